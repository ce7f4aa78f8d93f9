//! A check of the face: consent, three frames, the verdict, and the way by hand.

use std::{collections::BTreeMap, sync::Arc};

use tongtu_contract as contract;

use crate::{
    ask::{AskKind, Lens, Outcome, Source},
    effect::{Answer, Effect, Photo, PhotoSpec, Reply},
    kit::{Kit, NOW_MS, bare_keys, ids},
    screen::{Body, Guide, Rank},
    vehicles::tests::{at, nothing},
};

fn photo(id: &str) -> Photo {
    Photo {
        id: id.to_owned(),
        width: 640,
        height: 640,
        bytes: 40_000,
        taken_at_ms: None,
        source: Source::Camera,
        lens: Some(Lens::Front),
        faces: 1,
        border_luma: 128,
        sharpness: 90,
    }
}

fn picture() -> Outcome {
    Outcome::Photo {
        path: "/tmp/frame.jpg".to_owned(),
        lens: Some(Lens::Front),
        source: Source::Camera,
        taken_at_ms: None,
        faces: Vec::new(),
    }
}

fn application() -> contract::Vehicles {
    let filing = contract::VehicleFiling {
        id: contract::VehicleFilingId("b1".to_owned()),
        plate_kind: "02".to_owned(),
        plate: "粤B8F2K6".to_owned(),
        relation: contract::Relation::Friend,
        state: contract::VehicleFilingState::Face {
            failures: 0,
            expires_at_ms: NOW_MS + 1_800_000,
        },
        history: Vec::new(),
    };
    contract::Vehicles { filings: vec![filing], ..nothing() }
}

fn loads(effect: &Effect) -> bool {
    matches!(effect, Effect::LoadDraft("face"))
}

fn at_consent() -> Kit {
    let mut kit = at("filing.case/b1", application());
    kit.press("filing.face");
    kit.answer(loads, Answer::Draft(BTreeMap::new()));
    kit
}

fn at_camera() -> Kit {
    let mut kit = at_consent();
    kit.choose("face_consent", "yes");
    kit.press("face.next");
    kit
}

fn prepares(effect: &Effect) -> bool {
    matches!(effect, Effect::Prepare { spec: PhotoSpec::Face, .. })
}

fn uploads(effect: &Effect) -> bool {
    matches!(effect, Effect::Upload { .. })
}

fn sends(effect: &Effect) -> bool {
    matches!(effect, Effect::Send(_))
}

/// Three pictures, prepared and sent.
fn take(kit: &mut Kit) {
    for n in 1..=3 {
        kit.outcome(picture());
        kit.answer(prepares, Answer::Prepared(Ok(photo(&format!("p{n}")))));
    }
    for n in 1..=3 {
        kit.answer(uploads, Answer::Uploaded(Ok(format!("u{n}"))));
    }
}

fn verdict(kit: &mut Kit, passed: bool, failures: u8) -> crate::screen::Screen {
    let check = contract::FaceCheck {
        id: contract::FaceCheckId("k1".to_owned()),
        verdict: if passed { contract::FaceVerdict::Passed } else { contract::FaceVerdict::Failed },
        failures,
        expires_at_ms: NOW_MS + 600_000,
    };
    kit.answer(sends, Answer::Sent(Ok(Reply::FaceCheck(Arc::new(check)))))
}

fn dropped(kit: &Kit) -> usize {
    kit.commands.iter().filter(|c| matches!(c.effect, Effect::DropPhoto(_))).count()
}

#[test]
fn nobody_comes_to_the_camera_without_having_agreed_to_this_very_check() {
    let mut kit = at_consent();
    let screen = kit.press("face.next");
    assert_eq!(screen.route, "face.consent/vehicle_filing/b1");
    assert_eq!(screen.focus.as_deref(), Some("face_consent"));
    assert!(screen.ask.is_none());
    assert!(bare_keys(&screen).is_empty(), "{:?}", bare_keys(&screen));
    let refuse = screen.actions.iter().find(|press| press.id == "face.decline").unwrap();
    assert_eq!(refuse.rank, Rank::Second, "refusing is as easy as agreeing");
    kit.press("face.decline");
    assert_eq!(kit.route(), "filing.case/b1");
}

