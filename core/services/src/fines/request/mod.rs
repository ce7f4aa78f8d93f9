//! Two requests about a decision that may wait: to pay later or in parts, and 行政复议.
//!
//! Each has one route: the form while nothing was asked, afterwards where it stands. What was typed
//! stays until the server has taken it, so that a refused request is mended and not written anew.

pub(super) mod cases;

use tongtu_contract::{
    Decision, DecisionId, Instalment, InstalmentKind, InstalmentRequest, InstalmentState,
    REASON_CHARS, ReconsiderationRequest, path,
};

use super::{State, decision, words};
use crate::{
    documents::DocKey,
    effect::{OutboxItem, Waiting, WaitingKind},
    form::{self, Fault, Filled, Spec},
    outbox, prose,
    route::Route,
    screen::{
        Body, Choice, Detail, Form, Input, Page, Paragraph, ParagraphKind, Rank, Row, Section,
    },
    step::{Context, Go, Step, View},
    text::Words,
};

pub(super) const INSTALMENT: &str = "decision.instalment";
pub(super) const RECONSIDERATION: &str = "decision.reconsideration";

const KIND: &str = "instalment_kind";
const MONTHS: &str = "instalment_months";
const REASON: &str = "instalment_reason";
const TEXT: &str = "reconsideration_text";

type Faults = Vec<(&'static str, Fault)>;

/// Which of the two is on the screen.
fn kind(ctx: &Context) -> WaitingKind {
    match ctx.route {
        Route::Reconsider(_) => WaitingKind::Reconsideration,
        _ => WaitingKind::Instalment,
    }
}

fn filled<'a>(state: &'a State, ctx: &Context) -> &'a Filled {
    match kind(ctx) {
        WaitingKind::Reconsideration => &state.reconsideration.filled,
        _ => &state.instalment.filled,
    }
}

pub(super) fn edit(state: &State, field: &str, value: String, ctx: &Context) -> Step<State> {
    let mut next = state.clone();
    let keep = match (ctx.route, field) {
        (Route::Reconsider(_), TEXT) => next.reconsideration.edit(RECONSIDERATION, TEXT, value),
        (Route::Instalment(_), REASON) => next.instalment.edit(INSTALMENT, REASON, value),
        _ => return Step::stay(state),
    };
    Step::to(next).effect("draft", keep)
}

pub(super) fn leave(state: &State, field: &str, ctx: &Context) -> Step<State> {
    let mut next = state.clone();
    match ctx.route {
        Route::Reconsider(_) => next.reconsideration.filled.leave(field),
        Route::Instalment(_) => next.instalment.filled.leave(field),
        _ => {}
    }
    Step::to(next)
}

pub(super) fn choose(state: &State, field: &str, option: &str, ctx: &Context) -> Step<State> {
    let known = match (ctx.route, field) {
        (Route::Instalment(_), KIND) => ["delay", "parts"].contains(&option),
        (Route::Instalment(_), MONTHS) => months(option).is_some(),
        _ => false,
    };
    if !known {
        return Step::stay(state);
    }
    let mut next = state.clone();
    let keep = next.instalment.choose(INSTALMENT, field, option);
    Step::to(next).effect("draft", keep)
}

fn months(text: &str) -> Option<u8> {
    text.parse().ok().filter(|months| (1..=6).contains(months))
}

/// What is wrong, in the order of the fields.
fn faults(state: &State, ctx: &Context) -> Faults {
    let filled = filled(state, ctx);
    let unchosen =
        |field: &'static str| filled.text(field).is_empty().then(|| (field, Fault::new("choose")));
    let all = if kind(ctx) == WaitingKind::Reconsideration {
        vec![prose::fault(filled, TEXT)]
    } else {
        // One part is no plan: it is a delay of a month.
        let alone = filled.text(KIND) == "parts" && filled.text(MONTHS) == "1";
        let alone = alone.then(|| (MONTHS, Fault::new("instalment.one_part")));
        vec![unchosen(KIND), unchosen(MONTHS).or(alone), prose::fault(filled, REASON)]
    };
    all.into_iter().flatten().collect()
}

