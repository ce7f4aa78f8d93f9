//! Records in every state, and everybody who meets a rule of handling, paying, objecting, hiring.
//!
//! Phones 13800138040 to …59 and file numbers from 440300200201 on are used here.

use tongtu_contract::{ObjectionGround, ObjectionRequest, RentalId, Sex};

use super::car::{CAR, Car, Owner, in_days};
use super::past::{TEN_MINUTES_MS, decided, friends, handled, order, paid, record, sent, settled};
use super::person::{Age, NOBODY, PLAIN, Paper, Person};
use crate::evidence;
use crate::objection;
use crate::police::PoliceRow;
use crate::rows::{AccountRow, LicenceRow};
use crate::store::Broken;
use crate::town::Town;
use crate::violation_planted::{LIGHT, MOTORWAY, PARKED, SIGN, SPEED, WARNED, ZEBRA};
use crate::violation_rows::{Bank, RentalRow, ViolationRow};

#[rustfmt::skip] // one person a paragraph
pub(super) static PEOPLE: [Person; 14] = [
    Person {
        seed: "every-state",
        zh: "本人机动车的违法记录，各种状态都有：待处理、将到期、已采集、现场处罚逾期未缴、已处理未缴、已缴；可登录",
        en: "Records of an own car in every state: open, nearly overdue, captured, a fine of the scene overdue, one due, one paid; can log in",
        name: "韩冰", sex: Sex::Female, number: "440399199106230244", phone: "13800138040",
        licence: Some(Paper { file_number: "440300200201", ..PLAIN }),
        cars: &[Car { plate: "粤B2E5S7", engine_tail: "E5S701", vin_tail: "000601", ..CAR }],
        scene: every_state, ..NOBODY
    },
    Person {
        seed: "eleven-points-plus-one",
        zh: "已记 11 分；本人车有 1 分、3 分和 0 分的违法各一条；可登录",
        en: "Eleven points on the licence; records of 1, 3 and 0 points of an own car; can log in",
        name: "唐磊", number: "440399198804120136", phone: "13800138041",
        licence: Some(Paper { file_number: "440300200202", ..PLAIN }),
        cars: &[Car { plate: "粤B1P1S2", engine_tail: "P1S211", vin_tail: "000611", ..CAR }],
        scene: eleven_points, ..NOBODY
    },
    Person {
        seed: "third-plate",
        zh: "十二个月内已处理过两辆他人机动车；备案的第三、第四辆各有一条 3 分违法；可登录",
        en: "Handled records of two vehicles of others within twelve months; the third and the fourth that are filed have one of 3 points each; can log in",
        name: "冯凯", number: "440399198509170317", phone: "13800138042",
        licence: Some(Paper { file_number: "440300200203", ..PLAIN }),
        scene: third_plate, ..NOBODY
    },
    Person {
        seed: "third-driver",
        zh: "备案了两辆他人机动车：一辆已有两名其他驾驶人处理过，另一辆已有三名；可登录",
        en: "Filed two vehicles of others: two other drivers handled records of one, three of the other; can log in",
        name: "于娜", sex: Sex::Female, number: "440399199302080423", phone: "13800138043",
        licence: Some(Paper { file_number: "440300200204", ..PLAIN }),
        scene: third_driver, ..NOBODY
    },
    Person {
        seed: "five-hundred-violations",
        zh: "三辆本人机动车共 500 条违法记录，40 条待处理，其余已处理并缴清；可登录",
        en: "Five hundred records of three own cars, forty of them open, the others decided and paid; can log in",
        name: "萧峰", number: "440399197901300556", phone: "13800138044",
        licence: Some(Paper { file_number: "440300200205", ..PLAIN }),
        cars: &[
            Car { plate: "粤B5H0V1", engine_tail: "H0V101", vin_tail: "000621", ..CAR },
            Car { plate: "粤B5H0V2", engine_tail: "H0V202", vin_tail: "000622", ..CAR },
            Car { plate_kind: "52", plate: "粤BD50003", engine_tail: "TZ5003", vin_tail: "000623", ..CAR },
        ],
        scene: five_hundred, ..NOBODY
    },
    Person {
        seed: "payment-unknown",
        zh: "一笔罚款的缴款结果未知：银行十分钟后才答复，其实已扣款；另有一笔未缴；可登录",
        en: "The result of a payment is not known: the bank answers ten minutes later that it was paid; another fine is open; can log in",
        name: "潘婷", sex: Sex::Female, number: "440399198707190685", phone: "13800138045",
        licence: Some(Paper { file_number: "440300200206", ..PLAIN }),
        cars: &[Car { plate: "粤B6P4U9", engine_tail: "P4U906", vin_tail: "000631", ..CAR }],
        scene: payment_unknown, ..NOBODY
    },
    Person {
        seed: "objection-upheld",
        zh: "一条违法正在异议审核（图像不清，附图），五个工作日后异议成立；可登录",
        en: "An objection (unclear picture, with a photo) is in review and will be upheld after five working days; can log in",
        name: "苏阳", number: "440399199405050737", phone: "13800138046",
        licence: Some(Paper { file_number: "440300200207", ..PLAIN }),
        cars: &[Car { plate: "粤B7Q8J3", engine_tail: "Q8J307", vin_tail: "000641", ..CAR }],
        scene: in_review, ..NOBODY
    },
    Person {
        seed: "rental-transferred",
        zh: "租赁汽车：企业昨天转移了租期内、外各一条违法；另有一份录入过晚的合同和一份在租的合同；可登录",
        en: "Hired cars: the firm transferred a record of the term and one after it yesterday; a contract entered too late, and one that runs; can log in",
        name: "沈雪", sex: Sex::Female, number: "440399198211110864", phone: "13800138047",
        licence: Some(Paper { file_number: "440300200208", ..PLAIN }),
        scene: hired, ..NOBODY
    },
    Person {
        seed: "other-province-limit-nine",
        zh: "服务器设置：单条 9 分以内可网上处理；本人车有一条 9 分违法；可登录",
        en: "The server's limit is nine points a record; an own car has one of nine; can log in",
        name: "程刚", number: "440399199008160916", phone: "13800138048",
        licence: Some(Paper { file_number: "440300200209", ..PLAIN }),
        cars: &[Car { plate: "粤B9N9L9", engine_tail: "N9L909", vin_tail: "000651", ..CAR }],
        scene: limit_nine, ..NOBODY
    },
    Person {
        seed: "ignored-records",
        zh: "本人车有五条违法一直无人处理，两次告知后已公告；可登录",
        en: "Five records of an own car that nobody came for, announced after two notices; can log in",
        name: "姜楠", sex: Sex::Female, number: "440399197202021582", phone: "13800138049",
        licence: Some(Paper { file_number: "440300200210", ..PLAIN }),
        cars: &[Car { plate: "粤B5G0N5", engine_tail: "G0N505", vin_tail: "000661", ..CAR }],
        scene: ignored, ..NOBODY
    },
    Person {
        seed: "ten-points",
        zh: "已记 10 分；本人车有 1 分和 3 分的违法各一条，处理后分别为 11 分和 13 分；可登录",
        en: "Ten points on the licence; records of 1 and 3 points of an own car make eleven and thirteen; can log in",
        name: "梅兰", sex: Sex::Female, number: "440399198312120682", phone: "13800138050",
        licence: Some(Paper { file_number: "440300200211", ..PLAIN }),
        cars: &[Car { plate: "粤B1T0P3", engine_tail: "T0P103", vin_tail: "000671", ..CAR }],
        scene: ten_points, ..NOBODY
    },
    Person {
        seed: "cycle-ends-soon",
        zh: "已记 11 分，罚款已缴清，记分周期 12 天后结束；本人车有一条 3 分违法，期限在周期结束之后；可登录",
        en: "Eleven points, all fines paid, and the cycle ends in twelve days, before the last day of a record of 3 points of an own car; can log in",
        name: "邹海", number: "440399198901170717", phone: "13800138051",
        licence: Some(Paper { file_number: "440300200212", age: Age::TurnsSoon, ..PLAIN }),
        cars: &[Car { plate: "粤B1C2E3", engine_tail: "C2E103", vin_tail: "000681", ..CAR }],
        scene: turns_soon, ..NOBODY
    },
    Person {
        seed: "fleet-owner",
        zh: "车主：同一辆车的违法一条已审核未告知，一条已转给租车人；可登录",
        en: "An owner: of the records of a car one is reviewed and not told of, one went to whoever had hired it; can log in",
        name: "康宁", sex: Sex::Female, number: "440399198606060742", phone: "13800138052",
        licence: Some(Paper { file_number: "440300200213", ..PLAIN }),
        cars: &[Car { plate: "粤B1F0T7", engine_tail: "F0T107", vin_tail: "000691", ..CAR }],
        scene: lent_out, ..NOBODY
    },
    Person {
        seed: "rentals-every-state",
        zh: "租赁汽车：未开始、在租、已还未满 30 天、已了结的合同各一份；可登录",
        en: "Hired cars: contracts not begun, running, ended less than thirty days ago, and settled; can log in",
        name: "夏荷", sex: Sex::Female, number: "44039919950315066X", phone: "13800138053",
        licence: Some(Paper { file_number: "440300200214", ..PLAIN }),
        scene: hired_often, ..NOBODY
    },
];

