//! Towards the server: tokens, documents, refusals, and answers that are none.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use tongtu_services::{
    documents::{Doc, DocKey},
    effect::{Auth, EffectId, Reply, Request},
    problem::{Code, Problem},
};

use super::kit::{Phone, Says, Server, account, session};

fn post(auth: Auth) -> Request {
    Request::post("/v1/codes", &serde_json::json!({"phone": "1"}), auth, Reply::nothing)
}

/// Knows only the `nth` access token, and gives the next one for a refresh.
fn rotating(current: Arc<AtomicU32>) -> impl Fn(&super::kit::Seen) -> Says {
    move |seen| {
        if seen.is("POST", "/v1/sessions/refresh") {
            let nth = current.fetch_add(1, Ordering::SeqCst) + 1;
            return Says::json(&session("a", nth));
        }
        let wanted = format!("Bearer CANARY-access-{}", current.load(Ordering::SeqCst));
        if seen.header("authorization") == wanted {
            Says::json(&account("a"))
        } else {
            Says::problem(401, "token_expired")
        }
    }
}

#[tokio::test]
async fn twenty_callers_whose_token_ran_out_make_one_refresh() {
    let current = Arc::new(AtomicU32::new(2));
    let server = Server::start(rotating(current)).await;
    let phone = Phone::new();
    let running = phone.start(&server.url);
    running.world.sign_in(session("a", 1)).await.unwrap();
    let asked: Vec<_> = (0..20)
        .map(|_| {
            let world = running.world.clone();
            tokio::spawn(async move { world.send(post(Auth::Session)).await })
        })
        .collect();
    for asked in asked {
        assert!(asked.await.unwrap().is_ok());
    }
    assert_eq!(server.count("POST", "/v1/sessions/refresh"), 1);
}

#[tokio::test]
async fn a_refused_refresh_ends_the_session_here_too() {
    let server = Server::start(|_| Says::problem(401, "session_revoked")).await;
    let phone = Phone::new();
    let running = phone.start(&server.url);
    running.world.sign_in(session("a", 1)).await.unwrap();
    let refused = running.world.send(post(Auth::Session)).await;
    assert_eq!(refused.unwrap_err().code, Code::A201);
    assert!(running.world.sessions.account().is_none());
    assert!(!phone.vault.names().contains(&"session".to_owned()));
}

#[tokio::test]
async fn a_failed_refresh_keeps_the_session() {
    let server = Server::start(|seen| match seen.path.as_str() {
        "/v1/sessions/refresh" => Says::status(500),
        _ => Says::problem(401, "token_expired"),
    })
    .await;
    let phone = Phone::new();
    let running = phone.start(&server.url);
    running.world.sign_in(session("a", 1)).await.unwrap();
    let failed = running.world.send(post(Auth::Session)).await;
    assert_eq!(failed.unwrap_err().code, Code::N104);
    assert!(running.world.sessions.account().is_some());
}

#[tokio::test]
async fn the_same_refresh_token_is_sent_under_the_same_key_after_a_restart() {
    let server = Server::start(|_| Says::status(500)).await;
    let phone = Phone::new();
    let running = phone.start(&server.url);
    running.world.sign_in(session("a", 1)).await.unwrap();
    assert!(running.world.refresh(Some("CANARY-access-1")).await.is_err());
    running.kill().await;
    let running = phone.start(&server.url);
    running.world.find_session().await;
    assert!(running.world.refresh(None).await.is_err());
    let seen = server.seen.lock().unwrap();
    let keys: Vec<_> = seen.iter().map(|seen| seen.header("idempotency-key")).collect();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[0], keys[1]);
}

