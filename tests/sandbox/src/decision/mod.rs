//! 处罚决定: decisions against a person, made by an officer or with the person's acceptance.
//!
//! - `due` when a fine is due, and what lateness costs
//! - `later` 暂缓, 分期 · `reconsideration` 行政复议 · `told` who hears of what

pub(crate) mod due;
pub(crate) mod later;
pub(crate) mod reconsideration;
pub(crate) mod told;

use tongtu_contract::{
    Decision, DecisionId, Decisions, Instalment, InstalmentState, PartState, PaymentState,
    ProblemCode, REASON_CHARS, Reconsideration, ReconsiderationState,
};
use tongtu_rules::day::Calendar;
use tongtu_rules::violation::deadline::{self, Term};

use crate::call::Call;
use crate::http::Answer;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::{AccountRow, LicenceRow};
use crate::store::Broken;
use crate::town::Town;
use crate::violation_garage::day_of;
use crate::violation_rows::{DecisionRow, Fate, PaymentPart, PaymentRow, ViolationRow};
use crate::{payment, violation};

use due::{due_on, suspended_days};

/// `GET /v1/decisions`: all against the person, newest first.
pub(crate) fn list(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let mut rows = of(town, &account)?;
    rows.sort_by(|a, b| (b.decided_at_ms, &b.id.0).cmp(&(a.decided_at_ms, &a.id.0)));
    let mut next_check_at_ms = None;
    let mut items = Vec::new();
    for row in &rows {
        let order = order_of(town, row)?;
        let next = [order.and_then(|order| payment::next_check(&order, town.now_ms)), waits(row)];
        next_check_at_ms = next.into_iter().flatten().chain(next_check_at_ms).min();
        items.push(seen(town, row)?);
    }
    Ok(Reply::ok(&Decisions { items, next_check_at_ms }))
}

/// When an authority answers something about a decision.
fn waits(row: &DecisionRow) -> Option<i64> {
    let instalment = row.instalment.as_ref().and_then(|asked| match asked.state {
        InstalmentState::InReview { due_at_ms, .. } => Some(due_at_ms),
        _ => None,
    });
    let reconsidered = row.reconsideration.as_ref().and_then(|asked| match asked.state {
        ReconsiderationState::InReview { due_at_ms } => Some(due_at_ms),
        _ => None,
    });
    [instalment, reconsidered].into_iter().flatten().min()
}

/// Decisions against a person.
pub(crate) fn of(town: &Town<'_>, account: &AccountRow) -> Result<Vec<DecisionRow>, Broken> {
    let mut rows = town.list::<DecisionRow>()?;
    rows.retain(|row| row.driver == account.number);
    Ok(rows)
}

/// One's own decision.
pub(crate) fn own(town: &Town<'_>, account: &AccountRow, id: &str) -> Result<DecisionRow, Refusal> {
    town.get::<DecisionRow>(id)?
        .filter(|row| row.driver == account.number)
        .ok_or_else(|| ProblemCode::NotFound.into())
}

/// Decides a record: the points are on the licence with it (令第163号 §13).
pub(crate) fn make(
    town: &mut Town<'_>,
    row: &mut ViolationRow,
    driver: &str,
    paper: Option<&mut LicenceRow>,
    at_ms: i64,
) -> Result<DecisionRow, Broken> {
    let seq = town.next::<DecisionRow>()?;
    let received_on = day_of(at_ms);
    let made = DecisionRow {
        id: DecisionId(format!("d-{seq:06}")),
        // 4403, the month and a number: sixteen digits, as decisions have.
        number: format!("4403{}{seq:08}", received_on.format("%y%m")),
        driver: driver.to_owned(),
        licence: paper.as_ref().map(|paper| paper.number.clone()),
        violation: row.id.clone(),
        plate: row.plate.clone(),
        act: row.act.clone(),
        points: row.points,
        fine_fen: row.fine_fen,
        decided_by: row.found_by.clone(),
        decided_at_ms: at_ms,
        received_on,
        carried_on: None,
        order: None,
        paid_surcharge_fen: None,
        instalment: None,
        reconsideration: None,
    };
    if let Some(paper) = paper {
        paper.accumulated = paper.accumulated.saturating_add(row.points);
        paper.pending = paper.pending.saturating_sub(row.points);
        town.put(paper)?;
    }
    row.fate = Fate::Handled { decision: made.id.clone() };
    row.driver = Some(driver.to_owned());
    row.updated_at_ms = at_ms;
    town.put(row)?;
    town.put(&made)?;
    if made.fine_fen > 0 {
        violation::remind_of_fine(town, &made.id, due_on(&made, received_on))?;
    }
    Ok(made)
}

