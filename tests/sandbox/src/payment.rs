//! 缴款: payment orders. The bank is the page of `payment_page`; whether it paid is asked of the
//! order, and never believed to a link.
//!
//! Ordered ─ page ─▶ Opened ─ pay ─▶ Paid
//!    └── 15 min ──────┴─ fail ─▶ Failed · pay slowly ─▶ Working ─▶ Paid · no answer ─▶ Silent ─▶ either

use tongtu_contract::{
    AccountId, MessageKind, Payment, PaymentId, PaymentRequest, PaymentState, ProblemCode,
    SubjectKind,
};

use crate::call::Call;
use crate::decision;
use crate::http::Answer;
use crate::message::{self, Note};
use crate::payment_page;
use crate::payment_receipt;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::AccountRow;
use crate::secret;
use crate::store::Broken;
use crate::town::Town;
use crate::violation_garage::day_of;
use crate::violation_rows::{Bank, DecisionRow, PaymentRow};

/// How long an order waits for its page to be used.
const EXPIRES_MS: i64 = 15 * MINUTE_MS;
/// How long a bank works that answers late.
const WORKS_MS: i64 = MINUTE_MS;
/// How long one is silent that does not answer.
const SILENT_MS: i64 = 10 * MINUTE_MS;
/// When asking again is worth while: while the person pays, and while nobody knows.
const SOON_MS: i64 = 5_000;
const LATER_MS: i64 = MINUTE_MS;
const MINUTE_MS: i64 = 60_000;
/// Most decisions in one order.
const MOST: usize = 50;
/// Payments rest from two to four at night in +08:00.
const RESTS_HOURS: std::ops::Range<i64> = 2..4;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// `POST /v1/payments`: an order for one or several decisions.
///
/// Refuses `503 payment_closed` at night; `404 not_found` for what is not the person's;
/// `409 already_paid`, `409 payment_open` with the order, `409 amount_differs` with the sum.
pub(crate) fn order(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let mut request: PaymentRequest = call.json()?;
    if let Some(until) = rests_until(town.now_ms) {
        return Err(Refusal::new(ProblemCode::PaymentClosed).not_before(
            "until_at_ms",
            until,
            town.now_ms,
        ));
    }
    request.decisions.sort();
    request.decisions.dedup();
    if request.decisions.is_empty() || request.decisions.len() > MOST {
        return Err(Refusal::field("decisions", "payment.decisions"));
    }
    let mut parts = Vec::new();
    for id in &request.decisions {
        let row = decision::own(town, &account, id.as_str())?;
        decision::payable(town, &row)?;
        parts.push(decision::due::owed(&row, town.today()));
    }
    let amount_fen = parts.iter().map(|part| part.fine_fen + part.surcharge_fen).sum();
    if amount_fen != request.amount_fen {
        return Err(Refusal::new(ProblemCode::AmountDiffers).arg("amount_fen", amount_fen));
    }
    let row = PaymentRow {
        id: PaymentId(secret::id('y')?),
        secret: secret::token()?,
        account: account.id,
        parts,
        amount_fen,
        created_at_ms: town.now_ms,
        expires_at_ms: town.now_ms + EXPIRES_MS,
        bank: Bank::Ordered,
        receipt_no: None,
    };
    town.put(&row)?;
    for part in &row.parts {
        if let Some(mut paid) = town.get::<DecisionRow>(part.decision.as_str())? {
            paid.order = Some(row.id.clone());
            town.put(&paid)?;
        }
    }
    town.effect("payment.ordered", &row.id);
    Ok(Reply::created(&seen(town, &row, call)))
}

/// `GET /v1/payments/{id}`: where it stands.
pub(crate) fn show(town: &mut Town<'_>, call: &Call) -> Answer {
    let row = own(town, call)?;
    Ok(Reply::ok(&seen(town, &row, call)))
}

/// `GET /v1/payments/{id}/receipt`: a PDF. Refuses `409 wrong_state` until it is paid.
pub(crate) fn receipt(town: &mut Town<'_>, call: &Call) -> Answer {
    let row = own(town, call)?;
    let account = town.person(call)?;
    let (Bank::Paid { at_ms }, Some(number)) = (&row.bank, &row.receipt_no) else {
        return Err(ProblemCode::WrongState.into());
    };
    let mut lines = Vec::new();
    for part in &row.parts {
        if let Some(paid) = town.get::<DecisionRow>(part.decision.as_str())? {
            lines.push((paid, part.clone()));
        }
    }
    let bytes = payment_receipt::pdf(&row, &lines, number, &account.name, *at_ms);
    Ok(Reply::bytes("application/pdf", bytes))
}

