//! `tongtu check` as a script sees it: arguments in, JSON lines and an exit code out.
//!
//! 1. one value: accepted, refused, mended, of every kind
//! 2. many values on standard input
//! 3. wrong usage
//! 4. every code has its sentence and its way out in three languages

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic is how a test reports what it found"
)]

use std::{
    io::Write,
    process::{Command, Stdio},
};

use serde_json::Value;
use tongtu_rules::check::{CODES, KINDS, TYPES};
use tongtu_services::text::{Locale, Texts, Words};

struct Ran {
    exit: i32,
    lines: Vec<Value>,
    told: String,
}

/// Runs the command on a day of its own, so that no test depends on the date.
fn check(args: &[&str], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tongtu"))
        .arg("check")
        .args(["--today", "2026-11-20"])
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // From another thread, since the answers fill the pipe before the last line is read. Wrong usage
    // ends before any line is read; then nobody takes them.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    // Where a line may break is the typesetter's, not the claim of any test here.
    let text = String::from_utf8(output.stdout).unwrap().replace('\u{A0}', " ");
    Ran {
        exit: output.status.code().unwrap(),
        lines: text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
        told: String::from_utf8(output.stderr).unwrap(),
    }
}

fn one(args: &[&str]) -> (i32, Value) {
    let Ran { exit, lines, told } = check(args, b"");
    let [line] = <[Value; 1]>::try_from(lines).unwrap_or_else(|all| panic!("{all:?} {told}"));
    (exit, line)
}

// ── 1. one value ──

#[test]
fn an_accepted_value_gives_its_canonical_form_and_exit_code_0() {
    let (exit, line) = one(&["document", "ｈ１２３４５６７８０３", "--type", "home-return"]);
    assert_eq!(exit, 0);
    let expected = serde_json::json!({
        "kind": "document", "input": "ｈ１２３４５６７８０３", "ok": true, "normalized": "H12345678",
        "code": null, "text": null, "way_out": null,
        "notices": ["document.reissue_count_stripped"],
    });
    assert_eq!(line, expected);
}

#[test]
fn a_refused_value_gives_its_code_why_and_what_now_and_exit_code_1() {
    let (exit, line) = one(&["phone", "1380O138000"]);
    assert_eq!(exit, 1);
    let expected = serde_json::json!({
        "kind": "phone", "input": "1380O138000", "ok": false, "normalized": "1380O138000",
        "code": "phone.charset", "text": "“O”不是数字。", "way_out": "删去“O”，只留数字。",
        "notices": [],
    });
    assert_eq!(line, expected);
}

#[test]
fn the_keys_stand_in_the_order_of_the_help() {
    let output = Command::new(env!("CARGO_BIN_EXE_tongtu"))
        .args(["check", "code", "204815"])
        .output()
        .unwrap();
    let line = String::from_utf8(output.stdout).unwrap();
    let expected = "{\"kind\":\"code\",\"input\":\"204815\",\"ok\":true,\"normalized\":\"204815\",\
        \"code\":null,\"text\":null,\"way_out\":null,\"notices\":[]}\n";
    assert_eq!(line, expected);
}

#[test]
fn each_kind_accepts_and_refuses_with_the_code_of_its_room() {
    for (kind, right, wrong, code) in [
        ("document", "11010519491231002X", "110105194912310021", "document.check_digit"),
        ("name", "阿不都·热西提", "陳大文", "name.traditional"),
        ("phone", "+86 138 0013 8000", "+85291234567", "phone.not_mainland"),
        ("plate", "粤b·d12345", "京AI2345", "plate.forbidden_letter"),
        ("vin", "lzzab12c4na000001", "LZZAB12C0NA000001", "vin.check_digit"),
        ("licence-number", "A123456(3)", "A123456(4)", "document.check_digit"),
        ("file-number", "4403 0012 3456", "110199199001010010", "file_number.looks_like_id"),
        ("engine-tail", "a-1b2c3", "12345", "engine.length"),
        ("password", "xK9$v2Qm7!", "888888", "password.common"),
        ("code", "１２３ 456", "12345", "code.length"),
    ] {
        assert!(KINDS.contains(&kind), "{kind}");
        let (exit, line) = one(&[kind, right]);
        assert_eq!((exit, &line["ok"]), (0, &Value::Bool(true)), "{line}");
        let (exit, line) = one(&[kind, wrong]);
        assert_eq!((exit, line["code"].as_str()), (1, Some(code)), "{line}");
        for said in ["text", "way_out"] {
            let said = line[said].as_str().unwrap();
            assert!(!said.is_empty() && !said.contains('{'), "{line}");
        }
    }
}

#[test]
fn each_type_of_document_accepts_its_number() {
    for (word, number) in [
        ("id", "11010519491231002X"),
        ("id15", "110105491231002"),
        ("residence-permit", "810000199408230021"),
        ("hkid", "A123456(3)"),
        ("macau-id", "1234567(8)"),
        ("home-return", "H12345678"),
        ("taiwan-permit", "12345678"),
        ("passport", "E12345678"),
        ("fpr", "911124198108030024"),
    ] {
        assert!(TYPES.contains(&word), "{word}");
        let (exit, line) = one(&["document", number, "--type", word]);
        assert_eq!(exit, 0, "{word}: {line}");
    }
}

#[test]
fn a_change_that_would_heal_it_is_the_way_out() {
    let (_, line) = one(&["document", "A123456(3)", "--type", "id", "--locale", "en"]);
    let way_out = "This is the number of a Hong Kong identity card; choose that.";
    assert_eq!(line["way_out"], way_out);
    let (_, line) = one(&["document", "A123456(3)", "--type", "id15"]);
    assert_eq!(line["ok"], false);
}

