//! Reading the owner's code: frame after frame, one at work, until one says what is looked for; or out
//! of a picture that the owner sent.

use super::{DRAFT, State, form};
use crate::{
    ask::{AskKind, Outcome, Permission},
    effect::Effect,
    problem::{Code, Problem},
    route::Route,
    screen::{Body, Capture, Guide, Icon, Mark, Press, Rank, Tone, Verdict},
    step::{Context, Go, Notice, Step, View},
    text::Words,
    vehicles::words,
};

/// How the text of an owner's code begins.
pub(super) const PREFIX: &str = "TTV1.";

/// The camera's side of the story.
#[derive(Debug, Clone, Default)]
pub(super) struct Scan {
    eye: Eye,
    /// Why what was looked at last is not what is looked for.
    miss: Option<Miss>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Miss {
    /// A code, and none of an owner's.
    Other,
    /// A picture without any.
    Picture,
    /// There is no album to choose from.
    Album,
}

/// Whether there is a camera to use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Eye {
    #[default]
    Open,
    Denied {
        forever: bool,
    },
    Missing,
}

pub(super) fn entered(state: &State, ctx: &Context) -> Step<State> {
    if ctx.is_busy("read.picture") {
        return Step::stay(state); // the camera would only be in the way
    }
    look(state, None)
}

fn look(state: &State, miss: Option<Miss>) -> Step<State> {
    let mut next = state.clone();
    next.scan.miss = miss;
    if next.scan.eye == Eye::Open {
        return Step::to(next).ask("scan", AskKind::ScanCode);
    }
    Step::to(next)
}

pub(super) fn shutter(state: &State, ctx: &Context) -> Step<State> {
    match state.scan.eye {
        Eye::Open => look(state, None),
        // Another app may have held it.
        Eye::Missing => {
            let mut next = state.clone();
            next.scan.eye = Eye::Open;
            look(&next, None).hush()
        }
        Eye::Denied { .. } => Step::stay(state).problem(&Problem::new(Code::P507), ctx),
    }
}

/// The owner may be far away and have sent a picture of the code.
pub(super) fn album(state: &State, ctx: &Context) -> Step<State> {
    if ctx.is_busy("read.picture") {
        return Step::stay(state);
    }
    Step::stay(state).ask("scan.album", AskKind::Album)
}

pub(super) fn allow(state: &State, ctx: &Context) -> Step<State> {
    let why = ctx.say("filing-camera-why");
    let kind = AskKind::Permission { which: Permission::Camera, why };
    Step::stay(state).ask("scan.permission", kind)
}

pub(super) fn answered(state: &State, tag: &str, outcome: Outcome, ctx: &Context) -> Step<State> {
    let mut next = state.clone();
    match outcome {
        // ── the album ──
        // Also where the app was killed behind the picker, and the camera's ask stands in its place.
        Outcome::Photo { path, .. } if tag != "scan.permission" => {
            next.scan.miss = None;
            Step::to(next).effect("read.picture", Effect::ReadPicture { path }).hush()
        }
        // Turning away from it leads back to the camera.
        Outcome::Cancelled if tag == "scan.album" => look(state, None),
        Outcome::Refused { .. } | Outcome::Impossible { .. } if tag == "scan.album" => {
            look(state, Some(Miss::Album))
        }

        // ── the camera ──
        // One at work is enough: the next frame comes soon.
        Outcome::Frame { .. } if ctx.is_busy("read") => Step::stay(state),
        Outcome::Frame { width, height, luma } => {
            Step::stay(state).effect("read", Effect::ReadCode { width, height, luma })
        }
        Outcome::Scanned { text } => read(state, Some(&text), ctx),
        Outcome::Granted => {
            next.scan.eye = Eye::Open;
            look(&next, None).hush()
        }
        Outcome::Cancelled => Step::stay(state).go(Go::Back),
        Outcome::Refused { forever } => {
            next.scan.eye = Eye::Denied { forever };
            Step::to(next).notice(Notice::news(Tone::Attention, "filing-scan-refused"))
        }
        Outcome::Impossible { .. } => {
            next.scan.eye = Eye::Missing;
            Step::to(next).notice(Notice::news(Tone::Attention, "filing-scan-missing"))
        }
        _ => Step::stay(state).illegal(),
    }
}

/// What a frame says; most say nothing.
pub(super) fn read(state: &State, text: Option<&str>, ctx: &Context) -> Step<State> {
    if *ctx.route != Route::FilingScan {
        return Step::stay(state); // late: the person has turned away
    }
    let Some(text) = text else { return Step::stay(state) };
    let mut next = state.clone();
    let Some(code) = text.strip_prefix(PREFIX) else {
        next.scan.miss = Some(Miss::Other);
        return Step::to(next);
    };
    let keep = next.form.edit(DRAFT, form::CODE, words::in_fours(&form::owner_code(code)));
    next.form.filled.leave(form::CODE);
    next.scan.miss = None;
    Step::to(next)
        .enough()
        .effect("draft", keep)
        .go(Go::BackTo(Route::FilingForm))
        .notice(Notice::news(Tone::Good, "filing-scan-read"))
}

/// What the picture says. It does not come again as a frame does: that it says nothing is told, and the
/// camera looks on.
pub(super) fn read_picture(state: &State, text: Option<&str>, ctx: &Context) -> Step<State> {
    match text {
        Some(code) if code.starts_with(PREFIX) => read(state, text, ctx),
        _ if *ctx.route != Route::FilingScan => Step::stay(state),
        Some(_) => look(state, Some(Miss::Other)),
        None => look(state, Some(Miss::Picture)),
    }
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let has_eye = state.scan.eye == Eye::Open;
    let shutter = Press {
        icon: Some(Icon::Qr),
        not_yet: (!has_eye).then(|| ctx.say("filing-scan-no-camera")),
        ..ctx.press("filing.scan.shutter", if has_eye { Rank::Main } else { Rank::Second }, "none")
    };
    let mut rows =
        vec![ctx.row("filing.scan.album", Icon::Photo), ctx.row("filing.scan.type", Icon::Edit)];
    if state.scan.eye == (Eye::Denied { forever: false }) {
        rows.push(ctx.row("filing.scan.allow", Icon::Camera));
    }
    let want = |key: &'static str| Mark { tone: Tone::Calm, open: true, label: ctx.say(key) };
    let capture = Capture {
        advice: ctx.say(if has_eye { "filing-scan-advice" } else { "filing-scan-no-camera" }),
        guide: Guide::Code,
        wants: ["filing-scan-want-owner", "filing-scan-want-whole"].map(want).to_vec(),
        last: state.scan.miss.map(|miss| verdict(miss, ctx)),
        shutter,
        album: None,
        rows,
    };
    View::new(ctx.say("title-filing-scan"), Body::Capture { capture })
}

fn verdict(miss: Miss, ctx: &Context) -> Verdict {
    let key = match miss {
        Miss::Other => "filing-scan-other",
        Miss::Picture => "filing-scan-picture",
        Miss::Album => "filing-scan-album",
    };
    let text = Words::new(format!("{key}.text"));
    let mark = Mark { tone: Tone::Attention, open: false, label: ctx.say(key) };
    Verdict { picture: None, mark, text: ctx.say(text) }
}
