//! 证据图片: what a camera saw, drawn here: road, car, plate, and the line with time and place.
//!
//! The same record gives the same bytes on every machine, so that nothing has to be kept.

use std::fmt::Write as _;

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use tongtu_contract::{PictureId, ProblemCode};

use crate::call::Call;
use crate::http::Answer;
use crate::reply::Reply;
use crate::town::Town;
use crate::violation_garage::visible;
use crate::violation_rows::ViolationRow;

/// How wide one is without `width`, and at most.
const WIDEST: u32 = 1280;
const NARROWEST: u32 = 32;
/// Before the record's id, so that a picture's id tells whose it is.
const LETTER: &str = "e";

/// The names of a record's pictures.
pub(crate) fn ids(row: &ViolationRow) -> Vec<PictureId> {
    (1..=row.pictures).map(|number| PictureId(format!("{LETTER}{number}-{}", row.id))).collect()
}

/// Whether a picture is evidence.
pub(crate) fn is_one(id: &str) -> bool {
    parts(id).is_some()
}

fn parts(id: &str) -> Option<(u8, &str)> {
    let (number, record) = id.strip_prefix(LETTER)?.split_once('-')?;
    Some((number.parse().ok()?, record))
}

/// `GET /v1/pictures/{id}?width=`: for whoever may see the record.
pub(crate) fn show(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let (number, record) = parts(call.id()).ok_or(ProblemCode::NotFound)?;
    let (row, _) = visible(town, &account, record)?;
    if !(1..=row.pictures).contains(&number) {
        return Err(ProblemCode::NotFound.into());
    }
    let width = call.query("width").and_then(|width| width.parse().ok()).unwrap_or(WIDEST);
    Ok(Reply::bytes("image/jpeg", draw(&row, number, width.clamp(NARROWEST, WIDEST))))
}

/// The first picture of a record, as wide as there is.
pub(crate) fn drawn(row: &ViolationRow) -> Vec<u8> {
    draw(row, 1, WIDEST)
}

/// Sixteen by nine, and everything in it in sixteenths of the width.
fn draw(row: &ViolationRow, number: u8, width: u32) -> Vec<u8> {
    let mut canvas = Canvas::new(width);
    canvas.fill(0.0, 0.0, 16.0, 3.4, [150, 170, 190]);
    canvas.fill(0.0, 3.4, 16.0, 9.0, [84, 88, 92]);
    for lane in 0..6 {
        canvas.fill(f64::from(lane) * 3.0, 5.9, f64::from(lane) * 3.0 + 1.4, 6.05, [226, 226, 218]);
    }
    // It comes nearer from picture to picture.
    let near = f64::from(number);
    let (left, top, size) = (3.0 + near * 1.4, 2.6 + near * 0.5, 2.4 + near * 0.6);
    let colour = COLOURS
        .iter()
        .cycle()
        .nth(row.plate.len() + row.plate.bytes().map(usize::from).sum::<usize>() % 7);
    let colour = *colour.unwrap_or(&[120, 120, 120]);
    canvas.fill(left + size * 0.2, top, left + size * 1.3, top + size * 0.45, [40, 46, 54]);
    canvas.fill(left, top + size * 0.4, left + size * 1.5, top + size, colour);
    canvas.fill(left + size * 0.1, top + size, left + size * 0.35, top + size * 1.12, [20, 20, 20]);
    canvas.fill(left + size * 1.15, top + size, left + size * 1.4, top + size * 1.12, [20, 20, 20]);
    let plate = if row.plate.chars().count() > 7 { [70, 160, 96] } else { [30, 76, 168] };
    canvas.fill(
        left + size * 0.42,
        top + size * 0.66,
        left + size * 1.08,
        top + size * 0.86,
        plate,
    );
    let letter = size * 0.66 / 8.6;
    canvas.write(&row.plate, left + size * 0.45, top + size * 0.69, letter, [250, 250, 250]);
    canvas.fill(0.0, 8.3, 16.0, 9.0, [12, 12, 12]);
    let at =
        chrono::DateTime::from_timestamp_millis(row.occurred_at_ms.saturating_add(8 * 3_600_000));
    let mut line = at.unwrap_or_default().format("%Y-%m-%d %H:%M:%S").to_string();
    if let (Some(measured), Some(limit)) = (row.measured, row.limit) {
        let _ = write!(line, "  {measured}/{limit} KM/H"); // into a String: cannot fail
    }
    let _ = write!(line, "  {number}/{}", row.pictures);
    canvas.write(&line, 0.3, 8.45, 0.3, [240, 240, 240]);
    canvas.jpeg()
}

