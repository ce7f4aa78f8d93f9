//! From HTTP to a handler and back: tenants, keys, tags, faults, gates.
//!
//! The order for each request: tenant · faults that come before · the body · one transaction
//! (what is due, gates, the key's kept answer, the handler, the ledger) · faults that come after.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, DATE, ORIGIN};
use axum::http::{HeaderValue, Method, Response, Uri};
use axum::routing::{MethodFilter, MethodRouter, on};
use chrono::DateTime;
use http_body::Frame;
use ring::digest;
use rusqlite::TransactionBehavior;
use tongtu_contract::{ProblemCode, header};
use tower::ServiceExt as _;

use crate::call::Call;
use crate::fault::{self, Fault, Kind};
use crate::refusal::Refusal;
use crate::reply::{Language, Reply};
use crate::rows::{AnswerRow, LedgerRow};
use crate::secret::{self, Signer};
use crate::store::{Broken, Store};
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
        let origin = local_origin(&request);
        let language = language_of(&request);
        let mut response = if is_control && (!self.controls) {
            Refusal::new(ProblemCode::NotFound).reply(language).into_response()
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
        if response.extensions().get::<Ended>().is_some() {
            return Err(Dropped);
        }
        let headers = response.headers_mut();
        if let Some(origin) = origin.filter(|_| is_control) {
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
            return control_faults(&self, &call)
                .unwrap_or_else(|| self.act(way, &call, handler))
                .into_response();
        }
        let fault = self.struck(&call);
        let Some(_working) = Working::on(&self, way, &call) else {
            return Refusal::new(ProblemCode::IdempotencyInFlight).reply(language).into_response();
        };
        match &fault {
            Some(Kind::DropBefore) => return ended(),
            Some(Kind::Status { status }) => {
                return Refusal::new(code_of(*status))
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
        spoiled(reply, fault.as_ref())
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
        if !town.effects.is_empty() {
            note(&mut town, call, 0, None)?;
        }
        let (mut reply, keep) = match way {
            Way::Once => answer_once(&mut town, call, handler)?,
            _ => (answer(&mut town, call, way, handler), true),
        };
        if way == Way::Seen {
            reply = reply.unless_known(call.header("if-none-match"));
        }
        // Looking changes nothing, and neither does most of the console.
        if matches!(way, Way::Once | Way::Plain) || !town.effects.is_empty() {
            note(&mut town, call, reply.status, Some("none"))?;
        }
        reply.set("date", &http_date_text(town.now_ms));
        if keep {
            transaction.commit()?;
        }
        Ok(reply)
    }
}

/// The answer, and whether what was done stays done.
fn answer_once(
    town: &mut Town<'_>,
    call: &Call,
    handler: Handler,
) -> Result<(Reply, bool), Broken> {
    let language = call.language();
    let Some(key) = call.header(header::IDEMPOTENCY_KEY).filter(|key| !key.trim().is_empty())
    else {
        return Ok((Refusal::new(ProblemCode::IdempotencyKeyMissing).reply(language), true));
    };
    // The token belongs to the request: a stranger who learned a key gets nothing for it.
    let token = call.bearer().map(secret::kept).unwrap_or_default();
    let owner = match call.bearer().map(|_| town.caller(call)) {
        Some(Ok(caller)) => caller.owner(),
        Some(Err(_)) => token,
        None => String::new(),
    };
    let digest = digest_of(call);
    // The session may have ended by the very request that is asked for again (deletion), so an
    // answer is found by whoever the token belonged to when it was given.
    if let Some(kept) = town.get::<AnswerRow>(key)? {
        return Ok(if kept.digest != digest {
            (Refusal::new(ProblemCode::IdempotencyReused).reply(language), true)
        } else if kept.owners.contains(&owner) {
            town.effects.push(("replayed", String::new()));
            (kept.again(), true)
        } else {
            (Refusal::new(ProblemCode::Unauthorized).reply(language), true)
        });
    }
    let mut owners = vec![owner];
    owners.extend(call.bearer().map(secret::kept));
    match gates(town, call).and_then(|()| handler(town, call)) {
        Ok(reply) => {
            town.put(&AnswerRow::of(key, digest, owners, &reply))?;
            Ok((reply, true))
        }
        Err(refusal) => {
            let (status, later) = (refusal.status(), refusal.may_pass_later());
            let reply = refusal.reply(language);
            if !later {
                town.put(&AnswerRow::of(key, digest, owners, &reply))?;
            }
            Ok((reply, status < 500))
        }
    }
}

fn answer(town: &mut Town<'_>, call: &Call, way: Way, handler: Handler) -> Reply {
    let gates = if way == Way::Control { Ok(()) } else { gates(town, call) };
    gates
        .and_then(|()| handler(town, call))
        .unwrap_or_else(|refusal| refusal.reply(call.language()))
}

/// Too old an app, and a server that is closed; what tells of them stays open.
fn gates(town: &Town<'_>, call: &Call) -> Result<(), Refusal> {
    if matches!(call.path.as_str(), "/v1/server" | "/v1/openapi.json") {
        return Ok(());
    }
    if let Some(until) = town.settings.maintenance_until_ms.filter(|until| *until > town.now_ms) {
        return Err(Refusal::new(ProblemCode::Maintenance).not_before(
            "until_at_ms",
            until,
            town.now_ms,
        ));
    }
    let minimum = town.settings.minimum_client.as_deref().unwrap_or(crate::server::MINIMUM_CLIENT);
    if call.header(header::CLIENT).is_some_and(|client| version(client) < version(minimum)) {
        return Err(Refusal::new(ProblemCode::ClientTooOld).arg("minimum_client", minimum));
    }
    Ok(())
}

/// `1.10.0` is newer than `1.9.9`; what is no number counts as zero.
fn version(text: &str) -> Vec<u64> {
    let mut parts: Vec<u64> = text.split('.').map(|part| part.parse().unwrap_or(0)).collect();
    while parts.last() == Some(&0) {
        parts.pop();
    }
    parts
}

/// Writes the request's effects down; with `otherwise`, also that there were none.
fn note(
    town: &mut Town<'_>,
    call: &Call,
    status: u16,
    otherwise: Option<&'static str>,
) -> Result<(), Broken> {
    let mut effects = std::mem::take(&mut town.effects);
    if effects.is_empty()
        && let Some(name) = otherwise
    {
        effects.push((name, String::new()));
    }
    // Without an `otherwise` these are the clock's: what fell due before the request began.
    let by_clock = otherwise.is_none();
    for (effect, subject) in effects {
        let row = LedgerRow {
            seq: town.next::<LedgerRow>()?,
            at_ms: town.now_ms,
            method: if by_clock { "CLOCK".to_owned() } else { call.method.clone() },
            path: if by_clock { String::new() } else { call.path.clone() },
            key: call.header(header::IDEMPOTENCY_KEY).filter(|_| !by_clock).map(str::to_owned),
            status,
            effect: effect.to_owned(),
            subject,
        };
        town.put(&row)?;
    }
    Ok(())
}

fn digest_of(call: &Call) -> String {
    let mut context = digest::Context::new(&digest::SHA256);
    for part in [call.method.as_bytes(), call.path.as_bytes(), call.query.as_bytes()] {
        context.update(part);
        context.update(b"\n");
    }
    // A creation by tus says everything in headers.
    for name in [header::UPLOAD_LENGTH, header::UPLOAD_METADATA] {
        context.update(call.header(name).unwrap_or_default().as_bytes());
        context.update(b"\n");
    }
    context.update(&call.body);
    secret::base64url(context.finish().as_ref())
}

impl AnswerRow {
    fn of(key: &str, digest: String, owners: Vec<String>, reply: &Reply) -> AnswerRow {
        AnswerRow {
            key: key.to_owned(),
            digest,
            owners,
            status: reply.status,
            headers: reply.headers.clone(),
            body: String::from_utf8_lossy(&reply.body).into_owned(),
        }
    }

    fn again(self) -> Reply {
        Reply { status: self.status, headers: self.headers, body: self.body.into_bytes() }
            .with(header::IDEMPOTENCY_REPLAYED, true)
    }
}

/// Holds a key while its request is being worked on.
struct Working<'a> {
    app: &'a App,
    key: Option<(String, String)>,
}

