//! 记分: the running cycle, what was given in it, and what happens at how many points.
//!
//! The register's figures are shown and never computed: where it is silent, the screen says so.

use tongtu_contract::{self as contract, FilingState, PointsEntry, PointsFile};
use tongtu_rules::licence::{
    class::Classes,
    points::{Exams, FULL, Standing, standing, study_ahead},
};

use crate::{
    documents::DocKey,
    fines::words as fines,
    licence::{line, words},
    plate,
    route::Route,
    screen::{Body, Detail, Icon, Line, Lines, Mark, Press, Rank, Refusal, Row, Tone},
    step::{Context, Event, Step, View, local},
    text::Words,
};

#[derive(Debug, Clone, Default)]
pub(crate) struct State {}

pub(crate) fn update(state: &State, event: Event, _: &Context) -> Step<State> {
    match event {
        Event::Pressed(id) | Event::Opened(id) => {
            let route = match id.split_once('/').unwrap_or((&id, "")) {
                ("decision", id) => Route::Decision(id.to_owned()),
                ("points.fines", _) => Route::Fines,
                ("points.violations", _) => Route::Violations,
                ("points.licence", _) => Route::LicenceFiling,
                _ => return Step::stay(state),
            };
            Step::stay(state).push(route)
        }
        // What the person reports late or twice changes nothing.
        _ => Step::stay(state),
    }
}

/// Full marks: the server's figure, else the rule's.
pub(crate) fn limit(ctx: &Context) -> u8 {
    ctx.docs.server().map_or(FULL, |server| server.thresholds.points_limit)
}

/// From so many on a person is warned: 9 and 11 of 12 (ours).
pub(crate) fn warned_at(limit: u8) -> [u8; 2] {
    [limit.saturating_sub(3), limit.saturating_sub(1)]
}

pub(crate) fn view(_: &State, _: &Route, ctx: &Context) -> View {
    let title = ctx.say("title-points");
    let Some(file) = ctx.docs.points() else {
        return ctx.instead_of(DocKey::Points, title);
    };
    let Some(cycle) = &file.cycle else { return silent(title, ctx) };
    let detail = detail(file, cycle, ctx);
    let view = View::new(title, Body::Detail { detail });
    if !is_owed(file, ctx) {
        return view;
    }
    let pay = ctx.press("points.fines", Rank::Main, "none");
    let label = ctx.say("press-fines-pay");
    view.action(Press { label, icon: Some(Icon::Pay), ..pay })
}

/// Without a licence there are no points; with one, the register did not answer.
fn silent(title: String, ctx: &Context) -> View {
    let filed = ctx.docs.licence().is_some_and(|file| file.state == FilingState::Filed);
    let mark = Mark { tone: Tone::Info, open: true, label: ctx.say("points-unknown") };
    let (key, rows) = if filed {
        ("points-unknown-lead", Vec::new())
    } else {
        ("points-no-licence", vec![ctx.row("points.licence", Icon::Filing)])
    };
    let detail = Detail { mark: Some(mark), lead: Some(ctx.say(key)), rows, ..Detail::default() };
    let again = ctx.press("refresh", Rank::Second, "none");
    View::new(title, Body::Detail { detail }).action(again)
}

fn detail(file: &PointsFile, cycle: &contract::Points, ctx: &Context) -> Detail {
    let (mark, lead) = standing_words(cycle, ctx);
    let is_full = cycle.accumulated >= u16::from(limit(ctx));
    Detail {
        mark: Some(mark),
        lead: Some(lead).filter(|_| !is_full),
        refusals: if is_full { vec![full(cycle, ctx)] } else { Vec::new() },
        // The refusal has the lane already.
        progress: (!is_full).then(|| words::points(cycle, ctx)),
        groups: vec![this_cycle(file, cycle, ctx), law(ctx)],
        rows: rows(file, cycle, ctx),
        ..Detail::default()
    }
}

