//! 香港身份證, 澳門居民身份證, 回乡证, 台胞证: the documents under F with a shape of their own.
//!
//! The brackets belong to the number: the licence number carries them.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::{DocType, Document, DocumentError, Notice};

/// 香港身份證: one or two letters, six digits, the check character in brackets.
///
/// Values A=10 … Z=35, an absent first letter 36; weights 9 to 2; divisible by 11 with the check;
/// ten is written A. Which letters were issued is not tested: new ones appear. Source: restated.
pub(super) fn hong_kong(text: &str) -> Result<Document, DocumentError> {
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
    Ok(with_brackets(DocType::HkId, body, check, bracketed))
}

/// 澳門居民身份證: seven digits that begin with 1, 5 or 7, and a check digit in brackets.
///
/// How the check digit is made is not published, so that only the shape is tested.
pub(super) fn macau(text: &str) -> Result<Document, DocumentError> {
    let (body, check, bracketed) = bracketed(text)?;
    let shaped = matches!(body.as_bytes(), [b'1' | b'5' | b'7', rest @ ..]
        if rest.len() == 6 && rest.iter().all(u8::is_ascii_digit));
    if !shaped || !check.is_ascii_digit() {
        return Err(DocumentError::Format);
    }
    Ok(with_brackets(DocType::MacauId, body, check, bracketed))
}

/// 回乡证: H or M and eight digits for life; HA or MA and seven since 2024-07-10 for those
/// without Chinese nationality. Two further digits count re-issues and are taken off.
pub(super) fn home_return(text: &str) -> Result<Document, DocumentError> {
    let digits = |s: &[u8]| s.iter().all(u8::is_ascii_digit);
    let (canonical, notices) = match text.as_bytes() {
        [b'H' | b'M', rest @ ..] if rest.len() == 8 && digits(rest) => (text, Vec::new()),
        [b'H' | b'M', b'A', rest @ ..] if rest.len() == 7 && digits(rest) => (text, Vec::new()),
        [b'H' | b'M', rest @ ..] if rest.len() == 10 && digits(rest) => {
            (text.get(..9).ok_or(DocumentError::Format)?, vec![Notice::ReissueCountStripped])
        }
        _ => return Err(DocumentError::Format),
    };
    Ok(plain(DocType::HomeReturnPermit, canonical.into(), notices))
}

/// 台胞证: eight digits for life. Ten digits, with or without a letter, are an old booklet's.
pub(super) fn taiwan(text: &str) -> Result<Document, DocumentError> {
    let digits = |s: &[u8]| s.iter().all(u8::is_ascii_digit);
    match text.as_bytes() {
        all if all.len() == 8 && digits(all) => {
            Ok(plain(DocType::TaiwanPermit, text.into(), Vec::new()))
        }
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

fn with_brackets(kind: DocType, body: &str, check: char, had: bool) -> Document {
    let notices = if had { Vec::new() } else { vec![Notice::BracketsAdded] };
    plain(kind, format!("{body}({check})"), notices)
}

pub(super) fn plain(kind: DocType, text: String, notices: Vec<Notice>) -> Document {
    Document { kind, text, born: None, sex: None, notices }
}

/// A=10 … Z=35; the caller has matched a capital.
fn letter(capital: u8) -> u32 {
    u32::from(capital.saturating_sub(b'A')) + 10
}
