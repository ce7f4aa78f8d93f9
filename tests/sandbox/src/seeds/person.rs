//! A seed as a person: documents, licence, account, cars, and what happened before.

use chrono::{Datelike, Days, NaiveDate};
use tongtu_contract::{
    AccountId, ElicenceEvent, ElicenceReason, ElicenceStep, PictureId, Sex, UploadId,
};
use tongtu_rules::day;
use tongtu_rules::document::{self, DocType};
use tongtu_rules::licence::points;

use super::car::{Car, Owner};
use super::{CITY, PASSWORD};
use crate::person::{kind_of, letter_of};
use crate::rows::{
    AccountRow, ElicenceRow, LicenceRow, PersonRow, PictureRow, PortraitRow, Stage, UploadRow,
};
use crate::store::Broken;
use crate::town::Town;
use crate::{picture, secret, upload};

pub(super) struct Person {
    pub(super) seed: &'static str,
    pub(super) zh: &'static str,
    pub(super) en: &'static str,
    pub(super) name: &'static str,
    pub(super) sex: Sex,
    /// Told by the number itself where it can be.
    pub(super) born: (i32, u32, u32),
    pub(super) kind: DocType,
    pub(super) number: &'static str,
    /// Other documents that are valid today.
    pub(super) others: &'static [(DocType, &'static str)],
    pub(super) phone: &'static str,
    pub(super) has_account: bool,
    pub(super) licence: Option<Paper>,
    pub(super) elicence: Portrait,
    /// Registered on the document: `v-{seed}-1`, `v-{seed}-2`, …
    pub(super) cars: &'static [Car],
    /// What happened before this day: filings, friends, records.
    pub(super) scene: Scene,
}

/// Sets up what a person's row cannot say; called once, when everything else of them is there.
pub(super) type Scene = fn(&mut Town<'_>, &Person) -> Result<(), Broken>;

/// The licence of a seed.
pub(super) struct Paper {
    /// Where it is not the document's number: it was issued on one that is no longer valid.
    pub(super) number: Option<&'static str>,
    pub(super) file_number: &'static str,
    pub(super) classes: &'static str,
    pub(super) status: &'static str,
    pub(super) accumulated: u16,
    pub(super) pending: u16,
    pub(super) age: Age,
}

#[derive(Clone, Copy)]
pub(super) enum Age {
    /// First issued five years ago, in the middle of June; good for another year.
    Years,
    /// First issued five years ago, less twelve days: the cycle ends on the twelfth from today.
    TurnsSoon,
    /// Made yesterday.
    Yesterday,
    /// Ran out last month.
    RunOut,
    /// Long-term.
    LongTerm,
}

#[derive(Clone, Copy)]
pub(super) enum Portrait {
    None,
    Active,
    RefusedTwice,
}

pub(super) const PLAIN: Paper = Paper {
    number: None,
    file_number: "",
    classes: "C1",
    status: "A",
    accumulated: 0,
    pending: 0,
    age: Age::Years,
};

pub(super) const NOBODY: Person = Person {
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
    cars: &[],
    scene: |_, _| Ok(()),
};

impl Person {
    pub(super) fn arrive(&self, town: &mut Town<'_>) -> Result<(), Broken> {
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
        for (at, car) in (1..).zip(self.cars) {
            let owner = Owner { number: self.number, name: self.name, contact: None };
            car.register(town, &format!("v-{}-{at}", self.seed), &owner)?;
        }
        (self.scene)(town, self)
    }

    fn licence(&self, paper: &Paper, today: NaiveDate) -> LicenceRow {
        let days_ago = |days| today.checked_sub_days(Days::new(days)).unwrap_or(today);
        let june = |years| NaiveDate::from_ymd_opt(today.year() - years, 6, 15).unwrap_or(today);
        let after_years = |from, years: u32| day::months_after(from, 12 * years).unwrap_or(today);
        let (first_issued_on, valid_from, valid_until) = match paper.age {
            Age::Years => (june(5), june(5), Some(after_years(june(5), 6))),
            Age::TurnsSoon => {
                let turn = today.checked_add_days(Days::new(13)).unwrap_or(today);
                let first = day::months_before(turn, 60).unwrap_or(today);
                (first, first, Some(after_years(first, 6)))
            }
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
            counted_from: points::cycle(first_issued_on, today).map(|cycle| cycle.start),
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

    /// The account's id, for scenes.
    pub(super) fn account_id(&self) -> AccountId {
        AccountId(format!("a-{}", self.seed))
    }

    fn account(&self, town: &Town<'_>) -> Result<AccountRow, Broken> {
        Ok(AccountRow {
            id: self.account_id(),
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
        owner: upload::owner_of(account),
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
