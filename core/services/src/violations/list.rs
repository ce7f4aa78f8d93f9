//! The list: chips, what they count, pages of fifty, and at most two hundred rows on the screen.
//!
//! What is beyond is no further page of the same list but the next two hundred, with a way back: a
//! list that never ends is read to its end by nobody.

use tongtu_contract::{Violation, ViolationState, Violations};

use super::{
    State,
    index::{Chip, Drawn, Index, Owed, PAGE, WINDOW},
    words,
};
use crate::{
    documents::{Doc, DocKey},
    effect::WaitingKind,
    outbox, plate,
    route::Route,
    screen::{
        Body, Choice, Group, Icon, Page, Paragraph, ParagraphKind, Press, Rank, Row, Rows, Scene,
    },
    step::{Context, View},
    text::Words,
    vehicles,
};

/// Which records a list shows, and how far it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) chip: Chip,
    /// The first row's number among the chip's.
    pub(super) from: usize,
    pub(super) count: usize,
}

impl Default for Window {
    fn default() -> Window {
        Window::of(Chip::default())
    }
}

impl Window {
    pub(super) fn of(chip: Chip) -> Window {
        Window { chip, from: 0, count: PAGE }
    }

    /// The next page, while there is room for it.
    pub(super) fn more(&self) -> Window {
        Window { count: (self.count + PAGE).min(WINDOW), ..self.clone() }
    }

    pub(super) fn older(&self) -> Window {
        Window { from: self.from + WINDOW, count: PAGE, ..self.clone() }
    }

    pub(super) fn newer(&self) -> Window {
        Window { from: self.from.saturating_sub(WINDOW), count: PAGE, ..self.clone() }
    }
}

/// What is on the screen: everything, or one vehicle's.
pub(super) fn window(state: &State, index: &Index, ctx: &Context) -> Window {
    let Route::VehicleViolations(id) = ctx.route else { return state.window.clone() };
    let number = car_of(id, ctx).and_then(|(kind, plate)| index.car(kind, plate));
    // A vehicle without records shows none.
    Window { chip: Chip::Car(number.unwrap_or(usize::MAX)), ..state.of_car.clone() }
}

fn car_of<'a>(id: &str, ctx: &'a Context) -> Option<(&'a str, &'a str)> {
    let vehicles = ctx.docs.vehicles()?;
    let own = vehicles.own.iter().map(|own| &own.vehicle);
    let filed = vehicles.filed.iter().map(|filed| &filed.vehicle);
    let border = vehicles.cross_border.car.iter().map(|car| &car.vehicle);
    let vehicle = own.chain(filed).chain(border).find(|vehicle| vehicle.id.as_str() == id)?;
    Some((&vehicle.plate_kind, &vehicle.plate))
}

/// Sorted and said anew where something has changed; the same where nothing has.
pub(super) fn refreshed(state: &State, ctx: &Context) -> State {
    let index = Index::of(&state.index, ctx);
    let Window { chip, from, count } = window(state, &index, ctx);
    let drawn = Drawn::of(&state.drawn, &index, (&chip, from, count), ctx);
    State { index, drawn, ..state.clone() }
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let title = match ctx.route {
        Route::VehicleViolations(id) => car_of(id, ctx).map(|(_, plate)| {
            ctx.say(Words::new("violations-of-car").with("plate", plate::written(plate)))
        }),
        _ => None,
    };
    let title = title.unwrap_or_else(|| ctx.say("title-violations"));
    let Some(doc) = ctx.docs.violations() else {
        return match first(state, ctx) {
            Some(rows) => View::new(title, Body::Rows { rows }),
            None => ctx.instead_of(DocKey::Violations, title),
        };
    };
    let index = Index::of(&state.index, ctx);
    let window = window(state, &index, ctx);
    let drawn = Drawn::of(&state.drawn, &index, (&window.chip, window.from, window.count), ctx);
    let all = index.of_chip(&window.chip);
    let is_whole = matches!(ctx.route, Route::Violations);
    let filters = if is_whole { chips(&index, &window.chip, ctx) } else { Vec::new() };
    let chosen = is_whole.then(|| window.chip.id());
    if all.is_empty() {
        let rows = Rows {
            filters,
            chosen,
            counted: Some(synced(doc.synced_at_ms, ctx)),
            empty: Some(empty(&window.chip, ctx)),
            ..Rows::default()
        };
        let view = View::new(title, Body::Rows { rows });
        return empty_actions(view, &window.chip, is_whole, ctx);
    }
    let shown = window.from + drawn.rows.len();
    let left = all.len().saturating_sub(shown);
    let room = drawn.rows.len() < WINDOW;
    let mut groups = groups(&drawn, &doc.items, ctx);
    if window.from > 0 {
        let row = way("violation.newer", window.from.min(WINDOW), Icon::Retry, ctx);
        groups.insert(0, group("newer", vec![row]));
    }
    if left > 0 && !room {
        let row = way("violation.older", left.min(WINDOW), Icon::Calendar, ctx);
        groups.push(group("older", vec![row]));
    }
    let more = (left > 0 && room)
        .then(|| ctx.say(Words::new("violations-more").with("count", left.min(PAGE))));
    let rows = Rows {
        filters,
        chosen,
        counted: Some(counted(&window.chip, &index, doc, ctx)),
        groups,
        more,
        fine: Some(ctx.say("violations-fine")),
        ..Rows::default()
    };
    View::new(title, Body::Rows { rows })
}

