//! Handling, step by step: told, recognised, agreed, decided; and each way the server says no.

use super::*;
use crate::{
    kit::{self, Kit, ids, said},
    screen::{Body, Screen},
    violations::tests::{at_record, detail_of, record},
};

fn is_load(effect: &Effect) -> bool {
    matches!(effect, Effect::LoadDraft("handling"))
}

fn is_send(effect: &Effect) -> bool {
    matches!(effect, Effect::Send(_))
}

fn at_notice() -> Kit {
    let mut kit = at_record(record("v1"));
    kit.press("violation.handle");
    kit.answer(is_load, Answer::Draft(BTreeMap::new()));
    kit
}

/// What the face service tells of a check that was passed.
fn recognised(kit: &mut Kit) -> Screen {
    kit.tell(Fact::Face(FaceChecked {
        purpose: contract::FacePurpose::Handling,
        subject: "v1".to_owned(),
        passed: Some(FaceCheckId("f1".to_owned())),
    }))
}

fn at_confirm() -> Kit {
    let mut kit = at_notice();
    kit.press("handling.read");
    kit.press("handling.accept");
    recognised(&mut kit);
    kit
}

fn sent() -> Kit {
    let mut kit = at_confirm();
    kit.choose("handling_mine", "yes");
    kit.press("handling.confirm");
    kit
}

fn body_of(kit: &mut Kit) -> HandlingRequestSeen {
    let command = kit.take(is_send);
    let Effect::Send(request) = &command.effect else { unreachable!() };
    let body = serde_json::from_slice(&request.body).unwrap();
    HandlingRequestSeen { path: request.path.clone(), body }
}

struct HandlingRequestSeen {
    path: String,
    body: serde_json::Value,
}

fn problem(code: &str, fields: &[&str]) -> Problem {
    let mut problem = kit::refused(code);
    let mut answer = problem.answer.as_deref().unwrap().clone();
    answer.fields = fields
        .iter()
        .map(|code| contract::FieldProblem {
            field: "violation".to_owned(),
            code: (*code).to_owned(),
            text: "服务器的话".to_owned(),
        })
        .collect();
    problem.answer = Some(answer.into());
    problem
}

#[test]
fn the_notice_is_read_before_anything_is_agreed_to() {
    let mut kit = at_notice();
    let screen = kit.screen();
    assert_eq!(screen.route, "violation.notice/v1");
    assert!(!ids(&screen).contains(&"handling.accept".to_owned()));
    for said_so in ["陈述和申辩", "60\u{a0}天", "实施条例第六十二条", "200.00\u{a0}元"]
    {
        assert!(said(&screen).contains(said_so), "{said_so}");
    }
    assert_eq!(kit.press("handling.accept").route, "violation.notice/v1", "not read yet");
    let screen = kit.press("handling.read");
    assert!(ids(&screen).contains(&"handling.object".to_owned()));
    assert!(kit::bare_keys(&screen).is_empty(), "{:?}", kit::bare_keys(&screen));
    assert_eq!(kit.press("handling.accept").route, "face.consent/handling/v1");
}

#[test]
fn speaking_against_it_is_as_near_as_agreeing() {
    let mut kit = at_notice();
    kit.press("handling.read");
    assert_eq!(kit.press("handling.object").route, "objection.form/v1");
}

#[test]
fn a_recognised_face_leads_to_the_confirmation_and_back_leads_to_the_notice() {
    let mut kit = at_confirm();
    let screen = kit.screen();
    assert_eq!(screen.route, "violation.confirm/v1");
    assert!(screen.actions.iter().any(|press| press.label == "确认处理，记 3\u{a0}分"));
    let Body::Form { form } = &screen.body else { panic!("{screen:?}") };
    let lead = form.lead.as_ref().unwrap();
    assert_eq!(lead.sum.as_ref().unwrap().total.value, "6");
    assert_eq!(lead.progress.as_ref().unwrap().adding, 3);
    assert!(kit::bare_keys(&screen).is_empty(), "{:?}", kit::bare_keys(&screen));
    assert_eq!(kit.back().route, "violation.notice/v1");
    assert_eq!(kit.press("handling.accept").route, "violation.confirm/v1", "recognised already");
}

#[test]
fn nothing_is_sent_before_the_person_says_it_was_them() {
    let mut kit = at_confirm();
    let screen = kit.press("handling.confirm");
    assert!(!kit.wants(is_send));
    assert_eq!(screen.focus.as_deref(), Some("handling_mine"));
    assert!(kit::field(&screen, "handling_mine").problem.is_some());
}

