//! What a decision and its fine are called: what is due, by when, with which surcharge, and where the
//! payment stands. The list, the decision, the order, 首页 and 进度 say it from here.

use chrono::NaiveDate;
use tongtu_contract::{
    Decision, InstalmentPart, InstalmentState, PartState, Payment, PaymentId, PaymentState,
    Reconsideration, ReconsiderationState,
};
use tongtu_rules::{money::Fen, violation::fine};

use crate::{
    plate,
    screen::{Icon, Mark, Row, Sum, Term, Tone},
    step::{Context, local},
    text::Words,
};

/// The decision of that id.
pub(crate) fn find<'a>(id: &str, ctx: &'a Context) -> Option<&'a Decision> {
    ctx.docs.decisions()?.items.iter().find(|decision| decision.id.as_str() == id)
}

/// 撤销: nothing of it is left.
pub(crate) fn is_revoked(decision: &Decision) -> bool {
    let state = |reconsideration: &Reconsideration| {
        matches!(reconsideration.state, ReconsiderationState::Revoked { .. })
    };
    decision.reconsideration.as_ref().is_some_and(state)
}

/// Whether it is to be paid, and no order is at work on it.
pub(crate) fn is_payable(decision: &Decision) -> bool {
    decision.fine_fen > 0
        && matches!(decision.payment, PaymentState::Unpaid | PaymentState::Failed)
        && !is_revoked(decision)
}

/// Whether an order for it is under way.
pub(crate) fn is_under_way(state: &PaymentState) -> bool {
    matches!(
        state,
        PaymentState::Ordering
            | PaymentState::Redirected
            | PaymentState::Pending
            | PaymentState::Unclear
    )
}

/// 分期: the parts of it, where they were granted.
pub(super) fn parts(decision: &Decision) -> &[InstalmentPart] {
    decision.instalment.as_ref().map_or(&[], |asked| &asked.parts)
}

/// Those that an order pays now, each with its place; none of a fine that is paid whole.
pub(super) fn parts_due(decision: &Decision) -> impl Iterator<Item = (usize, &InstalmentPart)> {
    (1..).zip(parts(decision)).filter(|(_, part)| part.state == PartState::Due)
}

/// Fine and surcharge that are to be paid today: all, or the parts that are due. Of what is paid, all
/// that was.
pub(super) fn terms(decision: &Decision) -> (i64, i64) {
    if decision.payment == PaymentState::Paid || parts_due(decision).next().is_none() {
        return (decision.fine_fen, decision.surcharge_fen);
    }
    parts_due(decision).fold((0, 0), |(fine, surcharge), (_, part)| {
        (fine.saturating_add(part.amount_fen), surcharge.saturating_add(part.surcharge_fen))
    })
}

/// What is to be paid today, with the surcharge.
pub(crate) fn owed(decision: &Decision) -> i64 {
    let (fine, surcharge) = terms(decision);
    fine.saturating_add(surcharge)
}

/// What of it an order pays, or has paid.
pub(super) fn share(decision: &Decision, order: &PaymentId) -> i64 {
    let paid = parts(decision).iter().filter(|part| part.order.as_ref() == Some(order));
    let paid = paid.map(|part| part.amount_fen.saturating_add(part.surcharge_fen));
    paid.reduce(i64::saturating_add).unwrap_or_else(|| owed(decision))
}

/// The part that comes after what an order has paid of it, if one is left.
pub(super) fn next_part<'a>(decision: &'a Decision, order: &Payment) -> Option<&'a InstalmentPart> {
    // As long as the order is at work on it, nobody knows what it has paid.
    let is_known = decision.order.as_ref() != Some(&order.id);
    parts(decision).iter().find(|part| is_known && part.state != PartState::Paid)
}

/// The last day without a (further) surcharge: the server's, or that of a granted delay.
pub(crate) fn due_on(decision: &Decision) -> NaiveDate {
    match decision.instalment.as_ref() {
        Some(asked) if asked.parts.is_empty() => match asked.state {
            InstalmentState::Granted { until } => until.max(decision.due_on),
            _ => decision.due_on,
        },
        _ => decision.due_on,
    }
}

