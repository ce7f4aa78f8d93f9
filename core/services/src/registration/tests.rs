//! The steps of a registration: filled in, applied for, photographed, reviewed, mended.

use std::{collections::BTreeMap, sync::Arc};

use tongtu_contract::{
    self as contract, CodeSent, CorrectionRequest, Registration, RegistrationDetails,
    RegistrationEvent, RegistrationId, RegistrationReason, RegistrationRequest, RegistrationState,
    RegistrationStep,
};

use crate::{
    Problem,
    ask::{AskKind, Lens, Outcome, Source},
    effect::{Answer, Auth, Effect, Method, Photo, PhotoSpec, Reply, Request},
    kit::{Kit, NOW_MS, field, ids, refused, said, template},
    screen::{Body, Detail, Input, Rank, Screen},
};

const ROUTE_CODES: &str = "/v1/codes";
const ROUTE_REGISTRATIONS: &str = "/v1/registrations";

// ── the person ──

fn fill(kit: &mut Kit, id: &str, text: &str) -> Screen {
    kit.edit(id, text);
    kit.leave(id)
}

/// The form is open, and its draft was empty.
fn at_form() -> Kit {
    let mut kit = Kit::consented();
    kit.press("welcome.register");
    if kit.route() != "register" {
        kit.open("welcome.register");
    }
    assert_eq!(kit.route(), "register");
    drafts_are_empty(&mut kit);
    kit
}

fn drafts_are_empty(kit: &mut Kit) {
    while kit.wants(|effect| matches!(effect, Effect::LoadDraft(_))) {
        kit.answer(|effect| matches!(effect, Effect::LoadDraft(_)), Answer::Draft(BTreeMap::new()));
    }
}

fn choose_kind(kit: &mut Kit, letter: &str, kind: &str) {
    kit.choose("doc_type", letter);
    if !kind.is_empty() {
        kit.choose("doc_kind", kind);
    }
}

fn fill_rest(kit: &mut Kit) {
    fill(kit, "phone", "138 0013 8000");
    kit.press("city");
    kit.open("province.gd");
    kit.open("city.gd_c");
    fill(kit, "new_password", "zhuhai-8ge");
    fill(kit, "new_password_again", "zhuhai-8ge");
    kit.choose("consent", "yes");
}

fn resident() -> Kit {
    let mut kit = at_form();
    choose_kind(&mut kit, "A", "");
    fill(&mut kit, "number", "110199199001010010");
    fill(&mut kit, "name", "林之远");
    fill_rest(&mut kit);
    kit
}

fn from_hong_kong() -> Kit {
    let mut kit = at_form();
    choose_kind(&mut kit, "F", "home_return_permit");
    fill(&mut kit, "number", "H12345678");
    fill(&mut kit, "name", "陈家朗");
    fill_rest(&mut kit);
    kit
}

// ── the world ──

fn sends(path: &'static str) -> impl Fn(&Effect) -> bool {
    move |effect| matches!(effect, Effect::Send(request) if request.path == path)
}

fn code_arrives(kit: &mut Kit) -> Screen {
    let sent = CodeSent {
        resend_at_ms: kit.now_ms + 60_000,
        expires_at_ms: kit.now_ms + 300_000,
        phone_masked: "138••••8000".to_owned(),
    };
    kit.answer(sends(ROUTE_CODES), Answer::Sent(Ok(Reply::CodeSent(std::sync::Arc::new(sent)))))
}

fn case(state: RegistrationState) -> Registration {
    Registration {
        id: RegistrationId("r1".to_owned()),
        token: Some("token-of-r1".to_owned()),
        state,
        details: RegistrationDetails {
            doc_type: contract::DocType::Abroad,
            doc_kind: contract::DocKind::HomeReturnPermit,
            number: "H12345678".to_owned(),
            name: "陈家朗".to_owned(),
            name_as_on_document: false,
            phone: "13800138000".to_owned(),
            city: "gd_c".to_owned(),
        },
        pledge: contract::Pledge { from_half_days: 1, to_half_days: 2 },
        next_check_at_ms: None,
        history: vec![RegistrationEvent {
            at_ms: NOW_MS,
            step: RegistrationStep::Created,
            reason: None,
        }],
    }
}

fn in_review() -> RegistrationState {
    RegistrationState::InReview { submitted_at_ms: NOW_MS, due_at_ms: NOW_MS + 8 * 3_600_000 }
}

