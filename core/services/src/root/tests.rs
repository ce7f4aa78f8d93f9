//! 1 asks that take more than one answer · 2 what is asked for anew once the lock is open · 3 the rail
//! 4 links to what is gone

use std::sync::Arc;

use super::{Asked, Flight};
use crate::{
    ask::{Ask, AskKind, Lens, Outcome, Source},
    effect::{Answer, Command, Effect, EffectId, OutboxItem, OutboxState, WaitingKind},
    kit::{self, Kit},
    root::Input,
    route::{Owner, Route},
    step::Fact,
};

// ── 1 ──

/// On the screen of the portrait, with that ask.
fn asked(kind: AskKind) -> Kit {
    let mut kit = Kit::logged_in();
    kit.model.stack = vec![Route::Home, Route::ElicencePhoto];
    let ask = Ask { id: "ask-7".to_owned(), kind };
    let (owner, tag, route) = (Owner::Elicence, "camera", Route::ElicencePhoto);
    kit.model.ask = Some(Asked { ask, number: 7, owner, tag, route });
    kit.commands.clear();
    kit
}

fn answer(kit: &mut Kit, outcome: Outcome) {
    kit.input(Input::Did(crate::Action::Answered { ask: "ask-7".to_owned(), outcome }));
}

fn frame() -> Outcome {
    Outcome::Frame { width: 32, height: 32, luma: vec![0; 1024] }
}

fn photo(nth: u32) -> Outcome {
    let path = format!("/{nth}.jpg");
    let (lens, source) = (Some(Lens::Front), Source::Camera);
    Outcome::Photo { path, lens, source, taken_at_ms: None, faces: Vec::new() }
}

#[test]
fn a_scan_stays_frame_after_frame_and_ends_with_anything_else() {
    for last in [
        Outcome::Scanned { text: "1".to_owned() },
        Outcome::Cancelled,
        Outcome::Refused { forever: true },
        Outcome::Impossible { reason: "none".to_owned() },
    ] {
        let mut kit = asked(AskKind::ScanCode);
        for _ in 0..5 {
            answer(&mut kit, frame());
            assert_eq!(kit.screen().ask.unwrap().id, "ask-7");
        }
        answer(&mut kit, last);
        assert!(kit.model.ask.as_ref().is_none_or(|asked| asked.ask.id != "ask-7"));
    }
}

#[test]
fn a_frame_is_no_answer_to_any_other_ask() {
    let mut kit = asked(AskKind::Album);
    answer(&mut kit, frame());
    assert!(kit.model.ask.as_ref().is_none_or(|asked| asked.ask.id != "ask-7"), "it is at an end");
}

#[test]
fn a_camera_stays_until_as_many_pictures_as_it_was_asked_for_have_come_and_each_is_heard() {
    let kind = AskKind::Camera { lens: Lens::Front, frames: 3, frame_width: 1, frame_height: 1 };
    let mut kit = asked(kind);
    for left in [2, 1] {
        answer(&mut kit, photo(left));
        assert!(prepared(&mut kit), "heard");
        let kind = kit.screen().ask.unwrap().kind;
        assert!(matches!(kind, AskKind::Camera { frames, .. } if frames == left), "{kind:?}");
    }
    answer(&mut kit, photo(0));
    assert!(kit.model.ask.as_ref().is_none_or(|asked| asked.ask.id != "ask-7"));
    assert!(prepared(&mut kit), "heard");
}

/// Whether the last answer made the service have a photo prepared.
fn prepared(kit: &mut Kit) -> bool {
    let prepares = |command: &Command| matches!(command.effect, Effect::Prepare { .. });
    std::mem::take(&mut kit.commands).iter().any(prepares)
}

