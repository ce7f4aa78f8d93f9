//! 备案码: the owner's consent as a square code, to be scanned or typed by one other person.
//!
//! It is asked for anew each time the owner opens it, is good for minutes and for one filing, and is
//! never kept: who gives it away gives leave to use the car.

use std::sync::Arc;

use qrcodegen::{QrCode, QrCodeEcc};
use tongtu_contract::{OwnerCode, VehicleId, path};

use super::{State, detail, words};
use crate::{
    documents::DocKey,
    effect::{Auth, Effect, Reply, Request},
    plate,
    problem::{Code as ProblemCode, Problem},
    screen::{
        Body, Card, Code, Countdown, Icon, Mark, Page, Paragraph, ParagraphKind, Press, Rank, Row,
        Scene, Term, Tone,
    },
    step::{Context, Step, View, local},
    text::Words,
};

/// What is being shown.
#[derive(Debug, Clone, Default)]
pub(super) struct Held {
    code: Option<Arc<Fresh>>,
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
    if state.code.code.is_some() || state.code.failed.is_some() {
        return Step::stay(state);
    }
    ask(Step::stay(state), vehicle, ctx)
}

/// The owner wants another one; the old one ends with it.
pub(super) fn renew(state: &State, vehicle: &str, ctx: &Context) -> Step<State> {
    ask(Step::stay(state), vehicle, ctx)
}

pub(super) fn enlarge(state: &State) -> Step<State> {
    Step::to(State { code: Held { large: true, ..state.code.clone() }, ..state.clone() })
}

fn ask(step: Step<State>, vehicle: &str, ctx: &Context) -> Step<State> {
    let found = ctx.docs.vehicles().and_then(|doc| detail::find(doc, vehicle));
    let Some(detail::Found::Own(own)) = found else { return step };
    if ctx.is_busy("code") || !detail::may_lend(&own.vehicle) {
        return step;
    }
    let path = path::owner_codes(&VehicleId(vehicle.to_owned()));
    let nothing = serde_json::json!({});
    let request = Request::post(path, &nothing, Auth::Session, Reply::owner_code);
    step.effect("code", Effect::Send(request))
}

pub(super) fn came(state: &State, answer: Result<Reply, Problem>, ctx: &Context) -> Step<State> {
    let failed = |problem: Problem| {
        let notice = ctx.notice_of(&problem);
        let code = Held { failed: Some(Arc::new(problem)), ..state.code.small() };
        Step::to(State { code, ..state.clone() }).notice(notice)
    };
    let said = match answer {
        Ok(Reply::OwnerCode(said)) => said,
        Ok(_) => return Step::stay(state).illegal(),
        Err(problem) => return failed(problem),
    };
    let crate::route::Route::OwnerCode(vehicle) = ctx.route else {
        return Step::stay(state); // the owner has turned away: nothing is kept
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
    let code = Held { code: Some(Arc::new(fresh)), ..Held::default() };
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
    let code = current(state, id, ctx);
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
    let what = |n: u32| Row { opens: false, ..ctx.row(&format!("vehicle.code.what.{n}"), icon(n)) };
    card.rows = (1..=3).map(what).collect();
    card.fine = Some(ctx.say("vehicle-code-fine"));
    let rank = if code.is_some() { Rank::Second } else { Rank::Main };
    let renew = ctx.press("vehicle.code.renew", rank, "code");
    View::new(title, Body::Card { card })
        .action(Press { icon: Some(Icon::Refresh), ..renew })
        .secret()
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
    let left = (code.said.expires_at_ms - ctx.now_ms).max(0);
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
        renews: Countdown {
            id: "vehicle.code.left".to_owned(),
            left_ms: u64::try_from(left).unwrap_or(0),
            text: ctx.say(Words::new("vehicle-code-left").with("s", "{s}")),
            then: Some("vehicle.code.due".to_owned()),
        },
    }
}

/// Why there is no code, and what to do.
fn instead(state: &State, vehicle: &str, ctx: &Context) -> String {
    let ran_out = state.code.code.as_deref().is_some_and(|code| code.vehicle == vehicle);
    let lent = ctx.docs.vehicles().and_then(|doc| detail::find(doc, vehicle));
    let is_lent = matches!(lent, Some(detail::Found::Own(own)) if detail::may_lend(&own.vehicle));
    ctx.say(match (&state.code.failed, ran_out) {
        _ if !is_lent => "vehicle-code-not-lent",
        (_, true) => "vehicle-code-ran-out",
        (Some(_), _) if !ctx.online => "vehicle-code-offline",
        (Some(_), _) => "vehicle-code-failed",
        (None, false) => "vehicle-code-press",
    })
}

/// Only the owner can give leave.
fn not_ones_own(title: String, ctx: &Context) -> View {
    let page = Page {
        id: "vehicle.code.gone".to_owned(),
        scene: Some(Scene::QuietRoad),
        title: ctx.say("vehicle-gone-title"),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, ctx.say("vehicle-code-not-own"))],
        ways: vec![ctx.row("vehicles.open", Icon::Car)],
        ..Page::default()
    };
    View::new(title, Body::Page { page })
}
