//! One contract: firm and term, and every record of the car with whose it is.

use tongtu_contract::{Rental, RentalRecord, RentalRecordState, RentalState};

use super::{State, find, find_record, is_inside, may_appeal, may_take, record_line, record_mark};
use crate::{
    documents::DocKey,
    effect::WaitingKind,
    licence::line,
    outbox, plate,
    screen::{Body, Detail, Icon, Line, Lines, Page, Paragraph, ParagraphKind, Press, Rank, Row},
    step::{Context, View},
    text::Words,
};

pub(super) fn view(state: &State, id: &str, ctx: &Context) -> View {
    let title = ctx.say("title-rental");
    if ctx.docs.rentals().is_none() {
        return ctx.instead_of(DocKey::Rentals, title);
    }
    let Some(rental) = find(id, ctx) else { return gone(title, ctx) };
    let about = Row {
        id: "rental.about".to_owned(),
        plate: Some(plate::written(&rental.plate)),
        head: rental.firm.clone(),
        ..Row::default()
    };
    let mut rows: Vec<Row> =
        rental.records.iter().take(100).map(|record| row(rental, record, ctx)).collect();
    rows.push(Row {
        lines: vec![rental.firm_phone.clone()],
        ..ctx.row("rental.call", Icon::Phone)
    });
    let detail = Detail {
        about: Some(about),
        mark: Some(super::mark(&rental.state, ctx)),
        lead: Some(lead(rental, ctx)),
        groups: vec![facts(rental, ctx)],
        rows,
        ..Detail::default()
    };
    let taking = state.taking.as_ref().filter(|(own, _)| own == id);
    let over = taking.and_then(|(_, record)| find_record(rental, record)).map(|r| sheet(r, ctx));
    View::new(title, Body::Detail { detail }).over(over)
}

pub(super) fn gone(title: String, ctx: &Context) -> View {
    ctx.gone("rental", title, vec![ctx.row("rental.back", Icon::Car)])
}

fn lead(rental: &Rental, ctx: &Context) -> String {
    match &rental.state {
        RentalState::Contract => {
            ctx.say(Words::new("rental-contract-lead").with("day", ctx.short_day(rental.from)))
        }
        RentalState::Active => {
            ctx.say(Words::new("rental-active-lead").with("day", ctx.short_day(rental.until)))
        }
        RentalState::Ended { transfer_from } if ctx.today >= *transfer_from => {
            ctx.say("rental-transferable-lead")
        }
        RentalState::Ended { transfer_from } => {
            let words = Words::new("rental-ended-lead");
            ctx.say(words.with("day", ctx.short_day(*transfer_from)))
        }
        RentalState::Closed => ctx.say("rental-closed-lead"),
        RentalState::Unknown(raw) => ctx.say(Words::new("state-unknown").with("raw", raw.as_str())),
    }
}

fn facts(rental: &Rental, ctx: &Context) -> Lines {
    let mut lines = vec![
        line("rental.from", ctx.day(rental.from), ctx),
        line("rental.until", ctx.day(rental.until), ctx),
    ];
    if let RentalState::Ended { transfer_from } = &rental.state {
        lines.push(line("rental.transfer_from", ctx.day(*transfer_from), ctx));
    }
    let id = line("rental.number", rental.id.as_str().to_owned(), ctx);
    lines.push(Line { can_copy: true, ..id });
    Lines { id: "rental.facts".to_owned(), title: None, lines }
}

/// A record, whose it is, and what may be done about that on the spot.
fn row(rental: &Rental, record: &RentalRecord, ctx: &Context) -> Row {
    let inside = is_inside(rental, record);
    let id = record.violation.as_str();
    let press = |verb: &str, rank| Press {
        id: format!("rental.{verb}/{id}"),
        ..ctx.press(&format!("rental.{verb}"), rank, "none")
    };
    let waits = [WaitingKind::RentalTransfer, WaitingKind::RentalAppeal];
    let item = waits.into_iter().find_map(|kind| ctx.waiting_for(kind, id));
    let (mark, line) = match item {
        Some(item) => (outbox::mark(item, ctx), outbox::lead(item, ctx)),
        None => (record_mark(record, inside, ctx), record_line(record, inside, ctx)),
    };
    let when = Words::new("rental-record-when")
        .with("when", ctx.moment(record.occurred_at_ms))
        .with("points", u32::from(record.points));
    let mut presses = Vec::new();
    if may_appeal(record, ctx) {
        presses.push(press("appeal", Rank::Soft));
    }
    if may_take(rental, record, ctx) {
        presses.push(press("take", Rank::Soft));
    }
    // Of the firm's records the renter knows no more than stands here.
    let renters = !matches!(
        record.state,
        RentalRecordState::Firm
            | RentalRecordState::TransferAsked { .. }
            | RentalRecordState::Upheld
            | RentalRecordState::Unknown(_)
    );
    Row {
        id: format!("violation/{id}"),
        icon: Some(Icon::Violation),
        head: record.act.clone(),
        lines: vec![ctx.say(when), line],
        value: (record.fine_fen > 0).then(|| ctx.yuan(record.fine_fen)),
        mark: Some(mark),
        opens: renters,
        presses,
        ..Row::default()
    }
}

/// Taking over asks once, and names what it costs.
fn sheet(record: &RentalRecord, ctx: &Context) -> Page {
    let text = Words::new("rental-take-text")
        .with("points", u32::from(record.points))
        .with("amount", ctx.yuan(record.fine_fen));
    Page {
        id: "rental.take.sheet".to_owned(),
        title: ctx.say("rental-take-title"),
        paragraphs: vec![
            Paragraph::new(ParagraphKind::Prose, ctx.say(text)),
            Paragraph::new(ParagraphKind::Prose, ctx.say("rental-take-then")),
        ],
        presses: vec![
            ctx.press("rental.take.cancel", Rank::Second, "none"),
            ctx.press("rental.take.confirm", Rank::Main, "take"),
        ],
        ..Page::default()
    }
}
