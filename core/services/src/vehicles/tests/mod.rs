//! Cars as their owner meets them: the list, one car, the code, across the border, reminders.

mod code;
mod crossing;

use std::sync::Arc;

use tongtu_contract as contract;
use tongtu_contract::{CrossBorderState, Relation};

use crate::{
    ask::{Outcome, Reminder},
    documents::{Doc, DocKey},
    effect::{Answer, DocAnswer, Effect, Reply, WaitingKind},
    kit::{self, Kit, NOW_MS, bare_keys, ids, said},
    root::Input,
    screen::{Body, Tone},
};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn vehicle(id: &str, plate: &str) -> contract::Vehicle {
    contract::Vehicle {
        id: contract::VehicleId(id.to_owned()),
        plate_kind: "02".to_owned(),
        plate: plate.to_owned(),
        model: "大众牌".to_owned(),
        status: "A".to_owned(),
        usage: "A".to_owned(),
        vin_tail: "000113".to_owned(),
        issuer: "粤B".to_owned(),
        registered_on: day("2022-05-20"),
        inspection_until: Some(day("2028-05-31")),
        insurance_until: Some(day("2027-08-01")),
        handled_by_others: Vec::new(),
    }
}

pub(crate) fn nothing() -> contract::Vehicles {
    contract::Vehicles {
        own: Vec::new(),
        cross_border: contract::CrossBorder { state: CrossBorderState::NotApplicable, car: None },
        filed: Vec::new(),
        filings: Vec::new(),
        allowance: contract::FilingAllowance {
            today: 0,
            this_year: 0,
            owners: 0,
            blacklisted: false,
        },
        handler: contract::Handler { key_person: false, full_rounds: 0, plates: Vec::new() },
        next_check_at_ms: None,
    }
}

fn user() -> contract::VehicleUser {
    contract::VehicleUser {
        id: contract::FiledId("f1".to_owned()),
        name_masked: "*超".to_owned(),
        relation: Relation::Friend,
        since: day("2026-07-20"),
    }
}

pub(crate) fn filed(plate: &str) -> contract::FiledVehicle {
    contract::FiledVehicle {
        id: contract::FiledId("f9".to_owned()),
        vehicle: vehicle("v9", plate),
        owner_masked: "*静".to_owned(),
        relation: Relation::Friend,
        since: day("2026-07-20"),
    }
}

fn owner() -> contract::Vehicles {
    let own = contract::OwnVehicle { vehicle: vehicle("v1", "粤B9K2L7"), users: vec![user()] };
    contract::Vehicles { own: vec![own], ..nothing() }
}

fn crossing(entered: Option<&str>) -> contract::Vehicles {
    let car = contract::CrossBorderCar {
        vehicle: contract::Vehicle { plate_kind: "26".to_owned(), ..vehicle("v5", "粤Z1A23港") },
        scheme: contract::Scheme::HongKong,
        home_plate: "AB 1234".to_owned(),
        term_from: day("2026-03-01"),
        term_until: day("2027-02-28"),
        stays: Vec::new(),
        entered_on: entered.map(day),
    };
    let cross_border =
        contract::CrossBorder { state: CrossBorderState::Associated, car: Some(car) };
    contract::Vehicles { cross_border, ..nothing() }
}

/// The screen of that link, with this document.
pub(crate) fn at(link: &str, doc: contract::Vehicles) -> Kit {
    let mut kit = Kit::logged_in();
    let link = format!("tongtu://open/{link}");
    kit.input(Input::Did(crate::Action::Arrived { link }));
    kit.serve(Doc::Vehicles(Arc::new(doc)));
    kit
}

/// The same, with nothing else to remind of.
fn reminded(doc: contract::Vehicles) -> Kit {
    let mut kit = at("vehicles", doc);
    let violations =
        contract::Violations { items: Vec::new(), total: 0, next: None, synced_at_ms: NOW_MS };
    kit.serve(Doc::Violations(Arc::new(violations)));
    let decisions = contract::Decisions { items: Vec::new(), next_check_at_ms: None };
    kit.serve(Doc::Decisions(Arc::new(decisions)));
    kit
}

