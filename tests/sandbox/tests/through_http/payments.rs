//! 缴款: decisions and what is due, orders and the bank's page, receipts, paying later, 复议.

use serde_json::{Value, json};

use crate::handling::accept;
use crate::kit::{Answer, FRIDAY_TEN, HOUR, World};
use crate::violations::{id, violations};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * HOUR;

fn decisions(world: &World, token: &str) -> Vec<Value> {
    let list = world.get("/v1/decisions").token(token).go().is(200).json();
    list["items"].as_array().unwrap().clone()
}

fn unpaid(world: &World, token: &str) -> Vec<Value> {
    let mut all = decisions(world, token);
    all.retain(|decision| decision["payment"] != "paid");
    all
}

fn due(of: &[Value]) -> i64 {
    of.iter()
        .map(|one| one["fine_fen"].as_i64().unwrap() + one["surcharge_fen"].as_i64().unwrap())
        .sum()
}

fn order(world: &World, token: &str, of: &[Value]) -> Answer {
    let ids: Vec<&Value> = of.iter().map(|decision| &decision["id"]).collect();
    let body = json!({ "decisions": ids, "amount_fen": due(of) });
    world.post("/v1/payments", &body).token(token).go()
}

fn payment(world: &World, token: &str, of: &Value) -> Value {
    world.get(&format!("/v1/payments/{}", id(of))).token(token).go().is(200).json()
}

/// The bank's page of an order, below the tenant.
fn page(of: &Value) -> String {
    let page = of["page"].as_str().unwrap();
    assert!(page.starts_with("http://127.0.0.1:"), "{page}");
    page[page.find("/pay/").unwrap()..].to_owned()
}

fn press(world: &World, of: &Value, button: &str) -> String {
    let answer = world
        .post(&page(of), &json!(null))
        .without("idempotency-key")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("do={button}").as_bytes())
        .go()
        .is(200);
    String::from_utf8(answer.body).unwrap()
}

/// Somebody with two fines to pay: one overdue, one not.
fn with_fines(world: &World) -> (String, Vec<Value>) {
    let token = world.token("every-state");
    let fines = unpaid(world, &token);
    assert_eq!(fines.len(), 2);
    (token, fines)
}

// ── what is due ──

#[test]
fn a_late_fine_carries_its_surcharge_as_of_today() {
    let world = World::new();
    let (_, fines) = with_fines(&world);
    // Received 26 October, due 10 November, ten days late.
    let late = fines.iter().find(|fine| fine["received_on"] == "2026-10-26").unwrap();
    assert_eq!(late["due_on"], "2026-11-10");
    assert_eq!((&late["fine_fen"], &late["surcharge_fen"]), (&json!(20000), &json!(6000)));
    let young = fines.iter().find(|fine| *fine != late).unwrap();
    assert_eq!(young["surcharge_fen"], 0);
    world.advance(60 * DAY);
    let token = world.token("every-state");
    let late = unpaid(&world, &token).into_iter().find(|fine| fine["id"] == late["id"]).unwrap();
    assert_eq!(late["surcharge_fen"], 20000, "never above the fine");
}

#[test]
fn a_fine_that_is_due_soon_is_reminded_of() {
    let world = World::new();
    with_fines(&world); // the younger one is due on 20 November, its reminder past
    let token = world.token("friend-car-three-points");
    let held = violations(&world, &token);
    accept(&world, &token, id(&held[0]), 3).is(201);
    world.advance(13 * DAY);
    let token = world.token("friend-car-three-points");
    assert!(world.messages(&token).contains(&"fine_due".to_owned()));
}

