//! 租赁汽车: contracts, whose a record is, taking one over, and the appeal against a transfer.
//!
//! ```text
//! rentals ── rental ─┬─ violation (the renter's: handled there)
//!                    ├─ taking over: asked once, then the outbox
//!                    └─ rental.appeal ─▶ outbox
//! ```
//!
//! The firm enters contracts and applies for transfers; the renter sees what concerns the term.

mod appeal;
mod contract;
mod list;

use std::sync::Arc;

use tongtu_contract::{self as wire, Rental, RentalRecord, RentalRecordState, RentalState};
use tongtu_rules::rental::Contract;

use crate::{
    ask::{AskKind, Outcome},
    documents::{Doc, DocKey},
    draft::DraftedAbout,
    effect::{Answer, Reply, Waiting, WaitingKind},
    outbox,
    route::Route,
    screen::{Mark, Tone},
    step::{Context, Event, Fact, Go, Notice, Step, View, local},
    text::Words,
};

#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// The record that the person is asked about: contract and record.
    taking: Option<(String, String)>,
    appeal: DraftedAbout,
    /// The contract that was told of last: what was said is untrue once the server has another.
    told: Option<Arc<Rental>>,
}

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    let calm = || State { taking: None, ..state.clone() };
    match event {
        Event::Forget => Step::to(State::default()),
        Event::Entered(Route::RentalAppeal(about)) => {
            let mut next = calm();
            let read = next.appeal.enter(appeal::DRAFT, appeal::record_of(&about));
            Step::to(next).maybe("load", read)
        }
        Event::Entered(_) | Event::Dismissed => Step::to(calm()),
        Event::Pressed(id) | Event::Opened(id) => pressed(state, &id, ctx),
        Event::Edited { field, value } => appeal::edit(state, &field, value),
        Event::Left(field) => appeal::leave(state, &field),
        Event::Document(DocKey::Rentals) => {
            let is_other =
                |told: &Arc<Rental>| find(told.id.as_str(), ctx).is_none_or(|now| *now != **told);
            if state.told.as_ref().is_some_and(is_other) {
                return Step::to(State { told: None, ..state.clone() }).hush();
            }
            Step::stay(state)
        }
        Event::Answered("call", Outcome::Impossible { .. } | Outcome::Refused { .. }) => {
            Step::stay(state).notice(Notice::news(Tone::Attention, "rental-no-call"))
        }

        Event::Came("load", Answer::Draft(draft)) => {
            let mut next = state.clone();
            next.appeal.restore(draft);
            Step::to(next)
        }
        Event::Came("take", Answer::Queued(Ok(_))) => {
            let words = if ctx.online { "request-sent" } else { "request-kept" };
            Step::stay(state).notice(Notice::news(Tone::Info, words))
        }
        Event::Came("appeal", Answer::Queued(Ok(_))) => appeal::queued(state, ctx),
        Event::Came("take" | "appeal", Answer::Queued(Err(problem)))
        | Event::Came("draft" | "discard", Answer::Done(Err(problem))) => {
            Step::stay(state).problem(&problem, ctx)
        }
        Event::Answered("call", _) | Event::Came("draft" | "discard", Answer::Done(Ok(()))) => {
            Step::stay(state)
        }

        // ── the outbox has an answer ──
        Event::Delivered(kind, Ok(Reply::Rental(rental))) => delivered(state, kind, &rental, ctx),
        Event::Delivered(_, Err(problem)) => {
            Step::stay(state).fact(Fact::Refetch(DocKey::Rentals)).problem(&problem, ctx)
        }
        Event::GivenUp(WaitingKind::RentalAppeal, record) => {
            appeal::forget(Step::stay(state), &record)
        }

        // What the person reports late or twice changes nothing; an answer that cannot be is a bug.
        Event::Came(..) | Event::Answered(..) | Event::Delivered(..) => Step::stay(state).illegal(),
        _ => Step::stay(state),
    }
}

