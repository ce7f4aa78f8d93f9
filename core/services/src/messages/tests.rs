//! Messages, step by step.

use std::{collections::BTreeMap, sync::Arc};

use tongtu_contract::{MessageSubject, Messages};

use super::*;
use crate::{
    Action,
    kit::{Kit, NOW_MS, bare_keys, said},
    problem::Code,
    root::Input,
    screen::Screen,
};

fn message(id: &str, kind: &str, subject: Option<(&str, &str)>) -> Message {
    let args = [
        ("plate", "粤B7K2M5"),
        ("name_masked", "林**"),
        ("points", "9"),
        ("amount_fen", "20600"),
        ("day", "2026-12-04"),
    ];
    Message {
        id: MessageId(id.to_owned()),
        kind: MessageKind::from(kind),
        at_ms: NOW_MS - 3_600_000,
        args: args.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        text: "服务器自己的话".to_owned(),
        deadline: None,
        subject: subject
            .map(|(kind, id)| MessageSubject { kind: SubjectKind::from(kind), id: id.to_owned() }),
        state: MessageState::Unread,
    }
}

fn read(message: Message) -> Message {
    Message { state: MessageState::Read, ..message }
}

fn at_messages(items: Vec<Message>) -> Kit {
    let mut kit = Kit::logged_in();
    kit.serve(Doc::Messages(Arc::new(Messages { items })));
    kit.input(Input::Did(Action::Tab { id: "messages".to_owned() }));
    kit
}

fn rows(screen: &Screen) -> &Rows {
    let Body::Rows { rows } = &screen.body else { panic!("no rows: {:?}", screen.body) };
    rows
}

fn heads(screen: &Screen) -> Vec<String> {
    rows(screen).groups.iter().flat_map(|group| &group.rows).map(|row| row.head.clone()).collect()
}

fn is_mark(effect: &Effect) -> bool {
    matches!(effect, Effect::Send(request) if request.path == "/v1/messages/marks")
}

fn filter(kit: &mut Kit, option: &str) -> Screen {
    kit.input(Input::Did(Action::Filter { option: Some(option.to_owned()) }))
}

#[test]
fn a_message_of_every_kind_speaks_in_our_words_and_leads_to_its_subject() {
    for (kind, subject, route) in [
        ("filing_asked", ("vehicle", "x"), "vehicle/x"),
        ("cross_border_term", ("vehicle", "x"), "vehicle.cross_border"),
        ("filing_done", ("vehicle_filing", "x"), "filing.case/x"),
        ("violation_new", ("violation", "x"), "violation/x"),
        ("decision_made", ("decision", "x"), "decision/x"),
        ("payment_done", ("payment", "x"), "payment/x"),
        ("objection_upheld", ("objection", "x"), "objection/x"),
        ("rental_transferred", ("rental", "x"), "rental/x"),
        ("points_high", ("points", ""), "points"),
    ] {
        let mut kit = at_messages(vec![message("m1", kind, Some(subject))]);
        assert!(!heads(&kit.screen()).first().unwrap().contains("服务器"), "{kind}");
        assert_eq!(kit.open("message/m1").route, route, "{kind}");
        assert!(kit.wants(is_mark));
    }
}

#[test]
fn an_unknown_kind_and_a_sentence_without_its_figures_are_said_in_the_server_s_words() {
    let bare = Message { args: BTreeMap::new(), ..message("m2", "fine_due", None) };
    let kit = at_messages(vec![message("m1", "weather", None), bare]);
    assert_eq!(heads(&kit.screen()), ["服务器自己的话", "服务器自己的话"]);
}

