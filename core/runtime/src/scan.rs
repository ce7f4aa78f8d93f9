//! 扫码: the text of a square code in a grey frame of the camera's preview.
//!
//! Anything may be held before a camera, and a frame comes through a shell. One that lies about its size
//! is refused, and so is a sheet full of finder patterns, whose every triple the decoder would try.
//! It may still panic or take long: it runs on a thread of its own, one frame at a time, and after
//! [`PATIENCE`] nobody waits for it.

use std::{ops::Range, sync::Arc, time::Duration};

use rqrr::PreparedImage;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task::spawn_blocking,
    time::timeout,
};

/// What a preview has at most, either way round.
const MAX_SIDE: u32 = 1920;
/// 1920 × 1080.
const MAX_PIXELS: usize = 2_073_600;
/// The smallest code has 21 modules and a quiet border.
const MIN_SIDE: u32 = 29;
/// A frame is looked at in some tens of milliseconds.
const PATIENCE: Duration = Duration::from_secs(2);
/// Three make a code, and a frame of pure noise seems to have some seventy. The decoder's time grows
/// with their third power.
const MAX_FINDERS: usize = 96;

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
        look(self.0.clone().try_acquire_owned().ok()?, frame).await
    }

    /// The same of a picture, which does not come again as a frame does: it waits for its turn.
    pub(crate) async fn read_in_turn(&self, frame: Frame) -> Option<String> {
        let turn = timeout(PATIENCE, self.0.clone().acquire_owned()).await.ok()?.ok()?;
        look(turn, frame).await
    }
}

async fn look(turn: OwnedSemaphorePermit, frame: Frame) -> Option<String> {
    let looking = spawn_blocking(move || {
        let text = decode(&frame);
        drop(turn);
        text
    });
    // Late, or a panic: as good as no code.
    timeout(PATIENCE, looking).await.ok()?.ok()?
}

fn decode(frame: &Frame) -> Option<String> {
    let (width, height) = sides(frame)?;
    let grey = |x, y| frame.luma.get(y * width + x).copied().unwrap_or(u8::MAX);
    let mut image = PreparedImage::prepare_from_greyscale(width, height, grey);
    // The type of a pixel has no name outside the crate; that two are equal is all that is needed.
    let same = |a: (usize, usize), b: (usize, usize)| {
        image.get_pixel_at(a.0, a.1) == image.get_pixel_at(b.0, b.1)
    };
    if finders(width, height, same) > MAX_FINDERS {
        return None;
    }
    let codes = image.detect_grids();
    codes.into_iter().find_map(|code| code.decode().ok()).map(|(_, text)| text)
}

/// How many finder patterns there may be: places where runs of 1, 1, 3, 1, 1 cross, row by column.
fn finders(
    width: usize,
    height: usize,
    same: impl Fn((usize, usize), (usize, usize)) -> bool,
) -> usize {
    let mut found = 0;
    let mut above: Vec<Range<usize>> = Vec::new();
    for y in 0..height {
        let row = crossings(width, |a, b| same((a, y), (b, y)));
        let here: Vec<_> =
            row.into_iter().filter(|stone| is_crossed(stone, y, height, &same)).collect();
        let is_new = |stone: &&Range<usize>| {
            !above.iter().any(|other| other.start < stone.end && stone.start < other.end)
        };
        found += here.iter().filter(is_new).count();
        above = here;
    }
    found
}

/// Whether the column through the middle of a stone shows the same runs around `y`.
fn is_crossed(
    stone: &Range<usize>,
    y: usize,
    height: usize,
    same: &impl Fn((usize, usize), (usize, usize)) -> bool,
) -> bool {
    let x = stone.start.midpoint(stone.end);
    // A pattern is seven modules, a stone three: what is farther away is another's.
    let reach = stone.len() * 4;
    let from = y.saturating_sub(reach);
    let to = (y + reach).min(height);
    let column = crossings(to - from, |a, b| same((x, from + a), (x, from + b)));
    column.iter().any(|middle| middle.contains(&(y - from)))
}

