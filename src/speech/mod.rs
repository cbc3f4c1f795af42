//! Everything the bot says.

/// What the command line and the terminal say to the person at the machine.
pub mod console;
/// A message as channels deliver it.
pub mod message;
