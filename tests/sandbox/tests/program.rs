//! The program as whoever starts it meets it: its first line, its end, its complaints, its TLS.

// Helpers of tests are tests, though clippy knows it only of the functions themselves.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

/// A running program; killed when a test fails half way.
struct Program {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Program {
    fn start(arguments: &[&str]) -> Program {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tongtu-sandbox"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Program { child, output }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    /// The address out of the first line, without the scheme.
    fn address(&mut self, scheme: &str) -> String {
        let line = self.line();
        let start = format!("listening on {scheme}://");
        line.strip_prefix(&start).unwrap_or_else(|| panic!("{line}")).to_owned()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Most have ended by themselves.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const ASKED: &str = "GET /v1/server HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n\r\n";

#[test]
fn the_first_line_names_the_port_and_the_parents_end_is_the_programs() {
    let mut program = Program::start(&["--listen", "127.0.0.1:0", "--with-parent"]);
    let address = program.address("http");
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(ASKED.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    drop(program.child.stdin.take());
    assert!(program.child.wait().unwrap().success());
}

#[test]
fn a_signal_ends_it_in_good_order() {
    let mut program = Program::start(&[]);
    program.address("http");
    // The shell's own `kill`: a bare Debian has no other.
    let kill = format!("kill {}", program.child.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    assert!(program.child.wait().unwrap().success());
}

#[test]
fn what_was_answered_survives_a_kill() {
    let folder = std::env::temp_dir().join(format!("tongtu-sandbox-kill-{}", std::process::id()));
    let data = folder.to_str().unwrap();
    let sms = |address: &str| ask(address, "GET /_sandbox/sms", "");
    let mut program = Program::start(&["--data", data]);
    let address = program.address("http");
    let body = r#"{"purpose":"register","phone":"13800138000"}"#;
    let sent = ask(&address, "POST /v1/codes", body);
    assert!(sent.starts_with("HTTP/1.1 201"), "{sent}");
    program.child.kill().unwrap();
    program.child.wait().unwrap();

    let mut program = Program::start(&["--data", data]);
    let inbox = sms(&program.address("http"));
    assert!(inbox.contains("13800138000"), "{inbox}");
    drop(program);
    std::fs::remove_dir_all(folder).unwrap();
}

fn ask(address: &str, what: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let length = body.len();
    let head = format!(
        "{what} HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\nidempotency-key: one\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_taken_port_is_complained_of() {
    let mut first = Program::start(&[]);
    let address = first.address("http");
    let second = Command::new(env!("CARGO_BIN_EXE_tongtu-sandbox"))
        .args(["--listen", &address])
        .output()
        .unwrap();
    assert_eq!(second.status.code(), Some(1));
    let said = String::from_utf8(second.stderr).unwrap();
    let port = address.rsplit(':').next().unwrap();
    assert!(said.contains(port) && said.contains("taken"), "{said}");
}

#[test]
fn what_it_cannot_use_is_complained_of() {
    let complaint = |arguments: &[&str]| {
        let ended =
            Command::new(env!("CARGO_BIN_EXE_tongtu-sandbox")).args(arguments).output().unwrap();
        (ended.status.code(), String::from_utf8(ended.stderr).unwrap())
    };
    let (code, said) = complaint(&["--seed", "nobody"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("nobody"), "{said}");
    let (code, said) = complaint(&["--data", "/proc/nowhere/at/all"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("/proc/nowhere"), "{said}");
    let (code, said) = complaint(&["--port", "1"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("--port") && said.contains("--listen"), "{said}");
}

#[test]
fn its_authority_vouches_for_the_names_and_survives_a_restart() {
    let folder = std::env::temp_dir().join(format!("tongtu-sandbox-tls-{}", std::process::id()));
    let data = folder.to_str().unwrap();
    let mut fingerprints = Vec::new();
    for _ in 0..2 {
        let mut program = Program::start(&["--data", data, "--tls", "bench.test", "127.0.0.1"]);
        let address = program.address("https");
        fingerprints.push(program.line());
        let ca = CertificateDer::from_pem_file(folder.join("ca.pem")).unwrap();
        for name in ["bench.test", "127.0.0.1"] {
            let answer = over_tls(&address, name, ca.clone()).unwrap();
            assert!(answer.starts_with("HTTP/1.1 200"), "{name}: {answer}");
        }
        assert!(over_tls(&address, "other.test", ca).is_err());
    }
    assert!(fingerprints[0].starts_with("authority "), "{fingerprints:?}");
    assert_eq!(fingerprints[0], fingerprints[1]);
    std::fs::remove_dir_all(folder).unwrap();
}

fn over_tls(address: &str, name: &str, ca: CertificateDer<'_>) -> std::io::Result<String> {
    let mut roots = RootCertStore::empty();
    roots.add(ca.into_owned()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from(name.to_owned()).unwrap();
    let connection = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut stream = StreamOwned::new(connection, TcpStream::connect(address)?);
    stream.write_all(ASKED.as_bytes())?;
    let mut answer = Vec::new();
    // The server closes without a farewell of TLS when it has said all.
    match stream.read_to_end(&mut answer) {
        Err(why) if why.kind() != std::io::ErrorKind::UnexpectedEof => return Err(why),
        _ => {}
    }
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
