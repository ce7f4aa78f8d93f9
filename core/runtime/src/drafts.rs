//! Drafts: what was typed and not yet sent, sealed, a field a row.
//!
//! Typing is coalesced: one write for what came within [`PAUSE`], and whatever is still waiting is
//! written when the app leaves the front. An edit is answered once it is durable, so that nothing is
//! idle while a kill could still lose it.

use std::{
    collections::BTreeMap,
    mem,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::time::{Instant, sleep_until};
use tongtu_services::{
    effect::{Answer, EffectId},
    problem::Problem,
};

use crate::{
    keys::{NEW, Owner},
    reducer::Busy,
    seal::SealKey,
    store::{Queue, StoreError},
    world::World,
};

/// Between two writes while somebody types. Short: whoever waits for idleness waits for this too.
const PAUSE: Duration = Duration::from_millis(40);

#[derive(Default)]
pub(crate) struct Drafts {
    waiting: Mutex<Waiting>,
    /// One write at a time, in order.
    writing: tokio::sync::Mutex<Option<Instant>>,
}

#[derive(Default)]
struct Waiting {
    texts: BTreeMap<(Owner, &'static str, String), String>,
    edits: Vec<(EffectId, Busy)>,
}

impl Drafts {
    /// Takes an edit. At once, in the order of the orders.
    pub(crate) fn take(
        &self,
        owner: Owner,
        draft: &'static str,
        field: String,
        text: String,
        edit: (EffectId, Busy),
    ) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.texts.insert((owner, draft, field), text);
        waiting.edits.push(edit);
    }

    /// What waits for somebody who has gone is not written.
    pub(crate) fn forget(&self, owner: &str) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.texts.retain(|(whose, _, _), _| whose != owner);
    }

    fn forget_form(&self, owner: &str, form: &str) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.texts.retain(|(whose, draft, _), _| whose != owner || *draft != form);
    }
}

impl World {
    /// Writes what waits, not sooner than [`PAUSE`] after the last time unless `at_once`.
    pub(crate) async fn write_drafts(&self, at_once: bool) {
        let mut last = self.drafts.writing.lock().await;
        if let Some(last) = *last
            && !at_once
        {
            sleep_until(last + PAUSE).await;
        }
        let waiting = {
            let mut waiting = self.drafts.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            mem::take(&mut *waiting)
        };
        if waiting.texts.is_empty() && waiting.edits.is_empty() {
            return; // another's write took this one along
        }
        let written = self.write(waiting.texts).await.map_err(Problem::from);
        *last = Some(Instant::now());
        for (id, busy) in waiting.edits {
            drop(busy); // the reducer still waits: whoever hears of the answer finds nothing at work
            self.reducer.answer(id, Answer::Done(written.clone()));
        }
    }

    async fn write(
        &self,
        texts: BTreeMap<(Owner, &'static str, String), String>,
    ) -> Result<(), StoreError> {
        let Some(stores) = self.stores() else { return Ok(()) };
        let mut by_owner: BTreeMap<Owner, Vec<_>> = BTreeMap::new();
        for ((owner, draft, field), text) in texts {
            let key = self.queue_key(&owner).await?;
            let sealed = match text.as_str() {
                "" => None,
                text => {
                    let row = row(&owner, draft, &field);
                    Some(key.seal(Queue::place("draft", &row, "text"), text.as_bytes())?)
                }
            };
            by_owner.entry(owner).or_default().push((draft, field, sealed));
        }
        for (owner, texts) in by_owner {
            stores.queue.keep_drafts(owner, texts).await?;
        }
        Ok(())
    }

    /// What was typed into a form before. What does not open is as good as not there.
    pub(crate) async fn load_draft(&self, draft: &'static str) -> BTreeMap<String, String> {
        self.write_drafts(true).await;
        let owner = self.sessions.owner();
        let Some(stores) = self.stores() else { return BTreeMap::new() };
        let loaded: Result<_, StoreError> = async {
            let rows = stores.queue.drafts(owner.clone(), draft).await?;
            if rows.is_empty() {
                return Ok(BTreeMap::new());
            }
            let key = self.queue_key(&owner).await?;
            let opened = rows.into_iter().filter_map(|(field, sealed)| {
                let row = row(&owner, draft, &field);
                let text = key.open(Queue::place("draft", &row, "text"), &sealed).ok()?;
                Some((field, String::from_utf8(text.to_vec()).ok()?))
            });
            Ok(opened.collect())
        }
        .await;
        loaded.unwrap_or_else(|error| {
            self.reducer.log.warn(format!("draft not loaded: {error}"));
            self.reducer.trouble(error);
            BTreeMap::new()
        })
    }

    pub(crate) async fn drop_draft(&self, draft: &'static str) -> Result<(), StoreError> {
        let owner = self.sessions.owner();
        self.drafts.forget_form(&owner, draft);
        // A write that has taken the texts already must not come after this.
        let _writing = self.drafts.writing.lock().await;
        let Some(stores) = self.stores() else { return Ok(()) };
        stores.queue.drop_draft(owner, draft).await
    }

    /// The key of somebody's rows.
    pub(crate) async fn queue_key(&self, owner: &str) -> Result<Arc<SealKey>, StoreError> {
        if let Some(key) = self.keys.held_queue(owner) {
            return Ok(key);
        }
        let in_use = match self.stores() {
            Some(stores) => stores.queue.has_rows(owner.to_owned()).await?,
            None => false,
        };
        Ok(self.keys.queue(owner, in_use).await?)
    }

    // ── settings: chosen once, kept for whoever uses the phone ──

    pub(crate) async fn save_setting(
        &self,
        name: &'static str,
        value: &str,
    ) -> Result<(), StoreError> {
        let Some(stores) = self.stores() else { return Ok(()) }; // not before consent
        let key = self.queue_key(NEW).await?;
        let sealed = key.seal(Queue::place("setting", name, "value"), value.as_bytes())?;
        stores.queue.keep_setting(name, sealed).await
    }

    pub(crate) async fn load_settings(&self) -> Result<BTreeMap<String, String>, StoreError> {
        let Some(stores) = self.stores() else { return Ok(BTreeMap::new()) };
        let rows = stores.queue.settings().await?;
        if rows.is_empty() {
            return Ok(BTreeMap::new());
        }
        let key = self.queue_key(NEW).await?;
        let opened = rows.into_iter().filter_map(|(name, sealed)| {
            let value = key.open(Queue::place("setting", &name, "value"), &sealed).ok()?;
            Some((name, String::from_utf8(value.to_vec()).ok()?))
        });
        Ok(opened.collect())
    }
}

fn row(owner: &str, draft: &str, field: &str) -> String {
    format!("{owner}/{draft}/{field}")
}
