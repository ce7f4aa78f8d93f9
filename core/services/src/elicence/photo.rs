//! 驾驶证照片: consent, and taking or choosing the portrait. `confirm` looks at it and hands it in.
//!
//! Consent ── ticked ──▶ Photo ── camera or album ──▶ prepared ──▶ Confirm ──▶ outbox
//!                         ▲─────── refused by the rules ──┘            │
//!                         └─────────────── once more ──────────────────┘
//!
//! The rules decide on lens, age and size; what a picture shows is for the reviewer, so what is
//! measured here is advice and never stops anybody.

use tongtu_rules::photo as rule;

use super::{State, standing};
use crate::{
    ask::{AskKind, Lens, Outcome, Permission, Source},
    effect::{Effect, Photo, PhotoSpec},
    form::{self, Fault, Spec},
    problem::{Code, Problem},
    route::Route,
    screen::{
        Body, Capture, Form, Guide, Icon, Input, Mark, Page, Paragraph, ParagraphKind, Picture,
        Press, Rank, Row, Section, Tone, Verdict,
    },
    step::{Context, Go, Notice, Step, View, local},
    text::Words,
};

pub(super) const DRAFT: &str = "elicence";
pub(super) const CONSENT: &str = "elicence_consent";
const PHOTO: &str = "photo";

/// A border as bright as this passes for white; advice only. Ours.
const WHITE_LUMA: u8 = 215;
/// Under this variance of the Laplacian edges are soft; advice only. Ours.
const SHARP: u32 = 60;

/// After so many pictures that could not be used, the window is named as another way.
const FAILURES_UNTIL_WINDOW: u32 = 2;

