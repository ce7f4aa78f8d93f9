//! Client and server agree: each case of `tests/vectors/handle.md` is planted at the sandbox, the
//! record is opened in the app, and the reasons on its screen are those with which the server
//! answers whoever tries all the same.
//!
//! The documents on which the app decides are the sandbox's own, so that neither side can agree
//! with a document of its own making.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::{cell::Cell, path::Path, sync::Arc};

use serde_json::{Value, json};
use tongtu::{MemoryVault, Phone, Settings};
use tongtu_core::{
    Action, ForeignError, LogSink,
    screen::{Body, Detail, Screen},
};
use tongtu_sandbox::{Config, Sandbox};
use tongtu_walks::golden;
use ureq::Agent;

const TABLE: &str = include_str!("../../../vectors/handle.md");
/// The cases of the law in it; the rows behind them are the rules' own.
const CASES: u32 = 28;
/// Ten in the morning of 2026-11-20, on which the table is told.
const TODAY_MS: i64 = 1_795_140_000_000;
const PHONE: &str = "13800138007";
const PASSWORD: &str = "Tongtu-2026";
const FACE: &[u8] = include_bytes!("../../photos/face-1.jpg");

// ── the table ──

struct Row {
    words: Vec<&'static str>,
    input: &'static str,
    /// The number of the case, 0 for a row of the rules' own.
    case: u32,
}

fn rows() -> impl Iterator<Item = Row> {
    TABLE.lines().filter(|line| line.starts_with('|')).skip(2).map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let case = cells[3].split(':').next().and_then(|number| number.parse().ok());
        Row {
            words: cells[1].split_whitespace().collect(),
            input: cells[1],
            case: case.filter(|case| *case <= CASES).unwrap_or(0),
        }
    })
}

impl Row {
    fn has(&self, word: &str) -> bool {
        self.words.contains(&word)
    }

    fn after(&self, word: &str) -> Option<&'static str> {
        let at = self.words.iter().position(|own| *own == word)?;
        self.words.get(at + 1).copied()
    }

    fn number(&self, word: &str) -> u32 {
        self.after(word).map_or(0, |text| text.parse().unwrap())
    }

    fn plate(&self) -> &'static str {
        match self.after("kind") {
            Some("26") => "粤Z9V9V港",
            Some("20") => "粤B8V8V8",
            _ => "粤B9V9V9",
        }
    }

    /// So many others, the first of them on the oldest day.
    fn others(&self, word: &str) -> Vec<(String, &'static str)> {
        let oldest = |at| self.after("oldest").filter(|_| at == 0).unwrap_or("2026-06-01");
        (0..self.number(word)).map(|at| (format!("{word}{at}"), oldest(at))).collect()
    }

    /// What the state of the record says by itself: its page is about the fine or the objection
    /// then, and has no card that refuses.
    fn stands(&self) -> Option<&'static str> {
        match () {
            () if self.has("decided") => Some("violation.already_handled"),
            () if self.has("objection") => Some("violation.under_objection"),
            () => None,
        }
    }

    /// What the console plants.
    fn planted(&self) -> Value {
        let plates = self.others("plates").into_iter();
        let drivers = self.others("drivers").into_iter();
        let plates = plates.map(|(plate, on)| json!({ "plate": plate, "on": on }));
        let drivers = drivers
            .map(|(driver, on)| json!({ "plate": self.plate(), "driver": driver, "on": on }));
        let (yuan, fen) = self.after("fine").unwrap_or("200.00").split_once('.').unwrap();
        let state = match () {
            () if self.has("objection") => "under_objection",
            () if self.has("decided") => "decided",
            () => "open",
        };
        json!({
            "phone": PHONE,
            "licence": {
                "none": self.has("nolicence"), "accumulated": self.number("acc"),
                "classes": "C1", "status": self.after("status").unwrap_or("A"),
            },
            "lists": {
                "key_person": self.has("keyperson"), "full_rounds": self.number("rounds"),
                "silent": self.has("accunknown"),
            },
            "vehicle": {
                "plate_kind": format!("{:0>2}", self.after("kind").unwrap_or("2")),
                "plate": self.plate(), "filed_since": self.after("filed"),
            },
            "handled": plates.chain(drivers).collect::<Vec<Value>>(),
            "record": {
                "points": self.number("points"),
                "fine_fen": yuan.parse::<i64>().unwrap() * 100 + fen.parse::<i64>().unwrap(),
                "occurred_on": self.after("occurred").unwrap_or("2026-11-20"),
                "scene": self.has("scene"), "state": state,
            },
        })
    }
}

