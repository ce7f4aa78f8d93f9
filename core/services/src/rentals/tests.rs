//! Hired cars, step by step.

use std::collections::BTreeMap;

use tongtu_contract::{Rentals, ViolationId};

use super::*;
use crate::{
    Action,
    effect::{Effect, OutboxItem, OutboxState},
    kit::{self, Kit, NOW_MS, bare_keys, field, ids, said},
    root::Input,
    screen::{Body, Detail, Row, Rows, Screen},
};

const DAY_MS: i64 = 86_400_000;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn record(id: &str, occurred_at_ms: i64, state: RentalRecordState) -> RentalRecord {
    RentalRecord {
        violation: ViolationId(id.to_owned()),
        occurred_at_ms,
        act: "违反禁止停车标线".to_owned(),
        points: 3,
        fine_fen: 20_000,
        state,
    }
}

/// From 1 to 10 October; one record inside, one after it.
fn rental(inside: RentalRecordState, outside: RentalRecordState) -> Rental {
    Rental {
        id: wire::RentalId("r1".to_owned()),
        firm: "深圳示例汽车租赁有限公司".to_owned(),
        firm_phone: "075500000000".to_owned(),
        plate_kind: "02".to_owned(),
        plate: "粤BZ9990".to_owned(),
        from: day("2026-10-01"),
        until: day("2026-10-10"),
        state: RentalState::Ended { transfer_from: day("2026-11-09") },
        records: vec![
            record("v1", NOW_MS - 45 * DAY_MS, inside),
            record("v2", NOW_MS - 10 * DAY_MS, outside),
        ],
    }
}

fn at(link: &str, items: Vec<Rental>) -> Kit {
    let mut kit = Kit::logged_in();
    kit.input(Input::Did(Action::Arrived { link: "tongtu://open/rental/r1".to_owned() }));
    kit.serve(Doc::Rentals(Arc::new(Rentals { items, next_check_at_ms: None })));
    if link == "rentals" {
        kit.press("rental.back");
    }
    kit
}

fn at_rental(inside: RentalRecordState) -> Kit {
    at("rental", vec![rental(inside, RentalRecordState::Firm)])
}

fn transferred(until: &str) -> RentalRecordState {
    RentalRecordState::Transferred { appeal_until: day(until) }
}

fn detail(screen: &Screen) -> &Detail {
    let Body::Detail { detail } = &screen.body else { panic!("no detail: {:?}", screen.body) };
    detail
}

fn row(screen: &Screen, id: &str) -> Row {
    detail(screen).rows.iter().find(|row| row.id == id).unwrap().clone()
}

fn presses(screen: &Screen, id: &str) -> Vec<String> {
    row(screen, id).presses.into_iter().map(|press| press.id).collect()
}

fn is_enqueue(effect: &Effect) -> bool {
    matches!(effect, Effect::Enqueue(_))
}

fn waiting(kind: WaitingKind, state: OutboxState) -> Input {
    let (id, subject) = ("w1".to_owned(), "v1".to_owned());
    Input::Outbox(Arc::new(vec![OutboxItem { id, subject, kind, made_at_ms: NOW_MS, state }]))
}

fn delivered(kind: WaitingKind, rental: Rental) -> Input {
    Input::OutboxDone { kind, answer: Ok(Reply::Rental(Arc::new(rental))) }
}

#[test]
fn a_record_of_the_term_may_be_taken_over_and_one_outside_may_not() {
    let mut kit = at_rental(RentalRecordState::Firm);
    let screen = kit.screen();
    assert_eq!(presses(&screen, "violation/v1"), ["rental.take/v1"]);
    assert!(presses(&screen, "violation/v2").is_empty());
    assert!(row(&screen, "violation/v2").lines.concat().contains("不是您租车时的违法"));
    assert!(kit.press("rental.take/v2").over.is_none());
    assert!(!row(&kit.screen(), "violation/v1").opens, "it is the firm's still");
}

