//! 港车北上, 澳车北上: whether the car was found, until when its term runs, and its days.
//!
//! The search begins with a login by an app that is new enough; what stands in its way is said with
//! what to do. The days are counted by the rules, the figures of the lanes are the server's.

use tongtu_contract::{CrossBorder, CrossBorderCar, CrossBorderState, Scheme};
use tongtu_rules::cross_border::{self as rule, Alert, Count};

use super::{State, words};
use crate::{
    documents::DocKey,
    leave, plate,
    reminding::{self, Reminding},
    screen::{
        Body, Detail, Icon, Line, Lines, Mark, Press, Progress, Rank, Refusal, Row, Step as Point,
        Tone,
    },
    step::{Context, Step, View},
    text::Words,
};

/// The car, once found.
pub(super) fn car<'a>(ctx: &Context<'a>) -> Option<&'a CrossBorderCar> {
    ctx.docs.vehicles()?.cross_border.car.as_ref()
}

/// How the days stand, by the rules.
pub(super) fn count(car: &CrossBorderCar, ctx: &Context) -> Count {
    let stays: Vec<rule::Stay> = car
        .stays
        .iter()
        .map(|stay| rule::Stay { entered: stay.entered_on, left: stay.left_on })
        .collect();
    rule::count(&stays, car.entered_on, ctx.today, &limits(ctx), Some(car.term_until))
}

// ── reminders ──

/// Asks the system for leave to remind, because the person wants it now.
pub(super) fn allow(state: &State, ctx: &Context) -> Step<State> {
    Step::stay(state).ask(reminding::TAG, reminding::question(ctx))
}

// ── in the list ──

/// Where it stands, as one row; nothing for whom it does not concern.
pub(super) fn row(crossing: &CrossBorder, ctx: &Context) -> Option<Row> {
    if crossing.state == CrossBorderState::NotApplicable {
        return None;
    }
    let id = "vehicle.cross_border".to_owned();
    let mark = Some(mark(&crossing.state, ctx));
    let Some(car) = &crossing.car else {
        return Some(Row { mark, ..ctx.row(&id, Icon::Car) });
    };
    let until = Words::new("cross-border-term-until").with("day", ctx.short_day(car.term_until));
    let mut row = words::row(&car.vehicle, ctx);
    row.lines = vec![ctx.say(until)];
    let count = count(car, ctx);
    let mark = Some(mark_of(&crossing.state, &count, ctx));
    if count.stay > 0 {
        let day = Words::new("cross-border-stay-day").with("day", count.stay);
        row.lines.push(ctx.say(day));
    }
    Some(Row { id, mark, ..row })
}

fn mark(state: &CrossBorderState, ctx: &Context) -> Mark {
    let (tone, open, key) = match state {
        CrossBorderState::NotApplicable => (Tone::Calm, false, "cross-border-not-applicable"),
        CrossBorderState::UpdateNeeded { .. } => (Tone::Attention, true, "cross-border-update"),
        CrossBorderState::LoginNeeded => (Tone::Attention, true, "cross-border-login"),
        CrossBorderState::Searching => (Tone::Info, true, "cross-border-searching"),
        CrossBorderState::Associated => (Tone::Good, false, "cross-border-associated"),
        CrossBorderState::None => (Tone::Info, false, "cross-border-none"),
        CrossBorderState::TermEnding => (Tone::Attention, false, "cross-border-ending"),
        CrossBorderState::Ended => (Tone::Danger, false, "cross-border-ended"),
        CrossBorderState::Unknown(raw) => {
            return Mark { tone: Tone::Info, open: true, label: raw.clone() };
        }
    };
    Mark { tone, open, label: ctx.say(key) }
}

/// Of a car that is here: its days may be graver than where its papers stand.
fn mark_of(state: &CrossBorderState, count: &Count, ctx: &Context) -> Mark {
    let runs = matches!(state, CrossBorderState::Associated | CrossBorderState::TermEnding);
    let (tone, key) = match (state, count.alert) {
        _ if !runs || count.stay == 0 => return mark(state, ctx),
        (_, Alert::Over) => (Tone::Danger, "cross-border-stayed-over"),
        (CrossBorderState::Associated, Alert::Soon) => (Tone::Attention, "cross-border-soon"),
        (_, Alert::Soon | Alert::None) => return mark(state, ctx),
    };
    Mark { tone, open: false, label: ctx.say(key) }
}

