//! Across the border: where it stands, the days, and what is reminded of.

use super::*;

// ── across the border ──

#[test]
fn every_state_across_the_border_says_what_to_do() {
    let minimum_client = "2.9.6".to_owned();
    for state in [
        CrossBorderState::NotApplicable,
        CrossBorderState::UpdateNeeded { minimum_client },
        CrossBorderState::LoginNeeded,
        CrossBorderState::Searching,
        CrossBorderState::None,
        CrossBorderState::Unknown("paused".to_owned()),
    ] {
        let cross_border = contract::CrossBorder { state: state.clone(), car: None };
        let doc = contract::Vehicles { cross_border, ..nothing() };
        let screen = at("vehicle.cross_border", doc).screen();
        assert!(bare_keys(&screen).is_empty(), "{state:?}: {:?}", bare_keys(&screen));
        assert!(!ids(&screen).is_empty(), "{state:?} is a dead end");
    }
    for state in
        [CrossBorderState::Associated, CrossBorderState::TermEnding, CrossBorderState::Ended]
    {
        let mut doc = crossing(Some("2026-11-01"));
        doc.cross_border.state = state.clone();
        let screen = at("vehicle.cross_border", doc).screen();
        assert!(bare_keys(&screen).is_empty(), "{state:?}: {:?}", bare_keys(&screen));
    }
}

#[test]
fn the_days_are_counted_with_the_last_one() {
    let screen = at("vehicle.cross_border", crossing(Some("2026-11-01"))).screen();
    let Body::Detail { detail } = &screen.body else { panic!() };
    assert!(detail.lead.as_ref().unwrap().contains("11月30日"));
    let stay = detail.rows.iter().find(|row| row.id == "cross_border.stay_days").unwrap();
    assert_eq!(stay.progress.as_ref().unwrap().done, 20);
    assert!(stay.mark.is_none());
}

#[test]
fn days_that_run_out_are_graver_than_papers_that_are_in_order() {
    let mark = |entered: &str| {
        let screen = at("vehicle.cross_border", crossing(Some(entered))).screen();
        let Body::Detail { detail } = screen.body else { panic!() };
        (detail.mark.clone().unwrap(), detail.rows.iter().map(|row| row.id.clone()).collect())
    };
    let (long, rows): (_, Vec<String>) = mark("2026-10-01");
    assert_eq!((long.tone, long.label.as_str()), (Tone::Danger, "停留超期"));
    assert!(!rows.contains(&"vehicle.cross_border.remind".to_owned()), "it is too late for that");
    let (nearly, _) = mark("2026-10-25");
    assert_eq!((nearly.tone, nearly.label.as_str()), (Tone::Attention, "快满了"));
}

#[test]
fn a_car_that_is_away_with_its_days_used_up_is_not_sent_away() {
    let mut doc = crossing(None);
    let car = doc.cross_border.car.as_mut().unwrap();
    car.stays = vec![contract::Stay { entered_on: day("2026-03-01"), left_on: day("2026-09-01") }];
    let Body::Detail { detail } = at("vehicle.cross_border", doc).screen().body else { panic!() };
    let lead = detail.lead.unwrap();
    assert!(lead.contains("不能再入境") && !lead.contains("离境"), "{lead}");
}

#[test]
fn a_stay_in_a_term_that_ends_says_both_days() {
    let mut doc = crossing(Some("2026-11-01"));
    doc.cross_border.state = CrossBorderState::TermEnding;
    doc.cross_border.car.as_mut().unwrap().term_until = day("2026-11-24");
    let screen = at("vehicle.cross_border", doc.clone()).screen();
    let Body::Detail { detail } = &screen.body else { panic!() };
    let lead = detail.lead.as_ref().unwrap();
    assert_eq!(lead.matches("11月24日").count(), 2, "{lead}");
    // Nobody is there any more on the twenty-fifth day.
    assert!(!reminded(doc).wants(|effect| matches!(effect, Effect::Remind(_))));
}

