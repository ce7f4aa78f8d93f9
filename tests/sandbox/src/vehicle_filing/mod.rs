//! 备案非本人机动车: an application to use somebody else's car, from the owner's consent to the
//! filing.
//!
//! - `consent`: the code of a text message to the owner
//! - `limits`: how many, whose, how often
//! - `unbinding`: the end, by either side or by the register

pub(crate) mod consent;
pub(crate) mod limits;
pub(crate) mod unbinding;

use tongtu_contract::{
    AccountId, FaceVerdict, FiledId, MessageKind, ProblemCode, Relation, SubjectKind, UnboundBy,
    VehicleFiling, VehicleFilingEvent, VehicleFilingId, VehicleFilingReason, VehicleFilingRequest,
    VehicleFilingState, VehicleFilingStep,
};
use tongtu_rules::{day, engine, plate, text};

use crate::call::Call;
use crate::http::Answer;
use crate::message::{self, Note};
use crate::person::masked_name;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::{AccountRow, CaseRow};
use crate::secret;
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle;
use crate::vehicle_rows::{FiledRow, VehicleFilingRow, VehicleRow};

/// How long the owner's consent holds until the applicant's face is checked.
const CONSENT_MS: i64 = 30 * 60_000;

/// `POST /v1/vehicle-filings`: the application, with the owner's consent.
///
/// Refuses `422 invalid_fields`; `409 vehicle_mismatch` unless the register knows plate, kind and
/// engine number as one vehicle; `409 filing_limit` with every limit that is reached; `409
/// wrong_state` while one for this vehicle is open or filed; `422 owner_code_invalid`,
/// `wrong_code`, `code_expired`; `409 owner_unreachable` for a message that nobody could get.
pub(crate) fn create(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let request: VehicleFilingRequest = call.json()?;
    let mut wrong = Vec::new();
    let asked = typed(&request.plate_kind, &request.plate, &request.engine_tail, &mut wrong);
    if matches!(request.relation, Relation::Unknown(_)) {
        wrong.push(("relation".to_owned(), "filing.relation".to_owned()));
    }
    if !wrong.is_empty() {
        return Err(Refusal::fields(wrong));
    }
    let vehicle = matching(town, &asked)?;
    limits::may_apply(town, &account, &vehicle)?;
    consent::use_up(town, &account, &vehicle, &request.consent)?;
    let now_ms = town.now_ms;
    let mut row = VehicleFilingRow {
        seq: town.next::<VehicleFilingRow>()?,
        id: VehicleFilingId(secret::id('b')?),
        account: account.id,
        vehicle: vehicle.id,
        owner: vehicle.owner,
        plate_kind: vehicle.plate_kind,
        plate: vehicle.plate,
        relation: request.relation,
        made_on: town.today(),
        state: VehicleFilingState::Face { failures: 0, expires_at_ms: now_ms + CONSENT_MS },
        history: Vec::new(),
    };
    row.note(now_ms, VehicleFilingStep::OwnerAgreed);
    town.put(&row)?;
    town.effect("vehicle_filing.created", &row.id);
    Ok(Reply::created(&seen(row)))
}

/// `POST /v1/vehicle-filings/{id}/cancellation`: gives it up. It still counts for the limits.
///
/// Refuses `404 not_found`; `409 wrong_state` once it has ended, and in manual review.
pub(crate) fn cancel(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let mut row = own(town, &account.id, call.id())?;
    if !matches!(row.state, VehicleFilingState::Face { .. }) {
        return Err(ProblemCode::WrongState.into());
    }
    give_up(town, &mut row, town.now_ms)?;
    Ok(Reply::ok(&seen(row)))
}

/// The applications of an account, newest first.
pub(crate) fn all_of(town: &Town<'_>, account: &AccountId) -> Result<Vec<VehicleFiling>, Broken> {
    let mut rows = town.list::<VehicleFilingRow>()?;
    rows.retain(|row| row.account == *account);
    rows.sort_by_key(|row| std::cmp::Reverse(row.seq));
    Ok(rows.into_iter().map(seen).collect())
}

/// What was typed of a vehicle, normalised.
pub(crate) struct Typed {
    plate_kind: String,
    plate: String,
    engine_tail: String,
}

