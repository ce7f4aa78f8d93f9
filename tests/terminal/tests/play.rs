//! `tongtu play` as a script sees it: actions in, screens out, one JSON line each.
//!
//! 1. the protocol: first screen, unknown lines, the end of the input
//! 2. a person registers step by step, and survives a kill
//! 3. what the world may do to it: no server, no folder, a vault that is none
//! 4. the help names all there is to say

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic is how a test reports what it found"
)]

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use serde_json::{Value, json};
use tongtu_core::{Action, Outcome};
use tongtu_sandbox::{Config, Sandbox};

/// Nobody listens there: the port of `discard`.
const NOBODY: &str = "http://127.0.0.1:9";

/// A running `tongtu play`.
struct Play {
    child: Child,
    stdin: Option<ChildStdin>,
    stdout: BufReader<ChildStdout>,
    first: Value,
}

fn command(server: &str, data: &Path, locale: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongtu"));
    command.args(["play", "--server", server, "--locale", locale, "--data"]).arg(data);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

impl Play {
    fn start(server: &str, data: &Path, locale: &str) -> Play {
        let mut child = command(server, data, locale).spawn().unwrap();
        let stdin = child.stdin.take();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let first = answer(&mut stdout);
        Play { child, stdin, stdout, first }
    }

    /// Writes a line and reads its answer.
    fn line(&mut self, line: &str) -> Value {
        let mut stdin = self.stdin.as_ref().unwrap();
        stdin.write_all(format!("{line}\n").as_bytes()).unwrap();
        answer(&mut self.stdout)
    }

    /// Says it, and waits until the app is at rest.
    fn say(&mut self, action: &Value) -> Value {
        let said = self.line(&action.to_string());
        assert!(said.get("error").is_none(), "{action}: {said}");
        self.line(r#"{"settle":true}"#)
    }

    fn press(&mut self, id: &str) -> Value {
        self.say(&json!({"press": {"id": id}}))
    }

    fn choose(&mut self, field: &str, option: &str) -> Value {
        self.say(&json!({"choose": {"field": field, "option": option}}))
    }

    fn fill(&mut self, field: &str, value: &str) -> Value {
        self.say(&json!({"edit": {"field": field, "value": value}}));
        self.say(&json!({"leave": {"field": field}}))
    }

    /// Closes the input; the exit code.
    fn end(mut self) -> i32 {
        self.stdin = None;
        let mut rest = String::new();
        self.stdout.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "", "no line without a question");
        self.child.wait().unwrap().code().unwrap()
    }
}

fn answer(stdout: &mut impl BufRead) -> Value {
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"))
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// Runs to the end with that input: exit code, lines, what was told beside them.
fn run(mut command: Command, input: &str) -> (i32, Vec<Value>, String) {
    let mut child = command.spawn().unwrap();
    // Whoever does not start does not read either.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (output.status.code().unwrap(), lines, String::from_utf8(output.stderr).unwrap())
}

// ── 1. the protocol ──

#[test]
fn an_empty_input_gives_the_first_screen_and_exit_code_0() {
    let data = folder();
    let (exit, lines, told) = run(command(NOBODY, data.path(), "zh-Hans"), "");
    assert_eq!(exit, 0, "{told}");
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["route"], "consent");
}

#[test]
fn remarks_and_empty_lines_are_passed_over() {
    let data = folder();
    let (exit, lines, _) = run(command(NOBODY, data.path(), "zh-Hans"), "# a remark\n\n   \n");
    assert_eq!((exit, lines.len()), (0, 1));
}

#[test]
fn an_unknown_line_gives_an_error_with_its_number_and_exit_code_2_at_the_end() {
    let data = folder();
    let input = "# first\n{\"dance\":true}\nno json\n{\"press\":{}}\n[]\n{\"refresh\":true}\n";
    let (exit, lines, _) = run(command(NOBODY, data.path(), "zh-Hans"), input);
    assert_eq!(exit, 2);
    let numbers: Vec<_> = lines.iter().map(|line| line["error"]["line"].as_u64()).collect();
    assert_eq!(numbers, [None, Some(2), Some(3), Some(4), Some(5), None], "and it goes on");
    assert!(lines[1..5].iter().all(|line| line["error"]["reason"].as_str().is_some()));
}

#[test]
fn an_unknown_language_is_answered_in_the_nearest() {
    let label = |locale| {
        let data = folder();
        let (_, lines, _) = run(command(NOBODY, data.path(), locale), "");
        lines[0]["title"].as_str().unwrap().to_owned()
    };
    assert_eq!(label("fr"), label("en"));
    assert_eq!(label("zh-HK"), label("zh-Hant"));
    assert_eq!(label("??"), label("zh-Hans"));
    assert_ne!(label("en"), label("zh-Hans"));
}

#[test]
fn wrong_usage_is_exit_code_2_with_a_reason() {
    for (args, reason) in [
        (&[][..], "name a command"),
        (&["dance"], "name a command"),
        (&["play"], "--data is missing"),
        (&["play", "--data", "x", "--locale", "en"], "--server is missing"),
        (&["play", "--data", "x", "--server", NOBODY], "--locale is missing"),
        (&["play", "--data"], "--data needs a value"),
        (&["play", "--colour", "red"], "unknown argument --colour"),
        (
            &["play", "--data", "x", "--server", NOBODY, "--locale", "en", "--ca", "no/file"],
            "--ca no/file",
        ),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tongtu"));
        let output = command.args(args).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(told.contains(reason) && output.stdout.is_empty(), "{args:?}: {told}");
    }
}

// ── 2. a registration ──

#[test]
fn a_person_registers_step_by_step_and_survives_a_kill() {
    let sandbox = Sandbox::start(&Config::default()).unwrap();
    let server = format!("{}/t/play", sandbox.base_url());
    let data = folder();
    let mut play = Play::start(&server, data.path(), "zh-Hans");
    assert_eq!(play.first["route"], "consent");
    play.choose("consent", "yes");
    assert_eq!(play.press("consent.agree")["route"], "welcome");
    assert_eq!(play.press("welcome.register")["route"], "register");

    // A problem waits until the field is left.
    play.choose("doc_type", "F");
    play.choose("doc_kind", "home_return_permit");
    let typing = play.say(&json!({"edit": {"field": "number", "value": "H1234567"}}));
    assert_eq!(problem(&typing, "number"), Value::Null);
    let left = play.say(&json!({"leave": {"field": "number"}}));
    assert!(problem(&left, "number").is_string(), "{left}");
    assert_eq!(problem(&play.fill("number", "h12345678 03"), "number"), Value::Null);

    play.fill("name", "陈大文");
    play.fill("phone", "138 0013 8000");
    play.press("city");
    play.say(&json!({"open": {"row": "province.gd"}}));
    play.say(&json!({"open": {"row": "city.gd_b"}}));

    // Killed here: what was typed is there, where it was typed.
    let restored = play.say(&json!({"kill": true}));
    assert_eq!(restored["route"], "register");
    assert_eq!(value(&restored, "number"), "H12345678");
    assert_eq!(value(&restored, "name"), "陈大文");

    play.fill("new_password", "Tongtu-2026");
    play.fill("new_password_again", "Tongtu-2026");
    play.choose("consent", "yes");
    let sent = play.press("register.submit");
    assert_eq!(sent["route"], "register.code", "{sent}");
    play.fill("code", &newest_code(&server));
    let applied = play.press("register.apply");
    assert_eq!(applied["route"], "register.photo", "{applied}");

    let asking = play.press("register.photo_take");
    let ask = asking["ask"]["id"].as_str().unwrap();
    let turned_away = play.say(&json!({"answered": {"ask": ask, "outcome": "cancelled"}}));
    assert_eq!(turned_away["route"], "register.photo");
    assert_eq!(play.end(), 0);
}

/// The field of that id, wherever it stands.
fn field<'a>(screen: &'a Value, id: &str) -> &'a Value {
    fn find<'a>(value: &'a Value, id: &str) -> Option<&'a Value> {
        match value {
            Value::Object(object) => {
                if object.contains_key("input") && object.get("id").is_some_and(|own| own == id) {
                    return Some(value);
                }
                object.values().find_map(|inner| find(inner, id))
            }
            Value::Array(items) => items.iter().find_map(|inner| find(inner, id)),
            _ => None,
        }
    }
    find(screen, id).unwrap_or_else(|| panic!("no field {id} on {screen}"))
}

