//! The rows of a tenant: what is known of people, accounts, licences and what is under way.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tongtu_contract::{
    AccountId, DecisionId, DocKind, DocType, ElicenceEvent, ElicenceReason, FaceCheckId,
    ObjectionId, PictureId, RegistrationDetails, RegistrationEvent, RegistrationId,
    RegistrationState, RentalId, Sex, UploadId, ViolationId,
};

use crate::picture::Seen;
use crate::store::Row;

/// One tenant's settings: its clock and what the server says of itself.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Settings {
    /// How far the tenant's clock is ahead of the machine's.
    pub(crate) ahead_ms: i64,
    /// Set while the clock stands still.
    #[serde(default)]
    pub(crate) held_at_ms: Option<i64>,
    #[serde(default)]
    pub(crate) minimum_client: Option<String>,
    #[serde(default)]
    pub(crate) maintenance_until_ms: Option<i64>,
    #[serde(default)]
    pub(crate) cross_border_client: Option<String>,
}

/// A password as it may be kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Sealed {
    pub(crate) salt: String,
    pub(crate) hash: String,
    /// Wrong tries in a row.
    #[serde(default)]
    pub(crate) wrong: u8,
    /// Until when the password login rests.
    #[serde(default)]
    pub(crate) resting_until_ms: Option<i64>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct AccountRow {
    pub(crate) id: AccountId,
    pub(crate) name: String,
    pub(crate) doc_type: DocType,
    pub(crate) doc_kind: DocKind,
    pub(crate) number: String,
    pub(crate) phone: String,
    pub(crate) city: String,
    pub(crate) registered_at_ms: i64,
    pub(crate) password: Sealed,
    /// The file number that the person filed by.
    #[serde(default)]
    pub(crate) filed: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct RegistrationRow {
    pub(crate) id: RegistrationId,
    /// Digests of the tokens that open it.
    pub(crate) tokens: Vec<String>,
    pub(crate) details: RegistrationDetails,
    pub(crate) password: Sealed,
    pub(crate) state: RegistrationState,
    pub(crate) history: Vec<RegistrationEvent>,
    #[serde(default)]
    pub(crate) photo: Option<UploadId>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SessionRow {
    pub(crate) id: String,
    pub(crate) account: AccountId,
    pub(crate) device_name: String,
    pub(crate) access: String,
    pub(crate) access_expires_at_ms: i64,
    pub(crate) refresh: String,
    pub(crate) refresh_expires_at_ms: i64,
    /// Digests of refresh tokens that were used; one of them again ends the session.
    pub(crate) spent: Vec<String>,
    #[serde(default)]
    pub(crate) revoked: bool,
}

/// The live code of a purpose and a phone.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct CodeRow {
    pub(crate) purpose: String,
    pub(crate) phone: String,
    /// What else it is bound to: the applicant and the vehicle of an owner's consent.
    #[serde(default)]
    pub(crate) about: String,
    pub(crate) code: String,
    pub(crate) sent_at_ms: i64,
    pub(crate) expires_at_ms: i64,
    pub(crate) tries_left: u8,
    pub(crate) used: bool,
}

/// How many codes a number got on one day.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct CodeCountRow {
    pub(crate) phone: String,
    pub(crate) day: NaiveDate,
    pub(crate) count: u8,
}

/// One SMS in the inbox of everybody.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SmsRow {
    pub(crate) seq: u64,
    pub(crate) to: String,
    pub(crate) text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) purpose: Option<String>,
    pub(crate) at_ms: i64,
}

/// Something that a reviewer has to decide.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct CaseRow {
    pub(crate) seq: u64,
    pub(crate) subject: Subject,
    pub(crate) submitted_at_ms: i64,
    /// When the automatic reviewer decides, unless the desk was earlier.
    pub(crate) decide_at_ms: i64,
    pub(crate) due_at_ms: i64,
    /// What can be seen in the photo; absent where it is no picture.
    #[serde(default)]
    pub(crate) seen: Option<Seen>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Subject {
    Registration {
        id: RegistrationId,
    },
    Elicence {
        account: AccountId,
    },
    /// 人工审核 of a face.
    Manual {
        id: FaceCheckId,
    },
    Objection {
        id: ObjectionId,
    },
    /// 暂缓, 分期.
    Instalment {
        decision: DecisionId,
    },
    Reconsideration {
        decision: DecisionId,
    },
    /// 转移结果申诉.
    Appeal {
        rental: RentalId,
        violation: ViolationId,
    },
}

/// 人口信息: a person whom the register of people knows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PersonRow {
    pub(crate) name: String,
    /// Documents that are valid today.
    pub(crate) documents: Vec<(DocKind, String)>,
}

