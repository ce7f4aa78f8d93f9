//! `/_sandbox`: the console's side. Time, people, SMS, the reviewer's desk, the ledger.

use serde::{Deserialize, Serialize};
use tongtu_contract::{FaceVerdict, ProblemCode};

use crate::call::Call;
use crate::http::Answer;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::review::{self, Verdict};
use crate::rows::{
    AccountRow, CaseRow, ElicenceRow, LedgerRow, RegistrationRow, SmsRow, Stage, Subject, sorted,
};
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle_rows::ManualRow;
use crate::violation_rows::{DecisionRow, ObjectionRow, RentalRow};
use crate::{face, objection, officer as device, seeds as people};

#[derive(Serialize)]
struct Clock {
    now_ms: i64,
    held: bool,
}

/// `GET /_sandbox/clock`
pub(crate) fn clock(town: &mut Town<'_>, _: &Call) -> Answer {
    Ok(Reply::ok(&Clock { now_ms: town.now_ms, held: town.settings.held_at_ms.is_some() }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Turn {
    #[serde(default)]
    advance_ms: Option<i64>,
    #[serde(default)]
    to_ms: Option<i64>,
    /// Stands still from now on, or runs again; absent: as before.
    #[serde(default)]
    hold: Option<bool>,
}

/// `POST /_sandbox/clock`: turns the tenant's clock and runs what falls due, in its order.
/// Turning it back undoes nothing.
pub(crate) fn turn(town: &mut Town<'_>, call: &Call) -> Answer {
    let turn: Turn = call.json()?;
    let now_ms = turn.to_ms.unwrap_or(town.now_ms).saturating_add(turn.advance_ms.unwrap_or(0));
    // Within chrono's calendar, with room for every deadline; everything else is a mistake.
    if !(0..=MAX_MS).contains(&now_ms) {
        return Err(Refusal::field("to_ms", "clock.range"));
    }
    let hold = turn.hold.unwrap_or(town.settings.held_at_ms.is_some());
    town.settings.turn_to(now_ms, call.machine_ms, hold);
    town.put(&town.settings.clone())?;
    town.now_ms = now_ms;
    review::settle(town)?;
    clock(town, call)
}

/// The end of the year 2199.
const MAX_MS: i64 = 7_258_118_399_999;

/// `GET /_sandbox/seeds`: who can be called in.
pub(crate) fn seeds(_: &mut Town<'_>, _: &Call) -> Answer {
    Ok(Reply::ok(&people::all()))
}

/// `POST /_sandbox/seeds/{name}`: calls somebody in; twice is as good as once.
pub(crate) fn seed(town: &mut Town<'_>, call: &Call) -> Answer {
    match people::load(town, call.id())? {
        Some(seed) => Ok(Reply::ok(&seed)),
        None => Err(ProblemCode::NotFound.into()),
    }
}

/// `GET /_sandbox/sms?to=`: everybody's inbox, newest first.
pub(crate) fn sms(town: &mut Town<'_>, call: &Call) -> Answer {
    let mut all = town.list::<SmsRow>()?;
    all.reverse();
    if let Some(to) = call.query("to") {
        all.retain(|sms| sms.to == to);
    }
    Ok(Reply::ok(&all))
}

#[derive(Serialize)]
struct Case {
    #[serde(rename = "case_id")]
    id: u64,
    kind: &'static str,
    name: String,
    number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    doc_kind: Option<String>,
    submitted_at_ms: i64,
    decide_at_ms: i64,
    due_at_ms: i64,
    /// What will be said when nobody is earlier: `approve`, or the reasons.
    proposal: Vec<String>,
}

/// `GET /_sandbox/desk`: what waits for a reviewer, oldest first.
pub(crate) fn cases(town: &mut Town<'_>, _: &Call) -> Answer {
    let cases = town.list::<CaseRow>()?;
    let on_desk = cases.iter().map(|case| on_desk(town, case)).collect::<Result<Vec<_>, _>>()?;
    Ok(Reply::ok(&on_desk))
}

fn on_desk(town: &Town<'_>, case: &CaseRow) -> Result<Case, Broken> {
    let (kind, name, number, doc_kind) = match &case.subject {
        Subject::Registration { id } => {
            let row = town.get::<RegistrationRow>(id.as_str())?;
            let details = row.map(|row| row.details);
            let word = details.as_ref().map(|details| details.doc_kind.to_string());
            let (name, number) =
                details.map(|details| (details.name, details.number)).unwrap_or_default();
            ("registration", name, number, word)
        }
        Subject::Elicence { account } => {
            let row = town.get::<AccountRow>(account.as_str())?;
            let (name, number) = row.map(|row| (row.name, row.number)).unwrap_or_default();
            ("elicence", name, number, None)
        }
        Subject::Manual { id } => {
            let row = match town.get::<ManualRow>(id.as_str())? {
                Some(manual) => town.get::<AccountRow>(manual.account.as_str())?,
                None => None,
            };
            let (name, number) = row.map(|row| (row.name, row.number)).unwrap_or_default();
            ("manual", name, number, None)
        }
        Subject::Objection { id } => {
            let row = match town.get::<ObjectionRow>(id.as_str())? {
                Some(objection) => town.get::<AccountRow>(objection.account.as_str())?,
                None => None,
            };
            let (name, number) = row.map(|row| (row.name, row.number)).unwrap_or_default();
            ("objection", name, number, None)
        }
        Subject::Instalment { decision } | Subject::Reconsideration { decision } => {
            let driver = town.get::<DecisionRow>(decision.as_str())?.map(|row| row.driver);
            let (name, number) = named(town, driver)?;
            let is_instalment = matches!(case.subject, Subject::Instalment { .. });
            (if is_instalment { "instalment" } else { "reconsideration" }, name, number, None)
        }
        Subject::Appeal { rental, .. } => {
            let renter = town.get::<RentalRow>(rental.as_str())?.map(|row| row.renter);
            let (name, number) = named(town, renter)?;
            ("appeal", name, number, None)
        }
    };
    let proposal = match review::judge(town, case)? {
        Verdict::Approve => vec!["approve".to_owned()],
        Verdict::Refuse(reasons) => reasons,
    };
    Ok(Case {
        id: case.seq,
        kind,
        name,
        number,
        doc_kind,
        submitted_at_ms: case.submitted_at_ms,
        decide_at_ms: case.decide_at_ms,
        due_at_ms: case.due_at_ms,
        proposal,
    })
}

/// Name and number of whoever has an account under a document's number.
fn named(town: &Town<'_>, number: Option<String>) -> Result<(String, String), Broken> {
    let number = number.unwrap_or_default();
    let account = town.find(|account: &AccountRow| account.number == number)?;
    Ok((account.map(|account| account.name).unwrap_or_default(), number))
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Decision {
    Approve(bool),
    Refuse(String),
}

/// `POST /_sandbox/desk/{case_id}`: decides now, with any reason one likes; several for a photo
/// are separated by commas.
pub(crate) fn decide(town: &mut Town<'_>, call: &Call) -> Answer {
    let verdict = match call.json()? {
        Decision::Approve(true) => Verdict::Approve,
        Decision::Approve(false) => {
            return Err(Refusal::new(ProblemCode::BadRequest).arg("why", "refuse with a reason"));
        }
        Decision::Refuse(reasons) => {
            let reasons: Vec<String> = reasons
                .split(',')
                .map(str::trim)
                .filter(|reason| !reason.is_empty())
                .map(str::to_owned)
                .collect();
            if reasons.is_empty() {
                return Err(Refusal::new(ProblemCode::BadRequest).arg("why", "no reason"));
            }
            Verdict::Refuse(reasons)
        }
    };
    let case = case_of(town, call)?;
    review::decide(town, &case, verdict, town.now_ms)?;
    Ok(Reply::empty(204))
}

/// `GET /_sandbox/desk/{case_id}/photo`: the picture on the desk, as it was sent.
pub(crate) fn case_photo(town: &mut Town<'_>, call: &Call) -> Answer {
    let photo = match case_of(town, call)?.subject {
        Subject::Registration { id } => {
            town.get::<RegistrationRow>(id.as_str())?.and_then(|row| row.photo)
        }
        Subject::Elicence { account } => {
            match town.get::<ElicenceRow>(account.as_str())?.map(|row| row.stage) {
                Some(Stage::InReview { photo, .. }) => Some(photo),
                _ => None,
            }
        }
        Subject::Manual { id } => town.get::<ManualRow>(id.as_str())?.and_then(|row| row.photo),
        Subject::Objection { id } => objection::first_picture(town, &id)?,
        Subject::Instalment { .. } | Subject::Reconsideration { .. } | Subject::Appeal { .. } => {
            None
        }
    };
    let bytes = town.pieces(photo.ok_or(ProblemCode::NotFound)?.as_str())?;
    let media = if bytes.starts_with(b"\x89PNG") { "image/png" } else { "image/jpeg" };
    Ok(Reply::bytes(media, bytes))
}

fn case_of(town: &Town<'_>, call: &Call) -> Result<CaseRow, Refusal> {
    let seq: u64 = call.id().parse().map_err(|_| ProblemCode::NotFound)?;
    town.get::<CaseRow>(&sorted(seq))?.ok_or_else(|| ProblemCode::NotFound.into())
}

/// `GET /_sandbox/ledger?after=`: what each request changed, oldest first.
pub(crate) fn ledger(town: &mut Town<'_>, call: &Call) -> Answer {
    let after: u64 = call.query("after").and_then(|after| after.parse().ok()).unwrap_or(0);
    let mut lines = town.list::<LedgerRow>()?;
    lines.retain(|line| line.seq > after);
    Ok(Reply::ok(&lines))
}

/// Paths that `http::control_faults` answers; met only with a verb that it does not.
pub(crate) fn elsewhere(_: &mut Town<'_>, _: &Call) -> Answer {
    Err(ProblemCode::NotFound.into())
}

/// `POST /_sandbox/reset`: the tenant as if nobody had ever been there.
pub(crate) fn reset(town: &mut Town<'_>, _: &Call) -> Answer {
    town.reset()?;
    Ok(Reply::empty(204))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Server {
    #[serde(default)]
    minimum_client: Option<String>,
    #[serde(default)]
    maintenance_until_ms: Option<i64>,
    #[serde(default)]
    cross_border_client: Option<String>,
}

/// `POST /_sandbox/server`: sets all; what is absent is as usual again.
pub(crate) fn server(town: &mut Town<'_>, call: &Call) -> Answer {
    let server: Server = call.json()?;
    town.settings.minimum_client = server.minimum_client;
    town.settings.maintenance_until_ms = server.maintenance_until_ms;
    town.settings.cross_border_client = server.cross_border_client;
    town.put(&town.settings.clone())?;
    Ok(Reply::empty(204))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Faces {
    /// `pass` or `fail`, for one check after the other.
    next: Vec<Face>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Face {
    Pass,
    Fail,
}

/// `POST /_sandbox/faces`: what the next checks of a face will say, whoever asks; an empty list
/// leaves it to the seeds and the pictures again.
pub(crate) fn faces(town: &mut Town<'_>, call: &Call) -> Answer {
    let faces: Faces = call.json()?;
    let verdict = |face| match face {
        Face::Pass => FaceVerdict::Passed,
        Face::Fail => FaceVerdict::Failed,
    };
    face::queue(town, "", faces.next.into_iter().map(verdict).collect())?;
    Ok(Reply::empty(204))
}

#[derive(Deserialize)]
struct Scan {
    text: String,
}

/// `POST /_sandbox/officer`: what an officer's device says to the text of a QR code.
pub(crate) fn officer(town: &mut Town<'_>, call: &Call) -> Answer {
    let scan: Scan = call.json()?;
    Ok(Reply::ok(&device::query(town, &scan.text)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_instant_still_has_a_calendar() {
        assert!(tongtu_rules::day::today(MAX_MS).is_some());
    }
}
