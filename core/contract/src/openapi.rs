//! The OpenAPI 3.1 document: schemas from the types, paths from one table.

// `value["key"] = …` on an object made a line above; only the document's writer runs it.
#![allow(clippy::indexing_slicing)]

use serde_json::{Map, Value, json};
use utoipa::OpenApi as _;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{AnyOfBuilder, ObjectBuilder, Schema, Type};

use crate::{header, path};

/// The whole document, pretty-printed, as it is checked in.
pub fn document() -> String {
    let mut whole = json!(Schemas::openapi());
    if let Some(states) = whole.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        states.values_mut().for_each(open_state);
    }
    if let Some(components) = whole.pointer_mut("/components").and_then(Value::as_object_mut) {
        components.insert("parameters".into(), parameters());
        components.insert("responses".into(), json!({ "Problem": problem_response() }));
        components.insert(
            "securitySchemes".into(),
            json!({ "bearer": { "type": "http", "scheme": "bearer" } }),
        );
    }
    if let Some(top) = whole.as_object_mut() {
        top.insert("info".into(), info());
        top.insert("paths".into(), paths());
    }
    format!("{whole:#}\n")
}

/// A list of words that may grow: any text is valid, the known ones are named.
pub(crate) fn open_words(known: &[&str]) -> RefOr<Schema> {
    let listed =
        ObjectBuilder::new().schema_type(Type::String).enum_values(Some(known.iter().copied()));
    let any = ObjectBuilder::new().schema_type(Type::String);
    AnyOfBuilder::new().item(listed).item(any).into()
}

/// One entry a path and verb.
struct Operation {
    verb: &'static str,
    path: &'static str,
    id: &'static str,
    summary: &'static str,
    bearer: bool,
    body: Option<&'static str>,
    status: u16,
    answer: Answer,
}

