//! Measuring triage, guidance and search. Pure: time comes from the caller.
//!
//! Modules in reading order.

/// All judgements as figures.
pub mod figures;
/// A foreign corpus through the same index.
pub mod foreign;
/// One question's guidance against its label.
pub mod judge;
/// The articles' own questions, held out.
pub mod own;
/// Figures as text.
pub mod print;
/// Labelled questions, as JSON lines.
pub mod questions;

/// A stopwatch: microseconds since some fixed moment.
pub type Stopwatch<'a> = &'a dyn Fn() -> u64;
