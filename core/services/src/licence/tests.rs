//! The licence's page and its filing, step by step.

use std::{collections::BTreeMap, sync::Arc};

use contract::FilingState;

use super::*;
use crate::{
    documents::Doc,
    effect::{OutboxItem, OutboxState, WaitingKind},
    kit::{self, Kit, said},
    problem::{Code, Problem},
    root::Input,
};

fn at_licence(doc: Doc) -> Kit {
    let mut kit = Kit::logged_in();
    kit.open("service.licence");
    kit.serve(doc);
    kit
}

fn at_filing() -> Kit {
    let mut kit = at_licence(kit::unfiled(FilingState::None));
    kit.press("licence.file");
    kit.answer(
        |e| matches!(e, Effect::LoadDraft("licence.filing")),
        Answer::Draft(BTreeMap::new()),
    );
    kit
}

fn detail(kit: &Kit) -> Detail {
    match kit.screen().body {
        Body::Detail { detail } => detail,
        other => panic!("{} instead of a detail", kit::template(&other)),
    }
}

fn waiting(state: OutboxState) -> Input {
    let made_at_ms = kit::NOW_MS;
    let kind = WaitingKind::LicenceFiling;
    Input::Outbox(Arc::new(vec![OutboxItem {
        id: "w1".to_owned(),
        kind,
        subject: String::new(),
        made_at_ms,
        state,
    }]))
}

fn is_filing(effect: &Effect) -> bool {
    matches!(effect, Effect::Enqueue(waiting) if waiting.kind == WaitingKind::LicenceFiling)
}

#[test]
fn a_filed_licence_shows_status_points_and_validity() {
    let kit = at_licence(kit::filed(kit::licence()));
    let detail = detail(&kit);
    let mark = detail.mark.unwrap();
    assert_eq!((mark.tone, mark.label.as_str()), (Tone::Good, "正常"));
    let points = detail.progress.unwrap();
    assert_eq!((points.done, points.of), (3, 12));
    let text = said(&kit.screen());
    for words in
        ["2031-06-14", "C1 小型汽车", "2026-06-15 至 2027-06-14", "2031年3月16日起可以换证"]
    {
        assert!(text.contains(words), "{words} is missing in {text}");
    }
}

#[test]
fn every_status_is_shown_and_the_gravest_is_the_headline() {
    let licence = contract::Licence { status: "HM9".to_owned(), ..kit::licence() };
    let kit = at_licence(kit::filed(licence));
    let detail = detail(&kit);
    assert_eq!(detail.mark.unwrap().label, "逾期未换证");
    let group = detail.groups.iter().find(|group| group.id == "licence.status.group").unwrap();
    let labels: Vec<_> = group.lines.iter().map(|line| line.label.as_str()).collect();
    assert_eq!(labels, ["逾期未换证", "违法未处理", "其他状态（9）"]);
}

#[test]
fn a_long_term_licence_needs_no_renewal() {
    let licence = contract::Licence { valid_until: None, ..kit::licence() };
    let text = said(&at_licence(kit::filed(licence)).screen());
    assert!(text.contains("长期有效，不用换证。70\u{a0}岁起"), "{text}");
}

#[test]
fn a_long_term_licence_of_a_heavy_class_says_what_becomes_of_it() {
    let licence =
        contract::Licence { valid_until: None, classes: "A2".to_owned(), ..kit::licence() };
    let text = said(&at_licence(kit::filed(licence)).screen());
    assert!(text.contains("63\u{a0}岁起降为 C1 或 C2"), "{text}");
}

#[test]
fn only_a_licence_that_came_by_its_file_number_can_be_taken_off() {
    let own = at_licence(kit::filed(kit::licence()));
    assert!(!kit::ids(&own.screen()).contains(&"licence.unfile".to_owned()));
    let another = contract::Licence { number: "L898902C3".to_owned(), ..kit::licence() };
    let mut kit = at_licence(kit::filed(another));
    assert_eq!(kit.open("licence.unfile").over.unwrap().id, "unfile");
    assert!(kit.press("licence.unfile_keep").over.is_none());
    kit.open("licence.unfile");
    kit.press("licence.unfile_sure");
    let unfiles = |effect: &Effect| matches!(effect, Effect::Send(request) if request.path == contract::path::LICENCE_UNFILING);
    let Doc::Licence(none) = kit::unfiled(FilingState::None) else { unreachable!() };
    let screen = kit.answer(unfiles, Answer::Sent(Ok(Reply::Licence(none))));
    assert_eq!(screen.notice.unwrap().text, "驾驶证备案已取消。需要时可以再备案。");
    assert!(kit.wants(kit::fetches(DocKey::Elicence)), "it went with the licence");
}

