//! Crop and scale, in whole numbers.

use fast_image_resize::{
    FilterType, ResizeAlg, ResizeOptions, Resizer,
    images::{TypedImage, TypedImageRef},
    pixels::U8x3,
};
use image::{RgbImage, imageops};

use crate::{PhotoError, Spec};

/// The portrait's size, and the ratio of the guide frame.
const PORTRAIT: (u32, u32) = (520, 756);

/// What stays whole: the longest side it is scaled to, and the least that the short one must have.
struct Whole {
    long: u32,
    short_min: u32,
}

const DOCUMENT: Whole = Whole { long: 1_600, short_min: 320 };
const EVIDENCE: Whole = Whole { long: 1_600, short_min: 240 };
const FACE: Whole = Whole { long: 640, short_min: 240 };
const HOLDING: Whole = Whole { long: 1_600, short_min: 480 };

/// None for what is cropped.
fn whole(spec: Spec) -> Option<Whole> {
    match spec {
        Spec::LicencePortrait => None,
        Spec::Document => Some(DOCUMENT),
        Spec::Evidence => Some(EVIDENCE),
        Spec::Face => Some(FACE),
        Spec::HoldingDocument => Some(HOLDING),
    }
}

/// Whether there are pixels enough, by the upright size.
pub(crate) fn check(spec: Spec, (width, height): (u32, u32)) -> Result<(), PhotoError> {
    let enough = match whole(spec) {
        None => frame(width, height).0 >= PORTRAIT.0,
        Some(whole) => width.min(height) >= whole.short_min,
    };
    if enough { Ok(()) } else { Err(PhotoError::TooSmall) }
}

pub(crate) fn fit(image: RgbImage, spec: Spec) -> RgbImage {
    let (width, height) = image.dimensions();
    match whole(spec) {
        None => {
            let (w, h) = frame(width, height);
            let (left, top) = ((width - w) / 2, (height - h) / 2);
            let cropped = if (w, h) == (width, height) {
                image
            } else {
                imageops::crop_imm(&image, left, top, w, h).to_image()
            };
            scale(cropped, PORTRAIT)
        }
        Some(whole) => within(image, whole.long),
    }
}

/// Scaled down until neither side is longer; a smaller one stays as it is.
pub(crate) fn within(image: RgbImage, most: u32) -> RgbImage {
    let (width, height) = image.dimensions();
    let long = width.max(height);
    if long <= most {
        return image;
    }
    let to = |side: u32| {
        let side = u64::from(side) * u64::from(most) / u64::from(long);
        u32::try_from(side).unwrap_or(most).max(1)
    };
    scale(image, (to(width), to(height)))
}

/// The largest frame of the portrait's ratio within a picture.
fn frame(width: u32, height: u32) -> (u32, u32) {
    let (w, h) = (u64::from(PORTRAIT.0), u64::from(PORTRAIT.1));
    let by_height = u64::from(height) * w / h;
    let by_width = u64::from(width) * h / w;
    let narrow = |side: u64| u32::try_from(side).unwrap_or(u32::MAX);
    if by_height <= u64::from(width) {
        (narrow(by_height), height)
    } else {
        (width, narrow(by_width))
    }
}

fn scale(image: RgbImage, (width, height): (u32, u32)) -> RgbImage {
    if image.dimensions() == (width, height) {
        return image;
    }
    let (from_width, from_height) = image.dimensions();
    let mut scaled = RgbImage::new(width, height);
    let lanczos = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    // By the one kind of pixel there is: without it the code for all fifteen is compiled.
    let from = TypedImageRef::<U8x3>::from_buffer(from_width, from_height, image.as_raw());
    let to = TypedImage::<U8x3>::from_buffer(width, height, &mut scaled);
    let done = match (from, to) {
        (Ok(from), Ok(mut to)) => Resizer::new().resize_typed(&from, &mut to, &lanczos).is_ok(),
        _ => false,
    };
    // It fails for a buffer of another size than its picture alone, and both are made here.
    if done { scaled } else { imageops::thumbnail(&image, width, height) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_is_the_largest_of_its_ratio() {
        assert_eq!(frame(520, 756), (520, 756));
        assert_eq!(frame(600, 800), (550, 800));
        assert_eq!(frame(3000, 4000), (2751, 4000));
        assert_eq!(frame(1000, 3000), (1000, 1453));
    }

    #[test]
    fn a_portrait_has_exactly_the_size_of_the_upload() {
        for size in [(520, 756), (521, 900), (600, 800), (3000, 1200), (2448, 3264)] {
            let image = RgbImage::new(size.0, size.1);
            assert_eq!(fit(image, Spec::LicencePortrait).dimensions(), PORTRAIT, "{size:?}");
        }
    }

    #[test]
    fn a_portrait_is_never_blown_up() {
        assert_eq!(check(Spec::LicencePortrait, (520, 756)), Ok(()));
        assert_eq!(check(Spec::LicencePortrait, (519, 756)), Err(PhotoError::TooSmall));
        assert_eq!(check(Spec::LicencePortrait, (756, 520)), Err(PhotoError::TooSmall));
    }

    #[test]
    fn a_document_keeps_its_shape() {
        let fitted = fit(RgbImage::new(4000, 3000), Spec::Document);
        assert_eq!(fitted.dimensions(), (1600, 1200));
        let small = fit(RgbImage::new(800, 600), Spec::Document);
        assert_eq!(small.dimensions(), (800, 600));
    }

    #[test]
    fn what_stays_whole_is_scaled_to_its_use_and_refused_where_nothing_could_be_seen() {
        let cases = [
            (Spec::Evidence, 1_600, 240),
            (Spec::Face, 640, 240),
            (Spec::HoldingDocument, 1_600, 480),
        ];
        for (spec, long, least) in cases {
            let fitted = fit(RgbImage::new(3_000, 4_000), spec);
            assert_eq!(fitted.dimensions(), (long * 3 / 4, long), "{spec:?}");
            assert_eq!(check(spec, (4_000, least)), Ok(()), "{spec:?}");
            assert_eq!(check(spec, (4_000, least - 1)), Err(PhotoError::TooSmall), "{spec:?}");
        }
    }
}
