//! 期限: days as the law counts them.
//!
//! Two orders count differently, so that every deadline says which: natural days that end on the
//! next working day (公安部令第163号 §36), or working days only (令第157号 §81, 第146号 §112,
//! 第162号 §110). Holidays change each year and come from the server as data. No clock here.

use alloc::borrow::Cow;

use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, Weekday};

/// How a deadline counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayKind {
    /// 自然日: every day counts; an end on a day of rest moves to the next working day.
    Natural,
    /// 工作日: only working days count.
    Working,
}

/// The days that differ from Monday-to-Friday, sorted or not. Without any, weekends are the only
/// days of rest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar<'a> {
    /// Days of rest on a weekday (法定节假日).
    pub holidays: Cow<'a, [NaiveDate]>,
    /// Working days on a weekend (调休上班).
    pub working: Cow<'a, [NaiveDate]>,
}

impl Calendar<'_> {
    /// Whether offices are open.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// use tongtu_rules::day::Calendar;
    /// let saturday = NaiveDate::from_ymd_opt(2026, 10, 31).unwrap();
    /// assert!(!Calendar::default().is_working(saturday));
    /// let moved = Calendar { working: vec![saturday].into(), ..Calendar::default() };
    /// assert!(moved.is_working(saturday));
    /// ```
    pub fn is_working(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        if weekend { self.working.contains(&day) } else { !self.holidays.contains(&day) }
    }

    /// The day itself if it is a working day, otherwise the next one. `None` when none follows
    /// within a year, or the calendar of chrono ends.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// use tongtu_rules::day::Calendar;
    /// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
    /// assert_eq!(Calendar::default().roll(day(10, 31)), Some(day(11, 2)));
    /// ```
    pub fn roll(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.iter_days().take(366).find(|day| self.is_working(*day))
    }
}

/// The last day of a deadline of `count` days after `from`, which itself does not count.
///
/// `None` when the date lies beyond chrono's calendar or no working day follows. Working days are
/// walked one by one, so that counts over 10,000 are refused too.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::day::{Calendar, DayKind, deadline};
/// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
/// let plain = Calendar::default();
/// assert_eq!(deadline(day(10, 1), 30, DayKind::Natural, &plain), Some(day(11, 2)));
/// assert_eq!(deadline(day(11, 20), 5, DayKind::Working, &plain), Some(day(11, 27)));
/// ```
pub fn deadline(
    from: NaiveDate,
    count: u16,
    kind: DayKind,
    calendar: &Calendar<'_>,
) -> Option<NaiveDate> {
    match kind {
        DayKind::Natural => calendar.roll(from.checked_add_days(Days::new(count.into()))?),
        DayKind::Working => {
            if count > 10_000 {
                return None;
            }
            let mut day = from;
            for _ in 0..count {
                day = calendar.roll(day.checked_add_days(Days::new(1))?)?;
            }
            Some(day)
        }
    }
}

/// So many months later; at a shorter month's end, its last day.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::day::months_after;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(months_after(day(2026, 8, 31), 6), Some(day(2027, 2, 28)));
/// ```
pub fn months_after(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(months))
}

/// So many months earlier; at a shorter month's end, its last day.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::day::months_before;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(months_before(day(2026, 8, 31), 6), Some(day(2026, 2, 28)));
/// assert_eq!(months_before(day(2026, 11, 20), 6), Some(day(2026, 5, 20)));
/// ```
pub fn months_before(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    day.checked_sub_months(Months::new(months))
}

/// The date in Asia/Shanghai (+08:00, no summer time) at an instant in milliseconds UTC. `None`
/// beyond chrono's calendar.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::day::today;
/// // 2026-11-20 16:00:00 UTC is already the 21st in Shanghai.
/// assert_eq!(today(1_795_190_400_000), NaiveDate::from_ymd_opt(2026, 11, 21));
/// assert_eq!(today(1_795_190_399_999), NaiveDate::from_ymd_opt(2026, 11, 20));
/// ```
pub fn today(at_ms: i64) -> Option<NaiveDate> {
    let shanghai = FixedOffset::east_opt(8 * 3600)?;
    // The local date overflows within eight hours of the calendar's end.
    let instant = DateTime::from_timestamp_millis(at_ms)?;
    let local = instant.naive_utc().checked_add_offset(shanghai)?;
    Some(local.date())
}

/// Full years of age on a day. Somebody born on 29 February is a year older on 1 March.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::day::age;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(age(day(2008, 2, 29), day(2026, 2, 28)), Some(17));
/// assert_eq!(age(day(2008, 2, 29), day(2026, 3, 1)), Some(18));
/// ```
pub fn age(born: NaiveDate, on: NaiveDate) -> Option<u32> {
    on.years_since(born)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_calendar_give_nothing_and_do_not_panic() {
        let plain = Calendar::default();
        for day in [NaiveDate::MIN, NaiveDate::MAX] {
            let _ = months_after(day, u32::MAX);
            let _ = months_before(day, u32::MAX);
            let _ = deadline(day, u16::MAX, DayKind::Natural, &plain);
        }
        assert_eq!(deadline(NaiveDate::MAX, 1, DayKind::Working, &plain), None);
        assert_eq!(today(i64::MAX), None);
        assert_eq!(today(i64::MIN), None);
    }

    #[test]
    fn a_year_of_holidays_has_no_working_day() {
        let start = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let holidays: alloc::vec::Vec<_> = start.iter_days().take(800).collect();
        let calendar = Calendar { holidays: holidays.into(), ..Calendar::default() };
        assert_eq!(calendar.roll(start), None);
    }
}
