//! 电子驾驶证: the application, where it stands, the signed card, the code for an officer.

use chrono::NaiveDate;
use tongtu_contract::{
    AccountId, CardPayload, Elicence, ElicenceApplication, ElicenceCode, ElicenceEvent,
    ElicenceReason, ElicenceState, ElicenceStep, Lens, PhotoSource, PictureId, ProblemCode,
    QrPayload, SignedCard,
};
use tongtu_rules::{day, photo};

use crate::call::Call;
use crate::http::Answer;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::{
    AccountRow, CaseRow, ElicenceRow, LicenceRow, PictureRow, PortraitRow, QrRow, Stage, Subject,
};
use crate::store::Broken;
use crate::town::Town;
use crate::{licence, review, secret, upload};

/// What a QR code begins with.
pub(crate) const QR_PREFIX: &str = "TT1.";

/// How long an officer's code works. Longer would let a screenshot travel.
const CODE_MS: i64 = 60_000;

/// The card says when it was made, to the minute: two looks within one have the same tag.
const CARD_STEP_MS: i64 = 60_000;

/// `GET /v1/elicence`: where it stands.
pub(crate) fn show(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    Ok(Reply::ok(&seen(town, &account)?))
}

/// `POST /v1/elicence/applications`: the photo; the review begins.
///
/// Refuses `422 consent_missing`; `409 no_licence`, `status_blocks`, `window_only` after three
/// refused photos, `wrong_state` while one is in review, `photo_too_soon` within six months;
/// `422 photo_refused` for what the app could have told: front camera, too old, no date. What the
/// picture itself shows is the reviewer's.
pub(crate) fn apply(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let request: ElicenceApplication = call.json()?;
    if !request.consent {
        return Err(ProblemCode::ConsentMissing.into());
    }
    let licence = licence::attached(town, &account)?.ok_or(ProblemCode::NoLicence)?;
    if let Some(codes) = licence::blocking(&licence, town.today()) {
        return Err(Refusal::new(ProblemCode::StatusBlocks).arg("codes", codes));
    }
    let mut row = row_of(town, &account)?;
    may_apply(&row, town.today())?;
    let taken_on = taken_on(&request, town.today())
        .map_err(|why| Refusal::new(ProblemCode::PhotoRefused).arg("reasons", why))?;
    let owner = town.caller(call)?.owner();
    upload::finished(town, &owner, &request.upload)?;
    let case =
        review::open(town, Subject::Elicence { account: account.id.clone() }, &request.upload)?;
    row.stage = Stage::InReview {
        submitted_at_ms: case.submitted_at_ms,
        due_at_ms: case.due_at_ms,
        photo: request.upload,
        taken_on,
    };
    row.note(town.now_ms, ElicenceStep::Submitted, Vec::new());
    town.put(&row)?;
    town.effect("elicence.submitted", &account.id);
    Ok(Reply::created(&seen(town, &account)?))
}

/// `GET /v1/elicence/card`: the card's contents, signed. `409 wrong_state` unless it is in force.
pub(crate) fn card(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let (licence, portrait) = in_force(town, &account)?;
    let generated_at_ms = town.now_ms - town.now_ms.rem_euclid(CARD_STEP_MS);
    let licence = licence::seen(&licence, town.today());
    let payload = CardPayload {
        number: licence.number,
        name: licence.name,
        sex: licence.sex,
        born_on: licence.born_on,
        classes: licence.classes,
        first_issued_on: licence.first_issued_on,
        valid_from: licence.valid_from,
        valid_until: licence.valid_until,
        file_number: licence.file_number,
        issuer: licence.issuer,
        status: licence.status,
        accumulated_points: licence.points.accumulated,
        generated_at_ms,
        portrait: portrait.picture.clone(),
    };
    let payload = packed(&payload)?;
    Ok(Reply::ok(&SignedCard {
        signature: town.signer.sign(&payload),
        payload,
        key_id: town.signer.key_id().to_owned(),
        generated_at_ms,
        portrait: portrait.picture,
    }))
}

