//! Starting and ending: the socket, the runtime, connections.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;

use crate::http::{self, App};
use crate::store::{Broken, Store};
use crate::town::Town;
use crate::{seeds, tls};

/// How a sandbox is started.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where it listens; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Where it keeps its state; `None`: in memory, for tests.
    pub data: Option<PathBuf>,
    /// Whether `/_sandbox` is served.
    pub controls: bool,
    /// Names and addresses for a certificate; empty: plain HTTP.
    pub tls_names: Vec<String>,
    /// Seeds that the tenant `main` has from the start.
    pub seeds: Vec<String>,
}

impl Default for Config {
    /// In memory, on a free port of this machine, with controls.
    fn default() -> Config {
        Config {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            data: None,
            controls: true,
            tls_names: Vec::new(),
            seeds: Vec::new(),
        }
    }
}

/// Why a sandbox does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Somebody listens there already.
    #[error("port {} of {} is taken: end the other program or choose another port", .0.port(), .0.ip())]
    PortTaken(SocketAddr),
    /// The address cannot be listened on.
    #[error("cannot listen on {0}: {1}")]
    Address(SocketAddr, io::Error),
    /// The data folder cannot be written.
    #[error("cannot use the data folder {0}: {1}")]
    Folder(PathBuf, io::Error),
    /// Another sandbox keeps its state there.
    #[error("another sandbox uses the data folder {0}: end it or choose another folder")]
    FolderInUse(PathBuf),
    /// The state cannot be read.
    #[error("the data folder holds no state that can be read ({0}); remove it to start anew")]
    State(String),
    /// No seed has this name.
    #[error("there is no seed {0}")]
    Seed(String),
    /// The certificate cannot be made.
    #[error("cannot make the certificate: {0}")]
    Tls(String),
    /// No runtime or no thread: the machine is out of something.
    #[error("cannot start: {0}")]
    Machine(io::Error),
}

/// The reference back end.
pub struct Sandbox;

/// A running sandbox; ends when dropped.
pub struct Handle {
    base_url: String,
    ca_fingerprint: Option<String>,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Starts a sandbox on a runtime of its own, so that any test can have one.
    ///
    /// # Errors
    /// Each says what to do about it.
    pub fn start(config: &Config) -> Result<Handle, StartError> {
        if let Some(folder) = &config.data {
            std::fs::create_dir_all(folder)
                .map_err(|why| StartError::Folder(folder.clone(), why))?;
        }
        let broken = |why: Broken| match &config.data {
            Some(folder) if why.is_in_use() => StartError::FolderInUse(folder.clone()),
            _ => StartError::State(why.to_string()),
        };
        let store = Store::open(config.data.as_deref()).map_err(broken)?;
        let app = Arc::new(App::new(store, config.controls).map_err(broken)?);
        plant(&app, &config.seeds)?;
        let tls = match config.tls_names.as_slice() {
            [] => None,
            names => Some(
                tls::acceptor(config.data.as_deref(), names)
                    .map_err(|why| StartError::Tls(why.to_string()))?,
            ),
        };
        let socket = bind(config.listen)?;
        let address = socket.local_addr().map_err(|why| StartError::Address(config.listen, why))?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("sandbox")
            .enable_all()
            .build()
            .map_err(StartError::Machine)?;
        let (stop, stopped) = watch::channel(false);
        let (scheme, acceptor, ca_fingerprint) = match tls {
            Some(tls) => ("https", Some(tls.acceptor), Some(tls.ca_fingerprint)),
            None => ("http", None, None),
        };
        let thread = std::thread::Builder::new()
            .name("sandbox".to_owned())
            .spawn(move || runtime.block_on(serve(app, socket, acceptor, stopped)))
            .map_err(StartError::Machine)?;
        Ok(Handle {
            base_url: format!("{scheme}://{address}"),
            ca_fingerprint,
            stop,
            thread: Some(thread),
        })
    }
}

impl Handle {
    /// Where it listens, without a slash at the end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The base address of a tenant: a world of its own, made by the first request.
    pub fn tenant_url(&self, tenant: &str) -> String {
        format!("{}/t/{tenant}", self.base_url)
    }

