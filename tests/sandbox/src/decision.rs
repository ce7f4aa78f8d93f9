//! 处罚决定: decisions, what is due when, 加处罚款, paying later, 行政复议.

use chrono::{Days, NaiveDate};
use tongtu_contract::{
    Decision, DecisionId, Decisions, Instalment, InstalmentKind, InstalmentRequest,
    InstalmentState, MessageKind, PaymentState, ProblemCode, Reconsideration,
    ReconsiderationRequest, ReconsiderationState, SubjectKind,
};
use tongtu_rules::day::{self, Calendar};
use tongtu_rules::money::Fen;
use tongtu_rules::violation::deadline::{self, Term};
use tongtu_rules::violation::{fine, objection as terms};

use crate::call::Call;
use crate::http::Answer;
use crate::message::{self, Note};
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::review::{self, Verdict};
use crate::rows::{AccountRow, LicenceRow, Subject};
use crate::store::Broken;
use crate::town::Town;
use crate::violation_garage::{concerned, day_of};
use crate::violation_rows::{
    DecisionRow, Fate, InstalmentRow, PaymentRow, ReconsiderationRow, ViolationRow,
};
use crate::{payment, violation};

/// Months that may be asked for.
const MONTHS: std::ops::RangeInclusive<u8> = 1..=6;
/// Fewest characters of a reason.
const REASON_CHARS: usize = 10;
/// Most, as for an objection.
const TEXT_CHARS: usize = 2_000;
/// 行政复议 of small cases (行政复议法 §53).
const RECONSIDERED_DAYS: u64 = 30;
/// To go to court afterwards (行政诉讼法 §45).
const COURT_DAYS: u64 = 15;
/// Points at which the driver is told.
const HIGH: [u16; 2] = [9, 11];

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