/// The first rows, while the whole list is not here: nothing that counts, and no way on.
fn first(state: &State, ctx: &Context) -> Option<Rows> {
    let Doc::Violations(doc) = ctx.docs.head(DocKey::Violations)? else { return None };
    let index = Index::sorted(&doc.items, ctx);
    let window = window(state, &index, ctx);
    let drawn = Drawn::first(&doc.items, &index, &window.chip, ctx);
    // Whoever had read on, or looks for what is not among the first, waits for the whole.
    (window.from == 0 && !drawn.rows.is_empty()).then(|| Rows {
        counted: Some(synced(doc.synced_at_ms, ctx)),
        groups: groups(&drawn, &doc.items, ctx),
        fine: Some(ctx.say("violations-fine")),
        ..Rows::default()
    })
}

fn chips(index: &Index, chosen: &Chip, ctx: &Context) -> Vec<Choice> {
    // Few ever object: the chip stands where there is something behind it, or it was chosen.
    let is_there =
        |chip: &Chip| *chip != Chip::Objected || chip == chosen || !index.of_chip(chip).is_empty();
    let plain = Chip::PLAIN.into_iter().filter(is_there).map(|chip| {
        let words = Words::new(format!("violations-chip-{}", chip.id().replace('_', "-")))
            .with("count", index.of_chip(&chip).len());
        Choice { id: chip.id(), label: ctx.say(words), help: None }
    });
    // With one vehicle its chip would be 全部 over again.
    let cars = index.cars.iter().enumerate().filter(|_| index.cars.len() > 1).take(8);
    let cars = cars.map(|(n, (_, plate))| Choice {
        id: Chip::Car(n).id(),
        label: plate::written(plate),
        help: None,
    });
    plain.chain(cars).collect()
}

/// `4 条，共 5 分、550 元`, and when the national platform was last asked.
fn counted(chip: &Chip, index: &Index, doc: &Violations, ctx: &Context) -> String {
    let all = index.of_chip(chip);
    let words = match chip {
        Chip::Todo => todo(all, doc, ctx),
        Chip::ToPay => {
            let Owed { fines, surcharges, paying } = index.owed;
            Words::new("violations-counted-to-pay")
                .with("sum", ctx.yuan(fines.saturating_add(surcharges)))
                .with("late", u32::from(surcharges > 0))
                .with("surcharge", ctx.yuan(surcharges))
                .with("paying", paying)
        }
        Chip::Objected | Chip::Done | Chip::All | Chip::Car(_) => Words::new("violations-counted"),
    };
    ctx.say(words.with("count", all.len()).with("synced", synced(doc.synced_at_ms, ctx)))
}

