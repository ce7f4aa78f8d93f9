//! 审核: cases, and the reviewer who decides them when they are due.
//!
//! The automatic reviewer looks at what was sent and at the registers, never at a constant; the
//! desk may be earlier with any reason. Half a working day after submission it decides; a working
//! day is what is pledged.

use chrono::NaiveDate;
use tongtu_contract::{
    AccountId, ElicenceReason, FaceCheckId, ObjectionId, RegistrationId, RegistrationReason,
    RegistrationState, UploadId, VehicleFilingReason, ViolationId,
};
use tongtu_rules::day::Calendar;
use tongtu_rules::name;
use tongtu_rules::photo::{self, PhotoError};
use tongtu_rules::violation::deadline::{self, Term};

use crate::licence::midnight_ms;
use crate::person::Population;
use crate::picture::{self, Seen};
use crate::rows::{
    AccountRow, CaseRow, ElicenceRow, LicenceRow, RegistrationRow, Subject, UploadRow, sorted,
};
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle_rows::{AssociationRow, VehicleFilingRow};
use crate::violation_rows::{NoticeRow, PaymentRow, RentalRow};
use crate::{
    cross_border, decision, elicence, manual, objection, office, payment, points, registration,
    rental, upload, vehicle_filing, violation,
};

/// What a reviewer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    Approve,
    /// Words of `RegistrationReason`, `ElicenceReason` or `VehicleFilingReason`; for an authority's
    /// answer, its own.
    Refuse(Vec<String>),
}

/// Hands something with a photo to the reviewers.
pub(crate) fn open(
    town: &mut Town<'_>,
    subject: Subject,
    photo: &UploadId,
) -> Result<CaseRow, Broken> {
    upload::keep(town, photo)?;
    let case = CaseRow {
        seq: town.next::<CaseRow>()?,
        subject,
        submitted_at_ms: town.now_ms,
        decide_at_ms: office::after(town.now_ms, office::HALF_DAY_MS),
        due_at_ms: office::after(town.now_ms, office::DAY_MS),
        // Once, here: the console asks for the proposal every other second.
        seen: picture::look(&town.pieces(photo.as_str())?),
    };
    town.put(&case)?;
    town.effect("case.opened", sorted(case.seq));
    Ok(case)
}

/// Hands something without a photo to an authority that answers within a term.
pub(crate) fn file(town: &mut Town<'_>, subject: Subject, term: Term) -> Result<CaseRow, Broken> {
    let today = town.today();
    file_until(town, subject, deadline::due(term, today, &Calendar::default()).unwrap_or(today))
}

/// As [`file`], with the last day of the answer. The automatic reviewer answers on its morning.
pub(crate) fn file_until(
    town: &mut Town<'_>,
    subject: Subject,
    due_on: NaiveDate,
) -> Result<CaseRow, Broken> {
    let case = CaseRow {
        seq: town.next::<CaseRow>()?,
        subject,
        submitted_at_ms: town.now_ms,
        decide_at_ms: midnight_ms(due_on) + ANSWERS_MS,
        due_at_ms: closes_ms(due_on),
        seen: None,
    };
    town.put(&case)?;
    town.effect("case.opened", sorted(case.seq));
    Ok(case)
}

/// The end of the office day.
pub(crate) fn closes_ms(day: NaiveDate) -> i64 {
    midnight_ms(day) + CLOSES_MS
}

/// Ten in the morning, five in the afternoon.
const ANSWERS_MS: i64 = 10 * 3_600_000;
const CLOSES_MS: i64 = 17 * 3_600_000;

/// Something that happens by the clock.
enum Due {
    /// The automatic reviewer decides.
    Case(CaseRow),
    /// An owner's consent runs out.
    Consent(Box<VehicleFilingRow>),
    /// A search across the border is answered, or its car's term comes to its end.
    Association(AssociationRow),
    /// A bank answers late, or an order runs out.
    Payment(Box<PaymentRow>),
    /// Records of a hired car go to the renter.
    Transfer(Box<RentalRow>),
    /// A cycle of points has come to its end.
    Turn(Box<LicenceRow>),
    /// Something has to be told.
    Notice(NoticeRow),
    /// A file that nobody used runs out.
    Upload(UploadId),
}

