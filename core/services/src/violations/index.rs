//! The records in order: which belong to which chip, how they are counted, and the rows of those that
//! are on the screen.
//!
//! Made when a document changes, not when a screen is drawn: with five hundred records a call sorts
//! and says nothing that is not shown.

use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use tongtu_contract::{Decision, Violation, ViolationState};

use super::{predict, words};
use crate::{
    documents::{Doc, DocKey},
    effect::WaitingKind,
    fines::words as fines,
    screen::{Icon, Row, Tone},
    step::Context,
    text::Locale,
};

/// Rows a page.
pub(super) const PAGE: usize = 50;
/// Rows on the screen at most.
pub(super) const WINDOW: usize = 200;

/// What a list of records shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Chip {
    /// 未处理.
    #[default]
    Todo,
    /// 异议中: of these, what an objection lets rest.
    Objected,
    /// 待缴款.
    ToPay,
    /// 已办结.
    Done,
    /// 全部.
    All,
    /// One vehicle's, by its number among those that have records.
    Car(usize),
}

impl Chip {
    pub(super) const PLAIN: [Chip; 5] =
        [Chip::Todo, Chip::Objected, Chip::ToPay, Chip::Done, Chip::All];

    pub(super) fn id(&self) -> String {
        match self {
            Chip::Todo => "todo".to_owned(),
            Chip::Objected => "objected".to_owned(),
            Chip::ToPay => "to_pay".to_owned(),
            Chip::Done => "done".to_owned(),
            Chip::All => "all".to_owned(),
            Chip::Car(n) => format!("car.{n}"),
        }
    }

    pub(super) fn parse(id: &str) -> Option<Chip> {
        match id.strip_prefix("car.") {
            Some(n) => n.parse().ok().map(Chip::Car),
            None => Chip::PLAIN.into_iter().find(|chip| chip.id() == id),
        }
    }
}

/// Plate kind and plate.
pub(super) type Car = (String, String);

/// The records in the order they are read, sorted and counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    made_of: Made,
    /// Positions in the document, for each plain chip in its order.
    order: [Vec<usize>; 5],
    /// Of all that can be paid: fines, and what lateness has added to them.
    pub(super) owed: Owed,
    /// Vehicles that have records, the one with the newest first.
    pub(super) cars: Vec<Car>,
    of_car: Vec<Vec<usize>>,
}

/// 罚款 and 加处罚款, in fen.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Owed {
    pub(super) fines: i64,
    pub(super) surcharges: i64,
    /// Records whose order is under way: nobody pays them again.
    pub(super) paying: usize,
}

/// What an index rests on.
#[derive(Debug, Clone, Default)]
struct Made {
    docs: Vec<Option<Doc>>,
    /// Records against which an objection is on its way.
    objected: Vec<String>,
    today: NaiveDate,
}

const RESTS_ON: [DocKey; 2] = [DocKey::Violations, DocKey::Decisions];

impl Made {
    fn now(keys: &[DocKey], ctx: &Context) -> Made {
        let doc = |key: &DocKey| ctx.docs.slot(*key).and_then(|slot| slot.doc.clone());
        let objected = objected(ctx).map(str::to_owned).collect();
        Made { docs: keys.iter().map(doc).collect(), objected, today: ctx.today }
    }

    fn holds(&self, keys: &[DocKey], ctx: &Context) -> bool {
        let same = |(own, key): (&Option<Doc>, &DocKey)| {
            let now = ctx.docs.slot(*key).and_then(|slot| slot.doc.as_ref());
            match (own, now) {
                (Some(own), Some(now)) => own.is_same(now),
                (None, None) => true,
                _ => false,
            }
        };
        self.today == ctx.today
            && self.objected.iter().map(String::as_str).eq(objected(ctx))
            && self.docs.len() == keys.len()
            && self.docs.iter().zip(keys).all(same)
    }
}

impl Index {
    /// This one, if it still holds; else one made now.
    pub(super) fn of(index: &Arc<Index>, ctx: &Context) -> Arc<Index> {
        if index.made_of.holds(&RESTS_ON, ctx) { index.clone() } else { Arc::new(Index::new(ctx)) }
    }

