//! Cars as their owner meets them: the list, one car, the code, across the border, reminders.

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

// ── the owner's code ──

fn code() -> contract::OwnerCode {
    contract::OwnerCode {
        text: "TTV1.7K3M9PQR2XVW".to_owned(),
        code: "7K3M9PQR2XVW".to_owned(),
        generated_at_ms: NOW_MS,
        expires_at_ms: NOW_MS + 600_000,
    }
}

fn showing() -> Kit {
    let mut kit = at("vehicle/v1", owner());
    kit.press("vehicle.code");
    let answer = Answer::Sent(Ok(Reply::OwnerCode(Arc::new(code()))));
    kit.answer(|effect| matches!(effect, Effect::Send(_)), answer);
    kit
}

#[test]
fn the_owners_code_is_shown_in_both_forms_on_a_secret_screen() {
    let screen = showing().screen();
    assert!(screen.secret);
    let Body::Card { card } = &screen.body else { panic!() };
    assert!(card.code.as_ref().unwrap().modules.len() > 400);
    assert_eq!(card.fields[0].value, "7K3M\u{a0}9PQR\u{a0}2XVW");
    assert!(bare_keys(&screen).is_empty(), "{:?}", bare_keys(&screen));
}

/// As a shell paints it, with its own seconds.
fn left(kit: &Kit) -> String {
    let Body::Card { card } = kit.screen().body else { panic!() };
    let left = card.code.unwrap().renews;
    left.text.replace("{s}", &left.left_ms.div_ceil(1_000).to_string()).replace('\u{a0}', " ")
}

#[test]
fn the_time_left_is_said_in_minutes_and_seconds() {
    let mut kit = showing();
    for (after_ms, said) in [
        (0, "10 分钟后失效"),
        (1_000, "9 分 59 秒后失效"),
        (59_500, "9 分 1 秒后失效"),
        (60_000, "9 分钟后失效"),
        (539_900, "1 分 1 秒后失效"),
        (540_500, "1 分钟后失效"),
        (541_000, "59 秒后失效"),
        (599_999, "1 秒后失效"),
    ] {
        kit.now_ms = NOW_MS + after_ms;
        // What a shell presses when the seconds of a minute have run out.
        kit.press("vehicle.code.due");
        assert_eq!(left(&kit), said, "after {after_ms} ms");
    }
    assert_eq!(kit.illegal, 0);
}

#[test]
fn a_code_of_the_car_before_is_not_shown_under_this_ones_plate() {
    let mut doc = owner();
    let other = contract::OwnVehicle { vehicle: vehicle("v2", "粤B7Q3M8"), users: Vec::new() };
    doc.own.push(other);
    let mut kit = at("vehicle/v1", doc);
    kit.press("vehicle.code");
    kit.back();
    kit.input(Input::Did(crate::Action::Arrived { link: "tongtu://open/vehicle/v2".to_owned() }));
    kit.press("vehicle.code");
    let answer = || Answer::Sent(Ok(Reply::OwnerCode(Arc::new(code()))));
    let screen = kit.answer(|effect| matches!(effect, Effect::Send(_)), answer());
    let Body::Card { card } = &screen.body else { panic!() };
    assert!(card.code.is_none(), "it gives the first car away");
    assert!(card.mark.label.contains("正在生成"), "{card:?}");
    let command = kit.take(|effect| matches!(effect, Effect::Send(_)));
    let Effect::Send(request) = &command.effect else { unreachable!() };
    assert_eq!(request.path, "/v1/vehicles/v2/owner-codes");
    let screen = kit.input(Input::Came { id: command.id, answer: answer() });
    let Body::Card { card } = &screen.body else { panic!() };
    assert!(card.code.is_some() && card.name.contains("7Q3M8"));
}

#[test]
fn a_code_that_nobody_could_use_any_more_is_not_held_out() {
    let mut kit = showing();
    let mut doc = owner();
    doc.own[0].vehicle.usage = "D".to_owned();
    kit.press("refresh");
    let screen = kit.serve(Doc::Vehicles(Arc::new(doc)));
    let Body::Card { card } = &screen.body else { panic!() };
    assert!(card.code.is_none() && card.instead.as_ref().unwrap().contains("非营运"));
    assert!(screen.actions.is_empty(), "another one would be refused too");
}

