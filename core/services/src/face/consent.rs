//! 单独同意: what is taken, for what, what stays of it, and how it goes without.

use tongtu_contract::FacePurpose;

use super::{State, keep, parts};
use crate::{
    form::{self, Fault, Spec},
    route::Route,
    screen::{Body, Form, Icon, Input, Page, Paragraph, ParagraphKind, Press, Rank, Section},
    step::{Context, Step, View},
    text::Words,
};

pub(super) const FIELD: &str = "face_consent";

pub(super) fn is_given(state: &State) -> bool {
    state.filled.text(FIELD) == "yes"
}

pub(super) fn choose(state: &State, option: &str) -> Step<State> {
    let mut next = state.clone();
    let answer = if option == "yes" { "yes" } else { "" };
    next.filled.choose(FIELD, answer);
    keep(Step::to(next), FIELD, answer)
}

/// On to the camera; without the tick the form says what is missing.
pub(super) fn agree(state: &State) -> Step<State> {
    if is_given(state) {
        return Step::stay(state).push(Route::FaceCapture(state.about.clone()));
    }
    let mut next = state.clone();
    next.filled.submit();
    Step::to(next).focus(FIELD)
}

pub(super) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    let faults: Vec<_> =
        if is_given(state) { Vec::new() } else { vec![(FIELD, Fault::new("face.consent"))] };
    let (summary, problems) = form::summary(&state.filled, &faults, ctx);
    let input = Input::Consent { given: is_given(state), documents: Vec::new() };
    let field = Spec::new(FIELD, input).draw(&state.filled, form::fault_of(&faults, FIELD), ctx);
    let about = super::id_of(route).unwrap_or_default();
    let purpose = match parts(about) {
        Some((FacePurpose::VehicleFiling, _)) => "face-purpose-filing",
        _ => "face-purpose-handling",
    };
    let said = |kind, key: String| Paragraph::new(kind, ctx.say(Words::new(key)));
    let part = |name: &str, icon| {
        let text = said(ParagraphKind::Item, format!("face-consent-{name}"));
        [
            said(ParagraphKind::Heading, format!("face-consent-{name}-title")),
            Paragraph { icon: Some(icon), ..text },
        ]
    };
    let mut paragraphs = vec![Paragraph::new(ParagraphKind::Prose, ctx.say(Words::new(purpose)))];
    paragraphs.extend(part("what", Icon::Camera));
    paragraphs.extend(part("keep", Icon::Bin));
    paragraphs.extend(part("else", Icon::Person));
    let lead = Page { id: "face.consent.lead".to_owned(), paragraphs, ..Page::default() };
    let sections = vec![Section {
        id: "face.consent.know".to_owned(),
        title: None,
        fields: vec![field],
        note: None,
    }];
    let form = Form {
        step: None,
        lead: Some(lead),
        summary,
        problems,
        sections,
        footnote: Some(ctx.say("face-consent-footnote")),
    };
    let next = Press { icon: Some(Icon::Camera), ..ctx.press("face.next", Rank::Main, "none") };
    View::new(ctx.say("title-face-consent"), Body::Form { form }).action(next).action(ctx.press(
        "face.decline",
        Rank::Second,
        "none",
    ))
}
