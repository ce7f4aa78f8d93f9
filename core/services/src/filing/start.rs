//! The start: who may file somebody else's car, how much is left, and the two ways of the owner.

use tongtu_contract::{VehicleFiling, VehicleFilingState, Vehicles};

use super::{State, case, form, limits};
use crate::{
    documents::DocKey,
    plate,
    route::Route,
    screen::{Body, Detail, Icon, Lines, Mark, Press, Progress, Rank, Row, Tone},
    step::{Context, Step, View},
    text::Words,
    vehicles::words,
};

/// The form, with the way that was chosen; nobody fills it in for nothing.
pub(super) fn begin(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let Some(doc) = ctx.docs.vehicles() else { return Step::stay(state) };
    if limits::is_final(&limits::predicted(doc, ctx)) {
        return Step::stay(state);
    }
    let next = State { refused: None, ..state.clone() };
    let way = match id {
        "filing.start.code" => Some("owner_code"),
        "filing.start.sms" => Some("sms"),
        _ => None,
    };
    let step = match way {
        Some(way) => form::chosen(&next, form::WAY, way),
        None => Step::to(next),
    };
    step.push(Route::FilingForm)
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let title = ctx.say("title-filing");
    let Some(doc) = ctx.docs.vehicles() else {
        return ctx.instead_of(DocKey::Vehicles, title);
    };
    let cards = limits::cards(state, doc, ctx);
    let predicted = limits::predicted(doc, ctx);
    let may = !limits::is_final(&predicted);
    let ways: Vec<String> =
        cards.iter().flat_map(|card| &card.ways).map(|way| way.id.clone()).collect();
    let leads_to_cars = ways.iter().any(|way| way == "vehicles.open");
    let mut detail = Detail { refusals: cards, ..Detail::default() };
    if predicted.is_empty() && state.refused.is_none() {
        let label = ctx.say("filing-may");
        detail.mark = Some(Mark { tone: Tone::Good, open: false, label });
        detail.lead = Some(ctx.say("filing-lead"));
    } else {
        let key = if may { "filing-not-accepted" } else { "filing-may-not" };
        let told = !may || state.refused.is_some();
        let mark = || Mark { tone: Tone::Danger, open: false, label: ctx.say(key) };
        detail.mark = told.then(mark);
    }
    if may {
        detail.rows.push(ctx.row("filing.start.code", Icon::Qr));
        detail.rows.push(ctx.row("filing.start.sms", Icon::Phone));
    }
    detail.rows.extend(left(doc, ctx));
    // One that a card leads to stands there.
    let cases = doc.filings.iter().map(|filing| case_row(filing, ctx));
    detail.rows.extend(cases.filter(|row| !ways.contains(&row.id)));
    detail.groups = vec![who(ctx)];
    let view = View::new(title, Body::Detail { detail });
    if may {
        let begin = ctx.press("filing.start", Rank::Main, "none");
        return view.action(Press { icon: Some(Icon::Filing), ..begin });
    }
    // The best way is to wait, or to end another filing: nothing is filled, and nothing said twice.
    if leads_to_cars {
        return view;
    }
    view.action(ctx.press("vehicles.open", Rank::Second, "none"))
}

/// Who may, and what it is for.
fn who(ctx: &Context) -> Lines {
    let line = |name: &str| {
        let value = ctx.say(Words::new(format!("filing-{name}")));
        words::line(&format!("filing.{name}"), value, ctx)
    };
    Lines {
        id: "filing.who".to_owned(),
        title: Some(ctx.say("group-filing-who")),
        lines: vec![line("cars"), line("owner"), line("face"), line("counts")],
    }
}

/// How much is left of each limit, as lanes.
fn left(doc: &Vehicles, ctx: &Context) -> Vec<Row> {
    let limits = limits::limits(ctx);
    let row = |name: &str, done: u32, of: u32| {
        let key = format!("row-filing-left-{name}");
        let spoken = Words::new("filing-spoken").with("count", done).with("limit", of);
        let value = Words::new("filing-left").with("count", done).with("limit", of);
        Row {
            id: format!("filing.left.{name}"),
            head: ctx.say(Words::new(key)),
            value: Some(ctx.say(value)),
            progress: Some(Progress { done: done.min(of), adding: 0, of, spoken: ctx.say(spoken) }),
            ..Row::default()
        }
    };
    vec![
        row("at_once", limits::in_use(doc), limits.per_user),
        row("today", doc.allowance.today, limits.per_day),
        row("this_year", doc.allowance.this_year, limits.per_year),
        row("owners", doc.allowance.owners, limits.owners),
    ]
}

/// An application as a row that opens its page.
pub(super) fn case_row(filing: &VehicleFiling, ctx: &Context) -> Row {
    let line = match &filing.state {
        VehicleFilingState::Filed { since, .. } => {
            Some(Words::new("vehicle-filed-since").with("day", ctx.short_day(*since)))
        }
        VehicleFilingState::Face { expires_at_ms, .. } => {
            Some(Words::new("filing-row-face").with("when", ctx.moment(*expires_at_ms)))
        }
        VehicleFilingState::Manual { due_at_ms, .. } => {
            Some(Words::new("filing-row-manual").with("when", ctx.moment(*due_at_ms)))
        }
        _ => filing
            .history
            .last()
            .map(|event| Words::new("filing-row-ended").with("when", ctx.moment(event.at_ms))),
    };
    Row {
        id: format!("filing.case/{}", filing.id),
        plate: Some(plate::written(&filing.plate)),
        head: words::kind(&filing.plate_kind, ctx),
        lines: line.map(|words| ctx.say(words)).into_iter().collect(),
        mark: Some(case::mark(&filing.state, ctx)),
        opens: true,
        ..Row::default()
    }
}
