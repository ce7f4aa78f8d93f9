//! What is kept: sealed, in its place, and safe from damage.
//!
//! 1 drafts and settings · 2 swapped and stolen rows · 3 damaged files · 4 keys that are gone ·
//! 5 nothing personal in any file

use rusqlite::Connection;
use tongtu_services::{
    effect::{EffectId, LockOp, PhotoSpec},
    problem::{Code, Problem},
};

use super::kit::{Phone, Running, session};
use crate::photos::Shot;

const NOWHERE: &str = "http://127.0.0.1:9";

async fn typed(running: &Running, field: &str, text: &str) {
    let world = &running.world;
    let edit = (EffectId(0), world.reducer.work.begin());
    world.drafts.take(world.sessions.owner(), "register", field.to_owned(), text.to_owned(), edit);
    world.write_drafts(true).await;
}

fn text(drafts: &std::collections::BTreeMap<String, String>, field: &str) -> String {
    drafts.get(field).cloned().unwrap_or_default()
}

/// A prepared photo, out of a file with a name that tells something.
async fn photo(running: &Running, phone: &Phone) -> tongtu_services::effect::Photo {
    let picture = image::RgbImage::from_pixel(800, 800, image::Rgb([200, 200, 200]));
    let path = phone.path().join("CANARY-photo.jpg");
    picture.save(&path).unwrap();
    let shot = Shot {
        path: path.to_str().unwrap().to_owned(),
        spec: PhotoSpec::Document,
        source: tongtu_services::ask::Source::Album,
        lens: None,
        taken_at_ms: None,
        faces: Vec::new(),
    };
    let photo = running.world.prepare(shot).await.unwrap();
    assert!(!path.exists(), "the shell's file is gone");
    photo
}

// ── 1 ──

#[tokio::test]
async fn a_draft_is_there_after_a_kill_after_each_edit() {
    let phone = Phone::new();
    for end in 1..=5 {
        let running = phone.start(NOWHERE);
        typed(&running, "name", &"陈大文先生"[..end * 3]).await;
        running.kill().await;
        let drafts = phone.start(NOWHERE).world.load_draft("register").await;
        assert_eq!(text(&drafts, "name"), "陈大文先生"[..end * 3]);
    }
}

#[tokio::test]
async fn an_emptied_field_and_a_finished_form_leave_nothing() {
    let phone = Phone::new();
    let running = phone.start(NOWHERE);
    typed(&running, "name", "a").await;
    typed(&running, "phone", "b").await;
    typed(&running, "name", "").await;
    let drafts = running.world.load_draft("register").await;
    assert_eq!(drafts.into_keys().collect::<Vec<_>>(), ["phone"]);
    running.world.drop_draft("register").await.unwrap();
    assert!(running.world.load_draft("register").await.is_empty());
}

#[tokio::test]
async fn a_draft_belongs_to_whoever_typed_it() {
    let phone = Phone::new();
    let running = phone.start(NOWHERE);
    running.world.sign_in(session("a", 1)).await.unwrap();
    typed(&running, "name", "of a").await;
    running.world.sign_in(session("b", 1)).await.unwrap();
    assert!(running.world.load_draft("register").await.is_empty());
    running.world.sign_in(session("a", 2)).await.unwrap();
    assert_eq!(text(&running.world.load_draft("register").await, "name"), "of a");
}

#[tokio::test]
async fn a_setting_outlives_the_account() {
    let phone = Phone::new();
    let running = phone.start(NOWHERE);
    running.world.sign_in(session("a", 1)).await.unwrap();
    running.world.save_setting("elder", "on").await.unwrap();
    running.world.sign_out(true).await.unwrap();
    running.kill().await;
    let settings = phone.start(NOWHERE).world.load_settings().await.unwrap();
    assert_eq!(settings["elder"], "on");
}

#[tokio::test]
async fn a_photo_that_nobody_came_back_for_goes_after_a_week_and_a_fresh_one_stays() {
    let phone = Phone::new();
    let running = phone.start(NOWHERE);
    let (old, fresh) = (photo(&running, &phone).await, photo(&running, &phone).await);
    let waiting = photo(&running, &phone).await;
    running.kill().await;
    let db = Connection::open(phone.path().join("queue.db")).unwrap();
    db.execute("INSERT INTO outbox VALUES (1, 'i', 'a', 'licence.filing', 'k', 0, x'', NULL)", ())
        .unwrap();
    let sql = "INSERT INTO outbox_photo VALUES ('i', 0, ?1)";
    db.execute(sql, [&format!("00000000{}", &waiting.id[8..])]).unwrap();
    for photo in [&old, &waiting] {
        let sql = "UPDATE photo SET id = '00000000' || substr(id, 9) WHERE id = ?1";
        assert_eq!(db.execute(sql, [&photo.id]).unwrap(), 1);
    }
    drop(db);
    let running = phone.start(NOWHERE);
    running.world.drop_forgotten_photos().await.unwrap();
    running.kill().await;
    let db = Connection::open(phone.path().join("queue.db")).unwrap();
    let left: u32 = db.query_row("SELECT count(*) FROM photo", (), |row| row.get(0)).unwrap();
    assert_eq!(left, 2);
    let kept = "SELECT count(*) FROM photo WHERE id = ?1";
    assert_eq!(db.query_row(kept, [&fresh.id], |row| row.get::<_, u32>(0)).unwrap(), 1);
}

