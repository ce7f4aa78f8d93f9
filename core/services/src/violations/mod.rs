//! 交通违法: the records of all vehicles that the account may see.
//!
//! ```text
//! list ── open ─▶ record ── handle ──▶ handling      (the person accepts)
//!   ▲ chips,        │  ├──── object ──▶ objections    (the person speaks against it)
//!   │ pages         │  └──── pay ─────▶ fines         (it was decided)
//!   └───────────────┘  └──── extend ──▶ outbox        (three months more)
//! ```
//!
//! Where a record stands is the server's document. What is kept here is which records the list shows
//! and how far it was read. Never: decides who may handle what (rules), or whether it is handled
//! (server).
//!
//! - `index`: the records in order, counted; the rows of those on the screen
//! - `list`, `detail`: the two screens; `facts`: what is known of a record; `ways`: what can be done
//! - `predict`: the documents as the rules want them
//! - `refused`: every reason why not, as a card with its ways out
//! - `words`: what a record, its state, its money are called

mod detail;
mod facts;
mod index;
mod list;
pub(crate) mod predict;
pub(crate) mod refused;
mod ways;
pub(crate) mod words;

use std::sync::Arc;

use tongtu_contract as contract;
use tongtu_contract::{Holding, ManualCheckState, Violation, ViolationState, path};

pub(crate) use facts::{fine_line, penalty_line};
pub(crate) use ways::warning_rows;

use crate::{
    documents::{Doc, DocKey},
    effect::{Answer, Effect, Reply, Waiting, WaitingKind},
    route::Route,
    screen::Tone,
    step::{Context, Event, Fact, Go, Notice, Step, View},
    text::Words,
};
use index::{Chip, Drawn, Index};
use list::Window;

#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// What the list of all records shows.
    window: Window,
    /// How far the list of one vehicle was read.
    of_car: Window,
    /// Whether what was chosen in an earlier life has been read.
    loaded: bool,
    /// The list leads to a record: on the way back it is as it was left.
    gone_on: bool,
    index: Arc<Index>,
    drawn: Arc<Drawn>,
    /// The sheet that asks for three months more lies over the record.
    extending: bool,
    /// The record whose photo in the face's place is seen in review: its end is then news.
    in_hand: Option<String>,
}

/// What the list shows, over a kill.
const DRAFT: &str = "violations";

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        Event::Forget => Step::to(State::default()),
        Event::Entered(route) => entered(state, &route, ctx),
        Event::Document(key) => document(state, key, ctx),
        Event::Filtered(chip) => {
            let chip = chip.as_deref().and_then(Chip::parse).unwrap_or_default();
            show(state, Window::of(chip), ctx)
        }
        Event::More => show(state, list::window(state, &state.index, ctx).more(), ctx),
        Event::Dismissed => Step::to(State { extending: false, ..state.clone() }),
        Event::Pressed(id) | Event::Opened(id) => pressed(state, &id, ctx),
        Event::Came(tag, answer) => came(state, tag, answer, ctx),
        Event::Delivered(WaitingKind::Extension, Ok(Reply::Violation(record))) => {
            let words = words::appear_by(&record.state)
                .map(|day| Words::new("violation-extended").with("day", ctx.short_day(day)));
            let step = Step::stay(state).fact(replaced(&record, ctx));
            match words {
                Some(words) => step.notice(Notice::news(Tone::Good, words)),
                None => step,
            }
        }
        // Whoever looks at the record reads why beside it.
        Event::Delivered(WaitingKind::Extension, Err(problem)) if problem.answer.is_some() => {
            Step::stay(state)
                .fact(Fact::Refetch(DocKey::Violations))
                .notice(Notice::news(Tone::Danger, "refusal-extension-not_taken"))
        }
        Event::Delivered(_, Err(problem)) => {
            Step::stay(state).fact(Fact::Refetch(DocKey::Violations)).problem(&problem, ctx)
        }
        // What the person reports late or twice changes nothing; an answer that cannot be is a bug.
        Event::Delivered(..) => Step::stay(state).illegal(),
        _ => Step::stay(state),
    }
}

fn entered(state: &State, route: &Route, ctx: &Context) -> Step<State> {
    let mut next = State { extending: false, ..state.clone() };
    match route {
        Route::Violations if !state.loaded => {
            next.loaded = true;
            return Step::to(refreshed(&next, ctx)).effect("load", Effect::LoadDraft(DRAFT));
        }
        // Whoever comes from elsewhere sees what is to be done.
        Route::Violations if !state.gone_on => {
            next.window = Window::default();
            return keep(Step::to(refreshed(&next, ctx)));
        }
        Route::VehicleViolations(_) if !state.gone_on => next.of_car = Window::default(),
        _ => {}
    }
    if matches!(route, Route::Violations | Route::VehicleViolations(_)) {
        next.gone_on = false;
    }
    Step::to(refreshed(&next, ctx))
}