fn standing_words(cycle: &contract::Points, ctx: &Context) -> (Mark, String) {
    let points = cycle.accumulated;
    let limit = limit(ctx);
    let [nine, eleven] = warned_at(limit).map(u16::from);
    let is_full = match u8::try_from(points).map(standing) {
        Ok(Standing::Open { points }) => points >= limit,
        Ok(Standing::Full { .. }) | Err(_) => true,
    };
    let (tone, label, lead) = if is_full {
        (Tone::Danger, "points-full", "points-full")
    } else if points >= eleven {
        (Tone::Danger, "points-near", "points-eleven")
    } else if points >= nine {
        (Tone::Attention, "points-near", "points-nine")
    } else if points > 0 {
        (Tone::Good, "points-in-order", "points-low")
    } else {
        (Tone::Good, "points-in-order", "points-none")
    };
    let lead = Words::new(lead)
        .with("points", u32::from(points))
        .with("left", u32::from(u16::from(limit).saturating_sub(points)));
    (Mark { tone, open: false, label: ctx.say(label) }, ctx.say(lead))
}

/// 满分: the licence is held until study and exam are done.
fn full(cycle: &contract::Points, ctx: &Context) -> Refusal {
    let say = |attribute: &str| {
        let words = Words::new(format!("refusal-points-full{attribute}"));
        ctx.say(words.with("limit", u32::from(limit(ctx))))
    };
    Refusal {
        code: "points.full".to_owned(),
        what: say(""),
        unchanged: Some(say(".unchanged")),
        why: std::iter::once(say(".why")).chain(course(cycle, ctx)).collect(),
        sum: None,
        progress: Some(words::points(cycle, ctx)),
        source: say(".source"),
        ways: vec![study(true, ctx)],
        closed: Some(say(".closed")),
    }
}

/// How long the study is and what is tested after it, by the rounds there were (令第163号 §18–22);
/// nothing where they are not known.
fn course(cycle: &contract::Points, ctx: &Context) -> Option<String> {
    let licence = ctx.docs.licence()?.licence.as_ref()?;
    let classes = Classes::parse(&licence.classes).ok()?;
    let rounds = ctx.docs.vehicles()?.handler.full_rounds;
    let points = u8::try_from(cycle.accumulated).unwrap_or(u8::MAX).max(FULL);
    let study = study_ahead(&classes, rounds, points)?;
    let key = match study.exams {
        Exams::Theory => "points-course-theory",
        Exams::TheoryAndRoad => "points-course-road",
        Exams::All => "points-course-all",
    };
    let words = Words::new(key)
        .with("days", u32::from(study.days))
        .with("credited", u32::from(study.credited_days))
        .with("on_site", u32::from(study.on_site_days));
    Some(ctx.say(words))
}

/// Named, and not here yet: the window is the way, for whoever has to.
fn study(is_full: bool, ctx: &Context) -> Row {
    let row = Row { opens: false, ..ctx.row("points.study", Icon::Learn) };
    if is_full { row } else { Row { lines: vec![ctx.say("points-study-later")], ..row } }
}

fn this_cycle(file: &PointsFile, cycle: &contract::Points, ctx: &Context) -> Lines {
    let count = |points: u16| ctx.say(Words::new("points-count").with("points", u32::from(points)));
    let days = Words::new("licence-cycle-days")
        .with("from", ctx.day(cycle.cycle_start))
        .with("to", ctx.day(cycle.cycle_end));
    let mut lines = vec![
        line("points.cycle", ctx.say(days), ctx),
        line("points.accumulated", count(cycle.accumulated), ctx),
    ];
    if cycle.pending > 0 {
        lines.push(line("points.pending", count(cycle.pending), ctx));
    }
    if file.reduced > 0 {
        lines.push(line("points.reduced", count(file.reduced), ctx));
    }
    // Full points are not cleared by time.
    let is_full = cycle.accumulated >= u16::from(limit(ctx));
    if let Some(day) = cycle.cycle_end.succ_opt().filter(|_| !is_full) {
        let clears = Words::new("points-clears")
            .with("day", ctx.day(day))
            .with("limit", u32::from(limit(ctx)));
        lines.push(line("points.clears", ctx.say(clears), ctx));
    }
    Lines { id: "points.cycle".to_owned(), title: Some(ctx.say("group-points-cycle")), lines }
}

