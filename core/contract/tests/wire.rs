//! What the types promise about the wire: words and states that grow, members that are ignored,
//! and a checked-in document that says the same.

// Helpers of tests are tests, though clippy knows it only of the functions themselves.
#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};
use tongtu_contract::{
    CodePurpose, DocType, DocumentProof, ElicenceState, FilingState, Login, PasswordReset, Problem,
    ProblemCode, RegistrationReason, RegistrationState,
};

fn read<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn written<T: serde::Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap()
}

// ── words ──

#[test]
fn a_known_word_becomes_its_variant() {
    assert_eq!(read::<CodePurpose>(json!("reset_password")), CodePurpose::ResetPassword);
    assert_eq!(read::<DocType>(json!("Q")), DocType::ResidencePermit);
}

#[test]
fn an_unknown_word_goes_through_unchanged() {
    let word: CodePurpose = read(json!("weather"));
    assert_eq!(word, CodePurpose::Unknown("weather".into()));
    assert_eq!(written(&word), json!("weather"));
}

// ── states ──

#[test]
fn a_state_carries_its_word_in_kind() {
    let state = RegistrationState::InReview { submitted_at_ms: 1, due_at_ms: 2 };
    let wire = json!({ "kind": "in_review", "submitted_at_ms": 1, "due_at_ms": 2 });
    assert_eq!(written(&state), wire);
    assert_eq!(read::<RegistrationState>(wire), state);
    assert_eq!(written(&FilingState::None), json!({ "kind": "none" }));
}

#[test]
fn an_unknown_state_keeps_its_kind() {
    let state: ElicenceState = read(json!({ "kind": "asked_abroad", "since": 3 }));
    assert_eq!(state, ElicenceState::Unknown("asked_abroad".into()));
    assert_eq!(written(&state), json!({ "kind": "asked_abroad" }));
}

#[test]
fn a_known_state_without_its_data_is_shown_raw_rather_than_lost() {
    let state: RegistrationState = read(json!({ "kind": "in_review" }));
    assert_eq!(state, RegistrationState::Unknown("in_review".into()));
}

#[test]
fn a_refusal_for_an_unknown_reason_is_still_a_refusal() {
    let state: RegistrationState =
        read(json!({ "kind": "rejected", "reason": "moon_phase", "fields": ["name"] }));
    assert_eq!(
        state,
        RegistrationState::Rejected {
            reason: RegistrationReason::Unknown("moon_phase".into()),
            fields: vec!["name".into()],
        }
    );
}

// ── shapes ──

#[test]
fn members_that_nobody_knows_are_ignored() {
    let problem: Problem = read(json!({
        "type": "urn:tongtu:problem:maintenance", "title": "Maintenance", "status": 503,
        "code": "maintenance", "args": { "until_at_ms": "5" }, "text": "…", "weather": "rain",
    }));
    assert_eq!(problem.code, ProblemCode::Maintenance);
    assert_eq!(problem.args["until_at_ms"], "5");
}

#[test]
fn a_login_names_what_it_is_by() {
    assert_eq!(written(&Login::Document("H12345678".into())), json!({ "document": "H12345678" }));
}

#[test]
fn a_password_reset_takes_either_proof() {
    let wire =
        json!({ "phone": "13800138000", "number": "H12345678", "code": "1", "password": "p" });
    let reset: PasswordReset = read(wire.clone());
    assert_eq!(reset.document, DocumentProof::Number("H12345678".into()));
    assert_eq!(written(&reset), wire);
}

// ── the document ──

#[test]
fn every_reference_in_the_document_leads_somewhere() {
    let document: Value = serde_json::from_str(tongtu_contract::OPENAPI).unwrap();
    let mut seen = 0;
    let mut left = vec![&document];
    while let Some(value) = left.pop() {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(to)) = members.get("$ref") {
                    seen += 1;
                    assert!(document.pointer(to.trim_start_matches('#')).is_some(), "{to}");
                }
                left.extend(members.values());
            }
            Value::Array(items) => left.extend(items),
            _ => {}
        }
    }
    assert!(seen > 100, "only {seen} references");
}

#[test]
fn the_document_is_openapi_3_1_and_open_where_the_types_are() {
    let document: Value = serde_json::from_str(tongtu_contract::OPENAPI).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    for state in ["RegistrationState", "FilingState", "ElicenceState"] {
        let schema = &document["components"]["schemas"][state];
        assert!(schema["anyOf"].is_array(), "{state}: {schema}");
        assert!(!schema.to_string().contains(r#"["unknown"]"#), "{state}");
    }
}
