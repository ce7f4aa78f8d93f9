//! An objection that was handed in: its states, its answer, and what then.

use tongtu_contract::{Objection, ObjectionState, ViolationState, path};

use super::{State, form};
use crate::{
    documents::DocKey,
    effect::{Waiting, WaitingKind},
    licence::line,
    outbox,
    screen::{
        Body, Detail, Icon, Lines, Mark, Page, Paragraph, ParagraphKind, Press, Rank, Refusal, Row,
        Step as Point, Tone,
    },
    step::{Context, Step, View},
    text::Words,
    violations::{self, words},
};

pub(super) fn find<'a>(id: &str, ctx: &'a Context) -> Option<&'a Objection> {
    ctx.docs.objections()?.items.iter().find(|own| own.id.as_str() == id)
}

/// While nobody has answered, and the withdrawal is not on its way.
pub(super) fn may_withdraw(objection: &Objection, ctx: &Context) -> bool {
    matches!(objection.state, ObjectionState::InReview { .. })
        && ctx.on_its_way(WaitingKind::ObjectionWithdrawal, objection.id.as_str()).is_none()
}

pub(super) fn withdraw(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let next = State { withdrawing: false, ..state.clone() };
    let Some(own) = find(id, ctx).filter(|own| may_withdraw(own, ctx)) else {
        return Step::to(next);
    };
    if ctx.is_busy("withdraw") {
        return Step::to(next);
    }
    let waiting = Waiting {
        kind: WaitingKind::ObjectionWithdrawal,
        subject: id.to_owned(),
        path: path::withdrawal(&own.id),
        body: b"{}".to_vec(),
        photos: Vec::new(),
    };
    outbox::hand_in(Step::to(next), "withdraw", waiting, ctx)
}

/// Where it stands, in one word; the record's page and 进度 say the same.
pub(crate) fn mark(objection: &Objection, ctx: &Context) -> Mark {
    if let Some(item) = ctx.on_its_way(WaitingKind::ObjectionWithdrawal, objection.id.as_str()) {
        return outbox::mark(item, ctx);
    }
    let (tone, open, key) = match &objection.state {
        ObjectionState::InReview { .. } => (Tone::Info, true, "objection-in-review"),
        ObjectionState::Upheld { .. } => (Tone::Good, false, "objection-upheld"),
        ObjectionState::Dismissed { .. } => (Tone::Danger, false, "objection-dismissed"),
        ObjectionState::Withdrawn { .. } => (Tone::Calm, false, "objection-withdrawn"),
        ObjectionState::Unknown(raw) => {
            return Mark { tone: Tone::Info, open: true, label: raw.clone() };
        }
    };
    Mark { tone, open, label: ctx.say(key) }
}

pub(super) fn view(state: &State, id: &str, ctx: &Context) -> View {
    let title = ctx.say("title-objection");
    if ctx.docs.objections().is_none() {
        return ctx.instead_of(DocKey::Objections, title);
    }
    let Some(objection) = find(id, ctx) else { return gone(title, ctx) };
    let body = Body::Detail { detail: detail(objection, ctx) };
    let view = View::new(title, body).over(sheet(state, objection, ctx));
    let record = ctx.press("objection.record", Rank::Second, "none");
    match &objection.state {
        ObjectionState::Dismissed { .. } if may_handle(objection, ctx) => {
            view.action(ctx.press("objection.handle", Rank::Main, "none"))
        }
        // The best way is to wait: nothing is filled.
        ObjectionState::InReview { .. } if may_withdraw(objection, ctx) => {
            view.action(record).action(ctx.press("objection.withdraw", Rank::Grave, "withdraw"))
        }
        _ => view.action(record),
    }
}

fn gone(title: String, ctx: &Context) -> View {
    let refresh = Press { icon: Some(Icon::Refresh), ..ctx.press("refresh", Rank::Second, "none") };
    ctx.gone("objection", title, Vec::new()).action(refresh)
}

fn may_handle(objection: &Objection, ctx: &Context) -> bool {
    violations::find(objection.violation.as_str(), ctx)
        .is_some_and(|record| words::appear_by(&record.state).is_some())
}

fn detail(objection: &Objection, ctx: &Context) -> Detail {
    let record = violations::find(objection.violation.as_str(), ctx);
    let about = record.map(|record| words::about(record, record.act.clone(), ctx));
    let withdrawal = ctx.waiting_for(WaitingKind::ObjectionWithdrawal, objection.id.as_str());
    let lead = match withdrawal.filter(|item| item.is_on_its_way()) {
        Some(item) => outbox::lead(item, ctx),
        None => lead(&objection.state, ctx),
    };
    let stuck = outbox::refused(withdrawal, ctx).map(|why| not_withdrawn(objection, why, ctx));
    Detail {
        about,
        mark: Some(mark(objection, ctx)),
        lead: Some(lead),
        refusals: stuck.into_iter().chain(dismissed(objection, ctx)).collect(),
        groups: vec![written(objection, ctx)],
        timeline: timeline(objection, ctx),
        rows: rows(objection, ctx),
        ..Detail::default()
    }
}

fn lead(state: &ObjectionState, ctx: &Context) -> String {
    match state {
        ObjectionState::InReview { due_on } => {
            let words = Words::new("objection-lead-in-review");
            ctx.say(words.with("day", ctx.short_day(*due_on)))
        }
        ObjectionState::Upheld { .. } => ctx.say("objection-lead-upheld"),
        ObjectionState::Dismissed { .. } => ctx.say("objection-lead-dismissed"),
        ObjectionState::Withdrawn { .. } => ctx.say("objection-lead-withdrawn"),
        ObjectionState::Unknown(raw) => {
            ctx.say(Words::new("state-unknown").with("raw", raw.clone()))
        }
    }
}

