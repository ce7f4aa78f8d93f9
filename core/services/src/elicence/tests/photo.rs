//! Consent, camera and album, preview, handing in.

use super::*;

#[test]
fn the_box_is_not_ticked_and_nobody_passes_without_it() {
    let mut kit = at_consent();
    assert!(said(&kit.screen()).contains("\"given\":false"));
    let screen = kit.press("elicence.consent.next");
    assert_eq!(screen.route, "elicence.consent");
    assert_eq!(screen.focus.as_deref(), Some("elicence_consent"));
    assert!(said(&screen).contains("勾选“本人知悉”后才能继续"));
    kit.choose("elicence_consent", "yes");
    assert_eq!(kit.press("elicence.consent.next").route, "elicence.photo");
}

#[test]
fn a_tick_that_was_taken_back_does_not_count() {
    let mut kit = at_consent();
    kit.choose("elicence_consent", "yes");
    kit.choose("elicence_consent", "no");
    assert_eq!(kit.press("elicence.consent.next").route, "elicence.consent");
}

#[test]
fn a_tick_survives_a_kill() {
    let mut kit = at_consent();
    kit.choose("elicence_consent", "yes");
    let mut kit = kit.restarted();
    let draft = BTreeMap::from([("elicence_consent".to_owned(), "yes".to_owned())]);
    assert!(said(&kit.answer(is_load, Answer::Draft(draft))).contains("\"given\":true"));
}

#[test]
fn the_rear_camera_is_asked_for_with_the_frame_of_the_standard() {
    let kit = at_photo();
    let screen = kit.screen();
    let Some(AskKind::Camera { lens, frame_width, frame_height, .. }) = asked(&screen) else {
        panic!("no camera is asked for: {:?}", screen.ask);
    };
    assert_eq!((*lens, *frame_width, *frame_height), (Lens::Rear, 520, 756));
    assert_eq!(kit::template(&screen.body), "capture");
}

#[test]
fn the_camera_is_not_asked_for_on_another_screen() {
    let mut kit = at_photo();
    let screen = kit.back();
    assert_eq!((screen.route.as_str(), screen.ask), ("elicence.consent", None));
}

#[test]
fn a_press_of_the_shutter_keeps_the_ask_that_the_phone_is_answering() {
    let mut kit = at_photo();
    let before = kit.screen().ask;
    assert_eq!(kit.press("elicence.photo.shutter").ask, before);
}

#[test]
fn a_good_picture_leads_to_the_preview_and_is_kept_for_a_kill() {
    let mut kit = at_photo();
    let screen = take(&mut kit, good());
    assert_eq!(screen.route, "elicence.confirm");
    assert_eq!(detail(&screen).pictures.first().unwrap().id, "photo/p1");
    let Effect::SaveDraft { text, .. } =
        kit.take(|e| matches!(e, Effect::SaveDraft { field, .. } if field == "photo")).effect
    else {
        unreachable!()
    };
    let mut kit = kit.restarted();
    let draft = BTreeMap::from([
        ("elicence_consent".to_owned(), "yes".to_owned()),
        ("photo".to_owned(), text),
    ]);
    let screen = kit.answer(is_load, Answer::Draft(draft));
    assert_eq!(screen.route, "elicence.confirm");
    assert_eq!(detail(&screen).pictures.first().unwrap().id, "photo/p1");
}

#[test]
fn a_preview_without_its_picture_leads_back_to_the_camera() {
    let mut kit = at_photo();
    take(&mut kit, good());
    let mut kit = kit.restarted();
    let draft = BTreeMap::from([("elicence_consent".to_owned(), "yes".to_owned())]);
    let screen = kit.answer(is_load, Answer::Draft(draft));
    assert_eq!(screen.route, "elicence.photo");
    assert!(screen.ask.is_some());
}

