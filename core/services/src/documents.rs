//! Documents of the server as the person last saw them: the memory table that screens are made from.
//!
//! Owns which documents there are, where each lives at the server and how long it counts as fresh.
//! Stale beats empty: a failed refresh never takes a document away. The cache on disk is the
//! runtime's; what is here is bounded by the number of keys.

use std::{collections::BTreeMap, sync::Arc};

use tongtu_contract as contract;

use crate::problem::Problem;

/// Names a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocKey {
    /// Limits, policy version, maintenance.
    Server,
    /// The person's own account.
    Account,
    /// The licence and its filing.
    Licence,
    /// The electronic licence and its application.
    Elicence,
    /// The signed card.
    Card,
}

impl DocKey {
    /// All of them.
    pub const ALL: [DocKey; 5] =
        [DocKey::Server, DocKey::Account, DocKey::Licence, DocKey::Elicence, DocKey::Card];

    /// Below the server's address.
    pub fn path(self) -> &'static str {
        match self {
            DocKey::Server => "/v1/server",
            DocKey::Account => "/v1/account",
            DocKey::Licence => "/v1/licence",
            DocKey::Elicence => "/v1/elicence",
            DocKey::Card => "/v1/elicence/card",
        }
    }

    /// In the cache; never changes.
    pub fn name(self) -> &'static str {
        match self {
            DocKey::Server => "server",
            DocKey::Account => "account",
            DocKey::Licence => "licence",
            DocKey::Elicence => "elicence",
            DocKey::Card => "card",
        }
    }

    /// Whether it is somebody's, and goes when they log out.
    pub fn is_personal(self) -> bool {
        self != DocKey::Server
    }

    /// How long it is shown without asking again.
    pub fn fresh_ms(self) -> i64 {
        match self {
            DocKey::Server => 3_600_000,
            DocKey::Account => 600_000,
            DocKey::Licence | DocKey::Elicence | DocKey::Card => 60_000,
        }
    }

    /// Reads it, away from the lock.
    pub fn parse(self, json: &[u8]) -> Result<Doc, serde_json::Error> {
        Ok(match self {
            DocKey::Server => Doc::Server(Arc::new(serde_json::from_slice(json)?)),
            DocKey::Account => Doc::Account(Arc::new(serde_json::from_slice(json)?)),
            DocKey::Licence => Doc::Licence(Arc::new(serde_json::from_slice(json)?)),
            DocKey::Elicence => Doc::Elicence(Arc::new(serde_json::from_slice(json)?)),
            DocKey::Card => Doc::Card(Arc::new(serde_json::from_slice(json)?)),
        })
    }
}

/// A document, read.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each is the document of its key")]
pub enum Doc {
    Server(Arc<contract::ServerInfo>),
    Account(Arc<contract::Account>),
    Licence(Arc<contract::LicenceFile>),
    Elicence(Arc<contract::Elicence>),
    Card(Arc<contract::SignedCard>),
}

impl Doc {
    /// Its key.
    pub fn key(&self) -> DocKey {
        match self {
            Doc::Server(_) => DocKey::Server,
            Doc::Account(_) => DocKey::Account,
            Doc::Licence(_) => DocKey::Licence,
            Doc::Elicence(_) => DocKey::Elicence,
            Doc::Card(_) => DocKey::Card,
        }
    }

    /// For the cache.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        match self {
            Doc::Server(doc) => serde_json::to_vec(&**doc),
            Doc::Account(doc) => serde_json::to_vec(&**doc),
            Doc::Licence(doc) => serde_json::to_vec(&**doc),
            Doc::Elicence(doc) => serde_json::to_vec(&**doc),
            Doc::Card(doc) => serde_json::to_vec(&**doc),
        }
    }

    /// When the server wants to be asked again, if it said so.
    pub fn next_check_at_ms(&self) -> Option<i64> {
        match self {
            Doc::Elicence(doc) => doc.next_check_at_ms,
            Doc::Licence(doc) => doc.next_check_at_ms,
            Doc::Server(_) | Doc::Account(_) | Doc::Card(_) => None,
        }
    }
}

/// What is known of one document.
#[derive(Debug, Clone, Default)]
pub struct Slot {
    /// The document, if one was ever seen.
    pub doc: Option<Doc>,
    /// When the server last vouched for it; server time.
    pub fetched_at_ms: i64,
    /// It is being asked for.
    pub loading: bool,
    /// Why the last try failed; cleared by a success.
    pub failed: Option<Problem>,
}

/// All documents that are in memory.
#[derive(Debug, Clone, Default)]
pub struct Documents {
    slots: BTreeMap<DocKey, Slot>,
}

impl Documents {
    /// What is known of it.
    pub fn slot(&self, key: DocKey) -> Option<&Slot> {
        self.slots.get(&key)
    }

    /// What is known of it, to change.
    pub fn slot_mut(&mut self, key: DocKey) -> &mut Slot {
        self.slots.entry(key).or_default()
    }

    /// A document that came; the old one goes.
    pub fn put(&mut self, doc: Doc, fetched_at_ms: i64) {
        let slot = self.slot_mut(doc.key());
        *slot = Slot { doc: Some(doc), fetched_at_ms, loading: slot.loading, failed: None };
    }

    /// Forgets whatever is somebody's.
    pub fn forget_personal(&mut self) {
        self.slots.retain(|key, _| !key.is_personal());
    }

    /// Whether the server has to be asked before it is shown without an age.
    pub fn is_stale(&self, key: DocKey, now_ms: i64) -> bool {
        self.slots.get(&key).is_none_or(|slot| {
            slot.doc.is_none() || slot.failed.is_some() || {
                let age = now_ms - slot.fetched_at_ms;
                !(0..key.fresh_ms()).contains(&age)
            }
        })
    }

    /// The limits of the server.
    pub fn server(&self) -> Option<&contract::ServerInfo> {
        match self.slots.get(&DocKey::Server)?.doc.as_ref()? {
            Doc::Server(doc) => Some(doc),
            _ => None,
        }
    }

    /// The person's account.
    pub fn account(&self) -> Option<&contract::Account> {
        match self.slots.get(&DocKey::Account)?.doc.as_ref()? {
            Doc::Account(doc) => Some(doc),
            _ => None,
        }
    }

    /// The licence and its filing.
    pub fn licence(&self) -> Option<&contract::LicenceFile> {
        match self.slots.get(&DocKey::Licence)?.doc.as_ref()? {
            Doc::Licence(doc) => Some(doc),
            _ => None,
        }
    }

    /// The electronic licence.
    pub fn elicence(&self) -> Option<&contract::Elicence> {
        match self.slots.get(&DocKey::Elicence)?.doc.as_ref()? {
            Doc::Elicence(doc) => Some(doc),
            _ => None,
        }
    }

    /// The signed card.
    pub fn card(&self) -> Option<&contract::SignedCard> {
        match self.slots.get(&DocKey::Card)?.doc.as_ref()? {
            Doc::Card(doc) => Some(doc),
            _ => None,
        }
    }
}
