//! Documents: what is accepted as it was typed is accepted as it was made canonical, and a mended
//! number is one that passes.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use tongtu_rules::document::{self, DocType, Suggestion};

fuzz_target!(|input: (u16, &str)| {
    let (days, raw) = input;
    let Some(today) = NaiveDate::from_num_days_from_ce_opt(700_000 + i32::from(days)) else {
        return;
    };
    for kind in DocType::ALL {
        if let Ok(read) = document::parse(kind, raw, today) {
            assert!(document::check(kind, read.as_str(), today).is_ok());
            assert!(read.born().is_none_or(|born| born <= today));
            let _ = read.masked();
        }
        match document::suggest(kind, raw, today) {
            Some(Suggestion::Text(text)) => {
                assert!(document::parse(kind, &text, today).is_ok(), "{text}");
            }
            Some(Suggestion::Kind(other)) => {
                assert!(document::parse(other, raw, today).is_ok(), "{other:?}");
            }
            None => {}
        }
    }
    let _ = document::guess(raw);
    let _ = document::mask(raw);
    let _ = document::check_digit(raw);
    if let Ok(number) = document::upgrade_legacy(raw) {
        assert_eq!(number.len(), 18);
    }
});
