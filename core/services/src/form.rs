//! Forms: what has been typed, what may be said about it, and when.
//!
//! Owns the manners: a problem is shown after a field was left or the form was submitted, never while
//! somebody types; secrets stay here and are never drawn, stored or sent back. Which fields there are
//! and what is wrong with them is the service's ([`Spec`], [`Fault`]); why, the rules'.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    screen::{Content, Field, Input, Press, Problem, Rank, Span},
    step::Context,
    text::{Arg, Words},
};

/// What has been filled into a form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filled {
    texts: BTreeMap<String, String>,
    left: BTreeSet<String>,
    /// Needed for something that was pressed, though empty.
    demanded: BTreeSet<String>,
    submitted: bool,
}

impl Filled {
    /// The text of a field, as it was typed or normalised.
    pub(crate) fn text(&self, field: &str) -> &str {
        self.texts.get(field).map_or("", String::as_str)
    }

    /// Committed text. What was wrong is not said again before the field is left.
    pub(crate) fn edit(&mut self, field: &str, text: impl Into<String>) {
        self.texts.insert(field.to_owned(), text.into());
        self.left.remove(field);
        self.demanded.remove(field);
    }

    /// A choice: it is complete at once.
    pub(crate) fn choose(&mut self, field: &str, option: &str) {
        self.texts.insert(field.to_owned(), option.to_owned());
        self.left.insert(field.to_owned());
    }

    /// The caret left it: now it may be checked.
    pub(crate) fn leave(&mut self, field: &str) {
        self.left.insert(field.to_owned());
    }

    /// Something was pressed that needs this field: what is wrong with it may be said, even if it
    /// is empty.
    pub(crate) fn demand(&mut self, field: &str) {
        self.demanded.insert(field.to_owned());
    }

    /// The main action was pressed: everything may be checked, and is summed up on top.
    pub(crate) fn submit(&mut self) {
        self.submitted = true;
        self.left.extend(self.texts.keys().cloned());
    }

    /// Whether the main action was pressed.
    pub(crate) fn is_submitted(&self) -> bool {
        self.submitted
    }

    /// An answer came: the summary of what was missing then is no longer true.
    pub(crate) fn reopen(&mut self) {
        self.submitted = false;
        self.demanded.clear();
    }

    /// Empties a field, for example a code that was refused.
    pub(crate) fn clear(&mut self, field: &str) {
        self.texts.remove(field);
        self.left.remove(field);
    }

    /// Whether nothing was filled in.
    pub(crate) fn is_empty(&self) -> bool {
        self.texts.values().all(String::is_empty)
    }

    /// What was typed in an earlier life of the app. What is typed by now wins. The caret left those
    /// fields when that life ended, so what is wrong with them is said again.
    pub(crate) fn restore(&mut self, draft: BTreeMap<String, String>) {
        for (field, text) in draft {
            if !self.texts.contains_key(&field) {
                self.left.insert(field.clone());
                self.texts.insert(field, text);
            }
        }
    }

