//! What can be read and tried offline, before and after consent.

use crate::{
    effect::{Answer, Effect},
    kit::{Kit, bare_keys, field, ids, said},
    screen::{Body, Input, Rank, Screen},
    text::{Locale, Texts},
};

use super::{pages, try_rule};

/// Declined: browse only.
fn browsing() -> Kit {
    let mut kit = Kit::fresh();
    kit.press("consent.decline");
    kit.answer(|effect| matches!(effect, Effect::WriteConsent { .. }), Answer::Done(Ok(())));
    kit
}

fn note(screen: &Screen) -> String {
    let Body::Form { form } = &screen.body else { panic!("no form") };
    form.sections.first().unwrap().note.clone().unwrap_or_default()
}

#[test]
fn everything_that_is_offered_without_consent_opens_and_leads_back() {
    let mut kit = browsing();
    let rows: Vec<String> = ids(&kit.screen())
        .into_iter()
        .filter(|id| id.starts_with("help.") || id.starts_with("policy."))
        .collect();
    assert!(rows.len() >= 16, "{rows:?}");
    for row in rows {
        let screen = kit.open(&row);
        assert_ne!(screen.route, "browse", "{row}");
        assert_eq!(bare_keys(&screen), Vec::<String>::new(), "{row}");
        assert_eq!(kit.back().route, "browse", "{row}");
    }
    assert!(kit.commands.is_empty(), "nothing is wanted: {:?}", kit.commands);
}

#[test]
fn nothing_that_is_tried_without_consent_is_kept_or_sent() {
    let mut kit = browsing();
    kit.open("help.try.name");
    kit.edit("name", "陳家朗");
    kit.leave("name");
    kit.press("help.check");
    kit.back();
    kit.open("help.try.phone");
    kit.edit("phone", "13800138000");
    kit.press("help.check");
    assert!(kit.commands.is_empty(), "{:?}", kit.commands);
}

#[test]
fn the_way_to_the_consent_leads_there_and_declining_again_comes_back() {
    let mut kit = browsing();
    assert_eq!(kit.press("browse.consent").route, "consent");
    kit.press("consent.decline");
    let screen =
        kit.answer(|effect| matches!(effect, Effect::WriteConsent { .. }), Answer::Done(Ok(())));
    assert_eq!(screen.route, "browse");
}

#[test]
fn a_name_that_is_tried_gets_the_same_words_as_in_the_form() {
    let mut kit = browsing();
    kit.open("help.try.name");
    kit.edit("name", "陳家朗");
    let screen = kit.press("help.check");
    assert_eq!(
        field(&screen, "name").problem.as_deref(),
        Some("系统里是简体“陈”，写“陳”核对不上。")
    );
    let screen = kit.press("register.name_simplify");
    assert_eq!(field(&screen, "name").problem, None);
    let screen = kit.press("help.check");
    assert!(note(&screen).contains("没有问题"));
}

#[test]
fn a_number_is_tried_for_its_kind() {
    let mut kit = browsing();
    kit.open("help.try.number");
    kit.choose("doc_type", "F");
    kit.choose("doc_kind", "home_return_permit");
    kit.edit("number", "h1234567803");
    let screen = kit.press("help.check");
    assert!(matches!(
        field(&screen, "number").input,
        Input::Text { value, .. } if value == "H12345678"
    ));
    assert!(note(&screen).contains("没有问题"));
}

#[test]
fn the_licence_number_tells_which_document_to_choose() {
    let mut kit = browsing();
    for (number, kind) in [
        ("H12345678", "港澳居民来往内地通行证"),
        ("Ａ１２３４５６（３）", "香港身份证"),
        ("810000199001010019", "港澳台居民居住证"),
        ("110199199001010010", "居民身份证"),
        ("12345678", "台湾居民来往大陆通行证"),
    ] {
        kit.open("help.which_document");
        kit.edit("licence_number", number);
        let screen = kit.press("help.find");
        assert!(note(&screen).contains(kind), "{number}: {}", note(&screen));
        kit.back();
    }
}

#[test]
fn a_found_document_begins_the_registration() {
    let mut kit = Kit::consented();
    kit.open("welcome.which_document");
    kit.edit("licence_number", "H12345678");
    kit.press("help.find");
    let screen = kit.press("help.register");
    assert_eq!(screen.route, "register");
    let chosen = |screen: &Screen, id: &str| match field(screen, id).input {
        Input::Choice { chosen, .. } => chosen,
        other => panic!("{other:?}"),
    };
    assert_eq!(chosen(&screen, "doc_type").as_deref(), Some("F"));
    assert_eq!(chosen(&screen, "doc_kind").as_deref(), Some("home_return_permit"));
}

#[test]
fn without_consent_a_found_document_leads_to_the_policy_and_not_to_the_form() {
    let mut kit = browsing();
    kit.open("help.which_document");
    kit.edit("licence_number", "H12345678");
    let screen = kit.press("help.find");
    let main = screen.actions.iter().find(|press| press.rank == Rank::Main).unwrap();
    assert_eq!(main.id, "browse.consent");
}

#[test]
fn every_page_is_said_in_every_language() {
    for locale in Locale::ALL {
        let mut kit = browsing();
        kit.texts = Texts::new(locale);
        for (page, _) in pages::PAGES {
            let screen = kit.open(&format!("help.page.{page}"));
            let Body::Page { page: body } = &screen.body else { panic!("no page") };
            assert!(body.paragraphs.len() >= 2, "{page} in {}", locale.tag());
            assert!(!said(&screen).contains(&format!("help-{page}")), "{page}");
            kit.back();
        }
        for (kind, _) in try_rule::KINDS {
            assert_eq!(bare_keys(&kit.open(&format!("help.try.{kind}"))), Vec::<String>::new());
            kit.back();
        }
    }
}
