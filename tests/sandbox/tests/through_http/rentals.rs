//! 租赁汽车违法处理: contracts, records inside and outside the term, transfer, appeal.

use serde_json::{Value, json};

use crate::handling::accept;
use crate::kit::{Answer, HOUR, World};
use crate::violations::{id, violations};

const DAY: i64 = 24 * HOUR;

fn rental(world: &World, token: &str, name: &str) -> Value {
    let list = world.get("/v1/rentals").token(token).go().is(200).json();
    let items = list["items"].as_array().unwrap().clone();
    items.into_iter().find(|rental| rental["id"] == name).unwrap()
}

fn appeal(world: &World, token: &str, record: &Value) -> Answer {
    let body = json!({
        "violation": record["violation"], "text": "车辆已按时归还，违法发生在还车之后。",
    });
    world.post("/v1/rentals/SL30518264/appeals", &body).token(token).go()
}

fn state<'a>(rental: &'a Value, record: &Value) -> &'a Value {
    let records = rental["records"].as_array().unwrap();
    &records.iter().find(|one| one["violation"] == record["violation"]).unwrap()["state"]
}

#[test]
fn the_firm_transfers_what_is_left_thirty_days_after_the_end() {
    let world = World::new();
    let token = world.token("rental-transferred");
    let over = rental(&world, &token, "SL30518264");
    assert_eq!(over["state"], json!({ "kind": "ended", "transfer_from": "2026-11-19" }));
    let records = over["records"].as_array().unwrap();
    assert_eq!(records.len(), 2);
    for record in records {
        // Five working days after the 19th.
        let until = json!({ "kind": "transferred", "appeal_until": "2026-11-26" });
        assert_eq!(record["state"], until);
    }
    let held = violations(&world, &token);
    assert_eq!(held.len(), 2);
    assert!(
        held.iter()
            .all(|record| record["holding"] == json!({ "kind": "rental", "rental": "SL30518264" }))
    );
    assert!(held.iter().all(|record| record["state"]["kind"] == "notified"));
    assert_eq!(world.effects("rental.transferred"), 2);
    let messages = world.get("/v1/messages").token(&token).go().is(200).json();
    let told = messages["items"].as_array().unwrap().iter();
    let told: std::collections::BTreeSet<&str> = told
        .filter(|message| message["kind"] == "rental_transferred")
        .map(|message| message["text"].as_str().unwrap())
        .collect();
    assert_eq!(told.len(), 2, "each says of which day it speaks: {told:?}");
}

#[test]
fn an_appeal_holds_outside_the_term_and_not_inside() {
    let world = World::new();
    let token = world.token("rental-transferred");
    let over = rental(&world, &token, "SL30518264");
    let (outside, inside) = (&over["records"][0], &over["records"][1]);
    for record in [outside, inside] {
        let answer = appeal(&world, &token, record).is(201).json();
        assert_eq!(state(&answer, record), &json!({ "kind": "appealed", "due_on": "2026-11-27" }));
        appeal(&world, &token, record).refused(409, "wrong_state");
    }
    assert_eq!(world.effects("rental.appealed"), 2);
    world.advance(7 * DAY);
    let token = world.token("rental-transferred");
    let after = rental(&world, &token, "SL30518264");
    assert_eq!(state(&after, outside), &json!({ "kind": "upheld" }));
    assert_eq!(state(&after, inside), &json!({ "kind": "dismissed" }));
    let held = violations(&world, &token);
    assert_eq!(held.len(), 1);
    assert_eq!(held[0]["id"], inside["violation"]);
    assert!(world.messages(&token).contains(&"rental_appeal_answered".to_owned()));
    // As the renter's own: no list of others' vehicles counts it.
    accept(&world, &token, id(&held[0]), 3).is(201);
    let closed = rental(&world, &token, "SL30518264");
    assert_eq!(closed["state"], json!({ "kind": "closed" }));
    assert_eq!(state(&closed, inside), &json!({ "kind": "handled" }));
    assert_eq!(world.vehicles(&token)["handler"]["plates"], json!([]));
}

#[test]
fn whoever_accepts_a_record_gives_the_appeal_up() {
    let world = World::new();
    let token = world.token("rental-transferred");
    let over = rental(&world, &token, "SL30518264");
    let outside = &over["records"][0];
    appeal(&world, &token, outside).is(201);
    accept(&world, &token, outside["violation"].as_str().unwrap(), 1).is(201);
    assert!(world.desk().is_empty());
    world.advance(7 * DAY);
    let token = world.token("rental-transferred");
    let after = rental(&world, &token, "SL30518264");
    assert_eq!(state(&after, outside), &json!({ "kind": "handled" }));
}

#[test]
fn after_five_working_days_there_is_no_appeal() {
    let world = World::new();
    let token = world.token("rental-transferred");
    let over = rental(&world, &token, "SL30518264");
    world.advance(7 * DAY);
    let token = world.token("rental-transferred");
    let refused = appeal(&world, &token, &over["records"][0]);
    refused.refused(409, "term_passed");
    assert_eq!(refused.json()["args"]["day"], "2026-11-26");
}

#[test]
fn a_record_of_a_late_contract_is_the_firms_until_the_renter_takes_it() {
    let world = World::new();
    let token = world.token("rental-transferred");
    let late = rental(&world, &token, "SL30521907");
    let record = late["records"][0].clone();
    assert_eq!(record["state"], json!({ "kind": "firm" }));
    assert!(violations(&world, &token).iter().all(|one| one["id"] != record["violation"]));
    let body = json!({ "violation": record["violation"] });
    let path = "/v1/rentals/SL30521907/transfers";
    let ask = |key: &str| world.post(path, &body).token(&token).header("idempotency-key", key).go();
    assert_eq!(state(&ask("one").is(201).json(), &record)["kind"], "transfer_asked");
    ask("one").is(201);
    assert_eq!(world.effects("rental.transfer_asked"), 1);
    ask("two").refused(409, "wrong_state");
    world.advance(4 * DAY); // Tuesday
    let token = world.token("rental-transferred");
    let after = rental(&world, &token, "SL30521907");
    assert_eq!(state(&after, &record), &json!({ "kind": "renter" }));
    assert!(violations(&world, &token).iter().any(|one| one["id"] == record["violation"]));
}

#[test]
fn a_contract_is_its_renters_and_a_record_its_cars() {
    let world = World::new();
    let token = world.token("rental-transferred");
    let over = rental(&world, &token, "SL30518264");
    let stranger = world.token("registered");
    appeal(&world, &stranger, &over["records"][0]).refused(404, "not_found");
    let body = json!({ "violation": over["records"][0]["violation"] });
    let elsewhere = world.post("/v1/rentals/SL30521907/transfers", &body).token(&token).go();
    elsewhere.refused(404, "not_found");
    let short = json!({ "violation": over["records"][0]["violation"], "text": "短" });
    let refused = world.post("/v1/rentals/SL30518264/appeals", &short).token(&token).go();
    assert_eq!(refused.json()["fields"][0]["code"], "appeal.text_too_short");
    let running = rental(&world, &token, "SL30526113");
    assert_eq!(running["state"], json!({ "kind": "active" }));
    assert_eq!(running["records"], json!([]));
}
