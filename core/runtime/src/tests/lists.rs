//! Long lists, their pictures, and files.
//!
//! 1 a list in pages is one document · 2 its pictures and the bound of the cache · 3 files by id

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use serde_json::{Value, json};
use tongtu_services::{
    documents::{Doc, DocKey},
    effect::{DocAnswer, EffectId},
    problem::Code,
};

use super::kit::{Phone, Running, Says, Seen, Server, session};
use crate::pictures::{Found, Name};

const LIST: &str = "/v1/violations";

/// A record as the server writes it.
fn record(nth: usize) -> Value {
    json!({
        "id": format!("v{nth}"), "plate_kind": "02", "plate": "粤B12345", "holding": { "kind": "own" },
        "occurred_at_ms": 1_795_138_860_000_i64, "place": "深南大道", "act_code": "1039",
        "act": "违反禁令标志", "rule": "道路交通安全法第90条", "points": 0, "fine_fen": 20_000,
        "penalties": ["fine"], "found_by": "深圳交警", "origin": "camera",
        "state": { "kind": "notified", "appear_by": "2026-12-06" },
        "pictures": [format!("p{nth}a"), format!("p{nth}b")],
        "updated_at_ms": 1_795_138_860_000_i64,
    })
}

fn page(records: impl IntoIterator<Item = usize>, total: usize, next: Option<&str>) -> Value {
    let items: Vec<_> = records.into_iter().map(record).collect();
    json!({ "items": items, "total": total, "next": next, "synced_at_ms": 1 })
}

/// So many records, a hundred a page, with an `ETag` for all of them.
fn list(total: usize) -> impl Fn(&Seen) -> Says {
    move |seen| {
        if seen.method == "POST" {
            return Says::json(&session("a", 2)); // the tokens of a new start
        }
        if seen.header("if-none-match") == "\"all\"" {
            return Says::status(304);
        }
        let from: usize =
            seen.query.strip_prefix("cursor=at%2F").map_or(0, |at| at.parse().unwrap());
        let to = (from + 100).min(total);
        let next = (to < total).then(|| format!("at/{to}"));
        Says::json(&page(from..to, total, next.as_deref())).with("etag", "\"all\"")
    }
}

async fn logged_in(phone: &Phone, server: &str) -> Running {
    let running = phone.start(server);
    running.world.sign_in(session("a", 1)).await.unwrap();
    running
}

async fn fetch(running: &Running) -> DocAnswer {
    running.world.fetch(EffectId(1), DocKey::Violations).await
}

fn ids(answer: &DocAnswer) -> Vec<String> {
    let DocAnswer::Fresh { doc: Doc::Violations(doc), .. } = answer else { panic!("{answer:?}") };
    doc.items.iter().map(|item| item.id.as_str().to_owned()).collect()
}

// ── 1 ──

#[tokio::test]
async fn a_list_is_followed_to_its_end_and_kept_as_one() {
    let server = Server::start(list(500)).await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    let all: Vec<_> = (0..500).map(|nth| format!("v{nth}")).collect();
    assert_eq!(ids(&fetch(&running).await), all);
    assert_eq!(server.count("GET", LIST), 5);
    running.kill().await;
    let running = phone.start(&server.url);
    running.world.find_session().await;
    assert_eq!(ids(&fetch(&running).await), all, "one question, and nothing has changed");
    assert_eq!(server.count("GET", LIST), 6);
}

#[tokio::test]
async fn a_record_that_slips_to_the_next_page_meanwhile_is_there_once() {
    let server = Server::start(|seen| match seen.query.as_str() {
        "" => Says::json(&page(0..3, 5, Some("x"))),
        _ => Says::json(&page(2..5, 5, None)),
    })
    .await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    assert_eq!(ids(&fetch(&running).await), ["v0", "v1", "v2", "v3", "v4"]);
}

#[tokio::test]
async fn half_a_list_is_none_and_what_was_kept_stays() {
    let good = Arc::new(AtomicU32::new(1));
    let server = Server::start({
        let good = good.clone();
        move |seen| match (good.load(Ordering::SeqCst), seen.query.as_str()) {
            (1, _) => Says::json(&page(0..2, 2, None)).with("etag", "\"one\""),
            (_, "") => Says::json(&page(0..3, 6, Some("x"))).with("etag", "\"two\""),
            _ => Says::status(500),
        }
    })
    .await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    assert_eq!(ids(&fetch(&running).await).len(), 2);
    good.store(0, Ordering::SeqCst);
    let failed = fetch(&running).await;
    assert!(matches!(&failed, DocAnswer::Failed(problem) if problem.code == Code::N104));
    good.store(1, Ordering::SeqCst);
    fetch(&running).await;
    let seen = server.seen.lock().unwrap();
    assert_eq!(seen.last().unwrap().header("if-none-match"), "\"one\"", "not of the broken one");
}

