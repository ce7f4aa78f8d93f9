//! HTTP: one client, bounded answers, and every way it can fail as a [`Problem`].
//!
//! The client is made with the first request, never before consent. Plain http goes to this very
//! machine only; without roots of TLS nothing is sent. Never: knows tokens (`wire` does).

use std::{
    error::Error as _,
    fs,
    net::IpAddr,
    sync::{Arc, Weak},
    time::Duration,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use reqwest::{
    Client, Url,
    header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, DATE, ETAG, HeaderMap, IF_NONE_MATCH},
    redirect,
};
use rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::CertificateDer};
use tokio::sync::OnceCell;
use tongtu_contract::{self as contract, header};
use tongtu_services::problem::{Code, Problem};

use crate::{boundary::Config, clock, reducer::Reducer};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// From the first byte sent to the last received.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Nothing in the contract but files comes near.
const MAX_BODY_BYTES: usize = 2 * 1024 * 1024;
/// `Retry-After` beyond this is a mistake of the server's.
const MAX_WAIT_MS: i64 = 3_600_000;

pub(crate) struct Net {
    server: String,
    client: String,
    roots: Vec<Vec<u8>>,
    extra_root: Option<Vec<u8>>,
    http: OnceCell<Result<Client, Code>>,
    reducer: Weak<Reducer>,
}

/// One request.
#[derive(Clone)]
pub(crate) struct Ask {
    pub(crate) method: reqwest::Method,
    pub(crate) path: String,
    pub(crate) body: Vec<u8>,
    pub(crate) content_type: &'static str,
    pub(crate) key: Option<String>,
    pub(crate) etag: Option<String>,
    pub(crate) headers: Vec<(&'static str, String)>,
    /// A longer answer is none.
    pub(crate) max_bytes: usize,
}

impl Ask {
    pub(crate) fn new(method: reqwest::Method, path: impl Into<String>) -> Ask {
        Ask {
            method,
            path: path.into(),
            body: Vec::new(),
            content_type: "application/json",
            key: None,
            etag: None,
            headers: Vec::new(),
            max_bytes: MAX_BODY_BYTES,
        }
    }
    pub(crate) fn get(path: impl Into<String>) -> Ask {
        Ask::new(reqwest::Method::GET, path)
    }
    pub(crate) fn json(self, body: Vec<u8>) -> Ask {
        Ask { body, ..self }
    }
    pub(crate) fn key(self, key: impl Into<String>) -> Ask {
        Ask { key: Some(key.into()), ..self }
    }
    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Ask {
        self.headers.push((name, value.into()));
        self
    }
}

/// What came back, whatever its status.
pub(crate) struct Got {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Got {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
    pub(crate) fn etag(&self) -> Option<String> {
        Some(self.headers.get(ETAG)?.to_str().ok()?.to_owned())
    }
    /// The answer, if it is one.
    pub(crate) fn accepted(self, now_ms: i64) -> Result<Got, Problem> {
        if (200..300).contains(&self.status) { Ok(self) } else { Err(self.problem(now_ms)) }
    }

    /// The code of a refusal.
    pub(crate) fn code(&self) -> Option<contract::ProblemCode> {
        serde_json::from_slice::<contract::Problem>(&self.body).ok().map(|problem| problem.code)
    }

    /// What is wrong, of an answer that is none.
    pub(crate) fn problem(&self, now_ms: i64) -> Problem {
        let said = serde_json::from_slice::<contract::Problem>(&self.body).ok();
        let until_ms = said
            .as_ref()
            .and_then(|said| {
                let at = |name| said.args.get(name)?.parse().ok();
                at("until_at_ms").or_else(|| at("resend_at_ms"))
            })
            .or_else(|| self.retry_after_ms(now_ms));
        let coded = |code| {
            let answer = said.clone().map(Arc::new);
            Problem { answer, until_ms, ..Problem::new(code) }
        };
        match (self.status, &said) {
            (426, _) => coded(Code::N106),
            // The banks rest, not the server: everything but paying goes on.
            (503, Some(said)) if said.code == contract::ProblemCode::PaymentClosed => {
                Problem { until_ms, ..Problem::refused(said.clone()) }
            }
            (503, _) if until_ms.is_some() => coded(Code::N105),
            (500.., _) => coded(Code::N104),
            (_, Some(said)) => Problem { until_ms, ..Problem::refused(said.clone()) },
            (429, None) => coded(Code::N109),
            (_, None) => Problem::new(Code::N103),
        }
    }

