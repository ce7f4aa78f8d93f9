//! Steps of 我的: numbers shown and hidden, logging out with and without things waiting, settings,
//! withdrawing consent, deleting the account.

use std::sync::Arc;

use tongtu_contract as contract;

use super::*;
use crate::{
    Action,
    effect::{Effect, OutboxItem, OutboxState, Reply, WaitingKind},
    kit::{Kit, NOW_MS, bare_keys, ids, said},
    problem::{Code, Problem},
    root::Input,
    screen::{Screen, Tone},
};

fn at_me() -> Kit {
    let mut kit = Kit::logged_in();
    kit.input(Input::Did(Action::Tab { id: "me".to_owned() }));
    kit
}

fn signs_out(erase: bool) -> impl Fn(&Effect) -> bool {
    move |effect| matches!(effect, Effect::SignOut { erase: own } if *own == erase)
}

fn sends(path: &'static str) -> impl Fn(&Effect) -> bool {
    move |effect| matches!(effect, Effect::Send(request) if request.path == path)
}

fn body_of(effect: &Effect) -> serde_json::Value {
    let Effect::Send(request) = effect else { panic!("{effect:?}") };
    serde_json::from_slice(&request.body).unwrap()
}

fn tone(screen: &Screen) -> Tone {
    screen.notice.as_ref().expect("a notice").tone
}

fn waiting(kit: &mut Kit, count: usize) {
    let item = |n| OutboxItem {
        id: format!("w{n}"),
        subject: String::new(),
        kind: WaitingKind::LicenceFiling,
        made_at_ms: NOW_MS,
        state: OutboxState::Waiting,
    };
    kit.input(Input::Outbox(Arc::new((0..count).map(item).collect())));
}

fn done() -> Answer {
    Answer::Done(Ok(()))
}

#[test]
fn the_tab_shows_who_it_is_with_the_number_masked() {
    let kit = at_me();
    let said = said(&kit.screen());
    assert!(said.contains("林之远") && said.contains("1101••••••••0010"), "{said}");
    assert!(!said.contains("110199199001010010"));
}

#[test]
fn a_number_is_whole_for_thirty_seconds_and_never_two_at_once() {
    let mut kit = at_me();
    let screen = kit.open("me.profile");
    assert!(screen.secret);
    assert!(!said(&screen).contains("110199199001010010"));
    let screen = kit.press("profile.show_number");
    assert!(said(&screen).contains("110199199001010010"));
    let screen = kit.press("profile.show_phone");
    assert!(said(&screen).contains("13800130163"));
    assert!(!said(&screen).contains("110199199001010010"));
    kit.take(|effect| matches!(effect, Effect::After { .. })); // replaced by the second one
    let screen = kit.fire(30_000);
    assert!(!said(&screen).contains("13800130163"));
}

#[test]
fn a_shown_number_is_hidden_again_when_the_screen_is_left() {
    let mut kit = at_me();
    kit.open("me.profile");
    kit.press("profile.show_number");
    kit.back();
    assert!(!said(&kit.open("me.profile")).contains("110199199001010010"));
}

#[test]
fn logging_out_asks_once_names_what_goes_and_ends_at_the_welcome() {
    let mut kit = at_me();
    let screen = kit.open("me.log_out");
    let over = screen.over.expect("a sheet");
    assert!(over.paragraphs.len() >= 2);
    assert!(!kit.wants(signs_out(false)), "not before it was confirmed");
    kit.press("leave.keep");
    let screen = kit.answer(signs_out(false), done());
    assert_eq!((screen.route.as_str(), tone(&screen)), ("welcome", Tone::Calm));
    assert!(!said(&screen).contains("林之远"));
}

#[test]
fn turning_away_from_the_sheet_keeps_the_session() {
    let mut kit = at_me();
    kit.open("me.log_out");
    assert!(kit.press("leave.cancel").over.is_none());
    kit.open("me.log_out");
    assert!(kit.back().over.is_none());
    assert!(!kit.wants(signs_out(false)));
}