    /// Whether a problem of this field may be shown.
    fn is_shown(&self, field: &str) -> bool {
        self.submitted
            || self.demanded.contains(field)
            || (self.left.contains(field) && !self.text(field).is_empty())
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    /// A rule's code: `document.check_digit`. Its sentence is `fault-document-check_digit`, its
    /// short form for the summary the attribute `.short`.
    pub(crate) code: &'static str,
    pub(crate) args: Vec<(&'static str, Arg)>,
    pub(crate) wrong: Option<Span>,
    /// Ids of one-tap mends with their words.
    pub(crate) repairs: Vec<(String, Words)>,
}

impl Fault {
    pub(crate) fn new(code: &'static str) -> Fault {
        Fault { code, args: Vec::new(), wrong: None, repairs: Vec::new() }
    }
    pub(crate) fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Fault {
        self.args.push((name, arg.into()));
        self
    }
    fn words(&self, attribute: &str) -> Words {
        let key = self.code.replace('.', "-");
        let words = Words::new(format!("fault-{key}{attribute}"));
        self.args.iter().cloned().fold(words, |words, (name, arg)| words.with(name, arg))
    }
}

/// One field of a form, as its service declares it.
#[derive(Debug, Clone)]
pub(crate) struct Spec {
    pub(crate) id: &'static str,
    pub(crate) required: bool,
    pub(crate) input: Input,
    /// What the core changed or explains, besides the text `field-<id>.help`.
    pub(crate) help: Option<Words>,
    /// In place of the text `field-<id>.hint`.
    pub(crate) hint: Option<Words>,
    pub(crate) locked: Option<Words>,
}

impl Spec {
    pub(crate) fn new(id: &'static str, input: Input) -> Spec {
        Spec { id, required: true, input, help: None, hint: None, locked: None }
    }
    /// A line of text.
    pub(crate) fn text(filled: &Filled, id: &'static str, content: Content, max: u32) -> Spec {
        let prefix = (content == Content::Phone).then(|| "+86".to_owned());
        let value = filled.text(id).to_owned();
        Spec::new(id, Input::Text { value, content, max, prefix })
    }
    /// Free text of several lines, at least `min` characters and at most `max`.
    pub(crate) fn prose(
        filled: &Filled,
        id: &'static str,
        (min, max): (u32, u32),
        ctx: &Context,
    ) -> Spec {
        let value = filled.text(id).to_owned();
        let (wanting, left) = (ctx.say("prose-wanting"), ctx.say("prose-left"));
        Spec::new(id, Input::Prose { value, min, max, wanting, left })
    }
    /// A password.
    pub(crate) fn secret(filled: &Filled, id: &'static str, content: Content) -> Spec {
        let filled = !filled.text(id).is_empty();
        Spec::new(id, Input::Secret { filled, content, reveal: true })
    }
    pub(crate) fn help(mut self, help: Option<Words>) -> Spec {
        self.help = help;
        self
    }
    pub(crate) fn hint(mut self, hint: Option<Words>) -> Spec {
        self.hint = hint;
        self
    }

    /// As it is drawn. Label, hint and help are the texts `field-<id>`, `.hint` and `.help`.
    pub(crate) fn draw(self, filled: &Filled, fault: Option<&Fault>, ctx: &Context) -> Field {
        let key = format!("field-{}", self.id.replace('.', "-"));
        let fault = fault.filter(|_| filled.is_shown(self.id));
        Field {
            id: self.id.to_owned(),
            label: ctx.say(Words::new(key.clone())),
            hint: self.hint.map(|hint| ctx.say(hint)).or_else(|| ctx.find(format!("{key}.hint"))),
            help: self.help.map(|help| ctx.say(help)).or_else(|| ctx.find(format!("{key}.help"))),
            required: self.required,
            locked: self.locked.map(|why| ctx.say(why)),
            problem: fault.map(|fault| ctx.say(fault.words(""))),
            wrong: fault.and_then(|fault| fault.wrong),
            repairs: fault.map_or_else(Vec::new, |fault| {
                let mut rank = Rank::Soft;
                let press = |(id, words): &(String, Words)| {
                    let label = ctx.say(words.clone());
                    let press = Press {
                        id: id.clone(),
                        label,
                        icon: None,
                        rank,
                        busy: false,
                        not_yet: None,
                    };
                    // The first is the mend, what follows the honest other way.
                    rank = Rank::Link;
                    press
                };
                fault.repairs.iter().map(press).collect()
            }),
            input: self.input,
        }
    }
}

/// Head and lines of the summary, once the form was submitted and something is wrong.
pub(crate) fn summary(
    filled: &Filled,
    faults: &[(&'static str, Fault)],
    ctx: &Context,
) -> (Option<String>, Vec<Problem>) {
    if !filled.submitted || faults.is_empty() {
        return (None, Vec::new());
    }
    let line = |(field, fault): &(&'static str, Fault)| {
        let short =
            ctx.texts.find(&fault.words(".short")).unwrap_or_else(|| ctx.say(fault.words("")));
        let label = ctx.say(Words::new(format!("field-{}", field.replace('.', "-"))));
        let words = Words::new("form-problem").with("field", label).with("problem", short);
        Problem { field: (*field).to_owned(), text: ctx.say(words) }
    };
    let head = Words::new("form-summary").with("count", faults.len());
    (Some(ctx.say(head)), faults.iter().map(line).collect())
}

/// The fault of a field in a list of faults.
pub(crate) fn fault_of<'a>(faults: &'a [(&'static str, Fault)], field: &str) -> Option<&'a Fault> {
    faults.iter().find(|(id, _)| *id == field).map(|(_, fault)| fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kit::{Kit, bare_keys, field},
        screen::Body,
    };

    fn filled(fields: &[(&str, &str)]) -> Filled {
        let mut filled = Filled::default();
        for (field, text) in fields {
            filled.edit(field, *text);
        }
        filled
    }

    #[test]
    fn nothing_is_said_of_a_field_while_it_is_being_typed() {
        let mut form = filled(&[("phone", "139")]);
        assert!(!form.is_shown("phone"));
        form.leave("phone");
        assert!(form.is_shown("phone"));
        form.edit("phone", "1390");
        assert!(!form.is_shown("phone"), "typed on: not said again before it is left");
    }

    #[test]
    fn a_field_that_was_passed_over_empty_is_not_scolded_before_it_is_needed() {
        let mut form = Filled::default();
        form.leave("phone");
        assert!(!form.is_shown("phone"));
        form.demand("phone");
        assert!(form.is_shown("phone"));
    }

    #[test]
    fn once_submitted_everything_may_be_said_until_an_answer_comes() {
        let mut form = filled(&[("phone", "139")]);
        form.submit();
        assert!(form.is_submitted() && form.is_shown("phone") && form.is_shown("never_touched"));
        form.reopen();
        assert!(form.is_shown("phone"), "it was left by the submit");
        assert!(!form.is_shown("never_touched"));
    }

    #[test]
    fn what_is_typed_wins_over_what_was_typed_in_an_earlier_life() {
        let mut form = filled(&[("name", "陈家朗")]);
        let draft = [("name", "陈"), ("phone", "139")].map(|(f, t)| (f.to_owned(), t.to_owned()));
        form.restore(draft.into());
        assert_eq!((form.text("name"), form.text("phone")), ("陈家朗", "139"));
        assert!(form.is_shown("phone"), "its life ended when it was left");
        assert!(!form.is_shown("name"));
    }

    #[test]
    fn a_choice_is_complete_at_once_and_a_cleared_field_is_as_if_never_touched() {
        let mut form = Filled::default();
        form.choose("kind", "passport");
        assert!(form.is_shown("kind"));
        form.clear("kind");
        assert!(form.is_empty() && !form.is_shown("kind"));
    }

    #[test]
    fn the_summary_leads_to_each_field_and_only_after_the_submit() {
        let mut kit = Kit::consented();
        kit.press("welcome.register");
        assert_eq!(kit.route(), "register");
        let before = kit.screen();
        let Body::Form { form } = &before.body else { panic!("{before:?}") };
        assert_eq!((&form.summary, form.problems.len()), (&None, 0));
        let after = kit.press("register.submit");
        let Body::Form { form } = &after.body else { panic!("{after:?}") };
        assert!(form.summary.is_some());
        for problem in &form.problems {
            assert!(field(&after, &problem.field).problem.is_some(), "{}", problem.field);
        }
        assert_eq!(after.focus.as_deref(), form.problems.first().map(|p| p.field.as_str()));
        assert_eq!(bare_keys(&after), [] as [String; 0]);
    }

    #[test]
    fn the_kind_of_document_decides_the_keyboard_the_rule_and_the_help() {
        let number = |letter: &str, kind: &str| {
            let mut kit = Kit::consented();
            kit.press("welcome.register");
            kit.choose("doc_type", letter);
            let screen = if kind.is_empty() { kit.screen() } else { kit.choose("doc_kind", kind) };
            field(&screen, "number")
        };
        let content = |field: &Field| match &field.input {
            Input::Text { content, .. } => *content,
            other => panic!("{other:?}"),
        };
        let [resident, taiwan] = [number("A", ""), number("F", "taiwan_permit")];
        assert_eq!((content(&resident), content(&taiwan)), (Content::Document, Content::Number));
        assert_ne!(resident.help, taiwan.help);
    }
}
