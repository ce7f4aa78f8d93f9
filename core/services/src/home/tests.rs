//! Home and progress, step by step.

use std::sync::Arc;

use super::*;
use crate::{
    Action,
    documents::Doc,
    effect::{Effect, OutboxItem, OutboxState},
    kit::{self, Kit, ids, said},
    problem::{Code, Problem},
    root::Input,
    screen::{Rows, Scene, Screen},
};

fn at_home(licence: Doc, elicence: Doc) -> Kit {
    let mut kit = Kit::logged_in();
    kit.serve(licence);
    kit.serve(elicence);
    kit
}

fn in_order() -> Kit {
    at_home(kit::filed(kit::licence()), kit::active())
}

fn with_status(status: &str) -> Kit {
    let licence = contract::Licence { status: status.to_owned(), ..kit::licence() };
    at_home(kit::filed(licence), kit::elicence(ElicenceState::NotApplied))
}

fn home_of(screen: &Screen) -> &Home {
    match &screen.body {
        Body::Home { home } => home,
        other => panic!("{} instead of home", kit::template(other)),
    }
}

fn todo_of(screen: &Screen) -> Vec<&str> {
    let rows = home_of(screen).groups.iter().flat_map(|group| &group.rows);
    rows.map(|row| row.id.as_str()).collect()
}

fn waiting(state: OutboxState) -> Input {
    let kind = WaitingKind::ElicenceApplication;
    Input::Outbox(Arc::new(vec![OutboxItem {
        id: "w1".to_owned(),
        subject: String::new(),
        kind,
        made_at_ms: kit::NOW_MS,
        state,
    }]))
}

fn at_progress(mut kit: Kit) -> Kit {
    kit.input(Input::Did(Action::Tab { id: "progress".to_owned() }));
    kit
}

fn rows_of(screen: &Screen) -> &Rows {
    match &screen.body {
        Body::Rows { rows } => rows,
        other => panic!("{} instead of rows", kit::template(other)),
    }
}

// ── home ──

#[test]
fn a_licence_in_order_is_shown_with_its_points_and_one_way_to_show_it() {
    let mut kit = in_order();
    let screen = kit.screen();
    let panel = &home_of(&screen).panel;
    assert_eq!(panel.mark.as_ref().unwrap().label, "正常");
    assert_eq!(panel.lines, ["林之远 · 准驾 C1", "有效期至 2031-06-14"]);
    assert_eq!(panel.value.as_deref(), Some("3\u{a0}分，满 12\u{a0}分"));
    assert_eq!(panel.progress.as_ref().map(|lane| (lane.done, lane.of)), Some((3, 12)));
    assert_eq!(todo_of(&screen), ["todo.none"]);
    assert_eq!(kit.press("home.show").route, "elicence.card");
}

#[test]
fn every_row_and_button_of_home_leads_somewhere_or_does_not_say_so() {
    for kit in [
        in_order(),
        with_status("M"),
        at_home(kit::unfiled(FilingState::None), kit::elicence(ElicenceState::NotApplied)),
    ] {
        let screen = kit.screen();
        let home = home_of(&screen);
        let rows = home.groups.iter().chain(&home.services).flat_map(|group| &group.rows);
        for row in rows.filter(|row| row.opens) {
            let mut kit = at_home_again(&kit);
            assert_ne!(kit.open(&row.id).route, "home", "{} leads nowhere", row.id);
        }
        for press in &home.panel.presses {
            let mut kit = at_home_again(&kit);
            assert_ne!(kit.press(&press.id).route, "home", "{} leads nowhere", press.id);
        }
    }
}

/// The same model once more, so that each way starts at home.
fn at_home_again(kit: &Kit) -> Kit {
    Kit {
        model: kit.model.clone(),
        texts: crate::text::Texts::new(crate::text::Locale::ZhHans),
        commands: Vec::new(),
        ..*kit
    }
}

#[test]
fn without_a_licence_on_the_account_home_leads_to_the_filing() {
    let mut kit =
        at_home(kit::unfiled(FilingState::None), kit::elicence(ElicenceState::NotApplied));
    let screen = kit.screen();
    assert_eq!(todo_of(&screen), ["todo.filing"]);
    assert!(ids(&screen).contains(&"service.filing".to_owned()));
    assert_eq!(kit.press("home.file").route, "licence.filing");
}

#[test]
fn a_filing_that_was_refused_leads_to_its_reason() {
    let mut kit =
        at_home(kit::unfiled(FilingState::NotFound), kit::elicence(ElicenceState::NotApplied));
    let screen = kit.screen();
    let panel = &home_of(&screen).panel;
    assert_eq!(panel.mark.as_ref().unwrap().tone, Tone::Danger);
    assert_eq!(kit.press("home.licence").route, "licence");
    assert!(said(&kit.screen()).contains("filing.not_found"));
}

