//! The card to show: its contents, and the short-lived code that an officer scans.
//!
//! Old ── sent ──▶ Asking ── code ──▶ Current ── before it runs out ──▶ Asking
//!  ▲                 └── no answer ──▶ Old, asked again after a while, and when the network is back
//!  └── ran out ── Current
//!
//! A code is drawn only while the server vouches for it and the clock is sure. Else the card is
//! grey, says so, and names the officer's query by number (domain.md §4.6).

use std::sync::Arc;

use qrcodegen::{QrCode, QrCodeEcc};
use tongtu_contract as contract;
use tongtu_rules::{document, licence::status::LicenceStatus};

use super::{State, payload, standing};
use crate::{
    documents::DocKey,
    effect::{Auth, Effect, Method, Reply, Request},
    licence::{self, REVEAL_MS, words},
    problem::{Code as ProblemCode, Problem},
    registration::city,
    route::Route,
    screen::{
        Body, Card, Code, Countdown, Detail, Icon, Line, Lines, Mark, Page, Paragraph,
        ParagraphKind, Picture, Press, Rank, Row, Scene, Term, Tone,
    },
    step::{Context, Step, View, local},
    text::Words,
};

/// The next code is fetched so long before the old one runs out.
const EARLY_MS: i64 = 10_000;
/// After so long without an answer it is tried again, while the card is looked at.
const AGAIN_MS: u64 = 15_000;
/// After so long without the server's word the portrait is dimmed too.
const DIM_MS: i64 = 24 * 3_600_000;

/// What the card has besides its document.
#[derive(Debug, Clone, Default)]
pub(super) struct Held {
    code: Option<Arc<Fresh>>,
    /// Whether the last try brought none.
    failed: bool,
    revealed: bool,
    /// Held out across a table: the code alone.
    large: bool,
}

/// A code with its modules: made once, for a screen is drawn at every touch.
#[derive(Debug)]
struct Fresh {
    generated_at_ms: i64,
    expires_at_ms: i64,
    renew_at_ms: i64,
    side: u32,
    modules: Vec<bool>,
}

// ── what happens ──

/// The card or its words came to the top.
pub(super) fn entered(state: &State, ctx: &Context) -> Step<State> {
    let mut next = state.clone();
    next.card.revealed = false;
    next.card.failed = false;
    next.card.large = false;
    let left = vouched_at_ms(ctx).map(|at| at + DIM_MS - ctx.now_ms).filter(|left| *left > 0);
    let mut step = Step::to(next);
    if let Some(left) = left.and_then(|left| u64::try_from(left).ok()) {
        step = step.effect("dim", Effect::After { ms: left });
    }
    ask_if_needed(step, ctx)
}

/// A document of the card came. Where the network is back, so is the code.
pub(super) fn document(state: &State, key: DocKey, ctx: &Context) -> Step<State> {
    let step = Step::stay(state);
    let came = ctx.docs.slot(key).is_some_and(|slot| slot.doc.is_some() && slot.failed.is_none());
    if came && *ctx.route == Route::ElicenceCard { ask_if_needed(step, ctx) } else { step }
}

/// The code is about to run out, or another try is due.
pub(super) fn due(state: &State, ctx: &Context) -> Step<State> {
    let step = Step::stay(state);
    let early = current(state, ctx).is_some_and(|code| ctx.now_ms < code.renew_at_ms);
    if early || *ctx.route != Route::ElicenceCard { step } else { ask(step, ctx) }
}

/// The person wants a new one now.
pub(super) fn renew(state: &State, ctx: &Context) -> Step<State> {
    ask(Step::stay(state), ctx)
}

