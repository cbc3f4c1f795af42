//! The library: articles with located faults, the register, triage and guidance on a small library
//! of its own, and the check on the one that is built in.

mod articles;
mod built_in;
mod guidance;
mod register;
pub mod shelf;
mod urgency;
