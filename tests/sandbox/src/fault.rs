//! 故障: what goes wrong on the way, switched on from outside and never an `if` in a handler.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One fault that lies in wait.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Fault {
    /// What happens.
    #[serde(flatten)]
    pub(crate) kind: Kind,
    /// To paths that begin so, without the tenant's prefix.
    #[serde(default = "everything")]
    pub(crate) path: String,
    /// To this verb only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) method: Option<String>,
    /// So many times more; absent: as long as it is switched on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) count: Option<u32>,
    /// In so many of a thousand requests; absent: in each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) rate_per_mille: Option<u16>,
    /// Makes the choice of a rate repeatable.
    #[serde(default)]
    pub(crate) seed: u64,
    /// How often it struck.
    #[serde(default)]
    pub(crate) hits: u32,
    /// How many requests it looked at, for the rate.
    #[serde(default)]
    pub(crate) looked: u64,
}

/// What happens to a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Kind {
    /// The connection ends before anything was done.
    DropBefore,
    /// Everything was done, and the connection ends without an answer.
    DropAfterCommit,
    /// This status instead, nothing done.
    Status {
        /// The status.
        status: u16,
    },
    /// The answer takes so long, in milliseconds of the machine.
    Slow {
        /// How long; at most a minute.
        ms: u64,
    },
    /// The connection ends in the middle of the answer.
    Truncate,
    /// An answer that is not JSON.
    BadJson,
    /// Each state in the answer is one that nobody knows.
    UnknownState,
    /// The bank's page in the answer lies behind an open line.
    UnsafePage,
}

fn everything() -> String {
    "/".to_owned()
}

impl Fault {
    /// Whether it strikes this request. Counts the look, and the stroke.
    pub(crate) fn strikes(&mut self, method: &str, path: &str) -> bool {
        let meant = self.method.as_deref().is_none_or(|only| only.eq_ignore_ascii_case(method));
        if !meant || !path.starts_with(&self.path) || self.count == Some(0) {
            return false;
        }
        self.looked = self.looked.wrapping_add(1);
        if let Some(rate) = self.rate_per_mille
            && mixed(self.seed.wrapping_add(self.looked)) % 1000 >= u64::from(rate)
        {
            return false;
        }
        self.count = self.count.map(|count| count.saturating_sub(1));
        self.hits = self.hits.saturating_add(1);
        true
    }
}

impl Kind {
    pub(crate) fn delay(&self) -> Option<Duration> {
        match self {
            Kind::Slow { ms } => Some(Duration::from_millis((*ms).min(60_000))),
            _ => None,
        }
    }
}

/// splitmix64: the same seed gives the same strokes on every machine.
fn mixed(state: u64) -> u64 {
    let mut z = state.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Gives each state in a JSON answer a kind that no version knows.
pub(crate) fn with_unknown_states(body: &[u8]) -> Vec<u8> {
    let Ok(mut value) = serde_json::from_slice::<Value>(body) else {
        return body.to_vec();
    };
    hold_for_the_moon(&mut value);
    serde_json::to_vec(&value).unwrap_or_default()
}

/// Puts a page that anybody may have put there in the place of the bank's.
pub(crate) fn with_unsafe_page(body: &[u8]) -> Vec<u8> {
    let Ok(mut value) = serde_json::from_slice::<Value>(body) else {
        return body.to_vec();
    };
    if let Some(page) = value.get_mut("page") {
        *page = "http://bank.example/pay".into();
    }
    serde_json::to_vec(&value).unwrap_or_default()
}

fn hold_for_the_moon(value: &mut Value) {
    match value {
        Value::Object(members) => {
            if let Some(kind) = members.get_mut("state").and_then(|state| state.get_mut("kind")) {
                *kind = "held_for_the_moon".into();
            }
            members.values_mut().for_each(hold_for_the_moon);
        }
        Value::Array(items) => items.iter_mut().for_each(hold_for_the_moon),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(json: &str) -> Fault {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_counted_fault_strikes_so_often_and_only_where_it_is_meant() {
        let mut fault =
            fault(r#"{"kind":"drop_before","path":"/v1/sessions","method":"POST","count":2}"#);
        assert!(!fault.strikes("GET", "/v1/sessions"));
        assert!(!fault.strikes("POST", "/v1/codes"));
        let strokes = (0..5).filter(|_| fault.strikes("POST", "/v1/sessions/code")).count();
        assert_eq!((strokes, fault.hits), (2, 2));
    }

    #[test]
    fn every_state_of_an_answer_becomes_unknown_however_deep() {
        let body = br#"{"state":{"kind":"a"},"filings":[{"state":{"kind":"b","at_ms":1}}],
            "cross_border":{"state":{"kind":"c"}},"marks":{"state":"read"}}"#;
        let spoiled: Value = serde_json::from_slice(&with_unknown_states(body)).unwrap();
        let unknown = "held_for_the_moon";
        assert_eq!(spoiled["state"]["kind"], unknown);
        assert_eq!(spoiled["filings"][0]["state"]["kind"], unknown);
        assert_eq!(spoiled["cross_border"]["state"]["kind"], unknown);
        assert_eq!(spoiled["marks"]["state"], "read");
    }

    #[test]
    fn an_unsafe_page_takes_the_bank_s_place_and_nothing_else_s() {
        let spoiled = with_unsafe_page(br#"{"id":"y1","page":"https://bank.example/y1"}"#);
        assert_eq!(spoiled, br#"{"id":"y1","page":"http://bank.example/pay"}"#);
        assert_eq!(with_unsafe_page(br#"{"id":"d1"}"#), br#"{"id":"d1"}"#);
    }

    #[test]
    fn a_rate_strikes_about_so_often_and_the_same_again_for_its_seed() {
        let strokes = |seed: u64| -> Vec<bool> {
            let mut fault =
                fault(&format!(r#"{{"kind":"truncate","rate_per_mille":300,"seed":{seed}}}"#));
            (0..1000).map(|_| fault.strikes("GET", "/v1/account")).collect()
        };
        let count = strokes(7).iter().filter(|struck| **struck).count();
        assert!((250..350).contains(&count), "{count}");
        assert_eq!(strokes(7), strokes(7));
        assert_ne!(strokes(7), strokes(8));
    }
}
