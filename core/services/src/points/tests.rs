//! The points of the cycle, step by step.

use std::sync::Arc;

use super::*;
use crate::{
    Action,
    documents::Doc,
    kit::{self, Kit, bare_keys, said},
    root::Input,
    screen::Screen,
};

fn entry_of(points: u16, paid: bool) -> PointsEntry {
    PointsEntry {
        decision: contract::DecisionId("d1".to_owned()),
        plate: "粤B7K2M5".to_owned(),
        act: "驾驶时拨打手持电话".to_owned(),
        points,
        given_at_ms: kit::NOW_MS,
        paid,
    }
}

fn file(accumulated: u16, pending: u16, entries: Vec<PointsEntry>) -> Doc {
    let cycle = contract::Points { accumulated, pending, ..kit::licence().points };
    Doc::Points(Arc::new(PointsFile { cycle: Some(cycle), entries, reduced: 1 }))
}

fn at_points(doc: Doc) -> Kit {
    let mut kit = Kit::logged_in();
    kit.serve(kit::filed(kit::licence()));
    kit.input(Input::Did(Action::Arrived { link: "tongtu://open/points".to_owned() }));
    kit.serve(doc);
    kit
}

fn detail_of(screen: &Screen) -> &Detail {
    let Body::Detail { detail } = &screen.body else { panic!("no detail") };
    detail
}

#[test]
fn the_three_figures_of_the_law_stand_with_their_source() {
    let text = said(&at_points(file(3, 0, Vec::new())).screen());
    for words in [
        "\"9\u{a0}分\"",
        "\"11\u{a0}分\"",
        "\"12\u{a0}分\"",
        "《道路交通安全违法行为记分管理办法》第15条",
    ] {
        assert!(text.contains(words), "{words} is missing in {text}");
    }
}

#[test]
fn nine_is_a_warning_eleven_the_last_one_and_twelve_a_refusal() {
    for (points, tone, lead) in [
        (0, Tone::Good, "本周期没有记分"),
        (8, Tone::Good, "离满分还有 4\u{a0}分"),
        (9, Tone::Attention, "离满分还有 3\u{a0}分"),
        (10, Tone::Attention, "离满分还有 2\u{a0}分"),
        (11, Tone::Danger, "只差 1\u{a0}分就满分"),
    ] {
        let screen = at_points(file(points, 0, Vec::new())).screen();
        let detail = detail_of(&screen);
        assert_eq!(detail.mark.as_ref().unwrap().tone, tone, "{points}");
        assert!(detail.lead.as_ref().unwrap().contains(lead), "{points}: {:?}", detail.lead);
        assert!(detail.refusals.is_empty());
    }
    for points in [12, 15, 300] {
        let screen = at_points(file(points, 0, Vec::new())).screen();
        let refusal = detail_of(&screen).refusals.first().unwrap();
        assert_eq!(refusal.code, "points.full");
        assert_eq!(refusal.progress.as_ref().unwrap().done, u32::from(points));
        assert!(!refusal.ways.is_empty());
    }
}

#[test]
fn an_entry_whose_fine_is_not_paid_says_that_its_points_stay() {
    let mut kit = at_points(file(6, 3, vec![entry_of(3, true), entry_of(3, false)]));
    let text = said(&kit.screen());
    assert!(text.contains("逾期不缴的分会转到下个周期"), "{text}");
    assert_eq!(kit.open("points.fines").route, "fines");
    kit.back();
    assert_eq!(kit.open("points.violations").route, "violations");
    kit.back();
    assert_eq!(kit.open("decision/d1").route, "decision/d1");
}

#[test]
fn a_fine_to_be_paid_is_a_button_and_no_row_as_well() {
    let mut kit = at_points(file(6, 0, vec![entry_of(3, false)]));
    let own = |payment| contract::Decision {
        id: contract::DecisionId("d1".to_owned()),
        payment,
        ..crate::violations::tests::decision("v1")
    };
    let decisions = |own| crate::violations::tests::decisions(vec![own]);
    kit.serve(decisions(own(contract::PaymentState::Unpaid)));
    let screen = kit.screen();
    assert!(screen.actions.iter().any(|press| press.id == "points.fines"));
    assert!(detail_of(&screen).rows.iter().all(|row| row.id != "points.fines"));
    kit.model_put(decisions(own(contract::PaymentState::Pending)));
    let screen = kit.screen();
    assert!(screen.actions.is_empty(), "while an order is at work nobody is urged");
    assert!(detail_of(&screen).rows.iter().any(|row| row.id == "points.fines"));
}

