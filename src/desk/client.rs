//! The client's own tickets.

use crate::conversation::intent::Written;
use crate::conversation::state::State;
use crate::domain::follow_up::Answer;
use crate::domain::ids::TicketId;
use crate::domain::person::Act;
use crate::domain::rating::Rating;
use crate::domain::ticket::merging::MergeProblem;
use crate::domain::ticket::{REASON_MAX, Refusal, Stage, Step, Ticket};
use crate::speech::reply::Trouble;
use crate::speech::reply_client::ClientReply;
use crate::speech::reply_house::{HolderNews, HouseReply};
use crate::store::Result;

use super::turn::Turn;
use super::{cards, complaint, follow_up, merging};

/// 我的咨询.
pub fn my_tickets(turn: &mut Turn<'_>) -> Result<()> {
    let tickets = turn.tx.tickets_of_client(turn.person.id)?;
    let tickets = cards::list_lines(turn, tickets)?;
    turn.reply(ClientReply::MyTickets { tickets })
}

/// One of them: what was written between client and expert, never notes.
pub fn show(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::SeeAsClient)? else { return Ok(()) };
    let view = cards::for_client(turn, &ticket)?;
    turn.reply_on(id, view)
}

/// 补充: asks for the text.
pub fn start_adding(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::AddMessage)? else { return Ok(()) };
    turn.go(State::Adding { ticket: id });
    turn.reply_on(id, ClientReply::AddAsk { ticket })
}

/// More on a ticket.
pub fn add(turn: &mut Turn<'_>, id: TicketId, written: &Written) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::AddMessage)? else { return Ok(()) };
    turn.leave(id);
    let sent = turn.incoming.message_refs();
    let Some(after) = write_on(turn, &ticket, written, &sent)? else { return Ok(()) };
    let reply = if after.stage.is_open() {
        ClientReply::Added { ticket: after }
    } else {
        ClientReply::AddedAfterEnd { ticket: after }
    };
    turn.reply_on(id, reply)
}

/// Writes text or a file of the client into a ticket and passes it to whoever holds it. `sent` are the
/// channel's ids of the messages that it came in: replies and edits find it.
pub fn write_on(turn: &mut Turn<'_>, ticket: &Ticket, written: &Written, sent: &[String]) -> Result<Option<Ticket>> {
    // Late words on a ticket that became part of another land in that one.
    let ticket = &merging::final_of(turn, ticket)?;
    let message =
        turn.tx.add_client_message(ticket.id, turn.person.id, &written.text, written.attachment.as_ref(), turn.now)?;
    for message_ref in sent {
        turn.tx.remember_message(turn.address, message_ref, ticket.id, message)?;
    }
    let step = ticket.clone().client_wrote(turn.person.id, message, turn.now);
    let Some(after) = turn.take(ticket, step)? else { return Ok(None) };
    let news = HouseReply::ClientWrote {
        ticket: after.clone(),
        body: written.text.clone(),
        attachment: written.attachment.clone(),
    };
    turn.tell_holder(&after, news)?;
    cards::renew(turn, &after)?;
    Ok(Some(after))
}

/// 撤回: asks once more.
pub fn withdraw(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Withdraw)? else { return Ok(()) };
    if !ticket.stage.is_open() {
        let stage = ticket.stage;
        return turn.reply_on(id, Trouble::Refused { ticket, refusal: Refusal::WrongStage { stage }, by: None });
    }
    turn.reply_on(id, ClientReply::WithdrawSure { ticket })
}

fn tell_holder(turn: &mut Turn<'_>, ticket: &Ticket, news: HolderNews) -> Result<()> {
    turn.tell_holder(ticket, HouseReply::HolderNews { ticket: ticket.clone(), news })
}

/// 确定撤回.
pub fn withdraw_sure(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Withdraw)? else { return Ok(()) };
    let step = ticket.clone().withdraw(turn.person.id, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    tell_holder(turn, &after, HolderNews::Withdrawn)?;
    cards::renew(turn, &after)?;
    turn.reply_on(id, ClientReply::Withdrawn { ticket: after })
}

