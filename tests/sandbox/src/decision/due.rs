//! 缴款期限, 加处罚款: when a fine is due and what lateness costs, as of a day.
//!
//! Of a fine in parts each part is late for itself, as a fine of its own would be: the law has no
//! word on it (ours).

use chrono::{Days, NaiveDate};
use tongtu_contract::{InstalmentPart, InstalmentState, PartState, ReconsiderationState};
use tongtu_rules::money::Fen;
use tongtu_rules::violation::fine;

use crate::violation_garage::day_of;
use crate::violation_rows::{DecisionRow, InstalmentRow, PaymentPart};

/// Days that do not count for the surcharge: under reconsideration (行政处罚法 §73).
pub(super) fn suspended_days(row: &DecisionRow, today: NaiveDate) -> u32 {
    suspended_since(row, NaiveDate::MIN, today)
}

/// Those of them from a day on.
fn suspended_since(row: &DecisionRow, from: NaiveDate, today: NaiveDate) -> u32 {
    let Some(asked) = &row.reconsideration else { return 0 };
    let until = match asked.state {
        ReconsiderationState::Revoked { at_ms }
        | ReconsiderationState::Maintained { at_ms, .. } => day_of(at_ms),
        _ => today,
    };
    let first = day_of(asked.submitted_at_ms).max(from);
    u32::try_from((until - first).num_days()).unwrap_or_default()
}

/// A day that was granted, later by the days that have not counted since.
fn moved(row: &DecisionRow, asked: &InstalmentRow, day: NaiveDate, today: NaiveDate) -> NaiveDate {
    let since = asked.granted_on.unwrap_or(NaiveDate::MIN);
    let rested = Days::new(suspended_since(row, since, today).into());
    day.checked_add_days(rested).unwrap_or(day)
}

/// The parts of a fine as of a day. Due are the first that is not paid, and those that are late.
pub(crate) fn parts(row: &DecisionRow, today: NaiveDate) -> Vec<InstalmentPart> {
    let asked = row.instalment.as_ref().filter(|_| row.fine_fen > 0);
    let Some(asked) = asked else { return Vec::new() };
    let mut is_first = true;
    let as_of_today = |part: &InstalmentPart| {
        if part.state == PartState::Paid {
            return part.clone();
        }
        let due_on = moved(row, asked, part.due_on, today);
        let is_due = std::mem::take(&mut is_first) || today > due_on;
        InstalmentPart {
            due_on,
            surcharge_fen: late(part.amount_fen, due_on, today),
            state: if is_due { PartState::Due } else { PartState::Ahead },
            ..part.clone()
        }
    };
    asked.parts.iter().map(as_of_today).collect()
}

/// The last day without a surcharge.
pub(crate) fn due_on(row: &DecisionRow, today: NaiveDate) -> NaiveDate {
    let unpaid = |part: &InstalmentPart| part.state != PartState::Paid;
    if let Some(next) = parts(row, today).into_iter().find(unpaid) {
        return next.due_on;
    }
    if let Some(asked) = &row.instalment
        && let InstalmentState::Granted { until } = asked.state
    {
        return moved(row, asked, until, today);
    }
    let plain = fine::due_on(row.received_on).unwrap_or(row.received_on);
    let rested = Days::new(suspended_days(row, today).into());
    plain.checked_add_days(rested).unwrap_or(plain)
}

/// What lateness costs as of a day, in fen.
pub(crate) fn surcharge(row: &DecisionRow, today: NaiveDate) -> i64 {
    if let Some(paid) = row.paid_surcharge_fen {
        return paid;
    }
    let parts = parts(row, today);
    if parts.is_empty() {
        return late(row.fine_fen, due_on(row, today), today);
    }
    let unpaid = parts.iter().filter(|part| part.state != PartState::Paid);
    unpaid.map(|part| part.surcharge_fen).sum()
}

/// What an order pays of it as of a day: all, or the parts that are due.
pub(crate) fn owed(row: &DecisionRow, today: NaiveDate) -> PaymentPart {
    let parts = parts(row, today);
    let due = || parts.iter().enumerate().filter(|(_, part)| part.state == PartState::Due);
    PaymentPart {
        decision: row.id.clone(),
        fine_fen: if parts.is_empty() {
            row.fine_fen
        } else {
            due().map(|(_, part)| part.amount_fen).sum()
        },
        surcharge_fen: surcharge(row, today),
        parts: due().map(|(at, part)| (at, part.surcharge_fen)).collect(),
    }
}

/// Surcharge of an amount after its last day, in fen.
fn late(amount_fen: i64, due_on: NaiveDate, today: NaiveDate) -> i64 {
    let received = due_on.checked_sub_days(Days::new(fine::GRACE_DAYS.into())).unwrap_or(due_on);
    fine::surcharge(Fen(amount_fen), received, today, 0).0
}
