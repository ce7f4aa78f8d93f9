//! Forgotten password: the phone, the document, a code, and a new password twice.
//!
//! Serves 修改登录密码 of somebody who is logged in too; their phone is filled in.

use tongtu_contract::{CodePurpose, DocumentProof, Login, PasswordReset, path};
use tongtu_rules::{
    code, document,
    password::{self, About},
    phone::Phone,
    text,
};

use crate::{
    draft::Drafted,
    effect::{Answer, Auth, Effect, Reply, Request},
    form::{Fault, Spec, fault_of, summary},
    problem::{Code, Problem},
    route::Route,
    screen::{Body, Content, Form, Rank, Section, Tone},
    sms::{self, Sms},
    step::{Context, Event, Go, Notice, Session, Step, View},
};

use super::{login, to_login, who};

/// What was typed, and the code as far as it was sent.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    form: Drafted,
    sms: Sms,
}

pub(super) const DRAFT: &str = "reset";
const PHONE: &str = "reset_phone";
const DOCUMENT: &str = "reset_document";
const CODE: &str = "reset_code";
const PASSWORD: &str = "reset_password";
const AGAIN: &str = "reset_password_again";
const SEND: &str = "reset.send";
const SUBMIT: &str = "reset.submit";
const LOAD: &str = "reset.load";

impl State {
    pub(super) fn turn_away(&mut self) -> Option<Effect> {
        self.form.turn_away(DRAFT)
    }
}

pub(super) fn update(all: &super::State, event: Event, ctx: &Context) -> Step<super::State> {
    let mut state = all.clone();
    let own = &mut state.reset;
    match event {
        Event::Entered(_) => {
            let load = own.form.enter(DRAFT);
            let mut keep = None;
            if own.form.filled.text(PHONE).is_empty() {
                let known = ctx.docs.account().map(|account| account.phone.clone());
                let typed = match who(all.login.text(), ctx) {
                    Ok(Login::Phone(phone)) => Some(phone),
                    _ => None,
                };
                keep = known.or(typed).map(|phone| own.form.edit(DRAFT, PHONE, phone));
            }
            Step::to(state).maybe(LOAD, load).maybe("draft", keep)
        }
        Event::Came(LOAD, Answer::Draft(kept)) => {
            let lost = own.form.restore(kept);
            let step = Step::to(state);
            if lost { step.problem(&Problem::new(Code::S306), ctx) } else { step }
        }
        Event::Edited { field, value } => edited(state, &field, value),
        Event::Left(field) => {
            let form = &mut own.form;
            let mended = match field.as_str() {
                PHONE => Phone::parse(form.filled.text(PHONE)).ok().map(|p| p.as_str().to_owned()),
                DOCUMENT => Some(text::normalise(form.filled.text(DOCUMENT)).into_owned()),
                _ => None,
            };
            let keep = mended.map(|text| form.edit(DRAFT, &field, text));
            form.filled.leave(&field);
            Step::to(state).maybe("draft", keep)
        }
        Event::Pressed(id) => match id.as_str() {
            SEND => send(state, ctx),
            SUBMIT => submit(state, ctx),
            "reset.causes" => Step::stay(all).push(Route::HelpPage("code".to_owned())),
            _ => Step::stay(all),
        },
        Event::Came(SEND, Answer::Sent(answer)) => {
            match own.sms.came(&mut own.form.filled, CODE, answer, ctx) {
                Some(news) => news.tell(Step::to(state), ctx),
                None => Step::stay(all).illegal(),
            }
        }
        Event::Came(SUBMIT, Answer::Sent(Ok(_))) => done(state, ctx),
        Event::Came(SUBMIT, Answer::Sent(Err(problem))) => {
            let notice = sms::refusal(&problem, ctx);
            own.form.filled.reopen();
            if sms::is_used_up(&problem) {
                own.form.filled.clear(CODE);
                return Step::to(state).notice(notice).focus(CODE);
            }
            Step::to(state).notice(notice)
        }
        Event::Came(..) => Step::stay(all).illegal(),
        // Whatever else is reported belongs to another screen.
        _ => Step::stay(all),
    }
}

fn edited(mut state: super::State, field: &str, value: String) -> Step<super::State> {
    let own = &mut state.reset;
    let keep = match field {
        PHONE | DOCUMENT => {
            if field == PHONE && own.form.filled.text(PHONE) != value {
                own.sms = Sms::default(); // the code went to another number
                own.form.filled.clear(CODE);
            }
            Some(own.form.edit(DRAFT, field, value))
        }
        CODE | PASSWORD | AGAIN => own.form.edit_secret(DRAFT, field, value),
        _ => None,
    };
    Step::to(state).maybe("draft", keep)
}

fn send(mut state: super::State, ctx: &Context) -> Step<super::State> {
    let own = &mut state.reset;
    if ctx.is_busy(SEND) {
        return Step::to(state);
    }
    if own.sms.wait_ms(ctx).is_some() {
        return Step::to(state).notice(Notice::news(Tone::Info, "sms-early"));
    }
    if let Ok(phone) = Phone::parse(own.form.filled.text(PHONE)) {
        let send = Sms::send(CodePurpose::ResetPassword, Some(phone.as_str()));
        return Step::to(state).effect(SEND, send);
    }
    own.form.filled.demand(PHONE);
    Step::to(state).focus(PHONE)
}

