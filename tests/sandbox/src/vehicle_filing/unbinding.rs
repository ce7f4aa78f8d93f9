//! 解除备案: by the owner, by the user, or by the register. Both sides are told.

use tongtu_contract::{
    MessageKind, ProblemCode, SubjectKind, UnboundBy, VehicleFilingState, VehicleFilingStep,
};

use super::tell_owner;
use crate::call::Call;
use crate::http::Answer;
use crate::message::{self, Note};
use crate::person::masked_name;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::AccountRow;
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle;
use crate::vehicle_rows::{FiledRow, VehicleFilingRow, VehicleRow};

/// `POST /v1/vehicles/{id}/users/{filed}/unbinding`: the owner ends somebody's filing, at any time.
///
/// Refuses `404 not_found` for any but a user of one's own vehicle.
pub(crate) fn by_owner(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let vehicle = vehicle::own_of_path(town, &account, call)?;
    let filed = existing(town, call.param("filed"), |filed| filed.vehicle == vehicle.id)?;
    end(town, &filed, UnboundBy::Owner, town.now_ms)?;
    Ok(Reply::ok(&vehicle::seen(town, &account, call)?))
}

/// `POST /v1/filed-vehicles/{id}/unbinding`: the user ends their own.
///
/// Refuses `404 not_found` for any but one's own filing.
pub(crate) fn by_user(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let filed = existing(town, call.id(), |filed| filed.user == account.id)?;
    end(town, &filed, UnboundBy::User, town.now_ms)?;
    Ok(Reply::ok(&vehicle::seen(town, &account, call)?))
}

/// Ends a filing.
pub(crate) fn end(
    town: &mut Town<'_>,
    filed: &FiledRow,
    by: UnboundBy,
    at_ms: i64,
) -> Result<(), Broken> {
    town.delete::<FiledRow>(filed.id.as_str())?;
    town.effect("vehicle_filing.unbound", &filed.application);
    if let Some(mut row) = town.get::<VehicleFilingRow>(filed.application.as_str())? {
        row.state = VehicleFilingState::Unbound { by, at_ms };
        row.note(at_ms, VehicleFilingStep::Unbound);
        town.put(&row)?;
    }
    let Some(vehicle) = town.get::<VehicleRow>(filed.vehicle.as_str())? else { return Ok(()) };
    let Some(user) = town.get::<AccountRow>(filed.user.as_str())? else { return Ok(()) };
    let plate = &vehicle.plate;
    let note = Note::of(MessageKind::FilingUnbound)
        .arg("plate", plate)
        .about(SubjectKind::VehicleFiling, &filed.application);
    message::tell(town, &user.id, note, at_ms)?;
    town.tell(&user.phone, format!("【通途】机动车{plate}的备案已解除。"), at_ms)?;
    let who = masked_name(&user.name);
    let text = format!("【通途】{who}对您的机动车{plate}的备案已解除。");
    let note = Note::of(MessageKind::FilingUnbound)
        .arg("plate", plate)
        .arg("name_masked", who)
        .about(SubjectKind::Vehicle, &vehicle.id);
    tell_owner(town, &vehicle, note, text, at_ms)
}

fn existing(
    town: &Town<'_>,
    id: &str,
    is_meant: impl Fn(&FiledRow) -> bool,
) -> Result<FiledRow, Refusal> {
    town.get::<FiledRow>(id)?.filter(is_meant).ok_or_else(|| ProblemCode::NotFound.into())
}
