//! Somebody with a case of every kind in every state, and a message of every kind: what 进度 and 消息
//! have to say, on one screen each.
//!
//! Nothing of it goes on by itself: no case lies on the desk.

use tongtu_contract::{
    AccountId, FaceCheckId, FacePurpose, FiledId, InstalmentKind, InstalmentState,
    ManualCheckState, MessageKind, ObjectionGround, ObjectionId, ObjectionState,
    ReconsiderationState, Relation, RentalId, RentalRecordState, Sex, SubjectKind, UnboundBy,
    VehicleFilingEvent, VehicleFilingId, VehicleFilingReason, VehicleFilingState,
    VehicleFilingStep, VehicleId,
};

use super::car::{CAR, Car, Owner, in_days};
use super::past::{TEN_MINUTES_MS, decided, order, paid, record};
use super::person::{NOBODY, PLAIN, Paper, Person, Portrait};
use crate::licence::midnight_ms;
use crate::message::{self, Note};
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle_rows::{ManualRow, VehicleFilingRow};
use crate::violation_planted::{PARKED, SIGN, WARNED};
use crate::violation_rows::{
    Bank, DecisionRow, Fate, InstalmentRow, ObjectionRow, ReconsiderationRow, RentalMove,
    RentalRow, ViolationRow,
};

pub(super) static PEOPLE: [Person; 1] = [Person {
    seed: "every-case",
    zh: "每一种事项的每一种状态各有一件，每一种消息各有一条；可登录",
    en: "A case of every kind in every state, and a message of every kind; can log in",
    name: "秦岚",
    sex: Sex::Female,
    number: "440399198903151026",
    phone: "13800138070",
    licence: Some(Paper { file_number: "440300200270", ..PLAIN }),
    elicence: Portrait::RefusedTwice,
    cars: &[Car { plate: "粤B0C4S5", engine_tail: "C4S505", vin_tail: "000901", ..CAR }],
    scene: every_case,
    ..NOBODY
}];

const MINE: (&str, &str) = ("02", "粤B0C4S5");
const HIRED: (&str, &str) = ("02", "粤B0H1R6");
const DAY_MS: i64 = 24 * 3_600_000;

fn every_case(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let account = me.account_id();
    filings(town, &account)?;
    manual_checks(town, &account)?;
    objections(town, &account)?;
    orders(town, me)?;
    requests(town, me)?;
    hired(town, me)?;
    messages(town, &account)
}

// ── cars ──

fn filings(town: &mut Town<'_>, account: &AccountId) -> Result<(), Broken> {
    use VehicleFilingState as S;
    use VehicleFilingStep as Step;
    let now_ms = town.now_ms;
    let since = in_days(town.today(), -6);
    let all = [
        ("face", "粤B0F1L1", S::Face { failures: 0, expires_at_ms: now_ms + 3 * TEN_MINUTES_MS }),
        ("manual", "粤B0F1L2", S::Manual { submitted_at_ms: now_ms, due_at_ms: now_ms + DAY_MS }),
        ("filed", "粤B0F1L3", S::Filed { id: FiledId("f-every-case".to_owned()), since }),
        ("rejected", "粤B0F1L4", S::Rejected { reason: VehicleFilingReason::NotTheApplicant }),
        ("unbound", "粤B0F1L5", S::Unbound { by: UnboundBy::Owner, at_ms: now_ms - DAY_MS }),
        ("cancelled", "粤B0F1L6", S::Cancelled),
        ("expired", "粤B0F1L7", S::Expired),
    ];
    for (name, plate, state) in all {
        let event = VehicleFilingEvent { at_ms: now_ms - DAY_MS, step: Step::OwnerAgreed };
        town.put(&VehicleFilingRow {
            seq: town.next::<VehicleFilingRow>()?,
            id: VehicleFilingId(format!("b-every-case-{name}")),
            account: account.clone(),
            vehicle: VehicleId(format!("v-every-case-{name}")),
            owner: "440399196907071470".to_owned(),
            plate_kind: "02".to_owned(),
            plate: plate.to_owned(),
            relation: Relation::Friend,
            made_on: in_days(town.today(), -1),
            state,
            history: vec![event],
        })?;
    }
    Ok(())
}

// ── records ──

