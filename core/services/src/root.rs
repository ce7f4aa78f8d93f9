//! The root: routes, asks, documents, and which service hears what.
//!
//! Owns the stack of routes and what every screen has besides its body. Moves [`Event`]s to services
//! and [`Step`]s back, and knows no service by its fields. Pure: the runtime carries out the
//! [`Command`]s and answers with [`Input`]s.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;

use crate::{
    POLICY_VERSION,
    action::Action,
    ask::Ask,
    documents::{Doc, DocKey, Documents},
    effect::{
        Answer, Command, DocAnswer, Effect, EffectId, OutboxItem, Reply, Tag, WaitingKind,
    },
    problem::{Code, Problem, WayOut},
    route::{Gate, Owner, Route},
    screen::{self, Age, AgeState, Icon, Press, Rank, Screen, Tab},
    snapshot::Snapshot,
    step::{Consent, Context, Event, Fact, Go, Notice, Out, Session, Step, View, local},
    text::{Texts, Words},
};
use crate::{consent, elder, elicence, help, home, licence, me, registration, security, session};

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
    /// What was chosen in an earlier life (`elder`).
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
    Timer(Owner, Tag),
    Doc(DocKey),
    /// A document is to be asked for again at the time the server named.
    Recheck(DocKey),
}

/// The state of each service.
#[derive(Debug, Clone, Default)]
struct Services {
    consent: consent::State,
    help: help::State,
    registration: registration::State,
    session: session::State,
    security: security::State,
    me: me::State,
    licence: licence::State,
    elicence: elicence::State,
    home: home::State,
}

impl Services {
    /// The one place that knows which module belongs to which owner.
    fn update(&self, owner: Owner, event: Event, ctx: &Context) -> (Services, Out) {
        macro_rules! step {
            ($field:ident) => {{
                let Step { state, out } = $field::update(&self.$field, event, ctx);
                (Services { $field: state, ..self.clone() }, out)
            }};
        }
        match owner {
            Owner::Consent => step!(consent),
            Owner::Help => step!(help),
            Owner::Registration => step!(registration),
            Owner::Session => step!(session),
            Owner::Security => step!(security),
            Owner::Me => step!(me),
            Owner::Licence => step!(licence),
            Owner::Elicence => step!(elicence),
            Owner::Home => step!(home),
        }
    }

    fn view(&self, route: &Route, ctx: &Context) -> View {
        match route.owner() {
            Owner::Consent => consent::view(&self.consent, route, ctx),
            Owner::Help => help::view(&self.help, route, ctx),
            Owner::Registration => registration::view(&self.registration, route, ctx),
            Owner::Session => session::view(&self.session, route, ctx),
            Owner::Security => security::view(&self.security, route, ctx),
            Owner::Me => me::view(&self.me, route, ctx),
            Owner::Licence => licence::view(&self.licence, route, ctx),
            Owner::Elicence => elicence::view(&self.elicence, route, ctx),
            Owner::Home => home::view(&self.home, route, ctx),
        }
    }
}

