//! The form: what is said while it is filled in, and what it keeps.

use super::*;

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
    send(&mut kit);
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
