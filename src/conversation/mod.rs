//! What did this person mean, here and now?

/// What a channel hands to the desk.
pub mod incoming;
/// Where the dialogue stands.
pub mod state;
