//! Prepared photos, and how far each is at the server.

use rusqlite::{OptionalExtension, params};

use super::Queue;
use crate::{keys::Owner, store::StoreError};

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
}
