//! 身份证明: the identity documents that a licence may stand on, and their numbers.
//!
//! Proves shape, date and check digit. Whether the document exists, only the server knows.
//!
//! - [`resident`]: 居民身份证 (A), 港澳台居民居住证 (Q), the fifteen digits of the first cards
//! - [`regional`]: 香港身份證, 澳門居民身份證, 回乡证, 台胞证 (all F)
//! - [`foreign`]: 护照 (F), 外国人永久居留身份证 (I), with the countries of ISO 3166-1

mod country;
mod foreign;
mod mask;
mod regional;
mod resident;

use alloc::string::String;
use alloc::vec::Vec;

use chrono::NaiveDate;

use crate::reason::reasons;
use crate::text;

pub use mask::mask;
pub use resident::{check_digit, upgrade_legacy};

/// The kind of document, as the person picks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocType {
    /// 居民身份证, mainland resident identity card; a temporary one (M) has the same number.
    ResidentId,
    /// 港澳台居民居住证, residence permit for residents of Hong Kong, Macau and Taiwan.
    HkMoTwResidencePermit,
    /// 香港身份證, Hong Kong identity card.
    HkId,
    /// 澳門居民身份證, Macau resident identity card.
    MacauId,
    /// 港澳居民来往内地通行证 (回乡证), home return permit.
    HomeReturnPermit,
    /// 台湾居民来往大陆通行证 (台胞证), mainland travel permit for Taiwan residents.
    TaiwanPermit,
    /// 护照, passport.
    Passport,
    /// 外国人永久居留身份证, foreign permanent resident identity card.
    ForeignPermanentResidentId,
}

impl DocType {
    /// Every kind, in the order of the picker.
    pub const ALL: [DocType; 8] = [
        DocType::ResidentId,
        DocType::HkMoTwResidencePermit,
        DocType::HkId,
        DocType::MacauId,
        DocType::HomeReturnPermit,
        DocType::TaiwanPermit,
        DocType::Passport,
        DocType::ForeignPermanentResidentId,
    ];

    /// The national letter of the identity type (身份证明名称代码).
    ///
    /// ```
    /// use tongtu_rules::document::DocType;
    /// assert_eq!(DocType::HomeReturnPermit.code(), 'F'); // 境外人员身份证明
    /// ```
    pub fn code(self) -> char {
        match self {
            DocType::ResidentId => 'A',
            DocType::HkMoTwResidencePermit => 'Q',
            DocType::HkId
            | DocType::MacauId
            | DocType::HomeReturnPermit
            | DocType::TaiwanPermit
            | DocType::Passport => 'F',
            DocType::ForeignPermanentResidentId => 'I',
        }
    }

    /// The word the terminal and the wire use: `id`, `residence-permit`, `hkid`, ….
    pub fn word(self) -> &'static str {
        match self {
            DocType::ResidentId => "id",
            DocType::HkMoTwResidencePermit => "residence-permit",
            DocType::HkId => "hkid",
            DocType::MacauId => "macau-id",
            DocType::HomeReturnPermit => "home-return",
            DocType::TaiwanPermit => "taiwan-permit",
            DocType::Passport => "passport",
            DocType::ForeignPermanentResidentId => "fpr",
        }
    }

    /// The kind that [`word`](DocType::word) names.
    pub fn from_word(word: &str) -> Option<DocType> {
        DocType::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether name and number are compared with the population data at once; otherwise a photo
    /// of the document is reviewed by a person (half a day to one working day). Source: restated.
    pub fn is_verified_at_once(self) -> bool {
        match self {
            DocType::ResidentId => true,
            DocType::HkMoTwResidencePermit
            | DocType::HkId
            | DocType::MacauId
            | DocType::HomeReturnPermit
            | DocType::TaiwanPermit
            | DocType::Passport
            | DocType::ForeignPermanentResidentId => false,
        }
    }
}

/// 性别, as the number's sequence tells it: odd is male.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    /// 女
    Female,
    /// 男
    Male,
}

/// What was mended on the way in; worth a sentence, never a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Notice {
    /// The half-width brackets that the licence number carries were put in.
    BracketsAdded,
    /// The two digits that count re-issues of a 回乡证 were taken off.
    ReissueCountStripped,
}

impl Notice {
    /// Every code, for tables of sentences.
    pub const CODES: &'static [&'static str] =
        &["document.brackets_added", "document.reissue_count_stripped"];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Notice::BracketsAdded => "document.brackets_added",
            Notice::ReissueCountStripped => "document.reissue_count_stripped",
        }
    }

    /// The variant's name, as the vectors write it.
    pub fn name(self) -> &'static str {
        match self {
            Notice::BracketsAdded => "BracketsAdded",
            Notice::ReissueCountStripped => "ReissueCountStripped",
        }
    }
}

/// A number in canonical form: upper case, no separators, half-width brackets on HK and Macau
/// cards, no re-issue digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Document {
    kind: DocType,
    text: String,
    born: Option<NaiveDate>,
    sex: Option<Sex>,
    notices: Vec<Notice>,
}

impl Document {
    /// The kind it was read as.
    pub fn kind(&self) -> DocType {
        self.kind
    }

    /// The canonical number; for A, Q and I also the licence number.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The date of birth, where the number carries one without doubt about the century.
    pub fn born(&self) -> Option<NaiveDate> {
        self.born
    }

    /// The sex, where the number carries one.
    pub fn sex(&self) -> Option<Sex> {
        self.sex
    }

    /// What was mended on the way in.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The number as a screen may show it, see [`mask`].
    pub fn masked(&self) -> String {
        mask(&self.text)
    }
}

