//! Taking a picture (拍照).

use serde::{Deserialize, Serialize};

use super::{Mark, Picture, Press, Row};

/// Taking a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capture {
    /// One line over the picture.
    pub advice: String,
    /// What the guide frame shows.
    pub guide: Guide,
    /// What to look for.
    pub wants: Vec<Mark>,
    /// The last picture with its verdict.
    pub last: Option<Verdict>,
    /// Takes one; answered with the screen's `ask`. While that is a code to be read nothing is taken:
    /// pressed, the looking begins anew.
    pub shutter: Press,
    /// Chooses one.
    pub album: Option<Press>,
    /// Other ways.
    pub rows: Vec<Row>,
}

/// What the guide frame over the preview shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guide {
    /// Head and shoulders, 520 to 756.
    Portrait,
    /// A card, 85.6 to 54.
    Document,
    /// A face alone, through the front camera: round.
    Face,
    /// A code to be read: square.
    Code,
}

/// What became of the last picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Itself.
    pub picture: Option<Picture>,
    /// Good or not.
    pub mark: Mark,
    /// What to do.
    pub text: String,
}
