//! Writing it: on which ground, what happened, pictures; handing it in.

use std::collections::BTreeMap;

use tongtu_contract::{ObjectionGround, ObjectionRequest, UploadId, ViolationState, path};
use tongtu_rules::violation::objection::{self as rule, Evidence, ObjectionError};

use super::{DRAFT, PHOTOS, State, Written, limits, pictures};
use crate::{
    documents::DocKey,
    effect::{OutboxItem, Waiting, WaitingKind},
    form::{self, Fault, Spec},
    outbox, prose,
    route::Route,
    screen::{
        Body, Choice, Detail, Form, Icon, Input, Mark, Page, Paragraph, ParagraphKind, Press, Rank,
        Row, Section, Tone,
    },
    step::{Context, Go, Step, View},
    text::Words,
    violations::{self, find, words},
};

pub(super) const GROUND: &str = "objection_ground";
pub(super) const TEXT: &str = "objection_text";
const SLOTS: &str = "objection_photos";

fn record<'a>(ctx: &'a Context) -> Option<&'a str> {
    match ctx.route {
        Route::ObjectionForm(record) | Route::ObjectionPhoto(record) => Some(record),
        _ => None,
    }
}

pub(super) fn edit(state: &State, text: &str, ctx: &Context) -> Step<State> {
    let Some(record) = record(ctx) else { return Step::stay(state) };
    let next = state.with(record, |form| form.filled.edit(TEXT, text));
    kept(Step::to(next), record, TEXT, text)
}

pub(super) fn leave(state: &State, ctx: &Context) -> Step<State> {
    let Some(record) = record(ctx) else { return Step::stay(state) };
    Step::to(state.with(record, |form| form.filled.leave(TEXT)))
}

pub(super) fn choose(state: &State, option: &str, ctx: &Context) -> Step<State> {
    let Some(record) = record(ctx) else { return Step::stay(state) };
    if !ObjectionGround::KNOWN.contains(&option) {
        return Step::stay(state);
    }
    let next = state.with(record, |form| form.filled.choose(GROUND, option));
    kept(Step::to(next), record, GROUND, option)
}

/// Under the record's own name: two objections do not overwrite each other.
fn kept(step: Step<State>, record: &str, field: &str, text: &str) -> Step<State> {
    step.draft(DRAFT, &format!("{record}/{field}"), text)
}

pub(super) fn keep_photos(step: Step<State>, record: &str) -> Step<State> {
    let photos = step.state.form(record).photos;
    let text = if photos.is_empty() {
        String::new()
    } else {
        serde_json::to_string(&photos).unwrap_or_default()
    };
    kept(step, record, PHOTOS, &text)
}

pub(super) fn restored(
    state: &State,
    draft: BTreeMap<String, String>,
    ctx: &Context,
) -> Step<State> {
    let mut next = State { loaded: true, ..state.clone() };
    let mut texts: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (name, text) in draft.into_iter().filter(|(_, text)| !text.is_empty()) {
        let Some((record, field)) = name.split_once('/') else { continue };
        if field == PHOTOS {
            let own = next.forms.entry(record.to_owned()).or_default();
            if own.photos.is_empty() {
                own.photos = serde_json::from_str(&text).unwrap_or_default();
            }
        } else {
            texts.entry(record.to_owned()).or_default().insert(field.to_owned(), text);
        }
    }
    for (record, fields) in texts {
        next.forms.entry(record).or_default().filled.restore(fields);
    }
    match ctx.route {
        Route::ObjectionPhoto(_) => pictures::look(&next),
        _ => Step::to(next),
    }
}

