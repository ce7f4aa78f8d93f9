//! 交通违法: the list, who sees what, the clock, evidence.

use serde_json::{Value, json};

use crate::handling::{accept, accept_with};
use crate::kit::{FRIDAY_TEN, HOUR, World};

const DAY: i64 = 24 * HOUR;

/// The first page of records.
pub(crate) fn violations(world: &World, token: &str) -> Vec<Value> {
    page(world, token, "")["items"].as_array().unwrap().clone()
}

fn page(world: &World, token: &str, query: &str) -> Value {
    world.get(&format!("/v1/violations{query}")).token(token).go().is(200).json()
}

/// The record of an act, by its code.
pub(crate) fn of_act(world: &World, token: &str, code: &str) -> Value {
    let all = violations(world, token);
    all.into_iter().find(|record| record["act_code"] == code).unwrap()
}

pub(crate) fn id(of: &Value) -> &str {
    of["id"].as_str().unwrap()
}

/// Plants a record of an own car of `registered`; its id.
pub(crate) fn plant(world: &World, record: &Value) -> String {
    let person = world.seed("registered");
    let body = json!({
        "phone": person["phone"], "record": record,
        "vehicle": { "plate_kind": "02", "plate": "粤B1A1A1" },
    });
    let planted = world.post("/_sandbox/records", &body).go().is(201).json();
    planted["violation"].as_str().unwrap().to_owned()
}

// ── the list ──

