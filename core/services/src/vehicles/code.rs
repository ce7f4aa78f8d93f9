//! 备案码: the owner's consent as a square code, to be scanned or typed by one other person.
//!
//! It is asked for anew each time the owner opens it, is good for minutes and for one filing, and is
//! never kept: who gives it away gives leave to use the car.

use std::sync::Arc;

use qrcodegen::{QrCode, QrCodeEcc};
use tongtu_contract::{OwnerCode, VehicleId, path};

use super::{
    State,
    detail::{self, Lending},
    words,
};
use crate::{
    documents::DocKey,
    effect::{Auth, Effect, Reply, Request},
    plate,
    problem::{Code as ProblemCode, Problem},
    screen::{
        Body, Card, Code, Countdown, Icon, Mark, Page, Paragraph, ParagraphKind, Press, Rank, Row,
        Scene, Term, Tone,
    },
    step::{Context, Fact, Step, View, local},
    text::Words,
};

/// What is being shown.
#[derive(Debug, Clone, Default)]
pub(super) struct Held {
    code: Option<Arc<Fresh>>,
    /// For which car one was asked for last.
    asked: String,
    /// Why the last try brought none.
    failed: Option<Arc<Problem>>,
    /// Held out across a table: the code alone.
    large: bool,
}

impl Held {
    pub(super) fn small(&self) -> Held {
        Held { large: false, ..self.clone() }
    }
}

/// A code with its modules: made once, for a screen is drawn at every touch.
#[derive(Debug)]
struct Fresh {
    vehicle: String,
    said: OwnerCode,
    side: u32,
    modules: Vec<bool>,
}

/// A code that was made for this car and has not run out stays.
pub(super) fn entered(state: &State, vehicle: &str, ctx: &Context) -> Step<State> {
    let code = Held { failed: None, ..state.code.small() };
    let next = State { unbinding: None, code, ..state.clone() };
    if current(&next, vehicle, ctx).is_some() {
        return Step::to(next);
    }
    ask(Step::to(next), vehicle, ctx)
}

/// With the car known at last, its code can be asked for.
pub(super) fn document(state: &State, ctx: &Context) -> Step<State> {
    let crate::route::Route::OwnerCode(vehicle) = ctx.route else { return Step::stay(state) };
    if state.code.failed.is_some() && lending(vehicle, ctx) != Some(Lending::Open) {
        // Why none came the last time is not what is true now.
        let code = Held { failed: None, ..state.code.clone() };
        return Step::to(State { code, ..state.clone() }).hush();
    }
    let has_one = state.code.code.as_deref().is_some_and(|code| code.vehicle == *vehicle);
    if has_one || state.code.failed.is_some() {
        return Step::stay(state);
    }
    ask(Step::stay(state), vehicle, ctx)
}

/// The owner wants another one; the old one ends with it.
pub(super) fn renew(state: &State, vehicle: &str, ctx: &Context) -> Step<State> {
    ask(Step::stay(state), vehicle, ctx)
}

/// What the notice of a failure offers.
pub(super) fn retry(state: &State, vehicle: &str, ctx: &Context) -> Step<State> {
    if state.code.failed.is_none() { Step::stay(state) } else { renew(state, vehicle, ctx) }
}

pub(super) fn enlarge(state: &State) -> Step<State> {
    Step::to(State { code: Held { large: true, ..state.code.clone() }, ..state.clone() })
}

fn ask(step: Step<State>, vehicle: &str, ctx: &Context) -> Step<State> {
    if ctx.is_busy("code") { step } else { send(step, vehicle, ctx) }
}

fn send(mut step: Step<State>, vehicle: &str, ctx: &Context) -> Step<State> {
    if lending(vehicle, ctx) != Some(Lending::Open) {
        return step; // the server would refuse
    }
    vehicle.clone_into(&mut step.state.code.asked);
    let path = path::owner_codes(&VehicleId(vehicle.to_owned()));
    let nothing = serde_json::json!({});
    let request = Request::post(path, &nothing, Auth::Session, Reply::owner_code);
    step.effect("code", Effect::Send(request))
}

/// How it stands with lending a car, where it is one's own.
fn lending(vehicle: &str, ctx: &Context) -> Option<Lending> {
    match ctx.docs.vehicles().and_then(|doc| detail::find(doc, vehicle)) {
        Some(detail::Found::Own(own)) => Some(detail::lending(own, ctx)),
        _ => None,
    }
}

