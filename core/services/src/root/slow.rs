//! What the person waits for longer than a screen may stay silent (交管系统还没有回答).
//!
//! Owns one notice, which stands from then on until nothing of the kind is waited for. Counts no time:
//! the runtime says when an effect has been on its way for long.

use super::{Flight, turn::Turn};
use crate::{
    effect::EffectId,
    problem::{Code, Problem},
};

impl Turn<'_> {
    /// An effect has been on its way for long.
    pub(super) fn slow(&mut self, id: EffectId) {
        let is_waited_for =
            self.model.flights.get(&id).is_some_and(|flight| self.keeps_waiting(*flight));
        // What was told already is of more use than that nothing is new.
        if is_waited_for && self.model.notice.is_none() {
            self.tell(&Problem::new(Code::N111));
        }
    }

    /// The notice goes with the last answer, and with the screen that waited for it.
    pub(super) fn no_longer_slow(&mut self) {
        let told = self.model.notice.as_ref().is_some_and(|told| told.code == Code::N111.as_str());
        if told && !self.model.flights.values().any(|flight| self.keeps_waiting(*flight)) {
            self.model.notice = None;
        }
    }

    /// Whether the screen shows less than it will, or a button is at work. A refresh behind a screen
    /// that is full has its age line.
    fn keeps_waiting(&self, flight: Flight) -> bool {
        match flight {
            Flight::Service(..) => true,
            Flight::Doc(key) => {
                let is_shown = self.model.top().documents().contains(&key);
                // Without what concerns everybody a screen is whole.
                is_shown && key.is_personal() && self.model.docs.head(key).is_none()
            }
            Flight::Quiet(..) | Flight::Timer(..) | Flight::Recheck(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::{
        Action,
        documents::{Doc, DocKey},
        effect::{Answer, DocAnswer},
        kit::{self, Kit},
        problem::{Code, Problem},
        root::Input,
    };

    /// Where a contract will be shown that has not come; with the fetch that is under way.
    fn at_a_contract() -> (Kit, crate::effect::EffectId) {
        let mut kit = Kit::logged_in();
        let link = "tongtu://open/rental/r-000001".to_owned();
        kit.input(Input::Did(Action::Arrived { link }));
        let fetch = kit.take(kit::fetches(DocKey::Rentals));
        (kit, fetch.id)
    }

    fn told(kit: &Kit) -> Option<String> {
        kit.screen().notice.map(|notice| notice.code)
    }

    fn none() -> Doc {
        let (items, next_check_at_ms) = (Vec::new(), None);
        Doc::Rentals(Arc::new(tongtu_contract::Rentals { items, next_check_at_ms }))
    }

    #[test]
    fn an_empty_screen_says_what_it_waits_for_until_it_comes() {
        let (mut kit, id) = at_a_contract();
        assert_eq!(told(&kit), None);
        kit.input(Input::Slow(id));
        assert_eq!(told(&kit).as_deref(), Some("N111"));
        let fresh = DocAnswer::Fresh { doc: none(), fetched_at_ms: kit::NOW_MS };
        kit.input(Input::Came { id, answer: Answer::Document(DocKey::Rentals, fresh) });
        assert_eq!(told(&kit), None);
    }

    #[test]
    fn a_failure_takes_its_place() {
        let (mut kit, id) = at_a_contract();
        kit.input(Input::Slow(id));
        let failed = DocAnswer::Failed(Problem::new(Code::N102));
        kit.input(Input::Came { id, answer: Answer::Document(DocKey::Rentals, failed) });
        assert_eq!(told(&kit), None, "the screen itself says what failed");
    }

    #[test]
    fn a_refresh_behind_a_full_screen_is_not_waited_for() {
        let (mut kit, id) = at_a_contract();
        kit.model_put(none());
        kit.input(Input::Slow(id));
        assert_eq!(told(&kit), None);
    }

    #[test]
    fn what_was_answered_meanwhile_is_not_slow() {
        let (mut kit, id) = at_a_contract();
        let failed = DocAnswer::Failed(Problem::new(Code::N102));
        kit.input(Input::Came { id, answer: Answer::Document(DocKey::Rentals, failed) });
        kit.input(Input::Slow(id));
        assert_eq!(told(&kit), None);
    }
}
