//! The electronic licence, step by step: case, photo, card.

use std::{collections::BTreeMap, sync::Arc};

use contract::{ElicenceReason, ElicenceState};

use super::*;
use crate::{
    ask::{AskKind, Lens, Outcome, Permission, Source},
    effect::{OutboxItem, OutboxState, PhotoSpec, WaitingKind},
    kit::{self, Kit, ids, said},
    problem::{Code, Problem},
    root::Input,
    screen::{Body, Card, Detail, Rank, Screen},
};

// ── the kit of this service ──

fn at_case(state: ElicenceState) -> Kit {
    at_case_of(kit::licence(), kit::elicence(state))
}

fn at_case_of(licence: contract::Licence, doc: Doc) -> Kit {
    let mut kit = Kit::logged_in();
    kit.open("service.elicence");
    kit.serve(kit::filed(licence));
    kit.serve(doc);
    kit
}

fn detail(screen: &Screen) -> &Detail {
    match &screen.body {
        Body::Detail { detail } => detail,
        other => panic!("{} instead of a detail", kit::template(other)),
    }
}

fn at_consent() -> Kit {
    let mut kit = at_case(ElicenceState::NotApplied);
    kit.press("elicence.apply");
    kit.answer(is_load, Answer::Draft(BTreeMap::new()));
    kit
}

fn at_photo() -> Kit {
    let mut kit = at_consent();
    kit.choose("elicence_consent", "yes");
    kit.press("elicence.consent.next");
    kit
}

fn is_load(effect: &Effect) -> bool {
    matches!(effect, Effect::LoadDraft("elicence"))
}

fn is_prepare(effect: &Effect) -> bool {
    matches!(effect, Effect::Prepare { spec: PhotoSpec::LicencePortrait, .. })
}

fn is_apply(effect: &Effect) -> bool {
    matches!(effect, Effect::Enqueue(waiting) if waiting.kind == WaitingKind::ElicenceApplication)
}

fn taken(lens: Option<Lens>, source: Source) -> Outcome {
    Outcome::Photo {
        path: "/tmp/p.jpg".to_owned(),
        lens,
        source,
        taken_at_ms: None,
        faces: Vec::new(),
    }
}

fn photo(source: Source, lens: Option<Lens>, taken_at_ms: Option<i64>) -> Photo {
    let (width, height, bytes) = (520, 756, 90_000);
    let id = "p1".to_owned();
    Photo {
        id,
        width,
        height,
        bytes,
        taken_at_ms,
        source,
        lens,
        faces: 1,
        border_luma: 240,
        sharpness: 300,
    }
}

fn good() -> Photo {
    photo(Source::Camera, Some(Lens::Rear), Some(kit::NOW_MS))
}

/// Takes a picture that comes out as this one.
fn take(kit: &mut Kit, photo: Photo) -> Screen {
    kit.outcome(taken(photo.lens, photo.source));
    let prepared = Answer::Prepared(Ok(photo));
    kit.answer(is_prepare, prepared)
}

fn asked(screen: &Screen) -> Option<&AskKind> {
    screen.ask.as_ref().map(|ask| &ask.kind)
}

fn waiting(state: OutboxState) -> Input {
    let made_at_ms = kit::NOW_MS;
    let kind = WaitingKind::ElicenceApplication;
    Input::Outbox(Arc::new(vec![OutboxItem { id: "w1".to_owned(), kind, made_at_ms, state }]))
}

// ── the case ──

#[test]
fn who_has_not_applied_is_led_to_the_application() {
    let mut kit = at_case(ElicenceState::NotApplied);
    let screen = kit.screen();
    assert!(detail(&screen).mark.as_ref().unwrap().open);
    assert_eq!(detail(&screen).timeline.len(), 3);
    assert_eq!(kit.press("elicence.apply").route, "elicence.consent");
}

#[test]
fn without_a_licence_the_application_is_refused_and_leads_to_the_filing() {
    let mut kit = Kit::logged_in();
    kit.open("service.elicence");
    kit.serve(kit::unfiled(contract::FilingState::None));
    kit.serve(kit::elicence(ElicenceState::NotApplied));
    let screen = kit.screen();
    assert_eq!(detail(&screen).refusals.first().unwrap().code, "elicence.no_licence");
    assert_eq!(kit.press("elicence.apply").route, "elicence", "there is no way round");
    assert_eq!(kit.press("licence.file").route, "licence.filing");
}

