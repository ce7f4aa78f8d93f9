//! The head of a long list: kept, read, and gone with what it is of.

use rusqlite::Connection;
use serde_json::{Value, json};
use tongtu_services::{
    documents::{Doc, DocKey},
    effect::{DocAnswer, EffectId, LockOp},
};

use super::kit::{Phone, Running, Says, Seen, Server, session};

const NOWHERE: &str = "http://127.0.0.1:9";

/// So many records of one age; their ids say which.
fn records(count: usize, age: &str) -> Value {
    let record = |nth| {
        json!({
            "id": format!("{age}-{nth}"), "plate_kind": "02", "plate": "CANARY-plate",
            "holding": { "kind": "own" }, "occurred_at_ms": 1_795_138_860_000_i64,
            "place": "深南大道", "act_code": "1039", "act": "违反禁令标志", "rule": "第90条",
            "points": 0, "fine_fen": 20_000, "penalties": ["fine"], "found_by": "深圳交警",
            "origin": "camera", "state": { "kind": "notified", "appear_by": "2026-12-06" },
            "pictures": [], "updated_at_ms": 1_795_138_860_000_i64,
        })
    };
    let items: Vec<_> = (0..count).map(record).collect();
    json!({ "items": items, "total": count, "synced_at_ms": 1 })
}

fn list(count: usize, age: &str) -> Doc {
    DocKey::Violations.parse(records(count, age).to_string().as_bytes()).unwrap()
}

async fn logged_in(phone: &Phone, server: &str) -> Running {
    let running = phone.start(server);
    running.world.sign_in(session("a", 1)).await.unwrap();
    running
}

async fn head(running: &Running) -> Option<Doc> {
    running.world.kept_head(DocKey::Violations).await.ok().flatten()
}

fn ids(doc: &Doc) -> Vec<String> {
    let Doc::Violations(doc) = doc else { panic!("{doc:?}") };
    doc.items.iter().map(|item| item.id.as_str().to_owned()).collect()
}

fn db(phone: &Phone) -> Connection {
    Connection::open(phone.path().join("cache.db")).unwrap()
}

fn rows(phone: &Phone) -> u32 {
    db(phone).query_row("SELECT count(*) FROM head", (), |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn a_head_is_the_first_records_with_the_total_of_all_and_survives_a_kill() {
    let phone = Phone::new();
    let running = logged_in(&phone, NOWHERE).await;
    running.world.keep(&list(500, "v"), None).await.unwrap();
    running.kill().await;
    let running = phone.start(NOWHERE);
    running.world.find_session().await;
    let head = head(&running).await.unwrap();
    assert_eq!(ids(&head), (0..20).map(|nth| format!("v-{nth}")).collect::<Vec<_>>());
    let Doc::Violations(head) = head else { panic!("{head:?}") };
    assert_eq!(head.total, 500);
}

#[tokio::test]
async fn with_each_whole_its_own_head_is_kept_and_with_a_short_one_none() {
    let phone = Phone::new();
    let running = logged_in(&phone, NOWHERE).await;
    for age in ["old", "new"] {
        running.world.keep(&list(30, age), None).await.unwrap();
        assert_eq!(ids(&head(&running).await.unwrap())[0], format!("{age}-0"));
    }
    running.world.keep(&list(20, "short"), None).await.unwrap();
    assert!(head(&running).await.is_none());
    assert_eq!(rows(&phone), 0);
}

#[tokio::test]
async fn where_the_head_cannot_be_written_the_old_whole_stays_with_the_old_head() {
    let phone = Phone::new();
    let running = logged_in(&phone, NOWHERE).await;
    running.world.keep(&list(30, "old"), None).await.unwrap();
    db(&phone)
        .execute_batch(
            "CREATE TRIGGER cut BEFORE INSERT ON head
             BEGIN SELECT RAISE(ABORT, 'as a kill would'); END;",
        )
        .unwrap();
    running.world.keep(&list(40, "new"), None).await.unwrap_err();
    assert_eq!(ids(&head(&running).await.unwrap())[0], "old-0");
    let whole =
        running.world.stores().unwrap().cache.document("violations").await.unwrap().unwrap();
    let key = running.world.keys.cache().await.unwrap();
    let place = crate::store::Cache::place("document", "violations", "body");
    let whole = DocKey::Violations.parse(&key.open(place, &whole.body).unwrap()).unwrap();
    assert_eq!((ids(&whole).len(), ids(&whole)[0].as_str()), (30, "old-0"));
}

#[tokio::test]
async fn a_head_without_its_whole_is_none() {
    let phone = Phone::new();
    let running = logged_in(&phone, NOWHERE).await;
    running.world.keep(&list(30, "v"), None).await.unwrap();
    assert_eq!(
        db(&phone).execute("DELETE FROM document WHERE name = 'violations'", ()).unwrap(),
        1
    );
    assert!(head(&running).await.is_none());
}

/// Somebody who logs out, whose lock is closed, or who makes room for somebody else.
#[tokio::test]
async fn a_head_opens_for_nobody_after_its_person_and_leaves_no_text() {
    let phone = Phone::new();
    let running = logged_in(&phone, NOWHERE).await;
    running.world.keep(&list(30, "v"), None).await.unwrap();
    assert_eq!(rows(&phone), 1);
    for (name, bytes) in phone.files() {
        assert!(!bytes.windows(6).any(|window| window == b"CANARY"), "{name}");
    }
    running.world.lock(LockOp::Set(vec![0, 1, 2, 5])).await;
    running.world.lock(LockOp::Close).await;
    let refused = running.world.fetch(EffectId(1), DocKey::Violations).await;
    assert!(matches!(refused, DocAnswer::Failed(_)));
    assert_eq!(rows(&phone), 1, "the lock keeps it for whoever opens");
    running.world.sign_out(false).await.unwrap();
    assert_eq!(rows(&phone), 0);
    running.world.sign_in(session("b", 1)).await.unwrap();
    assert!(head(&running).await.is_none());
}

#[tokio::test]
async fn a_broken_head_is_ignored_and_mended_by_the_next_whole() {
    let server = Server::start(|seen: &Seen| match seen.method.as_str() {
        "POST" => Says::json(&session("a", 2)),
        _ => Says::json(&records(30, "v")),
    })
    .await;
    let phone = Phone::new();
    let running = logged_in(&phone, &server.url).await;
    running.world.keep(&list(30, "v"), None).await.unwrap();
    // Its own bytes damaged, those of another place, and what opens but is no list.
    let key = running.world.keys.cache().await.unwrap();
    let place = |table| crate::store::Cache::place(table, "violations", "body");
    let elsewhere = key.seal(place("document"), b"{}").unwrap();
    let no_list = key.seal(place("head"), b"[]").unwrap();
    for broken in [vec![7; 40], Vec::new(), elsewhere, no_list] {
        db(&phone).execute("UPDATE head SET body = ?1", [broken]).unwrap();
        assert!(head(&running).await.is_none());
        let fresh = running.world.fetch(EffectId(1), DocKey::Violations).await;
        assert!(matches!(fresh, DocAnswer::Fresh { .. }), "{fresh:?}");
        assert_eq!(ids(&head(&running).await.unwrap()).len(), 20);
    }
    let said = running.world.reducer.screen().notice;
    assert!(said.is_none(), "{said:?}");
}
