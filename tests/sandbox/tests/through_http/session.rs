//! Login, tokens, wrong passwords, a forgotten password, deletion.

use serde_json::{Value, json};

use crate::kit::{HOUR, World};

const MINUTE: i64 = 60_000;

fn refresh(world: &World, token: &Value) -> crate::kit::Answer {
    world.post("/v1/sessions/refresh", &json!({ "refresh_token": token })).go()
}

fn session(world: &World, seed: &str) -> Value {
    let person = world.seed(seed);
    world.login(&person["phone"], person["password"].as_str().unwrap()).is(201).json()
}

#[test]
fn one_logs_in_by_the_document_number_as_one_types_it() {
    let world = World::new();
    let person = world.seed("hk-registered");
    let body = json!({
        "login": { "document": "h87654321 02" }, "password": person["password"],
        "device_name": "a phone",
    });
    let session = world.post("/v1/sessions", &body).go().is(201).json();
    assert_eq!(session["account"]["number"], "H87654321");
}

#[test]
fn an_access_token_ends_after_a_quarter_of_an_hour_and_the_refresh_token_renews_it() {
    let world = World::new();
    let session = session(&world, "registered");
    let access = session["access_token"].as_str().unwrap();
    world.get("/v1/account").token(access).go().is(200);
    world.advance(15 * MINUTE);
    world.get("/v1/account").token(access).go().refused(401, "token_expired");
    let next = refresh(&world, &session["refresh_token"]).is(201).json();
    world.get("/v1/account").token(next["access_token"].as_str().unwrap()).go().is(200);
}

#[test]
fn a_refresh_token_that_was_used_before_ends_the_session() {
    let world = World::new();
    let first = session(&world, "registered");
    let second = refresh(&world, &first["refresh_token"]).is(201).json();
    refresh(&world, &first["refresh_token"]).refused(401, "session_revoked");
    refresh(&world, &second["refresh_token"]).refused(401, "session_revoked");
    let access = second["access_token"].as_str().unwrap();
    world.get("/v1/account").token(access).go().refused(401, "session_revoked");
    assert_eq!(world.effects("session.revoked"), 1);
}

#[test]
fn a_refresh_whose_answer_was_lost_can_be_asked_for_again() {
    let world = World::new();
    let session = session(&world, "registered");
    world
        .fault(&json!({ "kind": "drop_after_commit", "path": "/v1/sessions/refresh", "count": 1 }));
    let body = json!({ "refresh_token": session["refresh_token"] });
    let ask = || world.post("/v1/sessions/refresh", &body).header("idempotency-key", "one");
    assert!(ask().tried().is_err());
    let next = ask().go().is(201).json();
    world.get("/v1/account").token(next["access_token"].as_str().unwrap()).go().is(200);
    assert_eq!(world.effects("session.refreshed"), 1);
}

#[test]
fn a_refresh_token_ends_after_thirty_days() {
    let world = World::new();
    let session = session(&world, "registered");
    world.advance(30 * 24 * HOUR);
    refresh(&world, &session["refresh_token"]).refused(401, "session_revoked");
}

#[test]
fn five_wrong_passwords_rest_the_password_login_and_not_the_code() {
    let world = World::new();
    let person = world.seed("registered");
    let right = person["password"].as_str().unwrap();
    for left in (1..5).rev() {
        let refused = world.login(&person["phone"], "wrong");
        refused.refused(401, "wrong_password");
        assert_eq!(refused.json()["args"]["tries_left"], left.to_string());
    }
    let resting = world.login(&person["phone"], "wrong");
    resting.refused(429, "password_resting");
    assert_eq!(resting.headers["retry-after"], "900");
    world.login(&person["phone"], right).refused(429, "password_resting");

    let code = world.code("login", person["phone"].as_str().unwrap());
    let by_code = json!({ "phone": person["phone"], "code": code, "device_name": "a phone" });
    world.post("/v1/sessions/code", &by_code).go().is(201);
}

