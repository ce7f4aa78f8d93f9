//! A decision: what was decided, what is to be paid by when, and what may be done about it.

use tongtu_contract::{
    Decision, InstalmentKind, InstalmentState, PartState, PaymentState, ReconsiderationState,
};

use super::words;
use crate::{
    documents::DocKey,
    effect::WaitingKind,
    licence::line,
    outbox,
    screen::{Body, Detail, Icon, Line, Lines, Mark, Press, Rank, Row, Tone},
    step::{Context, View, local},
    text::Words,
};

pub(super) fn view(id: &str, ctx: &Context) -> View {
    let title = ctx.say("title-decision");
    if ctx.docs.decisions().is_none() {
        return ctx.instead_of(DocKey::Decisions, title);
    }
    let Some(decision) = words::find(id, ctx) else { return gone(title, ctx) };
    let payable = words::is_payable(decision);
    let about = Row {
        id: "decision.about".to_owned(),
        icon: None,
        mark: None,
        value: None,
        opens: false,
        lines: vec![decision.decided_by.clone()],
        ..words::row(decision, ctx)
    };
    let detail = Detail {
        about: Some(about),
        mark: Some(words::mark(decision, ctx)),
        lead: Some(lead(decision, ctx)),
        sum: payable.then(|| words::sum([decision], &decision.payment, ctx)).flatten(),
        groups: groups(decision, ctx),
        rows: rows(decision, ctx),
        ..Detail::default()
    };
    let view = View::new(title, Body::Detail { detail });
    if payable {
        return view.action(pay(decision, ctx));
    }
    if words::is_under_way(&decision.payment) && decision.order.is_some() {
        let order = ctx.press("decision.order", Rank::Main, "none");
        return view.action(Press { icon: Some(Icon::Progress), ..order });
    }
    view
}

/// Pays what is due of it, alone.
pub(super) fn pay(decision: &Decision, ctx: &Context) -> Press {
    let amount = ctx.yuan(words::owed(decision));
    let label = ctx.say(Words::new("press-decision-pay").with("amount", amount));
    // While the decision is looked at again nobody is urged.
    let rank = if words::is_resting(decision) { Rank::Second } else { Rank::Main };
    Press { label, icon: Some(Icon::Pay), ..ctx.press("decision.pay", rank, "none") }
}

/// Not, or no longer, among the decisions: a link may be old.
fn gone(title: String, ctx: &Context) -> View {
    ctx.gone("decision", title, vec![ctx.row("fines.back", Icon::Pay)])
}

fn lead(decision: &Decision, ctx: &Context) -> String {
    if words::is_revoked(decision) {
        return ctx.say("decision-revoked-lead");
    }
    match &decision.payment {
        _ if decision.fine_fen == 0 => ctx.say("decision-warning-lead"),
        PaymentState::Paid => ctx.say("decision-paid-lead"),
        PaymentState::Unpaid | PaymentState::Failed => words::due(decision, ctx),
        PaymentState::Unclear => ctx.say("payment-lead-unclear"),
        PaymentState::Ordering | PaymentState::Redirected | PaymentState::Pending => {
            ctx.say("decision-under-way-lead")
        }
        PaymentState::Unknown(raw) => {
            ctx.say(Words::new("state-unknown").with("raw", raw.as_str()))
        }
    }
}

fn groups(decision: &Decision, ctx: &Context) -> Vec<Lines> {
    let group = |id: &str, lines: Vec<Line>| {
        let title = ctx.find(format!("group-{}", id.replace('.', "-")));
        Lines { id: id.to_owned(), title, lines }
    };
    let points = Words::new("points-count").with("points", u32::from(decision.points));
    let number = line("decision.number", decision.number.clone(), ctx);
    let mut facts = vec![
        Line { can_copy: true, ..number },
        line("decision.points", ctx.say(points), ctx),
        line("decision.decided_on", ctx.day(local(decision.decided_at_ms).date()), ctx),
        line("decision.received_on", ctx.day(decision.received_on), ctx),
    ];
    if decision.fine_fen > 0 {
        facts.insert(2, line("decision.fine", ctx.yuan(decision.fine_fen), ctx));
    }
    let mut all = vec![group("decision.facts", facts)];
    if words::is_payable(decision) {
        all.push(group("decision.due", surcharge(decision, ctx)));
    }
    all
}

