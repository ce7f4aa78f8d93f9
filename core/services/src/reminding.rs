//! 到期提醒: whether this phone may remind, offered once after the first application.
//!
//! The root sees that something was handed in, hears `reminders.on` and `reminders.off` from the sheet
//! and keeps what came of it. The sheet stands over a root screen only: nobody is interrupted in what
//! they do. The system's own question follows a yes, so that a hasty no does not use it up.

use crate::{
    ask::{AskKind, Outcome, Permission},
    effect::Tag,
    screen::{Icon, Mark, Page, Paragraph, ParagraphKind, Press, Rank, Row, Tone},
    step::{Context, Fact, Notice, Step},
    text::Words,
};

/// Of the ask that follows the sheet; [`answered`] takes its answer.
pub(crate) const TAG: Tag = "reminders";

/// Id of the sheet that offers it.
pub(crate) const OFFER: &str = "reminders";

/// What the person and the system said last. Only the system knows whether it still holds: asked
/// again, it says so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Reminding {
    /// It is on disk, which has not been read.
    #[default]
    Unread,
    /// Nothing was handed in yet, so that nobody was asked.
    Unasked,
    /// Something was handed in: the next root screen offers it.
    Due,
    On,
    Off,
    /// The system asks nobody any more: only its own settings can change that.
    Blocked,
}

impl Reminding {
    /// As [`Reminding::name`] wrote it; what is not known was an answer all the same.
    pub(crate) fn read(kept: Option<&str>) -> Reminding {
        match kept {
            None => Reminding::Unasked,
            Some("due") => Reminding::Due,
            Some("on") => Reminding::On,
            Some("blocked") => Reminding::Blocked,
            Some(_) => Reminding::Off,
        }
    }

    /// What is kept; nothing while there is nothing to keep.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Reminding::Unread | Reminding::Unasked => None,
            Reminding::Due => Some("due"),
            Reminding::On => Some("on"),
            Reminding::Off => Some("off"),
            Reminding::Blocked => Some("blocked"),
        }
    }

    /// Whether somebody has answered, so that nobody is asked by itself again.
    pub(crate) fn is_answered(self) -> bool {
        matches!(self, Reminding::On | Reminding::Off | Reminding::Blocked)
    }
}

/// The system's own question.
pub(crate) fn question(ctx: &Context) -> AskKind {
    AskKind::Permission { which: Permission::Notifications, why: ctx.say("reminders-why") }
}

/// What the system said.
pub(crate) fn answered<S: Clone>(state: &S, outcome: &Outcome) -> Step<S> {
    let (reminding, tone, words) = match outcome {
        Outcome::Granted => (Reminding::On, Tone::Good, "reminders-granted"),
        Outcome::Refused { forever: true } => {
            (Reminding::Blocked, Tone::Attention, "reminders-blocked")
        }
        _ => (Reminding::Off, Tone::Info, "reminders-refused"),
    };
    Step::stay(state).fact(Fact::Reminding(reminding)).notice(Notice::news(tone, words))
}

/// The offer as a sheet, until it was answered.
pub(crate) fn offer(ctx: &Context) -> Option<Page> {
    if ctx.reminding != Reminding::Due {
        return None;
    }
    let prose = Paragraph::new(ParagraphKind::Prose, ctx.say("reminders-offer-text"));
    let yes = Press { icon: Some(Icon::Bell), ..ctx.press("reminders.on", Rank::Main, "none") };
    Some(Page {
        id: OFFER.to_owned(),
        title: ctx.say("reminders-offer-title"),
        paragraphs: vec![prose],
        presses: vec![yes, ctx.press("reminders.off", Rank::Second, "none")],
        ..Page::default()
    })
}

