//! Fields to fill in, and what is wrong with them (表单).

use serde::{Deserialize, Serialize};

use super::{Countdown, Mark, Page, Picture, Press, Progress};

/// Sections of fields, with what is wrong beside them and summed up on top.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Which step of how many (第 3 步，共 4 步).
    pub step: Option<String>,
    /// What to know before filling in: a picture, sentences, texts to read.
    pub lead: Option<Page>,
    /// Head of the summary (有 1 处要改，改好才能提交); `None` while nothing was submitted.
    pub summary: Option<String>,
    /// One line each; leads to its field.
    pub problems: Vec<Problem>,
    /// In reading order.
    pub sections: Vec<Section>,
    /// Stands with the main action: what happens next, what is kept.
    pub footnote: Option<String>,
}

/// One line of the summary on top.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where it leads.
    pub field: String,
    /// Field and what is wrong, in short.
    pub text: String,
}

/// A group of fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Stable id.
    pub id: String,
    /// Its head.
    pub title: Option<String>,
    /// In reading order.
    pub fields: Vec<Field>,
    /// Under the fields.
    pub note: Option<String>,
}

/// One thing to fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Stable id.
    pub id: String,
    /// Above it.
    pub label: String,
    /// Right of the label.
    pub hint: Option<String>,
    /// Under it: an explanation, or what the core changed (已去掉末两位换证次数).
    pub help: Option<String>,
    /// Whether the form goes without it.
    pub required: bool,
    /// Why it cannot be changed.
    pub locked: Option<String>,
    /// What is wrong; stands under the field.
    pub problem: Option<String>,
    /// The wrong characters, where they are known.
    pub wrong: Option<Span>,
    /// A one-tap mend, and the honest other way beside it.
    pub repairs: Vec<Press>,
    /// What is filled in, and how.
    pub input: Input,
}

/// Characters by code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The first.
    pub start: u32,
    /// How many.
    pub length: u32,
}

/// What is filled in, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// One line of text; the view owns it.
    Text {
        /// As the core has it.
        value: String,
        /// Decides the keyboard.
        content: Content,
        /// In code points.
        max: u32,
        /// Stands before the text and is not part of it (+86).
        prefix: Option<String>,
    },
    /// Free text of several lines; the view owns it, and counts.
    Prose {
        /// As the core has it.
        value: String,
        /// In code points; 0 where any length will do.
        min: u32,
        /// In code points.
        max: u32,
        /// Said while there are fewer than `min`; `{n}` in it is replaced by how many are missing.
        wanting: String,
        /// Said from `min` on; `{n}` in it is replaced by how many more there may be.
        left: String,
    },
    /// The value never comes back from the core.
    Secret {
        /// Whether something was typed.
        filled: bool,
        /// Decides the keyboard.
        content: Content,
        /// Whether the person may look at what they type.
        reveal: bool,
    },
    /// At most a dozen options.
    Choice {
        /// All of them.
        options: Vec<Choice>,
        /// The id of one of them.
        chosen: Option<String>,
    },
    /// More than a dozen options: pressing the field opens rows with a filter.
    Pick {
        /// What was picked, in words.
        shown: Option<String>,
    },
    /// A day, `YYYY-MM-DD`.
    Day {
        /// As sent with `Edit`.
        value: Option<String>,
        /// As the person reads it.
        shown: Option<String>,
        /// The first possible day.
        min: Option<String>,
        /// The last possible day.
        max: Option<String>,
    },
    /// A box that is never ticked by anybody else; `Choose` with option `yes` or `no`.
    Consent {
        /// Whether it is ticked.
        given: bool,
        /// To be read before.
        documents: Vec<Press>,
    },
    /// The code out of a text message.
    Code {
        /// Digits so far.
        value: String,
        /// How many it takes.
        length: u32,
        /// Sends it, and sends it again; `not_yet` while it is too early.
        send: Press,
        /// Until it may be sent again.
        again: Option<Countdown>,
    },
    /// Pictures to add.
    Photos {
        /// One a picture.
        slots: Vec<Slot>,
    },
}

/// Decides keyboard, autofill, autocorrection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// A person's name.
    Name,
    /// A mainland mobile number.
    Phone,
    /// Number of an identity document, digits and capitals.
    Document,
    /// What one logs in with.
    Username,
    /// An existing password.
    Password,
    /// A password being made.
    NewPassword,
    /// The code out of a text message.
    OneTimeCode,
    /// A number plate.
    Plate,
    /// Digits.
    Number,
    /// A postal address.
    Address,
}

/// One of few.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Answered with `Action::Choose` or `Action::Filter`.
    pub id: String,
    /// Its word.
    pub label: String,
    /// What helps to decide.
    pub help: Option<String>,
}

/// Where a picture goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// Pressed to add or replace.
    pub id: String,
    /// What belongs here.
    pub label: String,
    /// What is here.
    pub picture: Option<Picture>,
    /// Its state.
    pub mark: Option<Mark>,
    /// How much of it was sent.
    pub progress: Option<Progress>,
}
