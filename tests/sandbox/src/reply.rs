//! An answer before it is HTTP, and the language it is in.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use ring::digest;
use serde::Serialize;

use crate::secret::base64url;

/// An answer.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn json(status: u16, body: &impl Serialize) -> Reply {
        // Our own types have text keys and no maps of anything else: writing them cannot fail.
        let body = serde_json::to_vec(body).unwrap_or_default();
        let mut reply = Reply { status, headers: Vec::new(), body };
        reply.set("content-type", "application/json");
        reply
    }

    pub(crate) fn ok(body: &impl Serialize) -> Reply {
        Reply::json(200, body)
    }

    pub(crate) fn created(body: &impl Serialize) -> Reply {
        Reply::json(201, body)
    }

    pub(crate) fn empty(status: u16) -> Reply {
        Reply { status, headers: Vec::new(), body: Vec::new() }
    }

    pub(crate) fn bytes(media: &str, body: Vec<u8>) -> Reply {
        let mut reply = Reply { status: 200, headers: Vec::new(), body };
        reply.set("content-type", media);
        reply
    }

    pub(crate) fn with(mut self, name: &str, value: impl ToString) -> Reply {
        self.set(name, &value.to_string());
        self
    }

    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.headers.retain(|(other, _)| other != name);
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    /// Adds the strong `ETag`, and answers `304` where the reader has these bytes already.
    pub(crate) fn unless_known(mut self, if_none_match: Option<&str>) -> Reply {
        if self.status != 200 {
            return self;
        }
        let digest = digest::digest(&digest::SHA256, &self.body);
        let tag = format!("\"{}\"", base64url(digest.as_ref().get(..15).unwrap_or_default()));
        let known = if_none_match.is_some_and(|known| {
            known.split(',').map(str::trim).any(|known| known == "*" || known == tag)
        });
        self.set("etag", &tag);
        self.set("cache-control", "private, no-cache");
        if known {
            self.status = 304;
            self.body.clear();
            self.headers.retain(|(name, _)| name != "content-type");
        }
        self
    }

    pub(crate) fn into_response(self) -> Response<Body> {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = status(self.status);
        for (name, value) in self.headers {
            if let (Ok(name), Ok(value)) =
                (HeaderName::try_from(name), HeaderValue::try_from(value))
            {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

pub(crate) fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// The language of a problem's sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    Hans,
    Hant,
    En,
}

impl Language {
    /// The first language of `Accept-Language` that is spoken here; the order is taken as the
    /// wish, since no client of ours writes a lower one first.
    pub(crate) fn of_header(accept: &str) -> Language {
        accept
            .split(',')
            .find_map(|part| Self::of_tag(part.split(';').next().unwrap_or_default().trim()))
            .unwrap_or(Language::Hans)
    }

    fn of_tag(tag: &str) -> Option<Language> {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split('-');
        match parts.next() {
            Some("en") => Some(Language::En),
            Some("zh") if parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo")) => {
                Some(Language::Hant)
            }
            Some("zh") => Some(Language::Hans),
            _ => None,
        }
    }

    pub(crate) fn of(self, texts: [&str; 3]) -> &str {
        let [simplified, traditional, english] = texts;
        match self {
            Language::Hans => simplified,
            Language::Hant => traditional,
            Language::En => english,
        }
    }

    pub(crate) fn tag(self) -> &'static str {
        self.of(["zh-Hans", "zh-Hant", "en"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_is_spoken_is_taken() {
        assert_eq!(Language::of_header("fr, zh-HK;q=0.9, en;q=0.8"), Language::Hant);
        assert_eq!(Language::of_header("en-GB"), Language::En);
        assert_eq!(Language::of_header("zh-Hant-HK"), Language::Hant);
        assert_eq!(Language::of_header("zh-CN"), Language::Hans);
        assert_eq!(Language::of_header("de"), Language::Hans);
    }
}
