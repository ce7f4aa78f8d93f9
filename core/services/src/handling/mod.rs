//! 违法处理: the person is told, is recognised, agrees, and the server decides.
//!
//! ```text
//! Notice ── read ─▶ accept ─▶ face (or by hand) ─▶ Confirm ── yes ─▶ decision ─▶ record, handled
//!   └── object ─▶ objections                          └── the server refuses ─▶ every reason
//! ```
//!
//! Whether it may be is predicted beside the record; here the server has the last word. Nothing of
//! this may wait: without a network it says so.

mod confirm;
mod notice;

use std::{collections::BTreeMap, sync::Arc};

use tongtu_contract as contract;
use tongtu_contract::{FaceCheckId, ManualCheckState, ProblemCode, Violation, ViolationState};

use crate::{
    documents::{Doc, DocKey},
    effect::{Answer, Effect, Reply},
    problem::Problem,
    route::Route,
    screen::Tone,
    step::{Context, Event, FaceChecked, Fact, Go, Notice, Step, View},
    text::Words,
    violations::{self, find},
};

#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// Whether what was done in an earlier life has been read.
    loaded: bool,
    /// What has been done for which record.
    done: BTreeMap<String, Done>,
    /// The face was recognised for this record: its notice leads on to the confirmation at once.
    goes_on: Option<String>,
    /// 当时是我本人驾驶.
    mine: bool,
    /// The confirmation was pressed without it.
    demanded: bool,
    /// What the server refused, and for which record.
    refused: Option<(String, Arc<contract::Problem>)>,
    /// What lies over the confirmation.
    sheet: Option<confirm::Sheet>,
}

/// What has been done for a record.
#[derive(Debug, Clone, Default)]
struct Done {
    /// 处罚前告知 was read.
    read: bool,
    /// A check of the face that was passed.
    face: Option<String>,
}

/// What was read and recognised, over a kill.
const DRAFT: &str = "handling";

impl State {
    fn done(&self, record: &str) -> Option<&Done> {
        self.done.get(record)
    }

    fn is_read(&self, record: &str) -> bool {
        self.done(record).is_some_and(|done| done.read)
    }

    /// The check that the request names: by the face, or by hand in its place.
    fn face(&self, record: &Violation) -> Option<FaceCheckId> {
        let by_hand = record
            .manual_check
            .as_ref()
            .filter(|check| check.state == ManualCheckState::Passed)
            .map(|check| check.id.clone());
        let own = self.done(record.id.as_str()).and_then(|done| done.face.clone());
        own.map(FaceCheckId).or(by_hand)
    }

    fn with(&self, record: &str, change: impl FnOnce(&mut Done)) -> State {
        let mut next = self.clone();
        change(next.done.entry(record.to_owned()).or_default());
        next
    }
}

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        Event::Forget => Step::to(State::default()),
        Event::Entered(route) => entered(state, &route, ctx),
        // A record that came after a kill: now it is known whether one may be here.
        Event::Document(_) => match ctx.route {
            Route::HandlingConfirm(record) if state.loaded => guarded(state, record, ctx),
            _ => Step::stay(state),
        },
        Event::FaceChecked(checked) => checked_face(state, &checked),
        Event::Dismissed => Step::to(State { sheet: None, ..state.clone() }),
        Event::Chosen { field, option } if field == confirm::MINE => {
            Step::to(State { mine: option == "yes", demanded: false, ..state.clone() })
        }
        Event::Pressed(id) | Event::Opened(id) => pressed(state, &id, ctx),
        Event::Came(tag, answer) => came(state, tag, answer, ctx),
        // What the person reports late or twice changes nothing.
        _ => Step::stay(state),
    }
}

fn entered(state: &State, route: &Route, ctx: &Context) -> Step<State> {
    if !state.loaded {
        return Step::stay(state).effect("load", Effect::LoadDraft(DRAFT));
    }
    match route {
        Route::HandlingNotice(record) if state.goes_on.as_ref() == Some(record) => {
            let next = State { goes_on: None, ..state.clone() };
            Step::to(next).push(Route::HandlingConfirm(record.clone()))
        }
        Route::HandlingConfirm(record) => guarded(state, record, ctx),
        _ => Step::stay(state),
    }
}

/// Nobody comes to the confirmation without the notice read and the face recognised.
fn guarded(state: &State, record: &str, ctx: &Context) -> Step<State> {
    let Some(own) = find(record, ctx) else { return Step::stay(state) };
    if !is_open(own) {
        // Handled meanwhile, perhaps by an answer that never came: the record says so.
        return already(state, ctx);
    }
    if state.is_read(record) && state.face(own).is_some() {
        let is_of_another = state.refused.as_ref().is_some_and(|(of, _)| of != record);
        let refused = if is_of_another { None } else { state.refused.clone() };
        return Step::to(State { refused, ..state.clone() });
    }
    Step::stay(state).go(Go::Instead(Route::HandlingNotice(record.to_owned())))
}

