//! 备案非本人机动车: an application to use somebody else's car, from the owner's consent to the
//! filing and its end.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::word::words;
use crate::{FiledId, Relation, VehicleFilingId};

/// `POST /v1/vehicle-filings/consent-codes`: sends a code to the owner's phone, which the applicant
/// never sees whole. Answer: [`CodeSent`](crate::CodeSent). Limits are checked here already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsentCodeRequest {
    /// 号牌种类.
    pub plate_kind: String,
    /// 号牌号码.
    pub plate: String,
    /// 发动机号后六位.
    pub engine_tail: String,
}

/// `POST /v1/vehicle-filings`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VehicleFilingRequest {
    /// 号牌种类; only `02` and `52`.
    pub plate_kind: String,
    /// 号牌号码.
    pub plate: String,
    /// 发动机号后六位.
    pub engine_tail: String,
    /// 本人与车主关系.
    pub relation: Relation,
    /// How the owner agreed.
    pub consent: OwnerConsent,
}

/// How the owner agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OwnerConsent {
    /// By the code that the owner's app shows.
    OwnerCode {
        /// Its twelve characters.
        code: String,
    },
    /// By the code of a text message to the owner.
    Sms {
        /// Its digits.
        code: String,
    },
}

/// An application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VehicleFiling {
    /// Its id.
    pub id: VehicleFilingId,
    /// 号牌种类.
    pub plate_kind: String,
    /// 号牌号码.
    pub plate: String,
    /// 本人与车主关系.
    pub relation: Relation,
    /// Where it stands.
    pub state: VehicleFilingState,
    /// What happened, oldest first.
    pub history: Vec<VehicleFilingEvent>,
}

/// Where an application stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum VehicleFilingState {
    /// The owner has agreed; the applicant's face is to be checked.
    Face {
        /// Failures so far; from two on the manual way is open.
        failures: u8,
        /// Until when the owner's consent holds.
        expires_at_ms: i64,
    },
    /// 人工审核, one working day.
    Manual {
        /// When it was handed in.
        submitted_at_ms: i64,
        /// Until when the answer is pledged.
        due_at_ms: i64,
    },
    /// 已备案.
    Filed {
        /// The filing.
        id: FiledId,
        /// 备案日期, in +08:00: records with points count from this day on.
        since: NaiveDate,
    },
    /// 不通过.
    Rejected {
        /// Why.
        reason: VehicleFilingReason,
    },
    /// 已解除.
    Unbound {
        /// By whom.
        by: UnboundBy,
        /// When.
        at_ms: i64,
    },
    /// Given up by the applicant, or the vehicle left the register.
    Cancelled,
    /// 车主的同意已过期: the owner's consent ran out before the applicant's face was checked.
    Expired,
    /// A state that this version does not know: its `kind` as it came.
    #[serde(untagged, with = "crate::word::raw_kind")]
    Unknown(String),
}

words! {
    /// Why an application was refused.
    VehicleFilingReason {
        /// The photo shows somebody else, or the document cannot be read.
        NotTheApplicant = "not_the_applicant",
        /// The photo cannot be read.
        PhotoUnreadable = "photo_unreadable",
        /// The material is false; no more applications.
        FalseMaterial = "false_material",
    }
}

words! {
    /// By whom a filing was ended.
    UnboundBy {
        /// 车主.
        Owner = "owner",
        /// 本人.
        User = "user",
        /// 系统: the vehicle was sold, cancelled or changed its use.
        System = "system",
    }
}

/// One line of an application's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VehicleFilingEvent {
    /// When.
    pub at_ms: i64,
    /// What.
    pub step: VehicleFilingStep,
}

words! {
    /// What happened to an application.
    VehicleFilingStep {
        /// The owner agreed.
        OwnerAgreed = "owner_agreed",
        /// The face was recognised.
        FacePassed = "face_passed",
        /// The face was not recognised.
        FaceFailed = "face_failed",
        /// A photo was handed in for manual review.
        ManualSubmitted = "manual_submitted",
        /// It was filed.
        Filed = "filed",
        /// It was refused.
        Rejected = "rejected",
        /// It was ended.
        Unbound = "unbound",
        /// It was given up.
        Cancelled = "cancelled",
        /// The owner's consent ran out.
        Expired = "expired",
    }
}
