//! 机动车: the register, what of it an account may see, and the owner's code.

use tongtu_contract::{
    FiledVehicle, FilingAllowance, HandledBy, HandledPlate, Handler, OwnVehicle, OwnerCode,
    ProblemCode, Vehicle, VehicleId, VehicleUser, Vehicles,
};
use tongtu_rules::filing::FilingRefusal;
use tongtu_rules::text;
use tongtu_rules::vehicle::{Status, Use};

use crate::call::Call;
use crate::http::Answer;
use crate::person::masked_name;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::AccountRow;
use crate::secret;
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle_filing::{self, limits};
use crate::vehicle_rows::{FiledRow, OwnerCodeRow, VehicleRow};
use crate::{cross_border, handling_history, manual};

/// What an owner's code begins with where it is drawn as a square.
const CODE_PREFIX: &str = "TTV1.";
/// Its letters: no I and no O, which people read as 1 and 0.
const CODE_LETTERS: &[u8; 34] = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const CODE_LENGTH: usize = 12;
/// How long it works.
const CODE_MS: i64 = 10 * 60_000;

/// `GET /v1/vehicles`: one's own by themselves, those of others that are filed, the car from
/// across the border, and what is left of filing.
pub(crate) fn show(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    Ok(Reply::ok(&seen(town, &account, call)?))
}

/// `POST /v1/vehicles/{id}/owner-codes`: the owner's consent, good for one filing within ten
/// minutes; an earlier one of the vehicle ends.
///
/// Refuses `404 not_found` for any but one's own; `409 filing_limit` where nobody could use it:
/// a large or operating vehicle or one that has left the register, or as many users as there may be.
pub(crate) fn owner_code(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let vehicle = own_of_path(town, &account, call)?;
    let users = u32::try_from(users(town, &vehicle.id)?.len()).unwrap_or(u32::MAX);
    let refusals = [
        (!may_be_filed(&vehicle) || is_gone(&vehicle), FilingRefusal::KindNotAllowed),
        (users >= limits::limits().per_vehicle, FilingRefusal::PerVehicle),
    ];
    let refusals: Vec<FilingRefusal> =
        refusals.into_iter().filter_map(|(is_so, refusal)| is_so.then_some(refusal)).collect();
    if !refusals.is_empty() {
        return Err(limits::limited(&refusals));
    }
    forget_owner_codes(town, &vehicle.id)?;
    let row = OwnerCodeRow {
        code: secret::letters::<CODE_LENGTH>(CODE_LETTERS)?,
        vehicle: vehicle.id,
        expires_at_ms: town.now_ms + CODE_MS,
        used: false,
    };
    town.put(&row)?;
    town.effect("owner_code.made", &row.vehicle);
    Ok(Reply::created(&OwnerCode {
        text: format!("{CODE_PREFIX}{}", row.code),
        code: row.code,
        generated_at_ms: town.now_ms,
        expires_at_ms: row.expires_at_ms,
    }))
}

/// Ends the codes of a vehicle.
pub(crate) fn forget_owner_codes(town: &Town<'_>, vehicle: &VehicleId) -> Result<(), Broken> {
    for old in town.list::<OwnerCodeRow>()? {
        if old.vehicle == *vehicle {
            town.delete::<OwnerCodeRow>(&old.code)?;
        }
    }
    Ok(())
}

/// The live code that was typed or scanned, where it is this vehicle's.
pub(crate) fn typed_owner_code(
    town: &Town<'_>,
    raw: &str,
    vehicle: &VehicleId,
) -> Result<OwnerCodeRow, Refusal> {
    let typed = text::normalise(raw);
    let bare: String = typed
        .strip_prefix(CODE_PREFIX)
        .unwrap_or(&typed)
        .chars()
        .filter(|c| !matches!(c, ' ' | '-'))
        .collect();
    town.get::<OwnerCodeRow>(&bare)?
        .filter(|row| row.vehicle == *vehicle && !row.used && row.expires_at_ms > town.now_ms)
        .ok_or_else(|| ProblemCode::OwnerCodeInvalid.into())
}

/// Whether anybody else may file it: small cars in non-operating use.
pub(crate) fn may_be_filed(vehicle: &VehicleRow) -> bool {
    matches!(vehicle.plate_kind.as_str(), "02" | "52")
        && vehicle.permit.is_none()
        && vehicle
            .usage
            .chars()
            .next()
            .is_some_and(|letter| Use::from_letter(letter).may_be_filed())
}

/// Whether the register has ended it.
pub(crate) fn is_gone(vehicle: &VehicleRow) -> bool {
    Status::from_letters(&vehicle.status).into_iter().any(Status::has_left)
}

/// 本人机动车: registered on the account's document.
pub(crate) fn own(town: &Town<'_>, account: &AccountRow) -> Result<Vec<VehicleRow>, Broken> {
    let mut rows = town.list::<VehicleRow>()?;
    rows.retain(|row| row.owner == account.number && row.permit.is_none());
    Ok(rows)
}

/// The own vehicle that the path names.
pub(crate) fn own_of_path(
    town: &Town<'_>,
    account: &AccountRow,
    call: &Call,
) -> Result<VehicleRow, Refusal> {
    let row = town.get::<VehicleRow>(call.id())?;
    row.filter(|row| row.owner == account.number && row.permit.is_none())
        .ok_or_else(|| ProblemCode::NotFound.into())
}

