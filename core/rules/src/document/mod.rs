//! 身份证明: the identity documents that a licence may stand on, and their numbers.
//!
//! Proves shape, date and check digit. Whether the document exists, only the server knows.
//!
//! - `resident`: 居民身份证 (A), 港澳台居民居住证 (Q), the fifteen digits of the first cards
//! - `regional`: 香港身份證, 澳門居民身份證, 回乡证, 台胞证 (all F)
//! - `foreign`: 护照 (F), 外国人永久居留身份证 (I), with the countries of ISO 3166-1

mod country;
mod foreign;
mod mask;
mod regional;
mod resident;
mod suggest;

use alloc::string::String;

use chrono::NaiveDate;

use crate::reason::reasons;
use crate::text;

pub use mask::mask;
pub use resident::{check_digit, upgrade_legacy};
pub use suggest::{Suggestion, suggest};

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
    ///
    /// ```
    /// use tongtu_rules::document::DocType;
    /// assert!(DocType::ResidentId.is_verified_at_once());
    /// assert!(!DocType::HomeReturnPermit.is_verified_at_once());
    /// ```
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
    notice: Option<Notice>,
}

/// A number that was read and not yet copied: checking allocates nothing.
struct Reading<'a> {
    body: &'a str,
    /// The check character that stands in brackets behind the body.
    bracketed: Option<char>,
    born: Option<NaiveDate>,
    sex: Option<Sex>,
    notice: Option<Notice>,
}

impl<'a> Reading<'a> {
    /// A number of which nothing but itself is known.
    fn plain(body: &'a str) -> Reading<'a> {
        Reading { body, bracketed: None, born: None, sex: None, notice: None }
    }

    fn document(&self, kind: DocType) -> Document {
        let mut text = String::with_capacity(self.body.len() + 3);
        text.push_str(self.body);
        if let Some(check) = self.bracketed {
            text.extend(['(', check, ')']);
        }
        Document { kind, text, born: self.born, sex: self.sex, notice: self.notice }
    }
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
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// use tongtu_rules::document::{DocType, Sex, parse};
    /// # let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    /// let card = parse(DocType::ResidentId, "11010519491231002X", today)?; // GB 11643-1999
    /// assert_eq!((card.born(), card.sex()), (NaiveDate::from_ymd_opt(1949, 12, 31), Some(Sex::Female)));
    /// # Ok::<(), tongtu_rules::document::DocumentError>(())
    /// ```
    pub fn born(&self) -> Option<NaiveDate> {
        self.born
    }

    /// The sex, where the number carries one.
    pub fn sex(&self) -> Option<Sex> {
        self.sex
    }

    /// What was mended on the way in.
    pub fn notices(&self) -> &[Notice] {
        self.notice.as_slice()
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
    Ok(read(kind, text, today)?.document(kind))
}

/// Whether a [normalised](text::normalise) number is good, without keeping it. Allocates nothing.
///
/// # Errors
/// As [`parse_normalised`].
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::document::{DocType, check};
/// # let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
/// assert!(check(DocType::HkId, "A123456(3)", today).is_ok());
/// ```
pub fn check(kind: DocType, text: &str, today: NaiveDate) -> Result<(), DocumentError> {
    read(kind, text, today).map(|_| ())
}

fn read(kind: DocType, text: &str, today: NaiveDate) -> Result<Reading<'_>, DocumentError> {
    if text.is_empty() {
        return Err(DocumentError::Empty);
    }
    if text.len() > text::MAX_RAW_BYTES {
        return Err(DocumentError::Length);
    }
    if !text.is_ascii()
        && let Some(found) = text::look_alike(text)
    {
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
