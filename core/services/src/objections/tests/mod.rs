//! Objections, step by step: written, handed in, waiting, answered, withdrawn.

use super::*;
use crate::{
    ask::{AskKind, Outcome, Source},
    effect::{OutboxItem, OutboxState, PhotoSpec},
    kit::{self, Kit, ids, said},
    root::Input,
    screen::{self, Rank, Screen},
    violations::tests::{at, at_route, day, detail_of, objections, record, violations},
};

const LONG: &str = "当时正下大雨，抓拍照片上看不清号牌，也看不清信号灯的颜色。我的车那天停在公司的地下车库，附上停车记录，请核查。";

fn is_load(effect: &Effect) -> bool {
    matches!(effect, Effect::LoadDraft("objection"))
}

fn is_enqueue(effect: &Effect) -> bool {
    matches!(effect, Effect::Enqueue(_))
}

fn at_form() -> Kit {
    let mut kit = at_route("violation/v1", vec![violations(vec![record("v1")])]);
    kit.press("violation.object");
    kit.answer(is_load, Answer::Draft(BTreeMap::new()));
    kit
}

fn photo(id: &str) -> Photo {
    Photo {
        id: id.to_owned(),
        width: 1600,
        height: 1200,
        bytes: 300_000,
        taken_at_ms: None,
        source: Source::Camera,
        lens: None,
        faces: 0,
        border_luma: 100,
        sharpness: 100,
    }
}

fn with_picture(kit: &mut Kit, id: &str) -> Screen {
    kit.press("objection.add");
    kit.outcome(Outcome::Photo {
        path: "/tmp/p.jpg".to_owned(),
        lens: None,
        source: Source::Camera,
        taken_at_ms: None,
        faces: Vec::new(),
    });
    let prepared =
        |effect: &Effect| matches!(effect, Effect::Prepare { spec: PhotoSpec::Evidence, .. });
    kit.answer(prepared, Answer::Prepared(Ok(photo(id))))
}

fn written() -> Kit {
    let mut kit = at_form();
    kit.choose("objection_ground", "unclear_picture");
    kit.edit("objection_text", LONG);
    kit
}

fn item(state: OutboxState) -> Input {
    Input::Outbox(Arc::new(vec![OutboxItem {
        id: "w1".to_owned(),
        kind: WaitingKind::Objection,
        subject: "v1".to_owned(),
        made_at_ms: kit::NOW_MS,
        state,
    }]))
}

fn objection(state: ObjectionState) -> Objection {
    Objection {
        id: contract::ObjectionId("o1".to_owned()),
        violation: contract::ViolationId("v1".to_owned()),
        ground: contract::ObjectionGround::UnclearPicture,
        text: LONG.to_owned(),
        pictures: 1,
        submitted_at_ms: at("2026-11-19"),
        state,
    }
}

fn in_review() -> ObjectionState {
    ObjectionState::InReview { due_on: day("2026-11-26") }
}

fn at_case(state: ObjectionState) -> Kit {
    let record_state = match state {
        ObjectionState::InReview { .. } => ViolationState::UnderObjection,
        ObjectionState::Upheld { .. } => ViolationState::Deleted,
        _ => ViolationState::Notified { appear_by: day("2026-12-16") },
    };
    let own = Violation {
        state: record_state,
        objection: Some(contract::ObjectionId("o1".to_owned())),
        ..record("v1")
    };
    at_route("objection/o1", vec![violations(vec![own]), objections(vec![objection(state)])])
}

#[test]
fn an_empty_form_says_what_is_missing_and_sends_nothing() {
    let mut kit = at_form();
    assert!(kit::bare_keys(&kit.screen()).is_empty(), "{:?}", kit::bare_keys(&kit.screen()));
    let screen = kit.press("objection.submit");
    assert!(!kit.wants(is_enqueue));
    let screen::Body::Form { form } = &screen.body else { panic!("{screen:?}") };
    assert_eq!(form.problems.len(), 2);
    let problem = kit::field(&screen, "objection_text").problem.unwrap();
    assert_eq!(problem, "至少写 50\u{a0}字，还差 50\u{a0}字");
}

