//! Everything the bot says.

/// A message as channels deliver it.
pub mod message;
