//! What a service wants done in the world, as data, and what comes back.
//!
//! The runtime carries an [`Effect`] out and answers with an [`Answer`] that bears the same id. An
//! answer whose id nobody waits for any more is dropped (a document is still stored).

use std::{collections::BTreeMap, fmt, sync::Arc};

use tongtu_contract as contract;

use crate::{
    ask::{Face, Lens, Reminder, Source},
    documents::{Doc, DocKey},
    problem::Problem,
    route::Owner,
    screen::Icon,
};

/// Names an effect within the service that wanted it.
pub type Tag = &'static str;

/// Names an effect between reducer and runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EffectId(pub u64);

/// An effect with its id, for the runtime.
#[derive(Debug, Clone)]
pub struct Command {
    /// Comes back with the answer.
    pub id: EffectId,
    /// What to do.
    pub effect: Effect,
}

/// What a service wants done.
#[derive(Debug, Clone)]
pub enum Effect {
    /// One request that needs the person now. One idempotency key, kept over its own retries.
    /// Answer: [`Answer::Sent`].
    Send(Request),
    /// A request whose answer is a session (`contract::Session`). The tokens stay in the runtime and
    /// the Vault. Answer: [`Answer::SignedIn`].
    SignIn(Request),
    /// Ends the session here and, if it can, at the server; drops the session and cache keys, the
    /// documents, the lock. With `erase`, the queue, the drafts and the queue key too (the account is
    /// gone). Answer: [`Answer::Done`].
    SignOut {
        /// The account is gone, nothing of it stays.
        erase: bool,
    },
    /// A document: what is cached first (of a long list its head before the whole), then what the
    /// server has. Answers: [`Answer::Document`], up to three times.
    Fetch(DocKey),
    /// A document that came as the answer to something else: into the cache. Answer: none.
    Keep(Doc),
    /// A write that may wait. Durable before it is answered. Answer: [`Answer::Queued`]; what becomes
    /// of it comes as [`Input::Outbox`](crate::Input::Outbox) and
    /// [`Input::OutboxDone`](crate::Input::OutboxDone).
    Enqueue(Waiting),
    /// Takes a waiting item out of the outbox. Answer: [`Answer::Done`].
    Discard(String),
    /// Tries a waiting item again now. Answer: [`Answer::Done`].
    Retry(String),
    /// One photo from file to lawful upload; the file is deleted. Answer: [`Answer::Prepared`].
    Prepare {
        /// As the shell gave it.
        path: String,
        /// What it is for.
        spec: PhotoSpec,
        /// Where it comes from.
        source: Source,
        /// Which side, where that is known.
        lens: Option<Lens>,
        /// As the phone knows it; the picture's own note goes before.
        taken_at_ms: Option<i64>,
        /// As the phone found them.
        faces: Vec<Face>,
    },
    /// Sends a prepared photo in pieces. Answers: [`Answer::Progress`], then [`Answer::Uploaded`].
    Upload {
        /// Which.
        photo: String,
        /// For whom.
        auth: Auth,
    },
    /// A prepared photo is no longer needed. Answer: none.
    DropPhoto(String),
    /// A square code in a grey frame, as [`Outcome::Frame`](crate::ask::Outcome::Frame) brought it.
    /// One at work is enough: a service drops the frames that come meanwhile. Shows nothing busy.
    /// Answer: [`Answer::Code`].
    ReadCode {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
        /// Row by row, a byte a pixel.
        luma: Vec<u8>,
    },
    /// A square code in a picture that the person chose; the file is deleted. Answer:
    /// [`Answer::Code`].
    ReadPicture {
        /// As the shell gave it.
        path: String,
    },
    /// Everything about the gesture lock. Answer: [`Answer::Lock`].
    Lock(LockOp),
    /// One typed text, sealed. Answer: [`Answer::Done`].
    SaveDraft {
        /// Which form.
        draft: &'static str,
        /// Which field.
        field: String,
        /// All of its text; empty removes it.
        text: String,
    },
    /// What was typed into a form before. Answer: [`Answer::Draft`].
    LoadDraft(&'static str),
    /// A form is done or given up. Answer: [`Answer::Done`].
    DropDraft(&'static str),
    /// The decision about the policy: the only thing written before consent. `None` declines.
    /// Answer: [`Answer::Done`].
    WriteConsent {
        /// The version that was agreed to; `None` withdraws or declines.
        policy_version: Option<String>,
    },
    /// A choice of the person's that outlives the account (`elder`, `muted`). Answer: [`Answer::Done`].
    SaveSetting {
        /// Which.
        name: &'static str,
        /// What.
        value: String,
    },
    /// Time. A later one of the same tag takes the place of the earlier. Answer: [`Answer::Fired`].
    After {
        /// From now.
        ms: u64,
    },
    /// The whole set of the system's reminders. Answer: none.
    Remind(Vec<Reminder>),
    /// Whether the screen may go dark. Answer: none.
    KeepAwake(bool),
    /// A file of the server's (a receipt, PDF, at most 5 MiB) for the system's dialogs: kept sealed, so
    /// that what was seen once can be had offline. It is `file/<id>` to
    /// [`AskKind::Save`](crate::ask::AskKind::Save) and [`AskKind::Share`](crate::ask::AskKind::Share),
    /// and to `picture`, by which the shell gets its bytes. Answer: [`Answer::Downloaded`].
    Download {
        /// Below the server's address.
        path: String,
        /// Opaque; names it from now on.
        id: String,
    },
}

/// What came of an effect.
#[derive(Debug, Clone)]
pub enum Answer {
    /// Of [`Effect::Send`].
    Sent(Result<Reply, Problem>),
    /// Of [`Effect::SignIn`].
    SignedIn(Result<Arc<tongtu_contract::Account>, Problem>),
    /// Of [`Effect::Fetch`].
    Document(DocKey, DocAnswer),
    /// Of [`Effect::Enqueue`]: its id in the outbox, once it is durable.
    Queued(Result<String, Problem>),
    /// Of [`Effect::Prepare`].
    Prepared(Result<Photo, Problem>),
    /// Of [`Effect::Upload`], as often as it gets on.
    Progress {
        /// Bytes at the server.
        done: u64,
        /// Bytes in all.
        of: u64,
    },
    /// Of [`Effect::Upload`]: the id that a request may name.
    Uploaded(Result<String, Problem>),
    /// Of [`Effect::Download`]: it is in memory now.
    Downloaded(Result<(), Problem>),
    /// Of [`Effect::ReadCode`], [`Effect::ReadPicture`]: its text; none in most frames.
    Code(Option<String>),
    /// Of [`Effect::Lock`].
    Lock(LockAnswer),
    /// Of [`Effect::LoadDraft`].
    Draft(BTreeMap<String, String>),
    /// Of [`Effect::After`].
    Fired,
    /// Done, or not.
    Done(Result<(), Problem>),
}

/// What came of fetching a document.
#[derive(Debug, Clone)]
pub enum DocAnswer {
    /// The first records of a long list, from the cache ([`Doc::head`]); the whole of it follows.
    Head(Doc),
    /// From the cache; the server is being asked.
    Cached {
        /// What was kept.
        doc: Doc,
        /// Server time.
        fetched_at_ms: i64,
    },
    /// Nothing is kept; the server is being asked.
    Missing,
    /// From the server, new or the same as before.
    Fresh {
        /// What the server has.
        doc: Doc,
        /// Server time.
        fetched_at_ms: i64,
    },
    /// The server could not be asked, or refused.
    Failed(Problem),
}

/// A request to the server.
#[derive(Clone)]
pub struct Request {
    /// `POST` or `DELETE`; documents are fetched by [`Effect::Fetch`].
    pub method: Method,
    /// Below the server's address, for example `/v1/codes`.
    pub path: String,
    /// JSON.
    pub body: Vec<u8>,
    /// In whose name.
    pub auth: Auth,
    /// Reads the answer, away from the lock.
    pub parse: fn(&[u8]) -> Result<Reply, serde_json::Error>,
}

impl Request {
    /// A `POST` of one value. What cannot be written as JSON is sent empty, and refused there.
    pub fn post<T: serde::Serialize>(
        path: impl Into<String>,
        body: &T,
        auth: Auth,
        parse: fn(&[u8]) -> Result<Reply, serde_json::Error>,
    ) -> Request {
        let body = serde_json::to_vec(body).unwrap_or_default();
        Request { method: Method::Post, path: path.into(), body, auth, parse }
    }
}

/// Bodies and bearers stay out of logs.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// How a request is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Asks; changes nothing. Sent without an idempotency key.
    Get,
    /// Makes or changes.
    Post,
    /// Ends.
    Delete,
}

/// In whose name a request is made.
#[derive(Clone, PartialEq, Eq)]
pub enum Auth {
    /// Nobody's.
    Nobody,
    /// The session's; the runtime has the token and refreshes it.
    Session,
    /// Of a registration that is not an account yet.
    Bearer(String),
}

impl fmt::Debug for Auth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Auth::Nobody => "Nobody",
            Auth::Session => "Session",
            Auth::Bearer(_) => "Bearer(…)",
        })
    }
}

