//! What a server answers, true or not: a value or an error, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::from_slice;
use tongtu_contract as contract;

fuzz_target!(|bytes: &[u8]| {
    let _ = from_slice::<contract::Session>(bytes);
    let _ = from_slice::<contract::Account>(bytes);
    let _ = from_slice::<contract::Registration>(bytes);
    let _ = from_slice::<contract::LicenceFile>(bytes);
    let _ = from_slice::<contract::Elicence>(bytes);
    let _ = from_slice::<contract::ServerInfo>(bytes);
    let _ = from_slice::<contract::Problem>(bytes);
});
