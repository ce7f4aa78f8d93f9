//! Records, step by step, with hand-made documents; and every vector of the rules as documents.

mod detail;
mod list;
mod vectors;

use std::sync::Arc;

use chrono::NaiveDate;
use contract::{
    CrossBorder, CrossBorderState, FilingAllowance, Handler, Holding, PenaltyKind, ViolationId,
    ViolationOrigin,
};

use super::*;
use crate::{
    Action,
    kit::{self, Kit},
    root::Input,
    screen::{Body, Detail, Rows, Screen},
};

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Eight in the morning of a day in +08:00.
pub(crate) fn at(text: &str) -> i64 {
    day(text).and_hms_opt(0, 12, 0).unwrap().and_utc().timestamp_millis()
}

/// Seen on 2026-11-16, told of, to be handled by 2026-12-16: three points, 200 yuan, one's own car.
pub(crate) fn record(id: &str) -> Violation {
    Violation {
        id: ViolationId(id.to_owned()),
        plate_kind: "02".to_owned(),
        plate: "粤B7K2M5".to_owned(),
        holding: Holding::Own,
        occurred_at_ms: at("2026-11-16"),
        place: "北环大道".to_owned(),
        act_code: "1223".to_owned(),
        act: "驾驶时手持电话".to_owned(),
        rule: "实施条例第六十二条".to_owned(),
        points: 3,
        fine_fen: 20_000,
        penalties: vec![PenaltyKind::Fine],
        measured: None,
        limit: None,
        found_by: "深圳交警支队".to_owned(),
        origin: ViolationOrigin::Camera,
        state: ViolationState::Notified { appear_by: day("2026-12-16") },
        pictures: vec![contract::PictureId(format!("{id}-1"))],
        objection: None,
        manual_check: None,
        face_failures: 0,
        updated_at_ms: at("2026-11-17"),
    }
}

pub(crate) fn violations(items: Vec<Violation>) -> Doc {
    let total = u32::try_from(items.len()).unwrap();
    let synced_at_ms = kit::NOW_MS;
    Doc::Violations(Arc::new(contract::Violations { items, total, next: None, synced_at_ms }))
}

pub(crate) fn garage() -> contract::Vehicles {
    contract::Vehicles {
        own: Vec::new(),
        cross_border: CrossBorder { state: CrossBorderState::NotApplicable, car: None },
        filed: Vec::new(),
        filings: Vec::new(),
        allowance: FilingAllowance { today: 0, this_year: 0, owners: 0, blacklisted: false },
        handler: Handler { key_person: false, full_rounds: 0, plates: Vec::new() },
        next_check_at_ms: None,
    }
}

/// That many points in the cycle.
pub(crate) fn licence(accumulated: u16) -> Doc {
    let mut licence = kit::licence();
    licence.points.accumulated = accumulated;
    kit::filed(licence)
}

pub(crate) fn decisions(items: Vec<contract::Decision>) -> Doc {
    Doc::Decisions(Arc::new(contract::Decisions { items, next_check_at_ms: None }))
}

pub(crate) fn objections(items: Vec<contract::Objection>) -> Doc {
    Doc::Objections(Arc::new(contract::Objections { items, next_check_at_ms: None }))
}

/// What was decided about a record, and not paid.
pub(crate) fn decision(record: &str) -> contract::Decision {
    contract::Decision {
        id: contract::DecisionId(format!("d-{record}")),
        number: "4403001234567890".to_owned(),
        violation: ViolationId(record.to_owned()),
        plate: "粤B7K2M5".to_owned(),
        act: "驾驶时手持电话".to_owned(),
        points: 3,
        fine_fen: 20_000,
        decided_by: "深圳交警支队".to_owned(),
        decided_at_ms: kit::NOW_MS,
        received_on: day("2026-11-20"),
        due_on: day("2026-12-05"),
        surcharge_fen: 0,
        suspended_days: 0,
        payment: contract::PaymentState::Unpaid,
        order: None,
        instalment: None,
        reconsideration: None,
        reconsider_until: day("2027-01-19"),
    }
}

/// Where a link leads, with these documents; three points in the cycle.
pub(crate) fn at_route(route: &str, docs: Vec<Doc>) -> Kit {
    let mut kit = Kit::logged_in();
    for doc in docs {
        let key = doc.key();
        if kit.wants(kit::fetches(key)) {
            kit.serve(doc);
        } else {
            kit.model_put(doc);
        }
    }
    let link = format!("tongtu://open/{route}");
    kit.input(Input::Did(Action::Arrived { link }));
    kit
}

/// The record, on its screen.
pub(crate) fn at_record(record: Violation) -> Kit {
    let route = format!("violation/{}", record.id);
    let docs = vec![violations(vec![record]), Doc::Vehicles(Arc::new(garage())), licence(3)];
    at_route(&route, docs)
}

pub(crate) fn detail_of(screen: &Screen) -> &Detail {
    match &screen.body {
        Body::Detail { detail } => detail,
        other => panic!("{} instead of a detail", kit::template(other)),
    }
}

pub(crate) fn rows_of(screen: &Screen) -> &Rows {
    match &screen.body {
        Body::Rows { rows } => rows,
        other => panic!("{} instead of rows", kit::template(other)),
    }
}
