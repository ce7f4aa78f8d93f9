//! 注册, from the form to the account.

use serde_json::{Value, json};

use crate::kit::{self, FRIDAY_TEN, HOUR, PASSWORD, World};

/// Registers the Hong Kong resident and hands the photo in; id and token.
fn in_review(world: &World, photo: &[u8]) -> (String, String) {
    let person = world.seed("hk-resident");
    submitted(world, &person, photo)
}

fn submitted(world: &World, person: &Value, photo: &[u8]) -> (String, String) {
    let registration = world.register(person);
    assert_eq!(registration["state"], json!({ "kind": "photo_needed" }));
    let id = registration["id"].as_str().unwrap().to_owned();
    let token = registration["token"].as_str().unwrap().to_owned();
    let upload = world.upload(&token, photo);
    world
        .post(&format!("/v1/registrations/{id}/photo"), &json!({ "upload": upload }))
        .token(&token)
        .go()
        .is(200);
    (id, token)
}

fn state(world: &World, (id, token): &(String, String)) -> Value {
    world.get(&format!("/v1/registrations/{id}")).token(token).go().is(200).json()["state"].clone()
}

#[test]
fn a_mainland_person_is_verified_at_once_and_can_log_in() {
    let world = World::new();
    let person = world.seed("mainland-driver");
    let registration = world.register(&person);
    assert_eq!(registration["state"], json!({ "kind": "active" }));
    let session = world.login(&person["phone"], PASSWORD).is(201).json();
    assert_eq!(session["account"]["name"], "张三");
    assert_eq!(session["account"]["number"], "110199199001010010");
}

#[test]
fn a_mainland_number_with_another_name_is_refused_and_the_code_stays_good() {
    let world = World::new();
    let person = world.seed("mainland-driver");
    let mut form = world.form(&person);
    form["name"] = json!("张四");
    world.post("/v1/registrations", &form).go().refused(422, "name_number_mismatch");
    form["name"] = json!("张三");
    world.post("/v1/registrations", &form).go().is(201);
}

#[test]
fn a_hong_kong_resident_is_reviewed_within_half_a_working_day() {
    let world = World::new();
    let registration = in_review(&world, &kit::document());
    assert_eq!(
        state(&world, &registration),
        json!({ "kind": "in_review", "submitted_at_ms": FRIDAY_TEN,
            "due_at_ms": FRIDAY_TEN + 72 * HOUR }), // a working day: over the weekend
    );
    world.advance(4 * HOUR - 1);
    assert_eq!(state(&world, &registration)["kind"], "in_review");
    world.advance(1);
    assert_eq!(state(&world, &registration), json!({ "kind": "active" }));
    let sms = &world.sms()[0];
    assert_eq!((&sms["to"], &sms["at_ms"]), (&json!("13800138000"), &json!(FRIDAY_TEN + 4 * HOUR)));
    assert!(sms["text"].as_str().unwrap().contains("陈大文"), "{sms}");
}

#[test]
fn the_identity_card_of_whose_licence_is_on_the_permit_is_the_wrong_document() {
    let world = World::new();
    let mut person = world.seed("hk-resident");
    person["doc_kind"] = json!("hk_id");
    person["number"] = json!("A123456（3）");
    let (id, token) = submitted(&world, &person, &kit::document());
    world.advance(4 * HOUR);
    let rejected = state(&world, &(id.clone(), token.clone()));
    assert_eq!(rejected["reason"], "doc_mismatch");
    assert_eq!(rejected["fields"], json!(["doc_type", "doc_kind", "number", "photo"]));
    assert!(world.sms()[0]["text"].as_str().unwrap().contains("另一种证件"));

    // Only what is wrong is sent; the rest stays.
    let corrected = world
        .post(
            &format!("/v1/registrations/{id}/corrections"),
            &json!({ "doc_kind": "home_return_permit", "number": "h1234567801" }),
        )
        .token(&token)
        .go()
        .is(200)
        .json();
    assert_eq!(corrected["state"]["kind"], "in_review");
    assert_eq!(corrected["details"]["number"], "H12345678");
    assert_eq!(corrected["details"]["name"], "陈大文");
    world.advance(72 * HOUR);
    assert_eq!(state(&world, &(id, token)), json!({ "kind": "active" }));
    world.login(&json!("13800138000"), PASSWORD).is(201);
}

#[test]
fn a_traditional_name_is_refused_by_the_reviewer_unless_the_document_has_it() {
    let world = World::new();
    let mut person = world.seed("hk-resident");
    person["number"] = json!("H11112222"); // somebody the register does not know
    person["name"] = json!("陳大文");
    let registration = submitted(&world, &person, &kit::document());
    world.advance(4 * HOUR);
    assert_eq!(state(&world, &registration)["reason"], "traditional_name");
    let (id, token) = &registration;
    world
        .post(
            &format!("/v1/registrations/{id}/corrections"),
            &json!({ "name_as_on_document": true }),
        )
        .token(token)
        .go()
        .is(200);
    world.advance(72 * HOUR);
    assert_eq!(state(&world, &registration), json!({ "kind": "active" }));
}

#[test]
fn a_photo_that_cannot_be_read_is_refused() {
    for photo in [b"not a picture".to_vec(), kit::picture(120, 80, [9, 9, 9])] {
        let world = World::new();
        let registration = in_review(&world, &photo);
        world.advance(4 * HOUR);
        assert_eq!(state(&world, &registration)["reason"], "photo_unreadable");
    }
}

