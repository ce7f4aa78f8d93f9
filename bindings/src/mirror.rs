//! The crossing types again, for uniffi: each is the type of the same name in `tongtu-services`.
//!
//! A field that drifts from the core's is a compile error here. Nothing is decided, nothing renamed;
//! the words that explain a field are at the core's.

use tongtu_core::action::Action;
use tongtu_core::ask::{Ask, AskKind, Face, Lens, Outcome, Permission, Reminder, Source};
use tongtu_core::screen::{
    Age, AgeState, Body, Capture, Card, Choice, Code, Content, Countdown, Detail, Field, Form,
    Group, Guide, Home, Icon, Input, Line, Lines, Mark, Notice, Page, Panel, Paragraph,
    ParagraphKind, Pattern, Picture, Press, Problem, Progress, Quiz, QuizChoice, Rank, Refusal,
    Row, Rows, Scene, Screen, Section, Slot, Span, Step, Sum, Tab, Term, Tone, Verdict,
};
use tongtu_core::{Config, StartError};

#[uniffi::remote(Record)]
pub struct Screen {
    pub route: String,
    pub revision: u64,
    pub title: String,
    pub can_go_back: bool,
    pub tabs: Vec<Tab>,
    pub busy: Option<String>,
    pub age: Option<Age>,
    pub notice: Option<Notice>,
    pub focus: Option<String>,
    pub secret: bool,
    pub elder: bool,
    pub ask: Option<Ask>,
    pub body: Body,
    pub actions: Vec<Press>,
    pub over: Option<Page>,
    #[uniffi(default = [])]
    pub rail: Vec<Tab>,
}

#[uniffi::remote(Record)]
pub struct Tab {
    pub id: String,
    pub label: String,
    pub icon: Icon,
    pub chosen: bool,
    pub count: u32,
}

#[uniffi::remote(Record)]
pub struct Age {
    pub text: String,
    pub state: AgeState,
}

#[uniffi::remote(Enum)]
pub enum AgeState {
    Fresh,
    Refreshing,
    Offline,
}

#[uniffi::remote(Record)]
pub struct Notice {
    pub code: String,
    pub tone: Tone,
    pub text: String,
    pub way_out: Option<Press>,
    pub can_close: bool,
}

#[uniffi::remote(Enum)]
pub enum Tone {
    Calm,
    Good,
    Attention,
    Danger,
    Info,
}

#[uniffi::remote(Record)]
pub struct Mark {
    pub tone: Tone,
    pub open: bool,
    pub label: String,
}

#[uniffi::remote(Record)]
pub struct Press {
    pub id: String,
    pub label: String,
    pub icon: Option<Icon>,
    pub rank: Rank,
    pub busy: bool,
    pub not_yet: Option<String>,
}

#[uniffi::remote(Enum)]
pub enum Rank {
    Main,
    Second,
    Soft,
    Grave,
    Link,
    Bar,
}

#[uniffi::remote(Enum)]
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

#[uniffi::remote(Record)]
pub struct Countdown {
    pub id: String,
    pub left_ms: u64,
    pub text: String,
    pub then: Option<String>,
}

#[uniffi::remote(Record)]
pub struct Picture {
    pub id: String,
    pub alt: String,
}

#[uniffi::remote(Record)]
pub struct Progress {
    pub done: u32,
    pub adding: u32,
    pub of: u32,
    pub spoken: String,
}

#[uniffi::remote(Record)]
pub struct Sum {
    pub terms: Vec<Term>,
    pub total: Term,
    pub tone: Tone,
}

#[uniffi::remote(Record)]
pub struct Term {
    pub value: String,
    pub label: String,
}

#[uniffi::remote(Record)]
pub struct Refusal {
    pub code: String,
    pub what: String,
    pub unchanged: Option<String>,
    pub why: Vec<String>,
    pub sum: Option<Sum>,
    pub progress: Option<Progress>,
    pub source: String,
    pub ways: Vec<Row>,
    pub closed: Option<String>,
}

#[uniffi::remote(Enum)]
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

#[uniffi::remote(Record)]
pub struct Form {
    pub step: Option<String>,
    pub lead: Option<Page>,
    pub summary: Option<String>,
    pub problems: Vec<Problem>,
    pub sections: Vec<Section>,
    pub footnote: Option<String>,
}

#[uniffi::remote(Record)]
pub struct Problem {
    pub field: String,
    pub text: String,
}

#[uniffi::remote(Record)]
pub struct Section {
    pub id: String,
    pub title: Option<String>,
    pub fields: Vec<Field>,
    pub note: Option<String>,
}

#[uniffi::remote(Record)]
pub struct Field {
    pub id: String,
    pub label: String,
    pub hint: Option<String>,
    pub help: Option<String>,
    pub required: bool,
    pub locked: Option<String>,
    pub problem: Option<String>,
    pub wrong: Option<Span>,
    pub repairs: Vec<Press>,
    pub input: Input,
}

