//! The data folder: made, tried, held by one process, and the one file that is written before consent.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use tongtu_services::Consent;

use crate::boundary::StartError;

/// The folder, while this process holds it.
pub(crate) struct Folder {
    path: PathBuf,
    /// Locked as long as it is open. The folder itself and not a file in it: before consent nothing
    /// but the decision is written.
    _held: File,
}

/// `consent.json`.
#[derive(Serialize, Deserialize)]
struct Decision {
    format: u32,
    policy_version: Option<String>,
}

const CONSENT: &str = "consent.json";
const FORMAT: u32 = 1;

impl Folder {
    /// Makes the folder if need be, and holds it.
    pub(crate) fn take(path: &str) -> Result<Folder, StartError> {
        let path = PathBuf::from(path);
        fs::create_dir_all(&path).map_err(|error| refused("cannot be made", &error))?;
        let held = File::open(&path).map_err(|error| refused("cannot be read", &error))?;
        match held.try_lock() {
            Err(fs::TryLockError::WouldBlock) => {
                return Err(StartError::Folder { reason: "in use by another app".to_owned() });
            }
            // A file system without locks: better unguarded than unusable.
            Ok(()) | Err(fs::TryLockError::Error(_)) => {}
        }
        let folder = Folder { path, _held: held };
        folder.try_out().map_err(|error| refused("cannot be written", &error))?;
        Ok(folder)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    fn try_out(&self) -> io::Result<()> {
        fs::read_dir(&self.path)?.try_for_each(|entry| entry.map(drop))?;
        let probe = self.path.join(".probe");
        File::create(&probe)?;
        fs::remove_file(probe)
    }

    /// The decision on disk. A damaged one is asked for again.
    pub(crate) fn consent(&self) -> Consent {
        let Some(decision) = self.decision() else { return Consent::Fresh };
        match decision.policy_version {
            Some(policy_version) => Consent::Given { policy_version },
            None => Consent::Declined,
        }
    }

    fn decision(&self) -> Option<Decision> {
        let mut text = String::new();
        let file = File::open(self.path.join(CONSENT)).ok()?;
        file.take(4096).read_to_string(&mut text).ok()?;
        serde_json::from_str(&text).ok().filter(|decision: &Decision| decision.format == FORMAT)
    }

    /// Writes the decision: the old one or the new one is there, whatever happens in between.
    pub(crate) fn write_consent(path: &Path, policy_version: Option<String>) -> io::Result<()> {
        let decision = Decision { format: FORMAT, policy_version };
        let text = serde_json::to_vec(&decision)?;
        let beside = path.join(".consent.json");
        let mut file = File::create(&beside)?;
        file.write_all(&text)?;
        file.sync_all()?;
        fs::rename(&beside, path.join(CONSENT))?;
        File::open(path)?.sync_all()
    }
}

fn refused(what: &str, error: &io::Error) -> StartError {
    // The kind only: the text of an error may hold the path, and with it a person's name.
    StartError::Folder { reason: format!("{what}: {}", error.kind()) }
}