fn manual_checks(town: &mut Town<'_>, account: &AccountId) -> Result<(), Broken> {
    use ManualCheckState as S;
    let now_ms = town.now_ms;
    let reason = VehicleFilingReason::PhotoUnreadable;
    let all = [
        S::InReview { submitted_at_ms: now_ms, due_at_ms: now_ms + DAY_MS },
        S::Passed,
        S::Rejected { reason },
    ];
    for (days, state) in (8..).zip(all) {
        let row = record(town, MINE, &SIGN, days)?;
        let seq = town.next::<ManualRow>()?;
        town.put(&ManualRow {
            seq,
            id: FaceCheckId(format!("k-every-case-{seq}")),
            account: account.clone(),
            purpose: FacePurpose::Handling,
            subject: row.id.0,
            state,
            photo: None,
        })?;
    }
    Ok(())
}

fn objections(town: &mut Town<'_>, account: &AccountId) -> Result<(), Broken> {
    use ObjectionState as S;
    let (at_ms, due_on) = (town.now_ms - DAY_MS, in_days(town.today(), 4));
    let all = [
        ("review", Fate::UnderObjection, S::InReview { due_on }),
        ("upheld", Fate::Deleted, S::Upheld { at_ms }),
        ("dismissed", Fate::Open, S::Dismissed { at_ms, reason: "图片清晰".to_owned() }),
        ("withdrawn", Fate::Open, S::Withdrawn { at_ms }),
    ];
    for (days, (name, fate, state)) in (12..).zip(all) {
        let row = record(town, MINE, &WARNED, days)?;
        let id = ObjectionId(format!("o-every-case-{name}"));
        town.put(&ObjectionRow {
            id: id.clone(),
            violation: row.id.clone(),
            account: account.clone(),
            ground: ObjectionGround::UnclearPicture,
            text: "抓拍图片上看不清号牌，请核查后删除这条记录".to_owned(),
            pictures: Vec::new(),
            submitted_at_ms: at_ms - DAY_MS,
            state,
        })?;
        town.put(&ViolationRow { fate, objection: Some(id), ..row })?;
    }
    Ok(())
}

// ── decisions ──

fn orders(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let now_ms = town.now_ms;
    let banks = [
        Bank::Opened,
        Bank::Failed { at_ms: now_ms },
        Bank::Silent { until_at_ms: now_ms + DAY_MS, paid: true },
    ];
    for (days, bank) in (17..).zip(banks) {
        let row = decided(town, me, MINE, &PARKED, days, false)?;
        order(town, me, &row, bank)?;
    }
    let row = decided(town, me, MINE, &PARKED, 20, false)?;
    paid(town, me, &row)
}

fn requests(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let (today, now_ms) = (town.today(), town.now_ms);
    let later = [
        InstalmentState::InReview { submitted_at_ms: now_ms, due_at_ms: now_ms + 5 * DAY_MS },
        InstalmentState::Granted { until: in_days(today, 60) },
        InstalmentState::Refused,
    ];
    for (days, state) in (14..).zip(later) {
        let row = decided(town, me, MINE, &PARKED, days, false)?;
        let instalment = Some(InstalmentRow {
            kind: InstalmentKind::Delay,
            months: 2,
            reason: "这两个月没有收入".to_owned(),
            asked_on: Some(today),
            granted_on: matches!(state, InstalmentState::Granted { .. }).then_some(today),
            state,
            parts: Vec::new(),
        });
        town.put(&DecisionRow { instalment, ..row })?;
    }
    let at_ms = now_ms - DAY_MS;
    let again = [
        ReconsiderationState::InReview { due_at_ms: now_ms + 30 * DAY_MS },
        ReconsiderationState::Maintained { at_ms, court_until: in_days(today, 14) },
        ReconsiderationState::Revoked { at_ms },
    ];
    for (days, state) in (21..).zip(again) {
        let row = decided(town, me, MINE, &PARKED, days, false)?;
        let reconsideration = Some(ReconsiderationRow {
            text: "当时民警在现场指挥通行，请求核查后撤销".to_owned(),
            submitted_at_ms: now_ms - 10 * DAY_MS,
            state,
        });
        town.put(&DecisionRow { reconsideration, ..row })?;
    }
    Ok(())
}

// ── hired cars ──

