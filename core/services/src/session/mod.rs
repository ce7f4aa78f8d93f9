//! 登录: from nobody to somebody, by password, by SMS code, or by making the password anew.
//!
//! ```text
//! welcome ──▶ login ── wrong ─▶ login (tries left) ── five times ─▶ rests; login.code stays open
//!    │          ├────▶ login.code ──▶ signed in
//!    │          ├────▶ reset ──▶ login, with good news
//!    │          └── registration in review ─▶ register.review
//!    └────▶ register (its own service)
//! ```
//!
//! Passwords and codes live in the state of their form until they are answered, nowhere else.

mod by_code;
mod login;
mod reset;
mod welcome;

use std::sync::Arc;

use tongtu_contract::{Account, Login, ProblemCode};
use tongtu_rules::{document, phone, text};

use crate::{
    effect::{Answer, Effect},
    form::Fault,
    problem::{Code, Problem},
    route::Route,
    screen::Tone,
    step::{Context, Event, Fact, Go, Notice, Step, View},
};

/// What the forms hold.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    login: login::State,
    by_code: by_code::State,
    reset: reset::State,
}

/// Named to the server, and shown there in the list of sessions.
const DEVICE_NAME: &str = "Tongtu";

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        Event::Forget => Step::to(State::default()),
        Event::Came(_, Answer::Done(Err(problem))) => Step::stay(state).problem(&problem, ctx),
        // An answer goes to the form that asked, whatever is on the screen by now.
        Event::Came(tag, _) if tag.starts_with("login.") => login::update(state, event, ctx),
        Event::Came(tag, _) if tag.starts_with("login_code.") => by_code::update(state, event, ctx),
        Event::Came(tag, _) if tag.starts_with("reset.") => reset::update(state, event, ctx),
        // The timer of a countdown, a draft that was kept: drawn anew, nothing else.
        Event::Came(..) => Step::stay(state),
        event => match ctx.route {
            Route::Welcome => welcome::update(state, &event),
            Route::Login => login::update(state, event, ctx),
            Route::LoginCode => by_code::update(state, event, ctx),
            Route::Reset => reset::update(state, event, ctx),
            // Reported late, from a screen that has gone.
            _ => Step::stay(state),
        },
    }
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    match route {
        Route::Login => login::view(&state.login, ctx),
        Route::LoginCode => by_code::view(&state.by_code, ctx),
        Route::Reset => reset::view(&state.reset, ctx),
        _ => welcome::view(ctx),
    }
}

/// Somebody is in: nothing of the forms stays, neither here nor on disk.
fn signed_in(account: Arc<Account>) -> Step<State> {
    Step::to(State::default())
        .effect("draft", Effect::DropDraft(login::DRAFT))
        .effect("draft", Effect::DropDraft(by_code::DRAFT))
        .effect("draft", Effect::DropDraft(reset::DRAFT))
        .fact(Fact::SignedIn(account))
}

/// Why nobody is in, and the way on.
fn not_signed_in(state: State, problem: &Problem, ctx: &Context) -> Step<State> {
    let Some(answer) = problem.answer.as_deref() else {
        return Step::to(state).problem(problem, ctx);
    };
    let arg = |name: &str| answer.args.get(name).and_then(|arg| arg.parse::<i64>().ok());
    match (&answer.code, &answer.registration) {
        (ProblemCode::RegistrationInReview, Some(registration)) => Step::to(state)
            .fact(Fact::Registration(Arc::new((**registration).clone())))
            .push(Route::RegisterReview)
            .notice(Notice::news(Tone::Info, "login-in-review")),
        (ProblemCode::WrongPassword, _) => {
            let words = match arg("tries_left") {
                Some(tries) => crate::text::Words::new("login-wrong-tries").with("tries", tries),
                None => "login-wrong".into(),
            };
            let code = Code::A202.as_str();
            Step::to(state).notice(Notice { code, ..Notice::news(Tone::Danger, words) })
        }
        (ProblemCode::PasswordResting, _) => {
            let until = problem.until_ms.or_else(|| arg("until_at_ms"));
            let until = until.map_or_else(|| ctx.say("a-while"), |at| ctx.moment(at));
            let words = crate::text::Words::new("login-resting").with("until", until);
            let code = Code::N109.as_str();
            Step::to(state).notice(Notice { code, ..Notice::news(Tone::Attention, words) })
        }
        _ => Step::to(state).notice(crate::sms::refusal(problem, ctx)),
    }
}

/// Whom a line of text names: a phone, else a document. What is no phone of ours and no document we
/// know is the server's to judge, since it may be an old one.
fn who(raw: &str, ctx: &Context) -> Result<Login, Fault> {
    let text = text::normalise(raw);
    if text.is_empty() {
        return Err(Fault::new("login.empty"));
    }
    if raw.len() > text::MAX_RAW_BYTES {
        return Err(Fault::new("login.unreadable"));
    }
    let abroad = text.starts_with('+') || text.starts_with("00");
    // As many digits as a phone, or nearly, and no document of any kind has so many.
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let like_a_phone = digits && text.starts_with('1') && (10..=13).contains(&text.len());
    match phone::check(&text) {
        Ok(digits) => Ok(Login::Phone(digits.to_owned())),
        Err(error) if abroad || like_a_phone => Err(Fault::new(error.code())),
        Err(_) => {
            let kind = document::guess(&text);
            let number = document::parse(kind, &text, ctx.today).map_or_else(
                |_| text.clone().into_owned(),
                |document| document.as_str().to_owned(),
            );
            Ok(Login::Document(number))
        }
    }
}

/// The same, as it stands in a field.
fn written(login: Login) -> String {
    match login {
        Login::Phone(text) | Login::Document(text) => text,
    }
}

/// Leads back to the form for the password.
fn to_login<S>(step: Step<S>, news: &'static str) -> Step<S> {
    step.go(Go::BackTo(Route::Login)).notice(Notice::news(Tone::Good, news))
}

#[cfg(test)]
mod tests;
