//! What follows from a service's step: effects, asks, facts, forgetting.

use std::sync::Arc;

use tongtu_contract::FacePurpose;

use super::{Asked, Choice, Flight, MUTED, NOTIFICATIONS, turn::Turn};
use crate::{
    ask::{Ask, Reminder},
    documents::{Doc, DocKey},
    effect::{Command, Effect, EffectId, Tag},
    reminding::Reminding,
    route::{Owner, Route},
    step::{Consent, Event, Fact, Go, Out, Session},
    vehicles::reminders::reminders,
};

impl Turn<'_> {
    pub(super) fn tell_service(&mut self, owner: Owner, event: Event) {
        let route = self.model.top();
        let (services, out) = {
            let ctx = self.model.context(owner, &route, &self.ambient);
            self.model.services.update(owner, event, &ctx)
        };
        self.model.services = services;
        self.apply(owner, out);
    }

    pub(super) fn apply(&mut self, owner: Owner, out: Out) {
        if out.illegal {
            self.illegal += 1;
        }
        for (tag, effect) in out.effects {
            self.effect(owner, tag, effect);
        }
        if out.enough {
            self.model.ask = None;
        }
        if let Some((tag, kind)) = out.ask {
            let number = self.model.next_ask;
            let ask = Ask { id: format!("ask-{number}"), kind };
            self.model.next_ask += 1;
            let route = self.model.top();
            self.model.ask = Some(Asked { ask, number, owner, tag, route });
        }
        for fact in out.facts {
            self.apply_fact(owner, fact);
        }
        if let Some(go) = out.go {
            self.go(go);
        }
        if out.hush || out.notice.is_some() {
            self.model.notice = out.notice;
        }
        if out.focus.is_some() {
            self.model.focus = out.focus;
        }
    }

    pub(super) fn effect(&mut self, owner: Owner, tag: Tag, effect: Effect) {
        let flight = match &effect {
            Effect::After { .. } => {
                self.model.flights.retain(|_, flight| *flight != Flight::Timer(owner, tag));
                Some(Flight::Timer(owner, tag))
            }
            Effect::Fetch(key) => {
                self.fetch(*key);
                return;
            }
            Effect::Keep(_) | Effect::DropPhoto(_) | Effect::Remind(_) | Effect::KeepAwake(_) => {
                None
            }
            Effect::SaveDraft { .. } | Effect::ReadCode { .. } => Some(Flight::Quiet(owner, tag)),
            _ => Some(Flight::Service(owner, tag)),
        };
        self.command(effect, flight);
    }

    pub(super) fn command(&mut self, effect: Effect, flight: Option<Flight>) {
        let id = EffectId(self.model.next_effect);
        self.model.next_effect += 1;
        if let Some(flight) = flight {
            self.model.flights.insert(id, flight);
        }
        self.commands.push(Command { id, effect });
    }

    pub(super) fn apply_fact(&mut self, owner: Owner, fact: Fact) {
        match fact {
            Fact::Consent(consent) => {
                let given = matches!(consent, Consent::Given { .. });
                self.model.consent = consent;
                if self.model.elder_choice == Choice::Made {
                    self.keep_elder();
                }
                if !given {
                    // Also of somebody who is not logged in: a review that is being followed is theirs,
                    // and nothing is asked for without consent.
                    self.forget();
                }
                self.model.stack.clear();
                self.settle_stack();
                self.enter();
            }
            Fact::SignedIn(account) => {
                self.model.docs.forget_personal();
                self.model.docs.put(Doc::Account(account), self.ambient.now_ms);
                self.model.session = Session::Open { has_lock: false };
                // Whoever has an account has no registration any more.
                self.tell_service(Owner::Registration, Event::Forget);
                self.go(Go::Root(Route::Home));
                self.follow_link();
            }
            Fact::SignedOut => {
                self.model.notice = None;
                self.forget();
                self.model.stack.clear();
                self.settle_stack();
                self.enter();
            }
            Fact::HasLock(has_lock) => self.model.session = Session::Open { has_lock },
            Fact::Locked { tries_left } => {
                self.model.session = Session::Locked { tries_left };
                self.model.notice = None;
                // What is behind the lock is not left in memory either. Whoever opens it is told the
                // list anew, and what was answered meanwhile by the documents.
                self.model.docs.forget_personal();
                self.model.outbox = Arc::default();
                self.drop_flights();
            }
            Fact::Unlocked(account) => {
                self.model.session = Session::Open { has_lock: true };
                self.model.notice = None;
                self.model.docs.put(Doc::Account(account), 0);
                if self.model.stack.last() == Some(&Route::Locked) {
                    self.model.stack.pop();
                }
                self.settle_stack();
                self.enter();
                self.follow_link();
            }
            Fact::Document(doc) => {
                // A fetch that is under way may have been answered before this was, or after: nobody
                // knows, so that the server is asked once more.
                let key = doc.key();
                let before = self.model.flights.len();
                self.model.flights.retain(|_, flight| *flight != Flight::Doc(key));
                let overtook = self.model.flights.len() < before;
                self.model.docs.slot_mut(key).loading = false;
                self.effect(owner, "keep", Effect::Keep(doc.clone()));
                self.put(doc, self.ambient.now_ms);
                self.remind(key);
                if overtook {
                    self.fetch(key);
                }
            }
            Fact::Refetch(key) => {
                // What is under way may have been answered before the change.
                self.model.flights.retain(|_, flight| *flight != Flight::Doc(key));
                self.fetch(key);
            }
            Fact::Reminding(reminding) => self.keep_reminding(reminding),
            Fact::GivenUp(kind, subject) => {
                self.tell_service(kind.owner(), Event::GivenUp(kind, subject));
            }
            Fact::Muted(muted) => {
                self.model.muted = muted;
                let value = muted.write();
                self.command(Effect::SaveSetting { name: MUTED, value }, None);
            }
            Fact::Elder(on) => {
                self.model.elder = on;
                self.model.elder_choice = Choice::Made;
                self.keep_elder();
            }
            Fact::RegisterWith { letter, kind } => {
                for (field, option) in [("doc_type", letter), ("doc_kind", kind)] {
                    let (field, option) = (field.to_owned(), option.to_owned());
                    self.tell_service(Owner::Registration, Event::Chosen { field, option });
                }
            }
            Fact::Registration(registration) => {
                self.tell_service(Owner::Registration, Event::Met(registration));
            }
            Fact::Face(checked) => {
                // A filing is handed in with the face; a record's is only then to be decided, unless a
                // person has to look at the photo.
                if checked.purpose == FacePurpose::VehicleFiling || checked.passed.is_none() {
                    self.handed_in();
                }
                let owner = match checked.purpose {
                    FacePurpose::VehicleFiling => Owner::Filing,
                    FacePurpose::Handling | FacePurpose::Unknown(_) => Owner::Handling,
                };
                self.tell_service(owner, Event::FaceChecked(checked));
            }
        }
    }

    /// Written once there is consent: before it only the decision itself is on disk.
    pub(super) fn keep_elder(&mut self) {
        if matches!(self.model.consent, Consent::Given { .. }) {
            let value = if self.model.elder { "on" } else { "off" }.to_owned();
            self.command(Effect::SaveSetting { name: "elder", value }, None);
        }
    }

    /// Something was handed in: from now on there is something to remind of.
    pub(super) fn handed_in(&mut self) {
        match self.model.reminding {
            Reminding::Unasked => self.keep_reminding(Reminding::Due),
            // What is on disk may be an answer: it is read before anything is written over it.
            Reminding::Unread => self.model.reminding = Reminding::Due,
            Reminding::Due | Reminding::On | Reminding::Off | Reminding::Blocked => {}
        }
    }

    pub(super) fn keep_reminding(&mut self, reminding: Reminding) {
        self.model.reminding = reminding;
        if let Some(name) = reminding.name() {
            let value = name.to_owned();
            self.command(Effect::SaveSetting { name: NOTIFICATIONS, value }, None);
        }
    }

    /// Somebody is gone: nothing of theirs stays in memory, and no late answer is applied.
    pub(super) fn forget(&mut self) {
        if matches!(self.model.session, Session::Open { .. } | Session::Locked { .. }) {
            // Also those that an earlier life has set.
            self.model.reminders = Arc::default();
            self.command(Effect::Remind(Vec::new()), None);
        }
        self.model.session = Session::Out;
        self.model.docs.forget_personal();
        self.model.outbox = Arc::default();
        self.model.ask = None;
        self.drop_flights();
        for owner in Owner::PERSONAL.iter().copied() {
            let route = self.model.top();
            let (services, _) = {
                let ctx = self.model.context(owner, &route, &self.ambient);
                self.model.services.update(owner, Event::Forget, &ctx)
            };
            self.model.services = services;
        }
    }

    /// What the system reminds of follows the documents it is made from. What an earlier life has set
    /// stays until all of them are known, or cannot be had: half a set would take the other half away.
    pub(super) fn remind(&mut self, key: DocKey) {
        const MADE_OF: [DocKey; 3] = [DocKey::Vehicles, DocKey::Violations, DocKey::Decisions];
        let is_known = |key: &DocKey| {
            let slot = self.model.docs.slot(*key);
            slot.is_some_and(|slot| slot.doc.is_some() || slot.failed.is_some())
        };
        if !MADE_OF.contains(&key) || !MADE_OF.iter().all(is_known) {
            return;
        }
        let route = self.model.top();
        let all = reminders(&self.model.context(Owner::Vehicles, &route, &self.ambient));
        self.set_reminders(all);
    }

    fn set_reminders(&mut self, all: Vec<Reminder>) {
        if *self.model.reminders != all {
            self.model.reminders = Arc::new(all.clone());
            self.command(Effect::Remind(all), None);
        }
    }

    pub(super) fn drop_flights(&mut self) {
        self.model.flights.retain(|_, flight| match flight {
            Flight::Doc(key) | Flight::Recheck(key) => !key.is_personal(),
            Flight::Service(..) | Flight::Quiet(..) | Flight::Timer(..) => false,
        });
    }
}
