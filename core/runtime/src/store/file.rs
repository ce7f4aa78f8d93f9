//! One database file and the one thread that touches it.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError, mpsc},
    thread::{self, JoinHandle},
};

use rusqlite::{Connection, ErrorCode};
use tokio::sync::oneshot;
use tongtu_services::problem::{Code, Problem};

use crate::{seal::Unsealed, vault::VaultError};

/// Why something could not be kept or found.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreError {
    #[error("the disk is full")]
    Full,
    #[error("the file is damaged")]
    Corrupt,
    #[error("the file is of a newer version")]
    Newer,
    #[error("the database failed")]
    Disk(#[source] rusqlite::Error),
    #[error("the file system failed")]
    File(#[from] io::Error),
    #[error("the database is closed")]
    Closed,
    #[error(transparent)]
    Unsealed(#[from] Unsealed),
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => StoreError::Full,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => StoreError::Corrupt,
            _ => StoreError::Disk(error),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        match error {
            StoreError::Full => Problem::new(Code::S303),
            StoreError::Vault(error) => error.into(),
            StoreError::Corrupt
            | StoreError::Newer
            | StoreError::Disk(_)
            | StoreError::File(_)
            | StoreError::Closed
            | StoreError::Unsealed(_) => Problem::new(Code::S304),
        }
    }
}

/// What kind of file it is.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    pub(crate) file: &'static str,
    /// `FULL` or `NORMAL`.
    pub(crate) synchronous: &'static str,
    /// Each brings the schema one version further.
    pub(crate) migrations: &'static [&'static str],
    /// Makes room for a new file where the old one is damaged, and saves what can be saved.
    pub(crate) repair: fn(&Path, &Kind) -> Result<Connection, StoreError>,
    /// What the person is told then.
    pub(crate) repaired: Code,
}

type Told = Box<dyn Fn(Code) + Send>;
type Job = Box<dyn FnOnce(&mut Opened) + Send>;

/// A database, with its thread.
pub(crate) struct Db {
    jobs: Mutex<Option<mpsc::Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// The thread's own.
struct Opened {
    path: PathBuf,
    kind: Kind,
    told: Told,
    connection: Option<Connection>,
}

impl Db {
    /// Starts the thread; the file is opened there. `told` hears of a repair.
    pub(crate) fn new(folder: &Path, kind: Kind, told: impl Fn(Code) + Send + 'static) -> Db {
        let path = folder.join(kind.file);
        let (jobs, todo) = mpsc::channel::<Job>();
        let thread =
            thread::Builder::new().name(format!("tongtu-{}", kind.file)).spawn(move || {
                let mut opened = Opened { path, kind, told: Box::new(told), connection: None };
                for job in todo {
                    job(&mut opened);
                }
            });
        Db { jobs: Mutex::new(Some(jobs)), thread: Mutex::new(thread.ok()) }
    }

    /// Does a job on the thread. A damaged file is repaired and a full disk relieved, then it is
    /// tried once more; so a job must be able to run twice.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        job: impl Fn(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, answered) = oneshot::channel();
        let sent = match &*self.jobs.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(jobs) => jobs
                .send(Box::new(move |opened| {
                    let _ = answer.send(opened.run(&job)); // whoever asked may be gone
                }))
                .is_ok(),
            None => false,
        };
        if !sent {
            return Err(StoreError::Closed);
        }
        answered.await.unwrap_or(Err(StoreError::Closed))
    }
}

impl Drop for Db {
    fn drop(&mut self) {
        drop(self.jobs.lock().unwrap_or_else(PoisonError::into_inner).take());
        if let Some(thread) = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = thread.join();
        }
    }
}

impl Opened {
    fn run<T>(
        &mut self,
        job: &impl Fn(&mut Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        match self.attempt(job) {
            Err(StoreError::Corrupt) => {
                self.connection = None;
                self.connection = Some((self.kind.repair)(&self.path, &self.kind)?);
                (self.told)(self.kind.repaired);
                self.attempt(job)
            }
            Err(StoreError::Full) if release_ballast(&self.path) => self.attempt(job),
            other => other,
        }
    }

    fn attempt<T>(
        &mut self,
        job: &impl Fn(&mut Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(open(&self.path, &self.kind)?),
        };
        Ok(job(connection)?)
    }
}

/// Opens and migrates.
pub(crate) fn open(path: &Path, kind: &Kind) -> Result<Connection, StoreError> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(std::time::Duration::from_millis(500))?;
    let latest = u32::try_from(kind.migrations.len()).unwrap_or(u32::MAX);
    let version: u32 = connection.query_row("PRAGMA user_version", (), |row| row.get(0))?;
    if version > latest {
        return Err(StoreError::Newer);
    }
    connection.execute_batch(&format!(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = {}; PRAGMA secure_delete = ON;",
        kind.synchronous
    ))?;
    for (done, sql) in kind.migrations.iter().enumerate().skip(version as usize) {
        let step = connection.transaction()?;
        step.execute_batch(sql)?;
        step.pragma_update(None, "user_version", u32::try_from(done + 1).unwrap_or(u32::MAX))?;
        step.commit()?;
    }
    if version < latest {
        // The version has to stand in the first page: it is read there before SQLite is asked.
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(()))?;
    }
    // Damage that would only be found in the middle of a write is found now; the files are small.
    let health: String = connection.query_row("PRAGMA quick_check(1)", (), |row| row.get(0))?;
    if health != "ok" {
        return Err(StoreError::Corrupt);
    }
    make_ballast(path);
    Ok(connection)
}

/// A file that is given up when the disk is full, so that what the person does now can be kept.
const BALLAST: &str = "ballast";
const BALLAST_BYTES: usize = 512 * 1024;

fn make_ballast(beside: &Path) {
    let path = beside.with_file_name(BALLAST);
    if !path.exists() && fs::write(&path, vec![0xA5; BALLAST_BYTES]).is_err() {
        let _ = fs::remove_file(path); // half a ballast is none
    }
}

fn release_ballast(beside: &Path) -> bool {
    fs::remove_file(beside.with_file_name(BALLAST)).is_ok()
}

/// The file and what SQLite keeps beside it.
pub(crate) fn companions(path: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|suffix| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    })
}