pub(super) fn came(state: &State, code: &contract::ElicenceCode, ctx: &Context) -> Step<State> {
    let left = code.expires_at_ms - ctx.now_ms;
    let modules = QrCode::encode_text(&code.text, QrCodeEcc::Medium).ok();
    let (Some(qr), Ok(left_ms)) = (modules, u64::try_from(left)) else {
        return failed(state, &Problem::new(ProblemCode::N103), ctx);
    };
    let renew_ms = (left - EARLY_MS).max(left / 2);
    let mut next = state.clone();
    next.card.failed = false;
    next.card.code = Some(Arc::new(Fresh {
        generated_at_ms: code.generated_at_ms,
        expires_at_ms: code.expires_at_ms,
        renew_at_ms: ctx.now_ms + renew_ms,
        side: u32::try_from(qr.size()).unwrap_or(0),
        modules: modules_of(&qr),
    }));
    Step::to(next)
        .effect("renew", Effect::After { ms: u64::try_from(renew_ms).unwrap_or(left_ms) })
        .effect("expire", Effect::After { ms: left_ms })
}

/// No answer takes nothing off the screen: the old code stays until it runs out.
pub(super) fn failed(state: &State, problem: &Problem, ctx: &Context) -> Step<State> {
    let mut next = state.clone();
    next.card.failed = true;
    let step = Step::to(next);
    if problem.code == ProblemCode::N110 {
        // The server answered, and will answer the same again: its reason is in the document.
        return step.effect("elicence", Effect::Fetch(DocKey::Elicence)).problem(problem, ctx);
    }
    if *ctx.route == Route::ElicenceCard {
        return step.effect("renew", Effect::After { ms: AGAIN_MS });
    }
    step
}

pub(super) fn reveal(state: &State) -> Step<State> {
    let mut next = state.clone();
    next.card.revealed = !state.card.revealed;
    let step = Step::to(next);
    if state.card.revealed { step } else { step.effect("reveal", Effect::After { ms: REVEAL_MS }) }
}

pub(super) fn hide(state: &State) -> Step<State> {
    let mut next = state.clone();
    next.card.revealed = false;
    Step::to(next)
}

/// The code alone, as large as the screen is wide, and back. Numbers are not shown beside it.
pub(super) fn enlarge(state: &State, large: bool) -> Step<State> {
    let mut step = hide(state);
    step.state.card.large = large;
    step
}

fn ask_if_needed(step: Step<State>, ctx: &Context) -> Step<State> {
    match current(&step.state, ctx) {
        Some(code) if ctx.now_ms < code.renew_at_ms => step,
        _ => ask(step, ctx),
    }
}

fn ask(step: Step<State>, ctx: &Context) -> Step<State> {
    let active = ctx.docs.elicence().is_some_and(standing::is_in_force);
    if !active || ctx.is_busy("code") {
        return step;
    }
    let request = Request {
        method: Method::Post,
        path: contract::path::ELICENCE_CODES.to_owned(),
        body: b"{}".to_vec(),
        auth: Auth::Session,
        parse: Reply::elicence_code,
    };
    step.effect("code", Effect::Send(request))
}

fn modules_of(qr: &QrCode) -> Vec<bool> {
    let side = 0..qr.size();
    side.clone()
        .flat_map(|y| side.clone().map(move |x| (x, y)))
        .map(|(x, y)| qr.get_module(x, y))
        .collect()
}

/// The code that the server vouches for now. With an unsure clock there is none: nobody could say
/// whether it has run out.
fn current<'a>(state: &'a State, ctx: &Context) -> Option<&'a Fresh> {
    let code = state.card.code.as_deref()?;
    (ctx.sure && ctx.now_ms < code.expires_at_ms).then_some(code)
}

/// When the server last said that the card is as it is.
fn vouched_at_ms(ctx: &Context) -> Option<i64> {
    let slot = ctx.docs.slot(DocKey::Card)?;
    Some(slot.fetched_at_ms.max(ctx.docs.card()?.generated_at_ms))
}