/// In the settings: how it stands, and what to do where the system refuses.
pub(crate) fn row(id: &str, ctx: &Context) -> Row {
    let (tone, key) = match ctx.reminding {
        Reminding::On => (Tone::Good, "reminders-on"),
        Reminding::Blocked => (Tone::Attention, "reminders-blocked-mark"),
        Reminding::Unread | Reminding::Unasked | Reminding::Due | Reminding::Off => {
            (Tone::Calm, "reminders-off")
        }
    };
    let mark = Some(Mark { tone, open: false, label: ctx.say(key) });
    let line = ctx.say(Words::new(format!("{key}.line")));
    Row { lines: vec![line], mark, ..ctx.row(id, Icon::Bell) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use tongtu_contract as contract;

    use super::*;
    use crate::{
        Action,
        effect::{Effect, Reply, WaitingKind},
        kit::{Kit, NOW_MS, elicence, filed, licence, refusal, said},
        root::Input,
        screen::Screen,
    };

    fn at_home() -> Kit {
        let mut kit = Kit::logged_in();
        kit.input(Input::Settings(BTreeMap::new()));
        kit
    }

    fn delivered(kit: &mut Kit) -> Screen {
        let state = contract::ElicenceState::InReview {
            submitted_at_ms: NOW_MS,
            due_at_ms: NOW_MS + 86_400_000,
        };
        let crate::documents::Doc::Elicence(doc) = elicence(state) else { unreachable!() };
        let answer = Ok(Reply::Elicence(doc));
        kit.input(Input::OutboxDone { kind: WaitingKind::ElicenceApplication, answer })
    }

    fn sheet(screen: &Screen) -> Option<&str> {
        screen.over.as_ref().map(|page| page.id.as_str())
    }

    fn keeps(value: &'static str) -> impl Fn(&Effect) -> bool {
        move |effect| matches!(effect, Effect::SaveSetting { name: "notifications", value: kept } if kept == value)
    }

    #[test]
    fn nobody_is_asked_before_something_was_handed_in_and_nobody_twice() {
        let mut kit = at_home();
        assert_eq!(sheet(&kit.screen()), None);
        let answer = Err(refusal("window_only"));
        let refused = Input::OutboxDone { kind: WaitingKind::ElicenceApplication, answer };
        assert_eq!(sheet(&kit.input(refused)), None, "a refusal brings no news");
        assert_eq!(sheet(&delivered(&mut kit)), Some("reminders"));
        let screen = kit.press("reminders.on");
        assert_eq!(sheet(&screen), None, "the system's own question stands there now");
        let AskKind::Permission { which, why } = screen.ask.unwrap().kind else { unreachable!() };
        assert_eq!(
            (which, why.as_str()),
            (Permission::Notifications, "期限快到时提醒您，内容不含姓名和车牌")
        );
        kit.outcome(Outcome::Granted);
        assert!(kit.wants(keeps("on")));
        assert_eq!(sheet(&delivered(&mut kit)), None);
        assert_eq!(kit.illegal, 0);
    }

    #[test]
    fn a_no_to_the_sheet_leaves_the_systems_question_unused() {
        let mut kit = at_home();
        delivered(&mut kit);
        let screen = kit.press("reminders.off");
        assert!(sheet(&screen).is_none() && screen.ask.is_none());
        assert!(kit.wants(keeps("off")));
        delivered(&mut kit);
        assert_eq!(sheet(&kit.back()), None);
    }

    #[test]
    fn pushing_the_sheet_aside_is_a_no() {
        let mut kit = at_home();
        delivered(&mut kit);
        assert_eq!(sheet(&kit.back()), None);
        assert!(kit.wants(keeps("off")));
    }

    #[test]
    fn whoever_is_in_the_middle_of_something_is_asked_on_the_next_root_screen() {
        let mut kit = at_home();
        kit.open("service.help");
        assert_eq!(sheet(&delivered(&mut kit)), None);
        assert_eq!(sheet(&kit.back()), Some("reminders"));
    }

    #[test]
    fn a_kill_between_the_delivery_and_the_answer_asks_again() {
        let mut kit = at_home();
        delivered(&mut kit);
        assert!(kit.wants(keeps("due")));
        let mut kit = kit.restarted();
        assert_eq!(sheet(&kit.screen()), None, "nobody knows yet");
        let kept = [("notifications".to_owned(), "due".to_owned())];
        assert_eq!(sheet(&kit.input(Input::Settings(kept.into()))), Some("reminders"));
    }

    #[test]
    fn what_is_delivered_before_the_settings_are_read_overwrites_no_answer() {
        let mut kit = Kit::logged_in();
        delivered(&mut kit);
        assert!(!kit.wants(keeps("due")));
        let kept = [("notifications".to_owned(), "off".to_owned())];
        assert_eq!(sheet(&kit.input(Input::Settings(kept.into()))), None);
        let mut kit = Kit::logged_in();
        delivered(&mut kit);
        assert_eq!(sheet(&kit.input(Input::Settings(BTreeMap::new()))), Some("reminders"));
        assert!(kit.wants(keeps("due")));
    }

    #[test]
    fn a_document_that_is_only_fetched_is_no_application() {
        let mut kit = at_home();
        kit.serve(filed(licence()));
        assert_eq!(sheet(&kit.screen()), None);
    }

    #[test]
    fn the_settings_say_how_it_stands_and_what_to_do() {
        for (outcome, news, row) in [
            (Outcome::Granted, "到期前会提醒您", "已打开"),
            (Outcome::Refused { forever: false }, "现在不会提醒", "未打开"),
            (Outcome::Refused { forever: true }, "系统不让通途提醒", "系统不允许"),
        ] {
            let mut kit = at_home();
            kit.input(Input::Did(Action::Tab { id: "me".to_owned() }));
            kit.open("me.settings");
            assert!(kit.open("settings.reminders").ask.is_some());
            let said = said(&kit.outcome(outcome));
            assert!(said.contains(news) && said.contains(row), "{said}");
        }
    }
}
