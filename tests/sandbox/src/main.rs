//! `tongtu-sandbox`: the reference back end on its own.

use std::io::Read as _;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, Sender, channel};

use tongtu_sandbox::{Config, Sandbox};

const HELP: &str = "\
tongtu-sandbox: the reference back end of Tongtu

  --listen ADDRESS:PORT   where to listen (127.0.0.1:0: a free port)
  --data DIR              keep the state there (default: in memory)
  --seed NAME             call a person in, for the tenant main; may be repeated
  --no-controls           serve no /_sandbox
  --tls NAME…             HTTPS for these names and addresses, by an authority kept in DIR
  --with-parent           end when the standard input closes
  --help                  this text

The first line of output is `listening on` and the address.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let command = match Command::of(&arguments) {
        Ok(command) => command,
        Err(why) => {
            eprintln!("{why}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    if command.help {
        println!("{HELP}");
        return ExitCode::SUCCESS;
    }
    match Sandbox::start(&command.config) {
        Ok(sandbox) => {
            // Whoever reads the address may end us at once: the signal is waited for before.
            let end = the_end(command.with_parent);
            println!("listening on {}", sandbox.base_url());
            if let Some(fingerprint) = sandbox.ca_fingerprint() {
                println!("authority {fingerprint}");
            }
            let _ = end.recv();
            sandbox.shut_down();
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

#[derive(Debug, Default)]
struct Command {
    config: Config,
    with_parent: bool,
    help: bool,
}

impl Command {
    fn of(arguments: &[String]) -> Result<Command, String> {
        let mut command = Command::default();
        let mut left = arguments.iter().peekable();
        while let Some(argument) = left.next() {
            let mut value = || left.next().ok_or(format!("{argument} wants a value"));
            match argument.as_str() {
                "--listen" => {
                    let text = value()?;
                    command.config.listen = text
                        .parse::<SocketAddr>()
                        .map_err(|_| format!("{text} is no address and port"))?;
                }
                "--data" => command.config.data = Some(value()?.into()),
                "--seed" => command.config.seeds.push(value()?.clone()),
                "--no-controls" => command.config.controls = false,
                "--tls" => {
                    command.config.tls_names.push(value()?.clone());
                    while let Some(name) = left.next_if(|name| !name.starts_with("--")) {
                        command.config.tls_names.push(name.clone());
                    }
                }
                "--with-parent" => command.with_parent = true,
                "--help" | "-h" => command.help = true,
                _ => return Err(format!("unknown argument {argument}")),
            }
        }
        Ok(command)
    }
}

/// Tells of Ctrl-C, of SIGTERM, and when the parent that holds our input has gone.
fn the_end(with_parent: bool) -> Receiver<()> {
    let (ended, end) = channel();
    if with_parent {
        let ended = ended.clone();
        std::thread::spawn(move || {
            let mut input = std::io::stdin().lock();
            let mut byte = [0; 64];
            while matches!(input.read(&mut byte), Ok(1..)) {}
            // The other end is gone only when main has already returned.
            let _ = ended.send(());
        });
    }
    let (set, is_set) = channel();
    std::thread::spawn(move || {
        signalled(&set);
        let _ = ended.send(());
    });
    let _ = is_set.recv();
    end
}

/// Returns on a signal; says when it listens for one.
fn signalled(set: &Sender<()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let Ok(runtime) = runtime else { return };
    runtime.block_on(async {
        let Ok(mut terminated) =
            tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        else {
            return;
        };
        let _ = set.send(());
        tokio::select! {
            _ = terminated.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(line: &str) -> Result<Command, String> {
        Command::of(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn every_argument_is_read() {
        let command = command(
            "--listen 127.0.0.1:8100 --data box --seed hk-resident --tls localhost 10.0.2.2 \
             --no-controls --with-parent",
        )
        .unwrap();
        assert_eq!(command.config.listen.port(), 8100);
        assert_eq!(command.config.seeds, ["hk-resident"]);
        assert_eq!(command.config.tls_names, ["localhost", "10.0.2.2"]);
        assert!(!command.config.controls && command.with_parent);
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        assert!(command("--listen here").unwrap_err().contains("here"));
        assert!(command("--listen").unwrap_err().contains("--listen"));
        assert!(command("--lissten 1").unwrap_err().contains("--lissten"));
    }
}
