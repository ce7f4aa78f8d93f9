//! The outbox: what the person has sent and the server has not yet answered.
//!
//! A row is written before the screen says "sent" and deleted after the answer has been taken in;
//! between the two it survives any kill, and bears the same idempotency key on each try. A row bears
//! its account and is sent under no other's token; a closed gesture lock stops nothing that was handed
//! in before (`spare`), but nobody hears of the answer until it is open.
//! Never: decides what may wait (services), speaks HTTP (net).

use std::{
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use serde::{Deserialize, Serialize};
use tokio::{sync::Notify, time::timeout};
use tongtu_contract::{self as contract, ProblemCode};
use tongtu_services::{
    Input,
    effect::{OutboxItem, OutboxState, Reply, Waiting, WaitingKind},
    problem::{Code, Problem},
};
use uuid::Uuid;

use crate::{
    net::Ask,
    reducer::Busy,
    seal::{ADDED_BYTES, SealKey, fill_random},
    session::new_key,
    store::{OutboxRow, Queue, StoreError},
    wire::By,
    world::World,
};

/// The first pause after a failure, and the longest.
const SHORTEST_MS: u64 = 1_000;
const LONGEST_MS: u64 = 300_000;

#[derive(Default)]
pub(crate) struct Outbox {
    woken: Notify,
    /// Set while something is or may be under way, for whoever waits until nothing is.
    busy: Mutex<Option<Busy>>,
    sending: Mutex<Option<Sending>>,
    awake: AtomicBool,
    /// What stood in the way may be gone: pauses begin with the shortest again.
    anew: AtomicBool,
}

#[derive(Clone)]
struct Sending {
    id: String,
    done: u64,
    of: u64,
}

/// What of an item is sealed.
#[derive(Serialize, Deserialize)]
struct Letter {
    path: String,
    body: String,
    /// Which thing it is about; rows of the first version have none.
    #[serde(default)]
    subject: String,
}

impl Letter {
    /// None of what does not open.
    fn open(row: &OutboxRow, key: &SealKey) -> Option<Letter> {
        let plain = key.open(Queue::place("outbox", &row.id, "body"), &row.body).ok()?;
        serde_json::from_slice(&plain).ok()
    }

    fn name_upload(&mut self, nth: usize, upload: String) {
        let quoted = serde_json::Value::String(upload).to_string();
        if nth == 0 {
            // As it was written while an item had one photo at most.
            self.body = self.body.replace("\"$upload\"", &quoted);
        }
        self.body = self.body.replace(&format!("\"$upload{nth}\""), &quoted);
    }
}

/// Why the person has to look at it, as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    until_ms: Option<i64>,
    answer: Option<contract::Problem>,
}

/// What came of trying one item.
enum Tried {
    /// It is answered, or needs the person.
    Settled,
    /// Not now.
    Later(Problem),
}

impl World {
    // ── what the person wants ──

    pub(crate) async fn enqueue(&self, waiting: Waiting) -> Result<String, Problem> {
        let stores = self.open_stores()?;
        let account = self.sessions.account().ok_or_else(|| Problem::new(Code::A201))?;
        let owner = account.id.as_str().to_owned();
        let key = self.queue_key(&owner).await?;
        let id = Uuid::now_v7().simple().to_string();
        let body = String::from_utf8(waiting.body).map_err(|_| Problem::new(Code::X901))?;
        let Waiting { kind, subject, path, photos, .. } = waiting;
        let letter = serde_json::to_vec(&Letter { path, body, subject })
            .map_err(|_| Problem::new(Code::X901))?;
        let row = OutboxRow {
            id: id.clone(),
            owner,
            kind: kind.name().to_owned(),
            key: new_key(),
            made_at_ms: self.reducer.clock.now().ms,
            photos,
            body: key
                .seal(Queue::place("outbox", &id, "body"), &letter)
                .map_err(StoreError::from)?,
            problem: None,
        };
        stores.queue.enqueue(row).await?;
        self.report_outbox().await;
        self.outbox_wake();
        Ok(id)
    }

    pub(crate) async fn discard(&self, id: String) -> Result<(), Problem> {
        let stores = self.open_stores()?;
        stores.queue.remove(self.sessions.owner(), id).await?;
        self.report_outbox().await;
        self.outbox_look(); // what it was to be sent with is no longer needed
        Ok(())
    }

    pub(crate) async fn retry(&self, id: String) -> Result<(), Problem> {
        let stores = self.open_stores()?;
        stores.queue.mark(self.sessions.owner(), id, None).await?;
        self.report_outbox().await;
        self.outbox_wake();
        Ok(())
    }

    // ── the drain ──

