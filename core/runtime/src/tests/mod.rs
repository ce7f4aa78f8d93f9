//! The runtime against a small server, a Vault in memory and a folder that is thrown away.
//!
//! - `kit` the doubles at the edge of the world: Vault, shell, log, server
//! - `sealed` what is kept, and what becomes of damaged files
//! - `heads` the first records of a long list
//! - `lists` documents in pages, pictures and the bound of the cache, files
//! - `online` tokens, documents, refusals
//! - `gesture` the lock and its counter
//! - `behind` what is sent while it is closed
//! - `trust` certificates
//! - `waiting` the outbox and its kill points

mod behind;
mod gesture;
mod heads;
pub(crate) mod kit;
mod lists;
mod online;
mod sealed;
mod trust;
mod waiting;