#[test]
fn a_licence_that_is_not_in_the_register_yet_names_the_day_and_proposes_no_filing() {
    let come_back_on = "2026-11-23".parse().unwrap();
    let mut kit = Kit::logged_in();
    kit.open("service.elicence");
    kit.serve(kit::unfiled(contract::FilingState::NotYet { come_back_on }));
    let screen = kit.serve(kit::elicence(ElicenceState::NotApplied));
    let refusal = detail(&screen).refusals.first().unwrap();
    assert!(refusal.why.first().unwrap().contains("11月23日"));
    assert!(!ids(&screen).contains(&"licence.file".to_owned()));
    assert!(screen.actions.iter().all(|press| press.rank != Rank::Main));
}

#[test]
fn a_review_shows_its_pledge_and_fills_no_button() {
    let submitted_at_ms = kit::NOW_MS - 3_600_000;
    let due_at_ms = kit::NOW_MS + 24 * 3_600_000;
    let kit = at_case(ElicenceState::InReview { submitted_at_ms, due_at_ms });
    let screen = kit.screen();
    assert!(said(&screen).contains("最迟明天 09:41 有结果"), "{}", said(&screen));
    assert!(detail(&screen).timeline.iter().any(|step| step.present && step.mark.open));
    assert!(screen.actions.iter().all(|press| press.rank != Rank::Main));
}

#[test]
fn a_rejection_names_every_reason_with_what_to_do_and_counts() {
    let reasons =
        vec![ElicenceReason::BackgroundNotWhite, ElicenceReason::Unknown("hat_on".to_owned())];
    let mut kit = at_case(ElicenceState::Rejected { reasons, count: 2 });
    let screen = kit.screen();
    let refusal = detail(&screen).refusals.first().unwrap();
    let why = refusal.why.join("\n");
    assert!(why.contains("请站到白墙前再拍") && why.contains("hat_on"), "{why}");
    let count = refusal.progress.as_ref().unwrap();
    assert_eq!((count.done, count.of), (2, 3));
    assert_eq!(kit.open("elicence.apply").route, "elicence.consent");
}

#[test]
fn every_reason_of_the_contract_has_its_sentence_in_every_language() {
    for locale in crate::text::Locale::ALL {
        let texts = crate::text::Texts::new(locale);
        for reason in ElicenceReason::KNOWN {
            let words = crate::text::Words::new(format!("elicence-reason-{reason}"));
            assert!(texts.find(&words).is_some(), "{reason} in {}", locale.tag());
        }
    }
}

#[test]
fn after_the_third_rejection_only_the_window_helps() {
    let mut kit = at_case(ElicenceState::WindowOnly);
    let screen = kit.screen();
    let refusal = detail(&screen).refusals.first().unwrap();
    assert_eq!(refusal.code, "elicence.window_only");
    assert!(refusal.closed.is_some(), "the way people look for is closed, and why");
    assert!(!ids(&screen).contains(&"elicence.apply".to_owned()));
    assert_eq!(kit.press("elicence.apply").route, "elicence");
}

#[test]
fn a_licence_that_is_held_blocks_with_the_law() {
    let kit = at_case(ElicenceState::Blocked { codes: "BU".to_owned() });
    let screen = kit.screen();
    let refusal = detail(&screen).refusals.first().unwrap();
    assert_eq!(refusal.why.len(), 2);
    assert!(refusal.source.contains("28"));
    assert_eq!(refusal.ways.first().unwrap().id, "licence.open");
}

#[test]
fn a_status_that_blocks_is_said_before_the_server_is_asked() {
    let licence = contract::Licence { status: "M".to_owned(), ..kit::licence() };
    let mut kit = at_case_of(licence, kit::elicence(ElicenceState::NotApplied));
    let screen = kit.screen();
    assert_eq!(detail(&screen).refusals.first().unwrap().code, "elicence.blocked");
    assert_eq!(kit.press("elicence.apply").route, "elicence");
}

#[test]
fn an_unknown_state_is_shown_as_it_came() {
    let kit = at_case(ElicenceState::Unknown("archived".to_owned()));
    assert_eq!(detail(&kit.screen()).mark.as_ref().unwrap().label, "archived");
}

#[test]
fn an_active_licence_is_shown_and_its_photo_waits_for_its_day() {
    let mut kit = at_case_of(kit::licence(), kit::active());
    let screen = kit.screen();
    assert_eq!(screen.actions.first().unwrap().id, "elicence.show");
    let renew = screen.actions.iter().find(|press| press.id == "elicence.renew_photo").unwrap();
    assert!(renew.not_yet.as_ref().unwrap().contains("2027年5月10日"));
    assert_eq!(kit.press("elicence.renew_photo").route, "elicence");
    kit.now_ms += 200 * 86_400_000;
    assert!(kit.screen().actions.iter().all(|press| press.not_yet.is_none()));
    assert_eq!(kit.press("elicence.renew_photo").route, "elicence.consent");
}

