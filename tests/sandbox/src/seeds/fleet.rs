//! Every status, kind of plate and use of a vehicle once, so that its words can be read.
//!
//! Nobody owns such a fleet. The letters of a status stand as the register might keep them together.

use super::car::{CAR, Car, Owner};
use super::person::Person;
use crate::store::Broken;
use crate::town::Town;

/// The whole fleet on one document, in this order.
pub(super) fn register(town: &mut Town<'_>, me: &Person) -> Result<(), Broken> {
    let owner = Owner { number: me.number, name: me.name, contact: None };
    for (at, car) in (1..).zip(&FLEET) {
        car.register(town, &format!("v-{}-{at:02}", me.seed), &owner)?;
    }
    Ok(())
}

/// What all of them have in common.
const ANY: Car = Car { engine_tail: "F00600", vin_tail: "000600", ..CAR };

const GONE_BY: Option<i64> = Some(-5);
const SOON: Option<i64> = Some(20);

#[rustfmt::skip] // one car a line
static FLEET: [Car; 34] = [
    // ── each use, and what each status means ──
    Car { plate_kind: "01", plate: "粤B1K001", model: "宇通牌 ZK6100", status: "NL", usage: "B", inspection_in: GONE_BY, ..ANY },
    Car { plate_kind: "51", plate: "粤B10002D", model: "比亚迪牌 BYD6101", status: "IO", usage: "C", insurance_in: GONE_BY, ..ANY },
    Car { plate: "粤B1K003", model: "现代牌 BH7160", status: "M", usage: "D", inspection_in: None, insurance_in: SOON, ..ANY },
    Car { plate_kind: "01", plate: "粤B1K004", model: "金龙牌 XMQ6110", status: "KH", usage: "E", ..ANY },
    Car { plate_kind: "01", plate: "粤B1K005", model: "东风牌 EQ1180", status: "JC", usage: "F", ..ANY },
    Car { plate: "粤B1K006", model: "五菱牌 LZW6400", status: "DB", usage: "L", inspection_in: None, insurance_in: None, ..ANY },
    Car { plate: "粤B1K007", status: "EP", usage: "M", inspection_in: None, insurance_in: None, ..ANY },
    Car { plate: "粤B1K008", status: "F", usage: "Z", inspection_in: None, insurance_in: None, ..ANY },

    // ── each status as the headline ──
    Car { plate_kind: "07", plate: "粤B1K009", model: "豪爵牌 HJ125", status: "C", ..ANY },
    Car { plate_kind: "08", plate: "粤B1K010", model: "雅马哈牌 ZY50", status: "P", inspection_in: None, insurance_in: None, ..ANY },
    Car { plate_kind: "13", plate: "粤B1K011", model: "时风牌 SF1110", status: "B", ..ANY },
    Car { plate_kind: "15", plate: "粤B1K12挂", model: "中集牌 ZJV9400", status: "G", ..ANY },
    Car { plate_kind: "16", plate: "粤B1K13学", model: "捷达牌 FV7160", status: "Q", inspection_in: GONE_BY, ..ANY },
    Car { plate_kind: "03", plate: "使012345", model: "奥迪牌 A6L", status: "H", ..ANY },
    Car { plate_kind: "04", plate: "粤B1K15领", model: "奥迪牌 A6L", status: "O", ..ANY },
    Car { plate_kind: "26", plate: "粤Z1K16港", model: "丰田牌 ALPHARD", ..ANY },
    Car { plate_kind: "27", plate: "粤Z1K17澳", model: "本田牌 STEPWGN", status: "K", ..ANY },
    Car { plate_kind: "23", plate: "粤B1K18警", status: "L", usage: "H", ..ANY },
    Car { plate_kind: "24", plate: "粤B1K19警", model: "春风牌 CF650", status: "D", usage: "H", ..ANY },

    // ── the other kinds of plates ──
    Car { plate_kind: "05", plate: "粤Z00201", model: "丰田牌 HIACE", ..ANY },
    Car { plate_kind: "06", plate: "粤B1K021", model: "奔驰牌 E300L", ..ANY },
    Car { plate_kind: "09", plate: "使012346", model: "宝马牌 R1250", ..ANY },
    Car { plate_kind: "10", plate: "粤B1K23领", model: "宝马牌 R1250", ..ANY },
    Car { plate_kind: "11", plate: "粤Z00241", model: "本田牌 CB400", ..ANY },
    Car { plate_kind: "12", plate: "粤B1K025", model: "本田牌 CB400", ..ANY },
    Car { plate_kind: "14", plate: "粤0310026", model: "东方红牌 LX904", ..ANY },
    Car { plate_kind: "17", plate: "粤B1K27学", model: "豪爵牌 HJ125", ..ANY },
    Car { plate_kind: "18", plate: "粤B1K028", model: "广汽牌 GAC7150", ..ANY },
    Car { plate_kind: "19", plate: "粤B1K029", model: "豪爵牌 HJ150", ..ANY },
    Car { plate_kind: "20", plate: "粤Z临0030", model: "雷克萨斯牌 LM300", ..ANY },
    Car { plate_kind: "21", plate: "粤Z临0031", model: "川崎牌 Z900", ..ANY },
    Car { plate_kind: "22", plate: "粤B临0032", model: "小鹏牌 NHQ7000", ..ANY },
    Car { plate_kind: "25", plate: "粤B农0033", model: "福田牌 FT404", ..ANY },
    Car { plate_kind: "99", plate: "粤B1K034", model: "试制车", ..ANY },
];
