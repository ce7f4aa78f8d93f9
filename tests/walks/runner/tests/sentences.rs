//! Every sentence is walked: what no golden of a walk shows is listed in `unseen.txt`, with what
//! shows it instead.
//!
//! A sentence counts as seen where a zh-Hans golden has all its words in order, whatever stands in
//! its gaps; the other languages have the same keys, by a test of the texts. That it stands on the
//! right screen is for the golden's reader.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use tongtu_walks::said;

const TEXTS: &str = "../../../core/services/text/zh-Hans";
const WALKS: &str = "..";
const UNSEEN: &str = include_str!("../../unseen.txt");

/// A sentence's words between its gaps.
type Words = Vec<String>;

/// A key, with each of the ways in which it can be worded.
struct Sentence {
    key: String,
    wordings: Vec<Words>,
}

fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            found.extend(files(&entry, end));
        } else if entry.to_string_lossy().ends_with(end) {
            found.push(entry);
        }
    }
    found
}

fn sentences(folder: &Path) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for file in files(folder, ".ftl") {
        let resource = parser::parse(fs::read_to_string(&file).unwrap())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let key = message.id.name;
            if let Some(value) = &message.value {
                sentences.push(Sentence { key: key.clone(), wordings: wordings(value) });
            }
            for attribute in message.attributes {
                let key = format!("{key}.{}", attribute.id.name);
                sentences.push(Sentence { key, wordings: wordings(&attribute.value) });
            }
        }
    }
    sentences
}

fn wordings(pattern: &Pattern<String>) -> Vec<Words> {
    let mut all = vec![vec![String::new()]];
    for element in &pattern.elements {
        let next: Vec<Words> = match element {
            PatternElement::TextElement { value } => vec![vec![said(value)]],
            PatternElement::Placeable { expression } => match expression {
                Expression::Select { variants, .. } => {
                    variants.iter().flat_map(|variant| wordings(&variant.value)).collect()
                }
                Expression::Inline(InlineExpression::StringLiteral { value }) => {
                    vec![vec![value.clone()]]
                }
                Expression::Inline(_) => vec![vec![String::new(), String::new()]],
            },
        };
        all = all.iter().flat_map(|begun| next.iter().map(|more| joined(begun, more))).collect();
    }
    all
}

/// The last words of one and the first of the other have no gap between them.
fn joined(begun: &Words, more: &Words) -> Words {
    let mut words = begun.clone();
    let mut more = more.iter();
    if let (Some(last), Some(first)) = (words.last_mut(), more.next()) {
        last.push_str(first);
    }
    words.extend(more.cloned());
    words
}

/// Whether a line has the words in this order. What is all gap is seen nowhere.
fn says(line: &str, words: &Words) -> bool {
    let mut rest = line;
    words.iter().any(|word| !word.trim().is_empty())
        && words.iter().all(|word| match rest.split_once(word.trim()) {
            Some((_, after)) => {
                rest = after;
                true
            }
            None => false,
        })
}

/// A date put together out of its parts has none of its own.
fn has_words(sentence: &Sentence) -> bool {
    sentence.wordings.iter().flatten().any(|word| word.chars().any(char::is_alphanumeric))
}

fn seen(sentence: &Sentence, lines: &BTreeSet<&str>) -> bool {
    sentence.wordings.iter().any(|words| lines.iter().any(|line| says(line, words)))
}

/// A line of the list: a key, or with a star at the end all that begin so.
fn covers(listed: &str, key: &str) -> bool {
    listed.strip_suffix('*').map_or(listed == key, |begin| key.starts_with(begin))
}

/// The lines of the list; each stands under a remark that says what shows them instead.
fn listed() -> Vec<&'static str> {
    let lines = UNSEEN.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

#[test]
fn every_sentence_is_in_a_golden_or_on_the_list() {
    let goldens: Vec<String> = files(Path::new(WALKS), ".zh-Hans.txt")
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    // Most lines stand in many goldens.
    let lines: BTreeSet<&str> = goldens.iter().flat_map(|golden| golden.lines()).collect();
    let all = sentences(Path::new(TEXTS));
    let unseen: Vec<&str> = all
        .iter()
        .filter(|sentence| has_words(sentence) && !seen(sentence, &lines))
        .map(|sentence| sentence.key.as_str())
        .collect();
    let listed = listed();
    println!(
        "figure sentences: {} of {} are in a golden, {} on the list",
        all.len() - unseen.len(),
        all.len(),
        unseen.len()
    );
    let missing: Vec<_> =
        unseen.iter().filter(|key| !listed.iter().any(|line| covers(line, key))).collect();
    assert!(missing.is_empty(), "no walk shows, and unseen.txt does not say why: {missing:#?}");
    let idle: Vec<_> =
        listed.iter().filter(|line| !unseen.iter().any(|key| covers(line, key))).collect();
    assert!(idle.is_empty(), "a walk shows them by now, or they are gone: {idle:#?}");
}

#[test]
fn a_sentence_is_seen_only_with_all_its_words_in_order() {
    let words = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Words>();
    assert!(says("line | fine.due | 最晚1月5日缴清", &words(&["最晚", "缴清"])));
    assert!(!says("line | fine.due | 缴清，最晚1月5日", &words(&["最晚", "缴清"])));
    assert!(!says("line | fine.due | 最晚1月5日", &words(&["最晚", "缴清"])));
    assert!(!says("anything", &words(&["", ""])), "a gap alone proves nothing");
}

#[test]
fn each_variant_is_a_wording_and_a_literal_is_part_of_the_words() {
    let source = "key = 共 { $count ->\n    [one] 一条\n   *[other] { $count } 条\n }{\"。\"}\n";
    let resource = parser::parse(source.to_owned()).unwrap();
    let Some(Entry::Message(message)) = resource.body.first() else { panic!("no message") };
    let wordings = wordings(message.value.as_ref().unwrap());
    assert_eq!(
        wordings,
        [vec!["共 一条。".to_owned()], vec!["共 ".to_owned(), " 条。".to_owned()]]
    );
}
