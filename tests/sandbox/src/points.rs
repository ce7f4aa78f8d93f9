//! 记分: what stands on the licence in the running cycle, entry by entry.

use tongtu_contract::{PointsEntry, PointsFile};

use crate::call::Call;
use crate::decision;
use crate::handling_history as history;
use crate::http::Answer;
use crate::licence;
use crate::reply::Reply;
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
            && day_of(row.decided_at_ms) >= cycle.cycle_start
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
