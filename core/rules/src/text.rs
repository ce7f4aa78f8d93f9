//! Normalisation (规范化) of what was typed or pasted, before any rule reads it.
//!
//! For numbers: documents, plates, VIN, file numbers, codes. Names have their own steps in
//! [`name`](crate::name). Never maps look-alikes of other scripts: a Cyrillic Х is an error the
//! person should see.

use alloc::borrow::Cow;
use alloc::string::String;

/// Longer input than this is no number of ours: every parser refuses it before reading it.
pub const MAX_RAW_BYTES: usize = 512;

/// Brings a number into the form that the rules read. Linear; borrows when nothing changes.
///
/// In this order: invisible marks go; full-width ASCII becomes ASCII; every dash becomes `-` and
/// every white space a space; the ends are trimmed; spaces and hyphens between letters, digits and
/// brackets go, since people group digits; ASCII becomes upper case. Source: ours.
///
/// ```
/// use tongtu_rules::text::normalise;
/// assert_eq!(normalise("ａ１２３４５６ （３）"), "A123456(3)");
/// assert_eq!(normalise("138-0013 8000"), "13800138000");
/// ```
pub fn normalise(raw: &str) -> Cow<'_, str> {
    if !raw.chars().any(is_changed) {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut gap = String::new();
    for c in raw.chars().filter(|c| !is_invisible(*c)).map(narrow) {
        if c == ' ' || c == '-' {
            gap.push(c);
            continue;
        }
        match out.chars().next_back() {
            None => out.push_str(gap.trim_start()),
            Some(before) if joins(before) && joins(c) => {}
            Some(_) => out.push_str(&gap),
        }
        gap.clear();
        out.push(c.to_ascii_uppercase());
    }
    out.push_str(if out.is_empty() { gap.trim() } else { gap.trim_end() });
    Cow::Owned(out)
}

/// Marks without width that ride along with a paste: zero-width, soft hyphen, direction.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'
        | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Letters of Greek and Cyrillic look like Latin ones; they are named, never mapped.
pub(crate) fn look_alike(text: &str) -> Option<char> {
    text.chars().find(|c| matches!(c, '\u{370}'..='\u{52F}'))
}

/// Full-width ASCII, dashes and spaces to their plain forms.
pub(crate) fn narrow(c: char) -> char {
    match c {
        '—' | '–' | '－' | '‐' | '‑' => '-',
        '\u{FF01}'..='\u{FF5E}' => {
            u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c)
        }
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

fn is_changed(c: char) -> bool {
    c == '-' || c.is_ascii_lowercase() || is_invisible(c) || c.is_whitespace() || narrow(c) != c
}

/// What numbers and plates are made of. Letters of other scripts are refused later anyway, and the
/// tables that know them all would weigh more than the rest of this crate's text.
fn joins(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '(' | ')' | '\u{2E80}'..)
}

/// Sorts a handful, equals in their order. The general sorts weigh 18 KiB in a program and are made
/// for more than the few marks of a letter or the statuses of a licence.
pub(crate) fn sort_few<T, K: Ord>(few: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..few.len() {
        let mut at = end;
        while let Some([before, after]) = at.checked_sub(1).and_then(|left| few.get(left..=at)) {
            if key(before) <= key(after) {
                break;
            }
            few.swap(at - 1, at);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handful_is_sorted_and_equals_keep_their_order() {
        let mut few = [(2, 'a'), (1, 'a'), (2, 'b'), (0, 'a'), (1, 'b')];
        sort_few(&mut few, |(number, _)| *number);
        assert_eq!(few, [(0, 'a'), (1, 'a'), (1, 'b'), (2, 'a'), (2, 'b')]);
        sort_few(&mut [] as &mut [u8], |n| *n);
    }

    #[test]
    fn canonical_text_is_borrowed() {
        assert!(matches!(normalise("粤BD12345"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_hyphen_that_joins_nothing_stays_to_be_seen() {
        assert_eq!(normalise(" -5 "), "-5");
        assert_eq!(normalise("5 - "), "5 -");
        assert_eq!(normalise(" - "), "-");
        assert_eq!(normalise("A123456[3] -"), "A123456[3] -");
    }

    #[test]
    fn normalising_twice_changes_nothing() {
        for raw in ["\u{200B}h1234 5678", "１２３－４", "a - [b]", "  ", "——"] {
            let once = normalise(raw).into_owned();
            assert_eq!(normalise(&once), once, "{raw:?}");
        }
    }
}
