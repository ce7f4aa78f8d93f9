//! The outbox: durable first, one key until it is answered, deleted last; killed at every step.

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

// ── several photos with one item ──

/// A tus server that holds every file by its id, and remembers how much came.
#[derive(Default)]
struct Store {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
    received: AtomicU32,
}

impl Store {
    fn answer(&self, seen: &Seen) -> Says {
        let mut files = self.files.lock().unwrap();
        let file = seen.path.rsplit('/').next().unwrap().to_owned();
        match (seen.method.as_str(), seen.path.as_str()) {
            ("POST", "/v1/uploads") => {
                let id = format!("u{}", files.len() + 1);
                files.insert(id.clone(), Vec::new());
                Says::status(201).with("location", format!("/v1/uploads/{id}"))
            }
            ("POST", APPLICATIONS) => elicence(),
            ("HEAD" | "PATCH", _) if !files.contains_key(&file) => Says::status(404),
            ("HEAD", _) => Says::status(200).with("upload-offset", files[&file].len()),
            ("PATCH", _) => {
                let held = files.get_mut(&file).unwrap();
                assert_eq!(seen.header("upload-offset"), held.len().to_string());
                held.extend(&seen.body);
                self.received.fetch_add(u32::try_from(seen.body.len()).unwrap(), Ordering::SeqCst);
                Says::status(204).with("upload-offset", held.len())
            }
            _ => Says::status(404),
        }
    }
}

/// Three photos and where they are named.
async fn objection(running: &Running, phone: &Phone) -> (Waiting, Vec<Vec<u8>>) {
    let (mut photos, mut jpegs) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        let id = photo_of(running, phone, (800, 600)).await;
        jpegs.push(running.world.photo(&id).await.unwrap().unwrap().to_vec());
        photos.push(id);
    }
    let waiting = Waiting {
        kind: WaitingKind::ElicenceApplication,
        subject: String::new(),
        path: APPLICATIONS.to_owned(),
        body:
            br#"{"text":"\"$upload0\" is what I saw","photos":["$upload0","$upload1","$upload2"]}"#
                .to_vec(),
        photos,
    };
    (waiting, jpegs)
}

#[tokio::test]
async fn several_photos_go_first_each_once_and_each_is_named() {
    let store = Arc::new(Store::default());
    let server = Server::start({
        let store = store.clone();
        move |seen| store.answer(seen)
    })
    .await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    let (waiting, jpegs) = objection(&running, &phone).await;
    let photos = waiting.photos.clone();
    running.world.enqueue(waiting).await.unwrap();
    until(&running, <[OutboxItem]>::is_empty).await;
    assert_eq!(store.files.lock().unwrap().values().cloned().collect::<Vec<_>>(), jpegs);
    let sent = server.seen.lock().unwrap().last().unwrap().clone();
    let told = r#"{"text":"\"$upload0\" is what I saw","photos":["u1","u2","u3"]}"#;
    assert_eq!(String::from_utf8(sent.body).unwrap(), told, "a person's own words stay");
    for photo in photos {
        assert!(running.world.photo(&photo).await.unwrap().is_none(), "dropped with the item");
        assert!(running.world.stores().unwrap().queue.upload(photo).await.unwrap().is_none());
    }
}

#[test]
fn killed_after_any_piece_every_photo_arrives_whole_and_none_twice() {
    let town = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    for killed_at in 1..=6 {
        let store = Arc::new(Store::default());
        let pieces = Arc::new(AtomicU32::new(0));
        let server = town.block_on(Server::start({
            let (store, pieces) = (store.clone(), pieces.clone());
            move |seen| {
                let piece = seen.method == "PATCH";
                if piece && pieces.fetch_add(1, Ordering::SeqCst) == killed_at {
                    return Says::status(500);
                }
                store.answer(seen)
            }
        }));
        let phone = Phone::new();
        let jpegs = life(async || {
            let running = logged_in(&phone, &server.url).await;
            let (waiting, jpegs) = objection(&running, &phone).await;
            running.world.enqueue(waiting).await.unwrap();
            while pieces.load(Ordering::SeqCst) <= killed_at {
                tokio::task::yield_now().await;
            }
            jpegs
        });
        life(async || {
            let running = logged_in(&phone, &server.url).await;
            until(&running, <[OutboxItem]>::is_empty).await;
        });
        assert_eq!(store.files.lock().unwrap().values().cloned().collect::<Vec<_>>(), jpegs);
        let whole: usize = jpegs.iter().map(Vec::len).sum();
        assert_eq!(store.received.load(Ordering::SeqCst) as usize, whole, "cut at {killed_at}");
        assert_eq!(server.count("POST", APPLICATIONS), 1, "cut at {killed_at}");
    }
}

#[tokio::test]
async fn what_is_discarded_takes_all_its_photos_along_and_leaves_those_of_others() {
    let phone = Phone::new();
    let running = logged_in(&phone, "http://127.0.0.1:9").await;
    running.world.reducer.online.store(false, Ordering::SeqCst);
    let (waiting, _) = objection(&running, &phone).await;
    let (mine, other) = (waiting.photos.clone(), photo(&running, &phone).await);
    let id = running.world.enqueue(waiting).await.unwrap();
    let queue = &running.world.stores().unwrap().queue;
    queue.drop_photo(mine[1].clone()).await.unwrap();
    assert!(queue.photo(mine[1].clone()).await.unwrap().is_some(), "the item still needs it");
    running.world.discard(id).await.unwrap();
    for photo in mine {
        assert!(queue.photo(photo).await.unwrap().is_none());
    }
    assert!(queue.photo(other).await.unwrap().is_some());
}

