//! 记分: what stands on the licence in the running cycle, entry by entry, and what the cycle's end
//! takes with it.

use chrono::NaiveDate;
use tongtu_contract::{PointsEntry, PointsFile};
use tongtu_rules::licence::points::{self, FineState, Turn};

use crate::call::Call;
use crate::decision;
use crate::handling_history as history;
use crate::http::Answer;
use crate::licence;
use crate::reply::Reply;
use crate::rows::LicenceRow;
use crate::store::Broken;
use crate::town::Town;
use crate::violation_garage::day_of;
use crate::violation_rows::DecisionRow;

/// `GET /v1/points`: no cycle without a licence, or while the register is silent.
pub(crate) fn show(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let is_silent = history::lists(town, &account.number)?.is_silent;
    let today = town.today();
    let Some(paper) = licence::attached(town, &account)?.filter(|_| !is_silent) else {
        return Ok(Reply::ok(&PointsFile { cycle: None, entries: Vec::new(), reduced: 0 }));
    };
    let cycle = licence::seen(&paper, today).points;
    let mut given: Vec<DecisionRow> = town.list()?;
    given.retain(|row| {
        row.licence.as_ref() == Some(&paper.number)
            && row.points > 0
            && stands(row, Some(cycle.cycle_start))
    });
    given.sort_by(|a, b| (b.decided_at_ms, &b.id.0).cmp(&(a.decided_at_ms, &a.id.0)));
    let entries = given
        .iter()
        .map(|row| PointsEntry {
            decision: row.id.clone(),
            plate: row.plate.clone(),
            act: row.act.clone(),
            points: row.points,
            given_at_ms: row.decided_at_ms,
            paid: decision::is_settled(row),
        })
        .collect();
    Ok(Reply::ok(&PointsFile { cycle: Some(cycle), entries, reduced: 0 }))
}

/// Whether the points of a decision belong to the cycle that began on a day.
pub(crate) fn stands(row: &DecisionRow, counted_from: Option<NaiveDate>) -> bool {
    let from = row.carried_on.unwrap_or_else(|| day_of(row.decided_at_ms));
    counted_from.is_none_or(|start| from >= start)
}

/// When the points of a licence have to be looked at again: its cycle has come to an end.
pub(crate) fn turns_at_ms(paper: &LicenceRow, today: NaiveDate) -> Option<i64> {
    let start = points::cycle(paper.first_issued_on, today)?.start;
    paper.counted_from.filter(|from| *from < start).map(|_| licence::midnight_ms(start))
}

/// The first day of a cycle: what stood below twelve is cleared, but for the points of fines that
/// are overdue; full marks stay until they are studied for (令第163号 §15).
pub(crate) fn turn(town: &mut Town<'_>, mut paper: LicenceRow, at_ms: i64) -> Result<(), Broken> {
    let (today, from) = (day_of(at_ms), paper.counted_from);
    let mut given = town.list::<DecisionRow>()?;
    given.retain(|row| {
        row.licence.as_ref() == Some(&paper.number) && row.points > 0 && stands(row, from)
    });
    let state = |row: &DecisionRow| match () {
        () if decision::is_settled(row) => FineState::Paid,
        () if decision::due::due_on(row, today) < today => FineState::Overdue,
        () => FineState::NotYetDue,
    };
    let small = |points: u16| u8::try_from(points).unwrap_or(u8::MAX);
    let records: Vec<_> = given.iter().map(|row| (small(row.points), state(row))).collect();
    let turned = points::turn(small(paper.accumulated), &records);
    for mut row in given {
        if turned == Turn::StudyFirst || state(&row) == FineState::Overdue {
            row.carried_on = Some(today);
            town.put(&row)?;
        }
    }
    if let Turn::Carried { points, .. } = turned {
        paper.accumulated = points.into();
    }
    paper.counted_from = Some(today);
    town.put(&paper)?;
    town.effect("points.turned", &paper.number);
    Ok(())
}
