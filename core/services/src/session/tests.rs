//! Steps of the login: each way in, each refusal, and what is kept over them.

use std::sync::Arc;

use tongtu_contract as contract;

use super::*;
use crate::{
    effect::Reply,
    kit::{Kit, NOW_MS, account, bare_keys, ids, said},
    root::{Found, Input},
    screen::{Body, Input as Filling, Screen},
    sms,
};

fn refused(code: &str, args: &[(&str, &str)]) -> Problem {
    let args = args.iter().map(|(name, arg)| ((*name).to_owned(), (*arg).to_owned())).collect();
    Problem::refused(contract::Problem {
        kind: format!("urn:tongtu:problem:{code}"),
        title: code.to_owned(),
        status: 422,
        code: code.into(),
        law: None,
        args,
        text: "…".to_owned(),
        fields: Vec::new(),
        registration: None,
    })
}

fn signs_in(effect: &Effect) -> bool {
    matches!(effect, Effect::SignIn(_))
}

fn sends(path: &'static str) -> impl Fn(&Effect) -> bool {
    move |effect| matches!(effect, Effect::Send(request) if request.path == path)
}

fn body_of(effect: &Effect) -> serde_json::Value {
    let (Effect::SignIn(request) | Effect::Send(request)) = effect else { panic!("{effect:?}") };
    serde_json::from_slice(&request.body).unwrap()
}

fn notice(screen: &Screen) -> &crate::screen::Notice {
    screen.notice.as_ref().expect("a notice")
}

fn field<'a>(screen: &'a Screen, id: &str) -> &'a crate::screen::Field {
    let Body::Form { form } = &screen.body else { panic!("no form: {:?}", screen.body) };
    form.sections.iter().flat_map(|s| &s.fields).find(|field| field.id == id).unwrap()
}

fn code_sent() -> Answer {
    Answer::Sent(Ok(Reply::CodeSent(std::sync::Arc::new(contract::CodeSent {
        resend_at_ms: NOW_MS + 60_000,
        expires_at_ms: NOW_MS + 300_000,
        phone_masked: "138••••0163".to_owned(),
    }))))
}

/// At the password form with both fields filled in.
fn at_login(login: &str, password: &str) -> Kit {
    let mut kit = Kit::consented();
    kit.press("welcome.log_in");
    kit.edit("login", login);
    kit.edit("login_password", password);
    kit
}

/// With the phone number typed and a code asked for.
fn code_wanted() -> Kit {
    let mut kit = Kit::consented();
    kit.press("welcome.log_in");
    kit.press("login.by_code");
    kit.edit("login_phone", "13800130163");
    kit.press("login_code.send");
    kit
}

#[test]
fn the_welcome_offers_both_ways_in_and_help() {
    let screen = Kit::consented().screen();
    let ids = ids(&screen);
    for id in ["welcome.log_in", "welcome.register", "welcome.help", "welcome.accident", "elder.on"]
    {
        assert!(ids.iter().any(|own| own == id), "{id} is not among {ids:?}");
    }
    assert!(screen.over.is_none(), "nobody is asked about larger type without a reason");
}

#[test]
fn a_phone_and_a_document_number_are_told_apart() {
    for (typed, login) in [
        ("+86 138 0013 0163", serde_json::json!({"phone": "13800130163"})),
        ("１３８００１３０１６３", serde_json::json!({"phone": "13800130163"})),
        ("h12345678 03", serde_json::json!({"document": "H12345678"})),
        ("a123456（3）", serde_json::json!({"document": "A123456(3)"})),
        ("110199199001010010", serde_json::json!({"document": "110199199001010010"})),
    ] {
        let mut kit = at_login(typed, "abc123 ");
        kit.press("login.submit");
        let body = body_of(&kit.take(signs_in).effect);
        assert_eq!((&body["login"], &body["password"]), (&login, &"abc123 ".into()), "{typed}");
    }
}

#[test]
fn a_number_from_outside_the_mainland_is_explained_and_not_sent() {
    let mut kit = at_login("+85291234567", "abc123");
    let screen = kit.press("login.submit");
    assert!(!kit.wants(signs_in));
    assert!(field(&screen, "login").problem.is_some());
    assert_eq!(screen.focus.as_deref(), Some("login"));
}