/// Under reconsideration: no surcharge is added meanwhile (行政处罚法 §73).
pub(crate) fn is_resting(decision: &Decision) -> bool {
    let state = |reconsideration: &Reconsideration| {
        matches!(reconsideration.state, ReconsiderationState::InReview { .. })
    };
    decision.reconsideration.as_ref().is_some_and(state)
}

/// To be paid, and its day has passed.
pub(crate) fn is_overdue(decision: &Decision, ctx: &Context) -> bool {
    is_payable(decision) && !is_resting(decision) && ctx.today > due_on(decision)
}

/// Days of lateness: those past the last one without a surcharge, but for the ones that do not count.
pub(crate) fn late_days(decision: &Decision, ctx: &Context) -> i64 {
    let past = (ctx.today - due_on(decision)).num_days();
    past.saturating_sub(i64::from(rested_days(decision))).max(0)
}

/// Days of reconsideration after a last day that had passed before it was asked for. One that had
/// not was moved by them, by the server.
fn rested_days(decision: &Decision) -> u32 {
    let asked = decision.reconsideration.as_ref();
    let asked_on = asked.map(|asked| local(asked.submitted_at_ms).date());
    if asked_on.is_some_and(|day| day > due_on(decision)) { decision.suspended_days } else { 0 }
}

/// What one day of lateness adds, by the rule.
pub(super) fn a_day(decision: &Decision) -> i64 {
    let day = due_on(decision);
    let each = |amount| day.succ_opt().map_or(0, |next| late(amount, day, next));
    if parts_due(decision).next().is_none() {
        return each(decision.fine_fen);
    }
    parts_due(decision).map(|(_, part)| each(part.amount_fen)).fold(0, i64::saturating_add)
}

/// The first day on which the surcharge is as much as what it is added to, by the rule.
pub(super) fn stops_on(decision: &Decision, ctx: &Context) -> Option<NaiveDate> {
    if parts_due(decision).nth(1).is_some() {
        return None; // each stops on a day of its own
    }
    let ((amount, surcharge), day) = (terms(decision), due_on(decision));
    let rested = chrono::Days::new(rested_days(decision).into());
    let now = late(amount, day, ctx.today.checked_sub_days(rested)?);
    // What had accrued before a delay was granted counts too.
    let before = surcharge.saturating_sub(now).max(0);
    if surcharge >= amount && before > 0 {
        return None; // it has stopped already
    }
    let reaches = |on: &NaiveDate| late(amount, day, *on).saturating_add(before) >= amount;
    day.iter_days().take(40).find(reaches)?.checked_add_days(rested)
}

/// What an amount costs more on a day after its last one, by the rule, in fen.
fn late(amount: i64, last: NaiveDate, on: NaiveDate) -> i64 {
    let received = last.checked_sub_days(chrono::Days::new(fine::GRACE_DAYS.into()));
    fine::surcharge(Fen(amount), received.unwrap_or(last), on, 0).0
}

/// Where it stands, in a word.
pub(crate) fn mark(decision: &Decision, ctx: &Context) -> Mark {
    let mark = |tone, open, key: &'static str| Mark { tone, open, label: ctx.say(key) };
    if is_revoked(decision) {
        return mark(Tone::Good, false, "decision-revoked");
    }
    match &decision.payment {
        // A warning counts as paid at the server.
        _ if decision.fine_fen == 0 => mark(Tone::Calm, false, "decision-warning"),
        PaymentState::Paid => mark(Tone::Good, false, "payment-paid"),
        PaymentState::Unpaid | PaymentState::Failed if is_resting(decision) => {
            mark(Tone::Info, true, "payment-resting")
        }
        PaymentState::Unpaid | PaymentState::Failed if is_overdue(decision, ctx) => {
            mark(Tone::Danger, false, "payment-overdue")
        }
        PaymentState::Unpaid | PaymentState::Failed => {
            mark(Tone::Attention, false, "payment-unpaid")
        }
        state => order_mark(state, ctx),
    }
}

