//! Faults at work: switched on by the console, and what they make of an answer.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::Response;
use http_body::Frame;
use tongtu_contract::ProblemCode;

use super::{App, Dropped};
use crate::call::Call;
use crate::fault::{self, Fault, Kind};
use crate::reply::Reply;

/// The faults are the process's and no row, so their controls are answered beside the store.
pub(super) fn control_faults(app: &App, call: &Call) -> Option<Reply> {
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

/// On a response that must not be sent: the connection ends instead.
#[derive(Clone)]
pub(super) struct Ended;

pub(super) fn ended() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    response.extensions_mut().insert(Ended);
    response
}

/// What a fault makes of a good answer.
pub(super) fn spoiled(mut reply: Reply, fault: Option<&Kind>) -> Response<Body> {
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
        Some(Kind::UnsafePage) => {
            reply.body = fault::with_unsafe_page(&reply.body);
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
pub(super) fn code_of(status: u16) -> ProblemCode {
    match status {
        401 => ProblemCode::Unauthorized,
        403 => ProblemCode::Forbidden,
        404 => ProblemCode::NotFound,
        426 => ProblemCode::ClientTooOld,
        503 => ProblemCode::Maintenance,
        _ => ProblemCode::Internal,
    }
}