fn problem(screen: &Value, id: &str) -> Value {
    field(screen, id)["problem"].clone()
}

fn value(screen: &Value, id: &str) -> Value {
    field(screen, id)["input"]["text"]["value"].clone()
}

fn newest_code(server: &str) -> String {
    let url = format!("{server}/_sandbox/sms");
    let text = ureq::get(&url).call().unwrap().body_mut().read_to_string().unwrap();
    let inbox: Value = serde_json::from_str(&text).unwrap();
    let newest = inbox.as_array().and_then(|all| all.first()).unwrap_or(&inbox["items"][0]);
    newest["code"].as_str().unwrap_or_else(|| panic!("{inbox}")).to_owned()
}

// ── 3. the world ──

#[test]
fn without_a_server_the_screen_says_so_with_a_code_and_keeps_what_was_typed() {
    let data = folder();
    let mut play = Play::start(NOBODY, data.path(), "zh-Hans");
    play.choose("consent", "yes");
    play.press("consent.agree");
    play.press("welcome.log_in");
    play.fill("login", "13800138000");
    play.fill("login_password", "Tongtu-2026");
    let screen = play.press("login.submit");
    assert_eq!(screen["route"], "login");
    let code = screen["notice"]["code"].as_str().unwrap_or_else(|| panic!("{screen}"));
    assert!(code.starts_with('N') && code.len() == 4, "{code}");
    assert_eq!(value(&screen, "login"), "13800138000");
    assert_eq!(screen["busy"], Value::Null, "nothing spins for ever");
    assert_eq!(play.end(), 0);
}

