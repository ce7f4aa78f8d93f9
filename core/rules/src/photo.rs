//! 驾驶证照片: the figures of a licence photo, and the verdict on a finished upload.
//!
//! Integers only: a ratio that is met exactly must not depend on rounding. What a picture shows
//! (background, clothes, face) is for a reviewer. Sources: GA 482-2012 5.2.3 and the upload's
//! figures, both restated; the age from the public instructions.

use chrono::NaiveDate;

use crate::day;
use crate::reason::reasons;

/// The least width of an upload, in pixels.
pub const MIN_WIDTH: u32 = 520;
/// The suggested size: twice the archive's, and the ratio of the guide frame.
pub const SUGGESTED: (u32, u32) = (520, 756);
/// The archive's size, 22 by 32 mm at 300 dpi.
pub const ARCHIVE: (u32, u32) = (260, 378);
/// The head's width in the archive picture, in pixels.
pub const HEAD_WIDTH: (u32, u32) = (165, 189);
/// The head's length in the archive picture, in pixels.
pub const HEAD_LENGTH: (u32, u32) = (224, 260);
/// The gap above the hair in the archive picture, in pixels.
pub const GAP_ABOVE: (u32, u32) = (10, 20);
/// How old an album picture may be.
pub const MAX_AGE_MONTHS: u32 = 6;
/// Failed reviews after which only the window helps. Source: restated.
pub const MAX_REJECTIONS: u8 = 3;

/// Where a photo came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// Taken with the app's own camera, by which lens.
    Camera(Lens),
    /// Chosen from the album, taken on this day where the file says so: EXIF first, then the
    /// file's own date.
    Album {
        /// The day in Shanghai.
        taken_on: Option<NaiveDate>,
    },
}

/// Which camera of the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lens {
    /// Faces away from the screen.
    Rear,
    /// Faces the person: a selfie distorts and is refused.
    Front,
    /// The phone did not say; taken for the front.
    Unknown,
}

/// What is known of a finished upload: upright, cropped, encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Upload<'a> {
    /// Pixels, after turning upright (see [`upright`]).
    pub width: u32,
    /// Pixels, after turning upright.
    pub height: u32,
    /// The type by content, `image/jpeg`.
    pub mime: &'a str,
    /// Where it came from.
    pub source: Source,
}

reasons! {
    /// Why a photo is refused.
    PhotoError in "photo" {
        /// No JPEG.
        Mime = "mime",
        /// Under 520 pixels wide.
        TooNarrow = "too_narrow",
        /// Not between 2/3 and 3/4, both excluded.
        Ratio = "ratio",
        /// The front camera's picture.
        FrontCamera = "front_camera",
        /// From the album, and neither EXIF nor the file says when it was taken.
        NoDate = "no_date",
        /// Taken more than six months ago.
        TooOld = "too_old",
        /// Taken after today: a clock was wrong, so the age is unknown.
        FutureDate = "future_date",
    }
}

/// Judges a finished upload.
///
/// # Errors
/// The first of: type, width, ratio, lens, date.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::photo::{Lens, PhotoError, Source, Upload, judge};
/// # let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
/// let good = Upload {
///     width: 520,
///     height: 756,
///     mime: "image/jpeg",
///     source: Source::Camera(Lens::Rear),
/// };
/// assert!(judge(&good, today).is_ok());
/// let phone_default = Upload { width: 600, height: 800, ..good }; // exactly 3:4
/// assert_eq!(judge(&phone_default, today), Err(PhotoError::Ratio));
/// ```
pub fn judge(upload: &Upload<'_>, today: NaiveDate) -> Result<(), PhotoError> {
    if !upload.mime.eq_ignore_ascii_case("image/jpeg") {
        return Err(PhotoError::Mime);
    }
    check_size(upload.width, upload.height)?;
    check_source(upload.source, today)
}

