//! The services that exist: two abreast on 首页, four of them for elders, and all on a screen.

use tongtu_contract::{CrossBorderState, FilingState};

use crate::{
    route::Route,
    screen::{Body, Group, Icon, Row, Rows},
    step::{Context, View},
};

/// Where an entry leads.
pub(super) fn place(id: &str) -> Option<Route> {
    Some(match id {
        "service.violations" => Route::Violations,
        "service.fines" => Route::Fines,
        "service.vehicles" => Route::Vehicles,
        "service.vehicle_filing" => Route::Filing,
        "service.cross_border" => Route::CrossBorder,
        "service.rentals" => Route::Rentals,
        "service.points" => Route::Points,
        "service.elicence" => Route::Elicence,
        "service.licence" => Route::Licence,
        "service.filing" => Route::LicenceFiling,
        "service.security" => Route::Security,
        "service.help" => Route::Help,
        "service.all" => Route::Services,
        _ => return None,
    })
}

fn row(id: &str, icon: Icon, key: &'static str, ctx: &Context) -> Row {
    Row { id: id.to_owned(), icon: Some(icon), head: ctx.say(key), opens: true, ..Row::default() }
}

/// Every entry that makes sense for this person.
fn all(ctx: &Context) -> Vec<Row> {
    let filed = ctx
        .docs
        .licence()
        .is_some_and(|file| matches!(file.state, FilingState::Filed | FilingState::NotYet { .. }));
    let crosses = ctx
        .docs
        .vehicles()
        .is_some_and(|doc| doc.cross_border.state != CrossBorderState::NotApplicable);
    let mut rows = vec![
        row("service.violations", Icon::Violation, "service-violations", ctx),
        row("service.fines", Icon::Pay, "service-fines", ctx),
        row("service.vehicles", Icon::Car, "service-vehicles", ctx),
        row("service.vehicle_filing", Icon::Filing, "service-vehicle-filing", ctx),
    ];
    if crosses {
        rows.push(row("service.cross_border", Icon::Move, "service-cross-border", ctx));
    }
    rows.extend([
        row("service.rentals", Icon::Car, "title-rentals", ctx),
        row("service.points", Icon::Points, "title-points", ctx),
        row("service.elicence", Icon::Qr, "title-elicence", ctx),
        row("service.licence", Icon::Licence, "title-licence", ctx),
    ]);
    if !filed {
        rows.push(row("service.filing", Icon::Filing, "title-licence-filing", ctx));
    }
    rows.push(row("service.security", Icon::Lock, "home-security", ctx));
    rows.push(row("service.help", Icon::Help, "press-help-open", ctx));
    rows
}

pub(super) fn group(ctx: &Context) -> Group {
    let id = "home.services".to_owned();
    if ctx.elder {
        let few = ["service.violations", "service.fines", "service.vehicles", "service.help"];
        let mut rows: Vec<Row> =
            all(ctx).into_iter().filter(|row| few.contains(&row.id.as_str())).collect();
        rows.push(row("service.all", Icon::Services, "home-services-all", ctx));
        return Group { id, title: None, side: None, rows };
    }
    Group { id, title: Some(ctx.say("home-services")), side: None, rows: all(ctx) }
}

/// 全部服务.
pub(super) fn view(ctx: &Context) -> View {
    let group = Group { id: "services".to_owned(), title: None, side: None, rows: all(ctx) };
    let rows = Rows { groups: vec![group], ..Rows::default() };
    View::new(ctx.say("home-services-all"), Body::Rows { rows })
}
