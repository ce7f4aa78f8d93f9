//! The list: chips, order, counts, pages and windows.

use super::*;
use crate::{
    effect::{DocAnswer, OutboxItem, OutboxState},
    problem::Problem,
    screen::Rank,
};

fn at_list(items: Vec<Violation>) -> Kit {
    let decided = items.iter().filter_map(|own| match &own.state {
        ViolationState::Handled { .. } => Some(decision(own.id.as_str())),
        _ => None,
    });
    let decided = decisions(decided.collect());
    let docs = vec![violations(items), Doc::Vehicles(Arc::new(garage())), licence(3), decided];
    at_route("violations", docs)
}

fn many(count: usize) -> Vec<Violation> {
    let record = |n: usize| Violation {
        occurred_at_ms: at("2026-11-16") - i64::try_from(n).unwrap() * 3_600_000,
        ..record(&format!("v{n}"))
    };
    (0..count).map(record).collect()
}

fn handled(id: &str) -> Violation {
    let state = ViolationState::Handled { decision: contract::DecisionId(format!("d-{id}")) };
    Violation { state, ..record(id) }
}

fn filter(kit: &mut Kit, chip: &str) -> Screen {
    let screen = kit.input(Input::Did(Action::Filter { option: Some(chip.to_owned()) }));
    kit.illegal = 0;
    screen
}

fn ids(screen: &Screen) -> Vec<String> {
    let rows = rows_of(screen).groups.iter().flat_map(|group| &group.rows);
    rows.map(|row| row.id.clone()).collect()
}

#[test]
fn what_is_to_be_done_comes_first_with_its_sum() {
    let screen = at_list(vec![record("v1"), handled("v2")]).screen();
    let rows = rows_of(&screen);
    assert_eq!(rows.chosen.as_deref(), Some("todo"));
    assert_eq!(ids(&screen), ["violation/v1"]);
    let counted = rows.counted.as_deref().unwrap();
    assert!(counted.starts_with("1\u{a0}条，共 3\u{a0}分、200.00\u{a0}元"), "{counted}");
    assert!(counted.contains("最近同步"), "{counted}");
    let chips: Vec<_> = rows.filters.iter().map(|chip| chip.label.as_str()).collect();
    assert_eq!(chips, ["未处理 1", "待缴款 1", "已办结", "全部"]);
    assert!(kit::bare_keys(&screen).is_empty(), "{:?}", kit::bare_keys(&screen));
}

#[test]
fn the_soonest_term_of_a_car_stands_first_and_each_row_says_when_it_ends() {
    let late = Violation {
        state: ViolationState::Notified { appear_by: day("2026-11-25") },
        occurred_at_ms: at("2026-10-26"),
        ..record("v1")
    };
    let screen = at_list(vec![record("v2"), late]).screen();
    assert_eq!(ids(&screen), ["violation/v1", "violation/v2"]);
    let group = &rows_of(&screen).groups[0];
    assert_eq!(group.title.as_deref(), Some("粤B·7K2M5"));
    let mark = group.rows[0].mark.as_ref().unwrap();
    assert_eq!(
        (mark.tone, mark.label.as_str()),
        (Tone::Attention, "最晚11月25日处理，可以在手机上办")
    );
}

#[test]
fn a_chip_of_each_kind_shows_its_own_and_a_car_has_one_where_there_are_two() {
    let other = Violation { plate: "粤BD90162".to_owned(), ..record("v3") };
    let deleted = Violation { state: ViolationState::Deleted, ..record("v4") };
    let mut kit = at_list(vec![record("v1"), handled("v2"), other, deleted]);
    assert_eq!(ids(&filter(&mut kit, "to_pay")), ["violation/v2"]);
    assert_eq!(ids(&filter(&mut kit, "done")), ["violation/v4"]);
    assert_eq!(ids(&filter(&mut kit, "all")).len(), 4);
    let screen = filter(&mut kit, "car.1");
    assert_eq!(ids(&screen), ["violation/v3"]);
    assert_eq!(rows_of(&screen).filters[5].label, "粤B·D90162");
}

/// An objection that waits to be sent.
fn waiting(record: &str) -> Input {
    Input::Outbox(Arc::new(vec![OutboxItem {
        id: "w1".to_owned(),
        kind: WaitingKind::Objection,
        subject: record.to_owned(),
        made_at_ms: kit::NOW_MS,
        state: OutboxState::Waiting,
    }]))
}

