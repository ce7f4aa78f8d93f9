//! 陈述申辩, 行政复议: grounds, what may be sent, and until when.

use chrono::NaiveDate;

use crate::day::Calendar;
use crate::reason::reasons;
use crate::violation::deadline::{self, Term};

/// The grounds on which a record is deleted (令第157号 §22).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// 警车、消防车、救护车、工程救险车执行紧急任务
    EmergencyVehicle,
    /// 被盗抢期间
    Stolen,
    /// 救助危难、紧急避险
    Rescue,
    /// 已在现场被处理
    AlreadyPunished,
    /// 信号灯、标志、标线不一致
    ContradictorySignals,
    /// 图像不能清晰显示
    UnclearPicture,
    /// 号牌识别错误
    PlateMisread,
    /// 套牌 and other grounds
    Other,
}

impl Ground {
    /// Every ground, in the order of the law.
    pub const ALL: [Ground; 8] = [
        Ground::EmergencyVehicle,
        Ground::Stolen,
        Ground::Rescue,
        Ground::AlreadyPunished,
        Ground::ContradictorySignals,
        Ground::UnclearPicture,
        Ground::PlateMisread,
        Ground::Other,
    ];
}

/// What may be sent with an objection; the server's figures win. Source: restated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ObjectionLimits {
    /// The fewest characters of the text.
    pub min_chars: usize,
    /// The most pictures, where there is no video.
    pub max_pictures: usize,
    /// The longest video, in seconds.
    pub max_video_s: u32,
    /// The largest file, in bytes.
    pub max_bytes: u64,
}

/// The limits that the sandbox ships with.
pub const LIMITS: ObjectionLimits = ObjectionLimits {
    min_chars: 50,
    max_pictures: 5,
    max_video_s: 30,
    max_bytes: 10 * 1024 * 1024,
};

/// The most characters of the text. Ours.
pub const MAX_CHARS: u32 = 2_000;

/// What goes with the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Evidence {
    /// So many pictures, the largest of so many bytes.
    Pictures {
        /// How many.
        count: usize,
        /// The largest.
        largest_bytes: u64,
    },
    /// One video.
    Video {
        /// Its length, rounded up.
        seconds: u32,
        /// Its size.
        bytes: u64,
    },
}

reasons! {
    /// Why an objection cannot be sent.
    ObjectionError in "objection" {
        /// The text is shorter than the server wants.
        TextTooShort = "text_too_short",
        /// More pictures than allowed.
        TooManyPictures = "too_many_pictures",
        /// The video is too long.
        VideoTooLong = "video_too_long",
        /// A file is too large.
        FileTooLarge = "file_too_large",
        /// The sixty days for reconsideration have passed.
        TooLate = "too_late",
    }
}

/// Checks text and evidence before they are sent.
///
/// ```
/// use tongtu_rules::violation::objection::{Evidence, LIMITS, ObjectionError, check};
/// let none = Evidence::Pictures { count: 0, largest_bytes: 0 };
/// assert_eq!(check("太短", none, &LIMITS), Err(ObjectionError::TextTooShort));
/// assert!(check(&"信号灯与标线不一致。".repeat(6), none, &LIMITS).is_ok());
/// ```
pub fn check(
    text: &str,
    evidence: Evidence,
    limits: &ObjectionLimits,
) -> Result<(), ObjectionError> {
    if text.trim().chars().take(limits.min_chars).count() < limits.min_chars {
        return Err(ObjectionError::TextTooShort);
    }
    let bytes = match evidence {
        Evidence::Pictures { count, .. } if count > limits.max_pictures => {
            return Err(ObjectionError::TooManyPictures);
        }
        Evidence::Video { seconds, .. } if seconds > limits.max_video_s => {
            return Err(ObjectionError::VideoTooLong);
        }
        Evidence::Pictures { largest_bytes, .. } => largest_bytes,
        Evidence::Video { bytes, .. } => bytes,
    };
    if bytes > limits.max_bytes { Err(ObjectionError::FileTooLarge) } else { Ok(()) }
}

/// The last day to ask for reconsideration (行政复议) after a decision was received; for a
/// penalty on the spot it must come before any lawsuit (行政复议法 §20, §23).
///
/// # Errors
/// `TooLate` when that day has passed, or lies beyond the calendar.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::day::Calendar;
/// use tongtu_rules::violation::objection::{ObjectionError, reconsideration_until};
/// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
/// let plain = Calendar::default();
/// assert_eq!(reconsideration_until(day(9, 21), day(11, 20), &plain), Ok(day(11, 20)));
/// assert_eq!(
///     reconsideration_until(day(9, 20), day(11, 20), &plain),
///     Err(ObjectionError::TooLate)
/// );
/// ```
pub fn reconsideration_until(
    received: NaiveDate,
    today: NaiveDate,
    calendar: &Calendar<'_>,
) -> Result<NaiveDate, ObjectionError> {
    deadline::due(Term::Reconsideration, received, calendar)
        .filter(|until| today <= *until)
        .ok_or(ObjectionError::TooLate)
}
