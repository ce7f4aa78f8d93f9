//! One record: each state, each reason why not, each way out.

use super::*;
use crate::{
    effect::{OutboxItem, OutboxState},
    kit::{ids, said},
    screen::Rank,
};

fn main_of(screen: &Screen) -> Option<&str> {
    screen.actions.iter().find(|press| press.rank == Rank::Main).map(|press| press.id.as_str())
}

fn in_state(state: ViolationState) -> Screen {
    at_record(Violation { state, ..record("v1") }).screen()
}

#[test]
fn a_record_that_may_be_handled_shows_its_sum_and_both_ways() {
    let screen = at_record(record("v1")).screen();
    let detail = detail_of(&screen);
    let sum = detail.sum.as_ref().unwrap();
    let figures: Vec<_> = sum.terms.iter().map(|term| term.value.as_str()).collect();
    assert_eq!((figures, sum.total.value.as_str()), (vec!["3", "3"], "6"));
    assert_eq!(main_of(&screen), Some("violation.handle"));
    assert!(ids(&screen).contains(&"violation.object".to_owned()));
    assert!(detail.lead.as_ref().unwrap().contains("最晚12月16日"), "{:?}", detail.lead);
    assert!(kit::bare_keys(&screen).is_empty(), "{:?}", kit::bare_keys(&screen));
}

#[test]
fn eleven_and_one_is_refused_with_its_figures_and_the_day_it_can_wait_for() {
    let mut own = kit::licence();
    own.points.accumulated = 11;
    own.points.cycle_end = day("2026-12-02");
    let docs = vec![
        violations(vec![Violation { points: 1, ..record("v1") }]),
        Doc::Vehicles(Arc::new(garage())),
        kit::filed(own),
        decisions(Vec::new()),
    ];
    let screen = at_route("violation/v1", docs).screen();
    let [card] = &detail_of(&screen).refusals[..] else { panic!("{screen:?}") };
    assert_eq!(card.code, "violation.would_reach_twelve");
    let sum = card.sum.as_ref().unwrap();
    assert_eq!((sum.total.value.as_str(), sum.total.label.as_str()), ("12", "记满"));
    assert_eq!(card.progress.as_ref().unwrap().adding, 1);
    let ways: Vec<_> = card.ways.iter().map(|way| way.id.as_str()).collect();
    assert_eq!(ways, ["violation.wait", "violation.window"]);
    assert_eq!(card.ways[0].head, "等到12月3日再处理");
    assert_eq!(main_of(&screen), None, "the best way is to wait");
}

#[test]
fn a_cycle_that_ends_after_the_term_can_be_waited_for_with_an_extension() {
    let mut own = kit::licence();
    own.points.accumulated = 11;
    own.points.cycle_end = day("2027-01-31");
    let docs = vec![
        violations(vec![Violation { points: 1, ..record("v1") }]),
        Doc::Vehicles(Arc::new(garage())),
        kit::filed(own),
    ];
    let mut kit = at_route("violation/v1", docs);
    assert!(said(&kit.screen()).contains("先申请延期，2027年2月1日再处理"));
    let mut once = ids(&kit.screen());
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids(&kit.screen()).len(), "{:?}", ids(&kit.screen()));
    let screen = kit.open("violation.extend");
    assert_eq!(screen.over.unwrap().id, "violation.extend.sheet");
}

#[test]
fn the_last_point_before_twelve_is_handled_with_a_warning() {
    let with = |accumulated, points| {
        let docs = vec![
            violations(vec![Violation { points, ..record("v1") }]),
            Doc::Vehicles(Arc::new(garage())),
            licence(accumulated),
        ];
        at_route("violation/v1", docs).screen()
    };
    let is_warned = |screen: &Screen| ids(screen).contains(&"violation.near_full".to_owned());
    let eleven = with(10, 1);
    assert!(is_warned(&eleven));
    assert_eq!(detail_of(&eleven).sum.as_ref().unwrap().tone, Tone::Attention);
    assert_eq!(main_of(&eleven), Some("violation.handle"));
    assert!(kit::bare_keys(&eleven).is_empty(), "{:?}", kit::bare_keys(&eleven));
    assert!(!is_warned(&with(9, 1)), "two are left");
    assert!(!is_warned(&with(11, 0)), "nothing is added");
    assert_eq!(detail_of(&with(11, 1)).refusals[0].code, "violation.would_reach_twelve");
    assert_eq!(detail_of(&with(10, 3)).refusals[0].code, "violation.exceeds_twelve");
}

