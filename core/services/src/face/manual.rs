//! 拍摄手持证件照，人工审核: a photo with the document in the hand, for a reviewer.
//!
//! None ── camera or album ──▶ a photo to look at ── sent ──▶ in review, at whoever asked
//!   ▲──────── once more ────────────┘

use tongtu_contract::{ManualCheckRequest, UploadId, path};

use super::{State, drop_photos, is_offline, keep, parts};
use crate::{
    ask::{AskKind, Lens, Outcome, Permission},
    effect::{Auth, Effect, Photo, PhotoSpec, Reply, Request},
    problem::Problem,
    route::Route,
    screen::{Body, Capture, Guide, Icon, Mark, Picture, Press, Rank, Tone, Verdict},
    step::{Context, Notice, Step, View},
};

/// A photo of 3 to 4, upright.
const FRAME: (u32, u32) = (900, 1200);

/// The preview stands on the screen as an ask, so that the shutter answers it.
pub(super) fn entered(state: &State) -> Step<State> {
    if state.holding.is_some() { Step::stay(state) } else { camera(Step::stay(state)) }
}

fn camera(step: Step<State>) -> Step<State> {
    let (frame_width, frame_height) = FRAME;
    step.ask("holding", AskKind::Camera { lens: Lens::Front, frames: 1, frame_width, frame_height })
}

pub(super) fn pressed(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let at_work = ["holding", "holding.upload", "hand_in"].iter().any(|tag| ctx.is_busy(tag));
    if at_work {
        return Step::stay(state); // pressed twice
    }
    match (id, &state.holding) {
        ("face.manual.shutter", None) => camera(Step::stay(state)),
        ("face.manual.album", None) => Step::stay(state).ask("album", AskKind::Album),
        ("face.manual.again", Some(_)) => {
            let next = State { holding: None, ..state.clone() };
            let step = drop_photos(Step::to(next), state.holding.iter().cloned().collect());
            camera(keep(step, "holding", ""))
        }
        ("face.manual.submit" | "notice.retry", Some(photo)) => {
            let effect = Effect::Upload { photo: photo.id.clone(), auth: Auth::Session };
            Step::stay(state).effect("holding.upload", effect).hush()
        }
        ("face.manual.allow", _) => {
            let why = ctx.say("face-camera-why");
            let kind = AskKind::Permission { which: Permission::Camera, why };
            Step::stay(state).ask("holding.permission", kind)
        }
        _ => Step::stay(state),
    }
}

pub(super) fn answered(state: &State, tag: &str, outcome: Outcome) -> Step<State> {
    match outcome {
        Outcome::Photo { path, lens, source, taken_at_ms, faces } => {
            let spec = PhotoSpec::HoldingDocument;
            let effect = Effect::Prepare { path, spec, source, lens, taken_at_ms, faces };
            Step::stay(state).effect("holding", effect).hush()
        }
        // Turning away from the album leads back to the camera.
        Outcome::Cancelled if tag == "album" => entered(state),
        Outcome::Granted => entered(&State { may_ask: false, ..state.clone() }).hush(),
        Outcome::Cancelled => Step::stay(state),
        Outcome::Refused { .. } | Outcome::Impossible { .. } if tag == "album" => {
            entered(state).notice(Notice::news(Tone::Attention, "face-no-album"))
        }
        Outcome::Refused { .. } | Outcome::Impossible { .. } => {
            let may_ask = outcome == Outcome::Refused { forever: false };
            Step::to(State { may_ask, ..state.clone() })
                .notice(Notice::news(Tone::Attention, "face-manual-no-camera"))
        }
        _ => Step::stay(state).illegal(),
    }
}

pub(super) fn prepared(
    state: &State,
    answer: Result<Photo, Problem>,
    ctx: &Context,
) -> Step<State> {
    match answer {
        Ok(photo) => {
            let text = serde_json::to_string(&photo).unwrap_or_default();
            let next = State { holding: Some(photo), ..state.clone() };
            keep(Step::to(next), "holding", &text).focus("face.manual.submit")
        }
        Err(problem) => {
            let step = Step::stay(state);
            let is_here = matches!(ctx.route, Route::FaceManual(_));
            if is_here { camera(step) } else { step }.problem(&problem, ctx)
        }
    }
}

pub(super) fn uploaded(
    state: &State,
    answer: Result<String, Problem>,
    ctx: &Context,
) -> Step<State> {
    let upload = match answer {
        Ok(upload) => UploadId(upload),
        Err(problem) if is_offline(&problem) => {
            let words = "face-manual-offline";
            return Step::stay(state).notice(Notice::news(Tone::Attention, words));
        }
        Err(problem) => return Step::stay(state).problem(&problem, ctx),
    };
    let Some((purpose, subject)) = parts(&state.about) else { return Step::stay(state) };
    let body = ManualCheckRequest { purpose, subject: subject.to_owned(), upload, consent: true };
    let request = Request::post(path::MANUAL_CHECKS, &body, Auth::Session, Reply::manual_check);
    Step::stay(state).effect("hand_in", Effect::Send(request))
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let sending = ctx.is_busy("holding.upload") || ctx.is_busy("hand_in");
    let shutter = if state.holding.is_some() {
        Press { icon: Some(Icon::Retry), ..ctx.press("face.manual.again", Rank::Second, "holding") }
    } else {
        Press {
            icon: Some(Icon::Camera),
            ..ctx.press("face.manual.shutter", Rank::Main, "holding")
        }
    };
    let album = Press {
        icon: Some(Icon::Photo),
        ..ctx.press("face.manual.album", Rank::Second, "holding")
    };
    let want = |key: &'static str| Mark { tone: Tone::Calm, open: true, label: ctx.say(key) };
    let mut rows = vec![ctx.row("face.window", Icon::Place)];
    if state.may_ask && state.holding.is_none() {
        rows.insert(0, ctx.row("face.manual.allow", Icon::Camera));
    }
    let capture = Capture {
        advice: ctx.say("face-manual-advice"),
        guide: Guide::Portrait,
        wants: ["face-manual-want-both", "face-manual-want-readable", "face-manual-want-hand"]
            .map(want)
            .to_vec(),
        last: state.holding.as_ref().map(|photo| Verdict {
            picture: Some(Picture {
                id: format!("photo/{}", photo.id),
                alt: ctx.say("face-manual-alt"),
            }),
            mark: Mark { tone: Tone::Good, open: false, label: ctx.say("face-manual-look") },
            text: ctx.say("face-manual-look.text"),
        }),
        shutter,
        album: state.holding.is_none().then_some(album),
        rows,
    };
    let view = View::new(ctx.say("title-face-manual"), Body::Capture { capture });
    if state.holding.is_none() {
        return view;
    }
    let submit = ctx.press("face.manual.submit", Rank::Main, "hand_in");
    view.action(Press { icon: Some(Icon::Send), busy: sending, ..submit })
}
