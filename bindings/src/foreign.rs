//! What a shell brings along, and its way into the core.
//!
//! The traits are the core's own, said again because uniffi makes the vtables here. An exception of
//! the other language arrives as [`ForeignError::Failed`].

use std::sync::Arc;

use tongtu_core::ask::Reminder;

/// Why a call into the shell failed.
#[derive(Debug, thiserror::Error, uniffi::Error)]
pub enum ForeignError {
    /// There is no such secret.
    #[error("not there")]
    Absent,
    /// The phone was not unlocked since it was started.
    #[error("locked until the phone is unlocked")]
    Locked,
    /// Anything else, also an exception.
    #[error("failed: {reason}")]
    Failed {
        /// For the log.
        reason: String,
    },
}

impl From<uniffi::UnexpectedUniFFICallbackError> for ForeignError {
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> Self {
        ForeignError::Failed { reason: error.reason }
    }
}

impl From<ForeignError> for tongtu_core::ForeignError {
    fn from(error: ForeignError) -> Self {
        match error {
            ForeignError::Absent => Self::Absent,
            ForeignError::Locked => Self::Locked,
            ForeignError::Failed { reason } => Self::Failed { reason },
        }
    }
}

/// Secrets by name, in the phone's key store. Called from a thread of the core; may be slow.
#[uniffi::export(foreign)]
pub trait Vault: Send + Sync {
    /// The secret of that name.
    fn read(&self, name: String) -> Result<Vec<u8>, ForeignError>;
    /// Makes or replaces it; durable when it returns.
    fn write(&self, name: String, secret: Vec<u8>) -> Result<(), ForeignError>;
    /// Removes it; removing what is not there is no error.
    fn delete(&self, name: String) -> Result<(), ForeignError>;
}

/// What the core tells its shell.
#[uniffi::export(foreign)]
pub trait Shell: Send + Sync {
    /// The screen has changed. Hop to the main thread, then pull `screen()`.
    fn changed(&self, revision: u64) -> Result<(), ForeignError>;
    /// Whether the phone's screen may go dark.
    fn keep_awake(&self, on: bool) -> Result<(), ForeignError>;
    /// Replaces the whole set of reminders.
    fn remind(&self, all: Vec<Reminder>) -> Result<(), ForeignError>;
}

/// Where the core's log goes.
#[uniffi::export(foreign)]
pub trait LogSink: Send + Sync {
    /// Level 0 error, 1 warning, 2 info, 3 debug.
    fn write(&self, level: u8, line: String) -> Result<(), ForeignError>;
}

/// A foreign object, as the core knows it.
pub(crate) struct Foreign<T: ?Sized>(pub(crate) Arc<T>);

impl tongtu_core::Vault for Foreign<dyn Vault> {
    fn read(&self, name: String) -> Result<Vec<u8>, tongtu_core::ForeignError> {
        Ok(self.0.read(name)?)
    }
    fn write(&self, name: String, secret: Vec<u8>) -> Result<(), tongtu_core::ForeignError> {
        Ok(self.0.write(name, secret)?)
    }
    fn delete(&self, name: String) -> Result<(), tongtu_core::ForeignError> {
        Ok(self.0.delete(name)?)
    }
}

impl tongtu_core::Shell for Foreign<dyn Shell> {
    fn changed(&self, revision: u64) -> Result<(), tongtu_core::ForeignError> {
        Ok(self.0.changed(revision)?)
    }
    fn keep_awake(&self, on: bool) -> Result<(), tongtu_core::ForeignError> {
        Ok(self.0.keep_awake(on)?)
    }
    fn remind(&self, all: Vec<Reminder>) -> Result<(), tongtu_core::ForeignError> {
        Ok(self.0.remind(all)?)
    }
}

impl tongtu_core::LogSink for Foreign<dyn LogSink> {
    fn write(&self, level: u8, line: String) -> Result<(), tongtu_core::ForeignError> {
        Ok(self.0.write(level, line)?)
    }
}
