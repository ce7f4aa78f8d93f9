//! What goes over the wire between the app and a back end: requests, answers, problem codes.
//!
//! One truth for both sides. The OpenAPI 3.1 document is made from these types (feature
//! `openapi`) and checked in beside them as [`OPENAPI`]. Never: behaviour, rules, I/O.
//!
//! How things are written:
//! - JSON in `snake_case`; members that a reader does not know are ignored.
//! - An instant is an integer, milliseconds since 1970 in UTC, and its name ends in `_at_ms`.
//!   A day is text, `YYYY-MM-DD`, in the calendar of +08:00. Money would be an integer of fen.
//! - An id is opaque text. Nobody takes one apart.
//! - A closed word list is an enum with `Unknown(raw)`: a word that only a newer server knows is
//!   kept, shown as it came and sent back unchanged. A state with data carries its word in `kind`.

mod account;
mod code;
mod document;
mod elicence;
pub mod header;
mod id;
mod licence;
#[cfg(feature = "openapi")]
pub mod openapi;
pub mod path;
mod problem;
mod registration;
mod server;
mod upload;
mod word;

pub use account::{
    Account, AccountDeletion, CodeLoginRequest, DeletionReason, DocumentProof, Login, LoginRequest,
    PasswordReset, RefreshRequest, Session,
};
pub use code::{CodePurpose, CodeRequest, CodeSent};
pub use document::{DocKind, DocType};
pub use elicence::{
    CardPayload, Elicence, ElicenceApplication, ElicenceCode, ElicenceEvent, ElicenceReason,
    ElicenceState, ElicenceStep, KeySet, Lens, PhotoSource, PublicKey, QrPayload, SignedCard,
};
pub use id::{AccountId, PictureId, RegistrationId, UploadId};
pub use licence::{FilingRequest, FilingState, Licence, LicenceFile, Points, Sex};
pub use problem::{FieldProblem, Problem, ProblemCode};
pub use registration::{
    Consent, CorrectionRequest, DocumentPhoto, Pledge, Registration, RegistrationDetails,
    RegistrationEvent, RegistrationReason, RegistrationRequest, RegistrationState,
    RegistrationStep,
};
pub use server::{Maintenance, ServerInfo, SmsLimits, Thresholds};
pub use upload::Upload;

/// The OpenAPI 3.1 document, as checked in. A test keeps it equal to the types.
pub const OPENAPI: &str = include_str!("../openapi.json");
