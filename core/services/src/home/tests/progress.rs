//! 进度: every case of every service, and what waits.

use super::*;

#[test]
fn nothing_under_way_is_a_quiet_road() {
    let kit = at_progress(at_home(
        kit::unfiled(FilingState::None),
        kit::elicence(ElicenceState::NotApplied),
    ));
    let screen = kit.screen();
    let empty = rows_of(&screen).empty.as_ref().unwrap();
    assert_eq!(empty.scene, Some(Scene::QuietRoad));
    assert_eq!(empty.ways.len(), 1);
}

#[test]
fn a_review_and_a_filing_stand_among_the_cases_and_open() {
    let state = ElicenceState::InReview { submitted_at_ms: kit::NOW_MS, due_at_ms: kit::NOW_MS };
    let mut kit = at_progress(at_home(kit::filed(kit::licence()), kit::elicence(state)));
    let screen = kit.screen();
    let groups = &rows_of(&screen).groups;
    let stand = |n: usize| {
        let group = groups.get(n).unwrap();
        (group.id.as_str(), group.rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>())
    };
    assert_eq!(stand(0), ("progress.cases", vec!["case.elicence"]));
    assert_eq!(stand(1), ("progress.ended", vec!["case.filing"]));
    assert_eq!(kit.open("case.elicence").route, "elicence");
}

/// Documents with a case of every kind, some of them ended.
#[expect(clippy::too_many_lines, reason = "a table: one case a line")]
fn every_case() -> Vec<Doc> {
    use contract::{
        InstalmentState, ManualCheckState, ObjectionState, PaymentState, ReconsiderationState,
        RentalRecordState, RentalState, VehicleFilingState,
    };
    let at_ms = NOW_MS - 3_600_000;
    let due_at_ms = NOW_MS + 86_400_000;
    let due_on = day("2026-11-27");
    let notified = contract::ViolationState::Notified { appear_by: day("2026-12-16") };
    let checked = |id: &str, state| contract::Violation {
        manual_check: Some(contract::ManualCheck {
            id: contract::FaceCheckId("k1".to_owned()),
            state,
        }),
        ..record_of(id, notified.clone())
    };
    let objection = |id: &str, state| contract::Objection {
        id: contract::ObjectionId(id.to_owned()),
        violation: contract::ViolationId("v1".to_owned()),
        ground: contract::ObjectionGround::Other,
        text: String::new(),
        pictures: 0,
        submitted_at_ms: at_ms,
        state,
    };
    let asked = |id: &str, state| contract::Decision {
        instalment: Some(contract::Instalment {
            kind: contract::InstalmentKind::Delay,
            months: 1,
            state,
            parts: Vec::new(),
        }),
        ..decision_of(id, "2026-12-04", PaymentState::Unpaid)
    };
    let reconsidered = |id: &str, state| contract::Decision {
        reconsideration: Some(contract::Reconsideration { submitted_at_ms: at_ms, state }),
        ..decision_of(id, "2026-12-04", PaymentState::Unpaid)
    };
    let ordered = |id: &str, order: &str, state: &str| contract::Decision {
        order: Some(contract::PaymentId(order.to_owned())),
        ..decision_of(id, "2026-12-04", PaymentState::from(state))
    };
    let record = |id: &str, state| contract::RentalRecord {
        violation: contract::ViolationId(id.to_owned()),
        occurred_at_ms: at_ms,
        act: "违反禁止停车标线".to_owned(),
        points: 3,
        fine_fen: 20_000,
        state,
    };
    let old = ObjectionState::Upheld { at_ms: NOW_MS - 31 * 86_400_000 };
    vec![
        vehicles_of(
            Vec::new(),
            vec![
                filing_of(VehicleFilingState::Face { failures: 0, expires_at_ms: due_at_ms }),
                filing_of(VehicleFilingState::Manual { submitted_at_ms: at_ms, due_at_ms }),
                filing_of(VehicleFilingState::Rejected {
                    reason: contract::VehicleFilingReason::PhotoUnreadable,
                }),
                filing_of(VehicleFilingState::Cancelled),
                filing_of(VehicleFilingState::Unbound { by: contract::UnboundBy::Owner, at_ms }),
                filing_of(VehicleFilingState::Unknown("x".to_owned())),
            ],
        ),
        violations_of(vec![
            checked("v1", ManualCheckState::InReview { submitted_at_ms: at_ms, due_at_ms }),
            checked("v2", ManualCheckState::Passed),
            checked(
                "v3",
                ManualCheckState::Rejected {
                    reason: contract::VehicleFilingReason::PhotoUnreadable,
                },
            ),
            checked("v4", ManualCheckState::Unknown("x".to_owned())),
        ]),
        Doc::Objections(Arc::new(contract::Objections {
            items: vec![
                objection("o1", ObjectionState::InReview { due_on }),
                objection("o2", ObjectionState::Withdrawn { at_ms }),
                objection("o3", ObjectionState::Unknown("x".to_owned())),
                objection("o4", old),
            ],
            next_check_at_ms: None,
        })),
        decisions_of(vec![
            asked("i1", InstalmentState::InReview { submitted_at_ms: at_ms, due_at_ms }),
            asked("i2", InstalmentState::Granted { until: day("2026-12-31") }),
            asked("i3", InstalmentState::Refused),
            asked("i4", InstalmentState::Unknown("x".to_owned())),
            reconsidered("r1", ReconsiderationState::InReview { due_at_ms }),
            reconsidered("r2", ReconsiderationState::Revoked { at_ms }),
            reconsidered(
                "r3",
                ReconsiderationState::Maintained { at_ms, court_until: day("2026-12-05") },
            ),
            ordered("p1", "p1", "unclear"),
            ordered("p2", "p1", "unclear"),
            ordered("p3", "p3", "paid"),
            ordered("p4", "p4", "redirected"),
            ordered("p5", "p5", "x"),
        ]),
        Doc::Rentals(Arc::new(contract::Rentals {
            items: vec![contract::Rental {
                id: contract::RentalId("r1".to_owned()),
                firm: "示例租车".to_owned(),
                firm_phone: "0".to_owned(),
                plate_kind: "02".to_owned(),
                plate: "粤BZ9990".to_owned(),
                from: day("2026-10-01"),
                until: day("2026-10-10"),
                state: RentalState::Closed,
                records: vec![
                    record("v5", RentalRecordState::TransferAsked { submitted_at_ms: at_ms }),
                    record("v6", RentalRecordState::Appealed { due_on }),
                    record("v7", RentalRecordState::Transferred { appeal_until: due_on }),
                    record("v8", RentalRecordState::Upheld),
                    record("v9", RentalRecordState::Renter),
                ],
            }],
            next_check_at_ms: None,
        })),
    ]
}

