//! 消息: what changed, with the deadline and where to go.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::MessageId;
use crate::word::words;

/// `GET /v1/messages`: the newest two hundred, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Messages {
    /// All of them.
    pub items: Vec<Message>,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// What it tells.
    pub kind: MessageKind,
    /// When it was sent.
    pub at_ms: i64,
    /// What the sentence speaks of: `plate`, `name_masked`, `points`, `amount_fen`, `day`: by when,
    /// or, where an authority or a firm has answered, the day of the act.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, String>,
    /// The sentence in the language of `Accept-Language`, for a kind the app does not know.
    pub text: String,
    /// By when the person should act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<NaiveDate>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<MessageSubject>,
    /// Unread, read, put away.
    pub state: MessageState,
}

words! {
    /// What a message tells.
    MessageKind {
        /// To the owner: somebody asks to file the vehicle.
        FilingAsked = "filing_asked",
        /// To the owner: somebody has filed the vehicle.
        VehicleFiled = "vehicle_filed",
        /// To the user: the filing is done.
        FilingDone = "filing_done",
        /// To the user: the application was refused.
        FilingRejected = "filing_rejected",
        /// To both: the filing was ended.
        FilingUnbound = "filing_unbound",
        /// A car from across the border was filed by itself.
        CrossBorderFound = "cross_border_found",
        /// Its term ends soon.
        CrossBorderTerm = "cross_border_term",
        /// A new record.
        ViolationNew = "violation_new",
        /// A record waits, and its term ends soon.
        ViolationDue = "violation_due",
        /// A decision was made.
        DecisionMade = "decision_made",
        /// A fine is due soon, or overdue.
        FineDue = "fine_due",
        /// A payment arrived.
        PaymentDone = "payment_done",
        /// A payment failed.
        PaymentFailed = "payment_failed",
        /// A request to pay later was answered.
        InstalmentAnswered = "instalment_answered",
        /// An objection was upheld.
        ObjectionUpheld = "objection_upheld",
        /// An objection was dismissed.
        ObjectionDismissed = "objection_dismissed",
        /// A reconsideration was answered.
        ReconsiderationAnswered = "reconsideration_answered",
        /// A record of a hired car was transferred to the renter.
        RentalTransferred = "rental_transferred",
        /// An appeal against it was answered.
        RentalAppealAnswered = "rental_appeal_answered",
        /// A manual check was answered.
        ManualCheckAnswered = "manual_check_answered",
        /// Points near the limit.
        PointsHigh = "points_high",
    }
}

/// What a message is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageSubject {
    /// Of which kind.
    pub kind: SubjectKind,
    /// Its id.
    pub id: String,
}

words! {
    /// Of which kind a message's subject is.
    SubjectKind {
        /// A vehicle.
        Vehicle = "vehicle",
        /// An application to file one.
        VehicleFiling = "vehicle_filing",
        /// A record.
        Violation = "violation",
        /// A decision.
        Decision = "decision",
        /// A payment order.
        Payment = "payment",
        /// An objection.
        Objection = "objection",
        /// A contract of a hired car.
        Rental = "rental",
        /// The points cycle; its id is empty.
        Points = "points",
    }
}

words! {
    /// What was done with a message.
    MessageState {
        /// 未读.
        Unread = "unread",
        /// 已读.
        Read = "read",
        /// 已归档.
        Archived = "archived",
    }
}

/// `POST /v1/messages/marks`: what the person did with messages. Answer: [`Messages`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageMarks {
    /// Which.
    pub ids: Vec<MessageId>,
    /// What they become.
    pub state: MessageState,
}
