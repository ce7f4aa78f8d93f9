//! A walk as data: its file, read into steps. Nothing is done here.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// One line of a walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// In the file, from 1.
    pub number: usize,
    /// As it is written.
    pub text: String,
    /// What it says.
    pub step: Step,
    /// Done at once after the line before it: nothing comes between.
    pub at_once: bool,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table in tests/walks/README.md says each")]
pub enum Step {
    Seed(String),
    ClockTo(String),
    ClockBy { ms: i64 },
    Sms(String),
    Approve,
    Refuse(String),
    Fault { kind: String, path: String, count: u32 },
    ClearFaults,
    Maintenance { ms: i64 },
    MinimumClient(String),
    AsUsual,
    Did { effect: String, times: usize },
    Officer(String),
    Faces(Vec<String>),
    Police(String),
    Records(String),
    Register(String),
    Pay { order: Option<String>, action: String },
    Owner { login: String, does: OwnerDoes },
    Press(String),
    Open(String),
    Filter(Option<String>),
    More,
    Type { field: String, text: String },
    Choose { field: String, option: String },
    Search(String),
    Draw(Vec<u8>),
    Tab(String),
    Back,
    Refresh,
    Close,
    Photo { file: String, from: PhotoFrom, taken: Option<String> },
    Frames,
    Scan(String),
    Answer(Answer),
    Arrived(String),
    Reminders(usize),
    Online(bool),
    Kill,
    AppVersion(String),
    Agreed(String),
    On(String),
    Sees { golden: String, all: bool },
}

/// Where a photo of a walk comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoFrom {
    Rear,
    Front,
    Album,
}

/// How an ask ends without a picture, a code or a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Granted,
    Done,
    Cancelled,
    Refused {
        /// Only the system's settings can change it.
        forever: bool,
    },
    Impossible,
}

/// What another person does in their own app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnerDoes {
    /// Makes the code of the car with that plate, or of the first one.
    Code(Option<String>),
    /// Ends the first filing of any car of theirs.
    Unbind,
    /// The same person on another phone ends every other login.
    LogOutOthers,
}

/// A story.
#[derive(Debug, Clone)]
pub struct Walk {
    /// `<service>/<story>`.
    pub name: String,
    /// Beside the walk, with its goldens.
    pub goldens: PathBuf,
    /// In order.
    pub lines: Vec<Line>,
}

/// Why a walk cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum WalkError {
    /// Of the file.
    #[error("{0}: {1}")]
    File(PathBuf, #[source] io::Error),
    /// Of a line.
    #[error("{file}:{number}: no such step: {text}")]
    Line {
        /// Which file.
        file: PathBuf,
        /// Which line.
        number: usize,
        /// What stands there.
        text: String,
    },
}

