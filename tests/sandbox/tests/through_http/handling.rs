//! 违法处理: what is refused and why, in which order it is asked, and what comes of it.

use serde_json::{Value, json};

use crate::kit::{self, Answer, World};
use crate::violations::{id, of_act, plant, violations};

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

pub(crate) fn accept_with(world: &World, token: &str, record: &str, body: &Value) -> Answer {
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
    let newer = json!({ "refuse_next": "violation.accident_open" });
    let other = plant(&world, &json!({ "points": 0, "fine_fen": 20000 }));
    world.post("/_sandbox/police", &newer).go().is(204);
    let refused = accept(&world, &token, &other, 9);
    assert_eq!(reasons(&refused), ["violation.accident_open"]);
    let text = refused.json()["fields"][0]["text"].clone();
    assert!(text.as_str().unwrap().contains("交通事故"), "{text}");
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
    let reviewed = plant(&world, &json!({ "points": 1, "fine_fen": 20000, "state": "reviewed" }));
    let token = world.token("registered");
    accept(&world, &token, &reviewed, 7).refused(409, "wrong_state");
    let body = json!({
        "ground": "other", "text": "当天这辆车停在公司的地下车库里，没有经过那个路口，请核查。".repeat(3),
        "pictures": [],
    });
    let path = format!("/v1/violations/{reviewed}/objections");
    world.post(&path, &body).token(&token).go().refused(409, "wrong_state");
}

#[test]
fn a_car_from_across_the_border_is_handled_as_ones_own() {
    let world = World::new();
    let token = world.token_by("tongtu/2.9.6", "hk-car-found");
    let held = violations(&world, &token);
    assert_eq!(held.len(), 1);
    assert_eq!(held[0]["holding"], json!({ "kind": "cross_border" }));
    accept(&world, &token, id(&held[0]), 1).is(201);
}

#[test]
fn an_ended_filing_takes_its_records_away_but_not_what_was_decided() {
    let world = World::new();
    let token = world.token("friend-car-three-points");
    let held = violations(&world, &token);
    accept(&world, &token, id(&held[0]), 3).is(201);
    let filed = world.vehicles(&token)["filed"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/v1/filed-vehicles/{filed}/unbinding");
    world.post(&path, &json!({})).token(&token).go().is(200);
    let left = violations(&world, &token);
    assert_eq!(left.len(), 1);
    assert_eq!(
        (&left[0]["id"], &left[0]["holding"]),
        (&held[0]["id"], &json!({ "kind": "driver" }))
    );
    let decisions = world.get("/v1/decisions").token(&token).go().is(200).json();
    assert_eq!(decisions["items"].as_array().unwrap().len(), 1);
}
