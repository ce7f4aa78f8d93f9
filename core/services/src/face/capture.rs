//! Three frames of the face, and what came of them.
//!
//! The camera is asked for three pictures; each is prepared, then all are sent, then the verdict is
//! asked for. Whatever comes of it, the frames are dropped from the phone at once.

use tongtu_contract::{FaceCheckRequest, UploadId, path};

use super::{FAILURES, State, drop_photos, failures, is_offline, parts};
use crate::{
    ask::{AskKind, Lens, Outcome, Permission},
    effect::{Auth, Effect, Photo, PhotoSpec, Reply, Request},
    problem::{Code, Problem},
    route::Route,
    screen::{Body, Capture, Guide, Icon, Mark, Press, Rank, Tone, Verdict},
    step::{Context, Notice, Step, View},
    text::Words,
};

/// How many pictures a check takes.
const FRAMES: usize = 3;
/// Wide enough for a face, and no larger.
const FRAME_PX: u32 = 640;

/// The camera's side of the story.
#[derive(Debug, Clone, Default)]
pub(super) struct Taking {
    eye: Eye,
    /// Pictures that have come from the camera.
    came: usize,
    /// Of those, how many were looked at, and what was wrong with one of them.
    prepared: usize,
    spoiled: Option<Problem>,
    frames: Vec<Photo>,
    uploads: Vec<UploadId>,
    /// Why the last try brought nothing.
    last: Option<Why>,
}

/// Whether there is a camera to use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Eye {
    #[default]
    Open,
    /// Leave was refused; with `forever` the system will not ask again.
    Denied { forever: bool },
    /// None, or it failed.
    Missing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// The server says it is not the same person, or not to be seen.
    Failed,
    /// A picture could not be used, or not be sent.
    NotSent,
}

impl Taking {
    pub(super) fn photos(&self) -> impl Iterator<Item = Photo> + '_ {
        self.frames.iter().cloned()
    }
}

pub(super) fn entered(state: &State, ctx: &Context) -> Step<State> {
    if is_at_work(ctx) { Step::stay(state) } else { look(state) }
}

fn is_at_work(ctx: &Context) -> bool {
    ["prepare", "upload", "check"].iter().any(|tag| ctx.is_busy(tag))
}

/// Opens the camera's eye for a new series, unless the phone has none.
fn look(state: &State) -> Step<State> {
    let mut next = state.clone();
    let gone = std::mem::take(&mut next.taking.frames);
    next.taking.came = 0;
    next.taking.prepared = 0;
    next.taking.uploads.clear();
    let has_eye = next.taking.eye == Eye::Open;
    let step = drop_photos(Step::to(next), gone);
    if has_eye { step.ask("frames", camera()) } else { step }
}

fn camera() -> AskKind {
    let frames = u32::try_from(FRAMES).unwrap_or(1);
    let (frame_width, frame_height) = (FRAME_PX, FRAME_PX);
    AskKind::Camera { lens: Lens::Front, frames, frame_width, frame_height }
}

pub(super) fn shutter(state: &State, ctx: &Context) -> Step<State> {
    match state.taking.eye {
        _ if is_at_work(ctx) || state.taking.came > 0 => Step::stay(state),
        Eye::Open => look(state),
        // Another app may have held it.
        Eye::Missing => {
            let mut next = state.clone();
            next.taking.eye = Eye::Open;
            look(&next).hush()
        }
        Eye::Denied { .. } => Step::stay(state).problem(&Problem::new(Code::P507), ctx),
    }
}

/// What could not be sent is taken anew: no frame waits on the phone.
pub(super) fn again(state: &State, ctx: &Context) -> Step<State> {
    entered(state, ctx)
}

/// Asks the system once more for leave to use the camera.
pub(super) fn allow(state: &State, ctx: &Context) -> Step<State> {
    let kind = AskKind::Permission { which: Permission::Camera, why: ctx.say("face-camera-why") };
    Step::stay(state).ask("permission", kind)
}

pub(super) fn answered(state: &State, tag: &str, outcome: Outcome) -> Step<State> {
    let mut next = state.clone();
    match outcome {
        Outcome::Photo { path, lens, source, taken_at_ms, faces } if tag == "frames" => {
            next.taking.came += 1;
            let spec = PhotoSpec::Face;
            let effect = Effect::Prepare { path, spec, source, lens, taken_at_ms, faces };
            Step::to(next).effect("prepare", effect).hush()
        }
        Outcome::Cancelled => {
            next.taking.came = 0;
            Step::to(next)
        }
        Outcome::Granted if tag == "permission" => {
            next.taking.eye = Eye::Open;
            look(&next).hush()
        }
        Outcome::Refused { forever } => {
            next.taking.eye = Eye::Denied { forever };
            Step::to(next).notice(Notice::news(Tone::Attention, "face-camera-refused"))
        }
        Outcome::Impossible { .. } => {
            next.taking.eye = Eye::Missing;
            Step::to(next).notice(Notice::news(Tone::Attention, "face-camera-missing"))
        }
        _ => Step::to(next).illegal(),
    }
}

