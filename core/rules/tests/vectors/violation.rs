//! Violations: who may handle, what it costs, until when; study, rental, moving a car.

use chrono::NaiveDate;
use tongtu_rules::day::Calendar;
use tongtu_rules::licence::class::Classes;
use tongtu_rules::licence::status::LicenceStatus;
use tongtu_rules::money::Fen;
use tongtu_rules::move_car::{self as moving, Request};
use tongtu_rules::rental::{self as renting, Contract};
use tongtu_rules::study::{self as studying, Way};
use tongtu_rules::violation::deadline::{self as deadlines, Term};
use tongtu_rules::violation::handle::{
    Driver, Face, History, Holding, LIMITS, Licence, Origin, Record, Refusal, State, Vehicle,
    can_handle,
};
use tongtu_rules::violation::schedule::{self, Road};
use tongtu_rules::violation::{self, fine};

use crate::kit::{after, date, has, number, or_none, today, verdict, words};

pub(crate) fn decision_no(raw: &str) -> String {
    violation::decision_no(raw).unwrap_or_else(|error| error.name().into())
}

pub(crate) fn handle(input: &str) -> String {
    let words = words(input);
    let points = u8::try_from(number(&words, "points")).unwrap();
    let record = Record {
        points,
        fine: fen(after(&words, "fine").unwrap_or("200.00")),
        occurred_on: after(&words, "occurred").map_or(today(), date),
        origin: if has(&words, "scene") { Origin::Scene } else { Origin::Camera },
        state: match () {
            () if has(&words, "objection") => State::UnderObjection,
            () if has(&words, "decided") => State::Decided,
            () => State::Open,
        },
    };
    let holding = match words[0].as_str() {
        "own" => Holding::Own,
        "notfiled" => Holding::NotFiled,
        _ => Holding::Filed { since: date(after(&words, "filed").unwrap()) },
    };
    let kind = after(&words, "kind").map_or(2, |kind| kind.parse().unwrap());
    let accumulated = u8::try_from(number(&words, "acc")).unwrap();
    let licence = Licence {
        classes: Classes::parse("C1").unwrap(),
        status: LicenceStatus::from_letters(after(&words, "status").unwrap_or("A")),
        accumulated: (!has(&words, "accunknown")).then_some(accumulated),
    };
    let driver = Driver {
        licence: (!has(&words, "nolicence")).then_some(licence),
        key_person: has(&words, "keyperson"),
        full_rounds: u8::try_from(number(&words, "rounds")).unwrap(),
        face: if has(&words, "facefailed") { Face::FailedTwice } else { Face::Passed },
    };
    let oldest = after(&words, "oldest").map(date);
    let plates = others(number(&words, "plates"), oldest);
    let drivers = others(number(&words, "drivers"), oldest);
    let history = History { plates: &plates, drivers: &drivers };
    let vehicle = Vehicle { kind, holding };
    match can_handle(&record, &driver, vehicle, history, &LIMITS, today()) {
        Ok(plan) => {
            let mut words = vec!["Allowed".to_owned(), plan.points_after.to_string()];
            words.extend(plan.warnings.iter().map(|warning| warning.name().to_owned()));
            words.join(" ")
        }
        Err(refusals) => refusals.into_iter().map(refusal).collect::<Vec<_>>().join(" "),
    }
}

fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::LicenceStatus { status } => format!("LicenceStatus({})", status.letter()),
        other => other.name().into(),
    }
}

/// So many others, each twice, on days within the year; the first of them on the oldest day.
fn others(count: u32, oldest: Option<NaiveDate>) -> Vec<(&'static str, NaiveDate)> {
    const NAMES: [&str; 4] = ["one", "two", "three", "four"];
    let recent = date("2026-06-01");
    let first = oldest.unwrap_or(recent);
    (0..count as usize)
        .map(|n| (NAMES[n], if n == 0 { first } else { recent }))
        .chain((1..count as usize).map(|n| (NAMES[n], recent)))
        .collect()
}

