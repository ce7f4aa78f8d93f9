//! 交通违法: the records that an account may see, and where each stands by the tenant's clock.
//!
//! Captured ─▶ Reviewed ─▶ Notified ─▶ Extended ─▶ (five ignored) Announced
//! What people do with a record is its fate, and other modules' business: `handling`, `objection`,
//! `rental`. A state that only time brings is never written down.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use ring::digest;
use tongtu_contract::{
    DecisionId, FacePurpose, Holding, MessageKind, ProblemCode, SubjectKind, Violation,
    ViolationId, ViolationOrigin, ViolationState, Violations,
};
use tongtu_rules::day::Calendar;
use tongtu_rules::violation::deadline::{self, Term};

use crate::call::Call;
use crate::http::Answer;
use crate::message::{self, Note};
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::AccountRow;
use crate::secret;
use crate::store::{Broken, Row as _};
use crate::town::Town;
use crate::violation_garage::{Garage, concerned, visible};
use crate::violation_rows::{DecisionRow, Fate, Notice, NoticeRow, ViolationRow};
use crate::{decision, evidence, face, licence, manual};

/// Records a page.
const PAGE: usize = 100;
/// The national platform is asked once an hour.
const SYNC_MS: i64 = 3_600_000;
/// From so many ignored records on a vehicle's are announced (令第157号 §54).
pub(crate) const IGNORED: usize = 5;
/// How long the announcement hangs.
const ANNOUNCED_DAYS: u64 = 7;
/// A reminder comes so many days before a term ends.
const REMINDED_DAYS: u64 = 3;

/// `GET /v1/violations?cursor=`: newest first, a hundred a page.
///
/// The cursor names the last record of the page and the version of the whole list, so that the
/// tag of the first page changes with any record. A list that changed on the way is gone on with
/// behind that record.
pub(crate) fn list(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let garage = Garage::of(town, &account)?;
    let rows = town.list::<ViolationRow>()?;
    let ignored = ignored(&rows, town.today());
    let mut held: Vec<(&ViolationRow, Holding)> =
        rows.iter().filter_map(|row| Some((row, garage.holding(row)?))).collect();
    held.sort_by(|(a, _), (b, _)| place_of(b).cmp(&place_of(a)));

    let behind = call.query("cursor").map(Cursor::read).transpose()?;
    let from = behind.map_or(0, |cursor| {
        held.partition_point(|(row, _)| place_of(row) >= (cursor.occurred_at_ms, &cursor.id))
    });
    let next = held.get(from + PAGE - 1).filter(|_| held.len() > from + PAGE).map(|(last, _)| {
        let version = version(town, &held, &ignored);
        Cursor { version, occurred_at_ms: last.occurred_at_ms, id: last.id.0.clone() }.written()
    });
    let mut items = Vec::new();
    for (row, holding) in held.iter().skip(from).take(PAGE) {
        items.push(seen(town, &account, row, holding.clone(), &ignored)?);
    }
    Ok(Reply::ok(&Violations {
        items,
        total: u32::try_from(held.len()).unwrap_or(u32::MAX),
        next,
        synced_at_ms: town.now_ms - town.now_ms.rem_euclid(SYNC_MS),
    }))
}

/// `POST /v1/violations/{id}/extension`: three months more, once, while the notice's term runs.
///
/// Refuses `409 wrong_state` where none runs, as for what an officer saw, or it was moved before;
/// `409 term_passed`.
pub(crate) fn extend(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let (mut row, holding) = visible(town, &account, call.id())?;
    let ignored = ignored(&town.list()?, town.today());
    // The term of the second notice, too, while it runs.
    let appear_by = match state(town, &row, &holding, &ignored) {
        ViolationState::Notified { appear_by } if row.origin == ViolationOrigin::Camera => {
            appear_by
        }
        _ => return Err(ProblemCode::WrongState.into()),
    };
    if town.today() > appear_by {
        return Err(Refusal::new(ProblemCode::TermPassed).arg("day", appear_by));
    }
    row.appear_by = deadline::extended(appear_by).ok_or(ProblemCode::WrongState)?;
    row.is_extended = true;
    row.updated_at_ms = town.now_ms;
    town.put(&row)?;
    town.effect("violation.extended", &row.id);
    remind(town, &row)?;
    Ok(Reply::ok(&seen(town, &account, &row, holding, &ignored)?))
}

