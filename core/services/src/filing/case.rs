//! Where an application stands, in every state of domain.md §10 row 16.

use tongtu_contract::{
    UnboundBy, VehicleFiling, VehicleFilingId, VehicleFilingReason, VehicleFilingState,
    VehicleFilingStep, path,
};

use super::State;
use crate::{
    documents::DocKey,
    effect::{Auth, Effect, Reply, Request},
    plate,
    route::Route,
    screen::{
        Body, Detail, Icon, Lines, Mark, Page, Paragraph, ParagraphKind, Press, Rank, Refusal, Row,
        Step as Point, Tone,
    },
    step::{Context, Step, View},
    text::Words,
    vehicles::words,
};

/// Failures from which a reviewer looks instead.
const FAILURES: u8 = 2;

pub(super) fn find<'a>(ctx: &Context<'a>, id: &str) -> Option<&'a VehicleFiling> {
    ctx.docs.vehicles()?.filings.iter().find(|filing| filing.id.as_str() == id)
}

pub(super) fn pressed(state: &State, case: &str, id: &str, ctx: &Context) -> Step<State> {
    let face = || format!("vehicle_filing/{case}");
    let asks_face = find(ctx, case)
        .is_some_and(|filing| matches!(filing.state, VehicleFilingState::Face { .. }));
    match id {
        "filing.face" | "filing.face.manual" if asks_face => {
            Step::stay(state).push(Route::FaceConsent(face()))
        }
        "filing.cancel" if asks_face => Step::to(State { cancelling: true, ..state.clone() }),
        "filing.cancel.no" => Step::to(State { cancelling: false, ..state.clone() }),
        "filing.cancel.yes" if asks_face && !ctx.is_busy("cancel") => {
            let path = path::filing_cancellation(&VehicleFilingId(case.to_owned()));
            let nothing = serde_json::json!({});
            let request = Request::post(path, &nothing, Auth::Session, Reply::vehicle_filing);
            Step::stay(state).effect("cancel", Effect::Send(request))
        }
        // What the person reports late or twice changes nothing.
        _ => Step::stay(state),
    }
}

/// Its state in one word.
pub(super) fn mark(state: &VehicleFilingState, ctx: &Context) -> Mark {
    let (tone, open, key) = match state {
        VehicleFilingState::Face { .. } => (Tone::Attention, true, "filing-state-face"),
        VehicleFilingState::Manual { .. } => (Tone::Info, true, "filing-state-manual"),
        VehicleFilingState::Filed { .. } => (Tone::Good, false, "filing-state-filed"),
        VehicleFilingState::Rejected { .. } => (Tone::Danger, false, "filing-state-rejected"),
        VehicleFilingState::Unbound { .. } => (Tone::Calm, false, "filing-state-unbound"),
        VehicleFilingState::Cancelled => (Tone::Calm, false, "filing-state-cancelled"),
        VehicleFilingState::Expired => (Tone::Attention, false, "filing-state-expired"),
        VehicleFilingState::Unknown(raw) => {
            return Mark { tone: Tone::Info, open: true, label: raw.clone() };
        }
    };
    Mark { tone, open, label: ctx.say(key) }
}

