//! `cache.db`: what the server said last. Damaged, it is thrown away and made anew.

use std::{fs, path::Path};

use rusqlite::{Connection, OptionalExtension, params};
use tongtu_services::problem::Code;

use super::file::{Db, Kind, StoreError, companions, open};
use crate::seal::Place;

pub(crate) const FILE: &str = "cache.db";
pub(crate) const LATEST: u32 = 3;

/// Part of what a sealed value is bound to; stays while sealed columns stay where they are.
const SEALED_SINCE: u32 = 1;

/// Pictures and files are thrown away, the longest unused first, beyond so many and so many bytes. A
/// list of five hundred, each with its thumbnail of some ten kilobytes, fits.
const MAX_PICTURES: Most = Most { rows: 600, bytes: 24 * 1024 * 1024 };
const MAX_FILES: Most = Most { rows: 32, bytes: 20 * 1024 * 1024 };

struct Most {
    rows: u32,
    bytes: u32,
}

const KIND: Kind = Kind {
    file: FILE,
    synchronous: "NORMAL",
    migrations: &[FIRST, FILES, HEADS],
    repair,
    repaired: Code::S301,
};

const FIRST: &str = "
        CREATE TABLE document (
            name          TEXT    NOT NULL PRIMARY KEY,
            etag          BLOB,             -- sealed
            body          BLOB    NOT NULL, -- sealed
            fetched_at_ms INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE picture (
            hash       TEXT    NOT NULL PRIMARY KEY, -- keyed
            body       BLOB    NOT NULL,             -- sealed
            used_at_ms INTEGER NOT NULL
        ) STRICT;
        -- The latest server time that was ever seen: the lower bound of a cold start offline.
        CREATE TABLE clock (at_least_ms INTEGER NOT NULL) STRICT;
        INSERT INTO clock VALUES (0);
    ";

const FILES: &str = "
        CREATE TABLE file (
            hash       TEXT    NOT NULL PRIMARY KEY, -- keyed
            body       BLOB    NOT NULL,             -- sealed
            used_at_ms INTEGER NOT NULL
        ) STRICT;
    ";

/// A head is of the document beside it and goes with it; it has no age of its own.
const HEADS: &str = "
        CREATE TABLE head (
            name TEXT NOT NULL PRIMARY KEY, -- of a document
            body BLOB NOT NULL              -- sealed
        ) STRICT, WITHOUT ROWID;
    ";

fn repair(path: &Path, kind: &Kind) -> Result<Connection, StoreError> {
    for file in companions(path) {
        match fs::remove_file(file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    open(path, kind)
}

pub(crate) struct Cache(Db);

/// A document as it is kept.
pub(crate) struct KeptDocument {
    pub(crate) etag: Option<Vec<u8>>,
    pub(crate) body: Vec<u8>,
    /// The first records of a long list; to be read without the rest. Not read with it.
    pub(crate) head: Option<Vec<u8>>,
    pub(crate) fetched_at_ms: i64,
}

impl Cache {
    pub(crate) fn new(folder: &Path, told: impl Fn(Code) + Send + 'static) -> Cache {
        Cache(Db::new(folder, KIND, told))
    }

    pub(crate) fn place<'a>(table: &'static str, row: &'a str, column: &'static str) -> Place<'a> {
        Place { table, row, column, version: SEALED_SINCE }
    }

    pub(crate) async fn document(
        &self,
        name: &'static str,
    ) -> Result<Option<KeptDocument>, StoreError> {
        let sql = "SELECT etag, body, fetched_at_ms FROM document WHERE name = ?1";
        self.0
            .run(move |db| {
                db.prepare_cached(sql)?
                    .query_row([name], |row| {
                        let (etag, body, fetched_at_ms) = (row.get(0)?, row.get(1)?, row.get(2)?);
                        Ok(KeptDocument { etag, body, head: None, fetched_at_ms })
                    })
                    .optional()
            })
            .await
    }

    /// The head of a document that is here.
    pub(crate) async fn head(&self, name: &'static str) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT head.body FROM head JOIN document USING (name) WHERE name = ?1";
        self.0
            .run(move |db| db.prepare_cached(sql)?.query_row([name], |row| row.get(0)).optional())
            .await
    }

    /// With its head: the old of both or the new of both is there, whatever happens in between.
    pub(crate) async fn keep_document(
        &self,
        name: &'static str,
        kept: KeptDocument,
    ) -> Result<(), StoreError> {
        let whole = "INSERT OR REPLACE INTO document (name, etag, body, fetched_at_ms)
                     VALUES (?1, ?2, ?3, ?4)";
        let head = "INSERT OR REPLACE INTO head (name, body) VALUES (?1, ?2)";
        let no_head = "DELETE FROM head WHERE name = ?1";
        self.0
            .run(move |db| {
                let write = db.transaction()?;
                let row = params![name, kept.etag, kept.body, kept.fetched_at_ms];
                write.prepare_cached(whole)?.execute(row)?;
                match &kept.head {
                    Some(body) => write.prepare_cached(head)?.execute(params![name, body])?,
                    None => write.prepare_cached(no_head)?.execute([name])?,
                };
                write.commit()
            })
            .await
    }

    /// The server vouched for it again.
    pub(crate) async fn touch_document(
        &self,
        name: &'static str,
        at_ms: i64,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE document SET fetched_at_ms = ?2 WHERE name = ?1";
        self.0.run(move |db| db.prepare_cached(sql)?.execute(params![name, at_ms]).map(drop)).await
    }

    /// Everything that is under the cache key.
    pub(crate) async fn clear(&self) -> Result<(), StoreError> {
        self.0
            .run(|db| {
                db.execute_batch(
                    "DELETE FROM head; DELETE FROM document; DELETE FROM picture; DELETE FROM file;",
                )
            })
            .await
    }

    pub(crate) async fn picture(
        &self,
        hash: String,
        now_ms: i64,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        self.used("picture", hash, now_ms).await
    }

    pub(crate) async fn keep_picture(
        &self,
        hash: String,
        body: Vec<u8>,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        self.keep_within("picture", MAX_PICTURES, hash, body, now_ms).await
    }

    pub(crate) async fn file(
        &self,
        hash: String,
        now_ms: i64,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        self.used("file", hash, now_ms).await
    }

    pub(crate) async fn keep_file(
        &self,
        hash: String,
        body: Vec<u8>,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        self.keep_within("file", MAX_FILES, hash, body, now_ms).await
    }

    async fn used(
        &self,
        table: &'static str,
        hash: String,
        now_ms: i64,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = format!("UPDATE {table} SET used_at_ms = ?2 WHERE hash = ?1 RETURNING body");
        self.0
            .run(move |db| {
                db.prepare_cached(&sql)?
                    .query_row(params![hash, now_ms], |row| row.get(0))
                    .optional()
            })
            .await
    }

    /// Writes one, and throws away what is too much.
    async fn keep_within(
        &self,
        table: &'static str,
        most: Most,
        hash: String,
        body: Vec<u8>,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let insert =
            format!("INSERT OR REPLACE INTO {table} (hash, body, used_at_ms) VALUES (?1, ?2, ?3)");
        let trim = format!(
            "DELETE FROM {table} WHERE rowid IN (
                 SELECT rowid FROM (
                     SELECT rowid, row_number() OVER used AS nth,
                            sum(length(body)) OVER used AS bytes
                     FROM {table} WINDOW used AS (ORDER BY used_at_ms DESC, rowid DESC))
                 WHERE nth > ?1 OR bytes > ?2)"
        );
        self.0
            .run(move |db| {
                let write = db.transaction()?;
                write.prepare_cached(&insert)?.execute(params![hash, body, now_ms])?;
                write.prepare_cached(&trim)?.execute([most.rows, most.bytes])?;
                write.commit()
            })
            .await
    }

    pub(crate) async fn at_least_ms(&self) -> Result<i64, StoreError> {
        // A kill leaves no time to write it; what was fetched last was fetched then.
        let sql = "SELECT max(at_least_ms, coalesce((SELECT max(fetched_at_ms) FROM document), 0))
                   FROM clock";
        self.0.run(move |db| db.query_row(sql, (), |row| row.get(0))).await
    }

    pub(crate) async fn keep_at_least_ms(&self, ms: i64) -> Result<(), StoreError> {
        let sql = "UPDATE clock SET at_least_ms = ?1";
        self.0.run(move |db| db.execute(sql, [ms]).map(drop)).await
    }
}
