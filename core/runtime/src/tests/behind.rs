//! Sending behind a closed gesture lock: what was handed in goes, and nothing else opens.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
};

use tongtu_services::{
    Found,
    documents::DocKey,
    effect::{Auth, DocAnswer, EffectId, LockAnswer, LockOp, Reply, Request, Waiting, WaitingKind},
    problem::Code,
};

use super::kit::{Phone, Running, Says, Seen, Server, account, session};

const RIGHT: [u8; 4] = [0, 1, 2, 5];
const WRONG: [u8; 4] = [0, 3, 6, 7];
const FILING: &str = "/v1/licence/filing";
const REFRESH: &str = "/v1/sessions/refresh";

fn filing() -> Waiting {
    Waiting {
        kind: WaitingKind::LicenceFiling,
        subject: String::new(),
        path: FILING.to_owned(),
        body: br#"{"file_number":"CANARY-440300000000"}"#.to_vec(),
        photos: Vec::new(),
    }
}

/// A server whose refresh tokens work once, and whose access tokens until the next.
fn strict(current: Arc<AtomicU32>) -> impl Fn(&Seen) -> Says {
    move |seen| {
        let nth = current.load(Ordering::SeqCst);
        if seen.is("POST", REFRESH) {
            let body = String::from_utf8_lossy(&seen.body).into_owned();
            if !body.contains(&format!("CANARY-refresh-{nth}\"")) {
                return Says::problem(401, "session_revoked");
            }
            current.store(nth + 1, Ordering::SeqCst);
            return Says::json(&session("a", nth + 1));
        }
        if seen.header("authorization") != format!("Bearer CANARY-access-{nth}") {
            return Says::problem(401, "token_expired");
        }
        match seen.path.as_str() {
            FILING => Says::text(r#"{"state":{"kind":"none"}}"#),
            _ => Says::json(&account("a")),
        }
    }
}

async fn server() -> (Server, Arc<AtomicU32>) {
    let current = Arc::new(AtomicU32::new(1));
    (Server::start(strict(current.clone())).await, current)
}

/// With a lock, offline, and something that waits.
async fn waiting(phone: &Phone, server: &str) -> Running {
    let running = phone.start(server);
    running.world.sign_in(session("a", 1)).await.unwrap();
    running.world.reducer.online.store(false, Ordering::SeqCst);
    let set = running.world.lock(LockOp::Set(RIGHT.to_vec())).await;
    assert!(matches!(set, LockAnswer::Done), "{set:?}");
    running.world.enqueue(filing()).await.unwrap();
    resting(&running).await;
    running
}

async fn resting(running: &Running) {
    while !running.world.outbox.is_resting() {
        tokio::task::yield_now().await;
    }
}

async fn network_returns(running: &Running) {
    running.world.reducer.online.store(true, Ordering::SeqCst);
    running.world.outbox_wake();
    resting(running).await;
}

async fn left(running: &Running) -> usize {
    running.world.stores().unwrap().queue.waiting("a".to_owned()).await.unwrap().len()
}

async fn spare(running: &Running) -> Option<Vec<u8>> {
    running.world.stores().unwrap().queue.spare("a".to_owned()).await.unwrap()
}

async fn draw(running: &Running, dots: [u8; 4]) -> LockAnswer {
    running.world.lock(LockOp::Try(dots.to_vec())).await
}

fn get_account() -> Request {
    Request::post("/v1/account", &1, Auth::Session, Reply::nothing)
}

#[tokio::test]
async fn locked_while_something_waits_it_is_sent_when_the_network_returns() {
    let (server, _) = server().await;
    let phone = Phone::new();
    let running = waiting(&phone, &server.url).await;
    running.world.lock(LockOp::Close).await;
    network_returns(&running).await;
    assert_eq!((left(&running).await, server.count("POST", FILING)), (0, 1));
    assert!(running.world.sessions.account().is_none(), "still closed");
    assert!(spare(&running).await.is_some(), "newer than the one under the pattern");
    assert!(matches!(draw(&running, RIGHT).await, LockAnswer::Opened(_)));
    assert!(spare(&running).await.is_none(), "opened, and nothing waits");
    let told = running.world.outbox_list.lock().unwrap().len();
    assert_eq!(told, 0, "the list tells what was sent meanwhile");
}

#[tokio::test]
async fn killed_and_started_with_a_closed_lock_it_is_sent() {
    let (server, _) = server().await;
    let phone = Phone::new();
    waiting(&phone, &server.url).await.kill().await;
    let running = phone.start(&server.url);
    assert!(matches!(running.world.find_session().await, Found::Locked { .. }));
    network_returns(&running).await;
    assert_eq!((left(&running).await, server.count("POST", FILING)), (0, 1));
}

#[tokio::test]
async fn without_the_spare_token_nothing_is_sent_until_the_lock_opens() {
    let (server, _) = server().await;
    let phone = Phone::new();
    waiting(&phone, &server.url).await.kill().await;
    let db = rusqlite::Connection::open(phone.path().join("queue.db")).unwrap();
    assert_eq!(db.execute("DELETE FROM spare", ()).unwrap(), 1, "there was one");
    drop(db);
    let running = phone.start(&server.url);
    running.world.find_session().await;
    network_returns(&running).await;
    assert_eq!((left(&running).await, server.seen.lock().unwrap().len()), (1, 0));
    assert!(matches!(draw(&running, RIGHT).await, LockAnswer::Opened(_)));
    resting(&running).await;
    assert_eq!((left(&running).await, server.count("POST", FILING)), (0, 1));
}

#[tokio::test]
async fn the_lock_opens_a_session_that_still_works_after_others_have_used_up_its_token() {
    let (server, current) = server().await;
    let phone = Phone::new();
    let running = waiting(&phone, &server.url).await;
    running.world.lock(LockOp::Close).await;
    running.world.enqueue(filing()).await.unwrap_err(); // nobody is logged in
    network_returns(&running).await;
    assert!(current.load(Ordering::SeqCst) > 1, "a token was used up");
    // And once more, with something new that waits: the spare token is the newest there is.
    assert!(matches!(draw(&running, RIGHT).await, LockAnswer::Opened(_)));
    running.world.reducer.online.store(false, Ordering::SeqCst);
    running.world.enqueue(filing()).await.unwrap();
    resting(&running).await;
    running.kill().await;
    let running = phone.start(&server.url);
    running.world.find_session().await;
    network_returns(&running).await;
    assert_eq!(left(&running).await, 0);
    assert!(matches!(draw(&running, RIGHT).await, LockAnswer::Opened(_)));
    running.world.send(get_account()).await.unwrap();
    assert_eq!(server.count("POST", FILING), 2);
}

#[tokio::test]
async fn killed_in_the_middle_of_sending_the_pattern_still_opens_the_session() {
    // The item is refused again and again, so that the spare token stays and is the newer one.
    let current = Arc::new(AtomicU32::new(1));
    let server = Server::start({
        let strict = strict(current.clone());
        move |seen| match (seen.path.as_str(), strict(seen)) {
            (FILING, says) if says.is_ok() => Says::status(500),
            (_, says) => says,
        }
    })
    .await;
    let phone = Phone::new();
    let running = waiting(&phone, &server.url).await;
    running.world.lock(LockOp::Close).await;
    network_returns(&running).await;
    assert_eq!((left(&running).await, current.load(Ordering::SeqCst)), (1, 2));
    running.kill().await;
    let running = phone.start(&server.url);
    running.world.find_session().await;
    assert!(matches!(draw(&running, RIGHT).await, LockAnswer::Opened(_)));
    running.world.send(get_account()).await.unwrap();
}

#[tokio::test]
async fn behind_the_lock_the_spare_token_opens_nothing_but_the_outbox() {
    let (server, _) = server().await;
    let phone = Phone::new();
    let running = waiting(&phone, &server.url).await;
    running.world.lock(LockOp::Close).await;
    assert!(spare(&running).await.is_some());
    running.world.reducer.online.store(true, Ordering::SeqCst);
    let refused = running.world.send(get_account()).await.unwrap_err();
    assert_eq!(refused.code, Code::A201);
    let fetched = running.world.fetch(EffectId(1), DocKey::Licence).await;
    assert!(matches!(&fetched, DocAnswer::Failed(problem) if problem.code == Code::A201));
    assert!(running.world.kept_file("y-1").await.unwrap().is_none());
    assert_eq!(server.seen.lock().unwrap().len(), 0);
}

#[tokio::test]
async fn without_the_vault_nothing_of_it_can_be_read() {
    let (server, _) = server().await;
    let phone = Phone::new();
    waiting(&phone, &server.url).await.kill().await;
    for (name, bytes) in phone.files() {
        assert!(!bytes.windows(6).any(|window| window == b"CANARY"), "{name}");
    }
    let key = phone.vault.secrets.lock().unwrap().remove("queue.a").unwrap();
    let running = phone.start(&server.url);
    running.world.find_session().await;
    assert!(running.world.spare("a").await.is_err());
    network_returns(&running).await;
    assert!(server.seen.lock().unwrap().is_empty());
    running.kill().await;
    phone.vault.secrets.lock().unwrap().insert("queue.a".to_owned(), key);
    let running = phone.start(&server.url);
    running.world.find_session().await;
    assert_eq!(running.world.spare("a").await.unwrap().unwrap().as_str(), "CANARY-refresh-1");
}

#[tokio::test]
async fn there_is_no_spare_token_without_a_lock_nor_without_something_that_waits() {
    let phone = Phone::new();
    let running = phone.start("http://127.0.0.1:9");
    running.world.sign_in(session("a", 1)).await.unwrap();
    running.world.reducer.online.store(false, Ordering::SeqCst);
    let id = running.world.enqueue(filing()).await.unwrap();
    resting(&running).await;
    assert!(spare(&running).await.is_none(), "no lock");
    running.world.lock(LockOp::Set(RIGHT.to_vec())).await;
    assert!(spare(&running).await.is_some());
    running.world.discard(id).await.unwrap();
    resting(&running).await;
    assert!(spare(&running).await.is_none(), "nothing waits");
    running.world.enqueue(filing()).await.unwrap();
    resting(&running).await;
    assert!(spare(&running).await.is_some());
    running.world.lock(LockOp::Remove).await;
    assert!(spare(&running).await.is_none(), "the lock was taken off");
}

#[tokio::test]
async fn the_spare_token_goes_at_logout_and_with_the_fifth_wrong_pattern() {
    let phone = Phone::new();
    let running = waiting(&phone, "http://127.0.0.1:9").await;
    running.world.sign_out(false).await.unwrap();
    assert!(spare(&running).await.is_none());
    assert_eq!(left(&running).await, 1, "what waits stays");
    let phone = Phone::new();
    let running = waiting(&phone, "http://127.0.0.1:9").await;
    running.world.lock(LockOp::Close).await;
    for _ in 0..4 {
        draw(&running, WRONG).await;
    }
    assert!(spare(&running).await.is_some());
    assert!(matches!(draw(&running, WRONG).await, LockAnswer::Wiped));
    assert!(spare(&running).await.is_none());
}

#[tokio::test]
async fn a_revoked_session_ends_here_too_and_what_waits_stays() {
    let server = Server::start(|_| Says::problem(401, "session_revoked")).await;
    let phone = Phone::new();
    let running = waiting(&phone, &server.url).await;
    running.world.lock(LockOp::Close).await;
    network_returns(&running).await;
    assert!(spare(&running).await.is_none());
    assert!(!phone.vault.names().contains(&"session".to_owned()));
    assert_eq!(left(&running).await, 1);
}

#[tokio::test]
async fn while_the_lock_is_closed_nobody_hears_of_the_answer() {
    let (server, _) = server().await;
    let phone = Phone::new();
    let running = waiting(&phone, &server.url).await;
    running.world.lock(LockOp::Close).await;
    let before = running.world.reducer.screen().revision;
    network_returns(&running).await;
    assert_eq!(server.count("POST", FILING), 1);
    assert_eq!(running.world.reducer.screen().revision, before);
}

#[tokio::test]
async fn nothing_of_the_spare_token_is_left_in_the_files_after_whoever_goes() {
    let ends: [(&str, bool, bool); 3] =
        [("logout", false, false), ("logout at the lock", true, false), ("erased", false, true)];
    for (why, closed, erase) in ends {
        let phone = Phone::new();
        let running = waiting(&phone, "http://127.0.0.1:9").await;
        let sealed = spare(&running).await.unwrap();
        let holds = |phone: &Phone| {
            let files = phone.files();
            let mut all = files.values().map(|bytes| bytes.windows(sealed.len()));
            all.any(|mut windows| windows.any(|window| window == sealed))
        };
        assert!(holds(&phone), "{why}: it was there");
        if closed {
            running.world.lock(LockOp::Close).await;
        }
        running.world.sign_out(erase).await.unwrap();
        assert!(spare(&running).await.is_none(), "{why}");
        assert!(!holds(&phone), "{why}: while the app runs");
        running.kill().await;
        assert!(!holds(&phone), "{why}");
    }
}

/// As the contract has it: a refresh token works once, the same key gets the same answer, and a token
/// that comes again under another key ends the session. `down`: nothing else is answered.
fn watchful(
    current: Arc<AtomicU32>,
    down: Arc<AtomicBool>,
    remembers_keys: bool,
) -> impl Fn(&Seen) -> Says {
    const REVOKED: u32 = 1_000;
    let answered: Mutex<BTreeMap<String, u32>> = Mutex::default();
    let strict = strict(current.clone());
    move |seen| {
        if !seen.is("POST", REFRESH) {
            return if down.load(Ordering::SeqCst) { Says::status(500) } else { strict(seen) };
        }
        let mut answered = answered.lock().unwrap();
        let key = seen.header("idempotency-key").to_owned();
        if let Some(nth) = answered.get(&key).filter(|_| remembers_keys) {
            return Says::json(&session("a", *nth));
        }
        let says = strict(seen);
        if says.is_ok() {
            answered.insert(key, current.load(Ordering::SeqCst));
        } else {
            current.store(REVOKED, Ordering::SeqCst);
        }
        says
    }
}

/// Killed after the server has changed the spare token and before the next one is on the disk.
async fn killed_with_the_answer(phone: &Phone, server: &str) {
    let running = waiting(phone, server).await;
    running.world.lock(LockOp::Close).await;
    let trigger = "CREATE TRIGGER cut BEFORE INSERT ON spare
                   BEGIN SELECT RAISE(ABORT, 'as a kill would'); END;";
    let queue = phone.path().join("queue.db");
    rusqlite::Connection::open(&queue).unwrap().execute_batch(trigger).unwrap();
    network_returns(&running).await;
    assert_eq!(left(&running).await, 1);
    running.kill().await;
    rusqlite::Connection::open(&queue).unwrap().execute_batch("DROP TRIGGER cut").unwrap();
}

#[tokio::test]
async fn killed_between_the_spare_token_and_the_next_the_session_goes_on() {
    for pattern_first in [false, true] {
        let (current, down) = (Arc::new(AtomicU32::new(1)), Arc::new(AtomicBool::new(true)));
        let server = Server::start(watchful(current.clone(), down.clone(), true)).await;
        let phone = Phone::new();
        killed_with_the_answer(&phone, &server.url).await;
        assert_eq!(current.load(Ordering::SeqCst), 2, "the server has changed it");
        down.store(false, Ordering::SeqCst);
        let running = phone.start(&server.url);
        running.world.wake_up().await;
        if pattern_first {
            assert!(matches!(draw(&running, RIGHT).await, LockAnswer::Opened(_)));
        }
        network_returns(&running).await;
        assert_eq!((left(&running).await, server.count("POST", FILING)), (0, 2));
        if !pattern_first {
            assert!(matches!(draw(&running, RIGHT).await, LockAnswer::Opened(_)));
        }
        running.world.send(get_account()).await.unwrap();
        assert!(current.load(Ordering::SeqCst) < 5, "never revoked");
    }
}

#[tokio::test]
async fn where_the_server_ends_the_session_for_that_the_person_is_told_and_what_waits_stays() {
    // A server that has forgotten the key sees a token that was used before: two may hold it.
    let (current, down) = (Arc::new(AtomicU32::new(1)), Arc::new(AtomicBool::new(true)));
    let server = Server::start(watchful(current.clone(), down.clone(), false)).await;
    let phone = Phone::new();
    killed_with_the_answer(&phone, &server.url).await;
    down.store(false, Ordering::SeqCst);
    let running = phone.start(&server.url);
    running.world.wake_up().await;
    network_returns(&running).await;
    let notice = running.world.reducer.screen().notice.unwrap();
    assert_eq!(notice.code, Code::A201.as_str());
    assert_eq!(left(&running).await, 1);
    assert!(spare(&running).await.is_none());
    assert!(!phone.vault.names().contains(&"session".to_owned()));
}