// ── what others' seeds need ──

/// Three points after the filing of four months ago, one before it.
pub(super) fn of_friends_car(town: &Town<'_>) -> Result<(), Broken> {
    record(town, ("02", "粤B8F2K6"), &ZEBRA, 20)?;
    record(town, ("02", "粤B8F2K6"), &SIGN, 140)?;
    Ok(())
}

/// Older than the filing of ten days ago.
pub(super) fn of_young_filing(town: &Town<'_>) -> Result<(), Broken> {
    record(town, ("52", "粤BF66880"), &ZEBRA, 30)?;
    Ok(())
}

/// During the present stay.
pub(super) fn of_hong_kong_car(town: &Town<'_>) -> Result<(), Broken> {
    record(town, ("26", "粤Z1A23港"), &SIGN, 15)?;
    Ok(())
}

// ── scenes ──

fn every_state(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let car = ("02", "粤B2E5S7");
    record(town, car, &ZEBRA, 12)?;
    record(town, car, &PARKED, 33)?; // two days are left of its thirty
    record(town, car, &SPEED, 1)?; // not reviewed yet
    record(town, car, &WARNED, 15)?;
    decided(town, me, car, &SIGN, 25, true)?;
    decided(town, me, car, &PARKED, 20, false)?;
    let row = decided(town, me, car, &PARKED, 60, false)?;
    paid(town, me, &row)
}

