//! What would heal a refused number: the wrong kind, a letter for a digit, a swap of neighbours.

use alloc::string::String;
use alloc::vec::Vec;

use chrono::NaiveDate;

use super::{DocType, DocumentError, check};
use crate::text;

/// The one change that would heal a refused number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suggestion {
    /// The number is right for another kind of document, the commonest mistake of all.
    Kind(DocType),
    /// This text would be accepted for the kind that was picked.
    Text(String),
}

/// What would heal a refused number, if exactly one change does. `None` for a good number.
///
/// In this order: another kind that accepts it (never the passport, which accepts nearly all);
/// letters O and I for 0 and 1, other brackets, look-alike letters; one swap of neighbours that
/// mends the check digit, if it is the only one. Source: ours.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::document::{DocType, Suggestion, suggest};
/// # let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
/// assert_eq!(
///     suggest(DocType::ResidentId, "810000199001010019", today),
///     Some(Suggestion::Kind(DocType::HkMoTwResidencePermit))
/// );
/// assert_eq!(
///     suggest(DocType::HkId, "A12345O(3)", today),
///     None // A123450(3) has the wrong check digit too
/// );
/// ```
pub fn suggest(kind: DocType, raw: &str, today: NaiveDate) -> Option<Suggestion> {
    if raw.len() > text::MAX_RAW_BYTES {
        return None;
    }
    let text = text::normalise(raw);
    let error = check(kind, &text, today).err()?;
    if let Some(other) = KINDS_BY_CERTAINTY
        .into_iter()
        .find(|other| *other != kind && check(*other, &text, today).is_ok())
    {
        return Some(Suggestion::Kind(other));
    }
    match error {
        DocumentError::CheckDigit => only_swap(kind, &text, today),
        DocumentError::Charset { .. } | DocumentError::Format => only_letters(kind, &text, today),
        DocumentError::Empty
        | DocumentError::Length
        | DocumentError::Region
        | DocumentError::Country
        | DocumentError::Date
        | DocumentError::FutureDate
        | DocumentError::LegacyBooklet
        | DocumentError::LegacyNumber
        | DocumentError::Centenarian => None,
    }
    .map(Suggestion::Text)
}

/// Eight bare digits are a 台胞证 rather than a Macau card without brackets.
const KINDS_BY_CERTAINTY: [DocType; 7] = [
    DocType::ResidentId,
    DocType::HkMoTwResidencePermit,
    DocType::ForeignPermanentResidentId,
    DocType::HomeReturnPermit,
    DocType::HkId,
    DocType::TaiwanPermit,
    DocType::MacauId,
];

/// The text with two neighbours swapped, if only one swap mends the check digit.
fn only_swap(kind: DocType, text: &str, today: NaiveDate) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    let mut found = None;
    for right in 1..bytes.len() {
        bytes.swap(right - 1, right);
        if let Ok(swapped) = core::str::from_utf8(&bytes)
            && check(kind, swapped, today).is_ok()
        {
            if found.is_some() {
                return None;
            }
            found = Some(String::from(swapped));
        }
        bytes.swap(right - 1, right);
    }
    found
}

/// The text with look-alikes made plain, or with digits for O and I, if only one of them is good.
fn only_letters(kind: DocType, text: &str, today: NaiveDate) -> Option<String> {
    let mut healed: Vec<String> =
        Vec::from([text.chars().map(plain_letter).collect(), digits_for_letters(text)]);
    healed.retain(|candidate| check(kind, candidate, today).is_ok());
    healed.dedup();
    match healed.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

fn plain_letter(c: char) -> char {
    match c {
        '[' | '{' | '〔' | '【' => '(',
        ']' | '}' | '〕' | '】' => ')',
        'Х' | 'Χ' | 'х' | 'χ' => 'X',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Р' | 'Ρ' => 'P',
        'Т' | 'Τ' => 'T',
        c => c,
    }
}

/// O and I typed for 0 and 1, behind the first letter only: HKIDs begin with any letter.
fn digits_for_letters(text: &str) -> String {
    text.char_indices()
        .map(|(at, c)| match c {
            'O' if at > 0 => '0',
            'I' | 'L' if at > 0 => '1',
            c => plain_letter(c),
        })
        .collect()
}
