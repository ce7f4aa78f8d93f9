//! What holds for every path: keys, tags, faults, tenants, gates, the clock.

use std::time::Duration;

use serde_json::{Value, json};
use tongtu_sandbox::{Config, Sandbox, StartError};

use crate::kit::{FRIDAY_TEN, HOUR, Lost, PASSWORD, World};

// ── keys ──

#[test]
fn a_post_wants_a_key() {
    let world = World::new();
    let body = json!({ "purpose": "register", "phone": "13800138000" });
    let ask = world.post("/v1/codes", &body).without("idempotency-key");
    ask.go().refused(400, "idempotency_key_missing");
    assert!(world.sms().is_empty());
}

#[test]
fn the_same_key_gives_the_same_bytes_and_happens_once() {
    let world = World::new();
    let person = world.seed("mainland-driver");
    let form = world.form(&person);
    let ask = || world.post("/v1/registrations", &form).header("idempotency-key", "the form").go();
    let (first, second) = (ask().is(201), ask().is(201));
    assert_eq!(first.body, second.body);
    assert_eq!(second.headers["idempotency-replayed"], "true");
    assert_eq!(world.effects("registration.created"), 1);
    assert_eq!(world.effects("replayed"), 1);
}

#[test]
fn the_same_key_for_another_body_is_refused() {
    let world = World::new();
    let send = |phone: &str| {
        let body = json!({ "purpose": "register", "phone": phone });
        world.post("/v1/codes", &body).header("idempotency-key", "one").go()
    };
    send("13800138000").is(201);
    send("13800138001").refused(422, "idempotency_reused");
}

#[test]
fn a_key_does_not_open_a_strangers_answer() {
    let world = World::new();
    let token = world.token("elicence-active");
    let code = |token: &str| {
        world
            .post("/v1/elicence/codes", &json!({}))
            .token(token)
            .header("idempotency-key", "mine")
            .go()
    };
    code(&token).is(201);
    code(&world.token("registered")).refused(401, "unauthorized");
}

#[test]
fn what_may_pass_later_is_not_kept_for_its_key() {
    let world = World::new();
    let body = json!({ "purpose": "register", "phone": "13800138000" });
    world.post("/v1/codes", &body).go().is(201);
    let again = || world.post("/v1/codes", &body).header("idempotency-key", "again").go();
    again().refused(429, "resend_too_early");
    world.advance(60_000);
    again().is(201);
}

