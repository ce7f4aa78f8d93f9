//! A form over a kill: what was typed comes back, secrets are known to have been there.
//!
//! Owns when a draft is read (once a life of the form) and what is kept of a secret: that there was
//! one, so that the person can be told to type it again.

use std::collections::BTreeMap;

use crate::{effect::Effect, form::Filled};

/// A form and its draft.
#[derive(Debug, Clone, Default)]
pub(crate) struct Drafted {
    pub(crate) filled: Filled,
    read: bool,
    secret_noted: bool,
}

impl Drafted {
    /// The form is on the screen: reads its draft, the first time.
    pub(crate) fn enter(&mut self, draft: &'static str) -> Option<Effect> {
        let first = !self.read;
        self.read = true;
        first.then_some(Effect::LoadDraft(draft))
    }

    /// What was kept. True if a secret was typed in an earlier life and is not here now.
    pub(crate) fn restore(&mut self, mut kept: BTreeMap<String, String>) -> bool {
        let lost = kept.remove(SECRET).is_some_and(|note| !note.is_empty()) && !self.secret_noted;
        self.filled.restore(kept);
        lost
    }

    /// Committed text, to be kept.
    pub(crate) fn edit(&mut self, draft: &'static str, field: &str, text: String) -> Effect {
        let effect = Effect::SaveDraft { draft, field: field.to_owned(), text: text.clone() };
        self.filled.edit(field, text);
        effect
    }

    /// A secret or a code: stays in memory; that there was one is kept.
    pub(crate) fn edit_secret(
        &mut self,
        draft: &'static str,
        field: &str,
        text: String,
    ) -> Option<Effect> {
        self.filled.edit(field, text);
        let first = !self.secret_noted;
        self.secret_noted = true;
        let (field, text) = (SECRET.to_owned(), "typed".to_owned());
        first.then_some(Effect::SaveDraft { draft, field, text })
    }

    /// The person turned away from the form: the next start need not speak of its secrets.
    pub(crate) fn turn_away(&mut self, draft: &'static str) -> Option<Effect> {
        let noted = self.secret_noted;
        self.secret_noted = false;
        noted.then(|| Drafted::forget_secrets(draft))
    }

    /// No secret of this form is missed any more, whoever typed it and when.
    pub(crate) fn forget_secrets(draft: &'static str) -> Effect {
        Effect::SaveDraft { draft, field: SECRET.to_owned(), text: String::new() }
    }
}

/// A form that is filled in about one of several things, each with its own draft.
///
/// What was typed about one is there again when the person comes back to it, whatever they looked at
/// in between.
#[derive(Debug, Clone, Default)]
pub(crate) struct DraftedAbout {
    pub(crate) filled: Filled,
    /// Id of the thing that the form is about now.
    about: String,
    /// All that was typed, by `<field>/<thing>`.
    kept: BTreeMap<String, String>,
    read: bool,
}

impl DraftedAbout {
    /// The form about that thing is on the screen: reads the draft, the first time.
    pub(crate) fn enter(&mut self, draft: &'static str, about: &str) -> Option<Effect> {
        if self.about != about {
            about.clone_into(&mut self.about);
            self.filled = Filled::default();
            self.fill();
        }
        let first = !self.read;
        self.read = true;
        first.then_some(Effect::LoadDraft(draft))
    }

    /// What was kept. What is typed by now wins.
    pub(crate) fn restore(&mut self, kept: BTreeMap<String, String>) {
        for (name, text) in kept {
            self.kept.entry(name).or_insert(text);
        }
        self.fill();
    }

    fn fill(&mut self) {
        let own = self.kept.iter().filter_map(|(name, text)| {
            let (field, about) = name.split_once('/')?;
            (about == self.about).then(|| (field.to_owned(), text.clone()))
        });
        self.filled.restore(own.collect());
    }

    /// Committed text, to be kept.
    pub(crate) fn edit(&mut self, draft: &'static str, field: &str, text: String) -> Effect {
        self.filled.edit(field, text.as_str());
        self.keep(draft, field, text)
    }

    /// An option of a field, to be kept.
    pub(crate) fn choose(&mut self, draft: &'static str, field: &str, option: &str) -> Effect {
        self.filled.choose(field, option);
        self.keep(draft, field, option.to_owned())
    }

    fn keep(&mut self, draft: &'static str, field: &str, text: String) -> Effect {
        let field = format!("{field}/{}", self.about);
        self.kept.insert(field.clone(), text.clone());
        Effect::SaveDraft { draft, field, text }
    }

    /// It was taken, or given up: nothing typed about that thing stays, in this life or on the disk.
    pub(crate) fn done(
        &mut self,
        draft: &'static str,
        fields: &[&'static str],
        about: &str,
    ) -> Vec<Effect> {
        if self.about == about {
            self.filled = Filled::default();
        }
        let gone = |field: &&'static str| {
            let field = format!("{field}/{about}");
            self.kept.remove(&field);
            Effect::SaveDraft { draft, field, text: String::new() }
        };
        fields.iter().map(gone).collect()
    }
}

/// The field of a draft that says a secret was typed.
const SECRET: &str = "secret";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_read_once_and_what_is_typed_meanwhile_wins() {
        let mut form = Drafted::default();
        assert!(matches!(form.enter("login"), Some(Effect::LoadDraft("login"))));
        assert!(form.enter("login").is_none());
        form.edit("login", "login", "new".to_owned());
        form.restore(BTreeMap::from([("login".to_owned(), "old".to_owned())]));
        assert_eq!(form.filled.text("login"), "new");
    }

    #[test]
    fn what_was_typed_about_one_thing_is_neither_lost_nor_shown_for_another() {
        let mut form = DraftedAbout::default();
        assert!(form.enter("appeal", "r1/v1").is_some());
        let kept = form.edit("appeal", "text", "not me".to_owned());
        assert!(matches!(kept, Effect::SaveDraft { field, .. } if field == "text/r1/v1"));
        assert!(form.enter("appeal", "r1/v2").is_none(), "a draft is read once");
        assert_eq!(form.filled.text("text"), "");
        form.enter("appeal", "r1/v1");
        assert_eq!(form.filled.text("text"), "not me");
        let gone = form.done("appeal", &["text"], "r1/v1");
        assert!(matches!(&gone[..], [Effect::SaveDraft { text, .. }] if text.is_empty()));
        assert_eq!(form.filled.text("text"), "");
    }

    #[test]
    fn a_draft_that_nobody_read_in_this_life_goes_from_the_disk_too() {
        let gone = DraftedAbout::default().done("appeal", &["text"], "r1/v1");
        assert!(matches!(&gone[..], [Effect::SaveDraft { field, text, .. }]
            if field == "text/r1/v1" && text.is_empty()));
    }

    #[test]
    fn of_a_secret_only_its_having_been_there_is_kept() {
        let mut form = Drafted::default();
        let kept = form.edit_secret("login", "password", "geheim-1".to_owned());
        assert!(!format!("{kept:?}").contains("geheim-1"), "{kept:?}");
        let mut later = Drafted::default();
        assert!(later.restore(BTreeMap::from([(SECRET.to_owned(), "typed".to_owned())])));
        assert!(later.filled.is_empty());
    }
}
