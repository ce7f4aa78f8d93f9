//! One door to the rules of single values, for the terminal and for scripts.
//!
//! Kinds and types are words here because they come from a command line; the answer has codes and
//! no sentence.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use chrono::NaiveDate;

use crate::code::{self, CodeError};
use crate::document::{self, DocType, Document, DocumentError};
use crate::engine::{self, EngineError};
use crate::file_number::{FileNumber, FileNumberError};
use crate::name::{self, Flagged, NameError};
use crate::password::{self, About};
use crate::phone::{Phone, PhoneError};
use crate::plate::{self, Plate, PlateError};
use crate::text;
use crate::vin::{self, VinError};

/// The kinds that [`check`] knows.
pub const KINDS: [&str; 10] = [
    "document",
    "name",
    "phone",
    "plate",
    "vin",
    "licence-number",
    "file-number",
    "engine-tail",
    "password",
    "code",
];

/// The types of a `document`; without one it is guessed.
pub const TYPES: [&str; 9] = [
    "id",
    "id15",
    "residence-permit",
    "hkid",
    "macau-id",
    "home-return",
    "taiwan-permit",
    "passport",
    "fpr",
];

/// Every code that [`check`] can answer with, by room: whoever shows them has a sentence for each.
pub const CODES: [&[&str]; 9] = [
    DocumentError::CODES,
    NameError::CODES,
    PhoneError::CODES,
    PlateError::CODES,
    VinError::CODES,
    FileNumberError::CODES,
    EngineError::CODES,
    password::PasswordError::CODES,
    CodeError::CODES,
];

/// Every notice that [`check`] can answer with.
pub const NOTICES: [&str; 6] = [
    "document.brackets_added",
    "document.reissue_count_stripped",
    "name.needs_choice",
    "name.not_in_the_standard_list",
    "password.weak",
    "plate.many_letters",
];

/// What the rules say about one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckResult {
    /// Whether the value is accepted.
    pub ok: bool,
    /// The canonical form, where one was reached; a password has none.
    pub normalized: Option<String>,
    /// Why it is refused.
    pub code: Option<&'static str>,
    /// The characters that the refusal is about, where it is about some.
    pub found: Vec<char>,
    /// What would stand there instead: the standard forms of a traditional name.
    pub forms: Vec<char>,
    /// What was mended, or what deserves a second look.
    pub notices: Vec<&'static str>,
    /// A value that would be accepted, where exactly one change heals it.
    pub suggestion: Option<String>,
    /// The document's type where it was guessed, or the one that would accept the number.
    pub doc_type: Option<&'static str>,
}

/// A question that no rule answers: wrong usage, not a wrong value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Usage {
    /// No such kind; see [`KINDS`].
    UnknownKind,
    /// No such type; see [`TYPES`].
    UnknownType,
    /// Only a `document` has a type.
    TypeWithoutDocument,
}

/// Checks one value.
///
/// # Errors
/// A kind or type that does not exist.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::check::check;
/// # let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
/// let result = check("document", "110105194912310021", Some("id"), today)?;
/// assert_eq!(result.code, Some("document.check_digit"));
/// let result = check("plate", "粤b·d12345", None, today)?;
/// assert_eq!(result.normalized.as_deref(), Some("粤BD12345"));
/// # Ok::<(), tongtu_rules::check::Usage>(())
/// ```
pub fn check(
    kind: &str,
    value: &str,
    doc_type: Option<&str>,
    today: NaiveDate,
) -> Result<CheckResult, Usage> {
    match (kind, doc_type) {
        ("document", Some("id15")) => Ok(legacy(value)),
        ("document", Some(word)) => {
            let kind = DocType::from_word(word).ok_or(Usage::UnknownType)?;
            Ok(of_document(kind, value, today))
        }
        ("document" | "licence-number", None) => {
            let kind = document::guess(value);
            let mut result = of_document(kind, value, today);
            result.doc_type = result.doc_type.or(Some(kind.word()));
            Ok(result)
        }
        (kind, Some(_)) if KINDS.contains(&kind) => Err(Usage::TypeWithoutDocument),
        ("name", None) => Ok(of_name(value)),
        ("phone", None) => Ok(match Phone::parse(value) {
            Ok(phone) => CheckResult::accepted(phone.as_str().into()),
            Err(error) => CheckResult::refused(value, error),
        }),
        ("plate", None) => Ok(of_plate(value)),
        ("vin", None) => Ok(plain(value, vin::parse(value))),
        ("file-number", None) => Ok(match FileNumber::parse(value) {
            Ok(number) => CheckResult::accepted(number.as_str().into()),
            Err(error) => CheckResult::refused(value, error),
        }),
        ("engine-tail", None) => Ok(plain(value, engine::tail(value))),
        ("password", None) => Ok(of_password(value)),
        ("code", None) => Ok(plain(value, code::parse(value))),
        _ => Err(Usage::UnknownKind),
    }
}