// ── 2 ──

#[tokio::test]
async fn rows_that_were_swapped_do_not_open() {
    let phone = Phone::new();
    let running = phone.start(NOWHERE);
    typed(&running, "name", "one").await;
    typed(&running, "phone", "two").await;
    running.kill().await;
    let db = Connection::open(phone.path().join("queue.db")).unwrap();
    let sealed = |field: &str| -> Vec<u8> {
        let sql = "SELECT text FROM draft WHERE field = ?1";
        db.query_row(sql, [field], |row| row.get(0)).unwrap()
    };
    let (name, phone_number) = (sealed("name"), sealed("phone"));
    for (field, text) in [("name", phone_number), ("phone", name)] {
        let sql = "UPDATE draft SET text = ?2 WHERE field = ?1";
        assert_eq!(db.execute(sql, rusqlite::params![field, text]).unwrap(), 1);
    }
    drop(db);
    assert!(phone.start(NOWHERE).world.load_draft("register").await.is_empty());
}

#[tokio::test]
async fn a_row_under_another_owner_does_not_open() {
    let phone = Phone::new();
    let running = phone.start(NOWHERE);
    running.world.sign_in(session("a", 1)).await.unwrap();
    typed(&running, "name", "of a").await;
    running.world.sign_in(session("b", 1)).await.unwrap();
    typed(&running, "phone", "of b").await;
    running.kill().await;
    let db = Connection::open(phone.path().join("queue.db")).unwrap();
    assert_eq!(db.execute("UPDATE draft SET owner = 'b' WHERE owner = 'a'", ()).unwrap(), 1);
    drop(db);
    let running = phone.start(NOWHERE);
    running.world.find_session().await;
    let drafts = running.world.load_draft("register").await;
    assert_eq!(drafts.into_keys().collect::<Vec<_>>(), ["phone"]);
}

// ── 3 ──

fn damage(phone: &Phone, file: &str, how: impl FnOnce(&mut Vec<u8>)) {
    let path = phone.path().join(file);
    let mut bytes = std::fs::read(&path).unwrap();
    how(&mut bytes);
    std::fs::write(path, bytes).unwrap();
}

fn is_told(running: &Running, code: Code) -> bool {
    running.world.reducer.screen().notice.is_some_and(|notice| notice.code == code.as_str())
}

#[tokio::test]
async fn a_damaged_cache_is_made_anew_and_the_queue_is_untouched() {
    let ways: [fn(&mut Vec<u8>); 3] =
        [Vec::clear, |bytes| bytes[..16].fill(b'x'), |bytes| bytes.truncate(700)];
    for how in ways {
        let phone = Phone::new();
        let running = phone.start(NOWHERE);
        running.world.sign_in(session("a", 1)).await.unwrap();
        typed(&running, "name", "kept").await;
        running.kill().await;
        damage(&phone, "cache.db", how);
        let running = phone.start(NOWHERE);
        running.world.find_session().await;
        running.world.keep(&account_doc(), None).await.unwrap();
        assert_eq!(text(&running.world.load_draft("register").await, "name"), "kept");
    }
}

fn account_doc() -> tongtu_services::documents::Doc {
    tongtu_services::documents::Doc::Account(std::sync::Arc::new(super::kit::account("a")))
}

#[tokio::test]
async fn a_rebuilt_cache_is_told() {
    let phone = Phone::new();
    let running = phone.start(NOWHERE);
    running.world.keep(&account_doc(), None).await.unwrap();
    running.kill().await;
    damage(&phone, "cache.db", |bytes| bytes[..16].fill(b'x'));
    let running = phone.start(NOWHERE);
    running.world.keep(&account_doc(), None).await.unwrap();
    assert!(is_told(&running, Code::S301));
}

#[tokio::test]
async fn a_damaged_queue_is_put_aside_and_what_can_be_read_is_saved() {
    let phone = Phone::new();
    let running = phone.start(NOWHERE);
    for at in 0..200 {
        typed(&running, &format!("field-{at:03}"), &"text ".repeat(20)).await;
    }
    running.kill().await;
    // One page in the middle of the drafts.
    damage(&phone, "queue.db", |bytes| {
        let needle = b"field-100";
        let at = bytes.windows(needle.len()).position(|window| window == needle).unwrap();
        let page = at / 4096 * 4096;
        bytes[page..page + 4096].fill(0xEE);
    });
    let running = phone.start(NOWHERE);
    let drafts = running.world.load_draft("register").await;
    assert!(is_told(&running, Code::S302));
    assert!(drafts.len() > 100, "{} of 200", drafts.len());
    assert!(drafts.values().all(|text| text.starts_with("text ")));
    let aside = phone.files().into_keys().filter(|name| name.starts_with("queue.aside-")).count();
    assert!(aside >= 1, "the old file is never deleted");
}

