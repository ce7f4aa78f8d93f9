//! The photo of the document: taken or chosen, looked at, sent in pieces, handed in.
//!
//! ```text
//! None ── picture ─▶ Preparing ─▶ Ready ── hand in ─▶ Uploading ─▶ Uploaded ── POST ─▶ under review
//!                        └─▶ None, with why         └── broken off ─▶ Ready
//! ```

use tongtu_contract::{DocumentPhoto, RegistrationState, UploadId, path};

use super::{State, case};
use crate::{
    ask::{AskKind, Lens, Outcome, Permission},
    effect::{Answer, Effect, Photo, PhotoSpec, Reply, Request, Tag},
    problem::{Code, Problem},
    route::Route,
    screen::{Body, Capture, Guide, Icon, Mark, Picture, Press, Progress, Rank, Tone, Verdict},
    step::{Context, Event, Go, Notice, Step, View},
    text::Words,
};

const CAMERA: Tag = "photo.camera";
const ALBUM: Tag = "photo.album";
const LEAVE: Tag = "photo.leave";
const PREPARE: Tag = "photo.prepare";
const UPLOAD: Tag = "photo.upload";
const HAND_IN: Tag = "photo.hand_in";
pub(super) const TAKE: &str = "register.photo_take";
const FROM_ALBUM: &str = "register.photo_album";
const SEND: &str = "register.photo_send";
const ALLOW: &str = "register.photo_allow";
const AGAIN: &str = "register.photo_again";

/// Under this the letters of a document are hard to read. Source: ours; advice, never a gate.
const SHARP_ENOUGH: u32 = 60;

/// How far the photo is.
#[derive(Debug, Clone, Default)]
pub(super) enum Taken {
    #[default]
    None,
    Preparing,
    Ready(Photo),
    Uploading {
        photo: Photo,
        done: u64,
        of: u64,
    },
    Uploaded {
        photo: Photo,
        upload: String,
    },
}

impl Taken {
    pub(super) fn photo(&self) -> Option<&Photo> {
        match self {
            Taken::None | Taken::Preparing => None,
            Taken::Ready(photo)
            | Taken::Uploading { photo, .. }
            | Taken::Uploaded { photo, .. } => Some(photo),
        }
    }

    /// The id a request may name.
    pub(super) fn upload(&self) -> Option<UploadId> {
        match self {
            Taken::Uploaded { upload, .. } => Some(UploadId(upload.clone())),
            _ => None,
        }
    }
}

