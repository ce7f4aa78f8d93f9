//! The third shell, without a picture: drives the same [`App`] as Android and iOS from a script.
//!
//! Owns what a shell owes the core (a vault, a way to hear of changes, a log) in its plainest form,
//! and [`Phone`], which starts, settles, kills and restores an app. `tongtu play`, the walk runner and
//! the benchmarks use it. Never: a rule, a sentence, a request.

mod phone;
mod play;
mod rules;
mod vault;

pub use phone::{Phone, Settings};
pub use play::play;
pub use rules::check;
pub use vault::{FileVault, MemoryVault};
