//! 驾驶证: the licence as last seen, and how it comes to the account.
//!
//! The licence itself is a document of the server's; what is kept here is what was typed into the
//! filing and whether a number is shown for its thirty seconds. The words for statuses, classes and
//! points are in [`words`], the filing by 档案编号 in `filing`.

mod filing;
mod unfiling;
pub(crate) mod words;

use tongtu_contract as contract;
use tongtu_rules::{document, licence::status::LicenceStatus};

use crate::{
    documents::DocKey,
    effect::{Answer, Effect, Reply, WaitingKind},
    form::Filled,
    registration::city,
    route::Route,
    screen::{Body, Detail, Icon, Line, Lines, Mark, Press, Rank, Refusal, Row, Tone},
    step::{Context, Event, Go, Step, View},
    text::Words,
};

/// How long a number stays readable (domain.md §9.3, ours).
pub(crate) const REVEAL_MS: u64 = 30_000;

#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    filled: Filled,
    /// Whether what was typed in an earlier life has been read.
    loaded: bool,
    /// The number that is readable now, by the id of its press.
    revealed: Option<&'static str>,
    /// The person is being asked whether the licence shall go from the account.
    asks_to_unfile: bool,
}

const REVEAL_NUMBER: &str = "licence.reveal.number";
const REVEAL_FILE: &str = "licence.reveal.file_number";

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        Event::Forget => Step::to(State::default()),

        // ── the licence ──
        Event::Entered(Route::LicenceFiling) if !state.loaded => {
            Step::stay(state).effect("load", Effect::LoadDraft(filing::DRAFT))
        }
        Event::Entered(_) => {
            Step::to(State { revealed: None, asks_to_unfile: false, ..state.clone() })
        }
        Event::Came("reveal", Answer::Fired) => Step::to(State { revealed: None, ..state.clone() }),
        Event::Pressed(id) if id == REVEAL_NUMBER => reveal(state, REVEAL_NUMBER),
        Event::Pressed(id) if id == REVEAL_FILE => reveal(state, REVEAL_FILE),
        Event::Pressed(id) | Event::Opened(id) if id == "licence.file" => {
            Step::stay(state).push(Route::LicenceFiling)
        }
        Event::Opened(id) if id == "licence.elicence" => Step::stay(state).push(Route::Elicence),
        Event::Opened(id) if id == "help.open" => Step::stay(state).push(help_of(ctx)),
        Event::Opened(id) if id == "progress.open" => {
            Step::stay(state).go(Go::Root(Route::Progress))
        }

        // ── taking it off again ──
        Event::Pressed(id) | Event::Opened(id) if id.starts_with(unfiling::UNFILE) => {
            unfiling::pressed(state, &id, ctx)
        }
        Event::Dismissed => Step::to(State { asks_to_unfile: false, ..state.clone() }),
        Event::Came(unfiling::UNFILE, Answer::Sent(answer)) => unfiling::came(state, answer, ctx),

        // ── 备案 ──
        Event::Came("load", Answer::Draft(draft)) => {
            let mut next = State { loaded: true, ..state.clone() };
            next.filled.restore(draft);
            Step::to(next)
        }
        Event::Edited { field, value } if field == filing::FIELD => {
            let mut next = state.clone();
            next.filled.edit(&field, value.as_str());
            Step::to(next).draft(filing::DRAFT, filing::FIELD, &value)
        }
        Event::Left(field) if field == filing::FIELD => filing::leave(state),
        Event::Pressed(id) if id == filing::SUBMIT => filing::submit(state, ctx),
        Event::Came("file", Answer::Queued(Ok(_))) => filing::queued(state, ctx),
        Event::Came("draft" | "discard" | "keep", Answer::Done(Ok(()))) => Step::stay(state),
        Event::Came("file", Answer::Queued(Err(problem)))
        | Event::Came("draft" | "discard" | "keep", Answer::Done(Err(problem)))
        | Event::Delivered(_, Err(problem)) => Step::stay(state).problem(&problem, ctx),
        Event::Delivered(_, Ok(Reply::Licence(file))) => filing::delivered(state, &file, ctx),

        // What the person reports late or twice changes nothing; an answer that cannot be is a bug.
        Event::Came(..) | Event::Answered(..) | Event::Delivered(..) => Step::stay(state).illegal(),
        _ => Step::stay(state),
    }
}

/// Where there is no licence, the page about that.
fn help_of(ctx: &Context) -> Route {
    let filed = ctx.docs.licence().is_some_and(|file| file.licence.is_some());
    if filed { Route::Help } else { Route::HelpPage("lag".to_owned()) }
}

