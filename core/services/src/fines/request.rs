//! Two requests about a decision that may wait: to pay later or in parts, and 行政复议.
//!
//! Each has one route: the form while nothing was asked, afterwards where it stands. What was typed
//! stays until the server has taken it, so that a refused request is mended and not written anew.

use tongtu_contract::{
    Decision, DecisionId, Instalment, InstalmentKind, InstalmentRequest, InstalmentState,
    Reconsideration, ReconsiderationRequest, ReconsiderationState, path,
};

use super::{State, decision, words};
use crate::{
    documents::DocKey,
    effect::{Effect, OutboxItem, OutboxState, Waiting, WaitingKind},
    form::{self, Fault, Filled, Spec},
    licence::line,
    outbox,
    route::Route,
    screen::{
        Body, Choice, Detail, Form, Icon, Input, Lines, Mark, Page, Paragraph, ParagraphKind, Rank,
        Refusal, Row, Section, Step as Point, Tone,
    },
    step::{Context, Go, Notice, Step, View, local},
    text::Words,
};

pub(super) const INSTALMENT: &str = "decision.instalment";
pub(super) const RECONSIDERATION: &str = "decision.reconsideration";

const KIND: &str = "instalment_kind";
const MONTHS: &str = "instalment_months";
const REASON: &str = "instalment_reason";
const TEXT: &str = "reconsideration_text";

/// Characters of the reasons, as the contract wants them.
const LENGTH: (u32, u32) = (10, 1_000);

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
    let short = |field: &'static str| {
        let missing = filled.text(field).trim().chars().count() < LENGTH.0 as usize;
        missing.then(|| (field, Fault::new("request.too_short").with("min", LENGTH.0)))
    };
    let unchosen =
        |field: &'static str| filled.text(field).is_empty().then(|| (field, Fault::new("choose")));
    let all = match kind(ctx) {
        WaitingKind::Reconsideration => vec![short(TEXT)],
        _ => vec![unchosen(KIND), unchosen(MONTHS), short(REASON)],
    };
    all.into_iter().flatten().collect()
}

