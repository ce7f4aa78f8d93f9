//! 姓名: a name as the document carries it, in standard characters (规范汉字).
//!
//! Answers "may this character stand in the register", not "what would a converter write": 昇 and
//! 堃 are standard although converters change them, 范 and 範 are two surnames. Three classes:
//! *blocked* has a standard form to offer, *soft* is not in the list but has none, *fine* is.
//! Sources: 通用规范汉字表 (国发〔2013〕23号); OpenCC's table (Apache-2.0) for the forms;
//! 民委发〔2016〕33号 for the interpunct and the length.

mod normalise;
mod table;

use alloc::string::String;
use alloc::vec::Vec;

use crate::document::DocType;
use crate::reason::reasons;

pub use normalise::normalise;

/// The longest name, in code points (民委发〔2016〕33号 asks for at least 25 Chinese characters).
pub const MAX_CHARS: usize = 50;

/// Longer input is refused unread: fifty characters with every mark that could ride along.
const MAX_RAW_BYTES: usize = 2048;

/// What a single character means in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// A traditional form (繁体) whose standard form is known.
    Blocked,
    /// A Chinese character outside the standard list and without a form to offer.
    Soft,
    /// Standard, or a letter or mark that names may hold.
    Fine,
    /// No character of a name: a digit, kana, a picture, private use.
    Foreign,
}

/// The class of one character. Allocates nothing, searches two bitmaps.
///
/// ```
/// use tongtu_rules::name::{Class, class};
/// assert_eq!(class('陳'), Class::Blocked);
/// assert_eq!(class('凃'), Class::Soft); // a surname of its own
/// assert_eq!(class('昇'), Class::Fine); // standard, whatever converters do
/// ```
pub fn class(c: char) -> Class {
    match c {
        c if is_standard(c) || normalise::is_latin(c) => Class::Fine,
        '·' | ' ' | '-' | '\'' => Class::Fine,
        c if is_blocked(c) => Class::Blocked,
        c if normalise::is_han(c) => Class::Soft,
        _ => Class::Foreign,
    }
}

/// The standard forms of a blocked character: one, or two between which the person chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Forms {
    /// One standard form.
    One(char),
    /// Two: 鍾 may be 钟 or 锺, and only the person knows.
    Two([char; 2]),
}

impl Forms {
    /// The forms, the likelier first.
    pub fn as_slice(&self) -> &[char] {
        match self {
            Forms::One(only) => core::slice::from_ref(only),
            Forms::Two(both) => both,
        }
    }
}

/// The standard forms of a character, if it is blocked.
///
/// ```
/// use tongtu_rules::name::{Forms, forms};
/// assert_eq!(forms('陳'), Some(Forms::One('陈')));
/// assert_eq!(forms('鍾'), Some(Forms::Two(['钟', '锺'])));
/// assert_eq!(forms('头'), None);
/// ```
pub fn forms(c: char) -> Option<Forms> {
    let rank = blocked_rank(c)?;
    if let Ok(at) = table::SEVERAL.binary_search_by_key(&c, |(from, _)| *from) {
        return table::SEVERAL.get(at).map(|(_, both)| Forms::Two(*both));
    }
    let unit = *table::TARGET.get(rank)?;
    let target = match unit.checked_sub(BEYOND) {
        Some(index) => *table::TARGET_BEYOND.get(usize::from(index))?,
        None => u32::from(unit),
    };
    char::from_u32(target).map(Forms::One)
}

/// One character that needs the person's eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Flagged {
    /// Which character of the normalised name, counted in code points from 0.
    pub index: usize,
    /// The character.
    pub found: char,
    /// Its standard forms; `None` for a soft one.
    pub forms: Option<Forms>,
}

reasons! {
    /// Why a name cannot be used at all, before any question of standard forms.
    NameError in "name" {
        /// Nothing was entered.
        Empty = "empty",
        /// More than fifty characters.
        TooLong = "too_long",
        /// A character that no name holds: a digit, kana, a picture.
        Charset {
            /// The character, so that the message can name it.
            found: char,
        } = "charset",
        /// A private-use code point that only one old system knows: choose the standard form.
        PrivateUse {
            /// The code point.
            found: char,
        } = "private_use",
        /// A traditional form stands in the name: its standard form is in the report.
        Traditional = "traditional",
    }
}

