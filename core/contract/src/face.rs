//! 人脸识别: three frames of the person who acts, looked at once and not kept; and the manual way.
//!
//! The server decides whose face it is; nothing here promises that anybody is alive or present.

use serde::{Deserialize, Serialize};

use crate::word::words;
use crate::{FaceCheckId, UploadId};

/// `POST /v1/face-checks`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FaceCheckRequest {
    /// What for; a check opens nothing else.
    pub purpose: FacePurpose,
    /// Id of the application or the record it is for.
    pub subject: String,
    /// Three finished uploads; they are deleted with the answer.
    pub frames: Vec<UploadId>,
    /// 单独同意: the box for this very purpose was ticked. The server refuses anything else.
    pub consent: bool,
}

words! {
    /// What a face is checked for.
    FacePurpose {
        /// 备案非本人机动车; the subject is a [`VehicleFilingId`](crate::VehicleFilingId).
        VehicleFiling = "vehicle_filing",
        /// 违法处理; the subject is a [`ViolationId`](crate::ViolationId).
        Handling = "handling",
    }
}

/// What came of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FaceCheck {
    /// Named by the request that needs it.
    pub id: FaceCheckId,
    /// The verdict.
    pub verdict: FaceVerdict,
    /// Failures for this subject so far; from two on the manual way is open.
    pub failures: u8,
    /// Until when a passed check may be used.
    pub expires_at_ms: i64,
}

words! {
    /// The verdict of a check.
    FaceVerdict {
        /// The same person.
        Passed = "passed",
        /// Not the same, or not to be seen.
        Failed = "failed",
    }
}

/// `POST /v1/manual-checks`: 拍摄手持证件照，人工审核, after two failures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ManualCheckRequest {
    /// What for.
    pub purpose: FacePurpose,
    /// Id of the application or the record it is for.
    pub subject: String,
    /// A finished upload: the person holding the document or licence.
    pub upload: UploadId,
    /// The box was ticked.
    pub consent: bool,
}

/// A manual check, as its answer and beside the record it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ManualCheck {
    /// Named by the request that needs it, once passed.
    pub id: FaceCheckId,
    /// Where it stands.
    pub state: ManualCheckState,
}

/// Where a manual check stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ManualCheckState {
    /// One working day.
    InReview {
        /// When it was handed in.
        submitted_at_ms: i64,
        /// Until when the answer is pledged.
        due_at_ms: i64,
    },
    /// The same person; good for this one subject.
    Passed,
    /// Not accepted; another photo may be sent.
    Rejected {
        /// Why, a word of [`VehicleFilingReason`](crate::VehicleFilingReason).
        reason: crate::VehicleFilingReason,
    },
    /// A state that this version does not know: its `kind` as it came.
    #[serde(untagged, with = "crate::word::raw_kind")]
    Unknown(String),
}
