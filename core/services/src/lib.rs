//! Screens, actions, forms, texts, and one module per service, without I/O.
//!
//! The boundary is [`screen`], [`action`] and [`ask`]: what the shells draw and report. The reducer is
//! [`Model`]; what it wants done comes out as [`effect::Command`]s and what the world says goes in as
//! [`Input`]s. A service is a module with `State`, `update` and `view` (see `step`).
//!
//! Never here: tokio, rusqlite, reqwest, files, threads, clocks, random numbers.

pub mod action;
pub mod ask;
pub mod documents;
pub mod effect;
pub mod problem;
pub mod screen;
pub mod text;

mod draft;
mod elder;
mod form;
#[cfg(test)]
mod kit;
mod leave;
mod outbox;
mod plate;
mod prose;
mod root;
mod route;
mod sms;
mod snapshot;
mod step;

mod consent;
mod elicence;
mod face;
mod filing;
mod fines;
mod handling;
mod help;
mod home;
mod licence;
mod me;
mod messages;
mod objections;
mod points;
mod registration;
mod reminding;
mod rentals;
mod security;
mod session;
mod vehicles;
mod violations;

pub use action::Action;
pub use ask::{Ask, AskKind, Outcome};
pub use problem::{CODES, Code, Problem};
pub use root::{Ambient, Found, Input, Model, Opening, Stepped};
pub use screen::Screen;
pub use step::Consent;

/// The version of the privacy policy and the terms that this app shows and asks consent for.
pub const POLICY_VERSION: &str = "2026-11-21";
