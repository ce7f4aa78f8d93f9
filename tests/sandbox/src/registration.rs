//! 注册: the form, the document's photo, the mending after a refusal.
//!
//! 居民身份证 is checked against the register of people at once; every other document, and a name
//! that the person insists on, goes to a reviewer with a photo.

use tongtu_contract::{
    AccountId, CodePurpose, CorrectionRequest, DocKind, DocType, DocumentPhoto, Pledge,
    ProblemCode, Registration, RegistrationDetails, RegistrationEvent, RegistrationId,
    RegistrationReason, RegistrationRequest, RegistrationState, RegistrationStep, UploadId,
};
use tongtu_rules::name::{self, Insistence, NameError, Passage};
use tongtu_rules::password::{self, About};
use tongtu_rules::{city, document, phone};

use crate::call::Call;
use crate::http::Answer;
use crate::person::{Population, letter_of, rules_kind};
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::{AccountRow, CaseRow, RegistrationRow, Subject};
use crate::store::Broken;
use crate::town::Town;
use crate::{code, review, secret, server, upload};

/// `POST /v1/registrations`: the form.
///
/// Refuses all wrong fields at once (`422 invalid_fields`); `409 phone_taken`,
/// `409 document_taken`; `422 wrong_code`; `422 consent_outdated`; and for A
/// `422 name_number_mismatch`. A refused form costs no second SMS.
pub(crate) fn create(town: &mut Town<'_>, call: &Call) -> Answer {
    let request: RegistrationRequest = call.json()?;
    let form = Form {
        doc_type: request.doc_type,
        doc_kind: request.doc_kind,
        number: request.number,
        name: request.name,
        insists: request.name_as_on_document,
        phone: request.phone,
        city: request.city,
        password: Some(request.password.clone()),
    };
    let (details, way) = form.checked(town)?;
    if request.consent.policy_version != server::POLICY_VERSION {
        return Err(Refusal::new(ProblemCode::ConsentOutdated)
            .arg("policy_version", server::POLICY_VERSION));
    }
    if town.account_by_phone(&details.phone)?.is_some() {
        return Err(ProblemCode::PhoneTaken.into());
    }
    document_is_free(town, &details)?;
    let right = code::check(town, &CodePurpose::Register, &details.phone, &request.code)?;
    belongs_together(town, &details, way)?;
    code::spend(town, right)?;
    // Whoever has the phone begins anew: an older unfinished form of this phone ends here.
    for older in town.list::<RegistrationRow>()? {
        if older.is_open() && older.details.phone == details.phone {
            forget(town, &older)?;
        }
    }
    let token = secret::token()?;
    let mut row = RegistrationRow {
        id: RegistrationId(secret::id('r')?),
        tokens: vec![secret::kept(&token)],
        details,
        password: secret::seal(&request.password)?,
        state: RegistrationState::PhotoNeeded,
        history: Vec::new(),
        photo: None,
    };
    row.note(town.now_ms, RegistrationStep::Created, None);
    town.effect("registration.created", &row.id);
    if way == Way::AtOnce {
        activate(town, &mut row, town.now_ms)?;
    }
    town.put(&row)?;
    Ok(Reply::created(&seen(town, row, Some(token))?))
}

/// `GET /v1/registrations/{id}`: where it stands; for its own token only.
pub(crate) fn show(town: &mut Town<'_>, call: &Call) -> Answer {
    let row = town.applicant(call)?;
    Ok(Reply::ok(&seen(town, row, None)?))
}

/// `POST /v1/registrations/{id}/photo`: the document's photo; the review begins.
pub(crate) fn photo(town: &mut Town<'_>, call: &Call) -> Answer {
    let mut row = town.applicant(call)?;
    let request: DocumentPhoto = call.json()?;
    if row.state != RegistrationState::PhotoNeeded {
        return Err(ProblemCode::WrongState.into());
    }
    take_photo(town, &mut row, call, &request.upload)?;
    submit(town, &mut row, &request.upload)?;
    town.put(&row)?;
    Ok(Reply::ok(&seen(town, row, None)?))
}

/// `POST /v1/registrations/{id}/corrections`: mended fields after a refusal; the review begins
/// anew. What is not sent stays as it was.
pub(crate) fn correct(town: &mut Town<'_>, call: &Call) -> Answer {
    let mut row = town.applicant(call)?;
    let request: CorrectionRequest = call.json()?;
    if !matches!(row.state, RegistrationState::Rejected { .. }) {
        return Err(ProblemCode::WrongState.into());
    }
    let old = row.details.clone();
    let form = Form {
        doc_type: request.doc_type.unwrap_or(old.doc_type),
        doc_kind: request.doc_kind.unwrap_or(old.doc_kind),
        number: request.number.unwrap_or(old.number),
        name: request.name.unwrap_or(old.name),
        insists: request.name_as_on_document.unwrap_or(old.name_as_on_document),
        phone: old.phone,
        city: request.city.unwrap_or(old.city),
        password: None,
    };
    let (details, way) = form.checked(town)?;
    document_is_free(town, &details)?;
    belongs_together(town, &details, way)?;
    if let Some(upload) = &request.photo {
        take_photo(town, &mut row, call, upload)?;
    }
    row.details = details;
    row.note(town.now_ms, RegistrationStep::Corrected, None);
    town.effect("registration.corrected", &row.id);
    match (way, &row.photo) {
        (Way::AtOnce, _) => activate(town, &mut row, town.now_ms)?,
        (Way::Review, Some(photo)) => {
            let photo = photo.clone();
            submit(town, &mut row, &photo)?;
        }
        (Way::Review, None) => row.state = RegistrationState::PhotoNeeded,
    }
    town.put(&row)?;
    Ok(Reply::ok(&seen(town, row, None)?))
}

