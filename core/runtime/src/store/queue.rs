//! `queue.db`: drafts, settings, prepared photos, and what waits to be sent. Never deleted: a damaged
//! file is put aside, and what can be read of it goes into the new one.

use std::{fs, path::Path};

use rusqlite::{Connection, OptionalExtension, params, types::Value};
use tongtu_services::problem::Code;

use super::file::{Db, Kind, StoreError, companions, open};
use crate::{clock::wall_ms, keys::Owner, seal::Place};

pub(crate) const FILE: &str = "queue.db";
pub(crate) const LATEST: u32 = 3;

/// Part of what a sealed value is bound to. A migration cannot open what is sealed, so that this
/// stays as it is while sealed columns stay where they are.
const SEALED_SINCE: u32 = 1;

const KIND: Kind = Kind {
    file: FILE,
    synchronous: "FULL",
    migrations: &[FIRST, SEVERAL_PHOTOS, BEHIND_THE_LOCK],
    repair,
    repaired: Code::S302,
};

const FIRST: &str = "
        CREATE TABLE draft (
            owner TEXT NOT NULL, -- an account's id, or new
            draft TEXT NOT NULL, -- name of a form
            field TEXT NOT NULL, -- name of a field
            text  BLOB NOT NULL, -- sealed
            PRIMARY KEY (owner, draft, field)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE setting (
            name  TEXT NOT NULL PRIMARY KEY,
            value BLOB NOT NULL -- sealed
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE photo (
            id    TEXT NOT NULL PRIMARY KEY,
            owner TEXT NOT NULL,
            body  BLOB NOT NULL -- sealed
        ) STRICT;
        CREATE TABLE upload (
            photo        TEXT    NOT NULL PRIMARY KEY,
            id           TEXT    NOT NULL, -- opaque, of the server
            offset_bytes INTEGER NOT NULL CHECK (0 <= offset_bytes)
        ) STRICT;
        CREATE TABLE outbox (
            seq        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            id         TEXT    NOT NULL UNIQUE,
            owner      TEXT    NOT NULL,
            kind       TEXT    NOT NULL,
            key        TEXT    NOT NULL, -- idempotency key
            made_at_ms INTEGER NOT NULL,
            photo      TEXT,
            body       BLOB    NOT NULL, -- sealed: path and body
            problem    BLOB              -- sealed: why the person has to look at it
        ) STRICT;
    ";

/// What an item of the first schema waits with is its first photo.
const SEVERAL_PHOTOS: &str = "
        CREATE TABLE outbox_photo (
            item  TEXT    NOT NULL, -- id of an item of the outbox
            nth   INTEGER NOT NULL CHECK (0 <= nth),
            photo TEXT    NOT NULL,
            PRIMARY KEY (item, nth)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO outbox_photo SELECT id, 0, photo FROM outbox WHERE photo IS NOT NULL;
        ALTER TABLE outbox DROP COLUMN photo;
    ";

/// What is sent while the gesture lock is closed, and how long a server that fails is left alone.
const BEHIND_THE_LOCK: &str = "
        CREATE TABLE spare (
            owner   TEXT NOT NULL PRIMARY KEY,
            refresh BLOB NOT NULL -- sealed
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE pause (ms INTEGER NOT NULL CHECK (0 <= ms)) STRICT;
        INSERT INTO pause VALUES (0);
    ";

/// Not `spare` and `pause`, which make themselves anew.
const TABLES: [&str; 6] = ["draft", "setting", "photo", "upload", "outbox", "outbox_photo"];

fn repair(path: &Path, kind: &Kind) -> Result<Connection, StoreError> {
    let aside = path.with_file_name(format!("queue.aside-{}.db", wall_ms()));
    for (from, to) in companions(path).iter().zip(companions(&aside)) {
        match fs::rename(from, to) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    let mut new = open(path, kind)?;
    if let Ok(old) = Connection::open(&aside) {
        for table in TABLES {
            // A table that cannot be read at all is lost; the others are not.
            let _ = salvage(&old, &mut new, table);
        }
        let _ = salvage_first_photos(&old, &mut new);
    }
    Ok(new)
}

/// Copies the rows that can be read, from both ends: damage in the middle hides only the middle.
fn salvage(old: &Connection, new: &mut Connection, table: &str) -> rusqlite::Result<()> {
    for order in ["ASC", "DESC"] {
        let key = match table {
            "draft" => "owner, draft, field",
            "outbox_photo" => "item, nth",
            _ => "1",
        };
        let key = if order == "DESC" { key.replace(',', " DESC,") } else { key.to_owned() };
        // By name: the old file may be of an older schema.
        let named = columns_of(old, table)?;
        let known = columns_of(new, table)?;
        let named: Vec<String> = named.into_iter().filter(|name| known.contains(name)).collect();
        let (columns, list) = (named.len(), named.join(", "));
        let mut read =
            old.prepare(&format!("SELECT {list} FROM {table} ORDER BY {key} {order}"))?;
        let marks = vec!["?"; columns].join(", ");
        let insert = format!("INSERT OR IGNORE INTO {table} ({list}) VALUES ({marks})");
        let write = new.transaction()?;
        let mut rows = read.query(())?;
        while let Ok(Some(row)) = rows.next() {
            let values: rusqlite::Result<Vec<Value>> = (0..columns).map(|at| row.get(at)).collect();
            let Ok(values) = values else { continue };
            // A row that the new schema refuses is damage too.
            let _ = write.execute(&insert, rusqlite::params_from_iter(values));
        }
        write.commit()?;
    }
    Ok(())
}

/// In the first schema an item's photo stood in its row.
fn salvage_first_photos(old: &Connection, new: &mut Connection) -> rusqlite::Result<()> {
    let insert = "INSERT OR IGNORE INTO outbox_photo (item, nth, photo) VALUES (?1, 0, ?2)";
    let mut read = old.prepare("SELECT id, photo FROM outbox WHERE photo IS NOT NULL")?;
    let mut rows = read.query(())?;
    while let Ok(Some(row)) = rows.next() {
        let (Ok(item), Ok(photo)) = (row.get::<_, String>(0), row.get::<_, String>(1)) else {
            continue;
        };
        new.execute(insert, [item, photo])?;
    }
    Ok(())
}

fn columns_of(db: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let read = db.prepare(&format!("SELECT * FROM {table} LIMIT 0"))?;
    Ok(read.column_names().map(str::to_owned).collect())
}

pub(crate) struct Queue(Db);

/// Something that waits, as it is kept.
#[derive(Clone)]
pub(crate) struct OutboxRow {
    pub(crate) id: String,
    pub(crate) owner: Owner,
    pub(crate) kind: String,
    pub(crate) key: String,
    pub(crate) made_at_ms: i64,
    /// In the order in which the body names them.
    pub(crate) photos: Vec<String>,
    pub(crate) body: Vec<u8>,
    pub(crate) problem: Option<Vec<u8>>,
}

/// A prepared photo, as it is kept.
pub(crate) struct PhotoRow {
    pub(crate) id: String,
    pub(crate) owner: Owner,
    pub(crate) body: Vec<u8>,
}

/// How far a photo is at the server.
#[derive(Clone)]
pub(crate) struct UploadRow {
    pub(crate) id: String,
    /// SQLite counts in `i64`.
    pub(crate) offset_bytes: i64,
}

impl Queue {
    pub(crate) fn new(folder: &Path, told: impl Fn(Code) + Send + 'static) -> Queue {
        Queue(Db::new(folder, KIND, told))
    }

    pub(crate) fn place<'a>(table: &'static str, row: &'a str, column: &'static str) -> Place<'a> {
        Place { table, row, column, version: SEALED_SINCE }
    }

    /// Whether somebody has rows here, so that their key must exist.
    pub(crate) async fn has_rows(&self, owner: Owner) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM draft WHERE owner = ?1)
                       OR EXISTS (SELECT 1 FROM photo WHERE owner = ?1)
                       OR EXISTS (SELECT 1 FROM outbox WHERE owner = ?1)
                       OR (?1 = 'new' AND EXISTS (SELECT 1 FROM setting))";
        self.0.run(move |db| db.query_row(sql, [&owner], |row| row.get(0))).await
    }

    /// All of somebody's.
    pub(crate) async fn erase(&self, owner: Owner) -> Result<(), StoreError> {
        self.0
            .run(move |db| {
                let write = db.transaction()?;
                let uploads = "DELETE FROM upload WHERE photo IN
                               (SELECT id FROM photo WHERE owner = ?1)";
                write.execute(uploads, [&owner])?;
                let photos = "DELETE FROM outbox_photo WHERE item IN
                              (SELECT id FROM outbox WHERE owner = ?1)";
                write.execute(photos, [&owner])?;
                for table in ["draft", "photo", "outbox"] {
                    write.execute(&format!("DELETE FROM {table} WHERE owner = ?1"), [&owner])?;
                }
                write.commit()
            })
            .await
    }

    // ── drafts and settings ──

    /// Writes texts in one transaction; `None` removes.
    pub(crate) async fn keep_drafts(
        &self,
        owner: Owner,
        texts: Vec<(&'static str, String, Option<Vec<u8>>)>,
    ) -> Result<(), StoreError> {
        let insert = "INSERT OR REPLACE INTO draft (owner, draft, field, text)
                      VALUES (?1, ?2, ?3, ?4)";
        let delete = "DELETE FROM draft WHERE owner = ?1 AND draft = ?2 AND field = ?3";
        self.0
            .run(move |db| {
                let write = db.transaction()?;
                for (draft, field, text) in &texts {
                    match text {
                        Some(text) => write.execute(insert, params![owner, draft, field, text])?,
                        None => write.execute(delete, params![owner, draft, field])?,
                    };
                }
                write.commit()
            })
            .await
    }

    pub(crate) async fn drafts(
        &self,
        owner: Owner,
        draft: &'static str,
    ) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let sql = "SELECT field, text FROM draft WHERE owner = ?1 AND draft = ?2";
        self.0
            .run(move |db| {
                let mut read = db.prepare_cached(sql)?;
                let rows =
                    read.query_map(params![owner, draft], |row| Ok((row.get(0)?, row.get(1)?)))?;
                rows.collect()
            })
            .await
    }

    pub(crate) async fn drop_draft(
        &self,
        owner: Owner,
        draft: &'static str,
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM draft WHERE owner = ?1 AND draft = ?2";
        self.0.run(move |db| db.execute(sql, params![owner, draft]).map(drop)).await
    }

    pub(crate) async fn settings(&self) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        self.0
            .run(|db| {
                let mut read = db.prepare("SELECT name, value FROM setting")?;
                read.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
            })
            .await
    }

    pub(crate) async fn keep_setting(
        &self,
        name: &'static str,
        value: Vec<u8>,
    ) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)";
        self.0.run(move |db| db.execute(sql, params![name, value]).map(drop)).await
    }

    // ── photos and their uploads ──

    pub(crate) async fn keep_photo(&self, photo: PhotoRow) -> Result<(), StoreError> {
        let sql = "INSERT INTO photo (id, owner, body) VALUES (?1, ?2, ?3)";
        self.0
            .run(move |db| db.execute(sql, params![photo.id, photo.owner, photo.body]).map(drop))
            .await
    }

    pub(crate) async fn photo(&self, id: String) -> Result<Option<PhotoRow>, StoreError> {
        let sql = "SELECT id, owner, body FROM photo WHERE id = ?1";
        self.0
            .run(move |db| {
                db.query_row(sql, [&id], |row| {
                    Ok(PhotoRow { id: row.get(0)?, owner: row.get(1)?, body: row.get(2)? })
                })
                .optional()
            })
            .await
    }

    pub(crate) async fn drop_photo(&self, id: String) -> Result<(), StoreError> {
        self.0
            .run(move |db| {
                let write = db.transaction()?;
                // What waits in the outbox still needs it; it goes with the item then.
                let sql = "DELETE FROM photo WHERE id = ?1
                           AND NOT EXISTS (SELECT 1 FROM outbox_photo WHERE photo = ?1)";
                if write.execute(sql, [&id])? > 0 {
                    write.execute("DELETE FROM upload WHERE photo = ?1", [&id])?;
                }
                write.commit()
            })
            .await
    }

    /// Photos that nobody came back for: made before that id, and not waiting to be sent.
    pub(crate) async fn drop_photos_before(&self, id: String) -> Result<(), StoreError> {
        self.0
            .run(move |db| {
                let write = db.transaction()?;
                let photos = "DELETE FROM photo WHERE id < ?1
                              AND id NOT IN (SELECT photo FROM outbox_photo)";
                write.execute(photos, [&id])?;
                let uploads = "DELETE FROM upload WHERE photo NOT IN (SELECT id FROM photo)";
                write.execute(uploads, ())?;
                write.commit()
            })
            .await
    }

    /// How many bytes each has, sealed; 0 if it is not there.
    pub(crate) async fn photo_sizes(&self, ids: Vec<String>) -> Result<Vec<u32>, StoreError> {
        let sql = "SELECT coalesce((SELECT length(body) FROM photo WHERE id = ?1), 0)";
        self.0
            .run(move |db| {
                let mut read = db.prepare_cached(sql)?;
                let bytes = ids.iter().map(|id| read.query_row([id], |row| row.get(0)));
                bytes.collect()
            })
            .await
    }

    pub(crate) async fn upload(&self, photo: String) -> Result<Option<UploadRow>, StoreError> {
        let sql = "SELECT id, offset_bytes FROM upload WHERE photo = ?1";
        self.0
            .run(move |db| {
                db.query_row(sql, [&photo], |row| {
                    Ok(UploadRow { id: row.get(0)?, offset_bytes: row.get(1)? })
                })
                .optional()
            })
            .await
    }

    pub(crate) async fn keep_upload(
        &self,
        photo: String,
        upload: UploadRow,
    ) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO upload (photo, id, offset_bytes) VALUES (?1, ?2, ?3)";
        self.0
            .run(move |db| {
                db.execute(sql, params![photo, upload.id, upload.offset_bytes]).map(drop)
            })
            .await
    }

    pub(crate) async fn drop_upload(&self, photo: String) -> Result<(), StoreError> {
        let sql = "DELETE FROM upload WHERE photo = ?1";
        self.0.run(move |db| db.execute(sql, [&photo]).map(drop)).await
    }

    // ── the outbox ──

    pub(crate) async fn enqueue(&self, item: OutboxRow) -> Result<(), StoreError> {
        let sql = "INSERT INTO outbox (id, owner, kind, key, made_at_ms, body, problem)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let with = "INSERT INTO outbox_photo (item, nth, photo) VALUES (?1, ?2, ?3)";
        self.0
            .run(move |db| {
                let OutboxRow { id, owner, kind, key, made_at_ms, photos, body, problem } = &item;
                let write = db.transaction()?;
                write.execute(sql, params![id, owner, kind, key, made_at_ms, body, problem])?;
                for (nth, photo) in photos.iter().enumerate() {
                    write.execute(with, params![id, i64::try_from(nth).unwrap_or(0), photo])?;
                }
                write.commit()
            })
            .await
    }

    /// Somebody's items, the oldest first.
    pub(crate) async fn waiting(&self, owner: Owner) -> Result<Vec<OutboxRow>, StoreError> {
        let sql = "SELECT id, owner, kind, key, made_at_ms, body, problem
                   FROM outbox WHERE owner = ?1 ORDER BY seq";
        let with = "SELECT photo FROM outbox_photo WHERE item = ?1 ORDER BY nth";
        self.0
            .run(move |db| {
                let mut read = db.prepare_cached(sql)?;
                let rows = read.query_map([&owner], |row| {
                    Ok(OutboxRow {
                        id: row.get(0)?,
                        owner: row.get(1)?,
                        kind: row.get(2)?,
                        key: row.get(3)?,
                        made_at_ms: row.get(4)?,
                        photos: Vec::new(),
                        body: row.get(5)?,
                        problem: row.get(6)?,
                    })
                })?;
                let mut rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
                let mut read = db.prepare_cached(with)?;
                for row in &mut rows {
                    let photos = read.query_map([&row.id], |photo| photo.get(0))?;
                    row.photos = photos.collect::<rusqlite::Result<_>>()?;
                }
                Ok(rows)
            })
            .await
    }

    /// The person has to look at it, or, with `None`, it is tried again.
    pub(crate) async fn mark(
        &self,
        owner: Owner,
        id: String,
        problem: Option<Vec<u8>>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE outbox SET problem = ?3 WHERE owner = ?1 AND id = ?2";
        self.0.run(move |db| db.execute(sql, params![owner, id, problem]).map(drop)).await
    }

    /// Whether anything of somebody's waits to be sent, not for the person.
    pub(crate) async fn has_waiting(&self, owner: Owner) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM outbox WHERE owner = ?1 AND problem IS NULL)";
        self.0.run(move |db| db.query_row(sql, [&owner], |row| row.get(0))).await
    }

    // ── what it is sent with behind a closed lock, and when ──

    pub(crate) async fn spare(&self, owner: Owner) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT refresh FROM spare WHERE owner = ?1";
        self.0.run(move |db| db.query_row(sql, [&owner], |row| row.get(0)).optional()).await
    }

    pub(crate) async fn keep_spare(&self, owner: Owner, sealed: Vec<u8>) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO spare (owner, refresh) VALUES (?1, ?2)";
        self.0.run(move |db| db.execute(sql, params![owner, sealed]).map(drop)).await
    }

    pub(crate) async fn drop_spares(&self) -> Result<(), StoreError> {
        self.0.run(|db| db.execute("DELETE FROM spare", ()).map(drop)).await
    }

    /// The pause after the last failure; 0 after a success.
    pub(crate) async fn pause_ms(&self) -> Result<u64, StoreError> {
        let sql = "SELECT ms FROM pause";
        self.0.run(move |db| db.query_row(sql, (), |row| row.get::<_, u32>(0)).map(u64::from)).await
    }

    pub(crate) async fn keep_pause_ms(&self, ms: u64) -> Result<(), StoreError> {
        let sql = "UPDATE pause SET ms = ?1 WHERE ms <> ?1";
        let ms = u32::try_from(ms).unwrap_or(u32::MAX);
        self.0.run(move |db| db.execute(sql, [ms]).map(drop)).await
    }

    // ── the end of an item ──

    /// Answered or discarded: the item, its photos and their uploads in one transaction.
    pub(crate) async fn remove(&self, owner: Owner, id: String) -> Result<(), StoreError> {
        self.0
            .run(move |db| {
                let write = db.transaction()?;
                let sql = "DELETE FROM outbox WHERE owner = ?1 AND id = ?2";
                if write.execute(sql, params![owner, id])? > 0 {
                    for table in ["upload WHERE photo", "photo WHERE id"] {
                        let sql = format!(
                            "DELETE FROM {table} IN (SELECT photo FROM outbox_photo WHERE item = ?1)"
                        );
                        write.execute(&sql, [&id])?;
                    }
                    write.execute("DELETE FROM outbox_photo WHERE item = ?1", [&id])?;
                }
                write.commit()
            })
            .await
    }
}
