//! The outbox: durable first, one key until it is answered, deleted last; killed at every step.
//!
//! - here: one item, with one photo at most
//! - `photos` several with one item
//! - `older` a queue that an older version left behind

mod older;
mod photos;

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use tongtu_services::{
    ask::Source,
    effect::{OutboxItem, OutboxState, PhotoSpec, Waiting, WaitingKind},
    problem::Code,
};

use super::kit::{Phone, Running, Says, Seen, Server, session};
use crate::photos::Shot;

const FILING: &str = "/v1/licence/filing";
const APPLICATIONS: &str = "/v1/elicence/applications";

fn filing() -> Waiting {
    Waiting {
        kind: WaitingKind::LicenceFiling,
        subject: String::new(),
        path: FILING.to_owned(),
        body: br#"{"file_number":"440300000000"}"#.to_vec(),
        photos: Vec::new(),
    }
}

fn licence() -> Says {
    Says::text(r#"{"state":{"kind":"none"}}"#)
}

fn elicence() -> Says {
    Says::text(r#"{"state":{"kind":"not_applied"},"history":[]}"#)
}

async fn logged_in(phone: &Phone, server: &str) -> Running {
    let running = phone.start(server);
    running.world.sign_in(session("a", 1)).await.unwrap();
    running
}

fn queue(running: &Running) -> &crate::store::Queue {
    &running.world.stores().unwrap().queue
}

async fn until(running: &Running, what: impl Fn(&[OutboxItem]) -> bool) {
    loop {
        if running.world.outbox.is_resting() && what(&running.world.outbox_list.lock().unwrap()) {
            return;
        }
        tokio::task::yield_now().await;
    }
}

async fn photo(running: &Running, phone: &Phone) -> String {
    photo_of(running, phone, (1600, 1200)).await
}

async fn photo_of(running: &Running, phone: &Phone, (width, height): (u32, u32)) -> String {
    // Noise, so that the file has several pieces.
    let mut state = 1_u32;
    let picture = image::RgbImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Rgb([state.to_be_bytes()[0], 128, 128])
    });
    let path = phone.path().join("photo.jpg");
    picture.save(&path).unwrap();
    let taken = Shot {
        path: path.to_str().unwrap().to_owned(),
        spec: PhotoSpec::Document,
        source: Source::Camera,
        lens: None,
        taken_at_ms: None,
        faces: Vec::new(),
    };
    running.world.prepare(taken).await.unwrap().id
}

/// A tus server that holds one file, and takes applications.
#[derive(Default)]
struct Tus {
    file: Mutex<Vec<u8>>,
    made: AtomicU32,
}

impl Tus {
    fn answer(&self, seen: &Seen) -> Says {
        let mut file = self.file.lock().unwrap();
        match (seen.method.as_str(), seen.path.as_str()) {
            ("POST", "/v1/uploads") => {
                file.clear();
                let nth = self.made.fetch_add(1, Ordering::SeqCst) + 1;
                Says::status(201).with("location", format!("/v1/uploads/u{nth}"))
            }
            ("HEAD", _) => Says::status(200).with("upload-offset", file.len()),
            ("PATCH", _) => {
                if seen.header("upload-offset") != file.len().to_string() {
                    return Says::problem(409, "offset_mismatch");
                }
                file.extend(&seen.body);
                Says::status(204).with("upload-offset", file.len())
            }
            ("POST", APPLICATIONS) => elicence(),
            _ => Says::status(404),
        }
    }
}

#[tokio::test]
async fn what_is_enqueued_is_sent_and_then_gone() {
    let server = Server::start(|_| licence()).await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    running.world.enqueue(filing()).await.unwrap();
    until(&running, <[OutboxItem]>::is_empty).await;
    assert_eq!(server.count("POST", FILING), 1);
}

#[tokio::test]
async fn killed_before_the_answer_it_is_sent_again_under_the_same_key() {
    let tries = Arc::new(AtomicU32::new(0));
    let server = Server::start({
        let tries = tries.clone();
        move |_| match tries.fetch_add(1, Ordering::SeqCst) {
            0 => Says::status(500),
            _ => licence(),
        }
    })
    .await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    running.world.enqueue(filing()).await.unwrap();
    while tries.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    running.kill().await;
    let running = logged_in(&phone, &server.url).await;
    until(&running, <[OutboxItem]>::is_empty).await;
    let seen = server.seen.lock().unwrap();
    let keys: Vec<_> = seen.iter().map(|seen| seen.header("idempotency-key")).collect();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[0], keys[1]);
}

#[tokio::test]
async fn enqueued_offline_it_waits_and_goes_when_the_network_comes() {
    let server = Server::start(|_| licence()).await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    running.world.reducer.online.store(false, Ordering::SeqCst);
    running.world.enqueue(filing()).await.unwrap();
    until(&running, |items| matches!(items, [OutboxItem { state: OutboxState::Waiting, .. }]))
        .await;
    assert!(server.seen.lock().unwrap().is_empty());
    running.world.reducer.online.store(true, Ordering::SeqCst);
    running.world.outbox_wake();
    until(&running, <[OutboxItem]>::is_empty).await;
}

