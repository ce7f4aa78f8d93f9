//! 驾驶证: the licence in the register, and how it comes to the account (备案).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::word::words;

/// `GET /v1/licence`, and the answer to a filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LicenceFile {
    /// Whether a licence hangs on the account.
    pub state: FilingState,
    /// The licence, once filed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
    /// When asking again is worth while.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_check_at_ms: Option<i64>,
}

/// 备案状态: whether a licence hangs on the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FilingState {
    /// None: no licence carries the document's number; file by the file number.
    None,
    /// Filed, by itself or by the file number.
    Filed,
    /// Issued a few days ago and not in the register yet.
    NotYet {
        /// The first day on which it should be there.
        come_back_on: NaiveDate,
    },
    /// The file belongs to somebody else's name.
    Mismatch,
    /// No licence has this file number.
    NotFound,
    /// A state that this version does not know: its `kind` as it came.
    #[serde(untagged, with = "crate::word::raw_kind")]
    Unknown(String),
}

/// `POST /v1/licence/filing`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FilingRequest {
    /// 档案编号, twelve digits from the second page.
    pub file_number: String,
}

/// 机动车驾驶证: the licence as the register has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Licence {
    /// 驾驶证号: the number of the document it was issued on.
    pub number: String,
    /// 姓名.
    pub name: String,
    /// 性别.
    pub sex: Sex,
    /// 出生日期.
    pub born_on: NaiveDate,
    /// 准驾车型, as printed, for example `C1` or `C1D`.
    pub classes: String,
    /// 初次领证日期.
    pub first_issued_on: NaiveDate,
    /// 有效起始日期.
    pub valid_from: NaiveDate,
    /// 有效期至; absent: long-term (长期).
    pub valid_until: Option<NaiveDate>,
    /// 档案编号.
    pub file_number: String,
    /// 发证机关: the plate prefix of the authority, for example `粤B`.
    pub issuer: String,
    /// 驾驶证状态: one letter for each status that holds, for example `A` or `HM`.
    pub status: String,
    /// The points cycle.
    pub points: Points,
}

words! {
    /// 性别.
    Sex {
        /// 男.
        Male = "male",
        /// 女.
        Female = "female",
    }
}

/// 记分: the running points cycle. The server's days hold; nobody computes them for a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Points {
    /// First day of the cycle.
    pub cycle_start: NaiveDate,
    /// Last day of the cycle.
    pub cycle_end: NaiveDate,
    /// 累积记分: given with decisions.
    pub accumulated: u16,
    /// Of records that were seen and not yet decided.
    pub pending: u16,
    /// 满分.
    pub limit: u16,
}
