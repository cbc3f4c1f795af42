//! The office's page about what is kept: each rule, how long, and its newest run.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::App;
use super::guest::Guest;
use super::office::{Frame, begin, done, read};
use crate::speech::page::PageWords;
use crate::speech::page::privacy::Privacy;

#[derive(Template)]
#[template(path = "office-privacy.html")]
struct PrivacyTemplate<'a> {
    frame: Frame<'a>,
    words: PageWords,
    large: bool,
    version: &'a str,
    shown: Privacy,
}

/// The page.
pub async fn privacy(State(app): State<App>, guest: Guest) -> Response {
    let shown = async {
        let (reader, frame) = begin(&app, guest, "privacy")?;
        let shown = read(&frame, app.desk.privacy(&reader, frame.now).await)?;
        let (words, large, version) = (frame.words, frame.large, frame.version);
        Ok(done(&PrivacyTemplate { frame, words, large, version, shown }))
    };
    shown.await.unwrap_or_else(|instead: Box<Response>| *instead)
}
