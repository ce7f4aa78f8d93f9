//! The card and its short-lived code.

use super::*;

fn card_of(screen: &Screen) -> &Card {
    match &screen.body {
        Body::Card { card } => card,
        other => panic!("{} instead of a card", kit::template(other)),
    }
}

fn offline() -> Answer {
    Answer::Sent(Err(Problem::new(Code::N101)))
}

#[test]
fn a_card_is_current_with_a_black_code_and_masked_numbers() {
    let kit = at_card();
    let screen = kit.screen();
    assert!(screen.secret);
    let card = card_of(&screen);
    assert!(card.current && !card.dimmed && card.instead.is_none());
    assert_eq!(card.portrait.as_ref().unwrap().id, "portrait-1");
    assert_eq!(card.mark.label, "正常");
    let code = card.code.as_ref().unwrap();
    assert_eq!(code.modules.len(), (code.side * code.side) as usize);
    assert!(!code.alarm);
    assert_eq!(code.text, "驾驶证二维码，09:41:00 生成，状态正常");
    assert!(code.renews.text.ends_with("秒后自动更新"));
    assert_eq!((code.made.value.as_str(), code.made_on.as_str()), ("09:41:00", "2026-11-20"));
    assert_eq!(code.renews.left_ms, 50_000);
    assert!(!said(&screen).contains("110199199001010010"));
}

#[test]
fn the_finders_of_the_code_are_where_a_scanner_looks() {
    let kit = at_card();
    let screen = kit.screen();
    let code = card_of(&screen).code.as_ref().unwrap();
    let dark = |x: u32, y: u32| code.modules[(y * code.side + x) as usize];
    for (left, top) in [(0, 0), (code.side - 7, 0), (0, code.side - 7)] {
        assert!((0..7).all(|n| dark(left + n, top) && dark(left, top + n)));
        assert!(!dark(left + 1, top + 1) && dark(left + 3, top + 3));
    }
}

#[test]
fn a_code_is_renewed_before_it_runs_out() {
    let mut kit = at_card();
    kit.fire(50_000);
    assert!(kit.wants(is_code));
    assert!(card_of(&kit.screen()).code.is_some(), "the old one holds while the next is fetched");
    let next = code(&kit);
    let screen = kit.answer(is_code, next);
    assert_eq!(card_of(&screen).code.as_ref().unwrap().made.value, "09:41:50");
}

#[test]
fn a_countdown_that_is_reported_late_renews_nothing() {
    let mut kit = at_card();
    kit.press("elicence.code.due");
    assert!(!kit.wants(is_code));
    kit.press("elicence.code.renew");
    assert!(kit.wants(is_code), "the button of the person does");
}

#[test]
fn an_enlarged_code_stands_alone_and_the_way_back_makes_it_small_first() {
    let mut kit = at_card();
    kit.press("elicence.reveal");
    let screen = kit.press("card.enlarge");
    let card = card_of(&screen);
    assert!(card.code.as_ref().unwrap().large);
    assert!(card.fields.is_empty() && card.rows.is_empty() && screen.actions.is_empty());
    assert!(screen.secret && !said(&screen).contains("110199199001010010"));
    let screen = kit.back();
    assert_eq!(screen.route, "elicence.card", "the first way back only shrinks");
    assert!(!card_of(&screen).code.as_ref().unwrap().large);
    assert!(!said(&screen).contains("110199199001010010"), "numbers were hidden meanwhile");
    kit.press("card.enlarge");
    assert!(!card_of(&kit.press("card.shrink")).code.as_ref().unwrap().large);
    assert_ne!(kit.back().route, "elicence.card");
}

#[test]
fn a_code_that_ran_out_while_it_was_large_leaves_the_card_with_its_reason() {
    let mut kit = at_card();
    kit.press("card.enlarge");
    kit.now_ms += 60_000;
    let screen = kit.screen();
    assert!(card_of(&screen).instead.is_some() && !card_of(&screen).rows.is_empty());
    assert_ne!(kit.back().route, "elicence.card", "nothing is large any more");
}

#[test]
fn nobody_renews_a_code_that_nobody_looks_at() {
    let mut kit = at_card();
    kit.back();
    kit.fire(50_000);
    assert!(!kit.wants(is_code));
}

#[test]
fn without_a_new_code_the_card_turns_grey_and_names_the_officers_query() {
    let mut kit = at_card();
    kit.fire(50_000);
    kit.answer(is_code, offline());
    assert!(card_of(&kit.screen()).current, "the old one has ten seconds left");
    kit.now_ms += 10_000;
    let screen = kit.screen();
    let card = card_of(&screen);
    assert!(!card.current && card.code.is_none());
    let instead = card.instead.as_ref().unwrap();
    assert!(
        instead.contains("离线显示，生成于今天 09:41") && instead.contains("驾驶证号"),
        "{instead}"
    );
    let officer = card.rows.iter().find(|row| row.id == "card.officer").unwrap();
    assert_eq!(officer.lines, ["显示完整证号 30\u{a0}秒"]);
    assert!(!card.dimmed);
}

#[test]
fn a_code_is_tried_again_and_comes_back_with_the_network() {
    let mut kit = at_card_of(&kit::licence());
    kit.answer(is_code, offline());
    assert!(!card_of(&kit.screen()).current);
    kit.fire(15_000);
    let code = code(&kit);
    assert!(card_of(&kit.answer(is_code, code)).current);
}

