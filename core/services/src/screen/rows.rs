//! Rows in groups, with a search and chips (列表).

use serde::{Deserialize, Serialize};

use super::{Choice, Icon, Mark, Page, Picture, Press, Progress};

/// A list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// Chips; answered with `Action::Filter`.
    pub filters: Vec<Choice>,
    /// The chosen chip.
    pub chosen: Option<String>,
    /// What was searched for; `None` where there is no search.
    pub search: Option<String>,
    /// How many, and as of when.
    pub counted: Option<String>,
    /// In reading order; at most 200 rows in all.
    pub groups: Vec<Group>,
    /// The last row: 再看 50 条.
    pub more: Option<String>,
    /// Under everything: what is to be known of the list (电子眼记录一般在 5 个工作日内出现).
    pub fine: Option<String>,
    /// Instead of rows: what it means that there are none, and the next step.
    pub empty: Option<Page>,
}

/// Rows under one head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Stable id.
    pub id: String,
    /// Its head.
    pub title: Option<String>,
    /// At the end of the head (2 件).
    pub side: Option<String>,
    /// In reading order.
    pub rows: Vec<Row>,
}

/// One line of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Answered with `Action::Open`.
    pub id: String,
    /// Leading.
    pub icon: Option<Icon>,
    /// Leading, instead of an icon.
    pub picture: Option<Picture>,
    /// A number plate, drawn as one.
    pub plate: Option<String>,
    /// The first line.
    pub head: String,
    /// One or two more.
    pub lines: Vec<String>,
    /// At the end.
    pub value: Option<String>,
    /// A second figure, under the value (100 元).
    pub under: Option<String>,
    /// Its state.
    pub mark: Option<Mark>,
    /// Whether it is picked, where several can be; `None` where none can.
    pub chosen: Option<bool>,
    /// How far it is.
    pub progress: Option<Progress>,
    /// Whether it leads somewhere.
    pub opens: bool,
    /// What can be done with it on the spot.
    pub presses: Vec<Press>,
}
