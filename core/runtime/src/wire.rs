//! In whose name a request is made, and when it is made again.

use std::time::Duration;

use tokio::time::sleep;
use tongtu_contract::ProblemCode;
use tongtu_services::{
    effect::{Auth, Method, Reply, Request},
    problem::{Code, Problem},
};

use zeroize::Zeroizing;

use crate::{
    net::{Ask, Got},
    session::new_key,
    world::World,
};

/// Before a request that was cut off is made again.
const BREATH: Duration = Duration::from_millis(300);
/// How often the server may say that it is still at work on the same key.
const PATIENCE: u32 = 5;

/// In whose name a request is made.
#[derive(Clone, Copy)]
pub(crate) enum By<'a> {
    /// As a service wants it.
    Service(&'a Auth),
    /// Of whoever put an item into the outbox, also while the gesture lock is closed.
    Owner(&'a str),
}

impl<'a> From<&'a Auth> for By<'a> {
    fn from(auth: &'a Auth) -> By<'a> {
        By::Service(auth)
    }
}

impl World {
    /// One request that the person waits for. The key is the same on each try.
    pub(crate) async fn send(&self, request: Request) -> Result<Reply, Problem> {
        let Request { method, path, body, auth, parse } = request;
        let ask = match method {
            Method::Get => Ask::get(path),
            Method::Post => Ask::new(reqwest::Method::POST, path).json(body).key(new_key()),
            Method::Delete => Ask::new(reqwest::Method::DELETE, path).json(body).key(new_key()),
        };
        let got = self.ask_twice(&auth, &ask).await?;
        parse(&got.body).map_err(|_| Problem::new(Code::N103))
    }

    /// As [`send`](World::send), for the bytes of an accepted answer.
    pub(crate) async fn ask_twice(&self, by: impl Into<By<'_>>, ask: &Ask) -> Result<Got, Problem> {
        let by = by.into();
        let mut in_flight = 0;
        let mut cut_off = false;
        loop {
            let got = match self.ask(by, ask.clone()).await {
                Err(problem) if problem.code == Code::N102 && !cut_off => {
                    cut_off = true;
                    sleep(BREATH).await;
                    continue;
                }
                other => other?,
            };
            let at_work = got.code() == Some(ProblemCode::IdempotencyInFlight);
            if !at_work || in_flight == PATIENCE {
                return got.accepted(self.reducer.clock.now().ms);
            }
            in_flight += 1;
            sleep(BREATH).await;
        }
    }

    /// One request; with the session's token it is made again after one refresh. Any whole answer is
    /// `Ok`, whatever its status.
    pub(crate) async fn ask(&self, by: impl Into<By<'_>>, ask: Ask) -> Result<Got, Problem> {
        if !self.may_send() {
            return Err(Problem::new(Code::N101)); // no socket before consent
        }
        let by = by.into();
        match by {
            By::Service(Auth::Nobody) => return self.net.ask(ask, None).await,
            By::Service(Auth::Bearer(token)) => return self.net.ask(ask, Some(token)).await,
            By::Service(Auth::Session) | By::Owner(_) => {}
        }
        let access = self.token(by, None).await?;
        let got = self.net.ask(ask.clone(), Some(&access)).await?;
        if !is_spent(&got) {
            return Ok(got);
        }
        let access = self.token(by, Some(&access)).await?;
        self.net.ask(ask, Some(&access)).await
    }

    /// A token that is believed to work; another one than `spent`.
    async fn token(&self, by: By<'_>, spent: Option<&str>) -> Result<Zeroizing<String>, Problem> {
        match (by, spent) {
            (By::Owner(owner), _) => self.access_for(owner, spent).await,
            (By::Service(_), None) => self.access().await,
            (By::Service(_), Some(_)) => self.refresh(spent).await,
        }
    }
}

/// Whether another token would help. A 401 can also mean that a password is wrong.
fn is_spent(got: &Got) -> bool {
    got.status == 401
        && match got.code() {
            None => true,
            Some(code) => matches!(
                code,
                ProblemCode::Unauthorized | ProblemCode::TokenExpired | ProblemCode::SessionRevoked
            ),
        }
}
