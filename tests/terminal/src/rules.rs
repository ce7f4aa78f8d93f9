//! `tongtu check`: one rule, one value, one JSON line.
//!
//! Owns the words of the command line and the join of a code with its sentence and its way out.
//! Never: a rule (`tongtu-rules` has them all), a sentence (`core/services/text` has them all).

use std::{
    io::{self, BufRead, BufWriter, Write},
    process::ExitCode,
};

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use tongtu_rules::{
    check::{self, CheckResult, Usage},
    document::{self, DocType},
    name::{self, Forms},
};
use tongtu_services::text::{Locale, Texts, Words};

const HELP: &str = "\
tongtu check KIND VALUE [--today YYYY-MM-DD] [--type T] [--locale L]
    Prints {\"kind\",\"input\",\"ok\",\"normalized\",\"code\",\"text\",\"way_out\",\"notices\"} as one line.
    Exit code 0 when the value is accepted, 1 when it is refused, 2 for wrong usage, and where
    input or output fail.
    VALUE - reads one value a line from standard input; exit code 1 if any was refused.
    What follows -- is no option, so that a value may begin with it.
    --today is today of +08:00 by the computer's clock, --locale is zh-Hans, unless said otherwise.
";

/// What no rule reads, since it is no text: the tool's own code.
const NOT_TEXT: &str = "input.encoding";

/// What is asked for.
struct Question {
    kind: String,
    value: String,
    doc_type: Option<String>,
    today: NaiveDate,
    locale: Locale,
}

#[derive(Serialize)]
struct Line<'a> {
    kind: &'a str,
    input: &'a str,
    ok: bool,
    normalized: Option<String>,
    code: Option<&'static str>,
    text: Option<String>,
    way_out: Option<String>,
    notices: Vec<&'static str>,
}

/// Why nothing more is answered.
enum Stop {
    Usage(String),
    Io(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Io(error)
    }
}

impl From<Usage> for Stop {
    fn from(usage: Usage) -> Stop {
        let reason = match usage {
            Usage::UnknownKind => "there is no such kind; see tongtu check --help",
            Usage::UnknownType => "there is no such type; see tongtu check --help",
            Usage::TypeWithoutDocument => "only a document has a type",
        };
        Stop::Usage(reason.to_owned())
    }
}

/// Carries out the command.
#[expect(clippy::print_stdout, clippy::print_stderr, reason = "this is a command's output")]
pub fn check(args: &[String]) -> ExitCode {
    if args.iter().take_while(|arg| *arg != "--").any(|arg| arg == "--help") {
        print!(
            "{HELP}\nKinds: {}\nTypes of a document: {}\n",
            check::KINDS.join(" "),
            check::TYPES.join(" ")
        );
        return ExitCode::SUCCESS;
    }
    match read(args).and_then(|question| answer(&question)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(Stop::Usage(reason)) => {
            eprintln!("tongtu check: {reason}\n\n{HELP}");
            ExitCode::from(2)
        }
        // Whoever read the output has seen enough, as `head` does.
        Err(Stop::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(2),
        Err(Stop::Io(error)) => {
            eprintln!("tongtu check: {error}");
            ExitCode::from(2)
        }
    }
}

fn read(args: &[String]) -> Result<Question, Stop> {
    let mut values = Vec::new();
    let (mut doc_type, mut today, mut locale) = (None, None, Locale::ZhHans);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| Stop::Usage(format!("{arg} needs a value")));
        match arg.as_str() {
            "--" => values.extend(args.by_ref().cloned()),
            "--type" => doc_type = Some(value()?.clone()),
            "--today" => {
                let day = value()?;
                let wrong = || Stop::Usage(format!("{day} is no day of the form YYYY-MM-DD"));
                today = Some(read_day(day).ok_or_else(wrong)?);
            }
            "--locale" => locale = Locale::nearest(value()?),
            other if other.starts_with("--") => {
                return Err(Stop::Usage(format!("unknown argument {other}")));
            }
            other => values.push(other.to_owned()),
        }
    }
    let [kind, value] = <[String; 2]>::try_from(values)
        .map_err(|_| Stop::Usage("name a kind and a value".to_owned()))?;
    Ok(Question { kind, value, doc_type, today: today.unwrap_or_else(system_day), locale })
}

/// A day of the years 1 to 9999, written to the letter: chrono alone would also take `2026-1-5`.
fn read_day(text: &str) -> Option<NaiveDate> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (text.len() == 10 && (1..=9999).contains(&day.year())).then_some(day)
}

/// Today of +08:00 by the computer's clock.
fn system_day() -> NaiveDate {
    let since =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or(0) + 8 * 3600;
    chrono::DateTime::from_timestamp(seconds, 0).unwrap_or_default().date_naive()
}

/// Whether everything that was asked is accepted.
fn answer(question: &Question) -> Result<bool, Stop> {
    // Wrong usage is told before the first value is read, and if there is none.
    check::check(&question.kind, "", question.doc_type.as_deref(), question.today)?;
    let texts = Texts::new(question.locale);
    let mut out = BufWriter::new(io::stdout().lock());
    let all = if question.value == "-" {
        every_line(question, &texts, io::stdin().lock(), &mut out)?
    } else {
        one(question, &question.value, &texts, &mut out)?
    };
    out.flush()?;
    Ok(all)
}

