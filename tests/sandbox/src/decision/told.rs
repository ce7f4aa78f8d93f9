//! What driver and owner are told of a decision.

use chrono::NaiveDate;
use tongtu_contract::{Holding, MessageKind, SubjectKind};

use super::due::{due_on, owed};
use super::is_settled;
use crate::message::{self, Note};
use crate::rows::{AccountRow, LicenceRow};
use crate::store::Broken;
use crate::town::Town;
use crate::violation::reminder_at_ms;
use crate::violation_garage::{concerned, day_of};
use crate::violation_rows::{DecisionRow, ViolationRow};

/// Points at which the driver is told.
const HIGH: [u16; 2] = [9, 11];

/// Tells the driver, and whoever else sees the vehicle as its owner.
pub(crate) fn made(town: &mut Town<'_>, made: &DecisionRow) -> Result<(), Broken> {
    let at_ms = made.decided_at_ms;
    let due_on = due_on(made, made.received_on);
    for (account, holding) in concerned(town, &made.violation)? {
        let is_driver = account.number == made.driver;
        if !is_driver && holding != Holding::Own {
            continue;
        }
        let note = Note::of(MessageKind::DecisionMade)
            .arg("plate", &made.plate)
            .arg("points", made.points)
            .arg("amount_fen", made.fine_fen)
            .arg("day", due_on);
        let note = if is_driver && made.fine_fen > 0 { note.by(due_on) } else { note };
        let note = if is_driver {
            note.about(SubjectKind::Decision, &made.id)
        } else {
            note.about(SubjectKind::Violation, &made.violation)
        };
        message::tell(town, &account.id, note, at_ms)?;
        if is_driver {
            tell_points(town, made, &account, at_ms)?;
        }
    }
    Ok(())
}

fn tell_points(
    town: &mut Town<'_>,
    made: &DecisionRow,
    account: &AccountRow,
    at_ms: i64,
) -> Result<(), Broken> {
    let Some(licence) = &made.licence else { return Ok(()) };
    let Some(paper) = town.get::<LicenceRow>(licence)? else { return Ok(()) };
    let (before, after) = (paper.accumulated.saturating_sub(made.points), paper.accumulated);
    if HIGH.iter().any(|high| before < *high && *high <= after) {
        let note =
            Note::of(MessageKind::PointsHigh).arg("points", after).about(SubjectKind::Points, "");
        message::tell(town, &account.id, note, at_ms)?;
    }
    Ok(())
}

/// A fine that is due soon and not paid.
pub(crate) fn due(town: &mut Town<'_>, row: &DecisionRow, at_ms: i64) -> Result<(), Broken> {
    let due_on = due_on(row, day_of(at_ms));
    // A day that was granted has a reminder of its own.
    if is_settled(row) || reminder_at_ms(due_on) > at_ms {
        return Ok(());
    }
    let owner = town.find(|account: &AccountRow| account.number == row.driver)?;
    let Some(account) = owner else { return Ok(()) };
    let owed = owed(row, day_of(at_ms));
    let note = Note::of(MessageKind::FineDue)
        .arg("plate", &row.plate)
        .arg("amount_fen", owed.fine_fen + owed.surcharge_fen)
        .arg("day", due_on)
        .by(due_on)
        .about(SubjectKind::Decision, &row.id);
    message::tell(town, &account.id, note, at_ms)
}

/// An authority has answered; by when the person should do something about it, if at all.
pub(super) fn answer(
    town: &mut Town<'_>,
    row: &DecisionRow,
    kind: MessageKind,
    by: Option<NaiveDate>,
    at_ms: i64,
) -> Result<(), Broken> {
    let driver = town.find(|account: &AccountRow| account.number == row.driver)?;
    let Some(account) = driver else { return Ok(()) };
    let mut note = Note::of(kind).arg("plate", &row.plate).about(SubjectKind::Decision, &row.id);
    if let Some(record) = town.get::<ViolationRow>(row.violation.as_str())? {
        note = note.arg("day", day_of(record.occurred_at_ms));
    }
    if let Some(day) = by {
        note = note.by(day);
    }
    message::tell(town, &account.id, note, at_ms)
}
