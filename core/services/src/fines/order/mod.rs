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

mod view;

use std::{collections::BTreeSet, sync::Arc};

use tongtu_contract::{Payment, PaymentId, PaymentState, path};

use super::{State, pay, words};
use crate::{
    ask::{AskKind, Outcome},
    documents::DocKey,
    effect::{Auth, Effect, Method, Reply, Request, Tag},
    problem::Problem,
    route::Route,
    screen::Tone,
    step::{Context, Fact, Go, Notice, Step},
    text::Words,
};

pub(super) use view::view;

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
    let before = state.order.known(order.id.as_str());
    let changed = before.is_none_or(|before| before.state != order.state);
    let is_mended =
        before.is_some_and(|before| !is_trusted(&before.page)) && is_trusted(&order.page);
    let open = is_open(&order.state);
    let asked = state.order.asked.saturating_add(1);
    let followed = Followed { order: Some(order), asked, trouble: None, ..state.order.clone() };
    let mut step = Step::to(State { order: followed, ..state.clone() });
    if is_mended {
        step = step.hush();
    }
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
