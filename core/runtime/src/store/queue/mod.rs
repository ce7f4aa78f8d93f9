//! `queue.db`: drafts, settings, prepared photos, and what waits to be sent. Never deleted: a damaged
//! file is put aside, and what can be read of it goes into the new one.
//!
//! - here: the file, and whose rows there are
//! - `schema`: the tables and their steps; `salvage`: what is done with a damaged file
//! - `draft`, `photo`, `item`, `spare`: the rows, each kind with its statements

mod draft;
mod item;
mod photo;
mod salvage;
mod schema;
mod spare;

use std::path::Path;

use tongtu_services::problem::Code;

pub(crate) use item::OutboxRow;
pub(crate) use photo::{PhotoRow, UploadRow};

use super::file::{Db, Kind, StoreError};
use crate::{keys::Owner, seal::Place};

pub(crate) const FILE: &str = "queue.db";
pub(crate) const LATEST: u32 = 3;

/// Part of what a sealed value is bound to. A migration cannot open what is sealed, so that this
/// stays as it is while sealed columns stay where they are.
const SEALED_SINCE: u32 = 1;

const KIND: Kind = Kind {
    file: FILE,
    synchronous: "FULL",
    migrations: schema::MIGRATIONS,
    repair: salvage::repair,
    repaired: Code::S302,
};

pub(crate) struct Queue(Db);

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
}
