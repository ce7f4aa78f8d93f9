//! The case: a registration that the server has, found again over kills and days.
//!
//! Owns its id and token, which live in a sealed draft and on no screen, and the case as it was last
//! seen. It is asked for when its screen is entered, on a pull, on a resume, and when the server said
//! that asking is worth while; never else.

use std::{collections::BTreeMap, sync::Arc};

use tongtu_contract::{Registration, RegistrationId, RegistrationState, path};

use crate::{
    effect::{Auth, Effect, Method, Photo, Reply, Request, Tag},
    problem::Problem,
    step::Context,
};

pub(super) const DRAFT: &str = "registration";
pub(super) const LOAD: Tag = "case.load";
pub(super) const POLL: Tag = "case.poll";
pub(super) const TIMER: Tag = "case.timer";

/// Where the server names a time that has passed, it is asked again after so long: never in a loop.
const RECHECK_MS: u64 = 60_000;

const ID: &str = "id";
const TOKEN: &str = "token";
const SEEN: &str = "seen";
const SEEN_AT: &str = "seen_at";
const PHOTO: &str = "photo";

/// What is known of the case.
#[derive(Debug, Clone, Default)]
pub(super) struct Case {
    held: Option<Held>,
    pub(super) seen: Option<Arc<Registration>>,
    pub(super) seen_at_ms: i64,
    /// Why the last asking failed.
    pub(super) failed: Option<Problem>,
    read: Reading,
}

/// Whether what was kept is known yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Reading {
    #[default]
    Unasked,
    Asked,
    Known,
}

/// What opens it.
#[derive(Clone)]
struct Held {
    id: RegistrationId,
    token: String,
}

/// The token stays out of logs.
impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Held(…)")
    }
}

impl Case {
    pub(super) fn is_open(&self) -> bool {
        self.held.is_some()
    }

    pub(super) fn state(&self) -> Option<&RegistrationState> {
        self.seen.as_deref().map(|seen| &seen.state)
    }

    /// In whose name its requests are made.
    pub(super) fn auth(&self) -> Option<Auth> {
        self.held.as_ref().map(|held| Auth::Bearer(held.token.clone()))
    }

    pub(super) fn id(&self) -> Option<&RegistrationId> {
        self.held.as_ref().map(|held| &held.id)
    }

    /// Reads what was kept, the first time.
    pub(super) fn enter(&mut self) -> Option<Effect> {
        let first = self.read == Reading::Unasked;
        if first {
            self.read = Reading::Asked;
        }
        first.then_some(Effect::LoadDraft(DRAFT))
    }

    /// Whether what was kept is known: before it is, nothing is decided by its absence.
    pub(super) fn is_known(&self) -> bool {
        self.read == Reading::Known
    }

    /// What was kept; what is known by now wins. Also a photo that was prepared and not handed in,
    /// with its upload if it was sent.
    pub(super) fn restore(
        &mut self,
        kept: &BTreeMap<String, String>,
    ) -> Option<(Photo, Option<String>)> {
        self.read = Reading::Known;
        if self.held.is_some() {
            return None;
        }
        let (id, token) = (kept.get(ID)?, kept.get(TOKEN)?);
        self.held = Some(Held { id: RegistrationId(id.clone()), token: token.clone() });
        self.seen = kept.get(SEEN).and_then(|json| serde_json::from_str(json).ok()).map(Arc::new);
        self.seen_at_ms = kept.get(SEEN_AT).and_then(|at| at.parse().ok()).unwrap_or_default();
        kept.get(PHOTO).and_then(|json| serde_json::from_str(json).ok())
    }

    /// As the server has it now; kept, with its token if it came with one.
    pub(super) fn see(&mut self, registration: &Arc<Registration>, ctx: &Context) -> Vec<Effect> {
        self.failed = None;
        self.read = Reading::Known;
        let mut effects = Vec::new();
        if let Some(token) = &registration.token {
            self.held = Some(Held { id: registration.id.clone(), token: token.clone() });
            effects.push(keep(ID, registration.id.as_str().to_owned()));
            effects.push(keep(TOKEN, token.clone()));
        }
        let mut seen = (**registration).clone();
        seen.token = None;
        effects.push(keep(SEEN, serde_json::to_string(&seen).unwrap_or_default()));
        effects.push(keep(SEEN_AT, ctx.now_ms.to_string()));
        self.seen = Some(Arc::new(seen));
        self.seen_at_ms = ctx.now_ms;
        effects
    }

    /// Asks the server where it stands.
    pub(super) fn poll(&self, ctx: &Context) -> Option<Effect> {
        let auth = self.auth().filter(|_| !ctx.is_busy(POLL))?;
        let path = path::registration(self.id()?);
        let parse = Reply::registration;
        Some(Effect::Send(Request { method: Method::Get, path, body: Vec::new(), auth, parse }))
    }

    /// The next time asking is worth while.
    pub(super) fn timer(&self, ctx: &Context) -> Option<Effect> {
        let at = self.seen.as_deref()?.next_check_at_ms?;
        let left = u64::try_from(at.saturating_sub(ctx.now_ms)).ok().filter(|ms| *ms > 0);
        Some(Effect::After { ms: left.unwrap_or(RECHECK_MS) })
    }
}

/// Of a photo that is prepared, and of its upload: after a kill both are still there.
pub(super) fn keep_photo(photo: Option<(&Photo, Option<&str>)>) -> Effect {
    keep(PHOTO, photo.and_then(|photo| serde_json::to_string(&photo).ok()).unwrap_or_default())
}

fn keep(field: &str, text: String) -> Effect {
    Effect::SaveDraft { draft: DRAFT, field: field.to_owned(), text }
}
