//! Sealing: AES-256-GCM, with the place of a value as associated data.
//!
//! A sealed value opens only in its own table, row, column and schema version. Format: twelve random
//! bytes of nonce, then the ciphertext with its tag.

use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    hkdf, hmac,
    rand::{SecureRandom, SystemRandom},
};
use zeroize::Zeroizing;

/// Bytes of a key.
pub(crate) const KEY_BYTES: usize = 32;

/// What sealing adds: the nonce and the tag.
pub(crate) const ADDED_BYTES: u64 = 12 + 16;

/// Where a sealed value belongs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) table: &'static str,
    pub(crate) row: &'a str,
    pub(crate) column: &'static str,
    /// Of the schema that the value was written under.
    pub(crate) version: u32,
}

impl Place<'_> {
    fn to_bytes(self) -> Vec<u8> {
        let Place { table, row, column, version } = self;
        format!("{table}\0{row}\0{column}\0{version}").into_bytes()
    }
}

/// It does not open: another key, another place, or damage. Nothing more is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sealed value does not open")]
pub(crate) struct Unsealed;

/// A key that seals and opens.
pub(crate) struct SealKey {
    aead: LessSafeKey,
    index: hmac::Key,
}

impl SealKey {
    /// Out of 32 bytes; `None` for any other number.
    pub(crate) fn new(bytes: &[u8]) -> Option<SealKey> {
        if bytes.len() != KEY_BYTES {
            return None;
        }
        let aead = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, bytes).ok()?);
        let index = derive(bytes, b"tongtu", b"index").ok()?;
        Some(SealKey { aead, index: hmac::Key::new(hmac::HMAC_SHA256, &*index) })
    }

    pub(crate) fn seal(&self, place: Place, plain: &[u8]) -> Result<Vec<u8>, Unsealed> {
        let mut nonce = [0; NONCE_LEN];
        fill_random(&mut nonce)?;
        let mut sealed = Vec::with_capacity(NONCE_LEN + plain.len() + AES_256_GCM.tag_len());
        sealed.extend_from_slice(&nonce);
        let mut text = plain.to_vec();
        let aad = Aad::from(place.to_bytes());
        let nonce = Nonce::assume_unique_for_key(nonce);
        self.aead.seal_in_place_append_tag(nonce, aad, &mut text).map_err(|_| Unsealed)?;
        sealed.append(&mut text);
        Ok(sealed)
    }

    pub(crate) fn open(&self, place: Place, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unsealed> {
        let (nonce, text) = sealed.split_at_checked(NONCE_LEN).ok_or(Unsealed)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| Unsealed)?;
        let mut text = Zeroizing::new(text.to_vec());
        let aad = Aad::from(place.to_bytes());
        let length = self.aead.open_in_place(nonce, aad, &mut text).map_err(|_| Unsealed)?.len();
        text.truncate(length);
        Ok(text)
    }

    /// For an index column: tells nobody without the key what it stands for.
    pub(crate) fn hash(&self, text: &str) -> String {
        hex(hmac::sign(&self.index, text.as_bytes()).as_ref())
    }
}

/// HKDF-SHA256.
pub(crate) fn derive(
    secret: &[u8],
    salt: &[u8],
    info: &[u8],
) -> Result<Zeroizing<[u8; KEY_BYTES]>, Unsealed> {
    let mut out = Zeroizing::new([0; KEY_BYTES]);
    let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(secret);
    let info = [info];
    let okm = prk.expand(&info, hkdf::HKDF_SHA256).map_err(|_| Unsealed)?;
    okm.fill(&mut *out).map_err(|_| Unsealed)?;
    Ok(out)
}

pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<(), Unsealed> {
    SystemRandom::new().fill(bytes).map_err(|_| Unsealed)
}

/// A fresh key.
pub(crate) fn random_key() -> Result<Zeroizing<Vec<u8>>, Unsealed> {
    let mut key = Zeroizing::new(vec![0; KEY_BYTES]);
    fill_random(&mut key)?;
    Ok(key)
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing to a String cannot fail
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Place<'static> = Place { table: "draft", row: "a", column: "text", version: 1 };

    #[test]
    fn what_is_sealed_opens_in_its_place_and_nowhere_else() {
        let key = SealKey::new(&[7; 32]).unwrap();
        let sealed = key.seal(HERE, b"H12345678").unwrap();
        assert_eq!(**key.open(HERE, &sealed).unwrap(), *b"H12345678");
        let elsewhere = [
            Place { table: "photo", ..HERE },
            Place { row: "b", ..HERE },
            Place { column: "body", ..HERE },
            Place { version: 2, ..HERE },
        ];
        for place in elsewhere {
            assert_eq!(key.open(place, &sealed).err(), Some(Unsealed), "{place:?}");
        }
        assert!(SealKey::new(&[8; 32]).unwrap().open(HERE, &sealed).is_err());
    }

    #[test]
    fn every_damaged_or_shortened_value_stays_closed() {
        let key = SealKey::new(&[7; 32]).unwrap();
        let sealed = key.seal(HERE, b"text").unwrap();
        for at in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[at] ^= 1;
            assert!(key.open(HERE, &damaged).is_err());
            assert!(key.open(HERE, &sealed[..at]).is_err());
        }
    }

    #[test]
    fn nonces_differ() {
        let key = SealKey::new(&[7; 32]).unwrap();
        let nonces: std::collections::BTreeSet<Vec<u8>> =
            (0..1_000).map(|_| key.seal(HERE, b"").unwrap()[..NONCE_LEN].to_vec()).collect();
        assert_eq!(nonces.len(), 1_000);
    }

    #[test]
    fn a_key_has_exactly_32_bytes() {
        assert!(SealKey::new(&[0; 31]).is_none());
        assert!(SealKey::new(&[0; 33]).is_none());
    }
}
