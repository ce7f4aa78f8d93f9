//! 港车北上, 澳车北上: single-plate cars of Hong Kong and Macau in Guangdong.
//!
//! Source: restated; the Macau rule (粤府办〔2022〕35号) was made for three years from 2022-12-20,
//! and what followed is not known. Dates that decide come from the server; these count for
//! reminders.

use alloc::vec::Vec;

use chrono::{Datelike, Days, NaiveDate};

use crate::day;
use crate::reason::reasons;

/// Which scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// 港车北上, cars since 2023-07-01.
    HongKong,
    /// 澳车北上, cars since 2023-01-01.
    Macau,
}

/// The longest stay, in days.
pub const STAY_DAYS: u32 = 30;
/// The days of a calendar year in all.
pub const YEAR_DAYS: u32 = 180;
/// From this day of a stay on, a reminder.
pub const REMIND_STAY: u32 = 25;
/// From this day of a year on, a reminder.
pub const REMIND_YEAR: u32 = 150;
/// Cars are shorter than this, in millimetres.
pub const LENGTH_MM: u32 = 6_000;
/// Drivers of one car.
pub const DRIVERS: u32 = 2;

impl Scheme {
    /// The first day on which cars could cross.
    ///
    /// ```
    /// use tongtu_rules::cross_border::Scheme;
    /// assert_eq!(Scheme::Macau.since().unwrap().to_string(), "2023-01-01");
    /// ```
    pub fn since(self) -> Option<NaiveDate> {
        match self {
            Scheme::HongKong => NaiveDate::from_ymd_opt(2023, 7, 1),
            Scheme::Macau => NaiveDate::from_ymd_opt(2023, 1, 1),
        }
    }

    /// The most seats. Source: restated.
    ///
    /// ```
    /// use tongtu_rules::cross_border::Scheme;
    /// assert_eq!((Scheme::HongKong.seats(), Scheme::Macau.seats()), (8, 9));
    /// ```
    pub fn seats(self) -> u32 {
        match self {
            Scheme::HongKong => 8,
            Scheme::Macau => 9,
        }
    }
}

reasons! {
    /// Why a car or its holder does not fit the scheme.
    CrossBorderRefusal in "cross_border" {
        /// The holder is under eighteen.
        HolderAge = "holder_age",
        /// Six metres or longer.
        TooLong = "too_long",
        /// More seats than the scheme has.
        TooManySeats = "too_many_seats",
        /// More than two drivers.
        TooManyDrivers = "too_many_drivers",
    }
}

/// Whether a car and its holder fit.
///
/// # Errors
/// Everything that does not.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::cross_border::{CrossBorderRefusal, Scheme, fits};
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let (born, today) = (day(1990, 1, 1), day(2026, 11, 20));
/// assert!(fits(Scheme::Macau, 4_800, 9, 2, born, today).is_ok());
/// assert_eq!(
///     fits(Scheme::HongKong, 6_000, 9, 2, born, today),
///     Err(vec![CrossBorderRefusal::TooLong, CrossBorderRefusal::TooManySeats])
/// );
/// ```
pub fn fits(
    scheme: Scheme,
    length_mm: u32,
    seats: u32,
    drivers: u32,
    holder_born: NaiveDate,
    today: NaiveDate,
) -> Result<(), Vec<CrossBorderRefusal>> {
    let refusals: Vec<CrossBorderRefusal> = [
        (day::age(holder_born, today).is_none_or(|age| age < 18), CrossBorderRefusal::HolderAge),
        (length_mm >= LENGTH_MM, CrossBorderRefusal::TooLong),
        (seats > scheme.seats(), CrossBorderRefusal::TooManySeats),
        (drivers > DRIVERS, CrossBorderRefusal::TooManyDrivers),
    ]
    .into_iter()
    .filter_map(|(wrong, refusal)| wrong.then_some(refusal))
    .collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

/// A stay that has ended, or the present one with today as its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stay {
    /// The day of entry, which counts.
    pub entered: NaiveDate,
    /// The day of leaving, which counts.
    pub left: NaiveDate,
}

/// The limits of a stay and of a year; the server's figures win.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limits {
    /// The longest stay, in days.
    pub stay: u32,
    /// The days of a calendar year in all.
    pub year: u32,
}

