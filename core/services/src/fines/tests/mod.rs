//! Fines and orders, step by step; the two requests are in `requests`.

mod parts;
mod requests;

use std::{collections::BTreeMap, sync::Arc};

use tongtu_contract::{
    Decision, DecisionId, Decisions, Instalment, InstalmentKind, InstalmentPart, InstalmentState,
    PartState, Payment, PaymentId, PaymentState, Reconsideration, ReconsiderationState,
    ViolationId,
};

use crate::{
    Action,
    ask::{AskKind, Outcome},
    documents::{Doc, DocKey},
    effect::{Answer, Effect, Method, OutboxItem, OutboxState, Reply, WaitingKind},
    kit::{self, Kit, NOW_MS, bare_keys, field, ids, said},
    problem::{Code, Problem},
    root::Input,
    screen::{Body, Detail, Rank, Row, Rows, Screen, Tone},
};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// A decision of two hundred yuan that was received on that day; today is 2026-11-20.
fn decision(id: &str, received: &str) -> Decision {
    let received_on = day(received);
    Decision {
        id: DecisionId(id.to_owned()),
        number: "4403001234567890".to_owned(),
        violation: ViolationId("v1".to_owned()),
        plate: "粤B7K2M5".to_owned(),
        act: "驾驶时拨打手持电话".to_owned(),
        points: 3,
        fine_fen: 20_000,
        decided_by: "深圳交警福田大队".to_owned(),
        decided_at_ms: NOW_MS - 86_400_000,
        received_on,
        due_on: received_on + chrono::TimeDelta::days(15),
        surcharge_fen: 0,
        suspended_days: 0,
        payment: PaymentState::Unpaid,
        order: None,
        instalment: None,
        reconsideration: None,
        reconsider_until: received_on + chrono::TimeDelta::days(60),
    }
}

/// Two that are due, one of them five days late.
fn two() -> Vec<Decision> {
    vec![
        decision("d1", "2026-11-19"),
        Decision { surcharge_fen: 3_000, ..decision("d2", "2026-10-31") },
    ]
}

fn serve(kit: &mut Kit, items: Vec<Decision>) {
    let doc = Doc::Decisions(Arc::new(Decisions { items, next_check_at_ms: None }));
    kit.serve(doc);
}

fn at(link: &str, items: Vec<Decision>) -> Kit {
    let mut kit = Kit::logged_in();
    kit.input(Input::Did(Action::Arrived { link: format!("tongtu://open/{link}") }));
    serve(&mut kit, items);
    kit
}

fn at_pay(items: Vec<Decision>) -> Kit {
    let mut kit = at("fines", items);
    kit.press("fines.pay");
    kit.answer(|e| matches!(e, Effect::LoadDraft("fines.pay")), Answer::Draft(BTreeMap::new()));
    kit
}

fn order(state: PaymentState) -> Arc<Payment> {
    let paid = state == PaymentState::Paid;
    Arc::new(Payment {
        id: PaymentId("p1".to_owned()),
        decisions: vec![DecisionId("d1".to_owned()), DecisionId("d2".to_owned())],
        amount_fen: 43_000,
        state,
        page: "https://pay.example/p1".to_owned(),
        created_at_ms: NOW_MS,
        expires_at_ms: NOW_MS + 900_000,
        paid_at_ms: paid.then_some(NOW_MS + 60_000),
        receipt_no: paid.then(|| "TT20261120001".to_owned()),
        next_check_at_ms: None,
    })
}

/// On the screen of an order in that state.
fn at_order(state: PaymentState) -> Kit {
    let items = two()
        .into_iter()
        .map(|d| Decision { order: Some(PaymentId("p1".to_owned())), payment: state.clone(), ..d })
        .collect();
    let mut kit = at("payment/p1", items);
    polled(&mut kit, Ok(Reply::Payment(order(state))));
    kit
}

fn is_poll(effect: &Effect) -> bool {
    matches!(effect, Effect::Send(r) if r.method == Method::Get && r.path == "/v1/payments/p1")
}

fn is_order(effect: &Effect) -> bool {
    matches!(effect, Effect::Send(r) if r.method == Method::Post && r.path == "/v1/payments")
}

fn polled(kit: &mut Kit, answer: Result<Reply, Problem>) -> Screen {
    kit.answer(is_poll, Answer::Sent(answer))
}

