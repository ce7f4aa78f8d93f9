//! From HTTP to a handler and back: tenants, keys, tags, faults, gates.
//!
//! The order for each request: tenant · faults that come before · the body · one transaction
//! (what is due, gates, the key's kept answer, the handler, the ledger) · faults that come after.

mod address;
pub(crate) mod gate;
mod ledger;
mod once;
mod spoil;

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, DATE};
use axum::http::{HeaderValue, Method, Response};
use axum::routing::{MethodFilter, MethodRouter, on};
use chrono::DateTime;
use rusqlite::TransactionBehavior;
use tongtu_contract::ProblemCode;
use tower::ServiceExt as _;

use address::{Origin, split_tenant, with_path};
use once::Working;

use crate::call::Call;
use crate::fault::{Fault, Kind};
use crate::refusal::Refusal;
use crate::reply::{Language, Reply};
use crate::secret::Signer;
use crate::store::{self, Broken, Store};
use crate::town::Town;
use crate::{review, router};

/// What a handler answers.
pub(crate) type Answer = Result<Reply, Refusal>;
/// A handler: one path and verb of the contract.
pub(crate) type Handler = fn(&mut Town<'_>, &Call) -> Answer;

/// Everything that lives as long as the process.
pub(crate) struct App {
    pub(crate) store: Store,
    pub(crate) signer: Signer,
    pub(crate) controls: bool,
    faults: Mutex<HashMap<String, Vec<Fault>>>,
    in_flight: Mutex<HashSet<(String, String)>>,
}

/// How a handler is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// `POST`: once for a key.
    Once,
    /// `GET`: with a tag.
    Seen,
    /// Idempotent by itself.
    Plain,
    /// Below `/_sandbox`: no gates, no faults, no ledger.
    Control,
}

/// The connection shall end without an answer.
#[derive(Debug, thiserror::Error)]
#[error("the fault that was asked for")]
pub(crate) struct Dropped;

/// Whose world a request is about, from its path.
#[derive(Clone)]
struct Tenant(String);

/// A path that is no UTF-8 names nothing: the handler finds nothing under the empty name.
type Params = Result<RawPathParams, RawPathParamsRejection>;

pub(crate) fn once(handler: Handler) -> MethodRouter<Arc<App>> {
    way(MethodFilter::POST, Way::Once, handler)
}

pub(crate) fn seen(handler: Handler) -> MethodRouter<Arc<App>> {
    way(MethodFilter::GET, Way::Seen, handler)
}

pub(crate) fn plain(verb: MethodFilter, handler: Handler) -> MethodRouter<Arc<App>> {
    way(verb, Way::Plain, handler)
}

pub(crate) fn control(verb: MethodFilter, handler: Handler) -> MethodRouter<Arc<App>> {
    way(verb, Way::Control, handler)
}

fn way(verb: MethodFilter, way: Way, handler: Handler) -> MethodRouter<Arc<App>> {
    on(verb, move |State(app): State<Arc<App>>, params: Params, request: Request| async move {
        app.serve(way, params, request, handler).await
    })
}