#[test]
fn a_number_is_masked_shown_for_thirty_seconds_and_masked_again() {
    let mut kit = at_licence(kit::filed(kit::licence()));
    assert!(said(&kit.screen()).contains("1101••••••••0010"));
    assert!(!said(&kit.screen()).contains("110199199001010010"));
    let shown = kit.press("licence.reveal.number");
    assert!(said(&shown).contains("110199199001010010"));
    assert!(!said(&shown).contains("440300123456"), "only the number that was asked for");
    assert!(shown.secret, "a whole number is not for screenshots");
    let masked = kit.fire(REVEAL_MS);
    assert!(!said(&masked).contains("110199199001010010"));
    assert!(!masked.secret);
}

#[test]
fn a_number_that_is_shown_is_masked_after_another_screen() {
    let mut kit = at_licence(kit::filed(kit::licence()));
    kit.press("licence.reveal.number");
    kit.open("licence.elicence");
    let back = kit.back();
    assert_eq!(back.route, "licence");
    assert!(!said(&back).contains("110199199001010010"));
}

#[test]
fn without_a_licence_the_way_is_the_filing() {
    let mut kit = at_licence(kit::unfiled(FilingState::None));
    assert_eq!(kit.screen().actions.first().unwrap().id, "licence.file");
    assert_eq!(kit.press("licence.file").route, "licence.filing");
}

#[test]
fn a_new_licence_names_the_day_to_come_back_and_fills_no_button() {
    let come_back_on = "2026-11-23".parse().unwrap();
    let kit = at_licence(kit::unfiled(FilingState::NotYet { come_back_on }));
    let screen = kit.screen();
    assert!(said(&screen).contains("11月23日"));
    assert!(screen.actions.iter().all(|press| press.rank != Rank::Main));
    assert!(detail(&kit).mark.unwrap().open);
}

#[test]
fn a_mismatch_and_an_unknown_file_number_are_refused_with_reason_and_way() {
    for state in [FilingState::Mismatch, FilingState::NotFound] {
        let kit = at_licence(kit::unfiled(state));
        let detail = detail(&kit);
        let refusal = detail.refusals.first().unwrap();
        assert!(!refusal.why.is_empty() && !refusal.source.is_empty());
        assert_eq!(kit.screen().actions.first().unwrap().id, "licence.file");
        let help = kit::ids(&kit.screen()).into_iter().filter(|id| id == "help.open");
        assert_eq!(help.count(), 1, "once on the screen");
    }
}

#[test]
fn a_state_that_nobody_knows_is_shown_as_it_came() {
    let kit = at_licence(kit::unfiled(FilingState::Unknown("moving".to_owned())));
    assert_eq!(detail(&kit).mark.unwrap().label, "moving");
    assert!(kit.screen().actions.iter().any(|press| press.id == "refresh"));
}

#[test]
fn a_licence_number_in_the_place_of_the_file_number_is_named_and_not_sent() {
    let mut kit = at_filing();
    kit.edit("file_number", "110199199001010010");
    let screen = kit.press("licence.filing.submit");
    assert!(said(&screen).contains("这是驾驶证号"));
    assert_eq!(screen.focus.as_deref(), Some("file_number"));
    assert!(!kit.wants(is_filing));
}

#[test]
fn nothing_is_said_about_a_number_while_it_is_typed() {
    let mut kit = at_filing();
    let typing = kit.edit("file_number", "4403");
    assert!(!said(&typing).contains("请照副页核对"));
    assert!(said(&kit.leave("file_number")).contains("请照副页核对"));
}

#[test]
fn leaving_the_field_mends_grouping_and_full_width() {
    let mut kit = at_filing();
    kit.edit("file_number", "４４０３ 0012 3456");
    assert!(said(&kit.leave("file_number")).contains("\"440300123456\""));
}

