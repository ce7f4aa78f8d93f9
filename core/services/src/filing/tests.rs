//! An application as its applicant meets it: limits first, then the owner, then the face.

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

// ── the form ──

#[test]
fn what_was_typed_is_mended_on_leaving_and_sent_as_the_register_has_it() {
    let mut kit = at_form("filing.start.code");
    fill(&mut kit);
    kit.edit("filing_owner_code", "7k3m 9pqr 2xvw");
    kit.press("filing.next");
    let (path, body) = body(&mut kit);
    assert_eq!(path, "/v1/vehicle-filings");
    let expected = serde_json::json!({
        "plate_kind": "02", "plate": "粤B8F2K6", "engine_tail": "E20481", "relation": "friend",
        "consent": {"kind": "owner_code", "code": "7K3M9PQR2XVW"},
    });
    assert_eq!(body, expected);
}

#[test]
fn an_empty_form_says_everything_that_is_missing() {
    let mut kit = at_form("filing.start.code");
    let screen = kit.press("filing.next");
    let Body::Form { form } = &screen.body else { panic!() };
    assert_eq!(form.problems.len(), 5);
    assert!(!kit.wants(sends));
    assert!(bare_keys(&screen).is_empty(), "{:?}", bare_keys(&screen));
}

#[test]
fn a_green_plate_under_a_blue_kind_is_one_tap_away_from_right() {
    let mut kit = at_form("filing.start.code");
    kit.choose("filing_kind", "02");
    kit.edit("filing_plate", "粤BF66880");
    kit.leave("filing_plate");
    let screen = kit.screen();
    assert_eq!(field(&screen, "filing_kind").repairs[0].id, "filing.kind/52");
    let screen = kit.press("filing.kind/52");
    assert!(field(&screen, "filing_kind").problem.is_none());
}

#[test]
fn ones_own_car_and_one_that_is_filed_are_refused_at_the_plate() {
    let own = contract::OwnVehicle { vehicle: vehicle("v1", "粤B9K2L7"), users: Vec::new() };
    let doc = contract::Vehicles { own: vec![own], filed: vec![filed("粤B8F2K6")], ..nothing() };
    let mut kit = at_start(doc);
    kit.press("filing.start");
    for plate in ["粤B9K2L7", "粤B8F2K6"] {
        kit.edit("filing_plate", plate);
        let screen = kit.leave("filing_plate");
        assert!(field(&screen, "filing_plate").problem.is_some(), "{plate}");
    }
}

#[test]
fn a_large_car_with_the_characters_of_ones_own_is_another_car() {
    let truck = contract::Vehicle { plate_kind: "01".to_owned(), ..vehicle("v1", "粤B9K2L7") };
    let own = contract::OwnVehicle { vehicle: truck, users: Vec::new() };
    let mut kit = at_start(contract::Vehicles { own: vec![own], ..nothing() });
    kit.press("filing.start");
    kit.choose("filing_kind", "02");
    kit.edit("filing_plate", "粤B9K2L7");
    let screen = kit.leave("filing_plate");
    assert_eq!(field(&screen, "filing_plate").problem, None);
}

#[test]
fn a_car_that_is_being_applied_for_is_refused_at_the_plate() {
    let mut kit = at_start(with(manual()));
    kit.press("filing.start");
    kit.choose("filing_kind", "02");
    kit.edit("filing_plate", "粤B8F2K6");
    let screen = kit.leave("filing_plate");
    assert!(field(&screen, "filing_plate").problem.unwrap().contains("正在申请"));
}

#[test]
fn the_message_goes_to_the_owner_and_its_code_comes_with_the_application() {
    let mut kit = at_form("filing.start.sms");
    fill(&mut kit);
    kit.press("filing.next");
    assert_eq!(kit.route(), "filing.code");
    let sent = contract::CodeSent {
        phone_masked: "138****8021".to_owned(),
        expires_at_ms: NOW_MS + 300_000,
        resend_at_ms: NOW_MS + 60_000,
    };
    let command = kit.take(sends);
    let Effect::Send(request) = &command.effect else { unreachable!() };
    assert_eq!(request.path, "/v1/vehicle-filings/consent-codes");
    let answer = Answer::Sent(Ok(Reply::CodeSent(Arc::new(sent))));
    let screen = kit.input(Input::Came { id: command.id, answer });
    assert!(said(&screen).contains("138****8021"), "the applicant sees it masked");
    kit.edit("filing_code", "204815");
    kit.press("filing.code.submit");
    let (_, body) = body(&mut kit);
    assert_eq!(body["consent"], serde_json::json!({"kind": "sms", "code": "204815"}));
}

#[test]
fn an_owner_without_a_phone_leads_back_to_the_other_way() {
    let mut kit = at_form("filing.start.sms");
    fill(&mut kit);
    kit.press("filing.next");
    let screen = kit.answer(sends, Answer::Sent(Err(kit::refused("owner_unreachable"))));
    assert_eq!(screen.route, "filing.form");
    assert_eq!(screen.focus.as_deref(), Some("filing_way"));
}

// ── the scan ──

fn scanning() -> Kit {
    let mut kit = at_form("filing.start.code");
    kit.press("filing.scan");
    kit
}

fn frame() -> Outcome {
    Outcome::Frame { width: 2, height: 1, luma: vec![0, 255] }
}

