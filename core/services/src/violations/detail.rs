//! One record: what happened, where it stands, what may be done and what may not, and why.

use tongtu_contract::{
    ManualCheckState, PaymentState, ProblemCode, Violation, ViolationOrigin, ViolationState,
};
use tongtu_rules::violation::handle::{HandlePlan, Refusal as Rule};

use super::{
    State, facts, find,
    predict::{self, Verdict},
    refused, ways, words,
};
use crate::{
    documents::DocKey,
    effect::{OutboxItem, OutboxState, WaitingKind},
    fines::words as fines,
    outbox,
    screen::{Body, Detail, Icon, Mark, Press, Rank, Refusal, Row, Tone},
    step::{Context, View},
    text::Words,
};

/// What a record is to the person now.
pub(super) enum Now {
    /// Rests with the police, with an answer, or is at an end.
    Rests,
    /// May be handled, and what follows.
    May(HandlePlan),
    /// May not, by the rules.
    MayNot(Vec<Rule>),
    /// A photo in the face's place is being looked at.
    ByHand { due_at_ms: i64 },
    /// The documents that decide are not here.
    Unseen,
}

pub(super) fn view(state: &State, id: &str, ctx: &Context) -> View {
    let title = ctx.say("title-violation");
    if ctx.docs.violations().is_none() {
        return ctx.instead_of(DocKey::Violations, title);
    }
    let Some(record) = find(id, ctx) else { return gone(title, ctx) };
    let now = now(record, ctx);
    let detail = detail(record, &now, ctx);
    let view = View::new(title, Body::Detail { detail });
    ways::actions(view, record, &now, ctx).over(ways::sheet(state, record, ctx))
}

/// A record that is on no list any more: its vehicle was unbound, or it never was this person's.
fn gone(title: String, ctx: &Context) -> View {
    let refresh = Press { icon: Some(Icon::Refresh), ..ctx.press("refresh", Rank::Second, "none") };
    ctx.gone("violation", title, vec![ctx.row("violation.list", Icon::Violation)]).action(refresh)
}

fn now(record: &Violation, ctx: &Context) -> Now {
    let runs = words::appear_by(&record.state).is_some();
    if !runs || on_its_way(record, ctx).is_some() {
        return Now::Rests;
    }
    let Some(driving) = predict::driving(ctx.docs) else { return Now::Unseen };
    match driving.verdict(record, ctx.today) {
        Verdict::May(plan) => Now::May(plan),
        Verdict::MayNot(refusals) => {
            let check = record.manual_check.as_ref().map(|check| &check.state);
            match check {
                Some(ManualCheckState::InReview { due_at_ms, .. })
                    if refusals == [Rule::FaceNeeded] =>
                {
                    Now::ByHand { due_at_ms: *due_at_ms }
                }
                _ => Now::MayNot(refusals),
            }
        }
    }
}

/// An objection that was handed in and not answered: handling rests as if it had been.
pub(super) fn on_its_way<'a>(record: &Violation, ctx: &'a Context) -> Option<&'a OutboxItem> {
    ctx.on_its_way(WaitingKind::Objection, record.id.as_str())
}

fn detail(record: &Violation, now: &Now, ctx: &Context) -> Detail {
    let (sum, progress) = match now {
        Now::May(_) if record.points > 0 => predict::accumulated(ctx.docs)
            .map(|accumulated| refused::arithmetic(accumulated, record.points, ctx))
            .unzip(),
        _ => (None, None),
    };
    let mut refusals = refusals(record, now, ctx);
    let mut rows = ways::rows(record, now, &refusals, ctx);
    refused::tell_apart(&mut refusals, &mut rows);
    Detail {
        about: Some(words::about(record, record.act.clone(), ctx)),
        mark: Some(mark(record, now, ctx)),
        lead: lead(record, now, ctx),
        refusals,
        sum,
        progress,
        groups: facts::groups(record, ctx),
        timeline: facts::timeline(record, ctx),
        pictures: facts::pictures(record, ctx),
        rows,
    }
}

fn mark(record: &Violation, now: &Now, ctx: &Context) -> Mark {
    if let Some(item) = on_its_way(record, ctx) {
        return outbox::mark(item, ctx);
    }
    if let Now::ByHand { .. } = now {
        let label = ctx.say("handling-manual-in-review");
        return Mark { tone: Tone::Info, open: true, label };
    }
    words::standing(record, predict::driving(ctx.docs).as_ref(), ctx)
}

