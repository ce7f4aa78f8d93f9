//! Trying a number or a name: the same words as in the real form, and nothing is kept.

use crate::{
    form,
    registration::{
        entry::{NAME, PHONE},
        kind::{DOC_KIND, DOC_TYPE, NUMBER},
    },
    screen::{Body, Form, Icon, Rank, Section},
    step::{Context, Event, Step, View},
    text::Words,
};

use super::State;
use crate::registration::entry::Entry;

pub(super) const KINDS: [(&str, Icon); 3] =
    [("number", Icon::Edit), ("name", Icon::Person), ("phone", Icon::Phone)];

const CHECK: &str = "help.check";
/// What a draft would be named; no draft is ever written here.
const NO_DRAFT: &str = "help";

pub(super) fn known(kind: &str) -> Option<&'static str> {
    KINDS.iter().map(|(own, _)| *own).find(|own| *own == kind)
}

fn fields(entry: &Entry, kind: &str) -> Vec<&'static str> {
    match kind {
        "name" => vec![NAME],
        "phone" => vec![PHONE],
        _ if entry.text(DOC_TYPE) == "F" => vec![DOC_TYPE, DOC_KIND, NUMBER],
        _ => vec![DOC_TYPE, NUMBER],
    }
}

pub(super) fn update(state: &State, kind: &str, event: Event, ctx: &Context) -> Step<State> {
    let mut state = state.clone();
    let entry = &mut state.tried;
    // The effects would keep what was typed; here nothing is kept.
    match event {
        Event::Entered(_) => *entry = Entry::default(),
        Event::Edited { field, value } => drop(entry.edit(NO_DRAFT, &field, value)),
        Event::Left(field) => drop(entry.leave(NO_DRAFT, &field, ctx)),
        Event::Chosen { field, option } => drop(entry.choose(NO_DRAFT, &field, &option, ctx)),
        Event::Pressed(id) if id == CHECK => {
            for field in fields(entry, kind) {
                drop(entry.leave(NO_DRAFT, field, ctx));
            }
            entry.form.filled.submit();
            let first = entry.faults(&fields(entry, kind), ctx).first().map(|(field, _)| *field);
            return match first {
                Some(field) => Step::to(state).focus(field),
                None => Step::to(state),
            };
        }
        Event::Pressed(id) => drop(entry.mend(NO_DRAFT, &id, ctx)),
        // Whatever else is reported belongs to another screen.
        _ => {}
    }
    Step::to(state)
}

pub(super) fn view(entry: &Entry, kind: &str, ctx: &Context) -> View {
    let kind = known(kind).unwrap_or("number");
    let fields = fields(entry, kind);
    let faults = entry.faults(&fields, ctx);
    let filled = entry.filled();
    let draw =
        |id: &&'static str| entry.spec(id, ctx).draw(filled, form::fault_of(&faults, id), ctx);
    let good = faults.is_empty() && filled.is_submitted();
    let note = if good { "help-try-good" } else { "help-try-note" };
    let section = Section {
        id: "try".to_owned(),
        title: None,
        fields: fields.iter().map(draw).collect(),
        note: Some(ctx.say(note)),
    };
    let (summary, problems) = form::summary(filled, &faults, ctx);
    let footnote = Some(ctx.say("help-try-footnote"));
    let form =
        Form { step: None, lead: None, summary, problems, sections: vec![section], footnote };
    let title = ctx.say(Words::new(format!("title-help-try-{kind}")));
    View::new(title, Body::Form { form }).action(ctx.press(CHECK, Rank::Main, "none"))
}
