//! Problems: everything a person or QA can be told went wrong, by code.
//!
//! One table holds code, sentence, tone and way out. A code is a letter and three digits and is never
//! given to anything else. What the rules refuse is not here: it stands at its field, under the
//! rule's own code.

use std::sync::Arc;

use tongtu_contract as contract;

use crate::{
    screen::Tone,
    text::{Arg, Words},
};

/// What the person can do about a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayOut {
    /// Nothing needs doing.
    Nothing,
    /// Ask again.
    Retry,
    /// Log in again.
    LogIn,
    /// Read the help.
    Help,
}

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct CodeInfo {
    /// The code.
    pub code: Code,
    /// Key of the sentence.
    pub words: &'static str,
    /// How it is drawn.
    pub tone: Tone,
    /// What the person can do.
    pub way_out: WayOut,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident $words:literal $tone:ident $way_out:ident;)+) => {
        /// A stable code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $code,)+ }

        /// Every code, once.
        pub const CODES: &[CodeInfo] = &[$(CodeInfo {
            code: Code::$code, words: $words, tone: Tone::$tone, way_out: WayOut::$way_out,
        },)+];

        impl Code {
            /// As it is shown: `N101`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$code => stringify!($code),)+ }
            }
            /// Its line of the table.
            pub fn info(self) -> CodeInfo {
                match self { $(Code::$code => CodeInfo {
                    code: Code::$code, words: $words, tone: Tone::$tone, way_out: WayOut::$way_out,
                },)+ }
            }
        }
    };
}

codes! {
    /// No network.
    N101 "n101-offline" Attention Retry;
    /// The server did not answer in time, or broke off.
    N102 "n102-no-answer" Attention Retry;
    /// The answer is not what the contract says.
    N103 "n103-bad-answer" Danger Retry;
    /// The server has a fault of its own (5xx).
    N104 "n104-server-fault" Danger Retry;
    /// Maintenance until.
    N105 "n105-maintenance" Attention Retry;
    /// The app is too old for this server (426).
    N106 "n106-too-old" Attention Nothing;
    /// The server's certificate is not trusted.
    N107 "n107-untrusted" Danger Help;
    /// No roots of TLS, or an address that is neither https nor loopback.
    N108 "n108-no-way" Danger Help;
    /// Too many tries; wait until.
    N109 "n109-too-many" Attention Nothing;
    /// The server refuses, with its own sentence.
    N110 "n110-refused" Danger Nothing;
    /// The server has not answered for long; it is still waited for.
    N111 "n111-slow" Calm Nothing;
    /// The session ended.
    A201 "a201-session-ended" Attention LogIn;
    /// The login is unknown or the password is wrong.
    A202 "a202-wrong-login" Danger Nothing;
    /// The cache could not be read and was made anew.
    S301 "s301-cache-rebuilt" Calm Nothing;
    /// The queue could not be read and was put aside.
    S302 "s302-queue-aside" Attention Help;
    /// The disk is full.
    S303 "s303-disk-full" Danger Retry;
    /// The disk failed.
    S304 "s304-disk" Danger Retry;
    /// The snapshot could not be read; the first screen is shown.
    S305 "s305-snapshot" Calm Nothing;
    /// Secrets were not kept over a restart and have to be typed again.
    S306 "s306-type-again" Info Nothing;
    /// The key store failed.
    V401 "v401-key-store" Danger Retry;
    /// The key store is locked until the phone is unlocked.
    V402 "v402-key-store-locked" Attention Retry;
    /// The key store lost the keys.
    V403 "v403-keys-lost" Attention LogIn;
    /// The file is not a photo we can read.
    P501 "p501-not-a-photo" Danger Nothing;
    /// The photo is too small.
    P502 "p502-too-small" Danger Nothing;
    /// The photo is too large to be opened safely.
    P503 "p503-too-large" Danger Nothing;
    /// Taken with the front camera.
    P504 "p504-front-camera" Danger Nothing;
    /// Older than six months.
    P505 "p505-too-old" Danger Nothing;
    /// It is not known when it was taken.
    P506 "p506-no-date" Danger Nothing;
    /// The camera cannot be used.
    P507 "p507-no-camera" Attention Nothing;
    /// A fault of ours; nothing was lost.
    X901 "x901-fault" Danger Retry;
}

/// Something that went wrong, as it is told.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Its code.
    pub code: Code,
    /// Arguments of the sentence.
    pub args: Vec<(&'static str, Arg)>,
    /// What the server said, where it did.
    pub answer: Option<Arc<contract::Problem>>,
    /// Until when, server time, where that is known.
    pub until_ms: Option<i64>,
}

impl Problem {
    /// Of that code.
    pub fn new(code: Code) -> Problem {
        Problem { code, args: Vec::new(), answer: None, until_ms: None }
    }

