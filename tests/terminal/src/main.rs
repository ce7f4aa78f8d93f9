//! `tongtu`: the app for scripts (`play`), and the rules on a command line (`check`).

use std::{io, path::PathBuf, process::ExitCode, sync::Arc};

use tongtu::{FileVault, Phone, Settings};
use tongtu_core::{ForeignError, LogSink};

const HELP: &str = "\
tongtu play --server URL --data DIR --locale L [--ca FILE]
    Reads one action a line as JSON, prints the screen that follows as one JSON line.
    The first line printed is the first screen.
tongtu play --help
    Lists every action.
tongtu check KIND VALUE [--today YYYY-MM-DD] [--type T] [--locale L]
    Tries a value against a rule. `tongtu check --help` lists the kinds.
";

const PLAY_HELP: &str = r#"tongtu play --server URL --data DIR --locale L [--ca FILE]

What the person does:
  {"edit":{"field":"phone","value":"13800138000"}}       committed text
  {"leave":{"field":"phone"}}                             the caret left it
  {"choose":{"field":"doc_type","option":"F"}}            one option; yes or no for a consent
  {"press":{"id":"register.submit"}}                      a button, a link, a countdown that ran out
  {"open":{"row":"licence"}}                              a row
  {"filter":{"option":"open"}}                            a chip; null for all
  {"search":{"text":"珠海"}}                              the search line of a list
  {"load_more":true}                                      the last row of a list
  {"refresh":true}                                        pull to refresh
  {"back":{"from":"register"}}                            any way back, with the route that was left
  {"tab":{"id":"me"}}                                     a root screen
  {"pattern":{"dots":[0,1,2,5,8]}}                        a drawn pattern
  {"close_notice":true}                                   the notice was closed
  {"arrived":{"link":"tongtu://open/licence"}}            a deep link, a tapped reminder
  {"environment":{"locale":"zh-HK","large_text":false}}   the phone's language or text size changed
What became of the screen's ask (its id stands in "ask"):
  {"answered":{"ask":"ask-1","outcome":{"photo":{"path":"/tmp/a.jpg","source":"camera","lens":"rear"}}}}
      the file is the app's from now on, and is deleted when it has been read: hand in a copy
      source camera or album; lens rear or front; also "taken_at_ms" and "faces":[{"left":300,"top":200,"width":400,"height":400}]
  … "outcome":{"frame":{"width":2,"height":1,"luma":[0,255]}}
  … "outcome":{"secret":{"value":[1,2,3]}}
  … "outcome":{"place":{"latitude_e6":22543096,"longitude_e6":114057865,"accuracy_m":20}}
  … "outcome":{"scanned":{"text":"…"}}
  … "outcome":"granted" | "done" | "cancelled"
  … "outcome":{"refused":{"forever":false}}
  … "outcome":{"impossible":{"reason":"no camera"}}
What the phone does:
  {"online":false}      the network went, or came
  {"suspend":true}      the app left the front
  {"resume":true}       it came back
  {"kill":true}         the process dies and is started again where the person was
  {"settle":true}       waits until nothing but timers is at work; after 10 s ends with "busy"
  {"snapshot":true}     takes a snapshot, as a system may at any time

An empty line and a line that begins with # are passed over. An unknown line gives
{"error":{"line":N,"reason":"…"}}, and exit code 2 at the end; otherwise the exit code is 0.
The vault is the file DIR/vault.json of mode 0600: for tests only.
"#;

/// Errors and warnings go to standard error; the rest of the log is nobody's on a terminal.
struct Stderr;
impl LogSink for Stderr {
    #[expect(clippy::print_stderr, reason = "this is the log of a terminal")]
    fn write(&self, level: u8, line: String) -> Result<(), ForeignError> {
        if level < 2 {
            eprintln!("{line}");
        }
        Ok(())
    }
}

fn main() -> ExitCode {
    // `args` would panic where an argument is no text.
    let args = std::env::args_os().skip(1).map(std::ffi::OsString::into_string);
    let Ok(args) = args.collect::<Result<Vec<String>, _>>() else {
        return wrong("an argument is not UTF-8");
    };
    match args.split_first().map(|(verb, rest)| (verb.as_str(), rest)) {
        Some(("play", rest)) if rest.iter().any(|arg| arg == "--help") => say(PLAY_HELP),
        Some(("play", rest)) => play(rest),
        Some(("check", rest)) => tongtu::check(rest),
        Some(("--help" | "-h" | "help", _)) => say(HELP),
        _ => wrong("name a command"),
    }
}

#[expect(clippy::print_stdout, reason = "this is what was asked for")]
fn say(text: &str) -> ExitCode {
    print!("{text}");
    ExitCode::SUCCESS
}

#[expect(clippy::print_stderr, reason = "wrong usage is told where a script does not read it")]
fn wrong(reason: &str) -> ExitCode {
    eprintln!("tongtu: {reason}\n\n{HELP}");
    ExitCode::from(2)
}

#[expect(clippy::print_stderr, reason = "a start that failed has no screen")]
fn play(args: &[String]) -> ExitCode {
    let settings = match settings(args) {
        Ok(settings) => settings,
        Err(reason) => return wrong(&reason),
    };
    let vault = Arc::new(FileVault::new(settings.data.join("vault.json")));
    let played = Phone::start(settings, vault, Arc::new(Stderr))
        .map(|mut phone| tongtu::play(&mut phone, io::stdin().lock(), io::stdout().lock()));
    match played {
        Ok(Ok(Ok(true))) => ExitCode::SUCCESS,
        Ok(Ok(Ok(false))) => ExitCode::from(2),
        Ok(Ok(Err(error))) | Err(error) => {
            eprintln!("tongtu: cannot start: {error}");
            ExitCode::FAILURE
        }
        Ok(Err(error)) => {
            eprintln!("tongtu: {error}");
            ExitCode::FAILURE
        }
    }
}

fn settings(args: &[String]) -> Result<Settings, String> {
    let (mut server, mut data, mut locale, mut ca) = (None, None, None, None);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let slot = match arg.as_str() {
            "--server" => &mut server,
            "--data" => &mut data,
            "--locale" => &mut locale,
            "--ca" => &mut ca,
            other => return Err(format!("unknown argument {other}")),
        };
        *slot = Some(args.next().ok_or_else(|| format!("{arg} needs a value"))?.clone());
    }
    let ca = match ca {
        Some(path) => Some(std::fs::read(&path).map_err(|error| format!("--ca {path}: {error}"))?),
        None => None,
    };
    Ok(Settings {
        data: PathBuf::from(data.ok_or("--data is missing")?),
        server: server.ok_or("--server is missing")?.trim_end_matches('/').to_owned(),
        locale: locale.ok_or("--locale is missing")?,
        ca,
    })
}
