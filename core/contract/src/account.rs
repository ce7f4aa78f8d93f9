//! 账号: login, tokens, the account itself, a forgotten password, deletion.

use serde::{Deserialize, Serialize};

use crate::word::words;
use crate::{AccountId, DocKind, DocType};

/// `POST /v1/sessions`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LoginRequest {
    /// Who.
    pub login: Login,
    /// The password, exactly as typed.
    pub password: String,
    /// Name of the device, shown in the list of sessions.
    pub device_name: String,
}

/// What the person logs in with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Login {
    /// 手机号码, the mainland mobile number.
    Phone(String),
    /// 证件号码, the document's number.
    Document(String),
}

/// `POST /v1/sessions/code`: login by SMS code; stays open while the password login rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeLoginRequest {
    /// The account's number.
    pub phone: String,
    /// The SMS code of purpose `login`.
    pub code: String,
    /// Name of the device.
    pub device_name: String,
}

/// `POST /v1/sessions/refresh`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefreshRequest {
    /// The last refresh token. An older one ends the session: somebody copied it.
    pub refresh_token: String,
}

/// A session's tokens, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// For `Authorization: Bearer`.
    pub access_token: String,
    /// Until when it works.
    pub access_expires_at_ms: i64,
    /// For the next pair of tokens; works once.
    pub refresh_token: String,
    /// Until when that works.
    pub refresh_expires_at_ms: i64,
    /// Whose session it is.
    pub account: Account,
}

/// `GET /v1/account`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The person's name.
    pub name: String,
    /// The letter of the document.
    pub doc_type: DocType,
    /// Its kind.
    pub doc_kind: DocKind,
    /// Its number, whole: the app masks it.
    pub number: String,
    /// The number that gets the codes.
    pub phone: String,
    /// Id of the city in the rules' table.
    pub city: String,
    /// When the account became active.
    pub registered_at_ms: i64,
}

/// `POST /v1/passwords/reset`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasswordReset {
    /// The account's phone.
    pub phone: String,
    /// Proof that it is not only the phone's finder.
    #[serde(flatten)]
    pub document: DocumentProof,
    /// The SMS code of purpose `reset_password`.
    pub code: String,
    /// The new password.
    pub password: String,
}

/// A part of the document, or its whole number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DocumentProof {
    /// The last four letters and digits of the number, brackets left out.
    DocumentLast4(String),
    /// The whole number.
    Number(String),
}

/// `POST /v1/account/deletion`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountDeletion {
    /// Why the person leaves.
    pub reason: DeletionReason,
    /// The SMS code of purpose `delete_account`.
    pub code: String,
}

words! {
    /// 删除原因: why the person leaves.
    DeletionReason {
        /// Registered on the wrong document.
        WrongDocument = "wrong_document",
        /// The phone number changed.
        NewPhone = "new_phone",
        /// No longer of use.
        NoLongerNeeded = "no_longer_needed",
        /// For privacy.
        Privacy = "privacy",
        /// Rather not said.
        Unsaid = "unsaid",
    }
}
