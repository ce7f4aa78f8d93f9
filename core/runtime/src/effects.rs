//! An effect in, its answer out.

use std::{sync::Arc, time::Duration};

use tokio::task::{JoinError, JoinHandle};
use tongtu_contract as contract;
use tongtu_services::{
    Input,
    documents::DocKey,
    effect::{Answer, Command, DocAnswer, Effect, EffectId, LockAnswer, Reply, Request},
    problem::{Code, Problem},
};

use crate::{
    folder::Folder, net::Ask, photos::Shot, reducer::Busy, scan::Frame, session::new_key,
    world::World,
};

impl World {
    /// Begins with a command. What depends on the order of commands is done before this returns.
    pub(crate) fn begin(self: &Arc<World>, command: Command, busy: Option<Busy>) {
        let Command { id, effect } = command;
        if let Effect::SaveDraft { draft, field, text } = effect {
            let busy = busy.unwrap_or_else(|| self.reducer.work.begin());
            self.drafts.take(self.sessions.owner(), draft, field, text, (id, busy));
            let world = self.clone();
            tokio::spawn(async move { world.write_drafts(false).await });
            return;
        }
        if let Effect::Remind(all) = effect {
            // The last set is the one that counts.
            self.reducer.shell.remind(all);
            drop(busy);
            self.reducer.redraw();
            return;
        }
        let excuse = Excuse::of(&effect);
        let patience = waits_for_the_server(&effect).then_some(SLOW_AFTER);
        let world = self.clone();
        tokio::spawn(async move {
            let carried = tokio::spawn({
                let world = world.clone();
                async move { world.carry_out(id, effect).await }
            });
            let answer = world.patiently(id, patience, carried).await.unwrap_or_else(|_| {
                // A panic: whoever waits hears of it, and everything else goes on.
                world.reducer.log.error("X901 effect");
                excuse.answer(Problem::new(Code::X901))
            });
            // Before the answer, which the reducer still waits for: whoever hears of it must not find
            // something at work that is done.
            drop(busy);
            match answer {
                Some(answer) => {
                    if let Some(code) = failure(&answer) {
                        world.reducer.log.warn(code.as_str());
                    }
                    world.reducer.answer(id, answer);
                }
                None => world.reducer.redraw(), // for whoever waits until nothing is at work
            }
        });
    }

    /// Waits for the end of an effect; says so where the server lets the person wait for long.
    pub(crate) async fn patiently<T>(
        &self,
        id: EffectId,
        patience: Option<Duration>,
        mut carried: JoinHandle<T>,
    ) -> Result<T, JoinError> {
        if let Some(patience) = patience {
            match tokio::time::timeout(patience, &mut carried).await {
                Ok(ended) => return ended,
                Err(_) => self.reducer.came(Input::Slow(id)),
            }
        }
        carried.await
    }

    async fn carry_out(self: Arc<World>, id: EffectId, effect: Effect) -> Option<Answer> {
        Some(match effect {
            Effect::Send(request) => Answer::Sent(self.send(request).await),
            Effect::SignIn(request) => Answer::SignedIn(self.request_session(request).await),
            Effect::SignOut { erase } => Answer::Done(self.sign_out(erase).await),
            Effect::Fetch(key) => Answer::Document(key, self.fetch(id, key).await),
            Effect::Keep(doc) => {
                if let Err(error) = self.keep(&doc, None).await {
                    self.reducer.log.warn(format!("document not kept: {error}"));
                }
                return None;
            }
            Effect::Enqueue(waiting) => Answer::Queued(self.enqueue(waiting).await),
            Effect::Discard(item) => Answer::Done(self.discard(item).await),
            Effect::Retry(item) => Answer::Done(self.retry(item).await),
            Effect::Prepare { path, spec, source, lens, taken_at_ms, faces } => {
                let taken = Shot { path, spec, source, lens, taken_at_ms, faces };
                Answer::Prepared(self.prepare(taken).await)
            }
            Effect::Upload { photo, auth } => {
                let progress = |done, of| self.reducer.answer(id, Answer::Progress { done, of });
                Answer::Uploaded(self.upload(&photo, &auth, progress).await)
            }
            Effect::DropPhoto(photo) => {
                if let Some(stores) = self.stores()
                    && let Err(error) = stores.queue.drop_photo(photo).await
                {
                    self.reducer.log.warn(format!("photo not dropped: {error}"));
                }
                return None;
            }
            Effect::Download { path, id } => Answer::Downloaded(self.download(&path, id).await),
            Effect::ReadCode { width, height, luma } => {
                Answer::Code(self.scanner.read(Frame { width, height, luma }).await)
            }
            Effect::ReadPicture { path } => Answer::Code(self.read_picture(path).await),
            Effect::Lock(op) => Answer::Lock(self.lock(op).await),
            // Taken by `begin`, so that edits keep their order.
            Effect::SaveDraft { .. } => Answer::Done(Ok(())),
            Effect::LoadDraft(draft) => Answer::Draft(self.load_draft(draft).await),
            Effect::DropDraft(draft) => {
                Answer::Done(self.drop_draft(draft).await.map_err(Problem::from))
            }
            Effect::WriteConsent { policy_version } => {
                Answer::Done(self.write_consent(policy_version).await)
            }
            Effect::SaveSetting { name, value } => {
                Answer::Done(self.save_setting(name, &value).await.map_err(Problem::from))
            }
            Effect::After { ms } => {
                tokio::time::sleep(std::time::Duration::from_millis(ms)).await;
                Answer::Fired
            }
            Effect::Remind(all) => {
                self.reducer.shell.remind(all);
                return None;
            }
            Effect::KeepAwake(on) => {
                self.reducer.shell.keep_awake(on);
                return None;
            }
        })
    }

