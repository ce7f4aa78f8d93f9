//! The root: routes, asks, documents, and which service hears what.
//!
//! Owns the stack of routes and what every screen has besides its body. Moves [`Event`]s to services
//! and [`Step`](crate::step::Step)s back, and knows no service by its fields. Pure: the runtime carries
//! out the [`Command`]s and answers with [`Input`]s.
//!
//! - here: what goes in and out, and the [`Model`]
//! - `services`: the one place that knows which module belongs to which owner
//! - `turn`: one call of the reducer; `person`, `world`, `follow`, `places` are its parts
//! - `drawn`: the screen around a service's body

mod drawn;
mod follow;
mod person;
mod places;
mod services;
mod slow;
#[cfg(test)]
mod tests;
mod turn;
mod world;

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;

use crate::{
    POLICY_VERSION,
    action::Action,
    ask::{Ask, Reminder},
    consent,
    documents::{DocKey, Documents},
    effect::{Answer, Command, EffectId, OutboxItem, Reply, Tag, WaitingKind},
    messages::Muted,
    problem::{Code, Problem},
    reminding::Reminding,
    route::{Gate, Owner, Route},
    snapshot::Snapshot,
    step::{Consent, Context, Notice, Session, local},
    text::Texts,
};
use services::Services;
use turn::Turn;

/// How the app is opened.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The decision on disk.
    pub consent: Consent,
    /// As `snapshot()` gave it.
    pub snapshot: Option<String>,
    /// Whether the system's text is large.
    pub large_text: bool,
    /// What went wrong while the folder was opened, if anything did.
    pub problem: Option<Problem>,
}

/// What the world gives for one call.
#[derive(Debug, Clone, Copy)]
pub struct Ambient<'a> {
    /// Server time.
    pub now_ms: i64,
    /// Whether it rests on the server's word.
    pub sure: bool,
    /// Whether the phone says that there is a network.
    pub online: bool,
    /// The chosen language.
    pub texts: &'a Texts,
}

/// What reaches the reducer.
#[derive(Debug, Clone)]
pub enum Input {
    /// The person did something.
    Did(Action),
    /// An effect was answered.
    Came {
        /// Whose.
        id: EffectId,
        /// With what.
        answer: Answer,
    },
    /// What the Vault held when the app was opened.
    Found(Found),
    /// What was chosen in an earlier life (`elder`, `muted`).
    Settings(BTreeMap<String, String>),
    /// The outbox, as it stands now.
    Outbox(Arc<Vec<OutboxItem>>),
    /// Something that had waited was answered for good.
    OutboxDone {
        /// What.
        kind: WaitingKind,
        /// With what.
        answer: Result<Reply, Problem>,
    },
    /// The network came or went.
    Online(bool),
    /// The app came to the front after so long.
    Resumed {
        /// By a clock that runs while the phone sleeps.
        away_ms: u64,
    },
    /// The session is at an end: the server says so.
    Expired,
    /// An effect that waits for the server has been on its way for long.
    Slow(EffectId),
    /// Something went wrong that belongs to no effect.
    Trouble(Problem),
}

/// What the Vault held.
#[derive(Debug, Clone)]
pub enum Found {
    /// No session.
    Nothing,
    /// A session that is open.
    Open(Arc<tongtu_contract::Account>),
    /// A session under a pattern.
    Locked {
        /// 1 to 5.
        tries_left: u32,
    },
    /// The Vault failed.
    Failed(Problem),
}

/// What follows from an input.
#[derive(Debug)]
pub struct Stepped {
    /// The new state.
    pub model: Model,
    /// To be carried out.
    pub commands: Vec<Command>,
    /// Events that no state allows: for the log.
    pub illegal: u32,
}

/// After so long in the background the gesture lock closes.
const LOCK_AFTER_MS: u64 = 5 * 60_000;

/// Where the server names a time that has passed, it is asked again after so long.
const RECHECK_MS: u64 = 60_000;

/// The setting that says whether this phone may remind.
const NOTIFICATIONS: &str = "notifications";

/// The setting that says which messages are only listed.
const MUTED: &str = "muted";

/// All state of the app.
#[derive(Debug, Clone)]
pub struct Model {
    revision: u64,
    stack: Vec<Route>,
    services: Services,
    flights: BTreeMap<EffectId, Flight>,
    busy: BTreeMap<(Owner, Tag), u32>,
    next_effect: u64,
    ask: Option<Asked>,
    next_ask: u64,
    docs: Documents,
    outbox: Arc<Vec<OutboxItem>>,
    session: Session,
    consent: Consent,
    notice: Option<Notice>,
    focus: Option<String>,
    elder: bool,
    elder_choice: Choice,
    large_text: bool,
    /// Whether this phone may remind.
    reminding: Reminding,
    /// Which messages are only listed.
    muted: Muted,
    /// What the system was told to remind of.
    reminders: Arc<Vec<Reminder>>,
    /// A link that came before anybody could follow it.
    arrived: Option<Route>,
    /// Whether the phone was told to keep its screen on.
    awake: bool,
}

/// Whether the person has said yes or no to something that is offered once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// It is on disk, which has not been read; nobody is asked.
    Unread,
    Open,
    Made,
}

/// An ask that stands on the screen.
#[derive(Debug, Clone)]
struct Asked {
    ask: Ask,
    number: u64,
    owner: Owner,
    tag: Tag,
    /// Where it was asked: an ask does not follow the person to another screen.
    route: Route,
}

