//! The rules beside libraries that people would otherwise reach for.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use garde::Validate;
use tongtu_rules::{
    code, document, file_number::FileNumber, name, password, phone, plate::Plate, vin,
};

use crate::{figure, quantile};

/// Eight fields with the same shapes on both sides. garde checks what its attributes can say; where
/// a rule has no attribute (a check digit), ours does more.
#[derive(Validate)]
struct Form<'a> {
    #[garde(ascii, length(equal = 18))]
    document: &'a str,
    #[garde(length(chars, min = 1, max = 50))]
    name: &'a str,
    #[garde(ascii, length(equal = 11), prefix("1"))]
    phone: &'a str,
    #[garde(length(chars, min = 6, max = 64))]
    password: &'a str,
    #[garde(ascii, length(equal = 6))]
    code: &'a str,
    #[garde(ascii, length(equal = 12))]
    file_number: &'a str,
    #[garde(length(chars, min = 7, max = 8))]
    plate: &'a str,
    #[garde(ascii, alphanumeric, length(equal = 17))]
    vin: &'a str,
}

const FORM: Form<'static> = Form {
    document: "110199199001010010",
    name: "林之远",
    phone: "13800138000",
    password: "xK9$v2Qm7!",
    code: "204815",
    file_number: "440300123456",
    plate: "粤B7K2M5",
    vin: "LVSHCAMB1CE054249",
};

fn ours(form: &Form, today: NaiveDate) -> bool {
    document::parse_normalised(document::DocType::ResidentId, form.document, today).is_ok()
        && form.name.chars().all(|c| name::class(c) == name::Class::Fine)
        && phone::check(form.phone).is_ok()
        && password::check(form.password, password::About::default()).is_ok()
        && code::parse(form.code).is_ok()
        && FileNumber::parse(form.file_number).is_ok()
        && Plate::parse(form.plate).is_ok()
        && vin::check(form.vin).is_ok()
}

/// An eight-field form. Goal: at most 0.7 of garde.
pub(crate) fn form() {
    let Some(today) = NaiveDate::from_ymd_opt(2026, 11, 20) else { return };
    if !ours(&FORM, today) || FORM.validate().is_err() {
        return figure("form", "one side refuses what both must accept");
    }
    let mine = each(20_000, || ours(black_box(&FORM), black_box(today)));
    let peer = each(20_000, || black_box(&FORM).validate().is_ok());
    ratio("form of 8 fields", mine, "garde", peer, "goal ≤ 0.7");
}

/// The script check of a name. Goal: at most a fifth of zhconv.
pub(crate) fn name() {
    const NAMES: [&str; 4] = ["林之远", "陳大文", "阿不都·热西提", "锺南山"];
    let blocked = |name: &str| name.chars().any(|c| name::class(c) == name::Class::Blocked);
    let differs = |name: &str| zhconv::zhconv(name, zhconv::Variant::ZhHans) != name;
    differs(NAMES[0]); // its tables are loaded by the first call
    let mine = each(20_000, || NAMES.iter().filter(|name| blocked(black_box(name))).count() > 0);
    let peer = each(200, || NAMES.iter().filter(|name| differs(black_box(name))).count() > 0);
    ratio("script check of 4 names", mine, "zhconv", peer, "goal ≤ 0.2");
}

/// The median of nine rounds, for one call.
fn each(calls: u32, mut call: impl FnMut() -> bool) -> Duration {
    let mut rounds: Vec<Duration> = (0..9)
        .map(|_| {
            let begun = Instant::now();
            for _ in 0..calls {
                black_box(call());
            }
            begun.elapsed() / calls
        })
        .collect();
    rounds.sort_unstable();
    quantile(&rounds, 500)
}

#[expect(clippy::cast_precision_loss, reason = "nanoseconds of a benchmark")]
fn ratio(name: &str, mine: Duration, other: &str, peer: Duration, goal: &str) {
    let ratio = mine.as_nanos() as f64 / peer.as_nanos().max(1) as f64;
    figure(name, &format!("{mine:?}, {other} {peer:?}, ratio {ratio:.2} ({goal})"));
}