pub(super) fn at_full_progress() -> Kit {
    let mut kit = at_progress(in_order());
    serve(&mut kit, every_case());
    kit
}

#[test]
fn every_case_of_every_service_stands_once_and_opens_where_it_is_seen() {
    let kit = at_full_progress();
    let screen = kit.screen();
    let of = |id: &str| {
        let groups = &rows_of(&screen).groups;
        let group = groups.iter().find(|group| group.id == id).unwrap();
        group.rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>()
    };
    let open = of("progress.cases");
    for id in [
        "case.vehicle_filing/f1",
        "case.manual/v1",
        "case.manual/v2",
        "case.objection/o1",
        "case.payment/p1",
        "case.payment/p4",
        "case.instalment/i1",
        "case.reconsideration/r1",
        "case.rental/r1/v6",
    ] {
        assert!(open.iter().any(|own| own == id), "{id} is missing in {open:?}");
    }
    assert_eq!(open.iter().filter(|id| *id == "case.payment/p1").count(), 1, "one order, one case");
    let ended = of("progress.ended");
    assert!(ended.contains(&"case.payment/p3".to_owned()));
    assert!(ended.contains(&"case.reconsideration/r2".to_owned()));
    assert!(!said(&screen).contains("case.objection/o4"), "ended a month ago");
    for id in open.iter().chain(&ended) {
        let mut kit = at_home_again(&kit);
        assert_ne!(kit.open(id).route, "progress", "{id} leads nowhere");
    }
}