#[test]
fn what_is_handed_in_goes_to_the_outbox_with_its_pictures() {
    let mut kit = written();
    with_picture(&mut kit, "p1");
    assert_eq!(kit.route(), "objection.form/v1");
    with_picture(&mut kit, "p2");
    kit.press("objection.submit");
    let command = kit.take(is_enqueue);
    let Effect::Enqueue(waiting) = &command.effect else { unreachable!() };
    assert_eq!((waiting.kind, waiting.subject.as_str()), (WaitingKind::Objection, "v1"));
    assert_eq!(waiting.path, "/v1/violations/v1/objections");
    assert_eq!(waiting.photos, ["p1", "p2"]);
    let body: serde_json::Value = serde_json::from_slice(&waiting.body).unwrap();
    assert_eq!(body["ground"], "unclear_picture");
    assert_eq!(body["text"], LONG);
    assert_eq!(body["pictures"], serde_json::json!(["$upload0", "$upload1"]));
    let queued = Answer::Queued(Ok("w1".to_owned()));
    let screen = kit.input(Input::Came { id: command.id, answer: queued });
    assert_eq!(screen.route, "violation/v1");
    let screen = kit.input(item(OutboxState::Waiting));
    let mark = detail_of(&screen).mark.as_ref().unwrap();
    assert!(mark.open && mark.label == "待发送", "{mark:?}");
    assert!(!ids(&screen).contains(&"violation.object".to_owned()));
    assert!(!ids(&screen).contains(&"violation.handle".to_owned()));
}

#[test]
fn five_pictures_are_room_enough_and_one_can_be_taken_away() {
    let mut kit = written();
    for n in 0..5 {
        with_picture(&mut kit, &format!("p{n}"));
    }
    assert!(!ids(&kit.screen()).contains(&"objection.add".to_owned()));
    let screen = kit.press("objection.photo.1");
    assert_eq!(screen.over.unwrap().id, "objection.photo.sheet");
    let screen = kit.press("objection.remove");
    assert!(kit.wants(|effect| matches!(effect, Effect::DropPhoto(id) if id == "p1")));
    assert!(ids(&screen).contains(&"objection.add".to_owned()));
}

/// A server that takes so many pictures of that size, and is an ordinary one otherwise.
fn server(max_pictures: u8, max_bytes: u64) -> Doc {
    let limits =
        contract::ObjectionLimits { min_chars: 50, max_chars: 1_000, max_pictures, max_bytes };
    let info = contract::ServerInfo {
        policy_version: crate::POLICY_VERSION.to_owned(),
        minimum_client: "1.0".to_owned(),
        sms: contract::SmsLimits { length: 6, valid_s: 300, resend_s: 60, tries: 3, per_day: 10 },
        thresholds: contract::Thresholds {
            points_limit: 12,
            points_per_record_online: 11,
            suspect_plates: 3,
            suspect_drivers: 3,
            suspect_window_months: 12,
            declared_out_of_use_days: 30,
            licence_lag_days: 3,
            password_tries: 5,
            password_rest_minutes: 30,
            elicence_rejections: 3,
            photo_months: 6,
            upload_max_bytes: 10_000_000,
            fine_online_fen: 500_000,
            full_rounds: 2,
            cross_border_client: "2.9.6".to_owned(),
            stay_days: 30,
            stay_year_days: 180,
        },
        filing: contract::FilingLimits {
            per_user: 3,
            per_vehicle: 3,
            per_day: 1,
            per_year: 5,
            owners: 5,
        },
        objection: limits,
        calendar: contract::WorkCalendar::default(),
        maintenance: None,
    };
    Doc::Server(Arc::new(info))
}

#[test]
fn pictures_that_a_changed_limit_does_not_take_are_named_beside_their_field() {
    let with_limits = |max_pictures, max_bytes| {
        let mut kit = written();
        for n in 0..3 {
            with_picture(&mut kit, &format!("p{n}"));
        }
        kit.model_put(server(max_pictures, max_bytes));
        let screen = kit.press("objection.submit");
        assert!(!kit.wants(is_enqueue));
        let screen::Body::Form { form } = &screen.body else { panic!("{screen:?}") };
        let [problem] = &form.problems[..] else { panic!("{:?}", form.problems) };
        (problem.text.clone(), kit::field(&screen, "objection_photos").problem.unwrap())
    };
    let (short, long) = with_limits(2, 1_000_000);
    assert_eq!((short.as_str(), long.as_str()), ("照片：照片太多", "最多 2\u{a0}张照片"));
    let (short, long) = with_limits(5, 100_000);
    assert_eq!((short.as_str(), long.as_str()), ("照片：照片太大", "有一张照片太大，请换一张"));
}

