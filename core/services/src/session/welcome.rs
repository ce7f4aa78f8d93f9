//! The first screen of somebody who is not logged in: what this is, and both ways in.

use crate::{
    ask::{AskKind, Outcome},
    elder,
    route::Route,
    screen::{Body, Group, Home, Icon, Panel, Rank, Row, Tone},
    step::{Context, Event, Notice, Step, View},
};

use super::State;

/// The police's number for accidents on the road.
const ACCIDENT_NUMBER: &str = "122";

pub(super) fn update(state: &State, event: &Event) -> Step<State> {
    let step = Step::stay(state);
    match event {
        Event::Entered(Route::Welcome) => {
            let mut state = state.clone();
            let notes =
                [state.login.turn_away(), state.by_code.turn_away(), state.reset.turn_away()];
            notes
                .into_iter()
                .flatten()
                .fold(Step::to(state), |step, note| step.effect("draft", note))
        }
        Event::Pressed(id) | Event::Opened(id) => match id.as_str() {
            "welcome.log_in" => step.push(Route::Login),
            "welcome.register" => step.push(Route::Register),
            "welcome.review" => step.push(Route::RegisterReview),
            "welcome.which_document" => step.push(Route::WhichDocument),
            "welcome.help" => step.push(Route::Help),
            "welcome.settings" => step.push(Route::Settings),
            "welcome.accident" => {
                step.ask("dial", AskKind::Dial { number: ACCIDENT_NUMBER.to_owned() })
            }
            _ => step,
        },
        Event::Answered("dial", Outcome::Impossible { .. } | Outcome::Refused { .. }) => {
            step.notice(Notice::news(Tone::Attention, "accident-dial-yourself"))
        }
        _ => step,
    }
}

pub(super) fn view(ctx: &Context) -> View {
    let panel = Panel {
        head: ctx.say("welcome-head"),
        mark: None,
        lines: vec![ctx.say("welcome-what"), ctx.say("welcome-whom")],
        value: None,
        progress: None,
        presses: vec![
            ctx.press("welcome.log_in", Rank::Main, "none"),
            ctx.press("welcome.register", Rank::Second, "none"),
        ],
    };
    let review = ctx.registration_open.then(|| ctx.row("welcome.review", Icon::Progress));
    let which = ctx.row("welcome.which_document", Icon::Licence);
    let before = review.into_iter().chain([which]).collect();
    let always = [
        ("welcome.accident", Icon::Accident),
        ("welcome.help", Icon::Help),
        ("welcome.settings", Icon::Wrench),
    ];
    let group = |id: &str, title: &'static str, rows: Vec<Row>| Group {
        id: id.to_owned(),
        title: Some(ctx.say(title)),
        side: None,
        rows,
    };
    let always = always.map(|(id, icon)| ctx.row(id, icon)).to_vec();
    let groups =
        vec![group("before", "welcome-before", before), group("always", "welcome-always", always)];
    let home = Home { panel, groups, services: Vec::new() };
    elder::switched(View::new(ctx.say("title-welcome"), Body::Home { home }), ctx)
}
