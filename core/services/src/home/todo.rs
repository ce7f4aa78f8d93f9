//! What needs action, the gravest first: the licence, records and fines with their nearest day, dates of
//! cars, filings that wait for a face, and messages that nothing else here speaks of.

use chrono::NaiveDate;
use tongtu_contract::{
    self as contract, ElicenceState, FilingState, SubjectKind, VehicleFilingState,
};
use tongtu_rules::licence::{renewal::Renewal, status::LicenceStatus};

use crate::{
    documents::DocKey,
    effect::WaitingKind,
    elicence::standing::{self, Bar},
    fines::words as fines,
    licence::words,
    messages, plate,
    screen::{Body, Group, Icon, Mark, Page, Paragraph, ParagraphKind, Row, Rows, Scene, Tone},
    step::{Context, View},
    text::Words,
    vehicles::words as cars,
    violations::words as records,
};

/// Cars and messages that are named one by one, each.
const MOST: usize = 5;

/// The group on 首页; none while nobody can say that nothing is to be done.
pub(super) fn group(ctx: &Context) -> Option<Group> {
    let mut rows = rows(ctx);
    let count = rows.len();
    let side = (count > 0).then(|| ctx.say(Words::new("home-todo-count").with("count", count)));
    if rows.is_empty() {
        rows.push(none(ctx)?);
    } else if ctx.elder {
        // One entry says how many there are; they have a screen of their own.
        let head = ctx.say(Words::new("home-todo-some").with("count", count));
        let line = rows.first().map(|row| row.head.clone());
        let tone = rows.first().and_then(|row| row.mark.as_ref()).map(|mark| mark.tone);
        rows = vec![row("home.todo", tone.unwrap_or(Tone::Attention), head, line)];
        return Some(Group { id: "home.todo".to_owned(), title: None, side: None, rows });
    }
    Some(Group { id: "home.todo".to_owned(), title: Some(ctx.say("home-todo")), side, rows })
}

/// All of it, as a screen.
pub(super) fn view(ctx: &Context) -> View {
    let title = ctx.say("home-todo");
    if ctx.docs.licence().is_none() {
        return ctx.instead_of(DocKey::Licence, title);
    }
    let rows = rows(ctx);
    let text = ctx.say("home-todo-none-text");
    let empty = rows.is_empty().then(|| Page {
        id: "todo.empty".to_owned(),
        scene: Some(Scene::QuietRoad),
        title: ctx.say("home-todo-none"),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, text)],
        ..Page::default()
    });
    let group = Group { id: "todo".to_owned(), title: None, side: None, rows };
    let groups = if empty.is_some() { Vec::new() } else { vec![group] };
    View::new(title, Body::Rows { rows: Rows { groups, empty, ..Rows::default() } })
}

fn none(ctx: &Context) -> Option<Row> {
    // Of what was never read nobody can say that nothing is to be done.
    ctx.docs.licence().and(ctx.docs.elicence())?;
    Some(Row {
        id: "todo.none".to_owned(),
        icon: Some(Icon::Check),
        head: ctx.say("home-todo-none"),
        ..Row::default()
    })
}

fn rows(ctx: &Context) -> Vec<Row> {
    let mut rows: Vec<Row> =
        [status(ctx), renewal(ctx), violations(ctx), owed(ctx)].into_iter().flatten().collect();
    rows.extend(dates(ctx));
    rows.extend(vehicle_filings(ctx));
    rows.extend(told(ctx));
    rows.extend([filing(ctx), elicence(ctx)].into_iter().flatten());
    // What is late stands before what comes near; otherwise the order above holds.
    rows.sort_by_key(|row| row.mark.as_ref().is_none_or(|mark| mark.tone != Tone::Danger));
    rows
}

/// Its tone leads as an outline; the sentence needs no second word for it.
fn row(id: &str, tone: Tone, head: String, line: Option<String>) -> Row {
    Row {
        id: id.to_owned(),
        head,
        lines: line.into_iter().collect(),
        mark: Some(Mark { tone, open: false, label: String::new() }),
        opens: true,
        ..Row::default()
    }
}

