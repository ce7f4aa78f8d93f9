//! 手势密码: the session sealed under a drawn pattern.
//!
//! A pattern alone is tried through in hours, so its key is derived by Argon2id and then bound to a
//! random secret that only the Vault has. Each try is counted in the Vault *before* it is made: a
//! kill, a restart or a turned clock gives no free one. The fifth failure throws the session away.
//! The pattern never leaves this module.

use std::sync::Arc;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use tokio::task::spawn_blocking;
use tongtu_rules::gesture::{MAX_FAILURES, Pattern};
use tongtu_services::{
    effect::{LockAnswer, LockOp},
    problem::{Code, Problem},
};
use zeroize::Zeroizing;

use crate::{
    seal::{KEY_BYTES, Place, SealKey, Unsealed, derive, fill_random},
    session::{Entry, Secrets},
    store::StoreError,
    vault::VaultError,
    world::World,
};

/// Of Argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

const PLACE: Place<'static> =
    Place { table: "vault", row: "session", column: "sealed", version: 1 };

/// A session that a pattern opens.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Locked {
    /// Opaque; tells whose queue it is while the session is closed.
    pub(crate) account_id: String,
    salt: [u8; 16],
    secret: [u8; 32],
    tries: u8,
    sealed: Vec<u8>,
}

impl Locked {
    pub(crate) fn tries_left(&self) -> u32 {
        u32::from(MAX_FAILURES.saturating_sub(self.tries))
    }

    /// The session has new tokens.
    pub(crate) fn reseal(&mut self, key: &SealKey, secrets: &Secrets) -> Result<(), Unsealed> {
        let plain = Zeroizing::new(serde_json::to_vec(secrets).map_err(|_| Unsealed)?);
        self.sealed = key.seal(PLACE, &plain)?;
        Ok(())
    }

    fn open(&self, key: &SealKey) -> Result<Secrets, Unsealed> {
        let plain = key.open(PLACE, &self.sealed)?;
        serde_json::from_slice(&plain).map_err(|_| Unsealed)
    }

    /// Slow on purpose: on a thread for such work.
    async fn key(&self, dots: &[u8]) -> Result<Arc<SealKey>, Unsealed> {
        let (salt, secret, dots) = (self.salt, Zeroizing::new(self.secret), normal(dots));
        let derived = spawn_blocking(move || {
            let params =
                Params::new(MEMORY_KIB, PASSES, 1, Some(KEY_BYTES)).map_err(|_| Unsealed)?;
            let mut hash = Zeroizing::new([0; KEY_BYTES]);
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
                .hash_password_into(&dots, &salt, &mut *hash)
                .map_err(|_| Unsealed)?;
            let key = derive(&*hash, &*secret, b"tongtu gesture")?;
            SealKey::new(&*key).map(Arc::new).ok_or(Unsealed)
        });
        derived.await.map_err(|_| Unsealed)?
    }
}

/// Why the lock could not do it.
enum Failure {
    Vault(VaultError),
    Seal(Unsealed),
    /// Nobody is logged in, or there is no lock.
    Nothing,
    Problem(Problem),
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Failure {
        Failure::Vault(error)
    }
}
impl From<Unsealed> for Failure {
    fn from(error: Unsealed) -> Failure {
        Failure::Seal(error)
    }
}
impl From<Problem> for Failure {
    fn from(problem: Problem) -> Failure {
        Failure::Problem(problem)
    }
}

impl World {
    pub(crate) async fn lock(&self, op: LockOp) -> LockAnswer {
        let answer = match op {
            LockOp::Set(dots) => self.set_lock(&Zeroizing::new(dots)).await,
            LockOp::Try(dots) => self.try_lock(&Zeroizing::new(dots)).await,
            LockOp::Remove => self.remove_lock().await,
            LockOp::Close => self.close_lock().await,
        };
        answer.unwrap_or_else(|failure| {
            LockAnswer::Failed(match failure {
                Failure::Vault(error) => error.into(),
                Failure::Seal(error) => StoreError::Unsealed(error).into(),
                Failure::Nothing => Problem::new(Code::A201),
                Failure::Problem(problem) => problem,
            })
        })
    }

