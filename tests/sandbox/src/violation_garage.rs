//! Whose a record is, seen from an account: vehicles owned, filed and hired, and the person.

use chrono::NaiveDate;
use tongtu_contract::{Holding, ProblemCode, ViolationId};
use tongtu_rules::day;

use crate::refusal::Refusal;
use crate::rows::AccountRow;
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle_rows::VehicleRow;
use crate::violation_rows::{RentalRow, ViolationRow};
use crate::{cross_border, rental, vehicle};

/// Everything through which an account may see a record.
#[derive(Debug)]
pub(crate) struct Garage {
    /// The number of the person's document.
    number: String,
    own: Vec<VehicleRow>,
    cross_border: Option<VehicleRow>,
    filed: Vec<(VehicleRow, NaiveDate)>,
    rentals: Vec<RentalRow>,
}

impl Garage {
    pub(crate) fn of(town: &Town<'_>, account: &AccountRow) -> Result<Garage, Broken> {
        let filed = vehicle::filed(town, account)?.into_iter();
        Ok(Garage {
            number: account.number.clone(),
            own: vehicle::own(town, account)?,
            cross_border: cross_border::associated(town, account)?,
            filed: filed.map(|(filed, vehicle)| (vehicle, filed.since)).collect(),
            rentals: rental::of(town, &account.number)?,
        })
    }

    /// How the account holds the vehicle of a record; `None` where it may not see it.
    pub(crate) fn holding(&self, row: &ViolationRow) -> Option<Holding> {
        let is_of = |vehicle: &VehicleRow| {
            (&vehicle.plate_kind, &vehicle.plate) == (&row.plate_kind, &row.plate)
        };
        if self.own.iter().any(is_of) {
            return Some(Holding::Own);
        }
        if self.cross_border.as_ref().is_some_and(is_of) {
            return Some(Holding::CrossBorder);
        }
        if let Some((_, since)) = self.filed.iter().find(|(vehicle, _)| is_of(vehicle)) {
            return Some(Holding::Filed { since: *since });
        }
        if let Some(rental) = self.rentals.iter().find(|rental| rental::is_renters(rental, row)) {
            return Some(Holding::Rental { rental: rental.id.clone() });
        }
        (row.driver.as_ref() == Some(&self.number)).then_some(Holding::Driver)
    }
}

/// A record that the account may see, and how.
///
/// Refuses `404 not_found` for everybody else's: it tells nobody that there is one.
pub(crate) fn visible(
    town: &Town<'_>,
    account: &AccountRow,
    id: &str,
) -> Result<(ViolationRow, Holding), Refusal> {
    let row = town.get::<ViolationRow>(id)?.ok_or(ProblemCode::NotFound)?;
    let holding = Garage::of(town, account)?.holding(&row).ok_or(ProblemCode::NotFound)?;
    Ok((row, holding))
}

/// Accounts that are told of a record, each once.
pub(crate) fn concerned(
    town: &Town<'_>,
    id: &ViolationId,
) -> Result<Vec<(AccountRow, Holding)>, Broken> {
    let Some(row) = town.get::<ViolationRow>(id.as_str())? else { return Ok(Vec::new()) };
    let mut concerned = Vec::new();
    for account in town.list::<AccountRow>()? {
        if let Some(holding) = Garage::of(town, &account)?.holding(&row) {
            concerned.push((account, holding));
        }
    }
    Ok(concerned)
}

/// The day of an instant in +08:00.
pub(crate) fn day_of(at_ms: i64) -> NaiveDate {
    day::today(at_ms).unwrap_or_default()
}
