//! Home, step by step; `progress` has 进度.

mod progress;

use std::sync::Arc;

use tongtu_contract as contract;
use tongtu_contract::{ElicenceState, FilingState};

use super::*;
use crate::{
    Action,
    documents::{Doc, DocKey},
    effect::{Effect, OutboxItem, OutboxState, WaitingKind},
    kit::{self, Kit, NOW_MS, ids, said},
    problem::{Code, Problem},
    root::Input,
    screen::{Rows, Scene, Screen, Tone},
};

fn at_home(licence: Doc, elicence: Doc) -> Kit {
    let mut kit = Kit::logged_in();
    kit.serve(licence);
    kit.serve(elicence);
    kit
}

fn in_order() -> Kit {
    at_home(kit::filed(kit::licence()), kit::active())
}

fn with_status(status: &str) -> Kit {
    let licence = contract::Licence { status: status.to_owned(), ..kit::licence() };
    at_home(kit::filed(licence), kit::elicence(ElicenceState::NotApplied))
}

fn home_of(screen: &Screen) -> &Home {
    match &screen.body {
        Body::Home { home } => home,
        other => panic!("{} instead of home", kit::template(other)),
    }
}

fn todo_of(screen: &Screen) -> Vec<&str> {
    let rows = home_of(screen).groups.iter().flat_map(|group| &group.rows);
    rows.map(|row| row.id.as_str()).collect()
}

fn waiting(state: OutboxState) -> Input {
    let kind = WaitingKind::ElicenceApplication;
    Input::Outbox(Arc::new(vec![OutboxItem {
        id: "w1".to_owned(),
        subject: String::new(),
        kind,
        made_at_ms: kit::NOW_MS,
        state,
    }]))
}

fn at_progress(mut kit: Kit) -> Kit {
    kit.input(Input::Did(Action::Tab { id: "progress".to_owned() }));
    kit
}

fn rows_of(screen: &Screen) -> &Rows {
    match &screen.body {
        Body::Rows { rows } => rows,
        other => panic!("{} instead of rows", kit::template(other)),
    }
}

// ── home ──

#[test]
fn a_licence_in_order_is_shown_with_its_points_and_one_way_to_show_it() {
    let mut kit = in_order();
    let screen = kit.screen();
    let panel = &home_of(&screen).panel;
    assert_eq!(panel.mark.as_ref().unwrap().label, "正常");
    assert_eq!(panel.lines, ["林之远 · 准驾 C1", "有效期至 2031-06-14"]);
    assert_eq!(panel.value.as_deref(), Some("3\u{a0}分，满 12\u{a0}分"));
    assert_eq!(panel.progress.as_ref().map(|lane| (lane.done, lane.of)), Some((3, 12)));
    assert_eq!(todo_of(&screen), ["todo.none"]);
    assert_eq!(kit.press("home.show").route, "elicence.card");
}

#[test]
fn every_row_and_button_of_home_leads_somewhere_or_does_not_say_so() {
    for kit in [
        in_order(),
        with_status("M"),
        at_home(kit::unfiled(FilingState::None), kit::elicence(ElicenceState::NotApplied)),
    ] {
        let screen = kit.screen();
        let home = home_of(&screen);
        let rows = home.groups.iter().chain(&home.services).flat_map(|group| &group.rows);
        for row in rows.filter(|row| row.opens) {
            let mut kit = at_home_again(&kit);
            assert_ne!(kit.open(&row.id).route, "home", "{} leads nowhere", row.id);
        }
        for press in &home.panel.presses {
            let mut kit = at_home_again(&kit);
            assert_ne!(kit.press(&press.id).route, "home", "{} leads nowhere", press.id);
        }
    }
}

/// The same model once more, so that each way starts at home.
fn at_home_again(kit: &Kit) -> Kit {
    Kit {
        model: kit.model.clone(),
        texts: crate::text::Texts::new(crate::text::Locale::ZhHans),
        commands: Vec::new(),
        ..*kit
    }
}

#[test]
fn without_a_licence_on_the_account_home_leads_to_the_filing() {
    let mut kit =
        at_home(kit::unfiled(FilingState::None), kit::elicence(ElicenceState::NotApplied));
    let screen = kit.screen();
    assert_eq!(todo_of(&screen), ["todo.filing"]);
    assert!(ids(&screen).contains(&"service.filing".to_owned()));
    assert_eq!(kit.press("home.file").route, "licence.filing");
}

