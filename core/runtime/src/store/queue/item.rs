//! What waits to be sent: written before the screen says so, removed after the answer.

use rusqlite::params;

use super::Queue;
use crate::{keys::Owner, store::StoreError};

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

impl Queue {
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
