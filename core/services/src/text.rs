//! Sentences: every word a person reads, by key, in zh-Hans, zh-Hant and en.
//!
//! Owns the Fluent files under `core/services/text`, one folder a language, one file a service. Only
//! the chosen language is parsed. A service names a key and its arguments ([`Words`]) and never
//! spells a sentence; what is kept for later (a notice) is kept as `Words`, so that a change of
//! language renders it anew.

use std::fmt;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

/// The languages Tongtu speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locale {
    /// Simplified Chinese.
    ZhHans,
    /// Traditional Chinese.
    ZhHant,
    /// English.
    En,
}

impl Locale {
    /// All of them; the first is the one the others are measured against.
    pub const ALL: [Locale; 3] = [Locale::ZhHans, Locale::ZhHant, Locale::En];

    /// The nearest of ours to a BCP 47 tag (`zh-HK`, `zh_Hant_TW`, `en-GB`, `fr`).
    ///
    /// Chinese by script, else by region; any other language reads English; what is no tag at all
    /// reads simplified Chinese.
    ///
    /// ```
    /// # use tongtu_services::text::Locale;
    /// assert_eq!(Locale::nearest("zh-HK"), Locale::ZhHant);
    /// assert_eq!(Locale::nearest("zh-Hans-HK"), Locale::ZhHans);
    /// assert_eq!(Locale::nearest("fr"), Locale::En);
    /// assert_eq!(Locale::nearest("?"), Locale::ZhHans);
    /// ```
    pub fn nearest(tag: &str) -> Locale {
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        if !(2..=8).contains(&language.len())
            || !language.bytes().all(|byte| byte.is_ascii_alphabetic())
        {
            return Locale::ZhHans;
        }
        if !language.eq_ignore_ascii_case("zh") {
            return Locale::En;
        }
        let is = |part: &str, names: &[&str]| names.iter().any(|n| part.eq_ignore_ascii_case(n));
        let rest: Vec<&str> = parts.collect();
        if rest.iter().any(|part| is(part, &["Hans"])) {
            Locale::ZhHans
        } else if rest.iter().any(|part| is(part, &["Hant", "HK", "TW", "MO"])) {
            Locale::ZhHant
        } else {
            Locale::ZhHans
        }
    }

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::ZhHans => "zh-Hans",
            Locale::ZhHant => "zh-Hant",
            Locale::En => "en",
        }
    }

    fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Locale::ZhHans => files::ZH_HANS,
            Locale::ZhHant => files::ZH_HANT,
            Locale::En => files::EN,
        }
    }
}

/// A sentence that has not been said yet: its key and its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    key: String,
    args: Vec<(&'static str, Arg)>,
}

/// What goes into a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// As it is.
    Text(String),
    /// Chooses the plural.
    Number(i64),
    /// Said first.
    Words(Words),
}

impl Words {
    /// The sentence of that key.
    pub fn new(key: impl Into<String>) -> Words {
        Words { key: key.into(), args: Vec::new() }
    }

    /// With an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Words {
        self.args.push((name, arg.into()));
        self
    }

    /// Its key.
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl From<&'static str> for Words {
    fn from(key: &'static str) -> Words {
        Words::new(key)
    }
}
impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Arg {
        Arg::Number(number)
    }
}
impl From<u32> for Arg {
    fn from(number: u32) -> Arg {
        Arg::Number(i64::from(number))
    }
}
impl From<usize> for Arg {
    fn from(number: usize) -> Arg {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl From<Words> for Arg {
    fn from(words: Words) -> Arg {
        Arg::Words(words)
    }
}

/// One language, parsed.
pub struct Texts {
    locale: Locale,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").field("locale", &self.locale).finish_non_exhaustive()
    }
}

impl Texts {
    /// Parses the files of one language. What does not parse is left out; a test finds it.
    pub fn new(locale: Locale) -> Texts {
        let language = locale.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // The marks would be read aloud and counted as characters.
        bundle.set_use_isolating(false);
        for (_, source) in locale.files() {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Texts { locale, bundle }
    }

    /// Which language this is.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The sentence, said. An unknown key comes out as itself, so that it can be seen and reported.
    pub fn say(&self, words: &Words) -> String {
        self.find(words).unwrap_or_else(|| words.key.clone())
    }

    /// The sentence, if there is one. A key may name an attribute: `field-phone.help`.
    pub fn find(&self, words: &Words) -> Option<String> {
        let (message, attribute) = match words.key.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (words.key.as_str(), None),
        };
        let message = self.bundle.get_message(message)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut args = FluentArgs::new();
        for (name, arg) in &words.args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(text.as_str()),
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Words(words) => FluentValue::from(self.say(words)),
            };
            args.set(*name, value);
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }
}

/// The files, by language. A new service adds its file to each of the three lists.
mod files {
    macro_rules! files {
        ($language:literal: $($name:literal),+ $(,)?) => {
            &[$(($name, include_str!(concat!("../text/", $language, "/", $name, ".ftl")))),+]
        };
    }
    pub(super) const ZH_HANS: &[(&str, &str)] = files!("zh-Hans": "common", "problems", "consent", "help", "registration", "session", "me", "licence", "elicence", "home", "rules", "vehicles", "filing", "face", "violations", "handling", "objections", "fines", "rentals", "points", "messages");
    pub(super) const ZH_HANT: &[(&str, &str)] = files!("zh-Hant": "common", "problems", "consent", "help", "registration", "session", "me", "licence", "elicence", "home", "rules", "vehicles", "filing", "face", "violations", "handling", "objections", "fines", "rentals", "points", "messages");
    pub(super) const EN: &[(&str, &str)] = files!("en": "common", "problems", "consent", "help", "registration", "session", "me", "licence", "elicence", "home", "rules", "vehicles", "filing", "face", "violations", "handling", "objections", "fines", "rentals", "points", "messages");
}

#[cfg(test)]
mod tests;
