//! 陈述申辩, 异议: speaking against a record, with pictures; its answer within five working days.
//!
//! ```text
//! Form ── submit ─▶ outbox ─▶ InReview ─┬─▶ Upheld: the record is deleted
//!   ▲ pictures        │ refused         ├─▶ Dismissed, with the reason: handle it
//!   └─────────────────┘ (edit, discard) └─▶ Withdrawn by the person
//! ```
//!
//! May wait: what was written goes through the outbox with its pictures. Until the server has
//! answered, the text stays in its draft too, so that a refusal loses none of it.

mod case;
mod form;
mod pictures;

use std::{collections::BTreeMap, sync::Arc};

use tongtu_contract as contract;
use tongtu_contract::{Objection, ObjectionState, Violation, ViolationState};
use tongtu_rules::violation::objection;

pub(crate) use case::mark;

use crate::{
    documents::{Doc, DocKey},
    effect::{Answer, Effect, Photo, Reply, WaitingKind},
    form::Filled,
    route::Route,
    screen::Tone,
    step::{Context, Event, Fact, Go, Notice, Step, View},
    text::Words,
    violations::{self, find},
};

#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// What was written, by the record's id; read once a life of the app.
    forms: BTreeMap<String, Written>,
    loaded: bool,
    taking: pictures::Taking,
    /// The picture that is looked at, to be taken away.
    looked_at: Option<usize>,
    /// The sheet that asks before an objection is withdrawn.
    withdrawing: bool,
    /// The objection that is seen in review: its end is then news.
    in_review: Option<String>,
    /// Handed in and not yet durable: the form it came from.
    sending: Option<String>,
    /// The objection that was told of last: what was said is untrue once the server has another.
    told: Option<Arc<Objection>>,
}

/// One objection as far as it is written.
#[derive(Debug, Clone, Default)]
struct Written {
    filled: Filled,
    photos: Vec<Photo>,
}

/// What was written, over a kill: `<record>/<field>`.
const DRAFT: &str = "objection";
const PHOTOS: &str = "photos";

impl State {
    fn form(&self, record: &str) -> Written {
        self.forms.get(record).cloned().unwrap_or_default()
    }

    fn with(&self, record: &str, change: impl FnOnce(&mut Written)) -> State {
        let mut next = self.clone();
        change(next.forms.entry(record.to_owned()).or_default());
        next
    }
}

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        Event::Forget => Step::to(State::default()),
        Event::Entered(route) => entered(&seen(state, ctx), &route),
        Event::Document(key) => document(state, key, ctx),
        Event::Edited { field, value } if field == form::TEXT => form::edit(state, &value, ctx),
        Event::Left(field) if field == form::TEXT => form::leave(state, ctx),
        Event::Chosen { field, option } if field == form::GROUND => {
            form::choose(state, &option, ctx)
        }
        Event::Dismissed => {
            Step::to(State { looked_at: None, withdrawing: false, ..state.clone() })
        }
        Event::Pressed(id) | Event::Opened(id) => pressed(state, &id, ctx),
        Event::Answered(tag @ ("camera" | "album" | "permission"), outcome) => {
            pictures::answered(state, tag, outcome, ctx)
        }
        Event::Came(tag, answer) => came(state, tag, answer, ctx),
        Event::Delivered(kind, Ok(Reply::Objection(objection))) => {
            delivered(state, kind, &objection, ctx)
        }
        Event::Delivered(kind, Err(problem)) => {
            let step = Step::stay(state)
                .fact(Fact::Refetch(DocKey::Objections))
                .fact(Fact::Refetch(DocKey::Violations));
            if kind == WaitingKind::ObjectionWithdrawal
                && problem.server_code() == Some("wrong_state")
            {
                // It was answered before. Whoever has read the answer needs no other news.
                let has_read =
                    matches!(ctx.route, Route::Objection(_)) && state.in_review.is_none();
                let news = Notice::news(Tone::Info, "objection-news-not_withdrawn");
                return if has_read { step } else { step.notice(news) };
            }
            step.problem(&problem, ctx)
        }
        Event::GivenUp(WaitingKind::Objection, record) => forget(state, &record),
        // What the person reports late or twice changes nothing; an answer that cannot be is a bug.
        Event::Answered(..) | Event::Delivered(..) => Step::stay(state).illegal(),
        _ => Step::stay(state),
    }
}

