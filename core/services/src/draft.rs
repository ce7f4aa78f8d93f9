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
    fn of_a_secret_only_its_having_been_there_is_kept() {
        let mut form = Drafted::default();
        let kept = form.edit_secret("login", "password", "geheim-1".to_owned());
        assert!(!format!("{kept:?}").contains("geheim-1"), "{kept:?}");
        let mut later = Drafted::default();
        assert!(later.restore(BTreeMap::from([(SECRET.to_owned(), "typed".to_owned())])));
        assert!(later.filled.is_empty());
    }
}