#[test]
fn only_points_of_a_fine_that_is_overdue_by_then_outlast_the_cycle() {
    let with = |points, cycle_end| {
        let mut own = kit::licence();
        own.points.accumulated = 11;
        own.points.cycle_end = day(cycle_end);
        // To be paid by 5 December.
        let unpaid = contract::Decision { points, ..decision("v0") };
        let docs = vec![
            violations(vec![Violation { points: 1, ..record("v1") }]),
            Doc::Vehicles(Arc::new(garage())),
            kit::filed(own),
            decisions(vec![unpaid]),
        ];
        said(&at_route("violation/v1", docs).screen())
    };
    assert!(with(3, "2026-12-10").contains("请先缴清"));
    assert!(!with(0, "2026-12-10").contains("请先缴清"), "it has no points");
    assert!(!with(3, "2026-12-02").contains("请先缴清"), "it is not due by then");
}

/// A car that others drive, too.
fn shared(record: Violation) -> Kit {
    let route = format!("violation/{}", record.id);
    let docs = vec![
        violations(vec![record]),
        Doc::Vehicles(Arc::new(garage())),
        licence(3),
        decisions(Vec::new()),
        objections(Vec::new()),
    ];
    at_route(&route, docs)
}

#[test]
fn what_another_driver_accepted_leaves_nothing_to_do_and_nothing_to_look_up() {
    let state = ViolationState::Handled { decision: contract::DecisionId("d9".to_owned()) };
    let screen = shared(Violation { state, ..record("v1") }).screen();
    let detail = detail_of(&screen);
    assert!(detail.lead.as_ref().unwrap().contains("其他驾驶人"), "{:?}", detail.lead);
    assert!(!ids(&screen).iter().any(|id| id.contains("decision") || id.contains("pay")));
    assert!(detail.timeline.iter().all(|step| !step.present));
}

#[test]
fn what_rests_for_the_objection_of_another_leads_to_no_objection() {
    let objection = Some(contract::ObjectionId("o9".to_owned()));
    let state = ViolationState::UnderObjection;
    let screen = shared(Violation { state, objection, ..record("v1") }).screen();
    assert!(detail_of(&screen).lead.as_ref().unwrap().contains("有人"));
    assert!(!ids(&screen).contains(&"violation.objection".to_owned()));
}

#[test]
fn an_announcement_that_is_over_urges_and_names_no_day_to_come() {
    let state = ViolationState::Announced { until: day("2026-11-19") };
    let screen = in_state(state);
    let detail = detail_of(&screen);
    assert!(detail.mark.as_ref().unwrap().label.contains("已过"), "{:?}", detail.mark);
    assert!(detail.lead.as_ref().unwrap().contains("已过"));
}

#[test]
fn a_warning_names_no_fine_and_no_payment() {
    let penalties = vec![PenaltyKind::Warning];
    let screen =
        at_record(Violation { points: 0, fine_fen: 0, penalties, ..record("v1") }).screen();
    let text = said(&screen);
    assert!(text.contains("警告") && !text.contains("0.00"), "{text}");
    assert!(detail_of(&screen).timeline.iter().all(|step| step.id != "violation.step.pay"));
}

#[test]
fn an_officers_record_is_refused_for_that_alone_and_looks_like_no_refusal() {
    let own =
        Violation { origin: ViolationOrigin::Scene, points: 9, fine_fen: 90_000, ..record("v1") };
    let screen = at_record(own).screen();
    let detail = detail_of(&screen);
    let codes: Vec<_> = detail.refusals.iter().map(|card| card.code.as_str()).collect();
    assert_eq!(codes, ["violation.scene_record"]);
    let mark = detail.mark.as_ref().unwrap();
    assert_eq!((mark.tone, mark.open), (Tone::Info, true));
}