#[test]
fn the_networks_return_asks_for_a_code_at_once() {
    let mut kit = at_card_of(&kit::licence());
    kit.answer(is_code, offline());
    kit.input(Input::Online(true));
    assert!(!kit.wants(is_code), "not before the server answers");
    kit.serve(kit::card(&kit::licence()));
    assert!(kit.wants(is_code));
}

#[test]
fn an_unsure_clock_shows_no_code() {
    let mut kit = at_card();
    kit.sure = false;
    let screen = kit.screen();
    let card = card_of(&screen);
    assert!(card.code.is_none() && !card.current);
    assert!(card.instead.as_ref().unwrap().contains("对过时间"));
}

#[test]
fn after_a_day_without_the_server_the_portrait_is_dimmed() {
    let mut kit = at_card();
    kit.now_ms += 24 * 3_600_000;
    assert!(!card_of(&kit.screen()).dimmed, "a day to the millisecond is not more than a day");
    kit.now_ms += 1;
    let screen = kit.screen();
    assert!(card_of(&screen).dimmed);
    assert!(card_of(&screen).instead.as_ref().unwrap().contains("24"));
}

#[test]
fn a_licence_that_is_not_in_order_has_a_red_code_and_its_word() {
    let licence = contract::Licence { status: "H".to_owned(), ..kit::licence() };
    let mut kit = at_card_of(&licence);
    let code = code(&kit);
    let screen = kit.answer(is_code, code);
    let card = card_of(&screen);
    assert!(card.code.as_ref().unwrap().alarm);
    assert_eq!(card.mark.label, "违法未处理");
}

#[test]
fn the_numbers_of_the_card_are_shown_for_thirty_seconds() {
    let mut kit = at_card();
    assert!(said(&kit.press("elicence.reveal")).contains("110199199001010010"));
    assert!(!said(&kit.fire(30_000)).contains("110199199001010010"));
    assert!(said(&kit.open("card.officer")).contains("110199199001010010"));
    assert!(
        said(&kit.open("card.officer")).contains("110199199001010010"),
        "not hidden by a second touch"
    );
}

#[test]
fn the_card_in_words_holds_every_field_and_is_secret() {
    let mut kit = at_card();
    let screen = kit.open("elicence.text");
    assert_eq!(screen.route, "elicence.text");
    assert!(screen.secret);
    for words in ["林之远", "1990-01-01", "C1 小型汽车", "2031-06-14", "粤B"] {
        assert!(said(&screen).contains(words), "{words}");
    }
    assert!(!said(&screen).contains("110199199001010010"));
    assert!(said(&kit.press("elicence.reveal")).contains("440300123456"));
}

#[test]
fn a_damaged_card_is_not_half_drawn() {
    let mut kit = at_case_of(kit::licence(), kit::active());
    kit.press("elicence.show");
    let Doc::Card(card) = kit::card(&kit::licence()) else { unreachable!() };
    let payload = card.payload.chars().skip(1).collect();
    let screen =
        kit.serve(Doc::Card(Arc::new(contract::SignedCard { payload, ..(*card).clone() })));
    assert_eq!(kit::template(&screen.body), "page");
    assert!(said(&screen).contains("N103"));
}

#[test]
fn a_card_that_the_server_took_back_shows_its_case() {
    let mut kit = at_card();
    kit.now_ms += 70_000;
    kit.input(Input::Did(crate::Action::Refresh));
    let screen = kit.serve(kit::elicence(ElicenceState::Blocked { codes: "U".to_owned() }));
    assert_eq!(detail(&screen).refusals.first().unwrap().code, "elicence.blocked");
}

#[test]
fn a_code_that_the_server_refuses_says_why_and_is_not_asked_for_again() {
    let mut kit = at_card_of(&kit::licence());
    let refused = Answer::Sent(Err(kit::refusal("status_blocks")));
    let screen = kit.answer(is_code, refused);
    assert_eq!(screen.notice.unwrap().code, "N110");
    assert!(kit.wants(kit::fetches(DocKey::Elicence)));
    assert!(!kit.wants(|e| matches!(e, Effect::After { ms: 15_000 })));
}

#[test]
fn what_belongs_to_somebody_is_forgotten_with_the_session() {
    let mut kit = at_card();
    kit.input(Input::Expired);
    assert!(!format!("{:?}", kit.model).contains("110199199001010010"));
    assert_eq!(kit.route(), "welcome");
}

#[test]
fn the_phone_stays_awake_while_the_card_is_held_out_and_no_longer() {
    let awake = |on: bool| move |e: &Effect| matches!(e, Effect::KeepAwake(own) if *own == on);
    let mut kit = at_card();
    kit.take(awake(true));
    kit.press("elicence.reveal");
    assert!(!kit.wants(awake(true)), "said once");
    kit.back();
    kit.take(awake(false));
    assert!(!kit.wants(awake(true)));
}

#[test]
fn while_the_first_code_is_on_its_way_the_card_says_so() {
    let kit = at_card_of(&kit::licence());
    assert_eq!(card_of(&kit.screen()).mark.label, "正在取二维码");
}

#[test]
fn a_card_that_is_none_is_not_drawn_and_can_be_asked_for_again() {
    let mut kit = at_case_of(kit::licence(), kit::active());
    kit.press("elicence.show");
    let Doc::Card(card) = kit::card(&kit::licence()) else { unreachable!() };
    let broken = contract::SignedCard { payload: "?".to_owned(), ..(*card).clone() };
    let screen = kit.serve(Doc::Card(Arc::new(broken)));
    assert!(said(&screen).contains("电子驾驶证读不出来"));
    assert_eq!(screen.actions.first().unwrap().id, "refresh");
}
