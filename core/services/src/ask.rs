//! What a phone must do for the person, and what became of it.
//!
//! At most one [`Ask`] stands on a screen. Its id survives a kill; an unknown or a second answer is
//! dropped. Two asks take more than one answer: a code is looked for in frame after frame
//! ([`AskKind::ScanCode`]), and a camera may be asked for several pictures ([`AskKind::Camera`]). As
//! long as an ask stands on the screen, the shell goes on with it.

use serde::{Deserialize, Serialize};

/// Something only the phone can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Named in the answer.
    pub id: String,
    /// What.
    pub kind: AskKind,
}

/// What the phone is asked to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskKind {
    /// Take pictures with the shell's own preview.
    Camera {
        /// Which side.
        lens: Lens,
        /// How many are still wanted. The ask stays, with one less, until the last has come.
        frames: u32,
        /// Width of the guide frame; the picture is cropped by the core, not by the shell.
        frame_width: u32,
        /// Height of the guide frame.
        frame_height: u32,
    },
    /// Choose one picture by the system's picker.
    Album,
    /// Read a square code: by [`Outcome::Frame`]s, as long as the ask stands, or in one answer by
    /// [`Outcome::Scanned`].
    ScanCode,
    /// Answered with what the key store released, never with a yes.
    Biometric {
        /// The name of the secret.
        secret: String,
        /// Shown by the system.
        reason: String,
    },
    /// Where the phone is.
    Locate {
        /// Shown before the system asks.
        why: String,
    },
    /// Give a file to another app.
    Share {
        /// A name the core knows it by (`file/<id>`); `picture` gives its bytes, whatever the width.
        file: String,
        /// As the other app sees it.
        name: String,
    },
    /// Keep a file where the person wants it.
    Save {
        /// A name the core knows it by (`file/<id>`); `picture` gives its bytes, whatever the width.
        file: String,
        /// Proposed.
        name: String,
    },
    /// Open a page outside.
    Open {
        /// https, out of an allow-list.
        link: String,
    },
    /// Open the dialler; never calls by itself.
    Dial {
        /// As dialled.
        number: String,
    },
    /// Ask the system for leave.
    Permission {
        /// For what.
        which: Permission,
        /// Shown before the system asks.
        why: String,
    },
}

/// Which side of the phone a camera looks from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lens {
    /// Away from the person.
    Rear,
    /// At the person.
    Front,
}

/// What the system gives leave for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Taking pictures.
    Camera,
    /// Reminders.
    Notifications,
    /// Where the phone is.
    Location,
    /// Sound.
    Microphone,
}

/// What became of an ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Outcome {
    /// A picture, as a file the core may read and then deletes.
    Photo {
        /// In the app's own folder.
        path: String,
        /// Which side it was taken from, where that is known.
        #[serde(default)]
        lens: Option<Lens>,
        /// Where it comes from.
        source: Source,
        /// When it was taken, as the phone knows it; the file's own note goes before.
        #[serde(default)]
        taken_at_ms: Option<i64>,
        /// Found by the phone.
        #[serde(default)]
        faces: Vec<Face>,
    },
    /// Grey picture of the preview, for codes; a few a second. Does not end the ask.
    Frame {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
        /// Row by row, a byte a pixel.
        luma: Vec<u8>,
    },
    /// What the key store released.
    Secret {
        /// Its bytes.
        value: Vec<u8>,
    },
    /// Where the phone is.
    Place {
        /// Millionths of a degree.
        latitude_e6: i32,
        /// Millionths of a degree.
        longitude_e6: i32,
        /// In metres.
        accuracy_m: u32,
    },
    /// The text of a code that was typed or read by the system.
    Scanned {
        /// Its text.
        text: String,
    },
    /// Leave was given.
    Granted,
    /// It was done.
    Done,
    /// The person turned away.
    Cancelled,
    /// Leave was refused.
    Refused {
        /// The system will not ask again.
        #[serde(default)]
        forever: bool,
    },
    /// The phone cannot.
    Impossible {
        /// For the log.
        reason: String,
    },
}

/// Where a picture comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Taken just now.
    Camera,
    /// Chosen.
    Album,
}

/// A face, in thousandths of the picture's width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Face {
    /// Left edge.
    pub left: u32,
    /// Upper edge.
    pub top: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// A reminder of the system's, set as a whole set. Holds nothing that names a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// Stable id.
    pub id: String,
    /// When.
    pub at_ms: i64,
    /// Head.
    pub title: String,
    /// Text.
    pub text: String,
    /// Comes back with `Action::Arrived`.
    pub link: String,
}