fn rejected(reason: RegistrationReason, fields: &[&str]) -> RegistrationState {
    let fields = fields.iter().map(|field| (*field).to_owned()).collect();
    RegistrationState::Rejected { reason, fields }
}

fn comes(kit: &mut Kit, path: &str, registration: Registration) -> Screen {
    let path = path.to_owned();
    kit.answer(
        move |effect| matches!(effect, Effect::Send(request) if request.path == path),
        Answer::Sent(Ok(Reply::Registration(Arc::new(registration)))),
    )
}

fn apply(kit: &mut Kit, state: RegistrationState) -> Screen {
    kit.press("register.submit");
    code_arrives(kit);
    fill(kit, "code", "123456");
    kit.press("register.apply");
    comes(kit, ROUTE_REGISTRATIONS, case(state))
}

fn photo() -> Photo {
    Photo {
        id: "p1".to_owned(),
        width: 1600,
        height: 1009,
        bytes: 180_000,
        taken_at_ms: Some(NOW_MS),
        source: Source::Camera,
        lens: Some(Lens::Rear),
        faces: 0,
        border_luma: 120,
        sharpness: 400,
    }
}

fn take_photo(kit: &mut Kit) -> Screen {
    kit.outcome(Outcome::Photo {
        path: "/tmp/a.jpg".to_owned(),
        lens: Some(Lens::Rear),
        source: Source::Camera,
        taken_at_ms: None,
        faces: Vec::new(),
    });
    kit.answer(
        |effect| matches!(effect, Effect::Prepare { spec: PhotoSpec::Document, .. }),
        Answer::Prepared(Ok(photo())),
    )
}

fn uploaded(kit: &mut Kit) -> Screen {
    kit.answer(
        |effect| matches!(effect, Effect::Upload { .. }),
        Answer::Uploaded(Ok("u1".to_owned())),
    )
}

fn request_of(kit: &mut Kit, path: &str) -> Request {
    let path = path.to_owned();
    let command = kit.take(
        move |effect| matches!(effect, Effect::Send(r) | Effect::SignIn(r) if r.path == path),
    );
    match command.effect {
        Effect::Send(request) | Effect::SignIn(request) => request,
        other => panic!("{other:?}"),
    }
}

fn detail(screen: &Screen) -> &Detail {
    match &screen.body {
        Body::Detail { detail } => detail,
        other => panic!("no detail: {other:?}"),
    }
}

fn main_action(screen: &Screen) -> Option<&str> {
    let main = screen.actions.iter().find(|press| press.rank == Rank::Main);
    main.map(|press| press.id.as_str())
}

fn text_of(screen: &Screen, id: &str) -> String {
    match field(screen, id).input {
        Input::Text { value, .. } => value,
        other => panic!("{other:?}"),
    }
}

// ── the form ──

#[test]
fn nothing_is_said_while_somebody_types_and_everything_on_submit() {
    let mut kit = at_form();
    let screen = kit.edit("number", "H1");
    assert_eq!(field(&screen, "number").problem, None);
    let screen = kit.press("register.submit");
    let Body::Form { form } = &screen.body else { panic!("no form") };
    let wrong: Vec<_> = form.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(
        wrong,
        ["doc_type", "name", "phone", "city", "new_password", "consent"],
        "each field that is wrong, in reading order"
    );
    assert_eq!(screen.focus.as_deref(), Some("doc_type"));
    assert!(!kit.wants(sends(ROUTE_CODES)));
}

#[test]
fn an_eleven_character_home_return_permit_loses_its_reissue_digits_with_a_notice() {
    let mut kit = at_form();
    choose_kind(&mut kit, "F", "home_return_permit");
    let screen = fill(&mut kit, "number", "h12345678 03");
    assert_eq!(text_of(&screen, "number"), "H12345678");
    assert!(field(&screen, "number").help.unwrap().contains("换证次数"));
    // Leaving the field again keeps the explanation.
    assert!(field(&kit.leave("number"), "number").help.unwrap().contains("换证次数"));
}

#[test]
fn full_width_brackets_become_those_of_the_licence() {
    let mut kit = at_form();
    choose_kind(&mut kit, "F", "other");
    let screen = fill(&mut kit, "number", "ａ１２３４５６（３）");
    assert_eq!(text_of(&screen, "number"), "A123456(3)");
    assert_eq!(field(&screen, "number").problem, None);
}