#[test]
fn a_picture_is_refused_with_its_reason_and_the_camera_stays() {
    let album = |taken_at_ms| photo(Source::Album, None, taken_at_ms);
    let half_a_year = 185 * 86_400_000;
    for (photo, code) in [
        (photo(Source::Camera, Some(Lens::Front), Some(kit::NOW_MS)), "P504"),
        (album(Some(kit::NOW_MS - half_a_year)), "P505"),
        (album(None), "P506"),
        (Photo { width: 500, height: 727, ..good() }, "P502"),
    ] {
        let mut kit = at_photo();
        let screen = take(&mut kit, photo);
        assert_eq!(screen.route, "elicence.photo", "{code}");
        assert_eq!(screen.notice.as_ref().unwrap().code, code);
        assert!(said(&screen).contains("上一张不能用"), "{code}");
        assert!(matches!(asked(&screen), Some(AskKind::Camera { .. })), "{code}");
    }
}

#[test]
fn what_is_no_photo_is_refused_and_the_next_one_taken() {
    let mut kit = at_photo();
    kit.outcome(taken(None, Source::Album));
    let screen = kit.answer(is_prepare, Answer::Prepared(Err(Problem::new(Code::P501))));
    assert_eq!(screen.notice.unwrap().code, "P501");
    assert_eq!(take(&mut kit, good()).route, "elicence.confirm");
}

#[test]
fn a_refused_picture_is_dropped_when_the_next_one_comes() {
    let mut kit = at_photo();
    let refused = Photo { id: "p0".to_owned(), ..photo(Source::Camera, Some(Lens::Front), None) };
    take(&mut kit, refused);
    assert!(!kit.wants(|e| matches!(e, Effect::DropPhoto(_))), "it is still looked at");
    take(&mut kit, good());
    assert!(kit.wants(|e| matches!(e, Effect::DropPhoto(id) if id == "p0")));
}

#[test]
fn two_pictures_that_cannot_be_used_name_the_window_as_another_way() {
    let mut kit = at_photo();
    let front = || photo(Source::Camera, Some(Lens::Front), None);
    assert!(!ids(&take(&mut kit, front())).contains(&"elicence.window".to_owned()));
    assert!(ids(&take(&mut kit, front())).contains(&"elicence.window".to_owned()));
}

#[test]
fn what_was_measured_is_claimed_and_what_was_not_is_left_to_the_person() {
    let mut kit = at_photo();
    let screen = take(&mut kit, Photo { faces: 0, ..good() });
    let labels: Vec<_> =
        detail(&screen).rows.iter().map(|row| row.mark.as_ref().unwrap().label.clone()).collect();
    assert_eq!(labels, ["看起来是白色", "请您自己核对", "看起来清晰", "请您自己核对"]);
}

#[test]
fn a_grey_wall_is_advice_and_stops_nobody() {
    let mut kit = at_photo();
    let screen = take(&mut kit, Photo { border_luma: 90, sharpness: 5, faces: 2, ..good() });
    assert_eq!(screen.route, "elicence.confirm");
    let tones: Vec<_> =
        detail(&screen).rows.iter().map(|row| row.mark.as_ref().unwrap().tone).collect();
    assert_eq!(tones, [Tone::Attention, Tone::Attention, Tone::Attention, Tone::Calm]);
    assert_eq!(screen.actions.first().unwrap().id, "elicence.submit");
}

#[test]
fn the_album_is_asked_for_and_turning_away_leads_back_to_the_camera() {
    let mut kit = at_photo();
    assert_eq!(asked(&kit.press("elicence.photo.album")), Some(&AskKind::Album));
    let screen = kit.outcome(Outcome::Cancelled);
    assert!(matches!(asked(&screen), Some(AskKind::Camera { .. })));
}

#[test]
fn a_picture_chosen_while_the_app_was_killed_is_taken() {
    let mut kit = at_photo();
    let asked = kit.press("elicence.photo.album").ask.unwrap().id;
    let mut kit = kit.restarted();
    let draft = BTreeMap::from([("elicence_consent".to_owned(), "yes".to_owned())]);
    kit.answer(is_load, Answer::Draft(draft));
    let outcome = taken(None, Source::Album);
    kit.input(Input::Did(crate::Action::Answered { ask: asked, outcome }));
    let album = photo(Source::Album, None, Some(kit::NOW_MS));
    assert_eq!(kit.answer(is_prepare, Answer::Prepared(Ok(album))).route, "elicence.confirm");
}

