//! Steps of the gesture lock: setting, closing, opening, five failures, changing, removing.

use std::sync::Arc;

use super::*;
use crate::{
    Action,
    kit::{Kit, account, bare_keys, ids, said},
    problem::{Code, Problem},
    root::{Found, Input},
    screen::{Pattern, Screen},
};

const RIGHT: &[u8] = &[0, 4, 8, 7];
const OTHER: &[u8] = &[6, 4, 2, 1];

fn draw(kit: &mut Kit, dots: &[u8]) -> Screen {
    kit.input(Input::Did(Action::Pattern { dots: dots.to_vec() }))
}

fn is_try(effect: &Effect) -> bool {
    matches!(effect, Effect::Lock(LockOp::Try(_)))
}

fn is_set(effect: &Effect) -> bool {
    matches!(effect, Effect::Lock(LockOp::Set(_)))
}

fn signs_out(effect: &Effect) -> bool {
    matches!(effect, Effect::SignOut { erase: false })
}

fn opened() -> Answer {
    Answer::Lock(LockAnswer::Opened(Arc::new(account())))
}

fn wrong(tries_left: u32) -> Answer {
    Answer::Lock(LockAnswer::Wrong { tries_left })
}

fn pattern(screen: &Screen) -> &Pattern {
    let Body::Pattern { pattern } = &screen.body else { panic!("no pattern: {:?}", screen.body) };
    pattern
}

fn tone(screen: &Screen) -> Tone {
    screen.notice.as_ref().expect("a notice").tone
}

fn at_security(mut kit: Kit) -> Kit {
    kit.input(Input::Did(Action::Tab { id: "me".to_owned() }));
    kit.open("me.security");
    kit
}

/// Somebody whose session is open under a pattern, at 账号与安全.
fn with_lock() -> Kit {
    let mut kit = at_security(Kit::logged_in());
    kit.open("security.set");
    draw(&mut kit, RIGHT);
    draw(&mut kit, RIGHT);
    kit.answer(is_set, Answer::Lock(LockAnswer::Done));
    kit
}

fn locked() -> Kit {
    let mut kit = with_lock();
    kit.open("lock.close");
    kit
}

#[test]
fn a_pattern_is_drawn_twice_and_then_set() {
    let mut kit = at_security(Kit::logged_in());
    assert!(ids(&kit.screen()).contains(&"security.set".to_owned()));
    let screen = kit.open("security.set");
    assert_eq!((screen.route.as_str(), screen.secret), ("me.security.pattern", true));
    draw(&mut kit, RIGHT);
    assert!(!kit.wants(is_set), "once is not enough");
    draw(&mut kit, RIGHT);
    let screen = kit.answer(is_set, Answer::Lock(LockAnswer::Done));
    assert_eq!((screen.route.as_str(), tone(&screen)), ("me.security", Tone::Good));
    let ids = ids(&screen);
    for id in ["security.change", "security.remove", "lock.close"] {
        assert!(ids.contains(&id.to_owned()), "{id} is not among {ids:?}");
    }
}

#[test]
fn two_different_drawings_start_again() {
    let mut kit = at_security(Kit::logged_in());
    kit.open("security.set");
    draw(&mut kit, RIGHT);
    let screen = draw(&mut kit, OTHER);
    assert_eq!(tone(&screen), Tone::Attention);
    assert!(!kit.wants(is_set));
    draw(&mut kit, OTHER);
    draw(&mut kit, OTHER);
    assert!(kit.wants(is_set));
}

#[test]
fn a_dot_that_was_passed_over_belongs_to_the_pattern() {
    let mut kit = at_security(Kit::logged_in());
    kit.open("security.set");
    draw(&mut kit, &[0, 8, 7, 6]);
    draw(&mut kit, &[0, 4, 8, 7, 6]);
    let Effect::Lock(LockOp::Set(dots)) = kit.take(is_set).effect else { panic!() };
    assert_eq!(dots, [0, 4, 8, 7, 6]);
}

#[test]
fn three_dots_are_too_few_and_a_common_shape_is_named() {
    let mut kit = at_security(Kit::logged_in());
    kit.open("security.set");
    let asked = pattern(&kit.screen()).asks.clone();
    let screen = draw(&mut kit, &[0, 1, 2]);
    assert_eq!((tone(&screen), &pattern(&screen).asks), (Tone::Attention, &asked));
    let screen = draw(&mut kit, &[0, 3, 6, 7, 8]);
    assert_eq!(tone(&screen), Tone::Attention, "an L is what everybody draws");
    kit.open("pattern.anew");
    assert_eq!(pattern(&kit.screen()).asks, asked);
}

