//! 备案非本人机动车: an application to use somebody else's car, from the owner's consent to the filing.
//!
//! Start ── nothing refuses ──▶ form ──┬─ owner's code ──┐
//!   ▲                          ▲      └─ text message ──┴─▶ case ──▶ face ──▶ filed
//!   └── a limit is reached ────┘ owner's code is scanned
//!
//! Nothing here waits in the outbox: the owner's consent is good for minutes, and the person has to
//! show their face. What was typed is kept as a draft.
//!
//! - `start`: who may, how much is left, the two ways
//! - `limits`: what refuses, in the same words before the form and by the server
//! - `form`: the application; `scan` reads the owner's code for it, `code` is the text message
//! - `case`: where an application stands

mod case;
mod code;
mod form;
pub(crate) mod limits;
mod scan;
mod start;

use std::sync::Arc;

use tongtu_contract as contract;
use tongtu_contract::{ProblemCode, VehicleFilingState};

use crate::{
    documents::{Doc, DocKey},
    draft::Drafted,
    effect::{Answer, Effect, Reply},
    problem::Problem,
    route::Route,
    screen::Tone,
    sms::Sms,
    step::{Context, Event, FaceChecked, Fact, Go, Notice, Step, View},
    text::Words,
};

#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    form: Drafted,
    sms: Sms,
    scan: scan::Scan,
    /// What the server refused for, until it is asked again.
    refused: Option<Arc<Problem>>,
    /// An application that was just made: its page comes next.
    made: Option<String>,
    /// The sheet before an application is given up.
    cancelling: bool,
    /// An application that the person has seen in review: its end is then news.
    in_review: Option<String>,
    /// What was handed in last got no answer: the notice offers to try once more.
    unanswered: bool,
}

const DRAFT: &str = "filing";

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        Event::Forget => Step::to(State::default()),
        Event::Entered(route) => entered(state, &route, ctx),
        Event::Dismissed => Step::to(State { cancelling: false, ..state.clone() }),
        Event::Document(DocKey::Vehicles) => followed(state, ctx),
        Event::Edited { field, value } => form::edited(state, &field, value),
        Event::Left(field) => form::left(state, &field),
        Event::Chosen { field, option } => form::chosen(state, &field, &option),
        Event::Pressed(id) | Event::Opened(id) => pressed(state, &id, ctx),
        Event::Answered(tag @ ("scan" | "scan.permission" | "scan.album"), outcome) => {
            scan::answered(state, tag, outcome, ctx)
        }
        Event::FaceChecked(checked) => face_checked(state, &checked),

        Event::Came(form::LOAD, Answer::Draft(kept)) => {
            let mut next = state.clone();
            next.form.restore(kept);
            code::guarded(&next, ctx)
        }
        Event::Came("draft", Answer::Done(Ok(())))
        | Event::Came(crate::sms::TICK, Answer::Fired) => Step::stay(state),
        Event::Came("draft", Answer::Done(Err(problem))) => {
            Step::stay(state).problem(&problem, ctx)
        }
        Event::Came("read", Answer::Code(text)) => scan::read(state, text.as_deref(), ctx),
        Event::Came("read.picture", Answer::Code(text)) => {
            scan::read_picture(state, text.as_deref(), ctx)
        }
        Event::Came(code::SEND, Answer::Sent(answer)) => code::sent(state, answer, ctx),
        Event::Came("apply", Answer::Sent(Ok(Reply::VehicleFiling(filing)))) => made(&filing, ctx),
        Event::Came("apply", Answer::Sent(Err(problem))) => refused(state, problem, ctx),
        Event::Came("cancel", Answer::Sent(Ok(Reply::VehicleFiling(filing)))) => {
            known(Step::to(State { cancelling: false, ..state.clone() }), &filing, ctx)
                .notice(Notice::news(Tone::Calm, "filing-cancelled"))
        }
        Event::Came("cancel", Answer::Sent(Err(problem))) => {
            Step::to(State { cancelling: false, ..state.clone() })
                .fact(Fact::Refetch(DocKey::Vehicles))
                .problem(&problem, ctx)
        }

        // What the person reports late or twice changes nothing; an answer that cannot be is a bug.
        Event::Came(..) | Event::Answered(..) | Event::Delivered(..) => Step::stay(state).illegal(),
        _ => Step::stay(state),
    }
}

