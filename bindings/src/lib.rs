//! The door: the core for Kotlin and Swift, through uniffi.
//!
//! One object, nine calls, three foreign traits, no branches. The only crate that knows uniffi. It
//! passes calls on and types through ([`mirror`]); a decision here would be a decision that the
//! terminal shell does not share.

mod foreign;
mod mirror;

use std::sync::Arc;

use foreign::Foreign;
use tongtu_core::{Action, Config, Screen, StartError};

pub use foreign::{ForeignError, LogSink, Shell, Vault};

uniffi::setup_scaffolding!("tongtu");

/// The app. Make one a process, on the main thread; every call may come from any thread.
#[derive(uniffi::Object)]
pub struct App {
    core: Arc<tongtu_core::App>,
}

#[uniffi::export]
impl App {
    /// Opens the folder and gives the first screen at once; the key store is read afterwards.
    #[uniffi::constructor]
    pub fn start(
        config: Config,
        vault: Arc<dyn Vault>,
        shell: Arc<dyn Shell>,
        log: Arc<dyn LogSink>,
    ) -> Result<Self, StartError> {
        let (vault, shell, log) = (Foreign(vault), Foreign(shell), Foreign(log));
        let core =
            tongtu_core::App::start(config, Arc::new(vault), Arc::new(shell), Arc::new(log))?;
        Ok(App { core })
    }

    /// The screen, as it is to be drawn now.
    pub fn screen(&self) -> Screen {
        self.core.screen()
    }

    /// Tells what the person did; returns at once with the screen that follows.
    pub fn dispatch(&self, action: Action) -> Screen {
        self.core.dispatch(action)
    }

    /// JPEG or PNG, at least that wide where the picture has so much; `None` starts loading it, and
    /// `changed` follows.
    pub fn picture(&self, id: String, width_px: u32) -> Option<Vec<u8>> {
        self.core.picture(id, width_px)
    }

    /// The network came or went.
    pub fn connectivity_changed(&self, online: bool) {
        self.core.connectivity_changed(online);
    }

    /// The app left the front: what was typed is on disk when this returns.
    pub fn suspend(&self) {
        self.core.suspend();
    }

    /// The app came to the front; with a budget: the system lets it work in the background so long.
    pub fn resume(&self, budget_ms: Option<u64>) {
        self.core.resume(budget_ms);
    }

    /// Where the person is, for the next start. At most 4 KiB, nothing personal in it.
    pub fn snapshot(&self) -> String {
        self.core.snapshot()
    }

    /// Ends everything the core has at work. Harmless twice.
    pub fn shut_down(&self) {
        self.core.shut_down();
    }
}
