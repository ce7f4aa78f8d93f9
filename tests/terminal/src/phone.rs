//! A phone without a picture: one app, its folder, its vault, and the manners of a system that
//! suspends, kills and restores it.

use std::{
    path::PathBuf,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use tongtu_core::{
    Action, App, Config, ForeignError, LogSink, Screen, Shell, StartError, Vault, ask::Reminder,
};

/// How long `settle` waits before it gives the screen as it is, `busy` and all.
const SETTLE: Duration = Duration::from_secs(10);

/// What an app on this phone is started with.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The app's folder.
    pub data: PathBuf,
    /// The server's address.
    pub server: String,
    /// BCP 47.
    pub locale: String,
    /// Certificate of a sandbox's own authority, PEM or DER.
    pub ca: Option<Vec<u8>>,
}

/// One app on one phone.
pub struct Phone {
    settings: Settings,
    /// Name and version of the app that is installed.
    client: String,
    vault: Arc<dyn Vault>,
    log: Arc<dyn LogSink>,
    changes: Arc<Changes>,
    app: Arc<App>,
    /// How long each `dispatch` took.
    took: Mutex<Vec<Duration>>,
}

/// Hears of changes, and wakes who waits; keeps the reminders.
#[derive(Default)]
struct Changes {
    revision: Mutex<u64>,
    came: Condvar,
    /// What the system would remind of; outlives the app.
    reminders: Mutex<Vec<Reminder>>,
    reminded: Condvar,
}

impl Changes {
    fn revision(&self) -> MutexGuard<'_, u64> {
        self.revision.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shell for Changes {
    fn changed(&self, revision: u64) -> Result<(), ForeignError> {
        *self.revision() = revision;
        self.came.notify_all();
        Ok(())
    }
    fn keep_awake(&self, _on: bool) -> Result<(), ForeignError> {
        Ok(())
    }
    fn remind(&self, all: Vec<Reminder>) -> Result<(), ForeignError> {
        *self.reminders.lock().unwrap_or_else(PoisonError::into_inner) = all;
        self.reminded.notify_all();
        Ok(())
    }
}

impl Phone {
    /// Starts the app.
    ///
    /// # Errors
    /// What [`App::start`] gives.
    pub fn start(
        settings: Settings,
        vault: Arc<dyn Vault>,
        log: Arc<dyn LogSink>,
    ) -> Result<Phone, StartError> {
        let changes = Arc::new(Changes::default());
        let client = concat!("terminal/", env!("CARGO_PKG_VERSION")).to_owned();
        let app = open(&settings, &client, None, &vault, &changes, &log)?;
        Ok(Phone { settings, client, vault, log, changes, app, took: Mutex::default() })
    }

    /// Another version of the app is installed: the next start is its first.
    pub fn client(&mut self, client: &str) {
        client.clone_into(&mut self.client);
    }

    /// What the system would remind of, once there are so many; after two seconds as it is. The app
    /// tells it from a thread of its own.
    pub fn reminders(&self, count: usize) -> Vec<Reminder> {
        let set = self.changes.reminders.lock().unwrap_or_else(PoisonError::into_inner);
        let patience = Duration::from_secs(2);
        let waited =
            self.changes.reminded.wait_timeout_while(set, patience, |set| set.len() != count);
        waited.unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    /// The app itself.
    pub fn app(&self) -> &Arc<App> {
        &self.app
    }

    /// The screen as it is now.
    pub fn screen(&self) -> Screen {
        self.app.screen()
    }

    /// Tells the app what the person did.
    pub fn act(&self, action: Action) -> Screen {
        let begun = Instant::now();
        let screen = self.app.dispatch(action);
        self.took.lock().unwrap_or_else(PoisonError::into_inner).push(begun.elapsed());
        screen
    }

    /// How long each `dispatch` took so far.
    pub fn took(&self) -> Vec<Duration> {
        self.took.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until nothing but timers is at work; gives up after ten seconds.
    pub fn settle(&self) -> Screen {
        let end = Instant::now() + SETTLE;
        let mut heard = self.changes.revision();
        loop {
            drop(heard);
            // Asked before the screen is taken: work that ends in between shows on the screen.
            let at_work = self.app.is_at_work();
            let screen = self.app.screen();
            let left = end.saturating_duration_since(Instant::now());
            if !at_work || left.is_zero() {
                return screen;
            }
            heard = self.changes.revision();
            if *heard <= screen.revision {
                // A change between the two looks is not missed for longer than this.
                let wait = left.min(Duration::from_millis(50));
                heard = self
                    .changes
                    .came
                    .wait_timeout(heard, wait)
                    .unwrap_or_else(PoisonError::into_inner)
                    .0;
            }
        }
    }

    /// The process dies without a word and is started again where the person was, in the language
    /// given.
    ///
    /// # Errors
    /// What [`App::start`] gives.
    pub fn kill(&mut self) -> Result<Screen, StartError> {
        let restore = self.app.snapshot();
        self.app.kill();
        let restore = Some(restore);
        let Phone { settings, client, vault, changes, log, .. } = &*self;
        self.app = open(settings, client, restore, vault, changes, log)?;
        Ok(self.app.screen())
    }
}

impl Drop for Phone {
    fn drop(&mut self) {
        self.app.shut_down();
    }
}

fn open(
    settings: &Settings,
    client: &str,
    restore: Option<String>,
    vault: &Arc<dyn Vault>,
    changes: &Arc<Changes>,
    log: &Arc<dyn LogSink>,
) -> Result<Arc<App>, StartError> {
    let config = Config {
        data_folder: settings.data.to_string_lossy().into_owned(),
        server: settings.server.clone(),
        client: client.to_owned(),
        locale: settings.locale.clone(),
        large_text: false,
        roots: Vec::new(),
        extra_root: settings.ca.clone(),
        restore,
    };
    let changes: Arc<dyn Shell> = Arc::<Changes>::clone(changes);
    App::start(config, Arc::clone(vault), changes, Arc::clone(log))
}
