//! 消息.

use tongtu_contract::MessageState;

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

/// How many messages have not been read: on the tab.
pub(crate) fn unread(ctx: &Context) -> usize {
    let items = ctx.docs.messages().map_or(&[][..], |doc| &doc.items);
    items.iter().filter(|message| message.state == MessageState::Unread).count()
}
