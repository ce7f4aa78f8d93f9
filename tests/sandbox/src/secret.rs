//! Random names and tokens, password digests, and the server's signing key.

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::digest;
use ring::rand::{SecureRandom as _, SystemRandom};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use tongtu_contract::{KeySet, PublicKey};

use crate::rows::{KeyRow, Sealed};
use crate::store::{self, Broken};

pub(crate) fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn from_base64url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// Base64 as headers carry it.
pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

fn random<const N: usize>() -> Result<[u8; N], Broken> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| Broken::Machine("no random numbers"))?;
    Ok(bytes)
}

/// A name that nobody guesses.
pub(crate) fn token() -> Result<String, Broken> {
    Ok(base64url(&random::<24>()?))
}

/// An opaque id; the letter only helps whoever reads a log.
pub(crate) fn id(letter: char) -> Result<String, Broken> {
    Ok(format!("{letter}-{}", base64url(&random::<12>()?)))
}

/// Six digits.
pub(crate) fn sms_code() -> Result<String, Broken> {
    Ok(format!("{:06}", u32::from_be_bytes(random::<4>()?) % 1_000_000))
}

/// A text of so many letters out of an alphabet of at most 256.
pub(crate) fn letters<const N: usize>(alphabet: &[u8]) -> Result<String, Broken> {
    let mut text = String::with_capacity(N);
    while text.len() < N {
        // Bytes beyond the last whole alphabet would make its first letters likelier.
        let whole = 256 - 256 % alphabet.len().max(1);
        for byte in random::<N>()? {
            if usize::from(byte) < whole
                && text.len() < N
                && let Some(letter) = alphabet.get(usize::from(byte) % alphabet.len())
            {
                text.push(char::from(*letter));
            }
        }
    }
    Ok(text)
}

/// What is kept of a token.
pub(crate) fn kept(token: &str) -> String {
    base64url(digest::digest(&digest::SHA256, token.as_bytes()).as_ref())
}

pub(crate) fn seal(password: &str) -> Result<Sealed, Broken> {
    let salt = random::<16>()?;
    Ok(Sealed {
        salt: base64url(&salt),
        hash: base64url(&argon2id(password, &salt)?),
        wrong: 0,
        resting_until_ms: None,
    })
}

pub(crate) fn opens(sealed: &Sealed, password: &str) -> Result<bool, Broken> {
    let salt = from_base64url(&sealed.salt).unwrap_or_default();
    let kept = from_base64url(&sealed.hash).unwrap_or_default();
    let tried = argon2id(password, &salt)?;
    // Digests are compared, so that the time it takes tells nothing of the hash itself.
    let blind = |bytes: &[u8]| digest::digest(&digest::SHA256, bytes);
    Ok(blind(&kept).as_ref() == blind(&tried).as_ref())
}

/// Small figures: the sandbox holds invented people, and its tests log in a thousand times.
fn argon2id(password: &str, salt: &[u8]) -> Result<[u8; 32], Broken> {
    let broken = |_| Broken::Machine("argon2");
    let params = Params::new(256, 1, 1, Some(32)).map_err(broken)?;
    let mut hash = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password.as_bytes(), salt, &mut hash)
        .map_err(broken)?;
    Ok(hash)
}

/// The key that signs cards and codes, made once for a data folder.
pub(crate) struct Signer {
    key_id: String,
    pair: Ed25519KeyPair,
}

impl Signer {
    pub(crate) fn open(db: &rusqlite::Connection) -> Result<Signer, Broken> {
        let row = if let Some(row) = store::list::<KeyRow>(db, "")?.into_iter().next() {
            row
        } else {
            let pkcs8 = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new())
                .map_err(|_| Broken::Machine("no signing key"))?;
            let row = KeyRow {
                key_id: format!("sandbox-{}", base64url(&random::<4>()?)),
                pkcs8: base64url(pkcs8.as_ref()),
            };
            store::write(db, "", &row)?;
            row
        };
        let pkcs8 = from_base64url(&row.pkcs8).unwrap_or_default();
        let pair = Ed25519KeyPair::from_pkcs8(&pkcs8)
            .map_err(|_| Broken::Machine("the signing key is damaged"))?;
        Ok(Signer { key_id: row.key_id, pair })
    }

    pub(crate) fn key_id(&self) -> &str {
        &self.key_id
    }

    pub(crate) fn sign(&self, text: &str) -> String {
        base64url(self.pair.sign(text.as_bytes()).as_ref())
    }

    pub(crate) fn signed(&self, text: &str, signature: &str) -> bool {
        let Some(signature) = from_base64url(signature) else { return false };
        UnparsedPublicKey::new(&ED25519, self.pair.public_key().as_ref())
            .verify(text.as_bytes(), &signature)
            .is_ok()
    }

    pub(crate) fn public(&self) -> KeySet {
        KeySet {
            keys: vec![PublicKey {
                key_id: self.key_id.clone(),
                algorithm: "Ed25519".to_owned(),
                public_key: base64url(self.pair.public_key().as_ref()),
            }],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_opens_only_itself() {
        let sealed = seal("correct horse").unwrap();
        assert!(opens(&sealed, "correct horse").unwrap());
        assert!(!opens(&sealed, "correct horse ").unwrap());
        assert_ne!(sealed.hash, seal("correct horse").unwrap().hash);
    }

    #[test]
    fn no_two_codes_are_the_same_by_construction() {
        let codes: std::collections::BTreeSet<String> =
            (0..50).map(|_| sms_code().unwrap()).collect();
        assert!(codes.len() > 40, "{codes:?}");
        assert!(codes.iter().all(|code| code.len() == 6));
    }
}
