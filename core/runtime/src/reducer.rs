//! The one lock: model and language, and one turn of the reducer.
//!
//! Under the lock there is only memory: no disk, no Vault, no network, no call into the shell. A turn
//! is the step and its picture together; when either panics the old state stays and a code is told.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use tokio::sync::mpsc;
use tongtu_services::{
    Action, Ambient, Code, Input, Model, Opening, Problem, Screen, Stepped,
    effect::{Answer, Command, DocAnswer, Effect, EffectId},
    text::{Locale, Texts},
};

use crate::{
    clock::Clock,
    hand::{Log, ShellHand},
    world::Order,
};

/// What the callers' threads and the worker share.
pub(crate) struct Reducer {
    state: Mutex<State>,
    orders: mpsc::UnboundedSender<Order>,
    pub(crate) clock: Clock,
    pub(crate) online: AtomicBool,
    pub(crate) shell: ShellHand,
    pub(crate) log: Log,
    pub(crate) work: Work,
    /// [`Model::step`]; another one in the tests of panics.
    step: fn(&Model, Input, Ambient<'_>) -> Stepped,
}

struct State {
    model: Model,
    texts: Arc<Texts>,
    /// Shown when a screen cannot be drawn.
    last: Screen,
}

impl Reducer {
    /// The first screen.
    pub(crate) fn open(
        opening: &Opening,
        texts: Texts,
        clock: Clock,
        shell: ShellHand,
        log: Log,
        orders: mpsc::UnboundedSender<Order>,
    ) -> Option<Reducer> {
        let now = clock.now();
        let ambient = Ambient { now_ms: now.ms, sure: now.sure, online: true, texts: &texts };
        let attempt = |opening: &Opening| {
            caught(|| {
                let stepped = Model::open(opening, ambient);
                let screen = stepped.model.screen(ambient);
                (stepped, screen)
            })
        };
        let (stepped, last) = attempt(opening).or_else(|| {
            log.error("X901 open");
            let problem = Some(Problem::new(Code::X901));
            attempt(&Opening { snapshot: None, problem, ..opening.clone() })
        })?;
        let Stepped { model, commands, .. } = stepped;
        let state = Mutex::new(State { model, texts: Arc::new(texts), last });
        let reducer = Reducer {
            state,
            orders,
            clock,
            online: AtomicBool::new(true),
            shell,
            log,
            work: Work::default(),
            step: Model::step,
        };
        reducer.hand_over(commands);
        Some(reducer)
    }

    /// The person did something.
    pub(crate) fn did(&self, action: Action) -> Screen {
        // Parsing a language takes milliseconds and needs no lock.
        let texts = match &action {
            Action::Environment { locale, .. } => self.other_language(locale),
            _ => None,
        };
        self.turn(Input::Did(action), texts).0
    }

    /// The world did something.
    pub(crate) fn came(&self, input: Input) {
        let (_, revision) = self.turn(input, None);
        self.shell.changed(revision);
    }

    /// An effect was answered.
    pub(crate) fn answer(&self, id: EffectId, answer: Answer) {
        self.came(Input::Came { id, answer });
    }

    pub(crate) fn trouble(&self, problem: impl Into<Problem>) {
        self.came(Input::Trouble(problem.into()));
    }

    /// Something drawn has changed, though not by the reducer: a picture came.
    pub(crate) fn redraw(&self) {
        self.shell.changed(self.lock().model.revision());
    }

    pub(crate) fn screen(&self) -> Screen {
        let mut state = self.lock();
        let texts = state.texts.clone();
        let drawn = caught(|| state.model.screen(self.ambient(&texts)));
        if let Some(screen) = drawn {
            state.last = screen;
        } else {
            self.log.error("X901 view");
        }
        state.last.clone()
    }

    pub(crate) fn snapshot(&self) -> String {
        let state = self.lock();
        caught(|| state.model.snapshot()).unwrap_or_default()
    }

    /// For `Accept-Language`.
    pub(crate) fn language(&self) -> &'static str {
        self.lock().texts.locale().tag()
    }

    /// Whether anything but timers is at work, also what the screen does not show as busy.
    pub(crate) fn is_at_work(&self) -> bool {
        self.work.0.load(Ordering::SeqCst) > 0 || self.lock().model.is_busy()
    }

    pub(crate) fn is_online(&self) -> bool {
        self.online.load(Ordering::SeqCst)
    }

    pub(crate) fn order(&self, order: Order) {
        let _ = self.orders.send(order); // after the end nobody carries anything out
    }

    fn turn(&self, input: Input, texts: Option<Texts>) -> (Screen, u64) {
        let mut state = self.lock();
        if let Some(texts) = texts {
            state.texts = Arc::new(texts);
        }
        let texts = state.texts.clone();
        let ambient = self.ambient(&texts);
        let spare = spare(&input);
        let attempt = |input: Input| {
            caught(|| {
                let stepped = (self.step)(&state.model, input, ambient);
                let screen = stepped.model.screen(ambient);
                (stepped, screen)
            })
        };
        let taken = attempt(input).or_else(|| {
            self.log.error("X901 step");
            spare.and_then(&attempt).or_else(|| attempt(Input::Trouble(Problem::new(Code::X901))))
        });
        let Some((stepped, screen)) = taken else {
            return (state.last.clone(), state.model.revision());
        };
        if stepped.illegal > 0 {
            self.log.warn(format!("{} illegal", stepped.illegal));
        }
        state.model = stepped.model;
        state.last = screen.clone();
        // Still under the lock: the orders of two callers keep the order of their turns.
        self.hand_over(stepped.commands);
        (screen, state.model.revision())
    }

