//! One photo, from a file to a lawful upload (照片).
//!
//! The head of the file is read first: what is no JPEG or PNG, and what would not fit into memory, is
//! refused before a pixel is decoded. Then: upright, cropped, scaled, encoded anew without the file's
//! notes (EXIF tells where somebody lives). Never: judges whether a photo may be handed in; the facts
//! for that are returned.
//!
//! | module | owns |
//! |---|---|
//! | [`head`] | kind and size, before decoding |
//! | [`exif`] | which way is up, and when it was taken |
//! | [`fit`] | crop and scale |
//! | [`measure`] | brightness of the border, sharpness |
//! | [`encode`] | the largest quality within a limit of bytes |

mod encode;
mod exif;
mod fit;
mod head;
mod measure;

use std::io::Cursor;

use image::{DynamicImage, ImageReader, Limits};

/// What a photo is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spec {
    /// The holder's portrait: 520 × 756, cropped in the middle. Source: domain of the upload,
    /// restated.
    LicencePortrait,
    /// A page of a document: whole, the long side at most 1600, at least 320 on the short one: less
    /// cannot be read. Ours.
    Document,
    /// Evidence for an objection: whole, the long side at most 1600; what can be seen is for the
    /// reviewer. At most 10 MiB by the contract, far less as it is made here. Ours.
    Evidence,
    /// One frame of a face check, looked at by a program and not kept: the long side at most 640. Ours.
    Face,
    /// The person with the document in the hand: as a document, with pixels enough for both. Ours.
    HoldingDocument,
}

/// A photo, ready to be handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The file.
    pub jpeg: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// As its own note says, in milliseconds since 1970 in UTC.
    pub taken_at_ms: Option<i64>,
    /// Mean brightness of the upper border, 0 to 255.
    pub border_luma: u8,
    /// Variance of the Laplacian of its brightness.
    pub sharpness: u32,
}

/// A picture as a reader of square codes sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Row by row, a byte a pixel.
    pub luma: Vec<u8>,
}

/// Why a file cannot become an upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhotoError {
    /// Neither JPEG nor PNG, or damaged.
    #[error("not a photo")]
    NotAPhoto,
    /// Too few pixels.
    #[error("too small")]
    TooSmall,
    /// More pixels or more memory than is safe.
    #[error("too large")]
    TooLarge,
}

/// The most memory that decoding may take.
const MAX_MEMORY_BYTES: u64 = 224 * 1024 * 1024;

/// Makes an upload of a file.
///
/// # Errors
/// [`PhotoError::TooLarge`] before anything is decoded; [`PhotoError::NotAPhoto`] also for a file
/// that breaks off.
pub fn prepare(file: &[u8], spec: Spec) -> Result<Prepared, PhotoError> {
    let head = head::read(file)?;
    let notes = exif::read(file);
    fit::check(spec, notes.orientation.turn(head.width, head.height))?;
    let image = notes.orientation.apply(decode(file, head)?);
    let image = fit::fit(image, spec);
    let (border_luma, sharpness) = measure::measure(&image);
    let jpeg = encode::jpeg(&image, spec)?;
    let (width, height) = image.dimensions();
    Ok(Prepared { jpeg, width, height, taken_at_ms: notes.taken_at_ms, border_luma, sharpness })
}

/// A picture in which a square code may be, for example a screenshot: upright and grey, neither side
/// longer than [`GREY_LONG`].
///
/// # Errors
/// As [`prepare`], but no picture is too small to be looked at.
pub fn grey(file: &[u8]) -> Result<Grey, PhotoError> {
    let head = head::read(file)?;
    let notes = exif::read(file);
    let small = fit::within(decode(file, head)?, GREY_LONG);
    let image = DynamicImage::ImageRgb8(notes.orientation.apply(small)).into_luma8();
    let (width, height) = image.dimensions();
    Ok(Grey { width, height, luma: image.into_raw() })
}

/// The most pixels of a side: as many as a camera's preview has in all, and some ten to a module of a
/// code that fills the width of a screenshot.
pub const GREY_LONG: u32 = 1_440;

fn decode(file: &[u8], head: head::Head) -> Result<image::RgbImage, PhotoError> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_MEMORY_BYTES);
    limits.max_image_width = Some(head.width);
    limits.max_image_height = Some(head.height);
    let mut reader = ImageReader::with_format(Cursor::new(file), head.kind);
    reader.limits(limits);
    match reader.decode() {
        Ok(image) => Ok(opaque(image)),
        Err(image::ImageError::Limits(_)) => Err(PhotoError::TooLarge),
        Err(_) => Err(PhotoError::NotAPhoto),
    }
}

/// What is transparent becomes white, as on paper.
fn opaque(image: DynamicImage) -> image::RgbImage {
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let rgba = image.into_rgba8();
    let (width, height) = rgba.dimensions();
    let mut out = image::RgbImage::new(width, height);
    for (to, from) in out.pixels_mut().zip(rgba.pixels()) {
        let [red, green, blue, alpha] = from.0;
        let over = |colour: u8| {
            let mixed = u32::from(colour) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
            u8::try_from(mixed / 255).unwrap_or(255)
        };
        to.0 = [over(red), over(green), over(blue)];
    }
    out
}
