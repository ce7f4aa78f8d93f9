//! Every case of every service, as a row of 进度: where it stands, by when, and where it is seen.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use tongtu_contract::{
    Decision, ElicenceState, FilingState, InstalmentState, ManualCheckState, ObjectionState,
    PaymentState, ReconsiderationState, RentalRecordState, VehicleFiling, VehicleFilingState,
};

use crate::{
    effect::WaitingKind,
    elicence::standing::{self, Bar},
    fines::{self, words},
    outbox, plate, rentals,
    route::Route,
    screen::{Icon, Mark, Row, Tone},
    step::{Context, local},
    text::Words,
};

/// How long what has ended still stands there. Ours.
const LATELY_DAYS: i64 = 30;
/// Cases of one kind, and ended ones in all.
const MOST: usize = 50;

/// A case, and whether it is still under way.
pub(super) struct Case {
    pub(super) row: Row,
    pub(super) open: bool,
}

/// Where a case is seen.
pub(super) fn place(kind: &str, id: String) -> Option<Route> {
    Some(match kind {
        "case.vehicle_filing" => Route::FilingCase(id),
        "case.manual" => Route::Violation(id),
        "case.objection" => Route::Objection(id),
        "case.payment" => Route::Payment(id),
        "case.instalment" => Route::Instalment(id),
        "case.reconsideration" => Route::Reconsider(id),
        // Its record is told apart from the others of the contract.
        "case.rental" => {
            Route::Rental(id.split_once('/').map_or(id.clone(), |(own, _)| own.to_owned()))
        }
        _ => return None,
    })
}

/// All of them, service by service.
pub(super) fn all(ctx: &Context) -> Vec<Case> {
    let mut cases: Vec<Case> = [elicence(ctx), filing(ctx)].into_iter().flatten().collect();
    cases.extend(vehicle_filings(ctx));
    cases.extend(manual_checks(ctx));
    cases.extend(objections(ctx));
    cases.extend(payments(ctx));
    cases.extend(requests(ctx));
    cases.extend(rental_records(ctx));
    cases
}

fn case(
    id: String,
    icon: Icon,
    head: String,
    lines: impl IntoIterator<Item = String>,
    mark: Mark,
) -> Case {
    let lines = lines.into_iter().filter(|line| !line.is_empty()).collect();
    let open = mark.open;
    let row =
        Row { id, icon: Some(icon), head, lines, mark: Some(mark), opens: true, ..Row::default() };
    Case { row, open }
}

fn is_late(day: NaiveDate, ctx: &Context) -> bool {
    (ctx.today - day).num_days() > LATELY_DAYS
}

fn day_of(at_ms: i64) -> NaiveDate {
    local(at_ms).date()
}

fn raw(word: &str) -> Mark {
    Mark { tone: Tone::Info, open: true, label: word.to_owned() }
}

/// 11月27日前答复.
fn by(day: NaiveDate, ctx: &Context) -> String {
    ctx.say(Words::new("case-by").with("day", ctx.short_day(day)))
}

/// 11月20日结束, without an answer.
fn ended_on(day: NaiveDate, ctx: &Context) -> String {
    ctx.say(Words::new("case-ended-on").with("day", ctx.short_day(day)))
}

/// 11月20日有结果.
fn on(day: NaiveDate, ctx: &Context) -> String {
    ctx.say(Words::new("case-on").with("day", ctx.short_day(day)))
}

// ── the licence ──

fn elicence(ctx: &Context) -> Option<Case> {
    if outbox::is_on_its_way(ctx.waiting(WaitingKind::ElicenceApplication)) {
        return None; // it stands among what waits, even where the server has it already
    }
    let doc = ctx.docs.elicence()?;
    let mark = |tone, open, key: &'static str| Mark { tone, open, label: ctx.say(key) };
    let last = doc
        .history
        .last()
        .map(|event| ctx.say(Words::new("progress-last").with("when", ctx.moment(event.at_ms))));
    let (mark, line) = match (&doc.state, standing::bar(ctx)) {
        // `bar` speaks of the last two.
        (ElicenceState::NotApplied, _)
        | (ElicenceState::WindowOnly | ElicenceState::Blocked { .. }, None) => return None,
        (_, Some(Bar::WindowOnly)) => (
            mark(Tone::Danger, false, "elicence-window-only"),
            Some(ctx.say("todo-elicence-window.line")),
        ),
        (_, Some(Bar::Blocked(_) | Bar::NoLicence | Bar::NotYet(_))) => {
            (mark(Tone::Danger, false, "elicence-blocked"), last)
        }
        (ElicenceState::InReview { due_at_ms, .. }, None) => {
            let words = Words::new("elicence-review-lead").with("when", ctx.moment(*due_at_ms));
            (mark(Tone::Info, true, "elicence-in-review"), Some(ctx.say(words)))
        }
        (ElicenceState::Rejected { .. }, None) => (
            mark(Tone::Danger, false, "elicence-rejected"),
            Some(ctx.say("todo-elicence-rejected.line")),
        ),
        (ElicenceState::Active { .. }, None) => (mark(Tone::Good, false, "elicence-active"), last),
        (ElicenceState::Unknown(word), None) => (raw(word), last),
    };
    let head = ctx.say("outbox-elicence-application");
    let open = mark.tone != Tone::Good; // a refused one waits for the person
    Some(Case { open, ..case("case.elicence".to_owned(), Icon::Licence, head, line, mark) })
}