/// Reads the three fields that name a vehicle, and notes which of them cannot be read.
pub(crate) fn typed(
    plate_kind: &str,
    plate: &str,
    engine_tail: &str,
    wrong: &mut Vec<(String, String)>,
) -> Typed {
    let kind = text::normalise(plate_kind);
    if kind.parse().ok().and_then(plate::kind_name).is_none() {
        wrong.push(("plate_kind".to_owned(), "filing.plate_kind".to_owned()));
    }
    let plate = plate::normalise(plate);
    if let Err(why) = plate::Plate::parse(&plate) {
        wrong.push(("plate".to_owned(), why.code().to_owned()));
    }
    let engine_tail = engine::tail(engine_tail).unwrap_or_else(|why| {
        wrong.push(("engine_tail".to_owned(), why.code().to_owned()));
        String::new()
    });
    Typed { plate_kind: format!("{kind:0>2}"), plate: plate.into_owned(), engine_tail }
}

/// The vehicle that the register has under all three; one that has ended is none.
pub(crate) fn matching(town: &Town<'_>, asked: &Typed) -> Result<VehicleRow, Refusal> {
    vehicle::by_plate(town, &asked.plate_kind, &asked.plate)?
        .filter(|row| row.engine_tail == asked.engine_tail && !vehicle::is_gone(row))
        .ok_or_else(|| ProblemCode::VehicleMismatch.into())
}

/// Refuses unless the application is the caller's and waits for a face.
pub(crate) fn awaits_face(town: &Town<'_>, account: &AccountId, id: &str) -> Result<(), Refusal> {
    match own(town, account, id)?.state {
        VehicleFilingState::Face { .. } => Ok(()),
        _ => Err(ProblemCode::WrongState.into()),
    }
}

/// A face was looked at for an application: it is filed, or there is one failure more.
pub(crate) fn face_looked_at(
    town: &mut Town<'_>,
    id: &str,
    verdict: &FaceVerdict,
    so_far: u8,
) -> Result<(), Broken> {
    let Some(mut row) = town.get::<VehicleFilingRow>(id)? else { return Ok(()) };
    let at_ms = town.now_ms;
    if *verdict == FaceVerdict::Passed {
        row.note(at_ms, VehicleFilingStep::FacePassed);
        return file(town, row, at_ms);
    }
    row.note(at_ms, VehicleFilingStep::FaceFailed);
    if let VehicleFilingState::Face { failures, .. } = &mut row.state {
        *failures = so_far;
    }
    town.put(&row)
}

/// The application goes to the reviewers; the owner's consent no longer runs out.
pub(crate) fn hand_to_review(town: &mut Town<'_>, id: &str, case: &CaseRow) -> Result<(), Broken> {
    let Some(mut row) = town.get::<VehicleFilingRow>(id)? else { return Ok(()) };
    row.state = VehicleFilingState::Manual {
        submitted_at_ms: case.submitted_at_ms,
        due_at_ms: case.due_at_ms,
    };
    row.note(case.submitted_at_ms, VehicleFilingStep::ManualSubmitted);
    town.put(&row)
}

/// The reviewers have answered.
pub(crate) fn reviewed(
    town: &mut Town<'_>,
    id: &str,
    refusal: Option<VehicleFilingReason>,
    at_ms: i64,
) -> Result<(), Broken> {
    let Some(mut row) = town.get::<VehicleFilingRow>(id)? else { return Ok(()) };
    let Some(reason) = refusal else { return file(town, row, at_ms) };
    row.state = VehicleFilingState::Rejected { reason };
    row.note(at_ms, VehicleFilingStep::Rejected);
    town.put(&row)?;
    town.effect("vehicle_filing.rejected", &row.id);
    let note = Note::of(MessageKind::FilingRejected)
        .arg("plate", &row.plate)
        .about(SubjectKind::VehicleFiling, &row.id);
    message::tell(town, &row.account, note, at_ms)?;
    let text = format!("【通途】机动车{}的备案申请未通过，请在应用中查看原因。", row.plate);
    match town.get::<AccountRow>(row.account.as_str())? {
        Some(user) => town.tell(&user.phone, text, at_ms),
        None => Ok(()),
    }
}

/// When the consent of an application runs out, while it waits for a face.
pub(crate) fn runs_out_at_ms(row: &VehicleFilingRow) -> Option<i64> {
    match row.state {
        VehicleFilingState::Face { expires_at_ms, .. } => Some(expires_at_ms),
        _ => None,
    }
}

/// The owner's consent has run out before a face was recognised.
pub(crate) fn run_out(
    town: &mut Town<'_>,
    row: &mut VehicleFilingRow,
    at_ms: i64,
) -> Result<(), Broken> {
    row.state = VehicleFilingState::Expired;
    row.note(at_ms, VehicleFilingStep::Expired);
    town.put(row)?;
    town.effect("vehicle_filing.expired", &row.id);
    Ok(())
}

