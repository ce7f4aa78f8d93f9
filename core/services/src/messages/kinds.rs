//! 提醒哪些消息: which kinds of messages this phone counts, and which it only lists.
//!
//! A choice of the phone's, as elder mode is: it outlives the account and is kept by the root. What
//! is muted keeps its term; the record or the fine itself stands in 要办的事 all the same.

use tongtu_contract::{Message, MessageKind};

use super::State;
use crate::{
    screen::{Body, Group, Icon, Mark, Row, Rows, Tone},
    step::{Context, Fact, Step, View},
    text::Words,
};

/// Kinds that are muted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Topic {
    Violations,
    Fines,
    Vehicles,
    Rentals,
    Points,
}

impl Topic {
    const ALL: [(Topic, &str, Icon); 5] = [
        (Topic::Violations, "violations", Icon::Violation),
        (Topic::Fines, "fines", Icon::Pay),
        (Topic::Vehicles, "vehicles", Icon::Car),
        (Topic::Rentals, "rentals", Icon::Send),
        (Topic::Points, "points", Icon::Points),
    ];

    fn bit(self) -> u8 {
        1 << self as u8
    }

    /// None of a kind that this app does not know: it is always told.
    fn of(kind: &MessageKind) -> Option<Topic> {
        Some(match kind {
            MessageKind::ViolationNew
            | MessageKind::ViolationDue
            | MessageKind::DecisionMade
            | MessageKind::ManualCheckAnswered
            | MessageKind::ObjectionUpheld
            | MessageKind::ObjectionDismissed => Topic::Violations,
            MessageKind::FineDue
            | MessageKind::PaymentDone
            | MessageKind::PaymentFailed
            | MessageKind::InstalmentAnswered
            | MessageKind::ReconsiderationAnswered => Topic::Fines,
            MessageKind::FilingAsked
            | MessageKind::VehicleFiled
            | MessageKind::FilingDone
            | MessageKind::FilingRejected
            | MessageKind::FilingUnbound
            | MessageKind::CrossBorderFound
            | MessageKind::CrossBorderTerm => Topic::Vehicles,
            MessageKind::RentalTransferred | MessageKind::RentalAppealAnswered => Topic::Rentals,
            MessageKind::PointsHigh => Topic::Points,
            MessageKind::Unknown(_) => return None,
        })
    }
}

/// The topics that are only listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Muted(u8);

impl Muted {
    /// As [`Muted::write`] wrote it; what is not known is left out.
    pub(crate) fn read(kept: &str) -> Muted {
        let has = |name: &str| kept.split(',').any(|own| own == name);
        let known = Topic::ALL.into_iter().filter(|(_, name, _)| has(name));
        Muted(known.fold(0, |bits, (topic, ..)| bits | topic.bit()))
    }

    pub(crate) fn write(self) -> String {
        let own = Topic::ALL.into_iter().filter(|(topic, ..)| self.has(*topic));
        own.map(|(_, name, _)| name).collect::<Vec<_>>().join(",")
    }

    fn has(self, topic: Topic) -> bool {
        self.0 & topic.bit() != 0
    }

    /// Whether that message is only listed.
    pub(super) fn mutes(self, message: &Message) -> bool {
        Topic::of(&message.kind).is_some_and(|topic| self.has(topic))
    }
}

/// The topic of a row is switched.
pub(super) fn switch(state: &State, name: &str, ctx: &Context) -> Step<State> {
    let stay = Step::stay(state);
    match Topic::ALL.into_iter().find(|(_, own, _)| *own == name) {
        Some((topic, ..)) => stay.fact(Fact::Muted(Muted(ctx.muted.0 ^ topic.bit()))),
        None => stay,
    }
}

pub(super) fn view(ctx: &Context) -> View {
    let row = |(topic, name, icon): (Topic, &str, Icon)| {
        let (tone, key) = if ctx.muted.has(topic) {
            (Tone::Calm, "messages-kind-off")
        } else {
            (Tone::Good, "messages-kind-on")
        };
        Row {
            id: format!("messages.kind/{name}"),
            icon: Some(icon),
            head: ctx.say(Words::new(format!("messages-kind-{name}"))),
            lines: ctx.find(format!("messages-kind-{name}.line")).into_iter().collect(),
            mark: Some(Mark { tone, open: false, label: ctx.say(key) }),
            opens: true,
            ..Row::default()
        }
    };
    let rows = Topic::ALL.map(row).to_vec();
    let group = Group { id: "messages.kinds".to_owned(), title: None, side: None, rows };
    let fine = Some(ctx.say("messages-kinds-fine"));
    let rows = Rows { groups: vec![group], fine, ..Rows::default() };
    View::new(ctx.say("title-messages-kinds"), Body::Rows { rows })
}
