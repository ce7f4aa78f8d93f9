//! 车辆识别代号 (VIN): seventeen characters. Source: GB 16735, ISO 3779 and 3780, restated.
//!
//! The check digit at the ninth place is mandatory in China (`L…`) and North America (`1…` to
//! `5…`); European makers may put a filler there, so that elsewhere it is not tested.

use alloc::string::String;

use crate::reason::reasons;
use crate::text;

reasons! {
    /// Why a VIN is refused.
    VinError in "vin" {
        /// Nothing was entered.
        Empty = "empty",
        /// Not seventeen characters.
        Length = "length",
        /// I, O or Q, which no VIN has: read 1 and 0.
        ForbiddenLetter {
            /// The letter.
            found: char,
        } = "forbidden_letter",
        /// No letter and no digit.
        Charset {
            /// The character.
            found: char,
        } = "charset",
        /// The ninth character does not fit the others: one of them is mistyped.
        CheckDigit = "check_digit",
    }
}

/// Reads a VIN as it was typed.
///
/// ```
/// use tongtu_rules::vin::{VinError, parse};
/// assert_eq!(parse("lzzab12c4na000001")?, "LZZAB12C4NA000001");
/// assert_eq!(parse("LZZAB12C0NA000001"), Err(VinError::CheckDigit));
/// # Ok::<(), VinError>(())
/// ```
pub fn parse(raw: &str) -> Result<String, VinError> {
    if raw.len() > text::MAX_RAW_BYTES {
        return Err(VinError::Length);
    }
    let text = text::normalise(raw);
    check(&text)?;
    Ok(text.into_owned())
}

/// Checks a normalised VIN. Allocates nothing.
///
/// ```
/// // ISO 3779: Wolfsburg's filler at the ninth place is not a check digit.
/// assert!(tongtu_rules::vin::check("WVWZZZ1KZAW000001").is_ok());
/// ```
pub fn check(text: &str) -> Result<(), VinError> {
    if text.is_empty() {
        return Err(VinError::Empty);
    }
    if text.len() > text::MAX_RAW_BYTES || text.chars().count() != 17 {
        return Err(VinError::Length);
    }
    let mut sum = 0;
    let mut ninth = None;
    for ((place, c), weight) in text.chars().enumerate().zip(WEIGHTS) {
        sum += value(c)? * weight;
        if place == 8 {
            ninth = Some(c);
        }
    }
    let expected = match sum % 11 {
        10 => Some('X'),
        rest => char::from_digit(rest, 10),
    };
    let mandatory = text.starts_with(['L', '1', '2', '3', '4', '5']);
    if mandatory && ninth != expected { Err(VinError::CheckDigit) } else { Ok(()) }
}

/// The number a letter stands for.
fn value(c: char) -> Result<u32, VinError> {
    match c {
        '0'..='9' => Ok(u32::from(c) - u32::from('0')),
        'I' | 'O' | 'Q' => Err(VinError::ForbiddenLetter { found: c }),
        'A'..='H' => Ok(u32::from(c) - u32::from('A') + 1),
        'J'..='R' => Ok(u32::from(c) - u32::from('J') + 1),
        'S'..='Z' => Ok(u32::from(c) - u32::from('S') + 2),
        found => Err(VinError::Charset { found }),
    }
}

const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
