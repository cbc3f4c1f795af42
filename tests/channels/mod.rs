//! Channels against a fake of their messenger.

/// A Bot API server of our own.
mod bot_api;
/// A small clinic that echoes, run against it.
mod clinic;
/// From the Bot API to the handler.
mod receiving;
/// From the outbox to the Bot API.
mod sending;
/// The group of the house in a forum.
mod topics;
/// When the Bot API, the network or the process fails.
mod trouble;
