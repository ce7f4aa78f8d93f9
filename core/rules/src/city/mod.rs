//! 注册城市, 发证机关: provinces and their cities, with the prefixes of their plates.
//!
//! A prefix suggests a city and never decides one: prefixes are neither unique nor complete. The
//! four municipalities are one city each, whose letters vary. Source: restated.

mod table;

use crate::text;

/// A province, autonomous region or municipality.
#[derive(Debug, PartialEq, Eq)]
pub struct Province {
    /// Stable: the letters of ISO 3166-2:CN in lower case.
    pub id: &'static str,
    /// The first character of its plates.
    pub prefix: char,
    /// The short name.
    pub name: &'static str,
    /// The name in Latin letters.
    pub latin: &'static str,
    /// Its cities, one a line.
    listed: &'static str,
}

/// A city that registers people and vehicles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct City {
    /// Stable: the province's id and the first letter of its plates, `gd_b`.
    pub id: &'static str,
    /// The letters behind the province on its plates; empty for a municipality, where they vary.
    pub letters: &'static str,
    /// The name without 市.
    pub name: &'static str,
    /// The name in Latin letters, as on road signs.
    pub latin: &'static str,
}

impl Province {
    /// Its cities, in the order of their letters.
    ///
    /// ```
    /// let (guangdong, _) = tongtu_rules::city::by_id("gd_b").unwrap();
    /// assert_eq!(guangdong.cities().next().map(|city| city.name), Some("广州"));
    /// ```
    pub fn cities(&self) -> impl Iterator<Item = City> + use<> {
        self.listed.lines().filter_map(City::read)
    }
}

impl City {
    /// A line of the table. A test reads them all, so that none is passed over.
    fn read(line: &'static str) -> Option<City> {
        let mut parts = line.split('|');
        let [id, letters, name, latin] =
            [parts.next()?, parts.next()?, parts.next()?, parts.next()?];
        Some(City { id, letters, name, latin })
    }
}

/// All provinces, in the order of GB/T 2260.
///
/// ```
/// use tongtu_rules::city;
/// assert_eq!(city::provinces().len(), 31);
/// ```
pub fn provinces() -> &'static [Province] {
    &table::PROVINCES
}

/// The city with a stable id, and its province.
///
/// ```
/// let (province, city) = tongtu_rules::city::by_id("gd_b").unwrap();
/// assert_eq!((province.name, city.name), ("广东", "深圳"));
/// ```
pub fn by_id(id: &str) -> Option<(&'static Province, City)> {
    all().find(|(_, city)| city.id == id)
}

/// The city that a plate's first two characters suggest.
///
/// ```
/// assert_eq!(tongtu_rules::city::by_prefix("粤C").unwrap().1.name, "珠海");
/// assert_eq!(tongtu_rules::city::by_prefix("京A").unwrap().1.name, "北京");
/// ```
pub fn by_prefix(plate: &str) -> Option<(&'static Province, City)> {
    let mut chars = plate.chars();
    let (province, letter) = (chars.next()?, chars.next()?.to_ascii_uppercase());
    all().filter(|(p, _)| p.prefix == province).find(|(_, city)| {
        city.letters.contains(letter) || (city.letters.is_empty() && letter.is_ascii_uppercase())
    })
}

/// Every city whose name, Latin name, province or plate prefix the text is part of. An empty or
/// overlong text finds nothing.
///
/// ```
/// use tongtu_rules::city;
/// let names = |text| city::search(text).map(|(_, city)| city.name).collect::<Vec<_>>();
/// assert_eq!(names("珠"), ["珠海"]);
/// assert_eq!(names("shenz"), ["深圳"]);
/// assert_eq!(names("粤b"), ["深圳"]);
/// ```
pub fn search(raw: &str) -> impl Iterator<Item = (&'static Province, City)> {
    let usable = raw.len() <= text::MAX_RAW_BYTES;
    let wanted = text::normalise(if usable { raw } else { "" }).into_owned();
    all().filter(move |(province, city)| {
        !wanted.is_empty()
            && (city.name.contains(wanted.as_str())
                || province.name.contains(wanted.as_str())
                || latin_starts(city.latin, &wanted)
                || latin_starts(province.latin, &wanted)
                || is_prefix(province, *city, &wanted))
    })
}

fn all() -> impl Iterator<Item = (&'static Province, City)> {
    table::PROVINCES.iter().flat_map(|p| p.cities().map(move |city| (p, city)))
}

/// From the start of the Latin name, without apostrophes and spaces: `xian` finds Xi'an.
fn latin_starts(latin: &str, wanted: &str) -> bool {
    let plain = |c: &char| !matches!(c, ' ' | ',' | '\'' | '’' | '-' | '·');
    let mut name = latin.chars().filter(plain).map(plain_letter);
    wanted.chars().filter(plain).count() > 0
        && wanted.chars().filter(plain).all(|c| name.next() == Some(plain_letter(c)))
}

/// `u` and `v` are typed for `ü`, `e` for `ê`.
fn plain_letter(c: char) -> char {
    match c {
        'ü' | 'Ü' => 'U',
        'ê' => 'E',
        c => c.to_ascii_uppercase(),
    }
}

fn is_prefix(province: &Province, city: City, wanted: &str) -> bool {
    let mut chars = wanted.chars();
    if chars.next() != Some(province.prefix) {
        return false;
    }
    match (chars.next(), chars.next()) {
        (None, _) => true,
        (Some(letter), None) => city.letters.is_empty() || city.letters.contains(letter),
        (Some(_), Some(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeSet;

    #[test]
    fn every_line_of_the_table_is_a_city() {
        for province in provinces() {
            assert_eq!(
                province.cities().count(),
                province.listed.lines().count(),
                "{}",
                province.name
            );
            for line in province.listed.lines() {
                assert_eq!(line.split('|').count(), 4, "{line}");
            }
        }
    }

    #[test]
    fn every_id_is_used_once_and_leads_back() {
        let ids: BTreeSet<_> = all().map(|(_, city)| city.id).collect();
        assert_eq!(ids.len(), all().count());
        for (province, city) in all() {
            assert_eq!(by_id(city.id), Some((province, city)));
        }
    }

    #[test]
    fn no_prefix_of_the_table_belongs_to_two_cities() {
        let mut seen = BTreeSet::new();
        for (province, city) in all() {
            for letter in city.letters.chars() {
                assert!(seen.insert((province.prefix, letter)), "{}{letter}", province.prefix);
                assert!(!matches!(letter, 'I' | 'O'), "{}{letter}", province.prefix);
            }
        }
    }

    #[test]
    fn apostrophes_and_marks_need_not_be_typed() {
        let first = |text| search(text).next().map(|(_, city)| city.name);
        assert!(search("xian").any(|(_, city)| city.name == "西安"));
        assert_eq!(first("urumqi"), Some("乌鲁木齐"));
        assert_eq!(search(&"x".repeat(1_000_000)).count(), 0);
        assert_eq!(search("").count(), 0);
    }
}