#[test]
fn a_car_that_is_here_when_its_term_has_ended_is_told_to_leave() {
    let mut doc = crossing(Some("2026-11-01"));
    doc.cross_border.state = CrossBorderState::Ended;
    doc.cross_border.car.as_mut().unwrap().term_until = day("2026-11-19");
    let screen = at("vehicle.cross_border", doc).screen();
    let Body::Detail { detail } = &screen.body else { panic!() };
    assert!(detail.lead.as_ref().unwrap().contains("离境"));
}

#[test]
fn what_issued_the_plate_of_a_car_from_across_the_border_is_said_in_words() {
    let mut doc = crossing(None);
    doc.cross_border.car.as_mut().unwrap().vehicle.issuer = "粤Z".to_owned();
    assert!(said(&at("vehicle/v5", doc).screen()).contains("广东省（粤Z）"));
}

#[test]
fn an_inspection_that_comes_near_says_where_it_is_done() {
    let mut doc = owner();
    assert!(!ids(&at("vehicle/v1", doc.clone()).screen()).contains(&"vehicle.inspect".to_owned()));
    doc.own[0].vehicle.inspection_until = Some(day("2026-12-31"));
    assert!(ids(&at("vehicle/v1", doc).screen()).contains(&"vehicle.inspect".to_owned()));
}

#[test]
fn the_versions_that_finds_the_car_is_named() {
    let minimum_client = "2.9.6".to_owned();
    let state = CrossBorderState::UpdateNeeded { minimum_client };
    let cross_border = contract::CrossBorder { state, car: None };
    let screen =
        at("vehicle.cross_border", contract::Vehicles { cross_border, ..nothing() }).screen();
    assert!(said(&screen).contains("2.9.6"));
}

#[test]
fn a_new_login_asks_before_it_logs_out() {
    let cross_border = contract::CrossBorder { state: CrossBorderState::LoginNeeded, car: None };
    let mut kit = at("vehicle.cross_border", contract::Vehicles { cross_border, ..nothing() });
    kit.press("vehicle.cross_border.log_in");
    assert!(kit.screen().over.is_some());
    assert!(!kit.wants(|effect| matches!(effect, Effect::SignOut { .. })));
    kit.press("leave.keep");
    assert!(kit.wants(|effect| matches!(effect, Effect::SignOut { .. })));
}

// ── reminders ──

#[test]
fn the_twenty_fifth_day_of_a_stay_is_reminded_of_without_a_plate() {
    let mut kit = reminded(crossing(Some("2026-11-01")));
    let all = reminders(&mut kit);
    assert_eq!(all.len(), 1, "{all:?}");
    let one = &all[0];
    assert_eq!(one.link, "tongtu://open/vehicle.cross_border");
    assert_eq!(one.title.replace('\u{a0}', " "), "跨境车停留已满 25 天");
    assert_eq!(one.text, "最晚11月30日离境");
    // 2026-11-25 09:00 in +08:00.
    assert_eq!(one.at_ms, 1_795_568_400_000);
    for text in [&one.title, &one.text] {
        assert!(!text.contains("粤Z") && !text.contains("林"), "{text}");
    }
}

#[test]
fn the_day_on_which_the_year_has_a_hundred_and_fifty_is_reminded_of_too() {
    let mut doc = crossing(Some("2026-11-01"));
    let car = doc.cross_border.car.as_mut().unwrap();
    // 126 days earlier in the year; with the twenty of this stay 146.
    car.stays = vec![contract::Stay { entered_on: day("2026-03-01"), left_on: day("2026-07-04") }];
    let all = reminders(&mut reminded(doc));
    let ids: Vec<&str> = all.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["cross_border.year.2026-11-24", "cross_border.stay.2026-11-25"]);
    assert_eq!(all[0].title.replace('\u{a0}', " "), "跨境车今年停留已满 150 天");
    assert_eq!(all[0].text.replace('\u{a0}', " "), "一年最多 180 天，请安排离境");
}