/// What the law and the app do at which figure, with the source.
fn law(ctx: &Context) -> Lines {
    let limit = limit(ctx);
    let [nine, eleven] = warned_at(limit);
    let at = |points: u8, key: &'static str| Line {
        id: format!("points.law.{points}"),
        label: ctx.say(Words::new("points-law-label").with("points", u32::from(points))),
        value: ctx.say(Words::new(key).with("limit", u32::from(limit))),
        can_copy: false,
        reveal: None,
    };
    let lines = vec![
        at(nine, "points-law-nine"),
        at(eleven, "points-law-eleven"),
        at(limit, "points-law-full"),
        line("points.law.again", ctx.say("points-law-again"), ctx),
        line("points.law.refusing", ctx.say("points-law-refusing"), ctx),
        line("points.law.source", ctx.say("points-law-source"), ctx),
    ];
    Lines { id: "points.law".to_owned(), title: Some(ctx.say("group-points-law")), lines }
}

fn rows(file: &PointsFile, cycle: &contract::Points, ctx: &Context) -> Vec<Row> {
    let entries = file.entries.iter().take(100);
    let mut rows: Vec<Row> = entries.map(|own| entry(own, cycle, ctx)).collect();
    // Where there is something to pay, the button says so.
    if !is_owed(file, ctx) && file.entries.iter().any(|entry| !entry.paid) {
        rows.push(ctx.row("points.fines", Icon::Pay));
    }
    if cycle.pending > 0 {
        let count = Words::new("points-count").with("points", u32::from(cycle.pending));
        let row = ctx.row("points.violations", Icon::Violation);
        rows.push(Row { value: Some(ctx.say(count)), ..row });
    }
    if cycle.accumulated < u16::from(limit(ctx)) {
        rows.push(Row { opens: false, ..ctx.row("points.reduction", Icon::Learn) });
        rows.push(study(false, ctx));
    }
    rows
}

fn entry(entry: &PointsEntry, cycle: &contract::Points, ctx: &Context) -> Row {
    let given_on = local(entry.given_at_ms).date();
    let key = match (entry.paid, given_on < cycle.cycle_start) {
        (true, _) => "points-given",
        (false, true) => "points-carried",
        (false, false) => "points-given-unpaid",
    };
    let unpaid = || match fines::find(entry.decision.as_str(), ctx) {
        Some(decision) => fines::mark(decision, ctx),
        None => Mark { tone: Tone::Attention, open: false, label: ctx.say("payment-unpaid") },
    };
    let count = Words::new("points-count").with("points", u32::from(entry.points));
    Row {
        id: format!("decision/{}", entry.decision),
        icon: Some(Icon::Points),
        plate: Some(plate::written(&entry.plate)),
        head: entry.act.clone(),
        lines: vec![ctx.say(Words::new(key).with("day", ctx.short_day(given_on)))],
        value: Some(ctx.say(count)),
        mark: (!entry.paid).then(unpaid),
        opens: true,
        ..Row::default()
    }
}

/// Whether points hang on a fine that is to be paid now: no order is at work on it, and nobody looks
/// at it again.
fn is_owed(file: &PointsFile, ctx: &Context) -> bool {
    let unpaid = file.entries.iter().filter(|entry| !entry.paid);
    let mut decided = unpaid.filter_map(|entry| fines::find(entry.decision.as_str(), ctx));
    decided.any(|own| fines::is_payable(own) && !fines::is_resting(own))
}

#[cfg(test)]
mod tests;
