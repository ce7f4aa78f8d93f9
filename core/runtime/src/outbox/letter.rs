//! An item as it lies sealed in the queue, and as the screen shows it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tongtu_contract as contract;
use tongtu_services::{
    effect::{OutboxItem, OutboxState, WaitingKind},
    problem::{Code, Problem},
};

use super::Sending;
use crate::{
    seal::SealKey,
    store::{OutboxRow, Queue},
};

/// What of an item is sealed.
#[derive(Serialize, Deserialize)]
pub(super) struct Letter {
    pub(super) path: String,
    pub(super) body: String,
    /// Which thing it is about; rows of the first version have none.
    #[serde(default)]
    pub(super) subject: String,
}

impl Letter {
    /// None of what does not open.
    pub(super) fn open(row: &OutboxRow, key: &SealKey) -> Option<Letter> {
        let plain = key.open(Queue::place("outbox", &row.id, "body"), &row.body).ok()?;
        serde_json::from_slice(&plain).ok()
    }

    pub(super) fn name_upload(&mut self, nth: usize, upload: String) {
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
pub(super) struct Kept {
    pub(super) until_ms: Option<i64>,
    pub(super) answer: Option<contract::Problem>,
}

/// The item, with nothing of a letter that does not open.
pub(super) fn item(
    row: &OutboxRow,
    key: Option<&SealKey>,
    sending: Option<&Sending>,
) -> Option<OutboxItem> {
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