#[test]
fn the_person_may_turn_away_in_the_middle() {
    let kind = AskKind::Camera { lens: Lens::Front, frames: 3, frame_width: 1, frame_height: 1 };
    let mut kit = asked(kind);
    answer(&mut kit, photo(1));
    answer(&mut kit, Outcome::Cancelled);
    assert!(kit.model.ask.as_ref().is_none_or(|asked| asked.ask.id != "ask-7"));
}

#[test]
fn a_frame_being_looked_at_is_known_to_its_service_and_shown_to_nobody() {
    let mut kit = asked(AskKind::ScanCode);
    let flight = Flight::Quiet(Owner::Elicence, "scan");
    kit.model.flights.clear();
    kit.model.flights.insert(EffectId(900), flight);
    answer(&mut kit, frame());
    assert!(kit.model.busy.contains_key(&(Owner::Elicence, "scan")));
    assert!(kit.screen().busy.is_none() && kit.model.is_busy());
    kit.input(Input::Came { id: EffectId(900), answer: Answer::Code(None) });
    assert!(!kit.model.busy.contains_key(&(Owner::Elicence, "scan")));
}

#[test]
fn reading_a_code_is_quiet_work() {
    let mut kit = asked(AskKind::ScanCode);
    kit.model.flights.clear();
    let effect = Effect::ReadCode { width: 32, height: 32, luma: vec![0; 1024] };
    let mut turn = super::turn::Turn {
        model: kit.model.clone(),
        ambient: super::Ambient { now_ms: 0, sure: true, online: true, texts: &kit.texts },
        commands: Vec::new(),
        illegal: 0,
    };
    turn.effect(Owner::Elicence, "scan", effect);
    let stepped = turn.done();
    assert!(matches!(stepped.commands[..], [Command { effect: Effect::ReadCode { .. }, .. }, ..]));
    let flights: Vec<_> = stepped.model.flights.values().collect();
    assert_eq!(flights, [&Flight::Quiet(Owner::Elicence, "scan")]);
}

// ── 2 ──

#[test]
fn an_opened_lock_asks_anew_for_all_that_its_screen_shows_and_keeps_no_list_of_before() {
    let mut kit = Kit::logged_in();
    let link = "tongtu://open/violations".to_owned();
    kit.input(Input::Did(crate::Action::Arrived { link }));
    for key in Route::Violations.documents() {
        // Fresh: without the lock nothing would be asked for again.
        let slot = kit.model.docs_mut().slot_mut(*key);
        (slot.doc, slot.fetched_at_ms) = (Some(kit::filed(kit::licence())), kit::NOW_MS);
    }
    let item = OutboxItem {
        id: "o1".to_owned(),
        kind: WaitingKind::Extension,
        subject: "v1".to_owned(),
        made_at_ms: kit::NOW_MS,
        state: OutboxState::Waiting,
    };
    kit.input(Input::Outbox(Arc::new(vec![item])));
    kit.tell(Fact::HasLock(true));
    kit.tell(Fact::Locked { tries_left: 5 });
    assert!(kit.with_context(|ctx| ctx.outbox.is_empty()));
    kit.commands.clear();
    kit.tell(Fact::Unlocked(Arc::new(kit::account())));
    assert_eq!(kit.route(), "violations");
    for key in Route::Violations.documents().iter().filter(|key| key.is_personal()) {
        assert!(kit.wants(kit::fetches(*key)), "{key:?}");
    }
}

// ── 3 ──

fn named(tabs: &[crate::screen::Tab]) -> Vec<(&str, bool)> {
    tabs.iter().map(|tab| (tab.id.as_str(), tab.chosen)).collect()
}

