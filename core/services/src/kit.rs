//! The kit of the steps' tests: a model, a world that answers by hand, and what a person can do.
//!
//! Nothing is doubled: the reducer and the texts are the real ones, the clock is a number.

use std::sync::Arc;

use tongtu_contract as contract;

use crate::{
    action::Action,
    ask::Outcome,
    documents::{Doc, DocKey},
    effect::{Answer, Command, DocAnswer, Effect},
    root::{Ambient, Found, Input, Model, Opening},
    screen::{Body, Screen},
    step::Consent,
    text::{Locale, Texts},
};

/// 2026-11-20 09:41:00 in +08:00, a Friday.
pub(crate) const NOW_MS: i64 = 1_795_138_860_000;

/// An app in a test, with the world around it.
pub(crate) struct Kit {
    pub(crate) model: Model,
    pub(crate) texts: Texts,
    pub(crate) now_ms: i64,
    pub(crate) sure: bool,
    pub(crate) online: bool,
    /// What the app wants done and nobody has answered yet.
    pub(crate) commands: Vec<Command>,
    /// Events that no state allows, so far.
    pub(crate) illegal: u32,
}

impl Kit {
    /// The first start.
    pub(crate) fn fresh() -> Kit {
        Kit::opened(Consent::Fresh, None)
    }

    /// Consent given, nobody logged in.
    pub(crate) fn consented() -> Kit {
        let mut kit = Kit::opened(given(), None);
        kit.input(Input::Found(Found::Nothing));
        kit
    }

    /// Consent given, and this in the Vault.
    pub(crate) fn found(found: Found) -> Kit {
        let mut kit = Kit::opened(given(), None);
        kit.input(Input::Found(found));
        kit
    }

    /// Somebody with an open session and no gesture lock.
    pub(crate) fn logged_in() -> Kit {
        let mut kit = Kit::opened(given(), None);
        kit.input(Input::Found(Found::Open(Arc::new(account()))));
        kit
    }

    /// Started again where a snapshot left off; nothing but the snapshot has survived.
    pub(crate) fn restarted(&self) -> Kit {
        let mut kit = Kit::opened(given(), Some(self.model.snapshot()));
        kit.now_ms = self.now_ms;
        kit.input(Input::Found(Found::Open(Arc::new(account()))));
        kit
    }

    pub(crate) fn opened(consent: Consent, snapshot: Option<String>) -> Kit {
        let texts = Texts::new(Locale::ZhHans);
        let ambient = Ambient { now_ms: NOW_MS, sure: true, online: true, texts: &texts };
        let opening = Opening { consent, snapshot, large_text: false, problem: None };
        let stepped = Model::open(&opening, ambient);
        let (model, commands) = (stepped.model, stepped.commands);
        Kit { model, texts, now_ms: NOW_MS, sure: true, online: true, commands, illegal: 0 }
    }

