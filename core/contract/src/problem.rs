//! What a refusal looks like: RFC 9457, with the code, the law and the words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Registration;
use crate::word::words;

/// The body of every refusal, `application/problem+json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A URI of the kind of problem: `urn:tongtu:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in a few English words, for a log.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What it is, for a program.
    pub code: ProblemCode,
    /// Which law or limit stands behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    /// What the sentence speaks of, for example `until_at_ms`; numbers as text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, String>,
    /// The sentence in the language of `Accept-Language`, for a code the app does not know.
    pub text: String,
    /// Each field that is wrong, with `invalid_fields`; all of them, not the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
    /// With `registration_in_review`: the registration that the login belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registration: Option<Box<Registration>>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// Name of the member in the request.
    pub field: String,
    /// The rule's code, for example `document.check_digit`.
    pub code: String,
    /// The sentence in the language of `Accept-Language`.
    pub text: String,
}

words! {
    /// What a refusal is. Never reused for anything else.
    ProblemCode {
        /// 400: the request cannot be read.
        BadRequest = "bad_request",
        /// 400: a `POST` without its key.
        IdempotencyKeyMissing = "idempotency_key_missing",
        /// 401: no token, or one that is not ours.
        Unauthorized = "unauthorized",
        /// 401: the access token ran out; refresh.
        TokenExpired = "token_expired",
        /// 401: the session was ended; log in again.
        SessionRevoked = "session_revoked",
        /// 401: name or password is wrong; `tries_left`.
        WrongPassword = "wrong_password",
        /// 403: this token does not open that.
        Forbidden = "forbidden",
        /// 403: no account yet; `registration` says where it stands.
        RegistrationInReview = "registration_in_review",
        /// 404: nothing there.
        NotFound = "not_found",
        /// 404: no account has this phone.
        AccountUnknown = "account_unknown",
        /// 405: not that verb.
        MethodNotAllowed = "method_not_allowed",
        /// 409: the phone has an account.
        PhoneTaken = "phone_taken",
        /// 409: the document has an account.
        DocumentTaken = "document_taken",
        /// 409: the same key is being worked on.
        IdempotencyInFlight = "idempotency_in_flight",
        /// 409: not in this state.
        WrongState = "wrong_state",
        /// 409: a new photo only from `renew_photo_from` on.
        PhotoTooSoon = "photo_too_soon",
        /// 409: too many refused photos; the window helps.
        WindowOnly = "window_only",
        /// 409: the licence's status blocks; `codes`.
        StatusBlocks = "status_blocks",
        /// 409: no licence is filed.
        NoLicence = "no_licence",
        /// 409: limits of filing are reached; `fields` has one `code` a limit (`filing.per_day`).
        FilingLimit = "filing_limit",
        /// 409: as the vehicle is registered, it is not this one: plate, kind or engine number.
        VehicleMismatch = "vehicle_mismatch",
        /// 409: the record cannot be handled online; `fields` has one `code` a reason.
        HandlingRefused = "handling_refused",
        /// 409: the points would be others than shown; `points_after`.
        PointsDiffer = "points_differ",
        /// 409: an order for it is open; `order`.
        PaymentOpen = "payment_open",
        /// 409: another sum than shown; `amount_fen`.
        AmountDiffers = "amount_differs",
        /// 409: paid already.
        AlreadyPaid = "already_paid",
        /// 409: a term has passed; `day`.
        TermPassed = "term_passed",
        /// 409: the owner of the vehicle has no account, or no phone that is known.
        OwnerUnreachable = "owner_unreachable",
        /// 409: the piece does not begin where the file ends.
        OffsetMismatch = "offset_mismatch",
        /// 410: the upload ran out or was ended.
        UploadGone = "upload_gone",
        /// 412: another version of tus.
        TusVersion = "tus_version",
        /// 413: too large; `max_bytes`.
        TooLarge = "too_large",
        /// 415: another type of body is wanted.
        UnsupportedType = "unsupported_type",
        /// 422: the key was used for another body.
        IdempotencyReused = "idempotency_reused",
        /// 422: fields are wrong; `fields`.
        InvalidFields = "invalid_fields",
        /// 422: the code is wrong; `tries_left`.
        WrongCode = "wrong_code",
        /// 422: the code ran out, was used, or had too many tries.
        CodeExpired = "code_expired",
        /// 422: the owner's code is wrong, used or has run out.
        OwnerCodeInvalid = "owner_code_invalid",
        /// 422: no passed check of the face for this.
        FaceNeeded = "face_needed",
        /// 422: the notice was not read.
        NoticeUnread = "notice_unread",
        /// 422: name and number do not belong together.
        NameNumberMismatch = "name_number_mismatch",
        /// 422: phone and document do not belong together.
        DocumentNotAccounts = "document_not_accounts",
        /// 422: the policy's version is not the one in force.
        ConsentOutdated = "consent_outdated",
        /// 422: the box was not ticked.
        ConsentMissing = "consent_missing",
        /// 422: the upload is not finished, or not one's own.
        UploadIncomplete = "upload_incomplete",
        /// 422: the photo cannot be handed in; `reasons`.
        PhotoRefused = "photo_refused",
        /// 426: the app is too old; `minimum_client`.
        ClientTooOld = "client_too_old",
        /// 429: not before `resend_at_ms`.
        ResendTooEarly = "resend_too_early",
        /// 429: no more codes today.
        CodesUsedUp = "codes_used_up",
        /// 429: the password login rests; `until_at_ms`.
        PasswordResting = "password_resting",
        /// 460: the piece's digest does not match.
        ChecksumMismatch = "checksum_mismatch",
        /// 500: the server failed.
        Internal = "internal",
        /// 503: payments rest at night; `until_at_ms`.
        PaymentClosed = "payment_closed",
        /// 503: closed for work on it; `until_at_ms`.
        Maintenance = "maintenance",
    }
}