/// `POST /v1/elicence/codes`: a text for the QR code, good for a minute and for one query.
pub(crate) fn code(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    in_force(town, &account)?;
    let row = QrRow {
        nonce: secret::id('q')?,
        account: account.id,
        expires_at_ms: town.now_ms + CODE_MS,
        opened_at_ms: None,
    };
    town.put(&row)?;
    town.effect("elicence.code", &row.nonce);
    let payload = packed(&QrPayload {
        k: town.signer.key_id().to_owned(),
        n: row.nonce,
        g: town.now_ms,
        e: row.expires_at_ms,
    })?;
    Ok(Reply::created(&ElicenceCode {
        text: format!("{QR_PREFIX}{payload}.{}", town.signer.sign(&payload)),
        generated_at_ms: town.now_ms,
        expires_at_ms: row.expires_at_ms,
    }))
}

fn packed(payload: &impl serde::Serialize) -> Result<String, Broken> {
    Ok(secret::base64url(&serde_json::to_vec(payload)?))
}

/// The licence and the portrait, where the electronic licence may be shown today.
fn in_force(town: &Town<'_>, account: &AccountRow) -> Result<(LicenceRow, PortraitRow), Refusal> {
    let licence = licence::attached(town, account)?.ok_or(ProblemCode::NoLicence)?;
    if let Some(codes) = licence::blocking(&licence, town.today()) {
        return Err(Refusal::new(ProblemCode::StatusBlocks).arg("codes", codes));
    }
    // A portrait stays in force while a newer one is in review or was refused.
    let portrait = row_of(town, account)?.portrait.ok_or(ProblemCode::WrongState)?;
    Ok((licence, portrait))
}

fn may_apply(row: &ElicenceRow, today: NaiveDate) -> Result<(), Refusal> {
    if row.rejections >= photo::MAX_REJECTIONS {
        return Err(ProblemCode::WindowOnly.into());
    }
    match (&row.stage, &row.portrait) {
        (Stage::InReview { .. }, _) => Err(ProblemCode::WrongState.into()),
        (_, Some(portrait)) if today < renew_from(portrait) => {
            Err(Refusal::new(ProblemCode::PhotoTooSoon)
                .arg("renew_photo_from", renew_from(portrait)))
        }
        _ => Ok(()),
    }
}

/// The day on which the photo was taken, or the rule's code that stands against its source.
fn taken_on(request: &ElicenceApplication, today: NaiveDate) -> Result<NaiveDate, &'static str> {
    let told = request.taken_at_ms.and_then(day::today);
    let source = match &request.source {
        PhotoSource::Camera => photo::Source::Camera(match request.lens {
            Some(Lens::Rear) => photo::Lens::Rear,
            Some(Lens::Front) => photo::Lens::Front,
            _ => photo::Lens::Unknown,
        }),
        // A source nobody knows is not better than an album.
        PhotoSource::Album | PhotoSource::Unknown(_) => photo::Source::Album { taken_on: told },
    };
    photo::check_source(source, today).map_err(|why| why.code())?;
    // A camera's picture is of now, whatever the phone's clock says.
    Ok(match request.source {
        PhotoSource::Camera => today,
        _ => told.unwrap_or(today),
    })
}

fn renew_from(portrait: &PortraitRow) -> NaiveDate {
    day::months_after(portrait.taken_on, photo::MAX_AGE_MONTHS).unwrap_or(portrait.taken_on)
}

pub(crate) fn row_of(town: &Town<'_>, account: &AccountRow) -> Result<ElicenceRow, Broken> {
    Ok(town.get::<ElicenceRow>(account.id.as_str())?.unwrap_or_else(|| ElicenceRow {
        account: account.id.clone(),
        stage: Stage::None,
        rejections: 0,
        history: Vec::new(),
        portrait: None,
    }))
}

