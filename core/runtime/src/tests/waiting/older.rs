//! A queue that an older version left behind: migrated, sent, salvaged.

use std::sync::Arc;

use tongtu_services::{
    effect::{OutboxItem, OutboxState},
    problem::Code,
};

use super::{photos::Store, until};
use crate::tests::kit::{Phone, Server, session};

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

const V1: &str = include_str!("../../../../../tests/vectors/queue/v1.sql");
const V2: &str = include_str!("../../../../../tests/vectors/queue/v2.sql");

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
