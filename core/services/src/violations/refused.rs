//! Why a record cannot be handled on the phone, and what now: one card a reason.
//!
//! What is predicted and what the server answers is said in the same words, by the rules' code. A
//! code that nobody here knows is said in the server's own.

use chrono::{Days, NaiveDate};
use tongtu_contract as contract;
use tongtu_contract::{Holding, ManualCheckState, Violation, ViolationState};
use tongtu_rules::{
    licence::{points::FULL, status::LicenceStatus},
    violation::handle::Refusal as Rule,
};

use super::{predict, words};
use crate::{
    fines::words as fines,
    licence::words as licence,
    plate, points,
    screen::{Icon, Progress, Refusal, Row, Sum, Term, Tone},
    step::{Context, local},
    text::Words,
};

/// The cards of what the rules refuse.
pub(crate) fn cards(record: &Violation, refusals: &[Rule], ctx: &Context) -> Vec<Refusal> {
    refusals.iter().map(|refusal| card(record, refusal.code(), None, ctx)).collect()
}

/// The cards of what the server refuses, by the codes of its fields.
pub(crate) fn answered(
    record: &Violation,
    fields: &[contract::FieldProblem],
    ctx: &Context,
) -> Vec<Refusal> {
    let said = |field: &contract::FieldProblem| card(record, &field.code, Some(&field.text), ctx);
    let mut cards: Vec<Refusal> = fields.iter().map(said).collect();
    tell_apart(&mut cards, &mut []);
    cards
}

/// A way that helps against several reasons stands once, on the first card. What only leads to the
/// same place is told apart by a number behind a slash ([`super::follow`] knows).
pub(super) fn tell_apart(cards: &mut [Refusal], rows: &mut [Row]) {
    let mut told: Vec<Row> = Vec::new();
    for card in cards.iter_mut() {
        card.ways.retain(|way| !told.contains(way));
        told.extend(card.ways.iter().cloned());
    }
    let ways = cards.iter_mut().flat_map(|card| &mut card.ways).chain(rows);
    let mut seen: Vec<String> = Vec::new();
    for way in ways {
        let first = way.id.clone();
        let times = seen.iter().filter(|id| **id == first).count();
        if times > 0 {
            way.id = format!("{first}/{times}");
        }
        seen.push(first);
    }
}

/// Texts `refusal-<code>` with `.why`, `.source`, `.closed`.
fn card(record: &Violation, code: &str, said: Option<&str>, ctx: &Context) -> Refusal {
    let key = format!("refusal-{}", code.replace('.', "-"));
    let reason = code.strip_prefix("violation.").unwrap_or_default();
    let figures = figures(record, ctx);
    let about = |words: Words| figures.put_into(words);
    let Some(what) = ctx.texts.find(&figures.put_into(Words::new(key.clone()))) else {
        return unknown(record, code, said.unwrap_or_default(), ctx);
    };
    let why = ctx.texts.find(&about(Words::new(format!("{key}.why"))));
    let (sum, progress) = match reason {
        "would_reach_twelve" | "exceeds_twelve" => full(record, ctx),
        _ => (None, None),
    };
    let (what, why) = match reason {
        // The server knows of something that this phone has not seen: its figures are not told.
        "licence_status" if blocking(ctx).is_none() => {
            (ctx.say("violation-short-licence_status"), None)
        }
        "before_filing" if !matches!(record.holding, Holding::Filed { .. }) => {
            (what, Some(ctx.say("violation-filing-unseen")))
        }
        _ => (what, why),
    };
    let why = match reason {
        "licence_status" => vec![status(ctx)],
        "suspect_risk" => suspects(record, ctx),
        "face_needed" => by_hand(record, ctx).into_iter().chain(why).collect(),
        _ => why.into_iter().collect(),
    };
    Refusal {
        code: code.to_owned(),
        what,
        // Where it was handled elsewhere, something has changed.
        unchanged: (reason != "already_handled").then(|| ctx.say("refusal-violation-unchanged")),
        why,
        sum,
        progress,
        source: ctx.say(about(Words::new(format!("{key}.source")))),
        ways: ways(record, reason, ctx),
        closed: ctx.texts.find(&about(Words::new(format!("{key}.closed")))),
    }
}

fn unknown(record: &Violation, code: &str, said: &str, ctx: &Context) -> Refusal {
    let why = if said.is_empty() { code } else { said };
    Refusal {
        code: code.to_owned(),
        what: ctx.say("refusal-violation-other"),
        unchanged: Some(ctx.say("refusal-violation-unchanged")),
        why: vec![why.to_owned()],
        sum: None,
        progress: None,
        source: ctx.say("refusal-violation-other.source"),
        ways: ways(record, "", ctx),
        closed: None,
    }
}

