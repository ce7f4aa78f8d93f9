//! 备案限制: what refuses an application, by the rules before the form and by the server after it.
//!
//! The figures are the server's; both sides decide by the same rules, so the words are the same.

use std::collections::BTreeSet;

use tongtu_contract::{FilingAllowance, ProblemCode, VehicleFiling, VehicleFilingState, Vehicles};
use tongtu_rules::filing::{self, FilingLimits, FilingRefusal, LIMITS, Standing};

use super::{State, form, start};
use crate::{
    screen::{Icon, Progress, Refusal, Row},
    step::Context,
    text::Words,
};

/// The limits in force: the server's, else the rules'.
pub(crate) fn limits(ctx: &Context) -> FilingLimits {
    ctx.docs.server().map_or(LIMITS, |server| FilingLimits {
        per_user: server.filing.per_user,
        per_vehicle: server.filing.per_vehicle,
        per_day: server.filing.per_day,
        per_year: server.filing.per_year,
        owners: server.filing.owners,
    })
}

/// How many are filed or being filed: an open application holds its place.
pub(super) fn in_use(doc: &Vehicles) -> u32 {
    u32::try_from(doc.filed.len() + open(doc).count()).unwrap_or(u32::MAX)
}

/// The applications that may still become filings.
pub(super) fn open(doc: &Vehicles) -> impl Iterator<Item = &VehicleFiling> {
    doc.filings.iter().filter(|filing| {
        matches!(filing.state, VehicleFilingState::Face { .. } | VehicleFilingState::Manual { .. })
    })
}

/// What is known before a car is named.
fn standing(doc: &Vehicles) -> Standing {
    let FilingAllowance { today, this_year, owners, blacklisted } = doc.allowance;
    // Any of the kinds that may be filed: the kind is asked for in the form.
    let kind = 2;
    let filed = in_use(doc);
    let other_owners = owners;
    Standing { kind, filed, today, this_year, other_owners, blacklisted, ..Standing::default() }
}

/// What refuses whatever the car: by the rules.
pub(super) fn predicted(doc: &Vehicles, ctx: &Context) -> Vec<FilingRefusal> {
    filing::may_apply(&standing(doc), &limits(ctx)).err().unwrap_or_default()
}

/// Whether nothing can be done about it before the form. A car of an owner whose car one once had may
/// still be filed when no further owner may be added.
pub(super) fn is_final(refusals: &[FilingRefusal]) -> bool {
    refusals.iter().any(|refusal| *refusal != FilingRefusal::Lifetime)
}

/// Every refusal as a card: what the rules say, and what the server said besides.
pub(super) fn cards(state: &State, doc: &Vehicles, ctx: &Context) -> Vec<Refusal> {
    let predicted = predicted(doc, ctx);
    let mut cards: Vec<Refusal> =
        predicted.iter().map(|refusal| card(refusal.code(), doc, ctx)).collect();
    let answer = state.refused.as_deref().and_then(|problem| problem.answer.as_deref());
    let Some(answer) = answer else { return told_once(cards) };
    if answer.code == ProblemCode::WrongState {
        // What stands in its way, instead of what may be true besides: today's application was this one.
        let card = card("filing.already_filed", doc, ctx);
        let car = form::car(&state.form.filled);
        let case = open(doc)
            .find(|filing| (&filing.plate_kind, &filing.plate) == (&car.plate_kind, &car.plate));
        let ways = case.map_or(card.ways.clone(), |filing| vec![start::case_row(filing, ctx)]);
        return vec![Refusal { ways, ..card }];
    }
    let fields = answer.fields.iter();
    for field in fields.filter(|field| predicted.iter().all(|known| known.code() != field.code)) {
        let own = card(&field.code, doc, ctx);
        // A code that this version does not know is said in the server's own words.
        let is_known = ctx.find(key(&field.code)).is_some();
        cards.push(if is_known { own } else { Refusal { what: field.text.clone(), ..own } });
    }
    if let (Some(law), true) = (&answer.law, cards.len() == 1) {
        for card in &mut cards {
            card.source.clone_from(law);
        }
    }
    told_once(cards)
}

/// One way for all whom it helps. Who is on the list is helped by no other day and no other car.
fn told_once(mut cards: Vec<Refusal>) -> Vec<Refusal> {
    if cards.iter().any(|card| card.code == "filing.blacklisted") {
        cards.retain(|card| card.code == "filing.blacklisted");
    }
    let mut told = BTreeSet::new();
    for card in &mut cards {
        card.ways.retain(|way| told.insert(way.id.clone()));
    }
    cards
}

fn key(code: &str) -> String {
    format!("refusal-{}", code.replace('.', "-"))
}

/// Texts `refusal-<code>` with `.why`, `.unchanged`, `.source`, `.closed`.
fn card(code: &str, doc: &Vehicles, ctx: &Context) -> Refusal {
    let limits = limits(ctx);
    let allowance = &doc.allowance;
    let (done, of) = match code {
        "filing.per_user" => (in_use(doc), limits.per_user),
        "filing.per_day" => (allowance.today, limits.per_day),
        "filing.per_year" => (allowance.this_year, limits.per_year),
        "filing.lifetime" => (allowance.owners, limits.owners),
        "filing.per_vehicle" => (limits.per_vehicle, limits.per_vehicle),
        _ => (0, 0),
    };
    let key = key(code);
    let said = |attribute: &str| {
        let words = Words::new(format!("{key}{attribute}")).with("count", done).with("limit", of);
        ctx.texts.find(&words)
    };
    let progress = (of > 0).then(|| Progress {
        done: done.min(of),
        adding: 1,
        of,
        spoken: ctx.say(Words::new("filing-spoken").with("count", done).with("limit", of)),
    });
    Refusal {
        code: code.to_owned(),
        what: said("").unwrap_or_else(|| code.to_owned()),
        unchanged: said(".unchanged"),
        why: said(".why").into_iter().collect(),
        sum: None,
        progress,
        source: said(".source").unwrap_or_else(|| ctx.say("refusal-filing-other-source")),
        ways: ways(code, ctx),
        closed: said(".closed"),
    }
}

fn ways(code: &str, ctx: &Context) -> Vec<Row> {
    let window = ctx.row("filing.window", Icon::Place);
    let cars = ctx.row("vehicles.open", Icon::Car);
    match code {
        "filing.per_user" => vec![ctx.row("vehicles.open", Icon::Car), window],
        "filing.per_day" => {
            vec![Row { opens: false, ..ctx.row("filing.tomorrow", Icon::Calendar) }, window]
        }
        "filing.per_year" => {
            vec![Row { opens: false, ..ctx.row("filing.next_year", Icon::Calendar) }, window]
        }
        "filing.per_vehicle" => {
            vec![Row { opens: false, ..ctx.row("filing.ask_owner", Icon::Person) }, window]
        }
        "filing.already_own" | "filing.already_filed" => vec![cars],
        _ => vec![
            window,
            Row { head: ctx.say("press-help-open"), ..ctx.row("help.open", Icon::Help) },
        ],
    }
}