enum Answer {
    /// JSON of a named schema.
    Json(&'static str),
    /// A body of this media type.
    Bytes(&'static str),
    /// No body.
    Nothing,
}

use Answer::{Bytes, Json, Nothing};

#[rustfmt::skip] // one line an operation reads as the table it is
const OPERATIONS: &[Operation] = &[
    get("/v1/server", "server", "Limits, versions, maintenance", false, "ServerInfo"),
    get(path::KEYS, "keys", "The server's public keys", false, "KeySet"),
    Operation { verb: "get", path: path::OPENAPI, id: "openapi", summary: "This document", bearer: false, body: None, status: 200, answer: Bytes("application/json") },
    post(path::CODES, "send_code", "Send an SMS code; bearer only where `phone` is absent", false, "CodeRequest", 201, Json("CodeSent")),
    post(path::REGISTRATIONS, "register", "Hand in the registration form", false, "RegistrationRequest", 201, Json("Registration")),
    get("/v1/registrations/{id}", "registration", "Where a registration stands", true, "Registration"),
    post("/v1/registrations/{id}/photo", "register_photo", "Hand in the photo of the document", true, "DocumentPhoto", 200, Json("Registration")),
    post("/v1/registrations/{id}/corrections", "register_correct", "Mend refused fields", true, "CorrectionRequest", 200, Json("Registration")),
    post(path::SESSIONS, "login", "Log in by password", false, "LoginRequest", 201, Json("Session")),
    post(path::SESSIONS_CODE, "login_by_code", "Log in by SMS code", false, "CodeLoginRequest", 201, Json("Session")),
    post(path::SESSIONS_REFRESH, "refresh", "The next pair of tokens", false, "RefreshRequest", 201, Json("Session")),
    Operation { verb: "delete", path: path::SESSIONS_CURRENT, id: "logout", summary: "End this session", bearer: true, body: None, status: 204, answer: Nothing },
    post(path::SESSIONS_OTHERS_ENDING, "end_other_sessions", "End every other session of the account", true, "", 204, Nothing),
    post(path::PASSWORDS_RESET, "reset_password", "Set a new password by SMS code; a session that is sent along stays", false, "PasswordReset", 204, Nothing),
    get(path::ACCOUNT, "account", "The account", true, "Account"),
    post(path::ACCOUNT_DELETION, "delete_account", "Delete the account; the phone is free at once", true, "AccountDeletion", 204, Nothing),
    get(path::LICENCE, "licence", "The licence", true, "LicenceFile"),
    post(path::LICENCE_FILING, "file_licence", "File the licence by its file number", true, "FilingRequest", 200, Json("LicenceFile")),
    post(path::LICENCE_UNFILING, "unfile_licence", "Take a licence that was filed by number off again", true, "", 200, Json("LicenceFile")),
    get(path::ELICENCE, "elicence", "Where the electronic licence stands", true, "Elicence"),
    post(path::ELICENCE_APPLICATIONS, "apply_elicence", "Apply with a photo", true, "ElicenceApplication", 201, Json("Elicence")),
    get(path::ELICENCE_CARD, "elicence_card", "The signed card", true, "SignedCard"),
    post(path::ELICENCE_CODES, "elicence_code", "A code for an officer, at most 60 s", true, "", 201, Json("ElicenceCode")),
    get(path::VEHICLES, "vehicles", "All vehicles of the account, and filing", true, "Vehicles"),
    post("/v1/vehicles/{id}/owner-codes", "owner_code", "The owner's consent as a code", true, "", 201, Json("OwnerCode")),
    post("/v1/vehicles/{id}/users/{filed}/unbinding", "unbind_user", "End somebody's filing of one's own vehicle", true, "", 200, Json("Vehicles")),
    post("/v1/filed-vehicles/{id}/unbinding", "unbind", "End one's own filing", true, "", 200, Json("Vehicles")),
    post(path::CONSENT_CODES, "consent_code", "Send a code to the owner's phone", true, "ConsentCodeRequest", 201, Json("CodeSent")),
    post(path::VEHICLE_FILINGS, "file_vehicle", "Apply with the owner's consent", true, "VehicleFilingRequest", 201, Json("VehicleFiling")),
    post("/v1/vehicle-filings/{id}/cancellation", "cancel_filing", "Give an application up", true, "", 200, Json("VehicleFiling")),
    post(path::FACE_CHECKS, "check_face", "Look at three frames, and forget them", true, "FaceCheckRequest", 201, Json("FaceCheck")),
    post(path::MANUAL_CHECKS, "check_manually", "The way of those whose face was not recognised", true, "ManualCheckRequest", 201, Json("ManualCheck")),
    get(path::VIOLATIONS, "violations", "Records, newest first, in pages", true, "Violations"),
    post("/v1/violations/{id}/handling", "handle", "Accept a record", true, "HandlingRequest", 201, Json("Decision")),
    post("/v1/violations/{id}/extension", "extend", "More time to come", true, "", 200, Json("Violation")),
    post("/v1/violations/{id}/objections", "object", "Object to a record", true, "ObjectionRequest", 201, Json("Objection")),
    get(path::OBJECTIONS, "objections", "All objections", true, "Objections"),
    post("/v1/objections/{id}/withdrawal", "withdraw", "Take an objection back", true, "", 200, Json("Objection")),
    get(path::DECISIONS, "decisions", "All decisions", true, "Decisions"),
    post("/v1/decisions/{id}/instalments", "instalment", "Pay later, or in parts", true, "InstalmentRequest", 201, Json("Decision")),
    post("/v1/decisions/{id}/reconsideration", "reconsider", "Ask for reconsideration", true, "ReconsiderationRequest", 201, Json("Decision")),
    post(path::PAYMENTS, "pay", "Order a payment", true, "PaymentRequest", 201, Json("Payment")),
    get("/v1/payments/{id}", "payment", "Where a payment stands", true, "Payment"),
    Operation { verb: "get", path: "/v1/payments/{id}/receipt", id: "receipt", summary: "The receipt of a payment", bearer: true, body: None, status: 200, answer: Bytes("application/pdf") },
    get(path::RENTALS, "rentals", "Contracts of hired cars", true, "Rentals"),
    post("/v1/rentals/{id}/transfers", "take_record", "Take a record of the term over", true, "TransferRequest", 201, Json("Rental")),
    post("/v1/rentals/{id}/appeals", "appeal", "Appeal against a transfer", true, "AppealRequest", 201, Json("Rental")),
    get(path::POINTS, "points", "The points cycle, entry by entry", true, "PointsFile"),
    get(path::MESSAGES, "messages", "What changed", true, "Messages"),
    post(path::MESSAGE_MARKS, "mark_messages", "Read, or put away", true, "MessageMarks", 200, Json("Messages")),
    Operation { verb: "get", path: "/v1/pictures/{id}", id: "picture", summary: "A picture, at most `width` pixels wide", bearer: true, body: None, status: 200, answer: Bytes("image/jpeg") },
    Operation { verb: "post", path: path::UPLOADS, id: "create_upload", summary: "tus creation", bearer: true, body: None, status: 201, answer: Nothing },
    get("/v1/uploads/{id}", "upload", "What has arrived of a file", true, "Upload"),
    Operation { verb: "head", path: "/v1/uploads/{id}", id: "upload_offset", summary: "tus offset", bearer: true, body: None, status: 200, answer: Nothing },
    Operation { verb: "patch", path: "/v1/uploads/{id}", id: "upload_piece", summary: "tus piece", bearer: true, body: Some(header::OFFSET_OCTET_STREAM), status: 204, answer: Nothing },
    Operation { verb: "delete", path: "/v1/uploads/{id}", id: "end_upload", summary: "tus termination", bearer: true, body: None, status: 204, answer: Nothing },
];

const fn get(
    path: &'static str,
    id: &'static str,
    summary: &'static str,
    bearer: bool,
    answer: &'static str,
) -> Operation {
    Operation {
        verb: "get",
        path,
        id,
        summary,
        bearer,
        body: None,
        status: 200,
        answer: Json(answer),
    }
}

const fn post(
    path: &'static str,
    id: &'static str,
    summary: &'static str,
    bearer: bool,
    body: &'static str,
    status: u16,
    answer: Answer,
) -> Operation {
    let body = if body.is_empty() { None } else { Some(body) };
    Operation { verb: "post", path, id, summary, bearer, body, status, answer }
}

fn paths() -> Value {
    let mut paths = Map::new();
    for operation in OPERATIONS {
        if let Some(item) = paths.entry(operation.path).or_insert_with(|| json!({})).as_object_mut()
        {
            item.insert(operation.verb.into(), described(operation));
        }
    }
    Value::Object(paths)
}

fn described(operation: &Operation) -> Value {
    let mut names = vec!["Client", "Language"];
    if operation.verb == "post" {
        names.push("IdempotencyKey");
    }
    if operation.verb == "get" {
        names.push("IfNoneMatch");
    }
    if operation.path.contains("{id}") {
        names.push("Id");
    }
    if operation.path.contains("{filed}") {
        names.push("Filed");
    }
    if operation.path == path::VIOLATIONS {
        names.push("Cursor");
    }
    if operation.path.starts_with("/v1/pictures") {
        names.push("Width");
    }
    if operation.path.starts_with(path::UPLOADS) && operation.verb != "get" {
        names.push("TusResumable");
        match operation.verb {
            "post" => names.extend(["UploadLength", "UploadMetadata"]),
            "patch" => names.extend(["UploadOffset", "UploadChecksum"]),
            _ => {}
        }
    }
    let parameters: Vec<Value> = names
        .iter()
        .map(|name| json!({ "$ref": format!("#/components/parameters/{name}") }))
        .collect();
    let mut answer = json!({ "description": operation.summary });
    match operation.answer {
        Json(name) => answer["content"] = json!({ "application/json": { "schema": schema(name) } }),
        Bytes(media) => answer["content"] = json!({ media: {} }),
        Nothing => {}
    }
    let mut responses = json!({
        operation.status.to_string(): answer,
        "default": { "$ref": "#/components/responses/Problem" },
    });
    if operation.verb == "get" {
        responses["304"] = json!({ "description": "Not changed since `If-None-Match`" });
    }
    let mut described = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "parameters": parameters,
        "responses": responses,
    });
    if operation.bearer {
        described["security"] = json!([{ "bearer": [] }]);
    }
    match operation.body {
        Some(media) if media.contains('/') => {
            described["requestBody"] = json!({ "required": true, "content": { media: {} } });
        }
        Some(name) => {
            described["requestBody"] = json!({
                "required": true,
                "content": { "application/json": { "schema": schema(name) } },
            });
        }
        None => {}
    }
    described
}