#[test]
fn a_filing_that_was_refused_leads_to_its_reason() {
    let mut kit =
        at_home(kit::unfiled(FilingState::NotFound), kit::elicence(ElicenceState::NotApplied));
    let screen = kit.screen();
    let panel = &home_of(&screen).panel;
    assert_eq!(panel.mark.as_ref().unwrap().tone, Tone::Danger);
    assert_eq!(kit.press("home.licence").route, "licence");
    assert!(said(&kit.screen()).contains("filing.not_found"));
}

#[test]
fn a_licence_that_is_filed_is_not_offered_for_filing() {
    assert!(!ids(&in_order().screen()).contains(&"service.filing".to_owned()));
}

#[test]
fn the_next_step_of_the_panel_follows_the_electronic_licence() {
    let due_at_ms = kit::NOW_MS;
    for (state, press) in [
        (ElicenceState::NotApplied, "home.elicence"),
        (ElicenceState::InReview { submitted_at_ms: 0, due_at_ms }, "home.elicence"),
        (ElicenceState::Rejected { reasons: Vec::new(), count: 1 }, "home.elicence"),
        (ElicenceState::Blocked { codes: "U".to_owned() }, "home.licence"),
        (ElicenceState::Unknown("x".to_owned()), "home.licence"),
    ] {
        let kit = at_home(kit::filed(kit::licence()), kit::elicence(state.clone()));
        let screen = kit.screen();
        assert_eq!(home_of(&screen).panel.presses.first().unwrap().id, press, "{state:?}");
    }
}

#[test]
fn a_grave_status_stands_in_head_and_in_what_needs_action() {
    let screen = with_status("B").screen();
    let home = home_of(&screen);
    let mark = home.panel.mark.as_ref().unwrap();
    assert_eq!((mark.tone, mark.label.as_str()), (Tone::Danger, "超分"));
    assert_eq!(todo_of(&screen), ["todo.status"], "an application that is blocked is not proposed");
}

#[test]
fn a_renewal_needs_action_in_its_last_ninety_days_only() {
    let until = |days: i64| {
        let day =
            chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap() + chrono::TimeDelta::days(days);
        let licence = contract::Licence { valid_until: Some(day), ..kit::licence() };
        at_home(kit::filed(licence), kit::active()).screen()
    };
    assert_eq!(todo_of(&until(91)), ["todo.none"]);
    assert_eq!(todo_of(&until(90)), ["todo.renewal"]);
    assert!(said(&until(26)).contains("26\u{a0}天后驾驶证到期"));
    assert!(said(&until(-1)).contains("驾驶证已到期"));
}

#[test]
fn elder_mode_is_switched_from_home_and_says_less() {
    let mut kit = in_order();
    assert!(ids(&kit.screen()).contains(&"elder.on".to_owned()));
    let screen = kit.press("elder.on");
    assert!(screen.elder);
    assert_eq!(home_of(&screen).panel.lines, ["有效期至 2031-06-14"]);
    assert!(ids(&screen).contains(&"elder.off".to_owned()));
}

#[test]
fn with_nothing_cached_and_no_network_home_says_so_and_stays() {
    let mut kit = Kit::logged_in();
    let failed = crate::effect::DocAnswer::Failed(Problem::new(Code::N101));
    let answer = Answer::Document(DocKey::Licence, failed);
    let screen = kit.answer(kit::fetches(DocKey::Licence), answer);
    assert!(said(&screen).contains("没有网络"));
    assert_eq!(home_of(&screen).panel.presses.first().unwrap().id, "refresh");
    assert!(ids(&screen).contains(&"service.help".to_owned()));
}

#[test]
fn a_start_without_a_network_gives_the_age_of_what_was_kept() {
    let mut kit = Kit::logged_in();
    let failed = || crate::effect::DocAnswer::Failed(Problem::new(Code::N101));
    let fetched_at_ms = kit::NOW_MS - 86_400_000;
    let id = kit.take(kit::fetches(DocKey::Licence)).id;
    let cached =
        crate::effect::DocAnswer::Cached { doc: kit::filed(kit::licence()), fetched_at_ms };
    kit.input(Input::Came { id, answer: Answer::Document(DocKey::Licence, cached) });
    kit.input(Input::Came { id, answer: Answer::Document(DocKey::Licence, failed()) });
    let answer = Answer::Document(DocKey::Account, failed());
    let screen = kit.answer(kit::fetches(DocKey::Account), answer);
    let age = screen.age.unwrap();
    assert!(age.text.contains("昨天 09:41"), "{}", age.text);
    assert!(said(&kit.screen()).contains("林之远 · 准驾 C1"));
}