fn own(town: &Town<'_>, call: &Call) -> Result<PaymentRow, Refusal> {
    let account = town.person(call)?;
    town.get::<PaymentRow>(call.id())?
        .filter(|row| row.account == account.id)
        .ok_or_else(|| ProblemCode::NotFound.into())
}

/// Where an order stands, as the app may know it.
pub(crate) fn state(row: &PaymentRow) -> PaymentState {
    match row.bank {
        Bank::Ordered => PaymentState::Ordering,
        Bank::Opened => PaymentState::Redirected,
        Bank::Working { .. } => PaymentState::Pending,
        Bank::Silent { .. } => PaymentState::Unclear,
        Bank::Paid { .. } => PaymentState::Paid,
        Bank::Failed { .. } => PaymentState::Failed,
    }
}

/// The order of an account by which money may still move, if there is one.
pub(crate) fn open_of(town: &Town<'_>, of: &AccountId) -> Result<Option<PaymentRow>, Broken> {
    town.find(|row: &PaymentRow| row.account == *of && is_open(row))
}

/// Whether money may still move by it: what it pays is in no other order meanwhile.
pub(crate) fn is_open(row: &PaymentRow) -> bool {
    !matches!(row.bank, Bank::Paid { .. } | Bank::Failed { .. })
}

pub(crate) fn next_check(row: &PaymentRow, now_ms: i64) -> Option<i64> {
    match row.bank {
        Bank::Ordered | Bank::Opened | Bank::Working { .. } => Some(now_ms + SOON_MS),
        Bank::Silent { .. } => Some(now_ms + LATER_MS),
        Bank::Paid { .. } | Bank::Failed { .. } => None,
    }
}

fn seen(town: &Town<'_>, row: &PaymentRow, call: &Call) -> Payment {
    Payment {
        id: row.id.clone(),
        decisions: row.parts.iter().map(|part| part.decision.clone()).collect(),
        amount_fen: row.amount_fen,
        state: state(row),
        page: payment_page::address(town, call, row),
        created_at_ms: row.created_at_ms,
        expires_at_ms: row.expires_at_ms,
        paid_at_ms: match row.bank {
            Bank::Paid { at_ms } => Some(at_ms),
            _ => None,
        },
        receipt_no: row.receipt_no.clone(),
        next_check_at_ms: next_check(row, town.now_ms),
    }
}

/// The end of the night's rest, within it.
fn rests_until(now_ms: i64) -> Option<i64> {
    let local = now_ms.saturating_add(8 * HOUR_MS);
    let midnight = local - local.rem_euclid(DAY_MS);
    let hour = (local - midnight) / HOUR_MS;
    RESTS_HOURS.contains(&hour).then(|| midnight + RESTS_HOURS.end * HOUR_MS - 8 * HOUR_MS)
}

/// What somebody does on the bank's page, or the console for the bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Press {
    Open,
    Pay,
    /// Twice in a row, as an impatient thumb does.
    PayTwice,
    /// The money is taken, and the bank says so a minute later.
    PaySlowly,
    Fail,
    /// The money is taken, and nobody hears of it for ten minutes.
    NoAnswer,
    /// Nothing was taken, and nobody hears of it for ten minutes.
    NoAnswerFail,
    /// The bank answers at last: paid, or not.
    SettlePaid,
    SettleFailed,
}

impl Press {
    pub(crate) fn of(word: &str) -> Option<Press> {
        Some(match word {
            "open" => Press::Open,
            "pay" => Press::Pay,
            "twice" => Press::PayTwice,
            "slowly" => Press::PaySlowly,
            "fail" => Press::Fail,
            "never" => Press::NoAnswer,
            "never_unpaid" => Press::NoAnswerFail,
            "settle_paid" => Press::SettlePaid,
            "settle_failed" => Press::SettleFailed,
            _ => return None,
        })
    }
}

