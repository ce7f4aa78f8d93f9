//! 人工审核: a photo with the document in hand, for those whose face was not recognised.

use tongtu_contract::{
    AccountId, FaceCheckId, FacePurpose, ManualCheck, ManualCheckRequest, ManualCheckState,
    MessageKind, ProblemCode, SubjectKind, VehicleFilingReason,
};

use crate::call::Call;
use crate::http::Answer;
use crate::message::{self, Note};
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::{AccountRow, CaseRow, Subject};
use crate::secret;
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle_rows::{BlacklistRow, ManualRow};
use crate::violation_garage::day_of;
use crate::violation_rows::ViolationRow;
use crate::{face, review, upload, vehicle_filing};

/// `POST /v1/manual-checks`: the photo; the review begins.
///
/// Refuses `422 consent_missing`; `409 wrong_state` before two failed checks of the face, and
/// while one is in review; `422 upload_incomplete`. What the photo shows is the reviewer's.
pub(crate) fn submit(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let request: ManualCheckRequest = call.json()?;
    if !request.consent {
        return Err(ProblemCode::ConsentMissing.into());
    }
    face::may_look(town, &account, &request.purpose, &request.subject)?;
    let failures = face::failures(town, &account.id, &request.purpose, &request.subject)?;
    if failures < face::FAILURES {
        return Err(Refusal::new(ProblemCode::WrongState).arg("failures", failures));
    }
    upload::finished(town, &upload::owner_of(&account), &request.upload)?;
    let id = FaceCheckId(secret::id('k')?);
    let case = review::open(town, Subject::Manual { id: id.clone() }, &request.upload)?;
    let row = ManualRow {
        seq: town.next::<ManualRow>()?,
        id,
        account: account.id,
        purpose: request.purpose,
        subject: request.subject,
        state: ManualCheckState::InReview {
            submitted_at_ms: case.submitted_at_ms,
            due_at_ms: case.due_at_ms,
        },
        photo: Some(request.upload),
    };
    town.put(&row)?;
    town.effect("manual_check.submitted", &row.id);
    if row.purpose == FacePurpose::VehicleFiling {
        vehicle_filing::hand_to_review(town, &row.subject, &case)?;
    }
    Ok(Reply::created(&seen(&row)))
}

/// The newest manual check for a subject.
pub(crate) fn of(
    town: &Town<'_>,
    account: &AccountId,
    purpose: &FacePurpose,
    subject: &str,
) -> Result<Option<ManualCheck>, Broken> {
    let rows = town
        .list::<ManualRow>()?
        .into_iter()
        .filter(|row| row.account == *account && row.purpose == *purpose && row.subject == subject);
    Ok(rows.max_by_key(|row| row.seq).map(|row| seen(&row)))
}

pub(crate) fn is_open(
    town: &Town<'_>,
    account: &AccountId,
    purpose: &FacePurpose,
    subject: &str,
) -> Result<bool, Broken> {
    let newest = of(town, account, purpose, subject)?;
    Ok(newest.is_some_and(|check| matches!(check.state, ManualCheckState::InReview { .. })))
}

/// Whether a manual check passed for just this.
pub(crate) fn passed(
    town: &Town<'_>,
    account: &AccountId,
    id: &FaceCheckId,
    purpose: &FacePurpose,
    subject: &str,
) -> Result<bool, Broken> {
    Ok(town.get::<ManualRow>(id.as_str())?.is_some_and(|row| {
        row.account == *account
            && row.purpose == *purpose
            && row.subject == subject
            && row.state == ManualCheckState::Passed
    }))
}

/// When the automatic reviewer answers the first of an account's open checks.
pub(crate) fn next_answer_at_ms(
    town: &Town<'_>,
    account: &AccountId,
) -> Result<Option<i64>, Broken> {
    let mut next: Option<i64> = None;
    for case in town.list::<CaseRow>()? {
        if let Subject::Manual { id } = &case.subject
            && town.get::<ManualRow>(id.as_str())?.is_some_and(|row| row.account == *account)
        {
            next = Some(next.map_or(case.decide_at_ms, |next| next.min(case.decide_at_ms)));
        }
    }
    Ok(next)
}

/// Carries the reviewer's answer out; the photo goes with it.
pub(crate) fn answer(
    town: &mut Town<'_>,
    id: &FaceCheckId,
    refusal: Option<VehicleFilingReason>,
    at_ms: i64,
) -> Result<(), Broken> {
    let Some(mut row) = town.get::<ManualRow>(id.as_str())? else { return Ok(()) };
    let Some(account) = town.get::<AccountRow>(row.account.as_str())? else { return Ok(()) };
    if let Some(photo) = row.photo.take() {
        upload::forget(town, &photo)?;
    }
    if refusal == Some(VehicleFilingReason::FalseMaterial) {
        town.put(&BlacklistRow { number: account.number.clone(), at_ms })?;
        town.effect("blacklist.entered", &account.id);
    }
    row.state = match &refusal {
        None => ManualCheckState::Passed,
        Some(reason) => ManualCheckState::Rejected { reason: reason.clone() },
    };
    town.put(&row)?;
    let effect = if refusal.is_none() { "manual_check.passed" } else { "manual_check.rejected" };
    town.effect(effect, &row.id);
    if row.purpose == FacePurpose::VehicleFiling {
        return vehicle_filing::reviewed(town, &row.subject, refusal, at_ms);
    }
    let text = match refusal {
        None => "【通途】人工审核已通过，请在应用中继续办理。",
        Some(_) => "【通途】人工审核未通过，请在应用中查看原因。",
    };
    town.tell(&account.phone, text.to_owned(), at_ms)?;
    let mut note =
        Note::of(MessageKind::ManualCheckAnswered).about(SubjectKind::Violation, &row.subject);
    if let Some(record) = town.get::<ViolationRow>(&row.subject)? {
        note = note.arg("plate", &record.plate).arg("day", day_of(record.occurred_at_ms));
    }
    message::tell(town, &account.id, note, at_ms)
}

/// Forgets an account's checks, and takes the open ones off the desk.
pub(crate) fn leave(town: &mut Town<'_>, account: &AccountId) -> Result<(), Broken> {
    for row in town.list::<ManualRow>()? {
        if row.account == *account {
            review::withdraw_manual(town, &row.id)?;
            town.delete::<ManualRow>(row.id.as_str())?;
        }
    }
    Ok(())
}

fn seen(row: &ManualRow) -> ManualCheck {
    ManualCheck { id: row.id.clone(), state: row.state.clone() }
}
