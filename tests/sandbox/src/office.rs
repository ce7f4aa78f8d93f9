//! 办公时间: when the reviewers work. Nine to five in +08:00 on working days.
//!
//! The pledge of half a working day is four of these hours, a working day eight.

use chrono::{DateTime, NaiveDate};
use tongtu_rules::day::Calendar;

/// Half a working day.
pub(crate) const HALF_DAY_MS: i64 = 4 * HOUR_MS;
/// A working day.
pub(crate) const DAY_MS: i64 = 8 * HOUR_MS;

const HOUR_MS: i64 = 3_600_000;
const OPENS_MS: i64 = 9 * HOUR_MS;
const CLOSES_MS: i64 = 17 * HOUR_MS;
const WHOLE_DAY_MS: i64 = 24 * HOUR_MS;
const SHANGHAI_MS: i64 = 8 * HOUR_MS;

/// The instant after so much office time; the machine's limits are no limit for a sandbox, so a
/// date beyond the calendar simply counts every day.
pub(crate) fn after(from_ms: i64, mut office_ms: i64) -> i64 {
    let mut local = from_ms.saturating_add(SHANGHAI_MS);
    loop {
        let midnight = local - local.rem_euclid(WHOLE_DAY_MS);
        if is_working(midnight) {
            let start = local.max(midnight + OPENS_MS);
            let left = midnight + CLOSES_MS - start;
            if office_ms <= left {
                return start + office_ms - SHANGHAI_MS;
            }
            office_ms -= left.max(0);
        }
        local = midnight.saturating_add(WHOLE_DAY_MS);
        if local == i64::MAX {
            return from_ms;
        }
    }
}

fn is_working(local_midnight_ms: i64) -> bool {
    let day: Option<NaiveDate> =
        DateTime::from_timestamp_millis(local_midnight_ms).map(|midnight| midnight.date_naive());
    day.is_none_or(|day| Calendar::default().is_working(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        DateTime::parse_from_rfc3339(&format!("{text}:00+08:00")).unwrap().timestamp_millis()
    }

    #[test]
    fn half_a_working_day_counts_office_hours_only() {
        for (from, to) in [
            ("2026-11-20T10:00", "2026-11-20T14:00"),
            ("2026-11-20T07:30", "2026-11-20T13:00"), // before they open
            ("2026-11-20T15:00", "2026-11-23T11:00"), // over the weekend
            ("2026-11-21T12:00", "2026-11-23T13:00"), // handed in on a Saturday
            ("2026-11-20T13:00", "2026-11-20T17:00"),
        ] {
            assert_eq!(after(at(from), HALF_DAY_MS), at(to), "from {from}");
        }
        assert_eq!(after(at("2026-11-20T10:00"), DAY_MS), at("2026-11-23T10:00"));
    }
}
