//! 陈述申辩, 异议: the record is locked at once, and the place of the act answers within five
//! working days.
//!
//! In review ─▶ Upheld (the record is deleted) · Dismissed (it may be handled) · Withdrawn

use std::collections::BTreeSet;

use tongtu_contract::{
    AccountId, MessageKind, Objection, ObjectionGround, ObjectionId, ObjectionRequest,
    ObjectionState, Objections, ProblemCode, SubjectKind, UploadId, ViolationState,
};
use tongtu_rules::violation::deadline::Term;
use tongtu_rules::violation::objection::{self, Evidence, LIMITS, ObjectionError};

use crate::call::Call;
use crate::http::Answer;
use crate::message::{self, Note};
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::review::{self, Verdict};
use crate::rows::{AccountRow, Subject};
use crate::secret;
use crate::store::Broken;
use crate::town::Town;
use crate::violation_garage::{day_of, visible};
use crate::violation_rows::{Fate, ObjectionRow, ViolationRow};
use crate::{picture, upload, violation};

/// `GET /v1/objections`: the person's own, newest first.
pub(crate) fn list(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let mut rows = town.list::<ObjectionRow>()?;
    rows.retain(|row| row.account == account.id);
    rows.sort_by(|a, b| (b.submitted_at_ms, &b.id.0).cmp(&(a.submitted_at_ms, &a.id.0)));
    let next_check_at_ms = rows
        .iter()
        .filter_map(|row| match row.state {
            ObjectionState::InReview { due_on } => Some(review::closes_ms(due_on)),
            _ => None,
        })
        .min();
    Ok(Reply::ok(&Objections { items: rows.into_iter().map(seen).collect(), next_check_at_ms }))
}

/// `POST /v1/violations/{id}/objections`: while the record is open, once a time.
///
/// Refuses every field that is wrong (`objection.text_too_short`, `objection.too_many_pictures`,
/// …), `409 wrong_state` also for what is not told of yet, `422 upload_incomplete`.
pub(crate) fn submit(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let request: ObjectionRequest = call.json()?;
    let (mut record, holding) = visible(town, &account, call.id())?;
    let pictures = pictures(town, &account, &request.pictures)?;
    wrong_fields(&request, &pictures)?;
    let ignored = violation::ignored(&town.list()?, town.today());
    let state = violation::state(town, &record, &holding, &ignored);
    if record.fate != Fate::Open
        || matches!(
            state,
            ViolationState::Captured | ViolationState::Reviewed | ViolationState::Transferred
        )
    {
        return Err(ProblemCode::WrongState.into());
    }
    let row = lodge(town, &account, &mut record, request)?;
    town.effect("objection.submitted", &row.id);
    Ok(Reply::created(&seen(row)))
}

/// Hands an objection in, and locks its record.
pub(crate) fn lodge(
    town: &mut Town<'_>,
    account: &AccountRow,
    record: &mut ViolationRow,
    request: ObjectionRequest,
) -> Result<ObjectionRow, Broken> {
    for picture in &request.pictures {
        upload::keep(town, picture)?;
    }
    let id = ObjectionId(secret::id('o')?);
    let case = review::file(town, Subject::Objection { id: id.clone() }, Term::ObjectionAnswer)?;
    let row = ObjectionRow {
        id,
        violation: record.id.clone(),
        account: account.id.clone(),
        ground: request.ground,
        text: request.text.trim().to_owned(),
        pictures: request.pictures,
        submitted_at_ms: town.now_ms,
        state: ObjectionState::InReview { due_on: day_of(case.due_at_ms) },
    };
    town.put(&row)?;
    record.fate = Fate::UnderObjection;
    record.objection = Some(row.id.clone());
    record.updated_at_ms = town.now_ms;
    town.put(record)?;
    Ok(row)
}

/// `POST /v1/objections/{id}/withdrawal`: the record goes on where it was.
///
/// Refuses `409 wrong_state` once it was answered.
pub(crate) fn withdraw(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let mut row = town
        .get::<ObjectionRow>(call.id())?
        .filter(|row| row.account == account.id)
        .ok_or(ProblemCode::NotFound)?;
    if !matches!(row.state, ObjectionState::InReview { .. }) {
        return Err(ProblemCode::WrongState.into());
    }
    review::withdraw_objection(town, &row.id)?;
    row.state = ObjectionState::Withdrawn { at_ms: town.now_ms };
    town.put(&row)?;
    let now_ms = town.now_ms;
    unlock(town, &row, Fate::Open, now_ms)?;
    town.effect("objection.withdrawn", &row.id);
    Ok(Reply::ok(&seen(row)))
}

/// What the place of the act thinks: what was punished already and what cannot be seen is deleted
/// where a picture shows it.
pub(crate) fn judge(town: &Town<'_>, id: &ObjectionId) -> Result<Verdict, Broken> {
    let Some(row) = town.get::<ObjectionRow>(id.as_str())? else { return Ok(Verdict::Approve) };
    let is_ground =
        matches!(row.ground, ObjectionGround::AlreadyPunished | ObjectionGround::UnclearPicture);
    Ok(if is_ground && !row.pictures.is_empty() {
        Verdict::Approve
    } else {
        Verdict::Refuse(vec!["evidence".to_owned()])
    })
}

