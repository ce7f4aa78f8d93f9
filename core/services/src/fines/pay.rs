//! What is paid together: choosing, the sum, and the order.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use tongtu_contract::{self as contract, Decision, Payment, path};

use super::{State, order, words};
use crate::{
    documents::DocKey,
    effect::{Auth, Effect, Reply, Request},
    problem::Problem,
    route::Route,
    screen::{
        Body, Group, Icon, Page, Paragraph, ParagraphKind, Press, Rank, Row, Rows, Scene, Tone,
    },
    step::{Context, Fact, Go, Notice, Step, View},
    text::Words,
};

const DRAFT: &str = "fines.pay";
const FIELD: &str = "chosen";
/// Stands in the draft where the person took every one away: an empty text would be none at all.
const NOTHING: &str = "-";

/// What is to be paid: all that is due, until the person has said otherwise.
#[derive(Debug, Clone, Default)]
pub(super) struct Chosen {
    ids: Option<BTreeSet<String>>,
    read: bool,
}

impl Chosen {
    pub(super) fn enter(&mut self) -> Option<Effect> {
        let first = !self.read;
        self.read = true;
        first.then_some(Effect::LoadDraft(DRAFT))
    }

    pub(super) fn restore(&mut self, draft: &BTreeMap<String, String>) {
        if let Some(text) = draft.get(FIELD).filter(|text| !text.is_empty())
            && self.ids.is_none()
        {
            let ids = text.split(',').filter(|id| *id != NOTHING).map(str::to_owned);
            self.ids = Some(ids.collect());
        }
    }

    fn has(&self, decision: &Decision) -> bool {
        self.ids.as_ref().is_none_or(|ids| ids.contains(decision.id.as_str()))
    }

    fn keep(&self) -> Effect {
        let text = match &self.ids {
            None => String::new(),
            Some(ids) if ids.is_empty() => NOTHING.to_owned(),
            Some(ids) => ids.iter().map(String::as_str).collect::<Vec<_>>().join(","),
        };
        Effect::SaveDraft { draft: DRAFT, field: FIELD.to_owned(), text }
    }
}

fn payable<'a>(ctx: &'a Context) -> Vec<&'a Decision> {
    let items = ctx.docs.decisions().map_or(&[][..], |doc| &doc.items);
    let mut due: Vec<&Decision> = items.iter().filter(|d| words::is_payable(d)).collect();
    due.sort_by_key(|decision| words::due_on(decision));
    due
}

fn chosen<'a>(state: &State, ctx: &'a Context) -> Vec<&'a Decision> {
    payable(ctx).into_iter().filter(|decision| state.chosen.has(decision)).collect()
}

fn total(decisions: &[&Decision]) -> i64 {
    decisions.iter().map(|decision| words::owed(decision)).fold(0, i64::saturating_add)
}

/// These, and no others.
pub(super) fn these(state: &State, ids: BTreeSet<String>) -> Step<State> {
    let chosen = Chosen { ids: Some(ids), read: true };
    let keep = chosen.keep();
    Step::to(State { chosen, ..state.clone() }).effect("draft", keep)
}

/// From a decision's page: that one.
pub(super) fn only(state: &State, id: &str, ctx: &Context) -> Step<State> {
    match words::find(id, ctx) {
        Some(decision) if words::is_payable(decision) => {
            these(state, BTreeSet::from([id.to_owned()])).push(Route::Pay)
        }
        _ => Step::stay(state),
    }
}

pub(super) fn toggle(state: &State, id: &str, ctx: &Context) -> Step<State> {
    if ctx.is_busy("order") {
        return Step::stay(state); // the sum is on its way
    }
    let all = payable(ctx);
    if !all.iter().any(|decision| decision.id.as_str() == id) {
        return Step::stay(state);
    }
    let mut ids: BTreeSet<String> = all
        .iter()
        .filter(|decision| state.chosen.has(decision))
        .map(|decision| decision.id.as_str().to_owned())
        .collect();
    if !ids.remove(id) {
        ids.insert(id.to_owned());
    }
    these(state, ids)
}

pub(super) fn submit(state: &State, ctx: &Context) -> Step<State> {
    if ctx.is_busy("order") {
        return Step::stay(state);
    }
    let chosen = chosen(state, ctx);
    if chosen.is_empty() {
        return Step::stay(state).notice(Notice::news(Tone::Attention, "fines-choose-first"));
    }
    if !ctx.online {
        return Step::stay(state).notice(Notice::news(Tone::Attention, "fines-offline"));
    }
    let request = contract::PaymentRequest {
        decisions: chosen.iter().map(|decision| decision.id.clone()).collect(),
        amount_fen: total(&chosen),
    };
    let request = Request::post(path::PAYMENTS, &request, Auth::Session, Reply::payment);
    Step::stay(state).hush().effect("order", Effect::Send(request))
}