fn filing(ctx: &Context) -> Option<Case> {
    if outbox::is_on_its_way(ctx.waiting(WaitingKind::LicenceFiling)) {
        return None;
    }
    let file = ctx.docs.licence()?;
    let mark = |tone, open, key: &'static str| Mark { tone, open, label: ctx.say(key) };
    let (mark, line) = match &file.state {
        FilingState::None => return None,
        FilingState::Filed => (mark(Tone::Good, false, "filing-filed"), None),
        FilingState::NotYet { come_back_on } => {
            let words = Words::new("home-not-yet").with("day", ctx.short_day(*come_back_on));
            (mark(Tone::Info, true, "filing-not-yet"), Some(ctx.say(words)))
        }
        FilingState::Mismatch => {
            (mark(Tone::Danger, false, "filing-refused"), Some(ctx.say("licence-filing-mismatch")))
        }
        FilingState::NotFound => {
            (mark(Tone::Danger, false, "filing-refused"), Some(ctx.say("licence-filing-not-found")))
        }
        FilingState::Unknown(word) => (raw(word), None),
    };
    let head = ctx.say("title-licence-filing");
    let open = mark.tone != Tone::Good;
    Some(Case { open, ..case("case.filing".to_owned(), Icon::Filing, head, line, mark) })
}

// ── cars and records ──

fn vehicle_filings(ctx: &Context) -> Vec<Case> {
    let Some(doc) = ctx.docs.vehicles() else { return Vec::new() };
    let mark = |tone, open, key: &'static str| Mark { tone, open, label: ctx.say(key) };
    let draw = |filing: &VehicleFiling| {
        let last = filing.history.last().map(|event| day_of(event.at_ms));
        let (mark, line) = match &filing.state {
            VehicleFilingState::Face { expires_at_ms, .. } => {
                let words = Words::new("case-face").with("when", ctx.moment(*expires_at_ms));
                (mark(Tone::Attention, true, "case-filing-face"), ctx.say(words))
            }
            VehicleFilingState::Manual { due_at_ms, .. } => {
                (mark(Tone::Info, true, "case-filing-manual"), by(day_of(*due_at_ms), ctx))
            }
            VehicleFilingState::Filed { since, .. } => {
                let words = Words::new("case-filing-since").with("day", ctx.short_day(*since));
                (mark(Tone::Good, false, "case-filing-filed"), ctx.say(words))
            }
            VehicleFilingState::Rejected { .. } => {
                (mark(Tone::Danger, false, "case-filing-rejected"), ctx.say("case-filing-again"))
            }
            VehicleFilingState::Unbound { at_ms, .. } => {
                (mark(Tone::Calm, false, "case-filing-unbound"), ended_on(day_of(*at_ms), ctx))
            }
            VehicleFilingState::Cancelled => {
                let line = last.map(|day| ended_on(day, ctx)).unwrap_or_default();
                (mark(Tone::Calm, false, "case-filing-cancelled"), line)
            }
            VehicleFilingState::Expired => {
                (mark(Tone::Attention, false, "filing-state-expired"), ctx.say("case-filing-anew"))
            }
            VehicleFilingState::Unknown(word) => (raw(word), String::new()),
        };
        if !mark.open && last.is_some_and(|day| is_late(day, ctx)) {
            return None;
        }
        let head = Words::new("case-vehicle-filing").with("plate", plate::written(&filing.plate));
        let id = format!("case.vehicle_filing/{}", filing.id);
        Some(case(id, Icon::Filing, ctx.say(head), [line], mark))
    };
    doc.filings.iter().filter_map(draw).take(MOST).collect()
}

