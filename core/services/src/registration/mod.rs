//! 注册: from the form to the account.
//!
//! ```text
//! register ── code sent ─▶ register.code ──▶ Active ──▶ logged in
//!    ▲ phone or document taken ┘    └──▶ PhotoNeeded ──▶ register.photo ──▶ InReview
//!    │                                                                        │
//! register.mend ◀── Rejected ◀────────────── register.review ─────────────────┴──▶ Active
//! ```
//!
//! - [`kind`] 证件类型, as form, wire and sentence name it
//! - [`entry`] the fields and what is wrong with them, for the form and for mending
//! - [`form_view`], [`code`], [`photo`], [`review`], [`mend`], [`city`]: one screen each
//! - [`case`] what the server has, found again after a kill
//!
//! Passwords are in memory until the application is answered, and nowhere else.

mod case;
mod city;
mod city_names;
mod code;
pub(crate) mod entry;
mod form_view;
pub(crate) mod kind;
mod mend;
mod photo;
mod review;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use tongtu_contract::{ProblemCode, Registration, RegistrationState};
use tongtu_rules::{code as sms_code, document, name, password, phone};

use crate::{
    consent,
    effect::{Answer, Effect, Reply, Tag},
    form::Fault,
    problem::{Code, Problem},
    route::{Owner, Route},
    screen::Tone,
    sms,
    step::{Context, Event, Fact, Go, Notice, Step, View},
};

use self::entry::{Entry, NAME, PASSWORD, PHONE};
use self::kind::NUMBER;

/// Named to the server, and shown there in the list of sessions.
const DEVICE_NAME: &str = "Tongtu";
const DRAFT: &str = "register";
const LOAD: Tag = "register.load";

/// What the screens of a registration hold.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    entry: Entry,
    coded: code::Coded,
    case: case::Case,
    taken: photo::Taken,
    mend: Entry,
    search: String,
    revealed: bool,
    /// Passwords were typed before a kill and are gone.
    lost: bool,
}

impl State {
    /// Whether a registration was begun that can be looked at.
    pub(crate) fn is_open(&self) -> bool {
        self.case.is_open()
    }
}

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        // Somebody logged in, or out: what is on disk goes only if it was this life's to know of.
        Event::Forget if state.is_open() || !state.entry.filled().is_empty() => done(),
        Event::Forget => Step::to(State::default()),
        Event::Entered(route) => entered(state, route, ctx),
        Event::Came(tag, answer) => came(state, tag, answer, ctx),
        // A login found the registration it belongs to, with a new token.
        Event::Delivered(Ok(Reply::Registration(registration))) => seen(state, &registration, ctx),
        Event::Delivered(_) => Step::stay(state).illegal(),
        Event::Pressed(id) if consent::document_of(&id).is_some() => {
            let document = consent::document_of(&id).unwrap_or_default();
            Step::stay(state).push(Route::Policy(document.to_owned()))
        }
        // The help found the document: the form begins with it.
        Event::Chosen { .. } if ctx.route.owner() != Owner::Registration => {
            typed(state.clone(), event, ctx, DRAFT, |state| &mut state.entry)
        }
        event => match ctx.route {
            Route::Register => form_view::update(state, event, ctx),
            Route::RegisterProvince | Route::RegisterCity(_) => picked(state, event, ctx),
            Route::RegisterCode => coded(state, event, ctx),
            Route::RegisterPhoto => match event {
                Event::Pressed(id) if id == "refresh" => review_poll(state, ctx),
                event => photo::update(state, event, ctx),
            },
            Route::RegisterReview => review::update(state, event, ctx),
            Route::RegisterMend => match event {
                Event::Pressed(id) if id == "refresh" => review_poll(state, ctx),
                event => mend::update(state, event, ctx),
            },
            // Reported late, from a screen that has gone.
            _ => Step::stay(state),
        },
    }
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    match route {
        Route::RegisterProvince => city::provinces(&state.search, chosen_city(state), ctx),
        Route::RegisterCity(province) => city::cities(province, chosen_city(state), ctx),
        Route::RegisterCode => code::view(state, ctx),
        Route::RegisterPhoto => photo::view(state, ctx),
        Route::RegisterReview => review::view(state, ctx),
        Route::RegisterMend => mend::view(state, ctx),
        _ => form_view::view(state, ctx),
    }
}

// ── where we are ──

