//! Five hundred records on a phone without a network: how soon they are there, and how they scroll.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use tongtu::{MemoryVault, Phone, Settings};
use tongtu_core::{
    Action, Screen,
    screen::{Body, Rows},
};
use tongtu_sandbox::{Config, Sandbox};

use crate::{Quiet, figure, quantile};

const SEED: &str = "five-hundred-violations";
const LIST: &str = "violations";
const ROUNDS: usize = 15;
/// A cold start is given up after so long.
const PATIENCE: Duration = Duration::from_secs(10);

/// First screen from the cache, `dispatch` while scrolling and filtering, `LoadMore`.
pub(crate) fn violations() {
    if let Err(why) = measured() {
        figure("five hundred records", &why);
    }
}

/// What was measured, sorted.
#[derive(Default)]
struct Times {
    first: Vec<Duration>,
    all: Vec<Duration>,
    more: Vec<Duration>,
}

fn measured() -> Result<(), String> {
    let sandbox = Sandbox::start(&Config::default()).map_err(said)?;
    let server = format!("{}/t/bench-lists", sandbox.base_url());
    let seed = ureq::post(format!("{server}/_sandbox/seeds/{SEED}"));
    seed.header("content-type", "application/json").send("{}").map_err(said)?;
    let folder = tempfile::tempdir().map_err(said)?;
    let mut phone = logged_in(&server, folder.path())?;
    phone.act(Action::Arrived { link: format!("tongtu://open/{LIST}") });
    rows(&phone.settle()).ok_or("the list does not come")?;
    let mut times = Times::default();
    for _ in 0..ROUNDS {
        times.first.push(from_cache(&mut phone)?);
        scroll(&phone, &mut times)?;
    }
    times.first.sort_unstable();
    times.all.sort_unstable();
    times.more.sort_unstable();
    let text = format!(
        "median {:?}, slowest {:?} of {ROUNDS} cold starts offline, to the drawn list",
        quantile(&times.first, 500),
        quantile(&times.first, 1000),
    );
    figure("500 records, first screen from cache", &text);
    let text = format!(
        "{} calls: median {:?}, 99 % under {:?}, slowest {:?} (goal: 99 % < 1 ms)",
        times.all.len(),
        quantile(&times.all, 500),
        quantile(&times.all, 990),
        quantile(&times.all, 1000),
    );
    figure("500 records, dispatch while scrolling and filtering", &text);
    let text = format!(
        "{} pages: median {:?}, slowest {:?} (goal < 5 ms each)",
        times.more.len(),
        quantile(&times.more, 500),
        quantile(&times.more, 1000),
    );
    figure("500 records, LoadMore", &text);
    Ok(())
}

fn logged_in(server: &str, folder: &Path) -> Result<Phone, String> {
    let settings = Settings {
        data: folder.join("data"),
        server: server.to_owned(),
        locale: "zh-Hans".to_owned(),
        ca: None,
    };
    let vault = Arc::new(MemoryVault::default());
    let phone = Phone::start(settings, vault, Arc::new(Quiet)).map_err(said)?;
    let text = str::to_owned;
    let choose = Action::Choose { field: text("consent"), option: text("yes") };
    let press = |id: &str| Action::Press { id: text(id) };
    let edit = |field: &str, value: &str| Action::Edit {
        field: text(field),
        value: text(value),
        revision: 0,
    };
    let steps = [
        choose,
        press("consent.agree"),
        press("welcome.log_in"),
        edit("login", "13800138044"),
        edit("login_password", "Tongtu-2026"),
        press("login.submit"),
    ];
    for step in steps {
        phone.act(step);
        phone.settle();
    }
    Ok(phone)
}

/// Killed and started again where it was, without a network: until the rows are there.
fn from_cache(phone: &mut Phone) -> Result<Duration, String> {
    phone.settle();
    let begun = Instant::now();
    phone.kill().map_err(said)?;
    phone.app().connectivity_changed(false);
    while rows(&phone.screen()).is_none() {
        if begun.elapsed() > PATIENCE {
            return Err("the list does not come out of the cache".to_owned());
        }
        std::thread::yield_now();
    }
    let took = begun.elapsed();
    phone.settle();
    Ok(took)
}

/// Every chip, and every page of the whole list.
fn scroll(phone: &Phone, times: &mut Times) -> Result<(), String> {
    let shown = phone.screen();
    let chips = rows(&shown).map(|rows| rows.filters.clone()).unwrap_or_default();
    for chip in chips.into_iter().map(|chip| chip.id).chain(["all".to_owned()]) {
        times.all.push(act(phone, Action::Filter { option: Some(chip) }).1);
    }
    loop {
        let (screen, took) = act(phone, Action::LoadMore);
        times.more.push(took);
        times.all.push(took);
        let rows = rows(&screen).ok_or("the list has gone")?;
        if rows.more.is_some() {
            continue;
        }
        let older = |id: &str| id == "violation.older";
        if !rows.groups.iter().flat_map(|group| &group.rows).any(|row| older(&row.id)) {
            break;
        }
        times.all.push(act(phone, Action::Open { row: "violation.older".to_owned() }).1);
    }
    times.all.push(act(phone, Action::Filter { option: Some("all".to_owned()) }).1);
    Ok(())
}

fn act(phone: &Phone, action: Action) -> (Screen, Duration) {
    let begun = Instant::now();
    let screen = phone.act(action);
    (screen, begun.elapsed())
}

fn rows(screen: &Screen) -> Option<&Rows> {
    match &screen.body {
        Body::Rows { rows } if screen.route == LIST && !rows.groups.is_empty() => Some(rows),
        _ => None,
    }
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}
