//! 民警查验: what an officer's device says to the text of a QR code.

use serde::Serialize;
use tongtu_contract::{Licence, QrPayload};

use crate::elicence::QR_PREFIX;
use crate::licence;
use crate::refusal::Refusal;
use crate::rows::{AccountRow, QrRow};
use crate::secret;
use crate::town::Town;

/// What the device shows.
#[derive(Debug, Serialize)]
pub(crate) struct Shown {
    verdict: Verdict,
    /// The licence, for a valid code.
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<Licence>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Verdict {
    Valid,
    /// Ours, and older than it may be.
    Expired,
    /// Ours, and shown before.
    Replayed,
    /// Not ours.
    Forged,
}

/// Opens a code; a valid one is used up by it.
pub(crate) fn query(town: &mut Town<'_>, text: &str) -> Result<Shown, Refusal> {
    let bare = |verdict| Ok(Shown { verdict, licence: None });
    let Some(payload) = signed_payload(town, text) else { return bare(Verdict::Forged) };
    let Some(mut row) = town.get::<QrRow>(&payload.n)? else { return bare(Verdict::Forged) };
    if row.opened_at_ms.is_some() {
        return bare(Verdict::Replayed);
    }
    if payload.e <= town.now_ms {
        return bare(Verdict::Expired);
    }
    row.opened_at_ms = Some(town.now_ms);
    town.put(&row)?;
    let Some(account) = town.get::<AccountRow>(row.account.as_str())? else {
        return bare(Verdict::Forged);
    };
    let licence = licence::attached(town, &account)?.map(|row| licence::seen(&row, town.today()));
    Ok(Shown { verdict: Verdict::Valid, licence })
}

fn signed_payload(town: &Town<'_>, text: &str) -> Option<QrPayload> {
    let (payload, signature) = text.trim().strip_prefix(QR_PREFIX)?.split_once('.')?;
    if !town.signer.signed(payload, signature) {
        return None;
    }
    serde_json::from_slice(&secret::from_base64url(payload)?).ok()
}
