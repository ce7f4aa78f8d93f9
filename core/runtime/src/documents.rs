//! Documents: what is cached first, then what the server has.
//!
//! Beside a long list its first records are kept once more, as its head: to open and read them takes a
//! fraction of the time, and the first screen stands at once.

use reqwest::Url;
use tongtu_services::{
    documents::{Doc, DocKey},
    effect::{Answer, Auth, DocAnswer, EffectId},
    problem::{Code, Problem},
};

use crate::{
    net::Ask,
    store::{Cache, KeptDocument, StoreError},
    world::World,
};

/// A document that has not changed is written again only when its age has become this wrong.
const TOUCH_AFTER_MS: i64 = 600_000;

/// A list is followed so far. What is beyond stays named by its last page.
const MAX_PAGES: usize = 40;
const MAX_RECORDS: usize = 4_000;

/// A document, opened.
struct Kept {
    doc: Doc,
    etag: Option<String>,
    fetched_at_ms: i64,
}

impl World {
    /// Answers with what is cached; returns what the server has.
    pub(crate) async fn fetch(&self, id: EffectId, key: DocKey) -> DocAnswer {
        // A head that cannot be read is none: the whole document tells what is wrong.
        if let Some(head) = self.kept_head(key).await.ok().flatten() {
            self.reducer.answer(id, Answer::Document(key, DocAnswer::Head(head)));
        }
        // A cache that cannot be read is an empty one.
        let kept = self.kept(key).await.ok().flatten();
        let first = match &kept {
            None => DocAnswer::Missing,
            Some(kept) => {
                DocAnswer::Cached { doc: kept.doc.clone(), fetched_at_ms: kept.fetched_at_ms }
            }
        };
        self.reducer.answer(id, Answer::Document(key, first));
        match self.fetch_anew(key, kept).await {
            Ok(doc) => DocAnswer::Fresh { doc, fetched_at_ms: self.reducer.clock.now().ms },
            Err(problem) => DocAnswer::Failed(problem),
        }
    }

    async fn fetch_anew(&self, key: DocKey, kept: Option<Kept>) -> Result<Doc, Problem> {
        let epoch = self.sessions.epoch();
        let auth = if key.is_personal() { Auth::Session } else { Auth::Nobody };
        let etag = kept.as_ref().and_then(|kept| kept.etag.clone());
        let ask = Ask { etag, ..Ask::get(key.path()) };
        let got = self.ask(&auth, ask).await?;
        let now_ms = self.reducer.clock.now().ms;
        if got.status == 304
            && let Some(kept) = kept
        {
            if now_ms - kept.fetched_at_ms > TOUCH_AFTER_MS
                && let Some(stores) = self.stores()
            {
                let _ = stores.cache.touch_document(key.name(), now_ms).await; // only its age
            }
            return Ok(kept.doc);
        }
        let got = got.accepted(now_ms)?;
        // Of a list in pages the first page's stands for all of them.
        let etag = got.etag();
        let doc = key.parse(&got.body).map_err(|_| Problem::new(Code::N103))?;
        let doc = if key.is_paged() { self.follow(doc, &auth).await? } else { doc };
        // What was asked for somebody who has gone is not kept for whoever came.
        if (!key.is_personal() || self.sessions.epoch() == epoch)
            && let Err(error) = self.keep(&doc, etag).await
        {
            self.reducer.log.warn(format!("document not kept: {error}"));
        }
        Ok(doc)
    }

    /// A list with all its pages. Half a list is none: what was there before stays then.
    async fn follow(&self, mut doc: Doc, auth: &Auth) -> Result<Doc, Problem> {
        for _ in 1..MAX_PAGES {
            let Some(cursor) = doc.next_page() else { break };
            if doc.records() >= MAX_RECORDS {
                break;
            }
            let got = self.ask(auth, Ask::get(page_of(doc.key(), cursor)?)).await?;
            let got = got.accepted(self.reducer.clock.now().ms)?;
            let page = doc.key().parse(&got.body).map_err(|_| Problem::new(Code::N103))?;
            doc = doc.append(page);
        }
        Ok(doc)
    }

    /// Puts a document into the cache.
    pub(crate) async fn keep(&self, doc: &Doc, etag: Option<String>) -> Result<(), StoreError> {
        let Some(stores) = self.stores() else { return Ok(()) };
        let name = doc.key().name();
        let key = self.keys.cache().await?;
        let Ok(json) = doc.to_json() else { return Ok(()) };
        let body = key.seal(Cache::place("document", name, "body"), &json)?;
        let etag = etag
            .map(|etag| key.seal(Cache::place("document", name, "etag"), etag.as_bytes()))
            .transpose()?;
        let head = match doc.head().and_then(|head| head.to_json().ok()) {
            Some(json) => Some(key.seal(Cache::place("head", name, "body"), &json)?),
            None => None,
        };
        let fetched_at_ms = self.reducer.clock.now().ms;
        stores.cache.keep_document(name, KeptDocument { etag, body, head, fetched_at_ms }).await
    }

    pub(crate) async fn kept_head(&self, key: DocKey) -> Result<Option<Doc>, StoreError> {
        let Some(stores) = self.stores().filter(|_| key.is_paged()) else { return Ok(None) };
        let Some(sealed) = stores.cache.head(key.name()).await? else { return Ok(None) };
        let seal = self.keys.cache().await?;
        let json = seal.open(Cache::place("head", key.name(), "body"), &sealed)?;
        Ok(key.parse(&json).ok()) // another version's waits for the whole one
    }

    async fn kept(&self, key: DocKey) -> Result<Option<Kept>, StoreError> {
        let Some(stores) = self.stores() else { return Ok(None) };
        let name = key.name();
        let Some(kept) = stores.cache.document(name).await? else { return Ok(None) };
        let seal = self.keys.cache().await?;
        let json = seal.open(Cache::place("document", name, "body"), &kept.body)?;
        // Another version's document is fetched whole.
        let Ok(doc) = key.parse(&json) else { return Ok(None) };
        let etag = match kept.etag {
            None => None,
            Some(etag) => {
                let etag = seal.open(Cache::place("document", name, "etag"), &etag)?;
                String::from_utf8(etag.to_vec()).ok()
            }
        };
        Ok(Some(Kept { doc, etag, fetched_at_ms: kept.fetched_at_ms }))
    }
}

/// Where the page lives. A cursor is the server's own text and may hold anything.
fn page_of(key: DocKey, cursor: &str) -> Result<String, Problem> {
    let url = Url::parse_with_params("http://localhost/", [("cursor", cursor)]);
    let url = url.map_err(|_| Problem::new(Code::N103))?;
    Ok(format!("{}?{}", key.path(), url.query().unwrap_or_default()))
}