#[test]
fn a_key_sent_eight_times_at_once_happens_once() {
    let world = World::new();
    let form = world.form(&world.seed("mainland-driver"));
    let ask = || world.post("/v1/registrations", &form).header("idempotency-key", "one").go();
    let answers = std::thread::scope(|scope| {
        let all: Vec<_> = (0..8).map(|_| scope.spawn(ask)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect::<Vec<_>>()
    });
    let mut bodies = Vec::new();
    for answer in answers {
        match answer.status {
            201 => bodies.push(answer.body),
            _ => answer.refused(409, "idempotency_in_flight"),
        }
    }
    bodies.dedup();
    assert_eq!(bodies.len(), 1);
    assert_eq!(world.effects("account.created"), 1);
}

#[test]
fn the_same_key_while_it_is_worked_on_is_refused() {
    let world = World::new();
    world.fault(&json!({ "kind": "slow", "ms": 1500, "path": "/v1/codes", "count": 1 }));
    let body = json!({ "purpose": "register", "phone": "13800138000" });
    let ask = || world.post("/v1/codes", &body).header("idempotency-key", "one").go();
    std::thread::scope(|scope| {
        let first = scope.spawn(ask);
        // The slow one is under way once the fault has struck.
        while world.get("/_sandbox/faults").go().json()[0]["hits"] != 1 {
            std::thread::yield_now();
        }
        ask().refused(409, "idempotency_in_flight");
        first.join().unwrap().is(201);
    });
    assert_eq!(world.effects("code.sent"), 1);
}

// ── tags ──

#[test]
fn what_one_has_already_is_not_sent_again() {
    let world = World::new();
    let token = world.token("registered");
    for path in ["/v1/account", "/v1/licence", "/v1/elicence", "/v1/server", "/v1/openapi.json"] {
        let first = world.get(path).token(&token).go().is(200);
        let tag = &first.headers["etag"];
        assert!(tag.starts_with('"'), "{path}: {tag}");
        let again = world.get(path).token(&token).header("if-none-match", tag).go().is(304);
        assert!(again.body.is_empty(), "{path}");
        assert_eq!(&again.headers["etag"], tag, "{path}");
        world.get(path).token(&token).header("if-none-match", "\"older\"").go().is(200);
    }
}

#[test]
fn the_contract_is_served_as_it_is_checked_in() {
    let world = World::new();
    let served = world.get("/v1/openapi.json").go().is(200);
    assert_eq!(served.body, tongtu_contract::OPENAPI.as_bytes());
}

#[test]
fn everything_in_the_contract_is_served() {
    let world = World::new();
    let contract: Value = serde_json::from_str(tongtu_contract::OPENAPI).unwrap();
    let mut served = 0;
    for (path, verbs) in contract["paths"].as_object().unwrap() {
        for verb in verbs.as_object().unwrap().keys() {
            let path = path.replace("{id}", "nobody");
            let answer = world.verb(verb, &path).go();
            assert!(!matches!(answer.status, 404 | 405), "{verb} {path}: {}", answer.status);
            served += 1;
        }
    }
    assert!(served >= 27, "{served}");
}

// ── gates ──

#[test]
fn a_closed_server_says_until_when_and_stays_readable_about_itself() {
    let world = World::new();
    let until = FRIDAY_TEN + HOUR;
    world.post("/_sandbox/server", &json!({ "maintenance_until_ms": until })).go().is(204);
    let closed = world.get("/v1/keys").go();
    closed.refused(503, "maintenance");
    assert_eq!(closed.headers["retry-after"], "3600");
    assert_eq!(closed.json()["args"]["until_at_ms"], until.to_string());
    let info = world.get("/v1/server").go().is(200).json();
    assert_eq!(info["maintenance"]["until_at_ms"], until);
    world.advance(HOUR);
    world.get("/v1/keys").go().is(200);
}

#[test]
fn an_app_that_is_too_old_is_told_so() {
    let world = World::new();
    world.post("/_sandbox/server", &json!({ "minimum_client": "2.10.0" })).go().is(204);
    let old = world.get("/v1/keys").header("tongtu-client", "2.9.9").go();
    old.refused(426, "client_too_old");
    assert_eq!(old.json()["args"]["minimum_client"], "2.10.0");
    world.get("/v1/keys").header("tongtu-client", "2.10.0").go().is(200);
}

#[test]
fn a_refusal_speaks_the_readers_language() {
    let world = World::new();
    let text = |accept: &str| {
        let answer = world.get("/v1/account").header("accept-language", accept).go();
        (answer.headers["content-language"].clone(), answer.json()["text"].clone())
    };
    assert_eq!(text("zh-Hans"), ("zh-Hans".into(), json!("请先登录")));
    assert_eq!(text("zh-TW"), ("zh-Hant".into(), json!("請先登入")));
    assert_eq!(text("en"), ("en".into(), json!("Please log in first")));
}

// ── faults ──

#[test]
fn a_connection_dropped_before_leaves_nothing_done() {
    let world = World::new();
    world.fault(&json!({ "kind": "drop_before", "path": "/v1/codes", "count": 1 }));
    let body = json!({ "purpose": "register", "phone": "13800138000" });
    assert_eq!(world.post("/v1/codes", &body).tried(), Err(Lost));
    assert!(world.sms().is_empty());
    world.post("/v1/codes", &body).go().is(201);
}

#[test]
fn a_connection_dropped_after_is_answered_by_its_key() {
    let world = World::new();
    world.fault(&json!({ "kind": "drop_after_commit", "path": "/v1/registrations", "count": 1 }));
    let person = world.seed("mainland-driver");
    let form = world.form(&person);
    let ask = || world.post("/v1/registrations", &form).header("idempotency-key", "one");
    assert_eq!(ask().tried(), Err(Lost));
    assert_eq!(ask().go().is(201).json()["state"]["kind"], "active");
    assert_eq!(world.effects("account.created"), 1);
}

#[test]
fn each_way_of_a_bad_answer_can_be_had() {
    let world = World::new();
    let token = world.token("registered");
    let read = || world.get("/v1/licence").token(&token).tried();
    world.fault(&json!({ "kind": "truncate", "path": "/v1/licence", "count": 1 }));
    assert_eq!(read(), Err(Lost));
    world.fault(&json!({ "kind": "bad_json", "path": "/v1/licence", "count": 1 }));
    assert!(serde_json::from_slice::<Value>(&read().unwrap().body).is_err());
    world.fault(&json!({ "kind": "unknown_state", "path": "/v1/licence", "count": 1 }));
    assert_eq!(read().unwrap().json()["state"]["kind"], "held_for_the_moon");
    world.fault(&json!({ "kind": "status", "status": 500, "path": "/v1/licence", "count": 1 }));
    read().unwrap().refused(500, "internal");
    assert_eq!(read().unwrap().json()["state"]["kind"], "filed");
}

#[test]
fn faults_end_when_they_are_switched_off() {
    let world = World::new();
    world.fault(&json!({ "kind": "drop_before" }));
    assert_eq!(world.get("/v1/server").tried(), Err(Lost));
    world.delete("/_sandbox/faults").go().is(204);
    world.get("/v1/server").go().is(200);
}

// ── tenants and time ──

#[test]
fn tenants_know_nothing_of_each_other() {
    let (one, other) = (World::new(), World::new());
    one.fault(&json!({ "kind": "drop_before" }));
    one.advance(HOUR);
    let token = other.token("registered");
    other.get("/v1/account").token(&token).go().is(200);
    one.delete("/_sandbox/faults").go().is(204);
    one.get("/v1/account").token(&token).go().refused(401, "unauthorized");
    assert_eq!(other.get("/_sandbox/clock").go().json()["now_ms"], FRIDAY_TEN);
    assert_eq!(one.get("/_sandbox/clock").go().json()["now_ms"], FRIDAY_TEN + HOUR);
}

#[test]
fn the_date_is_the_tenants() {
    let world = World::new();
    let date = |path: &str| world.get(path).go().headers["date"].clone();
    assert_eq!(date("/v1/server"), "Fri, 20 Nov 2026 02:00:00 GMT");
    world.advance(24 * HOUR);
    assert_eq!(date("/v1/keys"), "Sat, 21 Nov 2026 02:00:00 GMT");
    assert_eq!(date("/nowhere"), "Sat, 21 Nov 2026 02:00:00 GMT");
}

#[test]
fn what_falls_due_while_the_clock_turns_happens_in_its_order() {
    let world = World::new();
    let first = world.token("registered");
    let apply = |token: &str| {
        let upload = world.upload(token, &crate::kit::portrait());
        let body = json!({
            "upload": upload, "source": "camera", "lens": "rear", "consent": true,
        });
        world.post("/v1/elicence/applications", &body).token(token).go().is(201);
    };
    apply(&first);
    world.advance(HOUR);
    apply(&world.token("hk-registered"));
    world.advance(30 * 24 * HOUR);
    let told: Vec<(Value, Value)> =
        world.sms().iter().map(|sms| (sms["to"].clone(), sms["at_ms"].clone())).collect();
    assert_eq!(
        told,
        [
            (json!("13800138008"), json!(FRIDAY_TEN + 5 * HOUR)),
            (json!("13800138007"), json!(FRIDAY_TEN + 4 * HOUR)),
        ]
    );
}

#[test]
fn what_the_clock_and_the_desk_do_is_in_the_ledger() {
    let world = World::new();
    let token = world.token("third-rejection");
    let upload = world.upload(&token, &crate::kit::portrait());
    let body = json!({ "upload": upload, "source": "camera", "lens": "rear", "consent": true });
    world.post("/v1/elicence/applications", &body).token(&token).go().is(201);
    world.advance(30 * 24 * HOUR);
    assert_eq!(world.effects("elicence.approved"), 1);
    assert_eq!(world.effects("case.closed"), 1);
}

#[test]
fn a_reset_forgets_everything_of_a_tenant() {
    let world = World::new();
    let token = world.token("registered");
    world.post("/_sandbox/reset", &json!({})).go().is(204);
    world.get("/v1/account").token(&token).go().refused(401, "unauthorized");
    assert!(world.get("/_sandbox/ledger").go().json().as_array().unwrap().is_empty());
}

#[test]
fn only_a_page_of_this_machine_may_turn_the_clock() {
    let world = World::new();
    let from = |origin: &str| {
        let answer = world.get("/_sandbox/clock").header("origin", origin).go();
        answer.headers.get("access-control-allow-origin").cloned()
    };
    assert_eq!(from("http://localhost:8100"), Some("http://localhost:8100".into()));
    assert_eq!(from("http://127.0.0.1"), Some("http://127.0.0.1".into()));
    let foreign =
        |origin: &str| world.post("/_sandbox/reset", &json!({})).header("origin", origin).go();
    foreign("https://example.org").refused(403, "forbidden");
    foreign("null").refused(403, "forbidden");
    assert_eq!(from("https://example.org"), None);
    assert_eq!(from("http://localhost.example.org"), None);
}

// ── bad input ──

#[test]
fn what_cannot_be_read_is_refused_and_nothing_else() {
    let world = World::new();
    let post = |body: &[u8]| world.post("/v1/codes", &json!({})).body(body).go();
    post(b"{").refused(400, "bad_request");
    post(b"[]").refused(400, "bad_request");
    post(&[0xff, 0xfe]).refused(400, "bad_request");
    post(&vec![b' '; 70_000]).refused(413, "too_large");
    let text = world.post("/v1/codes", &json!({})).header("content-type", "text/plain").go();
    text.refused(415, "unsupported_type");
    world.get("/v1/nowhere").go().refused(404, "not_found");
    world.delete("/v1/account").go().refused(405, "method_not_allowed");
    world.get("/v1/account").header("authorization", "Basic x").go().refused(401, "unauthorized");
    world.get("/v1/uploads/%ff%00").token("x").go().refused(401, "unauthorized");
}

/// A body that can be read for each path that takes one.
fn good_bodies(world: &World) -> Vec<(&'static str, Value)> {
    vec![
        ("/v1/codes", json!({ "purpose": "login", "phone": "13800138007" })),
        ("/v1/registrations", world.form(&world.seed("mainland-driver"))),
        ("/v1/sessions", json!({ "login": { "phone": "1" }, "password": "p", "device_name": "d" })),
        ("/v1/sessions/code", json!({ "phone": "1", "code": "2", "device_name": "d" })),
        ("/v1/sessions/refresh", json!({ "refresh_token": "x" })),
        (
            "/v1/passwords/reset",
            json!({ "phone": "1", "number": "2", "code": "3", "password": "4" }),
        ),
        ("/v1/account/deletion", json!({ "reason": "privacy", "code": "1" })),
        ("/v1/licence/filing", json!({ "file_number": "1" })),
        (
            "/v1/elicence/applications",
            json!({ "upload": "u", "source": "album", "lens": "rear", "taken_at_ms": 1,
                "consent": true }),
        ),
        ("/v1/registrations/x/photo", json!({ "upload": "u" })),
        (
            "/v1/violations/v-000001/handling",
            json!({ "face": "k", "notice_read": true, "points_after": 3 }),
        ),
        (
            "/v1/violations/v-000001/objections",
            json!({ "ground": "other", "text": "t", "pictures": [] }),
        ),
        ("/v1/payments", json!({ "decisions": ["d-000001"], "amount_fen": 1 })),
        (
            "/v1/decisions/d-000001/instalments",
            json!({ "kind": "parts", "months": 1, "reason": "r" }),
        ),
        ("/v1/decisions/d-000001/reconsideration", json!({ "text": "t" })),
        ("/v1/rentals/SL30526113/transfers", json!({ "violation": "v-000001" })),
        ("/v1/rentals/SL30526113/appeals", json!({ "violation": "v-000001", "text": "t" })),
        ("/_sandbox/police", json!({ "refuse_next": "x", "points_per_record_online": 6 })),
        ("/_sandbox/payments/x", json!({ "do": "pay" })),
        (
            "/_sandbox/records",
            json!({ "phone": "13800138007", "licence": {}, "lists": {}, "handled": [],
                "vehicle": { "plate_kind": "02", "plate": "粤B1A1A1" },
                "record": { "points": 1, "fine_fen": 1 } }),
        ),
        (
            "/v1/vehicle-filings/consent-codes",
            json!({ "plate_kind": "02", "plate": "粤B8F2K6", "engine_tail": "E20481" }),
        ),
        (
            "/v1/vehicle-filings",
            json!({ "plate_kind": "02", "plate": "粤B8F2K6", "engine_tail": "E20481",
                "relation": "friend", "consent": { "kind": "sms", "code": "000000" } }),
        ),
        (
            "/v1/face-checks",
            json!({ "purpose": "vehicle_filing", "subject": "x", "frames": ["u"],
                "consent": true }),
        ),
        (
            "/v1/manual-checks",
            json!({ "purpose": "handling", "subject": "x", "upload": "u", "consent": true }),
        ),
        ("/v1/messages/marks", json!({ "ids": ["m"], "state": "read" })),
        ("/_sandbox/faces", json!({ "next": [] })),
        ("/_sandbox/vehicles", json!({ "plate_kind": "02", "plate": "x", "status": "A" })),
        ("/_sandbox/clock", json!({ "to_ms": FRIDAY_TEN, "hold": true })),
        ("/_sandbox/desk/1", json!({ "refuse": "x" })),
        ("/_sandbox/faults", json!({ "kind": "slow", "ms": 1, "count": 0 })),
        ("/_sandbox/officer", json!({ "text": "TT1.x.y" })),
    ]
}

#[test]
fn no_body_however_odd_brings_a_handler_down() {
    let world = World::new();
    let token = world.token("registered");
    for state in ["open", "decided"] {
        let body = json!({
            "phone": "13800138007", "vehicle": { "plate_kind": "02", "plate": "粤B1A1A1" },
            "record": { "points": 3, "fine_fen": 20000, "state": state },
        });
        world.post("/_sandbox/records", &body).go().is(201); // v-000001, and d-000001
    }
    let odd = [
        json!(null),
        json!(-1),
        json!(""),
        json!("９".repeat(3000)),
        json!("\u{202e}\u{0}陳𠁞"),
        json!(i64::MIN),
        json!(u64::MAX),
        json!([[]]),
        json!({ "kind": {} }),
    ];
    let good = good_bodies(&world);
    let mut sent = 0;
    for (path, body) in &good {
        let fields: Vec<String> = body.as_object().unwrap().keys().cloned().collect();
        for field in &fields {
            for value in &odd {
                let mut body = body.clone();
                body[field] = value.clone();
                let answer = world.post(path, &body).token(&token).go();
                assert!(answer.status < 500, "{path} {body}: {}", answer.status);
                sent += 1;
            }
        }
    }
    assert!(sent > 250, "{sent}");
    world.get("/v1/account").token(&token).go().is(200);
}

/// Each member of a body that lies deeper, by the names on the way to it.
fn deep(body: &Value, way: &[String], found: &mut Vec<Vec<String>>) {
    for (name, value) in body.as_object().into_iter().flatten() {
        let way = [way, std::slice::from_ref(name)].concat();
        if way.len() > 1 {
            found.push(way.clone());
        }
        deep(value, &way, found);
    }
}

#[test]
fn no_odd_member_deep_in_a_body_brings_a_handler_or_a_list_down() {
    let odd = [
        json!(null),
        json!(-1),
        json!(i64::MIN),
        json!(i64::MAX),
        json!(u16::MAX),
        json!(""),
        json!("０".repeat(300)),
        json!("-262143-01-01"),
        json!("+262142-12-31"),
        json!("9999-12-31"),
    ];
    let record = json!({
        "phone": "13800138007",
        "licence": { "accumulated": 1, "status": "A", "classes": "C1" },
        "lists": { "full_rounds": 1 },
        "vehicle": { "plate_kind": "02", "plate": "粤B1A1A1", "filed_since": "2026-01-01" },
        "record": { "points": 3, "fine_fen": 20000, "occurred_on": "2026-11-01", "state": "decided" },
    });
    let filing = json!({
        "plate_kind": "02", "plate": "粤B8F2K6", "engine_tail": "E20481", "relation": "friend",
        "consent": { "kind": "sms", "code": "000000" },
    });
    let register = json!({
        "plate_kind": "02", "plate": "粤B8F2K6", "owner": { "number": "x", "name": "y" },
    });
    for (path, body) in [
        ("/_sandbox/records", record),
        ("/v1/vehicle-filings", filing),
        ("/_sandbox/vehicles", register),
    ] {
        let mut members = Vec::new();
        deep(&body, &[], &mut members);
        for member in members {
            for value in &odd {
                let world = World::new();
                world.seed("car-owner");
                let token = world.token("registered");
                let mut body = body.clone();
                body[&member[0]][&member[1]] = value.clone();
                let answer = world.post(path, &body).token(&token).go();
                assert!(answer.status < 500, "{path} {body}: {}", answer.status);
                for list in ["violations", "decisions", "points", "vehicles", "licence"] {
                    let answer = world.get(&format!("/v1/{list}")).token(&token).go();
                    assert!(answer.status == 200, "{list} after {path} {body}: {}", answer.status);
                }
                let fines = world.get("/v1/decisions").token(&token).go().json();
                if let Some(fine) = fines["items"].as_array().and_then(|fines| fines.first()) {
                    let pay = json!({ "decisions": [fine["id"]], "amount_fen": 1 });
                    let answer = world.post("/v1/payments", &pay).token(&token).go();
                    assert!(answer.status < 500, "paying after {path} {body}");
                }
            }
        }
    }
}

// ── starting and ending ──

#[test]
fn a_restart_keeps_accounts_and_answers() {
    let folder = std::env::temp_dir().join(format!("tongtu-sandbox-{}", std::process::id()));
    let config = Config { data: Some(folder.clone()), ..Config::default() };
    let sandbox = Sandbox::start(&config).unwrap();
    let world = World::at(sandbox.base_url());
    let person = world.seed("mainland-driver");
    let form = world.form(&person);
    let ask = |world: &World| {
        world.post("/v1/registrations", &form).header("idempotency-key", "one").go().is(201)
    };
    let first = ask(&world);
    let keys = world.get("/v1/keys").go().is(200).body;
    sandbox.shut_down();

    let sandbox = Sandbox::start(&config).unwrap();
    let world = World::at(sandbox.base_url());
    assert_eq!(ask(&world).body, first.body);
    assert_eq!(world.get("/v1/keys").go().is(200).body, keys);
    world.login(&person["phone"], PASSWORD).is(201);
    sandbox.shut_down();
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_folder_has_one_sandbox_and_one_that_holds_something_else_is_named() {
    let folder = std::env::temp_dir().join(format!("tongtu-sandbox-one-{}", std::process::id()));
    let config = Config { data: Some(folder.clone()), ..Config::default() };
    let first = Sandbox::start(&config).unwrap();
    let Err(StartError::FolderInUse(named)) = Sandbox::start(&config) else {
        panic!("two share a folder")
    };
    assert_eq!(named, folder);
    first.shut_down();
    std::fs::write(folder.join("sandbox.db"), vec![b'x'; 8192]).unwrap();
    let Err(StartError::State(why)) = Sandbox::start(&config) else { panic!("it read that") };
    assert!(why.contains("not a database"), "{why}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_port_that_is_taken_is_named() {
    let sandbox = Sandbox::start(&Config::default()).unwrap();
    let taken = sandbox.base_url().trim_start_matches("http://").parse().unwrap();
    let second = Sandbox::start(&Config { listen: taken, ..Config::default() });
    let Err(StartError::PortTaken(address)) = second else { panic!("it started") };
    assert_eq!(address, taken);
}

#[test]
fn without_controls_there_is_no_console() {
    let sandbox = Sandbox::start(&Config { controls: false, ..Config::default() }).unwrap();
    let world = World::at(sandbox.base_url());
    world.get("/_sandbox/clock").go().refused(404, "not_found");
    world.get("/v1/server").go().is(200);
}

#[test]
fn an_open_connection_does_not_hold_up_the_end() {
    let sandbox = Sandbox::start(&Config::default()).unwrap();
    let address = sandbox.base_url().trim_start_matches("http://").to_owned();
    let _idle = std::net::TcpStream::connect(address).unwrap();
    let (done, end) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        sandbox.shut_down();
        done.send(()).unwrap();
    });
    end.recv_timeout(Duration::from_secs(20)).unwrap();
}