#[test]
fn a_data_folder_that_is_a_file_is_told_and_nothing_is_printed() {
    let data = folder();
    let file = data.path().join("file");
    fs::write(&file, "mine").unwrap();
    let (exit, lines, told) = run(command(NOBODY, &file, "en"), "");
    assert_eq!((exit, lines.len()), (1, 0));
    assert!(told.contains("cannot start"), "{told}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn a_vault_that_cannot_be_read_is_no_dead_screen() {
    let data = folder();
    fs::write(data.path().join("vault.json"), "{ this is no vault").unwrap();
    let (exit, lines, told) = run(command(NOBODY, data.path(), "en"), "{\"settle\":true}\n");
    assert_eq!(exit, 0, "{told}");
    assert!(lines.iter().all(|screen| screen["route"].is_string()), "{lines:?}");
}

#[test]
fn a_second_start_in_the_same_folder_knows_what_was_agreed() {
    let data = folder();
    let mut play = Play::start(NOBODY, data.path(), "zh-Hans");
    play.choose("consent", "yes");
    assert_eq!(play.press("consent.agree")["route"], "welcome");
    assert_eq!(play.end(), 0);
    let mut again = Play::start(NOBODY, data.path(), "zh-Hans");
    assert_eq!(again.line(r#"{"settle":true}"#)["route"], "welcome");
    assert_eq!(again.end(), 0);
}

// ── 4. the help ──

#[test]
fn the_help_lists_every_action_and_every_outcome() {
    let output = Command::new(env!("CARGO_BIN_EXE_tongtu")).args(["play", "--help"]).output();
    let help = String::from_utf8(output.unwrap().stdout).unwrap();
    let actions = variants(&serde_json::from_value::<Action>(json!("?")).unwrap_err());
    let outcomes = variants(&serde_json::from_value::<Outcome>(json!("?")).unwrap_err());
    assert!(actions.len() > 10 && outcomes.len() > 5, "{actions:?} {outcomes:?}");
    for name in actions.iter().chain(&outcomes) {
        assert!(help.contains(&format!("\"{name}\"")), "{name} is not in the help");
    }
    for word in ["online", "suspend", "resume", "kill", "settle", "snapshot"] {
        assert!(help.contains(&format!("\"{word}\"")), "{word} is not in the help");
    }
}

/// What serde says it expected: `unknown variant `?`, expected one of `edit`, `leave`, …`.
fn variants(error: &serde_json::Error) -> Vec<String> {
    let error = error.to_string();
    let (_, expected) = error.split_once("expected one of").unwrap();
    expected.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}