#[test]
fn a_licence_that_is_filed_is_not_offered_for_filing() {
    assert!(!ids(&in_order().screen()).contains(&"service.filing".to_owned()));
}

#[test]
fn the_next_step_of_the_panel_follows_the_electronic_licence() {
    let due_at_ms = kit::NOW_MS;
    for (state, press) in [
        (ElicenceState::NotApplied, "home.elicence"),
        (ElicenceState::InReview { submitted_at_ms: 0, due_at_ms }, "home.elicence"),
        (ElicenceState::Rejected { reasons: Vec::new(), count: 1 }, "home.elicence"),
        (ElicenceState::Blocked { codes: "U".to_owned() }, "home.licence"),
        (ElicenceState::Unknown("x".to_owned()), "home.licence"),
    ] {
        let kit = at_home(kit::filed(kit::licence()), kit::elicence(state.clone()));
        let screen = kit.screen();
        assert_eq!(home_of(&screen).panel.presses.first().unwrap().id, press, "{state:?}");
    }
}

#[test]
fn a_grave_status_stands_in_head_and_in_what_needs_action() {
    let screen = with_status("B").screen();
    let home = home_of(&screen);
    let mark = home.panel.mark.as_ref().unwrap();
    assert_eq!((mark.tone, mark.label.as_str()), (Tone::Danger, "超分"));
    assert_eq!(todo_of(&screen), ["todo.status"], "an application that is blocked is not proposed");
}

#[test]
fn a_renewal_needs_action_in_its_last_ninety_days_only() {
    let until = |days: i64| {
        let day =
            chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap() + chrono::TimeDelta::days(days);
        let licence = contract::Licence { valid_until: Some(day), ..kit::licence() };
        at_home(kit::filed(licence), kit::active()).screen()
    };
    assert_eq!(todo_of(&until(91)), ["todo.none"]);
    assert_eq!(todo_of(&until(90)), ["todo.renewal"]);
    assert!(said(&until(26)).contains("26\u{a0}天后驾驶证到期"));
    assert!(said(&until(-1)).contains("驾驶证已到期"));
}

#[test]
fn elder_mode_is_switched_from_home_and_says_less() {
    let mut kit = in_order();
    assert!(ids(&kit.screen()).contains(&"elder.on".to_owned()));
    let screen = kit.press("elder.on");
    assert!(screen.elder);
    assert_eq!(home_of(&screen).panel.lines, ["有效期至 2031-06-14"]);
    assert!(ids(&screen).contains(&"elder.off".to_owned()));
}

#[test]
fn with_nothing_cached_and_no_network_home_says_so_and_stays() {
    let mut kit = Kit::logged_in();
    let failed = crate::effect::DocAnswer::Failed(Problem::new(Code::N101));
    let answer = Answer::Document(DocKey::Licence, failed);
    let screen = kit.answer(kit::fetches(DocKey::Licence), answer);
    assert!(said(&screen).contains("没有网络"));
    assert_eq!(home_of(&screen).panel.presses.first().unwrap().id, "refresh");
    assert!(ids(&screen).contains(&"service.help".to_owned()));
}

#[test]
fn a_start_without_a_network_gives_the_age_of_what_was_kept() {
    let mut kit = Kit::logged_in();
    let failed = || crate::effect::DocAnswer::Failed(Problem::new(Code::N101));
    let fetched_at_ms = kit::NOW_MS - 86_400_000;
    let id = kit.take(kit::fetches(DocKey::Licence)).id;
    let cached =
        crate::effect::DocAnswer::Cached { doc: kit::filed(kit::licence()), fetched_at_ms };
    kit.input(Input::Came { id, answer: Answer::Document(DocKey::Licence, cached) });
    kit.input(Input::Came { id, answer: Answer::Document(DocKey::Licence, failed()) });
    let answer = Answer::Document(DocKey::Account, failed());
    let screen = kit.answer(kit::fetches(DocKey::Account), answer);
    let age = screen.age.unwrap();
    assert!(age.text.contains("昨天 09:41"), "{}", age.text);
    assert!(said(&kit.screen()).contains("林之远 · 准驾 C1"));
}

// ── progress ──

#[test]
fn nothing_under_way_is_a_quiet_road() {
    let kit = at_progress(at_home(
        kit::unfiled(FilingState::None),
        kit::elicence(ElicenceState::NotApplied),
    ));
    let screen = kit.screen();
    let empty = rows_of(&screen).empty.as_ref().unwrap();
    assert_eq!(empty.scene, Some(Scene::QuietRoad));
    assert_eq!(empty.ways.len(), 1);
}

