//! Photos between camera and server: prepared, sealed in the queue, sent, dropped.

use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use tokio::task::spawn_blocking;
use tongtu_photo::PhotoError;
use tongtu_services::{
    ask::{Face, Lens, Source},
    effect::{Photo, PhotoSpec},
    problem::{Code, Problem},
};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    clock::wall_ms,
    scan::Frame,
    store::{PhotoRow, Queue, StoreError},
    world::World,
};

/// No camera makes a JPEG as large as this.
const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// What the shell says about a photo.
pub(crate) struct Shot {
    pub(crate) path: String,
    pub(crate) spec: PhotoSpec,
    pub(crate) source: Source,
    pub(crate) lens: Option<Lens>,
    pub(crate) taken_at_ms: Option<i64>,
    pub(crate) faces: Vec<Face>,
}

/// A prepared photo that is not handed in within this time is dropped. Ours.
const FORGOTTEN_MS: u64 = 7 * 86_400_000;

impl World {
    /// Drops what was prepared and never handed in: killed in between, nobody knows its name any more.
    pub(crate) async fn drop_forgotten_photos(&self) -> Result<(), StoreError> {
        let Some(stores) = self.stores() else { return Ok(()) };
        let now_ms = u64::try_from(wall_ms()).unwrap_or(0);
        // An id begins with the time it was made at, so that ids compare as times.
        let first = Uuid::from_u128(u128::from(now_ms.saturating_sub(FORGOTTEN_MS)) << 80);
        stores.queue.drop_photos_before(first.simple().to_string()).await
    }

    pub(crate) async fn prepare(&self, shot: Shot) -> Result<Photo, Problem> {
        let stores = self.open_stores()?;
        let Shot { path, spec, source, lens, taken_at_ms, faces } = shot;
        let prepared = spawn_blocking(move || prepare_file(&PathBuf::from(path), spec))
            .await
            .map_err(|_| Problem::new(Code::X901))??;
        let id = Uuid::now_v7().simple().to_string();
        let owner = self.sessions.owner();
        let key = self.queue_key(&owner).await?;
        let sealed = key
            .seal(Queue::place("photo", &id, "body"), &prepared.jpeg)
            .map_err(StoreError::from)?;
        stores.queue.keep_photo(PhotoRow { id: id.clone(), owner, body: sealed }).await?;
        Ok(Photo {
            id,
            width: prepared.width,
            height: prepared.height,
            bytes: prepared.jpeg.len() as u64,
            taken_at_ms: prepared.taken_at_ms.or(taken_at_ms),
            source,
            lens,
            faces: u32::try_from(faces.len()).unwrap_or(u32::MAX),
            border_luma: prepared.border_luma,
            sharpness: prepared.sharpness,
        })
    }

    /// What a square code in a picture says that the person chose. None where there is none, and where
    /// the file is no picture: it cannot be asked of whoever chose it which of the two it is.
    pub(crate) async fn read_picture(&self, path: String) -> Option<String> {
        let grey = spawn_blocking(move || grey_file(&PathBuf::from(path))).await.ok()??;
        let tongtu_photo::Grey { width, height, luma } = grey;
        self.scanner.read_in_turn(Frame { width, height, luma }).await
    }

    /// A prepared photo, opened.
    pub(crate) async fn photo(&self, id: &str) -> Result<Option<Zeroizing<Vec<u8>>>, Problem> {
        let Some(row) = self.open_stores()?.queue.photo(id.to_owned()).await? else {
            return Ok(None);
        };
        let key = self.queue_key(&row.owner).await?;
        let jpeg = key.open(Queue::place("photo", &row.id, "body"), &row.body);
        Ok(Some(jpeg.map_err(StoreError::from)?))
    }
}

fn prepare_file(path: &Path, spec: PhotoSpec) -> Result<tongtu_photo::Prepared, Problem> {
    let read = read_file(path);
    // Out of the shell's folder, whatever becomes of it. One that cannot be removed is not ours.
    let _ = std::fs::remove_file(path);
    let spec = match spec {
        PhotoSpec::LicencePortrait => tongtu_photo::Spec::LicencePortrait,
        PhotoSpec::Document => tongtu_photo::Spec::Document,
        PhotoSpec::Evidence => tongtu_photo::Spec::Evidence,
        PhotoSpec::Face => tongtu_photo::Spec::Face,
        PhotoSpec::HoldingDocument => tongtu_photo::Spec::HoldingDocument,
    };
    tongtu_photo::prepare(&read?, spec).map_err(|error| {
        Problem::new(match error {
            PhotoError::NotAPhoto => Code::P501,
            PhotoError::TooSmall => Code::P502,
            PhotoError::TooLarge => Code::P503,
        })
    })
}

fn grey_file(path: &Path) -> Option<tongtu_photo::Grey> {
    let read = read_file(path);
    let _ = std::fs::remove_file(path);
    tongtu_photo::grey(&read.ok()?).ok()
}

fn read_file(path: &Path) -> Result<Vec<u8>, Problem> {
    let file = File::open(path).map_err(|_| Problem::new(Code::P501))?;
    let mut bytes = Vec::new();
    let read = file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|_| Problem::new(Code::P501))?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(Problem::new(Code::P503));
    }
    Ok(bytes)
}
