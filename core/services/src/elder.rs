//! 长辈版: the switch to larger type and targets, and the one offer of it.
//!
//! The root hears `elder.on` and `elder.off` from every screen and keeps the choice. It is offered
//! once: with large system type, or from sixty years on.

use chrono::Datelike;
use tongtu_rules::document;

use crate::{
    screen::{Icon, Page, Paragraph, ParagraphKind, Press, Rank},
    step::{Context, View},
};

/// Id of the sheet that offers it.
pub(crate) const OFFER: &str = "elder";
/// From this age on it is offered.
const FROM_YEARS: i32 = 60;

/// The switch, at the end of the bar.
pub(crate) fn press(ctx: &Context) -> Press {
    let id = if ctx.elder { "elder.off" } else { "elder.on" };
    Press { icon: Some(Icon::Larger), ..ctx.press(id, Rank::Bar, "none") }
}

/// With the switch, or with the offer until it was answered; never both, for they are one press.
pub(crate) fn switched(view: View, ctx: &Context) -> View {
    match offer(ctx) {
        Some(page) if view.over.is_none() => view.over(Some(page)),
        _ => view.action(press(ctx)),
    }
}

/// The offer as a sheet, until it was answered.
fn offer(ctx: &Context) -> Option<Page> {
    if ctx.elder || ctx.elder_decided || !(ctx.large_text || is_of_age(ctx)) {
        return None;
    }
    let prose = Paragraph::new(ParagraphKind::Prose, ctx.say("elder-offer-text"));
    let yes = ctx.press("elder.on", Rank::Main, "none");
    let no =
        Press { label: ctx.say("elder-offer-no"), ..ctx.press("elder.off", Rank::Second, "none") };
    Some(Page {
        id: OFFER.to_owned(),
        title: ctx.say("elder-offer-title"),
        paragraphs: vec![prose],
        presses: vec![yes, no],
        ..Page::default()
    })
}

fn is_of_age(ctx: &Context) -> bool {
    let Some(account) = ctx.docs.account() else { return false };
    let kind = document::guess(&account.number);
    let born = document::parse(kind, &account.number, ctx.today).ok().and_then(|d| d.born());
    // Sixty years after a 29 February there is one again.
    let birthday = born.and_then(|born| born.with_year(born.year() + FROM_YEARS));
    birthday.is_some_and(|day| day <= ctx.today)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        documents::Doc,
        kit::{Kit, account},
        root::{Found, Input},
    };

    /// The sheet that lies over home for somebody with this number, on 20 November 2026.
    fn offered(number: &str) -> Option<String> {
        let mut account = account();
        account.number = number.to_owned();
        let mut kit = Kit::found(Found::Open(Arc::new(account.clone())));
        kit.serve(Doc::Account(Arc::new(account)));
        kit.input(Input::Settings(std::collections::BTreeMap::new()));
        kit.screen().over.map(|page| page.id)
    }

    #[test]
    fn it_is_offered_on_the_sixtieth_birthday_and_not_the_day_before() {
        assert_eq!(offered("110199196611200010"), Some(OFFER.to_owned()));
        assert_eq!(offered("110199196611210016"), None);
        assert_eq!(offered("E12345678"), None, "a passport shows no date of birth");
    }

    #[test]
    fn an_answer_of_either_kind_ends_the_offer() {
        for (id, elder) in [("elder.on", true), ("elder.off", false)] {
            let mut kit = Kit::logged_in();
            kit.input(Input::Settings(std::collections::BTreeMap::new()));
            let large = crate::Action::Environment { locale: "en".to_owned(), large_text: true };
            assert!(kit.input(Input::Did(large)).over.is_some());
            let screen = kit.press(id);
            assert_eq!((screen.over, screen.elder), (None, elder));
        }
    }
}