/// 已解决: closes, and asks for a grade.
pub fn confirm(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Confirm)? else { return Ok(()) };
    if ticket.stage == Stage::Closed && follow_up::waits(turn, id)? {
        // Closed with a prescription: solved is what the client says now.
        return follow_up::says(turn, id, Answer::Solved, None);
    }
    let step = ticket.clone().confirm(turn.person.id, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    tell_holder(turn, &after, HolderNews::Confirmed)?;
    cards::renew(turn, &after)?;
    turn.reply_on(id, ClientReply::RatingAsk { ticket: after })
}

/// 重新打开: asks why.
pub fn start_reopening(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Reopen)? else { return Ok(()) };
    if let Some(merged) = &ticket.merged {
        let refusal = Refusal::Merging(MergeProblem::Part { of: merged.number });
        return turn.reply_on(id, Trouble::Refused { ticket, refusal, by: None });
    }
    if ticket.stage.is_open() {
        let stage = ticket.stage;
        return turn.reply_on(id, Trouble::Refused { ticket, refusal: Refusal::WrongStage { stage }, by: None });
    }
    turn.go(State::Reopening { ticket: id });
    turn.reply_on(id, ClientReply::ReopenAsk { ticket })
}

/// Taken up again; the reason goes to the expert and, in full, into the conversation.
pub fn reopen(turn: &mut Turn<'_>, id: TicketId, reason: Option<String>) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Reopen)? else { return Ok(()) };
    turn.leave(id);
    let short = reason.as_deref().map(|text| text.chars().take(REASON_MAX).collect::<String>());
    let step = ticket.clone().reopen(turn.person.id, short.clone(), turn.now);
    let Some(mut after) = turn.take(&ticket, step)? else { return Ok(()) };
    if let Some(text) = &reason {
        let message = turn.tx.add_client_message(id, turn.person.id, text, None, turn.now)?;
        let step = after.clone().client_wrote(turn.person.id, message, turn.now);
        if let Some(written) = turn.take(&after, step)? {
            after = written;
        }
    }
    tell_holder(turn, &after, HolderNews::Reopened { reason: short })?;
    match after.stage {
        Stage::Queued => cards::deal(turn, &after).map(|_| ())?,
        Stage::InHand | Stage::Asking | Stage::Answered | Stage::Closed | Stage::Withdrawn => {
            cards::renew(turn, &after)?;
        }
    }
    turn.reply_on(id, ClientReply::Reopened { ticket: after })
}

/// A grade, once; a low one has consequences.
pub fn rated(turn: &mut Turn<'_>, ticket: &Ticket, step: Step, rating: Rating) -> Result<()> {
    let Some(after) = turn.take(ticket, step)? else { return Ok(()) };
    tell_holder(turn, &after, HolderNews::Rated { rating })?;
    if complaint::opened(turn, &after, rating)? {
        return Ok(());
    }
    turn.reply_on(after.id, ClientReply::Rated { ticket: after, rating })
}

/// A grade in words belongs to the ticket that ended last and has none.
pub fn rate_in_words(turn: &mut Turn<'_>, rating: Rating) -> Result<()> {
    let tickets = turn.tx.tickets_of_client(turn.person.id)?;
    let waiting = tickets
        .into_iter()
        .filter(|ticket| ticket.stage == Stage::Closed && ticket.rating.is_none() && ticket.merged.is_none())
        .max_by_key(|ticket| ticket.closed_at);
    match waiting {
        Some(ticket) => complaint::rate(turn, ticket.id, rating),
        None => match complaint::waits_for_second_grade(turn, turn.person.id)? {
            Some(ticket) => complaint::again(turn, ticket, rating),
            None => turn.reply(ClientReply::NothingToRate),
        },
    }
}
