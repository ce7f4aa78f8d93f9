//! 公民身份号码 (GB 11643-1999) and the numbers built like it.
//!
//! Six digits of region, eight of birth, three of sequence, one of check. Only the province is
//! tested: people keep their number when a county is abolished.

use alloc::format;
use alloc::string::String;

use chrono::NaiveDate;

use super::{DocumentError, Reading, Sex};

/// The check character over the first seventeen digits: ISO 7064 MOD 11-2.
///
/// It catches every single wrong digit and every swap of neighbours. `None` when `digits` is not
/// seventeen ASCII digits. Source: GB 11643-1999.
///
/// ```
/// use tongtu_rules::document::check_digit;
/// assert_eq!(check_digit("11010519491231002"), Some('X')); // specimen of the standard
/// assert_eq!(check_digit("1101051949123100"), None);
/// ```
pub fn check_digit(digits: &str) -> Option<char> {
    let digits: &[u8; 17] = digits.as_bytes().try_into().ok()?;
    let mut sum = 0_u32;
    for (digit, weight) in digits.iter().zip(WEIGHTS) {
        sum += u32::from(digit.is_ascii_digit().then(|| digit - b'0')?) * weight;
    }
    b"10X98765432".get(usize::try_from(sum % 11).ok()?).copied().map(char::from)
}

/// 居民身份证 (A): any province of the mainland.
pub(super) fn resident(text: &str, today: NaiveDate) -> Result<Reading<'_>, DocumentError> {
    if text.len() == 15 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(DocumentError::LegacyNumber);
    }
    let parts = split(text)?;
    if !is_province(parts.region) {
        return Err(DocumentError::Region);
    }
    parts.reading(today)
}

/// 港澳台居民居住证 (Q): 810000, 820000 or 830000. Source: 国办发〔2018〕81号, restated.
pub(super) fn residence_permit(text: &str, today: NaiveDate) -> Result<Reading<'_>, DocumentError> {
    let parts = split(text)?;
    if !matches!(parts.region, "810000" | "820000" | "830000") {
        return Err(DocumentError::Region);
    }
    parts.reading(today)
}

/// The eighteen-digit number of a fifteen-digit one (第一代). For old licence records only: such
/// cards ended on 2013-01-01 (居民身份证法 §23), and no account stands on one.
///
/// # Errors
/// `Length`, `Charset`, `Region`, `Date`; `Centenarian` for the sequences 996 to 999, whose
/// century cannot be known.
///
/// ```
/// use tongtu_rules::document::{DocumentError, upgrade_legacy};
/// assert_eq!(upgrade_legacy("110105491231002"), Ok("11010519491231002X".into()));
/// assert_eq!(upgrade_legacy("110199010101996"), Err(DocumentError::Centenarian));
/// ```
pub fn upgrade_legacy(text: &str) -> Result<String, DocumentError> {
    if text.is_empty() {
        return Err(DocumentError::Empty);
    }
    if text.len() > 60 || text.chars().count() != 15 {
        return Err(DocumentError::Length);
    }
    if let Some(found) = text.chars().find(|c| !c.is_ascii_digit()) {
        return Err(DocumentError::Charset { found });
    }
    let (region, rest) = text.split_at_checked(6).ok_or(DocumentError::Length)?;
    let (birth, sequence) = rest.split_at_checked(6).ok_or(DocumentError::Length)?;
    if !is_province(region) {
        return Err(DocumentError::Region);
    }
    if matches!(sequence, "996" | "997" | "998" | "999") {
        return Err(DocumentError::Centenarian);
    }
    let mut number = format!("{region}19{birth}{sequence}");
    if date(number.get(6..14).unwrap_or_default()).is_none() {
        return Err(DocumentError::Date);
    }
    number.push(check_digit(&number).ok_or(DocumentError::Charset { found: ' ' })?);
    Ok(number)
}

/// Whether the first two digits name a province, region or municipality of GB/T 2260. Taiwan,
/// Hong Kong and Macau have codes there too, but their people hold other documents.
pub(super) fn is_province(region: &str) -> bool {
    matches!(
        region.as_bytes(),
        [b'1' | b'6', b'1'..=b'5', ..]
            | [b'2', b'1'..=b'3', ..]
            | [b'3', b'1'..=b'7', ..]
            | [b'4', b'1'..=b'6', ..]
            | [b'5', b'0'..=b'4', ..]
    )
}

/// The tail that A, Q and the new I share: birth, sequence, check.
pub(super) fn birth_and_check(
    text: &str,
    today: NaiveDate,
) -> Result<(NaiveDate, Sex), DocumentError> {
    let born = date(text.get(6..14).unwrap_or_default()).ok_or(DocumentError::Date)?;
    if born > today {
        return Err(DocumentError::FutureDate);
    }
    let expected = text.get(..17).and_then(check_digit);
    if expected.is_none() || expected != text.chars().next_back() {
        return Err(DocumentError::CheckDigit);
    }
    let odd = text.as_bytes().get(16).is_some_and(|b| b % 2 == 1);
    Ok((born, if odd { Sex::Male } else { Sex::Female }))
}

/// `YYYYMMDD` from the year 1800 on.
fn date(digits: &str) -> Option<NaiveDate> {
    let digits: &[u8; 8] = digits.as_bytes().try_into().ok()?;
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let [c, c_, y, y_, m, m_, d, d_] = digits.map(|digit| u32::from(digit - b'0'));
    let year = c * 1000 + c_ * 100 + y * 10 + y_;
    let year = i32::try_from(year).ok().filter(|year| *year >= 1800)?;
    NaiveDate::from_ymd_opt(year, m * 10 + m_, d * 10 + d_)
}

struct Parts<'a> {
    text: &'a str,
    region: &'a str,
}

impl<'a> Parts<'a> {
    fn reading(&self, today: NaiveDate) -> Result<Reading<'a>, DocumentError> {
        let (born, sex) = birth_and_check(self.text, today)?;
        Ok(Reading { born: Some(born), sex: Some(sex), ..Reading::plain(self.text) })
    }
}

fn split(text: &str) -> Result<Parts<'_>, DocumentError> {
    let shaped = match text.as_bytes() {
        [digits @ .., last] if digits.len() == 17 => {
            digits.iter().all(u8::is_ascii_digit) && (last.is_ascii_digit() || *last == b'X')
        }
        _ => false,
    };
    if !shaped {
        return Err(misshapen(text));
    }
    let region = text.get(..6).ok_or(DocumentError::Length)?;
    Ok(Parts { text, region })
}

/// Why it is no row of seventeen digits and a check.
fn misshapen(text: &str) -> DocumentError {
    if text.chars().count() != 18 {
        return DocumentError::Length;
    }
    let wrong = |(at, c): &(usize, char)| !(c.is_ascii_digit() || (*at == 17 && *c == 'X'));
    let found = text.char_indices().find(wrong).map_or(' ', |(_, found)| found);
    DocumentError::Charset { found }
}

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
