//! The application: which car, whose friend, and how the owner agrees.

use tongtu_contract::{
    ConsentCodeRequest, OwnerConsent, Relation, Vehicle, VehicleFilingRequest, path,
};
use tongtu_rules::{
    engine::{self, EngineError},
    plate::{self, Plate, PlateError},
    text,
};

use super::{DRAFT, State, code, limits};
use crate::{
    effect::{Auth, Effect, Reply, Request, Tag},
    form::{self, Fault, Filled, Spec},
    route::Route,
    screen::{Body, Choice, Content, Form, Icon, Input, Press, Rank, Section},
    step::{Context, Step, View},
    text::Words,
    vehicles::words,
};

pub(super) const KIND: &str = "filing_kind";
pub(super) const PLATE: &str = "filing_plate";
pub(super) const ENGINE: &str = "filing_engine";
pub(super) const RELATION: &str = "filing_relation";
pub(super) const WAY: &str = "filing_way";
pub(super) const CODE: &str = "filing_owner_code";
pub(super) const LOAD: Tag = "filing.load";

/// The kinds that may be filed, and the answer for whoever has another.
const KINDS: [&str; 3] = ["02", "52", "other"];
const WAYS: [&str; 2] = ["owner_code", "sms"];
/// Characters of an owner's code.
const CODE_LENGTH: usize = 12;

// ── what is typed ──

pub(super) fn edited(state: &State, field: &str, value: String) -> Step<State> {
    let mut next = state.clone();
    match field {
        code::FIELD => {
            next.form.filled.edit(field, value);
            Step::to(next)
        }
        PLATE | ENGINE | CODE => {
            if field != CODE && next.form.filled.text(field) != value {
                next.sms = crate::sms::Sms::default(); // the message was about another car
            }
            let keep = next.form.edit(DRAFT, field, value);
            Step::to(next).effect("draft", keep)
        }
        _ => Step::stay(state),
    }
}

/// Full width, spaces and the dot are mended on leaving, never while somebody types.
pub(super) fn left(state: &State, field: &str) -> Step<State> {
    let mut next = state.clone();
    let typed = next.form.filled.text(field);
    let mended = match field {
        PLATE => plate::normalise(typed).into_owned(),
        ENGINE => text::normalise(typed).into_owned(),
        CODE => words::in_fours(&owner_code(typed)),
        _ => typed.to_owned(),
    };
    let keep =
        (mended != typed && field != code::FIELD).then(|| next.form.edit(DRAFT, field, mended));
    next.form.filled.leave(field);
    Step::to(next).maybe("draft", keep)
}

pub(super) fn chosen(state: &State, field: &str, option: &str) -> Step<State> {
    let is_one = match field {
        KIND => KINDS.contains(&option),
        WAY => WAYS.contains(&option),
        RELATION => Relation::KNOWN.contains(&option),
        _ => false,
    };
    if !is_one {
        return Step::stay(state);
    }
    let mut next = state.clone();
    next.form.filled.choose(field, option);
    Step::to(next).draft(DRAFT, field, option)
}

/// The one-tap mend of a kind that does not fit the plate.
pub(super) fn mend_kind(state: &State, kind: &str) -> Step<State> {
    chosen(state, KIND, kind)
}

/// As it is compared: capitals, no spaces, and the two letters that no code has read as figures.
pub(super) fn owner_code(raw: &str) -> String {
    let text = text::normalise(raw);
    let text = text.strip_prefix(super::scan::PREFIX).unwrap_or(&text);
    let plain = text.chars().filter(char::is_ascii_alphanumeric);
    let read = |c: char| match c.to_ascii_uppercase() {
        'I' => '1',
        'O' => '0',
        c => c,
    };
    plain.map(read).collect()
}

// ── what is wrong ──