fn entered(state: &State, route: Route, ctx: &Context) -> Step<State> {
    let mut state = state.clone();
    let read = state.case.enter();
    match route {
        Route::Welcome => {
            // Turned away from the form: the next start need not speak of its passwords.
            let away = state.entry.form.turn_away(DRAFT);
            Step::to(state).maybe(case::LOAD, read).maybe("draft", away)
        }
        Route::RegisterReview => {
            let poll = state.case.poll(ctx);
            state.revealed = false;
            Step::to(state).maybe(case::LOAD, read).maybe(case::POLL, poll)
        }
        // What was handed in, or a photo that was prepared before a kill, comes out of the draft first.
        Route::RegisterPhoto | Route::RegisterMend if !state.case.is_known() => {
            Step::to(state).maybe(case::LOAD, read)
        }
        Route::RegisterPhoto => photo::update(&state, Event::Entered(route), ctx),
        Route::RegisterMend => mend::update(&state, Event::Entered(route), ctx),
        _ => {
            let load = state.entry.form.enter(DRAFT);
            if matches!(route, Route::Register | Route::RegisterProvince) {
                state.search.clear();
            }
            let asks = state.lost && state.entry.text(PASSWORD).is_empty();
            if route == Route::RegisterCode {
                state.coded.asks_password = asks && load.is_none();
            }
            let step = Step::to(state).maybe(case::LOAD, read).maybe(LOAD, load);
            if asks { step.problem(&Problem::new(Code::S306), ctx) } else { step }
        }
    }
}

// ── what the world answered ──

fn came(state: &State, tag: Tag, answer: Answer, ctx: &Context) -> Step<State> {
    match (tag, answer) {
        (LOAD, Answer::Draft(kept)) => {
            let mut state = state.clone();
            state.lost |= state.entry.form.restore(kept);
            let asks = state.lost && state.entry.text(PASSWORD).is_empty();
            state.coded.asks_password = asks;
            let step = Step::to(state);
            if asks { step.problem(&Problem::new(Code::S306), ctx) } else { step }
        }
        (mend::LOAD, Answer::Draft(kept)) => {
            let mut state = state.clone();
            // What was typed before the kill goes before what was handed in.
            for (field, text) in kept {
                state.mend.form.filled.edit(&field, text);
            }
            Step::to(state)
        }
        (case::LOAD, Answer::Draft(kept)) => {
            let mut state = state.clone();
            if let Some(photo) = state.case.restore(&kept) {
                state.taken = photo::Taken::Ready(photo);
            }
            if ctx.route.owner() != Owner::Registration {
                return Step::to(state);
            }
            entered(&state, ctx.route.clone(), ctx)
        }
        (case::POLL, Answer::Sent(Ok(Reply::Registration(registration)))) => {
            seen(state, &registration, ctx)
        }
        (case::POLL, Answer::Sent(Err(problem))) => unseen(state, &problem, ctx),
        (case::TIMER, Answer::Fired) => review_poll(state, ctx),
        (code::SEND, Answer::Sent(answer)) => code_sent(state, answer, ctx),
        (code::SUBMIT, Answer::Sent(answer)) => applied(state, answer, ctx),
        (code::SIGN_IN, Answer::SignedIn(Ok(account))) => done().fact(Fact::SignedIn(account)),
        // The account exists; only the login did not come through.
        (code::SIGN_IN, Answer::SignedIn(Err(_))) => done()
            .go(Go::Root(Route::Login))
            .notice(Notice::news(Tone::Good, "register-done-log-in")),
        (review::HIDE, Answer::Fired) => Step::to(State { revealed: false, ..state.clone() }),
        (_, Answer::Done(Err(problem))) => Step::stay(state).problem(&problem, ctx),
        // A draft that is kept; the end of a countdown, drawn anew.
        (_, Answer::Done(Ok(())) | Answer::Fired) => Step::stay(state),
        (tag, answer) if tag.starts_with("photo.") => {
            photo::update(state, Event::Came(tag, answer), ctx)
        }
        (tag, answer) if tag.starts_with("register.mend") => {
            mend::update(state, Event::Came(tag, answer), ctx)
        }
        _ => Step::stay(state).illegal(),
    }
}

/// The case as the server has it now. A screen that no longer fits it gives way to the review.
fn seen(state: &State, registration: &Arc<Registration>, ctx: &Context) -> Step<State> {
    let mut state = state.clone();
    // What was told of the state before is untrue of another one.
    let told = state.case.failed.is_some()
        || state.case.state().is_some_and(|before| {
            std::mem::discriminant(before) != std::mem::discriminant(&registration.state)
        });
    let effects = state.case.see(registration, ctx);
    let timer = state.case.timer(ctx);
    let stays = match (ctx.route, &registration.state) {
        (Route::RegisterPhoto, now) => {
            matches!(now, RegistrationState::PhotoNeeded | RegistrationState::Rejected { .. })
        }
        (Route::RegisterMend, now) => matches!(now, RegistrationState::Rejected { .. }),
        _ => true,
    };
    let step = with(Step::to(state), effects).maybe(case::TIMER, timer);
    let step = if told { step.hush() } else { step };
    if stays { step } else { step.go(Go::Instead(Route::RegisterReview)) }
}

