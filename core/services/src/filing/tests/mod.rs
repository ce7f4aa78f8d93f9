//! An application as its applicant meets it: limits first, then the owner, then the face.

mod form;
mod scan;

use std::sync::Arc;

use tongtu_contract as contract;
use tongtu_contract::{VehicleFilingReason, VehicleFilingState};

use crate::{
    ask::{AskKind, Outcome, Source},
    documents::Doc,
    effect::{Answer, Effect, Reply},
    kit::{self, Kit, NOW_MS, bare_keys, field, ids, said},
    root::Input,
    screen::{Body, Tone},
    step::FaceChecked,
    vehicles::tests::{filed, nothing, vehicle},
};

fn filing(state: VehicleFilingState) -> contract::VehicleFiling {
    contract::VehicleFiling {
        id: contract::VehicleFilingId("b1".to_owned()),
        plate_kind: "02".to_owned(),
        plate: "粤B8F2K6".to_owned(),
        relation: contract::Relation::Friend,
        state,
        history: vec![contract::VehicleFilingEvent {
            at_ms: NOW_MS,
            step: contract::VehicleFilingStep::OwnerAgreed,
        }],
    }
}

fn with(state: VehicleFilingState) -> contract::Vehicles {
    contract::Vehicles { filings: vec![filing(state)], ..nothing() }
}

fn face(failures: u8) -> VehicleFilingState {
    VehicleFilingState::Face { failures, expires_at_ms: NOW_MS + 1_800_000 }
}

fn at_start(doc: contract::Vehicles) -> Kit {
    let mut kit = crate::vehicles::tests::at("vehicles", doc);
    kit.press("filing.open");
    kit
}

fn at_form(way: &str) -> Kit {
    let mut kit = at_start(nothing());
    kit.open(way);
    kit.answer(
        |effect| matches!(effect, Effect::LoadDraft("filing")),
        Answer::Draft(std::collections::BTreeMap::new()),
    );
    kit
}

fn fill(kit: &mut Kit) {
    kit.choose("filing_kind", "02");
    kit.edit("filing_plate", "粤b·8f2k6");
    kit.leave("filing_plate");
    kit.edit("filing_engine", "e-20481");
    kit.leave("filing_engine");
    kit.choose("filing_relation", "friend");
}

fn sends(effect: &Effect) -> bool {
    matches!(effect, Effect::Send(_))
}

fn body(kit: &mut Kit) -> (String, serde_json::Value) {
    let command = kit.take(sends);
    let Effect::Send(request) = command.effect else { unreachable!() };
    (request.path.clone(), serde_json::from_slice(&request.body).unwrap())
}

// ── limits ──

#[test]
fn every_limit_is_told_before_the_form_with_its_figures() {
    let full = contract::Vehicles {
        filed: vec![filed("粤B1L0A1"), filed("粤B1L0A2"), filed("粤B1L0A3")],
        allowance: contract::FilingAllowance {
            today: 1,
            this_year: 5,
            owners: 5,
            blacklisted: false,
        },
        ..nothing()
    };
    let screen = at_start(full).screen();
    let Body::Detail { detail } = &screen.body else { panic!() };
    let codes: Vec<&str> = detail.refusals.iter().map(|refusal| refusal.code.as_str()).collect();
    let expected = ["filing.per_user", "filing.per_day", "filing.per_year", "filing.lifetime"];
    assert_eq!(codes, expected);
    assert_eq!(detail.refusals[0].progress.as_ref().unwrap().of, 3);
    assert!(detail.refusals.iter().all(|refusal| !refusal.ways.is_empty()));
    assert!(!ids(&screen).contains(&"filing.start".to_owned()), "nobody fills it in for nothing");
    assert!(bare_keys(&screen).is_empty(), "{:?}", bare_keys(&screen));
}

