//! 首页 and 进度: the licence at a glance, what needs action, every case and what waits.
//!
//! Decides nothing of its own: what a licence is, whether it may be renewed, what stands in the way
//! of an electronic one is said by the rules and by the services that own it. 进度 is in `progress`.

mod progress;

use tongtu_contract as contract;
use tongtu_contract::{ElicenceState, FilingState};
use tongtu_rules::licence::{renewal::Renewal, status::LicenceStatus};

use crate::{
    documents::DocKey,
    effect::{Answer, WaitingKind},
    elder,
    elicence::standing::{self, Bar},
    licence::words,
    outbox,
    route::Route,
    screen::{Body, Group, Home, Icon, Mark, Panel, Press, Rank, Row, Tone},
    step::{Context, Event, Step, View},
    text::Words,
};

#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// The item of the outbox that the person is asked about.
    discarding: Option<String>,
}

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        Event::Forget | Event::Entered(_) | Event::Dismissed => Step::to(State::default()),
        Event::Pressed(id) | Event::Opened(id) => match place(&id) {
            Some(route) => Step::stay(state).push(route),
            None => progress::pressed(state, &id, ctx),
        },
        Event::Came("retry" | "discard", Answer::Done(Ok(()))) => Step::stay(state),
        Event::Came("retry" | "discard", Answer::Done(Err(problem))) => {
            Step::stay(state).problem(&problem, ctx)
        }

        // What the person reports late or twice changes nothing; an answer that cannot be is a bug.
        Event::Came(..) | Event::Answered(..) | Event::Delivered(..) => Step::stay(state).illegal(),
        _ => Step::stay(state),
    }
}

/// Where a row or a button of these screens leads.
fn place(id: &str) -> Option<Route> {
    Some(match id {
        "home.show" => Route::ElicenceCard,
        "home.licence" | "todo.status" | "todo.renewal" | "case.filing" | "service.licence" => {
            Route::Licence
        }
        "home.file" | "todo.filing" | "service.filing" => Route::LicenceFiling,
        "home.elicence" | "todo.elicence" | "case.elicence" | "service.elicence" => Route::Elicence,
        "service.security" => Route::Security,
        "service.help" => Route::Help,
        _ => return None,
    })
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    if *route == Route::Progress {
        return progress::view(state, ctx);
    }
    let home = Home {
        panel: panel(ctx),
        groups: todo(ctx).into_iter().collect(),
        services: vec![services(ctx)],
    };
    View::new(ctx.say("app-name"), Body::Home { home })
        .action(elder::press(ctx))
        .over(elder::offer(ctx))
}

// ── the licence at a glance ──

fn panel(ctx: &Context) -> Panel {
    let Some(file) = ctx.docs.licence() else { return unseen(ctx) };
    match (&file.state, &file.licence) {
        (FilingState::Filed, Some(licence)) => filed(licence, ctx),
        (state, _) => unfiled(state, ctx),
    }
}

fn filed(licence: &contract::Licence, ctx: &Context) -> Panel {
    let until = words::valid_until(licence.valid_until, ctx);
    let who = Words::new("home-who")
        .with("name", licence.name.as_str())
        .with("classes", licence.classes.as_str());
    let lines = if ctx.elder { vec![until] } else { vec![ctx.say(who), until] };
    Panel {
        head: ctx.say("title-licence"),
        mark: Some(words::status_mark(&licence.status, ctx)),
        lines,
        value: Some(words::points_value(&licence.points, ctx)),
        progress: Some(words::points(&licence.points, ctx)),
        presses: next_step(ctx).into_iter().collect(),
    }
}

/// The one thing to do with a filed licence: show it, or get to where it can be shown.
fn next_step(ctx: &Context) -> Option<Press> {
    let press = |id: &str, key: &'static str, icon| Press {
        label: ctx.say(key),
        icon: Some(icon),
        ..ctx.press(id, Rank::Main, "none")
    };
    let (id, key, icon) = match &ctx.docs.elicence()?.state {
        ElicenceState::Active { .. } => ("home.show", "home-show", Icon::Qr),
        _ if ctx.waiting(WaitingKind::ElicenceApplication).is_some() => {
            ("home.elicence", "home-see-application", Icon::Progress)
        }
        ElicenceState::InReview { .. } => ("home.elicence", "home-see-review", Icon::Progress),
        ElicenceState::NotApplied if standing::bar(ctx).is_none() => {
            ("home.elicence", "home-apply", Icon::Licence)
        }
        ElicenceState::Rejected { .. } => ("home.elicence", "home-apply-again", Icon::Camera),
        ElicenceState::NotApplied
        | ElicenceState::WindowOnly
        | ElicenceState::Blocked { .. }
        | ElicenceState::Unknown(_) => ("home.licence", "home-see-licence", Icon::Licence),
    };
    Some(press(id, key, icon))
}

