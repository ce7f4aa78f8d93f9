//! 账号与安全, 手势密码: the lock over what is somebody's, and setting, changing, removing it.
//!
//! ```text
//! none ── draw twice ──▶ set ── five minutes away, or "lock" ──▶ locked ── right ──▶ set
//!   ▲                     │ └─ change: old, then draw twice          └── five wrong ─▶ wiped: login
//!   └──── remove: old ────┘
//! ```
//!
//! Says what is asked for and what a try came to. The pattern itself, its key and the count of tries
//! are the runtime's; the shapes are the rules'.

mod draw;
mod lock;

use tongtu_contract::path;
use tongtu_rules::gesture::MAX_FAILURES;

use crate::{
    effect::{Answer, Auth, Effect, LockAnswer, LockOp, Reply, Request},
    leave::{self, Leaving},
    route::{Gate, Route},
    screen::{Body, Group, Icon, Mark, Page, Paragraph, ParagraphKind, Rank, Row, Rows, Tone},
    step::{Context, Event, Fact, Go, Notice, Session, Step, View},
};

/// What the screens hold.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    /// Whose session is locked, as far as that is still known; the account is not in memory then.
    who: Option<String>,
    drawing: Option<draw::Drawing>,
    /// Tries that are left after a wrong one while the session is open.
    tries_left: Option<u32>,
    /// The tries behind the lock were spent in this life, not found at the start.
    just_wrong: bool,
    asked_to_remove: bool,
    leaving: Leaving,
}

const TRY: &str = "lock.try";
const WIPE: &str = "lock.wipe";
const OTHERS: &str = "security.log_out_others";

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    if let Some(step) = leave::update(state.leaving, &event, ctx) {
        return step.map(|leaving| State { leaving, ..state.clone() });
    }
    match event {
        Event::Forget => Step::to(State::default()),
        Event::Pressed(id) if id == "lock.close" => close(state, ctx),
        Event::Opened(id) if id == "lock.close" => close(state, ctx),

        // ── what a try came to, behind the lock or in front of it ──
        Event::Came(TRY, Answer::Lock(LockAnswer::Wiped)) => {
            Step::stay(state).effect(WIPE, Effect::SignOut { erase: false })
        }
        // The sealed session is gone either way.
        Event::Came(WIPE, Answer::Done(_)) => Step::to(State::default())
            .fact(Fact::SignedOut)
            .go(Go::To(Route::Login))
            .notice(Notice::news(Tone::Danger, "lock-wiped")),
        Event::Came(TRY, Answer::Lock(LockAnswer::Failed(problem))) => {
            Step::stay(state).problem(&problem, ctx)
        }
        Event::Came(TRY, Answer::Lock(answer)) => match ctx.session {
            Session::Locked { .. } => lock::tried(state, answer),
            _ => draw::tried(state, &answer),
        },
        Event::Came(OTHERS, Answer::Sent(Ok(_))) => {
            Step::stay(state).notice(Notice::news(Tone::Good, "security-others-out"))
        }
        Event::Came(OTHERS, Answer::Sent(Err(problem))) => Step::stay(state).problem(&problem, ctx),
        Event::Came(tag, answer) => draw::came(state, tag, answer, ctx),

        event => match ctx.route {
            Route::Locked => lock::update(state, event, ctx),
            Route::SetPattern => draw::update(state, event, ctx),
            Route::Security => shown(state, &event, ctx),
            // Reported late, from a screen that has gone.
            _ => Step::stay(state),
        },
    }
}

/// The screen is covered at once; the runtime forgets the open session meanwhile.
fn close(state: &State, ctx: &Context) -> Step<State> {
    if *ctx.session != (Session::Open { has_lock: true }) {
        return Step::stay(state);
    }
    let who = ctx.docs.account().map(|account| veiled(&account.name));
    let step = Step::to(State { who, ..State::default() })
        .effect("lock.close", Effect::Lock(LockOp::Close))
        .fact(Fact::Locked { tries_left: u32::from(MAX_FAILURES) });
    // What needs no login is not covered by the lock; it may hold something typed all the same.
    if ctx.route.gate() == Gate::LoggedIn { step } else { step.push(Route::Locked) }
}

