//! What a car is called: kinds, statuses, use, dates, relations, in the person's words.

use chrono::NaiveDate;
use tongtu_contract::{Relation, Vehicle};
use tongtu_rules::{
    inspection::{self, Window},
    plate,
    vehicle::{Status, Use},
};

use crate::{
    licence,
    screen::{Line, Mark, Row, Tone},
    step::Context,
    text::Words,
};

/// So many days before the insurance ends it is said. Ours.
const INSURANCE_SOON_DAYS: i64 = 30;

/// The gravest status that holds, in one word.
pub(crate) fn status_mark(letters: &str, ctx: &Context) -> Mark {
    let status = gravest(letters);
    Mark { tone: tone(status), open: false, label: status_word(status, ctx) }
}

/// What the gravest status means, where it keeps the car off the road or calls the person.
pub(super) fn grave(letters: &str, ctx: &Context) -> Option<String> {
    let status = gravest(letters);
    (tone(status) == Tone::Danger || status == Status::OffRoad).then(|| means(status, ctx))
}

/// Of two that are as grave the first written is the headline.
fn gravest(letters: &str) -> Status {
    let statuses = Status::from_letters(letters);
    let gravest = statuses.iter().rev().max_by_key(|status| gravity(**status)).copied();
    gravest.unwrap_or(Status::Normal)
}

fn means(status: Status, ctx: &Context) -> String {
    ctx.say(Words::new(format!("{}.means", status_key(status))))
}

/// A line for each status that holds, with what it means for the person.
pub(crate) fn statuses(letters: &str, ctx: &Context) -> Vec<Line> {
    let line = |status: &Status| Line {
        id: format!("vehicle.status.{}", letter(*status)),
        label: status_word(*status, ctx),
        value: means(*status, ctx),
        can_copy: false,
        reveal: None,
    };
    Status::from_letters(letters).iter().map(line).collect()
}

/// A letter that nobody here knows is shown as it came.
fn status_word(status: Status, ctx: &Context) -> String {
    ctx.say(Words::new(status_key(status)).with("code", letter(status).to_string()))
}

fn status_key(status: Status) -> String {
    match status {
        Status::Unknown(_) => "vehicle-status-unknown".to_owned(),
        known => format!("vehicle-status-{}", letter(known).to_ascii_lowercase()),
    }
}

fn letter(status: Status) -> char {
    if let Status::Unknown(letter) = status {
        return letter;
    }
    let known = ('A'..='Q').zip(Status::ALL);
    known.into_iter().find(|(_, known)| *known == status).map_or('?', |(letter, _)| letter)
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Normal => Tone::Good,
        Status::MovedOut | Status::Customs | Status::OffRoad => Tone::Info,
        Status::ViolationsPending
        | Status::AccidentPending
        | Status::Locked
        | Status::Unknown(_) => Tone::Attention,
        Status::Stolen
        | Status::InspectionOverdue
        | Status::Cancelled
        | Status::Revoked
        | Status::Suspected
        | Status::Sealed
        | Status::Held
        | Status::ScrapDue
        | Status::HitAndRun
        | Status::Scrapped => Tone::Danger,
    }
}

fn gravity(status: Status) -> u8 {
    match tone(status) {
        Tone::Good | Tone::Calm => 0,
        Tone::Info => 1,
        Tone::Attention => 2,
        Tone::Danger => 3,
    }
}

/// 小型汽车; a code that is in no table is shown as it came.
pub(crate) fn kind(code: &str, ctx: &Context) -> String {
    let own = code.parse::<u8>().ok().filter(|kind| plate::kind_name(*kind).is_some());
    let key = own.map(|kind| Words::new(format!("plate-kind-{kind:02}")));
    let said = key.and_then(|words| ctx.texts.find(&words));
    said.unwrap_or_else(|| ctx.say(Words::new("plate-kind-other").with("code", code)))
}

/// 非营运; a letter that is in no table is shown as it came.
pub(super) fn usage(code: &str, ctx: &Context) -> String {
    let known = code.chars().next().filter(|_| code.chars().count() == 1);
    let known = known.filter(|letter| !matches!(Use::from_letter(*letter), Use::Unknown(_)));
    match known {
        Some(letter) => ctx.say(Words::new(format!("vehicle-use-{}", letter.to_ascii_lowercase()))),
        None => ctx.say(Words::new("vehicle-use-unknown").with("code", code)),
    }
}

