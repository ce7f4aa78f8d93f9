//! 短信验证码: sending a code, and spending it.

use tongtu_contract::{CodePurpose, CodeRequest, CodeSent, ProblemCode};
use tongtu_rules::code::{self, LIMITS};
use tongtu_rules::phone;

use crate::call::Call;
use crate::http::Answer;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::{AccountRow, CodeCountRow, CodeRow, code_id};
use crate::secret;
use crate::town::Town;

/// `POST /v1/codes`: sends a code for one purpose to one phone.
///
/// A newer code replaces the older one of its purpose. Refuses `409 phone_taken` for a
/// registration, `404 account_unknown` for a login or a reset, `429 resend_too_early` within the
/// minute and `429 codes_used_up` after ten on a day. Without `phone` it goes to the phone of the
/// session, and only so for a deletion.
pub(crate) fn send(town: &mut Town<'_>, call: &Call) -> Answer {
    let request: CodeRequest = call.json()?;
    let phone = match (&request.purpose, &request.phone) {
        (CodePurpose::Unknown(_), _) => {
            return Err(Refusal::field("purpose", "code.purpose"));
        }
        (CodePurpose::Register | CodePurpose::Login | CodePurpose::ResetPassword, Some(raw)) => {
            known_phone(raw)?
        }
        (CodePurpose::Register | CodePurpose::Login | CodePurpose::ResetPassword, None) => {
            return Err(Refusal::field("phone", "phone.empty"));
        }
        (CodePurpose::ChangePhoneNew, Some(raw)) => {
            town.person(call)?;
            known_phone(raw)?
        }
        _ => town.person(call)?.phone,
    };
    let account = town.account_by_phone(&phone)?;
    match (&request.purpose, account) {
        (CodePurpose::Register | CodePurpose::ChangePhoneNew, Some(_)) => {
            return Err(ProblemCode::PhoneTaken.into());
        }
        // Registering with a taken phone says so anyway: silence here would hide nothing.
        (CodePurpose::Login | CodePurpose::ResetPassword, None) => {
            return Err(ProblemCode::AccountUnknown.into());
        }
        _ => {}
    }
    let purpose = request.purpose.as_str();
    let row = issue(town, purpose, &phone, "")?;
    let text = format!(
        "【通途】验证码{}，用于{}，{}分钟内有效。请勿告诉他人。",
        row.code,
        aim(purpose),
        LIMITS.valid_s / 60
    );
    town.sms(&phone, text, Some((purpose, &row.code)), town.now_ms)?;
    Ok(Reply::created(&sent(&row)))
}

/// What the asker is told of a code that was sent.
pub(crate) fn sent(row: &CodeRow) -> CodeSent {
    CodeSent {
        resend_at_ms: resend_at_ms(row),
        expires_at_ms: row.expires_at_ms,
        phone_masked: masked(&row.phone),
    }
}

/// Makes a code; its sentence is the caller's. Codes that are bound to something (`about`) are
/// counted by themselves, so that a stranger's requests never use up the phone's own.
pub(crate) fn issue(
    town: &mut Town<'_>,
    purpose: &str,
    phone: &str,
    about: &str,
) -> Result<CodeRow, Refusal> {
    let now_ms = town.now_ms;
    if let Some(last) = town.get::<CodeRow>(&code_id(purpose, phone, about))?
        && resend_at_ms(&last) > now_ms
        // A clock that was turned back must not lock anybody out.
        && last.sent_at_ms <= now_ms
    {
        let at_ms = resend_at_ms(&last);
        return Err(Refusal::new(ProblemCode::ResendTooEarly).not_before(
            "resend_at_ms",
            at_ms,
            now_ms,
        ));
    }
    let day = town.today();
    let counted = format!("{phone} {about}").trim_end().to_owned();
    let mut sent = town
        .get::<CodeCountRow>(&counted)?
        .filter(|sent| sent.day == day)
        .unwrap_or(CodeCountRow { phone: counted, day, count: 0 });
    if sent.count >= LIMITS.per_day {
        return Err(ProblemCode::CodesUsedUp.into());
    }
    sent.count += 1;
    town.put(&sent)?;
    let row = CodeRow {
        purpose: purpose.to_owned(),
        phone: phone.to_owned(),
        about: about.to_owned(),
        code: secret::sms_code()?,
        sent_at_ms: now_ms,
        expires_at_ms: now_ms + i64::from(LIMITS.valid_s) * 1000,
        tries_left: LIMITS.tries,
        used: false,
    };
    town.put(&row)?;
    town.effect("code.sent", purpose);
    Ok(row)
}

/// Checks a code without using it up; a wrong one costs a try.
pub(crate) fn check(
    town: &mut Town<'_>,
    purpose: &CodePurpose,
    phone: &str,
    raw: &str,
) -> Result<CodeRow, Refusal> {
    check_bound(town, purpose, phone, "", raw)
}

/// As [`check`], for a code that is bound to something besides its phone.
pub(crate) fn check_bound(
    town: &mut Town<'_>,
    purpose: &CodePurpose,
    phone: &str,
    about: &str,
    raw: &str,
) -> Result<CodeRow, Refusal> {
    let typed = code::parse(raw).map_err(|why| Refusal::field("code", why.code()))?;
    let id = code_id(purpose.as_str(), phone, about);
    let mut row = town.get::<CodeRow>(&id)?.ok_or(ProblemCode::CodeExpired)?;
    if row.used || row.tries_left == 0 || row.expires_at_ms <= town.now_ms {
        return Err(ProblemCode::CodeExpired.into());
    }
    if row.code == typed {
        return Ok(row);
    }
    row.tries_left -= 1;
    town.put(&row)?;
    Err(Refusal::new(ProblemCode::WrongCode).arg("tries_left", row.tries_left))
}

/// Uses a checked code up. Called last, so that a refused form does not cost another SMS.
pub(crate) fn spend(town: &Town<'_>, row: CodeRow) -> Result<(), Refusal> {
    Ok(town.put(&CodeRow { used: true, ..row })?)
}

pub(crate) fn known_phone(raw: &str) -> Result<String, Refusal> {
    phone::Phone::parse(raw)
        .map(|phone| phone.as_str().to_owned())
        .map_err(|why| Refusal::field("phone", why.code()))
}

fn masked(canonical: &str) -> String {
    phone::Phone::parse(canonical).map(|phone| phone.masked()).unwrap_or_default()
}

fn resend_at_ms(row: &CodeRow) -> i64 {
    row.sent_at_ms + i64::from(LIMITS.resend_after_s) * 1000
}

fn aim(purpose: &str) -> &'static str {
    match CodePurpose::from(purpose) {
        CodePurpose::Register => "注册账号",
        CodePurpose::Login => "登录",
        CodePurpose::ResetPassword => "找回密码",
        CodePurpose::DeleteAccount => "删除账号",
        CodePurpose::ChangePhoneOld | CodePurpose::ChangePhoneNew => "更换手机号码",
        CodePurpose::BindVehicleOwnerConsent => "备案机动车",
        CodePurpose::Renewal => "办理期满换证",
        CodePurpose::Unknown(_) => "办理业务",
    }
}

/// The account of a phone whose code was right.
pub(crate) fn account_of(town: &Town<'_>, phone: &str) -> Result<AccountRow, Refusal> {
    town.account_by_phone(phone)?.ok_or_else(|| ProblemCode::AccountUnknown.into())
}
