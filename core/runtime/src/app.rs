//! The nine calls.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use tongtu_services::{
    Action, Consent, Found, Input, Opening, Screen,
    text::{Locale, Texts},
};

use crate::{
    boundary::{Config, LogSink, Shell, StartError, Vault},
    clock::{Clock, wall_ms},
    folder::Folder,
    hand::{Log, ShellHand},
    pictures::{self, Name, Pictures},
    reducer::Reducer,
    store,
    world::{Order, World},
};

/// How long leaving the front may take: the system gives a few seconds.
const SUSPEND_PATIENCE: Duration = Duration::from_secs(3);
/// How long the end may take, for each thread that could hang in a shell.
const END_PATIENCE: Duration = Duration::from_secs(2);
const WORKER_PATIENCE: Duration = Duration::from_secs(5);

/// The app.
pub struct App {
    reducer: Arc<Reducer>,
    pictures: Arc<Pictures>,
    worker: Mutex<Option<Worker>>,
    left: Mutex<Option<Left>>,
    ended: AtomicBool,
}

struct Worker {
    thread: JoinHandle<()>,
    ended: mpsc::Receiver<()>,
}

/// When the app left the front, by both clocks: one stands still in sleep, the other can be turned.
struct Left {
    monotonic: Instant,
    wall_ms: i64,
}

impl App {
    /// Opens the folder and gives the first screen at once; the Vault is read afterwards.
    pub fn start(
        config: Config,
        vault: Arc<dyn Vault>,
        shell: Arc<dyn Shell>,
        log: Arc<dyn LogSink>,
    ) -> Result<Arc<App>, StartError> {
        let folder = Folder::take(&config.data_folder)?;
        let consent = folder.consent();
        let given = matches!(consent, Consent::Given { .. });
        if given {
            store::refuse_newer(folder.path())?;
        }
        let (orders, todo) = tokio::sync::mpsc::unbounded_channel();
        let opening = Opening {
            consent: consent.clone(),
            snapshot: config.restore.clone(),
            large_text: config.large_text,
            problem: None,
        };
        let texts = Texts::new(Locale::nearest(&config.locale));
        let (shell, log) = (ShellHand::new(shell), Log::new(log));
        let reducer = Reducer::open(&opening, texts, Clock::default(), shell, log, orders);
        let reducer = Arc::new(reducer.ok_or_else(|| fault("the first screen"))?);
        if !given {
            // Nothing is read before consent, and nobody can have logged in without it.
            reducer.came(Input::Found(Found::Nothing));
        }
        let pictures = Arc::new(Pictures::default());
        let world = World::new(config, folder, vault, reducer.clone(), pictures.clone());
        let worker = work(world, consent, todo)?;
        Ok(Arc::new(App {
            reducer,
            pictures,
            worker: Mutex::new(Some(worker)),
            left: Mutex::default(),
            ended: AtomicBool::new(false),
        }))
    }

    /// The screen, as it is to be drawn now.
    pub fn screen(&self) -> Screen {
        self.reducer.screen()
    }

    /// Tells what the person did; returns at once with the screen that follows.
    pub fn dispatch(&self, action: Action) -> Screen {
        self.reducer.did(action)
    }

    /// JPEG or PNG, at least `width_px` wide where the picture has that much; `None` starts loading
    /// it, and `changed` follows.
    pub fn picture(&self, id: String, width_px: u32) -> Option<Vec<u8>> {
        match self.pictures.find(Name::new(id, width_px)) {
            pictures::Found::Here(picture) => Some(picture.to_vec()),
            pictures::Found::Later => None,
            pictures::Found::Load(name) => {
                self.reducer.order(Order::Picture(name, self.reducer.work.begin()));
                None
            }
        }
    }

    /// The network came or went.
    pub fn connectivity_changed(&self, online: bool) {
        if self.reducer.online.swap(online, Ordering::SeqCst) != online {
            self.reducer.came(Input::Online(online));
        }
        if online {
            self.reducer.order(Order::Online);
        }
    }