#[tokio::test]
async fn a_refusal_stays_for_the_person_also_after_a_restart_and_can_be_retried() {
    let good = Arc::new(AtomicU32::new(0));
    let server = Server::start({
        let good = good.clone();
        move |_| match good.load(Ordering::SeqCst) {
            0 => Says::problem(422, "invalid_fields"),
            _ => licence(),
        }
    })
    .await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    let id = running.world.enqueue(filing()).await.unwrap();
    let refused = |items: &[OutboxItem]| {
        matches!(items, [OutboxItem { state: OutboxState::NeedsAttention(problem), .. }]
            if problem.code == Code::N110 && problem.server_code() == Some("invalid_fields"))
    };
    until(&running, refused).await;
    running.kill().await;
    let running = logged_in(&phone, &server.url).await;
    until(&running, refused).await;
    assert_eq!(server.count("POST", FILING), 1, "not sent again by itself");
    good.store(1, Ordering::SeqCst);
    running.world.retry(id).await.unwrap();
    until(&running, <[OutboxItem]>::is_empty).await;
}

#[tokio::test]
async fn what_is_discarded_is_not_sent() {
    let server = Server::start(|_| licence()).await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    running.world.reducer.online.store(false, Ordering::SeqCst);
    let id = running.world.enqueue(filing()).await.unwrap();
    running.world.discard(id).await.unwrap();
    running.world.reducer.online.store(true, Ordering::SeqCst);
    running.world.outbox_wake();
    until(&running, <[OutboxItem]>::is_empty).await;
    assert!(server.seen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn nothing_is_sent_in_another_persons_name() {
    let server = Server::start(|_| licence()).await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    running.world.reducer.online.store(false, Ordering::SeqCst);
    running.world.enqueue(filing()).await.unwrap();
    running.world.sign_in(session("b", 1)).await.unwrap();
    running.world.reducer.online.store(true, Ordering::SeqCst);
    running.world.outbox_wake();
    until(&running, <[OutboxItem]>::is_empty).await;
    assert!(server.seen.lock().unwrap().is_empty());
    running.world.sign_in(session("a", 2)).await.unwrap();
    until(&running, |items| items.is_empty() && server.count("POST", FILING) == 1).await;
}

#[tokio::test]
async fn the_photo_goes_first_and_its_upload_is_named() {
    let tus = Arc::new(Tus::default());
    let server = Server::start({
        let tus = tus.clone();
        move |seen| tus.answer(seen)
    })
    .await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    let photo = photo(&running, &phone).await;
    let jpeg = running.world.photo(&photo).await.unwrap().unwrap();
    let waiting = Waiting {
        kind: WaitingKind::ElicenceApplication,
        subject: String::new(),
        path: APPLICATIONS.to_owned(),
        body: br#"{"upload":"$upload0"}"#.to_vec(),
        photos: vec![photo.clone()],
    };
    running.world.enqueue(waiting).await.unwrap();
    until(&running, <[OutboxItem]>::is_empty).await;
    assert_eq!(*tus.file.lock().unwrap(), **jpeg);
    let sent = server.seen.lock().unwrap().last().unwrap().clone();
    assert_eq!(sent.body, br#"{"upload":"u1"}"#);
    assert!(server.count("PATCH", "/v1/uploads/u1") > 1, "in pieces");
    assert!(running.world.photo(&photo).await.unwrap().is_none(), "deleted last");
}

#[tokio::test]
async fn an_upload_goes_on_where_it_was_cut() {
    let tus = Arc::new(Tus::default());
    let cut = Arc::new(AtomicU32::new(0));
    let server = Server::start({
        let (tus, cut) = (tus.clone(), cut.clone());
        move |seen| {
            if seen.method == "PATCH" && cut.fetch_add(1, Ordering::SeqCst) == 1 {
                return Says::status(500);
            }
            tus.answer(seen)
        }
    })
    .await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    let photo = photo(&running, &phone).await;
    let auth = tongtu_services::effect::Auth::Session;
    assert!(running.world.upload(&photo, &auth, |_, _| ()).await.is_err());
    running.kill().await;
    let running = logged_in(&phone, &server.url).await;
    let from = Arc::new(Mutex::new(Vec::new()));
    let progress = {
        let from = from.clone();
        move |done, _| from.lock().unwrap().push(done)
    };
    running.world.upload(&photo, &auth, progress).await.unwrap();
    assert_eq!(from.lock().unwrap().first(), Some(&(128 * 1024)));
    assert_eq!(tus.made.load(Ordering::SeqCst), 1);
    let jpeg = running.world.photo(&photo).await.unwrap().unwrap();
    assert_eq!(*tus.file.lock().unwrap(), **jpeg);
}

#[tokio::test]
async fn an_upload_that_the_server_lost_is_begun_anew_once() {
    let tus = Arc::new(Tus::default());
    let lost = Arc::new(AtomicU32::new(0));
    let server = Server::start({
        let (tus, lost) = (tus.clone(), lost.clone());
        move |seen| {
            if seen.method == "PATCH" && lost.fetch_add(1, Ordering::SeqCst) == 1 {
                return Says::status(410);
            }
            tus.answer(seen)
        }
    })
    .await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    let photo = photo(&running, &phone).await;
    let auth = tongtu_services::effect::Auth::Session;
    let id = running.world.upload(&photo, &auth, |_, _| ()).await.unwrap();
    assert_eq!((id.as_str(), tus.made.load(Ordering::SeqCst)), ("u2", 2));
}

/// A server that files each key once, and loses every third answer after it has filed.
#[derive(Default)]
struct Register {
    filed: Mutex<BTreeMap<String, Vec<u8>>>,
    asked: AtomicU32,
}

impl Register {
    fn answer(&self, seen: &Seen) -> Says {
        if seen.is("POST", FILING) {
            let key = seen.header("idempotency-key").to_owned();
            self.filed.lock().unwrap().entry(key).or_insert_with(|| seen.body.clone());
            if self.asked.fetch_add(1, Ordering::SeqCst) % 3 == 2 {
                return Says::status(500);
            }
        }
        licence()
    }
}

/// One life of the app, ended by the end of its runtime: every task stops where it is.
fn life<T>(live: impl AsyncFnOnce() -> T) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let out = runtime.block_on(live());
    runtime.shutdown_background();
    out
}

#[test]
fn killed_at_any_moment_nothing_is_lost_and_nothing_is_filed_twice() {
    let town = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    for moment in 0..24 {
        let register = Arc::new(Register::default());
        let server = town.block_on(Server::start({
            let register = register.clone();
            move |seen| register.answer(seen)
        }));
        let phone = Phone::new();
        let mut queued = 0;
        for _ in 0..2 {
            queued += life(async || {
                let running = logged_in(&phone, &server.url).await;
                let mut queued = 0;
                for nth in 0..3 {
                    let body = format!(r#"{{"nth":{nth}}}"#).into_bytes();
                    running.world.enqueue(Waiting { body, ..filing() }).await.unwrap();
                    queued += 1;
                }
                // Not a wait for something: the moment of the kill is what is being varied.
                let began = Instant::now();
                while began.elapsed() < Duration::from_micros(400 * moment) {
                    tokio::task::yield_now().await;
                }
                queued
            });
        }
        life(async || {
            let running = logged_in(&phone, &server.url).await;
            loop {
                running.world.outbox_wake();
                tokio::task::yield_now().await;
                let left = running.world.stores().unwrap().queue.waiting("a".to_owned());
                if left.await.unwrap().is_empty() {
                    return;
                }
            }
        });
        assert_eq!(register.filed.lock().unwrap().len(), queued, "killed at {moment}");
    }
}

// ── pauses ──

#[tokio::test]
async fn a_kill_does_not_make_the_pauses_short_again_and_a_success_does() {
    let good = Arc::new(AtomicU32::new(0));
    let server = Server::start({
        let good = good.clone();
        move |seen| match (seen.path.as_str(), good.load(Ordering::SeqCst)) {
            ("/v1/sessions/refresh", _) => Says::json(&session("a", 2)),
            (_, 0) => Says::status(500),
            _ => licence(),
        }
    })
    .await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    assert_eq!(queue(&running).pause_ms().await.unwrap(), 0);
    running.world.enqueue(filing()).await.unwrap();
    until(&running, |items| items.len() == 1 && server.count("POST", FILING) > 0).await;
    assert!(queue(&running).pause_ms().await.unwrap() >= 1_000);
    running.kill().await;
    // Many failures later the pause is three minutes; each start since then tries once.
    let mut longest = 0;
    for _ in 0..3 {
        let tried = server.count("POST", FILING);
        let running = phone.start(&server.url);
        queue(&running).keep_pause_ms(180_000).await.unwrap();
        running.world.find_session().await;
        running.world.report_outbox().await;
        running.world.outbox_look();
        until(&running, |_| server.count("POST", FILING) > tried).await;
        longest = queue(&running).pause_ms().await.unwrap().max(longest);
        running.kill().await;
    }
    assert!(longest > 3_000, "{longest}: a first pause has 3 s at most");
    let running = phone.start(&server.url);
    running.world.find_session().await;
    running.world.report_outbox().await;
    good.store(1, Ordering::SeqCst);
    running.world.outbox_wake();
    until(&running, <[OutboxItem]>::is_empty).await;
    assert_eq!(queue(&running).pause_ms().await.unwrap(), 0);
}