    fn hand_over(&self, commands: Vec<Command>) {
        for command in commands {
            let busy = match command.effect {
                Effect::After { .. } => None,
                _ => Some(self.work.begin()),
            };
            self.order(Order::Carry(command, busy));
        }
    }

    fn ambient<'a>(&self, texts: &'a Texts) -> Ambient<'a> {
        let now = self.clock.now();
        Ambient { now_ms: now.ms, sure: now.sure, online: self.is_online(), texts }
    }

    fn other_language(&self, tag: &str) -> Option<Texts> {
        let locale = Locale::nearest(tag);
        (self.lock().texts.locale() != locale).then(|| Texts::new(locale))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // What panics under it is caught under it, with the state as it was.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is said instead when taking an answer panics: nobody must wait for it for ever.
fn spare(input: &Input) -> Option<Input> {
    let Input::Came { id, answer } = input else { return None };
    let fault = Problem::new(Code::X901);
    let answer = match answer {
        Answer::Document(key, _) => Answer::Document(*key, DocAnswer::Failed(fault)),
        Answer::Progress { .. } => return None,
        _ => Answer::Done(Err(fault)),
    };
    Some(Input::Came { id: *id, answer })
}

fn caught<T>(job: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(job)).ok()
}

/// Counts what is under way.
#[derive(Clone, Default)]
pub(crate) struct Work(Arc<AtomicUsize>);

impl Work {
    pub(crate) fn begin(&self) -> Busy {
        self.0.fetch_add(1, Ordering::SeqCst);
        Busy(self.clone())
    }
}

/// One thing that is under way, as long as this lives.
pub(crate) struct Busy(Work);

impl Drop for Busy {
    fn drop(&mut self) {
        (self.0).0.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::Clock, tests::kit};
    use tongtu_services::{Consent, Found, screen::Body};

    fn reducer() -> (Reducer, mpsc::UnboundedReceiver<Order>) {
        let (orders, todo) = mpsc::unbounded_channel();
        let opening =
            Opening { consent: Consent::Fresh, snapshot: None, large_text: false, problem: None };
        let shell = ShellHand::new(Arc::new(kit::Ears::default()));
        let log = Log::new(Arc::new(kit::Paper::default()));
        let texts = Texts::new(Locale::En);
        let reducer = Reducer::open(&opening, texts, Clock::default(), shell, log, orders).unwrap();
        reducer.came(Input::Found(Found::Nothing));
        (reducer, todo)
    }

    /// Panics when the person pulls, and when something is done; else as ever.
    fn fragile(model: &Model, input: Input, ambient: Ambient<'_>) -> Stepped {
        match input {
            Input::Did(Action::Refresh) | Input::Came { answer: Answer::Done(Ok(())), .. } => {
                panic!("as the test wants")
            }
            other => model.step(other, ambient),
        }
    }

    #[test]
    fn a_panic_in_the_reducer_leaves_the_screen_and_tells_a_code() {
        let (mut reducer, _todo) = reducer();
        let before = reducer.screen();
        reducer.step = fragile;
        let after = reducer.did(Action::Refresh);
        assert_eq!(after.route, before.route);
        assert_eq!(after.notice.unwrap().code, "X901");
        let again = reducer.did(Action::CloseNotice);
        assert!(again.notice.is_none(), "the next turn goes on as ever");
        assert!(matches!(again.body, Body::Form { .. }));
    }

    #[test]
    fn when_even_the_notice_panics_the_last_screen_stays() {
        let (mut reducer, _todo) = reducer();
        let before = reducer.screen();
        reducer.step = |_, _, _| panic!("as the test wants");
        assert_eq!(reducer.did(Action::Refresh), before);
    }

    #[test]
    fn an_answer_that_cannot_be_taken_is_not_waited_for() {
        let (mut reducer, mut todo) = reducer();
        reducer.step = fragile;
        reducer.did(Action::Choose { field: "consent".to_owned(), option: "yes".to_owned() });
        reducer.did(Action::Press { id: "consent.agree".to_owned() });
        let mut orders = std::iter::from_fn(|| todo.try_recv().ok());
        let id = orders.find_map(|order| match order {
            Order::Carry(Command { id, effect: Effect::WriteConsent { .. } }, _) => Some(id),
            _ => None,
        });
        assert!(reducer.is_at_work());
        reducer.answer(id.unwrap(), Answer::Done(Ok(())));
        assert!(!reducer.lock().model.is_busy());
        assert_eq!(reducer.screen().notice.unwrap().code, "X901");
    }
}
