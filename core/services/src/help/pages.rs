//! The pages of help: short texts with the way on.

use crate::{
    consent,
    screen::{Body, Icon, Page, Row},
    step::{Context, View},
    text::Words,
};

/// The pages, in the order of the list. A page's texts are counted: see [`consent::counted`].
pub(super) const PAGES: [(&str, Icon); 12] = [
    ("code", Icon::Phone),
    ("which", Icon::Licence),
    ("number", Icon::Edit),
    ("name", Icon::Person),
    ("photo", Icon::Camera),
    ("review", Icon::Clock),
    ("phone", Icon::Phone),
    ("lag", Icon::Calendar),
    ("filing", Icon::Filing),
    ("payment", Icon::Pay),
    ("connection", Icon::Offline),
    ("window", Icon::Place),
];

pub(super) fn known(page: &str) -> Option<&'static str> {
    PAGES.iter().map(|(own, _)| *own).find(|own| *own == page)
}

pub(super) fn view(page: &str, ctx: &Context) -> View {
    // An unknown name, out of an old snapshot, shows the page that names every other way.
    let page = known(page).unwrap_or("window");
    let title = ctx.say(Words::new(format!("title-help-{page}")));
    let ways: Vec<Row> = match page {
        "which" | "number" => {
            vec![
                ctx.row("help.which_document", Icon::Licence),
                ctx.row("help.try.number", Icon::Edit),
            ]
        }
        "name" => vec![ctx.row("help.try.name", Icon::Person)],
        "code" => vec![ctx.row("help.try.phone", Icon::Phone)],
        "filing" | "payment" => vec![Row {
            head: ctx.say("title-help-window"),
            ..ctx.row("help.page.window", Icon::Place)
        }],
        _ => Vec::new(),
    };
    let body = Page {
        id: format!("help.{page}"),
        title: title.clone(),
        paragraphs: consent::counted(&format!("help-{page}"), ctx),
        ways,
        ..Page::default()
    };
    View::new(title, Body::Page { page: body })
}
