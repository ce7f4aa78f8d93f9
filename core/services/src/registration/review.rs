//! The review: where it stands, by when, what was handed in; and why not, with the ways on.

use tongtu_contract::{
    Registration, RegistrationEvent, RegistrationReason, RegistrationState, RegistrationStep,
};
use tongtu_rules::{document, phone::Phone};

use super::{State, case, city, kind};
use crate::{
    effect::{Answer, Effect, Tag},
    route::Route,
    screen::{
        self, Body, Detail, Icon, Line, Lines, Mark, Page, Paragraph, ParagraphKind, Press, Rank,
        Refusal, Scene, Tone,
    },
    step::{Context, Event, Go, Step, View},
    text::Words,
};

pub(super) const REVEAL: &str = "register.reveal";
pub(super) const HIDE: Tag = "register.hide";
const REVEAL_MS: u64 = 30_000;
const MEND: &str = "register.mend";
const PHOTO: &str = "register.photo";
const LOG_IN: &str = "register.log_in";
const RESET: &str = "register.reset";
const HELP: &str = "register.review_help";
const WHICH: &str = "register.which";
const REFRESH: &str = "refresh";

pub(super) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        Event::Pressed(id) | Event::Opened(id) => match id.as_str() {
            MEND => Step::stay(state).push(Route::RegisterMend),
            PHOTO => Step::stay(state).push(Route::RegisterPhoto),
            // The account exists, so nothing of the registration is needed any more.
            LOG_IN if matches!(state.case.state(), Some(RegistrationState::Active)) => {
                super::done().go(Go::Root(Route::Login))
            }
            LOG_IN => Step::stay(state).go(Go::Root(Route::Login)),
            RESET => Step::stay(state).go(Go::Root(Route::Reset)),
            HELP => Step::stay(state).push(Route::HelpPage("review".to_owned())),
            WHICH => Step::stay(state).push(Route::WhichDocument),
            "register.window" => Step::stay(state).push(Route::HelpPage("window".to_owned())),
            REVEAL => Step::to(State { revealed: true, ..state.clone() })
                .effect(HIDE, Effect::After { ms: REVEAL_MS }),
            REFRESH => {
                let poll = state.case.poll(ctx);
                Step::stay(state).maybe(case::POLL, poll)
            }
            _ => Step::stay(state),
        },
        Event::Came(HIDE, Answer::Fired) => Step::to(State { revealed: false, ..state.clone() }),
        // What is reported late, or of another screen.
        _ => Step::stay(state),
    }
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let title = ctx.say("title-register-review");
    let refresh = Press { icon: Some(Icon::Refresh), ..ctx.press(REFRESH, Rank::Bar, case::POLL) };
    let Some(seen) = state.case.seen.as_deref() else {
        let rank = if state.case.failed.is_some() { Rank::Main } else { Rank::Bar };
        return not_seen(state, title, ctx).action(Press { rank, ..refresh });
    };
    let body = Body::Detail { detail: detail(seen, state, ctx) };
    let mut view = View::new(title, body);
    if state.revealed {
        view = view.secret();
    }
    let second = |id: &str| ctx.press(id, Rank::Second, "none");
    let view = match &seen.state {
        RegistrationState::Active => view.action(ctx.press(LOG_IN, Rank::Main, "none")),
        RegistrationState::PhotoNeeded => view.action(ctx.press(PHOTO, Rank::Main, "none")),
        RegistrationState::Rejected { reason: RegistrationReason::DocumentTaken, .. } => {
            view.action(ctx.press(LOG_IN, Rank::Main, "none")).action(second(RESET))
        }
        RegistrationState::Rejected { .. } => {
            view.action(ctx.press(MEND, Rank::Main, "none")).action(second(HELP))
        }
        // The best way is to wait: nothing is filled.
        RegistrationState::InReview { .. } | RegistrationState::Unknown(_) => {
            view.action(second(HELP))
        }
    };
    view.action(refresh)
}

