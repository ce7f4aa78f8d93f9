//! The licence, its filing, the electronic one, the officer's query.

use serde_json::{Value, json};

use crate::kit::{self, Answer, FRIDAY_TEN, HOUR, World};

fn licence(world: &World, token: &str) -> Value {
    world.get("/v1/licence").token(token).go().is(200).json()
}

fn file(world: &World, token: &str, number: &str) -> Answer {
    world.post("/v1/licence/filing", &json!({ "file_number": number })).token(token).go()
}

fn apply(world: &World, token: &str, photo: &[u8]) -> Answer {
    apply_with(world, token, photo, &json!({ "source": "camera", "lens": "rear" }))
}

fn apply_with(world: &World, token: &str, photo: &[u8], how: &Value) -> Answer {
    let mut body = how.clone();
    body["upload"] = json!(world.upload(token, photo));
    if body.get("consent").is_none() {
        body["consent"] = json!(true);
    }
    world.post("/v1/elicence/applications", &body).token(token).go()
}

fn elicence(world: &World, token: &str) -> Value {
    world.get("/v1/elicence").token(token).go().is(200).json()["state"].clone()
}

/// The access token of a seed that has waited `hours`: a session lasts a quarter of an hour.
fn later(world: &World, seed: &str, hours: i64) -> String {
    world.advance(hours * HOUR);
    world.token(seed)
}

fn officer(world: &World, text: &str) -> Value {
    world.post("/_sandbox/officer", &json!({ "text": text })).go().is(200).json()
}

// ── the licence ──

#[test]
fn a_licence_with_the_documents_number_attaches_itself() {
    let world = World::new();
    let token = world.token("registered");
    let file = licence(&world, &token);
    assert_eq!(file["state"], json!({ "kind": "filed" }));
    assert_eq!(file["licence"]["number"], "330199197905020176");
    assert_eq!(file["licence"]["born_on"], "1979-05-02");
    assert_eq!(
        file["licence"]["points"],
        json!({ "cycle_start": "2026-06-15", "cycle_end": "2027-06-14", "accumulated": 6,
            "pending": 3, "limit": 12 })
    );
}

#[test]
fn a_licence_that_attached_itself_cannot_be_taken_off() {
    let world = World::new();
    let token = world.token("registered");
    let asked = world.post("/v1/licence/unfiling", &json!({})).token(&token).go();
    asked.refused(409, "wrong_state");
    assert_eq!(licence(&world, &token)["state"], json!({ "kind": "filed" }));
}

#[test]
fn a_licence_of_yesterday_comes_into_the_register_on_its_third_day() {
    let world = World::new();
    let token = world.token("new-licence");
    let file = licence(&world, &token);
    assert_eq!(file["state"], json!({ "kind": "not_yet", "come_back_on": "2026-11-22" }));
    assert!(file.get("licence").is_none());
    let token = later(&world, "new-licence", 48);
    assert_eq!(licence(&world, &token)["state"], json!({ "kind": "filed" }));
}

#[test]
fn a_licence_on_an_older_document_is_filed_by_its_file_number() {
    let world = World::new();
    let person = world.seed("passport-renewed");
    let registration = world.register(&person);
    let applicant = registration["token"].as_str().unwrap();
    let upload = world.upload(applicant, &kit::document());
    let path = format!("/v1/registrations/{}/photo", registration["id"].as_str().unwrap());
    world.post(&path, &json!({ "upload": upload })).token(applicant).go().is(200);
    world.decide(&json!({ "approve": true }));
    let session = world.login(&person["phone"], kit::PASSWORD).is(201).json();
    let token = session["access_token"].as_str().unwrap();
    world.seed("mainland-driver");

    assert_eq!(licence(&world, token)["state"], json!({ "kind": "none" }));
    file(&world, token, "12").refused(422, "invalid_fields");
    assert_eq!(file(&world, token, "999900001111").json()["state"]["kind"], "not_found");
    assert_eq!(file(&world, token, "110001234567").json()["state"]["kind"], "mismatch");
    let filed = file(&world, token, "3100 1234 5678").is(200).json();
    assert_eq!(filed["state"]["kind"], "filed");
    assert_eq!(filed["licence"]["number"], "L898902C3");
}

#[test]
fn a_licence_that_runs_out_while_the_clock_turns_is_overdue() {
    let world = World::new();
    let token = world.token("registered");
    assert_eq!(licence(&world, &token)["licence"]["status"], "A");
    let token = later(&world, "registered", 24 * 365);
    assert_eq!(licence(&world, &token)["licence"]["status"], "M");
}

// ── the electronic licence ──

#[test]
fn a_good_photo_becomes_a_licence_within_a_working_day() {
    let world = World::new();
    let token = world.token("registered");
    assert_eq!(elicence(&world, &token), json!({ "kind": "not_applied" }));
    let applied = apply(&world, &token, &kit::portrait()).is(201).json();
    assert_eq!(
        applied["state"],
        json!({ "kind": "in_review", "submitted_at_ms": FRIDAY_TEN,
            "due_at_ms": FRIDAY_TEN + 72 * HOUR })
    );
    apply(&world, &token, &kit::portrait()).refused(409, "wrong_state");
    let token = later(&world, "registered", 4);
    assert_eq!(
        elicence(&world, &token),
        json!({ "kind": "active", "photo_taken_on": "2026-11-20",
            "renew_photo_from": "2027-05-20" })
    );
    apply(&world, &token, &kit::portrait()).refused(409, "photo_too_soon");
}

