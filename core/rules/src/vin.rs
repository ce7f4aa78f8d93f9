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
    if text.len() > text::MAX_RAW_BYTES {
        return Err(VinError::Length);
    }
    let Ok(bytes) = <&[u8; 17]>::try_from(text.as_bytes()) else {
        return Err(misshapen(text));
    };
    let mut sum = 0;
    for (byte, weight) in bytes.iter().zip(WEIGHTS) {
        let Some(value) = value(*byte) else { return Err(misshapen(text)) };
        sum += u32::from(value) * weight;
    }
    let expected = usize::try_from(sum % 11).ok().and_then(|rest| b"0123456789X".get(rest));
    let mandatory = matches!(bytes.first(), Some(b'L' | b'1'..=b'5'));
    if mandatory && bytes.get(8) != expected { Err(VinError::CheckDigit) } else { Ok(()) }
}

/// Why it is no row of seventeen characters with a value.
fn misshapen(text: &str) -> VinError {
    if text.chars().count() != 17 {
        return VinError::Length;
    }
    let wrong = |c: &char| u8::try_from(*c).ok().and_then(value).is_none();
    match text.chars().find(wrong).unwrap_or(' ') {
        found @ ('I' | 'O' | 'Q') => VinError::ForbiddenLetter { found },
        found => VinError::Charset { found },
    }
}

/// The number a character stands for.
fn value(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'I' | b'O' | b'Q' => None,
        b'A'..=b'H' => Some(byte - b'A' + 1),
        b'J'..=b'R' => Some(byte - b'J' + 1),
        b'S'..=b'Z' => Some(byte - b'S' + 2),
        _ => None,
    }
}

const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
