//! 缴款期限, 加处罚款: when a fine is due and what lateness costs, as of a day.
//!
//! Of a fine in parts each part is late for itself, as a fine of its own would be: the law has no
//! word on it (ours).

use chrono::{Days, NaiveDate};
use tongtu_contract::{InstalmentPart, InstalmentState, PartState, ReconsiderationState};
use tongtu_rules::money::Fen;
use tongtu_rules::violation::fine;

use crate::violation_garage::day_of;
use crate::violation_rows::{DecisionRow, PaymentPart};

/// Days that do not count for the surcharge: under reconsideration (行政处罚法 §73).
pub(super) fn suspended_days(row: &DecisionRow, today: NaiveDate) -> u32 {
    suspended_since(row, NaiveDate::MIN, today)
}

/// Those of them from a day on.
fn suspended_since(row: &DecisionRow, from: NaiveDate, today: NaiveDate) -> u32 {
    let Some(asked) = &row.reconsideration else { return 0 };
    let until = match asked.state {
        ReconsiderationState::Revoked { at_ms }
        | ReconsiderationState::Maintained { at_ms, .. } => day_of(at_ms).min(today),
        _ => today,
    };
    let first = day_of(asked.submitted_at_ms).max(from);
    u32::try_from((until - first).num_days()).unwrap_or_default()
}

/// Whether a last day had passed before the reconsideration was asked for: then it stays, and only
/// the days of lateness rest.
fn passed_before(row: &DecisionRow, last: NaiveDate) -> bool {
    row.reconsideration.as_ref().is_some_and(|asked| day_of(asked.submitted_at_ms) > last)
}

/// A last day that was set on a day, later by the days that have not counted since.
fn moved(row: &DecisionRow, last: NaiveDate, since: NaiveDate, today: NaiveDate) -> NaiveDate {
    if passed_before(row, last) {
        return last;
    }
    let rested = Days::new(suspended_since(row, since, today).into());
    last.checked_add_days(rested).unwrap_or(last)
}

/// The last day without a surcharge by the law, as if nothing had been granted.
fn plain(row: &DecisionRow, today: NaiveDate) -> NaiveDate {
    let last = fine::due_on(row.received_on).unwrap_or(row.received_on);
    moved(row, last, NaiveDate::MIN, today)
}

/// The day on which time was asked for that was granted.
fn asked_on(row: &DecisionRow) -> Option<NaiveDate> {
    row.instalment.as_ref().filter(|asked| asked.granted_on.is_some())?.asked_on
}

/// The parts of a fine as of a day. Due are the first that is not paid, and those that are late.
pub(crate) fn parts(row: &DecisionRow, today: NaiveDate) -> Vec<InstalmentPart> {
    let asked = row.instalment.as_ref().filter(|_| row.fine_fen > 0);
    let Some(asked) = asked else { return Vec::new() };
    let since = asked.granted_on.unwrap_or(NaiveDate::MIN);
    let mut is_first = true;
    let as_of_today = |part: &InstalmentPart| {
        if part.state == PartState::Paid {
            return part.clone();
        }
        let due_on = moved(row, part.due_on, since, today);
        let is_due = std::mem::take(&mut is_first) || today > due_on;
        InstalmentPart {
            due_on,
            surcharge_fen: added(row, part.amount_fen, due_on, today),
            state: if is_due { PartState::Due } else { PartState::Ahead },
            ..part.clone()
        }
    };
    asked.parts.iter().map(as_of_today).collect()
}

/// The parts and the surcharge as the app gets them: while an order is at work, at what it takes.
pub(super) fn seen(
    row: &DecisionRow,
    today: NaiveDate,
    taken: Option<&PaymentPart>,
) -> (Vec<InstalmentPart>, i64) {
    let mut parts = parts(row, today);
    let Some(taken) = taken else { return (parts, surcharge(row, today)) };
    if parts.is_empty() {
        return (parts, taken.surcharge_fen);
    }
    let mut whole = 0;
    for (at, part) in parts.iter_mut().enumerate().filter(|(_, p)| p.state != PartState::Paid) {
        part.state = PartState::Ahead;
        if let Some((_, surcharge_fen)) = taken.parts.iter().find(|(own, _)| *own == at) {
            (part.surcharge_fen, part.state) = (*surcharge_fen, PartState::Due);
        }
        whole += part.surcharge_fen;
    }
    (parts, whole)
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
        return moved(row, until, asked.granted_on.unwrap_or(NaiveDate::MIN), today);
    }
    plain(row, today)
}

/// What lateness costs as of a day, in fen.
pub(crate) fn surcharge(row: &DecisionRow, today: NaiveDate) -> i64 {
    if let Some(paid) = row.paid_surcharge_fen {
        return paid;
    }
    let parts = parts(row, today);
    if parts.is_empty() {
        return added(row, row.fine_fen, due_on(row, today), today);
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
        surcharge_fen: if parts.is_empty() {
            surcharge(row, today)
        } else {
            due().map(|(_, part)| part.surcharge_fen).sum()
        },
        parts: due().map(|(at, part)| (at, part.surcharge_fen)).collect(),
    }
}

/// Surcharge of an amount as of a day: what had accrued when time was asked for, as a grant only puts
/// the payment off (行政处罚法 §66), and what came after its last day. Never more than the amount
/// (§72).
fn added(row: &DecisionRow, amount_fen: i64, due_on: NaiveDate, today: NaiveDate) -> i64 {
    let accrued = asked_on(row).map_or(0, |day| late(row, amount_fen, plain(row, day), day));
    amount_fen.min(accrued + late(row, amount_fen, due_on, today))
}

/// What an amount costs more on a day for the days since its last one, in fen.
fn late(row: &DecisionRow, amount_fen: i64, last: NaiveDate, today: NaiveDate) -> i64 {
    let received = last.checked_sub_days(Days::new(fine::GRACE_DAYS.into())).unwrap_or(last);
    let rested = if passed_before(row, last) { suspended_days(row, today) } else { 0 };
    fine::surcharge(Fen(amount_fen), received, today, rested).0
}