/// The camera's side of the story.
#[derive(Debug, Clone, Default)]
pub(super) struct Taking {
    /// What stands on the screen to be answered by the phone.
    asked: Option<Asked>,
    eye: Eye,
    /// The last picture that could not be used, and why.
    last: Option<Refused>,
    /// Pictures that could not be used, one after another.
    failures: u32,
    /// Whether the requirements lie over the screen.
    wants: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Camera,
    Album,
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

#[derive(Debug, Clone)]
struct Refused {
    photo: Option<Photo>,
    code: Code,
}

// ── consent ──

pub(super) fn choose(state: &State, option: &str) -> Step<State> {
    let mut next = state.clone();
    let answer = if option == "yes" { "yes" } else { "" };
    next.filled.choose(CONSENT, answer);
    Step::to(next).draft(DRAFT, CONSENT, answer)
}

/// On to the camera; without the tick the form says what is missing.
pub(super) fn agree(state: &State) -> Step<State> {
    if is_agreed(state) {
        return Step::stay(state).push(Route::ElicencePhoto);
    }
    let mut next = state.clone();
    next.filled.submit();
    Step::to(next).focus(CONSENT)
}

pub(super) fn is_agreed(state: &State) -> bool {
    state.filled.text(CONSENT) == "yes"
}

/// Nobody comes to the camera without having agreed, nor to the preview without a picture.
pub(super) fn guarded(state: &State, ctx: &Context) -> Step<State> {
    match ctx.route {
        Route::ElicencePhoto | Route::ElicenceConfirm if !is_agreed(state) => {
            Step::stay(state).go(Go::Instead(Route::ElicenceConsent))
        }
        Route::ElicenceConfirm if state.photo.is_none() => {
            Step::stay(state).go(Go::Instead(Route::ElicencePhoto))
        }
        Route::ElicencePhoto => look(state),
        _ => Step::stay(state),
    }
}

pub(super) fn restored(
    state: &State,
    mut draft: std::collections::BTreeMap<String, String>,
    ctx: &Context,
) -> Step<State> {
    let mut next = State { loaded: true, ..state.clone() };
    let photo = draft.remove(PHOTO).and_then(|text| serde_json::from_str(&text).ok());
    next.photo = next.photo.or(photo);
    next.filled.restore(draft);
    guarded(&next, ctx)
}

pub(super) fn consent_view(state: &State, ctx: &Context) -> View {
    let faults: Vec<_> =
        if is_agreed(state) { Vec::new() } else { vec![(CONSENT, Fault::new("elicence.consent"))] };
    let (summary, problems) = form::summary(&state.filled, &faults, ctx);
    let input = Input::Consent { given: is_agreed(state), documents: Vec::new() };
    let spec = Spec::new(CONSENT, input);
    let field = spec.draw(&state.filled, form::fault_of(&faults, CONSENT), ctx);
    let said = |kind, words: Words| Paragraph::new(kind, ctx.say(words));
    let part = |key: &str| {
        let limit = u32::from(standing::limit(ctx));
        [
            said(ParagraphKind::Heading, Words::new(format!("{key}-title"))),
            said(ParagraphKind::Prose, Words::new(key).with("limit", limit)),
        ]
    };
    let keys = ["elicence-consent-what", "elicence-consent-photo", "elicence-consent-know"];
    let lead = Page {
        id: "elicence.consent.lead".to_owned(),
        paragraphs: keys.into_iter().flat_map(part).collect(),
        ..Page::default()
    };
    let sections = vec![Section {
        id: "elicence.consent.know".to_owned(),
        title: None,
        fields: vec![field],
        note: None,
    }];
    let step = Some(ctx.say("elicence-consent-step"));
    let form = Form {
        step,
        lead: Some(lead),
        summary,
        problems,
        sections,
        footnote: Some(ctx.say("elicence-consent-footnote")),
    };
    let next = Press {
        icon: Some(Icon::Camera),
        ..ctx.press("elicence.consent.next", Rank::Main, "none")
    };
    View::new(ctx.say("title-elicence-consent"), Body::Form { form }).action(next)
}

// ── the camera and the album ──

/// Opens the camera's eye, unless the phone has none.
pub(super) fn look(state: &State) -> Step<State> {
    let mut next = state.clone();
    next.taking.wants = false;
    if next.taking.eye != Eye::Open {
        next.taking.asked = None;
        return Step::to(next);
    }
    next.taking.asked = Some(Asked::Camera);
    Step::to(next).ask("camera", camera())
}

fn camera() -> AskKind {
    let (frame_width, frame_height) = rule::SUGGESTED;
    AskKind::Camera { lens: Lens::Rear, frames: 1, frame_width, frame_height }
}

pub(super) fn shutter(state: &State, ctx: &Context) -> Step<State> {
    let busy = ctx.is_busy("prepare");
    match state.taking.eye {
        // The camera is asked for already: the phone answers that.
        _ if busy || state.taking.asked == Some(Asked::Camera) => Step::stay(state),
        Eye::Open => look(state),
        Eye::Denied { .. } | Eye::Missing => {
            Step::stay(state).problem(&Problem::new(Code::P507), ctx)
        }
    }
}

pub(super) fn album(state: &State, ctx: &Context) -> Step<State> {
    if ctx.is_busy("prepare") {
        return Step::stay(state);
    }
    let mut next = state.clone();
    next.taking.asked = Some(Asked::Album);
    Step::to(next).ask("album", AskKind::Album)
}

/// Asks the system once more for leave to use the camera.
pub(super) fn allow(state: &State, ctx: &Context) -> Step<State> {
    let why = ctx.say("elicence-camera-why");
    Step::stay(state).ask("permission", AskKind::Permission { which: Permission::Camera, why })
}

pub(super) fn wants(state: &State, open: bool) -> Step<State> {
    let mut next = state.clone();
    next.taking.wants = open;
    Step::to(next)
}

pub(super) fn answered(state: &State, tag: &str, outcome: Outcome, ctx: &Context) -> Step<State> {
    let mut next = state.clone();
    next.taking.asked = None;
    match outcome {
        Outcome::Photo { path, lens, source, taken_at_ms, faces } => {
            let spec = PhotoSpec::LicencePortrait;
            let effect = Effect::Prepare { path, spec, source, lens, taken_at_ms, faces };
            Step::to(next).effect("prepare", effect)
        }
        // Turning away from the album leads back to the camera.
        Outcome::Cancelled if tag == "album" => look(&next),
        Outcome::Cancelled => Step::to(next),
        Outcome::Granted if tag == "permission" => {
            next.taking.eye = Eye::Open;
            look(&next)
        }
        Outcome::Refused { forever } if tag != "album" => {
            next.taking.eye = Eye::Denied { forever };
            Step::to(next).problem(&Problem::new(Code::P507), ctx)
        }
        Outcome::Impossible { .. } if tag != "album" => {
            next.taking.eye = Eye::Missing;
            Step::to(next).problem(&Problem::new(Code::P507), ctx)
        }
        Outcome::Refused { .. } | Outcome::Impossible { .. } if next.taking.eye == Eye::Open => {
            look(&next).notice(Notice::news(Tone::Attention, "elicence-no-album"))
        }
        // Neither camera nor album: the window is the way that is left.
        Outcome::Refused { .. } | Outcome::Impossible { .. } => {
            next.taking.failures = next.taking.failures.max(FAILURES_UNTIL_WINDOW);
            Step::to(next).notice(Notice::news(Tone::Attention, "elicence-no-camera-no-album"))
        }
        _ => Step::to(next).illegal(),
    }
}

pub(super) fn prepared(state: &State, photo: Photo, ctx: &Context) -> Step<State> {
    if let Err(code) = judge(&photo, ctx) {
        return refused(state, Some(photo), &Problem::new(code), ctx);
    }
    let text = serde_json::to_string(&photo).unwrap_or_default();
    let mut next = state.clone();
    let old = next.taking.last.take().and_then(|last| last.photo);
    let replaced = next.photo.replace(photo);
    let mut step = Step::to(next).draft(DRAFT, PHOTO, &text);
    for gone in [old, replaced].into_iter().flatten() {
        step = step.effect("drop", Effect::DropPhoto(gone.id));
    }
    // Somebody who has turned away meanwhile finds it when they come back.
    if *ctx.route == Route::ElicencePhoto { step.push(Route::ElicenceConfirm) } else { step }
}

/// The reason stands above, the picture with what to do below; the camera stays open for the next.
pub(super) fn refused(
    state: &State,
    photo: Option<Photo>,
    problem: &Problem,
    ctx: &Context,
) -> Step<State> {
    let mut next = state.clone();
    let refused = Refused { photo, code: problem.code };
    next.taking.failures = next.taking.failures.saturating_add(1);
    let old = next.taking.last.replace(refused).and_then(|last| last.photo);
    let mut step = if *ctx.route == Route::ElicencePhoto { look(&next) } else { Step::to(next) };
    if let Some(old) = old {
        step = step.effect("drop", Effect::DropPhoto(old.id));
    }
    step.problem(problem, ctx)
}

/// By the rules for a finished upload; the code is what the person is told.
pub(super) fn judge(photo: &Photo, ctx: &Context) -> Result<(), Code> {
    let source = match photo.source {
        Source::Camera => rule::Source::Camera(match photo.lens {
            Some(Lens::Rear) => rule::Lens::Rear,
            Some(Lens::Front) => rule::Lens::Front,
            None => rule::Lens::Unknown,
        }),
        Source::Album => {
            rule::Source::Album { taken_on: photo.taken_at_ms.map(|at| local(at).date()) }
        }
    };
    let (width, height) = (photo.width, photo.height);
    let upload = rule::Upload { width, height, mime: "image/jpeg", source };
    rule::judge(&upload, ctx.today).map_err(|error| match error {
        rule::PhotoError::Mime => Code::P501,
        rule::PhotoError::TooNarrow | rule::PhotoError::Ratio => Code::P502,
        rule::PhotoError::FrontCamera => Code::P504,
        rule::PhotoError::NoDate | rule::PhotoError::FutureDate => Code::P506,
        rule::PhotoError::TooOld => Code::P505,
    })
}

pub(super) fn capture_view(state: &State, ctx: &Context) -> View {
    let taking = &state.taking;
    let has_eye = taking.eye == Eye::Open;
    let not_yet = (!has_eye).then(|| ctx.say("elicence-no-camera"));
    let shutter = Press {
        icon: Some(Icon::Camera),
        not_yet,
        ..ctx.press(
            "elicence.photo.shutter",
            if has_eye { Rank::Main } else { Rank::Second },
            "prepare",
        )
    };
    let album_rank = if has_eye { Rank::Second } else { Rank::Main };
    let album = Press {
        icon: Some(Icon::Photo),
        ..ctx.press("elicence.photo.album", album_rank, "prepare")
    };
    let refused = taking.last.as_ref().and_then(|last| last.photo.as_ref());
    let measured = refused.or(state.photo.as_ref().filter(|_| taking.last.is_none()));
    let mut rows = Vec::new();
    if state.photo.is_some() {
        rows.push(row("elicence.photo.use", Icon::Check, ctx));
    }
    if taking.eye == (Eye::Denied { forever: false }) {
        rows.push(row("elicence.photo.allow", Icon::Camera, ctx));
    }
    if taking.failures >= FAILURES_UNTIL_WINDOW {
        rows.push(Row { opens: false, ..row("elicence.window", Icon::Place, ctx) });
    }
    let advice = if has_eye { "elicence-photo-advice" } else { "elicence-photo-advice-album" };
    let capture = Capture {
        advice: ctx.say(advice),
        guide: Guide::Portrait,
        wants: advice_marks(measured, ctx),
        last: match (&taking.last, &state.photo) {
            (Some(last), _) => Some(verdict(last, ctx)),
            (None, Some(photo)) => Some(usable(photo, ctx)),
            (None, None) => None,
        },
        shutter,
        album: Some(album),
        rows,
    };
    let sheet = taking.wants.then(|| wants_sheet(ctx));
    let wants = ctx.press("elicence.photo.wants", Rank::Second, "none");
    View::new(ctx.say("title-elicence-photo"), Body::Capture { capture })
        .action(Press { icon: Some(Icon::Help), ..wants })
        .over(sheet)
}

fn row(id: &str, icon: Icon, ctx: &Context) -> Row {
    let key = format!("row-{}", id.replace('.', "-"));
    Row {
        id: id.to_owned(),
        icon: Some(icon),
        head: ctx.say(Words::new(key.clone())),
        lines: ctx.find(format!("{key}.line")).into_iter().collect(),
        opens: true,
        ..Row::default()
    }
}

pub(super) fn picture(photo: &Photo, ctx: &Context) -> Picture {
    Picture { id: format!("photo/{}", photo.id), alt: ctx.say("elicence-photo-alt") }
}

fn verdict(last: &Refused, ctx: &Context) -> Verdict {
    Verdict {
        picture: last.photo.as_ref().map(|photo| picture(photo, ctx)),
        mark: Mark { tone: Tone::Danger, open: false, label: ctx.say("elicence-photo-refused") },
        text: ctx.say(Words::new(why_key(last.code))),
    }
}

/// Taken before and not handed in yet.
fn usable(photo: &Photo, ctx: &Context) -> Verdict {
    Verdict {
        picture: Some(picture(photo, ctx)),
        mark: Mark { tone: Tone::Good, open: false, label: ctx.say("elicence-photo-usable") },
        text: ctx.say("elicence-photo-usable.text"),
    }
}

/// The notice says what and what now; beside the picture stands why.
fn why_key(code: Code) -> &'static str {
    match code {
        Code::P502 => "elicence-why-small",
        Code::P503 => "elicence-why-large",
        Code::P504 => "elicence-why-front",
        Code::P505 => "elicence-why-old",
        Code::P506 => "elicence-why-no-date",
        _ => "elicence-why-unreadable",
    }
}

