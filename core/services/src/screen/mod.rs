//! The screen: everything a shell may draw (屏).
//!
//! Owns the closed set of templates and the words they are made of. Says what a thing means (tone,
//! open or settled, required, how far), never how it looks: no size, no colour, no position. Nothing
//! here decides anything; the services fill it, `bindings` mirrors it, the shells draw it.
//!
//! What crosses is `String`, `bool`, integers, `Option`, `Vec`, records and enums with named fields.
//! Dates, money and numbers are text that the core has formatted in the person's language.
//!
//! Here: the frame, and the closed set of templates; each template and what it alone is made of has a
//! part of its own, and `parts` has what they share.

mod capture;
mod card;
mod detail;
mod form;
mod home;
mod page;
mod parts;
mod pattern;
mod quiz;
mod rows;

use serde::{Deserialize, Serialize};

use crate::ask::Ask;

pub use capture::{Capture, Guide, Verdict};
pub use card::{Card, Code};
pub use detail::{Detail, Line, Lines, Step};
pub use form::{Choice, Content, Field, Form, Input, Problem, Section, Slot, Span};
pub use home::{Home, Panel};
pub use page::{Page, Paragraph, ParagraphKind, Scene};
pub use parts::{Countdown, Icon, Mark, Picture, Press, Progress, Rank, Refusal, Sum, Term, Tone};
pub use pattern::Pattern;
pub use quiz::{Quiz, QuizChoice};
pub use rows::{Group, Row, Rows};

/// What the person sees. The shell draws it and decides nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screen {
    /// Names the screen for `Back`, transitions and tests, for example `licence.card`.
    pub route: String,
    /// Grows with every change; a shell that shows this revision already has nothing to do.
    pub revision: u64,
    /// Stands in the bar, and names the pane for a screen reader.
    pub title: String,
    /// Whether the bar has a way back, and the system's back stays inside the app.
    pub can_go_back: bool,
    /// Root screens only.
    pub tabs: Vec<Tab>,
    /// What is at work, in words; `None` when nothing but timers is.
    pub busy: Option<String>,
    /// How old the content is; `None` where nothing came from a server.
    pub age: Option<Age>,
    /// What happened, with at most one way out; first thing in the body.
    pub notice: Option<Notice>,
    /// Element that takes caret and screen reader, once a revision.
    pub focus: Option<String>,
    /// No screenshots, hidden in the app switcher.
    pub secret: bool,
    /// Drawn with the second set of tokens.
    pub elder: bool,
    /// What the phone is asked to do for the person now.
    pub ask: Option<Ask>,
    /// The one template of this screen.
    pub body: Body,
    /// In the order of importance; at most one is [`Rank::Main`].
    pub actions: Vec<Press>,
    /// Sheet or confirmation above the screen.
    pub over: Option<Page>,
    /// The tabs, on what was opened from a root screen: drawn only where they stand beside the body
    /// as a rail, where leaving by them takes no room from what is being done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rail: Vec<Tab>,
}

/// One of the root screens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tab {
    /// Answered with `Action::Tab`.
    pub id: String,
    /// Its word.
    pub label: String,
    /// Its icon.
    pub icon: Icon,
    /// Whether this is the screen that is shown.
    pub chosen: bool,
    /// What waits there; 0 draws nothing.
    pub count: u32,
}

/// How old the content is: dashed when it is not fresh.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Age {
    /// For example 没有网络。下面是今天 09:12 的内容.
    pub text: String,
    /// Why it is as old as it is.
    pub state: AgeState,
}

/// Why content is as old as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeState {
    /// As the server has it.
    Fresh,
    /// Older, and being asked for.
    Refreshing,
    /// Older, and there is no network, or no answer.
    Offline,
}

/// What happened. It pushes the body down and stays until untrue or closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Stable code, listed in `core/codes.md`.
    pub code: String,
    /// Outline and colour.
    pub tone: Tone,
    /// One sentence.
    pub text: String,
    /// The one way out.
    pub way_out: Option<Press>,
    /// Whether the person may close it (`Action::CloseNotice`).
    pub can_close: bool,
}

/// The closed set of templates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each field is the template named by its variant")]
pub enum Body {
    Form { form: Form },
    Rows { rows: Rows },
    Detail { detail: Detail },
    Capture { capture: Capture },
    Quiz { quiz: Quiz },
    Card { card: Card },
    Pattern { pattern: Pattern },
    Home { home: Home },
    Page { page: Page },
}

impl Body {
    /// Whether a code is shown alone: the way back leads to its document first.
    #[must_use]
    pub fn is_code_alone(&self) -> bool {
        let Body::Card { card } = self else { return false };
        card.code.as_ref().is_some_and(|code| code.large)
    }

    /// Whether nothing stands beside it, however wide the screen is.
    #[must_use]
    pub fn fills_the_screen(&self) -> bool {
        matches!(self, Body::Capture { .. } | Body::Pattern { .. }) || self.is_code_alone()
    }
}
