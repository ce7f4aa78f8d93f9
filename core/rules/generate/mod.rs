//! Makes `src/name/table.rs`: which characters are standard, which are blocked, and their forms.
//!
//! Inputs: the standard list of 2013 (`standard.txt`), OpenCC's conversion as the crate
//! `ferrous-opencc` publishes it (Apache-2.0), Unicode's normalisation. A character is *blocked*
//! when it is not standard and its simplified form is:
//!
//! ```text
//! Blocked = { c : t2s(c) ≠ c ∧ c ∉ Standard ∧ t2s(c) ∈ Standard } ∪ Added ∪ TwoForms
//! ```
//!
//! The counts are asserted: 2,954 blocked, 19 of them with two forms.
//!
//! To write the table anew: `cargo run -p tongtu-rules --example name_table`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Display, Write as _};

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

/// Where the table lies, from the crate's folder.
pub(crate) const PATH: &str = "src/name/table.rs";

const STANDARD: &str = include_str!("standard.txt");

/// In OpenCC's dictionary of 2026-08, not yet in the one that the crate carries.
const ADDED: [(char, char); 8] = [
    ('幷', '并'),
    ('拚', '拼'),
    ('搧', '扇'),
    ('擡', '抬'),
    ('牴', '抵'),
    ('舖', '铺'),
    ('貍', '狸'),
    ('遶', '绕'),
];

/// Two standard forms: the person picks. The first is the likelier one.
const TWO_FORMS: [(char, [char; 2]); 19] = [
    ('勣', ['𪟝', '绩']),
    ('噁', ['恶', '𫫇']),
    ('椏', ['桠', '丫']),
    ('畫', ['画', '划']),
    ('箚', ['札', '劄']),
    ('線', ['线', '缐']),
    ('蘋', ['苹', '𬞟']),
    ('訢', ['䜣', '欣']),
    ('讎', ['雠', '仇']),
    ('貲', ['赀', '资']),
    ('逕', ['径', '迳']),
    ('鉅', ['巨', '钜']),
    ('鍊', ['炼', '链']),
    ('鍾', ['钟', '锺']),
    ('鑪', ['𬬻', '炉']),
    ('頫', ['𫖯', '俯']),
    ('颺', ['飏', '扬']),
    ('麴', ['曲', '麹']),
    ('麼', ['么', '麽']),
];

/// The standard list.
fn standard() -> BTreeSet<char> {
    let point = |hex: &str| u32::from_str_radix(hex, 16).expect("a code point");
    STANDARD
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .flat_map(|range| match range.split_once('-') {
            Some((from, to)) => point(from)..=point(to),
            None => point(range)..=point(range),
        })
        .map(|code| char::from_u32(code).expect("a character"))
        .collect()
}

/// Each blocked character with its (first) standard form.
fn blocked(standard: &BTreeSet<char>) -> BTreeMap<char, char> {
    let t2s = OpenCC::from_config(BuiltinConfig::T2s).expect("the published dictionary");
    let mut blocked: BTreeMap<char, char> = (0x3400..=0x3_FFFF)
        .filter_map(char::from_u32)
        .filter(|c| !standard.contains(c))
        .filter_map(|c| {
            let form = t2s.convert(c.encode_utf8(&mut [0; 4])).chars().next()?;
            (form != c && standard.contains(&form)).then_some((c, form))
        })
        .collect();
    blocked.extend(ADDED);
    blocked.extend(TWO_FORMS.map(|(c, [first, _])| (c, first)));
    blocked
}

