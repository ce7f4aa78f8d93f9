//! 档案编号: the file number on the licence's second page (副页).
//!
//! Twelve digits: four of the region, eight running. No check digit is known. Source: restated.

use alloc::string::String;

use crate::reason::reasons;
use crate::text;

/// A file number of twelve digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FileNumber {
    digits: String,
}

reasons! {
    /// Why a file number is refused.
    FileNumberError in "file_number" {
        /// Nothing was entered.
        Empty = "empty",
        /// Something that is no digit.
        Charset {
            /// The character.
            found: char,
        } = "charset",
        /// Not twelve digits.
        Length = "length",
        /// Eighteen characters: the licence number was typed instead.
        LooksLikeId = "looks_like_id",
        /// All digits equal.
        Format = "format",
    }
}

impl FileNumber {
    /// Reads a number as it was typed: grouping and full width are mended.
    ///
    /// ```
    /// use tongtu_rules::file_number::{FileNumber, FileNumberError};
    /// assert_eq!(FileNumber::parse("4403 0012 3456")?.as_str(), "440300123456");
    /// assert_eq!(FileNumber::parse("110199199001010010"), Err(FileNumberError::LooksLikeId));
    /// # Ok::<(), FileNumberError>(())
    /// ```
    pub fn parse(raw: &str) -> Result<FileNumber, FileNumberError> {
        if raw.len() > text::MAX_RAW_BYTES {
            return Err(FileNumberError::Length);
        }
        let text = text::normalise(raw);
        check(&text)?;
        Ok(FileNumber { digits: text.into_owned() })
    }

    /// The twelve digits.
    pub fn as_str(&self) -> &str {
        &self.digits
    }
}

/// Checks a [normalised](text::normalise) file number. Allocates nothing.
///
/// ```
/// assert!(tongtu_rules::file_number::check("440300123456").is_ok());
/// ```
pub fn check(text: &str) -> Result<(), FileNumberError> {
    if text.is_empty() {
        return Err(FileNumberError::Empty);
    }
    if text.len() > text::MAX_RAW_BYTES {
        return Err(FileNumberError::Length);
    }
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let body = text.strip_suffix('X').unwrap_or(text);
    if text.len() == 18 && all_digits(body) {
        return Err(FileNumberError::LooksLikeId);
    }
    if let Some(found) = text.chars().find(|c| !c.is_ascii_digit()) {
        return Err(FileNumberError::Charset { found });
    }
    if text.len() != 12 {
        return Err(FileNumberError::Length);
    }
    let first = text.bytes().next();
    if text.bytes().all(|b| Some(b) == first) { Err(FileNumberError::Format) } else { Ok(()) }
}
