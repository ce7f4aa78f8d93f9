//! What goes over the wire between the app and a back end: requests, answers, problem codes.
//!
//! One truth for both sides. The OpenAPI 3.1 document is made from these types (feature
//! `openapi`) and checked in beside them as [`OPENAPI`]. Never: behaviour, rules, I/O.
//!
//! How things are written:
//! - JSON in `snake_case`; members that a reader does not know are ignored.
//! - An instant is an integer, milliseconds since 1970 in UTC, and its name ends in `_at_ms`.
//!   A day is text, `YYYY-MM-DD`, in the calendar of +08:00. Money is an integer of fen, its name ends
//!   in `_fen`.
//! - An id is opaque text. Nobody takes one apart.
//! - A closed word list is an enum with `Unknown(raw)`: a word that only a newer server knows is
//!   kept, shown as it came and sent back unchanged. A state with data carries its word in `kind`.

mod account;
mod code;
mod decision;
mod document;
mod elicence;
mod face;
pub mod header;
mod id;
mod licence;
mod message;
mod objection;
#[cfg(feature = "openapi")]
pub mod openapi;
pub mod path;
mod points;
mod problem;
mod registration;
mod rental;
mod server;
mod upload;
mod vehicle;
mod vehicle_filing;
mod violation;
mod word;

pub use account::{
    Account, AccountDeletion, CodeLoginRequest, DeletionReason, DocumentProof, Login, LoginRequest,
    PasswordReset, RefreshRequest, Session,
};
pub use code::{CodePurpose, CodeRequest, CodeSent};
pub use decision::{
    Decision, Decisions, Instalment, InstalmentKind, InstalmentPart, InstalmentRequest,
    InstalmentState, PartState, Payment, PaymentRequest, PaymentState, REASON_CHARS,
    Reconsideration, ReconsiderationRequest, ReconsiderationState,
};
pub use document::{DocKind, DocType};
pub use elicence::{
    CardPayload, Elicence, ElicenceApplication, ElicenceCode, ElicenceEvent, ElicenceReason,
    ElicenceState, ElicenceStep, KeySet, Lens, PhotoSource, PublicKey, QrPayload, SignedCard,
};
pub use face::{
    FaceCheck, FaceCheckRequest, FacePurpose, FaceVerdict, ManualCheck, ManualCheckRequest,
    ManualCheckState,
};
pub use id::{
    AccountId, DecisionId, FaceCheckId, FiledId, MessageId, ObjectionId, PaymentId, PictureId,
    RegistrationId, RentalId, UploadId, VehicleFilingId, VehicleId, ViolationId,
};
pub use licence::{FilingRequest, FilingState, Licence, LicenceFile, Points, Sex};
pub use message::{
    Message, MessageKind, MessageMarks, MessageState, MessageSubject, Messages, SubjectKind,
};
pub use objection::{Objection, ObjectionGround, ObjectionRequest, ObjectionState, Objections};
pub use points::{PointsEntry, PointsFile};
pub use problem::{FieldProblem, Problem, ProblemCode};
pub use registration::{
    Consent, CorrectionRequest, DocumentPhoto, Pledge, Registration, RegistrationDetails,
    RegistrationEvent, RegistrationReason, RegistrationRequest, RegistrationState,
    RegistrationStep,
};
pub use rental::{
    AppealRequest, Rental, RentalRecord, RentalRecordState, RentalState, Rentals, TransferRequest,
};
pub use server::{
    FilingLimits, Maintenance, ObjectionLimits, ServerInfo, SmsLimits, Thresholds, WorkCalendar,
};
pub use upload::Upload;
pub use vehicle::{
    CrossBorder, CrossBorderCar, CrossBorderState, FiledVehicle, FilingAllowance, HandledBy,
    HandledPlate, Handler, OwnVehicle, OwnerCode, Relation, Scheme, Stay, Vehicle, VehicleUser,
    Vehicles,
};
pub use vehicle_filing::{
    ConsentCodeRequest, OwnerConsent, UnboundBy, VehicleFiling, VehicleFilingEvent,
    VehicleFilingReason, VehicleFilingRequest, VehicleFilingState, VehicleFilingStep,
};
pub use violation::{
    HandlingRequest, Holding, PenaltyKind, Violation, ViolationOrigin, ViolationState, Violations,
};

/// The OpenAPI 3.1 document, as checked in. A test keeps it equal to the types.
pub const OPENAPI: &str = include_str!("../openapi.json");
