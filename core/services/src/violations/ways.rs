//! What can be done about a record: what to mind before, the rows below it, its buttons, and the sheet
//! that asks for three months more.

use tongtu_contract::{Holding, Violation, ViolationOrigin, ViolationState};
use tongtu_rules::violation::{
    deadline,
    handle::{HandlePlan, Refusal as Rule, Warning},
};

use super::{
    State,
    detail::{Now, on_its_way},
    predict, refused, words,
};
use crate::{
    effect::{OutboxState, WaitingKind},
    fines::words as fines,
    outbox,
    screen::{Icon, Mark, Page, Paragraph, ParagraphKind, Press, Rank, Refusal, Row, Tone},
    step::{Context, View},
    text::Words,
};

pub(super) fn rows(record: &Violation, now: &Now, cards: &[Refusal], ctx: &Context) -> Vec<Row> {
    let warnings = match now {
        Now::May(plan) => warning_rows(record, plan, ctx),
        _ => Vec::new(),
    };
    let objection = objection_row(record, ctx);
    // Where it is a way out, its card has it.
    let mut ways = cards.iter().flat_map(|card| &card.ways);
    let is_a_way = ways.any(|way| way.id == "violation.extend");
    let extension = extension_row(record, ctx).filter(|_| !is_a_way);
    // A way that is a button is no row as well.
    let decision = pay(record, ctx).is_some().then(|| ctx.row("violation.decision", Icon::Pay));
    let rental = matches!(record.holding, Holding::Rental { .. })
        .then(|| ctx.row("violation.rental", Icon::Car));
    let vehicle = super::vehicle_of(record, ctx).map(|_| ctx.row("violation.vehicle", Icon::Car));
    let window =
        matches!(now, Now::May(_) | Now::Unseen).then(|| ctx.row("violation.window", Icon::Place));
    warnings
        .into_iter()
        .chain(objection)
        .chain(decision)
        .chain(extension)
        .chain(rental)
        .chain(vehicle)
        .chain(window)
        .collect::<Vec<Row>>()
}

/// What should be said before somebody accepts.
pub(crate) fn warning_rows(record: &Violation, plan: &HandlePlan, ctx: &Context) -> Vec<Row> {
    let is_last = record.points > 0 && refused::is_near_full(plan.points_after.into(), ctx);
    let near_full = is_last.then(|| mind("violation.near_full", Words::new, ctx));
    let classes = predict::has_unknown_classes(ctx.docs)
        .then(|| mind("violation.unknown_classes", Words::new, ctx));
    let warnings = plan.warnings.iter().map(|warning| warning_row(*warning, ctx));
    near_full.into_iter().chain(warnings).chain(classes).collect()
}

/// Texts `<id with dashes>` with `.line`.
fn mind(id: &str, words: impl Fn(String) -> Words, ctx: &Context) -> Row {
    let key = id.replace('.', "-");
    Row {
        id: id.to_owned(),
        head: ctx.say(words(key.clone())),
        lines: vec![ctx.say(words(format!("{key}.line")))],
        mark: Some(Mark { tone: Tone::Attention, open: false, label: ctx.say("violation-mind") }),
        ..Row::default()
    }
}

fn warning_row(warning: Warning, ctx: &Context) -> Row {
    let suspect = predict::limits(ctx.docs).suspect;
    let limit = match warning {
        Warning::DriversNear => suspect.drivers,
        Warning::PlatesNear | Warning::UnknownStatus | Warning::FilingDay => suspect.plates,
    };
    let counted = |key| Words::new(key).with("count", limit).with("months", suspect.months);
    mind(warning.code(), counted, ctx)
}

fn objection_row(record: &Violation, ctx: &Context) -> Option<Row> {
    if let Some(item) = ctx.waiting_for(WaitingKind::Objection, record.id.as_str()) {
        if matches!(item.state, OutboxState::NeedsAttention(_)) {
            return None; // its card says so
        }
        let lines = vec![outbox::lead(item, ctx), outbox::made(item, ctx)];
        let row = ctx.row("violation.progress", Icon::Objection);
        return Some(Row {
            head: outbox::head(item, ctx),
            lines,
            mark: Some(outbox::mark(item, ctx)),
            progress: outbox::progress(item, ctx),
            ..row
        });
    }
    if record.state == ViolationState::UnderObjection {
        return None; // its button leads there
    }
    let objection = words::objection_of(record, ctx)?;
    let row = ctx.row("violation.objection", Icon::Objection);
    Some(Row { mark: Some(crate::objections::mark(objection, ctx)), ..row })
}

