//! The code, what the server says of the form, and an account that is there at once.

use super::*;

#[test]
fn a_complete_form_asks_for_a_code_once() {
    let mut kit = resident();
    kit.press("register.submit");
    kit.press("register.submit");
    let asked = kit.commands.iter().filter(|command| sends(ROUTE_CODES)(&command.effect)).count();
    assert_eq!(asked, 1);
    let body = request_of(&mut kit, ROUTE_CODES).body;
    let sent: contract::CodeRequest = serde_json::from_slice(&body).unwrap();
    assert_eq!(sent.phone.as_deref(), Some("13800138000"));
    assert_eq!(sent.purpose, contract::CodePurpose::Register);
}

#[test]
fn the_code_may_be_asked_for_again_when_the_server_says_so() {
    let mut kit = resident();
    kit.press("register.submit");
    let screen = code_arrives(&mut kit);
    assert_eq!(screen.route, "register.code");
    let Input::Code { again, send, .. } = field(&screen, "code").input else { panic!() };
    assert_eq!(again.unwrap().left_ms, 60_000);
    assert!(send.not_yet.is_some());
    kit.press("register.code_send");
    assert!(!kit.wants(sends(ROUTE_CODES)), "too early");
    let screen = kit.fire(60_000);
    assert!(matches!(field(&screen, "code").input, Input::Code { again: None, .. }));
    kit.press("register.code_send");
    assert!(kit.wants(sends(ROUTE_CODES)));
}

#[test]
fn a_taken_phone_is_said_at_its_field_with_both_ways() {
    let mut kit = resident();
    kit.press("register.submit");
    let screen = kit.answer(sends(ROUTE_CODES), Answer::Sent(Err(refused("phone_taken"))));
    assert_eq!(screen.route, "register");
    let phone = field(&screen, "phone");
    assert!(phone.problem.is_some());
    let ways: Vec<_> = phone.repairs.iter().map(|press| press.id.as_str()).collect();
    assert_eq!(ways, ["register.log_in", "register.reset"]);
    // Another number is not judged by that answer.
    let screen = fill(&mut kit, "phone", "13900139000");
    assert_eq!(field(&screen, "phone").problem, None);
}

#[test]
fn a_wrong_code_is_cleared_and_everything_else_stays() {
    let mut kit = resident();
    kit.press("register.submit");
    code_arrives(&mut kit);
    fill(&mut kit, "code", "111111");
    kit.press("register.apply");
    let screen = kit.answer(sends(ROUTE_REGISTRATIONS), Answer::Sent(Err(refused("wrong_code"))));
    assert_eq!(screen.route, "register.code");
    assert!(matches!(field(&screen, "code").input, Input::Code { value, .. } if value.is_empty()));
    assert_eq!(screen.focus.as_deref(), Some("code"));
    fill(&mut kit, "code", "123456");
    kit.press("register.apply");
    assert!(kit.wants(sends(ROUTE_REGISTRATIONS)));
}

#[test]
fn a_taken_document_leads_back_to_its_field() {
    let mut kit = resident();
    send(&mut kit);
    let screen =
        kit.answer(sends(ROUTE_REGISTRATIONS), Answer::Sent(Err(refused("document_taken"))));
    assert_eq!(screen.route, "register");
    assert!(field(&screen, "number").problem.is_some());
    assert_eq!(screen.focus.as_deref(), Some("number"));
    let Body::Form { form } = &screen.body else { panic!("no form") };
    assert_eq!(form.problems.len(), 1, "the summary names it");
    assert_eq!(screen.notice, None, "and nothing says it a third time");
}

#[test]
fn a_name_that_does_not_fit_its_number_may_be_mended_at_either() {
    let mut kit = resident();
    send(&mut kit);
    let screen =
        kit.answer(sends(ROUTE_REGISTRATIONS), Answer::Sent(Err(refused("name_number_mismatch"))));
    assert_eq!(screen.route, "register");
    assert!(field(&screen, "name").problem.is_some());
    assert_eq!(screen.focus.as_deref(), Some("name"));
    let screen = fill(&mut kit, "number", "33019919880808018X");
    assert_eq!(field(&screen, "name").problem, None);
}

#[test]
fn what_the_server_says_of_single_fields_stands_at_them() {
    let mut kit = resident();
    send(&mut kit);
    let mut problem = refused("invalid_fields");
    let answer = Arc::make_mut(problem.answer.as_mut().unwrap());
    answer.fields.push(contract::FieldProblem {
        field: "city".to_owned(),
        code: "city.closed".to_owned(),
        text: "这个城市暂停注册".to_owned(),
    });
    let screen = kit.answer(sends(ROUTE_REGISTRATIONS), Answer::Sent(Err(problem)));
    assert_eq!(screen.route, "register");
    assert_eq!(field(&screen, "city").problem.as_deref(), Some("这个城市暂停注册"));
    assert!(said(&screen).contains("服务器没有接受"), "and in the summary");
}