fn faults(form: &Written, ctx: &Context) -> Vec<(&'static str, Fault)> {
    let limits = limits(ctx);
    let mut faults = Vec::new();
    if form.filled.text(GROUND).is_empty() {
        faults.push((GROUND, Fault::new("choose")));
    }
    let rules = rule::ObjectionLimits {
        min_chars: usize::try_from(limits.min_chars).unwrap_or(usize::MAX),
        max_pictures: usize::from(limits.max_pictures),
        max_video_s: 0,
        max_bytes: limits.max_bytes,
    };
    let evidence = Evidence::Pictures {
        count: form.photos.len(),
        largest_bytes: form.photos.iter().map(|photo| photo.bytes).max().unwrap_or(0),
    };
    if let Err(error) = rule::check(form.filled.text(TEXT), evidence, &rules) {
        let field = match error {
            ObjectionError::TextTooShort | ObjectionError::TooLate => TEXT,
            ObjectionError::TooManyPictures
            | ObjectionError::VideoTooLong
            | ObjectionError::FileTooLarge => SLOTS,
        };
        let missing = limits.min_chars.saturating_sub(
            u32::try_from(form.filled.text(TEXT).trim().chars().count()).unwrap_or(0),
        );
        faults.push((
            field,
            Fault::new(error.code())
                .with("min", limits.min_chars)
                .with("missing", missing)
                .with("pictures", u32::from(limits.max_pictures)),
        ));
    }
    faults
}

pub(super) fn submit(state: &State, record: &str, ctx: &Context) -> Step<State> {
    let open = find(record, ctx).is_some_and(|own| violations::refused::is_objectable(own, ctx));
    if !open || ctx.is_busy("submit") || ctx.on_its_way(WaitingKind::Objection, record).is_some() {
        return Step::stay(state);
    }
    let form = state.form(record);
    if let Some((field, _)) = faults(&form, ctx).first() {
        let next = state.with(record, |form| form.filled.submit());
        return Step::to(next).focus(*field);
    }
    let uploads = (0..form.photos.len()).map(|n| UploadId(format!("$upload{n}")));
    let request = ObjectionRequest {
        ground: ObjectionGround::from(form.filled.text(GROUND)),
        text: form.filled.text(TEXT).trim().to_owned(),
        pictures: uploads.collect(),
    };
    let waiting = Waiting {
        kind: WaitingKind::Objection,
        subject: record.to_owned(),
        path: path::objections(&tongtu_contract::ViolationId(record.to_owned())),
        body: serde_json::to_vec(&request).unwrap_or_default(),
        photos: form.photos.iter().map(|photo| photo.id.clone()).collect(),
    };
    let step = Step::to(State { sending: Some(record.to_owned()), ..state.clone() });
    outbox::hand_in(step, "submit", waiting, ctx)
}

/// It is in the outbox, and its pictures with it; the text stays until it is answered.
pub(super) fn queued(state: &State, ctx: &Context) -> Step<State> {
    let Some(record) = state.sending.clone() else { return Step::stay(state) };
    let mut next = State { sending: None, ..state.clone() };
    // Read anew from its draft, should the server want it changed.
    next.forms.remove(&record);
    next.loaded = false;
    let step = Step::to(next).draft(DRAFT, &format!("{record}/{PHOTOS}"), "");
    let here = matches!(ctx.route, Route::ObjectionForm(own) if *own == record);
    if !here {
        return step;
    }
    prose::handed_in(step, Go::BackTo(Route::Violation(record)), ctx)
}

