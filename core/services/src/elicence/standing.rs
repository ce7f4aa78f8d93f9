//! Where the electronic licence stands: the page of its case, in every state of domain.md §10 row 9.

use chrono::NaiveDate;
use tongtu_contract as contract;
use tongtu_contract::{ElicenceReason, ElicenceState, ElicenceStep};
use tongtu_rules::{
    licence::status::{LicenceStatus, Status},
    photo::MAX_REJECTIONS,
};

use crate::{
    documents::DocKey,
    effect::{OutboxItem, OutboxState, WaitingKind},
    licence::{self, words},
    outbox,
    screen::{Body, Detail, Icon, Lines, Mark, Press, Progress, Rank, Refusal, Row, Step, Tone},
    step::{Context, View},
    text::Words,
};

/// What stands in the way of an application, if anything does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Bar {
    /// No licence is on the account.
    NoLicence,
    /// The licence is so new that the register does not have it.
    NotYet(NaiveDate),
    /// Its status does not allow one.
    Blocked(Vec<Status>),
    /// Too many photos were refused.
    WindowOnly,
}

/// By the server's word, and before it is asked by the rules.
pub(crate) fn bar(ctx: &Context) -> Option<Bar> {
    match &ctx.docs.elicence()?.state {
        ElicenceState::WindowOnly => return Some(Bar::WindowOnly),
        ElicenceState::Blocked { codes } => {
            return Some(Bar::Blocked(LicenceStatus::from_letters(codes).all().to_vec()));
        }
        ElicenceState::InReview { .. }
        | ElicenceState::Active { .. }
        | ElicenceState::Unknown(_) => {
            return None;
        }
        ElicenceState::NotApplied | ElicenceState::Rejected { .. } => {}
    }
    let file = ctx.docs.licence()?;
    let Some(licence) = file.licence.as_ref() else {
        return Some(match file.state {
            contract::FilingState::NotYet { come_back_on } => Bar::NotYet(come_back_on),
            _ => Bar::NoLicence,
        });
    };
    let status = LicenceStatus::from_letters(&licence.status);
    let blocks = |status: &&Status| status.blocks_electronic_licence();
    let blocking: Vec<_> = status.all().iter().filter(blocks).copied().collect();
    (!blocking.is_empty()).then_some(Bar::Blocked(blocking))
}

/// An application waits or is being sent; one that the server refused does not count.
pub(crate) fn is_on_its_way(ctx: &Context) -> bool {
    ctx.waiting(WaitingKind::ElicenceApplication).is_some_and(OutboxItem::is_on_its_way)
}

/// Whether there is a card to show: the one of before stays in force while a newer photo is in
/// review, and where it was refused.
pub(crate) fn is_in_force(doc: &contract::Elicence) -> bool {
    match doc.state {
        ElicenceState::Active { .. } => true,
        ElicenceState::InReview { .. }
        | ElicenceState::Rejected { .. }
        | ElicenceState::WindowOnly => {
            doc.history.iter().any(|event| event.step == ElicenceStep::Approved)
        }
        ElicenceState::NotApplied | ElicenceState::Blocked { .. } | ElicenceState::Unknown(_) => {
            false
        }
    }
}

/// Whether a photo may be handed in now: first, again, or as a renewal.
pub(super) fn may_apply(ctx: &Context) -> bool {
    let Some(doc) = ctx.docs.elicence() else { return false };
    let by_state = match &doc.state {
        ElicenceState::NotApplied | ElicenceState::Rejected { .. } => true,
        ElicenceState::Active { renew_photo_from, .. } => ctx.today >= *renew_photo_from,
        ElicenceState::InReview { .. }
        | ElicenceState::WindowOnly
        | ElicenceState::Blocked { .. }
        | ElicenceState::Unknown(_) => false,
    };
    by_state && bar(ctx).is_none() && !is_on_its_way(ctx)
}

pub(super) fn view(ctx: &Context) -> View {
    let title = ctx.say("title-elicence");
    let Some(doc) = ctx.docs.elicence() else {
        return ctx.instead_of(DocKey::Elicence, title);
    };
    let (detail, actions) = match ctx.waiting(WaitingKind::ElicenceApplication) {
        Some(item) => waiting(item, doc, ctx),
        None => standing(doc, ctx),
    };
    View { actions, ..View::new(title, Body::Detail { detail }) }
}