#[test]
fn a_code_that_ran_out_is_gone_and_no_other_is_made_by_itself() {
    let mut kit = showing();
    let screen = kit.fire(600_000);
    let Body::Card { card } = &screen.body else { panic!() };
    assert!(card.code.is_none() && card.fields.is_empty());
    assert!(card.instead.as_ref().unwrap().contains("失效"));
    assert!(!kit.wants(|effect| matches!(effect, Effect::Send(_))), "the owner has to want it");
}

#[test]
fn the_way_back_from_the_large_code_leads_to_the_small_one() {
    let mut kit = showing();
    kit.press("card.enlarge");
    assert!(kit.screen().body.is_code_alone());
    kit.back();
    assert_eq!(kit.route(), "vehicle.code/v1");
    assert!(!kit.screen().body.is_code_alone());
}

#[test]
fn without_a_network_there_is_no_code_and_a_reason() {
    let mut kit = at("vehicle/v1", owner());
    kit.press("vehicle.code");
    kit.online = false;
    let problem = crate::Problem::new(crate::problem::Code::N101);
    kit.answer(|effect| matches!(effect, Effect::Send(_)), Answer::Sent(Err(problem)));
    let screen = kit.screen();
    let Body::Card { card } = &screen.body else { panic!() };
    assert!(card.instead.as_ref().unwrap().contains("没有网络"), "{card:?}");
}

// ── across the border ──

#[test]
fn every_state_across_the_border_says_what_to_do() {
    let minimum_client = "2.9.6".to_owned();
    for state in [
        CrossBorderState::NotApplicable,
        CrossBorderState::UpdateNeeded { minimum_client },
        CrossBorderState::LoginNeeded,
        CrossBorderState::Searching,
        CrossBorderState::None,
        CrossBorderState::Unknown("paused".to_owned()),
    ] {
        let cross_border = contract::CrossBorder { state: state.clone(), car: None };
        let doc = contract::Vehicles { cross_border, ..nothing() };
        let screen = at("vehicle.cross_border", doc).screen();
        assert!(bare_keys(&screen).is_empty(), "{state:?}: {:?}", bare_keys(&screen));
        assert!(!ids(&screen).is_empty(), "{state:?} is a dead end");
    }
    for state in
        [CrossBorderState::Associated, CrossBorderState::TermEnding, CrossBorderState::Ended]
    {
        let mut doc = crossing(Some("2026-11-01"));
        doc.cross_border.state = state.clone();
        let screen = at("vehicle.cross_border", doc).screen();
        assert!(bare_keys(&screen).is_empty(), "{state:?}: {:?}", bare_keys(&screen));
    }
}

#[test]
fn the_days_are_counted_with_the_last_one() {
    let screen = at("vehicle.cross_border", crossing(Some("2026-11-01"))).screen();
    let Body::Detail { detail } = &screen.body else { panic!() };
    assert!(detail.lead.as_ref().unwrap().contains("11月30日"));
    let stay = detail.rows.iter().find(|row| row.id == "cross_border.stay_days").unwrap();
    assert_eq!(stay.progress.as_ref().unwrap().done, 20);
    assert!(stay.mark.is_none());
}

#[test]
fn days_that_run_out_are_graver_than_papers_that_are_in_order() {
    let mark = |entered: &str| {
        let screen = at("vehicle.cross_border", crossing(Some(entered))).screen();
        let Body::Detail { detail } = screen.body else { panic!() };
        (detail.mark.clone().unwrap(), detail.rows.iter().map(|row| row.id.clone()).collect())
    };
    let (long, rows): (_, Vec<String>) = mark("2026-10-01");
    assert_eq!((long.tone, long.label.as_str()), (Tone::Danger, "停留超期"));
    assert!(!rows.contains(&"vehicle.cross_border.remind".to_owned()), "it is too late for that");
    let (nearly, _) = mark("2026-10-25");
    assert_eq!((nearly.tone, nearly.label.as_str()), (Tone::Attention, "快满了"));
}

#[test]
fn a_car_that_is_away_with_its_days_used_up_is_not_sent_away() {
    let mut doc = crossing(None);
    let car = doc.cross_border.car.as_mut().unwrap();
    car.stays = vec![contract::Stay { entered_on: day("2026-03-01"), left_on: day("2026-09-01") }];
    let Body::Detail { detail } = at("vehicle.cross_border", doc).screen().body else { panic!() };
    let lead = detail.lead.unwrap();
    assert!(lead.contains("不能再入境") && !lead.contains("离境"), "{lead}");
}