fn hired(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    use RentalRecordState as S;
    let today = town.today();
    let firm = Owner {
        number: "91440399MA5CASE05X",
        name: "深圳市示例汽车租赁有限公司",
        contact: Some("13800138058"),
    };
    let car = Car { plate: HIRED.1, engine_tail: "H1R606", vin_tail: "000902", usage: "G", ..CAR };
    car.register(town, "v-every-case-hired", &firm)?;
    let due_on = in_days(today, 4);
    let states = [
        S::TransferAsked { submitted_at_ms: town.now_ms },
        S::Transferred { appeal_until: due_on },
        S::Appealed { due_on },
        S::Upheld,
        S::Dismissed,
    ];
    let mut moved = Vec::new();
    for (days, state) in (8..).zip(states) {
        let row = record(town, HIRED, &SIGN, days)?;
        moved.push(RentalMove { violation: row.id, state, appeal: None });
    }
    town.put(&RentalRow {
        id: RentalId("SL30540001".to_owned()),
        renter: me.number.to_owned(),
        firm: firm.name.to_owned(),
        firm_phone: "0755-99990176".to_owned(),
        plate_kind: HIRED.0.to_owned(),
        plate: HIRED.1.to_owned(),
        from: in_days(today, -14),
        until: in_days(today, 2),
        is_late: true,
        firm_transfers: false,
        moved,
    })
}

// ── messages ──

/// One of each kind, an hour apart, the newest first; some of what they are about is here, some is
/// gone.
fn messages(town: &mut Town<'_>, account: &AccountId) -> Result<(), Broken> {
    use MessageKind as K;
    use SubjectKind as S;
    let today = town.today();
    let day = |days: i64| in_days(today, days);
    let note = |kind: K| {
        Note::of(kind)
            .arg("plate", MINE.1)
            .arg("name_masked", "何**")
            .arg("points", 9)
            .arg("amount_fen", 20_000)
    };
    let all = [
        note(K::FilingAsked).about(S::Vehicle, "v-every-case-1"),
        note(K::VehicleFiled).about(S::Vehicle, "v-every-case-1"),
        note(K::FilingDone).arg("day", day(-6)).about(S::VehicleFiling, "b-every-case-filed"),
        note(K::FilingRejected).about(S::VehicleFiling, "b-every-case-rejected"),
        note(K::FilingUnbound).about(S::VehicleFiling, "b-every-case-unbound"),
        note(K::CrossBorderFound).about(S::Vehicle, "v-every-case-2"),
        note(K::CrossBorderTerm).arg("day", day(20)).by(day(20)).about(S::Vehicle, "v-gone"),
        note(K::ViolationNew).by(day(24)).about(S::Violation, "v-000001"),
        note(K::ViolationDue).arg("day", day(3)).by(day(3)).about(S::Violation, "v-gone"),
        note(K::DecisionMade)
            .arg("points", 0)
            .arg("day", day(3))
            .by(day(3))
            .about(S::Decision, "d-000002"),
        note(K::FineDue).arg("day", day(3)).by(day(3)).about(S::Decision, "d-000004"),
        note(K::PaymentDone).about(S::Payment, "y-gone"),
        note(K::PaymentFailed).about(S::Payment, "y-every-case-2"),
        note(K::InstalmentAnswered).arg("day", day(-15)).by(day(9)).about(S::Decision, "d-000006"),
        note(K::ObjectionUpheld).about(S::Objection, "o-every-case-upheld"),
        note(K::ObjectionDismissed).about(S::Objection, "o-gone"),
        note(K::ReconsiderationAnswered)
            .arg("day", day(-22))
            .by(day(14))
            .about(S::Decision, "d-gone"),
        note(K::RentalTransferred).arg("day", day(-9)).by(day(4)).about(S::Rental, "SL30540001"),
        note(K::RentalAppealAnswered).arg("day", day(-11)).about(S::Rental, "SL-gone"),
        note(K::ManualCheckAnswered).arg("day", day(-9)).about(S::Violation, "v-000002"),
        note(K::PointsHigh).about(S::Points, ""),
        note(K::Unknown("road_works".to_owned())),
    ];
    let nine_ms = midnight_ms(today) + 9 * 3_600_000;
    for (hours, note) in (0..).zip(all) {
        message::tell(town, account, note, nine_ms - hours * 3_600_000)?;
    }
    Ok(())
}