fn entered(state: &State, route: &Route) -> Step<State> {
    let next = State { looked_at: None, withdrawing: false, ..state.clone() };
    match route {
        Route::ObjectionForm(_) | Route::ObjectionPhoto(_) if !state.loaded => {
            Step::to(next).effect("load", Effect::LoadDraft(DRAFT))
        }
        Route::ObjectionPhoto(_) => pictures::look(&next),
        _ => Step::to(next),
    }
}

/// Whether the objection on the screen is in review.
fn seen(state: &State, ctx: &Context) -> State {
    let Route::Objection(id) = ctx.route else { return state.clone() };
    let waits = |own: &&Objection| matches!(own.state, ObjectionState::InReview { .. });
    let in_review = case::find(id, ctx).filter(waits).map(|own| own.id.0.clone());
    State { in_review, ..state.clone() }
}

/// The end of a review is told to whoever looks at its case; of others a receipt is no news any more.
fn document(state: &State, key: DocKey, ctx: &Context) -> Step<State> {
    let is_other = |told: &Arc<Objection>| {
        case::find(told.id.as_str(), ctx).is_none_or(|now| now.state != told.state)
    };
    let untrue = key == DocKey::Objections && state.told.as_ref().is_some_and(is_other);
    let mut step = Step::to(seen(state, ctx));
    if untrue {
        step = Step::to(State { told: None, ..seen(state, ctx) }).hush();
    }
    let Route::Objection(id) = ctx.route else { return step };
    let ended = key == DocKey::Objections
        && state.in_review.as_ref() == Some(id)
        && step.state.in_review.is_none();
    match case::find(id, ctx).filter(|_| ended).and_then(|own| news(&own.state, ctx)) {
        Some(notice) => step.notice(notice),
        None => step,
    }
}

fn pressed(state: &State, id: &str, ctx: &Context) -> Step<State> {
    match (ctx.route, id) {
        // ── ways that stand on several screens ──
        (_, "progress.open" | "objection.progress") => {
            Step::stay(state).go(Go::Root(Route::Progress))
        }
        (Route::ObjectionForm(_), id) if id.starts_with("decision/") => {
            let decision = id.trim_start_matches("decision/");
            Step::stay(state).push(Route::Decision(decision.to_owned()))
        }

        // ── the form ──
        (Route::ObjectionForm(record), "objection.submit") => form::submit(state, record, ctx),
        (Route::ObjectionForm(record), "objection.add")
            if pictures::has_room(state, record, ctx) =>
        {
            Step::stay(state).push(Route::ObjectionPhoto(record.clone()))
        }
        (Route::ObjectionForm(record), "objection.remove") => pictures::remove(state, record),
        (Route::ObjectionForm(_), "objection.keep") => {
            Step::to(State { looked_at: None, ..state.clone() })
        }
        (Route::ObjectionForm(record), "objection.to_record") => {
            Step::stay(state).go(Go::BackTo(Route::Violation(record.clone())))
        }
        (Route::ObjectionForm(record), slot) => pictures::look_at(state, record, slot),

        // ── a picture ──
        (Route::ObjectionPhoto(_), "objection.shutter") => pictures::shutter(state, ctx),
        (Route::ObjectionPhoto(_), "objection.album") => pictures::album(state, ctx),
        (Route::ObjectionPhoto(_), "objection.allow") => pictures::allow(state, ctx),

        // ── the case ──
        (Route::Objection(id), "objection.withdraw") => {
            let may = case::find(id, ctx).is_some_and(|own| case::may_withdraw(own, ctx));
            Step::to(State { withdrawing: may, ..state.clone() })
        }
        (Route::Objection(_), "objection.withdraw.keep") => {
            Step::to(State { withdrawing: false, ..state.clone() })
        }
        (Route::Objection(id), "objection.withdraw.confirm") => case::withdraw(state, id, ctx),
        (Route::Objection(id), "objection.record" | "objection.handle") => {
            match case::find(id, ctx) {
                Some(own) => {
                    Step::stay(state).go(Go::BackTo(Route::Violation(own.violation.0.clone())))
                }
                None => Step::stay(state),
            }
        }
        (Route::Objection(_), "objection.window") => {
            Step::stay(state).push(Route::HelpPage("window".to_owned()))
        }
        // What the person reports late or twice changes nothing.
        _ => Step::stay(state),
    }
}