/// Tells the driver, and whoever else sees the vehicle as its owner.
pub(crate) fn tell_made(town: &mut Town<'_>, made: &DecisionRow) -> Result<(), Broken> {
    let at_ms = made.decided_at_ms;
    let due_on = due_on(made, made.received_on);
    for (account, holding) in concerned(town, &made.violation)? {
        let is_driver = account.number == made.driver;
        if !is_driver && holding != tongtu_contract::Holding::Own {
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
pub(crate) fn tell_due(town: &mut Town<'_>, row: &DecisionRow, at_ms: i64) -> Result<(), Broken> {
    if is_settled(row) {
        return Ok(());
    }
    let due_on = due_on(row, day_of(at_ms));
    let owner = town.find(|account: &AccountRow| account.number == row.driver)?;
    let Some(account) = owner else { return Ok(()) };
    let note = Note::of(MessageKind::FineDue)
        .arg("plate", &row.plate)
        .arg("amount_fen", row.fine_fen)
        .arg("day", due_on)
        .by(due_on)
        .about(SubjectKind::Decision, &row.id);
    message::tell(town, &account.id, note, at_ms)
}

/// Days that do not count for the surcharge: under reconsideration (行政处罚法 §73).
fn suspended_days(row: &DecisionRow, today: NaiveDate) -> u32 {
    let Some(asked) = &row.reconsideration else { return 0 };
    let until = match asked.state {
        ReconsiderationState::Revoked { at_ms }
        | ReconsiderationState::Maintained { at_ms, .. } => day_of(at_ms),
        _ => today,
    };
    u32::try_from((until - day_of(asked.submitted_at_ms)).num_days()).unwrap_or_default()
}

/// The last day without a surcharge.
fn due_on(row: &DecisionRow, today: NaiveDate) -> NaiveDate {
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

/// Nothing is left to be paid: it was paid, or there is no fine.
pub(crate) fn is_settled(row: &DecisionRow) -> bool {
    row.paid_surcharge_fen.is_some() || row.fine_fen == 0
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
    let payment = match order_of(town, row)? {
        _ if is_settled(row) => PaymentState::Paid,
        Some(order) => payment::state(&order),
        None => PaymentState::Unpaid,
    };
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
        surcharge_fen: surcharge(row, today),
        suspended_days: suspended_days(row, today),
        payment,
        order: row.order.clone(),
        instalment: row.instalment.as_ref().map(|asked| Instalment {
            kind: asked.kind.clone(),
            months: asked.months,
            state: asked.state.clone(),
        }),
        reconsideration: row.reconsideration.as_ref().map(|asked| Reconsideration {
            submitted_at_ms: asked.submitted_at_ms,
            state: asked.state.clone(),
        }),
        reconsider_until: reconsider_until.unwrap_or(row.received_on),
    })
}

// ── paying later ──

/// `POST /v1/decisions/{id}/instalments`: for hardship; answered within five working days.
///
/// Refuses `409 already_paid`, `409 payment_open`, and `409 wrong_state` while one is in review or
/// was granted.
pub(crate) fn ask_instalment(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let request: InstalmentRequest = call.json()?;
    let mut row = own(town, &account, call.id())?;
    let mut wrong = Vec::new();
    if matches!(request.kind, InstalmentKind::Unknown(_)) {
        wrong.push(("kind".to_owned(), "instalment.kind".to_owned()));
    }
    if !MONTHS.contains(&request.months) {
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
    });
    town.put(&row)?;
    town.effect("instalment.asked", &row.id);
    Ok(Reply::created(&seen(town, &row)?))
}

/// What the text of a request lacks.
pub(crate) fn wrong_text(text: &str, room: &str) -> Option<String> {
    match text.trim().chars().count() {
        count if count < REASON_CHARS => Some(format!("{room}.text_too_short")),
        count if count > TEXT_CHARS => Some(format!("{room}.text_too_long")),
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

/// Answers a request to pay later.
pub(crate) fn answer_instalment(
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
    let granted = matches!(asked.state, InstalmentState::Granted { .. });
    town.put(&row)?;
    town.effect(if granted { "instalment.granted" } else { "instalment.refused" }, id);
    let due_on = due_on(&row, day_of(at_ms));
    if granted {
        violation::remind_of_fine(town, &row.id, due_on)?;
    }
    tell(town, &row, MessageKind::InstalmentAnswered, Some(due_on), at_ms)
}

// ── 行政复议 ──

/// `POST /v1/decisions/{id}/reconsideration`: within sixty days, once.
///
/// Refuses `409 wrong_state` after the first, `409 term_passed` with the day.
pub(crate) fn reconsider(town: &mut Town<'_>, call: &Call) -> Answer {
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
    let due_on = town.today().checked_add_days(Days::new(RECONSIDERED_DAYS));
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
pub(crate) fn answer_reconsideration(
    town: &mut Town<'_>,
    id: &DecisionId,
    verdict: &Verdict,
    at_ms: i64,
) -> Result<(), Broken> {
    let Some(mut row) = town.get::<DecisionRow>(id.as_str())? else { return Ok(()) };
    let revoked = *verdict == Verdict::Approve;
    if let Some(asked) = &mut row.reconsideration {
        asked.state = if revoked {
            ReconsiderationState::Revoked { at_ms }
        } else {
            let today = day_of(at_ms);
            let court_until = today.checked_add_days(Days::new(COURT_DAYS)).unwrap_or(today);
            ReconsiderationState::Maintained { at_ms, court_until }
        };
    }
    if revoked {
        if let Some(mut paper) =
            row.licence.as_deref().map(|paper| town.get::<LicenceRow>(paper)).transpose()?.flatten()
        {
            paper.accumulated = paper.accumulated.saturating_sub(row.points);
            town.put(&paper)?;
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
    tell(town, &row, MessageKind::ReconsiderationAnswered, None, at_ms)
}

fn tell(
    town: &mut Town<'_>,
    row: &DecisionRow,
    kind: MessageKind,
    by: Option<NaiveDate>,
    at_ms: i64,
) -> Result<(), Broken> {
    let driver = town.find(|account: &AccountRow| account.number == row.driver)?;
    let Some(account) = driver else { return Ok(()) };
    let mut note = Note::of(kind).arg("plate", &row.plate).about(SubjectKind::Decision, &row.id);
    if let Some(day) = by {
        note = note.arg("day", day).by(day);
    }
    message::tell(town, &account.id, note, at_ms)
}
