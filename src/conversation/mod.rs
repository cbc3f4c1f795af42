//! What did this person mean, here and now? Pure and total: any state and any content give one
//! [`intent::Intent`].

/// What a button carries.
pub mod button;
/// Commands as rows.
pub mod command;
/// What a channel hands to the desk.
pub mod incoming;
/// Everything a person can mean.
pub mod intent;
/// Where the dialogue stands.
pub mod state;
/// State and content to intent.
mod understand;

pub use understand::{ReplyTo, Surroundings, on_ticket, understand};
