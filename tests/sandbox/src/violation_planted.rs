//! Records that seeds and the console plant: what a camera or an officer saw some days ago.
//!
//! Acts and their codes are restated, places and plates invented. Times are told from the tenant's
//! now, so that a record is as old next year as it is today.

use chrono::{Days, NaiveDate};
use tongtu_contract::{PenaltyKind, ViolationId, ViolationOrigin};
use tongtu_rules::day::Calendar;
use tongtu_rules::violation::deadline::{self, Term};

use crate::decision;
use crate::licence::midnight_ms;
use crate::rows::LicenceRow;
use crate::store::Broken;
use crate::town::Town;
use crate::violation;
use crate::violation_garage::day_of;
use crate::violation_rows::{Fate, ViolationRow};

/// An act as records name it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Act {
    pub(crate) code: &'static str,
    pub(crate) text: &'static str,
    pub(crate) rule: &'static str,
    pub(crate) points: u16,
    pub(crate) fine_fen: i64,
    /// 实测值, 标准值.
    pub(crate) speed: Option<(u32, u32)>,
}

pub(crate) const PARKED: Act = Act {
    code: "1039",
    text: "机动车违反规定停放、临时停车，妨碍其他车辆、行人通行",
    rule: "《道路交通安全法》第五十六条",
    points: 0,
    fine_fen: 20_000,
    speed: None,
};
pub(crate) const SIGN: Act = Act {
    code: "1344",
    text: "机动车违反禁令标志指示",
    rule: "《道路交通安全法》第三十八条",
    points: 1,
    fine_fen: 20_000,
    speed: None,
};
pub(crate) const ZEBRA: Act = Act {
    code: "1357",
    text: "遇行人正在通过人行横道时未停车让行",
    rule: "《道路交通安全法》第四十七条",
    points: 3,
    fine_fen: 20_000,
    speed: None,
};
pub(crate) const SPEED: Act = Act {
    code: "1352",
    text: "驾驶机动车在城市道路上行驶超过规定时速20%以上未达50%",
    rule: "《道路交通安全法》第四十二条",
    points: 3,
    fine_fen: 20_000,
    speed: Some((78, 60)),
};
pub(crate) const LIGHT: Act = Act {
    code: "1625",
    text: "驾驶机动车违反道路交通信号灯通行",
    rule: "《道路交通安全法》第三十八条",
    points: 6,
    fine_fen: 20_000,
    speed: None,
};
pub(crate) const MOTORWAY: Act = Act {
    code: "4312",
    text: "机动车在高速公路上违法停车",
    rule: "《道路交通安全法》第六十八条",
    points: 9,
    fine_fen: 20_000,
    speed: None,
};
pub(crate) const DRUNK: Act = Act {
    code: "1712",
    text: "饮酒后驾驶机动车",
    rule: "《道路交通安全法》第九十一条",
    points: 12,
    fine_fen: 150_000,
    speed: None,
};
/// 警告: no points, no fine.
pub(crate) const WARNED: Act = Act {
    code: "1110",
    text: "机动车未按规定使用灯光，情节轻微",
    rule: "《道路交通安全法》第九十条",
    points: 0,
    fine_fen: 0,
    speed: None,
};

/// Where cameras hang.
const PLACES: [&str; 6] = [
    "深南大道与香蜜湖路交叉口",
    "北环大道皇岗立交东行",
    "滨海大道沙河西立交",
    "福中三路民田路口",
    "梅观高速清湖出口",
    "红荔路新洲路口",
];
const OFFICES: [&str; 3] = [
    "深圳市公安局交通警察局福田大队",
    "深圳市公安局交通警察局南山大队",
    "深圳市公安局交通警察局机训大队",
];

/// A record before it is written down.
#[derive(Debug, Clone)]
pub(crate) struct Plant {
    row: ViolationRow,
}

