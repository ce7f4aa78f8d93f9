//! 罚款, 缴款 and 行政复议: what is to be paid until when, payment orders, paying later, and the way
//! against a decision.
//!
//! ```text
//! fines ── decision ─┬─ decision.instalment, decision.reconsideration ─▶ outbox
//!    └── fines.pay ──┴── POST ─▶ payment ── bank's page ─▶ asked for until it is known
//! ```
//!
//! Decisions are a document of the server's. What is kept here is what is chosen to be paid (`pay`),
//! the order on the screen (`order`) and what was typed into the two requests (`request`). How an
//! order ended is known from the server's answer alone, never from the link that a bank's page sends
//! the person back by.

mod decision;
mod list;
mod order;
mod pay;
mod request;
pub(crate) mod words;

use std::sync::Arc;

use tongtu_contract as contract;

pub(crate) use decision::{instalment_mark, reconsideration_mark};
pub(crate) use request::cases::granted;

use crate::{
    documents::{Doc, DocKey},
    draft::DraftedAbout,
    effect::{Answer, Reply, WaitingKind},
    route::Route,
    screen::Tone,
    step::{Context, Event, Fact, Go, Notice, Step, View},
};

#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    chosen: pay::Chosen,
    order: order::Followed,
    instalment: DraftedAbout,
    reconsideration: DraftedAbout,
    /// The decision that was told of last: what was said is untrue once the server has another.
    told: Option<Arc<contract::Decision>>,
}

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        Event::Forget => Step::to(State::default()),
        Event::Entered(route) => entered(state, &route, ctx),
        Event::Pressed(id) | Event::Opened(id) => pressed(state, &id, ctx),
        Event::Edited { field, value } => request::edit(state, &field, value, ctx),
        Event::Left(field) => request::leave(state, &field, ctx),
        Event::Chosen { field, option } => request::choose(state, &field, &option, ctx),
        Event::Document(DocKey::Decisions) => outdated(state, ctx),
        Event::Answered(tag, outcome) => order::answered(state, tag, &outcome, ctx),
        Event::Came(tag, answer) => came(state, tag, answer, ctx),

        // ── the outbox has an answer ──
        Event::Delivered(kind, Ok(Reply::Decision(decision))) => {
            delivered(state, kind, &decision, ctx)
        }
        Event::Delivered(_, Err(problem)) => {
            Step::stay(state).fact(Fact::Refetch(DocKey::Decisions)).problem(&problem, ctx)
        }
        Event::GivenUp(kind, decision) => request::forget(state, kind, &decision),

        // What the person reports late or twice changes nothing; an answer that cannot be is a bug.
        Event::Delivered(..) => Step::stay(state).illegal(),
        _ => Step::stay(state),
    }
}

fn entered(state: &State, route: &Route, ctx: &Context) -> Step<State> {
    let mut next = state.clone();
    match route {
        Route::Pay => {
            let read = next.chosen.enter();
            Step::to(next).maybe("load.pay", read)
        }
        Route::Payment(id) => order::entered(state, id, ctx),
        Route::Instalment(id) => {
            let read = next.instalment.enter(request::INSTALMENT, id);
            Step::to(next).maybe("load.instalment", read)
        }
        Route::Reconsider(id) => {
            let read = next.reconsideration.enter(request::RECONSIDERATION, id);
            Step::to(next).maybe("load.reconsideration", read)
        }
        _ => Step::stay(state),
    }
}

fn pressed(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let go = |route| Step::stay(state).push(route);
    match (ctx.route, id.split_once('/').unwrap_or((id, ""))) {
        // ── ways that stand on several screens ──
        (_, ("decision", id)) => go(Route::Decision(id.to_owned())),
        (_, ("payment", id)) if !id.is_empty() => go(Route::Payment(id.to_owned())),
        (_, ("violation", id)) => go(Route::Violation(id.to_owned())),
        (_, ("fines.violations", _)) => go(Route::Violations),
        (_, ("help.open", _)) => go(Route::HelpPage("payment".to_owned())),
        (_, ("progress.open", _)) => Step::stay(state).go(Go::Root(Route::Progress)),
        (_, ("points.open", _)) => go(Route::Points),
        (_, ("fines.back", _)) => Step::stay(state).go(Go::BackTo(Route::Fines)),

        // ── the list, one decision ──
        (Route::Fines, ("fines.pay", _)) => go(Route::Pay),
        (Route::Decision(id) | Route::Instalment(id), ("decision.pay", _)) => {
            pay::only(state, id, ctx)
        }
        (Route::Decision(id), ("decision.order", _)) => {
            match words::find(id, ctx).and_then(|decision| decision.order.clone()) {
                Some(order) => go(Route::Payment(order.0)),
                None => Step::stay(state),
            }
        }
        (Route::Decision(id), ("decision.instalment", _)) => go(Route::Instalment(id.clone())),
        (Route::Decision(id), ("decision.reconsideration", _)) => go(Route::Reconsider(id.clone())),

        // ── paying ──
        (Route::Pay, ("pay", id)) => pay::toggle(state, id, ctx),
        (Route::Pay, ("fines.pay.submit", _)) => pay::submit(state, ctx),
        (Route::Payment(_), _) => order::pressed(state, id, ctx),

        // ── requests ──
        (Route::Instalment(_), ("decision.instalment.submit", _))
        | (Route::Reconsider(_), ("decision.reconsideration.submit", _)) => {
            request::submit(state, ctx)
        }

        // What the person reports late or twice changes nothing.
        _ => Step::stay(state),
    }
}