    async fn set_lock(&self, dots: &[u8]) -> Result<LockAnswer, Failure> {
        let _changing = self.sessions.changing.lock().await;
        let secrets = self.sessions.look(|held| held.secrets.clone()).ok_or(Failure::Nothing)?;
        let account_id = secrets.account.id.as_str().to_owned();
        let (mut salt, mut secret) = ([0; 16], [0; 32]);
        fill_random(&mut salt)?;
        fill_random(&mut secret)?;
        let mut locked = Locked { account_id, salt, secret, tries: 0, sealed: Vec::new() };
        let key = locked.key(dots).await?;
        locked.reseal(&key, &secrets)?;
        self.write_entry(&Entry::Locked(locked.clone())).await?;
        self.sessions.change(|held| held.lock = Some((key, locked)));
        self.settle_spare_held().await;
        Ok(LockAnswer::Done)
    }

    async fn try_lock(&self, dots: &[u8]) -> Result<LockAnswer, Failure> {
        let _changing = self.sessions.changing.lock().await;
        let Some(Entry::Locked(mut locked)) = self.read_entry().await? else {
            return Err(Failure::Nothing);
        };
        if locked.tries_left() == 0 {
            return self.wipe().await; // killed between the fifth try and its end
        }
        locked.tries += 1;
        self.write_entry(&Entry::Locked(locked.clone())).await?;
        let key = locked.key(dots).await?;
        let Ok(mut secrets) = locked.open(&key) else {
            return match locked.tries_left() {
                0 => self.wipe().await,
                tries_left => Ok(LockAnswer::Wrong { tries_left }),
            };
        };
        locked.tries = 0;
        // What was sent meanwhile has used up the token under the pattern.
        if let Some(newer) = self.spare(&locked.account_id).await.ok().flatten() {
            secrets.renew(&newer);
            locked.reseal(&key, &secrets)?;
        }
        self.write_entry(&Entry::Locked(locked.clone())).await?;
        let account = secrets.account.clone();
        self.sessions.hold(secrets, Some((key, locked)));
        self.settle_spare_held().await;
        self.outbox_wake();
        self.report_outbox().await;
        Ok(LockAnswer::Opened(account))
    }

    async fn wipe(&self) -> Result<LockAnswer, Failure> {
        self.drop_session().await?;
        Ok(LockAnswer::Wiped)
    }

    async fn remove_lock(&self) -> Result<LockAnswer, Failure> {
        let _changing = self.sessions.changing.lock().await;
        let secrets = self.sessions.look(|held| held.secrets.clone()).ok_or(Failure::Nothing)?;
        self.write_entry(&Entry::Open(secrets)).await?;
        self.sessions.change(|held| held.lock = None);
        self.settle_spare_held().await;
        Ok(LockAnswer::Done)
    }

    async fn close_lock(&self) -> Result<LockAnswer, Failure> {
        let _changing = self.sessions.changing.lock().await;
        // Without a lock the session would be lost, not closed.
        if self.sessions.look(|held| held.lock.is_some()) == Some(true) {
            self.settle_spare_held().await;
            let owner = self.sessions.owner();
            self.sessions.forget();
            self.sessions.close(owner);
            self.pictures.clear();
            self.keys.forget_cache();
        }
        Ok(LockAnswer::Done)
    }
}

/// The dots with those that join by themselves; what is no pattern stays as it is, and is wrong.
fn normal(dots: &[u8]) -> Zeroizing<Vec<u8>> {
    let drawn: Zeroizing<Vec<i32>> = Zeroizing::new(dots.iter().copied().map(i32::from).collect());
    Zeroizing::new(match Pattern::from_drawn(&drawn) {
        Ok(pattern) => pattern.nodes().to_vec(),
        Err(_) => dots.to_vec(),
    })
}
