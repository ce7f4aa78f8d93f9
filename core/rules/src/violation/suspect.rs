//! 涉嫌代替接受处理重点人员名单: how near a driver or a plate is to the list.
//!
//! The server decides; this predicts. Sources differ on "three or more" and "more than three", so
//! the thresholds are data. Distinct plates and drivers count. Source: restated.

use alloc::vec::Vec;

use chrono::NaiveDate;

use crate::day;

/// The thresholds; the server's win.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Thresholds {
    /// From so many other plates on, a driver is refused.
    pub plates: usize,
    /// From so many other drivers on, a plate is refused.
    pub drivers: usize,
    /// How far back they count, in months.
    pub months: u32,
}

/// Three plates, three drivers, twelve months.
pub const THRESHOLDS: Thresholds = Thresholds { plates: 3, drivers: 3, months: 12 };

/// How near.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Risk {
    /// Far from it.
    None,
    /// The next one would be the last: worth a warning.
    Near,
    /// Reached: refused online.
    Reached,
}

/// The risk from what was handled before: each entry is the plate (or driver) and the day. The one
/// at hand must not be among them. An entry of the very day `months` ago still counts.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::violation::suspect::{Risk, risk};
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let today = day(2026, 11, 20);
/// let before = [("粤A1", day(2026, 1, 1)), ("粤A2", day(2026, 2, 1)), ("粤A1", day(2026, 3, 1))];
/// assert_eq!(risk(&before, 3, 12, today), Risk::Near); // two plates
/// ```
pub fn risk(before: &[(&str, NaiveDate)], limit: usize, months: u32, today: NaiveDate) -> Risk {
    match distinct(before, limit, months, today) {
        n if n >= limit => Risk::Reached,
        n if n + 1 == limit => Risk::Near,
        _ => Risk::None,
    }
}

/// How many different plates (or drivers) count, and no more than `most`, at which counting ends.
pub fn distinct(before: &[(&str, NaiveDate)], most: usize, months: u32, today: NaiveDate) -> usize {
    let since = day::months_before(today, months).unwrap_or(NaiveDate::MIN);
    let mut distinct: Vec<&str> = Vec::new();
    for (name, _) in before.iter().filter(|(_, on)| *on >= since) {
        if distinct.len() >= most {
            break;
        }
        if !distinct.contains(name) {
            distinct.push(name);
        }
    }
    distinct.len()
}
