//! 交通违法: violations, from the record to the payment.
//!
//! - [`handle`]: who may handle which record online, with all refusals at once
//! - [`schedule`]: 记分, how many points which act carries, and since when
//! - [`suspect`]: 涉嫌代替接受处理, how near a driver is to the list
//! - [`fine`]: 加处罚款, when a fine is due and what lateness costs
//! - [`deadline`]: every statutory term with its kind of days
//! - [`objection`]: 陈述申辩, grounds and windows

pub mod deadline;
pub mod fine;
pub mod handle;
pub mod objection;
pub mod schedule;
pub mod suspect;

use crate::reason::reasons;
use crate::text;

reasons! {
    /// Why a number of a decision (决定书编号) is refused.
    DecisionNoError in "decision_no" {
        /// Nothing was entered.
        Empty = "empty",
        /// Something that is no digit.
        Charset {
            /// The character.
            found: char,
        } = "charset",
        /// Not sixteen digits, or fifteen where the check digit is kept apart.
        Length = "length",
    }
}

/// Reads the number of a decision. How its check digit is made is not published.
///
/// ```
/// use tongtu_rules::violation::{DecisionNoError, decision_no};
/// assert_eq!(decision_no("4403 0012 3456 7890")?, "4403001234567890");
/// assert_eq!(decision_no("123"), Err(DecisionNoError::Length));
/// # Ok::<(), DecisionNoError>(())
/// ```
pub fn decision_no(raw: &str) -> Result<alloc::string::String, DecisionNoError> {
    if raw.len() > text::MAX_RAW_BYTES {
        return Err(DecisionNoError::Length);
    }
    let text = text::normalise(raw);
    if text.is_empty() {
        return Err(DecisionNoError::Empty);
    }
    if let Some(found) = text.chars().find(|c| !c.is_ascii_digit()) {
        return Err(DecisionNoError::Charset { found });
    }
    if matches!(text.len(), 15 | 16) { Ok(text.into_owned()) } else { Err(DecisionNoError::Length) }
}