impl CheckResult {
    fn accepted(normalized: String) -> CheckResult {
        CheckResult {
            ok: true,
            normalized: Some(normalized),
            code: None,
            found: Vec::new(),
            forms: Vec::new(),
            notices: Vec::new(),
            suggestion: None,
            doc_type: None,
        }
    }

    fn refused(raw: &str, why: impl Into<Why>) -> CheckResult {
        let Why { code, found } = why.into();
        let readable = raw.len() <= text::MAX_RAW_BYTES;
        CheckResult {
            ok: false,
            normalized: readable.then(|| text::normalise(raw).into_owned()),
            code: Some(code),
            found: found.into_iter().collect(),
            forms: Vec::new(),
            notices: Vec::new(),
            suggestion: None,
            doc_type: None,
        }
    }
}

/// A refusal without its type: the code, and the character it is about.
struct Why {
    code: &'static str,
    found: Option<char>,
}

/// Which variants name a character, room by room.
macro_rules! why {
    ($($error:ty: $($naming:pat => $found:ident),*;)+) => {
        $(impl From<$error> for Why {
            fn from(error: $error) -> Why {
                let found = match error {
                    $($naming => Some($found),)*
                    _ => None, // the other variants are about the whole value
                };
                Why { code: error.code(), found }
            }
        })+
    };
}

why! {
    DocumentError: DocumentError::Charset { found } => found;
    PhoneError: PhoneError::Charset { found } => found;
    PlateError: PlateError::ForbiddenLetter { found } => found;
    VinError: VinError::ForbiddenLetter { found } | VinError::Charset { found } => found;
    FileNumberError: FileNumberError::Charset { found } => found;
    EngineError: EngineError::Charset { found } => found;
    CodeError: CodeError::Charset { found } => found;
}

fn plain(raw: &str, outcome: Result<String, impl Into<Why>>) -> CheckResult {
    match outcome {
        Ok(text) => CheckResult::accepted(text),
        Err(error) => CheckResult::refused(raw, error),
    }
}

fn legacy(value: &str) -> CheckResult {
    if value.len() > text::MAX_RAW_BYTES {
        return CheckResult::refused(value, DocumentError::Length);
    }
    let text = text::normalise(value);
    plain(value, document::upgrade_legacy(&text))
}

fn of_document(kind: DocType, value: &str, today: NaiveDate) -> CheckResult {
    match document::parse(kind, value, today) {
        Ok(document) => accepted_document(&document),
        Err(error) => {
            let mut result = CheckResult::refused(value, error);
            match document::suggest(kind, value, today) {
                Some(document::Suggestion::Kind(other)) => result.doc_type = Some(other.word()),
                Some(document::Suggestion::Text(text)) => result.suggestion = Some(text),
                None => {}
            }
            result
        }
    }
}

fn accepted_document(document: &Document) -> CheckResult {
    let mut result = CheckResult::accepted(document.as_str().to_string());
    result.notices = document.notices().iter().map(|notice| notice.code()).collect();
    result
}