fn entered(state: &State, route: &Route, ctx: &Context) -> Step<State> {
    let mut next = State { cancelling: false, unanswered: false, ..state.clone() };
    match route {
        // The page of an application that was just made lies on the start of them all.
        Route::Filing => match next.made.take() {
            Some(id) => Step::to(next).push(Route::FilingCase(id)),
            None => Step::to(next),
        },
        Route::FilingForm | Route::FilingCode => {
            let load = next.form.enter(DRAFT);
            let is_read = load.is_none();
            let timer = next.sms.timer(ctx);
            let step = if is_read { code::guarded(&next, ctx) } else { Step::to(next) };
            step.maybe(form::LOAD, load).maybe(crate::sms::TICK, timer)
        }
        Route::FilingScan => scan::entered(&next, ctx),
        Route::FilingCase(_) => followed(&next, ctx),
        _ => Step::to(next),
    }
}

/// The end of a review is told to whoever looks at its case.
fn followed(state: &State, ctx: &Context) -> Step<State> {
    let Route::FilingCase(id) = ctx.route else { return Step::stay(state) };
    let Some(filing) = case::find(ctx, id) else { return Step::stay(state) };
    let in_review = matches!(filing.state, VehicleFilingState::Manual { .. });
    let was = state.in_review.as_ref() == Some(id);
    let next = State { in_review: in_review.then(|| id.clone()), ..state.clone() };
    let step = Step::to(next);
    match &filing.state {
        VehicleFilingState::Filed { .. } if was => {
            step.notice(Notice::news(Tone::Good, "filing-news-filed"))
        }
        VehicleFilingState::Rejected { .. } if was => {
            step.notice(Notice::news(Tone::Danger, "filing-news-rejected"))
        }
        _ => step,
    }
}

fn pressed(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let go = |route| Step::stay(state).push(route);
    if let Some((kind, id)) = id.split_once('/') {
        return match kind {
            "vehicle" => go(Route::Vehicle(id.to_owned())),
            "filing.case" => go(Route::FilingCase(id.to_owned())),
            "filing.kind" => form::mend_kind(state, id),
            _ => Step::stay(state),
        };
    }
    match (ctx.route, id) {
        (_, "help.open") => go(Route::HelpPage("filing".to_owned())),
        (_, "filing.window") => go(Route::HelpPage("window".to_owned())),
        (_, "vehicles.open") => go(Route::Vehicles),
        (_, "filing.open") => Step::stay(state).go(Go::BackTo(Route::Filing)),

        // ── the start ──
        (Route::Filing, "filing.start.code" | "filing.start.sms" | "filing.start") => {
            start::begin(state, id, ctx)
        }

        // ── the application ──
        (Route::FilingForm, "filing.scan") => go(Route::FilingScan),
        (Route::FilingForm, "filing.next") => form::next(state, ctx),
        (Route::FilingForm, "notice.retry") if state.unanswered => form::next(state, ctx),
        (Route::FilingScan, "filing.scan.type") => Step::stay(state).go(Go::Back).focus(form::CODE),
        (Route::FilingScan, "filing.scan.shutter") => scan::shutter(state, ctx),
        (Route::FilingScan, "filing.scan.album") => scan::album(state, ctx),
        (Route::FilingScan, "filing.scan.allow") => scan::allow(state, ctx),
        (Route::FilingCode, code::SEND) => code::send(state, ctx),
        (Route::FilingCode, "filing.code.submit" | "notice.retry") => code::submit(state, ctx),
        (Route::FilingCode, "filing.code.other") => {
            form::chosen(state, form::WAY, "owner_code").go(Go::BackTo(Route::FilingForm))
        }

        // ── a case ──
        (Route::FilingCase(case), id) => case::pressed(state, case, id, ctx),

        // What the person reports late or twice changes nothing.
        _ => Step::stay(state),
    }
}