pub(super) fn came(state: &State, answer: Result<Reply, Problem>, ctx: &Context) -> Step<State> {
    let crate::route::Route::OwnerCode(vehicle) = ctx.route else {
        return Step::stay(state); // the owner has turned away: nothing is kept
    };
    if state.code.asked != *vehicle {
        // Of the car before: shown under this one's plate it would give that one away.
        return send(Step::stay(state), vehicle, ctx);
    }
    let failed = |problem: Problem| {
        let notice = ctx.notice_of(&problem);
        let is_shut = problem.answer.as_deref().map(|answer| &answer.code)
            == Some(&tongtu_contract::ProblemCode::FilingLimit);
        let code = Held { failed: Some(Arc::new(problem)), ..state.code.small() };
        let step = Step::to(State { code, ..state.clone() }).notice(notice);
        // What the server knows of the car and the app does not yet.
        if is_shut { step.fact(Fact::Refetch(DocKey::Vehicles)) } else { step }
    };
    let said = match answer {
        Ok(Reply::OwnerCode(said)) => said,
        Ok(_) => return Step::stay(state).illegal(),
        Err(problem) => return failed(problem),
    };
    let left_ms = u64::try_from(said.expires_at_ms - ctx.now_ms).ok();
    let qr = QrCode::encode_text(&said.text, QrCodeEcc::Medium).ok();
    let (Some(qr), Some(left_ms)) = (qr, left_ms) else {
        return failed(Problem::new(ProblemCode::N103));
    };
    let side = 0..qr.size();
    let modules = side
        .clone()
        .flat_map(|y| side.clone().map(move |x| (x, y)))
        .map(|(x, y)| qr.get_module(x, y))
        .collect();
    let fresh = Fresh {
        vehicle: vehicle.clone(),
        said: OwnerCode::clone(&said),
        side: u32::try_from(qr.size()).unwrap_or(0),
        modules,
    };
    let asked = vehicle.clone();
    let code = Held { code: Some(Arc::new(fresh)), asked, ..Held::default() };
    Step::to(State { code, ..state.clone() }).effect("expire", Effect::After { ms: left_ms }).hush()
}

/// With an unsure clock there is none: nobody could say whether it has run out.
fn current<'a>(state: &'a State, vehicle: &str, ctx: &Context) -> Option<&'a Fresh> {
    let code = state.code.code.as_deref().filter(|code| code.vehicle == vehicle)?;
    (ctx.sure && ctx.now_ms < code.said.expires_at_ms).then_some(code)
}

pub(super) fn view(state: &State, id: &str, ctx: &Context) -> View {
    let title = ctx.say("title-vehicle-code");
    let Some(doc) = ctx.docs.vehicles() else {
        return ctx.instead_of(DocKey::Vehicles, title).secret();
    };
    let Some(detail::Found::Own(own)) = detail::find(doc, id) else {
        return not_ones_own(title, ctx);
    };
    // One that nobody could use any more is not held out.
    let is_open = detail::lending(own, ctx) == Lending::Open;
    let code = current(state, id, ctx).filter(|_| is_open);
    let vehicle = &own.vehicle;
    let mark = match code {
        Some(_) => Mark { tone: Tone::Info, open: false, label: ctx.say("vehicle-code-good") },
        None if ctx.is_busy("code") => {
            Mark { tone: Tone::Info, open: true, label: ctx.say("vehicle-code-asking") }
        }
        None => Mark { tone: Tone::Attention, open: true, label: ctx.say("vehicle-code-none") },
    };
    let large = state.code.large && code.is_some();
    let mut card = Card {
        head: ctx.say("vehicle-code-head"),
        mark,
        current: code.is_some() || ctx.is_busy("code"),
        portrait: None,
        dimmed: false,
        name: plate::written(&vehicle.plate),
        summary: vec![words::line("vehicle.model", vehicle.model.clone(), ctx)],
        fields: Vec::new(),
        code: code.map(|code| draw(code, large, ctx)),
        instead: None,
        rows: Vec::new(),
        fine: None,
    };
    if large {
        card.summary.clear();
        return View::new(title, Body::Card { card }).secret();
    }
    if let Some(code) = code {
        let typed = words::in_fours(&code.said.code);
        card.fields.push(words::line("vehicle.code", typed, ctx));
    } else if !ctx.is_busy("code") {
        card.instead = Some(instead(state, id, ctx));
    }
    if !is_open {
        return View::new(title, Body::Card { card }).secret();
    }
    let what = |n: u32| Row { opens: false, ..ctx.row(&format!("vehicle.code.what.{n}"), icon(n)) };
    card.rows = (1..=3).map(what).collect();
    card.fine = Some(ctx.say("vehicle-code-fine"));
    let mut renew = Press {
        icon: Some(Icon::Refresh),
        ..ctx.press("vehicle.code.renew", Rank::Second, "code")
    };
    if code.is_none() {
        renew.rank = Rank::Main;
        renew.label = ctx.say("vehicle-code-make");
    }
    View::new(title, Body::Card { card }).action(renew).secret()
}

