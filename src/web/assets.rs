//! Style and scripts: ours, small, named with what is in them, so that browsers may keep them for ever.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::Embed;
use sha2::{Digest, Sha256};

/// A year: the name changes with the content.
const KEPT: &str = "public, max-age=31536000, immutable";

#[derive(Embed)]
#[folder = "src/web/assets"]
struct Assets;

/// A beginning of the hash of all assets: changes when one of them does.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for name in Assets::iter() {
        if let Some(file) = Assets::get(&name) {
            hash.update(&file.data);
        }
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
});

/// What stands behind the names of assets.
pub fn version() -> &'static str {
    &VERSION
}

/// One asset.
pub async fn asset(Path(name): Path<String>) -> Response {
    let Some(file) = Assets::get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, KEPT)], file.data.into_owned()).into_response()
}
