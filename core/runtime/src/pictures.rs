//! Pictures by id, out of bounded memory: prepared photos as `photo/<id>`, files as `file/<id>`, the
//! server's pictures by their own. Nothing is loaded before it is asked for.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use tongtu_contract::{PictureId, path};
use tongtu_services::{effect::Auth, problem::Problem};

use crate::{
    net::Ask,
    store::{Cache, StoreError},
    world::World,
};

/// Of all pictures together.
const MAX_BYTES: usize = 8 * 1024 * 1024;
/// A picture that did not come is not asked for again at each drawing.
const REST: Duration = Duration::from_secs(5);
/// The server scales; a few widths, so that every small change of a layout is not another download.
const WIDTHS: [u32; 5] = [160, 320, 640, 1280, 2560];
const MAX_FAILED: usize = 64;

#[derive(Default)]
pub(crate) struct Pictures(Mutex<Album>);

#[derive(Default)]
struct Album {
    held: BTreeMap<Name, (u64, Arc<Vec<u8>>)>,
    bytes: usize,
    uses: u64,
    loading: BTreeSet<Name>,
    failed: BTreeMap<Name, Instant>,
}

/// A picture in one of its widths.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name {
    id: String,
    width_px: u32,
}

impl Name {
    pub(crate) fn new(id: String, width_px: u32) -> Name {
        let whole = id.starts_with(PHOTO) || id.starts_with(FILE);
        let wide = WIDTHS.into_iter().find(|width| *width >= width_px).unwrap_or(WIDTHS[4]);
        // A prepared photo has one size, and that is small; a file has none.
        Name { id, width_px: if whole { 0 } else { wide } }
    }
}

const PHOTO: &str = "photo/";
const FILE: &str = "file/";

/// What the shell is given.
pub(crate) enum Found {
    Here(Arc<Vec<u8>>),
    /// It has to be loaded, by whoever gets this.
    Load(Name),
    /// It is being loaded, or it did not come a moment ago.
    Later,
}

impl Pictures {
    pub(crate) fn find(&self, name: Name) -> Found {
        let mut album = self.album();
        album.uses += 1;
        let uses = album.uses;
        if let Some((used, picture)) = album.held.get_mut(&name) {
            *used = uses;
            return Found::Here(picture.clone());
        }
        let rests = album.failed.get(&name).is_some_and(|at| at.elapsed() < REST);
        if rests || !album.loading.insert(name.clone()) {
            return Found::Later;
        }
        Found::Load(name)
    }

    /// A file that was fetched by an effect, not by being asked for here.
    pub(crate) fn put_file(&self, id: &str, bytes: Vec<u8>) {
        self.loaded(Name { id: format!("{FILE}{id}"), width_px: 0 }, Some(bytes));
    }

    fn loaded(&self, name: Name, picture: Option<Vec<u8>>) {
        let mut album = self.album();
        album.loading.remove(&name);
        let Some(picture) = picture.filter(|picture| picture.len() <= MAX_BYTES) else {
            if album.failed.len() >= MAX_FAILED {
                album.failed.clear();
            }
            album.failed.insert(name, Instant::now());
            return;
        };
        album.failed.remove(&name);
        album.bytes += picture.len();
        let uses = album.uses;
        if let Some((_, old)) = album.held.insert(name, (uses, Arc::new(picture))) {
            album.bytes -= old.len();
        }
        while album.bytes > MAX_BYTES {
            let oldest = album.held.iter().min_by_key(|(_, (used, _))| *used);
            let Some(oldest) = oldest.map(|(name, _)| name.clone()) else { break };
            if let Some((_, old)) = album.held.remove(&oldest) {
                album.bytes -= old.len();
            }
        }
    }

    /// Somebody has gone: their pictures too.
    pub(crate) fn clear(&self) {
        let mut album = self.album();
        album.held.clear();
        album.bytes = 0;
        album.failed.clear();
    }