fn icon(n: u32) -> Icon {
    match n {
        1 => Icon::Qr,
        2 => Icon::Person,
        _ => Icon::Bin,
    }
}

fn draw(code: &Fresh, large: bool, ctx: &Context) -> Code {
    let at = local(code.said.generated_at_ms);
    let time = at.format("%H:%M:%S").to_string();
    let left_ms = u64::try_from(code.said.expires_at_ms - ctx.now_ms).unwrap_or(0);
    let (press, icon) =
        if large { ("card.shrink", Icon::Close) } else { ("card.enlarge", Icon::Larger) };
    let text = Words::new("vehicle-code-text").with("code", words::in_fours(&code.said.code));
    Code {
        side: code.side,
        modules: code.modules.clone(),
        alarm: false,
        enlarge: Some(Press { icon: Some(icon), ..ctx.press(press, Rank::Soft, "none") }),
        large,
        text: ctx.say(text),
        made: Term { value: time, label: ctx.say("card-made") },
        made_on: ctx.day(at.date()),
        renews: countdown(left_ms, ctx),
    }
}

/// Minutes and seconds. A shell counts seconds only: it is given those of the present minute, and
/// asks for the next one when they have run out.
fn countdown(left_ms: u64, ctx: &Context) -> Countdown {
    let seconds = left_ms.div_ceil(1_000);
    let (minutes, rest) = (seconds / 60, seconds % 60);
    let (words, whole_ms) = match (minutes, rest) {
        (0, _) => (Words::new("vehicle-code-left"), 0),
        // For the one second in which it is true.
        (_, 0) => (Words::new("vehicle-code-left-minutes"), (seconds - 1) * 1_000),
        _ => (Words::new("vehicle-code-left-both"), minutes * 60_000),
    };
    let minutes = i64::try_from(minutes).unwrap_or(0);
    Countdown {
        id: "vehicle.code.left".to_owned(),
        left_ms: left_ms.saturating_sub(whole_ms),
        text: ctx.say(words.with("m", minutes).with("s", "{s}")),
        then: Some("vehicle.code.due".to_owned()),
    }
}

/// Why there is no code, and what to do.
fn instead(state: &State, vehicle: &str, ctx: &Context) -> String {
    let ran_out = state.code.code.as_deref().is_some_and(|code| code.vehicle == vehicle);
    if let Some(shut) = lending(vehicle, ctx).filter(|lending| *lending != Lending::Open) {
        let why = detail::why_shut(shut, ctx);
        return ctx.say(Words::new("vehicle-code-not-lent").with("why", why));
    }
    ctx.say(match (&state.code.failed, ran_out) {
        (Some(_), _) if !ctx.online => "vehicle-code-offline",
        (None, true) => "vehicle-code-ran-out",
        // Also where nobody can say how old the one is that came.
        (Some(_), _) | (None, false) => "vehicle-code-failed",
    })
}

/// Only the owner can give leave.
fn not_ones_own(title: String, ctx: &Context) -> View {
    let page = Page {
        id: "vehicle.code.gone".to_owned(),
        scene: Some(Scene::QuietRoad),
        title: ctx.say("vehicle-gone"),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, ctx.say("vehicle-code-not-own"))],
        ways: vec![ctx.row("vehicles.open", Icon::Car)],
        ..Page::default()
    };
    View::new(title, Body::Page { page })
}
