//! 机动车: one's own, the single-plate car from across the border, those of others that were filed,
//! and who uses one's own.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::word::words;
use crate::{FiledId, VehicleFiling, VehicleId};

/// `GET /v1/vehicles`: everything about vehicles that the account may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Vehicles {
    /// 本人机动车: registered on the account's document; listed by themselves.
    pub own: Vec<OwnVehicle>,
    /// 港车北上, 澳车北上.
    pub cross_border: CrossBorder,
    /// 备案非本人机动车: filed and usable now.
    pub filed: Vec<FiledVehicle>,
    /// Applications to file, newest first, also those that have ended.
    pub filings: Vec<VehicleFiling>,
    /// How much filing is left to the person.
    pub allowance: FilingAllowance,
    /// What the suspect list's prediction needs to know of the person.
    pub handler: Handler,
    /// When asking again is worth while; absent when nothing will change by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_check_at_ms: Option<i64>,
}

/// A vehicle as the register has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Vehicle {
    /// Its id.
    pub id: VehicleId,
    /// 号牌种类, two digits, for example `02`.
    pub plate_kind: String,
    /// 号牌号码.
    pub plate: String,
    /// 品牌型号.
    pub model: String,
    /// 机动车状态: one letter for each status that holds.
    pub status: String,
    /// 使用性质, a letter.
    pub usage: String,
    /// The last six characters of the VIN.
    pub vin_tail: String,
    /// 发证机关: the plate prefix of the authority.
    pub issuer: String,
    /// 初次登记日期.
    pub registered_on: NaiveDate,
    /// 检验有效期止, the last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inspection_until: Option<NaiveDate>,
    /// 交强险有效期止, the last day; absent: none known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub insurance_until: Option<NaiveDate>,
    /// Other drivers who handled records of this plate, and when; the account's own person is not
    /// among them.
    pub handled_by_others: Vec<HandledBy>,
}

/// 本人机动车.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnVehicle {
    /// The vehicle.
    pub vehicle: Vehicle,
    /// Who has filed it.
    pub users: Vec<VehicleUser>,
}

/// Somebody who has filed a vehicle of the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VehicleUser {
    /// Names the filing, for unbinding.
    pub id: FiledId,
    /// 姓名 with all but one character masked.
    pub name_masked: String,
    /// 本人与车主关系, as the user said.
    pub relation: Relation,
    /// The first day on which records of the vehicle count for the user.
    pub since: NaiveDate,
}

/// 备案非本人机动车.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FiledVehicle {
    /// Names the filing, for unbinding.
    pub id: FiledId,
    /// The vehicle.
    pub vehicle: Vehicle,
    /// The owner's name with all but one character masked.
    pub owner_masked: String,
    /// 本人与车主关系.
    pub relation: Relation,
    /// 备案日期: records with points count from this day on (+08:00).
    pub since: NaiveDate,
}

words! {
    /// 本人与车主关系.
    Relation {
        /// 配偶.
        Spouse = "spouse",
        /// 父母.
        Parent = "parent",
        /// 子女.
        Child = "child",
        /// 其他亲属.
        Relative = "relative",
        /// 朋友.
        Friend = "friend",
        /// 单位.
        Employer = "employer",
        /// 其他.
        Other = "other",
    }
}

/// Somebody who handled a record of a plate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandledBy {
    /// Opaque; the same for the same person.
    pub driver: String,
    /// When.
    pub on: NaiveDate,
}

/// What the suspect list's prediction needs to know of a driver.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Handler {
    /// 重点人员: may handle records of own vehicles only.
    pub key_person: bool,
    /// Full-study rounds in the cycle.
    pub full_rounds: u8,
    /// Plates not the driver's own that the driver handled records of, and when.
    pub plates: Vec<HandledPlate>,
}

/// A plate whose record somebody handled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandledPlate {
    /// 号牌号码.
    pub plate: String,
    /// When.
    pub on: NaiveDate,
}

/// How much filing is left to a person; the limits themselves are the server's
/// ([`FilingLimits`](crate::FilingLimits)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FilingAllowance {
    /// Applications made today.
    pub today: u32,
    /// Applications made in this calendar year.
    pub this_year: u32,
    /// Owners whose vehicles the person ever filed.
    pub owners: u32,
    /// 黑名单: material was once found false.
    pub blacklisted: bool,
}

/// 港车北上, 澳车北上: whether a car from across the border was found for the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CrossBorder {
    /// Where it stands.
    pub state: CrossBorderState,
    /// The car, once found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub car: Option<CrossBorderCar>,
}

/// Where the association stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CrossBorderState {
    /// The account's document is neither from Hong Kong nor from Macau.
    NotApplicable,
    /// The app is older than the association: update it, then log in again.
    UpdateNeeded {
        /// The oldest version that does it.
        minimum_client: String,
    },
    /// The last login was made with an older version: log in again.
    LoginNeeded,
    /// Begun at the login, and not answered yet.
    Searching,
    /// Found and filed by itself.
    Associated,
    /// Nothing matches the holder's data.
    None,
    /// Found, and its term ends soon.
    TermEnding,
    /// Its term has ended.
    Ended,
    /// A state that this version does not know: its `kind` as it came.
    #[serde(untagged, with = "crate::word::raw_kind")]
    Unknown(String),
}

/// A single-plate car with leave to drive in Guangdong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CrossBorderCar {
    /// The vehicle under its electronic mainland plate.
    pub vehicle: Vehicle,
    /// Which scheme.
    pub scheme: Scheme,
    /// The plate at home.
    pub home_plate: String,
    /// First day of the term.
    pub term_from: NaiveDate,
    /// Last day of the term.
    pub term_until: NaiveDate,
    /// Stays that have ended, oldest first, of this calendar year.
    pub stays: Vec<Stay>,
    /// The day of entry, while the car is here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered_on: Option<NaiveDate>,
}

words! {
    /// Which scheme.
    Scheme {
        /// 港车北上.
        HongKong = "hong_kong",
        /// 澳车北上.
        Macau = "macau",
    }
}

/// A stay that has ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Stay {
    /// Day of entry.
    pub entered_on: NaiveDate,
    /// Day of leaving.
    pub left_on: NaiveDate,
}

/// `POST /v1/vehicles/{id}/owner-codes`: the owner's consent, to be scanned or typed by another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnerCode {
    /// What the square code says: `TTV1.` and the code.
    pub text: String,
    /// Twelve characters of `0123456789ABCDEFGHJKLMNPQRSTUVWXYZ`, for typing; good for one filing.
    pub code: String,
    /// When it was made.
    pub generated_at_ms: i64,
    /// Until when it works.
    pub expires_at_ms: i64,
}
