//! The door by words: an answer for everything, a listed code for each refusal.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use tongtu_rules::check;

fuzz_target!(|input: (u16, &str)| {
    let (days, raw) = input;
    let Some(today) = NaiveDate::from_num_days_from_ce_opt(700_000 + i32::from(days)) else {
        return;
    };
    for kind in check::KINDS {
        let result = check::check(kind, raw, None, today).expect("a kind of the list");
        assert_eq!(result.ok, result.code.is_none());
        assert!(result.code.is_none_or(|code| check::CODES.concat().contains(&code)));
    }
    for word in check::TYPES {
        let result = check::check("document", raw, Some(word), today).expect("a type of the list");
        assert_eq!(result.ok, result.code.is_none());
    }
});