reasons! {
    /// Why a document number is refused: the first rule that failed.
    DocumentError in "document" {
        /// Nothing was entered.
        Empty = "empty",
        /// Not as many characters as the kind has, or more than any kind has.
        Length = "length",
        /// A character that this number cannot hold.
        Charset {
            /// The character, so that the message can name it.
            found: char,
        } = "charset",
        /// The parts are not where the kind has them.
        Format = "format",
        /// The first digits name no province, or not one of this kind.
        Region = "region",
        /// No country has this code in ISO 3166-1.
        Country = "country",
        /// The date of birth does not exist in the calendar.
        Date = "date",
        /// The date of birth is after today.
        FutureDate = "future_date",
        /// The check digit does not fit the others: one of them is mistyped.
        CheckDigit = "check_digit",
        /// The eight-plus-two number of an old 台胞证 booklet; the last expired on 2020-09-20.
        LegacyBooklet = "legacy_booklet",
        /// The fifteen digits of a first-generation card, which ended on 2013-01-01.
        LegacyNumber = "legacy_number",
        /// A sequence kept for people over a hundred: the century cannot be known.
        Centenarian = "centenarian",
    }
}

/// Reads a number of a known kind as it was typed. Input over [`text::MAX_RAW_BYTES`] is refused
/// unread.
///
/// # Errors
/// The first rule that failed; [`suggest`] may know what would heal it.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::document::{DocType, Notice, parse};
/// # let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
/// let permit = parse(DocType::HomeReturnPermit, "h12345678 03", today)?;
/// assert_eq!(permit.as_str(), "H12345678");
/// assert_eq!(permit.notices(), [Notice::ReissueCountStripped]);
/// # Ok::<(), tongtu_rules::document::DocumentError>(())
/// ```
pub fn parse(kind: DocType, raw: &str, today: NaiveDate) -> Result<Document, DocumentError> {
    if raw.len() > text::MAX_RAW_BYTES {
        return Err(DocumentError::Length);
    }
    parse_normalised(kind, &text::normalise(raw), today)
}

/// Reads a number that is already [normalised](text::normalise): lower case, full width and
/// separators are errors here.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::document::{DocType, DocumentError, parse_normalised};
/// # let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
/// // GB 11643-1999: the check digit of the standard's own specimen is X.
/// assert!(parse_normalised(DocType::ResidentId, "11010519491231002X", today).is_ok());
/// assert_eq!(
///     parse_normalised(DocType::ResidentId, "110105194912310021", today),
///     Err(DocumentError::CheckDigit)
/// );
/// ```
pub fn parse_normalised(
    kind: DocType,
    text: &str,
    today: NaiveDate,
) -> Result<Document, DocumentError> {
    if text.is_empty() {
        return Err(DocumentError::Empty);
    }
    if text.len() > text::MAX_RAW_BYTES {
        return Err(DocumentError::Length);
    }
    if let Some(found) = text::look_alike(text) {
        return Err(DocumentError::Charset { found });
    }
    match kind {
        DocType::ResidentId => resident::resident(text, today),
        DocType::HkMoTwResidencePermit => resident::residence_permit(text, today),
        DocType::HkId => regional::hong_kong(text),
        DocType::MacauId => regional::macau(text),
        DocType::HomeReturnPermit => regional::home_return(text),
        DocType::TaiwanPermit => regional::taiwan(text),
        DocType::Passport => foreign::passport(text),
        DocType::ForeignPermanentResidentId => foreign::permanent_resident(text, today),
    }
}

/// Which document a licence number (驾驶证号) stands on, by its shape alone.
///
/// Brackets and length decide: `H123456(7)` is a Hong Kong card, `H12345678` a 回乡证. What fits
/// nothing else is taken for a passport.
///
/// ```
/// use tongtu_rules::document::{DocType, guess};
/// assert_eq!(guess("H12345678"), DocType::HomeReturnPermit);
/// assert_eq!(guess("H123456(7)"), DocType::HkId);
/// assert_eq!(guess("830000200002290138"), DocType::HkMoTwResidencePermit);
/// ```
pub fn guess(licence_no: &str) -> DocType {
    if licence_no.len() > text::MAX_RAW_BYTES {
        return DocType::Passport;
    }
    let text = text::normalise(licence_no);
    let all_digits = |s: &[u8]| s.iter().all(u8::is_ascii_digit);
    match text.as_bytes() {
        [b'9', rest @ ..] if rest.len() == 17 => DocType::ForeignPermanentResidentId,
        [b'8', b'1' | b'2' | b'3', b'0', b'0', b'0', b'0', rest @ ..] if rest.len() == 12 => {
            DocType::HkMoTwResidencePermit
        }
        [digits @ .., _] if digits.len() == 17 && all_digits(digits) => DocType::ResidentId,
        [b'H' | b'M', digits @ ..] if digits.len() == 8 && all_digits(digits) => {
            DocType::HomeReturnPermit
        }
        [b'H' | b'M', digits @ ..] if digits.len() == 10 && all_digits(digits) => {
            DocType::HomeReturnPermit
        }
        [b'H' | b'M', b'A', digits @ ..] if digits.len() == 7 && all_digits(digits) => {
            DocType::HomeReturnPermit
        }
        [b'1' | b'5' | b'7', digits @ .., b'(', _, b')']
            if digits.len() == 6 && all_digits(digits) =>
        {
            DocType::MacauId
        }
        [b'A'..=b'Z', .., b'(', _, b')'] => DocType::HkId,
        digits if digits.len() == 8 && all_digits(digits) => DocType::TaiwanPermit,
        [a, b, c, digits @ ..]
            if [a, b, c].into_iter().all(u8::is_ascii_uppercase)
                && digits.len() == 12
                && all_digits(digits) =>
        {
            DocType::ForeignPermanentResidentId
        }
        _ => DocType::Passport,
    }
}

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