    /// There is something new to send, or what stood in the way may be gone.
    pub(crate) fn outbox_wake(&self) {
        self.outbox.anew.store(true, Ordering::SeqCst);
        self.outbox_look();
    }

    /// There may be something to send now: the app has come to the front, or begun.
    pub(crate) fn outbox_look(&self) {
        if self.stores().is_none() {
            return;
        }
        self.outbox.begin(self.reducer.work.begin());
        self.outbox.awake.store(true, Ordering::SeqCst);
        self.outbox.woken.notify_one();
    }

    /// Runs as long as there is a world.
    pub(crate) async fn drain(world: Weak<World>, outbox: Arc<Outbox>) {
        let mut rest_ms = 0;
        let mut grown_ms = None;
        loop {
            if rest_ms == 0 {
                outbox.woken.notified().await;
            } else {
                let pause = Duration::from_millis(rest_ms);
                let _ = timeout(pause, outbox.woken.notified()).await; // either will do
            }
            let Some(world) = world.upgrade() else { return };
            outbox.begin(world.reducer.work.begin());
            outbox.awake.store(false, Ordering::SeqCst);
            let mut pause_ms = match grown_ms {
                Some(ms) => ms,
                None => world.kept_pause_ms().await,
            };
            if outbox.anew.swap(false, Ordering::SeqCst) {
                pause_ms = 0; // the network came back, or the person wants it now
            }
            (pause_ms, rest_ms) = match world.drain_once().await {
                Ok(()) => (0, 0),
                Err(Problem { until_ms: Some(at_ms), .. }) => {
                    (pause_ms, until(at_ms - world.reducer.clock.now().ms))
                }
                Err(_) => {
                    let longer = longer(pause_ms);
                    (longer, longer)
                }
            };
            if grown_ms != Some(pause_ms) {
                world.keep_pause_ms(pause_ms).await;
            }
            grown_ms = Some(pause_ms);
            outbox.rest();
            world.reducer.redraw(); // for whoever waits until nothing is at work
        }
    }

    /// How long the pause was when the app ended: a server that fails is not asked more often by
    /// whoever is killed more often.
    async fn kept_pause_ms(&self) -> u64 {
        let Some(stores) = self.stores() else { return 0 };
        stores.queue.pause_ms().await.unwrap_or(0).min(LONGEST_MS)
    }

    async fn keep_pause_ms(&self, ms: u64) {
        if let Some(stores) = self.stores() {
            let _ = stores.queue.keep_pause_ms(ms).await; // at worst it begins with the shortest
        }
    }

    /// Sends what there is, the oldest first, until nothing is left or something is in the way.
    async fn drain_once(self: &Arc<World>) -> Result<(), Problem> {
        // Offline too: what waits must find something to be sent with, should the lock close now.
        self.settle_spare().await;
        loop {
            let Some(owner) = self.sessions.sender() else { return Ok(()) };
            if !self.reducer.is_online() || !self.may_send() {
                return Ok(()); // woken again when there is a network
            }
            let rows = self.open_stores()?.queue.waiting(owner).await?;
            let next = rows.into_iter().find_map(|row| {
                let kind = WaitingKind::ALL.iter().copied().find(|kind| kind.name() == row.kind)?;
                row.problem.is_none().then_some((row, kind))
            });
            let Some((row, kind)) = next else {
                self.settle_spare().await;
                return Ok(());
            };
            // A panic in here must not end the drain for good.
            let world = self.clone();
            let tried = tokio::spawn(async move { world.try_one(row, kind).await }).await;
            self.outbox.send(None);
            match tried {
                Ok(Ok(Tried::Settled)) => {}
                Ok(Ok(Tried::Later(problem)) | Err(problem)) => {
                    self.report_outbox().await;
                    // Without a session, woken by the next one.
                    return if problem.code == Code::A201 { Ok(()) } else { Err(problem) };
                }
                Err(_) => return Err(Problem::new(Code::X901)),
            }
        }
    }