    async fn request_session(&self, request: Request) -> Result<Arc<contract::Account>, Problem> {
        let ask = Ask::new(reqwest::Method::POST, request.path).json(request.body).key(new_key());
        let got = self.ask_twice(&request.auth, &ask).await?;
        let session = serde_json::from_slice(&got.body).map_err(|_| Problem::new(Code::N103))?;
        self.sign_in(session).await
    }

    async fn write_consent(
        self: &Arc<World>,
        policy_version: Option<String>,
    ) -> Result<(), Problem> {
        let given = policy_version.is_some();
        let path = self.folder.path().to_owned();
        let written =
            tokio::task::spawn_blocking(move || Folder::write_consent(&path, policy_version));
        match written.await {
            Ok(Ok(())) => {}
            Ok(Err(error)) if error.kind() == std::io::ErrorKind::StorageFull => {
                return Err(Problem::new(Code::S303));
            }
            Ok(Err(_)) => return Err(Problem::new(Code::S304)),
            Err(_) => return Err(Problem::new(Code::X901)),
        }
        if given {
            self.consent_given();
            Ok(())
        } else {
            self.consent_withdrawn().await
        }
    }
}

/// After so long without an answer the person is told what is waited for.
const SLOW_AFTER: Duration = Duration::from_secs(8);

/// An upload says by itself how far it is.
fn waits_for_the_server(effect: &Effect) -> bool {
    use Effect::{Download, Fetch, Send, SignIn};
    matches!(effect, Send(_) | SignIn(_) | Fetch(_) | Download { .. })
}

/// Why it failed, for the log; nothing else of an answer ever gets there.
fn failure(answer: &Answer) -> Option<Code> {
    match answer {
        Answer::Sent(Err(problem))
        | Answer::SignedIn(Err(problem))
        | Answer::Document(_, DocAnswer::Failed(problem))
        | Answer::Queued(Err(problem))
        | Answer::Prepared(Err(problem))
        | Answer::Uploaded(Err(problem))
        | Answer::Downloaded(Err(problem))
        | Answer::Lock(LockAnswer::Failed(problem))
        | Answer::Done(Err(problem)) => Some(problem.code),
        Answer::Sent(Ok(_))
        | Answer::SignedIn(Ok(_))
        | Answer::Document(..)
        | Answer::Queued(Ok(_))
        | Answer::Prepared(Ok(_))
        | Answer::Progress { .. }
        | Answer::Uploaded(Ok(_))
        | Answer::Downloaded(Ok(()))
        | Answer::Code(_)
        | Answer::Lock(_)
        | Answer::Draft(_)
        | Answer::Fired
        | Answer::Done(Ok(())) => None,
    }
}

/// What is said to whoever waits for an effect that panicked.
enum Excuse {
    Sent,
    SignedIn,
    Document(DocKey),
    Queued,
    Prepared,
    Uploaded,
    Downloaded,
    Code,
    Lock,
    Draft,
    Fired,
    Done,
    Nothing,
}

impl Excuse {
    fn of(effect: &Effect) -> Excuse {
        match effect {
            Effect::Send(_) => Excuse::Sent,
            Effect::SignIn(_) => Excuse::SignedIn,
            Effect::Fetch(key) => Excuse::Document(*key),
            Effect::Enqueue(_) => Excuse::Queued,
            Effect::Prepare { .. } => Excuse::Prepared,
            Effect::Upload { .. } => Excuse::Uploaded,
            Effect::Download { .. } => Excuse::Downloaded,
            Effect::ReadCode { .. } | Effect::ReadPicture { .. } => Excuse::Code,
            Effect::Lock(_) => Excuse::Lock,
            Effect::LoadDraft(_) => Excuse::Draft,
            Effect::After { .. } => Excuse::Fired,
            Effect::SignOut { .. }
            | Effect::Discard(_)
            | Effect::Retry(_)
            | Effect::SaveDraft { .. }
            | Effect::DropDraft(_)
            | Effect::WriteConsent { .. }
            | Effect::SaveSetting { .. } => Excuse::Done,
            Effect::Keep(_) | Effect::DropPhoto(_) | Effect::Remind(_) | Effect::KeepAwake(_) => {
                Excuse::Nothing
            }
        }
    }

    fn answer(self, problem: Problem) -> Option<Answer> {
        Some(match self {
            Excuse::Sent => Answer::Sent(Err::<Reply, _>(problem)),
            Excuse::SignedIn => Answer::SignedIn(Err(problem)),
            Excuse::Document(key) => Answer::Document(key, DocAnswer::Failed(problem)),
            Excuse::Queued => Answer::Queued(Err(problem)),
            Excuse::Prepared => Answer::Prepared(Err(problem)),
            Excuse::Uploaded => Answer::Uploaded(Err(problem)),
            Excuse::Downloaded => Answer::Downloaded(Err(problem)),
            Excuse::Code => Answer::Code(None),
            Excuse::Lock => Answer::Lock(LockAnswer::Failed(problem)),
            Excuse::Draft => Answer::Draft(std::collections::BTreeMap::new()),
            Excuse::Fired => Answer::Fired,
            Excuse::Done => Answer::Done(Err(problem)),
            Excuse::Nothing => return None,
        })
    }
}
