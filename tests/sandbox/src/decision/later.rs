//! 暂缓或者分期缴纳: to pay later or in parts, for hardship (行政处罚法 §66).

use chrono::NaiveDate;
use tongtu_contract::{
    DecisionId, InstalmentKind, InstalmentPart, InstalmentRequest, InstalmentState, MessageKind,
    PartState, ProblemCode,
};
use tongtu_rules::day;
use tongtu_rules::violation::deadline::Term;

use super::due::{self, due_on};
use super::{own, payable, seen, told, wrong_text};
use crate::call::Call;
use crate::http::Answer;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::review::{self, Verdict};
use crate::rows::Subject;
use crate::store::Broken;
use crate::town::Town;
use crate::violation;
use crate::violation_garage::day_of;
use crate::violation_rows::{DecisionRow, InstalmentRow};

/// Months that may be asked for.
const MONTHS: std::ops::RangeInclusive<u8> = 1..=6;

/// `POST /v1/decisions/{id}/instalments`: for hardship; answered within five working days.
///
/// Refuses `409 already_paid`, `409 payment_open`, and `409 wrong_state` while one is in review or
/// was granted.
pub(crate) fn ask(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let request: InstalmentRequest = call.json()?;
    let mut row = own(town, &account, call.id())?;
    let mut wrong = Vec::new();
    if matches!(request.kind, InstalmentKind::Unknown(_)) {
        wrong.push(("kind".to_owned(), "instalment.kind".to_owned()));
    }
    let is_alone = request.kind == InstalmentKind::Parts && request.months == 1;
    if is_alone || !MONTHS.contains(&request.months) {
        wrong.push(("months".to_owned(), "instalment.months".to_owned()));
    }
    if let Some(code) = wrong_text(&request.reason, "instalment") {
        wrong.push(("reason".to_owned(), code));
    }
    if !wrong.is_empty() {
        return Err(Refusal::fields(wrong));
    }
    payable(town, &row)?;
    if let Some(asked) = &row.instalment
        && asked.state != InstalmentState::Refused
    {
        return Err(ProblemCode::WrongState.into());
    }
    // Counted as every answer of an authority is (令第157号 §5, ours for this one).
    let subject = Subject::Instalment { decision: row.id.clone() };
    let case = review::file(town, subject, Term::ObjectionAnswer)?;
    row.instalment = Some(InstalmentRow {
        kind: request.kind,
        months: request.months,
        reason: request.reason.trim().to_owned(),
        state: InstalmentState::InReview {
            submitted_at_ms: town.now_ms,
            due_at_ms: case.due_at_ms,
        },
        parts: Vec::new(),
        asked_on: Some(town.today()),
        granted_on: None,
    });
    town.put(&row)?;
    town.effect("instalment.asked", &row.id);
    Ok(Reply::created(&seen(town, &row)?))
}

/// A part a month, all alike; the last bears what does not divide, and falls on the day granted.
fn parts(fine_fen: i64, from: NaiveDate, months: u8) -> Vec<InstalmentPart> {
    let count = i64::from(months.max(1));
    let each = fine_fen / count;
    let part = |month: u8| InstalmentPart {
        due_on: day::months_after(from, month.into()).unwrap_or(from),
        amount_fen: if month == months { fine_fen - each * (count - 1) } else { each },
        surcharge_fen: 0,
        state: PartState::Ahead,
        order: None,
    };
    (1..=months).map(part).collect()
}

/// Answers a request to pay later.
pub(crate) fn answer(
    town: &mut Town<'_>,
    id: &DecisionId,
    verdict: &Verdict,
    at_ms: i64,
) -> Result<(), Broken> {
    let Some(mut row) = town.get::<DecisionRow>(id.as_str())? else { return Ok(()) };
    let from = due_on(&row, day_of(at_ms)).max(day_of(at_ms));
    let Some(asked) = &mut row.instalment else { return Ok(()) };
    asked.state = match verdict {
        Verdict::Approve => {
            let until = day::months_after(from, asked.months.into()).unwrap_or(from);
            InstalmentState::Granted { until }
        }
        Verdict::Refuse(_) => InstalmentState::Refused,
    };
    asked.parts = match (&asked.state, &asked.kind) {
        (InstalmentState::Granted { .. }, InstalmentKind::Parts) => {
            parts(row.fine_fen, from, asked.months)
        }
        _ => Vec::new(),
    };
    let granted = matches!(asked.state, InstalmentState::Granted { .. });
    asked.granted_on = granted.then(|| day_of(at_ms));
    town.put(&row)?;
    town.effect(if granted { "instalment.granted" } else { "instalment.refused" }, id);
    let due_on = due_on(&row, day_of(at_ms));
    if granted {
        let later = due::parts(&row, day_of(at_ms)).into_iter().skip(1).map(|part| part.due_on);
        for day in std::iter::once(due_on).chain(later) {
            violation::remind_of_fine(town, &row.id, day)?;
        }
    }
    told::answer(town, &row, MessageKind::InstalmentAnswered, Some(due_on), at_ms)
}
