//! 备案非本人机动车: the owner's consent, the limits, the filing, its end.

use serde_json::{Value, json};

use crate::kit::{self, Answer, HOUR, World};

const MINUTE: i64 = 60_000;

/// A car of the seed `car-owner`, as one types it: 0 petrol, 1 new energy, 2 truck, 3 taxi.
pub(crate) fn car(world: &World, at: usize) -> Value {
    world.seed("car-owner")["cars"][at].clone()
}

/// The owner's code for the car `v-car-owner-{number}`.
#[track_caller]
pub(crate) fn owner_code(world: &World, number: usize) -> Value {
    let owner = world.token("car-owner");
    let path = format!("/v1/vehicles/v-car-owner-{number}/owner-codes");
    let code = world.post(&path, &json!({})).token(&owner).go().is(201).json()["code"].clone();
    json!({ "kind": "owner_code", "code": code })
}

pub(crate) fn apply(world: &World, token: &str, car: &Value, consent: &Value) -> Answer {
    let mut body = car.clone();
    body["relation"] = json!("friend");
    body["consent"] = consent.clone();
    world.post("/v1/vehicle-filings", &body).token(token).go()
}

/// An application for the owner's petrol car that waits for the face; its id.
#[track_caller]
pub(crate) fn applied(world: &World, token: &str) -> String {
    let code = owner_code(world, 1);
    let filing = apply(world, token, &car(world, 0), &code).is(201).json();
    filing["id"].as_str().unwrap().to_owned()
}

/// Checks the face with three pictures.
#[track_caller]
pub(crate) fn face(world: &World, token: &str, subject: &str) -> Value {
    let frames: Vec<String> = (0..3).map(|_| world.upload(token, &kit::frame())).collect();
    let body = json!({
        "purpose": "vehicle_filing", "subject": subject, "frames": frames, "consent": true,
    });
    world.post("/v1/face-checks", &body).token(token).go().is(201).json()
}

/// Files the owner's petrol car; the id of the filing.
#[track_caller]
fn filed(world: &World, token: &str) -> String {
    let id = applied(world, token);
    assert_eq!(face(world, token, &id)["verdict"], "passed");
    let vehicles = world.vehicles(token);
    vehicles["filed"][0]["id"].as_str().unwrap().to_owned()
}

#[track_caller]
fn limits(answer: &Answer) -> Vec<String> {
    answer.refused(409, "filing_limit");
    let problem = answer.json();
    let fields = problem["fields"].as_array().unwrap();
    fields.iter().map(|field| field["code"].as_str().unwrap().to_owned()).collect()
}

fn texts_to(world: &World, phone: &str) -> Vec<String> {
    let sms = world.get(&format!("/_sandbox/sms?to={phone}")).go().is(200).json();
    sms.as_array().unwrap().iter().map(|sms| sms["text"].as_str().unwrap().to_owned()).collect()
}

const OWNER: &str = "13800138021";
const USER: &str = "13800138007";

// ── consent ──

#[test]
fn by_the_owners_code_a_car_is_filed_as_of_today_and_both_are_told() {
    let world = World::new();
    let (user, owner) = (world.token("registered"), world.token("car-owner"));
    let id = applied(&world, &user);
    let waiting = &world.vehicles(&user)["filings"][0];
    assert_eq!(waiting["state"]["kind"], "face");
    assert_eq!(waiting["state"]["failures"], 0);
    assert!(world.vehicles(&user)["filed"].as_array().unwrap().is_empty());

    face(&world, &user, &id);
    let vehicles = world.vehicles(&user);
    let filed = &vehicles["filed"][0];
    assert_eq!(filed["since"], "2026-11-20");
    assert_eq!(filed["owner_masked"], "•静");
    assert_eq!(filed["vehicle"]["plate"], "粤B8F2K6");
    let steps: Vec<&Value> =
        vehicles["filings"][0]["history"].as_array().unwrap().iter().map(|e| &e["step"]).collect();
    assert_eq!(steps, ["owner_agreed", "face_passed", "filed"]);
    assert_eq!(
        vehicles["allowance"],
        json!({ "today": 1, "this_year": 1, "owners": 1, "blacklisted": false })
    );

    let users = &world.vehicles(&owner)["own"][0]["users"];
    assert_eq!(users[0]["name_masked"], "•涛");
    assert_eq!(users[0]["id"], filed["id"]);
    assert_eq!(world.messages(&user), ["filing_done"]);
    assert_eq!(world.messages(&owner), ["vehicle_filed"]);
    assert!(texts_to(&world, USER)[0].contains("2026-11-20"));
    assert!(texts_to(&world, OWNER)[0].contains("•涛"));
}

