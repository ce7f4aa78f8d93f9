//! 港车北上, 澳车北上: a login by an app that is new enough looks for the holder's car, and files it.

use chrono::{Days, NaiveDate};
use tongtu_contract::{
    AccountId, CrossBorder, CrossBorderCar, CrossBorderState, DocKind, MessageKind, SubjectKind,
};
use tongtu_rules::day;

use crate::call::Call;
use crate::http::gate::version;
use crate::licence::midnight_ms;
use crate::message::{self, Note};
use crate::rows::AccountRow;
use crate::server;
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle;
use crate::vehicle_rows::{AssociationRow, PermitRow, VehicleRow};

/// Days before the end of a term from which it is said to end soon.
const SOON_DAYS: u64 = 30;

/// Begins the search, with a login by an app that is new enough. What was found stays found; what
/// was not is looked for again.
pub(crate) fn logged_in(
    town: &mut Town<'_>,
    account: &AccountRow,
    call: &Call,
) -> Result<(), Broken> {
    if !applies(account) || is_too_old(town, call) {
        return Ok(());
    }
    let before = town.get::<AssociationRow>(account.id.as_str())?;
    if before.as_ref().is_some_and(|row| row.vehicle.is_some() || !row.answered) {
        return Ok(());
    }
    let car = car_of(town, account)?;
    let wait_ms = car
        .as_ref()
        .and_then(|car| car.permit.as_ref())
        .map_or(0, |permit| permit.answers_after_ms);
    let row = AssociationRow {
        account: account.id.clone(),
        vehicle: car.map(|car| car.id),
        answers_at_ms: town.now_ms.saturating_add(wait_ms),
        answered: false,
        term_told: false,
    };
    town.put(&row)?;
    town.effect("cross_border.begun", &account.id);
    settle(town, row, town.now_ms)
}

/// What falls due for an association, and when: the answer, and the end of the term coming near.
pub(crate) fn due_at_ms(town: &Town<'_>, row: &AssociationRow) -> Result<Option<i64>, Broken> {
    if !row.answered {
        return Ok(Some(row.answers_at_ms));
    }
    let permit = permit_of(town, row)?;
    let told_at_ms = |permit: PermitRow| midnight_ms(soon(&permit)).max(row.answers_at_ms);
    // A term that was over when the car was found ends no more.
    let is_over = |permit: &PermitRow| {
        day::today(row.answers_at_ms).is_some_and(|day| day > permit.term_until)
    };
    Ok(permit.filter(|permit| !row.term_told && !is_over(permit)).map(told_at_ms))
}

/// Carries out what has fallen due by an instant.
pub(crate) fn settle(
    town: &mut Town<'_>,
    mut row: AssociationRow,
    now_ms: i64,
) -> Result<(), Broken> {
    while let Some(at_ms) = due_at_ms(town, &row)?.filter(|at_ms| *at_ms <= now_ms) {
        let is_answer = !row.answered;
        row.answered = true;
        row.term_told |= !is_answer;
        town.put(&row)?;
        let Some(id) = &row.vehicle else {
            town.effect("cross_border.nothing", &row.account);
            continue;
        };
        let Some(car) = town.get::<VehicleRow>(id.as_str())? else { continue };
        let Some(permit) = &car.permit else { continue };
        let (kind, effect) = if is_answer {
            (MessageKind::CrossBorderFound, "cross_border.found")
        } else {
            (MessageKind::CrossBorderTerm, "cross_border.term_told")
        };
        town.effect(effect, &car.id);
        let mut note = Note::of(kind)
            .arg("plate", &car.plate)
            .arg("day", permit.term_until)
            .about(SubjectKind::Vehicle, &car.id);
        if !is_answer {
            note = note.by(permit.term_until);
        }
        message::tell(town, &row.account, note, at_ms)?;
    }
    Ok(())
}

/// Forgets what was found for an account.
pub(crate) fn leave(town: &Town<'_>, account: &AccountId) -> Result<(), Broken> {
    town.delete::<AssociationRow>(account.as_str())
}