/// One call of the reducer: the model being changed, and what is to be done.
struct Turn<'a> {
    model: Model,
    ambient: Ambient<'a>,
    commands: Vec<Command>,
    illegal: u32,
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
            arrived: None,
            awake: false,
        };
        if matches!(&model.consent, Consent::Given { policy_version } if policy_version != POLICY_VERSION) {
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

    /// The number of the present state.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether anything but timers is at work.
    pub fn is_busy(&self) -> bool {
        let reading = self.session == Session::Reading;
        // The Vault is read once there is consent; until it has answered nobody knows who is here.
        (reading && matches!(self.consent, Consent::Given { .. }))
            || self.flights.values().any(|flight| {
                matches!(flight, Flight::Service(..) | Flight::Doc(_))
            })
    }

    /// The screen, as it is drawn.
    pub fn screen(&self, ambient: Ambient) -> Screen {
        let route = self.top();
        let ctx = self.context(route.owner(), &route, &ambient);
        let view = if self.session == Session::Reading && route.gate() == Gate::LoggedIn {
            // The Vault may be slow; what it holds decides what may be shown.
            let title = ctx.say("app-name");
            View::new(title, screen::Body::Detail { detail: screen::Detail::default() })
        } else {
            self.services.view(&route, &ctx)
        };
        let tabs = if Route::TABS.contains(&route) { self.tabs(&route, &ctx) } else { Vec::new() };
        Screen {
            route: route.name(),
            revision: self.revision,
            title: view.title,
            can_go_back: !route.is_root() && self.stack.len() > 1,
            tabs,
            busy: self.is_busy().then(|| ctx.say("busy")),
            age: self.age(&route, &ctx),
            notice: self.notice.as_ref().map(|notice| draw_notice(notice, &ctx)),
            focus: self.focus.clone(),
            secret: view.secret,
            elder: self.elder,
            ask: self.ask.as_ref().map(|asked| asked.ask.clone()),
            body: view.body,
            actions: view.actions,
            over: view.over,
        }
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

    fn tabs(&self, chosen: &Route, ctx: &Context) -> Vec<Tab> {
        let tab = |route: &Route| {
            let (icon, count) = match route {
                Route::Progress => (Icon::Progress, self.outbox.len()),
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
        let (state, words) = if slot.failed.is_some() || (!ctx.online && self.docs.is_stale(key, ctx.now_ms)) {
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

impl Turn<'_> {
    fn done(mut self) -> Stepped {
        let mut busy: BTreeMap<(Owner, Tag), u32> = BTreeMap::new();
        for flight in self.model.flights.values() {
            if let Flight::Service(owner, tag) = flight {
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

    fn take(&mut self, input: Input) {
        match input {
            Input::Did(action) => self.did(action),
            Input::Came { id, answer } => self.came(id, answer),
            Input::Found(found) => self.found(found),
            Input::Settings(settings) => {
                // What was switched meanwhile is newer than what is on disk.
                if self.model.elder_choice != Choice::Made {
                    let kept = settings.get("elder");
                    self.model.elder = kept.is_some_and(|value| value == "on");
                    self.model.elder_choice = if kept.is_some() { Choice::Made } else { Choice::Open };
                }
            }
            Input::Outbox(outbox) => self.model.outbox = outbox,
            Input::OutboxDone { kind, answer } => {
                let owner = match kind {
                    WaitingKind::LicenceFiling => Owner::Licence,
                    WaitingKind::ElicenceApplication => Owner::Elicence,
                };
                self.tell_service(owner, Event::Delivered(answer));
            }
            Input::Online(true) => self.refresh(),
            Input::Online(false) => {}
            Input::Resumed { away_ms } => {
                if self.model.session == (Session::Open { has_lock: true }) && away_ms >= LOCK_AFTER_MS {
                    self.tell_service(Owner::Security, Event::Pressed("lock.close".to_owned()));
                }
                self.refresh();
            }
            Input::Expired => {
                self.tell(&Problem::new(Code::A201));
                self.apply_fact(Owner::Session, Fact::SignedOut);
                self.tell(&Problem::new(Code::A201));
            }
            Input::Trouble(problem) => self.tell(&problem),
        }
    }

    // ── what the person did ──

    fn did(&mut self, action: Action) {
        let top = self.model.top();
        let owner = top.owner();
        match action {
            Action::Edit { field, value, .. } => self.tell_service(owner, Event::Edited { field, value }),
            Action::Leave { field } => self.tell_service(owner, Event::Left(field)),
            Action::Choose { field, option } => self.tell_service(owner, Event::Chosen { field, option }),
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
                _ => self.tell_service(owner, Event::Pressed(id)),
            },
            Action::Open { row } => self.tell_service(owner, Event::Opened(row)),
            Action::Filter { option } => self.tell_service(owner, Event::Filtered(option)),
            Action::Search { text } => self.tell_service(owner, Event::Searched(text)),
            Action::LoadMore => self.tell_service(owner, Event::More),
            Action::Refresh => self.refresh(),
            Action::Back { from } => {
                // A second report of the same way back finds another screen on top.
                if from == top.name() {
                    self.back(&top);
                }
            }
            Action::Tab { id } => {
                if let Some(route) = Route::TABS.into_iter().find(|route| route.name() == id)
                    && Route::TABS.contains(&top)
                    && route != top
                {
                    self.go(Go::Root(route));
                }
            }
            Action::Pattern { dots } => self.tell_service(owner, Event::Drawn(dots)),
            Action::Answered { ask, outcome } => {
                if let Some(asked) = self.model.ask.take_if(|asked| asked.ask.id == ask) {
                    self.tell_service(asked.owner, Event::Answered(asked.tag, outcome));
                }
            }
            Action::CloseNotice => self.model.notice = None,
            Action::Arrived { link } => self.arrived(&link),
            Action::Environment { large_text, .. } => self.model.large_text = large_text,
        }
    }

    fn back(&mut self, top: &Route) {
        let ctx = self.model.context(top.owner(), top, &self.ambient);
        match self.model.services.view(top, &ctx).over {
            // Pushing the offer aside is an answer, whatever screen it lay over.
            Some(page) if page.id == elder::OFFER => {
                self.apply_fact(top.owner(), Fact::Elder(false));
            }
            Some(_) => self.tell_service(top.owner(), Event::Dismissed),
            None if !top.is_root() => self.go(Go::Back),
            None => {}
        }
    }

    fn refresh(&mut self) {
        self.fetch_shown(true);
        // What is no document (a registration under review) its service asks for.
        let owner = self.model.top().owner();
        self.tell_service(owner, Event::Pressed("refresh".to_owned()));
    }

    /// Only what is in this list can be reached from outside, and only by who may see it.
    fn arrived(&mut self, link: &str) {
        let Some(name) = link.strip_prefix("tongtu://open/") else { return };
        let allowed = [Route::Home, Route::Progress, Route::Licence, Route::Elicence, Route::ElicenceCard];
        if let Some(route) = allowed.into_iter().find(|route| route.name() == name) {
            self.model.arrived = Some(route);
            self.follow_link();
        }
    }

    fn follow_link(&mut self) {
        if matches!(self.model.session, Session::Open { .. })
            && let Some(route) = self.model.arrived.take()
        {
            self.go(if route.is_root() { Go::Root(route) } else { Go::To(route) });
        }
    }

    // ── what the world answered ──

    fn came(&mut self, id: EffectId, answer: Answer) {
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
        match flight {
            Flight::Service(owner, tag) | Flight::Timer(owner, tag) => {
                self.tell_service(owner, Event::Came(tag, answer));
            }
            Flight::Recheck(key) => self.fetch(key),
            Flight::Doc(_) => self.illegal += 1,
        }
    }

    fn document(&mut self, id: EffectId, key: DocKey, answer: DocAnswer) {
        let expected = self.model.flights.get(&id) == Some(&Flight::Doc(key));
        if !expected {
            return; // of somebody who has logged out meanwhile
        }
        match answer {
            DocAnswer::Cached { doc, fetched_at_ms } => {
                // What the session brought along has no age; what was kept has.
                let slot = self.model.docs.slot(key);
                if slot.is_none_or(|slot| {
                    slot.doc.is_none() || slot.fetched_at_ms < fetched_at_ms
                }) {
                    self.model.docs.put(doc, fetched_at_ms);
                }
            }
            DocAnswer::Missing => {}
            DocAnswer::Fresh { doc, fetched_at_ms } => {
                self.model.flights.remove(&id);
                self.put(doc, fetched_at_ms);
                self.model.docs.slot_mut(key).loading = false;
            }
            DocAnswer::Failed(problem) => {
                self.model.flights.remove(&id);
                let slot = self.model.docs.slot_mut(key);
                slot.loading = false;
                slot.failed = Some(problem.clone());
                // With something on the screen the age line says it; maintenance and a too old app
                // concern everything.
                if matches!(problem.code, Code::N105 | Code::N106 | Code::N107 | Code::N108) {
                    self.tell(&problem);
                }
            }
        }
        let top = self.model.top();
        if top.documents().contains(&key) {
            self.tell_service(top.owner(), Event::Document(key));
        }
    }

    fn put(&mut self, doc: Doc, fetched_at_ms: i64) {
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

    fn found(&mut self, found: Found) {
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

    // ── services ──

    fn tell_service(&mut self, owner: Owner, event: Event) {
        let route = self.model.top();
        let (services, out) = {
            let ctx = self.model.context(owner, &route, &self.ambient);
            self.model.services.update(owner, event, &ctx)
        };
        self.model.services = services;
        self.apply(owner, out);
    }

    fn apply(&mut self, owner: Owner, out: Out) {
        if out.illegal {
            self.illegal += 1;
        }
        for (tag, effect) in out.effects {
            self.effect(owner, tag, effect);
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

    fn effect(&mut self, owner: Owner, tag: Tag, effect: Effect) {
        let flight = match &effect {
            Effect::After { .. } => {
                self.model.flights.retain(|_, flight| *flight != Flight::Timer(owner, tag));
                Some(Flight::Timer(owner, tag))
            }
            Effect::Fetch(key) => {
                self.fetch(*key);
                return;
            }
            Effect::Keep(_) | Effect::DropPhoto(_) | Effect::Remind(_) | Effect::KeepAwake(_) => None,
            _ => Some(Flight::Service(owner, tag)),
        };
        self.command(effect, flight);
    }

    fn command(&mut self, effect: Effect, flight: Option<Flight>) {
        let id = EffectId(self.model.next_effect);
        self.model.next_effect += 1;
        if let Some(flight) = flight {
            self.model.flights.insert(id, flight);
        }
        self.commands.push(Command { id, effect });
    }

    fn apply_fact(&mut self, owner: Owner, fact: Fact) {
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
                // What is behind the lock is not left in memory either.
                self.model.docs.forget_personal();
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
                self.effect(owner, "keep", Effect::Keep(doc.clone()));
                self.put(doc, self.ambient.now_ms);
            }
            Fact::Refetch(key) => self.fetch(key),
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
                let reply = Reply::Registration(registration);
                self.tell_service(Owner::Registration, Event::Delivered(Ok(reply)));
            }
        }
    }

    /// Written once there is consent: before it only the decision itself is on disk.
    fn keep_elder(&mut self) {
        if matches!(self.model.consent, Consent::Given { .. }) {
            let value = if self.model.elder { "on" } else { "off" }.to_owned();
            self.command(Effect::SaveSetting { name: "elder", value }, None);
        }
    }

    /// Somebody is gone: nothing of theirs stays in memory, and no late answer is applied.
    fn forget(&mut self) {
        self.model.session = Session::Out;
        self.model.docs.forget_personal();
        self.model.outbox = Arc::default();
        self.model.ask = None;
        self.drop_flights();
        for owner in [Owner::Registration, Owner::Session, Owner::Security, Owner::Me, Owner::Licence, Owner::Elicence, Owner::Home] {
            let route = self.model.top();
            let (services, _) = {
                let ctx = self.model.context(owner, &route, &self.ambient);
                self.model.services.update(owner, Event::Forget, &ctx)
            };
            self.model.services = services;
        }
    }

    fn drop_flights(&mut self) {
        self.model.flights.retain(|_, flight| match flight {
            Flight::Doc(key) | Flight::Recheck(key) => !key.is_personal(),
            Flight::Service(..) | Flight::Timer(..) => false,
        });
    }

    // ── where we are ──

    fn go(&mut self, go: Go) {
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
    fn settle_stack(&mut self) {
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
    fn enter(&mut self) {
        let top = self.model.top();
        if self.model.ask.as_ref().is_some_and(|asked| asked.route != top) {
            self.model.ask = None;
        }
        self.fetch_shown(false);
        if self.model.session != Session::Reading || top.gate() != Gate::LoggedIn {
            if top == Route::Welcome {
                // The way to a review that was begun earlier stands there.
                self.tell_service(Owner::Registration, Event::Entered(Route::Welcome));
            }
            self.tell_service(top.owner(), Event::Entered(top));
        }
    }

    fn fetch_shown(&mut self, anew: bool) {
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

    fn fetch(&mut self, key: DocKey) {
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

    fn tell(&mut self, problem: &Problem) {
        let top = self.model.top();
        let ctx = self.model.context(top.owner(), &top, &self.ambient);
        self.model.notice = Some(ctx.notice_of(problem));
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

fn today(now_ms: i64) -> NaiveDate {
    local(now_ms).date()
}