#[test]
fn a_stay_in_a_term_that_ends_says_both_days() {
    let mut doc = crossing(Some("2026-11-01"));
    doc.cross_border.state = CrossBorderState::TermEnding;
    doc.cross_border.car.as_mut().unwrap().term_until = day("2026-11-24");
    let screen = at("vehicle.cross_border", doc.clone()).screen();
    let Body::Detail { detail } = &screen.body else { panic!() };
    let lead = detail.lead.as_ref().unwrap();
    assert_eq!(lead.matches("11月24日").count(), 2, "{lead}");
    // Nobody is there any more on the twenty-fifth day.
    assert!(!reminded(doc).wants(|effect| matches!(effect, Effect::Remind(_))));
}

#[test]
fn a_car_that_is_here_when_its_term_has_ended_is_told_to_leave() {
    let mut doc = crossing(Some("2026-11-01"));
    doc.cross_border.state = CrossBorderState::Ended;
    doc.cross_border.car.as_mut().unwrap().term_until = day("2026-11-19");
    let screen = at("vehicle.cross_border", doc).screen();
    let Body::Detail { detail } = &screen.body else { panic!() };
    assert!(detail.lead.as_ref().unwrap().contains("离境"));
}

#[test]
fn what_issued_the_plate_of_a_car_from_across_the_border_is_said_in_words() {
    let mut doc = crossing(None);
    doc.cross_border.car.as_mut().unwrap().vehicle.issuer = "粤Z".to_owned();
    assert!(said(&at("vehicle/v5", doc).screen()).contains("广东省（粤Z）"));
}

#[test]
fn an_inspection_that_comes_near_says_where_it_is_done() {
    let mut doc = owner();
    assert!(!ids(&at("vehicle/v1", doc.clone()).screen()).contains(&"vehicle.inspect".to_owned()));
    doc.own[0].vehicle.inspection_until = Some(day("2026-12-31"));
    assert!(ids(&at("vehicle/v1", doc).screen()).contains(&"vehicle.inspect".to_owned()));
}

#[test]
fn the_versions_that_finds_the_car_is_named() {
    let minimum_client = "2.9.6".to_owned();
    let state = CrossBorderState::UpdateNeeded { minimum_client };
    let cross_border = contract::CrossBorder { state, car: None };
    let screen =
        at("vehicle.cross_border", contract::Vehicles { cross_border, ..nothing() }).screen();
    assert!(said(&screen).contains("2.9.6"));
}

#[test]
fn a_new_login_asks_before_it_logs_out() {
    let cross_border = contract::CrossBorder { state: CrossBorderState::LoginNeeded, car: None };
    let mut kit = at("vehicle.cross_border", contract::Vehicles { cross_border, ..nothing() });
    kit.press("vehicle.cross_border.log_in");
    assert!(kit.screen().over.is_some());
    assert!(!kit.wants(|effect| matches!(effect, Effect::SignOut { .. })));
    kit.press("leave.keep");
    assert!(kit.wants(|effect| matches!(effect, Effect::SignOut { .. })));
}

// ── reminders ──

#[test]
fn the_twenty_fifth_day_of_a_stay_is_reminded_of_without_a_plate() {
    let mut kit = reminded(crossing(Some("2026-11-01")));
    let all = reminders(&mut kit);
    assert_eq!(all.len(), 1, "{all:?}");
    let one = &all[0];
    assert_eq!(one.link, "tongtu://open/vehicle.cross_border");
    assert_eq!(one.title.replace('\u{a0}', " "), "跨境车停留已满 25 天");
    assert_eq!(one.text, "最晚11月30日离境");
    // 2026-11-25 09:00 in +08:00.
    assert_eq!(one.at_ms, 1_795_568_400_000);
    for text in [&one.title, &one.text] {
        assert!(!text.contains("粤Z") && !text.contains("林"), "{text}");
    }
}

