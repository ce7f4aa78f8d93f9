//! Names of the headers that both sides use, in lower case as HTTP/2 wants them.

/// Version of the app, for example `0.1.0`; too old gets `426`.
pub const CLIENT: &str = "tongtu-client";
/// UUID of one intention; required on each `POST`, the same on each try.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// On an answer that was given before: `true`.
pub const IDEMPOTENCY_REPLAYED: &str = "idempotency-replayed";
/// tus: the version of the protocol, [`TUS_VERSION`].
pub const TUS_RESUMABLE: &str = "tus-resumable";
/// The version of tus that is spoken.
pub const TUS_VERSION: &str = "1.0.0";
/// tus: bytes of the whole file.
pub const UPLOAD_LENGTH: &str = "upload-length";
/// tus: bytes that have arrived, or where this piece begins.
pub const UPLOAD_OFFSET: &str = "upload-offset";
/// tus: `filetype` of the file, base64 after the name.
pub const UPLOAD_METADATA: &str = "upload-metadata";
/// tus: `sha256` or `sha1` and the digest of this piece in base64.
pub const UPLOAD_CHECKSUM: &str = "upload-checksum";
/// tus: until when the upload may be continued, an HTTP date.
pub const UPLOAD_EXPIRES: &str = "upload-expires";
/// Type of a piece's body.
pub const OFFSET_OCTET_STREAM: &str = "application/offset+octet-stream";
/// Type of a problem's body.
pub const PROBLEM_JSON: &str = "application/problem+json";
