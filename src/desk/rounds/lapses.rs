//! A claim without a sign of work lapses: the ticket goes back to its queue, its place kept.

use crate::domain::ids::TicketId;
use crate::domain::ticket::due::lapsed;
use crate::speech::reply_duty::DutyReply;
use crate::store::Result;

use super::super::cards;
use super::super::turn::Turn;
use super::{Duty, Look};

/// Claims that lapse.
pub const LAPSES: Duty = Duty { name: "lapses", look, act };

fn look(look: &Look<'_>, after: i64, limit: u32) -> Result<Vec<i64>> {
    look.open_tickets(after, limit, |ticket| {
        let events = look.tx.events(ticket.id)?;
        Ok(lapsed(ticket, &events, look.calendar, look.house.rules, look.now).is_some())
    })
}

/// The step itself is what is done once: after it nobody holds the ticket.
fn act(turn: &mut Turn<'_>, row: i64) -> Result<()> {
    let Some(ticket) = turn.tx.ticket(TicketId(row))? else { return Ok(()) };
    let events = turn.tx.events(ticket.id)?;
    let Some(holder) = lapsed(&ticket, &events, &turn.calendar, turn.house.rules, turn.now) else { return Ok(()) };
    let Some(after) = turn.take(&ticket, ticket.clone().lapse(holder, turn.now))? else { return Ok(()) };
    turn.tell(holder, after.id, DutyReply::Lapsed { ticket: after.clone() })?;
    cards::deal(turn, &after).map(|_| ())
}