#[test]
fn what_waits_can_be_sent_first() {
    let mut kit = at_me();
    waiting(&mut kit, 2);
    let over = kit.open("me.log_out").over.expect("a sheet");
    let presses: Vec<_> = over.presses.iter().map(|press| press.id.as_str()).collect();
    assert_eq!(presses, ["leave.send", "leave.keep", "leave.discard", "leave.cancel"]);
    assert_ne!(over.presses[1].label, "退出登录", "what is kept is named");
    let screen = kit.press("leave.send");
    assert_eq!((screen.route.as_str(), screen.over), ("me", None));
    assert!(kit.wants(|effect| matches!(effect, Effect::Retry(id) if id == "w1")));
    assert!(!kit.wants(signs_out(false)));
}

#[test]
fn nobody_is_offered_to_send_without_a_network() {
    let mut kit = at_me();
    waiting(&mut kit, 1);
    kit.online = false;
    let over = kit.open("me.log_out").over.expect("a sheet");
    assert!(over.presses.iter().all(|press| press.id != "leave.send"));
}

#[test]
fn what_waits_can_stay_for_the_account() {
    let mut kit = at_me();
    waiting(&mut kit, 1);
    kit.open("me.log_out");
    kit.press("leave.keep");
    assert!(!kit.wants(|effect| matches!(effect, Effect::Discard(_))));
    assert_eq!(kit.answer(signs_out(false), done()).route, "welcome");
}

#[test]
fn what_waits_is_thrown_away_before_the_session_ends() {
    let mut kit = at_me();
    waiting(&mut kit, 2);
    kit.open("me.log_out");
    kit.press("leave.discard");
    let discards = |effect: &Effect| matches!(effect, Effect::Discard(_));
    kit.answer(discards, done());
    assert!(!kit.wants(signs_out(false)), "one is left");
    kit.answer(discards, done());
    assert_eq!(kit.answer(signs_out(false), done()).route, "welcome");
}

#[test]
fn a_logout_that_fails_says_so_and_may_be_tried_again() {
    let mut kit = at_me();
    kit.open("me.log_out");
    kit.press("leave.keep");
    let failed = Answer::Done(Err(Problem::new(Code::V401)));
    let screen = kit.answer(signs_out(false), failed);
    assert_eq!(screen.route, "me");
    assert_eq!(screen.notice.as_ref().map(|notice| notice.code.as_str()), Some("V401"));
    assert!(kit.open("me.log_out").over.is_some());
}

#[test]
fn elder_mode_is_switched_in_the_settings_and_kept() {
    let mut kit = at_me();
    kit.open("me.settings");
    let screen = kit.open("settings.elder");
    assert!(screen.elder);
    let kept = kit.take(|effect| matches!(effect, Effect::SaveSetting { .. }));
    assert!(matches!(kept.effect, Effect::SaveSetting { name: "elder", value } if value == "on"));
    assert!(!kit.open("settings.elder").elder);
}

#[test]
fn large_system_type_gets_the_offer_once() {
    let mut kit = at_me();
    kit.input(Input::Settings(std::collections::BTreeMap::new()));
    assert!(kit.screen().over.is_none());
    let large = Action::Environment { locale: "zh-Hans".to_owned(), large_text: true };
    let screen = kit.input(Input::Did(large));
    assert_eq!(screen.over.map(|over| over.id), Some("elder".to_owned()));
    let screen = kit.back();
    assert!(screen.over.is_none() && !screen.elder);
    assert!(
        kit.wants(|effect| matches!(effect, Effect::SaveSetting { value, .. } if value == "off"))
    );
    assert!(kit.open("me.settings").over.is_none());
}

#[test]
fn what_was_switched_is_not_undone_by_what_is_read_later() {
    let mut kit = at_me();
    assert!(kit.press("elder.on").elder);
    assert!(kit.input(Input::Settings(std::collections::BTreeMap::new())).elder);
}

