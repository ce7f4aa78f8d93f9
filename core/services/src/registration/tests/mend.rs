//! Refused and mended, and how the following of a case ends.

use super::*;

#[test]
fn a_refusal_names_its_reason_its_law_and_the_ways_on() {
    let mut kit = from_hong_kong();
    let state = rejected(RegistrationReason::DocMismatch, &["doc_type", "doc_kind", "number"]);
    let screen = apply(&mut kit, state);
    let refusal = detail(&screen).refusals.first().unwrap();
    assert_eq!(refusal.code, "registration.doc_mismatch");
    assert!(refusal.source.contains("《机动车驾驶证申领和使用规定》第109条"));
    assert!(refusal.closed.is_some() && refusal.unchanged.is_some());
    assert_eq!(refusal.ways.first().map(|way| way.id.as_str()), Some("register.which"));
    assert_eq!(main_action(&screen), Some("register.mend"));
}

#[test]
fn only_what_the_reviewer_named_is_mended_and_sent() {
    let mut kit = from_hong_kong();
    apply(&mut kit, rejected(RegistrationReason::TraditionalName, &["name"]));
    let screen = kit.press("register.mend");
    let Body::Form { form } = &screen.body else { panic!("no form") };
    let shown: Vec<_> =
        form.sections.iter().flat_map(|s| &s.fields).map(|f| f.id.as_str()).collect();
    assert_eq!(shown, ["name"]);
    fill(&mut kit, "name", "陈嘉朗");
    kit.press("register.mend_send");
    let path = "/v1/registrations/r1/corrections";
    let body = kit
        .commands
        .iter()
        .find_map(|command| match &command.effect {
            Effect::Send(request) if request.path == path => Some(request.body.clone()),
            _ => None,
        })
        .unwrap();
    let sent: CorrectionRequest = serde_json::from_slice(&body).unwrap();
    assert_eq!(sent.name.as_deref(), Some("陈嘉朗"));
    assert_eq!((sent.number, sent.city, sent.photo), (None, None, None));
    let screen = comes(&mut kit, path, case(in_review()));
    assert_eq!(screen.route, "register.review");
    assert!(screen.notice.is_some());
}

#[test]
fn a_photo_that_could_not_be_read_is_taken_anew_and_goes_with_the_correction() {
    let mut kit = from_hong_kong();
    apply(&mut kit, rejected(RegistrationReason::PhotoUnreadable, &["photo"]));
    kit.press("register.mend");
    let screen = kit.press("register.mend_send");
    assert!(field(&screen, "photo").problem.is_some());
    assert_eq!(kit.press("register.photo").route, "register.photo");
    take_photo(&mut kit);
    kit.press("register.photo_send");
    let screen = uploaded(&mut kit);
    assert_eq!(screen.route, "register.mend");
    kit.press("register.mend_send");
    let request = request_of(&mut kit, "/v1/registrations/r1/corrections");
    let sent: CorrectionRequest = serde_json::from_slice(&request.body).unwrap();
    assert_eq!(sent.photo.unwrap().as_str(), "u1");
    assert_eq!(sent.name, None);
}

#[test]
fn a_late_approval_takes_the_mending_off_the_screen() {
    let mut kit = from_hong_kong();
    apply(&mut kit, rejected(RegistrationReason::TraditionalName, &["name"]));
    kit.press("register.mend");
    let screen = comes(&mut kit, "/v1/registrations/r1", case(RegistrationState::Active));
    assert_eq!(screen.route, "register.review");
}

#[test]
fn a_token_that_opens_nothing_any_more_leads_to_the_login() {
    let mut kit = from_hong_kong();
    apply(&mut kit, in_review());
    let path = "/v1/registrations/r1";
    let screen = kit.answer(
        move |effect| matches!(effect, Effect::Send(request) if request.path == path),
        Answer::Sent(Err(refused("unauthorized"))),
    );
    assert_eq!(screen.route, "login");
    assert!(screen.notice.is_some());
}

#[test]
fn no_step_of_the_way_is_one_that_no_state_allows() {
    let mut kit = from_hong_kong();
    apply(&mut kit, RegistrationState::PhotoNeeded);
    take_photo(&mut kit);
    kit.press("register.photo_send");
    uploaded(&mut kit);
    comes(&mut kit, "/v1/registrations/r1/photo", case(in_review()));
    assert_eq!(kit.illegal, 0);
}

#[test]
fn a_withdrawn_consent_ends_the_following_of_a_review() {
    let mut kit = from_hong_kong();
    let mut registration = case(in_review());
    registration.next_check_at_ms = Some(NOW_MS + 600_000);
    send(&mut kit);
    comes(&mut kit, ROUTE_REGISTRATIONS, registration);
    let timer = kit.take(|effect| matches!(effect, Effect::After { ms: 600_000 })).id;
    kit.back();
    kit.open("welcome.settings");
    kit.open("settings.withdraw");
    kit.press("settings.withdraw_sure");
    kit.answer(|effect| matches!(effect, Effect::SignOut { erase: true }), Answer::Done(Ok(())));
    kit.answer(|effect| matches!(effect, Effect::WriteConsent { .. }), Answer::Done(Ok(())));
    assert_eq!(kit.route(), "browse");
    kit.commands.clear();
    kit.input(crate::Input::Came { id: timer, answer: Answer::Fired });
    kit.press("refresh");
    assert!(kit.commands.is_empty(), "{:?}", kit.commands);
}