#[test]
fn a_text_message_to_the_owner_names_the_car_and_who_asks() {
    let world = World::new();
    let car = car(&world, 0);
    let (user, owner) = (world.token("registered"), world.token("car-owner"));
    let sent = world.post("/v1/vehicle-filings/consent-codes", &car).token(&user).go().is(201);
    assert_eq!(sent.json()["phone_masked"], "138••••8021");
    let text = &texts_to(&world, OWNER)[0];
    assert!(text.contains("粤B8F2K6") && text.contains("•涛") && !text.contains("周"), "{text}");
    assert_eq!(world.messages(&owner), ["filing_asked"]);

    let consent = json!({ "kind": "sms", "code": world.newest_code() });
    let filing = apply(&world, &user, &car, &consent).is(201).json();
    assert_eq!(filing["state"]["kind"], "face");
    // Ended by its use.
    world.advance(24 * HOUR);
    let user = world.token("registered");
    apply(&world, &user, &car, &consent).refused(422, "code_expired");
}

#[test]
fn a_code_opens_one_car_to_one_applicant() {
    let world = World::new();
    let (petrol, electric) = (car(&world, 0), car(&world, 1));
    let user = world.token("registered");
    world.post("/v1/vehicle-filings/consent-codes", &petrol).token(&user).go().is(201);
    let consent = json!({ "kind": "sms", "code": world.newest_code() });
    let other = world.token("long-term");
    apply(&world, &other, &petrol, &consent).refused(422, "code_expired");
    apply(&world, &user, &electric, &consent).refused(422, "code_expired");
    apply(&world, &user, &petrol, &json!({ "kind": "sms", "code": "000000" }))
        .refused(422, "wrong_code");
    apply(&world, &user, &petrol, &consent).is(201);
}

#[test]
fn a_units_car_asks_its_contact_and_an_owner_nobody_can_reach_is_told_apart() {
    let world = World::new();
    let user = world.token("registered");
    world.seed("car-owner");
    world.seed("filing-owners-used");
    let unit = json!({ "plate_kind": "02", "plate": "粤B77K33", "engine_tail": "K33K33" });
    world.post("/v1/vehicle-filings/consent-codes", &unit).token(&user).go().is(201);
    assert_eq!(world.sms()[0]["to"], "13800138032");
    let consent = json!({ "kind": "sms", "code": world.newest_code() });
    let silent = json!({ "plate_kind": "02", "plate": "粤B1L0A5", "engine_tail": "L0A105" });
    world
        .post("/v1/vehicle-filings/consent-codes", &silent)
        .token(&user)
        .go()
        .refused(409, "owner_unreachable");
    apply(&world, &user, &silent, &consent).refused(409, "owner_unreachable");
    apply(&world, &user, &unit, &consent).is(201);
}

#[test]
fn an_owners_code_is_read_as_it_is_scanned_or_typed_and_works_once() {
    let world = World::new();
    let car = car(&world, 0);
    let owner = world.token("car-owner");
    let made = world
        .post("/v1/vehicles/v-car-owner-1/owner-codes", &json!({}))
        .token(&owner)
        .go()
        .is(201)
        .json();
    let code = made["code"].as_str().unwrap();
    assert_eq!(made["text"], format!("TTV1.{code}"));
    assert_eq!(code.len(), 12);
    assert!(code.chars().all(|c| c.is_ascii_digit() || (c.is_ascii_uppercase() && c != 'I')));
    assert_eq!(made["expires_at_ms"], made["generated_at_ms"].as_i64().unwrap() + 10 * MINUTE);

    let (first, second) = code.split_at(6);
    let typed = format!(" {}-{} ", first.to_lowercase(), second.to_lowercase());
    let user = world.token("registered");
    apply(&world, &user, &car, &json!({ "kind": "owner_code", "code": typed })).is(201);
    let other = world.token("long-term");
    let scanned = json!({ "kind": "owner_code", "code": made["text"] });
    apply(&world, &other, &car, &scanned).refused(422, "owner_code_invalid");
}

