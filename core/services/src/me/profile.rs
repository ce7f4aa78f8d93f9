//! 个人信息: what the account holds; numbers are masked, and shown for 30 s when asked for.

use tongtu_contract::{Account, DocKind};
use tongtu_rules::{document, phone::Phone};

use crate::{
    documents::DocKey,
    effect::{Answer, Effect},
    registration::city,
    screen::{Body, Detail, Icon, Line, Lines, Press, Rank},
    step::{Context, Event, Step, View, local},
    text::Words,
};

/// Which number stands there whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum State {
    #[default]
    Masked,
    Number,
    Phone,
}

/// So long a number stays whole.
const SHOWN_MS: u64 = 30_000;
const HIDE: &str = "profile.hide";

pub(super) fn update(all: &super::State, event: &Event) -> Step<super::State> {
    let to = |profile| Step::to(super::State { profile, ..all.clone() });
    let toggle = |profile| {
        if all.profile == profile {
            return to(State::Masked);
        }
        to(profile).effect(HIDE, Effect::After { ms: SHOWN_MS })
    };
    match event {
        Event::Entered(_) | Event::Came(HIDE, Answer::Fired) => to(State::Masked),
        Event::Pressed(id) => match id.as_str() {
            "profile.show_number" => toggle(State::Number),
            "profile.show_phone" => toggle(State::Phone),
            _ => Step::stay(all),
        },
        _ => Step::stay(all),
    }
}

pub(super) fn view(state: State, ctx: &Context) -> View {
    let title = ctx.say("title-me-profile");
    let Some(account) = ctx.docs.account() else {
        return ctx.instead_of(DocKey::Account, title);
    };
    let line = |id: &str, value: String, reveal: Option<Press>| Line {
        id: id.to_owned(),
        label: ctx.say(Words::new(format!("profile-{id}"))),
        value,
        can_copy: false,
        reveal,
    };
    let reveal = |id: &str, shown: bool| {
        let key = if shown { "profile-hide" } else { "profile-show" };
        let press = ctx.press(id, Rank::Link, "none");
        Some(Press { label: ctx.say(key), icon: Some(Icon::Eye), ..press })
    };
    let (number, phone) = (state == State::Number, state == State::Phone);
    let whole_or = |whole: &str, show: bool, masked: String| {
        if show { whole.to_owned() } else { masked }
    };
    let masked_phone = Phone::parse(&account.phone)
        .map_or_else(|_| document::mask(&account.phone), |phone| phone.masked());
    let document = vec![
        line("name", account.name.clone(), None),
        line("kind", kind_of(account, ctx), None),
        line(
            "number",
            whole_or(&account.number, number, document::mask(&account.number)),
            reveal("profile.show_number", number),
        ),
    ];
    let account_lines = vec![
        line(
            "phone",
            whole_or(&account.phone, phone, masked_phone),
            reveal("profile.show_phone", phone),
        ),
        line("city", city::shown(&account.city, ctx).unwrap_or_else(|| account.city.clone()), None),
        line("since", ctx.day(local(account.registered_at_ms).date()), None),
    ];
    let group = |id: &str, title: &'static str, lines: Vec<Line>| Lines {
        id: id.to_owned(),
        title: Some(ctx.say(title)),
        lines,
    };
    let groups = vec![
        group("document", "profile-document", document),
        group("account", "profile-account", account_lines),
    ];
    let detail = Detail { groups, ..Detail::default() };
    View::new(title, Body::Detail { detail }).secret()
}

/// The kind of document in words; one we do not know as it came.
pub(super) fn kind_of(account: &Account, ctx: &Context) -> String {
    match &account.doc_kind {
        DocKind::Unknown(raw) => raw.clone(),
        known => ctx.say(Words::new(format!("profile-kind-{}", known.as_str()))),
    }
}
