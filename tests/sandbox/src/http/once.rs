//! Keys: a `POST` happens once, however often it is sent.

use ring::digest;
use tongtu_contract::{ProblemCode, header};

use super::gate::gates;
use super::{App, Handler, Way};
use crate::call::Call;
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::AnswerRow;
use crate::secret;
use crate::store::Broken;
use crate::town::Town;

/// Answers a `POST`: what was answered to its key, or what the handler says now.
pub(super) fn answer(town: &mut Town<'_>, call: &Call, handler: Handler) -> Result<Reply, Broken> {
    let language = call.language();
    let Some(key) = call.header(header::IDEMPOTENCY_KEY).filter(|key| !key.trim().is_empty())
    else {
        return Ok(Refusal::new(ProblemCode::IdempotencyKeyMissing).reply(language));
    };
    // A closed server does not even say what it said before.
    if let Err(refusal) = gates(town, call) {
        return Ok(refusal.reply(language));
    }
    // The token belongs to the request: a stranger who learned a key gets nothing for it.
    let token = call.bearer().map(secret::kept).unwrap_or_default();
    let owner = match call.bearer().map(|_| town.caller(call)) {
        Some(Ok(caller)) => caller.owner(),
        Some(Err(_)) => token,
        None => String::new(),
    };
    let digest = digest_of(call);
    // The session may have ended by the very request that is asked for again (deletion), so an
    // answer is found by whoever the token belonged to when it was given.
    if let Some(kept) = town.get::<AnswerRow>(key)? {
        return Ok(if kept.digest != digest {
            Refusal::new(ProblemCode::IdempotencyReused).reply(language)
        } else if kept.owners.contains(&owner) {
            town.effects.push(("replayed", String::new()));
            kept.again()
        } else {
            Refusal::new(ProblemCode::Unauthorized).reply(language)
        });
    }
    let mut owners = vec![owner];
    owners.extend(call.bearer().map(secret::kept));
    let (reply, may_pass_later) = match handler(town, call) {
        Ok(reply) => (reply, false),
        Err(refusal) => {
            let later = refusal.may_pass_later();
            (refusal.reply(language), later)
        }
    };
    if !may_pass_later {
        town.put(&AnswerRow::of(key, digest, owners, &reply))?;
    }
    Ok(reply)
}

fn digest_of(call: &Call) -> String {
    let mut context = digest::Context::new(&digest::SHA256);
    for part in [call.method.as_bytes(), call.path.as_bytes(), call.query.as_bytes()] {
        context.update(part);
        context.update(b"\n");
    }
    // A creation by tus says everything in headers.
    for name in [header::UPLOAD_LENGTH, header::UPLOAD_METADATA] {
        context.update(call.header(name).unwrap_or_default().as_bytes());
        context.update(b"\n");
    }
    context.update(&call.body);
    secret::base64url(context.finish().as_ref())
}

impl AnswerRow {
    fn of(key: &str, digest: String, owners: Vec<String>, reply: &Reply) -> AnswerRow {
        AnswerRow {
            key: key.to_owned(),
            digest,
            owners,
            status: reply.status,
            headers: reply.headers.clone(),
            body: String::from_utf8_lossy(&reply.body).into_owned(),
        }
    }

    fn again(self) -> Reply {
        Reply { status: self.status, headers: self.headers, body: self.body.into_bytes() }
            .with(header::IDEMPOTENCY_REPLAYED, true)
    }
}

/// Holds a key while its request is being worked on.
pub(super) struct Working<'a> {
    app: &'a App,
    key: Option<(String, String)>,
}

impl<'a> Working<'a> {
    pub(super) fn on(app: &'a App, way: Way, call: &Call) -> Option<Working<'a>> {
        let key = call
            .header(header::IDEMPOTENCY_KEY)
            .filter(|_| way == Way::Once)
            .map(|key| (call.tenant.clone(), key.to_owned()));
        if let Some(key) = &key
            && !app.in_flight().insert(key.clone())
        {
            return None;
        }
        Some(Working { app, key })
    }
}

impl Drop for Working<'_> {
    fn drop(&mut self) {
        if let Some(key) = &self.key {
            self.app.in_flight().remove(key);
        }
    }
}
