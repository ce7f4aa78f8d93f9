//! The fields of a registration: what was typed, what the core made of it, what is wrong.
//!
//! The first form and the mending of a refused one hold the same fields and say the same of them.
//! Every rule is the rules'; what the server refused is kept beside the text it refused, and is gone
//! when that text changes.

use std::collections::BTreeMap;

use tongtu_rules::{
    city,
    document::{self, DocType, DocumentError, Suggestion},
    name::{self, Forms, Insistence, NameError},
    password::{self, About},
    phone::Phone,
    text,
};

use super::kind::{self, DOC_KIND, DOC_TYPE, NUMBER};
use crate::{
    consent,
    draft::Drafted,
    effect::Effect,
    form::{Fault, Filled, Spec},
    screen::{Choice, Content, Input, Span},
    sms,
    step::Context,
    text::Words,
};

pub(crate) const NAME: &str = "name";
pub(crate) const PHONE: &str = "phone";
pub(crate) const CITY: &str = "city";
pub(crate) const PASSWORD: &str = "new_password";
pub(crate) const AGAIN: &str = "new_password_again";
pub(crate) const CONSENT: &str = "consent";
/// 「证件上就是这个字」, kept like a field and drawn beside the name.
const INSISTED: &str = "name_as_on_document";
const CONSENT_AT: &str = "consent_at";

const USE_KIND: &str = "register.use_kind";
const USE_NUMBER: &str = "register.use_number";
const SIMPLIFY: &str = "register.name_simplify";
const FIRST_FORM: &str = "register.name_form_1";
const SECOND_FORM: &str = "register.name_form_2";
const INSIST: &str = "register.name_insist";

/// The fields, with what is known of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entry {
    pub(crate) form: Drafted,
    /// What the core changed in the number.
    tidied: Vec<document::Notice>,
    /// What the server refused: the texts it judged, and why.
    refused: BTreeMap<String, (String, Fault)>,
}

impl Entry {
    pub(crate) fn filled(&self) -> &Filled {
        &self.form.filled
    }

    pub(crate) fn text(&self, field: &str) -> &str {
        self.form.filled.text(field)
    }

    pub(crate) fn kind(&self) -> Option<DocType> {
        kind::chosen(&self.form.filled)
    }

    pub(crate) fn has_insisted(&self) -> bool {
        self.text(INSISTED) == "yes"
    }

    /// When the box was ticked.
    pub(crate) fn consent_at_ms(&self) -> Option<i64> {
        (self.text(CONSENT) == "yes").then(|| self.text(CONSENT_AT).parse().ok()).flatten()
    }

    pub(crate) fn edit(&mut self, draft: &'static str, field: &str, value: String) -> Vec<Effect> {
        match field {
            PASSWORD | AGAIN => self.form.edit_secret(draft, field, value).into_iter().collect(),
            NUMBER => {
                self.tidied.clear();
                vec![self.form.edit(draft, NUMBER, value)]
            }
            NAME => {
                // Another name has to be insisted on anew.
                let effects = vec![
                    self.form.edit(draft, NAME, value),
                    self.form.edit(draft, INSISTED, String::new()),
                ];
                effects
            }
            PHONE => vec![self.form.edit(draft, PHONE, value)],
            _ => Vec::new(), // no field of ours, or one that is not typed into
        }
    }

    /// The caret left a field: what can be made canonical is.
    pub(crate) fn leave(&mut self, draft: &'static str, field: &str, ctx: &Context) -> Vec<Effect> {
        let typed = self.text(field).to_owned();
        let canonical = match field {
            NUMBER => self.tidy_number(&typed, ctx),
            NAME if !typed.is_empty() => Some(name::check(&typed).normalised),
            PHONE => Phone::parse(&typed).ok().map(|phone| phone.as_str().to_owned()),
            _ => None,
        };
        let changed = canonical.filter(|text| *text != typed && !text.is_empty());
        let effects = changed.map(|text| self.form.edit(draft, field, text)).into_iter().collect();
        self.form.filled.leave(field);
        effects
    }

    fn tidy_number(&mut self, typed: &str, ctx: &Context) -> Option<String> {
        if typed.is_empty() || typed.len() > text::MAX_RAW_BYTES {
            return None;
        }
        let read = self.kind().and_then(|kind| document::parse(kind, typed, ctx.today).ok());
        match read {
            Some(read) => {
                self.tidied.extend(read.notices());
                self.tidied.dedup();
                Some(read.as_str().to_owned())
            }
            None => Some(text::normalise(typed).into_owned()),
        }
    }

