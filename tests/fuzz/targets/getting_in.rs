//! Phones, codes, passwords, gestures, and the normalisation under them all.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tongtu_rules::{code, file_number, gesture, password, phone, text};

fuzz_target!(|input: (Vec<i8>, &str, &str)| {
    let (drawn, raw, other) = input;
    let once = text::normalise(raw);
    assert_eq!(text::normalise(&once), once);
    if let Ok(phone) = phone::Phone::parse(raw) {
        assert_eq!(phone.as_str().len(), 11);
        let _ = phone.masked();
    }
    if let Ok(code) = code::parse(raw) {
        assert_eq!(code.len(), code::LENGTH);
    }
    if let Ok(number) = file_number::FileNumber::parse(raw) {
        assert_eq!(number.as_str().len(), 12);
    }
    let _ = password::check(raw, password::About { born: None, phone: Some(other) });
    assert_eq!(password::matches(raw, other).is_ok(), raw == other);
    let drawn: Vec<i32> = drawn.into_iter().map(i32::from).collect();
    if let Ok(pattern) = gesture::Pattern::from_drawn(&drawn) {
        assert!((4..=9).contains(&pattern.nodes().len()));
    }
});
