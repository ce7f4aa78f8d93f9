//! What was typed, and what was chosen for good.

use rusqlite::params;

use super::Queue;
use crate::{keys::Owner, store::StoreError};

impl Queue {
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
}