fn rows(screen: &Screen) -> &Rows {
    let Body::Rows { rows } = &screen.body else { panic!("no rows: {:?}", screen.body) };
    rows
}

fn row(screen: &Screen, id: &str) -> Row {
    let found = rows(screen).groups.iter().flat_map(|group| &group.rows).find(|row| row.id == id);
    found.unwrap_or_else(|| panic!("no row {id}")).clone()
}

/// A hundred yuan a month from 20 November on.
fn parts(states: &[PartState]) -> Vec<InstalmentPart> {
    let part = |(month, state): (u32, &PartState)| InstalmentPart {
        due_on: day("2026-11-20") + chrono::Months::new(month),
        amount_fen: 10_000,
        surcharge_fen: 0,
        state: state.clone(),
        order: (*state == PartState::Paid).then(|| PaymentId("p1".to_owned())),
    };
    (0..).zip(states).map(part).collect()
}

fn in_parts(states: &[PartState]) -> Decision {
    let parts = parts(states);
    let first = parts.iter().find(|part| part.state != PartState::Paid);
    let due_on = first.map_or(day("2026-12-20"), |part| part.due_on);
    let state = InstalmentState::Granted { until: day("2026-12-20") };
    let asked = Instalment { kind: InstalmentKind::Parts, months: 2, state, parts };
    Decision { due_on, instalment: Some(asked), ..decision("d1", "2026-11-01") }
}

fn detail(screen: &Screen) -> &Detail {
    let Body::Detail { detail } = &screen.body else { panic!("no detail: {:?}", screen.body) };
    detail
}

fn waiting(kind: WaitingKind, state: OutboxState) -> Input {
    let (id, subject) = ("w1".to_owned(), "d1".to_owned());
    Input::Outbox(Arc::new(vec![OutboxItem { id, subject, kind, made_at_ms: NOW_MS, state }]))
}

// ── the list ──

#[test]
fn what_is_due_first_stands_first_with_its_sum_on_top() {
    let kit = at("fines", two());
    let screen = kit.screen();
    assert_eq!(rows(&screen).counted.as_deref(), Some("2\u{a0}笔要缴，共 430.00\u{a0}元"));
    let due: Vec<_> =
        rows(&screen).groups.first().unwrap().rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(due, ["decision/d2", "decision/d1"]);
    assert_eq!(row(&screen, "decision/d2").mark.unwrap().label, "已逾期");
    assert!(said(&screen).contains("最晚12月4日缴清，还有 14\u{a0}天"), "{}", said(&screen));
}

#[test]
fn without_a_decision_it_says_where_records_are() {
    let mut kit = at("fines", Vec::new());
    assert!(rows(&kit.screen()).empty.is_some());
    assert_eq!(kit.open("fines.violations").route, "violations");
}

#[test]
fn a_warning_and_a_revoked_decision_ask_for_nothing() {
    let revoked = ReconsiderationState::Revoked { at_ms: NOW_MS };
    let items = vec![
        Decision { fine_fen: 0, ..decision("d1", "2026-11-01") },
        Decision {
            reconsideration: Some(Reconsideration { submitted_at_ms: NOW_MS, state: revoked }),
            ..decision("d2", "2026-10-01")
        },
    ];
    let kit = at("fines", items);
    let screen = kit.screen();
    assert!(screen.actions.is_empty());
    assert_eq!(rows(&screen).counted.as_deref(), Some("没有要缴的罚款"));
    assert_eq!(row(&screen, "decision/d2").mark.unwrap().tone, Tone::Good);
}

// ── choosing and the order ──

#[test]
fn everything_due_is_chosen_until_one_is_taken_away() {
    let mut kit = at_pay(two());
    let label = |screen: &Screen| screen.actions.first().unwrap().label.clone();
    assert_eq!(label(&kit.screen()), "开缴款单，430.00\u{a0}元");
    let screen = kit.open("pay/d2");
    assert_eq!(label(&screen), "开缴款单，200.00\u{a0}元");
    assert_eq!(row(&screen, "pay/d2").chosen, Some(false));
    let kept = kit.take(|e| matches!(e, Effect::SaveDraft { draft: "fines.pay", .. })).effect;
    assert!(matches!(kept, Effect::SaveDraft { text, .. } if text == "d1"));
    let none = kit.open("pay/d1");
    assert!(none.actions.first().unwrap().not_yet.is_some());
    kit.press("fines.pay.submit");
    assert!(!kit.wants(is_order), "nothing is paid by an empty order");
}

