//! What is written on the card, out of the server's signed text.
//!
//! The server signs and the officer's query verifies; the client only displays (domain.md §9.3.8).
//! Here only the shape is checked: a card that is not one is never half drawn.

use tongtu_contract::{CardPayload, SignedCard};

/// The card's contents; `None` for whatever is not base64url of a [`CardPayload`].
pub(super) fn read(card: &SignedCard) -> Option<CardPayload> {
    serde_json::from_slice(&decode(&card.payload)?).ok()
}

/// base64url without padding. Strict: another letter, a lone one or loose bits at the end are no
/// text that a server signed.
fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for letter in text.bytes() {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        held = (held << 6) | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    (bits < 6 && held == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64url_is_read_as_rfc_4648_writes_it() {
        for (text, bytes) in
            [("", ""), ("Zg", "f"), ("Zm8", "fo"), ("Zm9v", "foo"), ("Zm9vYmFy", "foobar")]
        {
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
        assert_eq!(decode("-_8"), Some(vec![0xfb, 0xff]));
    }

    #[test]
    fn what_is_no_base64url_is_refused() {
        for text in ["Z", "Zh", "Zg==", "Zm9v Zm9v", "+/8", "驾"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
