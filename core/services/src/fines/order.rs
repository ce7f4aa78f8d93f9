//! A payment order: the bank's page, what became of it, and the receipt.
//!
//! ```text
//! Ordering ─▶ Redirected ─▶ Pending ─▶ Paid ─ receipt
//!     │            ├──────────────────▶ Failed ─ again ─▶ fines.pay
//!     └────────────┴─▶ Unclear: asked for until it is known, never paid again
//! ```
//!
//! The order is asked for when its screen is entered, when the app comes back to the front, after a
//! link, and from time to time while it is on the screen. Nothing else says how it stands.

use std::{collections::BTreeSet, sync::Arc};

use tongtu_contract::{Decision, Payment, PaymentId, PaymentState, path};

use super::{State, pay, words};
use crate::{
    ask::{AskKind, Outcome},
    documents::DocKey,
    effect::{Auth, Effect, Method, Reply, Request, Tag},
    licence::line,
    problem::Problem,
    route::Route,
    screen::{
        Body, Detail, Icon, Line, Lines, Mark, Page, Paragraph, ParagraphKind, Press, Rank,
        Refusal, Row, Scene, Tone,
    },
    step::{Context, Fact, Go, Notice, Step, View},
    text::Words,
};

/// The order on the screen, as it was last heard of.
#[derive(Debug, Clone, Default)]
pub(super) struct Followed {
    order: Option<Arc<Payment>>,
    /// How often it was asked for since its screen was entered.
    asked: u32,
    /// Why the last answer did not come.
    trouble: Option<Problem>,
    /// What the receipt is being fetched for.
    receipt: Option<Receipt>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Receipt {
    Save,
    Share,
}

impl Followed {
    pub(super) fn of(order: Arc<Payment>) -> Followed {
        Followed { order: Some(order), ..Followed::default() }
    }

    /// What is known of this one.
    fn known(&self, id: &str) -> Option<&Arc<Payment>> {
        self.order.as_ref().filter(|order| order.id.as_str() == id)
    }
}

/// The first pause between two questions; each is twice as long, up to a minute.
const FIRST_MS: u64 = 5_000;
const LONGEST_MS: u64 = 60_000;

pub(super) fn entered(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let order = state.order.known(id).cloned();
    // A link that leads back here ends the asking for the bank's page.
    ask(&State { order: Followed { order, ..Followed::default() }, ..state.clone() }, id, ctx)
        .enough()
}

fn ask(state: &State, id: &str, ctx: &Context) -> Step<State> {
    if ctx.is_busy("poll") {
        return Step::stay(state); // the answer that is coming will do
    }
    let path = path::payment(&PaymentId(id.to_owned()));
    let (method, auth, parse) = (Method::Get, Auth::Session, Reply::payment as _);
    let request = Request { method, path, body: Vec::new(), auth, parse };
    Step::stay(state).effect("poll", Effect::Send(request))
}

/// While its screen is looked at, it is asked for again.
pub(super) fn again(state: &State, ctx: &Context) -> Step<State> {
    match ctx.route {
        Route::Payment(id) => ask(state, id, ctx),
        _ => Step::stay(state),
    }
}

pub(super) fn came(state: &State, order: Arc<Payment>, ctx: &Context) -> Step<State> {
    let before = state.order.known(order.id.as_str()).map(|order| order.state.clone());
    let changed = before.as_ref() != Some(&order.state);
    let open = is_open(&order.state);
    let asked = state.order.asked.saturating_add(1);
    let followed = Followed { order: Some(order), asked, trouble: None, ..state.order.clone() };
    let mut step = Step::to(State { order: followed, ..state.clone() });
    if changed {
        // The decision's own page, and whether its points go with the cycle, follow the payment.
        step = step.fact(Fact::Refetch(DocKey::Decisions));
    }
    if open && matches!(ctx.route, Route::Payment(_)) {
        step = step.effect("again", Effect::After { ms: pause(asked) });
    }
    step
}

/// No answer: what is known stays, and it is asked for again.
pub(super) fn silent(state: &State, problem: Problem, ctx: &Context) -> Step<State> {
    let asked = state.order.asked.saturating_add(1);
    let gone = problem.server_code() == Some("not_found");
    let order = Followed { asked, trouble: Some(problem), ..state.order.clone() };
    let step = Step::to(State { order, ..state.clone() });
    if gone || !matches!(ctx.route, Route::Payment(_)) {
        return step;
    }
    step.effect("again", Effect::After { ms: pause(asked) })
}

fn pause(asked: u32) -> u64 {
    FIRST_MS.saturating_mul(1 << asked.saturating_sub(1).min(4)).min(LONGEST_MS)
}

fn is_open(state: &PaymentState) -> bool {
    words::is_under_way(state) || matches!(state, PaymentState::Unpaid | PaymentState::Unknown(_))
}

pub(super) fn pressed(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let Route::Payment(own) = ctx.route else { return Step::stay(state) };
    let known = state.order.known(own);
    match (id, known) {
        // Also the return to the app, and a pull.
        ("refresh" | "payment.ask", _) => ask(state, own, ctx),
        ("payment.page", Some(order)) if may_open(order, ctx) => {
            if !ctx.online {
                return Step::stay(state).notice(Notice::news(Tone::Attention, "fines-offline"));
            }
            if !is_trusted(&order.page) {
                return Step::stay(state).notice(Notice::news(Tone::Danger, "payment-no-page"));
            }
            Step::stay(state).hush().ask("page", AskKind::Open { link: order.page.clone() })
        }
        ("payment.again", Some(order)) if order.state == PaymentState::Failed => {
            let ids: BTreeSet<String> =
                order.decisions.iter().map(|id| id.as_str().to_owned()).collect();
            pay::these(state, ids).go(Go::Instead(Route::Pay))
        }
        ("payment.save", Some(order)) => fetch(state, order, Receipt::Save, ctx),
        ("payment.share", Some(order)) => fetch(state, order, Receipt::Share, ctx),
        _ => Step::stay(state),
    }
}

/// The bank's page works, and nothing was sent to it yet.
fn may_open(order: &Payment, ctx: &Context) -> bool {
    matches!(order.state, PaymentState::Unpaid | PaymentState::Ordering | PaymentState::Redirected)
        && ctx.now_ms < order.expires_at_ms
}

/// A page over an open line is nobody's bank; this machine's own is the sandbox's.
fn is_trusted(link: &str) -> bool {
    const OWN: [&str; 3] = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    let after = |own: &&str| link.strip_prefix(own);
    link.starts_with("https://")
        || OWN.iter().find_map(after).is_some_and(|rest| rest.starts_with([':', '/']))
}

pub(super) fn answered(state: &State, tag: Tag, outcome: &Outcome, ctx: &Context) -> Step<State> {
    let notice = |tone, key: &'static str| Step::stay(state).notice(Notice::news(tone, key));
    match (tag, outcome) {
        ("page", Outcome::Done | Outcome::Cancelled | Outcome::Granted) => match ctx.route {
            Route::Payment(id) => ask(state, id, ctx),
            _ => Step::stay(state),
        },
        ("page", Outcome::Impossible { .. } | Outcome::Refused { .. }) => {
            notice(Tone::Attention, "payment-no-browser")
        }
        ("save", Outcome::Done) => notice(Tone::Good, "receipt-saved"),
        ("save" | "share", Outcome::Impossible { .. } | Outcome::Refused { .. }) => {
            notice(Tone::Attention, "receipt-no-app")
        }
        ("save" | "share", Outcome::Done | Outcome::Cancelled | Outcome::Granted) => {
            Step::stay(state)
        }
        _ => Step::stay(state).illegal(),
    }
}

// ── the receipt ──

fn fetch(state: &State, order: &Payment, what: Receipt, ctx: &Context) -> Step<State> {
    if order.receipt_no.is_none() || ctx.is_busy("receipt") {
        return Step::stay(state);
    }
    let (path, id) = (path::receipt(&order.id), order.id.as_str().to_owned());
    let followed = Followed { receipt: Some(what), ..state.order.clone() };
    Step::to(State { order: followed, ..state.clone() })
        .hush()
        .effect("receipt", Effect::Download { path, id })
}

pub(super) fn downloaded(state: &State, ctx: &Context) -> Step<State> {
    let what = state.order.receipt;
    let followed = Followed { receipt: None, ..state.order.clone() };
    let step = Step::to(State { order: followed, ..state.clone() });
    let Route::Payment(id) = ctx.route else { return step };
    let Some(number) = state.order.known(id).and_then(|order| order.receipt_no.as_deref()) else {
        return step;
    };
    let file = format!("file/{id}");
    let name = ctx.say(Words::new("receipt-file").with("number", number));
    match what {
        Some(Receipt::Save) => step.ask("save", AskKind::Save { file, name }),
        Some(Receipt::Share) => step.ask("share", AskKind::Share { file, name }),
        None => step,
    }
}

pub(super) fn no_receipt(state: &State, problem: &Problem, ctx: &Context) -> Step<State> {
    let followed = Followed { receipt: None, ..state.order.clone() };
    Step::to(State { order: followed, ..state.clone() }).problem(problem, ctx)
}

// ── the screen ──

/// What is known of an order: what the server said of it, else what its decisions say.
struct Known<'a> {
    order: Option<&'a Payment>,
    state: &'a PaymentState,
    decisions: Vec<&'a Decision>,
    amount: i64,
}

