//! 消息: what changed, with the deadline and the way to the screen of its subject.
//!
//! Opening a message reads it; the server keeps what was read. Reading needs nobody's patience: where
//! the server cannot be reached, the message stays unread there, and the screen says so.

mod due;
mod kinds;

use tongtu_contract::{
    Message, MessageId, MessageKind, MessageMarks, MessageState, SubjectKind, path,
};

use crate::{
    documents::{Doc, DocKey},
    effect::{Answer, Auth, Effect, Reply, Request},
    plate,
    problem::Problem,
    route::Route,
    screen::{
        Body, Choice, Group, Icon, Mark, Page, Paragraph, ParagraphKind, Press, Rank, Row, Rows,
        Scene, Tone,
    },
    step::{Context, Event, Fact, Notice, Step, View, local},
    text::Words,
};

use due::Due;
pub(crate) use due::line as due_line;
pub(crate) use kinds::Muted;

/// A page of the list.
const PAGE: usize = 50;
/// Most rows on a screen.
const MOST: usize = 200;

#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    shows: Shows,
    /// Further pages that were asked for.
    pages: usize,
    /// The message that is being put away, for who tries again where that failed.
    archiving: Option<String>,
}

/// Which messages the chips leave.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Shows {
    /// All that are not put away.
    #[default]
    All,
    Unread,
    Archived,
}

impl Shows {
    const ALL: [(Shows, &str); 3] =
        [(Shows::All, "all"), (Shows::Unread, "unread"), (Shows::Archived, "archived")];

    fn has(self, message: &Message, muted: Muted) -> bool {
        match self {
            Shows::All => message.state != MessageState::Archived,
            Shows::Unread => is_new(message, muted),
            Shows::Archived => message.state == MessageState::Archived,
        }
    }
}

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        Event::Forget => Step::to(State::default()),
        Event::Filtered(option) => {
            let named = Shows::ALL.into_iter().find(|(_, id)| option.as_deref() == Some(*id));
            let shows = named.map_or(Shows::All, |(shows, _)| shows);
            Step::to(State { shows, ..State::default() })
        }
        Event::More => Step::to(State { pages: state.pages.saturating_add(1), ..state.clone() }),
        Event::Pressed(id) | Event::Opened(id) => pressed(state, &id, ctx),
        Event::Came("read" | "archive", Answer::Sent(Ok(Reply::Messages(doc)))) => {
            Step::stay(state).fact(Fact::Document(Doc::Messages(doc)))
        }
        // That something was read is nothing to be troubled with.
        Event::Came("read", Answer::Sent(Err(_))) => Step::stay(state),
        Event::Came("archive", Answer::Sent(Err(problem))) => failed(state, &problem, ctx),

        // What the person reports late or twice changes nothing; an answer that cannot be is a bug.
        Event::Came(..) | Event::Answered(..) | Event::Delivered(..) => Step::stay(state).illegal(),
        _ => Step::stay(state),
    }
}

fn failed(state: &State, problem: &Problem, ctx: &Context) -> Step<State> {
    Step::stay(state).fact(Fact::Refetch(DocKey::Messages)).problem(problem, ctx)
}

fn pressed(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let stay = Step::stay(state);
    match id.split_once('/').unwrap_or((id, "")) {
        ("message", id) => {
            let Some(message) = find(id, ctx) else { return stay };
            let unread = message.state == MessageState::Unread;
            let ids = if unread { vec![message.id.clone()] } else { Vec::new() };
            let step = stay.maybe("read", mark(ids, &MessageState::Read, ctx));
            match place(message) {
                Some(route) => step.push(route),
                None => step,
            }
        }
        ("messages.kinds", _) => stay.push(Route::MessageKinds),
        ("messages.kind", topic) => kinds::switch(state, topic, ctx),
        ("message.archive", id) => archive(state, id, ctx),
        ("notice.retry", _) => match &state.archiving {
            Some(id) => archive(state, id, ctx),
            None => stay,
        },
        ("messages.read_all", _) if !ctx.is_busy("read") => {
            let unread: Vec<_> = items(ctx)
                .iter()
                .filter(|message| message.state == MessageState::Unread)
                .map(|message| message.id.clone())
                .collect();
            if !ctx.online && !unread.is_empty() {
                return stay.notice(Notice::news(Tone::Attention, "messages-offline"));
            }
            stay.maybe("read", mark(unread, &MessageState::Read, ctx))
        }
        _ => stay,
    }
}

