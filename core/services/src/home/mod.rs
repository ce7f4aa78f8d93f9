//! 首页 and 进度: the licence and the cars at a glance, what needs action, every case and what waits.
//!
//! Decides nothing of its own: what a licence is, whether it may be renewed, what a fine costs today is
//! said by the rules and by the services that own it.
//!
//! - `panel`: the licence
//! - `todo`: what needs action
//! - `services`: the entries
//! - `progress`: the outbox and the screen of 进度; `cases` are its rows

mod cases;
mod panel;
mod progress;
mod services;
mod todo;

use crate::{
    effect::Answer,
    elder, messages, plate,
    route::Route,
    screen::{Body, Group, Home, Icon, Row},
    step::{Context, Event, Go, Step, View},
    vehicles::words as cars,
};

#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// The item of the outbox that the person is asked about.
    discarding: Option<String>,
}

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        Event::Forget | Event::Entered(_) | Event::Dismissed => Step::to(State::default()),
        Event::Pressed(id) | Event::Opened(id) => match place(&id, ctx) {
            Some(Route::Messages) => Step::stay(state).go(Go::Root(Route::Messages)),
            Some(route) => Step::stay(state).push(route),
            None => progress::pressed(state, &id, ctx),
        },
        Event::Came("retry" | "discard", Answer::Done(Ok(()))) => Step::stay(state),
        Event::Came("retry" | "discard", Answer::Done(Err(problem))) => {
            Step::stay(state).problem(&problem, ctx)
        }

        // What the person reports late or twice changes nothing; an answer that cannot be is a bug.
        Event::Came(..) | Event::Answered(..) | Event::Delivered(..) => Step::stay(state).illegal(),
        _ => Step::stay(state),
    }
}

/// Where a row or a button of these screens leads.
fn place(id: &str, ctx: &Context) -> Option<Route> {
    if let Some((kind, own)) = id.split_once('/') {
        let own = own.to_owned();
        return Some(match kind {
            "vehicle" | "todo.inspection" | "todo.insurance" => Route::Vehicle(own),
            "todo.vehicle_filing" => Route::FilingCase(own),
            "todo.message" => {
                let items = &ctx.docs.messages()?.items;
                let message = items.iter().find(|message| message.id.as_str() == own)?;
                messages::place(message).unwrap_or(Route::Messages)
            }
            _ => return cases::place(kind, own),
        });
    }
    Some(match id {
        "home.show" => Route::ElicenceCard,
        "home.licence" | "todo.status" | "todo.renewal" | "case.filing" => Route::Licence,
        "home.file" | "todo.filing" => Route::LicenceFiling,
        "home.elicence" | "todo.elicence" | "case.elicence" => Route::Elicence,
        "home.todo" => Route::Todo,
        "home.vehicles" => Route::Vehicles,
        "todo.violations" => Route::Violations,
        "todo.fines" => Route::Fines,
        _ => return services::place(id),
    })
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    match route {
        Route::Progress => return progress::view(state, ctx),
        Route::Todo => return todo::view(ctx),
        Route::Services => return services::view(ctx),
        _ => {}
    }
    let groups = [todo::group(ctx), vehicles(ctx)].into_iter().flatten().collect();
    let home = Home { panel: panel::panel(ctx), groups, services: vec![services::group(ctx)] };
    elder::switched(View::new(ctx.say("app-name"), Body::Home { home }), ctx)
}

/// So many cars stand on 首页; the rest is one row.
const CARS: usize = 3;

/// 我的车: plates with what comes near. Elders find them behind their entry.
fn vehicles(ctx: &Context) -> Option<Group> {
    let doc = ctx.docs.vehicles().filter(|_| !ctx.elder)?;
    let own = doc.own.iter().map(|own| &own.vehicle);
    let crossing = doc.cross_border.car.iter().map(|car| &car.vehicle);
    let filed = doc.filed.iter().map(|filed| &filed.vehicle);
    let all: Vec<_> = own.chain(crossing).chain(filed).collect();
    let mut rows: Vec<Row> = all
        .iter()
        .take(CARS)
        .map(|vehicle| {
            let kind = cars::kind(&vehicle.plate_kind, ctx);
            let plate = Some(plate::written(&vehicle.plate));
            let row = cars::row(vehicle, ctx);
            Row { icon: Some(Icon::Car), plate, head: kind, lines: Vec::new(), ..row }
        })
        .collect();
    if all.len() > CARS {
        let row = ctx.row("home.vehicles", Icon::Car);
        rows.push(Row { value: Some(all.len().to_string()), ..row });
    }
    if rows.is_empty() {
        return None;
    }
    let title = Some(ctx.say("home-vehicles"));
    Some(Group { id: "home.vehicles.group".to_owned(), title, side: None, rows })
}

#[cfg(test)]
pub(crate) mod tests;
