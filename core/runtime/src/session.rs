//! 会话: the tokens of who is logged in.
//!
//! The access token lives in memory only. The refresh token and the account are one entry of the
//! Vault, `session`, open or sealed under a gesture (see `lock`). Twenty callers whose token ran out
//! make one refresh.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use ring::digest;
use serde::{Deserialize, Serialize};
use tongtu_contract::{self as contract, path};
use tongtu_services::{
    Found, Input,
    problem::{Code, Problem},
};
use uuid::Uuid;
use zeroize::{Zeroize, Zeroizing};

use crate::{
    keys::NEW,
    lock::Locked,
    net::Ask,
    seal::{SealKey, Unsealed},
    spare::Closed,
    store::StoreError,
    vault::VaultError,
    world::World,
};

/// Its name in the Vault.
pub(crate) const ENTRY: &str = "session";

/// Who is logged in, as far as it is known.
#[derive(Default)]
pub(crate) struct Sessions {
    held: Mutex<Option<Held>>,
    /// Nobody is logged in, but somebody's session is sealed under a gesture.
    pub(crate) closed: Mutex<Option<Closed>>,
    /// One refresh, one change of the lock at a time.
    pub(crate) changing: tokio::sync::Mutex<()>,
    epoch: AtomicU64,
}

/// An open session.
pub(crate) struct Held {
    pub(crate) secrets: Secrets,
    access: Option<Zeroizing<String>>,
    /// With a gesture lock: what the next refresh token is sealed with.
    pub(crate) lock: Option<(Arc<SealKey>, Locked)>,
}

/// What outlives the process.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Secrets {
    refresh: String,
    pub(crate) account: Arc<contract::Account>,
}

impl Secrets {
    pub(crate) fn refresh(&self) -> &str {
        &self.refresh
    }

    /// With a newer token than the one that was sealed.
    pub(crate) fn renew(&mut self, refresh: &str) {
        self.refresh.zeroize();
        refresh.clone_into(&mut self.refresh);
    }
}

impl Drop for Secrets {
    fn drop(&mut self) {
        self.refresh.zeroize();
    }
}

/// The entry in the Vault.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Entry {
    Open(Secrets),
    Locked(Locked),
}

impl Sessions {
    /// Changes whenever somebody comes or goes: what was asked for before is not kept after.
    pub(crate) fn epoch(&self) -> u64 {
        self.epoch.load(Ordering::SeqCst)
    }

    pub(crate) fn account(&self) -> Option<Arc<contract::Account>> {
        self.look(|held| held.secrets.account.clone())
    }

    /// Whose drafts and photos these are now.
    pub(crate) fn owner(&self) -> String {
        self.look(|held| held.secrets.account.id.as_str().to_owned())
            .unwrap_or_else(|| NEW.to_owned())
    }

    pub(crate) fn look<T>(&self, look: impl FnOnce(&Held) -> T) -> Option<T> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(look)
    }

    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Held) -> T) -> Option<T> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).as_mut().map(change)
    }

    pub(crate) fn hold(&self, secrets: Secrets, lock: Option<(Arc<SealKey>, Locked)>) {
        self.put(Some(Held { secrets, access: None, lock }));
    }

    /// Out of memory.
    pub(crate) fn forget(&self) {
        self.put(None);
    }

    fn put(&self, held: Option<Held>) {
        *self.closed.lock().unwrap_or_else(PoisonError::into_inner) = None;
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = held;
        self.epoch.fetch_add(1, Ordering::SeqCst);
    }
}

impl World {
    /// What the Vault holds, at the start.
    pub(crate) async fn find_session(&self) -> Found {
        match self.read_entry().await {
            Ok(None) => Found::Nothing,
            Ok(Some(Entry::Open(secrets))) => {
                let account = secrets.account.clone();
                self.sessions.hold(secrets, None);
                Found::Open(account)
            }
            Ok(Some(Entry::Locked(locked))) => {
                self.sessions.close(locked.account_id.clone());
                Found::Locked { tries_left: locked.tries_left() }
            }
            Err(error) => Found::Failed(error.into()),
        }
    }