#[test]
fn of_a_fine_whose_day_was_moved_nothing_is_said_on_the_old_one() {
    let world = World::new();
    let token = world.token("friend-car-three-points");
    let held = violations(&world, &token);
    let made = accept(&world, &token, id(&held[0]), 3).is(201).json();
    let body = json!({ "kind": "delay", "months": 1, "reason": HARDSHIP });
    let path = format!("/v1/decisions/{}/instalments", id(&made));
    world.post(&path, &body).token(&token).go().is(201);
    world.advance(13 * DAY);
    let token = world.token("friend-car-three-points");
    assert!(!world.messages(&token).contains(&"fine_due".to_owned()));
    world.advance(30 * DAY); // granted until 5 January
    let token = world.token("friend-car-three-points");
    assert!(world.messages(&token).contains(&"fine_due".to_owned()));
}

// ── the order ──

#[test]
fn an_account_stays_while_money_may_still_move() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let made = order(&world, &token, &fines).is(201).json();
    world.post("/v1/codes", &json!({ "purpose": "delete_account" })).token(&token).go().is(201);
    let deletion = json!({ "reason": "privacy", "code": world.newest_code() });
    let ask = || world.post("/v1/account/deletion", &deletion).token(&token).go();
    ask().refused(409, "payment_open");
    world.get(&page(&made)).go().is(200);
    press(&world, &made, "pay");
    ask().is(204); // the code was not spent on the refusal
}

#[test]
fn several_fines_are_paid_by_one_order_once() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let made = order(&world, &token, &fines).is(201).json();
    assert_eq!((&made["state"], &made["amount_fen"]), (&json!("ordering"), &json!(46000)));
    let html = world.get(&page(&made)).go().is(200);
    assert_eq!(html.headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(payment(&world, &token, &made)["state"], "redirected");
    assert!(press(&world, &made, "pay").contains(&format!("tongtu://open/payment/{}", id(&made))));
    press(&world, &made, "pay");
    press(&world, &made, "twice");
    let paid = payment(&world, &token, &made);
    assert_eq!(paid["state"], "paid");
    assert_eq!(paid["paid_at_ms"], FRIDAY_TEN);
    assert!(paid.get("next_check_at_ms").is_none());
    assert_eq!(world.effects("payment.paid"), 1);
    assert!(unpaid(&world, &token).is_empty());
    order(&world, &token, &fines).refused(409, "already_paid");
    assert!(world.messages(&token).contains(&"payment_done".to_owned()));
}

#[test]
fn an_order_is_made_once_for_a_key() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let body = json!({ "decisions": [fines[0]["id"]], "amount_fen": due(&fines[..1]) });
    let ask =
        || world.post("/v1/payments", &body).token(&token).header("idempotency-key", "o").go();
    assert_eq!(ask().is(201).body, ask().is(201).body);
    assert_eq!(world.effects("payment.ordered"), 1);
}

#[test]
fn pressing_pay_twice_takes_the_money_once() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let made = order(&world, &token, &fines).is(201).json();
    press(&world, &made, "twice");
    assert_eq!(payment(&world, &token, &made)["state"], "paid");
    assert_eq!(world.effects("payment.paid"), 1);
}

#[test]
fn another_sum_than_shown_is_refused_with_the_right_one() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let body = json!({ "decisions": [fines[0]["id"], fines[1]["id"]], "amount_fen": 40000 });
    let refused = world.post("/v1/payments", &body).token(&token).go();
    refused.refused(409, "amount_differs");
    assert_eq!(refused.json()["args"]["amount_fen"], "46000");
}

#[test]
fn what_an_open_order_pays_is_in_no_other() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let made = order(&world, &token, &fines).is(201).json();
    let second = order(&world, &token, &fines[..1]);
    second.refused(409, "payment_open");
    assert_eq!(second.json()["args"]["order"], made["id"]);
    press(&world, &made, "fail");
    assert_eq!(payment(&world, &token, &made)["state"], "failed");
    assert_eq!(unpaid(&world, &token)[0]["payment"], "failed");
    order(&world, &token, &fines[..1]).is(201);
}

