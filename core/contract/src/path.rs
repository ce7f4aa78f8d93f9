//! Where things are, below the server's base address.

use crate::{PictureId, RegistrationId, UploadId};

/// What the server says about itself.
pub const SERVER: &str = "/v1/server";
/// SMS codes.
pub const CODES: &str = "/v1/codes";
/// Registrations.
pub const REGISTRATIONS: &str = "/v1/registrations";
/// Login by password.
pub const SESSIONS: &str = "/v1/sessions";
/// Login by SMS code.
pub const SESSIONS_CODE: &str = "/v1/sessions/code";
/// The next pair of tokens.
pub const SESSIONS_REFRESH: &str = "/v1/sessions/refresh";
/// This session, for logout.
pub const SESSIONS_CURRENT: &str = "/v1/sessions/current";
/// A forgotten password.
pub const PASSWORDS_RESET: &str = "/v1/passwords/reset";
/// The account.
pub const ACCOUNT: &str = "/v1/account";
/// Deletion of the account.
pub const ACCOUNT_DELETION: &str = "/v1/account/deletion";
/// The licence.
pub const LICENCE: &str = "/v1/licence";
/// Filing by the file number.
pub const LICENCE_FILING: &str = "/v1/licence/filing";
/// The electronic licence.
pub const ELICENCE: &str = "/v1/elicence";
/// Applications for it.
pub const ELICENCE_APPLICATIONS: &str = "/v1/elicence/applications";
/// Its signed card.
pub const ELICENCE_CARD: &str = "/v1/elicence/card";
/// Codes for an officer.
pub const ELICENCE_CODES: &str = "/v1/elicence/codes";
/// The server's public keys.
pub const KEYS: &str = "/v1/keys";
/// Uploads, by tus.
pub const UPLOADS: &str = "/v1/uploads";
/// This contract.
pub const OPENAPI: &str = "/v1/openapi.json";

/// One registration.
pub fn registration(id: &RegistrationId) -> String {
    format!("{REGISTRATIONS}/{id}")
}

/// The photo of a registration's document.
pub fn registration_photo(id: &RegistrationId) -> String {
    format!("{REGISTRATIONS}/{id}/photo")
}

/// Mended fields of a registration.
pub fn registration_corrections(id: &RegistrationId) -> String {
    format!("{REGISTRATIONS}/{id}/corrections")
}

/// One upload.
pub fn upload(id: &UploadId) -> String {
    format!("{UPLOADS}/{id}")
}

/// One picture, at most so many pixels wide.
pub fn picture(id: &PictureId, width_px: u32) -> String {
    format!("/v1/pictures/{id}?width={width_px}")
}