#[uniffi::remote(Record)]
pub struct Span {
    pub start: u32,
    pub length: u32,
}

#[uniffi::remote(Enum)]
pub enum Input {
    Text { value: String, content: Content, max: u32, prefix: Option<String> },
    Prose { value: String, min: u32, max: u32, wanting: String, left: String },
    Secret { filled: bool, content: Content, reveal: bool },
    Choice { options: Vec<Choice>, chosen: Option<String> },
    Pick { shown: Option<String> },
    Day { value: Option<String>, shown: Option<String>, min: Option<String>, max: Option<String> },
    Consent { given: bool, documents: Vec<Press> },
    Code { value: String, length: u32, send: Press, again: Option<Countdown> },
    Photos { slots: Vec<Slot> },
}

#[uniffi::remote(Enum)]
pub enum Content {
    Name,
    Phone,
    Document,
    Username,
    Password,
    NewPassword,
    OneTimeCode,
    Plate,
    Number,
    Address,
}

#[uniffi::remote(Record)]
pub struct Choice {
    pub id: String,
    pub label: String,
    pub help: Option<String>,
}

#[uniffi::remote(Record)]
pub struct Slot {
    pub id: String,
    pub label: String,
    pub picture: Option<Picture>,
    pub mark: Option<Mark>,
    pub progress: Option<Progress>,
}

#[uniffi::remote(Record)]
pub struct Rows {
    pub filters: Vec<Choice>,
    pub chosen: Option<String>,
    pub search: Option<String>,
    pub counted: Option<String>,
    pub groups: Vec<Group>,
    pub more: Option<String>,
    pub fine: Option<String>,
    pub empty: Option<Page>,
}

#[uniffi::remote(Record)]
pub struct Group {
    pub id: String,
    pub title: Option<String>,
    pub side: Option<String>,
    pub rows: Vec<Row>,
}

#[uniffi::remote(Record)]
pub struct Row {
    pub id: String,
    pub icon: Option<Icon>,
    pub picture: Option<Picture>,
    pub plate: Option<String>,
    pub head: String,
    pub lines: Vec<String>,
    pub value: Option<String>,
    pub under: Option<String>,
    pub mark: Option<Mark>,
    pub chosen: Option<bool>,
    pub progress: Option<Progress>,
    pub opens: bool,
    pub presses: Vec<Press>,
}

#[uniffi::remote(Record)]
pub struct Detail {
    pub about: Option<Row>,
    pub mark: Option<Mark>,
    pub lead: Option<String>,
    pub refusals: Vec<Refusal>,
    pub sum: Option<Sum>,
    pub progress: Option<Progress>,
    pub groups: Vec<Lines>,
    pub timeline: Vec<Step>,
    pub pictures: Vec<Picture>,
    pub rows: Vec<Row>,
}

#[uniffi::remote(Record)]
pub struct Lines {
    pub id: String,
    pub title: Option<String>,
    pub lines: Vec<Line>,
}

#[uniffi::remote(Record)]
pub struct Line {
    pub id: String,
    pub label: String,
    pub value: String,
    pub can_copy: bool,
    pub reveal: Option<Press>,
}

#[uniffi::remote(Record)]
pub struct Step {
    pub id: String,
    pub head: String,
    pub line: Option<String>,
    pub mark: Mark,
    pub present: bool,
}

#[uniffi::remote(Record)]
pub struct Capture {
    pub advice: String,
    pub guide: Guide,
    pub wants: Vec<Mark>,
    pub last: Option<Verdict>,
    pub shutter: Press,
    pub album: Option<Press>,
    pub rows: Vec<Row>,
}

#[uniffi::remote(Enum)]
pub enum Guide {
    Portrait,
    Document,
    Face,
    Code,
}

#[uniffi::remote(Record)]
pub struct Verdict {
    pub picture: Option<Picture>,
    pub mark: Mark,
    pub text: String,
}

#[uniffi::remote(Record)]
pub struct Quiz {
    pub progress: Progress,
    pub time: Option<Countdown>,
    pub question: String,
    pub picture: Option<Picture>,
    pub choices: Vec<QuizChoice>,
    pub explanation: Option<String>,
}

#[uniffi::remote(Record)]
pub struct QuizChoice {
    pub id: String,
    pub letter: String,
    pub text: String,
    pub chosen: bool,
    pub mark: Option<Mark>,
}

#[uniffi::remote(Record)]
pub struct Card {
    pub head: String,
    pub mark: Mark,
    pub current: bool,
    pub portrait: Option<Picture>,
    pub dimmed: bool,
    pub name: String,
    pub summary: Vec<Line>,
    pub fields: Vec<Line>,
    pub code: Option<Code>,
    pub instead: Option<String>,
    pub rows: Vec<Row>,
    pub fine: Option<String>,
}