pub(super) fn view(state: &State, id: &str, ctx: &Context) -> View {
    let title = ctx.say("title-filing-case");
    if ctx.docs.vehicles().is_none() {
        return ctx.instead_of(DocKey::Vehicles, title);
    }
    let Some(filing) = find(ctx, id) else { return gone(title, ctx) };
    let mut detail = Detail {
        about: Some(Row {
            id: "filing.about".to_owned(),
            plate: Some(plate::written(&filing.plate)),
            head: words::kind(&filing.plate_kind, ctx),
            lines: vec![words::relation(&filing.relation, ctx)],
            ..Row::default()
        }),
        mark: Some(mark(&filing.state, ctx)),
        timeline: history(filing, ctx),
        ..Detail::default()
    };
    let actions = match &filing.state {
        VehicleFilingState::Face { failures, expires_at_ms } => {
            face(&mut detail, *failures, *expires_at_ms, ctx)
        }
        VehicleFilingState::Manual { due_at_ms, .. } => {
            let lead = Words::new("filing-manual-lead").with("when", ctx.moment(*due_at_ms));
            detail.lead = Some(ctx.say(lead));
            detail.timeline.push(ahead("review", true, ctx));
            detail.timeline.push(ahead("filed", false, ctx));
            detail.rows.push(help(ctx));
            // The best way is to wait: nothing is filled.
            vec![ctx.press("refresh", Rank::Second, "none")]
        }
        VehicleFilingState::Filed { id, since } => {
            let day = ctx.short_day(*since);
            detail.lead = Some(ctx.say(Words::new("filing-filed-lead").with("day", day.clone())));
            let counts = ctx.say(Words::new("vehicle-counts-from").with("day", day));
            let lines = vec![
                words::line("vehicle.filed_since", ctx.day(*since), ctx),
                words::line("vehicle.counts_from", counts, ctx),
            ];
            let title = Some(ctx.say("group-vehicle-filing"));
            detail.groups = vec![Lines { id: "vehicle.filing".to_owned(), title, lines }];
            let doc = ctx.docs.vehicles();
            let car = doc.and_then(|doc| doc.filed.iter().find(|filed| filed.id == *id));
            detail.rows.extend(car.map(|filed| Row {
                id: format!("vehicle/{}", filed.vehicle.id),
                ..ctx.row("vehicle.open", Icon::Car)
            }));
            Vec::new()
        }
        VehicleFilingState::Rejected { reason } => {
            detail.refusals = vec![rejected(reason, ctx)];
            match reason {
                VehicleFilingReason::FalseMaterial => Vec::new(),
                _ => vec![ctx.press("filing.open", Rank::Main, "none")],
            }
        }
        VehicleFilingState::Unbound { by, at_ms } => {
            let key = match by {
                UnboundBy::Owner => "filing-unbound-owner",
                UnboundBy::User => "filing-unbound-user",
                UnboundBy::System => "filing-unbound-system",
                UnboundBy::Unknown(_) => "filing-unbound-other",
            };
            let lead = Words::new(key).with("when", ctx.moment(*at_ms)).with("raw", by.as_str());
            detail.lead = Some(ctx.say(lead));
            detail.rows.push(ctx.row("filing.open", Icon::Filing));
            Vec::new()
        }
        VehicleFilingState::Cancelled => {
            detail.lead = Some(ctx.say("filing-cancelled-lead"));
            detail.rows.push(ctx.row("filing.open", Icon::Filing));
            Vec::new()
        }
        VehicleFilingState::Expired => {
            detail.lead = Some(ctx.say("filing-expired-lead"));
            detail.rows.push(ctx.row("filing.open", Icon::Filing));
            Vec::new()
        }
        VehicleFilingState::Unknown(raw) => {
            let words = Words::new("state-unknown").with("raw", raw.clone());
            detail.lead = Some(ctx.say(words));
            detail.rows.push(help(ctx));
            vec![ctx.press("refresh", Rank::Main, "none")]
        }
    };
    let over = state.cancelling.then(|| sheet(filing, ctx));
    View { actions, ..View::new(title, Body::Detail { detail }) }.over(over)
}

/// The owner has agreed; now it takes the applicant's face, while the consent holds.
fn face(detail: &mut Detail, failures: u8, expires_at_ms: i64, ctx: &Context) -> Vec<Press> {
    if ctx.now_ms >= expires_at_ms {
        detail.lead = Some(ctx.say("filing-expired-lead"));
        detail.mark = Some(mark(&VehicleFilingState::Expired, ctx));
        detail.rows.push(ctx.row("filing.open", Icon::Filing));
        return vec![ctx.press("refresh", Rank::Second, "none")];
    }
    let by_hand = failures >= FAILURES;
    let key = if by_hand { "filing-face-lead-manual" } else { "filing-face-lead" };
    let lead = Words::new(key).with("when", ctx.moment(expires_at_ms));
    detail.lead = Some(ctx.say(lead));
    detail.timeline.push(ahead("face", true, ctx));
    detail.timeline.push(ahead("filed", false, ctx));
    if by_hand {
        detail.rows.push(ctx.row("filing.face.manual", Icon::Person));
    }
    detail.rows.push(help(ctx));
    vec![
        Press { icon: Some(Icon::Camera), ..ctx.press("filing.face", Rank::Main, "none") },
        ctx.press("filing.cancel", Rank::Grave, "cancel"),
    ]
}

