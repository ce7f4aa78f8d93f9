//! One car: how it stands, what falls due, who uses it, or since when it is filed.

use tongtu_contract::{FiledVehicle, OwnVehicle, Vehicle, VehicleUser, Vehicles};
use tongtu_rules::{
    filing,
    vehicle::{Status, Use},
};

use super::{State, unbinding, words};
use crate::{
    documents::DocKey,
    effect::WaitingKind,
    filing::limits,
    outbox, plate,
    registration::city,
    screen::{Body, Detail, Icon, Line, Lines, Mark, Press, Rank, Row, Tone},
    step::{Context, View},
    text::Words,
};

/// Whose a car is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Found<'a> {
    Own(&'a OwnVehicle),
    Filed(&'a FiledVehicle),
    Crossing(&'a Vehicle),
}

impl<'a> Found<'a> {
    fn vehicle(self) -> &'a Vehicle {
        match self {
            Found::Own(own) => &own.vehicle,
            Found::Filed(filed) => &filed.vehicle,
            Found::Crossing(vehicle) => vehicle,
        }
    }
}

pub(super) fn find<'a>(doc: &'a Vehicles, id: &str) -> Option<Found<'a>> {
    let own = doc.own.iter().find(|own| own.vehicle.id.as_str() == id).map(Found::Own);
    let filed = || doc.filed.iter().find(|filed| filed.vehicle.id.as_str() == id).map(Found::Filed);
    let crossing = || {
        let car = doc.cross_border.car.as_ref().filter(|car| car.vehicle.id.as_str() == id);
        car.map(|car| Found::Crossing(&car.vehicle))
    };
    own.or_else(filed).or_else(crossing)
}

pub(super) fn view(state: &State, id: &str, ctx: &Context) -> View {
    let title = ctx.say("title-vehicle");
    let Some(doc) = ctx.docs.vehicles() else {
        return ctx.instead_of(DocKey::Vehicles, title);
    };
    let Some(found) = find(doc, id) else { return gone(title, ctx) };
    let vehicle = found.vehicle();
    let mut detail = Detail {
        about: Some(about(vehicle, ctx)),
        mark: Some(words::mark(vehicle, ctx)),
        lead: lead(vehicle, ctx),
        groups: groups(found, ctx),
        rows: vec![records(vehicle, ctx)],
        ..Detail::default()
    };
    let mut actions = Vec::new();
    match found {
        Found::Own(own) => {
            detail.rows.extend(inspect(vehicle, ctx));
            detail.rows.extend(own.users.iter().map(|user| user_row(user, ctx)));
            match lending(own, ctx) {
                Lending::Open => actions.push(Press {
                    icon: Some(Icon::Qr),
                    ..ctx.press("vehicle.code", Rank::Main, "none")
                }),
                shut => detail.rows.push(not_lent(shut, ctx)),
            }
        }
        Found::Filed(filed) => {
            if let Some(item) = ctx.waiting_for(WaitingKind::Unbinding, filed.id.as_str()) {
                detail.mark = Some(outbox::mark(item, ctx));
                detail.lead = Some(outbox::lead(item, ctx));
                detail.rows.push(ctx.row("progress.open", Icon::Progress));
            } else {
                actions.push(ctx.press("vehicle.unbind", Rank::Grave, "unbind"));
            }
        }
        Found::Crossing(_) => {
            detail.rows.push(ctx.row("vehicle.cross_border", Icon::Car));
        }
    }
    View { actions, ..View::new(title, Body::Detail { detail }) }
        .over(unbinding::sheet(state.unbinding.as_ref(), ctx))
}

fn about(vehicle: &Vehicle, ctx: &Context) -> Row {
    Row {
        id: "vehicle.about".to_owned(),
        plate: Some(plate::written(&vehicle.plate)),
        head: vehicle.model.clone(),
        lines: vec![words::kind(&vehicle.plate_kind, ctx)],
        ..Row::default()
    }
}