#[test]
fn an_application_that_waits_or_is_sent_stands_in_the_place_of_its_review() {
    let mut kit = at_case(ElicenceState::NotApplied);
    let screen = kit.input(waiting(OutboxState::Waiting));
    assert_eq!(detail(&screen).mark.as_ref().unwrap().label, "待发送");
    let screen = kit.input(waiting(OutboxState::Sending { done: 50, of: 200 }));
    assert_eq!(detail(&screen).progress.as_ref().unwrap().done, 25);
    assert_eq!(kit.press("elicence.apply").route, "elicence", "one at a time");
}

#[test]
fn an_application_that_was_not_taken_says_why_and_leads_to_another_photo() {
    let mut kit = at_case(ElicenceState::NotApplied);
    let screen = kit.input(waiting(OutboxState::NeedsAttention(kit::refusal("photo_refused"))));
    let refusal = detail(&screen).refusals.first().unwrap();
    assert!(refusal.why.first().unwrap().contains("请另拍一张"));
    assert_eq!(kit.press("elicence.apply").route, "elicence.consent");
}

// ── consent ──

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

// ── the photo ──

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

// ── handing it in ──

#[test]
fn a_photo_is_handed_in_once_with_where_it_comes_from() {
    let mut kit = at_photo();
    take(&mut kit, good());
    kit.press("elicence.submit");
    kit.press("elicence.submit");
    let command = kit.take(is_apply);
    let Effect::Enqueue(waiting) = &command.effect else { unreachable!() };
    assert_eq!(waiting.photo.as_deref(), Some("p1"));
    let body: contract::ElicenceApplication = serde_json::from_slice(&waiting.body).unwrap();
    assert_eq!(body.upload.as_str(), "$upload");
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

// ── the card ──

fn is_code(effect: &Effect) -> bool {
    matches!(effect, Effect::Send(request) if request.path == "/v1/elicence/codes")
}

fn at_card_of(licence: &contract::Licence) -> Kit {
    let mut kit = at_case_of(licence.clone(), kit::active());
    kit.press("elicence.show");
    kit.serve(kit::card(licence));
    kit
}

fn code(kit: &Kit) -> Answer {
    let generated_at_ms = kit.now_ms;
    let text = format!("TT1.{}.{}", "eyJrIjoiMSJ9".repeat(8), "c2ln".repeat(21));
    let code =
        contract::ElicenceCode { text, generated_at_ms, expires_at_ms: generated_at_ms + 60_000 };
    Answer::Sent(Ok(Reply::ElicenceCode(Arc::new(code))))
}

fn at_card() -> Kit {
    let mut kit = at_card_of(&kit::licence());
    let code = code(&kit);
    kit.answer(is_code, code);
    kit
}

fn card_of(screen: &Screen) -> &Card {
    match &screen.body {
        Body::Card { card } => card,
        other => panic!("{} instead of a card", kit::template(other)),
    }
}

fn offline() -> Answer {
    Answer::Sent(Err(Problem::new(Code::N101)))
}

#[test]
fn a_card_is_current_with_a_black_code_and_masked_numbers() {
    let kit = at_card();
    let screen = kit.screen();
    assert!(screen.secret);
    let card = card_of(&screen);
    assert!(card.current && !card.dimmed && card.instead.is_none());
    assert_eq!(card.portrait.as_ref().unwrap().id, "portrait-1");
    assert_eq!(card.mark.label, "正常");
    let code = card.code.as_ref().unwrap();
    assert_eq!(code.modules.len(), (code.side * code.side) as usize);
    assert!(!code.alarm);
    assert_eq!((code.made.value.as_str(), code.made_on.as_str()), ("09:41:00", "2026-11-20"));
    assert_eq!(code.renews.left_ms, 50_000);
    assert!(!said(&screen).contains("110199199001010010"));
}

#[test]
fn the_finders_of_the_code_are_where_a_scanner_looks() {
    let kit = at_card();
    let screen = kit.screen();
    let code = card_of(&screen).code.as_ref().unwrap();
    let dark = |x: u32, y: u32| code.modules[(y * code.side + x) as usize];
    for (left, top) in [(0, 0), (code.side - 7, 0), (0, code.side - 7)] {
        assert!((0..7).all(|n| dark(left + n, top) && dark(left, top + n)));
        assert!(!dark(left + 1, top + 1) && dark(left + 3, top + 3));
    }
}

#[test]
fn a_code_is_renewed_before_it_runs_out() {
    let mut kit = at_card();
    kit.fire(50_000);
    assert!(kit.wants(is_code));
    assert!(card_of(&kit.screen()).code.is_some(), "the old one holds while the next is fetched");
    let next = code(&kit);
    let screen = kit.answer(is_code, next);
    assert_eq!(card_of(&screen).code.as_ref().unwrap().made.value, "09:41:50");
}

#[test]
fn a_countdown_that_is_reported_late_renews_nothing() {
    let mut kit = at_card();
    kit.press("elicence.code.due");
    assert!(!kit.wants(is_code));
    kit.press("elicence.code.renew");
    assert!(kit.wants(is_code), "the button of the person does");
}

#[test]
fn nobody_renews_a_code_that_nobody_looks_at() {
    let mut kit = at_card();
    kit.back();
    kit.fire(50_000);
    assert!(!kit.wants(is_code));
}

#[test]
fn without_a_new_code_the_card_turns_grey_and_names_the_officers_query() {
    let mut kit = at_card();
    kit.fire(50_000);
    kit.answer(is_code, offline());
    assert!(card_of(&kit.screen()).current, "the old one has ten seconds left");
    kit.now_ms += 10_000;
    let screen = kit.screen();
    let card = card_of(&screen);
    assert!(!card.current && card.code.is_none());
    let instead = card.instead.as_ref().unwrap();
    assert!(
        instead.contains("离线显示，生成于今天 09:41") && instead.contains("驾驶证号"),
        "{instead}"
    );
    assert!(card.rows.iter().any(|row| row.id == "card.officer"));
    assert!(!card.dimmed);
}

#[test]
fn a_code_is_tried_again_and_comes_back_with_the_network() {
    let mut kit = at_card_of(&kit::licence());
    kit.answer(is_code, offline());
    assert!(!card_of(&kit.screen()).current);
    kit.fire(15_000);
    let code = code(&kit);
    assert!(card_of(&kit.answer(is_code, code)).current);
}

#[test]
fn the_networks_return_asks_for_a_code_at_once() {
    let mut kit = at_card_of(&kit::licence());
    kit.answer(is_code, offline());
    kit.input(Input::Online(true));
    assert!(!kit.wants(is_code), "not before the server answers");
    kit.serve(kit::card(&kit::licence()));
    assert!(kit.wants(is_code));
}

#[test]
fn an_unsure_clock_shows_no_code() {
    let mut kit = at_card();
    kit.sure = false;
    let screen = kit.screen();
    let card = card_of(&screen);
    assert!(card.code.is_none() && !card.current);
    assert!(card.instead.as_ref().unwrap().contains("对过时间"));
}

#[test]
fn after_a_day_without_the_server_the_portrait_is_dimmed() {
    let mut kit = at_card();
    kit.now_ms += 24 * 3_600_000;
    assert!(!card_of(&kit.screen()).dimmed, "a day to the millisecond is not more than a day");
    kit.now_ms += 1;
    let screen = kit.screen();
    assert!(card_of(&screen).dimmed);
    assert!(card_of(&screen).instead.as_ref().unwrap().contains("24"));
}

#[test]
fn a_licence_that_is_not_in_order_has_a_red_code_and_its_word() {
    let licence = contract::Licence { status: "H".to_owned(), ..kit::licence() };
    let mut kit = at_card_of(&licence);
    let code = code(&kit);
    let screen = kit.answer(is_code, code);
    let card = card_of(&screen);
    assert!(card.code.as_ref().unwrap().alarm);
    assert_eq!(card.mark.label, "违法未处理");
}

#[test]
fn the_numbers_of_the_card_are_shown_for_thirty_seconds() {
    let mut kit = at_card();
    assert!(said(&kit.press("elicence.reveal")).contains("110199199001010010"));
    assert!(!said(&kit.fire(30_000)).contains("110199199001010010"));
    assert!(said(&kit.open("card.officer")).contains("110199199001010010"));
    assert!(
        said(&kit.open("card.officer")).contains("110199199001010010"),
        "not hidden by a second touch"
    );
}

#[test]
fn the_card_in_words_holds_every_field_and_is_secret() {
    let mut kit = at_card();
    let screen = kit.open("elicence.text");
    assert_eq!(screen.route, "elicence.text");
    assert!(screen.secret);
    for words in ["林之远", "1990-01-01", "C1 小型汽车", "2031-06-14", "粤B"] {
        assert!(said(&screen).contains(words), "{words}");
    }
    assert!(!said(&screen).contains("110199199001010010"));
    assert!(said(&kit.press("elicence.reveal")).contains("440300123456"));
}

#[test]
fn a_damaged_card_is_not_half_drawn() {
    let mut kit = at_case_of(kit::licence(), kit::active());
    kit.press("elicence.show");
    let Doc::Card(card) = kit::card(&kit::licence()) else { unreachable!() };
    let payload = card.payload.chars().skip(1).collect();
    let screen =
        kit.serve(Doc::Card(Arc::new(contract::SignedCard { payload, ..(*card).clone() })));
    assert_eq!(kit::template(&screen.body), "page");
    assert!(said(&screen).contains("N103"));
}

#[test]
fn a_card_that_the_server_took_back_shows_its_case() {
    let mut kit = at_card();
    kit.now_ms += 70_000;
    kit.input(Input::Did(crate::Action::Refresh));
    let screen = kit.serve(kit::elicence(ElicenceState::Blocked { codes: "U".to_owned() }));
    assert_eq!(detail(&screen).refusals.first().unwrap().code, "elicence.blocked");
}

#[test]
fn a_code_that_the_server_refuses_says_why_and_is_not_asked_for_again() {
    let mut kit = at_card_of(&kit::licence());
    let refused = Answer::Sent(Err(kit::refusal("status_blocks")));
    let screen = kit.answer(is_code, refused);
    assert_eq!(screen.notice.unwrap().code, "N110");
    assert!(kit.wants(kit::fetches(DocKey::Elicence)));
    assert!(!kit.wants(|e| matches!(e, Effect::After { ms: 15_000 })));
}

#[test]
fn every_word_of_these_screens_is_there_in_every_language() {
    for locale in crate::text::Locale::ALL {
        for screen in every_screen(locale) {
            let bare = kit::bare_keys(&screen);
            assert!(bare.is_empty(), "{} in {}: {bare:?}", screen.route, locale.tag());
        }
    }
}

/// Each case, each step of the application, the card in its states.
fn every_screen(locale: crate::text::Locale) -> Vec<Screen> {
    let speak = |mut kit: Kit| {
        kit.texts = crate::text::Texts::new(locale);
        kit
    };
    let reasons = vec![ElicenceReason::Glasses];
    let mut screens: Vec<Screen> = [
        ElicenceState::NotApplied,
        ElicenceState::InReview { submitted_at_ms: kit::NOW_MS, due_at_ms: kit::NOW_MS },
        ElicenceState::Rejected { reasons, count: 1 },
        ElicenceState::WindowOnly,
        ElicenceState::Blocked { codes: "BFJ".to_owned() },
    ]
    .map(|state| speak(at_case(state)).screen())
    .into();
    screens.push(speak(at_case_of(kit::licence(), kit::active())).screen());
    let mut kit = speak(at_case(ElicenceState::NotApplied));
    for state in [
        OutboxState::Waiting,
        OutboxState::Sending { done: 1, of: 2 },
        OutboxState::NeedsAttention(Problem::new(Code::N104)),
    ] {
        screens.push(kit.input(waiting(state)));
    }
    let mut kit = speak(at_consent());
    screens.extend([kit.screen(), kit.press("elicence.consent.next")]);
    let mut kit = speak(at_photo());
    screens.push(take(&mut kit, photo(Source::Camera, Some(Lens::Front), None)));
    screens.push(take(&mut kit, photo(Source::Album, None, None)));
    screens.extend([kit.press("elicence.photo.wants"), kit.back()]);
    screens.push(kit.outcome(Outcome::Refused { forever: false }));
    let mut kit = speak(at_photo());
    screens.push(take(&mut kit, Photo { border_luma: 0, sharpness: 0, faces: 2, ..good() }));
    let mut kit = speak(at_card());
    screens.extend([kit.screen(), kit.open("elicence.text"), kit.back()]);
    kit.now_ms += 61_000;
    screens.push(kit.screen());
    kit.now_ms += 25 * 3_600_000;
    screens.push(kit.screen());
    screens
}

#[test]
fn what_belongs_to_somebody_is_forgotten_with_the_session() {
    let mut kit = at_card();
    kit.input(Input::Expired);
    assert!(!format!("{:?}", kit.model).contains("110199199001010010"));
    assert_eq!(kit.route(), "welcome");
}