#[test]
fn an_owners_code_ends_after_ten_minutes_with_the_next_one_and_at_another_car() {
    let world = World::new();
    let (petrol, electric) = (car(&world, 0), car(&world, 1));
    let user = world.token("registered");
    let old = owner_code(&world, 1);
    let new = owner_code(&world, 1);
    apply(&world, &user, &petrol, &old).refused(422, "owner_code_invalid");
    apply(&world, &user, &electric, &new).refused(422, "owner_code_invalid");
    world.advance(10 * MINUTE);
    apply(&world, &user, &petrol, &new).refused(422, "owner_code_invalid");
    apply(&world, &user, &petrol, &owner_code(&world, 1)).is(201);
}

#[test]
fn only_the_owner_of_a_car_that_others_may_file_gets_a_code() {
    let world = World::new();
    world.seed("car-owner");
    let stranger = world.token("registered");
    let code = |number: usize, token: &str| {
        let path = format!("/v1/vehicles/v-car-owner-{number}/owner-codes");
        world.post(&path, &json!({})).token(token).go()
    };
    code(1, &stranger).refused(404, "not_found");
    let owner = world.token("car-owner");
    for truck_and_taxi in [3, 4] {
        assert_eq!(limits(&code(truck_and_taxi, &owner)), ["filing.kind_not_allowed"]);
    }
    let full = world.token("car-with-three-users");
    let path = "/v1/vehicles/v-car-with-three-users-1/owner-codes";
    let answer = world.post(path, &json!({})).token(&full).go();
    assert_eq!(limits(&answer), ["filing.per_vehicle"]);
}

// ── limits ──

#[test]
fn every_limit_is_refused_with_its_code() {
    let world = World::new();
    let busy = world.seed("car-with-three-users")["cars"][0].clone();
    let consent = json!({ "kind": "sms", "code": "000000" });
    for (applicant, car, limit) in [
        ("filing-full", car(&world, 0), "filing.per_user"),
        ("registered", busy, "filing.per_vehicle"),
        ("filing-year-used", car(&world, 0), "filing.per_year"),
        ("filing-owners-used", car(&world, 0), "filing.lifetime"),
        ("registered", car(&world, 2), "filing.kind_not_allowed"),
        ("registered", car(&world, 3), "filing.kind_not_allowed"),
        ("car-owner", car(&world, 0), "filing.already_own"),
        ("filing-blacklisted", car(&world, 0), "filing.blacklisted"),
    ] {
        let token = world.token(applicant);
        assert_eq!(limits(&apply(&world, &token, &car, &consent)), [limit], "{applicant}");
        // Nobody's phone is asked in vain either.
        let asked = world.post("/v1/vehicle-filings/consent-codes", &car).token(&token).go();
        assert_eq!(limits(&asked), [limit], "{applicant}");
    }
}

#[test]
fn a_second_application_waits_until_tomorrow() {
    let world = World::new();
    let electric = car(&world, 1);
    let user = world.token("registered");
    applied(&world, &user);
    let code = owner_code(&world, 2);
    assert_eq!(limits(&apply(&world, &user, &electric, &code)), ["filing.per_day"]);
    // Midnight in Shanghai is fourteen hours away; one minute before it is still today.
    world.advance(14 * HOUR - MINUTE);
    let user = world.token("registered");
    assert_eq!(limits(&apply(&world, &user, &electric, &code)), ["filing.per_day"]);
    world.advance(MINUTE);
    let code = owner_code(&world, 2);
    apply(&world, &world.token("registered"), &electric, &code).is(201);
}