#[test]
fn a_key_store_that_fails_sets_nothing() {
    let mut kit = at_security(Kit::logged_in());
    kit.open("security.set");
    draw(&mut kit, RIGHT);
    draw(&mut kit, RIGHT);
    let failed = LockAnswer::Failed(Problem::new(Code::V401));
    let screen = kit.answer(is_set, Answer::Lock(failed));
    assert_eq!(screen.route, "me.security.pattern");
    assert_eq!(screen.notice.as_ref().map(|notice| notice.code.as_str()), Some("V401"));
}

#[test]
fn a_closed_lock_covers_the_screen_at_once_and_forgets_what_was_on_it() {
    let mut kit = with_lock();
    let screen = kit.open("lock.close");
    assert_eq!((screen.route.as_str(), screen.secret), ("locked", true));
    assert!(kit.wants(|effect| matches!(effect, Effect::Lock(LockOp::Close))));
    let said = said(&screen);
    assert!(!said.contains("林之远") && !said.contains("0010"), "{said}");
    assert!(pattern(&screen).who.starts_with("林••"), "{}", pattern(&screen).who);
    assert!(pattern(&screen).tries_left.is_none(), "not before the first failure");
}

#[test]
fn five_minutes_away_close_the_lock_and_less_do_not() {
    let mut kit = with_lock();
    assert_eq!(kit.input(Input::Resumed { away_ms: 299_999 }).route, "me.security");
    assert_eq!(kit.input(Input::Resumed { away_ms: 300_000 }).route, "locked");
    let mut kit = at_security(Kit::logged_in());
    assert_eq!(kit.input(Input::Resumed { away_ms: 3_000_000 }).route, "me.security");
}

#[test]
fn a_form_that_needs_no_login_is_covered_too() {
    let mut kit = with_lock();
    kit.open("security.password");
    assert_eq!(kit.input(Input::Resumed { away_ms: 300_000 }).route, "locked");
    draw(&mut kit, RIGHT);
    assert_eq!(kit.answer(is_try, opened()).route, "reset");
}

#[test]
fn a_start_does_not_stop_at_a_lock_with_nothing_behind_it() {
    let mut kit = with_lock();
    kit.open("security.password");
    kit.input(Input::Resumed { away_ms: 300_000 });
    let mut kit = kit.restarted(); // the session is open: the lock was taken off elsewhere
    assert_eq!(kit.route(), "home");
    assert!(!kit.screen().can_go_back);
    draw(&mut kit, RIGHT);
    assert!(!kit.wants(is_try));
}

#[test]
fn the_right_pattern_opens_the_screen_that_was_left() {
    let mut kit = locked();
    draw(&mut kit, RIGHT);
    let screen = draw(&mut kit, RIGHT);
    assert_eq!(screen.route, "locked");
    let screen = kit.answer(is_try, opened());
    assert_eq!(screen.route, "me.security");
    assert!(screen.notice.is_none());
    assert!(!kit.wants(is_try), "the second stroke of two is no second try");
}

#[test]
fn a_wrong_pattern_says_how_many_tries_are_left_and_the_last_is_grave() {
    let mut kit = locked();
    draw(&mut kit, OTHER);
    let screen = kit.answer(is_try, wrong(4));
    assert!(screen.notice.is_none(), "one banner is enough");
    assert!(pattern(&screen).tries_left.as_ref().is_some_and(|tries| tries.contains('4')));
    draw(&mut kit, OTHER);
    assert_eq!(tone(&kit.answer(is_try, wrong(1))), Tone::Danger);
    draw(&mut kit, &[0, 1]);
    assert!(!kit.wants(is_try), "two dots are no try");
}

#[test]
fn the_fifth_failure_leads_to_the_password() {
    let mut kit = locked();
    draw(&mut kit, OTHER);
    kit.answer(is_try, Answer::Lock(LockAnswer::Wiped));
    let screen = kit.answer(signs_out, Answer::Done(Ok(())));
    assert_eq!((screen.route.as_str(), tone(&screen)), ("login", Tone::Danger));
    assert_eq!(kit.back().route, "welcome");
}