#[test]
fn what_was_kept_is_shown_with_its_age_while_the_server_is_asked() {
    let mut kit = in_order();
    kit.now_ms += 600_000;
    let age = kit.press("refresh").age.unwrap();
    assert_eq!(age.state, crate::screen::AgeState::Refreshing);
    assert_eq!(age.text, "今天 09:41 的内容，正在更新");
}

// ── cars, records, fines, messages ──

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn serve(kit: &mut Kit, docs: impl IntoIterator<Item = Doc>) {
    for doc in docs {
        kit.serve(doc);
    }
}

fn car(id: &str, plate: &str, inspection_until: &str) -> contract::Vehicle {
    contract::Vehicle {
        id: contract::VehicleId(id.to_owned()),
        plate_kind: "02".to_owned(),
        plate: plate.to_owned(),
        model: "示例牌 SL7000".to_owned(),
        status: "A".to_owned(),
        usage: "A".to_owned(),
        vin_tail: "000001".to_owned(),
        issuer: "粤B".to_owned(),
        registered_on: day("2020-06-01"),
        inspection_until: Some(day(inspection_until)),
        insurance_until: Some(day("2027-06-30")),
        handled_by_others: Vec::new(),
    }
}

fn filing_of(state: contract::VehicleFilingState) -> contract::VehicleFiling {
    let step = contract::VehicleFilingStep::OwnerAgreed;
    contract::VehicleFiling {
        id: contract::VehicleFilingId("f1".to_owned()),
        plate_kind: "02".to_owned(),
        plate: "粤B8F201".to_owned(),
        relation: contract::Relation::Friend,
        state,
        history: vec![contract::VehicleFilingEvent { at_ms: NOW_MS, step }],
    }
}

pub(crate) fn vehicles_of(
    cars: Vec<contract::Vehicle>,
    filings: Vec<contract::VehicleFiling>,
) -> Doc {
    let own = cars.into_iter().map(|vehicle| contract::OwnVehicle { vehicle, users: Vec::new() });
    Doc::Vehicles(Arc::new(contract::Vehicles {
        own: own.collect(),
        cross_border: contract::CrossBorder {
            state: contract::CrossBorderState::NotApplicable,
            car: None,
        },
        filed: Vec::new(),
        filings,
        allowance: contract::FilingAllowance {
            today: 0,
            this_year: 0,
            owners: 0,
            blacklisted: false,
        },
        handler: contract::Handler { key_person: false, full_rounds: 0, plates: Vec::new() },
        next_check_at_ms: None,
    }))
}

pub(crate) fn record_of(id: &str, state: contract::ViolationState) -> contract::Violation {
    contract::Violation {
        id: contract::ViolationId(id.to_owned()),
        plate_kind: "02".to_owned(),
        plate: "粤B7K2M5".to_owned(),
        holding: contract::Holding::Own,
        occurred_at_ms: NOW_MS - 86_400_000,
        place: "北环大道".to_owned(),
        act_code: "1039".to_owned(),
        act: "违反禁止停车标线".to_owned(),
        rule: "道路交通安全法第90条".to_owned(),
        points: 3,
        fine_fen: 20_000,
        penalties: Vec::new(),
        measured: None,
        limit: None,
        found_by: "深圳交警".to_owned(),
        origin: contract::ViolationOrigin::Camera,
        state,
        pictures: Vec::new(),
        objection: None,
        manual_check: None,
        face_failures: 0,
        updated_at_ms: NOW_MS,
    }
}

pub(crate) fn violations_of(items: Vec<contract::Violation>) -> Doc {
    let total = u32::try_from(items.len()).unwrap();
    Doc::Violations(Arc::new(contract::Violations {
        items,
        total,
        next: None,
        synced_at_ms: NOW_MS,
    }))
}

pub(crate) fn decision_of(
    id: &str,
    due: &str,
    payment: contract::PaymentState,
) -> contract::Decision {
    contract::Decision {
        id: contract::DecisionId(id.to_owned()),
        number: "4403001234567890".to_owned(),
        violation: contract::ViolationId("v9".to_owned()),
        plate: "粤B7K2M5".to_owned(),
        act: "违反禁止停车标线".to_owned(),
        points: 3,
        fine_fen: 20_000,
        decided_by: "深圳交警".to_owned(),
        decided_at_ms: NOW_MS - 86_400_000,
        received_on: day(due) - chrono::TimeDelta::days(15),
        due_on: day(due),
        surcharge_fen: 0,
        suspended_days: 0,
        order: (payment != contract::PaymentState::Unpaid)
            .then(|| contract::PaymentId("p1".to_owned())),
        payment,
        instalment: None,
        reconsideration: None,
        reconsider_until: day("2027-01-18"),
    }
}