#[tokio::test]
async fn a_list_without_an_end_has_one() {
    let server = Server::start(|_| Says::json(&page(0..100, 9, Some("again")))).await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    assert_eq!(ids(&fetch(&running).await).len(), 100, "the same records are taken once");
    assert_eq!(server.count("GET", LIST), 40);
    let server = Server::start(list(100_000)).await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    assert_eq!(ids(&fetch(&running).await).len(), 4_000);
}

#[tokio::test]
async fn a_cursor_is_sent_as_one_value_whatever_is_in_it() {
    let server = Server::start(|seen| match seen.query.as_str() {
        "" => Says::json(&page(0..1, 2, Some("a&b=c#d/../粤"))),
        _ => Says::json(&page(1..2, 2, None)),
    })
    .await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    fetch(&running).await;
    let seen = server.seen.lock().unwrap().last().unwrap().clone();
    assert_eq!(seen.path, LIST);
    assert_eq!(seen.query, "cursor=a%26b%3Dc%23d%2F..%2F%E7%B2%A4");
}

// ── 2 ──

/// Noise, so that nothing could make it smaller.
fn noise(bytes: usize) -> String {
    let mut state = 7_u32;
    let letters = (0..bytes).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + (state >> 27) as u8 % 26)
    });
    letters.collect()
}

async fn look(running: &Running, id: &str, width_px: u32) {
    if let Found::Load(name) = running.world.pictures.find(Name::new(id.to_owned(), width_px)) {
        assert!(running.world.load_picture(name).await, "{id}");
    }
}

fn cache_bytes(phone: &Phone) -> u64 {
    std::fs::metadata(phone.path().join("cache.db")).unwrap().len()
}

#[tokio::test]
async fn no_picture_of_a_list_is_fetched_before_it_is_looked_at() {
    let pages = list(500);
    let server = Server::start(move |seen| match seen.path.as_str() {
        LIST => pages(seen),
        _ => Says::text("picture"),
    })
    .await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    fetch(&running).await;
    let asked = |server: &Server| {
        let seen = server.seen.lock().unwrap();
        seen.iter().filter(|seen| seen.path.starts_with("/v1/pictures/")).count()
    };
    assert_eq!(asked(&server), 0);
    look(&running, "p3a", 100).await;
    assert_eq!(asked(&server), 1);
}

#[tokio::test]
async fn the_thumbnails_of_five_hundred_records_are_there_offline() {
    let thumbnail = noise(10 * 1024);
    let server = Server::start(move |_| Says::text(&thumbnail)).await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    for nth in 0..500 {
        look(&running, &format!("p{nth}a"), 100).await;
    }
    assert_eq!(server.seen.lock().unwrap().len(), 500);
    running.kill().await;
    let running = phone.start("http://127.0.0.1:9");
    running.world.find_session().await;
    for nth in 0..500 {
        look(&running, &format!("p{nth}a"), 100).await;
    }
}

#[tokio::test]
async fn however_many_and_large_its_pictures_the_cache_stays_within_its_bound() {
    let large = noise(300 * 1024);
    let server = Server::start(move |_| Says::text(&large)).await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    let mut most = 0;
    for nth in 0..160 {
        look(&running, &format!("p{nth}a"), 1280).await;
        most = most.max(cache_bytes(&phone));
    }
    running.kill().await;
    let db = rusqlite::Connection::open(phone.path().join("cache.db")).unwrap();
    let (rows, bytes): (u32, u64) = db
        .query_row("SELECT count(*), cast(sum(length(body)) AS TEXT) FROM picture", (), |row| {
            Ok((row.get(0)?, row.get::<_, String>(1)?.parse().unwrap()))
        })
        .unwrap();
    assert!(bytes <= 24 * 1024 * 1024 && rows >= 80, "{rows} rows, {bytes} bytes");
    assert!(most.max(cache_bytes(&phone)) < 28 * 1024 * 1024, "{most}");
    println!("160 pictures of 300 KiB: {rows} kept, file at most {} KiB", most / 1024);
}