    fn retry_after_ms(&self, now_ms: i64) -> Option<i64> {
        let text = self.header("retry-after")?;
        let at = match text.parse::<i64>() {
            Ok(seconds) => now_ms.saturating_add(seconds.checked_mul(1_000)?),
            Err(_) => clock::parse_http_date(text)?,
        };
        Some(at.clamp(now_ms, now_ms + MAX_WAIT_MS))
    }
}

impl Net {
    pub(crate) fn new(config: Config, reducer: &Arc<Reducer>) -> Net {
        Net {
            server: config.server.trim_end_matches('/').to_owned(),
            client: config.client,
            roots: config.roots,
            extra_root: config.extra_root,
            http: OnceCell::new(),
            reducer: Arc::downgrade(reducer),
        }
    }

    /// Asks once. Any whole answer is `Ok`, whatever its status.
    pub(crate) async fn ask(&self, ask: Ask, bearer: Option<&str>) -> Result<Got, Problem> {
        let Some(reducer) = self.reducer.upgrade() else { return Err(Problem::new(Code::N102)) };
        if !reducer.is_online() {
            return Err(Problem::new(Code::N101));
        }
        let url = self.url(&ask.path)?;
        let http = self.http.get_or_init(async || self.client(&url)).await;
        let http = http.as_ref().map_err(|code| Problem::new(*code))?;
        let mut request = http
            .request(ask.method, url)
            .header(ACCEPT_LANGUAGE, reducer.language())
            .header(header::CLIENT, &self.client);
        if let Some(bearer) = bearer {
            request = request.header(AUTHORIZATION, format!("Bearer {bearer}"));
        }
        if let Some(key) = &ask.key {
            request = request.header(header::IDEMPOTENCY_KEY, key);
        }
        if let Some(etag) = &ask.etag {
            request = request.header(IF_NONE_MATCH, etag);
        }
        for (name, value) in &ask.headers {
            request = request.header(*name, value);
        }
        if !ask.body.is_empty() {
            request = request.header(CONTENT_TYPE, ask.content_type).body(ask.body);
        }
        let mut response = request.send().await.map_err(|error| problem_of(&error))?;
        if let Some(date) = response.headers().get(DATE)
            && let Some(at_ms) = date.to_str().ok().and_then(clock::parse_http_date)
        {
            reducer.clock.trust(at_ms);
        }
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(|error| problem_of(&error))? {
            if body.len() + piece.len() > ask.max_bytes {
                return Err(Problem::new(Code::N103));
            }
            body.extend_from_slice(&piece);
        }
        Ok(Got { status, headers, body })
    }

    fn url(&self, path: &str) -> Result<Url, Problem> {
        let no_way = || Problem::new(Code::N108);
        let url = Url::parse(&format!("{}{path}", self.server)).map_err(|_| no_way())?;
        match url.scheme() {
            "https" => Ok(url),
            "http" if is_loopback(&url) => Ok(url),
            _ => Err(no_way()),
        }
    }

    fn client(&self, url: &Url) -> Result<Client, Code> {
        // Without TLS (loopback alone) there is nobody to verify, and a hundred and fifty to parse.
        let is_tls = url.scheme() == "https";
        let roots = if is_tls { self.roots() } else { RootCertStore::empty() };
        if is_tls && roots.is_empty() && !cfg!(target_os = "ios") {
            return Err(Code::N108);
        }
        let config = tls(roots).map_err(|_| Code::N108)?;
        Client::builder()
            .tls_backend_preconfigured(config)
            .no_proxy()
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(TIMEOUT)
            .build()
            .map_err(|_| Code::N108)
    }