fn eleven_points(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let car = ("02", "粤B1P1S2");
    for (act, days_ago) in [(&LIGHT, 120), (&ZEBRA, 90), (&SIGN, 70), (&SIGN, 55)] {
        let row = decided(town, me, car, act, days_ago, false)?;
        paid(town, me, &row)?;
    }
    record(town, car, &SIGN, 10)?;
    record(town, car, &ZEBRA, 14)?;
    record(town, car, &PARKED, 18)?;
    to_come(town, me, 4)
}

fn ten_points(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let car = ("02", "粤B1T0P3");
    for (act, days_ago) in [(&LIGHT, 120), (&ZEBRA, 90), (&SIGN, 70)] {
        let row = decided(town, me, car, act, days_ago, false)?;
        paid(town, me, &row)?;
    }
    record(town, car, &SIGN, 10)?;
    record(town, car, &ZEBRA, 14)?;
    to_come(town, me, 4)
}

/// The register knows of records that nobody has accepted.
fn to_come(town: &mut Town<'_>, me: &Person, points: u16) -> Result<(), Broken> {
    let Some(paper) = town.get::<LicenceRow>(me.number)? else { return Ok(()) };
    town.put(&LicenceRow { pending: points, ..paper })
}

fn turns_soon(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let car = ("02", "粤B1C2E3");
    for (act, days_ago) in [(&LIGHT, 120), (&ZEBRA, 90), (&SIGN, 70), (&SIGN, 55)] {
        let row = decided(town, me, car, act, days_ago, false)?;
        paid(town, me, &row)?;
    }
    record(town, car, &ZEBRA, 10)?; // told six days ago: twenty-four are left
    Ok(())
}

fn lent_out(town: &mut Town<'_>, _: &Person) -> Result<(), Broken> {
    let car = ("02", "粤B1F0T7");
    record(town, car, &SIGN, 3)?;
    let row = record(town, car, &ZEBRA, 40)?;
    let renter = Some(RentalId("SL30514402".to_owned()));
    town.put(&ViolationRow { renter, ..row })
}

fn third_plate(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    for (plate, ago) in [("粤B2A0A1", 200), ("粤B2A0A2", 100)] {
        handled(town, plate, me.number, ago)?;
    }
    for (at, plate, engine_tail) in [(1, "粤B3T0P3", "T0P303"), (2, "粤B3T0P4", "T0P404")] {
        friends(town, me, at, plate, engine_tail)?;
        record(town, ("02", plate), &ZEBRA, 10 + u64::from(at))?;
    }
    Ok(())
}

fn third_driver(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let drivers = ["440399198303031143", "440399198506061254", "440399197609091363"];
    for (at, plate, engine_tail) in [(1, "粤B3D0R1", "D0R101"), (2, "粤B3D0R2", "D0R202")] {
        friends(town, me, at, plate, engine_tail)?;
        record(town, ("02", plate), &ZEBRA, 10 + u64::from(at))?;
        for (driver, ago) in drivers.iter().take(1 + usize::from(at)).zip([40, 80, 120]) {
            handled(town, plate, driver, ago)?;
        }
    }
    Ok(())
}

fn five_hundred(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let cars = [("02", "粤B5H0V1"), ("02", "粤B5H0V2"), ("52", "粤BD50003")];
    let acts = [&PARKED, &SIGN, &ZEBRA, &SPEED, &PARKED, &WARNED, &LIGHT];
    for (at, car) in (0_u64..500).zip(cars.iter().cycle()) {
        if at < 40 {
            let act = acts.iter().cycle().nth(usize::try_from(at).unwrap_or_default());
            record(town, *car, act.copied().unwrap_or(&PARKED), 6 + at / 2)?;
        } else {
            let row = decided(town, me, *car, &PARKED, 40 + at, false)?;
            settled(town, &row)?;
        }
    }
    Ok(())
}

