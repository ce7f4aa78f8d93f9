//! Records of a seed's past: seen, decided, paid, ordered, handled by others.

use chrono::NaiveDate;
use tongtu_contract::{PaymentId, Relation, UploadId};

use super::car::{CAR, Car, Owner, in_days};
use super::person::Person;
use super::scene;
use crate::licence::midnight_ms;
use crate::rows::{AccountRow, LicenceRow, UploadRow};
use crate::secret;
use crate::store::Broken;
use crate::town::Town;
use crate::upload;
use crate::violation_planted::{Act, Plant};
use crate::violation_rows::{
    Bank, DecisionRow, Fate, HandledRow, PaymentPart, PaymentRow, ViolationRow,
};

/// A camera saw a car so many days ago.
pub(super) fn record(
    town: &Town<'_>,
    car: (&str, &str),
    act: &Act,
    days_ago: u64,
) -> Result<ViolationRow, Broken> {
    Plant::new(town, car, act, days_ago)?.place(town)
}

/// A record that the person accepted five days after it came, or that an officer decided.
pub(super) fn decided(
    town: &mut Town<'_>,
    me: &Person,
    car: (&str, &str),
    act: &Act,
    days_ago: u64,
    is_scene: bool,
) -> Result<DecisionRow, Broken> {
    let mut plant = Plant::new(town, car, act, days_ago)?;
    if is_scene {
        plant = plant.by_officer(me.number);
    }
    let mut paper = town.get::<LicenceRow>(me.number)?;
    let day = in_days(town.today(), 5 - i64::try_from(days_ago).unwrap_or_default());
    let at_ms = (!is_scene).then(|| midnight_ms(day) + TEN_MS);
    let row = plant.decided(town, me.number, paper.as_mut(), at_ms)?;
    let Fate::Handled { decision } = &row.fate else {
        return Err(Broken::Machine("a decision that decides nothing"));
    };
    let made = town.get::<DecisionRow>(decision.as_str())?;
    made.ok_or(Broken::Machine("a decision that was not kept"))
}

/// Paid at a window, long ago: no order is kept.
pub(super) fn settled(town: &Town<'_>, row: &DecisionRow) -> Result<(), Broken> {
    town.put(&DecisionRow { paid_surcharge_fen: Some(0), ..row.clone() })
}

/// Paid with the app on the day after the decision.
pub(super) fn paid(town: &mut Town<'_>, me: &Person, row: &DecisionRow) -> Result<(), Broken> {
    order(town, me, row, Bank::Paid { at_ms: row.decided_at_ms + 24 * 3_600_000 })?;
    if let Some(row) = town.get::<DecisionRow>(row.id.as_str())? {
        settled(town, &row)?;
    }
    Ok(())
}

pub(super) fn order(
    town: &mut Town<'_>,
    me: &Person,
    row: &DecisionRow,
    bank: Bank,
) -> Result<(), Broken> {
    let created_at_ms = match bank {
        Bank::Paid { at_ms } => at_ms,
        _ => town.now_ms,
    };
    let number = town.next::<PaymentRow>()?;
    let order = PaymentRow {
        id: PaymentId(format!("y-{}-{number}", me.seed)),
        secret: secret::token()?,
        account: me.account_id(),
        parts: vec![PaymentPart {
            decision: row.id.clone(),
            fine_fen: row.fine_fen,
            surcharge_fen: 0,
            parts: Vec::new(),
        }],
        amount_fen: row.fine_fen,
        created_at_ms,
        expires_at_ms: created_at_ms + TEN_MINUTES_MS,
        receipt_no: matches!(bank, Bank::Paid { .. }).then(|| format!("SZ{number:014}")),
        bank,
    };
    town.put(&order)?;
    town.put(&DecisionRow { order: Some(order.id), ..row.clone() })
}

/// Somebody handled a record of a car so many days ago.
pub(super) fn handled(
    town: &Town<'_>,
    plate: &str,
    driver: &str,
    days_ago: i64,
) -> Result<(), Broken> {
    town.put(&HandledRow {
        seq: town.next::<HandledRow>()?,
        plate_kind: "02".to_owned(),
        plate: plate.to_owned(),
        driver: driver.to_owned(),
        is_own: false,
        on: in_days(town.today(), -days_ago),
    })
}

/// A car whose owner has no account, filed five months ago.
pub(super) fn friends(
    town: &mut Town<'_>,
    me: &Person,
    at: u8,
    plate: &'static str,
    engine_tail: &'static str,
) -> Result<(), Broken> {
    let owner =
        Owner { number: "440399196907071470", name: "白杨", contact: Some("13800138059") };
    let id = format!("v-{}-{at}", me.seed);
    Car { plate, engine_tail, vin_tail: "000800", ..CAR }.register(town, &id, &owner)?;
    let since: NaiveDate = in_days(town.today(), -150);
    let name = format!("{}-{at}", me.seed);
    scene::file(town, &name, &me.account_id(), &id, Relation::Friend, since)
}

/// A file that an account has sent.
pub(super) fn sent(
    town: &Town<'_>,
    account: &AccountRow,
    bytes: Vec<u8>,
) -> Result<UploadId, Broken> {
    let length = u64::try_from(bytes.len()).unwrap_or_default();
    let row = UploadRow {
        id: UploadId(secret::id('u')?),
        owner: upload::owner_of(account),
        length,
        offset: length,
        filetype: "image/jpeg".to_owned(),
        expires_at_ms: i64::MAX,
        ended: false,
    };
    town.put(&row)?;
    town.add_piece(row.id.as_str(), 0, &bytes)?;
    Ok(row.id)
}

const TEN_MS: i64 = 10 * 3_600_000;
pub(super) const TEN_MINUTES_MS: i64 = 600_000;
