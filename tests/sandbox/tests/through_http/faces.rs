//! 人脸识别: the frames, the verdict, the manual way.

use serde_json::{Value, json};
use tongtu_sandbox::{Config, Sandbox};

use crate::filing::{applied, apply, car, face, owner_code};
use crate::kit::{self, Answer, FRIDAY_TEN, HOUR, World};

fn check(world: &World, token: &str, subject: &str, frames: &[String]) -> Answer {
    let body = json!({
        "purpose": "vehicle_filing", "subject": subject, "frames": frames, "consent": true,
    });
    world.post("/v1/face-checks", &body).token(token).go()
}

fn frames(world: &World, token: &str) -> Vec<String> {
    (0..3).map(|_| world.upload(token, &kit::frame())).collect()
}

fn manual(world: &World, token: &str, subject: &str, photo: &[u8]) -> Answer {
    let body = json!({
        "purpose": "vehicle_filing", "subject": subject, "consent": true,
        "upload": world.upload(token, photo),
    });
    world.post("/v1/manual-checks", &body).token(token).go()
}

/// An application of the seed whose face fails twice, after both failures.
fn failed_twice(world: &World) -> (String, String) {
    let token = world.token("face-fails-twice");
    let id = applied(world, &token);
    for failures in 1..=2 {
        let checked = face(world, &token, &id);
        assert_eq!(checked["verdict"], "failed");
        assert_eq!(checked["failures"], failures);
    }
    (token, id)
}

fn state(world: &World, token: &str) -> Value {
    world.vehicles(token)["filings"][0]["state"].clone()
}

// ── the frames ──

#[test]
fn frames_are_gone_with_the_answer_whatever_it_is() {
    let world = World::new();
    let token = world.token("registered");
    let id = applied(&world, &token);
    world.post("/_sandbox/faces", &json!({ "next": ["fail"] })).go().is(204);
    for verdict in ["failed", "passed"] {
        let frames = frames(&world, &token);
        assert_eq!(check(&world, &token, &id, &frames).is(201).json()["verdict"], verdict);
        for frame in &frames {
            let path = format!("/v1/uploads/{frame}");
            world.get(&path).token(&token).go().refused(410, "upload_gone");
        }
    }
    // Refused: the application is filed by now.
    let frames = frames(&world, &token);
    check(&world, &token, &id, &frames).refused(409, "wrong_state");
    let path = format!("/v1/uploads/{}", frames[0]);
    world.get(&path).token(&token).go().refused(410, "upload_gone");
}

#[test]
fn nothing_of_a_frame_is_left_on_the_disk() {
    let folder = std::env::temp_dir().join(format!("tongtu-sandbox-faces-{}", std::process::id()));
    let config = Config { data: Some(folder.clone()), ..Config::default() };
    let sandbox = Sandbox::start(&config).unwrap();
    let world = World::at(sandbox.base_url());
    world.turn_to(FRIDAY_TEN);
    let token = world.token("registered");
    let id = applied(&world, &token);
    let mark = b"a face that nobody shall find again";
    let mut frame = kit::frame();
    frame.extend(mark); // behind the picture's end, where no decoder minds it
    let frames: Vec<String> = (0..3).map(|_| world.upload(&token, &frame)).collect();
    assert!(is_on_disk(&folder, mark), "the test would see it");
    assert_eq!(check(&world, &token, &id, &frames).is(201).json()["verdict"], "passed");
    assert!(!is_on_disk(&folder, mark));
    sandbox.shut_down();
    std::fs::remove_dir_all(folder).unwrap();
}

fn is_on_disk(folder: &std::path::Path, mark: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        bytes.windows(mark.len()).any(|window| window == mark)
    })
}