    fn album(&self) -> std::sync::MutexGuard<'_, Album> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl World {
    /// Whether it came.
    pub(crate) async fn load_picture(&self, name: Name) -> bool {
        let epoch = self.sessions.epoch();
        let loaded = if let Some(photo) = name.id.strip_prefix(PHOTO) {
            self.photo(photo).await.map(|jpeg| jpeg.map(|jpeg| jpeg.to_vec()))
        } else if let Some(file) = name.id.strip_prefix(FILE) {
            self.kept_file(file).await
        } else {
            self.server_picture(&name).await.map(Some)
        };
        let picture = loaded.ok().flatten().filter(|_| self.sessions.epoch() == epoch);
        let came = picture.is_some();
        self.pictures.loaded(name, picture);
        came
    }

    async fn server_picture(&self, name: &Name) -> Result<Vec<u8>, Problem> {
        let stores = self.open_stores()?;
        let key = self.keys.cache().await?;
        let hash = key.hash(&format!("{}?{}", name.id, name.width_px));
        let now_ms = self.reducer.clock.now().ms;
        // A cache that cannot be read is an empty one.
        let kept = stores.cache.picture(hash.clone(), now_ms).await.ok().flatten();
        if let Some(sealed) = kept
            && let Ok(picture) = key.open(Cache::place("picture", &hash, "body"), &sealed)
        {
            return Ok(picture.to_vec());
        }
        let epoch = self.sessions.epoch();
        let ask = Ask::get(path::picture(&PictureId(name.id.clone()), name.width_px));
        let got = self.ask(&Auth::Session, ask).await?.accepted(now_ms)?;
        if self.sessions.epoch() == epoch {
            let sealed = key
                .seal(Cache::place("picture", &hash, "body"), &got.body)
                .map_err(StoreError::from)?;
            let _ = stores.cache.keep_picture(hash, sealed, now_ms).await; // it is here anyway
        }
        Ok(got.body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(id: &str) -> Name {
        Name::new(id.to_owned(), 300)
    }

    #[test]
    fn a_picture_is_loaded_once_and_then_here() {
        let pictures = Pictures::default();
        assert!(matches!(pictures.find(name("a")), Found::Load(_)));
        assert!(matches!(pictures.find(name("a")), Found::Later));
        pictures.loaded(name("a"), Some(vec![1, 2, 3]));
        assert!(matches!(pictures.find(name("a")), Found::Here(picture) if *picture == [1, 2, 3]));
    }

    #[test]
    fn a_picture_that_did_not_come_is_not_asked_for_at_each_drawing() {
        let pictures = Pictures::default();
        assert!(matches!(pictures.find(name("a")), Found::Load(_)));
        pictures.loaded(name("a"), None);
        assert!(matches!(pictures.find(name("a")), Found::Later));
    }

    #[test]
    fn the_memory_is_bounded_and_the_longest_unused_goes() {
        let pictures = Pictures::default();
        for id in ["a", "b", "c"] {
            assert!(matches!(pictures.find(name(id)), Found::Load(_)));
            pictures.loaded(name(id), Some(vec![0; MAX_BYTES / 3]));
        }
        assert!(matches!(pictures.find(name("a")), Found::Here(_)));
        assert!(matches!(pictures.find(name("d")), Found::Load(_)));
        pictures.loaded(name("d"), Some(vec![0; MAX_BYTES / 3]));
        assert!(matches!(pictures.find(name("b")), Found::Load(_)));
        assert!(matches!(pictures.find(name("a")), Found::Here(_)));
        assert!(pictures.album().bytes <= MAX_BYTES);
    }

    #[test]
    fn widths_that_are_close_are_one_picture() {
        assert_eq!(Name::new("a".to_owned(), 200), Name::new("a".to_owned(), 320));
        assert_ne!(Name::new("a".to_owned(), 321), Name::new("a".to_owned(), 320));
        assert_eq!(Name::new("photo/a".to_owned(), 9), Name::new("photo/a".to_owned(), 900));
        assert_eq!(Name::new("file/a".to_owned(), 0), Name::new("file/a".to_owned(), 900));
    }
}
