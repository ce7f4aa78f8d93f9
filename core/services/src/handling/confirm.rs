//! What will follow, with its figures; yes or no; and what the server said if it says no.

use tongtu_contract as contract;
use tongtu_contract::{HandlingRequest, Violation, path};

use super::State;
use crate::{
    documents::DocKey,
    effect::{Auth, Effect, Reply, Request},
    form::{self, Fault, Filled, Spec},
    licence::line,
    plate,
    screen::{
        Body, Detail, Form, Icon, Input, Mark, Page, Paragraph, ParagraphKind, Press, Rank, Row,
        Section, Tone,
    },
    step::{Context, Notice, Step, View},
    text::Words,
    violations::{
        self, find,
        predict::{self, Verdict},
        refused, warning_rows, words,
    },
};

/// 当时是我本人驾驶，我认可以上事实.
pub(super) const MINE: &str = "handling_mine";

/// What lies over the confirmation, to be read before it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    Facts,
    Speak,
    Reconsider,
}

impl Sheet {
    const ALL: [Sheet; 3] = [Sheet::Facts, Sheet::Speak, Sheet::Reconsider];

    fn id(self) -> &'static str {
        match self {
            Sheet::Facts => "handling.facts",
            Sheet::Speak => "handling.speak",
            Sheet::Reconsider => "handling.reconsider",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Sheet::Facts => Icon::Violation,
            Sheet::Speak => Icon::Objection,
            Sheet::Reconsider => Icon::Clock,
        }
    }

    pub(super) fn parse(id: &str) -> Option<Sheet> {
        Sheet::ALL.into_iter().find(|sheet| sheet.id() == id)
    }
}

/// The points that the person is shown and agrees to.
fn points_after(record: &Violation, ctx: &Context) -> Option<u16> {
    predict::accumulated(ctx.docs).map(|points| points.saturating_add(record.points))
}

pub(super) fn submit(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let Some(record) = find(id, ctx).filter(|record| super::is_open(record)) else {
        return Step::stay(state);
    };
    if ctx.is_busy("handle") {
        return Step::stay(state);
    }
    if !state.mine {
        return Step::to(State { demanded: true, ..state.clone() }).focus(MINE);
    }
    if !ctx.online {
        return Step::stay(state).notice(Notice::news(Tone::Attention, "handling-offline"));
    }
    let (Some(face), Some(points_after)) = (state.face(record), points_after(record, ctx)) else {
        return Step::stay(state);
    };
    let body = HandlingRequest { face, notice_read: state.is_read(id), points_after };
    let request = Request::post(path::handling(&record.id), &body, Auth::Session, Reply::decision);
    Step::to(State { refused: None, ..state.clone() })
        .hush()
        .effect("handle", Effect::Send(request))
}

pub(super) fn view(state: &State, id: &str, ctx: &Context) -> View {
    let title = ctx.say("title-violation-confirm");
    let Some(record) = find(id, ctx) else { return ctx.instead_of(DocKey::Violations, title) };
    if let Some((of, answer)) = &state.refused
        && of == id
    {
        return refused_view(title, record, answer, ctx);
    }
    let form = form(state, record, ctx);
    let label = if record.points == 0 {
        ctx.say("handling-confirm-no-points")
    } else {
        let points = words::points(record.points, ctx);
        ctx.say(Words::new("press-handling-confirm").with("points", points))
    };
    let not_yet = (!ctx.online).then(|| ctx.say("handling-offline"));
    let confirm = Press { label, not_yet, ..ctx.press("handling.confirm", Rank::Main, "handle") };
    View::new(title, Body::Form { form })
        .action(confirm)
        .action(ctx.press("handling.object", Rank::Second, "none"))
        .over(state.sheet.map(|sheet| drawn(sheet, record, ctx)))
}

fn form(state: &State, record: &Violation, ctx: &Context) -> Form {
    let mut filled = Filled::default();
    if state.demanded {
        filled.submit();
    }
    let faults: Vec<_> =
        if state.mine { Vec::new() } else { vec![(MINE, Fault::new("handling.mine"))] };
    let (summary, problems) = form::summary(&filled, &faults, ctx);
    let input = Input::Consent { given: state.mine, documents: Vec::new() };
    let field = Spec::new(MINE, input).draw(&filled, form::fault_of(&faults, MINE), ctx);
    let section =
        Section { id: "handling.agree".to_owned(), title: None, fields: vec![field], note: None };
    Form {
        step: None,
        lead: Some(lead(record, ctx)),
        summary,
        problems,
        sections: vec![section],
        footnote: None,
    }
}