#[tokio::test]
async fn no_damage_anywhere_in_either_file_is_a_panic_or_an_end() {
    let whole = Phone::new();
    let running = whole.start(NOWHERE);
    running.world.sign_in(session("a", 1)).await.unwrap();
    for at in 0..40 {
        typed(&running, &format!("field-{at}"), &"text ".repeat(20)).await;
    }
    running.kill().await;
    let mut seed = 7_u32;
    let mut random = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize
    };
    let mut saved = 0;
    for round in 0..24 {
        let phone = Phone::new();
        *phone.vault.secrets.lock().unwrap() = whole.vault.secrets.lock().unwrap().clone();
        for (name, bytes) in whole.files() {
            std::fs::write(phone.path().join(name), bytes).unwrap();
        }
        let file = if round % 2 == 0 { "cache.db" } else { "queue.db" };
        damage(&phone, file, |bytes| {
            // Behind the head: there a damaged version reads as a newer one, and is refused.
            let from = 100 + random() % (bytes.len() - 100);
            let length = 1 + random() % 6_000;
            let to = (from + length).min(bytes.len());
            bytes[from..to].fill(random().to_be_bytes()[7]);
        });
        let running = phone.start(NOWHERE);
        running.world.find_session().await;
        let drafts = running.world.load_draft("register").await;
        if file == "cache.db" {
            assert_eq!(drafts.len(), 40, "round {round}: the queue is untouched");
        }
        saved += drafts.len();
        assert!(drafts.values().all(|text| text.starts_with("text ")), "round {round}");
        running.world.keep(&account_doc(), None).await.unwrap();
        typed(&running, "after", "written").await;
        let after = running.world.load_draft("register").await;
        assert_eq!(text(&after, "after"), "written", "round {round}");
        running.kill().await;
    }
    println!("drafts that could still be read: {saved} of {}", 24 * 40);
}

// ── 4 ──

#[tokio::test]
async fn a_queue_whose_key_is_gone_gets_no_other_and_keeps_its_rows() {
    let phone = Phone::new();
    let running = phone.start(NOWHERE);
    typed(&running, "name", "a").await;
    running.kill().await;
    let key = phone.vault.secrets.lock().unwrap().remove("queue.new").unwrap();
    let running = phone.start(NOWHERE);
    assert!(running.world.load_draft("register").await.is_empty());
    assert!(is_told(&running, Code::V403));
    let refused = running.world.save_setting("elder", "on").await.map_err(Problem::from);
    assert_eq!(refused.unwrap_err().code, Code::V403);
    assert!(!phone.vault.names().contains(&"queue.new".to_owned()));
    running.kill().await;
    phone.vault.secrets.lock().unwrap().insert("queue.new".to_owned(), key);
    let drafts = phone.start(NOWHERE).world.load_draft("register").await;
    assert_eq!(text(&drafts, "name"), "a");
}

#[tokio::test]
async fn logging_out_drops_session_and_cache_and_keeps_the_queue() {
    let phone = Phone::new();
    let running = phone.start(NOWHERE);
    running.world.sign_in(session("a", 1)).await.unwrap();
    typed(&running, "name", "a").await;
    assert_eq!(phone.vault.names(), ["cache", "queue.a", "session"]);
    running.world.sign_out(false).await.unwrap();
    assert_eq!(phone.vault.names(), ["queue.a"]);
    running.world.sign_in(session("a", 2)).await.unwrap();
    running.world.sign_out(true).await.unwrap();
    assert!(phone.vault.names().is_empty());
}

// ── 5 ──

#[tokio::test]
async fn no_file_and_no_line_of_the_log_holds_what_is_personal() {
    let phone = Phone::new();
    let running = phone.start(NOWHERE);
    let world = &running.world;
    typed(&running, "name", "CANARY-DRAFT").await;
    world.sign_in(session("a", 1)).await.unwrap();
    typed(&running, "phone", "CANARY-13800138000").await;
    let photo = photo(&running, &phone).await;
    assert!(world.photo(&photo.id).await.unwrap().unwrap().starts_with(&[0xFF, 0xD8]));
    world.lock(LockOp::Set(vec![0, 1, 2, 5])).await;
    let queued = world.enqueue(tongtu_services::effect::Waiting {
        kind: tongtu_services::effect::WaitingKind::LicenceFiling,
        subject: "CANARY-subject".to_owned(),
        path: "/v1/licence/filing".to_owned(),
        body: b"{\"file_number\":\"CANARY-440300000000\"}".to_vec(),
        photos: Vec::new(),
    });
    queued.await.unwrap();
    running.kill().await;
    let files = phone.files();
    assert!(files.contains_key("queue.db") && files.contains_key("cache.db"));
    for (name, bytes) in files {
        for needle in [&b"CANARY"[..], b"\xFF\xD8\xFF"] {
            assert!(!bytes.windows(needle.len()).any(|window| window == needle), "{name}");
        }
    }
    assert!(!phone.log.0.lock().unwrap().iter().any(|line| line.contains("CANARY")));
}
