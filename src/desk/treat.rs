//! What experts do: queue, claim, answer, ask back, notes.

use crate::conversation::intent::Written;
use crate::conversation::state::State;
use crate::domain::ids::{MessageId, TicketId, TicketNumber};
use crate::domain::person::{Act, can};
use crate::domain::ticket::{Refusal, Stage, Ticket};
use crate::speech::reply::Trouble;
use crate::speech::reply_client::{ClientNews, ClientReply, HouseWrote};
use crate::speech::reply_group::GroupReply;
use crate::speech::reply_house::HouseReply;
use crate::store::Result;

use super::turn::Turn;
use super::{cards, client, consultation, decision, next, phrases, secrecy};

/// 候诊: what waits in the person's departments; for the office, in all.
pub fn queue(turn: &mut Turn<'_>) -> Result<()> {
    if !turn.allowed(Act::SeeQueue, None)? {
        return Ok(());
    }
    let departments = if turn.person.is_office() {
        turn.guide.departments().lines.iter().map(|d| d.slug.clone()).collect()
    } else {
        turn.person.roles.expert.iter().cloned().collect::<Vec<_>>()
    };
    let tickets = turn.tx.queue(&departments)?;
    let tickets = cards::list_lines(turn, tickets)?;
    turn.reply(HouseReply::Queue { tickets })?;
    if turn.person.is_office() { decision::list(turn) } else { Ok(()) }
}

/// 我的接诊.
pub fn mine(turn: &mut Turn<'_>) -> Result<()> {
    if !turn.allowed(Act::SeeQueue, None)? {
        return Ok(());
    }
    let tickets = turn.tx.held_by(turn.person.id)?;
    let tickets = cards::list_lines(turn, tickets)?;
    turn.reply(HouseReply::Mine { tickets })?;
    consultation::list(turn)
}

/// A ticket by number: the house's record for who may see it, the client's view for its client.
pub fn find(turn: &mut Turn<'_>, number: TicketNumber) -> Result<()> {
    match turn.tx.ticket_numbered(number)? {
        Some(ticket) => case(turn, ticket.id),
        None => turn.reply(Trouble::NoSuchTicket),
    }
}

/// 详情.
pub fn case(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let ticket = turn.tx.ticket(id)?;
    if can(&turn.person, Act::SeeInternal, ticket.as_ref()).is_err() {
        let card = match ticket {
            Some(ticket) => secrecy::outside(turn, &ticket)?,
            None => None,
        };
        if let Some(card) = card {
            return turn.reply_on(id, card);
        }
        return client::show(turn, id);
    }
    let Some(ticket) = ticket else { return turn.reply(Trouble::NoSuchTicket) };
    let record = cards::record(turn, &ticket, &turn.person.clone())?;
    turn.reply_on(id, HouseReply::Case(Box::new(record)))
}

/// 接诊: exactly one wins, the others are told who has it.
pub fn claim(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Claim)? else { return Ok(()) };
    // Who asks for a ticket that is gone is told that first.
    if ticket.stage == Stage::Queued && !next::has_room(turn)? {
        return Ok(());
    }
    let step = ticket.clone().claim(turn.person.id, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    let expert = turn.signature();
    turn.tell(
        after.client,
        id,
        ClientReply::ClientNews { ticket: after.clone(), news: ClientNews::Claimed { expert } },
    )?;
    cards::renew(turn, &after)?;
    cards::ensure(turn, &after, turn.person.id)?;
    cards::pass_files(turn, &after, turn.person.id)?;
    put_down(turn, id)
}

/// Who was asked for words on one ticket and takes another will write about that one next: what was asked before is
/// put down, and that is said, so that no client reads what is meant for another.
fn put_down(turn: &mut Turn<'_>, taken: TicketId) -> Result<()> {
    let other = match turn.readable_state() {
        Some(
            State::Answering { ticket }
            | State::AskingBack { ticket }
            | State::Noting { ticket }
            | State::Releasing { ticket }
            | State::Transferring { ticket, .. },
        ) if ticket != taken => ticket,
        _ => return Ok(()),
    };
    turn.go(State::Idle);
    let number = turn.known(other)?.number;
    turn.reply(HouseReply::PutDown { number })
}

/// A stage in which the holder can write to the client; otherwise the refusal is said.
fn in_treatment(turn: &mut Turn<'_>, ticket: Ticket) -> Result<Option<Ticket>> {
    match ticket.stage {
        Stage::InHand | Stage::Asking | Stage::Answered => Ok(Some(ticket)),
        Stage::Queued | Stage::Closed | Stage::Withdrawn => {
            let refusal = Refusal::WrongStage { stage: ticket.stage };
            turn.leave(ticket.id);
            turn.reply_on(ticket.id, Trouble::Refused { ticket, refusal, by: None })?;
            Ok(None)
        }
    }
}

/// The ticket, if the person here may write to its client now.
pub fn treatable(turn: &mut Turn<'_>, id: TicketId, act: Act) -> Result<Option<Ticket>> {
    match turn.ticket_for(id, act)? {
        Some(ticket) => in_treatment(turn, ticket),
        None => Ok(None),
    }
}

/// 答复: asks for the text.
pub fn start_answer(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = treatable(turn, id, Act::Answer)? else { return Ok(()) };
    turn.go(State::Answering { ticket: id });
    turn.reply_on(id, HouseReply::AnswerAsk { ticket })
}

