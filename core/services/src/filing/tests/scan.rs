//! The owner's code before the camera, and in a picture.

use super::*;

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
