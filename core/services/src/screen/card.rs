//! A document to show to somebody, with its square code (证件).

use serde::{Deserialize, Serialize};

use super::{Countdown, Line, Mark, Picture, Press, Row, Term};

/// A document to show to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Which document.
    pub head: String,
    /// Its state.
    pub mark: Mark,
    /// Whether the server vouches for it now; else drawn grey.
    pub current: bool,
    /// The holder's picture.
    pub portrait: Option<Picture>,
    /// Whether the portrait is dimmed too (more than 24 h old).
    pub dimmed: bool,
    /// The holder.
    pub name: String,
    /// Beside the portrait.
    pub summary: Vec<Line>,
    /// In two columns.
    pub fields: Vec<Line>,
    /// The square code.
    pub code: Option<Code>,
    /// Why there is no code, and what the officer can do.
    pub instead: Option<String>,
    /// Other ways.
    pub rows: Vec<Row>,
    /// Under everything.
    pub fine: Option<String>,
}

/// A square code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// Modules a side; the quiet zone of four is the shell's.
    pub side: u32,
    /// Row by row; true is dark.
    pub modules: Vec<bool>,
    /// Its ink is red where the licence is not in order.
    pub alarm: bool,
    /// Shows it alone and as large as the screen is wide, or small again.
    pub enlarge: Option<Press>,
    /// Whether it is shown alone, to be read from across a table.
    pub large: bool,
    /// The same in words.
    pub text: String,
    /// When it was made: label and time of day.
    pub made: Term,
    /// The day it was made.
    pub made_on: String,
    /// Until the next one.
    pub renews: Countdown,
}
