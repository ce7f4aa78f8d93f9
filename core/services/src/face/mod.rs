//! 人脸识别 and its manual way: one service for whoever needs to know that a person acts themself.
//!
//! Consent ── ticked ──▶ three frames ── sent ──▶ passed ──▶ whoever asked goes on
//!    ▲                       ▲                └─▶ failed ──▶ once more; after two, by hand
//!    └── each time anew      └────────────────────────┘
//!
//! The frames are prepared, sent and dropped; what stays of them is the verdict. The server says whose
//! face it is, and nothing here promises that anybody is alive or present. A route's id is
//! `<purpose>/<subject>`.

mod capture;
mod consent;
mod manual;

use std::collections::BTreeMap;

use tongtu_contract::{FaceCheck, FaceCheckId, FacePurpose, FaceVerdict, VehicleFilingState};

use crate::{
    documents::DocKey,
    effect::{Answer, Effect, Photo, Reply},
    form::Filled,
    problem::Problem,
    route::Route,
    step::{Context, Event, FaceChecked, Fact, Go, Step, View},
};

#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// `<purpose>/<subject>`: what is kept here is about this and nothing else.
    about: String,
    /// The box.
    filled: Filled,
    /// Whether what was done in an earlier life has been read.
    loaded: bool,
    /// Of this subject, as the server counts.
    failures: u8,
    taking: capture::Taking,
    /// The camera was refused when the photo with the document was to be taken, and may be asked for
    /// once more.
    may_ask: bool,
    /// The photo with the document in the hand, prepared and not handed in.
    holding: Option<Photo>,
}

const DRAFT: &str = "face";
/// Failures from which a reviewer looks instead.
const FAILURES: u8 = 2;

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        Event::Forget => Step::to(State::default()),
        Event::Entered(route) => entered(state, &route, ctx),
        Event::Chosen { field, option } if field == consent::FIELD => {
            consent::choose(state, &option)
        }
        Event::Pressed(id) | Event::Opened(id) => pressed(state, &id, ctx),
        Event::Answered(tag, outcome) => match tag {
            "frames" | "permission" => capture::answered(state, tag, outcome),
            _ => manual::answered(state, tag, outcome),
        },
        Event::Came("load", Answer::Draft(kept)) => restored(state, &kept, ctx),
        Event::Came("draft", Answer::Done(Err(problem)))
        | Event::Came("hand_in", Answer::Sent(Err(problem))) => {
            Step::stay(state).problem(&problem, ctx)
        }
        Event::Came("draft", Answer::Done(Ok(())))
        | Event::Came("upload" | "holding.upload", Answer::Progress { .. }) => Step::stay(state),
        Event::Came("prepare", Answer::Prepared(answer)) => capture::prepared(state, answer, ctx),
        Event::Came("upload", Answer::Uploaded(answer)) => capture::uploaded(state, answer, ctx),
        Event::Came("check", Answer::Sent(Ok(Reply::FaceCheck(check)))) => {
            checked(state, &check, ctx)
        }
        Event::Came("check", Answer::Sent(Err(problem))) => {
            capture::unchecked(state, &problem, ctx)
        }
        Event::Came("holding", Answer::Prepared(answer)) => manual::prepared(state, answer, ctx),
        Event::Came("holding.upload", Answer::Uploaded(answer)) => {
            manual::uploaded(state, answer, ctx)
        }
        Event::Came("hand_in", Answer::Sent(Ok(Reply::ManualCheck(_)))) => handed_in(state, ctx),

        // What the person reports late or twice changes nothing; an answer that cannot be is a bug.
        Event::Came(..) => Step::stay(state).illegal(),
        _ => Step::stay(state),
    }
}

fn id_of(route: &Route) -> Option<&str> {
    match route {
        Route::FaceConsent(id) | Route::FaceCapture(id) | Route::FaceManual(id) => Some(id),
        _ => None,
    }
}

/// What for, and for which thing.
fn parts(about: &str) -> Option<(FacePurpose, &str)> {
    let (purpose, subject) = about.split_once('/')?;
    Some((FacePurpose::from(purpose), subject))
}

fn entered(state: &State, route: &Route, ctx: &Context) -> Step<State> {
    let about = id_of(route).unwrap_or_default();
    if state.about != about || !state.loaded {
        // Of another subject: its consent and its frames are none of this one's.
        let next = State { about: about.to_owned(), ..State::default() };
        let step = Step::to(next).effect("load", Effect::LoadDraft(DRAFT));
        return drop_photos(step, state.photos());
    }
    guarded(state, route, ctx)
}

/// Nobody comes to the camera without having agreed.
fn guarded(state: &State, route: &Route, ctx: &Context) -> Step<State> {
    let consent = || Step::stay(state).go(Go::Instead(Route::FaceConsent(state.about.clone())));
    match route {
        Route::FaceCapture(_) | Route::FaceManual(_) if !consent::is_given(state) => consent(),
        Route::FaceCapture(_) => capture::entered(state, ctx),
        Route::FaceManual(_) => manual::entered(state),
        _ => Step::stay(state),
    }
}

