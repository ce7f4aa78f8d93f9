//! 登录: sessions by password or code, their tokens, and the rest after wrong passwords.
//!
//! Five wrong passwords let the *password login* rest for a quarter of an hour, not the person:
//! the login by SMS code stays open.

use tongtu_contract::{
    CodeLoginRequest, CodePurpose, Login, LoginRequest, ProblemCode, RefreshRequest, Session,
};
use tongtu_rules::document;

use crate::account;
use crate::call::Call;
use crate::code;
use crate::cross_border;
use crate::http::Answer;
use crate::person::rules_kind;
use crate::refusal::Refusal;
use crate::registration;
use crate::reply::Reply;
use crate::rows::{AccountRow, RegistrationRow, Sealed, SessionRow};
use crate::secret;
use crate::town::Town;

/// Wrong passwords until the password login rests.
pub(crate) const PASSWORD_TRIES: u8 = 5;
/// How long it rests.
pub(crate) const PASSWORD_REST_MINUTES: u16 = 15;

const ACCESS_MS: i64 = 15 * 60 * 1000;
const REFRESH_MS: i64 = 30 * 24 * 3600 * 1000;

/// `POST /v1/sessions`: login by phone or document number, and password.
///
/// Refuses `401 wrong_password` for an unknown login too, so that it tells nothing;
/// `429 password_resting` after five wrong ones; `403 registration_in_review` with the
/// registration where there is no account yet.
pub(crate) fn by_password(town: &mut Town<'_>, call: &Call) -> Answer {
    let request: LoginRequest = call.json()?;
    if let Some(mut account) = find_account(town, &request.login)? {
        let verdict = try_password(&mut account.password, &request.password, town.now_ms);
        town.put(&account)?;
        verdict?;
        let session = open(town, account, &request.device_name, call)?;
        return Ok(Reply::created(&session));
    }
    if let Some(mut row) = find_registration(town, &request.login)? {
        let verdict = try_password(&mut row.password, &request.password, town.now_ms);
        town.put(&row)?;
        verdict?;
        let token = secret::token()?;
        row.tokens.push(secret::kept(&token));
        town.put(&row)?;
        town.effect("registration.reopened", &row.id);
        let registration = registration::seen(town, row, Some(token))?;
        return Err(Refusal::new(ProblemCode::RegistrationInReview).with_registration(registration));
    }
    Err(ProblemCode::WrongPassword.into())
}

/// `POST /v1/sessions/code`: login by the SMS code of purpose `login`.
pub(crate) fn by_code(town: &mut Town<'_>, call: &Call) -> Answer {
    let request: CodeLoginRequest = call.json()?;
    let phone = code::known_phone(&request.phone)?;
    let right = code::check(town, &CodePurpose::Login, &phone, &request.code)?;
    let account = code::account_of(town, &phone)?;
    code::spend(town, right)?;
    Ok(Reply::created(&open(town, account, &request.device_name, call)?))
}

/// `POST /v1/sessions/refresh`: the next pair of tokens.
///
/// A refresh token works once. One that was used before ends the session: two hold it.
pub(crate) fn refresh(town: &mut Town<'_>, call: &Call) -> Answer {
    let request: RefreshRequest = call.json()?;
    let kept = secret::kept(&request.refresh_token);
    let found = town
        .find::<SessionRow>(|session| session.refresh == kept || session.spent.contains(&kept))?;
    let mut session = found.ok_or(ProblemCode::Unauthorized)?;
    if session.refresh != kept && !session.revoked {
        session.revoked = true;
        town.put(&session)?;
        town.effect("session.revoked", &session.id);
    }
    if session.revoked || session.refresh_expires_at_ms <= town.now_ms {
        return Err(ProblemCode::SessionRevoked.into());
    }
    let account =
        town.get::<AccountRow>(session.account.as_str())?.ok_or(ProblemCode::SessionRevoked)?;
    session.spent.push(std::mem::take(&mut session.refresh));
    town.effect("session.refreshed", &session.id);
    Ok(Reply::created(&renew(town, session, &account)?))
}

/// `DELETE /v1/sessions/current`: logout.
pub(crate) fn end(town: &mut Town<'_>, call: &Call) -> Answer {
    let (_, mut session) = town.session(call)?;
    session.revoked = true;
    town.put(&session)?;
    town.effect("session.ended", &session.id);
    Ok(Reply::empty(204))
}

/// `POST /v1/sessions/others/ending`: only the session that asks stays.
pub(crate) fn end_others(town: &mut Town<'_>, call: &Call) -> Answer {
    let (account, session) = town.session(call)?;
    end_all_but(town, &account, Some(&session.id))?;
    Ok(Reply::empty(204))
}