// ── the licence ──

fn the_licence<'a>(ctx: &'a Context) -> Option<&'a contract::Licence> {
    ctx.docs.licence()?.licence.as_ref()
}

fn status(ctx: &Context) -> Option<Row> {
    let licence = the_licence(ctx)?;
    let status = LicenceStatus::from_letters(&licence.status);
    if status.is_normal() {
        return None;
    }
    let headline = status.headline();
    let mark = words::status_mark(&licence.status, ctx);
    let head = Words::new("todo-status").with("status", mark.label.as_str());
    let line = words::status_meaning(headline, ctx);
    Some(row("todo.status", mark.tone, ctx.say(head), Some(line)))
}

fn renewal(ctx: &Context) -> Option<Row> {
    let licence = the_licence(ctx)?;
    let (tone, line) = words::renewal_words(licence, ctx);
    let until = licence.valid_until?;
    let head = match words::renewal_on(licence, ctx) {
        Renewal::NotYet { .. } | Renewal::NotNeeded => return None,
        Renewal::Open => {
            let days = (until - ctx.today).num_days();
            let key = if days == 0 { "todo-renewal-today" } else { "todo-renewal" };
            Words::new(key).with("days", days)
        }
        Renewal::Overdue | Renewal::CancelledRecoverable | Renewal::Cancelled => {
            Words::new("todo-renewal-overdue")
        }
    };
    Some(row("todo.renewal", tone, ctx.say(head), Some(line)))
}

fn filing(ctx: &Context) -> Option<Row> {
    let file = ctx.docs.licence()?;
    if ctx.waiting(WaitingKind::LicenceFiling).is_some() {
        return None; // 进度 has it
    }
    match file.state {
        FilingState::None | FilingState::NotFound | FilingState::Mismatch => {
            let (head, line) = (ctx.say("todo-filing"), ctx.say("todo-filing.line"));
            Some(row("todo.filing", Tone::Attention, head, Some(line)))
        }
        FilingState::Filed | FilingState::NotYet { .. } | FilingState::Unknown(_) => None,
    }
}

fn elicence(ctx: &Context) -> Option<Row> {
    the_licence(ctx)?;
    let row = |tone, key: &'static str| {
        let line = ctx.find(format!("{key}.line"));
        Some(row("todo.elicence", tone, ctx.say(key), line))
    };
    let state = &ctx.docs.elicence()?.state;
    if ctx.waiting(WaitingKind::ElicenceApplication).is_some() {
        return None;
    }
    match (state, standing::bar(ctx)) {
        (_, Some(Bar::WindowOnly)) => row(Tone::Danger, "todo-elicence-window"),
        (ElicenceState::NotApplied, None) => row(Tone::Attention, "todo-elicence"),
        (ElicenceState::Rejected { .. }, None) => row(Tone::Danger, "todo-elicence-rejected"),
        // Where the licence bars it, the status row says already what comes first.
        (_, Some(Bar::Blocked(_) | Bar::NoLicence | Bar::NotYet(_)))
        | (
            ElicenceState::InReview { .. }
            | ElicenceState::Active { .. }
            | ElicenceState::WindowOnly
            | ElicenceState::Blocked { .. }
            | ElicenceState::Unknown(_),
            None,
        ) => None,
    }
}

// ── records and fines ──

fn violations(ctx: &Context) -> Option<Row> {
    let items = &ctx.docs.violations()?.items;
    let (mut count, mut nearest): (usize, Option<NaiveDate>) = (0, None);
    for record in items.iter().filter(|record| records::waits_for_person(record, ctx)) {
        count += 1;
        if let Some(day) = records::appear_by(&record.state) {
            nearest = Some(nearest.map_or(day, |found| found.min(day)));
        }
    }
    if count == 0 {
        return None;
    }
    let (tone, line) = match nearest.map(|day| (day - ctx.today).num_days()) {
        None => (Tone::Attention, None),
        Some(days) if days < 0 => (Tone::Danger, Some(ctx.say("todo-violations-late"))),
        Some(0) => (Tone::Attention, Some(ctx.say("todo-violations-today"))),
        Some(days) => {
            let words = Words::new("todo-violations-left").with("days", days);
            (Tone::Attention, Some(ctx.say(words)))
        }
    };
    let head = ctx.say(Words::new("todo-violations").with("count", count));
    Some(row("todo.violations", tone, head, line))
}

