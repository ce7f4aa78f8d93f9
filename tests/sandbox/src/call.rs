//! A request as a handler sees it: who calls, about what, with which body.

use std::collections::HashMap;

use axum::body::Bytes;
use axum::http::HeaderMap;
use serde::de::DeserializeOwned;
use tongtu_contract::{ProblemCode, header};

use crate::refusal::Refusal;
use crate::reply::Language;
use crate::rows::{AccountRow, RegistrationRow, SessionRow};
use crate::secret;
use crate::store::Broken;
use crate::town::Town;
use crate::upload;

/// A request, its body read.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) tenant: String,
    pub(crate) method: String,
    /// Without the tenant's prefix.
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) params: HashMap<String, String>,
    pub(crate) body: Bytes,
    pub(crate) machine_ms: i64,
}

impl Call {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The app's version; an app that does not say is as old as can be.
    pub(crate) fn client(&self) -> &str {
        self.header(header::CLIENT).unwrap_or_default()
    }

    pub(crate) fn language(&self) -> Language {
        Language::of_header(self.header("accept-language").unwrap_or_default())
    }

    /// The `{id}` of the path.
    pub(crate) fn id(&self) -> &str {
        self.params.get("id").map(String::as_str).unwrap_or_default()
    }

    /// Another name of the path.
    pub(crate) fn param(&self, name: &str) -> &str {
        self.params.get(name).map(String::as_str).unwrap_or_default()
    }

    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }

    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, Refusal> {
        let media = self.header("content-type").unwrap_or_default();
        if media.split(';').next().unwrap_or_default().trim() != "application/json" {
            return Err(ProblemCode::UnsupportedType.into());
        }
        serde_json::from_slice(&self.body)
            .map_err(|why| Refusal::new(ProblemCode::BadRequest).arg("why", why))
    }

    pub(crate) fn bearer(&self) -> Option<&str> {
        let header = self.header("authorization")?;
        let (scheme, token) = header.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
    }
}

/// Whom a token belongs to.
#[derive(Debug)]
pub(crate) enum Caller {
    /// A person with an account, in one session.
    Person(Box<AccountRow>, Box<SessionRow>),
    /// A registration that has no account yet.
    Applicant(Box<RegistrationRow>),
}

impl Caller {
    /// Under which name uploads and kept answers belong to the caller.
    pub(crate) fn owner(&self) -> String {
        match self {
            Caller::Person(account, _) => upload::owner_of(account),
            Caller::Applicant(registration) => format!("registration {}", registration.id),
        }
    }
}

impl Town<'_> {
    /// Whoever the token belongs to.
    pub(crate) fn caller(&self, call: &Call) -> Result<Caller, Refusal> {
        let token = call.bearer().ok_or(ProblemCode::Unauthorized)?;
        let kept = secret::kept(token);
        if let Some(session) = self.find::<SessionRow>(|session| session.access == kept)? {
            return self.person_of(session);
        }
        let applicant = self
            .find::<RegistrationRow>(|registration| registration.tokens.contains(&kept))?
            .ok_or(ProblemCode::Unauthorized)?;
        Ok(Caller::Applicant(Box::new(applicant)))
    }

    fn person_of(&self, session: SessionRow) -> Result<Caller, Refusal> {
        if session.revoked {
            return Err(ProblemCode::SessionRevoked.into());
        }
        if session.access_expires_at_ms <= self.now_ms {
            return Err(ProblemCode::TokenExpired.into());
        }
        let account =
            self.get::<AccountRow>(session.account.as_str())?.ok_or(ProblemCode::SessionRevoked)?;
        Ok(Caller::Person(Box::new(account), Box::new(session)))
    }

    /// The account that calls; a registration's token opens nothing of an account.
    pub(crate) fn person(&self, call: &Call) -> Result<AccountRow, Refusal> {
        Ok(self.session(call)?.0)
    }

    pub(crate) fn session(&self, call: &Call) -> Result<(AccountRow, SessionRow), Refusal> {
        match self.caller(call)? {
            Caller::Person(account, session) => Ok((*account, *session)),
            Caller::Applicant(_) => Err(ProblemCode::Forbidden.into()),
        }
    }

    /// The registration of the path, for its own token only.
    pub(crate) fn applicant(&self, call: &Call) -> Result<RegistrationRow, Refusal> {
        match self.caller(call)? {
            Caller::Applicant(row) if row.id.as_str() == call.id() => Ok(*row),
            _ => Err(ProblemCode::Forbidden.into()),
        }
    }

    pub(crate) fn account_by_phone(&self, phone: &str) -> Result<Option<AccountRow>, Broken> {
        self.find(|account: &AccountRow| account.phone == phone)
    }
}
