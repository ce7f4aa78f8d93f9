//! Licences, decisions, days.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use tongtu_rules::{
    day,
    licence::{class::Classes, points, renewal, status::LicenceStatus},
    violation,
};

fuzz_target!(|input: (&str, i32, i32, u16, i64)| {
    let (raw, from, on, count, ms) = input;
    let _ = Classes::parse(raw);
    let _ = LicenceStatus::from_letters(raw).headline();
    let _ = violation::decision_no(raw);
    let _ = day::today(ms);
    let years = 1..3_652_059; // from the year 1 to 9999
    let (Some(from), Some(on)) = (
        NaiveDate::from_num_days_from_ce_opt(from).filter(|_| years.contains(&from)),
        NaiveDate::from_num_days_from_ce_opt(on).filter(|_| years.contains(&on)),
    ) else {
        return;
    };
    if let Some(cycle) = points::cycle(from, on) {
        assert!(cycle.start <= on && on <= cycle.end);
    }
    let _ = renewal::on(on, renewal::Validity::Until(from));
    if let Some(end) =
        day::deadline(from, count % 400, day::DayKind::Working, &day::Calendar::default())
    {
        assert!(end >= from);
    }
});
