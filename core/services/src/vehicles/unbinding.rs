//! 解除备案, by either side: asked once, then through the outbox.
//!
//! The owner ends what somebody else may do with their car; who has filed a car ends it for
//! themselves. Both may wait for the network, and both sides are told.

use tongtu_contract::{FiledId, VehicleId, path};

use super::{State, detail};
use crate::{
    effect::{Waiting, WaitingKind},
    outbox, plate,
    screen::{Page, Paragraph, ParagraphKind, Rank},
    step::{Context, Step},
    text::Words,
};

/// What is about to be ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unbinding {
    /// One's own filing of somebody's car.
    Own { filed: FiledId, plate: String },
    /// Somebody's filing of one's own car.
    User { vehicle: VehicleId, filed: FiledId, name: String, plate: String },
}

impl Unbinding {
    fn filed(&self) -> &FiledId {
        match self {
            Unbinding::Own { filed, .. } | Unbinding::User { filed, .. } => filed,
        }
    }
    fn kind(&self) -> WaitingKind {
        match self {
            Unbinding::Own { .. } => WaitingKind::Unbinding,
            Unbinding::User { .. } => WaitingKind::UserUnbinding,
        }
    }
}

pub(super) fn ask_own(state: &State, vehicle: &VehicleId, ctx: &Context) -> Step<State> {
    let found = ctx.docs.vehicles().and_then(|doc| detail::find(doc, vehicle.as_str()));
    let Some(detail::Found::Filed(filed)) = found else { return Step::stay(state) };
    let unbinding = Unbinding::Own { filed: filed.id.clone(), plate: filed.vehicle.plate.clone() };
    Step::to(State { unbinding: Some(unbinding), ..state.clone() })
}

pub(super) fn ask_user(state: &State, filed: &FiledId, ctx: &Context) -> Step<State> {
    let own = ctx.docs.vehicles().map(|doc| doc.own.as_slice()).unwrap_or_default();
    let user = own.iter().find_map(|own| {
        let user = own.users.iter().find(|user| user.id == *filed)?;
        Some(Unbinding::User {
            vehicle: own.vehicle.id.clone(),
            filed: filed.clone(),
            name: user.name_masked.clone(),
            plate: own.vehicle.plate.clone(),
        })
    });
    Step::to(State { unbinding: user.or_else(|| state.unbinding.clone()), ..state.clone() })
}

pub(super) fn confirmed(state: &State, ctx: &Context) -> Step<State> {
    let Some(unbinding) = &state.unbinding else { return Step::stay(state) };
    let next = State { unbinding: None, ..state.clone() };
    let (kind, filed) = (unbinding.kind(), unbinding.filed());
    if ctx.on_its_way(kind, filed.as_str()).is_some() || ctx.is_busy("unbind") {
        return Step::to(next); // it is on its way
    }
    let path = match unbinding {
        Unbinding::Own { filed, .. } => path::unbinding(filed),
        Unbinding::User { vehicle, filed, .. } => path::user_unbinding(vehicle, filed),
    };
    let waiting = Waiting {
        kind,
        subject: filed.to_string(),
        path,
        body: b"{}".to_vec(),
        photos: Vec::new(),
    };
    outbox::hand_in(Step::to(next), "unbind", waiting, ctx)
}

/// What is lost, and what is not.
pub(super) fn sheet(unbinding: Option<&Unbinding>, ctx: &Context) -> Option<Page> {
    let (key, plate, name) = match unbinding? {
        Unbinding::Own { plate, .. } => ("vehicle-unbind-own", plate, ""),
        Unbinding::User { plate, name, .. } => ("vehicle-unbind-user", plate, name.as_str()),
    };
    let words = |key: String| {
        ctx.say(Words::new(key).with("plate", plate::written(plate)).with("name", name))
    };
    let item = |n: u32| Paragraph::new(ParagraphKind::Item, words(format!("{key}-{n}")));
    Some(Page {
        id: "vehicle.unbind.sheet".to_owned(),
        title: words(format!("{key}-title")),
        paragraphs: (1..=3).map(item).collect(),
        presses: vec![
            ctx.press("vehicle.unbind.no", Rank::Second, "none"),
            ctx.press("vehicle.unbind.yes", Rank::Grave, "unbind"),
        ],
        ..Page::default()
    })
}