#[test]
fn an_objection_that_was_not_sent_has_no_day_of_an_answer() {
    let mut kit = at_record(record("v1"));
    let screen = kit.input(Input::Outbox(Arc::new(vec![OutboxItem {
        id: "w1".to_owned(),
        kind: WaitingKind::Objection,
        subject: "v1".to_owned(),
        made_at_ms: kit::NOW_MS,
        state: OutboxState::Waiting,
    }])));
    let step = detail_of(&screen).timeline.iter().find(|step| step.present).unwrap();
    assert_eq!(step.id, "violation.step.objection");
    assert_eq!(step.line.as_deref(), Some("待发送"));
}

#[test]
fn every_reason_of_the_rules_has_a_card_with_a_way_out_in_every_language() {
    use tongtu_rules::violation::handle::Refusal;
    for code in Refusal::CODES {
        let fields = [contract::FieldProblem {
            field: "violation".to_owned(),
            code: (*code).to_owned(),
            text: "server".to_owned(),
        }];
        for locale in crate::text::Locale::ALL {
            let mut kit = at_record(record("v1"));
            kit.texts = crate::text::Texts::new(locale);
            let cards =
                kit.with_context(|ctx| refused::answered(find("v1", ctx).unwrap(), &fields, ctx));
            let [card] = &cards[..] else { panic!("{code}") };
            assert!(!card.ways.is_empty(), "{code} is a dead end");
            assert!(!card.why.is_empty(), "{code} does not say why");
            let text = serde_json::to_string(card).unwrap();
            assert!(!text.contains("refusal-") && !text.contains("row-"), "{text}");
        }
    }
}

#[test]
fn a_reason_that_only_the_server_knows_is_said_in_its_words() {
    let fields = [contract::FieldProblem {
        field: "violation".to_owned(),
        code: "violation.blood_moon".to_owned(),
        text: "今天是血月".to_owned(),
    }];
    let kit = at_record(record("v1"));
    let cards = kit.with_context(|ctx| refused::answered(find("v1", ctx).unwrap(), &fields, ctx));
    assert_eq!(cards[0].why, ["今天是血月"]);
    assert!(!cards[0].ways.is_empty());
}

#[test]
fn every_state_says_what_it_means_and_none_is_a_dead_end() {
    let states = [
        ViolationState::Captured,
        ViolationState::Reviewed,
        ViolationState::Notified { appear_by: day("2026-11-10") },
        ViolationState::Extended { appear_by: day("2027-02-28") },
        ViolationState::UnderObjection,
        ViolationState::Handled { decision: contract::DecisionId("d9".to_owned()) },
        ViolationState::Deleted,
        ViolationState::Transferred,
        ViolationState::Announced { until: day("2026-11-27") },
        ViolationState::Unknown("frozen".to_owned()),
    ];
    for state in states {
        let screen = in_state(state.clone());
        let detail = detail_of(&screen);
        assert!(!detail.mark.as_ref().unwrap().label.is_empty(), "{state:?}");
        assert!(!screen.actions.is_empty() || !detail.rows.is_empty(), "{state:?}");
        let handled = matches!(state, ViolationState::Handled { .. });
        assert!(detail.lead.is_some() || handled, "{state:?}");
        assert!(kit::bare_keys(&screen).is_empty(), "{:?}", kit::bare_keys(&screen));
    }
}

#[test]
fn a_decided_record_leads_to_its_payment() {
    let state = ViolationState::Handled { decision: contract::DecisionId("d-v1".to_owned()) };
    let docs = vec![
        violations(vec![Violation { state, ..record("v1") }]),
        Doc::Vehicles(Arc::new(garage())),
        licence(6),
        decisions(vec![decision("v1")]),
    ];
    let mut kit = at_route("violation/v1", docs);
    assert_eq!(main_of(&kit.screen()), Some("violation.pay"));
    assert!(said(&kit.screen()).contains("4403001234567890"));
    assert_eq!(kit.press("violation.pay").route, "decision/d-v1");
}

