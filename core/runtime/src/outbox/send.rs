//! One item: its photos, then its letter, then what becomes of the answer.

use tongtu_contract::ProblemCode;
use tongtu_services::{
    Input,
    effect::{Reply, WaitingKind},
    problem::{Code, Problem},
};

use super::{
    Sending,
    letter::{Kept, Letter},
};
use crate::{
    net::Ask,
    seal::{ADDED_BYTES, SealKey},
    store::{OutboxRow, Queue, StoreError},
    wire::By,
    world::World,
};

/// What came of trying one item.
pub(super) enum Tried {
    /// It is answered, or needs the person.
    Settled,
    /// Not now.
    Later(Problem),
}

impl World {
    pub(super) async fn try_one(
        &self,
        row: OutboxRow,
        kind: WaitingKind,
    ) -> Result<Tried, Problem> {
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

#[cfg(test)]
mod tests {
    use super::*;

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