/// A reason that nobody here knows is shown as it came.
fn rejected(reason: &VehicleFilingReason, ctx: &Context) -> Refusal {
    let word = reason.as_str();
    let why = ctx
        .find(format!("filing-reason-{word}"))
        .unwrap_or_else(|| ctx.say(Words::new("filing-reason-other").with("raw", word)));
    let is_false = *reason == VehicleFilingReason::FalseMaterial;
    let window = ctx.row("filing.window", Icon::Place);
    // To apply again is the button below.
    let ways = if is_false { vec![window, help(ctx)] } else { vec![window] };
    Refusal {
        code: format!("filing.{word}"),
        what: ctx.say("refusal-filing-rejected"),
        unchanged: Some(ctx.say("refusal-filing-rejected.unchanged")),
        why: vec![why],
        sum: None,
        progress: None,
        source: ctx.say("refusal-filing-rejected.source"),
        ways,
        closed: is_false.then(|| ctx.say("refusal-filing-rejected.closed")),
    }
}

fn history(filing: &VehicleFiling, ctx: &Context) -> Vec<Point> {
    let point = |(n, event): (usize, &tongtu_contract::VehicleFilingEvent)| {
        let tone = match event.step {
            VehicleFilingStep::FaceFailed | VehicleFilingStep::Rejected => Tone::Danger,
            VehicleFilingStep::Unbound
            | VehicleFilingStep::Cancelled
            | VehicleFilingStep::Expired => Tone::Calm,
            VehicleFilingStep::Unknown(_) | VehicleFilingStep::ManualSubmitted => Tone::Info,
            VehicleFilingStep::OwnerAgreed
            | VehicleFilingStep::FacePassed
            | VehicleFilingStep::Filed => Tone::Good,
        };
        let word = event.step.as_str();
        Point {
            id: format!("filing.history.{n}"),
            head: ctx.find(format!("filing-step-{word}")).unwrap_or_else(|| word.to_owned()),
            line: Some(ctx.moment(event.at_ms)),
            mark: Mark { tone, open: false, label: ctx.say("step-done") },
            present: false,
        }
    };
    filing.history.iter().enumerate().map(point).collect()
}

fn ahead(name: &str, present: bool, ctx: &Context) -> Point {
    let key = format!("filing-ahead-{name}");
    let tone = if present { Tone::Info } else { Tone::Calm };
    let label = ctx.say(if present { "step-now" } else { "step-ahead" });
    Point {
        id: format!("filing.ahead.{name}"),
        head: ctx.say(Words::new(key.clone())),
        line: ctx.find(format!("{key}.line")),
        mark: Mark { tone, open: true, label },
        present,
    }
}

/// Giving it up is asked once, naming what is lost.
fn sheet(filing: &VehicleFiling, ctx: &Context) -> Page {
    let item = |n: u32| {
        Paragraph::new(ParagraphKind::Item, ctx.say(Words::new(format!("filing-cancel-{n}"))))
    };
    let title = Words::new("filing-cancel-title").with("plate", plate::written(&filing.plate));
    Page {
        id: "filing.cancel.sheet".to_owned(),
        title: ctx.say(title),
        paragraphs: (1..=2).map(item).collect(),
        presses: vec![
            ctx.press("filing.cancel.no", Rank::Second, "none"),
            ctx.press("filing.cancel.yes", Rank::Grave, "cancel"),
        ],
        ..Page::default()
    }
}

fn gone(title: String, ctx: &Context) -> View {
    ctx.gone(
        "filing",
        title,
        vec![ctx.row("filing.open", Icon::Filing), ctx.row("vehicles.open", Icon::Car)],
    )
}

fn help(ctx: &Context) -> Row {
    Row { head: ctx.say("press-help-open"), ..ctx.row("help.open", Icon::Help) }
}