pub(super) fn view(state: &State, record: &str, ctx: &Context) -> View {
    let title = ctx.say("title-objection-form");
    if ctx.docs.violations().is_none() {
        return ctx.instead_of(DocKey::Violations, title);
    }
    let Some(own) = find(record, ctx) else {
        let back = ctx.press("objection.to_record", Rank::Main, "none");
        return ctx.gone("violation", title, Vec::new()).action(back);
    };
    if let Some(item) = ctx.on_its_way(WaitingKind::Objection, record) {
        return sent(title, own, item, ctx);
    }
    if !violations::refused::is_objectable(own, ctx) {
        return closed(title, own, ctx);
    }
    let form = state.form(record);
    let limits = limits(ctx);
    let faults = faults(&form, ctx);
    let (summary, problems) = form::summary(&form.filled, &faults, ctx);
    let chosen = form.filled.text(GROUND);
    let ground = Spec::new(
        GROUND,
        Input::Choice {
            options: ObjectionGround::KNOWN.iter().map(|word| ground(word, ctx)).collect(),
            chosen: (!chosen.is_empty()).then(|| chosen.to_owned()),
        },
    );
    let text = Spec::prose(&form.filled, TEXT, (limits.min_chars, limits.max_chars), ctx);
    let slots = Input::Photos { slots: pictures::slots(&form, limits.max_pictures, ctx) };
    let help =
        Words::new("field-objection_photos.help").with("pictures", u32::from(limits.max_pictures));
    let photos = Spec { required: false, ..Spec::new(SLOTS, slots) }.help(Some(help));
    let draw = |spec: Spec| {
        let id = spec.id;
        spec.draw(&form.filled, form::fault_of(&faults, id), ctx)
    };
    let section = |id: &str, fields| Section { id: id.to_owned(), title: None, fields, note: None };
    let form = Form {
        step: None,
        lead: Some(lead(own, ctx)),
        summary,
        problems,
        sections: vec![
            section("objection.what", vec![draw(ground), draw(text)]),
            section("objection.pictures", vec![draw(photos)]),
        ],
        footnote: Some(ctx.say("objection-footnote")),
    };
    let submit =
        Press { icon: Some(Icon::Send), ..ctx.press("objection.submit", Rank::Main, "submit") };
    View::new(title, Body::Form { form }).action(submit).over(pictures::sheet(state, record, ctx))
}

pub(super) fn ground(word: &str, ctx: &Context) -> Choice {
    let key = format!("objection-ground-{word}");
    Choice {
        id: word.to_owned(),
        help: ctx.find(format!("{key}.help")),
        label: ctx.texts.find(&Words::new(key)).unwrap_or_else(|| word.to_owned()),
    }
}

/// What it is about, and the rights of whoever speaks, or why the last one was not taken.
fn lead(record: &tongtu_contract::Violation, ctx: &Context) -> Page {
    let item = |icon, key: &'static str| Paragraph {
        icon: Some(icon),
        ..Paragraph::new(ParagraphKind::Item, ctx.say(key))
    };
    let rights = || Page {
        paragraphs: vec![
            item(Icon::Clock, "objection-rights-answer"),
            item(Icon::Lock, "objection-rights-rests"),
            item(Icon::Objection, "objection-rights-no-worse"),
        ],
        ..Page::default()
    };
    let waiting = ctx.waiting_for(WaitingKind::Objection, record.id.as_str());
    Page {
        id: "objection.lead".to_owned(),
        about: Some(words::about(record, record.act.clone(), ctx)),
        ..prose::came_back(waiting, ctx).unwrap_or_else(rights)
    }
}

/// Handled, answered or in review meanwhile: nothing can be handed in any more.
fn closed(title: String, record: &tongtu_contract::Violation, ctx: &Context) -> View {
    let decided = match &record.state {
        ViolationState::Handled { decision } => Some(Row {
            id: format!("decision/{decision}"),
            ..ctx.row("objection.reconsider", Icon::Clock)
        }),
        _ => None,
    };
    // What the server would not take is still among what waits.
    let stuck = ctx.waiting_for(WaitingKind::Objection, record.id.as_str());
    let stuck = stuck.map(|_| ctx.row("objection.progress", Icon::Progress));
    let page = Page {
        id: "objection.closed".to_owned(),
        mark: Some(Mark { tone: Tone::Info, open: false, label: ctx.say("objection-closed-mark") }),
        title: ctx.say("objection-closed"),
        about: Some(words::about(record, record.act.clone(), ctx)),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, ctx.say("objection-closed-text"))],
        ways: decided.into_iter().chain(stuck).collect(),
        ..Page::default()
    };
    View::new(title, Body::Page { page }).action(ctx.press(
        "objection.to_record",
        Rank::Main,
        "none",
    ))
}

/// Whoever comes back to a form that is on its way.
fn sent(
    title: String,
    record: &tongtu_contract::Violation,
    item: &OutboxItem,
    ctx: &Context,
) -> View {
    let about = words::about(record, record.act.clone(), ctx);
    let progress = outbox::progress(item, ctx);
    let detail = Detail { progress, ..outbox::detail(item, about, ctx) };
    View::new(title, Body::Detail { detail }).action(ctx.press(
        "objection.to_record",
        Rank::Second,
        "none",
    ))
}