fn archive(state: &State, id: &str, ctx: &Context) -> Step<State> {
    let stay = Step::stay(state);
    match find(id, ctx) {
        Some(_) if ctx.is_busy("archive") => stay,
        Some(_) if !ctx.online => {
            stay.notice(Notice::news(Tone::Attention, "messages-archive-offline"))
        }
        Some(message) => {
            let effect = mark(vec![message.id.clone()], &MessageState::Archived, ctx);
            let archiving = Some(id.to_owned());
            Step::to(State { archiving, ..state.clone() }).maybe("archive", effect)
        }
        None => stay,
    }
}

fn items<'a>(ctx: &'a Context) -> &'a [Message] {
    ctx.docs.messages().map_or(&[], |doc| &doc.items)
}

fn find<'a>(id: &str, ctx: &'a Context) -> Option<&'a Message> {
    items(ctx).iter().find(|message| message.id.as_str() == id)
}

fn mark(ids: Vec<MessageId>, state: &MessageState, ctx: &Context) -> Option<Effect> {
    if ids.is_empty() || !ctx.online {
        return None;
    }
    let marks = MessageMarks { ids, state: state.clone() };
    let request = Request::post(path::MESSAGE_MARKS, &marks, Auth::Session, Reply::messages);
    Some(Effect::Send(request))
}

/// Unread, and of a kind that is to be told.
fn is_new(message: &Message, muted: Muted) -> bool {
    message.state == MessageState::Unread && !muted.mutes(message)
}

/// How many messages have not been read: on the tab.
pub(crate) fn unread(ctx: &Context) -> usize {
    items(ctx).iter().filter(|message| is_new(message, ctx.muted)).count()
}

/// Unread and to be told, with something still to be done by a day that has not passed.
pub(crate) fn wants_action(message: &Message, ctx: &Context) -> bool {
    is_new(message, ctx.muted) && matches!(due::of(message, ctx), Due::By(_))
}

/// The screen of what a message is about.
pub(crate) fn place(message: &Message) -> Option<Route> {
    let subject = message.subject.as_ref()?;
    let id = subject.id.clone();
    Some(match subject.kind {
        SubjectKind::Vehicle if message.kind == MessageKind::CrossBorderTerm => Route::CrossBorder,
        SubjectKind::Vehicle => Route::Vehicle(id),
        SubjectKind::VehicleFiling => Route::FilingCase(id),
        SubjectKind::Violation => Route::Violation(id),
        SubjectKind::Decision => Route::Decision(id),
        SubjectKind::Payment => Route::Payment(id),
        SubjectKind::Objection => Route::Objection(id),
        SubjectKind::Rental => Route::Rental(id),
        SubjectKind::Points => Route::Points,
        SubjectKind::Unknown(_) => return None,
    })
}

/// What it tells: in our words where its kind is known and says everything they speak of, else in
/// the server's.
pub(crate) fn text(message: &Message, ctx: &Context) -> String {
    let mut words = Words::new(format!("message-{}", message.kind.as_str()));
    for (name, value) in &message.args {
        let said = |value: &str| match name.as_str() {
            "amount_fen" => value.parse().map_or_else(|_| value.to_owned(), |fen| ctx.yuan(fen)),
            "day" => value.parse().map_or_else(|_| value.to_owned(), |day| ctx.short_day(day)),
            "plate" => plate::written(value),
            _ => value.to_owned(),
        };
        // The names are the contract's; any other is spoken of by no sentence of ours.
        let name = match name.as_str() {
            "plate" => "plate",
            "name_masked" => "name_masked",
            "points" => "points",
            "amount_fen" => "amount",
            "day" => "day",
            _ => continue,
        };
        words = words.with(name, said(value));
    }
    // An argument that did not come stays in the sentence as its name.
    let own = ctx.texts.find(&words).filter(|text| !text.contains("{$"));
    own.unwrap_or_else(|| message.text.clone())
}

