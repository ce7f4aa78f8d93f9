//! 机动车驾驶证: what is printed on a driving licence and what follows from it by law.
//!
//! - [`class`]: 准驾车型, who may drive what, from which age
//! - [`points`]: 记分周期, the twelve months and what full marks cost
//! - [`renewal`]: 期满换证, when it opens and when it is too late
//! - [`status`]: 驾驶证状态, the letters and how grave each is
//!
//! The licence number (驾驶证号) is the number of the document that the licence was issued on.

pub mod class;
pub mod points;
pub mod renewal;
pub mod status;

use chrono::NaiveDate;

use crate::document::{self, Document, DocumentError};

/// Reads a licence number: the shape tells the document, whose rule then holds.
///
/// # Errors
/// What the document's rule says.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::document::DocType;
/// # let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
/// let number = tongtu_rules::licence::number("A123456(3)", today)?;
/// assert_eq!(number.kind(), DocType::HkId);
/// # Ok::<(), tongtu_rules::document::DocumentError>(())
/// ```
pub fn number(raw: &str, today: NaiveDate) -> Result<Document, DocumentError> {
    document::parse(document::guess(raw), raw, today)
}