    fn ambient(&self) -> Ambient<'_> {
        let Kit { now_ms, sure, online, ref texts, .. } = *self;
        Ambient { now_ms, sure, online, texts }
    }

    /// Anything that reaches the reducer.
    pub(crate) fn input(&mut self, input: Input) -> Screen {
        let stepped = self.model.step(input, self.ambient());
        self.illegal += stepped.illegal;
        self.commands.extend(stepped.commands);
        self.model = stepped.model;
        self.screen()
    }

    /// The screen, as it is drawn now.
    pub(crate) fn screen(&self) -> Screen {
        self.model.screen(self.ambient())
    }

    pub(crate) fn route(&self) -> String {
        self.screen().route
    }

    pub(crate) fn press(&mut self, id: &str) -> Screen {
        self.input(Input::Did(Action::Press { id: id.to_owned() }))
    }

    pub(crate) fn open(&mut self, row: &str) -> Screen {
        self.input(Input::Did(Action::Open { row: row.to_owned() }))
    }

    pub(crate) fn edit(&mut self, field: &str, value: &str) -> Screen {
        let (field, value) = (field.to_owned(), value.to_owned());
        self.input(Input::Did(Action::Edit { field, value, revision: 0 }))
    }

    pub(crate) fn leave(&mut self, field: &str) -> Screen {
        self.input(Input::Did(Action::Leave { field: field.to_owned() }))
    }

    pub(crate) fn choose(&mut self, field: &str, option: &str) -> Screen {
        let (field, option) = (field.to_owned(), option.to_owned());
        self.input(Input::Did(Action::Choose { field, option }))
    }

    pub(crate) fn back(&mut self) -> Screen {
        let from = self.route();
        self.input(Input::Did(Action::Back { from }))
    }

    /// Answers the ask that stands on the screen.
    pub(crate) fn outcome(&mut self, outcome: Outcome) -> Screen {
        let ask = self.screen().ask.expect("an ask stands on the screen").id;
        self.input(Input::Did(Action::Answered { ask, outcome }))
    }

    /// The oldest effect of that kind that nobody has answered yet; it stays with the caller.
    pub(crate) fn take(&mut self, is: impl Fn(&Effect) -> bool) -> Command {
        let at = self.commands.iter().position(|command| is(&command.effect));
        let at = at.unwrap_or_else(|| panic!("no such effect in {:?}", self.commands));
        self.commands.remove(at)
    }

    pub(crate) fn wants(&self, is: impl Fn(&Effect) -> bool) -> bool {
        self.commands.iter().any(|command| is(&command.effect))
    }

    /// Answers the oldest effect of that kind.
    pub(crate) fn answer(&mut self, is: impl Fn(&Effect) -> bool, answer: Answer) -> Screen {
        let id = self.take(is).id;
        self.input(Input::Came { id, answer })
    }

    /// The server answers the fetch of a document with this one.
    pub(crate) fn serve(&mut self, doc: Doc) -> Screen {
        let key = doc.key();
        let answer = DocAnswer::Fresh { doc, fetched_at_ms: self.now_ms };
        self.answer(fetches(key), Answer::Document(key, answer))
    }

    /// What another service makes known.
    pub(crate) fn tell(&mut self, fact: crate::step::Fact) -> Screen {
        let stepped = self.model.tell(fact, self.ambient());
        self.commands.extend(stepped.commands);
        self.model = stepped.model;
        self.screen()
    }

    /// Asks something of the context that a view gets.
    pub(crate) fn with_context<T>(&self, ask: impl FnOnce(&crate::step::Context) -> T) -> T {
        self.model.with_context(self.ambient(), ask)
    }

    /// A document that is in the cache: the route that shows it finds it there.
    pub(crate) fn model_put(&mut self, doc: Doc) {
        let now_ms = self.now_ms;
        self.model.docs_mut().put(doc, now_ms);
    }

    /// Lets the timer of that length run out, with the clock.
    pub(crate) fn fire(&mut self, ms: u64) -> Screen {
        let id = self.take(|effect| matches!(effect, Effect::After { ms: own } if *own == ms)).id;
        self.now_ms += i64::try_from(ms).unwrap();
        self.input(Input::Came { id, answer: Answer::Fired })
    }
}

/// Whether an effect asks for that document.
pub(crate) fn fetches(key: DocKey) -> impl Fn(&Effect) -> bool {
    move |effect| matches!(effect, Effect::Fetch(own) if *own == key)
}

fn given() -> Consent {
    Consent::Given { policy_version: crate::POLICY_VERSION.to_owned() }
}

/// An invented person with a mainland card.
pub(crate) fn account() -> contract::Account {
    contract::Account {
        id: contract::AccountId("a1".to_owned()),
        name: "林之远".to_owned(),
        doc_type: contract::DocType::ResidentId,
        doc_kind: "resident_id".into(),
        number: "110199199001010010".to_owned(),
        phone: "13800130163".to_owned(),
        city: "440300".to_owned(),
        registered_at_ms: NOW_MS - 86_400_000,
    }
}

/// Ids of everything that can be pressed, opened or filled in, in reading order, and of notices'
/// ways out.
pub(crate) fn ids(screen: &Screen) -> Vec<String> {
    let text = serde_json::to_value((&screen.body, &screen.over, &screen.actions)).unwrap();
    let mut found = Vec::new();
    collect(&text, &mut found);
    found
}

fn collect(value: &serde_json::Value, into: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(members) => {
            if let Some(serde_json::Value::String(id)) = members.get("id") {
                into.push(id.clone());
            }
            members.values().for_each(|member| collect(member, into));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
        _ => {}
    }
}

/// Everything a screen says, as one text: for asserting that something is said, or is not.
pub(crate) fn said(screen: &Screen) -> String {
    serde_json::to_string(screen).unwrap()
}

/// What a screen says that is no sentence but the key of one that is missing.
pub(crate) fn bare_keys(screen: &Screen) -> Vec<String> {
    let mut found = Vec::new();
    texts(&serde_json::to_value(screen).unwrap(), &mut found);
    let is_key = |text: &String| {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
        text.contains('-')
            && text.chars().all(plain)
            && text.starts_with(|c: char| c.is_alphabetic())
    };
    found.retain(is_key);
    found
}

fn texts(value: &serde_json::Value, into: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(members) => {
            let said = members.iter().filter(|(name, _)| name.as_str() != "id");
            said.for_each(|(_, member)| texts(member, into));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        serde_json::Value::String(text) => into.push(text.clone()),
        _ => {}
    }
}