#[test]
fn a_second_press_sends_nothing_and_the_button_is_busy() {
    let mut kit = at_login("13800130163", "abc123");
    kit.press("login.submit");
    let screen = kit.press("login.submit");
    kit.take(signs_in);
    assert!(!kit.wants(signs_in));
    assert!(screen.actions.iter().any(|press| press.id == "login.submit" && press.busy));
}

#[test]
fn who_is_in_stands_at_home_and_the_password_is_gone() {
    let mut kit = at_login("13800130163", "abc123");
    kit.press("login.submit");
    let screen = kit.answer(signs_in, Answer::SignedIn(Ok(Arc::new(account()))));
    assert_eq!(screen.route, "home");
    assert!(!format!("{:?}", kit.model).contains("abc123"));
    assert!(kit.wants(|effect| matches!(effect, Effect::DropDraft("login"))));
}

#[test]
fn a_wrong_password_names_the_tries_that_are_left_and_keeps_who() {
    let mut kit = at_login("13800130163", "abc123");
    kit.press("login.submit");
    let problem = refused("wrong_password", &[("tries_left", "4")]);
    let screen = kit.answer(signs_in, Answer::SignedIn(Err(problem)));
    assert_eq!((screen.route.as_str(), notice(&screen).code.as_str()), ("login", "A202"));
    assert!(notice(&screen).text.contains('4'), "{}", notice(&screen).text);
    let Filling::Text { value, .. } = &field(&screen, "login").input else { panic!() };
    assert_eq!(value, "13800130163");
    let Filling::Secret { filled, .. } = &field(&screen, "login_password").input else { panic!() };
    assert!(!filled);
    let Body::Form { form } = &screen.body else { panic!() };
    assert!(form.summary.is_none(), "the emptied password is no fault of the person's");
}

#[test]
fn no_network_keeps_the_password_for_the_next_press() {
    let mut kit = at_login("13800130163", "abc123");
    kit.press("login.submit");
    let screen = kit.answer(signs_in, Answer::SignedIn(Err(Problem::new(Code::N101))));
    assert_eq!(notice(&screen).code, "N101");
    kit.press("login.submit");
    assert_eq!(body_of(&kit.take(signs_in).effect)["password"], "abc123");
}

#[test]
fn a_resting_password_login_says_until_when_and_leaves_the_code_open() {
    let mut kit = at_login("13800130163", "abc123");
    kit.press("login.submit");
    let until = (NOW_MS + 15 * 60_000).to_string();
    let problem = refused("password_resting", &[("until_at_ms", &until)]);
    let screen = kit.answer(signs_in, Answer::SignedIn(Err(problem)));
    assert!(notice(&screen).text.contains("09:56"), "{}", notice(&screen).text);
    let screen = kit.press("login.by_code");
    assert_eq!(screen.route, "login.code");
    let Filling::Text { value, .. } = &field(&screen, "login_phone").input else { panic!() };
    assert_eq!(value, "13800130163", "typed once is typed");
}

#[test]
fn a_login_before_the_review_is_over_leads_to_the_review() {
    let mut kit = at_login("13800130163", "abc123");
    kit.press("login.submit");
    let Some(answer) = refused("registration_in_review", &[]).answer else { panic!() };
    let mut answer = (*answer).clone();
    answer.registration = Some(Box::new(registration()));
    let problem = Problem::refused(answer);
    let screen = kit.answer(signs_in, Answer::SignedIn(Err(problem)));
    assert_eq!(screen.route, "register.review");
    assert!(screen.notice.is_some());
}

fn registration() -> contract::Registration {
    serde_json::from_value(serde_json::json!({
        "id": "r1", "token": "t", "history": [],
        "state": {"kind": "in_review", "submitted_at_ms": NOW_MS, "due_at_ms": NOW_MS + 1},
        "details": {
            "doc_type": "F", "doc_kind": "home_return_permit", "number": "H12345678",
            "name": "陈家朗", "name_as_on_document": false, "phone": "13800130163",
            "city": "440300"
        },
        "pledge": {"from_half_days": 1, "to_half_days": 2}
    }))
    .unwrap()
}

