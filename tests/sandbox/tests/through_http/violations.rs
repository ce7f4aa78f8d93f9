//! 交通违法: the list, who sees what, the clock, evidence; handling and what comes of it.

use serde_json::{Value, json};

use crate::kit::{self, Answer, FRIDAY_TEN, HOUR, World};

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

/// A check of the caller's face for a record; its answer.
pub(crate) fn look(world: &World, token: &str, record: &str) -> Value {
    let frames: Vec<String> = (0..3).map(|_| world.upload(token, &kit::frame())).collect();
    let body = json!({
        "purpose": "handling", "subject": record, "frames": frames, "consent": true,
    });
    world.post("/v1/face-checks", &body).token(token).go().is(201).json()
}

/// Accepts a record with whatever the face check said.
pub(crate) fn accept(world: &World, token: &str, record: &str, points_after: u16) -> Answer {
    let face = look(world, token, record)["id"].clone();
    accept_with(
        world,
        token,
        record,
        &json!({
            "face": face, "notice_read": true, "points_after": points_after,
        }),
    )
}

fn accept_with(world: &World, token: &str, record: &str, body: &Value) -> Answer {
    world.post(&format!("/v1/violations/{record}/handling"), body).token(token).go()
}

fn reasons(answer: &Answer) -> Vec<String> {
    answer.refused(409, "handling_refused");
    let problem = answer.json();
    let fields = problem["fields"].as_array().unwrap();
    fields.iter().map(|field| field["code"].as_str().unwrap().to_owned()).collect()
}

fn points(world: &World, token: &str) -> Value {
    world.get("/v1/points").token(token).go().is(200).json()
}

