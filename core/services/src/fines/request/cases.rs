//! Where the two requests stand once they were handed in, and why one can no longer be.

use chrono::NaiveDate;
use tongtu_contract::{
    Decision, Instalment, InstalmentKind, InstalmentPart, InstalmentState, PartState, PaymentState,
    Reconsideration, ReconsiderationState,
};

use super::about;
use crate::{
    fines::{decision, words},
    licence::line,
    screen::{Detail, Icon, Line, Lines, Refusal, Row},
    step::{Context, local},
    text::Words,
};

pub(super) fn instalment(asked: &Instalment, decision: &Decision, ctx: &Context) -> Detail {
    let lead = match &asked.state {
        InstalmentState::InReview { due_at_ms, .. } => {
            let words = Words::new("instalment-in_review-lead");
            ctx.say(words.with("when", ctx.moment(*due_at_ms)))
        }
        InstalmentState::Granted { until } => granted(asked, *until, decision, ctx),
        InstalmentState::Refused => ctx.say("instalment-refused-lead"),
        InstalmentState::Unknown(raw) => {
            ctx.say(Words::new("state-unknown").with("raw", raw.as_str()))
        }
    };
    let kind = match &asked.kind {
        InstalmentKind::Delay => ctx.say("instalment-delay"),
        InstalmentKind::Parts => ctx.say("instalment-parts"),
        InstalmentKind::Unknown(raw) => raw.clone(),
    };
    let months = Words::new("instalment-months").with("months", u32::from(asked.months));
    let lines =
        vec![line("instalment.kind", kind, ctx), line("instalment.months", ctx.say(months), ctx)];
    // What is due of it stands among its parts.
    let value = (!asked.parts.is_empty()).then(|| ctx.yuan(decision.fine_fen));
    let about = about(decision, ctx);
    Detail {
        about: Some(Row { value: value.or_else(|| about.value.clone()), ..about }),
        mark: Some(decision::instalment_mark(&asked.state, ctx)),
        lead: Some(lead),
        groups: [Lines { id: "instalment.facts".to_owned(), title: None, lines }]
            .into_iter()
            .chain(parts(asked, ctx))
            .collect(),
        rows: receipts(asked, ctx),
        ..Detail::default()
    }
}

/// What a grant leaves to be paid, and by when: of parts the next one.
pub(crate) fn granted(
    asked: &Instalment,
    until: NaiveDate,
    decision: &Decision,
    ctx: &Context,
) -> String {
    let left = asked.parts.iter().find(|part| part.state != PartState::Paid);
    let last = left.map_or(until, |part| part.due_on);
    match left {
        _ if decision.payment == PaymentState::Paid => ctx.say("decision-paid-lead"),
        // Late, or under reconsideration: the decision's own words.
        _ if last < ctx.today || words::is_resting(decision) => words::due(decision, ctx),
        Some(part) => next(part, ctx),
        None => ctx.say(Words::new("instalment-granted-lead").with("day", ctx.short_day(until))),
    }
}

/// The part that is to be paid next, and by when.
pub(in crate::fines) fn next(part: &InstalmentPart, ctx: &Context) -> String {
    let words = Words::new("instalment-next-lead")
        .with("amount", ctx.yuan(part.amount_fen.saturating_add(part.surcharge_fen)))
        .with("day", ctx.short_day(part.due_on));
    ctx.say(words)
}

/// The orders that have paid parts of it, each with its receipt.
fn receipts(asked: &Instalment, ctx: &Context) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (n, part) in (1_usize..).zip(&asked.parts) {
        let Some(order) = &part.order else { continue };
        let (id, line) =
            (format!("payment/{order}"), ctx.say(Words::new("instalment-part").with("n", n)));
        // An order that paid several is one row.
        if let Some(row) = rows.iter_mut().find(|row| row.id == id) {
            row.lines.push(line);
            continue;
        }
        let mark = Some(words::order_mark(&PaymentState::Paid, ctx));
        let row = ctx.row("decision.payment", Icon::Pay);
        rows.push(Row { id, lines: vec![line], mark, ..row });
    }
    rows
}

