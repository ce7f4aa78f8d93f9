//! 电子凭证: files of the server's that the person may keep or hand on, as `file/<id>`.
//!
//! Never in the clear on disk: sealed in the cache, so that a receipt once seen can be had offline, and
//! given to the shell out of the memory of `pictures`. What is not what it says is refused.

use reqwest::header::CONTENT_TYPE;
use tongtu_services::{
    effect::Auth,
    problem::{Code, Problem},
};

use crate::{
    net::{Ask, Got},
    store::{Cache, StoreError},
    world::World,
};

/// A receipt has some tens of kilobytes.
const MAX_BYTES: usize = 5 * 1024 * 1024;
const MAX_ID_BYTES: usize = 128;
/// What there is to be had.
const PDF: &str = "application/pdf";
const PDF_HEAD: &[u8] = b"%PDF-";

impl World {
    /// Gets a file, from the cache or from the server. An id names one content for good.
    pub(crate) async fn download(&self, path: &str, id: String) -> Result<(), Problem> {
        if id.is_empty() || id.len() > MAX_ID_BYTES {
            return Err(Problem::new(Code::X901));
        }
        let epoch = self.sessions.epoch();
        // A cache that cannot be read is an empty one.
        let kept = self.kept_file(&id).await.ok().flatten();
        let bytes = match kept {
            Some(bytes) => bytes,
            None => self.fetch_file(path, &id, epoch).await?,
        };
        if self.sessions.epoch() != epoch {
            return Err(Problem::new(Code::A201)); // of somebody who has gone meanwhile
        }
        self.pictures.put_file(&id, bytes);
        Ok(())
    }

    /// What was kept of it.
    pub(crate) async fn kept_file(&self, id: &str) -> Result<Option<Vec<u8>>, Problem> {
        let stores = self.open_stores()?;
        if self.sessions.account().is_none() {
            return Ok(None);
        }
        let key = self.keys.cache().await?;
        let hash = key.hash(&format!("file/{id}"));
        let now_ms = self.reducer.clock.now().ms;
        let Some(sealed) = stores.cache.file(hash.clone(), now_ms).await? else { return Ok(None) };
        let bytes = key.open(Cache::place("file", &hash, "body"), &sealed);
        Ok(Some(bytes.map_err(StoreError::from)?.to_vec()))
    }

    async fn fetch_file(&self, path: &str, id: &str, epoch: u64) -> Result<Vec<u8>, Problem> {
        let ask = Ask { max_bytes: MAX_BYTES, ..Ask::get(path) };
        let now_ms = self.reducer.clock.now().ms;
        let got = self.ask(&Auth::Session, ask).await?.accepted(now_ms)?;
        if !is_pdf(&got) {
            return Err(Problem::new(Code::N103));
        }
        if self.sessions.epoch() == epoch
            && let Err(error) = self.keep_file(id, &got.body, now_ms).await
        {
            self.reducer.log.warn(format!("file not kept: {error}")); // it is here anyway
        }
        Ok(got.body)
    }

    async fn keep_file(&self, id: &str, bytes: &[u8], now_ms: i64) -> Result<(), StoreError> {
        let stores = self.open_stores()?;
        let key = self.keys.cache().await?;
        let hash = key.hash(&format!("file/{id}"));
        let sealed = key.seal(Cache::place("file", &hash, "body"), bytes)?;
        stores.cache.keep_file(hash, sealed, now_ms).await
    }
}

fn is_pdf(got: &Got) -> bool {
    let kind = got.header(CONTENT_TYPE.as_str()).and_then(|kind| kind.split(';').next());
    kind.is_some_and(|kind| kind.trim().eq_ignore_ascii_case(PDF)) && got.body.starts_with(PDF_HEAD)
}
