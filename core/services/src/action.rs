//! What the person did, as the shells report it.

use serde::{Deserialize, Serialize};

use crate::ask::Outcome;

/// What the person, or the phone on their behalf, did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Action {
    /// Committed text, never a composing region.
    Edit {
        /// The field.
        field: String,
        /// All of its text.
        value: String,
        /// The revision the view had drawn when this was typed.
        #[serde(default)]
        revision: u64,
    },
    /// The caret left a field: now it may be checked.
    Leave {
        /// The field.
        field: String,
    },
    /// One option of a field.
    Choose {
        /// The field.
        field: String,
        /// The option.
        option: String,
    },
    /// A button, a link, a slot, or a countdown that has run out.
    Press {
        /// Its id.
        id: String,
    },
    /// A row.
    Open {
        /// Its id.
        row: String,
    },
    /// A chip; none for all.
    Filter {
        /// Its id.
        option: Option<String>,
    },
    /// The search line of a list.
    Search {
        /// What is looked for.
        text: String,
    },
    /// The last row of a list.
    LoadMore,
    /// Pull to refresh.
    Refresh,
    /// Any way back: the bar, the system's gesture, the hardware key. Harmless when late.
    Back {
        /// The route that was left.
        from: String,
    },
    /// A root screen.
    Tab {
        /// Its id.
        id: String,
    },
    /// A drawn pattern: dots 0 to 8, row by row.
    Pattern {
        /// In the order they were touched.
        dots: Vec<u8>,
    },
    /// What became of an ask.
    Answered {
        /// Its id.
        ask: String,
        /// What became of it.
        outcome: Outcome,
    },
    /// The notice was closed.
    CloseNotice,
    /// A deep link, a return from a payment page, a tapped reminder.
    Arrived {
        /// As the system gave it.
        link: String,
    },
    /// The phone's language or text size changed.
    Environment {
        /// BCP 47.
        locale: String,
        /// Whether the system's text is large.
        large_text: bool,
    },
}
