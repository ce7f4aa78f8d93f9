//! What a licence is called: statuses, classes, points, validity, the holder, in the person's words.
//!
//! Home, the licence's page and the card say the same things; they say them from here.

use chrono::{Datelike, NaiveDate};
use tongtu_contract as contract;
use tongtu_rules::licence::{
    class::Classes,
    renewal::{self, Renewal, Validity},
    status::{LicenceStatus, Status},
};

use crate::{
    screen::{Mark, Progress, Tone},
    step::Context,
    text::Words,
};

/// The gravest status that holds: what a licence is, in one word.
pub(crate) fn status_mark(letters: &str, ctx: &Context) -> Mark {
    let headline = LicenceStatus::from_letters(letters).headline();
    Mark { tone: tone(headline), open: false, label: status_word(headline, ctx) }
}

/// A letter that nobody here knows is shown as it came.
pub(crate) fn status_word(status: Status, ctx: &Context) -> String {
    match status {
        Status::Unknown(letter) => {
            ctx.say(Words::new("licence-status-unknown").with("code", letter.to_string()))
        }
        known => ctx.say(Words::new(status_key(known))),
    }
}

/// What it means for the person.
pub(crate) fn status_meaning(status: Status, ctx: &Context) -> String {
    let key = match status {
        Status::Unknown(_) => "licence-status-unknown".to_owned(),
        known => status_key(known),
    };
    ctx.say(Words::new(format!("{key}.means")))
}

fn status_key(status: Status) -> String {
    format!("licence-status-{}", status.letter().to_ascii_lowercase())
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Normal => Tone::Good,
        Status::RenewalExtended | Status::ReviewExtended | Status::MedicalExtended => Tone::Info,
        Status::AccidentPending | Status::ViolationsPending | Status::Unknown(_) => Tone::Attention,
        _ => Tone::Danger,
    }
}

/// `C1 小型汽车`; classes that no table knows stay as printed.
pub(crate) fn classes(raw: &str, ctx: &Context) -> String {
    let Ok(classes) = Classes::parse(raw) else { return raw.to_owned() };
    let named = classes.as_slice().iter().map(|class| {
        let key = format!("class-{}", class.code().to_ascii_lowercase());
        format!("{} {}", class.code(), ctx.say(Words::new(key)))
    });
    named.collect::<Vec<_>>().join(&ctx.say("list-comma"))
}

/// The lane of the cycle: what is decided, what is seen and not yet decided.
pub(crate) fn points(points: &contract::Points, ctx: &Context) -> Progress {
    let (done, adding, of) =
        (u32::from(points.accumulated), u32::from(points.pending), u32::from(points.limit));
    let key = if adding == 0 { "licence-points-spoken" } else { "licence-points-spoken-pending" };
    let words = Words::new(key).with("points", done).with("pending", adding).with("limit", of);
    Progress { done, adding, of, spoken: ctx.say(words) }
}

/// `3 分，满 12 分`.
pub(crate) fn points_value(points: &contract::Points, ctx: &Context) -> String {
    let words = Words::new("licence-points-value")
        .with("points", u32::from(points.accumulated))
        .with("limit", u32::from(points.limit));
    ctx.say(words)
}

/// `有效期至 2031-06-14`, or 长期有效.
pub(crate) fn valid_until(until: Option<NaiveDate>, ctx: &Context) -> String {
    match until {
        Some(day) => ctx.say(Words::new("licence-valid-until").with("day", ctx.day(day))),
        None => ctx.say("licence-valid-long"),
    }
}

/// The day alone, for a line that has its own label.
pub(crate) fn until_day(until: Option<NaiveDate>, ctx: &Context) -> String {
    until.map_or_else(|| ctx.say("licence-long-term"), |day| ctx.day(day))
}

/// Where the renewal stands today, by the rules.
pub(crate) fn renewal_on(licence: &contract::Licence, ctx: &Context) -> Renewal {
    renewal::on(ctx.today, licence.valid_until.map_or(Validity::LongTerm, Validity::Until))
}

/// Tone and sentence of the renewal.
pub(crate) fn renewal_words(licence: &contract::Licence, ctx: &Context) -> (Tone, String) {
    let verdict = renewal_on(licence, ctx);
    let tone = match verdict {
        Renewal::NotYet { .. } | Renewal::NotNeeded => Tone::Calm,
        Renewal::Open => Tone::Attention,
        Renewal::Overdue | Renewal::CancelledRecoverable | Renewal::Cancelled => Tone::Danger,
    };
    // What is left of a heavy class at the age at which nobody may apply for it any more (令第162号 §65).
    let classes = Classes::parse(&licence.classes).ok();
    let heavy = classes.and_then(|all| all.as_slice().iter().copied().find(|one| one.is_heavy()));
    let age = heavy.and_then(|class| class.ages(ctx.today).1);
    let mut words = Words::new(match verdict {
        Renewal::NotYet { .. } => "licence-renewal-not-yet",
        Renewal::Open => "licence-renewal-open",
        Renewal::Overdue => "licence-renewal-overdue",
        Renewal::CancelledRecoverable => "licence-renewal-recoverable",
        Renewal::Cancelled => "licence-renewal-cancelled",
        Renewal::NotNeeded if age.is_some() => "licence-renewal-not-needed-heavy",
        Renewal::NotNeeded => "licence-renewal-not-needed",
    });
    if let Some(age) = age {
        words = words.with("age", u32::from(age));
    }
    if let Renewal::NotYet { opens } = verdict {
        words = words.with("opens", ctx.short_day(opens));
    }
    if let Some(until) = licence.valid_until {
        words = words.with("until", ctx.short_day(until));
    }
    (tone, ctx.say(words))
}

/// `男，1988年3月出生`.
pub(crate) fn holder(sex: &contract::Sex, born_on: NaiveDate, ctx: &Context) -> String {
    let words = Words::new("licence-holder")
        .with("sex", self::sex(sex, ctx))
        .with("year", born_on.year().to_string())
        .with("month", ctx.say(Words::new(format!("month-{}", born_on.month()))));
    ctx.say(words)
}

pub(crate) fn sex(sex: &contract::Sex, ctx: &Context) -> String {
    match sex {
        contract::Sex::Male => ctx.say("sex-male"),
        contract::Sex::Female => ctx.say("sex-female"),
        contract::Sex::Unknown(raw) => raw.clone(),
    }
}