#[test]
fn the_password_login_wakes_after_its_rest() {
    let world = World::new();
    let person = world.seed("registered");
    for _ in 0..5 {
        world.login(&person["phone"], "wrong");
    }
    world.advance(15 * MINUTE);
    world.login(&person["phone"], person["password"].as_str().unwrap()).is(201);
}

#[test]
fn an_unknown_login_tells_nothing() {
    let world = World::new();
    world.login(&json!("13911112222"), "whatever").refused(401, "wrong_password");
}

#[test]
fn logout_ends_the_session() {
    let world = World::new();
    let token = world.token("registered");
    world.delete("/v1/sessions/current").token(&token).go().is(204);
    world.get("/v1/account").token(&token).go().refused(401, "session_revoked");
}

#[test]
fn a_forgotten_password_wants_the_phone_and_the_document() {
    let world = World::new();
    let person = world.seed("registered");
    let token = world.token("registered");
    let mut reset = json!({
        "phone": person["phone"], "document_last4": "0177",
        "code": world.code("reset_password", person["phone"].as_str().unwrap()),
        "password": "a new horse",
    });
    world.post("/v1/passwords/reset", &reset).go().refused(422, "document_not_accounts");
    reset["document_last4"] = json!("0176");
    world.post("/v1/passwords/reset", &reset).go().is(204);
    world.login(&person["phone"], "a new horse").is(201);
    world.get("/v1/account").token(&token).go().refused(401, "session_revoked");
}

#[test]
fn one_ends_every_other_login_and_keeps_ones_own() {
    let world = World::new();
    let (first, second) = (world.token("registered"), world.token("registered"));
    let somebody = world.token("hk-registered");
    world.post("/v1/sessions/others/ending", &json!({})).token(&second).go().is(204);
    world.get("/v1/account").token(&first).go().refused(401, "session_revoked");
    world.get("/v1/account").token(&second).go().is(200);
    world.get("/v1/account").token(&somebody).go().is(200);
    assert_eq!(world.effects("session.ended"), 1);
}

#[test]
fn a_password_that_is_changed_keeps_the_login_it_was_changed_in() {
    let world = World::new();
    let person = world.seed("registered");
    let (here, elsewhere) = (world.token("registered"), world.token("registered"));
    let phone = &person["phone"];
    let code = json!({ "purpose": "reset_password", "phone": phone });
    world.post("/v1/codes", &code).go().is(201);
    let body = json!({
        "phone": phone, "document_last4": "0176", "code": world.newest_code(),
        "password": "Tongtu-2027",
    });
    world.post("/v1/passwords/reset", &body).token(&here).go().is(204);
    world.get("/v1/account").token(&here).go().is(200);
    world.get("/v1/account").token(&elsewhere).go().refused(401, "session_revoked");
}

#[test]
fn a_deleted_account_is_gone_and_its_phone_is_free_at_once() {
    let world = World::new();
    let person = world.seed("elicence-active");
    let token = world.token("elicence-active");
    let card = world.get("/v1/elicence/card").token(&token).go().is(200).json();
    let picture = format!("/v1/pictures/{}", card["portrait"].as_str().unwrap());
    world.get(&picture).token(&token).go().is(200);
    world.post("/v1/codes", &json!({ "purpose": "delete_account" })).token(&token).go().is(201);
    let deletion = json!({ "reason": "wrong_document", "code": world.newest_code() });
    let ask = || {
        world
            .post("/v1/account/deletion", &deletion)
            .token(&token)
            .header("idempotency-key", "the end")
    };
    ask().go().is(204);
    // The answer may be lost on the way: the key still finds it, though the session has ended.
    ask().go().is(204);
    assert_eq!(world.effects("account.deleted"), 1);
    world.get("/v1/account").token(&token).go().refused(401, "session_revoked");
    world
        .login(&person["phone"], person["password"].as_str().unwrap())
        .refused(401, "wrong_password");
    let again = world.register(&person);
    assert_eq!(again["state"]["kind"], "active");
}

#[test]
fn a_code_for_a_deletion_goes_only_to_ones_own_phone() {
    let world = World::new();
    let body = json!({ "purpose": "delete_account", "phone": "13800138007" });
    world.post("/v1/codes", &body).go().refused(401, "unauthorized");
}