/// Every walk below a folder, by name.
///
/// # Errors
/// The first file or line that cannot be read.
pub fn all(folder: &Path) -> Result<Vec<Walk>, WalkError> {
    let mut walks = Vec::new();
    for service in entries(folder)? {
        if !service.is_dir() {
            continue;
        }
        for file in entries(&service)? {
            if file.extension().is_some_and(|extension| extension == "walk") {
                walks.push(read(folder, &file)?);
            }
        }
    }
    Ok(walks)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, WalkError> {
    let list = fs::read_dir(folder).map_err(|error| WalkError::File(folder.into(), error))?;
    let mut paths: Vec<PathBuf> = list.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

fn read(folder: &Path, file: &Path) -> Result<Walk, WalkError> {
    let source = fs::read_to_string(file).map_err(|error| WalkError::File(file.into(), error))?;
    let mut lines = Vec::new();
    for (at, text) in source.lines().enumerate() {
        // A remark may follow a step: two spaces and a hash.
        let text = text.split_once("  #").map_or(text, |(step, _)| step).trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let (at_once, said) = text.strip_prefix("then ").map_or((false, text), |said| (true, said));
        let step = parse(said).ok_or_else(|| WalkError::Line {
            file: file.into(),
            number: at + 1,
            text: text.to_owned(),
        })?;
        lines.push(Line { number: at + 1, text: said.to_owned(), step, at_once });
    }
    let goldens = file.with_extension("");
    let name = goldens.strip_prefix(folder).unwrap_or(&goldens).to_string_lossy().into_owned();
    Ok(Walk { name, goldens, lines })
}

fn parse(text: &str) -> Option<Step> {
    let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
    let rest = rest.trim();
    let words: Vec<&str> = rest.split_whitespace().collect();
    let step = match (verb, words.as_slice()) {
        ("sandbox", ["seed", name]) => Step::Seed((*name).to_owned()),
        ("sandbox", ["clock", by]) if by.starts_with('+') => Step::ClockBy { ms: span(&by[1..])? },
        ("sandbox", ["clock", to]) => Step::ClockTo((*to).to_owned()),
        ("sandbox", ["sms", phone]) => Step::Sms((*phone).to_owned()),
        ("sandbox", ["approve"]) => Step::Approve,
        ("sandbox", ["refuse", reason]) => Step::Refuse((*reason).to_owned()),
        ("sandbox", ["fault", kind, path]) => fault(kind, path, "1")?,
        ("sandbox", ["fault", kind, path, count]) => fault(kind, path, count)?,
        ("sandbox", ["clear"]) => Step::ClearFaults,
        ("sandbox", ["maintenance", by]) => Step::Maintenance { ms: span(by.strip_prefix('+')?)? },
        ("sandbox", ["minimum-client", version]) => Step::MinimumClient((*version).to_owned()),
        ("sandbox", ["as-usual"]) => Step::AsUsual,
        ("sandbox", ["did", effect, times]) => {
            Step::Did { effect: (*effect).to_owned(), times: times.parse().ok()? }
        }
        ("sandbox", ["officer", verdict]) => Step::Officer((*verdict).to_owned()),
        ("sandbox", ["police", ..]) => Step::Police(json(rest, "police")?),
        ("sandbox", ["vehicles", ..]) => Step::Register(json(rest, "vehicles")?),
        ("sandbox", ["records", ..]) => Step::Records(json(rest, "records")?),
        ("sandbox", ["pay", order, action]) => {
            let order = (*order != "last").then(|| (*order).to_owned());
            Step::Pay { order, action: (*action).to_owned() }
        }
        ("sandbox", ["owner", login, "code"]) => {
            Step::Owner { login: (*login).to_owned(), does: OwnerDoes::Code(None) }
        }
        ("sandbox", ["owner", login, "code", plate]) => {
            let plate = Some((*plate).to_owned());
            Step::Owner { login: (*login).to_owned(), does: OwnerDoes::Code(plate) }
        }
        ("sandbox", ["owner", login, "unbind"]) => {
            Step::Owner { login: (*login).to_owned(), does: OwnerDoes::Unbind }
        }
        ("sandbox", ["owner", login, "log-out-others"]) => {
            Step::Owner { login: (*login).to_owned(), does: OwnerDoes::LogOutOthers }
        }
        ("faces", [_, ..]) if words.iter().all(|word| matches!(*word, "pass" | "fail")) => {
            Step::Faces(words.iter().map(|word| (*word).to_owned()).collect())
        }
        ("press", [id]) => Step::Press((*id).to_owned()),
        ("open", [id]) => Step::Open((*id).to_owned()),
        ("filter", []) => Step::Filter(None),
        ("filter", [option]) => Step::Filter(Some((*option).to_owned())),
        ("more", []) => Step::More,
        ("type", [field, ..]) => {
            let text = rest.get(field.len()..)?.trim_start().to_owned();
            Step::Type { field: (*field).to_owned(), text }
        }
        ("choose", [field, option]) => {
            Step::Choose { field: (*field).to_owned(), option: (*option).to_owned() }
        }
        ("search", _) => Step::Search(rest.to_owned()),
        ("draw", [dots]) => {
            Step::Draw(dots.split(',').map(str::parse).collect::<Result<_, _>>().ok()?)
        }
        ("tab", [id]) => Step::Tab((*id).to_owned()),
        ("back", []) => Step::Back,
        ("refresh", []) => Step::Refresh,
        ("close", []) => Step::Close,
        ("photo", [file, options @ ..]) => photo(file, options)?,
        ("frames", []) => Step::Frames,
        ("scan", [_, ..]) => Step::Scan(rest.to_owned()),
        ("answer", ["granted"]) => Step::Answer(Answer::Granted),
        ("answer", ["done"]) => Step::Answer(Answer::Done),
        ("answer", ["cancelled"]) => Step::Answer(Answer::Cancelled),
        ("answer", ["refused"]) => Step::Answer(Answer::Refused { forever: false }),
        ("answer", ["refused", "forever"]) => Step::Answer(Answer::Refused { forever: true }),
        ("answer", ["impossible"]) => Step::Answer(Answer::Impossible),
        ("arrived", [link]) => Step::Arrived((*link).to_owned()),
        ("reminders", [count]) => Step::Reminders(count.parse().ok()?),
        ("app-version", [version]) => Step::AppVersion((*version).to_owned()),
        ("agreed", [version]) => Step::Agreed((*version).to_owned()),
        ("offline", []) => Step::Online(false),
        ("online", []) => Step::Online(true),
        ("kill", []) => Step::Kill,
        ("on", [route]) => Step::On((*route).to_owned()),
        ("sees", [golden]) => Step::Sees { golden: (*golden).to_owned(), all: false },
        ("sees", [golden, "all"]) => Step::Sees { golden: (*golden).to_owned(), all: true },
        _ => return None,
    };
    Some(step)
}

fn fault(kind: &str, path: &str, count: &str) -> Option<Step> {
    let count = count.parse().ok()?;
    Some(Step::Fault { kind: kind.to_owned(), path: path.to_owned(), count })
}

/// What stands behind the word, if it is JSON.
fn json(rest: &str, word: &str) -> Option<String> {
    let text = rest.strip_prefix(word)?.trim();
    serde_json::from_str::<serde_json::Value>(text).ok()?;
    Some(text.to_owned())
}

fn photo(file: &str, options: &[&str]) -> Option<Step> {
    let (from, rest) = match options {
        ["front", rest @ ..] => (PhotoFrom::Front, rest),
        ["album", rest @ ..] => (PhotoFrom::Album, rest),
        ["rear", rest @ ..] | rest => (PhotoFrom::Rear, rest),
    };
    let taken = match rest {
        [] => None,
        ["taken", day] => Some((*day).to_owned()),
        _ => return None,
    };
    Some(Step::Photo { file: file.to_owned(), from, taken })
}

/// `90s`, `5m`, `4h`, `1d` in milliseconds.
fn span(text: &str) -> Option<i64> {
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let unit = match unit {
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    number.parse::<i64>().ok()?.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_text_keeps_its_spaces_and_may_be_empty() {
        let typed = |field: &str, text: &str| {
            Some(Step::Type { field: field.to_owned(), text: text.to_owned() })
        };
        assert_eq!(parse("type phone 138 0013 8000"), typed("phone", "138 0013 8000"));
        assert_eq!(parse("type phone"), typed("phone", ""));
    }

    #[test]
    fn a_word_that_is_no_step_is_refused() {
        for text in [
            "pres x",
            "press",
            "draw 0,x",
            "sandbox clock +1y",
            "photo a.jpg up",
            "sees",
            "sandbox did x",
            "sandbox police {",
            "sandbox owner 13800000000 sells",
            "faces",
            "faces perhaps",
            "scan",
            "answer later",
            "reminders some",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