/// The figures alone: width at least 520, ratio strictly between 2/3 and 3/4.
///
/// ```
/// use tongtu_rules::photo::{PhotoError, check_size};
/// assert!(check_size(1040, 1512).is_ok());
/// assert_eq!(check_size(520, 780), Err(PhotoError::Ratio)); // exactly 2/3
/// assert_eq!(check_size(358, 441), Err(PhotoError::TooNarrow)); // an ID card's photo
/// ```
pub fn check_size(width: u32, height: u32) -> Result<(), PhotoError> {
    if width < MIN_WIDTH {
        return Err(PhotoError::TooNarrow);
    }
    let (width, height) = (u64::from(width), u64::from(height));
    if 2 * height < 3 * width && 4 * width < 3 * height { Ok(()) } else { Err(PhotoError::Ratio) }
}

/// The lens or the date alone, so that a form can say it before anything is sent.
///
/// A day after today is forgiven once: the phone may stand in another time zone.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::photo::{Lens, PhotoError, Source, check_source};
/// # let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d);
/// let album = |taken_on| Source::Album { taken_on };
/// let today = day(11, 20).unwrap();
/// assert!(check_source(album(day(5, 20)), today).is_ok()); // exactly six months
/// assert_eq!(check_source(album(day(5, 19)), today), Err(PhotoError::TooOld));
/// assert_eq!(check_source(Source::Camera(Lens::Front), today), Err(PhotoError::FrontCamera));
/// ```
pub fn check_source(source: Source, today: NaiveDate) -> Result<(), PhotoError> {
    match source {
        Source::Camera(Lens::Rear) => Ok(()),
        Source::Camera(Lens::Front | Lens::Unknown) => Err(PhotoError::FrontCamera),
        Source::Album { taken_on: None } => Err(PhotoError::NoDate),
        Source::Album { taken_on: Some(taken) } => {
            if today.succ_opt().is_some_and(|tomorrow| taken > tomorrow) {
                return Err(PhotoError::FutureDate);
            }
            let oldest = day::months_before(today, MAX_AGE_MONTHS);
            if oldest.is_some_and(|oldest| taken < oldest) {
                return Err(PhotoError::TooOld);
            }
            Ok(())
        }
    }
}

/// The first day on which a new photo may replace the last one: six months after. Source: restated.
///
/// ```
/// # use chrono::NaiveDate;
/// use tongtu_rules::photo::replace_from;
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// assert_eq!(replace_from(day(2026, 5, 20)), Some(day(2026, 11, 20)));
/// ```
pub fn replace_from(last: NaiveDate) -> Option<NaiveDate> {
    day::months_after(last, MAX_AGE_MONTHS)
}

/// Width and height after turning by the EXIF orientation (1 to 8; anything else is upright).
///
/// ```
/// assert_eq!(tongtu_rules::photo::upright(756, 520, 6), (520, 756));
/// ```
pub fn upright(width: u32, height: u32, orientation: u16) -> (u32, u32) {
    if (5..=8).contains(&orientation) { (height, width) } else { (width, height) }
}

/// The largest crop of the guide frame's ratio (520 : 756) within a picture.
///
/// ```
/// use tongtu_rules::photo::{check_size, crop};
/// let (width, height) = crop(1200, 1600); // the phone's default 3:4
/// assert_eq!((width, height), (1100, 1600));
/// assert!(check_size(width, height).is_ok());
/// ```
pub fn crop(width: u32, height: u32) -> (u32, u32) {
    let (frame_width, frame_height) = (u64::from(SUGGESTED.0), u64::from(SUGGESTED.1));
    let narrow = |side: u64| u32::try_from(side).unwrap_or(u32::MAX);
    let by_height = u64::from(height) * frame_width / frame_height;
    if by_height <= u64::from(width) {
        (narrow(by_height), height)
    } else {
        (width, narrow(u64::from(width) * frame_height / frame_width))
    }
}