fn reminders(kit: &mut Kit) -> Vec<Reminder> {
    let command = kit.take(|effect| matches!(effect, Effect::Remind(_)));
    let Effect::Remind(all) = command.effect else { unreachable!() };
    all
}

// ── the list and one car ──

#[test]
fn no_car_is_explained_by_its_delays_and_has_a_way_on() {
    let screen = at("vehicles", nothing()).screen();
    let Body::Rows { rows } = &screen.body else { panic!("{:?}", screen.body) };
    let empty = rows.empty.as_ref().unwrap();
    assert_eq!(empty.paragraphs.len(), 5);
    assert!(ids(&screen).contains(&"filing.open".to_owned()));
    assert!(bare_keys(&screen).is_empty(), "{:?}", bare_keys(&screen));
}

#[test]
fn a_date_that_comes_near_is_said_on_the_car_that_is_otherwise_in_order() {
    let mut doc = owner();
    doc.own[0].vehicle.inspection_until = Some(day("2026-12-31"));
    let screen = at("vehicles", doc).screen();
    let Body::Rows { rows } = &screen.body else { panic!() };
    let row = &rows.groups[0].rows[0];
    assert_eq!(row.mark.as_ref().unwrap().tone, Tone::Attention);
    assert!(row.lines[0].contains("12月31日"), "{row:?}");
}

#[test]
fn the_gravest_status_is_the_headline_and_all_of_them_are_explained() {
    let mut doc = owner();
    doc.own[0].vehicle.status = "GMZ".to_owned();
    let screen = at("vehicle/v1", doc).screen();
    let Body::Detail { detail } = &screen.body else { panic!() };
    assert_eq!(detail.mark.as_ref().unwrap().label, "达到报废标准");
    assert!(detail.lead.as_ref().unwrap().contains("报废"), "what it means is the one sentence");
    let statuses = detail.groups.iter().find(|group| group.id == "vehicle.status").unwrap();
    assert_eq!(statuses.lines.len(), 3);
    assert!(statuses.lines[2].label.contains('Z'), "an unknown letter is shown as it came");
    assert!(bare_keys(&screen).is_empty(), "{:?}", bare_keys(&screen));
}

#[test]
fn every_known_letter_and_kind_has_its_word() {
    let mut doc = owner();
    doc.own[0].vehicle.status = "ABCDEFGHIJKLMNOPQ".to_owned();
    for kind in (1..=27).chain([51, 52]) {
        doc.own[0].vehicle.plate_kind = format!("{kind:02}");
        let screen = at("vehicle/v1", doc.clone()).screen();
        assert!(bare_keys(&screen).is_empty(), "{kind}: {:?}", bare_keys(&screen));
    }
    for usage in 'A'..='M' {
        doc.own[0].vehicle.usage = usage.to_string();
        let screen = at("vehicle/v1", doc.clone()).screen();
        assert!(bare_keys(&screen).is_empty(), "{usage}: {:?}", bare_keys(&screen));
    }
}

#[test]
fn a_car_that_is_no_longer_there_leads_to_the_others() {
    let screen = at("vehicle/v7", owner()).screen();
    assert_eq!(ids(&screen), ["vehicle.gone", "vehicles.open", "filing.open"]);
}

#[test]
fn a_truck_has_no_code_and_says_why() {
    let mut doc = owner();
    doc.own[0].vehicle.plate_kind = "01".to_owned();
    let screen = at("vehicle/v1", doc).screen();
    assert!(screen.actions.is_empty());
    assert!(ids(&screen).contains(&"vehicle.no_code".to_owned()));
}

/// Why nobody else can file it, as it is said on its page.
fn shut(doc: contract::Vehicles) -> String {
    let screen = at("vehicle/v1", doc).screen();
    assert!(!ids(&screen).contains(&"vehicle.code".to_owned()));
    let Body::Detail { detail } = &screen.body else { panic!() };
    let row = detail.rows.iter().find(|row| row.id == "vehicle.no_code").unwrap();
    row.lines.join("")
}