#[test]
fn a_photo_is_refused_for_what_it_is() {
    for (photo, reason) in [
        (kit::picture(520, 756, [70, 90, 200]), "background_not_white"),
        (kit::picture(358, 441, [250, 250, 250]), "too_narrow"),
        (kit::picture(600, 800, [250, 250, 250]), "wrong_ratio"),
        (b"GIF89a, they say".to_vec(), "photo_unreadable"),
    ] {
        let world = World::new();
        let token = world.token("registered");
        apply(&world, &token, &photo).is(201);
        let token = later(&world, "registered", 4);
        assert_eq!(
            elicence(&world, &token),
            json!({ "kind": "rejected", "reasons": [reason], "count": 1 })
        );
        assert!(world.sms()[0]["text"].as_str().unwrap().contains("未通过"));
    }
}

#[test]
fn the_third_refusal_sends_to_the_window() {
    let world = World::new();
    let token = world.token("third-rejection");
    assert_eq!(elicence(&world, &token)["count"], 2);
    apply(&world, &token, &kit::portrait()).is(201);
    world.decide(&json!({ "refuse": "blurred, glasses" }));
    assert_eq!(elicence(&world, &token), json!({ "kind": "window_only" }));
    apply(&world, &token, &kit::portrait()).refused(409, "window_only");
}

#[test]
fn what_the_app_could_have_told_is_refused_at_once() {
    let world = World::new();
    let token = world.token("registered");
    for (how, reason) in [
        (json!({ "source": "camera", "lens": "front" }), "photo.front_camera"),
        (json!({ "source": "album" }), "photo.no_date"),
        (
            json!({ "source": "album", "taken_at_ms": FRIDAY_TEN - 200 * 24 * HOUR }),
            "photo.too_old",
        ),
    ] {
        let refused = apply_with(&world, &token, &kit::portrait(), &how);
        refused.refused(422, "photo_refused");
        assert_eq!(refused.json()["args"]["reasons"], reason);
    }
    let unticked = json!({ "source": "camera", "lens": "rear", "consent": false });
    apply_with(&world, &token, &kit::portrait(), &unticked).refused(422, "consent_missing");
}

#[test]
fn a_status_that_stands_against_it_blocks_the_electronic_licence() {
    for (seed, codes) in [("licence-held", "U"), ("points-full", "B"), ("overdue", "M")] {
        let world = World::new();
        let token = world.token(seed);
        assert_eq!(elicence(&world, &token), json!({ "kind": "blocked", "codes": codes }));
        let refused = apply(&world, &token, &kit::portrait());
        refused.refused(409, "status_blocks");
        assert_eq!(refused.json()["args"]["codes"], codes);
    }
}

#[test]
fn the_card_is_signed_and_stays_the_same_within_its_minute() {
    let world = World::new();
    let token = world.token("elicence-active");
    let card = world.get("/v1/elicence/card").token(&token).go().is(200);
    let again =
        world.get("/v1/elicence/card").token(&token).header("if-none-match", &card.headers["etag"]);
    assert!(again.go().is(304).body.is_empty());
    let card = card.json();
    let keys = world.get("/v1/keys").go().is(200).json();
    assert_eq!(keys["keys"][0]["key_id"], card["key_id"]);
    let public = base64url(keys["keys"][0]["public_key"].as_str().unwrap());
    let payload = card["payload"].as_str().unwrap();
    ring::signature::UnparsedPublicKey::new(&ring::signature::ED25519, public)
        .verify(payload.as_bytes(), &base64url(card["signature"].as_str().unwrap()))
        .unwrap();
    let payload: Value = serde_json::from_slice(&base64url(payload)).unwrap();
    assert_eq!((&payload["name"], &payload["status"]), (&json!("吴刚"), &json!("A")));
}

#[test]
fn an_officer_tells_a_valid_code_from_a_replayed_an_expired_and_a_forged_one() {
    let world = World::new();
    let token = world.token("elicence-active");
    let code = || {
        let made = world.post("/v1/elicence/codes", &json!({})).token(&token).go().is(201).json();
        assert!(made["expires_at_ms"].as_i64().unwrap() <= FRIDAY_TEN + 60_000);
        made["text"].as_str().unwrap().to_owned()
    };
    let first = code();
    let valid = officer(&world, &first);
    assert_eq!((&valid["verdict"], &valid["licence"]["name"]), (&json!("valid"), &json!("吴刚")));
    assert_eq!(officer(&world, &first), json!({ "verdict": "replayed" }));

    let forged = code().replace("TT1.", "TT1.e");
    assert_eq!(officer(&world, &forged), json!({ "verdict": "forged" }));
    assert_eq!(officer(&world, "TT1.."), json!({ "verdict": "forged" }));
    assert_eq!(officer(&world, "hello"), json!({ "verdict": "forged" }));

    let late = code();
    world.advance(60_000);
    assert_eq!(officer(&world, &late), json!({ "verdict": "expired" }));
}

#[test]
fn a_picture_comes_in_the_width_that_is_asked_for_and_to_its_owner_only() {
    let world = World::new();
    let token = world.token("elicence-active");
    let card = world.get("/v1/elicence/card").token(&token).go().json();
    let path = format!("/v1/pictures/{}", card["portrait"].as_str().unwrap());
    let narrow = world.get(&format!("{path}?width=130")).token(&token).go().is(200);
    let picture = image::load_from_memory(&narrow.body).unwrap();
    assert_eq!((picture.width(), picture.height()), (130, 189));
    let stranger = world.token("registered");
    world.get(&path).token(&stranger).go().refused(404, "not_found");
}

fn base64url(text: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text).unwrap()
}