pub(super) fn submit(state: &State, ctx: &Context) -> Step<State> {
    let (Route::Instalment(id) | Route::Reconsider(id)) = ctx.route else {
        return Step::stay(state);
    };
    let Some(decision) = words::find(id, ctx) else { return Step::stay(state) };
    let kind = kind(ctx);
    if ctx.is_busy("request") || outbox::is_on_its_way(ctx.waiting_for(kind, id)) {
        return Step::stay(state);
    }
    if !may_ask(kind, decision, ctx) {
        return Step::stay(state);
    }
    let faults = faults(state, ctx);
    if let Some((first, _)) = faults.first() {
        let mut next = state.clone();
        match kind {
            WaitingKind::Reconsideration => next.reconsideration.filled.submit(),
            _ => next.instalment.filled.submit(),
        }
        return Step::to(next).focus(*first);
    }
    let filled = filled(state, ctx);
    let own = DecisionId(id.clone());
    let (path, body) = if kind == WaitingKind::Reconsideration {
        let request = ReconsiderationRequest { text: filled.text(TEXT).trim().to_owned() };
        (path::reconsideration(&own), serde_json::to_vec(&request))
    } else {
        let request = InstalmentRequest {
            kind: InstalmentKind::from(filled.text(KIND)),
            months: months(filled.text(MONTHS)).unwrap_or(1),
            reason: filled.text(REASON).trim().to_owned(),
        };
        (path::instalments(&own), serde_json::to_vec(&request))
    };
    let body = body.unwrap_or_default();
    let waiting = Waiting { kind, subject: id.clone(), path, body, photos: Vec::new() };
    outbox::hand_in(Step::stay(state), "request", waiting, ctx)
}

/// It is in the outbox, and stands on its decision.
pub(super) fn queued(state: &State, ctx: &Context) -> Step<State> {
    if !matches!(ctx.route, Route::Instalment(_) | Route::Reconsider(_)) {
        return Step::stay(state);
    }
    prose::handed_in(Step::stay(state), Go::Back, ctx)
}

/// The server has it, or it will not be sent: what was typed goes.
pub(super) fn forget(state: &State, kind: WaitingKind, decision: &str) -> Step<State> {
    let mut next = state.clone();
    let gone = if kind == WaitingKind::Reconsideration {
        next.reconsideration.done(RECONSIDERATION, &[TEXT], decision)
    } else {
        next.instalment.done(INSTALMENT, &[KIND, MONTHS, REASON], decision)
    };
    gone.into_iter().fold(Step::to(next), |step, effect| step.effect("draft", effect))
}

/// Whether it may be asked for (again).
fn may_ask(kind: WaitingKind, decision: &Decision, ctx: &Context) -> bool {
    if kind == WaitingKind::Reconsideration {
        return decision.reconsideration.is_none() && ctx.today <= decision.reconsider_until;
    }
    let refused = |asked: &Instalment| asked.state == InstalmentState::Refused;
    words::is_payable(decision) && decision.instalment.as_ref().is_none_or(refused)
}

// ── the screens ──

pub(super) fn view(state: &State, id: &str, ctx: &Context) -> View {
    let kind = kind(ctx);
    let title = match kind {
        WaitingKind::Reconsideration => ctx.say("title-decision-reconsideration"),
        _ => ctx.say("title-decision-instalment"),
    };
    if ctx.docs.decisions().is_none() {
        return ctx.instead_of(DocKey::Decisions, title);
    }
    let Some(decision) = words::find(id, ctx) else { return decision::view(id, ctx) };
    let item = ctx.waiting_for(kind, id);
    if let Some(item) = item.filter(|item| outbox::is_on_its_way(Some(item))) {
        let detail = outbox::detail(item, about(decision, ctx), ctx);
        return View::new(title, Body::Detail { detail });
    }
    match (kind, &decision.instalment, &decision.reconsideration) {
        (WaitingKind::Reconsideration, _, Some(asked)) => {
            let detail = cases::reconsidered(asked, decision, ctx);
            View::new(title, Body::Detail { detail })
        }
        (WaitingKind::Reconsideration, _, None) if ctx.today > decision.reconsider_until => {
            let detail = Detail {
                about: Some(about(decision, ctx)),
                refusals: vec![cases::too_late(decision, ctx)],
                ..Detail::default()
            };
            View::new(title, Body::Detail { detail })
        }
        (WaitingKind::Instalment, Some(asked), _) if asked.state != InstalmentState::Refused => {
            let detail = cases::instalment(asked, decision, ctx);
            let view = View::new(title, Body::Detail { detail });
            if words::parts_due(decision).next().is_none() || !words::is_payable(decision) {
                return view;
            }
            view.action(decision::pay(decision, ctx))
        }
        (WaitingKind::Instalment, ..) if !words::is_payable(decision) => {
            let detail = Detail {
                about: Some(about(decision, ctx)),
                mark: Some(words::mark(decision, ctx)),
                lead: Some(ctx.say("instalment-nothing")),
                ..Detail::default()
            };
            View::new(title, Body::Detail { detail })
        }
        _ => form(state, item, decision, title, ctx),
    }
}

