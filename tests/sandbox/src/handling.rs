//! 违法处理: the person accepts a record, and the server decides, by its own data and the rules.
//!
//! Seen ─▶ (all refusals at once) ─▶ notice ─▶ face ─▶ the sum that was shown ─▶ Decision

use tongtu_contract::{
    FacePurpose, HandlingRequest, Holding, ProblemCode, ViolationOrigin, ViolationState,
};
use tongtu_rules::licence::class::Classes;
use tongtu_rules::licence::status::LicenceStatus;
use tongtu_rules::money::Fen;
use tongtu_rules::violation::handle::{
    self, Driver, Face, History, Licence, Origin, Record, State, Vehicle,
};

use crate::call::Call;
use crate::http::Answer;
use crate::police;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::{AccountRow, LicenceRow};
use crate::store::Broken;
use crate::town::Town;
use crate::violation_garage::{day_of, visible};
use crate::violation_rows::{Fate, HandledRow, ViolationRow};
use crate::{decision, face, handling_history as history, licence, rental, violation};

/// `POST /v1/violations/{id}/handling`: a decision, with its points on the licence at once.
///
/// Refuses `409 handling_refused` with every reason, `422 notice_unread`, `422 face_needed`,
/// `409 points_differ` with the sum as it is; `409 wrong_state` for what is not told of yet, was
/// deleted or transferred.
pub(crate) fn accept(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let request: HandlingRequest = call.json()?;
    let (mut row, holding) = visible(town, &account, call.id())?;
    let ignored = violation::ignored(&town.list()?, town.today());
    if matches!(
        violation::state(town, &row, &holding, &ignored),
        ViolationState::Captured
            | ViolationState::Reviewed
            | ViolationState::Deleted
            | ViolationState::Transferred
    ) {
        return Err(ProblemCode::WrongState.into());
    }
    let (purpose, subject) = (&FacePurpose::Handling, row.id.as_str());
    let is_recognised = face::passed(town, &account.id, &request.face, purpose, subject)?;
    let failures = face::failures(town, &account.id, purpose, subject)?;
    let face = match () {
        () if is_recognised => Face::Passed,
        () if failures >= face::FAILURES => Face::FailedTwice,
        () => Face::NotAsked,
    };
    let mut paper = licence::attached(town, &account)?;
    let points_after = judge(town, &account, paper.as_ref(), &row, &holding, face)?;
    if !request.notice_read {
        return Err(ProblemCode::NoticeUnread.into());
    }
    if !is_recognised {
        return Err(ProblemCode::FaceNeeded.into());
    }
    if u16::from(points_after) != request.points_after {
        return Err(Refusal::new(ProblemCode::PointsDiffer).arg("points_after", points_after));
    }
    let made = decision::make(town, &mut row, &account.number, paper.as_mut(), town.now_ms)?;
    town.effect("violation.handled", &row.id);
    remember(town, &account, &row, &holding)?;
    if let Holding::Rental { rental } = &holding {
        rental::handled(town, rental, &row)?;
    }
    decision::told::made(town, &made)?;
    Ok(Reply::created(&decision::seen(town, &made)?))
}

/// The points afterwards, or every reason why not.
fn judge(
    town: &mut Town<'_>,
    account: &AccountRow,
    paper: Option<&LicenceRow>,
    row: &ViolationRow,
    holding: &Holding,
    face: Face,
) -> Result<u8, Refusal> {
    let today = town.today();
    let lists = history::lists(town, &account.number)?;
    let licence = paper.and_then(|paper| {
        Some(Licence {
            classes: classes(&paper.classes)?,
            status: LicenceStatus::from_letters(&licence::letters(paper, today)),
            accumulated: (!lists.is_silent).then_some(small(paper.accumulated)),
        })
    });
    let driver =
        Driver { licence, key_person: lists.is_key_person, full_rounds: lists.full_rounds, face };
    let mut plates = history::plates_of(town, &account.number)?;
    plates.retain(|(plate, _)| *plate != row.plate);
    let drivers = history::drivers_of(town, (&row.plate_kind, &row.plate), &account.number)?;
    let plates: Vec<_> = plates.iter().map(|(plate, on)| (plate.as_str(), *on)).collect();
    let drivers: Vec<_> = drivers.iter().map(|(driver, on)| (driver.as_str(), *on)).collect();
    let vehicle = Vehicle {
        kind: row.plate_kind.parse().unwrap_or_default(),
        holding: rules_holding(holding),
    };
    let judged = handle::can_handle(
        &rules_record(row),
        &driver,
        vehicle,
        History { plates: &plates, drivers: &drivers },
        &police::limits(town)?,
        today,
    );
    let refusals = judged.as_ref().err().map(Vec::as_slice).unwrap_or_default();
    let mut codes: Vec<String> = refusals.iter().map(|refusal| refusal.code().to_owned()).collect();
    // What the police know and nobody else: set by the console.
    if row.fate == Fate::Open
        && let Some(code) = police::refuses_next(town)?
        && !codes.contains(&code)
    {
        codes.push(code);
    }
    match judged {
        Ok(plan) if codes.is_empty() => Ok(plan.points_after),
        _ => {
            let fields = codes.into_iter().map(|code| ("violation".to_owned(), code)).collect();
            Err(Refusal::because(ProblemCode::HandlingRefused, fields))
        }
    }
}

fn rules_record(row: &ViolationRow) -> Record {
    Record {
        points: small(row.points),
        fine: Fen(row.fine_fen),
        occurred_on: day_of(row.occurred_at_ms),
        origin: if row.origin == ViolationOrigin::Scene { Origin::Scene } else { Origin::Camera },
        state: match row.fate {
            Fate::Open => State::Open,
            Fate::UnderObjection => State::UnderObjection,
            Fate::Handled { .. } | Fate::Deleted => State::Decided,
        },
    }
}

/// A hired car counts as the renter's own for the time of the contract; what is no vehicle of the
/// account at all is not filed.
fn rules_holding(holding: &Holding) -> handle::Holding {
    match holding {
        Holding::Own | Holding::CrossBorder | Holding::Rental { .. } => handle::Holding::Own,
        Holding::Filed { since } => handle::Holding::Filed { since: *since },
        Holding::Driver | Holding::Unknown(_) => handle::Holding::NotFiled,
    }
}

/// Where nobody here can read the classes, nothing is refused for them.
fn classes(printed: &str) -> Option<Classes> {
    Classes::parse(printed).or_else(|_| Classes::parse(EVERY)).ok()
}

const EVERY: &str = "A1A2A3B1B2C1C2C3C4C5C6DEFMNP";

/// For the suspect list.
fn remember(
    town: &Town<'_>,
    account: &AccountRow,
    row: &ViolationRow,
    holding: &Holding,
) -> Result<(), Broken> {
    town.put(&HandledRow {
        seq: town.next::<HandledRow>()?,
        plate_kind: row.plate_kind.clone(),
        plate: row.plate.clone(),
        driver: account.number.clone(),
        is_own: !matches!(holding, Holding::Filed { .. }),
        on: town.today(),
    })
}

fn small(points: u16) -> u8 {
    u8::try_from(points).unwrap_or(u8::MAX)
}
