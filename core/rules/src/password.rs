//! 登录密码: what the server accepts and what it recommends.
//!
//! Six characters of any script are the floor; no composition rules, which make people write
//! passwords down. Refused are the few that everybody tries first, and what is printed on the
//! person's own document. Source: ours; the floor of six from the public instructions.

use alloc::format;

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
    let kinds: [fn(char) -> bool; 5] = [
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_uppercase(),
        |c| c.is_ascii_digit(),
        |c| c.is_ascii() && !c.is_ascii_alphanumeric(),
        |c| !c.is_ascii(),
    ];
    let used = kinds.iter().filter(|kind| password.chars().any(**kind)).count();
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
    [
        format!("{:02}{month:02}{day:02}", year.rem_euclid(100)), // also the tail of YYYYMMDD
        format!("{day:02}{month:02}{year:04}"),
    ]
    .iter()
    .any(|date| password.contains(date.as_str()))
}

fn is_common(password: &str) -> bool {
    let one_again_and_again = {
        let mut chars = password.chars();
        let first = chars.next();
        chars.all(|c| Some(c) == first)
    };
    one_again_and_again
        || is_run(password)
        || COMMON.split(' ').any(|common| common.eq_ignore_ascii_case(password))
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

/// The head of every published list, as far as six characters and more go, without runs and
/// repetitions, which are found by form.
static COMMON: &str = "\
    password passw0rd password1 p@ssw0rd p@ssword qwerty qwerty123 qwertyuiop qwe123 qweasd \
    qweasdzxc 1qaz2wsx 1q2w3e4r 1q2w3e q1w2e3r4 asdfgh asdfghjkl zxcvbn zxcvbnm asdasd 123123 \
    123321 112233 121212 131313 123123123 147258 147258369 159753 741852963 789456 789456123 \
    520520 5201314 1314520 woaini woaini1314 woaini520 iloveyou admin123 administrator welcome \
    letmein dragon monkey abc123456 a123456 a12345678 123456a 123456abc qq123456 123qwe \
    woaiwojia 100200 147852 666888";

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
