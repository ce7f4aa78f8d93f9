//! A fine in parts: what is due of it, what is paid, what lateness costs.

use super::*;

#[test]
fn only_the_part_that_is_due_is_asked_for_and_paid() {
    let mut kit = at("decision/d1", vec![in_parts(&[PartState::Due, PartState::Ahead])]);
    let text = said(&kit.screen());
    assert!(text.contains("第 1\u{a0}期，今天（11月20日）是最后一天"), "{text}");
    assert!(text.contains("已缴 0\u{a0}期，共 2\u{a0}期"), "{text}");
    assert!(text.contains("每天加处 3.00\u{a0}元（3%），最多加 100.00\u{a0}元"), "{text}");
    kit.press("decision.pay");
    assert_eq!(row(&kit.screen(), "pay/d1").lines, ["第 1\u{a0}期，共 2\u{a0}期"]);
    kit.press("fines.pay.submit");
    let Effect::Send(request) = kit.take(is_order).effect else { unreachable!() };
    assert_eq!(request.body, br#"{"decisions":["d1"],"amount_fen":10000}"#);
}

#[test]
fn a_part_that_is_paid_leads_to_its_receipt_and_the_next_one_is_due() {
    let mut kit = at("decision/d1", vec![in_parts(&[PartState::Paid, PartState::Due])]);
    let screen = kit.open("decision.instalment");
    let text = said(&screen);
    assert!(text.contains("下一期 100.00\u{a0}元，最晚12月20日缴"), "{text}");
    assert!(text.contains("100.00\u{a0}元，已缴"), "{text}");
    assert_eq!(screen.actions.first().unwrap().id, "decision.pay");
    assert_eq!(kit.open("payment/p1").route, "payment/p1");
}

#[test]
fn late_parts_are_due_together_each_with_its_own_surcharge() {
    let mut late = in_parts(&[PartState::Due, PartState::Due]);
    late.due_on = day("2026-11-10");
    late.surcharge_fen = 5_000;
    let parts = &mut late.instalment.as_mut().unwrap().parts;
    for (part, (due_on, surcharge_fen)) in
        parts.iter_mut().zip([("2026-11-10", 3_000), ("2026-11-13", 2_000)])
    {
        (part.due_on, part.surcharge_fen) = (day(due_on), surcharge_fen);
    }
    let mut kit = at("decision/d1", vec![late]);
    let screen = kit.screen();
    assert_eq!(detail(&screen).sum.as_ref().unwrap().total.value, "250.00\u{a0}元");
    let text = said(&screen);
    assert!(text.contains("每天加处 6.00\u{a0}元（3%），最多加 200.00\u{a0}元"), "{text}");
    assert!(!text.contains("加到这天为止"), "each stops on a day of its own: {text}");
    let text = said(&kit.open("decision.instalment"));
    assert!(text.contains("100.00\u{a0}元，加处 30.00\u{a0}元"), "{text}");
    assert!(text.contains("第 1\u{a0}期，11月10日到期，已逾期 10\u{a0}天"), "{text}");
}

#[test]
fn what_had_accrued_before_the_parts_is_paid_with_them_and_is_no_lateness() {
    let mut plan = in_parts(&[PartState::Due, PartState::Ahead]);
    plan.surcharge_fen = 6_000;
    for part in &mut plan.instalment.as_mut().unwrap().parts {
        part.surcharge_fen = 3_000;
    }
    let mut kit = at("decision/d1", vec![plan]);
    let screen = kit.screen();
    assert_eq!(detail(&screen).sum.as_ref().unwrap().total.value, "130.00\u{a0}元");
    assert!(!said(&screen).contains("已逾期"));
    let text = said(&kit.open("decision.instalment"));
    assert!(text.contains("下一期 130.00\u{a0}元，最晚11月20日缴"), "{text}");
    assert!(text.contains("100.00\u{a0}元，已加处 30.00\u{a0}元，最晚 2026-11-20"), "{text}");
}

#[test]
fn an_order_of_a_part_says_what_it_paid_and_what_comes_next() {
    let decision = Decision { points: 3, ..in_parts(&[PartState::Paid, PartState::Due]) };
    let mut kit = at("payment/p1", vec![decision]);
    let paid = Payment {
        decisions: vec![DecisionId("d1".to_owned())],
        amount_fen: 10_000,
        ..(*order(PaymentState::Paid)).clone()
    };
    let screen = polled(&mut kit, Ok(Reply::Payment(Arc::new(paid))));
    let text = said(&screen);
    assert!(text.contains("已缴 100.00\u{a0}元"), "{text}");
    assert!(text.contains("下一期 100.00\u{a0}元，最晚12月20日缴"), "{text}");
    assert!(!text.contains("随本周期结束清除"), "half of the fine is left: {text}");
}

#[test]
fn the_last_part_settles_the_fine() {
    let settled = Decision {
        payment: PaymentState::Paid,
        order: Some(PaymentId("p1".to_owned())),
        ..in_parts(&[PartState::Paid, PartState::Paid])
    };
    let mut kit = at("decision/d1", vec![settled]);
    assert!(said(&kit.screen()).contains("罚款已缴清"));
    let screen = kit.open("decision.instalment");
    assert!(said(&screen).contains("罚款已缴清"));
    assert!(screen.actions.is_empty());
}
