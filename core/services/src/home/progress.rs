//! 进度: what waits to be sent, every case that is under way, and what has ended lately.

use super::{State, cases};
use crate::{
    effect::{Effect, OutboxItem, OutboxState},
    outbox,
    screen::{Body, Group, Icon, Page, Paragraph, ParagraphKind, Press, Rank, Row, Rows, Scene},
    step::{Context, Fact, Step, View},
    text::Words,
};

pub(super) fn pressed(state: &State, id: &str, ctx: &Context) -> Step<State> {
    if let Some(item) = id.strip_prefix("outbox.retry/") {
        return match find(item, ctx) {
            Some(_) if !ctx.is_busy("retry") => {
                Step::stay(state).effect("retry", Effect::Retry(item.to_owned()))
            }
            _ => Step::stay(state),
        };
    }
    if let Some(item) = id.strip_prefix("outbox.discard/") {
        let discarding = find(item, ctx).map(|item| item.id.clone());
        return Step::to(State { discarding });
    }
    match (id, &state.discarding) {
        ("outbox.discard.confirm", Some(item)) => {
            let mut step =
                Step::to(State::default()).effect("discard", Effect::Discard(item.clone()));
            if let Some(item) = find(item, ctx) {
                step = step.fact(Fact::GivenUp(item.kind, item.subject.clone()));
            }
            step
        }
        ("outbox.discard.keep", _) => Step::to(State::default()),
        _ => Step::stay(state),
    }
}

fn find<'a>(id: &str, ctx: &'a Context) -> Option<&'a OutboxItem> {
    ctx.outbox.iter().find(|item| item.id == id)
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let waiting: Vec<_> = ctx.outbox.iter().take(100).map(|item| waiting_row(item, ctx)).collect();
    let (open, ended): (Vec<_>, Vec<_>) = cases::all(ctx).into_iter().partition(|case| case.open);
    let rows = |cases: Vec<cases::Case>| cases.into_iter().map(|case| case.row).collect();
    let (open, ended): (Vec<_>, Vec<_>) = (rows(open), rows(ended));
    let counted = (!waiting.is_empty() && !ctx.online).then(|| ctx.say("progress-offline"));
    let mut groups = Vec::new();
    for (id, key, rows) in [
        ("progress.outbox", "progress-outbox", waiting),
        ("progress.cases", "progress-cases", open),
        ("progress.ended", "progress-ended", ended),
    ] {
        if !rows.is_empty() {
            let side = Some(ctx.say(Words::new("home-todo-count").with("count", rows.len())));
            groups.push(Group { id: id.to_owned(), title: Some(ctx.say(key)), side, rows });
        }
    }
    let empty = groups.is_empty().then(|| empty(ctx));
    let rows = Rows { counted, groups, empty, ..Rows::default() };
    let asked = state.discarding.as_ref().and_then(|id| find(id, ctx));
    View::new(ctx.say("tab-progress"), Body::Rows { rows })
        .over(asked.map(|item| discard_sheet(item, ctx)))
}

fn waiting_row(item: &OutboxItem, ctx: &Context) -> Row {
    // A row's press is told apart from its neighbours' by the item's id.
    let press = |verb: &str, rank: Rank, icon: Icon| Press {
        id: format!("outbox.{verb}/{}", item.id),
        icon: Some(icon),
        ..ctx.press(&format!("outbox.{verb}"), rank, "none")
    };
    let discard = press("discard", Rank::Link, Icon::Bin);
    let presses = match item.state {
        OutboxState::NeedsAttention(_) => vec![discard, press("retry", Rank::Soft, Icon::Retry)],
        OutboxState::Waiting => vec![discard],
        // What is on its way may already be there.
        OutboxState::Sending { .. } => Vec::new(),
    };
    Row {
        id: format!("outbox/{}", item.id),
        icon: Some(outbox::icon(item)),
        head: outbox::head(item, ctx),
        lines: vec![outbox::lead(item, ctx), outbox::made(item, ctx)],
        mark: Some(outbox::mark(item, ctx)),
        progress: outbox::progress(item, ctx),
        presses,
        ..Row::default()
    }
}

fn discard_sheet(item: &OutboxItem, ctx: &Context) -> Page {
    let text = ctx.say(Words::new("outbox-discard-text").with("what", outbox::head(item, ctx)));
    Page {
        id: "outbox.discard.sheet".to_owned(),
        title: ctx.say("outbox-discard-title"),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, text)],
        presses: vec![
            ctx.press("outbox.discard.keep", Rank::Second, "none"),
            ctx.press("outbox.discard.confirm", Rank::Grave, "discard"),
        ],
        ..Page::default()
    }
}

/// A quiet road: nothing is under way, and that is fine.
fn empty(ctx: &Context) -> Page {
    let text = ctx.say("progress-empty-text");
    let way = Row {
        id: "service.elicence".to_owned(),
        icon: Some(Icon::Qr),
        head: ctx.say("title-elicence"),
        opens: true,
        ..Row::default()
    };
    Page {
        id: "progress.empty".to_owned(),
        scene: Some(Scene::QuietRoad),
        title: ctx.say("progress-empty"),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, text)],
        ways: vec![way],
        ..Page::default()
    }
}
