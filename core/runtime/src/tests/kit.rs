//! The doubles at the edge of the world.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::Request,
    http::Response,
};
use tempfile::TempDir;
use tokio::sync::mpsc::UnboundedReceiver;
use tongtu_contract as contract;
use tongtu_services::{
    Consent, Opening,
    ask::Reminder,
    text::{Locale, Texts},
};

use crate::{
    boundary::{Config, ForeignError, LogSink, Shell, Vault},
    clock::Clock,
    folder::Folder,
    hand::{Log, ShellHand},
    pictures::Pictures,
    reducer::Reducer,
    world::{Order, World},
};

/// A shell that only counts.
#[derive(Default)]
pub(crate) struct Ears {
    pub(crate) changed: AtomicU64,
}

impl Shell for Ears {
    fn changed(&self, revision: u64) -> Result<(), ForeignError> {
        self.changed.fetch_max(revision, Ordering::SeqCst);
        Ok(())
    }
    fn keep_awake(&self, _: bool) -> Result<(), ForeignError> {
        Ok(())
    }
    fn remind(&self, _: Vec<Reminder>) -> Result<(), ForeignError> {
        Ok(())
    }
}

/// A log that is kept.
#[derive(Default)]
pub(crate) struct Paper(pub(crate) Mutex<Vec<String>>);

impl LogSink for Paper {
    fn write(&self, _: u8, line: String) -> Result<(), ForeignError> {
        self.0.lock().unwrap().push(line);
        Ok(())
    }
}

/// A Vault in memory, which fails as it is told.
#[derive(Default)]
pub(crate) struct Safe {
    pub(crate) secrets: Mutex<BTreeMap<String, Vec<u8>>>,
    pub(crate) refuse_writes: Mutex<Option<ForeignError>>,
}

impl Safe {
    pub(crate) fn names(&self) -> Vec<String> {
        self.secrets.lock().unwrap().keys().cloned().collect()
    }
}

impl Vault for Safe {
    fn read(&self, name: String) -> Result<Vec<u8>, ForeignError> {
        self.secrets.lock().unwrap().get(&name).cloned().ok_or(ForeignError::Absent)
    }
    fn write(&self, name: String, secret: Vec<u8>) -> Result<(), ForeignError> {
        if let Some(error) = &*self.refuse_writes.lock().unwrap() {
            return Err(error.clone());
        }
        self.secrets.lock().unwrap().insert(name, secret);
        Ok(())
    }
    fn delete(&self, name: String) -> Result<(), ForeignError> {
        self.secrets.lock().unwrap().remove(&name);
        Ok(())
    }
}

/// A phone: its folder and its Vault survive what happens to the app.
pub(crate) struct Phone {
    pub(crate) folder: TempDir,
    pub(crate) vault: Arc<Safe>,
    pub(crate) log: Arc<Paper>,
}

/// A runtime without its thread: what would be ordered is kept.
pub(crate) struct Running {
    pub(crate) world: Arc<World>,
    /// Kept, so that whoever orders finds somebody to order from.
    _orders: UnboundedReceiver<Order>,
}

impl Running {
    /// As the system does it. What is under way ends where it is, and the files are let go.
    pub(crate) async fn kill(self) {
        while Arc::strong_count(&self.world) > 1 {
            tokio::task::yield_now().await;
        }
    }
}