fn unseen(state: &State, problem: &Problem, ctx: &Context) -> Step<State> {
    let gone = problem.answer.as_deref().is_some_and(|answer| {
        matches!(
            answer.code,
            ProblemCode::Unauthorized
                | ProblemCode::TokenExpired
                | ProblemCode::Forbidden
                | ProblemCode::NotFound
        )
    });
    if gone {
        // The key to it no longer opens it; a login finds it again.
        return done()
            .go(Go::Root(Route::Login))
            .notice(Notice::news(Tone::Attention, "register-find-by-login"));
    }
    let mut state = state.clone();
    let shown = matches!(ctx.route, Route::RegisterReview) && state.case.seen.is_some();
    state.case.failed = Some(problem.clone());
    let timer = state.case.timer(ctx);
    let step = Step::to(state).maybe(case::TIMER, timer);
    // With nothing on the screen the screen itself says it.
    if shown { step.problem(problem, ctx) } else { step }
}

fn review_poll(state: &State, ctx: &Context) -> Step<State> {
    let poll = state.case.poll(ctx);
    Step::stay(state).maybe(case::POLL, poll)
}

fn code_sent(state: &State, answer: Result<Reply, Problem>, ctx: &Context) -> Step<State> {
    let mut state = state.clone();
    let here = *ctx.route == Route::RegisterCode;
    let on = |state: State, ctx: &Context| {
        let timer = state.coded.sms.timer(ctx);
        let step = Step::to(state).maybe(sms::TICK, timer);
        if here { step } else { step.push(Route::RegisterCode) }
    };
    match answer {
        Ok(Reply::CodeSent(sent)) => {
            state.coded.sms = state.coded.sms.sent(sent);
            state.entry.text(PHONE).clone_into(&mut state.coded.phone);
            state.coded.filled = crate::form::Filled::default();
            on(state, ctx)
        }
        Ok(_) => Step::to(state).illegal(),
        Err(problem) => {
            if let Some(sms) = state.coded.sms.too_early(&problem) {
                // The last one still works: it is typed here.
                state.coded.sms = sms;
                return on(state, ctx).problem(&problem, ctx);
            }
            let first = refused(&mut state.entry, &problem);
            let step = Step::to(state);
            match first {
                Some(field) if here => {
                    step.go(Go::BackTo(Route::Register)).problem(&problem, ctx).focus(field)
                }
                Some(field) => step.problem(&problem, ctx).focus(field),
                None => step.problem(&problem, ctx),
            }
        }
    }
}

fn applied(state: &State, answer: Result<Reply, Problem>, ctx: &Context) -> Step<State> {
    let mut state = state.clone();
    match answer {
        Ok(Reply::Registration(registration)) => {
            let effects = state.case.see(&registration, ctx);
            let timer = state.case.timer(ctx);
            let sign_in = matches!(registration.state, RegistrationState::Active)
                .then(|| code::sign_in(&state.entry))
                .flatten();
            if let Some(sign_in) = sign_in {
                return with(Step::to(state), effects).effect(code::SIGN_IN, sign_in);
            }
            // The server has it all; what was typed is not needed again.
            state.entry = Entry::default();
            state.coded = code::Coded::default();
            let next = match registration.state {
                RegistrationState::PhotoNeeded => Route::RegisterPhoto,
                _ => Route::RegisterReview,
            };
            with(Step::to(state), effects)
                .maybe(case::TIMER, timer)
                .effect("draft", Effect::DropDraft(DRAFT))
                .go(Go::Root(next))
        }
        Ok(_) => Step::to(state).illegal(),
        Err(problem) if sms::is_used_up(&problem) => {
            state.coded.filled.clear(code::CODE);
            Step::to(state).notice(sms::refusal(&problem, ctx)).focus(code::CODE)
        }
        Err(problem) => match refused(&mut state.entry, &problem) {
            Some(field) => {
                Step::to(state).go(Go::BackTo(Route::Register)).problem(&problem, ctx).focus(field)
            }
            None => Step::to(state).problem(&problem, ctx),
        },
    }
}

