//! The worker: one thread that carries out what the reducer wants done.
//!
//! Owns everything outside the reducer: folder, stores, keys, network, session. Nothing here is held
//! while the shell is called.

use std::{
    sync::{
        Arc, Mutex, OnceLock, Weak,
        atomic::{AtomicBool, Ordering},
        mpsc::SyncSender,
    },
    time::Duration,
};

use tokio::sync::mpsc;
use tongtu_services::{
    Consent, Input,
    effect::{Command, OutboxItem},
    problem::{Code, Problem},
};

use crate::{
    boundary::{Config, Vault},
    drafts::Drafts,
    folder::Folder,
    keys::Keys,
    net::Net,
    outbox::Outbox,
    pictures::{Name, Pictures},
    reducer::{Busy, Reducer},
    scan::Scanner,
    session::Sessions,
    store::{Cache, Queue, StoreError},
    vault::VaultHand,
};

/// What the worker is told.
pub(crate) enum Order {
    /// Carry this out. It counts as work until it is answered.
    Carry(Command, Option<Busy>),
    /// A picture is wanted.
    Picture(Name, Busy),
    /// What was typed is to be on disk before this is answered.
    Flush(SyncSender<()>),
    /// There may be something to send.
    Wake,
    /// The network is back.
    Online,
    /// The end.
    Stop,
}

pub(crate) struct World {
    pub(crate) reducer: Arc<Reducer>,
    pub(crate) vault: Arc<VaultHand>,
    pub(crate) keys: Keys,
    pub(crate) net: Net,
    pub(crate) sessions: Sessions,
    pub(crate) drafts: Drafts,
    pub(crate) outbox: Arc<Outbox>,
    pub(crate) outbox_list: Mutex<Vec<OutboxItem>>,
    pub(crate) pictures: Arc<Pictures>,
    pub(crate) scanner: Scanner,
    stores: OnceLock<Stores>,
    consent: AtomicBool,
    /// Last, so that it is let go when the databases are closed.
    pub(crate) folder: Folder,
}

/// The two databases.
pub(crate) struct Stores {
    pub(crate) cache: Cache,
    pub(crate) queue: Queue,
}

impl World {
    pub(crate) fn new(
        config: Config,
        folder: Folder,
        vault: Arc<dyn Vault>,
        reducer: Arc<Reducer>,
        pictures: Arc<Pictures>,
    ) -> World {
        let vault = Arc::new(VaultHand::new(vault));
        World {
            keys: Keys::new(vault.clone()),
            vault,
            net: Net::new(config, &reducer),
            sessions: Sessions::default(),
            drafts: Drafts::default(),
            outbox: Arc::default(),
            outbox_list: Mutex::default(),
            pictures,
            scanner: Scanner::default(),
            stores: OnceLock::new(),
            consent: AtomicBool::new(false),
            reducer,
            folder,
        }
    }

    /// Until the end.
    pub(crate) async fn run(
        self: Arc<World>,
        consent: Consent,
        busy: Busy,
        mut orders: mpsc::UnboundedReceiver<Order>,
    ) {
        if matches!(consent, Consent::Given { .. }) {
            self.consent_given();
            let world = self.clone();
            tokio::spawn(async move {
                world.wake_up().await;
                drop(busy);
                world.reducer.redraw(); // for whoever waits until nothing is at work
            });
        } else {
            drop(busy);
        }
        while let Some(order) = orders.recv().await {
            match order {
                Order::Carry(command, busy) => self.begin(command, busy),
                Order::Picture(name, busy) => {
                    let world = self.clone();
                    tokio::spawn(async move {
                        let came = world.load_picture(name).await;
                        drop(busy);
                        if came {
                            world.reducer.redraw();
                        }
                    });
                }
                Order::Flush(done) => {
                    let world = self.clone();
                    tokio::spawn(async move {
                        world.write_drafts(true).await;
                        world.remember_time().await;
                        let _ = done.send(()); // whoever waited may have given up
                    });
                }
                Order::Wake => self.outbox_look(),
                Order::Online => self.outbox_wake(),
                Order::Stop => break,
            }
        }
    }

    /// What was there before: the settings, then who is logged in, then what waits.
    pub(crate) async fn wake_up(self: &Arc<World>) {
        if let Some(stores) = self.stores()
            && let Ok(ms) = stores.cache.at_least_ms().await
        {
            self.reducer.clock.at_least(ms);
        }
        // Before anybody is shown anything of theirs: large type must not come a moment after it.
        match self.load_settings().await {
            Ok(settings) => self.reducer.came(Input::Settings(settings)),
            Err(error) => self.reducer.trouble(error),
        }
        let found = self.find_session().await;
        self.reducer.came(Input::Found(found));
        self.report_outbox().await;
        self.outbox_look();
        if let Err(error) = self.drop_forgotten_photos().await {
            self.reducer.log.warn(format!("photos not dropped: {error}"));
        }
    }

    /// From now on there may be databases, keys and sockets.
    pub(crate) fn consent_given(self: &Arc<World>) {
        self.consent.store(true, Ordering::SeqCst);
        let mut opened = false;
        self.stores.get_or_init(|| {
            opened = true;
            let path = self.folder.path();
            let cache = Cache::new(path, told(&self.reducer));
            let queue = Queue::new(path, told(&self.reducer));
            Stores { cache, queue }
        });
        if opened {
            tokio::spawn(World::drain(Arc::downgrade(self), self.outbox.clone()));
        }
    }

    /// No socket any more, and nobody logged in. What waits in the queue stays sealed where it is.
    pub(crate) async fn consent_withdrawn(&self) -> Result<(), Problem> {
        if self.consent.swap(false, Ordering::SeqCst) {
            let _changing = self.sessions.changing.lock().await;
            self.drop_session().await?;
        }
        Ok(())
    }

    pub(crate) fn may_send(&self) -> bool {
        self.consent.load(Ordering::SeqCst)
    }

    /// The databases, if there may be any.
    pub(crate) fn stores(&self) -> Option<&Stores> {
        self.stores.get()
    }

    pub(crate) fn open_stores(&self) -> Result<&Stores, StoreError> {
        self.stores().ok_or(StoreError::Closed)
    }

    /// For a cold start without a network.
    pub(crate) async fn remember_time(&self) {
        let now = self.reducer.clock.now();
        if now.sure
            && let Some(stores) = self.stores()
        {
            let _ = stores.cache.keep_at_least_ms(now.ms).await; // it is only a lower bound
        }
    }

    pub(crate) fn end(&self, patience: Duration) {
        self.vault.end(patience);
    }
}

fn told(reducer: &Arc<Reducer>) -> impl Fn(Code) + Send + 'static {
    // Weak: a database outlives nobody.
    let reducer: Weak<Reducer> = Arc::downgrade(reducer);
    move |code| {
        if let Some(reducer) = reducer.upgrade() {
            reducer.log.warn(code.as_str());
            reducer.trouble(Problem::new(code));
        }
    }
}
