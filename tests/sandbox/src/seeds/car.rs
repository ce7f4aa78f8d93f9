//! A car of a seed, and how it comes into the register.

use chrono::{Datelike, Days, NaiveDate};
use tongtu_contract::{Scheme, Stay, VehicleId};

use crate::store::Broken;
use crate::town::Town;
use crate::vehicle_rows::{PermitRow, VehicleRow};

/// A car. Days count from the tenant's today.
pub(super) struct Car {
    pub(super) plate_kind: &'static str,
    pub(super) plate: &'static str,
    pub(super) engine_tail: &'static str,
    pub(super) vin_tail: &'static str,
    pub(super) model: &'static str,
    pub(super) status: &'static str,
    pub(super) usage: &'static str,
    /// Registered in June, so many years ago.
    pub(super) years: i32,
    /// Days until the inspection is due; `None`: none is on file.
    pub(super) inspection_in: Option<i64>,
    pub(super) insurance_in: Option<i64>,
    pub(super) permit: Option<Permit>,
}

/// Leave to drive in Guangdong.
pub(super) struct Permit {
    pub(super) scheme: Scheme,
    pub(super) home_plate: &'static str,
    /// Days until its term ends.
    pub(super) ends_in: i64,
    /// Stays that have ended: days ago of entry and of leaving, oldest first.
    pub(super) stays: &'static [(i64, i64)],
    /// Days ago of entry, for a car that is here.
    pub(super) entered: Option<i64>,
    pub(super) answers_after_ms: i64,
}

/// A small car in good order.
pub(super) const CAR: Car = Car {
    plate_kind: "02",
    plate: "",
    engine_tail: "",
    vin_tail: "",
    model: "大众牌 FV7144",
    status: "A",
    usage: "A",
    years: 4,
    inspection_in: Some(400),
    insurance_in: Some(200),
    permit: None,
};

/// On whom a car is registered.
pub(super) struct Owner {
    pub(super) number: &'static str,
    pub(super) name: &'static str,
    /// The phone that the register has.
    pub(super) contact: Option<&'static str>,
}

impl Car {
    /// Enters the car into the register.
    pub(super) fn register(
        &self,
        town: &mut Town<'_>,
        id: &str,
        owner: &Owner,
    ) -> Result<VehicleRow, Broken> {
        let today = town.today();
        let june = NaiveDate::from_ymd_opt(today.year() - self.years, 6, 18).unwrap_or(today);
        let row = VehicleRow {
            id: VehicleId(id.to_owned()),
            owner: owner.number.to_owned(),
            owner_name: owner.name.to_owned(),
            contact: owner.contact.map(str::to_owned),
            plate_kind: self.plate_kind.to_owned(),
            plate: self.plate.to_owned(),
            engine_tail: self.engine_tail.to_owned(),
            vin_tail: self.vin_tail.to_owned(),
            model: self.model.to_owned(),
            status: self.status.to_owned(),
            usage: self.usage.to_owned(),
            issuer: self.plate.chars().take(2).collect(),
            registered_on: june,
            inspection_until: self.inspection_in.map(|days| in_days(today, days)),
            insurance_until: self.insurance_in.map(|days| in_days(today, days)),
            permit: self.permit.as_ref().map(|permit| permit.on(today)),
        };
        town.put(&row)?;
        Ok(row)
    }
}

impl Permit {
    fn on(&self, today: NaiveDate) -> PermitRow {
        let term_until = in_days(today, self.ends_in);
        let stays = self.stays.iter().map(|(entered, left)| Stay {
            entered_on: in_days(today, -entered),
            left_on: in_days(today, -left),
        });
        PermitRow {
            scheme: self.scheme.clone(),
            home_plate: self.home_plate.to_owned(),
            term_from: in_days(term_until, -364),
            term_until,
            stays: stays.filter(|stay| stay.left_on.year() == today.year()).collect(),
            entered_on: self.entered.map(|ago| in_days(today, -ago)),
            answers_after_ms: self.answers_after_ms,
        }
    }
}

/// A day so many days from another; before it where they are negative.
pub(super) fn in_days(day: NaiveDate, days: i64) -> NaiveDate {
    let count = Days::new(days.unsigned_abs());
    let moved = if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) };
    moved.unwrap_or(day)
}