    async fn try_one(&self, row: OutboxRow, kind: WaitingKind) -> Result<Tried, Problem> {
        let stores = self.open_stores()?;
        let key = self.queue_key(&row.owner).await?;
        let Some(mut letter) = Letter::open(&row, &key) else {
            // What does not open is not thrown away: the person sees it and decides.
            let problem = Problem::new(Code::S304);
            return self.settle(&row, kind, &key, Err(problem)).await;
        };
        self.outbox.send(Some(Sending { id: row.id.clone(), done: 0, of: 1 }));
        self.report_outbox().await;
        match self.upload_all(&row).await {
            Ok(uploads) => {
                for (nth, upload) in uploads.into_iter().enumerate() {
                    letter.name_upload(nth, upload);
                }
            }
            Err(problem) if needs_person(&problem) => {
                return self.settle(&row, kind, &key, Err(problem)).await;
            }
            Err(problem) => return Ok(Tried::Later(problem)),
        }
        let ask = Ask::new(reqwest::Method::POST, letter.path.clone())
            .json(letter.body.into_bytes())
            .key(row.key.clone());
        let answer = match self.ask(By::Owner(&row.owner), ask).await {
            Ok(got) => got.accepted(self.reducer.clock.now().ms),
            Err(problem) => Err(problem),
        };
        let answer = match answer {
            Ok(got) => kind.parse(&got.body).map_err(|_| Problem::new(Code::N103)),
            Err(problem)
                if problem
                    .answer
                    .as_ref()
                    .is_some_and(|answer| answer.code == ProblemCode::UploadIncomplete) =>
            {
                // The server has lost a photo after it had all of it: sent anew once by `upload`.
                for photo in &row.photos {
                    stores.queue.drop_upload(photo.clone()).await?;
                }
                Err(problem)
            }
            Err(problem) => Err(problem),
        };
        match answer {
            Err(problem) if !needs_person(&problem) => Ok(Tried::Later(problem)),
            answer => self.settle(&row, kind, &key, answer).await,
        }
    }

    /// The ids of an item's uploads. What is at the server already is not sent again.
    async fn upload_all(&self, row: &OutboxRow) -> Result<Vec<String>, Problem> {
        let sizes = self.open_stores()?.queue.photo_sizes(row.photos.clone()).await?;
        let plain = |sealed: u32| u64::from(sealed).saturating_sub(ADDED_BYTES);
        let sizes: Vec<u64> = sizes.into_iter().map(plain).collect();
        let of = sizes.iter().sum();
        let (mut before, mut uploads) = (0, Vec::new());
        for (photo, size) in row.photos.iter().zip(sizes) {
            let progress = |done, _| {
                self.outbox.send(Some(Sending { id: row.id.clone(), done: before + done, of }));
                // The list itself is read by the next report; here only the screen needs to move.
                self.report_progress();
            };
            uploads.push(self.upload(photo, By::Owner(&row.owner), progress).await?);
            before += size;
        }
        Ok(uploads)
    }

    /// The answer is taken in first; then the item goes, or stays with its problem.
    async fn settle(
        &self,
        row: &OutboxRow,
        kind: WaitingKind,
        key: &SealKey,
        answer: Result<Reply, Problem>,
    ) -> Result<Tried, Problem> {
        let queue = &self.open_stores()?.queue;
        if let Err(problem) = &answer {
            let kept =
                Kept { until_ms: problem.until_ms, answer: problem.answer.as_deref().cloned() };
            let json = serde_json::to_vec(&(problem.code.as_str(), kept));
            let json = json.map_err(|_| Problem::new(Code::X901))?;
            let place = Queue::place("outbox", &row.id, "problem");
            let sealed = key.seal(place, &json).map_err(StoreError::from)?;
            queue.mark(row.owner.clone(), row.id.clone(), Some(sealed)).await?;
            self.outbox.send(None);
            self.report_outbox().await;
            self.tell(&row.owner, kind, answer);
        } else {
            self.tell(&row.owner, kind, answer);
            queue.remove(row.owner.clone(), row.id.clone()).await?;
            self.outbox.send(None);
            self.report_outbox().await;
        }
        Ok(Tried::Settled)
    }

    /// What is behind a closed lock comes into no memory; the list and the documents tell it later.
    fn tell(&self, owner: &str, kind: WaitingKind, answer: Result<Reply, Problem>) {
        if self.sessions.account().is_some_and(|account| account.id.as_str() == owner) {
            self.reducer.came(Input::OutboxDone { kind, answer });
        }
    }

    // ── what the screen shows ──

    pub(crate) async fn report_outbox(&self) {
        let (Some(stores), Some(account)) = (self.stores(), self.sessions.account()) else {
            return;
        };
        let owner = account.id.as_str().to_owned();
        let rows = match stores.queue.waiting(owner.clone()).await {
            Ok(rows) => rows,
            Err(error) => return self.reducer.trouble(error),
        };
        let key = match self.queue_key(&owner).await {
            Ok(key) => Some(key),
            Err(error) if !rows.is_empty() => return self.reducer.trouble(error),
            Err(_) => None,
        };
        let sending = self.outbox.sending();
        let items = rows.iter().filter_map(|row| item(row, key.as_deref(), sending.as_ref()));
        let items: Vec<OutboxItem> = items.collect();
        self.outbox_list.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&items);
        self.reducer.came(Input::Outbox(Arc::new(items)));
    }

    fn report_progress(&self) {
        let Some(sending) = self.outbox.sending() else { return };
        let items = {
            let mut items = self.outbox_list.lock().unwrap_or_else(PoisonError::into_inner);
            for item in items.iter_mut().filter(|item| item.id == sending.id) {
                item.state = OutboxState::Sending { done: sending.done, of: sending.of };
            }
            items.clone()
        };
        self.reducer.came(Input::Outbox(Arc::new(items)));
    }
}

