//! One walk, one pass: a fresh tenant, a fresh folder, step after step.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use serde_json::{Value, json};
use tongtu::{MemoryVault, Phone, Settings};
use tongtu_core::{
    Action, ForeignError, LogSink, Outcome, Screen,
    ask::{Lens, Source},
    screen::{Body, Code},
};

use crate::{
    desk::Desk,
    golden::golden,
    walk::{Line, PhotoFrom, Refusal, Step, Walk},
};

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
    online: bool,
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
        online: true,
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
        if let Step::Draw(dots) = &line.step
            && screen.route == "me.security"
        {
            self.gesture = Some(dots.clone());
        }
        if screen.busy.is_some() {
            return Err("still busy after ten seconds".to_owned());
        }
        // What was searched for is of the moment: a list comes back whole.
        if self.pass.kills && !next_at_once && !matches!(line.step, Step::Search(_)) {
            let after = self.kill(&screen)?;
            let after = self.unlock(&screen, after);
            // What the sandbox changed is seen by whoever asks again, and a restart asks again. A number
            // that was revealed is masked again.
            let of_the_moment = line.text.starts_with("sandbox ") || line.text.contains("reveal");
            if !of_the_moment {
                same(&screen, &after)
                    .map_err(|why| format!("{why}\nbefore it:\n{}", golden(&screen)))?;
            }
        }
        Ok(())
    }

    fn step(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Seed(name) => self.desk.post(&format!("seeds/{name}"), &json!({})),
            Step::ClockTo(time) => {
                self.desk.post("clock", &json!({"to_ms": instant(time)?, "hold": true}))
            }
            Step::ClockBy { ms } => self.desk.post("clock", &json!({"advance_ms": ms})),
            Step::Sms(phone) => {
                self.code = self.desk.newest_code(phone)?;
                Ok(())
            }
            Step::Approve => self.desk.decide(&json!({"approve": true})),
            Step::Refuse(reason) => self.desk.decide(&json!({"refuse": reason})),
            Step::Fault { kind, path, count } => self.desk.fault(kind, path, *count),
            Step::ClearFaults => self.desk.delete("faults"),
            Step::Maintenance { ms } => {
                let until = self.desk.now_ms()? + ms;
                self.desk.post("server", &json!({"maintenance_until_ms": until}))
            }
            Step::MinimumClient(version) => {
                self.desk.post("server", &json!({"minimum_client": version}))
            }
            Step::AsUsual => self.desk.post("server", &json!({})),
            Step::Did { effect, times } => match self.desk.times(effect)? {
                now if now == *times => Ok(()),
                now => Err(format!("{now} times")),
            },
            Step::Officer(verdict) => self.officer(verdict),
            // A button has a label, and so has a field that opens rows, and a slot for a picture.
            Step::Press(id) => self.on_screen(id, "label", Action::Press { id: id.clone() }),
            Step::Open(id) => self.on_screen(id, "opens", Action::Open { row: id.clone() }),
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
            Step::Answer(refusal) => self.answer(match refusal {
                Refusal::Cancelled => Outcome::Cancelled,
                Refusal::Refused => Outcome::Refused { forever: false },
                Refusal::Impossible => Outcome::Impossible { reason: "a walk says so".to_owned() },
            }),
            Step::Online(online) => self.connect(*online),
            Step::Kill => {
                let screen = self.phone.settle();
                self.kill(&screen).map(drop)
            }
            Step::On(route) => {
                let now = self.phone.settle().route;
                if now == *route { Ok(()) } else { Err(format!("the screen is {now}")) }
            }
            Step::Sees { golden, all } => self.sees(golden, *all),
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "stands at the end of the steps' arms")]
    fn act(&self, action: Action) -> Result<(), String> {
        self.phone.act(action);
        Ok(())
    }

    /// A person can only press what is there.
    fn on_screen(&self, id: &str, member: &str, action: Action) -> Result<(), String> {
        let screen =
            serde_json::to_value(self.phone.settle()).map_err(|error| error.to_string())?;
        if !contains(&screen, id, member) {
            return Err(format!("there is no {id}"));
        }
        self.act(action)
    }

    fn type_in(&mut self, field: &str, text: &str) -> Result<(), String> {
        let text = text.replace("{code}", &self.code);
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

    fn answer(&self, outcome: Outcome) -> Result<(), String> {
        let ask = self.phone.settle().ask.ok_or("nothing is asked")?.id;
        self.act(Action::Answered { ask, outcome })
    }

    /// As an officer does it: from the dark and light of the screen, not from what is behind it.
    fn officer(&self, verdict: &str) -> Result<(), String> {
        let Body::Card { card } = self.phone.settle().body else { return Err("no card".into()) };
        let text = scan(&card.code.ok_or("there is no code on the screen")?)?;
        let said = self.desk.ask("officer", &json!({"text": text}))?;
        match said.get("verdict").and_then(Value::as_str) {
            Some(now) if now == verdict => Ok(()),
            _ => Err(format!("the officer says {said}")),
        }
    }

    fn sees(&mut self, name: &str, all: bool) -> Result<(), String> {
        if self.pass.kills || (self.pass.locale != "zh-Hans" && !all) {
            return Ok(()); // the other passes compare it
        }
        let file = self.walk.goldens.join(format!("{name}.{}.txt", self.pass.locale));
        let seen = golden(&self.phone.settle());
        self.ran.goldens += 1;
        if self.pass.writes {
            fs::create_dir_all(&self.walk.goldens).map_err(|error| error.to_string())?;
            return fs::write(&file, &seen).map_err(|error| error.to_string());
        }
        let expected =
            fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        if seen == expected { Ok(()) } else { Err(difference(&expected, &seen)) }
    }

    /// A new start is locked where there is a gesture: it is drawn again.
    fn unlock(&self, before: &Screen, after: Screen) -> Screen {
        let gesture = self.gesture.as_ref().filter(|_| before.route != "locked");
        match gesture.filter(|_| after.route == "locked") {
            Some(dots) => {
                self.phone.act(Action::Pattern { dots: dots.clone() });
                self.phone.settle()
            }
            None => after,
        }
    }

    /// The process dies and comes back; what may not be kept is typed and ticked again.
    fn kill(&mut self, before: &Screen) -> Result<Screen, String> {
        self.phone.kill().map_err(|error| error.to_string())?;
        if !self.online {
            self.phone.app().connectivity_changed(false);
        }
        let mut after = self.phone.settle();
        let value = serde_json::to_value(&after).map_err(|error| error.to_string())?;
        for (field, text) in &self.secrets {
            if is_secret(&value, field) && !is_filled(&value, field) {
                self.phone.act(Action::Edit {
                    field: field.clone(),
                    value: text.clone(),
                    revision: after.revision,
                });
                self.phone.act(Action::Leave { field: field.clone() });
            }
        }
        // A box that was ticked: before consent nothing may be kept, not even a tick.
        let was = serde_json::to_value(before).map_err(|error| error.to_string())?;
        // A code is good for minutes and for one use: it is typed again as well.
        for field in ["code", "login_code", "reset_code", "delete_code"] {
            let text = |screen: &Value| {
                let value = input_of(screen, field).and_then(|input| input.pointer("/code/value"));
                value.and_then(Value::as_str).unwrap_or_default().to_owned()
            };
            let (typed, now) = (text(&was), text(&value));
            if !typed.is_empty() && now.is_empty() {
                let revision = after.revision;
                let field = field.to_owned();
                self.phone.act(Action::Edit { field: field.clone(), value: typed, revision });
                self.phone.act(Action::Leave { field });
            }
        }
        for field in ["consent", "elicence_consent"] {
            if is_given(&was, field) && !is_given(&value, field) {
                self.phone
                    .act(Action::Choose { field: field.to_owned(), option: "yes".to_owned() });
            }
        }
        after = self.phone.settle();
        self.ran.kills += 1;
        Ok(after)
    }
}