fn lead(record: &Violation, ctx: &Context) -> Page {
    let (sum, progress) = predict::accumulated(ctx.docs)
        .filter(|_| record.points > 0)
        .map(|accumulated| refused::arithmetic(accumulated, record.points, ctx))
        .unzip();
    let lines = match violations::fine_line(record, ctx) {
        Some(fine) => {
            vec![fine, line("handling.pay_by", ctx.say("handling-pay-by"), ctx)]
        }
        None => violations::penalty_line(record, ctx).into_iter().collect(),
    };
    let row = |sheet: Sheet| ctx.row(sheet.id(), sheet.icon());
    let facts = Words::new("row-handling-facts.line")
        .with("count", record.pictures.len())
        .with("rule", record.rule.as_str());
    let facts = Row { lines: vec![ctx.say(facts)], ..row(Sheet::Facts) };
    let ways = warnings(record, ctx)
        .into_iter()
        .chain([facts, row(Sheet::Speak), row(Sheet::Reconsider)])
        .collect();
    Page {
        id: "handling.consequence".to_owned(),
        about: Some(words::about(record, record.act.clone(), ctx)),
        sum,
        progress,
        lines,
        paragraphs: vec![Paragraph::new(ParagraphKind::Heading, ctx.say("handling-know"))],
        ways,
        ..Page::default()
    }
}

fn warnings(record: &Violation, ctx: &Context) -> Vec<Row> {
    let Some(driving) = predict::driving(ctx.docs) else { return Vec::new() };
    match driving.verdict(record, ctx.today) {
        Verdict::May(plan) => warning_rows(record, &plan, ctx),
        Verdict::MayNot(_) => Vec::new(),
    }
}

fn drawn(sheet: Sheet, record: &Violation, ctx: &Context) -> Page {
    let said = |kind, words: Words| Paragraph::new(kind, ctx.say(words));
    let paragraphs = match sheet {
        Sheet::Facts => vec![
            said(
                ParagraphKind::Prose,
                Words::new("handling-notice-facts")
                    .with("when", words::when(record.occurred_at_ms, ctx))
                    .with("place", record.place.as_str())
                    .with("plate", plate::written(&record.plate))
                    .with("act", record.act.as_str()),
            ),
            Paragraph::new(ParagraphKind::Prose, record.rule.clone()),
        ],
        Sheet::Speak => vec![said(ParagraphKind::Prose, "handling-notice-speak".into())],
        Sheet::Reconsider => vec![
            said(ParagraphKind::Prose, "handling-notice-reconsider".into()),
            said(ParagraphKind::Prose, "handling-notice-court".into()),
        ],
    };
    Page {
        id: format!("{}.sheet", sheet.id()),
        title: ctx.row(sheet.id(), sheet.icon()).head,
        paragraphs,
        presses: vec![ctx.press("handling.sheet.close", Rank::Main, "none")],
        ..Page::default()
    }
}

/// Where this phone expected a yes: what has not changed, every reason, every way out.
fn refused_view(
    title: String,
    record: &Violation,
    answer: &contract::Problem,
    ctx: &Context,
) -> View {
    // Points and fine were given then, by somebody or by an answer that was lost.
    let is_decided = super::is_decided(answer);
    let (tone, label) = if is_decided {
        (Tone::Info, "violation-short-already_handled")
    } else {
        (Tone::Danger, "handling-refused")
    };
    let detail = Detail {
        about: Some(words::about(record, record.act.clone(), ctx)),
        mark: Some(Mark { tone, open: false, label: ctx.say(label) }),
        lead: (!is_decided).then(|| ctx.say("handling-refused-lead")),
        refusals: refused::answered(record, &answer.fields, ctx),
        ..Detail::default()
    };
    let view = View::new(title, Body::Detail { detail }).action(ctx.press(
        "handling.record",
        Rank::Second,
        "none",
    ));
    if !is_decided && violations::refused::may_object(record, ctx) {
        return view.action(ctx.press("handling.object", Rank::Second, "none"));
    }
    view
}
