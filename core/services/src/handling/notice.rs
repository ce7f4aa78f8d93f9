//! 处罚前告知: facts, ground, penalty, and the rights of the person, before anything is agreed to.
//!
//! Source: 行政处罚法 §44, §45; 公安部令第157号 §44. To agree and to speak against it are as near.

use super::State;
use crate::{
    documents::DocKey,
    licence::line,
    plate,
    screen::{Body, Icon, Page, Paragraph, ParagraphKind, Press, Rank},
    step::{Context, View},
    text::Words,
    violations::{self, find, words},
};
use tongtu_contract::Violation;

pub(super) fn view(state: &State, id: &str, ctx: &Context) -> View {
    let title = ctx.say("title-violation-notice");
    let Some(record) = find(id, ctx) else { return ctx.instead_of(DocKey::Violations, title) };
    let view = View::new(title, Body::Page { page: page(record, ctx) });
    if !super::is_open(record) {
        return view.action(ctx.press("handling.record", Rank::Second, "none"));
    }
    let object =
        Press { icon: Some(Icon::Objection), ..ctx.press("handling.object", Rank::Second, "none") };
    if !state.is_read(id) {
        return view.action(ctx.press("handling.read", Rank::Main, "none"));
    }
    let not_yet = (!ctx.online).then(|| ctx.say("handling-offline"));
    let key = if state.face(record).is_some() {
        "handling-accept-known"
    } else {
        "press-handling-accept"
    };
    let accept =
        Press { label: ctx.say(key), not_yet, ..ctx.press("handling.accept", Rank::Main, "none") };
    view.action(accept).action(object)
}

fn page(record: &Violation, ctx: &Context) -> Page {
    let said = |kind, words: Words| Paragraph::new(kind, ctx.say(words));
    let heading = |key: &'static str| said(ParagraphKind::Heading, key.into());
    let item =
        |icon, words: Words| Paragraph { icon: Some(icon), ..said(ParagraphKind::Item, words) };
    let facts = Words::new("handling-notice-facts")
        .with("when", words::when(record.occurred_at_ms, ctx))
        .with("place", record.place.as_str())
        .with("plate", plate::written(&record.plate))
        .with("act", record.act.as_str());
    let paragraphs = vec![
        heading("handling-notice-facts-title"),
        said(ParagraphKind::Prose, facts),
        heading("handling-notice-ground-title"),
        Paragraph::new(ParagraphKind::Prose, record.rule.clone()),
        heading("handling-notice-penalty-title"),
        said(ParagraphKind::Prose, Words::new("handling-notice-penalty")),
        heading("handling-notice-rights-title"),
        item(Icon::Objection, "handling-notice-speak".into()),
        item(Icon::Clock, "handling-notice-reconsider".into()),
        item(Icon::Place, "handling-notice-court".into()),
    ];
    Page {
        id: "handling.notice".to_owned(),
        title: ctx.say("handling-notice-head"),
        about: Some(words::about(record, record.act.clone(), ctx)),
        lines: penalty(record, ctx),
        paragraphs,
        fine: vec![ctx.say("handling-notice-source")],
        ..Page::default()
    }
}

/// What will be imposed: kinds, points, money.
fn penalty(record: &Violation, ctx: &Context) -> Vec<crate::screen::Line> {
    violations::penalty_line(record, ctx)
        .into_iter()
        .chain([line("violation.points", words::points(record.points, ctx), ctx)])
        .chain(violations::fine_line(record, ctx))
        .collect()
}
