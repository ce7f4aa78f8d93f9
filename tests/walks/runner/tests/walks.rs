//! Every walk, in Rust: in zh-Hans with its goldens, in zh-Hant and en where a golden is marked
//! `all`, and once more with a kill and restore after every step.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test binary with a report of its own"
)]

use std::{path::Path, process::ExitCode};

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
    let (mut total, mut failed) = (Ran::default(), 0_u32);
    for walk in &chosen {
        for pass in passes(walk, writes) {
            let label = format!(
                "{} {}{}",
                walk.name,
                pass.locale,
                if pass.kills { " with kills" } else { "" }
            );
            let begun = std::time::Instant::now();
            let ran = one(walk, pass, &folder.join("photos"), sandbox.base_url());
            let took = begun.elapsed().as_millis();
            match ran {
                Ok(ran) => {
                    println!(
                        "walk {label}: {} steps, {} goldens, {} kills, {took} ms",
                        ran.steps, ran.goldens, ran.kills
                    );
                    total.steps += ran.steps;
                    total.goldens += ran.goldens;
                    total.kills += ran.kills;
                    total.twice.extend(ran.twice);
                }
                Err(why) => {
                    failed += 1;
                    println!("walk {label} FAILED after {took} ms\n{why}\n");
                }
            }
        }
    }
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
    if failed > 0 || chosen.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
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
