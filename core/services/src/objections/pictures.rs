//! Pictures that go with it: taken or chosen, looked at, taken away.

use super::{State, Written, form::keep_photos, limits};
use crate::{
    ask::{AskKind, Lens, Outcome, Permission},
    effect::{Effect, Photo, PhotoSpec},
    problem::{Code, Problem},
    route::Route,
    screen::Tone,
    screen::{Body, Capture, Guide, Icon, Page, Picture, Press, Rank, Slot},
    step::{Context, Go, Notice, Step, View},
    text::Words,
};

/// The guide's frame; a piece of evidence may be anything, and is kept whole.
const FRAME: (u32, u32) = (4, 3);

/// The camera's side of the story.
#[derive(Debug, Clone, Default)]
pub(super) struct Taking {
    eye: Eye,
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

pub(super) fn has_room(state: &State, record: &str, ctx: &Context) -> bool {
    state.form(record).photos.len() < usize::from(limits(ctx).max_pictures)
}

/// Opens the camera's eye, unless the phone has none.
pub(super) fn look(state: &State) -> Step<State> {
    let step = Step::stay(state);
    let (frame_width, frame_height) = FRAME;
    match state.taking.eye {
        Eye::Open => step.ask(
            "camera",
            AskKind::Camera { lens: Lens::Rear, frames: 1, frame_width, frame_height },
        ),
        Eye::Denied { .. } | Eye::Missing => step,
    }
}

pub(super) fn shutter(state: &State, ctx: &Context) -> Step<State> {
    match state.taking.eye {
        _ if ctx.is_busy("prepare") => Step::stay(state),
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
    Step::stay(state).ask("album", AskKind::Album)
}

/// Asks the system once more for leave to use the camera.
pub(super) fn allow(state: &State, ctx: &Context) -> Step<State> {
    let why = ctx.say("objection-camera-why");
    Step::stay(state).ask("permission", AskKind::Permission { which: Permission::Camera, why })
}

pub(super) fn answered(state: &State, tag: &str, outcome: Outcome, ctx: &Context) -> Step<State> {
    let eye = |eye| {
        let mut next = state.clone();
        next.taking.eye = eye;
        next
    };
    match outcome {
        Outcome::Photo { path, lens, source, taken_at_ms, faces } => {
            let spec = PhotoSpec::Evidence;
            let effect = Effect::Prepare { path, spec, source, lens, taken_at_ms, faces };
            Step::stay(state).effect("prepare", effect)
        }
        // Turning away from the album leads back to the camera.
        Outcome::Cancelled if tag == "album" => look(state),
        Outcome::Cancelled => Step::stay(state),
        Outcome::Granted if tag == "permission" => look(&eye(Eye::Open)),
        Outcome::Refused { forever } if tag != "album" => {
            Step::to(eye(Eye::Denied { forever })).problem(&Problem::new(Code::P507), ctx)
        }
        Outcome::Impossible { .. } if tag != "album" => {
            Step::to(eye(Eye::Missing)).problem(&Problem::new(Code::P507), ctx)
        }
        Outcome::Refused { .. } | Outcome::Impossible { .. } => {
            let words = match state.taking.eye {
                Eye::Open => "objection-no-album",
                Eye::Denied { .. } | Eye::Missing => "objection-no-pictures",
            };
            look(state).notice(Notice::news(Tone::Attention, words))
        }
        _ => Step::stay(state).illegal(),
    }
}

/// It stands in the form; one that came too late or too often is not kept.
pub(super) fn prepared(state: &State, photo: Photo, ctx: &Context) -> Step<State> {
    let Route::ObjectionPhoto(record) = ctx.route else {
        return Step::stay(state).effect("drop", Effect::DropPhoto(photo.id));
    };
    if !has_room(state, record, ctx) {
        return Step::stay(state).effect("drop", Effect::DropPhoto(photo.id)).go(Go::Back);
    }
    let next = state.with(record, |form| form.photos.push(photo));
    let back = Go::BackTo(Route::ObjectionForm(record.clone()));
    keep_photos(Step::to(next), record).go(back)
}

/// A picture of the form is looked at.
pub(super) fn look_at(state: &State, record: &str, slot: &str) -> Step<State> {
    let number = slot.strip_prefix("objection.photo.").and_then(|n| n.parse::<usize>().ok());
    let looked_at = number.filter(|n| *n < state.form(record).photos.len());
    Step::to(State { looked_at, ..state.clone() })
}

pub(super) fn remove(state: &State, record: &str) -> Step<State> {
    let Some(number) = state.looked_at.filter(|n| *n < state.form(record).photos.len()) else {
        return Step::stay(state);
    };
    let mut next = State { looked_at: None, ..state.clone() };
    let gone = next.forms.get_mut(record).map(|form| form.photos.remove(number));
    let gone = gone.map(|photo| Effect::DropPhoto(photo.id));
    keep_photos(Step::to(next), record).maybe("drop", gone)
}

/// One a picture, and one more while there is room.
pub(super) fn slots(form: &Written, max: u8, ctx: &Context) -> Vec<Slot> {
    let slot = |(n, photo): (usize, &Photo)| Slot {
        id: format!("objection.photo.{n}"),
        label: ctx.say(Words::new("objection-photo").with("n", n + 1)),
        picture: Some(picture(n, photo, ctx)),
        mark: None,
        progress: None,
    };
    let add = Slot {
        id: "objection.add".to_owned(),
        label: ctx.say("objection-photo-add"),
        picture: None,
        mark: None,
        progress: None,
    };
    let room = form.photos.len() < usize::from(max);
    form.photos.iter().enumerate().map(slot).chain(room.then_some(add)).collect()
}

fn picture(n: usize, photo: &Photo, ctx: &Context) -> Picture {
    let alt = ctx.say(Words::new("objection-photo-alt").with("n", n + 1));
    Picture { id: format!("photo/{}", photo.id), alt }
}

/// The picture that is looked at, and whether it goes.
pub(super) fn sheet(state: &State, record: &str, ctx: &Context) -> Option<Page> {
    let number = state.looked_at?;
    state.form(record).photos.get(number)?;
    Some(Page {
        id: "objection.photo.sheet".to_owned(),
        title: ctx.say(Words::new("objection-photo-title").with("n", number + 1)),
        presses: vec![
            ctx.press("objection.keep", Rank::Second, "none"),
            ctx.press("objection.remove", Rank::Grave, "none"),
        ],
        ..Page::default()
    })
}

pub(super) fn view(state: &State, record: &str, ctx: &Context) -> View {
    let eye = state.taking.eye;
    let has_eye = eye == Eye::Open;
    let (first, second) =
        if has_eye { (Rank::Main, Rank::Second) } else { (Rank::Second, Rank::Main) };
    let not_yet = (!has_eye).then(|| ctx.say("objection-no-camera"));
    let press = |id: &str, rank, icon| Press { icon: Some(icon), ..ctx.press(id, rank, "prepare") };
    let shutter = Press { not_yet, ..press("objection.shutter", first, Icon::Camera) };
    let allow =
        (eye == Eye::Denied { forever: false }).then(|| ctx.row("objection.allow", Icon::Camera));
    let count = state.form(record).photos.len();
    let advice = Words::new("objection-photo-advice")
        .with("count", count)
        .with("pictures", u32::from(limits(ctx).max_pictures));
    let capture = Capture {
        advice: ctx.say(advice),
        guide: Guide::Document,
        wants: Vec::new(),
        last: None,
        shutter,
        album: Some(press("objection.album", second, Icon::Photo)),
        rows: allow.into_iter().collect(),
    };
    View::new(ctx.say("title-objection-photo"), Body::Capture { capture })
}