fn icon(kind: &MessageKind) -> Icon {
    match kind {
        MessageKind::FilingAsked
        | MessageKind::VehicleFiled
        | MessageKind::FilingDone
        | MessageKind::FilingRejected
        | MessageKind::FilingUnbound => Icon::Filing,
        MessageKind::CrossBorderFound
        | MessageKind::CrossBorderTerm
        | MessageKind::RentalTransferred
        | MessageKind::RentalAppealAnswered => Icon::Car,
        MessageKind::ViolationNew | MessageKind::ViolationDue => Icon::Violation,
        MessageKind::DecisionMade
        | MessageKind::FineDue
        | MessageKind::PaymentDone
        | MessageKind::PaymentFailed
        | MessageKind::InstalmentAnswered => Icon::Pay,
        MessageKind::ObjectionUpheld
        | MessageKind::ObjectionDismissed
        | MessageKind::ReconsiderationAnswered => Icon::Objection,
        MessageKind::ManualCheckAnswered => Icon::Person,
        MessageKind::PointsHigh => Icon::Points,
        MessageKind::Unknown(_) => Icon::Bell,
    }
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    if *route == Route::MessageKinds {
        return kinds::view(ctx);
    }
    let title = ctx.say("tab-messages");
    if ctx.docs.messages().is_none() {
        return ctx.instead_of(DocKey::Messages, title);
    }
    let left: Vec<&Message> = items(ctx).iter().filter(|m| state.shows.has(m, ctx.muted)).collect();
    let wanted = state.pages.saturating_add(1).saturating_mul(PAGE).min(MOST);
    let shown = left.get(..wanted).unwrap_or(&left);
    let more = (left.len() > shown.len() && wanted < MOST).then(|| {
        let rest = (left.len() - shown.len()).min(PAGE);
        ctx.say(Words::new("messages-more").with("count", rest))
    });
    let count = unread(ctx);
    let counted = match state.shows {
        Shows::All | Shows::Unread if !ctx.online && count > 0 => ctx.say("messages-offline"),
        Shows::All => {
            ctx.say(Words::new("messages-counted").with("count", left.len()).with("unread", count))
        }
        Shows::Unread | Shows::Archived => {
            ctx.say(Words::new("messages-count").with("count", left.len()))
        }
    };
    let filters = Shows::ALL.map(|(_, id)| Choice {
        id: id.to_owned(),
        label: ctx.say(Words::new(format!("messages-{id}"))),
        help: None,
    });
    let chosen = Shows::ALL.into_iter().find(|(shows, _)| *shows == state.shows);
    let nothing_at_all = items(ctx).is_empty();
    let rows = Rows {
        filters: if nothing_at_all { Vec::new() } else { filters.to_vec() },
        chosen: chosen.map(|(_, id)| id.to_owned()).filter(|_| !nothing_at_all),
        counted: Some(counted).filter(|_| !left.is_empty()),
        groups: groups(shown, ctx),
        more,
        empty: left.is_empty().then(|| empty(state, ctx)),
        ..Rows::default()
    };
    let which = ctx.press("messages.kinds", Rank::Bar, "none");
    let which = Press { icon: Some(Icon::Bell), ..which };
    let view = View::new(title, Body::Rows { rows }).action(which);
    if count == 0 || state.shows == Shows::Archived {
        return view;
    }
    let all = ctx.press("messages.read_all", Rank::Bar, "read");
    view.action(Press { icon: Some(Icon::Check), ..all })
}

/// By day, as they came.
fn groups(shown: &[&Message], ctx: &Context) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for message in shown {
        let day = local(message.at_ms).date();
        let id = format!("messages.{day}");
        let row = row(message, ctx);
        match groups.last_mut() {
            Some(group) if group.id == id => group.rows.push(row),
            _ => {
                let title = Some(ctx.short_day(day));
                groups.push(Group { id, title, side: None, rows: vec![row] });
            }
        }
    }
    groups
}

fn row(message: &Message, ctx: &Context) -> Row {
    let unread = message.state == MessageState::Unread;
    let mark = if wants_action(message, ctx) {
        Some((Tone::Attention, "message-action"))
    } else if unread && ctx.muted.mutes(message) {
        Some((Tone::Calm, "message-muted"))
    } else {
        unread.then_some((Tone::Info, "message-unread"))
    };
    let archive = Press {
        id: format!("message.archive/{}", message.id),
        ..ctx.press("message.archive", Rank::Link, "none")
    };
    let put_away = message.state == MessageState::Archived;
    Row {
        id: format!("message/{}", message.id),
        icon: Some(icon(&message.kind)),
        head: text(message, ctx),
        lines: due::line(message, ctx).into_iter().collect(),
        mark: mark.map(|(tone, key)| Mark { tone, open: false, label: ctx.say(key) }),
        opens: place(message).is_some() || unread,
        presses: if put_away || unread { Vec::new() } else { vec![archive] },
        ..Row::default()
    }
}

fn empty(state: &State, ctx: &Context) -> Page {
    let (title, text) = match state.shows {
        Shows::All => ("messages-empty", "messages-empty-text"),
        Shows::Unread => ("messages-empty-unread", "messages-empty-unread-text"),
        Shows::Archived => ("messages-empty-archived", "messages-empty-archived-text"),
    };
    Page {
        id: "messages.empty".to_owned(),
        scene: Some(Scene::QuietRoad),
        title: ctx.say(title),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, ctx.say(text))],
        ..Page::default()
    }
}

#[cfg(test)]
mod tests;
