//! The code of the text message, and the application that goes with it.

use tongtu_contract::{CodePurpose, Consent, Login, LoginRequest, RegistrationRequest, path};
use tongtu_rules::{code, document, name, phone::Phone};

use super::{
    State,
    entry::{AGAIN, CITY, CONSENT, Entry, NAME, PASSWORD, PHONE},
    kind::{self, DOC_KIND, DOC_TYPE, NUMBER},
};
use crate::{
    POLICY_VERSION,
    effect::{Auth, Effect, Reply, Request, Tag},
    form::{self, Fault, Filled, Spec},
    screen::{Body, Form, Icon, Press, Rank, Section},
    sms::{self, Sms},
    step::{Context, Step, View},
    text::Words,
};

pub(super) const CODE: &str = "code";
/// In the form's draft: the code as it was sent.
pub(super) const SENT: &str = "code_sent";
pub(super) const SEND: Tag = "register.code_send";
pub(super) const SUBMIT: Tag = "register.apply";
pub(super) const SIGN_IN: Tag = "register.sign_in";

/// The code, as far as it was sent and typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Coded {
    pub(super) sms: Sms,
    /// The number it went to.
    pub(super) phone: String,
    pub(super) filled: Filled,
    /// The passwords did not outlive a kill and are asked for here.
    pub(super) asks_password: bool,
}

/// The fields of the first form, in reading order.
pub(super) fn fields(entry: &Entry) -> Vec<&'static str> {
    let mut fields = vec![DOC_TYPE];
    if entry.text(DOC_TYPE) == "F" {
        fields.push(DOC_KIND);
    }
    fields.extend([NUMBER, NAME, PHONE, CITY, PASSWORD, AGAIN, CONSENT]);
    fields
}

/// Asks for a code to the number of the form.
pub(super) fn send(state: State, ctx: &Context) -> Step<State> {
    if ctx.is_busy(SEND) || state.coded.sms.wait_ms(ctx).is_some() {
        return Step::to(state); // pressed twice, or too early: the button says until when
    }
    let Ok(phone) = Phone::parse(state.entry.text(PHONE)) else {
        return Step::to(state).focus(PHONE);
    };
    Step::to(state).effect(SEND, Sms::send(CodePurpose::Register, Some(phone.as_str()))).hush()
}

/// Sends the application.
pub(super) fn submit(mut state: State, ctx: &Context) -> Step<State> {
    if ctx.is_busy(SUBMIT) || ctx.is_busy(SIGN_IN) {
        return Step::to(state);
    }
    state.coded.filled.submit();
    state.entry.form.filled.submit();
    if let Some((field, _)) = faults(&state, ctx).first() {
        return Step::to(state).focus(*field);
    }
    match request(&state, ctx) {
        Some(body) => {
            let request =
                Request::post(path::REGISTRATIONS, &body, Auth::Nobody, Reply::registration);
            Step::to(state).effect(SUBMIT, Effect::Send(request)).hush()
        }
        // Something of the first form is missing after all: there it is said.
        None => Step::to(state).go(crate::step::Go::BackTo(crate::route::Route::Register)),
    }
}

fn request(state: &State, ctx: &Context) -> Option<RegistrationRequest> {
    let entry = &state.entry;
    let fields = fields(entry);
    if !entry.faults(&fields, ctx).is_empty() {
        return None;
    }
    let (doc_type, doc_kind) = kind::wire(entry.kind()?);
    let number = document::parse(entry.kind()?, entry.text(NUMBER), ctx.today).ok()?;
    Some(RegistrationRequest {
        doc_type,
        doc_kind,
        number: number.as_str().to_owned(),
        name: name::check(entry.text(NAME)).normalised,
        name_as_on_document: entry.has_insisted(),
        phone: Phone::parse(entry.text(PHONE)).ok()?.as_str().to_owned(),
        city: entry.text(CITY).to_owned(),
        password: entry.text(PASSWORD).to_owned(),
        code: code::parse(state.coded.filled.text(CODE)).ok()?,
        consent: Consent {
            policy_version: POLICY_VERSION.to_owned(),
            at_ms: entry.consent_at_ms()?,
        },
    })
}

/// The login that follows an account which exists at once; `None` once the password is gone.
pub(super) fn sign_in(entry: &Entry) -> Option<Effect> {
    let password = entry.text(PASSWORD);
    let phone = Phone::parse(entry.text(PHONE)).ok()?;
    if password.is_empty() {
        return None;
    }
    let body = LoginRequest {
        login: Login::Phone(phone.as_str().to_owned()),
        password: password.to_owned(),
        device_name: super::DEVICE_NAME.to_owned(),
    };
    let request = Request::post(path::SESSIONS, &body, Auth::Nobody, Reply::nothing);
    Some(Effect::SignIn(request))
}

fn faults(state: &State, ctx: &Context) -> Vec<(&'static str, Fault)> {
    let mut faults = Vec::new();
    if state.coded.asks_password {
        faults.extend(state.entry.faults(&[PASSWORD, AGAIN], ctx));
    }
    if let Some(fault) = sms::fault(state.coded.filled.text(CODE)) {
        faults.push((CODE, fault));
    }
    faults
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let coded = &state.coded;
    let faults = faults(state, ctx);
    let mut sections = Vec::new();
    if coded.asks_password {
        let draw = |id: &'static str| {
            let spec = state.entry.spec(id, ctx);
            spec.draw(state.entry.filled(), form::fault_of(&faults, id), ctx)
        };
        let note = Some(ctx.say("register-password-again"));
        let fields = vec![draw(PASSWORD), draw(AGAIN)];
        sections.push(Section { id: "password".to_owned(), title: None, fields, note });
    }
    let input = coded.sms.input(&coded.filled, CODE, SEND, ctx);
    let code = Spec::new(CODE, input).help(help(state, ctx));
    let code = code.draw(&coded.filled, form::fault_of(&faults, CODE), ctx);
    sections.push(Section { id: "code".to_owned(), title: None, fields: vec![code], note: None });
    let (summary, problems) = form::summary(&coded.filled, &faults, ctx);
    let footnote = Some(ctx.say(if is_at_once(state) {
        "register-code-at-once"
    } else {
        "register-code-then-photo"
    }));
    let step = Some(step_words(2, state, ctx));
    let form = Form { step, lead: None, summary, problems, sections, footnote };
    let busy = ctx.is_busy(SIGN_IN);
    let submit = ctx.press(SUBMIT, Rank::Main, SUBMIT);
    let help =
        Press { icon: Some(Icon::Help), ..ctx.press("register.code_help", Rank::Bar, "none") };
    View::new(ctx.say("title-register-code"), Body::Form { form })
        .action(Press { busy: submit.busy || busy, ..submit })
        .action(help)
}

fn help(state: &State, ctx: &Context) -> Option<Words> {
    state.coded.sms.help(ctx).or_else(|| {
        let phone = Phone::parse(state.entry.text(PHONE)).ok()?;
        Some(Words::new("register-code-to").with("phone", phone.masked()))
    })
}

/// Whether the server can compare name and number by itself.
pub(super) fn is_at_once(state: &State) -> bool {
    state.entry.kind().is_some_and(document::DocType::is_verified_at_once)
        && !state.entry.has_insisted()
}

/// 第 1 步，共 3 步.
pub(super) fn step_words(step: u32, state: &State, ctx: &Context) -> String {
    let of: u32 = if is_at_once(state) { 2 } else { 3 };
    ctx.say(Words::new("register-step").with("step", step).with("of", of))
}
