//! What a service is told, and what follows: [`Event`], [`Step`], [`Context`], [`View`].
//!
//! A service is two pure functions in a module of its own:
//! `update(&State, Event, &Context) -> Step<State>` and `view(&State, &Route, &Context) -> View`.
//! By reference, so that a panic half way leaves the old state in place.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    ask::{AskKind, Outcome},
    documents::{Doc, DocKey, Documents},
    effect::{Answer, Effect, OutboxItem, Reply, Tag, WaitingKind},
    messages::Muted,
    problem::{Code, Problem, WayOut},
    reminding::Reminding,
    route::{Owner, Route},
    screen::{
        Body, Detail, Icon, Page, Paragraph, ParagraphKind, Press, Rank, Row, Rows, Scene, Tone,
    },
    text::{Texts, Words},
};

/// What a service is told. The person's actions arrive only while one of its routes is on top.
#[derive(Debug, Clone)]
pub(crate) enum Event {
    /// One of its routes came to the top: forward, back, or after a restart.
    Entered(Route),
    /// Committed text.
    Edited {
        /// The field.
        field: String,
        /// All of its text.
        value: String,
    },
    /// The caret left a field.
    Left(String),
    /// An option of a field; `yes` or `no` for a consent.
    Chosen {
        /// The field.
        field: String,
        /// The option.
        option: String,
    },
    /// A button, a link, a slot, a countdown.
    Pressed(String),
    /// A row.
    Opened(String),
    /// The search line of a list.
    Searched(String),
    /// A chip; none for all.
    Filtered(Option<String>),
    /// The last row of a list.
    More,
    /// A pattern.
    Drawn(Vec<u8>),
    /// Back, while something lay over the screen or a code was shown alone.
    Dismissed,
    /// What became of an ask.
    Answered(Tag, Outcome),
    /// What came of an effect.
    Came(Tag, Answer),
    /// A document it may show came, or failed.
    Document(DocKey),
    /// The server answered something that had waited in the outbox.
    Delivered(WaitingKind, Result<Reply, Problem>),
    /// A login found a registration that is not an account yet.
    Met(std::sync::Arc<tongtu_contract::Registration>),
    /// A face was checked for something that this service owns.
    FaceChecked(FaceChecked),
    /// The person took what waited about that thing out of the outbox: it will not be sent.
    GivenUp(WaitingKind, String),
    /// Somebody logged out, or was logged out: forget what is theirs.
    Forget,
}

/// What came of a check of the face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FaceChecked {
    pub(crate) purpose: tongtu_contract::FacePurpose,
    /// Id of the application or the record.
    pub(crate) subject: String,
    /// The check that was passed, to be named in the request; none where a photo was handed in for
    /// manual review.
    pub(crate) passed: Option<tongtu_contract::FaceCheckId>,
}

/// What follows from an event.
#[derive(Debug)]
pub(crate) struct Step<S> {
    pub(crate) state: S,
    pub(crate) out: Out,
}

/// What follows, besides the new state.
#[derive(Debug, Default)]
pub(crate) struct Out {
    pub(crate) effects: Vec<(Tag, Effect)>,
    pub(crate) ask: Option<(Tag, AskKind)>,
    /// What was asked for is no longer wanted.
    pub(crate) enough: bool,
    pub(crate) go: Option<Go>,
    pub(crate) notice: Option<Notice>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) focus: Option<String>,
    /// What was told before is no longer true.
    pub(crate) hush: bool,
    pub(crate) illegal: bool,
}

/// Where to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Go {
    /// On top of this.
    To(Route),
    /// In the place of this.
    Instead(Route),
    /// To this, and nothing under it.
    Root(Route),
    /// One back.
    Back,
    /// Back as far as this; in the place of everything if it is not there.
    BackTo(Route),
}

/// What everybody must know of.
#[derive(Debug, Clone)]
pub(crate) enum Fact {
    /// The policy of that version was agreed to, or not.
    Consent(Consent),
    /// Whether this phone may remind: answered, and kept.
    Reminding(Reminding),
    /// Somebody is logged in.
    SignedIn(std::sync::Arc<tongtu_contract::Account>),
    /// Nobody is logged in any more.
    SignedOut,
    /// The gesture lock was set or taken off.
    HasLock(bool),
    /// The session is sealed until the pattern is drawn.
    Locked {
        /// 1 to 5.
        tries_left: u32,
    },
    /// The session is open again.
    Unlocked(std::sync::Arc<tongtu_contract::Account>),
    /// A document came as the answer to something else.
    Document(Doc),
    /// A document has changed at the server.
    Refetch(DocKey),
    /// What waited about that thing will not be sent; its service hears of it as
    /// [`Event::GivenUp`].
    GivenUp(WaitingKind, String),
    /// The second set of tokens: switched, and kept.
    Elder(bool),
    /// Which messages this phone counts: chosen, and kept.
    Muted(Muted),
    /// A login found a registration that is not an account yet; its service hears of it as
    /// [`Event::Met`].
    Registration(std::sync::Arc<tongtu_contract::Registration>),
    /// A face was checked, or its manual check handed in; whoever owns the purpose hears of it as
    /// [`Event::FaceChecked`].
    Face(FaceChecked),
    /// The help found the document that a licence stands on: the form begins with it.
    RegisterWith {
        /// 身份证明名称代码.
        letter: &'static str,
        /// Under F: which one.
        kind: &'static str,
    },
}

