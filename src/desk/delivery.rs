//! What became of messages to clients: the writer is told, and sends again with one tap.

use crate::conversation::state::State;
use crate::domain::delivery::Delivery;
use crate::domain::ids::{MessageId, OutboxId, PersonId, TicketId};
use crate::domain::person::{Act, can};
use crate::domain::phone::Phone;
use crate::domain::ticket::Ticket;
use crate::speech::reply_client::ClientReply;
use crate::speech::reply_house::HouseReply;
use crate::store::Result;

use super::cards;
use super::turn::Turn;

/// 再发一次: a message that did not surely arrive, or the newest.
pub fn resend(turn: &mut Turn<'_>, id: TicketId, message: Option<MessageId>) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Resend)? else { return Ok(()) };
    let sent = turn.tx.deliveries(id)?;
    let wanted = match message {
        Some(message) => sent.into_iter().find(|(of, _)| *of == message),
        None => sent.into_iter().last(),
    };
    let Some((message, delivery)) = wanted else {
        return turn.reply_on(id, HouseReply::NothingToResend { ticket });
    };
    if !delivery.is_in_doubt() {
        return turn.reply_on(id, HouseReply::ResendNeedless { ticket, delivery });
    }
    let carried = match turn.tx.carrier_of(message)? {
        Some(row) => turn.tx.newest_of(row)?,
        None => None,
    };
    let (Some(words), Some(to)) = (carried, turn.tx.home(ticket.client)?) else {
        return turn.reply_on(id, HouseReply::NothingToResend { ticket });
    };
    let step = ticket.clone().resent(turn.person.id, message, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    turn.send_again(to, id, message, &words)?;
    cards::renew(turn, &after)?;
    turn.reply_on(id, HouseReply::Resent { ticket: after })
}

/// A row did not surely arrive: its writer is told once; if the client cannot be reached, whoever may
/// call is told the number.
pub fn tell_undelivered(turn: &mut Turn<'_>, row: OutboxId) -> Result<()> {
    let Some(lost) = turn.tx.tell_once(row, turn.now)? else { return Ok(()) };
    let Some(ticket) = turn.tx.ticket(lost.ticket)? else { return Ok(()) };
    // Sent again meanwhile: what became of that is told when it is known.
    let newest = turn.tx.deliveries(ticket.id)?.into_iter().find(|(message, _)| *message == lost.message);
    if newest.is_some_and(|(_, delivery)| !delivery.is_in_doubt()) {
        return Ok(());
    }
    cards::renew(turn, &ticket)?;
    let phone = turn.tx.phone(ticket.client)?;
    let mut told = vec![];
    for reader in [Some(lost.author), ticket.holder].into_iter().flatten() {
        if !told.contains(&reader) {
            told.push(reader);
            tell(turn, reader, &ticket, lost.message, lost.delivery, phone.as_ref())?;
        }
    }
    match lost.delivery {
        Delivery::Unreachable => {
            for member in turn.tx.office_members()? {
                if !told.contains(&member.id) {
                    tell(turn, member.id, &ticket, lost.message, lost.delivery, phone.as_ref())?;
                }
            }
        }
        Delivery::Waiting | Delivery::Delivered | Delivery::Possibly | Delivery::Refused | Delivery::GivenUp => {}
    }
    Ok(())
}

/// Tells one reader, if they see the ticket; the number is for the office and who holds it.
fn tell(
    turn: &mut Turn<'_>,
    reader: PersonId,
    ticket: &Ticket,
    message: MessageId,
    delivery: Delivery,
    phone: Option<&Phone>,
) -> Result<()> {
    let Some(person) = turn.tx.person(reader)? else { return Ok(()) };
    if can(&person, Act::SeeInternal, Some(ticket)).is_err() {
        return Ok(());
    }
    let may_call = cards::sees_firm(&person, ticket);
    let firm = match ticket.enterprise {
        Some(id) if may_call => turn.tx.enterprise(id)?.map(|firm| firm.name),
        Some(_) | None => None,
    };
    let news = HouseReply::Undelivered {
        ticket: ticket.clone(),
        message,
        delivery,
        firm,
        phone: phone.filter(|_| may_call).map(|phone| phone.as_str().to_owned()),
        resend: can(&person, Act::Resend, Some(ticket)).is_ok(),
    };
    turn.tell(reader, ticket.id, news)
}

/// 留电话: asks for it.
pub fn start_phone(turn: &mut Turn<'_>) -> Result<()> {
    let known = turn.tx.phone(turn.person.id)?.map(|phone| phone.masked());
    turn.go(State::Phoning);
    turn.reply(ClientReply::PhoneAsk { known })
}

/// The number, as typed.
pub fn phone(turn: &mut Turn<'_>, text: &str) -> Result<()> {
    let Some(phone) = Phone::parse(text) else { return turn.reply(ClientReply::PhoneWrong) };
    turn.tx.set_phone(turn.person.id, &phone)?;
    if turn.readable_state() == Some(State::Phoning) {
        turn.go(State::Idle);
    }
    turn.reply(ClientReply::PhoneKept { masked: phone.masked() })
}
