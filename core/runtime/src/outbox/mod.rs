//! The outbox: what the person has sent and the server has not yet answered.
//!
//! A row is written before the screen says "sent" and deleted after the answer has been taken in;
//! between the two it survives any kill, and bears the same idempotency key on each try. A row bears
//! its account and is sent under no other's token; a closed gesture lock stops nothing that was handed
//! in before (`spare`), but nobody hears of the answer until it is open.
//! Never: decides what may wait (services), speaks HTTP (net).
//!
//! - here: what the person wants, and what the screen shows
//! - `drain`: when something is sent; `pause`: and when not yet
//! - `send`: one item, and what becomes of its answer
//! - `letter`: an item as it lies sealed

mod drain;
mod letter;
mod pause;
mod send;

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use tokio::sync::Notify;
use tongtu_services::{
    Input,
    effect::{OutboxItem, OutboxState, Waiting},
    problem::{Code, Problem},
};
use uuid::Uuid;

use crate::{
    reducer::Busy,
    session::new_key,
    store::{OutboxRow, Queue, StoreError},
    world::World,
};
use letter::Letter;

#[derive(Default)]
pub(crate) struct Outbox {
    woken: Notify,
    /// Set while something is or may be under way, for whoever waits until nothing is.
    busy: Mutex<Option<Busy>>,
    sending: Mutex<Option<Sending>>,
    awake: AtomicBool,
    /// What stood in the way may be gone: pauses begin with the shortest again.
    anew: AtomicBool,
}

#[derive(Clone)]
struct Sending {
    id: String,
    done: u64,
    of: u64,
}

impl World {
    // ── what the person wants ──

    pub(crate) async fn enqueue(&self, waiting: Waiting) -> Result<String, Problem> {
        let stores = self.open_stores()?;
        let account = self.sessions.account().ok_or_else(|| Problem::new(Code::A201))?;
        let owner = account.id.as_str().to_owned();
        let key = self.queue_key(&owner).await?;
        let id = Uuid::now_v7().simple().to_string();
        let body = String::from_utf8(waiting.body).map_err(|_| Problem::new(Code::X901))?;
        let Waiting { kind, subject, path, photos, .. } = waiting;
        let letter = serde_json::to_vec(&Letter { path, body, subject })
            .map_err(|_| Problem::new(Code::X901))?;
        let row = OutboxRow {
            id: id.clone(),
            owner,
            kind: kind.name().to_owned(),
            key: new_key(),
            made_at_ms: self.reducer.clock.now().ms,
            photos,
            body: key
                .seal(Queue::place("outbox", &id, "body"), &letter)
                .map_err(StoreError::from)?,
            problem: None,
        };
        stores.queue.enqueue(row).await?;
        self.report_outbox().await;
        self.outbox_wake();
        Ok(id)
    }

    pub(crate) async fn discard(&self, id: String) -> Result<(), Problem> {
        let stores = self.open_stores()?;
        stores.queue.remove(self.sessions.owner(), id).await?;
        self.report_outbox().await;
        self.outbox_look(); // what it was to be sent with is no longer needed
        Ok(())
    }

    pub(crate) async fn retry(&self, id: String) -> Result<(), Problem> {
        let stores = self.open_stores()?;
        stores.queue.mark(self.sessions.owner(), id, None).await?;
        self.report_outbox().await;
        self.outbox_wake();
        Ok(())
    }

    // ── what the screen shows ──

    pub(crate) async fn report_outbox(&self) {
        let (Some(stores), Some(account)) = (self.stores(), self.sessions.account()) else {
            return;
        };
        let owner = account.id.as_str().to_owned();
        let rows = match stores.queue.waiting(owner.clone()).await {
            Ok(rows) => rows,
            Err(error) => return self.reducer.trouble(error),
        };
        let key = match self.queue_key(&owner).await {
            Ok(key) => Some(key),
            Err(error) if !rows.is_empty() => return self.reducer.trouble(error),
            Err(_) => None,
        };
        let sending = self.outbox.sending();
        let items =
            rows.iter().filter_map(|row| letter::item(row, key.as_deref(), sending.as_ref()));
        let items: Vec<OutboxItem> = items.collect();
        self.outbox_list.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&items);
        self.reducer.came(Input::Outbox(Arc::new(items)));
    }

    fn report_progress(&self) {
        let Some(sending) = self.outbox.sending() else { return };
        if self.sessions.account().is_none() {
            return; // behind a closed lock nobody hears how far it is either
        }
        let items = {
            let mut items = self.outbox_list.lock().unwrap_or_else(PoisonError::into_inner);
            for item in items.iter_mut().filter(|item| item.id == sending.id) {
                item.state = OutboxState::Sending { done: sending.done, of: sending.of };
            }
            items.clone()
        };
        self.reducer.came(Input::Outbox(Arc::new(items)));
    }
}

impl Outbox {
    fn begin(&self, busy: Busy) {
        *self.busy.lock().unwrap_or_else(PoisonError::into_inner) = Some(busy);
    }
    fn rest(&self) {
        let mut busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.awake.load(Ordering::SeqCst) {
            *busy = None;
        }
    }
    #[cfg(test)]
    pub(crate) fn is_resting(&self) -> bool {
        self.busy.lock().unwrap().is_none()
    }
    fn send(&self, sending: Option<Sending>) {
        *self.sending.lock().unwrap_or_else(PoisonError::into_inner) = sending;
    }
    fn sending(&self) -> Option<Sending> {
        self.sending.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
