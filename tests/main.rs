//! All integration tests in one binary: one link, one place to look.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod architecture;
mod channels;
mod migrations;
mod stories;
