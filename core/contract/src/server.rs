//! What the server says about itself: limits that are configuration, and whether it is at work.

use serde::{Deserialize, Serialize};

/// `GET /v1/server`: asked first, kept, and asked again now and then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServerInfo {
    /// Version of the privacy policy and terms in force (隐私政策版本).
    pub policy_version: String,
    /// Older apps get `426`.
    pub minimum_client: String,
    /// Figures of the SMS codes.
    pub sms: SmsLimits,
    /// Figures that the law leaves open or that differ by province.
    pub thresholds: Thresholds,
    /// Figures of filing somebody else's vehicle.
    pub filing: FilingLimits,
    /// Figures of an objection.
    pub objection: ObjectionLimits,
    /// For terms in working days.
    pub calendar: WorkCalendar,
    /// Set while the server is closed for work on it; everything else answers `503`.
    pub maintenance: Option<Maintenance>,
}

/// 短信验证码: figures of the SMS codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SmsLimits {
    /// Digits of a code.
    pub length: u8,
    /// Seconds a code is valid.
    pub valid_s: u32,
    /// Seconds until the next one may be asked for.
    pub resend_s: u32,
    /// Wrong tries after which a code is dead.
    pub tries: u8,
    /// Codes a number may get on one day.
    pub per_day: u8,
}

/// Figures in the server's configuration; the app shows them and never decides by its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Thresholds {
    /// 满分: points at which the licence is held.
    pub points_limit: u8,
    /// Most points of one record that may be handled online.
    pub points_per_record_online: u8,
    /// Plates not one's own within the window at which a driver is suspected of selling points.
    pub suspect_plates: u8,
    /// Drivers of one plate within the window at which it is suspected.
    pub suspect_drivers: u8,
    /// The window, in months.
    pub suspect_window_months: u8,
    /// Natural days from the notice of full points until the licence is declared out of use.
    pub declared_out_of_use_days: u8,
    /// Days after issue until a new licence is in the register.
    pub licence_lag_days: u8,
    /// Wrong passwords after which the password login rests.
    pub password_tries: u8,
    /// Minutes it rests.
    pub password_rest_minutes: u16,
    /// Refused photos after which only the window helps.
    pub elicence_rejections: u8,
    /// Months that a photo may be old, and after which a new one may be handed in.
    pub photo_months: u8,
    /// Largest upload in bytes.
    pub upload_max_bytes: u64,
    /// Largest fine of the simple procedure, in fen (公安部令第157号 §52).
    pub fine_online_fen: i64,
    /// Full-study rounds from which no vehicles of others may be handled.
    pub full_rounds: u8,
    /// The oldest app whose login files a car from across the border by itself.
    pub cross_border_client: String,
    /// Days of a stay across the border (港车北上, 澳车北上).
    pub stay_days: u16,
    /// Days of a calendar year in all.
    pub stay_year_days: u16,
}

/// 备案限制: how many vehicles of others a person may file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
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

/// 异议材料: what may be sent with an objection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ObjectionLimits {
    /// Fewest characters of the text.
    pub min_chars: u32,
    /// Most characters of the text.
    pub max_chars: u32,
    /// Most pictures.
    pub max_pictures: u8,
    /// Largest picture in bytes.
    pub max_bytes: u64,
}

/// 节假日安排: where the calendar departs from Monday to Friday.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkCalendar {
    /// 放假: weekdays without work, in order.
    pub holidays: Vec<chrono::NaiveDate>,
    /// 调休上班: days of the weekend with work, in order.
    pub workdays: Vec<chrono::NaiveDate>,
}

/// 系统维护: closed for work until this instant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Maintenance {
    /// When the server means to be back.
    pub until_at_ms: i64,
}