/// What has been handed in and not been answered stands where its review will stand.
fn waiting(item: &OutboxItem, doc: &contract::Elicence, ctx: &Context) -> (Detail, Vec<Press>) {
    let mut detail = Detail {
        mark: Some(outbox::mark(item, ctx)),
        lead: Some(outbox::lead(item, ctx)),
        progress: outbox::progress(item, ctx),
        rows: vec![row("progress.open", Icon::Progress, ctx)],
        ..Detail::default()
    };
    let in_force = is_in_force(doc);
    let mut actions = if in_force { vec![show(Rank::Second, ctx)] } else { Vec::new() };
    match &item.state {
        OutboxState::NeedsAttention(_) => {
            detail.refusals.push(refused_by_server(item, ctx));
            detail.lead = None;
            if bar(ctx).is_none() {
                actions.insert(0, again(ctx));
            }
        }
        OutboxState::Waiting | OutboxState::Sending { .. } => {
            detail.timeline = vec![
                happened(
                    "elicence.step.made",
                    "elicence-step-filled",
                    Some(outbox::made(item, ctx)),
                    ctx,
                ),
                ahead("elicence.step.sent", "elicence-step-sending", true, ctx),
                ahead("elicence.step.review", "elicence-step-review", false, ctx),
                ahead("elicence.step.card", "elicence-step-card", false, ctx),
            ];
        }
    }
    (detail, actions)
}

fn standing(doc: &contract::Elicence, ctx: &Context) -> (Detail, Vec<Press>) {
    match (bar(ctx), &doc.state) {
        (Some(bar), _) => barred(&bar, doc, ctx),
        (None, ElicenceState::NotApplied) => not_applied(ctx),
        (None, ElicenceState::InReview { due_at_ms, .. }) => in_review(doc, *due_at_ms, ctx),
        (None, ElicenceState::Rejected { reasons, count }) => rejected(doc, reasons, *count, ctx),
        (None, ElicenceState::Active { photo_taken_on, renew_photo_from }) => {
            active(doc, *photo_taken_on, *renew_photo_from, ctx)
        }
        // `bar` speaks of these two; nothing is left to say here.
        (None, ElicenceState::WindowOnly | ElicenceState::Blocked { .. }) => {
            (Detail::default(), Vec::new())
        }
        (None, ElicenceState::Unknown(raw)) => {
            let words = Words::new("state-unknown").with("raw", raw.clone());
            let detail = Detail {
                mark: Some(Mark { tone: Tone::Info, open: true, label: raw.clone() }),
                lead: Some(ctx.say(words)),
                timeline: history(doc, ctx),
                rows: vec![help(ctx)],
                ..Detail::default()
            };
            (detail, vec![ctx.press("refresh", Rank::Main, "none")])
        }
    }
}

fn not_applied(ctx: &Context) -> (Detail, Vec<Press>) {
    let step = |n: u32| Step {
        id: format!("elicence.how.{n}"),
        head: ctx.say(Words::new(format!("elicence-how-{n}"))),
        line: ctx.find(format!("elicence-how-{n}.line")),
        mark: Mark { tone: Tone::Calm, open: true, label: ctx.say("step-ahead") },
        present: false,
    };
    let detail = Detail {
        mark: Some(Mark { tone: Tone::Calm, open: true, label: ctx.say("elicence-not-applied") }),
        lead: Some(ctx.say("elicence-not-applied-lead")),
        timeline: (1..=3).map(step).collect(),
        rows: vec![help(ctx)],
        ..Detail::default()
    };
    (detail, vec![ctx.press("elicence.apply", Rank::Main, "none")])
}

fn in_review(doc: &contract::Elicence, due_at_ms: i64, ctx: &Context) -> (Detail, Vec<Press>) {
    let mut timeline = history(doc, ctx);
    timeline.push(ahead("elicence.step.review", "elicence-step-reviewing", true, ctx));
    timeline.push(ahead("elicence.step.card", "elicence-step-card", false, ctx));
    let in_force = is_in_force(doc);
    let lead = if in_force { "elicence-review-lead-shown" } else { "elicence-review-lead" };
    let lead = Words::new(lead).with("when", ctx.moment(due_at_ms));
    let detail = Detail {
        mark: Some(Mark { tone: Tone::Info, open: true, label: ctx.say("elicence-in-review") }),
        lead: Some(ctx.say(lead)),
        timeline,
        rows: vec![help(ctx)],
        ..Detail::default()
    };
    // The best way is to wait: nothing is filled, unless there is a card to show meanwhile.
    let show = in_force.then(|| show(Rank::Main, ctx));
    let refresh = ctx.press("refresh", Rank::Second, "none");
    (detail, show.into_iter().chain([refresh]).collect())
}

