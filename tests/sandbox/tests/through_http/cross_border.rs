//! 港车北上, 澳车北上: which login finds the car, and what becomes of it.

use serde_json::{Value, json};

use crate::kit::{HOUR, World};

const OLD: &str = "android/2.9.5";
const NEW: &str = "android/2.9.6";
const DAY: i64 = 24 * HOUR;

fn crossing(world: &World, token: &str, client: &str) -> Value {
    let ask = world.get("/v1/vehicles").token(token).header("tongtu-client", client);
    ask.go().is(200).json()["cross_border"].clone()
}

fn kind(world: &World, token: &str, client: &str) -> String {
    crossing(world, token, client)["state"]["kind"].as_str().unwrap().to_owned()
}

#[test]
fn an_old_app_is_told_to_update_and_an_updated_one_to_log_in_again() {
    let world = World::new();
    let old = world.token_by(OLD, "hk-car-found");
    assert_eq!(
        crossing(&world, &old, OLD)["state"],
        json!({ "kind": "update_needed", "minimum_client": "2.9.6" })
    );
    assert_eq!(kind(&world, &old, NEW), "login_needed");
    let new = world.token_by(NEW, "hk-car-found");
    assert_eq!(kind(&world, &new, NEW), "associated");
    // What was found stays found, also for another device.
    assert_eq!(kind(&world, &old, OLD), "associated");
    assert_eq!(world.effects("cross_border.found"), 1);
}

#[test]
fn a_refreshed_session_is_no_login() {
    let world = World::new();
    let person = world.seed("hk-car-found");
    let session = world.login(&person["phone"], "Tongtu-2026").is(201).json();
    let body = json!({ "refresh_token": session["refresh_token"] });
    let refreshed =
        world.post("/v1/sessions/refresh", &body).header("tongtu-client", NEW).go().is(201).json();
    let token = refreshed["access_token"].as_str().unwrap();
    assert_eq!(kind(&world, token, NEW), "login_needed");
}

#[test]
fn a_login_by_code_looks_for_the_car_too() {
    let world = World::new();
    let phone = world.seed("hk-car-found")["phone"].clone();
    let code = world.code("login", phone.as_str().unwrap());
    let body = json!({ "phone": phone, "code": code, "device_name": "a phone" });
    let session =
        world.post("/v1/sessions/code", &body).header("tongtu-client", NEW).go().is(201).json();
    let token = session["access_token"].as_str().unwrap();
    assert_eq!(kind(&world, token, NEW), "associated");
}

#[test]
fn the_car_comes_with_its_scheme_its_term_and_its_stays() {
    let world = World::new();
    let token = world.token_by(NEW, "hk-car-found");
    let car = crossing(&world, &token, NEW)["car"].clone();
    assert_eq!(car["scheme"], "hong_kong");
    assert_eq!(car["vehicle"]["plate"], "粤Z1A23港");
    assert_eq!(car["vehicle"]["plate_kind"], "26");
    assert_eq!(car["home_plate"], "AB 1234");
    assert_eq!(car["entered_on"], "2026-11-01");
    assert_eq!(car["stays"].as_array().unwrap().len(), 2);
    assert_eq!(car["term_until"], "2027-06-08");
    let vehicles = world.vehicles(&token);
    assert_eq!(vehicles["own"], json!([]), "it is filed as what it is");
    assert_eq!(world.messages(&token), ["cross_border_found"]);
}

#[test]
fn the_other_sides_register_takes_two_minutes_and_the_end_of_the_term_is_told() {
    let world = World::new();
    let token = world.token_by(NEW, "macau-car-term-ending");
    assert_eq!(crossing(&world, &token, NEW), json!({ "state": { "kind": "searching" } }));
    let again = world.vehicles(&token)["next_check_at_ms"].as_i64().unwrap();
    assert!(world.messages(&token).is_empty());
    world.turn_to(again - 1);
    assert_eq!(kind(&world, &token, NEW), "searching");
    world.turn_to(again);
    let found = crossing(&world, &token, NEW);
    assert_eq!(found["state"]["kind"], "term_ending");
    assert_eq!(found["car"]["scheme"], "macau");
    assert_eq!(world.messages(&token), ["cross_border_term", "cross_border_found"]);
    let messages = world.get("/v1/messages").token(&token).go().is(200).json();
    assert_eq!(messages["items"][0]["deadline"], "2026-12-10");
    world.advance(20 * DAY);
    let token = world.token_by(NEW, "macau-car-term-ending");
    assert_eq!(kind(&world, &token, NEW), "term_ending", "its last day");
    world.advance(DAY);
    let token = world.token_by(NEW, "macau-car-term-ending");
    assert_eq!(kind(&world, &token, NEW), "ended");
}

#[test]
fn a_term_that_comes_to_its_end_is_told_once_thirty_days_before() {
    let world = World::new();
    world.token_by(NEW, "hk-car-found");
    world.advance(170 * DAY - 11 * HOUR);
    let token = world.token_by(NEW, "hk-car-found");
    assert_eq!(kind(&world, &token, NEW), "associated");
    world.advance(11 * HOUR);
    let token = world.token_by(NEW, "hk-car-found");
    assert_eq!(kind(&world, &token, NEW), "term_ending");
    world.advance(HOUR);
    let token = world.token_by(NEW, "hk-car-found");
    let mut told = world.messages(&token);
    told.retain(|kind| kind.starts_with("cross_border"));
    assert_eq!(told, ["cross_border_term", "cross_border_found"]);
}

#[test]
fn a_term_that_was_over_before_is_not_told_as_coming() {
    let world = World::new();
    world.seed("hk-car-found");
    world.advance(220 * DAY);
    let token = world.token_by(NEW, "hk-car-found");
    assert_eq!(kind(&world, &token, NEW), "ended");
    assert_eq!(world.messages(&token)[0], "cross_border_found");
    assert!(!world.messages(&token).contains(&"cross_border_term".to_owned()));
}

#[test]
fn who_has_no_such_car_is_told_so_and_may_look_again_with_the_next_login() {
    let world = World::new();
    let token = world.token_by(NEW, "hk-registered");
    assert_eq!(crossing(&world, &token, NEW), json!({ "state": { "kind": "none" } }));
    world.token_by(NEW, "hk-registered");
    assert_eq!(world.effects("cross_border.begun"), 2);
    let mainland = world.token_by(NEW, "registered");
    assert_eq!(kind(&world, &mainland, NEW), "not_applicable");
}

#[test]
fn the_console_moves_the_oldest_app_that_finds_it() {
    let world = World::new();
    let older = json!({ "cross_border_client": "0.1.0" });
    world.post("/_sandbox/server", &older).go().is(204);
    let server = world.get("/v1/server").go().is(200).json();
    assert_eq!(server["thresholds"]["cross_border_client"], "0.1.0");
    let token = world.token_by("0.1.0", "hk-car-found");
    assert_eq!(kind(&world, &token, "0.1.0"), "associated");
}
