//! The steps that make one spelling of a name out of many, in the order they must have.

use alloc::string::String;
use alloc::vec::Vec;

use super::table;
use crate::text;

/// Brings a name into the form that is sent: one code point a character, U+00B7 between the parts
/// of a minority name, no spaces between Han characters, Latin letters in upper case.
///
/// NFC is done for what a name can hold: Latin letters with marks, compatibility ideographs.
/// Not NFKC, which would turn a full-width stop into another mark. Linear. Sources:
/// 民委发〔2016〕33号 for U+00B7; Unicode for the rest.
///
/// ```
/// use tongtu_rules::name::normalise;
/// assert_eq!(normalise("阿不都•热西提"), "阿不都·热西提");
/// assert_eq!(normalise(" zhang  san "), "ZHANG SAN");
/// assert_eq!(normalise("张 三"), "张三");
/// assert_eq!(normalise("\u{2F00}\u{F900}"), "一豈");
/// ```
pub fn normalise(raw: &str) -> String {
    let once = pass(raw);
    // A capital may fall apart into letter and mark (ẘ), which then stands before older marks.
    if once.chars().any(|c| matches!(c, '\u{300}'..='\u{36F}')) { pass(&once) } else { once }
}

fn pass(raw: &str) -> String {
    let kept = raw
        .chars()
        .filter(|c| !text::is_invisible(*c) && !is_variation_selector(*c))
        .map(|c| standard_code_point(folded(wide_letter(c))));
    let composed = compose(kept);
    let marked = interpuncts(&composed);
    spaces(&marked)
}

/// Han by script: unified ideographs, 々, 〇, and the compatibility block's twelve real ones.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '々' | '〇'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FFFD}' | '\u{30000}'..='\u{3FFFD}')
}

/// Letters of names on passports: Latin with its marks.
pub(super) fn is_latin(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
        && !matches!(c, '×' | '÷')
}

pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}')
}

fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Full-width letters, hyphen, apostrophe and space: a Chinese keyboard types them in names.
fn wide_letter(c: char) -> char {
    match c {
        '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => text::narrow(c),
        '‐' | '‑' | '－' => '-',
        '’' | '‘' | '＇' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Compatibility ideographs and radicals to the character they stand for.
fn folded(c: char) -> char {
    let found = match u16::try_from(u32::from(c)) {
        Ok(unit) => table::FOLDED
            .binary_search_by_key(&unit, |(from, _)| *from)
            .ok()
            .and_then(|at| table::FOLDED.get(at))
            .map(|(_, to)| u32::from(*to)),
        Err(_) => None,
    };
    let supplement = || {
        let offset = u32::from(c).checked_sub(0x2_F800)?;
        table::FOLDED_SUPPLEMENT.get(usize::try_from(offset).ok()?).copied()
    };
    let beyond = || {
        let at =
            table::FOLDED_BEYOND.binary_search_by_key(&u32::from(c), |(from, _)| *from).ok()?;
        table::FOLDED_BEYOND.get(at).map(|(_, to)| *to)
    };
    found.or_else(supplement).or_else(beyond).and_then(char::from_u32).unwrap_or(c)
}

/// Rare characters that GBK systems kept at private-use code points. Source: restated.
fn standard_code_point(c: char) -> char {
    match c {
        '\u{E863}' => '\u{4DAE}',
        '\u{E816}' => '\u{20087}',
        '\u{E817}' => '\u{20089}',
        '\u{E818}' => '\u{200CC}',
        '\u{E81E}' => '\u{9FB4}',
        '\u{E831}' => '\u{215D7}',
        '\u{E83B}' => '\u{2298F}',
        '\u{E855}' => '\u{241FE}',
        c => c,
    }
}

/// NFC of Latin letters: marks are put into canonical order, then joined to their letter.
fn compose(chars: impl Iterator<Item = char>) -> Vec<char> {
    let mut out: Vec<char> = Vec::new();
    let mut marks: Vec<char> = Vec::new();
    for c in chars {
        if combining_class(c).is_some() {
            marks.push(c);
            continue;
        }
        join(&mut out, &mut marks);
        out.push(c);
    }
    join(&mut out, &mut marks);
    out
}

/// Joins what it can of the marks to the last letter and appends the rest.
fn join(out: &mut Vec<char>, marks: &mut Vec<char>) {
    let Some(mut letter) = out.pop() else {
        text::sort_few(marks, |mark| combining_class(*mark));
        out.append(marks);
        return;
    };
    if marks.is_empty() {
        out.push(letter);
        return;
    }
    while let Some((base, mark)) = decomposed(letter) {
        letter = base;
        marks.insert(0, mark);
    }
    // A name has few marks, and a raw name is short: sorting a run of them stays cheap.
    text::sort_few(marks, |mark| combining_class(*mark));
    let mut left: Vec<char> = Vec::new();
    for mark in marks.drain(..) {
        // A mark of the same class before it blocks it.
        let blocked = left.last().is_some_and(|l| combining_class(*l) == combining_class(mark));
        match composed(letter, mark) {
            Some(joined) if !blocked => letter = joined,
            _ => left.push(mark),
        }
    }
    out.push(letter);
    out.append(&mut left);
}

fn composed(letter: char, mark: char) -> Option<char> {
    let key = (u16::try_from(u32::from(letter)).ok()?, u16::try_from(u32::from(mark)).ok()?);
    let at = table::COMPOSED.binary_search_by_key(&key, |(a, b, _)| (*a, *b)).ok()?;
    table::COMPOSED.get(at).and_then(|(_, _, to)| char::from_u32(u32::from(*to)))
}

fn decomposed(letter: char) -> Option<(char, char)> {
    let unit = u16::try_from(u32::from(letter)).ok().filter(|unit| *unit > 0xBF)?;
    let (base, mark, _) = table::COMPOSED.iter().find(|(_, _, to)| *to == unit)?;
    Some((char::from_u32(u32::from(*base))?, char::from_u32(u32::from(*mark))?))
}

/// The canonical combining class of the marks that Latin letters compose with.
fn combining_class(c: char) -> Option<u8> {
    match c {
        '\u{31B}' => Some(216),
        '\u{327}' | '\u{328}' => Some(202),
        '\u{323}'..='\u{326}' | '\u{32D}' | '\u{32E}' | '\u{330}' | '\u{331}' => Some(220),
        '\u{300}'..='\u{304}' | '\u{306}'..='\u{30C}' | '\u{30F}' | '\u{311}' => Some(230),
        _ => None,
    }
}

/// Every dot that people use between two Han characters becomes U+00B7.
fn interpuncts(chars: &[char]) -> Vec<char> {
    let mut out = chars.to_vec();
    for (middle, window) in out.iter_mut().skip(1).zip(chars.windows(3)) {
        if let [before, dot, after] = window
            && is_dot(*dot)
            && is_han(*before)
            && is_han(*after)
        {
            *middle = '·';
        }
    }
    out
}

fn is_dot(c: char) -> bool {
    matches!(
        c,
        '\u{2022}'
            | '\u{2027}'
            | '\u{30FB}'
            | '\u{FF65}'
            | '\u{22C5}'
            | '\u{2219}'
            | '\u{387}'
            | '\u{25CF}'
            | '\u{FF0E}'
            | '.'
            | '\u{318D}'
            | '\u{119E}'
            | '\u{16EB}'
    )
}

/// No space beside a Han character, one between Latin words, none at the ends; upper case.
fn spaces(chars: &[char]) -> String {
    let mut out = String::with_capacity(chars.len() * 3);
    let mut gap = false;
    for c in chars {
        if *c == ' ' {
            gap = true;
            continue;
        }
        let before = out.chars().next_back();
        if gap && before.is_some_and(|b| !is_han(b)) && !is_han(*c) {
            out.push(' ');
        }
        gap = false;
        out.extend(c.to_uppercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_any_order_make_one_letter() {
        assert_eq!(normalise("nguye\u{302}\u{303}n"), "NGUYỄN");
        assert_eq!(normalise("a\u{302}\u{323}"), normalise("a\u{323}\u{302}"));
        assert_eq!(normalise("ê\u{323}"), "Ệ");
        assert_eq!(normalise("muller\u{308}"), "MULLER\u{308}", "no such letter: left to be seen");
    }

    #[test]
    fn a_stop_between_latin_letters_stays_a_stop() {
        assert_eq!(normalise("J.R."), "J.R.");
        assert_eq!(normalise("阿.不"), "阿·不");
    }

    #[test]
    fn private_code_points_with_a_standard_place_are_moved_there() {
        assert_eq!(normalise("刘\u{E863}"), "刘䶮");
        assert_eq!(normalise("刘\u{E000}"), "刘\u{E000}");
    }

    #[test]
    fn normalising_twice_changes_nothing() {
        for raw in ["阿 不・都", "é\u{323} x", "ß", "\u{F9E8}\u{FE01}", "ﬁ"] {
            let once = normalise(raw);
            assert_eq!(normalise(&once), once, "{raw:?}");
        }
    }
}