// ── a queue of an older version ──

/// A phone with the queue that an older version left behind.
fn phone_of(version: &str) -> Phone {
    let phone = Phone::new();
    let db = rusqlite::Connection::open(phone.path().join("queue.db")).unwrap();
    db.execute_batch(version).unwrap();
    let mut secrets = phone.vault.secrets.lock().unwrap();
    secrets.insert("queue.a".to_owned(), vec![b'a'; 32]);
    secrets.insert("queue.new".to_owned(), vec![b'n'; 32]);
    drop(secrets);
    phone
}

const V1: &str = include_str!("../../../../tests/vectors/queue/v1.sql");
const V2: &str = include_str!("../../../../tests/vectors/queue/v2.sql");

#[tokio::test]
async fn what_waited_in_a_queue_of_any_age_is_sent_with_its_photo() {
    for version in [V1, V2] {
        sends_what_waited(version).await;
    }
}

async fn sends_what_waited(version: &str) {
    let store = Arc::new(Store::default());
    store.files.lock().unwrap().insert("u7".to_owned(), b"the ".to_vec());
    let server = Server::start({
        let store = store.clone();
        move |seen| store.answer(seen)
    })
    .await;
    let phone = phone_of(version);
    let running = phone.start(&server.url);
    assert_eq!(running.world.load_settings().await.unwrap()["elder"], "on");
    running.world.sign_in(session("a", 1)).await.unwrap();
    assert_eq!(running.world.load_draft("elicence").await["elicence_consent"], "yes");
    let refused = |items: &[OutboxItem]| {
        matches!(items, [OutboxItem { state: OutboxState::NeedsAttention(problem), .. }]
            if problem.code == Code::N110)
    };
    until(&running, refused).await;
    assert_eq!(store.files.lock().unwrap()["u7"], b"the first photo", "gone on where it stopped");
    let sent = server.seen.lock().unwrap().last().unwrap().clone();
    assert_eq!(sent.header("idempotency-key"), "019a0000-0000-7000-8000-00000000000a");
    assert_eq!(sent.body, br#"{"upload":"u7"}"#);
    let other = running.world.photo("019a0000000070008000000000000002").await.unwrap();
    assert_eq!(**other.unwrap(), *b"the second photo");
}

#[tokio::test]
async fn a_migrated_queue_is_like_a_new_one_and_a_failed_migration_leaves_the_old() {
    let schema = |phone: &Phone| -> Vec<String> {
        let db = rusqlite::Connection::open(phone.path().join("queue.db")).unwrap();
        let sql = "SELECT name || ': ' || group_concat(column, ', ') FROM (
                       SELECT t.name, c.name || ' ' || c.type || c.pk AS column
                       FROM sqlite_schema t, pragma_table_info(t.name) c
                       WHERE t.type = 'table' ORDER BY t.name, c.cid) GROUP BY name";
        db.prepare(sql)
            .unwrap()
            .query_map((), |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    };
    let (old, newer, new) = (phone_of(V1), phone_of(V2), Phone::new());
    for phone in [&old, &newer, &new] {
        let running = phone.start("http://127.0.0.1:9");
        running.world.load_draft("register").await;
        running.kill().await;
    }
    assert_eq!(schema(&old), schema(&new));
    assert_eq!(schema(&newer), schema(&new));
    // A table of that name stands in the way: nothing of the step is done.
    let stuck = phone_of(&format!("{V1} CREATE TABLE outbox_photo (x);"));
    let running = stuck.start("http://127.0.0.1:9");
    assert!(running.world.stores().unwrap().queue.waiting("a".to_owned()).await.is_err());
    running.kill().await;
    let db = rusqlite::Connection::open(stuck.path().join("queue.db")).unwrap();
    let photo = "SELECT count(photo) FROM outbox";
    assert_eq!(db.query_row(photo, (), |row| row.get::<_, u32>(0)).unwrap(), 1);
    assert_eq!(db.query_row("PRAGMA user_version", (), |row| row.get::<_, u32>(0)).unwrap(), 1);
}

#[tokio::test]
async fn a_damaged_queue_of_the_first_version_keeps_its_items_and_their_photos() {
    let phone = phone_of(V1);
    let path = phone.path().join("queue.db");
    let mut bytes = std::fs::read(&path).unwrap();
    // The page of a table that nobody waits for: found by its row, and made unreadable.
    let needle = "陈大文";
    assert!(!bytes.windows(needle.len()).any(|window| window == needle.as_bytes()), "sealed");
    let at = bytes
        .windows(13)
        .position(|window| window == b"registername\x86")
        .unwrap_or_else(|| bytes.windows(8).rposition(|window| window == b"register").unwrap());
    let page = at / 4096 * 4096;
    bytes[page..page + 4096].fill(0xEE);
    std::fs::write(&path, bytes).unwrap();
    let running = phone.start("http://127.0.0.1:9");
    let rows = running.world.stores().unwrap().queue.waiting("a".to_owned()).await.unwrap();
    let photos: Vec<_> = rows.iter().map(|row| row.photos.clone()).collect();
    assert_eq!(photos, [vec!["019a0000000070008000000000000001".to_owned()], Vec::new()]);
}