/// Writes a record down, and when it has to be told of.
pub(crate) fn record(town: &Town<'_>, row: &ViolationRow) -> Result<(), Broken> {
    town.put(row)?;
    if row.fate != Fate::Open {
        return Ok(());
    }
    if row.notified_at_ms > town.now_ms {
        notice(town, row.notified_at_ms, Notice::ViolationNew { id: row.id.clone() })?;
    }
    remind(town, row)
}

fn remind(town: &Town<'_>, row: &ViolationRow) -> Result<(), Broken> {
    let at_ms = reminder_at_ms(row.appear_by);
    if at_ms > town.now_ms {
        notice(town, at_ms, Notice::ViolationDue { id: row.id.clone() })?;
    }
    Ok(())
}

/// Reminds of a fine that is due soon.
pub(crate) fn remind_of_fine(
    town: &Town<'_>,
    id: &DecisionId,
    due_on: NaiveDate,
) -> Result<(), Broken> {
    let at_ms = reminder_at_ms(due_on);
    if at_ms <= town.now_ms {
        return Ok(());
    }
    notice(town, at_ms, Notice::FineDue { id: id.clone() })
}

fn notice(town: &Town<'_>, at_ms: i64, what: Notice) -> Result<(), Broken> {
    town.put(&NoticeRow { at_ms, seq: town.next::<NoticeRow>()?, what })
}

/// Nine o'clock, some days before a term ends.
pub(crate) fn reminder_at_ms(day: NaiveDate) -> i64 {
    let before = day.checked_sub_days(Days::new(REMINDED_DAYS)).unwrap_or(day);
    licence::midnight_ms(before) + 9 * 3_600_000
}

/// Tells what has fallen due, if it still holds.
pub(crate) fn tell(town: &mut Town<'_>, notice: &NoticeRow) -> Result<(), Broken> {
    town.delete::<NoticeRow>(&notice.id())?;
    let at_ms = notice.at_ms;
    match &notice.what {
        Notice::ViolationNew { id } => tell_of_record(town, id, MessageKind::ViolationNew, at_ms),
        Notice::ViolationDue { id } => tell_of_record(town, id, MessageKind::ViolationDue, at_ms),
        Notice::FineDue { id } => match town.get::<DecisionRow>(id.as_str())? {
            Some(fine) => decision::told::due(town, &fine, at_ms),
            None => Ok(()),
        },
    }
}

fn tell_of_record(
    town: &mut Town<'_>,
    id: &ViolationId,
    kind: MessageKind,
    at_ms: i64,
) -> Result<(), Broken> {
    let Some(row) = town.get::<ViolationRow>(id.as_str())? else { return Ok(()) };
    // An extension has moved the day: its own reminder follows.
    let is_early = kind == MessageKind::ViolationDue && reminder_at_ms(row.appear_by) > at_ms;
    if row.fate != Fate::Open || is_early {
        return Ok(());
    }
    for (account, _) in concerned(town, id)? {
        let note = Note::of(kind.clone())
            .arg("plate", &row.plate)
            .arg("day", row.appear_by)
            .by(row.appear_by)
            .about(SubjectKind::Violation, &row.id);
        message::tell(town, &account.id, note, at_ms)?;
    }
    Ok(())
}

/// Where a record stands, seen by somebody who holds its vehicle so.
pub(crate) fn state(
    town: &Town<'_>,
    row: &ViolationRow,
    holding: &Holding,
    ignored: &Ignored,
) -> ViolationState {
    match &row.fate {
        Fate::UnderObjection => return ViolationState::UnderObjection,
        Fate::Handled { decision } => {
            return ViolationState::Handled { decision: decision.clone() };
        }
        Fate::Deleted => return ViolationState::Deleted,
        Fate::Open => {}
    }
    if row.renter.is_some() && !matches!(holding, Holding::Rental { .. }) {
        return ViolationState::Transferred;
    }
    if town.now_ms < row.reviewed_at_ms {
        return ViolationState::Captured;
    }
    if town.now_ms < row.notified_at_ms {
        return ViolationState::Reviewed;
    }
    let appear_by = row.appear_by;
    let is_ignored = ignored.get(&vehicle_of(row)).is_some_and(|count| *count >= IGNORED);
    if town.today() > appear_by && is_ignored {
        // A second notice gives thirty days more before the announcement.
        let again = deadline::due(Term::AppearAgain, appear_by, &Calendar::default());
        let again = again.unwrap_or(appear_by);
        if town.today() <= again {
            return ViolationState::Notified { appear_by: again };
        }
        let until = again.checked_add_days(Days::new(ANNOUNCED_DAYS)).unwrap_or(again);
        return ViolationState::Announced { until };
    }
    if row.is_extended {
        ViolationState::Extended { appear_by }
    } else {
        ViolationState::Notified { appear_by }
    }
}

