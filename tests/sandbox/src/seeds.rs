//! 种子: named people and the state they are in. All of them are invented; the county part 99 of
//! their numbers is issued to nobody.
//!
//! Days are told from the tenant's today, so that a licence is as good next year as it is now.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;
use tongtu_contract::{
    AccountId, DocKind, ElicenceEvent, ElicenceReason, ElicenceStep, PictureId, Sex, UploadId,
};
use tongtu_rules::day;
use tongtu_rules::document::{self, DocType};

use crate::person::{kind_of, letter_of};
use crate::rows::{
    AccountRow, ElicenceRow, LicenceRow, PersonRow, PictureRow, PortraitRow, SeedRow, Stage,
    UploadRow,
};
use crate::store::Broken;
use crate::town::Town;
use crate::{picture, secret};

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
}

struct Person {
    seed: &'static str,
    zh: &'static str,
    en: &'static str,
    name: &'static str,
    sex: Sex,
    /// Told by the number itself where it can be.
    born: (i32, u32, u32),
    kind: DocType,
    number: &'static str,
    /// Other documents that are valid today.
    others: &'static [(DocType, &'static str)],
    phone: &'static str,
    has_account: bool,
    licence: Option<Paper>,
    elicence: Portrait,
}

/// The licence of a seed.
struct Paper {
    /// Where it is not the document's number: it was issued on one that is no longer valid.
    number: Option<&'static str>,
    file_number: &'static str,
    classes: &'static str,
    status: &'static str,
    accumulated: u16,
    pending: u16,
    age: Age,
}

#[derive(Clone, Copy)]
enum Age {
    /// First issued five years ago, in the middle of June; good for another year.
    Years,
    /// Made yesterday.
    Yesterday,
    /// Ran out last month.
    RunOut,
    /// Long-term.
    LongTerm,
}

#[derive(Clone, Copy)]
enum Portrait {
    None,
    Active,
    RefusedTwice,
}

const PLAIN: Paper = Paper {
    number: None,
    file_number: "",
    classes: "C1",
    status: "A",
    accumulated: 0,
    pending: 0,
    age: Age::Years,
};

const NOBODY: Person = Person {
    seed: "",
    zh: "",
    en: "",
    name: "",
    sex: Sex::Male,
    born: (1990, 1, 1),
    kind: DocType::ResidentId,
    number: "",
    others: &[],
    phone: "",
    has_account: true,
    licence: None,
    elicence: Portrait::None,
};

