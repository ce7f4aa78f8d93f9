//! `App`: the one lock, the effects and their worker, store, net, vault, clock, ids.
//!
//! The crate that others depend on. A shell sees nine calls and draws what [`App::screen`] gives.
//! Every decision is in `tongtu-services`; here is the world: files, sockets, threads, time, chance.
//!
//! | module | owns |
//! |---|---|
//! | `app` | the nine calls: start, and the end of everything |
//! | `boundary` | what a shell brings along |
//! | `reducer` | the one lock around model and language |
//! | `world`, `effects` | the worker: an effect in, an answer out |
//! | `folder`, `store` | the data folder, the two databases |
//! | `seal`, `keys`, `vault` | sealing, its three keys, where they are kept |
//! | `net`, `wire`, `tus` | HTTP; in whose name; files in pieces |
//! | `session`, `lock`, `spare` | tokens; the gesture; sending behind it |
//! | `scan` | square codes out of the camera's frames |
//! | `documents`, `drafts`, `outbox`, `pictures`, `photos`, `files` | what is kept for the person |
//! | `clock`, `hand` | server time; threads on which the shell is called |

mod app;
mod boundary;
mod clock;
mod documents;
mod drafts;
mod effects;
mod files;
mod folder;
mod hand;
mod keys;
mod lock;
mod net;
mod outbox;
mod photos;
mod pictures;
mod reducer;
mod scan;
mod seal;
mod session;
mod spare;
mod store;
mod tus;
mod vault;
mod wire;
mod world;

#[cfg(test)]
mod tests;

pub use app::App;
pub use boundary::{Config, ForeignError, LogSink, Shell, StartError, Vault};
pub use tongtu_services::{Action, Ask, AskKind, Outcome, Screen, action, ask, screen};
