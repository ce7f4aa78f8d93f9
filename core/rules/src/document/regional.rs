//! 香港身份證, 澳門居民身份證, 回乡证, 台胞证: the documents under F with a shape of their own.
//!
//! The brackets belong to the number: the licence number carries them.

use super::{DocumentError, Notice, Reading};

/// 香港身份證: one or two letters, six digits, the check character in brackets.
///
/// Values A=10 … Z=35, an absent first letter 36; weights 9 to 2; divisible by 11 with the check;
/// ten is written A. Which letters were issued is not tested: new ones appear. Source: restated.
pub(super) fn hong_kong(text: &str) -> Result<Reading<'_>, DocumentError> {
    let (body, check, bracketed) = bracketed(text)?;
    if !(check.is_ascii_digit() || check == 'A') {
        return Err(DocumentError::Format);
    }
    let (first, second, digits) = match body.as_bytes() {
        [b @ b'A'..=b'Z', digits @ ..] if digits.len() == 6 => (36, letter(*b), digits),
        [a @ b'A'..=b'Z', b @ b'A'..=b'Z', digits @ ..] if digits.len() == 6 => {
            (letter(*a), letter(*b), digits)
        }
        _ => return Err(DocumentError::Format),
    };
    let mut sum = 9 * first + 8 * second;
    for (digit, weight) in digits.iter().zip([7_u32, 6, 5, 4, 3, 2]) {
        if !digit.is_ascii_digit() {
            return Err(DocumentError::Format);
        }
        sum += weight * u32::from(digit - b'0');
    }
    let expected = match (11 - sum % 11) % 11 {
        10 => Some('A'),
        value => char::from_digit(value, 10),
    };
    if expected != Some(check) {
        return Err(DocumentError::CheckDigit);
    }
    Ok(with_brackets(body, check, bracketed))
}

/// 澳門居民身份證: seven digits that begin with 1, 5 or 7, and a check digit in brackets.
///
/// How the check digit is made is not published, so that only the shape is tested.
pub(super) fn macau(text: &str) -> Result<Reading<'_>, DocumentError> {
    let (body, check, bracketed) = bracketed(text)?;
    let shaped = matches!(body.as_bytes(), [b'1' | b'5' | b'7', rest @ ..]
        if rest.len() == 6 && rest.iter().all(u8::is_ascii_digit));
    if !shaped || !check.is_ascii_digit() {
        return Err(DocumentError::Format);
    }
    Ok(with_brackets(body, check, bracketed))
}

/// 回乡证: H or M and eight digits for life; HA or MA and seven since 2024-07-10 for those
/// without Chinese nationality. Two further digits count re-issues and are taken off.
pub(super) fn home_return(text: &str) -> Result<Reading<'_>, DocumentError> {
    let digits = |s: &[u8]| s.iter().all(u8::is_ascii_digit);
    match text.as_bytes() {
        [b'H' | b'M', rest @ ..] if rest.len() == 8 && digits(rest) => Ok(Reading::plain(text)),
        [b'H' | b'M', b'A', rest @ ..] if rest.len() == 7 && digits(rest) => {
            Ok(Reading::plain(text))
        }
        [b'H' | b'M', rest @ ..] if rest.len() == 10 && digits(rest) => {
            let body = text.get(..9).ok_or(DocumentError::Format)?;
            let notice = Some(Notice::ReissueCountStripped);
            Ok(Reading { notice, ..Reading::plain(body) })
        }
        _ => Err(DocumentError::Format),
    }
}

/// 台胞证: eight digits for life. Ten digits, with or without a letter, are an old booklet's.
pub(super) fn taiwan(text: &str) -> Result<Reading<'_>, DocumentError> {
    let digits = |s: &[u8]| s.iter().all(u8::is_ascii_digit);
    match text.as_bytes() {
        all if all.len() == 8 && digits(all) => Ok(Reading::plain(text)),
        all if all.len() == 10 && digits(all) => Err(DocumentError::LegacyBooklet),
        [booklet @ .., b'A'..=b'Z'] if booklet.len() == 10 && digits(booklet) => {
            Err(DocumentError::LegacyBooklet)
        }
        _ => Err(DocumentError::Format),
    }
}

/// Body and check character, with brackets or without.
fn bracketed(text: &str) -> Result<(&str, char, bool), DocumentError> {
    let (inner, bracketed) = match text.strip_suffix(')') {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let mut chars = inner.chars();
    let check = chars.next_back().ok_or(DocumentError::Format)?;
    let body = chars.as_str();
    let body = if bracketed { body.strip_suffix('(') } else { Some(body) };
    body.map(|body| (body, check, bracketed)).ok_or(DocumentError::Format)
}

fn with_brackets(body: &str, check: char, had: bool) -> Reading<'_> {
    let notice = if had { None } else { Some(Notice::BracketsAdded) };
    Reading { bracketed: Some(check), notice, ..Reading::plain(body) }
}

/// A=10 … Z=35; the caller has matched a capital.
fn letter(capital: u8) -> u32 {
    u32::from(capital.saturating_sub(b'A')) + 10
}
