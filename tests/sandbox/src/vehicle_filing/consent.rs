//! 车主同意: by the code that the owner's app shows, or by a text message to the owner's phone.

use tongtu_contract::{
    CodePurpose, ConsentCodeRequest, MessageKind, OwnerConsent, ProblemCode, SubjectKind,
};
use tongtu_rules::code::LIMITS;

use super::{limits, matching, typed};
use crate::call::Call;
use crate::code;
use crate::http::Answer;
use crate::message::{self, Note};
use crate::person::masked_name;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::AccountRow;
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle;
use crate::vehicle_rows::{OwnerCodeRow, VehicleRow};

const PURPOSE: CodePurpose = CodePurpose::BindVehicleOwnerConsent;

/// `POST /v1/vehicle-filings/consent-codes`: a code to the owner's phone, which the applicant sees
/// masked. The owner is told who asks, and for which vehicle.
///
/// Refuses as the application would (`invalid_fields`, `vehicle_mismatch`, `filing_limit`), so
/// that nobody asks an owner in vain; `409 owner_unreachable` without a phone that is known; `429`
/// as any code, counted for this applicant and vehicle.
pub(crate) fn send(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let request: ConsentCodeRequest = call.json()?;
    let mut wrong = Vec::new();
    let asked = typed(&request.plate_kind, &request.plate, &request.engine_tail, &mut wrong);
    if !wrong.is_empty() {
        return Err(Refusal::fields(wrong));
    }
    let vehicle = matching(town, &asked)?;
    limits::may_apply(town, &account, &vehicle)?;
    let phone = phone_of(town, &vehicle)?.ok_or(ProblemCode::OwnerUnreachable)?;
    let row = code::issue(town, PURPOSE.as_str(), &phone, &about(&account, &vehicle))?;
    let who = masked_name(&account.name);
    let text = format!(
        "【通途】{who}申请备案您的机动车{}。同意请把验证码{}告诉对方，{}分钟内有效；不同意请勿告诉他人。",
        vehicle.plate,
        row.code,
        LIMITS.valid_s / 60
    );
    town.sms(&phone, text, Some((PURPOSE.as_str(), &row.code)), town.now_ms)?;
    if let Some(owner) = vehicle::owner(town, &vehicle)? {
        let note = Note::of(MessageKind::FilingAsked)
            .arg("plate", &vehicle.plate)
            .arg("name_masked", who)
            .about(SubjectKind::Vehicle, &vehicle.id);
        message::tell(town, &owner.id, note, town.now_ms)?;
    }
    Ok(Reply::created(&code::sent(&row)))
}

/// Uses the owner's consent up, or refuses.
pub(super) fn use_up(
    town: &mut Town<'_>,
    account: &AccountRow,
    vehicle: &VehicleRow,
    consent: &OwnerConsent,
) -> Result<(), Refusal> {
    match consent {
        OwnerConsent::OwnerCode { code } => {
            let row = vehicle::typed_owner_code(town, code, &vehicle.id)?;
            Ok(town.put(&OwnerCodeRow { used: true, ..row })?)
        }
        OwnerConsent::Sms { code } => {
            let phone = phone_of(town, vehicle)?.ok_or(ProblemCode::OwnerUnreachable)?;
            let right = code::check_bound(town, &PURPOSE, &phone, &about(account, vehicle), code)?;
            code::spend(town, right)
        }
    }
}

/// The owner's phone: of the account, or as the register has it (of a unit, its contact's).
fn phone_of(town: &Town<'_>, vehicle: &VehicleRow) -> Result<Option<String>, Broken> {
    let owner = vehicle::owner(town, vehicle)?;
    Ok(owner.map(|owner| owner.phone).or_else(|| vehicle.contact.clone()))
}

/// A code opens this vehicle to this applicant and nothing else.
fn about(account: &AccountRow, vehicle: &VehicleRow) -> String {
    format!("{} {}", account.id, vehicle.id)
}