/// Carries the answer out.
pub(crate) fn answer(
    town: &mut Town<'_>,
    id: &ObjectionId,
    verdict: &Verdict,
    at_ms: i64,
) -> Result<(), Broken> {
    let Some(mut row) = town.get::<ObjectionRow>(id.as_str())? else { return Ok(()) };
    let (state, fate, kind, effect) = match verdict {
        Verdict::Approve => (
            ObjectionState::Upheld { at_ms },
            Fate::Deleted,
            MessageKind::ObjectionUpheld,
            "objection.upheld",
        ),
        Verdict::Refuse(words) => (
            ObjectionState::Dismissed { at_ms, reason: reason(words) },
            Fate::Open,
            MessageKind::ObjectionDismissed,
            "objection.dismissed",
        ),
    };
    row.state = state;
    town.put(&row)?;
    unlock(town, &row, fate, at_ms)?;
    town.effect(effect, &row.id);
    let Some(record) = town.get::<ViolationRow>(row.violation.as_str())? else { return Ok(()) };
    if town.get::<AccountRow>(row.account.as_str())?.is_none() {
        // Deleted meanwhile: nobody is told, and the pictures have served.
        return row.pictures.iter().try_for_each(|picture| upload::run_out(town, picture));
    }
    let note = Note::of(kind).arg("plate", &record.plate).about(SubjectKind::Objection, &row.id);
    message::tell(town, &row.account, note, at_ms)
}

/// Pictures that somebody's objections still need: those that nobody has answered.
pub(crate) fn evidence(town: &Town<'_>, of: &AccountId) -> Result<BTreeSet<UploadId>, Broken> {
    let mut rows = town.list::<ObjectionRow>()?;
    rows.retain(|row| row.account == *of && matches!(row.state, ObjectionState::InReview { .. }));
    Ok(rows.into_iter().flat_map(|row| row.pictures).collect())
}

/// What a picture of the case shows, for the desk.
pub(crate) fn first_picture(town: &Town<'_>, id: &ObjectionId) -> Result<Option<UploadId>, Broken> {
    let row = town.get::<ObjectionRow>(id.as_str())?;
    Ok(row.and_then(|row| row.pictures.into_iter().next()))
}

fn unlock(town: &Town<'_>, row: &ObjectionRow, fate: Fate, at_ms: i64) -> Result<(), Broken> {
    let Some(mut record) = town.get::<ViolationRow>(row.violation.as_str())? else { return Ok(()) };
    record.fate = fate;
    record.updated_at_ms = at_ms;
    town.put(&record)
}

/// The reason in the words of the place of the act; the desk's own are taken as they are.
fn reason(words: &[String]) -> String {
    match words {
        [word] if word == "evidence" => {
            "经核查，违法事实清楚，现有材料不足以证明您的主张。".to_owned()
        }
        words => words.join("，"),
    }
}

/// Sizes of the pictures, all of which have arrived and can be read.
fn pictures(town: &Town<'_>, account: &AccountRow, ids: &[UploadId]) -> Result<Vec<u64>, Refusal> {
    let owner = upload::owner_of(account);
    ids.iter()
        .take(LIMITS.max_pictures + 1)
        .map(|id| {
            let bytes = upload::finished(town, &owner, id)?;
            if picture::look(&bytes).is_none() {
                return Err(Refusal::field("pictures", "photo.not_a_picture"));
            }
            Ok(u64::try_from(bytes.len()).unwrap_or(u64::MAX))
        })
        .collect()
}

fn wrong_fields(request: &ObjectionRequest, sizes: &[u64]) -> Result<(), Refusal> {
    let mut wrong = Vec::new();
    let mut refuse = |field: &str, code: &str| wrong.push((field.to_owned(), code.to_owned()));
    if matches!(request.ground, ObjectionGround::Unknown(_)) {
        refuse("ground", "objection.ground");
    }
    let evidence = Evidence::Pictures {
        count: request.pictures.len(),
        largest_bytes: sizes.iter().copied().max().unwrap_or_default(),
    };
    let most = usize::try_from(objection::MAX_CHARS).unwrap_or(usize::MAX);
    if request.text.trim().chars().count() > most {
        refuse("text", "objection.text_too_long");
    }
    // The text is looked at first: with a good one in its place the pictures are.
    let plain = "一".repeat(LIMITS.min_chars);
    for (field, text) in [("text", request.text.as_str()), ("pictures", plain.as_str())] {
        match objection::check(text, evidence, &LIMITS) {
            Err(why @ ObjectionError::TextTooShort) => refuse("text", why.code()),
            Err(why) if field == "pictures" => refuse(field, why.code()),
            _ => {}
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(Refusal::fields(wrong)) }
}

fn seen(row: ObjectionRow) -> Objection {
    Objection {
        pictures: u8::try_from(row.pictures.len()).unwrap_or(u8::MAX),
        id: row.id,
        violation: row.violation,
        ground: row.ground,
        text: row.text,
        submitted_at_ms: row.submitted_at_ms,
        state: row.state,
    }
}
