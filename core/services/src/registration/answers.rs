//! What the world answered: drafts, the code, the application, the case, the login after it.
//!
//! An answer goes where it belongs whatever is on the screen by now; only a screen that no longer
//! fits the case is left.

use std::sync::Arc;

use tongtu_contract::{ProblemCode, Registration, RegistrationState};
use tongtu_rules::{code as sms_code, document, name, password, phone};

use super::{
    DRAFT, LOAD, State, case, code, done, entered,
    entry::{CITY, CONSENT, Entry, NAME, PASSWORD, PHONE},
    kind::{DOC_KIND, DOC_TYPE, NUMBER},
    mend, photo, review, with,
};
use crate::{
    effect::{Answer, Effect, Reply, Tag},
    form::Fault,
    problem::{Code, Problem},
    route::{Owner, Route},
    screen::Tone,
    sms,
    step::{Context, Event, Fact, Go, Notice, Step},
};

pub(super) fn came(state: &State, tag: Tag, answer: Answer, ctx: &Context) -> Step<State> {
    match (tag, answer) {
        (LOAD, Answer::Draft(mut kept)) => {
            let mut state = state.clone();
            let sent = kept.remove(code::SENT).and_then(|text| sms::Sms::of_draft(&text, ctx));
            if let Some((sms, phone)) = sent.filter(|_| !state.coded.sms.was_sent()) {
                (state.coded.sms, state.coded.phone) = (sms, phone);
            }
            let timer = state.coded.sms.timer(ctx);
            state.lost |= state.entry.form.restore(kept);
            let asks = state.lost && state.entry.text(PASSWORD).is_empty();
            state.coded.asks_password = asks;
            let step = Step::to(state).maybe(sms::TICK, timer);
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
            match state.case.restore(&kept) {
                Some((photo, None)) => state.taken = photo::Taken::Ready(photo),
                Some((photo, Some(upload))) => {
                    state.taken = photo::Taken::Uploaded { photo, upload };
                }
                None => {}
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
pub(super) fn seen(state: &State, registration: &Arc<Registration>, ctx: &Context) -> Step<State> {
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

pub(super) fn review_poll(state: &State, ctx: &Context) -> Step<State> {
    let poll = state.case.poll(ctx);
    Step::stay(state).maybe(case::POLL, poll)
}

fn code_sent(state: &State, answer: Result<Reply, Problem>, ctx: &Context) -> Step<State> {
    let mut state = state.clone();
    let here = *ctx.route == Route::RegisterCode;
    let on = |state: State, ctx: &Context| {
        let timer = state.coded.sms.timer(ctx);
        let sent = state.coded.sms.to_draft(&state.coded.phone);
        let step = Step::to(state).maybe(sms::TICK, timer).draft(DRAFT, code::SENT, &sent);
        if here { step } else { step.push(Route::RegisterCode) }
    };
    match answer {
        Ok(Reply::CodeSent(sent)) => {
            state.coded.sms = state.coded.sms.sent(&sent);
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
                // It stands at its field, with the ways on.
                Some(field) if here => step.go(Go::BackTo(Route::Register)).focus(field),
                Some(field) => step.hush().focus(field),
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
            // The notice says what is wrong; that it is empty now is not the person's mistake.
            state.coded.filled.reopen();
            Step::to(state).notice(sms::refusal(&problem, ctx)).focus(code::CODE)
        }
        Err(problem) => match refused(&mut state.entry, &problem) {
            Some(field) => Step::to(state).go(Go::BackTo(Route::Register)).focus(field),
            None => Step::to(state).problem(&problem, ctx),
        },
    }
}

/// What the server refuses of single fields stands at them. Gives the first.
pub(super) fn refused(entry: &mut Entry, problem: &Problem) -> Option<String> {
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
            let mut first = None;
            for wrong in &answer.fields {
                let Some(field) = own_field(&wrong.field) else { continue };
                let known = known_code(&wrong.code).map(Fault::new);
                let said = || Fault::new("said").with("text", wrong.text.clone());
                // A sentence that needs more than its code is the server's.
                entry.refuse(field, known.filter(|_| wrong.text.is_empty()).unwrap_or_else(said));
                first = first.or(Some(field.to_owned()));
            }
            return first;
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

/// The field of the form that a member of the request is filled in by.
fn own_field(member: &str) -> Option<&'static str> {
    match member {
        "doc_type" => Some(DOC_TYPE),
        "doc_kind" => Some(DOC_KIND),
        "number" => Some(NUMBER),
        "name" | "name_as_on_document" => Some(NAME),
        "phone" => Some(PHONE),
        "city" => Some(CITY),
        "password" => Some(PASSWORD),
        "consent" => Some(CONSENT),
        _ => None, // the code is on another screen, and what is unknown on none
    }
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
