//! Every walk, in Rust: in zh-Hans with its goldens, in zh-Hant and en where a golden is marked
//! `all`, and once more with a kill and restore after every step.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test binary with a report of its own"
)]

use std::{
    num::NonZero,
    path::Path,
    process::ExitCode,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread::{self, available_parallelism},
};

use tongtu_sandbox::{Config, Sandbox};
use tongtu_walks::{Pass, Ran, Step, Walk, all, run};

fn main() -> ExitCode {
    // Cargo's own arguments of a test binary; a name narrows the walks as it would narrow tests.
    let names: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let writes = std::env::var("TONGTU_GOLDEN").is_ok_and(|value| value == "write");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let walks = match all(&folder) {
        Ok(walks) => walks,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let chosen: Vec<&Walk> = walks
        .iter()
        .filter(|walk| names.is_empty() || names.iter().any(|name| walk.name.contains(name)))
        .collect();
    let sandbox = Sandbox::start(&Config::default()).expect("the sandbox starts");
    let jobs: Vec<(&Walk, Pass)> = chosen
        .iter()
        .flat_map(|walk| passes(walk, writes).into_iter().map(move |pass| (*walk, pass)))
        .collect();
    let (next, sum) = (AtomicUsize::new(0), Mutex::new((Ran::default(), 0_u32)));
    // Each walk has a tenant and a folder of its own, and waits for most of its time: for a disk, a
    // worker, an answer.
    let workers = 4 * available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((walk, pass)) = jobs.get(next.fetch_add(1, Ordering::SeqCst)) {
                    let done = timed(walk, *pass, &folder.join("photos"), sandbox.base_url());
                    let mut sum = sum.lock().unwrap_or_else(PoisonError::into_inner);
                    match done {
                        Some(ran) => {
                            sum.0.steps += ran.steps;
                            sum.0.goldens += ran.goldens;
                            sum.0.kills += ran.kills;
                            sum.0.twice.extend(ran.twice);
                        }
                        None => sum.1 += 1,
                    }
                }
            });
        }
    });
    let (total, failed) = sum.into_inner().unwrap_or_else(PoisonError::into_inner);
    println!(
        "walks in Rust: {} walks, {} steps, {} goldens, {} kills survived, {failed} failed",
        chosen.len(),
        total.steps,
        total.goldens,
        total.kills,
    );
    for twice in &total.twice {
        println!("stands twice on one screen: {twice}");
    }
    // A runner that finds nothing to run has found a mistake.
    if failed > 0 || !total.twice.is_empty() || chosen.is_empty() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// Runs one pass and says what came of it.
fn timed(walk: &Walk, pass: Pass, photos: &Path, sandbox: &str) -> Option<Ran> {
    let kills = if pass.kills { " with kills" } else { "" };
    let label = format!("{} {}{kills}", walk.name, pass.locale);
    let begun = std::time::Instant::now();
    let ran = one(walk, pass, photos, sandbox);
    let took = begun.elapsed().as_millis();
    match &ran {
        Ok(Ran { steps, goldens, kills, .. }) => {
            println!("walk {label}: {steps} steps, {goldens} goldens, {kills} kills, {took} ms");
        }
        Err(why) => println!("walk {label} FAILED after {took} ms\n{why}\n"),
    }
    ran.ok()
}

fn passes(walk: &Walk, writes: bool) -> Vec<Pass> {
    let mut passes = vec![Pass { locale: "zh-Hans", kills: false, writes }];
    if walk.lines.iter().any(|line| matches!(line.step, Step::Sees { all: true, .. })) {
        passes.push(Pass { locale: "zh-Hant", kills: false, writes });
        passes.push(Pass { locale: "en", kills: false, writes });
    }
    if !writes {
        passes.push(Pass { locale: "zh-Hans", kills: true, writes: false });
    }
    passes
}

fn one(walk: &Walk, pass: Pass, photos: &Path, sandbox: &str) -> Result<Ran, String> {
    let tenant = format!(
        "{}-{}{}",
        walk.name.replace('/', "-"),
        pass.locale,
        if pass.kills { "-kills" } else { "" }
    );
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    run(walk, photos, pass, &format!("{sandbox}/t/{tenant}"), folder.path())
}