#[test]
fn an_order_that_nobody_paid_ends_after_a_quarter_of_an_hour() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let made = order(&world, &token, &fines).is(201).json();
    world.get(&page(&made)).go().is(200);
    world.advance(15 * MINUTE);
    let token_later = world.token("every-state");
    assert_eq!(payment(&world, &token_later, &made)["state"], "failed");
    press(&world, &made, "pay");
    assert_eq!(world.effects("payment.paid"), 0);
    drop(token);
}

#[test]
fn a_slow_bank_is_pending_and_then_paid() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let made = order(&world, &token, &fines).is(201).json();
    press(&world, &made, "slowly");
    let pending = payment(&world, &token, &made);
    assert_eq!(pending["state"], "pending");
    assert!(pending["next_check_at_ms"].as_i64().unwrap() > FRIDAY_TEN);
    world.advance(MINUTE);
    assert_eq!(payment(&world, &token, &made)["state"], "paid");
}

#[test]
fn a_bank_that_never_answers_leaves_it_unclear_until_it_does() {
    for (button, settled) in [("never", "paid"), ("never_unpaid", "failed")] {
        let world = World::new();
        let (token, fines) = with_fines(&world);
        let made = order(&world, &token, &fines).is(201).json();
        press(&world, &made, button);
        assert_eq!(payment(&world, &token, &made)["state"], "unclear");
        order(&world, &token, &fines).refused(409, "payment_open");
        press(&world, &made, "pay");
        assert_eq!(payment(&world, &token, &made)["state"], "unclear");
        world.advance(10 * MINUTE);
        assert_eq!(payment(&world, &token, &made)["state"], settled, "{button}");
    }
}

#[test]
fn the_console_answers_for_the_bank() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let made = order(&world, &token, &fines).is(201).json();
    press(&world, &made, "never");
    let orders = world.get("/_sandbox/payments").go().is(200).json();
    assert_eq!(orders[0]["state"], "unclear");
    let path = format!("/_sandbox/payments/{}", id(&made));
    world.post(&path, &json!({ "do": "settle_failed" })).go().is(204);
    assert_eq!(payment(&world, &token, &made)["state"], "failed");
}

#[test]
fn the_seeds_unknown_payment_turns_out_to_be_paid() {
    let world = World::new();
    let token = world.token("payment-unknown");
    let all = decisions(&world, &token);
    let unclear = all.iter().find(|fine| fine["payment"] == "unclear").unwrap();
    let order = unclear["order"].as_str().unwrap().to_owned();
    let refused = self::order(&world, &token, std::slice::from_ref(unclear));
    refused.refused(409, "payment_open");
    world.advance(10 * MINUTE);
    let path = format!("/v1/payments/{order}");
    assert_eq!(world.get(&path).token(&token).go().is(200).json()["state"], "paid");
    assert_eq!(world.effects("payment.paid"), 1);
}

#[test]
fn payments_rest_at_night() {
    let world = World::new();
    with_fines(&world);
    world.turn_to(FRIDAY_TEN + 17 * HOUR); // 03:00
    let token = world.token("every-state");
    let fines = unpaid(&world, &token);
    let refused = order(&world, &token, &fines);
    refused.refused(503, "payment_closed");
    assert_eq!(refused.json()["args"]["until_at_ms"], (FRIDAY_TEN + 18 * HOUR).to_string());
    assert_eq!(refused.headers["retry-after"], "3600");
}

#[test]
fn an_order_is_its_persons_and_a_page_its_secrets() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let made = order(&world, &token, &fines).is(201).json();
    let stranger = world.token("registered");
    let path = format!("/v1/payments/{}", id(&made));
    world.get(&path).token(&stranger).go().refused(404, "not_found");
    order(&world, &stranger, &fines).refused(404, "not_found");
    world.get(&format!("/pay/{}/guess", id(&made))).go().refused(404, "not_found");
    let empty = json!({ "decisions": [], "amount_fen": 0 });
    let refused = world.post("/v1/payments", &empty).token(&token).go();
    refused.refused(422, "invalid_fields");
}

