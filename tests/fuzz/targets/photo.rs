//! The photo path: any file is a photo or a refusal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tongtu_photo::{Spec, prepare};

fuzz_target!(|file: &[u8]| {
    for spec in [Spec::LicencePortrait, Spec::Document] {
        if let Ok(photo) = prepare(file, spec) {
            assert!(!photo.jpeg.is_empty() && photo.width > 0 && photo.height > 0);
        }
    }
});
