//! 机动车: what of the register an account may see.

use serde_json::json;

use crate::kit::World;

#[test]
fn ones_own_vehicles_are_listed_by_themselves() {
    let world = World::new();
    let token = world.token("own-two-cars");
    let vehicles = world.vehicles(&token);
    let own = vehicles["own"].as_array().unwrap();
    assert_eq!(own.len(), 2);
    assert_eq!(
        own[0]["vehicle"],
        json!({
            "id": "v-own-two-cars-1", "plate_kind": "02", "plate": "粤B9K2L7",
            "model": "大众牌 FV7144", "status": "A", "usage": "A", "vin_tail": "000113",
            "issuer": "粤B", "registered_on": "2022-06-18", "inspection_until": "2026-12-30",
            "insurance_until": "2027-06-08", "handled_by_others": [],
        })
    );
    assert_eq!(own[1]["vehicle"]["plate_kind"], "52");
    assert_eq!(vehicles["filed"], json!([]));
    assert_eq!(vehicles["filings"], json!([]));
    assert_eq!(vehicles["cross_border"], json!({ "state": { "kind": "not_applicable" } }));
    assert_eq!(vehicles["handler"], json!({ "key_person": false, "full_rounds": 0, "plates": [] }));
    assert!(vehicles.get("next_check_at_ms").is_none());
}

#[test]
fn who_has_none_sees_none_and_nobody_sees_anothers() {
    let world = World::new();
    world.seed("own-two-cars");
    let token = world.token("registered");
    assert_eq!(world.vehicles(&token)["own"], json!([]));
    world.get("/v1/vehicles").go().refused(401, "unauthorized");
}

#[test]
fn a_seeds_filing_of_months_ago_is_in_force_for_both_sides() {
    let world = World::new();
    let (user, owner) = (world.token("friend-car-three-points"), world.token("car-owner"));
    let vehicles = world.vehicles(&user);
    assert_eq!(vehicles["filed"][0]["since"], "2026-07-20");
    assert_eq!(vehicles["filed"][0]["relation"], "friend");
    assert_eq!(vehicles["filings"][0]["state"]["id"], vehicles["filed"][0]["id"]);
    assert_eq!(world.vehicles(&owner)["own"][0]["users"][0]["name_masked"], "•超");
}
