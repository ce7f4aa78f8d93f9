//! Sending while the gesture lock is closed: the refresh token a second time, for the outbox alone.
//!
//! The gesture locks the screen and the session, not the sending of what the person already confirmed.
//! As long as there is a lock *and* something waits to be sent, the refresh token is kept once more,
//! sealed under the queue key of its account, which can be read after the phone's first unlock. Only the
//! outbox asks with it ([`By::Owner`](crate::wire::By)); documents, drafts and screens stay closed. It
//! goes when the lock is opened with nothing left to send, with the lock itself, at logout and with the
//! fifth wrong pattern.
//!
//! Refresh tokens work once. While the lock is closed this one is changed and the one under the pattern
//! grows stale; whoever opens the lock takes this one over. Why so: `adr/0003`.

use std::sync::PoisonError;

use tongtu_services::problem::{Code, Problem};
use zeroize::Zeroizing;

use crate::{
    session::Sessions,
    store::{Queue, StoreError},
    world::World,
};

/// Whose session is sealed under the gesture.
pub(crate) struct Closed {
    owner: String,
    /// Of the last change of the spare token; memory only.
    access: Option<Zeroizing<String>>,
}

impl Sessions {
    /// The session is sealed, and this is whose.
    pub(crate) fn close(&self, owner: String) {
        *self.closed() = Some(Closed { owner, access: None });
    }

    /// Whose items may be sent: of who is logged in, or of whose session is sealed.
    pub(crate) fn sender(&self) -> Option<String> {
        let open = self.account().map(|account| account.id.as_str().to_owned());
        open.or_else(|| self.closed().as_ref().map(|closed| closed.owner.clone()))
    }

    fn closed(&self) -> std::sync::MutexGuard<'_, Option<Closed>> {
        self.closed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn closed_access(&self) -> Option<Zeroizing<String>> {
        self.closed().as_ref()?.access.clone()
    }

    fn set_closed_access(&self, access: Option<Zeroizing<String>>) {
        if let Some(closed) = &mut *self.closed() {
            closed.access = access;
        }
    }
}

impl World {
    /// A token to send an item of that owner with. `spent` is one that no longer works.
    pub(crate) async fn access_for(
        &self,
        owner: &str,
        spent: Option<&str>,
    ) -> Result<Zeroizing<String>, Problem> {
        if self.sessions.account().is_some_and(|account| account.id.as_str() == owner) {
            return match spent {
                None => self.access().await,
                Some(_) => self.refresh(spent).await,
            };
        }
        let _changing = self.sessions.changing.lock().await;
        let shut_out = || Problem::new(Code::A201);
        if self.sessions.account().is_some() || self.sessions.sender().as_deref() != Some(owner) {
            return Err(shut_out()); // opened, or gone, meanwhile: woken by the next session
        }
        let access = self.sessions.closed_access();
        if let Some(access) = access.filter(|access| spent != Some(access.as_str())) {
            return Ok(access);
        }
        let refresh = self.spare(owner).await?.ok_or_else(shut_out)?;
        let session = self.exchange(&refresh).await?;
        let access = Zeroizing::new(session.access_token);
        let next = Zeroizing::new(session.refresh_token);
        if let Err(error) = self.keep_spare(owner, &next).await {
            // In memory it works. After a kill the old one gets the same answer again, by its key.
            self.reducer.log.warn(format!("spare token not kept: {error}"));
        }
        self.sessions.set_closed_access(Some(access.clone()));
        Ok(access)
    }

    /// Keeps the spare token, or drops it where it is no longer needed.
    pub(crate) async fn settle_spare(&self) {
        let _changing = self.sessions.changing.lock().await;
        self.settle_spare_held().await;
    }

    /// As [`settle_spare`](World::settle_spare), for who holds `changing`.
    pub(crate) async fn settle_spare_held(&self) {
        let Some(owner) = self.sessions.sender() else { return };
        if let Err(error) = self.try_settle_spare(&owner).await {
            // Without it what waits is sent once the lock is open; nothing is lost.
            self.reducer.log.warn(format!("spare token not settled: {error}"));
        }
    }

    async fn try_settle_spare(&self, owner: &str) -> Result<(), StoreError> {
        let Some(stores) = self.stores() else { return Ok(()) };
        let waits = stores.queue.has_waiting(owner.to_owned()).await?;
        let token = self.sessions.look(|held| {
            let refresh = Zeroizing::new(held.secrets.refresh().to_owned());
            held.lock.is_some().then_some(refresh)
        });
        match token {
            Some(Some(refresh)) if waits => self.keep_spare(owner, &refresh).await,
            Some(_) => stores.queue.drop_spares().await,
            // Closed: it may be newer than the one under the pattern, and the session's last hope.
            None if waits => Ok(()),
            None => {
                self.sessions.set_closed_access(None);
                Ok(())
            }
        }
    }

    /// The session has a new refresh token. Before it is written anywhere else: the spare one is never
    /// older than the one under the pattern.
    pub(crate) async fn renew_spare(&self, refresh: &str) {
        let Some(owner) = self.sessions.sender() else { return };
        let renewed = async {
            match self.stores() {
                Some(stores) if stores.queue.spare(owner.clone()).await?.is_some() => {
                    self.keep_spare(&owner, refresh).await
                }
                _ => Ok(()),
            }
        };
        if let Err(error) = renewed.await {
            self.reducer.log.warn(format!("spare token not renewed: {error}"));
        }
    }

    /// The spare token of that owner, if there is one and it opens.
    pub(crate) async fn spare(&self, owner: &str) -> Result<Option<Zeroizing<String>>, StoreError> {
        let Some(sealed) = self.open_stores()?.queue.spare(owner.to_owned()).await? else {
            return Ok(None);
        };
        let key = self.queue_key(owner).await?;
        let plain = key.open(Queue::place("spare", owner, "refresh"), &sealed)?;
        let text = std::str::from_utf8(&plain).ok();
        Ok(text.map(|text| Zeroizing::new(text.to_owned())))
    }

    async fn keep_spare(&self, owner: &str, refresh: &str) -> Result<(), StoreError> {
        let key = self.queue_key(owner).await?;
        let sealed = key.seal(Queue::place("spare", owner, "refresh"), refresh.as_bytes())?;
        self.open_stores()?.queue.keep_spare(owner.to_owned(), sealed).await
    }
}
