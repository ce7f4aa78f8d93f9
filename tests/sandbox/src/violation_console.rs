//! `POST /_sandbox/records`: plants a record, and what the registers say of its driver and its
//! vehicle, so that a test can set up any case of the law.

use chrono::{Datelike as _, Days, NaiveDate};
use serde::Deserialize;
use serde_json::json;
use tongtu_contract::{
    FaceCheckId, FacePurpose, FaceVerdict, FiledId, ManualCheckState, ObjectionId, PenaltyKind,
    ProblemCode, Relation, RentalId, VehicleFilingId, VehicleFilingReason, VehicleId,
};

use crate::call::Call;
use crate::face;
use crate::http::Answer;
use crate::licence;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::{AccountRow, LicenceRow};
use crate::secret;
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle;
use crate::vehicle_rows::{FaceRow, FiledRow, ManualRow, VehicleRow};
use crate::violation;
use crate::violation_garage::day_of;
use crate::violation_planted::{DRUNK, Plant, SIGN};
use crate::violation_rows::{DriverRow, Fate, HandledRow};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Planted {
    /// Whose account it is.
    phone: String,
    #[serde(default)]
    licence: Option<Paper>,
    #[serde(default)]
    lists: Lists,
    vehicle: Car,
    /// What was handled before.
    #[serde(default)]
    handled: Vec<Before>,
    record: Seen,
}

/// What the register changes of the driver's licence; without a number of points it is silent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paper {
    /// No licence at all.
    #[serde(default)]
    none: bool,
    #[serde(default)]
    accumulated: Option<u16>,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    classes: Option<String>,
    #[serde(default)]
    valid_until: Option<NaiveDate>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    #[serde(default)]
    key_person: bool,
    #[serde(default)]
    full_rounds: u8,
    /// The register does not say how many points there are.
    #[serde(default)]
    silent: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Car {
    plate_kind: String,
    plate: String,
    /// Filed since then; the person's own without it.
    #[serde(default)]
    filed_since: Option<NaiveDate>,
    /// Somebody else's, and not filed: only its driver sees its records.
    #[serde(default)]
    strange: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Before {
    plate: String,
    on: NaiveDate,
    /// Another driver's document; the person without it.
    #[serde(default)]
    driver: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seen {
    points: u16,
    fine_fen: i64,
    #[serde(default)]
    occurred_on: Option<NaiveDate>,
    /// An officer met the driver, who is the person.
    #[serde(default)]
    scene: bool,
    /// Whose decision it is, by the number of the document; the person's without it.
    #[serde(default)]
    driver: Option<String>,
    /// 违反禁令标志, or what the driver drank.
    #[serde(default)]
    drunk: bool,
    /// 处罚种类; a warning or a fine without them.
    #[serde(default)]
    penalties: Vec<PenaltyKind>,
    /// The face failed twice, and the photo in its place was refused for this.
    #[serde(default)]
    photo_refused: Option<VehicleFilingReason>,
    #[serde(default)]
    state: Stand,
}

#[derive(Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Stand {
    /// Told of, and open.
    #[default]
    Open,
    /// As old as its day says: perhaps not reviewed yet.
    ByClock,
    /// Seen and not looked at.
    Captured,
    /// Looked at and not told of.
    Reviewed,
    /// Nobody came for it and four others of the vehicle, after two notices.
    Announced,
    /// It went to whoever had hired the vehicle.
    Transferred,
    UnderObjection,
    Decided,
}

impl Stand {
    /// Whether the record is told of by its age, not at once.
    fn is_by_clock(&self) -> bool {
        matches!(self, Stand::ByClock | Stand::Captured | Stand::Reviewed | Stand::Announced)
    }

    /// How long ago a record is that stands so, where its day was not said.
    fn usual_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        let days = match self {
            Stand::Captured => 1,
            Stand::Reviewed => 3,
            Stand::Announced => IGNORED_DAYS,
            _ => return None,
        };
        today.checked_sub_days(Days::new(days))
    }
}

/// Told of four days later, thirty days to come, thirty more after the second notice.
const IGNORED_DAYS: u64 = 68;

/// `POST /_sandbox/records`: the id of what was planted.
pub(crate) fn plant(town: &mut Town<'_>, call: &Call) -> Answer {
    let planted: Planted = call.json()?;
    in_bounds(&planted)?;
    let account = town
        .account_by_phone(&planted.phone)?
        .ok_or_else(|| Refusal::new(ProblemCode::BadRequest).arg("why", "nobody has this phone"))?;
    if let Some(paper) = &planted.licence {
        change_licence(town, &account, paper)?;
    }
    town.put(&DriverRow {
        number: account.number.clone(),
        is_key_person: planted.lists.key_person,
        full_rounds: planted.lists.full_rounds,
        is_silent: planted.lists.silent,
    })?;
    put_vehicle(town, &account, &planted.vehicle)?;
    for before in &planted.handled {
        town.put(&HandledRow {
            seq: town.next::<HandledRow>()?,
            plate_kind: planted.vehicle.plate_kind.clone(),
            plate: before.plate.clone(),
            driver: before.driver.clone().unwrap_or_else(|| account.number.clone()),
            is_own: false,
            on: before.on,
        })?;
    }
    let seen = &planted.record;
    let car = (planted.vehicle.plate_kind.as_str(), planted.vehicle.plate.as_str());
    let act = if seen.drunk { &DRUNK } else { &SIGN };
    let mut plant = Plant::new(town, car, act, 10)?.points(seen.points).fine(seen.fine_fen);
    if let Some(day) = seen.occurred_on.or_else(|| seen.state.usual_day(town.today())) {
        plant = plant.seen_on(day);
    }
    if !seen.state.is_by_clock() {
        plant = plant.told(town.now_ms);
    }
    if seen.scene {
        plant = plant.by_officer(&account.number);
    }
    if !seen.penalties.is_empty() {
        plant = plant.penalties(seen.penalties.clone());
    }
    let row = if seen.state == Stand::Decided {
        let mut paper = match &seen.driver {
            Some(_) => None,
            None => licence::attached(town, &account)?,
        };
        let driver = seen.driver.as_ref().unwrap_or(&account.number);
        plant.decided(town, driver, paper.as_mut(), None)?
    } else {
        let mut row = plant.place(town)?;
        match seen.state {
            // Somebody's who drives the same car.
            Stand::UnderObjection => {
                row.fate = Fate::UnderObjection;
                row.objection = Some(ObjectionId("o-another".to_owned()));
            }
            Stand::Transferred => row.renter = Some(RentalId("hired".to_owned())),
            Stand::Announced => {
                for _ in 1..violation::IGNORED {
                    Plant::new(town, car, &SIGN, IGNORED_DAYS)?.place(town)?;
                }
            }
            Stand::Open | Stand::ByClock | Stand::Captured | Stand::Reviewed | Stand::Decided => {}
        }
        town.put(&row)?;
        row
    };
    if let Some(reason) = &seen.photo_refused {
        refuse_photo(town, &account, row.id.as_str(), reason)?;
    }
    Ok(Reply::created(&json!({ "violation": row.id, "occurred_on": day_of(row.occurred_at_ms) })))
}

