//! What clients changed after sending it: both versions stay, and the expert is told.

use crate::conversation::incoming::Unsupported;
use crate::conversation::state::State;
use crate::domain::ids::{MessageId, TicketId};
use crate::domain::person::Act;
use crate::speech::reply::Trouble;
use crate::speech::reply_client::ClientReply;
use crate::speech::reply_house::HouseReply;
use crate::store::Result;

use super::turn::Turn;
use super::{ask, cards};

/// Versions kept of all that was written on one ticket: more is no slip of the pen, and a new message says
/// it better.
pub const EDITS_MAX: u32 = 50;

/// A message says something else now.
pub fn edited(turn: &mut Turn<'_>, state: &State, text: &str) -> Result<()> {
    let Some(changed) = turn.incoming.message_ref.clone() else { return Ok(()) };
    if let Some((ticket, message)) = turn.tx.message_of_ref(turn.address, &changed)? {
        return match turn.tx.first_words(message)? {
            Some((first, true)) => keep(turn, ticket, Some(message), &first, text),
            // An answer has gone out already; there is an act of its own for correcting one.
            Some((_, false)) | None => not_changed(turn, text),
        };
    }
    let Some(question) = turn.tx.question_of_ref(turn.address, &changed)? else { return not_changed(turn, text) };
    let Some(asked) = turn.tx.question(question)? else { return not_changed(turn, text) };
    if let Some(ticket) = turn.tx.ticket_of_question(question)? {
        return keep(turn, ticket.id, None, &asked.text, text);
    }
    match state {
        // Not an expert's yet: the changed question is asked again.
        State::Guided { question: guided, files } if *guided == question && asked.text != text && !text.is_empty() => {
            ask::ask(turn, text, files.clone())
        }
        _ => not_changed(turn, text),
    }
}

/// Words are gone, or nothing is changed that counts.
fn not_changed(turn: &mut Turn<'_>, text: &str) -> Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    turn.reply(Trouble::Unsupported { what: Unsupported::Edited })
}

fn keep(turn: &mut Turn<'_>, id: TicketId, message: Option<MessageId>, first: &str, text: &str) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::AddMessage)? else { return Ok(()) };
    let edits = turn.tx.edits(id, EDITS_MAX)?;
    let before = edits.iter().rev().find(|edit| edit.message == message).map_or(first, |edit| edit.body.as_str());
    // Telegram also reports changes that are none of the words.
    if text.is_empty() || before == text {
        return Ok(());
    }
    if edits.len() >= EDITS_MAX as usize {
        return turn.reply_on(id, ClientReply::EditsUsedUp { ticket });
    }
    let before = before.to_owned();
    turn.tx.add_edit(id, message, text, turn.now)?;
    let step = ticket.clone().client_edited(turn.person.id, message, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    let news = HouseReply::ClientEdited { ticket: after.clone(), before, after: text.to_owned() };
    turn.tell_holder(&after, news)?;
    cards::renew(turn, &after)?;
    turn.reply_on(id, ClientReply::EditKept { ticket: after })
}