#[test]
fn a_number_of_another_document_switches_the_kind_by_one_tap() {
    let mut kit = at_form();
    choose_kind(&mut kit, "A", "");
    let screen = fill(&mut kit, "number", "810000199001010019");
    let wrong = field(&screen, "number");
    assert!(wrong.problem.unwrap().contains("港澳台居民居住证"));
    assert_eq!(wrong.repairs.len(), 1);
    let screen = kit.press("register.use_kind");
    assert!(matches!(
        field(&screen, "doc_type").input,
        Input::Choice { chosen: Some(letter), .. } if letter == "Q"
    ));
    assert_eq!(field(&screen, "number").problem, None);
}

#[test]
fn two_neighbours_that_were_swapped_are_put_back_by_one_tap() {
    let mut kit = at_form();
    choose_kind(&mut kit, "F", "other");
    let screen = fill(&mut kit, "number", "A123465(3)");
    let wrong = field(&screen, "number");
    assert!(wrong.problem.unwrap().contains("写错"));
    let labels: Vec<_> = wrong.repairs.iter().map(|press| press.label.as_str()).collect();
    assert_eq!(labels, ["改为“A123456(3)”"]);
    let screen = kit.press("register.use_number");
    assert_eq!(text_of(&screen, "number"), "A123456(3)");
    assert_eq!(field(&screen, "number").problem, None);
}

#[test]
fn a_traditional_name_is_replaced_by_one_tap() {
    let mut kit = at_form();
    choose_kind(&mut kit, "F", "home_return_permit");
    let screen = fill(&mut kit, "name", "陳家朗");
    let name = field(&screen, "name");
    assert_eq!(name.problem.as_deref(), Some("系统里是简体“陈”，写“陳”核对不上。"));
    let wrong = name.wrong.unwrap();
    assert_eq!((wrong.start, wrong.length), (0, 1));
    let repairs: Vec<_> = name.repairs.iter().map(|press| press.label.as_str()).collect();
    assert_eq!(repairs, ["改为“陈家朗”", "证件上就是“陳”"]);
    let screen = kit.press("register.name_simplify");
    assert_eq!(text_of(&screen, "name"), "陈家朗");
    assert_eq!(field(&screen, "name").problem, None);
}

#[test]
fn whoever_insists_on_a_traditional_name_goes_to_manual_review() {
    let mut kit = from_hong_kong();
    fill(&mut kit, "name", "陳家朗");
    let screen = kit.press("register.name_insist");
    let name = field(&screen, "name");
    assert_eq!(name.problem, None);
    assert!(name.help.unwrap().contains("人工核对"));
    kit.press("register.submit");
    code_arrives(&mut kit);
    fill(&mut kit, "code", "123456");
    kit.press("register.apply");
    let body = request_of(&mut kit, ROUTE_REGISTRATIONS).body;
    let sent: RegistrationRequest = serde_json::from_slice(&body).unwrap();
    assert!(sent.name_as_on_document);
    assert_eq!(sent.name, "陳家朗");
}

#[test]
fn another_name_has_to_be_insisted_on_anew() {
    let mut kit = from_hong_kong();
    fill(&mut kit, "name", "陳家朗");
    kit.press("register.name_insist");
    let screen = fill(&mut kit, "name", "鄭家朗");
    assert!(field(&screen, "name").problem.is_some());
}

#[test]
fn a_character_of_two_simplified_forms_is_asked_for() {
    let mut kit = at_form();
    choose_kind(&mut kit, "F", "other");
    let screen = fill(&mut kit, "name", "鍾國強");
    let repairs = field(&screen, "name").repairs;
    let labels: Vec<_> = repairs.iter().map(|press| press.label.as_str()).collect();
    assert_eq!(labels, ["改为“钟国强”", "改为“锺国强”", "证件上就是“鍾、國、強”"]);
    let screen = kit.press("register.name_form_2");
    assert_eq!(text_of(&screen, "name"), "锺国强");
    assert_eq!(field(&screen, "name").problem, None);
}

#[test]
fn on_a_mainland_card_a_traditional_character_is_only_a_hint() {
    let mut kit = at_form();
    choose_kind(&mut kit, "A", "");
    let screen = fill(&mut kit, "name", "刘龑");
    let name = field(&screen, "name");
    assert_eq!(name.problem, None);
    assert!(name.help.unwrap().contains('龑'));
}

#[test]
fn a_phone_of_hong_kong_is_refused_with_the_reason() {
    let mut kit = at_form();
    let screen = fill(&mut kit, "phone", "+85291234567");
    assert!(field(&screen, "phone").problem.unwrap().contains("内地手机号码"));
    let screen = fill(&mut kit, "phone", "+86 138-0013-8000");
    assert_eq!(text_of(&screen, "phone"), "13800138000");
}

