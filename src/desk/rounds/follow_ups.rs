//! Follow-ups that are due: clients are asked whether it helped.

use crate::domain::ids::TicketId;
use crate::store::Result;

use super::super::follow_up;
use super::super::turn::Turn;
use super::{Duty, Look};

/// Questions, repetitions, and those that are given up; in office hours only.
pub const FOLLOW_UPS: Duty = Duty { name: "follow-up", look, act };

fn look(look: &Look<'_>, after: i64, limit: u32) -> Result<Vec<i64>> {
    if !look.house.calendar().is_open(look.now) {
        return Ok(vec![]);
    }
    let found = look.tx.follow_ups_due(TicketId(after), look.now, limit)?;
    Ok(found.into_iter().map(|ticket| ticket.0).collect())
}

fn act(turn: &mut Turn<'_>, row: i64) -> Result<()> {
    follow_up::due(turn, TicketId(row))
}