#[test]
fn a_picture_is_told_to_who_does_not_see_it_and_the_camera_says_what_it_is_for() {
    let mut kit = written();
    let screen = with_picture(&mut kit, "p1");
    assert!(said(&screen).contains("您放的第 1\u{a0}张证据照片"), "{}", said(&screen));
    kit.press("objection.add");
    kit.outcome(Outcome::Refused { forever: false });
    let ask = kit.open("objection.allow").ask.unwrap();
    let why = "用来拍证据照片，只在您按下拍照时使用".to_owned();
    assert_eq!(ask.kind, AskKind::Permission { which: crate::ask::Permission::Camera, why });
}

#[test]
fn a_record_that_is_on_no_list_any_more_leads_out_of_its_form() {
    let mut kit = written();
    kit.input(Input::Online(true));
    kit.serve(violations(Vec::new()));
    let screen = kit.screen();
    assert_eq!(kit::bare_keys(&screen), [] as [String; 0]);
    assert_eq!(kit.press("objection.to_record").route, "violation/v1");
}

#[test]
fn text_and_pictures_survive_a_kill_each_under_its_record() {
    let kit = written();
    let mut later = kit.restarted();
    later.serve(violations(vec![record("v1")]));
    let photos = serde_json::to_string(&vec![photo("p1")]).unwrap();
    let kept = [
        ("v1/objection_text", LONG),
        ("v1/objection_ground", "other"),
        ("v1/photos", photos.as_str()),
        ("v9/objection_text", "另一条"),
    ];
    let kept = kept.map(|(field, text)| (field.to_owned(), text.to_owned()));
    let screen = later.answer(is_load, Answer::Draft(BTreeMap::from(kept)));
    let screen::Input::Prose { value, .. } = kit::field(&screen, "objection_text").input else {
        panic!("no text")
    };
    assert_eq!(value, LONG);
    assert!(said(&screen).contains("photo/p1"));
}

#[test]
fn without_a_camera_the_album_is_the_way() {
    let mut kit = at_form();
    kit.press("objection.add");
    let screen = kit.outcome(Outcome::Impossible { reason: String::new() });
    let screen::Body::Capture { capture } = &screen.body else { panic!("{screen:?}") };
    assert!(capture.shutter.not_yet.is_some());
    assert_eq!(capture.album.as_ref().unwrap().rank, Rank::Main);
    let screen = kit.press("objection.album");
    assert_eq!(screen.ask.unwrap().kind, AskKind::Album);
}

#[test]
fn what_the_server_would_not_take_is_edited_with_its_text_and_makes_room() {
    let mut kit = written();
    kit.press("objection.submit");
    kit.answer(is_enqueue, Answer::Queued(Ok("w1".to_owned())));
    let screen = kit.input(item(OutboxState::NeedsAttention(kit::refused("wrong_state"))));
    let card = &detail_of(&screen).refusals[0];
    assert_eq!(card.code, "objection.not_taken");
    assert_eq!(kit.open("violation.object_again").route, "objection.form/v1");
    let kept = [("v1/objection_text", LONG), ("v1/objection_ground", "other")];
    let kept = kept.map(|(field, text)| (field.to_owned(), text.to_owned()));
    kit.answer(is_load, Answer::Draft(BTreeMap::from(kept)));
    kit.press("objection.submit");
    assert!(kit.wants(|effect| matches!(effect, Effect::Discard(id) if id == "w1")));
    assert!(kit.wants(is_enqueue));
}

#[test]
fn the_servers_answer_locks_the_record_at_once_and_the_draft_goes() {
    let mut kit = at_route("violation/v1", vec![violations(vec![record("v1")])]);
    let answer = Ok(Reply::Objection(Arc::new(objection(in_review()))));
    let screen = kit.input(Input::OutboxDone { kind: WaitingKind::Objection, answer });
    assert_eq!(screen.notice.as_ref().unwrap().text, "异议已收到，最晚11月26日答复");
    assert!(detail_of(&screen).mark.as_ref().unwrap().label.contains("异议审核中"));
    let empties = |effect: &Effect| {
        matches!(effect, Effect::SaveDraft { field, text, .. }
            if field == "v1/objection_text" && text.is_empty())
    };
    assert!(kit.wants(empties));
}

