//! The process dies and comes back: what a person would do again, and what must be there by itself.

use std::fs;

use serde_json::{Value, json};
use tongtu_core::{Action, screen::Screen};

use super::{
    Run, difference,
    values::{input_of, inputs, is_filled, is_given, is_secret},
};
use crate::golden::golden;

impl Run<'_> {
    /// A new start is locked where there is a gesture: it is drawn again.
    pub(super) fn unlock(&self, before: &Screen, after: Screen) -> Screen {
        let gesture = self.gesture.as_ref().filter(|_| before.route != "locked");
        match gesture.filter(|_| after.route == "locked") {
            Some(dots) => {
                self.phone.act(Action::Pattern { dots: dots.clone() });
                self.phone.settle()
            }
            None => after,
        }
    }

    /// The process dies and comes back; what may not be kept is typed and ticked again: secrets, a
    /// code (good for minutes and for one use), a box that was ticked.
    pub(super) fn kill(&mut self, before: &Screen) -> Result<Screen, String> {
        self.phone.kill().map_err(|error| error.to_string())?;
        if !self.online {
            self.phone.app().connectivity_changed(false);
        }
        let after = self.phone.settle();
        let value = serde_json::to_value(&after).map_err(|error| error.to_string())?;
        for (field, text) in &self.secrets {
            if is_secret(&value, field) && !is_filled(&value, field) {
                self.retype(field, text, after.revision);
            }
        }
        let was = serde_json::to_value(before).map_err(|error| error.to_string())?;
        let mut fields = Vec::new();
        inputs(&was, &mut fields);
        for (field, input) in fields {
            let typed = |input: &Value| {
                let value = input.pointer("/code/value").and_then(Value::as_str);
                value.unwrap_or_default().to_owned()
            };
            let now = input_of(&value, field);
            if !typed(input).is_empty() && now.is_some_and(|now| typed(now).is_empty()) {
                self.retype(field, &typed(input), after.revision);
            }
            if is_given(&was, field) && now.is_some() && !is_given(&value, field) {
                let (field, option) = (field.to_owned(), "yes".to_owned());
                self.phone.act(Action::Choose { field, option });
            }
        }
        self.ran.kills += 1;
        Ok(self.phone.settle())
    }

    /// An older app wrote the decision, with the policy of its day; this one finds it at its start.
    pub(super) fn agreed(&mut self, version: &str) -> Result<(), String> {
        let before = self.phone.settle();
        let decision = json!({"format": 1, "policy_version": version}).to_string();
        let path = self.folder.join("data/consent.json");
        fs::write(path, decision).map_err(|error| error.to_string())?;
        let after = self.kill(&before)?;
        self.unlock(&before, after);
        Ok(())
    }

    fn retype(&self, field: &str, text: &str, revision: u64) {
        let (field, value) = (field.to_owned(), text.to_owned());
        self.phone.act(Action::Edit { field: field.clone(), value, revision });
        self.phone.act(Action::Leave { field });
    }
}

/// What a person had before them must be before them again.
pub(super) fn same(before: &Screen, after: &Screen) -> Result<(), String> {
    let (before, after) = (kept(before), kept(after));
    if before == after {
        return Ok(());
    }
    Err(format!("after a kill: {}", difference(&before, &after)))
}

/// What must survive a kill: where one is, and what one had typed, chosen or sent. News and the
/// summary of a failed try are of the moment.
fn kept(screen: &Screen) -> String {
    let of_the_moment = ["notice |", "button | notice.", "link |", "ask |", "  problem |"];
    let role =
        |line: &str| line.split(" | ").next().unwrap_or_default().trim_end_matches(" |").to_owned();
    let roles = [
        "title", "text", "choice", "pick", "day", "consent", "row", "line", "step", "card",
        "panel", "tab",
    ];
    let text = golden(screen);
    let lines = text.lines().filter(|line| {
        !of_the_moment.iter().any(|start| line.starts_with(start))
            && roles.contains(&role(line).as_str())
            // Free text has no id: the summary of a failed try is among it.
            && !line.starts_with("text |  |")
    });
    lines.collect::<Vec<_>>().join("\n")
}
