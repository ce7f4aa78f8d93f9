//! 待发送: what waits for the network, its turn or the person, as every screen draws it.
//!
//! Owns the words and marks of an outbox item, so that it looks the same beside its own case and in
//! 进度. What may wait, and what becomes of it, is its service's.

use crate::{
    effect::{Effect, OutboxItem, OutboxState, Tag, Waiting},
    problem::Problem,
    screen::{Detail, Icon, Mark, Progress, Row, Step as Point, Tone},
    step::{Context, Step},
    text::Words,
};

/// Whether it waits or is being sent. One that the server refused makes room for a mended one.
pub(crate) fn is_on_its_way(item: Option<&OutboxItem>) -> bool {
    item.is_some_and(OutboxItem::is_on_its_way)
}

/// Why the server did not take it, in a sentence.
pub(crate) fn refused(item: Option<&OutboxItem>, ctx: &Context) -> Option<String> {
    match &item?.state {
        OutboxState::NeedsAttention(problem) => Some(sentence(problem, ctx)),
        OutboxState::Waiting | OutboxState::Sending { .. } => None,
    }
}

/// Hands it in: into the outbox, in the place of the one that the server would not take.
pub(crate) fn hand_in<S>(step: Step<S>, tag: Tag, waiting: Waiting, ctx: &Context) -> Step<S> {
    let old = ctx.waiting_for(waiting.kind, &waiting.subject);
    let discard = old.map(|item| Effect::Discard(item.id.clone()));
    step.maybe("discard", discard).effect(tag, Effect::Enqueue(waiting))
}

/// What was handed in stands where it will stand once it is answered.
pub(crate) fn detail(item: &OutboxItem, about: Row, ctx: &Context) -> Detail {
    let point = |id: &str, key: &'static str, line: Option<String>| {
        let done = line.is_some();
        let (tone, word) =
            if done { (Tone::Good, "step-done") } else { (Tone::Calm, "step-ahead") };
        let mark = Mark { tone, open: !done, label: ctx.say(word) };
        Point { id: id.to_owned(), head: ctx.say(key), line, mark, present: false }
    };
    Detail {
        about: Some(about),
        mark: Some(mark(item, ctx)),
        lead: Some(lead(item, ctx)),
        timeline: vec![
            point("request.made", "request-made", Some(made(item, ctx))),
            point("request.sent", "request-sending", None),
            point("request.answer", "request-answer", None),
        ],
        rows: vec![ctx.row("progress.open", Icon::Progress)],
        ..Detail::default()
    }
}

/// Open until the server has answered for good; then it is no longer here.
pub(crate) fn mark(item: &OutboxItem, ctx: &Context) -> Mark {
    let (tone, key) = match &item.state {
        OutboxState::Waiting => (Tone::Info, "outbox-waiting"),
        OutboxState::Sending { .. } => (Tone::Info, "outbox-sending"),
        OutboxState::NeedsAttention(_) => (Tone::Danger, "outbox-attention"),
    };
    let open = item.is_on_its_way();
    Mark { tone, open, label: ctx.say(key) }
}

/// What it is.
pub(crate) fn head(item: &OutboxItem, ctx: &Context) -> String {
    ctx.say(Words::new(format!("outbox-{}", item.kind.name().replace(['.', '_'], "-"))))
}

pub(crate) fn icon(item: &OutboxItem) -> Icon {
    match item.state {
        OutboxState::Sending { .. } => Icon::Upload,
        OutboxState::Waiting | OutboxState::NeedsAttention(_) => item.kind.icon(),
    }
}

/// The one sentence that matters: what it waits for, or what the person has to look at.
pub(crate) fn lead(item: &OutboxItem, ctx: &Context) -> String {
    match &item.state {
        OutboxState::Waiting if ctx.online => ctx.say("outbox-lead-turn"),
        OutboxState::Waiting => ctx.say("outbox-lead-offline"),
        OutboxState::Sending { .. } => ctx.say("outbox-lead-sending"),
        OutboxState::NeedsAttention(problem) => sentence(problem, ctx),
    }
}

/// When the person handed it in.
pub(crate) fn made(item: &OutboxItem, ctx: &Context) -> String {
    ctx.say(Words::new("outbox-made").with("when", ctx.moment(item.made_at_ms)))
}

/// How much of it the server has.
pub(crate) fn progress(item: &OutboxItem, ctx: &Context) -> Option<Progress> {
    let OutboxState::Sending { done, of } = item.state else { return None };
    let percent = (done.saturating_mul(100)).checked_div(of)?.min(100);
    let percent = u32::try_from(percent).unwrap_or(100);
    let spoken = ctx.say(Words::new("outbox-progress").with("percent", percent));
    Some(Progress { done: percent, adding: 0, of: 100, spoken })
}

/// What went wrong, in the same words as its notice.
pub(crate) fn sentence(problem: &Problem, ctx: &Context) -> String {
    let notice = ctx.notice_of(problem);
    notice.verbatim.unwrap_or_else(|| ctx.say(notice.words))
}
