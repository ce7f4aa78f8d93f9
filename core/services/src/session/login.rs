//! Login by phone or document number, and password.

use tongtu_contract::{LoginRequest, path};

use crate::{
    draft::Drafted,
    effect::{Answer, Auth, Effect, Reply, Request},
    form::{Fault, Spec, fault_of, summary},
    problem::{Code, Problem},
    route::Route,
    screen::{Body, Content, Form, Rank, Section},
    step::{Context, Event, Step, View},
};

use super::{DEVICE_NAME, not_signed_in, signed_in, who, written};

/// What was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    form: Drafted,
}

pub(super) const DRAFT: &str = "login";
pub(super) const WHO: &str = "login";
const PASSWORD: &str = "login_password";
const SUBMIT: &str = "login.submit";
const LOAD: &str = "login.load";
/// As long as anything a document or a `+86` number with its spaces needs.
const MAX_CHARS: u32 = 40;

impl State {
    /// The phone or number, for the other ways in.
    pub(super) fn text(&self) -> &str {
        self.form.filled.text(WHO)
    }

    /// The form as it stands after the password was made anew: who, and nothing of before.
    pub(super) fn anew(login: String) -> (State, [Effect; 2]) {
        let mut form = Drafted::default();
        // What was typed before is not asked for, nor missed.
        form.enter(DRAFT);
        let keep = form.edit(DRAFT, WHO, login);
        (State { form }, [keep, Drafted::forget_secrets(DRAFT)])
    }

    pub(super) fn turn_away(&mut self) -> Option<Effect> {
        self.form.turn_away(DRAFT)
    }
}

pub(super) fn update(all: &super::State, event: Event, ctx: &Context) -> Step<super::State> {
    let mut state = all.clone();
    let form = &mut state.login.form;
    match event {
        Event::Entered(_) => {
            let load = form.enter(DRAFT);
            Step::to(state).maybe(LOAD, load)
        }
        Event::Came(LOAD, Answer::Draft(kept)) => {
            let lost = form.restore(kept);
            let step = Step::to(state);
            if lost { step.problem(&Problem::new(Code::S306), ctx) } else { step }
        }
        Event::Edited { field, value } => match field.as_str() {
            WHO => {
                let keep = form.edit(DRAFT, WHO, value);
                Step::to(state).effect("draft", keep)
            }
            PASSWORD => {
                let note = form.edit_secret(DRAFT, PASSWORD, value);
                Step::to(state).maybe("draft", note)
            }
            _ => Step::stay(all),
        },
        Event::Left(field) => {
            let keep = (field == WHO).then(|| who(form.filled.text(WHO), ctx).ok()).flatten();
            let keep = keep.map(|login| form.edit(DRAFT, WHO, written(login)));
            form.filled.leave(&field);
            Step::to(state).maybe("draft", keep)
        }
        Event::Pressed(id) => match id.as_str() {
            SUBMIT => submit(state, ctx),
            "login.by_code" => Step::stay(all).push(Route::LoginCode),
            "login.reset" => Step::stay(all).push(Route::Reset),
            "login.register" => Step::stay(all).push(Route::Register),
            _ => Step::stay(all),
        },
        Event::Came(SUBMIT, Answer::SignedIn(Ok(account))) => signed_in(account),
        Event::Came(SUBMIT, Answer::SignedIn(Err(problem))) => {
            let mut note = None;
            if problem.answer.is_some() {
                // Refused: another one has to be typed. Without an answer it is still good.
                form.filled.clear(PASSWORD);
                note = form.turn_away(DRAFT);
            }
            form.filled.reopen();
            not_signed_in(state, &problem, ctx).maybe("draft", note).focus(PASSWORD)
        }
        Event::Came(..) => Step::stay(all).illegal(),
        // Whatever else is reported belongs to another screen.
        _ => Step::stay(all),
    }
}

fn submit(mut state: super::State, ctx: &Context) -> Step<super::State> {
    if ctx.is_busy(SUBMIT) {
        return Step::to(state); // the second press of two
    }
    let filled = &mut state.login.form.filled;
    filled.submit();
    let faults = faults(&state.login, ctx);
    if let Some((field, _)) = faults.first() {
        return Step::to(state).focus(*field);
    }
    let filled = &state.login.form.filled;
    let Ok(login) = who(filled.text(WHO), ctx) else { return Step::to(state) };
    let password = filled.text(PASSWORD).to_owned();
    let body = LoginRequest { login, password, device_name: DEVICE_NAME.to_owned() };
    let request = Request::post(path::SESSIONS, &body, Auth::Nobody, Reply::nothing);
    Step::to(state).effect(SUBMIT, Effect::SignIn(request)).hush()
}

fn faults(state: &State, ctx: &Context) -> Vec<(&'static str, Fault)> {
    let filled = &state.form.filled;
    let mut faults = Vec::new();
    if let Err(fault) = who(filled.text(WHO), ctx) {
        faults.push((WHO, fault));
    }
    if filled.text(PASSWORD).is_empty() {
        faults.push((PASSWORD, Fault::new("login.password_empty")));
    }
    faults
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let filled = &state.form.filled;
    let faults = faults(state, ctx);
    let specs = [
        Spec::text(filled, WHO, Content::Username, MAX_CHARS),
        Spec::secret(filled, PASSWORD, Content::Password),
    ];
    let fields = specs.map(|spec| {
        let fault = fault_of(&faults, spec.id);
        spec.draw(filled, fault, ctx)
    });
    let (head, problems) = summary(filled, &faults, ctx);
    let section =
        Section { id: "login".to_owned(), title: None, fields: fields.to_vec(), note: None };
    let form = Form {
        step: None,
        lead: None,
        summary: head,
        problems,
        sections: vec![section],
        footnote: None,
    };
    View::new(ctx.say("title-login"), Body::Form { form })
        .action(ctx.press(SUBMIT, Rank::Main, SUBMIT))
        .action(ctx.press("login.by_code", Rank::Second, "none"))
        .action(ctx.press("login.reset", Rank::Link, "none"))
        .action(ctx.press("login.register", Rank::Link, "none"))
}
