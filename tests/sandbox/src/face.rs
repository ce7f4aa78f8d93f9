//! 人脸识别: three frames, looked at once and not kept.
//!
//! Nobody's face is compared here: the verdict comes from the console's queue or the seed's, and
//! without either from whether the frames are pictures at all.

use std::collections::BTreeSet;

use tongtu_contract::{
    AccountId, FaceCheck, FaceCheckId, FaceCheckRequest, FacePurpose, FaceVerdict, ProblemCode,
    UploadId,
};

use crate::call::Call;
use crate::http::Answer;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::AccountRow;
use crate::secret;
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle_rows::{FaceQueueRow, FaceRow};
use crate::{manual, picture, upload, vehicle_filing, violation_garage};

/// How many frames a check looks at.
const FRAMES: usize = 3;
/// Failures from which the manual way is open.
pub(crate) const FAILURES: u8 = 2;
/// How long a passed check may be used.
const VALID_MS: i64 = 10 * 60_000;

/// `POST /v1/face-checks`: the verdict. The frames are gone with the answer, whatever it is.
///
/// Refuses `422 consent_missing` (个人信息保护法 §29: each purpose by itself); `404 not_found` and
/// `409 wrong_state` by its subject; `422 upload_incomplete` unless three files have arrived.
pub(crate) fn check(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let request: FaceCheckRequest = call.json()?;
    let looked = look(town, &account, &request);
    forget(town, &account, &request.frames)?;
    Ok(Reply::created(&looked?))
}

fn look(
    town: &mut Town<'_>,
    account: &AccountRow,
    request: &FaceCheckRequest,
) -> Result<FaceCheck, Refusal> {
    if !request.consent {
        return Err(ProblemCode::ConsentMissing.into());
    }
    may_look(town, account, &request.purpose, &request.subject)?;
    let are_pictures = are_pictures(town, account, &request.frames)?;
    let verdict = match queued(town, &account.id)? {
        Some(verdict) => verdict,
        None if are_pictures => FaceVerdict::Passed,
        None => FaceVerdict::Failed,
    };
    let row = FaceRow {
        id: FaceCheckId(secret::id('k')?),
        account: account.id.clone(),
        purpose: request.purpose.clone(),
        subject: request.subject.clone(),
        verdict,
        expires_at_ms: town.now_ms + VALID_MS,
    };
    town.put(&row)?;
    let has_passed = row.verdict == FaceVerdict::Passed;
    town.effect(if has_passed { "face.passed" } else { "face.failed" }, &row.id);
    let failures = failures(town, &account.id, &row.purpose, &row.subject)?;
    if row.purpose == FacePurpose::VehicleFiling {
        vehicle_filing::face_looked_at(town, &row.subject, &row.verdict, failures)?;
    }
    Ok(FaceCheck { id: row.id, verdict: row.verdict, failures, expires_at_ms: row.expires_at_ms })
}

/// Whether a face may be checked for this subject, by camera or by hand.
pub(crate) fn may_look(
    town: &Town<'_>,
    account: &AccountRow,
    purpose: &FacePurpose,
    subject: &str,
) -> Result<(), Refusal> {
    match purpose {
        FacePurpose::VehicleFiling => vehicle_filing::awaits_face(town, &account.id, subject)?,
        FacePurpose::Handling => {
            violation_garage::visible(town, account, subject)?;
        }
        FacePurpose::Unknown(_) => return Err(Refusal::field("purpose", "face.purpose")),
    }
    if manual::is_open(town, &account.id, purpose, subject)? {
        return Err(ProblemCode::WrongState.into());
    }
    Ok(())
}

/// Whether a check, by camera or by hand, passed for just this, and may still be used.
pub(crate) fn passed(
    town: &Town<'_>,
    account: &AccountId,
    id: &FaceCheckId,
    purpose: &FacePurpose,
    subject: &str,
) -> Result<bool, Broken> {
    let by_camera = town.get::<FaceRow>(id.as_str())?.is_some_and(|row| {
        row.account == *account
            && row.purpose == *purpose
            && row.subject == subject
            && row.verdict == FaceVerdict::Passed
            && row.expires_at_ms > town.now_ms
    });
    Ok(by_camera || manual::passed(town, account, id, purpose, subject)?)
}

/// Failed checks for a subject so far.
pub(crate) fn failures(
    town: &Town<'_>,
    account: &AccountId,
    purpose: &FacePurpose,
    subject: &str,
) -> Result<u8, Broken> {
    let failed = town.list::<FaceRow>()?.into_iter().filter(|row| {
        row.account == *account
            && row.purpose == *purpose
            && row.subject == subject
            && row.verdict == FaceVerdict::Failed
    });
    Ok(u8::try_from(failed.count()).unwrap_or(u8::MAX))
}

/// Sets the verdicts of the next checks; of everybody's where the account is empty.
pub(crate) fn queue(
    town: &mut Town<'_>,
    account: &str,
    next: Vec<FaceVerdict>,
) -> Result<(), Broken> {
    town.put(&FaceQueueRow { account: account.to_owned(), next })
}

/// Forgets what was looked at for an account, and takes its photos off the desk.
pub(crate) fn leave(town: &mut Town<'_>, account: &AccountRow) -> Result<(), Broken> {
    for row in town.list::<FaceRow>()? {
        if row.account == account.id {
            town.delete::<FaceRow>(row.id.as_str())?;
        }
    }
    town.delete::<FaceQueueRow>(account.id.as_str())?;
    manual::leave(town, &account.id)
}

/// The verdict that was set for this check, if one was; it is used up.
fn queued(town: &Town<'_>, account: &AccountId) -> Result<Option<FaceVerdict>, Broken> {
    for whose in ["", account.as_str()] {
        if let Some(mut row) = town.get::<FaceQueueRow>(whose)?
            && !row.next.is_empty()
        {
            let verdict = row.next.remove(0);
            town.put(&row)?;
            return Ok(Some(verdict));
        }
    }
    Ok(None)
}

/// Refuses what has not arrived; tells whether what has is pictures.
fn are_pictures(
    town: &Town<'_>,
    account: &AccountRow,
    frames: &[UploadId],
) -> Result<bool, Refusal> {
    let are_different = frames.iter().collect::<BTreeSet<_>>().len() == frames.len();
    if frames.len() != FRAMES || !are_different {
        return Err(Refusal::field("frames", "face.frames"));
    }
    let owner = upload::owner_of(account);
    let mut are_pictures = true;
    for id in frames {
        let bytes = upload::finished(town, &owner, id)?;
        if bytes.is_empty() {
            return Err(ProblemCode::UploadIncomplete.into());
        }
        are_pictures &= picture::look(&bytes).is_some();
    }
    Ok(are_pictures)
}

fn forget(town: &mut Town<'_>, account: &AccountRow, frames: &[UploadId]) -> Result<(), Broken> {
    for id in frames {
        if upload::is_of(town, &upload::owner_of(account), id)? {
            upload::forget(town, id)?;
            town.erases = true;
        }
    }
    Ok(())
}
