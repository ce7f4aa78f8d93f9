//! Plates, VIN, engine numbers: what is canonical stays as it is.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tongtu_rules::{engine, plate, vin};

fuzz_target!(|raw: &str| {
    let text = plate::normalise(raw);
    assert_eq!(plate::normalise(&text), text);
    if let Ok(plate) = plate::Plate::parse(&text) {
        assert!(matches!(plate.as_str().chars().count(), 5..=8));
        let _ = plate.has_many_letters();
    }
    if let Ok(vin) = vin::parse(raw) {
        assert!(vin.len() == 17 && vin::check(&vin).is_ok());
    }
    if let Ok(tail) = engine::tail(raw) {
        assert!(tail.len() == 6 && engine::check(&tail).is_ok());
    }
});