fn unfiled(state: &FilingState, ctx: &Context) -> Panel {
    let (line, press) = match state {
        FilingState::NotYet { come_back_on } => {
            let words = Words::new("home-not-yet").with("day", ctx.short_day(*come_back_on));
            (ctx.say(words), ctx.press("home.licence", Rank::Main, "none"))
        }
        FilingState::Unknown(raw) => {
            let words = Words::new("state-unknown").with("raw", raw.as_str());
            (ctx.say(words), ctx.press("home.licence", Rank::Main, "none"))
        }
        FilingState::Mismatch => {
            (ctx.say("licence-filing-mismatch"), ctx.press("home.licence", Rank::Main, "none"))
        }
        FilingState::NotFound => {
            (ctx.say("licence-filing-not-found"), ctx.press("home.licence", Rank::Main, "none"))
        }
        FilingState::None | FilingState::Filed => {
            (ctx.say("home-none"), ctx.press("home.file", Rank::Main, "none"))
        }
    };
    let waiting = ctx.waiting(WaitingKind::LicenceFiling);
    let (mark, line, press) = if let Some(item) = waiting {
        let see = ctx.press("home.licence", Rank::Main, "none");
        (outbox::mark(item, ctx), outbox::lead(item, ctx), see)
    } else {
        let mark = match state {
            FilingState::Mismatch | FilingState::NotFound => {
                Mark { tone: Tone::Danger, open: false, label: ctx.say("filing-refused") }
            }
            FilingState::NotYet { .. } => {
                Mark { tone: Tone::Info, open: true, label: ctx.say("filing-not-yet") }
            }
            FilingState::None | FilingState::Filed | FilingState::Unknown(_) => {
                Mark { tone: Tone::Calm, open: true, label: ctx.say("filing-none") }
            }
        };
        (mark, line, press)
    };
    Panel {
        head: ctx.say("title-licence"),
        mark: Some(mark),
        lines: vec![line],
        value: None,
        progress: None,
        presses: vec![press],
    }
}

/// Nothing cached: it is coming, or cannot come.
fn unseen(ctx: &Context) -> Panel {
    let slot = ctx.docs.slot(DocKey::Licence);
    let failed =
        slot.and_then(|slot| slot.failed.as_ref()).filter(|_| slot.is_some_and(|s| !s.loading));
    let (label, line) = match failed {
        Some(problem) => (ctx.say("home-unseen"), outbox::sentence(problem, ctx)),
        None => (ctx.say("home-reading"), ctx.say("home-reading-line")),
    };
    let retry = failed.map(|_| ctx.press("refresh", Rank::Main, "none"));
    Panel {
        head: ctx.say("title-licence"),
        mark: Some(Mark { tone: Tone::Info, open: true, label }),
        lines: vec![line],
        value: None,
        progress: None,
        presses: retry.into_iter().collect(),
    }
}

// ── what needs action ──

fn todo(ctx: &Context) -> Option<Group> {
    let mut rows: Vec<Row> =
        [status_row(ctx), renewal_row(ctx), filing_row(ctx), elicence_row(ctx)]
            .into_iter()
            .flatten()
            .collect();
    let count = rows.len();
    let side = (count > 0).then(|| ctx.say(Words::new("home-todo-count").with("count", count)));
    if rows.is_empty() {
        // Of what was never read nobody can say that nothing is to be done.
        ctx.docs.licence().and(ctx.docs.elicence())?;
        rows.push(Row {
            id: "todo.none".to_owned(),
            icon: Some(Icon::Check),
            head: ctx.say("home-todo-none"),
            ..Row::default()
        });
    }
    Some(Group { id: "home.todo".to_owned(), title: Some(ctx.say("home-todo")), side, rows })
}

/// Texts `todo-<id>` and, unless given, `.line`.
fn todo_row(id: &str, tone: Tone, head: String, line: Option<String>, ctx: &Context) -> Row {
    let word = match tone {
        Tone::Danger => "tone-danger",
        _ => "tone-attention",
    };
    Row {
        id: id.to_owned(),
        head,
        lines: line.into_iter().collect(),
        mark: Some(Mark { tone, open: false, label: ctx.say(word) }),
        opens: true,
        ..Row::default()
    }
}

