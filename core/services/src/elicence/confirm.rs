//! Looking at the portrait once more, and handing it in.
//!
//! The application may wait: it goes through the outbox, and its photo with it.

use tongtu_contract as contract;

use super::{
    State,
    photo::{DRAFT, Taking, advice_marks, is_agreed, judge, picture, refused},
    standing,
};
use crate::{
    ask::{Lens, Source},
    effect::{Effect, OutboxState, Waiting, WaitingKind},
    form::Filled,
    licence,
    problem::Problem,
    route::Route,
    screen::{Body, Detail, Icon, Lines, Mark, Press, Rank, Row, Tone},
    step::{Context, Go, Notice, Step, View, local},
    text::Words,
};

pub(super) fn submit(state: &State, ctx: &Context) -> Step<State> {
    let Some(photo) = &state.photo else { return Step::stay(state) };
    if ctx.is_busy("apply") || !is_agreed(state) || standing::is_on_its_way(ctx) {
        return Step::stay(state);
    }
    // It may have grown too old while it waited for the person.
    if let Err(code) = judge(photo, ctx) {
        let next = State { photo: None, ..state.clone() };
        return refused(&next, Some(photo.clone()), &Problem::new(code), ctx)
            .go(Go::BackTo(Route::ElicencePhoto))
            .problem(&Problem::new(code), ctx);
    }
    let application = contract::ElicenceApplication {
        upload: contract::UploadId("$upload0".to_owned()),
        source: match photo.source {
            Source::Camera => contract::PhotoSource::Camera,
            Source::Album => contract::PhotoSource::Album,
        },
        lens: photo.lens.map(|lens| match lens {
            Lens::Rear => contract::Lens::Rear,
            Lens::Front => contract::Lens::Front,
        }),
        taken_at_ms: photo.taken_at_ms,
        consent: true,
    };
    let waiting = Waiting {
        subject: String::new(),
        kind: WaitingKind::ElicenceApplication,
        path: contract::path::ELICENCE_APPLICATIONS.to_owned(),
        body: serde_json::to_vec(&application).unwrap_or_default(),
        photos: vec![photo.id.clone()],
    };
    let mut step = Step::stay(state);
    // An application that the server refused makes room for the new one.
    if let Some(old) = ctx.waiting(WaitingKind::ElicenceApplication)
        && matches!(old.state, OutboxState::NeedsAttention(_))
    {
        step = step.effect("discard", Effect::Discard(old.id.clone()));
    }
    step.effect("apply", Effect::Enqueue(waiting))
}

/// It is in the outbox, and with it the photo.
pub(super) fn queued(state: &State, ctx: &Context) -> Step<State> {
    let next = State {
        filled: Filled::default(),
        taking: Taking::default(),
        photo: None,
        ..state.clone()
    };
    let step = Step::to(next).effect("draft", Effect::DropDraft(DRAFT));
    if *ctx.route != Route::ElicenceConfirm {
        return step;
    }
    let words = if ctx.online { "elicence-sent" } else { "elicence-kept" };
    step.go(Go::BackTo(Route::Elicence)).notice(Notice::news(Tone::Info, words))
}

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let title = ctx.say("title-elicence-confirm");
    let Some(photo) = &state.photo else {
        return View::new(title, Body::Detail { detail: Detail::default() });
    };
    let checks =
        advice_marks(Some(photo), ctx).into_iter().zip(["white", "face", "sharp", "glare"]);
    let check = |(mark, name): (Mark, &str)| Row {
        // What nobody measured is for the person to look at, and not claimed.
        mark: Some(match mark.tone {
            Tone::Calm => Mark { label: ctx.say("elicence-check-self"), ..mark },
            Tone::Good => {
                let label = ctx.say(Words::new(format!("elicence-check-{name}-good")));
                Mark { label, ..mark }
            }
            _ => mark,
        }),
        id: format!("elicence.check.{name}"),
        head: ctx.say(Words::new(format!("elicence-check-{name}"))),
        ..Row::default()
    };
    let source = match photo.source {
        Source::Camera => "elicence-source-camera",
        Source::Album => "elicence-source-album",
    };
    let mut lines = vec![licence::line("elicence.source", ctx.say(source), ctx)];
    if let Some(at) = photo.taken_at_ms {
        lines.push(licence::line("elicence.taken_on", ctx.day(local(at).date()), ctx));
    }
    let detail = Detail {
        lead: Some(ctx.say("elicence-confirm-lead")),
        pictures: vec![picture(photo, ctx)],
        groups: vec![Lines { id: "elicence.photo".to_owned(), title: None, lines }],
        rows: checks.map(check).collect(),
        ..Detail::default()
    };
    let submit =
        Press { icon: Some(Icon::Send), ..ctx.press("elicence.submit", Rank::Main, "apply") };
    let again = ctx.press("elicence.retake", Rank::Second, "none");
    View::new(title, Body::Detail { detail }).action(submit).action(again)
}
