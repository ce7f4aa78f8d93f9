//! The words that the tests' stories are told in: one sandbox in this process, a tenant for each
//! test, and a client that sees every byte, also of an answer that breaks off.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};
use tongtu_sandbox::{Config, Handle, Sandbox};

pub(crate) const PASSWORD: &str = "correct horse";
pub(crate) const HOUR: i64 = 3_600_000;
/// Friday 2026-11-20, 10:00 in Shanghai.
pub(crate) const FRIDAY_TEN: i64 = 1_795_140_000_000;

fn sandbox() -> &'static Handle {
    static SANDBOX: OnceLock<Handle> = OnceLock::new();
    SANDBOX.get_or_init(|| Sandbox::start(&Config::default()).unwrap())
}

/// A world of its own, its clock held at [`FRIDAY_TEN`].
pub(crate) struct World {
    base: String,
}

/// An answer, whole.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|why| panic!("{why}: {}", String::from_utf8_lossy(&self.body)))
    }

    /// The problem's code, for a refusal.
    #[track_caller]
    pub(crate) fn code(&self) -> String {
        assert_eq!(
            self.headers.get("content-type").map(String::as_str),
            Some("application/problem+json"),
            "{} {}",
            self.status,
            String::from_utf8_lossy(&self.body)
        );
        self.json()["code"].as_str().unwrap().to_owned()
    }

    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Answer {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        self
    }

    #[track_caller]
    pub(crate) fn refused(&self, status: u16, code: &str) {
        assert_eq!((self.status, self.code().as_str()), (status, code), "{}", self.json());
    }
}

/// The connection ended before the answer did.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lost;

/// A request being written.
pub(crate) struct Ask<'a> {
    world: &'a World,
    method: &'static str,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl World {
    pub(crate) fn new() -> World {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let name = format!("test{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let world = World { base: sandbox().tenant_url(&name) };
        world.turn_to(FRIDAY_TEN);
        world
    }

    pub(crate) fn at(base: &str) -> World {
        World { base: base.to_owned() }
    }

    fn ask(&self, method: &'static str, path: &str) -> Ask<'_> {
        Ask { world: self, method, path: path.to_owned(), headers: Vec::new(), body: Vec::new() }
    }

    pub(crate) fn get(&self, path: &str) -> Ask<'_> {
        self.ask("GET", path)
    }

    pub(crate) fn head(&self, path: &str) -> Ask<'_> {
        self.ask("HEAD", path)
    }

    pub(crate) fn delete(&self, path: &str) -> Ask<'_> {
        self.ask("DELETE", path)
    }

    pub(crate) fn patch(&self, path: &str) -> Ask<'_> {
        self.ask("PATCH", path)
    }

    /// Any verb, as a document spells it.
    pub(crate) fn verb(&self, verb: &str, path: &str) -> Ask<'_> {
        match verb {
            "get" => self.get(path),
            "head" => self.head(path),
            "delete" => self.delete(path),
            "patch" => self.patch(path),
            "post" => self.post(path, &json!({})),
            other => panic!("{other} {path}"),
        }
    }

    /// A `POST` with a key of its own.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Ask<'_> {
        static KEYS: AtomicU64 = AtomicU64::new(1);
        let key = KEYS.fetch_add(1, Ordering::Relaxed);
        self.ask("POST", path).json(body).header("idempotency-key", &format!("key-{key}"))
    }

    // ── the console ──

    pub(crate) fn turn_to(&self, to_ms: i64) {
        self.post("/_sandbox/clock", &json!({ "to_ms": to_ms, "hold": true })).go().is(200);
    }

    pub(crate) fn advance(&self, ms: i64) {
        self.post("/_sandbox/clock", &json!({ "advance_ms": ms })).go().is(200);
    }

    pub(crate) fn seed(&self, name: &str) -> Value {
        self.post(&format!("/_sandbox/seeds/{name}"), &json!({})).go().is(200).json()["facts"]
            .clone()
    }

    pub(crate) fn sms(&self) -> Vec<Value> {
        self.get("/_sandbox/sms").go().is(200).json().as_array().unwrap().clone()
    }

    pub(crate) fn desk(&self) -> Vec<Value> {
        self.get("/_sandbox/desk").go().is(200).json().as_array().unwrap().clone()
    }

    pub(crate) fn decide(&self, decision: &Value) {
        let case = self.desk()[0]["case_id"].to_string();
        self.post(&format!("/_sandbox/desk/{case}"), decision).go().is(204);
    }

    /// How often the ledger tells of an effect.
    pub(crate) fn effects(&self, name: &str) -> usize {
        let ledger = self.get("/_sandbox/ledger").go().is(200).json();
        ledger.as_array().unwrap().iter().filter(|line| line["effect"] == name).count()
    }

    pub(crate) fn fault(&self, fault: &Value) {
        self.post("/_sandbox/faults", fault).go().is(201);
    }

    // ── the person ──

    /// Asks for a code and reads it from the phone.
    #[track_caller]
    pub(crate) fn code(&self, purpose: &str, phone: &str) -> String {
        self.post("/v1/codes", &json!({ "purpose": purpose, "phone": phone })).go().is(201);
        self.newest_code()
    }

    pub(crate) fn newest_code(&self) -> String {
        self.sms()[0]["code"].as_str().unwrap().to_owned()
    }

    /// The policy in force, as the server says.
    fn policy(&self) -> Value {
        self.get("/v1/server").go().is(200).json()["policy_version"].clone()
    }

    /// The form of somebody, as a seed's facts tell it.
    pub(crate) fn form(&self, person: &Value) -> Value {
        json!({
            "doc_type": person["doc_type"], "doc_kind": person["doc_kind"],
            "number": person["number"], "name": person["name"],
            "phone": person["phone"], "city": "gd_c", "password": PASSWORD,
            "code": self.code("register", person["phone"].as_str().unwrap()),
            "consent": { "policy_version": self.policy(), "at_ms": FRIDAY_TEN },
        })
    }

    #[track_caller]
    pub(crate) fn register(&self, person: &Value) -> Value {
        self.post("/v1/registrations", &self.form(person)).go().is(201).json()
    }

    pub(crate) fn login(&self, phone: &Value, password: &str) -> Answer {
        let body = json!({
            "login": { "phone": phone }, "password": password, "device_name": "a phone",
        });
        self.post("/v1/sessions", &body).go()
    }

    /// Logs a seed's account in; its access token.
    pub(crate) fn token(&self, seed: &str) -> String {
        let person = self.seed(seed);
        let session =
            self.login(&person["phone"], person["password"].as_str().unwrap()).is(201).json();
        session["access_token"].as_str().unwrap().to_owned()
    }

    /// Logs a seed's account in with an app of this version; its access token.
    pub(crate) fn token_by(&self, client: &str, seed: &str) -> String {
        let person = self.seed(seed);
        let body = json!({
            "login": { "phone": person["phone"] }, "password": person["password"],
            "device_name": "a phone",
        });
        let session =
            self.post("/v1/sessions", &body).header("tongtu-client", client).go().is(201).json();
        session["access_token"].as_str().unwrap().to_owned()
    }

    /// Everything about vehicles, as an account sees it.
    #[track_caller]
    pub(crate) fn vehicles(&self, token: &str) -> Value {
        self.get("/v1/vehicles").token(token).go().is(200).json()
    }

    /// The kinds of an account's messages, newest first.
    #[track_caller]
    pub(crate) fn messages(&self, token: &str) -> Vec<String> {
        let messages = self.get("/v1/messages").token(token).go().is(200).json();
        let items = messages["items"].as_array().unwrap();
        items.iter().map(|item| item["kind"].as_str().unwrap().to_owned()).collect()
    }

    /// Uploads a file in one piece; its id.
    #[track_caller]
    pub(crate) fn upload(&self, token: &str, bytes: &[u8]) -> String {
        let place = self.begin_upload(token, bytes.len()).is(201).headers["location"].clone();
        let id = place.rsplit('/').next().unwrap().to_owned();
        self.piece(token, &id, 0, bytes).go().is(204);
        id
    }

    pub(crate) fn begin_upload(&self, token: &str, length: usize) -> Answer {
        self.post("/v1/uploads", &json!(null))
            .token(token)
            .header("tus-resumable", "1.0.0")
            .header("upload-length", &length.to_string())
            .header("upload-metadata", "filetype aW1hZ2UvanBlZw==")
            .go()
    }

    pub(crate) fn piece(&self, token: &str, id: &str, offset: usize, bytes: &[u8]) -> Ask<'_> {
        self.patch(&format!("/v1/uploads/{id}"))
            .token(token)
            .header("tus-resumable", "1.0.0")
            .header("upload-offset", &offset.to_string())
            .header("content-type", "application/offset+octet-stream")
            .body(bytes)
    }
}

