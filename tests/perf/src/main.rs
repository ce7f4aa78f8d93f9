//! `make bench`: figures, printed with what they are measured against. Nothing here fails because a
//! machine was busy; absolute times differ from machine to machine, ratios are what to quote.

#[cfg(feature = "app")]
mod cached;
#[cfg(feature = "app")]
mod core;
mod count;
#[cfg(feature = "app")]
mod lists;
mod peer;
mod rules;

use std::time::Duration;

/// `rules`, `core`, `cached`, or all of them. `cached` may be given the folder for its file.
fn main() {
    let part = std::env::args().nth(1);
    let asked = |name| part.as_deref().is_none_or(|part| part == name);
    if asked("rules") {
        // First, while there is no other thread whose allocations would be counted too.
        rules::allocations();
        rules::form();
        rules::name();
    }
    #[cfg(feature = "app")]
    if asked("core") {
        core::start();
        core::dispatch();
        lists::violations();
    }
    #[cfg(feature = "app")]
    if asked("cached") {
        let folder = std::env::args().nth(2).unwrap_or_else(|| "target/perf".to_owned());
        cached::thousand(std::path::Path::new(&folder));
    }
}

/// A log that nobody reads.
#[cfg(feature = "app")]
struct Quiet;
#[cfg(feature = "app")]
impl tongtu_core::LogSink for Quiet {
    fn write(&self, _level: u8, _line: String) -> Result<(), tongtu_core::ForeignError> {
        Ok(())
    }
}

/// The value below which so many per mille of the sorted values lie.
fn quantile(sorted: &[Duration], per_mille: usize) -> Duration {
    let at = (sorted.len().saturating_sub(1)) * per_mille / 1000;
    sorted.get(at).copied().unwrap_or_default()
}

/// Prints one figure.
#[expect(clippy::print_stdout, reason = "this is a benchmark's output")]
fn figure(name: &str, text: &str) {
    println!("figure {name}: {text}");
}