/// Three months more, once; where it was asked for, how far that is.
fn extension_row(record: &Violation, ctx: &Context) -> Option<Row> {
    if let Some(item) = ctx.waiting_for(WaitingKind::Extension, record.id.as_str()) {
        if matches!(item.state, OutboxState::NeedsAttention(_)) {
            return None;
        }
        let row = ctx.row("violation.progress", Icon::Calendar);
        return Some(Row {
            head: outbox::head(item, ctx),
            lines: vec![outbox::lead(item, ctx), outbox::made(item, ctx)],
            mark: Some(outbox::mark(item, ctx)),
            ..row
        });
    }
    let until = extended_until(record, ctx)?;
    let line = Words::new("row-violation-extend.line").with("day", ctx.short_day(until));
    Some(Row { lines: vec![ctx.say(line)], ..ctx.row("violation.extend", Icon::Calendar) })
}

/// The last day after an extension, where one may be asked for.
pub(super) fn extended_until(record: &Violation, ctx: &Context) -> Option<chrono::NaiveDate> {
    let ViolationState::Notified { appear_by } = record.state else { return None };
    let waits = ctx.waiting_for(WaitingKind::Extension, record.id.as_str()).is_some();
    // At the scene there is no notice whose term could be longer.
    let rests =
        waits || on_its_way(record, ctx).is_some() || record.origin == ViolationOrigin::Scene;
    (ctx.today <= appear_by && !rests).then(|| deadline::extended(appear_by)).flatten()
}

/// What there is to do about a decision's money.
enum Pay {
    Now,
    /// Under reconsideration: it may be paid, and need not be.
    Resting,
    /// An order is at work on it.
    UnderWay,
}

fn pay(record: &Violation, ctx: &Context) -> Option<Pay> {
    let decision = words::decision_of(record, ctx)?;
    if fines::is_under_way(&decision.payment) && decision.order.is_some() {
        return Some(Pay::UnderWay);
    }
    let rests = fines::is_resting(decision);
    fines::is_payable(decision).then_some(if rests { Pay::Resting } else { Pay::Now })
}

pub(super) fn actions(view: View, record: &Violation, now: &Now, ctx: &Context) -> View {
    let object = || {
        refused::may_object(record, ctx)
            .then(|| ctx.press("violation.object", Rank::Second, "none"))
    };
    let main = match (now, &record.state) {
        (Now::May(_), _) => {
            let start = ctx.press("violation.handle", Rank::Main, "none");
            // What is decided at once needs the server at once.
            let not_yet = (!ctx.online).then(|| ctx.say("handling-offline"));
            Some(Press { not_yet, ..start })
        }
        (Now::MayNot(refusals), _) => {
            let id = refusals.first().and_then(|refusal| best(*refusal));
            id.map(|id| ctx.press(id, Rank::Main, "again"))
        }
        (_, ViolationState::Handled { .. }) if words::is_anothers(record, ctx) => {
            Some(ctx.press("refresh", Rank::Second, "none"))
        }
        (_, ViolationState::Handled { .. }) => Some(match pay(record, ctx) {
            Some(Pay::Now) => ctx.press("violation.pay", Rank::Main, "none"),
            // While it is looked at again nobody is urged.
            Some(Pay::Resting) => ctx.press("violation.pay", Rank::Second, "none"),
            Some(Pay::UnderWay) => ctx.press("violation.order", Rank::Main, "none"),
            None => ctx.press("violation.decision", Rank::Second, "none"),
        }),
        (_, ViolationState::UnderObjection) => {
            let is_shown = record.objection.is_some() && !words::is_anothers_objection(record, ctx);
            let id = if is_shown { "violation.objection" } else { "refresh" };
            Some(ctx.press(id, Rank::Second, "none"))
        }
        (Now::ByHand { .. } | Now::Unseen | Now::Rests, _) => {
            Some(ctx.press("refresh", Rank::Second, "none"))
        }
    };
    let view = main.into_iter().fold(view, View::action);
    object().into_iter().fold(view, View::action)
}

/// The best way out as a button, where it is one to press; else nothing is filled.
pub(super) fn best(refusal: Rule) -> Option<&'static str> {
    match refusal {
        Rule::NoLicence => Some("violation.file_licence"),
        Rule::NotFiled => Some("violation.file_vehicle"),
        Rule::LicenceStatus { .. } => Some("violation.licence"),
        Rule::FaceNeeded => Some("violation.manual"),
        Rule::DataUnavailable => Some("violation.again"),
        _ => None,
    }
}

/// The extension is asked for once, naming the new day.
pub(super) fn sheet(state: &State, record: &Violation, ctx: &Context) -> Option<Page> {
    if !state.extending {
        return None;
    }
    let until = extended_until(record, ctx)?;
    let dated = |key: &'static str| ctx.say(Words::new(key).with("day", ctx.short_day(until)));
    Some(Page {
        id: "violation.extend.sheet".to_owned(),
        title: dated("violation-extend-title"),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, ctx.say("violation-extend-text"))],
        presses: vec![
            Press {
                label: dated("press-violation-extend-confirm"),
                ..ctx.press("violation.extend.confirm", Rank::Main, "extend")
            },
            ctx.press("violation.extend.cancel", Rank::Second, "none"),
        ],
        ..Page::default()
    })
}