fn the_licence<'a>(ctx: &'a Context) -> Option<&'a contract::Licence> {
    ctx.docs.licence()?.licence.as_ref()
}

fn status_row(ctx: &Context) -> Option<Row> {
    let licence = the_licence(ctx)?;
    let status = LicenceStatus::from_letters(&licence.status);
    if status.is_normal() {
        return None;
    }
    let headline = status.headline();
    let mark = words::status_mark(&licence.status, ctx);
    let head = Words::new("todo-status").with("status", mark.label.as_str());
    let line = words::status_meaning(headline, ctx);
    Some(todo_row("todo.status", mark.tone, ctx.say(head), Some(line), ctx))
}

fn renewal_row(ctx: &Context) -> Option<Row> {
    let licence = the_licence(ctx)?;
    let (tone, line) = words::renewal_words(licence, ctx);
    let until = licence.valid_until?;
    let head = match words::renewal_on(licence, ctx) {
        Renewal::NotYet { .. } | Renewal::NotNeeded => return None,
        Renewal::Open => {
            let days = (until - ctx.today).num_days();
            let key = if days == 0 { "todo-renewal-today" } else { "todo-renewal" };
            Words::new(key).with("days", days)
        }
        Renewal::Overdue | Renewal::CancelledRecoverable | Renewal::Cancelled => {
            Words::new("todo-renewal-overdue")
        }
    };
    Some(todo_row("todo.renewal", tone, ctx.say(head), Some(line), ctx))
}

fn filing_row(ctx: &Context) -> Option<Row> {
    let file = ctx.docs.licence()?;
    if ctx.waiting(WaitingKind::LicenceFiling).is_some() {
        return None; // 进度 has it
    }
    match file.state {
        FilingState::None | FilingState::NotFound | FilingState::Mismatch => {
            let (head, line) = (ctx.say("todo-filing"), ctx.say("todo-filing.line"));
            Some(todo_row("todo.filing", Tone::Attention, head, Some(line), ctx))
        }
        FilingState::Filed | FilingState::NotYet { .. } | FilingState::Unknown(_) => None,
    }
}

fn elicence_row(ctx: &Context) -> Option<Row> {
    the_licence(ctx)?;
    let row = |tone, key: &'static str| {
        let line = ctx.find(format!("{key}.line"));
        Some(todo_row("todo.elicence", tone, ctx.say(key), line, ctx))
    };
    let state = &ctx.docs.elicence()?.state;
    if ctx.waiting(WaitingKind::ElicenceApplication).is_some() {
        return None;
    }
    match (state, standing::bar(ctx)) {
        (_, Some(Bar::WindowOnly)) => row(Tone::Danger, "todo-elicence-window"),
        (ElicenceState::NotApplied, None) => row(Tone::Attention, "todo-elicence"),
        (ElicenceState::Rejected { .. }, None) => row(Tone::Danger, "todo-elicence-rejected"),
        // Where the licence bars it, the status row says already what comes first.
        (_, Some(Bar::Blocked(_) | Bar::NoLicence | Bar::NotYet(_)))
        | (
            ElicenceState::InReview { .. }
            | ElicenceState::Active { .. }
            | ElicenceState::WindowOnly
            | ElicenceState::Blocked { .. }
            | ElicenceState::Unknown(_),
            None,
        ) => None,
    }
}

// ── services: only what exists ──

fn services(ctx: &Context) -> Group {
    let row = |id: &str, icon: Icon, key: &'static str| Row {
        id: id.to_owned(),
        icon: Some(icon),
        head: ctx.say(key),
        opens: true,
        ..Row::default()
    };
    let is_there = ctx
        .docs
        .licence()
        .is_some_and(|file| matches!(file.state, FilingState::Filed | FilingState::NotYet { .. }));
    let mut rows = vec![
        row("service.elicence", Icon::Qr, "title-elicence"),
        row("service.licence", Icon::Licence, "title-licence"),
    ];
    if !is_there {
        rows.push(row("service.filing", Icon::Filing, "title-licence-filing"));
    }
    rows.push(row("service.security", Icon::Lock, "home-security"));
    rows.push(row("service.help", Icon::Help, "press-help-open"));
    Group {
        id: "home.services".to_owned(),
        title: Some(ctx.say("home-services")),
        side: None,
        rows,
    }
}

#[cfg(test)]
mod tests;