    /// The app left the front: what was typed is on disk when this returns.
    pub fn suspend(&self) {
        // Since the first of several: a job in the background that ends is nobody who leaves.
        self.left
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get_or_insert_with(|| Left { monotonic: Instant::now(), wall_ms: wall_ms() });
        self.flush();
    }

    /// The app came to the front, or the system gives it `budget_ms` in the background.
    pub fn resume(&self, budget_ms: Option<u64>) {
        let left = self.left.lock().unwrap_or_else(PoisonError::into_inner).take();
        let away_ms = left.as_ref().map_or(0, |left| {
            let ran = u64::try_from(left.monotonic.elapsed().as_millis()).unwrap_or(u64::MAX);
            let by_wall = u64::try_from(wall_ms().saturating_sub(left.wall_ms)).unwrap_or(0);
            ran.max(by_wall)
        });
        if budget_ms.is_some() {
            // In the background nobody came back: the time away runs on.
            *self.left.lock().unwrap_or_else(PoisonError::into_inner) = left;
        }
        self.reducer.came(Input::Resumed { away_ms });
        self.reducer.order(Order::Wake);
    }

    /// Where the person is, for the next start. At most 4 KiB, nothing personal in it.
    pub fn snapshot(&self) -> String {
        self.reducer.snapshot()
    }

    /// Ends everything: threads, files, sockets. Harmless twice.
    pub fn shut_down(&self) {
        if !self.ended.load(Ordering::SeqCst) {
            self.flush();
        }
        self.end();
    }

    /// Whether anything but timers is at work, also what the screen does not show as busy: a draft on
    /// its way to the disk, an item of the outbox on its way to the server. For tests and scripts.
    pub fn is_at_work(&self) -> bool {
        self.reducer.is_at_work()
    }

    /// Ends as a kill would: nothing more is written. For tests and scripts.
    pub fn kill(&self) {
        self.end();
    }

    fn flush(&self) {
        let (done, written) = mpsc::sync_channel(1);
        self.reducer.order(Order::Flush(done));
        if written.recv_timeout(SUSPEND_PATIENCE).is_err() {
            self.reducer.log.warn("not all written before leaving");
        }
    }

    fn end(&self) {
        if self.ended.swap(true, Ordering::SeqCst) {
            return;
        }
        self.reducer.order(Order::Stop);
        let worker = self.worker.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(Worker { thread, ended }) = worker
            && thread.thread().id() != thread::current().id()
            && ended.recv_timeout(WORKER_PATIENCE) != Err(mpsc::RecvTimeoutError::Timeout)
        {
            let _ = thread.join();
        }
        self.reducer.shell.end(END_PATIENCE);
        self.reducer.log.end(END_PATIENCE);
    }
}

/// As after a kill: nothing more is written, but threads and files are let go.
impl Drop for App {
    fn drop(&mut self) {
        self.end();
    }
}

/// Starts the worker's thread.
fn work(
    world: World,
    consent: Consent,
    orders: tokio::sync::mpsc::UnboundedReceiver<Order>,
) -> Result<Worker, StartError> {
    let (end, ended) = mpsc::channel();
    let busy = world.reducer.work.begin();
    let log = world.reducer.clone();
    let thread = thread::Builder::new().name("tongtu-worker".to_owned());
    let thread = thread.spawn(move || {
        let ran = catch_unwind(AssertUnwindSafe(|| {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
            let world = Arc::new(world);
            runtime.block_on(world.clone().run(consent, busy, orders));
            // What is still under way ends where it is; what blocks is not waited for.
            runtime.shutdown_timeout(Duration::from_secs(1));
            world.end(END_PATIENCE);
            std::io::Result::Ok(())
        }));
        if !matches!(ran, Ok(Ok(()))) {
            log.log.error("X901 worker");
        }
        drop(log);
        drop(end);
    });
    let thread = thread.map_err(|_| fault("the worker"))?;
    Ok(Worker { thread, ended })
}

fn fault(what: &str) -> StartError {
    StartError::Folder { reason: format!("X901: {what} cannot be started") }
}
