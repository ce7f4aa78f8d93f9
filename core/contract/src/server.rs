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
}

/// 系统维护: closed for work until this instant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Maintenance {
    /// When the server means to be back.
    pub until_at_ms: i64,
}
