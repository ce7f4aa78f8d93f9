//! 租赁汽车违法处理: contracts of hired cars, and whose a record is.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{RentalId, ViolationId};

/// `GET /v1/rentals`: all contracts, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rentals {
    /// All of them.
    pub items: Vec<Rental>,
    /// When asking again is worth while.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_check_at_ms: Option<i64>,
}

/// 租赁合同, as the firm entered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rental {
    /// Its id.
    pub id: RentalId,
    /// 租赁企业.
    pub firm: String,
    /// Where the firm can be called.
    pub firm_phone: String,
    /// 号牌种类.
    pub plate_kind: String,
    /// 号牌号码.
    pub plate: String,
    /// The first day, included.
    pub from: NaiveDate,
    /// The last day, included.
    pub until: NaiveDate,
    /// Where it stands.
    pub state: RentalState,
    /// Records of the car that concern the renter, newest first; each is also among the violations
    /// once it is the renter's.
    pub records: Vec<RentalRecord>,
}

/// Where a contract stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RentalState {
    /// Entered, and not begun.
    Contract,
    /// The renter has the car.
    Active,
    /// Over; records of the term may still come, and be transferred.
    Ended {
        /// From this day on the firm may apply for transfer.
        transfer_from: NaiveDate,
    },
    /// Over, and nothing is left.
    Closed,
    /// A state that this version does not know: its `kind` as it came.
    #[serde(untagged, with = "crate::word::raw_kind")]
    Unknown(String),
}

/// A record of a hired car.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RentalRecord {
    /// The record.
    pub violation: ViolationId,
    /// 违法时间.
    pub occurred_at_ms: i64,
    /// 违法行为.
    pub act: String,
    /// 记分.
    pub points: u16,
    /// 罚款金额, in fen.
    pub fine_fen: i64,
    /// Where it stands between firm and renter.
    pub state: RentalRecordState,
}

/// Where a record stands between firm and renter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RentalRecordState {
    /// The firm's, until it is transferred: outside the term, or the contract came too late.
    Firm,
    /// The renter's to handle: inside the term.
    Renter,
    /// The renter asked that it be transferred; answered within two working days.
    TransferAsked {
        /// When it was asked.
        submitted_at_ms: i64,
    },
    /// 已转移 to the renter by the firm's application.
    Transferred {
        /// The last day to appeal.
        appeal_until: NaiveDate,
    },
    /// 申诉中, five working days.
    Appealed {
        /// The last day of the answer.
        due_on: NaiveDate,
    },
    /// 申诉成立: not the renter's.
    Upheld,
    /// 申诉不成立: the renter's to handle.
    Dismissed,
    /// Handled by the renter.
    Handled,
    /// A state that this version does not know: its `kind` as it came.
    #[serde(untagged, with = "crate::word::raw_kind")]
    Unknown(String),
}

/// `POST /v1/rentals/{id}/transfers`: the renter takes a record of the term that is still the firm's.
/// Answer: [`Rental`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TransferRequest {
    /// Which record.
    pub violation: ViolationId,
}

/// `POST /v1/rentals/{id}/appeals`: 转移结果申诉. Answer: [`Rental`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AppealRequest {
    /// Which record.
    pub violation: ViolationId,
    /// Why it is not the renter's, in [`REASON_CHARS`](crate::REASON_CHARS) characters.
    pub text: String,
}
