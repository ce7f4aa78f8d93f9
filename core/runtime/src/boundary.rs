//! What a shell brings along: how the app is started, and the three objects it calls.

use tongtu_services::ask::Reminder;

/// How the app is started.
#[derive(Debug, Clone)]
pub struct Config {
    /// The app's own folder.
    pub data_folder: String,
    /// The server's address, without a slash at its end.
    pub server: String,
    /// Name and version of the shell, for `Tongtu-Client`.
    pub client: String,
    /// BCP 47.
    pub locale: String,
    /// Whether the system's text is large.
    pub large_text: bool,
    /// DER certificates of the platform; empty where the platform verifies itself.
    pub roots: Vec<Vec<u8>>,
    /// DER or PEM certificate of a sandbox's own authority.
    pub extra_root: Option<Vec<u8>>,
    /// As [`App::snapshot`](crate::App::snapshot) gave it before the process ended.
    pub restore: Option<String>,
}

/// Why the app cannot be started. All else is a notice on a screen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// The data folder cannot be made, read or written.
    #[error("the folder cannot be used: {reason}")]
    Folder {
        /// For the log.
        reason: String,
    },
    /// The data was made by a newer version; nothing was touched.
    #[error("made by a newer version: {reason}")]
    Newer {
        /// For the log.
        reason: String,
    },
}

/// Why a call into the shell failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ForeignError {
    /// There is no such secret.
    #[error("not there")]
    Absent,
    /// The phone was not unlocked since it was started.
    #[error("locked until the phone is unlocked")]
    Locked,
    /// Anything else, also an exception of the other language.
    #[error("failed: {reason}")]
    Failed {
        /// For the log.
        reason: String,
    },
}

/// Secrets by name, in the phone's key store. May be slow; never called under the lock.
pub trait Vault: Send + Sync {
    /// The secret of that name.
    fn read(&self, name: String) -> Result<Vec<u8>, ForeignError>;
    /// Makes or replaces it; durable when it returns.
    fn write(&self, name: String, secret: Vec<u8>) -> Result<(), ForeignError>;
    /// Removes it; removing what is not there is no error.
    fn delete(&self, name: String) -> Result<(), ForeignError>;
}

/// What the core tells its shell.
pub trait Shell: Send + Sync {
    /// The screen has changed. From one thread of the core, no lock held, coalesced: hop to the main
    /// thread, then pull [`App::screen`](crate::App::screen).
    fn changed(&self, revision: u64) -> Result<(), ForeignError>;
    /// Whether the phone's screen may go dark.
    fn keep_awake(&self, on: bool) -> Result<(), ForeignError>;
    /// Replaces the whole set of reminders.
    fn remind(&self, all: Vec<Reminder>) -> Result<(), ForeignError>;
}

/// Where the core's log goes: codes and counts, never a number, name, token or path of a person.
pub trait LogSink: Send + Sync {
    /// Level 0 error, 1 warning, 2 info, 3 debug.
    fn write(&self, level: u8, line: String) -> Result<(), ForeignError>;
}
