//! 设置: elder mode, what was agreed to and taking it back, the version of the app.

use crate::{
    effect::{Answer, Effect},
    reminding,
    route::Route,
    screen::{Icon, Mark, Page, Paragraph, ParagraphKind, Rank, Row, Tone},
    step::{Consent, Context, Event, Fact, Step, View},
    text::Words,
};

use super::{group, rows};

/// How far the withdrawal of consent is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum State {
    #[default]
    Shown,
    /// The sheet lies over the screen.
    Asked,
    /// First what is on the phone goes, then the decision.
    Erasing,
    Withdrawing,
}

const ERASE: &str = "settings.erase";
const WITHDRAW: &str = "settings.withdraw";
/// The system is asked for leave to remind, because the person wants it now, and says how it stands.
const REMINDERS: &str = "settings.reminders";

pub(super) fn update(all: &super::State, event: &Event, ctx: &Context) -> Step<super::State> {
    let to = |settings| Step::to(super::State { settings, ..all.clone() });
    let stay = Step::stay(all);
    match (all.settings, event) {
        (State::Asked, Event::Dismissed) => to(State::Shown),
        (state, Event::Pressed(id) | Event::Opened(id)) => match (state, id.as_str()) {
            (_, "settings.elder") => stay.fact(Fact::Elder(!ctx.elder)),
            (_, REMINDERS) => stay.ask(reminding::TAG, reminding::question(ctx)),
            (_, "settings.privacy") => stay.push(Route::Policy("privacy".to_owned())),
            (_, "settings.terms") => stay.push(Route::Policy("terms".to_owned())),
            (State::Shown, "settings.withdraw") => to(State::Asked),
            (State::Asked, "settings.keep") => to(State::Shown),
            (State::Asked, "settings.withdraw_sure") => {
                to(State::Erasing).effect(ERASE, Effect::SignOut { erase: true })
            }
            _ => stay,
        },
        // What could not be erased must not hold the decision up: it is sealed, and the runtime
        // opens nothing without consent.
        (State::Erasing, Event::Came(ERASE, Answer::Done(_))) => {
            to(State::Withdrawing).effect(WITHDRAW, Effect::WriteConsent { policy_version: None })
        }
        (State::Withdrawing, Event::Came(WITHDRAW, Answer::Done(Ok(())))) => {
            to(State::Shown).fact(Fact::Consent(Consent::Declined))
        }
        (State::Withdrawing, Event::Came(WITHDRAW, Answer::Done(Err(problem)))) => {
            to(State::Shown).problem(problem, ctx)
        }
        (_, Event::Came(..)) => stay.illegal(),
        _ => stay,
    }
}

pub(super) fn view(state: State, ctx: &Context) -> View {
    let (tone, key) = if ctx.elder {
        (Tone::Good, "settings-elder-on")
    } else {
        (Tone::Calm, "settings-elder-off")
    };
    let mark = Some(Mark { tone, open: false, label: ctx.say(key) });
    let reading = vec![Row { mark, ..ctx.row("settings.elder", Icon::Larger) }];
    let reminders = vec![reminding::row(REMINDERS, ctx)];
    let privacy = vec![
        ctx.row("settings.privacy", Icon::Eye),
        ctx.row("settings.terms", Icon::Violation),
        ctx.row("settings.withdraw", Icon::Close),
    ];
    let version = Row {
        value: Some(env!("CARGO_PKG_VERSION").to_owned()),
        icon: None,
        opens: false,
        ..ctx.row("settings.version", Icon::Home)
    };
    let title = |key: &'static str| Some(ctx.say(key));
    let groups = vec![
        group("reading", title("settings-reading"), reading),
        group("reminders", title("settings-reminders"), reminders),
        group("privacy", title("settings-privacy"), privacy),
        group("about", title("settings-about"), vec![version]),
    ];
    let over = (state == State::Asked).then(|| sheet(ctx));
    View::new(ctx.say("title-me-settings"), rows(groups)).over(over)
}

fn sheet(ctx: &Context) -> Page {
    let item = |key: &'static str| Paragraph::new(ParagraphKind::Item, ctx.say(key));
    let mut paragraphs = vec![item("withdraw-goes"), item("withdraw-stays"), item("withdraw-then")];
    if !ctx.outbox.is_empty() {
        let words = Words::new("withdraw-waiting").with("count", ctx.outbox.len());
        paragraphs.push(Paragraph::new(ParagraphKind::Item, ctx.say(words)));
    }
    Page {
        id: "withdraw".to_owned(),
        title: ctx.say("withdraw-title"),
        paragraphs,
        presses: vec![
            ctx.press("settings.keep", Rank::Second, "none"),
            ctx.press("settings.withdraw_sure", Rank::Grave, ERASE),
        ],
        ..Page::default()
    }
}
