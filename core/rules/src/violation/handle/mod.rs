//! 违法处理: whether a driver may handle a record online, and every reason why not.
//!
//! All refusals come at once: whoever mends one thing must not meet the next afterwards. The server
//! decides; this says beforehand what it will say. Sources: 公安部令第163号 §14, §17; 令第157号
//! §5, §52; the app's own limits restated, so that all of them are data.

mod refusal;

use alloc::vec::Vec;

use chrono::NaiveDate;

use crate::licence::class::Classes;
use crate::licence::points::FULL;
use crate::licence::status::{LicenceStatus, Status};
use crate::money::Fen;
use crate::plate;
use crate::violation::suspect::{self, Risk, Thresholds};

pub use refusal::{Refusal, Warning, WayOut};

/// What is known of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Record {
    /// Its own points, never computed.
    pub points: u8,
    /// Its fine; nothing for a warning.
    pub fine: Fen,
    /// The day of the act, in Shanghai.
    pub occurred_on: NaiveDate,
    /// How it came about.
    pub origin: Origin,
    /// How far it is.
    pub state: State,
}

/// How a record came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// 现场: an officer decided on the spot; only payment is left.
    Scene,
    /// 非现场: a camera saw the vehicle, and somebody must accept.
    Camera,
}

/// How far a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Nobody has accepted it.
    Open,
    /// 异议: everything rests until it is answered.
    UnderObjection,
    /// Decided, paid or not.
    Decided,
}

/// What is known of the vehicle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Vehicle {
    /// 号牌种类, as the server sends it.
    pub kind: u8,
    /// Whose it is.
    pub holding: Holding,
}

/// Whose a vehicle is, seen from the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holding {
    /// 本人机动车, also a single-plate car that was bound by itself.
    Own,
    /// 备案非本人机动车.
    Filed {
        /// The day of the filing by the server's clock.
        since: NaiveDate,
    },
    /// Neither.
    NotFiled,
}

/// What is known of the driver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    /// The licence, if one is filed.
    pub licence: Option<Licence>,
    /// 重点人员: on a list of persons who may handle their own vehicles only.
    pub key_person: bool,
    /// Full-study rounds in the cycle.
    pub full_rounds: u8,
    /// Whether the face was recognised just now.
    pub face: Face,
}

/// What is known of the driver's licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// The classes printed on it.
    pub classes: Classes,
    /// Its status letters.
    pub status: LicenceStatus,
    /// Accumulated points; `None` when the server is silent. Never guessed.
    pub accumulated: Option<u8>,
}

/// Where the face check stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Face {
    /// Not yet asked for: no refusal, it comes later in the flow.
    NotAsked,
    /// Recognised.
    Passed,
    /// Failed twice: the manual way is offered.
    FailedTwice,
}

/// What was handled before. The vehicle and the driver at hand are not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct History<'a> {
    /// Other plates, not the driver's own, that this driver handled, and when.
    pub plates: &'a [(&'a str, NaiveDate)],
    /// Other drivers who handled this plate, and when.
    pub drivers: &'a [(&'a str, NaiveDate)],
}

/// The limits of online handling; the server's figures win.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limits {
    /// The most points of a single record.
    pub points_per_record: u8,
    /// The largest fine of the simple procedure (令第157号 §52).
    pub fine: Fen,
    /// From so many full-study rounds on, no vehicles of others.
    pub full_rounds: u8,
    /// The suspect list's thresholds.
    pub suspect: Thresholds,
}

/// Six points, 200 yuan, three rounds, and the list's thresholds.
pub const LIMITS: Limits = Limits {
    points_per_record: 6,
    fine: Fen::yuan(200),
    full_rounds: 3,
    suspect: suspect::THRESHOLDS,
};

/// What happens when the person accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandlePlan {
    /// The points afterwards.
    pub points_after: u8,
    /// What should be said before.
    pub warnings: Vec<Warning>,
}