    fn roots(&self) -> RootCertStore {
        let mut store = RootCertStore::empty();
        // One unreadable certificate of a phone's hundred and fifty does not spoil the others.
        let given = self.roots.iter().chain(&self.extra_root).flat_map(|file| certificates(file));
        store.add_parsable_certificates(given);
        if self.roots.is_empty()
            && cfg!(all(target_os = "linux", not(target_os = "android")))
            && let Ok(bundle) = fs::read("/etc/ssl/certs/ca-certificates.crt")
        {
            store.add_parsable_certificates(certificates(&bundle));
        }
        store
    }
}

#[cfg(not(target_os = "ios"))]
fn tls(roots: RootCertStore) -> Result<ClientConfig, rustls::Error> {
    let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = alpn();
    Ok(config)
}

/// The phone verifies. A sandbox's own authority stands alone: who tries one out on a phone means it.
#[cfg(target_os = "ios")]
fn tls(roots: RootCertStore) -> Result<ClientConfig, rustls::Error> {
    use rustls_platform_verifier::BuilderVerifierExt;
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?;
    let mut config = if roots.is_empty() {
        builder.with_platform_verifier()?.with_no_client_auth()
    } else {
        builder.with_root_certificates(roots).with_no_client_auth()
    };
    config.alpn_protocols = alpn();
    Ok(config)
}

fn alpn() -> Vec<Vec<u8>> {
    vec![b"h2".to_vec(), b"http/1.1".to_vec()]
}

/// One DER certificate, or all of a PEM file.
fn certificates(file: &[u8]) -> Vec<CertificateDer<'static>> {
    let Ok(text) = std::str::from_utf8(file) else {
        return vec![CertificateDer::from(file.to_vec())];
    };
    let blocks = text.split("-----BEGIN CERTIFICATE-----").skip(1);
    let base64 = blocks.filter_map(|block| block.split_once("-----END").map(|(base64, _)| base64));
    base64
        .filter_map(|lines| {
            let line: String = lines.split_ascii_whitespace().collect();
            STANDARD.decode(line).ok().map(CertificateDer::from)
        })
        .collect()
}

fn is_loopback(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

fn problem_of(error: &reqwest::Error) -> Problem {
    let untrusted = error.source().is_some_and(is_untrusted);
    Problem::new(if untrusted { Code::N107 } else { Code::N102 })
}

fn is_untrusted(error: &(dyn std::error::Error + 'static)) -> bool {
    if let Some(rustls::Error::InvalidCertificate(_)) = error.downcast_ref() {
        return true;
    }
    // An io::Error hides what it carries from `source`.
    let carried = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    carried.is_some_and(|carried| is_untrusted(carried)) || error.source().is_some_and(is_untrusted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn got(status: u16, headers: &[(&'static str, &str)], body: &str) -> Got {
        let headers = headers.iter().map(|(name, value)| {
            (name.parse().unwrap(), value.parse::<reqwest::header::HeaderValue>().unwrap())
        });
        Got { status, headers: headers.collect(), body: body.as_bytes().to_vec() }
    }

    fn said(code: &str, args: &str) -> String {
        format!(
            r#"{{"type":"urn:tongtu:problem:{code}","title":"t","status":409,"code":"{code}","args":{args},"text":"…"}}"#
        )
    }

    #[test]
    fn each_status_has_its_code() {
        let refusal = said("phone_taken", "{}");
        let until = said("maintenance", r#"{"until_at_ms":"5000"}"#);
        let wait = said("resend_too_early", r#"{"resend_at_ms":"7000"}"#);
        let cases = [
            (got(426, &[], ""), Code::N106, None),
            (got(503, &[], &until), Code::N105, Some(5_000)),
            (got(503, &[("retry-after", "2")], ""), Code::N105, Some(3_000)),
            (got(503, &[], ""), Code::N104, None),
            (got(500, &[], "<html>"), Code::N104, None),
            (got(429, &[("retry-after", "9999999")], ""), Code::N109, Some(3_601_000)),
            (got(429, &[("retry-after", "soon")], ""), Code::N109, None),
            (got(429, &[], &wait), Code::N110, Some(7_000)),
            (got(409, &[], &refusal), Code::N110, None),
            (got(404, &[], "<html>"), Code::N103, None),
        ];
        for (got, code, until_ms) in cases {
            let problem = got.problem(1_000);
            assert_eq!((problem.code, problem.until_ms), (code, until_ms), "{}", got.status);
        }
    }

    #[test]
    fn plain_http_goes_to_this_machine_only() {
        let to = |server: &str| {
            let net = Net {
                server: server.to_owned(),
                client: String::new(),
                roots: Vec::new(),
                extra_root: None,
                http: OnceCell::new(),
                reducer: Weak::new(),
            };
            net.url("/v1/server").map(String::from).map_err(|problem| problem.code)
        };
        assert_eq!(to("http://127.0.0.1:8080").unwrap(), "http://127.0.0.1:8080/v1/server");
        assert!(to("http://localhost:1").is_ok());
        assert!(to("http://[::1]:1").is_ok());
        assert!(to("https://example.org").is_ok());
        for server in
            ["http://10.0.0.1", "http://127.0.0.1.example.org", "ftp://[::1]", "", "tongtu"]
        {
            assert_eq!(to(server), Err(Code::N108), "{server}");
        }
    }

    #[test]
    fn certificates_are_read_from_der_and_from_pem() {
        let pem = "text\n-----BEGIN CERTIFICATE-----\nAQID\nBAU=\n-----END CERTIFICATE-----\n";
        assert_eq!(certificates(pem.repeat(2).as_bytes()).len(), 2);
        assert_eq!(certificates(pem.as_bytes())[0].as_ref(), [1, 2, 3, 4, 5]);
        assert_eq!(certificates(&[0x30, 0x82, 0xff]).len(), 1);
    }
}
