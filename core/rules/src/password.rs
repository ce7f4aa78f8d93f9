//! 登录密码: what the server accepts and what it recommends.
//!
//! Six characters of any script are the floor; no composition rules, which make people write
//! passwords down. Refused are the few that everybody tries first, and what is printed on the
//! person's own document. Source: ours; the floor of six from the public instructions.

use chrono::{Datelike, NaiveDate};

use crate::reason::reasons;

/// The fewest characters, in code points.
pub const MIN_CHARS: usize = 6;
/// The most characters. Longer is refused, never cut.
pub const MAX_CHARS: usize = 64;
/// From this length on a password counts as recommended.
pub const RECOMMENDED_CHARS: usize = 8;

/// What the person's other answers give away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct About<'a> {
    /// The date of birth in the document number.
    pub born: Option<NaiveDate>,
    /// The phone number's eleven digits.
    pub phone: Option<&'a str>,
}

/// How hard an accepted password is to guess; advice, never a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Accepted, but below what is recommended.
    Weak,
    /// Recommended.
    Fair,
    /// Long or varied enough that nobody guesses it.
    Strong,
}

reasons! {
    /// Why a password is refused.
    PasswordError in "password" {
        /// Nothing was entered.
        Empty = "empty",
        /// Fewer than six characters.
        TooShort = "too_short",
        /// More than sixty-four characters.
        TooLong = "too_long",
        /// One of those that everybody tries first, or one character again and again.
        Common = "common",
        /// It holds the date of birth that the document number shows.
        ContainsBirthDate = "contains_birth_date",
        /// It holds the phone number.
        ContainsPhone = "contains_phone",
        /// The second entry differs from the first.
        Mismatch = "mismatch",
    }
}

/// Checks a password. Nothing is trimmed or normalised: what was typed is the password.
///
/// ```
/// use tongtu_rules::password::{About, PasswordError, Strength, check};
/// assert_eq!(check("abc123", About::default()), Ok(Strength::Weak));
/// assert_eq!(check("xK9$v2Qm7!", About::default()), Ok(Strength::Strong));
/// assert_eq!(check("888888", About::default()), Err(PasswordError::Common));
/// ```
pub fn check(password: &str, about: About<'_>) -> Result<Strength, PasswordError> {
    if password.len() > MAX_CHARS * 4 {
        return Err(PasswordError::TooLong);
    }
    let length = password.chars().count();
    match length {
        0 => return Err(PasswordError::Empty),
        1..MIN_CHARS => return Err(PasswordError::TooShort),
        _ if length > MAX_CHARS => return Err(PasswordError::TooLong),
        _ => {}
    }
    if is_common(password) {
        return Err(PasswordError::Common);
    }
    if about.born.is_some_and(|born| holds_date(password, born)) {
        return Err(PasswordError::ContainsBirthDate);
    }
    if about.phone.is_some_and(|phone| !phone.is_empty() && password.contains(phone)) {
        return Err(PasswordError::ContainsPhone);
    }
    Ok(strength(password, length))
}

/// Whether both entries are the same, to the space.
///
/// ```
/// use tongtu_rules::password::{PasswordError, matches};
/// assert_eq!(matches(" abc123", "abc123"), Err(PasswordError::Mismatch));
/// ```
pub fn matches(first: &str, second: &str) -> Result<(), PasswordError> {
    if first == second { Ok(()) } else { Err(PasswordError::Mismatch) }
}

/// Rounds down: each further kind of character counts as two more of them.
fn strength(password: &str, length: usize) -> Strength {
    let kind = |b: u8| match b {
        b'a'..=b'z' => 1_u8,
        b'A'..=b'Z' => 2,
        b'0'..=b'9' => 4,
        _ if b.is_ascii() => 8,
        _ => 16,
    };
    let kinds = password.bytes().fold(0, |kinds, b| kinds | kind(b));
    let used = usize::try_from(kinds.count_ones()).unwrap_or(0);
    match length + 2 * used {
        0..=9 => Strength::Weak,
        _ if length < RECOMMENDED_CHARS => Strength::Weak,
        10..=14 => Strength::Fair,
        _ => Strength::Strong,
    }
}

