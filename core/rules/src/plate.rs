//! 号牌号码: the text on a number plate. Source: GA 36-2018, restated (the text was not seen).
//!
//! Parses what a person may type. Whether the plate exists, only the server knows. Large and
//! small cars (01, 02) share one shape, so the kind comes from the person and is never guessed;
//! new-energy plates tell their size. The pair of kind and text is the key of a vehicle.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::licence::class::Class;
use crate::reason::reasons;
use crate::text;

/// Longer text is refused before it is read: eight characters take at most this.
const MAX_BYTES: usize = 32;

/// A plate in canonical form: upper case, no separator, for example `粤BD12345`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Plate<'a> {
    text: &'a str,
    family: Family,
}

/// What the shape of a plate tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Cars large or small, motorcycles, trial plates: a letter and five of letters and digits.
    Ordinary,
    /// 小型新能源汽车, six places of which the first is A to H, J or K.
    NewEnergySmall,
    /// 大型新能源汽车, five digits and such a letter.
    NewEnergyLarge,
    /// 挂车.
    Trailer,
    /// 教练汽车, ending in 学.
    Learner,
    /// 警用汽车.
    Police,
    /// 香港入出境车: 粤Z, four places, 港.
    HongKong,
    /// 澳门入出境车: 粤Z, four places, 澳.
    Macau,
    /// 领馆汽车.
    Consulate,
    /// 使馆汽车.
    Embassy,
}

impl Family {
    /// Every family, in the order of the form.
    pub const ALL: [Family; 10] = [
        Family::Ordinary,
        Family::NewEnergySmall,
        Family::NewEnergyLarge,
        Family::Trailer,
        Family::Learner,
        Family::Police,
        Family::HongKong,
        Family::Macau,
        Family::Consulate,
        Family::Embassy,
    ];

    /// The kinds (号牌种类) whose plates have this shape; one where the shape decides.
    ///
    /// ```
    /// use tongtu_rules::plate::Family;
    /// assert_eq!(Family::NewEnergySmall.kinds(), [52]);
    /// assert!(Family::Ordinary.kinds().starts_with(&[1, 2])); // the person says which
    /// ```
    pub fn kinds(self) -> &'static [u8] {
        match self {
            Family::Ordinary => &[1, 2, 6, 7, 8, 13, 18, 19],
            Family::NewEnergySmall => &[52],
            Family::NewEnergyLarge => &[51],
            Family::Trailer => &[15],
            Family::Learner => &[16, 17],
            Family::Police => &[23, 24],
            Family::HongKong => &[26],
            Family::Macau => &[27],
            Family::Consulate => &[4, 10],
            Family::Embassy => &[3, 9],
        }
    }

    /// The variant's name, as the vectors write it.
    pub fn name(self) -> &'static str {
        match self {
            Family::Ordinary => "Ordinary",
            Family::NewEnergySmall => "NewEnergySmall",
            Family::NewEnergyLarge => "NewEnergyLarge",
            Family::Trailer => "Trailer",
            Family::Learner => "Learner",
            Family::Police => "Police",
            Family::HongKong => "HongKong",
            Family::Macau => "Macau",
            Family::Consulate => "Consulate",
            Family::Embassy => "Embassy",
        }
    }
}

reasons! {
    /// Why a plate is refused: the first part that is wrong, from the left.
    PlateError in "plate" {
        /// Nothing was entered.
        Empty = "empty",
        /// More than any plate has.
        TooLong = "too_long",
        /// No province of the mainland has this character.
        Province = "province",
        /// The second place is no letter of an authority; I and O are not used.
        City = "city",
        /// I or O behind the second place: no plate has them, read 1 and 0.
        ForbiddenLetter {
            /// The letter.
            found: char,
        } = "forbidden_letter",
        /// The places behind fit no kind of plate.
        Serial = "serial",
        /// A plate of the army or the armed police, which is not in this system.
        Army = "army",
        /// A temporary plate on paper (临时行驶车号牌), which cannot be filed.
        Temporary = "temporary",
    }
}

impl<'a> Plate<'a> {
    /// Checks normalised text (see [`normalise`]): seven or eight characters. Allocates nothing;
    /// longer input is refused before it is read.
    ///
    /// # Errors
    /// The first part that is wrong, from the left, so that the form can point at it.
    ///
    /// ```
    /// # use tongtu_rules::plate::{Family, Plate, PlateError};
    /// assert_eq!(Plate::parse("粤BD12345")?.family(), Family::NewEnergySmall);
    /// assert_eq!(Plate::parse("京I12345"), Err(PlateError::City)); // no I, no O: read as 1, 0
    /// # Ok::<(), PlateError>(())
    /// ```
    pub fn parse(text: &'a str) -> Result<Plate<'a>, PlateError> {
        if text.is_empty() {
            return Err(PlateError::Empty);
        }
        if text.len() > MAX_BYTES {
            return Err(PlateError::TooLong);
        }
        let family = family(text)?;
        Ok(Plate { text, family })
    }

    /// The canonical text.
    pub fn as_str(&self) -> &'a str {
        self.text
    }

