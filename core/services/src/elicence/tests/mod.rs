//! The electronic licence, step by step: what the tests of case, photo and card share.

mod card;
mod case;
mod photo;
mod words;

use std::{collections::BTreeMap, sync::Arc};

use contract::{ElicenceReason, ElicenceState};

use super::*;
use crate::{
    ask::{AskKind, Lens, Outcome, Permission, Source},
    effect::{OutboxItem, OutboxState, PhotoSpec, WaitingKind},
    kit::{self, Kit, ids, said},
    problem::{Code, Problem},
    root::Input,
    screen::{Body, Card, Detail, Rank, Screen},
};

pub(super) fn at_case(state: ElicenceState) -> Kit {
    at_case_of(kit::licence(), kit::elicence(state))
}

pub(super) fn at_case_of(licence: contract::Licence, doc: Doc) -> Kit {
    let mut kit = Kit::logged_in();
    kit.open("service.elicence");
    kit.serve(kit::filed(licence));
    kit.serve(doc);
    kit
}

pub(super) fn detail(screen: &Screen) -> &Detail {
    match &screen.body {
        Body::Detail { detail } => detail,
        other => panic!("{} instead of a detail", kit::template(other)),
    }
}

pub(super) fn at_consent() -> Kit {
    let mut kit = at_case(ElicenceState::NotApplied);
    kit.press("elicence.apply");
    kit.answer(is_load, Answer::Draft(BTreeMap::new()));
    kit
}

pub(super) fn at_photo() -> Kit {
    let mut kit = at_consent();
    kit.choose("elicence_consent", "yes");
    kit.press("elicence.consent.next");
    kit
}

pub(super) fn is_load(effect: &Effect) -> bool {
    matches!(effect, Effect::LoadDraft("elicence"))
}

pub(super) fn is_prepare(effect: &Effect) -> bool {
    matches!(effect, Effect::Prepare { spec: PhotoSpec::LicencePortrait, .. })
}

pub(super) fn is_apply(effect: &Effect) -> bool {
    matches!(effect, Effect::Enqueue(waiting) if waiting.kind == WaitingKind::ElicenceApplication)
}

pub(super) fn taken(lens: Option<Lens>, source: Source) -> Outcome {
    Outcome::Photo {
        path: "/tmp/p.jpg".to_owned(),
        lens,
        source,
        taken_at_ms: None,
        faces: Vec::new(),
    }
}

pub(super) fn photo(source: Source, lens: Option<Lens>, taken_at_ms: Option<i64>) -> Photo {
    let (width, height, bytes) = (520, 756, 90_000);
    let id = "p1".to_owned();
    Photo {
        id,
        width,
        height,
        bytes,
        taken_at_ms,
        source,
        lens,
        faces: 1,
        border_luma: 240,
        sharpness: 300,
    }
}

pub(super) fn good() -> Photo {
    photo(Source::Camera, Some(Lens::Rear), Some(kit::NOW_MS))
}

/// Takes a picture that comes out as this one.
pub(super) fn take(kit: &mut Kit, photo: Photo) -> Screen {
    kit.outcome(taken(photo.lens, photo.source));
    let prepared = Answer::Prepared(Ok(photo));
    kit.answer(is_prepare, prepared)
}

pub(super) fn asked(screen: &Screen) -> Option<&AskKind> {
    screen.ask.as_ref().map(|ask| &ask.kind)
}

pub(super) fn waiting(state: OutboxState) -> Input {
    let made_at_ms = kit::NOW_MS;
    let kind = WaitingKind::ElicenceApplication;
    Input::Outbox(Arc::new(vec![OutboxItem {
        id: "w1".to_owned(),
        kind,
        subject: String::new(),
        made_at_ms,
        state,
    }]))
}

pub(super) fn is_code(effect: &Effect) -> bool {
    matches!(effect, Effect::Send(request) if request.path == "/v1/elicence/codes")
}

pub(super) fn at_card_of(licence: &contract::Licence) -> Kit {
    let mut kit = at_case_of(licence.clone(), kit::active());
    kit.press("elicence.show");
    kit.serve(kit::card(licence));
    kit
}

pub(super) fn code(kit: &Kit) -> Answer {
    let generated_at_ms = kit.now_ms;
    let text = format!("TT1.{}.{}", "eyJrIjoiMSJ9".repeat(8), "c2ln".repeat(21));
    let code =
        contract::ElicenceCode { text, generated_at_ms, expires_at_ms: generated_at_ms + 60_000 };
    Answer::Sent(Ok(Reply::ElicenceCode(Arc::new(code))))
}

pub(super) fn at_card() -> Kit {
    let mut kit = at_card_of(&kit::licence());
    let code = code(&kit);
    kit.answer(is_code, code);
    kit
}
