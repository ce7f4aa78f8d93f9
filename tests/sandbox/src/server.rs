//! What the server says about itself.

use tongtu_contract::{
    FilingLimits, Maintenance, ObjectionLimits, ServerInfo, SmsLimits, Thresholds, WorkCalendar,
};
use tongtu_rules::licence::points;
use tongtu_rules::violation::{handle, objection};
use tongtu_rules::{code, cross_border, filing, photo};

use crate::call::Call;
use crate::http::Answer;
use crate::reply::Reply;
use crate::rows::Settings;
use crate::town::Town;
use crate::{licence, police, session, upload};

/// The policy in force. A consent to any other is refused.
pub(crate) const POLICY_VERSION: &str = "2026-11-21";
/// The oldest app that is served, unless a tenant says otherwise.
pub(crate) const MINIMUM_CLIENT: &str = "0.1.0";

/// The oldest app whose login files a car from across the border by itself, unless a tenant says
/// otherwise.
const CROSS_BORDER_CLIENT: &str = "2.9.6";

/// `GET /v1/server`: limits, versions, maintenance. Open to any app at any time.
pub(crate) fn info(town: &mut Town<'_>, _: &Call) -> Answer {
    let settings = &town.settings;
    Ok(Reply::ok(&ServerInfo {
        policy_version: POLICY_VERSION.to_owned(),
        minimum_client: settings
            .minimum_client
            .clone()
            .unwrap_or_else(|| MINIMUM_CLIENT.to_owned()),
        sms: SmsLimits {
            length: u8::try_from(code::LENGTH).unwrap_or(u8::MAX),
            valid_s: code::LIMITS.valid_s,
            resend_s: code::LIMITS.resend_after_s,
            tries: code::LIMITS.tries,
            per_day: code::LIMITS.per_day,
        },
        thresholds: Thresholds {
            points_limit: points::FULL,
            points_per_record_online: police::limits(town)?.points_per_record,
            suspect_plates: 3,
            suspect_drivers: 3,
            suspect_window_months: 12,
            declared_out_of_use_days: 30,
            licence_lag_days: licence::LAG_DAYS,
            password_tries: session::PASSWORD_TRIES,
            password_rest_minutes: session::PASSWORD_REST_MINUTES,
            elicence_rejections: photo::MAX_REJECTIONS,
            photo_months: u8::try_from(photo::MAX_AGE_MONTHS).unwrap_or(u8::MAX),
            upload_max_bytes: upload::MAX_BYTES,
            fine_online_fen: handle::LIMITS.fine.0,
            full_rounds: handle::LIMITS.full_rounds,
            cross_border_client: cross_border_client(settings).to_owned(),
            stay_days: u16::try_from(cross_border::STAY_DAYS).unwrap_or(u16::MAX),
            stay_year_days: u16::try_from(cross_border::YEAR_DAYS).unwrap_or(u16::MAX),
        },
        filing: FilingLimits {
            per_user: filing::LIMITS.per_user,
            per_vehicle: filing::LIMITS.per_vehicle,
            per_day: filing::LIMITS.per_day,
            per_year: filing::LIMITS.per_year,
            owners: filing::LIMITS.owners,
        },
        objection: ObjectionLimits {
            min_chars: u32::try_from(objection::LIMITS.min_chars).unwrap_or(u32::MAX),
            max_chars: objection::MAX_CHARS,
            max_pictures: u8::try_from(objection::LIMITS.max_pictures).unwrap_or(u8::MAX),
            max_bytes: objection::LIMITS.max_bytes,
        },
        calendar: WorkCalendar::default(),
        maintenance: settings
            .maintenance_until_ms
            .filter(|until| *until > town.now_ms)
            .map(|until_at_ms| Maintenance { until_at_ms }),
    }))
}

/// The oldest app whose login looks for a car from across the border, in a tenant.
pub(crate) fn cross_border_client(settings: &Settings) -> &str {
    settings.cross_border_client.as_deref().unwrap_or(CROSS_BORDER_CLIENT)
}

/// `GET /v1/keys`: the public halves of the keys that sign cards and codes.
pub(crate) fn keys(town: &mut Town<'_>, _: &Call) -> Answer {
    Ok(Reply::ok(&town.signer.public()))
}

/// `GET /v1/openapi.json`: the contract.
pub(crate) fn openapi(_: &mut Town<'_>, _: &Call) -> Answer {
    Ok(Reply::bytes("application/json", tongtu_contract::OPENAPI.as_bytes().to_vec()))
}