impl Phone {
    pub(crate) fn new() -> Phone {
        Phone { folder: tempfile::tempdir().unwrap(), vault: Arc::default(), log: Arc::default() }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// With consent, towards that server.
    pub(crate) fn start(&self, server: &str) -> Running {
        self.start_trusting(server, None)
    }

    pub(crate) fn start_trusting(&self, server: &str, extra_root: Option<Vec<u8>>) -> Running {
        let config = Config {
            data_folder: self.path().to_str().unwrap().to_owned(),
            server: server.to_owned(),
            client: "0.1.0".to_owned(),
            locale: "zh-Hans".to_owned(),
            large_text: false,
            roots: Vec::new(),
            extra_root,
            restore: None,
        };
        let folder = Folder::take(&config.data_folder).unwrap();
        let consent = Consent::Given { policy_version: "1".to_owned() };
        let opening = Opening { consent, snapshot: None, large_text: false, problem: None };
        let (orders, todo) = tokio::sync::mpsc::unbounded_channel();
        let shell = ShellHand::new(Arc::new(Ears::default()));
        let log = Log::new(self.log.clone());
        let texts = Texts::new(Locale::ZhHans);
        let reducer = Reducer::open(&opening, texts, Clock::default(), shell, log, orders).unwrap();
        let vault = self.vault.clone();
        let world =
            World::new(config, folder, vault, Arc::new(reducer), Arc::new(Pictures::default()));
        let world = Arc::new(world);
        world.consent_given();
        Running { world, _orders: todo }
    }

    /// All bytes of all files.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = std::fs::read_dir(self.path()).unwrap().map(Result::unwrap);
        entries
            .map(|entry| {
                let name = entry.file_name().into_string().unwrap();
                (name, std::fs::read(entry.path()).unwrap())
            })
            .collect()
    }
}

/// One request, as it came.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
    pub(crate) fn is(&self, method: &str, path: &str) -> bool {
        self.method == method && self.path == path
    }
}

/// What is answered.
pub(crate) struct Says {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Says {
    pub(crate) fn status(status: u16) -> Says {
        Says { status, headers: Vec::new(), body: Vec::new() }
    }
    pub(crate) fn is_ok(&self) -> bool {
        self.status == 200
    }
    pub(crate) fn json(value: &impl serde::Serialize) -> Says {
        Says { body: serde_json::to_vec(value).unwrap(), ..Says::status(200) }
    }
    pub(crate) fn text(text: &str) -> Says {
        Says { body: text.as_bytes().to_vec(), ..Says::status(200) }
    }
    pub(crate) fn problem(status: u16, code: &str) -> Says {
        let body = serde_json::json!({
            "type": format!("urn:tongtu:problem:{code}"), "title": code, "status": status,
            "code": code, "text": code,
        });
        Says { status, ..Says::json(&body) }
    }
    pub(crate) fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Says {
        self.headers.push((name, format!("{value}")));
        self
    }
}

/// A server that answers as the test says, and remembers what it was asked.
pub(crate) struct Server {
    pub(crate) url: String,
    pub(crate) seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    pub(crate) async fn start(answer: impl Fn(&Seen) -> Says + Send + Sync + 'static) -> Server {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (answer, kept) = (Arc::new(answer), seen.clone());
        let app = Router::new().fallback(move |request: Request| {
            let (answer, kept) = (answer.clone(), kept.clone());
            async move {
                let seen = read(request).await;
                kept.lock().unwrap().push(seen.clone());
                let Says { status, headers, body } = answer(&seen);
                let mut response = Response::builder().status(status);
                for (name, value) in headers {
                    response = response.header(name, value);
                }
                response.body(Body::from(body)).unwrap()
            }
        });
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Server { url, seen }
    }

    pub(crate) fn count(&self, method: &str, path: &str) -> usize {
        self.seen.lock().unwrap().iter().filter(|seen| seen.is(method, path)).count()
    }
}

async fn read(request: Request) -> Seen {
    let (head, body) = request.into_parts();
    let headers = head.headers.iter().map(|(name, value)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    });
    Seen {
        method: head.method.to_string(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: headers.collect(),
        body: to_bytes(body, 8 * 1024 * 1024).await.unwrap().to_vec(),
    }
}

/// Whose account it is in these tests.
pub(crate) fn account(id: &str) -> contract::Account {
    serde_json::from_value(serde_json::json!({
        "id": id, "name": "CANARY-NAME", "doc_type": "F", "doc_kind": "mainland_travel_permit",
        "number": "CANARY-H12345678", "phone": "CANARY-13800138000", "city": "4403",
        "registered_at_ms": 1,
    }))
    .unwrap()
}

/// The `nth` session of somebody.
pub(crate) fn session(id: &str, nth: u32) -> contract::Session {
    contract::Session {
        access_token: format!("CANARY-access-{nth}"),
        access_expires_at_ms: i64::MAX,
        refresh_token: format!("CANARY-refresh-{nth}"),
        refresh_expires_at_ms: i64::MAX,
        account: account(id),
    }
}
