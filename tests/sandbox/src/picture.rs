//! Pictures: what can be seen in one, and giving one out in the width that is asked for.

use std::io::Cursor;
use std::sync::OnceLock;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use serde::{Deserialize, Serialize};
use tongtu_contract::ProblemCode;

use crate::call::Call;
use crate::evidence;
use crate::http::Answer;
use crate::reply::Reply;
use crate::rows::PictureRow;
use crate::town::Town;

/// What a reviewer's machine sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seen {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// By content, not by what was claimed.
    pub(crate) mime: String,
    /// Mean of the darkest colour channel along the top and the upper sides, 0 to 255: white
    /// paper has all three high, a blue or red wall has not.
    pub(crate) border: u8,
}

/// Looks at a file; `None` where it is no picture that can be read within bounds.
pub(crate) fn look(bytes: &[u8]) -> Option<Seen> {
    let (picture, format) = decode(bytes)?;
    let mime = match format {
        ImageFormat::Jpeg => "image/jpeg",
        ImageFormat::Png => "image/png",
        _ => "application/octet-stream",
    };
    let (width, height) = (picture.width(), picture.height());
    Some(Seen { width, height, mime: mime.to_owned(), border: border(&picture) })
}

/// `GET /v1/pictures/{id}?width=`: a JPEG, at most so many pixels wide, for its owner only;
/// evidence for whoever may see the record.
pub(crate) fn show(town: &mut Town<'_>, call: &Call) -> Answer {
    if evidence::is_one(call.id()) {
        return evidence::show(town, call);
    }
    let account = town.person(call)?;
    let row = town
        .get::<PictureRow>(call.id())?
        .filter(|row| row.account == account.id)
        .ok_or(ProblemCode::NotFound)?;
    let bytes = town.pieces(row.upload.as_str())?;
    let width = call.query("width").and_then(|width| width.parse::<u32>().ok());
    Ok(Reply::bytes("image/jpeg", at_width(bytes, width)))
}

/// The picture itself where it is narrow enough, or cannot be made narrower.
fn at_width(bytes: Vec<u8>, width: Option<u32>) -> Vec<u8> {
    let Some(width) = width.filter(|width| *width > 0) else { return bytes };
    let Some((picture, _)) = decode(&bytes).filter(|(picture, _)| picture.width() > width) else {
        return bytes;
    };
    let narrow = picture.thumbnail(width, u32::MAX);
    jpeg(&narrow.to_rgb8()).unwrap_or(bytes)
}

fn decode(bytes: &[u8]) -> Option<(DynamicImage, ImageFormat)> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let format = reader.format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(12_000);
    limits.max_image_height = Some(12_000);
    limits.max_alloc = Some(256 * 1024 * 1024);
    reader.limits(limits);
    Some((reader.decode().ok()?, format))
}

fn border(picture: &DynamicImage) -> u8 {
    let small = picture.thumbnail(130, 189).to_rgb8();
    let (width, height) = small.dimensions();
    let (top, side) = ((height / 16).max(1), (width / 16).max(1));
    let mut sums = [0_u64; 3];
    let mut count = 0_u64;
    for (x, y, Rgb(channels)) in small.enumerate_pixels() {
        // Shoulders reach the edge below: only the upper half of the sides is background.
        let is_side = (x < side || x >= width - side) && y < height / 2;
        if y < top || is_side {
            count += 1;
            for (sum, channel) in sums.iter_mut().zip(channels) {
                *sum += u64::from(*channel);
            }
        }
    }
    let darkest = sums.into_iter().min().unwrap_or_default() / count.max(1);
    u8::try_from(darkest).unwrap_or(u8::MAX)
}

fn jpeg(picture: &RgbImage) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 85).encode_image(picture).ok()?;
    Some(bytes)
}

/// A licence photo of nobody: a head and shoulders on white, for the seeds. Drawn once a process.
pub(crate) fn of_nobody() -> Vec<u8> {
    static DRAWN: OnceLock<Vec<u8>> = OnceLock::new();
    DRAWN.get_or_init(draw_nobody).clone()
}

fn draw_nobody() -> Vec<u8> {
    let picture = RgbImage::from_fn(520, 756, |x, y| {
        let (x, y) = (i64::from(x), i64::from(y));
        let within = |cx: i64, cy: i64, rx: i64, ry: i64| {
            (x - cx).pow(2) * ry.pow(2) + (y - cy).pow(2) * rx.pow(2) <= (rx * ry).pow(2)
        };
        if within(260, 300, 150, 190) {
            if y < 200 { Rgb([52, 46, 44]) } else { Rgb([214, 178, 152]) }
        } else if within(260, 760, 250, 240) {
            Rgb([58, 68, 92])
        } else {
            Rgb([250, 250, 250])
        }
    });
    jpeg(&picture).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(colour: [u8; 3]) -> Vec<u8> {
        jpeg(&RgbImage::from_pixel(520, 756, Rgb(colour))).unwrap()
    }

    #[test]
    fn the_picture_of_nobody_is_a_lawful_one() {
        let seen = look(&of_nobody()).unwrap();
        assert_eq!((seen.width, seen.height, &*seen.mime), (520, 756, "image/jpeg"));
        assert!(seen.border >= 240, "{}", seen.border);
    }

    #[test]
    fn a_coloured_wall_is_darker_than_white_paper() {
        assert!(look(&plain([80, 120, 240])).unwrap().border < 100);
        assert!(look(&plain([250, 250, 250])).unwrap().border > 240);
    }

    #[test]
    fn what_is_no_picture_is_not_seen() {
        assert_eq!(look(b"not a picture"), None);
        assert_eq!(look(&[]), None);
        let whole = plain([250, 250, 250]);
        assert_eq!(look(&whole[..20]), None);
    }
}