// ── what is seen ──

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let title = ctx.say("title-elicence-card");
    let Some(signed) = ctx.docs.card() else {
        return ctx.instead_of(DocKey::Card, title).secret();
    };
    let Some(card) = payload::read(signed) else {
        return unreadable(title, ctx);
    };
    let code = current(state, ctx);
    let asking = ctx.is_busy("code") && !state.card.failed;
    // While the first code is on its way a card that the server has just confirmed is not old.
    let vouched = code.is_some() || (asking && !ctx.docs.is_stale(DocKey::Card, ctx.now_ms));
    let dimmed = vouched_at_ms(ctx).is_none_or(|at| ctx.now_ms - at > DIM_MS);
    let generated_at_ms =
        state.card.code.as_deref().map_or(card.generated_at_ms, |code| code.generated_at_ms);
    let mark = match (vouched, code) {
        (_, Some(_)) => words::status_mark(&card.status, ctx),
        (true, None) => Mark { tone: Tone::Info, open: true, label: ctx.say("card-asking") },
        (false, None) => Mark { tone: Tone::Attention, open: true, label: ctx.say("card-offline") },
    };
    let body = Card {
        head: ctx.say("card-head"),
        mark,
        current: vouched,
        portrait: Some(Picture { id: card.portrait.to_string(), alt: ctx.say("card-portrait") }),
        dimmed: !vouched && dimmed,
        name: card.name.clone(),
        summary: vec![
            licence::line("card.holder", words::holder(&card.sex, card.born_on, ctx), ctx),
            licence::line("card.classes", words::classes(&card.classes, ctx), ctx),
        ],
        fields: fields(state, &card, ctx),
        code: code.map(|code| draw(code, &card, state.card.large, ctx)),
        instead: (!vouched).then(|| instead(generated_at_ms, dimmed, ctx)),
        rows: rows(vouched, ctx),
        fine: Some(ctx.say("card-fine")),
    };
    if state.card.large && code.is_some() {
        return View::new(title, Body::Card { card: alone(body) }).secret();
    }
    let rank = if vouched { Rank::Second } else { Rank::Main };
    let renew =
        Press { icon: Some(Icon::Refresh), ..ctx.press("elicence.code.renew", rank, "code") };
    View::new(title, Body::Card { card: body })
        .action(renew)
        .action(reveal_press(state, ctx))
        .secret()
}

/// Whose card it is, whether it is in order, and the code: nothing that takes room from it.
fn alone(card: Card) -> Card {
    Card {
        portrait: None,
        summary: Vec::new(),
        fields: Vec::new(),
        rows: Vec::new(),
        fine: None,
        ..card
    }
}

fn reveal_press(state: &State, ctx: &Context) -> Press {
    let key = if state.card.revealed { "press-licence-hide" } else { "press-elicence-reveal" };
    let press = ctx.press("elicence.reveal", Rank::Bar, "none");
    Press { label: ctx.say(key), icon: Some(Icon::Eye), ..press }
}

fn number(state: &State, number: &str) -> String {
    if state.card.revealed { number.to_owned() } else { document::mask(number) }
}

fn fields(state: &State, card: &contract::CardPayload, ctx: &Context) -> Vec<Line> {
    vec![
        licence::line("licence.number", number(state, &card.number), ctx),
        licence::line("licence.file_number", number(state, &card.file_number), ctx),
        licence::line("licence.first_issued_on", ctx.day(card.first_issued_on), ctx),
        licence::line("licence.valid_until", words::until_day(card.valid_until, ctx), ctx),
    ]
}

fn draw(code: &Fresh, card: &contract::CardPayload, large: bool, ctx: &Context) -> Code {
    let at = local(code.generated_at_ms);
    let time = at.format("%H:%M:%S").to_string();
    let status = words::status_mark(&card.status, ctx).label;
    let text = Words::new("card-code-text").with("time", time.as_str()).with("status", status);
    let left = (code.renew_at_ms - ctx.now_ms).max(0);
    let (press, icon) =
        if large { ("card.shrink", Icon::Close) } else { ("card.enlarge", Icon::Qr) };
    Code {
        side: code.side,
        modules: code.modules.clone(),
        alarm: !LicenceStatus::from_letters(&card.status).is_normal(),
        enlarge: Some(Press { icon: Some(icon), ..ctx.press(press, Rank::Soft, "none") }),
        large,
        text: ctx.say(text),
        made: Term { value: time, label: ctx.say("card-made") },
        made_on: ctx.day(at.date()),
        renews: Countdown {
            id: "elicence.code.renews".to_owned(),
            left_ms: u64::try_from(left).unwrap_or(0),
            text: ctx.say("card-renews"),
            then: Some("elicence.code.due".to_owned()),
        },
    }
}

