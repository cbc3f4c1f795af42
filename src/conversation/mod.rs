//! What did this person mean, here and now? Pure and total: any state and any content give one
//! `intent::Intent`.

/// What a channel hands to the desk.
pub mod incoming;
/// Where the dialogue stands.
pub mod state;
/// Commands as rows.
pub mod command;
/// What a button carries.
pub mod button;
/// What the client wishes about a trade secret.
mod wish;
/// What can be done to a ticket by a word.
mod verb;
/// Everything a person can mean.
pub mod intent;
/// One's own data.
pub mod personal;
/// The same asked again.
pub mod alike;
/// 会诊.
pub mod consultation;
/// Forms of pages.
pub mod form;
/// 合并 and 拆分.
pub mod merging;
/// One's own calendar.
pub mod agenda;
/// More time, and what the office decides.
pub mod handover;
/// 差评: buttons, meanings and words.
pub mod complaint;
/// Typed words that stand for a button.
mod words;
/// Help while one writes to a client.
pub mod writing;
/// A button to its intent.
mod pressed;
/// Words in reply to a message of a ticket.
mod replied;
/// State and content to intent.
mod understand;

pub use understand::{ReplyTo, Surroundings, understand};
pub use words::on_ticket;