/// The one sentence that matters: what a grave status means, else what has passed or comes near.
fn lead(vehicle: &Vehicle, ctx: &Context) -> Option<String> {
    words::grave(&vehicle.status, ctx).or_else(|| {
        let due = words::dues(vehicle, ctx.today).into_iter().next()?;
        (due.tone != Tone::Good).then(|| words::due_line(due, ctx))
    })
}

/// An inspection is not done here: where it is. None is done of what the register no longer keeps.
fn inspect(vehicle: &Vehicle, ctx: &Context) -> Option<Row> {
    if has_left(vehicle) {
        return None;
    }
    let due = words::dues(vehicle, ctx.today)
        .into_iter()
        .find(|due| due.what == words::What::Inspection)?;
    let row = || Row { opens: false, ..ctx.row("vehicle.inspect", Icon::Place) };
    (due.tone != Tone::Good).then(row)
}

/// Whether one more person may file a car of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lending {
    Open,
    /// Only small cars in non-operating use.
    Kind,
    /// The register no longer keeps it.
    Left,
    /// As many others as there may be.
    Full,
}

/// By the rules, as the server will decide.
pub(super) fn lending(own: &OwnVehicle, ctx: &Context) -> Lending {
    let vehicle = &own.vehicle;
    let standing = filing::Standing {
        kind: vehicle.plate_kind.parse().unwrap_or_default(),
        other_users: u32::try_from(own.users.len()).unwrap_or(u32::MAX),
        ..filing::Standing::default()
    };
    let refusals = filing::may_apply(&standing, &limits::limits(ctx)).err().unwrap_or_default();
    let usage = vehicle.usage.chars().next().map(Use::from_letter);
    let may_be_filed = usage.is_some_and(Use::may_be_filed);
    if has_left(vehicle) {
        Lending::Left
    } else if !may_be_filed || refusals.contains(&filing::FilingRefusal::KindNotAllowed) {
        Lending::Kind
    } else if refusals.is_empty() {
        Lending::Open
    } else {
        Lending::Full
    }
}

fn has_left(vehicle: &Vehicle) -> bool {
    Status::from_letters(&vehicle.status).into_iter().any(Status::has_left)
}

fn not_lent(shut: Lending, ctx: &Context) -> Row {
    let mut row = ctx.row("vehicle.no_code", Icon::Filing);
    if shut == Lending::Full {
        row.head = ctx.say("vehicle-not-lent-now");
    }
    Row { lines: vec![why_shut(shut, ctx)], opens: false, ..row }
}

/// Why nobody else can file it now, and what then.
pub(super) fn why_shut(lending: Lending, ctx: &Context) -> String {
    let key = match lending {
        Lending::Open | Lending::Kind => "vehicle-not-lent-kind",
        Lending::Left => "vehicle-not-lent-left",
        Lending::Full => "vehicle-not-lent-full",
    };
    ctx.say(Words::new(key).with("limit", limits::limits(ctx).per_vehicle))
}

fn groups(found: Found, ctx: &Context) -> Vec<Lines> {
    let vehicle = found.vehicle();
    let mut groups = Vec::new();
    if let Found::Filed(filed) = found {
        let lines = vec![
            words::line("vehicle.filed_since", ctx.day(filed.since), ctx),
            words::line("vehicle.owner", filed.owner_masked.clone(), ctx),
            words::line("vehicle.relation", words::relation(&filed.relation, ctx), ctx),
            words::line("vehicle.counts_from", counts_from(filed, ctx), ctx),
        ];
        groups.push(group("vehicle.filing", lines, ctx));
    }
    groups.push(group("vehicle.dates", dates(vehicle, ctx), ctx));
    groups.push(group("vehicle.status", words::statuses(&vehicle.status, ctx), ctx));
    let printed = vec![
        words::line("vehicle.plate", plate::written(&vehicle.plate), ctx),
        words::line("vehicle.kind", words::kind(&vehicle.plate_kind, ctx), ctx),
        words::line("vehicle.use", words::usage(&vehicle.usage, ctx), ctx),
        words::line("vehicle.vin_tail", vehicle.vin_tail.clone(), ctx),
        words::line("vehicle.issuer", issuer(&vehicle.issuer, ctx), ctx),
        words::line("vehicle.registered_on", ctx.day(vehicle.registered_on), ctx),
    ];
    groups.push(group("vehicle.printed", printed, ctx));
    groups
}

