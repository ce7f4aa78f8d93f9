//! 账号: the account, a forgotten password, deletion.

use tongtu_contract::{
    Account, AccountDeletion, CodePurpose, DocumentProof, PasswordReset, ProblemCode,
};
use tongtu_rules::password::{self, About};
use tongtu_rules::{document, text};

use crate::call::Call;
use crate::code;
use crate::http::Answer;
use crate::person::rules_kind;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::{
    AccountRow, AnswerRow, ElicenceRow, PictureRow, QrRow, RegistrationRow, UploadRow,
};
use crate::town::Town;
use crate::{
    cross_border, face, message, objection, payment, review, secret, session, upload,
    vehicle_filing,
};

/// `GET /v1/account`: the account of the session.
pub(crate) fn show(town: &mut Town<'_>, call: &Call) -> Answer {
    Ok(Reply::ok(&seen(&town.person(call)?)))
}

/// `POST /v1/passwords/reset`: a new password, for whoever has the phone and knows the document.
///
/// Ends all sessions but the one that is sent along, and the rest after wrong passwords. Refuses
/// `422 document_not_accounts`.
pub(crate) fn reset_password(town: &mut Town<'_>, call: &Call) -> Answer {
    let request: PasswordReset = call.json()?;
    let caller = if call.bearer().is_some() { Some(town.session(call)?.1) } else { None };
    let phone = code::known_phone(&request.phone)?;
    let right = code::check(town, &CodePurpose::ResetPassword, &phone, &request.code)?;
    let mut account = code::account_of(town, &phone)?;
    if !proves(&request.document, &account, town) {
        return Err(ProblemCode::DocumentNotAccounts.into());
    }
    let born = rules_kind(&account.doc_kind)
        .and_then(|kind| document::parse(kind, &account.number, town.today()).ok())
        .and_then(|number| number.born());
    password::check(&request.password, About { born, phone: Some(&phone) })
        .map_err(|why| Refusal::field("password", why.code()))?;
    code::spend(town, right)?;
    account.password = secret::seal(&request.password)?;
    town.put(&account)?;
    town.effect("password.reset", &account.id);
    let stays = caller.filter(|session| session.account == account.id).map(|session| session.id);
    session::end_all_but(town, &account, stays.as_deref())?;
    Ok(Reply::empty(204))
}

/// `POST /v1/account/deletion`: the account and what hangs on it go at once; the phone is free.
///
/// Refuses `409 payment_open` while money may still move by an order of the account.
/// What the law keeps is the register's and stays: the licence, records, decisions, and the file of
/// an objection, whose pictures go once it is answered. Source: 网络数据安全管理
/// 条例 §23: leaving is no harder than coming.
pub(crate) fn delete(town: &mut Town<'_>, call: &Call) -> Answer {
    let request: AccountDeletion = call.json()?;
    let account = town.person(call)?;
    if let Some(order) = payment::open_of(town, &account.id)? {
        return Err(Refusal::new(ProblemCode::PaymentOpen).arg("order", &order.id));
    }
    code::check(town, &CodePurpose::DeleteAccount, &account.phone, &request.code)
        .and_then(|right| code::spend(town, right))?;
    session::end_all(town, &account)?;
    review::withdraw_elicence(town, &account.id)?;
    town.delete::<ElicenceRow>(account.id.as_str())?;
    for picture in town.list::<PictureRow>()? {
        if picture.account == account.id {
            town.delete::<PictureRow>(picture.id.as_str())?;
        }
    }
    for qr in town.list::<QrRow>()? {
        if qr.account == account.id {
            town.delete::<QrRow>(&qr.nonce)?;
        }
    }
    vehicle_filing::leave(town, &account)?;
    face::leave(town, &account)?;
    message::leave(town, &account.id)?;
    cross_border::leave(town, &account.id)?;
    for form in town.list::<RegistrationRow>()? {
        if form.details.phone == account.phone && form.details.number == account.number {
            town.delete::<RegistrationRow>(form.id.as_str())?;
        }
    }
    let owner = upload::owner_of(&account);
    let evidence = objection::evidence(town, &account.id)?;
    // What was answered before tells of the person too. Only this request's own answer stays, so
    // that it can be asked for again.
    for answer in town.list::<AnswerRow>()? {
        if answer.owners.contains(&owner) {
            town.delete::<AnswerRow>(&answer.key)?;
        }
    }
    for row in town.list::<UploadRow>()? {
        if row.owner == owner && !evidence.contains(&row.id) {
            upload::forget(town, &row.id)?;
        }
    }
    town.delete::<AccountRow>(account.id.as_str())?;
    town.effect("account.deleted", &account.id);
    Ok(Reply::empty(204))
}

pub(crate) fn seen(row: &AccountRow) -> Account {
    Account {
        id: row.id.clone(),
        name: row.name.clone(),
        doc_type: row.doc_type.clone(),
        doc_kind: row.doc_kind.clone(),
        number: row.number.clone(),
        phone: row.phone.clone(),
        city: row.city.clone(),
        registered_at_ms: row.registered_at_ms,
    }
}

fn proves(proof: &DocumentProof, account: &AccountRow, town: &Town<'_>) -> bool {
    match proof {
        DocumentProof::Number(raw) => rules_kind(&account.doc_kind)
            .and_then(|kind| document::parse(kind, raw, town.today()).ok())
            .is_some_and(|typed| typed.as_str() == account.number),
        DocumentProof::DocumentLast4(raw) => {
            let typed: String =
                text::normalise(raw).chars().filter(|c| !"()".contains(*c)).collect();
            let bare: String = account.number.chars().filter(|c| !"()".contains(*c)).collect();
            typed.chars().count() == 4 && bare.ends_with(&typed)
        }
    }
}
