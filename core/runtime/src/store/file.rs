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

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: Kind = Kind {
        file: "small.db",
        synchronous: "FULL",
        migrations: &["CREATE TABLE row (body BLOB NOT NULL) STRICT;", "CREATE TABLE more (x) ;"],
        repair: open,
        repaired: Code::S301,
    };

    fn db(folder: &Path) -> Db {
        Db::new(folder, KIND, |_| ())
    }

    #[tokio::test]
    async fn a_full_disk_costs_the_ballast_first_and_then_it_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let db = db(folder.path());
        db.run(|db| db.execute_batch("PRAGMA max_page_count = 8")).await.unwrap();
        let ballast = folder.path().join(BALLAST);
        assert!(ballast.exists());
        let fill = |db: &mut Connection| {
            db.execute("INSERT INTO row VALUES (zeroblob(100000))", ()).map(drop)
        };
        assert!(matches!(db.run(fill).await, Err(StoreError::Full)));
        assert!(!ballast.exists());
        let rows: u32 = db
            .run(|db| db.query_row("SELECT count(*) FROM row", (), |row| row.get(0)))
            .await
            .unwrap();
        assert_eq!(rows, 0, "nothing half written");
        assert!(db.run(|db| db.execute("INSERT INTO row VALUES (x'00')", ())).await.is_ok());
    }

    #[tokio::test]
    async fn a_file_of_an_older_version_is_brought_up_to_date_with_its_rows() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(KIND.file);
        let old = open(&path, &Kind { migrations: &KIND.migrations[..1], ..KIND }).unwrap();
        old.execute("INSERT INTO row VALUES (x'07')", ()).unwrap();
        drop(old);
        let new = open(&path, &KIND).unwrap();
        let tables = "SELECT count(*) FROM sqlite_schema WHERE name IN ('row', 'more')";
        assert_eq!(new.query_row(tables, (), |row| row.get::<_, u32>(0)).unwrap(), 2);
        let body: Vec<u8> = new.query_row("SELECT body FROM row", (), |row| row.get(0)).unwrap();
        assert_eq!(body, [7]);
    }

    #[test]
    fn a_file_of_a_newer_version_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(KIND.file);
        drop(open(&path, &KIND).unwrap());
        let before = fs::read(&path).unwrap();
        let older = Kind { migrations: &KIND.migrations[..1], ..KIND };
        assert!(matches!(open(&path, &older), Err(StoreError::Newer)));
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}
