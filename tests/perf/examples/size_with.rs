//! The same program with the rules in it: something of every module is reached from what it is
//! given, so that nothing is thrown away for being known.

use std::{hint::black_box, process::ExitCode};

use chrono::{Days, NaiveDate};
use tongtu_rules::{
    check, city, cross_border, day, document, gesture, inspection,
    licence::{class::Classes, points, renewal, status::LicenceStatus},
    money::Fen,
    name, password, photo, plate, violation,
};

fn main() -> ExitCode {
    let text: Vec<String> = std::env::args().skip(1).collect();
    let number = text.iter().filter_map(|text| text.parse::<u32>().ok()).sum::<u32>();
    let today = day::today(i64::from(number)).unwrap_or_default();
    for value in &text {
        all(value, number, today);
    }
    ExitCode::from(u8::from(number > 12) + u8::from(text.join(" ").contains("{}")))
}

fn all(value: &str, number: u32, today: NaiveDate) {
    let other = today + Days::new(u64::from(number % 1000));
    for kind in check::KINDS {
        black_box(check::check(kind, value, None, today).is_ok());
    }
    for word in check::TYPES {
        black_box(check::check("document", value, Some(word), today).is_ok());
    }
    black_box(document::mask(value));
    black_box(city::by_prefix(value));
    black_box(city::search(value).count());
    black_box(Classes::parse(value).is_ok());
    black_box(LicenceStatus::from_letters(value).headline());
    black_box(name::judge(
        &name::check(value),
        document::guess(value),
        name::Insistence::OnTheDocument,
    ))
    .ok();
    black_box(password::check(value, password::About { born: Some(today), phone: Some(value) }))
        .ok();
    black_box(violation::decision_no(value)).ok();
    black_box(violation::fine::surcharge(Fen(i64::from(number)), today, other, number));
    black_box(points::cycle(today, other));
    black_box(points::suspended_from(today, &day::Calendar::default()));
    black_box(renewal::on(other, renewal::Validity::Until(today)));
    black_box(inspection::window(today, other));
    black_box(inspection::next(inspection::Kind::Car, today, other));
    black_box(day::deadline(today, 30, day::DayKind::Working, &day::Calendar::default()));
    let stay = cross_border::Stay { entered: today, left: other };
    black_box(cross_border::count(&[stay], Some(other), today, &cross_border::LIMITS, None));
    black_box(photo::crop(number, number));
    black_box(photo::check_source(photo::Source::Album { taken_on: Some(today) }, other)).ok();
    black_box(plate::kind_name(u8::try_from(value.len()).unwrap_or(0)));
    black_box(gesture::Pattern::from_drawn(&value.bytes().map(i32::from).collect::<Vec<_>>())).ok();
}