#[tokio::test]
async fn a_wrong_password_is_no_reason_to_refresh() {
    let server = Server::start(|_| Says::problem(401, "wrong_password")).await;
    let phone = Phone::new();
    let running = phone.start(&server.url);
    running.world.sign_in(session("a", 1)).await.unwrap();
    let refused = running.world.send(post(Auth::Session)).await.unwrap_err();
    assert_eq!(refused.server_code(), Some("wrong_password"));
    assert_eq!(server.seen.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_document_is_asked_for_again_with_its_etag_and_304_brings_it_back() {
    let server = Server::start(|seen| match seen.header("if-none-match") {
        "\"one\"" => Says::status(304),
        _ => Says::json(&account("a")).with("etag", "\"one\""),
    })
    .await;
    let phone = Phone::new();
    let running = phone.start(&server.url);
    running.world.sign_in(session("a", 1)).await.unwrap();
    for _ in 0..2 {
        running.world.fetch(tongtu_services::effect::EffectId(1), DocKey::Account).await;
    }
    let seen = server.seen.lock().unwrap();
    let etags: Vec<_> = seen.iter().map(|seen| seen.header("if-none-match")).collect();
    assert_eq!(etags, ["", "\"one\""]);
}

#[tokio::test]
async fn a_document_of_somebody_who_has_gone_is_not_kept() {
    let phone = Phone::new();
    let running = phone.start("http://127.0.0.1:9");
    running.world.sign_in(session("a", 1)).await.unwrap();
    running.world.keep(&Doc::Account(Arc::new(account("a"))), None).await.unwrap();
    running.world.sign_in(session("b", 1)).await.unwrap();
    running.world.sign_out(false).await.unwrap();
    let left = running.world.stores().unwrap().cache.document("account").await.unwrap();
    assert!(left.is_none());
}

#[tokio::test]
async fn what_the_server_answers_has_its_code() {
    let cases = [
        (Says::text("<html>"), Some(Code::N103)),
        (Says::text(&"x".repeat(3 * 1024 * 1024)), Some(Code::N103)),
        (Says::status(426), Some(Code::N106)),
        (Says::status(500), Some(Code::N104)),
        (Says::problem(409, "phone_taken"), Some(Code::N110)),
        (Says::text("{}"), None),
    ];
    for (says, code) in cases {
        let says = std::sync::Mutex::new(Some(says));
        let server = Server::start(move |_| says.lock().unwrap().take().unwrap()).await;
        let phone = Phone::new();
        let running = phone.start(&server.url);
        let parse =
            |json: &[u8]| serde_json::from_slice::<serde_json::Value>(json).map(|_| Reply::Nothing);
        let request = Request { parse, ..post(Auth::Nobody) };
        let answer = running.world.send(request).await;
        assert_eq!(answer.err().map(|problem| problem.code), code);
    }
}

#[tokio::test]
async fn a_request_carries_client_language_and_one_key_for_all_its_tries() {
    let tries = AtomicU32::new(0);
    let server = Server::start(move |_| match tries.fetch_add(1, Ordering::SeqCst) {
        0 => Says::problem(409, "idempotency_in_flight"),
        _ => Says::status(204),
    })
    .await;
    let phone = Phone::new();
    let running = phone.start(&server.url);
    running.world.send(post(Auth::Bearer("CANARY-b".to_owned()))).await.unwrap();
    let seen = server.seen.lock().unwrap();
    assert_eq!(seen.len(), 2);
    let first = &seen[0];
    assert_eq!(first.header("tongtu-client"), "0.1.0");
    assert_eq!(first.header("accept-language"), "zh-Hans");
    assert_eq!(first.header("authorization"), "Bearer CANARY-b");
    assert_eq!(first.header("idempotency-key").len(), 36);
    assert_eq!(first.header("idempotency-key"), seen[1].header("idempotency-key"));
}

#[tokio::test]
async fn the_server_sets_the_clock() {
    let server =
        Server::start(|_| Says::status(204).with("date", "Sat, 20 Nov 2027 12:00:00 GMT")).await;
    let phone = Phone::new();
    let running = phone.start(&server.url);
    assert!(!running.world.reducer.clock.now().sure);
    running.world.send(post(Auth::Nobody)).await.unwrap();
    let now = running.world.reducer.clock.now();
    assert!(now.sure);
    assert_eq!(now.ms / 60_000, 1_826_712_000_000 / 60_000);
}

#[tokio::test]
async fn after_a_cold_start_offline_time_is_not_earlier_than_it_was_and_unsure() {
    let server =
        Server::start(|_| Says::status(204).with("date", "Sat, 20 Nov 2027 12:00:00 GMT")).await;
    let phone = Phone::new();
    let running = phone.start(&server.url);
    running.world.send(post(Auth::Nobody)).await.unwrap();
    running.world.remember_time().await;
    running.kill().await;
    let running = phone.start(&server.url);
    running.world.wake_up().await;
    let now = running.world.reducer.clock.now();
    assert!(now.ms >= 1_826_712_000_000 && !now.sure, "{now:?}");
}

#[tokio::test]
async fn without_a_network_nothing_is_tried() {
    let server = Server::start(|_| Says::status(204)).await;
    let phone = Phone::new();
    let running = phone.start(&server.url);
    running.world.reducer.online.store(false, Ordering::SeqCst);
    let offline = running.world.send(post(Auth::Nobody)).await;
    assert_eq!(offline.unwrap_err().code, Code::N101);
    assert!(server.seen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn nobody_answers_and_no_way_have_their_codes() {
    let code = async |server: &str| {
        let phone = Phone::new();
        let running = phone.start(server);
        let failed: Result<Reply, Problem> = running.world.send(post(Auth::Nobody)).await;
        failed.unwrap_err().code
    };
    assert_eq!(code("http://127.0.0.1:9").await, Code::N102);
    assert_eq!(code("http://192.0.2.1").await, Code::N108);
    assert_eq!(code("no address").await, Code::N108);
}

#[tokio::test]
async fn a_panic_while_an_answer_is_read_becomes_an_answer_with_a_code() {
    use tongtu_services::effect::{Command, Effect, EffectId};
    let server = Server::start(|_| Says::text("{}")).await;
    let phone = Phone::new();
    let running = phone.start(&server.url);
    let request = Request { parse: |_| panic!("as the test wants"), ..post(Auth::Nobody) };
    let busy = running.world.reducer.work.begin();
    running.world.begin(Command { id: EffectId(77), effect: Effect::Send(request) }, Some(busy));
    while running.world.reducer.is_at_work() {
        tokio::task::yield_now().await;
    }
    assert!(running.world.send(post(Auth::Nobody)).await.is_ok(), "everything else goes on");
}

#[tokio::test]
async fn a_picture_is_loaded_once_sealed_and_there_without_a_network() {
    use crate::pictures::{Found, Name};
    let server = Server::start(|_| Says::text("CANARY-picture")).await;
    let phone = Phone::new();
    let running = phone.start(&server.url);
    running.world.sign_in(session("a", 1)).await.unwrap();
    let here = |running: &super::kit::Running| match running
        .world
        .pictures
        .find(Name::new("p-1".to_owned(), 300))
    {
        Found::Here(picture) => Ok(picture),
        Found::Load(name) => Err(Some(name)),
        Found::Later => Err(None),
    };
    let name = here(&running).unwrap_err().unwrap();
    running.world.load_picture(name).await;
    assert_eq!(*here(&running).unwrap(), b"CANARY-picture");
    assert_eq!(server.count("GET", "/v1/pictures/p-1"), 1);
    running.kill().await;
    assert!(phone.files().values().all(|file| !file.windows(6).any(|bytes| bytes == b"CANARY")));
    let running = phone.start(&server.url);
    running.world.find_session().await;
    running.world.reducer.online.store(false, Ordering::SeqCst);
    let name = here(&running).unwrap_err().unwrap();
    running.world.load_picture(name).await;
    assert_eq!(*here(&running).unwrap(), b"CANARY-picture");
}

#[tokio::test]
async fn an_answer_that_takes_long_is_waited_for_and_said_to() {
    let phone = Phone::new();
    let running = phone.start("http://127.0.0.1:1");
    let revision = || running.world.reducer.screen().revision;
    let before = revision();
    let quick = tokio::spawn(async {});
    running.world.patiently(EffectId(900), None, quick).await.unwrap();
    assert_eq!(revision(), before);

    let (answer, answered) = tokio::sync::oneshot::channel();
    let long = tokio::spawn(async move { answered.await.unwrap() });
    let world = running.world.clone();
    let patience = Some(Duration::from_millis(1));
    let waiting = tokio::spawn(async move { world.patiently(EffectId(901), patience, long).await });
    while revision() == before {
        tokio::task::yield_now().await;
    }
    answer.send("late").unwrap();
    assert_eq!(waiting.await.unwrap().unwrap(), "late", "it is not given up");
    assert_eq!(revision(), before + 1, "the reducer hears of it once");
}