fn submit(mut state: super::State, ctx: &Context) -> Step<super::State> {
    if ctx.is_busy(SUBMIT) {
        return Step::to(state);
    }
    state.reset.form.filled.submit();
    let faults = faults(&state.reset, ctx);
    if let Some((field, _)) = faults.first() {
        return Step::to(state).focus(*field);
    }
    let filled = &state.reset.form.filled;
    let (Ok(phone), Ok(code)) = (Phone::parse(filled.text(PHONE)), code::parse(filled.text(CODE)))
    else {
        return Step::to(state);
    };
    let body = PasswordReset {
        phone: phone.as_str().to_owned(),
        document: proof(filled.text(DOCUMENT), ctx),
        code,
        password: filled.text(PASSWORD).to_owned(),
    };
    // With the session sent along it stays, and every other one ends.
    let auth =
        if matches!(ctx.session, Session::Open { .. }) { Auth::Session } else { Auth::Nobody };
    let request = Request::post(path::PASSWORDS_RESET, &body, auth, Reply::nothing);
    Step::to(state).effect(SUBMIT, Effect::Send(request)).hush()
}

/// The new password holds: back to where it is used, with nothing of the form left.
fn done(mut state: super::State, ctx: &Context) -> Step<super::State> {
    let phone = state.reset.form.filled.text(PHONE).to_owned();
    state.reset = State::default();
    if matches!(ctx.session, Session::Open { .. }) {
        return Step::to(state)
            .effect("draft", Effect::DropDraft(DRAFT))
            .go(Go::BackTo(Route::Security))
            .notice(Notice::news(Tone::Good, "reset-changed"));
    }
    let (login, drafts) = login::State::anew(phone);
    state.login = login;
    let step = Step::to(state).effect("draft", Effect::DropDraft(DRAFT));
    let step = drafts.into_iter().fold(step, |step, draft| step.effect("draft", draft));
    to_login(step, "reset-done")
}

/// Four letters and digits are the last four; anything else is the whole number.
fn proof(raw: &str, ctx: &Context) -> DocumentProof {
    let text = text::normalise(raw).into_owned();
    let bare: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    if bare.len() == 4 {
        return DocumentProof::DocumentLast4(bare);
    }
    let parsed = document::parse(document::guess(&text), &text, ctx.today);
    DocumentProof::Number(parsed.map_or(text, |document| document.as_str().to_owned()))
}

fn faults(state: &State, ctx: &Context) -> Vec<(&'static str, Fault)> {
    let filled = &state.form.filled;
    let mut faults = Vec::new();
    let phone = Phone::parse(filled.text(PHONE));
    if let Err(error) = phone {
        faults.push((PHONE, sms::phone_fault(error)));
    }
    let document = text::normalise(filled.text(DOCUMENT));
    match document.chars().filter(char::is_ascii_alphanumeric).count() {
        0 => faults.push((DOCUMENT, Fault::new("document.empty"))),
        1..4 => faults.push((DOCUMENT, Fault::new("reset.document"))),
        _ => {}
    }
    if let Some(fault) = sms::fault(filled.text(CODE)) {
        faults.push((CODE, fault));
    }
    let born = document::parse(document::guess(&document), &document, ctx.today)
        .ok()
        .and_then(|document| document.born());
    let about = About { born, phone: phone.as_ref().ok().map(Phone::as_str) };
    if let Err(error) = password::check(filled.text(PASSWORD), about) {
        faults.push((PASSWORD, Fault::new(error.code())));
    } else if let Err(error) = password::matches(filled.text(PASSWORD), filled.text(AGAIN)) {
        faults.push((AGAIN, Fault::new(error.code())));
    }
    faults
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let filled = &state.form.filled;
    let faults = faults(state, ctx);
    let draw = |spec: Spec| {
        let fault = fault_of(&faults, spec.id);
        spec.draw(filled, fault, ctx)
    };
    let section = |id: &str, title: &'static str, specs: Vec<Spec>| Section {
        id: id.to_owned(),
        title: Some(ctx.say(title)),
        fields: specs.into_iter().map(draw).collect(),
        note: None,
    };
    let who = vec![
        Spec::text(filled, PHONE, Content::Phone, 20),
        Spec::text(filled, DOCUMENT, Content::Document, 40),
        Spec::new(CODE, state.sms.input(filled, CODE, SEND, ctx)).help(state.sms.help(ctx)),
    ];
    let new = vec![
        Spec::secret(filled, PASSWORD, Content::NewPassword),
        Spec::secret(filled, AGAIN, Content::NewPassword),
    ];
    let sections = vec![section("who", "reset-who", who), section("new", "reset-new", new)];
    let (head, problems) = summary(filled, &faults, ctx);
    let form = Form { step: None, lead: None, summary: head, problems, sections, footnote: None };
    View::new(ctx.say("title-reset"), Body::Form { form })
        .action(ctx.press(SUBMIT, Rank::Main, SUBMIT))
        .action(ctx.press("reset.causes", Rank::Link, "none"))
}
