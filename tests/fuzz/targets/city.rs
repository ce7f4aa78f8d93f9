//! The search for a city.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tongtu_rules::city;

fuzz_target!(|raw: &str| {
    let _ = city::by_prefix(raw);
    let _ = city::by_id(raw);
    let _ = city::search(raw).count();
});
