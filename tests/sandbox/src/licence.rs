//! 驾驶证: the licence from the register, and its filing (备案).

use chrono::{Days, NaiveDate};
use tongtu_contract::{FilingRequest, FilingState, Licence, LicenceFile, Points, ProblemCode};
use tongtu_rules::file_number::FileNumber;
use tongtu_rules::licence::{points, renewal, status};

use crate::call::Call;
use crate::elicence;
use crate::http::Answer;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::{AccountRow, LicenceRow};
use crate::store::Broken;
use crate::town::Town;

/// Days from the issue of a licence until it is in the register.
pub(crate) const LAG_DAYS: u8 = 3;

/// `GET /v1/licence`: attaches itself where its number is the document's.
pub(crate) fn show(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    Ok(Reply::ok(&file_of(town, &account)?))
}

/// `POST /v1/licence/filing`: files a licence by the 档案编号 from its second page.
///
/// `not_yet` for a licence of the last days, `not_found`, `mismatch` where it is in somebody
/// else's name; none of these is a refusal, since each is a state with something to do next.
pub(crate) fn file(town: &mut Town<'_>, call: &Call) -> Answer {
    let mut account = town.person(call)?;
    let request: FilingRequest = call.json()?;
    let number = FileNumber::parse(&request.file_number)
        .map_err(|why| Refusal::field("file_number", why.code()))?;
    account.filed = Some(number.as_str().to_owned());
    town.put(&account)?;
    town.effect("licence.filing", &account.id);
    Ok(Reply::ok(&file_of(town, &account)?))
}

/// `POST /v1/licence/unfiling`: takes the licence off again, and its electronic form with it.
///
/// Refuses `409 wrong_state` for one that attached itself: its number is the document's own.
pub(crate) fn unfile(town: &mut Town<'_>, call: &Call) -> Answer {
    let mut account = town.person(call)?;
    if account.filed.is_none() || town.get::<LicenceRow>(&account.number)?.is_some() {
        return Err(ProblemCode::WrongState.into());
    }
    account.filed = None;
    town.put(&account)?;
    elicence::unfile(town, &account.id)?;
    town.effect("licence.unfiled", &account.id);
    Ok(Reply::ok(&file_of(town, &account)?))
}

/// The licence that hangs on an account today, if one does.
pub(crate) fn attached(
    town: &Town<'_>,
    account: &AccountRow,
) -> Result<Option<LicenceRow>, Broken> {
    Ok(match state_of(town, account)? {
        (FilingState::Filed, row) => row,
        _ => None,
    })
}

fn file_of(town: &Town<'_>, account: &AccountRow) -> Result<LicenceFile, Broken> {
    let (state, row) = state_of(town, account)?;
    let next_check_at_ms = match &state {
        FilingState::NotYet { come_back_on } => Some(midnight_ms(*come_back_on)),
        _ => None,
    };
    let licence = row.filter(|_| state == FilingState::Filed).map(|row| seen(&row, town.today()));
    Ok(LicenceFile { state, licence, next_check_at_ms })
}

fn state_of(
    town: &Town<'_>,
    account: &AccountRow,
) -> Result<(FilingState, Option<LicenceRow>), Broken> {
    let by_number =
        town.get::<LicenceRow>(&account.number)?.filter(|licence| licence.name == account.name);
    let found = match (by_number, &account.filed) {
        (Some(licence), _) => licence,
        (None, None) => return Ok((FilingState::None, None)),
        (None, Some(filed)) => {
            match town.find(|licence: &LicenceRow| licence.file_number == *filed)? {
                None => return Ok((FilingState::NotFound, None)),
                Some(licence) if licence.name != account.name => {
                    return Ok((FilingState::Mismatch, None));
                }
                Some(licence) => licence,
            }
        }
    };
    let come_back_on =
        found.issued_on.checked_add_days(Days::new(LAG_DAYS.into())).unwrap_or(found.issued_on);
    if town.today() < come_back_on {
        return Ok((FilingState::NotYet { come_back_on }, None));
    }
    Ok((FilingState::Filed, Some(found)))
}

pub(crate) fn seen(row: &LicenceRow, today: NaiveDate) -> Licence {
    let cycle = points::cycle(row.first_issued_on, today);
    Licence {
        number: row.number.clone(),
        name: row.name.clone(),
        sex: row.sex.clone(),
        born_on: row.born_on,
        classes: row.classes.clone(),
        first_issued_on: row.first_issued_on,
        valid_from: row.valid_from,
        valid_until: row.valid_until,
        file_number: row.file_number.clone(),
        issuer: row.issuer.clone(),
        status: letters(row, today),
        points: Points {
            cycle_start: cycle.map_or(row.first_issued_on, |cycle| cycle.start),
            cycle_end: cycle.map_or(row.first_issued_on, |cycle| cycle.end),
            accumulated: row.accumulated,
            pending: row.pending,
            limit: points::FULL.into(),
        },
    }
}

/// The register's letters, with what the calendar has done to them since: a licence that ran out
/// is overdue (M), and later cancelled but recoverable (R).
pub(crate) fn letters(row: &LicenceRow, today: NaiveDate) -> String {
    let validity = row.valid_until.map_or(renewal::Validity::LongTerm, renewal::Validity::Until);
    let aged = match renewal::on(today, validity) {
        renewal::Renewal::Overdue => Some(status::Status::RenewalOverdue),
        renewal::Renewal::CancelledRecoverable => Some(status::Status::CancelledRecoverable),
        renewal::Renewal::Cancelled => Some(status::Status::Cancelled),
        _ => None,
    };
    let Some(aged) = aged.map(status::Status::letter) else { return row.status.clone() };
    let mut letters: String = row.status.chars().filter(|c| *c != 'A' && *c != aged).collect();
    letters.push(aged);
    letters
}

/// The statuses that stand against an electronic licence, as letters.
pub(crate) fn blocking(row: &LicenceRow, today: NaiveDate) -> Option<String> {
    let letters = letters(row, today);
    let codes: String = letters
        .chars()
        .filter(|letter| status::Status::from_letter(*letter).blocks_electronic_licence())
        .collect();
    (!codes.is_empty()).then_some(codes)
}

/// The first instant of a day in +08:00.
pub(crate) fn midnight_ms(day: NaiveDate) -> i64 {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis() - 8 * 3_600_000
}
