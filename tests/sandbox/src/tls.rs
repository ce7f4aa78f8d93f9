//! TLS for phones and emulators: an authority of the data folder's own, and a certificate.

use std::path::Path;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use ring::digest;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::TlsAcceptor;

/// Why there is no certificate.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TlsError {
    #[error("{0}")]
    Certificate(#[from] rcgen::Error),
    #[error("{0}")]
    File(#[from] std::io::Error),
    #[error("{0}")]
    Pem(#[from] rustls::pki_types::pem::Error),
    #[error("{0}")]
    Tls(#[from] rustls::Error),
}

pub(crate) struct Tls {
    pub(crate) acceptor: TlsAcceptor,
    /// SHA-256 of the authority's certificate, pairs of hex digits with colons between.
    pub(crate) ca_fingerprint: String,
}

/// Makes a certificate for `names` by the folder's authority; `ca.pem` in the folder is what a
/// phone has to trust. Without a folder the authority lives as long as the process.
pub(crate) fn acceptor(folder: Option<&Path>, names: &[String]) -> Result<Tls, TlsError> {
    let (ca_pem, ca_key) = authority(folder)?;
    let ca_der = CertificateDer::from_pem_slice(ca_pem.as_bytes())?;
    let issuer = Issuer::new(authority_params()?, ca_key);
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(names.to_vec())?;
    params.distinguished_name.push(DnType::CommonName, "Tongtu sandbox");
    let certificate = params.signed_by(&key, &issuer)?;
    let private = PrivateKeyDer::from_pem_slice(key.serialize_pem().as_bytes())?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone(), ca_der.clone()], private)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Tls {
        acceptor: TlsAcceptor::from(Arc::new(config)),
        ca_fingerprint: fingerprint(ca_der.as_ref()),
    })
}

/// The folder's authority, made once: a phone that trusts it need not be told again.
fn authority(folder: Option<&Path>) -> Result<(String, KeyPair), TlsError> {
    let files = folder.map(|folder| (folder.join("ca.pem"), folder.join("ca-key.pem")));
    if let Some((certificate, key)) = &files
        && certificate.exists()
        && key.exists()
    {
        let key = KeyPair::from_pem(&std::fs::read_to_string(key)?)?;
        return Ok((std::fs::read_to_string(certificate)?, key));
    }
    let key = KeyPair::generate()?;
    let key_pem = key.serialize_pem();
    let issuer = CertifiedIssuer::self_signed(authority_params()?, key)?;
    let pem = issuer.pem();
    if let Some((certificate_file, key_file)) = files {
        std::fs::write(&certificate_file, &pem)?;
        std::fs::write(&key_file, &key_pem)?;
    }
    Ok((pem, KeyPair::from_pem(&key_pem)?))
}

/// The same each time, so that the key alone makes the same issuer again.
fn authority_params() -> Result<CertificateParams, TlsError> {
    let mut params = CertificateParams::new(Vec::<String>::new())?;
    params.distinguished_name.push(DnType::CommonName, "Tongtu sandbox authority");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    Ok(params)
}

fn fingerprint(der: &[u8]) -> String {
    let digest = digest::digest(&digest::SHA256, der);
    let pairs: Vec<String> = digest.as_ref().iter().map(|byte| format!("{byte:02X}")).collect();
    pairs.join(":")
}
