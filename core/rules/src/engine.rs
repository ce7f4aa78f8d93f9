//! 发动机号: the last six characters of the engine number, which is all that is asked for.

use alloc::string::String;

use crate::reason::reasons;
use crate::text;

reasons! {
    /// Why the tail of an engine number is refused.
    EngineError in "engine" {
        /// Nothing was entered.
        Empty = "empty",
        /// Not six characters.
        Length = "length",
        /// No letter and no digit. I, O and Q are allowed here.
        Charset {
            /// The character.
            found: char,
        } = "charset",
    }
}

/// Reads the last six characters of an engine number as they were typed.
///
/// ```
/// use tongtu_rules::engine::{EngineError, tail};
/// assert_eq!(tail("a-1b2c3"), Ok("A1B2C3".into()));
/// assert_eq!(tail("12345"), Err(EngineError::Length));
/// ```
pub fn tail(raw: &str) -> Result<String, EngineError> {
    if raw.len() > text::MAX_RAW_BYTES {
        return Err(EngineError::Length);
    }
    let text = text::normalise(raw);
    check(&text)?;
    Ok(text.into_owned())
}

/// Checks a [normalised](text::normalise) tail. Allocates nothing.
///
/// ```
/// assert!(tongtu_rules::engine::check("A1B2C3").is_ok());
/// ```
pub fn check(text: &str) -> Result<(), EngineError> {
    if text.is_empty() {
        return Err(EngineError::Empty);
    }
    if text.len() > text::MAX_RAW_BYTES {
        return Err(EngineError::Length);
    }
    if let Some(found) = text.chars().find(|c| !c.is_ascii_uppercase() && !c.is_ascii_digit()) {
        return Err(EngineError::Charset { found });
    }
    if text.len() == 6 { Ok(()) } else { Err(EngineError::Length) }
}