/// Carries out everything that has fallen due, in the order of the instants at which it did.
pub(crate) fn settle(town: &mut Town<'_>) -> Result<(), Broken> {
    let mut due: Vec<(i64, u64, Due)> = Vec::new();
    for case in town.list::<CaseRow>()? {
        due.push((case.decide_at_ms, case.seq, Due::Case(case)));
    }
    for filing in town.list::<VehicleFilingRow>()? {
        if let Some(at_ms) = vehicle_filing::runs_out_at_ms(&filing) {
            due.push((at_ms, filing.seq, Due::Consent(Box::new(filing))));
        }
    }
    for association in town.list::<AssociationRow>()? {
        if let Some(at_ms) = cross_border::due_at_ms(town, &association)? {
            due.push((at_ms, 0, Due::Association(association)));
        }
    }
    for order in town.list::<PaymentRow>()? {
        if let Some(at_ms) = payment::due_at_ms(&order) {
            due.push((at_ms, 0, Due::Payment(Box::new(order))));
        }
    }
    for rental in town.list::<RentalRow>()? {
        if let Some(at_ms) = rental::due_at_ms(&rental) {
            due.push((at_ms, 0, Due::Transfer(Box::new(rental))));
        }
    }
    for paper in town.list::<LicenceRow>()? {
        if let Some(at_ms) = points::turns_at_ms(&paper, town.today()) {
            due.push((at_ms, 0, Due::Turn(Box::new(paper))));
        }
    }
    for notice in town.list::<NoticeRow>()? {
        due.push((notice.at_ms, notice.seq, Due::Notice(notice)));
    }
    for file in town.list::<UploadRow>()? {
        if let Some(at_ms) = upload::runs_out_at_ms(&file) {
            due.push((at_ms, 0, Due::Upload(file.id)));
        }
    }
    due.retain(|(at_ms, ..)| *at_ms <= town.now_ms);
    due.sort_by_key(|(at_ms, seq, _)| (*at_ms, *seq));
    for (at_ms, _, due) in due {
        match due {
            Due::Case(case) => {
                let verdict = judge(town, &case)?;
                decide(town, &case, verdict, at_ms)?;
            }
            Due::Consent(mut filing) => vehicle_filing::run_out(town, &mut filing, at_ms)?,
            Due::Association(association) => cross_border::settle(town, association, town.now_ms)?,
            Due::Payment(mut order) => payment::end(town, &mut order, at_ms)?,
            Due::Transfer(mut rental) => rental::transfer(town, &mut rental, at_ms)?,
            Due::Turn(paper) => points::turn(town, *paper, at_ms)?,
            Due::Notice(notice) => violation::tell(town, &notice)?,
            Due::Upload(id) => upload::run_out(town, &id)?,
        }
    }
    Ok(())
}

/// What the automatic reviewer thinks of a case.
pub(crate) fn judge(town: &Town<'_>, case: &CaseRow) -> Result<Verdict, Broken> {
    match &case.subject {
        Subject::Registration { id } => match town.get::<RegistrationRow>(id.as_str())? {
            Some(row) => judge_registration(town, &row, case.seen.as_ref()),
            None => Ok(Verdict::Approve),
        },
        Subject::Elicence { .. } => Ok(judge_portrait(case.seen.as_ref())),
        Subject::Manual { .. } if case.seen.as_ref().is_some_and(is_readable) => {
            Ok(Verdict::Approve)
        }
        Subject::Manual { .. } => {
            Ok(Verdict::Refuse(vec![VehicleFilingReason::PhotoUnreadable.as_str().to_owned()]))
        }
        Subject::Objection { id } => objection::judge(town, id),
        Subject::Instalment { .. } => Ok(Verdict::Approve),
        Subject::Reconsideration { .. } => Ok(Verdict::Refuse(vec!["maintained".to_owned()])),
        Subject::Appeal { rental, violation } => rental::judge(town, rental, violation),
    }
}

