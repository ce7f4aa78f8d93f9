//! 备案驾驶证: the form with the file number, and what comes of it.
//!
//! The filing may wait: it goes through the outbox, and what was typed stays until it is there.

use std::sync::Arc;

use tongtu_contract as contract;
use tongtu_rules::file_number::{FileNumber, FileNumberError};

use super::State;
use crate::{
    documents::{Doc, DocKey},
    effect::{Effect, OutboxItem, Waiting, WaitingKind},
    form::{self, Fault, Filled, Spec},
    outbox,
    screen::{Body, Content, Form, Icon, Press, Rank, Section, Tone},
    step::{Context, Fact, Go, Notice, Step, View},
};

pub(super) const DRAFT: &str = "licence.filing";
pub(super) const FIELD: &str = "file_number";
pub(super) const SUBMIT: &str = "licence.filing.submit";

/// Grouping and full width are mended on leaving, never while somebody types.
pub(super) fn leave(state: &State) -> Step<State> {
    let mut next = state.clone();
    if let Ok(number) = FileNumber::parse(next.filled.text(FIELD)) {
        next.filled.edit(FIELD, number.as_str());
    }
    next.filled.leave(FIELD);
    let text = next.filled.text(FIELD).to_owned();
    Step::to(next).draft(DRAFT, FIELD, &text)
}

pub(super) fn submit(state: &State, ctx: &Context) -> Step<State> {
    if ctx.is_busy("file") || is_on_its_way(ctx) {
        return Step::stay(state);
    }
    let mut next = state.clone();
    match FileNumber::parse(next.filled.text(FIELD)) {
        Err(_) => {
            next.filled.submit();
            Step::to(next).focus(FIELD)
        }
        Ok(number) => {
            next.filled.edit(FIELD, number.as_str());
            let request = contract::FilingRequest { file_number: number.as_str().to_owned() };
            let waiting = Waiting {
                subject: String::new(),
                kind: WaitingKind::LicenceFiling,
                path: contract::path::LICENCE_FILING.to_owned(),
                body: serde_json::to_vec(&request).unwrap_or_default(),
                photos: Vec::new(),
            };
            outbox::hand_in(Step::to(next), "file", waiting, ctx)
        }
    }
}

/// It is in the outbox. The number stays in the form until the licence is there, so that one wrong
/// digit is mended and not all twelve typed again.
pub(super) fn queued(state: &State, ctx: &Context) -> Step<State> {
    let mut filled = Filled::default();
    filled.edit(FIELD, state.filled.text(FIELD));
    let step = Step::to(State { filled, ..state.clone() });
    if *ctx.route != crate::route::Route::LicenceFiling {
        return step;
    }
    let words = if ctx.online { "licence-filing-sent" } else { "licence-filing-kept" };
    step.go(Go::Back).notice(Notice::news(Tone::Info, words))
}

/// The server's answer: the licence, or where its filing stands.
pub(super) fn delivered(
    state: &State,
    file: &Arc<contract::LicenceFile>,
    ctx: &Context,
) -> Step<State> {
    let is_done =
        matches!(file.state, contract::FilingState::Filed | contract::FilingState::NotYet { .. });
    let mut step = if is_done {
        Step::to(State { filled: Filled::default(), ..state.clone() })
            .effect("draft", Effect::DropDraft(DRAFT))
    } else {
        Step::stay(state)
    };
    step.out.notice = news(file, ctx);
    step.fact(Fact::Document(Doc::Licence(file.clone()))).fact(Fact::Refetch(DocKey::Elicence))
}

/// What the server made of it, told wherever the person is now.
fn news(file: &contract::LicenceFile, ctx: &Context) -> Option<Notice> {
    let notice = |tone, words: crate::text::Words| Some(Notice::news(tone, words));
    match &file.state {
        contract::FilingState::Filed => notice(Tone::Good, "licence-filing-filed".into()),
        contract::FilingState::NotYet { come_back_on } => {
            let words = crate::text::Words::new("licence-filing-not-yet");
            notice(Tone::Info, words.with("day", ctx.short_day(*come_back_on)))
        }
        contract::FilingState::Mismatch => notice(Tone::Danger, "licence-filing-mismatch".into()),
        contract::FilingState::NotFound => notice(Tone::Danger, "licence-filing-not-found".into()),
        contract::FilingState::None | contract::FilingState::Unknown(_) => None,
    }
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let faults: Vec<_> = fault(&state.filled).map(|fault| (FIELD, fault)).into_iter().collect();
    let (summary, problems) = form::summary(&state.filled, &faults, ctx);
    let spec = Spec::text(&state.filled, FIELD, Content::Number, 20);
    let field = spec.draw(&state.filled, form::fault_of(&faults, FIELD), ctx);
    let section = Section {
        id: "licence.filing.number".to_owned(),
        title: None,
        fields: vec![field],
        note: Some(ctx.say("licence-filing-where")),
    };
    let footnote = Some(ctx.say("licence-filing-footnote"));
    let form =
        Form { step: None, lead: None, summary, problems, sections: vec![section], footnote };
    let not_yet = is_on_its_way(ctx).then(|| ctx.say("licence-filing-on-its-way"));
    let submit = Press { not_yet, ..ctx.press(SUBMIT, Rank::Main, "file") };
    let help = Press { icon: Some(Icon::Help), ..ctx.press("help.open", Rank::Bar, "none") };
    View::new(ctx.say("title-licence-filing"), Body::Form { form }).action(submit).action(help)
}

/// One filing at a time, unless the server wants it mended.
fn is_on_its_way(ctx: &Context) -> bool {
    ctx.waiting(WaitingKind::LicenceFiling).is_some_and(OutboxItem::is_on_its_way)
}

fn fault(filled: &Filled) -> Option<Fault> {
    let error = FileNumber::parse(filled.text(FIELD)).err()?;
    let fault = Fault::new(error.code());
    Some(match error {
        FileNumberError::Charset { found } => fault.with("found", found.to_string()),
        FileNumberError::Empty
        | FileNumberError::Length
        | FileNumberError::LooksLikeId
        | FileNumberError::Format => fault,
    })
}

/// The one sentence about a filing that waits, for the licence's page.
pub(super) fn waiting_lead(ctx: &Context) -> Option<(crate::screen::Mark, String)> {
    let item = ctx.waiting(WaitingKind::LicenceFiling)?;
    Some((outbox::mark(item, ctx), outbox::lead(item, ctx)))
}