#[test]
fn who_is_on_the_list_is_not_sent_away_until_tomorrow() {
    let allowance =
        contract::FilingAllowance { today: 1, this_year: 5, owners: 5, blacklisted: true };
    let screen = at_start(contract::Vehicles { allowance, ..nothing() }).screen();
    let Body::Detail { detail } = &screen.body else { panic!() };
    let codes: Vec<&str> = detail.refusals.iter().map(|refusal| refusal.code.as_str()).collect();
    assert_eq!(codes, ["filing.blacklisted"]);
}

#[test]
fn no_further_owner_does_not_refuse_an_earlier_one() {
    let allowance =
        contract::FilingAllowance { today: 0, this_year: 0, owners: 5, blacklisted: false };
    let mut kit = at_start(contract::Vehicles { allowance, ..nothing() });
    let Body::Detail { detail } = &kit.screen().body else { panic!() };
    assert_eq!(detail.refusals.len(), 1);
    kit.press("filing.start");
    assert_eq!(kit.route(), "filing.form");
}

#[test]
fn what_the_server_refuses_is_told_in_the_same_words_and_all_of_it() {
    let mut kit = at_form("filing.start.code");
    fill(&mut kit);
    kit.edit("filing_owner_code", "7k3m 9pqr 2xvw");
    kit.press("filing.next");
    let mut problem = kit::refused("filing_limit");
    let field = |field: &str, code: &str| contract::FieldProblem {
        field: field.to_owned(),
        code: code.to_owned(),
        text: "the server's own words".to_owned(),
    };
    if let Some(answer) = problem.answer.as_mut() {
        Arc::make_mut(answer).fields =
            vec![field("plate", "filing.per_vehicle"), field("plate", "filing.full_moon")];
    }
    let screen = kit.answer(sends, Answer::Sent(Err(problem)));
    assert_eq!(screen.route, "filing");
    let Body::Detail { detail } = &screen.body else { panic!() };
    assert_eq!(detail.refusals[0].code, "filing.per_vehicle");
    assert_eq!(detail.refusals[1].what, "the server's own words");
}

#[test]
fn an_application_whose_answer_was_lost_is_found_behind_the_refusal_of_the_second() {
    let mut kit = at_form("filing.start.code");
    fill(&mut kit);
    kit.edit("filing_owner_code", "7K3M9PQR2XVW");
    kit.press("filing.next");
    kit.answer(sends, Answer::Sent(Err(kit::refused("wrong_state"))));
    let screen = kit.serve(Doc::Vehicles(Arc::new(with(face(0)))));
    let Body::Detail { detail } = &screen.body else { panic!() };
    assert_eq!(detail.refusals.len(), 1, "not that one has applied today as well");
    assert_eq!(detail.refusals[0].ways[0].id, "filing.case/b1");
    let named = ids(&screen).iter().filter(|id| *id == "filing.case/b1").count();
    assert_eq!(named, 1, "it stands once");
}

#[test]
fn what_got_no_answer_is_sent_once_more_by_the_notice() {
    let mut kit = at_form("filing.start.code");
    fill(&mut kit);
    kit.edit("filing_owner_code", "7K3M9PQR2XVW");
    kit.press("notice.retry");
    assert!(!kit.wants(sends), "nothing was sent before");
    kit.press("filing.next");
    let problem = crate::Problem::new(crate::problem::Code::N102);
    let screen = kit.answer(sends, Answer::Sent(Err(problem)));
    assert_eq!(screen.notice.unwrap().way_out.unwrap().id, "notice.retry");
    kit.press("notice.retry");
    assert!(kit.wants(sends));
}

// ── the case ──