/// 离线显示，生成于…, why there is no code, and what the officer can do.
fn instead(generated_at_ms: i64, dimmed: bool, ctx: &Context) -> String {
    let when = ctx.moment(generated_at_ms);
    let key = match (dimmed, ctx.sure) {
        (true, _) => "card-instead-day",
        (false, false) => "card-instead-unsure",
        (false, true) => "card-instead",
    };
    ctx.say(Words::new(key).with("when", when))
}

fn rows(vouched: bool, ctx: &Context) -> Vec<Row> {
    let row = |id: &str, icon: Icon, key: &str, opens: bool| Row {
        id: id.to_owned(),
        icon: Some(icon),
        head: ctx.say(Words::new(key)),
        lines: ctx.find(format!("{key}.line")).into_iter().collect(),
        opens,
        ..Row::default()
    };
    let text = row("elicence.text", Icon::Larger, "card-row-text", true);
    let points = ctx.docs.licence().and_then(|file| file.licence.as_ref()).map(|licence| {
        Words::new("points-count").with("points", u32::from(licence.points.accumulated))
    });
    let page = Row {
        value: points.map(|words| ctx.say(Words::new("card-row-points").with("points", words))),
        ..row("card.licence", Icon::Licence, "card-row-page", true)
    };
    if vouched {
        return vec![text, page];
    }
    vec![
        row("card.officer", Icon::Eye, "card-row-officer", true),
        row("card.paper", Icon::Licence, "card-row-paper", false),
        text,
        page,
    ]
}

/// The card in words, for whoever cannot scan or cannot see.
pub(super) fn text_view(state: &State, ctx: &Context) -> View {
    let title = ctx.say("title-elicence-text");
    let Some(signed) = ctx.docs.card() else {
        return ctx.instead_of(DocKey::Card, title).secret();
    };
    let Some(card) = payload::read(signed) else {
        return unreadable(title, ctx);
    };
    let line = |id: &str, value: String| licence::line(id, value, ctx);
    let made = Words::new("card-made-at").with("when", ctx.moment(card.generated_at_ms));
    let mut lines = vec![
        line("licence.name", card.name.clone()),
        line("licence.sex", words::sex(&card.sex, ctx)),
        line("licence.born_on", ctx.day(card.born_on)),
        line("licence.classes", words::classes(&card.classes, ctx)),
    ];
    lines.extend(fields(state, &card, ctx));
    lines.extend([
        line("licence.valid_from", ctx.day(card.valid_from)),
        line("licence.issuer", city::issuer(&card.issuer, ctx)),
        line("card.made", ctx.say(made)),
    ]);
    let detail = Detail {
        mark: Some(words::status_mark(&card.status, ctx)),
        lead: Some(ctx.say("card-text-lead")),
        groups: vec![Lines { id: "card.text".to_owned(), title: None, lines }],
        ..Detail::default()
    };
    View::new(title, Body::Detail { detail }).action(reveal_press(state, ctx)).secret()
}

/// A card that is none: nothing of it is drawn.
fn unreadable(title: String, ctx: &Context) -> View {
    let notice = ctx.notice_of(&Problem::new(ProblemCode::N103));
    let page = Page {
        id: "elicence.unreadable".to_owned(),
        scene: Some(Scene::RoadWorks),
        title: ctx.say("card-unreadable"),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, ctx.say(notice.words))],
        fine: vec![ctx.say(Words::new("code-line").with("code", notice.code))],
        ..Page::default()
    };
    View::new(title, Body::Page { page }).action(ctx.press("refresh", Rank::Main, "none")).secret()
}