fn seen(town: &Town<'_>, account: &AccountRow) -> Result<Elicence, Broken> {
    let row = row_of(town, account)?;
    let blocked = licence::attached(town, account)?
        .and_then(|licence| licence::blocking(&licence, town.today()));
    let next_check_at_ms = town
        .find(|case: &CaseRow| {
            matches!(&case.subject, Subject::Elicence { account: whose } if *whose == account.id)
        })?
        .map(|case| case.decide_at_ms);
    let state = match (blocked, row.stage, &row.portrait) {
        (Some(codes), ..) => ElicenceState::Blocked { codes },
        (None, Stage::InReview { submitted_at_ms, due_at_ms, .. }, _) => {
            ElicenceState::InReview { submitted_at_ms, due_at_ms }
        }
        (None, Stage::Rejected { .. }, _) if row.rejections >= photo::MAX_REJECTIONS => {
            ElicenceState::WindowOnly
        }
        (None, Stage::Rejected { reasons }, _) => {
            ElicenceState::Rejected { reasons, count: row.rejections }
        }
        (None, Stage::Active, Some(portrait)) => ElicenceState::Active {
            photo_taken_on: portrait.taken_on,
            renew_photo_from: renew_from(portrait),
        },
        (None, Stage::None | Stage::Active, _) => ElicenceState::NotApplied,
    };
    Ok(Elicence { state, history: row.history, next_check_at_ms })
}

/// Goes with the licence it belongs to. How often a photo was refused is not forgotten with it.
pub(crate) fn unfile(town: &mut Town<'_>, account: &AccountId) -> Result<(), Broken> {
    review::withdraw_elicence(town, account)?;
    for qr in town.list::<QrRow>()? {
        if qr.account == *account {
            town.delete::<QrRow>(&qr.nonce)?;
        }
    }
    let Some(mut row) = town.get::<ElicenceRow>(account.as_str())? else { return Ok(()) };
    if let Stage::InReview { photo, .. } = &row.stage {
        upload::forget(town, photo)?;
    }
    if let Some(portrait) = row.portrait.take()
        && let Some(picture) = town.get::<PictureRow>(portrait.picture.as_str())?
    {
        town.delete::<PictureRow>(picture.id.as_str())?;
        upload::forget(town, &picture.upload)?;
    }
    row.stage = Stage::None;
    row.history.clear();
    town.put(&row)
}

/// Puts a photo in force.
pub(crate) fn approve(
    town: &mut Town<'_>,
    row: &mut ElicenceRow,
    at_ms: i64,
) -> Result<(), Broken> {
    let Stage::InReview { photo, taken_on, .. } = row.stage.clone() else { return Ok(()) };
    let picture =
        PictureRow { id: PictureId(secret::id('p')?), account: row.account.clone(), upload: photo };
    town.put(&picture)?;
    if let Some(old) = row.portrait.replace(PortraitRow { picture: picture.id, taken_on })
        && let Some(old) = town.get::<PictureRow>(old.picture.as_str())?
    {
        town.delete::<PictureRow>(old.id.as_str())?;
        upload::forget(town, &old.upload)?;
    }
    row.stage = Stage::Active;
    row.rejections = 0;
    row.note(at_ms, ElicenceStep::Approved, Vec::new());
    town.effect("elicence.approved", &row.account);
    Ok(())
}

/// Refuses a photo; after the third only the window helps.
pub(crate) fn reject(
    town: &mut Town<'_>,
    row: &mut ElicenceRow,
    reasons: Vec<ElicenceReason>,
    at_ms: i64,
) -> Result<(), Broken> {
    if let Stage::InReview { photo, .. } = &row.stage {
        upload::forget(town, &photo.clone())?;
    }
    row.rejections = row.rejections.saturating_add(1);
    row.note(at_ms, ElicenceStep::Rejected, reasons.clone());
    row.stage = Stage::Rejected { reasons };
    town.effect("elicence.rejected", &row.account);
    Ok(())
}

impl ElicenceRow {
    fn note(&mut self, at_ms: i64, step: ElicenceStep, reasons: Vec<ElicenceReason>) {
        self.history.push(ElicenceEvent { at_ms, step, reasons });
    }
}