fn pressed(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let stay = Step::stay(state);
    match (ctx.route, id.split_once('/').unwrap_or((id, ""))) {
        (_, ("rental", id)) => stay.push(Route::Rental(id.to_owned())),
        (_, ("violation", id)) => stay.push(Route::Violation(id.to_owned())),
        (_, ("rentals.violations", _)) => stay.push(Route::Violations),
        (_, ("progress.open", _)) => stay.go(Go::Root(Route::Progress)),
        (_, ("rental.back", _)) => stay.go(Go::BackTo(Route::Rentals)),
        (Route::Rental(own), ("rental.call", _)) => match find(own, ctx) {
            Some(rental) => stay.ask("call", AskKind::Dial { number: rental.firm_phone.clone() }),
            None => stay,
        },
        (Route::Rental(own), ("rental.take", record)) => {
            let may = find(own, ctx)
                .and_then(|rental| Some((rental, find_record(rental, record)?)))
                .is_some_and(|(rental, record)| may_take(rental, record, ctx));
            let taking = may.then(|| (own.clone(), record.to_owned()));
            Step::to(State { taking, ..state.clone() })
        }
        (Route::Rental(_), ("rental.take.cancel", _)) => {
            Step::to(State { taking: None, ..state.clone() })
        }
        (Route::Rental(_), ("rental.take.confirm", _)) => take(state, ctx),
        (Route::Rental(own), ("rental.appeal", record)) => {
            stay.push(Route::RentalAppeal(format!("{own}/{record}")))
        }
        (Route::RentalAppeal(about), ("rental.appeal.submit", _)) => {
            appeal::submit(state, about, ctx)
        }
        // What the person reports late or twice changes nothing.
        _ => stay,
    }
}

/// The renter takes a record of the term over.
fn take(state: &State, ctx: &Context) -> Step<State> {
    let calm = State { taking: None, ..state.clone() };
    let Some((own, record)) = &state.taking else { return Step::to(calm) };
    let allowed = find(own, ctx)
        .and_then(|rental| Some((rental, find_record(rental, record)?)))
        .filter(|(rental, record)| may_take(rental, record, ctx));
    let Some((rental, record)) = allowed else { return Step::to(calm) };
    let request = wire::TransferRequest { violation: record.violation.clone() };
    let waiting = Waiting {
        kind: WaitingKind::RentalTransfer,
        subject: record.violation.as_str().to_owned(),
        path: wire::path::transfers(&rental.id),
        body: serde_json::to_vec(&request).unwrap_or_default(),
        photos: Vec::new(),
    };
    outbox::hand_in(Step::to(calm), "take", waiting, ctx)
}

/// The server has taken a request: it is part of its contract now.
fn delivered(state: &State, kind: WaitingKind, rental: &Arc<Rental>, ctx: &Context) -> Step<State> {
    let next = State { told: Some(rental.clone()), ..state.clone() };
    let mut step = Step::to(next);
    let mut words = "rental-news-asked";
    if kind == WaitingKind::RentalAppeal {
        words = "rental-news-appealed";
        for record in &rental.records {
            if matches!(record.state, RentalRecordState::Appealed { .. }) {
                step = appeal::forget(step, record.violation.as_str());
            }
        }
    }
    step = step.notice(Notice::news(Tone::Info, words));
    if let Some(all) = ctx.docs.rentals() {
        let put = |old: &Rental| if old.id == rental.id { (**rental).clone() } else { old.clone() };
        let all = wire::Rentals { items: all.items.iter().map(put).collect(), ..all.clone() };
        step = step.fact(Fact::Document(Doc::Rentals(Arc::new(all))));
    }
    step.fact(Fact::Refetch(DocKey::Rentals)).fact(Fact::Refetch(DocKey::Violations))
}

pub(crate) fn find<'a>(id: &str, ctx: &'a Context) -> Option<&'a Rental> {
    ctx.docs.rentals()?.items.iter().find(|rental| rental.id.as_str() == id)
}

fn find_record<'a>(rental: &'a Rental, id: &str) -> Option<&'a RentalRecord> {
    rental.records.iter().find(|record| record.violation.as_str() == id)
}

/// Whether a record lies in the term of the contract, by the rule.
fn is_inside(rental: &Rental, record: &RentalRecord) -> bool {
    let contract = Contract { from: rental.from, until: rental.until };
    contract.covers(local(record.occurred_at_ms).date())
}

/// Still the firm's, and of the term.
fn may_take(rental: &Rental, record: &RentalRecord, ctx: &Context) -> bool {
    let item = ctx.waiting_for(WaitingKind::RentalTransfer, record.violation.as_str());
    record.state == RentalRecordState::Firm
        && is_inside(rental, record)
        && !outbox::is_on_its_way(item)
}