/// An effect that is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flight {
    Service(Owner, Tag),
    /// Work, but nothing a person should see as busy: what was typed is on its way to the disk, a
    /// frame is being looked at.
    Quiet(Owner, Tag),
    Timer(Owner, Tag),
    Doc(DocKey),
    /// A document is to be asked for again at the time the server named.
    Recheck(DocKey),
}

impl Model {
    /// The app as it is opened: the first screen, or the screen of the snapshot.
    pub fn open(opening: &Opening, ambient: Ambient) -> Stepped {
        let mut model = Model {
            revision: 1,
            stack: Vec::new(),
            services: Services::default(),
            flights: BTreeMap::new(),
            busy: BTreeMap::new(),
            next_effect: 1,
            ask: None,
            next_ask: 1,
            docs: Documents::default(),
            outbox: Arc::default(),
            session: Session::Reading,
            consent: opening.consent.clone(),
            notice: None,
            focus: None,
            elder: false,
            elder_choice: if matches!(opening.consent, Consent::Given { .. }) {
                Choice::Unread
            } else {
                Choice::Open
            },
            large_text: opening.large_text,
            reminding: if matches!(opening.consent, Consent::Given { .. }) {
                Reminding::Unread
            } else {
                Reminding::Unasked
            },
            muted: Muted::default(),
            reminders: Arc::default(),
            arrived: None,
            awake: false,
        };
        if matches!(&model.consent, Consent::Given { policy_version } if policy_version != POLICY_VERSION)
        {
            // An agreement to another text is none to this one.
            model.consent = Consent::Fresh;
            model.services.consent = consent::State::outdated();
        }
        let restored = opening.snapshot.as_deref().map(Snapshot::read);
        let mut problem = opening.problem.clone();
        match restored {
            Some(Some(snapshot)) => {
                model.next_ask = snapshot.next_ask;
                model.stack = snapshot.stack;
            }
            Some(None) => problem = problem.or_else(|| Some(Problem::new(Code::S305))),
            None => {}
        }
        let mut turn = Turn { model, ambient, commands: Vec::new(), illegal: 0 };
        turn.settle_stack();
        if let Some(problem) = problem {
            turn.tell(&problem);
        }
        turn.enter();
        turn.done()
    }

    /// What follows from one input. The old model stays as it was.
    pub fn step(&self, input: Input, ambient: Ambient) -> Stepped {
        let mut model = self.clone();
        model.focus = None;
        let mut turn = Turn { model, ambient, commands: Vec::new(), illegal: 0 };
        turn.take(input);
        turn.model.revision += 1;
        turn.done()
    }

    /// Routes and ids, at most 4 KiB; never text of a person.
    pub fn snapshot(&self) -> String {
        // A phone may kill the app while its picker is open: the ask that is asked anew after the
        // restart has the number of this one, so that the answer still finds it.
        let next_ask = self.ask.as_ref().map_or(self.next_ask, |asked| asked.number);
        Snapshot { stack: self.stack.clone(), next_ask }.write()
    }

    /// For tests of one service that waits for what another makes known.
    #[cfg(test)]
    pub(crate) fn tell(&self, fact: crate::step::Fact, ambient: Ambient) -> Stepped {
        let mut turn = Turn { model: self.clone(), ambient, commands: Vec::new(), illegal: 0 };
        let owner = turn.model.top().owner();
        turn.apply_fact(owner, fact);
        turn.done()
    }

    /// For tests of what is said beside a screen.
    #[cfg(test)]
    pub(crate) fn with_context<T>(&self, ambient: Ambient, ask: impl FnOnce(&Context) -> T) -> T {
        let route = self.top();
        ask(&self.context(route.owner(), &route, &ambient))
    }

    /// For tests that begin with documents in the cache.
    #[cfg(test)]
    pub(crate) fn docs_mut(&mut self) -> &mut Documents {
        &mut self.docs
    }

    /// The number of the present state.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether anything but timers is at work.
    pub fn is_busy(&self) -> bool {
        self.shows_busy() || self.flights.values().any(|flight| matches!(flight, Flight::Quiet(..)))
    }

    /// Whether anything is at work that the person waits for.
    fn shows_busy(&self) -> bool {
        let reading = self.session == Session::Reading;
        // The Vault is read once there is consent; until it has answered nobody knows who is here.
        (reading && matches!(self.consent, Consent::Given { .. }))
            || self
                .flights
                .values()
                .any(|flight| matches!(flight, Flight::Service(..) | Flight::Doc(_)))
    }

    /// The route that is shown: what is under a closed lock is not.
    fn top(&self) -> Route {
        let top = self.stack.last().cloned().unwrap_or(Route::Consent);
        match (top.gate(), &self.session) {
            (Gate::LoggedIn, Session::Locked { .. }) => Route::Locked,
            _ => top,
        }
    }

    fn context<'a>(&'a self, owner: Owner, route: &'a Route, ambient: &Ambient<'a>) -> Context<'a> {
        Context {
            now_ms: ambient.now_ms,
            today: today(ambient.now_ms),
            sure: ambient.sure,
            online: ambient.online,
            large_text: self.large_text,
            elder: self.elder,
            elder_decided: self.elder_choice != Choice::Open,
            reminding: self.reminding,
            muted: self.muted,
            texts: ambient.texts,
            docs: &self.docs,
            outbox: &self.outbox,
            session: &self.session,
            consent: &self.consent,
            registration_open: self.services.registration.is_open(),
            route,
            busy: &self.busy,
            owner,
        }
    }
}

fn today(now_ms: i64) -> NaiveDate {
    local(now_ms).date()
}