/// The text of the table.
pub(crate) fn table() -> String {
    let standard = standard();
    let blocked = blocked(&standard);
    assert_eq!((standard.len(), blocked.len()), (8105, 2954), "the published counts");

    let mut out = String::from(HEAD);
    rows(
        &mut out,
        "STANDARD",
        "u64",
        &bits(&mut standard.iter().copied()),
        4,
        |w| format!("0x{w:016x}"),
        "One bit a character from U+4E00: is it in the standard list of 2013?",
    );
    let blocked_bits = bits(&mut blocked.keys().copied());
    rows(
        &mut out,
        "BLOCKED",
        "u64",
        &blocked_bits,
        4,
        |w| format!("0x{w:016x}"),
        "One bit a character from U+4E00: a traditional form with a standard simplified one?",
    );
    let outside = |chars: &mut dyn Iterator<Item = char>| -> Vec<u32> {
        chars.filter(|c| !inside(*c)).map(u32::from).collect()
    };
    rows(
        &mut out,
        "STANDARD_OUTSIDE",
        "u32",
        &outside(&mut standard.iter().copied()),
        10,
        |c| format!("0x{c:05x}"),
        "Standard characters outside U+4E00..=U+9FFF, sorted.",
    );
    rows(
        &mut out,
        "BLOCKED_OUTSIDE",
        "u32",
        &outside(&mut blocked.keys().copied()),
        10,
        |c| format!("0x{c:05x}"),
        "Blocked characters outside U+4E00..=U+9FFF, sorted.",
    );
    let before = blocked_bits.iter().scan(0, |sum, word| {
        let before = *sum;
        *sum += word.count_ones();
        Some(before)
    });
    rows(
        &mut out,
        "BLOCKED_BEFORE",
        "u16",
        &before.collect::<Vec<u32>>(),
        16,
        |n| format!("{n:4}"),
        "How many blocked characters precede each word of `BLOCKED`.",
    );
    targets(&mut out, &blocked);
    folds(&mut out);
    compositions(&mut out);
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn targets(out: &mut String, blocked: &BTreeMap<char, char>) {
    let beyond: Vec<u32> = blocked
        .values()
        .map(|form| u32::from(*form))
        .filter(|form| *form > 0xFFFF)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let unit = |form: &char| match beyond.binary_search(&u32::from(*form)) {
        Ok(index) => 0xE000 + u32::try_from(index).expect("a small index"),
        Err(_) => u32::from(*form),
    };
    let (first, second): (Vec<_>, Vec<_>) = blocked.iter().partition(|(c, _)| inside(**c));
    let units: Vec<u32> = first.iter().chain(&second).map(|(_, form)| unit(form)).collect();
    rows(
        out,
        "TARGET",
        "u16",
        &units,
        12,
        |u| format!("0x{u:04x}"),
        "The simplified form of each blocked character; from 0xE000 an index into `TARGET_BEYOND`.",
    );
    rows(
        out,
        "TARGET_BEYOND",
        "u32",
        &beyond,
        10,
        |c| format!("0x{c:05x}"),
        "Simplified forms beyond the basic plane, sorted.",
    );
    out.push_str(
        "/// The blocked characters with more than one standard form: the person picks.\n",
    );
    out.push_str("#[rustfmt::skip]\n");
    writeln!(out, "pub(super) static SEVERAL: [(char, [char; 2]); {}] = [", TWO_FORMS.len())
        .expect("memory");
    for (c, [a, b]) in TWO_FORMS {
        writeln!(out, "    ('{c}', ['{a}', '{b}']),").expect("memory");
    }
    out.push_str("];\n\n");
}

fn folds(out: &mut String) {
    let one = |chars: &mut dyn Iterator<Item = char>, from: u32| {
        let to = chars.next()?;
        (chars.next().is_none() && u32::from(to) != from).then_some((from, u32::from(to)))
    };
    let canonical = (0xF900..0xFB00)
        .chain(0x2_F800..0x2_FA20)
        .filter_map(|from| one(&mut char::from_u32(from)?.nfc(), from));
    let radicals = (0x2E80..0x2FE0).filter_map(|from| one(&mut char::from_u32(from)?.nfkc(), from));
    let all: BTreeSet<(u32, u32)> = canonical.chain(radicals).collect();
    let (near, far): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(a, b)| *a <= 0xFFFF && *b <= 0xFFFF);
    rows(
        out,
        "FOLDED",
        "(u16, u16)",
        &near,
        5,
        |(a, b)| format!("(0x{a:04x}, 0x{b:04x})"),
        "Compatibility ideographs (by NFC) and radicals (by NFKC) and what they fold to, sorted.",
    );
    // The supplement is one run without a gap: its keys need no place.
    let (supplement, far): (Vec<_>, Vec<_>) = far.into_iter().partition(|(a, _)| *a >= 0x2_F800);
    let run = (0x2_F800..).zip(&supplement).all(|(code, (from, _))| code == *from);
    assert!(run, "a gap in the compatibility supplement");
    let targets: Vec<u32> = supplement.into_iter().map(|(_, to)| to).collect();
    rows(
        out,
        "FOLDED_SUPPLEMENT",
        "u32",
        &targets,
        10,
        |c| format!("0x{c:05x}"),
        "What the compatibility supplement from U+2F800 folds to, one after another.",
    );
    rows(
        out,
        "FOLDED_BEYOND",
        "(u32, u32)",
        &far,
        4,
        |(a, b)| format!("(0x{a:05x}, 0x{b:05x})"),
        "The same where either side lies beyond the basic plane.",
    );
}

fn compositions(out: &mut String) {
    let mut pairs = Vec::new();
    for code in (0xC0..0x250).chain(0x1E00..0x1F00) {
        let letter = char::from_u32(code).expect("a letter");
        // All but the last mark compose to the letter that the last one joins.
        let mut parts = Vec::new();
        decompose_canonical(letter, |part| parts.push(part));
        let Some((mark, rest)) = parts.split_last().filter(|(_, rest)| !rest.is_empty()) else {
            continue;
        };
        let base: Vec<char> = rest.iter().copied().nfc().collect();
        let stays = letter.nfc().eq([letter]);
        if let ([base], true) = (base.as_slice(), stays) {
            pairs.push((u32::from(*base), u32::from(*mark), code));
        }
    }
    pairs.sort_unstable();
    rows(
        out,
        "COMPOSED",
        "(u16, u16, u16)",
        &pairs,
        3,
        |(a, b, c)| format!("(0x{a:04x}, 0x{b:04x}, 0x{c:04x})"),
        "Latin letter, combining mark, and the letter that NFC makes of them, sorted.",
    );
}

fn inside(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

fn bits(chars: &mut dyn Iterator<Item = char>) -> Vec<u64> {
    let mut words = vec![0_u64; 328];
    for c in chars.filter(|c| inside(*c)) {
        let offset = u32::from(c) - 0x4E00;
        words[offset as usize / 64] |= 1 << (offset % 64);
    }
    words
}

fn rows<T, S: Display>(
    out: &mut String,
    name: &str,
    kind: &str,
    values: &[T],
    per_line: usize,
    show: impl Fn(&T) -> S,
    what: &str,
) {
    writeln!(out, "/// {what}\n#[rustfmt::skip]").expect("memory");
    writeln!(out, "pub(super) static {name}: [{kind}; {}] = [", values.len()).expect("memory");
    for line in values.chunks(per_line) {
        let cells: Vec<String> = line.iter().map(|value| format!("{},", show(value))).collect();
        writeln!(out, "    {}", cells.join(" ")).expect("memory");
    }
    out.push_str("];\n\n");
}

const HEAD: &str = "\
//! 通用规范汉字 and 繁体字 as bits. Generated by `core/rules/generate`; never edited by hand.
//!
//! A test makes this text anew and compares it byte for byte.
#![allow(clippy::unreadable_literal, reason = \"rows of code points, read by machines\")]

";
