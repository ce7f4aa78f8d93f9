//! 注册: from the form to the account, with the document's photo and the manual review between.

use serde::{Deserialize, Serialize};

use crate::word::words;
use crate::{DocKind, DocType, RegistrationId, UploadId};

/// `POST /v1/registrations`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationRequest {
    /// The letter of the document.
    pub doc_type: DocType,
    /// Its kind; must belong to the letter.
    pub doc_kind: DocKind,
    /// The number; the server normalises as the app does.
    pub number: String,
    /// The name in simplified characters.
    pub name: String,
    /// 「证件上就是这个字」: the person insists on a form that the rules would replace.
    #[serde(default)]
    pub name_as_on_document: bool,
    /// Mainland mobile number.
    pub phone: String,
    /// Id of the city in the rules' table.
    pub city: String,
    /// The password for the account to be.
    pub password: String,
    /// The SMS code of purpose `register`.
    pub code: String,
    /// What the person agreed to, and when.
    pub consent: Consent,
}

/// 同意: the person's agreement to a version of the policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Consent {
    /// The version that was on the screen.
    pub policy_version: String,
    /// When the person agreed.
    pub at_ms: i64,
}

/// A registration as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Registration {
    /// Its id.
    pub id: RegistrationId,
    /// Opens this registration and uploads for it, and nothing else. Given by the answer to the
    /// form and to a login that ended in `registration_in_review`; absent when it was just used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// Where it stands.
    pub state: RegistrationState,
    /// What was handed in, so that single fields can be mended.
    pub details: RegistrationDetails,
    /// How long a review usually takes.
    pub pledge: Pledge,
    /// When asking again is worth while; absent when nothing will change by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_check_at_ms: Option<i64>,
    /// What happened, oldest first.
    pub history: Vec<RegistrationEvent>,
}

/// 注册状态: where a registration stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RegistrationState {
    /// The account exists; log in.
    Active,
    /// The document's photo is to be sent.
    PhotoNeeded,
    /// 审核中: a person looks at it.
    InReview {
        /// When it was handed in.
        submitted_at_ms: i64,
        /// Until when the answer is pledged.
        due_at_ms: i64,
    },
    /// 审核不通过: refused; the named fields can be mended.
    Rejected {
        /// Why.
        reason: RegistrationReason,
        /// Names of the members of [`RegistrationRequest`] to mend; `photo` for the photo.
        fields: Vec<String>,
    },
    /// A state that this version does not know: its `kind` as it came.
    #[serde(untagged, with = "crate::word::raw_kind")]
    Unknown(String),
}

words! {
    /// 不通过原因: why a registration was refused.
    RegistrationReason {
        /// The licence was issued on another document.
        DocMismatch = "doc_mismatch",
        /// The name is in traditional characters.
        TraditionalName = "traditional_name",
        /// Name and number do not belong together.
        NameNumberMismatch = "name_number_mismatch",
        /// The photo cannot be read.
        PhotoUnreadable = "photo_unreadable",
        /// The photo shows the wrong side.
        PhotoWrongSide = "photo_wrong_side",
        /// The document is no longer valid.
        DocExpired = "doc_expired",
        /// Somebody has an account on this document.
        DocumentTaken = "document_taken",
    }
}

/// What was handed in, without password and code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationDetails {
    /// The letter of the document.
    pub doc_type: DocType,
    /// Its kind.
    pub doc_kind: DocKind,
    /// The number in canonical form.
    pub number: String,
    /// The name in canonical form.
    pub name: String,
    /// Whether the person insisted on the name's form.
    pub name_as_on_document: bool,
    /// The phone in canonical form.
    pub phone: String,
    /// Id of the city in the rules' table.
    pub city: String,
}

/// 承诺时限: how long a review usually takes, in halves of a working day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pledge {
    /// At least about so long.
    pub from_half_days: u8,
    /// At most so long.
    pub to_half_days: u8,
}

/// One line of a registration's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationEvent {
    /// When.
    pub at_ms: i64,
    /// What.
    pub step: RegistrationStep,
    /// Why, for a refusal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<RegistrationReason>,
}

words! {
    /// What happened to a registration.
    RegistrationStep {
        /// The form was handed in.
        Created = "created",
        /// The document's photo came.
        PhotoReceived = "photo_received",
        /// It went to review.
        Submitted = "submitted",
        /// Fields were mended.
        Corrected = "corrected",
        /// It was approved.
        Approved = "approved",
        /// It was refused.
        Rejected = "rejected",
    }
}

/// `POST /v1/registrations/{id}/photo`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentPhoto {
    /// A finished upload.
    pub upload: UploadId,
}

/// `POST /v1/registrations/{id}/corrections`: only what changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionRequest {
    /// Another letter; comes with `doc_kind`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc_type: Option<DocType>,
    /// Another kind of document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc_kind: Option<DocKind>,
    /// Another number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Another name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether the name's form is the document's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_as_on_document: Option<bool>,
    /// Another city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Another photo of the document: a finished upload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<UploadId>,
}
