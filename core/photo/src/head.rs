//! Kind and size of a picture by its first bytes, whatever its name says.

use image::ImageFormat;

use crate::PhotoError;

/// Of both sides together: beyond every phone's camera mode that a licence photo is taken with.
const MAX_PIXELS: u64 = 64_000_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) kind: ImageFormat,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

pub(crate) fn read(file: &[u8]) -> Result<Head, PhotoError> {
    let (kind, size) = if file.starts_with(&[0xFF, 0xD8, 0xFF]) {
        (ImageFormat::Jpeg, jpeg(file))
    } else if file.starts_with(b"\x89PNG\r\n\x1a\n") {
        (ImageFormat::Png, png(file))
    } else {
        return Err(PhotoError::NotAPhoto);
    };
    let (width, height) = size.filter(|(w, h)| *w > 0 && *h > 0).ok_or(PhotoError::NotAPhoto)?;
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PhotoError::TooLarge);
    }
    Ok(Head { kind, width, height })
}

fn png(file: &[u8]) -> Option<(u32, u32)> {
    let header = file.get(8..24)?;
    (header.get(4..8)? == b"IHDR").then_some(())?;
    let width = u32::from_be_bytes(header.get(8..12)?.try_into().ok()?);
    let height = u32::from_be_bytes(header.get(12..16)?.try_into().ok()?);
    Some((width, height))
}

/// The segments of a JPEG: marker and contents, up to the first scan.
pub(crate) fn segments(file: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut rest = file.get(2..).unwrap_or_default();
    std::iter::from_fn(move || {
        // Any number of fill bytes may stand before a marker.
        while let [0xFF, 0xFF, ..] = rest {
            rest = rest.get(1..)?;
        }
        let [0xFF, marker, high, low, ..] = *rest else { return None };
        if marker == 0xDA || marker == 0xD9 {
            return None;
        }
        let length = usize::from(u16::from_be_bytes([high, low]));
        let contents = rest.get(4..2 + length)?;
        rest = rest.get(2 + length..)?;
        Some((marker, contents))
    })
}

fn jpeg(file: &[u8]) -> Option<(u32, u32)> {
    // Every start of a frame but the three other segments of that range.
    let is_frame =
        |marker: u8| (0xC0..=0xCF).contains(&marker) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
    let (_, frame) = segments(file).find(|(marker, _)| is_frame(*marker))?;
    let [_, h1, h0, w1, w0, ..] = *frame else { return None };
    Some((u32::from(u16::from_be_bytes([w1, w0])), u32::from(u16::from_be_bytes([h1, h0]))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png_head(width: u32, height: u32) -> Vec<u8> {
        let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        file.extend(width.to_be_bytes());
        file.extend(height.to_be_bytes());
        file
    }

    fn jpeg_head(width: u16, height: u16) -> Vec<u8> {
        let mut file = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xFF, 0xC2, 0, 8, 8];
        file.extend(height.to_be_bytes());
        file.extend(width.to_be_bytes());
        file.push(3);
        file
    }

    #[test]
    fn kind_and_size_stand_in_the_first_bytes() {
        let head = |kind, width, height| Ok(Head { kind, width, height });
        assert_eq!(read(&png_head(600, 800)), head(ImageFormat::Png, 600, 800));
        assert_eq!(read(&jpeg_head(520, 756)), head(ImageFormat::Jpeg, 520, 756));
    }

    #[test]
    fn a_bomb_is_refused_by_its_head() {
        assert_eq!(read(&png_head(30_000, 30_000)), Err(PhotoError::TooLarge));
        assert_eq!(read(&png_head(u32::MAX, u32::MAX)), Err(PhotoError::TooLarge));
        assert_eq!(read(&jpeg_head(65_500, 65_500)), Err(PhotoError::TooLarge));
    }

    #[test]
    fn what_is_no_photo_is_refused_and_nothing_panics() {
        for file in [&b""[..], b"GIF89a", b"%PDF-1.7", b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1a\n"] {
            assert_eq!(read(file), Err(PhotoError::NotAPhoto));
        }
        assert_eq!(read(&png_head(0, 5)), Err(PhotoError::NotAPhoto));
        for whole in [png_head(9, 9), jpeg_head(9, 9)] {
            for end in 0..whole.len() {
                let _ = read(&whole[..end]).is_err();
            }
        }
    }
}
