//! Documents of the server as the person last saw them: the memory table that screens are made from.
//!
//! Owns which documents there are, where each lives at the server and how long it counts as fresh.
//! Stale beats empty: a failed refresh never takes a document away. The cache on disk is the
//! runtime's; what is here is bounded by the number of keys.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use tongtu_contract::{self as contract, path};

use crate::problem::Problem;

macro_rules! documents {
    ($($(#[$doc:meta])* $variant:ident($type:ty) $get:ident $name:literal $path:expr, $fresh_s:literal;)+) => {
        /// Names a document.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum DocKey { $($(#[$doc])* $variant,)+ }

        impl DocKey {
            /// All of them.
            pub const ALL: &[DocKey] = &[$(DocKey::$variant),+];

            /// Below the server's address.
            pub fn path(self) -> &'static str {
                match self { $(DocKey::$variant => $path,)+ }
            }

            /// In the cache; never changes.
            pub fn name(self) -> &'static str {
                match self { $(DocKey::$variant => $name,)+ }
            }

            /// How long it is shown without asking again.
            pub fn fresh_ms(self) -> i64 {
                match self { $(DocKey::$variant => $fresh_s * 1_000,)+ }
            }

            /// Reads it, away from the lock.
            pub fn parse(self, json: &[u8]) -> Result<Doc, serde_json::Error> {
                Ok(match self {
                    $(DocKey::$variant => Doc::$variant(Arc::new(serde_json::from_slice(json)?)),)+
                })
            }
        }

        /// A document, read.
        #[derive(Debug, Clone)]
        pub enum Doc { $($(#[$doc])* $variant(Arc<$type>),)+ }

        impl Doc {
            /// Its key.
            pub fn key(&self) -> DocKey {
                match self { $(Doc::$variant(_) => DocKey::$variant,)+ }
            }

            /// Whether it is the very same, and not only an equal one.
            pub(crate) fn is_same(&self, other: &Doc) -> bool {
                match (self, other) {
                    $((Doc::$variant(own), Doc::$variant(other)) => Arc::ptr_eq(own, other),)+
                    _ => false,
                }
            }

            /// For the cache.
            pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
                match self { $(Doc::$variant(doc) => serde_json::to_vec(&**doc),)+ }
            }
        }

        impl Documents {
            $($(#[$doc])*
            pub fn $get(&self) -> Option<&$type> {
                match self.slots.get(&DocKey::$variant)?.doc.as_ref()? {
                    Doc::$variant(doc) => Some(doc),
                    _ => None,
                }
            })+
        }
    };
}

documents! {
    /// Limits, policy version, maintenance.
    Server(contract::ServerInfo) server "server" path::SERVER, 3_600;
    /// The person's own account.
    Account(contract::Account) account "account" path::ACCOUNT, 600;
    /// The licence and its filing.
    Licence(contract::LicenceFile) licence "licence" path::LICENCE, 60;
    /// The electronic licence and its application.
    Elicence(contract::Elicence) elicence "elicence" path::ELICENCE, 60;
    /// The signed card.
    Card(contract::SignedCard) card "card" path::ELICENCE_CARD, 60;
    /// Vehicles, filings, and who uses one's own.
    Vehicles(contract::Vehicles) vehicles "vehicles" path::VEHICLES, 60;
    /// Records of all vehicles.
    Violations(contract::Violations) violations "violations" path::VIOLATIONS, 60;
    /// Decisions and what is to be paid.
    Decisions(contract::Decisions) decisions "decisions" path::DECISIONS, 60;
    /// Objections.
    Objections(contract::Objections) objections "objections" path::OBJECTIONS, 60;
    /// Contracts of hired cars.
    Rentals(contract::Rentals) rentals "rentals" path::RENTALS, 60;
    /// The points cycle, entry by entry.
    Points(contract::PointsFile) points "points" path::POINTS, 60;
    /// What changed.
    Messages(contract::Messages) messages "messages" path::MESSAGES, 60;
}

impl DocKey {
    /// Whether it is somebody's, and goes when they log out.
    pub fn is_personal(self) -> bool {
        self != DocKey::Server
    }

    /// Whether it comes in pages: the runtime follows them to the end and keeps them as one document.
    pub fn is_paged(self) -> bool {
        self == DocKey::Violations
    }
}

impl Doc {
    /// Named to get the page after this one, if there is one.
    pub fn next_page(&self) -> Option<&str> {
        match self {
            Doc::Violations(doc) => doc.next.as_deref(),
            _ => None, // no other comes in pages
        }
    }

    /// Its first records, where it is long enough that they are there sooner than the whole: what the
    /// first screen of a list is drawn from. All else is as in the whole, `total` too.
    pub fn head(&self) -> Option<Doc> {
        match self {
            Doc::Violations(doc) if doc.items.len() > HEAD => {
                let items = doc.items.iter().take(HEAD).cloned().collect();
                let (total, next, synced_at_ms) = (doc.total, doc.next.clone(), doc.synced_at_ms);
                Some(Doc::Violations(Arc::new(contract::Violations {
                    items,
                    total,
                    next,
                    synced_at_ms,
                })))
            }
            _ => None,
        }
    }

    /// How many records of its pages are here.
    pub fn records(&self) -> usize {
        match self {
            Doc::Violations(doc) => doc.items.len(),
            _ => 0,
        }
    }

    /// This with the page after it. A record that has moved from one page to the next while they were
    /// fetched is taken once. What is no such page changes nothing.
    #[must_use]
    pub fn append(self, page: Doc) -> Doc {
        match (self, page) {
            (Doc::Violations(mut doc), Doc::Violations(page)) => {
                let here: BTreeSet<_> = doc.items.iter().map(|item| item.id.clone()).collect();
                let all = Arc::make_mut(&mut doc);
                let new = page.items.iter().filter(|item| !here.contains(&item.id));
                all.items.extend(new.cloned());
                all.next.clone_from(&page.next);
                Doc::Violations(doc)
            }
            (doc, _) => doc,
        }
    }

    /// When the server wants to be asked again, if it said so.
    pub fn next_check_at_ms(&self) -> Option<i64> {
        match self {
            Doc::Elicence(doc) => doc.next_check_at_ms,
            Doc::Licence(doc) => doc.next_check_at_ms,
            Doc::Vehicles(doc) => doc.next_check_at_ms,
            Doc::Decisions(doc) => doc.next_check_at_ms,
            Doc::Objections(doc) => doc.next_check_at_ms,
            Doc::Rentals(doc) => doc.next_check_at_ms,
            Doc::Server(_)
            | Doc::Account(_)
            | Doc::Card(_)
            | Doc::Violations(_)
            | Doc::Points(_)
            | Doc::Messages(_) => None,
        }
    }
}

/// Records of a head: a large screen of them.
const HEAD: usize = 20;

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
    /// The first records of lists that are not here yet. Apart from the whole ones: who counts, finds
    /// or decides never sees half a list.
    heads: BTreeMap<DocKey, Doc>,
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

    /// The whole list, or its first records while it is not here; for who only shows what is there.
    pub fn head(&self, key: DocKey) -> Option<&Doc> {
        let whole = self.slots.get(&key).and_then(|slot| slot.doc.as_ref());
        whole.or_else(|| self.heads.get(&key))
    }

    /// The first records of a list, until the whole of it comes. Whoever has the whole needs none.
    pub fn put_head(&mut self, head: Doc) {
        if self.slots.get(&head.key()).is_none_or(|slot| slot.doc.is_none()) {
            self.heads.insert(head.key(), head);
        }
    }

    /// There is no whole to this head.
    pub fn drop_head(&mut self, key: DocKey) {
        self.heads.remove(&key);
    }

    /// A document that came; the old one goes.
    pub fn put(&mut self, doc: Doc, fetched_at_ms: i64) {
        self.heads.remove(&doc.key());
        let slot = self.slot_mut(doc.key());
        *slot = Slot { doc: Some(doc), fetched_at_ms, loading: slot.loading, failed: None };
    }

    /// Forgets whatever is somebody's.
    pub fn forget_personal(&mut self) {
        self.slots.retain(|key, _| !key.is_personal());
        self.heads.retain(|key, _| !key.is_personal());
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
}
