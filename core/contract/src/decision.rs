//! 处罚决定 and 缴款: decisions, what is to be paid until when, payment orders, instalments, and
//! 行政复议.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::word::words;
use crate::{DecisionId, PaymentId, ViolationId};

/// Fewest and most characters of what is asked for in one's own words: later or in parts, 行政复议,
/// and an appeal against a firm. An objection's are in [`ObjectionLimits`](crate::ObjectionLimits).
pub const REASON_CHARS: (u32, u32) = (10, 1_000);

/// `GET /v1/decisions`: all decisions against the person, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decisions {
    /// All of them.
    pub items: Vec<Decision>,
    /// When asking again is worth while.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_check_at_ms: Option<i64>,
}

/// 处罚决定书.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// 决定书编号, 15 or 16 digits.
    pub number: String,
    /// The record it decides.
    pub violation: ViolationId,
    /// 号牌号码.
    pub plate: String,
    /// 违法行为.
    pub act: String,
    /// 记分.
    pub points: u16,
    /// 罚款金额, in fen; like the points nothing, once the decision was revoked.
    pub fine_fen: i64,
    /// 决定机关.
    pub decided_by: String,
    /// When it was decided.
    pub decided_at_ms: i64,
    /// The day it was received.
    pub received_on: NaiveDate,
    /// 缴款期限, the last day without a surcharge, by the server; of a fine in parts, that of the
    /// first part that is not paid. Days that do not count move it, unless it had passed before them.
    pub due_on: NaiveDate,
    /// 加处罚款 as of today, in fen; of a fine in parts, of those that are not paid. While an order is
    /// under way, what that order takes.
    pub surcharge_fen: i64,
    /// Days that do not count for it: under reconsideration or in court.
    pub suspended_days: u32,
    /// Where the payment stands; a warning, with nothing to pay, counts as paid. A fine in parts is
    /// paid with its last part.
    pub payment: PaymentState,
    /// The last payment order it was part of. One that paid a part of it stands at that part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<PaymentId>,
    /// A request to pay later or in parts, if one was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instalment: Option<Instalment>,
    /// 行政复议, if it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reconsideration: Option<Reconsideration>,
    /// The last day to ask for it.
    pub reconsider_until: NaiveDate,
}

words! {
    /// 缴款状态.
    PaymentState {
        /// 未缴.
        Unpaid = "unpaid",
        /// 正在下单.
        Ordering = "ordering",
        /// 已跳转: the bank's or wallet's page is open.
        Redirected = "redirected",
        /// 处理中: the bank has not answered.
        Pending = "pending",
        /// 已缴.
        Paid = "paid",
        /// 缴款失败: nothing was taken; it may be tried again.
        Failed = "failed",
        /// 结果未知: came back without a result. Asked for until it is known; never paid twice.
        Unclear = "unclear",
    }
}

/// `POST /v1/payments`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaymentRequest {
    /// What is paid: one or several. A decision that an open order pays already is refused with
    /// `409 payment_open` and that order's id in `order`. Of a fine in parts its parts that are due
    /// are paid.
    pub decisions: Vec<DecisionId>,
    /// What the person was shown, in fen; another sum at the server is refused with
    /// `409 amount_differs`.
    pub amount_fen: i64,
}

/// 缴款单: `POST /v1/payments` and `GET /v1/payments/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Payment {
    /// Its id.
    pub id: PaymentId,
    /// What it pays.
    pub decisions: Vec<DecisionId>,
    /// In all, in fen, with surcharges.
    pub amount_fen: i64,
    /// Where it stands.
    pub state: PaymentState,
    /// The page of the bank or wallet.
    pub page: String,
    /// When it was made.
    pub created_at_ms: i64,
    /// When the page stops working, and an order that nobody paid is closed as failed.
    pub expires_at_ms: i64,
    /// When it was paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_at_ms: Option<i64>,
    /// 凭证号, once paid; then `GET /v1/payments/{id}/receipt` is a PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt_no: Option<String>,
    /// When asking again is worth while.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_check_at_ms: Option<i64>,
}

/// `POST /v1/decisions/{id}/instalments`: 暂缓或者分期缴纳 for hardship (行政处罚法 §66).
/// Answer: [`Decision`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InstalmentRequest {
    /// Later, or in parts.
    pub kind: InstalmentKind,
    /// Months asked for, 1 to 6; in parts, one a month, at least 2.
    pub months: u8,
    /// Why, in [`REASON_CHARS`] characters.
    pub reason: String,
}

words! {
    /// Later, or in parts.
    InstalmentKind {
        /// 暂缓.
        Delay = "delay",
        /// 分期.
        Parts = "parts",
    }
}

/// A request to pay later or in parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Instalment {
    /// Later, or in parts.
    pub kind: InstalmentKind,
    /// Months asked for.
    pub months: u8,
    /// Where it stands.
    pub state: InstalmentState,
    /// What is due when, once parts were granted; together the fine as it was then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<InstalmentPart>,
}

/// One part of a fine that is paid in parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InstalmentPart {
    /// The last day to pay it without a surcharge.
    pub due_on: NaiveDate,
    /// In fen.
    pub amount_fen: i64,
    /// 加处罚款 of this part as of today, in fen; once it is paid, what was paid with it.
    #[serde(default)]
    pub surcharge_fen: i64,
    /// Where it stands.
    pub state: PartState,
    /// The order that paid it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<PaymentId>,
}

words! {
    /// Where a part stands.
    PartState {
        /// A later one.
        Ahead = "ahead",
        /// 应缴: what an order pays now. The first that is not paid, and any that are late.
        Due = "due",
        /// 已缴.
        Paid = "paid",
    }
}

/// Where a request to pay later stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum InstalmentState {
    /// Five working days.
    InReview {
        /// When it was handed in.
        submitted_at_ms: i64,
        /// Until when the answer is pledged.
        due_at_ms: i64,
    },
    /// Granted; no surcharge until then.
    Granted {
        /// The last day.
        until: NaiveDate,
    },
    /// Not granted; the old date holds.
    Refused,
    /// A state that this version does not know: its `kind` as it came.
    #[serde(untagged, with = "crate::word::raw_kind")]
    Unknown(String),
}

/// `POST /v1/decisions/{id}/reconsideration`: 行政复议 (行政复议法 §20), within sixty days.
/// Answer: [`Decision`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReconsiderationRequest {
    /// Facts and reasons, in [`REASON_CHARS`] characters.
    pub text: String,
}

/// 行政复议.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reconsideration {
    /// When it was handed in.
    pub submitted_at_ms: i64,
    /// Where it stands.
    pub state: ReconsiderationState,
}

/// Where a reconsideration stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReconsiderationState {
    /// Thirty days for small cases; the surcharge rests meanwhile.
    InReview {
        /// Until when the answer is due.
        due_at_ms: i64,
    },
    /// 撤销: the decision is gone, points and fine with it.
    Revoked {
        /// When.
        at_ms: i64,
    },
    /// 维持: the decision stands; a court is left, within fifteen days.
    Maintained {
        /// When.
        at_ms: i64,
        /// The last day to go to court (行政诉讼).
        court_until: NaiveDate,
    },
    /// A state that this version does not know: its `kind` as it came.
    #[serde(untagged, with = "crate::word::raw_kind")]
    Unknown(String),
}