// ── the receipt ──

#[test]
fn a_receipt_is_a_small_pdf_and_always_the_same() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let made = order(&world, &token, &fines).is(201).json();
    let path = format!("/v1/payments/{}/receipt", id(&made));
    world.get(&path).token(&token).go().refused(409, "wrong_state");
    press(&world, &made, "pay");
    let receipt = world.get(&path).token(&token).go().is(200);
    assert_eq!(receipt.headers["content-type"], "application/pdf");
    assert!(receipt.body.starts_with(b"%PDF-1.4\n") && receipt.body.ends_with(b"%%EOF\n"));
    assert!(receipt.body.len() < 50 * 1024, "{}", receipt.body.len());
    assert_eq!(world.get(&path).token(&token).go().is(200).body, receipt.body);
    let text = String::from_utf8(receipt.body).unwrap();
    let number = payment(&world, &token, &made)["receipt_no"].as_str().unwrap().to_owned();
    // Latin in one byte a letter, Chinese in two.
    let digits = |code: u16| if code < 128 { format!("{code:02X}") } else { format!("{code:04X}") };
    let hex = |text: &str| -> String { text.encode_utf16().map(digits).collect() };
    for words in [number.as_str(), "460.00", "韩冰", "2026-11-20 10:00", "粤", "B2E5S7"] {
        assert!(text.contains(&hex(words)), "{words}");
    }
    // Each object begins where the table says.
    let table: usize =
        text.rsplit("startxref\n").next().unwrap().lines().next().unwrap().parse().unwrap();
    for (number, line) in (1..).zip(text[table..].lines().skip(3).take(9)) {
        let offset: usize = line.split(' ').next().unwrap().parse().unwrap();
        assert!(text[offset..].starts_with(&format!("{number} 0 obj\n")), "{number}");
    }
}

// ── paying later ──

fn ask_later(world: &World, token: &str, fine: &Value, months: u8, reason: &str) -> Answer {
    let body = json!({ "kind": "parts", "months": months, "reason": reason });
    world.post(&format!("/v1/decisions/{}/instalments", id(fine)), &body).token(token).go()
}

const HARDSHIP: &str = "近期失业，暂时无力一次缴清。";

#[test]
fn paying_later_is_granted_within_five_working_days() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let asked = ask_later(&world, &token, &fines[0], 3, HARDSHIP).is(201).json();
    assert_eq!(asked["instalment"]["state"]["kind"], "in_review");
    ask_later(&world, &token, &fines[0], 3, HARDSHIP).refused(409, "wrong_state");
    world.advance(7 * DAY);
    let token = world.token("every-state");
    let granted = decisions(&world, &token).into_iter().find(|one| one["id"] == asked["id"]);
    let granted = granted.unwrap();
    assert_eq!(granted["instalment"]["state"], json!({ "kind": "granted", "until": "2027-02-27" }));
    let parts = granted["instalment"]["parts"].as_array().unwrap();
    let sum: i64 = parts.iter().map(|part| part["amount_fen"].as_i64().unwrap()).sum();
    assert_eq!((parts.len(), sum), (3, granted["fine_fen"].as_i64().unwrap()));
    let first = json!({
        "due_on": "2026-12-27", "amount_fen": sum / 3, "surcharge_fen": 0, "state": "due"
    });
    assert_eq!(parts[0], first);
    assert_eq!((&parts[2]["due_on"], &parts[2]["state"]), (&json!("2027-02-27"), &json!("ahead")));
    assert_eq!((&granted["due_on"], &granted["surcharge_fen"]), (&first["due_on"], &json!(0)));
    assert!(world.messages(&token).contains(&"instalment_answered".to_owned()));
    assert_eq!(world.effects("instalment.granted"), 1);
}