macro_rules! replies {
    ($($(#[$doc:meta])* $variant:ident $read:ident($type:ty);)+) => {
        /// The answers of requests, by type.
        #[derive(Debug, Clone)]
        pub enum Reply {
            /// No content, or none that matters.
            Nothing,
            $($(#[$doc])* $variant(Arc<$type>),)+
        }

        impl Reply {
            /// Reads nothing.
            pub fn nothing(_: &[u8]) -> Result<Reply, serde_json::Error> {
                Ok(Reply::Nothing)
            }
            $($(#[$doc])*
            pub fn $read(json: &[u8]) -> Result<Reply, serde_json::Error> {
                serde_json::from_slice(json).map(|value| Reply::$variant(Arc::new(value)))
            })+
        }
    };
}

impl Reply {
    /// Whether it says that something was handed in: there will be news of it, or days to keep.
    pub(crate) fn is_application(&self) -> bool {
        use contract::{
            ElicenceState, FilingState, InstalmentState, ManualCheckState, ObjectionState,
            ReconsiderationState, RegistrationState, RentalRecordState, ViolationState,
        };
        match self {
            Reply::Registration(doc) => matches!(doc.state, RegistrationState::InReview { .. }),
            Reply::Licence(doc) => {
                matches!(doc.state, FilingState::Filed | FilingState::NotYet { .. })
            }
            Reply::Elicence(doc) => matches!(doc.state, ElicenceState::InReview { .. }),
            Reply::ManualCheck(doc) => matches!(doc.state, ManualCheckState::InReview { .. }),
            Reply::Violation(doc) => matches!(doc.state, ViolationState::Extended { .. }),
            Reply::Objection(doc) => matches!(doc.state, ObjectionState::InReview { .. }),
            Reply::Decision(doc) => {
                let later = doc.instalment.as_ref().map(|asked| &asked.state);
                let again = doc.reconsideration.as_ref().map(|asked| &asked.state);
                matches!(later, Some(InstalmentState::InReview { .. }))
                    || matches!(again, Some(ReconsiderationState::InReview { .. }))
            }
            Reply::Rental(doc) => doc.records.iter().any(|record| {
                matches!(
                    record.state,
                    RentalRecordState::TransferAsked { .. } | RentalRecordState::Appealed { .. }
                )
            }),
            // A filing is handed in with the face that follows it.
            Reply::VehicleFiling(_)
            | Reply::FaceCheck(_)
            | Reply::Nothing
            | Reply::CodeSent(_)
            | Reply::ElicenceCode(_)
            | Reply::Vehicles(_)
            | Reply::OwnerCode(_)
            | Reply::Payment(_)
            | Reply::Messages(_) => false,
        }
    }
}

replies! {
    /// Of `POST /v1/codes`, and of a code to a vehicle's owner.
    CodeSent code_sent(contract::CodeSent);
    /// Of everything about a registration.
    Registration registration(contract::Registration);
    /// Of a filing.
    Licence licence(contract::LicenceFile);
    /// Of an application.
    Elicence elicence(contract::Elicence);
    /// Of `POST /v1/elicence/codes`.
    ElicenceCode elicence_code(contract::ElicenceCode);
    /// Of an unbinding.
    Vehicles vehicles(contract::Vehicles);
    /// Of `POST /v1/vehicles/{id}/owner-codes`.
    OwnerCode owner_code(contract::OwnerCode);
    /// Of everything about an application to file a vehicle.
    VehicleFiling vehicle_filing(contract::VehicleFiling);
    /// Of `POST /v1/face-checks`.
    FaceCheck face_check(contract::FaceCheck);
    /// Of `POST /v1/manual-checks`.
    ManualCheck manual_check(contract::ManualCheck);
    /// Of an extension.
    Violation violation(contract::Violation);
    /// Of a handling, and of everything about a decision.
    Decision decision(contract::Decision);
    /// Of everything about a payment.
    Payment payment(contract::Payment);
    /// Of everything about an objection.
    Objection objection(contract::Objection);
    /// Of everything about a contract of a hired car.
    Rental rental(contract::Rental);
    /// Of `POST /v1/messages/marks`.
    Messages messages(contract::Messages);
}

/// A write that may wait, as it is kept in the outbox.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// What it is.
    pub kind: WaitingKind,
    /// Which thing it is about, by its opaque id: it is drawn where it will stand once sent. Empty
    /// where there is only one. Sealed with the rest.
    pub subject: String,
    /// Below the server's address.
    pub path: String,
    /// JSON. Where photos go with it, the texts `"$upload0"`, `"$upload1"` … stand for the ids of
    /// their uploads.
    pub body: Vec<u8>,
    /// Prepared photos that are sent first, in this order.
    pub photos: Vec<String>,
}

macro_rules! waiting_kinds {
    ($($(#[$doc:meta])* $variant:ident $name:literal $read:ident $owner:ident $icon:ident;)+) => {
        /// What waits: decides which service hears of the answer.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum WaitingKind { $($(#[$doc])* $variant,)+ }

        impl WaitingKind {
            /// All of them.
            pub const ALL: &[WaitingKind] = &[$(WaitingKind::$variant),+];

            /// Kept in the outbox, and in the key of its word; never changes.
            pub fn name(self) -> &'static str {
                match self { $(WaitingKind::$variant => $name,)+ }
            }

            /// Reads the answer.
            pub fn parse(self, json: &[u8]) -> Result<Reply, serde_json::Error> {
                match self { $(WaitingKind::$variant => Reply::$read(json),)+ }
            }

            /// Which service hears of it.
            pub(crate) fn owner(self) -> Owner {
                match self { $(WaitingKind::$variant => Owner::$owner,)+ }
            }

            pub(crate) fn icon(self) -> Icon {
                match self { $(WaitingKind::$variant => Icon::$icon,)+ }
            }
        }
    };
}

waiting_kinds! {
    /// 备案驾驶证.
    LicenceFiling "licence.filing" licence Licence Filing;
    /// 申领电子驾驶证.
    ElicenceApplication "elicence.application" elicence Elicence Licence;
    /// 解除备案 of somebody else's vehicle.
    Unbinding "vehicle.unbinding" vehicles Vehicles Car;
    /// 解除他人备案 of one's own vehicle.
    UserUnbinding "vehicle.user_unbinding" vehicles Vehicles Car;
    /// 申请延期.
    Extension "violation.extension" violation Violations Calendar;
    /// 异议.
    Objection "objection" objection Objections Objection;
    /// 撤回异议.
    ObjectionWithdrawal "objection.withdrawal" objection Objections Objection;
    /// 暂缓或者分期缴纳.
    Instalment "decision.instalment" decision Fines Pay;
    /// 行政复议.
    Reconsideration "decision.reconsideration" decision Fines Objection;
    /// 违法转移, asked for by the renter.
    RentalTransfer "rental.transfer" rental Rentals Send;
    /// 转移结果申诉.
    RentalAppeal "rental.appeal" rental Rentals Objection;
}

/// An item of the outbox, as it stands.
#[derive(Debug, Clone)]
pub struct OutboxItem {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: WaitingKind,
    /// Which thing it is about, by its opaque id; empty where there is only one.
    pub subject: String,
    /// When the person sent it, server time.
    pub made_at_ms: i64,
    /// How far it is.
    pub state: OutboxState,
}

impl OutboxItem {
    /// It waits or is being sent; one that the server refused is the person's again.
    pub fn is_on_its_way(&self) -> bool {
        !matches!(self.state, OutboxState::NeedsAttention(_))
    }
}

/// How far an item of the outbox is.
#[derive(Debug, Clone)]
pub enum OutboxState {
    /// For the network, or its turn.
    Waiting,
    /// On its way.
    Sending {
        /// Bytes at the server.
        done: u64,
        /// Bytes in all.
        of: u64,
    },
    /// The person has to look at it.
    NeedsAttention(Problem),
}

/// What a photo is for: decides crop, size and limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoSpec {
    /// The holder's portrait, 520 × 756 (domain.md §4.7).
    LicencePortrait,
    /// A page of an identity document, as large as it is useful to a reviewer.
    Document,
    /// Evidence for an objection: whole, at most 1600 pixels.
    Evidence,
    /// One of three frames of a face check: at most 640 pixels; the front camera is meant.
    Face,
    /// 手持证件照: the person with the document in the hand.
    HoldingDocument,
}

/// A prepared photo.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Photo {
    /// Names it to the runtime; `photo/<id>` is its picture id.
    pub id: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// As a JPEG.
    pub bytes: u64,
    /// From the picture's own note, else from the phone.
    pub taken_at_ms: Option<i64>,
    /// Where it comes from.
    pub source: Source,
    /// Which side, where that is known.
    pub lens: Option<Lens>,
    /// How many faces the phone found.
    pub faces: u32,
    /// Mean brightness of the border, 0 to 255: advice about the background.
    pub border_luma: u8,
    /// Sharpness as variance of the Laplacian, in units of the 8-bit scale: advice.
    pub sharpness: u32,
}

/// The gesture lock. The pattern never leaves the runtime.
#[derive(Clone)]
pub enum LockOp {
    /// Seals the session under the pattern.
    Set(Vec<u8>),
    /// Tries a pattern: opens the session, or counts.
    Try(Vec<u8>),
    /// Takes the lock off; the session stays open.
    Remove,
    /// Forgets the open session until the next try.
    Close,
}

impl fmt::Debug for LockOp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LockOp::Set(_) => "Set",
            LockOp::Try(_) => "Try",
            LockOp::Remove => "Remove",
            LockOp::Close => "Close",
        })
    }
}

