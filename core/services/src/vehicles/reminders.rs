//! What the system reminds of: always the whole set, made anew from the documents.
//!
//! Nothing in it names a person, a plate or a place: a reminder stands on a locked screen.

use chrono::{Days, NaiveDate, NaiveTime};
use tongtu_contract::ViolationState;

use super::cross_border;
use crate::{ask::Reminder, fines::words as fines, step::Context, text::Words};

/// So many days before a term ends. Ours.
const BEFORE: Days = Days::new(3);
/// In the morning, +08:00.
const HOUR: u32 = 9;
/// More than these nobody reads; the nearest stay.
const MOST: usize = 16;

/// Every reminder that lies ahead, the nearest first.
pub(crate) fn reminders(ctx: &Context) -> Vec<Reminder> {
    let mut all = crossing(ctx);
    all.extend(terms(ctx));
    all.retain(|reminder| reminder.at_ms > ctx.now_ms);
    all.sort_by(|one, other| (one.at_ms, &one.id).cmp(&(other.at_ms, &other.id)));
    all.dedup_by(|one, other| one.id == other.id);
    all.truncate(MOST);
    all
}

/// The twenty-fifth day of the stay, and the day on which the year has its hundred and fiftieth. Where
/// the term or the year ends a stay sooner, as many days before that.
fn crossing(ctx: &Context) -> Vec<Reminder> {
    let Some(car) = cross_border::car(ctx) else { return Vec::new() };
    let Some(entered) = car.entered_on else { return Vec::new() };
    let count = cross_border::count(car, ctx);
    let limits = cross_border::limits(ctx);
    let left = count.leave_by.map(|day| ctx.short_day(day)).unwrap_or_default();
    let before = Days::new(u64::from(limits.stay.saturating_sub(limits.remind_stay())));
    let stay = count.leave_by.and_then(|last| last.checked_sub_days(before));
    let stay = stay.filter(|day| *day >= entered);
    // Behind the day of leaving there is nothing left to be reminded of.
    let ahead = |day: &NaiveDate| count.leave_by.is_some_and(|last| *day <= last);
    let year = limits
        .remind_year()
        .checked_sub(count.year)
        .and_then(|days| ctx.today.checked_add_days(Days::new(u64::from(days))))
        // The new year brings new days.
        .filter(ahead)
        .filter(|day| chrono::Datelike::year(day) == chrono::Datelike::year(&ctx.today));
    let remind = |name: &str, days: u32, day: NaiveDate| {
        let words = Words::new(format!("remind-cross-border-{name}")).with("days", days);
        let text = Words::new(format!("remind-cross-border-{name}.text"));
        let text = text.with("day", left.clone()).with("limit", limits.year);
        Reminder {
            id: format!("cross_border.{name}.{day}"),
            at_ms: morning_ms(day),
            title: ctx.say(words),
            text: ctx.say(text),
            link: "tongtu://open/vehicle.cross_border".to_owned(),
        }
    };
    // The day of entry counts.
    let stayed = |day: NaiveDate| u32::try_from((day - entered).num_days() + 1).unwrap_or(0);
    let stay = stay.map(|day| remind("stay", stayed(day), day));
    stay.into_iter().chain(year.map(|day| remind("year", limits.remind_year(), day))).collect()
}

/// Records to be handled and fines to be paid, three days before; those of one day are one.
fn terms(ctx: &Context) -> Vec<Reminder> {
    let records = ctx.docs.violations().into_iter().flat_map(|doc| &doc.items);
    let records = records.filter_map(|record| match record.state {
        ViolationState::Notified { appear_by: day }
        | ViolationState::Extended { appear_by: day }
        | ViolationState::Announced { until: day } => Some(("violations", day)),
        _ => None, // nothing is to be done by a day
    });
    let fines = ctx.docs.decisions().into_iter().flat_map(|doc| &doc.items);
    let fines =
        fines.filter(|decision| fines::is_payable(decision) && !fines::is_resting(decision));
    let fines = fines.map(|decision| ("fines", fines::due_on(decision)));
    let remind = |(kind, day): (&str, NaiveDate)| {
        let before = day.checked_sub_days(BEFORE)?;
        let text = Words::new(format!("remind-{kind}.text")).with("day", ctx.short_day(day));
        Some(Reminder {
            id: format!("{kind}.{day}"),
            at_ms: morning_ms(before),
            title: ctx.say(Words::new(format!("remind-{kind}"))),
            text: ctx.say(text),
            link: format!("tongtu://open/{kind}"),
        })
    };
    // Few days differ among many records: each is said once.
    let mut days: Vec<(&str, NaiveDate)> = records.chain(fines).collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter().filter_map(remind).collect()
}

fn morning_ms(day: NaiveDate) -> i64 {
    let at = day.and_time(NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or_default());
    at.and_utc().timestamp_millis() - 8 * 3_600_000
}