/// Reads bytes and not text, so that one line in a wrong encoding is one refusal.
fn every_line(
    question: &Question,
    texts: &Texts,
    mut input: impl BufRead,
    out: &mut impl Write,
) -> Result<bool, Stop> {
    let mut all = true;
    let mut bytes = Vec::new();
    let mut first = true;
    while input.read_until(b'\n', &mut bytes)? > 0 {
        let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        // The mark that some editors put before a file is no part of its first value.
        let line =
            if first { line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line) } else { line };
        all &= if let Ok(value) = std::str::from_utf8(line) {
            one(question, value, texts, out)?
        } else {
            let input = String::from_utf8_lossy(line);
            let refused = Answered { ok: false, code: Some(NOT_TEXT), ..Answered::default() };
            print(question, &input, refused, texts, out)?
        };
        bytes.clear();
        first = false;
    }
    Ok(all)
}

/// What is known of one value, before words.
#[derive(Default)]
struct Answered {
    ok: bool,
    normalized: Option<String>,
    code: Option<&'static str>,
    notices: Vec<&'static str>,
    text: Option<Words>,
    way_out: Option<Words>,
}

fn one(
    question: &Question,
    value: &str,
    texts: &Texts,
    out: &mut impl Write,
) -> Result<bool, Stop> {
    let doc_type = question.doc_type.as_deref();
    let mut result = check::check(&question.kind, value, doc_type, question.today)?;
    let (text, way_out) = match result.code {
        None => (None, None),
        Some(code) => {
            let asked = doc_type.unwrap_or_else(|| match result.doc_type {
                None => "",
                Some(_) => document::guess(value).word(),
            });
            let (text, way_out) = explain(code, asked, &mut result);
            (Some(text), Some(way_out))
        }
    };
    let CheckResult { ok, normalized, code, notices, .. } = result;
    print(question, value, Answered { ok, normalized, code, notices, text, way_out }, texts, out)
}

/// Why, and what now: the change that heals it where there is one, else where to look.
fn explain(code: &str, asked: &str, result: &mut CheckResult) -> (Words, Words) {
    let open = result.found.iter().find_map(|c| match name::forms(*c) {
        Some(Forms::Two(both)) => Some((*c, both)),
        Some(Forms::One(_)) | None => None,
    });
    if let (Some((found, [first, second])), "name.traditional") = (open, code) {
        let text = Words::new("fault-name-ambiguous").with("found", found.to_string());
        let way_out = Words::new("way-name-ambiguous")
            .with("first", first.to_string())
            .with("second", second.to_string());
        return (text, way_out);
    }
    let key = code.replace('.', "-");
    let say = |key: String| {
        Words::new(key)
            .with("found", joined(&result.found))
            .with("form", joined(&result.forms))
            .with("kind", kind_words(asked))
    };
    let text = say(format!("fault-{key}"));
    let way_out = match (result.suggestion.take(), result.doc_type) {
        (Some(right), _) if code != "name.traditional" => {
            Words::new("way-use-text").with("text", right)
        }
        (None, Some(right)) if right != asked => {
            Words::new("way-use-kind").with("right", kind_words(right))
        }
        _ => say(format!("way-{key}")),
    };
    (text, way_out)
}

fn joined(found: &[char]) -> String {
    let mut text = String::new();
    for c in found {
        if !text.is_empty() {
            text.push('、');
        }
        text.push(*c);
    }
    text
}

/// The name of a document's type in a sentence; the first cards were cards too.
fn kind_words(word: &str) -> Words {
    Words::from(match DocType::from_word(word) {
        Some(DocType::ResidentId) => "kind-resident_id",
        Some(DocType::HkMoTwResidencePermit) => "kind-hk_mo_tw_residence_permit",
        Some(DocType::HkId) => "kind-hk_id",
        Some(DocType::MacauId) => "kind-macau_id",
        Some(DocType::HomeReturnPermit) => "kind-home_return_permit",
        Some(DocType::TaiwanPermit) => "kind-taiwan_permit",
        Some(DocType::Passport) => "kind-passport",
        Some(DocType::ForeignPermanentResidentId) => "kind-foreign_permanent_resident_id",
        None if word == "id15" => "kind-resident_id",
        None => "kind-unknown",
    })
}

fn print(
    question: &Question,
    input: &str,
    answered: Answered,
    texts: &Texts,
    out: &mut impl Write,
) -> Result<bool, Stop> {
    let Answered { ok, normalized, code, notices, text, way_out } = answered;
    let plain = |prefix: &str| code.map(|code| format!("{prefix}-{}", code.replace('.', "-")));
    let text = text.or_else(|| plain("fault").map(Words::new));
    let way_out = way_out.or_else(|| plain("way").map(Words::new));
    let say = |words: Words| texts.find(&words);
    let line = Line {
        kind: &question.kind,
        input,
        ok,
        normalized,
        code,
        text: text.and_then(say),
        way_out: way_out.and_then(say),
        notices,
    };
    serde_json::to_writer(&mut *out, &line).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(ok)
}