impl Ask<'_> {
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(other, _)| other != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(other, _)| other != name);
        self
    }

    pub(crate) fn token(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    pub(crate) fn json(mut self, body: &Value) -> Self {
        self.body = body.to_string().into_bytes();
        self.header("content-type", "application/json")
    }

    pub(crate) fn body(mut self, bytes: &[u8]) -> Self {
        self.body = bytes.to_vec();
        self
    }

    /// Sends it; the answer is expected to come whole.
    #[track_caller]
    pub(crate) fn go(self) -> Answer {
        self.tried().unwrap()
    }

    /// Sends it to a server that may break off.
    pub(crate) fn tried(self) -> Result<Answer, Lost> {
        let (host, prefix) =
            self.world.base.strip_prefix("http://").unwrap().split_once('/').map_or(
                (self.world.base.trim_start_matches("http://"), String::new()),
                |(host, rest)| (host, format!("/{rest}")),
            );
        let mut stream = TcpStream::connect(host).unwrap();
        let mut head = format!(
            "{} {prefix}{} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {}\r\n",
            self.method,
            self.path,
            self.body.len()
        );
        for (name, value) in &self.headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        // A server that refuses early may have closed already: its answer still counts.
        let _ = stream.write_all(&self.body);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        read(&answer, self.method == "HEAD")
    }
}

fn read(answer: &[u8], is_head: bool) -> Result<Answer, Lost> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").ok_or(Lost)?;
    let head = std::str::from_utf8(&answer[..end]).unwrap();
    let body = answer[end + 4..].to_vec();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers: BTreeMap<String, String> = lines
        .map(|line| line.split_once(": ").unwrap())
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let promised: usize = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
    if !is_head && status != 304 && body.len() != promised {
        return Err(Lost);
    }
    Ok(Answer { status, headers, body })
}

/// A picture of one colour.
pub(crate) fn picture(width: u32, height: u32, colour: [u8; 3]) -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(width, height, image::Rgb(colour));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// A photo of a document that a reviewer can read.
pub(crate) fn document() -> Vec<u8> {
    picture(860, 540, [190, 200, 210])
}

/// A frame of somebody's face, as small as one can be.
pub(crate) fn frame() -> Vec<u8> {
    picture(60, 80, [90, 80, 70])
}

/// A lawful licence photo.
pub(crate) fn portrait() -> Vec<u8> {
    picture(520, 756, [250, 250, 250])
}
