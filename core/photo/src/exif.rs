//! EXIF: which way is up, and when it was taken. Everything else in it is thrown away with it.
//!
//! A small reader of our own: three numbers out of a format whose general readers are larger than
//! the rest of this crate. Source: CIPA DC-008, restated. Whatever is odd in a file reads as absent.

use image::{RgbImage, imageops};

use crate::head::segments;

/// What is of use in a file's notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Notes {
    pub(crate) orientation: Orientation,
    pub(crate) taken_at_ms: Option<i64>,
}

/// 1 to 8, as in the file; 1 is upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Orientation(u8);

impl Orientation {
    /// The size that it has upright.
    pub(crate) fn turn(self, width: u32, height: u32) -> (u32, u32) {
        if self.0 >= 5 { (height, width) } else { (width, height) }
    }

    pub(crate) fn apply(self, image: RgbImage) -> RgbImage {
        use imageops::{flip_horizontal, flip_vertical, rotate90, rotate180, rotate270};
        match self.0 {
            2 => flip_horizontal(&image),
            3 => rotate180(&image),
            4 => flip_vertical(&image),
            5 => flip_horizontal(&rotate90(&image)),
            6 => rotate90(&image),
            7 => flip_horizontal(&rotate270(&image)),
            8 => rotate270(&image),
            _ => image,
        }
    }
}

const ORIENTATION: u16 = 0x0112;
const EXIF_TABLE: u16 = 0x8769;
const DATE_TIME_ORIGINAL: u16 = 0x9003;
const OFFSET_TIME_ORIGINAL: u16 = 0x9011;

pub(crate) fn read(file: &[u8]) -> Notes {
    let tiff = if file.starts_with(&[0xFF, 0xD8]) { in_jpeg(file) } else { in_png(file) };
    let nothing = Notes { orientation: Orientation(1), taken_at_ms: None };
    tiff.and_then(read_tiff).unwrap_or(nothing)
}

fn in_jpeg(file: &[u8]) -> Option<&[u8]> {
    segments(file)
        .filter(|(marker, _)| *marker == 0xE1)
        .find_map(|(_, contents)| contents.strip_prefix(b"Exif\0\0"))
}

/// The chunk `eXIf`, if it stands before the pixels.
fn in_png(file: &[u8]) -> Option<&[u8]> {
    let mut rest = file.get(8..)?;
    loop {
        let length = u32::from_be_bytes(*rest.first_chunk::<4>()?) as usize;
        let (kind, contents) = (rest.get(4..8)?, rest.get(8..)?.get(..length)?);
        match kind {
            b"eXIf" => return Some(contents),
            b"IDAT" | b"IEND" => return None,
            _ => rest = rest.get(8..)?.get(length..)?.get(4..)?,
        }
    }
}

fn read_tiff(tiff: &[u8]) -> Option<Notes> {
    let tiff = Tiff::new(tiff)?;
    let first = tiff.u32_at(4)? as usize;
    let orientation = tiff.entry(first, ORIENTATION).and_then(|entry| tiff.u16_at(entry + 8));
    let orientation = orientation.and_then(|value| u8::try_from(value).ok());
    let orientation = Orientation(orientation.filter(|value| (1..=8).contains(value)).unwrap_or(1));
    Some(Notes { orientation, taken_at_ms: taken_at(&tiff, first) })
}

fn taken_at(tiff: &Tiff, first: usize) -> Option<i64> {
    let exif = tiff.u32_at(tiff.entry(first, EXIF_TABLE)? + 8)? as usize;
    let taken = tiff.text(tiff.entry(exif, DATE_TIME_ORIGINAL)?)?;
    // Without an offset it is the wall clock of where it was taken; here that is +08:00.
    let offset = tiff.entry(exif, OFFSET_TIME_ORIGINAL).and_then(|entry| tiff.text(entry));
    let offset_min = offset.and_then(parse_offset).unwrap_or(8 * 60);
    Some((parse_date_time(taken)? - offset_min * 60) * 1_000)
}

struct Tiff<'a> {
    bytes: &'a [u8],
    big_endian: bool,
}