fn about(decision: &Decision, ctx: &Context) -> Row {
    let number = Words::new("decision-numbered").with("number", decision.number.as_str());
    Row {
        id: "decision.about".to_owned(),
        icon: None,
        mark: None,
        opens: false,
        lines: vec![ctx.say(number)],
        ..words::row(decision, ctx)
    }
}

fn form(
    state: &State,
    item: Option<&OutboxItem>,
    decision: &Decision,
    title: String,
    ctx: &Context,
) -> View {
    let kind = kind(ctx);
    let own = filled(state, ctx);
    let faults = faults(state, ctx);
    let (summary, problems) = form::summary(own, &faults, ctx);
    let draw = |spec: Spec| {
        let fault = form::fault_of(&faults, spec.id);
        spec.draw(own, fault, ctx)
    };
    let (fields, note, footnote, submit) = if kind == WaitingKind::Reconsideration {
        let fields = vec![draw(Spec::prose(own, TEXT, REASON_CHARS, ctx))];
        let until =
            Words::new("reconsider-until").with("day", ctx.short_day(decision.reconsider_until));
        let submit = "decision.reconsideration.submit";
        (fields, ctx.say(until), "reconsideration-footnote", submit)
    } else {
        let kinds = ["delay", "parts"].map(|id| Choice {
            id: id.to_owned(),
            label: ctx.say(Words::new(format!("instalment-{id}"))),
            help: ctx.find(format!("instalment-{id}.help")),
        });
        let months = (1..=6_u32).map(|n| Choice {
            id: n.to_string(),
            label: ctx.say(Words::new("instalment-months").with("months", n)),
            help: None,
        });
        let choice = |id: &'static str, options: Vec<Choice>| {
            let chosen = Some(own.text(id).to_owned()).filter(|text| !text.is_empty());
            draw(Spec::new(id, Input::Choice { options, chosen }))
        };
        let fields = vec![
            choice(KIND, kinds.to_vec()),
            choice(MONTHS, months.collect()),
            draw(Spec::prose(own, REASON, REASON_CHARS, ctx)),
        ];
        let note = ctx.say("instalment-note");
        (fields, note, "instalment-footnote", "decision.instalment.submit")
    };
    let section = Section { id: "request".to_owned(), title: None, fields, note: Some(note) };
    let form = Form {
        step: None,
        lead: Some(lead(item, decision, ctx)),
        summary,
        problems,
        sections: vec![section],
        footnote: Some(ctx.say(footnote)),
    };
    View::new(title, Body::Form { form }).action(ctx.press(submit, Rank::Main, "request"))
}

/// What it is about, what it is for, and what the server did not take the last time.
fn lead(item: Option<&OutboxItem>, decision: &Decision, ctx: &Context) -> Page {
    let (id, about) = ("request.lead".to_owned(), Some(about(decision, ctx)));
    if let Some(page) = prose::came_back(item, ctx) {
        return Page { id, about, ..page };
    }
    let text = |key| vec![Paragraph::new(ParagraphKind::Prose, ctx.say(key))];
    let (mark, paragraphs) = match (kind(ctx), &decision.instalment) {
        (WaitingKind::Reconsideration, _) => {
            let rights = ["reconsideration-right", "reconsideration-rest", "reconsideration-court"];
            let item = |key| Paragraph::new(ParagraphKind::Item, ctx.say(key));
            (None, rights.map(item).to_vec())
        }
        (_, Some(asked)) => {
            let mark = decision::instalment_mark(&asked.state, ctx);
            (Some(mark), text("instalment-refused-lead"))
        }
        (_, None) => (None, text("instalment-lead")),
    };
    Page { id, mark, about, paragraphs, ..Page::default() }
}
