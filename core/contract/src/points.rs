//! 记分: what stands on the licence in the running cycle, entry by entry.

use serde::{Deserialize, Serialize};

use crate::{DecisionId, Points};

/// `GET /v1/points`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PointsFile {
    /// The running cycle; absent without a licence, or while the register is silent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle: Option<Points>,
    /// What was given in it, newest first.
    pub entries: Vec<PointsEntry>,
    /// 学法减分: points taken off in it.
    pub reduced: u16,
}

/// Points given by one decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PointsEntry {
    /// By which decision.
    pub decision: DecisionId,
    /// 号牌号码.
    pub plate: String,
    /// 违法行为.
    pub act: String,
    /// 记分.
    pub points: u16,
    /// When they were given.
    pub given_at_ms: i64,
    /// Whether its fine is paid; unpaid, its points do not go with the end of the cycle.
    pub paid: bool,
}