pub(super) fn faults(filled: &Filled, ctx: &Context) -> Vec<(&'static str, Fault)> {
    let kind = match filled.text(KIND) {
        "" => Some(Fault::new("choose")),
        "other" => Some(Fault::new("filing.kind_not_allowed")),
        _ => kind_fault(filled),
    };
    let relation = filled.text(RELATION).is_empty().then(|| Fault::new("choose"));
    let way = filled.text(WAY).is_empty().then(|| Fault::new("choose"));
    let faults = [
        (KIND, kind),
        (PLATE, plate_fault(filled, ctx)),
        (ENGINE, engine_fault(filled.text(ENGINE))),
        (RELATION, relation),
        (WAY, way),
        (CODE, code_fault(filled)),
    ];
    let wrong = faults.into_iter().filter_map(|(field, fault)| Some((field, fault?)));
    wrong.collect()
}

/// New-energy plates tell their size: the kind that fits is one tap away.
fn kind_fault(filled: &Filled) -> Option<Fault> {
    let plate = plate::normalise(filled.text(PLATE));
    let kinds = Plate::parse(&plate).ok()?.family().kinds();
    let chosen: u8 = filled.text(KIND).parse().ok()?;
    if kinds.contains(&chosen) {
        return None;
    }
    let mut fault = Fault::new("filing.kind_mismatch");
    if let Some(right) = kinds.iter().find(|kind| matches!(kind, 2 | 52)) {
        let words = Words::new(format!("filing-mend-kind-{right:02}"));
        fault.repairs.push((format!("filing.kind/{right:02}"), words));
    }
    Some(fault)
}

fn plate_fault(filled: &Filled, ctx: &Context) -> Option<Fault> {
    let text = plate::normalise(filled.text(PLATE));
    let plate = match Plate::parse(&text) {
        Ok(plate) => plate.as_str(),
        Err(error) => {
            let fault = Fault::new(error.code());
            return Some(match error {
                PlateError::ForbiddenLetter { found } => fault.with("found", found.to_string()),
                _ => fault,
            });
        }
    };
    // The same characters may stand on a large car and a small one: kind and plate name it together.
    let kind = filled.text(KIND);
    let is_it =
        |other_kind: &str, other: &str| other == plate && (kind.is_empty() || other_kind == kind);
    let is_vehicle = |vehicle: &Vehicle| is_it(&vehicle.plate_kind, &vehicle.plate);
    let doc = ctx.docs.vehicles()?;
    if doc.own.iter().any(|own| is_vehicle(&own.vehicle)) {
        return Some(Fault::new("filing.already_own"));
    }
    if doc.filed.iter().any(|filed| is_vehicle(&filed.vehicle)) {
        return Some(Fault::new("filing.already_filed"));
    }
    let mut open = limits::open(doc);
    open.any(|filing| is_it(&filing.plate_kind, &filing.plate))
        .then(|| Fault::new("filing.already_applied"))
}

fn engine_fault(raw: &str) -> Option<Fault> {
    let error = engine::tail(raw).err()?;
    let fault = Fault::new(error.code());
    Some(match error {
        EngineError::Charset { found } => fault.with("found", found.to_string()),
        EngineError::Empty | EngineError::Length => fault,
    })
}

/// Twelve characters; whether the code is right, only the server knows.
fn code_fault(filled: &Filled) -> Option<Fault> {
    if filled.text(WAY) != "owner_code" {
        return None;
    }
    match owner_code(filled.text(CODE)).chars().count() {
        0 => Some(Fault::new("filing.owner_code_empty")),
        CODE_LENGTH => None,
        _ => Some(Fault::new("filing.owner_code_length")),
    }
}

// ── on ──

/// The application, or first the text message to the owner.
pub(super) fn next(state: &State, ctx: &Context) -> Step<State> {
    if ctx.is_busy("apply") || ctx.is_busy(code::SEND) {
        return Step::stay(state);
    }
    let mut next = State { unanswered: false, ..state.clone() };
    next.form.filled.submit();
    if let Some((field, _)) = faults(&next.form.filled, ctx).first() {
        let field = *field;
        return Step::to(next).focus(field);
    }
    if next.form.filled.text(WAY) == "sms" {
        // What is asked for on the next page is not missing yet.
        next.form.filled.reopen();
        let send = (!next.sms.was_sent()).then(|| code::request(&next)).flatten();
        return Step::to(next).maybe(code::SEND, send).push(Route::FilingCode);
    }
    let code = owner_code(next.form.filled.text(CODE));
    apply(next, OwnerConsent::OwnerCode { code })
}

