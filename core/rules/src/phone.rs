//! 手机号码: mainland mobile numbers, as registration needs one.
//!
//! Never tests the operator's segment: a new one must not lock people out, and a ported number
//! (携号转网) keeps its old one.

use alloc::string::String;

use crate::reason::reasons;
use crate::text;

/// A mainland mobile number: eleven digits from 1, without the country code.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    digits: String,
}

reasons! {
    /// Why a phone number is refused.
    PhoneError in "phone" {
        /// Nothing was entered.
        Empty = "empty",
        /// Something that is no digit.
        Charset {
            /// The character.
            found: char,
        } = "charset",
        /// Not eleven digits.
        Length = "length",
        /// Eleven digits, but not of a mobile: it must begin with 13 to 19.
        Format = "format",
        /// A number of Hong Kong, Macau or abroad; the service needs a mainland one.
        NotMainland = "not_mainland",
    }
}

impl Phone {
    /// Reads a number as it was typed: spaces, hyphens, full width, `+86` and `0086` are taken off.
    ///
    /// ```
    /// use tongtu_rules::phone::{Phone, PhoneError};
    /// assert_eq!(Phone::parse("+86 138 0013 8000")?.as_str(), "13800138000");
    /// assert_eq!(Phone::parse("+85291234567"), Err(PhoneError::NotMainland));
    /// # Ok::<(), PhoneError>(())
    /// ```
    pub fn parse(raw: &str) -> Result<Phone, PhoneError> {
        if raw.len() > text::MAX_RAW_BYTES {
            return Err(PhoneError::Length);
        }
        let text = text::normalise(raw);
        let digits = check(&text)?;
        Ok(Phone { digits: digits.into() })
    }

    /// The eleven digits.
    pub fn as_str(&self) -> &str {
        &self.digits
    }

    /// As a screen shows it: first three, last four.
    ///
    /// ```
    /// # use tongtu_rules::phone::Phone;
    /// assert_eq!(Phone::parse("13800138000")?.masked(), "138••••8000");
    /// # Ok::<(), tongtu_rules::phone::PhoneError>(())
    /// ```
    pub fn masked(&self) -> String {
        let front = self.digits.get(..3).unwrap_or_default();
        let back = self.digits.get(7..).unwrap_or_default();
        alloc::format!("{front}••••{back}")
    }
}

/// The eleven digits within normalised text. Allocates nothing.
///
/// ```
/// assert_eq!(tongtu_rules::phone::check("008613800138000"), Ok("13800138000"));
/// ```
pub fn check(typed: &str) -> Result<&str, PhoneError> {
    if typed.is_empty() {
        return Err(PhoneError::Empty);
    }
    if typed.len() > text::MAX_RAW_BYTES {
        return Err(PhoneError::Length);
    }
    let international = typed.strip_prefix('+').or_else(|| typed.strip_prefix("00"));
    let digits = match international {
        Some(rest) => rest.strip_prefix("86").ok_or(PhoneError::NotMainland)?,
        None if typed.len() == 13 => typed.strip_prefix("86").unwrap_or(typed),
        None => typed,
    };
    if let Some(found) = digits.chars().find(|c| !c.is_ascii_digit()) {
        return Err(PhoneError::Charset { found });
    }
    match digits.as_bytes() {
        // Eight digits are a Hong Kong or Macau number without its country code.
        [b'2'..=b'9', rest @ ..] if rest.len() == 7 => Err(PhoneError::NotMainland),
        [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9 => Ok(digits),
        all if all.len() == 11 => Err(PhoneError::Format),
        _ => Err(PhoneError::Length),
    }
}