/// Carries a verdict out: state, SMS, history, at the instant it was given.
pub(crate) fn decide(
    town: &mut Town<'_>,
    case: &CaseRow,
    verdict: Verdict,
    at_ms: i64,
) -> Result<(), Broken> {
    close(town, case)?;
    match &case.subject {
        Subject::Registration { id } => {
            let Some(mut row) = town.get::<RegistrationRow>(id.as_str())? else { return Ok(()) };
            match verdict {
                Verdict::Approve => registration::activate(town, &mut row, at_ms)?,
                Verdict::Refuse(words) => {
                    let word = words.first().map(String::as_str).unwrap_or_default();
                    registration::refuse(town, &mut row, RegistrationReason::from(word), at_ms)?;
                }
            }
            town.put(&row)
        }
        Subject::Objection { id } => objection::answer(town, id, &verdict, at_ms),
        Subject::Instalment { decision } => {
            decision::later::answer(town, decision, &verdict, at_ms)
        }
        Subject::Reconsideration { decision } => {
            decision::reconsideration::answer(town, decision, &verdict, at_ms)
        }
        Subject::Appeal { rental, violation } => {
            rental::answer(town, rental, violation, &verdict, at_ms)
        }
        Subject::Elicence { account } => {
            let Some(mut row) = town.get::<ElicenceRow>(account.as_str())? else { return Ok(()) };
            let text = match verdict {
                Verdict::Approve => {
                    elicence::approve(town, &mut row, at_ms)?;
                    "【通途】您的电子驾驶证已生成，可在应用中查看。"
                }
                Verdict::Refuse(words) => {
                    let reasons = words.into_iter().map(ElicenceReason::from).collect();
                    elicence::reject(town, &mut row, reasons, at_ms)?;
                    "【通途】您的电子驾驶证照片未通过审核，请在应用中查看原因。"
                }
            };
            town.put(&row)?;
            match town.get::<AccountRow>(account.as_str())? {
                Some(person) => town.tell(&person.phone, text.to_owned(), at_ms),
                None => Ok(()),
            }
        }
        Subject::Manual { id } => {
            let refusal = match verdict {
                Verdict::Approve => None,
                Verdict::Refuse(words) => {
                    Some(VehicleFilingReason::from(words.into_iter().next().unwrap_or_default()))
                }
            };
            manual::answer(town, id, refusal, at_ms)
        }
    }
}

pub(crate) fn withdraw_registration(
    town: &mut Town<'_>,
    whose: &RegistrationId,
) -> Result<(), Broken> {
    withdraw(town, |subject| matches!(subject, Subject::Registration { id } if id == whose))
}

pub(crate) fn withdraw_elicence(town: &mut Town<'_>, whose: &AccountId) -> Result<(), Broken> {
    withdraw(town, |subject| matches!(subject, Subject::Elicence { account } if account == whose))
}

pub(crate) fn withdraw_manual(town: &mut Town<'_>, whose: &FaceCheckId) -> Result<(), Broken> {
    withdraw(town, |subject| matches!(subject, Subject::Manual { id } if id == whose))
}

pub(crate) fn withdraw_objection(town: &mut Town<'_>, whose: &ObjectionId) -> Result<(), Broken> {
    withdraw(town, |subject| matches!(subject, Subject::Objection { id } if id == whose))
}

pub(crate) fn withdraw_appeal(town: &mut Town<'_>, about: &ViolationId) -> Result<(), Broken> {
    withdraw(
        town,
        |subject| matches!(subject, Subject::Appeal { violation, .. } if violation == about),
    )
}

fn withdraw(town: &mut Town<'_>, is_meant: impl Fn(&Subject) -> bool) -> Result<(), Broken> {
    for case in town.list::<CaseRow>()? {
        if is_meant(&case.subject) {
            close(town, &case)?;
        }
    }
    Ok(())
}

