//! 机动车年检, 申领免检标志: which year needs the station and which only a mark.
//!
//! Source: the rule of 2022-10-01 for small non-operating cars and motorcycles, restated;
//! 道路交通安全法实施条例 §16 for the others; 公安部令第164号 §54 for the window. The date printed
//! on the mark is the end of a month, and the server's date rules.

use alloc::vec::Vec;

use chrono::{Datelike, NaiveDate};

use crate::day;
use crate::reason::reasons;

/// Which schedule a vehicle follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Small or micro passenger car of at most nine seats, not operating, no van; a motorcycle too.
    Car,
    /// 面包车 and other small non-operating vehicles; also a car that lost its privilege by an
    /// accident with casualties or an illegal modification.
    Van,
    /// Operating passenger vehicle.
    Operating,
    /// Truck, or large or medium non-operating vehicle.
    Truck,
    /// Tractor and others.
    Other,
}

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// 申领免检标志: a mark, fetched online.
    Mark,
    /// The station, and again in a year or two.
    Station,
    /// The station, and again in six months.
    HalfYearly,
}

impl How {
    /// The variant's name, as the vectors write it.
    pub fn name(self) -> &'static str {
        match self {
            How::Mark => "Mark",
            How::Station => "Station",
            How::HalfYearly => "HalfYearly",
        }
    }
}

/// The next inspection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Due {
    /// The day on which the present validity ends.
    pub on: NaiveDate,
    /// The months since the first registration on that day.
    pub months: u32,
    /// What is due.
    pub how: How,
}

/// What is due when a vehicle is so many months old; `None` where nothing is.
///
/// ```
/// use tongtu_rules::inspection::{How, Kind, at};
/// assert_eq!(at(Kind::Car, 6 * 12), Some(How::Station));
/// assert_eq!(at(Kind::Car, 8 * 12), Some(How::Mark));
/// assert_eq!(at(Kind::Car, 7 * 12), None);
/// assert_eq!(at(Kind::Van, 15 * 12 + 6), Some(How::HalfYearly));
/// ```
pub fn at(kind: Kind, months: u32) -> Option<How> {
    let every = |step: u32| months > 0 && months.is_multiple_of(step);
    let year = 12;
    match kind {
        Kind::Car if months > 10 * year => every(year).then_some(How::Station),
        Kind::Car if months == 6 * year || months == 10 * year => Some(How::Station),
        Kind::Car => every(2 * year).then_some(How::Mark),
        Kind::Van if months > 15 * year => every(6).then_some(How::HalfYearly),
        Kind::Van if months > 6 * year => every(year).then_some(How::Station),
        Kind::Van => every(2 * year).then_some(How::Station),
        Kind::Operating if months > 5 * year => every(6).then_some(How::HalfYearly),
        Kind::Truck if months > 10 * year => every(6).then_some(How::HalfYearly),
        Kind::Operating | Kind::Truck | Kind::Other => every(year).then_some(How::Station),
    }
}

/// The next inspection on or after a day; `None` before the first registration or beyond the
/// calendar.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::inspection::{How, Kind, next};
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let due = next(Kind::Car, day(2020, 11, 20), day(2026, 11, 1)).unwrap();
/// assert_eq!((due.on, due.how), (day(2026, 11, 20), How::Station));
/// ```
pub fn next(kind: Kind, first_registered: NaiveDate, today: NaiveDate) -> Option<Due> {
    if today < first_registered {
        return None;
    }
    let years = u32::try_from(today.year() - first_registered.year()).ok()?;
    // Half a year before the present age to the longest gap after it.
    let from = (years * 12).saturating_sub(12);
    (from..=from + 48).step_by(6).find_map(|months| {
        let how = at(kind, months)?;
        let on = day::months_after(first_registered, months).filter(|on| *on >= today)?;
        Some(Due { on, months, how })
    })
}

/// Where the window for applying stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Window {
    /// It opens three months before the validity ends.
    TooEarly {
        /// The first day.
        opens: NaiveDate,
    },
    /// Apply now.
    Open,
    /// 逾期未检验: the validity has ended; the vehicle must not be driven.
    Overdue,
}

/// Where the window stands for a validity that ends on a day, which is included.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::inspection::{Window, window};
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(window(day(2027, 5, 31), day(2027, 2, 28)), Window::Open); // clamped
/// ```
pub fn window(valid_until: NaiveDate, today: NaiveDate) -> Window {
    let opens = day::months_before(valid_until, 3).unwrap_or(NaiveDate::MIN);
    if today < opens {
        Window::TooEarly { opens }
    } else if today <= valid_until {
        Window::Open
    } else {
        Window::Overdue
    }
}

/// What must be settled first (令第164号 §54, §55).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Condition {
    /// Violations of the vehicle that nobody has handled.
    pub violations: u32,
    /// Accidents that are open.
    pub accidents: u32,
    /// 交强险 is valid.
    pub insured: bool,
    /// The vehicle tax is paid.
    pub taxed: bool,
}

reasons! {
    /// What stands against a mark or an inspection.
    InspectionBlock in "inspection" {
        /// Violations are not handled.
        ViolationsPending = "violations_pending",
        /// An accident is open.
        AccidentPending = "accident_pending",
        /// No compulsory insurance.
        Insurance = "insurance",
        /// The vehicle tax is not paid.
        VehicleTax = "vehicle_tax",
    }
}

/// Whether anything stands against it.
///
/// # Errors
/// Everything that does.
///
/// ```
/// use tongtu_rules::inspection::{Condition, InspectionBlock, blocks};
/// let condition = Condition { violations: 1, accidents: 0, insured: true, taxed: true };
/// assert_eq!(blocks(condition), Err(vec![InspectionBlock::ViolationsPending]));
/// ```
pub fn blocks(condition: Condition) -> Result<(), Vec<InspectionBlock>> {
    let blocks: Vec<InspectionBlock> = [
        (condition.violations > 0, InspectionBlock::ViolationsPending),
        (condition.accidents > 0, InspectionBlock::AccidentPending),
        (!condition.insured, InspectionBlock::Insurance),
        (!condition.taxed, InspectionBlock::VehicleTax),
    ]
    .into_iter()
    .filter_map(|(stands, block)| stands.then_some(block))
    .collect();
    if blocks.is_empty() { Ok(()) } else { Err(blocks) }
}