/// What is due when, part by part.
fn parts(asked: &Instalment, ctx: &Context) -> Option<Lines> {
    let draw = |(n, part): (usize, &InstalmentPart)| Line {
        id: format!("instalment.part.{}", n + 1),
        label: ctx.say(Words::new("instalment-part").with("n", n + 1)),
        value: {
            let key = match part.state {
                PartState::Paid => "instalment-part-paid",
                _ if part.surcharge_fen > 0 && part.due_on < ctx.today => "instalment-part-late",
                // What had accrued before the parts were asked for.
                _ if part.surcharge_fen > 0 => "instalment-part-added",
                PartState::Ahead | PartState::Due | PartState::Unknown(_) => "instalment-part-due",
            };
            let words = Words::new(key)
                .with("amount", ctx.yuan(part.amount_fen))
                .with("surcharge", ctx.yuan(part.surcharge_fen))
                .with("day", ctx.day(part.due_on));
            ctx.say(words)
        },
        can_copy: false,
        reveal: None,
    };
    let lines: Vec<Line> = asked.parts.iter().enumerate().map(draw).collect();
    let title = Some(ctx.say("instalment-parts"));
    (!lines.is_empty()).then(|| Lines { id: "instalment.parts".to_owned(), title, lines })
}

pub(super) fn reconsidered(asked: &Reconsideration, decision: &Decision, ctx: &Context) -> Detail {
    let submitted = ctx.day(local(asked.submitted_at_ms).date());
    let mut lines = vec![line("reconsideration.submitted", submitted, ctx)];
    let say = |key: &'static str, day: String| ctx.say(Words::new(key).with("day", day));
    let mut refusals = Vec::new();
    let lead = match &asked.state {
        ReconsiderationState::InReview { due_at_ms } => {
            let due = local(*due_at_ms).date();
            lines.push(line("reconsideration.due", ctx.day(due), ctx));
            say("reconsideration-in_review-lead", ctx.short_day(due))
        }
        ReconsiderationState::Revoked { at_ms } => {
            let day = local(*at_ms).date();
            lines.push(line("reconsideration.answered", ctx.day(day), ctx));
            ctx.say("decision-revoked-lead")
        }
        ReconsiderationState::Maintained { at_ms, court_until } => {
            let day = local(*at_ms).date();
            lines.push(line("reconsideration.answered", ctx.day(day), ctx));
            lines.push(line("reconsideration.court_until", ctx.day(*court_until), ctx));
            refusals.push(maintained(decision, ctx));
            say("reconsideration-maintained-lead", ctx.short_day(*court_until))
        }
        ReconsiderationState::Unknown(raw) => {
            ctx.say(Words::new("state-unknown").with("raw", raw.as_str()))
        }
    };
    Detail {
        about: Some(about(decision, ctx)),
        mark: Some(decision::reconsideration_mark(&asked.state, ctx)),
        lead: Some(lead),
        refusals,
        groups: vec![Lines { id: "reconsideration.facts".to_owned(), title: None, lines }],
        ..Detail::default()
    }
}

/// 维持: the decision stands; what is left is the court, and the fine.
fn maintained(decision: &Decision, ctx: &Context) -> Refusal {
    let pay = Row { opens: true, ..ctx.row("decision.back", Icon::Pay) };
    let pay = Row { id: format!("decision/{}", decision.id), ..pay };
    let court = Row { opens: false, ..ctx.row("decision.court", Icon::Place) };
    let pays = words::is_payable(decision);
    refusal("reconsideration.maintained", if pays { vec![court, pay] } else { vec![court] }, ctx)
}

/// The sixty days have passed.
pub(super) fn too_late(decision: &Decision, ctx: &Context) -> Refusal {
    let why = Words::new("refusal-reconsideration-too-late.why")
        .with("day", ctx.short_day(decision.reconsider_until));
    let court = Row { opens: false, ..ctx.row("decision.court_directly", Icon::Place) };
    let help = Row { opens: false, ..ctx.row("decision.window", Icon::Help) };
    Refusal {
        why: vec![ctx.say(why)],
        closed: Some(ctx.say("refusal-reconsideration-too-late.closed")),
        ..refusal("reconsideration.too_late", vec![court, help], ctx)
    }
}

/// Texts `refusal-<code>` with `.unchanged`, `.why`, `.source`.
fn refusal(code: &'static str, ways: Vec<Row>, ctx: &Context) -> Refusal {
    let key = format!("refusal-{}", code.replace(['.', '_'], "-"));
    Refusal {
        code: code.to_owned(),
        what: ctx.say(Words::new(key.clone())),
        unchanged: ctx.find(format!("{key}.unchanged")),
        why: ctx.find(format!("{key}.why")).into_iter().collect(),
        sum: None,
        progress: None,
        source: ctx.say(Words::new(format!("{key}.source"))),
        ways,
        closed: None,
    }
}