#[test]
fn three_frames_of_the_front_camera_are_asked_for_and_sent_together() {
    let mut kit = at_camera();
    let screen = kit.screen();
    let Some(AskKind::Camera { lens: Lens::Front, frames: 3, .. }) =
        screen.ask.as_ref().map(|ask| ask.kind.clone())
    else {
        panic!("{:?}", screen.ask)
    };
    let Body::Capture { capture } = &screen.body else { panic!() };
    assert_eq!(capture.guide, Guide::Face);
    assert!(bare_keys(&screen).is_empty(), "{:?}", bare_keys(&screen));
    take(&mut kit);
    let command = kit.take(sends);
    let Effect::Send(request) = command.effect else { unreachable!() };
    let body: serde_json::Value = serde_json::from_slice(&request.body).unwrap();
    let expected = serde_json::json!({
        "purpose": "vehicle_filing", "subject": "b1", "frames": ["u1", "u2", "u3"],
        "consent": true,
    });
    assert_eq!((request.path.as_str(), body), ("/v1/face-checks", expected));
}

#[test]
fn a_recognised_face_leads_back_and_leaves_nothing_on_the_phone() {
    let mut kit = at_camera();
    take(&mut kit);
    let screen = verdict(&mut kit, true, 0);
    assert_eq!(screen.route, "filing.case/b1");
    assert_eq!(dropped(&kit), 3);
    assert!(kit.wants(|effect| matches!(effect, Effect::DropDraft("face"))));
}

#[test]
fn a_failure_says_what_to_mend_and_leaves_nothing_on_the_phone() {
    let mut kit = at_camera();
    take(&mut kit);
    let screen = verdict(&mut kit, false, 1);
    assert_eq!(dropped(&kit), 3);
    let Body::Capture { capture } = &screen.body else { panic!() };
    assert!(capture.last.as_ref().unwrap().text.contains("亮"));
    assert!(screen.ask.is_some(), "the camera is there for the next try");
    assert!(
        !ids(&screen).contains(&"face.manual".to_owned()),
        "one failure is none of a reviewer's"
    );
}

#[test]
fn after_two_failures_a_reviewer_can_look_also_after_a_restart() {
    let mut kit = at_camera();
    for failures in 1..=2 {
        take(&mut kit);
        verdict(&mut kit, false, failures);
    }
    let screen = kit.screen();
    let main = screen.actions.iter().find(|press| press.rank == Rank::Main).unwrap();
    assert_eq!(main.id, "face.manual");
    assert!(bare_keys(&screen).is_empty(), "{:?}", bare_keys(&screen));
    let mut kit = kit.restarted();
    let kept = [("about", "vehicle_filing/b1"), ("face_consent", "yes"), ("failures", "2")];
    let kept = kept.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let screen = kit.answer(loads, Answer::Draft(kept.into()));
    assert_eq!(screen.route, "face.capture/vehicle_filing/b1");
    assert!(ids(&screen).contains(&"face.manual".to_owned()));
}

#[test]
fn the_consent_to_one_check_is_none_to_another() {
    let mut kit = at_consent();
    kit.choose("face_consent", "yes");
    let mut kit = kit.restarted();
    let kept = [("about", "handling/r1"), ("face_consent", "yes"), ("failures", "2")];
    let kept = kept.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let screen = kit.answer(loads, Answer::Draft(kept.into()));
    assert_eq!(screen.route, "face.consent/vehicle_filing/b1");
    assert!(kit.wants(|effect| matches!(effect, Effect::DropDraft("face"))));
    assert!(!ids(&screen).contains(&"face.manual".to_owned()));
}

#[test]
fn without_a_network_nothing_is_counted_and_no_frame_waits() {
    let mut kit = at_camera();
    take(&mut kit);
    let problem = crate::Problem::new(crate::problem::Code::N101);
    let screen = kit.answer(sends, Answer::Sent(Err(problem)));
    assert_eq!(dropped(&kit), 3);
    assert!(screen.notice.unwrap().text.contains("没有网络"));
    let Body::Capture { capture } = &screen.body else { panic!() };
    assert!(capture.last.as_ref().unwrap().text.contains("不算次数"));
}

