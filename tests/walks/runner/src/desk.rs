//! The sandbox's controls over HTTP: the world of a walk.

use std::cell::Cell;

use serde_json::{Value, json};
use ureq::{Agent, http::Method};

/// One tenant of a sandbox.
pub(crate) struct Desk {
    /// The tenant's address, as the app knows it.
    pub(crate) base: String,
    agent: Agent,
    /// How many keys of idempotency were used.
    keys: Cell<u64>,
}

const CLIENT: &str = "tongtu-client";
/// Another person's app, as it names itself.
const APP: &str = "owner/9.9.9";

impl Desk {
    pub(crate) fn new(base: String) -> Desk {
        let config = Agent::config_builder().http_status_as_error(false).build();
        Desk { base, agent: config.into(), keys: Cell::new(0) }
    }

    pub(crate) fn get(&self, path: &str) -> Result<Value, String> {
        let mut answer = self.agent.get(self.address(path)).call().map_err(said)?;
        let text = answer.body_mut().read_to_string().map_err(said)?;
        if !answer.status().is_success() {
            return Err(format!("{path}: {} {text}", answer.status()));
        }
        serde_json::from_str(&text).map_err(said)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<(), String> {
        self.ask(path, body).map(drop)
    }

    /// Posts, and reads what is answered.
    pub(crate) fn ask(&self, path: &str, body: &Value) -> Result<Value, String> {
        self.run(Method::POST, &self.address(path), Some(body), &[])
    }

    /// What another person's app asks for.
    pub(crate) fn app_get(&self, path: &str, token: &str) -> Result<Value, String> {
        let headers = [(CLIENT, APP.to_owned()), ("authorization", format!("Bearer {token}"))];
        self.run(Method::GET, &format!("{}{path}", self.base), None, &headers)
    }

    /// What another person's app changes; a key of its own each time.
    pub(crate) fn app_post(
        &self,
        path: &str,
        body: &Value,
        token: Option<&str>,
    ) -> Result<Value, String> {
        let next = self.keys.get() + 1;
        self.keys.set(next);
        let key = format!("01900000-0000-7000-8000-{next:012x}");
        let mut headers = vec![(CLIENT, APP.to_owned()), ("idempotency-key", key)];
        headers.extend(token.map(|token| ("authorization", format!("Bearer {token}"))));
        self.run(Method::POST, &format!("{}{path}", self.base), Some(body), &headers)
    }

    fn run(
        &self,
        method: Method,
        address: &str,
        body: Option<&Value>,
        headers: &[(&str, String)],
    ) -> Result<Value, String> {
        let mut request = ureq::http::Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let mut answer = match body {
            Some(body) => {
                let request = request.header("content-type", "application/json");
                self.agent.run(request.body(body.to_string()).map_err(said)?)
            }
            None => self.agent.run(request.body(()).map_err(said)?),
        }
        .map_err(said)?;
        let text = answer.body_mut().read_to_string().map_err(said)?;
        if !answer.status().is_success() {
            return Err(format!("{address}: {} {text}", answer.status()));
        }
        if text.is_empty() { Ok(Value::Null) } else { serde_json::from_str(&text).map_err(said) }
    }

    pub(crate) fn delete(&self, path: &str) -> Result<(), String> {
        let answer = self.agent.delete(self.address(path)).call().map_err(said)?;
        if answer.status().is_success() {
            return Ok(());
        }
        Err(format!("{path}: {}", answer.status()))
    }

    fn address(&self, path: &str) -> String {
        format!("{}/_sandbox/{path}", self.base)
    }

    /// The code of the newest text message to that phone.
    pub(crate) fn newest_code(&self, phone: &str) -> Result<String, String> {
        let inbox = self.get("sms")?;
        let messages = list(&inbox);
        let newest =
            messages.iter().find(|sms| sms.get("to").and_then(Value::as_str) == Some(phone));
        newest
            .and_then(|sms| sms.get("code").and_then(Value::as_str))
            .map(str::to_owned)
            .ok_or_else(|| format!("no text message with a code to {phone}: {inbox}"))
    }

    /// Decides the oldest open case.
    pub(crate) fn decide(&self, verdict: &Value) -> Result<(), String> {
        let desk = self.get("desk")?;
        let case = list(&desk)
            .into_iter()
            .next()
            .and_then(|case| case.get("case_id").and_then(Value::as_u64))
            .ok_or_else(|| format!("no open case: {desk}"))?;
        self.post(&format!("desk/{case}"), verdict)
    }

    /// `status_503` is the fault `status` with its figure.
    pub(crate) fn fault(&self, kind: &str, path: &str, count: u32) -> Result<(), String> {
        let mut fault = json!({"kind": kind, "path": path, "count": count});
        if let Some(status) = kind.strip_prefix("status_") {
            let status: u16 = status.parse().map_err(said)?;
            fault = json!({"kind": "status", "status": status, "path": path, "count": count});
        }
        self.post("faults", &fault)
    }

    /// No request of an app comes through any more.
    pub(crate) fn unreachable(&self) -> Result<(), String> {
        self.post("faults", &json!({"kind": "drop_before", "path": "/v1"}))
    }

    /// The tenant's time.
    pub(crate) fn now_ms(&self) -> Result<i64, String> {
        let clock = self.get("clock")?;
        clock.get("now_ms").and_then(Value::as_i64).ok_or_else(|| format!("no time: {clock}"))
    }

    /// How often something took effect, by the ledger.
    pub(crate) fn times(&self, effect: &str) -> Result<usize, String> {
        let ledger = self.get("ledger")?;
        let did = |line: &&Value| line.get("effect").and_then(Value::as_str) == Some(effect);
        Ok(list(&ledger).iter().filter(did).count())
    }
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

#[expect(clippy::needless_pass_by_value, reason = "stands in map_err")]
fn said(error: impl ToString) -> String {
    error.to_string()
}