#[test]
fn the_password_instead_asks_once_and_ends_the_session() {
    let mut kit = locked();
    let screen = kit.open("lock.password");
    assert!(screen.over.is_some());
    assert!(kit.back().over.is_none(), "back takes the sheet away and nothing else");
    kit.open("lock.password");
    kit.press("leave.keep");
    let screen = kit.answer(signs_out, Answer::Done(Ok(())));
    assert_eq!(screen.route, "login");
}

#[test]
fn a_start_finds_the_lock_with_the_tries_that_were_left() {
    let screen = Kit::found(Found::Locked { tries_left: 2 }).screen();
    assert_eq!(screen.route, "locked");
    assert!(pattern(&screen).tries_left.as_ref().is_some_and(|tries| tries.contains('2')));
    assert!(ids(&screen).contains(&"lock.accident".to_owned()), "help needs no unlocking");
}

#[test]
fn a_change_asks_for_the_old_pattern_first() {
    let mut kit = with_lock();
    kit.open("security.change");
    draw(&mut kit, OTHER);
    let screen = kit.answer(is_try, wrong(4));
    assert!(pattern(&screen).tries_left.is_some());
    draw(&mut kit, RIGHT);
    let screen = kit.answer(is_try, opened());
    assert!(pattern(&screen).tries_left.is_none());
    draw(&mut kit, OTHER);
    draw(&mut kit, OTHER);
    assert_eq!(kit.answer(is_set, Answer::Lock(LockAnswer::Done)).route, "me.security");
}

#[test]
fn removing_asks_then_wants_the_pattern_then_is_done() {
    let mut kit = with_lock();
    assert!(kit.open("security.remove").over.is_some());
    kit.press("security.remove_sure");
    draw(&mut kit, RIGHT);
    kit.answer(is_try, opened());
    let screen = kit.answer(
        |effect| matches!(effect, Effect::Lock(LockOp::Remove)),
        Answer::Lock(LockAnswer::Done),
    );
    assert_eq!(screen.route, "me.security");
    assert!(ids(&screen).contains(&"security.set".to_owned()));
    assert!(screen.over.is_none());
}

#[test]
fn five_failures_while_changing_end_the_session_too() {
    let mut kit = with_lock();
    kit.open("security.change");
    draw(&mut kit, OTHER);
    kit.answer(is_try, Answer::Lock(LockAnswer::Wiped));
    assert_eq!(kit.answer(signs_out, Answer::Done(Ok(()))).route, "login");
}

#[test]
fn a_name_is_veiled_to_its_first_character() {
    assert_eq!(veiled("林之远"), "林••");
    assert_eq!(veiled("陈朗"), "陈•");
    assert_eq!(veiled("Anna Schmidt"), "A••");
}

#[test]
fn every_word_of_these_screens_is_there_in_every_language() {
    for locale in crate::text::Locale::ALL {
        let mut kit = at_security(Kit::logged_in());
        kit.texts = crate::text::Texts::new(locale);
        let mut screens = vec![kit.screen(), kit.open("security.set")];
        screens.extend([draw(&mut kit, &[0, 1]), draw(&mut kit, &[0, 3, 6, 7, 8])]);
        screens.extend([draw(&mut kit, RIGHT), draw(&mut kit, RIGHT), draw(&mut kit, RIGHT)]);
        screens.push(kit.answer(is_set, Answer::Lock(LockAnswer::Done)));
        screens.extend([kit.open("security.remove"), kit.press("security.remove_sure")]);
        kit.back();
        screens.push(kit.open("security.change"));
        draw(&mut kit, RIGHT);
        screens.push(kit.answer(is_try, opened()));
        kit.back();
        screens.extend([kit.open("lock.close"), draw(&mut kit, OTHER)]);
        screens.push(kit.answer(is_try, wrong(1)));
        screens.push(kit.open("lock.password"));
        kit.back();
        draw(&mut kit, OTHER);
        kit.answer(is_try, Answer::Lock(LockAnswer::Wiped));
        screens.push(kit.answer(signs_out, Answer::Done(Ok(()))));
        for screen in screens {
            let bare = bare_keys(&screen);
            assert!(bare.is_empty(), "{} in {}: {bare:?}", screen.route, locale.tag());
        }
    }
}

#[test]
fn dots_that_are_none_or_come_twice_are_drawn_again() {
    for dots in [&[0, 1, 2, 9][..], &[0, 1, 0, 3]] {
        let mut kit = at_security(Kit::logged_in());
        kit.open("security.set");
        let screen = draw(&mut kit, dots);
        assert_eq!(screen.notice.unwrap().text, "没有看清，请再画一次");
        assert!(!kit.wants(is_set));
    }
}
