//! 短信验证码: asking for a code by SMS. The code itself travels in the request that needs it.

use serde::{Deserialize, Serialize};

use crate::word::words;

words! {
    /// What a code is for. It opens nothing else, and a newer one of the same purpose replaces it.
    CodePurpose {
        /// A new account.
        Register = "register",
        /// Login without the password.
        Login = "login",
        /// A forgotten password.
        ResetPassword = "reset_password",
        /// Deletion of the account.
        DeleteAccount = "delete_account",
        /// The old number, when the phone changes.
        ChangePhoneOld = "change_phone_old",
        /// The new number, when the phone changes.
        ChangePhoneNew = "change_phone_new",
        /// The owner's consent to another driver.
        BindVehicleOwnerConsent = "bind_vehicle_owner_consent",
        /// Renewal of the licence.
        Renewal = "renewal",
    }
}

/// `POST /v1/codes`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeRequest {
    /// What the code is for.
    pub purpose: CodePurpose,
    /// The number that gets it; absent: the number of the session's account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// The code is on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeSent {
    /// From when another may be asked for.
    pub resend_at_ms: i64,
    /// Until when this one works.
    pub expires_at_ms: i64,
    /// The number as the person may see it, for example `138••••8000`.
    pub phone_masked: String,
}