/// What a check of a name found. The name passes when `error` is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameReport {
    /// The name as it would be sent.
    pub normalised: String,
    /// Traditional forms with their standard ones.
    pub blocked: Vec<Flagged>,
    /// Characters outside the standard list, to be compared with the document.
    pub soft: Vec<Flagged>,
    /// Why it cannot be sent as it stands.
    pub error: Option<NameError>,
}

impl NameReport {
    /// Whether the name may be sent.
    pub fn is_ok(&self) -> bool {
        self.error.is_none()
    }

    /// Whether the person must choose between two forms before one tap can replace all.
    ///
    /// ```
    /// assert!(tongtu_rules::name::check("鍾南山").needs_choice()); // 钟 or 锺
    /// ```
    pub fn needs_choice(&self) -> bool {
        self.blocked.iter().any(|flagged| matches!(flagged.forms, Some(Forms::Two(_))))
    }

    /// The name with each blocked character replaced by its (likelier) standard form.
    ///
    /// ```
    /// use tongtu_rules::name::check;
    /// assert_eq!(check("陳大文").simplified(), "陈大文");
    /// ```
    pub fn simplified(&self) -> String {
        self.normalised.chars().map(first_form).collect()
    }
}

/// Checks a name as it was typed. What 「证件上就是这个字」 changes is for [`judge`].
///
/// ```
/// use tongtu_rules::name::{NameError, check};
/// assert!(check("阿不都·热西提").is_ok());
/// let report = check("鄭秀文");
/// assert_eq!(report.error, Some(NameError::Traditional));
/// assert_eq!(report.simplified(), "郑秀文");
/// ```
pub fn check(raw: &str) -> NameReport {
    let mut report = NameReport {
        normalised: String::new(),
        blocked: Vec::new(),
        soft: Vec::new(),
        error: None,
    };
    if raw.len() > MAX_RAW_BYTES {
        report.error = Some(NameError::TooLong);
        return report;
    }
    report.normalised = normalise(raw);
    report.error = shape_error(&report.normalised);
    if matches!(report.error, Some(NameError::TooLong)) {
        return report;
    }
    for (index, found) in report.normalised.chars().enumerate() {
        match class(found) {
            Class::Blocked => {
                report.blocked.push(Flagged { index, found, forms: forms(found) });
            }
            Class::Soft => report.soft.push(Flagged { index, found, forms: None }),
            Class::Fine | Class::Foreign => {}
        }
    }
    if report.error.is_none() && !report.blocked.is_empty() {
        report.error = Some(NameError::Traditional);
    }
    report
}

/// Whether a [normalised](normalise) name may be sent, without a report. Allocates nothing.
///
/// # Errors
/// The first reason why not.
///
/// ```
/// use tongtu_rules::name::{NameError, check_normalised};
/// assert_eq!(check_normalised("范冰"), Ok(()));
/// assert_eq!(check_normalised("範冰"), Err(NameError::Traditional));
/// ```
pub fn check_normalised(name: &str) -> Result<(), NameError> {
    if name.len() > MAX_RAW_BYTES {
        return Err(NameError::TooLong);
    }
    match shape_error(name) {
        Some(error) => Err(error),
        None if has_traditional(name) => Err(NameError::Traditional),
        None => Ok(()),
    }
}

/// Whether some character is [blocked](Class::Blocked): the script check alone, one bit a character.
///
/// ```
/// use tongtu_rules::name::has_traditional;
/// assert!(has_traditional("陳大文"));
/// assert!(!has_traditional("范冰"));
/// ```
pub fn has_traditional(name: &str) -> bool {
    // The bitmap begins at a multiple of 64, so that the last byte of an ideograph's UTF-8 is the
    // bit and the two before it are the word: no character has to be put together.
    let mut rest = name.as_bytes();
    while let [lead, behind @ ..] = rest {
        rest = match (lead, behind) {
            (0xE4..=0xE9, [middle, last, behind @ ..]) => {
                let row = usize::from(lead & 0x0F) << 6 | usize::from(middle & 0x3F);
                // A row before the first wraps to one beyond the last: one comparison for both ends.
                match table::BLOCKED.get(row.wrapping_sub(0x4E00 / 64)) {
                    Some(word) if word >> (last & 0x3F) & 1 == 1 => return true,
                    Some(_) => behind,
                    None => return name.chars().any(is_blocked),
                }
            }
            (0..=0x7F, _) => behind,
            (0xC0..=0xDF, [_, behind @ ..]) => behind, // below U+0800 nothing is blocked
            _ => return name.chars().any(is_blocked),  // rare: outside the first block
        };
    }
    false
}

