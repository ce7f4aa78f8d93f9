//! 记分: what the end of a cycle takes with it, and what it leaves.

use serde_json::{Value, json};

use crate::handling::accept;
use crate::kit::World;
use crate::violations::{id, of_act, violations};

/// Turns the clock to ten in the morning of a day.
fn turn_to(world: &World, day: &str) {
    let day: chrono::NaiveDate = day.parse().unwrap();
    let at = day.and_hms_opt(2, 0, 0).unwrap().and_utc();
    world.turn_to(at.timestamp_millis());
}

fn points(world: &World, token: &str) -> Value {
    world.get("/v1/points").token(token).go().is(200).json()
}

#[test]
fn a_cycle_below_twelve_is_cleared_and_what_had_to_wait_can_be_handled() {
    let world = World::new();
    let token = world.token("cycle-ends-soon");
    let before = points(&world, &token);
    assert_eq!(
        (&before["cycle"]["accumulated"], &before["cycle"]["cycle_end"]),
        (&json!(11), &json!("2026-12-02"))
    );
    let record = of_act(&world, &token, "1357");
    assert_eq!(record["state"]["appear_by"], "2026-12-14");
    accept(&world, &token, id(&record), 14).refused(409, "handling_refused");

    turn_to(&world, "2026-12-02");
    let token = world.token("cycle-ends-soon");
    assert_eq!(points(&world, &token)["cycle"]["accumulated"], 11, "the last day");
    turn_to(&world, "2026-12-03");
    let token = world.token("cycle-ends-soon");
    let after = points(&world, &token);
    assert_eq!((&after["cycle"]["accumulated"], &after["entries"]), (&json!(0), &json!([])));
    assert_eq!(world.effects("points.turned"), 1);
    accept(&world, &token, id(&record), 3).is(201);
    assert_eq!(points(&world, &token)["cycle"]["accumulated"], 3);
}

#[test]
fn the_points_of_an_overdue_fine_go_on_into_the_next_cycle_and_are_named_there() {
    let world = World::new();
    let token = world.token("every-state");
    let overdue = points(&world, &token)["entries"][0].clone();
    assert_eq!((&overdue["points"], &overdue["paid"]), (&json!(1), &json!(false)));
    turn_to(&world, "2027-06-15");
    let token = world.token("every-state");
    let after = points(&world, &token);
    assert_eq!(
        (&after["cycle"]["cycle_start"], &after["cycle"]["accumulated"]),
        (&json!("2027-06-15"), &json!(1))
    );
    assert_eq!(after["entries"].as_array().unwrap().len(), 1);
    assert_eq!(after["entries"][0]["decision"], overdue["decision"]);
}

#[test]
fn full_marks_stay_until_they_are_studied_for() {
    let world = World::new();
    world.token("points-full");
    turn_to(&world, "2027-06-15");
    let token = world.token("points-full");
    assert_eq!(points(&world, &token)["cycle"]["accumulated"], 12);
}

#[test]
fn ten_points_become_eleven_and_never_thirteen() {
    let world = World::new();
    let token = world.token("ten-points");
    accept(&world, &token, id(&of_act(&world, &token, "1357")), 13)
        .refused(409, "handling_refused");
    accept(&world, &token, id(&of_act(&world, &token, "1344")), 11).is(201);
}

#[test]
fn the_console_plants_a_record_in_any_state() {
    for state in ["captured", "reviewed", "announced", "transferred", "under_objection"] {
        let world = World::new();
        let record = json!({ "points": 1, "fine_fen": 20000, "state": state });
        let record = crate::violations::plant(&world, &record);
        let token = world.token("registered");
        let held = violations(&world, &token);
        let planted = held.iter().find(|one| one["id"] == *record).unwrap();
        assert_eq!(planted["state"]["kind"], state);
    }
}

#[test]
fn an_owner_sees_what_is_reviewed_and_what_went_to_somebody_who_hired_the_car() {
    let world = World::new();
    let token = world.token("fleet-owner");
    assert_eq!(of_act(&world, &token, "1344")["state"]["kind"], "reviewed");
    assert_eq!(of_act(&world, &token, "1357")["state"]["kind"], "transferred");
}

#[test]
fn filings_ended_by_the_register_and_by_the_reviewers_say_so() {
    let world = World::new();
    let token = world.token("filings-ended");
    let vehicles = world.vehicles(&token);
    let mut states: Vec<Value> =
        vehicles["filings"].as_array().unwrap().iter().map(|one| one["state"].clone()).collect();
    states.sort_by_key(|state| state["kind"].to_string());
    assert_eq!(states[0]["reason"], "not_the_applicant");
    assert_eq!(states[1]["by"], "system");
    assert_eq!(vehicles["filed"], json!([]));
}