#[test]
fn of_a_fine_in_parts_the_next_part_is_named_and_not_the_last_day() {
    let part = |due: &str, state| contract::InstalmentPart {
        due_on: day(due),
        amount_fen: 10_000,
        surcharge_fen: 0,
        state,
        order: None,
    };
    let parts = vec![
        part("2026-12-04", contract::PartState::Due),
        part("2027-01-04", contract::PartState::Ahead),
    ];
    let asked = contract::Instalment {
        kind: contract::InstalmentKind::Parts,
        months: 2,
        state: contract::InstalmentState::Granted { until: day("2027-01-04") },
        parts,
    };
    let decision = contract::Decision {
        instalment: Some(asked),
        ..decision_of("i1", "2026-12-04", contract::PaymentState::Unpaid)
    };
    let mut kit = at_progress(in_order());
    kit.serve(decisions_of(vec![decision]));
    let screen = kit.screen();
    let mut rows = rows_of(&screen).groups.iter().flat_map(|group| &group.rows);
    let row = rows.find(|row| row.id == "case.instalment/i1").unwrap();
    assert_eq!(row.lines, ["下一期 100.00\u{a0}元，最晚12月4日缴"]);
}

#[test]
fn an_order_without_a_result_is_summed_up_and_warns_against_paying_again() {
    let screen = at_full_progress().screen();
    let row = rows_of(&screen).groups.iter().flat_map(|g| &g.rows);
    let row = row.into_iter().find(|row| row.id == "case.payment/p1").unwrap();
    assert_eq!(row.head, "缴款 400.00\u{a0}元");
    assert!(row.lines.concat().contains("不要再缴一次"));
    assert!(row.mark.as_ref().unwrap().open);
}

#[test]
fn what_waits_is_counted_at_the_tab_and_dashed() {
    let mut kit = at_progress(in_order());
    let screen = kit.input(waiting(OutboxState::Waiting));
    assert_eq!(screen.tabs.iter().find(|tab| tab.id == "progress").unwrap().count, 1);
    let row = rows_of(&screen).groups.first().unwrap().rows.first().unwrap();
    assert!(row.mark.as_ref().unwrap().open);
    let screen = kit.input(waiting(OutboxState::Sending { done: 41, of: 100 }));
    let row = rows_of(&screen).groups.first().unwrap().rows.first().unwrap();
    assert_eq!(row.progress.as_ref().unwrap().spoken, "已传 41%");
    assert!(row.presses.is_empty(), "what is on its way may already be there");
}

#[test]
fn what_needs_the_person_says_why_and_can_be_tried_again() {
    let mut kit = at_progress(in_order());
    let screen = kit.input(waiting(OutboxState::NeedsAttention(Problem::new(Code::N104))));
    assert!(said(&screen).contains("交管系统出了故障"));
    kit.press("outbox.retry/w1");
    assert!(kit.wants(|e| matches!(e, Effect::Retry(id) if id == "w1")));
}

#[test]
fn giving_up_asks_once_and_names_what_is_lost() {
    let mut kit = at_progress(in_order());
    kit.input(waiting(OutboxState::Waiting));
    let asked = kit.press("outbox.discard/w1");
    assert!(said(&asked).contains("会从这台手机删除"));
    assert!(!kit.wants(|e| matches!(e, Effect::Discard(_))));
    assert!(kit.press("outbox.discard.keep").over.is_none());
    kit.press("outbox.discard.confirm");
    assert!(!kit.wants(|e| matches!(e, Effect::Discard(_))), "a confirmation without its question");
    kit.press("outbox.discard/w1");
    kit.press("outbox.discard.confirm");
    assert!(kit.wants(|e| matches!(e, Effect::Discard(id) if id == "w1")));
}

#[test]
fn an_item_that_has_gone_meanwhile_is_neither_tried_nor_asked_about() {
    let mut kit = at_progress(in_order());
    kit.press("outbox.retry/w9");
    assert!(!kit.wants(|e| matches!(e, Effect::Retry(_))));
    assert!(kit.press("outbox.discard/w9").over.is_none());
}
