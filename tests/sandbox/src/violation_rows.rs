//! The rows of records: what was seen, what was decided, what was paid, who objects, who hires.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tongtu_contract::{
    AccountId, DecisionId, InstalmentKind, InstalmentPart, InstalmentState, ObjectionGround,
    ObjectionId, ObjectionState, PaymentId, PenaltyKind, ReconsiderationState, RentalId,
    RentalRecordState, UploadId, ViolationId, ViolationOrigin,
};

use crate::rows::{rows, sorted};
use crate::store::Row;

/// 违法记录: what a camera or an officer saw. Where it stands is told by the clock.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ViolationRow {
    pub(crate) id: ViolationId,
    pub(crate) plate_kind: String,
    pub(crate) plate: String,
    /// The number of the driver's document, once an officer met or a decision named somebody.
    pub(crate) driver: Option<String>,
    pub(crate) occurred_at_ms: i64,
    pub(crate) place: String,
    pub(crate) act_code: String,
    pub(crate) act: String,
    pub(crate) rule: String,
    pub(crate) points: u16,
    pub(crate) fine_fen: i64,
    pub(crate) penalties: Vec<PenaltyKind>,
    pub(crate) measured: Option<u32>,
    pub(crate) limit: Option<u32>,
    pub(crate) found_by: String,
    pub(crate) origin: ViolationOrigin,
    pub(crate) reviewed_at_ms: i64,
    pub(crate) notified_at_ms: i64,
    /// The last day to come, moved by an extension.
    pub(crate) appear_by: NaiveDate,
    pub(crate) is_extended: bool,
    pub(crate) fate: Fate,
    /// Set once it was transferred to a renter.
    pub(crate) renter: Option<RentalId>,
    pub(crate) objection: Option<ObjectionId>,
    /// How many evidence pictures there are.
    pub(crate) pictures: u8,
    pub(crate) updated_at_ms: i64,
}

/// What people did with a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Fate {
    Open,
    UnderObjection,
    Handled { decision: DecisionId },
    Deleted,
}

/// Who handled a record of which plate: what the suspect list counts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct HandledRow {
    pub(crate) seq: u64,
    pub(crate) plate_kind: String,
    pub(crate) plate: String,
    /// The number of the driver's document.
    pub(crate) driver: String,
    /// The vehicle is the driver's own, or was hired.
    pub(crate) is_own: bool,
    pub(crate) on: NaiveDate,
}

/// What the lists say of a driver beyond the licence. Without a row: nothing.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct DriverRow {
    /// The number of the driver's document.
    pub(crate) number: String,
    /// 重点人员.
    pub(crate) is_key_person: bool,
    pub(crate) full_rounds: u8,
    /// The register does not say how many points there are.
    pub(crate) is_silent: bool,
}

/// A sentence that falls due: to be told at an instant, if it still holds then.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct NoticeRow {
    pub(crate) at_ms: i64,
    pub(crate) seq: u64,
    pub(crate) what: Notice,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Notice {
    ViolationNew { id: ViolationId },
    ViolationDue { id: ViolationId },
    FineDue { id: DecisionId },
}

