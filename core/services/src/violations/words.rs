//! What a record is called: plate, money, when and where, whose car, and where it stands.
//!
//! The list, the record, its handling and its objection say the same things; they say them from here.

use chrono::NaiveDate;
use tongtu_contract as contract;
use tongtu_contract::{Holding, PaymentState, Violation, ViolationOrigin, ViolationState};
use tongtu_rules::violation::handle::Refusal as Rule;

use super::predict::{Driving, Verdict};
use crate::{
    documents::DocKey,
    effect::WaitingKind,
    fines::words as fines,
    plate,
    screen::{Mark, Row, Tone},
    step::{Context, local},
    text::Words,
};

/// From so many days before the end of a term on, it comes near. Ours.
const NEAR_DAYS: i64 = 7;

/// What it costs; where that is nothing, which penalty it is.
pub(crate) fn fine(record: &Violation, ctx: &Context) -> Option<String> {
    if record.fine_fen > 0 {
        return Some(ctx.yuan(record.fine_fen));
    }
    record.penalties.first().map(|kind| super::facts::penalty_word(kind, ctx))
}

/// `3 分`.
pub(crate) fn points(points: u16, ctx: &Context) -> String {
    ctx.say(Words::new("points-count").with("points", u32::from(points)))
}

/// `11月16日 08:12`: when it happened does not become today or yesterday.
pub(crate) fn when(at_ms: i64, ctx: &Context) -> String {
    let at = local(at_ms);
    let words = Words::new("moment-other")
        .with("day", ctx.short_day(at.date()))
        .with("time", at.format("%H:%M").to_string());
    ctx.say(words)
}

/// `11月16日 08:12，北环大道`.
pub(crate) fn when_and_where(record: &Violation, ctx: &Context) -> String {
    let words = Words::new("violation-when-where")
        .with("when", when(record.occurred_at_ms, ctx))
        .with("place", record.place.as_str());
    ctx.say(words)
}

/// What a screen about one record is about.
pub(crate) fn about(record: &Violation, head: String, ctx: &Context) -> Row {
    Row {
        id: "violation.about".to_owned(),
        plate: Some(plate::written(&record.plate)),
        head,
        lines: vec![when_and_where(record, ctx)],
        ..Row::default()
    }
}

/// `本人`, `备案`: whose car.
pub(crate) fn holding(holding: &Holding, ctx: &Context) -> String {
    match holding {
        Holding::Own => ctx.say("violation-holding-own"),
        Holding::CrossBorder => ctx.say("violation-holding-cross-border"),
        Holding::Filed { .. } => ctx.say("violation-holding-filed"),
        Holding::Rental { .. } => ctx.say("violation-holding-rental"),
        Holding::Driver => ctx.say("violation-holding-driver"),
        Holding::Unknown(raw) => raw.clone(),
    }
}

/// The last day to come, where a term runs.
pub(crate) fn appear_by(state: &ViolationState) -> Option<NaiveDate> {
    match state {
        ViolationState::Notified { appear_by } | ViolationState::Extended { appear_by } => {
            Some(*appear_by)
        }
        ViolationState::Announced { until } => Some(*until),
        _ => None,
    }
}

/// Whether this person has to come for it: it was told, and no objection lets it rest.
pub(crate) fn waits_for_person(record: &Violation, ctx: &Context) -> bool {
    let objection = ctx.on_its_way(WaitingKind::Objection, record.id.as_str());
    appear_by(&record.state).is_some() && objection.is_none()
}

/// The decision on a record, if it is known.
pub(crate) fn decision_of<'a>(
    record: &Violation,
    ctx: &'a Context,
) -> Option<&'a contract::Decision> {
    let ViolationState::Handled { decision } = &record.state else { return None };
    ctx.docs.decisions()?.items.iter().find(|own| own.id == *decision)
}

/// Decided against somebody else who drove the same car: nothing of it is this person's. Unknown
/// while the decisions are on their way.
pub(crate) fn is_anothers(record: &Violation, ctx: &Context) -> bool {
    matches!(record.state, ViolationState::Handled { .. })
        && is_here(DocKey::Decisions, ctx)
        && decision_of(record, ctx).is_none()
}

/// Rests for an objection of somebody else. Unknown while the objections are on their way.
pub(super) fn is_anothers_objection(record: &Violation, ctx: &Context) -> bool {
    record.state == ViolationState::UnderObjection
        && is_here(DocKey::Objections, ctx)
        && objection_of(record, ctx).is_none()
}

/// The objection against a record, if it is this person's.
pub(super) fn objection_of<'a>(
    record: &Violation,
    ctx: &'a Context,
) -> Option<&'a contract::Objection> {
    let id = record.objection.as_ref()?;
    ctx.docs.objections()?.items.iter().find(|own| own.id == *id)
}

