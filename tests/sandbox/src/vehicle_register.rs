//! `POST /_sandbox/vehicles`: the register changes a vehicle: sold, cancelled, put to another use; it
//! crosses the border, or its term is another.

use chrono::NaiveDate;
use serde::Deserialize;
use tongtu_contract::{ProblemCode, Stay, UnboundBy};
use tongtu_rules::vehicle::Status;

use crate::call::Call;
use crate::http::Answer;
use crate::reply::Reply;
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle;
use crate::vehicle_filing::{self, unbinding};
use crate::vehicle_rows::{VehicleFilingRow, VehicleRow};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    plate_kind: String,
    plate: String,
    /// Its letters from now on.
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    usage: Option<String>,
    /// Sold to.
    #[serde(default)]
    owner: Option<Buyer>,
    /// Of a car from across the border: a new end of its term, the days of entry and of leaving.
    #[serde(default)]
    term_until: Option<NaiveDate>,
    #[serde(default)]
    entered_on: Option<NaiveDate>,
    #[serde(default)]
    left_on: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Buyer {
    number: String,
    name: String,
}

/// Changes a vehicle. Where others may no longer use it, their filings end (系统), and both sides
/// are told.
pub(crate) fn change(town: &mut Town<'_>, call: &Call) -> Answer {
    let change: Change = call.json()?;
    let mut row =
        vehicle::by_plate(town, &change.plate_kind, &change.plate)?.ok_or(ProblemCode::NotFound)?;
    row.status = change.status.unwrap_or(row.status);
    row.usage = change.usage.unwrap_or(row.usage);
    if Status::from_letters(&row.status).contains(&Status::InspectionOverdue) {
        // Overdue since yesterday at the latest: the date and the letter agree.
        let yesterday = town.today().pred_opt();
        row.inspection_until = row.inspection_until.min(yesterday).or(yesterday);
    }
    if change.owner.is_some() || vehicle::is_gone(&row) || !vehicle::may_be_filed(&row) {
        end_all(town, &row)?;
        vehicle::forget_owner_codes(town, &row.id)?;
    }
    if let Some(permit) = &mut row.permit {
        permit.term_until = change.term_until.unwrap_or(permit.term_until);
        permit.entered_on = change.entered_on.or(permit.entered_on);
        if let (Some(left_on), Some(entered_on)) = (change.left_on, permit.entered_on) {
            permit.stays.push(Stay { entered_on, left_on });
            permit.entered_on = None;
        }
    }
    // Last, so that it is the former owner who is told.
    if let Some(buyer) = change.owner {
        row.owner = buyer.number;
        row.owner_name = buyer.name;
        row.contact = None;
    }
    town.put(&row)?;
    town.effect("vehicle.changed", &row.id);
    Ok(Reply::empty(204))
}

fn end_all(town: &mut Town<'_>, vehicle: &VehicleRow) -> Result<(), Broken> {
    let now_ms = town.now_ms;
    for filed in vehicle::users(town, &vehicle.id)? {
        unbinding::end(town, &filed, UnboundBy::System, now_ms)?;
    }
    for mut row in town.list::<VehicleFilingRow>()? {
        if row.vehicle == vehicle.id && vehicle_filing::runs_out_at_ms(&row).is_some() {
            vehicle_filing::give_up(town, &mut row, now_ms)?;
        }
    }
    Ok(())
}