// ── its page ──

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let title = ctx.say("title-vehicle-cross_border");
    let Some(doc) = ctx.docs.vehicles() else {
        return ctx.instead_of(DocKey::Vehicles, title);
    };
    let crossing = &doc.cross_border;
    let (detail, actions) = match &crossing.car {
        Some(car) => found(car, crossing, ctx),
        None => standing(&crossing.state, ctx),
    };
    View { actions, ..View::new(title, Body::Detail { detail }) }
        .over(leave::sheet(state.leaving, ctx))
}

fn standing(state: &CrossBorderState, ctx: &Context) -> (Detail, Vec<Press>) {
    let mut detail = Detail { mark: Some(mark(state, ctx)), ..Detail::default() };
    let refresh = ctx.press("refresh", Rank::Second, "none");
    let log_in = ctx.press("vehicle.cross_border.log_in", Rank::Main, "none");
    let actions = match state {
        CrossBorderState::UpdateNeeded { minimum_client } => {
            let mut refusal = refusal("cross_border.update", minimum_client, ctx);
            refusal.ways = vec![
                Row { opens: false, ..ctx.row("vehicle.cross_border.update", Icon::Upload) },
                Row { opens: false, ..ctx.row("vehicle.cross_border.then_log_in", Icon::Person) },
                help(ctx),
            ];
            detail.refusals = vec![refusal];
            vec![refresh]
        }
        CrossBorderState::LoginNeeded => {
            let mut refusal = refusal("cross_border.login", "", ctx);
            refusal.ways = vec![help(ctx)];
            detail.refusals = vec![refusal];
            vec![log_in]
        }
        CrossBorderState::Searching => {
            detail.lead = Some(ctx.say("cross-border-searching-lead"));
            detail.timeline = vec![
                point("cross_border.step.login", Tone::Good, false, false, ctx),
                point("cross_border.step.search", Tone::Info, true, true, ctx),
                point("cross_border.step.filed", Tone::Calm, true, false, ctx),
            ];
            detail.rows = vec![help(ctx)];
            vec![refresh]
        }
        CrossBorderState::None => {
            let mut refusal = refusal("cross_border.none", "", ctx);
            refusal.ways = (1..=4)
                .map(|n| {
                    let id = format!("vehicle.cross_border.check.{n}");
                    Row { opens: false, ..ctx.row(&id, Icon::Check) }
                })
                .collect();
            detail.refusals = vec![refusal];
            vec![Press { rank: Rank::Second, ..log_in }]
        }
        CrossBorderState::NotApplicable => {
            detail.lead = Some(ctx.say("cross-border-not-applicable-lead"));
            detail.rows = vec![ctx.row("vehicles.open", Icon::Car), help(ctx)];
            Vec::new()
        }
        CrossBorderState::Unknown(raw) => {
            let words = Words::new("state-unknown").with("raw", raw.clone());
            detail.lead = Some(ctx.say(words));
            detail.rows = vec![help(ctx)];
            vec![Press { rank: Rank::Main, ..refresh }]
        }
        // A car goes with these; without one there is nothing to show but the state itself.
        CrossBorderState::Associated | CrossBorderState::TermEnding | CrossBorderState::Ended => {
            vec![refresh]
        }
    };
    (detail, actions)
}