impl Outbox {
    fn begin(&self, busy: Busy) {
        *self.busy.lock().unwrap_or_else(PoisonError::into_inner) = Some(busy);
    }
    fn rest(&self) {
        let mut busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.awake.load(Ordering::SeqCst) {
            *busy = None;
        }
    }
    #[cfg(test)]
    pub(crate) fn is_resting(&self) -> bool {
        self.busy.lock().unwrap().is_none()
    }
    fn send(&self, sending: Option<Sending>) {
        *self.sending.lock().unwrap_or_else(PoisonError::into_inner) = sending;
    }
    fn sending(&self) -> Option<Sending> {
        self.sending.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn item(row: &OutboxRow, key: Option<&SealKey>, sending: Option<&Sending>) -> Option<OutboxItem> {
    // A kind that only a newer version knows stays where it is.
    let kind = WaitingKind::ALL.iter().copied().find(|kind| kind.name() == row.kind)?;
    let state = match (&row.problem, sending.filter(|sending| sending.id == row.id)) {
        (Some(sealed), _) => OutboxState::NeedsAttention(read_problem(row, sealed, key)),
        (None, Some(sending)) => OutboxState::Sending { done: sending.done, of: sending.of },
        (None, None) => OutboxState::Waiting,
    };
    let subject = key.and_then(|key| Letter::open(row, key)).map(|letter| letter.subject);
    let subject = subject.unwrap_or_default();
    Some(OutboxItem { id: row.id.clone(), kind, subject, made_at_ms: row.made_at_ms, state })
}

fn read_problem(row: &OutboxRow, sealed: &[u8], key: Option<&SealKey>) -> Problem {
    let plain =
        key.and_then(|key| key.open(Queue::place("outbox", &row.id, "problem"), sealed).ok());
    let kept = plain.and_then(|plain| serde_json::from_slice::<(String, Kept)>(&plain).ok());
    let Some((code, kept)) = kept else { return Problem::new(Code::S304) };
    let info = tongtu_services::CODES.iter().find(|info| info.code.as_str() == code);
    let code = info.map_or(Code::N110, |info| info.code);
    Problem { answer: kept.answer.map(Arc::new), until_ms: kept.until_ms, ..Problem::new(code) }
}

/// Whether trying again by itself is of no use.
fn needs_person(problem: &Problem) -> bool {
    match problem.code {
        Code::N110 => !matches!(
            problem.answer.as_ref().map(|answer| (answer.status, &answer.code)),
            Some((408 | 429, _) | (_, ProblemCode::IdempotencyInFlight))
        ),
        Code::N103 | Code::P501 | Code::V403 => true,
        _ => false,
    }
}

/// Decorrelated jitter: a thousand phones that lost the same server do not come back as one.
fn longer(pause_ms: u64) -> u64 {
    let mut bytes = [0; 8];
    let random = match fill_random(&mut bytes) {
        Ok(()) => u64::from_le_bytes(bytes),
        Err(_) => 0,
    };
    let widest = (pause_ms * 3).max(SHORTEST_MS * 2);
    (SHORTEST_MS + random % (widest - SHORTEST_MS)).min(LONGEST_MS)
}

fn until(ms: i64) -> u64 {
    u64::try_from(ms).unwrap_or(0).clamp(SHORTEST_MS, 3_600_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_with_chance_and_stay_within_bounds() {
        let mut pause_ms = 0;
        let mut longest = 0;
        for _ in 0..10_000 {
            pause_ms = longer(pause_ms);
            assert!((SHORTEST_MS..=LONGEST_MS).contains(&pause_ms));
            longest = longest.max(pause_ms);
        }
        assert_eq!(longest, LONGEST_MS);
    }

    #[test]
    fn what_another_try_may_mend_does_not_need_the_person() {
        for code in
            [Code::N101, Code::N102, Code::N104, Code::N105, Code::N106, Code::N107, Code::A201]
        {
            assert!(!needs_person(&Problem::new(code)), "{code:?}");
        }
        assert!(needs_person(&Problem::new(Code::N110)));
        assert!(needs_person(&Problem::new(Code::N103)));
    }
}