/// How many records of each vehicle nobody came for.
pub(crate) type Ignored = BTreeMap<(String, String), usize>;

pub(crate) fn ignored(rows: &[ViolationRow], today: NaiveDate) -> Ignored {
    let mut ignored = Ignored::new();
    for row in rows {
        let is_camera = row.origin == ViolationOrigin::Camera;
        if is_camera && row.fate == Fate::Open && row.appear_by < today {
            *ignored.entry(vehicle_of(row)).or_default() += 1;
        }
    }
    ignored
}

fn vehicle_of(row: &ViolationRow) -> (String, String) {
    (row.plate_kind.clone(), row.plate.clone())
}

/// A record as the app gets it.
pub(crate) fn seen(
    town: &Town<'_>,
    account: &AccountRow,
    row: &ViolationRow,
    holding: Holding,
    ignored: &Ignored,
) -> Result<Violation, Broken> {
    let (purpose, subject) = (&FacePurpose::Handling, row.id.as_str());
    let is_open = row.fate == Fate::Open;
    let manual_check =
        if is_open { manual::of(town, &account.id, purpose, subject)? } else { None };
    let face_failures =
        if is_open { face::failures(town, &account.id, purpose, subject)? } else { 0 };
    let by_clock = [row.reviewed_at_ms, row.notified_at_ms].into_iter();
    let updated_at_ms = by_clock.filter(|at| *at <= town.now_ms).fold(row.updated_at_ms, i64::max);
    Ok(Violation {
        id: row.id.clone(),
        plate_kind: row.plate_kind.clone(),
        plate: row.plate.clone(),
        state: state(town, row, &holding, ignored),
        holding,
        occurred_at_ms: row.occurred_at_ms,
        place: row.place.clone(),
        act_code: row.act_code.clone(),
        act: row.act.clone(),
        rule: row.rule.clone(),
        points: row.points,
        fine_fen: row.fine_fen,
        penalties: row.penalties.clone(),
        measured: row.measured,
        limit: row.limit,
        found_by: row.found_by.clone(),
        origin: row.origin.clone(),
        pictures: evidence::ids(row),
        objection: row.objection.clone(),
        manual_check,
        face_failures,
        updated_at_ms,
    })
}

/// Newest first is by these, the greatest first.
fn place_of(row: &ViolationRow) -> (i64, &String) {
    (row.occurred_at_ms, &row.id.0)
}

fn version(town: &Town<'_>, held: &[(&ViolationRow, Holding)], ignored: &Ignored) -> String {
    let mut context = digest::Context::new(&digest::SHA256);
    for (row, holding) in held {
        let line = (row, holding, state(town, row, holding, ignored));
        context.update(&serde_json::to_vec(&line).unwrap_or_default());
    }
    secret::base64url(context.finish().as_ref().get(..9).unwrap_or_default())
}

/// Where a page ended.
struct Cursor {
    version: String,
    occurred_at_ms: i64,
    id: String,
}

impl Cursor {
    fn written(&self) -> String {
        let plain = format!("{} {} {}", self.version, self.occurred_at_ms, self.id);
        secret::base64url(plain.as_bytes())
    }

    fn read(text: &str) -> Result<Cursor, Refusal> {
        let bytes = secret::from_base64url(text).unwrap_or_default();
        let plain = String::from_utf8(bytes).unwrap_or_default();
        let mut words = plain.split(' ');
        let cursor = (|| {
            Some(Cursor {
                version: words.next()?.to_owned(),
                occurred_at_ms: words.next()?.parse().ok()?,
                id: words.next()?.to_owned(),
            })
        })();
        cursor.ok_or_else(|| Refusal::new(ProblemCode::BadRequest).arg("why", "cursor"))
    }
}