const COLOURS: [[u8; 3]; 5] =
    [[188, 44, 40], [228, 228, 224], [52, 72, 120], [90, 94, 98], [196, 168, 60]];

struct Canvas {
    picture: RgbImage,
    scale: f64,
}

impl Canvas {
    fn new(width: u32) -> Canvas {
        let picture = RgbImage::new(width, (width * 9 / 16).max(1));
        Canvas { picture, scale: f64::from(width) / 16.0 }
    }

    // Cast: sixteenths of a width of at most 1280 pixels, never below nothing.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn pixel(&self, at: f64) -> u32 {
        (at * self.scale).round().max(0.0) as u32
    }

    fn fill(&mut self, left: f64, top: f64, right: f64, bottom: f64, colour: [u8; 3]) {
        let (width, height) = self.picture.dimensions();
        for y in self.pixel(top)..self.pixel(bottom).min(height) {
            for x in self.pixel(left)..self.pixel(right).min(width) {
                self.picture.put_pixel(x, y, Rgb(colour));
            }
        }
    }

    /// Latin letters and digits in three by five dots; anything else is a block.
    fn write(&mut self, text: &str, left: f64, top: f64, letter: f64, colour: [u8; 3]) {
        let dot = letter / 4.0;
        for (place, character) in (0_u32..).zip(text.chars()) {
            let begin = left + f64::from(place) * letter;
            for (row, bits) in (0_u32..).zip(dots(character)) {
                for column in 0..3_u32 {
                    if bits & (0b100 >> column) != 0 {
                        let (x, y) =
                            (begin + f64::from(column) * dot, top + f64::from(row) * dot * 1.2);
                        self.fill(x, y, x + dot, y + dot * 1.2, colour);
                    }
                }
            }
        }
    }

    fn jpeg(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        match JpegEncoder::new_with_quality(&mut bytes, 80).encode_image(&self.picture) {
            Ok(()) => bytes,
            Err(_) => Vec::new(), // writing into memory does not fail
        }
    }
}

#[rustfmt::skip] // a table: one letter an entry
fn dots(character: char) -> [u8; 5] {
    match character {
        '0' => [7, 5, 5, 5, 7], '1' => [2, 6, 2, 2, 7], '2' => [7, 1, 7, 4, 7],
        '3' => [7, 1, 7, 1, 7], '4' => [5, 5, 7, 1, 1], '5' => [7, 4, 7, 1, 7],
        '6' => [7, 4, 7, 5, 7], '7' => [7, 1, 1, 2, 2], '8' => [7, 5, 7, 5, 7],
        '9' => [7, 5, 7, 1, 7], 'A' => [2, 5, 7, 5, 5], 'B' => [6, 5, 6, 5, 6],
        'C' => [3, 4, 4, 4, 3], 'D' => [6, 5, 5, 5, 6], 'E' => [7, 4, 6, 4, 7],
        'F' => [7, 4, 6, 4, 4], 'G' => [3, 4, 5, 5, 3], 'H' => [5, 5, 7, 5, 5],
        'I' => [7, 2, 2, 2, 7], 'J' => [1, 1, 1, 5, 2], 'K' => [5, 6, 4, 6, 5],
        'L' => [4, 4, 4, 4, 7], 'M' => [5, 7, 7, 5, 5], 'N' => [6, 5, 5, 5, 5],
        'O' => [2, 5, 5, 5, 2], 'P' => [6, 5, 6, 4, 4], 'Q' => [2, 5, 5, 6, 3],
        'R' => [6, 5, 6, 5, 5], 'S' => [3, 4, 2, 1, 6], 'T' => [7, 2, 2, 2, 2],
        'U' => [5, 5, 5, 5, 7], 'V' => [5, 5, 5, 5, 2], 'W' => [5, 5, 7, 7, 5],
        'X' => [5, 5, 2, 5, 5], 'Y' => [5, 5, 2, 2, 2], 'Z' => [7, 1, 2, 4, 7],
        '-' => [0, 0, 7, 0, 0], ':' => [0, 2, 0, 2, 0], '/' => [1, 1, 2, 4, 4],
        ' ' => [0, 0, 0, 0, 0], _ => [7, 7, 7, 7, 7],
    }
}
