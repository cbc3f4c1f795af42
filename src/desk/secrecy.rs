//! Trade secrets (商业秘密): seen by the holder and by one member of the office.
//!
//! Which member: whoever marked it, if it was one of the office; else the first who takes it. Until
//! then the office sees that there is one, and nothing of what is in it.

use crate::conversation::state::{State, Wish};
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::person::{Act, can};
use crate::domain::ticket::{Secrecy, Ticket};
use crate::speech::reply::Trouble;
use crate::speech::reply_client::{ClientNews, ClientReply};
use crate::speech::reply_guidance::GuidanceReply;
use crate::speech::reply_house::{HolderNews, HouseReply};
use crate::store::Result;

use super::turn::Turn;
use super::{admission, cards};

/// 商业秘密, while the ticket is in the making: marks, and takes the mark back.
pub fn wish(turn: &mut Turn<'_>, state: State) -> Result<()> {
    match state {
        State::Intake { mut draft } => {
            draft.secrecy = draft.secrecy.turned();
            turn.reply(GuidanceReply::SecrecyNoted { wish: draft.secrecy })?;
            admission::go_on(turn, draft)
        }
        State::Firm { mut draft, firm, field } => {
            draft.secrecy = draft.secrecy.turned();
            turn.reply(GuidanceReply::SecrecyNoted { wish: draft.secrecy })?;
            admission::ask_firm(turn, draft, firm, field)
        }
        _ => turn.reply(Trouble::StaleButton),
    }
}

/// The wish of the client, once the ticket is open.
pub fn as_wished(turn: &mut Turn<'_>, ticket: Ticket, wish: Wish) -> Result<Ticket> {
    match wish {
        Wish::None => Ok(ticket),
        Wish::Confidential => {
            let step = ticket.clone().mark_confidential(turn.person.id, None, turn.now);
            Ok(turn.take(&ticket, step)?.unwrap_or(ticket))
        }
    }
}

/// 商业秘密, on a ticket: by its client, its holder or the office.
pub fn mark(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::MarkConfidential)? else { return Ok(()) };
    let own = ticket.client == turn.person.id;
    let office = (!own && turn.person.is_office()).then_some(turn.person.id);
    let step = ticket.clone().mark_confidential(turn.person.id, office, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    let news = HouseReply::HolderNews { ticket: after.clone(), news: HolderNews::MadeConfidential };
    turn.tell_holder(&after, news)?;
    offer(turn, &after)?;
    if own {
        return turn.reply_on(id, ClientReply::MadeConfidential { ticket: after });
    }
    let news = ClientReply::ClientNews { ticket: after.clone(), news: ClientNews::MadeConfidential };
    turn.tell(after.client, id, news)?;
    turn.reply_on(id, HouseReply::MadeConfidential { ticket: after })
}

/// Hides what the cards showed, and puts the ticket before the office until one of them takes it.
fn offer(turn: &mut Turn<'_>, ticket: &Ticket) -> Result<()> {
    cards::renew(turn, ticket)?;
    if let Some(merged) = &ticket.merged {
        // Its words stood on the cards of the ticket that it is a part of.
        let whole = turn.known(merged.into)?;
        cards::renew(turn, &whole)?;
    }
    if ticket.secrecy == (Secrecy::Confidential { office: None }) {
        for member in turn.tx.office_members()? {
            if can(&member, Act::TakeConfidence, Some(ticket)).is_ok() {
                cards::ensure(turn, ticket, member.id)?;
            }
        }
    }
    Ok(())
}

/// 由我负责: the first of the office sees it from now on, the others are told who.
pub fn take(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::TakeConfidence)? else { return Ok(()) };
    let step = ticket.clone().take_confidence(turn.person.id, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    cards::renew(turn, &after)?;
    cards::ensure(turn, &after, turn.person.id)?;
    turn.reply_on(id, HouseReply::ConfidenceTaken { ticket: after })
}

/// 解除保密: by its holder or the member of the office who sees it; the client is told.
pub fn lift(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::LiftConfidence)? else { return Ok(()) };
    let step = ticket.clone().lift_confidence(turn.person.id, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    cards::renew(turn, &after)?;
    let news = ClientReply::ClientNews { ticket: after.clone(), news: ClientNews::ConfidenceLifted };
    turn.tell(after.client, id, news)?;
    turn.reply_on(id, HouseReply::ConfidenceLifted { ticket: after })
}

/// What a suspended member of the office saw waits for another one.
pub fn give_up(turn: &mut Turn<'_>, member: PersonId) -> Result<()> {
    loop {
        let seen = turn.tx.in_confidence_of(member)?;
        if seen.is_empty() {
            return Ok(());
        }
        for ticket in seen {
            let step = ticket.clone().give_up_confidence(turn.person.id, turn.now);
            let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
            offer(turn, &after)?;
        }
    }
}

/// What is shown of a ticket to the person here, who does not see its inside; `None` if nothing.
pub fn outside(turn: &Turn<'_>, ticket: &Ticket) -> Result<Option<HouseReply>> {
    let person = &turn.person;
    let waits_for_them = can(person, Act::Claim, Some(ticket)).is_ok() && ticket.holder.is_none()
        || can(person, Act::TakeConfidence, Some(ticket)).is_ok();
    if ticket.secrecy.is_confidential() && waits_for_them {
        cards::secret_card_for(turn, ticket, person, ticket.holder).map(Some)
    } else {
        Ok(None)
    }
}