#[test]
fn a_term_that_ends_the_stay_sooner_is_reminded_of_as_long_before() {
    let mut doc = crossing(Some("2026-11-15"));
    doc.cross_border.car.as_mut().unwrap().term_until = day("2026-11-28");
    let all = reminders(&mut reminded(doc));
    assert_eq!(all[0].id, "cross_border.stay.2026-11-23");
    assert_eq!(all[0].title.replace('\u{a0}', " "), "跨境车停留已满 9 天");
    assert_eq!(all[0].text, "最晚11月28日离境");
}

#[test]
fn a_record_and_a_fine_are_reminded_of_three_days_before_their_day() {
    use crate::violations::tests::{decision, decisions, record, violations};
    let mut kit = at("vehicles", nothing());
    kit.serve(violations(vec![record("v1"), record("v2")]));
    kit.serve(decisions(vec![decision("v3")]));
    let all: Vec<(String, String, String)> =
        reminders(&mut kit).into_iter().map(|one| (one.id, one.title, one.text)).collect();
    let said = |id: &str, title: &str, text: &str| (id.into(), title.into(), text.into());
    let expected = [
        said("fines.2026-12-05", "有罚款快到期限", "最晚12月5日缴纳"),
        // Two of one day are one.
        said("violations.2026-12-16", "有违法记录快到期限", "最晚12月16日处理"),
    ];
    assert_eq!(all, expected);
}

#[test]
fn a_car_that_has_left_is_reminded_of_no_longer() {
    let mut kit = reminded(crossing(Some("2026-11-01")));
    assert_eq!(reminders(&mut kit).len(), 1);
    kit.press("refresh");
    kit.serve(Doc::Vehicles(Arc::new(crossing(None))));
    assert_eq!(reminders(&mut kit), []);
}

#[test]
fn the_same_set_is_not_set_again() {
    let mut kit = reminded(crossing(Some("2026-11-01")));
    reminders(&mut kit);
    kit.press("refresh");
    kit.serve(Doc::Vehicles(Arc::new(crossing(Some("2026-11-01")))));
    assert!(!kit.wants(|effect| matches!(effect, Effect::Remind(_))));
}

#[test]
fn whoever_logs_out_leaves_no_reminder_behind() {
    let mut kit = reminded(crossing(Some("2026-11-01")));
    reminders(&mut kit);
    kit.input(Input::Expired);
    assert_eq!(reminders(&mut kit), []);
}

#[test]
fn half_of_what_is_known_takes_no_reminder_away() {
    let mut kit = at("vehicles", nothing());
    assert!(!kit.wants(|effect| matches!(effect, Effect::Remind(_))), "records may have terms too");
    let answer = DocAnswer::Failed(crate::Problem::new(crate::problem::Code::N101));
    for key in [DocKey::Violations, DocKey::Decisions] {
        kit.answer(kit::fetches(key), Answer::Document(key, answer.clone()));
    }
    kit.press("refresh");
    kit.serve(Doc::Vehicles(Arc::new(crossing(Some("2026-11-01")))));
    assert_eq!(reminders(&mut kit).len(), 1, "what cannot be had is waited for no longer");
}

#[test]
fn leave_to_remind_is_asked_for_on_a_press_and_the_answer_is_respected() {
    let mut kit = at("vehicle.cross_border", crossing(Some("2026-11-01")));
    kit.open("vehicle.cross_border.remind");
    let screen = kit.outcome(Outcome::Refused { forever: false });
    assert_eq!(screen.notice.as_ref().unwrap().tone, Tone::Info);
    assert!(ids(&screen).contains(&"vehicle.cross_border.remind".to_owned()), "on another day");
    kit.open("vehicle.cross_border.remind");
    let screen = kit.outcome(Outcome::Granted);
    assert!(ids(&screen).contains(&"vehicle.cross_border.reminded".to_owned()));
}