impl App {
    pub(crate) fn new(store: Store, controls: bool) -> Result<App, Broken> {
        let signer = Signer::open(&store.lock())?;
        Ok(App { store, signer, controls, faults: Mutex::default(), in_flight: Mutex::default() })
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, HashMap<String, Vec<Fault>>> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn in_flight(&self) -> MutexGuard<'_, HashSet<(String, String)>> {
        self.in_flight.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers one request; an error ends the connection.
    pub(crate) async fn handle(
        self: Arc<Self>,
        router: Router,
        mut request: Request,
    ) -> Result<Response<Body>, Dropped> {
        let (tenant, path) = split_tenant(request.uri());
        let is_control = path.starts_with("/_sandbox");
        let origin = Origin::of(&request);
        let language = language_of(&request);
        let mut response = if is_control && !self.controls {
            Refusal::new(ProblemCode::NotFound).reply(language).into_response()
        } else if is_control && matches!(origin, Origin::Foreign) {
            Refusal::new(ProblemCode::Forbidden).reply(language).into_response()
        } else if is_control && request.method() == Method::OPTIONS {
            preflight()
        } else if let Some(uri) = with_path(request.uri(), &path) {
            *request.uri_mut() = uri;
            request.extensions_mut().insert(Tenant(tenant.clone()));
            match router.oneshot(request).await {
                Ok(response) => response,
                Err(never) => match never {},
            }
        } else {
            Refusal::new(ProblemCode::BadRequest).reply(language).into_response()
        };
        if response.extensions().get::<spoil::Ended>().is_some() {
            return Err(Dropped);
        }
        let headers = response.headers_mut();
        if let Origin::Local(origin) = origin
            && is_control
        {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        }
        if !headers.contains_key(DATE) {
            headers.insert(DATE, http_date(self.now_ms(&tenant)));
        }
        Ok(response)
    }

    /// The tenant's time, for an answer that no handler gave.
    fn now_ms(&self, tenant: &str) -> i64 {
        let db = self.store.lock();
        let machine_ms = machine_ms();
        Town::enter(&db, tenant, &self.signer, machine_ms).map_or(machine_ms, |town| town.now_ms)
    }

    async fn serve(
        self: Arc<Self>,
        way: Way,
        params: Params,
        request: Request,
        handler: Handler,
    ) -> Response<Body> {
        let (parts, body) = request.into_parts();
        let Some(Tenant(tenant)) = parts.extensions.get::<Tenant>().cloned() else {
            return Refusal::new(ProblemCode::Internal).reply(Language::Hans).into_response();
        };
        let path = parts.uri.path().to_owned();
        let language = language_in(&parts.headers);
        let body = match read_body(body, body_limit(&path)).await {
            Ok(body) => body,
            Err(refusal) => return refusal.reply(language).into_response(),
        };
        let call = Call {
            tenant,
            method: parts.method.to_string(),
            path,
            query: parts.uri.query().unwrap_or_default().to_owned(),
            headers: parts.headers,
            params: params
                .iter()
                .flatten()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
            body,
            machine_ms: machine_ms(),
        };
        if way == Way::Control {
            return spoil::control_faults(&self, &call)
                .unwrap_or_else(|| self.act(way, &call, handler))
                .into_response();
        }
        let fault = self.struck(&call);
        let Some(_working) = Working::on(&self, way, &call) else {
            return Refusal::new(ProblemCode::IdempotencyInFlight).reply(language).into_response();
        };
        match &fault {
            Some(Kind::DropBefore) => return spoil::ended(),
            Some(Kind::Status { status }) => {
                return Refusal::new(spoil::code_of(*status))
                    .with_status(*status)
                    .reply(language)
                    .into_response();
            }
            _ => {}
        }
        if let Some(delay) = fault.as_ref().and_then(Kind::delay) {
            tokio::time::sleep(delay).await;
        }
        let reply = self.act(way, &call, handler);
        spoil::spoiled(reply, fault.as_ref())
    }

    fn struck(&self, call: &Call) -> Option<Kind> {
        self.faults()
            .get_mut(&call.tenant)?
            .iter_mut()
            .find_map(|fault| fault.strikes(&call.method, &call.path).then(|| fault.kind.clone()))
    }

    /// Carries out a request in one transaction.
    fn act(&self, way: Way, call: &Call, handler: Handler) -> Reply {
        // SQLite, Argon2id and pictures block: the other worker must not wait behind this one.
        let acted = tokio::task::block_in_place(|| {
            catch_unwind(AssertUnwindSafe(|| self.try_act(way, call, handler)))
        });
        // A panic has rolled its transaction back on the way out.
        acted
            .unwrap_or(Err(Broken::Machine("a handler panicked")))
            .unwrap_or_else(|broken| Refusal::from(broken).reply(call.language()))
    }

    fn try_act(&self, way: Way, call: &Call, handler: Handler) -> Result<Reply, Broken> {
        let mut db = self.store.lock();
        let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut town = Town::enter(&transaction, &call.tenant, &self.signer, call.machine_ms)?;
        review::settle(&mut town)?;
        ledger::note_due(&mut town)?;
        let mut reply = match way {
            Way::Once => once::answer(&mut town, call, handler)?,
            _ => answer(&mut town, call, way, handler),
        };
        if way == Way::Seen {
            reply = reply.unless_known(call.header("if-none-match"));
        }
        // Looking changes nothing, and neither does most of the console.
        if matches!(way, Way::Once | Way::Plain) || !town.effects.is_empty() {
            ledger::note(&mut town, call, reply.status)?;
        }
        reply.set("date", &http_date_text(town.now_ms));
        // A refusal may have changed something too (a try is counted); a failure has not.
        let erases = town.erases;
        if reply.status < 500 {
            transaction.commit()?;
            if erases {
                store::empty_journal(&db)?;
            }
        }
        Ok(reply)
    }
}

fn answer(town: &mut Town<'_>, call: &Call, way: Way, handler: Handler) -> Reply {
    let gates = if way == Way::Control { Ok(()) } else { gate::gates(town, call) };
    gates
        .and_then(|()| handler(town, call))
        .unwrap_or_else(|refusal| refusal.reply(call.language()))
}

const JSON_LIMIT: usize = 64 * 1024;
const BODY_PATIENCE: Duration = Duration::from_secs(30);

fn body_limit(path: &str) -> usize {
    if path.starts_with(tongtu_contract::path::UPLOADS) {
        usize::try_from(crate::upload::MAX_BYTES).unwrap_or(usize::MAX)
    } else {
        JSON_LIMIT
    }
}

async fn read_body(body: Body, limit: usize) -> Result<Bytes, Refusal> {
    match tokio::time::timeout(BODY_PATIENCE, axum::body::to_bytes(body, limit)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        // Too long, or the connection was lost; in the second case nobody reads the answer.
        Ok(Err(_)) => Err(Refusal::new(ProblemCode::TooLarge).arg("max_bytes", limit)),
        Err(_) => Err(Refusal::new(ProblemCode::BadRequest).with_status(408)),
    }
}

fn preflight() -> Response<Body> {
    Reply::empty(204)
        .with("access-control-allow-methods", "GET, POST, DELETE")
        .with("access-control-allow-headers", "content-type")
        .with("access-control-max-age", "600")
        .into_response()
}

fn language_of(request: &Request) -> Language {
    language_in(request.headers())
}

fn language_in(headers: &axum::http::HeaderMap) -> Language {
    let accept = headers.get("accept-language").and_then(|accept| accept.to_str().ok());
    Language::of_header(accept.unwrap_or_default())
}

pub(crate) async fn not_found(request: Request) -> Response<Body> {
    Refusal::new(ProblemCode::NotFound).reply(language_of(&request)).into_response()
}

pub(crate) async fn wrong_method(request: Request) -> Response<Body> {
    Refusal::new(ProblemCode::MethodNotAllowed).reply(language_of(&request)).into_response()
}

/// The machine's clock: the one place that reads it.
pub(crate) fn machine_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

pub(crate) fn http_date_text(at_ms: i64) -> String {
    DateTime::from_timestamp_millis(at_ms)
        .unwrap_or_default()
        .format("%a, %d %b %Y %H:%M:%S GMT")
        .to_string()
}

fn http_date(at_ms: i64) -> HeaderValue {
    HeaderValue::try_from(http_date_text(at_ms)).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// The router with everything served here.
pub(crate) fn routes(app: &Arc<App>) -> Router {
    router::routes().with_state(app.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_http_wants_it() {
        assert_eq!(http_date_text(784_111_777_000), "Sun, 06 Nov 1994 08:49:37 GMT");
    }
}