#[test]
fn a_name_with_two_standard_forms_asks_which_one_the_document_has() {
    let (_, line) = one(&["name", "鍾南山"]);
    assert_eq!(line["code"], "name.traditional");
    assert_eq!(line["text"], "“鍾”有两种简体，请看证件上是哪一个。");
    assert_eq!(line["way_out"], "看证件上是“钟”还是“锺”，照着写。");
    assert_eq!(line["notices"][0], "name.needs_choice");
}

#[test]
fn the_day_decides_what_lies_in_the_future() {
    let born_on_the_20th = "659999202611200016";
    assert_eq!(one(&["document", born_on_the_20th, "--type", "id"]).0, 0);
    let earlier = ["document", born_on_the_20th, "--type", "id", "--today", "2026-11-19"];
    assert_eq!(one(&earlier).1["code"], "document.future_date");
}

#[test]
fn the_language_is_the_one_asked_for() {
    let text = |tag| one(&["code", "12345", "--locale", tag]).1["text"].clone();
    assert_eq!(text("zh-HK"), "驗證碼是 6 位數字。");
    assert_eq!(text("en"), "The code has 6 digits.");
    assert_eq!(text("?"), "验证码是 6 位数字。");
}

#[test]
fn a_password_is_not_given_back_in_canonical_form() {
    let (exit, line) = one(&["password", "--", "--xK9$v2Qm7"]);
    assert_eq!((exit, &line["normalized"]), (0, &Value::Null));
}

// ── 2. many values ──

#[test]
fn a_dash_reads_one_value_a_line_and_one_refusal_is_enough_for_exit_code_1() {
    let ran = check(&["phone", "-"], b"13800138000\r\n\n1380013800\n13912345678");
    let codes: Vec<_> = ran.lines.iter().map(|line| line["code"].as_str()).collect();
    assert_eq!(codes, [None, Some("phone.empty"), Some("phone.length"), None]);
    assert_eq!(ran.exit, 1);
    assert_eq!(check(&["phone", "-"], b"13800138000\n13912345678\n").exit, 0);
}

#[test]
fn no_line_at_all_is_no_refusal() {
    let ran = check(&["phone", "-"], b"");
    assert_eq!((ran.exit, ran.lines.len()), (0, 0));
}

#[test]
fn a_line_that_is_no_utf_8_is_refused_alone() {
    let ran = check(&["name", "-"], b"\xEF\xBB\xBF\xE9\x99\x88\n\xB3\xC2\n\xE9\x99\x88\n");
    let codes: Vec<_> = ran.lines.iter().map(|line| line["code"].as_str()).collect();
    assert_eq!(codes, [None, Some("input.encoding"), None], "a mark before the file is none of it");
    assert_eq!(ran.lines[1]["way_out"], "把文件另存为 UTF-8，再试一次。");
    assert_eq!(ran.exit, 1);
}

#[test]
fn a_hundred_thousand_lines_each_get_their_answer() {
    let input = "138001380\n13800138000\n".repeat(50_000);
    let ran = check(&["phone", "-"], input.as_bytes());
    assert_eq!(ran.lines.len(), 100_000);
    assert_eq!(ran.lines.iter().filter(|line| line["ok"] == true).count(), 50_000);
}

#[test]
fn a_line_of_a_megabyte_is_refused_by_its_length() {
    let ran = check(&["document", "-"], &b"1".repeat(1_000_000));
    assert_eq!(ran.lines[0]["code"], "document.length");
}

// ── 3. wrong usage ──

#[test]
fn wrong_usage_is_exit_code_2_with_a_reason_and_no_line() {
    for (args, reason) in [
        (&["phone"][..], "name a kind and a value"),
        (&["phone", "1", "2"], "name a kind and a value"),
        (&["colour", "red"], "no such kind"),
        (&["colour", "-"], "no such kind"),
        (&["document", "1", "--type", "card"], "no such type"),
        (&["phone", "1", "--type", "id"], "only a document has a type"),
        (&["phone", "1", "--today", "2026-13-01"], "no day of the form"),
        (&["phone", "1", "--today", "2026-1-5"], "no day of the form"),
        (&["phone", "1", "--today", "0000-01-01"], "no day of the form"),
        (&["phone", "1", "--locale"], "--locale needs a value"),
        (&["phone", "1", "--colour", "red"], "unknown argument --colour"),
    ] {
        let ran = check(args, b"");
        assert_eq!((ran.exit, ran.lines.len()), (2, 0), "{args:?}");
        assert!(ran.told.contains(reason), "{args:?}: {}", ran.told);
    }
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_utf_8_is_wrong_usage() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let output = Command::new(env!("CARGO_BIN_EXE_tongtu"))
        .args(["check", "name"])
        .arg(OsStr::from_bytes(b"\xB3\xC2"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_help_names_every_kind_and_type() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_tongtu")).args(["check", "--help"]).output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let words: Vec<&str> = help.split_whitespace().collect();
    for word in KINDS.iter().chain(&TYPES) {
        assert!(words.contains(word), "{word}");
    }
}

// ── 4. words ──

#[test]
fn every_code_has_a_sentence_a_short_form_and_a_way_out_in_three_languages() {
    for locale in Locale::ALL {
        let texts = Texts::new(locale);
        for code in CODES.concat().into_iter().chain(["input.encoding"]) {
            let key = code.replace('.', "-");
            for key in [format!("fault-{key}"), format!("fault-{key}.short"), format!("way-{key}")]
            {
                let words = ["found", "form", "kind"]
                    .iter()
                    .fold(Words::new(key.clone()), |words, name| words.with(name, "x"));
                let said = texts.find(&words).unwrap_or_default();
                assert!(!said.is_empty() && !said.contains('{'), "{} {key}: {said}", locale.tag());
            }
        }
    }
}