pub(super) fn submit(state: &State, ctx: &Context) -> Step<State> {
    let (Route::Instalment(id) | Route::Reconsider(id)) = ctx.route else {
        return Step::stay(state);
    };
    let Some(decision) = words::find(id, ctx) else { return Step::stay(state) };
    let kind = kind(ctx);
    if ctx.is_busy("request") || is_on_its_way(ctx.waiting_for(kind, id)) {
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
    let (path, body) = match kind {
        WaitingKind::Reconsideration => {
            let request = ReconsiderationRequest { text: filled.text(TEXT).trim().to_owned() };
            (path::reconsideration(&own), serde_json::to_vec(&request))
        }
        _ => {
            let request = InstalmentRequest {
                kind: InstalmentKind::from(filled.text(KIND)),
                months: months(filled.text(MONTHS)).unwrap_or(1),
                reason: filled.text(REASON).trim().to_owned(),
            };
            (path::instalments(&own), serde_json::to_vec(&request))
        }
    };
    let body = body.unwrap_or_default();
    let waiting = Waiting { kind, subject: id.clone(), path, body, photos: Vec::new() };
    let mut step = Step::stay(state);
    // A request that the server refused makes room for the mended one.
    if let Some(old) = ctx.waiting_for(kind, id) {
        step = step.effect("discard", Effect::Discard(old.id.clone()));
    }
    step.effect("request", Effect::Enqueue(waiting))
}

/// It is in the outbox, and stands on its decision.
pub(super) fn queued(state: &State, ctx: &Context) -> Step<State> {
    if !matches!(ctx.route, Route::Instalment(_) | Route::Reconsider(_)) {
        return Step::stay(state);
    }
    let words = if ctx.online { "request-sent" } else { "request-kept" };
    Step::stay(state).go(Go::Back).notice(Notice::news(Tone::Info, words))
}

fn is_on_its_way(item: Option<&OutboxItem>) -> bool {
    item.is_some_and(|item| !matches!(item.state, OutboxState::NeedsAttention(_)))
}

/// Whether it may be asked for (again).
fn may_ask(kind: WaitingKind, decision: &Decision, ctx: &Context) -> bool {
    match kind {
        WaitingKind::Reconsideration => {
            decision.reconsideration.is_none() && ctx.today <= decision.reconsider_until
        }
        _ => {
            let refused = |asked: &Instalment| asked.state == InstalmentState::Refused;
            words::is_payable(decision) && decision.instalment.as_ref().is_none_or(refused)
        }
    }
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
    if let Some(item) = item.filter(|item| is_on_its_way(Some(item))) {
        return View::new(title, Body::Detail { detail: waiting(item, decision, ctx) });
    }
    match (kind, &decision.instalment, &decision.reconsideration) {
        (WaitingKind::Reconsideration, _, Some(asked)) => {
            let detail = reconsidered(asked, decision, ctx);
            View::new(title, Body::Detail { detail })
        }
        (WaitingKind::Reconsideration, _, None) if ctx.today > decision.reconsider_until => {
            let detail = Detail {
                about: Some(about(decision, ctx)),
                refusals: vec![too_late(decision, ctx)],
                ..Detail::default()
            };
            View::new(title, Body::Detail { detail })
        }
        (WaitingKind::Instalment, Some(asked), _) if asked.state != InstalmentState::Refused => {
            let detail = instalment(asked, decision, ctx);
            View::new(title, Body::Detail { detail })
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
    let (section, note, footnote, submit) = match kind {
        WaitingKind::Reconsideration => {
            let fields = vec![draw(Spec::prose(own, TEXT, LENGTH, ctx))];
            let until = Words::new("reconsider-until")
                .with("day", ctx.short_day(decision.reconsider_until));
            let submit = "decision.reconsideration.submit";
            (fields, ctx.say(until), "reconsideration-footnote", submit)
        }
        _ => {
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
                draw(Spec::prose(own, REASON, LENGTH, ctx)),
            ];
            let note = ctx.say("instalment-note");
            (fields, note, "instalment-footnote", "decision.instalment.submit")
        }
    };
    let section =
        Section { id: "request".to_owned(), title: None, fields: section, note: Some(note) };
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
    let prose = |text: String| Paragraph::new(ParagraphKind::Prose, text);
    let refused = item.and_then(|item| match &item.state {
        OutboxState::NeedsAttention(problem) => Some(outbox::sentence(problem, ctx)),
        OutboxState::Waiting | OutboxState::Sending { .. } => None,
    });
    let (mark, paragraphs) = match (kind(ctx), refused) {
        (_, Some(sentence)) => {
            let label = ctx.say("outbox-attention");
            (Some(Mark { tone: Tone::Danger, open: false, label }), vec![prose(sentence)])
        }
        (WaitingKind::Reconsideration, None) => {
            let rights = ["reconsideration-right", "reconsideration-rest", "reconsideration-court"];
            let item = |key| Paragraph::new(ParagraphKind::Item, ctx.say(key));
            (None, rights.map(item).to_vec())
        }
        (_, None) => match &decision.instalment {
            Some(asked) => {
                let text = ctx.say("instalment-refused-lead");
                (Some(decision::instalment_mark(&asked.state, ctx)), vec![prose(text)])
            }
            None => (None, vec![prose(ctx.say("instalment-lead"))]),
        },
    };
    Page {
        id: "request.lead".to_owned(),
        about: Some(about(decision, ctx)),
        mark,
        paragraphs,
        ..Page::default()
    }
}

/// What has been handed in and not been answered stands where it will stand.
fn waiting(item: &OutboxItem, decision: &Decision, ctx: &Context) -> Detail {
    Detail {
        about: Some(about(decision, ctx)),
        mark: Some(outbox::mark(item, ctx)),
        lead: Some(outbox::lead(item, ctx)),
        timeline: vec![
            point("request.made", "request-made", Some(outbox::made(item, ctx)), true, ctx),
            point("request.sent", "request-sending", None, false, ctx),
            point("request.answer", "request-answer", None, false, ctx),
        ],
        rows: vec![ctx.row("progress.open", Icon::Progress)],
        ..Detail::default()
    }
}

fn point(id: &str, key: &'static str, line: Option<String>, done: bool, ctx: &Context) -> Point {
    let (tone, word) = if done { (Tone::Good, "step-done") } else { (Tone::Calm, "step-ahead") };
    let mark = Mark { tone, open: !done, label: ctx.say(word) };
    Point { id: id.to_owned(), head: ctx.say(key), line, mark, present: false }
}

fn instalment(asked: &Instalment, decision: &Decision, ctx: &Context) -> Detail {
    let lead = match &asked.state {
        InstalmentState::InReview { due_at_ms, .. } => {
            let words = Words::new("instalment-in_review-lead");
            ctx.say(words.with("when", ctx.moment(*due_at_ms)))
        }
        InstalmentState::Granted { until } => {
            let words = Words::new("instalment-granted-lead");
            ctx.say(words.with("day", ctx.short_day(*until)))
        }
        InstalmentState::Refused => ctx.say("instalment-refused-lead"),
        InstalmentState::Unknown(raw) => {
            ctx.say(Words::new("state-unknown").with("raw", raw.as_str()))
        }
    };
    let kind = match &asked.kind {
        InstalmentKind::Delay => ctx.say("instalment-delay"),
        InstalmentKind::Parts => ctx.say("instalment-parts"),
        InstalmentKind::Unknown(raw) => raw.clone(),
    };
    let months = Words::new("instalment-months").with("months", u32::from(asked.months));
    let lines =
        vec![line("instalment.kind", kind, ctx), line("instalment.months", ctx.say(months), ctx)];
    Detail {
        about: Some(about(decision, ctx)),
        mark: Some(decision::instalment_mark(&asked.state, ctx)),
        lead: Some(lead),
        groups: vec![Lines { id: "instalment.facts".to_owned(), title: None, lines }],
        ..Detail::default()
    }
}

fn reconsidered(asked: &Reconsideration, decision: &Decision, ctx: &Context) -> Detail {
    let submitted = ctx.day(local(asked.submitted_at_ms).date());
    let mut lines = vec![line("reconsideration.submitted", submitted, ctx)];
    let say = |key: &'static str, day: String| ctx.say(Words::new(key).with("day", day));
    let mut refusals = Vec::new();
    let lead = match &asked.state {
        ReconsiderationState::InReview { due_at_ms } => {
            let due = local(*due_at_ms).date();
            lines.push(line("reconsideration.due", ctx.day(due), ctx));
            say("reconsideration-in_review-lead", ctx.short_day(due))
        }
        ReconsiderationState::Revoked { at_ms } => {
            let day = local(*at_ms).date();
            lines.push(line("reconsideration.answered", ctx.day(day), ctx));
            ctx.say("decision-revoked-lead")
        }
        ReconsiderationState::Maintained { at_ms, court_until } => {
            let day = local(*at_ms).date();
            lines.push(line("reconsideration.answered", ctx.day(day), ctx));
            lines.push(line("reconsideration.court_until", ctx.day(*court_until), ctx));
            refusals.push(maintained(decision, ctx));
            say("reconsideration-maintained-lead", ctx.short_day(*court_until))
        }
        ReconsiderationState::Unknown(raw) => {
            ctx.say(Words::new("state-unknown").with("raw", raw.as_str()))
        }
    };
    Detail {
        about: Some(about(decision, ctx)),
        mark: Some(decision::reconsideration_mark(&asked.state, ctx)),
        lead: Some(lead),
        refusals,
        groups: vec![Lines { id: "reconsideration.facts".to_owned(), title: None, lines }],
        ..Detail::default()
    }
}

/// 维持: the decision stands; what is left is the court, and the fine.
fn maintained(decision: &Decision, ctx: &Context) -> Refusal {
    let pay = Row { opens: true, ..ctx.row("decision.back", Icon::Pay) };
    let pay = Row { id: format!("decision/{}", decision.id), ..pay };
    let court = Row { opens: false, ..ctx.row("decision.court", Icon::Place) };
    let pays = words::is_payable(decision);
    refusal("reconsideration.maintained", if pays { vec![court, pay] } else { vec![court] }, ctx)
}

/// The sixty days have passed.
fn too_late(decision: &Decision, ctx: &Context) -> Refusal {
    let why = Words::new("refusal-reconsideration-too-late.why")
        .with("day", ctx.short_day(decision.reconsider_until));
    let court = Row { opens: false, ..ctx.row("decision.court", Icon::Place) };
    let help = Row { opens: false, ..ctx.row("decision.window", Icon::Help) };
    Refusal {
        why: vec![ctx.say(why)],
        ..refusal("reconsideration.too_late", vec![court, help], ctx)
    }
}

/// Texts `refusal-<code>` with `.unchanged`, `.why`, `.source`.
fn refusal(code: &'static str, ways: Vec<Row>, ctx: &Context) -> Refusal {
    let key = format!("refusal-{}", code.replace(['.', '_'], "-"));
    Refusal {
        code: code.to_owned(),
        what: ctx.say(Words::new(key.clone())),
        unchanged: ctx.find(format!("{key}.unchanged")),
        why: ctx.find(format!("{key}.why")).into_iter().collect(),
        sum: None,
        progress: None,
        source: ctx.say(Words::new(format!("{key}.source"))),
        ways,
        closed: None,
    }
}