#[test]
fn while_a_payment_is_under_way_nobody_is_urged_to_pay_again() {
    let state = ViolationState::Handled { decision: contract::DecisionId("d-v1".to_owned()) };
    let own = contract::Decision {
        payment: contract::PaymentState::Unclear,
        order: Some(contract::PaymentId("p1".to_owned())),
        ..decision("v1")
    };
    let docs = vec![
        violations(vec![Violation { state, ..record("v1") }]),
        Doc::Vehicles(Arc::new(garage())),
        licence(6),
        decisions(vec![own]),
    ];
    let mut kit = at_route("violation/v1", docs);
    let screen = kit.screen();
    assert_eq!(main_of(&screen), Some("violation.order"));
    let lead = detail_of(&screen).lead.clone().unwrap();
    assert!(lead.contains("不要再缴") && !lead.contains("最晚"), "{lead}");
    assert_eq!(kit.press("violation.order").route, "payment/p1");
}

#[test]
fn a_granted_delay_moves_the_day_that_the_record_says_of_its_fine() {
    let state = ViolationState::Handled { decision: contract::DecisionId("d-v1".to_owned()) };
    let with = |own: contract::Decision| {
        let docs = vec![
            violations(vec![Violation { state: state.clone(), ..record("v1") }]),
            Doc::Vehicles(Arc::new(garage())),
            licence(6),
            decisions(vec![own]),
        ];
        at_route("violation/v1", docs).screen()
    };
    let late = contract::Decision { due_on: day("2026-11-10"), ..decision("v1") };
    let until = day("2027-02-10");
    let granted = contract::Decision {
        instalment: Some(contract::Instalment {
            kind: contract::InstalmentKind::Delay,
            months: 3,
            parts: Vec::new(),
            state: contract::InstalmentState::Granted { until },
        }),
        ..late.clone()
    };
    let screen = with(granted);
    assert!(detail_of(&screen).lead.as_ref().unwrap().contains("2027年2月10日"), "{screen:?}");
    assert_eq!(detail_of(&screen).mark.as_ref().unwrap().tone, Tone::Attention);
    let overdue = with(late);
    assert_eq!(detail_of(&overdue).mark.as_ref().unwrap().tone, Tone::Danger);
}

#[test]
fn what_cannot_be_handled_here_does_not_hide_that_its_day_has_passed() {
    let state = ViolationState::Notified { appear_by: day("2026-11-10") };
    let screen = at_record(Violation { state, points: 9, ..record("v1") }).screen();
    let detail = detail_of(&screen);
    assert_eq!(detail.refusals[0].code, "violation.points_too_high");
    assert_eq!(detail.lead.as_deref(), Some("11月10日的期限已过，请尽快用下面的办法"));
    assert_eq!(detail.mark.as_ref().unwrap().label, "11月10日已过，手机上不能处理");
}

#[test]
fn classes_that_nobody_here_knows_are_left_to_the_server_with_a_word_of_warning() {
    let mut own = kit::licence();
    own.classes = "C1Z9".to_owned();
    own.points.accumulated = 3;
    let docs =
        vec![violations(vec![record("v1")]), Doc::Vehicles(Arc::new(garage())), kit::filed(own)];
    let screen = at_route("violation/v1", docs).screen();
    assert_eq!(main_of(&screen), Some("violation.handle"));
    assert!(detail_of(&screen).sum.is_some());
    assert!(ids(&screen).contains(&"violation.unknown_classes".to_owned()));
    assert!(kit::bare_keys(&screen).is_empty(), "{:?}", kit::bare_keys(&screen));
}

#[test]
fn the_days_of_study_are_those_of_the_licence() {
    let said_with = |classes: &str| {
        let mut own = kit::licence();
        own.classes = classes.to_owned();
        own.points.accumulated = 11;
        let docs = vec![
            violations(vec![Violation { points: 1, ..record("v1") }]),
            Doc::Vehicles(Arc::new(garage())),
            kit::filed(own),
        ];
        said(&at_route("violation/v1", docs).screen())
    };
    assert!(said_with("C1").contains("学习 7\u{a0}天"), "{}", said_with("C1"));
    assert!(said_with("A2C1").contains("学习 30\u{a0}天"), "{}", said_with("A2C1"));
}