#[test]
fn taking_over_asks_once_names_points_and_fine_and_goes_through_the_outbox() {
    let mut kit = at_rental(RentalRecordState::Firm);
    let asked = kit.press("rental.take/v1");
    assert!(said(&asked).contains("记 3\u{a0}分，罚款 200.00\u{a0}元"));
    assert!(kit.press("rental.take.cancel").over.is_none());
    kit.press("rental.take.confirm");
    assert!(!kit.wants(is_enqueue), "a yes without its question");
    kit.press("rental.take/v1");
    kit.press("rental.take.confirm");
    let Effect::Enqueue(item) = kit.take(is_enqueue).effect else { unreachable!() };
    assert_eq!((item.kind, item.subject.as_str()), (WaitingKind::RentalTransfer, "v1"));
    assert_eq!(item.body, br#"{"violation":"v1"}"#);
    let screen = kit.input(waiting(WaitingKind::RentalTransfer, OutboxState::Waiting));
    assert!(row(&screen, "violation/v1").mark.unwrap().open);
    assert!(presses(&screen, "violation/v1").is_empty(), "it is on its way");
    let submitted_at_ms = NOW_MS;
    let asked = RentalRecordState::TransferAsked { submitted_at_ms };
    kit.input(Input::Outbox(Arc::default()));
    let taken = rental(asked, RentalRecordState::Firm);
    let screen = kit.input(delivered(WaitingKind::RentalTransfer, taken));
    assert!(said(&screen).contains("转好后由您处理"));
}

// Bug: 进度 said that it goes from this phone, and its words came back with the form.
#[test]
fn an_appeal_that_is_discarded_in_progress_leaves_no_words_behind() {
    let mut kit = at_rental(transferred("2026-11-20"));
    kit.press("rental.appeal/v1");
    kit.edit("appeal_text", "10 月 5 日已提前还车，有还车单为证");
    kit.input(Input::Outbox(Arc::new(vec![OutboxItem {
        id: "w1".to_owned(),
        kind: WaitingKind::RentalAppeal,
        subject: "v1".to_owned(),
        made_at_ms: NOW_MS,
        state: OutboxState::Waiting,
    }])));
    kit.open("progress.open");
    kit.press("outbox.discard/w1");
    kit.press("outbox.discard.confirm");
    assert!(kit.wants(|effect| {
        matches!(effect, Effect::SaveDraft { field, text, .. }
            if field == "appeal_text/v1" && text.is_empty())
    }));
    kit.input(Input::Outbox(Arc::default()));
    kit.input(Input::Did(Action::Arrived { link: "tongtu://open/rental/r1".to_owned() }));
    assert!(!said(&kit.press("rental.appeal/v1")).contains("已提前还车"));
}

#[test]
fn an_appeal_may_be_written_on_the_last_day_and_not_on_the_next() {
    let mut kit = at_rental(transferred("2026-11-20"));
    assert_eq!(presses(&kit.screen(), "violation/v1"), ["rental.appeal/v1"]);
    assert_eq!(kit.press("rental.appeal/v1").route, "rental.appeal/r1/v1");
    kit.answer(|e| matches!(e, Effect::LoadDraft(_)), Answer::Draft(BTreeMap::new()));
    let screen = kit.press("rental.appeal.submit");
    assert!(field(&screen, "appeal_text").problem.is_some());
    kit.edit("appeal_text", "10 月 5 日已提前还车，有还车单为证");
    kit.press("rental.appeal.submit");
    kit.press("rental.appeal.submit");
    let command = kit.take(is_enqueue);
    assert!(!kit.wants(is_enqueue));
    let Effect::Enqueue(item) = command.effect else { unreachable!() };
    assert_eq!(item.path, "/v1/rentals/r1/appeals");
    let answer = Answer::Queued(Ok("w1".to_owned()));
    assert_eq!(kit.input(Input::Came { id: command.id, answer }).route, "rental/r1");

    let mut kit = at_rental(transferred("2026-11-19"));
    assert!(presses(&kit.screen(), "violation/v1").is_empty());
    let screen = kit.press("rental.appeal/v1");
    assert_eq!(detail(&screen).refusals.first().unwrap().code, "rental.too_late");
    assert_eq!(kit.open("violation/v1").route, "violation/v1");
}

#[test]
fn an_appeal_that_the_server_took_leaves_no_text_behind() {
    let mut kit = at_rental(transferred("2026-11-27"));
    kit.press("rental.appeal/v1");
    kit.edit("appeal_text", "10 月 5 日已提前还车，有还车单为证");
    let appealed = RentalRecordState::Appealed { due_on: day("2026-11-27") };
    let screen =
        kit.input(delivered(WaitingKind::RentalAppeal, rental(appealed, RentalRecordState::Firm)));
    assert!(said(&screen).contains("申诉中"));
    assert!(!format!("{:?}", kit.model).contains("还车单"));
}

#[test]
fn an_appeal_the_server_refused_is_in_the_form_again_with_the_reason() {
    let mut kit = at_rental(transferred("2026-11-27"));
    kit.press("rental.appeal/v1");
    kit.edit("appeal_text", "10 月 5 日已提前还车，有还车单为证");
    let attention = OutboxState::NeedsAttention(kit::refused("wrong_state"));
    let screen = kit.input(waiting(WaitingKind::RentalAppeal, attention));
    assert!(said(&screen).contains("还车单") && said(&screen).contains("现在这一步不能办"));
    kit.press("rental.appeal.submit");
    assert!(kit.wants(|e| matches!(e, Effect::Discard(id) if id == "w1")));
}

#[test]
fn the_firm_can_be_called_and_what_is_the_renter_s_opens() {
    let mut kit = at_rental(RentalRecordState::Renter);
    assert_eq!(kit.open("violation/v1").route, "violation/v1");
    kit.back();
    let ask = kit.open("rental.call").ask.unwrap();
    assert_eq!(ask.kind, AskKind::Dial { number: "075500000000".to_owned() });
    let reason = "tablet".to_owned();
    assert!(kit.outcome(Outcome::Impossible { reason }).notice.is_some());
}

#[test]
fn the_list_says_where_something_waits_and_no_contract_says_what_to_ask_the_firm() {
    let kit = at("rentals", vec![rental(RentalRecordState::Renter, RentalRecordState::Firm)]);
    assert_eq!(kit.route(), "rentals");
    assert!(said(&kit.screen()).contains("1\u{a0}条违法要您处理"));
    let mut kit = at("rental", Vec::new());
    assert!(said(&kit.screen()).contains("没有这份合同"));
    let screen = kit.open("rental.back");
    let Body::Rows { rows: Rows { empty: Some(page), .. } } = &screen.body else { panic!() };
    assert!(page.paragraphs.iter().any(|p| p.text.contains("24\u{a0}小时")));
}

#[test]
fn every_word_of_these_screens_is_there_in_every_language() {
    let records = [
        RentalRecordState::Firm,
        RentalRecordState::Renter,
        RentalRecordState::TransferAsked { submitted_at_ms: NOW_MS },
        transferred("2026-11-27"),
        transferred("2026-11-19"),
        RentalRecordState::Appealed { due_on: day("2026-11-27") },
        RentalRecordState::Upheld,
        RentalRecordState::Dismissed,
        RentalRecordState::Handled,
        RentalRecordState::Unknown("leased".to_owned()),
    ];
    let contracts = [
        RentalState::Contract,
        RentalState::Active,
        RentalState::Ended { transfer_from: day("2026-11-09") },
        RentalState::Closed,
        RentalState::Unknown("leased".to_owned()),
    ];
    for locale in crate::text::Locale::ALL {
        let mut screens = Vec::new();
        for state in &records {
            let mut kit = at_rental(state.clone());
            kit.texts = crate::text::Texts::new(locale);
            screens.push(kit.screen());
            screens.push(kit.press("rental.take/v1"));
            kit.press("rental.take.cancel");
            screens.push(kit.press("rental.appeal/v1"));
            screens.push(kit.press("rental.appeal.submit"));
        }
        for state in &contracts {
            let rental = Rental {
                state: state.clone(),
                ..rental(RentalRecordState::Renter, RentalRecordState::Firm)
            };
            let mut kit = at("rental", vec![rental]);
            kit.texts = crate::text::Texts::new(locale);
            screens.push(kit.screen());
            kit.press("rental.back");
            screens.push(kit.screen());
        }
        let mut kit = at("rental", Vec::new());
        kit.texts = crate::text::Texts::new(locale);
        screens.push(kit.screen());
        screens.push(kit.open("rental.back"));
        for screen in screens {
            let bare = bare_keys(&screen);
            assert!(bare.is_empty(), "{} in {}: {bare:?}", screen.route, locale.tag());
            assert!(!ids(&screen).is_empty());
        }
    }
}
