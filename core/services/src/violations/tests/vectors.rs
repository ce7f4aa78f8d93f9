//! The cases of domain.md §6.3 as documents of the server: what is predicted from them is what the
//! table says, and what the sandbox decides by the same rules.

use contract::{FiledId, FiledVehicle, HandledBy, HandledPlate, Relation, VehicleId};
use tongtu_rules::{money::Fen, violation::handle::Refusal};

use super::*;
use crate::{
    documents::Documents,
    violations::predict::{Verdict, driving},
};

const TABLE: &str = include_str!("../../../../../tests/vectors/handle.md");
/// Rows are added, not lost.
const FLOOR: usize = 38;

#[test]
fn what_is_predicted_from_the_documents_is_what_the_table_says() {
    let mut rows = 0;
    for line in TABLE.lines().filter(|line| line.starts_with('|')).skip(2) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, input, expected, why, ..] = cells[..] else { panic!("{line}") };
        assert_eq!(predicted(input), expected, "{input}: {why}");
        rows += 1;
    }
    assert!(rows >= FLOOR, "{rows} rows");
}

fn predicted(input: &str) -> String {
    let words: Vec<&str> = input.split_whitespace().collect();
    let has = |word: &str| words.contains(&word);
    let after = |word: &str| {
        words.iter().position(|own| *own == word).and_then(|at| words.get(at + 1).copied())
    };
    let number = |word: &str| after(word).map_or(0, |n| n.parse::<u16>().unwrap());
    let record = Violation {
        points: number("points"),
        fine_fen: fen(after("fine").unwrap_or("200.00")).0,
        plate_kind: format!("{:0>2}", after("kind").unwrap_or("02")),
        occurred_at_ms: at(after("occurred").unwrap_or("2026-11-20")),
        origin: if has("scene") { ViolationOrigin::Scene } else { ViolationOrigin::Camera },
        state: match () {
            () if has("objection") => ViolationState::UnderObjection,
            () if has("decided") => {
                ViolationState::Handled { decision: contract::DecisionId("d1".to_owned()) }
            }
            () => ViolationState::Notified { appear_by: day("2026-12-20") },
        },
        holding: match words[0] {
            "own" => Holding::Own,
            "filed" => Holding::Filed { since: day(after("filed").unwrap()) },
            _ => Holding::Unknown("somebody_elses".to_owned()),
        },
        face_failures: if has("facefailed") { 2 } else { 0 },
        ..record("v1")
    };
    let mut docs = Documents::default();
    for doc in documents(&record, &words, after("oldest")) {
        docs.put(doc, 0);
    }
    said(driving(&docs).unwrap().verdict(&record, day("2026-11-20")))
}

fn documents(record: &Violation, words: &[&str], oldest: Option<&str>) -> Vec<Doc> {
    let has = |word: &str| words.contains(&word);
    let after = |word: &str| {
        words.iter().position(|own| *own == word).and_then(|at| words.get(at + 1).copied())
    };
    let number = |word: &str| after(word).map_or(0, |n| n.parse::<u16>().unwrap());
    // The first of several is as old as the row says, the others are not.
    let on = |n: u16| match oldest {
        Some(oldest) if n == 0 => day(oldest),
        _ => day("2026-10-01"),
    };
    let mut vehicles = garage();
    vehicles.handler.key_person = has("keyperson");
    vehicles.handler.full_rounds = u8::try_from(number("rounds")).unwrap();
    vehicles.handler.plates = (0..number("plates"))
        .map(|n| HandledPlate { plate: format!("粤A{n:05}"), on: on(n) })
        .collect();
    let handled_by_others = (0..number("drivers"))
        .map(|n| HandledBy { driver: format!("driver-{n}"), on: on(n) })
        .collect();
    if let Holding::Filed { since } = record.holding {
        vehicles.filed.push(FiledVehicle {
            id: FiledId("f1".to_owned()),
            vehicle: vehicle(record, handled_by_others),
            owner_masked: "陈*".to_owned(),
            relation: Relation::Friend,
            since,
        });
    }
    let mut licence = kit::licence();
    licence.status = after("status").unwrap_or("A").to_owned();
    licence.points.accumulated = number("acc");
    let cycle = (!has("accunknown") && !has("nolicence")).then(|| licence.points.clone());
    let points = contract::PointsFile { cycle, entries: Vec::new(), reduced: 0 };
    let file = if has("nolicence") {
        kit::unfiled(contract::FilingState::None)
    } else {
        kit::filed(licence)
    };
    vec![Doc::Vehicles(Arc::new(vehicles)), file, Doc::Points(Arc::new(points))]
}

fn vehicle(record: &Violation, handled_by_others: Vec<HandledBy>) -> contract::Vehicle {
    contract::Vehicle {
        id: VehicleId("c1".to_owned()),
        plate_kind: record.plate_kind.clone(),
        plate: record.plate.clone(),
        model: "—".to_owned(),
        status: "A".to_owned(),
        usage: "A".to_owned(),
        vin_tail: "000000".to_owned(),
        issuer: "粤B".to_owned(),
        registered_on: day("2020-01-01"),
        inspection_until: None,
        insurance_until: None,
        handled_by_others,
    }
}

fn fen(text: &str) -> Fen {
    let (yuan, cents) = text.split_once('.').unwrap();
    Fen(yuan.parse::<i64>().unwrap() * 100 + cents.parse::<i64>().unwrap())
}

fn said(verdict: Verdict) -> String {
    match verdict {
        Verdict::May(plan) => {
            let mut words = vec!["Allowed".to_owned(), plan.points_after.to_string()];
            words.extend(plan.warnings.iter().map(|warning| warning.name().to_owned()));
            words.join(" ")
        }
        Verdict::MayNot(refusals) => {
            let name = |refusal: Refusal| match refusal {
                Refusal::LicenceStatus { status } => format!("LicenceStatus({})", status.letter()),
                other => other.name().to_owned(),
            };
            refusals.into_iter().map(name).collect::<Vec<_>>().join(" ")
        }
    }
}
