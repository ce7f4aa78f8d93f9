//! Mending a refused registration: only what the reviewer named, and nothing typed again.

use tongtu_contract::{
    CorrectionRequest, RegistrationDetails, RegistrationReason, RegistrationState, path,
};
use tongtu_rules::{document, name};

use super::{
    State,
    entry::{CITY, Entry, NAME},
    kind::{self, DOC_KIND, DOC_TYPE, NUMBER},
    photo,
};
use crate::{
    effect::{Answer, Effect, Reply, Request, Tag},
    form::{self, Fault, Spec},
    route::Route,
    screen::{Body, Form, Icon, Input, Mark, Press, Rank, Section, Slot, Tone},
    step::{Context, Event, Go, Notice, Step, View},
    text::Words,
};

pub(super) const DRAFT: &str = "register_mend";
pub(super) const LOAD: Tag = "mend.load";
const SUBMIT: Tag = "register.mend_send";
const PHOTO: &str = "photo";
const SLOT: &str = "register.photo";

/// What the reviewer named, in reading order. Letter and kind of a document go together, and a
/// number is read by its kind.
fn fields(state: &State) -> Vec<&'static str> {
    let Some(RegistrationState::Rejected { fields, .. }) = state.case.state() else {
        return Vec::new();
    };
    let named = |field: &str| fields.iter().any(|own| own == field);
    let mut out = Vec::new();
    if named(DOC_TYPE) || named(DOC_KIND) {
        out.push(DOC_TYPE);
        if state.mend.text(DOC_TYPE) == "F" {
            out.push(DOC_KIND);
        }
    }
    if named(NUMBER) || out.contains(&DOC_TYPE) {
        out.push(NUMBER);
    }
    if named(NAME) || named("name_as_on_document") {
        out.push(NAME);
    }
    if named(CITY) {
        out.push(CITY);
    }
    if named(PHOTO) {
        out.push(PHOTO);
    }
    if out.is_empty() {
        // A reviewer who named nothing we know: whatever may be mended is offered.
        out.extend([DOC_TYPE, NUMBER, NAME, CITY, PHOTO]);
    }
    out
}

pub(super) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    let mut state = state.clone();
    match event {
        Event::Entered(_) => {
            if state.mend.filled().is_empty() {
                start(&mut state);
            }
            let load = state.mend.form.enter(DRAFT);
            Step::to(state).maybe(LOAD, load)
        }
        Event::Came(SUBMIT, Answer::Sent(Ok(Reply::Registration(registration)))) => {
            let drop = state.taken.photo().map(|photo| Effect::DropPhoto(photo.id.clone()));
            state.taken = photo::Taken::None;
            state.mend = Entry::default();
            super::seen(&state, &registration, ctx)
                .maybe("drop", drop)
                .effect("draft", Effect::DropDraft(DRAFT))
                .effect("draft", super::case::keep_photo(None))
                .go(Go::BackTo(Route::RegisterReview))
                .notice(Notice::news(Tone::Good, "register-mended"))
        }
        Event::Came(SUBMIT, Answer::Sent(Err(problem))) => {
            match super::refused(&mut state.mend, &problem) {
                // It stands at its field.
                Some(field) => Step::to(state).hush().focus(field),
                None => Step::to(state).problem(&problem, ctx),
            }
        }
        Event::Pressed(id) => match id.as_str() {
            SUBMIT | "notice.retry" => submit(state, ctx),
            SLOT => Step::to(state).push(Route::RegisterPhoto),
            _ => match state.mend.mend(DRAFT, &id, ctx) {
                Some(effects) => super::with(Step::to(state), effects),
                None => Step::to(state),
            },
        },
        event => super::typed(state, event, ctx, DRAFT, |state| &mut state.mend),
    }
}

/// The fields begin with what was handed in.
pub(super) fn start(state: &mut State) {
    let Some(seen) = state.case.seen.as_deref() else { return };
    let RegistrationDetails { doc_kind, number, name, city, .. } = &seen.details;
    let mut entry = Entry::default();
    let filled = &mut entry.form.filled;
    if let Some(kind) = kind::of(doc_kind) {
        let (letter, abroad) = kind::choices(kind);
        filled.choose(DOC_TYPE, letter);
        if !abroad.is_empty() {
            filled.choose(DOC_KIND, abroad);
        }
    }
    filled.edit(NUMBER, number.clone());
    filled.edit(NAME, name.clone());
    filled.choose(CITY, city);
    // What the rules say of it is said at once: it was handed in before.
    filled.leave(NUMBER);
    filled.leave(NAME);
    state.mend = entry;
}