/// Nothing is left to be paid: it was paid, or there is no fine.
pub(crate) fn is_settled(row: &DecisionRow) -> bool {
    row.paid_surcharge_fen.is_some() || row.fine_fen == 0
}

/// An order has paid it, or so many parts of it.
pub(crate) fn settle(row: &mut DecisionRow, paid: &PaymentPart, order: &PaymentRow) {
    let Some(asked) = row.instalment.as_mut().filter(|_| !paid.parts.is_empty()) else {
        row.paid_surcharge_fen = Some(paid.surcharge_fen);
        return;
    };
    for (at, surcharge_fen) in &paid.parts {
        if let Some(part) = asked.parts.get_mut(*at) {
            part.state = PartState::Paid;
            part.surcharge_fen = *surcharge_fen;
            part.order = Some(order.id.clone());
        }
    }
    if asked.parts.iter().all(|part| part.state == PartState::Paid) {
        row.paid_surcharge_fen = Some(asked.parts.iter().map(|part| part.surcharge_fen).sum());
    }
}

pub(crate) fn order_of(town: &Town<'_>, row: &DecisionRow) -> Result<Option<PaymentRow>, Broken> {
    match &row.order {
        Some(order) => town.get::<PaymentRow>(order.as_str()),
        None => Ok(None),
    }
}

/// A decision as the app gets it, as of today.
pub(crate) fn seen(town: &Town<'_>, row: &DecisionRow) -> Result<Decision, Broken> {
    let today = town.today();
    // An order that paid a part of it leaves the rest to be paid.
    let order = order_of(town, row)?
        .filter(|order| is_settled(row) || payment::state(order) != PaymentState::Paid);
    let payment = match &order {
        _ if is_settled(row) => PaymentState::Paid,
        Some(order) => payment::state(order),
        None => PaymentState::Unpaid,
    };
    let taken = order.as_ref().filter(|order| payment::is_open(order));
    let taken = taken.and_then(|order| order.parts.iter().find(|part| part.decision == row.id));
    let (parts, surcharge_fen) = due::seen(row, today, taken);
    let reconsider_until =
        deadline::due(Term::Reconsideration, row.received_on, &Calendar::default());
    Ok(Decision {
        id: row.id.clone(),
        number: row.number.clone(),
        violation: row.violation.clone(),
        plate: row.plate.clone(),
        act: row.act.clone(),
        points: row.points,
        fine_fen: row.fine_fen,
        decided_by: row.decided_by.clone(),
        decided_at_ms: row.decided_at_ms,
        received_on: row.received_on,
        due_on: due_on(row, today),
        surcharge_fen,
        suspended_days: suspended_days(row, today),
        payment,
        order: order.map(|order| order.id),
        instalment: row.instalment.as_ref().map(|asked| Instalment {
            kind: asked.kind.clone(),
            months: asked.months,
            state: asked.state.clone(),
            parts,
        }),
        reconsideration: row.reconsideration.as_ref().map(|asked| Reconsideration {
            submitted_at_ms: asked.submitted_at_ms,
            state: asked.state.clone(),
        }),
        reconsider_until: reconsider_until.unwrap_or(row.received_on),
    })
}

/// What the text of a request lacks.
pub(crate) fn wrong_text(text: &str, room: &str) -> Option<String> {
    let (fewest, most) = REASON_CHARS;
    match u32::try_from(text.trim().chars().count()).unwrap_or(u32::MAX) {
        count if count < fewest => Some(format!("{room}.text_too_short")),
        count if count > most => Some(format!("{room}.text_too_long")),
        _ => None,
    }
}

/// Refuses what is paid, and what an open order pays.
pub(crate) fn payable(town: &Town<'_>, row: &DecisionRow) -> Result<(), Refusal> {
    if is_settled(row) {
        return Err(ProblemCode::AlreadyPaid.into());
    }
    match order_of(town, row)? {
        Some(order) if payment::is_open(&order) => {
            Err(Refusal::new(ProblemCode::PaymentOpen).arg("order", &order.id))
        }
        _ => Ok(()),
    }
}
