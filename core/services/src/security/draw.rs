//! Drawing a new pattern: the old one first where there is one, then the new one twice.

use tongtu_rules::gesture::{GestureError, Pattern as Drawn, matches};

use crate::{
    effect::{Answer, Effect, LockAnswer, LockOp},
    leave::{self, Leaving},
    route::Route,
    screen::{Body, Icon, Pattern, Tone},
    step::{Context, Event, Fact, Go, Notice, Session, Step, View},
};

use super::{State, TRY, WIPE, lock, veiled};

/// What is being drawn, and for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Drawing {
    what_for: Purpose,
    phase: Phase,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Set,
    Change,
    Remove,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The present one, to be sure of the person.
    Old,
    /// The new one.
    First,
    /// The new one once more.
    Again { first: Drawn },
}

impl Drawing {
    pub(super) fn to_set() -> Drawing {
        Drawing { what_for: Purpose::Set, phase: Phase::First }
    }
    pub(super) fn to_change() -> Drawing {
        Drawing { what_for: Purpose::Change, phase: Phase::Old }
    }
    pub(super) fn to_remove() -> Drawing {
        Drawing { what_for: Purpose::Remove, phase: Phase::Old }
    }

    /// After a restart nothing but the route is known.
    fn anew(ctx: &Context) -> Drawing {
        let has_lock = *ctx.session == (Session::Open { has_lock: true });
        if has_lock { Drawing::to_change() } else { Drawing::to_set() }
    }
}

const SET: &str = "lock.set";
const REMOVE: &str = "lock.remove";

/// The dots as a pattern, or what to tell about them.
pub(super) fn read(dots: &[u8]) -> Result<Drawn, Notice> {
    let dots: Vec<i32> = dots.iter().copied().map(i32::from).collect();
    Drawn::from_drawn(&dots).map_err(|error| {
        let words = match error {
            GestureError::TooShort => "gesture-too-short",
            GestureError::Repeat
            | GestureError::OutOfRange
            | GestureError::Mismatch
            | GestureError::LockedOut => "gesture-unreadable",
        };
        Notice::news(Tone::Attention, words)
    })
}

pub(super) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    let stay = Step::stay(state);
    let drawing = state.drawing.unwrap_or_else(|| Drawing::anew(ctx));
    match event {
        Event::Entered(_) => to(state, drawing),
        Event::Drawn(dots) => {
            if [TRY, SET, REMOVE, WIPE].iter().any(|tag| ctx.is_busy(tag)) {
                return stay; // the second stroke of two
            }
            match read(&dots) {
                Ok(pattern) => drawn(state, drawing, pattern),
                Err(notice) => stay.notice(notice),
            }
        }
        Event::Pressed(id) | Event::Opened(id) => match id.as_str() {
            "pattern.anew" if matches!(drawing.phase, Phase::Again { .. }) => {
                to(state, Drawing { phase: Phase::First, ..drawing })
            }
            "lock.password" => Step::to(State { leaving: Leaving::Asked, ..state.clone() }),
            _ => stay,
        },
        _ => stay,
    }
}

fn to(state: &State, drawing: Drawing) -> Step<State> {
    Step::to(State { drawing: Some(drawing), ..state.clone() })
}

fn drawn(state: &State, drawing: Drawing, pattern: Drawn) -> Step<State> {
    match drawing.phase {
        Phase::Old => {
            Step::stay(state).effect(TRY, Effect::Lock(LockOp::Try(pattern.nodes().to_vec())))
        }
        Phase::First => {
            let step = to(state, Drawing { phase: Phase::Again { first: pattern }, ..drawing });
            if pattern.is_common() {
                step.notice(Notice::news(Tone::Attention, "gesture-common"))
            } else {
                step.hush() // what is asked says it
            }
        }
        Phase::Again { first } => match matches(&first, &pattern) {
            Ok(()) => {
                Step::stay(state).effect(SET, Effect::Lock(LockOp::Set(pattern.nodes().to_vec())))
            }
            Err(_) => to(state, Drawing { phase: Phase::First, ..drawing })
                .notice(Notice::news(Tone::Attention, "gesture-mismatch")),
        },
    }
}

/// What a try of the present pattern came to, with the session open.
pub(super) fn tried(state: &State, answer: &LockAnswer) -> Step<State> {
    let Some(drawing) = state.drawing else { return Step::stay(state).illegal() };
    match answer {
        LockAnswer::Opened(_) => match drawing.what_for {
            Purpose::Remove => Step::stay(state).effect(REMOVE, Effect::Lock(LockOp::Remove)),
            Purpose::Set | Purpose::Change => {
                let drawing = Drawing { phase: Phase::First, ..drawing };
                Step::to(State { drawing: Some(drawing), tries_left: None, ..state.clone() }).hush()
            }
        },
        LockAnswer::Wrong { tries_left } => {
            let state = State { tries_left: Some(*tries_left), ..state.clone() };
            lock::warned(Step::to(state), *tries_left)
        }
        LockAnswer::Done | LockAnswer::Wiped | LockAnswer::Failed(_) => Step::stay(state).illegal(),
    }
}

pub(super) fn came(state: &State, tag: &str, answer: Answer, ctx: &Context) -> Step<State> {
    let back = |news, tone| {
        Step::to(State::default()).go(Go::BackTo(Route::Security)).notice(Notice::news(tone, news))
    };
    match (tag, answer) {
        (SET, Answer::Lock(LockAnswer::Done)) => {
            back("gesture-set", Tone::Good).fact(Fact::HasLock(true))
        }
        (REMOVE, Answer::Lock(LockAnswer::Done)) => {
            back("gesture-removed", Tone::Info).fact(Fact::HasLock(false))
        }
        (SET | REMOVE, Answer::Lock(LockAnswer::Failed(problem))) => {
            let drawing = state.drawing.map(|drawing| Drawing { phase: Phase::First, ..drawing });
            let drawing = drawing.filter(|drawing| drawing.what_for != Purpose::Remove);
            Step::to(State { drawing, ..state.clone() }).problem(&problem, ctx)
        }
        (SET | REMOVE, _) => Step::stay(state).illegal(),
        // Of something that ended before its answer came.
        _ => Step::stay(state),
    }
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let drawing = state.drawing.unwrap_or_else(|| Drawing::anew(ctx));
    let asks = match (drawing.phase, drawing.what_for) {
        (Phase::Old, Purpose::Remove) => "gesture-asks-remove",
        (Phase::Old, _) => "gesture-asks-old",
        (Phase::First, _) => "gesture-asks-first",
        (Phase::Again { .. }, _) => "gesture-asks-again",
    };
    let ways = match drawing.phase {
        Phase::Old => vec![ctx.row("lock.password", Icon::Lock)],
        Phase::First => Vec::new(),
        Phase::Again { .. } => vec![ctx.row("pattern.anew", Icon::Retry)],
    };
    let pattern = Pattern {
        who: ctx.docs.account().map_or_else(String::new, |account| veiled(&account.name)),
        asks: ctx.say(asks),
        tries_left: state
            .tries_left
            .filter(|_| drawing.phase == Phase::Old)
            .map(|left| ctx.say(lock::tries_words(left, true))),
        trace: true,
        ways,
    };
    View::new(ctx.say("title-me-security-pattern"), Body::Pattern { pattern })
        .over(leave::sheet(state.leaving, ctx))
        .secret()
}
