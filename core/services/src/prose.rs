//! 事实和理由: what a person writes to an authority in their own words, in a request that may wait.
//!
//! Owns how long it has to be, what is said once it was handed in, and how a form begins again with
//! what the server would not take. What is asked for, and whether it may be, is its service's.

use tongtu_contract::REASON_CHARS;

use crate::{
    effect::OutboxItem,
    form::{Fault, Filled},
    outbox,
    screen::{Mark, Page, Paragraph, ParagraphKind, Tone},
    step::{Context, Go, Notice, Step},
};

/// Too little was written.
pub(crate) fn fault(filled: &Filled, field: &'static str) -> Option<(&'static str, Fault)> {
    let (min, _) = REASON_CHARS;
    let short = filled.text(field).trim().chars().count() < min as usize;
    short.then(|| (field, Fault::new("request.too_short").with("min", min)))
}

/// Why it came back, in the place of what a form begins with otherwise.
pub(crate) fn came_back(item: Option<&OutboxItem>, ctx: &Context) -> Option<Page> {
    let sentence = outbox::refused(item, ctx)?;
    let label = ctx.say("outbox-attention");
    Some(Page {
        mark: Some(Mark { tone: Tone::Danger, open: false, label }),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, sentence)],
        ..Page::default()
    })
}

/// It is in the outbox: whoever is still at its form goes on from there.
pub(crate) fn handed_in<S>(step: Step<S>, go: Go, ctx: &Context) -> Step<S> {
    let words = if ctx.online { "request-sent" } else { "request-kept" };
    step.go(go).notice(Notice::news(Tone::Info, words))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        effect::{OutboxState, WaitingKind},
        kit::{self, Kit, NOW_MS},
    };

    fn filled(text: &str) -> Filled {
        let mut filled = Filled::default();
        filled.edit("reason", text);
        filled
    }

    #[test]
    fn ten_characters_are_enough_and_blanks_around_them_do_not_count() {
        assert!(fault(&filled("一二三四五六七八九十"), "reason").is_none());
        let (field, fault) = fault(&filled("  一二三四五六七八九  "), "reason").unwrap();
        assert_eq!((field, fault.code), ("reason", "request.too_short"));
    }

    #[test]
    fn only_what_the_server_would_not_take_comes_back_and_with_its_reason() {
        let item = |state| OutboxItem {
            id: "w1".to_owned(),
            kind: WaitingKind::RentalAppeal,
            subject: "v1".to_owned(),
            made_at_ms: NOW_MS,
            state,
        };
        let refused = item(OutboxState::NeedsAttention(kit::refused("wrong_state")));
        let told =
            |item: Option<&OutboxItem>| Kit::logged_in().with_context(|ctx| came_back(item, ctx));
        assert_eq!(told(None), None);
        assert_eq!(told(Some(&item(OutboxState::Waiting))), None);
        let page = told(Some(&refused)).unwrap();
        assert_eq!(page.mark.unwrap().tone, Tone::Danger);
        let [why] = &page.paragraphs[..] else { panic!("{:?}", page.paragraphs) };
        assert!(why.text.contains("现在这一步不能办"), "{}", why.text);
    }

    #[test]
    fn what_is_handed_in_without_a_network_is_kept_and_says_so() {
        let mut kit = Kit::logged_in();
        let told = |kit: &Kit| {
            let step = kit.with_context(|ctx| handed_in(Step::to(Arc::new(())), Go::Back, ctx));
            kit.texts.say(&step.out.notice.unwrap().words)
        };
        assert_eq!(told(&kit), "已提交，马上发送");
        kit.online = false;
        assert_eq!(told(&kit), "已保存，连上网络后自动发送");
    }
}