#[test]
fn without_a_camera_the_album_is_the_main_way() {
    let mut kit = at_photo();
    let screen = kit.outcome(Outcome::Impossible { reason: "none".to_owned() });
    assert_eq!(screen.notice.as_ref().unwrap().code, "P507");
    let Body::Capture { capture } = &screen.body else { panic!() };
    assert!(capture.shutter.not_yet.is_some());
    assert_eq!(capture.album.as_ref().unwrap().rank, Rank::Main);
    assert_eq!(screen.ask, None, "an eye that is not there is not asked for again");
    kit.press("elicence.photo.album");
    let screen = take(&mut kit, photo(Source::Album, None, Some(kit::NOW_MS)));
    assert_eq!(screen.route, "elicence.confirm");
}

#[test]
fn leave_that_was_refused_once_can_be_given() {
    let mut kit = at_photo();
    let screen = kit.outcome(Outcome::Refused { forever: false });
    assert!(ids(&screen).contains(&"elicence.photo.allow".to_owned()));
    let screen = kit.open("elicence.photo.allow");
    let Some(AskKind::Permission { which, .. }) = asked(&screen) else { panic!() };
    assert_eq!(*which, Permission::Camera);
    assert!(matches!(asked(&kit.outcome(Outcome::Granted)), Some(AskKind::Camera { .. })));
}

#[test]
fn leave_that_was_refused_for_good_is_not_asked_for() {
    let mut kit = at_photo();
    let screen = kit.outcome(Outcome::Refused { forever: true });
    assert!(!ids(&screen).contains(&"elicence.photo.allow".to_owned()));
}

#[test]
fn the_requirements_lie_over_the_camera_and_back_closes_them() {
    let mut kit = at_photo();
    assert!(kit.press("elicence.photo.wants").over.is_some());
    let screen = kit.back();
    assert_eq!((screen.route.as_str(), screen.over), ("elicence.photo", None));
}

#[test]
fn a_photo_is_handed_in_once_with_where_it_comes_from() {
    let mut kit = at_photo();
    take(&mut kit, good());
    kit.press("elicence.submit");
    kit.press("elicence.submit");
    let command = kit.take(is_apply);
    let Effect::Enqueue(waiting) = &command.effect else { unreachable!() };
    assert_eq!(waiting.photos, ["p1"]);
    let body: contract::ElicenceApplication = serde_json::from_slice(&waiting.body).unwrap();
    assert_eq!(body.upload.as_str(), "$upload0");
    assert_eq!((body.lens, body.consent), (Some(contract::Lens::Rear), true));
    assert!(!kit.wants(is_apply), "a second press hands in nothing");
    let screen =
        kit.input(Input::Came { id: command.id, answer: Answer::Queued(Ok("w1".to_owned())) });
    assert_eq!(screen.route, "elicence");
    assert!(screen.notice.is_some());
    assert!(kit.wants(|e| matches!(e, Effect::DropDraft("elicence"))));
    assert!(!kit.wants(|e| matches!(e, Effect::DropPhoto(_))), "the outbox has it now");
    assert_eq!(kit.illegal, 0);
}

#[test]
fn an_application_that_could_not_be_kept_loses_nothing() {
    let mut kit = at_photo();
    take(&mut kit, good());
    kit.press("elicence.submit");
    let screen = kit.answer(is_apply, Answer::Queued(Err(Problem::new(Code::S303))));
    assert_eq!(
        (screen.route.as_str(), screen.notice.unwrap().code.as_str()),
        ("elicence.confirm", "S303")
    );
    kit.press("elicence.submit");
    assert!(kit.wants(is_apply));
}

#[test]
fn an_album_picture_that_grew_too_old_meanwhile_is_not_handed_in() {
    let mut kit = at_photo();
    kit.press("elicence.photo.album");
    take(&mut kit, photo(Source::Album, None, Some(kit::NOW_MS)));
    kit.now_ms += 200 * 86_400_000;
    let screen = kit.press("elicence.submit");
    assert_eq!(
        (screen.route.as_str(), screen.notice.unwrap().code.as_str()),
        ("elicence.photo", "P505")
    );
    assert!(!kit.wants(is_apply));
}

