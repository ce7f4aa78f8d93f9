//! The owner agrees by a text message: its code is good for minutes, and for this car alone.

use tongtu_contract::{OwnerConsent, path};
use tongtu_rules::code;

use super::{State, form};
use crate::{
    effect::{Auth, Effect, Reply, Request, Tag},
    form::{Fault, Spec, fault_of, summary},
    problem::Problem,
    route::Route,
    screen::{Body, Form, Rank, Section, Tone},
    sms,
    step::{Context, Go, Notice, Step, View},
};

pub(super) const FIELD: &str = "filing_code";
pub(super) const SEND: Tag = "filing.code.send";

/// Asks the server for a message to the owner; nothing without a whole form.
pub(super) fn request(state: &State) -> Option<Effect> {
    let body = form::car(&state.form.filled);
    let is_whole = !body.plate.is_empty() && !body.engine_tail.is_empty();
    let request = Request::post(path::CONSENT_CODES, &body, Auth::Session, Reply::code_sent);
    is_whole.then_some(Effect::Send(request))
}

/// Nobody comes to the code without a form that is whole.
pub(super) fn guarded(state: &State, ctx: &Context) -> Step<State> {
    let is_whole = form::faults(&state.form.filled, ctx).is_empty();
    let by_message = state.form.filled.text(form::WAY) == "sms";
    if *ctx.route == Route::FilingCode && !(is_whole && by_message) {
        return Step::stay(state).go(Go::Instead(Route::FilingForm));
    }
    Step::stay(state)
}

pub(super) fn send(state: &State, ctx: &Context) -> Step<State> {
    if ctx.is_busy(SEND) {
        return Step::stay(state);
    }
    if state.sms.wait_ms(ctx).is_some() {
        return Step::stay(state).notice(Notice::news(Tone::Info, "sms-early"));
    }
    Step::stay(state).maybe(SEND, request(state)).hush()
}

/// What came of asking: it is on its way, or the server refuses as it would the application.
pub(super) fn sent(state: &State, answer: Result<Reply, Problem>, ctx: &Context) -> Step<State> {
    let refuses = |problem: &Problem| {
        use tongtu_contract::ProblemCode::{
            FilingLimit, OwnerUnreachable, VehicleMismatch, WrongState,
        };
        problem.answer.as_deref().is_some_and(|answer| {
            matches!(answer.code, FilingLimit | OwnerUnreachable | VehicleMismatch | WrongState)
        })
    };
    let mut next = state.clone();
    match answer {
        Err(problem) if refuses(&problem) => super::refused(state, problem, ctx),
        answer => match next.sms.came(&mut next.form.filled, FIELD, answer, ctx) {
            Some(news) => news.tell(Step::to(next), ctx),
            None => Step::stay(state).illegal(),
        },
    }
}

pub(super) fn submit(state: &State, ctx: &Context) -> Step<State> {
    if ctx.is_busy("apply") {
        return Step::stay(state);
    }
    let mut next = state.clone();
    next.form.filled.submit();
    match code::parse(next.form.filled.text(FIELD)) {
        Ok(code) => form::apply(next, OwnerConsent::Sms { code }),
        Err(_) => Step::to(next).focus(FIELD),
    }
}

/// A code that can no longer be right is typed anew.
pub(super) fn refused(state: &State, problem: &Problem, ctx: &Context) -> Step<State> {
    let mut next = state.clone();
    if sms::is_used_up(problem) {
        next.form.filled.clear(FIELD);
    }
    Step::to(next).notice(sms::refusal(problem, ctx)).focus(FIELD)
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let filled = &state.form.filled;
    let fault: Option<(&'static str, Fault)> =
        sms::fault(filled.text(FIELD)).map(|fault| (FIELD, fault));
    let faults: Vec<_> = fault.into_iter().collect();
    let (head, problems) = summary(filled, &faults, ctx);
    let spec =
        Spec::new(FIELD, state.sms.input(filled, FIELD, SEND, ctx)).help(state.sms.help(ctx));
    let field = spec.draw(filled, fault_of(&faults, FIELD), ctx);
    let section = Section {
        id: "filing.code".to_owned(),
        title: None,
        fields: vec![field],
        note: Some(ctx.say("filing-code-note")),
    };
    let form = Form {
        step: Some(ctx.say("filing-step-2")),
        lead: None,
        summary: head,
        problems,
        sections: vec![section],
        footnote: Some(ctx.say("filing-code-footnote")),
    };
    View::new(ctx.say("title-filing-code"), Body::Form { form })
        .action(ctx.press("filing.code.submit", Rank::Main, "apply"))
        .action(ctx.press("filing.code.other", Rank::Link, "none"))
}