fn is_here(key: DocKey, ctx: &Context) -> bool {
    ctx.docs.slot(key).is_some_and(|slot| slot.doc.is_some() && !slot.loading)
}

/// Whether money is still owed for it, also while an order is at work on it.
pub(crate) fn is_to_pay(decision: &contract::Decision) -> bool {
    decision.fine_fen > 0 && decision.payment != PaymentState::Paid && !fines::is_revoked(decision)
}

/// Where a record stands, as one line of the list says it.
pub(super) fn standing(record: &Violation, driving: Option<&Driving>, ctx: &Context) -> Mark {
    let mark = |tone, open, label: String| Mark { tone, open, label };
    let say = |key: &'static str| ctx.say(key);
    match &record.state {
        ViolationState::Captured => mark(Tone::Calm, true, say("violation-captured")),
        ViolationState::Reviewed => mark(Tone::Info, true, say("violation-reviewed")),
        ViolationState::Notified { appear_by } | ViolationState::Extended { appear_by } => {
            open(record, *appear_by, driving, ctx)
        }
        ViolationState::Announced { until } => {
            let is_over = ctx.today > *until;
            let key = if is_over { "violation-announced-over" } else { "violation-announced" };
            let words = Words::new(key).with("day", ctx.short_day(*until));
            mark(Tone::Danger, false, ctx.say(words))
        }
        ViolationState::UnderObjection => mark(Tone::Calm, true, under_objection(record, ctx)),
        ViolationState::Handled { .. } => handled(record, ctx),
        ViolationState::Deleted => mark(Tone::Good, false, say("violation-deleted")),
        ViolationState::Transferred => mark(Tone::Info, false, say("violation-transferred")),
        ViolationState::Unknown(raw) => mark(Tone::Info, true, raw.clone()),
    }
}

fn open(
    record: &Violation,
    appear_by: NaiveDate,
    driving: Option<&Driving>,
    ctx: &Context,
) -> Mark {
    let left = (appear_by - ctx.today).num_days();
    let dated = |key: &'static str| ctx.say(Words::new(key).with("day", ctx.short_day(appear_by)));
    match driving.map(|driving| driving.verdict(record, ctx.today)) {
        // Whoever was met by an officer has no term to keep.
        Some(Verdict::MayNot(_)) if left < 0 && record.origin != ViolationOrigin::Scene => {
            Mark { tone: Tone::Danger, open: false, label: dated("violation-overdue-refused") }
        }
        // Nothing is refused: the officer decides.
        Some(Verdict::MayNot(refusals)) if refusals == [Rule::SceneRecord] => {
            let label = ctx.say("violation-short-scene_record");
            Mark { tone: Tone::Info, open: true, label }
        }
        Some(Verdict::MayNot(refusals)) => {
            let short = refusals.first().map(|refusal| {
                let reason = refusal.code().trim_start_matches("violation.");
                ctx.say(Words::new(format!("violation-short-{reason}")))
            });
            Mark { tone: Tone::Danger, open: false, label: short.unwrap_or_default() }
        }
        Some(Verdict::May(_)) if left < 0 => {
            Mark { tone: Tone::Danger, open: false, label: dated("violation-overdue") }
        }
        Some(Verdict::May(_)) => {
            let tone = if left <= NEAR_DAYS { Tone::Attention } else { Tone::Calm };
            Mark { tone, open: false, label: dated("violation-may") }
        }
        None => Mark { tone: Tone::Calm, open: true, label: dated("violation-by") },
    }
}

/// The last day of the answer to one's own objection.
pub(super) fn answer_by(record: &Violation, ctx: &Context) -> Option<NaiveDate> {
    match objection_of(record, ctx)?.state {
        contract::ObjectionState::InReview { due_on } => Some(due_on),
        _ => None,
    }
}

fn under_objection(record: &Violation, ctx: &Context) -> String {
    match answer_by(record, ctx) {
        Some(day) => {
            let words = Words::new("violation-under-objection-until");
            ctx.say(words.with("day", ctx.short_day(day)))
        }
        None => ctx.say("violation-under-objection"),
    }
}

/// As the fine says it; with its last day where it only waits to be paid.
fn handled(record: &Violation, ctx: &Context) -> Mark {
    let mark = |tone, open, label: String| Mark { tone, open, label };
    let Some(decision) = decision_of(record, ctx).filter(|own| own.fine_fen > 0) else {
        return mark(Tone::Good, false, ctx.say("violation-handled"));
    };
    let waits = fines::is_payable(decision)
        && !fines::is_resting(decision)
        && !fines::is_overdue(decision, ctx);
    if waits {
        let words = Words::new("violation-to-pay");
        let label = ctx.say(words.with("day", ctx.short_day(fines::due_on(decision))));
        return mark(Tone::Attention, false, label);
    }
    fines::mark(decision, ctx)
}
