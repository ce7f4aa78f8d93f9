//! 护照 and 外国人永久居留身份证: the documents of foreigners.

use chrono::{Datelike, NaiveDate};

use super::resident::{birth_and_check, is_province};
use super::{DocumentError, Reading, country};

/// 护照: five to nine letters and digits, one digit at least.
///
/// The nine positions of ICAO 9303. Formats of single countries change and are not tested.
pub(super) fn passport(text: &str) -> Result<Reading<'_>, DocumentError> {
    let shaped = text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        && text.bytes().any(|b| b.is_ascii_digit());
    if !(5..=9).contains(&text.len()) || !shaped {
        return Err(DocumentError::Format);
    }
    Ok(Reading::plain(text))
}

/// 外国人永久居留身份证: eighteen characters since 2023-12-01, fifteen before.
pub(super) fn permanent_resident(
    text: &str,
    today: NaiveDate,
) -> Result<Reading<'_>, DocumentError> {
    match text.chars().count() {
        18 => new_card(text, today),
        15 => old_card(text, today),
        _ => Err(DocumentError::Length),
    }
}

/// `9`, province of first issue, nationality in digits, birth, sequence, check as GB 11643.
fn new_card(text: &str, today: NaiveDate) -> Result<Reading<'_>, DocumentError> {
    let shaped = text
        .strip_prefix('9')
        .is_some_and(|rest| rest.len() == 17 && rest.bytes().take(16).all(|b| b.is_ascii_digit()));
    if !shaped || !text.ends_with(|c: char| c.is_ascii_digit() || c == 'X') {
        return Err(DocumentError::Format);
    }
    if !text.get(1..3).is_some_and(is_province) {
        return Err(DocumentError::Region);
    }
    let nation = text.get(3..6).and_then(|digits| digits.parse().ok());
    if !nation.is_some_and(country::is_numeric) {
        return Err(DocumentError::Country);
    }
    let (born, sex) = birth_and_check(text, today)?;
    Ok(Reading { born: Some(born), sex: Some(sex), ..Reading::plain(text) })
}

/// Nationality in letters, region, `YYMMDD`, sequence, check by ICAO's 7-3-1 over fourteen.
///
/// The century is not written. A date after today in this century was in the last one; one that
/// fits both is left open, and [`Document::born`](super::Document::born) says nothing.
fn old_card(text: &str, today: NaiveDate) -> Result<Reading<'_>, DocumentError> {
    let letters = text.get(..3).ok_or(DocumentError::Format)?;
    let digits = text.get(3..).ok_or(DocumentError::Format)?;
    if !letters.bytes().all(|b| b.is_ascii_uppercase())
        || !digits.bytes().all(|b| b.is_ascii_digit())
    {
        return Err(DocumentError::Format);
    }
    if !country::is_alpha(letters) {
        return Err(DocumentError::Country);
    }
    if !is_province(digits) {
        return Err(DocumentError::Region);
    }
    let number = |range| digits.get(range).and_then(|part: &str| part.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day)) = (number(4..6), number(6..8), number(8..10)) else {
        return Err(DocumentError::Date);
    };
    let in_century = |century: i32| {
        let year = i32::try_from(year).ok()?.checked_add(century)?;
        NaiveDate::from_ymd_opt(year, month, day).filter(|date| *date <= today)
    };
    let born = match (in_century(1900), in_century(2000)) {
        (None, None) if today.year() < 1900 => return Err(DocumentError::FutureDate),
        (None, None) => return Err(DocumentError::Date),
        (Some(date), None) | (None, Some(date)) => Some(date),
        (Some(_), Some(_)) => None,
    };
    let sum: u32 = text
        .chars()
        .take(14)
        .zip([7_u32, 3, 1].into_iter().cycle())
        .map(|(c, weight)| c.to_digit(36).unwrap_or(0) * weight)
        .sum();
    if char::from_digit(sum % 10, 10) != text.chars().next_back() {
        return Err(DocumentError::CheckDigit);
    }
    Ok(Reading { born, ..Reading::plain(text) })
}