#[test]
fn all_limits_are_named_at_once_and_an_owner_of_before_does_not_count_again() {
    let world = World::new();
    let truck = car(&world, 2);
    let token = world.token("filing-full");
    let consent = json!({ "kind": "sms", "code": "000000" });
    assert_eq!(
        limits(&apply(&world, &token, &truck, &consent)),
        ["filing.kind_not_allowed", "filing.per_user"]
    );
    let known = json!({ "plate_kind": "02", "plate": "粤B1L0A1", "engine_tail": "L0A101" });
    let token = world.token("filing-owners-used");
    world.post("/v1/vehicle-filings/consent-codes", &known).token(&token).go().is(201);
}

#[test]
fn a_vehicle_is_only_met_by_kind_plate_and_engine_number_together() {
    let world = World::new();
    let user = world.token("registered");
    let petrol = car(&world, 0);
    for (field, other) in [("plate_kind", "01"), ("plate", "粤B8F2K7"), ("engine_tail", "E20482")]
    {
        let mut wrong = petrol.clone();
        wrong[field] = json!(other);
        let consent = json!({ "kind": "sms", "code": "000000" });
        apply(&world, &user, &wrong, &consent).refused(409, "vehicle_mismatch");
    }
    let typed = json!({ "plate_kind": "2", "plate": "粤b·8f2k6", "engine_tail": "e2-0481" });
    world.post("/v1/vehicle-filings/consent-codes", &typed).token(&user).go().is(201);
}

#[test]
fn every_field_that_cannot_be_read_is_named() {
    let world = World::new();
    let user = world.token("registered");
    let body = json!({
        "plate_kind": "99", "plate": "粤BI2345", "engine_tail": "12345", "relation": "neighbour",
        "consent": { "kind": "sms", "code": "1" },
    });
    let refused = world.post("/v1/vehicle-filings", &body).token(&user).go();
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
        ["filing.plate_kind", "plate.forbidden_letter", "engine.length", "filing.relation"]
    );
}

// ── the way and the end ──

#[test]
fn the_owners_consent_runs_out_after_half_an_hour() {
    let world = World::new();
    let user = world.token("registered");
    let id = applied(&world, &user);
    world.advance(30 * MINUTE - 1);
    let user = world.token("registered");
    assert_eq!(world.vehicles(&user)["filings"][0]["state"]["kind"], "face");
    world.advance(1);
    let filing = world.vehicles(&user)["filings"][0].clone();
    assert_eq!(filing["state"], json!({ "kind": "expired" }));
    assert_eq!(filing["history"][1]["step"], "expired");
    assert_eq!(world.effects("vehicle_filing.expired"), 1);
    let frame = world.upload(&user, &kit::frame());
    let body = json!({
        "purpose": "vehicle_filing", "subject": id, "frames": [frame], "consent": true,
    });
    world.post("/v1/face-checks", &body).token(&user).go().refused(409, "wrong_state");
}

#[test]
fn an_application_can_be_given_up_once_and_by_nobody_else() {
    let world = World::new();
    let user = world.token("registered");
    let path = format!("/v1/vehicle-filings/{}/cancellation", applied(&world, &user));
    let stranger = world.token("long-term");
    world.post(&path, &json!({})).token(&stranger).go().refused(404, "not_found");
    let ended = world.post(&path, &json!({})).token(&user).go().is(200).json();
    assert_eq!(ended["state"]["kind"], "cancelled");
    world.post(&path, &json!({})).token(&user).go().refused(409, "wrong_state");
    assert_eq!(world.vehicles(&user)["allowance"]["today"], 1);
}

#[test]
fn the_owner_ends_a_filing_at_any_time_and_both_are_told() {
    let world = World::new();
    let (user, owner) = (world.token("registered"), world.token("car-owner"));
    let id = filed(&world, &user);
    let path = format!("/v1/vehicles/v-car-owner-1/users/{id}/unbinding");
    world.post(&path, &json!({})).token(&user).go().refused(404, "not_found");
    let elsewhere = format!("/v1/vehicles/v-car-owner-2/users/{id}/unbinding");
    world.post(&elsewhere, &json!({})).token(&owner).go().refused(404, "not_found");
    let left = world.post(&path, &json!({})).token(&owner).go().is(200).json();
    assert!(left["own"][0]["users"].as_array().unwrap().is_empty());
    let vehicles = world.vehicles(&user);
    assert!(vehicles["filed"].as_array().unwrap().is_empty());
    assert_eq!(vehicles["filings"][0]["state"]["by"], "owner");
    assert_eq!(world.messages(&user), ["filing_unbound", "filing_done"]);
    assert_eq!(world.messages(&owner), ["filing_unbound", "vehicle_filed"]);
    assert!(texts_to(&world, USER)[0].contains("已解除"));
    assert!(texts_to(&world, OWNER)[0].contains("已解除"));
    world.post(&path, &json!({})).token(&owner).go().refused(404, "not_found");
}