fn pressed(state: &State, id: &str, ctx: &Context) -> Step<State> {
    match (ctx.route, id) {
        (Route::HandlingNotice(record), "handling.read") => {
            let next = state.with(record, |done| done.read = true);
            Step::to(next).draft(DRAFT, &format!("read/{record}"), "yes").focus("handling.accept")
        }
        (Route::HandlingNotice(record), "handling.accept") => accept(state, record, ctx),
        (Route::HandlingConfirm(record), "notice.retry") if state.mine => {
            confirm::submit(state, record, ctx)
        }
        (Route::HandlingConfirm(record), "handling.confirm") => confirm::submit(state, record, ctx),
        (Route::HandlingConfirm(_), "handling.sheet.close") => {
            Step::to(State { sheet: None, ..state.clone() })
        }
        (Route::HandlingConfirm(_), _) if confirm::Sheet::parse(id).is_some() => {
            Step::to(State { sheet: confirm::Sheet::parse(id), ..state.clone() })
        }
        (Route::HandlingNotice(record) | Route::HandlingConfirm(record), "handling.record") => {
            Step::to(State { refused: None, ..state.clone() })
                .go(Go::BackTo(Route::Violation(record.clone())))
        }
        (Route::HandlingNotice(record) | Route::HandlingConfirm(record), "handling.object") => {
            object(state, record, ctx)
        }
        (Route::HandlingNotice(record) | Route::HandlingConfirm(record), _) => {
            violations::follow(id, record, ctx)
                .map_or_else(|| Step::stay(state), |way| way.step(state))
        }
        // What the person reports late or twice changes nothing.
        _ => Step::stay(state),
    }
}

fn object(state: &State, record: &str, ctx: &Context) -> Step<State> {
    violations::follow("violation.object", record, ctx)
        .map_or_else(|| Step::stay(state), |way| way.step(state))
}

/// On to the face; where it was recognised already, to the confirmation.
fn accept(state: &State, record: &str, ctx: &Context) -> Step<State> {
    let Some(own) = find(record, ctx).filter(|own| is_open(own) && state.is_read(record)) else {
        return Step::stay(state);
    };
    let route = if state.face(own).is_some() {
        Route::HandlingConfirm(record.to_owned())
    } else {
        Route::FaceConsent(violations::face_subject(record))
    };
    Step::stay(state).push(route)
}

fn is_open(record: &Violation) -> bool {
    violations::words::appear_by(&record.state).is_some()
}

fn checked_face(state: &State, checked: &FaceChecked) -> Step<State> {
    let record = &checked.subject;
    let Some(check) = &checked.passed else {
        // A photo was handed in: its answer comes with the record.
        return Step::stay(state)
            .fact(Fact::Refetch(DocKey::Violations))
            .go(Go::BackTo(Route::Violation(record.clone())))
            .notice(Notice::news(Tone::Info, "handling-manual-sent"));
    };
    let mut next = state.with(record, |done| done.face = Some(check.0.clone()));
    next.mine = false;
    next.refused = None;
    // Its notice leads on; also after a kill on the way, when the record is not in memory yet.
    next.goes_on = Some(record.clone());
    let kept = format!("face/{record}");
    let step = Step::to(next).go(Go::BackTo(Route::HandlingNotice(record.clone())));
    step.draft(DRAFT, &kept, &check.0)
}

fn came(state: &State, tag: &str, answer: Answer, ctx: &Context) -> Step<State> {
    match (tag, answer) {
        ("load", Answer::Draft(draft)) => restored(state, draft, ctx),
        ("draft", Answer::Done(Ok(()))) => Step::stay(state),
        ("draft", Answer::Done(Err(problem))) => Step::stay(state).problem(&problem, ctx),
        ("handle", Answer::Sent(Ok(Reply::Decision(decision)))) => decided(state, &decision, ctx),
        ("handle", Answer::Sent(Err(problem))) => refused(state, &problem, ctx),
        _ => Step::stay(state).illegal(),
    }
}

fn restored(state: &State, draft: BTreeMap<String, String>, ctx: &Context) -> Step<State> {
    let mut next = State { loaded: true, ..state.clone() };
    for (field, text) in draft.into_iter().filter(|(_, text)| !text.is_empty()) {
        if let Some(record) = field.strip_prefix("read/") {
            next.done.entry(record.to_owned()).or_default().read = true;
        } else if let Some(record) = field.strip_prefix("face/") {
            next.done.entry(record.to_owned()).or_default().face.get_or_insert(text);
        }
    }
    entered(&next, ctx.route, ctx)
}

