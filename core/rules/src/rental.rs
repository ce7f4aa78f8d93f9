//! 租赁汽车违法处理: whose a record is while a car is hired. Source: restated.

use chrono::{Days, NaiveDate};

use crate::day::Calendar;
use crate::violation::deadline::{self, Term};

/// The firm enters the contract within so many hours.
pub const CONTRACT_HOURS: u32 = 24;
/// Days after the contract's end from which the firm may apply for transfer.
pub const TRANSFER_AFTER_DAYS: u64 = 30;

/// A contract that was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Contract {
    /// The first day, included.
    pub from: NaiveDate,
    /// The last day, included.
    pub until: NaiveDate,
}

impl Contract {
    /// Whether the renter sees and handles a record of this day. A record of the first or the last
    /// day is shown to both sides, since the contract's hours are the server's.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// use tongtu_rules::rental::Contract;
    /// let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
    /// let contract = Contract { from: day(1), until: day(5) };
    /// assert!(contract.covers(day(5)));
    /// assert!(!contract.covers(day(6)));
    /// ```
    pub fn covers(&self, occurred: NaiveDate) -> bool {
        self.from <= occurred && occurred <= self.until
    }

    /// The first day on which the firm may apply for transfer (违法转移) of an unhandled record.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// use tongtu_rules::rental::Contract;
    /// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
    /// let contract = Contract { from: day(10, 1), until: day(10, 5) };
    /// assert_eq!(contract.transfer_from(), Some(day(11, 4)));
    /// ```
    pub fn transfer_from(&self) -> Option<NaiveDate> {
        self.until.checked_add_days(Days::new(TRANSFER_AFTER_DAYS))
    }
}

/// The last day of the renter's appeal after a transfer: five working days.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::{day::Calendar, rental::appeal_until};
/// let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
/// assert_eq!(appeal_until(day(20), &Calendar::default()), Some(day(27)));
/// ```
pub fn appeal_until(transferred: NaiveDate, calendar: &Calendar<'_>) -> Option<NaiveDate> {
    deadline::due(Term::TransferAppeal, transferred, calendar)
}