/// The order is made: it has a screen of its own, and nothing is chosen any more.
pub(super) fn ordered(state: &State, order: Arc<Payment>, ctx: &Context) -> Step<State> {
    let chosen = Chosen { ids: None, read: true };
    let keep = chosen.keep();
    let route = Route::Payment(order.id.as_str().to_owned());
    let order = order::Followed::of(order);
    let step = Step::to(State { chosen, order, ..state.clone() })
        .effect("draft", keep)
        .fact(Fact::Refetch(DocKey::Decisions));
    if *ctx.route == Route::Pay {
        step.go(Go::Instead(route))
    } else {
        // Whoever has left finds it in 进度.
        step.notice(Notice::news(Tone::Info, "fines-ordered"))
    }
}

/// Nothing was taken. What the server knows better is asked for, and said.
pub(super) fn refused(state: &State, problem: &Problem, ctx: &Context) -> Step<State> {
    let step = Step::stay(state).fact(Fact::Refetch(DocKey::Decisions));
    let arg = |name: &str| problem.answer.as_deref().and_then(|answer| answer.args.get(name));
    match problem.server_code() {
        Some("payment_open") => {
            let step = step.problem(problem, ctx);
            match arg("order") {
                Some(order) if *ctx.route == Route::Pay => {
                    step.go(Go::Instead(Route::Payment(order.clone())))
                }
                _ => step,
            }
        }
        Some("amount_differs") => {
            let notice = ctx.notice_of(problem);
            let amount = arg("amount_fen").and_then(|amount| amount.parse::<i64>().ok());
            match amount {
                Some(fen) => {
                    let words = Words::new("fines-amount-now").with("amount", ctx.yuan(fen));
                    step.notice(Notice { words, tone: Tone::Attention, ..notice })
                }
                None => step.notice(notice),
            }
        }
        _ => step.problem(problem, ctx),
    }
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let title = ctx.say("title-fines-pay");
    if ctx.docs.decisions().is_none() {
        return ctx.instead_of(DocKey::Decisions, title);
    }
    let all = payable(ctx);
    if all.is_empty() {
        let rows = Rows { empty: Some(nothing(ctx)), ..Rows::default() };
        return View::new(title, Body::Rows { rows });
    }
    let chosen = chosen(state, ctx);
    let amount = ctx.yuan(total(&chosen));
    let counted = Words::new("fines-chosen").with("count", chosen.len());
    let group = Group {
        id: "fines.payable".to_owned(),
        title: None,
        side: None,
        rows: all.iter().map(|decision| row(state, decision, ctx)).collect(),
    };
    let rows = Rows {
        counted: Some(ctx.say(counted.with("amount", amount.as_str()))),
        groups: vec![group],
        fine: Some(ctx.say("fines-pay-note")),
        ..Rows::default()
    };
    let not_yet = if chosen.is_empty() {
        Some(ctx.say("fines-choose-first"))
    } else if ctx.online {
        None
    } else {
        Some(ctx.say("fines-offline"))
    };
    let label = ctx.say(Words::new("press-fines-pay-submit").with("amount", amount));
    let submit = ctx.press("fines.pay.submit", Rank::Main, "order");
    let submit = Press { label, not_yet, icon: Some(Icon::Pay), ..submit };
    View::new(title, Body::Rows { rows }).action(submit)
}

fn row(state: &State, decision: &Decision, ctx: &Context) -> Row {
    let mut lines = Vec::new();
    let all = words::parts(decision).len();
    for (n, _) in words::parts_due(decision) {
        lines.push(ctx.say(Words::new("fines-part").with("n", n).with("count", all)));
    }
    let (fine, surcharge) = words::terms(decision);
    if surcharge > 0 {
        let words = Words::new("fines-with-surcharge")
            .with("fine", ctx.yuan(fine))
            .with("surcharge", ctx.yuan(surcharge));
        lines.push(ctx.say(words));
    }
    Row {
        id: format!("pay/{}", decision.id),
        icon: None,
        lines,
        value: Some(ctx.yuan(words::owed(decision))),
        mark: None,
        chosen: Some(state.chosen.has(decision)),
        opens: false,
        ..words::row(decision, ctx)
    }
}

fn nothing(ctx: &Context) -> Page {
    Page {
        id: "fines.nothing".to_owned(),
        scene: Some(Scene::QuietRoad),
        title: ctx.say("fines-nothing-due"),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, ctx.say("fines-nothing-text"))],
        ways: vec![ctx.row("fines.back", Icon::Pay)],
        ..Page::default()
    }
}
