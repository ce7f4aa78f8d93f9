//! Files in pieces: tus 1.0 with creation, checksum, termination and expiration.
//!
//! Written here and not taken from the crate `tus-protocol` 0.1.0, which was read for it: its
//! expiry asks the machine's clock, and the tenant's is turned. Source: tus.io, protocol 1.0.0.

use ring::digest;
use tongtu_contract::{ProblemCode, Upload, UploadId, header, path};

use crate::call::Call;
use crate::http::{Answer, http_date_text};
use crate::refusal::Refusal;
use crate::reply::Reply;
use crate::rows::{AccountRow, UploadRow};
use crate::secret;
use crate::store::Broken;
use crate::town::Town;

/// Largest file. A finished photo has some hundred KiB; a phone's original still fits.
pub(crate) const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// How long an unfinished file waits for its next piece, and a finished one for its use.
const WAITS_MS: i64 = 24 * 3_600_000;

const EXTENSIONS: &str = "creation,checksum,termination,expiration";

/// `POST /v1/uploads`: a new file of `Upload-Length` bytes. Answers `201` with its `Location`.
pub(crate) fn create(town: &mut Town<'_>, call: &Call) -> Answer {
    spoken(call)?;
    let owner = town.caller(call)?.owner();
    let length: u64 = call
        .header(header::UPLOAD_LENGTH)
        .and_then(|length| length.parse().ok())
        .ok_or_else(|| Refusal::new(ProblemCode::BadRequest).arg("why", header::UPLOAD_LENGTH))?;
    if length > MAX_BYTES {
        return Err(Refusal::new(ProblemCode::TooLarge).arg("max_bytes", MAX_BYTES));
    }
    let row = UploadRow {
        id: UploadId(secret::id('u')?),
        owner,
        length,
        offset: 0,
        filetype: filetype(call.header(header::UPLOAD_METADATA).unwrap_or_default()),
        expires_at_ms: town.now_ms + WAITS_MS,
        ended: false,
    };
    town.put(&row)?;
    town.effect("upload.created", &row.id);
    let prefix = match town.tenant() {
        "main" => String::new(),
        tenant => format!("/t/{tenant}"),
    };
    Ok(told(Reply::empty(201), &row).with("location", format!("{prefix}{}", path::upload(&row.id))))
}

/// `GET /v1/uploads/{id}`: what has arrived.
pub(crate) fn show(town: &mut Town<'_>, call: &Call) -> Answer {
    let row = own(town, call)?;
    Ok(Reply::ok(&Upload {
        id: row.id,
        length: row.length,
        offset: row.offset,
        expires_at_ms: row.expires_at_ms,
    }))
}

/// `HEAD /v1/uploads/{id}`: where the next piece begins.
pub(crate) fn offset(town: &mut Town<'_>, call: &Call) -> Answer {
    spoken(call)?;
    let row = own(town, call)?;
    Ok(told(Reply::empty(200), &row)
        .with(header::UPLOAD_LENGTH, row.length)
        .with("cache-control", "no-store"))
}

/// `PATCH /v1/uploads/{id}`: one piece.
///
/// Refuses `409 offset_mismatch` unless it begins where the file ends, `460 checksum_mismatch`
/// for a damaged one; in both cases nothing of it is kept.
pub(crate) fn piece(town: &mut Town<'_>, call: &Call) -> Answer {
    spoken(call)?;
    let mut row = own(town, call)?;
    if call.header("content-type") != Some(header::OFFSET_OCTET_STREAM) {
        return Err(ProblemCode::UnsupportedType.into());
    }
    let begins: u64 = call
        .header(header::UPLOAD_OFFSET)
        .and_then(|offset| offset.parse().ok())
        .ok_or_else(|| Refusal::new(ProblemCode::BadRequest).arg("why", header::UPLOAD_OFFSET))?;
    if begins != row.offset {
        return Err(Refusal::new(ProblemCode::OffsetMismatch)
            .arg("offset", row.offset)
            .header(header::UPLOAD_OFFSET, row.offset));
    }
    let bytes = u64::try_from(call.body.len()).unwrap_or(u64::MAX);
    let ends = row.offset.saturating_add(bytes);
    if ends > row.length {
        return Err(Refusal::new(ProblemCode::TooLarge).arg("max_bytes", row.length));
    }
    if let Some(checksum) = call.header(header::UPLOAD_CHECKSUM) {
        intact(checksum, &call.body)?;
    }
    if !call.body.is_empty() {
        town.add_piece(row.id.as_str(), row.offset, &call.body)?;
    }
    row.offset = ends;
    row.expires_at_ms = town.now_ms + WAITS_MS;
    town.put(&row)?;
    town.effect(if ends == row.length { "upload.finished" } else { "upload.piece" }, &row.id);
    Ok(told(Reply::empty(204), &row))
}

