//! By when something is to be done about what a message tells, and whether it still is.
//!
//! A message keeps the day it was sent with; what it is about goes on. What is paid, handled or gone
//! asks for nothing any more, and a fine that was put off has another day: the document says so where it
//! is here.

use chrono::NaiveDate;
use tongtu_contract::{Message, MessageKind, PaymentState, RentalRecordState, SubjectKind};

use crate::{fines::words as fines, step::Context, text::Words, violations::words as records};

/// What is left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// It only tells.
    Nothing,
    /// Until that day, the day itself included.
    By(NaiveDate),
    /// That day has passed, and it is still to be done.
    Passed(NaiveDate),
    /// It is done, or what it was about is gone.
    Done,
}

pub(super) fn of(message: &Message, ctx: &Context) -> Due {
    let Some(told) = message.deadline else { return Due::Nothing };
    let until = |day: NaiveDate| if day < ctx.today { Due::Passed(day) } else { Due::By(day) };
    // An appeal and a suit have their day whatever becomes of the fine.
    if message.kind == MessageKind::ReconsiderationAnswered {
        return if told < ctx.today { Due::Nothing } else { Due::By(told) };
    }
    let Some(subject) = &message.subject else { return until(told) };
    let id = subject.id.as_str();
    match subject.kind {
        SubjectKind::Decision => {
            let Some(doc) = ctx.docs.decisions() else { return until(told) };
            match doc.items.iter().find(|own| own.id.as_str() == id) {
                Some(own) if fines::is_resting(own) || fines::is_under_way(&own.payment) => {
                    Due::Nothing
                }
                Some(own) if fines::is_payable(own) => until(fines::due_on(own)),
                Some(own) if matches!(own.payment, PaymentState::Unknown(_)) => until(told),
                Some(_) | None => Due::Done,
            }
        }
        SubjectKind::Violation => {
            let Some(doc) = ctx.docs.violations() else { return until(told) };
            let record = doc.items.iter().find(|own| own.id.as_str() == id);
            record.and_then(|own| records::appear_by(&own.state)).map_or(Due::Done, until)
        }
        SubjectKind::Rental => {
            let Some(doc) = ctx.docs.rentals() else { return until(told) };
            let records = doc.items.iter().filter(|own| own.id.as_str() == id);
            // Which of the contract's records is meant its last day tells.
            let may_appeal = records.flat_map(|own| &own.records).any(|record| {
                matches!(record.state, RentalRecordState::Transferred { appeal_until } if appeal_until == told)
            });
            match until(told) {
                Due::By(_) if !may_appeal => Due::Done,
                due => due,
            }
        }
        SubjectKind::Vehicle => {
            let Some(doc) = ctx.docs.vehicles() else { return until(told) };
            match &doc.cross_border.car {
                Some(car) if car.vehicle.id.as_str() == id => until(car.term_until),
                _ => Due::Done,
            }
        }
        SubjectKind::VehicleFiling
        | SubjectKind::Payment
        | SubjectKind::Objection
        | SubjectKind::Points
        | SubjectKind::Unknown(_) => until(told),
    }
}

/// The same in words; nothing where it only tells.
pub(crate) fn line(message: &Message, ctx: &Context) -> Option<String> {
    let by = |key: &'static str, day: NaiveDate| {
        Some(ctx.say(Words::new(key).with("day", ctx.short_day(day))))
    };
    match (of(message, ctx), &message.kind) {
        (Due::Nothing, _) => None,
        (Due::Done, _) => Some(ctx.say("message-done")),
        (Due::Passed(day), _) => by("message-was-due", day),
        (Due::By(day), MessageKind::ReconsiderationAnswered) => by("message-due-court", day),
        (Due::By(day), MessageKind::RentalTransferred) => by("message-due-appeal", day),
        (Due::By(day), _) => by("message-due", day),
    }
}
