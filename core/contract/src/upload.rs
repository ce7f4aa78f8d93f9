//! Files in pieces by tus 1.0: what is said in JSON about one. The protocol speaks in headers.

use serde::{Deserialize, Serialize};

use crate::UploadId;

/// `GET /v1/uploads/{id}`: what has arrived of a file. Its offset and length are also told by
/// `HEAD`, as tus says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Upload {
    /// Its id: the last part of the `Location` that its creation answered.
    pub id: UploadId,
    /// Bytes that the whole has.
    pub length: u64,
    /// Bytes that are here.
    pub offset: u64,
    /// Until when it may be continued.
    pub expires_at_ms: i64,
}