    pub(crate) async fn read_entry(&self) -> Result<Option<Entry>, VaultError> {
        let Some(bytes) = self.vault.read(ENTRY).await? else { return Ok(None) };
        serde_json::from_slice(&bytes).map(Some).map_err(|_| VaultError::Lost)
    }

    pub(crate) async fn write_entry(&self, entry: &Entry) -> Result<(), VaultError> {
        let bytes = serde_json::to_vec(entry).map(Zeroizing::new);
        self.vault.write(ENTRY, &bytes.map_err(|_| VaultError::Failed)?).await
    }

    /// A session that the server has just given.
    pub(crate) async fn sign_in(
        &self,
        session: contract::Session,
    ) -> Result<Arc<contract::Account>, Problem> {
        let _changing = self.sessions.changing.lock().await;
        let account = Arc::new(session.account);
        let secrets = Secrets { refresh: session.refresh_token, account: account.clone() };
        // Somebody else's documents must not be shown to this one, not even for a moment.
        self.sessions.forget();
        self.clear_cache().await?;
        self.drop_spares().await;
        self.write_entry(&Entry::Open(secrets.clone())).await?;
        self.sessions.hold(secrets, None);
        let access = Zeroizing::new(session.access_token);
        self.sessions.change(|held| held.access = Some(access));
        self.drafts.forget(NEW);
        if let Some(stores) = self.stores() {
            // The registration is over. What cannot be dropped now is sealed and harms nobody.
            let _ = stores.queue.erase(NEW.to_owned()).await;
        }
        let doc = tongtu_services::documents::Doc::Account(account.clone());
        if let Err(error) = self.keep(&doc, None).await {
            self.reducer.log.warn(format!("account not kept: {error}"));
        }
        self.outbox_wake();
        self.report_outbox().await;
        Ok(account)
    }

    /// Ends the session here; at the server too, if it can be reached.
    pub(crate) async fn sign_out(self: &Arc<World>, erase: bool) -> Result<(), Problem> {
        let _changing = self.sessions.changing.lock().await;
        let owner = match self.sessions.account() {
            Some(account) => Some(account.id.as_str().to_owned()),
            None => match self.read_entry().await {
                Ok(Some(Entry::Open(secrets))) => Some(secrets.account.id.as_str().to_owned()),
                Ok(Some(Entry::Locked(locked))) => Some(locked.account_id),
                Ok(None) | Err(_) => None,
            },
        };
        let access = self.sessions.look(|held| held.access.clone()).flatten();
        if let Some(access) = access.filter(|_| !erase) {
            let world = self.clone();
            tokio::spawn(async move {
                let ask = Ask::new(reqwest::Method::DELETE, path::SESSIONS_CURRENT);
                let _ = world.net.ask(ask, Some(&access)).await; // it runs out by itself
            });
        }
        self.drop_session().await?;
        if erase && let Some(owner) = owner {
            self.drafts.forget(&owner);
            if let Some(stores) = self.stores() {
                stores.queue.erase(owner.clone()).await?;
            }
            self.keys.drop_queue(&owner).await?;
        }
        Ok(())
    }

    /// Tokens, cache and cache key; the queue stays.
    pub(crate) async fn drop_session(&self) -> Result<(), Problem> {
        self.sessions.forget();
        self.drop_spares().await;
        self.vault.delete(ENTRY).await?;
        self.clear_cache().await?;
        Ok(())
    }

    async fn drop_spares(&self) {
        if let Some(stores) = self.stores()
            && let Err(error) = stores.queue.drop_spares().await
        {
            // The server has ended what it belongs to, or will; it is sealed meanwhile.
            self.reducer.log.warn(format!("spare token not dropped: {error}"));
        }
    }