/// What came of the lock.
#[derive(Debug, Clone)]
pub enum LockAnswer {
    /// Set, removed or closed.
    Done,
    /// The session is open.
    Opened(Arc<tongtu_contract::Account>),
    /// Wrong; so many tries are left.
    Wrong {
        /// 1 to 4.
        tries_left: u32,
    },
    /// Wrong for the fifth time: the sealed session is gone, the password is asked for.
    Wiped,
    /// The key store or the disk failed.
    Failed(Problem),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_news_or_days_to_come_is_an_application() {
        let objection = |state: &str| {
            let json = format!(
                r#"{{"id":"o1","violation":"v1","ground":"unclear_picture","text":"","pictures":0,
                "submitted_at_ms":1,"state":{state}}}"#
            );
            Reply::objection(json.as_bytes()).unwrap()
        };
        assert!(objection(r#"{"kind":"in_review","due_on":"2026-12-01"}"#).is_application());
        assert!(!objection(r#"{"kind":"withdrawn","at_ms":1}"#).is_application());
        let filed = crate::kit::filed(crate::kit::licence());
        let Doc::Licence(filed) = filed else { unreachable!() };
        assert!(Reply::Licence(filed).is_application());
        let unfiled = crate::kit::unfiled(contract::FilingState::NotFound);
        let Doc::Licence(unfiled) = unfiled else { unreachable!() };
        assert!(!Reply::Licence(unfiled).is_application());
        assert!(!Reply::Nothing.is_application());
    }
}
