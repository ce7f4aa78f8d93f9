//! The closed lock: who, nine dots, tries left, and the other ways in.

use crate::{
    ask::{AskKind, Outcome},
    effect::{Effect, LockAnswer, LockOp},
    elder,
    leave::{self, Leaving},
    route::Route,
    screen::{Body, Icon, Pattern, Tone},
    step::{Context, Event, Fact, Go, Notice, Session, Step, View},
    text::Words,
};

use super::{State, TRY, WIPE, draw};

/// The police's number for accidents on the road.
const ACCIDENT_NUMBER: &str = "122";

pub(super) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    let stay = Step::stay(state);
    match event {
        // A start may find the lock on top of the stack and nothing behind it.
        Event::Entered(_) => match ctx.session {
            Session::Out => stay.go(Go::Root(Route::Welcome)),
            Session::Open { .. } => stay.go(Go::Root(Route::Home)),
            Session::Locked { .. } | Session::Reading => stay,
        },
        Event::Drawn(dots) => {
            let closed = matches!(ctx.session, Session::Locked { .. });
            if !closed || ctx.is_busy(TRY) || ctx.is_busy(WIPE) {
                return stay;
            }
            match draw::read(&dots) {
                Ok(pattern) => {
                    stay.effect(TRY, Effect::Lock(LockOp::Try(pattern.nodes().to_vec())))
                }
                // No try is spent on what cannot be a pattern.
                Err(notice) => stay.notice(notice),
            }
        }
        Event::Pressed(id) | Event::Opened(id) => match id.as_str() {
            "lock.password" => Step::to(State { leaving: Leaving::Asked, ..state.clone() }),
            "lock.help" => stay.push(Route::Help),
            "lock.accident" => {
                stay.ask("dial", AskKind::Dial { number: ACCIDENT_NUMBER.to_owned() })
            }
            _ => stay,
        },
        Event::Answered("dial", Outcome::Impossible { .. } | Outcome::Refused { .. }) => {
            stay.notice(Notice::news(Tone::Attention, "accident-dial-yourself"))
        }
        _ => stay,
    }
}

/// What a try at the lock came to.
pub(super) fn tried(state: &State, answer: LockAnswer) -> Step<State> {
    match answer {
        LockAnswer::Opened(account) => Step::to(State::default()).fact(Fact::Unlocked(account)),
        LockAnswer::Wrong { tries_left } => {
            let state = State { just_wrong: true, ..state.clone() };
            warned(Step::to(state).fact(Fact::Locked { tries_left }), tries_left)
        }
        LockAnswer::Done | LockAnswer::Wiped | LockAnswer::Failed(_) => Step::stay(state).illegal(),
    }
}

/// How many are left stands with the dots; of the last one the person is warned.
pub(super) fn warned(step: Step<State>, tries_left: u32) -> Step<State> {
    if tries_left > 1 { step.hush() } else { step.notice(Notice::news(Tone::Danger, "lock-last")) }
}

pub(super) fn tries_words(tries_left: u32, just_wrong: bool) -> Words {
    let key = if just_wrong { "lock-wrong" } else { "lock-tries" };
    Words::new(key).with("tries", tries_left)
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let tries_left = match ctx.session {
        Session::Locked { tries_left } => Some(*tries_left),
        _ => None,
    };
    let failed = tries_left.filter(|left| *left < u32::from(super::MAX_FAILURES));
    let who = match &state.who {
        Some(name) => ctx.say(Words::new("lock-who-name").with("name", name.as_str())),
        None => ctx.say("lock-who"),
    };
    let pattern = Pattern {
        who,
        asks: ctx.say("lock-asks"),
        tries_left: failed
            // Of the last try the notice above speaks already.
            .filter(|left| !(*left == 1 && state.just_wrong))
            .map(|left| ctx.say(tries_words(left, state.just_wrong))),
        trace: true,
        ways: vec![
            ctx.row("lock.password", Icon::Lock),
            ctx.row("lock.accident", Icon::Accident),
            ctx.row("lock.help", Icon::Help),
        ],
    };
    View::new(ctx.say("title-locked"), Body::Pattern { pattern })
        .action(elder::press(ctx))
        .over(leave::sheet(state.leaving, ctx))
        .secret()
}
