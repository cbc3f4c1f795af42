//! Promises that were not kept: at the deadline the holder and the office are told.

use crate::domain::chore::{Chore, ChoreKind};
use crate::domain::ids::TicketId;
use crate::domain::ticket::{Reminder, Ticket};
use crate::speech::reply_house::{HouseReply, RoundsReader};
use crate::store::Result;

use super::super::cards;
use super::super::turn::Turn;
use super::{Duty, Look};

/// The promised first answer.
pub const FIRST_DUE: Duty = Duty { name: "first due", look: look_first, act: tell_first };

fn look_first(look: &Look<'_>, after: i64, limit: u32) -> Result<Vec<i64>> {
    let found = look.tx.first_due_after(ChoreKind::FirstDue, TicketId(after), look.now, limit)?;
    Ok(found.into_iter().map(|ticket| ticket.0).collect())
}

fn tell_first(turn: &mut Turn<'_>, row: i64) -> Result<()> {
    let Some(ticket) = turn.tx.ticket(TicketId(row))? else { return Ok(()) };
    if !ticket.is_overdue(turn.now) || !turn.tx.do_once(&Chore::of_ticket(ChoreKind::FirstDue, ticket.id), turn.now)? {
        return Ok(());
    }
    remind(turn, &ticket, Reminder::FirstDue)
}

/// Writes the reminder into the history and tells holder and office, each once. The client of the
/// ticket is told nothing, whatever else they are.
fn remind(turn: &mut Turn<'_>, ticket: &Ticket, of: Reminder) -> Result<()> {
    let Some(ticket) = turn.take(ticket, ticket.clone().remind(of, turn.now))? else { return Ok(()) };
    turn.tell_holder(&ticket, HouseReply::Reminder { ticket: ticket.clone(), of, reader: RoundsReader::Holder })?;
    let holder = ticket.holder.map(|holder| turn.name_of(holder)).transpose()?;
    for member in turn.tx.office_members()? {
        if cards::card_is_for(&member, &ticket) && Some(member.id) != ticket.holder {
            let reader = RoundsReader::Office { holder: holder.clone() };
            turn.tell(member.id, ticket.id, HouseReply::Reminder { ticket: ticket.clone(), of, reader })?;
        }
    }
    Ok(())
}