pub(super) fn prepared(
    state: &State,
    answer: Result<Photo, Problem>,
    ctx: &Context,
) -> Step<State> {
    let mut next = state.clone();
    match answer {
        Ok(photo) => next.taking.frames.push(photo),
        Err(problem) => next.taking.spoiled = Some(problem),
    }
    next.taking.prepared += 1;
    if next.taking.prepared < FRAMES {
        return Step::to(next); // the others of the series
    }
    match next.taking.spoiled.take() {
        Some(problem) => nothing(&next, Why::NotSent, ctx).problem(&problem, ctx),
        None => send(next),
    }
}

/// The next frame of the series, one after the other.
fn send(state: State) -> Step<State> {
    let upload = state.taking.frames.get(state.taking.uploads.len());
    let upload =
        upload.map(|photo| Effect::Upload { photo: photo.id.clone(), auth: Auth::Session });
    Step::to(state).maybe("upload", upload)
}

pub(super) fn uploaded(
    state: &State,
    answer: Result<String, Problem>,
    ctx: &Context,
) -> Step<State> {
    let upload = match answer {
        Ok(upload) => UploadId(upload),
        Err(problem) => return unchecked(state, &problem, ctx),
    };
    let mut next = state.clone();
    next.taking.uploads.push(upload);
    if next.taking.uploads.len() < FRAMES {
        return send(next);
    }
    let Some((purpose, subject)) = parts(&state.about) else { return Step::stay(state) };
    let body = FaceCheckRequest {
        purpose,
        subject: subject.to_owned(),
        frames: next.taking.uploads.clone(),
        consent: true,
    };
    let request = Request::post(path::FACE_CHECKS, &body, Auth::Session, Reply::face_check);
    Step::to(next).effect("check", Effect::Send(request))
}

/// The server looked and did not recognise: what to mend, and the camera for the next try.
pub(super) fn failed(state: &State, ctx: &Context) -> Step<State> {
    nothing(state, Why::Failed, ctx)
}

/// No verdict came: nothing is counted, and nothing of the frames stays.
pub(super) fn unchecked(state: &State, problem: &Problem, ctx: &Context) -> Step<State> {
    let step = nothing(state, Why::NotSent, ctx);
    if is_offline(problem) {
        return step.notice(Notice::news(Tone::Attention, "face-offline"));
    }
    step.problem(problem, ctx)
}

fn nothing(state: &State, why: Why, ctx: &Context) -> Step<State> {
    let mut next = state.clone();
    next.taking.last = Some(why);
    // With a way by hand open the person chooses; before, the camera is there at once.
    let is_here = matches!(ctx.route, Route::FaceCapture(_));
    if is_here {
        return look(&next);
    }
    let gone = std::mem::take(&mut next.taking.frames);
    next.taking.came = 0;
    drop_photos(Step::to(next), gone)
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let taking = &state.taking;
    let has_eye = taking.eye == Eye::Open;
    let failures = failures(state, ctx);
    let by_hand = failures >= FAILURES;
    let busy = is_at_work(ctx) || taking.came > 0;
    let rank = if has_eye && !by_hand { Rank::Main } else { Rank::Second };
    let shutter = Press {
        icon: Some(Icon::Camera),
        busy,
        not_yet: (!has_eye).then(|| ctx.say("face-no-camera")),
        ..ctx.press("face.shutter", rank, "check")
    };
    let advice = match (has_eye, is_at_work(ctx), taking.came) {
        (false, _, _) => "face-advice-no-camera",
        (true, true, _) if ctx.is_busy("check") => "face-advice-checking",
        (true, _, 1..) => "face-advice-still",
        (true, true, 0) => "face-advice-checking",
        (true, false, 0) => "face-advice",
    };
    let want = |key: &'static str| Mark { tone: Tone::Calm, open: true, label: ctx.say(key) };
    let mut rows = Vec::new();
    if taking.eye == (Eye::Denied { forever: false }) {
        rows.push(ctx.row("face.allow", Icon::Camera));
    }
    if !has_eye || by_hand {
        rows.push(ctx.row("face.window", Icon::Place));
    }
    let capture = Capture {
        advice: ctx.say(advice),
        guide: Guide::Face,
        wants: ["face-want-light", "face-want-alone", "face-want-bare", "face-want-level"]
            .map(want)
            .to_vec(),
        last: taking.last.map(|why| verdict(why, failures, ctx)),
        shutter,
        album: None,
        rows,
    };
    let view = View::new(ctx.say("title-face-capture"), Body::Capture { capture });
    if by_hand {
        let manual = ctx.press("face.manual", Rank::Main, "none");
        return view.action(Press { icon: Some(Icon::Person), ..manual });
    }
    view
}

fn verdict(why: Why, failures: u8, ctx: &Context) -> Verdict {
    let key = match why {
        Why::Failed if failures >= FAILURES => "face-failed-twice",
        Why::Failed => "face-failed",
        Why::NotSent => "face-not-sent",
    };
    let text = Words::new(format!("{key}.text"));
    let tone = if why == Why::Failed { Tone::Danger } else { Tone::Attention };
    Verdict {
        picture: None,
        mark: Mark { tone, open: false, label: ctx.say(key) },
        text: ctx.say(text),
    }
}