/// The decision about the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Consent {
    /// None yet.
    Fresh,
    /// Browse only.
    Declined,
    /// To that version.
    Given {
        /// As in the policy's head.
        policy_version: String,
    },
}

/// What is told above the body, as key and arguments.
#[derive(Debug, Clone)]
pub(crate) struct Notice {
    /// A code of the table, or `I000` for news.
    pub(crate) code: &'static str,
    pub(crate) tone: Tone,
    pub(crate) words: Words,
    /// Instead of `words`, in the server's own words.
    pub(crate) verbatim: Option<String>,
    pub(crate) way_out: WayOut,
}

impl Notice {
    /// News, without a code of its own.
    pub(crate) fn news(tone: Tone, words: impl Into<Words>) -> Notice {
        Notice { code: "I000", tone, words: words.into(), verbatim: None, way_out: WayOut::Nothing }
    }
}

impl<S> Step<S> {
    pub(crate) fn to(state: S) -> Step<S> {
        Step { state, out: Out::default() }
    }
    pub(crate) fn effect(mut self, tag: Tag, effect: Effect) -> Step<S> {
        self.out.effects.push((tag, effect));
        self
    }
    pub(crate) fn maybe(self, tag: Tag, effect: Option<Effect>) -> Step<S> {
        match effect {
            Some(effect) => self.effect(tag, effect),
            None => self,
        }
    }
    pub(crate) fn ask(mut self, tag: Tag, kind: AskKind) -> Step<S> {
        self.out.ask = Some((tag, kind));
        self
    }
    /// Takes an ask off the screen that would go on: the code is read.
    pub(crate) fn enough(mut self) -> Step<S> {
        self.out.enough = true;
        self
    }
    pub(crate) fn go(mut self, go: Go) -> Step<S> {
        self.out.go = Some(go);
        self
    }
    pub(crate) fn push(self, route: Route) -> Step<S> {
        self.go(Go::To(route))
    }
    pub(crate) fn notice(mut self, notice: Notice) -> Step<S> {
        self.out.notice = Some(notice);
        self
    }
    /// Takes away what was told before.
    pub(crate) fn hush(mut self) -> Step<S> {
        self.out.hush = true;
        self
    }
    pub(crate) fn problem(self, problem: &Problem, ctx: &Context) -> Step<S> {
        let notice = ctx.notice_of(problem);
        self.notice(notice)
    }
    pub(crate) fn fact(mut self, fact: Fact) -> Step<S> {
        self.out.facts.push(fact);
        self
    }
    pub(crate) fn focus(mut self, element: impl Into<String>) -> Step<S> {
        self.out.focus = Some(element.into());
        self
    }
    /// Keeps what was typed, sealed, under the form's name. Never for secrets.
    pub(crate) fn draft(self, draft: &'static str, field: &str, text: &str) -> Step<S> {
        let effect = Effect::SaveDraft { draft, field: field.to_owned(), text: text.to_owned() };
        self.effect("draft", effect)
    }
    /// The step of a part as a step of the whole.
    pub(crate) fn map<T>(self, whole: impl FnOnce(S) -> T) -> Step<T> {
        Step { state: whole(self.state), out: self.out }
    }
    /// An answer the table of states forbids: a fault of ours or the server's, counted in the log.
    pub(crate) fn illegal(mut self) -> Step<S> {
        self.out.illegal = true;
        self
    }
}

impl<S: Clone> Step<S> {
    pub(crate) fn stay(state: &S) -> Step<S> {
        Step::to(state.clone())
    }
}

/// Whether somebody is logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Session {
    /// The Vault is being read.
    Reading,
    /// Nobody.
    Out,
    /// Somebody, and the session is open.
    Open { has_lock: bool },
    /// Somebody, and the session is sealed.
    Locked { tries_left: u32 },
}

