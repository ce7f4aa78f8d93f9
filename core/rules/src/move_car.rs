//! 申请挪车 (一键挪车): how often one may ask a stranger to move a car. Source: restated.

use alloc::vec::Vec;

use crate::reason::reasons;

/// The limits; the server's win.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MoveLimits {
    /// Requests in a month.
    pub per_month: u32,
    /// The fewest photos: the blocking car and its plate.
    pub min_photos: u32,
    /// The most photos.
    pub max_photos: u32,
    /// After so many minutes without an answer the owner is reminded, then 122 helps.
    pub remind_after_min: u32,
}

/// Five a month, two or three photos, ten minutes.
pub const LIMITS: MoveLimits =
    MoveLimits { per_month: 5, min_photos: 2, max_photos: 3, remind_after_min: 10 };

/// What is known when somebody asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Request {
    /// 号牌种类 of the car in the way.
    pub kind: u8,
    /// Requests of the person in this month.
    pub this_month: u32,
    /// Requests that are open.
    pub open: u32,
    /// Photos that are attached.
    pub photos: u32,
    /// Whether the place is known.
    pub located: bool,
    /// Misused before.
    pub blacklisted: bool,
}

reasons! {
    /// Why a request cannot be sent.
    MoveRefusal in "move_car" {
        /// Only cars (01, 02, 51, 52).
        KindNotAllowed = "kind_not_allowed",
        /// This month's requests were made.
        PerMonth = "per_month",
        /// One request is open already.
        AlreadyOpen = "already_open",
        /// The situation and the plate must be seen.
        TooFewPhotos = "too_few_photos",
        /// More photos than are taken.
        TooManyPhotos = "too_many_photos",
        /// The place is missing.
        NoPlace = "no_place",
        /// Misused before.
        Blacklisted = "blacklisted",
    }
}

/// Whether a request may be sent.
///
/// # Errors
/// Everything that stands against it.
///
/// ```
/// use tongtu_rules::move_car::{LIMITS, MoveRefusal, Request, may_send};
/// let request = Request { kind: 2, photos: 2, located: true, ..Request::default() };
/// assert!(may_send(&request, &LIMITS).is_ok());
/// let sixth = Request { this_month: 5, ..request };
/// assert_eq!(may_send(&sixth, &LIMITS), Err(vec![MoveRefusal::PerMonth]));
/// ```
pub fn may_send(request: &Request, limits: &MoveLimits) -> Result<(), Vec<MoveRefusal>> {
    let refusals: Vec<MoveRefusal> = [
        (!matches!(request.kind, 1 | 2 | 51 | 52), MoveRefusal::KindNotAllowed),
        (request.this_month >= limits.per_month, MoveRefusal::PerMonth),
        (request.open > 0, MoveRefusal::AlreadyOpen),
        (request.photos < limits.min_photos, MoveRefusal::TooFewPhotos),
        (request.photos > limits.max_photos, MoveRefusal::TooManyPhotos),
        (!request.located, MoveRefusal::NoPlace),
        (request.blacklisted, MoveRefusal::Blacklisted),
    ]
    .into_iter()
    .filter_map(|(stands, refusal)| stands.then_some(refusal))
    .collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}