/// The end of a manual check is told to whoever looks at its record.
fn document(state: &State, key: DocKey, ctx: &Context) -> Step<State> {
    let mut next = refreshed(state, ctx);
    let Route::Violation(id) = ctx.route else { return Step::to(next) };
    let check = find(id, ctx).and_then(|record| record.manual_check.as_ref());
    let in_review =
        check.is_some_and(|check| matches!(check.state, ManualCheckState::InReview { .. }));
    next.in_hand = in_review.then(|| id.clone());
    let step = Step::to(next);
    if key != DocKey::Violations || state.in_hand.as_ref() != Some(id) {
        return step;
    }
    match check.map(|check| &check.state) {
        Some(ManualCheckState::Passed) => {
            step.notice(Notice::news(Tone::Good, "handling-manual-passed"))
        }
        Some(ManualCheckState::Rejected { .. }) => {
            step.notice(Notice::news(Tone::Danger, "handling-manual-rejected"))
        }
        _ => step,
    }
}

fn refreshed(state: &State, ctx: &Context) -> State {
    match ctx.route {
        Route::Violations | Route::VehicleViolations(_) => list::refreshed(state, ctx),
        _ => state.clone(),
    }
}

fn show(state: &State, window: Window, ctx: &Context) -> Step<State> {
    let mut next = state.clone();
    match ctx.route {
        Route::Violations => next.window = window,
        Route::VehicleViolations(_) => next.of_car = window,
        _ => return Step::stay(state),
    }
    keep(Step::to(refreshed(&next, ctx)))
}

/// What is chosen survives a kill, like what is typed.
fn keep(step: Step<State>) -> Step<State> {
    let Window { chip, from, count } = &step.state.window;
    let (chip, from, count) = (chip.id(), from.to_string(), count.to_string());
    step.draft(DRAFT, "chip", &chip).draft(DRAFT, "from", &from).draft(DRAFT, "count", &count)
}

fn pressed(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let go = |route| Step::to(State { gone_on: true, ..state.clone() }).push(route);
    match (ctx.route, id) {
        // ── the list ──
        (Route::Violations | Route::VehicleViolations(_), _) => match id {
            "violation.older" => show(state, list::window(state, &state.index, ctx).older(), ctx),
            "violation.newer" => show(state, list::window(state, &state.index, ctx).newer(), ctx),
            "violation.done" => show(state, Window::of(Chip::Done), ctx),
            "violation.vehicles" => go(Route::Vehicles),
            _ => match id.strip_prefix("violation/") {
                Some(record) if find(record, ctx).is_some() => {
                    go(Route::Violation(record.to_owned()))
                }
                _ => Step::stay(state),
            },
        },

        // ── the record ──
        (Route::Violation(record), "violation.extend") => {
            let may = find(record, ctx).and_then(|own| ways::extended_until(own, ctx)).is_some();
            Step::to(State { extending: may, ..state.clone() })
        }
        (_, "violation.extend.cancel") => Step::to(State { extending: false, ..state.clone() }),
        (Route::Violation(record), "violation.extend.confirm") => extend(state, record, ctx),
        (Route::Violation(record), "violation.handle") => {
            let offline = !ctx.online;
            match find(record, ctx) {
                Some(_) if offline => {
                    Step::stay(state).notice(Notice::news(Tone::Attention, "handling-offline"))
                }
                Some(own) if words::appear_by(&own.state).is_some() => {
                    go(Route::HandlingNotice(record.clone()))
                }
                _ => Step::stay(state),
            }
        }
        (Route::Violation(_), "violation.list") => {
            Step::stay(state).go(Go::BackTo(Route::Violations))
        }
        (Route::Violation(record), _) => {
            follow(id, record, ctx).map_or_else(|| Step::stay(state), |way| way.step(state))
        }

        // What the person reports late or twice changes nothing.
        _ => Step::stay(state),
    }
}

/// Where a way out leads.
pub(crate) enum Way {
    To(Route),
    Root(Route),
    /// Asked for again.
    Refetch(Vec<DocKey>),
}

impl Way {
    pub(crate) fn step<S: Clone>(self, state: &S) -> Step<S> {
        match self {
            Way::To(route) => Step::stay(state).push(route),
            Way::Root(route) => Step::stay(state).go(Go::Root(route)),
            Way::Refetch(keys) => {
                keys.into_iter().fold(Step::stay(state), |step, key| step.fact(Fact::Refetch(key)))
            }
        }
    }
}

