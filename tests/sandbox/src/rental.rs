//! 租赁汽车违法处理: contracts of hired cars, and whose a record is between firm and renter.
//!
//! In the term: Renter ─ handled ─▶ Handled
//! Late contract: Firm ─ the renter asks ─▶ two working days ─▶ Renter
//! Thirty days after the end: Firm, Renter ─▶ Transferred ─▶ Appealed ─▶ Upheld · Dismissed

use chrono::NaiveDate;
use tongtu_contract::{
    AppealRequest, MessageKind, ProblemCode, Rental, RentalId, RentalRecord, RentalRecordState,
    RentalState, Rentals, SubjectKind, TransferRequest, ViolationId,
};
use tongtu_rules::day::{self, Calendar, DayKind};
use tongtu_rules::rental::{self as rules, Contract};
use tongtu_rules::violation::deadline::Term;

use crate::call::Call;
use crate::decision;
use crate::http::Answer;
use crate::licence::midnight_ms;
use crate::message::{self, Note};
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::review::{self, Verdict};
use crate::rows::{AccountRow, Subject};
use crate::store::Broken;
use crate::town::Town;
use crate::violation_garage::day_of;
use crate::violation_rows::{Fate, RentalMove, RentalRow, ViolationRow};

/// Working days until a transfer that the renter asked for.
const TRANSFER_DAYS: u16 = 2;

/// Contracts of a person.
pub(crate) fn of(town: &Town<'_>, number: &str) -> Result<Vec<RentalRow>, Broken> {
    let mut rows = town.list::<RentalRow>()?;
    rows.retain(|row| row.renter == number);
    Ok(rows)
}

/// `GET /v1/rentals`: newest first.
pub(crate) fn list(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let mut rows = of(town, &account.number)?;
    rows.sort_by(|a, b| (b.from, &b.id.0).cmp(&(a.from, &a.id.0)));
    let records = town.list::<ViolationRow>()?;
    let next_check_at_ms = rows.iter().filter_map(|row| next_step(row, town.now_ms)).min();
    let items = rows.iter().map(|row| seen(row, &records, town.today())).collect();
    Ok(Reply::ok(&Rentals { items, next_check_at_ms }))
}

/// `POST /v1/rentals/{id}/transfers`: the renter takes a record of the term that is the firm's.
///
/// Refuses `404 not_found` for a record of another car, `409 wrong_state` where it is not the
/// firm's or lies outside the term.
pub(crate) fn take(town: &mut Town<'_>, call: &Call) -> Answer {
    let request: TransferRequest = call.json()?;
    let (mut row, record) = own(town, call, &request.violation)?;
    let is_firms = state(&row, &record) == RentalRecordState::Firm && record.fate == Fate::Open;
    if !is_firms || !contract(&row).covers(day_of(record.occurred_at_ms)) {
        return Err(ProblemCode::WrongState.into());
    }
    let asked = RentalRecordState::TransferAsked { submitted_at_ms: town.now_ms };
    move_to(&mut row, &record.id, asked);
    town.put(&row)?;
    town.effect("rental.transfer_asked", &record.id);
    answered(town, &row)
}

/// `POST /v1/rentals/{id}/appeals`: against a transfer, within five working days.
///
/// Refuses `409 wrong_state` where nothing was transferred, `409 term_passed` with the day.
pub(crate) fn appeal(town: &mut Town<'_>, call: &Call) -> Answer {
    let request: AppealRequest = call.json()?;
    let (mut row, record) = own(town, call, &request.violation)?;
    if let Some(code) = decision::wrong_text(&request.text, "appeal") {
        return Err(Refusal::field("text", &code));
    }
    let RentalRecordState::Transferred { appeal_until } = state(&row, &record) else {
        return Err(ProblemCode::WrongState.into());
    };
    if record.fate != Fate::Open {
        return Err(ProblemCode::WrongState.into());
    }
    if town.today() > appeal_until {
        return Err(Refusal::new(ProblemCode::TermPassed).arg("day", appeal_until));
    }
    let subject = Subject::Appeal { rental: row.id.clone(), violation: record.id.clone() };
    let case = review::file(town, subject, Term::ObjectionAnswer)?;
    let due_on = day_of(case.due_at_ms);
    move_to(&mut row, &record.id, RentalRecordState::Appealed { due_on });
    if let Some(moved) = row.moved.iter_mut().find(|moved| moved.violation == record.id) {
        moved.appeal = Some(request.text.trim().to_owned());
    }
    town.put(&row)?;
    town.effect("rental.appealed", &record.id);
    answered(town, &row)
}

/// What the place of the act thinks of an appeal: outside the term it is not the renter's.
pub(crate) fn judge(
    town: &Town<'_>,
    rental: &RentalId,
    violation: &ViolationId,
) -> Result<Verdict, Broken> {
    let row = town.get::<RentalRow>(rental.as_str())?;
    let record = town.get::<ViolationRow>(violation.as_str())?;
    let is_outside = match (row, record) {
        (Some(row), Some(record)) => !contract(&row).covers(day_of(record.occurred_at_ms)),
        _ => true,
    };
    Ok(if is_outside { Verdict::Approve } else { Verdict::Refuse(vec!["in_term".to_owned()]) })
}