#[test]
fn an_order_under_way_says_over_midnight_what_it_takes() {
    let world = World::new();
    let (_, fines) = with_fines(&world);
    let late = fines.iter().find(|fine| fine["surcharge_fen"] == 6000).unwrap();
    world.advance(14 * HOUR - 5 * MINUTE);
    let token = world.token("every-state");
    let made = part_order(&world, &token, late, 26_000).is(201).json();
    press(&world, &made, "never_unpaid");
    let fine = |token: &str| {
        let fine = again(&world, token, late);
        (fine["payment"].as_str().unwrap().to_owned(), fine["surcharge_fen"].as_i64().unwrap())
    };
    world.advance(6 * MINUTE);
    assert_eq!(fine(&token), ("unclear".to_owned(), 6_000));
    world.advance(10 * MINUTE);
    assert_eq!(fine(&world.token("every-state")), ("failed".to_owned(), 6_600));
}

#[test]
fn a_delay_keeps_the_surcharge_that_had_accrued_when_it_was_asked_for() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let late = fines.iter().find(|fine| fine["surcharge_fen"] == 6000).unwrap();
    let body = json!({ "kind": "delay", "months": 1, "reason": HARDSHIP });
    let path = format!("/v1/decisions/{}/instalments", id(late));
    world.post(&path, &body).token(&token).go().is(201);
    world.advance(6 * DAY);
    let fine = |token: &str| {
        let fine = again(&world, token, late);
        (fine["due_on"].as_str().unwrap().to_owned(), fine["surcharge_fen"].as_i64().unwrap())
    };
    // Until it is granted the old day holds; then what came since the request is let off.
    assert_eq!(fine(&world.token("every-state")), ("2026-11-10".to_owned(), 9_600));
    world.advance(DAY);
    assert_eq!(fine(&world.token("every-state")), ("2026-12-27".to_owned(), 6_000));
    world.advance(32 * DAY);
    assert_eq!(fine(&world.token("every-state")), ("2026-12-27".to_owned(), 7_200));
    world.advance(60 * DAY);
    assert_eq!(fine(&world.token("every-state")), ("2026-12-27".to_owned(), 20_000));
}

#[test]
fn each_part_bears_its_share_of_what_had_accrued() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let late = fines.iter().find(|fine| fine["surcharge_fen"] == 6000).unwrap();
    ask_later(&world, &token, late, 2, HARDSHIP).is(201);
    world.advance(7 * DAY);
    let token = world.token("every-state");
    let granted = again(&world, &token, late);
    let parts = granted["instalment"]["parts"].as_array().unwrap();
    let shares: Vec<&Value> = parts.iter().map(|part| &part["surcharge_fen"]).collect();
    assert_eq!(shares, [&json!(3_000), &json!(3_000)]);
    part_order(&world, &token, late, 16_000).refused(409, "amount_differs");
    for _ in 0..2 {
        let made = part_order(&world, &token, late, 13_000).is(201).json();
        press(&world, &made, "pay");
    }
    let paid = again(&world, &token, late);
    assert_eq!((&paid["payment"], &paid["surcharge_fen"]), (&json!("paid"), &json!(6_000)));
}

/// Somebody to whom three parts were granted on 27 November, and the fine they are of.
fn granted_in_parts(world: &World) -> Value {
    let (token, fines) = with_fines(world);
    ask_later(world, &token, &fines[0], 3, HARDSHIP).is(201);
    world.advance(7 * DAY);
    fines[0].clone()
}

fn again(world: &World, token: &str, of: &Value) -> Value {
    decisions(world, token).into_iter().find(|one| one["id"] == of["id"]).unwrap()
}

fn part_order(world: &World, token: &str, of: &Value, amount_fen: i64) -> Answer {
    let body = json!({ "decisions": [of["id"]], "amount_fen": amount_fen });
    world.post("/v1/payments", &body).token(token).go()
}