/// The decision was made: record, points and fines are not what they were.
fn decided(state: &State, decision: &contract::Decision, ctx: &Context) -> Step<State> {
    let record = decision.violation.0.clone();
    let mut next = state.clone();
    next.done.remove(&record);
    next.mine = false;
    next.refused = None;
    let mut step = Step::to(next).draft(DRAFT, &format!("read/{record}"), "").draft(
        DRAFT,
        &format!("face/{record}"),
        "",
    );
    for fact in known(decision, ctx) {
        step = step.fact(fact);
    }
    for key in CHANGED {
        step = step.fact(Fact::Refetch(key));
    }
    if find(&record, ctx).is_some_and(|own| matches!(own.holding, contract::Holding::Rental { .. }))
    {
        step = step.fact(Fact::Refetch(DocKey::Rentals));
    }
    let words = Words::new("handling-decided")
        .with("n", u32::from(decision.points))
        .with("points", violations::words::points(decision.points, ctx))
        .with("number", decision.number.as_str());
    step.go(Go::BackTo(Route::Violation(record))).notice(Notice::news(Tone::Good, words))
}

/// What a decision changes at the server.
const CHANGED: [DocKey; 6] = [
    DocKey::Violations,
    DocKey::Decisions,
    DocKey::Licence,
    DocKey::Points,
    DocKey::Vehicles,
    DocKey::Messages,
];

/// What the answer says is true at once, also if the network goes before the documents come.
fn known(decision: &contract::Decision, ctx: &Context) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(doc) = ctx.docs.decisions() {
        let mut doc = doc.clone();
        doc.items.retain(|own| own.id != decision.id);
        doc.items.insert(0, decision.clone());
        facts.push(Fact::Document(Doc::Decisions(Arc::new(doc))));
    }
    if let Some(record) = find(decision.violation.as_str(), ctx) {
        let state = ViolationState::Handled { decision: decision.id.clone() };
        facts.push(violations::replaced(&Violation { state, ..record.clone() }, ctx));
    }
    facts
}

/// Decided before, perhaps by a confirmation whose answer was lost: the record shows by what.
fn already(state: &State, ctx: &Context) -> Step<State> {
    // Whoever was refused for it has asked for everything already.
    let is_asked = state.refused.is_some();
    let step = Step::to(State { refused: None, ..state.clone() });
    let step = CHANGED.into_iter().fold(step, |step, key| {
        // The list has just said so.
        let is_known = is_asked || key == DocKey::Violations;
        if is_known { step } else { step.fact(Fact::Refetch(key)) }
    });
    let step = match ctx.route {
        Route::HandlingConfirm(record) => step.go(Go::BackTo(Route::Violation(record.clone()))),
        _ => step.fact(Fact::Refetch(DocKey::Violations)),
    };
    step.notice(Notice::news(Tone::Info, "handling-already"))
}

/// Whether the server refuses because there is nothing left to be decided.
fn is_decided(answer: &contract::Problem) -> bool {
    answer.fields.iter().any(|field| field.code == "violation.already_handled")
}

/// The server disagrees: its reasons stand where the confirmation stood, in the words of the record.
fn refused(state: &State, problem: &Problem, ctx: &Context) -> Step<State> {
    let Some(answer) = problem.answer.as_deref() else {
        return Step::stay(state).problem(problem, ctx);
    };
    let Route::HandlingConfirm(record) = ctx.route else {
        if is_decided(answer) {
            return already(state, ctx);
        }
        return Step::stay(state).problem(problem, ctx);
    };
    let refetched = |step: Step<State>| {
        CHANGED.into_iter().fold(step, |step, key| step.fact(Fact::Refetch(key)))
    };
    match answer.code {
        // Also where it was handled before: as soon as the list says so, the record is shown.
        ProblemCode::HandlingRefused => {
            let refused = Some((record.clone(), Arc::new(answer.clone())));
            // The screen that follows says it: no notice above says it again.
            refetched(Step::to(State { refused, ..state.clone() }))
        }
        // The sum was another than the one agreed to: it is shown anew, and agreed to anew.
        ProblemCode::PointsDiffer => {
            let next = State { mine: false, demanded: false, ..state.clone() };
            refetched(Step::to(next))
                .notice(Notice::news(Tone::Attention, "handling-points-differ"))
        }
        ProblemCode::FaceNeeded => {
            let next = state.with(record, |done| done.face = None);
            refetched(Step::to(next))
                .draft(DRAFT, &format!("face/{record}"), "")
                .go(Go::BackTo(Route::HandlingNotice(record.clone())))
                .notice(Notice::news(Tone::Attention, "handling-face-again"))
        }
        ProblemCode::NoticeUnread => {
            let next = state.with(record, |done| done.read = false);
            Step::to(next)
                .draft(DRAFT, &format!("read/{record}"), "")
                .go(Go::BackTo(Route::HandlingNotice(record.clone())))
                .problem(problem, ctx)
        }
        _ => refetched(Step::stay(state)).problem(problem, ctx),
    }
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    match route {
        Route::HandlingConfirm(id) => confirm::view(state, id, ctx),
        Route::HandlingNotice(id) => notice::view(state, id, ctx),
        _ => ctx.instead_of(DocKey::Violations, ctx.say("title-violation-notice")),
    }
}

#[cfg(test)]
mod tests;
