//! The reference back end: the contract, enforced, with a clock to turn.
//!
//! It is a server and not a mock: the same rules as the app's, state in SQLite, real signatures.
//! What makes it a sandbox lies under `/_sandbox`: a clock for each tenant, named people, the SMS
//! inbox, the reviewer's desk, faults, the ledger. See `README.md`.
//!
//! - `http`: tenants, keys, tags, gates, faults, one transaction for a request; `router`: paths
//! - `server` `code` `registration` `session` `account` `licence` `elicence` `upload` `picture`:
//!   the contract, one file for each thing one can ask for
//! - `vehicle` `vehicle_filing` `face` `manual` `cross_border` `message`: vehicles, and who may use them
//! - `violation` `handling` `decision` `payment` `objection` `rental` `points`: records, and what
//!   becomes of them; `police`: what only the police know
//! - `review` `office`: who decides, and when; `officer`: the other side of the QR code
//! - `control` `seeds` `fault`: the console's side
//! - `store` `rows` `town`: what is kept; `secret`: tokens, passwords, signatures

mod account;
mod call;
mod code;
mod control;
mod cross_border;
mod decision;
mod elicence;
mod evidence;
mod face;
mod fault;
mod handling;
mod handling_history;
mod http;
mod licence;
mod listen;
mod manual;
mod message;
mod objection;
mod office;
mod officer;
mod payment;
mod payment_page;
mod payment_receipt;
mod person;
mod picture;
mod points;
mod police;
mod refusal;
mod registration;
mod rental;
mod reply;
mod review;
mod router;
mod rows;
mod secret;
mod seeds;
mod server;
mod session;
mod store;
mod tls;
mod town;
mod upload;
mod vehicle;
mod vehicle_filing;
mod vehicle_register;
mod vehicle_rows;
mod violation;
mod violation_console;
mod violation_garage;
mod violation_planted;
mod violation_rows;

pub use listen::{Config, Handle, Sandbox, StartError};