#[test]
fn the_day_on_which_the_year_has_a_hundred_and_fifty_is_reminded_of_too() {
    let mut doc = crossing(Some("2026-11-01"));
    let car = doc.cross_border.car.as_mut().unwrap();
    // 126 days earlier in the year; with the twenty of this stay 146.
    car.stays = vec![contract::Stay { entered_on: day("2026-03-01"), left_on: day("2026-07-04") }];
    let all = reminders(&mut reminded(doc));
    let ids: Vec<&str> = all.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["cross_border.year.2026-11-24", "cross_border.stay.2026-11-25"]);
    assert_eq!(all[0].title.replace('\u{a0}', " "), "跨境车今年停留已满 150 天");
    assert_eq!(all[0].text.replace('\u{a0}', " "), "一年最多 180 天，请安排离境");
}

#[test]
fn a_term_that_ends_the_stay_sooner_is_reminded_of_as_long_before() {
    let mut doc = crossing(Some("2026-11-15"));
    doc.cross_border.car.as_mut().unwrap().term_until = day("2026-11-28");
    let all = reminders(&mut reminded(doc));
    assert_eq!(all[0].id, "cross_border.stay.2026-11-23");
    assert_eq!(all[0].title.replace('\u{a0}', " "), "跨境车停留已满 9 天");
    assert_eq!(all[0].text, "最晚11月28日离境");
}

#[test]
fn a_record_and_a_fine_are_reminded_of_three_days_before_their_day() {
    use crate::violations::tests::{decision, decisions, record, violations};
    let mut kit = at("vehicles", nothing());
    kit.serve(violations(vec![record("v1"), record("v2")]));
    kit.serve(decisions(vec![decision("v3")]));
    let all: Vec<(String, String, String)> =
        reminders(&mut kit).into_iter().map(|one| (one.id, one.title, one.text)).collect();
    let said = |id: &str, title: &str, text: &str| (id.into(), title.into(), text.into());
    let expected = [
        said("fines.2026-12-05", "有罚款快到期限", "最晚12月5日缴纳"),
        // Two of one day are one.
        said("violations.2026-12-16", "有违法记录快到期限", "最晚12月16日处理"),
    ];
    assert_eq!(all, expected);
}

#[test]
fn a_car_that_has_left_is_reminded_of_no_longer() {
    let mut kit = reminded(crossing(Some("2026-11-01")));
    assert_eq!(reminders(&mut kit).len(), 1);
    kit.press("refresh");
    kit.serve(Doc::Vehicles(Arc::new(crossing(None))));
    assert_eq!(reminders(&mut kit), []);
}

#[test]
fn the_same_set_is_not_set_again() {
    let mut kit = reminded(crossing(Some("2026-11-01")));
    reminders(&mut kit);
    kit.press("refresh");
    kit.serve(Doc::Vehicles(Arc::new(crossing(Some("2026-11-01")))));
    assert!(!kit.wants(|effect| matches!(effect, Effect::Remind(_))));
}

#[test]
fn whoever_logs_out_leaves_no_reminder_behind() {
    let mut kit = reminded(crossing(Some("2026-11-01")));
    reminders(&mut kit);
    kit.input(Input::Expired);
    assert_eq!(reminders(&mut kit), []);
}

#[test]
fn half_of_what_is_known_takes_no_reminder_away() {
    let mut kit = at("vehicles", nothing());
    assert!(!kit.wants(|effect| matches!(effect, Effect::Remind(_))), "records may have terms too");
    let answer = DocAnswer::Failed(crate::Problem::new(crate::problem::Code::N101));
    for key in [DocKey::Violations, DocKey::Decisions] {
        kit.answer(kit::fetches(key), Answer::Document(key, answer.clone()));
    }
    kit.press("refresh");
    kit.serve(Doc::Vehicles(Arc::new(crossing(Some("2026-11-01")))));
    assert_eq!(reminders(&mut kit).len(), 1, "what cannot be had is waited for no longer");
}

#[test]
fn leave_to_remind_is_asked_for_on_a_press_and_the_answer_is_respected() {
    let mut kit = at("vehicle.cross_border", crossing(Some("2026-11-01")));
    kit.open("vehicle.cross_border.remind");
    let screen = kit.outcome(Outcome::Refused { forever: false });
    assert_eq!(screen.notice.as_ref().unwrap().tone, Tone::Info);
    assert!(ids(&screen).contains(&"vehicle.cross_border.remind".to_owned()), "on another day");
    kit.open("vehicle.cross_border.remind");
    let screen = kit.outcome(Outcome::Granted);
    assert!(ids(&screen).contains(&"vehicle.cross_border.reminded".to_owned()));
}