#[test]
fn what_is_sent_names_the_check_the_notice_and_the_sum() {
    let seen = body_of(&mut sent());
    assert_eq!(seen.path, "/v1/violations/v1/handling");
    assert_eq!(seen.body["face"], "f1");
    assert_eq!(seen.body["notice_read"], true);
    assert_eq!(seen.body["points_after"], 6);
}

#[test]
fn a_decision_comes_back_to_the_record_with_its_number_and_everything_is_asked_anew() {
    let mut kit = sent();
    let decision = Arc::new(crate::violations::tests::decision("v1"));
    let screen = kit.answer(is_send, Answer::Sent(Ok(Reply::Decision(decision))));
    assert_eq!(screen.route, "violation/v1");
    assert!(screen.notice.as_ref().unwrap().text.contains("4403001234567890"));
    assert!(screen.actions.iter().all(|press| press.id != "violation.handle"));
    for key in [DocKey::Violations, DocKey::Licence, DocKey::Points, DocKey::Messages] {
        assert!(kit.wants(kit::fetches(key)), "{key:?}");
    }
    assert_eq!(kit.illegal, 0);
}

#[test]
fn the_servers_no_shows_every_reason_in_the_words_of_the_prediction() {
    let mut kit = sent();
    let refused = problem(
        "handling_refused",
        &["violation.suspect_risk", "violation.key_person", "violation.blood_moon"],
    );
    let screen = kit.answer(is_send, Answer::Sent(Err(refused)));
    assert_eq!(screen.route, "violation.confirm/v1");
    let cards = &detail_of(&screen).refusals;
    let whats: Vec<_> = cards.iter().map(|card| card.what.as_str()).collect();
    assert_eq!(
        whats,
        ["涉嫌代人处理，不能在手机上处理", "您只能在手机上处理本人的车", "交管系统没有同意处理"]
    );
    assert_eq!(cards[2].why, ["服务器的话"]);
    assert!(cards.iter().all(|card| card.sum.is_none()));
    let ways: Vec<_> = cards.iter().flat_map(|card| &card.ways).map(|way| &way.id).collect();
    assert_eq!(ways, ["violation.window"], "what helps against all of it stands once");
    assert_eq!(kit.press("handling.record").route, "violation/v1");
}

#[test]
fn another_sum_is_shown_anew_and_agreed_to_anew() {
    let mut kit = sent();
    let screen = kit.answer(is_send, Answer::Sent(Err(problem("points_differ", &[]))));
    assert!(screen.notice.unwrap().text.contains("记分有变"));
    let screen = kit.serve(crate::violations::tests::licence(5));
    let Body::Form { form } = &screen.body else { panic!("{screen:?}") };
    assert_eq!(form.lead.as_ref().unwrap().sum.as_ref().unwrap().total.value, "8");
    let crate::screen::Input::Consent { given, .. } =
        kit::field(&kit.screen(), "handling_mine").input
    else {
        panic!("no box")
    };
    assert!(!given);
}

#[test]
fn a_check_that_ran_out_is_made_again() {
    let mut kit = sent();
    let screen = kit.answer(is_send, Answer::Sent(Err(problem("face_needed", &[]))));
    assert_eq!(screen.route, "violation.notice/v1");
    assert_eq!(kit.press("handling.accept").route, "face.consent/handling/v1");
}

#[test]
fn no_network_changes_nothing_and_the_confirmation_stays() {
    let mut kit = sent();
    let offline = Problem::new(crate::problem::Code::N101);
    let screen = kit.answer(is_send, Answer::Sent(Err(offline)));
    assert_eq!(screen.route, "violation.confirm/v1");
    assert!(screen.notice.is_some());
}

#[test]
fn a_refusal_that_comes_after_the_person_went_back_is_told_in_a_notice() {
    for (code, words) in [
        ("handling_refused", "refused-handling_refused"),
        ("points_differ", "refused-points_differ"),
    ] {
        let mut kit = sent();
        kit.back();
        let screen = kit.answer(is_send, Answer::Sent(Err(problem(code, &[]))));
        assert_eq!(screen.route, "violation.notice/v1");
        let said = kit.with_context(|ctx| ctx.say(words));
        assert_eq!(screen.notice.unwrap().text, said, "{code}");
    }
}

#[test]
fn a_photo_handed_in_leads_back_to_the_record_that_waits() {
    let mut kit = at_notice();
    kit.press("handling.read");
    kit.press("handling.accept");
    let screen = kit.tell(Fact::Face(FaceChecked {
        purpose: contract::FacePurpose::Handling,
        subject: "v1".to_owned(),
        passed: None,
    }));
    assert_eq!(screen.route, "violation/v1");
    assert!(kit.wants(kit::fetches(DocKey::Violations)));
}