    fn new(ctx: &Context) -> Index {
        let made_of = Made::now(&RESTS_ON, ctx);
        match ctx.docs.violations() {
            Some(doc) => Index { made_of, ..Index::sorted(&doc.items, ctx) },
            None => Index { made_of, ..Index::default() },
        }
    }

    /// Of these records; to be kept only with what it is made of.
    pub(super) fn sorted(items: &[Violation], ctx: &Context) -> Index {
        let newest = |n: &usize| Reverse(items.get(*n).map_or(0, |record| record.occurred_at_ms));
        let mut all: Vec<usize> = (0..items.len()).collect();
        all.sort_by_key(newest);
        let mut cars: Vec<Car> = Vec::new();
        let mut rank: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut of_car: Vec<Vec<usize>> = Vec::new();
        for (at, record) in all.iter().filter_map(|at| items.get(*at).map(|item| (*at, item))) {
            let car = (record.plate_kind.as_str(), record.plate.as_str());
            let n = *rank.entry(car).or_insert_with(|| {
                cars.push((car.0.to_owned(), car.1.to_owned()));
                of_car.push(Vec::new());
                cars.len() - 1
            });
            if let Some(own) = of_car.get_mut(n) {
                own.push(at);
            }
        }
        // Under one head stand the records of one vehicle; what is to be done, the soonest first.
        let soonest = |n: &usize| {
            let record = items.get(*n);
            let term = record.and_then(|record| words::appear_by(&record.state));
            term.unwrap_or(NaiveDate::MAX)
        };
        let by_car = |wanted: &dyn Fn(&Violation) -> bool, by_term: bool| -> Vec<usize> {
            let mut order = Vec::new();
            for own in &of_car {
                let is_wanted = |n: &&usize| items.get(**n).is_some_and(wanted);
                let mut own: Vec<usize> = own.iter().filter(is_wanted).copied().collect();
                if by_term {
                    own.sort_by_key(soonest);
                }
                order.append(&mut own);
            }
            order
        };
        let order = [
            by_car(&is_todo, true),
            by_car(&|record| is_objected(record, ctx), false),
            by_car(&|record| is_to_pay(record, ctx), false),
            by_car(&|record| !is_todo(record) && !is_to_pay(record, ctx), false),
            by_car(&|_| true, false),
        ];
        let owed = items.iter().filter_map(|record| to_pay(record, ctx));
        let owed = owed.fold(Owed::default(), |owed, own| {
            if !fines::is_payable(own) {
                return Owed { paying: owed.paying + 1, ..owed };
            }
            Owed {
                fines: owed.fines.saturating_add(own.fine_fen),
                surcharges: owed.surcharges.saturating_add(own.surcharge_fen),
                ..owed
            }
        });
        Index { made_of: Made::default(), order, owed, cars, of_car }
    }

    /// Positions of a chip's records.
    pub(super) fn of_chip(&self, chip: &Chip) -> &[usize] {
        let [todo, objected, to_pay, done, all] = &self.order;
        match chip {
            Chip::Todo => todo,
            Chip::Objected => objected,
            Chip::ToPay => to_pay,
            Chip::Done => done,
            Chip::All => all,
            Chip::Car(n) => self.of_car.get(*n).map_or(&[], Vec::as_slice),
        }
    }

    /// The number of a vehicle among those that have records.
    pub(super) fn car(&self, kind: &str, plate: &str) -> Option<usize> {
        self.cars.iter().position(|(own_kind, own)| own_kind == kind && own == plate)
    }
}

/// Waits for somebody: for the police, an answer, or the person.
fn is_todo(record: &Violation) -> bool {
    match record.state {
        ViolationState::Captured
        | ViolationState::Reviewed
        | ViolationState::Notified { .. }
        | ViolationState::Extended { .. }
        | ViolationState::UnderObjection
        | ViolationState::Announced { .. }
        | ViolationState::Unknown(_) => true,
        ViolationState::Handled { .. } | ViolationState::Deleted | ViolationState::Transferred => {
            false
        }
    }
}

/// Rests for an objection; also for one that is not sent yet, which stands where it will stand.
fn is_objected(record: &Violation, ctx: &Context) -> bool {
    record.state == ViolationState::UnderObjection
        || objected(ctx).any(|id| id == record.id.as_str())
}

