//! The photo path: any file is a photo or a refusal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tongtu_photo::{Spec, prepare};

fuzz_target!(|file: &[u8]| {
    let whole = [Spec::Document, Spec::Evidence, Spec::Face, Spec::HoldingDocument];
    for spec in whole.into_iter().chain([Spec::LicencePortrait]) {
        if let Ok(photo) = prepare(file, spec) {
            assert!(!photo.jpeg.is_empty() && photo.width > 0 && photo.height > 0);
        }
    }
});
