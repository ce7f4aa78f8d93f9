//! registration: to be written.

use crate::{
    route::Route,
    screen::{Body, Page},
    step::{Context, Event, Step, View},
};

#[derive(Debug, Clone, Default)]
pub(crate) struct State;

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    let _ = (event, ctx);
    Step::stay(state)
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    let _ = (state, ctx);
    let page = Page { id: route.name(), ..Page::default() };
    View::new(route.name(), Body::Page { page })
}
impl State {
    pub(crate) fn is_open(&self) -> bool { false }
}
