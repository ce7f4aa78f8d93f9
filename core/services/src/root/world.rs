//! What the world answered: effects, documents, the Vault.

use super::{Flight, Found, RECHECK_MS, turn::Turn};
use crate::{
    documents::{Doc, DocKey},
    effect::{Answer, DocAnswer, Effect, EffectId},
    problem::Code,
    route::Owner,
    step::{Event, Session},
};

impl Turn<'_> {
    pub(super) fn came(&mut self, id: EffectId, answer: Answer) {
        if let Answer::Document(key, doc) = answer {
            self.document(id, key, doc);
            return;
        }
        let Some(flight) = self.model.flights.get(&id).copied() else {
            return; // nobody waits for it any more
        };
        if !matches!(answer, Answer::Progress { .. }) {
            self.model.flights.remove(&id);
        }
        if matches!(&answer, Answer::Sent(Ok(reply)) if reply.is_application()) {
            self.handed_in();
        }
        match flight {
            Flight::Service(owner, tag) | Flight::Quiet(owner, tag) | Flight::Timer(owner, tag) => {
                self.tell_service(owner, Event::Came(tag, answer));
            }
            Flight::Recheck(key) => self.fetch(key),
            Flight::Doc(_) => self.illegal += 1,
        }
    }

    pub(super) fn document(&mut self, id: EffectId, key: DocKey, answer: DocAnswer) {
        let expected = self.model.flights.get(&id) == Some(&Flight::Doc(key));
        if !expected {
            return; // of somebody who has logged out meanwhile
        }
        match answer {
            DocAnswer::Head(head) => {
                // Only drawn: nothing is decided, counted or reminded of by half a list.
                self.model.docs.put_head(head);
                return;
            }
            DocAnswer::Cached { doc, fetched_at_ms } => {
                // What the session brought along has no age; what was kept has.
                let slot = self.model.docs.slot(key);
                if slot.is_none_or(|slot| slot.doc.is_none() || slot.fetched_at_ms < fetched_at_ms)
                {
                    self.model.docs.put(doc, fetched_at_ms);
                }
            }
            DocAnswer::Missing => self.model.docs.drop_head(key),
            DocAnswer::Fresh { doc, fetched_at_ms } => {
                self.model.flights.remove(&id);
                self.put(doc, fetched_at_ms);
                self.model.docs.slot_mut(key).loading = false;
                // What was told of the whole server is untrue once it answers.
                let told = self.model.notice.as_ref().map(|notice| notice.code);
                let of_all = [Code::N105, Code::N106, Code::N107, Code::N108].map(Code::as_str);
                if told.is_some_and(|code| of_all.contains(&code)) {
                    self.model.notice = None;
                }
            }
            DocAnswer::Failed(problem) => {
                self.model.flights.remove(&id);
                let slot = self.model.docs.slot_mut(key);
                slot.loading = false;
                slot.failed = Some(problem.clone());
                self.model.docs.drop_head(key);
                // With something on the screen the age line says it; maintenance and a too old app
                // concern everything.
                if matches!(problem.code, Code::N105 | Code::N106 | Code::N107 | Code::N108) {
                    self.tell(&problem);
                }
            }
        }
        self.remind(key);
        let top = self.model.top();
        if top.documents().contains(&key) {
            self.tell_service(top.owner(), Event::Document(key));
        }
        // What it told of may be untrue by now, wherever the person is.
        let teller = match key {
            DocKey::Objections => Some(Owner::Objections),
            DocKey::Decisions => Some(Owner::Fines),
            DocKey::Rentals => Some(Owner::Rentals),
            _ => None,
        };
        if let Some(owner) = teller.filter(|owner| *owner != top.owner()) {
            self.tell_service(owner, Event::Document(key));
        }
    }

    pub(super) fn put(&mut self, doc: Doc, fetched_at_ms: i64) {
        let key = doc.key();
        self.model.flights.retain(|_, flight| *flight != Flight::Recheck(key));
        if let Some(at) = doc.next_check_at_ms() {
            // A time that has passed already would be asked for again without end.
            let left = at.saturating_sub(self.ambient.now_ms);
            let ms = u64::try_from(left).ok().filter(|ms| *ms > 0).unwrap_or(RECHECK_MS);
            self.command(Effect::After { ms }, Some(Flight::Recheck(key)));
        }
        self.model.docs.put(doc, fetched_at_ms);
    }

    pub(super) fn found(&mut self, found: Found) {
        match found {
            Found::Nothing => {
                self.model.session = Session::Out;
                self.settle_stack();
            }
            Found::Open(account) => {
                self.model.session = Session::Open { has_lock: false };
                self.model.docs.put(Doc::Account(account), 0);
                self.settle_stack();
            }
            Found::Locked { tries_left } => {
                self.model.session = Session::Locked { tries_left };
                self.settle_stack();
            }
            Found::Failed(problem) => {
                self.model.session = Session::Out;
                self.settle_stack();
                self.tell(&problem);
            }
        }
        self.enter();
        self.follow_link();
    }
}
