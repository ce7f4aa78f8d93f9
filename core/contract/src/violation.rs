//! 交通违法: records of what a vehicle did, from the camera to the decision, and the handling.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::word::words;
use crate::{DecisionId, FaceCheckId, ManualCheck, ObjectionId, PictureId, RentalId, ViolationId};

/// `GET /v1/violations?cursor=`: records of all vehicles the account may see, newest first, in
/// pages. The `ETag` of the first page stands for the whole list: it changes whenever any record
/// does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Violations {
    /// This page.
    pub items: Vec<Violation>,
    /// How many there are in all.
    pub total: u32,
    /// Named to get the next page; absent on the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// 最近同步: when the national platform was last asked.
    pub synced_at_ms: i64,
}

/// 违法记录.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Violation {
    /// Its id.
    pub id: ViolationId,
    /// 号牌种类.
    pub plate_kind: String,
    /// 号牌号码.
    pub plate: String,
    /// Whose vehicle it is, seen from the account.
    pub holding: Holding,
    /// 违法时间.
    pub occurred_at_ms: i64,
    /// 违法地点.
    pub place: String,
    /// 违法行为代码.
    pub act_code: String,
    /// 违法行为, in the words of the record.
    pub act: String,
    /// The provision that forbids it, as the record cites it.
    pub rule: String,
    /// 记分, as the record has it; never computed.
    pub points: u16,
    /// 罚款金额, in fen; 0 for a warning.
    pub fine_fen: i64,
    /// 处罚种类.
    pub penalties: Vec<PenaltyKind>,
    /// 实测值, for example kilometres an hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured: Option<u32>,
    /// 标准值.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// 发现机关.
    pub found_by: String,
    /// 现场 or 非现场.
    pub origin: ViolationOrigin,
    /// Where it stands.
    pub state: ViolationState,
    /// 证据图片; loaded one by one when they are looked at.
    pub pictures: Vec<PictureId>,
    /// The objection against it, if there is or was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objection: Option<ObjectionId>,
    /// The manual check of its handler's face, if one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manual_check: Option<ManualCheck>,
    /// Failed face checks for it.
    #[serde(default)]
    pub face_failures: u8,
    /// 更新时间.
    pub updated_at_ms: i64,
}

/// Whose vehicle a record is of, seen from the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Holding {
    /// 本人机动车.
    Own,
    /// 港车北上, 澳车北上: as one's own.
    CrossBorder,
    /// 备案非本人机动车.
    Filed {
        /// 备案日期.
        since: NaiveDate,
    },
    /// 租赁汽车, in the contract's term or transferred to the renter; handled as one's own is.
    Rental {
        /// The contract.
        rental: RentalId,
    },
    /// No vehicle of the account: a record at the scene, where the driver is known.
    Driver,
    /// One that this version does not know: its `kind` as it came.
    #[serde(untagged, with = "crate::word::raw_kind")]
    Unknown(String),
}

words! {
    /// 处罚种类.
    PenaltyKind {
        /// 警告.
        Warning = "warning",
        /// 罚款.
        Fine = "fine",
        /// 暂扣驾驶证.
        Suspension = "suspension",
        /// 吊销驾驶证.
        Revocation = "revocation",
        /// 拘留.
        Detention = "detention",
    }
}

words! {
    /// How a record came about.
    ViolationOrigin {
        /// 现场: an officer met the driver.
        Scene = "scene",
        /// 非现场: a camera saw the vehicle.
        Camera = "camera",
    }
}

/// Where a record stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ViolationState {
    /// 已采集, not reviewed yet.
    Captured,
    /// 已审核, not told yet.
    Reviewed,
    /// 已告知.
    Notified {
        /// The last day to come.
        appear_by: NaiveDate,
    },
    /// 已延期.
    Extended {
        /// The last day to come, after the extension.
        appear_by: NaiveDate,
    },
    /// 异议处理中: everything rests.
    UnderObjection,
    /// 已处理.
    Handled {
        /// By which decision.
        decision: DecisionId,
    },
    /// 已删除: an objection was upheld.
    Deleted,
    /// 已转移 to the renter.
    Transferred,
    /// 已公告: nobody came; decided without the person after this day.
    Announced {
        /// The last day of the announcement.
        until: NaiveDate,
    },
    /// A state that this version does not know: its `kind` as it came.
    #[serde(untagged, with = "crate::word::raw_kind")]
    Unknown(String),
}

/// `POST /v1/violations/{id}/handling`: the person accepts. Answer: [`Decision`](crate::Decision),
/// or `409 handling_refused` with one [`FieldProblem`](crate::FieldProblem) a reason, whose `code`
/// is the rules' (`violation.would_reach_twelve`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandlingRequest {
    /// A passed check for this record, by face or by hand.
    pub face: FaceCheckId,
    /// 处罚前告知 was read: facts, ground, penalty, rights. The server refuses anything else.
    pub notice_read: bool,
    /// The sum that the person was shown and agreed to: accumulated points and this record's, not
    /// the pending ones. Another one at the server is refused with `409 points_differ`.
    pub points_after: u16,
}
