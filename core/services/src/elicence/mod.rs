//! 电子驾驶证: the application with its photo, the review, the card to show.
//!
//! Where the case stands is the server's document; what is kept here is the way of an application
//! that has not been handed in (`photo`, `confirm`) and the short-lived code of the card (`card`). The page of
//! the case in its states is `standing`.

mod card;
mod confirm;
mod payload;
mod photo;
pub(crate) mod standing;

use crate::{
    documents::{Doc, DocKey},
    effect::{Answer, Effect, Photo, Reply},
    form::Filled,
    route::Route,
    screen::Tone,
    step::{Context, Event, Fact, Notice, Step, View},
};
use tongtu_contract as contract;

#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// The box 本人知悉.
    filled: Filled,
    /// Whether what was done in an earlier life has been read.
    loaded: bool,
    taking: photo::Taking,
    /// Prepared, lawful, and not handed in.
    photo: Option<Photo>,
    card: card::Held,
    /// Whether the person has seen the case in review: its end is then news.
    in_review: bool,
}

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        Event::Forget => Step::to(State::default()),
        Event::Entered(route) => entered(state, &route, ctx),
        Event::Document(key) => document(state, key, ctx),
        Event::Dismissed if *ctx.route == Route::ElicenceCard => card::enlarge(state, false),
        Event::Dismissed => photo::wants(state, false),
        Event::Pressed(id) | Event::Opened(id) => pressed(state, &id, ctx),
        Event::Chosen { field, option } if field == photo::CONSENT => photo::choose(state, &option),
        Event::Answered(tag @ ("camera" | "album" | "permission"), outcome) => {
            photo::answered(state, tag, outcome, ctx)
        }
        Event::Came(tag, answer) => came(state, tag, answer, ctx),

        // ── the outbox has an answer ──
        Event::Delivered(_, Ok(Reply::Elicence(doc))) => {
            let in_review = matches!(doc.state, contract::ElicenceState::InReview { .. });
            let mut step = Step::to(State { in_review, ..state.clone() })
                .fact(Fact::Document(Doc::Elicence(doc.clone())));
            step.out.notice = news(&doc.state, ctx);
            step
        }
        Event::Delivered(_, Err(problem)) => {
            Step::stay(state).fact(Fact::Refetch(DocKey::Elicence)).problem(&problem, ctx)
        }

        // What the person reports late or twice changes nothing; an answer that cannot be is a bug.
        Event::Answered(..) | Event::Delivered(..) => Step::stay(state).illegal(),
        _ => Step::stay(state),
    }
}

fn entered(state: &State, route: &Route, ctx: &Context) -> Step<State> {
    match route {
        Route::ElicenceConsent | Route::ElicencePhoto | Route::ElicenceConfirm if !state.loaded => {
            Step::stay(state).effect("load", Effect::LoadDraft(photo::DRAFT))
        }
        Route::ElicencePhoto | Route::ElicenceConfirm => photo::guarded(state, ctx),
        Route::ElicenceCard => card::entered(state, ctx),
        _ => card::hide(state),
    }
}

/// The end of a review is told to whoever looks at its case.
fn document(state: &State, key: DocKey, ctx: &Context) -> Step<State> {
    let mut step = card::document(state, key, ctx);
    let Some(doc) = ctx.docs.elicence() else { return step };
    step.state.in_review = matches!(doc.state, contract::ElicenceState::InReview { .. });
    if key == DocKey::Elicence && state.in_review && !step.state.in_review {
        step.out.notice = news(&doc.state, ctx);
    }
    step
}

