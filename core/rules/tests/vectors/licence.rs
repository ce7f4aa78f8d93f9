//! The licence: file numbers, classes, points, renewal, status, photo, and the days they count.

use tongtu_rules::day::{self, Calendar};
use tongtu_rules::file_number::FileNumber;
use tongtu_rules::licence::class::{Class, Classes};
use tongtu_rules::licence::points::{self, FineState, Standing, Turn};
use tongtu_rules::licence::renewal::{self, Renewal, Validity};
use tongtu_rules::licence::status::LicenceStatus;
use tongtu_rules::photo::{self, Lens, Source, Upload};

use crate::kit::{after, date, has, number, or_none, today, words};

pub(crate) fn file_number(raw: &str) -> String {
    match FileNumber::parse(raw) {
        Ok(number) => number.as_str().into(),
        Err(error) => error.name().into(),
    }
}

pub(crate) fn class(raw: &str) -> String {
    match Classes::parse(raw) {
        Ok(classes) => codes(classes.as_slice()),
        Err(error) => error.name().into(),
    }
}

pub(crate) fn class_covers(code: &str) -> String {
    match one_class(code).covers() {
        [] => "none".into(),
        classes => codes(classes),
    }
}

pub(crate) fn class_ages(input: &str) -> String {
    let words = words(input);
    let (from, to) = one_class(&words[0]).ages(date(&words[1]));
    format!("{from}..{}", to.map_or(String::new(), |to| to.to_string()))
}

fn one_class(code: &str) -> Class {
    Classes::parse(code).unwrap().as_slice()[0]
}

fn codes(classes: &[Class]) -> String {
    classes.iter().map(|class| class.code()).collect::<Vec<_>>().join(" ")
}

pub(crate) fn points_cycle(input: &str) -> String {
    let words = words(input);
    let at = |n: usize| words[n].parse::<u16>().unwrap();
    match words[0].as_str() {
        "cycle" => match points::cycle(date(&words[1]), date(&words[2])) {
            Some(cycle) => format!(
                "{}..{} number {}{}",
                cycle.start,
                cycle.end,
                cycle.number,
                if cycle.is_certain { "" } else { " uncertain" }
            ),
            None => "none".into(),
        },
        "turn" => {
            let states = [
                ("paid", FineState::Paid),
                ("overdue", FineState::Overdue),
                ("notyetdue", FineState::NotYetDue),
            ];
            let records: Vec<(u8, FineState)> = states
                .into_iter()
                .map(|(key, state)| (u8::try_from(number(&words, key)).unwrap(), state))
                .collect();
            match points::turn(u8::try_from(at(1)).unwrap(), &records) {
                Turn::Carried { points, unsure } => {
                    format!("Carried {points}{}", if unsure { " unsure" } else { "" })
                }
                Turn::StudyFirst => "StudyFirst".into(),
            }
        }
        "standing" => match points::standing(u8::try_from(at(1)).unwrap()) {
            Standing::Open { points } => format!("Open {points}"),
            Standing::Full { points } => format!("Full {points}"),
        },
        "study" => {
            let heavy = has(&words, "heavy");
            match points::study(at(1), u8::try_from(at(2)).unwrap(), heavy) {
                Some(study) => format!("{} days {:?}", study.days, study.exams),
                None => "none".into(),
            }
        }
        "suspended" => or_none(points::suspended_from(date(&words[1]), &Calendar::default())),
        other => panic!("{other}"),
    }
}

pub(crate) fn renewal(input: &str) -> String {
    let words = words(input);
    let validity = match words[0].as_str() {
        "long-term" => Validity::LongTerm,
        day => Validity::Until(date(day)),
    };
    match renewal::on(date(&words[1]), validity) {
        Renewal::NotYet { opens } => format!("NotYet {opens}"),
        other => other.name().into(),
    }
}

pub(crate) fn status(letters: &str) -> String {
    let status = LicenceStatus::from_letters(letters);
    let mut out = status.headline().letter().to_string();
    let blocks = [
        (status.blocks_handling().is_some(), " handling"),
        (status.blocks_electronic_licence(), " card"),
    ];
    if blocks.iter().any(|(blocks, _)| *blocks) {
        out.push_str(" blocks");
    }
    out.extend(blocks.iter().filter(|(blocks, _)| *blocks).map(|(_, what)| *what));
    out
}

pub(crate) fn photo(input: &str) -> String {
    let words = words(input);
    let (width, height) = words[0].split_once('x').unwrap();
    let (width, height) = (width.parse().unwrap(), height.parse().unwrap());
    let orientation = u16::try_from(number(&words, "exif")).unwrap();
    let (width, height) = photo::upright(width, height, orientation);
    let source = match words[1].as_str() {
        "rear" => Source::Camera(Lens::Rear),
        "front" => Source::Camera(Lens::Front),
        "unknown" => Source::Camera(Lens::Unknown),
        _ => Source::Album { taken_on: after(&words, "album").map(date) },
    };
    let mime = if has(&words, "png") { "image/png" } else { "image/jpeg" };
    match photo::judge(&Upload { width, height, mime, source }, today()) {
        Ok(()) => "OK".into(),
        Err(error) => error.name().into(),
    }
}

pub(crate) fn day(input: &str) -> String {
    let words = words(input);
    let months = || words[2].parse().unwrap();
    match words[0].as_str() {
        "before" => or_none(day::months_before(date(&words[1]), months())),
        "after" => or_none(day::months_after(date(&words[1]), months())),
        "age" => or_none(day::age(date(&words[1]), date(&words[2]))),
        "today" => or_none(day::today(words[1].parse().unwrap())),
        other => panic!("{other}"),
    }
}