/// Where it stands, and when asking again is worth while.
pub(crate) fn seen(
    town: &Town<'_>,
    account: &AccountRow,
    call: &Call,
) -> Result<(CrossBorder, Option<i64>), Broken> {
    let bare = |state| (CrossBorder { state, car: None }, None);
    if !applies(account) {
        return Ok(bare(CrossBorderState::NotApplicable));
    }
    let row = town.get::<AssociationRow>(account.id.as_str())?;
    let Some(row) = row else {
        return Ok(bare(if is_too_old(town, call) {
            let minimum_client = server::cross_border_client(&town.settings).to_owned();
            CrossBorderState::UpdateNeeded { minimum_client }
        } else {
            CrossBorderState::LoginNeeded
        }));
    };
    if !row.answered {
        let searching = CrossBorder { state: CrossBorderState::Searching, car: None };
        return Ok((searching, Some(row.answers_at_ms)));
    }
    let Some(car) = associated(town, account)? else { return Ok(bare(CrossBorderState::None)) };
    let Some(permit) = car.permit.clone() else { return Ok(bare(CrossBorderState::None)) };
    let today = town.today();
    let state = if today > permit.term_until {
        CrossBorderState::Ended
    } else if today >= soon(&permit) {
        CrossBorderState::TermEnding
    } else {
        CrossBorderState::Associated
    };
    let car = CrossBorderCar {
        vehicle: vehicle::as_seen_by(town, car, account)?,
        scheme: permit.scheme,
        home_plate: permit.home_plate,
        term_from: permit.term_from,
        term_until: permit.term_until,
        stays: permit.stays,
        entered_on: permit.entered_on,
    };
    Ok((CrossBorder { state, car: Some(car) }, None))
}

/// The car that was filed by itself for an account.
pub(crate) fn associated(
    town: &Town<'_>,
    account: &AccountRow,
) -> Result<Option<VehicleRow>, Broken> {
    let row = town.get::<AssociationRow>(account.id.as_str())?;
    match row.filter(|row| row.answered).and_then(|row| row.vehicle) {
        Some(id) => town.get::<VehicleRow>(id.as_str()),
        None => Ok(None),
    }
}

/// The schemes are for holders of documents from Hong Kong and Macau; a residence permit tells
/// its home by its first digits (81, 82; 83 is Taiwan).
fn applies(account: &AccountRow) -> bool {
    match account.doc_kind {
        DocKind::HkId | DocKind::MacauId | DocKind::HomeReturnPermit => true,
        DocKind::HkMoTwResidencePermit => {
            account.number.starts_with("81") || account.number.starts_with("82")
        }
        DocKind::ResidentId
        | DocKind::TaiwanPermit
        | DocKind::Passport
        | DocKind::ForeignPermanentResidentId
        | DocKind::Unknown(_) => false,
    }
}

fn is_too_old(town: &Town<'_>, call: &Call) -> bool {
    version(call.client()) < version(server::cross_border_client(&town.settings))
}

/// The car with leave to cross that is registered on any document of the holder's.
fn car_of(town: &Town<'_>, account: &AccountRow) -> Result<Option<VehicleRow>, Broken> {
    let person = town.holder(&account.doc_kind, &account.number)?;
    let is_holders = |number: &str| {
        number == account.number
            || person
                .as_ref()
                .is_some_and(|person| person.documents.iter().any(|(_, other)| other == number))
    };
    town.find(|row: &VehicleRow| row.permit.is_some() && is_holders(&row.owner))
}

fn permit_of(town: &Town<'_>, row: &AssociationRow) -> Result<Option<PermitRow>, Broken> {
    let Some(id) = &row.vehicle else { return Ok(None) };
    Ok(town.get::<VehicleRow>(id.as_str())?.and_then(|car| car.permit))
}

fn soon(permit: &PermitRow) -> NaiveDate {
    permit.term_until.checked_sub_days(Days::new(SOON_DAYS)).unwrap_or(permit.term_until)
}