// ── the server ──

struct Server {
    agent: Agent,
    base: String,
    keys: Cell<u64>,
}

impl Server {
    fn new(base: String) -> Server {
        let config = Agent::config_builder().http_status_as_error(false).build();
        Server { agent: config.into(), base, keys: Cell::new(0) }
    }

    fn send(&self, verb: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> (u16, Value) {
        self.keys.set(self.keys.get() + 1);
        let mut request = ureq::http::Request::builder()
            .method(verb)
            .uri(format!("{}{path}", self.base))
            .header("tongtu-client", "other/9.9.9")
            .header("idempotency-key", format!("01900000-0000-7000-8000-{:012x}", self.keys.get()));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut answer = self.agent.run(request.body(body).unwrap()).unwrap();
        let location = answer.headers().get("location").cloned();
        let text = answer.body_mut().read_to_string().unwrap();
        let said = match location {
            Some(place) => json!(place.to_str().unwrap()),
            None => serde_json::from_str(&text).unwrap_or(Value::Null),
        };
        (answer.status().as_u16(), said)
    }

    fn post(&self, path: &str, token: &str, body: &Value) -> (u16, Value) {
        let bearer = format!("Bearer {token}");
        let mut headers = vec![("content-type", "application/json")];
        if !token.is_empty() {
            headers.push(("authorization", &bearer));
        }
        self.send("POST", path, &headers, body.to_string().as_bytes())
    }

    fn token(&self) -> String {
        let body = json!({
            "login": { "phone": PHONE }, "password": PASSWORD, "device_name": "another phone",
        });
        let (status, session) = self.post("/v1/sessions", "", &body);
        assert_eq!(status, 201, "{session}");
        session["access_token"].as_str().unwrap().to_owned()
    }

    /// A check of the face for a record; its id.
    fn look(&self, token: &str, record: &str) -> Value {
        let frames: Vec<String> = (0..3).map(|_| self.upload(token)).collect();
        let body = json!({
            "purpose": "handling", "subject": record, "frames": frames, "consent": true,
        });
        let (status, check) = self.post("/v1/face-checks", token, &body);
        assert_eq!(status, 201, "{check}");
        check["id"].clone()
    }

    fn upload(&self, token: &str) -> String {
        let (bearer, length) = (format!("Bearer {token}"), FACE.len().to_string());
        let begin = [
            ("authorization", bearer.as_str()),
            ("tus-resumable", "1.0.0"),
            ("upload-length", &length),
            ("upload-metadata", "filetype aW1hZ2UvanBlZw=="),
        ];
        let (status, place) = self.send("POST", "/v1/uploads", &begin, &[]);
        assert_eq!(status, 201, "{place}");
        let id = place.as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let piece = [
            ("authorization", bearer.as_str()),
            ("tus-resumable", "1.0.0"),
            ("upload-offset", "0"),
            ("content-type", "application/offset+octet-stream"),
        ];
        let (status, why) = self.send("PATCH", &format!("/v1/uploads/{id}"), &piece, FACE);
        assert_eq!(status, 204, "{why}");
        id
    }

    /// What the server says to whoever accepts a record, whatever the app thinks of it.
    fn decides(&self, record: &str, points_after: u32) -> Vec<String> {
        let token = self.token();
        let face = self.look(&token, record);
        let body = json!({ "face": face, "notice_read": true, "points_after": points_after });
        let path = format!("/v1/violations/{record}/handling");
        let (status, said) = self.post(&path, &token, &body);
        if status == 201 {
            return Vec::new();
        }
        assert_eq!((status, &said["code"]), (409, &json!("handling_refused")), "{said}");
        let fields = said["fields"].as_array().unwrap();
        fields.iter().map(|field| field["code"].as_str().unwrap().to_owned()).collect()
    }
}

// ── the app ──

struct Quiet;
impl LogSink for Quiet {
    fn write(&self, _level: u8, _line: String) -> Result<(), ForeignError> {
        Ok(())
    }
}

struct Person {
    phone: Phone,
}

impl Person {
    /// Logs in with the app and stands on home.
    fn at_home(server: &str, folder: &Path) -> Person {
        let settings = Settings {
            data: folder.to_owned(),
            server: server.to_owned(),
            locale: "zh-Hans".to_owned(),
            ca: None,
        };
        let vault = Arc::new(MemoryVault::default());
        let person = Person { phone: Phone::start(settings, vault, Arc::new(Quiet)).unwrap() };
        person.act(Action::Choose { field: "consent".to_owned(), option: "yes".to_owned() });
        person.press("consent.agree");
        person.press("welcome.log_in");
        person.fill("login", PHONE);
        person.fill("login_password", PASSWORD);
        let home = person.press("login.submit");
        assert_eq!(home.route, "home");
        person
    }

