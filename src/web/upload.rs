//! Files that come from a browser: written down piece by piece, checked by content, kept under names of our own.

use std::io;

use axum::extract::State;
use axum::extract::multipart::{Field, Multipart, MultipartRejection};
use axum::http::HeaderMap;
use axum::response::Response;
use tokio::io::AsyncWriteExt;
use tracing::error;

use super::chat::{Sent, hint, send};
use super::guest::Guest;
use super::{App, oops};
use crate::channel::file::{self, FileProblem};
use crate::conversation::incoming::{Content, Unsupported};
use crate::desk::browsers::new_token;
use crate::domain::attachment::{ATTACHMENT_MAX_BYTES, Attachment};

/// What a form of a file holds.
#[derive(Default)]
struct Form {
    key: String,
    text: String,
    /// The department by which the browser came, and the page that says so.
    d: Option<String>,
    page: Option<String>,
    file: Option<Result<Attachment, FileProblem>>,
}

/// A file was sent, with words beside it or none.
pub async fn upload(
    State(app): State<App>,
    guest: Guest,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let Ok(mut form) = form else { return oops::bad_form(guest.words, guest.large) };
    let read = match read(&app, &mut form).await {
        Ok(read) => read,
        Err(Bad::TooLarge) => return oops::too_large(guest.words, guest.large),
        Err(Bad::Form) => return oops::bad_form(guest.words, guest.large),
        Err(Bad::Ours(why)) => {
            error!(error = %why, "a file cannot be kept");
            return oops::broken(guest.words, guest.large);
        }
    };
    let caption = (!read.text.trim().is_empty()).then_some(read.text);
    let content = match read.file {
        Some(Ok(attachment)) => Content::File { attachment, caption },
        Some(Err(FileProblem::TooLarge)) => Content::Unsupported { what: Unsupported::FileTooLarge },
        Some(Err(FileProblem::Kind | FileProblem::Disguised)) => Content::Unsupported { what: Unsupported::FileKind },
        Some(Err(FileProblem::Empty)) => Content::Unsupported { what: Unsupported::FileEmpty },
        // No file was chosen: the words count.
        None => Content::Text { text: caption.unwrap_or_default() },
        Some(Err(FileProblem::Unreadable(why))) => {
            error!(error = %why, "a file cannot be kept");
            return oops::broken(guest.words, guest.large);
        }
    };
    let sent = Sent { key: read.key, on: None, content, hint: hint(read.d, read.page) };
    send(&app, guest, &headers, sent).await
}

/// Why a form cannot be read.
enum Bad {
    TooLarge,
    Form,
    Ours(String),
}

impl From<axum::extract::multipart::MultipartError> for Bad {
    fn from(error: axum::extract::multipart::MultipartError) -> Self {
        if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE { Self::TooLarge } else { Self::Form }
    }
}

async fn read(app: &App, form: &mut Multipart) -> Result<Form, Bad> {
    let mut read = Form::default();
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("key") => read.key = field.text().await?,
            Some("d") => read.d = Some(field.text().await?),
            Some("page") => read.page = Some(field.text().await?),
            Some("text") => read.text = field.text().await?,
            // Where none was chosen, browsers send one without a name.
            Some("file") if read.file.is_none() && field.file_name().is_some_and(|name| !name.is_empty()) => {
                read.file = Some(keep(app, field).await?);
            }
            _ => {}
        }
    }
    Ok(read)
}

/// Writes a file down under a provisional name, checks it, and keeps it or not.
async fn keep(app: &App, mut field: Field<'_>) -> Result<Result<Attachment, FileProblem>, Bad> {
    let ours = |error: io::Error| Bad::Ours(error.to_string());
    let name = field.file_name().unwrap_or_default().to_owned();
    let stem = new_token().map_err(|why| Bad::Ours(why.to_string()))?.place();
    let folder = app.settings.attachments.clone();
    tokio::fs::create_dir_all(&folder).await.map_err(ours)?;
    let provisional = folder.join(format!("{stem}.upload"));
    let written = write(&mut field, &provisional).await;
    let taken = match written {
        Ok(true) => {
            let path = provisional.clone();
            let take = move || match std::fs::File::open(&path) {
                Ok(open) => file::take_open(open, &name, &folder, &stem),
                Err(error) => Err(FileProblem::Unreadable(error.to_string())),
            };
            tokio::task::spawn_blocking(take).await.map_err(|error| Bad::Ours(error.to_string()))
        }
        Ok(false) => Ok(Err(FileProblem::TooLarge)),
        Err(bad) => Err(bad),
    };
    // It may be gone already; what counts is what was taken.
    let _ = tokio::fs::remove_file(&provisional).await;
    taken
}

/// `false`: larger than a file may be; the rest is not written.
async fn write(field: &mut Field<'_>, path: &std::path::Path) -> Result<bool, Bad> {
    let ours = |error: io::Error| Bad::Ours(error.to_string());
    let mut file = tokio::fs::File::create(path).await.map_err(ours)?;
    let mut size = 0;
    while let Some(piece) = field.chunk().await? {
        size += piece.len() as u64;
        if size > ATTACHMENT_MAX_BYTES {
            return Ok(false);
        }
        file.write_all(&piece).await.map_err(ours)?;
    }
    file.flush().await.map_err(ours)?;
    Ok(true)
}