/// Transferred, and the days of the appeal have not passed.
fn may_appeal(record: &RentalRecord, ctx: &Context) -> bool {
    let item = ctx.waiting_for(WaitingKind::RentalAppeal, record.violation.as_str());
    let open = matches!(record.state,
        RentalRecordState::Transferred { appeal_until } if ctx.today <= appeal_until);
    open && !outbox::is_on_its_way(item)
}

/// Where a contract stands, in a word.
pub(crate) fn mark(state: &RentalState, ctx: &Context) -> Mark {
    let (tone, open, key) = match state {
        RentalState::Contract => (Tone::Info, true, "rental-contract"),
        RentalState::Active => (Tone::Good, true, "rental-active"),
        RentalState::Ended { .. } => (Tone::Calm, true, "rental-ended"),
        RentalState::Closed => (Tone::Calm, false, "rental-closed"),
        RentalState::Unknown(raw) => {
            return Mark { tone: Tone::Info, open: true, label: raw.clone() };
        }
    };
    Mark { tone, open, label: ctx.say(key) }
}

/// Where a record stands between firm and renter, in a word.
pub(crate) fn record_mark(record: &RentalRecord, inside: bool, ctx: &Context) -> Mark {
    let (tone, open, key) = match &record.state {
        RentalRecordState::Firm if inside => (Tone::Info, true, "rental-record-firm"),
        RentalRecordState::Firm => (Tone::Calm, false, "rental-record-outside"),
        RentalRecordState::Renter => (Tone::Attention, false, "rental-record-renter"),
        RentalRecordState::TransferAsked { .. } => (Tone::Info, true, "rental-record-asked"),
        RentalRecordState::Transferred { .. } => {
            (Tone::Attention, false, "rental-record-transferred")
        }
        RentalRecordState::Appealed { .. } => (Tone::Info, true, "rental-record-appealed"),
        RentalRecordState::Upheld => (Tone::Good, false, "rental-record-upheld"),
        RentalRecordState::Dismissed => (Tone::Danger, false, "rental-record-dismissed"),
        RentalRecordState::Handled => (Tone::Good, false, "rental-record-handled"),
        RentalRecordState::Unknown(raw) => {
            return Mark { tone: Tone::Info, open: true, label: raw.clone() };
        }
    };
    Mark { tone, open, label: ctx.say(key) }
}

/// What that means for the renter.
fn record_line(record: &RentalRecord, inside: bool, ctx: &Context) -> String {
    let say = |key: &'static str| ctx.say(key);
    let by = |key: &'static str, day| ctx.say(Words::new(key).with("day", ctx.short_day(day)));
    match &record.state {
        RentalRecordState::Firm if inside => say("rental-record-firm-line"),
        RentalRecordState::Firm => say("rental-record-outside-line"),
        RentalRecordState::Renter => say("rental-record-renter-line"),
        RentalRecordState::TransferAsked { .. } => say("rental-record-asked-line"),
        RentalRecordState::Transferred { appeal_until } if ctx.today <= *appeal_until => {
            by("rental-record-transferred-line", *appeal_until)
        }
        RentalRecordState::Transferred { appeal_until } => {
            by("rental-record-too-late-line", *appeal_until)
        }
        RentalRecordState::Appealed { due_on } => by("rental-record-appealed-line", *due_on),
        RentalRecordState::Upheld => say("rental-record-upheld-line"),
        RentalRecordState::Dismissed => say("rental-record-dismissed-line"),
        RentalRecordState::Handled => say("rental-record-handled-line"),
        RentalRecordState::Unknown(raw) => {
            ctx.say(Words::new("state-unknown").with("raw", raw.as_str()))
        }
    }
}

/// Whether the renter has something to do with it now.
pub(crate) fn wants_renter(record: &RentalRecord) -> bool {
    matches!(
        record.state,
        RentalRecordState::Renter
            | RentalRecordState::Transferred { .. }
            | RentalRecordState::Dismissed
    )
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    match route {
        Route::Rental(id) => contract::view(state, id, ctx),
        Route::RentalAppeal(about) => appeal::view(state, about, ctx),
        _ => list::view(ctx),
    }
}

#[cfg(test)]
mod tests;