fn known<'a>(state: &'a State, id: &str, ctx: &'a Context) -> Option<Known<'a>> {
    let items = ctx.docs.decisions().map_or(&[][..], |doc| &doc.items);
    match state.order.known(id) {
        Some(order) => {
            let own = |decision: &&Decision| order.decisions.contains(&decision.id);
            let decisions = items.iter().filter(own).collect();
            let amount = order.amount_fen;
            Some(Known { order: Some(order), state: &order.state, decisions, amount })
        }
        None => {
            let own = |decision: &&Decision| {
                decision.order.as_ref().is_some_and(|order| order.as_str() == id)
            };
            let decisions: Vec<&Decision> = items.iter().filter(own).collect();
            let state = &decisions.first()?.payment;
            let amount = decisions.iter().map(|d| words::owed(d)).fold(0, i64::saturating_add);
            Some(Known { order: None, state, decisions, amount })
        }
    }
}

pub(super) fn view(state: &State, id: &str, ctx: &Context) -> View {
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
        sum: words::sum(known.decisions.iter().copied(), known.state, ctx),
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
        ways: vec![
            Row { opens: true, ..way("payment.ask", Icon::Refresh) },
            way("payment.bank", Icon::Phone),
            way("payment.window", Icon::Place),
        ],
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
        let value = Some(ctx.yuan(words::owed(decision)));
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
    let label = ctx.say("payment-paid");
    let has_points = known.decisions.iter().any(|decision| decision.points > 0);
    let texts =
        ["payment-paid-text"].into_iter().chain(has_points.then_some("payment-paid-points"));
    let page = Page {
        id: "payment.paid".to_owned(),
        scene: Some(Scene::Arrived),
        mark: Some(Mark { tone: Tone::Good, open: false, label }),
        title: ctx.say(title),
        sum: words::sum(known.decisions.iter().copied(), known.state, ctx),
        lines,
        paragraphs: texts.map(|key| Paragraph::new(ParagraphKind::Prose, ctx.say(key))).collect(),
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
