//! Whether the person may handle a record on the phone: the documents as the rules want them.
//!
//! The server decides; what is said here beforehand is what it will say, by the same rules and with
//! its own limits. Nothing is guessed: without vehicles and licence there is no verdict.

use chrono::NaiveDate;
use tongtu_contract as contract;
use tongtu_contract::{Holding, ManualCheckState, Violation, ViolationOrigin, ViolationState};
use tongtu_rules::{
    licence::{
        class::Classes,
        points::{FULL, study_ahead},
        status::LicenceStatus,
    },
    money::Fen,
    violation::{
        handle::{
            self, Driver, Face, HandlePlan, History, LIMITS, Licence, Limits, Origin, Record,
            Refusal, State, Vehicle, can_handle,
        },
        suspect::{self, Thresholds},
    },
};

use crate::{documents::Documents, step::local};

/// Every class there is, in the place of one that nobody here knows.
const EVERY: &str = "A1A2A3B1B2C1C2C3C4C5C6DEFMNP";

/// Failed face checks from which the manual way is open.
const FACE_FAILURES: u8 = 2;

/// What the rules say of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It may be handled, and what follows.
    May(HandlePlan),
    /// Every reason why not.
    MayNot(Vec<Refusal>),
}

/// What is known of the person, read once for all records.
pub(crate) struct Driving<'a> {
    driver: Driver,
    plates: Vec<(&'a str, NaiveDate)>,
    vehicles: &'a contract::Vehicles,
    limits: Limits,
}

/// None while the documents that decide are not here.
pub(crate) fn driving(docs: &Documents) -> Option<Driving<'_>> {
    let vehicles = docs.vehicles()?;
    let file = docs.licence()?;
    let handler = &vehicles.handler;
    let licence = file.licence.as_ref().and_then(|licence| {
        Some(Licence {
            // Classes that no table knows are left to the server: nothing is refused for them.
            classes: Classes::parse(&licence.classes).or_else(|_| Classes::parse(EVERY)).ok()?,
            status: LicenceStatus::from_letters(&licence.status),
            accumulated: accumulated(docs).map(|points| u8::try_from(points).unwrap_or(u8::MAX)),
        })
    });
    if file.licence.is_some() && licence.is_none() {
        return None;
    }
    let plates =
        handler.plates.iter().map(|handled| (handled.plate.as_str(), handled.on)).collect();
    let (key_person, full_rounds) = (handler.key_person, handler.full_rounds);
    let driver = Driver { licence, key_person, full_rounds, face: Face::NotAsked };
    Some(Driving { driver, plates, vehicles, limits: limits(docs) })
}

/// Whether the licence has classes that no table here knows: then the server's word is awaited.
pub(crate) fn has_unknown_classes(docs: &Documents) -> bool {
    let licence = docs.licence().and_then(|file| file.licence.as_ref());
    licence.is_some_and(|licence| Classes::parse(&licence.classes).is_err())
}

/// Days of study that follow if this record were handled, where it makes twelve.
pub(super) fn study_days(record: &Violation, docs: &Documents) -> Option<u16> {
    let licence = docs.licence()?.licence.as_ref()?;
    let classes = Classes::parse(&licence.classes).ok()?;
    let rounds = docs.vehicles()?.handler.full_rounds;
    let points = accumulated(docs)?.saturating_add(record.points);
    // The server may count points that this phone has not seen.
    let points = u8::try_from(points).unwrap_or(u8::MAX).max(FULL);
    Some(study_ahead(&classes, rounds, points)?.days)
}

/// What was given in the running cycle; `None` where the register is silent.
pub(crate) fn accumulated(docs: &Documents) -> Option<u16> {
    if let Some(points) = docs.points() {
        return points.cycle.as_ref().map(|cycle| cycle.accumulated);
    }
    let licence = docs.licence()?.licence.as_ref()?;
    Some(licence.points.accumulated)
}

