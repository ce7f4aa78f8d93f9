//! The list of decisions: what is to be paid first, with its sum; then what is under way, then the rest.

use tongtu_contract::Decision;

use super::words;
use crate::{
    documents::DocKey,
    screen::{Body, Group, Icon, Page, Paragraph, ParagraphKind, Press, Rank, Rows, Scene},
    step::{Context, View},
    text::Words,
};

/// Most rows on a screen; older decisions than these are at the window.
const MOST: usize = 200;

pub(super) fn view(ctx: &Context) -> View {
    let title = ctx.say("title-fines");
    let Some(doc) = ctx.docs.decisions() else {
        return ctx.instead_of(DocKey::Decisions, title);
    };
    if doc.items.is_empty() {
        let rows = Rows { empty: Some(empty(ctx)), ..Rows::default() };
        return View::new(title, Body::Rows { rows });
    }
    let shown = || doc.items.iter().take(MOST);
    let mut due: Vec<&Decision> = shown().filter(|d| words::is_payable(d)).collect();
    due.sort_by_key(|decision| words::due_on(decision));
    let under_way: Vec<&Decision> = shown().filter(|d| words::is_under_way(&d.payment)).collect();
    let rest: Vec<&Decision> =
        shown().filter(|d| !words::is_payable(d) && !words::is_under_way(&d.payment)).collect();
    let owed = due.iter().map(|decision| words::owed(decision)).fold(0, i64::saturating_add);
    let group = |id: &str, key: &'static str, decisions: &[&Decision]| {
        let side = ctx.say(Words::new("fines-count").with("count", decisions.len()));
        let rows = decisions.iter().map(|decision| words::row(decision, ctx)).collect();
        (!decisions.is_empty()).then(|| Group {
            id: id.to_owned(),
            title: Some(ctx.say(key)),
            side: Some(side),
            rows,
        })
    };
    let groups = [
        group("fines.due", "fines-due", &due),
        group("fines.under_way", "fines-under-way", &under_way),
        group("fines.rest", "fines-rest", &rest),
    ];
    let counted = if due.is_empty() {
        ctx.say("fines-nothing-due")
    } else {
        let words = Words::new("fines-owed").with("count", due.len());
        ctx.say(words.with("amount", ctx.yuan(owed)))
    };
    let rows = Rows {
        counted: Some(counted),
        groups: groups.into_iter().flatten().collect(),
        fine: Some(ctx.say("fines-rule")),
        ..Rows::default()
    };
    let view = View::new(title, Body::Rows { rows });
    if due.is_empty() {
        return view;
    }
    let pay = ctx.press("fines.pay", Rank::Main, "none");
    view.action(Press { icon: Some(Icon::Pay), ..pay })
}

/// No decision: nothing to pay, and where a record stands that has none yet.
fn empty(ctx: &Context) -> Page {
    Page {
        id: "fines.empty".to_owned(),
        scene: Some(Scene::QuietRoad),
        title: ctx.say("fines-empty"),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, ctx.say("fines-empty-text"))],
        ways: vec![ctx.row("fines.violations", Icon::Violation)],
        ..Page::default()
    }
}
