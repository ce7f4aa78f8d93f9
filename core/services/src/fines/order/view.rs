//! The screen of an order, in every state of domain.md §10 row 19.

use tongtu_contract::{Decision, Payment, PaymentState};

use super::{State, is_open, may_open};
use crate::{
    fines::{request::cases, words},
    licence::line,
    problem::Problem,
    screen::{
        Body, Detail, Icon, Line, Lines, Mark, Page, Paragraph, ParagraphKind, Press, Rank,
        Refusal, Row, Scene, Sum, Tone,
    },
    step::{Context, View},
    text::Words,
};

/// What is known of an order: what the server said of it, else what its decisions say.
struct Known<'a> {
    order: Option<&'a Payment>,
    state: &'a PaymentState,
    decisions: Vec<&'a Decision>,
    amount: i64,
}

impl Known<'_> {
    /// How the amount comes about, unless its decisions have gone on since: another part is due.
    fn sum(&self, ctx: &Context) -> Option<Sum> {
        let owed = self.decisions.iter().map(|d| words::owed(d)).fold(0, i64::saturating_add);
        let same = owed == self.amount;
        same.then(|| words::sum(self.decisions.iter().copied(), self.state, ctx)).flatten()
    }
}

fn known<'a>(state: &'a State, id: &str, ctx: &'a Context) -> Option<Known<'a>> {
    let items = ctx.docs.decisions().map_or(&[][..], |doc| &doc.items);
    if let Some(order) = state.order.known(id) {
        let own = |decision: &&Decision| order.decisions.contains(&decision.id);
        let decisions = items.iter().filter(own).collect();
        let amount = order.amount_fen;
        return Some(Known { order: Some(order), state: &order.state, decisions, amount });
    }
    let own =
        |decision: &&Decision| decision.order.as_ref().is_some_and(|order| order.as_str() == id);
    let decisions: Vec<&Decision> = items.iter().filter(own).collect();
    let state = &decisions.first()?.payment;
    let amount = decisions.iter().map(|d| words::owed(d)).fold(0, i64::saturating_add);
    Some(Known { order: None, state, decisions, amount })
}

pub(in crate::fines) fn view(state: &State, id: &str, ctx: &Context) -> View {
    let Some(known) = known(state, id, ctx) else {
        return unknown(state.order.trouble.as_ref(), ctx);
    };
    match (known.state, known.order) {
        (PaymentState::Paid, Some(order)) => paid(order, &known, ctx),
        _ => open(state, &known, ctx),
    }
}

/// Nothing is known of it: its frame while it is asked for, else why not.
fn unknown(trouble: Option<&Problem>, ctx: &Context) -> View {
    let title = ctx.say("title-payment");
    let Some(problem) = trouble else {
        return View::new(title, Body::Detail { detail: Detail::default() });
    };
    if problem.server_code() == Some("not_found") {
        return ctx.gone("payment", title, vec![ctx.row("fines.back", Icon::Pay)]);
    }
    let notice = ctx.notice_of(problem);
    let text = notice.verbatim.unwrap_or_else(|| ctx.say(notice.words));
    let page = Page {
        id: "unreachable".to_owned(),
        scene: Some(Scene::Tunnel),
        title: ctx.say("unreachable-title"),
        paragraphs: vec![
            Paragraph::new(ParagraphKind::Prose, text),
            Paragraph::new(ParagraphKind::Prose, ctx.say("payment-unseen")),
        ],
        ways: vec![ctx.row("fines.back", Icon::Pay)],
        fine: vec![ctx.say(Words::new("code-line").with("code", notice.code))],
        ..Page::default()
    };
    let retry = ctx.press("refresh", Rank::Main, "poll");
    View::new(title, Body::Page { page }).action(retry)
}

fn open(state: &State, known: &Known, ctx: &Context) -> View {
    let expired = known.order.is_some_and(|order| ctx.now_ms >= order.expires_at_ms);
    let unanswered = state.order.trouble.is_some();
    let lead = match known.state {
        // Never more than is known: the last answer may be old.
        state if unanswered && is_open(state) => ctx.say("payment-lead-unasked"),
        PaymentState::Unpaid | PaymentState::Ordering | PaymentState::Redirected if expired => {
            ctx.say("payment-lead-expired")
        }
        PaymentState::Unpaid | PaymentState::Ordering => ctx.say("payment-lead-ordering"),
        PaymentState::Redirected => ctx.say("payment-lead-redirected"),
        PaymentState::Pending => ctx.say("payment-lead-pending"),
        PaymentState::Unclear => ctx.say("payment-lead-unclear"),
        PaymentState::Paid => ctx.say("payment-lead-paid"),
        PaymentState::Failed => ctx.say("payment-lead-failed"),
        PaymentState::Unknown(raw) => {
            ctx.say(Words::new("state-unknown").with("raw", raw.as_str()))
        }
    };
    let unclear = *known.state == PaymentState::Unclear;
    let detail = Detail {
        mark: Some(words::order_mark(known.state, ctx)),
        lead: Some(lead).filter(|_| !unclear),
        refusals: if unclear { vec![never_again(ctx)] } else { Vec::new() },
        sum: known.sum(ctx),
        groups: vec![facts(known, ctx)],
        rows: decisions(known, ctx),
        ..Detail::default()
    };
    let view = View::new(ctx.say("title-payment"), Body::Detail { detail });
    actions(known, ctx).into_iter().fold(view, View::action)
}

