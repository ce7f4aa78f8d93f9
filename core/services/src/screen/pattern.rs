//! The gesture lock (手势密码).

use serde::{Deserialize, Serialize};

use super::Row;

/// The nine dots of the gesture lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// Whose.
    pub who: String,
    /// What is being asked.
    pub asks: String,
    /// Shown from the first failure on.
    pub tries_left: Option<String>,
    /// Whether the line is drawn.
    pub trace: bool,
    /// Other ways in.
    pub ways: Vec<Row>,
}