/// 驾驶证档案: a licence in the register.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct LicenceRow {
    pub(crate) number: String,
    pub(crate) name: String,
    pub(crate) sex: Sex,
    pub(crate) born_on: NaiveDate,
    pub(crate) classes: String,
    pub(crate) first_issued_on: NaiveDate,
    pub(crate) valid_from: NaiveDate,
    pub(crate) valid_until: Option<NaiveDate>,
    pub(crate) file_number: String,
    pub(crate) issuer: String,
    pub(crate) status: String,
    pub(crate) accumulated: u16,
    pub(crate) pending: u16,
    /// The first day of the cycle to which the accumulated points belong; a database from before
    /// it was kept says nothing, and its points stay.
    #[serde(default)]
    pub(crate) counted_from: Option<NaiveDate>,
    /// The day its paper was made; the register shows it some days later.
    pub(crate) issued_on: NaiveDate,
}

/// The electronic licence of an account, and the way to it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ElicenceRow {
    pub(crate) account: AccountId,
    pub(crate) stage: Stage,
    /// Photos refused so far.
    pub(crate) rejections: u8,
    pub(crate) history: Vec<ElicenceEvent>,
    /// The portrait on the licence in force.
    #[serde(default)]
    pub(crate) portrait: Option<PortraitRow>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Stage {
    None,
    InReview { submitted_at_ms: i64, due_at_ms: i64, photo: UploadId, taken_on: NaiveDate },
    Rejected { reasons: Vec<ElicenceReason> },
    Active,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PortraitRow {
    pub(crate) picture: PictureId,
    pub(crate) taken_on: NaiveDate,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct UploadRow {
    pub(crate) id: UploadId,
    /// Who may touch it, see `Caller::owner`.
    pub(crate) owner: String,
    pub(crate) length: u64,
    pub(crate) offset: u64,
    pub(crate) filetype: String,
    pub(crate) expires_at_ms: i64,
    #[serde(default)]
    pub(crate) ended: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PictureRow {
    pub(crate) id: PictureId,
    pub(crate) account: AccountId,
    pub(crate) upload: UploadId,
}

/// A code that was given out, so that an officer's query can tell the second showing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct QrRow {
    pub(crate) nonce: String,
    pub(crate) account: AccountId,
    pub(crate) expires_at_ms: i64,
    #[serde(default)]
    pub(crate) opened_at_ms: Option<i64>,
}

/// The answer to a key, to be given again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct AnswerRow {
    pub(crate) key: String,
    pub(crate) digest: String,
    /// Whose it is: the caller's name, and the digest of the token that asked.
    pub(crate) owners: Vec<String>,
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

/// One effect of one request.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct LedgerRow {
    pub(crate) seq: u64,
    pub(crate) at_ms: i64,
    pub(crate) method: String,
    pub(crate) path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) key: Option<String>,
    pub(crate) status: u16,
    /// What it changed, for example `registration.created`; `replayed`; `none`.
    pub(crate) effect: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) subject: String,
}

/// A seed that was loaded: its named facts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SeedRow {
    pub(crate) name: String,
    pub(crate) at_ms: i64,
}

/// The server's signing key, the same for all tenants.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct KeyRow {
    pub(crate) key_id: String,
    pub(crate) pkcs8: String,
}

macro_rules! rows {
    ($($type:ident $kind:literal by |$row:ident| $id:expr;)+) => {
        $(impl Row for $type {
            const KIND: &'static str = $kind;
            fn id(&self) -> String {
                let $row = self;
                $id
            }
        })+
    };
}

pub(crate) use rows;

/// The one live code of a purpose, a phone, and what else it is bound to.
pub(crate) fn code_id(purpose: &str, phone: &str, about: &str) -> String {
    format!("{purpose} {phone} {about}")
}

/// Numbers as text that sorts as they do.
pub(crate) fn sorted(number: u64) -> String {
    format!("{number:012}")
}

rows! {
    Settings "settings" by |_row| String::new();
    AccountRow "account" by |row| row.id.0.clone();
    RegistrationRow "registration" by |row| row.id.0.clone();
    SessionRow "session" by |row| row.id.clone();
    CodeRow "code" by |row| code_id(&row.purpose, &row.phone, &row.about);
    CodeCountRow "code_count" by |row| row.phone.clone();
    SmsRow "sms" by |row| sorted(row.seq);
    CaseRow "case" by |row| sorted(row.seq);
    PersonRow "person" by |row| row.documents.first().map(|(_, n)| n.clone()).unwrap_or_default();
    LicenceRow "licence" by |row| row.number.clone();
    ElicenceRow "elicence" by |row| row.account.0.clone();
    UploadRow "upload" by |row| row.id.0.clone();
    PictureRow "picture" by |row| row.id.0.clone();
    QrRow "qr" by |row| row.nonce.clone();
    AnswerRow "answer" by |row| row.key.clone();
    LedgerRow "ledger" by |row| sorted(row.seq);
    SeedRow "seed" by |row| row.name.clone();
    KeyRow "key" by |row| row.key_id.clone();
}
