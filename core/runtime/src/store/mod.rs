//! The two databases: `cache.db`, which may be thrown away, and `queue.db`, which never is.
//!
//! One thread writes each file. What is personal in a row is sealed before it gets here; index
//! columns hold opaque ids or a keyed hash. A file of a newer version is refused with its bytes
//! untouched. Never: decides what is kept, or for how long.

mod cache;
mod file;
mod queue;

pub(crate) use cache::{Cache, KeptDocument};
pub(crate) use file::StoreError;
pub(crate) use queue::{OutboxRow, PhotoRow, Queue, UploadRow};

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use crate::boundary::StartError;

/// Refuses files that a newer version made, by the version in their first page: nothing is opened,
/// so nothing is changed.
pub(crate) fn refuse_newer(folder: &Path) -> Result<(), StartError> {
    for (name, latest) in [(cache::FILE, cache::LATEST), (queue::FILE, queue::LATEST)] {
        // Not there, too short or no database: made, repaired or put aside when it is opened.
        let Ok(version) = version_on_disk(&folder.join(name)) else { continue };
        if version > latest {
            let reason = format!("{name} has schema {version}, known is {latest}");
            return Err(StartError::Newer { reason });
        }
    }
    Ok(())
}

/// `user_version`, four bytes at offset 60 of a SQLite file.
fn version_on_disk(path: &Path) -> io::Result<u32> {
    let mut head = [0; 64];
    File::open(path)?.read_exact(&mut head)?;
    let (magic, version) = (head.get(..15), head.last_chunk::<4>());
    match (magic, version) {
        (Some(b"SQLite format 3"), Some(version)) => Ok(u32::from_be_bytes(*version)),
        _ => Err(io::ErrorKind::InvalidData.into()),
    }
}