fn manual_checks(ctx: &Context) -> Vec<Case> {
    let Some(doc) = ctx.docs.violations() else { return Vec::new() };
    let mark = |tone, open, key: &'static str| Mark { tone, open, label: ctx.say(key) };
    let checked = doc.items.iter().filter_map(|record| {
        // Of a record that is decided its decision speaks.
        let handled = matches!(record.state, tongtu_contract::ViolationState::Handled { .. });
        record.manual_check.as_ref().filter(|_| !handled).map(|check| (record, check))
    });
    let draw = |(record, check): (&tongtu_contract::Violation, &tongtu_contract::ManualCheck)| {
        let (mark, line) = match &check.state {
            ManualCheckState::InReview { due_at_ms, .. } => {
                (mark(Tone::Info, true, "case-filing-manual"), by(day_of(*due_at_ms), ctx))
            }
            ManualCheckState::Passed => {
                (mark(Tone::Good, true, "case-manual-passed"), ctx.say("case-manual-passed-line"))
            }
            ManualCheckState::Rejected { .. } => (
                mark(Tone::Danger, true, "case-manual-rejected"),
                ctx.say("case-manual-rejected-line"),
            ),
            ManualCheckState::Unknown(word) => (raw(word), String::new()),
        };
        let head = Words::new("case-manual").with("plate", plate::written(&record.plate));
        let id = format!("case.manual/{}", record.id);
        case(id, Icon::Person, ctx.say(head), [line], mark)
    };
    checked.map(draw).take(MOST).collect()
}

fn objections(ctx: &Context) -> Vec<Case> {
    let Some(doc) = ctx.docs.objections() else { return Vec::new() };
    let draw = |objection: &tongtu_contract::Objection| {
        let ended = match &objection.state {
            ObjectionState::Upheld { at_ms }
            | ObjectionState::Dismissed { at_ms, .. }
            | ObjectionState::Withdrawn { at_ms } => Some(day_of(*at_ms)),
            ObjectionState::InReview { .. } | ObjectionState::Unknown(_) => None,
        };
        if ended.is_some_and(|day| is_late(day, ctx)) {
            return None;
        }
        let line = match (&objection.state, ended) {
            (ObjectionState::InReview { due_on }, _) => by(*due_on, ctx),
            (ObjectionState::Dismissed { .. }, _) => ctx.say("case-objection-dismissed"),
            (ObjectionState::Withdrawn { at_ms }, _) => ended_on(day_of(*at_ms), ctx),
            (_, Some(day)) => on(day, ctx),
            _ => String::new(),
        };
        let plate = ctx
            .docs
            .violations()
            .and_then(|doc| doc.items.iter().find(|record| record.id == objection.violation))
            .map(|record| plate::written(&record.plate));
        let head = match plate {
            Some(plate) => ctx.say(Words::new("case-objection").with("plate", plate)),
            None => ctx.say("case-objection-bare"),
        };
        let mark = crate::objections::mark(objection, ctx);
        let id = format!("case.objection/{}", objection.id);
        Some(case(id, Icon::Objection, head, [line], mark))
    };
    doc.items.iter().filter_map(draw).take(MOST).collect()
}

// ── decisions ──

/// One case an order, whatever number of decisions it pays.
fn payments(ctx: &Context) -> Vec<Case> {
    let Some(doc) = ctx.docs.decisions() else { return Vec::new() };
    let mut orders: BTreeMap<&str, Vec<&Decision>> = BTreeMap::new();
    for decision in &doc.items {
        let lately = !is_late(day_of(decision.decided_at_ms), ctx);
        let shown = match &decision.payment {
            PaymentState::Unpaid => false,
            PaymentState::Paid | PaymentState::Failed => lately,
            _ => true,
        };
        if let Some(order) = decision.order.as_ref().filter(|_| shown) {
            orders.entry(order.as_str()).or_default().push(decision);
        }
    }
    let draw = |(id, decisions): (&str, Vec<&Decision>)| {
        let state = &decisions.first()?.payment;
        let amount = decisions.iter().map(|d| words::owed(d)).fold(0, i64::saturating_add);
        let head = Words::new("case-payment").with("amount", ctx.yuan(amount));
        let line = match state {
            PaymentState::Unclear => ctx.say("case-payment-unclear"),
            PaymentState::Ordering | PaymentState::Redirected => ctx.say("case-payment-open"),
            PaymentState::Failed => ctx.say("case-payment-failed"),
            _ if decisions.len() > 1 => {
                ctx.say(Words::new("fines-count").with("count", decisions.len()))
            }
            _ => String::new(),
        };
        let id = format!("case.payment/{id}");
        Some(case(id, Icon::Pay, ctx.say(head), [line], words::order_mark(state, ctx)))
    };
    orders.into_iter().filter_map(draw).take(MOST).collect()
}

