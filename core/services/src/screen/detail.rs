//! A thing or a case: refusals, lines, the steps of its history (详情).

use serde::{Deserialize, Serialize};

use super::{Mark, Picture, Press, Progress, Refusal, Row, Sum};

/// A thing or a case, with what is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// What it is about: plate, when, where.
    pub about: Option<Row>,
    /// Its state.
    pub mark: Option<Mark>,
    /// The one sentence that matters, for example by when.
    pub lead: Option<String>,
    /// Why not, and what now.
    pub refusals: Vec<Refusal>,
    /// The figures (3 + 1 = 4), or a fine with its surcharge.
    pub sum: Option<Sum>,
    /// How far it is (points of the cycle).
    pub progress: Option<Progress>,
    /// Label and value.
    pub groups: Vec<Lines>,
    /// What has happened and what comes.
    pub timeline: Vec<Step>,
    /// In threes.
    pub pictures: Vec<Picture>,
    /// What one can go to from here.
    pub rows: Vec<Row>,
}

impl Detail {
    /// Everything on it that can be opened.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        let ways = self.refusals.iter().flat_map(|refusal| &refusal.ways);
        self.about.iter().chain(ways).chain(&self.rows)
    }
}

/// A group of label and value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// Stable id.
    pub id: String,
    /// Its head.
    pub title: Option<String>,
    /// In reading order.
    pub lines: Vec<Line>,
}

/// Label and value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Stable id.
    pub id: String,
    /// What it is.
    pub label: String,
    /// Masked where it is a number of a person.
    pub value: String,
    /// Whether a press copies it.
    pub can_copy: bool,
    /// Shows the whole value for 30 s.
    pub reveal: Option<Press>,
}

/// A point in the history of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Stable id.
    pub id: String,
    /// What happened.
    pub head: String,
    /// When, or what it means.
    pub line: Option<String>,
    /// Solid where it has happened.
    pub mark: Mark,
    /// Where the case stands.
    pub present: bool,
}