#[test]
fn opening_reads_it_once_and_the_tab_counts_what_is_left() {
    let items = vec![
        message("m1", "violation_new", Some(("violation", "x"))),
        message("m2", "points_high", None),
    ];
    let mut kit = at_messages(items.clone());
    let count = |screen: &Screen| screen.tabs.iter().find(|t| t.id == "messages").unwrap().count;
    assert_eq!(count(&kit.screen()), 2);
    kit.open("message/m2");
    let command = kit.take(is_mark);
    let Effect::Send(request) = &command.effect else { unreachable!() };
    assert_eq!(request.body, br#"{"ids":["m2"],"state":"read"}"#);
    let items = items.into_iter().map(|m| if m.id.as_str() == "m2" { read(m) } else { m });
    let doc = Arc::new(Messages { items: items.collect() });
    let answer = Answer::Sent(Ok(Reply::Messages(doc)));
    let screen = kit.input(Input::Came { id: command.id, answer });
    assert_eq!(count(&screen), 1);
    kit.open("message/m2");
    assert!(!kit.wants(is_mark), "it is read already");
}

#[test]
fn without_a_network_a_message_opens_and_stays_unread_and_it_says_so() {
    let mut kit = at_messages(vec![message("m1", "violation_new", Some(("violation", "x")))]);
    kit.online = false;
    assert!(said(&kit.screen()).contains("联网后才记为已读"));
    assert_eq!(kit.open("message/m1").route, "violation/x");
    assert!(!kit.wants(is_mark));
    kit.back();
    assert!(kit.press("messages.read_all").notice.is_some());
}

#[test]
fn that_reading_failed_troubles_nobody_that_putting_away_failed_is_told() {
    let mut kit = at_messages(vec![message("m1", "points_high", None)]);
    kit.open("message/m1");
    let screen = kit.answer(is_mark, Answer::Sent(Err(Problem::new(Code::N102))));
    assert!(screen.notice.is_none());
    let mut kit = at_messages(vec![read(message("m1", "points_high", None))]);
    kit.press("message.archive/m1");
    let screen = kit.answer(is_mark, Answer::Sent(Err(Problem::new(Code::N102))));
    assert_eq!(screen.notice.unwrap().code, "N102");
    kit.press("notice.retry");
    let tried = kit.take(is_mark);
    let Effect::Send(request) = &tried.effect else { unreachable!() };
    assert_eq!(request.body, br#"{"ids":["m1"],"state":"archived"}"#, "what failed is tried again");
}

#[test]
fn the_chips_leave_what_they_say() {
    let archived = Message { state: MessageState::Archived, ..message("m3", "fine_due", None) };
    let items = vec![
        message("m1", "violation_new", None),
        read(message("m2", "points_high", None)),
        archived,
    ];
    let mut kit = at_messages(items);
    assert_eq!(heads(&kit.screen()).len(), 2);
    assert_eq!(heads(&filter(&mut kit, "unread")).len(), 1);
    assert_eq!(heads(&filter(&mut kit, "archived")).len(), 1);
    assert_eq!(heads(&filter(&mut kit, "nonsense")).len(), 2);
    assert!(rows(&at_messages(Vec::new()).screen()).empty.is_some());
}

#[test]
fn two_hundred_messages_come_in_pages_of_fifty() {
    let items = (0..200).map(|n| message(&format!("m{n}"), "points_high", None)).collect();
    let mut kit = at_messages(items);
    assert_eq!(heads(&kit.screen()).len(), 50);
    assert_eq!(rows(&kit.screen()).more.as_deref(), Some("再看 50\u{a0}条"));
    for count in [100, 150, 200, 200] {
        let screen = kit.input(Input::Did(Action::LoadMore));
        assert_eq!(heads(&screen).len(), count);
    }
    assert!(rows(&kit.screen()).more.is_none());
}

#[test]
fn a_deadline_is_said_and_one_that_has_passed_is_no_longer_to_be_done() {
    let by = |day: &str| Message {
        deadline: day.parse().ok(),
        ..message("m1", "fine_due", Some(("decision", "d1")))
    };
    let marks = |message| {
        let screen = at_messages(vec![message]).screen();
        let row = rows(&screen).groups.first().unwrap().rows.first().unwrap().clone();
        (row.mark.unwrap().tone, row.lines.concat())
    };
    assert_eq!(marks(by("2026-11-20")), (Tone::Attention, "最晚11月20日办".to_owned()));
    assert_eq!(marks(by("2026-11-19")), (Tone::Info, "期限是11月19日，已过".to_owned()));
}

#[test]
fn every_word_of_these_screens_is_there_in_every_language() {
    for locale in crate::text::Locale::ALL {
        let known = MessageKind::KNOWN.iter().map(|kind| message(kind, kind, None));
        let mut kit = at_messages(known.chain([read(message("r", "fine_due", None))]).collect());
        kit.texts = crate::text::Texts::new(locale);
        let mut screens = vec![kit.screen()];
        screens.push(filter(&mut kit, "archived"));
        screens.push(filter(&mut kit, "unread"));
        let mut none = at_messages(Vec::new());
        none.texts = crate::text::Texts::new(locale);
        screens.push(none.screen());
        screens.push(filter(&mut none, "unread"));
        for screen in screens {
            let bare = bare_keys(&screen);
            assert!(bare.is_empty(), "{} in {}: {bare:?}", screen.route, locale.tag());
            assert!(!said(&screen).contains("服务器自己的话"), "{}", locale.tag());
        }
    }
}

fn count(screen: &Screen) -> u32 {
    screen.tabs.iter().find(|tab| tab.id == "messages").unwrap().count
}

#[test]
fn a_kind_that_is_muted_is_listed_but_neither_counted_nor_to_be_done() {
    let term = Message {
        deadline: Some(chrono::NaiveDate::from_ymd_opt(2027, 1, 1).unwrap()),
        ..message("m1", "rental_transferred", Some(("rental", "x")))
    };
    let mut kit = at_messages(vec![term, message("m2", "points_high", None)]);
    assert_eq!(count(&kit.screen()), 2);
    let to_do = |kit: &Kit| kit.with_context(|ctx| wants_action(items(ctx).first().unwrap(), ctx));
    assert!(to_do(&kit));
    assert_eq!(kit.press("messages.kinds").route, "messages.kinds");
    let screen = kit.open("messages.kind/rentals");
    let Effect::SaveSetting { name, value } =
        kit.take(|effect| matches!(effect, Effect::SaveSetting { .. })).effect
    else {
        unreachable!()
    };
    assert_eq!((name, value.as_str()), ("muted", "rentals"));
    assert!(said(&screen).contains("不提醒"));

    let screen = kit.back();
    assert_eq!((count(&screen), heads(&screen).len()), (1, 2), "it stays under 全部");
    assert!(!to_do(&kit));
    assert_eq!(heads(&filter(&mut kit, "unread")).len(), 1);
    kit.press("messages.kinds");
    kit.open("messages.kind/rentals");
    assert_eq!(count(&kit.back()), 2);
}

#[test]
fn what_is_muted_is_known_when_the_app_is_started_again() {
    let items = vec![message("m1", "points_high", None), message("m2", "weather", None)];
    let mut kit = at_messages(items);
    let kept = BTreeMap::from([("muted".to_owned(), "points,gone".to_owned())]);
    let screen = kit.input(Input::Settings(kept));
    assert_eq!(count(&screen), 1, "an unknown kind is always told");
    for (kept, written) in [("points,violations,gone", "violations,points"), ("", "")] {
        assert_eq!(Muted::read(kept).write(), written);
    }
}

#[test]
fn the_choice_of_kinds_speaks_every_language() {
    for locale in crate::text::Locale::ALL {
        let mut kit = at_messages(Vec::new());
        kit.texts = crate::text::Texts::new(locale);
        kit.press("messages.kinds");
        let screen = kit.open("messages.kind/points");
        assert!(bare_keys(&screen).is_empty(), "{:?} in {}", bare_keys(&screen), locale.tag());
    }
}

// ── what is no longer to be done ──

fn told(kind: &str, subject: (&str, &str)) -> Message {
    let deadline = "2026-11-27".parse().ok();
    Message { deadline, ..message("m1", kind, Some(subject)) }
}

/// What its row says, with that document here.
fn row_with(message: Message, doc: Doc) -> (Tone, String) {
    let mut kit = at_messages(vec![message]);
    kit.model_put(doc);
    let row = rows(&kit.screen()).groups.first().unwrap().rows.first().unwrap().clone();
    (row.mark.unwrap().tone, row.lines.concat())
}

#[test]
fn a_fine_is_asked_for_by_its_own_day_and_only_until_it_is_paid() {
    use tongtu_contract::PaymentState;

    use crate::home::tests::{decision_of, decisions_of};

    let with = |payment: PaymentState| {
        let doc = decisions_of(vec![decision_of("d1", "2026-12-31", payment)]);
        row_with(told("decision_made", ("decision", "d1")), doc)
    };
    assert_eq!(with(PaymentState::Unpaid), (Tone::Attention, "最晚12月31日办".to_owned()));
    assert_eq!(with(PaymentState::Failed).0, Tone::Attention);
    assert_eq!(with(PaymentState::Pending), (Tone::Info, String::new()));
    assert_eq!(with(PaymentState::Paid), (Tone::Info, "这件事已经不用办了".to_owned()));
    let gone = row_with(told("fine_due", ("decision", "d1")), decisions_of(Vec::new()));
    assert_eq!(gone, (Tone::Info, "这件事已经不用办了".to_owned()));
}

#[test]
fn a_record_is_asked_for_until_it_is_handled() {
    use tongtu_contract::{DecisionId, ViolationState};

    use crate::home::tests::{record_of, violations_of};

    let with = |state: ViolationState| {
        let doc = violations_of(vec![record_of("v1", state)]);
        row_with(told("violation_due", ("violation", "v1")), doc)
    };
    let day = |day: &str| day.parse().unwrap();
    let extended = with(ViolationState::Extended { appear_by: day("2027-02-27") });
    assert_eq!(extended, (Tone::Attention, "最晚2027年2月27日办".to_owned()));
    let late = with(ViolationState::Notified { appear_by: day("2026-11-01") });
    assert_eq!(late, (Tone::Info, "期限是11月1日，已过".to_owned()));
    let decision = DecisionId("d1".to_owned());
    assert_eq!(with(ViolationState::Handled { decision }).1, "这件事已经不用办了");
}

#[test]
fn a_suit_has_its_day_whatever_became_of_the_fine() {
    use crate::home::tests::{decision_of, decisions_of};

    let decision = decision_of("d1", "2026-12-31", tongtu_contract::PaymentState::Paid);
    let message = told("reconsideration_answered", ("decision", "d1"));
    let (_, line) = row_with(message, decisions_of(vec![decision]));
    assert_eq!(line, "不服的，最晚11月27日起诉");
}