/// 朋友; a word that nobody here knows is shown as it came.
pub(crate) fn relation(relation: &Relation, ctx: &Context) -> String {
    let word = relation.as_str();
    ctx.find(format!("relation-{word}")).unwrap_or_else(|| word.to_owned())
}

/// A date that comes near, or has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Due {
    pub(crate) what: What,
    pub(crate) on: NaiveDate,
    /// Good while it is far.
    pub(crate) tone: Tone,
}

/// What falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Inspection,
    Insurance,
}

impl What {
    fn key(self) -> &'static str {
        match self {
            What::Inspection => "inspection",
            What::Insurance => "insurance",
        }
    }
}

/// What falls due for a car, the gravest and then the nearest first.
pub(crate) fn dues(vehicle: &Vehicle, today: NaiveDate) -> Vec<Due> {
    let inspection = vehicle.inspection_until.map(|on| {
        let tone = match inspection::window(on, today) {
            Window::TooEarly { .. } => Tone::Good,
            Window::Open => Tone::Attention,
            Window::Overdue => Tone::Danger,
        };
        Due { what: What::Inspection, on, tone }
    });
    let insurance = vehicle.insurance_until.map(|on| {
        let tone = match (on - today).num_days() {
            ..0 => Tone::Danger,
            0..=INSURANCE_SOON_DAYS => Tone::Attention,
            _ => Tone::Good,
        };
        Due { what: What::Insurance, on, tone }
    });
    let mut dues: Vec<Due> = inspection.into_iter().chain(insurance).collect();
    let gravity = |due: &Due| match due.tone {
        Tone::Danger => 0,
        Tone::Attention => 1,
        _ => 2,
    };
    dues.sort_by_key(|due| (gravity(due), due.on));
    dues
}

/// 检验有效期至 2027-05-31, or what it means that it comes near or has passed.
pub(crate) fn due_line(due: Due, ctx: &Context) -> String {
    let state = match due.tone {
        Tone::Danger => "past",
        Tone::Attention => "soon",
        _ => "far",
    };
    let words = Words::new(format!("vehicle-due-{}-{state}", due.what.key()));
    ctx.say(words.with("day", ctx.short_day(due.on)))
}

/// How a car stands, in one word: a date that comes near is graver than that it is in order.
pub(super) fn mark(vehicle: &Vehicle, ctx: &Context) -> Mark {
    let mark = status_mark(&vehicle.status, ctx);
    let next = dues(vehicle, ctx.today).into_iter().next();
    let Some(due) = next.filter(|due| mark.tone == Tone::Good && due.tone != Tone::Good) else {
        return mark;
    };
    let label = match due.tone {
        Tone::Danger => ctx.say("vehicle-mark-past"),
        _ => ctx.say("vehicle-mark-soon"),
    };
    Mark { tone: due.tone, open: due.tone == Tone::Attention, label }
}

/// A car as a row that opens its page. What is no small car says what it is: two cars of different
/// kinds may have the same characters on their plates.
pub(crate) fn row(vehicle: &Vehicle, ctx: &Context) -> Row {
    let is_small = matches!(vehicle.plate_kind.as_str(), "02" | "52");
    let kind = (!is_small).then(|| kind(&vehicle.plate_kind, ctx));
    let next = dues(vehicle, ctx.today).into_iter().next();
    Row {
        id: format!("vehicle/{}", vehicle.id),
        plate: Some(crate::plate::written(&vehicle.plate)),
        head: vehicle.model.clone(),
        lines: kind.into_iter().chain(next.map(|due| due_line(due, ctx))).collect(),
        mark: Some(mark(vehicle, ctx)),
        opens: true,
        ..Row::default()
    }
}

/// Label and value; the label is the text `line-<id>`.
pub(crate) fn line(id: &str, value: String, ctx: &Context) -> Line {
    licence::line(id, value, ctx)
}

/// An owner's code as it is read: in fours, which do not break apart.
pub(crate) fn in_fours(code: &str) -> String {
    let chars: Vec<char> = code.chars().collect();
    let fours = chars.chunks(4).map(|four| four.iter().collect::<String>());
    fours.collect::<Vec<_>>().join("\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_in_fours_that_do_not_break_apart() {
        assert_eq!(in_fours("7K3M9PQR2XVW"), "7K3M\u{a0}9PQR\u{a0}2XVW");
        assert_eq!(in_fours(""), "");
    }
}
