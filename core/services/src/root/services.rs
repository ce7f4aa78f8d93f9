//! The state of each service, and the one place that knows which module belongs to which owner.

use crate::{
    consent, elicence, face, filing, fines, handling, help, home, licence, me, messages,
    objections, points, registration, rentals,
    route::{Owner, Route},
    security, session,
    step::{Context, Event, Out, Step, View},
    vehicles, violations,
};

/// The state of each service.
#[derive(Debug, Clone, Default)]
pub(super) struct Services {
    pub(super) consent: consent::State,
    pub(super) help: help::State,
    pub(super) registration: registration::State,
    pub(super) session: session::State,
    pub(super) security: security::State,
    pub(super) me: me::State,
    pub(super) licence: licence::State,
    pub(super) elicence: elicence::State,
    pub(super) home: home::State,
    pub(super) vehicles: vehicles::State,
    pub(super) filing: filing::State,
    pub(super) face: face::State,
    pub(super) violations: violations::State,
    pub(super) handling: handling::State,
    pub(super) objections: objections::State,
    pub(super) fines: fines::State,
    pub(super) rentals: rentals::State,
    pub(super) points: points::State,
    pub(super) messages: messages::State,
}

impl Services {
    /// The one place that knows which module belongs to which owner.
    pub(super) fn update(&self, owner: Owner, event: Event, ctx: &Context) -> (Services, Out) {
        macro_rules! step {
            ($field:ident) => {{
                let Step { state, out } = $field::update(&self.$field, event, ctx);
                (Services { $field: state, ..self.clone() }, out)
            }};
        }
        match owner {
            Owner::Consent => step!(consent),
            Owner::Help => step!(help),
            Owner::Registration => step!(registration),
            Owner::Session => step!(session),
            Owner::Security => step!(security),
            Owner::Me => step!(me),
            Owner::Licence => step!(licence),
            Owner::Elicence => step!(elicence),
            Owner::Home => step!(home),
            Owner::Vehicles => step!(vehicles),
            Owner::Filing => step!(filing),
            Owner::Face => step!(face),
            Owner::Violations => step!(violations),
            Owner::Handling => step!(handling),
            Owner::Objections => step!(objections),
            Owner::Fines => step!(fines),
            Owner::Rentals => step!(rentals),
            Owner::Points => step!(points),
            Owner::Messages => step!(messages),
        }
    }

    pub(super) fn view(&self, route: &Route, ctx: &Context) -> View {
        match route.owner() {
            Owner::Consent => consent::view(&self.consent, route, ctx),
            Owner::Help => help::view(&self.help, route, ctx),
            Owner::Registration => registration::view(&self.registration, route, ctx),
            Owner::Session => session::view(&self.session, route, ctx),
            Owner::Security => security::view(&self.security, route, ctx),
            Owner::Me => me::view(&self.me, route, ctx),
            Owner::Licence => licence::view(&self.licence, route, ctx),
            Owner::Elicence => elicence::view(&self.elicence, route, ctx),
            Owner::Home => home::view(&self.home, route, ctx),
            Owner::Vehicles => vehicles::view(&self.vehicles, route, ctx),
            Owner::Filing => filing::view(&self.filing, route, ctx),
            Owner::Face => face::view(&self.face, route, ctx),
            Owner::Violations => violations::view(&self.violations, route, ctx),
            Owner::Handling => handling::view(&self.handling, route, ctx),
            Owner::Objections => objections::view(&self.objections, route, ctx),
            Owner::Fines => fines::view(&self.fines, route, ctx),
            Owner::Rentals => rentals::view(&self.rentals, route, ctx),
            Owner::Points => points::view(&self.points, route, ctx),
            Owner::Messages => messages::view(&self.messages, route, ctx),
        }
    }
}
