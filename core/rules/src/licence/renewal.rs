//! 期满换证: renewal at the end of the validity.
//!
//! Source: 公安部令第162号 §13, §62, §63, §79.

use chrono::{Days, NaiveDate};

use crate::day;

/// How long a licence is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Validity {
    /// Until this day, which is included.
    Until(NaiveDate),
    /// 长期, long-term.
    LongTerm,
}

/// What may be done about the validity today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Renewal {
    /// More than ninety days are left.
    NotYet {
        /// The first day on which renewal is open.
        opens: NaiveDate,
    },
    /// Within the last ninety days, the last one included.
    Open,
    /// 逾期未换证: may renew, must not drive. Up to a year after the end.
    Overdue,
    /// 注销可恢复: cancelled, recoverable by 科目一 for two further years.
    CancelledRecoverable,
    /// Cancelled: a new application is needed.
    Cancelled,
    /// Long-term licences are not renewed; from the age of 70 a yearly medical remains.
    NotNeeded,
}

impl Renewal {
    /// The variant's name, as the vectors write it.
    pub fn name(&self) -> &'static str {
        match self {
            Renewal::NotYet { .. } => "NotYet",
            Renewal::Open => "Open",
            Renewal::Overdue => "Overdue",
            Renewal::CancelledRecoverable => "CancelledRecoverable",
            Renewal::Cancelled => "Cancelled",
            Renewal::NotNeeded => "NotNeeded",
        }
    }
}

/// Where the renewal of a licence stands on a day.
///
/// Ninety days before the end, that day included (§63); a year after it, two further years (§79).
/// At the edges of the calendar, where a bound has no date, the nearest state holds.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::licence::renewal::{Renewal, Validity, on};
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let until = Validity::Until(day(2027, 3, 15));
/// assert_eq!(on(day(2026, 12, 14), until), Renewal::NotYet { opens: day(2026, 12, 15) });
/// assert_eq!(on(day(2026, 12, 15), until), Renewal::Open);
/// ```
pub fn on(today: NaiveDate, validity: Validity) -> Renewal {
    let Validity::Until(expiry) = validity else {
        return Renewal::NotNeeded;
    };
    let opens = expiry.checked_sub_days(Days::new(90)).unwrap_or(NaiveDate::MIN);
    let after = |months| day::months_after(expiry, months).unwrap_or(NaiveDate::MAX);
    if today < opens {
        Renewal::NotYet { opens }
    } else if today <= expiry {
        Renewal::Open
    } else if today <= after(12) {
        Renewal::Overdue
    } else if today <= after(36) {
        Renewal::CancelledRecoverable
    } else {
        Renewal::Cancelled
    }
}

/// The validity of the next licence: six years, then ten, then long-term, if no cycle reached
/// twelve points; otherwise the same length again (§13, §62). Counted from the old end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Term {
    /// Six years, the first.
    Six,
    /// Ten years.
    Ten,
    /// 长期.
    LongTerm,
}

/// The term that follows.
///
/// ```
/// use tongtu_rules::licence::renewal::{Term, next_term};
/// assert_eq!(next_term(Term::Six, 0), Term::Ten);
/// assert_eq!(next_term(Term::Six, 1), Term::Six);
/// ```
pub fn next_term(term: Term, full_cycles: u8) -> Term {
    match (term, full_cycles) {
        (Term::Six, 0) => Term::Ten,
        (Term::Ten | Term::LongTerm, 0) => Term::LongTerm,
        (same, _) => same,
    }
}

/// How many months a medical certificate (身体条件证明) is good for. Source: 令第162号 §28.
pub const MEDICAL_MONTHS: u32 = 6;
/// From this age on a medical certificate is due each year. Source: 令第162号 §74.
pub const YEARLY_MEDICAL_AGE: u32 = 70;

/// The last day on which a medical certificate may be used.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::licence::renewal::medical_until;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(medical_until(day(2026, 8, 31)), Some(day(2027, 2, 28)));
/// ```
pub fn medical_until(issued: NaiveDate) -> Option<NaiveDate> {
    day::months_after(issued, MEDICAL_MONTHS)
}

/// The last day for the yearly medical certificate after a points cycle that ended on a day:
/// thirty days; `None` for drivers under seventy. Source: 令第162号 §74.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::licence::renewal::yearly_medical_until;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let cycle_end = day(2027, 6, 14);
/// assert_eq!(yearly_medical_until(day(1957, 6, 14), cycle_end), Some(day(2027, 7, 14)));
/// assert_eq!(yearly_medical_until(day(1957, 6, 15), cycle_end), None);
/// ```
pub fn yearly_medical_until(born: NaiveDate, cycle_end: NaiveDate) -> Option<NaiveDate> {
    day::age(born, cycle_end).filter(|age| *age >= YEARLY_MEDICAL_AGE)?;
    cycle_end.checked_add_days(Days::new(30))
}

/// The last day of the review (审验) of an A or B class after a cycle with points: thirty days;
/// `None` where none is due by points. After a fatal accident others are called too, which only
/// the server knows. Source: 令第162号 §72.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::licence::renewal::review_until;
/// let cycle_end = NaiveDate::from_ymd_opt(2027, 6, 14).unwrap();
/// assert_eq!(review_until(true, 3, cycle_end), NaiveDate::from_ymd_opt(2027, 7, 14));
/// assert_eq!(review_until(false, 3, cycle_end), None);
/// ```
pub fn review_until(heavy: bool, points: u8, cycle_end: NaiveDate) -> Option<NaiveDate> {
    if !heavy || points == 0 {
        return None;
    }
    cycle_end.checked_add_days(Days::new(30))
}

/// The first day after the trial period (实习期) of twelve months. Source: 令第162号 §76.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::licence::renewal::probation_ends;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(probation_ends(day(2026, 3, 1)), Some(day(2027, 3, 1)));
/// ```
pub fn probation_ends(class_issued: NaiveDate) -> Option<NaiveDate> {
    day::months_after(class_issued, 12)
}