#[test]
fn a_city_is_found_by_province_by_search_and_stands_first_the_next_time() {
    let mut kit = at_form();
    let screen = kit.press("city");
    assert_eq!(screen.route, "register.province");
    let search = kit.input(crate::Input::Did(crate::Action::Search { text: "東莞".to_owned() }));
    assert!(ids(&search).contains(&"city.gd_s".to_owned()), "{:?}", ids(&search));
    let screen = kit.open("city.gd_s");
    assert_eq!(screen.route, "register");
    assert!(matches!(
        field(&screen, "city").input,
        Input::Pick { shown: Some(shown) } if shown.contains("东莞")
    ));
    let screen = kit.press("city");
    let rows = ids(&screen);
    let first = rows.iter().find(|id| id.starts_with("city.")).unwrap();
    assert_eq!(first, "city.gd_s");
    // A municipality is its own city.
    assert_eq!(kit.open("province.bj").route, "register");
}

#[test]
fn both_documents_can_be_read_from_the_box_and_lead_back() {
    let mut kit = at_form();
    let screen = kit.screen();
    let Input::Consent { given, documents } = field(&screen, "consent").input else { panic!() };
    assert!(!given, "never ticked by anybody else");
    for document in documents {
        assert!(kit.press(&document.id).route.starts_with("policy/"));
        assert_eq!(kit.back().route, "register");
    }
}

#[test]
fn what_is_typed_is_kept_sealed_and_secrets_never() {
    let mut kit = at_form();
    kit.edit("name", "陈家朗");
    kit.edit("new_password", "zhuhai-8ge");
    let kept: Vec<String> =
        kit.commands.iter().map(|command| format!("{:?}", command.effect)).collect();
    assert!(kept.iter().any(|effect| effect.contains("SaveDraft") && effect.contains("陈家朗")));
    assert!(!kept.iter().any(|effect| effect.contains("zhuhai-8ge")), "{kept:?}");
    assert!(!said(&kit.screen()).contains("zhuhai-8ge"));
}

// ── the code ──

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
    kit.press("register.submit");
    code_arrives(&mut kit);
    fill(&mut kit, "code", "123456");
    kit.press("register.apply");
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
    kit.press("register.submit");
    code_arrives(&mut kit);
    fill(&mut kit, "code", "123456");
    kit.press("register.apply");
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
    kit.press("register.submit");
    code_arrives(&mut kit);
    fill(&mut kit, "code", "123456");
    kit.press("register.apply");
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

// ── active at once ──

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
    assert!(screen.notice.unwrap().text.contains("注册成功"));
}

// ── photo and review ──

#[test]
fn a_permit_from_hong_kong_goes_by_photo_to_the_review() {
    let mut kit = from_hong_kong();
    let screen = apply(&mut kit, RegistrationState::PhotoNeeded);
    assert_eq!((screen.route.as_str(), template(&screen.body)), ("register.photo", "capture"));
    assert!(matches!(
        screen.ask.unwrap().kind,
        AskKind::Camera { lens: Lens::Rear, frames: 1, .. }
    ));
    let screen = take_photo(&mut kit);
    assert_eq!(main_action(&screen), Some("register.photo_send"));
    assert_eq!(screen.ask, None);
    kit.press("register.photo_send");
    let screen = kit.input(crate::Input::Came {
        id: kit.commands.iter().find(|c| matches!(c.effect, Effect::Upload { .. })).unwrap().id,
        answer: Answer::Progress { done: 90_000, of: 180_000 },
    });
    assert!(said(&screen).contains("50%"), "{}", said(&screen));
    uploaded(&mut kit);
    let screen = comes(&mut kit, "/v1/registrations/r1/photo", case(in_review()));
    assert_eq!(screen.route, "register.review");
    assert_eq!(main_action(&screen), None, "to wait is the best way");
    let detail = detail(&screen);
    assert!(detail.mark.as_ref().unwrap().open);
    assert!(detail.lead.as_ref().unwrap().contains("今天 17:41"));
    assert!(detail.timeline.iter().any(|step| step.present));
    assert!(!said(&screen).contains("token-of-r1"));
}

