//! Whom a request is for, and from which page it comes.

use axum::extract::Request;
use axum::http::header::ORIGIN;
use axum::http::{HeaderValue, Uri};

/// `/t/{tenant}/rest` → (`tenant`, `/rest`); without a prefix it is the tenant `main`.
pub(super) fn split_tenant(uri: &Uri) -> (String, String) {
    let path = uri.path();
    let prefixed = path.strip_prefix("/t/").and_then(|rest| {
        let (tenant, rest) = rest.split_once('/').unwrap_or((rest, ""));
        let fine = (1..=64).contains(&tenant.len())
            && tenant.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        fine.then(|| (tenant.to_owned(), format!("/{rest}")))
    });
    prefixed.unwrap_or_else(|| ("main".to_owned(), path.to_owned()))
}

pub(super) fn with_path(uri: &Uri, path: &str) -> Option<Uri> {
    match uri.query() {
        Some(query) => format!("{path}?{query}").parse().ok(),
        None => path.parse().ok(),
    }
}

/// Which page a request comes from.
pub(super) enum Origin {
    /// None: a program, or the address line.
    None,
    /// A page of this machine, as the bench's.
    Local(HeaderValue),
    /// Any other page: it must not turn the clock, read or not.
    Foreign,
}

impl Origin {
    pub(super) fn of(request: &Request) -> Origin {
        let Some(origin) = request.headers().get(ORIGIN) else { return Origin::None };
        let host = origin.to_str().ok().and_then(|origin| Some(origin.split_once("://")?.1));
        let name = host.map(|host| host.rsplit_once(':').map_or(host, |(name, _)| name));
        match name {
            Some("localhost" | "127.0.0.1" | "[::1]") => Origin::Local(origin.clone()),
            _ => Origin::Foreign,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_names_the_tenant_and_nothing_else_does() {
        let split = |path: &str| split_tenant(&path.parse().unwrap());
        assert_eq!(split("/t/walk7/v1/server"), ("walk7".into(), "/v1/server".into()));
        assert_eq!(split("/v1/server"), ("main".into(), "/v1/server".into()));
        assert_eq!(split("/t/a%20b/v1").0, "main");
        assert_eq!(split("/t//v1").0, "main");
    }
}