/// Carries the answer to an appeal out.
pub(crate) fn answer(
    town: &mut Town<'_>,
    rental: &RentalId,
    violation: &ViolationId,
    verdict: &Verdict,
    at_ms: i64,
) -> Result<(), Broken> {
    let Some(mut row) = town.get::<RentalRow>(rental.as_str())? else { return Ok(()) };
    let is_upheld = *verdict == Verdict::Approve;
    let (state, effect) = if is_upheld {
        (RentalRecordState::Upheld, "rental.appeal_upheld")
    } else {
        (RentalRecordState::Dismissed, "rental.appeal_dismissed")
    };
    move_to(&mut row, violation, state);
    town.put(&row)?;
    if let Some(mut record) = town.get::<ViolationRow>(violation.as_str())? {
        record.renter = record.renter.filter(|_| !is_upheld);
        record.updated_at_ms = at_ms;
        town.put(&record)?;
    }
    town.effect(effect, violation);
    let Some(record) = town.get::<ViolationRow>(violation.as_str())? else { return Ok(()) };
    tell(town, &row, MessageKind::RentalAppealAnswered, &record, None, at_ms)
}

/// A record was handled by the renter, who thereby gives an appeal against it up.
pub(crate) fn handled(
    town: &mut Town<'_>,
    rental: &RentalId,
    record: &ViolationRow,
) -> Result<(), Broken> {
    let Some(mut row) = town.get::<RentalRow>(rental.as_str())? else { return Ok(()) };
    review::withdraw_appeal(town, &record.id)?;
    move_to(&mut row, &record.id, RentalRecordState::Handled);
    town.put(&row)
}

/// Whether the renter sees a record among the violations.
pub(crate) fn is_renters(row: &RentalRow, record: &ViolationRow) -> bool {
    is_of(row, record)
        && !matches!(
            state(row, record),
            RentalRecordState::Firm
                | RentalRecordState::TransferAsked { .. }
                | RentalRecordState::Upheld
        )
}

/// When records go to the renter next: by the firm thirty days after the end, or by the renter's
/// own asking.
pub(crate) fn due_at_ms(row: &RentalRow) -> Option<i64> {
    let firm = row.firm_transfers.then(|| firm_transfers_at(row));
    asked(row).map(|(_, at_ms)| at_ms).chain(firm).min()
}

/// Transfers what fell due.
pub(crate) fn transfer(town: &mut Town<'_>, row: &mut RentalRow, at_ms: i64) -> Result<(), Broken> {
    let due: Vec<ViolationId> = asked(row)
        .filter(|(_, asked_at_ms)| *asked_at_ms <= at_ms)
        .map(|(violation, _)| violation.clone())
        .collect();
    for violation in due {
        move_to(row, &violation, RentalRecordState::Renter);
        give_to_renter(town, row, &violation, at_ms)?;
    }
    if row.firm_transfers && firm_transfers_at(row) <= at_ms {
        transfer_all(town, row)?;
    }
    town.put(row)
}

/// What the renter asked for, and when it is done.
fn asked(row: &RentalRow) -> impl Iterator<Item = (&ViolationId, i64)> {
    row.moved.iter().filter_map(|moved| match moved.state {
        RentalRecordState::TransferAsked { submitted_at_ms } => {
            Some((&moved.violation, asked_until(submitted_at_ms)))
        }
        _ => None,
    })
}

/// The firm transfers what nobody handled since the contract began; what came after its end too:
/// the renter may appeal.
fn transfer_all(town: &mut Town<'_>, row: &mut RentalRow) -> Result<(), Broken> {
    row.firm_transfers = false;
    let at_ms = firm_transfers_at(row);
    let today = day_of(at_ms);
    let appeal_until = rules::appeal_until(today, &Calendar::default()).unwrap_or(today);
    for record in town.list::<ViolationRow>()? {
        let is_left = is_of(row, &record)
            && record.fate == Fate::Open
            && record.occurred_at_ms >= midnight_ms(row.from)
            && record.occurred_at_ms < at_ms
            && matches!(state(row, &record), RentalRecordState::Firm | RentalRecordState::Renter);
        if !is_left {
            continue;
        }
        move_to(row, &record.id, RentalRecordState::Transferred { appeal_until });
        give_to_renter(town, row, &record.id, at_ms)?;
        tell(town, row, MessageKind::RentalTransferred, &record, Some(appeal_until), at_ms)?;
    }
    Ok(())
}

fn give_to_renter(
    town: &mut Town<'_>,
    row: &RentalRow,
    violation: &ViolationId,
    at_ms: i64,
) -> Result<(), Broken> {
    if let Some(mut record) = town.get::<ViolationRow>(violation.as_str())? {
        record.renter = Some(row.id.clone());
        record.updated_at_ms = at_ms;
        town.put(&record)?;
    }
    town.effect("rental.transferred", violation);
    Ok(())
}