#[test]
fn an_order_pays_the_part_that_is_due_and_the_last_one_settles_the_fine() {
    let world = World::new();
    let fine = granted_in_parts(&world);
    let token = world.token("every-state");
    part_order(&world, &token, &fine, 20_000).refused(409, "amount_differs");
    for (n, amount) in [6_666, 6_666, 6_668].into_iter().enumerate() {
        let made = part_order(&world, &token, &fine, amount).is(201).json();
        part_order(&world, &token, &fine, amount).refused(409, "payment_open");
        press(&world, &made, "pay");
        let receipt = format!("/v1/payments/{}/receipt", id(&made));
        let receipt = world.get(&receipt).token(&token).go().is(200).body;
        // "Part 1" in the hexadecimal strings of a PDF.
        let words = format!("50617274203{}", n + 1);
        assert!(String::from_utf8_lossy(&receipt).contains(&words), "{words}");
        let left = again(&world, &token, &fine);
        let part = &left["instalment"]["parts"][n];
        assert_eq!((&part["state"], &part["order"]), (&json!("paid"), &made["id"]));
        if n < 2 {
            assert_eq!((&left["payment"], left.get("order")), (&json!("unpaid"), None));
        } else {
            assert_eq!((&left["payment"], &left["order"]), (&json!("paid"), &made["id"]));
        }
    }
    part_order(&world, &token, &fine, 6_668).refused(409, "already_paid");
    assert_eq!(world.effects("payment.paid"), 3);
}

#[test]
fn parts_that_are_late_are_paid_together_each_with_its_own_surcharge() {
    let world = World::new();
    let fine = granted_in_parts(&world);
    world.advance(63 * DAY); // 29 January: due were 27 December and 27 January
    let token = world.token("every-state");
    let late = again(&world, &token, &fine);
    let parts = late["instalment"]["parts"].as_array().unwrap();
    let seen: Vec<(&str, i64)> = parts
        .iter()
        .map(|part| (part["state"].as_str().unwrap(), part["surcharge_fen"].as_i64().unwrap()))
        .collect();
    // Thirty-three days and two, at three percent.
    assert_eq!(seen, [("due", 6_599), ("due", 399), ("ahead", 0)]);
    assert_eq!((&late["due_on"], &late["surcharge_fen"]), (&json!("2026-12-27"), &json!(6_998)));
    let made = part_order(&world, &token, &fine, 2 * 6_666 + 6_998).is(201).json();
    press(&world, &made, "pay");
    let left = again(&world, &token, &fine);
    assert_eq!((&left["due_on"], &left["surcharge_fen"]), (&json!("2027-02-27"), &json!(0)));
}

#[test]
fn the_desk_may_refuse_and_the_old_day_holds() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    ask_later(&world, &token, &fines[0], 3, HARDSHIP).is(201);
    assert_eq!(world.desk()[0]["kind"], "instalment");
    world.decide(&json!({ "refuse": "no hardship" }));
    let refused = decisions(&world, &token).into_iter().find(|one| one["id"] == fines[0]["id"]);
    let refused = refused.unwrap();
    assert_eq!(refused["instalment"]["state"]["kind"], "refused");
    assert_eq!(refused["due_on"], fines[0]["due_on"]);
}

