//! The screen: everything a shell may draw, as one page of types.
//!
//! Owns the closed set of templates and the words they are made of. Says what a thing means (tone,
//! open or settled, required, how far), never how it looks: no size, no colour, no position. Nothing
//! here decides anything; the services fill it, `bindings` mirrors it, the shells draw it.
//!
//! What crosses is `String`, `bool`, integers, `Option`, `Vec`, records and enums with named fields.
//! Dates, money and numbers are text that the core has formatted in the person's language.

use serde::{Deserialize, Serialize};

use crate::ask::Ask;

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

/// What a thing means for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Nothing to do.
    Calm,
    /// Settled in the person's favour.
    Good,
    /// A date comes near, a choice waits.
    Attention,
    /// Refused, overdue, to be corrected.
    Danger,
    /// Received, explained, a rule.
    Info,
}

/// A tone, and whether the thing is settled (solid) or still open (dashed).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Outline and colour.
    pub tone: Tone,
    /// Not yet settled: dashed.
    pub open: bool,
    /// The word beside it.
    pub label: String,
}

/// Something to press.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Press {
    /// Answered with `Action::Press`; also the accessibility and test id.
    pub id: String,
    /// A verb with its consequence.
    pub label: String,
    /// Beside the word.
    pub icon: Option<Icon>,
    /// How important, how grave.
    pub rank: Rank,
    /// At work; a second press does nothing.
    pub busy: bool,
    /// Why it cannot be pressed with effect yet; it stays pressable and then shows this.
    pub not_yet: Option<String>,
}

/// How important and how grave a press is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// The one filled button.
    Main,
    /// Outlined, beside or under the main one.
    Second,
    /// A soft button inside the body.
    Soft,
    /// Outlined in danger, never beside the main one.
    Grave,
    /// Underlined, inside text.
    Link,
    /// At the end of the bar.
    Bar,
}

/// The icons by name; a shell owns the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each name is the thing it shows")]
pub enum Icon {
    Home,
    Progress,
    Bell,
    Person,
    Services,
    Licence,
    Car,
    Violation,
    Pay,
    Renew,
    Inspection,
    Accident,
    Learn,
    Move,
    Points,
    Filing,
    Objection,
    Camera,
    Photo,
    Phone,
    Help,
    Place,
    Clock,
    Calendar,
    Lock,
    Eye,
    Offline,
    Upload,
    Send,
    Qr,
    Edit,
    Copy,
    Bin,
    Retry,
    Refresh,
    Check,
    Search,
    Finger,
    Larger,
    Language,
    Wrench,
    Link,
    Close,
}

/// Time that runs. The shell repaints it each second from its monotonic clock and sends
/// `Press { then }` at the end; the core's own timer decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Countdown {
    /// Stable id.
    pub id: String,
    /// From the moment the screen was made, in milliseconds.
    pub left_ms: u64,
    /// `{s}` in it is replaced by the seconds left.
    pub text: String,
    /// What to press when it has run out.
    pub then: Option<String>,
}

/// A picture by id, fetched with `picture(id, width)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Never a path, never an address.
    pub id: String,
    /// What it shows, in words.
    pub alt: String,
}

/// Points, questions, minutes, bytes: a lane or a bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Filled.
    pub done: u32,
    /// Would be added; drawn as open.
    pub adding: u32,
    /// The whole.
    pub of: u32,
    /// The same, readable aloud.
    pub spoken: String,
}

/// Terms and their total: 11 + 1 = 12.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// What is added.
    pub terms: Vec<Term>,
    /// What comes out.
    pub total: Term,
    /// What the total means.
    pub tone: Tone,
}

/// A figure with its word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The figure.
    pub value: String,
    /// Its word.
    pub label: String,
}

/// Why not, and what now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Stable code.
    pub code: String,
    /// What is refused, in one plain sentence.
    pub what: String,
    /// What has not changed.
    pub unchanged: Option<String>,
    /// The reasons, one sentence each.
    pub why: Vec<String>,
    /// The figures behind it.
    pub sum: Option<Sum>,
    /// The figures as a lane.
    pub progress: Option<Progress>,
    /// Law or limit, as it is cited.
    pub source: String,
    /// Ways out, best first.
    pub ways: Vec<Row>,
    /// A way people look for that is closed, and why.
    pub closed: Option<String>,
}

// ───────────────────────────── the templates ─────────────────────────────

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