/// 备案非本人机动车: what the account has filed now, in the order of filing.
pub(crate) fn filed(
    town: &Town<'_>,
    account: &AccountRow,
) -> Result<Vec<(FiledRow, VehicleRow)>, Broken> {
    let mut rows = town.list::<FiledRow>()?;
    rows.retain(|row| row.user == account.id);
    rows.sort_by(|a, b| (a.since, &a.id).cmp(&(b.since, &b.id)));
    let mut both = Vec::new();
    for row in rows {
        if let Some(vehicle) = town.get::<VehicleRow>(row.vehicle.as_str())? {
            both.push((row, vehicle));
        }
    }
    Ok(both)
}

/// Who has filed a vehicle now.
pub(crate) fn users(town: &Town<'_>, vehicle: &VehicleId) -> Result<Vec<FiledRow>, Broken> {
    let mut rows = town.list::<FiledRow>()?;
    rows.retain(|row| row.vehicle == *vehicle);
    rows.sort_by(|a, b| (a.since, &a.id).cmp(&(b.since, &b.id)));
    Ok(rows)
}

/// The account of a vehicle's owner, if there is one.
pub(crate) fn owner(town: &Town<'_>, vehicle: &VehicleRow) -> Result<Option<AccountRow>, Broken> {
    town.find(|account: &AccountRow| account.number == vehicle.owner)
}

/// A vehicle by its key: the kind and the characters of its plate.
pub(crate) fn by_plate(
    town: &Town<'_>,
    plate_kind: &str,
    plate: &str,
) -> Result<Option<VehicleRow>, Broken> {
    town.find(|row: &VehicleRow| row.plate_kind == plate_kind && row.plate == plate)
}

/// Everything about vehicles that an account may see.
pub(crate) fn seen(town: &Town<'_>, account: &AccountRow, call: &Call) -> Result<Vehicles, Broken> {
    let mut own_vehicles = Vec::new();
    for row in own(town, account)? {
        let users = users_seen(town, &row.id)?;
        own_vehicles.push(OwnVehicle { vehicle: as_seen_by(town, row, account)?, users });
    }
    let mut filed_vehicles = Vec::new();
    for (row, vehicle) in filed(town, account)? {
        filed_vehicles.push(FiledVehicle {
            id: row.id,
            owner_masked: masked_name(&vehicle.owner_name),
            vehicle: as_seen_by(town, vehicle, account)?,
            relation: row.relation,
            since: row.since,
        });
    }
    let (cross_border, search_ends_at_ms) = cross_border::seen(town, account, call)?;
    let manual_at_ms = manual::next_answer_at_ms(town, &account.id)?;
    Ok(Vehicles {
        own: own_vehicles,
        cross_border,
        filed: filed_vehicles,
        filings: vehicle_filing::all_of(town, &account.id)?,
        allowance: allowance(town, account)?,
        handler: handler(town, account)?,
        next_check_at_ms: [search_ends_at_ms, manual_at_ms].into_iter().flatten().min(),
    })
}

/// A row of the register, as the account may see it.
pub(crate) fn as_seen_by(
    town: &Town<'_>,
    row: VehicleRow,
    account: &AccountRow,
) -> Result<Vehicle, Broken> {
    let drivers =
        handling_history::drivers_of(town, (&row.plate_kind, &row.plate), &account.number)?;
    Ok(Vehicle {
        id: row.id,
        plate_kind: row.plate_kind,
        plate: row.plate,
        model: row.model,
        status: row.status,
        usage: row.usage,
        vin_tail: row.vin_tail,
        issuer: row.issuer,
        registered_on: row.registered_on,
        inspection_until: row.inspection_until,
        insurance_until: row.insurance_until,
        handled_by_others: drivers
            .into_iter()
            .map(|(driver, on)| HandledBy { driver: opaque(&driver), on })
            .collect(),
    })
}

fn users_seen(town: &Town<'_>, vehicle: &VehicleId) -> Result<Vec<VehicleUser>, Broken> {
    let mut seen = Vec::new();
    for row in users(town, vehicle)? {
        let Some(user) = town.get::<AccountRow>(row.user.as_str())? else { continue };
        seen.push(VehicleUser {
            id: row.id,
            name_masked: masked_name(&user.name),
            relation: row.relation,
            since: row.since,
        });
    }
    Ok(seen)
}

fn allowance(town: &Town<'_>, account: &AccountRow) -> Result<FilingAllowance, Broken> {
    let past = limits::past(town, account)?;
    Ok(FilingAllowance {
        today: past.today,
        this_year: past.this_year,
        owners: u32::try_from(past.owners.len()).unwrap_or(u32::MAX),
        blacklisted: past.blacklisted,
    })
}

fn handler(town: &Town<'_>, account: &AccountRow) -> Result<Handler, Broken> {
    let lists = handling_history::lists(town, &account.number)?;
    Ok(Handler {
        key_person: lists.is_key_person,
        full_rounds: lists.full_rounds,
        plates: handling_history::plates_of(town, &account.number)?
            .into_iter()
            .map(|(plate, on)| HandledPlate { plate, on })
            .collect(),
    })
}

/// The same for the same person, and nobody's number.
fn opaque(number: &str) -> String {
    secret::kept(number).chars().take(12).collect()
}