/// The third of each five runs of 1, 1, 3, 1, 1, with the decoder's own tolerance.
fn crossings(length: usize, same: impl Fn(usize, usize) -> bool) -> Vec<Range<usize>> {
    let mut ends = vec![0];
    ends.extend((1..length).filter(|at| !same(at - 1, *at)));
    ends.push(length);
    let runs = ends.windows(6).filter_map(|ends| {
        let [.., left, right, _, _] = ends else { return None };
        let widths = ends.windows(2).map(|pair| match pair {
            [from, to] => to - from,
            _ => 0,
        });
        let widths: Vec<usize> = widths.collect();
        let [first, second, _, fourth, fifth] = *widths else { return None };
        let unit = (first + second + fourth + fifth) / 4;
        let slack = unit * 3 / 4;
        let fits = widths
            .iter()
            .zip([1, 1, 3, 1, 1])
            .all(|(width, times)| (times * unit - slack..=times * unit + slack).contains(width));
        fits.then_some(*left..*right)
    });
    runs.collect()
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
        let from = (width - usize::try_from(code.size()).unwrap() * module) / 2;
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

    /// Finder patterns as close as they can stand.
    fn sheet(side: u32) -> Frame {
        let at = |x: u32, y: u32| {
            let ring = |n: u32| n == 0 || n == 6;
            let (x, y) = (x % 8, y % 8);
            let black = x < 7
                && y < 7
                && (ring(x) || ring(y) || ((2..5).contains(&x) && (2..5).contains(&y)));
            if black { 20 } else { 230 }
        };
        let luma = (0..side * side).map(|n| at(n % side, n / side)).collect();
        Frame { width: side, height: side, luma }
    }

    fn finders_of(frame: &Frame) -> usize {
        let (width, height) = sides(frame).unwrap();
        let image =
            PreparedImage::prepare_from_greyscale(width, height, |x, y| frame.luma[y * width + x]);
        finders(width, height, |a, b| image.get_pixel_at(a.0, a.1) == image.get_pixel_at(b.0, b.1))
    }

    #[tokio::test]
    async fn a_sheet_full_of_finder_patterns_is_passed_over_at_once() {
        assert_eq!(finders_of(&seen("ABCD2345EFGH", 8, 480)), 3, "and a code is none");
        assert!(finders_of(&sheet(480)) > 1_000);
        let scanner = Scanner::default();
        assert_eq!(scanner.read(sheet(480)).await, None);
        let next = scanner.read(seen("ABCD2345EFGH", 8, 480)).await;
        assert!(next.is_some(), "nobody is still looking at the sheet");
    }

    #[test]
    fn noise_has_fewer_finder_patterns_than_are_passed_over() {
        let mut state = 1_u32;
        for coarse in [1, 2, 4, 8] {
            let mut grains = Vec::new();
            for _ in 0..(640 / coarse) * (480 / coarse) {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                grains.push(state.to_be_bytes()[0]);
            }
            let luma = (0..640 * 480)
                .map(|n: usize| grains[n / 640 / coarse * (640 / coarse) + n % 640 / coarse]);
            let frame = Frame { width: 640, height: 480, luma: luma.collect() };
            let found = finders_of(&frame);
            assert!(found < MAX_FINDERS, "{found} in grains of {coarse}");
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

    #[tokio::test]
    async fn a_picture_waits_for_the_frame_before_it() {
        let scanner = Scanner::default();
        let turn = scanner.0.clone().try_acquire_owned().unwrap();
        let picture = scanner.read_in_turn(seen("ABCD2345EFGH", 8, 480));
        let (read, ()) = tokio::join!(picture, async { drop(turn) });
        assert_eq!(read.as_deref(), Some("ABCD2345EFGH"));
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