#[test]
fn withdrawing_consent_erases_the_phone_first_and_leaves_help() {
    let mut kit = at_me();
    waiting(&mut kit, 1);
    kit.open("me.settings");
    let over = kit.open("settings.withdraw").over.expect("a sheet");
    assert_eq!(over.paragraphs.len(), 4, "what waits is named");
    kit.press("settings.withdraw_sure");
    let writes = |effect: &Effect| matches!(effect, Effect::WriteConsent { policy_version: None });
    assert!(!kit.wants(writes));
    kit.answer(signs_out(true), done());
    let screen = kit.answer(writes, done());
    assert_eq!(screen.route, "browse");
    assert_eq!(kit.illegal, 0);
}

/// At the code, with a reason chosen and the code filled in.
fn at_the_code() -> Kit {
    let mut kit = at_me();
    kit.open("me.security");
    kit.open("security.delete");
    kit.choose("delete_reason", "new_phone");
    kit.press("delete.next");
    kit.press("delete.send");
    let sent = kit.take(sends("/v1/codes"));
    assert_eq!(body_of(&sent.effect), serde_json::json!({"purpose": "delete_account"}));
    let answer = Answer::Sent(Ok(Reply::CodeSent(std::sync::Arc::new(contract::CodeSent {
        resend_at_ms: NOW_MS + 60_000,
        expires_at_ms: NOW_MS + 300_000,
        phone_masked: "138••••0163".to_owned(),
    }))));
    kit.input(Input::Came { id: sent.id, answer });
    kit.edit("delete_code", "123456");
    kit
}

#[test]
fn deleting_needs_a_reason_and_any_will_do() {
    let mut kit = at_me();
    kit.open("me.security");
    let screen = kit.open("security.delete");
    let ids = ids(&screen);
    for word in contract::DeletionReason::KNOWN {
        assert!(ids.contains(&(*word).to_owned()), "{word} is not among {ids:?}");
    }
    let screen = kit.press("delete.next");
    assert_eq!(
        (screen.route.as_str(), screen.focus.as_deref()),
        ("me.delete", Some("delete_reason"))
    );
    kit.choose("delete_reason", "unsaid");
    assert_eq!(kit.press("delete.next").route, "me.delete.code");
}

#[test]
fn a_deleted_account_ends_at_the_login_with_good_news() {
    let mut kit = at_the_code();
    kit.press("delete.submit");
    let sent = kit.take(sends("/v1/account/deletion"));
    assert_eq!(body_of(&sent.effect), serde_json::json!({"reason": "new_phone", "code": "123456"}));
    kit.input(Input::Came { id: sent.id, answer: Answer::Sent(Ok(Reply::Nothing)) });
    let screen = kit.answer(signs_out(true), done());
    assert_eq!(screen.route, "login");
    let notice = screen.notice.as_ref().expect("a notice");
    assert_eq!((notice.tone, notice.text.as_str()), (Tone::Good, "删除账号成功"));
    assert!(!said(&screen).contains("林之远"));
    assert_eq!(kit.back().route, "welcome");
}

#[test]
fn a_wrong_code_deletes_nothing_and_may_be_tried_again() {
    let mut kit = at_the_code();
    kit.press("delete.submit");
    let answer = contract::Problem {
        kind: "urn:tongtu:problem:wrong_code".to_owned(),
        title: "wrong code".to_owned(),
        status: 422,
        code: contract::ProblemCode::WrongCode,
        law: None,
        args: [("tries_left".to_owned(), "3".to_owned())].into(),
        text: "…".to_owned(),
        fields: Vec::new(),
        registration: None,
    };
    let refused = Answer::Sent(Err(Problem::refused(answer)));
    let screen = kit.answer(sends("/v1/account/deletion"), refused);
    assert_eq!(
        (screen.route.as_str(), screen.focus.as_deref()),
        ("me.delete.code", Some("delete_code"))
    );
    assert!(screen.notice.as_ref().is_some_and(|notice| notice.text.contains('3')));
    assert!(!kit.wants(signs_out(true)));
}

