//! Cars of one's own, of friends and from across the border; every limit of filing in one step.
//!
//! Phones 13800138020 to …39 and file numbers from 440300200101 on are used here.

use chrono::{Datelike as _, NaiveDate};
use tongtu_contract::{FaceVerdict, Relation, Scheme, Sex};
use tongtu_rules::day;
use tongtu_rules::document::DocType;

use super::car::{CAR, Car, Owner, Permit, in_days};
use super::person::{NOBODY, PLAIN, Paper, Person};
use super::{fleet, load, records, scene};
use crate::face;
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle_rows::BlacklistRow;

/// The other document of `hk-car-found`.
const HK_ID: &str = "R654321(8)";

/// Two minutes.
const SEARCH_MS: i64 = 120_000;

#[rustfmt::skip] // one person a paragraph
pub(super) static PEOPLE: [Person; 14] = [
    Person {
        seed: "own-two-cars",
        zh: "名下有两辆小型汽车（汽油车 02、新能源 52），其中一辆即将年检；可登录",
        en: "Two small cars (petrol 02, new energy 52), one of them due for inspection; can log in",
        name: "林峰", number: "440399199106300134", phone: "13800138020",
        licence: Some(Paper { file_number: "440300200101", ..PLAIN }),
        cars: &[
            Car { plate: "粤B9K2L7", engine_tail: "A1B2C3", vin_tail: "000113", inspection_in: Some(40), ..CAR },
            Car { plate_kind: "52", plate: "粤BD52018", engine_tail: "TZ2207", vin_tail: "000127", model: "比亚迪牌 BYD7009", years: 2, ..CAR },
        ],
        ..NOBODY
    },
    Person {
        seed: "car-owner",
        zh: "车主：可供他人备案的小型汽车 粤B8F2K6（02）与 粤BF66880（52），另有大货车与出租车；所在单位的车 粤B77K33 发动机号后六位 K33K33；可登录",
        en: "An owner: small cars that others may file, 粤B8F2K6 (02) and 粤BF66880 (52), a truck and a taxi; the firm's car 粤B77K33, engine K33K33; can log in",
        name: "许静", sex: Sex::Female, number: "44039919870514022X", phone: "13800138021",
        licence: Some(Paper { file_number: "440300200102", ..PLAIN }),
        cars: &[
            Car { plate: "粤B8F2K6", engine_tail: "E20481", vin_tail: "000204", ..CAR },
            Car { plate_kind: "52", plate: "粤BF66880", engine_tail: "TZ6688", vin_tail: "000218", model: "理想牌 LXA6500", years: 1, ..CAR },
            Car { plate_kind: "01", plate: "粤B5T3R9", engine_tail: "D50391", vin_tail: "000223", model: "东风牌 EQ1180", usage: "F", ..CAR },
            Car { plate: "粤BT8821", engine_tail: "T88210", vin_tail: "000236", usage: "D", ..CAR },
        ],
        scene: firms_car, ..NOBODY
    },
    Person {
        seed: "friend-car-three-points",
        zh: "四个月前备案了朋友（car-owner）的 粤B8F2K6，备案前后各有一条违法；可登录",
        en: "Filed a friend's car (car-owner, 粤B8F2K6) four months ago; a record before that and one after; can log in",
        name: "马超", number: "440399198909090156", phone: "13800138022",
        licence: Some(Paper { file_number: "440300200103", ..PLAIN }),
        scene: friends_car, ..NOBODY
    },
    Person {
        seed: "record-before-filing",
        zh: "十天前备案了朋友（car-owner）的 粤BF66880，唯一的违法在备案之前；可登录",
        en: "Filed a friend's car (car-owner, 粤BF66880) ten days ago; its only record is older; can log in",
        name: "罗倩", sex: Sex::Female, number: "440399199611230288", phone: "13800138023",
        licence: Some(Paper { file_number: "440300200104", ..PLAIN }),
        scene: young_filing, ..NOBODY
    },
    Person {
        seed: "face-fails-twice",
        zh: "接下来两次人脸识别不通过，可转人工审核；可备案 car-owner 的车；可登录",
        en: "The next two face checks fail, then the manual way is open; may file car-owner's cars; can log in",
        name: "高飞", number: "440399198204120175", phone: "13800138024",
        licence: Some(Paper { file_number: "440300200105", ..PLAIN }),
        scene: two_failures, ..NOBODY
    },
    Person {
        seed: "hk-car-found",
        zh: "香港居民，港车北上，本次停留第 20 天；用 2.9.6 及以上版本登录即自动关联；可登录",
        en: "A Hong Kong resident whose car is here for the twentieth day; a login by version 2.9.6 or later finds it; can log in",
        name: "梁志明", born: (1984, 5, 17), kind: DocType::HomeReturnPermit, number: "H20260117", phone: "13800138025",
        licence: Some(Paper { file_number: "440300200106", ..PLAIN }),
        others: &[(DocType::HkId, HK_ID)],
        scene: hong_kong_car, ..NOBODY
    },
    Person {
        seed: "macau-car-term-ending",
        zh: "澳门居民，澳车北上，牌证 20 天后到期，今年已停留 150 天；登录后检索需两分钟；可登录",
        en: "A Macau resident whose car's term ends in twenty days, with 150 days used this year; the search takes two minutes after the login; can log in",
        name: "欧阳慧", sex: Sex::Female, born: (1992, 9, 30), kind: DocType::HomeReturnPermit, number: "M20260118", phone: "13800138026",
        licence: Some(Paper { file_number: "440300200107", ..PLAIN }),
        cars: &[Car {
            plate_kind: "27", plate: "粤ZBC12澳", engine_tail: "MO0118", vin_tail: "000314", model: "本田牌 STEPWGN",
            permit: Some(Permit {
                scheme: Scheme::Macau, home_plate: "MX-12-34", ends_in: 20,
                stays: &[(200, 171), (165, 136), (130, 101), (95, 66), (60, 31)], entered: None,
                answers_after_ms: SEARCH_MS,
            }),
            ..CAR
        }],
        ..NOBODY
    },
    Person {
        seed: "filing-full",
        zh: "已备案三辆他人机动车，达到同时上限；可登录",
        en: "Has filed three vehicles of others, as many as one may; can log in",
        name: "董洁", sex: Sex::Female, number: "440399199303030241", phone: "13800138027",
        licence: Some(Paper { file_number: "440300200108", ..PLAIN }),
        scene: three_filed, ..NOBODY
    },
    Person {
        seed: "filing-year-used",
        zh: "今年已申请备案五次；可登录",
        en: "Has made this year's five applications; can log in",
        name: "袁斌", number: "440399198608080130", phone: "13800138028",
        licence: Some(Paper { file_number: "440300200109", ..PLAIN }),
        scene: five_this_year, ..NOBODY
    },
    Person {
        seed: "filing-owners-used",
        zh: "历年备案过五位车主的机动车，达到终身上限；可登录",
        en: "Filed vehicles of five owners over the years, as many as one ever may; can log in",
        name: "蔡颖", sex: Sex::Female, number: "440399199506160169", phone: "13800138029",
        licence: Some(Paper { file_number: "440300200110", ..PLAIN }),
        scene: five_owners, ..NOBODY
    },
    Person {
        seed: "filing-blacklisted",
        zh: "曾提供虚假材料，在备案黑名单；可登录",
        en: "Handed in false material once and is blacklisted; can log in",
        name: "彭勇", number: "440399197401050191", phone: "13800138030",
        licence: Some(Paper { file_number: "440300200111", ..PLAIN }),
        scene: blacklisted, ..NOBODY
    },
    Person {
        seed: "car-with-three-users",
        zh: "车主：粤B3U3S3 已有三位备案人；可登录",
        en: "An owner whose car 粤B3U3S3 has three users; can log in",
        name: "曾丽", sex: Sex::Female, number: "440399199007250223", phone: "13800138031",
        licence: Some(Paper { file_number: "440300200112", ..PLAIN }),
        cars: &[Car { plate: "粤B3U3S3", engine_tail: "U3U3U3", vin_tail: "000401", ..CAR }],
        scene: three_users, ..NOBODY
    },
    Person {
        seed: "filings-ended",
        zh: "备案都已结束：一辆车过户，系统解除；一次人工审核认定不是本人，未通过；可登录",
        en: "Filings that ended: of a car that was sold, by the system; refused in review, since the photo showed somebody else; can log in",
        name: "夏雨", sex: Sex::Female, number: "440399199808080287", phone: "13800138034",
        licence: Some(Paper { file_number: "440300200113", ..PLAIN }),
        scene: ended, ..NOBODY
    },
    Person {
        seed: "every-vehicle-status",
        zh: "名下 34 辆车，机动车状态、号牌种类、使用性质各出现一次；可登录",
        en: "Thirty-four vehicles in one name: every status, kind of plate and use once; can log in",
        name: "郭晨", number: "440399197206070138", phone: "13800138035",
        licence: Some(Paper { file_number: "440300200114", ..PLAIN }),
        scene: fleet::register, ..NOBODY
    },
];