/// Plants a record of an own car of `registered`; its id.
fn plant(world: &World, record: &Value) -> String {
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
fn the_first_pages_tag_changes_with_any_record_and_with_no_other_thing() {
    let world = World::new();
    let token = world.token("five-hundred-violations");
    let ask =
        |tag: &str| world.get("/v1/violations").token(&token).header("if-none-match", tag).go();
    let tag = ask("").is(200).headers["etag"].clone();
    ask(&tag).is(304);
    // A record far down the list: an open one behind the first hundred there is none, so that one
    // of a page behind changes by an extension of the first.
    let open = id(&violations(&world, &token)[39]).to_owned();
    world.post(&format!("/v1/violations/{open}/extension"), &json!({})).token(&token).go().is(200);
    let after = ask(&tag).is(200);
    assert_ne!(after.headers["etag"], tag);
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

// ── handling ──

#[test]
fn a_record_that_is_accepted_is_decided_once_with_its_points_on_the_licence() {
    let world = World::new();
    let record = plant(&world, &json!({ "points": 3, "fine_fen": 20000 }));
    let token = world.token("registered");
    let body = json!({
        "face": look(&world, &token, &record)["id"], "notice_read": true, "points_after": 9,
    });
    let path = format!("/v1/violations/{record}/handling");
    let ask = || world.post(&path, &body).token(&token).header("idempotency-key", "yes").go();
    let decision = ask().is(201).json();
    assert_eq!(ask().is(201).json(), decision);
    assert_eq!(world.effects("violation.handled"), 1);
    let number = decision["number"].as_str().unwrap();
    assert!(number.len() == 16 && number.bytes().all(|byte| byte.is_ascii_digit()), "{number}");
    assert_eq!(decision["received_on"], "2026-11-20");
    assert_eq!(decision["due_on"], "2026-12-05");
    assert_eq!(decision["reconsider_until"], "2027-01-19");
    assert_eq!((&decision["payment"], &decision["surcharge_fen"]), (&json!("unpaid"), &json!(0)));
    let held = violations(&world, &token);
    assert_eq!(held[0]["state"], json!({ "kind": "handled", "decision": decision["id"] }));
    let points = points(&world, &token);
    assert_eq!(points["cycle"]["accumulated"], 9);
    assert_eq!(points["cycle"]["pending"], 0);
    assert_eq!(points["entries"][0]["decision"], decision["id"]);
    assert_eq!(points["entries"][0]["paid"], false);
    assert_eq!(world.messages(&token), ["points_high", "decision_made"]);
}

#[test]
fn nothing_is_decided_without_the_notice_the_face_and_the_sum_that_was_shown() {
    let world = World::new();
    let record = plant(&world, &json!({ "points": 3, "fine_fen": 20000 }));
    let token = world.token("registered");
    let say = |face: &Value, notice_read: bool, points_after: u16| {
        let body =
            json!({ "face": face, "notice_read": notice_read, "points_after": points_after });
        accept_with(&world, &token, &record, &body)
    };
    say(&json!("k-none"), true, 9).refused(422, "face_needed");
    let other = plant(&world, &json!({ "points": 0, "fine_fen": 20000 }));
    let elsewhere = look(&world, &token, &other)["id"].clone();
    say(&elsewhere, true, 9).refused(422, "face_needed");
    let face = look(&world, &token, &record)["id"].clone();
    say(&face, false, 9).refused(422, "notice_unread");
    let differs = say(&face, true, 3);
    differs.refused(409, "points_differ");
    assert_eq!(differs.json()["args"]["points_after"], "9");
    assert_eq!(world.effects("violation.handled"), 0);
    say(&face, true, 9).is(201);
}

#[test]
fn at_eleven_points_one_more_is_refused_and_none_is_not() {
    let world = World::new();
    let token = world.token("eleven-points-plus-one");
    let points = points(&world, &token);
    assert_eq!(points["cycle"]["accumulated"], 11);
    assert_eq!(points["entries"].as_array().unwrap().len(), 4);
    let reach = of_act(&world, &token, "1344");
    let reach = if reach["state"]["kind"] == "notified" { reach } else { panic!("{reach}") };
    assert_eq!(reasons(&accept(&world, &token, id(&reach), 12)), ["violation.would_reach_twelve"]);
    let exceed = of_act(&world, &token, "1357");
    assert_eq!(reasons(&accept(&world, &token, id(&exceed), 14)), ["violation.exceeds_twelve"]);
    let none = of_act(&world, &token, "1039");
    accept(&world, &token, id(&none), 11).is(201);
}

#[test]
fn the_third_plate_is_the_last_one() {
    let world = World::new();
    let token = world.token("third-plate");
    let held = violations(&world, &token);
    accept(&world, &token, id(&held[0]), 3).is(201);
    assert_eq!(reasons(&accept(&world, &token, id(&held[1]), 6)), ["violation.suspect_risk"]);
}

#[test]
fn the_third_driver_is_the_last_one() {
    let world = World::new();
    let token = world.token("third-driver");
    let held = violations(&world, &token);
    let of = |plate: &str| held.iter().find(|record| record["plate"] == plate).unwrap();
    accept(&world, &token, id(of("粤B3D0R1")), 3).is(201);
    let refused = accept(&world, &token, id(of("粤B3D0R2")), 6);
    assert_eq!(reasons(&refused), ["violation.suspect_risk"]);
}

#[test]
fn a_record_with_points_before_the_filing_is_the_windows() {
    let world = World::new();
    let token = world.token("record-before-filing");
    let held = violations(&world, &token);
    assert_eq!(held.len(), 1);
    assert_eq!(reasons(&accept(&world, &token, id(&held[0]), 3)), ["violation.before_filing"]);
}

#[test]
fn the_owner_is_told_of_what_a_friend_accepted() {
    let world = World::new();
    let token = world.token("friend-car-three-points");
    let held = violations(&world, &token);
    accept(&world, &token, id(&held[0]), 3).is(201);
    assert!(world.messages(&token).contains(&"decision_made".to_owned()));
    let owner = world.token("car-owner");
    assert!(world.messages(&owner).contains(&"decision_made".to_owned()));
    let handler = world.vehicles(&token)["handler"]["plates"].clone();
    assert_eq!(handler, json!([{ "plate": "粤B8F2K6", "on": "2026-11-20" }]));
}

#[test]
fn two_failed_faces_open_the_manual_way_for_a_record_too() {
    let world = World::new();
    let record = plant(&world, &json!({ "points": 3, "fine_fen": 20000 }));
    let token = world.token("registered");
    world.post("/_sandbox/faces", &json!({ "next": ["fail", "fail"] })).go().is(204);
    accept(&world, &token, &record, 9).refused(422, "face_needed");
    let twice = accept(&world, &token, &record, 9);
    assert_eq!(reasons(&twice), ["violation.face_needed"]);
    assert_eq!(violations(&world, &token)[0]["face_failures"], 2);
    let body = json!({
        "purpose": "handling", "subject": record, "consent": true,
        "upload": world.upload(&token, &kit::document()),
    });
    let manual = world.post("/v1/manual-checks", &body).token(&token).go().is(201).json();
    assert_eq!(violations(&world, &token)[0]["manual_check"]["state"]["kind"], "in_review");
    world.decide(&json!({ "approve": true }));
    let body = json!({ "face": manual["id"], "notice_read": true, "points_after": 9 });
    accept_with(&world, &token, &record, &body).is(201);
}

#[test]
fn the_police_may_know_what_the_app_does_not() {
    let world = World::new();
    let record = plant(&world, &json!({ "points": 3, "fine_fen": 20000 }));
    let token = world.token("registered");
    let say = json!({ "refuse_next": "violation.suspect_risk" });
    world.post("/_sandbox/police", &say).go().is(204);
    let refused = accept(&world, &token, &record, 9);
    assert_eq!(reasons(&refused), ["violation.suspect_risk"]);
    accept(&world, &token, &record, 9).is(201);
    let nonsense = json!({ "refuse_next": "violation.moon" });
    world.post("/_sandbox/police", &nonsense).go().refused(400, "bad_request");
}

#[test]
fn another_provinces_limit_is_said_and_held() {
    let world = World::new();
    let token = world.token("other-province-limit-nine");
    let server = world.get("/v1/server").go().is(200).json();
    assert_eq!(server["thresholds"]["points_per_record_online"], 9);
    let held = violations(&world, &token);
    accept(&world, &token, id(&held[0]), 9).is(201);
}

#[test]
fn what_nobody_was_told_of_cannot_be_accepted_yet() {
    let world = World::new();
    let token = world.token("every-state");
    let fresh = of_act(&world, &token, "1352");
    assert_eq!(fresh["state"]["kind"], "captured");
    accept(&world, &token, id(&fresh), 3).refused(409, "wrong_state");
}