/// What the person said about a traditional form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Insistence {
    /// Nothing yet.
    None,
    /// 「证件上就是这个字」: the document really carries it; a person reviews the photo.
    OnTheDocument,
}

/// Whether a name that passed goes on by itself or to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Passage {
    /// As usual for the kind of document.
    Usual,
    /// To manual review, with a photo of the document.
    ManualReview,
}

/// Judges a checked name for a kind of document.
///
/// A traditional form stops every kind but 居民身份证: some mainland cards carry 龑 because 䶮
/// could not be printed, so there it is only a hint. For the others the person may insist, and a
/// reviewer decides. Source: ours, after 居民身份证法 §4.
///
/// # Errors
/// The report's own error, where nothing lifts it.
///
/// ```
/// use tongtu_rules::document::DocType;
/// use tongtu_rules::name::{Insistence, Passage, check, judge};
/// let report = check("劉龑");
/// assert!(judge(&report, DocType::HkId, Insistence::None).is_err());
/// assert_eq!(
///     judge(&report, DocType::HkId, Insistence::OnTheDocument),
///     Ok(Passage::ManualReview)
/// );
/// assert_eq!(judge(&report, DocType::ResidentId, Insistence::None), Ok(Passage::Usual));
/// ```
pub fn judge(
    report: &NameReport,
    kind: DocType,
    insistence: Insistence,
) -> Result<Passage, NameError> {
    match (report.error, insistence) {
        (None, _) => Ok(Passage::Usual),
        (Some(NameError::Traditional), Insistence::OnTheDocument) => Ok(Passage::ManualReview),
        (Some(NameError::Traditional), Insistence::None) if kind == DocType::ResidentId => {
            Ok(Passage::Usual)
        }
        (Some(error), _) => Err(error),
    }
}

fn shape_error(name: &str) -> Option<NameError> {
    if name.is_empty() {
        return Some(NameError::Empty);
    }
    if name.len() > MAX_CHARS && name.chars().nth(MAX_CHARS).is_some() {
        return Some(NameError::TooLong);
    }
    if name.chars().all(is_standard) {
        return None; // most names: nothing but ideographs, so that no mark can be stray
    }
    if let Some(found) = name.chars().find(|c| normalise::is_private(*c)) {
        return Some(NameError::PrivateUse { found });
    }
    if let Some(found) = name.chars().find(|c| class(*c) == Class::Foreign) {
        return Some(NameError::Charset { found });
    }
    // The interpunct joins Han characters; spaces, hyphens and apostrophes join Latin letters.
    let latin = name.chars().any(normalise::is_latin);
    let han = name.chars().any(normalise::is_han);
    let stray = |c: &char| match c {
        '·' => !han,
        ' ' | '-' | '\'' => !latin,
        c => latin && han && normalise::is_latin(*c),
    };
    name.chars()
        .find(stray)
        .or_else(|| has_loose_interpunct(name).then_some('·'))
        .map(|found| NameError::Charset { found })
}

/// Whether some U+00B7 does not stand between two Han characters.
fn has_loose_interpunct(name: &str) -> bool {
    let before = core::iter::once(None).chain(name.chars().map(Some));
    let after = name.chars().skip(1).map(Some).chain(core::iter::once(None));
    let joins = |c: Option<char>| c.is_some_and(normalise::is_han);
    name.chars()
        .zip(before.zip(after))
        .any(|(c, (before, after))| c == '·' && !(joins(before) && joins(after)))
}

