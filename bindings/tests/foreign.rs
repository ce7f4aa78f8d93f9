//! What a shell brings along may throw, hang or call back: the core goes on.
//!
//! Through the bindings' own traits, in Rust; `DoorTest` of the Android shell does the same from the
//! other side of the door.

// Helpers of tests are tests, though clippy knows it only of the functions themselves.
#![allow(clippy::unwrap_used)]

use std::sync::{
    Arc, Condvar, Mutex, OnceLock, Weak,
    atomic::{AtomicU64, Ordering},
    mpsc,
};
use std::time::Duration;

use tongtu_bindings::{App, ForeignError, LogSink, Shell, Vault};
use tongtu_core::{Action, Config, ask::Reminder, screen::Screen};

/// Long enough for a loaded machine; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(30);

fn config(folder: &tempfile::TempDir) -> Config {
    Config {
        data_folder: folder.path().to_string_lossy().into_owned(),
        server: "http://127.0.0.1:9".to_owned(), // nobody listens there
        client: "test/0".to_owned(),
        locale: "zh-Hans".to_owned(),
        large_text: false,
        roots: Vec::new(),
        extra_root: None,
        restore: None,
    }
}

/// A vault that does what the test says.
struct Told<F>(F);
impl<F: Fn(&str) -> Result<Vec<u8>, ForeignError> + Send + Sync> Vault for Told<F> {
    fn read(&self, name: String) -> Result<Vec<u8>, ForeignError> {
        (self.0)(&name)
    }
    fn write(&self, name: String, _secret: Vec<u8>) -> Result<(), ForeignError> {
        (self.0)(&name).map(drop)
    }
    fn delete(&self, name: String) -> Result<(), ForeignError> {
        (self.0)(&name).map(drop)
    }
}

fn failed() -> ForeignError {
    ForeignError::Failed { reason: "an exception of the other language".to_owned() }
}

/// Counts the changes and lets a test wait for a screen.
#[derive(Default)]
struct Watch {
    seen: Mutex<u64>,
    came: Condvar,
}
impl Shell for Watch {
    fn changed(&self, revision: u64) -> Result<(), ForeignError> {
        *self.seen.lock().unwrap() = revision;
        self.came.notify_all();
        Ok(())
    }
    fn keep_awake(&self, _on: bool) -> Result<(), ForeignError> {
        Err(failed())
    }
    fn remind(&self, _all: Vec<Reminder>) -> Result<(), ForeignError> {
        Err(failed())
    }
}
impl Watch {
    fn wait(&self, app: &App, what: &str, is: impl Fn(&Screen) -> bool) -> Screen {
        let end = std::time::Instant::now() + PATIENCE;
        let mut seen = self.seen.lock().unwrap();
        loop {
            let screen = app.screen();
            if is(&screen) {
                return screen;
            }
            assert!(
                std::time::Instant::now() < end,
                "{what} never came; the screen is {screen:#?}"
            );
            seen = self.came.wait_timeout(seen, Duration::from_millis(50)).unwrap().0;
        }
    }
}

struct Mute;
impl LogSink for Mute {
    fn write(&self, _level: u8, _line: String) -> Result<(), ForeignError> {
        Err(failed())
    }
}

fn agree(app: &App) {
    app.dispatch(Action::Choose { field: "consent".to_owned(), option: "yes".to_owned() });
    app.dispatch(Action::Press { id: "consent.agree".to_owned() });
}

#[test]
fn a_vault_that_throws_leads_to_a_screen_with_a_code() {
    let folder = tempfile::tempdir().unwrap();
    let watch = Arc::new(Watch::default());
    let vault = Arc::new(Told(|_: &str| Err(failed())));
    let app = App::start(config(&folder), vault.clone(), watch.clone(), Arc::new(Mute)).unwrap();
    assert_eq!(app.screen().route, "consent");
    agree(&app);
    watch.wait(&app, "what follows consent", |screen| screen.route != "consent");
    app.shut_down();
    // Who agreed before may be logged in: now the vault is asked, and cannot say.
    let app = App::start(config(&folder), vault, watch.clone(), Arc::new(Mute)).unwrap();
    let screen = watch.wait(&app, "the notice", |screen| screen.notice.is_some());
    assert_eq!(screen.notice.unwrap().code, "V401");
    app.shut_down();
}

#[test]
fn a_vault_that_hangs_holds_up_neither_the_start_nor_a_press() {
    let folder = tempfile::tempdir().unwrap();
    let (release, hold) = mpsc::channel::<()>();
    let hold = Mutex::new(hold);
    let vault = Arc::new(Told(move |_: &str| {
        let _ = hold.lock().unwrap().recv_timeout(PATIENCE);
        Err(ForeignError::Absent)
    }));
    let watch = Arc::new(Watch::default());
    let app = App::start(config(&folder), vault.clone(), watch.clone(), Arc::new(Mute)).unwrap();
    assert_eq!(app.screen().route, "consent");
    agree(&app);
    watch.wait(&app, "what follows consent", |screen| screen.route != "consent");
    app.shut_down();
    let begun = App::start(config(&folder), vault, watch.clone(), Arc::new(Mute));
    let app = begun.unwrap();
    // The vault is silent, and the app still answers.
    let page = app.dispatch(Action::Press { id: "help.open".to_owned() });
    assert_eq!(page.route, "help");
    drop(release);
    watch.wait(&app, "the end of the work", |screen| screen.busy.is_none());
    app.shut_down();
}

/// A shell that calls the core back out of `changed`, which a careless one will.
struct Reentrant {
    app: OnceLock<Weak<App>>,
    calls: AtomicU64,
    watch: Watch,
}
impl Shell for Reentrant {
    fn changed(&self, revision: u64) -> Result<(), ForeignError> {
        if let Some(app) = self.app.get().and_then(Weak::upgrade) {
            app.dispatch(Action::CloseNotice);
            self.calls.fetch_add(1, Ordering::SeqCst);
            drop(app.screen());
        }
        self.watch.changed(revision)
    }
    fn keep_awake(&self, _on: bool) -> Result<(), ForeignError> {
        Ok(())
    }
    fn remind(&self, _all: Vec<Reminder>) -> Result<(), ForeignError> {
        Ok(())
    }
}

#[test]
fn a_shell_that_dispatches_from_inside_changed_does_not_deadlock() {
    let folder = tempfile::tempdir().unwrap();
    let shell = Arc::new(Reentrant {
        app: OnceLock::new(),
        calls: AtomicU64::new(0),
        watch: Watch::default(),
    });
    let vault = Arc::new(Told(|_: &str| Err(ForeignError::Absent)));
    let app = Arc::new(App::start(config(&folder), vault, shell.clone(), Arc::new(Mute)).unwrap());
    shell.app.set(Arc::downgrade(&app)).unwrap();
    agree(&app);
    shell.watch.wait(&app, "a call back", |_| shell.calls.load(Ordering::SeqCst) > 0);
    app.shut_down();
}

#[test]
fn a_folder_that_is_a_file_is_refused_with_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("taken");
    std::fs::write(&file, b"").unwrap();
    let config = Config { data_folder: file.to_string_lossy().into_owned(), ..config(&folder) };
    let vault = Arc::new(Told(|_: &str| Err(ForeignError::Absent)));
    let started = App::start(config, vault, Arc::new(Watch::default()), Arc::new(Mute));
    assert!(matches!(started, Err(tongtu_core::StartError::Folder { .. })));
}