/// A car of a unit: nobody's document, and the register's contact phone.
fn firms_car(town: &mut Town<'_>, _: &Person) -> Result<(), Broken> {
    let firm = Owner {
        number: "91440399MA5TEST07X",
        name: "深圳市示例有限公司",
        contact: Some("13800138032"),
    };
    let car = Car { plate: "粤B77K33", engine_tail: "K33K33", vin_tail: "000241", ..CAR };
    car.register(town, "v-firm-1", &firm)?;
    Ok(())
}

/// Registered on the identity card, while the account is on the home return permit: the holder's
/// data match, not the number.
fn hong_kong_car(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let car = Car {
        plate_kind: "26",
        plate: "粤Z1A23港",
        engine_tail: "HK0117",
        vin_tail: "000308",
        model: "丰田牌 ALPHARD",
        permit: Some(Permit {
            scheme: Scheme::HongKong,
            home_plate: "AB 1234",
            ends_in: 200,
            stays: &[(130, 101), (80, 51)],
            entered: Some(19),
            answers_after_ms: 0,
        }),
        ..CAR
    };
    let owner = Owner { number: HK_ID, name: me.name, contact: None };
    car.register(town, "v-hk-car-found-1", &owner)?;
    records::of_hong_kong_car(town)
}

fn friends_car(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    load(town, "car-owner")?;
    let since = day::months_before(town.today(), 4).unwrap_or(town.today());
    scene::file(town, me.seed, &me.account_id(), "v-car-owner-1", Relation::Friend, since)?;
    records::of_friends_car(town)
}

