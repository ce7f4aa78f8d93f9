//! What a shell sends: an action that was read is written as it was meant.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tongtu_services::action::Action;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(action) = serde_json::from_slice::<Action>(bytes) {
        let text = serde_json::to_string(&action).expect("an action is JSON");
        assert_eq!(serde_json::from_str::<Action>(&text).expect("its own text"), action);
    }
});
