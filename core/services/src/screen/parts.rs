//! What the templates are made of: tones, marks, presses, icons, figures, refusals.

use serde::{Deserialize, Serialize};

use super::Row;

/// What a thing means for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Nothing to do.
    Calm,
    /// Settled in the person's favour.
    Good,
    /// A date comes near, a choice waits.
    Attention,
    /// Refused, overdue, to be corrected.
    Danger,
    /// Received, explained, a rule.
    Info,
}

/// A tone, and whether the thing is settled (solid) or still open (dashed).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Outline and colour.
    pub tone: Tone,
    /// Not yet settled: dashed.
    pub open: bool,
    /// The word beside it.
    pub label: String,
}

/// Something to press.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Press {
    /// Answered with `Action::Press`; also the accessibility and test id.
    pub id: String,
    /// A verb with its consequence.
    pub label: String,
    /// Beside the word.
    pub icon: Option<Icon>,
    /// How important, how grave.
    pub rank: Rank,
    /// At work; a second press does nothing.
    pub busy: bool,
    /// Why it cannot be pressed with effect yet; it stays pressable and then shows this.
    pub not_yet: Option<String>,
}

/// How important and how grave a press is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// The one filled button.
    Main,
    /// Outlined, beside or under the main one.
    Second,
    /// A soft button inside the body.
    Soft,
    /// Outlined in danger, never beside the main one.
    Grave,
    /// Underlined, inside text.
    Link,
    /// At the end of the bar.
    Bar,
}

/// The icons by name; a shell owns the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each name is the thing it shows")]
pub enum Icon {
    Home,
    Progress,
    Bell,
    Person,
    Services,
    Licence,
    Car,
    Violation,
    Pay,
    Renew,
    Inspection,
    Accident,
    Learn,
    Move,
    Points,
    Filing,
    Objection,
    Camera,
    Photo,
    Phone,
    Help,
    Place,
    Clock,
    Calendar,
    Lock,
    Eye,
    Offline,
    Upload,
    Send,
    Qr,
    Edit,
    Copy,
    Bin,
    Retry,
    Refresh,
    Check,
    Search,
    Finger,
    Larger,
    Language,
    Wrench,
    Link,
    Close,
}

/// Time that runs. The shell repaints it each second from its monotonic clock and sends
/// `Press { then }` at the end; the core's own timer decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Countdown {
    /// Stable id.
    pub id: String,
    /// From the moment the screen was made, in milliseconds.
    pub left_ms: u64,
    /// `{s}` in it is replaced by the seconds left.
    pub text: String,
    /// What to press when it has run out.
    pub then: Option<String>,
}

/// A picture by id, fetched with `picture(id, width)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Never a path, never an address.
    pub id: String,
    /// What it shows, in words.
    pub alt: String,
}

/// Points, questions, minutes, bytes: a lane or a bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Filled.
    pub done: u32,
    /// Would be added; drawn as open.
    pub adding: u32,
    /// The whole.
    pub of: u32,
    /// The same, readable aloud.
    pub spoken: String,
}

/// Terms and their total: 11 + 1 = 12.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// What is added.
    pub terms: Vec<Term>,
    /// What comes out.
    pub total: Term,
    /// What the total means.
    pub tone: Tone,
}

/// A figure with its word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The figure.
    pub value: String,
    /// Its word.
    pub label: String,
}

/// Why not, and what now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Stable code.
    pub code: String,
    /// What is refused, in one plain sentence.
    pub what: String,
    /// What has not changed.
    pub unchanged: Option<String>,
    /// The reasons, one sentence each.
    pub why: Vec<String>,
    /// The figures behind it.
    pub sum: Option<Sum>,
    /// The figures as a lane.
    pub progress: Option<Progress>,
    /// Law or limit, as it is cited.
    pub source: String,
    /// Ways out, best first.
    pub ways: Vec<Row>,
    /// A way people look for that is closed, and why.
    pub closed: Option<String>,
}
