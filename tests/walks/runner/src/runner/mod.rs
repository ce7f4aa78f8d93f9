//! One walk, one pass: a fresh tenant, a fresh folder, step after step.

mod restart;
mod values;
mod world;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use tongtu::{MemoryVault, Phone, Settings};
use tongtu_core::{
    Action, ForeignError, LogSink, Outcome,
    ask::{AskKind, Lens, Source},
    screen::{Body, Screen},
};

use crate::{
    desk::Desk,
    golden::golden,
    owner::Owner,
    square,
    walk::{Answer, Line, PhotoFrom, Step, Walk},
};
use restart::same;
use values::{contains, is_secret, named, said_twice};

/// How a walk is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pass {
    /// BCP 47.
    pub locale: &'static str,
    /// Whether the process dies after every step.
    pub kills: bool,
    /// Goldens are written instead of compared.
    pub writes: bool,
}

/// What a pass counted.
#[derive(Debug, Clone, Default)]
pub struct Ran {
    /// Steps done.
    pub steps: u32,
    /// Goldens compared.
    pub goldens: u32,
    /// Kills survived.
    pub kills: u32,
    /// Ids that two buttons or rows of one screen have, each with its route.
    pub twice: BTreeSet<String>,
    /// How long each `dispatch` took.
    pub dispatches: Vec<Duration>,
}

struct Quiet;
impl LogSink for Quiet {
    fn write(&self, _level: u8, _line: String) -> Result<(), ForeignError> {
        Ok(())
    }
}

struct Run<'a> {
    walk: &'a Walk,
    photos: &'a Path,
    pass: Pass,
    desk: Desk,
    phone: Phone,
    folder: PathBuf,
    code: String,
    /// What the owner's app showed last: the text of its square code, and the same for typing.
    owner: Owner,
    /// The page that was opened last, outside.
    opened: Option<String>,
    online: bool,
    /// The route that the walk named last.
    named: String,
    /// Secrets by field, to be typed again after a kill.
    secrets: BTreeMap<String, String>,
    /// The gesture that was set or opened the lock: it is drawn again where a new start is locked.
    gesture: Option<Vec<u8>>,
    ran: Ran,
}

/// Runs one walk once. `base` is the address of a tenant that nobody else uses, `folder` an empty
/// folder.
///
/// # Errors
/// What went wrong, with file and line.
pub fn run(
    walk: &Walk,
    photos: &Path,
    pass: Pass,
    base: &str,
    folder: &Path,
) -> Result<Ran, String> {
    let settings = Settings {
        data: folder.join("data"),
        server: base.to_owned(),
        locale: pass.locale.to_owned(),
        ca: None,
    };
    let phone = Phone::start(settings, Arc::new(MemoryVault::default()), Arc::new(Quiet))
        .map_err(|error| error.to_string())?;
    let mut run = Run {
        walk,
        photos,
        pass,
        desk: Desk::new(base.to_owned()),
        phone,
        folder: folder.to_owned(),
        code: String::new(),
        owner: Owner::default(),
        opened: None,
        online: true,
        named: String::new(),
        secrets: BTreeMap::new(),
        gesture: None,
        ran: Ran::default(),
    };
    for (at, line) in walk.lines.iter().enumerate() {
        let next_at_once = walk.lines.get(at + 1).is_some_and(|next| next.at_once);
        run.line(line, next_at_once).map_err(|why| {
            let screen = golden(&run.phone.screen());
            let Walk { name, .. } = walk;
            format!("{name}.walk:{}: {}: {why}\n{screen}", line.number, line.text)
        })?;
        run.ran.steps += 1;
    }
    run.ran.dispatches = run.phone.took();
    Ok(run.ran)
}

