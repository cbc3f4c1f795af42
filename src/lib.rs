//! The quality clinic (质量医院): a service desk for small firms, in chat.
//!
//! Modules in reading order, lowest layer first. `ARCHITECTURE.md` has one line per file.

/// Nouns and their laws.
pub mod domain;
/// The only place that reads the time.
pub mod clock;
/// Settings of the file, the environment and the command line.
pub mod config;
/// Question → department, urgency, the words that decided.
pub mod triage;
/// Articles, standards, Chinese text, search.
pub mod knowledge;
/// The guide: library, register and triage as one value that answers questions.
pub mod guide;
/// Measuring triage, guidance and search.
pub mod eval;
/// What did this person mean, here and now?
pub mod conversation;
/// Everything the bot says.
pub mod speech;
/// Hides in a text what could tell whose case it is.
pub mod masking;
/// An expert's follow-ups as a calendar.
pub mod agenda;
/// Sheets and reports as Word files.
pub mod paper;
/// A drawing as a picture.
pub mod picture;
/// A report as an Excel workbook.
pub mod workbook;
/// Tables as CSV.
pub mod separated;
/// Counting a second time, from the history.
pub mod recount;
/// All SQL.
pub mod store;
/// Load, decide, save, reply.
pub mod desk;
/// Outbox to channels, with patience and a limit.
pub mod courier;
/// Thin adapters to messengers.
pub mod channel;
/// Pages.
pub mod web;
/// The command line, one file per subcommand.
pub mod cli;
