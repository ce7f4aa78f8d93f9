//! 罚款 and 加处罚款: when a fine is due, and the surcharge for lateness.

use chrono::{Days, NaiveDate};

use crate::money::Fen;

/// Days from receipt of the decision to the last day without a surcharge.
pub const GRACE_DAYS: u32 = 15;

/// The last day without a surcharge.
///
/// Whether it rolls past a holiday is not said in the Road Traffic Safety Law: where the server
/// gives a date, that one is shown. Source: 行政处罚法 §67, 道路交通安全法 §108.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::violation::fine::due_on;
/// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
/// assert_eq!(due_on(day(11, 1)), Some(day(11, 16)));
/// ```
pub fn due_on(received: NaiveDate) -> Option<NaiveDate> {
    received.checked_add_days(Days::new(GRACE_DAYS.into()))
}

/// Surcharge for late payment, in fen.
///
/// Three percent of the fine for each day after the fifteenth from receipt; never more than the
/// fine. Days under reconsideration or in court (`suspended_days`) do not count. Rounds down. A
/// fine of nothing, or less, has none.
///
/// Source: 行政处罚法 §§67, 72, 73; 公安部令第157号 §60.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::money::Fen;
/// use tongtu_rules::violation::fine::surcharge;
/// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
/// assert_eq!(surcharge(Fen::yuan(200), day(11, 1), day(11, 17), 0), Fen::yuan(6));
/// assert_eq!(surcharge(Fen::yuan(200), day(1, 1), day(11, 17), 0), Fen::yuan(200));
/// ```
pub fn surcharge(fine: Fen, received: NaiveDate, today: NaiveDate, suspended_days: u32) -> Fen {
    let elapsed = (today - received).num_days();
    let late = elapsed.saturating_sub(i64::from(GRACE_DAYS) + i64::from(suspended_days)).max(0);
    if fine.0 <= 0 {
        return Fen(0);
    }
    // From the thirty-fourth day on the cap holds, so that nothing overflows.
    let uncapped = i128::from(fine.0) * 3 * i128::from(late.min(34)) / 100;
    Fen(i64::try_from(uncapped).map_or(fine.0, |amount| amount.min(fine.0)))
}