#[test]
fn points_from_before_the_cycle_are_said_to_be_carried_over() {
    let last = kit::licence().points.cycle_start - chrono::TimeDelta::days(20);
    let given_at_ms = last.and_hms_opt(2, 0, 0).unwrap().and_utc().timestamp_millis();
    let old = PointsEntry { given_at_ms, ..entry_of(3, false) };
    let text = said(&at_points(file(3, 0, vec![old])).screen());
    assert!(text.contains("分从上个周期转来"), "{text}");
    assert!(!said(&at_points(file(3, 0, vec![entry_of(3, true)])).screen()).contains("上个周期"));
}

#[test]
fn full_points_say_how_long_the_study_is_and_what_is_tested() {
    let with = |points, rounds| {
        let mut kit = at_points(file(points, 0, Vec::new()));
        let mut garage = crate::violations::tests::garage();
        garage.handler.full_rounds = rounds;
        kit.serve(Doc::Vehicles(Arc::new(garage)));
        let screen = kit.screen();
        assert!(bare_keys(&screen).is_empty(), "{:?}", bare_keys(&screen));
        detail_of(&screen).refusals.first().unwrap().why.get(1).unwrap().clone()
    };
    assert!(with(12, 0).starts_with("您要学习 7\u{a0}天"), "{}", with(12, 0));
    assert!(with(12, 0).ends_with("学完考科目一"));
    assert!(with(12, 1).contains("14\u{a0}天") && with(12, 1).ends_with("科目一和科目三"));
    assert!(with(36, 0).contains("21\u{a0}天") && with(36, 0).ends_with("科目二和科目三"));
}

#[test]
fn where_the_register_is_silent_nothing_is_guessed() {
    let silent =
        || Doc::Points(Arc::new(PointsFile { cycle: None, entries: Vec::new(), reduced: 0 }));
    let kit = at_points(silent());
    let screen = kit.screen();
    assert!(detail_of(&screen).progress.is_none());
    assert!(said(&screen).contains("通途不会自己估"));

    let mut kit = Kit::logged_in();
    kit.serve(kit::unfiled(FilingState::None));
    kit.input(Input::Did(Action::Arrived { link: "tongtu://open/points".to_owned() }));
    kit.serve(silent());
    assert_eq!(kit.open("points.licence").route, "licence.filing");
}

#[test]
fn what_is_not_here_yet_is_named_with_what_to_do_and_leads_nowhere() {
    let screen = at_points(file(3, 0, Vec::new())).screen();
    for (id, what) in [("points.study", "记满 12\u{a0}分以后"), ("points.reduction", "窗口")]
    {
        let row = detail_of(&screen).rows.iter().find(|row| row.id == id).unwrap();
        assert!(!row.opens && row.lines.iter().any(|line| line.contains(what)), "{row:?}");
    }
    let screen = at_points(file(12, 0, Vec::new())).screen();
    let way = &detail_of(&screen).refusals[0].ways[0];
    assert!(way.id == "points.study" && way.lines[0].contains("窗口"), "{way:?}");
}

#[test]
fn every_word_of_these_screens_is_there_in_every_language() {
    for locale in crate::text::Locale::ALL {
        for points in [0, 3, 9, 11, 12] {
            let mut kit = at_points(file(points, 3, vec![entry_of(3, true), entry_of(3, false)]));
            kit.texts = crate::text::Texts::new(locale);
            let bare = bare_keys(&kit.screen());
            assert!(bare.is_empty(), "{points} in {}: {bare:?}", locale.tag());
        }
        let mut kit = Kit::logged_in();
        kit.texts = crate::text::Texts::new(locale);
        kit.input(Input::Did(Action::Arrived { link: "tongtu://open/points".to_owned() }));
        kit.serve(Doc::Points(Arc::new(PointsFile {
            cycle: None,
            entries: Vec::new(),
            reduced: 0,
        })));
        assert!(bare_keys(&kit.screen()).is_empty());
    }
}