/// What the server refuses of single fields stands at them. Gives the first.
fn refused(entry: &mut Entry, problem: &Problem) -> Option<String> {
    let answer = problem.answer.as_deref()?;
    let taken = |code: &'static str| {
        let mut fault = Fault::new(code);
        fault.repairs.push(("register.log_in".to_owned(), "press-register-log_in".into()));
        fault.repairs.push(("register.reset".to_owned(), "press-register-reset".into()));
        fault
    };
    match answer.code {
        ProblemCode::PhoneTaken => entry.refuse(PHONE, taken("phone.taken")),
        ProblemCode::DocumentTaken => entry.refuse(NUMBER, taken("document.taken")),
        ProblemCode::NameNumberMismatch => entry.refuse(NAME, Fault::new("name.mismatch")),
        ProblemCode::InvalidFields => {
            for field in &answer.fields {
                let known = known_code(&field.code).map(Fault::new);
                let said = || Fault::new("said").with("text", field.text.clone());
                // A sentence that needs more than its code is the server's.
                let fault = known.filter(|_| field.text.is_empty()).unwrap_or_else(said);
                entry.refuse(&field.field, fault);
            }
            return answer.fields.first().map(|field| field.field.clone());
        }
        _ => return None,
    }
    Some(
        match answer.code {
            ProblemCode::PhoneTaken => PHONE,
            ProblemCode::DocumentTaken => NUMBER,
            _ => NAME,
        }
        .to_owned(),
    )
}

fn known_code(code: &str) -> Option<&'static str> {
    let all = [
        document::DocumentError::CODES,
        name::NameError::CODES,
        phone::PhoneError::CODES,
        password::PasswordError::CODES,
        sms_code::CodeError::CODES,
    ];
    all.into_iter().flatten().copied().find(|own| *own == code)
}

/// The registration is an account, or is not ours any more: nothing of it is kept.
fn done() -> Step<State> {
    Step::to(State::default())
        .effect("draft", Effect::DropDraft(DRAFT))
        .effect("draft", Effect::DropDraft(mend::DRAFT))
        .effect("draft", Effect::DropDraft(case::DRAFT))
}

// ── what the person did, alike on several screens ──

/// Typing, leaving, choosing: in the form and in the mending of it.
fn typed(
    mut state: State,
    event: Event,
    ctx: &Context,
    draft: &'static str,
    of: fn(&mut State) -> &mut Entry,
) -> Step<State> {
    let effects = match event {
        Event::Edited { field, value } => of(&mut state).edit(draft, &field, value),
        Event::Left(field) => of(&mut state).leave(draft, &field, ctx),
        Event::Chosen { field, option } => of(&mut state).choose(draft, &field, &option, ctx),
        Event::Pressed(id) if id == entry::CITY => {
            return Step::to(state).push(Route::RegisterProvince);
        }
        // Whatever else is reported belongs to another screen.
        _ => Vec::new(),
    };
    with(Step::to(state), effects)
}

fn with(mut step: Step<State>, effects: Vec<Effect>) -> Step<State> {
    step.out.effects.extend(effects.into_iter().map(|effect| ("draft", effect)));
    step
}

fn is_mending(state: &State) -> bool {
    matches!(state.case.state(), Some(RegistrationState::Rejected { .. }))
}

fn chosen_city(state: &State) -> &str {
    let entry = if is_mending(state) { &state.mend } else { &state.entry };
    entry.text(entry::CITY)
}

fn picked(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        Event::Searched(text) => Step::to(State { search: text, ..state.clone() }),
        Event::Opened(row) => match city::opened(&row) {
            Some(city::Opened::Province(province)) => {
                Step::stay(state).push(Route::RegisterCity(province.id.to_owned()))
            }
            Some(city::Opened::City(city)) => {
                let mut state = state.clone();
                state.search.clear();
                let mending = is_mending(&state);
                let (entry, draft, back) = if mending {
                    (&mut state.mend, mend::DRAFT, Route::RegisterMend)
                } else {
                    (&mut state.entry, DRAFT, Route::Register)
                };
                let effects = entry.choose(draft, entry::CITY, city.id, ctx);
                with(Step::to(state), effects).go(Go::BackTo(back))
            }
            None => Step::stay(state),
        },
        // Nothing else can be done here.
        _ => Step::stay(state),
    }
}

fn coded(state: &State, event: Event, ctx: &Context) -> Step<State> {
    let mut state = state.clone();
    match event {
        Event::Edited { field, value } if field == code::CODE => {
            state.coded.filled.edit(code::CODE, value);
            Step::to(state)
        }
        Event::Left(field) if field == code::CODE => {
            state.coded.filled.leave(code::CODE);
            Step::to(state)
        }
        Event::Pressed(id) => match id.as_str() {
            code::SEND => code::send(state, ctx),
            // Either the code did not go out, or the application.
            "notice.retry" if state.coded.filled.text(code::CODE).is_empty() => {
                code::send(state, ctx)
            }
            code::SUBMIT | "notice.retry" => code::submit(state, ctx),
            "register.code_help" => Step::to(state).push(Route::HelpPage("code".to_owned())),
            _ => Step::to(state), // the end of the countdown: drawn anew
        },
        event => typed(state, event, ctx, DRAFT, |state| &mut state.entry),
    }
}