    /// What the shape tells.
    pub fn family(&self) -> Family {
        self.family
    }

    /// Whether the serial of an ordinary plate holds more than two letters. Public pages say that
    /// none is issued so, and print one all the same: worth a second look, never a refusal.
    ///
    /// ```
    /// # use tongtu_rules::plate::Plate;
    /// assert!(Plate::parse("粤BABC12")?.has_many_letters());
    /// # Ok::<(), tongtu_rules::plate::PlateError>(())
    /// ```
    pub fn has_many_letters(&self) -> bool {
        self.family == Family::Ordinary
            && self.text.chars().skip(2).filter(char::is_ascii_uppercase).count() > 2
    }
}

/// The text of a plate as it was typed: as for any number, and without the dot behind the second
/// character.
///
/// ```
/// use tongtu_rules::plate::normalise;
/// assert_eq!(normalise("粤b·12345"), "粤B12345");
/// assert_eq!(normalise("粤B 12345"), "粤B12345");
/// ```
pub fn normalise(raw: &str) -> Cow<'_, str> {
    let text = text::normalise(raw);
    let second = text.char_indices().nth(2).map(|(at, _)| at);
    let Some((head, tail)) = second.and_then(|at| text.split_at_checked(at)) else {
        return text;
    };
    let plain = tail.trim_start_matches(['·', '•', '・', '.', '-', ' ']);
    if plain.len() == tail.len() {
        return text;
    }
    let mut joined = String::with_capacity(text.len());
    joined.push_str(head);
    joined.push_str(plain);
    joined.truncate(joined.trim_end().len()); // the dot may have stood alone behind a space
    Cow::Owned(joined)
}

/// The name of a kind (号牌种类), for pickers and for what the server sends. `None` for a code
/// that is in no table we know: show the number.
///
/// ```
/// assert_eq!(tongtu_rules::plate::kind_name(52), Some("小型新能源汽车"));
/// assert_eq!(tongtu_rules::plate::kind_name(99), None);
/// ```
pub fn kind_name(kind: u8) -> Option<&'static str> {
    KINDS.iter().find(|(code, _)| *code == kind).map(|(_, name)| *name)
}

/// The classes of which any one lets its holder drive a vehicle of this kind. Empty where the
/// kind does not tell: then nothing may be concluded. Source: 令第162号 annex 1; the match ours.
///
/// ```
/// use tongtu_rules::licence::class::Class;
/// assert!(tongtu_rules::plate::classes_for(2).contains(&Class::C2));
/// assert!(tongtu_rules::plate::classes_for(99).is_empty());
/// ```
pub fn classes_for(kind: u8) -> &'static [Class] {
    use Class::{A1, A2, A3, B1, B2, C1, C2, C3, C4, C5, C6, D, E, F};
    match kind {
        1 | 51 => &[A1, A2, A3, B1, B2],
        2 | 16 | 20 | 26 | 27 | 52 => &[C1, C2, C5],
        7 => &[D, E],
        8 => &[F],
        13 => &[C3, C4],
        15 => &[A2, C6],
        17 | 21 => &[D, E, F],
        _ => &[],
    }
}

/// 号牌种类 codes and names. Source: restated.
pub static KINDS: [(u8, &str); 29] = [
    (1, "大型汽车"),
    (2, "小型汽车"),
    (3, "使馆汽车"),
    (4, "领馆汽车"),
    (5, "境外汽车"),
    (6, "外籍汽车"),
    (7, "普通摩托车"),
    (8, "轻便摩托车"),
    (9, "使馆摩托车"),
    (10, "领馆摩托车"),
    (11, "境外摩托车"),
    (12, "外籍摩托车"),
    (13, "低速车"),
    (14, "拖拉机"),
    (15, "挂车"),
    (16, "教练汽车"),
    (17, "教练摩托车"),
    (18, "试验汽车"),
    (19, "试验摩托车"),
    (20, "临时入境汽车"),
    (21, "临时入境摩托车"),
    (22, "临时行驶车"),
    (23, "警用汽车"),
    (24, "警用摩托车"),
    (25, "原农机号牌"),
    (26, "香港入出境车"),
    (27, "澳门入出境车"),
    (51, "大型新能源汽车"),
    (52, "小型新能源汽车"),
];

