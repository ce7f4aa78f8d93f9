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
//! - [`answers`] what follows from what the world says
//! - [`case`] what the server has, found again after a kill
//!
//! Passwords are in memory until the application is answered, and nowhere else.

mod answers;
mod case;
pub(crate) mod city;
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

use tongtu_contract::RegistrationState;

use crate::{
    consent,
    effect::{Effect, Tag},
    problem::{Code, Problem},
    route::{Owner, Route},
    screen::Tone,
    step::{Context, Event, Go, Notice, Step, View},
};

use self::answers::{refused, review_poll, seen};
use self::entry::{Entry, PASSWORD};

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
    /// Leave for the camera was refused once, and may be given yet.
    may_allow: bool,
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
        Event::Came(tag, answer) => answers::came(state, tag, answer, ctx),
        // A login found the registration it belongs to, with a new token.
        Event::Met(registration) => seen(state, &registration, ctx),
        Event::Delivered(..) | Event::FaceChecked(_) => Step::stay(state).illegal(),
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
        Route::RegisterReview
            if state.case.is_known() && state.case.seen.is_none() && !state.is_open() =>
        {
            // Nothing is known of it here: a login finds it.
            Step::to(state)
                .go(Go::Root(Route::Login))
                .notice(Notice::news(Tone::Attention, "register-find-by-login"))
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
