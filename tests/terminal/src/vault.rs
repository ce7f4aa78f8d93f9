//! Vaults for tests: a file of mode 0600, or memory. No phone would accept either.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write as _},
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
};

use tongtu_core::{ForeignError, Vault};

/// Secrets in memory: they survive a kill of the app, not of the process.
#[derive(Debug, Default)]
pub struct MemoryVault {
    secrets: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl MemoryVault {
    fn secrets(&self) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.secrets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Vault for MemoryVault {
    fn read(&self, name: String) -> Result<Vec<u8>, ForeignError> {
        self.secrets().get(&name).cloned().ok_or(ForeignError::Absent)
    }
    fn write(&self, name: String, secret: Vec<u8>) -> Result<(), ForeignError> {
        self.secrets().insert(name, secret);
        Ok(())
    }
    fn delete(&self, name: String) -> Result<(), ForeignError> {
        self.secrets().remove(&name);
        Ok(())
    }
}

/// Secrets in one file that only its owner may read; replaced as a whole, so that a kill leaves the
/// old or the new.
#[derive(Debug)]
pub struct FileVault {
    path: PathBuf,
    lock: Mutex<()>,
}

impl FileVault {
    /// In that file; it is made with the first secret.
    pub fn new(path: PathBuf) -> FileVault {
        FileVault { path, lock: Mutex::new(()) }
    }

    fn load(&self) -> Result<BTreeMap<String, Vec<u8>>, ForeignError> {
        match fs::read(&self.path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(failed),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeMap::new()),
            Err(error) => Err(failed(error)),
        }
    }

    fn store(&self, secrets: &BTreeMap<String, Vec<u8>>) -> Result<(), ForeignError> {
        let next = self.path.with_extension("next");
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&next).map_err(failed)?;
        file.write_all(&serde_json::to_vec(secrets).map_err(failed)?).map_err(failed)?;
        file.sync_all().map_err(failed)?;
        fs::rename(&next, &self.path).map_err(failed)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "stands in map_err")]
fn failed(error: impl ToString) -> ForeignError {
    ForeignError::Failed { reason: error.to_string() }
}

impl Vault for FileVault {
    fn read(&self, name: String) -> Result<Vec<u8>, ForeignError> {
        let _one = self.lock.lock();
        self.load()?.remove(&name).ok_or(ForeignError::Absent)
    }
    fn write(&self, name: String, secret: Vec<u8>) -> Result<(), ForeignError> {
        let _one = self.lock.lock();
        let mut secrets = self.load()?;
        secrets.insert(name, secret);
        self.store(&secrets)
    }
    fn delete(&self, name: String) -> Result<(), ForeignError> {
        let _one = self.lock.lock();
        let mut secrets = self.load()?;
        secrets.remove(&name);
        self.store(&secrets)
    }
}