/// The plates of cars from across the border are the province's, of no city.
fn issuer(prefix: &str, ctx: &Context) -> String {
    match prefix {
        "粤Z" => ctx.say(Words::new("vehicle-issuer-guangdong").with("prefix", prefix)),
        prefix => city::issuer(prefix, ctx),
    }
}

/// What the date of the filing means: what is older and has points is not for this person.
fn counts_from(filed: &FiledVehicle, ctx: &Context) -> String {
    ctx.say(Words::new("vehicle-counts-from").with("day", ctx.short_day(filed.since)))
}

fn dates(vehicle: &Vehicle, ctx: &Context) -> Vec<Line> {
    let none = || ctx.say("vehicle-date-none");
    let said = |what| {
        let due = words::dues(vehicle, ctx.today).into_iter().find(|due| due.what == what);
        due.map_or_else(none, |due| {
            let day = ctx.day(due.on);
            let key = match due.tone {
                Tone::Danger => "vehicle-date-past",
                Tone::Attention => "vehicle-date-soon",
                _ => return day,
            };
            ctx.say(Words::new(key).with("day", day))
        })
    };
    vec![
        words::line("vehicle.inspection", said(words::What::Inspection), ctx),
        words::line("vehicle.insurance", said(words::What::Insurance), ctx),
    ]
}

fn group(id: &str, lines: Vec<Line>, ctx: &Context) -> Lines {
    let title = ctx.say(Words::new(format!("group-{}", id.replace('.', "-"))));
    Lines { id: id.to_owned(), title: Some(title), lines }
}

/// Leads to the records of this car alone.
pub(super) fn records(vehicle: &Vehicle, ctx: &Context) -> Row {
    let all = ctx.docs.violations().map(|doc| &doc.items);
    let key = (&vehicle.plate_kind, &vehicle.plate);
    let count =
        all.map(|all| all.iter().filter(|own| (&own.plate_kind, &own.plate) == key).count());
    let value =
        count.map(|count| ctx.say(Words::new("vehicle-records-count").with("count", count)));
    Row { value, ..ctx.row("vehicle.records", Icon::Violation) }
}

/// Who uses one's own car, with the way to end it.
fn user_row(user: &VehicleUser, ctx: &Context) -> Row {
    let waiting = ctx.waiting_for(WaitingKind::UserUnbinding, user.id.as_str());
    let line = Words::new("vehicle-user-line")
        .with("relation", words::relation(&user.relation, ctx))
        .with("day", ctx.short_day(user.since));
    let id = format!("vehicle.user.unbind/{}", user.id);
    let label = ctx.say("press-vehicle-user-unbind");
    let unbind = Press { id, label, ..ctx.press("vehicle.unbind", Rank::Grave, "unbind") };
    let mark = waiting.map_or_else(
        || Mark { tone: Tone::Info, open: false, label: ctx.say("vehicle-user") },
        |item| outbox::mark(item, ctx),
    );
    Row {
        id: format!("vehicle.user/{}", user.id),
        icon: Some(Icon::Person),
        head: user.name_masked.clone(),
        lines: vec![ctx.say(line)],
        mark: Some(mark),
        presses: if waiting.is_some() { Vec::new() } else { vec![unbind] },
        ..Row::default()
    }
}

/// It was sold, or its filing has ended: the person is told where the others are.
fn gone(title: String, ctx: &Context) -> View {
    ctx.gone(
        "vehicle",
        title,
        vec![ctx.row("vehicles.open", Icon::Car), ctx.row("filing.open", Icon::Filing)],
    )
}