    async fn clear_cache(&self) -> Result<(), Problem> {
        self.pictures.clear();
        if let Some(stores) = self.stores()
            && let Err(error) = stores.cache.clear().await
        {
            // Without its key no row opens again, so that a disk that fails keeps nobody logged in.
            self.reducer.log.warn(format!("cache not cleared: {error}"));
        }
        Ok(self.keys.drop_cache().await?)
    }

    /// A token that is believed to work.
    pub(crate) async fn access(&self) -> Result<Zeroizing<String>, Problem> {
        match self.sessions.look(|held| held.access.clone()) {
            None => Err(Problem::new(Code::A201)),
            Some(Some(access)) => Ok(access),
            Some(None) => self.refresh(None).await,
        }
    }

    /// The next token. `spent` is the one that no longer works: whoever comes with one that has been
    /// replaced meanwhile gets the new one and asks nobody.
    pub(crate) async fn refresh(&self, spent: Option<&str>) -> Result<Zeroizing<String>, Problem> {
        let _changing = self.sessions.changing.lock().await;
        let held = self.sessions.look(|held| {
            let access = held.access.clone();
            (access, Zeroizing::new(held.secrets.refresh.clone()))
        });
        let Some((access, refresh)) = held else { return Err(Problem::new(Code::A201)) };
        if let Some(access) = access.filter(|access| spent != Some(access.as_str())) {
            return Ok(access);
        }
        let session = self.exchange(&refresh).await?;
        self.renew_spare(&session.refresh_token).await;
        let access = Zeroizing::new(session.access_token);
        let secrets =
            Secrets { refresh: session.refresh_token, account: Arc::new(session.account) };
        let entry = self.sessions.change(|held| {
            held.access = Some(access.clone());
            held.secrets = secrets.clone();
            match &mut held.lock {
                None => Ok(Entry::Open(secrets)),
                Some((key, locked)) => {
                    locked.reseal(key, &secrets).map(|()| Entry::Locked(locked.clone()))
                }
            }
        });
        match entry {
            None => return Err(Problem::new(Code::A201)), // logged out meanwhile
            Some(Err(Unsealed)) => return Err(StoreError::Unsealed(Unsealed).into()),
            Some(Ok(entry)) => {
                if let Err(error) = self.write_entry(&entry).await {
                    // In memory it works; the next refresh writes again.
                    self.reducer.log.warn(format!("session not kept: {error}"));
                }
            }
        }
        Ok(access)
    }

    /// The server's next pair for a refresh token. Refused, the session is at an end here too. For who
    /// holds `changing`.
    pub(crate) async fn exchange(&self, refresh: &str) -> Result<contract::Session, Problem> {
        let request = contract::RefreshRequest { refresh_token: refresh.to_owned() };
        let body = serde_json::to_vec(&request).map_err(|_| Problem::new(Code::X901))?;
        // The same token always makes the same key: killed after the server has answered and before
        // the answer is in the Vault, the next start gets the same answer again.
        let ask =
            Ask::new(reqwest::Method::POST, path::SESSIONS_REFRESH).json(body).key(key_of(refresh));
        let got = self.net.ask(ask, None).await?;
        if matches!(got.status, 401 | 403) {
            self.drop_session().await?;
            self.reducer.came(Input::Expired);
            return Err(Problem::new(Code::A201));
        }
        let got = got.accepted(self.reducer.clock.now().ms)?;
        serde_json::from_slice(&got.body).map_err(|_| Problem::new(Code::N103))
    }
}

fn key_of(refresh: &str) -> String {
    let digest = digest::digest(&digest::SHA256, refresh.as_bytes());
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest.as_ref()).for_each(|(to, from)| *to = *from);
    uuid::Builder::from_custom_bytes(bytes).into_uuid().to_string()
}

/// The key of one intention.
pub(crate) fn new_key() -> String {
    Uuid::now_v7().to_string()
}