/// What the bank makes of it. An order that has ended, or that the bank works on, is never paid
/// again: the press changes nothing.
pub(crate) fn press(town: &mut Town<'_>, row: &mut PaymentRow, press: Press) -> Result<(), Broken> {
    let now_ms = town.now_ms;
    let waits = matches!(row.bank, Bank::Ordered | Bank::Opened);
    let bank = match press {
        Press::Open if row.bank == Bank::Ordered => Bank::Opened,
        Press::PayTwice => {
            self::press(town, row, Press::Pay)?;
            return self::press(town, row, Press::Pay);
        }
        Press::Pay if waits => return pay(town, row, now_ms),
        Press::Fail if waits => return fail(town, row, now_ms),
        Press::PaySlowly if waits => Bank::Working { until_at_ms: now_ms + WORKS_MS },
        Press::NoAnswer | Press::NoAnswerFail if waits => {
            Bank::Silent { until_at_ms: now_ms + SILENT_MS, paid: press == Press::NoAnswer }
        }
        Press::SettlePaid if is_open(row) => return pay(town, row, now_ms),
        Press::SettleFailed if is_open(row) => return fail(town, row, now_ms),
        _ => return Ok(()),
    };
    row.bank = bank;
    town.put(row)?;
    town.effect("payment.moved", &row.id);
    Ok(())
}

/// When an order comes to its end by itself: a late answer, or a page that nobody used.
pub(crate) fn due_at_ms(row: &PaymentRow) -> Option<i64> {
    match row.bank {
        Bank::Ordered | Bank::Opened => Some(row.expires_at_ms),
        Bank::Working { until_at_ms } | Bank::Silent { until_at_ms, .. } => Some(until_at_ms),
        Bank::Paid { .. } | Bank::Failed { .. } => None,
    }
}

/// Ends an order that came to its end.
pub(crate) fn end(town: &mut Town<'_>, row: &mut PaymentRow, at_ms: i64) -> Result<(), Broken> {
    match row.bank {
        Bank::Working { .. } | Bank::Silent { paid: true, .. } => pay(town, row, at_ms),
        _ => fail(town, row, at_ms),
    }
}

fn pay(town: &mut Town<'_>, row: &mut PaymentRow, at_ms: i64) -> Result<(), Broken> {
    row.bank = Bank::Paid { at_ms };
    let number = town.next::<PaymentRow>()?;
    row.receipt_no = Some(format!("SZ{}{number:06}", day_of(at_ms).format("%Y%m%d")));
    town.put(row)?;
    for part in &row.parts {
        if let Some(mut paid) = town.get::<DecisionRow>(part.decision.as_str())? {
            decision::settle(&mut paid, part, row);
            town.put(&paid)?;
        }
    }
    town.effect("payment.paid", &row.id);
    tell(town, row, MessageKind::PaymentDone, at_ms)
}

fn fail(town: &mut Town<'_>, row: &mut PaymentRow, at_ms: i64) -> Result<(), Broken> {
    row.bank = Bank::Failed { at_ms };
    town.put(row)?;
    town.effect("payment.failed", &row.id);
    tell(town, row, MessageKind::PaymentFailed, at_ms)
}

fn tell(
    town: &mut Town<'_>,
    row: &PaymentRow,
    kind: MessageKind,
    at_ms: i64,
) -> Result<(), Broken> {
    if town.get::<AccountRow>(row.account.as_str())?.is_none() {
        return Ok(()); // deleted meanwhile: what was paid is paid, nobody is told
    }
    let note =
        Note::of(kind).arg("amount_fen", row.amount_fen).about(SubjectKind::Payment, &row.id);
    message::tell(town, &row.account, note, at_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payments_rest_from_two_to_four_at_night() {
        let at = |text: &str| {
            chrono::DateTime::parse_from_rfc3339(&format!("{text}+08:00"))
                .unwrap()
                .timestamp_millis()
        };
        for (now, until) in [
            ("2026-11-20T01:59:59", None),
            ("2026-11-20T02:00:00", Some("2026-11-20T04:00:00")),
            ("2026-11-20T03:59:59", Some("2026-11-20T04:00:00")),
            ("2026-11-20T04:00:00", None),
        ] {
            assert_eq!(rests_until(at(now)), until.map(at), "{now}");
        }
    }
}