#[test]
fn a_code_is_asked_for_once_a_minute_and_logs_in() {
    let mut kit = Kit::consented();
    kit.press("welcome.log_in");
    kit.press("login.by_code");
    kit.edit("login_phone", "138 0013 0163");
    kit.press("login_code.send");
    let sent = kit.take(sends("/v1/codes"));
    assert_eq!(
        body_of(&sent.effect),
        serde_json::json!({"purpose": "login", "phone": "13800130163"})
    );
    let screen = kit.input(Input::Came { id: sent.id, answer: code_sent() });
    let Filling::Code { again, send, .. } = &field(&screen, "login_code").input else { panic!() };
    assert_eq!(again.as_ref().map(|countdown| countdown.left_ms), Some(60_000));
    assert!(send.not_yet.is_some());
    kit.press("login_code.send");
    assert!(!kit.wants(sends("/v1/codes")), "not before its time");

    let screen = kit.fire(60_000);
    let Filling::Code { again, send, .. } = &field(&screen, "login_code").input else { panic!() };
    assert!(again.is_none() && send.not_yet.is_none());

    kit.edit("login_code", "１２３ 456");
    kit.press("login_code.submit");
    assert_eq!(body_of(&kit.commands.last().unwrap().effect)["code"], "123456");
    let screen = kit.answer(signs_in, Answer::SignedIn(Ok(Arc::new(account()))));
    assert_eq!(screen.route, "home");
}

#[test]
fn a_code_for_one_number_is_not_offered_for_another() {
    let mut kit = code_wanted();
    kit.answer(sends("/v1/codes"), code_sent());
    let screen = kit.edit("login_phone", "13800130164");
    let Filling::Code { again, .. } = &field(&screen, "login_code").input else { panic!() };
    assert!(again.is_none());
}

#[test]
fn a_restart_does_not_reset_the_countdown() {
    let mut kit = code_wanted();
    let at = (NOW_MS + 42_000).to_string();
    let problem = refused("resend_too_early", &[("resend_at_ms", &at)]);
    let screen = kit.answer(sends("/v1/codes"), Answer::Sent(Err(problem)));
    let Filling::Code { again, .. } = &field(&screen, "login_code").input else { panic!() };
    assert_eq!(again.as_ref().map(|countdown| countdown.left_ms), Some(42_000));
}

#[test]
fn asking_for_a_code_without_a_phone_shows_what_is_missing() {
    let mut kit = Kit::consented();
    kit.press("welcome.log_in");
    kit.press("login.by_code");
    let screen = kit.press("login_code.send");
    assert!(field(&screen, "login_phone").problem.is_some());
    assert!(field(&screen, "login_code").problem.is_none());
}

/// At the end of the form for a new password.
fn at_reset(kit: &mut Kit, document: &str) -> Screen {
    kit.edit("reset_phone", "13800130163");
    kit.press("reset.send");
    kit.answer(sends("/v1/codes"), code_sent());
    kit.edit("reset_document", document);
    kit.edit("reset_code", "123456");
    kit.edit("reset_password", "Zh8!keqq");
    kit.edit("reset_password_again", "Zh8!keqq");
    kit.press("reset.submit")
}

#[test]
fn two_characters_of_a_number_are_no_proof() {
    let mut kit = Kit::consented();
    kit.press("welcome.log_in");
    kit.press("login.reset");
    let screen = at_reset(&mut kit, "6(3)");
    assert!(!kit.wants(sends("/v1/passwords/reset")));
    assert!(field(&screen, "reset_document").problem.is_some());
}