/// 延期, 分期 and 行政复议.
fn requests(ctx: &Context) -> Vec<Case> {
    let Some(doc) = ctx.docs.decisions() else { return Vec::new() };
    let mut cases = Vec::new();
    for decision in &doc.items {
        let plate = plate::written(&decision.plate);
        if let Some(asked) = &decision.instalment {
            let (line, gone) = match &asked.state {
                InstalmentState::InReview { due_at_ms, .. } => (by(day_of(*due_at_ms), ctx), false),
                InstalmentState::Granted { until } => {
                    let line = fines::granted(asked, *until, decision, ctx);
                    (line, decision.payment == PaymentState::Paid || is_late(*until, ctx))
                }
                InstalmentState::Refused => {
                    let late = is_late(day_of(decision.decided_at_ms), ctx);
                    (
                        ctx.say("case-instalment-refused"),
                        decision.payment == PaymentState::Paid || late,
                    )
                }
                InstalmentState::Unknown(_) => (String::new(), false),
            };
            if !gone {
                let head = Words::new("case-instalment").with("plate", plate.as_str());
                let id = format!("case.instalment/{}", decision.id);
                let mark = fines::instalment_mark(&asked.state, ctx);
                cases.push(case(id, Icon::Calendar, ctx.say(head), [line], mark));
            }
        }
        if let Some(asked) = &decision.reconsideration {
            let (line, ended) = match &asked.state {
                ReconsiderationState::InReview { due_at_ms } => (by(day_of(*due_at_ms), ctx), None),
                ReconsiderationState::Revoked { at_ms } => {
                    (on(day_of(*at_ms), ctx), Some(day_of(*at_ms)))
                }
                ReconsiderationState::Maintained { at_ms, court_until } => {
                    let court = Words::new("message-due-court");
                    let court = ctx.say(court.with("day", ctx.short_day(*court_until)));
                    let line =
                        if ctx.today > *court_until { on(day_of(*at_ms), ctx) } else { court };
                    (line, Some(day_of(*at_ms)))
                }
                ReconsiderationState::Unknown(_) => (String::new(), None),
            };
            if ended.is_none_or(|day| !is_late(day, ctx)) {
                let head = Words::new("case-reconsideration").with("plate", plate.as_str());
                let id = format!("case.reconsideration/{}", decision.id);
                let mark = fines::reconsideration_mark(&asked.state, ctx);
                cases.push(case(id, Icon::Objection, ctx.say(head), [line], mark));
            }
        }
    }
    cases.truncate(MOST);
    cases
}

// ── hired cars ──

fn rental_records(ctx: &Context) -> Vec<Case> {
    let Some(doc) = ctx.docs.rentals() else { return Vec::new() };
    let mut cases = Vec::new();
    for rental in &doc.items {
        for record in &rental.records {
            let line = match &record.state {
                RentalRecordState::TransferAsked { .. } => ctx.say("rental-record-asked-line"),
                RentalRecordState::Transferred { appeal_until } if ctx.today <= *appeal_until => {
                    let words = Words::new("rental-record-transferred-line");
                    ctx.say(words.with("day", ctx.short_day(*appeal_until)))
                }
                RentalRecordState::Appealed { due_on } => by(*due_on, ctx),
                RentalRecordState::Upheld | RentalRecordState::Dismissed
                    if is_late(day_of(record.occurred_at_ms), ctx)
                        && rental.state == tongtu_contract::RentalState::Closed =>
                {
                    continue;
                }
                RentalRecordState::Upheld => ctx.say("case-rental-upheld"),
                RentalRecordState::Dismissed => ctx.say("case-rental-dismissed"),
                _ => continue,
            };
            let plate = plate::written(&rental.plate);
            let head = ctx.say(Words::new("case-rental").with("plate", plate));
            let mark = rentals::record_mark(record, true, ctx);
            let id = format!("case.rental/{}/{}", rental.id, record.violation);
            cases.push(case(id, Icon::Car, head, [record.act.clone(), line], mark));
        }
    }
    cases.truncate(MOST);
    cases
}
