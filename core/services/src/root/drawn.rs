//! The screen around a service's body: tabs, age, notice, ask.

use super::{Ambient, Model};
use crate::{
    messages,
    problem::WayOut,
    reminding,
    route::{Gate, Route},
    screen::{self, Age, AgeState, Icon, Press, Rank, Screen, Tab},
    step::{Context, Notice, Session, View},
    text::Words,
};

impl Model {
    /// The screen, as it is drawn.
    pub fn screen(&self, ambient: Ambient) -> Screen {
        let route = self.top();
        let ctx = self.context(route.owner(), &route, &ambient);
        let view = if self.session == Session::Reading && route.gate() == Gate::LoggedIn {
            // The Vault may be slow; what it holds decides what may be shown.
            let title = ctx.say("app-name");
            View::new(title, screen::Body::Detail { detail: screen::Detail::default() })
        } else {
            self.view(&route, &ctx)
        };
        let (tabs, rail) = match self.tab_of(&route) {
            Some(tab) if *tab == route => (self.tabs(tab, &ctx), Vec::new()),
            // A camera and a code held out to somebody have the screen to themselves.
            Some(tab) if !view.body.fills_the_screen() => (Vec::new(), self.tabs(tab, &ctx)),
            _ => (Vec::new(), Vec::new()),
        };
        Screen {
            route: route.name(),
            revision: self.revision,
            title: view.title,
            can_go_back: !route.is_root() && self.stack.len() > 1,
            tabs,
            busy: self.shows_busy().then(|| ctx.say("busy")),
            age: self.age(&route, &ctx),
            notice: self.notice.as_ref().map(|notice| draw_notice(notice, &ctx)),
            focus: self.focus.clone(),
            secret: view.secret,
            elder: self.elder,
            ask: self.ask.as_ref().map(|asked| asked.ask.clone()),
            body: view.body,
            actions: view.actions,
            over: view.over,
            rail,
        }
    }

    /// What the service draws; over a root screen, what the root has to ask.
    pub(super) fn view(&self, route: &Route, ctx: &Context) -> View {
        let mut view = self.services.view(route, ctx);
        if view.over.is_none() && self.ask.is_none() && Route::TABS.contains(route) {
            view.over = reminding::offer(ctx);
        }
        view
    }

    /// The root screen that this one is, or was opened from.
    pub(super) fn tab_of(&self, route: &Route) -> Option<&Route> {
        // Help may be read in front of a closed lock: nothing leads past it.
        let is_closed = matches!(self.session, Session::Locked { .. }) || *route == Route::Locked;
        self.stack.first().filter(|first| !is_closed && Route::TABS.contains(first))
    }

    fn tabs(&self, chosen: &Route, ctx: &Context) -> Vec<Tab> {
        let tab = |route: &Route| {
            let (icon, count) = match route {
                Route::Progress => (Icon::Progress, self.outbox.len()),
                Route::Messages => (Icon::Bell, messages::unread(ctx)),
                Route::Me => (Icon::Person, 0),
                _ => (Icon::Home, 0),
            };
            Tab {
                id: route.name(),
                label: ctx.say(Words::new(format!("tab-{}", route.base()))),
                icon,
                chosen: route == chosen,
                count: u32::try_from(count).unwrap_or(u32::MAX),
            }
        };
        Route::TABS.iter().map(tab).collect()
    }

    /// The age of the oldest document on the screen.
    fn age(&self, route: &Route, ctx: &Context) -> Option<Age> {
        let shown = route.documents().iter().filter(|key| key.is_personal());
        let slots = shown.filter_map(|key| self.docs.slot(*key).map(|slot| (*key, slot)));
        let with_doc = slots.filter(|(_, slot)| slot.doc.is_some() && slot.fetched_at_ms > 0);
        let (key, slot) = with_doc.min_by_key(|(_, slot)| slot.fetched_at_ms)?;
        let (state, words) =
            if slot.failed.is_some() || (!ctx.online && self.docs.is_stale(key, ctx.now_ms)) {
                (AgeState::Offline, "age-offline")
            } else if slot.loading && self.docs.is_stale(key, ctx.now_ms) {
                (AgeState::Refreshing, "age-refreshing")
            } else {
                (AgeState::Fresh, "age-fresh")
            };
        let words = Words::new(words).with("when", ctx.moment(slot.fetched_at_ms));
        Some(Age { text: ctx.say(words), state })
    }
}

fn draw_notice(notice: &Notice, ctx: &Context) -> screen::Notice {
    let id = match notice.way_out {
        WayOut::Nothing => None,
        WayOut::Retry => Some("notice.retry"),
        WayOut::LogIn => Some("notice.log_in"),
        WayOut::Help => Some("notice.help"),
    };
    let way_out = id.map(|id| Press { rank: Rank::Link, ..ctx.press(id, Rank::Link, "none") });
    screen::Notice {
        code: notice.code.to_owned(),
        tone: notice.tone,
        text: notice.verbatim.clone().unwrap_or_else(|| ctx.say(notice.words.clone())),
        way_out,
        can_close: true,
    }
}