/// Ends an application without a filing, because its applicant or the register wants it so.
pub(crate) fn give_up(
    town: &mut Town<'_>,
    row: &mut VehicleFilingRow,
    at_ms: i64,
) -> Result<(), Broken> {
    row.state = VehicleFilingState::Cancelled;
    row.note(at_ms, VehicleFilingStep::Cancelled);
    town.put(row)?;
    town.effect("vehicle_filing.cancelled", &row.id);
    Ok(())
}

/// Ends what an account has filed; its owners are told. The owner's own consent to others stays,
/// since the vehicle does; so does what the limits count.
pub(crate) fn leave(town: &mut Town<'_>, account: &AccountRow) -> Result<(), Broken> {
    for vehicle in vehicle::own(town, account)? {
        vehicle::forget_owner_codes(town, &vehicle.id)?;
    }
    for (filed, _) in vehicle::filed(town, account)? {
        unbinding::end(town, &filed, UnboundBy::User, town.now_ms)?;
    }
    let past = limits::kept(town, account)?;
    if !past.made_on.is_empty() {
        town.put(&past)?;
    }
    for row in town.list::<VehicleFilingRow>()? {
        if row.account == account.id {
            town.delete::<VehicleFilingRow>(row.id.as_str())?;
        }
    }
    Ok(())
}

/// 已备案: from this day on in +08:00. Both sides are told.
fn file(town: &mut Town<'_>, mut row: VehicleFilingRow, at_ms: i64) -> Result<(), Broken> {
    let since = day::today(at_ms).unwrap_or_default();
    let filed = FiledRow {
        id: FiledId(secret::id('f')?),
        vehicle: row.vehicle.clone(),
        user: row.account.clone(),
        relation: row.relation.clone(),
        since,
        application: row.id.clone(),
    };
    town.put(&filed)?;
    row.state = VehicleFilingState::Filed { id: filed.id, since };
    row.note(at_ms, VehicleFilingStep::Filed);
    town.put(&row)?;
    town.effect("vehicle_filing.filed", &row.id);
    let Some(vehicle) = town.get::<VehicleRow>(row.vehicle.as_str())? else { return Ok(()) };
    let Some(user) = town.get::<AccountRow>(row.account.as_str())? else { return Ok(()) };
    let plate = &row.plate;
    let done = Note::of(MessageKind::FilingDone)
        .arg("plate", plate)
        .arg("day", since)
        .about(SubjectKind::VehicleFiling, &row.id);
    message::tell(town, &user.id, done, at_ms)?;
    let text = format!("【通途】机动车{plate}已备案，备案日期{since}。");
    town.tell(&user.phone, text, at_ms)?;
    let who = masked_name(&user.name);
    let text = format!("【通途】{who}已备案您的机动车{plate}，您可以随时在应用中解除。");
    let filed = Note::of(MessageKind::VehicleFiled)
        .arg("plate", plate)
        .arg("name_masked", who)
        .arg("day", since)
        .about(SubjectKind::Vehicle, &vehicle.id);
    tell_owner(town, &vehicle, filed, text, at_ms)
}

/// Tells a vehicle's owner, by message where there is an account, by SMS where there is a phone.
fn tell_owner(
    town: &mut Town<'_>,
    vehicle: &VehicleRow,
    note: Note,
    text: String,
    at_ms: i64,
) -> Result<(), Broken> {
    let owner = vehicle::owner(town, vehicle)?;
    if let Some(owner) = &owner {
        message::tell(town, &owner.id, note, at_ms)?;
    }
    match owner.map(|owner| owner.phone).or_else(|| vehicle.contact.clone()) {
        Some(phone) => town.tell(&phone, text, at_ms),
        None => Ok(()),
    }
}

fn own(town: &Town<'_>, account: &AccountId, id: &str) -> Result<VehicleFilingRow, Refusal> {
    let row = town.get::<VehicleFilingRow>(id)?;
    row.filter(|row| row.account == *account).ok_or_else(|| ProblemCode::NotFound.into())
}

fn seen(row: VehicleFilingRow) -> VehicleFiling {
    VehicleFiling {
        id: row.id,
        plate_kind: row.plate_kind,
        plate: row.plate,
        relation: row.relation,
        state: row.state,
        history: row.history,
    }
}

impl VehicleFilingRow {
    fn note(&mut self, at_ms: i64, step: VehicleFilingStep) {
        self.history.push(VehicleFilingEvent { at_ms, step });
    }

    /// Whether it still may become a filing.
    fn is_open(&self) -> bool {
        matches!(self.state, VehicleFilingState::Face { .. } | VehicleFilingState::Manual { .. })
    }

    /// Whether it ever was one.
    fn was_filed(&self) -> bool {
        self.history.iter().any(|event| event.step == VehicleFilingStep::Filed)
    }
}