#[test]
fn a_receipt_is_no_news_any_more_once_the_objection_is_answered() {
    let mut kit = at_route("violation/v1", vec![violations(vec![record("v1")])]);
    let answer = Ok(Reply::Objection(Arc::new(objection(in_review()))));
    kit.input(Input::OutboxDone { kind: WaitingKind::Objection, answer });
    kit.serve(objections(vec![objection(in_review())]));
    assert!(kit.screen().notice.is_some(), "nothing has changed");
    let answered =
        ObjectionState::Dismissed { at_ms: at("2026-11-26"), reason: "照片清楚".to_owned() };
    kit.serve(objections(vec![objection(answered)]));
    assert_eq!(kit.screen().notice, None);
}

#[test]
fn every_state_of_a_case_says_what_it_means_and_what_now() {
    let at_ms = at("2026-11-20");
    let reason = "图像可以辨认号牌".to_owned();
    for state in [
        in_review(),
        ObjectionState::Upheld { at_ms },
        ObjectionState::Dismissed { at_ms, reason },
        ObjectionState::Withdrawn { at_ms },
        ObjectionState::Unknown("frozen".to_owned()),
    ] {
        let screen = at_case(state.clone()).screen();
        let detail = detail_of(&screen);
        assert!(detail.lead.is_some() && detail.mark.is_some(), "{state:?}");
        assert!(!screen.actions.is_empty(), "{state:?}");
        assert!(kit::bare_keys(&screen).is_empty(), "{:?}", kit::bare_keys(&screen));
    }
}

#[test]
fn a_dismissed_objection_leads_to_handling_and_names_reconsideration() {
    let at_ms = at("2026-11-20");
    let reason = "图像可以辨认号牌".to_owned();
    let mut kit = at_case(ObjectionState::Dismissed { at_ms, reason });
    let screen = kit.screen();
    assert_eq!(detail_of(&screen).refusals[0].why, ["图像可以辨认号牌"]);
    assert!(said(&screen).contains("行政复议"));
    assert_eq!(kit.press("objection.handle").route, "violation/v1");
}

#[test]
fn withdrawing_asks_once_and_goes_through_the_outbox() {
    let mut kit = at_case(in_review());
    let screen = kit.press("objection.withdraw");
    assert_eq!(screen.over.unwrap().id, "objection.withdraw.sheet");
    kit.press("objection.withdraw.keep");
    assert!(!kit.wants(is_enqueue));
    kit.press("objection.withdraw");
    kit.press("objection.withdraw.confirm");
    let command = kit.take(is_enqueue);
    let Effect::Enqueue(waiting) = &command.effect else { unreachable!() };
    assert_eq!(waiting.kind, WaitingKind::ObjectionWithdrawal);
    assert_eq!(waiting.path, "/v1/objections/o1/withdrawal");
    kit.input(Input::Came { id: command.id, answer: Answer::Queued(Ok("w2".to_owned())) });
    let screen = kit.input(Input::Outbox(Arc::new(vec![OutboxItem {
        id: "w2".to_owned(),
        kind: WaitingKind::ObjectionWithdrawal,
        subject: "o1".to_owned(),
        made_at_ms: kit::NOW_MS,
        state: OutboxState::Waiting,
    }])));
    assert_eq!(detail_of(&screen).mark.as_ref().unwrap().label, "待发送");
    assert!(!ids(&screen).contains(&"objection.withdraw".to_owned()));
}

#[test]
fn what_is_discarded_in_progress_leaves_no_words_behind() {
    let mut kit = written();
    kit.press("objection.submit");
    kit.answer(is_enqueue, Answer::Queued(Ok("w1".to_owned())));
    kit.input(item(OutboxState::Waiting));
    kit.open("violation.progress");
    kit.press("outbox.discard/w1");
    kit.press("outbox.discard.confirm");
    let empties = |effect: &Effect| {
        matches!(effect, Effect::SaveDraft { field, text, .. }
            if field == "v1/objection_text" && text.is_empty())
    };
    assert!(kit.wants(empties));
    assert!(kit.wants(|effect| matches!(effect, Effect::Discard(id) if id == "w1")));
}