fn faults(state: &State, ctx: &Context) -> Vec<(&'static str, Fault)> {
    let fields = fields(state);
    let mut faults = state.mend.faults(&fields, ctx);
    if fields.contains(&PHOTO) && state.taken.upload().is_none() {
        faults.push((PHOTO, Fault::new("photo.missing")));
    }
    faults
}

fn submit(mut state: State, ctx: &Context) -> Step<State> {
    if ctx.is_busy(SUBMIT) {
        return Step::to(state);
    }
    state.mend.form.filled.submit();
    if let Some((field, _)) = faults(&state, ctx).first() {
        return Step::to(state).focus(*field);
    }
    let (Some(id), Some(auth)) = (state.case.id(), state.case.auth()) else {
        return Step::to(state).go(Go::Root(Route::Welcome));
    };
    let body = request(&state, ctx);
    let path = path::registration_corrections(id);
    let request = Request::post(path, &body, auth, Reply::registration);
    Step::to(state).effect(SUBMIT, Effect::Send(request)).hush()
}

/// Only what is asked for goes over the wire.
fn request(state: &State, ctx: &Context) -> CorrectionRequest {
    let (fields, entry) = (fields(state), &state.mend);
    let asked = |field: &'static str| fields.contains(&field);
    let kind = entry.kind();
    let document = asked(DOC_TYPE).then_some(kind).flatten().map(kind::wire);
    let (doc_type, doc_kind) = document.unzip();
    let number = kind.and_then(|kind| document::parse(kind, entry.text(NUMBER), ctx.today).ok());
    CorrectionRequest {
        doc_type,
        doc_kind,
        number: number.filter(|_| asked(NUMBER)).map(|number| number.as_str().to_owned()),
        name: asked(NAME).then(|| name::check(entry.text(NAME)).normalised),
        name_as_on_document: asked(NAME).then(|| entry.has_insisted()),
        city: asked(CITY).then(|| entry.text(CITY).to_owned()),
        photo: state.taken.upload().filter(|_| asked(PHOTO)),
    }
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let faults = faults(state, ctx);
    let filled = state.mend.filled();
    let draw = |id: &'static str| {
        let spec = if id == PHOTO { slot(state, ctx) } else { state.mend.spec(id, ctx) };
        spec.draw(filled, form::fault_of(&faults, id), ctx)
    };
    let drawn = fields(state).into_iter().map(draw).collect();
    let note = Some(match state.case.state() {
        Some(RegistrationState::Rejected { reason, .. }) => {
            let why = super::review::why(reason, ctx);
            // In the reviewer's own words no field is named: all of them stand here.
            let key = if matches!(reason, RegistrationReason::Unknown(_)) {
                "register-mend-note-all"
            } else {
                "register-mend-note"
            };
            ctx.say(Words::new(key).with("reason", why))
        }
        _ => String::new(),
    })
    .filter(|note| !note.is_empty());
    let section = Section { id: "mend".to_owned(), title: None, fields: drawn, note };
    let (summary, problems) = form::summary(filled, &faults, ctx);
    let footnote = Some(ctx.say("register-mend-footnote"));
    let form =
        Form { step: None, lead: None, summary, problems, sections: vec![section], footnote };
    let help = Press { icon: Some(Icon::Help), ..ctx.press("help.open", Rank::Bar, "none") };
    View::new(ctx.say("title-register-mend"), Body::Form { form })
        .action(ctx.press(SUBMIT, Rank::Main, SUBMIT))
        .action(help)
}

fn slot(state: &State, ctx: &Context) -> Spec {
    let sent = state.taken.upload().is_some();
    let mark = state.taken.photo().map(|_| Mark {
        tone: if sent { Tone::Good } else { Tone::Info },
        open: !sent,
        label: ctx.say(if sent { "register-photo-sent" } else { "register-photo-on-its-way" }),
    });
    let slot = Slot {
        id: SLOT.to_owned(),
        label: ctx.say("register-photo-slot"),
        picture: state.taken.photo().map(|photo| photo::picture(photo, ctx)),
        mark,
        progress: photo::progress(&state.taken, ctx),
    };
    Spec::new(PHOTO, Input::Photos { slots: vec![slot] })
}
