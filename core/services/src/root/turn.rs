//! One call of the reducer: the model being changed, and what is to be done.

use std::collections::BTreeMap;

use super::{Ambient, Choice, Flight, Input, LOCK_AFTER_MS, MUTED, Model, NOTIFICATIONS, Stepped};
use crate::{
    effect::{Command, Effect, Reply, Tag},
    messages::Muted,
    problem::{Code, Problem},
    reminding::Reminding,
    route::Owner,
    step::{Event, Fact, Session},
};

/// One call of the reducer: the model being changed, and what is to be done.
pub(super) struct Turn<'a> {
    pub(super) model: Model,
    pub(super) ambient: Ambient<'a>,
    pub(super) commands: Vec<Command>,
    pub(super) illegal: u32,
}

impl Turn<'_> {
    pub(super) fn done(mut self) -> Stepped {
        self.no_longer_slow();
        let mut busy: BTreeMap<(Owner, Tag), u32> = BTreeMap::new();
        for flight in self.model.flights.values() {
            if let Flight::Service(owner, tag) | Flight::Quiet(owner, tag) = flight {
                *busy.entry((*owner, *tag)).or_default() += 1;
            }
        }
        self.model.busy = busy;
        // A card that is held out to somebody must not go dark in the middle.
        let awake = self.model.top().keeps_awake();
        if awake != self.model.awake {
            self.model.awake = awake;
            self.command(Effect::KeepAwake(awake), None);
        }
        Stepped { model: self.model, commands: self.commands, illegal: self.illegal }
    }

    pub(super) fn take(&mut self, input: Input) {
        match input {
            Input::Did(action) => self.did(action),
            Input::Came { id, answer } => self.came(id, answer),
            Input::Found(found) => self.found(found),
            Input::Settings(settings) => {
                let kept = Reminding::read(settings.get(NOTIFICATIONS).map(String::as_str));
                if kept == Reminding::Unasked && self.model.reminding == Reminding::Due {
                    self.keep_reminding(Reminding::Due);
                } else if !self.model.reminding.is_answered() {
                    self.model.reminding = kept;
                }
                self.model.muted =
                    settings.get(MUTED).map(|kept| Muted::read(kept)).unwrap_or_default();
                // What was switched meanwhile is newer than what is on disk.
                if self.model.elder_choice != Choice::Made {
                    let kept = settings.get("elder");
                    self.model.elder = kept.is_some_and(|value| value == "on");
                    self.model.elder_choice =
                        if kept.is_some() { Choice::Made } else { Choice::Open };
                }
            }
            Input::Outbox(outbox) => self.model.outbox = outbox,
            Input::OutboxDone { kind, answer } => {
                if answer.as_ref().is_ok_and(Reply::is_application) {
                    self.handed_in();
                }
                self.tell_service(kind.owner(), Event::Delivered(kind, answer));
            }
            Input::Online(true) => self.refresh(),
            Input::Online(false) => {}
            Input::Resumed { away_ms } => {
                if self.model.session == (Session::Open { has_lock: true })
                    && away_ms >= LOCK_AFTER_MS
                {
                    self.tell_service(Owner::Security, Event::Pressed("lock.close".to_owned()));
                }
                self.refresh();
            }
            Input::Expired => {
                self.tell(&Problem::new(Code::A201));
                self.apply_fact(Owner::Session, Fact::SignedOut);
                self.tell(&Problem::new(Code::A201));
            }
            Input::Slow(id) => self.slow(id),
            Input::Trouble(problem) => self.tell(&problem),
        }
    }
}