#[uniffi::remote(Record)]
pub struct Code {
    pub side: u32,
    pub modules: Vec<bool>,
    pub alarm: bool,
    pub enlarge: Option<Press>,
    pub large: bool,
    pub text: String,
    pub made: Term,
    pub made_on: String,
    pub renews: Countdown,
}

#[uniffi::remote(Record)]
pub struct Pattern {
    pub who: String,
    pub asks: String,
    pub tries_left: Option<String>,
    pub trace: bool,
    pub ways: Vec<Row>,
}

#[uniffi::remote(Record)]
pub struct Home {
    pub panel: Panel,
    pub groups: Vec<Group>,
    pub services: Vec<Group>,
}

#[uniffi::remote(Record)]
pub struct Panel {
    pub head: String,
    pub mark: Option<Mark>,
    pub lines: Vec<String>,
    pub value: Option<String>,
    pub progress: Option<Progress>,
    pub presses: Vec<Press>,
}

#[uniffi::remote(Record)]
pub struct Page {
    pub id: String,
    pub scene: Option<Scene>,
    pub mark: Option<Mark>,
    pub title: String,
    pub about: Option<Row>,
    pub sum: Option<Sum>,
    pub progress: Option<Progress>,
    pub lines: Vec<Line>,
    pub paragraphs: Vec<Paragraph>,
    pub ways: Vec<Row>,
    pub fine: Vec<String>,
    pub presses: Vec<Press>,
}

#[uniffi::remote(Record)]
pub struct Paragraph {
    pub kind: ParagraphKind,
    pub icon: Option<Icon>,
    pub text: String,
}

#[uniffi::remote(Enum)]
pub enum ParagraphKind {
    Heading,
    Prose,
    Item,
}

#[uniffi::remote(Enum)]
pub enum Scene {
    QuietRoad,
    RoadWorks,
    Tunnel,
    Arrived,
    Crossing,
}

#[uniffi::remote(Enum)]
pub enum Action {
    Edit { field: String, value: String, revision: u64 },
    Leave { field: String },
    Choose { field: String, option: String },
    Press { id: String },
    Open { row: String },
    Filter { option: Option<String> },
    Search { text: String },
    LoadMore,
    Refresh,
    Back { from: String },
    Tab { id: String },
    Pattern { dots: Vec<u8> },
    Answered { ask: String, outcome: Outcome },
    CloseNotice,
    Arrived { link: String },
    Environment { locale: String, large_text: bool },
}

#[uniffi::remote(Record)]
pub struct Ask {
    pub id: String,
    pub kind: AskKind,
}

#[uniffi::remote(Enum)]
pub enum AskKind {
    Camera { lens: Lens, frames: u32, frame_width: u32, frame_height: u32 },
    Album,
    ScanCode,
    Biometric { secret: String, reason: String },
    Locate { why: String },
    Share { file: String, name: String },
    Save { file: String, name: String },
    Open { link: String },
    Dial { number: String },
    Permission { which: Permission, why: String },
}

#[uniffi::remote(Enum)]
pub enum Lens {
    Rear,
    Front,
}

#[uniffi::remote(Enum)]
pub enum Permission {
    Camera,
    Notifications,
    Location,
    Microphone,
}

#[uniffi::remote(Enum)]
pub enum Outcome {
    Photo {
        path: String,
        lens: Option<Lens>,
        source: Source,
        taken_at_ms: Option<i64>,
        faces: Vec<Face>,
    },
    Frame {
        width: u32,
        height: u32,
        luma: Vec<u8>,
    },
    Secret {
        value: Vec<u8>,
    },
    Place {
        latitude_e6: i32,
        longitude_e6: i32,
        accuracy_m: u32,
    },
    Scanned {
        text: String,
    },
    Granted,
    Done,
    Cancelled,
    Refused {
        forever: bool,
    },
    Impossible {
        reason: String,
    },
}

#[uniffi::remote(Enum)]
pub enum Source {
    Camera,
    Album,
}

#[uniffi::remote(Record)]
pub struct Face {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
}

#[uniffi::remote(Record)]
pub struct Reminder {
    pub id: String,
    pub at_ms: i64,
    pub title: String,
    pub text: String,
    pub link: String,
}

#[uniffi::remote(Record)]
pub struct Config {
    pub data_folder: String,
    pub server: String,
    pub client: String,
    pub locale: String,
    pub large_text: bool,
    pub roots: Vec<Vec<u8>>,
    pub extra_root: Option<Vec<u8>>,
    pub restore: Option<String>,
}

#[uniffi::remote(Error)]
pub enum StartError {
    Folder { reason: String },
    Newer { reason: String },
}