pub(super) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match (&state.taken, event) {
        // Also when the picker was closed and there is nothing to look at.
        (Taken::None, Event::Entered(_) | Event::Answered(ALBUM, Outcome::Cancelled)) => {
            camera(Step::stay(state))
        }

        // ── the picture ──
        (
            _,
            Event::Answered(
                CAMERA | ALBUM,
                Outcome::Photo { path, lens, source, taken_at_ms, faces },
            ),
        ) => {
            let spec = PhotoSpec::Document;
            let effect = Effect::Prepare { path, spec, source, lens, taken_at_ms, faces };
            let before = state.taken.photo().map(|photo| Effect::DropPhoto(photo.id.clone()));
            to(state, Taken::Preparing).maybe("drop", before).effect(PREPARE, effect).hush()
        }
        (_, Event::Answered(CAMERA | LEAVE, Outcome::Refused { forever })) => {
            Step::to(State { may_allow: !forever, ..state.clone() })
                .problem(&Problem::new(Code::P507), ctx)
        }
        (_, Event::Answered(CAMERA, Outcome::Impossible { .. })) => {
            Step::stay(state).problem(&Problem::new(Code::P507), ctx)
        }
        (_, Event::Answered(LEAVE, Outcome::Granted)) => {
            camera(Step::to(State { may_allow: false, ..state.clone() })).hush()
        }
        (_, Event::Answered(ALBUM, Outcome::Refused { .. } | Outcome::Impossible { .. })) => {
            Step::stay(state).notice(Notice::news(Tone::Attention, "register-photo-no-album"))
        }
        (Taken::Preparing, Event::Came(PREPARE, Answer::Prepared(Ok(photo)))) => {
            let keep = case::keep_photo(Some((&photo, None)));
            to(state, Taken::Ready(photo)).effect("draft", keep).focus(SEND)
        }
        (_, Event::Came(PREPARE, Answer::Prepared(Err(problem)))) => {
            camera(to(state, Taken::None)).problem(&problem, ctx)
        }

        // ── sending ──
        (Taken::Ready(photo), Event::Pressed(id)) if sends(&id) => upload(state, photo),
        (Taken::Uploaded { upload, .. }, Event::Pressed(id)) if sends(&id) => {
            hand_in(state, upload.clone(), ctx)
        }
        (Taken::Uploading { photo, .. }, Event::Came(UPLOAD, Answer::Progress { done, of })) => {
            to(state, Taken::Uploading { photo: photo.clone(), done, of })
        }
        (Taken::Uploading { photo, .. }, Event::Came(UPLOAD, Answer::Uploaded(Ok(upload)))) => {
            let keep = case::keep_photo(Some((photo, Some(&upload))));
            let taken = Taken::Uploaded { photo: photo.clone(), upload: upload.clone() };
            hand_in(&State { taken, ..state.clone() }, upload, ctx).effect("draft", keep)
        }
        (Taken::Uploading { photo, .. }, Event::Came(UPLOAD, Answer::Uploaded(Err(problem)))) => {
            to(state, Taken::Ready(photo.clone())).problem(&problem, ctx)
        }
        (_, Event::Came(HAND_IN, Answer::Sent(Ok(Reply::Registration(registration))))) => {
            let mut state = state.clone();
            let drop = state.taken.photo().map(|photo| Effect::DropPhoto(photo.id.clone()));
            state.taken = Taken::None;
            super::seen(&state, &registration, ctx)
                .maybe("drop", drop)
                .effect("draft", case::keep_photo(None))
                .go(Go::Instead(Route::RegisterReview))
        }
        (Taken::Uploaded { photo, .. }, Event::Came(HAND_IN, Answer::Sent(Err(problem)))) => {
            // What the server no longer has must be sent again; without an answer it still has it.
            let gone = problem.answer.is_some();
            let taken = if gone { Taken::Ready(photo.clone()) } else { state.taken.clone() };
            to(state, taken).problem(&problem, ctx)
        }

        // ── another one ──
        (Taken::Uploading { .. } | Taken::Preparing, Event::Pressed(_)) => Step::stay(state),
        (_, Event::Pressed(id)) if id == TAKE || id == AGAIN => again(state),
        (_, Event::Pressed(id)) if id == FROM_ALBUM => Step::stay(state).ask(ALBUM, AskKind::Album),
        (_, Event::Pressed(id) | Event::Opened(id)) if id == ALLOW => {
            let why = ctx.say("register-photo-why");
            let kind = AskKind::Permission { which: Permission::Camera, why };
            Step::stay(state).ask(LEAVE, kind)
        }
        (_, Event::Pressed(id) | Event::Opened(id)) if id == "register.photo_help" => {
            Step::stay(state).push(Route::HelpPage("photo".to_owned()))
        }

        // Late, twice, or of a photo that was given up.
        _ => Step::stay(state),
    }
}

fn sends(press: &str) -> bool {
    press == SEND || press == "notice.retry"
}

fn to(state: &State, taken: Taken) -> Step<State> {
    Step::to(State { taken, ..state.clone() })
}

/// The preview stands on the screen as an ask, so that the shutter answers it.
fn camera(step: Step<State>) -> Step<State> {
    let kind = AskKind::Camera { lens: Lens::Rear, frames: 1, frame_width: 856, frame_height: 540 };
    step.ask(CAMERA, kind)
}

fn again(state: &State) -> Step<State> {
    let drop = state.taken.photo().map(|photo| Effect::DropPhoto(photo.id.clone()));
    camera(to(state, Taken::None)).maybe("drop", drop).effect("draft", case::keep_photo(None))
}

fn upload(state: &State, photo: &Photo) -> Step<State> {
    let Some(auth) = state.case.auth() else {
        return Step::stay(state).go(Go::Root(Route::Welcome));
    };
    let effect = Effect::Upload { photo: photo.id.clone(), auth };
    let taken = Taken::Uploading { photo: photo.clone(), done: 0, of: photo.bytes };
    to(state, taken).effect(UPLOAD, effect).hush()
}

