//! Where the case stands, and what of it leads where.

use super::*;

#[test]
fn who_has_not_applied_is_led_to_the_application() {
    let mut kit = at_case(ElicenceState::NotApplied);
    let screen = kit.screen();
    assert!(detail(&screen).mark.as_ref().unwrap().open);
    assert_eq!(detail(&screen).timeline.len(), 3);
    assert_eq!(kit.press("elicence.apply").route, "elicence.consent");
}

#[test]
fn without_a_licence_the_application_is_refused_and_leads_to_the_filing() {
    let mut kit = Kit::logged_in();
    kit.open("service.elicence");
    kit.serve(kit::unfiled(contract::FilingState::None));
    kit.serve(kit::elicence(ElicenceState::NotApplied));
    let screen = kit.screen();
    assert_eq!(detail(&screen).refusals.first().unwrap().code, "elicence.no_licence");
    assert_eq!(kit.press("elicence.apply").route, "elicence", "there is no way round");
    assert_eq!(kit.press("licence.file").route, "licence.filing");
}

#[test]
fn a_licence_that_is_not_in_the_register_yet_names_the_day_and_proposes_no_filing() {
    let come_back_on = "2026-11-23".parse().unwrap();
    let mut kit = Kit::logged_in();
    kit.open("service.elicence");
    kit.serve(kit::unfiled(contract::FilingState::NotYet { come_back_on }));
    let screen = kit.serve(kit::elicence(ElicenceState::NotApplied));
    let refusal = detail(&screen).refusals.first().unwrap();
    assert!(refusal.why.first().unwrap().contains("11月23日"));
    assert!(!ids(&screen).contains(&"licence.file".to_owned()));
    assert!(screen.actions.iter().all(|press| press.rank != Rank::Main));
}

#[test]
fn a_review_shows_its_pledge_and_fills_no_button() {
    let submitted_at_ms = kit::NOW_MS - 3_600_000;
    let due_at_ms = kit::NOW_MS + 24 * 3_600_000;
    let kit = at_case(ElicenceState::InReview { submitted_at_ms, due_at_ms });
    let screen = kit.screen();
    assert!(said(&screen).contains("最晚明天 09:41 有结果"), "{}", said(&screen));
    assert!(detail(&screen).timeline.iter().any(|step| step.present && step.mark.open));
    assert!(screen.actions.iter().all(|press| press.rank != Rank::Main));
}

#[test]
fn a_rejection_names_every_reason_with_what_to_do_and_counts() {
    let reasons =
        vec![ElicenceReason::BackgroundNotWhite, ElicenceReason::Unknown("hat_on".to_owned())];
    let mut kit = at_case(ElicenceState::Rejected { reasons, count: 2 });
    let screen = kit.screen();
    let refusal = detail(&screen).refusals.first().unwrap();
    let why = refusal.why.join("\n");
    assert!(why.contains("请站到白墙前再拍") && why.contains("hat_on"), "{why}");
    let count = refusal.progress.as_ref().unwrap();
    assert_eq!((count.done, count.of), (2, 3));
    assert_eq!(kit.open("elicence.apply").route, "elicence.consent");
}

#[test]
fn every_reason_of_the_contract_has_its_sentence_in_every_language() {
    for locale in crate::text::Locale::ALL {
        let texts = crate::text::Texts::new(locale);
        for reason in ElicenceReason::KNOWN {
            let words = crate::text::Words::new(format!("elicence-reason-{reason}"));
            assert!(texts.find(&words).is_some(), "{reason} in {}", locale.tag());
        }
    }
}

#[test]
fn after_the_third_rejection_only_the_window_helps() {
    let mut kit = at_case(ElicenceState::WindowOnly);
    let screen = kit.screen();
    let refusal = detail(&screen).refusals.first().unwrap();
    assert_eq!(refusal.code, "elicence.window_only");
    assert!(refusal.closed.is_some(), "the way people look for is closed, and why");
    assert!(!ids(&screen).contains(&"elicence.apply".to_owned()));
    assert_eq!(kit.press("elicence.apply").route, "elicence");
}

