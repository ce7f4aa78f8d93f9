//! 陈述申辩, 异议: against a record, before the decision.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::word::words;
use crate::{ObjectionId, UploadId, ViolationId};

/// `GET /v1/objections`: all of them, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Objections {
    /// All of them.
    pub items: Vec<Objection>,
    /// When asking again is worth while.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_check_at_ms: Option<i64>,
}

/// `POST /v1/violations/{id}/objections`. Answer: [`Objection`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ObjectionRequest {
    /// On which ground.
    pub ground: ObjectionGround,
    /// What happened; at least as long as the server wants.
    pub text: String,
    /// Finished uploads.
    pub pictures: Vec<UploadId>,
}

words! {
    /// 异议理由 (公安部令第157号 §22).
    ObjectionGround {
        /// 执行紧急任务.
        EmergencyVehicle = "emergency_vehicle",
        /// 被盗抢, 套牌.
        Stolen = "stolen",
        /// 救助危难, 紧急避险.
        Rescue = "rescue",
        /// 已在现场被处理.
        AlreadyPunished = "already_punished",
        /// 信号灯、标志、标线不一致.
        ContradictorySignals = "contradictory_signals",
        /// 图像不清.
        UnclearPicture = "unclear_picture",
        /// 号牌识别错误.
        PlateMisread = "plate_misread",
        /// 其他.
        Other = "other",
    }
}

/// An objection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Objection {
    /// Its id.
    pub id: ObjectionId,
    /// Against which record.
    pub violation: ViolationId,
    /// On which ground.
    pub ground: ObjectionGround,
    /// What was written.
    pub text: String,
    /// How many pictures went with it.
    pub pictures: u8,
    /// When it was handed in.
    pub submitted_at_ms: i64,
    /// Where it stands.
    pub state: ObjectionState,
}

/// Where an objection stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ObjectionState {
    /// 审核中, five working days; the record is locked.
    InReview {
        /// The last day of the answer.
        due_on: NaiveDate,
    },
    /// 成立: the record is deleted.
    Upheld {
        /// When.
        at_ms: i64,
    },
    /// 不成立: the record stands, and may be handled; reconsideration follows a decision.
    Dismissed {
        /// When.
        at_ms: i64,
        /// Why, in the words of the place of the act.
        reason: String,
    },
    /// 已撤回 by the person.
    Withdrawn {
        /// When.
        at_ms: i64,
    },
    /// A state that this version does not know: its `kind` as it came.
    #[serde(untagged, with = "crate::word::raw_kind")]
    Unknown(String),
}
