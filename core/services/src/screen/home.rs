//! The licence and the services at a glance (首页).

use serde::{Deserialize, Serialize};

use super::{Group, Mark, Press, Progress};

/// The licence and vehicles at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// The licence.
    pub panel: Panel,
    /// What needs action, vehicles.
    pub groups: Vec<Group>,
    /// Two abreast.
    pub services: Vec<Group>,
}

/// The licence at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panel {
    /// 驾驶证, or what to do first.
    pub head: String,
    /// Its state.
    pub mark: Option<Mark>,
    /// Who, until when.
    pub lines: Vec<String>,
    /// Beside the lines (3 分，满 12 分).
    pub value: Option<String>,
    /// Points of the cycle.
    pub progress: Option<Progress>,
    /// Main way, then another.
    pub presses: Vec<Press>,
}
