//! The keys of the two databases: made once, kept in the Vault, held in memory while in use.
//!
//! `cache` goes when somebody logs out. `queue.<account>` goes only with the account, and a queue
//! that has rows is never silently given another key. `queue.new` seals what belongs to nobody yet:
//! the drafts of a registration, and the settings.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::{
    seal::{SealKey, random_key},
    vault::{VaultError, VaultHand},
};

/// Whose rows they are: an account's id, or [`NEW`].
pub(crate) type Owner = String;
/// Of nobody yet.
pub(crate) const NEW: &str = "new";
const CACHE: &str = "cache";

pub(crate) struct Keys {
    vault: Arc<VaultHand>,
    held: Mutex<BTreeMap<String, Arc<SealKey>>>,
    /// Two who want a key that is not there yet must not make two.
    making: tokio::sync::Mutex<()>,
}

impl Keys {
    pub(crate) fn new(vault: Arc<VaultHand>) -> Keys {
        Keys { vault, held: Mutex::default(), making: tokio::sync::Mutex::default() }
    }

    pub(crate) async fn cache(&self) -> Result<Arc<SealKey>, VaultError> {
        self.key(CACHE, true).await
    }

    /// `in_use`: there are rows under it, so that a missing key is lost and not new.
    pub(crate) async fn queue(
        &self,
        owner: &str,
        in_use: bool,
    ) -> Result<Arc<SealKey>, VaultError> {
        self.key(&format!("queue.{owner}"), !in_use).await
    }

    /// From memory only.
    pub(crate) fn held_queue(&self, owner: &str) -> Option<Arc<SealKey>> {
        self.held(&format!("queue.{owner}"))
    }

    async fn key(&self, name: &str, may_make: bool) -> Result<Arc<SealKey>, VaultError> {
        if let Some(key) = self.held(name) {
            return Ok(key);
        }
        let _making = self.making.lock().await;
        if let Some(key) = self.held(name) {
            return Ok(key);
        }
        let bytes = match self.vault.read(name).await? {
            Some(bytes) => bytes,
            None if may_make => {
                let bytes = random_key().map_err(|_| VaultError::Failed)?;
                self.vault.write(name, &bytes).await?;
                bytes
            }
            None => return Err(VaultError::Lost),
        };
        let key = Arc::new(SealKey::new(&bytes).ok_or(VaultError::Lost)?);
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.insert(name.to_owned(), key.clone());
        Ok(key)
    }

    fn held(&self, name: &str) -> Option<Arc<SealKey>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    /// Out of memory, not out of the Vault.
    pub(crate) fn forget_cache(&self) {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).remove(CACHE);
    }

    pub(crate) async fn drop_cache(&self) -> Result<(), VaultError> {
        self.forget_cache();
        self.vault.delete(CACHE).await
    }

    pub(crate) async fn drop_queue(&self, owner: &str) -> Result<(), VaultError> {
        let name = format!("queue.{owner}");
        self.held.lock().unwrap_or_else(PoisonError::into_inner).remove(&name);
        self.vault.delete(&name).await
    }
}