fn first_form(c: char) -> char {
    match forms(c) {
        Some(Forms::One(form) | Forms::Two([form, _])) => form,
        None => c,
    }
}

/// Whether the standard list of 2013 holds it.
fn is_standard(c: char) -> bool {
    if c < '\u{3000}' {
        return false;
    }
    match bit(&table::STANDARD, c) {
        Some((_, set)) => set,
        None => table::STANDARD_OUTSIDE.binary_search(&u32::from(c)).is_ok(),
    }
}

fn is_blocked(c: char) -> bool {
    if c < '\u{3400}' {
        return false; // letters and marks, which stand in every other name
    }
    match bit(&table::BLOCKED, c) {
        Some((_, set)) => set,
        None => table::BLOCKED_OUTSIDE.binary_search(&u32::from(c)).is_ok(),
    }
}

/// Its place among the blocked characters, in the order of [`table::TARGET`].
fn blocked_rank(c: char) -> Option<usize> {
    match bit(&table::BLOCKED, c) {
        Some((_, false)) => None,
        Some((offset, true)) => {
            let word = offset / 64;
            let below = table::BLOCKED.get(word)? & ((1_u64 << (offset % 64)) - 1);
            let inside = usize::try_from(below.count_ones()).ok()?;
            Some(usize::from(*table::BLOCKED_BEFORE.get(word)?) + inside)
        }
        None => {
            let outside = table::BLOCKED_OUTSIDE.binary_search(&u32::from(c)).ok()?;
            Some(table::TARGET.len() - table::BLOCKED_OUTSIDE.len() + outside)
        }
    }
}

/// The offset from U+4E00 and the bit there; `None` outside the block.
fn bit(words: &[u64; 328], c: char) -> Option<(usize, bool)> {
    let offset = usize::try_from(u32::from(c).checked_sub(0x4E00)?).ok()?;
    let word = words.get(offset / 64)?;
    Some((offset, word >> (offset % 64) & 1 == 1))
}

/// From here a unit of [`table::TARGET`] is an index: no standard character lies in private use.
const BEYOND: u16 = 0xE000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_classes_have_the_published_counts() {
        let all = || (0x3400..0x3_4000).filter_map(char::from_u32);
        assert_eq!(all().filter(|c| blocked_rank(*c).is_some()).count(), 2954);
        assert_eq!(all().chain(['〇']).filter(|c| is_standard(*c)).count(), 8105);
        assert_eq!(all().filter(|c| matches!(forms(*c), Some(Forms::Two(_)))).count(), 19);
    }

    #[test]
    fn every_blocked_character_has_standard_forms_and_is_not_standard() {
        for c in (0x3400..0x3_4000).filter_map(char::from_u32) {
            assert_eq!(forms(c).is_some(), class(c) == Class::Blocked, "{c}");
            if let Some(forms) = forms(c) {
                assert!(!is_standard(c), "{c}");
                assert!(forms.as_slice().iter().all(|form| is_standard(*form)), "{c}");
            }
        }
    }

    #[test]
    fn the_script_check_says_of_each_character_what_its_class_says() {
        for c in '\0'..=char::MAX {
            let mut name = String::from("阿·");
            name.push(c);
            assert_eq!(has_traditional(&name), class(c) == Class::Blocked, "{c:?}");
        }
    }

    #[test]
    fn a_letter_whose_capital_falls_apart_is_normalised_for_good() {
        let once = normalise("ẘ\u{328}");
        assert_eq!(normalise(&once), once);
    }

    #[test]
    fn the_table_of_the_test_fits_eight_kibibytes() {
        let bytes = size_of_val(&table::STANDARD)
            + size_of_val(&table::BLOCKED)
            + size_of_val(&table::STANDARD_OUTSIDE)
            + size_of_val(&table::BLOCKED_OUTSIDE);
        assert!(bytes <= 8 * 1024, "{bytes} bytes");
    }

    #[test]
    fn a_name_of_a_megabyte_is_refused_unread() {
        let report = check(&"陳".repeat(400_000));
        assert_eq!(report.error, Some(NameError::TooLong));
        assert!(report.normalised.is_empty() && report.blocked.is_empty());
    }
}
