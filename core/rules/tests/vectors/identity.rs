//! Documents, names, phones, codes, passwords, gestures.

use tongtu_rules::document::{self, DocType, Document, DocumentError, Suggestion};
use tongtu_rules::gesture::{self, Pattern};
use tongtu_rules::name::{self, NameError};
use tongtu_rules::password::{self, About};
use tongtu_rules::{code as sms, phone as mobile};

use crate::kit::{after, date, today, words};

pub(crate) fn document(kind: &str, text: &str) -> String {
    let kind = DocType::from_word(kind).expect("a kind");
    answer(document::parse_normalised(kind, text, today()))
}

pub(crate) fn document_raw(input: &str) -> String {
    let (kind, raw) = kind_and_text(input);
    answer(document::parse(kind, &raw, today()))
}

fn answer(outcome: Result<Document, DocumentError>) -> String {
    match outcome {
        Ok(document) => std::iter::once(document.as_str())
            .chain(document.notices().iter().map(|notice| notice.name()))
            .collect::<Vec<_>>()
            .join(" "),
        Err(error) => error.name().into(),
    }
}

fn kind_and_text(input: &str) -> (DocType, String) {
    let (kind, text) = input.split_once(' ').expect("a kind and a text");
    let text = text.trim_matches('`').to_owned();
    (DocType::from_word(kind).expect("a kind"), text)
}

pub(crate) fn legacy(text: &str) -> String {
    document::upgrade_legacy(text).unwrap_or_else(|error| error.name().into())
}

pub(crate) fn doc_type(word: &str) -> String {
    DocType::from_word(word).expect("a kind").code().into()
}

pub(crate) fn guess(number: &str) -> String {
    document::guess(number).word().into()
}

pub(crate) fn mask(number: &str) -> String {
    document::mask(number)
}

pub(crate) fn suggest(input: &str) -> String {
    let (kind, text) = kind_and_text(input);
    match document::suggest(kind, &text, today()) {
        Some(Suggestion::Kind(kind)) => kind.word().into(),
        Some(Suggestion::Text(text)) => text,
        None => "none".into(),
    }
}

pub(crate) fn name(raw: &str) -> String {
    let report = name::check(raw);
    match report.error {
        Some(NameError::Traditional) => {
            let mut words = vec!["Traditional".to_owned()];
            words.extend(report.blocked.iter().map(|flagged| {
                let forms = flagged.forms.expect("forms of a blocked character");
                let forms: Vec<String> = forms.as_slice().iter().map(char::to_string).collect();
                format!("{}→{}", flagged.found, forms.join("/"))
            }));
            words.join(" ")
        }
        Some(error) => error.name().into(),
        None if report.soft.is_empty() => "Fine".into(),
        None => {
            let found: Vec<String> = report.soft.iter().map(|f| f.found.to_string()).collect();
            format!("Soft {}", found.join(" "))
        }
    }
}

pub(crate) fn name_normalise(raw: &str) -> String {
    name::normalise(raw)
}

pub(crate) fn phone(raw: &str) -> String {
    match mobile::Phone::parse(raw) {
        Ok(phone) => phone.as_str().into(),
        Err(error) => error.name().into(),
    }
}

pub(crate) fn code(raw: &str) -> String {
    sms::parse(raw).unwrap_or_else(|error| error.name().into())
}

pub(crate) fn password(input: &str) -> String {
    // A cell of one quoted value comes without its quotes.
    let words = if input.contains('`') { words(input) } else { vec![input.to_owned()] };
    let first = words[0].as_str();
    if let Some(second) = after(&words, "again")
        && let Err(error) = password::matches(first, second)
    {
        return error.name().into();
    }
    let about = About { born: after(&words, "born").map(date), phone: after(&words, "phone") };
    match password::check(first, about) {
        Ok(strength) => format!("{strength:?}"),
        Err(error) => error.name().into(),
    }
}

pub(crate) fn gesture(input: &str) -> String {
    if let Some(failures) = input.strip_prefix("failures ") {
        return match gesture::tries_left(failures.parse().unwrap()) {
            Ok(left) => format!("{left} left"),
            Err(error) => error.name().into(),
        };
    }
    let (first, second) = match input.split_once(" again ") {
        Some((first, second)) => (first, Some(second)),
        None => (input, None),
    };
    let pattern = match drawn(first) {
        Ok(pattern) => pattern,
        Err(error) => return error.name().into(),
    };
    if let Some(second) = second
        && let Err(error) = gesture::matches(&pattern, &drawn(second).unwrap())
    {
        return error.name().into();
    }
    let nodes: Vec<String> = pattern.nodes().iter().map(u8::to_string).collect();
    let common = if pattern.is_common() { " common" } else { "" };
    format!("{}{common}", nodes.join(","))
}

fn drawn(nodes: &str) -> Result<Pattern, gesture::GestureError> {
    let nodes: Vec<i32> =
        nodes.split(',').filter(|n| !n.is_empty()).map(|n| n.parse().unwrap()).collect();
    Pattern::from_drawn(&nodes)
}
