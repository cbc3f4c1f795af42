//! All integration tests in one binary: it links once.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod architecture;
mod channels;
mod desk;
mod house;
mod migrations;
mod program;
mod stories;
mod knowledge;
mod eval;
mod web;
