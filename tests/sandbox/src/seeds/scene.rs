//! What happened before a seed's day: filings that hold, filings that ended, people to file with.

use chrono::NaiveDate;
use tongtu_contract::{
    AccountId, DocKind, DocType, FiledId, Relation, UnboundBy, VehicleFilingEvent, VehicleFilingId,
    VehicleFilingReason, VehicleFilingState, VehicleFilingStep, VehicleId,
};

use super::CITY;
use crate::licence::midnight_ms;
use crate::rows::AccountRow;
use crate::secret;
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle_rows::{FiledRow, VehicleFilingRow, VehicleRow};

/// Ten in the morning.
const TEN_MS: i64 = 10 * 3_600_000;
const DAY_MS: i64 = 24 * 3_600_000;

/// A filing that an account made on a day, by the owner's code, and that still holds.
///
/// `name` tells two apart: the filing is `f-{name}`, its application `b-{name}`.
pub(super) fn file(
    town: &mut Town<'_>,
    name: &str,
    user: &AccountId,
    vehicle: &str,
    relation: Relation,
    since: NaiveDate,
) -> Result<(), Broken> {
    let Some(row) = applied(town, name, user, vehicle, relation, since)? else { return Ok(()) };
    town.put(&FiledRow {
        id: FiledId(format!("f-{name}")),
        vehicle: row.vehicle,
        user: user.clone(),
        relation: row.relation,
        since,
        application: row.id,
    })
}

/// A filing of a day that its user ended on the same day.
pub(super) fn file_and_unbind(
    town: &mut Town<'_>,
    name: &str,
    user: &AccountId,
    vehicle: &str,
    since: NaiveDate,
) -> Result<(), Broken> {
    let Some(mut row) = applied(town, name, user, vehicle, Relation::Friend, since)? else {
        return Ok(());
    };
    let at_ms = midnight_ms(since) + TEN_MS + 3_600_000;
    row.state = VehicleFilingState::Unbound { by: UnboundBy::User, at_ms };
    row.history.push(VehicleFilingEvent { at_ms, step: VehicleFilingStep::Unbound });
    town.put(&row)
}

/// How a filing came to nothing, otherwise than by its user.
#[derive(Debug, Clone, Copy)]
pub(super) enum End {
    /// The car was sold a week after it was filed.
    Sold,
    /// The reviewers saw somebody else in the photo, on the day after.
    NotTheApplicant,
}

/// A filing of a day that did not last, or an application that was refused.
pub(super) fn file_and_end(
    town: &mut Town<'_>,
    name: &str,
    user: &AccountId,
    vehicle: &str,
    since: NaiveDate,
    end: End,
) -> Result<(), Broken> {
    let Some(mut row) = applied(town, name, user, vehicle, Relation::Friend, since)? else {
        return Ok(());
    };
    let first_ms = midnight_ms(since) + TEN_MS;
    let event = |days: i64, step| VehicleFilingEvent { at_ms: first_ms + days * DAY_MS, step };
    match end {
        End::Sold => {
            let unbound = event(7, VehicleFilingStep::Unbound);
            row.state = VehicleFilingState::Unbound { by: UnboundBy::System, at_ms: unbound.at_ms };
            row.history.push(unbound);
        }
        End::NotTheApplicant => {
            row.state =
                VehicleFilingState::Rejected { reason: VehicleFilingReason::NotTheApplicant };
            row.history = vec![
                event(0, VehicleFilingStep::OwnerAgreed),
                event(0, VehicleFilingStep::FaceFailed),
                event(0, VehicleFilingStep::FaceFailed),
                event(0, VehicleFilingStep::ManualSubmitted),
                event(1, VehicleFilingStep::Rejected),
            ];
        }
    }
    town.put(&row)
}

fn applied(
    town: &mut Town<'_>,
    name: &str,
    user: &AccountId,
    vehicle: &str,
    relation: Relation,
    since: NaiveDate,
) -> Result<Option<VehicleFilingRow>, Broken> {
    let Some(vehicle) = town.get::<VehicleRow>(vehicle)? else { return Ok(None) };
    let at_ms = midnight_ms(since) + TEN_MS;
    let steps =
        [VehicleFilingStep::OwnerAgreed, VehicleFilingStep::FacePassed, VehicleFilingStep::Filed];
    let row = VehicleFilingRow {
        seq: town.next::<VehicleFilingRow>()?,
        id: VehicleFilingId(format!("b-{name}")),
        account: user.clone(),
        vehicle: VehicleId(vehicle.id.0),
        owner: vehicle.owner,
        plate_kind: vehicle.plate_kind,
        plate: vehicle.plate,
        relation,
        made_on: since,
        state: VehicleFilingState::Filed { id: FiledId(format!("f-{name}")), since },
        history: steps.map(|step| VehicleFilingEvent { at_ms, step }).into(),
    };
    town.put(&row)?;
    Ok(Some(row))
}

/// Somebody with an account that nobody logs in to.
pub(super) fn stranger(
    town: &mut Town<'_>,
    id: &str,
    (name, number, phone): (&str, &str, &str),
) -> Result<AccountId, Broken> {
    let row = AccountRow {
        id: AccountId(id.to_owned()),
        name: name.to_owned(),
        doc_type: DocType::from("A"),
        doc_kind: DocKind::ResidentId,
        number: number.to_owned(),
        phone: phone.to_owned(),
        city: CITY.to_owned(),
        registered_at_ms: town.now_ms,
        password: secret::seal(&secret::token()?)?,
        filed: None,
    };
    town.put(&row)?;
    Ok(row.id)
}