impl Limits {
    /// From this day of a stay on, a reminder: as long before the end as the 25th is before the
    /// 30th.
    ///
    /// ```
    /// use tongtu_rules::cross_border::{LIMITS, Limits, REMIND_STAY};
    /// assert_eq!(LIMITS.remind_stay(), REMIND_STAY);
    /// assert_eq!(Limits { stay: 20, ..LIMITS }.remind_stay(), 15);
    /// ```
    pub fn remind_stay(&self) -> u32 {
        self.stay.saturating_sub(STAY_DAYS - REMIND_STAY)
    }

    /// From this day of a year on, a reminder: as long before the end as the 150th is before the
    /// 180th.
    ///
    /// ```
    /// use tongtu_rules::cross_border::{LIMITS, REMIND_YEAR};
    /// assert_eq!(LIMITS.remind_year(), REMIND_YEAR);
    /// ```
    pub fn remind_year(&self) -> u32 {
        self.year.saturating_sub(YEAR_DAYS - REMIND_YEAR)
    }
}

/// Thirty days a stay, a hundred and eighty a year.
pub const LIMITS: Limits = Limits { stay: STAY_DAYS, year: YEAR_DAYS };

/// How the days stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Count {
    /// Which day of the present stay it is, from 1; 0 outside.
    pub stay: u32,
    /// Days of this calendar year so far.
    pub year: u32,
    /// The last day of the present stay: by its own days, by the year's, or by the term of the
    /// permit, whichever is first.
    pub leave_by: Option<NaiveDate>,
    /// What deserves a reminder.
    pub alert: Alert,
}

/// What deserves a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Alert {
    /// Nothing.
    None,
    /// The stay or the year comes to its end.
    Soon,
    /// It has.
    Over,
}

/// Counts the days of stays. Entry and leaving both count: ours, the stricter reading. Nobody may
/// stay behind the end of the permit's term, where one is known.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::cross_border::{Alert, LIMITS, count};
/// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
/// let on = |today, term| count(&[], Some(day(11, 1)), today, &LIMITS, term);
/// let now = on(day(11, 20), None);
/// assert_eq!((now.stay, now.year, now.leave_by), (20, 20, Some(day(11, 30))));
/// assert_eq!(on(day(11, 25), None).alert, Alert::Soon);
/// assert_eq!(on(day(12, 1), None).alert, Alert::Over);
/// assert_eq!(on(day(11, 20), Some(day(11, 24))).leave_by, Some(day(11, 24)));
/// ```
pub fn count(
    past: &[Stay],
    entered: Option<NaiveDate>,
    today: NaiveDate,
    limits: &Limits,
    term_until: Option<NaiveDate>,
) -> Count {
    let present = entered.filter(|entered| *entered <= today);
    let earlier: u32 = past.iter().map(|stay| days_in_year(*stay, today.year())).sum();
    let current = present.map_or(0, |entered| days(entered, today));
    let this_year =
        present.map_or(0, |entered| days_in_year(Stay { entered, left: today }, today.year()));
    let year = earlier.saturating_add(this_year);
    let leave_by = present.and_then(|entered| {
        let stay = u64::from(limits.stay.saturating_sub(1));
        let by_stay = entered.checked_add_days(Days::new(stay))?;
        let by_year = today.checked_add_days(Days::new(limits.year.saturating_sub(year).into()))?;
        // The new year brings new days.
        let by_days = if by_year.year() == today.year() { by_stay.min(by_year) } else { by_stay };
        Some(term_until.map_or(by_days, |term| by_days.min(term)))
    });
    // The term's end is announced as long before as the stay's own.
    let ahead = i64::from(limits.stay.saturating_sub(limits.remind_stay()));
    let left = leave_by.map(|last| (last - today).num_days());
    let alert = if current > limits.stay || year > limits.year || left.is_some_and(|d| d < 0) {
        Alert::Over
    } else if current >= limits.remind_stay()
        || year >= limits.remind_year()
        || left.is_some_and(|days| days <= ahead)
    {
        Alert::Soon
    } else {
        Alert::None
    };
    Count { stay: current, year, leave_by, alert }
}

fn days_in_year(stay: Stay, year: i32) -> u32 {
    let (Some(first), Some(last)) =
        (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31))
    else {
        return 0;
    };
    days(stay.entered.max(first), stay.left.min(last))
}

fn days(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days().saturating_add(1)).unwrap_or(0)
}