#[test]
fn a_licence_that_is_held_blocks_with_the_law() {
    let kit = at_case(ElicenceState::Blocked { codes: "BU".to_owned() });
    let screen = kit.screen();
    let refusal = detail(&screen).refusals.first().unwrap();
    assert_eq!(refusal.why.len(), 2);
    assert!(refusal.source.contains("28"));
    assert_eq!(refusal.ways.first().unwrap().id, "help.open");
    assert_eq!(screen.actions.first().unwrap().id, "licence.open", "once on the screen");
}

#[test]
fn a_status_that_blocks_is_said_before_the_server_is_asked() {
    let licence = contract::Licence { status: "M".to_owned(), ..kit::licence() };
    let mut kit = at_case_of(licence, kit::elicence(ElicenceState::NotApplied));
    let screen = kit.screen();
    assert_eq!(detail(&screen).refusals.first().unwrap().code, "elicence.blocked");
    assert_eq!(kit.press("elicence.apply").route, "elicence");
}

#[test]
fn an_unknown_state_is_shown_as_it_came() {
    let kit = at_case(ElicenceState::Unknown("archived".to_owned()));
    assert_eq!(detail(&kit.screen()).mark.as_ref().unwrap().label, "archived");
}

#[test]
fn an_active_licence_is_shown_and_its_photo_waits_for_its_day() {
    let mut kit = at_case_of(kit::licence(), kit::active());
    let screen = kit.screen();
    assert_eq!(screen.actions.first().unwrap().id, "elicence.show");
    let renew = screen.actions.iter().find(|press| press.id == "elicence.renew_photo").unwrap();
    assert!(renew.not_yet.as_ref().unwrap().contains("2027年5月10日"));
    assert_eq!(kit.press("elicence.renew_photo").route, "elicence");
    kit.now_ms += 200 * 86_400_000;
    assert!(kit.screen().actions.iter().all(|press| press.not_yet.is_none()));
    assert_eq!(kit.press("elicence.renew_photo").route, "elicence.consent");
}

#[test]
fn an_application_that_waits_or_is_sent_stands_in_the_place_of_its_review() {
    let mut kit = at_case(ElicenceState::NotApplied);
    let screen = kit.input(waiting(OutboxState::Waiting));
    assert_eq!(detail(&screen).mark.as_ref().unwrap().label, "待发送");
    let screen = kit.input(waiting(OutboxState::Sending { done: 50, of: 200 }));
    assert_eq!(detail(&screen).progress.as_ref().unwrap().done, 25);
    assert_eq!(kit.press("elicence.apply").route, "elicence", "one at a time");
}

#[test]
fn an_application_that_was_not_taken_says_why_and_leads_to_another_photo() {
    let mut kit = at_case(ElicenceState::NotApplied);
    let screen = kit.input(waiting(OutboxState::NeedsAttention(kit::refusal("photo_refused"))));
    let refusal = detail(&screen).refusals.first().unwrap();
    assert!(refusal.why.first().unwrap().contains("请另拍一张"));
    assert_eq!(kit.press("elicence.apply").route, "elicence.consent");
}

#[test]
fn a_review_is_asked_for_when_the_server_said_and_never_in_a_loop() {
    for (in_ms, wait) in [(7_200_000, 7_200_000), (-1, 60_000)] {
        let mut kit = Kit::logged_in();
        kit.open("service.elicence");
        let state = ElicenceState::InReview { submitted_at_ms: 0, due_at_ms: kit::NOW_MS };
        let next_check_at_ms = Some(kit::NOW_MS + in_ms);
        let doc = contract::Elicence { state, history: Vec::new(), next_check_at_ms };
        kit.serve(Doc::Elicence(Arc::new(doc)));
        kit.fire(wait);
        assert!(kit.wants(kit::fetches(DocKey::Elicence)), "after {wait} ms");
    }
}