/// `DELETE /v1/uploads/{id}`: the person thought better of it.
pub(crate) fn end(town: &mut Town<'_>, call: &Call) -> Answer {
    spoken(call)?;
    let row = own(town, call)?;
    forget(town, &row.id)?;
    Ok(Reply::empty(204).with(header::TUS_RESUMABLE, header::TUS_VERSION))
}

/// `OPTIONS /v1/uploads`: what is spoken here.
pub(crate) fn options(_: &mut Town<'_>, _: &Call) -> Answer {
    Ok(Reply::empty(204)
        .with(header::TUS_RESUMABLE, header::TUS_VERSION)
        .with("tus-version", header::TUS_VERSION)
        .with("tus-extension", EXTENSIONS)
        .with("tus-checksum-algorithm", "sha256,sha1")
        .with("tus-max-size", MAX_BYTES))
}

/// The bytes of a file that has arrived whole and is the owner's own.
pub(crate) fn finished(town: &Town<'_>, owner: &str, id: &UploadId) -> Result<Vec<u8>, Refusal> {
    let row = town.get::<UploadRow>(id.as_str())?.filter(|row| row.owner == owner && !row.ended);
    match row {
        Some(row) if row.offset == row.length => Ok(town.pieces(id.as_str())?),
        _ => Err(ProblemCode::UploadIncomplete.into()),
    }
}

/// Under which name an account's files are kept.
pub(crate) fn owner_of(account: &AccountRow) -> String {
    format!("account {}", account.id)
}

pub(crate) fn is_of(town: &Town<'_>, owner: &str, id: &UploadId) -> Result<bool, Broken> {
    Ok(town.get::<UploadRow>(id.as_str())?.is_some_and(|row| row.owner == owner))
}

/// Keeps a file that was handed in for as long as what it belongs to.
pub(crate) fn keep(town: &Town<'_>, id: &UploadId) -> Result<(), Broken> {
    match town.get::<UploadRow>(id.as_str())? {
        Some(row) => town.put(&UploadRow { expires_at_ms: i64::MAX, ..row }),
        None => Ok(()),
    }
}

/// When a file that nobody used goes.
pub(crate) fn runs_out_at_ms(row: &UploadRow) -> Option<i64> {
    (!row.ended).then_some(row.expires_at_ms)
}

/// Drops the bytes of a file that nobody used: it may have been somebody's face.
pub(crate) fn run_out(town: &mut Town<'_>, id: &UploadId) -> Result<(), Broken> {
    town.erases = true;
    forget(town, id)
}

/// Drops a file's bytes; its name is remembered as gone.
pub(crate) fn forget(town: &mut Town<'_>, id: &UploadId) -> Result<(), Broken> {
    if let Some(mut row) = town.get::<UploadRow>(id.as_str())?
        && !row.ended
    {
        row.ended = true;
        town.put(&row)?;
        town.drop_pieces(id.as_str())?;
        town.effect("upload.ended", id);
    }
    Ok(())
}

fn own(town: &mut Town<'_>, call: &Call) -> Result<UploadRow, Refusal> {
    let owner = town.caller(call)?.owner();
    let row = town
        .get::<UploadRow>(call.id())?
        .filter(|row| row.owner == owner)
        .ok_or(ProblemCode::NotFound)?;
    if row.ended || row.expires_at_ms <= town.now_ms {
        return Err(ProblemCode::UploadGone.into());
    }
    Ok(row)
}

fn spoken(call: &Call) -> Result<(), Refusal> {
    if call.header(header::TUS_RESUMABLE) == Some(header::TUS_VERSION) {
        return Ok(());
    }
    Err(Refusal::new(ProblemCode::TusVersion).header("tus-version", header::TUS_VERSION))
}

fn told(reply: Reply, row: &UploadRow) -> Reply {
    reply
        .with(header::TUS_RESUMABLE, header::TUS_VERSION)
        .with(header::UPLOAD_OFFSET, row.offset)
        .with(header::UPLOAD_EXPIRES, http_date_text(row.expires_at_ms))
}

fn intact(checksum: &str, piece: &[u8]) -> Result<(), Refusal> {
    let (name, wanted) = checksum.split_once(' ').unwrap_or((checksum, ""));
    let algorithm = match name {
        "sha256" => &digest::SHA256,
        "sha1" => &digest::SHA1_FOR_LEGACY_USE_ONLY,
        _ => return Err(Refusal::new(ProblemCode::BadRequest).arg("why", header::UPLOAD_CHECKSUM)),
    };
    let found = digest::digest(algorithm, piece);
    if secret::from_base64(wanted.trim()).as_deref() == Some(found.as_ref()) {
        return Ok(());
    }
    Err(ProblemCode::ChecksumMismatch.into())
}

/// `filetype` out of `Upload-Metadata`: pairs of a name and base64, with commas between.
fn filetype(metadata: &str) -> String {
    metadata
        .split(',')
        .filter_map(|pair| pair.trim().split_once(' '))
        .find(|(name, _)| *name == "filetype")
        .and_then(|(_, value)| secret::from_base64(value.trim()))
        .and_then(|value| String::from_utf8(value).ok())
        .unwrap_or_default()
}