#[test]
fn frames_that_nobody_looked_at_are_gone_after_a_day() {
    let folder = std::env::temp_dir().join(format!("tongtu-sandbox-unused-{}", std::process::id()));
    let config = Config { data: Some(folder.clone()), ..Config::default() };
    let sandbox = Sandbox::start(&config).unwrap();
    let world = World::at(sandbox.base_url());
    world.turn_to(FRIDAY_TEN);
    let token = world.token("registered");
    let mark = b"a face that was never checked";
    let mut frame = kit::frame();
    frame.extend(mark);
    world.upload(&token, &frame);
    world.advance(24 * HOUR - 1);
    assert!(is_on_disk(&folder, mark));
    world.advance(1);
    assert!(!is_on_disk(&folder, mark));
    sandbox.shut_down();
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn three_different_files_of_ones_own_are_wanted() {
    let world = World::new();
    let token = world.token("registered");
    let id = applied(&world, &token);
    let two = &frames(&world, &token)[..2];
    check(&world, &token, &id, two).refused(422, "invalid_fields");
    let one = world.upload(&token, &kit::frame());
    check(&world, &token, &id, &[one.clone(), one.clone(), one]).refused(422, "invalid_fields");
    let others = frames(&world, &world.token("long-term"));
    check(&world, &token, &id, &others).refused(422, "upload_incomplete");
    let mut unfinished = frames(&world, &token);
    let place = world.begin_upload(&token, 10).is(201).headers["location"].clone();
    unfinished[2] = place.rsplit('/').next().unwrap().to_owned();
    check(&world, &token, &id, &unfinished).refused(422, "upload_incomplete");
    assert_eq!(state(&world, &token)["failures"], 0);
}

#[test]
fn what_is_no_picture_shows_no_face() {
    let world = World::new();
    let token = world.token("registered");
    let id = applied(&world, &token);
    let mut frames = frames(&world, &token);
    frames[1] = world.upload(&token, b"not a picture");
    let checked = check(&world, &token, &id, &frames).is(201).json();
    assert_eq!((&checked["verdict"], &checked["failures"]), (&json!("failed"), &json!(1)));
    assert_eq!(state(&world, &token)["failures"], 1);
}

#[test]
fn without_the_box_for_this_very_purpose_no_face_is_looked_at() {
    let world = World::new();
    let token = world.token("registered");
    let id = applied(&world, &token);
    let body = json!({
        "purpose": "vehicle_filing", "subject": id, "frames": frames(&world, &token),
        "consent": false,
    });
    world.post("/v1/face-checks", &body).token(&token).go().refused(422, "consent_missing");
    let stranger = world.token("long-term");
    let frames = frames(&world, &stranger);
    check(&world, &stranger, &id, &frames).refused(404, "not_found");
}

#[test]
fn the_console_sets_the_verdicts_to_come() {
    let world = World::new();
    let token = world.token("registered");
    let id = applied(&world, &token);
    world.post("/_sandbox/faces", &json!({ "next": ["fail", "pass"] })).go().is(204);
    assert_eq!(face(&world, &token, &id)["verdict"], "failed");
    assert_eq!(state(&world, &token)["kind"], "face");
    assert_eq!(face(&world, &token, &id)["verdict"], "passed");
    assert_eq!(state(&world, &token)["kind"], "filed");
    world.post("/_sandbox/faces", &json!({ "next": ["maybe"] })).go().refused(400, "bad_request");
}

#[test]
fn a_record_is_only_looked_at_for_by_whom_it_concerns() {
    let world = World::new();
    let token = world.token("registered");
    let body = json!({
        "purpose": "handling", "subject": "v-nobodys", "frames": frames(&world, &token),
        "consent": true,
    });
    world.post("/v1/face-checks", &body).token(&token).go().refused(404, "not_found");
}

// ── the manual way ──

#[test]
fn after_two_failures_a_photo_is_reviewed_in_half_a_working_day() {
    let world = World::new();
    let (token, id) = failed_twice(&world);
    let checked = manual(&world, &token, &id, &kit::document()).is(201).json();
    assert_eq!(checked["state"]["kind"], "in_review");
    assert_eq!(state(&world, &token)["kind"], "manual");
    let decides = world.desk()[0].clone();
    assert_eq!((&decides["kind"], &decides["name"]), (&json!("manual"), &json!("高飞")));
    assert_eq!(world.vehicles(&token)["next_check_at_ms"], decides["decide_at_ms"]);
    // The consent no longer runs out, and the face is not asked for again.
    let frames = frames(&world, &token);
    check(&world, &token, &id, &frames).refused(409, "wrong_state");
    world.advance(4 * HOUR);
    let token = world.token("face-fails-twice");
    let filed = state(&world, &token);
    assert_eq!((&filed["kind"], &filed["since"]), (&json!("filed"), &json!("2026-11-20")));
    assert_eq!(world.messages(&token), ["filing_done"]);
    assert!(world.desk().is_empty());
}

#[test]
fn before_two_failures_the_manual_way_is_closed() {
    let world = World::new();
    let token = world.token("registered");
    let id = applied(&world, &token);
    manual(&world, &token, &id, &kit::document()).refused(409, "wrong_state");
    world.post("/_sandbox/faces", &json!({ "next": ["fail"] })).go().is(204);
    face(&world, &token, &id);
    manual(&world, &token, &id, &kit::document()).refused(409, "wrong_state");
}

#[test]
fn a_photo_that_cannot_be_read_is_refused_and_kept_by_nobody() {
    let world = World::new();
    let (token, id) = failed_twice(&world);
    let body = json!({
        "purpose": "vehicle_filing", "subject": id, "consent": true,
        "upload": world.upload(&token, &kit::picture(200, 200, [9, 9, 9])),
    });
    world.post("/v1/manual-checks", &body).token(&token).go().is(201);
    world.advance(4 * HOUR);
    let token = world.token("face-fails-twice");
    assert_eq!(state(&world, &token), json!({ "kind": "rejected", "reason": "photo_unreadable" }));
    assert_eq!(world.messages(&token), ["filing_rejected"]);
    let path = format!("/v1/uploads/{}", body["upload"].as_str().unwrap());
    world.get(&path).token(&token).go().refused(410, "upload_gone");
    assert_eq!(world.vehicles(&token)["allowance"]["blacklisted"], false);
}

#[test]
fn false_material_ends_filing_for_good() {
    let world = World::new();
    let (token, id) = failed_twice(&world);
    manual(&world, &token, &id, &kit::document()).is(201);
    let case = world.desk()[0]["case_id"].to_string();
    let photo = world.get(&format!("/_sandbox/desk/{case}/photo")).go().is(200);
    assert_eq!(photo.headers["content-type"], "image/jpeg");
    world.decide(&json!({ "refuse": "false_material" }));
    assert_eq!(state(&world, &token)["reason"], "false_material");
    world.advance(400 * 24 * HOUR);
    let token = world.token("face-fails-twice");
    assert_eq!(world.vehicles(&token)["allowance"]["blacklisted"], true);
    let refused = apply(&world, &token, &car(&world, 0), &owner_code(&world, 1));
    refused.refused(409, "filing_limit");
    assert_eq!(refused.json()["fields"][0]["code"], "filing.blacklisted");
}

#[test]
fn a_manual_check_is_asked_for_once_however_often_it_is_sent() {
    let world = World::new();
    let (token, id) = failed_twice(&world);
    let body = json!({
        "purpose": "vehicle_filing", "subject": id, "consent": true,
        "upload": world.upload(&token, &kit::document()),
    });
    let send = || {
        let ask = world.post("/v1/manual-checks", &body).header("idempotency-key", "manual");
        ask.token(&token).go().is(201)
    };
    assert_eq!(send().body, send().body);
    assert_eq!(world.effects("manual_check.submitted"), 1);
    assert_eq!(world.desk().len(), 1);
}