fn objected<'a>(ctx: &'a Context) -> impl Iterator<Item = &'a str> {
    let objections = ctx.outbox.iter().filter(|item| item.kind == WaitingKind::Objection);
    objections.filter(|item| item.is_on_its_way()).map(|item| item.subject.as_str())
}

fn is_to_pay(record: &Violation, ctx: &Context) -> bool {
    to_pay(record, ctx).is_some()
}

fn to_pay<'a>(record: &Violation, ctx: &'a Context) -> Option<&'a Decision> {
    words::decision_of(record, ctx).filter(|decision| words::is_to_pay(decision))
}

/// What there is to pay today, with what lateness has added; else what it costs.
fn money(record: &Violation, ctx: &Context) -> Option<String> {
    let owed = to_pay(record, ctx).map(|decision| ctx.yuan(fines::owed(decision)));
    owed.or_else(|| words::fine(record, ctx))
}

/// What was deleted, or is somebody else's, costs this person nothing.
fn is_owed(record: &Violation) -> bool {
    !matches!(record.state, ViolationState::Deleted | ViolationState::Transferred)
}

/// The rows of a window, said once.
#[derive(Debug, Clone, Default)]
pub(super) struct Drawn {
    made_of: Made,
    locale: Option<Locale>,
    chip: Chip,
    from: usize,
    /// With the position of each row's record.
    pub(super) rows: Vec<(usize, Row)>,
}

/// The list shows these, and the verdicts in its rows rest on them.
const DRAWN_OF: [DocKey; 7] = [
    DocKey::Violations,
    DocKey::Decisions,
    DocKey::Objections,
    DocKey::Server,
    DocKey::Vehicles,
    DocKey::Licence,
    DocKey::Points,
];

impl Drawn {
    /// The first so many rows of a window: this one's, if they still hold, with what is missing.
    pub(super) fn of(
        drawn: &Arc<Drawn>,
        index: &Index,
        (chip, from, count): (&Chip, usize, usize),
        ctx: &Context,
    ) -> Arc<Drawn> {
        let locale = Some(ctx.texts.locale());
        let holds = drawn.locale == locale
            && drawn.chip == *chip
            && drawn.from == from
            && drawn.made_of.holds(&DRAWN_OF, ctx);
        let wanted = index.of_chip(chip).iter().skip(from).take(count);
        if holds && drawn.rows.len() == wanted.len() {
            return drawn.clone();
        }
        let mut rows = if holds { drawn.rows.clone() } else { Vec::new() };
        rows.truncate(wanted.len());
        let items = ctx.docs.violations().map_or(&[][..], |doc| &doc.items);
        rows.extend(said(items, wanted.skip(rows.len()), ctx));
        let made_of = Made::now(&DRAWN_OF, ctx);
        Arc::new(Drawn { made_of, locale, chip: chip.clone(), from, rows })
    }

    /// All rows of a chip, while the records are not all here.
    pub(super) fn first(items: &[Violation], index: &Index, chip: &Chip, ctx: &Context) -> Drawn {
        Drawn { rows: said(items, index.of_chip(chip).iter(), ctx), ..Drawn::default() }
    }
}

fn said<'a>(
    items: &[Violation],
    wanted: impl Iterator<Item = &'a usize>,
    ctx: &Context,
) -> Vec<(usize, Row)> {
    let driving = predict::driving(ctx.docs);
    let records = wanted.filter_map(|at| Some((*at, items.get(*at)?)));
    records.map(|(at, record)| (at, row(record, driving.as_ref(), ctx))).collect()
}

fn row(record: &Violation, driving: Option<&predict::Driving>, ctx: &Context) -> Row {
    let mark = words::standing(record, driving, ctx);
    Row {
        id: format!("violation/{}", record.id),
        // An icon of the state's own stands where there is one to say; else the record's.
        icon: (mark.tone == Tone::Calm && !mark.open).then_some(Icon::Violation),
        head: record.act.clone(),
        lines: vec![words::when_and_where(record, ctx)],
        value: is_owed(record).then(|| words::points(record.points, ctx)),
        under: is_owed(record).then(|| money(record, ctx)).flatten(),
        mark: Some(mark),
        opens: true,
        ..Row::default()
    }
}
