//! C1: a cached list of a thousand rows. Ours is one sealed blob, read, opened and parsed; the peer is
//! a table read column by column. Both in one file, which the JVM's peer (`jdbc/`) reads too.
//!
//! Ours is measured in Rust, without the crossing to the shell: what a shell is given are the drawn rows
//! of a page, and those are in the figures of five hundred records. The JVM's peer is xerial's
//! sqlite-jdbc, on a warm virtual machine.

use std::{
    fs,
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use rusqlite::{Connection, params};
use serde_json::json;
use tongtu_services::documents::DocKey;

use crate::{figure, quantile};

const ROWS: u32 = 1_000;
const ROUNDS: usize = 31;

/// Writes the file, measures, and leaves file and figure for the JVM's peer.
pub(crate) fn thousand(folder: &Path) {
    if let Err(why) = measured(folder) {
        figure("C1", &format!("not measured: {why}"));
    }
}

fn measured(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(folder)?;
    let path = folder.join("rows.db");
    let _ = fs::remove_file(&path); // of an earlier run
    write(&path)?;
    let db = Connection::open(&path)?;
    let blob = median(|| by_blob(&db))?;
    let columns = median(|| by_column(&db))?;
    let ratio = blob.as_secs_f64() / columns.as_secs_f64();
    let text = format!(
        "one blob read, opened and parsed {blob:?}; rusqlite by column, in the same process \
         {columns:?}: {ratio:.2}x",
    );
    figure("C1, 1,000 cached rows in Rust", &text);
    fs::write(folder.join("ours_us"), blob.as_micros().to_string())?;
    Ok(())
}

fn median<T>(
    once: impl Fn() -> Result<T, Box<dyn std::error::Error>>,
) -> Result<Duration, Box<dyn std::error::Error>> {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        black_box(once()?);
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    Ok(quantile(&times, 500))
}

fn key() -> Result<LessSafeKey, ring::error::Unspecified> {
    Ok(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &[7; 32])?))
}

fn write(path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let records: Vec<_> = (0..ROWS)
        .map(|nth| {
            json!({
                "id": format!("v-{nth:06}"), "plate_kind": "02", "plate": "粤B12345",
                "holding": { "kind": "own" }, "occurred_at_ms": 1_795_138_860_000_i64 - i64::from(nth),
                "place": "深南大道与香蜜湖路交叉口", "act_code": "16250", "points": 6,
                "act": "驾驶机动车违反道路交通信号灯通行的", "rule": "道路交通安全法第90条",
                "fine_fen": 20_000, "penalties": ["fine"], "found_by": "深圳市公安局交通警察支队",
                "origin": "camera", "state": { "kind": "notified", "appear_by": "2026-12-22" },
                "pictures": [format!("p-{nth}-1"), format!("p-{nth}-2")],
                "updated_at_ms": 1_795_138_860_000_i64,
            })
        })
        .collect();
    let list = json!({ "items": records, "total": ROWS, "synced_at_ms": 1 });
    let mut body = serde_json::to_vec(&list)?;
    key()
        .and_then(|key| {
            let nonce = Nonce::assume_unique_for_key([1; 12]);
            key.seal_in_place_append_tag(nonce, Aad::empty(), &mut body)
        })
        .map_err(|_| "not sealed")?;
    let mut db = Connection::open(path)?;
    db.execute_batch(
        "CREATE TABLE document (name TEXT NOT NULL PRIMARY KEY, body BLOB NOT NULL) STRICT;
         CREATE TABLE violation (
             id TEXT NOT NULL PRIMARY KEY, plate_kind TEXT, plate TEXT, holding TEXT,
             occurred_at_ms INTEGER, place TEXT, act_code TEXT, act TEXT, rule TEXT,
             points INTEGER, fine_fen INTEGER, penalties TEXT, found_by TEXT, origin TEXT,
             state TEXT, pictures TEXT) STRICT;",
    )?;
    let all = db.transaction()?;
    all.execute("INSERT INTO document VALUES ('violations', ?1)", [&body])?;
    for nth in 0..ROWS {
        all.execute(
            "INSERT INTO violation VALUES (?1, '02', '粤B12345', 'own', ?2,
                 '深南大道与香蜜湖路交叉口', '16250', '驾驶机动车违反道路交通信号灯通行的',
                 '道路交通安全法第90条', 6, 20000, 'fine', '深圳市公安局交通警察支队', 'camera',
                 'notified 2026-12-22', 'p-1 p-2')",
            params![format!("v-{nth:06}"), 1_795_138_860_000_i64 - i64::from(nth)],
        )?;
    }
    all.commit()?;
    Ok(())
}

fn by_blob(db: &Connection) -> Result<usize, Box<dyn std::error::Error>> {
    let mut read = db.prepare_cached("SELECT body FROM document WHERE name = 'violations'")?;
    let mut body: Vec<u8> = read.query_row((), |row| row.get(0))?;
    let nonce = Nonce::assume_unique_for_key([1; 12]);
    let key = key().map_err(|_| "no key")?;
    let plain = key.open_in_place(nonce, Aad::empty(), &mut body).map_err(|_| "not opened")?;
    Ok(DocKey::Violations.parse(plain)?.records())
}

fn by_column(db: &Connection) -> Result<usize, Box<dyn std::error::Error>> {
    let mut read = db.prepare_cached("SELECT * FROM violation")?;
    let mut rows = read.query(())?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |at: usize| row.get::<_, String>(at);
        let texts = [0, 1, 2, 3, 5, 6, 7, 8, 11, 12, 13, 14, 15].map(text);
        let number = |at: usize| row.get::<_, i64>(at);
        let numbers = [4, 9, 10].map(number);
        all.push((texts.into_iter().collect::<Result<Vec<_>, _>>()?, numbers));
    }
    Ok(black_box(all).len())
}