/// What the sentences speak of.
struct Figures(Vec<(&'static str, crate::text::Arg)>);

impl Figures {
    fn put_into(&self, words: Words) -> Words {
        self.0.iter().cloned().fold(words, |words, (name, arg)| words.with(name, arg))
    }
}

fn figures(record: &Violation, ctx: &Context) -> Figures {
    let limits = predict::limits(ctx.docs);
    let licence = ctx.docs.licence().and_then(|file| file.licence.as_ref());
    let since = match &record.holding {
        Holding::Filed { since } => ctx.short_day(*since),
        _ => String::new(),
    };
    let classes = licence.map_or("", |licence| licence.classes.as_str());
    Figures(vec![
        ("points", u32::from(record.points).into()),
        ("fine", ctx.yuan(record.fine_fen).into()),
        ("limit", u32::from(limits.points_per_record).into()),
        ("fine_limit", ctx.yuan(limits.fine.0).into()),
        ("rounds", u32::from(limits.full_rounds).into()),
        ("months", limits.suspect.months.into()),
        ("occurred", ctx.short_day(local(record.occurred_at_ms).date()).into()),
        ("since", since.into()),
        ("classes", classes.into()),
        ("plate", plate::written(&record.plate).into()),
        ("status", status_word(ctx).into()),
    ])
}

fn blocking(ctx: &Context) -> Option<tongtu_rules::licence::status::Status> {
    let licence = ctx.docs.licence()?.licence.as_ref()?;
    LicenceStatus::from_letters(&licence.status).blocks_handling()
}

fn status_word(ctx: &Context) -> String {
    blocking(ctx).map_or_else(String::new, |status| licence::status_word(status, ctx))
}

/// What the status means; where the server knows of another one than this phone, that alone.
fn status(ctx: &Context) -> String {
    match blocking(ctx) {
        Some(status) => licence::status_meaning(status, ctx),
        None => ctx.say("violation-status-unseen"),
    }
}

/// 11 + 1 = 12, with its lane; nothing where this phone's figures do not say so.
fn full(record: &Violation, ctx: &Context) -> (Option<Sum>, Option<Progress>) {
    let Some(accumulated) = predict::accumulated(ctx.docs) else { return (None, None) };
    let (sum, progress) = arithmetic(accumulated, record.points, ctx);
    if accumulated.saturating_add(record.points) < u16::from(FULL) {
        return (None, None);
    }
    (Some(sum), Some(progress))
}

/// One point is left: the last record with points that may be handled on the phone.
pub(crate) fn is_near_full(after: u32, ctx: &Context) -> bool {
    let [_, eleven] = points::warned_at(points::limit(ctx));
    after >= u32::from(eleven)
}

/// What is there, what this record adds, and what comes out.
pub(crate) fn arithmetic(accumulated: u16, points: u16, ctx: &Context) -> (Sum, Progress) {
    let (done, adding, of) = (u32::from(accumulated), u32::from(points), u32::from(FULL));
    let after = done + adding;
    let (tone, total) = match after.cmp(&of) {
        std::cmp::Ordering::Less if adding > 0 && is_near_full(after, ctx) => {
            (Tone::Attention, "sum-points-after")
        }
        std::cmp::Ordering::Less => (Tone::Calm, "sum-points-after"),
        std::cmp::Ordering::Equal => (Tone::Danger, "sum-points-full"),
        std::cmp::Ordering::Greater => (Tone::Danger, "sum-points-over"),
    };
    let term =
        |value: u32, label: &'static str| Term { value: value.to_string(), label: ctx.say(label) };
    let terms = vec![term(done, "sum-points-before"), term(adding, "sum-points-this")];
    let spoken = Words::new("sum-points-spoken")
        .with("points", done)
        .with("adding", adding)
        .with("after", after)
        .with("limit", of);
    let progress = Progress { done, adding, of, spoken: ctx.say(spoken) };
    (Sum { terms, total: term(after, total), tone }, progress)
}

/// By other plates, by other drivers, or both.
fn suspects(record: &Violation, ctx: &Context) -> Vec<String> {
    let limits = predict::limits(ctx.docs).suspect;
    let Some(driving) = predict::driving(ctx.docs) else { return Vec::new() };
    let (plates, drivers) = driving.counted(record, ctx.today);
    let said = |key: &'static str, count: usize| {
        ctx.say(Words::new(key).with("count", count).with("months", limits.months))
    };
    let by_plates = (plates >= limits.plates).then(|| said("violation-suspect-plates", plates));
    let by_drivers =
        (drivers >= limits.drivers).then(|| said("violation-suspect-drivers", drivers));
    let both: Vec<String> = by_plates.into_iter().chain(by_drivers).collect();
    // The server counts what this phone has not seen.
    if both.is_empty() { vec![ctx.say("violation-suspect-unseen")] } else { both }
}

/// Why the photo in the face's place was not accepted.
fn by_hand(record: &Violation, ctx: &Context) -> Option<String> {
    let check = record.manual_check.as_ref()?;
    let ManualCheckState::Rejected { reason } = &check.state else { return None };
    let words = Words::new(format!("handling-manual-{}", reason.as_str()));
    Some(ctx.texts.find(&words).unwrap_or_else(|| reason.as_str().to_owned()))
}

/// What now, the best first. To speak against the record is a button beside them all.
fn ways(record: &Violation, reason: &str, ctx: &Context) -> Vec<Row> {
    let row = |id: &str, icon| ctx.row(id, icon);
    let said = |row: Row, line: String| Row { lines: vec![line], ..row };
    let window = || row("violation.window", Icon::Place);
    let still = |row: Row| Row { opens: false, ..row };
    match reason {
        "would_reach_twelve" | "exceeds_twelve" => {
            let days = u32::from(predict::study_days(record, ctx.docs).unwrap_or(0));
            let full = Words::new("violation-window-full").with("days", days);
            let window = said(window(), ctx.say(full));
            wait(record, ctx).into_iter().chain([window]).collect()
        }
        "data_unavailable" => vec![row("violation.again", Icon::Refresh), window()],
        "under_objection" => vec![row("violation.objection", Icon::Objection)],
        "already_handled" => vec![row("violation.refetch", Icon::Pay)],
        "scene_record" => {
            let window = said(window(), ctx.say("violation-window-scene"));
            vec![still(row("violation.scene", Icon::Clock)), window]
        }
        "not_filed" => vec![row("violation.file_vehicle", Icon::Filing), window()],
        // At the window, too, only whoever was driving can accept it.
        "class_mismatch" => vec![still(row("violation.driver", Icon::Person))],
        "before_filing" | "suspect_risk" | "key_person" | "full_rounds" => {
            let owner = matches!(record.holding, Holding::Filed { .. })
                .then(|| still(row("violation.owner", Icon::Person)));
            owner.into_iter().chain([window()]).collect()
        }
        "no_licence" => vec![row("violation.file_licence", Icon::Licence)],
        "licence_status" => vec![row("violation.licence", Icon::Licence), window()],
        "face_needed" => vec![row("violation.manual", Icon::Camera), window()],
        _ => vec![window()],
    }
}

/// Whether somebody may speak against it, and has not yet.
pub(crate) fn may_object(record: &Violation, ctx: &Context) -> bool {
    let waits = ctx.waiting_for(crate::effect::WaitingKind::Objection, record.id.as_str());
    is_objectable(record, ctx) && waits.is_none()
}

/// Whether the record is open to an objection, whatever waits on this phone.
pub(crate) fn is_objectable(record: &Violation, ctx: &Context) -> bool {
    let is_open = matches!(
        record.state,
        ViolationState::Notified { .. }
            | ViolationState::Extended { .. }
            | ViolationState::Announced { .. }
    );
    is_open && !is_dismissed(record, ctx)
}

fn is_dismissed(record: &Violation, ctx: &Context) -> bool {
    let objection = words::objection_of(record, ctx);
    objection.is_some_and(|own| matches!(own.state, contract::ObjectionState::Dismissed { .. }))
}

/// The first day of the next cycle, if the record can wait for it; by an extension if need be.
fn wait(record: &Violation, ctx: &Context) -> Option<Row> {
    let by = words::appear_by(&record.state)?;
    let end = cycle_end(ctx)?;
    let opens = end.checked_add_days(Days::new(1))?;
    let extended = super::ways::extended_until(record, ctx);
    // Only the points of a fine that is overdue by then go on into the next cycle (令第163号 §15).
    let owes = ctx.docs.decisions().is_some_and(|doc| {
        doc.items.iter().any(|decision| {
            decision.points > 0 && words::is_to_pay(decision) && fines::due_on(decision) <= end
        })
    });
    let (id, line) = if opens <= by {
        ("violation.wait", if owes { "violation-wait-owing" } else { "violation-wait" })
    } else if extended.is_some_and(|extended| opens <= extended) {
        ("violation.extend", "violation-wait-extend")
    } else {
        return None;
    };
    let dated = |words: Words| {
        words
            .with("day", ctx.short_day(opens))
            .with("end", ctx.short_day(end))
            .with("by", ctx.short_day(by))
    };
    let head =
        if id == "violation.wait" { "row-violation-wait" } else { "row-violation-wait-extend" };
    Some(Row {
        head: ctx.say(dated(Words::new(head))),
        lines: vec![ctx.say(dated(Words::new(line)))],
        opens: id == "violation.extend",
        ..ctx.row(id, Icon::Calendar)
    })
}

fn cycle_end(ctx: &Context) -> Option<NaiveDate> {
    let cycle = ctx.docs.points().and_then(|points| points.cycle.as_ref());
    let licence = || Some(ctx.docs.licence()?.licence.as_ref()?.points.cycle_end);
    cycle.map(|cycle| cycle.cycle_end).or_else(licence)
}
