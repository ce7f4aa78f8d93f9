//! The licence at a glance: what it is, until when, its points, and the one thing to do with it.

use tongtu_contract as contract;
use tongtu_contract::{ElicenceState, FilingState};

use crate::{
    documents::DocKey,
    effect::WaitingKind,
    elicence::standing,
    licence::words,
    outbox,
    screen::{Icon, Mark, Panel, Press, Rank, Tone},
    step::Context,
    text::Words,
};

pub(super) fn panel(ctx: &Context) -> Panel {
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
    let doc = ctx.docs.elicence()?;
    let (id, key, icon) = match &doc.state {
        // Also while a newer photo is in review, or after it was refused.
        _ if standing::is_in_force(doc) => ("home.show", "home-show", Icon::Qr),
        _ if ctx.waiting(WaitingKind::ElicenceApplication).is_some() => {
            ("home.elicence", "home-see-application", Icon::Progress)
        }
        ElicenceState::InReview { .. } => ("home.elicence", "home-see-review", Icon::Progress),
        ElicenceState::NotApplied if standing::bar(ctx).is_none() => {
            ("home.elicence", "home-apply", Icon::Licence)
        }
        ElicenceState::Rejected { .. } => ("home.elicence", "home-apply-again", Icon::Camera),
        ElicenceState::NotApplied
        | ElicenceState::Active { .. }
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
