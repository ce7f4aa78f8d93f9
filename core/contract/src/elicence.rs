//! 电子驾驶证: the application with its photo, the review, the signed card, the short-lived code.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::word::words;
use crate::{PictureId, Sex, UploadId};

/// `GET /v1/elicence`, and the answer to an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Elicence {
    /// Where it stands.
    pub state: ElicenceState,
    /// What happened, oldest first.
    pub history: Vec<ElicenceEvent>,
    /// When asking again is worth while; absent when nothing will change by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_check_at_ms: Option<i64>,
}

/// 电子驾驶证状态: where the electronic licence stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ElicenceState {
    /// 未申领.
    NotApplied,
    /// 审核中, at most one working day.
    InReview {
        /// When it was handed in.
        submitted_at_ms: i64,
        /// Until when the answer is pledged.
        due_at_ms: i64,
    },
    /// 审核不通过; another photo may be sent.
    Rejected {
        /// All reasons, not the first.
        reasons: Vec<ElicenceReason>,
        /// How many photos have been refused so far.
        count: u8,
    },
    /// 请到窗口办理: too many refused photos.
    WindowOnly,
    /// 已生成.
    Active {
        /// Day of the photo on it.
        photo_taken_on: NaiveDate,
        /// First day on which a new photo may be handed in.
        renew_photo_from: NaiveDate,
    },
    /// The licence's status stands against it.
    Blocked {
        /// The letters of the statuses that block, for example `BU`.
        codes: String,
    },
    /// A state that this version does not know: its `kind` as it came.
    #[serde(untagged, with = "crate::word::raw_kind")]
    Unknown(String),
}

words! {
    /// 不通过原因: why a photo was refused.
    ElicenceReason {
        /// The file is no picture that can be read.
        PhotoUnreadable = "photo_unreadable",
        /// Not a JPEG.
        WrongFormat = "wrong_format",
        /// Narrower than 520 pixels.
        TooNarrow = "too_narrow",
        /// Width to height not between 2/3 and 3/4.
        WrongRatio = "wrong_ratio",
        /// Taken by the front camera.
        FrontCamera = "front_camera",
        /// The day it was taken is not known.
        NoDate = "no_date",
        /// Older than six months.
        TooOld = "too_old",
        /// The background is not white.
        BackgroundNotWhite = "background_not_white",
        /// White clothes or a uniform.
        WrongClothes = "wrong_clothes",
        /// Hair over the face or the ears.
        FaceCovered = "face_covered",
        /// Tinted glasses or their glare.
        Glasses = "glasses",
        /// The head is not upright.
        HeadNotUpright = "head_not_upright",
        /// Distorted as a photo of oneself from too near.
        Distorted = "distorted",
        /// Not sharp.
        Blurred = "blurred",
        /// Retouched.
        Retouched = "retouched",
        /// Somebody else.
        NotTheHolder = "not_the_holder",
    }
}

/// One line of the electronic licence's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElicenceEvent {
    /// When.
    pub at_ms: i64,
    /// What.
    pub step: ElicenceStep,
    /// Why, for a refusal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<ElicenceReason>,
}

words! {
    /// What happened to the electronic licence.
    ElicenceStep {
        /// An application came.
        Submitted = "submitted",
        /// It was approved.
        Approved = "approved",
        /// It was refused.
        Rejected = "rejected",
    }
}

/// `POST /v1/elicence/applications`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElicenceApplication {
    /// A finished upload.
    pub upload: UploadId,
    /// Where the photo comes from.
    pub source: PhotoSource,
    /// Which lens took it, where that is known; always given for the camera.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lens: Option<Lens>,
    /// When it was taken, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_at_ms: Option<i64>,
    /// 本人知悉: the box was ticked. The server refuses anything else.
    pub consent: bool,
}

words! {
    /// Where a photo comes from.
    PhotoSource {
        /// Taken in the app.
        Camera = "camera",
        /// Chosen from the album.
        Album = "album",
    }
}

words! {
    /// Which lens took a photo.
    Lens {
        /// 后置摄像头.
        Rear = "rear",
        /// 前置摄像头.
        Front = "front",
    }
}

/// `GET /v1/elicence/card`: the card's contents with the server's signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedCard {
    /// A [`CardPayload`] as JSON, in base64url without padding: the bytes that were signed.
    pub payload: String,
    /// Ed25519 signature over the text of `payload`, in base64url without padding.
    pub signature: String,
    /// Which of `/v1/keys` signed.
    pub key_id: String,
    /// 生成时间: when the card was made; shown on it, so that a stale one is known.
    pub generated_at_ms: i64,
    /// The portrait.
    pub portrait: PictureId,
}

/// What is written on the card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardPayload {
    /// 驾驶证号.
    pub number: String,
    /// 姓名.
    pub name: String,
    /// 性别.
    pub sex: Sex,
    /// 出生日期.
    pub born_on: NaiveDate,
    /// 准驾车型.
    pub classes: String,
    /// 初次领证日期.
    pub first_issued_on: NaiveDate,
    /// 有效起始日期.
    pub valid_from: NaiveDate,
    /// 有效期至; absent: long-term (长期).
    pub valid_until: Option<NaiveDate>,
    /// 档案编号.
    pub file_number: String,
    /// 发证机关.
    pub issuer: String,
    /// 驾驶证状态, letters.
    pub status: String,
    /// 累积记分.
    pub accumulated_points: u16,
    /// 生成时间.
    pub generated_at_ms: i64,
    /// The portrait.
    pub portrait: PictureId,
}

/// `POST /v1/elicence/codes`: the text for the QR code that an officer scans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElicenceCode {
    /// What the QR code says: `TT1.` + payload + `.` + signature, both in base64url without
    /// padding; the payload is a [`QrPayload`] as JSON, the signature Ed25519 over its text.
    pub text: String,
    /// When it was made.
    pub generated_at_ms: i64,
    /// Until when it works: at most 60 seconds later.
    pub expires_at_ms: i64,
}

/// What a QR code says once opened. Its members are short, because each costs modules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QrPayload {
    /// Which key signed.
    pub k: String,
    /// Opaque name of this code; an officer's query opens it once.
    pub n: String,
    /// When it was made, ms UTC.
    pub g: i64,
    /// Until when it works, ms UTC.
    pub e: i64,
}

/// `GET /v1/keys`: the server's public keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeySet {
    /// All that may still be met.
    pub keys: Vec<PublicKey>,
}

/// One public key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublicKey {
    /// Its name.
    pub key_id: String,
    /// Always `Ed25519` today.
    pub algorithm: String,
    /// 32 bytes in base64url without padding.
    pub public_key: String,
}
