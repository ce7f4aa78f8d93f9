//! 长辈版: the switch to larger type and targets, and the one offer of it.
//!
//! The root hears `elder.on` and `elder.off` from every screen and keeps the choice. It is offered
//! once: with large system type, or from sixty years on.

use chrono::Datelike;
use tongtu_rules::document;

use crate::{
    screen::{Icon, Page, Paragraph, ParagraphKind, Press, Rank},
    step::Context,
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

/// The offer as a sheet, until it was answered.
pub(crate) fn offer(ctx: &Context) -> Option<Page> {
    if ctx.elder || ctx.elder_decided || !(ctx.large_text || is_of_age(ctx)) {
        return None;
    }
    let prose = Paragraph { kind: ParagraphKind::Prose, text: ctx.say("elder-offer-text") };
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
    born.is_some_and(|born| {
        let birthday = born.with_year(born.year() + FROM_YEARS);
        // Born on 29 February: of age on 1 March.
        birthday.is_none_or(|day| day <= ctx.today) && born.year() + FROM_YEARS <= ctx.today.year()
    })
}
