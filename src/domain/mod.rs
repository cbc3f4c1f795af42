//! Nouns and their laws: no async, no I/O, no wording, no clock.
//!
//! Modules in reading order.

/// A photo or document that travels through the bot.
pub mod attachment;
/// The nine service lines as data.
pub mod department;
/// Firms and the unified social credit code.
pub mod enterprise;
/// Triage, citations and guidance as values.
pub mod guidance;
/// Numbers that name things, and the human ticket number.
pub mod ids;
/// The code of an invitation.
pub mod invitation;
/// Moments (UTC milliseconds) and the county's local calendar day.
pub mod moment;
/// People, their roles, and the one gate [`person::can`].
pub mod person;
/// What is wrong in a data file, with file and line.
pub mod problem;
/// What a client wrote, bounded.
pub mod question;
/// Five grades, once per ticket.
pub mod rating;
/// Standing of a standard by its dates and today.
pub mod standard;
/// Every statistic is a `Table`.
pub mod statistic;
/// The ticket: stages, transitions, events, refusals.
pub mod ticket;
/// Working hours with Chinese holidays and make-up workdays.
pub mod working_time;