#[test]
fn a_review_and_a_filing_stand_among_the_cases_and_open() {
    let state = ElicenceState::InReview { submitted_at_ms: kit::NOW_MS, due_at_ms: kit::NOW_MS };
    let mut kit = at_progress(at_home(kit::filed(kit::licence()), kit::elicence(state)));
    let screen = kit.screen();
    let cases: Vec<_> = rows_of(&screen).groups.iter().flat_map(|group| &group.rows).collect();
    assert_eq!(
        cases.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(),
        ["case.elicence", "case.filing"]
    );
    assert!(cases.first().unwrap().mark.as_ref().unwrap().open);
    assert_eq!(kit.open("case.elicence").route, "elicence");
}

#[test]
fn what_waits_is_counted_at_the_tab_and_dashed() {
    let mut kit = at_progress(in_order());
    let screen = kit.input(waiting(OutboxState::Waiting));
    assert_eq!(screen.tabs.iter().find(|tab| tab.id == "progress").unwrap().count, 1);
    let row = rows_of(&screen).groups.first().unwrap().rows.first().unwrap();
    assert!(row.mark.as_ref().unwrap().open);
    let screen = kit.input(waiting(OutboxState::Sending { done: 41, of: 100 }));
    let row = rows_of(&screen).groups.first().unwrap().rows.first().unwrap();
    assert_eq!(row.progress.as_ref().unwrap().spoken, "已传 41%");
    assert!(row.presses.is_empty(), "what is on its way may already be there");
}

#[test]
fn what_needs_the_person_says_why_and_can_be_tried_again() {
    let mut kit = at_progress(in_order());
    let screen = kit.input(waiting(OutboxState::NeedsAttention(Problem::new(Code::N104))));
    assert!(said(&screen).contains("服务器出了故障"));
    kit.press("outbox.retry/w1");
    assert!(kit.wants(|e| matches!(e, Effect::Retry(id) if id == "w1")));
}

#[test]
fn giving_up_asks_once_and_names_what_is_lost() {
    let mut kit = at_progress(in_order());
    kit.input(waiting(OutboxState::Waiting));
    let asked = kit.press("outbox.discard/w1");
    assert!(said(&asked).contains("会从这台手机删除"));
    assert!(!kit.wants(|e| matches!(e, Effect::Discard(_))));
    assert!(kit.press("outbox.discard.keep").over.is_none());
    kit.press("outbox.discard.confirm");
    assert!(!kit.wants(|e| matches!(e, Effect::Discard(_))), "a confirmation without its question");
    kit.press("outbox.discard/w1");
    kit.press("outbox.discard.confirm");
    assert!(kit.wants(|e| matches!(e, Effect::Discard(id) if id == "w1")));
}

#[test]
fn an_item_that_has_gone_meanwhile_is_neither_tried_nor_asked_about() {
    let mut kit = at_progress(in_order());
    kit.press("outbox.retry/w9");
    assert!(!kit.wants(|e| matches!(e, Effect::Retry(_))));
    assert!(kit.press("outbox.discard/w9").over.is_none());
}

#[test]
fn every_word_of_these_screens_is_there_in_every_language() {
    for locale in crate::text::Locale::ALL {
        let blocked = kit::elicence(ElicenceState::Blocked { codes: "B".to_owned() });
        let window = kit::elicence(ElicenceState::WindowOnly);
        let rejected = kit::elicence(ElicenceState::Rejected { reasons: Vec::new(), count: 1 });
        let come_back_on = "2026-11-23".parse().unwrap();
        let kits = vec![
            in_order(),
            with_status("M"),
            Kit::logged_in(),
            at_home(kit::filed(kit::licence()), blocked),
            at_home(kit::filed(kit::licence()), window),
            at_home(kit::filed(kit::licence()), rejected),
            at_home(kit::unfiled(FilingState::NotYet { come_back_on }), kit::active()),
            at_home(kit::unfiled(FilingState::NotFound), kit::elicence(ElicenceState::NotApplied)),
        ];
        for mut kit in kits {
            kit.texts = crate::text::Texts::new(locale);
            let mut screens = vec![kit.screen(), kit.press("elder.on")];
            let mut kit = at_progress(kit);
            screens.push(kit.screen());
            screens.push(kit.input(waiting(OutboxState::Waiting)));
            screens.push(kit.press("outbox.discard/w1"));
            for screen in screens {
                let bare = kit::bare_keys(&screen);
                assert!(bare.is_empty(), "{} in {}: {bare:?}", screen.route, locale.tag());
            }
        }
    }
}