fn reveal(state: &State, id: &'static str) -> Step<State> {
    if state.revealed == Some(id) {
        return Step::to(State { revealed: None, ..state.clone() });
    }
    Step::to(State { revealed: Some(id), ..state.clone() })
        .effect("reveal", Effect::After { ms: REVEAL_MS })
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    if *route == Route::LicenceFiling {
        return filing::view(state, ctx);
    }
    let title = ctx.say("title-licence");
    let Some(file) = ctx.docs.licence() else {
        return ctx.instead_of(DocKey::Licence, title);
    };
    match (&file.state, &file.licence) {
        (contract::FilingState::Filed, Some(licence)) => {
            let detail = filed(state, licence, ctx);
            let over = state.asks_to_unfile.then(|| unfiling::sheet(ctx));
            let view = View::new(title, Body::Detail { detail }).over(over);
            if state.revealed.is_some() { view.secret() } else { view }
        }
        (standing, _) => unfiled(standing, title, ctx),
    }
}

// ── the licence, filed ──

fn filed(state: &State, licence: &contract::Licence, ctx: &Context) -> Detail {
    let status = LicenceStatus::from_letters(&licence.status);
    let mut rows = vec![elicence_row(ctx), help_row(ctx)];
    if unfiling::may(licence, ctx) {
        rows.push(ctx.row(unfiling::UNFILE, Icon::Bin));
    }
    let (_, renewal) = words::renewal_words(licence, ctx);
    let lead = if status.is_normal() {
        renewal.clone()
    } else {
        words::status_meaning(status.headline(), ctx)
    };
    Detail {
        mark: Some(words::status_mark(&licence.status, ctx)),
        lead: Some(lead),
        progress: Some(words::points(&licence.points, ctx)),
        groups: vec![
            points(licence, ctx),
            validity(licence, renewal, ctx),
            statuses(&status, ctx),
            printed(state, licence, ctx),
        ],
        rows,
        ..Detail::default()
    }
}

fn points(licence: &contract::Licence, ctx: &Context) -> Lines {
    let points = &licence.points;
    let cycle = Words::new("licence-cycle-days")
        .with("from", ctx.day(points.cycle_start))
        .with("to", ctx.day(points.cycle_end));
    let mut lines = vec![
        line("licence.points", words::points_value(points, ctx), ctx),
        line("licence.cycle", ctx.say(cycle), ctx),
    ];
    if points.pending > 0 {
        let pending = Words::new("points-count").with("points", u32::from(points.pending));
        lines.insert(1, line("licence.pending", ctx.say(pending), ctx));
    }
    group("licence.points.group", lines, ctx)
}

fn validity(licence: &contract::Licence, renewal: String, ctx: &Context) -> Lines {
    let lines = vec![
        line("licence.valid_from", ctx.day(licence.valid_from), ctx),
        line("licence.valid_until", words::until_day(licence.valid_until, ctx), ctx),
        line("licence.renewal", renewal, ctx),
    ];
    group("licence.validity.group", lines, ctx)
}

/// Every status that holds, the gravest first, each with what it means.
fn statuses(status: &LicenceStatus, ctx: &Context) -> Lines {
    let line = |status: &tongtu_rules::licence::status::Status| Line {
        id: format!("licence.status.{}", status.letter()),
        label: words::status_word(*status, ctx),
        value: words::status_meaning(*status, ctx),
        can_copy: false,
        reveal: None,
    };
    group("licence.status.group", status.all().iter().map(line).collect(), ctx)
}

fn printed(state: &State, licence: &contract::Licence, ctx: &Context) -> Lines {
    let lines = vec![
        line("licence.name", licence.name.clone(), ctx),
        line("licence.sex", words::sex(&licence.sex, ctx), ctx),
        line("licence.born_on", ctx.day(licence.born_on), ctx),
        secret("licence.number", &licence.number, REVEAL_NUMBER, state, ctx),
        line("licence.classes", words::classes(&licence.classes, ctx), ctx),
        line("licence.first_issued_on", ctx.day(licence.first_issued_on), ctx),
        secret("licence.file_number", &licence.file_number, REVEAL_FILE, state, ctx),
        line("licence.issuer", city::issuer(&licence.issuer, ctx), ctx),
    ];
    group("licence.printed.group", lines, ctx)
}

/// Label: the text `line-<id>`.
pub(crate) fn line(id: &str, value: String, ctx: &Context) -> Line {
    let label = ctx.say(Words::new(format!("line-{}", id.replace('.', "-"))));
    Line { id: id.to_owned(), label, value, can_copy: false, reveal: None }
}

fn group(id: &str, lines: Vec<Line>, ctx: &Context) -> Lines {
    let title = ctx.find(format!("group-{}", id.replace('.', "-")));
    Lines { id: id.to_owned(), title, lines }
}