    /// SHA-256 of the certificate authority's certificate, with `--tls`.
    pub fn ca_fingerprint(&self) -> Option<&str> {
        self.ca_fingerprint.as_deref()
    }

    /// Stops listening, lets open requests end, and returns when all is written.
    pub fn shut_down(mut self) {
        self.end();
    }

    fn end(&mut self) {
        // Nobody listens any more once the thread has ended by itself.
        let _ = self.stop.send(true);
        if let Some(thread) = self.thread.take() {
            // A panic in there has been printed by its own thread.
            let _ = thread.join();
        }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.end();
    }
}

fn bind(address: SocketAddr) -> Result<std::net::TcpListener, StartError> {
    let socket = std::net::TcpListener::bind(address).map_err(|why| match why.kind() {
        io::ErrorKind::AddrInUse => StartError::PortTaken(address),
        _ => StartError::Address(address, why),
    })?;
    socket.set_nonblocking(true).map_err(|why| StartError::Address(address, why))?;
    Ok(socket)
}

/// Calls the first people in; somebody who is there already stays as they are.
fn plant(app: &App, names: &[String]) -> Result<(), StartError> {
    let broken = |why: String| StartError::State(why);
    let db = app.store.lock();
    let mut town = Town::enter(&db, "main", &app.signer, http::machine_ms())
        .map_err(|why| broken(why.to_string()))?;
    for name in names {
        seeds::load(&mut town, name)
            .map_err(|why| broken(why.to_string()))?
            .ok_or_else(|| StartError::Seed(name.clone()))?;
    }
    Ok(())
}

async fn serve(
    app: Arc<App>,
    socket: std::net::TcpListener,
    acceptor: Option<TlsAcceptor>,
    mut stopped: watch::Receiver<bool>,
) {
    let Ok(listener) = TcpListener::from_std(socket) else { return };
    let router = http::routes(&app);
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stopped.changed() => break,
        };
        // A connection that ended before it was taken, or no file handles: the next may be fine.
        let Ok((stream, _)) = accepted else {
            tokio::time::sleep(Duration::from_millis(5)).await;
            continue;
        };
        // The answers are small: waiting to fill a packet only makes them late.
        let _ = stream.set_nodelay(true);
        tokio::spawn(welcome(
            app.clone(),
            router.clone(),
            stream,
            acceptor.clone(),
            graceful.watcher(),
        ));
    }
    drop(listener);
    // Idle connections end at once; a client that holds one open is not waited for.
    let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
}

/// How long open requests may take at the end.
const GRACE: Duration = Duration::from_secs(2);

async fn welcome(
    app: Arc<App>,
    router: Router,
    stream: TcpStream,
    acceptor: Option<TlsAcceptor>,
    watcher: Watcher,
) {
    match acceptor {
        None => converse(app, router, stream, watcher, "http").await,
        Some(acceptor) => {
            // Who cannot greet has gone away or does not trust our authority: nothing to answer.
            if let Ok(stream) = acceptor.accept(stream).await {
                converse(app, router, stream, watcher, "https").await;
            }
        }
    }
}

/// How the server was reached, for the one answer that names an address of its own: HTTP/2 keeps
/// the host beside the headers, and the scheme is nowhere.
fn tell_address(request: &mut Request, scheme: &'static str) {
    let authority = request.uri().authority().map(ToString::to_string);
    let host = authority.and_then(|host| HeaderValue::try_from(host).ok());
    let headers = request.headers_mut();
    headers.insert("x-forwarded-proto", HeaderValue::from_static(scheme));
    if let Some(host) = host {
        headers.entry("host").or_insert(host);
    }
}

async fn converse<S>(
    app: Arc<App>,
    router: Router,
    stream: S,
    watcher: Watcher,
    scheme: &'static str,
) where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request: Request = request.map(axum::body::Body::new);
        tell_address(&mut request, scheme);
        app.clone().handle(router.clone(), request)
    });
    let builder = auto::Builder::new(TokioExecutor::new());
    let connection = builder.serve_connection(TokioIo::new(stream), service);
    // A connection that breaks, by a fault that was asked for or by itself, has nobody to tell.
    let _ = watcher.watch(connection.into_owned()).await;
}