impl<'a> Working<'a> {
    fn on(app: &'a App, way: Way, call: &Call) -> Option<Working<'a>> {
        let key = call
            .header(header::IDEMPOTENCY_KEY)
            .filter(|_| way == Way::Once)
            .map(|key| (call.tenant.clone(), key.to_owned()));
        if let Some(key) = &key
            && !app.in_flight().insert(key.clone())
        {
            return None;
        }
        Some(Working { app, key })
    }
}

impl Drop for Working<'_> {
    fn drop(&mut self) {
        if let Some(key) = &self.key {
            self.app.in_flight().remove(key);
        }
    }
}

/// The faults are the process's and no row, so their controls are answered beside the store.
fn control_faults(app: &App, call: &Call) -> Option<Reply> {
    if !matches!(call.path.as_str(), "/_sandbox/faults" | "/_sandbox/reset") {
        return None;
    }
    let mut faults = app.faults();
    match (call.path.as_str(), call.method.as_str()) {
        ("/_sandbox/reset", "POST") => {
            faults.remove(&call.tenant);
            None
        }
        (_, "POST") => Some(match call.json::<Fault>() {
            Ok(fault) => {
                let all = faults.entry(call.tenant.clone()).or_default();
                all.push(fault);
                Reply::created(&all)
            }
            Err(refusal) => refusal.reply(call.language()),
        }),
        (_, "DELETE") => {
            faults.remove(&call.tenant);
            Some(Reply::empty(204))
        }
        (_, "GET") => Some(Reply::ok(&faults.get(&call.tenant).cloned().unwrap_or_default())),
        _ => None,
    }
}