/// A list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// Chips; answered with `Action::Filter`.
    pub filters: Vec<Choice>,
    /// The chosen chip.
    pub chosen: Option<String>,
    /// What was searched for; `None` where there is no search.
    pub search: Option<String>,
    /// How many, and as of when.
    pub counted: Option<String>,
    /// In reading order; at most 200 rows in all.
    pub groups: Vec<Group>,
    /// The last row: 再看 50 条.
    pub more: Option<String>,
    /// Under everything: what is to be known of the list (电子眼记录一般在 5 个工作日内出现).
    pub fine: Option<String>,
    /// Instead of rows: what it means that there are none, and the next step.
    pub empty: Option<Page>,
}

/// Rows under one head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Stable id.
    pub id: String,
    /// Its head.
    pub title: Option<String>,
    /// At the end of the head (2 件).
    pub side: Option<String>,
    /// In reading order.
    pub rows: Vec<Row>,
}

/// One line of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Answered with `Action::Open`.
    pub id: String,
    /// Leading.
    pub icon: Option<Icon>,
    /// Leading, instead of an icon.
    pub picture: Option<Picture>,
    /// A number plate, drawn as one.
    pub plate: Option<String>,
    /// The first line.
    pub head: String,
    /// One or two more.
    pub lines: Vec<String>,
    /// At the end.
    pub value: Option<String>,
    /// A second figure, under the value (100 元).
    pub under: Option<String>,
    /// Its state.
    pub mark: Option<Mark>,
    /// Whether it is picked, where several can be; `None` where none can.
    pub chosen: Option<bool>,
    /// How far it is.
    pub progress: Option<Progress>,
    /// Whether it leads somewhere.
    pub opens: bool,
    /// What can be done with it on the spot.
    pub presses: Vec<Press>,
}

/// A thing or a case, with what is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// What it is about: plate, when, where.
    pub about: Option<Row>,
    /// Its state.
    pub mark: Option<Mark>,
    /// The one sentence that matters, for example by when.
    pub lead: Option<String>,
    /// Why not, and what now.
    pub refusals: Vec<Refusal>,
    /// The figures (3 + 1 = 4), or a fine with its surcharge.
    pub sum: Option<Sum>,
    /// How far it is (points of the cycle).
    pub progress: Option<Progress>,
    /// Label and value.
    pub groups: Vec<Lines>,
    /// What has happened and what comes.
    pub timeline: Vec<Step>,
    /// In threes.
    pub pictures: Vec<Picture>,
    /// What one can go to from here.
    pub rows: Vec<Row>,
}

impl Detail {
    /// Everything on it that can be opened.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        let ways = self.refusals.iter().flat_map(|refusal| &refusal.ways);
        self.about.iter().chain(ways).chain(&self.rows)
    }
}

/// A group of label and value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// Stable id.
    pub id: String,
    /// Its head.
    pub title: Option<String>,
    /// In reading order.
    pub lines: Vec<Line>,
}

/// Label and value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Stable id.
    pub id: String,
    /// What it is.
    pub label: String,
    /// Masked where it is a number of a person.
    pub value: String,
    /// Whether a press copies it.
    pub can_copy: bool,
    /// Shows the whole value for 30 s.
    pub reveal: Option<Press>,
}

/// A point in the history of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Stable id.
    pub id: String,
    /// What happened.
    pub head: String,
    /// When, or what it means.
    pub line: Option<String>,
    /// Solid where it has happened.
    pub mark: Mark,
    /// Where the case stands.
    pub present: bool,
}

/// Taking a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capture {
    /// One line over the picture.
    pub advice: String,
    /// What the guide frame shows.
    pub guide: Guide,
    /// What to look for.
    pub wants: Vec<Mark>,
    /// The last picture with its verdict.
    pub last: Option<Verdict>,
    /// Takes one; answered with the screen's `ask`. While that is a code to be read nothing is taken:
    /// pressed, the looking begins anew.
    pub shutter: Press,
    /// Chooses one.
    pub album: Option<Press>,
    /// Other ways.
    pub rows: Vec<Row>,
}

/// What the guide frame over the preview shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guide {
    /// Head and shoulders, 520 to 756.
    Portrait,
    /// A card, 85.6 to 54.
    Document,
    /// A face alone, through the front camera: round.
    Face,
    /// A code to be read: square.
    Code,
}

/// What became of the last picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Itself.
    pub picture: Option<Picture>,
    /// Good or not.
    pub mark: Mark,
    /// What to do.
    pub text: String,
}

/// A question of a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiz {
    /// All questions.
    pub progress: Progress,
    /// Time left.
    pub time: Option<Countdown>,
    /// The question.
    pub question: String,
    /// Its picture.
    pub picture: Option<Picture>,
    /// Answers.
    pub choices: Vec<QuizChoice>,
    /// After the answer.
    pub explanation: Option<String>,
}