fn firm_transfers_at(row: &RentalRow) -> i64 {
    contract(row).transfer_from().map_or(i64::MAX, |day| midnight_ms(day) + TEN_MS)
}

/// Ten in the morning.
const TEN_MS: i64 = 10 * 3_600_000;

fn asked_until(submitted_at_ms: i64) -> i64 {
    let from = day_of(submitted_at_ms);
    let due = day::deadline(from, TRANSFER_DAYS, DayKind::Working, &Calendar::default());
    midnight_ms(due.unwrap_or(from)) + TEN_MS
}

/// When asking again is worth while.
fn next_step(row: &RentalRow, now_ms: i64) -> Option<i64> {
    let appeals = row.moved.iter().filter_map(|moved| match moved.state {
        RentalRecordState::Appealed { due_on } => Some(review::closes_ms(due_on)),
        _ => None,
    });
    appeals.chain(due_at_ms(row)).filter(|at_ms| *at_ms > now_ms).min()
}

/// One's own contract, and a record of its car.
fn own(
    town: &Town<'_>,
    call: &Call,
    violation: &ViolationId,
) -> Result<(RentalRow, ViolationRow), Refusal> {
    let account = town.person(call)?;
    let row = town
        .get::<RentalRow>(call.id())?
        .filter(|row| row.renter == account.number)
        .ok_or(ProblemCode::NotFound)?;
    let record = town
        .get::<ViolationRow>(violation.as_str())?
        .filter(|record| concerns(&row, record))
        .ok_or(ProblemCode::NotFound)?;
    Ok((row, record))
}

fn is_of(row: &RentalRow, record: &ViolationRow) -> bool {
    (&row.plate_kind, &row.plate) == (&record.plate_kind, &record.plate)
}

/// What a renter is told of: records of the term, and what was transferred.
fn concerns(row: &RentalRow, record: &ViolationRow) -> bool {
    is_of(row, record)
        && (contract(row).covers(day_of(record.occurred_at_ms))
            || row.moved.iter().any(|moved| moved.violation == record.id))
}

fn contract(row: &RentalRow) -> Contract {
    Contract { from: row.from, until: row.until }
}

/// Where a record stands between firm and renter.
fn state(row: &RentalRow, record: &ViolationRow) -> RentalRecordState {
    if let Some(moved) = row.moved.iter().find(|moved| moved.violation == record.id) {
        return moved.state.clone();
    }
    if contract(row).covers(day_of(record.occurred_at_ms)) && !row.is_late {
        RentalRecordState::Renter
    } else {
        RentalRecordState::Firm
    }
}

fn move_to(row: &mut RentalRow, violation: &ViolationId, state: RentalRecordState) {
    match row.moved.iter_mut().find(|moved| moved.violation == *violation) {
        Some(moved) => moved.state = state,
        None => {
            row.moved.push(RentalMove { violation: violation.clone(), state, appeal: None });
        }
    }
}

fn answered(town: &Town<'_>, row: &RentalRow) -> Answer {
    Ok(Reply::created(&seen(row, &town.list()?, town.today())))
}

fn seen(row: &RentalRow, records: &[ViolationRow], today: NaiveDate) -> Rental {
    let mut records: Vec<&ViolationRow> =
        records.iter().filter(|record| concerns(row, record)).collect();
    records.sort_by_key(|record| std::cmp::Reverse((record.occurred_at_ms, record.id.clone())));
    let is_quiet = records
        .iter()
        .all(|record| record.fate != Fate::Open || state(row, record) == RentalRecordState::Upheld);
    let transfer_from = contract(row).transfer_from().unwrap_or(row.until);
    Rental {
        id: row.id.clone(),
        firm: row.firm.clone(),
        firm_phone: row.firm_phone.clone(),
        plate_kind: row.plate_kind.clone(),
        plate: row.plate.clone(),
        from: row.from,
        until: row.until,
        state: match () {
            () if today < row.from => RentalState::Contract,
            () if today <= row.until => RentalState::Active,
            () if today >= transfer_from && is_quiet => RentalState::Closed,
            () => RentalState::Ended { transfer_from },
        },
        records: records
            .into_iter()
            .map(|record| RentalRecord {
                violation: record.id.clone(),
                occurred_at_ms: record.occurred_at_ms,
                act: record.act.clone(),
                points: record.points,
                fine_fen: record.fine_fen,
                state: state(row, record),
            })
            .collect(),
    }
}

/// Tells the renter what became of a record, and by when to do something about it.
fn tell(
    town: &mut Town<'_>,
    row: &RentalRow,
    kind: MessageKind,
    record: &ViolationRow,
    by: Option<NaiveDate>,
    at_ms: i64,
) -> Result<(), Broken> {
    let renter = town.find(|account: &AccountRow| account.number == row.renter)?;
    let Some(account) = renter else { return Ok(()) };
    let mut note = Note::of(kind)
        .arg("plate", &row.plate)
        .arg("day", day_of(record.occurred_at_ms))
        .about(SubjectKind::Rental, &row.id);
    if let Some(day) = by {
        note = note.by(day);
    }
    message::tell(town, &account.id, note, at_ms)
}