fn shown(state: &State, event: &Event, ctx: &Context) -> Step<State> {
    let stay = Step::stay(state);
    let has_lock = *ctx.session == (Session::Open { has_lock: true });
    let draw = |drawing| {
        let state = State { drawing: Some(drawing), tries_left: None, ..state.clone() };
        Step::to(State { asked_to_remove: false, ..state }).push(Route::SetPattern)
    };
    match event {
        Event::Entered(_) => Step::to(State { leaving: state.leaving, ..State::default() }),
        Event::Dismissed => Step::to(State { asked_to_remove: false, ..state.clone() }),
        Event::Pressed(id) | Event::Opened(id) => match id.as_str() {
            "security.set" if !has_lock => draw(draw::Drawing::to_set()),
            "security.change" if has_lock => draw(draw::Drawing::to_change()),
            "security.remove" if has_lock => {
                Step::to(State { asked_to_remove: true, ..state.clone() })
            }
            "security.remove_sure" if has_lock => draw(draw::Drawing::to_remove()),
            "security.remove_cancel" => Step::to(State { asked_to_remove: false, ..state.clone() }),
            "security.password" => stay.push(Route::Reset),
            OTHERS if ctx.is_busy(OTHERS) => stay,
            OTHERS => stay.effect(OTHERS, Effect::Send(end_others())).hush(),
            "security.log_out" => Step::to(State { leaving: Leaving::Asked, ..state.clone() }),
            "security.delete" => stay.push(Route::Delete),
            _ => stay,
        },
        _ => stay,
    }
}

/// Somebody who lost a phone, or lent one, ends the login there from here.
fn end_others() -> Request {
    let nothing = serde_json::Map::new();
    Request::post(path::SESSIONS_OTHERS_ENDING, &nothing, Auth::Session, Reply::nothing)
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    match route {
        Route::Locked => lock::view(state, ctx),
        Route::SetPattern => draw::view(state, ctx),
        _ => security(state, ctx),
    }
}

fn security(state: &State, ctx: &Context) -> View {
    let has_lock = *ctx.session == (Session::Open { has_lock: true });
    let (tone, key) = if has_lock {
        (Tone::Good, "security-lock-on")
    } else {
        (Tone::Attention, "security-lock-off")
    };
    let mark = Mark { tone, open: !has_lock, label: ctx.say(key) };
    let lock = if has_lock {
        vec![
            Row { mark: Some(mark), ..ctx.row("security.change", Icon::Points) },
            ctx.row("lock.close", Icon::Lock),
            ctx.row("security.remove", Icon::Bin),
        ]
    } else {
        vec![Row { mark: Some(mark), ..ctx.row("security.set", Icon::Points) }]
    };
    let group = |id: &str, title: &'static str, rows: Vec<Row>| Group {
        id: id.to_owned(),
        title: Some(ctx.say(title)),
        side: None,
        rows,
    };
    let account = vec![
        ctx.row("security.password", Icon::Edit),
        ctx.row(OTHERS, Icon::Phone),
        ctx.row("security.log_out", Icon::Close),
        ctx.row("security.delete", Icon::Bin),
    ];
    let groups =
        vec![group("lock", "security-lock", lock), group("account", "security-account", account)];
    let rows = Rows { groups, ..Rows::default() };
    let over = leave::sheet(state.leaving, ctx)
        .or_else(|| state.asked_to_remove.then(|| remove_sheet(ctx)));
    View::new(ctx.say("title-me-security"), Body::Rows { rows }).over(over)
}

fn remove_sheet(ctx: &Context) -> Page {
    let text = ctx.say("security-remove-text");
    Page {
        id: "remove".to_owned(),
        title: ctx.say("security-remove-title"),
        paragraphs: vec![Paragraph::new(ParagraphKind::Prose, text)],
        presses: vec![
            ctx.press("security.remove_cancel", Rank::Second, "none"),
            ctx.press("security.remove_sure", Rank::Grave, "none"),
        ],
        ..Page::default()
    }
}

/// The first character of a name, or the first letter of each word: enough to know one's own.
fn veiled(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().map(String::from).unwrap_or_default();
    let rest = chars.count().clamp(1, 2);
    first + &"•".repeat(rest)
}

#[cfg(test)]
mod tests;