/// An answer to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuizChoice {
    /// Answered with `Action::Choose`.
    pub id: String,
    /// A, B, C, D.
    pub letter: String,
    /// The answer.
    pub text: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Right or wrong, once known.
    pub mark: Option<Mark>,
}

/// A document to show to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Which document.
    pub head: String,
    /// Its state.
    pub mark: Mark,
    /// Whether the server vouches for it now; else drawn grey.
    pub current: bool,
    /// The holder's picture.
    pub portrait: Option<Picture>,
    /// Whether the portrait is dimmed too (more than 24 h old).
    pub dimmed: bool,
    /// The holder.
    pub name: String,
    /// Beside the portrait.
    pub summary: Vec<Line>,
    /// In two columns.
    pub fields: Vec<Line>,
    /// The square code.
    pub code: Option<Code>,
    /// Why there is no code, and what the officer can do.
    pub instead: Option<String>,
    /// Other ways.
    pub rows: Vec<Row>,
    /// Under everything.
    pub fine: Option<String>,
}

/// A square code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// Modules a side; the quiet zone of four is the shell's.
    pub side: u32,
    /// Row by row; true is dark.
    pub modules: Vec<bool>,
    /// Its ink is red where the licence is not in order.
    pub alarm: bool,
    /// Shows it alone and as large as the screen is wide, or small again.
    pub enlarge: Option<Press>,
    /// Whether it is shown alone, to be read from across a table.
    pub large: bool,
    /// The same in words.
    pub text: String,
    /// When it was made: label and time of day.
    pub made: Term,
    /// The day it was made.
    pub made_on: String,
    /// Until the next one.
    pub renews: Countdown,
}

/// The nine dots of the gesture lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// Whose.
    pub who: String,
    /// What is being asked.
    pub asks: String,
    /// Shown from the first failure on.
    pub tries_left: Option<String>,
    /// Whether the line is drawn.
    pub trace: bool,
    /// Other ways in.
    pub ways: Vec<Row>,
}

/// The licence and vehicles at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// The licence.
    pub panel: Panel,
    /// What needs action, vehicles.
    pub groups: Vec<Group>,
    /// Two abreast.
    pub services: Vec<Group>,
}

/// The licence at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panel {
    /// 驾驶证, or what to do first.
    pub head: String,
    /// Its state.
    pub mark: Option<Mark>,
    /// Who, until when.
    pub lines: Vec<String>,
    /// Beside the lines (3 分，满 12 分).
    pub value: Option<String>,
    /// Points of the cycle.
    pub progress: Option<Progress>,
    /// Main way, then another.
    pub presses: Vec<Press>,
}

/// One message, or a long text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Stable id.
    pub id: String,
    /// The picture on top.
    pub scene: Option<Scene>,
    /// What kind of message.
    pub mark: Option<Mark>,
    /// When or what.
    pub title: String,
    /// What it is about: plate, when, where.
    pub about: Option<Row>,
    /// The figures (3 + 1 = 4), or a fine with its surcharge.
    pub sum: Option<Sum>,
    /// The figures as a lane.
    pub progress: Option<Progress>,
    /// What else is to be known of it (罚款 200.00 元).
    pub lines: Vec<Line>,
    /// Two sentences, or a long text with its headings; a heading at the end is that of the ways.
    pub paragraphs: Vec<Paragraph>,
    /// What to do.
    pub ways: Vec<Row>,
    /// Code, number, source.
    pub fine: Vec<String>,
    /// On a sheet: its buttons. On a screen: empty, they are the screen's.
    pub presses: Vec<Press>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// What piece.
    pub kind: ParagraphKind,
    /// Before an item, instead of a dash.
    pub icon: Option<Icon>,
    /// Its words.
    pub text: String,
}

impl Paragraph {
    /// Words alone.
    #[must_use]
    pub fn new(kind: ParagraphKind, text: String) -> Paragraph {
        Paragraph { kind, icon: None, text }
    }
}

/// What piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParagraphKind {
    /// A head.
    Heading,
    /// Running text.
    Prose,
    /// One of a list.
    Item,
}

/// The picture of a page: one road, one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scene {
    /// Nothing is here, and that is fine.
    QuietRoad,
    /// Something is being mended.
    RoadWorks,
    /// No network.
    Tunnel,
    /// Done.
    Arrived,
    /// A choice.
    Crossing,
}