#[test]
fn a_photo_that_was_accepted_takes_the_faces_place() {
    let check =
        contract::ManualCheck { id: FaceCheckId("m1".to_owned()), state: ManualCheckState::Passed };
    let own = Violation { face_failures: 2, manual_check: Some(check), ..record("v1") };
    let mut kit = at_record(own);
    kit.press("violation.handle");
    kit.answer(is_load, Answer::Draft(BTreeMap::new()));
    kit.press("handling.read");
    assert_eq!(kit.press("handling.accept").route, "violation.confirm/v1");
    kit.choose("handling_mine", "yes");
    kit.press("handling.confirm");
    assert_eq!(body_of(&mut kit).body["face"], "m1");
}

#[test]
fn a_kill_before_the_confirmation_loses_neither_reading_nor_face() {
    let kit = at_confirm();
    let mut later = kit.restarted();
    later.serve(crate::violations::tests::violations(vec![record("v1")]));
    later.serve(crate::violations::tests::licence(3));
    let kept = [("read/v1", "yes"), ("face/v1", "f1")];
    let kept = kept.map(|(field, text)| (field.to_owned(), text.to_owned()));
    let screen = later.answer(is_load, Answer::Draft(BTreeMap::from(kept)));
    assert_eq!(screen.route, "violation.confirm/v1");
}

#[test]
fn a_record_without_points_says_so_on_its_button() {
    let mut kit = at_record(Violation { points: 0, fine_fen: 10_000, ..record("v1") });
    kit.press("violation.handle");
    kit.answer(is_load, Answer::Draft(BTreeMap::new()));
    kit.press("handling.read");
    kit.press("handling.accept");
    let screen = recognised(&mut kit);
    assert!(screen.actions.iter().any(|press| press.label == "确认处理，不记分"));
}

#[test]
fn a_record_that_was_handled_meanwhile_is_no_longer_agreed_to() {
    let mut kit = at_confirm();
    let state = ViolationState::Handled { decision: contract::DecisionId("d9".to_owned()) };
    kit.model_put(crate::violations::tests::violations(vec![Violation { state, ..record("v1") }]));
    kit.choose("handling_mine", "yes");
    kit.press("handling.confirm");
    assert!(!kit.wants(is_send));
}

/// The confirmation was sent, and the server says that there is nothing left to decide.
fn handled_before() -> (Kit, Screen) {
    let mut kit = sent();
    let refused = problem("handling_refused", &["violation.already_handled"]);
    let screen = kit.answer(is_send, Answer::Sent(Err(refused)));
    (kit, screen)
}

#[test]
fn a_record_that_was_decided_by_a_lost_answer_is_shown_with_its_decision() {
    let (mut kit, _) = handled_before();
    assert!(kit.wants(kit::fetches(DocKey::Decisions)));
    let state = ViolationState::Handled { decision: contract::DecisionId("d9".to_owned()) };
    let own = Violation { state, ..record("v1") };
    let screen = kit.serve(crate::violations::tests::violations(vec![own]));
    assert_eq!(screen.route, "violation/v1");
    assert_eq!(screen.notice.unwrap().text, "这条已经处理过，结果在这里");
}

#[test]
fn a_record_that_the_list_still_calls_open_says_that_it_was_handled_and_can_be_asked_for_again() {
    let (mut kit, screen) = handled_before();
    assert_eq!(screen.route, "violation.confirm/v1");
    let detail = detail_of(&screen);
    assert_eq!(detail.refusals[0].code, "violation.already_handled");
    assert_eq!((&detail.lead, &detail.refusals[0].unchanged), (&None, &None));
    assert!(!ids(&screen).contains(&"handling.object".to_owned()), "it is decided");
    kit.serve(crate::violations::tests::violations(vec![record("v1")]));
    kit.open("violation.refetch");
    assert!(kit.wants(kit::fetches(DocKey::Violations)));
}

#[test]
fn a_warning_is_confirmed_by_its_name_and_not_by_a_fine_of_nothing() {
    let warning = vec![contract::PenaltyKind::Warning];
    let mut kit =
        at_record(Violation { points: 0, fine_fen: 0, penalties: warning, ..record("v1") });
    kit.press("violation.handle");
    kit.answer(is_load, Answer::Draft(BTreeMap::new()));
    kit.press("handling.read");
    kit.press("handling.accept");
    let text = said(&recognised(&mut kit));
    assert!(text.contains("警告") && !text.contains("0.00"), "{text}");
}