#[test]
fn a_car_filed_again_counts_from_the_new_day() {
    let world = World::new();
    let user = world.token("registered");
    let first = filed(&world, &user);
    let path = format!("/v1/filed-vehicles/{first}/unbinding");
    let stranger = world.token("long-term");
    world.post(&path, &json!({})).token(&stranger).go().refused(404, "not_found");
    let left = world.post(&path, &json!({})).token(&user).go().is(200).json();
    assert_eq!(left["filings"][0]["state"]["by"], "user");
    world.advance(3 * 24 * HOUR);
    let user = world.token("registered");
    assert_ne!(filed(&world, &user), first);
    let vehicles = world.vehicles(&user);
    assert_eq!(vehicles["filed"][0]["since"], "2026-11-23");
    assert_eq!(vehicles["allowance"]["owners"], 1);
    assert_eq!(vehicles["filings"].as_array().unwrap().len(), 2);
}

#[test]
fn a_car_that_is_sold_ends_its_filings_by_itself() {
    let world = World::new();
    let (user, owner) = (world.token("registered"), world.token("car-owner"));
    let buyer = world.seed("own-two-cars");
    filed(&world, &user);
    let sold = json!({
        "plate_kind": "02", "plate": "粤B8F2K6",
        "owner": { "number": buyer["number"], "name": buyer["name"] },
    });
    world.post("/_sandbox/vehicles", &sold).go().is(204);
    let vehicles = world.vehicles(&user);
    assert_eq!(vehicles["filed"], json!([]));
    assert_eq!(vehicles["filings"][0]["state"]["by"], "system");
    assert_eq!(world.messages(&user)[0], "filing_unbound");
    assert_eq!(world.messages(&owner)[0], "filing_unbound");
    assert_eq!(world.vehicles(&owner)["own"].as_array().unwrap().len(), 3);
    let buyer = world.token("own-two-cars");
    assert_eq!(world.vehicles(&buyer)["own"].as_array().unwrap().len(), 3);
}

#[test]
fn a_car_that_is_cancelled_is_nobodys_to_apply_for() {
    let world = World::new();
    let user = world.token("registered");
    filed(&world, &user);
    let cancelled = json!({ "plate_kind": "02", "plate": "粤B8F2K6", "status": "E" });
    world.post("/_sandbox/vehicles", &cancelled).go().is(204);
    assert_eq!(world.vehicles(&user)["filings"][0]["state"]["by"], "system");
    let consent = json!({ "kind": "sms", "code": "000000" });
    let other = world.token("long-term");
    apply(&world, &other, &car(&world, 0), &consent).refused(409, "vehicle_mismatch");
}

#[test]
fn a_car_put_to_another_use_can_no_longer_be_applied_for() {
    let world = World::new();
    let user = world.token("registered");
    applied(&world, &user);
    let taxi = json!({ "plate_kind": "02", "plate": "粤B8F2K6", "usage": "D" });
    world.post("/_sandbox/vehicles", &taxi).go().is(204);
    assert_eq!(world.vehicles(&user)["filings"][0]["state"]["kind"], "cancelled");
    let consent = json!({ "kind": "sms", "code": "000000" });
    let other = world.token("long-term");
    let refused = apply(&world, &other, &car(&world, 0), &consent);
    assert_eq!(limits(&refused), ["filing.kind_not_allowed"]);
}

