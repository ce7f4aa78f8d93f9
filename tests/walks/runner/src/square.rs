//! Square codes as a camera sees them: read from the dark and light of a screen, drawn as grey.

use qrcodegen::{QrCode, QrCodeEcc};
use tongtu_core::screen::Code;

/// Pixels a module.
const PIXELS: usize = 8;
/// The quiet zone, in modules.
const QUIET: usize = 4;

/// What a code on the screen says.
pub(crate) fn read(code: &Code) -> Result<String, String> {
    let side = usize::try_from(code.side).map_err(|error| error.to_string())?;
    let whole = (side + 2 * QUIET) * PIXELS;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(whole, whole, |x, y| {
        let (x, y) = ((x / PIXELS).wrapping_sub(QUIET), (y / PIXELS).wrapping_sub(QUIET));
        let dark = x < side && y < side && code.modules.get(y * side + x) == Some(&true);
        if dark { 0 } else { 255 }
    });
    let grids = image.detect_grids();
    let grid = grids.first().ok_or("the code cannot be found")?;
    grid.decode().map(|(_, text)| text).map_err(|error| error.to_string())
}

/// A frame of a camera that is held before the code of that text: pixels a side, and their grey.
pub(crate) fn draw(text: &str) -> Result<(u32, Vec<u8>), String> {
    let qr = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(|error| error.to_string())?;
    let side = usize::try_from(qr.size()).map_err(|error| error.to_string())?;
    let whole = (side + 2 * QUIET) * PIXELS;
    let module = |at: usize| i32::try_from(at / PIXELS).unwrap_or(0) - 4;
    let grey =
        |at: usize| if qr.get_module(module(at % whole), module(at / whole)) { 32 } else { 224 };
    let width = u32::try_from(whole).map_err(|error| error.to_string())?;
    Ok((width, (0..whole * whole).map(grey).collect()))
}
