//! 违法处理.

use crate::{
    route::Route,
    screen::{Body, Detail},
    step::{Context, Event, Step, View},
};

#[derive(Debug, Clone, Default)]
pub(crate) struct State {}

pub(crate) fn update(state: &State, _event: Event, _ctx: &Context) -> Step<State> {
    Step::stay(state)
}

pub(crate) fn view(_state: &State, _route: &Route, ctx: &Context) -> View {
    View::new(ctx.say("app-name"), Body::Detail { detail: Detail::default() })
}