/// Whether this driver may handle this record online.
///
/// # Errors
/// Every reason why not, in the order of [`Refusal`]. A decided record has only that one.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::licence::class::Classes;
/// use tongtu_rules::licence::status::LicenceStatus;
/// use tongtu_rules::money::Fen;
/// use tongtu_rules::violation::handle::{
///     Driver, Face, History, Holding, LIMITS, Licence, Origin, Record, Refusal, State, Vehicle,
///     can_handle,
/// };
/// # let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
/// let record = Record {
///     points: 3,
///     fine: Fen::yuan(200),
///     occurred_on: day(11, 1),
///     origin: Origin::Camera,
///     state: State::Open,
/// };
/// let mut driver = Driver {
///     licence: Some(Licence {
///         classes: Classes::parse("C1").unwrap(),
///         status: LicenceStatus::from_letters("A"),
///         accumulated: Some(0),
///     }),
///     key_person: false,
///     full_rounds: 0,
///     face: Face::Passed,
/// };
/// let own = Vehicle { kind: 2, holding: Holding::Own };
/// let history = History::default();
/// let plan = can_handle(&record, &driver, own, history, &LIMITS, day(11, 20)).unwrap();
/// assert_eq!(plan.points_after, 3);
///
/// driver.licence.as_mut().unwrap().accumulated = Some(9);
/// let refusals = can_handle(&record, &driver, own, history, &LIMITS, day(11, 20)).unwrap_err();
/// assert_eq!(refusals, [Refusal::WouldReachTwelve]);
/// ```
pub fn can_handle(
    record: &Record,
    driver: &Driver,
    vehicle: Vehicle,
    history: History<'_>,
    limits: &Limits,
    today: NaiveDate,
) -> Result<HandlePlan, Vec<Refusal>> {
    if record.state == State::Decided {
        return Err(Vec::from([Refusal::AlreadyHandled]));
    }
    let mut refusals = of_record(record, limits);
    let mut warnings = Vec::new();
    let points_after = of_points(record, driver, &mut refusals);
    of_filing(record, vehicle, &mut refusals, &mut warnings);
    of_licence(driver, vehicle, &mut refusals, &mut warnings);
    if vehicle.holding != Holding::Own {
        of_others_vehicle(driver, history, limits, today, &mut refusals, &mut warnings);
    }
    if driver.face == Face::FailedTwice {
        refusals.push(Refusal::FaceNeeded);
    }
    if refusals.is_empty() { Ok(HandlePlan { points_after, warnings }) } else { Err(refusals) }
}

fn of_record(record: &Record, limits: &Limits) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    if record.origin == Origin::Scene {
        refusals.push(Refusal::SceneRecord);
    }
    if record.state == State::UnderObjection {
        refusals.push(Refusal::UnderObjection);
    }
    if record.points > limits.points_per_record {
        refusals.push(Refusal::PointsTooHigh);
    }
    if record.fine > limits.fine {
        refusals.push(Refusal::GeneralProcedure);
    }
    refusals
}

fn of_points(record: &Record, driver: &Driver, refusals: &mut Vec<Refusal>) -> u8 {
    let Some(licence) = &driver.licence else {
        return 0; // the missing licence is refused for itself
    };
    let Some(accumulated) = licence.accumulated else {
        refusals.push(Refusal::DataUnavailable);
        return 0;
    };
    let after = accumulated.saturating_add(record.points);
    match after {
        FULL => refusals.push(Refusal::WouldReachTwelve),
        _ if after > FULL => refusals.push(Refusal::ExceedsTwelve),
        _ => {}
    }
    after
}

fn of_filing(
    record: &Record,
    vehicle: Vehicle,
    refusals: &mut Vec<Refusal>,
    warnings: &mut Vec<Warning>,
) {
    match vehicle.holding {
        Holding::NotFiled => refusals.push(Refusal::NotFiled),
        Holding::Filed { since } if record.points > 0 && record.occurred_on < since => {
            refusals.push(Refusal::BeforeFiling);
        }
        Holding::Filed { since } if record.points > 0 && record.occurred_on == since => {
            warnings.push(Warning::FilingDay);
        }
        Holding::Filed { .. } | Holding::Own => {}
    }
}

fn of_licence(
    driver: &Driver,
    vehicle: Vehicle,
    refusals: &mut Vec<Refusal>,
    warnings: &mut Vec<Warning>,
) {
    let Some(licence) = &driver.licence else {
        refusals.push(Refusal::NoLicence);
        return;
    };
    if let Some(status) = licence.status.blocks_handling() {
        refusals.push(Refusal::LicenceStatus { status });
    }
    if licence.status.all().iter().any(|status| matches!(status, Status::Unknown(_))) {
        warnings.push(Warning::UnknownStatus);
    }
    // A kind that does not tell its class is left to the server.
    let fitting = plate::classes_for(vehicle.kind);
    if !fitting.is_empty() && !fitting.iter().any(|class| licence.classes.may_drive(*class)) {
        refusals.push(Refusal::ClassMismatch);
    }
}

fn of_others_vehicle(
    driver: &Driver,
    history: History<'_>,
    limits: &Limits,
    today: NaiveDate,
    refusals: &mut Vec<Refusal>,
    warnings: &mut Vec<Warning>,
) {
    let Thresholds { plates, drivers, months } = limits.suspect;
    let by_plates = suspect::risk(history.plates, plates, months, today);
    let by_drivers = suspect::risk(history.drivers, drivers, months, today);
    if by_plates.max(by_drivers) == Risk::Reached {
        refusals.push(Refusal::SuspectRisk);
    }
    if by_plates == Risk::Near {
        warnings.push(Warning::PlatesNear);
    }
    if by_drivers == Risk::Near {
        warnings.push(Warning::DriversNear);
    }
    if driver.key_person {
        refusals.push(Refusal::KeyPerson);
    }
    if driver.full_rounds >= limits.full_rounds {
        refusals.push(Refusal::FullRounds);
    }
}