/// The answer goes to the client.
pub fn answer(turn: &mut Turn<'_>, id: TicketId, written: &Written) -> Result<()> {
    let Some(ticket) = treatable(turn, id, Act::Answer)? else { return Ok(()) };
    let Some(text) = phrases::filled(turn, &ticket, &written.text)? else { return Ok(()) };
    let written = &Written { text, attachment: written.attachment.clone() };
    let message = write_to_client(turn, &ticket, written)?;
    let step = ticket.clone().answer(turn.person.id, message, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    deliver(turn, &after, message, HouseWrote::Answer, written)?;
    turn.reply_on(id, HouseReply::AnswerSent { ticket: after })
}

/// 追问: asks for the text.
pub fn start_ask_back(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = treatable(turn, id, Act::AskBack)? else { return Ok(()) };
    turn.go(State::AskingBack { ticket: id });
    turn.reply_on(id, HouseReply::AskBackAsk { ticket })
}

/// The question goes to the client.
pub fn ask_back(turn: &mut Turn<'_>, id: TicketId, written: &Written) -> Result<()> {
    let Some(ticket) = treatable(turn, id, Act::AskBack)? else { return Ok(()) };
    let Some(text) = phrases::filled(turn, &ticket, &written.text)? else { return Ok(()) };
    let written = &Written { text, attachment: written.attachment.clone() };
    let message = write_to_client(turn, &ticket, written)?;
    let step = ticket.clone().ask_back(turn.person.id, message, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    deliver(turn, &after, message, HouseWrote::Question, written)?;
    turn.reply_on(id, HouseReply::AskBackSent { ticket: after })
}

fn write_to_client(turn: &mut Turn<'_>, ticket: &Ticket, written: &Written) -> Result<MessageId> {
    turn.leave(ticket.id);
    let text = written.text.as_str();
    let message = turn.tx.add_house_message(ticket.id, turn.person.id, text, written.attachment.as_ref(), turn.now)?;
    for sent in turn.incoming.message_refs() {
        turn.tx.remember_message(turn.address, &sent, ticket.id, message)?;
    }
    Ok(message)
}

fn deliver(
    turn: &mut Turn<'_>,
    ticket: &Ticket,
    message: MessageId,
    kind: HouseWrote,
    written: &Written,
) -> Result<()> {
    let reply = ClientReply::FromHouse {
        ticket: ticket.clone(),
        expert: turn.signature(),
        kind,
        body: written.text.clone(),
        attachment: written.attachment.clone(),
    };
    turn.deliver(ticket, message, reply)?;
    cards::renew(turn, ticket)
}

/// 备注: asks for the text.
pub fn start_note(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Note)? else { return Ok(()) };
    turn.go(State::Noting { ticket: id });
    turn.reply_on(id, HouseReply::NoteAsk { ticket })
}

/// A note: kept beside the conversation, told to the holder, never to the client.
pub fn note(turn: &mut Turn<'_>, id: TicketId, written: &Written) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Note)? else { return Ok(()) };
    if written.text.is_empty() && written.attachment.is_none() {
        return start_note(turn, id);
    }
    match turn.readable_state() {
        // The draft of a prescription or an article, and a reason that is asked, go on after the note.
        Some(
            State::Prescribing { .. } | State::Previewing { .. } | State::Extending { .. } | State::Learning { .. },
        ) => {}
        Some(_) | None => turn.leave(id),
    }
    match keep_note(turn, &ticket, written)? {
        Some(after) => turn.reply_on(id, HouseReply::NoteKept { ticket: after }),
        None => Ok(()),
    }
}

/// A note that was written in the thread of its ticket: kept without a word, or the talk there would come
/// back to its writer line by line; the card of the thread counts it. What is under way elsewhere goes on.
pub fn note_in_thread(turn: &mut Turn<'_>, id: TicketId, written: &Written) -> Result<()> {
    let ticket = turn.tx.ticket(id)?;
    match ticket.filter(|_| !written.text.is_empty() || written.attachment.is_some()) {
        Some(ticket) if can(&turn.person, Act::Note, Some(&ticket)).is_ok() => {
            keep_note(turn, &ticket, written).map(drop)
        }
        // They see the thread, so that there is such a ticket is no secret.
        Some(ticket) => turn.reply(GroupReply::NotKept { number: ticket.number }),
        None => Ok(()),
    }
}

fn keep_note(turn: &mut Turn<'_>, ticket: &Ticket, written: &Written) -> Result<Option<Ticket>> {
    let note = turn.tx.add_note(ticket.id, turn.person.id, &written.text, written.attachment.as_ref(), turn.now)?;
    let step = ticket.clone().note(turn.person.id, note, turn.now);
    let Some(after) = turn.take(ticket, step)? else { return Ok(None) };
    let news = HouseReply::NoteNews {
        ticket: after.clone(),
        author: turn.signature(),
        body: written.text.clone(),
        attachment: written.attachment.clone(),
    };
    turn.tell_holder(&after, news.clone())?;
    consultation::tell(turn, &after, &news)?;
    Ok(Some(after))
}

/// `//` without a ticket.
pub fn note_where(turn: &mut Turn<'_>) -> Result<()> {
    if turn.allowed(Act::SeeQueue, None)? { turn.reply(HouseReply::NoteWhere) } else { Ok(()) }
}

/// Words written in reply to a card: an answer, if the ticket is the person's.
pub fn reply_to_card(turn: &mut Turn<'_>, id: TicketId, written: &Written) -> Result<()> {
    let ticket = turn.tx.ticket(id)?;
    if let Some(waiting) = ticket.as_ref().filter(|ticket| ticket.stage == Stage::Queued)
        && can(&turn.person, Act::Claim, Some(waiting)).is_ok()
    {
        let ticket = waiting.clone();
        return turn.reply_on(id, HouseReply::ClaimFirst { ticket });
    }
    // Who looks at it together with its holder talks to the house, never to the client.
    if ticket.is_some_and(|ticket| ticket.has_consultant(turn.person.id)) {
        return note(turn, id, written);
    }
    answer(turn, id, written)
}