fn rejected(
    doc: &contract::Elicence,
    reasons: &[ElicenceReason],
    count: u8,
    ctx: &Context,
) -> (Detail, Vec<Press>) {
    let limit = limit(ctx);
    let spoken = Words::new("elicence-rejections")
        .with("count", u32::from(count))
        .with("limit", u32::from(limit))
        .with("left", u32::from(limit.saturating_sub(count)));
    let progress = Progress {
        done: u32::from(count),
        adding: 0,
        of: u32::from(limit),
        spoken: ctx.say(spoken),
    };
    let refusal = Refusal {
        why: reasons.iter().map(|reason| why(reason, ctx)).collect(),
        progress: Some(progress),
        ways: vec![help(ctx)],
        ..refusal("elicence.rejected", ctx)
    };
    let detail = Detail {
        mark: Some(Mark { tone: Tone::Danger, open: false, label: ctx.say("elicence-rejected") }),
        lead: Some(ctx.say("elicence-rejected-lead")),
        refusals: vec![refusal],
        timeline: history(doc, ctx),
        ..Detail::default()
    };
    let show = is_in_force(doc).then(|| show(Rank::Second, ctx));
    (detail, [again(ctx)].into_iter().chain(show).collect())
}

fn active(
    doc: &contract::Elicence,
    taken_on: NaiveDate,
    renew_from: NaiveDate,
    ctx: &Context,
) -> (Detail, Vec<Press>) {
    let status =
        ctx.docs.licence().and_then(|file| file.licence.as_ref()).map(|l| l.status.as_str());
    let mark = match status {
        Some(letters) if !LicenceStatus::from_letters(letters).is_normal() => {
            words::status_mark(letters, ctx)
        }
        _ => Mark { tone: Tone::Good, open: false, label: ctx.say("elicence-active") },
    };
    let lines = vec![
        licence::line("elicence.taken_on", ctx.day(taken_on), ctx),
        licence::line("elicence.renew_from", ctx.day(renew_from), ctx),
    ];
    let too_soon = ctx.today < renew_from;
    let words = Words::new("elicence-renew-not-yet").with("day", ctx.short_day(renew_from));
    let renew = Press {
        not_yet: too_soon.then(|| ctx.say(words)),
        ..ctx.press("elicence.renew_photo", Rank::Second, "none")
    };
    let detail = Detail {
        mark: Some(mark),
        lead: Some(ctx.say("elicence-active-lead")),
        groups: vec![Lines { id: "elicence.photo".to_owned(), title: None, lines }],
        timeline: history(doc, ctx),
        rows: vec![row("elicence.text", Icon::Larger, ctx), help(ctx)],
        ..Detail::default()
    };
    (detail, vec![show(Rank::Main, ctx), renew])
}

fn barred(bar: &Bar, doc: &contract::Elicence, ctx: &Context) -> (Detail, Vec<Press>) {
    let (refusal, action) = match bar {
        Bar::NoLicence => {
            let ways = vec![help(ctx)];
            let file = ctx.press("licence.file", Rank::Main, "none");
            (Refusal { ways, ..refusal("elicence.no_licence", ctx) }, file)
        }
        Bar::NotYet(day) => {
            let why = Words::new("licence-not-yet").with("day", ctx.short_day(*day));
            let (why, ways) = (vec![ctx.say(why)], vec![help(ctx)]);
            // The best way is to wait: nothing is filled.
            let again = ctx.press("refresh", Rank::Second, "none");
            (Refusal { why, ways, ..refusal("elicence.not_yet", ctx) }, again)
        }
        Bar::Blocked(statuses) => {
            let why = statuses.iter().map(|status| {
                let words = Words::new("elicence-blocked-why")
                    .with("status", words::status_word(*status, ctx))
                    .with("meaning", words::status_meaning(*status, ctx));
                ctx.say(words)
            });
            let ways = vec![help(ctx)];
            let open = ctx.press("licence.open", Rank::Main, "none");
            (Refusal { why: why.collect(), ways, ..refusal("elicence.blocked", ctx) }, open)
        }
        Bar::WindowOnly => {
            let window = Row { opens: false, ..row("elicence.window", Icon::Place, ctx) };
            let help = ctx.press("help.open", Rank::Second, "none");
            (Refusal { ways: vec![window], ..refusal("elicence.window_only", ctx) }, help)
        }
    };
    let (tone, open, label) = match bar {
        Bar::NoLicence => (Tone::Attention, false, "filing-none"),
        Bar::NotYet(_) => (Tone::Info, true, "filing-not-yet"),
        Bar::Blocked(_) => (Tone::Danger, false, "elicence-blocked"),
        Bar::WindowOnly => (Tone::Danger, false, "elicence-window-only"),
    };
    let detail = Detail {
        mark: Some(Mark { tone, open, label: ctx.say(label) }),
        refusals: vec![refusal],
        timeline: history(doc, ctx),
        ..Detail::default()
    };
    let shows = *bar == Bar::WindowOnly && is_in_force(doc);
    let show = shows.then(|| show(Rank::Main, ctx));
    (detail, show.into_iter().chain([action]).collect())
}

