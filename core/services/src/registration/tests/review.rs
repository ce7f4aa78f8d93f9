//! The review: found again, asked for, told.

use super::*;

#[test]
fn the_review_is_asked_for_on_a_pull_and_when_the_server_said() {
    let mut kit = from_hong_kong();
    let mut registration = case(in_review());
    registration.next_check_at_ms = Some(NOW_MS + 600_000);
    send(&mut kit);
    let screen = comes(&mut kit, ROUTE_REGISTRATIONS, registration.clone());
    assert_eq!(screen.route, "register.review");
    let poll = |effect: &Effect| matches!(effect, Effect::Send(r) if r.method == Method::Get && r.path == "/v1/registrations/r1");
    comes(&mut kit, "/v1/registrations/r1", registration.clone());
    assert!(!kit.wants(poll));
    kit.press("refresh");
    kit.press("refresh");
    assert_eq!(kit.commands.iter().filter(|command| poll(&command.effect)).count(), 1);
    comes(&mut kit, "/v1/registrations/r1", registration);
    // The later timer has taken the place of the earlier one.
    let timers = |kit: &Kit| {
        let after = |effect: &Effect| matches!(effect, Effect::After { ms: 600_000 });
        kit.commands.iter().filter(|command| after(&command.effect)).count()
    };
    while timers(&kit) > 1 {
        kit.take(|effect| matches!(effect, Effect::After { ms: 600_000 }));
    }
    kit.fire(600_000);
    assert!(kit.wants(poll));
}

#[test]
fn a_time_that_has_passed_is_not_asked_for_in_a_loop() {
    let mut kit = from_hong_kong();
    let mut registration = case(in_review());
    registration.next_check_at_ms = Some(NOW_MS - 1);
    kit.press("register.submit");
    code_arrives(&mut kit);
    fill(&mut kit, "code", "123456");
    kit.commands.clear();
    kit.press("register.apply");
    comes(&mut kit, ROUTE_REGISTRATIONS, registration);
    let timers: Vec<u64> = kit
        .commands
        .iter()
        .filter_map(|command| match command.effect {
            Effect::After { ms } => Some(ms),
            _ => None,
        })
        .collect();
    assert_eq!(timers, [60_000]);
}

#[test]
fn an_approved_registration_says_so_and_leads_to_the_login() {
    let mut kit = from_hong_kong();
    apply(&mut kit, in_review());
    let screen = comes(&mut kit, "/v1/registrations/r1", case(RegistrationState::Active));
    assert_eq!(main_action(&screen), Some("register.log_in"));
    let screen = kit.press("register.log_in");
    assert_eq!(screen.route, "login");
    assert!(kit.wants(|effect| matches!(effect, Effect::DropDraft("registration"))));
}

#[test]
fn a_review_is_found_again_the_next_day() {
    let mut kit = Kit::consented();
    let mut seen = case(in_review());
    seen.token = None;
    let kept = BTreeMap::from([
        ("id".to_owned(), "r1".to_owned()),
        ("token".to_owned(), "token-of-r1".to_owned()),
        ("seen".to_owned(), serde_json::to_string(&seen).unwrap()),
        ("seen_at".to_owned(), NOW_MS.to_string()),
    ]);
    kit.answer(|effect| matches!(effect, Effect::LoadDraft("registration")), Answer::Draft(kept));
    let screen = kit.open("welcome.review");
    assert_eq!(screen.route, "register.review", "{:?}", ids(&kit.screen()));
    assert!(detail(&screen).lead.is_some(), "what was seen before is there at once");
    let screen = comes(&mut kit, "/v1/registrations/r1", case(RegistrationState::Active));
    assert_eq!(main_action(&screen), Some("register.log_in"));
}

#[test]
fn a_review_of_which_nothing_is_known_leads_to_the_login() {
    let kit = Kit::consented();
    let snapshot = kit.model.snapshot().replace("welcome", "register.review");
    let mut kit = Kit::opened(
        crate::step::Consent::Given { policy_version: crate::POLICY_VERSION.to_owned() },
        Some(snapshot),
    );
    kit.input(crate::Input::Found(crate::Found::Nothing));
    assert_eq!(kit.route(), "register.review");
    drafts_are_empty(&mut kit);
    assert_eq!(kit.route(), "login");
    let notice = kit.screen().notice.unwrap();
    assert_eq!(notice.text, "请用注册时的手机号码和密码登录，就能看到审核进度。");
}

#[test]
fn a_review_that_cannot_be_reached_says_why_and_can_be_asked_for_again() {
    let mut kit = from_hong_kong();
    apply(&mut kit, in_review());
    let mut kept = BTreeMap::new();
    for command in &kit.commands {
        if let Effect::SaveDraft { draft: "registration", field, text } = &command.effect {
            kept.insert(field.clone(), text.clone());
        }
    }
    kept.remove("seen");
    let mut kit = Kit::consented();
    kit.answer(|effect| matches!(effect, Effect::LoadDraft("registration")), Answer::Draft(kept));
    kit.open("welcome.review");
    let screen = kit
        .answer(sends("/v1/registrations/r1"), Answer::Sent(Err(Problem::new(crate::Code::N101))));
    assert_eq!(template(&screen.body), "page");
    assert_eq!(main_action(&screen), Some("refresh"));
    kit.press("refresh");
    assert!(kit.wants(sends("/v1/registrations/r1")));
}

#[test]
fn a_number_is_shown_for_thirty_seconds_and_masked_again() {
    let mut kit = from_hong_kong();
    apply(&mut kit, in_review());
    assert!(!said(&kit.screen()).contains("H12345678"));
    let screen = kit.press("register.reveal");
    assert!(said(&screen).contains("H12345678") && screen.secret);
    let screen = kit.fire(30_000);
    assert!(!said(&screen).contains("H12345678") && !screen.secret);
}

#[test]
fn a_state_nobody_knows_is_shown_as_it_came() {
    let mut kit = from_hong_kong();
    let screen = apply(&mut kit, RegistrationState::Unknown("paused_for_audit".to_owned()));
    assert_eq!(detail(&screen).mark.as_ref().unwrap().label, "paused_for_audit");
    let lead = detail(&screen).lead.as_deref();
    assert_eq!(lead, Some("这个状态本版本不认识，请以办理窗口的答复为准"));
}

#[test]
fn an_answer_that_is_late_is_said_to_be_late() {
    let mut kit = from_hong_kong();
    apply(&mut kit, in_review());
    kit.now_ms += 9 * 3_600_000;
    let screen = kit.screen();
    let lead = detail(&screen).lead.clone().unwrap();
    assert!(lead.starts_with("约定") && lead.ends_with("已经超时，可到窗口查询"), "{lead}");
}

#[test]
fn the_servers_pledge_is_said_whatever_it_is() {
    let words =
        ["半个工作日", "一个工作日", "一个半工作日", "两个工作日", "两个半工作日", "三个工作日"];
    for (halves, words) in (1..).zip(words) {
        let mut kit = from_hong_kong();
        send(&mut kit);
        let pledge = contract::Pledge { from_half_days: 1, to_half_days: halves };
        let screen =
            comes(&mut kit, ROUTE_REGISTRATIONS, Registration { pledge, ..case(in_review()) });
        let line = detail(&screen).timeline.iter().find(|step| step.id == "review").unwrap();
        assert!(line.line.as_deref().unwrap().ends_with(&format!("到{words}")), "{line:?}");
    }
}