#[test]
fn a_car_with_all_its_users_or_that_has_left_the_register_is_lent_to_nobody() {
    let mut full = owner();
    full.own[0].users = vec![user(), user(), user()];
    assert!(shut(full).contains("已有 3 人备案"));
    let mut left = owner();
    left.own[0].vehicle.status = "E".to_owned();
    assert!(shut(left).contains("注销"));
}

#[test]
fn what_is_no_small_car_says_its_kind_in_the_list() {
    let mut doc = owner();
    let truck = contract::Vehicle { plate_kind: "01".to_owned(), ..vehicle("v2", "粤B9K2L7") };
    doc.own.push(contract::OwnVehicle { vehicle: truck, users: Vec::new() });
    let screen = at("vehicles", doc).screen();
    let Body::Rows { rows } = &screen.body else { panic!() };
    let lines = |at: usize| rows.groups[0].rows[at].lines.join("，");
    assert!(!lines(0).contains("小型汽车") && lines(1).contains("大型汽车"), "{rows:?}");
}

// ── unbinding ──

#[test]
fn the_owner_ends_a_filing_after_being_asked_once() {
    let mut kit = at("vehicle/v1", owner());
    kit.press("vehicle.user.unbind/f1");
    assert!(kit.screen().over.is_some(), "it names what is lost first");
    assert!(!kit.wants(|effect| matches!(effect, Effect::Enqueue(_))));
    kit.press("vehicle.unbind.yes");
    let command = kit.take(|effect| matches!(effect, Effect::Enqueue(_)));
    let Effect::Enqueue(waiting) = command.effect else { unreachable!() };
    assert_eq!(waiting.kind, WaitingKind::UserUnbinding);
    assert_eq!(waiting.path, "/v1/vehicles/v1/users/f1/unbinding");
    assert_eq!(waiting.subject, "f1");
    assert!(kit.screen().over.is_none());
}

#[test]
fn who_turns_away_from_the_sheet_has_ended_nothing() {
    let mut kit =
        at("vehicle/v9", contract::Vehicles { filed: vec![filed("粤B8F2K6")], ..nothing() });
    kit.press("vehicle.unbind");
    kit.press("vehicle.unbind.no");
    kit.press("vehicle.unbind.yes");
    assert!(!kit.wants(|effect| matches!(effect, Effect::Enqueue(_))));
}

#[test]
fn what_is_on_its_way_is_not_ended_twice_and_stands_where_it_will_be() {
    let mut kit =
        at("vehicle/v9", contract::Vehicles { filed: vec![filed("粤B8F2K6")], ..nothing() });
    kit.press("vehicle.unbind");
    kit.press("vehicle.unbind.yes");
    let item = crate::effect::OutboxItem {
        id: "o1".to_owned(),
        kind: WaitingKind::Unbinding,
        subject: "f9".to_owned(),
        made_at_ms: NOW_MS,
        state: crate::effect::OutboxState::Waiting,
    };
    let screen = kit.input(Input::Outbox(Arc::new(vec![item])));
    assert!(!ids(&screen).contains(&"vehicle.unbind".to_owned()));
    let Body::Detail { detail } = &screen.body else { panic!() };
    assert!(detail.mark.as_ref().unwrap().open);
}

#[test]
fn the_servers_answer_takes_the_car_off_the_list() {
    let mut kit =
        at("vehicle/v9", contract::Vehicles { filed: vec![filed("粤B8F2K6")], ..nothing() });
    let answer = Ok(Reply::Vehicles(Arc::new(nothing())));
    let screen = kit.input(Input::OutboxDone { kind: WaitingKind::Unbinding, answer });
    assert_eq!(screen.notice.unwrap().tone, Tone::Good);
    assert_eq!(kit.illegal, 0);
}