/// Nothing is here yet: its frame while it comes, else why not.
fn not_seen(state: &State, title: String, ctx: &Context) -> View {
    let Some(problem) = &state.case.failed else {
        return View::new(title, Body::Detail { detail: Detail::default() });
    };
    let notice = ctx.notice_of(problem);
    let text = notice.verbatim.unwrap_or_else(|| ctx.say(notice.words));
    let page = Page {
        id: "unreachable".to_owned(),
        scene: Some(Scene::Tunnel),
        title: ctx.say("unreachable-title"),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, text)],
        fine: vec![ctx.say(Words::new("code-line").with("code", notice.code))],
        ..Page::default()
    };
    View::new(title, Body::Page { page })
}

fn detail(seen: &Registration, state: &State, ctx: &Context) -> Detail {
    Detail {
        mark: Some(mark(&seen.state, ctx)),
        lead: Some(lead(&seen.state, ctx)),
        refusals: refusal(seen, ctx).into_iter().collect(),
        timeline: timeline(seen, ctx),
        groups: vec![details(seen, state, ctx)],
        ..Detail::default()
    }
}

fn mark(state: &RegistrationState, ctx: &Context) -> Mark {
    let (tone, open, label) = match state {
        RegistrationState::Active => (Tone::Good, false, ctx.say("review-active")),
        RegistrationState::PhotoNeeded => (Tone::Attention, true, ctx.say("review-photo-needed")),
        RegistrationState::InReview { .. } => (Tone::Info, true, ctx.say("review-in-review")),
        RegistrationState::Rejected { .. } => (Tone::Danger, false, ctx.say("review-rejected")),
        // Shown as it came: nobody here could say what it means.
        RegistrationState::Unknown(raw) => (Tone::Info, true, raw.clone()),
    };
    Mark { tone, open, label }
}

fn lead(state: &RegistrationState, ctx: &Context) -> String {
    match state {
        RegistrationState::Active => ctx.say("review-active-lead"),
        RegistrationState::PhotoNeeded => ctx.say("review-photo-needed-lead"),
        RegistrationState::InReview { due_at_ms, .. } => {
            let due = ctx.moment(*due_at_ms);
            let late = *due_at_ms < ctx.now_ms;
            let key = if late { "review-late-lead" } else { "review-in-review-lead" };
            ctx.say(Words::new(key).with("due", due))
        }
        RegistrationState::Rejected { reason: RegistrationReason::DocumentTaken, .. } => {
            ctx.say("review-taken-lead")
        }
        RegistrationState::Rejected { .. } => ctx.say("review-rejected-lead"),
        RegistrationState::Unknown(_) => ctx.say("review-unknown-lead"),
    }
}

fn key(reason: &RegistrationReason) -> String {
    format!("reason-{}", reason.as_str().replace('_', "-"))
}

/// The reason as a sentence; one of a later server as it came.
pub(super) fn why(reason: &RegistrationReason, ctx: &Context) -> String {
    let unknown = || Words::new("reason-unknown").with("reason", reason.as_str().to_owned());
    ctx.find(key(reason)).unwrap_or_else(|| ctx.say(unknown()))
}

fn refusal(seen: &Registration, ctx: &Context) -> Option<Refusal> {
    let RegistrationState::Rejected { reason, .. } = &seen.state else { return None };
    let word = reason.as_str();
    let source = ctx
        .find(format!("{}.source", key(reason)))
        .unwrap_or_else(|| ctx.say("reason-unknown.source"));
    let (mut ways, mut closed) = (Vec::new(), None);
    let row = |id: &str, icon: Icon| ctx.row(id, icon);
    match reason {
        RegistrationReason::DocumentTaken => {
            closed = Some(ctx.say("reason-document-taken.closed"));
        }
        RegistrationReason::DocMismatch => {
            ways.push(row(WHICH, Icon::Licence));
            closed = Some(ctx.say("reason-doc-mismatch.closed"));
        }
        RegistrationReason::TraditionalName
        | RegistrationReason::NameNumberMismatch
        | RegistrationReason::PhotoUnreadable
        | RegistrationReason::PhotoWrongSide
        | RegistrationReason::DocExpired
        | RegistrationReason::Unknown(_) => {}
    }
    ways.push(row("register.window", Icon::Place));
    Some(Refusal {
        code: format!("registration.{word}"),
        what: ctx.say("review-refused"),
        unchanged: Some(ctx.say("review-unchanged")),
        why: vec![why(reason, ctx)],
        sum: None,
        progress: None,
        source,
        ways,
        closed,
    })
}

