//! One message, or a long text (单页).

use serde::{Deserialize, Serialize};

use super::{Icon, Line, Mark, Press, Progress, Row, Sum};

/// One message, or a long text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Stable id.
    pub id: String,
    /// The picture on top.
    pub scene: Option<Scene>,
    /// What kind of message.
    pub mark: Option<Mark>,
    /// When or what.
    pub title: String,
    /// What it is about: plate, when, where.
    pub about: Option<Row>,
    /// The figures (3 + 1 = 4), or a fine with its surcharge.
    pub sum: Option<Sum>,
    /// The figures as a lane.
    pub progress: Option<Progress>,
    /// What else is to be known of it (罚款 200.00 元).
    pub lines: Vec<Line>,
    /// Two sentences, or a long text with its headings; a heading at the end is that of the ways.
    pub paragraphs: Vec<Paragraph>,
    /// What to do.
    pub ways: Vec<Row>,
    /// Code, number, source.
    pub fine: Vec<String>,
    /// On a sheet: its buttons. On a screen: empty, they are the screen's.
    pub presses: Vec<Press>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// What piece.
    pub kind: ParagraphKind,
    /// Before an item, instead of a dash.
    pub icon: Option<Icon>,
    /// Its words.
    pub text: String,
}

impl Paragraph {
    /// Words alone.
    #[must_use]
    pub fn new(kind: ParagraphKind, text: String) -> Paragraph {
        Paragraph { kind, icon: None, text }
    }
}

/// What piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParagraphKind {
    /// A head.
    Heading,
    /// Running text.
    Prose,
    /// One of a list.
    Item,
}

/// The picture of a page: one road, one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scene {
    /// Nothing is here, and that is fine.
    QuietRoad,
    /// Something is being mended.
    RoadWorks,
    /// No network.
    Tunnel,
    /// Done.
    Arrived,
    /// A choice.
    Crossing,
}