    pub(crate) fn choose(
        &mut self,
        draft: &'static str,
        field: &str,
        option: &str,
        ctx: &Context,
    ) -> Vec<Effect> {
        let known = match field {
            DOC_TYPE => kind::LETTERS.contains(&option),
            DOC_KIND => kind::ABROAD.contains(&option),
            CITY => city::by_id(option).is_some(),
            CONSENT => matches!(option, "yes" | "no"),
            _ => false,
        };
        if !known {
            return Vec::new();
        }
        let mut effects = Vec::new();
        let mut keep = |entry: &mut Entry, field: &str, text: &str| {
            effects.push(entry.form.edit(draft, field, text.to_owned()));
            entry.form.filled.choose(field, text);
        };
        if field == CONSENT {
            keep(self, CONSENT, if option == "yes" { "yes" } else { "" });
            keep(self, CONSENT_AT, &ctx.now_ms.to_string());
            return effects;
        }
        keep(self, field, option);
        if field == DOC_TYPE || field == DOC_KIND {
            self.tidied.clear();
            if !self.text(NUMBER).is_empty() {
                effects.extend(self.leave(draft, NUMBER, ctx));
            }
        }
        effects
    }

    /// A one-tap mend, or the honest other way. `None` if the press is none of ours.
    pub(crate) fn mend(
        &mut self,
        draft: &'static str,
        press: &str,
        ctx: &Context,
    ) -> Option<Vec<Effect>> {
        let suggestion = self.suggestion(ctx);
        let report = name::check(self.text(NAME));
        match (press, suggestion) {
            (USE_KIND, Some(Suggestion::Kind(right))) => {
                let (letter, abroad) = kind::choices(right);
                let mut effects = self.choose(draft, DOC_TYPE, letter, ctx);
                if !abroad.is_empty() {
                    effects.extend(self.choose(draft, DOC_KIND, abroad, ctx));
                }
                Some(effects)
            }
            (USE_NUMBER, Some(Suggestion::Text(right))) => {
                let mut effects = self.edit(draft, NUMBER, right);
                effects.extend(self.leave(draft, NUMBER, ctx));
                Some(effects)
            }
            (SIMPLIFY | FIRST_FORM | SECOND_FORM, _) => {
                let which = usize::from(press == SECOND_FORM);
                let mended = with_form(&report, which);
                let mut effects = self.edit(draft, NAME, mended);
                effects.extend(self.leave(draft, NAME, ctx));
                Some(effects)
            }
            (INSIST, _) => Some(vec![self.form.edit(draft, INSISTED, "yes".to_owned())]),
            _ => None,
        }
    }

    /// The server refused this text of this field.
    pub(crate) fn refuse(&mut self, field: &str, fault: Fault) {
        let judged = self.judged(field);
        self.refused.insert(field.to_owned(), (judged, fault));
        self.form.filled.leave(field);
    }

    /// What a refusal of a field is about: a name is compared with its number, so that either may be
    /// the wrong one.
    fn judged(&self, field: &str) -> String {
        match field {
            NAME => format!("{}\n{}", self.text(NAME), self.text(NUMBER)),
            _ => self.text(field).to_owned(),
        }
    }

    fn suggestion(&self, ctx: &Context) -> Option<Suggestion> {
        document::suggest(self.kind()?, self.text(NUMBER), ctx.today)
    }