/// The short names that stand first on a plate, all of them of the mainland.
fn is_province(c: char) -> bool {
    matches!(
        c,
        '京' | '津'
            | '沪'
            | '渝'
            | '冀'
            | '豫'
            | '云'
            | '辽'
            | '黑'
            | '湘'
            | '皖'
            | '鲁'
            | '新'
            | '苏'
            | '浙'
            | '赣'
            | '鄂'
            | '桂'
            | '甘'
            | '晋'
            | '蒙'
            | '陕'
            | '吉'
            | '闽'
            | '贵'
            | '粤'
            | '青'
            | '藏'
            | '川'
            | '宁'
            | '琼'
    )
}

fn family(text: &str) -> Result<Family, PlateError> {
    let six_digits = |s: &str| s.len() == 6 && s.bytes().all(|b| b.is_ascii_digit());
    if let Some(number) = text.strip_prefix('使').or_else(|| text.strip_suffix('使')) {
        return if six_digits(number) { Ok(Family::Embassy) } else { Err(PlateError::Serial) };
    }
    let mut chars = text.chars();
    match chars.next() {
        Some('军') => return Err(PlateError::Army),
        Some('W') if text.starts_with("WJ") => return Err(PlateError::Army),
        Some('临') => return Err(PlateError::Temporary),
        Some(province) if is_province(province) => {}
        _ => return Err(PlateError::Province),
    }
    let behind_province = chars.as_str();
    if let Some(number) = behind_province.strip_suffix('领') {
        // Older consular plates carry no letter.
        if (4..=6).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()) {
            return Ok(Family::Consulate);
        }
    }
    chars.next().filter(|c| is_letter(*c)).ok_or(PlateError::City)?;
    let serial = chars.as_str();
    if let Some(found) = serial.chars().find(|c| matches!(c, 'I' | 'O')) {
        return Err(PlateError::ForbiddenLetter { found });
    }
    let places = |s: &str, n: usize| s.len() == n && s.chars().all(is_place);
    let digits = |s: &[u8]| s.iter().all(u8::is_ascii_digit);
    match serial.as_bytes() {
        [first, second, rest @ ..]
            if rest.len() == 4
                && is_energy(*first)
                && is_place((*second).into())
                && digits(rest) =>
        {
            return Ok(Family::NewEnergySmall);
        }
        [rest @ .., last] if rest.len() == 5 && digits(rest) && is_energy(*last) => {
            return Ok(Family::NewEnergyLarge);
        }
        _ => {}
    }
    if places(serial, 5) {
        return Ok(Family::Ordinary);
    }
    let mut ending = serial.chars();
    let last = ending.next_back();
    if !places(ending.as_str(), 4) {
        return Err(PlateError::Serial);
    }
    match last {
        Some('挂') => Ok(Family::Trailer),
        Some('学') => Ok(Family::Learner),
        Some('警') => Ok(Family::Police),
        Some('领') => Ok(Family::Consulate),
        Some('港') if text.starts_with("粤Z") => Ok(Family::HongKong),
        Some('澳') if text.starts_with("粤Z") => Ok(Family::Macau),
        _ => Err(PlateError::Serial),
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_uppercase() && !matches!(c, 'I' | 'O')
}

fn is_place(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c)
}

/// D A B C E for battery, F G H J K for the others.
fn is_energy(letter: u8) -> bool {
    matches!(letter, b'A'..=b'H' | b'J' | b'K')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provinces_character_is_listed_once() {
        assert_eq!(('\0'..=char::MAX).filter(|c| is_province(*c)).count(), 31);
        for province in crate::city::provinces() {
            assert!(is_province(province.prefix), "{}", province.prefix);
        }
    }

    #[test]
    fn a_dot_behind_a_space_leaves_nothing_to_be_taken_off_again() {
        let once = normalise("? ·").into_owned();
        assert_eq!((once.as_str(), normalise(&once).as_ref()), ("?", "?"));
    }

    #[test]
    fn every_kind_of_a_family_has_a_name() {
        for kind in Family::ALL.iter().flat_map(|family| family.kinds()) {
            assert!(kind_name(*kind).is_some(), "{kind}");
        }
    }

    #[test]
    fn a_megabyte_is_refused_by_its_length() {
        assert_eq!(Plate::parse(&"京".repeat(400_000)), Err(PlateError::TooLong));
    }
}
