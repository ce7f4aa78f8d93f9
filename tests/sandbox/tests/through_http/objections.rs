//! 异议: text and pictures, the lock, the answer by the clock or the desk, the withdrawal.

use serde_json::{Value, json};

use crate::handling::accept;
use crate::kit::{self, Answer, HOUR, World};
use crate::violations::{id, of_act, violations};

const DAY: i64 = 24 * HOUR;

fn text() -> String {
    "当时信号灯故障，由交警指挥通行，我按照手势通过路口。".repeat(2)
}

fn object(world: &World, token: &str, record: &Value, ground: &str, pictures: usize) -> Answer {
    let pictures: Vec<String> =
        (0..pictures).map(|_| world.upload(token, &kit::document())).collect();
    let body = json!({ "ground": ground, "text": text(), "pictures": pictures });
    world.post(&format!("/v1/violations/{}/objections", id(record)), &body).token(token).go()
}

fn objections(world: &World, token: &str) -> Vec<Value> {
    let list = world.get("/v1/objections").token(token).go().is(200).json();
    list["items"].as_array().unwrap().clone()
}

/// Somebody with an open record of three points.
fn with_record(world: &World) -> (String, Value) {
    let token = world.token("every-state");
    let record = of_act(world, &token, "1357");
    (token, record)
}

#[test]
fn an_objection_locks_the_record_at_once() {
    let world = World::new();
    let (token, record) = with_record(&world);
    let made = object(&world, &token, &record, "other", 1).is(201).json();
    assert_eq!(made["state"], json!({ "kind": "in_review", "due_on": "2026-11-27" }));
    assert_eq!((&made["pictures"], &made["violation"]), (&json!(1), &record["id"]));
    let locked = of_act(&world, &token, "1357");
    assert_eq!(locked["state"], json!({ "kind": "under_objection" }));
    assert_eq!(locked["objection"], made["id"]);
    let refused = accept(&world, &token, id(&record), 3);
    refused.refused(409, "handling_refused");
    assert_eq!(refused.json()["fields"][0]["code"], "violation.under_objection");
    object(&world, &token, &record, "other", 0).refused(409, "wrong_state");
}

#[test]
fn an_objection_is_handed_in_once_for_a_key() {
    let world = World::new();
    let (token, record) = with_record(&world);
    let body = json!({ "ground": "rescue", "text": text(), "pictures": [] });
    let path = format!("/v1/violations/{}/objections", id(&record));
    let ask = || world.post(&path, &body).token(&token).header("idempotency-key", "o").go();
    assert_eq!(ask().is(201).body, ask().is(201).body);
    assert_eq!(world.effects("objection.submitted"), 1);
    assert_eq!(objections(&world, &token).len(), 1);
}

#[test]
fn ground_and_evidence_decide_after_five_working_days() {
    for (ground, pictures, answer, state) in [
        ("unclear_picture", 1, "upheld", "deleted"),
        ("already_punished", 2, "upheld", "deleted"),
        ("unclear_picture", 0, "dismissed", "notified"),
        ("other", 5, "dismissed", "notified"),
    ] {
        let world = World::new();
        let (token, record) = with_record(&world);
        object(&world, &token, &record, ground, pictures).is(201);
        world.advance(7 * DAY - HOUR); // 09:00 of the fifth working day
        let token = world.token("every-state");
        if pictures > 0 {
            // Files that nobody used are gone by now.
            let case = world.desk()[0]["case_id"].to_string();
            world.get(&format!("/_sandbox/desk/{case}/photo")).go().is(200);
        }
        assert_eq!(objections(&world, &token)[0]["state"]["kind"], "in_review");
        world.advance(HOUR);
        let token = world.token("every-state");
        let said = objections(&world, &token)[0]["state"].clone();
        assert_eq!(said["kind"], answer, "{ground} {pictures}");
        assert_eq!(of_act(&world, &token, "1357")["state"]["kind"], state);
        let message = format!("objection_{answer}");
        assert!(world.messages(&token).contains(&message));
        assert_eq!(world.effects(&format!("objection.{answer}")), 1);
        if answer == "dismissed" {
            assert!(!said["reason"].as_str().unwrap().is_empty());
            accept(&world, &token, id(&record), 4).is(201);
        }
    }
}

#[test]
fn the_desk_may_be_earlier_with_its_own_words() {
    let world = World::new();
    let (token, record) = with_record(&world);
    object(&world, &token, &record, "unclear_picture", 1).is(201);
    let case = world.desk()[0].clone();
    assert_eq!((&case["kind"], &case["name"]), (&json!("objection"), &json!("韩冰")));
    assert_eq!(case["proposal"], json!(["approve"]));
    world.get(&format!("/_sandbox/desk/{}/photo", case["case_id"])).go().is(200);
    world.decide(&json!({ "refuse": "号牌清晰可辨" }));
    assert_eq!(objections(&world, &token)[0]["state"]["reason"], "号牌清晰可辨");
}