#[test]
fn the_last_four_and_the_whole_number_both_prove_who_it_is() {
    for (typed, member, value) in
        [("456(3)", "document_last4", "4563"), ("a123456(3)", "number", "A123456(3)")]
    {
        let mut kit = Kit::consented();
        kit.press("welcome.log_in");
        kit.press("login.reset");
        at_reset(&mut kit, typed);
        let sent = kit.take(sends("/v1/passwords/reset"));
        assert_eq!(body_of(&sent.effect)[member], value);
        let id = sent.id;
        let screen = kit.input(Input::Came { id, answer: Answer::Sent(Ok(Reply::Nothing)) });
        assert_eq!(screen.route, "login");
        assert_eq!(notice(&screen).tone, Tone::Good);
        assert!(said(&screen).contains("13800130163"), "who is filled in");
        assert!(!format!("{:?}", kit.model).contains("Zh8!keqq"));
    }
}

// Bug: what was missing from the login of an earlier life stood in the place of the good news.
#[test]
fn news_of_the_new_password_is_not_lost_to_an_older_draft() {
    let mut kit = Kit::consented();
    kit.press("welcome.log_in");
    kit.press("login.reset");
    let mut kit = kit.restarted();
    kit.input(Input::Found(Found::Nothing));
    at_reset(&mut kit, "110199199001010010");
    let screen = kit.answer(sends("/v1/passwords/reset"), Answer::Sent(Ok(Reply::Nothing)));
    assert_eq!((screen.route.as_str(), notice(&screen).tone), ("login", Tone::Good));
    assert!(!kit.wants(|effect| matches!(effect, Effect::LoadDraft("login"))));
    let forgets = |effect: &Effect| {
        matches!(effect, Effect::SaveDraft { draft: "login", field, text }
            if field == "secret" && text.is_empty())
    };
    assert!(kit.wants(forgets));
}

#[test]
fn a_phone_with_a_digit_missing_is_no_document() {
    for typed in ["1380013016", "138001301634", "12345678901"] {
        let mut kit = at_login(typed, "abc123");
        let screen = kit.press("login.submit");
        assert!(field(&screen, "login").problem.is_some(), "{typed}");
    }
}

#[test]
fn the_birth_date_of_a_whole_number_is_no_password() {
    let mut kit = Kit::consented();
    kit.press("welcome.log_in");
    kit.press("login.reset");
    at_reset(&mut kit, "110199199001010010");
    kit.edit("reset_password", "zz19900101");
    let screen = kit.press("reset.submit");
    assert!(field(&screen, "reset_password").problem.is_some());
}

#[test]
fn somebody_who_is_logged_in_comes_back_to_where_they_were() {
    let mut kit = Kit::logged_in();
    kit.input(Input::Did(crate::Action::Tab { id: "me".to_owned() }));
    kit.open("me.security");
    kit.open("security.password");
    let screen = kit.screen();
    assert_eq!(screen.route, "reset");
    let Filling::Text { value, .. } = &field(&screen, "reset_phone").input else { panic!() };
    assert_eq!(value, "13800130163");
    at_reset(&mut kit, "110199199001010010");
    let in_their_name = |effect: &Effect| matches!(effect, Effect::Send(request) if request.auth == crate::effect::Auth::Session);
    assert!(kit.wants(in_their_name), "so that this login stays");
    let screen = kit.answer(sends("/v1/passwords/reset"), Answer::Sent(Ok(Reply::Nothing)));
    assert_eq!((screen.route.as_str(), notice(&screen).tone), ("me.security", Tone::Good));
}

#[test]
fn what_was_typed_comes_back_after_a_kill_and_the_password_is_asked_for() {
    let kit = at_login("13800130163", "abc123");
    let mut kit = kit.restarted();
    kit.input(Input::Found(Found::Nothing));
    let kept = [("login", "13800130163"), ("secret", "typed")];
    let kept = kept.map(|(field, text)| (field.to_owned(), text.to_owned())).into();
    let screen =
        kit.answer(|effect| matches!(effect, Effect::LoadDraft("login")), Answer::Draft(kept));
    assert_eq!(screen.route, "login");
    assert_eq!(notice(&screen).code, "S306");
    assert!(said(&screen).contains("13800130163"));
}

#[test]
fn the_timer_of_a_countdown_draws_anew_and_nothing_else() {
    let mut kit = at_login("13800130163", "abc123");
    let before = ids(&kit.screen());
    let after = kit.press(sms::TICK);
    assert_eq!(before, ids(&after));
    assert_eq!(kit.illegal, 0);
}