pub(crate) fn decisions_of(items: Vec<contract::Decision>) -> Doc {
    Doc::Decisions(Arc::new(contract::Decisions { items, next_check_at_ms: None }))
}

fn message_of(id: &str, kind: &str, subject: (&str, &str)) -> contract::Message {
    contract::Message {
        id: contract::MessageId(id.to_owned()),
        kind: contract::MessageKind::from(kind),
        at_ms: NOW_MS,
        args: [("plate".to_owned(), "粤BZ9990".to_owned())].into(),
        text: "t".to_owned(),
        deadline: Some(day("2026-11-27")),
        subject: Some(contract::MessageSubject {
            kind: contract::SubjectKind::from(subject.0),
            id: subject.1.to_owned(),
        }),
        state: contract::MessageState::Unread,
    }
}

/// Somebody with something of everything.
fn busy_home() -> Kit {
    let mut kit = in_order();
    let notified = |day_: &str| contract::ViolationState::Notified { appear_by: day(day_) };
    let face = contract::VehicleFilingState::Face { failures: 0, expires_at_ms: NOW_MS };
    serve(
        &mut kit,
        [
            vehicles_of(vec![car("c1", "粤B7K2M5", "2026-12-01")], vec![filing_of(face)]),
            violations_of(vec![
                record_of("v1", notified("2026-12-16")),
                record_of("v2", notified("2026-11-26")),
                record_of("v3", contract::ViolationState::Deleted),
                // Not told yet, another's, and resting: these wait for somebody else.
                record_of("v4", contract::ViolationState::Reviewed),
                record_of("v5", contract::ViolationState::Transferred),
                record_of("v6", contract::ViolationState::UnderObjection),
            ]),
            decisions_of(vec![
                decision_of("d1", "2026-12-04", contract::PaymentState::Unpaid),
                decision_of("d2", "2026-11-15", contract::PaymentState::Unpaid),
                decision_of("d3", "2026-11-15", contract::PaymentState::Paid),
            ]),
            Doc::Messages(Arc::new(contract::Messages {
                items: vec![
                    message_of("m1", "rental_transferred", ("rental", "r1")),
                    message_of("m2", "violation_due", ("violation", "v2")),
                ],
            })),
        ],
    );
    kit
}

#[test]
fn what_needs_action_is_counted_with_its_nearest_day_and_what_is_late_stands_first() {
    let kit = busy_home();
    let screen = kit.screen();
    assert_eq!(
        todo_of(&screen)[..5],
        [
            "todo.fines",
            "todo.violations",
            "todo.inspection/c1",
            "todo.vehicle_filing/f1",
            "todo.message/m1"
        ]
    );
    let text = said(&screen);
    for words in ["2\u{a0}条违法要处理", "最急的还剩 6\u{a0}天", "2\u{a0}笔罚款要缴", "有的已逾期"]
    {
        assert!(text.contains(words), "{words} is missing in {text}");
    }
}

#[test]
fn each_thing_to_do_and_each_car_leads_to_its_own_screen() {
    for (row, route) in [
        ("todo.fines", "fines"),
        ("todo.violations", "violations"),
        ("todo.inspection/c1", "vehicle/c1"),
        ("todo.vehicle_filing/f1", "filing.case/f1"),
        ("todo.message/m1", "rental/r1"),
        ("vehicle/c1", "vehicle/c1"),
    ] {
        assert_eq!(busy_home().open(row).route, route, "{row}");
    }
}

#[test]
fn elders_have_five_entries_one_for_what_needs_action_and_all_services_behind_the_last() {
    let mut kit = busy_home();
    let screen = kit.press("elder.on");
    let home = home_of(&screen);
    let services: Vec<_> = home.services.iter().flat_map(|group| &group.rows).collect();
    assert_eq!(services.len(), 5);
    assert_eq!(todo_of(&screen), ["home.todo"]);
    assert!(said(&screen).contains("有 5\u{a0}件事要办"));
    assert_eq!(kit.open("home.todo").route, "todo");
    assert_eq!(rows_of(&kit.screen()).groups.iter().flat_map(|g| &g.rows).count(), 5);
    assert_eq!(kit.open("todo.fines").route, "fines");
    kit.back();
    kit.back();
    assert_eq!(kit.open("service.all").route, "services");
    assert_eq!(kit.open("service.points").route, "points");
}

