//! Where things are, below the server's base address.

use crate::{
    DecisionId, FiledId, ObjectionId, PaymentId, PictureId, RegistrationId, RentalId, UploadId,
    VehicleFilingId, VehicleId, ViolationId,
};

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
/// The end of every other session of the account.
pub const SESSIONS_OTHERS_ENDING: &str = "/v1/sessions/others/ending";
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
/// The end of that filing.
pub const LICENCE_UNFILING: &str = "/v1/licence/unfiling";
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
/// Vehicles.
pub const VEHICLES: &str = "/v1/vehicles";
/// Applications to file somebody else's vehicle.
pub const VEHICLE_FILINGS: &str = "/v1/vehicle-filings";
/// Text messages to owners.
pub const CONSENT_CODES: &str = "/v1/vehicle-filings/consent-codes";
/// Checks of a face.
pub const FACE_CHECKS: &str = "/v1/face-checks";
/// Manual checks in their place.
pub const MANUAL_CHECKS: &str = "/v1/manual-checks";
/// Records.
pub const VIOLATIONS: &str = "/v1/violations";
/// Decisions.
pub const DECISIONS: &str = "/v1/decisions";
/// Payment orders.
pub const PAYMENTS: &str = "/v1/payments";
/// Objections.
pub const OBJECTIONS: &str = "/v1/objections";
/// Contracts of hired cars.
pub const RENTALS: &str = "/v1/rentals";
/// The points cycle.
pub const POINTS: &str = "/v1/points";
/// Messages.
pub const MESSAGES: &str = "/v1/messages";
/// What the person did with messages.
pub const MESSAGE_MARKS: &str = "/v1/messages/marks";
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

/// The owner's consent as a code, made anew.
pub fn owner_codes(id: &VehicleId) -> String {
    format!("{VEHICLES}/{id}/owner-codes")
}

/// Ends somebody's filing of one's own vehicle.
pub fn user_unbinding(vehicle: &VehicleId, filed: &FiledId) -> String {
    format!("{VEHICLES}/{vehicle}/users/{filed}/unbinding")
}

/// Ends one's own filing of somebody's vehicle.
pub fn unbinding(filed: &FiledId) -> String {
    format!("/v1/filed-vehicles/{filed}/unbinding")
}

/// Gives an application up.
pub fn filing_cancellation(id: &VehicleFilingId) -> String {
    format!("{VEHICLE_FILINGS}/{id}/cancellation")
}

/// The person accepts a record.
pub fn handling(id: &ViolationId) -> String {
    format!("{VIOLATIONS}/{id}/handling")
}

/// More time to come, at most three months (公安部令第157号 §53).
pub fn extension(id: &ViolationId) -> String {
    format!("{VIOLATIONS}/{id}/extension")
}

/// Objections against a record.
pub fn objections(id: &ViolationId) -> String {
    format!("{VIOLATIONS}/{id}/objections")
}

/// The objection is taken back.
pub fn withdrawal(id: &ObjectionId) -> String {
    format!("{OBJECTIONS}/{id}/withdrawal")
}

/// Paying later, or in parts.
pub fn instalments(id: &DecisionId) -> String {
    format!("{DECISIONS}/{id}/instalments")
}

/// 行政复议.
pub fn reconsideration(id: &DecisionId) -> String {
    format!("{DECISIONS}/{id}/reconsideration")
}

/// One payment order.
pub fn payment(id: &PaymentId) -> String {
    format!("{PAYMENTS}/{id}")
}

/// Its receipt, a PDF.
pub fn receipt(id: &PaymentId) -> String {
    format!("{PAYMENTS}/{id}/receipt")
}

/// The renter takes a record over.
pub fn transfers(id: &RentalId) -> String {
    format!("{RENTALS}/{id}/transfers")
}

/// The renter appeals against a transfer.
pub fn appeals(id: &RentalId) -> String {
    format!("{RENTALS}/{id}/appeals")
}
