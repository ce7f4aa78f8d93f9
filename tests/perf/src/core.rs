//! The core as a shell feels it: how long a start and a `dispatch` take.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use tongtu::{MemoryVault, Phone, Settings};
use tongtu_sandbox::{Config, Sandbox};
use tongtu_walks::{Pass, all, run};

use crate::{Quiet, figure, quantile};

/// First start on an empty folder, to the first screen. Goal: under 20 ms.
pub(crate) fn start() {
    let mut times: Vec<Duration> = (0..21).filter_map(|_| one_start()).collect();
    times.sort_unstable();
    let text = format!(
        "median {:?}, slowest {:?} of {} starts (goal < 20 ms)",
        quantile(&times, 500),
        quantile(&times, 1000),
        times.len(),
    );
    figure("start, empty folder to first screen", &text);
}

fn one_start() -> Option<Duration> {
    let folder = tempfile::tempdir().ok()?;
    let settings = Settings {
        data: folder.path().join("data"),
        server: "http://127.0.0.1:9".to_owned(),
        locale: "zh-Hans".to_owned(),
        ca: None,
    };
    let begun = Instant::now();
    let phone = Phone::start(settings, Arc::new(MemoryVault::default()), Arc::new(Quiet)).ok()?;
    let screen = phone.screen();
    let took = begun.elapsed();
    (screen.route == "consent").then_some(took)
}

/// `dispatch` over every walk. Goal: under 1 ms at the 99th percentile.
pub(crate) fn dispatch() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../walks");
    let walks = match all(&folder) {
        Ok(walks) => walks,
        Err(why) => return figure("dispatch", &format!("the walks cannot be read: {why}")),
    };
    let Ok(sandbox) = Sandbox::start(&Config::default()) else {
        return figure("dispatch", "the sandbox does not start");
    };
    let pass = Pass { locale: "zh-Hans", kills: false, writes: false };
    let mut times = Vec::new();
    for walk in &walks {
        let Ok(phone) = tempfile::tempdir() else { continue };
        let tenant = format!("{}/t/bench-{}", sandbox.base_url(), walk.name.replace('/', "-"));
        match run(walk, &folder.join("photos"), pass, &tenant, phone.path()) {
            Ok(ran) => times.extend(ran.dispatches),
            Err(why) => figure("dispatch", &format!("{} failed: {why}", walk.name)),
        }
    }
    times.sort_unstable();
    let text = format!(
        "{} calls over {} walks: median {:?}, 99 % under {:?}, slowest {:?} (goal: 99 % < 1 ms)",
        times.len(),
        walks.len(),
        quantile(&times, 500),
        quantile(&times, 990),
        quantile(&times, 1000),
    );
    figure("dispatch", &text);
}