/// Where an order stands, in a word.
pub(crate) fn order_mark(state: &PaymentState, ctx: &Context) -> Mark {
    let (tone, open, key) = match state {
        PaymentState::Unpaid | PaymentState::Ordering => {
            (Tone::Attention, true, "payment-ordering")
        }
        PaymentState::Redirected => (Tone::Info, true, "payment-redirected"),
        PaymentState::Pending => (Tone::Info, true, "payment-pending"),
        PaymentState::Unclear => (Tone::Attention, true, "payment-unclear"),
        PaymentState::Paid => (Tone::Good, false, "payment-paid"),
        PaymentState::Failed => (Tone::Danger, false, "payment-failed"),
        PaymentState::Unknown(raw) => {
            return Mark { tone: Tone::Info, open: true, label: raw.clone() };
        }
    };
    Mark { tone, open, label: ctx.say(key) }
}

/// By when, or since when it is late: the one sentence that matters of an unpaid fine.
pub(crate) fn due(decision: &Decision, ctx: &Context) -> String {
    let by = by(decision, ctx);
    match parts_due(decision).next() {
        Some((n, _)) if !is_resting(decision) => {
            ctx.say(Words::new("fine-part").with("n", n).with("due", by))
        }
        _ => by,
    }
}

fn by(decision: &Decision, ctx: &Context) -> String {
    let day = due_on(decision);
    let late = late_days(decision, ctx);
    if is_resting(decision) {
        let added = (decision.surcharge_fen > 0).then_some("fine-resting-added");
        let words = Words::new(added.unwrap_or("fine-resting"));
        return ctx.say(words.with("amount", ctx.yuan(decision.surcharge_fen)));
    }
    let (fine, surcharge) = terms(decision);
    let words = match (day - ctx.today).num_days() {
        0 => Words::new("fine-due-today"),
        days if days > 0 => Words::new("fine-due").with("days", days),
        // As much as the fine itself: it stops there.
        _ if surcharge >= fine => Words::new("fine-late-full"),
        _ => Words::new("fine-late"),
    };
    let due = ctx.say(words.with("late", late).with("day", ctx.short_day(day)));
    match rested_days(decision) {
        rested if rested > 0 && late > 0 => {
            ctx.say(Words::new("fine-rested").with("due", due).with("rested", rested))
        }
        _ => due,
    }
}

/// 200.00 罚款 + 6.00 加处罚款 = 206.00 应缴, or 已缴.
pub(crate) fn sum<'a>(
    decisions: impl IntoIterator<Item = &'a Decision>,
    total: &PaymentState,
    ctx: &Context,
) -> Option<Sum> {
    let (mut fine, mut surcharge) = (0_i64, 0_i64);
    for decision in decisions {
        let own = terms(decision);
        fine = fine.saturating_add(own.0);
        surcharge = surcharge.saturating_add(own.1);
    }
    if surcharge == 0 {
        return None; // one figure is no sum
    }
    let term = |fen, key: &'static str| Term { value: ctx.yuan(fen), label: ctx.say(key) };
    let (key, tone) = match total {
        PaymentState::Paid => ("paid-term", Tone::Good),
        _ => ("owed-term", Tone::Attention),
    };
    Some(Sum {
        terms: vec![term(fine, "fine-term"), term(surcharge, "surcharge-term")],
        total: term(fine.saturating_add(surcharge), key),
        tone,
    })
}

/// A decision as a row: plate, act, what is to be paid.
pub(crate) fn row(decision: &Decision, ctx: &Context) -> Row {
    let decided = Words::new("decision-decided")
        .with("day", ctx.short_day(local(decision.decided_at_ms).date()));
    let line = if is_payable(decision) { due(decision, ctx) } else { ctx.say(decided) };
    // While an order is at work, what it takes.
    let is_open = is_payable(decision) || is_under_way(&decision.payment);
    let figure = if is_open { owed(decision) } else { decision.fine_fen };
    Row {
        id: format!("decision/{}", decision.id),
        icon: Some(Icon::Pay),
        plate: Some(plate::written(&decision.plate)),
        head: decision.act.clone(),
        lines: vec![line],
        value: (decision.fine_fen > 0).then(|| ctx.yuan(figure)),
        mark: Some(mark(decision, ctx)),
        opens: true,
        ..Row::default()
    }
}
