//! Login by SMS code: stays open while the password login rests.

use tongtu_contract::{CodeLoginRequest, CodePurpose, Login, path};
use tongtu_rules::{code, phone::Phone};

use crate::{
    draft::Drafted,
    effect::{Answer, Auth, Effect, Reply, Request},
    form::{Fault, Spec, fault_of, summary},
    problem::{Code, Problem},
    route::Route,
    screen::{Body, Content, Form, Rank, Section, Tone},
    sms::{self, Sms},
    step::{Context, Event, Notice, Step, View},
};

use super::{DEVICE_NAME, not_signed_in, signed_in, who};

/// What was typed, and the code as far as it was sent.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    form: Drafted,
    sms: Sms,
}

impl State {
    pub(super) fn turn_away(&mut self) -> Option<Effect> {
        self.form.turn_away(DRAFT)
    }
}

pub(super) const DRAFT: &str = "login_code";
const PHONE: &str = "login_phone";
const CODE: &str = "login_code";
const SEND: &str = "login_code.send";
const SUBMIT: &str = "login_code.submit";
const LOAD: &str = "login_code.load";

pub(super) fn update(all: &super::State, event: Event, ctx: &Context) -> Step<super::State> {
    let mut state = all.clone();
    let own = &mut state.by_code;
    match event {
        Event::Entered(_) => {
            let load = own.form.enter(DRAFT);
            // Typed once is typed: the number of the password form serves here too.
            let keep = match who(all.login.text(), ctx) {
                Ok(Login::Phone(phone)) if own.form.filled.text(PHONE).is_empty() => {
                    Some(own.form.edit(DRAFT, PHONE, phone))
                }
                _ => None,
            };
            Step::to(state).maybe(LOAD, load).maybe("draft", keep)
        }
        Event::Came(LOAD, Answer::Draft(kept)) => {
            let lost = own.form.restore(kept);
            let step = Step::to(state);
            if lost { step.problem(&Problem::new(Code::S306), ctx) } else { step }
        }
        Event::Edited { field, value } => {
            if field == PHONE && own.form.filled.text(PHONE) != value {
                own.sms = Sms::default(); // the code went to another number
                own.form.filled.clear(CODE);
            }
            let keep = match field.as_str() {
                PHONE => Some(own.form.edit(DRAFT, PHONE, value)),
                CODE => own.form.edit_secret(DRAFT, CODE, value),
                _ => None,
            };
            Step::to(state).maybe("draft", keep)
        }
        Event::Left(field) => {
            let phone = Phone::parse(own.form.filled.text(PHONE));
            let keep =
                phone.ok().map(|phone| own.form.edit(DRAFT, PHONE, phone.as_str().to_owned()));
            own.form.filled.leave(&field);
            Step::to(state).maybe("draft", keep)
        }
        Event::Pressed(id) => match id.as_str() {
            SEND => send(state, ctx),
            SUBMIT => submit(state, ctx),
            "login_code.register" => Step::stay(all).push(Route::Register),
            "login_code.causes" => Step::stay(all).push(Route::HelpPage("code".to_owned())),
            _ => Step::stay(all),
        },
        Event::Came(SEND, Answer::Sent(answer)) => {
            match own.sms.came(&mut own.form.filled, CODE, answer, ctx) {
                Some(news) => news.tell(Step::to(state), ctx),
                None => Step::stay(all).illegal(),
            }
        }
        Event::Came(SUBMIT, Answer::SignedIn(Ok(account))) => signed_in(account),
        Event::Came(SUBMIT, Answer::SignedIn(Err(problem))) => {
            let mut note = None;
            if problem.answer.is_some() {
                own.form.filled.clear(CODE);
                note = own.form.turn_away(DRAFT);
            }
            own.form.filled.reopen();
            not_signed_in(state, &problem, ctx).maybe("draft", note).focus(CODE)
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
    if let Ok(phone) = Phone::parse(own.form.filled.text(PHONE)) {
        own.form.filled.edit(PHONE, phone.as_str());
        return Step::to(state).effect(SEND, Sms::send(CodePurpose::Login, Some(phone.as_str())));
    }
    own.form.filled.demand(PHONE);
    Step::to(state).focus(PHONE)
}

fn submit(mut state: super::State, ctx: &Context) -> Step<super::State> {
    if ctx.is_busy(SUBMIT) {
        return Step::to(state);
    }
    state.by_code.form.filled.submit();
    let faults = faults(&state.by_code);
    if let Some((field, _)) = faults.first() {
        return Step::to(state).focus(*field);
    }
    let filled = &state.by_code.form.filled;
    let (Ok(phone), Ok(code)) = (Phone::parse(filled.text(PHONE)), code::parse(filled.text(CODE)))
    else {
        return Step::to(state);
    };
    let phone = phone.as_str().to_owned();
    let body = CodeLoginRequest { phone, code, device_name: DEVICE_NAME.to_owned() };
    let request = Request::post(path::SESSIONS_CODE, &body, Auth::Nobody, Reply::nothing);
    Step::to(state).effect(SUBMIT, Effect::SignIn(request)).hush()
}

fn faults(state: &State) -> Vec<(&'static str, Fault)> {
    let phone = Phone::parse(state.form.filled.text(PHONE))
        .err()
        .map(|error| (PHONE, sms::phone_fault(error)));
    let code = sms::fault(state.form.filled.text(CODE)).map(|fault| (CODE, fault));
    phone.into_iter().chain(code).collect()
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let filled = &state.form.filled;
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
    let form = Form {
        step: None,
        lead: None,
        summary: head,
        problems,
        sections: vec![section],
        footnote: None,
    };
    View::new(ctx.say("title-login-code"), Body::Form { form })
        .action(ctx.press(SUBMIT, Rank::Main, SUBMIT))
        .action(ctx.press("login_code.register", Rank::Link, "none"))
        .action(ctx.press("login_code.causes", Rank::Link, "none"))
}