fn found(car: &CrossBorderCar, crossing: &CrossBorder, ctx: &Context) -> (Detail, Vec<Press>) {
    let count = count(car, ctx);
    let has_ended = crossing.state == CrossBorderState::Ended;
    let mut term = vec![
        words::line("cross_border.scheme", scheme(&car.scheme, ctx), ctx),
        words::line("cross_border.home_plate", car.home_plate.clone(), ctx),
        words::line("cross_border.term_from", ctx.day(car.term_from), ctx),
        words::line("cross_border.term_until", ctx.day(car.term_until), ctx),
    ];
    term.extend(drivers(&car.scheme, ctx));
    let mut groups = vec![group("cross_border.term", term, ctx)];
    if let (Some(entered), Some(leave_by)) = (car.entered_on, count.leave_by) {
        let lines = vec![
            words::line("cross_border.entered_on", ctx.day(entered), ctx),
            words::line("cross_border.leave_by", ctx.day(leave_by), ctx),
        ];
        groups.insert(0, group("cross_border.stay", lines, ctx));
    }
    let mut rows = vec![year_row(&count, ctx)];
    if count.stay > 0 {
        rows.insert(0, stay_row(&count, ctx));
    } else if has_ended {
        // The days of a term that has ended are a figure, and no matter.
        for row in &mut rows {
            row.mark = None;
        }
    }
    let records = super::detail::records(&car.vehicle, ctx);
    // Of what has ended, or run over, nobody is reminded any more.
    let has_run_over = count.alert == Alert::Over && count.stay > 0;
    if !has_ended && !has_run_over {
        rows.push(remind_row(ctx));
    }
    rows.push(records);
    rows.push(ctx.row("vehicle.open", Icon::Car));
    let detail = Detail {
        about: Some(Row {
            id: "cross_border.about".to_owned(),
            plate: Some(plate::written(&car.vehicle.plate)),
            head: car.vehicle.model.clone(),
            ..Row::default()
        }),
        mark: Some(mark_of(&crossing.state, &count, ctx)),
        lead: Some(lead(car, &crossing.state, &count, ctx)),
        refusals: if has_ended { vec![ended(ctx)] } else { Vec::new() },
        groups,
        rows,
        ..Detail::default()
    };
    (detail, Vec::new())
}

/// The one sentence that matters: leave by when, else what comes to its end.
fn lead(car: &CrossBorderCar, state: &CrossBorderState, count: &Count, ctx: &Context) -> String {
    let until = ctx.short_day(car.term_until);
    let leave_by = count.leave_by.map(|day| ctx.short_day(day)).unwrap_or_default();
    let limits = limits(ctx);
    let words = match (state, count.alert) {
        (CrossBorderState::Unknown(raw), _) => Words::new("state-unknown").with("raw", raw.clone()),
        (CrossBorderState::Ended, _) if count.stay > 0 => {
            Words::new("cross-border-lead-ended-here")
        }
        (CrossBorderState::Ended, _) => Words::new("cross-border-lead-ended"),
        (_, Alert::Over) if count.stay > 0 => Words::new("cross-border-lead-over"),
        _ if count.stay == 0 && count.year >= limits.year => {
            Words::new("cross-border-lead-year-used")
        }
        (CrossBorderState::TermEnding, _) if count.stay > 0 => {
            Words::new("cross-border-lead-stay-ending")
        }
        _ if count.stay > 0 => Words::new("cross-border-lead-stay"),
        (CrossBorderState::TermEnding, _) => Words::new("cross-border-lead-ending"),
        _ => Words::new("cross-border-lead-away"),
    };
    ctx.say(
        words
            .with("until", until)
            .with("day", leave_by)
            .with("left", limits.year.saturating_sub(count.year))
            .with("limit", limits.stay)
            .with("year", limits.year),
    )
}

/// Days of a stay, and of a year: the server's figures, else the rules'.
pub(super) fn limits(ctx: &Context) -> rule::Limits {
    ctx.docs.server().map_or(rule::LIMITS, |server| rule::Limits {
        stay: u32::from(server.thresholds.stay_days),
        year: u32::from(server.thresholds.stay_year_days),
    })
}

fn stay_row(count: &Count, ctx: &Context) -> Row {
    let limits = limits(ctx);
    lane("cross_border.stay_days", (count.stay, limits.stay, limits.remind_stay()), ctx)
}

fn year_row(count: &Count, ctx: &Context) -> Row {
    let limits = limits(ctx);
    lane("cross_border.year_days", (count.year, limits.year, limits.remind_year()), ctx)
}