fn open(
    town: &mut Town<'_>,
    mut account: AccountRow,
    device_name: &str,
    call: &Call,
) -> Result<Session, Refusal> {
    account.password.wrong = 0;
    account.password.resting_until_ms = None;
    town.put(&account)?;
    cross_border::logged_in(town, &account, call)?;
    let session = SessionRow {
        id: secret::id('s')?,
        account: account.id.clone(),
        device_name: device_name.chars().take(100).collect(),
        access: String::new(),
        access_expires_at_ms: 0,
        refresh: String::new(),
        refresh_expires_at_ms: 0,
        spent: Vec::new(),
        revoked: false,
    };
    town.effect("session.opened", &session.id);
    renew(town, session, &account)
}

fn renew(
    town: &Town<'_>,
    mut session: SessionRow,
    account: &AccountRow,
) -> Result<Session, Refusal> {
    let (access_token, refresh_token) = (secret::token()?, secret::token()?);
    session.access = secret::kept(&access_token);
    session.refresh = secret::kept(&refresh_token);
    session.access_expires_at_ms = town.now_ms + ACCESS_MS;
    session.refresh_expires_at_ms = town.now_ms + REFRESH_MS;
    town.put(&session)?;
    Ok(Session {
        access_token,
        access_expires_at_ms: session.access_expires_at_ms,
        refresh_token,
        refresh_expires_at_ms: session.refresh_expires_at_ms,
        account: account::seen(account),
    })
}

/// Ends every session of an account.
pub(crate) fn end_all(town: &mut Town<'_>, account: &AccountRow) -> Result<(), Refusal> {
    end_all_but(town, account, None)
}

/// The same, but for the one that asks.
pub(crate) fn end_all_but(
    town: &mut Town<'_>,
    account: &AccountRow,
    stays: Option<&str>,
) -> Result<(), Refusal> {
    for mut session in town.list::<SessionRow>()? {
        let ends = session.account == account.id && stays != Some(session.id.as_str());
        if ends && !session.revoked {
            session.revoked = true;
            town.put(&session)?;
            town.effect("session.ended", &session.id);
        }
    }
    Ok(())
}

/// Judges one try. The caller keeps the counter whatever the verdict.
fn try_password(sealed: &mut Sealed, password: &str, now_ms: i64) -> Result<(), Refusal> {
    if let Some(until) = sealed.resting_until_ms {
        if until > now_ms {
            return Err(Refusal::new(ProblemCode::PasswordResting).not_before(
                "until_at_ms",
                until,
                now_ms,
            ));
        }
        sealed.resting_until_ms = None;
        sealed.wrong = 0;
    }
    if secret::opens(sealed, password)? {
        sealed.wrong = 0;
        return Ok(());
    }
    sealed.wrong = sealed.wrong.saturating_add(1);
    if sealed.wrong < PASSWORD_TRIES {
        let left = PASSWORD_TRIES - sealed.wrong;
        return Err(Refusal::new(ProblemCode::WrongPassword).arg("tries_left", left));
    }
    let until = now_ms + i64::from(PASSWORD_REST_MINUTES) * 60_000;
    sealed.resting_until_ms = Some(until);
    Err(Refusal::new(ProblemCode::PasswordResting).not_before("until_at_ms", until, now_ms))
}

fn find_account(town: &Town<'_>, login: &Login) -> Result<Option<AccountRow>, Refusal> {
    let today = town.today();
    Ok(match login {
        Login::Phone(raw) => town.account_by_phone(&code::known_phone(raw)?)?,
        Login::Document(raw) => town.find(|account: &AccountRow| {
            rules_kind(&account.doc_kind)
                .and_then(|kind| document::parse(kind, raw, today).ok())
                .is_some_and(|typed| typed.as_str() == account.number)
        })?,
    })
}

fn find_registration(town: &Town<'_>, login: &Login) -> Result<Option<RegistrationRow>, Refusal> {
    let today = town.today();
    Ok(match login {
        Login::Phone(raw) => {
            let phone = code::known_phone(raw)?;
            town.find(|row: &RegistrationRow| row.is_open() && row.details.phone == phone)?
        }
        Login::Document(raw) => town.find(|row: &RegistrationRow| {
            row.is_open()
                && rules_kind(&row.details.doc_kind)
                    .and_then(|kind| document::parse(kind, raw, today).ok())
                    .is_some_and(|typed| typed.as_str() == row.details.number)
        })?,
    })
}
