//! The rows of vehicles: the register, who filed what, the owners' codes, faces, messages.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tongtu_contract::{
    AccountId, FaceCheckId, FacePurpose, FaceVerdict, FiledId, ManualCheckState, MessageId,
    MessageKind, MessageState, MessageSubject, Relation, Scheme, Stay, UploadId,
    VehicleFilingEvent, VehicleFilingId, VehicleFilingState, VehicleId,
};

use crate::rows::{rows, sorted};
use crate::store::Row;

/// 机动车登记: a vehicle in the register.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct VehicleRow {
    pub(crate) id: VehicleId,
    /// Number of the document that it is registered on; of a unit, its own number.
    pub(crate) owner: String,
    pub(crate) owner_name: String,
    /// The phone that the register has, for an owner without an account.
    #[serde(default)]
    pub(crate) contact: Option<String>,
    pub(crate) plate_kind: String,
    pub(crate) plate: String,
    pub(crate) engine_tail: String,
    pub(crate) vin_tail: String,
    pub(crate) model: String,
    pub(crate) status: String,
    pub(crate) usage: String,
    pub(crate) issuer: String,
    pub(crate) registered_on: NaiveDate,
    #[serde(default)]
    pub(crate) inspection_until: Option<NaiveDate>,
    #[serde(default)]
    pub(crate) insurance_until: Option<NaiveDate>,
    /// 港车北上, 澳车北上: set for a single-plate car from across the border.
    #[serde(default)]
    pub(crate) permit: Option<PermitRow>,
}

/// Leave to drive in Guangdong, for a time.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PermitRow {
    pub(crate) scheme: Scheme,
    pub(crate) home_plate: String,
    pub(crate) term_from: NaiveDate,
    pub(crate) term_until: NaiveDate,
    pub(crate) stays: Vec<Stay>,
    #[serde(default)]
    pub(crate) entered_on: Option<NaiveDate>,
    /// How long the other side's register takes to answer a login.
    #[serde(default)]
    pub(crate) answers_after_ms: i64,
}

/// 备案: a filing of somebody else's vehicle that is in force.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct FiledRow {
    pub(crate) id: FiledId,
    pub(crate) vehicle: VehicleId,
    pub(crate) user: AccountId,
    pub(crate) relation: Relation,
    /// In +08:00; records with points count from this day on.
    pub(crate) since: NaiveDate,
    pub(crate) application: VehicleFilingId,
}

/// An application to file somebody else's vehicle; kept after its end, since the limits count it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct VehicleFilingRow {
    pub(crate) seq: u64,
    pub(crate) id: VehicleFilingId,
    pub(crate) account: AccountId,
    pub(crate) vehicle: VehicleId,
    /// The owner's number when it was made: an owner counts once in a lifetime.
    pub(crate) owner: String,
    pub(crate) plate_kind: String,
    pub(crate) plate: String,
    pub(crate) relation: Relation,
    /// The day it was made, in +08:00.
    pub(crate) made_on: NaiveDate,
    pub(crate) state: VehicleFilingState,
    pub(crate) history: Vec<VehicleFilingEvent>,
}

/// 黑名单: a person who handed false material in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct BlacklistRow {
    /// The document's number, so that a new account is no way round.
    pub(crate) number: String,
    pub(crate) at_ms: i64,
}

/// What is kept of the applications of somebody who left: a new account is no way round the limits.
/// Of all numbers only a digest.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PastFilingsRow {
    pub(crate) person: String,
    pub(crate) made_on: Vec<NaiveDate>,
    pub(crate) owners: BTreeSet<String>,
}

/// The owner's consent as a code.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct OwnerCodeRow {
    pub(crate) code: String,
    pub(crate) vehicle: VehicleId,
    pub(crate) expires_at_ms: i64,
    #[serde(default)]
    pub(crate) used: bool,
}

/// A face that was looked at; of the frames nothing is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct FaceRow {
    pub(crate) id: FaceCheckId,
    pub(crate) account: AccountId,
    pub(crate) purpose: FacePurpose,
    pub(crate) subject: String,
    pub(crate) verdict: FaceVerdict,
    pub(crate) expires_at_ms: i64,
}

/// Verdicts that are set for the next checks: of one account by its seed, of anybody by the
/// console, where the account is empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct FaceQueueRow {
    pub(crate) account: String,
    pub(crate) next: Vec<FaceVerdict>,
}

/// 人工审核 in the place of a face check.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ManualRow {
    pub(crate) seq: u64,
    pub(crate) id: FaceCheckId,
    pub(crate) account: AccountId,
    pub(crate) purpose: FacePurpose,
    pub(crate) subject: String,
    pub(crate) state: ManualCheckState,
    /// The photo, until it is decided.
    #[serde(default)]
    pub(crate) photo: Option<UploadId>,
}

/// 港车北上, 澳车北上: what came of the last login that looked for a car.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct AssociationRow {
    pub(crate) account: AccountId,
    pub(crate) vehicle: Option<VehicleId>,
    /// When the other side answers.
    pub(crate) answers_at_ms: i64,
    #[serde(default)]
    pub(crate) answered: bool,
    /// Whether the end of the term was told.
    #[serde(default)]
    pub(crate) term_told: bool,
}

/// 消息: one message to one account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct MessageRow {
    pub(crate) seq: u64,
    pub(crate) id: MessageId,
    pub(crate) account: AccountId,
    pub(crate) kind: MessageKind,
    pub(crate) at_ms: i64,
    pub(crate) args: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) deadline: Option<NaiveDate>,
    #[serde(default)]
    pub(crate) subject: Option<MessageSubject>,
    pub(crate) state: MessageState,
}

rows! {
    VehicleRow "vehicle" by |row| row.id.0.clone();
    FiledRow "filed" by |row| row.id.0.clone();
    VehicleFilingRow "vehicle_filing" by |row| row.id.0.clone();
    BlacklistRow "blacklist" by |row| row.number.clone();
    PastFilingsRow "past_filings" by |row| row.person.clone();
    OwnerCodeRow "owner_code" by |row| row.code.clone();
    FaceRow "face" by |row| row.id.0.clone();
    FaceQueueRow "face_queue" by |row| row.account.clone();
    ManualRow "manual" by |row| row.id.0.clone();
    AssociationRow "association" by |row| row.account.0.clone();
    MessageRow "message" by |row| sorted(row.seq);
}
