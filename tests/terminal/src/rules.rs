//! `tongtu check`: one rule, one value, one JSON line.

use std::{
    io::{self, BufRead, BufWriter, Write},
    process::ExitCode,
};

use chrono::NaiveDate;
use serde::Serialize;
use tongtu_rules::check::{self, CheckResult, Usage};
use tongtu_services::text::{Locale, Texts, Words};

const HELP: &str = "\
tongtu check KIND VALUE [--today YYYY-MM-DD] [--type T] [--locale L]
    Prints {\"kind\",\"input\",\"ok\",\"normalized\",\"code\",\"text\",\"way_out\",\"notices\"} as one line.
    Exit code 0 when the value is accepted, 1 when it is refused, 2 for wrong usage.
    VALUE - reads one value a line from standard input; exit code 1 if any was refused.
";

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

/// Carries out the command.
#[expect(clippy::print_stdout, clippy::print_stderr, reason = "this is a command's output")]
pub fn check(args: &[String]) -> ExitCode {
    if args.iter().any(|arg| arg == "--help") {
        print!(
            "{HELP}\nKinds: {}\nTypes of a document: {}\n",
            check::KINDS.join(" "),
            check::TYPES.join(" ")
        );
        return ExitCode::SUCCESS;
    }
    let question = match read(args) {
        Ok(question) => question,
        Err(reason) => return wrong(&reason),
    };
    let texts = Texts::new(question.locale);
    let answered = if question.value == "-" {
        every_line(&question, &texts, io::stdin().lock())
    } else {
        let mut out = io::stdout().lock();
        one(&question, &question.value, &texts, &mut out).map_err(Failure::Output)
    };
    match answered {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(Failure::Usage(reason)) => wrong(&reason),
        Err(Failure::Output(Ended::Usage(usage))) => wrong(match usage {
            Usage::UnknownKind => "there is no such kind",
            Usage::UnknownType => "there is no such type",
            Usage::TypeWithoutDocument => "only a document has a type",
        }),
        Err(Failure::Output(Ended::Io(error))) => {
            eprintln!("tongtu: {error}");
            ExitCode::FAILURE
        }
    }
}

enum Failure {
    Usage(String),
    Output(Ended),
}

enum Ended {
    Usage(Usage),
    Io(io::Error),
}

#[expect(clippy::print_stderr, reason = "wrong usage is told where a script does not read it")]
fn wrong(reason: &str) -> ExitCode {
    eprintln!("tongtu check: {reason}\n\n{HELP}");
    ExitCode::from(2)
}

fn read(args: &[String]) -> Result<Question, String> {
    let mut values = Vec::new();
    let (mut doc_type, mut today, mut locale) = (None, None, Locale::ZhHans);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--type" => doc_type = Some(value()?.clone()),
            "--today" => {
                let day = value()?;
                let parsed = NaiveDate::parse_from_str(day, "%Y-%m-%d");
                today =
                    Some(parsed.map_err(|_| format!("{day} is no day of the form YYYY-MM-DD"))?);
            }
            "--locale" => locale = Locale::nearest(value()?),
            other if other.starts_with("--") => return Err(format!("unknown argument {other}")),
            other => values.push(other.to_owned()),
        }
    }
    let [kind, value] =
        <[String; 2]>::try_from(values).map_err(|_| "name a kind and a value".to_owned())?;
    let today = today.unwrap_or_else(system_day);
    Ok(Question { kind, value, doc_type, today, locale })
}

/// Today of +08:00 by the computer's clock.
fn system_day() -> NaiveDate {
    let since =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or(0) + 8 * 3600;
    chrono::DateTime::from_timestamp(seconds, 0).unwrap_or_default().date_naive()
}

fn every_line(question: &Question, texts: &Texts, input: impl BufRead) -> Result<bool, Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all = true;
    for line in input.lines() {
        let line = line.map_err(|error| Failure::Usage(format!("standard input: {error}")))?;
        all &= one(question, &line, texts, &mut out).map_err(Failure::Output)?;
    }
    out.flush().map_err(|error| Failure::Output(Ended::Io(error)))?;
    Ok(all)
}

fn one(
    question: &Question,
    value: &str,
    texts: &Texts,
    out: &mut impl Write,
) -> Result<bool, Ended> {
    let doc_type = question.doc_type.as_deref();
    let result =
        check::check(&question.kind, value, doc_type, question.today).map_err(Ended::Usage)?;
    let CheckResult { ok, normalized, code, notices, suggestion, .. } = result;
    let key = code.map(|code| format!("fault-{}", code.replace('.', "-")));
    let say = |key: String| texts.find(&Words::new(key));
    let text = key.clone().and_then(say);
    let way_out = suggestion.or_else(|| key.map(|key| format!("{key}.way")).and_then(say));
    let line =
        Line { kind: &question.kind, input: value, ok, normalized, code, text, way_out, notices };
    serde_json::to_writer(&mut *out, &line).map_err(|error| Ended::Io(error.into()))?;
    out.write_all(b"\n").map_err(Ended::Io)?;
    Ok(ok)
}
