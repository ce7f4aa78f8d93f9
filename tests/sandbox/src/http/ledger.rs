//! The ledger: what each request changed, line by line.

use tongtu_contract::header;

use crate::call::Call;
use crate::rows::LedgerRow;
use crate::store::Broken;
use crate::town::Town;

/// Writes down what fell due before the request began.
pub(super) fn note_due(town: &mut Town<'_>) -> Result<(), Broken> {
    for (effect, subject) in std::mem::take(&mut town.effects) {
        let row = LedgerRow {
            seq: town.next::<LedgerRow>()?,
            at_ms: town.now_ms,
            method: "CLOCK".to_owned(),
            path: String::new(),
            key: None,
            status: 0,
            effect: effect.to_owned(),
            subject,
        };
        town.put(&row)?;
    }
    Ok(())
}

/// Writes down what the request changed, or that it changed nothing.
pub(super) fn note(town: &mut Town<'_>, call: &Call, status: u16) -> Result<(), Broken> {
    let mut effects = std::mem::take(&mut town.effects);
    if effects.is_empty() {
        effects.push(("none", String::new()));
    }
    for (effect, subject) in effects {
        let row = LedgerRow {
            seq: town.next::<LedgerRow>()?,
            at_ms: town.now_ms,
            method: call.method.clone(),
            path: call.path.clone(),
            key: call.header(header::IDEMPOTENCY_KEY).map(str::to_owned),
            status,
            effect: effect.to_owned(),
            subject,
        };
        town.put(&row)?;
    }
    Ok(())
}
