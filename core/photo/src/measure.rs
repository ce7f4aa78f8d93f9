//! Figures for advice: is the background bright, is the picture sharp.

use image::RgbImage;

/// Mean brightness of the upper border, and the variance of the Laplacian.
pub(crate) fn measure(image: &RgbImage) -> (u8, u32) {
    let (width, height) = image.dimensions();
    let luma = image::imageops::grayscale(image);
    let at = |x: u32, y: u32| luma.get_pixel_checked(x, y).map_or(0, |pixel| i64::from(pixel.0[0]));

    // The sides below are shoulders; the background is the upper edge and the upper half's sides.
    let margin = (width / 20).max(1);
    let (mut sum, mut count) = (0_i64, 0_i64);
    for y in 0..height / 2 {
        for x in 0..width {
            if y < margin || x < margin || x >= width - margin {
                sum += at(x, y);
                count += 1;
            }
        }
    }
    let border = u8::try_from(sum / count.max(1)).unwrap_or(255);

    let (mut sum, mut squares, mut count) = (0_i64, 0_i64, 0_i64);
    for y in 1..height.saturating_sub(1) {
        for x in 1..width.saturating_sub(1) {
            let around = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1);
            let bend = around - 4 * at(x, y);
            sum += bend;
            squares += bend * bend;
            count += 1;
        }
    }
    let count = count.max(1);
    let variance = (squares - sum * sum / count) / count;
    (border, u32::try_from(variance).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, imageops};

    #[test]
    fn a_white_wall_is_bright_and_a_dark_one_dark() {
        assert_eq!(measure(&RgbImage::from_pixel(100, 100, Rgb([255; 3]))), (255, 0));
        assert!(measure(&RgbImage::from_pixel(100, 100, Rgb([40; 3]))).0 < 50);
    }

    #[test]
    fn blur_takes_sharpness_away() {
        let checks = RgbImage::from_fn(100, 100, |x, y| {
            if (x / 5 + y / 5) % 2 == 0 { Rgb([255; 3]) } else { Rgb([0; 3]) }
        });
        let (_, sharp) = measure(&checks);
        let (_, blurred) = measure(&imageops::blur(&checks, 3.0));
        assert!(sharp > 10 * blurred.max(1), "{sharp} {blurred}");
    }

    #[test]
    fn a_single_pixel_is_measured_without_a_panic() {
        assert_eq!(measure(&RgbImage::new(1, 1)), (0, 0));
    }
}
