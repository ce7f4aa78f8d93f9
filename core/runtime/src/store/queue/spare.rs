//! What is sent with behind a closed lock, and how long a server that fails is left alone.

use rusqlite::{OptionalExtension, params};

use super::Queue;
use crate::{keys::Owner, store::StoreError};

impl Queue {
    pub(crate) async fn spare(&self, owner: Owner) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT refresh FROM spare WHERE owner = ?1";
        self.0.run(move |db| db.query_row(sql, [&owner], |row| row.get(0)).optional()).await
    }

    pub(crate) async fn keep_spare(&self, owner: Owner, sealed: Vec<u8>) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO spare (owner, refresh) VALUES (?1, ?2)";
        self.0.run(move |db| db.execute(sql, params![owner, sealed]).map(drop)).await
    }

    /// Also out of the file: its key outlives a logout, and what was written stays in SQLite's log
    /// until that is copied over.
    pub(crate) async fn drop_spares(&self) -> Result<(), StoreError> {
        self.0
            .run(|db| {
                if db.execute("DELETE FROM spare", ())? > 0 {
                    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(()))?;
                }
                Ok(())
            })
            .await
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
}