fn owed(ctx: &Context) -> Option<Row> {
    let items = &ctx.docs.decisions()?.items;
    let due: Vec<_> = items
        .iter()
        .filter(|decision| fines::is_payable(decision) && !fines::is_resting(decision))
        .collect();
    let nearest = due.iter().map(|decision| fines::due_on(decision)).min()?;
    let amount = due.iter().map(|decision| fines::owed(decision)).fold(0, i64::saturating_add);
    let (tone, key) = if due.iter().any(|decision| fines::is_overdue(decision, ctx)) {
        (Tone::Danger, "todo-fines-late")
    } else {
        (Tone::Attention, "todo-fines-due")
    };
    let line = Words::new(key).with("amount", ctx.yuan(amount)).with("day", ctx.short_day(nearest));
    let head = ctx.say(Words::new("todo-fines").with("count", due.len()));
    Some(row("todo.fines", tone, head, Some(ctx.say(line))))
}

// ── cars ──

/// Inspection and insurance of one's own cars, where they come near or have passed.
fn dates(ctx: &Context) -> Vec<Row> {
    let Some(doc) = ctx.docs.vehicles() else { return Vec::new() };
    let own = doc.own.iter().flat_map(|own| {
        let due = move |due| (&own.vehicle, due);
        cars::dues(&own.vehicle, ctx.today).into_iter().map(due)
    });
    let near = own.filter(|(_, due)| due.tone != Tone::Good);
    let draw = |(vehicle, due): (&contract::Vehicle, cars::Due)| {
        let kind = match due.what {
            cars::What::Inspection => "todo.inspection",
            cars::What::Insurance => "todo.insurance",
        };
        let id = format!("{kind}/{}", vehicle.id);
        let plate = Words::new("todo-plate").with("plate", plate::written(&vehicle.plate));
        row(&id, due.tone, cars::due_line(due, ctx), Some(ctx.say(plate)))
    };
    near.map(draw).take(MOST).collect()
}

/// Applications that wait for the applicant's face.
fn vehicle_filings(ctx: &Context) -> Vec<Row> {
    let Some(doc) = ctx.docs.vehicles() else { return Vec::new() };
    let draw = |filing: &contract::VehicleFiling| {
        let VehicleFilingState::Face { expires_at_ms, .. } = filing.state else { return None };
        let words = Words::new("todo-vehicle-filing.line")
            .with("plate", plate::written(&filing.plate))
            .with("when", ctx.moment(expires_at_ms));
        let id = format!("todo.vehicle_filing/{}", filing.id);
        let head = ctx.say("todo-vehicle-filing");
        Some(row(&id, Tone::Attention, head, Some(ctx.say(words))))
    };
    doc.filings.iter().filter_map(draw).take(MOST).collect()
}

// ── messages ──

/// Those with a day to act by, of which no row above speaks.
fn told(ctx: &Context) -> Vec<Row> {
    let Some(doc) = ctx.docs.messages() else { return Vec::new() };
    let spoken_of = |message: &contract::Message| {
        let kind = message.subject.as_ref().map(|subject| &subject.kind);
        matches!(
            kind,
            Some(SubjectKind::Violation | SubjectKind::Decision | SubjectKind::VehicleFiling)
        )
    };
    let open = doc.items.iter().filter(|m| messages::wants_action(m, ctx) && !spoken_of(m));
    let draw = |message: &contract::Message| {
        let by = messages::due_line(message, ctx);
        let id = format!("todo.message/{}", message.id);
        row(&id, Tone::Attention, messages::text(message, ctx), by)
    };
    open.map(draw).take(MOST).collect()
}