/// The server's limits, else those it ships with.
pub(crate) fn limits(docs: &Documents) -> Limits {
    let Some(server) = docs.server() else { return LIMITS };
    let own = &server.thresholds;
    Limits {
        points_per_record: own.points_per_record_online,
        fine: Fen(own.fine_online_fen),
        full_rounds: own.full_rounds,
        suspect: Thresholds {
            plates: usize::from(own.suspect_plates),
            drivers: usize::from(own.suspect_drivers),
            months: u32::from(own.suspect_window_months),
        },
    }
}

impl Driving<'_> {
    /// By the rules, as of a day.
    pub(crate) fn verdict(&self, record: &Violation, today: NaiveDate) -> Verdict {
        let (plates, drivers) = (self.plates_but(&record.plate), self.drivers_of(record));
        let history = History { plates: &plates, drivers: &drivers };
        let face = face(record);
        let known = &Driver { face, ..self.driver.clone() };
        let vehicle = Vehicle {
            kind: record.plate_kind.parse().unwrap_or(0),
            holding: holding(&record.holding),
        };
        match can_handle(&rule_record(record), known, vehicle, history, &self.limits, today) {
            Ok(plan) => Verdict::May(plan),
            // Nobody is asked to accept it: what else stands against accepting says nothing.
            Err(refusals) if refusals.contains(&Refusal::SceneRecord) => {
                Verdict::MayNot(vec![Refusal::SceneRecord])
            }
            Err(refusals) => Verdict::MayNot(refusals),
        }
    }

    /// How many other plates and other drivers count today.
    pub(super) fn counted(&self, record: &Violation, today: NaiveDate) -> (usize, usize) {
        let months = self.limits.suspect.months;
        let distinct =
            |list: &[(&str, NaiveDate)]| suspect::distinct(list, usize::MAX, months, today);
        (distinct(&self.plates_but(&record.plate)), distinct(&self.drivers_of(record)))
    }

    fn plates_but(&self, plate: &str) -> Vec<(&str, NaiveDate)> {
        self.plates.iter().copied().filter(|(own, _)| *own != plate).collect()
    }

    /// Others who handled this plate; nobody is known for a car that is not on the account.
    fn drivers_of(&self, record: &Violation) -> Vec<(&str, NaiveDate)> {
        let filed = self.vehicles.filed.iter().map(|filed| &filed.vehicle);
        let own = self.vehicles.own.iter().map(|own| &own.vehicle);
        let mut all = filed.chain(own);
        let vehicle = all.find(|vehicle| {
            vehicle.plate == record.plate && vehicle.plate_kind == record.plate_kind
        });
        let handled = vehicle.map_or(&[][..], |vehicle| &vehicle.handled_by_others);
        handled.iter().map(|by| (by.driver.as_str(), by.on)).collect()
    }
}

fn rule_record(record: &Violation) -> Record {
    Record {
        points: u8::try_from(record.points).unwrap_or(u8::MAX),
        fine: Fen(record.fine_fen),
        occurred_on: local(record.occurred_at_ms).date(),
        origin: match record.origin {
            ViolationOrigin::Scene => Origin::Scene,
            // An origin that nobody here knows is left to the server.
            ViolationOrigin::Camera | ViolationOrigin::Unknown(_) => Origin::Camera,
        },
        state: match record.state {
            ViolationState::UnderObjection => State::UnderObjection,
            ViolationState::Handled { .. } => State::Decided,
            _ => State::Open,
        },
    }
}

/// A hired car in its term counts as one's own; what is no vehicle of the account is not filed.
fn holding(holding: &Holding) -> handle::Holding {
    match holding {
        Holding::Own | Holding::CrossBorder | Holding::Rental { .. } => handle::Holding::Own,
        Holding::Filed { since } => handle::Holding::Filed { since: *since },
        Holding::Driver | Holding::Unknown(_) => handle::Holding::NotFiled,
    }
}

fn face(record: &Violation) -> Face {
    let by_hand = record.manual_check.as_ref().map(|check| &check.state);
    match by_hand {
        Some(ManualCheckState::Passed) => Face::Passed,
        _ if record.face_failures >= FACE_FAILURES => Face::FailedTwice,
        _ => Face::NotAsked,
    }
}