fn timeline(seen: &Registration, ctx: &Context) -> Vec<screen::Step> {
    let mut steps: Vec<screen::Step> =
        (1_usize..).zip(&seen.history).map(|(n, event)| happened(n, event, ctx)).collect();
    let ahead = |id: &str, key: &'static str, line: String, present: bool| screen::Step {
        id: id.to_owned(),
        head: ctx.say(key),
        line: Some(line),
        mark: Mark {
            tone: Tone::Info,
            open: true,
            label: ctx.say(if present { "step-now" } else { "step-ahead" }),
        },
        present,
    };
    match &seen.state {
        RegistrationState::InReview { .. } => {
            let pledge = ctx.say(pledge(seen));
            steps.push(ahead("review", "step-review", pledge, true));
            let phone = Phone::parse(&seen.details.phone).map(|phone| phone.masked());
            let words = Words::new("step-open-line").with("phone", phone.unwrap_or_default());
            steps.push(ahead("open", "step-open", ctx.say(words), false));
        }
        RegistrationState::PhotoNeeded => {
            steps.push(ahead("photo", "step-photo", ctx.say("step-photo-line"), true));
            steps.push(ahead("review", "step-review", ctx.say(pledge(seen)), false));
        }
        // Where the account is there already nothing can be mended.
        RegistrationState::Rejected { reason: RegistrationReason::DocumentTaken, .. }
        | RegistrationState::Active
        | RegistrationState::Unknown(_) => {}
        RegistrationState::Rejected { .. } => {
            steps.push(ahead("mend", "step-mend", ctx.say("step-mend-line"), true));
        }
    }
    steps
}

/// 一般半个到一个工作日, counted by the server.
fn pledge(seen: &Registration) -> Words {
    let halves = |count: u8| Words::new(format!("half-days-{}", count.clamp(1, 6)));
    Words::new("step-review-line")
        .with("from", halves(seen.pledge.from_half_days))
        .with("to", halves(seen.pledge.to_half_days))
}

fn happened(n: usize, event: &RegistrationEvent, ctx: &Context) -> screen::Step {
    let head = match &event.step {
        RegistrationStep::Created => ctx.say("step-created"),
        RegistrationStep::PhotoReceived => ctx.say("step-photo-received"),
        RegistrationStep::Submitted => ctx.say("step-submitted"),
        RegistrationStep::Corrected => ctx.say("step-corrected"),
        RegistrationStep::Approved => ctx.say("step-approved"),
        RegistrationStep::Rejected => ctx.say("step-rejected"),
        RegistrationStep::Unknown(raw) => raw.clone(),
    };
    let tone = match event.step {
        RegistrationStep::Rejected => Tone::Danger,
        RegistrationStep::Approved => Tone::Good,
        _ => Tone::Calm,
    };
    screen::Step {
        id: format!("step_{n}"),
        head,
        line: Some(ctx.moment(event.at_ms)),
        mark: Mark { tone, open: false, label: ctx.say("step-done") },
        present: false,
    }
}

fn details(seen: &Registration, state: &State, ctx: &Context) -> Lines {
    let details = &seen.details;
    let line = |id: &str, value: String| Line {
        id: id.to_owned(),
        label: ctx.say(Words::new(format!("field-{id}"))),
        value,
        can_copy: false,
        reveal: None,
    };
    let number =
        if state.revealed { details.number.clone() } else { document::mask(&details.number) };
    let reveal = ctx.press(REVEAL, Rank::Link, "none");
    let reveal = Press { icon: Some(Icon::Eye), ..reveal };
    let phone = Phone::parse(&details.phone)
        .map_or_else(|_| document::mask(&details.phone), |phone| phone.masked());
    let mut lines = vec![
        line("name", details.name.clone()),
        Line {
            label: ctx.say("review-document"),
            ..line("doc_kind", capital(&ctx.say(kind::wire_words(&details.doc_kind))))
        },
        Line { reveal: (!state.revealed).then_some(reveal), ..line("number", number) },
        line("phone", phone),
    ];
    lines.extend(city::shown(&details.city, ctx).map(|shown| line("city", shown)));
    let when = ctx.moment(state.case.seen_at_ms);
    let title = ctx.say(Words::new("review-details").with("when", when));
    Lines { id: "details".to_owned(), title: Some(title), lines }
}

/// The kinds are words of sentences; as a value one begins with a capital.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}