fn refuse_photo(
    town: &Town<'_>,
    account: &AccountRow,
    record: &str,
    reason: &VehicleFilingReason,
) -> Result<(), Refusal> {
    for _ in 0..face::FAILURES {
        town.put(&FaceRow {
            id: FaceCheckId(secret::id('k')?),
            account: account.id.clone(),
            purpose: FacePurpose::Handling,
            subject: record.to_owned(),
            verdict: FaceVerdict::Failed,
            expires_at_ms: town.now_ms,
        })?;
    }
    Ok(town.put(&ManualRow {
        seq: town.next::<ManualRow>()?,
        id: FaceCheckId(secret::id('k')?),
        account: account.id.clone(),
        purpose: FacePurpose::Handling,
        subject: record.to_owned(),
        state: ManualCheckState::Rejected { reason: reason.clone() },
        photo: None,
    })?)
}

/// Far beyond what the law knows, and far within what can be added up and counted on.
fn in_bounds(planted: &Planted) -> Result<(), Refusal> {
    let (record, years) = (&planted.record, 1990..2200);
    let days = planted.handled.iter().map(|before| before.on);
    let mut days = days.chain(record.occurred_on).chain(planted.vehicle.filed_since);
    let accumulated = planted.licence.as_ref().and_then(|paper| paper.accumulated);
    let wrong = [
        ("record.points", record.points > MOST_POINTS),
        ("licence.accumulated", accumulated.is_some_and(|points| points > MOST_POINTS)),
        ("record.fine_fen", !(0..=MOST_FEN).contains(&record.fine_fen)),
        ("days", days.any(|day| !years.contains(&day.year()))),
    ];
    let wrong = wrong.iter().filter(|(_, is_wrong)| *is_wrong);
    let fields: Vec<(String, String)> =
        wrong.map(|(field, _)| ((*field).to_owned(), "records.range".to_owned())).collect();
    if fields.is_empty() { Ok(()) } else { Err(Refusal::fields(fields)) }
}

const MOST_POINTS: u16 = 120;
/// A million yuan.
const MOST_FEN: i64 = 100_000_000;

fn change_licence(town: &Town<'_>, account: &AccountRow, paper: &Paper) -> Result<(), Broken> {
    let Some(mut row) = town.get::<LicenceRow>(&account.number)? else { return Ok(()) };
    if paper.none {
        return town.delete::<LicenceRow>(&row.number);
    }
    row.accumulated = paper.accumulated.unwrap_or(row.accumulated);
    row.status = paper.status.clone().unwrap_or(row.status);
    row.classes = paper.classes.clone().unwrap_or(row.classes);
    row.valid_until = paper.valid_until.or(row.valid_until);
    town.put(&row)
}

fn put_vehicle(town: &Town<'_>, account: &AccountRow, car: &Car) -> Result<(), Refusal> {
    if vehicle::by_plate(town, &car.plate_kind, &car.plate)?.is_some() {
        return Ok(());
    }
    let today = town.today();
    let id = VehicleId(secret::id('c')?);
    let (owner, owner_name) = if car.strange || car.filed_since.is_some() {
        ("110199197001010010".to_owned(), "钱多".to_owned())
    } else {
        (account.number.clone(), account.name.clone())
    };
    town.put(&VehicleRow {
        id: id.clone(),
        owner,
        owner_name,
        contact: None,
        plate_kind: car.plate_kind.clone(),
        plate: car.plate.clone(),
        engine_tail: "A12345".to_owned(),
        vin_tail: "012345".to_owned(),
        model: "比亚迪秦".to_owned(),
        status: "A".to_owned(),
        usage: "A".to_owned(),
        issuer: car.plate.chars().take(2).collect(),
        registered_on: today,
        inspection_until: None,
        insurance_until: None,
        permit: None,
    })?;
    if let Some(since) = car.filed_since {
        town.put(&FiledRow {
            id: FiledId(secret::id('f')?),
            vehicle: id,
            user: account.id.clone(),
            relation: Relation::Friend,
            since,
            application: VehicleFilingId(String::new()),
        })?;
    }
    Ok(())
}