#[test]
fn every_word_of_these_screens_is_there_in_every_language() {
    for locale in crate::text::Locale::ALL {
        let mut kit = Kit::consented();
        kit.texts = crate::text::Texts::new(locale);
        let mut screens = vec![kit.screen(), kit.press("welcome.log_in")];
        screens.push(kit.press("login.submit"));
        kit.edit("login", "13800130163");
        kit.edit("login_password", "abc123");
        for tries in ["4", "1", "0"] {
            kit.edit("login_password", "abc123");
            kit.press("login.submit");
            let problem = refused("wrong_password", &[("tries_left", tries)]);
            screens.push(kit.answer(signs_in, Answer::SignedIn(Err(problem))));
        }
        kit.edit("login_password", "abc123");
        kit.press("login.submit");
        let problem = refused("password_resting", &[]);
        screens.push(kit.answer(signs_in, Answer::SignedIn(Err(problem))));
        screens.extend([kit.press("login.by_code"), kit.press("login_code.submit")]);
        kit.press("login_code.send");
        screens.push(kit.answer(sends("/v1/codes"), code_sent()));
        screens.push(kit.press("login_code.send"));
        kit.fire(60_000);
        kit.press("login_code.send");
        screens.push(kit.answer(sends("/v1/codes"), code_sent()));
        kit.edit("login_code", "12345x");
        screens.push(kit.press("login_code.submit"));
        kit.edit("login_code", "123456");
        kit.press("login_code.submit");
        let problem = refused("wrong_code", &[("tries_left", "2")]);
        screens.push(kit.answer(signs_in, Answer::SignedIn(Err(problem))));
        kit.back();
        screens.extend([kit.press("login.reset"), kit.press("reset.submit")]);
        for screen in screens {
            let bare = bare_keys(&screen);
            assert!(bare.is_empty(), "{} in {}: {bare:?}", screen.route, locale.tag());
        }
    }
}

#[test]
fn what_is_far_too_long_for_a_login_is_said_so_and_not_sent() {
    let mut kit = at_login(&"1".repeat(600), "abc123");
    let screen = kit.press("login.submit");
    let problem = field(&screen, "login").problem.as_deref();
    assert_eq!(problem, Some("内容太长，不是手机号码也不是证件号码"));
    assert!(said(&screen).contains("：太长"), "and in the summary");
    assert!(!kit.wants(signs_in));
}

#[test]
fn another_code_before_its_time_is_not_asked_for() {
    let mut kit = code_wanted();
    kit.answer(sends("/v1/codes"), code_sent());
    let screen = kit.press("login_code.send");
    assert_eq!(notice(&screen).text, "刚发过一次，请等倒计时结束再发。");
    assert!(!kit.wants(sends("/v1/codes")));
}

#[test]
fn a_code_that_was_sent_in_an_earlier_life_is_looked_for_first() {
    let mut kit = code_wanted();
    let at = (NOW_MS + 40_000).to_string();
    let early = refused("resend_too_early", &[("resend_at_ms", &at)]);
    let screen = kit.answer(sends("/v1/codes"), Answer::Sent(Err(early)));
    let help = field(&screen, "login_code").help.as_deref();
    assert_eq!(help, Some("验证码刚才已经发过，请查看短信"));
}

// Bug: after a kill the form of somebody who is logged in asked for the drafts of nobody.
#[test]
fn what_was_typed_is_asked_for_once_it_is_known_whose_it_is() {
    let snapshot = Kit::consented().model.snapshot().replace("welcome", "reset");
    let consent = crate::Consent::Given { policy_version: crate::POLICY_VERSION.to_owned() };
    let mut kit = Kit::opened(consent, Some(snapshot));
    let loads = |effect: &Effect| matches!(effect, Effect::LoadDraft("reset"));
    assert!(!kit.wants(loads), "nobody knows yet who is here");
    kit.input(Input::Found(Found::Open(Arc::new(account()))));
    assert_eq!(kit.route(), "reset");
    assert!(kit.wants(loads));
}