/// `YYYYMMDD`, `YYMMDD` and `DDMMYYYY`.
fn holds_date(password: &str, born: NaiveDate) -> bool {
    let (year, month, day) = (born.year(), born.month(), born.day());
    let pair = |n: u32| [n / 10 % 10, n % 10].map(|digit| u8::try_from(digit).unwrap_or(0) + b'0');
    let year = year.unsigned_abs();
    let ([d, d_], [m, m_], [c, c_], [y, y_]) =
        (pair(day), pair(month), pair(year / 100), pair(year));
    let holds = |date: &[u8]| password.as_bytes().windows(date.len()).any(|part| part == date);
    holds(&[y, y_, m, m_, d, d_]) // also the tail of YYYYMMDD
        || holds(&[d, d_, m, m_, c, c_, y, y_])
}

fn is_common(password: &str) -> bool {
    let one_again_and_again = {
        let mut chars = password.chars();
        let first = chars.next();
        chars.all(|c| Some(c) == first)
    };
    one_again_and_again
        || is_run(password)
        || common(password.len()).iter().any(|common| common.eq_ignore_ascii_case(password))
}

/// Up or down by one all the way: 123456, 987654, abcdef.
fn is_run(password: &str) -> bool {
    let run = |step: i32| {
        password.bytes().zip(password.bytes().skip(1)).all(|(a, b)| {
            let next = i32::from(a) + step;
            i32::from(b) == next || (step == 1 && a == b'9' && b == b'0')
        })
    };
    password.bytes().all(|b| b.is_ascii_alphanumeric()) && (run(1) || run(-1))
}

/// The head of every published list by its length, as far as six characters and more go, without
/// runs and repetitions, which are found by form.
fn common(length: usize) -> &'static [&'static str] {
    match length {
        6 => &[
            "qwerty", "qwe123", "qweasd", "1q2w3e", "asdfgh", "zxcvbn", "asdasd", "123123",
            "123321", "112233", "121212", "131313", "147258", "159753", "789456", "520520",
            "woaini", "dragon", "monkey", "123qwe", "100200", "147852", "666888",
        ],
        7 => &["zxcvbnm", "5201314", "1314520", "welcome", "letmein", "a123456", "123456a"],
        8 => &[
            "password", "passw0rd", "p@ssw0rd", "p@ssword", "1qaz2wsx", "1q2w3e4r", "q1w2e3r4",
            "iloveyou", "admin123", "qq123456",
        ],
        9 => &[
            "password1",
            "qwerty123",
            "qweasdzxc",
            "asdfghjkl",
            "123123123",
            "147258369",
            "741852963",
            "789456123",
            "woaini520",
            "abc123456",
            "a12345678",
            "123456abc",
            "woaiwojia",
        ],
        10 => &["qwertyuiop", "woaini1314"],
        13 => &["administrator"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_floor_and_the_roof_count_characters_not_bytes() {
        let none = About::default();
        assert_eq!(check("密码abc", none), Err(PasswordError::TooShort));
        assert!(check(&"密码".repeat(32), none).is_ok());
        assert_eq!(check(&"密码a".repeat(22), none), Err(PasswordError::TooLong));
        assert_eq!(check(&"ab".repeat(500_000), none), Err(PasswordError::TooLong));
    }

    #[test]
    fn runs_are_found_in_both_directions() {
        for run in ["1234567", "7654321", "abcdefg", "1234567890", "fedcba"] {
            assert_eq!(check(run, About::default()), Err(PasswordError::Common), "{run}");
        }
        assert!(check("124816", About::default()).is_ok());
    }

    #[test]
    fn a_birth_date_is_found_in_the_orders_people_write() {
        let born = NaiveDate::from_ymd_opt(1990, 1, 2);
        for password in ["zhang900102", "19900102zz", "02011990!"] {
            let about = About { born, phone: None };
            assert_eq!(check(password, about), Err(PasswordError::ContainsBirthDate), "{password}");
        }
    }
}
