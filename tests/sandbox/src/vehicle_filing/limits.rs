//! 备案限制: the rules decide; here is what they need to know.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};
use tongtu_contract::ProblemCode;
use tongtu_rules::filing::{self, FilingLimits, FilingRefusal, Standing};

use crate::refusal::Refusal;
use crate::rows::AccountRow;
use crate::secret;
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle;
use crate::vehicle_rows::{BlacklistRow, FiledRow, PastFilingsRow, VehicleFilingRow, VehicleRow};

/// The limits in force.
pub(crate) fn limits() -> FilingLimits {
    filing::LIMITS
}

/// What a person has applied for so far, also with an account that is gone.
pub(crate) struct Past {
    pub(crate) today: u32,
    pub(crate) this_year: u32,
    /// Digests of the numbers of the owners whose vehicles they ever filed.
    pub(crate) owners: BTreeSet<String>,
    pub(crate) blacklisted: bool,
}

pub(crate) fn past(town: &Town<'_>, account: &AccountRow) -> Result<Past, Broken> {
    let today = town.today();
    let PastFilingsRow { made_on, owners, .. } = kept(town, account)?;
    let count = |counts: &dyn Fn(&NaiveDate) -> bool| {
        u32::try_from(made_on.iter().filter(|day| counts(day)).count()).unwrap_or(u32::MAX)
    };
    Ok(Past {
        today: count(&|day| *day == today),
        this_year: count(&|day| day.year() == today.year()),
        owners,
        blacklisted: town.get::<BlacklistRow>(&account.number)?.is_some(),
    })
}

/// What the limits need to know of somebody's applications, as it is kept when they leave.
pub(crate) fn kept(town: &Town<'_>, account: &AccountRow) -> Result<PastFilingsRow, Broken> {
    let person = secret::kept(&account.number);
    let mut past = town.get::<PastFilingsRow>(&person)?.unwrap_or_else(|| PastFilingsRow {
        person,
        made_on: Vec::new(),
        owners: BTreeSet::new(),
    });
    for row in town.list::<VehicleFilingRow>()? {
        if row.account == account.id {
            past.made_on.push(row.made_on);
            past.owners.extend(row.was_filed().then(|| secret::kept(&row.owner)));
        }
    }
    Ok(past)
}

/// Refuses with every limit that is reached, unless this very vehicle is filed or applied for already:
/// then nothing else is said, for a limit may be reached by that application. An open application
/// holds its place, at the person and at the vehicle.
pub(crate) fn may_apply(
    town: &Town<'_>,
    account: &AccountRow,
    vehicle: &VehicleRow,
) -> Result<(), Refusal> {
    let mut open = town.list::<VehicleFilingRow>()?;
    open.retain(VehicleFilingRow::is_open);
    let filed = town.list::<FiledRow>()?;
    let is_there = filed.iter().any(|row| row.vehicle == vehicle.id && row.user == account.id)
        || open.iter().any(|row| row.vehicle == vehicle.id && row.account == account.id);
    if is_there {
        return Err(ProblemCode::WrongState.into());
    }
    let count = |places: usize| u32::try_from(places).unwrap_or(u32::MAX);
    let past = past(town, account)?;
    let owner = secret::kept(&vehicle.owner);
    let standing = Standing {
        // A car in operating use is none of the small cars that the rule means.
        kind: if vehicle::may_be_filed(vehicle) {
            vehicle.plate_kind.parse().unwrap_or_default()
        } else {
            0
        },
        is_own: vehicle.owner == account.number,
        filed: count(
            filed.iter().filter(|row| row.user == account.id).count()
                + open.iter().filter(|row| row.account == account.id).count(),
        ),
        other_users: count(
            filed.iter().filter(|row| row.vehicle == vehicle.id && row.user != account.id).count()
                + open
                    .iter()
                    .filter(|row| row.vehicle == vehicle.id && row.account != account.id)
                    .count(),
        ),
        today: past.today,
        this_year: past.this_year,
        other_owners: count(past.owners.iter().filter(|other| **other != owner).count()),
        blacklisted: past.blacklisted,
    };
    filing::may_apply(&standing, &limits()).map_err(|refusals| limited(&refusals))
}

/// `409 filing_limit`, each limit at the field that it is about.
pub(crate) fn limited(refusals: &[FilingRefusal]) -> Refusal {
    let fields = refusals.iter().map(|refusal| {
        let field = match refusal {
            FilingRefusal::KindNotAllowed => "plate_kind",
            FilingRefusal::AlreadyOwn | FilingRefusal::PerVehicle => "plate",
            FilingRefusal::PerUser
            | FilingRefusal::PerDay
            | FilingRefusal::PerYear
            | FilingRefusal::Lifetime
            | FilingRefusal::Blacklisted => "applicant",
        };
        (field.to_owned(), refusal.code().to_owned())
    });
    Refusal::because(ProblemCode::FilingLimit, fields.collect())
}