/// By when, and what happens then.
fn lead(record: &Violation, now: &Now, ctx: &Context) -> Option<String> {
    if let Some(item) = on_its_way(record, ctx) {
        return Some(outbox::lead(item, ctx));
    }
    if let Now::ByHand { due_at_ms } = now {
        let words = Words::new("handling-manual-lead").with("when", ctx.moment(*due_at_ms));
        return Some(ctx.say(words));
    }
    let dated =
        |key: &'static str, day| Some(ctx.say(Words::new(key).with("day", ctx.short_day(day))));
    if matches!(now, Now::MayNot(_)) && record.origin == ViolationOrigin::Scene {
        return Some(ctx.say("violation-lead-scene"));
    }
    match &record.state {
        ViolationState::Notified { appear_by } | ViolationState::Extended { appear_by }
            if matches!(now, Now::MayNot(_)) =>
        {
            let is_over = ctx.today > *appear_by;
            let key =
                if is_over { "violation-lead-refused-overdue" } else { "violation-lead-refused" };
            dated(key, *appear_by)
        }
        ViolationState::Captured => Some(ctx.say("violation-lead-captured")),
        ViolationState::Reviewed => Some(ctx.say("violation-lead-reviewed")),
        ViolationState::Notified { appear_by } | ViolationState::Extended { appear_by }
            if ctx.today > *appear_by =>
        {
            dated("violation-lead-overdue", *appear_by)
        }
        ViolationState::Notified { appear_by } => dated("violation-lead-notified", *appear_by),
        ViolationState::Extended { appear_by } => dated("violation-lead-extended", *appear_by),
        ViolationState::Announced { until } if ctx.today > *until => {
            dated("violation-lead-announced-over", *until)
        }
        ViolationState::Announced { until } => dated("violation-lead-announced", *until),
        ViolationState::UnderObjection if words::is_anothers_objection(record, ctx) => {
            Some(ctx.say("violation-lead-anothers-objection"))
        }
        ViolationState::UnderObjection => Some(ctx.say("violation-lead-under-objection")),
        ViolationState::Handled { .. } if words::is_anothers(record, ctx) => {
            Some(ctx.say("violation-lead-anothers"))
        }
        ViolationState::Handled { .. } => handled_lead(record, ctx),
        ViolationState::Deleted => Some(ctx.say("violation-lead-deleted")),
        ViolationState::Transferred => Some(ctx.say("violation-lead-transferred")),
        ViolationState::Unknown(raw) => {
            Some(ctx.say(Words::new("state-unknown").with("raw", raw.clone())))
        }
    }
}

fn handled_lead(record: &Violation, ctx: &Context) -> Option<String> {
    let decision = words::decision_of(record, ctx)?;
    if fines::is_revoked(decision) {
        return Some(ctx.say("decision-revoked-lead"));
    }
    if let PaymentState::Unknown(raw) = &decision.payment {
        return Some(ctx.say(Words::new("state-unknown").with("raw", raw.as_str())));
    }
    let key = if fines::is_payable(decision) {
        "violation-lead-to-pay"
    } else if fines::is_under_way(&decision.payment) {
        "violation-lead-paying"
    } else {
        "violation-lead-done"
    };
    let words = Words::new(key)
        .with("n", u32::from(decision.points))
        .with("points", words::points(decision.points, ctx))
        .with("sum", ctx.yuan(fines::owed(decision)))
        .with("due", fines::due(decision, ctx));
    Some(ctx.say(words))
}

fn refusals(record: &Violation, now: &Now, ctx: &Context) -> Vec<Refusal> {
    let waiting = [WaitingKind::Objection, WaitingKind::Extension].into_iter().filter_map(|kind| {
        let item = ctx.waiting_for(kind, record.id.as_str())?;
        not_taken(item, ctx)
    });
    let by_rules = match now {
        Now::MayNot(refusals) => {
            let mut cards = refused::cards(record, refusals, ctx);
            let button = refusals.first().and_then(|refusal| ways::best(*refusal));
            // The best way is the button below; it is no row as well.
            for card in &mut cards {
                card.ways.retain(|way| Some(way.id.as_str()) != button);
            }
            cards
        }
        _ => Vec::new(),
    };
    waiting.chain(by_rules).collect()
}

/// What was handed in and the server would not take.
fn not_taken(item: &OutboxItem, ctx: &Context) -> Option<Refusal> {
    let OutboxState::NeedsAttention(problem) = &item.state else { return None };
    let (key, ways) = if item.kind == WaitingKind::Objection {
        ("refusal-objection-not_taken", vec![ctx.row("violation.object_again", Icon::Edit)])
    } else {
        ("refusal-extension-not_taken", Vec::new())
    };
    let answer = problem.answer.as_deref();
    let fields = answer.map_or(&[][..], |answer| &answer.fields);
    // A request for more time that came after its day; the record may be handled all the same.
    let is_late = item.kind == WaitingKind::Extension
        && answer.is_some_and(|answer| answer.code == ProblemCode::TermPassed);
    let said =
        if is_late { ctx.say("violation-extend-late") } else { outbox::sentence(problem, ctx) };
    let why = std::iter::once(said)
        .chain(fields.iter().map(|field| field.text.clone()).filter(|text| !text.is_empty()));
    let law = answer.and_then(|answer| answer.law.clone());
    let progress = ctx.row("violation.progress", Icon::Progress);
    // Asked for more time again, the server would say the same again.
    let give_up = if is_late {
        Row { lines: vec![ctx.say("violation-give-up")], ..progress }
    } else {
        progress
    };
    Some(Refusal {
        code: key.trim_start_matches("refusal-").replace('-', "."),
        what: ctx.say(key),
        unchanged: ctx.find(format!("{key}.unchanged")),
        why: why.collect(),
        sum: None,
        progress: None,
        source: law.unwrap_or_else(|| ctx.say(Words::new(format!("{key}.source")))),
        ways: ways.into_iter().chain([give_up]).collect(),
        closed: None,
    })
}