#[test]
fn what_rests_for_an_objection_has_its_own_chip_also_before_it_is_sent() {
    let resting = Violation { state: ViolationState::UnderObjection, ..record("v2") };
    let mut kit = at_list(vec![record("v1"), resting]);
    let screen = filter(&mut kit, "objected");
    assert_eq!(ids(&screen), ["violation/v2"]);
    let rows = rows_of(&screen);
    assert_eq!(rows.filters[1].label, "异议中 1");
    assert!(rows.counted.as_deref().unwrap().starts_with("1\u{a0}条。"), "{:?}", rows.counted);
    let screen = kit.input(waiting("v1"));
    assert_eq!(ids(&screen), ["violation/v1", "violation/v2"]);
    assert_eq!(rows_of(&screen).filters[0].label, "未处理 2", "it is not handled either");
}

#[test]
fn points_and_money_are_counted_only_of_what_waits_for_the_person() {
    let counted = |states: Vec<ViolationState>| {
        let items = states.into_iter().enumerate();
        let items = items.map(|(n, state)| Violation { state, ..record(&format!("v{n}")) });
        rows_of(&at_list(items.collect()).screen()).counted.clone().unwrap()
    };
    let told = || ViolationState::Notified { appear_by: day("2026-12-16") };
    let some = counted(vec![told(), ViolationState::Captured, ViolationState::UnderObjection]);
    assert!(
        some.starts_with("3\u{a0}条，等您处理的 1\u{a0}条共 3\u{a0}分、200.00\u{a0}元。"),
        "{some}"
    );
    let none = counted(vec![ViolationState::Reviewed]);
    assert!(none.starts_with("1\u{a0}条，现在都不用您处理。"), "{none}");
    let unknown = counted(vec![ViolationState::Unknown("frozen".to_owned())]);
    assert!(unknown.starts_with("1\u{a0}条。"), "{unknown}");
}

#[test]
fn the_chip_of_objections_stands_where_there_is_one_or_it_was_chosen() {
    let mut kit = at_list(vec![record("v1")]);
    let has_chip =
        |screen: &Screen| rows_of(screen).filters.iter().any(|chip| chip.id == "objected");
    assert!(!has_chip(&kit.screen()));
    kit.input(waiting("v1"));
    filter(&mut kit, "objected");
    let screen = kit.input(Input::Outbox(Arc::new(Vec::new())));
    assert!(has_chip(&screen));
    assert_eq!(rows_of(&screen).empty.as_ref().unwrap().title, "没有在审核的异议");
}

#[test]
fn what_is_to_be_paid_is_told_with_the_surcharge_in_it() {
    let with = |surcharge_fen| {
        let own = contract::Decision { surcharge_fen, ..decision("v1") };
        let docs = vec![
            violations(vec![handled("v1"), handled("v2")]),
            Doc::Vehicles(Arc::new(garage())),
            licence(3),
            decisions(vec![own, decision("v2")]),
        ];
        let mut kit = at_route("violations", docs);
        let screen = filter(&mut kit, "to_pay");
        rows_of(&screen).counted.clone().unwrap()
    };
    assert!(with(0).starts_with("2\u{a0}条，应缴 400.00\u{a0}元。"), "{}", with(0));
    let late = with(6_000);
    assert!(
        late.starts_with("2\u{a0}条，应缴 460.00\u{a0}元，其中加处罚款 60.00\u{a0}元。"),
        "{late}"
    );
}

#[test]
fn five_hundred_come_in_pages_of_fifty_and_windows_of_two_hundred() {
    let mut kit = at_list(many(500));
    let more = || Input::Did(Action::LoadMore);
    assert_eq!(ids(&kit.screen()).len(), 50);
    assert_eq!(rows_of(&kit.screen()).more.as_deref(), Some("再看 50\u{a0}条"));
    for _ in 0..3 {
        kit.input(more());
    }
    let screen = kit.input(more());
    // Two hundred records, and the way to what is older.
    assert_eq!(ids(&screen).len(), 201);
    assert_eq!(rows_of(&screen).more, None);
    assert_eq!(ids(&screen).last().unwrap(), "violation.older");
    let screen = kit.open("violation.older");
    assert_eq!(ids(&screen)[..2], ["violation.newer".to_owned(), "violation/v200".to_owned()]);
    let screen = kit.open("violation.newer");
    assert_eq!(ids(&screen)[0], "violation/v0");
}

#[test]
fn the_list_is_as_it_was_left_on_the_way_back_and_begins_anew_from_elsewhere() {
    let mut kit = at_list(vec![record("v1"), handled("v2")]);
    filter(&mut kit, "all");
    kit.open("violation/v2");
    let screen = kit.back();
    assert_eq!(rows_of(&screen).chosen.as_deref(), Some("all"));
    kit.back();
    let link = "tongtu://open/violations".to_owned();
    let screen = kit.input(Input::Did(Action::Arrived { link }));
    assert_eq!(rows_of(&screen).chosen.as_deref(), Some("todo"));
}