/// An application that the server would not take: its words, and all reasons it names.
fn refused_by_server(item: &OutboxItem, ctx: &Context) -> Refusal {
    let OutboxState::NeedsAttention(problem) = &item.state else {
        return refusal("elicence.not_taken", ctx);
    };
    let answer = problem.answer.as_deref();
    let reasons = answer.and_then(|answer| answer.args.get("reasons")).map(String::as_str);
    let reasons = reasons.unwrap_or_default().split(',').map(str::trim).filter(|r| !r.is_empty());
    let why = std::iter::once(outbox::sentence(problem, ctx))
        .chain(reasons.map(|reason| why(&ElicenceReason::from(reason), ctx)));
    let base = refusal("elicence.not_taken", ctx);
    Refusal {
        why: why.collect(),
        source: answer.and_then(|answer| answer.law.clone()).unwrap_or_else(|| base.source.clone()),
        ..base
    }
}

/// Texts `refusal-<code>` with `.why`, `.unchanged`, `.source`, `.closed`.
fn refusal(code: &'static str, ctx: &Context) -> Refusal {
    let key = format!("refusal-{}", code.replace('.', "-"));
    Refusal {
        code: code.to_owned(),
        what: ctx.say(Words::new(key.clone())),
        unchanged: ctx.find(format!("{key}.unchanged")),
        why: ctx.find(format!("{key}.why")).into_iter().collect(),
        sum: None,
        progress: None,
        source: ctx.say(Words::new(format!("{key}.source")).with("limit", u32::from(limit(ctx)))),
        ways: Vec::new(),
        closed: ctx.find(format!("{key}.closed")),
    }
}

/// A reason with what to do about it; one that nobody here knows is shown as it came.
pub(super) fn why(reason: &ElicenceReason, ctx: &Context) -> String {
    let words = Words::new(format!("elicence-reason-{}", reason.as_str()));
    ctx.texts.find(&words).unwrap_or_else(|| {
        ctx.say(Words::new("elicence-reason-other").with("raw", reason.as_str()))
    })
}

/// How many refused photos there may be: the server's figure, else the rule's.
pub(super) fn limit(ctx: &Context) -> u8 {
    ctx.docs.server().map_or(MAX_REJECTIONS, |server| server.thresholds.elicence_rejections)
}

fn history(doc: &contract::Elicence, ctx: &Context) -> Vec<Step> {
    let step = |(n, event): (usize, &contract::ElicenceEvent)| {
        let (tone, head) = match &event.step {
            ElicenceStep::Submitted => (Tone::Good, ctx.say("elicence-step-submitted")),
            ElicenceStep::Approved => (Tone::Good, ctx.say("elicence-step-approved")),
            ElicenceStep::Rejected => (Tone::Danger, ctx.say("elicence-step-rejected")),
            ElicenceStep::Unknown(raw) => (Tone::Info, raw.clone()),
        };
        let label = ctx.say("step-done");
        Step {
            id: format!("elicence.history.{n}"),
            head,
            line: Some(ctx.moment(event.at_ms)),
            mark: Mark { tone, open: false, label },
            present: false,
        }
    };
    doc.history.iter().enumerate().map(step).collect()
}

fn happened(id: &str, key: &'static str, line: Option<String>, ctx: &Context) -> Step {
    let mark = Mark { tone: Tone::Good, open: false, label: ctx.say("step-done") };
    Step { id: id.to_owned(), head: ctx.say(key), line, mark, present: false }
}

fn ahead(id: &str, key: &'static str, present: bool, ctx: &Context) -> Step {
    let label = ctx.say(if present { "step-now" } else { "step-ahead" });
    let tone = if present { Tone::Info } else { Tone::Calm };
    let mark = Mark { tone, open: true, label };
    let line = ctx.find(format!("{key}.line"));
    Step { id: id.to_owned(), head: ctx.say(key), line, mark, present }
}

fn show(rank: Rank, ctx: &Context) -> Press {
    Press { icon: Some(Icon::Qr), ..ctx.press("elicence.show", rank, "none") }
}

fn again(ctx: &Context) -> Press {
    let press = ctx.press("elicence.apply", Rank::Main, "none");
    Press { label: ctx.say("elicence-again"), icon: Some(Icon::Camera), ..press }
}

/// Texts `row-<id>` and `.line`.
fn row(id: &str, icon: Icon, ctx: &Context) -> Row {
    let key = format!("row-{}", id.replace('.', "-"));
    Row {
        id: id.to_owned(),
        icon: Some(icon),
        head: ctx.say(Words::new(key.clone())),
        lines: ctx.find(format!("{key}.line")).into_iter().collect(),
        opens: true,
        ..Row::default()
    }
}

fn help(ctx: &Context) -> Row {
    Row { head: ctx.say("press-help-open"), ..row("help.open", Icon::Help, ctx) }
}