/// By when, what lateness costs, and where it stops.
fn surcharge(decision: &Decision, ctx: &Context) -> Vec<Line> {
    let mut lines = vec![line("decision.due_on", ctx.day(words::due_on(decision)), ctx)];
    let parts = words::parts(decision);
    if !parts.is_empty() {
        let paid = parts.iter().filter(|part| part.state == PartState::Paid).count();
        let count = Words::new("decision-parts").with("paid", paid).with("count", parts.len());
        lines.insert(0, line("decision.parts", ctx.say(count), ctx));
    }
    let late = words::late_days(decision, ctx);
    if late > 0 && !words::is_resting(decision) {
        let days = Words::new("decision-late-days").with("late", late);
        lines.push(line("decision.late", ctx.say(days), ctx));
    }
    if !words::is_resting(decision) {
        let each = ctx.yuan(words::a_day(decision));
        let most = ctx.yuan(words::terms(decision).0);
        let rate = Words::new("decision-rate").with("each", each).with("most", most);
        lines.push(line("decision.rate", ctx.say(rate), ctx));
        if let Some(day) = words::stops_on(decision, ctx) {
            lines.push(line("decision.stops_on", ctx.day(day), ctx));
        }
    }
    if decision.suspended_days > 0 {
        let days = Words::new("decision-suspended").with("count", decision.suspended_days);
        lines.push(line("decision.suspended", ctx.say(days), ctx));
    }
    lines
}

fn rows(decision: &Decision, ctx: &Context) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(order) = &decision.order {
        let row = ctx.row("decision.payment", Icon::Pay);
        let mark = Some(words::order_mark(&decision.payment, ctx));
        rows.push(Row { id: format!("payment/{order}"), mark, ..row });
    }
    let violation = ctx.row("decision.violation", Icon::Violation);
    rows.push(Row { id: format!("violation/{}", decision.violation), ..violation });
    rows.extend(instalment(decision, ctx));
    rows.push(reconsideration(decision, ctx));
    rows.push(ctx.row("points.open", Icon::Points));
    rows
}

/// 暂缓, 分期: asked for, answered, or still open to the person.
fn instalment(decision: &Decision, ctx: &Context) -> Option<Row> {
    let row = ctx.row("decision.instalment", Icon::Calendar);
    if let Some(item) = ctx.waiting_for(WaitingKind::Instalment, decision.id.as_str()) {
        return Some(Row {
            lines: vec![outbox::lead(item, ctx)],
            mark: Some(outbox::mark(item, ctx)),
            ..row
        });
    }
    match &decision.instalment {
        Some(asked) => {
            let line = match asked.kind {
                InstalmentKind::Parts => ctx.say("instalment-parts"),
                InstalmentKind::Delay => ctx.say("instalment-delay"),
                InstalmentKind::Unknown(ref raw) => raw.clone(),
            };
            let mark = Some(instalment_mark(&asked.state, ctx));
            Some(Row { lines: vec![line], mark, ..row })
        }
        None => words::is_payable(decision).then_some(row),
    }
}

pub(crate) fn instalment_mark(state: &InstalmentState, ctx: &Context) -> Mark {
    let (tone, open, key) = match state {
        InstalmentState::InReview { .. } => (Tone::Info, true, "instalment-in_review"),
        InstalmentState::Granted { .. } => (Tone::Good, false, "instalment-granted"),
        InstalmentState::Refused => (Tone::Danger, false, "instalment-refused"),
        InstalmentState::Unknown(raw) => {
            return Mark { tone: Tone::Info, open: true, label: raw.clone() };
        }
    };
    Mark { tone, open, label: ctx.say(key) }
}

/// 行政复议: asked for, answered, or by when it may be asked for.
fn reconsideration(decision: &Decision, ctx: &Context) -> Row {
    let row = ctx.row("decision.reconsideration", Icon::Objection);
    if let Some(item) = ctx.waiting_for(WaitingKind::Reconsideration, decision.id.as_str()) {
        return Row {
            lines: vec![outbox::lead(item, ctx)],
            mark: Some(outbox::mark(item, ctx)),
            ..row
        };
    }
    if let Some(asked) = &decision.reconsideration {
        return Row { mark: Some(reconsideration_mark(&asked.state, ctx)), ..row };
    }
    let until = decision.reconsider_until;
    let key = if ctx.today <= until { "reconsider-until" } else { "reconsider-too-late" };
    let line = ctx.say(Words::new(key).with("day", ctx.short_day(until)));
    Row { lines: vec![line], ..row }
}

pub(crate) fn reconsideration_mark(state: &ReconsiderationState, ctx: &Context) -> Mark {
    let (tone, open, key) = match state {
        ReconsiderationState::InReview { .. } => (Tone::Info, true, "reconsideration-in_review"),
        ReconsiderationState::Revoked { .. } => (Tone::Good, false, "reconsideration-revoked"),
        ReconsiderationState::Maintained { .. } => {
            (Tone::Danger, false, "reconsideration-maintained")
        }
        ReconsiderationState::Unknown(raw) => {
            return Mark { tone: Tone::Info, open: true, label: raw.clone() };
        }
    };
    Mark { tone, open, label: ctx.say(key) }
}
