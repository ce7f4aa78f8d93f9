//! 备案非本人机动车: how many vehicles of others a person may file, and which.
//!
//! Figures are restated from several pages that copy each other (one says five vehicles): they are
//! data, and the server's win. Filing again after unbinding starts anew.

use alloc::vec::Vec;

use crate::reason::reasons;

/// The limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FilingLimits {
    /// Vehicles of others at one time, for one person.
    pub per_user: u32,
    /// Other persons at one time, for one vehicle.
    pub per_vehicle: u32,
    /// Applications in a day.
    pub per_day: u32,
    /// Applications in a calendar year.
    pub per_year: u32,
    /// Owners in a lifetime.
    pub owners: u32,
}

/// Three, three, one, five, five.
pub const LIMITS: FilingLimits =
    FilingLimits { per_user: 3, per_vehicle: 3, per_day: 1, per_year: 5, owners: 5 };

/// What is known when somebody applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Standing {
    /// 号牌种类 of the vehicle.
    pub kind: u8,
    /// Whether it is registered on the account's own document.
    pub is_own: bool,
    /// Vehicles of others that the person has filed now.
    pub filed: u32,
    /// Other persons who have filed this vehicle now.
    pub other_users: u32,
    /// Applications of the person today.
    pub today: u32,
    /// Applications of the person in this calendar year.
    pub this_year: u32,
    /// Owners whose vehicles the person ever filed, without this one if it is among them.
    pub other_owners: u32,
    /// Whether material was once found false.
    pub blacklisted: bool,
}

reasons! {
    /// Why a vehicle cannot be filed.
    FilingRefusal in "filing" {
        /// Only small cars (02, 52) in non-operating use.
        KindNotAllowed = "kind_not_allowed",
        /// Own vehicles are linked by themselves.
        AlreadyOwn = "already_own",
        /// As many vehicles of others as a person may have.
        PerUser = "per_user",
        /// As many other persons as a vehicle may have.
        PerVehicle = "per_vehicle",
        /// Today's application was made.
        PerDay = "per_day",
        /// This year's applications were made.
        PerYear = "per_year",
        /// As many owners as a person may ever have.
        Lifetime = "lifetime",
        /// False material was handed in once.
        Blacklisted = "blacklisted",
    }
}

/// Whether somebody may apply now.
///
/// # Errors
/// Every limit that is reached.
///
/// ```
/// use tongtu_rules::filing::{FilingRefusal, LIMITS, Standing, may_apply};
/// let standing = Standing { kind: 2, filed: 3, ..Standing::default() };
/// assert_eq!(may_apply(&standing, &LIMITS), Err(vec![FilingRefusal::PerUser]));
/// ```
pub fn may_apply(standing: &Standing, limits: &FilingLimits) -> Result<(), Vec<FilingRefusal>> {
    let refusals: Vec<FilingRefusal> = [
        (!matches!(standing.kind, 2 | 52), FilingRefusal::KindNotAllowed),
        (standing.is_own, FilingRefusal::AlreadyOwn),
        (standing.filed >= limits.per_user, FilingRefusal::PerUser),
        (standing.other_users >= limits.per_vehicle, FilingRefusal::PerVehicle),
        (standing.today >= limits.per_day, FilingRefusal::PerDay),
        (standing.this_year >= limits.per_year, FilingRefusal::PerYear),
        (standing.other_owners >= limits.owners, FilingRefusal::Lifetime),
        (standing.blacklisted, FilingRefusal::Blacklisted),
    ]
    .into_iter()
    .filter_map(|(reached, refusal)| reached.then_some(refusal))
    .collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}