impl Run<'_> {
    fn line(&mut self, line: &Line, next_at_once: bool) -> Result<(), String> {
        self.step(&line.step)?;
        let screen = self.phone.settle();
        self.remember(&screen);
        if let Step::Draw(dots) = &line.step
            && screen.route == "me.security"
        {
            self.gesture = Some(dots.clone());
        }
        if screen.busy.is_some() {
            return Err("still busy after ten seconds".to_owned());
        }
        let value = serde_json::to_value(&screen).map_err(|error| error.to_string())?;
        let route = screen.route.split('/').next().unwrap_or_default();
        self.ran.twice.extend(said_twice(&value).map(|id| format!("{route}: {id}")));
        // What was searched for is of the moment: a list comes back whole.
        let of_the_view = matches!(line.step, Step::Search(_) | Step::Filter(_) | Step::More);
        if self.pass.kills && !next_at_once && !of_the_view {
            let after = self.kill(&screen)?;
            let after = self.unlock(&screen, after);
            // What the sandbox changed is seen by whoever asks again, and a restart asks again. A number
            // that was revealed is masked again.
            let of_the_world =
                line.text.starts_with("sandbox ") || matches!(line.step, Step::AppVersion(_));
            let of_the_moment = of_the_world || line.text.contains("reveal");
            if !of_the_moment {
                same(&screen, &after)
                    .map_err(|why| format!("{why}\nbefore it:\n{}", golden(&screen)))?;
            }
        }
        Ok(())
    }

    fn step(&mut self, step: &Step) -> Result<(), String> {
        if self.world(step)? {
            return Ok(());
        }
        match step {
            // A button has a label, and so has a field that opens rows, and a slot for a picture.
            Step::Press(id) => self.on_screen(id, "label", Action::Press { id: id.clone() }),
            Step::Open(id) => self.on_screen(id, "opens", Action::Open { row: id.clone() }),
            Step::Filter(option) => {
                let action = Action::Filter { option: option.clone() };
                option.as_ref().map_or_else(
                    || self.act(action.clone()),
                    |id| self.on_screen(id, "label", action.clone()),
                )
            }
            Step::More => {
                let Body::Rows { rows } = self.phone.settle().body else {
                    return Err("no list".to_owned());
                };
                rows.more.ok_or("there is no more")?;
                self.act(Action::LoadMore)
            }
            Step::Type { field, text } => self.type_in(field, text),
            Step::Choose { field, option } => {
                let action = Action::Choose { field: field.clone(), option: option.clone() };
                self.on_screen(field, "input", action)
            }
            Step::Search(text) => self.act(Action::Search { text: text.clone() }),
            Step::Draw(dots) => self.act(Action::Pattern { dots: dots.clone() }),
            Step::Tab(id) => self.on_screen(id, "chosen", Action::Tab { id: id.clone() }),
            Step::Back => {
                let from = self.phone.screen().route;
                self.act(Action::Back { from })
            }
            Step::Refresh => self.act(Action::Refresh),
            Step::Close => self.act(Action::CloseNotice),
            Step::Photo { file, from, taken } => self.photo(file, *from, taken.as_deref()),
            Step::Frames => self.frames(),
            Step::Scan(text) => self.scan(text),
            Step::Answer(answer) => self.answer(match answer {
                Answer::Granted => Outcome::Granted,
                Answer::Done => Outcome::Done,
                Answer::Cancelled => Outcome::Cancelled,
                Answer::Refused { forever } => Outcome::Refused { forever: *forever },
                Answer::Impossible => Outcome::Impossible { reason: "a walk says so".to_owned() },
            }),
            Step::Arrived(link) => self.act(Action::Arrived { link: link.clone() }),
            Step::Reminders(count) => {
                let set = self.phone.reminders(*count);
                if set.len() == *count {
                    Ok(())
                } else {
                    Err(format!("{} are set: {set:#?}", set.len()))
                }
            }
            Step::Online(online) => self.connect(*online),
            Step::Kill => {
                let screen = self.phone.settle();
                self.kill(&screen).map(drop)
            }
            Step::AppVersion(version) => {
                self.phone.client(&format!("terminal/{version}"));
                let before = self.phone.settle();
                let after = self.kill(&before)?;
                self.unlock(&before, after);
                Ok(())
            }
            Step::Agreed(version) => self.agreed(version),
            Step::On(route) => {
                let now = self.phone.settle().route;
                let is_it =
                    route.strip_suffix('*').map_or(now == *route, |start| now.starts_with(start));
                self.named.clone_from(route);
                if is_it { Ok(()) } else { Err(format!("the screen is {now}")) }
            }
            Step::Sees { golden, all } => self.sees(golden, *all),
            _ => Err("neither the person's nor the world's".to_owned()),
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "stands at the end of the steps' arms")]
    fn act(&self, action: Action) -> Result<(), String> {
        self.phone.act(action);
        Ok(())
    }

    /// A person can only press what is there: on a sheet, where one lies over the screen, and by no
    /// rail, which a phone has no room for.
    fn on_screen(&self, id: &str, member: &str, action: Action) -> Result<(), String> {
        let mut screen = self.phone.settle();
        screen.rail.clear();
        let screen = match &screen.over {
            Some(over) => serde_json::to_value(over),
            None => serde_json::to_value(&screen),
        };
        let screen = screen.map_err(|error| error.to_string())?;
        if let Some(prefix) = id.strip_suffix('*') {
            let found = named(&screen, prefix, member).ok_or(format!("there is no {id}"))?;
            return self.act(match action {
                Action::Press { .. } => Action::Press { id: found.to_owned() },
                Action::Open { .. } => Action::Open { row: found.to_owned() },
                other => other,
            });
        }
        if !contains(&screen, id, member) {
            return Err(format!("there is no {id}"));
        }
        self.act(action)
    }

    fn type_in(&mut self, field: &str, text: &str) -> Result<(), String> {
        let text = text.replace("{code}", &self.code).replace("{owner}", &self.owner.code);
        let screen = self.phone.settle();
        let revision = screen.revision;
        let value = serde_json::to_value(&screen).map_err(|error| error.to_string())?;
        if is_secret(&value, field) {
            self.secrets.insert(field.to_owned(), text.clone());
        }
        let edit = Action::Edit { field: field.to_owned(), value: text, revision };
        self.on_screen(field, "input", edit)?;
        self.act(Action::Leave { field: field.to_owned() })
    }

    /// What the system says of the network, and what is true: a request that is made all the same,
    /// by an app that was only just started, does not come through.
    fn connect(&mut self, online: bool) -> Result<(), String> {
        self.online = online;
        if online {
            self.desk.delete("faults")?;
        }
        self.phone.app().connectivity_changed(online);
        if online { Ok(()) } else { self.desk.unreachable() }
    }

    fn photo(&self, file: &str, from: PhotoFrom, taken: Option<&str>) -> Result<(), String> {
        let original = self.photos.join(file);
        let path = self.folder.join(file);
        fs::copy(&original, &path).map_err(|error| format!("{}: {error}", original.display()))?;
        let taken_at_ms = taken.map(|day| instant(&format!("{day}T12:00"))).transpose()?;
        let (source, lens) = match from {
            PhotoFrom::Rear => (Source::Camera, Some(Lens::Rear)),
            PhotoFrom::Front => (Source::Camera, Some(Lens::Front)),
            PhotoFrom::Album => (Source::Album, None),
        };
        let path = path.to_string_lossy().into_owned();
        self.answer(Outcome::Photo { path, lens, source, taken_at_ms, faces: Vec::new() })
    }

    /// Three pictures by the front camera, as long as it is asked for them.
    fn frames(&self) -> Result<(), String> {
        let mut taken = 0;
        while let Some(AskKind::Camera { frames, .. }) = self.phone.settle().ask.map(|ask| ask.kind)
            && taken < FRAMES
            && frames > 0
        {
            taken += 1;
            self.photo(&format!("face-{taken}.jpg"), PhotoFrom::Front, None)?;
        }
        if taken == FRAMES { Ok(()) } else { Err(format!("{taken} were asked for")) }
    }

    /// What a camera sees that is held before a square code: the picture itself, not its text.
    fn scan(&self, text: &str) -> Result<(), String> {
        let text = if text == "owner" { self.owner.text.as_str() } else { text };
        let (side, luma) = square::draw(text)?;
        self.answer(Outcome::Frame { width: side, height: side, luma })
    }

    /// What later steps need of a screen: the page to be opened, the code to be scanned.
    fn remember(&mut self, screen: &Screen) {
        if let Some(AskKind::Open { link }) = screen.ask.as_ref().map(|ask| &ask.kind) {
            self.opened = Some(link.clone());
        }
        // Not of every card: to read a square code takes longer than most steps.
        if screen.route.starts_with("vehicle.code/")
            && let Body::Card { card } = &screen.body
            && let Some(code) = &card.code
            && let Ok(text) = square::read(code)
            && let Some(typed) = text.strip_prefix(OWNER_CODE)
        {
            self.owner = Owner { code: typed.to_owned(), text };
        }
    }

    fn answer(&self, outcome: Outcome) -> Result<(), String> {
        let ask = self.phone.settle().ask.ok_or("nothing is asked")?.id;
        self.act(Action::Answered { ask, outcome })
    }

    fn sees(&mut self, name: &str, all: bool) -> Result<(), String> {
        if self.pass.kills || (self.pass.locale != "zh-Hans" && !all) {
            return Ok(()); // the other passes compare it
        }
        let file = self.walk.goldens.join(format!("{name}.{}.txt", self.pass.locale));
        let screen = self.phone.settle();
        // A login that ran out meanwhile leads there, and a golden of it would prove nothing.
        let about_it = self.walk.name.split('/').next().is_some_and(|of| START.contains(&of));
        if screen.route == "welcome" && self.named != "welcome" && !about_it {
            return Err("the person is logged out, and the walk does not say so".to_owned());
        }
        let seen = golden(&screen);
        self.ran.goldens += 1;
        if self.pass.writes {
            fs::create_dir_all(&self.walk.goldens).map_err(|error| error.to_string())?;
            return fs::write(&file, &seen).map_err(|error| error.to_string());
        }
        let expected =
            fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        if seen == expected { Ok(()) } else { Err(difference(&expected, &seen)) }
    }
}

/// `2026-12-07T09:30` of +08:00 in milliseconds.
fn instant(text: &str) -> Result<i64, String> {
    let time = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M")
        .map_err(|error| format!("{text}: {error}"))?;
    Ok(time.and_utc().timestamp_millis() - 8 * 3_600_000)
}

/// The lines that are only on one side.
fn difference(expected: &str, seen: &str) -> String {
    let mut text = "not what was expected:".to_owned();
    for line in expected.lines().filter(|line| !seen.lines().any(|other| other == *line)) {
        text.push_str("\n  - ");
        text.push_str(line);
    }
    for line in seen.lines().filter(|line| !expected.lines().any(|other| other == *line)) {
        text.push_str("\n  + ");
        text.push_str(line);
    }
    if text.ends_with(':') {
        text.push_str(" the same lines in another order");
    }
    text
}

/// Walks that are about the start itself: being logged out is what they tell of.
const START: [&str; 4] = ["consent", "security", "session", "trouble"];

/// How many pictures a check of the face takes.
const FRAMES: u32 = 3;

/// How the text of an owner's code begins.
const OWNER_CODE: &str = "TTV1.";
