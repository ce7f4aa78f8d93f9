//! `tongtu play`: one action a line as JSON in, one screen a line as JSON out.

use std::io::{self, BufRead, Write};

use serde::Deserialize;
use serde_json::{Value, json};
use tongtu_core::{Action, Screen, StartError};

use crate::Phone;

/// What is no action of the person's but of the phone, or of the script.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Word {
    Online(bool),
    Suspend(bool),
    Resume(bool),
    Kill(bool),
    Settle(bool),
    Snapshot(bool),
}

/// Reads lines until the input ends. The first line printed is the first screen. An empty line and a
/// line that begins with `#` are passed over; an unknown line gives an error as JSON.
///
/// # Errors
/// Of the input, the output, or of starting again after `kill`. Otherwise whether every line was
/// understood.
pub fn play(
    phone: &mut Phone,
    input: impl BufRead,
    mut output: impl Write,
) -> io::Result<Result<bool, StartError>> {
    let mut understood = true;
    print(&mut output, &phone.screen())?;
    for (at, line) in input.lines().enumerate() {
        let line = line?;
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match perform(phone, line) {
            Ok(Ok(screen)) => print(&mut output, &screen)?,
            Ok(Err(error)) => return Ok(Err(error)),
            Err(reason) => {
                understood = false;
                let error = json!({"error": {"line": at + 1, "reason": reason}});
                writeln!(output, "{error}")?;
                output.flush()?;
            }
        }
    }
    Ok(Ok(understood))
}

fn perform(phone: &mut Phone, line: &str) -> Result<Result<Screen, StartError>, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if let Some(word) = word(&value) {
        return word.map(|word| obey(phone, &word));
    }
    // `{"refresh":true}` reads like the words above; serde wants the bare name.
    let value = match value.as_object().map(|object| object.iter().collect::<Vec<_>>()).as_deref() {
        Some([(name, Value::Bool(true) | Value::Null)]) => Value::String((*name).clone()),
        _ => value,
    };
    let action: Action = serde_json::from_value(value).map_err(|error| error.to_string())?;
    Ok(Ok(phone.act(action)))
}

fn word(value: &Value) -> Option<Result<Word, String>> {
    let (name, _) = value.as_object()?.iter().next()?;
    let known = ["online", "suspend", "resume", "kill", "settle", "snapshot"];
    known
        .contains(&name.as_str())
        .then(|| serde_json::from_value(value.clone()).map_err(|error| error.to_string()))
}

fn obey(phone: &mut Phone, word: &Word) -> Result<Screen, StartError> {
    match word {
        Word::Online(online) => phone.app().connectivity_changed(*online),
        Word::Suspend(true) => phone.app().suspend(),
        Word::Resume(true) => phone.app().resume(None),
        Word::Kill(true) => return phone.kill(),
        Word::Settle(true) => return Ok(phone.settle()),
        Word::Snapshot(true) => drop(phone.app().snapshot()),
        Word::Suspend(false)
        | Word::Resume(false)
        | Word::Kill(false)
        | Word::Settle(false)
        | Word::Snapshot(false) => {}
    }
    Ok(phone.screen())
}

fn print(output: &mut impl Write, screen: &Screen) -> io::Result<()> {
    serde_json::to_writer(&mut *output, screen)?;
    output.write_all(b"\n")?;
    output.flush()
}