#[derive(Clone)]
struct Ended;

fn ended() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    response.extensions_mut().insert(Ended);
    response
}

/// What a fault makes of a good answer.
fn spoiled(mut reply: Reply, fault: Option<&Kind>) -> Response<Body> {
    match fault {
        Some(Kind::DropAfterCommit) => ended(),
        Some(Kind::Truncate) => {
            let length = reply.body.len();
            let half = reply.body.get(..length / 2).unwrap_or_default().to_vec();
            reply.body.clear();
            // At least one byte more is promised than comes, also for an empty answer.
            let mut response = reply.with("content-length", length.max(1)).into_response();
            *response.body_mut() = Body::new(Cut(Some(Bytes::from(half))));
            response
        }
        Some(Kind::BadJson) => {
            reply.body = b"<html><body>502 Bad Gateway</body></html>".to_vec();
            reply.into_response()
        }
        Some(Kind::UnknownState) => {
            reply.body = fault::with_unknown_states(&reply.body);
            reply.headers.retain(|(name, _)| name != "etag");
            reply.into_response()
        }
        _ => reply.into_response(),
    }
}

/// A body that ends in an error after its first bytes.
struct Cut(Option<Bytes>);

impl http_body::Body for Cut {
    type Data = Bytes;
    type Error = Dropped;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Dropped>>> {
        Poll::Ready(Some(self.0.take().map(Frame::data).ok_or(Dropped)))
    }
}

/// The code that a status alone says.
fn code_of(status: u16) -> ProblemCode {
    match status {
        401 => ProblemCode::Unauthorized,
        403 => ProblemCode::Forbidden,
        404 => ProblemCode::NotFound,
        426 => ProblemCode::ClientTooOld,
        503 => ProblemCode::Maintenance,
        _ => ProblemCode::Internal,
    }
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

/// `/t/{tenant}/rest` → (`tenant`, `/rest`); without a prefix it is the tenant `main`.
fn split_tenant(uri: &Uri) -> (String, String) {
    let path = uri.path();
    let prefixed = path.strip_prefix("/t/").and_then(|rest| {
        let (tenant, rest) = rest.split_once('/').unwrap_or((rest, ""));
        let fine = (1..=64).contains(&tenant.len())
            && tenant.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        fine.then(|| (tenant.to_owned(), format!("/{rest}")))
    });
    prefixed.unwrap_or_else(|| ("main".to_owned(), path.to_owned()))
}

fn with_path(uri: &Uri, path: &str) -> Option<Uri> {
    match uri.query() {
        Some(query) => format!("{path}?{query}").parse().ok(),
        None => path.parse().ok(),
    }
}

/// The bench's page runs on this machine; no other page may turn the clock.
fn local_origin(request: &Request) -> Option<HeaderValue> {
    let origin = request.headers().get(ORIGIN)?;
    let host = origin.to_str().ok()?.split_once("://")?.1;
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "localhost" | "127.0.0.1" | "[::1]").then(|| origin.clone())
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
    fn a_prefix_names_the_tenant_and_nothing_else_does() {
        let split = |path: &str| split_tenant(&path.parse().unwrap());
        assert_eq!(split("/t/walk7/v1/server"), ("walk7".into(), "/v1/server".into()));
        assert_eq!(split("/v1/server"), ("main".into(), "/v1/server".into()));
        assert_eq!(split("/t/a%20b/v1").0, "main");
        assert_eq!(split("/t//v1").0, "main");
    }

    #[test]
    fn versions_are_numbers_not_text() {
        assert!(version("1.10.0") > version("1.9.9"));
        assert!(version("1.0") == version("1"));
        assert!(version("") < version("0.1"));
    }

    #[test]
    fn a_date_is_written_as_http_wants_it() {
        assert_eq!(http_date_text(784_111_777_000), "Sun, 06 Nov 1994 08:49:37 GMT");
    }
}