    /// Everything that is wrong with these fields, in their order.
    pub(crate) fn faults(
        &self,
        fields: &[&'static str],
        ctx: &Context,
    ) -> Vec<(&'static str, Fault)> {
        fields.iter().filter_map(|field| Some((*field, self.fault(field, ctx)?))).collect()
    }

    fn fault(&self, field: &'static str, ctx: &Context) -> Option<Fault> {
        let own = match field {
            DOC_TYPE => self.text(DOC_TYPE).is_empty().then(|| Fault::new("choose")),
            DOC_KIND => self.kind().is_none().then(|| Fault::new("choose")),
            NUMBER => self.number_fault(ctx),
            NAME => self.name_fault(),
            PHONE => Phone::parse(self.text(PHONE)).err().map(sms::phone_fault),
            CITY => city::by_id(self.text(CITY)).is_none().then(|| Fault::new("choose")),
            PASSWORD => {
                let phone = Phone::parse(self.text(PHONE)).ok();
                let born = self.kind().and_then(|kind| {
                    document::parse(kind, self.text(NUMBER), ctx.today).ok()?.born()
                });
                let about = About { born, phone: phone.as_ref().map(Phone::as_str) };
                let error = password::check(self.text(PASSWORD), about).err();
                error.map(|error| Fault::new(error.code()))
            }
            AGAIN => {
                let error = password::matches(self.text(PASSWORD), self.text(AGAIN)).err();
                error.map(|error| Fault::new(error.code()))
            }
            CONSENT => self.consent_at_ms().is_none().then(|| Fault::new("consent.box")),
            _ => None,
        };
        own.or_else(|| {
            let (judged, fault) = self.refused.get(field)?;
            (*judged == self.judged(field)).then(|| fault.clone())
        })
    }

    fn number_fault(&self, ctx: &Context) -> Option<Fault> {
        let typed = self.text(NUMBER);
        let Some(kind) = self.kind() else {
            // Without a kind nothing can be said of it but that it is missing.
            return typed.is_empty().then(|| Fault::new(DocumentError::Empty.code()));
        };
        let error = document::parse(kind, typed, ctx.today).err()?;
        let fault = match document::suggest(kind, typed, ctx.today) {
            Some(Suggestion::Kind(right)) => {
                let mut fault = Fault::new("document.wrong_kind").with("right", kind::words(right));
                let label = Words::new("register-use-kind").with("kind", kind::words(right));
                fault.repairs.push((USE_KIND.to_owned(), label));
                fault
            }
            Some(Suggestion::Text(right)) => {
                let mut fault = Fault::new(error.code());
                let label = Words::new("register-use-text").with("text", right);
                fault.repairs.push((USE_NUMBER.to_owned(), label));
                fault
            }
            None => Fault::new(error.code()),
        };
        let mut fault = fault.with("kind", kind::words(kind));
        if let DocumentError::Charset { found } = error {
            fault.wrong = span_of(typed, found);
            fault = fault.with("found", found.to_string());
        }
        Some(fault)
    }

    fn name_fault(&self) -> Option<Fault> {
        let report = name::check(self.text(NAME));
        let insistence =
            if self.has_insisted() { Insistence::OnTheDocument } else { Insistence::None };
        // Before a kind is chosen the stricter reading holds.
        let kind = self.kind().unwrap_or(DocType::HkId);
        let error = name::judge(&report, kind, insistence).err()?;
        let fault = match error {
            NameError::Traditional => return Some(traditional(&report)),
            NameError::Charset { found } | NameError::PrivateUse { found } => {
                let mut fault = Fault::new(error.code()).with("found", found.to_string());
                fault.wrong = span_of(&report.normalised, found);
                fault
            }
            NameError::Empty | NameError::TooLong => Fault::new(error.code()),
        };
        Some(fault)
    }

    /// The field as it is drawn.
    pub(crate) fn spec(&self, field: &'static str, ctx: &Context) -> Spec {
        let filled = self.filled();
        match field {
            DOC_TYPE => self.choice(DOC_TYPE, &kind::LETTERS, "doc-type", ctx),
            DOC_KIND => self.choice(DOC_KIND, &kind::ABROAD, "doc-kind", ctx),
            NUMBER => {
                let keyboard = self.kind().map_or(Content::Document, kind::keyboard);
                Spec::text(filled, NUMBER, keyboard, 40).help(self.number_help())
            }
            NAME => {
                let is_latin = matches!(
                    self.kind(),
                    Some(DocType::Passport | DocType::ForeignPermanentResidentId)
                );
                let hint = is_latin.then(|| Words::new("name-latin"));
                Spec::text(filled, NAME, Content::Name, 50).hint(hint).help(self.name_help())
            }
            PHONE => Spec::text(filled, PHONE, Content::Phone, 20),
            CITY => {
                Spec::new(CITY, Input::Pick { shown: super::city::shown(self.text(CITY), ctx) })
            }
            CONSENT => {
                let given = self.text(CONSENT) == "yes";
                let [terms, privacy, _] = consent::DOCUMENTS;
                let documents = consent::documents(ctx, &[terms, privacy]);
                Spec::new(CONSENT, Input::Consent { given, documents })
            }
            other => Spec::secret(filled, other, Content::NewPassword),
        }
    }

    fn choice(&self, id: &'static str, options: &[&str], key: &str, ctx: &Context) -> Spec {
        let choice = |option: &&str| {
            let key = format!("{key}-{option}");
            let help = ctx.find(format!("{key}.help"));
            Choice { id: (*option).to_owned(), label: ctx.say(Words::new(key)), help }
        };
        let chosen = Some(self.text(id).to_owned()).filter(|chosen| !chosen.is_empty());
        Spec::new(id, Input::Choice { options: options.iter().map(choice).collect(), chosen })
    }

    fn number_help(&self) -> Option<Words> {
        if let Some(notice) = self.tidied.last() {
            return Some(Words::new(format!("notice-{}", notice.code().replace('.', "-"))));
        }
        let kind = self.kind()?;
        let guess = document::guess(self.text(NUMBER));
        if kind == DocType::Passport && guess != DocType::Passport {
            // A passport's number may look like anything, so that this is no fault.
            return Some(Words::new("register-looks-like").with("kind", kind::words(guess)));
        }
        Some(Words::new(format!("number-{}", kind::wire(kind).1)))
    }

    fn name_help(&self) -> Option<Words> {
        let report = name::check(self.text(NAME));
        let joined = |flagged: &[name::Flagged]| found(flagged);
        if !report.blocked.is_empty() && self.has_insisted() {
            return Some(Words::new("notice-name-insisted").with("found", joined(&report.blocked)));
        }
        if !report.blocked.is_empty() && self.kind() == Some(DocType::ResidentId) {
            return Some(Words::new("notice-name-mainland").with("found", joined(&report.blocked)));
        }
        let soft = !report.soft.is_empty();
        soft.then(|| Words::new("notice-name-soft").with("found", joined(&report.soft)))
    }
}

/// A traditional name: its simplified form by one tap, a choice where there are two, and the honest
/// other way.
fn traditional(report: &name::NameReport) -> Fault {
    let forms = |flagged: &name::Flagged| {
        flagged.forms.and_then(|forms| forms.as_slice().first().copied()).unwrap_or(flagged.found)
    };
    let use_text = |text: String| Words::new("register-use-text").with("text", text);
    let ambiguous =
        report.blocked.iter().find(|flagged| matches!(flagged.forms, Some(Forms::Two(_))));
    let mut fault = if let Some(flagged) = ambiguous {
        let mut fault = Fault::new("name.ambiguous").with("found", flagged.found.to_string());
        fault.wrong = span(flagged.index, 1);
        fault.repairs.push((FIRST_FORM.to_owned(), use_text(with_form(report, 0))));
        fault.repairs.push((SECOND_FORM.to_owned(), use_text(with_form(report, 1))));
        fault
    } else {
        let simplified: Vec<String> =
            report.blocked.iter().map(|flagged| forms(flagged).to_string()).collect();
        let mut fault = Fault::new("name.traditional")
            .with("form", simplified.join("、"))
            .with("found", found(&report.blocked));
        fault.wrong = run_of(&report.blocked);
        fault.repairs.push((SIMPLIFY.to_owned(), use_text(report.simplified())));
        fault
    };
    let insist = Words::new("register-insist").with("found", found(&report.blocked));
    fault.repairs.push((INSIST.to_owned(), insist));
    fault
}

/// The name with its plain forms put in, and the first character of two forms as it was chosen;
/// further ones are asked for after it.
fn with_form(report: &name::NameReport, which: usize) -> String {
    let mut chosen = false;
    let pick = |c: char| match name::forms(c) {
        Some(Forms::One(form)) => form,
        Some(Forms::Two(both)) if !chosen => {
            chosen = true;
            both.get(which).copied().unwrap_or(c)
        }
        Some(Forms::Two(_)) | None => c,
    };
    report.normalised.chars().map(pick).collect()
}

fn found(flagged: &[name::Flagged]) -> String {
    let mut all: Vec<String> = flagged.iter().map(|flagged| flagged.found.to_string()).collect();
    all.dedup();
    all.join("、")
}

/// The first run of neighbours.
fn run_of(flagged: &[name::Flagged]) -> Option<Span> {
    let first = flagged.first()?.index;
    let run = flagged.iter().zip(first..).take_while(|(flagged, at)| flagged.index == *at).count();
    span(first, run)
}

fn span_of(text: &str, wrong: char) -> Option<Span> {
    span(text.chars().position(|c| c == wrong)?, 1)
}

fn span(start: usize, length: usize) -> Option<Span> {
    Some(Span { start: u32::try_from(start).ok()?, length: u32::try_from(length).ok()? })
}
