//! 行政复议: asked for within sixty days, once; the surcharge rests meanwhile (行政复议法 §20).

use chrono::Days;
use tongtu_contract::{
    DecisionId, MessageKind, ProblemCode, ReconsiderationRequest, ReconsiderationState,
};
use tongtu_rules::day::Calendar;
use tongtu_rules::violation::deadline::{self, Term};
use tongtu_rules::violation::objection as terms;

use super::{own, seen, told, wrong_text};
use crate::call::Call;
use crate::http::Answer;
use crate::points;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::review::{self, Verdict};
use crate::rows::{LicenceRow, Subject};
use crate::store::Broken;
use crate::town::Town;
use crate::violation_garage::day_of;
use crate::violation_rows::{DecisionRow, Fate, ReconsiderationRow, ViolationRow};

/// Days of a 行政复议, and of one that is about little (行政复议法 §§53, 62).
const RECONSIDERED_DAYS: u64 = 60;
const SMALL_DAYS: u64 = 30;
/// Up to three thousand yuan is little.
const SMALL_FEN: i64 = 300_000;
/// To go to court afterwards (行政诉讼法 §45).
const COURT_DAYS: u64 = 15;

/// `POST /v1/decisions/{id}/reconsideration`: within sixty days, once.
///
/// Refuses `409 wrong_state` after the first, `409 term_passed` with the day.
pub(crate) fn ask(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let request: ReconsiderationRequest = call.json()?;
    let mut row = own(town, &account, call.id())?;
    if let Some(code) = wrong_text(&request.text, "reconsideration") {
        return Err(Refusal::field("text", &code));
    }
    if row.reconsideration.is_some() {
        return Err(ProblemCode::WrongState.into());
    }
    let calendar = Calendar::default();
    if terms::reconsideration_until(row.received_on, town.today(), &calendar).is_err() {
        let until = deadline::due(Term::Reconsideration, row.received_on, &calendar);
        return Err(
            Refusal::new(ProblemCode::TermPassed).arg("day", until.unwrap_or(row.received_on))
        );
    }
    let days = if row.fine_fen <= SMALL_FEN { SMALL_DAYS } else { RECONSIDERED_DAYS };
    let due_on = town.today().checked_add_days(Days::new(days));
    let subject = Subject::Reconsideration { decision: row.id.clone() };
    let case = review::file_until(town, subject, due_on.unwrap_or(town.today()))?;
    row.reconsideration = Some(ReconsiderationRow {
        text: request.text.trim().to_owned(),
        submitted_at_ms: town.now_ms,
        state: ReconsiderationState::InReview { due_at_ms: case.due_at_ms },
    });
    town.put(&row)?;
    town.effect("reconsideration.asked", &row.id);
    Ok(Reply::created(&seen(town, &row)?))
}

/// Answers a reconsideration: approved is revoked, the points and the fine with it.
pub(crate) fn answer(
    town: &mut Town<'_>,
    id: &DecisionId,
    verdict: &Verdict,
    at_ms: i64,
) -> Result<(), Broken> {
    let Some(mut row) = town.get::<DecisionRow>(id.as_str())? else { return Ok(()) };
    let revoked = *verdict == Verdict::Approve;
    let today = day_of(at_ms);
    let court_until = today.checked_add_days(Days::new(COURT_DAYS)).unwrap_or(today);
    if let Some(asked) = &mut row.reconsideration {
        asked.state = if revoked {
            ReconsiderationState::Revoked { at_ms }
        } else {
            ReconsiderationState::Maintained { at_ms, court_until }
        };
    }
    if revoked {
        if let Some(mut paper) =
            row.licence.as_deref().map(|paper| town.get::<LicenceRow>(paper)).transpose()?.flatten()
        {
            // What a cycle took with it cannot be given back.
            if points::stands(&row, paper.counted_from) {
                paper.accumulated = paper.accumulated.saturating_sub(row.points);
                town.put(&paper)?;
            }
        }
        if let Some(mut record) = town.get::<ViolationRow>(row.violation.as_str())? {
            record.fate = Fate::Deleted;
            record.updated_at_ms = at_ms;
            town.put(&record)?;
        }
        (row.points, row.fine_fen) = (0, 0);
    }
    town.put(&row)?;
    town.effect(if revoked { "decision.revoked" } else { "decision.maintained" }, id);
    let by = (!revoked).then_some(court_until);
    told::answer(town, &row, MessageKind::ReconsiderationAnswered, by, at_ms)
}