#[test]
fn what_was_opened_from_a_root_screen_has_the_tabs_as_a_rail_and_one_leads_out() {
    let mut kit = Kit::logged_in();
    let screen = kit.screen();
    assert_eq!((screen.tabs.len(), screen.rail.len()), (4, 0));
    let screen = kit.open("service.licence");
    assert!(screen.tabs.is_empty());
    let all = [("home", true), ("progress", false), ("messages", false), ("me", false)];
    assert_eq!(named(&screen.rail), all);
    let screen = kit.input(Input::Did(crate::Action::Tab { id: "me".to_owned() }));
    assert_eq!((screen.route.as_str(), screen.can_go_back), ("me", false));
    kit.open("me.settings");
    let screen = kit.input(Input::Did(crate::Action::Tab { id: "me".to_owned() }));
    assert_eq!(screen.route, "me", "the chosen one leads back to its root");
}

#[test]
fn nobody_leaves_by_a_rail_who_is_not_in_or_has_the_camera_before_them() {
    let mut kit = Kit::consented();
    kit.press("welcome.log_in");
    assert!(kit.screen().rail.is_empty());
    let mut kit = Kit::logged_in();
    kit.model.stack = vec![Route::Home, Route::ElicencePhoto];
    assert!(kit.screen().rail.is_empty());
    kit.model.stack = vec![Route::Home];
    kit.tell(Fact::HasLock(true));
    kit.tell(Fact::Locked { tries_left: 5 });
    assert_eq!(kit.route(), "locked");
    kit.press("help.open");
    assert_eq!(kit.route(), "help");
    assert!(kit.screen().rail.is_empty());
    kit.input(Input::Did(crate::Action::Tab { id: "me".to_owned() }));
    assert_eq!(kit.route(), "help", "nothing leads past the lock");
}

// ── 4 ──

/// Documents in which nothing is.
fn nothing_of(key: crate::documents::DocKey) -> Option<crate::documents::Doc> {
    use tongtu_contract as contract;

    use crate::{
        documents::{Doc, DocKey},
        home::tests::{decisions_of, violations_of},
        vehicles::tests::nothing,
    };
    Some(match key {
        DocKey::Vehicles => Doc::Vehicles(Arc::new(nothing())),
        DocKey::Violations => violations_of(Vec::new()),
        DocKey::Decisions => decisions_of(Vec::new()),
        DocKey::Objections => {
            let (items, next_check_at_ms) = (Vec::new(), None);
            Doc::Objections(Arc::new(contract::Objections { items, next_check_at_ms }))
        }
        DocKey::Rentals => {
            let (items, next_check_at_ms) = (Vec::new(), None);
            Doc::Rentals(Arc::new(contract::Rentals { items, next_check_at_ms }))
        }
        DocKey::Licence => kit::unfiled(contract::FilingState::None),
        DocKey::Elicence => kit::elicence(contract::ElicenceState::NotApplied),
        _ => return None,
    })
}

#[test]
fn a_link_to_what_is_gone_says_so_and_leads_on() {
    for name in [
        "vehicle/x",
        "vehicle.cross_border",
        "filing.case/x",
        "violation/x",
        "objection/x",
        "decision/x",
        "payment/x",
        "rental/x",
        "elicence.card",
    ] {
        let mut kit = Kit::logged_in();
        let link = format!("tongtu://open/{name}");
        kit.input(Input::Did(crate::Action::Arrived { link }));
        assert_eq!(kit.route(), name);
        for key in Route::parse(name).unwrap().documents() {
            if let Some(doc) = nothing_of(*key) {
                kit.model_put(doc);
            }
        }
        if kit.wants(|effect| matches!(effect, Effect::Send(_))) {
            let answer = Answer::Sent(Err(kit::refusal("not_found")));
            kit.answer(|effect| matches!(effect, Effect::Send(_)), answer);
        }
        let screen = kit.screen();
        let value = serde_json::to_value((&screen.body, &screen.actions)).unwrap();
        let opens = value.to_string().contains("\"opens\":true");
        assert!(opens || !screen.actions.is_empty(), "{name} leads nowhere: {value}");
        assert!(screen.can_go_back, "{name}");
        assert!(kit::bare_keys(&screen).is_empty(), "{name}: {:?}", kit::bare_keys(&screen));
    }
}
