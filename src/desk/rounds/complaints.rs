//! Low grades that are not dealt with in time: the office is reminded.

use crate::domain::ids::TicketId;
use crate::store::Result;

use super::super::complaint;
use super::super::turn::Turn;
use super::{Duty, Look};

/// Contacts and remedies that are due; in office hours only.
pub const COMPLAINTS: Duty = Duty { name: "low grade", look, act };

fn look(look: &Look<'_>, after: i64, limit: u32) -> Result<Vec<i64>> {
    if !look.house.calendar().is_open(look.now) {
        return Ok(vec![]);
    }
    let found = look.tx.complaints_due(TicketId(after), look.now, limit)?;
    Ok(found.into_iter().map(|ticket| ticket.0).collect())
}

fn act(turn: &mut Turn<'_>, row: i64) -> Result<()> {
    complaint::remind(turn, TicketId(row))
}
