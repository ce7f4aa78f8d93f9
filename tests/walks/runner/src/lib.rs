//! Runs every walk: the person's actions through the core's nine calls, the world's through the
//! sandbox. What a walk may say is in `tests/walks/README.md`.

mod bank;
mod desk;
mod golden;
mod owner;
mod runner;
mod square;
mod walk;

pub use golden::{golden, said};
pub use runner::{Pass, Ran, run};
pub use walk::{Step, Walk, WalkError, all};