fn came(state: &State, tag: &str, answer: Answer, ctx: &Context) -> Step<State> {
    match (tag, answer) {
        ("load", Answer::Draft(draft)) => form::restored(state, draft, ctx),
        ("prepare", Answer::Prepared(Ok(photo))) => pictures::prepared(state, photo, ctx),
        ("prepare", Answer::Prepared(Err(problem))) => {
            let step = pictures::look(state);
            step.problem(&problem, ctx)
        }
        ("submit", Answer::Queued(Ok(_))) => form::queued(state, ctx),
        ("withdraw", Answer::Queued(Ok(_))) => {
            let words = if ctx.online { "request-sent" } else { "request-kept" };
            Step::stay(state).notice(Notice::news(Tone::Info, words))
        }
        ("submit", Answer::Queued(Err(problem))) => {
            Step::to(State { sending: None, ..state.clone() }).problem(&problem, ctx)
        }
        ("withdraw", Answer::Queued(Err(problem)))
        | ("draft" | "discard", Answer::Done(Err(problem))) => {
            Step::stay(state).problem(&problem, ctx)
        }
        ("draft" | "discard", Answer::Done(Ok(()))) => Step::stay(state),
        _ => Step::stay(state).illegal(),
    }
}

/// The server has it, or has taken it back: its record is not what it was.
fn delivered(
    state: &State,
    kind: WaitingKind,
    objection: &Arc<Objection>,
    ctx: &Context,
) -> Step<State> {
    let record = objection.violation.as_str();
    let next = State { told: Some(objection.clone()), ..state.clone() };
    let mut step = match kind {
        WaitingKind::Objection => forget(&next, record),
        _ => Step::to(next),
    };
    if let Some(doc) = ctx.docs.objections() {
        let mut doc = doc.clone();
        doc.items.retain(|own| own.id != objection.id);
        doc.items.insert(0, (**objection).clone());
        step = step.fact(Fact::Document(Doc::Objections(Arc::new(doc))));
    }
    if let Some(own) = find(record, ctx)
        && matches!(objection.state, ObjectionState::InReview { .. })
    {
        let changed = Violation {
            state: ViolationState::UnderObjection,
            objection: Some(objection.id.clone()),
            ..own.clone()
        };
        step = step.fact(violations::replaced(&changed, ctx));
    }
    for key in [DocKey::Objections, DocKey::Violations, DocKey::Messages] {
        step = step.fact(Fact::Refetch(key));
    }
    match news(&objection.state, ctx) {
        Some(notice) => step.notice(notice),
        None => step,
    }
}

fn news(state: &ObjectionState, ctx: &Context) -> Option<Notice> {
    let (tone, words) = match state {
        ObjectionState::InReview { due_on } => {
            (Tone::Info, Words::new("objection-news-in-review").with("day", ctx.short_day(*due_on)))
        }
        ObjectionState::Upheld { .. } => (Tone::Good, "objection-news-upheld".into()),
        ObjectionState::Dismissed { .. } => (Tone::Danger, "objection-news-dismissed".into()),
        ObjectionState::Withdrawn { .. } => (Tone::Info, "objection-news-withdrawn".into()),
        ObjectionState::Unknown(_) => return None,
    };
    Some(Notice::news(tone, words))
}

/// The server has it, or it will not be sent: what was written goes, from this life and the disk.
fn forget(state: &State, record: &str) -> Step<State> {
    let mut next = state.clone();
    next.forms.remove(record);
    let fields = [form::GROUND, form::TEXT, PHOTOS];
    fields
        .into_iter()
        .fold(Step::to(next), |step, field| step.draft(DRAFT, &format!("{record}/{field}"), ""))
}

/// What may be sent with one: the server's figures, else those of the rules.
fn limits(ctx: &Context) -> contract::ObjectionLimits {
    if let Some(server) = ctx.docs.server() {
        return server.objection.clone();
    }
    let own = objection::LIMITS;
    contract::ObjectionLimits {
        min_chars: u32::try_from(own.min_chars).unwrap_or(50),
        max_chars: objection::MAX_CHARS,
        max_pictures: u8::try_from(own.max_pictures).unwrap_or(5),
        max_bytes: own.max_bytes,
    }
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    match route {
        Route::ObjectionForm(record) => form::view(state, record, ctx),
        Route::ObjectionPhoto(record) => pictures::view(state, record, ctx),
        Route::Objection(id) => case::view(state, id, ctx),
        _ => ctx.instead_of(DocKey::Objections, ctx.say("title-objection")),
    }
}

#[cfg(test)]
mod tests;
