//! `quality-clinic permissions`: who may do what, the whole table.

use super::{Exit, put};
use crate::speech::console::leave;

/// Prints the table.
///
/// # Errors
/// Standard output is closed.
pub fn run() -> anyhow::Result<Exit> {
    put(format_args!("{}", leave::table().trim_end()))?;
    Ok(Exit::Success)
}