/// The application is at the server: its page comes next, and nothing that was typed stays.
fn made(filing: &contract::VehicleFiling, ctx: &Context) -> Step<State> {
    let next = State { made: Some(filing.id.to_string()), ..State::default() };
    let step = Step::to(next).effect("draft", Effect::DropDraft(DRAFT));
    known(step, filing, ctx).go(Go::BackTo(Route::Filing))
}

/// An application as the server has it now, beside the others; the rest is asked for.
fn known(step: Step<State>, filing: &contract::VehicleFiling, ctx: &Context) -> Step<State> {
    let step = match ctx.docs.vehicles() {
        Some(doc) => {
            let mut doc = contract::Vehicles::clone(doc);
            match doc.filings.iter_mut().find(|own| own.id == filing.id) {
                Some(own) => *own = filing.clone(),
                None => doc.filings.insert(0, filing.clone()),
            }
            step.fact(Fact::Document(Doc::Vehicles(Arc::new(doc))))
        }
        None => step,
    };
    step.fact(Fact::Refetch(DocKey::Vehicles))
}

/// The server would not take it: limits are explained where one begins, the rest at its field.
fn refused(state: &State, problem: Problem, ctx: &Context) -> Step<State> {
    let mut next = State { unanswered: problem.answer.is_none(), ..state.clone() };
    next.form.filled.reopen();
    let code = problem.answer.as_deref().map(|answer| answer.code.clone());
    match code {
        Some(ProblemCode::FilingLimit | ProblemCode::WrongState) => {
            // The cards say which, and what to do.
            next.refused = Some(Arc::new(problem));
            Step::to(next)
                .fact(Fact::Refetch(DocKey::Vehicles))
                .go(Go::BackTo(Route::Filing))
                .hush()
        }
        Some(ProblemCode::VehicleMismatch) => Step::to(next)
            .go(Go::BackTo(Route::FilingForm))
            .problem(&problem, ctx)
            .focus(form::PLATE),
        Some(ProblemCode::OwnerCodeInvalid) => {
            next.form.filled.clear(form::CODE);
            Step::to(next).draft(DRAFT, form::CODE, "").problem(&problem, ctx).focus(form::CODE)
        }
        Some(ProblemCode::OwnerUnreachable) => {
            Step::to(next).go(Go::BackTo(Route::FilingForm)).problem(&problem, ctx).focus(form::WAY)
        }
        Some(ProblemCode::WrongCode | ProblemCode::CodeExpired) => {
            code::refused(&next, &problem, ctx)
        }
        _ => Step::to(next).problem(&problem, ctx),
    }
}

/// The face was recognised, or a reviewer looks: the case says how it goes on.
fn face_checked(state: &State, checked: &FaceChecked) -> Step<State> {
    let (tone, words) = match checked.passed {
        Some(_) => (Tone::Good, "filing-face-passed"),
        None => (Tone::Info, "filing-face-manual"),
    };
    Step::stay(state)
        .fact(Fact::Refetch(DocKey::Vehicles))
        .fact(Fact::Refetch(DocKey::Messages))
        .go(Go::BackTo(Route::FilingCase(checked.subject.clone())))
        .notice(Notice::news(tone, Words::new(words)))
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    match route {
        Route::FilingForm => form::view(state, ctx),
        Route::FilingScan => scan::view(state, ctx),
        Route::FilingCode => code::view(state, ctx),
        Route::FilingCase(id) => case::view(state, id, ctx),
        _ => start::view(state, ctx),
    }
}

#[cfg(test)]
mod tests;