#[test]
fn a_request_to_pay_later_names_all_that_is_wrong() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let refused = ask_later(&world, &token, &fines[0], 7, "太短");
    refused.refused(422, "invalid_fields");
    let fields = refused.json()["fields"].clone();
    let codes: Vec<&str> =
        fields.as_array().unwrap().iter().map(|field| field["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["instalment.months", "instalment.text_too_short"]);
    // One part is no plan.
    let alone = ask_later(&world, &token, &fines[0], 1, HARDSHIP);
    assert_eq!(alone.json()["fields"][0]["code"], "instalment.months");
    // As long as the contract lets it be, and no longer.
    let most = tongtu_contract::REASON_CHARS.1 as usize;
    let long = ask_later(&world, &token, &fines[0], 3, &"长".repeat(most + 1));
    assert_eq!(long.json()["fields"][0]["code"], "instalment.text_too_long");
    ask_later(&world, &token, &fines[0], 3, &"长".repeat(most)).is(201);
}

// ── 行政复议 ──

fn reconsider(world: &World, token: &str, fine: &Value) -> Answer {
    let body = json!({ "text": "现场标志被树木遮挡，请求撤销处罚决定。" });
    world.post(&format!("/v1/decisions/{}/reconsideration", id(fine)), &body).token(token).go()
}

#[test]
fn the_surcharge_rests_while_a_decision_is_reconsidered() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let late = fines.iter().find(|fine| fine["surcharge_fen"] == 6000).unwrap();
    let asked = reconsider(&world, &token, late).is(201).json();
    assert_eq!(asked["reconsideration"]["state"]["kind"], "in_review");
    reconsider(&world, &token, late).refused(409, "wrong_state");
    world.advance(20 * DAY);
    let seen = |token: &str| {
        decisions(&world, token).into_iter().find(|one| one["id"] == late["id"]).unwrap()
    };
    let resting = seen(&world.token("every-state"));
    assert_eq!((&resting["suspended_days"], &resting["surcharge_fen"]), (&json!(20), &json!(6000)));
    world.advance(11 * DAY);
    let maintained = seen(&world.token("every-state"));
    assert_eq!(maintained["reconsideration"]["state"]["kind"], "maintained");
    assert_eq!(maintained["reconsideration"]["state"]["court_until"], "2027-01-04");
    assert_eq!(maintained["suspended_days"], 30);
    assert_eq!(maintained["surcharge_fen"], 6600);
    assert_eq!(maintained["due_on"], late["due_on"], "it had passed before");
}

#[test]
fn a_day_that_had_not_passed_waits_for_the_reconsideration() {
    let world = World::new();
    let (token, fines) = with_fines(&world);
    let fine = &fines[0]; // due today
    assert_eq!(fine["due_on"], "2026-11-20");
    reconsider(&world, &token, fine).is(201);
    world.advance(31 * DAY);
    let seen = again(&world, &world.token("every-state"), fine);
    assert_eq!((&seen["suspended_days"], &seen["due_on"]), (&json!(30), &json!("2026-12-20")));
    assert_eq!(seen["surcharge_fen"], 600);
}

#[test]
fn a_revoked_decision_takes_its_points_and_its_fine_with_it() {
    let world = World::new();
    let token = world.token("eleven-points-plus-one");
    let points = |token: &str| {
        world.get("/v1/points").token(token).go().is(200).json()["cycle"]["accumulated"].clone()
    };
    // Ninety days ago is too late; fifty is not.
    let all = decisions(&world, &token);
    let old = all.iter().find(|one| one["points"] == 3).unwrap();
    let refused = reconsider(&world, &token, old);
    refused.refused(409, "term_passed");
    assert_eq!(refused.json()["args"]["day"], old["reconsider_until"]);
    let young = &all[0];
    assert_eq!((&young["points"], points(&token)), (&json!(1), json!(11)));
    reconsider(&world, &token, young).is(201);
    world.decide(&json!({ "approve": true }));
    let revoked = decisions(&world, &token).into_iter().find(|one| one["id"] == young["id"]);
    let revoked = revoked.unwrap();
    assert_eq!(revoked["reconsideration"]["state"]["kind"], "revoked");
    assert_eq!((&revoked["points"], &revoked["fine_fen"]), (&json!(0), &json!(0)));
    assert_eq!(points(&token), 10);
    let held = violations(&world, &token);
    let record = held.iter().find(|record| record["id"] == young["violation"]).unwrap();
    assert_eq!(record["state"]["kind"], "deleted");
}