/// The system is asked for its leave; where it gave it, it is said what will come.
fn remind_row(ctx: &Context) -> Row {
    let limits = limits(ctx);
    let asked = ctx.reminding == Reminding::On;
    let id = if asked { "vehicle.cross_border.reminded" } else { "vehicle.cross_border.remind" };
    let when = Words::new(format!("row-{}.line", id.replace('.', "-")))
        .with("stay", limits.remind_stay())
        .with("year", limits.remind_year());
    Row { lines: vec![ctx.say(when)], opens: !asked, ..ctx.row(id, Icon::Bell) }
}

/// So many days of so many, and whether that is much.
fn lane(id: &str, (done, of, soon): (u32, u32, u32), ctx: &Context) -> Row {
    let key = format!("row-{}", id.replace('.', "-"));
    let said = |suffix: &str| {
        ctx.say(Words::new(format!("{key}{suffix}")).with("days", done).with("limit", of))
    };
    let mark = if done > of {
        Some(Mark { tone: Tone::Danger, open: false, label: ctx.say("cross-border-over") })
    } else if done >= soon {
        Some(Mark { tone: Tone::Attention, open: false, label: ctx.say("cross-border-soon") })
    } else {
        None
    };
    Row {
        id: id.to_owned(),
        icon: Some(Icon::Calendar),
        head: said(""),
        value: Some(said("-value")),
        progress: Some(Progress { done: done.min(of), adding: 0, of, spoken: said("-spoken") }),
        mark,
        ..Row::default()
    }
}

fn scheme(scheme: &Scheme, ctx: &Context) -> String {
    match scheme {
        Scheme::HongKong => ctx.say("cross-border-scheme-hong-kong"),
        Scheme::Macau => ctx.say("cross-border-scheme-macau"),
        Scheme::Unknown(raw) => raw.clone(),
    }
}

/// How many may drive it besides; who they are is said where the permit was given.
fn drivers(scheme: &Scheme, ctx: &Context) -> Option<Line> {
    let key = match scheme {
        Scheme::HongKong => "cross-border-drivers-hong-kong",
        Scheme::Macau => "cross-border-drivers-macau",
        Scheme::Unknown(_) => return None,
    };
    let value = ctx.say(Words::new(key).with("count", rule::DRIVERS));
    Some(words::line("cross_border.drivers", value, ctx))
}

fn ended(ctx: &Context) -> Refusal {
    let mut refusal = refusal("cross_border.ended", "", ctx);
    refusal.ways = vec![
        Row { opens: false, ..ctx.row("vehicle.cross_border.renew", Icon::Renew) },
        ctx.row("vehicle.cross_border.log_in", Icon::Person),
        help(ctx),
    ];
    refusal
}

/// Texts `refusal-<code>` with `.why`, `.unchanged`, `.source`.
fn refusal(code: &str, version: &str, ctx: &Context) -> Refusal {
    let key = format!("refusal-{}", code.replace('.', "-"));
    let why = Words::new(format!("{key}.why")).with("version", version);
    Refusal {
        code: code.to_owned(),
        what: ctx.say(Words::new(key.clone())),
        unchanged: ctx.find(format!("{key}.unchanged")),
        why: vec![ctx.say(why)],
        sum: None,
        progress: None,
        source: ctx.say(Words::new(format!("{key}.source"))),
        ways: Vec::new(),
        closed: None,
    }
}

fn group(id: &str, lines: Vec<Line>, ctx: &Context) -> Lines {
    let title = ctx.say(Words::new(format!("group-{}", id.replace('.', "-"))));
    Lines { id: id.to_owned(), title: Some(title), lines }
}

fn point(id: &str, tone: Tone, open: bool, present: bool, ctx: &Context) -> Point {
    let key = id.replace(['.', '_'], "-");
    let label = match (open, present) {
        (false, _) => "step-done",
        (true, true) => "step-now",
        (true, false) => "step-ahead",
    };
    Point {
        id: id.to_owned(),
        head: ctx.say(Words::new(key.clone())),
        line: ctx.find(format!("{key}.line")),
        mark: Mark { tone, open, label: ctx.say(label) },
        present,
    }
}

fn help(ctx: &Context) -> Row {
    Row { head: ctx.say("press-help-open"), ..ctx.row("help.open", Icon::Help) }
}