/// How a registration is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    AtOnce,
    Review,
}

/// The fields, before they are checked.
struct Form {
    doc_type: DocType,
    doc_kind: DocKind,
    number: String,
    name: String,
    insists: bool,
    phone: String,
    city: String,
    /// Not asked for again when fields are mended.
    password: Option<String>,
}

impl Form {
    /// The fields in canonical form, or every one that is wrong.
    fn checked(self, town: &Town<'_>) -> Result<(RegistrationDetails, Way), Refusal> {
        let mut wrong: Vec<(String, String)> = Vec::new();
        let mut refuse = |field: &str, code: &str| wrong.push((field.into(), code.into()));
        let kind = rules_kind(&self.doc_kind);
        if kind.is_none() {
            refuse("doc_kind", "document.kind");
        }
        if kind.is_some_and(|kind| letter_of(kind) != self.doc_type) {
            refuse("doc_type", "document.kind");
        }
        let number = kind.and_then(|kind| {
            document::parse(kind, &self.number, town.today())
                .map_err(|why| refuse("number", why.code()))
                .ok()
        });
        let report = name::check(&self.name);
        let insistence = if self.insists { Insistence::OnTheDocument } else { Insistence::None };
        let passage = kind.map(|kind| name::judge(&report, kind, insistence));
        let way = match passage {
            // A traditional form that nobody insists on is sent on: the reviewer refuses it with
            // the reason that the person can mend, as the real service does.
            Some(Err(NameError::Traditional) | Ok(Passage::ManualReview)) => Way::Review,
            Some(Err(why)) => {
                refuse("name", why.code());
                Way::Review
            }
            Some(Ok(Passage::Usual))
                if kind.is_some_and(document::DocType::is_verified_at_once) =>
            {
                Way::AtOnce
            }
            _ => Way::Review,
        };
        let phone =
            phone::Phone::parse(&self.phone).map_err(|why| refuse("phone", why.code())).ok();
        if city::by_id(&self.city).is_none() {
            refuse("city", "city.unknown");
        }
        if let Some(password) = &self.password {
            let about = About {
                born: number.as_ref().and_then(document::Document::born),
                phone: phone.as_ref().map(phone::Phone::as_str),
            };
            if let Err(why) = password::check(password, about) {
                refuse("password", why.code());
            }
        }
        match (number, phone) {
            (Some(number), Some(phone)) if wrong.is_empty() => Ok((
                RegistrationDetails {
                    doc_type: self.doc_type,
                    doc_kind: self.doc_kind,
                    number: number.as_str().to_owned(),
                    name: report.normalised,
                    name_as_on_document: self.insists,
                    phone: phone.as_str().to_owned(),
                    city: self.city,
                },
                way,
            )),
            _ => Err(Refusal::fields(wrong)),
        }
    }
}

fn document_is_free(town: &Town<'_>, details: &RegistrationDetails) -> Result<(), Refusal> {
    let taken = town.find(|account: &AccountRow| {
        account.doc_kind == details.doc_kind && account.number == details.number
    })?;
    taken.map_or(Ok(()), |_| Err(ProblemCode::DocumentTaken.into()))
}

fn belongs_together(
    town: &Town<'_>,
    details: &RegistrationDetails,
    way: Way,
) -> Result<(), Refusal> {
    let answer = town.population(&details.doc_kind, &details.number, &details.name)?;
    if way == Way::AtOnce && answer == Population::Differs {
        return Err(ProblemCode::NameNumberMismatch.into());
    }
    Ok(())
}

fn take_photo(
    town: &mut Town<'_>,
    row: &mut RegistrationRow,
    call: &Call,
    photo: &UploadId,
) -> Result<(), Refusal> {
    let owner = town.caller(call)?.owner();
    upload::finished(town, &owner, photo)?;
    if let Some(old) = row.photo.replace(photo.clone())
        && old != *photo
    {
        upload::forget(town, &old)?;
    }
    row.note(town.now_ms, RegistrationStep::PhotoReceived, None);
    town.effect("registration.photo", &row.id);
    Ok(())
}