/// The ways out of a record, by the ids of rows and buttons; handling shows the same.
pub(crate) fn follow(id: &str, record: &str, ctx: &Context) -> Option<Way> {
    let own = find(record, ctx)?;
    let to = |route| Some(Way::To(route));
    // The same way on a second card.
    match id.split_once('/').map_or(id, |(way, _)| way) {
        "violation.object" | "violation.object_again" => {
            let again = id.starts_with("violation.object_again");
            (again || refused::may_object(own, ctx))
                .then(|| Way::To(Route::ObjectionForm(record.to_owned())))
        }
        "violation.objection" => to(Route::Objection(own.objection.as_ref()?.0.clone())),
        "violation.pay" | "violation.decision" => match &own.state {
            ViolationState::Handled { decision } => to(Route::Decision(decision.0.clone())),
            _ => None,
        },
        "violation.order" => {
            let order = words::decision_of(own, ctx)?.order.as_ref()?;
            to(Route::Payment(order.0.clone()))
        }
        "violation.rental" => match &own.holding {
            Holding::Rental { rental } => to(Route::Rental(rental.0.clone())),
            _ => None,
        },
        "violation.vehicle" => to(Route::Vehicle(vehicle_of(own, ctx)?.id.0.clone())),
        "violation.window" => to(Route::HelpPage("window".to_owned())),
        "violation.file_licence" => to(Route::LicenceFiling),
        "violation.file_vehicle" => to(Route::Filing),
        "violation.licence" => to(Route::Licence),
        "violation.manual" => to(Route::FaceManual(face_subject(record))),
        "violation.progress" => Some(Way::Root(Route::Progress)),
        "violation.again" => Some(Way::Refetch(vec![DocKey::Points, DocKey::Licence])),
        "violation.refetch" => Some(Way::Refetch(vec![DocKey::Violations, DocKey::Decisions])),
        _ => None,
    }
}

/// What a check of the face is for, as its routes name it.
pub(crate) fn face_subject(record: &str) -> String {
    format!("handling/{record}")
}

fn extend(state: &State, record: &str, ctx: &Context) -> Step<State> {
    let next = State { extending: false, ..state.clone() };
    let may = find(record, ctx).and_then(|own| ways::extended_until(own, ctx)).is_some();
    if !may || ctx.is_busy("extend") {
        return Step::to(next);
    }
    let waiting = Waiting {
        kind: WaitingKind::Extension,
        subject: record.to_owned(),
        path: path::extension(&contract::ViolationId(record.to_owned())),
        body: b"{}".to_vec(),
        photos: Vec::new(),
    };
    Step::to(next).effect("extend", Effect::Enqueue(waiting))
}

fn came(state: &State, tag: &str, answer: Answer, ctx: &Context) -> Step<State> {
    match (tag, answer) {
        ("load", Answer::Draft(draft)) => {
            let number = |name: &str| draft.get(name).and_then(|text| text.parse().ok());
            let chip = draft.get("chip").and_then(|id| Chip::parse(id)).unwrap_or_default();
            let mut window = Window::of(chip);
            window.from = number("from").unwrap_or(window.from);
            window.count = number("count").unwrap_or(window.count);
            Step::to(refreshed(&State { window, ..state.clone() }, ctx))
        }
        ("extend", Answer::Queued(Ok(_))) => {
            let words = if ctx.online { "violation-extend-sent" } else { "violation-extend-kept" };
            Step::stay(state).notice(Notice::news(Tone::Info, words))
        }
        ("extend", Answer::Queued(Err(problem))) | ("draft", Answer::Done(Err(problem))) => {
            Step::stay(state).problem(&problem, ctx)
        }
        ("draft", Answer::Done(Ok(()))) => Step::stay(state),
        _ => Step::stay(state).illegal(),
    }
}

/// A record by its id.
pub(crate) fn find<'a>(id: &str, ctx: &'a Context) -> Option<&'a Violation> {
    ctx.docs.violations()?.items.iter().find(|record| record.id.as_str() == id)
}

/// Its vehicle, if it is on the account.
pub(crate) fn vehicle_of<'a>(
    record: &Violation,
    ctx: &'a Context,
) -> Option<&'a contract::Vehicle> {
    let vehicles = ctx.docs.vehicles()?;
    let own = vehicles.own.iter().map(|own| &own.vehicle);
    let filed = vehicles.filed.iter().map(|filed| &filed.vehicle);
    let border = vehicles.cross_border.car.iter().map(|car| &car.vehicle);
    own.chain(filed)
        .chain(border)
        .find(|own| own.plate == record.plate && own.plate_kind == record.plate_kind)
}

/// A record that came as the answer to something else, in its place in the list.
pub(crate) fn replaced(record: &Violation, ctx: &Context) -> Fact {
    let Some(doc) = ctx.docs.violations() else { return Fact::Refetch(DocKey::Violations) };
    let mut doc = doc.clone();
    for own in doc.items.iter_mut().filter(|own| own.id == record.id) {
        own.clone_from(record);
    }
    Fact::Document(Doc::Violations(Arc::new(doc)))
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    match route {
        Route::Violation(id) => detail::view(state, id, ctx),
        _ => list::view(state, ctx),
    }
}

#[cfg(test)]
pub(crate) mod tests;