#[test]
fn what_is_withdrawn_goes_on_where_it_was() {
    let world = World::new();
    let (token, record) = with_record(&world);
    let made = object(&world, &token, &record, "other", 0).is(201).json();
    let path = format!("/v1/objections/{}/withdrawal", id(&made));
    let stranger = world.token("registered");
    world.post(&path, &json!({})).token(&stranger).go().refused(404, "not_found");
    let back = world.post(&path, &json!({})).token(&token).go().is(200).json();
    assert_eq!(back["state"]["kind"], "withdrawn");
    world.post(&path, &json!({})).token(&token).go().refused(409, "wrong_state");
    assert!(world.desk().is_empty());
    assert_eq!(of_act(&world, &token, "1357")["state"]["kind"], "notified");
    // It may be objected to anew, and handled.
    object(&world, &token, &record, "other", 0).is(201);
    assert_eq!(objections(&world, &token).len(), 2);
}

#[test]
fn all_that_is_wrong_is_named_at_once() {
    let world = World::new();
    let (token, record) = with_record(&world);
    let path = format!("/v1/violations/{}/objections", id(&record));
    let picture = || world.upload(&token, &kit::document());
    let six: Vec<String> = (0..6).map(|_| picture()).collect();
    let body = json!({ "ground": "because", "text": "太短", "pictures": six });
    let refused = world.post(&path, &body).token(&token).go();
    refused.refused(422, "invalid_fields");
    let problem = refused.json();
    let codes: Vec<&str> = problem["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| field["code"].as_str().unwrap())
        .collect();
    assert_eq!(
        codes,
        ["objection.ground", "objection.text_too_short", "objection.too_many_pictures"]
    );
    let long = json!({ "ground": "other", "text": "长".repeat(2001), "pictures": [] });
    let refused = world.post(&path, &long).token(&token).go();
    assert_eq!(refused.json()["fields"][0]["code"], "objection.text_too_long");
    let none = json!({ "ground": "other", "text": text(), "pictures": ["u-none"] });
    world.post(&path, &none).token(&token).go().refused(422, "upload_incomplete");
    let text_file = world.upload(&token, b"no picture at all");
    let odd = json!({ "ground": "other", "text": text(), "pictures": [text_file] });
    let refused = world.post(&path, &odd).token(&token).go();
    assert_eq!(refused.json()["fields"][0]["field"], "pictures");
    assert_eq!(world.effects("objection.submitted"), 0);
}

#[test]
fn an_objection_outlives_the_account_and_its_pictures_go_with_the_answer() {
    let world = World::new();
    let (token, record) = with_record(&world);
    object(&world, &token, &record, "unclear_picture", 1).is(201);
    world.post("/v1/codes", &json!({ "purpose": "delete_account" })).token(&token).go().is(201);
    let deletion = json!({ "reason": "privacy", "code": world.newest_code() });
    world.post("/v1/account/deletion", &deletion).token(&token).go().is(204);
    let photo = format!("/_sandbox/desk/{}/photo", world.desk()[0]["case_id"]);
    assert!(!world.get(&photo).go().is(200).body.is_empty());
    let ended = world.effects("upload.ended");
    world.advance(7 * DAY);
    assert_eq!(world.effects("objection.upheld"), 1, "judged with its picture");
    assert_eq!(world.effects("upload.ended"), ended + 1);
}

#[test]
fn what_was_decided_is_past_objecting() {
    let world = World::new();
    let token = world.token("every-state");
    let decided = violations(&world, &token)
        .into_iter()
        .find(|record| record["state"]["kind"] == "handled")
        .unwrap();
    object(&world, &token, &decided, "other", 0).refused(409, "wrong_state");
}

#[test]
fn the_seeds_objection_is_upheld_when_the_clock_turns() {
    let world = World::new();
    let token = world.token("objection-upheld");
    let list = world.get("/v1/objections").token(&token).go().is(200).json();
    assert_eq!(list["items"][0]["state"]["kind"], "in_review");
    assert!(list["next_check_at_ms"].as_i64().is_some());
    world.advance(7 * DAY);
    let token = world.token("objection-upheld");
    assert_eq!(objections(&world, &token)[0]["state"]["kind"], "upheld");
    assert_eq!(of_act(&world, &token, "1625")["state"], json!({ "kind": "deleted" }));
}