/// 处罚决定书.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct DecisionRow {
    pub(crate) id: DecisionId,
    pub(crate) number: String,
    /// The number of the driver's document.
    pub(crate) driver: String,
    /// The licence that bears the points.
    pub(crate) licence: Option<String>,
    pub(crate) violation: ViolationId,
    pub(crate) plate: String,
    pub(crate) act: String,
    pub(crate) points: u16,
    pub(crate) fine_fen: i64,
    pub(crate) decided_by: String,
    pub(crate) decided_at_ms: i64,
    pub(crate) received_on: NaiveDate,
    /// The first day of the cycle into which its points were carried, if they were.
    #[serde(default)]
    pub(crate) carried_on: Option<NaiveDate>,
    /// The last order that it is part of.
    pub(crate) order: Option<PaymentId>,
    /// The surcharge that was paid with it, once it is paid.
    pub(crate) paid_surcharge_fen: Option<i64>,
    pub(crate) instalment: Option<InstalmentRow>,
    pub(crate) reconsideration: Option<ReconsiderationRow>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct InstalmentRow {
    pub(crate) kind: InstalmentKind,
    pub(crate) months: u8,
    pub(crate) reason: String,
    pub(crate) state: InstalmentState,
    /// The plan, as it was granted, and which parts of it are paid.
    #[serde(default)]
    pub(crate) parts: Vec<InstalmentPart>,
    /// What had accrued by then stays; what came between the request and its grant does not.
    #[serde(default)]
    pub(crate) asked_on: Option<NaiveDate>,
    #[serde(default)]
    pub(crate) granted_on: Option<NaiveDate>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ReconsiderationRow {
    pub(crate) text: String,
    pub(crate) submitted_at_ms: i64,
    pub(crate) state: ReconsiderationState,
}

/// 缴款单.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PaymentRow {
    pub(crate) id: PaymentId,
    /// Opens the bank's page: whoever has the address may pay.
    pub(crate) secret: String,
    pub(crate) account: AccountId,
    pub(crate) parts: Vec<PaymentPart>,
    pub(crate) amount_fen: i64,
    pub(crate) created_at_ms: i64,
    pub(crate) expires_at_ms: i64,
    pub(crate) bank: Bank,
    pub(crate) receipt_no: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PaymentPart {
    pub(crate) decision: DecisionId,
    pub(crate) fine_fen: i64,
    pub(crate) surcharge_fen: i64,
    /// Which parts of a fine in parts, by their place, with the surcharge of each.
    #[serde(default)]
    pub(crate) parts: Vec<(usize, i64)>,
}

/// What the bank knows of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Bank {
    /// Nobody has opened the page.
    Ordered,
    /// The page is open.
    Opened,
    /// The bank has the money and says so at this instant.
    Working {
        until_at_ms: i64,
    },
    /// It does not answer before this instant; what it will say then.
    Silent {
        until_at_ms: i64,
        paid: bool,
    },
    Paid {
        at_ms: i64,
    },
    Failed {
        at_ms: i64,
    },
}

/// 异议.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ObjectionRow {
    pub(crate) id: ObjectionId,
    pub(crate) violation: ViolationId,
    pub(crate) account: AccountId,
    pub(crate) ground: ObjectionGround,
    pub(crate) text: String,
    pub(crate) pictures: Vec<UploadId>,
    pub(crate) submitted_at_ms: i64,
    pub(crate) state: ObjectionState,
}

/// 租赁合同.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RentalRow {
    pub(crate) id: RentalId,
    /// The number of the renter's document.
    pub(crate) renter: String,
    pub(crate) firm: String,
    pub(crate) firm_phone: String,
    pub(crate) plate_kind: String,
    pub(crate) plate: String,
    pub(crate) from: NaiveDate,
    pub(crate) until: NaiveDate,
    /// The firm entered it too late: records of the term stay the firm's until transferred.
    pub(crate) is_late: bool,
    /// The firm applies for transfer as soon as it may.
    pub(crate) firm_transfers: bool,
    /// Records that are no longer where the term puts them.
    pub(crate) moved: Vec<RentalMove>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RentalMove {
    pub(crate) violation: ViolationId,
    pub(crate) state: RentalRecordState,
    /// What the renter wrote.
    pub(crate) appeal: Option<String>,
}

rows! {
    ViolationRow "violation" by |row| row.id.0.clone();
    HandledRow "handled" by |row| sorted(row.seq);
    DriverRow "driver" by |row| row.number.clone();
    NoticeRow "notice" by |row| format!("{:015} {}", row.at_ms.max(0), sorted(row.seq));
    DecisionRow "decision" by |row| row.id.0.clone();
    PaymentRow "payment" by |row| row.id.0.clone();
    ObjectionRow "objection" by |row| row.id.0.clone();
    RentalRow "rental" by |row| row.id.0.clone();
}
