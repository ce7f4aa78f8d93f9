//! All cars in groups: one's own, from across the border, filed; and what it means that there are none.

use tongtu_contract::{CrossBorderState, FiledVehicle, OwnVehicle, Vehicles};

use super::{cross_border, words};
use crate::{
    documents::DocKey,
    effect::WaitingKind,
    outbox,
    screen::{Body, Group, Icon, Page, Paragraph, ParagraphKind, Row, Rows, Scene},
    step::{Context, View},
    text::Words,
};

pub(super) fn view(ctx: &Context) -> View {
    let title = ctx.say("title-vehicles");
    let Some(doc) = ctx.docs.vehicles() else {
        return ctx.instead_of_rows(DocKey::Vehicles, title);
    };
    if is_empty(doc) {
        let rows = Rows { empty: Some(empty(doc, ctx)), ..Rows::default() };
        return View::new(title, Body::Rows { rows });
    }
    let own = doc.own.iter().map(|own| own_row(own, ctx)).collect();
    let filed = doc.filed.iter().map(|filed| filed_row(filed, ctx)).collect();
    let crossing = cross_border::row(&doc.cross_border, ctx);
    let groups = [
        group("vehicles.own", own, ctx),
        group("vehicles.cross_border", crossing.into_iter().collect(), ctx),
        group("vehicles.filed", filed, ctx),
        Some(Group {
            id: "vehicles.more".to_owned(),
            title: None,
            side: None,
            rows: vec![ctx.row("filing.open", Icon::Filing)],
        }),
    ];
    // Who has only cars of others may wonder where the own one is.
    let fine = doc.own.is_empty().then(|| ctx.say("vehicles-none-own"));
    let groups = groups.into_iter().flatten().collect();
    View::new(title, Body::Rows { rows: Rows { groups, fine, ..Rows::default() } })
}

fn is_empty(doc: &Vehicles) -> bool {
    let crossing = matches!(doc.cross_border.state, CrossBorderState::NotApplicable);
    doc.own.is_empty() && doc.filed.is_empty() && crossing
}

fn group(id: &str, rows: Vec<Row>, ctx: &Context) -> Option<Group> {
    if rows.is_empty() {
        return None;
    }
    let title = ctx.say(Words::new(format!("group-{}", id.replace('.', "-"))));
    let side = ctx.say(Words::new("vehicles-count").with("count", rows.len()));
    Some(Group { id: id.to_owned(), title: Some(title), side: Some(side), rows })
}

fn own_row(own: &OwnVehicle, ctx: &Context) -> Row {
    let mut row = words::row(&own.vehicle, ctx);
    if !own.users.is_empty() {
        row.lines.push(ctx.say(Words::new("vehicle-users-count").with("count", own.users.len())));
    }
    row
}

fn filed_row(filed: &FiledVehicle, ctx: &Context) -> Row {
    let mut row = words::row(&filed.vehicle, ctx);
    let since = Words::new("vehicle-filed-since").with("day", ctx.short_day(filed.since));
    row.lines.insert(0, ctx.say(since));
    if let Some(item) = ctx.waiting_for(WaitingKind::Unbinding, filed.id.as_str()) {
        row.mark = Some(outbox::mark(item, ctx));
    }
    row
}

/// A new car, a used one, another region: each has its own delay, and something to do.
fn empty(doc: &Vehicles, ctx: &Context) -> Page {
    let item = |n: u32| {
        Paragraph::new(ParagraphKind::Item, ctx.say(Words::new(format!("vehicles-empty-{n}"))))
    };
    let mut ways = vec![ctx.row("filing.open", Icon::Filing)];
    ways.extend(cross_border::row(&doc.cross_border, ctx));
    ways.push(Row { head: ctx.say("press-help-open"), ..ctx.row("help.open", Icon::Help) });
    Page {
        id: "vehicles.empty".to_owned(),
        scene: Some(Scene::QuietRoad),
        title: ctx.say("vehicles-empty-title"),
        paragraphs: std::iter::once(Paragraph::new(
            ParagraphKind::Prose,
            ctx.say("vehicles-empty-lead"),
        ))
        .chain((1..=4).map(item))
        .collect(),
        ways,
        ..Page::default()
    }
}
