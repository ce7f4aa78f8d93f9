//! 学法减分, 满分学习, 审验学习: fewer points for learning, and what is credited.
//!
//! Source: 公安部令第163号 §18–28; what the app shows of timing and exams is restated. Minutes are
//! counted by the server; a client shows what was credited, never what elapsed.

use alloc::vec::Vec;

use crate::licence::points::FULL;
use crate::reason::reasons;

/// The most points that one cycle takes off.
pub const MAX_REDUCTION: u8 = 6;
/// Online study before the exam opens, in seconds.
pub const ONLINE_SECONDS: u32 = 30 * 60;
/// The natural days within which they must lie.
pub const ONLINE_DAYS: u32 = 3;
/// The shortest stretch that counts, in seconds.
pub const STRETCH_SECONDS: u32 = 5 * 60;
/// Questions of the exam.
pub const QUESTIONS: u8 = 20;
/// Wrong or timed-out answers that fail it.
pub const WRONG_FAIL: u8 = 3;
/// Seconds for each question.
pub const QUESTION_SECONDS: u32 = 60;

/// How somebody learns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// Thirty minutes online within three days, and the exam: one point.
    Online,
    /// An hour on site, and the exam: two points.
    OnSite,
    /// An hour of public service: one point.
    Service,
}

impl Way {
    /// The points it takes off (令第163号 §27).
    ///
    /// ```
    /// use tongtu_rules::study::Way;
    /// assert_eq!((Way::Online.worth(), Way::OnSite.worth()), (1, 2));
    /// ```
    pub fn worth(self) -> u8 {
        match self {
            Way::OnSite => 2,
            Way::Online | Way::Service => 1,
        }
    }
}

/// What is known of a driver who wants fewer points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one condition of §26, asked of the server by name"
)]
pub struct Driver {
    /// Accumulated points.
    pub points: u8,
    /// Points already taken off in this cycle.
    pub reduced: u8,
    /// Records that nobody has handled.
    pub pending: u32,
    /// 实习期.
    pub on_probation: bool,
    /// The licence's review is overdue, or it is held or suspended.
    pub licence_blocked: bool,
    /// A vehicle in one's name is overdue for inspection or not deregistered.
    pub vehicle_overdue: bool,
    /// Full-study records in this and the last cycle.
    pub full_rounds: u8,
    /// Punished in the last three cycles for flight, drink, false papers or selling points.
    pub grave_record: bool,
    /// Cheated in study in the last three cycles.
    pub cheated: bool,
}

/// What the study gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reduction {
    /// The points afterwards.
    pub points: u8,
    /// What was taken off in the cycle in all.
    pub reduced: u8,
}

reasons! {
    /// Why no points can be taken off (令第163号 §25, §26).
    StudyRefusal in "study" {
        /// There are none.
        NothingToReduce = "nothing_to_reduce",
        /// Twelve or more: full study comes first.
        Full = "full",
        /// Six were taken off in this cycle.
        Cap = "cap",
        /// Records are pending: handle them first.
        Pending = "pending",
        /// In the trial period.
        Probation = "probation",
        /// The licence's review is overdue, or it is held or suspended.
        LicenceBlocked = "licence_blocked",
        /// A vehicle in one's name is overdue for inspection.
        VehicleInspection = "vehicle_inspection",
        /// Two full-study records in this or the last cycle.
        FullRounds = "full_rounds",
        /// Punished for something grave in the last three cycles.
        GraveRecord = "grave_record",
        /// Cheated in study in the last three cycles.
        Cheated = "cheated",
    }
}

/// What a study would give.
///
/// # Errors
/// Every reason why it gives nothing.
///
/// ```
/// use tongtu_rules::study::{Driver, Reduction, StudyRefusal, Way, reduce};
/// let driver = Driver { points: 3, ..Driver::default() };
/// assert_eq!(reduce(&driver, Way::OnSite), Ok(Reduction { points: 1, reduced: 2 }));
/// let full = Driver { points: 12, ..Driver::default() };
/// assert_eq!(reduce(&full, Way::Online), Err(vec![StudyRefusal::Full]));
/// ```
pub fn reduce(driver: &Driver, way: Way) -> Result<Reduction, Vec<StudyRefusal>> {
    let refusals: Vec<StudyRefusal> = [
        (driver.points == 0, StudyRefusal::NothingToReduce),
        (driver.points >= FULL, StudyRefusal::Full),
        (driver.reduced >= MAX_REDUCTION, StudyRefusal::Cap),
        (driver.pending > 0, StudyRefusal::Pending),
        (driver.on_probation, StudyRefusal::Probation),
        (driver.licence_blocked, StudyRefusal::LicenceBlocked),
        (driver.vehicle_overdue, StudyRefusal::VehicleInspection),
        (driver.full_rounds >= 2, StudyRefusal::FullRounds),
        (driver.grave_record, StudyRefusal::GraveRecord),
        (driver.cheated, StudyRefusal::Cheated),
    ]
    .into_iter()
    .filter_map(|(holds, refusal)| holds.then_some(refusal))
    .collect();
    if !refusals.is_empty() {
        return Err(refusals);
    }
    // Never below nothing, never beyond the cap: nothing is banked.
    let off = way.worth().min(driver.points).min(MAX_REDUCTION - driver.reduced);
    Ok(Reduction { points: driver.points - off, reduced: driver.reduced + off })
}

/// Whether the exam is open: thirty minutes within three natural days.
///
/// ```
/// use tongtu_rules::study::exam_open;
/// assert!(exam_open(1_800, 3));
/// assert!(!exam_open(1_799, 1));
/// assert!(!exam_open(1_800, 4));
/// ```
pub fn exam_open(credited_seconds: u32, natural_days: u32) -> bool {
    credited_seconds >= ONLINE_SECONDS && natural_days <= ONLINE_DAYS
}

/// What a stretch of study is credited with: nothing under five minutes, otherwise all of it.
///
/// ```
/// assert_eq!(tongtu_rules::study::credited(299), 0);
/// assert_eq!(tongtu_rules::study::credited(300), 300);
/// ```
pub fn credited(stretch_seconds: u32) -> u32 {
    if stretch_seconds < STRETCH_SECONDS { 0 } else { stretch_seconds }
}

/// How an exam stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exam {
    /// Questions are left.
    Running,
    /// Eighteen or more are right.
    Passed,
    /// The third was wrong or timed out: it ends at once.
    Failed,
}

/// How an exam stands after so many right and wrong answers; a timed-out one is wrong.
///
/// ```
/// use tongtu_rules::study::{Exam, exam};
/// assert_eq!(exam(18, 2), Exam::Passed);
/// assert_eq!(exam(5, 3), Exam::Failed);
/// assert_eq!(exam(17, 2), Exam::Running);
/// ```
pub fn exam(right: u8, wrong: u8) -> Exam {
    if wrong >= WRONG_FAIL {
        Exam::Failed
    } else if right.saturating_add(wrong) >= QUESTIONS {
        Exam::Passed
    } else {
        Exam::Running
    }
}
