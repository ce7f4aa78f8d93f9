//! 种子: named people and the state they are in. All of them are invented; the county part 99 of
//! their numbers is issued to nobody.
//!
//! - `drivers` licences · `vehicles` cars, filings, faces, cars from across the border · `records`
//!   records, fines, objections, hired cars · `fleet` a car of every kind · `cases` a case and a
//!   message of every kind
//! - `person` `car` `scene` `past`: what they are made of
//!
//! Days are told from the tenant's today, so that a licence is as good next year as it is now.

mod car;
mod cases;
mod drivers;
mod fleet;
mod past;
mod person;
mod records;
mod scene;
mod vehicles;

use serde::Serialize;
use tongtu_contract::DocKind;

use crate::person::kind_of;
use crate::rows::SeedRow;
use crate::store::Broken;
use crate::town::Town;

use car::Car;
use person::Person;

/// The password of every account that a seed makes.
const PASSWORD: &str = "Tongtu-2026";
const CITY: &str = "gd_b";

/// A seed as the console shows it.
#[derive(Debug, Serialize)]
pub(crate) struct Seed {
    name: &'static str,
    zh: &'static str,
    en: &'static str,
    facts: Facts,
}

/// What one types to be this person.
#[derive(Debug, Serialize)]
struct Facts {
    name: &'static str,
    doc_type: String,
    doc_kind: DocKind,
    number: &'static str,
    phone: &'static str,
    city: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file_number: Option<&'static str>,
    /// What one types to apply for filing one of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cars: Vec<CarFacts>,
}

#[derive(Debug, Serialize)]
struct CarFacts {
    plate_kind: &'static str,
    plate: &'static str,
    engine_tail: &'static str,
}

fn people() -> impl Iterator<Item = &'static Person> {
    drivers::PEOPLE.iter().chain(&vehicles::PEOPLE).chain(&records::PEOPLE).chain(&cases::PEOPLE)
}

/// Everybody, for the list in the console.
pub(crate) fn all() -> Vec<Seed> {
    people().map(Person::seen).collect()
}

/// Calls somebody in. What is there already stays as it is.
pub(crate) fn load(town: &mut Town<'_>, name: &str) -> Result<Option<Seed>, Broken> {
    let Some(person) = people().find(|person| person.seed == name) else {
        return Ok(None);
    };
    if town.get::<SeedRow>(name)?.is_none() {
        person.arrive(town)?;
        town.put(&SeedRow { name: name.to_owned(), at_ms: town.now_ms })?;
    }
    Ok(Some(person.seen()))
}

impl Person {
    fn seen(&self) -> Seed {
        Seed {
            name: self.seed,
            zh: self.zh,
            en: self.en,
            facts: Facts {
                name: self.name,
                doc_type: self.kind.code().to_string(),
                doc_kind: kind_of(self.kind),
                number: self.number,
                phone: self.phone,
                city: CITY,
                password: self.has_account.then_some(PASSWORD),
                file_number: self.licence.as_ref().map(|paper| paper.file_number),
                cars: self.cars.iter().map(Car::facts).collect(),
            },
        }
    }
}

impl Car {
    fn facts(&self) -> CarFacts {
        CarFacts { plate_kind: self.plate_kind, plate: self.plate, engine_tail: self.engine_tail }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::NaiveDate;
    use tongtu_contract::Sex;
    use tongtu_rules::file_number::FileNumber;
    use tongtu_rules::plate::{Plate, kind_name};
    use tongtu_rules::{city, document, engine, name, password, phone};

    use super::*;

    #[test]
    fn every_seed_is_somebody_the_rules_would_let_in() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        assert!(city::by_id(CITY).is_some());
        let mut once = BTreeSet::new();
        for person in people() {
            let number = document::parse(person.kind, person.number, today)
                .unwrap_or_else(|why| panic!("{}: {why}", person.seed));
            assert_eq!(number.as_str(), person.number, "{}", person.seed);
            for (kind, other) in person.others {
                assert!(document::parse(*kind, other, today).is_ok(), "{}: {other}", person.seed);
            }
            assert!(name::check(person.name).is_ok(), "{}", person.seed);
            assert!(phone::Phone::parse(person.phone).is_ok(), "{}", person.seed);
            let about = password::About { born: number.born(), phone: Some(person.phone) };
            assert!(password::check(PASSWORD, about).is_ok(), "{}", person.seed);
            if let Some(paper) = &person.licence {
                assert!(FileNumber::parse(paper.file_number).is_ok(), "{}", person.seed);
                assert!(once.insert(paper.file_number), "{}", person.seed);
            }
            let sex = number.sex().map(|sex| match sex {
                document::Sex::Female => Sex::Female,
                document::Sex::Male => Sex::Male,
            });
            assert!(sex.is_none_or(|sex| sex == person.sex), "{}: sex", person.seed);
            for car in person.cars {
                let plate = Plate::parse(car.plate).unwrap_or_else(|why| panic!("{why}"));
                let kind = car.plate_kind.parse().unwrap();
                assert!(plate.family().kinds().contains(&kind), "{}", car.plate);
                assert!(kind_name(kind).is_some(), "{}", car.plate);
                assert!(engine::check(car.engine_tail).is_ok(), "{}", car.plate);
                assert!(once.insert(car.plate), "{}", car.plate);
            }
            for text in [person.seed, person.number, person.phone] {
                assert!(once.insert(text), "{}: {text}", person.seed);
            }
        }
    }
}
