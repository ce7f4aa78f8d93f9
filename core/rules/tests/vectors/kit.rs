//! Reads a table, runs its rows, counts them.
//!
//! A cell in back quotes is taken as it stands, spaces included; `\u{200B}` is that code point.

use std::path::PathBuf;

use chrono::NaiveDate;

/// A file, the fewest rows it may have, and what turns an input into an answer.
pub(crate) struct Table(pub(crate) &'static str, pub(crate) usize, pub(crate) fn(&str) -> String);

pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors")
}

/// Runs all tables and reports every wrong row at once.
pub(crate) fn run(tables: &[Table]) {
    let mut complaints = Vec::new();
    let mut rows = 0;
    for Table(file, floor, answer) in tables {
        let text = std::fs::read_to_string(folder().join(file)).unwrap_or_default();
        match judge(file, &text, *floor, *answer) {
            Ok(count) => rows += count,
            Err(wrong) => complaints.extend(wrong),
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    println!("vectors: {rows} rows in {} tables", tables.len());
}

/// The number of rows, or what is wrong with the table.
pub(crate) fn judge(
    file: &str,
    text: &str,
    floor: usize,
    answer: fn(&str) -> String,
) -> Result<usize, Vec<String>> {
    let mut complaints = Vec::new();
    let mut count = 0;
    for (line, row) in text.lines().enumerate().map(|(at, row)| (at + 1, row)) {
        let Some(cells) = cells(row) else { continue };
        let [input, expected, _why, source] = cells.as_slice() else {
            complaints.push(format!("{file}:{line}: four cells are needed, the source last"));
            continue;
        };
        if source.is_empty() {
            complaints.push(format!("{file}:{line}: four cells are needed, the source last"));
            continue;
        }
        count += 1;
        let got = answer(input);
        if got != *expected {
            complaints.push(format!("{file}:{line}: {input:?} gives {got}, not {expected}"));
        }
    }
    if count < floor && complaints.is_empty() {
        complaints.push(format!("{file}: {count} rows, not {floor}"));
    }
    if complaints.is_empty() { Ok(count) } else { Err(complaints) }
}

/// The cells of a row; `None` for anything else: heading, rule, prose.
fn cells(row: &str) -> Option<Vec<String>> {
    let inner = row.strip_prefix('|')?.strip_suffix('|')?;
    let cells: Vec<String> = inner.split('|').map(|cell| unquoted(cell.trim())).collect();
    let head = cells.first().is_some_and(|cell| cell == "input");
    let rule = inner.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    (!head && !rule).then_some(cells)
}

fn unquoted(cell: &str) -> String {
    let whole = cell.len() >= 2 && cell.matches('`').count() == 2;
    let inner = cell.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
    unescaped(inner.filter(|_| whole).unwrap_or(cell))
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (hex, rest) = part.split_once('}').expect("a closed escape");
        let c = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
        out.push(c.expect("a code point"));
        out.push_str(rest);
    }
    out
}

/// The words of an input; what stands in back quotes is one word as it is.
pub(crate) fn words(input: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, part) in input.split('`').enumerate() {
        if at % 2 == 1 {
            out.push(part.to_owned());
        } else {
            out.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    out
}

/// The word behind a word: `acc 11`.
pub(crate) fn after<'a>(words: &'a [String], key: &str) -> Option<&'a str> {
    let at = words.iter().position(|word| word == key)?;
    words.get(at + 1).map(String::as_str)
}

/// The number behind a word, 0 without it.
pub(crate) fn number(words: &[String], key: &str) -> u32 {
    after(words, key).map_or(0, |text| text.parse().expect("a number"))
}

/// Whether a word stands there.
pub(crate) fn has(words: &[String], key: &str) -> bool {
    words.iter().any(|word| word == key)
}

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("a date: {text}"))
}

/// The day on which every table is written.
pub(crate) fn today() -> NaiveDate {
    date("2026-11-20")
}

/// `OK`, or the names of the refusals.
pub(crate) fn verdict<E>(outcome: Result<(), Vec<E>>, name: fn(&E) -> &'static str) -> String {
    match outcome {
        Ok(()) => "OK".into(),
        Err(refusals) => refusals.iter().map(name).collect::<Vec<_>>().join(" "),
    }
}

pub(crate) fn or_none(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "none".into(), |value| value.to_string())
}
