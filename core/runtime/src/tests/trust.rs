//! Certificates: ours is trusted, every other is refused before a byte of HTTP is sent.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::{
    ServerConfig,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::TlsAcceptor;
use tongtu_services::{
    effect::{Auth, Reply, Request},
    problem::Code,
};

use super::kit::Phone;

/// An authority of a sandbox's own.
fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// A server with a certificate for `name`; how many requests it read.
async fn serve(
    authority: &CertifiedIssuer<'static, KeyPair>,
    name: &str,
    last_year: i32,
) -> (String, Arc<AtomicU32>) {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    params.not_after = date_time_ymd(last_year, 1, 1);
    let certificate = params.signed_by(&key, authority).unwrap();
    let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], private)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let read = Arc::new(AtomicU32::new(0));
    let count = read.clone();
    tokio::spawn(async move {
        loop {
            let (socket, _) = listener.accept().await.unwrap();
            let Ok(mut tls) = acceptor.accept(socket).await else { continue };
            let mut request = [0; 4096];
            if tls.read(&mut request).await.is_ok_and(|bytes| bytes > 0) {
                count.fetch_add(1, Ordering::SeqCst);
                let _ = tls.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await;
            }
        }
    });
    (url, read)
}

async fn ask(url: &str, extra_root: Option<Vec<u8>>) -> Option<Code> {
    let phone = Phone::new();
    let running = phone.start_trusting(url, extra_root);
    let request = Request::post("/v1/codes", &1, Auth::Nobody, Reply::nothing);
    running.world.send(request).await.err().map(|problem| problem.code)
}

#[tokio::test]
async fn a_sandboxs_own_authority_is_trusted_as_pem_and_as_der() {
    let ours = authority();
    let (url, read) = serve(&ours, "localhost", 4096).await;
    assert_eq!(ask(&url, Some(ours.pem().into_bytes())).await, None);
    assert_eq!(ask(&url, Some(ours.der().to_vec())).await, None);
    assert_eq!(read.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn every_bad_certificate_is_refused_before_anything_is_sent() {
    let (ours, other) = (authority(), authority());
    let cases = [
        ("of an unknown authority", serve(&other, "localhost", 4096).await),
        ("for another host", serve(&ours, "example.org", 4096).await),
        ("run out", serve(&ours, "localhost", 2020).await),
    ];
    for (why, (url, read)) in cases {
        assert_eq!(ask(&url, Some(ours.pem().into_bytes())).await, Some(Code::N107), "{why}");
        assert_eq!(read.load(Ordering::SeqCst), 0, "{why}");
    }
}
