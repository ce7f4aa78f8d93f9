//! Vehicles: plates, VIN, filing, cross-border stays, inspection; and the cities of their plates.

use tongtu_rules::cross_border::{self, LIMITS, Limits, Scheme};
use tongtu_rules::filing::{self, Standing};
use tongtu_rules::inspection::{self, Condition, Kind, Window};
use tongtu_rules::plate::{self, Plate};
use tongtu_rules::vehicle::{Status, Use};
use tongtu_rules::{city as cities, engine as engines, vin as vins};

use crate::kit::{after, date, has, number, or_none, today, verdict, words};

pub(crate) fn plate(text: &str) -> String {
    match Plate::parse(text) {
        Ok(plate) => plate.family().name().into(),
        Err(error) => error.name().into(),
    }
}

pub(crate) fn plate_raw(raw: &str) -> String {
    plate::normalise(raw).into_owned()
}

pub(crate) fn plate_kind(code: &str) -> String {
    plate::kind_name(code.parse().unwrap()).unwrap_or("unknown").into()
}

pub(crate) fn letters(input: &str) -> String {
    let (table, letter) = input.split_once(' ').unwrap();
    let letter = letter.parse().unwrap();
    match table {
        "status" => format!("{:?}", Status::from_letter(letter)),
        _ => format!("{:?}", Use::from_letter(letter)),
    }
}

pub(crate) fn vin(text: &str) -> String {
    vins::check(text).map_or_else(|error| error.name().into(), |()| "OK".into())
}

pub(crate) fn engine(raw: &str) -> String {
    engines::tail(raw).unwrap_or_else(|error| error.name().into())
}

pub(crate) fn city(prefix: &str) -> String {
    or_none(cities::by_prefix(prefix).map(|(_, city)| city.name))
}

pub(crate) fn filing(input: &str) -> String {
    let words = words(input);
    let standing = Standing {
        kind: u8::try_from(number(&words, "kind")).unwrap(),
        is_own: has(&words, "own"),
        filed: number(&words, "filed"),
        other_users: number(&words, "other_users"),
        today: number(&words, "today"),
        this_year: number(&words, "this_year"),
        other_owners: number(&words, "other_owners"),
        blacklisted: has(&words, "blacklisted"),
    };
    verdict(
        filing::may_apply(&standing, &filing::LIMITS),
        tongtu_rules::filing::FilingRefusal::name,
    )
}

pub(crate) fn cross_border(input: &str) -> String {
    let words = words(input);
    if words[0] == "stay" {
        let limits = Limits {
            stay: after(&words, "of").map_or(LIMITS.stay, |days| days.parse().unwrap()),
            year: after(&words, "year").map_or(LIMITS.year, |days| days.parse().unwrap()),
        };
        let term = after(&words, "term").map(date);
        let (entered, today) = (date(&words[1]), date(&words[2]));
        let count = cross_border::count(&[], Some(entered), today, &limits, term);
        return format!("day {} {:?} until {}", count.stay, count.alert, or_none(count.leave_by));
    }
    let scheme = if words[1] == "hk" { Scheme::HongKong } else { Scheme::Macau };
    let at = |n: usize| words[n].parse().unwrap();
    let outcome = cross_border::fits(scheme, at(2), at(3), at(4), date(&words[5]), today());
    verdict(outcome, tongtu_rules::cross_border::CrossBorderRefusal::name)
}

pub(crate) fn inspection(input: &str) -> String {
    let words = words(input);
    match words[0].as_str() {
        "next" => match inspection::next(kind(&words[1]), date(&words[2]), date(&words[3])) {
            Some(due) => {
                let window = window(inspection::window(due.on, date(&words[3])));
                format!("{} {} {window}", due.how.name(), due.on)
            }
            None => "none".into(),
        },
        "year" => {
            let months = words[2].parse::<u32>().unwrap() * 12;
            or_none(inspection::at(kind(&words[1]), months).map(inspection::How::name))
        }
        "window" => window(inspection::window(date(&words[1]), date(&words[2]))).into(),
        _ => {
            let condition = Condition {
                violations: u32::from(has(&words, "violations")),
                accidents: u32::from(has(&words, "accidents")),
                insured: !has(&words, "uninsured"),
                taxed: !has(&words, "untaxed"),
            };
            verdict(inspection::blocks(condition), tongtu_rules::inspection::InspectionBlock::name)
        }
    }
}

fn kind(word: &str) -> Kind {
    match word {
        "car" => Kind::Car,
        "van" => Kind::Van,
        "operating" => Kind::Operating,
        "truck" => Kind::Truck,
        other => panic!("{other}"),
    }
}

fn window(window: Window) -> &'static str {
    match window {
        Window::TooEarly { .. } => "TooEarly",
        Window::Open => "Open",
        Window::Overdue => "Overdue",
    }
}