/// Points and money only of what waits for this person: what was not told yet may never come.
fn todo(all: &[usize], doc: &Violations, ctx: &Context) -> Words {
    let records = || all.iter().filter_map(|at| doc.items.get(*at));
    let waiting = records().filter(|record| words::waits_for_person(record, ctx));
    let (n, points, fen) = waiting.fold((0_usize, 0_u32, 0_i64), |(n, points, fen), record| {
        (n + 1, points + u32::from(record.points), fen + record.fine_fen)
    });
    // Nobody here knows what such a state asks for.
    let is_unknown = |record: &Violation| matches!(record.state, ViolationState::Unknown(_));
    let key = match n {
        0 if records().any(is_unknown) => "violations-counted",
        0 => "violations-counted-none-waits",
        n if n < all.len() => "violations-counted-some-wait",
        _ => "violations-counted-todo",
    };
    Words::new(key).with("n", n).with("points", points).with("sum", ctx.yuan(fen))
}

fn synced(at_ms: i64, ctx: &Context) -> String {
    ctx.say(Words::new("violations-synced").with("when", ctx.moment(at_ms)))
}

/// Under the plate of each vehicle its records; those that wait in the outbox are drawn so.
fn groups(drawn: &Drawn, items: &[Violation], ctx: &Context) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut car: Option<(&str, &str)> = None;
    for (at, row) in &drawn.rows {
        let Some(record) = items.get(*at) else { continue };
        let own = (record.plate_kind.as_str(), record.plate.as_str());
        if car != Some(own) {
            car = Some(own);
            groups.push(Group {
                id: format!("car.{}", groups.len()),
                title: Some(plate::written(&record.plate)),
                side: Some(side(record, ctx)),
                rows: Vec::new(),
            });
        }
        if let Some(group) = groups.last_mut() {
            group.rows.push(with_outbox(row.clone(), record, ctx));
        }
    }
    groups
}

/// `小型汽车，本人的车`.
fn side(record: &Violation, ctx: &Context) -> String {
    let words = Words::new("violations-side")
        .with("kind", vehicles::words::kind(&record.plate_kind, ctx))
        .with("holding", words::holding(&record.holding, ctx));
    ctx.say(words)
}

fn with_outbox(row: Row, record: &Violation, ctx: &Context) -> Row {
    let waits = [WaitingKind::Objection, WaitingKind::Extension]
        .into_iter()
        .find_map(|kind| ctx.waiting_for(kind, record.id.as_str()));
    match waits {
        Some(item) => Row {
            icon: None,
            lines: row.lines.into_iter().chain([outbox::head(item, ctx)]).collect(),
            mark: Some(outbox::mark(item, ctx)),
            ..row
        },
        None => row,
    }
}

fn group(id: &str, rows: Vec<Row>) -> Group {
    Group { id: id.to_owned(), title: None, side: None, rows }
}

fn way(id: &str, count: usize, icon: Icon, ctx: &Context) -> Row {
    let head = Words::new(format!("row-{}", id.replace('.', "-"))).with("count", count);
    Row { head: ctx.say(head), lines: Vec::new(), ..ctx.row(id, icon) }
}

/// A quiet road, and what it means that there is nothing.
fn empty(chip: &Chip, ctx: &Context) -> Page {
    let cars = ctx.docs.vehicles().map_or(0, |doc| {
        doc.own.len() + doc.filed.len() + usize::from(doc.cross_border.car.is_some())
    });
    let (title, text) = match chip {
        Chip::Todo if cars == 0 => ("violations-none-todo", "violations-none-no-car"),
        Chip::Todo => ("violations-none-todo", "violations-none-todo-text"),
        Chip::Objected => ("violations-none-objected", "violations-none-objected-text"),
        Chip::ToPay => ("violations-none-to-pay", "violations-none-to-pay-text"),
        Chip::Done => ("violations-none-done", "violations-none-done-text"),
        Chip::All | Chip::Car(_) => ("violations-none", "violations-none-text"),
    };
    let text = ctx.say(Words::new(text).with("count", cars));
    let ways = if cars == 0 { vec![ctx.row("violation.vehicles", Icon::Car)] } else { Vec::new() };
    Page {
        id: "violations.empty".to_owned(),
        scene: Some(Scene::QuietRoad),
        title: ctx.say(title),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, text)],
        ways,
        ..Page::default()
    }
}

fn empty_actions(view: View, chip: &Chip, is_whole: bool, ctx: &Context) -> View {
    let refresh = Press { icon: Some(Icon::Refresh), ..ctx.press("refresh", Rank::Second, "none") };
    if is_whole && *chip == Chip::Todo {
        return view.action(ctx.press("violation.done", Rank::Second, "none")).action(refresh);
    }
    view.action(refresh)
}