#[test]
fn every_state_of_a_case_has_its_words_and_a_way() {
    for state in [
        face(0),
        face(2),
        VehicleFilingState::Face { failures: 0, expires_at_ms: NOW_MS - 1 },
        VehicleFilingState::Manual { submitted_at_ms: NOW_MS, due_at_ms: NOW_MS + 86_400_000 },
        VehicleFilingState::Rejected { reason: VehicleFilingReason::NotTheApplicant },
        VehicleFilingState::Rejected { reason: VehicleFilingReason::PhotoUnreadable },
        VehicleFilingState::Rejected { reason: VehicleFilingReason::FalseMaterial },
        VehicleFilingState::Rejected { reason: VehicleFilingReason::Unknown("x".to_owned()) },
        VehicleFilingState::Unbound { by: contract::UnboundBy::Owner, at_ms: NOW_MS },
        VehicleFilingState::Unbound { by: contract::UnboundBy::System, at_ms: NOW_MS },
        VehicleFilingState::Cancelled,
        VehicleFilingState::Expired,
        VehicleFilingState::Unknown("paused".to_owned()),
    ] {
        let screen = crate::vehicles::tests::at("filing.case/b1", with(state.clone())).screen();
        assert!(bare_keys(&screen).is_empty(), "{state:?}: {:?}", bare_keys(&screen));
        let Body::Detail { detail } = &screen.body else { panic!("{state:?}") };
        let ways = detail.rows.len() + detail.refusals.len() + screen.actions.len();
        assert!(ways > 0, "{state:?} is a dead end");
    }
}

#[test]
fn a_reason_that_this_version_does_not_know_is_shown_as_it_came() {
    for (state, says) in [
        (
            VehicleFilingState::Rejected { reason: VehicleFilingReason::Unknown("blurred".into()) },
            "其他原因：blurred",
        ),
        (
            VehicleFilingState::Unbound {
                by: contract::UnboundBy::Unknown("court".into()),
                at_ms: NOW_MS,
            },
            "已解除（court）",
        ),
    ] {
        let screen = crate::vehicles::tests::at("filing.case/b1", with(state)).screen();
        assert!(said(&screen).contains(says), "{screen:?}");
    }
}

#[test]
fn giving_up_is_asked_once_and_says_that_it_counts() {
    let mut kit = crate::vehicles::tests::at("filing.case/b1", with(face(0)));
    kit.press("filing.cancel");
    assert!(kit.screen().over.is_some());
    assert!(!kit.wants(sends));
    kit.press("filing.cancel.yes");
    let (path, _) = body(&mut kit);
    assert_eq!(path, "/v1/vehicle-filings/b1/cancellation");
}

#[test]
fn a_new_application_is_followed_by_its_page() {
    let mut kit = at_form("filing.start.code");
    fill(&mut kit);
    kit.edit("filing_owner_code", "7K3M9PQR2XVW");
    kit.press("filing.next");
    let answer = Answer::Sent(Ok(Reply::VehicleFiling(Arc::new(filing(face(0))))));
    let screen = kit.answer(sends, answer);
    assert_eq!(screen.route, "filing.case/b1");
    assert!(ids(&screen).contains(&"filing.face".to_owned()), "it is drawn before the next answer");
    assert!(kit.wants(|effect| matches!(effect, Effect::DropDraft("filing"))));
    kit.back();
    assert_eq!(kit.route(), "filing");
}

fn manual() -> VehicleFilingState {
    VehicleFilingState::Manual { submitted_at_ms: NOW_MS, due_at_ms: NOW_MS + 86_400_000 }
}

#[test]
fn a_face_that_was_recognised_leads_back_to_its_case() {
    let mut kit = crate::vehicles::tests::at("filing.case/b1", with(face(0)));
    kit.press("filing.face");
    assert_eq!(kit.route(), "face.consent/vehicle_filing/b1");
    let checked = FaceChecked {
        purpose: contract::FacePurpose::VehicleFiling,
        subject: "b1".to_owned(),
        passed: Some(contract::FaceCheckId("k1".to_owned())),
    };
    let step = super::face_checked(&super::State::default(), &checked);
    let back = crate::route::Route::FilingCase("b1".to_owned());
    assert_eq!(step.out.go, Some(crate::step::Go::BackTo(back)));
    assert_eq!(step.out.notice.unwrap().tone, Tone::Good);
}