#[test]
fn five_hundred_records_come_in_pages_newest_first_and_each_once() {
    let world = World::new();
    let token = world.token("five-hundred-violations");
    let mut all: Vec<Value> = Vec::new();
    let mut query = String::new();
    let mut pages = 0;
    loop {
        let page = page(&world, &token, &query);
        assert_eq!(page["total"], 500);
        assert_eq!(page["synced_at_ms"], FRIDAY_TEN);
        pages += 1;
        all.extend(page["items"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_str() else { break };
        query = format!("?cursor={next}");
    }
    assert_eq!((pages, all.len()), (5, 500));
    let at = |record: &Value| (record["occurred_at_ms"].as_i64().unwrap(), id(record).to_owned());
    assert!(all.windows(2).all(|two| at(&two[0]) > at(&two[1])), "an order that is none");
    let plates: std::collections::BTreeSet<&str> =
        all.iter().map(|record| record["plate"].as_str().unwrap()).collect();
    assert_eq!(plates.len(), 3);
    let open = all.iter().filter(|record| record["state"]["kind"] == "notified").count();
    assert_eq!(open, 40);
}

#[test]
fn the_first_pages_tag_changes_with_a_record_of_the_second() {
    let world = World::new();
    let far =
        plant(&world, &json!({ "points": 0, "fine_fen": 20000, "occurred_on": "2026-11-01" }));
    for _ in 0..100 {
        plant(&world, &json!({ "points": 0, "fine_fen": 20000, "occurred_on": "2026-11-02" }));
    }
    let token = world.token("registered");
    let ask =
        |tag: &str| world.get("/v1/violations").token(&token).header("if-none-match", tag).go();
    let first = ask("").is(200);
    assert!(first.json()["items"].as_array().unwrap().iter().all(|record| id(record) != far));
    ask(&first.headers["etag"]).is(304);
    let path = format!("/v1/violations/{far}/extension");
    world.post(&path, &json!({})).token(&token).go().is(200);
    ask(&first.headers["etag"]).is(200);
}

#[test]
fn a_cursor_that_is_none_is_refused() {
    let world = World::new();
    let token = world.token("every-state");
    let answer = world.get("/v1/violations?cursor=nothing").token(&token).go();
    answer.refused(400, "bad_request");
}

#[test]
fn each_state_is_told_by_the_clock() {
    let world = World::new();
    let token = world.token("every-state");
    let states = |token: &str| -> Vec<String> {
        violations(&world, token)
            .iter()
            .map(|record| record["state"]["kind"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        states(&token),
        ["captured", "notified", "notified", "handled", "handled", "notified", "handled"]
    );
    world.advance(DAY);
    let token = world.token("every-state");
    assert_eq!(states(&token)[0], "reviewed");
    world.advance(2 * DAY);
    let token = world.token("every-state");
    let fresh = violations(&world, &token)[0]["state"].clone();
    assert_eq!(fresh, json!({ "kind": "notified", "appear_by": "2026-12-23" }));
    assert!(world.messages(&token).contains(&"violation_new".to_owned()));
}

#[test]
fn five_ignored_records_are_announced_after_a_second_notice() {
    let world = World::new();
    for _ in 0..5 {
        plant(&world, &json!({ "points": 0, "fine_fen": 20000, "occurred_on": "2026-10-01" }));
    }
    let state = |days: i64| {
        world.turn_to(FRIDAY_TEN + days * DAY);
        let token = world.token("registered");
        violations(&world, &token)[0]["state"].clone()
    };
    // Told on 5 October, thirty days, and thirty more for five that nobody came for.
    assert_eq!(state(0), json!({ "kind": "notified", "appear_by": "2026-12-04" }));
    assert_eq!(state(15), json!({ "kind": "announced", "until": "2026-12-11" }));
}

#[test]
fn the_seeds_ignored_records_are_announced_and_may_still_be_accepted() {
    let world = World::new();
    let token = world.token("ignored-records");
    let held = violations(&world, &token);
    assert!(held.iter().all(|record| record["state"]["kind"] == "announced"), "{held:?}");
    accept(&world, &token, id(&held[0]), 0).is(201);
}

#[test]
fn the_term_is_extended_once_by_three_months() {
    let world = World::new();
    let record =
        plant(&world, &json!({ "points": 1, "fine_fen": 20000, "occurred_on": "2026-11-01" }));
    let token = world.token("registered");
    let path = format!("/v1/violations/{record}/extension");
    let extend =
        |key: &str| world.post(&path, &json!({})).token(&token).header("idempotency-key", key).go();
    let state = extend("one").is(200).json()["state"].clone();
    assert_eq!(state, json!({ "kind": "extended", "appear_by": "2027-03-05" }));
    extend("one").is(200);
    assert_eq!(world.effects("violation.extended"), 1);
    extend("two").refused(409, "wrong_state");
    let scene = plant(&world, &json!({ "points": 1, "fine_fen": 20000, "scene": true }));
    let path = format!("/v1/violations/{scene}/extension");
    world.post(&path, &json!({})).token(&token).go().refused(409, "wrong_state");
}

#[test]
fn the_term_of_a_second_notice_is_extended_from_its_own_end() {
    let world = World::new();
    let ignored = json!({
        "points": 1, "fine_fen": 20000, "occurred_on": "2026-10-01", "state": "announced",
    });
    let record = plant(&world, &ignored);
    let token = world.token("registered");
    let own = || violations(&world, &token).into_iter().find(|own| id(own) == record).unwrap();
    assert_eq!(own()["state"], json!({ "kind": "notified", "appear_by": "2026-12-04" }));
    let path = format!("/v1/violations/{record}/extension");
    world.post(&path, &json!({})).token(&token).go().is(200);
    assert_eq!(own()["state"], json!({ "kind": "extended", "appear_by": "2027-03-04" }));
}

#[test]
fn what_others_who_drive_the_car_did_is_seen_without_their_papers() {
    let world = World::new();
    let fine = |more: Value| {
        let mut record = json!({ "points": 1, "fine_fen": 20000 });
        record.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        plant(&world, &record)
    };
    fine(json!({ "state": "decided", "driver": "110199197001010010" }));
    fine(json!({ "state": "under_objection" }));
    let token = world.token("registered");
    let kinds: Vec<Value> =
        violations(&world, &token).iter().map(|own| own["state"]["kind"].clone()).collect();
    assert_eq!(kinds, ["under_objection", "handled"]);
    for (path, list) in [("/v1/decisions", "items"), ("/v1/objections", "items")] {
        let mine = world.get(path).token(&token).go().is(200).json();
        assert_eq!(mine[list], json!([]), "{path}");
    }
}

#[test]
fn a_term_that_has_passed_is_not_extended() {
    let world = World::new();
    let record =
        plant(&world, &json!({ "points": 1, "fine_fen": 20000, "occurred_on": "2026-09-01" }));
    let token = world.token("registered");
    let answer = world.post(&format!("/v1/violations/{record}/extension"), &json!({}));
    let answer = answer.token(&token).go();
    answer.refused(409, "term_passed");
    assert_eq!(answer.json()["args"]["day"], "2026-10-05");
}

#[test]
fn whose_vehicle_it_is_is_said_and_a_strangers_is_not_there() {
    let world = World::new();
    let token = world.token("friend-car-three-points");
    let held = violations(&world, &token);
    assert_eq!(held.len(), 2);
    assert!(
        held.iter()
            .all(|record| record["holding"] == json!({ "kind": "filed", "since": "2026-07-20" }))
    );
    let owner = world.token("car-owner");
    assert!(violations(&world, &owner).iter().all(|record| record["holding"]["kind"] == "own"));
    let stranger = world.token("registered");
    assert!(violations(&world, &stranger).is_empty());
    let record = id(&held[0]);
    let body = json!({ "face": "k-none", "notice_read": true, "points_after": 9 });
    accept_with(&world, &stranger, record, &body).refused(404, "not_found");
    let picture = held[0]["pictures"][0].as_str().unwrap();
    let path = format!("/v1/pictures/{picture}");
    world.get(&path).token(&stranger).go().refused(404, "not_found");
    world.get(&path).token(&token).go().is(200);
}

#[test]
fn a_reminder_comes_before_the_term_ends_and_not_for_what_was_handled() {
    let world = World::new();
    let open =
        plant(&world, &json!({ "points": 0, "fine_fen": 20000, "occurred_on": "2026-11-05" }));
    plant(&world, &json!({ "points": 0, "fine_fen": 20000, "occurred_on": "2026-11-06" }));
    let token = world.token("registered");
    accept(&world, &token, &open, 6).is(201);
    world.advance(30 * DAY); // the terms end on 9 and 10 December
    let token = world.token("registered");
    let due = world.messages(&token).iter().filter(|kind| *kind == "violation_due").count();
    assert_eq!(due, 1);
}

// ── evidence ──

#[test]
fn evidence_is_the_same_bytes_each_time_and_as_wide_as_it_is_asked_for() {
    let world = World::new();
    let token = world.token("every-state");
    let record = of_act(&world, &token, "1357");
    assert_eq!(record["pictures"].as_array().unwrap().len(), 3);
    let ask = |query: &str| {
        let picture = record["pictures"][0].as_str().unwrap();
        world.get(&format!("/v1/pictures/{picture}{query}")).token(&token).go().is(200)
    };
    let whole = image::load_from_memory(&ask("").body).unwrap();
    assert_eq!((whole.width(), whole.height()), (1280, 720));
    assert_eq!(image::load_from_memory(&ask("?width=160").body).unwrap().width(), 160);
    assert_eq!(ask("").body, ask("").body);
    assert_eq!(ask("?width=160").headers["content-type"], "image/jpeg");
    assert!(ask("?width=160").body.len() < 8_000);
}
