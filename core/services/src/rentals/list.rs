//! The contracts: those that run, then those that have ended.

use tongtu_contract::{Rental, RentalState};

use super::{mark, wants_renter};
use crate::{
    documents::DocKey,
    plate,
    screen::{Body, Group, Icon, Mark, Page, Paragraph, ParagraphKind, Row, Rows, Scene, Tone},
    step::{Context, View},
    text::Words,
};

pub(super) fn view(ctx: &Context) -> View {
    let title = ctx.say("title-rentals");
    let Some(doc) = ctx.docs.rentals() else {
        return ctx.instead_of(DocKey::Rentals, title);
    };
    if doc.items.is_empty() {
        let rows = Rows { empty: Some(empty(ctx)), ..Rows::default() };
        return View::new(title, Body::Rows { rows });
    }
    let runs =
        |rental: &&Rental| matches!(rental.state, RentalState::Contract | RentalState::Active);
    let (now, before): (Vec<&Rental>, Vec<&Rental>) = doc.items.iter().take(100).partition(runs);
    let group = |id: &str, key: &'static str, rentals: Vec<&Rental>| {
        (!rentals.is_empty()).then(|| Group {
            id: id.to_owned(),
            title: Some(ctx.say(key)),
            side: None,
            rows: rentals.into_iter().map(|rental| row(rental, ctx)).collect(),
        })
    };
    let groups = [
        group("rentals.now", "rentals-now", now),
        group("rentals.before", "rentals-before", before),
    ];
    let rows = Rows {
        groups: groups.into_iter().flatten().collect(),
        fine: Some(ctx.say("rentals-rule")),
        ..Rows::default()
    };
    View::new(title, Body::Rows { rows })
}

fn row(rental: &Rental, ctx: &Context) -> Row {
    let term = Words::new("rental-term")
        .with("from", ctx.day(rental.from))
        .with("until", ctx.day(rental.until));
    let mut lines = vec![ctx.say(term)];
    let waiting = rental.records.iter().filter(|record| wants_renter(record)).count();
    let mark = if waiting > 0 {
        lines.push(ctx.say(Words::new("rental-waiting").with("count", waiting)));
        Mark { tone: Tone::Attention, open: false, label: ctx.say("rental-to-do") }
    } else {
        mark(&rental.state, ctx)
    };
    Row {
        id: format!("rental/{}", rental.id),
        icon: Some(Icon::Car),
        plate: Some(plate::written(&rental.plate)),
        head: rental.firm.clone(),
        lines,
        mark: Some(mark),
        opens: true,
        ..Row::default()
    }
}

/// No contract: what that means, and what to ask the firm.
fn empty(ctx: &Context) -> Page {
    let item = |key| Paragraph::new(ParagraphKind::Item, ctx.say(key));
    Page {
        id: "rentals.empty".to_owned(),
        scene: Some(Scene::QuietRoad),
        title: ctx.say("rentals-empty"),
        paragraphs: vec![
            Paragraph::new(ParagraphKind::Prose, ctx.say("rentals-empty-text")),
            item("rentals-empty-ask"),
            item("rentals-empty-document"),
            item("rentals-empty-records"),
        ],
        ways: vec![ctx.row("rentals.violations", Icon::Violation)],
        ..Page::default()
    }
}