fn of_name(value: &str) -> CheckResult {
    let report = name::check(value);
    let mut notices = Vec::new();
    if !report.soft.is_empty() {
        notices.push("name.not_in_the_standard_list");
    }
    if report.needs_choice() {
        notices.push("name.needs_choice");
    }
    CheckResult {
        ok: report.is_ok(),
        code: report.error.map(|error| error.code()),
        found: match report.error {
            Some(NameError::Charset { found } | NameError::PrivateUse { found }) => {
                Vec::from([found])
            }
            Some(NameError::Traditional) => {
                each_once(&report.blocked, |flagged| Some(flagged.found))
            }
            Some(NameError::Empty | NameError::TooLong) | None => Vec::new(),
        },
        forms: match report.error {
            Some(NameError::Traditional) => each_once(&report.blocked, |flagged| {
                flagged.forms.and_then(|forms| forms.as_slice().first().copied())
            }),
            Some(_) | None => Vec::new(),
        },
        suggestion: (!report.blocked.is_empty()).then(|| report.simplified()),
        notices,
        doc_type: None,
        normalized: Some(report.normalised).filter(|name| !name.is_empty()),
    }
}

fn each_once(flagged: &[Flagged], pick: impl Fn(&Flagged) -> Option<char>) -> Vec<char> {
    let mut all: Vec<char> = Vec::new();
    for c in flagged.iter().filter_map(pick) {
        if !all.contains(&c) {
            all.push(c);
        }
    }
    all
}

fn of_plate(value: &str) -> CheckResult {
    if value.len() > text::MAX_RAW_BYTES {
        return CheckResult::refused(value, PlateError::TooLong);
    }
    let text = plate::normalise(value);
    match Plate::parse(&text) {
        Ok(plate) => {
            let mut result = CheckResult::accepted(plate.as_str().into());
            if plate.has_many_letters() {
                result.notices.push("plate.many_letters");
            }
            result
        }
        Err(error) => {
            let mut result = CheckResult::refused(value, error);
            result.normalized = Some(text.into_owned());
            result
        }
    }
}

fn of_password(value: &str) -> CheckResult {
    let outcome = password::check(value, About::default());
    let notices = match outcome {
        Ok(password::Strength::Weak) => alloc::vec!["password.weak"],
        Ok(password::Strength::Fair | password::Strength::Strong) | Err(_) => Vec::new(),
    };
    CheckResult {
        ok: outcome.is_ok(),
        normalized: None, // a password is never printed back
        code: outcome.err().map(|error| error.code()),
        found: Vec::new(),
        forms: Vec::new(),
        notices,
        suggestion: None,
        doc_type: None,
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
    }

    #[test]
    fn every_kind_and_type_is_answered() {
        for kind in KINDS {
            assert!(check(kind, "1", None, today()).is_ok(), "{kind}");
        }
        for word in TYPES {
            assert!(check("document", "1", Some(word), today()).is_ok(), "{word}");
        }
        assert_eq!(check("colour", "1", None, today()), Err(Usage::UnknownKind));
        assert_eq!(check("document", "1", Some("card"), today()), Err(Usage::UnknownType));
        assert_eq!(check("phone", "1", Some("id"), today()), Err(Usage::TypeWithoutDocument));
    }

    #[test]
    fn no_code_stands_twice_and_each_begins_with_its_room() {
        let mut all: Vec<&str> = CODES.concat();
        all.extend(NOTICES);
        let count = all.len();
        assert!(
            all.iter().all(|code| code.split_once('.').is_some_and(|(room, _)| !room.is_empty()))
        );
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn a_password_never_comes_back() {
        let result = check("password", "xK9$v2Qm7!", None, today()).unwrap();
        assert!(result.ok && result.normalized.is_none());
    }

    #[test]
    fn a_refusal_names_its_characters() {
        let refused = |kind, value| {
            let result = check(kind, value, None, today()).unwrap();
            (result.code.unwrap(), result.found, result.forms)
        };
        assert_eq!(refused("phone", "1380O138000"), ("phone.charset", vec!['O'], vec![]));
        assert_eq!(
            refused("vin", "LSVAI033XF2123456"),
            ("vin.forbidden_letter", vec!['I'], vec![])
        );
        let name = ("name.traditional", vec!['陳', '劉'], vec!['陈', '刘']);
        assert_eq!(refused("name", "陳劉陳"), name);
        assert_eq!(refused("name", "陈7"), ("name.charset", vec!['7'], vec![]));
    }

    #[test]
    fn a_number_of_the_wrong_type_names_the_right_one() {
        let result = check("document", "A123456(3)", Some("id"), today()).unwrap();
        assert_eq!((result.ok, result.doc_type), (false, Some("hkid")));
    }
}
