//! The steps of a registration: filled in, applied for, photographed, reviewed, mended; here what
//! their tests share.

mod code;
mod form;
mod mend;
mod photo;
mod review;

use std::{collections::BTreeMap, sync::Arc};

use tongtu_contract::{
    self as contract, CodeSent, CorrectionRequest, Registration, RegistrationDetails,
    RegistrationEvent, RegistrationId, RegistrationReason, RegistrationRequest, RegistrationState,
    RegistrationStep,
};

use crate::{
    Problem,
    ask::{AskKind, Lens, Outcome, Source},
    effect::{Answer, Auth, Effect, Method, Photo, PhotoSpec, Reply, Request},
    kit::{Kit, NOW_MS, field, ids, refused, said, template},
    screen::{Body, Detail, Input, Rank, Screen},
};

const ROUTE_CODES: &str = "/v1/codes";
const ROUTE_REGISTRATIONS: &str = "/v1/registrations";

// ── the person ──

fn fill(kit: &mut Kit, id: &str, text: &str) -> Screen {
    kit.edit(id, text);
    kit.leave(id)
}

/// The form is open, and its draft was empty.
fn at_form() -> Kit {
    let mut kit = Kit::consented();
    kit.press("welcome.register");
    if kit.route() != "register" {
        kit.open("welcome.register");
    }
    assert_eq!(kit.route(), "register");
    drafts_are_empty(&mut kit);
    kit
}

fn drafts_are_empty(kit: &mut Kit) {
    while kit.wants(|effect| matches!(effect, Effect::LoadDraft(_))) {
        kit.answer(|effect| matches!(effect, Effect::LoadDraft(_)), Answer::Draft(BTreeMap::new()));
    }
}

fn choose_kind(kit: &mut Kit, letter: &str, kind: &str) {
    kit.choose("doc_type", letter);
    if !kind.is_empty() {
        kit.choose("doc_kind", kind);
    }
}

fn fill_rest(kit: &mut Kit) {
    fill(kit, "phone", "138 0013 8000");
    kit.press("city");
    kit.open("province.gd");
    kit.open("city.gd_c");
    fill(kit, "new_password", "zhuhai-8ge");
    fill(kit, "new_password_again", "zhuhai-8ge");
    kit.choose("consent", "yes");
}

fn resident() -> Kit {
    let mut kit = at_form();
    choose_kind(&mut kit, "A", "");
    fill(&mut kit, "number", "110199199001010010");
    fill(&mut kit, "name", "林之远");
    fill_rest(&mut kit);
    kit
}

fn from_hong_kong() -> Kit {
    let mut kit = at_form();
    choose_kind(&mut kit, "F", "home_return_permit");
    fill(&mut kit, "number", "H12345678");
    fill(&mut kit, "name", "陈家朗");
    fill_rest(&mut kit);
    kit
}

// ── the world ──

fn sends(path: &'static str) -> impl Fn(&Effect) -> bool {
    move |effect| matches!(effect, Effect::Send(request) if request.path == path)
}

fn code_arrives(kit: &mut Kit) -> Screen {
    let sent = CodeSent {
        resend_at_ms: kit.now_ms + 60_000,
        expires_at_ms: kit.now_ms + 300_000,
        phone_masked: "138••••8000".to_owned(),
    };
    kit.answer(sends(ROUTE_CODES), Answer::Sent(Ok(Reply::CodeSent(std::sync::Arc::new(sent)))))
}

fn case(state: RegistrationState) -> Registration {
    Registration {
        id: RegistrationId("r1".to_owned()),
        token: Some("token-of-r1".to_owned()),
        state,
        details: RegistrationDetails {
            doc_type: contract::DocType::Abroad,
            doc_kind: contract::DocKind::HomeReturnPermit,
            number: "H12345678".to_owned(),
            name: "陈家朗".to_owned(),
            name_as_on_document: false,
            phone: "13800138000".to_owned(),
            city: "gd_c".to_owned(),
        },
        pledge: contract::Pledge { from_half_days: 1, to_half_days: 2 },
        next_check_at_ms: None,
        history: vec![RegistrationEvent {
            at_ms: NOW_MS,
            step: RegistrationStep::Created,
            reason: None,
        }],
    }
}

fn in_review() -> RegistrationState {
    RegistrationState::InReview { submitted_at_ms: NOW_MS, due_at_ms: NOW_MS + 8 * 3_600_000 }
}

fn rejected(reason: RegistrationReason, fields: &[&str]) -> RegistrationState {
    let fields = fields.iter().map(|field| (*field).to_owned()).collect();
    RegistrationState::Rejected { reason, fields }
}

fn comes(kit: &mut Kit, path: &str, registration: Registration) -> Screen {
    let path = path.to_owned();
    kit.answer(
        move |effect| matches!(effect, Effect::Send(request) if request.path == path),
        Answer::Sent(Ok(Reply::Registration(Arc::new(registration)))),
    )
}

/// Hands the form in, with the code that came by SMS.
fn send(kit: &mut Kit) {
    kit.press("register.submit");
    code_arrives(kit);
    fill(kit, "code", "123456");
    kit.press("register.apply");
}

fn apply(kit: &mut Kit, state: RegistrationState) -> Screen {
    send(kit);
    comes(kit, ROUTE_REGISTRATIONS, case(state))
}

fn photo() -> Photo {
    Photo {
        id: "p1".to_owned(),
        width: 1600,
        height: 1009,
        bytes: 180_000,
        taken_at_ms: Some(NOW_MS),
        source: Source::Camera,
        lens: Some(Lens::Rear),
        faces: 0,
        border_luma: 120,
        sharpness: 400,
    }
}

fn take_photo(kit: &mut Kit) -> Screen {
    kit.outcome(Outcome::Photo {
        path: "/tmp/a.jpg".to_owned(),
        lens: Some(Lens::Rear),
        source: Source::Camera,
        taken_at_ms: None,
        faces: Vec::new(),
    });
    kit.answer(
        |effect| matches!(effect, Effect::Prepare { spec: PhotoSpec::Document, .. }),
        Answer::Prepared(Ok(photo())),
    )
}

fn uploaded(kit: &mut Kit) -> Screen {
    kit.answer(
        |effect| matches!(effect, Effect::Upload { .. }),
        Answer::Uploaded(Ok("u1".to_owned())),
    )
}

fn request_of(kit: &mut Kit, path: &str) -> Request {
    let path = path.to_owned();
    let command = kit.take(
        move |effect| matches!(effect, Effect::Send(r) | Effect::SignIn(r) if r.path == path),
    );
    match command.effect {
        Effect::Send(request) | Effect::SignIn(request) => request,
        other => panic!("{other:?}"),
    }
}

fn detail(screen: &Screen) -> &Detail {
    match &screen.body {
        Body::Detail { detail } => detail,
        other => panic!("no detail: {other:?}"),
    }
}

fn main_action(screen: &Screen) -> Option<&str> {
    let main = screen.actions.iter().find(|press| press.rank == Rank::Main);
    main.map(|press| press.id.as_str())
}

fn text_of(screen: &Screen, id: &str) -> String {
    match field(screen, id).input {
        Input::Text { value, .. } => value,
        other => panic!("{other:?}"),
    }
}