pub(crate) fn speeding(input: &str) -> String {
    let words = words(input);
    let vehicle = match words[0].as_str() {
        "heavy" => schedule::Vehicle::Heavy,
        _ => schedule::Vehicle::Other,
    };
    let road = if words[1] == "expressway" { Road::Expressway } else { Road::Other };
    let (measured, limit) = (words[2].parse().unwrap(), words[3].parse().unwrap());
    or_none(schedule::speeding(vehicle, road, measured, limit))
}

pub(crate) fn points_schedule(key: &str) -> String {
    or_none(schedule::points_of(key))
}

pub(crate) fn surcharge(input: &str) -> String {
    let words = words(input);
    let suspended = words[3].parse().unwrap();
    let due = fine::surcharge(fen(&words[0]), date(&words[1]), date(&words[2]), suspended);
    format!("{}.{:02}", due.0 / 100, due.0 % 100)
}

fn fen(yuan: &str) -> Fen {
    let (whole, part) = yuan.split_once('.').unwrap_or((yuan, "00"));
    Fen(format!("{whole}{part}").parse().unwrap())
}

pub(crate) fn study(input: &str) -> String {
    let words = words(input);
    let at = |n: usize| words[n].parse::<u32>().unwrap();
    let small = |n: usize| u8::try_from(at(n)).unwrap();
    let way = match words[0].as_str() {
        "open" => {
            let open = studying::exam_open(at(1), at(2));
            return if open { "open".into() } else { "closed".into() };
        }
        "exam" => return format!("{:?}", studying::exam(small(1), small(2))),
        "credited" => return studying::credited(at(1)).to_string(),
        "online" => Way::Online,
        "onsite" => Way::OnSite,
        _ => Way::Service,
    };
    let driver = studying::Driver {
        points: u8::try_from(number(&words, "points")).unwrap(),
        reduced: u8::try_from(number(&words, "reduced")).unwrap(),
        pending: number(&words, "pending"),
        on_probation: has(&words, "probation"),
        licence_blocked: false,
        vehicle_overdue: has(&words, "vehicle"),
        full_rounds: u8::try_from(number(&words, "rounds")).unwrap(),
        grave_record: has(&words, "grave"),
        cheated: has(&words, "cheated"),
    };
    match studying::reduce(&driver, way) {
        Ok(done) => format!("{} reduced {}", done.points, done.reduced),
        Err(refusals) => verdict(Err(refusals), tongtu_rules::study::StudyRefusal::name),
    }
}

pub(crate) fn deadline(input: &str) -> String {
    let words = words(input);
    let term = Term::ALL.into_iter().find(|term| term.name() == words[0]).expect("a term");
    let days = |from: &str, to: &str| -> Vec<NaiveDate> {
        let behind = words.iter().skip_while(|word| *word != from).skip(1);
        behind.take_while(|word| *word != to).map(|day| date(day)).collect()
    };
    let calendar =
        Calendar { holidays: days("rest", "work").into(), working: days("work", "rest").into() };
    or_none(deadlines::due(term, date(&words[1]), &calendar))
}

pub(crate) fn rental(input: &str) -> String {
    let words = words(input);
    if words[0] == "appeal" {
        return or_none(renting::appeal_until(date(&words[1]), &Calendar::default()));
    }
    let contract = Contract { from: date(&words[1]), until: date(&words[2]) };
    match words[0].as_str() {
        "covers" if contract.covers(date(&words[3])) => "yes".into(),
        "covers" => "no".into(),
        _ => or_none(contract.transfer_from()),
    }
}

pub(crate) fn move_car(input: &str) -> String {
    let words = words(input);
    let request = Request {
        kind: u8::try_from(number(&words, "kind")).unwrap(),
        this_month: number(&words, "month"),
        open: number(&words, "open"),
        photos: number(&words, "photos"),
        located: has(&words, "located"),
        blacklisted: has(&words, "blacklisted"),
    };
    verdict(moving::may_send(&request, &moving::LIMITS), tongtu_rules::move_car::MoveRefusal::name)
}