fn restored(state: &State, kept: &BTreeMap<String, String>, ctx: &Context) -> Step<State> {
    let mut next = State { loaded: true, ..state.clone() };
    let is_about = kept.get("about").is_some_and(|about| *about == state.about);
    let mut step = if is_about {
        let text = |field: &str| kept.get(field).map(String::as_str).unwrap_or_default();
        next.failures = next.failures.max(text("failures").parse().unwrap_or(0));
        if text(consent::FIELD) == "yes" && !consent::is_given(&next) {
            next.filled.choose(consent::FIELD, "yes");
        }
        next.holding = serde_json::from_str(text("holding")).ok();
        guarded(&next, ctx.route, ctx)
    } else if kept.is_empty() {
        guarded(&next, ctx.route, ctx)
    } else {
        let old: Option<Photo> =
            kept.get("holding").and_then(|text| serde_json::from_str(text).ok());
        let step = guarded(&next, ctx.route, ctx).effect("draft", Effect::DropDraft(DRAFT));
        drop_photos(step, old.into_iter().collect())
    };
    step.state.loaded = true;
    step
}

/// One thing about this subject, to outlive the app.
fn keep(step: Step<State>, field: &str, text: &str) -> Step<State> {
    let about = step.state.about.clone();
    step.draft(DRAFT, "about", &about).draft(DRAFT, field, text)
}

/// How often the face was not recognised for this subject: as the last answer said, or its case.
fn failures(state: &State, ctx: &Context) -> u8 {
    let Some((FacePurpose::VehicleFiling, subject)) = parts(&state.about) else {
        return state.failures;
    };
    let filings = ctx.docs.vehicles().map(|doc| doc.filings.as_slice()).unwrap_or_default();
    let filing = filings.iter().find(|filing| filing.id.as_str() == subject);
    match filing.map(|filing| &filing.state) {
        Some(VehicleFilingState::Face { failures, .. }) => state.failures.max(*failures),
        _ => state.failures,
    }
}

fn drop_photos<S>(step: Step<S>, photos: Vec<Photo>) -> Step<S> {
    photos.into_iter().fold(step, |step, photo| step.effect("gone", Effect::DropPhoto(photo.id)))
}

impl State {
    /// Every picture that is on the phone.
    fn photos(&self) -> Vec<Photo> {
        self.taking.photos().chain(self.holding.clone()).collect()
    }
}

fn pressed(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let about = state.about.clone();
    match (ctx.route, id) {
        (_, "help.open") => Step::stay(state).push(Route::Help),
        (_, "face.window") => Step::stay(state).push(Route::HelpPage("window".to_owned())),
        (Route::FaceConsent(_), "face.next") => consent::agree(state),
        (Route::FaceConsent(_), "face.decline") => Step::stay(state).go(Go::Back),
        (Route::FaceCapture(_), "face.manual")
            if failures(state, ctx) >= FAILURES && consent::is_given(state) =>
        {
            Step::stay(state).push(Route::FaceManual(about))
        }
        (Route::FaceCapture(_), "face.shutter") => capture::shutter(state, ctx),
        (Route::FaceCapture(_), "notice.retry") => capture::again(state, ctx),
        (Route::FaceCapture(_), "face.allow") => capture::allow(state, ctx),
        (Route::FaceManual(_), id) => manual::pressed(state, id, ctx),
        // What the person reports late or twice changes nothing.
        _ => Step::stay(state),
    }
}

/// The verdict: the frames are gone at the server, and here with it.
fn checked(state: &State, check: &FaceCheck, ctx: &Context) -> Step<State> {
    match &check.verdict {
        FaceVerdict::Passed => done(state, Some(check.id.clone())),
        FaceVerdict::Failed | FaceVerdict::Unknown(_) => {
            let next = State { failures: check.failures.max(1), ..state.clone() };
            let failures = next.failures.to_string();
            let step = keep(capture::failed(&next, ctx), "failures", &failures);
            match parts(&state.about) {
                // Its case counts the tries, and may have the way by hand from now on.
                Some((FacePurpose::VehicleFiling, _)) => step.fact(Fact::Refetch(DocKey::Vehicles)),
                _ => step,
            }
        }
    }
}

fn handed_in(state: &State, _: &Context) -> Step<State> {
    done(state, None)
}

/// Whoever asked hears of it and says where the person goes.
fn done(state: &State, passed: Option<FaceCheckId>) -> Step<State> {
    let Some((purpose, subject)) = parts(&state.about) else { return Step::stay(state) };
    let fact = Fact::Face(FaceChecked { purpose, subject: subject.to_owned(), passed });
    let step = Step::to(State::default()).effect("draft", Effect::DropDraft(DRAFT));
    drop_photos(step, state.photos()).fact(fact)
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    match route {
        Route::FaceCapture(_) => capture::view(state, ctx),
        Route::FaceManual(_) => manual::view(state, ctx),
        _ => consent::view(state, route, ctx),
    }
}

/// Why no answer came, where that is something the person can do about.
fn is_offline(problem: &Problem) -> bool {
    problem.code == crate::problem::Code::N101
}

#[cfg(test)]
mod tests;
