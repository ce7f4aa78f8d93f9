//! The Vault, called on a thread of its own: it may be slow, hang or throw.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{sync::oneshot, time::timeout};
use tongtu_services::problem::{Code, Problem};
use zeroize::Zeroizing;

use crate::{
    boundary::{ForeignError, Vault},
    hand::Hand,
};

/// A key store that is still starting takes seconds; one that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(15);

/// Why a secret could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum VaultError {
    #[error("the key store is locked")]
    Locked,
    #[error("the key store failed")]
    Failed,
    #[error("the key store did not answer")]
    Hangs,
    #[error("the key store lost a key that is in use")]
    Lost,
}

impl From<VaultError> for Problem {
    fn from(error: VaultError) -> Problem {
        Problem::new(match error {
            VaultError::Locked => Code::V402,
            VaultError::Failed | VaultError::Hangs => Code::V401,
            VaultError::Lost => Code::V403,
        })
    }
}

pub(crate) struct VaultHand {
    vault: Arc<dyn Vault>,
    hand: Mutex<Arc<Hand>>,
}

impl VaultHand {
    pub(crate) fn new(vault: Arc<dyn Vault>) -> VaultHand {
        VaultHand { vault, hand: Mutex::new(Arc::new(Hand::new("tongtu-vault"))) }
    }

    /// The secret of that name, if there is one.
    pub(crate) async fn read(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let name = name.to_owned();
        let read = self.call(move |vault| vault.read(name).map(Zeroizing::new)).await;
        match read {
            Ok(secret) => Ok(Some(secret)),
            Err(Failure::Foreign(ForeignError::Absent)) => Ok(None),
            Err(failure) => Err(failure.into()),
        }
    }

    pub(crate) async fn write(&self, name: &str, secret: &[u8]) -> Result<(), VaultError> {
        let (name, secret) = (name.to_owned(), secret.to_vec());
        Ok(self.call(move |vault| vault.write(name, secret)).await?)
    }

    pub(crate) async fn delete(&self, name: &str) -> Result<(), VaultError> {
        let name = name.to_owned();
        match self.call(move |vault| vault.delete(name)).await {
            Ok(()) | Err(Failure::Foreign(ForeignError::Absent)) => Ok(()),
            Err(failure) => Err(failure.into()),
        }
    }

    async fn call<T: Send + 'static>(
        &self,
        job: impl FnOnce(&dyn Vault) -> Result<T, ForeignError> + Send + 'static,
    ) -> Result<T, Failure> {
        let (answer, answered) = oneshot::channel();
        let vault = self.vault.clone();
        let hand = self.hand.lock().unwrap_or_else(PoisonError::into_inner).clone();
        hand.call(move || {
            let _ = answer.send(job(&*vault)); // whoever asked may be gone
        });
        match timeout(PATIENCE, answered).await {
            Ok(Ok(answer)) => answer.map_err(Failure::Foreign),
            Ok(Err(_)) => Err(Failure::Broken), // it panicked, and the answer was dropped
            Err(_) => {
                self.replace(&hand);
                Err(Failure::Hangs)
            }
        }
    }

    /// The next call gets a thread that does not hang.
    fn replace(&self, hung: &Arc<Hand>) {
        let mut hand = self.hand.lock().unwrap_or_else(PoisonError::into_inner);
        if Arc::ptr_eq(&hand, hung) {
            *hand = Arc::new(Hand::new("tongtu-vault"));
        }
    }

    pub(crate) fn end(&self, patience: Duration) {
        let hand = self.hand.lock().unwrap_or_else(PoisonError::into_inner).clone();
        hand.end(patience);
    }
}

enum Failure {
    Foreign(ForeignError),
    Broken,
    Hangs,
}

impl From<Failure> for VaultError {
    fn from(failure: Failure) -> VaultError {
        match failure {
            Failure::Foreign(ForeignError::Locked) => VaultError::Locked,
            Failure::Hangs => VaultError::Hangs,
            Failure::Foreign(ForeignError::Absent | ForeignError::Failed { .. })
            | Failure::Broken => VaultError::Failed,
        }
    }
}
