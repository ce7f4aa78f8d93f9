//! Where the person is: the stack of routes, and the documents of the one on top.

use super::{Flight, turn::Turn};
use crate::{
    documents::DocKey,
    effect::Effect,
    problem::Problem,
    route::{Gate, Owner, Route},
    step::{Consent, Event, Go, Session},
};

impl Turn<'_> {
    pub(super) fn go(&mut self, go: Go) {
        self.model.notice = None;
        match go {
            Go::To(route) => {
                if self.model.stack.last() != Some(&route) {
                    self.model.stack.push(route);
                }
            }
            Go::Instead(route) => {
                self.model.stack.pop();
                self.model.stack.push(route);
            }
            Go::Root(route) => self.model.stack = vec![route],
            Go::Back => {
                if self.model.stack.len() > 1 {
                    self.model.stack.pop();
                }
            }
            Go::BackTo(route) => match self.model.stack.iter().rposition(|r| *r == route) {
                Some(at) => self.model.stack.truncate(at + 1),
                None => self.model.stack.push(route),
            },
        }
        // A deep stack is a loop of ours, and the snapshot has 4 KiB.
        let surplus = self.model.stack.len().saturating_sub(24);
        self.model.stack.drain(..surplus);
        self.settle_stack();
        self.enter();
    }

    /// Leaves only what may be seen, and at least one screen.
    pub(super) fn settle_stack(&mut self) {
        let given = matches!(self.model.consent, Consent::Given { .. });
        let session = self.model.session.clone();
        let may = |route: &Route| match route.gate() {
            Gate::Open => !(given && matches!(route, Route::Consent | Route::Browse)),
            Gate::Consented => given,
            Gate::LoggedIn => given && session != Session::Out,
        };
        self.model.stack.retain(may);
        let root = match (&self.model.consent, &self.model.session) {
            (Consent::Fresh, _) => Route::Consent,
            (Consent::Declined, _) => Route::Browse,
            (Consent::Given { .. }, Session::Out) => Route::Welcome,
            (Consent::Given { .. }, _) => Route::Home,
        };
        if self.model.stack.first().is_none_or(|first| !first.is_root()) {
            self.model.stack.insert(0, root);
        }
    }

    /// A route came to the top: its service hears of it, its documents are asked for.
    pub(super) fn enter(&mut self) {
        let top = self.model.top();
        if self.model.ask.as_ref().is_some_and(|asked| asked.route != top) {
            self.model.ask = None;
        }
        self.fetch_shown(false);
        // What was typed is kept for whoever typed it: nobody asks for it before it is known who is here.
        if self.model.session != Session::Reading || top.gate() == Gate::Open {
            if top == Route::Welcome {
                // The way to a review that was begun earlier stands there.
                self.tell_service(Owner::Registration, Event::Entered(Route::Welcome));
            }
            self.tell_service(top.owner(), Event::Entered(top));
        }
    }

    pub(super) fn fetch_shown(&mut self, anew: bool) {
        let given = matches!(self.model.consent, Consent::Given { .. });
        if !given || self.model.session == Session::Reading {
            return; // no socket before consent
        }
        for key in self.model.top().documents() {
            if anew || self.model.docs.is_stale(*key, self.ambient.now_ms) {
                self.fetch(*key);
            }
        }
    }

    pub(super) fn fetch(&mut self, key: DocKey) {
        let open = matches!(self.model.session, Session::Open { .. });
        if key.is_personal() && !open {
            return;
        }
        if self.model.flights.values().any(|flight| *flight == Flight::Doc(key)) {
            return; // the answer that is coming will do
        }
        self.model.docs.slot_mut(key).loading = true;
        self.command(Effect::Fetch(key), Some(Flight::Doc(key)));
    }

    pub(super) fn tell(&mut self, problem: &Problem) {
        let top = self.model.top();
        let ctx = self.model.context(top.owner(), &top, &self.ambient);
        self.model.notice = Some(ctx.notice_of(problem));
    }
}
