//! 记分周期: twelve months from the first issue, twelve points, and what full marks cost.
//!
//! Source: 公安部令第163号 §3, §15, §17–23, §29, §36. Points come with a decision, never with a
//! camera's flash. Where a first issue on 29 February puts the boundary, no source says: the
//! server's dates decide, and [`Cycle::is_certain`] tells.

use chrono::{Datelike, Days, NaiveDate};

use crate::day::{self, Calendar, DayKind};
use crate::licence::class::Classes;

/// Full marks (满分).
pub const FULL: u8 = 12;

/// One cycle of twelve months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cycle {
    /// The first day.
    pub start: NaiveDate,
    /// The last day.
    pub end: NaiveDate,
    /// Counted from 1.
    pub number: u16,
    /// False when the licence was first issued on 29 February: then only the server knows.
    pub is_certain: bool,
}

/// The cycle in which a day lies; `None` before the first issue.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::licence::points::cycle;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let now = cycle(day(2021, 6, 15), day(2026, 11, 20)).unwrap();
/// assert_eq!((now.start, now.end, now.number), (day(2026, 6, 15), day(2027, 6, 14), 6));
/// ```
pub fn cycle(first_issue: NaiveDate, on: NaiveDate) -> Option<Cycle> {
    if on < first_issue {
        return None;
    }
    let boundary = |years: i32| {
        let months = u32::try_from(years.checked_mul(12)?).ok()?;
        day::months_after(first_issue, months)
    };
    let mut years = on.year() - first_issue.year();
    if boundary(years)? > on {
        years -= 1;
    }
    let start = boundary(years)?;
    let end = boundary(years + 1)?.checked_sub_days(Days::new(1))?;
    let number = u16::try_from(years + 1).ok()?;
    Some(Cycle {
        start,
        end,
        number,
        is_certain: (first_issue.month(), first_issue.day()) != (2, 29),
    })
}

/// Where a driver stands in the cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Under twelve.
    Open {
        /// Accumulated points.
        points: u8,
    },
    /// Twelve or more: the licence is held (扣留), study and an exam follow; driving is forbidden.
    Full {
        /// Accumulated points.
        points: u8,
    },
}

/// The standing at so many points.
///
/// ```
/// use tongtu_rules::licence::points::{Standing, standing};
/// assert_eq!(standing(11), Standing::Open { points: 11 });
/// assert_eq!(standing(12), Standing::Full { points: 12 });
/// ```
pub fn standing(points: u8) -> Standing {
    if points < FULL { Standing::Open { points } } else { Standing::Full { points } }
}

/// A decided record at the end of a cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FineState {
    /// Paid.
    Paid,
    /// Unpaid, but its fifteen days have not passed.
    NotYetDue,
    /// Unpaid after its due date.
    Overdue,
}

/// What the end of a cycle does to the points (令第163号 §15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// Cleared but for the points of overdue fines.
    Carried {
        /// The points that stay.
        points: u8,
        /// A fine is unpaid though not yet due: some provinces may carry it (实施条例 §24).
        unsure: bool,
    },
    /// Full marks are not cleared by time: study comes first.
    StudyFirst,
}

/// The points on the first day of the next cycle. `records` are the decided ones of this cycle,
/// with their points and the state of their fines.
///
/// ```
/// use tongtu_rules::licence::points::{FineState, Turn, turn};
/// let records = [(6, FineState::Paid), (3, FineState::Overdue)];
/// assert_eq!(turn(9, &records), Turn::Carried { points: 3, unsure: false });
/// ```
pub fn turn(points: u8, records: &[(u8, FineState)]) -> Turn {
    if points >= FULL {
        return Turn::StudyFirst;
    }
    let of = |state: FineState| {
        records.iter().filter(|(_, s)| *s == state).fold(0_u8, |sum, (p, _)| sum.saturating_add(*p))
    };
    Turn::Carried {
        points: of(FineState::Overdue).min(points),
        unsure: of(FineState::NotYetDue) > 0,
    }
}

/// Which exams follow full marks (令第163号 §22).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exams {
    /// 科目一.
    Theory,
    /// 科目一 and 科目三.
    TheoryAndRoad,
    /// 科目一, 科目二 and 科目三.
    All,
}

/// What full marks cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Study {
    /// Days of study in all.
    pub days: u16,
    /// Days of them that must be credited, on site and online together.
    pub credited_days: u16,
    /// Days of those that must be on site.
    pub on_site_days: u16,
    /// The exams.
    pub exams: Exams,
}

/// Study and exams for the `time`-th full marks in a cycle (from 1) with so many points.
///
/// Seven days, thirty for A1 A2 A3 B1 B2; as many again for each further time and each further
/// dozen; at most 60 and 120. `None` below twelve points. Source: 令第163号 §18, §19, §22.
///
/// ```
/// use tongtu_rules::licence::points::{Exams, study};
/// let second = study(2, 12, false).unwrap();
/// assert_eq!((second.days, second.exams), (14, Exams::TheoryAndRoad));
/// assert_eq!(study(5, 12, true).unwrap().days, 120);
/// ```
pub fn study(time: u16, points: u8, heavy: bool) -> Option<Study> {
    if points < FULL || time == 0 {
        return None;
    }
    let dozens = u16::from(points / FULL);
    let rounds = (time - 1).saturating_add(dozens);
    let (each, cap, credited_days, on_site_days) =
        if heavy { (30_u16, 120, 10, 5) } else { (7, 60, 5, 2) };
    let exams = match (time, points) {
        (3.., _) | (_, 36..) => Exams::All,
        (2, _) | (_, 24..) => Exams::TheoryAndRoad,
        _ => Exams::Theory,
    };
    Some(Study { days: each.saturating_mul(rounds).min(cap), credited_days, on_site_days, exams })
}

/// What the next full marks of a cycle would cost a driver who had them so many times in it
/// already, with so many points: days of study, and exams.
///
/// ```
/// use tongtu_rules::licence::class::Classes;
/// use tongtu_rules::licence::points::study_ahead;
/// let days = |classes, rounds| study_ahead(&Classes::parse(classes).unwrap(), rounds, 12).unwrap().days;
/// assert_eq!((days("C1", 0), days("C1", 1), days("B2", 0), days("A2C1", 1)), (7, 14, 30, 60));
/// ```
pub fn study_ahead(classes: &Classes, full_rounds: u8, points: u8) -> Option<Study> {
    study(u16::from(full_rounds).saturating_add(1), points, classes.is_heavy())
}

/// The day from which a licence is declared out of use (停止使用) when its holder ignores the
/// notice: thirty natural days that end on a working day, and the day after (§29, §36).
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::day::Calendar;
/// use tongtu_rules::licence::points::suspended_from;
/// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
/// // 31 October 2026 is a Saturday.
/// assert_eq!(suspended_from(day(10, 1), &Calendar::default()), Some(day(11, 3)));
/// ```
pub fn suspended_from(notice: NaiveDate, calendar: &Calendar<'_>) -> Option<NaiveDate> {
    day::deadline(notice, 30, DayKind::Natural, calendar)?.checked_add_days(Days::new(1))
}