/// The withdrawal was not taken, mostly because the answer was there before it.
fn not_withdrawn(objection: &Objection, why: String, ctx: &Context) -> Refusal {
    let waits = matches!(objection.state, ObjectionState::InReview { .. });
    let key = if waits { "withdrawal" } else { "withdrawal-late" };
    let find = |part: &str| ctx.find(format!("refusal-objection-{key}.{part}"));
    Refusal {
        code: "objection.withdrawal".to_owned(),
        what: ctx.say(Words::new(format!("refusal-objection-{key}"))),
        unchanged: find("unchanged"),
        why: vec![find("why").unwrap_or(why)],
        sum: None,
        progress: None,
        source: ctx.say("refusal-objection-withdrawal.source"),
        ways: vec![ctx.row("objection.progress", Icon::Progress)],
        closed: None,
    }
}

/// Why it was dismissed, in the words of the place of the act, and the ways that are left.
fn dismissed(objection: &Objection, ctx: &Context) -> Option<Refusal> {
    let ObjectionState::Dismissed { reason, .. } = &objection.state else { return None };
    let reconsider = Row { opens: false, ..ctx.row("objection.reconsider", Icon::Clock) };
    let window = ctx.row("objection.window", Icon::Place);
    Some(Refusal {
        code: "objection.dismissed".to_owned(),
        what: ctx.say("refusal-objection-dismissed"),
        unchanged: ctx.find("refusal-objection-dismissed.unchanged".to_owned()),
        why: vec![reason.clone()],
        sum: None,
        progress: None,
        source: ctx.say("refusal-objection-dismissed.source"),
        // To handle the record is the button below.
        ways: vec![reconsider, window],
        closed: None,
    })
}

fn written(objection: &Objection, ctx: &Context) -> Lines {
    let ground = form::ground(objection.ground.as_str(), ctx).label;
    let pictures = (objection.pictures > 0).then(|| {
        let words = Words::new("objection-pictures").with("count", u32::from(objection.pictures));
        line("objection.pictures", ctx.say(words), ctx)
    });
    let lines = [
        line("objection.ground", ground, ctx),
        line("objection.text", objection.text.clone(), ctx),
    ];
    Lines {
        id: "objection.written".to_owned(),
        title: Some(ctx.say("objection-written")),
        lines: lines.into_iter().chain(pictures).collect(),
    }
}

fn timeline(objection: &Objection, ctx: &Context) -> Vec<Point> {
    let point = |id: &str, line: Option<String>, tone, open, present| {
        let label = match (open, present) {
            (false, _) => "step-done",
            (true, true) => "step-now",
            (true, false) => "step-ahead",
        };
        Point {
            id: format!("objection.step.{id}"),
            head: ctx.say(Words::new(format!("objection-step-{id}"))),
            line,
            mark: Mark { tone, open, label: ctx.say(label) },
            present,
        }
    };
    let submitted = Some(ctx.moment(objection.submitted_at_ms));
    let mut points = vec![point("submitted", submitted, Tone::Good, false, false)];
    let ended = match &objection.state {
        ObjectionState::InReview { due_on } => {
            let by = Words::new("objection-step-by").with("day", ctx.short_day(*due_on));
            points.push(point("review", Some(ctx.say(by)), Tone::Calm, true, true));
            return points;
        }
        ObjectionState::Upheld { at_ms } => ("upheld", Tone::Good, *at_ms),
        ObjectionState::Dismissed { at_ms, .. } => ("dismissed", Tone::Danger, *at_ms),
        ObjectionState::Withdrawn { at_ms } => ("withdrawn", Tone::Calm, *at_ms),
        ObjectionState::Unknown(_) => return points,
    };
    let (id, tone, at_ms) = ended;
    points.push(point(id, Some(ctx.moment(at_ms)), tone, false, true));
    points
}

fn rows(objection: &Objection, ctx: &Context) -> Vec<Row> {
    let handled = violations::find(objection.violation.as_str(), ctx)
        .is_some_and(|record| matches!(record.state, ViolationState::Handled { .. }));
    // Where the main action is another one, the record is a row.
    let record = (matches!(objection.state, ObjectionState::Dismissed { .. })
        && may_handle(objection, ctx))
    .then(|| ctx.row("objection.record", Icon::Violation));
    let progress = ctx
        .on_its_way(WaitingKind::ObjectionWithdrawal, objection.id.as_str())
        .map(|_| ctx.row("objection.progress", Icon::Progress));
    let reconsider =
        handled.then(|| Row { opens: false, ..ctx.row("objection.reconsider", Icon::Clock) });
    progress.into_iter().chain(record).chain(reconsider).collect()
}

/// Asks once, and says what follows.
fn sheet(state: &State, objection: &Objection, ctx: &Context) -> Option<Page> {
    if !state.withdrawing || !may_withdraw(objection, ctx) {
        return None;
    }
    let text = ctx.say("objection-withdraw-text");
    Some(Page {
        id: "objection.withdraw.sheet".to_owned(),
        title: ctx.say("objection-withdraw-title"),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, text)],
        presses: vec![
            ctx.press("objection.withdraw.keep", Rank::Second, "none"),
            ctx.press("objection.withdraw.confirm", Rank::Grave, "withdraw"),
        ],
        ..Page::default()
    })
}
