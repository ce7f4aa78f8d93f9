//! Files in pieces by tus 1.0: made, sent, and gone on with where they stopped.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ring::digest;
use tongtu_contract::{UploadId, header, path};
use tongtu_services::problem::{Code, Problem};

use crate::{
    net::{Ask, Got},
    session::new_key,
    store::UploadRow,
    wire::By,
    world::World,
};

/// What a cut costs at most.
const PIECE_BYTES: usize = 128 * 1024;
/// An upload that has gone is begun anew once; a server that loses it twice loses it always.
const BEGINNINGS: u32 = 2;
/// Pieces that do not arrive as they were sent.
const PATIENCE: u32 = 3;

impl World {
    /// Sends a prepared photo, from where it stopped. The id of its upload.
    pub(crate) async fn upload(
        &self,
        photo: &str,
        by: impl Into<By<'_>>,
        progress: impl Fn(u64, u64) + Send,
    ) -> Result<String, Problem> {
        let by = by.into();
        let jpeg = self.photo(photo).await?.ok_or_else(|| Problem::new(Code::P501))?;
        for _ in 0..BEGINNINGS {
            if let Some(id) = self.upload_on(photo, &jpeg, by, &progress).await? {
                return Ok(id);
            }
            self.open_stores()?.queue.drop_upload(photo.to_owned()).await?;
        }
        Err(Problem::new(Code::N103))
    }

    /// `None`: the server no longer knows the upload.
    async fn upload_on(
        &self,
        photo: &str,
        jpeg: &[u8],
        by: By<'_>,
        progress: &(impl Fn(u64, u64) + Send),
    ) -> Result<Option<String>, Problem> {
        let queue = &self.open_stores()?.queue;
        let of = jpeg.len() as u64;
        let (id, mut offset) = if let Some(begun) = queue.upload(photo.to_owned()).await? {
            let Some(offset) = self.offset(&begun.id, by).await? else { return Ok(None) };
            (begun.id, offset)
        } else {
            let id = self.create_upload(of, by).await?;
            let row = UploadRow { id: id.clone(), offset_bytes: 0 };
            queue.keep_upload(photo.to_owned(), row).await?;
            (id, 0)
        };
        let mut astray = 0;
        progress(offset, of);
        while offset < of {
            let from = usize::try_from(offset).map_err(|_| Problem::new(Code::N103))?;
            let rest = jpeg.get(from..).unwrap_or_default();
            let piece = rest.get(..PIECE_BYTES).unwrap_or(rest);
            let got = self.ask(by, patch(&id, offset, piece)).await?;
            offset = match got.status {
                204 => offset_of(&got)?,
                404 | 410 => return Ok(None),
                409 | 460 if astray < PATIENCE => {
                    astray += 1;
                    match self.offset(&id, by).await? {
                        Some(offset) => offset,
                        None => return Ok(None),
                    }
                }
                _ => return Err(got.problem(self.reducer.clock.now().ms)),
            };
            let offset_bytes = i64::try_from(offset).map_err(|_| Problem::new(Code::N103))?;
            queue.keep_upload(photo.to_owned(), UploadRow { id: id.clone(), offset_bytes }).await?;
            progress(offset, of);
        }
        Ok(Some(id))
    }

    async fn create_upload(&self, length: u64, by: By<'_>) -> Result<String, Problem> {
        let ask = Ask::new(reqwest::Method::POST, path::UPLOADS)
            .key(new_key())
            .header(header::TUS_RESUMABLE, header::TUS_VERSION)
            .header(header::UPLOAD_LENGTH, length.to_string())
            .header(header::UPLOAD_METADATA, format!("filetype {}", STANDARD.encode("image/jpeg")));
        let got = self.ask_twice(by, &ask).await?;
        // Only the id is taken: where uploads live is in the contract, not in an answer.
        let id = got.header("location").and_then(|at| at.rsplit('/').next());
        let id = id.filter(|id| !id.is_empty() && id.bytes().all(is_plain));
        id.map(str::to_owned).ok_or_else(|| Problem::new(Code::N103))
    }

    /// How much of it has arrived; `None` if the server no longer knows it.
    async fn offset(&self, id: &str, by: By<'_>) -> Result<Option<u64>, Problem> {
        let ask = Ask::new(reqwest::Method::HEAD, path::upload(&UploadId(id.to_owned())))
            .header(header::TUS_RESUMABLE, header::TUS_VERSION);
        let got = self.ask(by, ask).await?;
        match got.status {
            200 | 204 => offset_of(&got).map(Some),
            403 | 404 | 410 => Ok(None),
            _ => Err(got.problem(self.reducer.clock.now().ms)),
        }
    }
}

fn patch(id: &str, offset: u64, piece: &[u8]) -> Ask {
    let digest = digest::digest(&digest::SHA256, piece);
    let ask = Ask::new(reqwest::Method::PATCH, path::upload(&UploadId(id.to_owned())))
        .json(piece.to_vec())
        .header(header::TUS_RESUMABLE, header::TUS_VERSION)
        .header(header::UPLOAD_OFFSET, offset.to_string())
        .header(header::UPLOAD_CHECKSUM, format!("sha256 {}", STANDARD.encode(digest)));
    Ask { content_type: header::OFFSET_OCTET_STREAM, ..ask }
}

fn offset_of(got: &Got) -> Result<u64, Problem> {
    let offset = got.header(header::UPLOAD_OFFSET).and_then(|offset| offset.parse().ok());
    offset.ok_or_else(|| Problem::new(Code::N103))
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~')
}