/// To the review, or beside the other fields that are being mended.
fn hand_in(state: &State, upload: String, ctx: &Context) -> Step<State> {
    if let Some(RegistrationState::Rejected { .. }) = state.case.state() {
        return Step::stay(state).go(Go::BackTo(Route::RegisterMend));
    }
    let (Some(id), Some(auth)) = (state.case.id(), state.case.auth()) else {
        return Step::stay(state).go(Go::Root(Route::Welcome));
    };
    if ctx.is_busy(HAND_IN) {
        return Step::stay(state);
    }
    let body = DocumentPhoto { upload: UploadId(upload) };
    let request = Request::post(path::registration_photo(id), &body, auth, Reply::registration);
    Step::stay(state).effect(HAND_IN, Effect::Send(request)).hush()
}

/// The picture as it is shown wherever it stands.
pub(super) fn picture(photo: &Photo, ctx: &Context) -> Picture {
    Picture { id: format!("photo/{}", photo.id), alt: ctx.say("register-photo-alt") }
}

/// How much of it was sent.
pub(super) fn progress(taken: &Taken, ctx: &Context) -> Option<Progress> {
    let Taken::Uploading { done, of, .. } = taken else { return None };
    let percent = done.saturating_mul(100).checked_div(*of).unwrap_or(0).min(100);
    let percent = u32::try_from(percent).unwrap_or(100);
    let spoken = ctx.say(Words::new("register-photo-sending").with("percent", percent));
    Some(Progress { done: percent, adding: 0, of: 100, spoken })
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let want = |key: &'static str| Mark { tone: Tone::Calm, open: true, label: ctx.say(key) };
    let last = verdict(&state.taken, ctx);
    // With a picture to look at, handing it in is the main thing, and the shutter takes another.
    let shutter = if last.is_some() {
        Press { icon: Some(Icon::Retry), ..ctx.press(AGAIN, Rank::Second, "none") }
    } else {
        Press { icon: Some(Icon::Camera), ..ctx.press(TAKE, Rank::Main, PREPARE) }
    };
    let sending = ctx.is_busy(UPLOAD) || ctx.is_busy(HAND_IN);
    let album = Press { icon: Some(Icon::Photo), ..ctx.press(FROM_ALBUM, Rank::Second, "none") };
    let allow = state.may_allow.then(|| ctx.row(ALLOW, Icon::Camera));
    let rows = allow.into_iter().chain([ctx.row("register.photo_help", Icon::Help)]).collect();
    let capture = Capture {
        advice: ctx.say("register-photo-advice"),
        guide: Guide::Document,
        wants: [
            "register-photo-edges",
            "register-photo-sharp",
            "register-photo-glare",
            "register-photo-original",
        ]
        .map(want)
        .to_vec(),
        album: last.is_none().then_some(album),
        last,
        shutter,
        rows,
    };
    let view = View::new(ctx.say("title-register-photo"), Body::Capture { capture });
    match &state.taken {
        Taken::None | Taken::Preparing => view,
        Taken::Ready(_) | Taken::Uploading { .. } | Taken::Uploaded { .. } => {
            let send = ctx.press(SEND, Rank::Main, UPLOAD);
            view.action(Press { busy: sending, ..send })
        }
    }
}

fn verdict(taken: &Taken, ctx: &Context) -> Option<Verdict> {
    let photo = taken.photo()?;
    let (tone, open, label, text) = match taken {
        Taken::Uploading { .. } => {
            let spoken = progress(taken, ctx).map(|progress| progress.spoken);
            let text = spoken.unwrap_or_default();
            (Tone::Info, true, "register-photo-on-its-way", text)
        }
        _ if photo.sharpness < SHARP_ENOUGH => {
            (Tone::Attention, false, "register-photo-blurred", ctx.say("register-photo-look"))
        }
        _ => (Tone::Good, false, "register-photo-good", ctx.say("register-photo-look")),
    };
    let mark = Mark { tone, open, label: ctx.say(label) };
    Some(Verdict { picture: Some(picture(photo, ctx)), mark, text })
}
