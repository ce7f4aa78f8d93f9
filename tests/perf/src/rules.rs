//! The rules beside libraries that people would otherwise reach for.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use garde::Validate;
use tongtu_rules::{
    code,
    document::{self, DocType},
    engine, file_number, name, password, phone,
    plate::Plate,
    vin,
};

use crate::{count, figure, peer::Form, quantile};

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

/// Both sides read text that is normalised, as a form holds it after its fields were left.
fn ours(form: &Form, today: NaiveDate) -> bool {
    document::check(DocType::ResidentId, form.document, today).is_ok()
        && name::check_normalised(form.name).is_ok()
        && phone::check(form.phone).is_ok()
        && password::check(form.password, password::About::default()).is_ok()
        && code::check(form.code).is_ok()
        && file_number::check(form.file_number).is_ok()
        && Plate::parse(form.plate).is_ok()
        && vin::check(form.vin).is_ok()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default()
}

/// One wrong value a field: what one side refuses, both must, or the rules are not equal.
fn both_refuse_each() -> bool {
    let wrong = [
        Form { document: "110199199001010011", ..FORM },
        Form { name: "林7", ..FORM },
        Form { phone: "12800138000", ..FORM },
        Form { password: "Password", ..FORM },
        Form { code: "20481", ..FORM },
        Form { file_number: "44030012345X", ..FORM },
        Form { plate: "粤B7K2MI", ..FORM },
        Form { vin: "LVSHCAMB2CE054249", ..FORM },
    ];
    wrong.iter().all(|form| !ours(form, today()) && form.validate_with(&today()).is_err())
}

/// An eight-field form. Goal: at most 0.7 of garde.
pub(crate) fn form() {
    if !ours(&FORM, today()) || FORM.validate_with(&today()).is_err() || !both_refuse_each() {
        return figure("form", "the two sides do not agree, so that no ratio means anything");
    }
    let mine = || ours(black_box(&FORM), black_box(today()));
    let peer = || black_box(&FORM).validate_with(black_box(&today())).is_ok();
    ratio("V1 form of 8 fields", mine, "garde", peer, "goal ≤ 0.70");
    for (field, check) in FIELDS {
        let mut took: Vec<_> = (0..ROUNDS).map(|_| round(|| check(black_box(&FORM)))).collect();
        took.sort_unstable();
        let took = quantile(&took, 500);
        figure(&format!("  {field}"), &format!("{took:?}"));
    }
}

/// Field by field, so that one sees where the time goes.
type Check = fn(&Form) -> bool;
const FIELDS: [(&str, Check); 8] = [
    ("document", |form| document::check(DocType::ResidentId, form.document, today()).is_ok()),
    ("name", |form| name::check_normalised(form.name).is_ok()),
    ("phone", |form| phone::check(form.phone).is_ok()),
    ("password", |form| password::check(form.password, password::About::default()).is_ok()),
    ("code", |form| code::check(form.code).is_ok()),
    ("file number", |form| file_number::check(form.file_number).is_ok()),
    ("plate", |form| Plate::parse(form.plate).is_ok()),
    ("vin", |form| vin::check(form.vin).is_ok()),
];

/// The script check of a name. Goal: at most a fifth of zhconv.
pub(crate) fn name() {
    const NAMES: [&str; 4] = ["林之远", "陳大文", "阿不都·热西提", "锺南山"];
    let differs = |name: &str| zhconv::zhconv(name, zhconv::Variant::ZhHans) != name;
    let begun = Instant::now();
    black_box(differs(black_box("林")));
    figure(
        "zhconv's load at the first call",
        &format!("{:?} (ours has none: const)", begun.elapsed()),
    );
    let mine = || NAMES.iter().filter(|name| name::has_traditional(black_box(name))).count() == 2;
    let peer = || NAMES.iter().filter(|name| differs(black_box(name))).count() > 0;
    ratio("V2 script check of 4 names", mine, "zhconv", peer, "goal ≤ 0.20");
}

/// Checking asks for no memory, whatever the verdict.
pub(crate) fn allocations() {
    let born = NaiveDate::from_ymd_opt(1990, 1, 1);
    let about = password::About { born, phone: Some("13800138000") };
    let texts = [
        "",
        "1",
        "110199199001010010",
        "A123456(3)",
        "H12345678",
        "1234567(8)",
        "陳大文",
        "阿不都·热西提",
        "13800138000",
        "+85291234567",
        "xK9$v2Qm7!",
        "粤B7K2M5",
        "LVSHCAMB1CE054249",
        "440300123456",
    ];
    let asked = count::allocations(|| {
        for text in texts {
            for kind in DocType::ALL {
                black_box(document::check(kind, text, today()).is_ok());
            }
            black_box(name::check_normalised(text).is_ok());
            black_box(phone::check(text).is_ok());
            black_box(password::check(text, about).is_ok());
            black_box(code::check(text).is_ok());
            black_box(engine::check(text).is_ok());
            black_box(file_number::check(text).is_ok());
            black_box(Plate::parse(text).is_ok());
            black_box(vin::check(text).is_ok());
        }
    });
    let control = count::allocations(|| drop(black_box(document::guess("a 1").word().to_owned())));
    let text =
        format!("{asked} of {} checks (goal 0; the control has {control})", texts.len() * 16);
    figure("allocations of checking", &text);
}

/// Short rounds, many of them: whatever else the machine does falls on both sides alike.
const ROUNDS: usize = 101;
const CALLS: u32 = 2_000;

/// One round: how long one call took.
fn round(mut call: impl FnMut() -> bool) -> Duration {
    let begun = Instant::now();
    for _ in 0..CALLS {
        black_box(call());
    }
    begun.elapsed() / CALLS
}

/// Both sides in turn, round by round, and the median of the rounds' ratios.
#[expect(clippy::cast_precision_loss, reason = "nanoseconds of a benchmark")]
fn ratio(name: &str, mine: impl Fn() -> bool, other: &str, peer: impl Fn() -> bool, goal: &str) {
    let mut rounds: Vec<(Duration, Duration)> =
        (0..ROUNDS).map(|_| (round(&mine), round(&peer))).collect();
    let ratio = |(mine, peer): &(Duration, Duration)| {
        mine.as_nanos() as f64 / peer.as_nanos().max(1) as f64
    };
    rounds.sort_unstable_by(|a, b| ratio(a).total_cmp(&ratio(b)));
    let Some(median) = rounds.get(ROUNDS / 2) else { return };
    let (mine, peer) = median;
    figure(name, &format!("{mine:?}, {other} {peer:?}, ratio {:.2} ({goal})", ratio(median)));
}
