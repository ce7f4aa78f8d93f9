//! Threads on which the shell's objects are called, so that a slow or throwing one harms nobody.
//!
//! One [`Hand`] a trait. The core never waits for a hand, except for a while at the very end.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
        mpsc,
    },
    thread::{self, JoinHandle, ThreadId},
    time::Duration,
};

use tongtu_services::ask::Reminder;

use crate::boundary::{LogSink, Shell};

type Job = Box<dyn FnOnce() + Send>;

/// A thread that does one job after the other.
pub(crate) struct Hand {
    jobs: Mutex<Option<mpsc::Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    ended: Mutex<mpsc::Receiver<()>>,
    id: Option<ThreadId>,
}

impl Hand {
    /// Starts the thread. Without one (the system refuses) jobs are dropped.
    pub(crate) fn new(name: &str) -> Hand {
        let (jobs, todo) = mpsc::channel::<Job>();
        let (end, ended) = mpsc::channel();
        let thread = thread::Builder::new().name(name.to_owned()).spawn(move || {
            for job in todo {
                // An exception of the shell's comes back as an error; this is for Rust shells.
                let _ = catch_unwind(AssertUnwindSafe(job));
            }
            drop(end);
        });
        let thread = thread.ok();
        let id = thread.as_ref().map(|thread| thread.thread().id());
        Hand {
            jobs: Mutex::new(Some(jobs)),
            thread: Mutex::new(thread),
            ended: Mutex::new(ended),
            id,
        }
    }

    /// Has a job done, some time.
    pub(crate) fn call(&self, job: impl FnOnce() + Send + 'static) {
        if let Some(jobs) = &*self.jobs.lock().unwrap_or_else(PoisonError::into_inner) {
            let _ = jobs.send(Box::new(job)); // a thread that has gone does nothing
        }
    }

    /// Lets it finish what it has. A shell that hangs is left hanging after `patience`.
    pub(crate) fn end(&self, patience: Duration) {
        drop(self.jobs.lock().unwrap_or_else(PoisonError::into_inner).take());
        if self.id == Some(thread::current().id()) {
            return; // ended from inside a call: nobody can wait for itself
        }
        let ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        if ended.recv_timeout(patience) == Err(mpsc::RecvTimeoutError::Timeout) {
            return;
        }
        if let Some(thread) = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = thread.join();
        }
    }
}

/// The shell, as the core calls it.
pub(crate) struct ShellHand {
    shell: Arc<dyn Shell>,
    /// `changed` alone, so that it is never late because of the others.
    changed: Hand,
    others: Hand,
    latest: Arc<AtomicU64>,
    pending: Arc<AtomicBool>,
}

impl ShellHand {
    pub(crate) fn new(shell: Arc<dyn Shell>) -> ShellHand {
        ShellHand {
            shell,
            changed: Hand::new("tongtu-changed"),
            others: Hand::new("tongtu-shell"),
            latest: Arc::default(),
            pending: Arc::default(),
        }
    }

    /// The screen has changed; many such become one call.
    pub(crate) fn changed(&self, revision: u64) {
        self.latest.fetch_max(revision, Ordering::SeqCst);
        if self.pending.swap(true, Ordering::SeqCst) {
            return;
        }
        let (shell, latest, pending) =
            (self.shell.clone(), self.latest.clone(), self.pending.clone());
        self.changed.call(move || {
            pending.store(false, Ordering::SeqCst);
            let _ = shell.changed(latest.load(Ordering::SeqCst));
        });
    }

    pub(crate) fn keep_awake(&self, on: bool) {
        let shell = self.shell.clone();
        self.others.call(move || {
            let _ = shell.keep_awake(on);
        });
    }

    pub(crate) fn remind(&self, all: Vec<Reminder>) {
        let shell = self.shell.clone();
        self.others.call(move || {
            let _ = shell.remind(all);
        });
    }

    pub(crate) fn end(&self, patience: Duration) {
        self.changed.end(patience);
        self.others.end(patience);
    }
}

/// The log, as the core writes it: codes and counts only.
pub(crate) struct Log {
    sink: Arc<dyn LogSink>,
    hand: Hand,
    waiting: Arc<AtomicUsize>,
}

/// More lines than this are never waiting for a slow sink; the rest is dropped.
const MAX_WAITING_LINES: usize = 256;

impl Log {
    pub(crate) fn new(sink: Arc<dyn LogSink>) -> Log {
        Log { sink, hand: Hand::new("tongtu-log"), waiting: Arc::default() }
    }

    pub(crate) fn error(&self, line: impl Into<String>) {
        self.write(0, line.into());
    }
    pub(crate) fn warn(&self, line: impl Into<String>) {
        self.write(1, line.into());
    }

    fn write(&self, level: u8, line: String) {
        if self.waiting.fetch_add(1, Ordering::SeqCst) >= MAX_WAITING_LINES {
            self.waiting.fetch_sub(1, Ordering::SeqCst);
            return;
        }
        let (sink, waiting) = (self.sink.clone(), self.waiting.clone());
        self.hand.call(move || {
            waiting.fetch_sub(1, Ordering::SeqCst);
            let _ = sink.write(level, line);
        });
    }

    pub(crate) fn end(&self, patience: Duration) {
        self.hand.end(patience);
    }
}
