//! A question and its answers (答题).

use serde::{Deserialize, Serialize};

use super::{Countdown, Mark, Picture, Progress};

/// A question of a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiz {
    /// All questions.
    pub progress: Progress,
    /// Time left.
    pub time: Option<Countdown>,
    /// The question.
    pub question: String,
    /// Its picture.
    pub picture: Option<Picture>,
    /// Answers.
    pub choices: Vec<QuizChoice>,
    /// After the answer.
    pub explanation: Option<String>,
}

/// An answer to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuizChoice {
    /// Answered with `Action::Choose`.
    pub id: String,
    /// A, B, C, D.
    pub letter: String,
    /// The answer.
    pub text: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Right or wrong, once known.
    pub mark: Option<Mark>,
}