fn young_filing(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    load(town, "car-owner")?;
    let since = in_days(town.today(), -10);
    scene::file(town, me.seed, &me.account_id(), "v-car-owner-2", Relation::Friend, since)?;
    records::of_young_filing(town)
}

fn two_failures(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    load(town, "car-owner")?;
    let next = vec![FaceVerdict::Failed, FaceVerdict::Failed];
    face::queue(town, me.account_id().as_str(), next)
}

fn three_filed(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    load(town, "car-owner")?;
    for (at, owner) in (1..=3).zip(&OWNERS) {
        lend(town, owner)?;
        let name = format!("{}-{at}", me.seed);
        let since = in_days(town.today(), -40 * at);
        scene::file(town, &name, &me.account_id(), owner.id, Relation::Relative, since)?;
    }
    Ok(())
}

fn five_this_year(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    load(town, "car-owner")?;
    let today = town.today();
    let new_year = NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today);
    for at in 1..=5 {
        let name = format!("{}-{at}", me.seed);
        let on = in_days(today, -at).max(new_year);
        scene::file_and_unbind(town, &name, &me.account_id(), "v-car-owner-1", on)?;
    }
    Ok(())
}

fn five_owners(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    load(town, "car-owner")?;
    for (at, owner) in (1..).zip(&OWNERS) {
        lend(town, owner)?;
        let name = format!("{}-{at}", me.seed);
        let on = in_days(town.today(), -400 - at);
        scene::file_and_unbind(town, &name, &me.account_id(), owner.id, on)?;
    }
    Ok(())
}

fn blacklisted(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    load(town, "car-owner")?;
    town.put(&BlacklistRow { number: me.number.to_owned(), at_ms: town.now_ms })
}

fn three_users(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let users = [
        ("a-user-1", ("邓伟", "440399198802190114", "13800138036")),
        ("a-user-2", ("曹芳", "440399197910010243", "13800138037")),
        ("a-user-3", ("田野", "440399196802010145", "13800138038")),
    ];
    for (at, (id, who)) in (1..).zip(users) {
        let user = scene::stranger(town, id, who)?;
        let name = format!("{}-{at}", me.seed);
        let since = in_days(town.today(), -30 * at);
        scene::file(town, &name, &user, "v-car-with-three-users-1", Relation::Relative, since)?;
    }
    Ok(())
}

fn ended(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    load(town, "car-owner")?;
    for (at, owner) in (1..=2).zip(&OWNERS) {
        lend(town, owner)?;
        let name = format!("{}-{at}", me.seed);
        let on = in_days(town.today(), -30 * at);
        let end = if at == 1 { scene::End::Sold } else { scene::End::NotTheApplicant };
        scene::file_and_end(town, &name, &me.account_id(), owner.id, on, end)?;
    }
    Ok(())
}

/// A car whose owner has no account.
struct Lent {
    id: &'static str,
    plate: &'static str,
    engine_tail: &'static str,
    owner: Owner,
}

/// The phone that the register has of all of them but the last.
const CONTACT: Option<&str> = Some("13800138033");

static OWNERS: [Lent; 5] = [
    lent("v-lent-1", "粤B1L0A1", "L0A101", "440399197507180269", "任倩", CONTACT),
    lent("v-lent-2", "粤B1L0A2", "L0A102", "440399197606060131", "姚远", CONTACT),
    lent("v-lent-3", "粤B1L0A3", "L0A103", "44039919781212014X", "钟敏", CONTACT),
    lent("v-lent-4", "粤B1L0A4", "L0A104", "440399198011110157", "汪洋", CONTACT),
    lent("v-lent-5", "粤B1L0A5", "L0A105", "440399198505050166", "范冰", None),
];

const fn lent(
    id: &'static str,
    plate: &'static str,
    engine_tail: &'static str,
    number: &'static str,
    name: &'static str,
    contact: Option<&'static str>,
) -> Lent {
    Lent { id, plate, engine_tail, owner: Owner { number, name, contact } }
}

fn lend(town: &mut Town<'_>, lent: &Lent) -> Result<(), Broken> {
    let car = Car { plate: lent.plate, engine_tail: lent.engine_tail, vin_tail: "000500", ..CAR };
    car.register(town, lent.id, &lent.owner)?;
    Ok(())
}