impl Plant {
    /// A camera saw it so many days ago; reviewed two days, told four days afterwards.
    pub(crate) fn new(
        town: &Town<'_>,
        (plate_kind, plate): (&str, &str),
        act: &Act,
        days_ago: u64,
    ) -> Result<Plant, Broken> {
        let seq = town.next::<ViolationRow>()?;
        let today = town.today();
        let day = today.checked_sub_days(Days::new(days_ago)).unwrap_or(today);
        // Spread over the day, and never after now.
        let minute = i64::try_from(seq * 37 % 600).unwrap_or_default() + 7 * 60;
        let occurred_at_ms = (midnight_ms(day) + minute * 60_000).min(town.now_ms);
        let pick = |list: &[&str]| {
            let at = usize::try_from(seq).unwrap_or_default() % list.len().max(1);
            list.get(at).map(|text| (*text).to_owned()).unwrap_or_default()
        };
        let (measured, limit) = act.speed.unzip();
        let row = ViolationRow {
            id: ViolationId(format!("v-{seq:06}")),
            plate_kind: plate_kind.to_owned(),
            plate: plate.to_owned(),
            driver: None,
            occurred_at_ms,
            place: pick(&PLACES),
            act_code: act.code.to_owned(),
            act: act.text.to_owned(),
            rule: act.rule.to_owned(),
            points: act.points,
            fine_fen: act.fine_fen,
            penalties: penalties(act.fine_fen),
            measured,
            limit,
            found_by: pick(&OFFICES),
            origin: ViolationOrigin::Camera,
            reviewed_at_ms: 0,
            notified_at_ms: 0,
            appear_by: day,
            is_extended: false,
            fate: Fate::Open,
            renter: None,
            objection: None,
            pictures: if act.speed.is_some() { 2 } else { 3 },
            updated_at_ms: occurred_at_ms,
        };
        Ok(Plant { row }.seen_on(day))
    }

    /// On another day, at the same hour.
    pub(crate) fn seen_on(mut self, day: NaiveDate) -> Plant {
        let midnight = midnight_ms(day);
        let hour_ms = self.row.occurred_at_ms - midnight_ms(day_of(self.row.occurred_at_ms));
        self.row.occurred_at_ms = midnight + hour_ms;
        self.row.reviewed_at_ms = midnight + 2 * DAY_MS + TEN_MS;
        self.row.notified_at_ms = midnight + 4 * DAY_MS + TEN_MS;
        let told = day_of(self.row.notified_at_ms);
        self.row.appear_by =
            deadline::due(Term::Appear, told, &Calendar::default()).unwrap_or(told);
        self.row.updated_at_ms = self.row.occurred_at_ms;
        self
    }

    pub(crate) fn points(mut self, points: u16) -> Plant {
        self.row.points = points;
        self
    }

    pub(crate) fn fine(mut self, fine_fen: i64) -> Plant {
        self.row.fine_fen = fine_fen;
        self.row.penalties = penalties(fine_fen);
        self
    }

    /// Told of already, whatever the day.
    pub(crate) fn told(mut self, now_ms: i64) -> Plant {
        self.row.reviewed_at_ms = self.row.reviewed_at_ms.min(now_ms);
        self.row.notified_at_ms = self.row.notified_at_ms.min(now_ms);
        self
    }

    pub(crate) fn penalties(mut self, penalties: Vec<PenaltyKind>) -> Plant {
        self.row.penalties = penalties;
        self
    }

    /// An officer met the driver: no picture, and nobody has to be told.
    pub(crate) fn by_officer(mut self, driver: &str) -> Plant {
        self.row.driver = Some(driver.to_owned());
        self.row.origin = ViolationOrigin::Scene;
        self.row.pictures = 0;
        self.row.reviewed_at_ms = self.row.occurred_at_ms;
        self.row.notified_at_ms = self.row.occurred_at_ms;
        self
    }

    pub(crate) fn place(self, town: &Town<'_>) -> Result<ViolationRow, Broken> {
        violation::record(town, &self.row)?;
        Ok(self.row)
    }

    /// Decided at once, as an officer does, or some time afterwards.
    pub(crate) fn decided(
        mut self,
        town: &mut Town<'_>,
        driver: &str,
        paper: Option<&mut LicenceRow>,
        at_ms: Option<i64>,
    ) -> Result<ViolationRow, Broken> {
        let at_ms = at_ms.unwrap_or(self.row.occurred_at_ms);
        decision::make(town, &mut self.row, driver, paper, at_ms)?;
        Ok(self.row)
    }
}

fn penalties(fine_fen: i64) -> Vec<PenaltyKind> {
    vec![if fine_fen > 0 { PenaltyKind::Fine } else { PenaltyKind::Warning }]
}

const DAY_MS: i64 = 24 * 3_600_000;
const TEN_MS: i64 = 10 * 3_600_000;