#[test]
fn a_picture_that_is_no_photo_keeps_the_camera_open() {
    let mut kit = from_hong_kong();
    apply(&mut kit, RegistrationState::PhotoNeeded);
    kit.outcome(Outcome::Photo {
        path: "/tmp/a.txt".to_owned(),
        lens: None,
        source: Source::Album,
        taken_at_ms: None,
        faces: Vec::new(),
    });
    let screen = kit.answer(
        |effect| matches!(effect, Effect::Prepare { .. }),
        Answer::Prepared(Err(Problem::new(crate::Code::P501))),
    );
    assert_eq!(screen.notice.unwrap().code, "P501");
    assert!(screen.ask.is_some());
    // The next picture makes that untrue.
    assert_eq!(take_photo(&mut kit).notice, None);
}

#[test]
fn a_photo_that_was_prepared_before_a_kill_is_there_again_and_the_camera_is_not() {
    let mut kit = from_hong_kong();
    apply(&mut kit, RegistrationState::PhotoNeeded);
    take_photo(&mut kit);
    let mut kept = BTreeMap::new();
    for command in &kit.commands {
        if let Effect::SaveDraft { draft: "registration", field, text } = &command.effect {
            kept.insert(field.clone(), text.clone());
        }
    }
    let mut kit = Kit::opened(
        crate::step::Consent::Given { policy_version: crate::POLICY_VERSION.to_owned() },
        Some(kit.model.snapshot()),
    );
    let screen = kit.input(crate::Input::Found(crate::Found::Nothing));
    assert_eq!(screen.ask, None, "what was kept is not known yet");
    let screen = kit
        .answer(|effect| matches!(effect, Effect::LoadDraft("registration")), Answer::Draft(kept));
    assert_eq!((screen.route.as_str(), &screen.ask), ("register.photo", &None));
    assert_eq!(main_action(&screen), Some("register.photo_send"));
    assert!(said(&screen).contains("photo/p1"));
}

#[test]
fn without_a_camera_the_album_is_left() {
    let mut kit = from_hong_kong();
    apply(&mut kit, RegistrationState::PhotoNeeded);
    let screen = kit.outcome(Outcome::Refused { forever: true });
    assert_eq!(screen.notice.unwrap().code, "P507");
    assert!(!ids(&kit.screen()).contains(&"register.photo_allow".to_owned()));
    let screen = kit.press("register.photo_album");
    assert_eq!(screen.ask.unwrap().kind, AskKind::Album);
}

#[test]
fn leave_for_the_camera_that_was_refused_once_can_be_given() {
    let mut kit = from_hong_kong();
    apply(&mut kit, RegistrationState::PhotoNeeded);
    kit.outcome(Outcome::Refused { forever: false });
    let screen = kit.open("register.photo_allow");
    assert!(matches!(screen.ask.unwrap().kind, AskKind::Permission { .. }));
    let screen = kit.outcome(Outcome::Granted);
    assert!(matches!(screen.ask.unwrap().kind, AskKind::Camera { .. }));
    assert_eq!(screen.notice, None);
}

#[test]
fn an_upload_that_breaks_off_keeps_the_photo() {
    let mut kit = from_hong_kong();
    apply(&mut kit, RegistrationState::PhotoNeeded);
    take_photo(&mut kit);
    kit.press("register.photo_send");
    let screen = kit.answer(
        |effect| matches!(effect, Effect::Upload { .. }),
        Answer::Uploaded(Err(Problem::new(crate::Code::N102))),
    );
    assert_eq!(main_action(&screen), Some("register.photo_send"));
    assert!(said(&screen).contains("photo/p1"));
}

#[test]
fn the_review_is_asked_for_on_a_pull_and_when_the_server_said() {
    let mut kit = from_hong_kong();
    let mut registration = case(in_review());
    registration.next_check_at_ms = Some(NOW_MS + 600_000);
    kit.press("register.submit");
    code_arrives(&mut kit);
    fill(&mut kit, "code", "123456");
    kit.press("register.apply");
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
    assert!(kit.screen().notice.is_some());
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
}

// ── refused and mended ──

#[test]
fn a_refusal_names_its_reason_its_law_and_the_ways_on() {
    let mut kit = from_hong_kong();
    let state = rejected(RegistrationReason::DocMismatch, &["doc_type", "doc_kind", "number"]);
    let screen = apply(&mut kit, state);
    let refusal = detail(&screen).refusals.first().unwrap();
    assert_eq!(refusal.code, "registration.doc_mismatch");
    assert!(refusal.source.contains("162"));
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
    kit.press("register.submit");
    code_arrives(&mut kit);
    fill(&mut kit, "code", "123456");
    kit.press("register.apply");
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
