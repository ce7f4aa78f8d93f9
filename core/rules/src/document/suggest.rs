//! What would heal a refused number: the wrong kind, a letter for a digit, a swap of neighbours.

use alloc::string::String;
use alloc::vec::Vec;

use chrono::NaiveDate;

use super::{DocType, DocumentError, parse, parse_normalised};
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
    let error = parse(kind, raw, today).err()?;
    if raw.len() > text::MAX_RAW_BYTES {
        return None;
    }
    if let Some(other) = KINDS_BY_CERTAINTY
        .into_iter()
        .find(|other| *other != kind && parse(*other, raw, today).is_ok())
    {
        return Some(Suggestion::Kind(other));
    }
    let text = text::normalise(raw);
    let mut healed = Vec::new();
    match error {
        DocumentError::CheckDigit => healed.extend(swaps(&text)),
        DocumentError::Charset { .. } | DocumentError::Format => {
            healed.push(text.chars().map(plain_letter).collect::<String>());
            healed.push(digits_for_letters(&text));
        }
        DocumentError::Empty
        | DocumentError::Length
        | DocumentError::Region
        | DocumentError::Country
        | DocumentError::Date
        | DocumentError::FutureDate
        | DocumentError::LegacyBooklet
        | DocumentError::LegacyNumber
        | DocumentError::Centenarian => return None,
    }
    healed.retain(|candidate| parse_normalised(kind, candidate, today).is_ok());
    healed.dedup();
    match healed.as_slice() {
        [only] => Some(Suggestion::Text(only.clone())),
        _ => None,
    }
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

/// Each text that differs by one swap of neighbours.
fn swaps(text: &str) -> impl Iterator<Item = String> {
    let chars: Vec<char> = text.chars().take(20).collect();
    (1..chars.len()).filter_map(move |right| {
        let mut swapped = chars.clone();
        swapped.swap(right - 1, right);
        (swapped != chars).then(|| swapped.into_iter().collect())
    })
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