#[test]
fn one_frame_at_a_time_is_looked_at_and_the_ask_stays() {
    let mut kit = scanning();
    kit.outcome(frame());
    kit.outcome(frame());
    let reads = kit.commands.iter().filter(|c| matches!(c.effect, Effect::ReadCode { .. }));
    assert_eq!(reads.count(), 1, "the second came while the first was at work");
    kit.answer(|effect| matches!(effect, Effect::ReadCode { .. }), Answer::Code(None));
    assert!(kit.screen().ask.is_some());
}

#[test]
fn a_code_that_was_read_fills_the_form_and_takes_the_ask_away() {
    let mut kit = scanning();
    kit.outcome(frame());
    let text = Some("TTV1.7K3M9PQR2XVW".to_owned());
    let screen = kit.answer(|effect| matches!(effect, Effect::ReadCode { .. }), Answer::Code(text));
    assert_eq!(screen.route, "filing.form");
    assert!(screen.ask.is_none());
    let crate::screen::Input::Text { value, .. } = field(&screen, "filing_owner_code").input else {
        panic!()
    };
    assert_eq!(value, "7K3M\u{a0}9PQR\u{a0}2XVW");
}

#[test]
fn another_code_is_none_of_an_owners() {
    let mut kit = scanning();
    let screen = kit.outcome(Outcome::Scanned { text: "https://example.cn".to_owned() });
    assert_eq!(screen.route, "filing.scan");
    let Body::Capture { capture } = &screen.body else { panic!() };
    assert!(capture.last.is_some());
}

fn screenshot() -> Outcome {
    Outcome::Photo {
        path: "/tmp/screenshot.png".to_owned(),
        lens: None,
        source: Source::Album,
        taken_at_ms: None,
        faces: Vec::new(),
    }
}

fn reads_picture(effect: &Effect) -> bool {
    matches!(effect, Effect::ReadPicture { path } if path == "/tmp/screenshot.png")
}

#[test]
fn a_code_in_a_picture_that_the_owner_sent_fills_the_form_too() {
    let mut kit = scanning();
    let screen = kit.open("filing.scan.album");
    assert_eq!(screen.ask.unwrap().kind, AskKind::Album);
    kit.outcome(screenshot());
    let text = Some("TTV1.7K3M9PQR2XVW".to_owned());
    let screen = kit.answer(reads_picture, Answer::Code(text));
    assert_eq!(screen.route, "filing.form");
    assert!(said(&screen).contains("7K3M\u{a0}9PQR\u{a0}2XVW"));
    assert_eq!(kit.illegal, 0);
}

#[test]
fn a_picture_that_comes_back_to_an_app_that_was_killed_meanwhile_is_read() {
    let mut kit = scanning();
    kit.open("filing.scan.album");
    let mut kit = kit.restarted();
    assert_eq!(kit.screen().ask.unwrap().kind, AskKind::ScanCode);
    kit.outcome(screenshot());
    assert!(kit.wants(reads_picture));
    assert_eq!(kit.illegal, 0);
}

#[test]
fn a_picture_without_a_code_is_told_and_the_camera_looks_on() {
    for (outcome, says) in [(None, "图片里没有备案码"), (Some("https://example.cn"), "不是备案码")]
    {
        let mut kit = scanning();
        kit.open("filing.scan.album");
        kit.outcome(screenshot());
        let screen = kit.answer(reads_picture, Answer::Code(outcome.map(str::to_owned)));
        let Body::Capture { capture } = &screen.body else { panic!() };
        assert_eq!(capture.last.as_ref().unwrap().mark.label, says);
        assert_eq!(screen.ask.unwrap().kind, AskKind::ScanCode);
    }
}

#[test]
fn who_turns_away_from_the_album_is_before_the_camera_again() {
    let mut kit = scanning();
    kit.open("filing.scan.album");
    let screen = kit.outcome(Outcome::Cancelled);
    assert_eq!(screen.route, "filing.scan");
    assert_eq!(screen.ask.unwrap().kind, AskKind::ScanCode);
    kit.open("filing.scan.album");
    let screen = kit.outcome(Outcome::Impossible { reason: "none".to_owned() });
    let Body::Capture { capture } = &screen.body else { panic!() };
    assert!(capture.last.as_ref().unwrap().mark.label.contains("打不开相册"));
    assert!(bare_keys(&screen).is_empty(), "{:?}", bare_keys(&screen));
    assert_eq!(screen.ask.unwrap().kind, AskKind::ScanCode);
}

#[test]
fn leave_for_the_camera_says_what_it_is_for() {
    let mut kit = scanning();
    kit.outcome(Outcome::Refused { forever: false });
    let screen = kit.open("filing.scan.allow");
    let AskKind::Permission { why, .. } = screen.ask.unwrap().kind else { panic!() };
    assert!(why.contains("扫描车主手机上的备案码"), "{why}");
}

#[test]
fn without_a_camera_the_code_is_typed() {
    let mut kit = scanning();
    let screen = kit.outcome(Outcome::Impossible { reason: "none".to_owned() });
    assert!(ids(&screen).contains(&"filing.scan.type".to_owned()));
    let screen = kit.press("filing.scan.shutter");
    assert_eq!(screen.ask.unwrap().kind, AskKind::ScanCode, "another app may have held it");
    kit.open("filing.scan.type");
    assert_eq!(kit.route(), "filing.form");
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
