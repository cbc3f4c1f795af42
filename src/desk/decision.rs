//! What the office decides after too many hand-overs: it stays, it goes to a department, or (by
//! assigning) to an expert.

use crate::domain::department::Slug;
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::person::{Act, can};
use crate::domain::ticket::{Happening, Refusal, Ticket};
use crate::speech::reply::Trouble;
use crate::speech::reply_handover::HandoverReply;
use crate::store::Result;

use super::turn::Turn;
use super::{cards, handover};

/// An expert asks the office to decide where a ticket goes; it stays where it is meanwhile.
pub fn refer(turn: &mut Turn<'_>, id: TicketId, to: &Slug, reason: &str) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Refer)? else { return Ok(()) };
    if is_settled(turn, &ticket, to)? {
        return Ok(());
    }
    let step = ticket.clone().refer(turn.person.id, to, reason, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    turn.leave(id);
    handover::keep_reason(turn, &after, reason)?;
    let after = turn.known(id)?;
    cards::renew(turn, &after)?;
    let mut asked = 0;
    for member in turn.tx.office_members()? {
        if can(&member, Act::Decide, Some(&after)).is_err() || member.id == turn.person.id {
            continue;
        }
        let view = cards::for_house(turn, &after, &member)?;
        let by = turn.signature();
        let reply = HandoverReply::DecisionAsk { view: Box::new(view), by, to: to.clone(), reason: reason.to_owned() };
        turn.tell(member.id, id, reply)?;
        asked += 1;
    }
    turn.reply_on(id, HandoverReply::Referred { ticket: after, asked })
}

/// Did the office decide for good that a ticket does not go there? Then that is said.
pub fn is_settled(turn: &mut Turn<'_>, ticket: &Ticket, to: &Slug) -> Result<bool> {
    let settled = ticket.was_kept_from(to, &turn.tx.events(ticket.id)?);
    if settled {
        turn.leave(ticket.id);
        let refused = Trouble::Refused { ticket: ticket.clone(), refusal: Refusal::KeptBefore, by: None };
        turn.reply_on(ticket.id, refused)?;
    }
    Ok(settled)
}

/// Who asked the office last, and why.
fn last_referral(turn: &Turn<'_>, id: TicketId) -> Result<Option<(PersonId, String)>> {
    let events = turn.tx.events(id)?;
    Ok(events.into_iter().rev().find_map(|event| match event.what {
        Happening::Referred { reason, .. } => Some((event.actor, reason)),
        _ => None,
    }))
}

/// The office decides: this department. Its own means that it stays.
pub fn decide(turn: &mut Turn<'_>, id: TicketId, to: &Slug) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Decide)? else { return Ok(()) };
    if *to == ticket.department {
        return keep(turn, id);
    }
    let referral = last_referral(turn, id)?.filter(|_| ticket.referred.is_some());
    let Some((_, reason)) = referral else {
        return turn.reply_on(id, Trouble::Refused { ticket, refusal: Refusal::NotReferred, by: None });
    };
    // The reason is in the ticket already: the expert who asked wrote it there.
    handover::hand_over(turn, &ticket, to, &reason, handover::Reason::Noted)
}

/// The office decides that it stays: told to its holder and to who asked.
pub fn keep(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Decide)? else { return Ok(()) };
    let step = ticket.clone().keep(turn.person.id, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    let mut readers: Vec<PersonId> = after.holder.into_iter().collect();
    readers.extend(last_referral(turn, id)?.map(|(asker, _)| asker));
    readers.dedup();
    for reader in readers {
        if reader == turn.person.id || reader == after.client {
            continue;
        }
        turn.tell(reader, id, HandoverReply::Kept { ticket: after.clone(), by: turn.signature() })?;
    }
    cards::renew(turn, &after)?;
    turn.reply_on(id, HandoverReply::KeepDone { ticket: after })
}

/// What waits for a decision, said after the office's queue.
pub fn list(turn: &mut Turn<'_>) -> Result<()> {
    let referred = turn.tx.referred()?;
    let referred: Vec<Ticket> =
        referred.into_iter().filter(|ticket| can(&turn.person, Act::Decide, Some(ticket)).is_ok()).collect();
    if referred.is_empty() {
        return Ok(());
    }
    let tickets = cards::list_lines(turn, referred)?;
    turn.reply(HandoverReply::Undecided { tickets })
}