fn submit(town: &mut Town<'_>, row: &mut RegistrationRow, photo: &UploadId) -> Result<(), Refusal> {
    let case = review::open(town, Subject::Registration { id: row.id.clone() }, photo)?;
    row.state = RegistrationState::InReview {
        submitted_at_ms: case.submitted_at_ms,
        due_at_ms: case.due_at_ms,
    };
    row.note(town.now_ms, RegistrationStep::Submitted, None);
    town.effect("registration.submitted", &row.id);
    Ok(())
}

/// Makes the account. The document's photo ends here; the form stays until the account goes.
pub(crate) fn activate(
    town: &mut Town<'_>,
    row: &mut RegistrationRow,
    at_ms: i64,
) -> Result<(), Broken> {
    let details = row.details.clone();
    let account = AccountRow {
        id: AccountId(secret::id('a')?),
        name: details.name,
        doc_type: details.doc_type,
        doc_kind: details.doc_kind,
        number: details.number,
        phone: details.phone,
        city: details.city,
        registered_at_ms: at_ms,
        password: row.password.clone(),
        filed: None,
    };
    town.put(&account)?;
    town.effect("account.created", &account.id);
    // Kept until the review's end, and no longer.
    if let Some(photo) = row.photo.take() {
        upload::forget(town, &photo)?;
    }
    row.state = RegistrationState::Active;
    row.note(at_ms, RegistrationStep::Approved, None);
    let text = format!("【通途】{}，您的注册申请已通过，请登录使用。", account.name);
    town.tell(&account.phone, text, at_ms)
}

pub(crate) fn refuse(
    town: &mut Town<'_>,
    row: &mut RegistrationRow,
    reason: RegistrationReason,
    at_ms: i64,
) -> Result<(), Broken> {
    let text = format!(
        "【通途】{}，您的注册申请未通过：{}。请登录应用修改后重新提交。",
        row.details.name,
        reason_text(&reason)
    );
    row.note(at_ms, RegistrationStep::Rejected, Some(reason.clone()));
    let fields = fields_of(&reason);
    row.state = RegistrationState::Rejected { reason, fields };
    town.effect("registration.rejected", &row.id);
    town.tell(&row.details.phone.clone(), text, at_ms)
}

/// Which fields mend a refusal.
fn fields_of(reason: &RegistrationReason) -> Vec<String> {
    let fields: &[&str] = match reason {
        RegistrationReason::DocMismatch => &["doc_type", "doc_kind", "number", "photo"],
        RegistrationReason::TraditionalName => &["name", "name_as_on_document"],
        RegistrationReason::NameNumberMismatch => &["name", "number"],
        RegistrationReason::PhotoUnreadable | RegistrationReason::PhotoWrongSide => &["photo"],
        RegistrationReason::DocExpired | RegistrationReason::DocumentTaken => {
            &["doc_type", "doc_kind", "number", "photo"]
        }
        RegistrationReason::Unknown(_) => {
            &["doc_type", "doc_kind", "number", "name", "city", "photo"]
        }
    };
    fields.iter().map(|field| (*field).to_owned()).collect()
}

fn reason_text(reason: &RegistrationReason) -> String {
    match reason {
        RegistrationReason::DocMismatch => "驾驶证登记的是另一种证件".to_owned(),
        RegistrationReason::TraditionalName => "姓名请使用简体字".to_owned(),
        RegistrationReason::NameNumberMismatch => "姓名与证件号码不一致".to_owned(),
        RegistrationReason::PhotoUnreadable => "证件照片无法辨认".to_owned(),
        RegistrationReason::PhotoWrongSide => "证件照片不是要求的一面".to_owned(),
        RegistrationReason::DocExpired => "证件已过期".to_owned(),
        RegistrationReason::DocumentTaken => "该证件已注册账号".to_owned(),
        RegistrationReason::Unknown(raw) => raw.clone(),
    }
}

/// The registration as its owner sees it.
pub(crate) fn seen(
    town: &Town<'_>,
    row: RegistrationRow,
    token: Option<String>,
) -> Result<Registration, Refusal> {
    let next_check_at_ms = town
        .find(
            |case: &CaseRow| matches!(&case.subject, Subject::Registration { id } if *id == row.id),
        )?
        .map(|case| case.decide_at_ms);
    Ok(Registration {
        id: row.id,
        token,
        state: row.state,
        details: row.details,
        pledge: Pledge { from_half_days: 1, to_half_days: 2 },
        next_check_at_ms,
        history: row.history,
    })
}

fn forget(town: &mut Town<'_>, row: &RegistrationRow) -> Result<(), Refusal> {
    review::withdraw_registration(town, &row.id)?;
    if let Some(photo) = &row.photo {
        upload::forget(town, photo)?;
    }
    town.delete::<RegistrationRow>(row.id.as_str())?;
    town.effect("registration.replaced", &row.id);
    Ok(())
}

impl RegistrationRow {
    /// Whether it still leads to an account.
    pub(crate) fn is_open(&self) -> bool {
        self.state != RegistrationState::Active
    }

    pub(crate) fn note(
        &mut self,
        at_ms: i64,
        step: RegistrationStep,
        reason: Option<RegistrationReason>,
    ) {
        self.history.push(RegistrationEvent { at_ms, step, reason });
    }
}
