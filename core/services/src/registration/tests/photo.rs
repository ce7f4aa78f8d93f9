//! The photo of the document, up to the review.

use super::*;

#[test]
fn a_permit_from_hong_kong_goes_by_photo_to_the_review() {
    let mut kit = from_hong_kong();
    let screen = apply(&mut kit, RegistrationState::PhotoNeeded);
    assert_eq!((screen.route.as_str(), template(&screen.body)), ("register.photo", "capture"));
    assert!(matches!(
        screen.ask.unwrap().kind,
        AskKind::Camera { lens: Lens::Rear, frames: 1, .. }
    ));
    let screen = take_photo(&mut kit);
    assert_eq!(main_action(&screen), Some("register.photo_send"));
    assert_eq!(screen.ask, None);
    kit.press("register.photo_send");
    let screen = kit.input(crate::Input::Came {
        id: kit.commands.iter().find(|c| matches!(c.effect, Effect::Upload { .. })).unwrap().id,
        answer: Answer::Progress { done: 90_000, of: 180_000 },
    });
    assert!(said(&screen).contains("50%"), "{}", said(&screen));
    uploaded(&mut kit);
    let screen = comes(&mut kit, "/v1/registrations/r1/photo", case(in_review()));
    assert_eq!(screen.route, "register.review");
    assert_eq!(main_action(&screen), None, "to wait is the best way");
    let detail = detail(&screen);
    assert!(detail.mark.as_ref().unwrap().open);
    assert!(detail.lead.as_ref().unwrap().contains("今天 17:41"));
    assert!(detail.timeline.iter().any(|step| step.present));
    assert!(!said(&screen).contains("token-of-r1"));
}

#[test]
fn a_picture_that_is_no_photo_keeps_the_camera_open() {
    let mut kit = from_hong_kong();
    apply(&mut kit, RegistrationState::PhotoNeeded);
    kit.outcome(Outcome::Photo {
        path: "/tmp/a.txt".to_owned(),
        lens: None,
        source: Source::Album,
        taken_at_ms: None,
        faces: Vec::new(),
    });
    let screen = kit.answer(
        |effect| matches!(effect, Effect::Prepare { .. }),
        Answer::Prepared(Err(Problem::new(crate::Code::P501))),
    );
    assert_eq!(screen.notice.unwrap().code, "P501");
    assert!(screen.ask.is_some());
    // The next picture makes that untrue.
    assert_eq!(take_photo(&mut kit).notice, None);
}

#[test]
fn a_photo_that_was_prepared_before_a_kill_is_there_again_and_the_camera_is_not() {
    let mut kit = from_hong_kong();
    apply(&mut kit, RegistrationState::PhotoNeeded);
    take_photo(&mut kit);
    let mut kept = BTreeMap::new();
    for command in &kit.commands {
        if let Effect::SaveDraft { draft: "registration", field, text } = &command.effect {
            kept.insert(field.clone(), text.clone());
        }
    }
    let mut kit = Kit::opened(
        crate::step::Consent::Given { policy_version: crate::POLICY_VERSION.to_owned() },
        Some(kit.model.snapshot()),
    );
    let screen = kit.input(crate::Input::Found(crate::Found::Nothing));
    assert_eq!(screen.ask, None, "what was kept is not known yet");
    let screen = kit
        .answer(|effect| matches!(effect, Effect::LoadDraft("registration")), Answer::Draft(kept));
    assert_eq!((screen.route.as_str(), &screen.ask), ("register.photo", &None));
    assert_eq!(main_action(&screen), Some("register.photo_send"));
    assert!(said(&screen).contains("photo/p1"));
}

#[test]
fn without_a_camera_the_album_is_left() {
    let mut kit = from_hong_kong();
    apply(&mut kit, RegistrationState::PhotoNeeded);
    let screen = kit.outcome(Outcome::Refused { forever: true });
    assert_eq!(screen.notice.unwrap().code, "P507");
    assert!(!ids(&kit.screen()).contains(&"register.photo_allow".to_owned()));
    let screen = kit.press("register.photo_album");
    assert_eq!(screen.ask.unwrap().kind, AskKind::Album);
}

#[test]
fn leave_for_the_camera_that_was_refused_once_can_be_given() {
    let mut kit = from_hong_kong();
    apply(&mut kit, RegistrationState::PhotoNeeded);
    kit.outcome(Outcome::Refused { forever: false });
    let screen = kit.open("register.photo_allow");
    assert!(said(&screen).contains("用来拍摄您的证件，只在这一步使用"), "the system says why");
    assert!(matches!(screen.ask.unwrap().kind, AskKind::Permission { .. }));
    let screen = kit.outcome(Outcome::Granted);
    assert!(matches!(screen.ask.unwrap().kind, AskKind::Camera { .. }));
    assert_eq!(screen.notice, None);
}

#[test]
fn an_upload_that_breaks_off_keeps_the_photo() {
    let mut kit = from_hong_kong();
    apply(&mut kit, RegistrationState::PhotoNeeded);
    take_photo(&mut kit);
    kit.press("register.photo_send");
    let screen = kit.answer(
        |effect| matches!(effect, Effect::Upload { .. }),
        Answer::Uploaded(Err(Problem::new(crate::Code::N102))),
    );
    assert_eq!(main_action(&screen), Some("register.photo_send"));
    assert!(said(&screen).contains("photo/p1"));
}

#[test]
fn a_photo_that_may_be_blurred_is_looked_at_and_its_upload_is_followed() {
    let mut kit = from_hong_kong();
    apply(&mut kit, RegistrationState::PhotoNeeded);
    kit.outcome(Outcome::Photo {
        path: "/tmp/a.jpg".to_owned(),
        lens: Some(Lens::Rear),
        source: Source::Camera,
        taken_at_ms: None,
        faces: Vec::new(),
    });
    let screen = kit.answer(
        |effect| matches!(effect, Effect::Prepare { spec: PhotoSpec::Document, .. }),
        Answer::Prepared(Ok(Photo { sharpness: 0, ..photo() })),
    );
    assert!(said(&screen).contains("可能不够清楚"));
    kit.press("register.photo_send");
    let upload = kit.take(|effect| matches!(effect, Effect::Upload { .. })).id;
    let answer = Answer::Progress { done: 90_000, of: 180_000 };
    let screen = kit.input(crate::Input::Came { id: upload, answer });
    assert!(said(&screen).contains("正在上传") && said(&screen).contains("已上传 50%"));
}
