//! The sandbox through real HTTP, as an app and a console meet it.
//!
//! 1. `registration` the form, the review, the refusal, the mending
//! 2. `session` login, tokens, wrong passwords, deletion
//! 3. `licence` the licence, its filing, the electronic one, the officer
//! 4. `upload` files in pieces
//! 5. `vehicles` `filing` `faces` `cross_border` `messages` vehicles, and who may use them
//! 6. `violations` `handling` `handling_vectors` `points` `payments` `objections` `rentals`
//!    records, and what becomes of them
//! 7. `wire` keys, tags, faults, tenants, gates, the clock

// Helpers of tests are tests, though clippy knows it only of the functions themselves.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod cross_border;
mod faces;
mod filing;
mod handling;
mod handling_vectors;
mod kit;
mod licence;
mod messages;
mod objections;
mod payments;
mod points;
mod registration;
mod rentals;
mod session;
mod upload;
mod vehicles;
mod violations;
mod wire;
