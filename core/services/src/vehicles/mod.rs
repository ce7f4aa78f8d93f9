//! 本人机动车, 港车北上 and 澳车北上: which cars there are, how they stand, who uses one's own.
//!
//! What is known of cars is the server's document; what is kept here is the owner's code (`code`) and
//! what is being asked before something is ended (`unbinding`).
//!
//! - `list`: all cars in groups, and what it means that there are none
//! - `detail`: one car, own, filed or from across the border
//! - `cross_border`: the car from across the border in every state, and its days
//! - `reminders`: what the system reminds of
//! - `words`: statuses, kinds and dates of cars, for every screen

mod code;
mod cross_border;
mod detail;
mod list;
pub(crate) mod reminders;
mod unbinding;
pub(crate) mod words;

use crate::{
    documents::{Doc, DocKey},
    effect::{Answer, Reply, WaitingKind},
    leave::{self, Leaving},
    reminding,
    route::Route,
    screen::Tone,
    step::{Context, Event, Fact, Notice, Step, View},
};
use tongtu_contract::{FiledId, VehicleId};
use unbinding::Unbinding;

#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// The sheet before a filing is ended.
    unbinding: Option<Unbinding>,
    code: code::Held,
    /// A new login may find the car from across the border.
    leaving: Leaving,
}

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    if *ctx.route == Route::CrossBorder
        && let Some(step) = leave::update(state.leaving, &event, ctx)
    {
        return step.map(|leaving| State { leaving, ..state.clone() });
    }
    match event {
        Event::Forget => Step::to(State::default()),
        Event::Entered(Route::OwnerCode(id)) => code::entered(state, &id, ctx),
        Event::Entered(_) => {
            Step::to(State { unbinding: None, leaving: Leaving::Staying, code: state.code.small() })
        }
        Event::Dismissed => {
            Step::to(State { unbinding: None, code: state.code.small(), ..state.clone() })
        }
        Event::Document(_) => code::document(state, ctx),
        Event::Pressed(id) | Event::Opened(id) => pressed(state, &id, ctx),
        Event::Came("code", Answer::Sent(answer)) => code::came(state, answer, ctx),
        Event::Came("expire", Answer::Fired) | Event::Came("discard", Answer::Done(Ok(()))) => {
            Step::stay(state)
        }
        Event::Came("unbind", Answer::Queued(Ok(_))) => {
            let words = if ctx.online { "vehicle-unbind-sent" } else { "vehicle-unbind-kept" };
            Step::stay(state).notice(Notice::news(Tone::Info, words))
        }
        Event::Came("unbind", Answer::Queued(Err(problem)))
        | Event::Came("discard", Answer::Done(Err(problem))) => {
            Step::stay(state).problem(&problem, ctx)
        }
        Event::Answered(reminding::TAG, outcome) => reminding::answered(state, &outcome),

        // ── the outbox has an answer ──
        Event::Delivered(kind, Ok(Reply::Vehicles(doc))) => {
            let words = match kind {
                WaitingKind::UserUnbinding => "vehicle-unbind-user-done",
                _ => "vehicle-unbind-done",
            };
            Step::stay(state)
                .fact(Fact::Document(Doc::Vehicles(doc)))
                .fact(Fact::Refetch(DocKey::Violations))
                .notice(Notice::news(Tone::Good, words))
        }
        Event::Delivered(_, Err(problem)) => {
            Step::stay(state).fact(Fact::Refetch(DocKey::Vehicles)).problem(&problem, ctx)
        }

        // What the person reports late or twice changes nothing; an answer that cannot be is a bug.
        Event::Came(..) | Event::Answered(..) | Event::Delivered(..) => Step::stay(state).illegal(),
        _ => Step::stay(state),
    }
}

fn pressed(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let go = |route| Step::stay(state).push(route);
    if let Some((kind, id)) = id.split_once('/') {
        return match kind {
            "vehicle" => go(Route::Vehicle(id.to_owned())),
            "filing.case" => go(Route::FilingCase(id.to_owned())),
            "vehicle.user.unbind" => unbinding::ask_user(state, &FiledId(id.to_owned()), ctx),
            _ => Step::stay(state),
        };
    }
    match (ctx.route, id) {
        (_, "vehicle.cross_border") => go(Route::CrossBorder),
        (_, "filing.open") => go(Route::Filing),
        (_, "progress.open") => Step::stay(state).go(crate::step::Go::Root(Route::Progress)),
        (_, "help.open") => go(Route::Help),
        (_, "vehicles.open") => go(Route::Vehicles),

        // ── one car ──
        (Route::Vehicle(car), "vehicle.records") => go(Route::VehicleViolations(car.clone())),
        (Route::Vehicle(car), "vehicle.code") => go(Route::OwnerCode(car.clone())),
        (Route::Vehicle(car), "vehicle.unbind") => {
            unbinding::ask_own(state, &VehicleId(car.clone()), ctx)
        }
        (Route::Vehicle(_), "vehicle.unbind.yes") => unbinding::confirmed(state, ctx),
        (Route::Vehicle(_), "vehicle.unbind.no") => {
            Step::to(State { unbinding: None, ..state.clone() })
        }

        // ── the owner's code ──
        (Route::OwnerCode(car), "vehicle.code.renew") => code::renew(state, car, ctx),
        (Route::OwnerCode(car), "notice.retry") => code::retry(state, car, ctx),
        (Route::OwnerCode(_), "card.enlarge") => code::enlarge(state),
        (Route::OwnerCode(_), "card.shrink") => {
            Step::to(State { code: state.code.small(), ..state.clone() })
        }

        // ── from across the border ──
        (Route::CrossBorder, "vehicle.cross_border.log_in") => {
            Step::to(State { leaving: Leaving::Asked, ..state.clone() })
        }
        (Route::CrossBorder, "vehicle.cross_border.remind") => cross_border::allow(state, ctx),
        (Route::CrossBorder, "vehicle.records") => match cross_border::car(ctx) {
            Some(car) => go(Route::VehicleViolations(car.vehicle.id.to_string())),
            None => Step::stay(state),
        },
        (Route::CrossBorder, "vehicle.open") => match cross_border::car(ctx) {
            Some(car) => go(Route::Vehicle(car.vehicle.id.to_string())),
            None => Step::stay(state),
        },

        // What the person reports late or twice changes nothing.
        _ => Step::stay(state),
    }
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    match route {
        Route::Vehicle(id) => detail::view(state, id, ctx),
        Route::OwnerCode(id) => code::view(state, id, ctx),
        Route::CrossBorder => cross_border::view(state, ctx),
        _ => list::view(ctx),
    }
}

#[cfg(test)]
pub(crate) mod tests;
