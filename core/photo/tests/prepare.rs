//! A file in, an upload out.
//!
//! 1 what becomes of a good photo · 2 what is refused · 3 what is stripped · 4 what is read for a code

// In a test a panic is the report.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use tongtu_photo::{GREY_LONG, PhotoError, Spec, grey, prepare};

/// A picture whose upper half is red, so that turning can be seen.
fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |_, y| {
        if y < height / 2 { Rgb([220, 30, 30]) } else { Rgb([30, 30, 220]) }
    })
}

fn file(image: &RgbImage, kind: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    image.write_to(&mut file, kind).unwrap();
    file.into_inner()
}

/// With notes as a phone writes them: turned, dated, and with something private.
fn with_notes(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0]);
    tiff.extend(u32::from(orientation).to_le_bytes());
    tiff.extend([0x69, 0x87, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0]);
    tiff.extend([1, 0, 0x03, 0x90, 2, 0, 20, 0, 0, 0, 56, 0, 0, 0, 0, 0, 0, 0]);
    tiff.extend(b"2026:05:20 09:30:00\0CANARY-22.5431N");
    let length = u16::try_from(tiff.len() + 8).unwrap();
    let mut out = vec![0xFF, 0xD8, 0xFF, 0xE1];
    out.extend(length.to_be_bytes());
    out.extend(b"Exif\0\0");
    out.extend(tiff);
    out.extend(&jpeg[2..]);
    out
}

// ── 1 ──

#[test]
fn a_portrait_comes_out_at_the_size_of_the_upload() {
    for kind in [ImageFormat::Jpeg, ImageFormat::Png] {
        let upload = prepare(&file(&picture(900, 1200), kind), Spec::LicencePortrait).unwrap();
        assert_eq!((upload.width, upload.height), (520, 756));
        let read = image::load_from_memory_with_format(&upload.jpeg, ImageFormat::Jpeg).unwrap();
        assert_eq!((read.width(), read.height()), (520, 756));
        assert!(upload.jpeg.len() <= 160 * 1024);
    }
}

#[test]
fn a_photo_that_lies_on_its_side_is_set_upright_before_it_is_measured() {
    let lying = image::imageops::rotate270(&picture(520, 756));
    let jpeg = with_notes(&file(&lying, ImageFormat::Jpeg), 6);
    let upload = prepare(&jpeg, Spec::LicencePortrait).unwrap();
    let shown = image::load_from_memory(&upload.jpeg).unwrap().into_rgb8();
    let [red, _, blue] = shown.get_pixel(260, 100).0;
    assert!(red > 150 && blue < 100, "the red half is above");
    assert_eq!(upload.taken_at_ms, Some(1_779_240_600_000));
}

#[test]
fn a_document_stays_whole_and_is_scaled_to_what_a_reviewer_needs() {
    let page = file(&picture(2400, 1800), ImageFormat::Jpeg);
    let upload = prepare(&page, Spec::Document).unwrap();
    assert_eq!((upload.width, upload.height), (1600, 1200));
    assert!(upload.jpeg.len() <= 600 * 1024);
}

#[test]
fn evidence_and_the_person_with_the_document_keep_their_shape_and_a_face_goes_small() {
    let page = file(&picture(2400, 1800), ImageFormat::Jpeg);
    let size = |spec| {
        let upload = prepare(&page, spec).unwrap();
        assert!(upload.jpeg.starts_with(&[0xFF, 0xD8]) && upload.jpeg.len() <= 10 * 1024 * 1024);
        (upload.width, upload.height)
    };
    assert_eq!(size(Spec::Evidence), (1600, 1200));
    assert_eq!(size(Spec::HoldingDocument), (1600, 1200));
    assert_eq!(size(Spec::Face), (640, 480));
}

// ── 2 ──

#[test]
fn what_is_not_a_photo_is_refused() {
    for file in [&b"not a photo"[..], b"", b"\xFF\xD8\xFF\xE0"] {
        assert_eq!(prepare(file, Spec::Document), Err(PhotoError::NotAPhoto));
    }
}

#[test]
fn a_png_that_breaks_off_is_refused_wherever_it_does() {
    let whole = file(&picture(600, 600), ImageFormat::Png);
    for end in (0..whole.len() - 12).step_by(97) {
        assert_eq!(prepare(&whole[..end], Spec::Document), Err(PhotoError::NotAPhoto), "{end}");
    }
}

#[test]
fn a_small_photo_is_refused() {
    let small = file(&picture(400, 600), ImageFormat::Jpeg);
    assert_eq!(prepare(&small, Spec::LicencePortrait), Err(PhotoError::TooSmall));
}

#[test]
fn a_bomb_is_refused_by_its_head_alone() {
    let mut bomb = file(&picture(8, 8), ImageFormat::Png);
    bomb[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    assert_eq!(prepare(&bomb, Spec::Document), Err(PhotoError::TooLarge));
}

// ── 3 ──

#[test]
fn nothing_of_the_notes_is_left_in_the_upload() {
    let jpeg = with_notes(&file(&picture(900, 1200), ImageFormat::Jpeg), 1);
    let upload = prepare(&jpeg, Spec::LicencePortrait).unwrap();
    let has = |needle: &[u8]| upload.jpeg.windows(needle.len()).any(|window| window == needle);
    assert!(!has(b"CANARY"));
    assert!(!has(b"Exif"));
}

// ── 4 ──

#[test]
fn a_screenshot_is_grey_upright_and_no_larger_than_a_preview() {
    let lying = image::imageops::rotate270(&picture(1080, 2400));
    let grey = grey(&with_notes(&file(&lying, ImageFormat::Jpeg), 6)).unwrap();
    assert_eq!((grey.width, grey.height), (648, GREY_LONG));
    assert_eq!(grey.luma.len(), 648 * 1_440);
    let (above, below) = (grey.luma[648 * 100 + 300], grey.luma[648 * 1_300 + 300]);
    assert!(above > below, "red is lighter than blue: {above}, {below}");
}

#[test]
fn a_code_that_somebody_cut_out_is_looked_at_however_small_it_is() {
    let cut = grey(&file(&picture(40, 40), ImageFormat::Png)).unwrap();
    assert_eq!((cut.width, cut.height), (40, 40));
    assert_eq!(grey(b"no picture"), Err(PhotoError::NotAPhoto));
}