    /// With an argument for its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Problem {
        self.args.push((name, arg.into()));
        self
    }

    /// A refusal by the server.
    pub fn refused(answer: contract::Problem) -> Problem {
        Problem { answer: Some(Arc::new(answer)), ..Problem::new(Code::N110) }
    }

    /// The server's own code (`phone_taken`), if it refused with one.
    pub fn server_code(&self) -> Option<&str> {
        self.answer.as_deref().map(|answer| answer.code.as_str())
    }

    /// Its sentence. What the server refuses is said by us if we know its code
    /// (`refused-phone_taken`), else in the server's own words.
    pub fn words(&self) -> Words {
        let words = Words::new(self.code.info().words);
        self.args.iter().cloned().fold(words, |words, (name, arg)| words.with(name, arg))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tongtu_rules::{code, document, name, password, phone};

    use super::*;
    use crate::{
        kit::{Kit, bare_keys},
        root::Input,
        text::{Locale, Texts},
    };

    fn missing(locale: Locale, keys: impl IntoIterator<Item = String>) -> Vec<String> {
        let texts = Texts::new(locale);
        keys.into_iter().filter(|key| texts.find(&Words::new(key.as_str())).is_none()).collect()
    }

    #[test]
    fn no_code_is_given_twice_and_each_is_a_letter_and_three_digits() {
        let codes: BTreeSet<&str> = CODES.iter().map(|info| info.code.as_str()).collect();
        assert_eq!(codes.len(), CODES.len());
        for code in codes {
            let (letter, digits) = code.split_at(1);
            assert!(letter.chars().all(|c| c.is_ascii_uppercase()), "{code}");
            assert!(digits.len() == 3 && digits.chars().all(|c| c.is_ascii_digit()), "{code}");
        }
    }

    #[test]
    fn every_problem_and_every_refusal_of_the_server_is_said_in_every_language() {
        for locale in Locale::ALL {
            let ours = CODES.iter().map(|info| info.words.to_owned());
            let theirs = contract::ProblemCode::KNOWN.iter().map(|code| format!("refused-{code}"));
            assert_eq!(missing(locale, ours.chain(theirs)), Vec::<String>::new(), "{locale:?}");
        }
    }

    #[test]
    fn every_code_is_told_above_the_screen_with_its_way_out() {
        for (locale, info) in
            Locale::ALL.into_iter().flat_map(|l| CODES.iter().map(move |i| (l, i)))
        {
            let mut kit = Kit::logged_in();
            kit.texts = Texts::new(locale);
            let screen = kit.input(Input::Trouble(Problem::new(info.code)));
            let notice = screen.notice.as_ref().unwrap();
            assert_eq!(notice.code, info.code.as_str());
            let is_said = !notice.text.is_empty() && !notice.text.contains("{$");
            assert!(is_said, "{} in {}: {}", info.words, locale.tag(), notice.text);
            assert_eq!(notice.way_out.is_some(), info.way_out != WayOut::Nothing);
            assert!(bare_keys(&screen).is_empty(), "{:?}", bare_keys(&screen));
        }
    }

    #[test]
    fn every_refusal_of_the_server_is_told_in_our_words() {
        for locale in Locale::ALL {
            let texts = Texts::new(locale);
            for code in contract::ProblemCode::KNOWN {
                let mut kit = Kit::logged_in();
                kit.texts = Texts::new(locale);
                let screen = kit.input(Input::Trouble(crate::kit::refused(code)));
                let own = Words::new(format!("refused-{code}"))
                    .with("tries_left", 0_u32)
                    .with("until", texts.say(&Words::new("a-while")));
                let text = screen.notice.unwrap().text;
                assert_eq!(Some(&text), texts.find(&own).as_ref(), "{code} in {}", locale.tag());
                assert!(!text.contains("the server's own words"), "{code} in {}", locale.tag());
            }
        }
    }

    #[test]
    fn every_fault_of_a_registration_has_its_sentence_and_its_short_form() {
        let rules = [
            document::DocumentError::CODES,
            name::NameError::CODES,
            phone::PhoneError::CODES,
            password::PasswordError::CODES,
            code::CodeError::CODES,
        ];
        for locale in Locale::ALL {
            let keys = rules.iter().copied().flatten().flat_map(|code| {
                let key = format!("fault-{}", code.replace('.', "-"));
                [format!("{key}.short"), key]
            });
            let notices = document::Notice::CODES
                .iter()
                .map(|code| format!("notice-{}", code.replace('.', "-")));
            assert_eq!(missing(locale, keys.chain(notices)), Vec::<String>::new(), "{locale:?}");
        }
    }

    #[test]
    fn every_reason_of_a_refused_registration_has_its_sentence_and_its_source() {
        for locale in Locale::ALL {
            let keys = contract::RegistrationReason::KNOWN.iter().flat_map(|reason| {
                let key = format!("reason-{}", reason.replace('_', "-"));
                [format!("{key}.source"), key]
            });
            assert_eq!(missing(locale, keys), Vec::<String>::new(), "{locale:?}");
        }
    }
}
