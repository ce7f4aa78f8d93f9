//! The police's side in the console: limits of a province that are not the usual ones, and what
//! only the police know of a record.

use serde::{Deserialize, Serialize};
use tongtu_contract::ProblemCode;
use tongtu_rules::violation::handle::{self, LIMITS, Limits};

use crate::call::Call;
use crate::http::Answer;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::rows;
use crate::store::{Broken, Row};
use crate::town::Town;

/// What a tenant's police decide otherwise.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PoliceRow {
    /// A code of the rules, or [`NEWER`]: the next record that is accepted is refused with it, once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) refuse_next: Option<String>,
    /// Most points of one record that may be handled online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) points_per_record_online: Option<u8>,
}

rows! {
    PoliceRow "police" by |_row| String::new();
}

/// A reason that no version of the app knows: an accident belongs to the record.
const NEWER: &str = "violation.accident_open";

/// `POST /_sandbox/police`: sets both; what is absent is as usual again.
pub(crate) fn set(town: &mut Town<'_>, call: &Call) -> Answer {
    let row: PoliceRow = call.json()?;
    if let Some(code) = &row.refuse_next
        && code != NEWER
        && !handle::Refusal::CODES.contains(&code.as_str())
    {
        return Err(Refusal::new(ProblemCode::BadRequest).arg("why", "no code of the rules"));
    }
    town.put(&row)?;
    Ok(Reply::empty(204))
}

/// `GET /_sandbox/police`
pub(crate) fn show(town: &mut Town<'_>, _: &Call) -> Answer {
    Ok(Reply::ok(&town.get::<PoliceRow>("")?.unwrap_or_default()))
}

/// The limits of online handling in this tenant.
pub(crate) fn limits(town: &Town<'_>) -> Result<Limits, Broken> {
    let row = town.get::<PoliceRow>("")?.unwrap_or_default();
    let points_per_record = row.points_per_record_online.unwrap_or(LIMITS.points_per_record);
    Ok(Limits { points_per_record, ..LIMITS })
}

/// What the next record is refused with, used up.
pub(crate) fn refuses_next(town: &Town<'_>) -> Result<Option<String>, Broken> {
    let Some(mut row) = town.get::<PoliceRow>("")? else { return Ok(None) };
    let code = row.refuse_next.take();
    if code.is_some() {
        town.put(&row)?;
    }
    Ok(code)
}