#[test]
fn an_extension_is_asked_for_once_and_waits_where_it_will_stand() {
    let mut kit = at_record(record("v1"));
    kit.open("violation.extend");
    kit.press("violation.extend.confirm");
    let sent = kit.take(|effect| matches!(effect, Effect::Enqueue(_)));
    let Effect::Enqueue(waiting) = &sent.effect else { unreachable!() };
    assert_eq!((waiting.kind, waiting.subject.as_str()), (WaitingKind::Extension, "v1"));
    assert_eq!(waiting.path, "/v1/violations/v1/extension");
    kit.input(Input::Came { id: sent.id, answer: Answer::Queued(Ok("w1".to_owned())) });
    let screen = kit.input(Input::Outbox(Arc::new(vec![OutboxItem {
        id: "w1".to_owned(),
        kind: WaitingKind::Extension,
        subject: "v1".to_owned(),
        made_at_ms: kit::NOW_MS,
        state: OutboxState::Waiting,
    }])));
    let row = detail_of(&screen).rows.iter().find(|row| row.id == "violation.progress").unwrap();
    assert!(row.mark.as_ref().unwrap().open);
    assert!(!ids(&screen).contains(&"violation.extend".to_owned()));
    let state = ViolationState::Extended { appear_by: day("2027-03-16") };
    let record = Arc::new(Violation { state, ..record("v1") });
    let answer = Ok(Reply::Violation(record));
    let screen = kit.input(Input::OutboxDone { kind: WaitingKind::Extension, answer });
    assert_eq!(screen.notice.unwrap().text, "已延期，最晚2027年3月16日处理");
    assert!(detail_of(&kit.screen()).lead.as_ref().unwrap().starts_with("已延期"));
}

#[test]
fn two_failed_checks_lead_to_the_photo_and_its_review_is_waited_for() {
    let failed = Violation { face_failures: 2, ..record("v1") };
    let mut kit = at_record(failed.clone());
    assert_eq!(detail_of(&kit.screen()).refusals[0].code, "violation.face_needed");
    assert_eq!(kit.press("violation.manual").route, "face.manual/handling/v1");
    let check = |state| {
        let id = contract::FaceCheckId("m1".to_owned());
        Violation { manual_check: Some(contract::ManualCheck { id, state }), ..failed.clone() }
    };
    let submitted_at_ms = kit::NOW_MS;
    let due_at_ms = kit::NOW_MS + 86_400_000;
    let waiting = contract::ManualCheckState::InReview { submitted_at_ms, due_at_ms };
    let screen = at_record(check(waiting)).screen();
    assert!(detail_of(&screen).refusals.is_empty());
    assert!(detail_of(&screen).mark.as_ref().unwrap().open);
    let screen = at_record(check(contract::ManualCheckState::Passed)).screen();
    assert_eq!(main_of(&screen), Some("violation.handle"));
    let reason = contract::VehicleFilingReason::PhotoUnreadable;
    let screen = at_record(check(contract::ManualCheckState::Rejected { reason })).screen();
    assert!(said(&screen).contains("上次的照片看不清楚"));
}

#[test]
fn without_a_network_handling_says_so_and_the_record_stays_readable() {
    let mut kit = at_record(record("v1"));
    kit.online = false;
    let screen = kit.press("violation.handle");
    assert_eq!(screen.route, "violation/v1");
    assert!(screen.notice.unwrap().text.contains("没有网络"));
    assert!(detail_of(&kit.screen()).lead.is_some());
}

#[test]
fn without_the_documents_that_decide_nothing_is_guessed() {
    let docs = vec![violations(vec![record("v1")])];
    let screen = at_route("violation/v1", docs).screen();
    assert!(detail_of(&screen).refusals.is_empty());
    assert_eq!(main_of(&screen), None);
    assert!(detail_of(&screen).mark.as_ref().unwrap().open);
}

#[test]
fn a_record_that_is_gone_leads_back_to_the_list() {
    let docs = vec![violations(Vec::new())];
    let mut kit = at_route("violation/v1", docs);
    assert_eq!(kit::template(&kit.screen().body), "page");
    assert_eq!(kit.open("violation.list").route, "violations");
}