#[test]
fn without_a_network_the_form_stays_and_says_so() {
    let mut kit = resident();
    kit.press("register.submit");
    let offline = Problem::new(crate::Code::N101);
    let screen = kit.answer(sends(ROUTE_CODES), Answer::Sent(Err(offline)));
    assert_eq!(screen.route, "register");
    assert_eq!(screen.notice.unwrap().code, "N101");
    assert_eq!(text_of(&kit.screen(), "name"), "林之远");
    // The way out of the notice sends it again.
    kit.press("notice.retry");
    assert!(kit.wants(sends(ROUTE_CODES)));
}

#[test]
fn a_kill_at_the_code_comes_back_there_and_asks_for_the_password_alone() {
    let mut kit = resident();
    kit.press("register.submit");
    code_arrives(&mut kit);
    let mut kept = BTreeMap::new();
    for command in &kit.commands {
        if let Effect::SaveDraft { draft: "register", field, text } = &command.effect {
            kept.insert(field.clone(), text.clone());
        }
    }
    let mut kit = Kit::opened(
        crate::step::Consent::Given { policy_version: crate::POLICY_VERSION.to_owned() },
        Some(kit.model.snapshot()),
    );
    kit.input(crate::Input::Found(crate::Found::Nothing));
    kit.answer(|effect| matches!(effect, Effect::LoadDraft("register")), Answer::Draft(kept));
    drafts_are_empty(&mut kit);
    let screen = kit.screen();
    assert_eq!(screen.route, "register.code");
    assert_eq!(screen.notice.as_ref().unwrap().code, "S306");
    assert!(said(&screen).contains("为了安全，密码没有保存，请再输入一次。"));
    // The code is on its way: it is said where to, and none is asked for before its time.
    let Input::Code { again, send, .. } = field(&screen, "code").input else { panic!() };
    assert_eq!(again.unwrap().left_ms, 60_000);
    assert!(send.not_yet.is_some());
    let screen = kit.fire(60_000);
    assert!(matches!(field(&screen, "code").input, Input::Code { again: None, .. }));
    fill(&mut kit, "new_password", "zhuhai-8ge");
    fill(&mut kit, "new_password_again", "zhuhai-8ge");
    fill(&mut kit, "code", "123456");
    kit.press("register.apply");
    let body = request_of(&mut kit, ROUTE_REGISTRATIONS).body;
    let sent: RegistrationRequest = serde_json::from_slice(&body).unwrap();
    assert_eq!((sent.name.as_str(), sent.city.as_str()), ("林之远", "gd_c"));
    assert_eq!(sent.consent.at_ms, NOW_MS);
}

#[test]
fn a_mainland_card_is_verified_at_once_and_logs_in() {
    let mut kit = resident();
    apply(&mut kit, RegistrationState::Active);
    let request = request_of(&mut kit, "/v1/sessions");
    assert!(request.auth == Auth::Nobody);
    let body: contract::LoginRequest = serde_json::from_slice(&request.body).unwrap();
    assert_eq!(body.login, contract::Login::Phone("13800138000".to_owned()));
    assert_eq!(body.password, "zhuhai-8ge");
}

#[test]
fn somebody_who_is_in_leaves_nothing_of_the_registration_behind() {
    let mut kit = resident();
    apply(&mut kit, RegistrationState::Active);
    let account = Arc::new(crate::kit::account());
    let screen =
        kit.answer(|effect| matches!(effect, Effect::SignIn(_)), Answer::SignedIn(Ok(account)));
    assert_eq!(screen.route, "home");
    for draft in ["register", "registration"] {
        assert!(kit.wants(|effect| matches!(effect, Effect::DropDraft(own) if *own == draft)));
    }
}

#[test]
fn whoever_logs_in_otherwise_is_not_offered_a_review_again() {
    let mut kit = from_hong_kong();
    apply(&mut kit, in_review());
    kit.back();
    kit.press("welcome.log_in");
    fill(&mut kit, "login", "13800138000");
    fill(&mut kit, "login_password", "zhuhai-8ge");
    kit.press("login.submit");
    let account = Arc::new(crate::kit::account());
    kit.answer(|effect| matches!(effect, Effect::SignIn(_)), Answer::SignedIn(Ok(account)));
    assert!(kit.wants(|effect| matches!(effect, Effect::DropDraft("registration"))));
}

#[test]
fn a_login_that_does_not_come_through_leads_to_the_login() {
    let mut kit = resident();
    apply(&mut kit, RegistrationState::Active);
    let screen = kit.answer(
        |effect| matches!(effect, Effect::SignIn(_)),
        Answer::SignedIn(Err(Problem::new(crate::Code::N102))),
    );
    assert_eq!(screen.route, "login");
    assert!(screen.notice.unwrap().text.contains("注册成功，请登录。"));
}