#[test]
fn a_filing_goes_to_the_outbox_once_and_leaves_the_form() {
    let mut kit = at_filing();
    kit.edit("file_number", "4403 0012 3456");
    kit.press("licence.filing.submit");
    kit.press("licence.filing.submit");
    let command = kit.take(is_filing);
    let Effect::Enqueue(waiting) = command.effect else { unreachable!() };
    assert_eq!(waiting.body, br#"{"file_number":"440300123456"}"#);
    assert!(!kit.wants(is_filing), "a second press sends nothing");
    let screen =
        kit.input(Input::Came { id: command.id, answer: Answer::Queued(Ok("w1".to_owned())) });
    assert_eq!(screen.route, "licence");
    assert_eq!(kit.illegal, 0);
}

#[test]
fn a_filing_that_could_not_be_kept_stays_in_the_form() {
    let mut kit = at_filing();
    kit.edit("file_number", "440300123456");
    kit.press("licence.filing.submit");
    let failed = Answer::Queued(Err(Problem::new(Code::S303)));
    let screen = kit.answer(is_filing, failed);
    assert_eq!(screen.route, "licence.filing");
    assert_eq!(screen.notice.as_ref().unwrap().code, "S303");
    assert!(said(&screen).contains("440300123456"));
}

#[test]
fn a_filing_that_waits_stands_where_the_licence_will_stand() {
    let mut kit = at_licence(kit::unfiled(FilingState::None));
    kit.input(waiting(OutboxState::Waiting));
    let mark = detail(&kit).mark.unwrap();
    assert_eq!((mark.open, mark.label.as_str()), (true, "待发送"));
    let form = kit.press("licence.file");
    assert!(form.actions.first().unwrap().not_yet.is_some());
}

#[test]
fn the_answer_to_a_filing_becomes_the_licence_on_the_screen() {
    let mut kit = at_licence(kit::unfiled(FilingState::None));
    let Doc::Licence(file) = kit::filed(kit::licence()) else { unreachable!() };
    let kind = WaitingKind::LicenceFiling;
    let screen = kit.input(Input::OutboxDone { kind, answer: Ok(Reply::Licence(file)) });
    assert!(said(&screen).contains("驾驶证已备案"));
    assert!(said(&screen).contains("C1 小型汽车"));
    assert!(kit.wants(kit::fetches(DocKey::Elicence)), "an application may be possible now");
}

#[test]
fn a_number_that_led_nowhere_is_still_in_the_form_and_one_that_did_is_not() {
    let file =
        |state| Arc::new(contract::LicenceFile { state, licence: None, next_check_at_ms: None });
    let not_yet = FilingState::NotYet { come_back_on: "2026-11-23".parse().unwrap() };
    for (state, stays) in [(FilingState::NotFound, true), (not_yet, false)] {
        let mut kit = at_filing();
        kit.edit("file_number", "440300123457");
        kit.press("licence.filing.submit");
        let sent = kit.answer(is_filing, Answer::Queued(Ok("w1".to_owned())));
        assert_eq!(sent.notice.unwrap().text, "已提交，马上核对");
        let kind = WaitingKind::LicenceFiling;
        let answer = Ok(Reply::Licence(file(state)));
        let told = kit.input(Input::OutboxDone { kind, answer }).notice.unwrap().text;
        let words = if stays {
            "没有查到这个档案编号"
        } else {
            "驾驶证还没有入库，请11月23日再来看"
        };
        assert!(told.contains(words), "{told}");
        kit.open("licence.file");
        let form = kit.press("licence.file");
        assert_eq!(said(&form).contains("440300123457"), stays);
        let dropped = kit.wants(|e| matches!(e, Effect::DropDraft("licence.filing")));
        assert_eq!(dropped, !stays);
    }
}

#[test]
fn a_file_number_typed_before_a_kill_is_there_again() {
    let mut kit = at_filing().restarted();
    let draft = BTreeMap::from([("file_number".to_owned(), "4403".to_owned())]);
    let screen =
        kit.answer(|e| matches!(e, Effect::LoadDraft("licence.filing")), Answer::Draft(draft));
    assert_eq!(screen.route, "licence.filing");
    assert!(said(&screen).contains("\"4403\""));
}

#[test]
fn what_was_typed_is_forgotten_with_the_account() {
    let mut kit = at_filing();
    kit.edit("file_number", "440300123456");
    kit.input(Input::Expired);
    let text = format!("{:?}", kit.model);
    assert!(!text.contains("440300123456"));
}

#[test]
fn every_word_of_these_screens_is_there_in_every_language() {
    let every = "ABCDEFGHIJKLMNPRSTU9";
    let come_back_on = "2026-11-23".parse().unwrap();
    for locale in crate::text::Locale::ALL {
        let licence = |status: &str, until: &str| contract::Licence {
            status: status.to_owned(),
            valid_until: until.parse().ok(),
            classes: "A1A2A3B1B2C1C2C3C4C5C6DEFMNP".to_owned(),
            ..kit::licence()
        };
        let mut kits = vec![at_filing()];
        for until in ["", "2031-06-14", "2026-12-01", "2026-11-01", "2025-01-01", "2020-01-01"] {
            kits.push(at_licence(kit::filed(licence(every, until))));
        }
        for state in [
            FilingState::None,
            FilingState::NotYet { come_back_on },
            FilingState::Mismatch,
            FilingState::NotFound,
            FilingState::Unknown("unbekannt".to_owned()),
        ] {
            kits.push(at_licence(kit::unfiled(state)));
        }
        for mut kit in kits {
            kit.texts = crate::text::Texts::new(locale);
            for screen in [kit.screen(), kit.press("licence.filing.submit")] {
                let bare = kit::bare_keys(&screen);
                assert!(bare.is_empty(), "{} in {}: {bare:?}", screen.route, locale.tag());
            }
        }
    }
}