#[test]
fn a_start_in_the_middle_asks_for_the_code_again_and_not_for_the_reason() {
    let kit = at_the_code();
    let mut kit = kit.restarted();
    let kept = [("delete_reason", "new_phone"), ("secret", "typed")];
    let kept = kept.map(|(field, text)| (field.to_owned(), text.to_owned())).into();
    let loads = |effect: &Effect| matches!(effect, Effect::LoadDraft("delete"));
    let screen = kit.answer(loads, Answer::Draft(kept));
    assert_eq!(screen.route, "me.delete.code");
    assert_eq!(screen.notice.as_ref().map(|notice| notice.code.as_str()), Some("S306"));
    kit.edit("delete_code", "654321");
    kit.press("delete.submit");
    let sent = kit.take(sends("/v1/account/deletion"));
    assert_eq!(body_of(&sent.effect)["reason"], "new_phone");
}

#[test]
fn keeping_the_account_is_as_near_as_deleting_it() {
    let mut kit = at_the_code();
    let screen = kit.press("delete.keep");
    assert_eq!(screen.route, "me.security");
    assert!(kit.wants(|effect| matches!(effect, Effect::DropDraft("delete"))));
}

#[test]
fn every_word_of_these_screens_is_there_in_every_language() {
    for locale in crate::text::Locale::ALL {
        let mut kit = at_me();
        kit.texts = crate::text::Texts::new(locale);
        waiting(&mut kit, 2);
        let mut screens = vec![kit.screen(), kit.open("me.log_out"), kit.back()];
        screens.extend([kit.open("me.profile"), kit.press("profile.show_number"), kit.back()]);
        screens.extend([kit.open("me.settings"), kit.open("settings.withdraw"), kit.back()]);
        kit.back();
        screens.extend([kit.open("me.security"), kit.open("security.delete")]);
        screens.push(kit.press("delete.next"));
        kit.choose("delete_reason", "unsaid");
        screens.extend([kit.press("delete.next"), kit.press("delete.submit")]);
        for screen in screens {
            let bare = bare_keys(&screen);
            assert!(bare.is_empty(), "{} in {}: {bare:?}", screen.route, locale.tag());
        }
    }
}

// ── the list beside its detail, where the screen is wide ──

#[test]
fn a_row_of_the_list_beside_a_detail_is_opened_from_the_list() {
    let mut kit = at_me();
    kit.open("me.profile");
    assert_eq!(kit.route(), "me.profile");
    kit.open("me.settings");
    assert_eq!(kit.route(), "me.settings");
    assert_eq!(kit.back().route, "me", "the detail was left, not stood upon");
}

#[test]
fn what_is_a_row_of_no_list_below_goes_to_the_detail_itself() {
    let mut kit = at_me();
    kit.open("me.profile");
    assert_eq!(kit.open("violation/1").route, "me.profile");
}

#[test]
fn filtering_the_list_beside_a_detail_leads_back_to_the_list() {
    let mut kit = at_me();
    kit.open("me.profile");
    assert_eq!(kit.input(Input::Did(Action::Filter { option: None })).route, "me");
    kit.open("me.settings");
    let stays = kit.input(Input::Did(Action::LoadMore)).route;
    assert_eq!(stays, "me.settings", "a list on top is the one that is meant");
}

#[test]
fn every_kind_of_document_has_its_word_and_an_unknown_one_is_shown_as_it_came() {
    for locale in crate::text::Locale::ALL {
        for kind in contract::DocKind::KNOWN.iter().copied().chain(["moon_passport"]) {
            let mut kit = Kit::logged_in();
            kit.texts = crate::text::Texts::new(locale);
            let account = contract::Account { doc_kind: kind.into(), ..crate::kit::account() };
            kit.model_put(crate::documents::Doc::Account(Arc::new(account)));
            let screen = kit.input(Input::Did(Action::Tab { id: "me".to_owned() }));
            let found = bare_keys(&screen);
            assert!(found.is_empty(), "{kind} in {}: {found:?}", locale.tag());
            assert_eq!(said(&screen).contains("moon_passport"), kind == "moon_passport");
        }
    }
}
