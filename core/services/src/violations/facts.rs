//! What is known of a record: facts, penalty, whose car, pictures, and how far it is.

use tongtu_contract as contract;
use tongtu_contract::{Holding, PenaltyKind, Violation, ViolationOrigin, ViolationState};

use super::{detail::on_its_way, words};
use crate::{
    fines::words as fines,
    licence::line,
    outbox,
    screen::{Line, Lines, Mark, Picture, Step, Tone},
    step::{Context, local},
    text::Words,
};

/// Facts, penalty and car, in the order they are asked for.
pub(super) fn groups(record: &Violation, ctx: &Context) -> Vec<Lines> {
    vec![facts(record, ctx), penalty(record, ctx), car(record, ctx)]
}

fn facts(record: &Violation, ctx: &Context) -> Lines {
    let at = local(record.occurred_at_ms);
    let time = Words::new("violation-time")
        .with("day", ctx.day(at.date()))
        .with("time", at.format("%H:%M").to_string());
    let mut lines = vec![
        line("violation.time", ctx.say(time), ctx),
        line("violation.place", record.place.clone(), ctx),
        line("violation.act_code", record.act_code.clone(), ctx),
        line("violation.rule", record.rule.clone(), ctx),
    ];
    if let Some(measured) = record.measured {
        lines.push(line("violation.measured", measured.to_string(), ctx));
    }
    if let Some(limit) = record.limit {
        lines.push(line("violation.limit", limit.to_string(), ctx));
    }
    let origin = match &record.origin {
        ViolationOrigin::Scene => ctx.say("violation-origin-scene"),
        ViolationOrigin::Camera => ctx.say("violation-origin-camera"),
        ViolationOrigin::Unknown(raw) => raw.clone(),
    };
    lines.push(line("violation.origin", origin, ctx));
    lines.push(line("violation.found_by", record.found_by.clone(), ctx));
    Lines { id: "violation.facts".to_owned(), title: Some(ctx.say("violation-facts")), lines }
}

fn penalty(record: &Violation, ctx: &Context) -> Lines {
    let mut lines = vec![line("violation.points", words::points(record.points, ctx), ctx)];
    lines.extend(fine_line(record, ctx));
    lines.extend(penalty_line(record, ctx));
    if let Some(decision) = words::decision_of(record, ctx) {
        lines.push(Line {
            can_copy: true,
            ..line("violation.decision_no", decision.number.clone(), ctx)
        });
        lines.push(line("violation.decided_by", decision.decided_by.clone(), ctx));
        if words::is_to_pay(decision) {
            lines.push(line("violation.due_on", ctx.day(fines::due_on(decision)), ctx));
        }
    }
    // What was deleted, or is somebody else's, is not this person's any more.
    let title = match record.state {
        ViolationState::Deleted | ViolationState::Transferred => "violation-penalty-was",
        _ => "violation-penalty",
    };
    Lines { id: "violation.penalty".to_owned(), title: Some(ctx.say(title)), lines }
}

/// 罚款; a warning has none.
pub(crate) fn fine_line(record: &Violation, ctx: &Context) -> Option<Line> {
    (record.fine_fen > 0).then(|| line("violation.fine", ctx.yuan(record.fine_fen), ctx))
}

/// 处罚种类, all of them; none where the server names none.
pub(crate) fn penalty_line(record: &Violation, ctx: &Context) -> Option<Line> {
    let kinds = record.penalties.iter().map(|kind| penalty_word(kind, ctx));
    let kinds = kinds.collect::<Vec<_>>().join(&ctx.say("list-comma"));
    (!kinds.is_empty()).then(|| line("violation.penalties", kinds, ctx))
}

pub(super) fn penalty_word(kind: &PenaltyKind, ctx: &Context) -> String {
    match kind {
        PenaltyKind::Unknown(raw) => raw.clone(),
        known => ctx.say(Words::new(format!("penalty-{}", known.as_str()))),
    }
}