/// Hands it in with what the owner agreed by.
pub(super) fn apply(state: State, consent: OwnerConsent) -> Step<State> {
    let filled = &state.form.filled;
    let car = car(filled);
    let body = VehicleFilingRequest {
        plate_kind: car.plate_kind,
        plate: car.plate,
        engine_tail: car.engine_tail,
        relation: Relation::from(filled.text(RELATION)),
        consent,
    };
    let request = Request::post(path::VEHICLE_FILINGS, &body, Auth::Session, Reply::vehicle_filing);
    Step::to(state).effect("apply", Effect::Send(request)).hush()
}

/// Which car, as the server reads it.
pub(super) fn car(filled: &Filled) -> ConsentCodeRequest {
    ConsentCodeRequest {
        plate_kind: filled.text(KIND).to_owned(),
        plate: plate::normalise(filled.text(PLATE)).into_owned(),
        engine_tail: engine::tail(filled.text(ENGINE)).unwrap_or_default(),
    }
}

// ── what is seen ──

pub(super) fn view(state: &State, ctx: &Context) -> View {
    let filled = &state.form.filled;
    let faults = faults(filled, ctx);
    let (summary, problems) = form::summary(filled, &faults, ctx);
    let draw = |spec: Spec| {
        let fault = form::fault_of(&faults, spec.id);
        spec.draw(filled, fault, ctx)
    };
    let car = vec![
        draw(choice(filled, KIND, &KINDS, ctx)),
        draw(Spec::text(filled, PLATE, Content::Plate, 12)),
        draw(Spec::text(filled, ENGINE, Content::Document, 12)),
    ];
    let mut owner = vec![
        draw(choice(filled, RELATION, Relation::KNOWN, ctx)),
        draw(choice(filled, WAY, &WAYS, ctx)),
    ];
    let by_code = filled.text(WAY) == "owner_code";
    if by_code {
        owner.push(draw(Spec::text(filled, CODE, Content::Document, 24)));
    }
    let section = |id: &str, fields, note: Option<String>| Section {
        id: id.to_owned(),
        title: Some(ctx.say(Words::new(format!("group-{}", id.replace('.', "-"))))),
        fields,
        note,
    };
    let sections = vec![
        section("filing.car", car, Some(ctx.say("filing-engine-where"))),
        section("filing.consent", owner, None),
    ];
    let form = Form {
        step: Some(ctx.say("filing-step-1")),
        lead: None,
        summary,
        problems,
        sections,
        footnote: Some(ctx.say("filing-form-footnote")),
    };
    let tag = if filled.text(WAY) == "sms" { code::SEND } else { "apply" };
    let mut next = ctx.press("filing.next", Rank::Main, tag);
    if filled.text(WAY) == "sms" {
        next.label = ctx.say("filing-next-sms");
    }
    let view = View::new(ctx.say("title-filing-form"), Body::Form { form }).action(next);
    if by_code {
        let scan = ctx.press("filing.scan", Rank::Second, "none");
        return view.action(Press { icon: Some(Icon::Qr), ..scan });
    }
    view
}

/// Texts `<field>-<option>` and `.help`.
fn choice(filled: &Filled, field: &'static str, options: &[&str], ctx: &Context) -> Spec {
    let option = |id: &&str| {
        let key = format!("{field}-{}", id.replace('.', "-"));
        Choice {
            id: (*id).to_owned(),
            label: ctx.say(Words::new(key.clone())),
            help: ctx.find(format!("{key}.help")),
        }
    };
    let chosen = Some(filled.text(field).to_owned()).filter(|text| !text.is_empty());
    Spec::new(field, Input::Choice { options: options.iter().map(option).collect(), chosen })
}
