//! Login by SMS code: stays open while the password login rests.

use tongtu_contract::{CodeLoginRequest, CodePurpose, Login, path};
use tongtu_rules::{code, phone::Phone};

use crate::{
    effect::{Answer, Auth, Effect, Reply, Request},
    form::{Fault, Filled, Spec, fault_of, summary},
    route::Route,
    screen::{Body, Content, Form, Rank, Section, Tone},
    sms::{self, Sms},
    step::{Context, Event, Notice, Step, View},
};

use super::{DEVICE_NAME, not_signed_in, signed_in, who};

/// What was typed, and the code as far as it was sent.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    filled: Filled,
    sms: Sms,
}

const PHONE: &str = "login_phone";
const CODE: &str = "login_code";
const SEND: &str = "login_code.send";
const SUBMIT: &str = "login_code.submit";

pub(super) fn update(all: &super::State, event: Event, ctx: &Context) -> Step<super::State> {
    let mut state = all.clone();
    let own = &mut state.by_code;
    match event {
        Event::Entered(_) => {
            // Typed once is typed: the number of the password form serves here too.
            if own.filled.text(PHONE).is_empty()
                && let Ok(Login::Phone(phone)) = who(all.login.text(), ctx)
            {
                own.filled.edit(PHONE, phone);
            }
            Step::to(state)
        }
        Event::Edited { field, value } => {
            if field == PHONE && own.filled.text(PHONE) != value {
                own.sms = Sms::default(); // the code went to another number
                own.filled.clear(CODE);
            }
            if field == PHONE || field == CODE {
                own.filled.edit(&field, value);
            }
            Step::to(state)
        }
        Event::Left(field) => {
            if let Ok(phone) = Phone::parse(own.filled.text(PHONE)) {
                own.filled.edit(PHONE, phone.as_str());
            }
            own.filled.leave(&field);
            Step::to(state)
        }
        Event::Pressed(id) => match id.as_str() {
            SEND => send(state, ctx),
            SUBMIT => submit(state, ctx),
            "login_code.register" => Step::stay(all).push(Route::Register),
            "login_code.causes" => Step::stay(all).push(Route::Help),
            _ => Step::stay(all),
        },
        Event::Came(SEND, Answer::Sent(Ok(Reply::CodeSent(sent)))) => {
            own.sms = own.sms.sent(sent);
            own.filled.clear(CODE);
            let timer = own.sms.timer(ctx);
            Step::to(state).maybe(sms::TICK, timer).focus(CODE)
        }
        Event::Came(SEND, Answer::Sent(Err(problem))) => {
            if let Some(known) = own.sms.too_early(&problem) {
                own.sms = known;
            }
            let timer = own.sms.timer(ctx);
            Step::to(state).maybe(sms::TICK, timer).problem(&problem, ctx)
        }
        Event::Came(SUBMIT, Answer::SignedIn(Ok(account))) => signed_in(account),
        Event::Came(SUBMIT, Answer::SignedIn(Err(problem))) => {
            if problem.answer.is_some() {
                own.filled.clear(CODE);
            }
            not_signed_in(state, &problem, ctx).focus(CODE)
        }
        Event::Came(..) => Step::stay(all).illegal(),
        // Whatever else is reported belongs to another screen.
        _ => Step::stay(all),
    }
}

fn send(mut state: super::State, ctx: &Context) -> Step<super::State> {
    let own = &mut state.by_code;
    if ctx.is_busy(SEND) {
        return Step::to(state);
    }
    if own.sms.wait_ms(ctx).is_some() {
        return Step::to(state).notice(Notice::news(Tone::Info, "sms-early"));
    }
    if let Ok(phone) = Phone::parse(own.filled.text(PHONE)) {
        own.filled.edit(PHONE, phone.as_str());
        return Step::to(state).effect(SEND, Sms::send(CodePurpose::Login, Some(phone.as_str())));
    }
    own.filled.demand(PHONE);
    Step::to(state).focus(PHONE)
}

fn submit(mut state: super::State, ctx: &Context) -> Step<super::State> {
    if ctx.is_busy(SUBMIT) {
        return Step::to(state);
    }
    state.by_code.filled.submit();
    let faults = faults(&state.by_code);
    if let Some((field, _)) = faults.first() {
        return Step::to(state).focus(*field);
    }
    let filled = &state.by_code.filled;
    let (Ok(phone), Ok(code)) = (Phone::parse(filled.text(PHONE)), code::parse(filled.text(CODE)))
    else {
        return Step::to(state);
    };
    let phone = phone.as_str().to_owned();
    let body = CodeLoginRequest { phone, code, device_name: DEVICE_NAME.to_owned() };
    let request = Request::post(path::SESSIONS_CODE, &body, Auth::Nobody, Reply::nothing);
    Step::to(state).effect(SUBMIT, Effect::SignIn(request))
}

fn faults(state: &State) -> Vec<(&'static str, Fault)> {
    let phone =
        Phone::parse(state.filled.text(PHONE)).err().map(|error| (PHONE, sms::phone_fault(error)));
    let code = sms::fault(state.filled.text(CODE)).map(|fault| (CODE, fault));
    phone.into_iter().chain(code).collect()
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let filled = &state.filled;
    let faults = faults(state);
    let specs = [
        Spec::text(filled, PHONE, Content::Phone, 20),
        Spec::new(CODE, state.sms.input(filled, CODE, SEND, ctx)).help(state.sms.help(ctx)),
    ];
    let fields = specs.map(|spec| {
        let fault = fault_of(&faults, spec.id);
        spec.draw(filled, fault, ctx)
    });
    let (head, problems) = summary(filled, &faults, ctx);
    let section =
        Section { id: "code".to_owned(), title: None, fields: fields.to_vec(), note: None };
    let form =
        Form { step: None, summary: head, problems, sections: vec![section], footnote: None };
    View::new(ctx.say("title-login-code"), Body::Form { form })
        .action(ctx.press(SUBMIT, Rank::Main, SUBMIT))
        .action(ctx.press("login_code.register", Rank::Link, "none"))
        .action(ctx.press("login_code.causes", Rank::Link, "none"))
}
