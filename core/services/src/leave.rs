//! 退出登录: the sheet that asks, what becomes of what waits, and the end of the session.
//!
//! ```text
//! Staying ─ ask ─▶ Asked ─ keep ────────────────▶ Going ─ done ─▶ signed out
//!    ▲               ├── discard ─▶ Discarding ──────▲
//!    └─ cancel, send ┘                (all gone)
//! ```
//!
//! Three screens lead here: 我的, 账号与安全, and the lock (with the password instead). Each holds a
//! [`Leaving`] and gives it the events first.

use crate::{
    effect::{Answer, Effect},
    route::Route,
    screen::{Page, Paragraph, ParagraphKind, Press, Rank, Tone},
    step::{Context, Event, Fact, Go, Notice, Session, Step},
    text::Words,
};

/// How far the logout is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Leaving {
    /// Nobody asked for it.
    #[default]
    Staying,
    /// The sheet lies over the screen.
    Asked,
    /// What waits is being thrown away; so many are left.
    Discarding { left: usize },
    /// The session is being ended.
    Going,
}

const OUT: &str = "leave.out";
const DISCARD: &str = "leave.discard";
const RETRY: &str = "leave.retry";

/// What follows, if the event is about leaving.
pub(crate) fn update(leaving: Leaving, event: &Event, ctx: &Context) -> Option<Step<Leaving>> {
    Some(match (leaving, event) {
        (Leaving::Asked, Event::Dismissed) => Step::to(Leaving::Staying),
        (Leaving::Asked, Event::Pressed(id)) => match id.as_str() {
            "leave.cancel" => Step::to(Leaving::Staying),
            "leave.send" => send(ctx),
            "leave.keep" => go(),
            "leave.discard" => discard(ctx),
            _ => return None,
        },
        (Leaving::Discarding { left }, Event::Came(DISCARD, Answer::Done(Ok(())))) => {
            if left > 1 {
                Step::to(Leaving::Discarding { left: left - 1 })
            } else {
                go()
            }
        }
        (Leaving::Going, Event::Came(OUT, Answer::Done(Ok(())))) => gone(ctx),
        // Nothing was ended: the person is still in, and may try again.
        (Leaving::Discarding { .. }, Event::Came(DISCARD, Answer::Done(Err(problem))))
        | (Leaving::Going, Event::Came(OUT, Answer::Done(Err(problem))))
        | (_, Event::Came(RETRY, Answer::Done(Err(problem)))) => {
            Step::to(Leaving::Staying).problem(problem, ctx)
        }
        (_, Event::Came(OUT | DISCARD | RETRY, _)) => Step::to(leaving),
        _ => return None,
    })
}

fn go() -> Step<Leaving> {
    Step::to(Leaving::Going).effect(OUT, Effect::SignOut { erase: false })
}

fn send(ctx: &Context) -> Step<Leaving> {
    let step = Step::to(Leaving::Staying).notice(Notice::news(Tone::Info, "leave-sending"));
    ctx.outbox.iter().fold(step, |step, item| step.effect(RETRY, Effect::Retry(item.id.clone())))
}

fn discard(ctx: &Context) -> Step<Leaving> {
    if ctx.outbox.is_empty() {
        return go(); // sent meanwhile
    }
    let step = Step::to(Leaving::Discarding { left: ctx.outbox.len() });
    // The words that were kept until they are answered go with what waits.
    ctx.outbox.iter().fold(step, |step, item| {
        step.effect(DISCARD, Effect::Discard(item.id.clone()))
            .fact(Fact::GivenUp(item.kind, item.subject.clone()))
    })
}

fn gone(ctx: &Context) -> Step<Leaving> {
    let step = Step::to(Leaving::Staying).fact(Fact::SignedOut);
    if matches!(ctx.session, Session::Locked { .. }) {
        // Whoever left the lock wants in by the password.
        return step.go(Go::To(Route::Login)).notice(Notice::news(Tone::Info, "leave-password"));
    }
    step.notice(Notice::news(Tone::Calm, "leave-done"))
}

/// The sheet: what goes, what stays, and the ways.
pub(crate) fn sheet(leaving: Leaving, ctx: &Context) -> Option<Page> {
    if leaving != Leaving::Asked {
        return None;
    }
    let locked = matches!(ctx.session, Session::Locked { .. });
    let waiting = ctx.outbox.len();
    let title = match (locked, waiting) {
        (true, _) => ctx.say("leave-title-locked"),
        (false, 0) => ctx.say("leave-title"),
        (false, count) => ctx.say(Words::new("leave-title-waiting").with("count", count)),
    };
    let item = |key: &'static str| Paragraph::new(ParagraphKind::Item, ctx.say(key));
    let mut paragraphs = vec![item("leave-goes"), item("leave-stays")];
    if waiting > 0 {
        paragraphs.push(item("leave-waiting"));
    }
    let keep = ctx.press("leave.keep", Rank::Grave, OUT);
    let cancel = ctx.press("leave.cancel", Rank::Second, "none");
    let presses = if waiting > 0 && !locked {
        let send = ctx.online.then(|| ctx.press("leave.send", Rank::Main, RETRY));
        let label = ctx.say("leave-keep-waiting");
        let keep = Press { rank: Rank::Second, label, ..keep };
        let discard = ctx.press("leave.discard", Rank::Grave, DISCARD);
        send.into_iter().chain([keep, discard, cancel]).collect()
    } else {
        vec![cancel, keep]
    };
    Some(Page { id: "leave".to_owned(), title, paragraphs, presses, ..Page::default() })
}
