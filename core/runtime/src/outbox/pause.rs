//! How long a server that fails is left alone.

use crate::seal::fill_random;

/// The first pause after a failure, and the longest.
const SHORTEST_MS: u64 = 1_000;
pub(super) const LONGEST_MS: u64 = 300_000;

/// Decorrelated jitter: a thousand phones that lost the same server do not come back as one.
pub(super) fn longer(pause_ms: u64) -> u64 {
    let mut bytes = [0; 8];
    let random = match fill_random(&mut bytes) {
        Ok(()) => u64::from_le_bytes(bytes),
        Err(_) => 0,
    };
    let widest = (pause_ms * 3).max(SHORTEST_MS * 2);
    (SHORTEST_MS + random % (widest - SHORTEST_MS)).min(LONGEST_MS)
}

/// Until the server's own moment, within bounds.
pub(super) fn until(ms: i64) -> u64 {
    u64::try_from(ms).unwrap_or(0).clamp(SHORTEST_MS, 3_600_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_with_chance_and_stay_within_bounds() {
        let mut pause_ms = 0;
        let mut longest = 0;
        for _ in 0..10_000 {
            pause_ms = longer(pause_ms);
            assert!((SHORTEST_MS..=LONGEST_MS).contains(&pause_ms));
            longest = longest.max(pause_ms);
        }
        assert_eq!(longest, LONGEST_MS);
    }
}