#[test]
fn of_many_cars_three_stand_on_home_and_one_row_leads_to_the_rest() {
    let mut kit = in_order();
    let cars = (0..5).map(|n| car(&format!("c{n}"), "粤B7K2M5", "2028-12-01")).collect();
    serve(&mut kit, [vehicles_of(cars, Vec::new())]);
    let screen = kit.screen();
    let group = home_of(&screen).groups.iter().find(|g| g.id == "home.vehicles.group").unwrap();
    assert_eq!(group.rows.len(), 4);
    assert_eq!(kit.open("home.vehicles").route, "vehicles");
}

#[test]
fn every_word_of_these_screens_is_there_in_every_language() {
    for locale in crate::text::Locale::ALL {
        let blocked = kit::elicence(ElicenceState::Blocked { codes: "B".to_owned() });
        let window = kit::elicence(ElicenceState::WindowOnly);
        let rejected = kit::elicence(ElicenceState::Rejected { reasons: Vec::new(), count: 1 });
        let come_back_on = "2026-11-23".parse().unwrap();
        let kits = vec![
            busy_home(),
            in_order(),
            with_status("M"),
            Kit::logged_in(),
            at_home(kit::filed(kit::licence()), blocked),
            at_home(kit::filed(kit::licence()), window),
            at_home(kit::filed(kit::licence()), rejected),
            at_home(kit::unfiled(FilingState::NotYet { come_back_on }), kit::active()),
            at_home(kit::unfiled(FilingState::NotFound), kit::elicence(ElicenceState::NotApplied)),
        ];
        for mut kit in kits {
            kit.texts = crate::text::Texts::new(locale);
            let mut screens = vec![kit.screen(), kit.press("elder.on")];
            for row in ["home.todo", "service.all"] {
                screens.push(kit.open(row));
                kit.back();
            }
            let mut kit = at_progress(kit);
            screens.push(kit.screen());
            screens.push(kit.input(waiting(OutboxState::Waiting)));
            screens.push(kit.press("outbox.discard/w1"));
            for screen in screens {
                let bare = kit::bare_keys(&screen);
                assert!(bare.is_empty(), "{} in {}: {bare:?}", screen.route, locale.tag());
            }
        }
        let mut kit = progress::at_full_progress();
        kit.texts = crate::text::Texts::new(locale);
        assert_eq!(kit::bare_keys(&kit.screen()), Vec::<String>::new(), "{}", locale.tag());
    }
}

#[test]
fn a_record_whose_objection_is_on_its_way_waits_for_nobody() {
    let mut kit = busy_home();
    let said_before = said(&kit.screen());
    assert!(said_before.contains("2\u{a0}条违法要处理"), "{said_before}");
    kit.input(Input::Outbox(Arc::new(vec![OutboxItem {
        id: "w1".to_owned(),
        subject: "v2".to_owned(),
        kind: WaitingKind::Objection,
        made_at_ms: NOW_MS,
        state: OutboxState::Waiting,
    }])));
    assert!(said(&kit.screen()).contains("1\u{a0}条违法要处理"));
}

#[test]
fn each_thing_that_waits_says_what_it_is_and_how_far_it_is() {
    let words = [
        (OutboxState::Waiting, "已保存，轮到就自动发送"),
        (OutboxState::Sending { done: 1, of: 4 }, "正在发送，中断了会接着传"),
    ];
    for (state, lead) in words {
        let mut kit = at_progress(in_order());
        let item = |kind: &WaitingKind| OutboxItem {
            id: kind.name().to_owned(),
            subject: String::new(),
            kind: *kind,
            made_at_ms: NOW_MS,
            state: state.clone(),
        };
        let screen =
            kit.input(Input::Outbox(Arc::new(WaitingKind::ALL.iter().map(item).collect())));
        let rows = &rows_of(&screen).groups.first().unwrap().rows;
        assert_eq!(rows.len(), WaitingKind::ALL.len());
        for row in rows {
            assert_eq!(row.lines.first().map(String::as_str), Some(lead), "{}", row.id);
            let spoken = row.progress.as_ref().map(|progress| progress.spoken.as_str());
            assert_eq!(spoken, (lead.starts_with('正')).then_some("已传 25%"), "{}", row.id);
        }
        assert!(kit::bare_keys(&screen).is_empty(), "{:?}", kit::bare_keys(&screen));
    }
}

#[test]
fn while_the_first_answer_is_on_its_way_home_says_what_comes() {
    let said = said(&Kit::logged_in().screen());
    assert!(said.contains("正在读取") && said.contains("驾驶证和记分马上就到"), "{said}");
}