    fn act(&self, action: Action) -> Screen {
        self.phone.act(action);
        self.phone.settle()
    }

    fn press(&self, id: &str) -> Screen {
        self.act(Action::Press { id: id.to_owned() })
    }

    fn fill(&self, field: &str, value: &str) {
        let (field, value) = (field.to_owned(), value.to_owned());
        let revision = self.phone.settle().revision;
        self.act(Action::Edit { field: field.clone(), value, revision });
        self.act(Action::Leave { field });
    }

    /// The record's page and the reasons on it.
    fn sees(&self, record: &str) -> (Vec<String>, Screen) {
        let screen =
            self.act(Action::Arrived { link: format!("tongtu://open/violation/{record}") });
        let Body::Detail { detail } = &screen.body else { panic!("{screen:#?}") };
        (codes(detail), screen)
    }
}

fn codes(detail: &Detail) -> Vec<String> {
    detail.refusals.iter().map(|refusal| refusal.code.clone()).collect()
}

#[test]
fn the_app_shows_of_each_case_what_the_server_decides() {
    let sandbox = Sandbox::start(&Config::default()).unwrap();
    let (mut cases, mut wrong) = (std::collections::BTreeSet::new(), Vec::new());
    for (at, row) in rows().enumerate() {
        // Without a filing the server shows no record at all.
        if row.has("notfiled") {
            continue;
        }
        let server = Server::new(format!("{}/t/agree-{at}", sandbox.base_url()));
        server.post("/_sandbox/clock", "", &json!({ "to_ms": TODAY_MS, "hold": true }));
        server.post("/_sandbox/seeds/registered", "", &json!({}));
        let (_, planted) = server.post("/_sandbox/records", "", &row.planted());
        let record = planted["violation"].as_str().unwrap_or_else(|| panic!("{planted}"));
        if row.has("facefailed") {
            let next = json!({ "next": ["fail", "fail", "fail"] });
            server.post("/_sandbox/faces", "", &next);
            let token = server.token();
            server.look(&token, record);
            server.look(&token, record);
        }

        let folder = tempfile::tempdir().unwrap();
        let person = Person::at_home(&server.base, folder.path());
        let (mut shown, screen) = person.sees(record);
        let may_begin = screen.actions.iter().any(|press| press.id == "violation.handle");
        let by_state = row.stands();
        let offers_rightly = may_begin == (shown.is_empty() && by_state.is_none());
        shown.extend(by_state.map(str::to_owned));
        let points_after = row.number("acc") + row.number("points");
        let decided = server.decides(record, points_after);
        if shown != decided || !offers_rightly {
            let drawn = golden(&screen);
            wrong.push(format!("{}: {shown:?}, and the server {decided:?}\n{drawn}", row.input));
        }
        cases.insert(row.case);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(cases, (0..=CASES).collect(), "a case of the law is missing");
}
