//! Server time: the last trusted `Date` plus time that has run since.
//!
//! Without one (a cold start offline) it is the later of the phone's clock and the last time that was
//! ever seen, marked *unsure*: the phone's clock is in the person's hand, the other can only be late.
//! std's monotonic clock stands still while Linux sleeps; the wall clock does not. When the two have
//! gone apart since the last `Date`, the phone slept or somebody turned its clock: unsure again.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// A `Date` has whole seconds: within this an earlier estimate is kept, so that time does not jump.
const SAME_MS: i64 = 1_500;
/// So far the two clocks may go apart without a reason.
const DRIFT_MS: i64 = 2_000;

#[derive(Default)]
pub(crate) struct Clock {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    anchor: Option<Anchor>,
    at_least_ms: i64,
}

#[derive(Clone, Copy)]
struct Anchor {
    server_ms: i64,
    monotonic: Instant,
    wall_ms: i64,
}

/// Server time, and whether it rests on the server's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Now {
    pub(crate) ms: i64,
    pub(crate) sure: bool,
}

impl Clock {
    pub(crate) fn now(&self) -> Now {
        self.now_at(Instant::now(), wall_ms())
    }

    /// The server answered with this `Date`.
    pub(crate) fn trust(&self, server_ms: i64) {
        self.trust_at(server_ms, Instant::now(), wall_ms());
    }

    /// It was once at least this late.
    pub(crate) fn at_least(&self, ms: i64) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.at_least_ms = state.at_least_ms.max(ms);
    }

    fn now_at(&self, monotonic: Instant, wall_ms: i64) -> Now {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(anchor) = state.anchor else {
            return Now { ms: wall_ms.max(state.at_least_ms), sure: false };
        };
        let ran = ms(monotonic.saturating_duration_since(anchor.monotonic));
        let wall_ran = wall_ms.saturating_sub(anchor.wall_ms);
        let server_ms = anchor.server_ms.saturating_add(ran);
        if (wall_ran - ran).abs() <= DRIFT_MS {
            return Now { ms: server_ms, sure: true };
        }
        Now { ms: server_ms.max(anchor.server_ms.saturating_add(wall_ran)), sure: false }
    }

    fn trust_at(&self, server_ms: i64, monotonic: Instant, wall_ms: i64) {
        let now = self.now_at(monotonic, wall_ms);
        let close = now.sure && (0..SAME_MS).contains(&(now.ms - server_ms));
        let server_ms = if close { now.ms } else { server_ms };
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.anchor = Some(Anchor { server_ms, monotonic, wall_ms });
    }
}

/// An HTTP date (`Sat, 21 Nov 2026 12:00:00 GMT`) in milliseconds.
pub(crate) fn parse_http_date(text: &str) -> Option<i64> {
    let date = chrono::NaiveDateTime::parse_from_str(text, "%a, %d %b %Y %H:%M:%S GMT").ok()?;
    Some(date.and_utc().timestamp_millis())
}

fn ms(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

/// The phone's clock.
pub(crate) fn wall_ms() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 1_795_262_400_000;

    #[test]
    fn before_any_date_the_later_of_phone_and_memory_is_taken_and_unsure() {
        let clock = Clock::default();
        clock.at_least(NOON);
        let now = clock.now_at(Instant::now(), NOON - 86_400_000);
        assert_eq!(now, Now { ms: NOON, sure: false });
        let now = clock.now_at(Instant::now(), NOON + 5);
        assert_eq!(now, Now { ms: NOON + 5, sure: false });
    }

    #[test]
    fn a_date_runs_on_with_the_monotonic_clock() {
        let clock = Clock::default();
        let start = Instant::now();
        clock.trust_at(NOON, start, 50_000);
        let now = clock.now_at(start + Duration::from_secs(90), 50_000 + 90_400);
        assert_eq!(now, Now { ms: NOON + 90_000, sure: true });
    }

    #[test]
    fn a_turned_phone_clock_or_a_sleep_makes_it_unsure_until_the_next_date() {
        let clock = Clock::default();
        let start = Instant::now();
        clock.trust_at(NOON, start, 0);
        let after = start + Duration::from_secs(1);
        assert_eq!(clock.now_at(after, 3_601_000), Now { ms: NOON + 3_601_000, sure: false });
        assert_eq!(clock.now_at(after, -9_000_000), Now { ms: NOON + 1_000, sure: false });
        clock.trust_at(NOON + 3_600_000, after, 3_601_000);
        assert_eq!(clock.now_at(after, 3_601_000), Now { ms: NOON + 3_600_000, sure: true });
    }

    #[test]
    fn the_whole_seconds_of_a_date_do_not_take_time_back() {
        let clock = Clock::default();
        let start = Instant::now();
        clock.trust_at(NOON, start, 0);
        let after = start + Duration::from_millis(900);
        clock.trust_at(NOON, after, 900);
        assert_eq!(clock.now_at(after, 900).ms, NOON + 900);
    }

    #[test]
    fn an_http_date_is_read_and_rubbish_is_not() {
        assert_eq!(parse_http_date("Sat, 21 Nov 2026 12:00:00 GMT"), Some(NOON));
        assert_eq!(parse_http_date("tomorrow"), None);
    }
}
