//! What the sandbox keeps: one SQLite file, rows of JSON by tenant, kind and id.
//!
//! A row's shape is its Rust type, so that a new service adds a type and no migration: the
//! sandbox's data may be thrown away at any time, unlike the app's. Bytes of uploads lie beside
//! the rows in the same file, so that an offset and its bytes are written together or not at all.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OptionalExtension as _, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What cannot happen to a healthy file. Ends as `500 internal`.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Broken {
    /// SQLite refused.
    #[error("the database: {0}")]
    Database(#[from] rusqlite::Error),
    /// A row is not of its type: written by another version, or by hand.
    // serde names the value it met, and that may be somebody's name.
    #[error("a row cannot be read (line {}, column {})", .0.line(), .0.column())]
    Row(#[from] serde_json::Error),
    /// No random numbers, no signature: the machine itself fails.
    #[error("{0}")]
    Machine(&'static str),
}

impl Broken {
    /// Whether another process has the file.
    pub(crate) fn is_in_use(&self) -> bool {
        match self {
            Broken::Database(why) => why.sqlite_error_code() == Some(ErrorCode::DatabaseBusy),
            Broken::Row(_) | Broken::Machine(_) => false,
        }
    }
}

/// A type that is kept.
pub(crate) trait Row: Serialize + DeserializeOwned {
    /// Its name in the file.
    const KIND: &'static str;
    /// What tells two of them apart; rows are listed in the order of their ids.
    fn id(&self) -> String;
}

/// How long a start waits for the process before it to end.
const PATIENCE: Duration = Duration::from_secs(2);

pub(crate) struct Store {
    // One writer at a time, and every request writes at least to the ledger of its tenant.
    connection: Mutex<Connection>,
}

impl Store {
    /// Opens the file in `folder`, or a store that ends with the process.
    pub(crate) fn open(folder: Option<&Path>) -> Result<Store, Broken> {
        let connection = match folder {
            Some(folder) => Connection::open(folder.join("sandbox.db"))?,
            None => Connection::open_in_memory()?,
        };
        // One process a folder: two clocks and two reviewers would decide the same cases.
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        // What is deleted is overwritten: frames of a face must not lie in free pages.
        connection.pragma_update(None, "secure_delete", "ON")?;
        connection.execute_batch(SCHEMA)?;
        connection.set_prepared_statement_cache_capacity(32);
        Ok(Store { connection: Mutex::new(connection) })
    }

    /// A handler that panicked has rolled back: the connection is good for the next one.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Empties the journal, which still holds what was written and deleted since its last end.
pub(crate) fn empty_journal(db: &Connection) -> Result<(), Broken> {
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

pub(crate) fn read<T: Row>(db: &Connection, tenant: &str, id: &str) -> Result<Option<T>, Broken> {
    let mut statement =
        db.prepare_cached("SELECT body FROM thing WHERE tenant = ?1 AND kind = ?2 AND id = ?3")?;
    let body: Option<String> =
        statement.query_row(params![tenant, T::KIND, id], |row| row.get(0)).optional()?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

pub(crate) fn list<T: Row>(db: &Connection, tenant: &str) -> Result<Vec<T>, Broken> {
    let mut statement =
        db.prepare_cached("SELECT body FROM thing WHERE tenant = ?1 AND kind = ?2 ORDER BY id")?;
    let rows = statement.query_map(params![tenant, T::KIND], |row| row.get::<_, String>(0))?;
    rows.map(|body| Ok(serde_json::from_str(&body?)?)).collect()
}

pub(crate) fn write<T: Row>(db: &Connection, tenant: &str, row: &T) -> Result<(), Broken> {
    let mut statement = db.prepare_cached(
        "INSERT INTO thing (tenant, kind, id, body) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (tenant, kind, id) DO UPDATE SET body = excluded.body",
    )?;
    statement.execute(params![tenant, T::KIND, row.id(), serde_json::to_string(row)?])?;
    Ok(())
}

pub(crate) fn delete<T: Row>(db: &Connection, tenant: &str, id: &str) -> Result<(), Broken> {
    let mut statement =
        db.prepare_cached("DELETE FROM thing WHERE tenant = ?1 AND kind = ?2 AND id = ?3")?;
    statement.execute(params![tenant, T::KIND, id])?;
    Ok(())
}

/// The next number of a kind; never given twice, also not after a deletion.
pub(crate) fn next(db: &Connection, tenant: &str, kind: &str) -> Result<u64, Broken> {
    let mut statement = db.prepare_cached(
        "INSERT INTO counter (tenant, kind, last) VALUES (?1, ?2, 1)
         ON CONFLICT (tenant, kind) DO UPDATE SET last = last + 1 RETURNING last",
    )?;
    let number: i64 = statement.query_row(params![tenant, kind], |row| row.get(0))?;
    Ok(u64::try_from(number).unwrap_or_default())
}

/// Forgets a tenant whole.
pub(crate) fn reset(db: &Connection, tenant: &str) -> Result<(), Broken> {
    for table in ["thing", "counter", "piece"] {
        db.execute(&format!("DELETE FROM {table} WHERE tenant = ?1"), params![tenant])?;
    }
    Ok(())
}

pub(crate) fn add_piece(
    db: &Connection,
    tenant: &str,
    upload: &str,
    offset: u64,
    bytes: &[u8],
) -> Result<(), Broken> {
    let offset = i64::try_from(offset).map_err(|_| Broken::Machine("an offset beyond i64"))?;
    db.execute(
        "INSERT INTO piece (tenant, upload, offset, bytes) VALUES (?1, ?2, ?3, ?4)",
        params![tenant, upload, offset, bytes],
    )?;
    Ok(())
}

pub(crate) fn pieces(db: &Connection, tenant: &str, upload: &str) -> Result<Vec<u8>, Broken> {
    let mut statement = db.prepare_cached(
        "SELECT bytes FROM piece WHERE tenant = ?1 AND upload = ?2 ORDER BY offset",
    )?;
    let rows = statement.query_map(params![tenant, upload], |row| row.get::<_, Vec<u8>>(0))?;
    let mut whole = Vec::new();
    for piece in rows {
        whole.extend(piece?);
    }
    Ok(whole)
}

pub(crate) fn drop_pieces(db: &Connection, tenant: &str, upload: &str) -> Result<(), Broken> {
    db.execute("DELETE FROM piece WHERE tenant = ?1 AND upload = ?2", params![tenant, upload])?;
    Ok(())
}

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS thing (
        tenant TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (tenant, kind, id)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS counter (
        tenant TEXT NOT NULL, kind TEXT NOT NULL, last INTEGER NOT NULL,
        PRIMARY KEY (tenant, kind)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS piece (
        tenant TEXT NOT NULL, upload TEXT NOT NULL, offset INTEGER NOT NULL, bytes BLOB NOT NULL,
        PRIMARY KEY (tenant, upload, offset)
    );
";