#[test]
fn a_frame_that_did_not_arrive_ends_the_series_and_is_told_once() {
    let mut kit = at_camera();
    for n in 1..=3 {
        kit.outcome(picture());
        kit.answer(prepares, Answer::Prepared(Ok(photo(&format!("p{n}")))));
    }
    let problem = crate::Problem::new(crate::problem::Code::N101);
    let screen = kit.answer(uploads, Answer::Uploaded(Err(problem)));
    assert!(screen.notice.unwrap().text.contains("人脸识别"));
    assert!(!kit.wants(uploads), "the others are not sent");
    assert_eq!(dropped(&kit), 3);
    assert!(screen.ask.is_some());
}

#[test]
fn who_is_looked_at_is_told_to_hold_still_and_then_to_wait() {
    let mut kit = at_camera();
    let advice = |kit: &Kit| {
        let Body::Capture { capture } = kit.screen().body else { panic!() };
        capture.advice
    };
    kit.outcome(picture());
    assert_eq!(advice(&kit), "请保持不动");
    kit.answer(prepares, Answer::Prepared(Ok(photo("p1"))));
    for n in 2..=3 {
        kit.outcome(picture());
        kit.answer(prepares, Answer::Prepared(Ok(photo(&format!("p{n}")))));
    }
    for n in 1..=3 {
        kit.answer(uploads, Answer::Uploaded(Ok(format!("u{n}"))));
    }
    assert_eq!(advice(&kit), "正在核对，请稍等");
}

#[test]
fn a_camera_that_another_app_held_is_tried_again_on_a_press() {
    let mut kit = at_camera();
    let screen = kit.outcome(Outcome::Impossible { reason: "held".to_owned() });
    assert!(screen.ask.is_none() && screen.notice.is_some());
    let screen = kit.press("face.shutter");
    assert!(screen.ask.is_some() && screen.notice.is_none());
}

#[test]
fn leave_for_the_camera_says_what_it_is_for() {
    let mut kit = at_camera();
    kit.outcome(Outcome::Refused { forever: false });
    let screen = kit.open("face.allow");
    let AskKind::Permission { why, .. } = screen.ask.unwrap().kind else { panic!() };
    assert!(why.contains("脸部照片"), "{why}");
}

#[test]
fn a_refused_camera_leaves_two_ways() {
    let mut kit = at_camera();
    let screen = kit.outcome(Outcome::Refused { forever: false });
    let ids = ids(&screen);
    for way in ["face.allow", "face.window"] {
        assert!(ids.contains(&way.to_owned()), "{ids:?}");
    }
}

#[test]
fn the_photo_with_the_document_is_looked_at_and_handed_in() {
    let mut kit = at_camera();
    for failures in 1..=2 {
        take(&mut kit);
        verdict(&mut kit, false, failures);
    }
    kit.press("face.manual");
    assert_eq!(kit.route(), "face.manual/vehicle_filing/b1");
    let allows = |kit: &Kit| ids(&kit.screen()).contains(&"face.manual.allow".to_owned());
    assert!(!allows(&kit), "the camera is open");
    kit.outcome(Outcome::Refused { forever: false });
    assert!(allows(&kit));
    kit.open("face.manual.allow");
    kit.outcome(Outcome::Granted);
    assert!(!allows(&kit));
    kit.outcome(picture());
    let holds = |effect: &Effect| {
        matches!(effect, Effect::Prepare { spec: PhotoSpec::HoldingDocument, .. })
    };
    let screen = kit.answer(holds, Answer::Prepared(Ok(photo("h1"))));
    assert!(bare_keys(&screen).is_empty(), "{:?}", bare_keys(&screen));
    kit.press("face.manual.submit");
    kit.answer(uploads, Answer::Uploaded(Ok("u9".to_owned())));
    let command = kit.take(sends);
    let Effect::Send(request) = &command.effect else { unreachable!() };
    assert_eq!(request.path, "/v1/manual-checks");
    let check = contract::ManualCheck {
        id: contract::FaceCheckId("k2".to_owned()),
        state: contract::ManualCheckState::InReview {
            submitted_at_ms: NOW_MS,
            due_at_ms: NOW_MS + 86_400_000,
        },
    };
    let answer = Answer::Sent(Ok(Reply::ManualCheck(Arc::new(check))));
    let screen = kit.input(crate::root::Input::Came { id: command.id, answer });
    assert_eq!(screen.route, "filing.case/b1");
    assert_eq!(kit.illegal, 0);
}
