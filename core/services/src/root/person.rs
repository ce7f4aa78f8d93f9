//! What the person did: actions, ways back, links from outside.

use super::turn::Turn;
use crate::{
    action::Action,
    ask::{AskKind, Outcome},
    elder,
    reminding::{self, Reminding},
    route::{Owner, Route},
    screen::{Body, Rows},
    step::{Event, Fact, Go, Session, Step},
};

impl Turn<'_> {
    pub(super) fn did(&mut self, action: Action) {
        let top = self.model.top();
        let owner = top.owner();
        match action {
            Action::Edit { field, value, .. } => {
                self.tell_service(owner, Event::Edited { field, value });
            }
            Action::Leave { field } => self.tell_service(owner, Event::Left(field)),
            Action::Choose { field, option } => {
                self.tell_service(owner, Event::Chosen { field, option });
            }
            Action::Press { id } => match id.as_str() {
                "refresh" => self.refresh(),
                "notice.retry" => {
                    self.model.notice = None;
                    self.refresh();
                    // What failed may be no document but something that was sent.
                    self.tell_service(owner, Event::Pressed(id));
                }
                "notice.log_in" => self.go(Go::BackTo(Route::Login)),
                "notice.help" | "help.open" => self.go(Go::To(Route::Help)),
                "elder.on" => self.apply_fact(owner, Fact::Elder(true)),
                "elder.off" => self.apply_fact(owner, Fact::Elder(false)),
                "reminders.on" => self.may_we_remind(),
                "reminders.off" => self.apply_fact(owner, Fact::Reminding(Reminding::Off)),
                _ => self.tell_service(owner, Event::Pressed(id)),
            },
            Action::Open { row } => {
                self.at_list(Some(&row));
                self.tell_service(self.model.top().owner(), Event::Opened(row));
            }
            Action::Filter { option } => {
                self.at_list(None);
                self.tell_service(self.model.top().owner(), Event::Filtered(option));
            }
            Action::Search { text } => {
                self.at_list(None);
                self.tell_service(self.model.top().owner(), Event::Searched(text));
            }
            Action::LoadMore => {
                self.at_list(None);
                self.tell_service(self.model.top().owner(), Event::More);
            }
            Action::Refresh => self.refresh(),
            Action::Back { from } => {
                // A second report of the same way back finds another screen on top.
                if from == top.name() {
                    self.back(&top);
                }
            }
            Action::Tab { id } => {
                if let Some(route) = Route::TABS.into_iter().find(|route| route.name() == id)
                    && self.model.tab_of(&top).is_some()
                    && route != top
                {
                    self.go(Go::Root(route));
                }
            }
            Action::Pattern { dots } => self.tell_service(owner, Event::Drawn(dots)),
            Action::Answered { ask, outcome } => {
                if self.model.ask.as_ref().is_some_and(|asked| asked.ask.id == ask) {
                    self.answered(outcome);
                }
            }
            Action::CloseNotice => self.model.notice = None,
            Action::Arrived { link } => self.arrived(&link),
            Action::Environment { large_text, .. } => self.model.large_text = large_text,
        }
    }

    /// Of the ask that stands on the screen. Most are at an end with this; a code is looked for in
    /// frame after frame, and several pictures come one by one.
    fn answered(&mut self, outcome: Outcome) {
        let Some(mut asked) = self.model.ask.take() else { return };
        let (owner, tag) = (asked.owner, asked.tag);
        let goes_on = match (&mut asked.ask.kind, &outcome) {
            (AskKind::ScanCode, Outcome::Frame { .. }) => true,
            (AskKind::Camera { frames, .. }, Outcome::Photo { .. }) if *frames > 1 => {
                *frames -= 1;
                true
            }
            _ => false,
        };
        if goes_on {
            self.model.ask = Some(asked);
        }
        self.tell_service(owner, Event::Answered(tag, outcome));
    }

    /// The system's own question, after the sheet's; 我的 hears the answer.
    fn may_we_remind(&mut self) {
        let top = self.model.top();
        let kind = reminding::question(&self.model.context(Owner::Me, &top, &self.ambient));
        self.apply(Owner::Me, Step::to(()).ask(reminding::TAG, kind).out);
    }

    /// Where there is room, the list stays beside the detail that was opened from it. What is done
    /// with it there leads back to it first: to the nearest list below the detail, and for a row, to
    /// the nearest one that has it.
    fn at_list(&mut self, row: Option<&str>) {
        let body = |route: &Route| {
            let ctx = self.model.context(route.owner(), route, &self.ambient);
            self.model.services.view(route, &ctx).body
        };
        let has = |rows: &Rows, row: &str| {
            rows.groups.iter().flat_map(|group| &group.rows).any(|own| own.id == row)
        };
        let Body::Detail { detail } = body(&self.model.top()) else { return };
        if row.is_some_and(|row| detail.rows().any(|own| own.id == row)) {
            return;
        }
        let is_meant = |route: &&Route| {
            let Body::Rows { rows } = body(route) else { return false };
            row.is_none_or(|row| has(&rows, row))
        };
        let list = self.model.stack.iter().rev().skip(1).find(is_meant).cloned();
        if let Some(list) = list {
            self.go(Go::BackTo(list));
        }
    }

    pub(super) fn back(&mut self, top: &Route) {
        let ctx = self.model.context(top.owner(), top, &self.ambient);
        let view = self.model.view(top, &ctx);
        match view.over {
            // Pushing an offer aside is an answer, whatever screen it lay over.
            Some(page) if page.id == elder::OFFER => {
                self.apply_fact(top.owner(), Fact::Elder(false));
            }
            Some(page) if page.id == reminding::OFFER => {
                self.apply_fact(top.owner(), Fact::Reminding(Reminding::Off));
            }
            Some(_) => self.tell_service(top.owner(), Event::Dismissed),
            // A code that is held out alone covers its document as a sheet would.
            None if view.body.is_code_alone() => {
                self.tell_service(top.owner(), Event::Dismissed);
            }
            None if !top.is_root() => self.go(Go::Back),
            None => {}
        }
    }

    pub(super) fn refresh(&mut self) {
        self.fetch_shown(true);
        // What is no document (a registration under review) its service asks for.
        let owner = self.model.top().owner();
        self.tell_service(owner, Event::Pressed("refresh".to_owned()));
    }

    /// Only what is in this list can be reached from outside, and only by who may see it.
    pub(super) fn arrived(&mut self, link: &str) {
        let Some(name) = link.strip_prefix("tongtu://open/") else { return };
        if let Some(route) = Route::of_link(name) {
            self.model.arrived = Some(route);
            self.follow_link();
        }
    }

    pub(super) fn follow_link(&mut self) {
        if matches!(self.model.session, Session::Open { .. })
            && let Some(route) = self.model.arrived.take()
        {
            self.go(if route.is_root() { Go::Root(route) } else { Go::To(route) });
        }
    }
}