fn schema(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn problem_response() -> Value {
    json!({
        "description": "A refusal, with its code, law and words (RFC 9457)",
        "content": { header::PROBLEM_JSON: { "schema": schema("Problem") } },
    })
}

fn parameters() -> Value {
    let named = |name: &str, required: bool, what: &str| {
        json!({
            "name": name, "in": "header", "required": required, "description": what,
            "schema": { "type": "string" },
        })
    };
    json!({
        "Client": named(header::CLIENT, false, "Version of the app"),
        "Language": named("accept-language", false, "zh-Hans, zh-Hant or en"),
        "IdempotencyKey": named(header::IDEMPOTENCY_KEY, true, "One UUID for one intention"),
        "IfNoneMatch": named("if-none-match", false, "The last ETag"),
        "TusResumable": named(header::TUS_RESUMABLE, true, header::TUS_VERSION),
        "UploadLength": named(header::UPLOAD_LENGTH, true, "Bytes of the whole file"),
        "UploadMetadata": named(header::UPLOAD_METADATA, false, "`filetype` and its base64"),
        "UploadOffset": named(header::UPLOAD_OFFSET, true, "Where this piece begins"),
        "UploadChecksum": named(header::UPLOAD_CHECKSUM, false, "Algorithm and digest in base64"),
        "Id": {
            "name": "id", "in": "path", "required": true, "schema": { "type": "string" },
        },
        "Filed": {
            "name": "filed", "in": "path", "required": true, "schema": { "type": "string" },
        },
        "Cursor": {
            "name": "cursor", "in": "query", "required": false, "schema": { "type": "string" },
            "description": "`next` of the page before",
        },
        "Width": {
            "name": "width", "in": "query", "required": false,
            "schema": { "type": "integer", "minimum": 1 },
        },
    })
}

fn info() -> Value {
    json!({
        "title": "Tongtu (通途)",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "What goes over the wire between the app and a back end. \
            Instants are milliseconds UTC (`…_at_ms`), days are `YYYY-MM-DD` in +08:00. \
            Unknown members are ignored, unknown words and kinds of state are shown as they came.",
        "license": { "name": "MIT OR Apache-2.0" },
    })
}

/// Lets a state's schema accept a `kind` that is not listed, as its type does.
///
/// The derive knows nothing of the one variant that is read by hand, and would describe it as a
/// kind named `unknown`.
fn open_state(schema: &mut Value) {
    let Some(kinds) = schema.get_mut("oneOf").and_then(Value::as_array_mut) else { return };
    let named_unknown = |kind: &Value| kind.to_string().contains(r#""enum":["unknown"]"#);
    let before = kinds.len();
    kinds.retain(|kind| !named_unknown(kind));
    if kinds.len() == before {
        return;
    }
    kinds.push(json!({
        "type": "object",
        "description": "A state that only a newer server knows; shown as it came.",
        "required": ["kind"],
        "properties": { "kind": { "type": "string" } },
    }));
    let open = kinds.clone();
    if let Some(object) = schema.as_object_mut() {
        object.remove("oneOf");
        object.insert("anyOf".into(), Value::Array(open));
    }
}

#[derive(utoipa::OpenApi)]
#[openapi(components(schemas(
    crate::Account,
    crate::AccountDeletion,
    crate::AccountId,
    crate::AppealRequest,
    crate::CardPayload,
    crate::CodeLoginRequest,
    crate::CodePurpose,
    crate::CodeRequest,
    crate::CodeSent,
    crate::Consent,
    crate::ConsentCodeRequest,
    crate::CorrectionRequest,
    crate::CrossBorder,
    crate::CrossBorderCar,
    crate::CrossBorderState,
    crate::Decision,
    crate::DecisionId,
    crate::Decisions,
    crate::DeletionReason,
    crate::DocKind,
    crate::DocType,
    crate::DocumentPhoto,
    crate::DocumentProof,
    crate::Elicence,
    crate::ElicenceApplication,
    crate::ElicenceCode,
    crate::ElicenceEvent,
    crate::ElicenceReason,
    crate::ElicenceState,
    crate::ElicenceStep,
    crate::FaceCheck,
    crate::FaceCheckId,
    crate::FaceCheckRequest,
    crate::FacePurpose,
    crate::FaceVerdict,
    crate::FieldProblem,
    crate::FiledId,
    crate::FiledVehicle,
    crate::FilingAllowance,
    crate::FilingLimits,
    crate::FilingRequest,
    crate::FilingState,
    crate::HandledBy,
    crate::HandledPlate,
    crate::Handler,
    crate::HandlingRequest,
    crate::Holding,
    crate::Instalment,
    crate::InstalmentKind,
    crate::InstalmentPart,
    crate::InstalmentRequest,
    crate::InstalmentState,
    crate::KeySet,
    crate::Lens,
    crate::Licence,
    crate::LicenceFile,
    crate::Login,
    crate::LoginRequest,
    crate::Maintenance,
    crate::ManualCheck,
    crate::ManualCheckRequest,
    crate::ManualCheckState,
    crate::Message,
    crate::MessageId,
    crate::MessageKind,
    crate::MessageMarks,
    crate::MessageState,
    crate::MessageSubject,
    crate::Messages,
    crate::Objection,
    crate::ObjectionGround,
    crate::ObjectionId,
    crate::ObjectionLimits,
    crate::ObjectionRequest,
    crate::ObjectionState,
    crate::Objections,
    crate::OwnVehicle,
    crate::OwnerCode,
    crate::OwnerConsent,
    crate::PartState,
    crate::PasswordReset,
    crate::Payment,
    crate::PaymentId,
    crate::PaymentRequest,
    crate::PaymentState,
    crate::PenaltyKind,
    crate::PhotoSource,
    crate::PictureId,
    crate::Pledge,
    crate::Points,
    crate::PointsEntry,
    crate::PointsFile,
    crate::Problem,
    crate::ProblemCode,
    crate::PublicKey,
    crate::QrPayload,
    crate::Reconsideration,
    crate::ReconsiderationRequest,
    crate::ReconsiderationState,
    crate::RefreshRequest,
    crate::Registration,
    crate::RegistrationDetails,
    crate::RegistrationEvent,
    crate::RegistrationId,
    crate::RegistrationReason,
    crate::RegistrationRequest,
    crate::RegistrationState,
    crate::RegistrationStep,
    crate::Relation,
    crate::Rental,
    crate::RentalId,
    crate::RentalRecord,
    crate::RentalRecordState,
    crate::RentalState,
    crate::Rentals,
    crate::Scheme,
    crate::ServerInfo,
    crate::Session,
    crate::Sex,
    crate::SignedCard,
    crate::SmsLimits,
    crate::Stay,
    crate::SubjectKind,
    crate::Thresholds,
    crate::TransferRequest,
    crate::UnboundBy,
    crate::Upload,
    crate::UploadId,
    crate::Vehicle,
    crate::VehicleFiling,
    crate::VehicleFilingEvent,
    crate::VehicleFilingId,
    crate::VehicleFilingReason,
    crate::VehicleFilingRequest,
    crate::VehicleFilingState,
    crate::VehicleFilingStep,
    crate::VehicleId,
    crate::VehicleUser,
    crate::Vehicles,
    crate::Violation,
    crate::ViolationId,
    crate::ViolationOrigin,
    crate::ViolationState,
    crate::Violations,
    crate::WorkCalendar,
)))]
struct Schemas;