fn close(town: &mut Town<'_>, case: &CaseRow) -> Result<(), Broken> {
    town.delete::<CaseRow>(&sorted(case.seq))?;
    town.effect("case.closed", sorted(case.seq));
    Ok(())
}

fn judge_registration(
    town: &Town<'_>,
    row: &RegistrationRow,
    photo: Option<&Seen>,
) -> Result<Verdict, Broken> {
    let refuse = |reason: &RegistrationReason| Verdict::Refuse(vec![reason.as_str().to_owned()]);
    let details = &row.details;
    debug_assert!(matches!(row.state, RegistrationState::InReview { .. }));
    if !photo.is_some_and(is_readable) {
        return Ok(refuse(&RegistrationReason::PhotoUnreadable));
    }
    if !name::check(&details.name).blocked.is_empty() && !details.name_as_on_document {
        return Ok(refuse(&RegistrationReason::TraditionalName));
    }
    if town.licence_is_on_another(&details.doc_kind, &details.number)? {
        return Ok(refuse(&RegistrationReason::DocMismatch));
    }
    let population = town.population(&details.doc_kind, &details.number, &details.name)?;
    if population == Population::Differs {
        return Ok(refuse(&RegistrationReason::NameNumberMismatch));
    }
    let taken = town.find(|account: &AccountRow| {
        account.doc_kind == details.doc_kind && account.number == details.number
    })?;
    if taken.is_some() {
        return Ok(refuse(&RegistrationReason::DocumentTaken));
    }
    Ok(Verdict::Approve)
}

/// The reviewer's own figures: a document can be read from 300 pixels on the shorter side, and
/// nothing three times as long as wide is a document.
fn is_readable(photo: &Seen) -> bool {
    let (short, long) = (photo.width.min(photo.height), photo.width.max(photo.height));
    short >= 300 && long <= short.saturating_mul(3)
}

fn judge_portrait(photo: Option<&Seen>) -> Verdict {
    let Some(seen) = photo else {
        return Verdict::Refuse(vec![ElicenceReason::PhotoUnreadable.as_str().to_owned()]);
    };
    let mut reasons = Vec::new();
    if seen.mime != "image/jpeg" {
        reasons.push(ElicenceReason::WrongFormat);
    }
    match photo::check_size(seen.width, seen.height) {
        Ok(()) => {}
        Err(PhotoError::TooNarrow) => reasons.push(ElicenceReason::TooNarrow),
        Err(_) => reasons.push(ElicenceReason::WrongRatio),
    }
    if seen.border < WHITE {
        reasons.push(ElicenceReason::BackgroundNotWhite);
    }
    if reasons.is_empty() {
        return Verdict::Approve;
    }
    Verdict::Refuse(reasons.iter().map(|reason| reason.as_str().to_owned()).collect())
}

/// From this mean on a border counts as white; evenly lit paper gives 230 and more.
const WHITE: u8 = 215;

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(width: u32, height: u32, mime: &str, border: u8) -> Option<Seen> {
        Some(Seen { width, height, mime: mime.to_owned(), border })
    }

    #[test]
    fn a_portrait_is_judged_by_what_it_is_and_all_reasons_are_named() {
        let refused = |reasons: &[&str]| {
            Verdict::Refuse(reasons.iter().map(|reason| (*reason).to_owned()).collect())
        };
        for (photo, verdict) in [
            (seen(520, 756, "image/jpeg", 250), Verdict::Approve),
            (None, refused(&["photo_unreadable"])),
            (seen(358, 441, "image/jpeg", 250), refused(&["too_narrow"])),
            (seen(600, 800, "image/jpeg", 250), refused(&["wrong_ratio"])),
            (seen(520, 756, "image/png", 250), refused(&["wrong_format"])),
            (seen(520, 756, "image/jpeg", 120), refused(&["background_not_white"])),
            (
                seen(756, 520, "image/png", 90),
                refused(&["wrong_format", "wrong_ratio", "background_not_white"]),
            ),
        ] {
            assert_eq!(judge_portrait(photo.as_ref()), verdict, "{photo:?}");
        }
    }
}
