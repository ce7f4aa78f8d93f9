//! 取消备案: a licence that came by its 档案编号 leaves the account again, asked once.
//!
//! One that attached itself cannot: its number is that of the person's own document.

use tongtu_contract as contract;

use super::State;
use crate::{
    documents::{Doc, DocKey},
    effect::{Auth, Effect, Reply, Request},
    problem::Problem,
    screen::{Page, Paragraph, ParagraphKind, Rank, Tone},
    step::{Context, Fact, Notice, Step},
};

pub(super) const UNFILE: &str = "licence.unfile";
const SURE: &str = "licence.unfile_sure";
const KEEP: &str = "licence.unfile_keep";

/// Whether the licence came by its file number.
pub(super) fn may(licence: &contract::Licence, ctx: &Context) -> bool {
    ctx.docs.account().is_some_and(|account| account.number != licence.number)
}

pub(super) fn pressed(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let asks = |asks_to_unfile| Step::to(State { asks_to_unfile, ..state.clone() });
    match id {
        UNFILE => asks(true),
        SURE if ctx.is_busy(UNFILE) => Step::stay(state),
        SURE => {
            let nothing = serde_json::Map::new();
            let path = contract::path::LICENCE_UNFILING;
            let request = Request::post(path, &nothing, Auth::Session, Reply::licence);
            asks(false).effect(UNFILE, Effect::Send(request)).hush()
        }
        KEEP => asks(false),
        _ => Step::stay(state),
    }
}

pub(super) fn came(state: &State, answer: Result<Reply, Problem>, ctx: &Context) -> Step<State> {
    match answer {
        Ok(Reply::Licence(file)) => Step::stay(state)
            .fact(Fact::Document(Doc::Licence(file)))
            .fact(Fact::Refetch(DocKey::Elicence))
            .notice(Notice::news(Tone::Good, "licence-unfiled")),
        Ok(_) => Step::stay(state).illegal(),
        Err(problem) => Step::stay(state).problem(&problem, ctx),
    }
}

pub(super) fn sheet(ctx: &Context) -> Page {
    let item = |key: &'static str| Paragraph::new(ParagraphKind::Item, ctx.say(key));
    Page {
        id: "unfile".to_owned(),
        title: ctx.say("unfile-title"),
        paragraphs: vec![item("unfile-goes"), item("unfile-stays")],
        presses: vec![ctx.press(KEEP, Rank::Second, "none"), ctx.press(SURE, Rank::Grave, UNFILE)],
        ..Page::default()
    }
}
