//! The application: what is typed, mended and refused at its field.

use super::*;

#[test]
fn what_was_typed_is_mended_on_leaving_and_sent_as_the_register_has_it() {
    let mut kit = at_form("filing.start.code");
    fill(&mut kit);
    kit.edit("filing_owner_code", "7k3m 9pqr 2xvw");
    kit.press("filing.next");
    let (path, body) = body(&mut kit);
    assert_eq!(path, "/v1/vehicle-filings");
    let expected = serde_json::json!({
        "plate_kind": "02", "plate": "粤B8F2K6", "engine_tail": "E20481", "relation": "friend",
        "consent": {"kind": "owner_code", "code": "7K3M9PQR2XVW"},
    });
    assert_eq!(body, expected);
}

#[test]
fn an_empty_form_says_everything_that_is_missing() {
    let mut kit = at_form("filing.start.code");
    let screen = kit.press("filing.next");
    let Body::Form { form } = &screen.body else { panic!() };
    assert_eq!(form.problems.len(), 5);
    assert!(!kit.wants(sends));
    assert!(bare_keys(&screen).is_empty(), "{:?}", bare_keys(&screen));
}

#[test]
fn a_green_plate_under_a_blue_kind_is_one_tap_away_from_right() {
    let mut kit = at_form("filing.start.code");
    kit.choose("filing_kind", "02");
    kit.edit("filing_plate", "粤BF66880");
    kit.leave("filing_plate");
    let screen = kit.screen();
    assert_eq!(field(&screen, "filing_kind").repairs[0].id, "filing.kind/52");
    let screen = kit.press("filing.kind/52");
    assert!(field(&screen, "filing_kind").problem.is_none());
}

#[test]
fn ones_own_car_and_one_that_is_filed_are_refused_at_the_plate() {
    let own = contract::OwnVehicle { vehicle: vehicle("v1", "粤B9K2L7"), users: Vec::new() };
    let doc = contract::Vehicles { own: vec![own], filed: vec![filed("粤B8F2K6")], ..nothing() };
    let mut kit = at_start(doc);
    kit.press("filing.start");
    for plate in ["粤B9K2L7", "粤B8F2K6"] {
        kit.edit("filing_plate", plate);
        let screen = kit.leave("filing_plate");
        assert!(field(&screen, "filing_plate").problem.is_some(), "{plate}");
    }
}

#[test]
fn a_large_car_with_the_characters_of_ones_own_is_another_car() {
    let truck = contract::Vehicle { plate_kind: "01".to_owned(), ..vehicle("v1", "粤B9K2L7") };
    let own = contract::OwnVehicle { vehicle: truck, users: Vec::new() };
    let mut kit = at_start(contract::Vehicles { own: vec![own], ..nothing() });
    kit.press("filing.start");
    kit.choose("filing_kind", "02");
    kit.edit("filing_plate", "粤B9K2L7");
    let screen = kit.leave("filing_plate");
    assert_eq!(field(&screen, "filing_plate").problem, None);
}

#[test]
fn a_car_that_is_being_applied_for_is_refused_at_the_plate() {
    let mut kit = at_start(with(manual()));
    kit.press("filing.start");
    kit.choose("filing_kind", "02");
    kit.edit("filing_plate", "粤B8F2K6");
    let screen = kit.leave("filing_plate");
    assert!(field(&screen, "filing_plate").problem.unwrap().contains("正在申请"));
}

#[test]
fn the_message_goes_to_the_owner_and_its_code_comes_with_the_application() {
    let mut kit = at_form("filing.start.sms");
    fill(&mut kit);
    kit.press("filing.next");
    assert_eq!(kit.route(), "filing.code");
    let sent = contract::CodeSent {
        phone_masked: "138****8021".to_owned(),
        expires_at_ms: NOW_MS + 300_000,
        resend_at_ms: NOW_MS + 60_000,
    };
    let command = kit.take(sends);
    let Effect::Send(request) = &command.effect else { unreachable!() };
    assert_eq!(request.path, "/v1/vehicle-filings/consent-codes");
    let answer = Answer::Sent(Ok(Reply::CodeSent(Arc::new(sent))));
    let screen = kit.input(Input::Came { id: command.id, answer });
    assert!(said(&screen).contains("138****8021"), "the applicant sees it masked");
    kit.edit("filing_code", "204815");
    kit.press("filing.code.submit");
    let (_, body) = body(&mut kit);
    assert_eq!(body["consent"], serde_json::json!({"kind": "sms", "code": "204815"}));
}

#[test]
fn an_owner_without_a_phone_leads_back_to_the_other_way() {
    let mut kit = at_form("filing.start.sms");
    fill(&mut kit);
    kit.press("filing.next");
    let screen = kit.answer(sends, Answer::Sent(Err(kit::refused("owner_unreachable"))));
    assert_eq!(screen.route, "filing.form");
    assert_eq!(screen.focus.as_deref(), Some("filing_way"));
}