#[rustfmt::skip] // one person a paragraph
static PEOPLE: [Person; 13] = [
    Person {
        seed: "hk-resident", has_account: false,
        zh: "香港居民，驾驶证登记在回乡证上；未注册。用香港身份证 A123456(3) 注册会因证件不符被退回",
        en: "A Hong Kong resident whose licence is on the home return permit; not registered. Registering with the identity card A123456(3) is refused as the wrong document",
        name: "陈大文", born: (1988, 3, 2), kind: DocType::HomeReturnPermit, number: "H12345678",
        others: &[(DocType::HkId, "A123456(3)")], phone: "13800138000",
        licence: Some(Paper { file_number: "440300123456", ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "passport-renewed", has_account: false,
        zh: "外国人，护照已换新，驾驶证仍登记在旧护照上；未注册，注册后按档案编号备案",
        en: "A foreigner with a new passport and a licence on the old one; not registered, files by the file number afterwards",
        name: "MARIA SILVA", sex: Sex::Female, born: (1991, 7, 9), kind: DocType::Passport, number: "C01X00T47",
        phone: "13800138001",
        licence: Some(Paper { number: Some("L898902C3"), file_number: "310012345678", ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "mainland-driver", has_account: false,
        zh: "内地居民，驾驶证正常；未注册，注册时即时核验",
        en: "A mainland resident with a normal licence; not registered, checked at once",
        name: "张三", number: "110199199001010010", phone: "13800138002",
        licence: Some(Paper { file_number: "110001234567", accumulated: 3, ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "new-licence",
        zh: "昨天刚领到驾驶证，尚未入库；可登录",
        en: "Got the licence yesterday, not in the register yet; can log in",
        name: "李昇", sex: Sex::Female, number: "33019919880808018X", phone: "13800138003",
        licence: Some(Paper { file_number: "330012345678", age: Age::Yesterday, ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "licence-held",
        zh: "驾驶证被扣留（U），不能办理电子驾驶证；可登录",
        en: "The licence is held (U): no electronic licence; can log in",
        name: "王磊", number: "440399199203170132", phone: "13800138004",
        licence: Some(Paper { file_number: "440300200001", status: "U", ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "points-full",
        zh: "记满 12 分（B）；可登录",
        en: "Full points, twelve (B); can log in",
        name: "赵敏", sex: Sex::Female, number: "110199198506240220", phone: "13800138005",
        licence: Some(Paper { file_number: "110000200002", status: "B", accumulated: 12, ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "overdue",
        zh: "驾驶证上月到期未换（M）；可登录",
        en: "The licence ran out last month (M); can log in",
        name: "孙平", number: "310199198810090156", phone: "13800138006",
        licence: Some(Paper { file_number: "310000200003", age: Age::RunOut, ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "registered",
        zh: "已注册，驾驶证正常，未申领电子驾驶证；可登录",
        en: "Registered, normal licence, no electronic licence yet; can log in",
        name: "周涛", number: "330199197905020176", phone: "13800138007",
        licence: Some(Paper { file_number: "330000200004", accumulated: 6, pending: 3, ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "hk-registered",
        zh: "香港居民，已注册，未申领电子驾驶证；可登录",
        en: "A Hong Kong resident, registered, no electronic licence yet; can log in",
        name: "何家欣", sex: Sex::Female, born: (1993, 11, 4), kind: DocType::HomeReturnPermit, number: "H87654321",
        phone: "13800138008",
        licence: Some(Paper { file_number: "440300200005", ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "elicence-active",
        zh: "电子驾驶证已生成；可登录",
        en: "The electronic licence is in force; can log in",
        name: "吴刚", number: "510199199408150247", sex: Sex::Female, phone: "13800138009",
        licence: Some(Paper { file_number: "510000200006", ..PLAIN }), elicence: Portrait::Active, ..NOBODY
    },
    Person {
        seed: "third-rejection",
        zh: "电子驾驶证照片已被退回两次，再退一次须到窗口办理；可登录",
        en: "Two photos were refused; a third refusal sends to the window; can log in",
        name: "郑洁", sex: Sex::Female, number: "440399199011120122", phone: "13800138010",
        licence: Some(Paper { file_number: "440300200007", ..PLAIN }), elicence: Portrait::RefusedTwice, ..NOBODY
    },
    Person {
        seed: "long-term",
        zh: "驾驶证长期有效，准驾 A2，有未处理违法（H）；可登录",
        en: "A long-term licence of class A2 with violations pending (H); can log in",
        name: "冯海", number: "110199198709230161", sex: Sex::Female, phone: "13800138011",
        licence: Some(Paper { file_number: "110000200008", classes: "A2", status: "H", age: Age::LongTerm, ..PLAIN }), ..NOBODY
    },
    Person {
        seed: "no-licence",
        zh: "已注册，名下没有驾驶证；可登录",
        en: "Registered, with no licence at all; can log in",
        name: "蒋波", number: "210199199312010310", phone: "13800138012", ..NOBODY
    },
];

/// Everybody, for the list in the console.
pub(crate) fn all() -> Vec<Seed> {
    PEOPLE.iter().map(Person::seen).collect()
}

/// Calls somebody in. What is there already stays as it is.
pub(crate) fn load(town: &mut Town<'_>, name: &str) -> Result<Option<Seed>, Broken> {
    let Some(person) = PEOPLE.iter().find(|person| person.seed == name) else {
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
            },
        }
    }

    fn arrive(&self, town: &mut Town<'_>) -> Result<(), Broken> {
        let own = (kind_of(self.kind), self.number.to_owned());
        let others =
            self.others.iter().map(|(kind, number)| (kind_of(*kind), (*number).to_owned()));
        town.put(&PersonRow {
            name: self.name.to_owned(),
            documents: std::iter::once(own).chain(others).collect(),
        })?;
        if let Some(paper) = &self.licence {
            town.put(&self.licence(paper, town.today()))?;
        }
        if self.has_account {
            let account = self.account(town)?;
            town.put(&account)?;
            self.portrait(town, &account)?;
        }
        Ok(())
    }

    fn licence(&self, paper: &Paper, today: NaiveDate) -> LicenceRow {
        let days_ago = |days| today.checked_sub_days(Days::new(days)).unwrap_or(today);
        let june = |years| NaiveDate::from_ymd_opt(today.year() - years, 6, 15).unwrap_or(today);
        let after_years = |from, years: u32| day::months_after(from, 12 * years).unwrap_or(today);
        let (first_issued_on, valid_from, valid_until) = match paper.age {
            Age::Years => (june(5), june(5), Some(after_years(june(5), 6))),
            Age::Yesterday => (days_ago(1), days_ago(1), Some(after_years(days_ago(1), 6))),
            Age::RunOut => {
                let first = day::months_before(days_ago(30), 72).unwrap_or(today);
                (first, first, Some(days_ago(30)))
            }
            Age::LongTerm => (june(20), june(4), None),
        };
        LicenceRow {
            number: paper.number.unwrap_or(self.number).to_owned(),
            name: self.name.to_owned(),
            sex: self.sex.clone(),
            born_on: self.born_on(today),
            classes: paper.classes.to_owned(),
            first_issued_on,
            valid_from,
            valid_until,
            file_number: paper.file_number.to_owned(),
            issuer: "粤B".to_owned(),
            status: paper.status.to_owned(),
            accumulated: paper.accumulated,
            pending: paper.pending,
            issued_on: valid_from,
        }
    }

    fn born_on(&self, today: NaiveDate) -> NaiveDate {
        let (year, month, day) = self.born;
        document::parse(self.kind, self.number, today)
            .ok()
            .and_then(|number| number.born())
            .or_else(|| NaiveDate::from_ymd_opt(year, month, day))
            .unwrap_or(today)
    }

    fn account(&self, town: &Town<'_>) -> Result<AccountRow, Broken> {
        Ok(AccountRow {
            id: AccountId(format!("a-{}", self.seed)),
            name: self.name.to_owned(),
            doc_type: letter_of(self.kind),
            doc_kind: kind_of(self.kind),
            number: self.number.to_owned(),
            phone: self.phone.to_owned(),
            city: CITY.to_owned(),
            registered_at_ms: town.now_ms,
            password: secret::seal(PASSWORD)?,
            filed: None,
        })
    }

    fn portrait(&self, town: &Town<'_>, account: &AccountRow) -> Result<(), Broken> {
        let past = |step, reasons| ElicenceEvent { at_ms: town.now_ms, step, reasons };
        let mut row = ElicenceRow {
            account: account.id.clone(),
            stage: Stage::None,
            rejections: 0,
            history: Vec::new(),
            portrait: None,
        };
        match self.elicence {
            Portrait::None => return Ok(()),
            Portrait::Active => {
                let picture = hang_portrait(town, account)?;
                row.stage = Stage::Active;
                row.portrait = Some(PortraitRow { picture, taken_on: town.today() });
                row.history = vec![
                    past(ElicenceStep::Submitted, Vec::new()),
                    past(ElicenceStep::Approved, Vec::new()),
                ];
            }
            Portrait::RefusedTwice => {
                let reasons = vec![ElicenceReason::BackgroundNotWhite];
                row.rejections = 2;
                row.stage = Stage::Rejected { reasons: reasons.clone() };
                for _ in 0..2 {
                    row.history.push(past(ElicenceStep::Submitted, Vec::new()));
                    row.history.push(past(ElicenceStep::Rejected, reasons.clone()));
                }
            }
        }
        town.put(&row)
    }
}

fn hang_portrait(town: &Town<'_>, account: &AccountRow) -> Result<PictureId, Broken> {
    let bytes = picture::of_nobody();
    let length = u64::try_from(bytes.len()).unwrap_or_default();
    let upload = UploadRow {
        id: UploadId(secret::id('u')?),
        owner: format!("account {}", account.id),
        length,
        offset: length,
        filetype: "image/jpeg".to_owned(),
        expires_at_ms: i64::MAX,
        ended: false,
    };
    town.put(&upload)?;
    town.add_piece(upload.id.as_str(), 0, &bytes)?;
    let picture = PictureRow {
        id: PictureId(secret::id('p')?),
        account: account.id.clone(),
        upload: upload.id,
    };
    town.put(&picture)?;
    Ok(picture.id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tongtu_rules::file_number::FileNumber;
    use tongtu_rules::{city, name, password, phone};

    use super::*;

    #[test]
    fn every_seed_is_somebody_the_rules_would_let_in() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        assert!(city::by_id(CITY).is_some());
        let mut once = BTreeSet::new();
        for person in &PEOPLE {
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
            for text in [person.seed, person.number, person.phone] {
                assert!(once.insert(text), "{}: {text}", person.seed);
            }
        }
    }
}