// ── 3 ──

const RECEIPT: &str = "/v1/payments/y-1/receipt";
const PDF: &str = "%PDF-1.7 CANARY-receipt";

fn pdf() -> Says {
    Says::text(PDF).with("content-type", "application/pdf")
}

fn picture(running: &Running, id: &str) -> Option<Vec<u8>> {
    match running.world.pictures.find(Name::new(id.to_owned(), 0)) {
        Found::Here(bytes) => Some(bytes.to_vec()),
        Found::Load(_) | Found::Later => None,
    }
}

#[tokio::test]
async fn a_receipt_is_fetched_once_and_given_as_a_picture_is_also_offline_and_never_in_the_clear() {
    let server = Server::start(|_| pdf()).await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    running.world.download(RECEIPT, "y-1".to_owned()).await.unwrap();
    assert_eq!(picture(&running, "file/y-1").unwrap(), PDF.as_bytes());
    running.world.download(RECEIPT, "y-1".to_owned()).await.unwrap();
    assert_eq!(server.count("GET", RECEIPT), 1);
    running.kill().await;
    for (name, bytes) in phone.files() {
        for needle in [&b"CANARY"[..], b"%PDF"] {
            assert!(!bytes.windows(needle.len()).any(|window| window == needle), "{name}");
        }
    }
    let running = phone.start("http://127.0.0.1:9");
    running.world.find_session().await;
    let Found::Load(name) = running.world.pictures.find(Name::new("file/y-1".to_owned(), 0)) else {
        panic!("not in memory after a kill");
    };
    assert!(running.world.load_picture(name).await, "out of the cache, without its path");
    assert_eq!(picture(&running, "file/y-1").unwrap(), PDF.as_bytes());
}

/// Why, what the server says, and the code of it.
type Case = (&'static str, fn() -> Says, Code);

#[tokio::test]
async fn what_is_no_pdf_is_refused_and_not_kept() {
    let large = || Says::text(&format!("%PDF-{}", "x".repeat(5 * 1024 * 1024)));
    let cases: [Case; 5] = [
        ("another type", || Says::text(PDF).with("content-type", "text/html"), Code::N103),
        ("no type", || Says::text(PDF), Code::N103),
        (
            "another content",
            || Says::text("<html>").with("content-type", "application/pdf"),
            Code::N103,
        ),
        ("refused", || Says::problem(404, "not_found"), Code::N110),
        ("broken", || Says::status(500), Code::N104),
    ];
    for (why, says, code) in cases {
        let server = Server::start(move |_| says()).await;
        let phone = Phone::new();
        let running = logged_in(&phone, &server.url).await;
        let refused = running.world.download(RECEIPT, "y-1".to_owned()).await.unwrap_err();
        assert_eq!(refused.code, code, "{why}");
        assert!(running.world.kept_file("y-1").await.unwrap().is_none(), "{why}");
    }
    let server = Server::start(move |_| large().with("content-type", "application/pdf")).await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    let refused = running.world.download(RECEIPT, "y-1".to_owned()).await.unwrap_err();
    assert_eq!(refused.code, Code::N103, "too large");
}

#[tokio::test]
async fn a_receipt_goes_with_whoever_logs_out_and_opens_for_nobody_else() {
    let server = Server::start(|_| pdf()).await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    running.world.download(RECEIPT, "y-1".to_owned()).await.unwrap();
    running.world.sign_in(session("b", 1)).await.unwrap();
    assert!(picture(&running, "file/y-1").is_none());
    assert!(running.world.kept_file("y-1").await.unwrap().is_none());
}

#[tokio::test]
async fn the_oldest_receipts_make_room_for_new_ones() {
    let receipt = format!("%PDF-{}", noise(2 * 1024 * 1024));
    let server =
        Server::start(move |_| Says::text(&receipt).with("content-type", "application/pdf")).await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    fetch(&running).await; // so that the server's clock is known before the first is kept
    for nth in 0..14 {
        running.world.download(RECEIPT, format!("y-{nth}")).await.unwrap();
    }
    let mut left = BTreeSet::new();
    for nth in 0..14 {
        if running.world.kept_file(&format!("y-{nth}")).await.unwrap().is_some() {
            left.insert(nth);
        }
    }
    assert_eq!(left, (5..14).collect(), "nine of two megabytes are within twenty");
}