/// What a person had before them must be before them again.
fn same(before: &Screen, after: &Screen) -> Result<(), String> {
    let (before, after) = (kept(before), kept(after));
    if before == after {
        return Ok(());
    }
    Err(format!("after a kill: {}", difference(&before, &after)))
}

/// Reads a square code as a camera would see it, eight pixels a module and the quiet zone of four.
fn scan(code: &Code) -> Result<String, String> {
    const PIXELS: usize = 8;
    const QUIET: usize = 4;
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

/// What must survive a kill: where one is, and what one had typed, chosen or sent. News and the
/// summary of a failed try are of the moment.
fn kept(screen: &Screen) -> String {
    let of_the_moment = ["notice |", "button | notice.", "link |", "ask |", "  problem |"];
    let role =
        |line: &str| line.split(" | ").next().unwrap_or_default().trim_end_matches(" |").to_owned();
    let roles = [
        "title", "text", "choice", "pick", "day", "consent", "row", "line", "step", "card",
        "panel", "tab",
    ];
    let text = golden(screen);
    let lines = text.lines().filter(|line| {
        !of_the_moment.iter().any(|start| line.starts_with(start))
            && roles.contains(&role(line).as_str())
            // Free text has no id: the summary of a failed try is among it.
            && !line.starts_with("text |  |")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether an object with that id has that member: a press has a rank, a row opens, a field an input.
fn contains(value: &Value, id: &str, member: &str) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| contains(item, id, member)),
        Value::Object(object) => {
            (object.get("id").and_then(Value::as_str) == Some(id) && object.contains_key(member))
                || object.values().any(|item| contains(item, id, member))
        }
        _ => false,
    }
}

fn input_of<'a>(value: &'a Value, field: &str) -> Option<&'a Value> {
    match value {
        Value::Array(items) => items.iter().find_map(|item| input_of(item, field)),
        Value::Object(object) => {
            if object.get("id").and_then(Value::as_str) == Some(field)
                && let Some(input) = object.get("input")
            {
                return Some(input);
            }
            object.values().find_map(|item| input_of(item, field))
        }
        _ => None,
    }
}

fn is_secret(screen: &Value, field: &str) -> bool {
    input_of(screen, field).is_some_and(|input| input.get("secret").is_some())
}

fn is_filled(screen: &Value, field: &str) -> bool {
    input_of(screen, field).and_then(|input| input.pointer("/secret/filled")) == Some(&json!(true))
}

fn is_given(screen: &Value, field: &str) -> bool {
    input_of(screen, field).and_then(|input| input.pointer("/consent/given")) == Some(&json!(true))
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