/// A number of a person: masked, unless it is being shown.
fn secret(id: &str, number: &str, press: &'static str, state: &State, ctx: &Context) -> Line {
    let shown = state.revealed == Some(press);
    let value = if shown { number.to_owned() } else { document::mask(number) };
    let key = if shown { "press-licence-hide" } else { "press-licence-reveal" };
    let reveal = Press {
        label: ctx.say(key),
        icon: Some(Icon::Eye),
        ..ctx.press(press, Rank::Soft, "none")
    };
    Line { reveal: Some(reveal), ..line(id, value, ctx) }
}

fn elicence_row(ctx: &Context) -> Row {
    Row {
        id: "licence.elicence".to_owned(),
        icon: Some(Icon::Qr),
        head: ctx.say("title-elicence"),
        lines: vec![ctx.say("licence-elicence-line")],
        opens: true,
        ..Row::default()
    }
}

/// Where what waits can be tried again or given up.
fn progress_row(ctx: &Context) -> Row {
    Row {
        id: "progress.open".to_owned(),
        icon: Some(Icon::Progress),
        head: ctx.say("row-progress-open"),
        lines: vec![ctx.say("row-progress-open.line")],
        opens: true,
        ..Row::default()
    }
}

fn help_row(ctx: &Context) -> Row {
    Row {
        id: "help.open".to_owned(),
        icon: Some(Icon::Help),
        head: ctx.say("press-help-open"),
        opens: true,
        ..Row::default()
    }
}

// ── not on the account, or not yet ──

fn unfiled(standing: &contract::FilingState, title: String, ctx: &Context) -> View {
    let file = ctx.press("licence.file", Rank::Main, "none");
    let again = ctx.press("refresh", Rank::Main, "none");
    let (mark, lead) = match standing {
        contract::FilingState::NotYet { come_back_on } => {
            let words = Words::new("licence-not-yet").with("day", ctx.short_day(*come_back_on));
            (
                Mark { tone: Tone::Info, open: true, label: ctx.say("filing-not-yet") },
                ctx.say(words),
            )
        }
        contract::FilingState::Unknown(raw) => {
            let words = Words::new("state-unknown").with("raw", raw.clone());
            (Mark { tone: Tone::Info, open: true, label: raw.clone() }, ctx.say(words))
        }
        contract::FilingState::Mismatch | contract::FilingState::NotFound => {
            let label = ctx.say("filing-refused");
            (Mark { tone: Tone::Danger, open: false, label }, ctx.say("licence-none"))
        }
        contract::FilingState::None | contract::FilingState::Filed => (
            Mark { tone: Tone::Calm, open: true, label: ctx.say("filing-none") },
            ctx.say("licence-none"),
        ),
    };
    let refusals = match standing {
        contract::FilingState::Mismatch => vec![refusal("filing.mismatch", ctx)],
        contract::FilingState::NotFound => vec![refusal("filing.not_found", ctx)],
        _ => Vec::new(),
    };
    let mut rows = Vec::new();
    if ctx.waiting(WaitingKind::LicenceFiling).is_some() {
        rows.push(progress_row(ctx));
    }
    if refusals.is_empty() {
        rows.push(help_row(ctx)); // a refusal has it among its ways
    }
    // When the best way is to wait, nothing is filled.
    let action = match standing {
        contract::FilingState::NotYet { .. } => Press { rank: Rank::Second, ..again },
        contract::FilingState::Unknown(_) => again,
        contract::FilingState::Mismatch | contract::FilingState::NotFound => {
            Press { label: ctx.say("way-file-again"), ..file }
        }
        contract::FilingState::None | contract::FilingState::Filed => file,
    };
    let (mark, lead) = filing::waiting_lead(ctx).unwrap_or((mark, lead));
    let lead = Some(lead).filter(|_| refusals.is_empty());
    let detail = Detail { mark: Some(mark), lead, refusals, rows, ..Detail::default() };
    View::new(title, Body::Detail { detail }).action(action)
}

/// Why the file number did not lead to the licence, and what to do. Texts `refusal-<code>` with
/// `.why`, `.unchanged`, `.source`.
fn refusal(code: &'static str, ctx: &Context) -> Refusal {
    let key = format!("refusal-{}", code.replace('.', "-"));
    let say = |attribute: &str| ctx.say(Words::new(format!("{key}{attribute}")));
    let way = |id: &str, icon: Icon, key: &str| Row {
        id: id.to_owned(),
        icon: Some(icon),
        head: ctx.say(Words::new(key)),
        lines: ctx.find(format!("{key}.line")).into_iter().collect(),
        opens: true,
        ..Row::default()
    };
    Refusal {
        code: code.to_owned(),
        what: say(""),
        unchanged: Some(say(".unchanged")),
        // The way that the button is, as a sentence.
        why: vec![say(".why"), ctx.say("way-file-again.line")],
        sum: None,
        progress: None,
        source: say(".source"),
        ways: vec![way("help.open", Icon::Help, "way-filing-help")],
        closed: None,
    }
}

#[cfg(test)]
mod tests;