/// What to look for. What was measured has its verdict, the rest is said and not claimed.
pub(super) fn advice_marks(photo: Option<&Photo>, ctx: &Context) -> Vec<Mark> {
    let mark = |tone, key: &str| Mark { tone, open: false, label: ctx.say(Words::new(key)) };
    let tone = |is_good: Option<bool>| match is_good {
        None => Tone::Calm,
        Some(true) => Tone::Good,
        Some(false) => Tone::Attention,
    };
    let white = photo.map(|photo| photo.border_luma >= WHITE_LUMA);
    let sharp = photo.map(|photo| photo.sharpness >= SHARP);
    // No face may only mean that this phone does not look for any.
    let face = photo.filter(|photo| photo.faces > 0).map(|photo| photo.faces == 1);
    let key = |is_good: Option<bool>, name: &str| match is_good {
        Some(false) => format!("elicence-want-{name}-not"),
        _ => format!("elicence-want-{name}"),
    };
    vec![
        mark(tone(white), &key(white, "white")),
        mark(tone(face), &key(face, "face")),
        mark(tone(sharp), &key(sharp, "sharp")),
        mark(Tone::Calm, "elicence-want-glare"),
    ]
}

fn wants_sheet(ctx: &Context) -> Page {
    let item = |n: u32| {
        Paragraph::new(ParagraphKind::Item, ctx.say(Words::new(format!("elicence-wants-{n}"))))
    };
    Page {
        id: "elicence.photo.wants.sheet".to_owned(),
        title: ctx.say("press-elicence-photo-wants"),
        paragraphs: (1..=6).map(item).collect(),
        presses: vec![ctx.press("elicence.photo.wants.close", Rank::Main, "none")],
        ..Page::default()
    }
}