#[test]
fn the_desk_may_be_earlier_and_give_any_reason() {
    let world = World::new();
    let registration = in_review(&world, &kit::document());
    let case = world.desk()[0].clone();
    assert_eq!((&case["kind"], &case["proposal"]), (&json!("registration"), &json!(["approve"])));
    let photo = world.get(&format!("/_sandbox/desk/{}/photo", case["case_id"])).go().is(200);
    assert_eq!(photo.body, kit::document());
    world.decide(&json!({ "refuse": "blurred_stamp" }));
    assert_eq!(state(&world, &registration)["reason"], "blurred_stamp");
    assert!(world.desk().is_empty());
}

#[test]
fn a_login_during_the_review_leads_to_the_registration() {
    let world = World::new();
    let (id, _) = in_review(&world, &kit::document());
    let refused = world.login(&json!("13800138000"), PASSWORD);
    refused.refused(403, "registration_in_review");
    let registration = refused.json()["registration"].clone();
    assert_eq!(registration["id"], id.as_str());
    let token = registration["token"].as_str().unwrap();
    world.get(&format!("/v1/registrations/{id}")).token(token).go().is(200);
    world.login(&json!("13800138000"), "not this one").refused(401, "wrong_password");
}

#[test]
fn all_wrong_fields_are_named_at_once() {
    let world = World::new();
    let form = json!({
        "doc_type": "A", "doc_kind": "resident_id", "number": "110199199001010011",
        "name": "张3", "phone": "12345", "city": "atlantis", "password": "123456",
        "code": "000000", "consent": { "policy_version": "2026-11-21", "at_ms": 0 },
    });
    let refused = world.post("/v1/registrations", &form).header("accept-language", "en").go();
    refused.refused(422, "invalid_fields");
    let problem = refused.json();
    let fields: Vec<(&str, &str)> = problem["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| (field["field"].as_str().unwrap(), field["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        fields,
        [
            ("number", "document.check_digit"),
            ("name", "name.charset"),
            ("phone", "phone.length"),
            ("city", "city.unknown"),
            ("password", "password.common"),
        ]
    );
    assert!(problem["fields"][0]["text"].as_str().unwrap().contains("document number"));
}

#[test]
fn a_phone_and_a_document_hold_one_account() {
    let world = World::new();
    let person = world.seed("registered");
    let body = json!({ "purpose": "register", "phone": person["phone"] });
    world.post("/v1/codes", &body).go().refused(409, "phone_taken");
    let mut other = person;
    other["phone"] = json!("13900139000");
    world.post("/v1/registrations", &world.form(&other)).go().refused(409, "document_taken");
}

#[test]
fn a_wrong_code_costs_a_try_and_the_fifth_kills_the_code() {
    let world = World::new();
    let person = world.seed("mainland-driver");
    let mut form = world.form(&person);
    let right = form["code"].clone();
    let wrong = if right == "123456" { "654321" } else { "123456" };
    form["code"] = json!(wrong);
    for left in (0..5).rev() {
        let refused = world.post("/v1/registrations", &form).go();
        refused.refused(422, "wrong_code");
        assert_eq!(refused.json()["args"]["tries_left"], left.to_string());
    }
    form["code"] = right;
    world.post("/v1/registrations", &form).go().refused(422, "code_expired");
}

#[test]
fn a_code_waits_a_minute_for_the_next_and_ends_after_five() {
    let world = World::new();
    let person = world.seed("mainland-driver");
    let form = world.form(&person);
    let again = json!({ "purpose": "register", "phone": person["phone"] });
    let early = world.post("/v1/codes", &again).go();
    early.refused(429, "resend_too_early");
    assert_eq!(early.headers["retry-after"], "60");
    assert_eq!(early.json()["args"]["resend_at_ms"], (FRIDAY_TEN + 60_000).to_string());
    world.advance(5 * 60_000);
    world.post("/v1/registrations", &form).go().refused(422, "code_expired");
    world.post("/v1/codes", &again).go().is(201);
}

#[test]
fn a_number_gets_ten_codes_a_day() {
    let world = World::new();
    let ask = |purpose: &str| {
        let body = json!({ "purpose": purpose, "phone": "13800138007" });
        world.post("/v1/codes", &body).go()
    };
    world.seed("registered");
    for count in 0..10 {
        ask(if count % 2 == 0 { "login" } else { "reset_password" }).is(201);
        world.advance(60_000);
    }
    ask("login").refused(429, "codes_used_up");
    world.advance(14 * HOUR); // midnight in Shanghai
    ask("login").is(201);
}

#[test]
fn an_older_policy_is_not_what_one_agrees_to() {
    let world = World::new();
    let person = world.seed("mainland-driver");
    let mut form = world.form(&person);
    form["consent"]["policy_version"] = json!("2019-01");
    let refused = world.post("/v1/registrations", &form).go();
    refused.refused(422, "consent_outdated");
    assert!(refused.json()["law"].as_str().unwrap().contains("个人信息保护法"));
}

#[test]
fn a_registrations_token_opens_nothing_else() {
    let world = World::new();
    let (_, token) = in_review(&world, &kit::document());
    world.get("/v1/account").token(&token).go().refused(403, "forbidden");
    world.get("/v1/registrations/r-other").token(&token).go().refused(403, "forbidden");
    let stranger = world.token("registered");
    world.get("/v1/registrations/r-other").token(&stranger).go().refused(403, "forbidden");
}