fn car(record: &Violation, ctx: &Context) -> Lines {
    let mut lines = vec![line("violation.holding", words::holding(&record.holding, ctx), ctx)];
    if let Holding::Filed { since } = &record.holding {
        let words = Words::new("violation-filed-since").with("day", ctx.day(*since));
        lines.push(line("violation.filed_since", ctx.say(words), ctx));
    }
    Lines { id: "violation.car".to_owned(), title: Some(ctx.say("violation-car")), lines }
}

pub(super) fn pictures(record: &Violation, ctx: &Context) -> Vec<Picture> {
    let of = record.pictures.len();
    let picture = |(n, id): (usize, &contract::PictureId)| {
        let alt = Words::new("violation-picture")
            .with("n", n + 1)
            .with("of", of)
            .with("what", words::when_and_where(record, ctx));
        Picture { id: id.as_str().to_owned(), alt: ctx.say(alt) }
    };
    record.pictures.iter().enumerate().map(picture).collect()
}

/// What has happened and what comes.
pub(super) fn timeline(record: &Violation, ctx: &Context) -> Vec<Step> {
    if record.origin == ViolationOrigin::Scene {
        return Vec::new(); // an officer decided there and then
    }
    let stage = match record.state {
        ViolationState::Captured => 1,
        ViolationState::Reviewed
        | ViolationState::Notified { .. }
        | ViolationState::Extended { .. }
        | ViolationState::UnderObjection
        | ViolationState::Announced { .. } => 2,
        ViolationState::Handled { .. } => 3,
        ViolationState::Deleted | ViolationState::Transferred | ViolationState::Unknown(_) => {
            return Vec::new();
        }
    };
    let paid = words::decision_of(record, ctx).is_some_and(|decision| !words::is_to_pay(decision));
    // What was not sent yet has no day: only that it waits.
    let waits = on_its_way(record, ctx).map(|item| outbox::mark(item, ctx).label);
    let objected = record.state == ViolationState::UnderObjection || waits.is_some();
    let answer = words::answer_by(record, ctx)
        .map(|day| ctx.say(Words::new("violation-step-answer").with("day", ctx.short_day(day))));
    let step = |n: usize, key: &str, line: Option<String>| {
        let done = n < stage || (n == 3 && stage == 3 && paid);
        let present = n == stage && !done;
        let label = if done {
            "step-done"
        } else if present {
            "step-now"
        } else {
            "step-ahead"
        };
        Step {
            id: format!("violation.step.{key}"),
            head: ctx.say(Words::new(format!("violation-step-{key}"))),
            // How long it takes is of no use once it is done.
            line: line.or_else(|| {
                (!done).then(|| ctx.find(format!("violation-step-{key}.line"))).flatten()
            }),
            mark: Mark {
                tone: if done { Tone::Good } else { Tone::Calm },
                open: !done,
                label: ctx.say(label),
            },
            present,
        }
    };
    let captured = ctx.short_day(local(record.occurred_at_ms).date());
    let by = words::appear_by(&record.state)
        .map(|day| ctx.say(Words::new("violation-step-by").with("day", ctx.short_day(day))));
    let pay = words::decision_of(record, ctx).filter(|own| words::is_to_pay(own)).map(|own| {
        ctx.say(Words::new("violation-step-pay-by").with("day", ctx.short_day(fines::due_on(own))))
    });
    let has_fine = record.fine_fen > 0 && !words::is_anothers(record, ctx);
    let steps = [
        step(0, "captured", Some(captured)),
        step(1, "reviewed", None),
        if record.state == ViolationState::Reviewed {
            step(2, "notice", None)
        } else if objected {
            step(2, "objection", waits.or(answer))
        } else {
            step(2, if stage > 2 { "handled" } else { "handle" }, by)
        },
        step(3, "pay", pay),
    ];
    // Nothing is paid for a warning, and nobody pays another's fine.
    steps.into_iter().take(if has_fine { 4 } else { 3 }).collect()
}