#[test]
fn a_picture_that_was_taken_can_still_be_used_after_going_back() {
    let mut kit = at_photo();
    assert!(!ids(&kit.screen()).contains(&"elicence.photo.use".to_owned()));
    take(&mut kit, good());
    let screen = kit.back();
    let Body::Capture { capture } = &screen.body else { panic!() };
    assert_eq!(capture.last.as_ref().unwrap().mark.tone, Tone::Good);
    assert_eq!(kit.open("elicence.photo.use").route, "elicence.confirm");
}

#[test]
fn once_more_leads_back_to_the_camera() {
    let mut kit = at_photo();
    take(&mut kit, good());
    let screen = kit.press("elicence.retake");
    assert_eq!(screen.route, "elicence.photo");
    assert!(matches!(asked(&screen), Some(AskKind::Camera { .. })));
}

#[test]
fn the_answer_to_an_application_becomes_the_case_on_the_screen() {
    let mut kit = at_case(ElicenceState::NotApplied);
    let due_at_ms = kit::NOW_MS + 3_600_000;
    let state = ElicenceState::InReview { submitted_at_ms: kit::NOW_MS, due_at_ms };
    let Doc::Elicence(doc) = kit::elicence(state) else { unreachable!() };
    let kind = WaitingKind::ElicenceApplication;
    let screen = kit.input(Input::OutboxDone { kind, answer: Ok(Reply::Elicence(doc)) });
    assert_eq!(detail(&screen).mark.as_ref().unwrap().label, "审核中");
    assert!(screen.notice.unwrap().text.contains("今天 10:41"));
}

#[test]
fn what_was_being_asked_when_the_answer_came_is_asked_once_more() {
    let mut kit = at_case(ElicenceState::NotApplied);
    kit.input(Input::Did(crate::Action::Refresh));
    // Answered before the application was taken or after it: nobody knows.
    kit.take(kit::fetches(DocKey::Elicence));
    let state = ElicenceState::InReview { submitted_at_ms: 0, due_at_ms: kit::NOW_MS };
    let Doc::Elicence(doc) = kit::elicence(state) else { unreachable!() };
    let kind = WaitingKind::ElicenceApplication;
    kit.input(Input::OutboxDone { kind, answer: Ok(Reply::Elicence(doc)) });
    assert!(kit.wants(kit::fetches(DocKey::Elicence)));
}

#[test]
fn the_end_of_a_review_is_told_once_to_whoever_looks_at_its_case() {
    let state = ElicenceState::InReview { submitted_at_ms: 0, due_at_ms: kit::NOW_MS };
    let mut kit = at_case(state);
    kit.input(Input::Did(crate::Action::Refresh));
    let screen = kit.serve(kit::active());
    assert_eq!(screen.notice.unwrap().text, "电子驾驶证已生成");
    kit.input(Input::Did(crate::Action::CloseNotice));
    kit.input(Input::Did(crate::Action::Refresh));
    assert_eq!(kit.serve(kit::active()).notice, None);
}

#[test]
fn an_answer_of_another_kind_is_counted_and_changes_nothing() {
    let mut kit = at_case(ElicenceState::NotApplied);
    let kind = WaitingKind::ElicenceApplication;
    kit.input(Input::OutboxDone { kind, answer: Ok(Reply::Nothing) });
    assert_eq!(kit.illegal, 1);
    assert_eq!(kit.route(), "elicence");
}

#[test]
fn what_was_measured_of_a_picture_is_said_beside_what_it_must_be() {
    let mut kit = at_photo();
    let small = Photo { width: 500, height: 727, faces: 2, sharpness: 0, ..good() };
    let screen = take(&mut kit, small);
    for words in ["不止一张脸", "有点模糊"] {
        assert!(said(&screen).contains(words), "{words}");
    }
    assert!(said(&take(&mut kit, good())).contains("只有一张脸"));
}

#[test]
fn a_picture_too_large_for_the_phone_says_so_and_the_camera_says_what_it_is_for() {
    let mut kit = at_photo();
    kit.outcome(taken(None, Source::Album));
    let screen = kit.answer(is_prepare, Answer::Prepared(Err(Problem::new(Code::P503))));
    assert!(said(&screen).contains("这张照片大得手机打不开"));
    kit.outcome(Outcome::Refused { forever: false });
    let screen = kit.open("elicence.photo.allow");
    assert!(said(&screen).contains("用来拍驾驶证照片，只在您按下拍照时使用"));
}
