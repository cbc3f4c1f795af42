//! Everything the bot says.

/// A message as channels deliver it.
pub mod message;
/// What the command line and the terminal say to the person at the machine.
pub mod console;