fn payment_unknown(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let car = ("02", "粤B6P4U9");
    decided(town, me, car, &PARKED, 16, false)?;
    let row = decided(town, me, car, &ZEBRA, 15, false)?;
    let until_at_ms = town.now_ms + TEN_MINUTES_MS;
    order(town, me, &row, Bank::Silent { until_at_ms, paid: true })
}

fn in_review(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let mut row = record(town, ("02", "粤B7Q8J3"), &LIGHT, 12)?;
    record(town, ("02", "粤B7Q8J3"), &ZEBRA, 9)?;
    let Some(account) = town.get::<AccountRow>(me.account_id().as_str())? else { return Ok(()) };
    let request = ObjectionRequest {
        ground: ObjectionGround::UnclearPicture,
        text:
            "当时正下大雨，抓拍图片上看不清号牌，也看不清信号灯的颜色；我的车当天停在公司地下车库，\
               附上同一时间的停车记录照片，请核查后删除这条记录。"
                .to_owned(),
        pictures: vec![sent(town, &account, evidence::drawn(&row))?],
    };
    objection::lodge(town, &account, &mut row, request)?;
    Ok(())
}

/// Number, plate, engine number, first and last day, whether it was entered too late, and whether the
/// firm applies for transfer when it may.
type Term = (&'static str, &'static str, &'static str, i64, i64, bool, bool);

/// The firm's cars and contracts.
fn contracts(town: &mut Town<'_>, me: &Person, terms: &[Term]) -> Result<(), Broken> {
    let today = town.today();
    let firm = Owner {
        number: "91440399MA5RENT07X",
        name: "深圳市示例汽车租赁有限公司",
        contact: Some("13800138058"),
    };
    for (id, plate, engine_tail, from, until, is_late, firm_transfers) in terms.iter().copied() {
        let car = Car { plate, engine_tail, vin_tail: "000700", usage: "G", ..CAR };
        car.register(town, &format!("v-rent-{engine_tail}"), &firm)?;
        town.put(&RentalRow {
            id: RentalId(id.to_owned()),
            renter: me.number.to_owned(),
            firm: firm.name.to_owned(),
            firm_phone: "0755-99990176".to_owned(),
            plate_kind: "02".to_owned(),
            plate: plate.to_owned(),
            from: in_days(today, from),
            until: in_days(today, until),
            is_late,
            firm_transfers,
            moved: Vec::new(),
        })?;
    }
    Ok(())
}

/// One that has not begun, one that runs, one that ended lately with a record to handle, one that is
/// settled.
fn hired_often(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let terms = [
        ("SL30530771", "粤B1R3N4", "R3N404", 3, 6, false, false),
        ("SL30527702", "粤B1R3N7", "R3N707", -1, 3, false, false),
        ("SL30523348", "粤B1R3N5", "R3N505", -20, -12, false, true),
        ("SL30511590", "粤B1R3N6", "R3N606", -60, -52, false, true),
    ];
    contracts(town, me, &terms)?;
    record(town, ("02", "粤B1R3N5"), &SIGN, 15)?;
    Ok(())
}

fn hired(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let terms = [
        // The firm transferred yesterday what was left of it.
        ("SL30518264", "粤B1R3N1", "R3N101", -38, -31, false, true),
        ("SL30521907", "粤B1R3N2", "R3N202", -12, -8, true, false),
        ("SL30526113", "粤B1R3N3", "R3N303", -1, 3, false, false),
    ];
    contracts(town, me, &terms)?;
    record(town, ("02", "粤B1R3N1"), &ZEBRA, 35)?;
    record(town, ("02", "粤B1R3N1"), &SIGN, 30)?; // the day after the last
    record(town, ("02", "粤B1R3N2"), &SPEED, 10)?;
    Ok(())
}

fn limit_nine(town: &mut Town<'_>, _: &Person) -> Result<(), Broken> {
    let police = town.get::<PoliceRow>("")?.unwrap_or_default();
    town.put(&PoliceRow { points_per_record_online: Some(9), ..police })?;
    record(town, ("02", "粤B9N9L9"), &MOTORWAY, 12)?;
    Ok(())
}

fn ignored(town: &mut Town<'_>, _: &Person) -> Result<(), Broken> {
    // Told four days later; the terms ended 32 to 36 days ago, thirty more days have passed too: of
    // the seven days of the announcement one to five are left.
    for days_ago in 66..=70 {
        record(town, ("02", "粤B5G0N5"), &PARKED, days_ago)?;
    }
    Ok(())
}