/// A body's template, by its word.
pub(crate) fn template(body: &Body) -> &'static str {
    match body {
        Body::Form { .. } => "form",
        Body::Rows { .. } => "rows",
        Body::Detail { .. } => "detail",
        Body::Capture { .. } => "capture",
        Body::Quiz { .. } => "quiz",
        Body::Card { .. } => "card",
        Body::Pattern { .. } => "pattern",
        Body::Home { .. } => "home",
        Body::Page { .. } => "page",
    }
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// That person's licence, in order, with three points.
pub(crate) fn licence() -> contract::Licence {
    contract::Licence {
        number: "110199199001010010".to_owned(),
        name: "林之远".to_owned(),
        sex: contract::Sex::Male,
        born_on: day("1990-01-01"),
        classes: "C1".to_owned(),
        first_issued_on: day("2021-06-15"),
        valid_from: day("2021-06-15"),
        valid_until: Some(day("2031-06-14")),
        file_number: "440300123456".to_owned(),
        issuer: "粤B".to_owned(),
        status: "A".to_owned(),
        points: contract::Points {
            cycle_start: day("2026-06-15"),
            cycle_end: day("2027-06-14"),
            accumulated: 3,
            pending: 0,
            limit: 12,
        },
    }
}

/// The licence on the account.
pub(crate) fn filed(licence: contract::Licence) -> Doc {
    let state = contract::FilingState::Filed;
    let file = contract::LicenceFile { state, licence: Some(licence), next_check_at_ms: None };
    Doc::Licence(Arc::new(file))
}

/// No licence on the account, and why not.
pub(crate) fn unfiled(state: contract::FilingState) -> Doc {
    Doc::Licence(Arc::new(contract::LicenceFile { state, licence: None, next_check_at_ms: None }))
}

/// The electronic licence in that state.
pub(crate) fn elicence(state: contract::ElicenceState) -> Doc {
    let history = Vec::new();
    Doc::Elicence(Arc::new(contract::Elicence { state, history, next_check_at_ms: None }))
}

/// An electronic licence that may be shown; its photo may be changed next May.
pub(crate) fn active() -> Doc {
    elicence(contract::ElicenceState::Active {
        photo_taken_on: day("2026-11-10"),
        renew_photo_from: day("2027-05-10"),
    })
}

/// The card of a licence, made an hour ago.
pub(crate) fn card(licence: &contract::Licence) -> Doc {
    let made = NOW_MS - 3_600_000;
    let portrait = contract::PictureId("portrait-1".to_owned());
    let payload = contract::CardPayload {
        number: licence.number.clone(),
        name: licence.name.clone(),
        sex: licence.sex.clone(),
        born_on: licence.born_on,
        classes: licence.classes.clone(),
        first_issued_on: licence.first_issued_on,
        valid_from: licence.valid_from,
        valid_until: licence.valid_until,
        file_number: licence.file_number.clone(),
        issuer: licence.issuer.clone(),
        status: licence.status.clone(),
        accumulated_points: licence.points.accumulated,
        generated_at_ms: made,
        portrait: portrait.clone(),
    };
    let payload = base64url(&serde_json::to_vec(&payload).unwrap());
    let (signature, key_id) = ("c2ln".to_owned(), "k1".to_owned());
    let generated_at_ms = made;
    Doc::Card(Arc::new(contract::SignedCard {
        payload,
        signature,
        key_id,
        generated_at_ms,
        portrait,
    }))
}

/// base64url without padding, as the server writes it.
fn base64url(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for piece in bytes.chunks(3) {
        let byte = |n: usize| u32::from(piece.get(n).copied().unwrap_or(0));
        let held = byte(0) << 16 | byte(1) << 8 | byte(2);
        for n in 0..=piece.len() {
            text.push(char::from(LETTERS[(held >> (18 - 6 * n) & 63) as usize]));
        }
    }
    text
}

/// A refusal by the server, as it comes.
pub(crate) fn refusal(code: &str) -> crate::problem::Problem {
    crate::problem::Problem::refused(contract::Problem {
        kind: format!("urn:tongtu:problem:{code}"),
        title: "refused".to_owned(),
        status: 409,
        code: code.into(),
        law: None,
        args: std::collections::BTreeMap::new(),
        text: "服务器自己的话".to_owned(),
        fields: Vec::new(),
        registration: None,
    })
}

/// A refusal by the server.
pub(crate) fn refused(code: &str) -> crate::Problem {
    crate::Problem::refused(contract::Problem {
        kind: format!("urn:tongtu:problem:{code}"),
        title: code.to_owned(),
        status: 409,
        code: code.into(),
        law: None,
        args: std::collections::BTreeMap::default(),
        text: "the server's own words".to_owned(),
        fields: Vec::new(),
        registration: None,
    })
}

/// A field of the form on the screen.
pub(crate) fn field(screen: &Screen, id: &str) -> crate::screen::Field {
    let Body::Form { form } = &screen.body else { panic!("no form: {:?}", screen.body) };
    let field = form.sections.iter().flat_map(|section| &section.fields).find(|f| f.id == id);
    field.unwrap_or_else(|| panic!("no field {id}")).clone()
}
