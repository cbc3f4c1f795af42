//! What did not surely reach a client: its writer is told, and the office if somebody has to call.

use crate::domain::ids::OutboxId;
use crate::store::Result;

use super::super::delivery;
use super::super::turn::Turn;
use super::{Duty, Look};

/// Rows of the outbox that carry a message of a ticket and ended badly.
pub const UNDELIVERED: Duty = Duty { name: "undelivered", look, act };

fn look(look: &Look<'_>, after: i64, limit: u32) -> Result<Vec<i64>> {
    let found = look.tx.untold_after(OutboxId(after), limit)?;
    Ok(found.into_iter().map(|row| row.0).collect())
}

fn act(turn: &mut Turn<'_>, row: i64) -> Result<()> {
    delivery::tell_undelivered(turn, OutboxId(row))
}