#[test]
fn a_car_that_is_filed_is_not_applied_for_again() {
    let world = World::new();
    let user = world.token("registered");
    filed(&world, &user);
    world.advance(24 * HOUR);
    let user = world.token("registered");
    let code = owner_code(&world, 1);
    apply(&world, &user, &car(&world, 0), &code).refused(409, "wrong_state");
}

#[test]
fn each_post_happens_once_however_often_it_is_sent() {
    let world = World::new();
    let (user, owner) = (world.token("registered"), world.token("car-owner"));
    let twice = |path: &str, body: &Value, token: &str, effect: &str| {
        let before = world.effects(effect);
        let key = format!("twice {path}");
        let send = || world.post(path, body).header("idempotency-key", &key).token(token).go();
        let (first, again) = (send(), send());
        assert!(first.status < 300, "{path}: {}", first.json());
        assert_eq!((first.status, &first.body), (again.status, &again.body), "{path}");
        assert_eq!(again.headers["idempotency-replayed"], "true", "{path}");
        assert_eq!(world.effects(effect), before + 1, "{path}: {effect}");
        first.json()
    };
    let petrol = car(&world, 0);
    twice("/v1/vehicles/v-car-owner-1/owner-codes", &json!({}), &owner, "owner_code.made");
    twice("/v1/vehicle-filings/consent-codes", &petrol, &user, "code.sent");
    let mut body = petrol;
    body["relation"] = json!("spouse");
    body["consent"] = json!({ "kind": "sms", "code": world.newest_code() });
    let filing = twice("/v1/vehicle-filings", &body, &user, "vehicle_filing.created");
    let frames: Vec<String> = (0..3).map(|_| world.upload(&user, &kit::frame())).collect();
    let body = json!({
        "purpose": "vehicle_filing", "subject": filing["id"], "frames": frames, "consent": true,
    });
    twice("/v1/face-checks", &body, &user, "vehicle_filing.filed");
    let id = world.vehicles(&user)["filed"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/v1/filed-vehicles/{id}/unbinding");
    twice(&path, &json!({}), &user, "vehicle_filing.unbound");
    let messages = world.get("/v1/messages").token(&user).go().is(200).json();
    let body = json!({ "ids": [messages["items"][0]["id"]], "state": "read" });
    twice("/v1/messages/marks", &body, &user, "message.marked");

    let other = world.token("long-term");
    let id = applied(&world, &other);
    let path = format!("/v1/vehicle-filings/{id}/cancellation");
    twice(&path, &json!({}), &other, "vehicle_filing.cancelled");
    let third = world.token("overdue");
    let id = filed(&world, &third);
    let path = format!("/v1/vehicles/v-car-owner-1/users/{id}/unbinding");
    twice(&path, &json!({}), &owner, "vehicle_filing.unbound");
}

#[test]
fn who_leaves_ends_what_they_filed() {
    let world = World::new();
    let (user, owner) = (world.token("registered"), world.token("car-owner"));
    filed(&world, &user);
    let sent = json!({ "purpose": "delete_account" });
    world.post("/v1/codes", &sent).token(&user).go().is(201);
    let body = json!({ "reason": "privacy", "code": world.newest_code() });
    world.post("/v1/account/deletion", &body).token(&user).go().is(204);
    assert!(world.vehicles(&owner)["own"][0]["users"].as_array().unwrap().is_empty());
    assert_eq!(world.messages(&owner), ["filing_unbound", "vehicle_filed"]);
}

#[test]
fn a_new_account_has_no_new_limits() {
    let world = World::new();
    let person = world.seed("registered");
    let user = world.token("registered");
    filed(&world, &user);
    let sent = json!({ "purpose": "delete_account" });
    world.post("/v1/codes", &sent).token(&user).go().is(201);
    let body = json!({ "reason": "privacy", "code": world.newest_code() });
    world.post("/v1/account/deletion", &body).token(&user).go().is(204);
    world.register(&person);
    let session = world.login(&person["phone"], kit::PASSWORD).is(201).json();
    let user = session["access_token"].as_str().unwrap();
    let allowance = world.vehicles(user)["allowance"].clone();
    let expected = json!({ "today": 1, "this_year": 1, "owners": 1, "blacklisted": false });
    assert_eq!(allowance, expected);
}
