//! C1: a cached list of a thousand rows, and its first screen. Ours is the sealed head beside the sealed
//! list: read, opened and parsed, and then drawn, as the runtime and the reducer do it; the peer is a
//! table read column by column. Both in one file, which the JVM's peer (`jdbc/`) reads too. Neither
//! opens the file while it is measured; what that adds to ours is printed beside it.
//!
//! Ours is measured in Rust, without the crossing to the shell. The JVM's peer is xerial's sqlite-jdbc,
//! on a warm virtual machine; it ends with the values in memory and draws nothing.

use std::{
    fs,
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use rusqlite::{Connection, params};
use serde_json::json;
use tongtu_services::{
    Action, Ambient, Consent, Found, Input, Model, Opening, POLICY_VERSION,
    documents::{Doc, DocKey},
    effect::{Answer, DocAnswer, Effect, EffectId},
    screen::Body,
    text::{Locale, Texts},
};

use crate::{figure, quantile};

const ROWS: u32 = 1_000;
/// Rows that a screen shows.
const FIRST: usize = 12;
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
    let list = List::open()?;
    let head = median(|| by_blob(&db, "head"))?;
    let drawn = median(|| list.drawn(by_blob(&db, "head")?))?;
    let cold = median(|| list.drawn(by_blob(&Connection::open(&path)?, "head")?))?;
    let whole = median(|| by_blob(&db, "document"))?;
    let columns = median(|| by_column(&db))?;
    let text = format!(
        "head read, opened and parsed {head:?}, with its rows drawn {drawn:?}, with the file opened \
         too {cold:?}; the whole list read, opened and parsed {whole:?}; rusqlite by column, in the \
         same process, {columns:?}: 1/{:.0} for the records, 1/{:.1} for the drawn screen",
        columns.as_secs_f64() / head.as_secs_f64(),
        columns.as_secs_f64() / drawn.as_secs_f64(),
    );
    figure("C1, first screen of 1,000 cached rows in Rust", &text);
    let ours = [head, drawn, whole].map(|took| format!("{:.1}", took.as_secs_f64() * 1e6));
    fs::write(folder.join("ours_us"), format!("{}\n", ours.join(" ")))?;
    Ok(())
}

/// The app at the list of records, of which nothing has come yet.
struct List {
    model: Model,
    texts: Texts,
    asked: EffectId,
}

impl List {
    fn open() -> Result<List, Box<dyn std::error::Error>> {
        let texts = Texts::new(Locale::ZhHans);
        let ambient = ambient(&texts);
        let consent = Consent::Given { policy_version: POLICY_VERSION.to_owned() };
        let opening = Opening { consent, snapshot: None, large_text: false, problem: None };
        let account = serde_json::from_value(json!({
            "id": "a", "name": "林之远", "doc_type": "A", "doc_kind": "mainland_id",
            "number": "440301199003070000", "phone": "13800138000", "city": "4403",
            "registered_at_ms": 1,
        }))?;
        let model = Model::open(&opening, ambient).model;
        let home = model.step(Input::Found(Found::Open(account)), ambient);
        let link = "tongtu://open/violations".to_owned();
        let list = home.model.step(Input::Did(Action::Arrived { link }), ambient);
        let fetches = |effect: &Effect| matches!(effect, Effect::Fetch(DocKey::Violations));
        let mut commands = home.commands.iter().chain(&list.commands);
        let asked = commands.rfind(|command| fetches(&command.effect));
        let asked = asked.ok_or("the list is not asked for")?.id;
        Ok(List { model: list.model, texts, asked })
    }

    /// As the reducer takes an answer: a step, and its screen.
    fn drawn(&self, head: Doc) -> Result<usize, Box<dyn std::error::Error>> {
        let ambient = ambient(&self.texts);
        let answer = Answer::Document(DocKey::Violations, DocAnswer::Head(head));
        let model = self.model.step(Input::Came { id: self.asked, answer }, ambient).model;
        let Body::Rows { rows } = model.screen(ambient).body else { return Err("no list".into()) };
        let count = rows.groups.iter().map(|group| group.rows.len()).sum();
        if count < FIRST { Err("not a screen of rows".into()) } else { Ok(count) }
    }
}

fn ambient(texts: &Texts) -> Ambient<'_> {
    Ambient { now_ms: 1_795_138_860_000, sure: true, online: false, texts }
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
    let whole = DocKey::Violations.parse(&serde_json::to_vec(&list)?)?;
    let head = whole.head().ok_or("no head")?;
    let mut db = Connection::open(path)?;
    db.execute_batch(
        "CREATE TABLE document (name TEXT NOT NULL PRIMARY KEY, body BLOB NOT NULL) STRICT;
         CREATE TABLE head (name TEXT NOT NULL PRIMARY KEY, body BLOB NOT NULL) STRICT;
         CREATE TABLE violation (
             id TEXT NOT NULL PRIMARY KEY, plate_kind TEXT, plate TEXT, holding TEXT,
             occurred_at_ms INTEGER, place TEXT, act_code TEXT, act TEXT, rule TEXT,
             points INTEGER, fine_fen INTEGER, penalties TEXT, found_by TEXT, origin TEXT,
             state TEXT, pictures TEXT) STRICT;",
    )?;
    let all = db.transaction()?;
    for (table, doc) in [("document", &whole), ("head", &head)] {
        all.execute(&format!("INSERT INTO {table} VALUES ('violations', ?1)"), [sealed(doc)?])?;
    }
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

fn sealed(doc: &Doc) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut body = doc.to_json()?;
    let nonce = Nonce::assume_unique_for_key([1; 12]);
    let seal = |key: LessSafeKey| key.seal_in_place_append_tag(nonce, Aad::empty(), &mut body);
    key().and_then(seal).map_err(|_| "not sealed")?;
    Ok(body)
}

fn by_blob(db: &Connection, table: &str) -> Result<Doc, Box<dyn std::error::Error>> {
    let sql = format!("SELECT body FROM {table} WHERE name = 'violations'");
    let mut body: Vec<u8> = db.prepare_cached(&sql)?.query_row((), |row| row.get(0))?;
    let nonce = Nonce::assume_unique_for_key([1; 12]);
    let key = key().map_err(|_| "no key")?;
    let plain = key.open_in_place(nonce, Aad::empty(), &mut body).map_err(|_| "not opened")?;
    Ok(DocKey::Violations.parse(plain)?)
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
