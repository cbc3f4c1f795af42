//! Files of a talk: only those of the reader's own talk, never as a page of ours.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use tokio_util::io::ReaderStream;
use tracing::error;

use super::guest::Guest;
use super::{App, oops};
use crate::conversation::incoming::Content;
use crate::domain::attachment::{Attachment, Location};
use crate::domain::ids::OutboxId;

/// A file is shown by itself: no script, no form, nothing loaded.
const ALONE: &str = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'";

/// A file of a message of ours.
pub async fn told(State(app): State<App>, guest: Guest, Path((row, item)): Path<(i64, usize)>) -> Response {
    let Some(person) = guest.person.as_ref().map(|person| person.id) else {
        return oops::missing(guest.words, guest.large);
    };
    let found = app.desk.store().read(move |tx| tx.told(person, OutboxId(row))).await;
    give(&app, &guest, found.map(|message| message.and_then(|message| message.attachment)), item).await
}

/// A file that the reader sent.
pub async fn said(State(app): State<App>, guest: Guest, Path((row, item)): Path<(i64, usize)>) -> Response {
    let Some(person) = guest.person.as_ref().map(|person| person.id) else {
        return oops::missing(guest.words, guest.large);
    };
    let found = app.desk.store().read(move |tx| tx.said(person, row)).await;
    let attachment = found.map(|content| match content {
        Some(Content::File { attachment, .. }) => Some(attachment),
        Some(
            Content::Text { .. }
            | Content::Press { .. }
            | Content::Form { .. }
            | Content::Unsupported { .. }
            | Content::Edited { .. }
            | Content::Blocked
            | Content::Unblocked,
        )
        | None => None,
    });
    give(&app, &guest, attachment, item).await
}

async fn give(app: &App, guest: &Guest, found: crate::store::Result<Option<Attachment>>, item: usize) -> Response {
    let attachment = match found {
        Ok(found) => found,
        Err(why) => {
            error!(error = %why, "a file cannot be looked up");
            return oops::broken(guest.words, guest.large);
        }
    };
    let items = attachment.as_ref().map(Attachment::items).unwrap_or_default();
    match items.get(item) {
        Some(item) => stored(app, guest, item).await,
        None => oops::missing(guest.words, guest.large),
    }
}

/// The bytes of a stored file.
pub async fn stored(app: &App, guest: &Guest, item: &Attachment) -> Response {
    let name = match (&item.location, &app.fetcher) {
        (Location::Stored { name }, _) => name.clone(),
        (Location::Telegram { file_id }, Some(fetcher)) => match fetcher.fetch(file_id).await {
            Ok(name) => name,
            Err(why) => {
                error!(error = %why, "a file of Telegram is not there");
                return oops::elsewhere(guest.words, guest.large);
            }
        },
        (Location::Telegram { .. }, None) => return oops::elsewhere(guest.words, guest.large),
        // An album was taken apart before.
        (Location::Album { .. }, _) => return oops::missing(guest.words, guest.large),
    };
    let (kind, is_picture) = kind_of(&name);
    let file = match tokio::fs::File::open(app.settings.attachments.join(&name)).await {
        Ok(file) => file,
        Err(why) => {
            error!(error = %why, "a stored file is not there");
            return oops::missing(guest.words, guest.large);
        }
    };
    let shown = item.name.as_deref().unwrap_or(&name);
    let disposition =
        format!("{}; filename*=UTF-8''{}", if is_picture { "inline" } else { "attachment" }, encoded(shown));
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CONTENT_SECURITY_POLICY, ALONE.to_owned()),
        (header::CACHE_CONTROL, "private, max-age=3600".to_owned()),
    ];
    (headers, Body::from_stream(ReaderStream::new(file))).into_response()
}

/// What a stored name says of its content, which was checked when it came; and whether browsers show it.
fn kind_of(name: &str) -> (&'static str, bool) {
    match name.rsplit('.').next() {
        Some("jpg" | "jpeg") => ("image/jpeg", true),
        Some("png") => ("image/png", true),
        Some("pdf") => ("application/pdf", false),
        Some("docx") => ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false),
        Some("xlsx") => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false),
        Some("json") => ("application/json", false),
        Some("csv" | "txt") => ("text/plain; charset=utf-8", false),
        _ => ("application/octet-stream", false),
    }
}

/// A name in a header (RFC 8187): everything but plain letters as `%XX`.
fn encoded(name: &str) -> String {
    name.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_break_out_of_its_header() {
        assert_eq!(encoded("a.pdf"), "a.pdf");
        assert_eq!(encoded("报\"\r\n"), "%E6%8A%A5%22%0D%0A");
    }

    #[test]
    fn nothing_that_people_send_is_shown_as_a_page() {
        for name in ["a.html", "a.svg", "a.htm", "a.xhtml", "a.js", "a", "a.pdf", "a.txt"] {
            let (kind, is_picture) = kind_of(name);
            assert!(!is_picture && !kind.contains("html") && !kind.contains("svg") && !kind.contains("javascript"));
        }
    }
}
