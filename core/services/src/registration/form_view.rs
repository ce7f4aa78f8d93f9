//! The registration form.

use super::{DRAFT, State, code, entry::PHONE, typed, with};
use crate::{
    elder, form,
    route::Route,
    screen::{Body, Form, Icon, Press, Rank, Section},
    step::{Context, Event, Go, Step, View},
};

const SUBMIT: &str = "register.submit";
const WHICH: &str = "register.which";

pub(super) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    let Event::Pressed(id) = event else {
        return typed(state.clone(), event, ctx, DRAFT, |state| &mut state.entry);
    };
    match id.as_str() {
        SUBMIT | "notice.retry" => submit(state.clone(), ctx),
        WHICH => Step::stay(state).push(Route::WhichDocument),
        "register.log_in" => Step::stay(state).go(Go::Root(Route::Login)),
        "register.reset" => Step::stay(state).go(Go::Root(Route::Reset)),
        _ => {
            let mut state = state.clone();
            if let Some(effects) = state.entry.mend(DRAFT, &id, ctx) {
                return with(Step::to(state), effects);
            }
            typed(state, Event::Pressed(id), ctx, DRAFT, |state| &mut state.entry)
        }
    }
}

/// Everything is checked here first; then the phone gets its code.
fn submit(mut state: State, ctx: &Context) -> Step<State> {
    state.entry.form.filled.submit();
    let fields = code::fields(&state.entry);
    if let Some((field, _)) = state.entry.faults(&fields, ctx).first() {
        return Step::to(state).focus(*field);
    }
    state.coded.asks_password = false;
    state.lost = false;
    let same = state.coded.phone == state.entry.text(PHONE);
    if same && state.coded.sms.wait_ms(ctx).is_some() {
        // The code that was sent a moment ago still works.
        return Step::to(state).push(Route::RegisterCode);
    }
    if !same {
        state.coded = code::Coded::default();
    }
    code::send(state, ctx)
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let fields = code::fields(&state.entry);
    let faults = state.entry.faults(&fields, ctx);
    let filled = state.entry.filled();
    let draw =
        |id: &'static str| state.entry.spec(id, ctx).draw(filled, form::fault_of(&faults, id), ctx);
    let drawn = fields.iter().map(|id| draw(id)).collect();
    let section = Section { id: "who".to_owned(), title: None, fields: drawn, note: None };
    let (summary, problems) = form::summary(filled, &faults, ctx);
    // How it goes on depends on the document.
    let (step, footnote) = match state.entry.kind() {
        None => (None, "register-footnote-saved"),
        Some(_) if code::is_at_once(state) => (Some(1), "register-footnote"),
        Some(_) => (Some(1), "register-footnote-review"),
    };
    let form = Form {
        step: step.map(|step| code::step_words(step, state, ctx)),
        lead: None,
        summary,
        problems,
        sections: vec![section],
        footnote: Some(ctx.say(footnote)),
    };
    let help = Press { icon: Some(Icon::Help), ..ctx.press("help.open", Rank::Bar, "none") };
    let which = Press { icon: Some(Icon::Licence), ..ctx.press(WHICH, Rank::Link, "none") };
    View::new(ctx.say("title-register"), Body::Form { form })
        .action(ctx.press(SUBMIT, Rank::Main, code::SEND))
        .action(which)
        .action(help)
        .action(elder::press(ctx))
}