impl<'a> Tiff<'a> {
    fn new(bytes: &'a [u8]) -> Option<Tiff<'a>> {
        let big_endian = match bytes.get(..4)? {
            b"II*\0" => false,
            b"MM\0*" => true,
            _ => return None,
        };
        Some(Tiff { bytes, big_endian })
    }

    fn u16_at(&self, at: usize) -> Option<u16> {
        let bytes = *self.bytes.get(at..)?.first_chunk::<2>()?;
        Some(if self.big_endian { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn u32_at(&self, at: usize) -> Option<u32> {
        let bytes = *self.bytes.get(at..)?.first_chunk::<4>()?;
        Some(if self.big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }

    /// Where the entry of that tag begins, in the table at `table`.
    fn entry(&self, table: usize, tag: u16) -> Option<usize> {
        let count = usize::from(self.u16_at(table)?);
        let entries = (0..count).map(|at| table + 2 + at * 12);
        entries.into_iter().find(|entry| self.u16_at(*entry) == Some(tag))
    }

    /// The ASCII text of an entry; a short one stands in the entry itself.
    fn text(&self, entry: usize) -> Option<&'a str> {
        let count = self.u32_at(entry + 4)? as usize;
        let at = if count <= 4 { entry + 8 } else { self.u32_at(entry + 8)? as usize };
        let bytes = self.bytes.get(at..at.checked_add(count)?)?;
        std::str::from_utf8(bytes).ok().map(|text| text.trim_end_matches('\0').trim())
    }
}

/// `2026:05:20 09:30:00` in seconds since 1970.
fn parse_date_time(text: &str) -> Option<i64> {
    let (date, time) = text.split_once(' ')?;
    let [year, month, day] = numbers(date, ':')?;
    let [hour, minute, second] = numbers(time, ':')?;
    let in_range = (1970..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..=60).contains(&second);
    in_range
        .then(|| days_since_1970(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second)
}

/// `+08:00` in minutes.
fn parse_offset(text: &str) -> Option<i64> {
    let (sign, text) = match text.split_at_checked(1)? {
        ("+", text) => (1, text),
        ("-", text) => (-1, text),
        _ => return None,
    };
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    ((0..=14).contains(&hours) && (0..60).contains(&minutes))
        .then_some(sign * (hours * 60 + minutes))
}

fn numbers(text: &str, between: char) -> Option<[i64; 3]> {
    let mut parts = text.split(between).map(|part| part.parse::<i64>().ok());
    let three = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(three)
}

/// Days of the Gregorian calendar, by counting from 1 March so that a leap day comes last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let from_march = (month + 9) % 12;
    let day_of_year = (153 * from_march + 2) / 5 + day - 1;
    year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Notes as a phone writes them.
    pub(crate) fn tiff(
        big_endian: bool,
        orientation: u16,
        taken: &str,
        offset: Option<&str>,
    ) -> Vec<u8> {
        let mut out = if big_endian { b"MM\0*".to_vec() } else { b"II*\0".to_vec() };
        let u16b = |v: u16| if big_endian { v.to_be_bytes() } else { v.to_le_bytes() };
        let u32b = |v: u32| if big_endian { v.to_be_bytes() } else { v.to_le_bytes() };
        let entry = |out: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: [u8; 4]| {
            out.extend(u16b(tag));
            out.extend(u16b(kind));
            out.extend(u32b(count));
            out.extend(value);
        };
        out.extend(u32b(8));
        out.extend(u16b(2));
        let [a, b] = u16b(orientation);
        entry(&mut out, ORIENTATION, 3, 1, [a, b, 0, 0]);
        entry(&mut out, EXIF_TABLE, 4, 1, u32b(38));
        out.extend(u32b(0));
        let entries: u16 = if offset.is_some() { 2 } else { 1 };
        let texts_at = 38 + 2 + 12 * u32::from(entries) + 4;
        out.extend(u16b(entries));
        entry(&mut out, DATE_TIME_ORIGINAL, 2, 20, u32b(texts_at));
        if offset.is_some() {
            entry(&mut out, OFFSET_TIME_ORIGINAL, 2, 7, u32b(texts_at + 20));
        }
        out.extend(u32b(0));
        out.extend(format!("{taken}\0").bytes());
        out.extend(offset.map(|offset| format!("{offset}\0")).unwrap_or_default().bytes());
        out
    }

    fn read(tiff: &[u8]) -> (u8, Option<i64>) {
        let notes = read_tiff(tiff).unwrap();
        (notes.orientation.0, notes.taken_at_ms)
    }

    #[test]
    fn orientation_and_time_are_read_in_either_byte_order() {
        for big_endian in [false, true] {
            let notes = tiff(big_endian, 6, "2026:05:20 09:30:00", None);
            assert_eq!(read(&notes), (6, Some(1_779_240_600_000)));
        }
    }

    #[test]
    fn an_offset_in_the_notes_goes_before_the_one_of_the_mainland() {
        let notes = tiff(false, 1, "2026:05:20 01:30:00", Some("+00:00"));
        assert_eq!(read(&notes), (1, Some(1_779_240_600_000)));
    }

    #[test]
    fn odd_notes_read_as_absent() {
        assert_eq!(read(&tiff(false, 9, "0000:00:00 00:00:00", None)), (1, None));
        assert_eq!(read(&tiff(false, 0, "2026:13:20 09:30:00", None)), (1, None));
        assert_eq!(read(&tiff(true, 3, "yesterday at five..", None)), (3, None));
    }

    #[test]
    fn no_shortened_or_damaged_notes_panic() {
        let whole = tiff(false, 6, "2026:05:20 09:30:00", Some("+08:00"));
        for end in 0..whole.len() {
            let _ = read_tiff(&whole[..end]);
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] = 0xFF;
            let _ = read_tiff(&damaged);
        }
        assert!(read_tiff(b"").is_none());
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        assert_eq!(days_since_1970(1970, 1, 1), 0);
        assert_eq!(days_since_1970(2000, 2, 29), 11_016);
        assert_eq!(days_since_1970(2100, 3, 1), 47_541);
    }
}
