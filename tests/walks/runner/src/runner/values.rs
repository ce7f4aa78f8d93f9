//! What stands on a screen, found in its JSON by id.

use std::collections::BTreeSet;

use serde_json::{Value, json};

/// Whether an object with that id has that member: a press has a rank, a row opens, a field an input.
pub(super) fn contains(value: &Value, id: &str, member: &str) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| contains(item, id, member)),
        Value::Object(object) => {
            (object.get("id").and_then(Value::as_str) == Some(id) && object.contains_key(member))
                || object.values().any(|item| contains(item, id, member))
        }
        _ => false,
    }
}

/// The first id that begins so, of an object that has that member.
pub(super) fn named<'a>(value: &'a Value, prefix: &str, member: &str) -> Option<&'a str> {
    match value {
        Value::Array(items) => items.iter().find_map(|item| named(item, prefix, member)),
        Value::Object(object) => {
            let id = object.get("id").and_then(Value::as_str);
            let own = id.filter(|id| id.starts_with(prefix) && object.contains_key(member));
            own.or_else(|| object.values().find_map(|item| named(item, prefix, member)))
        }
        _ => None,
    }
}

pub(super) fn input_of<'a>(value: &'a Value, field: &str) -> Option<&'a Value> {
    match value {
        Value::Array(items) => items.iter().find_map(|item| input_of(item, field)),
        Value::Object(object) => {
            if object.get("id").and_then(Value::as_str) == Some(field)
                && let Some(input) = object.get("input")
            {
                return Some(input);
            }
            object.values().find_map(|item| input_of(item, field))
        }
        _ => None,
    }
}

pub(super) fn is_secret(screen: &Value, field: &str) -> bool {
    input_of(screen, field).is_some_and(|input| input.get("secret").is_some())
}

pub(super) fn is_filled(screen: &Value, field: &str) -> bool {
    input_of(screen, field).and_then(|input| input.pointer("/secret/filled")) == Some(&json!(true))
}

pub(super) fn is_given(screen: &Value, field: &str) -> bool {
    input_of(screen, field).and_then(|input| input.pointer("/consent/given")) == Some(&json!(true))
}

/// Every field of the screen, with its input.
pub(super) fn inputs<'a>(value: &'a Value, found: &mut Vec<(&'a str, &'a Value)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| inputs(item, found)),
        Value::Object(object) => {
            let id = object.get("id").and_then(Value::as_str);
            if let (Some(id), Some(input)) = (id, object.get("input")) {
                found.push((id, input));
            }
            object.values().for_each(|item| inputs(item, found));
        }
        _ => {}
    }
}

/// An id that two buttons or rows of a screen have: which of them is meant, nobody could say.
pub(super) fn said_twice(screen: &Value) -> Option<String> {
    fn twice(value: &Value, seen: &mut BTreeSet<String>) -> Option<String> {
        match value {
            Value::Array(items) => items.iter().find_map(|item| twice(item, seen)),
            Value::Object(object) => {
                let id = object.get("id").and_then(Value::as_str);
                let is_one = object.contains_key("rank") || object.contains_key("opens");
                let again = id.filter(|id| is_one && !seen.insert((*id).to_owned()));
                again
                    .map(str::to_owned)
                    .or_else(|| object.values().find_map(|item| twice(item, seen)))
            }
            _ => None,
        }
    }
    twice(screen, &mut BTreeSet::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_and_a_row_of_one_id_are_found_and_a_field_beside_its_button_is_not() {
        let row = json!({"id": "a", "opens": true});
        let press = json!({"id": "a", "rank": "main"});
        let field = json!({"id": "a", "input": {}});
        assert_eq!(said_twice(&json!([row, press])).as_deref(), Some("a"));
        assert_eq!(said_twice(&json!([{"rows": [row]}, field])), None);
    }
}
