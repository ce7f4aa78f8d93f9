//! 转移结果申诉: why a transferred record is not the renter's. It may wait.

use tongtu_contract::{AppealRequest, REASON_CHARS, Rental, RentalRecord, RentalRecordState, path};

use super::{State, contract, find, find_record, is_inside, may_appeal};
use crate::{
    documents::DocKey,
    effect::{OutboxItem, Waiting, WaitingKind},
    form::{self, Spec},
    outbox, plate, prose,
    route::Route,
    screen::{
        Body, Detail, Form, Icon, Page, Paragraph, ParagraphKind, Rank, Refusal, Row, Section,
    },
    step::{Context, Go, Step, View},
    text::Words,
};

pub(super) const DRAFT: &str = "rental.appeal";
const TEXT: &str = "appeal_text";

pub(super) fn edit(state: &State, field: &str, value: String) -> Step<State> {
    if field != TEXT {
        return Step::stay(state);
    }
    let mut next = state.clone();
    let keep = next.appeal.edit(DRAFT, TEXT, value);
    Step::to(next).effect("draft", keep)
}

pub(super) fn leave(state: &State, field: &str) -> Step<State> {
    let mut next = state.clone();
    next.appeal.filled.leave(field);
    Step::to(next)
}

/// The record of `<contract>/<record>`, by which its draft is kept.
pub(super) fn record_of(about: &str) -> &str {
    about.rsplit_once('/').map_or(about, |(_, record)| record)
}

/// The server has the appeal, or it will not be sent: what was typed goes.
pub(super) fn forget(mut step: Step<State>, record: &str) -> Step<State> {
    let gone = step.state.appeal.done(DRAFT, &[TEXT], record);
    gone.into_iter().fold(step, |step, effect| step.effect("draft", effect))
}

/// Contract and record of `<contract>/<record>`.
fn about<'a>(about: &str, ctx: &'a Context) -> Option<(&'a Rental, &'a RentalRecord)> {
    let (rental, record) = about.split_once('/')?;
    let rental = find(rental, ctx)?;
    Some((rental, find_record(rental, record)?))
}

pub(super) fn submit(state: &State, own: &str, ctx: &Context) -> Step<State> {
    let Some((rental, record)) = about(own, ctx) else { return Step::stay(state) };
    if ctx.is_busy("appeal") || !may_appeal(record, ctx) {
        return Step::stay(state);
    }
    if let Some((first, _)) = prose::fault(&state.appeal.filled, TEXT) {
        let mut next = state.clone();
        next.appeal.filled.submit();
        return Step::to(next).focus(first);
    }
    let text = state.appeal.filled.text(TEXT).trim().to_owned();
    let request = AppealRequest { violation: record.violation.clone(), text };
    let subject = record.violation.as_str().to_owned();
    let waiting = Waiting {
        kind: WaitingKind::RentalAppeal,
        subject,
        path: path::appeals(&rental.id),
        body: serde_json::to_vec(&request).unwrap_or_default(),
        photos: Vec::new(),
    };
    outbox::hand_in(Step::stay(state), "appeal", waiting, ctx)
}

/// It is in the outbox, and stands on its contract.
pub(super) fn queued(state: &State, ctx: &Context) -> Step<State> {
    if !matches!(ctx.route, Route::RentalAppeal(_)) {
        return Step::stay(state);
    }
    prose::handed_in(Step::stay(state), Go::Back, ctx)
}

pub(super) fn view(state: &State, own: &str, ctx: &Context) -> View {
    let title = ctx.say("title-rental-appeal");
    if ctx.docs.rentals().is_none() {
        return ctx.instead_of(DocKey::Rentals, title);
    }
    let Some((rental, record)) = about(own, ctx) else { return contract::gone(title, ctx) };
    let item = ctx.waiting_for(WaitingKind::RentalAppeal, record.violation.as_str());
    if let Some(item) = item.filter(|item| outbox::is_on_its_way(Some(item))) {
        let detail = outbox::detail(item, head(rental, record, ctx), ctx);
        return View::new(title, Body::Detail { detail });
    }
    if may_appeal(record, ctx) {
        return form(state, item, rental, record, title, ctx);
    }
    let inside = is_inside(rental, record);
    let mut detail = Detail {
        about: Some(head(rental, record, ctx)),
        mark: Some(super::record_mark(record, inside, ctx)),
        ..Detail::default()
    };
    match &record.state {
        RentalRecordState::Transferred { appeal_until } => {
            detail.refusals.push(too_late(record, ctx.short_day(*appeal_until), ctx));
        }
        _ => detail.lead = Some(super::record_line(record, inside, ctx)),
    }
    View::new(title, Body::Detail { detail })
}

fn head(rental: &Rental, record: &RentalRecord, ctx: &Context) -> Row {
    Row {
        id: "rental.about".to_owned(),
        plate: Some(plate::written(&rental.plate)),
        head: record.act.clone(),
        lines: vec![ctx.moment(record.occurred_at_ms)],
        ..Row::default()
    }
}

fn form(
    state: &State,
    item: Option<&OutboxItem>,
    rental: &Rental,
    record: &RentalRecord,
    title: String,
    ctx: &Context,
) -> View {
    let filled = &state.appeal.filled;
    let faults: Vec<_> = prose::fault(filled, TEXT).into_iter().collect();
    let (summary, problems) = form::summary(filled, &faults, ctx);
    let field = Spec::prose(filled, TEXT, REASON_CHARS, ctx);
    let field = field.draw(filled, form::fault_of(&faults, TEXT), ctx);
    let term = Words::new("rental-term")
        .with("from", ctx.day(rental.from))
        .with("until", ctx.day(rental.until));
    let until = || super::record_line(record, is_inside(rental, record), ctx);
    let lead = prose::came_back(item, ctx).unwrap_or_else(|| Page {
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, until())],
        ..Page::default()
    });
    let lead = Page {
        id: "rental.appeal.lead".to_owned(),
        about: Some(head(rental, record, ctx)),
        ..lead
    };
    let note = Words::new("rental-appeal-note").with("term", ctx.say(term));
    let section = Section {
        id: "rental.appeal.text".to_owned(),
        title: None,
        fields: vec![field],
        note: Some(ctx.say(note)),
    };
    let form = Form {
        step: None,
        lead: Some(lead),
        summary,
        problems,
        sections: vec![section],
        footnote: Some(ctx.say("rental-appeal-footnote")),
    };
    let submit = ctx.press("rental.appeal.submit", Rank::Main, "appeal");
    View::new(title, Body::Form { form }).action(submit)
}

/// The five working days have passed.
fn too_late(record: &RentalRecord, day: String, ctx: &Context) -> Refusal {
    let handle = ctx.row("rental.handle", Icon::Violation);
    let firm = Row { opens: false, ..ctx.row("rental.firm", Icon::Phone) };
    Refusal {
        code: "rental.too_late".to_owned(),
        what: ctx.say("refusal-rental-too_late"),
        unchanged: Some(ctx.say("refusal-rental-too_late.unchanged")),
        why: vec![ctx.say(Words::new("refusal-rental-too_late.why").with("day", day))],
        sum: None,
        progress: None,
        source: ctx.say("refusal-rental-too_late.source"),
        ways: vec![Row { id: format!("violation/{}", record.violation), ..handle }, firm],
        closed: None,
    }
}
