//! A client asks again what is still open: they are told before another ticket is opened, and choose.

use crate::conversation::alike::AlikeIntent;
use crate::conversation::state::{Draft, Pending, State};
use crate::domain::ids::TicketId;
use crate::domain::person::{Act, can};
use crate::domain::ticket::Ticket;
use crate::guide::alike::{Asked, is_alike};
use crate::speech::reply_guidance::GuidanceReply;
use crate::store::questions::AskedQuestion;
use crate::store::{Result, StoreError};

use super::turn::Turn;
use super::{admission, cards, sorting};

/// Does what was meant.
pub fn act(turn: &mut Turn<'_>, intent: AlikeIntent) -> Result<()> {
    match intent {
        AlikeIntent::Anyway(draft) => admission::go_on(turn, draft),
        AlikeIntent::Add(draft, ticket) => add(turn, draft, ticket),
        AlikeIntent::Unclear(draft, ticket) => match turn.tx.ticket(ticket)?.filter(may_be_added_to) {
            Some(ticket) => ask(turn, draft, ticket),
            None => admission::go_on(turn, draft),
        },
    }
}

/// Begins a ticket, unless the same is open: then it is asked first. What was added to another is there.
pub fn begin(turn: &mut Turn<'_>, draft: Draft) -> Result<()> {
    if let Some(ticket) = turn.tx.question_added_to(draft.question)? {
        turn.go(State::Idle);
        let ticket = turn.known(ticket)?;
        return turn.reply_on(ticket.id, GuidanceReply::TicketExists { ticket });
    }
    match open_alike(turn, &draft)? {
        Some(ticket) => ask(turn, draft, ticket),
        None => admission::go_on(turn, draft),
    }
}

fn ask(turn: &mut Turn<'_>, draft: Draft, ticket: Ticket) -> Result<()> {
    let about = cards::question_of(turn, ticket.id)?;
    turn.go(State::Alike { draft, ticket: ticket.id });
    turn.reply(GuidanceReply::AskedBefore { ticket, about })
}

fn may_be_added_to(ticket: &Ticket) -> bool {
    ticket.stage.is_open() && !ticket.secrecy.is_confidential()
}

/// Added to the open one, with its files.
fn add(turn: &mut Turn<'_>, draft: Draft, ticket: TicketId) -> Result<()> {
    // It may have become a trade secret, or have ended, since it was asked.
    let there = turn.tx.ticket(ticket)?.filter(may_be_added_to);
    if there.is_none() || can(&turn.person, Act::AddMessage, there.as_ref()).is_err() {
        return admission::go_on(turn, draft);
    }
    let question = turn.tx.question(draft.question)?.ok_or(StoreError::Conflict("question"))?;
    turn.tx.add_question_to(question.id, ticket)?;
    sorting::sort_to(turn, Pending { text: question.text, files: draft.files, message_refs: vec![] }, ticket)
}

fn asked(question: &AskedQuestion) -> Asked<'_> {
    Asked {
        text: &question.text,
        department: question.where_to(),
        article: question.articles.first().map(String::as_str),
    }
}

/// The first open ticket of the client that asks the same. Nobody hears of a ticket of somebody else, be it
/// of their own firm: who types a firm's name or code has proved nothing. A trade secret stays by itself: no
/// words of an ordinary question are mixed into it.
fn open_alike(turn: &Turn<'_>, draft: &Draft) -> Result<Option<Ticket>> {
    let Some(new) = turn.tx.question(draft.question)? else { return Ok(None) };
    for ticket in turn.tx.open_tickets_of_client(turn.person.id)? {
        if !may_be_added_to(&ticket) {
            continue;
        }
        let Some(row) = turn.tx.question_of_ticket(ticket.id)? else { continue };
        if turn.tx.question(row)?.is_some_and(|old| old.id != new.id && is_alike(asked(&new), asked(&old))) {
            return Ok(Some(ticket));
        }
    }
    Ok(None)
}
