//! What is asked of every request before it is looked at.

use tongtu_contract::{ProblemCode, header};

use crate::call::Call;
use crate::refusal::Refusal;
use crate::server::MINIMUM_CLIENT;
use crate::town::Town;

/// Too old an app, and a server that is closed; what tells of them stays open.
pub(super) fn gates(town: &Town<'_>, call: &Call) -> Result<(), Refusal> {
    if matches!(call.path.as_str(), "/v1/server" | "/v1/openapi.json") {
        return Ok(());
    }
    if let Some(until) = town.settings.maintenance_until_ms.filter(|until| *until > town.now_ms) {
        return Err(Refusal::new(ProblemCode::Maintenance).not_before(
            "until_at_ms",
            until,
            town.now_ms,
        ));
    }
    let minimum = town.settings.minimum_client.as_deref().unwrap_or(MINIMUM_CLIENT);
    if call.header(header::CLIENT).is_some_and(|client| version(client) < version(minimum)) {
        return Err(Refusal::new(ProblemCode::ClientTooOld).arg("minimum_client", minimum));
    }
    Ok(())
}

/// `1.10.0` is newer than `1.9.9`; what is no number counts as zero. The app's name before it
/// (`android/1.10.0`) does not count.
pub(crate) fn version(text: &str) -> Vec<u64> {
    let number = text.rsplit('/').next().unwrap_or_default();
    let mut parts: Vec<u64> = number.split('.').map(|part| part.parse().unwrap_or(0)).collect();
    while parts.last() == Some(&0) {
        parts.pop();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_numbers_not_text() {
        assert!(version("1.10.0") > version("1.9.9"));
        assert!(version("1.0") == version("1"));
        assert!(version("") < version("0.1"));
        assert!(version("android/1.2.0") > version("1.1"));
    }
}
