//! 扫码: the text of a square code in a grey frame of the camera's preview.
//!
//! Frames come from a camera that anybody may hold anything before, and through a shell: one that lies
//! about its size is refused, and the decoder may panic or take as long as it likes. It runs on a thread
//! of its own, one at a time, and after [`PATIENCE`] nobody waits for it.

use std::{sync::Arc, time::Duration};

use rqrr::PreparedImage;
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

/// What a preview has at most, either way round.
const MAX_SIDE: u32 = 1920;
/// 1920 × 1080.
const MAX_PIXELS: usize = 2_073_600;
/// The smallest code has 21 modules and a quiet border.
const MIN_SIDE: u32 = 29;
/// A frame is looked at in some tens of milliseconds; a picture full of finder patterns takes minutes.
const PATIENCE: Duration = Duration::from_secs(2);

/// A grey picture, row by row.
pub(crate) struct Frame {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) luma: Vec<u8>,
}

/// Looks at one frame at a time.
pub(crate) struct Scanner(Arc<Semaphore>);

impl Default for Scanner {
    fn default() -> Scanner {
        Scanner(Arc::new(Semaphore::new(1)))
    }
}

impl Scanner {
    /// The text of the first code that can be read. None while another frame is being looked at.
    pub(crate) async fn read(&self, frame: Frame) -> Option<String> {
        let turn = self.0.clone().try_acquire_owned().ok()?;
        let looking = spawn_blocking(move || {
            let text = decode(&frame);
            drop(turn);
            text
        });
        // Late, or a panic: as good as no code.
        timeout(PATIENCE, looking).await.ok()?.ok()?
    }
}

fn decode(frame: &Frame) -> Option<String> {
    let (width, height) = sides(frame)?;
    let grey = |x, y| frame.luma.get(y * width + x).copied().unwrap_or(u8::MAX);
    let mut image = PreparedImage::prepare_from_greyscale(width, height, grey);
    let codes = image.detect_grids();
    codes.into_iter().find_map(|code| code.decode().ok()).map(|(_, text)| text)
}

/// Of a frame that is what it says.
fn sides(frame: &Frame) -> Option<(usize, usize)> {
    let Frame { width, height, luma } = frame;
    let within = |side: &u32| (MIN_SIDE..=MAX_SIDE).contains(side);
    let sides = (usize::try_from(*width).ok()?, usize::try_from(*height).ok()?);
    let pixels = sides.0.checked_mul(sides.1)?;
    (within(width) && within(height) && pixels <= MAX_PIXELS && pixels == luma.len())
        .then_some(sides)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use qrcodegen::{QrCode, QrCodeEcc};

    use super::*;

    /// A code as a camera sees it: `module` pixels a module, on a grey that is no white.
    fn seen(text: &str, module: usize, side: u32) -> Frame {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let width = side as usize;
        let from = (width - code.size() as usize * module) / 2;
        let mut luma = Vec::with_capacity(width * width);
        for y in 0..width {
            for x in 0..width {
                let module_of = |pixel: usize| match pixel.checked_sub(from) {
                    Some(inside) => i32::try_from(inside / module).unwrap(),
                    None => -1,
                };
                luma.push(if code.get_module(module_of(x), module_of(y)) { 40 } else { 190 });
            }
        }
        Frame { width: side, height: side, luma }
    }

    #[tokio::test]
    async fn a_code_in_a_frame_is_read() {
        let scanner = Scanner::default();
        let read = scanner.read(seen("ABCD2345EFGH", 8, 480)).await;
        assert_eq!(read.as_deref(), Some("ABCD2345EFGH"));
        let read = scanner.read(seen("粤B12345 的二维码", 4, 200)).await;
        assert_eq!(read.as_deref(), Some("粤B12345 的二维码"));
    }

    #[tokio::test]
    async fn a_frame_without_a_code_is_none() {
        let luma = (0..640 * 480).map(|at: u32| (at % 251).to_be_bytes()[3]).collect();
        assert_eq!(Scanner::default().read(Frame { width: 640, height: 480, luma }).await, None);
    }

    #[test]
    fn a_frame_that_lies_about_its_size_is_refused() {
        let frame = |width, height, bytes| Frame { width, height, luma: vec![0; bytes] };
        assert!(sides(&frame(640, 480, 640 * 480)).is_some());
        for lie in [
            frame(640, 480, 640 * 480 - 1),
            frame(640, 480, 640 * 480 + 1),
            frame(0, 0, 0),
            frame(28, 28, 28 * 28),
            frame(1921, 32, 1921 * 32),
            frame(1920, 1920, 1920 * 1920),
            frame(u32::MAX, u32::MAX, 1),
        ] {
            assert_eq!(decode(&lie), None, "{} by {}", lie.width, lie.height);
            assert!(sides(&lie).is_none(), "{} by {}", lie.width, lie.height);
        }
    }

    #[tokio::test]
    async fn while_one_frame_is_looked_at_another_is_passed_over() {
        let scanner = Scanner::default();
        let turn = scanner.0.clone().try_acquire_owned().unwrap();
        assert_eq!(scanner.read(seen("ABCD2345EFGH", 8, 480)).await, None);
        drop(turn);
        assert!(scanner.read(seen("ABCD2345EFGH", 8, 480)).await.is_some());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Whatever a camera, or a shell, brings: a text or none, in time, and the next one is read.
        #[test]
        fn no_frame_is_the_end_of_scanning(
            width in 0_u32..220,
            height in 0_u32..220,
            noise in proptest::collection::vec(any::<u8>(), 0..2048),
            spots in proptest::collection::vec((0_usize..200 * 200, any::<u8>()), 0..400),
        ) {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
            runtime.block_on(async {
                let scanner = Scanner::default();
                let cycle = || noise.iter().copied().chain([0]).cycle();
                let luma = cycle().take((width * height) as usize).collect();
                scanner.read(Frame { width, height, luma }).await;
                // A true code, damaged.
                let mut frame = seen("ABCD2345EFGH", 6, 200);
                for (at, value) in &spots {
                    frame.luma[*at] = *value;
                }
                scanner.read(frame).await;
                let whole = scanner.read(seen("ABCD2345EFGH", 6, 200)).await;
                assert_eq!(whole.as_deref(), Some("ABCD2345EFGH"));
            });
        }
    }
}