fn actions(known: &Known, ctx: &Context) -> Vec<Press> {
    let ask = ctx.press("payment.ask", Rank::Second, "poll");
    match (known.state, known.order) {
        (PaymentState::Failed, Some(_)) => {
            let again = ctx.press("payment.again", Rank::Main, "none");
            vec![Press { icon: Some(Icon::Pay), ..again }]
        }
        (_, Some(order)) if may_open(order, ctx) => {
            let page = ctx.press("payment.page", Rank::Main, "none");
            let not_yet = (!ctx.online).then(|| ctx.say("fines-offline"));
            vec![Press { icon: Some(Icon::Link), not_yet, ..page }, ask]
        }
        // When the best way is to wait, nothing is filled.
        _ => vec![ask],
    }
}

/// 结果未知: what it means, and the one thing that must not be done.
fn never_again(ctx: &Context) -> Refusal {
    let way = |id: &str, icon| Row { opens: false, ..ctx.row(id, icon) };
    Refusal {
        code: "payment.unclear".to_owned(),
        what: ctx.say("refusal-payment-unclear"),
        unchanged: Some(ctx.say("refusal-payment-unclear.unchanged")),
        why: vec![ctx.say("refusal-payment-unclear.why")],
        sum: None,
        progress: None,
        source: ctx.say("refusal-payment-unclear.source"),
        // To ask again is the screen's own button.
        ways: vec![way("payment.bank", Icon::Phone), way("payment.window", Icon::Place)],
        closed: Some(ctx.say("refusal-payment-unclear.closed")),
    }
}

fn facts(known: &Known, ctx: &Context) -> Lines {
    let mut lines = vec![line("payment.amount", ctx.yuan(known.amount), ctx)];
    if let Some(order) = known.order {
        lines.push(line("payment.created", ctx.moment(order.created_at_ms), ctx));
        if may_open(order, ctx) {
            lines.push(line("payment.expires", ctx.moment(order.expires_at_ms), ctx));
        }
    }
    Lines { id: "payment.facts".to_owned(), title: None, lines }
}

fn decisions(known: &Known, ctx: &Context) -> Vec<Row> {
    // Its own mark would say of each what the order says of all.
    let row = |decision: &&Decision| {
        let amount = match known.order {
            Some(order) => words::share(decision, &order.id),
            None => words::owed(decision),
        };
        let value = Some(ctx.yuan(amount));
        Row { mark: None, value, lines: Vec::new(), ..words::row(decision, ctx) }
    };
    known.decisions.iter().map(row).collect()
}

/// 已缴: the receipt has to be kept, so it is a page.
fn paid(order: &Payment, known: &Known, ctx: &Context) -> View {
    let title = Words::new("payment-paid-title").with("amount", ctx.yuan(order.amount_fen));
    let mut lines = Vec::new();
    if let Some(at) = order.paid_at_ms {
        lines.push(line("payment.paid_at", ctx.moment(at), ctx));
    }
    if let Some(number) = &order.receipt_no {
        let number = line("payment.receipt_no", number.clone(), ctx);
        lines.push(Line { can_copy: true, ..number });
    }
    let mut parts =
        known.decisions.iter().filter_map(|own| words::next_part(own, order)).peekable();
    let label = ctx.say(if parts.peek().is_some() { "payment-paid-part" } else { "payment-paid" });
    let prose = |text| Paragraph::new(ParagraphKind::Prose, text);
    let mut texts = vec![ctx.say("payment-paid-text")];
    // Points go with the cycle once nothing is left of their fine.
    let settled = |decision: &&&Decision| words::next_part(decision, order).is_none();
    if known.decisions.iter().filter(settled).any(|decision| decision.points > 0) {
        texts.push(ctx.say("payment-paid-points"));
    }
    texts.extend(parts.map(|part| cases::next(part, ctx)));
    let page = Page {
        id: "payment.paid".to_owned(),
        scene: Some(Scene::Arrived),
        mark: Some(Mark { tone: Tone::Good, open: false, label }),
        title: ctx.say(title),
        sum: known.sum(ctx),
        lines,
        paragraphs: texts.into_iter().map(prose).collect(),
        ways: decisions(known, ctx),
        ..Page::default()
    };
    let view = View::new(ctx.say("title-payment"), Body::Page { page });
    if order.receipt_no.is_none() {
        // Paid, and the receipt is being written.
        return view.action(ctx.press("payment.ask", Rank::Second, "poll"));
    }
    let save = ctx.press("payment.save", Rank::Main, "receipt");
    let share = ctx.press("payment.share", Rank::Second, "receipt");
    view.action(Press { icon: Some(Icon::Upload), ..save })
        .action(Press { icon: Some(Icon::Send), ..share })
}
