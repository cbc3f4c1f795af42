//! 下一个: whoever is free takes what is due first. How many tickets one person may have open.

use crate::domain::department::Slug;
use crate::domain::person::{Act, can};
use crate::speech::reply_duty::DutyReply;
use crate::store::Result;

use super::treat;
use super::turn::Turn;

/// May the person here take one more? Otherwise they are told what to do.
pub fn has_room(turn: &mut Turn<'_>) -> Result<bool> {
    let (open, limit) = (turn.tx.open_of(turn.person.id)?, turn.house.rules.open_tickets);
    if open < limit {
        return Ok(true);
    }
    turn.reply(DutyReply::HandsFull { open, limit })?;
    Ok(false)
}

/// Takes the waiting ticket of the person's departments that is due first, urgent ones before all.
pub fn next(turn: &mut Turn<'_>) -> Result<()> {
    if !turn.allowed(Act::SeeQueue, None)? {
        return Ok(());
    }
    let departments: Vec<Slug> = turn.person.roles.expert.iter().cloned().collect();
    let waiting = turn.tx.queue(&departments)?;
    match waiting.into_iter().find(|ticket| can(&turn.person, Act::Claim, Some(ticket)).is_ok()) {
        Some(ticket) => treat::claim(turn, ticket.id),
        None => turn.reply(DutyReply::NothingWaits),
    }
}