#[test]
fn nothing_to_do_is_a_quiet_road_with_the_way_to_what_is_closed() {
    let mut kit = at_list(Vec::new());
    let screen = kit.screen();
    let empty = rows_of(&screen).empty.as_ref().unwrap();
    assert_eq!(empty.title, "没有要处理的违法");
    assert!(screen.actions.iter().all(|press| press.rank == Rank::Second));
    let screen = kit.press("violation.done");
    assert_eq!(rows_of(&screen).chosen.as_deref(), Some("done"));
}

#[test]
fn a_state_that_nobody_knows_is_shown_as_it_came() {
    let odd = Violation { state: ViolationState::Unknown("frozen".to_owned()), ..record("v1") };
    let screen = at_list(vec![odd]).screen();
    assert_eq!(rows_of(&screen).groups[0].rows[0].mark.as_ref().unwrap().label, "frozen");
}

// ── the head of a long list ──

/// Logged in, at the list, and nothing of it has come.
fn before_the_list() -> (Kit, crate::effect::EffectId) {
    let mut kit = Kit::logged_in();
    let asked = kit::fetches(DocKey::Violations);
    let link = "tongtu://open/violations".to_owned();
    kit.input(Input::Did(Action::Arrived { link }));
    let id = kit.take(asked).id;
    (kit, id)
}

fn came(kit: &mut Kit, id: crate::effect::EffectId, answer: DocAnswer) -> Screen {
    kit.input(Input::Came { id, answer: Answer::Document(DocKey::Violations, answer) })
}

fn cached(doc: Doc) -> DocAnswer {
    DocAnswer::Cached { doc, fetched_at_ms: kit::NOW_MS }
}

#[test]
fn the_first_rows_of_a_long_list_stand_before_it_is_here_and_nothing_is_counted_by_them() {
    let (mut kit, id) = before_the_list();
    let whole = violations(many(500));
    let screen = came(&mut kit, id, DocAnswer::Head(whole.head().unwrap()));
    let rows = rows_of(&screen);
    assert_eq!(ids(&screen).len(), 20);
    assert_eq!((&rows.more, rows.filters.len(), &rows.chosen), (&None, 0, &None));
    assert!(rows.counted.as_deref().unwrap().starts_with("最近同步"), "{:?}", rows.counted);
    let known = kit.with_context(|ctx| ctx.docs.violations().is_some());
    assert!(!known, "whoever counts or decides has no list yet");
    let first = rows.groups[0].rows.clone();
    let screen = came(&mut kit, id, cached(whole));
    assert_eq!(ids(&screen).len(), 50);
    assert_eq!(rows_of(&screen).groups[0].rows[..20], first, "the first rows stay where they are");
    assert_eq!(kit.illegal, 0);
}

#[test]
fn a_short_list_has_no_head_and_a_head_never_takes_the_place_of_the_whole() {
    assert!(violations(many(20)).head().is_none());
    assert!(licence(3).head().is_none());
    let (mut kit, id) = before_the_list();
    came(&mut kit, id, cached(violations(many(60))));
    let older = violations(many(21)).head().unwrap();
    let screen = came(&mut kit, id, DocAnswer::Head(older));
    assert_eq!(ids(&screen).len(), 50);
}

#[test]
fn a_head_goes_with_the_person_behind_the_lock_and_where_there_is_no_whole() {
    let head = || DocAnswer::Head(violations(many(30)).head().unwrap());
    let has_head = |kit: &Kit| kit.with_context(|ctx| ctx.docs.head(DocKey::Violations).is_some());
    let facts = [Fact::SignedOut, Fact::Locked { tries_left: 5 }];
    for fact in facts {
        let (mut kit, id) = before_the_list();
        came(&mut kit, id, head());
        assert!(has_head(&kit));
        kit.tell(fact);
        assert!(!has_head(&kit));
        came(&mut kit, id, head());
        assert!(!has_head(&kit), "an answer that comes too late brings it back to nobody");
    }
    for answer in [DocAnswer::Missing, DocAnswer::Failed(Problem::new(crate::Code::N101))] {
        let (mut kit, id) = before_the_list();
        came(&mut kit, id, head());
        came(&mut kit, id, answer);
        assert!(!has_head(&kit));
    }
}

#[test]
fn a_chip_with_nothing_among_the_first_waits_for_the_whole() {
    let (mut kit, id) = before_the_list();
    let mut items = many(30);
    for item in items.iter_mut().take(20) {
        item.state = ViolationState::Deleted;
    }
    let whole = violations(items);
    let screen = came(&mut kit, id, DocAnswer::Head(whole.head().unwrap()));
    assert!(rows_if_any(&screen).is_none_or(|rows| rows.groups.is_empty()), "not the wrong ones");
    let screen = came(&mut kit, id, cached(whole));
    assert_eq!(ids(&screen).len(), 10);
}

fn rows_if_any(screen: &Screen) -> Option<&Rows> {
    match &screen.body {
        Body::Rows { rows } => Some(rows),
        _ => None,
    }
}