fn came(state: &State, tag: &str, answer: Answer, ctx: &Context) -> Step<State> {
    let mut next = state.clone();
    match (tag, answer) {
        ("load.pay", Answer::Draft(draft)) => {
            next.chosen.restore(&draft);
            Step::to(next)
        }
        ("load.instalment", Answer::Draft(draft)) => {
            next.instalment.restore(draft);
            Step::to(next)
        }
        ("load.reconsideration", Answer::Draft(draft)) => {
            next.reconsideration.restore(draft);
            Step::to(next)
        }

        ("order", Answer::Sent(Ok(Reply::Payment(order)))) => pay::ordered(state, order, ctx),
        ("order", Answer::Sent(Err(problem))) => pay::refused(state, &problem, ctx),
        ("poll", Answer::Sent(Ok(Reply::Payment(order)))) => order::came(state, order, ctx),
        ("poll", Answer::Sent(Err(problem))) => order::silent(state, problem, ctx),
        ("again", Answer::Fired) => order::again(state, ctx),
        ("receipt", Answer::Downloaded(Ok(()))) => order::downloaded(state, ctx),
        ("receipt", Answer::Downloaded(Err(problem))) => order::no_receipt(state, &problem, ctx),

        ("request", Answer::Queued(Ok(_))) => request::queued(state, ctx),
        ("request", Answer::Queued(Err(problem)))
        | ("draft" | "discard", Answer::Done(Err(problem))) => {
            Step::stay(state).problem(&problem, ctx)
        }
        ("draft" | "discard", Answer::Done(Ok(()))) => Step::stay(state),

        _ => Step::stay(state).illegal(),
    }
}

/// The server has taken a request: it is part of its decision now.
fn delivered(
    state: &State,
    kind: WaitingKind,
    decision: &Arc<contract::Decision>,
    ctx: &Context,
) -> Step<State> {
    let next = State { told: Some(decision.clone()), ..state.clone() };
    let words = if kind == WaitingKind::Instalment {
        "instalment-news-in_review"
    } else {
        "reconsideration-news-in_review"
    };
    let mut step = request::forget(&next, kind, decision.id.as_str());
    step = step.notice(Notice::news(Tone::Info, words));
    if let Some(all) = ctx.docs.decisions() {
        let put = |old: &contract::Decision| {
            if old.id == decision.id { (**decision).clone() } else { old.clone() }
        };
        let all = contract::Decisions { items: all.items.iter().map(put).collect(), ..all.clone() };
        step = step.fact(Fact::Document(Doc::Decisions(Arc::new(all))));
    }
    step.fact(Fact::Refetch(DocKey::Decisions))
}

/// A request was answered since: its receipt is no news any more.
fn outdated(state: &State, ctx: &Context) -> Step<State> {
    let is_other = |told: &Arc<contract::Decision>| {
        words::find(told.id.as_str(), ctx).is_none_or(|now| *now != **told)
    };
    if state.told.as_ref().is_some_and(is_other) {
        return Step::to(State { told: None, ..state.clone() }).hush();
    }
    Step::stay(state)
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    match route {
        Route::Decision(id) => decision::view(id, ctx),
        Route::Pay => pay::view(state, ctx),
        Route::Payment(id) => order::view(state, id, ctx),
        Route::Instalment(id) | Route::Reconsider(id) => request::view(state, id, ctx),
        _ => list::view(ctx),
    }
}

#[cfg(test)]
mod tests;
