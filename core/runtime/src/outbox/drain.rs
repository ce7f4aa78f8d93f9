//! The drain: what there is, the oldest first, until nothing is left or something is in the way.

use std::{
    sync::{Arc, Weak, atomic::Ordering},
    time::Duration,
};

use tokio::time::timeout;
use tongtu_services::{
    effect::WaitingKind,
    problem::{Code, Problem},
};

use super::{
    Outbox,
    pause::{LONGEST_MS, longer, until},
    send::Tried,
};
use crate::world::World;

impl World {
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
}
