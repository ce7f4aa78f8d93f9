//! 短信验证码: the six digits of an SMS code.

use alloc::string::String;

use crate::reason::reasons;
use crate::text;

/// How many digits a code has.
pub const LENGTH: usize = 6;

reasons! {
    /// Why a code cannot be right.
    CodeError in "code" {
        /// Nothing was entered.
        Empty = "empty",
        /// Something that is no digit.
        Charset {
            /// The character.
            found: char,
        } = "charset",
        /// Not six digits.
        Length = "length",
    }
}

/// Reads a code as it was typed or pasted: spaces, hyphens and full width are mended.
///
/// ```
/// use tongtu_rules::code::{CodeError, parse};
/// assert_eq!(parse("１２３ 456"), Ok("123456".into()));
/// assert_eq!(parse("12345"), Err(CodeError::Length));
/// ```
pub fn parse(raw: &str) -> Result<String, CodeError> {
    if raw.len() > text::MAX_RAW_BYTES {
        return Err(CodeError::Length);
    }
    let text = text::normalise(raw);
    check(&text)?;
    Ok(text.into_owned())
}

/// Checks a [normalised](text::normalise) code. Allocates nothing.
///
/// ```
/// assert!(tongtu_rules::code::check("204815").is_ok());
/// ```
pub fn check(text: &str) -> Result<(), CodeError> {
    if text.is_empty() {
        return Err(CodeError::Empty);
    }
    if text.len() > text::MAX_RAW_BYTES {
        return Err(CodeError::Length);
    }
    if let Some(found) = text.chars().find(|c| !c.is_ascii_digit()) {
        return Err(CodeError::Charset { found });
    }
    if text.len() == LENGTH { Ok(()) } else { Err(CodeError::Length) }
}

/// How often and how long, unless the server says otherwise. Source: ours; public pages name
/// everything from a minute to ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CodeLimits {
    /// How long a code is good, in seconds.
    pub valid_s: u32,
    /// After how many seconds another may be asked for.
    pub resend_after_s: u32,
    /// Wrong tries before the code is void.
    pub tries: u8,
    /// Codes to one number in one day.
    pub per_day: u8,
}

/// The limits the sandbox ships with.
pub const LIMITS: CodeLimits =
    CodeLimits { valid_s: 300, resend_after_s: 60, tries: 5, per_day: 10 };
