//! 帮助: what can be read and tried without an account, without consent and without a network.
//!
//! Browse-only is the root of somebody who declined; the list of help is reached from everywhere.
//! Nothing that is typed here is kept or sent: before consent nothing may be written.

mod pages;
mod try_rule;
mod which;

use crate::{
    consent, elder,
    registration::entry::Entry,
    route::Route,
    screen::{Body, Group, Icon, Rank, Row, Rows},
    step::{Consent, Context, Event, Go, Step, View},
    text::Words,
};

/// What was typed to be tried.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    tried: Entry,
    which: which::Asked,
}

pub(super) const CONSENT: &str = "browse.consent";
const WHICH: &str = "help.which_document";

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match (ctx.route, event) {
        (_, Event::Forget) => Step::to(State::default()),
        (_, Event::Pressed(id) | Event::Opened(id)) if id == CONSENT => {
            Step::stay(state).go(Go::Root(Route::Consent))
        }
        (_, Event::Pressed(id) | Event::Opened(id)) if leads_to(&id).is_some() => {
            let route = leads_to(&id).unwrap_or(Route::Help);
            Step::stay(state).push(route)
        }
        (Route::TryRule(kind), event) => try_rule::update(state, kind, event, ctx),
        (Route::WhichDocument, event) => which::update(state, event),
        (_, Event::Came(..)) => Step::stay(state).illegal(),
        // What is reported late or twice.
        _ => Step::stay(state),
    }
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    match route {
        Route::HelpPage(page) => pages::view(page, ctx),
        Route::WhichDocument => which::view(&state.which, ctx),
        Route::TryRule(kind) => try_rule::view(&state.tried, kind, ctx),
        Route::Browse => browse(ctx),
        _ => list(ctx),
    }
}

/// Where a row or a press leads.
fn leads_to(id: &str) -> Option<Route> {
    if id == WHICH {
        return Some(Route::WhichDocument);
    }
    if let Some(document) = consent::document_of(id) {
        return Some(Route::Policy(document.to_owned()));
    }
    if let Some(page) = id.strip_prefix("help.page.") {
        return pages::known(page).map(|page| Route::HelpPage(page.to_owned()));
    }
    let kind = id.strip_prefix("help.try.")?;
    try_rule::known(kind).map(|kind| Route::TryRule(kind.to_owned()))
}

fn browse(ctx: &Context) -> View {
    let groups = vec![tries(ctx), read(ctx), texts(ctx)];
    rows("title-browse", Some("browse-counted"), groups, ctx)
        .action(ctx.press(CONSENT, Rank::Main, "none"))
        .action(elder::press(ctx))
}

fn list(ctx: &Context) -> View {
    rows("title-help", None, vec![read(ctx), tries(ctx), texts(ctx)], ctx).action(elder::press(ctx))
}

fn rows(
    title: &'static str,
    counted: Option<&'static str>,
    groups: Vec<Group>,
    ctx: &Context,
) -> View {
    let counted = counted.map(|key| ctx.say(key));
    let rows = Rows { counted, groups, ..Rows::default() };
    View::new(ctx.say(title), Body::Rows { rows })
}

fn tries(ctx: &Context) -> Group {
    let tried =
        try_rule::KINDS.iter().map(|(kind, icon)| ctx.row(&format!("help.try.{kind}"), *icon));
    let rows = [ctx.row(WHICH, Icon::Licence)].into_iter().chain(tried).collect();
    group("tries", "help-tries", rows, ctx)
}

fn read(ctx: &Context) -> Group {
    let row = |(page, icon): &(&str, Icon)| Row {
        head: ctx.say(Words::new(format!("title-help-{page}"))),
        ..ctx.row(&format!("help.page.{page}"), *icon)
    };
    group("pages", "help-pages", pages::PAGES.iter().map(row).collect(), ctx)
}

fn texts(ctx: &Context) -> Group {
    let row = |(id, document): &(&str, &str)| Row {
        head: ctx.say(Words::new(format!("title-policy-{document}"))),
        ..ctx.row(id, Icon::Lock)
    };
    group("texts", "help-texts", consent::DOCUMENTS.iter().map(row).collect(), ctx)
}

fn group(id: &str, title: &'static str, rows: Vec<Row>, ctx: &Context) -> Group {
    Group { id: id.to_owned(), title: Some(ctx.say(title)), side: None, rows }
}

fn has_declined(ctx: &Context) -> bool {
    !matches!(ctx.consent, Consent::Given { .. })
}

#[cfg(test)]
mod tests;
