//! The table of who may handle what (`tests/vectors/handle.md`), case by case against the server:
//! the same input planted, the same refusals in the answer.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::handling::{accept, look};
use crate::kit::World;

const TABLE: &str = include_str!("../../../vectors/handle.md");
/// The cases of the law; the rows behind them are the rules' own.
const CASES: u32 = 28;
const TODAY: &str = "2026-11-20";

struct Row {
    input: String,
    expected: String,
    why: String,
}

fn rows() -> Vec<Row> {
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let lines = TABLE.lines().filter(|line| line.starts_with('|')).skip(2);
    lines
        .map(cells)
        .map(|cells| Row {
            input: cells[0].clone(),
            expected: cells[1].clone(),
            why: cells[2].clone(),
        })
        .collect()
}

/// The word behind a word.
fn after<'a>(words: &[&'a str], name: &str) -> Option<&'a str> {
    let at = words.iter().position(|word| *word == name)?;
    words.get(at + 1).copied()
}

fn number(words: &[&str], name: &str) -> u32 {
    after(words, name).map_or(0, |text| text.parse().unwrap())
}

fn fen(text: &str) -> i64 {
    let (yuan, fen) = text.split_once('.').unwrap();
    yuan.parse::<i64>().unwrap() * 100 + fen.parse::<i64>().unwrap()
}

/// So many others, each twice within the year; the first of them on the oldest day.
fn others(words: &[&str], name: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for at in 0..number(words, name) {
        let oldest = after(words, "oldest").filter(|_| at == 0);
        let day = oldest.map_or(format!("2026-0{}-15", at + 1), str::to_owned);
        all.push((format!("{name}{at}"), day.clone()));
        all.push((format!("{name}{at}"), day));
    }
    all
}

/// What the console plants for a row.
fn planted(words: &[&str], phone: &Value) -> Value {
    let has = |word: &str| words.contains(&word);
    let kind = after(words, "kind").unwrap_or("2");
    let plate = match kind {
        "26" => "粤Z9V9V港",
        "20" => "粤B8V8V8",
        _ => "粤B9V9V9",
    };
    let mut handled = Vec::new();
    for (plate, on) in others(words, "plates") {
        handled.push(json!({ "plate": plate, "on": on }));
    }
    for (driver, on) in others(words, "drivers") {
        handled.push(json!({ "plate": plate, "driver": driver, "on": on }));
    }
    let state = match () {
        () if has("objection") => "under_objection",
        () if has("decided") => "decided",
        () => "open",
    };
    json!({
        "phone": phone,
        "licence": {
            "none": has("nolicence"), "accumulated": number(words, "acc"), "classes": "C1",
            "status": after(words, "status").unwrap_or("A"),
        },
        "lists": {
            "key_person": has("keyperson"), "full_rounds": number(words, "rounds"),
            "silent": has("accunknown"),
        },
        "vehicle": {
            "plate_kind": format!("{:0>2}", kind), "plate": plate,
            "filed_since": after(words, "filed"),
        },
        "handled": handled,
        "record": {
            "points": number(words, "points"),
            "fine_fen": fen(after(words, "fine").unwrap_or("200.00")),
            "occurred_on": after(words, "occurred").unwrap_or(TODAY),
            "scene": has("scene"), "state": state,
        },
    })
}

/// The codes of the rules by the names that the table uses.
fn names() -> BTreeMap<String, String> {
    use tongtu_rules::licence::status::Status;
    use tongtu_rules::violation::handle::Refusal as R;
    [
        R::AlreadyHandled,
        R::SceneRecord,
        R::UnderObjection,
        R::PointsTooHigh,
        R::GeneralProcedure,
        R::WouldReachTwelve,
        R::ExceedsTwelve,
        R::DataUnavailable,
        R::NotFiled,
        R::BeforeFiling,
        R::NoLicence,
        R::LicenceStatus { status: Status::from_letter('A') },
        R::ClassMismatch,
        R::SuspectRisk,
        R::KeyPerson,
        R::FullRounds,
        R::FaceNeeded,
    ]
    .into_iter()
    .map(|refusal| (refusal.code().to_owned(), refusal.name().to_owned()))
    .collect()
}

/// What the server says to a row, in the table's words; warnings are the app's to say.
fn served(row: &Row) -> String {
    let words: Vec<&str> = row.input.split_whitespace().collect();
    let world = World::new();
    let person = world.seed("registered");
    let token = world.token("registered");
    let body = planted(&words, &person["phone"]);
    let record = world.post("/_sandbox/records", &body).go().is(201).json();
    let record = record["violation"].as_str().unwrap();
    if words.contains(&"facefailed") {
        world.post("/_sandbox/faces", &json!({ "next": ["fail", "fail", "fail"] })).go().is(204);
        look(&world, &token, record);
        look(&world, &token, record);
    }
    let after = number(&words, "acc") + number(&words, "points");
    let answer = accept(&world, &token, record, u16::try_from(after).unwrap());
    if answer.status == 201 {
        let cycle = world.get("/v1/points").token(&token).go().is(200).json();
        return format!("Allowed {}", cycle["cycle"]["accumulated"]);
    }
    answer.refused(409, "handling_refused");
    let names = names();
    let problem = answer.json();
    let fields = problem["fields"].as_array().unwrap();
    fields
        .iter()
        .map(|field| names[field["code"].as_str().unwrap()].clone())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The table's expectation without what the server does not say: warnings, and which status.
fn plain(expected: &str) -> String {
    expected
        .split_whitespace()
        .filter(|word| !word.ends_with("Near") && !matches!(*word, "UnknownStatus" | "FilingDay"))
        .map(|word| word.split('(').next().unwrap())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn the_server_decides_each_case_of_the_law_as_the_table_says() {
    let mut cases = std::collections::BTreeSet::new();
    for row in rows() {
        let case: u32 = row
            .why
            .split(':')
            .next()
            .unwrap()
            .parse()
            .ok()
            .filter(|case| *case <= CASES)
            .unwrap_or(0);
        // Without a filing the server shows no record at all.
        if row.input.starts_with("notfiled") {
            continue;
        }
        assert_eq!(served(&row), plain(&row.expected), "{}", row.input);
        cases.insert(case);
    }
    assert_eq!(cases, (0..=CASES).collect(), "a case of the law is missing");
}