fn pressed(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let go = |route| Step::stay(state).push(route);
    match (ctx.route, id) {
        // ── the case ──
        (_, "elicence.apply" | "elicence.renew_photo") if standing::may_apply(ctx) => {
            go(Route::ElicenceConsent)
        }
        (_, "elicence.show") if is_in_force(ctx) => go(Route::ElicenceCard),
        (_, "elicence.text") if ctx.docs.elicence().is_some() => go(Route::ElicenceText),
        (_, "licence.file") => go(Route::LicenceFiling),
        (_, "licence.open" | "card.licence") => go(Route::Licence),
        (_, "progress.open") => Step::stay(state).go(crate::step::Go::Root(Route::Progress)),
        (_, "help.open") => go(Route::Help),

        // ── the application ──
        (Route::ElicenceConsent, "elicence.consent.next") => photo::agree(state),
        (Route::ElicencePhoto, "elicence.photo.shutter") => photo::shutter(state, ctx),
        (Route::ElicencePhoto, "elicence.photo.album") => photo::album(state, ctx),
        (Route::ElicencePhoto, "elicence.photo.allow") => photo::allow(state, ctx),
        (Route::ElicencePhoto, "elicence.photo.use") if state.photo.is_some() => {
            go(Route::ElicenceConfirm)
        }
        (Route::ElicencePhoto, "elicence.photo.wants") => photo::wants(state, true),
        (Route::ElicencePhoto, "elicence.photo.wants.close") => photo::wants(state, false),
        (Route::ElicenceConfirm, "elicence.retake") if !ctx.is_busy("apply") => {
            Step::stay(state).go(crate::step::Go::BackTo(Route::ElicencePhoto))
        }
        (Route::ElicenceConfirm, "elicence.submit") => confirm::submit(state, ctx),

        // ── the card ──
        (Route::ElicenceCard | Route::ElicenceText, "elicence.reveal") => card::reveal(state),
        // The officer reads the number now; a second look hides nothing.
        (Route::ElicenceCard, "card.officer") => card::reveal(&card::hide(state).state),
        (Route::ElicenceCard, "card.enlarge") => card::enlarge(state, true),
        (Route::ElicenceCard, "card.shrink") => card::enlarge(state, false),
        (Route::ElicenceCard, "elicence.code.renew") => card::renew(state, ctx),
        (Route::ElicenceCard, "elicence.code.due") => card::due(state, ctx),

        // What the person reports late or twice changes nothing.
        _ => Step::stay(state),
    }
}

fn came(state: &State, tag: &str, answer: Answer, ctx: &Context) -> Step<State> {
    match (tag, answer) {
        // ── the application ──
        ("load", Answer::Draft(draft)) => photo::restored(state, draft, ctx),
        ("prepare", Answer::Prepared(Ok(photo))) => photo::prepared(state, photo, ctx),
        ("prepare", Answer::Prepared(Err(problem))) => photo::refused(state, None, &problem, ctx),
        ("apply", Answer::Queued(Ok(_))) => confirm::queued(state, ctx),
        ("apply", Answer::Queued(Err(problem)))
        | ("draft" | "discard" | "keep" | "drop", Answer::Done(Err(problem))) => {
            Step::stay(state).problem(&problem, ctx)
        }
        ("draft" | "discard" | "keep" | "drop", Answer::Done(Ok(()))) | ("dim", Answer::Fired) => {
            Step::stay(state)
        }

        // ── the card ──
        ("code", Answer::Sent(Ok(Reply::ElicenceCode(code)))) => card::came(state, &code, ctx),
        ("code", Answer::Sent(Err(problem))) => card::failed(state, &problem, ctx),
        ("renew" | "expire", Answer::Fired) => card::due(state, ctx),
        ("reveal", Answer::Fired) => card::hide(state),

        _ => Step::stay(state).illegal(),
    }
}

/// What the server made of an application, told wherever the person is now.
fn news(state: &contract::ElicenceState, ctx: &Context) -> Option<Notice> {
    let notice = |tone, words: crate::text::Words| Some(Notice::news(tone, words));
    match state {
        contract::ElicenceState::InReview { due_at_ms, .. } => {
            let words = crate::text::Words::new("elicence-news-in-review");
            notice(Tone::Info, words.with("when", ctx.moment(*due_at_ms)))
        }
        contract::ElicenceState::Active { .. } => notice(Tone::Good, "elicence-news-active".into()),
        contract::ElicenceState::Rejected { .. } => {
            notice(Tone::Danger, "elicence-news-rejected".into())
        }
        contract::ElicenceState::WindowOnly => {
            notice(Tone::Danger, "elicence-news-window-only".into())
        }
        contract::ElicenceState::NotApplied
        | contract::ElicenceState::Blocked { .. }
        | contract::ElicenceState::Unknown(_) => None,
    }
}

fn is_in_force(ctx: &Context) -> bool {
    ctx.docs.elicence().is_some_and(standing::is_in_force)
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    // A card that the server has taken back is not shown: its case says why.
    let gone = ctx.docs.elicence().is_some() && !is_in_force(ctx);
    match route {
        Route::ElicenceConsent => photo::consent_view(state, ctx),
        Route::ElicencePhoto => photo::capture_view(state, ctx),
        Route::ElicenceConfirm => confirm::view(state, ctx),
        Route::ElicenceCard if !gone => card::view(state, ctx),
        Route::ElicenceText if !gone => card::text_view(state, ctx),
        _ => standing::view(ctx),
    }
}

#[cfg(test)]
mod tests;
