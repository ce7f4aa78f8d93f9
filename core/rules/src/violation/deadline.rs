//! 期限: the statutory terms, each with its kind of days and its law.
//!
//! Orders differ: 令第163号 counts natural days and rolls the end; 令第157号, 第146号 and 第162号
//! count the short terms in working days.

use chrono::NaiveDate;

use crate::day::{self, Calendar, DayKind};

/// A statutory term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Term {
    /// To come after a notice of a camera record (令第157号 §20).
    Appear,
    /// The further notice for five or more ignored records (令第157号 §54).
    AppearAgain,
    /// The review of a camera record (令第157号 §19).
    RecordReview,
    /// To tell the person after the record was entered (令第157号 §20).
    RecordNotice,
    /// The answer of the place of the act to an objection (令第157号 §5).
    ObjectionAnswer,
    /// The deletion of a record after an objection was upheld (令第157号 §22).
    ObjectionDeletion,
    /// To pay a fine; no order says that the end rolls (行政处罚法 §67).
    PayFine,
    /// Full marks: to come for study (令第163号 §29, §36).
    FullStudy,
    /// 行政复议: to ask for reconsideration (行政复议法 §20).
    Reconsideration,
    /// The review of an accident decision (令第146号 §71).
    AccidentReview,
    /// An accident certificate under the simple procedure (令第146号 §24).
    AccidentCertificate,
    /// An accident certificate otherwise (令第146号 §62).
    AccidentDecision,
    /// To report changed data of a licence (令第162号 §66, §81); longer than fifteen, so natural.
    LicenceChange,
    /// New plates after loss (令第164号 §51).
    NewPlates,
    /// How long the temporary plate is good meanwhile (令第164号 §92).
    TemporaryPlate,
    /// The renter's appeal against a transfer (restated).
    TransferAppeal,
    /// The exam after study for fewer points (restated).
    ReductionExam,
}

impl Term {
    /// Every term.
    pub const ALL: [Term; 17] = [
        Term::Appear,
        Term::AppearAgain,
        Term::RecordReview,
        Term::RecordNotice,
        Term::ObjectionAnswer,
        Term::ObjectionDeletion,
        Term::PayFine,
        Term::FullStudy,
        Term::Reconsideration,
        Term::AccidentReview,
        Term::AccidentCertificate,
        Term::AccidentDecision,
        Term::LicenceChange,
        Term::NewPlates,
        Term::TemporaryPlate,
        Term::TransferAppeal,
        Term::ReductionExam,
    ];

    /// How many days of which kind, and whether the end moves to a working day.
    ///
    /// ```
    /// use tongtu_rules::{day::DayKind, violation::deadline::Term};
    /// let count = Term::ObjectionAnswer.count(); // 令第157号 §5
    /// assert_eq!((count.days, count.kind), (5, DayKind::Working));
    /// ```
    pub fn count(self) -> Count {
        let working = |days| Count { days, kind: DayKind::Working, rolls: false };
        let natural = |days| Count { days, kind: DayKind::Natural, rolls: false };
        match self {
            Term::Appear | Term::AppearAgain | Term::LicenceChange => natural(30),
            Term::RecordReview
            | Term::RecordNotice
            | Term::ObjectionAnswer
            | Term::TransferAppeal => working(5),
            Term::ObjectionDeletion | Term::AccidentReview | Term::AccidentCertificate => {
                working(3)
            }
            Term::PayFine | Term::TemporaryPlate => natural(15),
            Term::FullStudy => Count { days: 30, kind: DayKind::Natural, rolls: true },
            Term::Reconsideration => natural(60),
            Term::AccidentDecision => working(10),
            Term::NewPlates => working(15),
            Term::ReductionExam => working(7),
        }
    }

    /// The variant's name, as the vectors write it.
    pub fn name(self) -> &'static str {
        match self {
            Term::Appear => "Appear",
            Term::AppearAgain => "AppearAgain",
            Term::RecordReview => "RecordReview",
            Term::RecordNotice => "RecordNotice",
            Term::ObjectionAnswer => "ObjectionAnswer",
            Term::ObjectionDeletion => "ObjectionDeletion",
            Term::PayFine => "PayFine",
            Term::FullStudy => "FullStudy",
            Term::Reconsideration => "Reconsideration",
            Term::AccidentReview => "AccidentReview",
            Term::AccidentCertificate => "AccidentCertificate",
            Term::AccidentDecision => "AccidentDecision",
            Term::LicenceChange => "LicenceChange",
            Term::NewPlates => "NewPlates",
            Term::TemporaryPlate => "TemporaryPlate",
            Term::TransferAppeal => "TransferAppeal",
            Term::ReductionExam => "ReductionExam",
        }
    }
}

/// How a term counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Count {
    /// The days.
    pub days: u16,
    /// Which days count.
    pub kind: DayKind,
    /// Whether an end on a day of rest moves on.
    pub rolls: bool,
}

/// The last day of a term that begins on a day, which itself does not count. `None` beyond the
/// calendar.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::day::Calendar;
/// use tongtu_rules::violation::deadline::{Term, due};
/// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
/// let plain = Calendar::default();
/// assert_eq!(due(Term::FullStudy, day(10, 1), &plain), Some(day(11, 2))); // rolls
/// assert_eq!(due(Term::ObjectionAnswer, day(11, 20), &plain), Some(day(11, 27))); // working days
/// ```
pub fn due(term: Term, from: NaiveDate, calendar: &Calendar<'_>) -> Option<NaiveDate> {
    let count = term.count();
    match (count.kind, count.rolls) {
        (DayKind::Natural, false) => {
            from.checked_add_days(chrono::Days::new(u64::from(count.days)))
        }
        (kind, _) => day::deadline(from, count.days, kind, calendar),
    }
}

/// The last day to which the thirty days of a notice may be extended on request: three months
/// after their end (令第157号 §53).
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::violation::deadline::extended;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(extended(day(2026, 11, 30)), Some(day(2027, 2, 28)));
/// ```
pub fn extended(ends: NaiveDate) -> Option<NaiveDate> {
    day::months_after(ends, 3)
}
