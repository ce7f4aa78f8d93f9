//! 我的: who one is here, settings, and the ways out of the account.
//!
//! ```text
//! me ──▶ me.profile (numbers shown for 30 s)
//!  ├───▶ me.security (its own service) ──▶ me.delete ──▶ me.delete.code ── done ─▶ login
//!  ├───▶ me.settings ── withdraw consent ─▶ browse
//!  └── log out ─▶ welcome
//! ```

mod delete;
mod profile;
mod settings;

use crate::{
    effect::Answer,
    elder,
    leave::{self, Leaving},
    reminding,
    route::Route,
    screen::{Body, Group, Icon, Row, Rows},
    step::{Context, Event, Step, View},
};

/// What the screens hold.
#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    leaving: Leaving,
    profile: profile::State,
    settings: settings::State,
    delete: delete::State,
}

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    if let Some(step) = leave::update(state.leaving, &event, ctx) {
        return step.map(|leaving| State { leaving, ..state.clone() });
    }
    match event {
        Event::Forget => Step::to(State::default()),
        Event::Came(tag, _) if tag.starts_with("delete.") => delete::update(state, event, ctx),
        Event::Came(tag, _) if tag.starts_with("settings.") => settings::update(state, &event, ctx),
        Event::Came(tag, _) if tag.starts_with("profile.") => profile::update(state, &event),
        Event::Came(_, Answer::Done(Err(problem))) => Step::stay(state).problem(&problem, ctx),
        // The timer of a countdown, a draft that was kept: drawn anew, nothing else.
        Event::Came(..) => Step::stay(state),
        // On whatever screen the system was asked.
        Event::Answered(reminding::TAG, outcome) => reminding::answered(state, &outcome),
        event => match ctx.route {
            Route::Me => shown(state, &event),
            Route::Profile => profile::update(state, &event),
            Route::Settings => settings::update(state, &event, ctx),
            Route::Delete | Route::DeleteCode => delete::update(state, event, ctx),
            // Reported late, from a screen that has gone.
            _ => Step::stay(state),
        },
    }
}

fn shown(state: &State, event: &Event) -> Step<State> {
    let stay = Step::stay(state);
    match event {
        // Numbers that were shown are hidden again, sheets are gone.
        Event::Entered(_) => {
            let note = state.delete.clone().turn_away();
            Step::to(State { leaving: state.leaving, ..State::default() }).maybe("draft", note)
        }
        Event::Pressed(id) | Event::Opened(id) => match id.as_str() {
            "me.profile" => stay.push(Route::Profile),
            "me.security" => stay.push(Route::Security),
            "me.settings" => stay.push(Route::Settings),
            "me.help" => stay.push(Route::Help),
            "me.log_out" => Step::to(State { leaving: Leaving::Asked, ..state.clone() }),
            _ => stay,
        },
        _ => stay,
    }
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    match route {
        Route::Profile => profile::view(state.profile, ctx),
        Route::Settings => settings::view(state.settings, ctx),
        Route::Delete => delete::view_reason(&state.delete, ctx),
        Route::DeleteCode => delete::view_code(&state.delete, ctx),
        _ => me(state, ctx),
    }
}

/// Settings, help and the way out stand here even while the account is not known: nobody is shut in.
fn me(state: &State, ctx: &Context) -> View {
    let who = match ctx.docs.account() {
        Some(account) => Row {
            head: account.name.clone(),
            lines: vec![
                profile::kind_of(account, ctx),
                tongtu_rules::document::mask(&account.number),
            ],
            ..ctx.row("me.profile", Icon::Person)
        },
        None => ctx.row("me.profile", Icon::Person),
    };
    let all = vec![
        ctx.row("me.security", Icon::Lock),
        ctx.row("me.settings", Icon::Wrench),
        ctx.row("me.help", Icon::Help),
    ];
    let groups = vec![
        group("who", None, vec![who]),
        group("all", None, all),
        group("out", None, vec![ctx.row("me.log_out", Icon::Close)]),
    ];
    let over = leave::sheet(state.leaving, ctx);
    elder::switched(View::new(ctx.say("title-me"), rows(groups)).over(over), ctx)
}

fn group(id: &str, title: Option<String>, rows: Vec<Row>) -> Group {
    Group { id: id.to_owned(), title, side: None, rows }
}

fn rows(groups: Vec<Group>) -> Body {
    let rows = Rows { groups, ..Rows::default() };
    Body::Rows { rows }
}

#[cfg(test)]
mod tests;
