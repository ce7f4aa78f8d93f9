//! 缴款期限, 加处罚款: when a fine is due and what lateness costs, as of a day.

use chrono::{Days, NaiveDate};
use tongtu_contract::{InstalmentState, ReconsiderationState};
use tongtu_rules::money::Fen;
use tongtu_rules::violation::fine;

use crate::violation_garage::day_of;
use crate::violation_rows::{DecisionRow, InstalmentRow};

/// Days that do not count for the surcharge: under reconsideration (行政处罚法 §73).
pub(super) fn suspended_days(row: &DecisionRow, today: NaiveDate) -> u32 {
    let Some(asked) = &row.reconsideration else { return 0 };
    let until = match asked.state {
        ReconsiderationState::Revoked { at_ms }
        | ReconsiderationState::Maintained { at_ms, .. } => day_of(at_ms),
        _ => today,
    };
    u32::try_from((until - day_of(asked.submitted_at_ms)).num_days()).unwrap_or_default()
}

/// The last day without a surcharge.
pub(crate) fn due_on(row: &DecisionRow, today: NaiveDate) -> NaiveDate {
    if let Some(InstalmentRow { state: InstalmentState::Granted { until }, .. }) = &row.instalment {
        return *until;
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
    // A day that was granted stands for the fifteenth.
    let received = match &row.instalment {
        Some(InstalmentRow { state: InstalmentState::Granted { until }, .. }) => {
            until.checked_sub_days(Days::new(fine::GRACE_DAYS.into())).unwrap_or(row.received_on)
        }
        _ => row.received_on,
    };
    fine::surcharge(Fen(row.fine_fen), received, today, suspended_days(row, today)).0
}
