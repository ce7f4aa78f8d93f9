//! The same eight fields as somebody writes them with garde: patterns where a pattern can say it,
//! plain functions where it cannot.
//!
//! It is written well, and knows less than the rules do: no characters of names, no look-alikes, no
//! reasons. That it is beaten means something only so.

use chrono::NaiveDate;
use garde::Validate;

/// A form, as it was typed and normalised.
#[derive(Validate)]
#[garde(context(NaiveDate))]
pub(crate) struct Form<'a> {
    #[garde(custom(resident))]
    pub(crate) document: &'a str,
    #[garde(length(chars, min = 1, max = 50), custom(of_a_name))]
    pub(crate) name: &'a str,
    #[garde(pattern(r"^1[3-9][0-9]{9}$"))]
    pub(crate) phone: &'a str,
    #[garde(length(chars, min = 6, max = 64), custom(uncommon))]
    pub(crate) password: &'a str,
    #[garde(pattern(r"^[0-9]{6}$"))]
    pub(crate) code: &'a str,
    #[garde(pattern(r"^[0-9]{12}$"))]
    pub(crate) file_number: &'a str,
    #[garde(pattern(
        r"^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]([A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警领]|[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJK])$"
    ))]
    pub(crate) plate: &'a str,
    #[garde(length(bytes, equal = 17), custom(checked))]
    pub(crate) vin: &'a str,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what garde hands over")]
fn resident(number: &str, today: &NaiveDate) -> garde::Result {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let wrong = || garde::Error::new("document");
    let bytes = number.as_bytes();
    let [region, _, ..] = bytes else { return Err(wrong()) };
    if bytes.len() != 18 || !(b'1'..=b'6').contains(region) {
        return Err(wrong());
    }
    let year = number.get(6..10).and_then(|year| year.parse().ok()).ok_or_else(wrong)?;
    let month = number.get(10..12).and_then(|month| month.parse().ok()).ok_or_else(wrong)?;
    let day = number.get(12..14).and_then(|day| day.parse().ok()).ok_or_else(wrong)?;
    let born = NaiveDate::from_ymd_opt(year, month, day).ok_or_else(wrong)?;
    let mut sum = 0;
    for (byte, weight) in bytes.iter().zip(WEIGHTS) {
        if !byte.is_ascii_digit() {
            return Err(wrong());
        }
        sum += u32::from(byte - b'0') * weight;
    }
    let check = usize::try_from(sum % 11).ok().and_then(|rest| b"10X98765432".get(rest));
    if born <= *today && check == bytes.last() { Ok(()) } else { Err(wrong()) }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what garde hands over")]
fn of_a_name(name: &str, _: &NaiveDate) -> garde::Result {
    let fine = |c: char| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFD}' | '·' | ' ' | 'A'..='Z');
    if name.chars().all(fine) { Ok(()) } else { Err(garde::Error::new("name")) }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what garde hands over")]
fn uncommon(password: &str, _: &NaiveDate) -> garde::Result {
    const COMMON: [&str; 8] = [
        "password",
        "passw0rd",
        "qwerty",
        "qwerty123",
        "1qaz2wsx",
        "iloveyou",
        "admin123",
        "welcome",
    ];
    let first = password.bytes().next();
    let repeated = password.bytes().all(|byte| Some(byte) == first);
    if repeated || COMMON.iter().any(|common| common.eq_ignore_ascii_case(password)) {
        return Err(garde::Error::new("password"));
    }
    Ok(())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what garde hands over")]
fn checked(vin: &str, _: &NaiveDate) -> garde::Result {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    let wrong = || garde::Error::new("vin");
    let mut sum = 0;
    for (byte, weight) in vin.bytes().zip(WEIGHTS) {
        let value = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'H' => byte - b'A' + 1,
            b'J'..=b'N' | b'P' | b'R' => byte - b'J' + 1,
            b'S'..=b'Z' => byte - b'S' + 2,
            _ => return Err(wrong()),
        };
        sum += u32::from(value) * weight;
    }
    let check = usize::try_from(sum % 11).ok().and_then(|rest| b"0123456789X".get(rest));
    if !vin.starts_with('L') || check == vin.as_bytes().get(8) { Ok(()) } else { Err(wrong()) }
}
