//! What stands in for a page that cannot be shown: a sentence that says what to do.

use std::any::Any;

use askama::Template;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use tracing::error;

use super::assets;
use crate::domain::person::Language;
use crate::speech::page::PageWords;

#[derive(Template)]
#[template(path = "oops.html")]
struct Oops<'a> {
    words: PageWords,
    large: bool,
    version: &'a str,
    head: String,
    text: String,
}

fn page(status: StatusCode, words: PageWords, large: bool, key: &str) -> Response {
    let head = words.say(&format!("{key}-head"));
    let page = Oops { words, large, version: assets::version(), text: words.say(key), head };
    (status, show(&page)).into_response()
}

/// A template as an answer; one that cannot be filled is our fault.
pub fn show(page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => Html(html).into_response(),
        Err(why) => {
            error!(error = %why, "a page cannot be filled");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The database cannot be read or written.
pub fn broken(words: PageWords, large: bool) -> Response {
    page(StatusCode::SERVICE_UNAVAILABLE, words, large, "page-broken")
}

/// For the house only.
pub fn sign_in_first(words: PageWords, large: bool) -> Response {
    page(StatusCode::UNAUTHORIZED, words, large, "page-sign-in-first")
}

/// For the office only.
pub fn office_only(words: PageWords, large: bool) -> Response {
    page(StatusCode::FORBIDDEN, words, large, "page-office-only")
}

/// For those of the house in good standing.
pub fn not_yours(words: PageWords, large: bool) -> Response {
    page(StatusCode::FORBIDDEN, words, large, "page-not-yours")
}

/// A link that is used, too old, or none.
pub fn link_gone(words: PageWords, large: bool) -> Response {
    page(StatusCode::GONE, words, large, "page-link-gone")
}

/// What a form sent cannot be taken.
pub fn bad_form(words: PageWords, large: bool) -> Response {
    page(StatusCode::BAD_REQUEST, words, large, "page-bad-form")
}

/// Nothing is there, or it is not for this reader: which of both is not told.
pub fn missing(words: PageWords, large: bool) -> Response {
    page(StatusCode::NOT_FOUND, words, large, "page-missing")
}

/// It lies with a messenger that does not give it now.
pub fn elsewhere(words: PageWords, large: bool) -> Response {
    page(StatusCode::BAD_GATEWAY, words, large, "page-file-elsewhere")
}

/// No such address.
pub async fn nowhere(headers: HeaderMap) -> Response {
    missing(greeted(&headers), false)
}

/// More than anybody may ask for.
pub fn too_much() -> Response {
    let words = PageWords::new(Language::Chinese);
    let mut response = page(StatusCode::TOO_MANY_REQUESTS, words, false, "page-too-much");
    response.headers_mut().insert(header::RETRY_AFTER, axum::http::HeaderValue::from_static("60"));
    response
}

/// The larger of two files that do not fit.
pub fn too_large(words: PageWords, large: bool) -> Response {
    page(StatusCode::PAYLOAD_TOO_LARGE, words, large, "page-too-large")
}

/// A handler panicked: this reader is told, everybody else notices nothing.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    error!("a page failed unexpectedly");
    page(StatusCode::INTERNAL_SERVER_ERROR, PageWords::new(Language::Chinese), false, "page-broken")
}

fn greeted(headers: &HeaderMap) -> PageWords {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    PageWords::new(super::guest::language_of(asked))
}