#[test]
fn what_was_chosen_is_chosen_again_after_a_kill() {
    let mut kit = at_pay(two()).restarted();
    serve(&mut kit, two());
    let draft = BTreeMap::from([("chosen".to_owned(), "d2".to_owned())]);
    let screen = kit.answer(|e| matches!(e, Effect::LoadDraft("fines.pay")), Answer::Draft(draft));
    assert_eq!(row(&screen, "pay/d1").chosen, Some(false));
    assert_eq!(row(&screen, "pay/d2").chosen, Some(true));
}

#[test]
fn an_order_names_every_decision_and_the_sum_that_was_shown_and_is_sent_once() {
    let mut kit = at_pay(two());
    kit.press("fines.pay.submit");
    kit.press("fines.pay.submit");
    let command = kit.take(is_order);
    assert!(!kit.wants(is_order));
    let Effect::Send(request) = command.effect else { unreachable!() };
    assert_eq!(request.body, br#"{"decisions":["d2","d1"],"amount_fen":43000}"#);
    let answer = Answer::Sent(Ok(Reply::Payment(order(PaymentState::Ordering))));
    let screen = kit.input(Input::Came { id: command.id, answer });
    assert_eq!(screen.route, "payment/p1");
    assert_eq!(kit.back().route, "fines", "nothing can be chosen a second time on the way back");
}

#[test]
fn whoever_has_left_before_the_order_was_made_is_told_where_it_stands() {
    let mut kit = at_pay(two());
    kit.press("fines.pay.submit");
    kit.back();
    let answer = Answer::Sent(Ok(Reply::Payment(order(PaymentState::Ordering))));
    let screen = kit.answer(is_order, answer);
    assert_eq!(screen.route, "fines");
    assert_eq!(screen.notice.unwrap().text, "缴款单已开，在“进度”里");
}

#[test]
fn without_a_network_nothing_is_sent_and_it_says_so() {
    let mut kit = at_pay(two());
    kit.online = false;
    assert!(kit.screen().actions.first().unwrap().not_yet.is_some());
    let screen = kit.press("fines.pay.submit");
    assert!(screen.notice.unwrap().text.contains("没有扣款"));
    assert!(!kit.wants(is_order));
}

fn refused_with(code: &str, args: &[(&str, &str)]) -> Problem {
    let mut problem = kit::refused(code);
    let answer = Arc::make_mut(problem.answer.as_mut().unwrap());
    answer.args = args.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    problem
}

#[test]
fn an_open_order_is_gone_to_and_not_made_again() {
    let mut kit = at_pay(two());
    kit.press("fines.pay.submit");
    let problem = refused_with("payment_open", &[("order", "p1")]);
    let screen = kit.answer(is_order, Answer::Sent(Err(problem)));
    assert_eq!(screen.route, "payment/p1");
    assert!(screen.notice.unwrap().text.contains("没有重复扣款"));
    assert!(kit.wants(is_poll));
}

#[test]
fn another_sum_is_said_and_asked_for_before_anything_is_paid() {
    let mut kit = at_pay(two());
    kit.press("fines.pay.submit");
    let problem = refused_with("amount_differs", &[("amount_fen", "43600")]);
    let screen = kit.answer(is_order, Answer::Sent(Err(problem)));
    assert_eq!(screen.route, "fines.pay");
    assert!(screen.notice.unwrap().text.contains("436.00\u{a0}元，没有扣款"));
    assert!(kit.wants(kit::fetches(DocKey::Decisions)));
}

#[test]
fn payments_that_rest_at_night_say_until_when() {
    let mut kit = at_pay(two());
    kit.press("fines.pay.submit");
    // 04:00 on the next day.
    let until_ms = Some(NOW_MS + 65_940_000);
    let problem = Problem { until_ms, ..kit::refused("payment_closed") };
    let screen = kit.answer(is_order, Answer::Sent(Err(problem)));
    assert!(screen.notice.unwrap().text.contains("明天 04:00"));
}

#[test]
fn after_a_lost_answer_the_decisions_are_asked_for_and_tell_of_the_order() {
    let mut kit = at_pay(two());
    kit.press("fines.pay.submit");
    kit.answer(is_order, Answer::Sent(Err(Problem::new(Code::N102))));
    let ordered = |d: Decision| Decision {
        payment: PaymentState::Ordering,
        order: Some(PaymentId("p1".to_owned())),
        ..d
    };
    serve(&mut kit, two().into_iter().map(ordered).collect());
    assert!(rows(&kit.screen()).empty.is_some(), "what an order pays is not offered again");
}

// ── an order ──

#[test]
fn every_state_of_an_order_has_its_words_and_its_actions() {
    for (state, actions) in [
        (PaymentState::Ordering, vec!["payment.page", "payment.ask"]),
        (PaymentState::Redirected, vec!["payment.page", "payment.ask"]),
        (PaymentState::Pending, vec!["payment.ask"]),
        (PaymentState::Unclear, vec!["payment.ask"]),
        (PaymentState::Failed, vec!["payment.again"]),
        (PaymentState::Paid, vec!["payment.save", "payment.share"]),
        (PaymentState::Unknown("escrow".to_owned()), vec!["payment.ask"]),
    ] {
        let screen = at_order(state.clone()).screen();
        let ids: Vec<_> = screen.actions.iter().map(|press| press.id.as_str()).collect();
        assert_eq!(ids, actions, "{state:?}");
        assert!(said(&screen).contains("430.00"), "{state:?}");
        if let PaymentState::Unknown(raw) = state {
            assert_eq!(detail(&screen).mark.as_ref().unwrap().label, raw);
        }
    }
}

#[test]
fn the_bank_s_page_opens_over_a_safe_line_only_and_its_return_proves_nothing() {
    let mut kit = at_order(PaymentState::Ordering);
    let screen = kit.press("payment.page");
    let link = "https://pay.example/p1".to_owned();
    assert_eq!(screen.ask.unwrap().kind, AskKind::Open { link });
    let screen = kit.outcome(Outcome::Done);
    assert!(!said(&screen).contains("已缴清"));
    let screen = polled(&mut kit, Ok(Reply::Payment(order(PaymentState::Pending))));
    assert_eq!(detail(&screen).mark.as_ref().unwrap().label, "银行处理中");

    for page in ["http://pay.example/p1", "http://localhost.example/", "javascript:alert(1)"] {
        let mut kit = at_order(PaymentState::Ordering);
        let order = Payment { page: page.to_owned(), ..(*order(PaymentState::Ordering)).clone() };
        kit.press("refresh");
        polled(&mut kit, Ok(Reply::Payment(Arc::new(order))));
        let screen = kit.press("payment.page");
        assert!(screen.ask.is_none(), "{page}");
        assert_eq!(screen.notice.unwrap().tone, Tone::Danger);
    }
}

#[test]
fn the_order_is_asked_for_less_and_less_often_while_it_is_looked_at_and_not_afterwards() {
    let mut kit = at_order(PaymentState::Pending);
    for ms in [5_000, 10_000, 20_000, 40_000, 60_000, 60_000] {
        kit.fire(ms);
        polled(&mut kit, Ok(Reply::Payment(order(PaymentState::Pending))));
    }
    kit.back();
    kit.fire(60_000);
    assert!(!kit.wants(is_poll), "nobody looks at it any more");
}

#[test]
fn a_link_and_a_return_to_the_app_ask_anew() {
    let mut kit = at_order(PaymentState::Redirected);
    kit.input(Input::Did(Action::Arrived { link: "tongtu://open/payment/p1".to_owned() }));
    polled(&mut kit, Ok(Reply::Payment(order(PaymentState::Pending))));
    kit.input(Input::Resumed { away_ms: 1_000 });
    let screen = polled(&mut kit, Ok(Reply::Payment(order(PaymentState::Paid))));
    assert!(said(&screen).contains("已缴 430.00\u{a0}元"));
    assert!(!kit.wants(|e| matches!(e, Effect::After { ms: 20_000 })), "it is known now");
}

#[test]
fn a_page_that_has_run_out_is_not_opened_while_the_order_is_being_closed() {
    let mut kit = at_order(PaymentState::Redirected);
    kit.now_ms += 900_000;
    let screen = kit.screen();
    assert!(said(&screen).contains("缴款页面已过期，没有扣款"), "{}", said(&screen));
    assert!(!ids(&screen).contains(&"payment.page".to_owned()));
    assert!(kit.press("payment.page").ask.is_none());
}

#[test]
fn an_unclear_order_can_be_asked_for_and_never_be_paid_again() {
    let mut kit = at_order(PaymentState::Unclear);
    let screen = kit.screen();
    assert_eq!(detail(&screen).refusals.first().unwrap().code, "payment.unclear");
    assert!(said(&screen).contains("现在不能再缴一次"));
    assert!(screen.actions.iter().all(|press| press.rank != Rank::Main));
    kit.press("payment.page");
    kit.press("payment.again");
    assert_eq!((kit.screen().ask, kit.route()), (None, "payment/p1".to_owned()));
    kit.press("payment.ask");
    assert!(kit.wants(is_poll));
}

#[test]
fn a_failed_order_leads_back_to_the_choice_with_its_decisions() {
    let mut kit = at_order(PaymentState::Failed);
    assert_eq!(kit.press("payment.again").route, "fines.pay");
    let screen = kit.screen();
    assert_eq!(row(&screen, "pay/d1").chosen, Some(true));
}

#[test]
fn without_an_answer_the_last_known_state_stays_and_nobody_is_told_to_pay() {
    let mut kit = at_order(PaymentState::Pending);
    kit.press("refresh");
    let screen = polled(&mut kit, Err(Problem::new(Code::N101)));
    assert_eq!(detail(&screen).mark.as_ref().unwrap().label, "银行处理中");
    assert!(said(&screen).contains("请不要再缴一次"));
    assert!(screen.actions.iter().all(|press| press.rank != Rank::Main));
}

#[test]
fn an_order_that_is_not_known_here_is_drawn_from_its_decisions() {
    let items = two()
        .into_iter()
        .map(|d| Decision {
            payment: PaymentState::Unclear,
            order: Some(PaymentId("p1".to_owned())),
            ..d
        })
        .collect();
    let mut kit = at("payment/p1", items);
    polled(&mut kit, Err(Problem::new(Code::N101)));
    assert!(said(&kit.screen()).contains("430.00"));
    let mut kit = at("payment/p1", Vec::new());
    let screen = polled(&mut kit, Err(Problem::new(Code::N101)));
    assert!(said(&screen).contains("没有查到结果以前，请不要再缴一次"));
}

#[test]
fn a_receipt_is_fetched_and_handed_to_the_system() {
    let mut kit = at_order(PaymentState::Paid);
    for (press, is_save) in [("payment.save", true), ("payment.share", false)] {
        kit.press(press);
        kit.press(press);
        let is_receipt = |e: &Effect| {
            matches!(e, Effect::Download { path, id }
                if path == "/v1/payments/p1/receipt" && id == "p1")
        };
        let screen = kit.answer(is_receipt, Answer::Downloaded(Ok(())));
        assert!(!kit.wants(is_receipt));
        let kind = screen.ask.unwrap().kind;
        let (AskKind::Save { file, name } | AskKind::Share { file, name }) = &kind else {
            panic!("{kind:?}");
        };
        assert_eq!((file.as_str(), name.as_str()), ("file/p1", "缴款凭证-TT20261120001.pdf"));
        assert_eq!(matches!(kind, AskKind::Save { .. }), is_save);
        let screen = kit.outcome(Outcome::Done);
        assert_eq!(screen.notice.is_some(), is_save);
    }
    kit.press("payment.save");
    let failed = Answer::Downloaded(Err(Problem::new(Code::N101)));
    let screen = kit.answer(|e| matches!(e, Effect::Download { .. }), failed);
    assert_eq!(screen.notice.unwrap().code, "N101");
}

// ── a decision ──

#[test]
fn a_late_fine_shows_its_sum_what_a_day_costs_and_where_it_stops() {
    let screen = at("decision/d2", two()).screen();
    let sum = detail(&screen).sum.as_ref().unwrap();
    assert_eq!(sum.total.value, "230.00\u{a0}元");
    let text = said(&screen);
    for words in ["已逾期 5\u{a0}天", "每天加处 6.00\u{a0}元（3%），最多加 200.00\u{a0}元"]
    {
        assert!(text.contains(words), "{words} is missing in {text}");
    }
    // Received on 31 October: due on 15 November, full 34 days later.
    assert!(text.contains("2026-12-19"), "{text}");
}

#[test]
fn while_a_decision_is_reconsidered_nothing_is_added_and_nobody_is_urged() {
    let state = ReconsiderationState::InReview { due_at_ms: NOW_MS + 86_400_000 };
    let resting = Decision {
        surcharge_fen: 6_000,
        reconsideration: Some(Reconsideration { submitted_at_ms: NOW_MS, state }),
        ..decision("d2", "2026-10-26")
    };
    let screen = at("decision/d2", vec![resting]).screen();
    let text = said(&screen);
    assert!(text.contains("复议期间不再增加，已加处 60.00\u{a0}元"), "{text}");
    for untrue in ["每天", "加到这天为止", "已逾期"] {
        assert!(!text.contains(untrue), "{untrue} in {text}");
    }
    assert_eq!(screen.actions.first().unwrap().rank, Rank::Second);
    assert_eq!(detail(&screen).mark.as_ref().unwrap().tone, Tone::Info);
}

#[test]
fn a_day_that_had_passed_stays_and_days_of_reconsideration_are_no_lateness() {
    let asked = |submitted: i64| {
        let at_ms = NOW_MS;
        let state = ReconsiderationState::Maintained { at_ms, court_until: day("2026-12-05") };
        Some(Reconsideration { submitted_at_ms: NOW_MS - submitted * 86_400_000, state })
    };
    // Due on 10 November, asked for on the twelfth.
    let late = Decision {
        surcharge_fen: 1_200,
        suspended_days: 8,
        reconsideration: asked(8),
        ..decision("d2", "2026-10-26")
    };
    let text = said(&at("decision/d2", vec![late]).screen());
    let lead = "11月10日到期，已逾期 2\u{a0}天，每天都在加处罚款（复议的 8\u{a0}天不计）";
    assert!(text.contains(lead), "{text}");
    for fact in ["2026-11-10", "8\u{a0}天，复议或诉讼期间", "2026-12-22"] {
        assert!(text.contains(fact), "{fact} in {text}");
    }
    // One that had not passed was moved by the server: nothing is taken off again.
    let moved = Decision {
        due_on: day("2026-11-18"),
        surcharge_fen: 1_200,
        suspended_days: 8,
        reconsideration: asked(12),
        ..decision("d2", "2026-10-26")
    };
    let text = said(&at("decision/d2", vec![moved]).screen());
    assert!(text.contains("11月18日到期，已逾期 2\u{a0}天，每天都在加处罚款\""), "{text}");
}

#[test]
fn what_had_accrued_before_a_delay_makes_it_stop_the_sooner() {
    let delayed = |surcharge_fen| {
        let state = InstalmentState::Granted { until: day("2026-12-31") };
        let asked = Instalment { kind: InstalmentKind::Delay, months: 1, state, parts: Vec::new() };
        let instalment = Some(asked);
        Decision { surcharge_fen, instalment, ..decision("d2", "2026-10-26") }
    };
    let said_of = |surcharge| said(&at("decision/d2", vec![delayed(surcharge)]).screen());
    assert!(said_of(0).contains("2027-02-03"), "thirty-four days");
    let text = said_of(6_000);
    assert!(text.contains("260.00\u{a0}元"), "{text}");
    assert!(text.contains("2027-01-24"), "140 yuan in twenty-four days: {text}");
    assert!(!said_of(20_000).contains("加到这天为止"), "it has stopped");
}

#[test]
fn under_way_the_list_says_what_the_order_takes() {
    let order = Some(PaymentId("p1".to_owned()));
    let late = Decision { surcharge_fen: 6_000, order, ..decision("d1", "2026-10-26") };
    let figure = |payment| {
        let kit = at("fines", vec![Decision { payment, ..late.clone() }]);
        row(&kit.screen(), "decision/d1").value.unwrap()
    };
    assert_eq!(figure(PaymentState::Unclear), "260.00\u{a0}元");
    assert_eq!(figure(PaymentState::Paid), "200.00\u{a0}元");
}

#[test]
fn a_granted_delay_moves_the_day_and_an_order_leads_to_itself() {
    let state = InstalmentState::Granted { until: day("2026-12-31") };
    let instalment =
        Some(Instalment { kind: InstalmentKind::Delay, months: 1, state, parts: Vec::new() });
    let kit = at("decision/d2", vec![Decision { instalment, ..decision("d2", "2026-10-31") }]);
    assert!(said(&kit.screen()).contains("最晚12月31日缴清，还有 41\u{a0}天"));

    let order = Some(PaymentId("p1".to_owned()));
    let open = Decision { payment: PaymentState::Unclear, order, ..decision("d1", "2026-11-01") };
    let mut kit = at("decision/d1", vec![open]);
    assert!(!ids(&kit.screen()).contains(&"decision.pay".to_owned()));
    assert_eq!(kit.press("decision.order").route, "payment/p1");
}

#[test]
fn a_decision_is_paid_alone_from_its_own_page() {
    let mut kit = at("decision/d1", two());
    assert_eq!(kit.press("decision.pay").route, "fines.pay");
    let screen = kit.screen();
    assert_eq!(row(&screen, "pay/d1").chosen, Some(true));
    assert_eq!(row(&screen, "pay/d2").chosen, Some(false));
}

#[test]
fn a_decision_that_is_not_there_says_so_and_leads_to_the_list() {
    let mut kit = at("decision/d9", two());
    assert!(said(&kit.screen()).contains("没有这份决定"));
    assert_eq!(kit.open("fines.back").route, "fines");
}

#[test]
fn what_was_typed_is_forgotten_with_the_account() {
    let mut kit = requests::at_instalment();
    kit.edit("instalment_reason", "这两个月没有收入");
    kit.input(Input::Expired);
    assert!(!format!("{:?}", kit.model).contains("没有收入"));
}

#[test]
fn every_word_of_these_screens_is_there_in_every_language() {
    let at_ms = NOW_MS;
    let reconsiderations = [
        ReconsiderationState::InReview { due_at_ms: at_ms },
        ReconsiderationState::Revoked { at_ms },
        ReconsiderationState::Maintained { at_ms, court_until: day("2026-12-05") },
        ReconsiderationState::Unknown("remote".to_owned()),
    ];
    let instalments = [
        InstalmentState::InReview { submitted_at_ms: at_ms, due_at_ms: at_ms },
        InstalmentState::Granted { until: day("2026-12-31") },
        InstalmentState::Refused,
        InstalmentState::Unknown("remote".to_owned()),
    ];
    let mut decisions = two();
    decisions.push(Decision { fine_fen: 0, ..decision("d3", "2026-11-01") });
    decisions.push(Decision { suspended_days: 30, ..decision("d4", "2026-10-30") });
    for (n, state) in reconsiderations.into_iter().enumerate() {
        let reconsideration = Some(Reconsideration { submitted_at_ms: at_ms, state });
        let received = decision(&format!("r{n}"), "2026-11-01");
        decisions.push(Decision { reconsideration, ..received });
    }
    let plan = parts(&[PartState::Paid, PartState::Due]);
    for (n, state) in instalments.into_iter().enumerate() {
        let instalment =
            Some(Instalment { kind: InstalmentKind::Parts, months: 2, state, parts: plan.clone() });
        decisions.push(Decision { instalment, ..decision(&format!("i{n}"), "2026-11-01") });
    }
    for locale in crate::text::Locale::ALL {
        let mut screens = Vec::new();
        let mut see = |mut kit: Kit, then: Option<&str>| {
            kit.texts = crate::text::Texts::new(locale);
            screens.push(kit.screen());
            if let Some(row) = then {
                screens.push(kit.open(row));
                screens.push(kit.press(&format!("{row}.submit")));
            }
        };
        for decision in &decisions {
            for then in ["decision.instalment", "decision.reconsideration"] {
                see(at(&format!("decision/{}", decision.id), decisions.clone()), Some(then));
            }
        }
        for state in PaymentState::KNOWN.iter().copied().chain(["escrow"]) {
            see(at_order(PaymentState::from(state)), None);
        }
        see(at("fines", decisions.clone()), None);
        see(at("fines", Vec::new()), None);
        see(at_pay(two()), None);
        see(at_pay(Vec::new()), None);
        for screen in screens {
            let bare = bare_keys(&screen);
            assert!(bare.is_empty(), "{} in {}: {bare:?}", screen.route, locale.tag());
        }
    }
}
