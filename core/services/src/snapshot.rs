//! The snapshot: where the person was, in at most 4 KiB, for a start after a kill.
//!
//! Holds a format number, the names of routes and the number of the next ask. Never text of a person:
//! what was typed is in the sealed drafts. A snapshot of another format, a damaged or an overlong one
//! is not read.

use serde::{Deserialize, Serialize};

use crate::route::Route;

const FORMAT: u32 = 1;
const MAX_BYTES: usize = 4096;

/// Where the person was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Snapshot {
    pub(crate) stack: Vec<Route>,
    pub(crate) next_ask: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: u32,
    stack: Vec<String>,
    next_ask: u64,
}

impl Snapshot {
    /// As text.
    pub(crate) fn write(&self) -> String {
        let stack = self.stack.iter().map(Route::name).collect();
        let written = Written { format: FORMAT, stack, next_ask: self.next_ask };
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// Out of text; `None` for whatever [`write`](Snapshot::write) did not make.
    pub(crate) fn read(text: &str) -> Option<Snapshot> {
        if text.len() > MAX_BYTES {
            return None;
        }
        let written: Written = serde_json::from_str(text).ok()?;
        if written.format != FORMAT {
            return None;
        }
        let stack = written.stack.iter().map(|name| Route::parse(name)).collect::<Option<_>>()?;
        Some(Snapshot { stack, next_ask: written.next_ask })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_fits() {
        let stack = vec![Route::RegisterCity("粤".repeat(40)); 24];
        let snapshot = Snapshot { stack, next_ask: 7 };
        assert!(snapshot.write().len() <= MAX_BYTES);
        assert_eq!(Snapshot::read(&snapshot.write()), Some(snapshot));
    }

    #[test]
    fn a_damaged_a_foreign_and_an_overlong_snapshot_are_not_read() {
        let good = Snapshot { stack: vec![Route::Home], next_ask: 1 }.write();
        assert!(Snapshot::read(&good).is_some());
        assert!(Snapshot::read(&good[..good.len() - 1]).is_none());
        assert!(Snapshot::read(&good.replace("\"format\":1", "\"format\":2")).is_none());
        assert!(Snapshot::read(&good.replace("home", "hone")).is_none());
        assert!(Snapshot::read(&format!("{good}{}", " ".repeat(MAX_BYTES))).is_none());
    }
}