/// The world as it stands, for one call.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a state")]
pub(crate) struct Context<'a> {
    /// Server time.
    pub(crate) now_ms: i64,
    /// `now_ms` in +08:00.
    pub(crate) today: NaiveDate,
    /// Whether `now_ms` rests on the server's word.
    pub(crate) sure: bool,
    pub(crate) online: bool,
    pub(crate) large_text: bool,
    pub(crate) elder: bool,
    /// The person has been asked about it, or has switched it.
    pub(crate) elder_decided: bool,
    /// Whether this phone may remind.
    pub(crate) reminding: Reminding,
    /// Which messages are only listed.
    pub(crate) muted: Muted,
    pub(crate) texts: &'a Texts,
    pub(crate) docs: &'a Documents,
    pub(crate) outbox: &'a [OutboxItem],
    pub(crate) session: &'a Session,
    pub(crate) consent: &'a Consent,
    /// A registration was begun and its review can be looked at.
    pub(crate) registration_open: bool,
    /// The route on top.
    pub(crate) route: &'a Route,
    /// What this service has at work.
    pub(crate) busy: &'a BTreeMap<(Owner, Tag), u32>,
    pub(crate) owner: Owner,
}

impl Context<'_> {
    /// Says a sentence.
    pub(crate) fn say(&self, words: impl Into<Words>) -> String {
        self.texts.say(&words.into())
    }

    /// Says it, if there is one.
    pub(crate) fn find(&self, key: String) -> Option<String> {
        self.texts.find(&Words::new(key))
    }

    /// Whether an effect of that tag is under way.
    pub(crate) fn is_busy(&self, tag: Tag) -> bool {
        self.busy.contains_key(&(self.owner, tag))
    }

    /// What waits in the outbox of that kind, if anything does.
    pub(crate) fn waiting(&self, kind: WaitingKind) -> Option<&OutboxItem> {
        self.outbox.iter().find(|item| item.kind == kind)
    }

    /// What waits of that kind for one thing, by its id.
    pub(crate) fn waiting_for(&self, kind: WaitingKind, subject: &str) -> Option<&OutboxItem> {
        self.outbox.iter().find(|item| item.kind == kind && item.subject == subject)
    }

    /// A button whose word is the text `press-<id>` (dots become dashes), busy while the tag is.
    pub(crate) fn press(&self, id: &str, rank: Rank, tag: Tag) -> Press {
        let label = self.say(Words::new(format!("press-{}", id.replace('.', "-"))));
        let busy = self.is_busy(tag);
        Press { id: id.to_owned(), label, icon: None, rank, busy, not_yet: None }
    }

    /// A row that leads somewhere: the text `row-<id>` and, under it, its `.line`.
    pub(crate) fn row(&self, id: &str, icon: Icon) -> Row {
        let key = format!("row-{}", id.replace('.', "-"));
        Row {
            id: id.to_owned(),
            icon: Some(icon),
            lines: self.find(format!("{key}.line")).into_iter().collect(),
            head: self.say(Words::new(key)),
            opens: true,
            ..Row::default()
        }
    }

    /// A problem as a notice: by the server's code if we know it, else in the server's own words.
    pub(crate) fn notice_of(&self, problem: &Problem) -> Notice {
        let info = problem.code.info();
        let mut notice = Notice {
            code: info.code.as_str(),
            tone: info.tone,
            words: self.with_until(problem.words(), problem.until_ms),
            verbatim: None,
            way_out: info.way_out,
        };
        if problem.code == Code::N110
            && let Some(answer) = &problem.answer
        {
            let own = Words::new(format!("refused-{}", answer.code.as_str().replace('.', "-")));
            let own = self.with_until(own, problem.until_ms);
            let tries = answer.args.get("tries_left").and_then(|tries| tries.parse::<u32>().ok());
            let own = own.with("tries_left", tries.unwrap_or(0));
            if self.texts.find(&own).is_some() {
                notice.words = own;
            } else if !answer.text.is_empty() {
                notice.verbatim = Some(answer.text.clone());
            }
        }
        notice
    }

    fn with_until(&self, words: Words, until_ms: Option<i64>) -> Words {
        match until_ms {
            Some(at) => words.with("until", self.moment(at)),
            None => words.with("until", self.say("a-while")),
        }
    }

    /// Instead of a thing that is not in its document any more: the texts `<what>-gone` and
    /// `<what>-gone-text`, and where to go on.
    pub(crate) fn gone(&self, what: &str, title: String, ways: Vec<Row>) -> View {
        let text = self.say(Words::new(format!("{what}-gone-text")));
        let page = Page {
            id: format!("{what}.gone"),
            scene: Some(Scene::QuietRoad),
            title: self.say(Words::new(format!("{what}-gone"))),
            paragraphs: vec![Paragraph::new(ParagraphKind::Prose, text)],
            ways,
            ..Page::default()
        };
        View::new(title, Body::Page { page })
    }

    /// What waits of that kind for one thing, unless the person has to look at it.
    pub(crate) fn on_its_way(&self, kind: WaitingKind, subject: &str) -> Option<&OutboxItem> {
        self.waiting_for(kind, subject).filter(|item| item.is_on_its_way())
    }

    /// What stands in the place of a document that is not here: its frame while it comes, else why
    /// not and how to ask again.
    pub(crate) fn instead_of(&self, key: DocKey, title: String) -> View {
        let slot = self.docs.slot(key);
        match slot.and_then(|slot| slot.failed.as_ref()) {
            Some(problem) if !slot.is_some_and(|slot| slot.loading) => {
                let notice = self.notice_of(problem);
                let text = notice.verbatim.unwrap_or_else(|| self.say(notice.words));
                let scene =
                    if problem.code == Code::N101 { Scene::Tunnel } else { Scene::RoadWorks };
                let page = Page {
                    id: "unreachable".to_owned(),
                    scene: Some(scene),
                    title: self.say("unreachable-title"),
                    paragraphs: vec![Paragraph::new(ParagraphKind::Prose, text)],
                    fine: vec![self.say(Words::new("code-line").with("code", notice.code))],
                    ..Page::default()
                };
                let retry = self.press("refresh", Rank::Main, "none");
                View { actions: vec![retry], ..View::new(title, Body::Page { page }) }
            }
            _ => View::new(title, Body::Detail { detail: Detail::default() }),
        }
    }

    /// The same for a list: its frame has the shape of rows.
    pub(crate) fn instead_of_rows(&self, key: DocKey, title: String) -> View {
        let view = self.instead_of(key, title);
        match view.body {
            Body::Detail { .. } => View { body: Body::Rows { rows: Rows::default() }, ..view },
            _ => view,
        }
    }

    /// A day as it is read: `2026-11-20` in tables.
    #[expect(clippy::unused_self, reason = "a language may come that writes a table otherwise")]
    pub(crate) fn day(&self, day: NaiveDate) -> String {
        day.format("%Y-%m-%d").to_string()
    }

    /// An amount as it is read: 206.00 元.
    pub(crate) fn yuan(&self, fen: i64) -> String {
        let sign = if fen < 0 { "-" } else { "" };
        let (yuan, rest) = (fen.unsigned_abs() / 100, fen.unsigned_abs() % 100);
        self.say(Words::new("money-yuan").with("yuan", format!("{sign}{yuan}.{rest:02}")))
    }

    /// A moment as it is read: 今天 09:12, 明天 09:12, 11月20日 09:12.
    pub(crate) fn moment(&self, at_ms: i64) -> String {
        let at = local(at_ms);
        let time = at.format("%H:%M").to_string();
        let day = at.date();
        let key = match (day - self.today).num_days() {
            0 => "moment-today",
            1 => "moment-tomorrow",
            -1 => "moment-yesterday",
            _ => "moment-other",
        };
        let words = Words::new(key).with("time", time).with("day", self.short_day(day));
        self.say(words)
    }

    /// A day in running text: 11月20日, with the year if it is another.
    pub(crate) fn short_day(&self, day: NaiveDate) -> String {
        use chrono::Datelike;
        let key = if day.year() == self.today.year() { "day-this-year" } else { "day-other-year" };
        let words = Words::new(key)
            .with("year", day.year().to_string())
            .with("month", day.month().to_string())
            .with("month-name", self.say(Words::new(format!("month-{}", day.month()))))
            .with("day", day.day().to_string());
        self.say(words)
    }
}

/// Wall clock of mainland China: +08:00, no daylight saving.
pub(crate) fn local(at_ms: i64) -> chrono::NaiveDateTime {
    chrono::DateTime::from_timestamp_millis(at_ms.saturating_add(8 * 3_600_000))
        .unwrap_or_default()
        .naive_utc()
}

/// What a service gives of a screen; the rest is the root's.
#[derive(Debug, Clone)]
pub(crate) struct View {
    pub(crate) title: String,
    pub(crate) body: Body,
    pub(crate) actions: Vec<Press>,
    pub(crate) over: Option<Page>,
    pub(crate) secret: bool,
}

impl View {
    pub(crate) fn new(title: impl Into<String>, body: Body) -> View {
        View { title: title.into(), body, actions: Vec::new(), over: None, secret: false }
    }
    pub(crate) fn action(mut self, press: Press) -> View {
        self.actions.push(press);
        self
    }
    pub(crate) fn over(mut self, page: Option<Page>) -> View {
        self.over = page;
        self
    }
    pub(crate) fn secret(mut self) -> View {
        self.secret = true;
        self
    }
}
