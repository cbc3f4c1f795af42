//! Text and files whose place is not clear: asked once, never lost, never mixed.

use crate::conversation::intent::Written;
use crate::conversation::state::{PENDING_FILES_MAX, Pending, State};
use crate::domain::attachment;
use crate::domain::ids::TicketId;
use crate::domain::person::Act;
use crate::domain::ticket::Stage;
use crate::speech::reply::Trouble;
use crate::speech::reply_client::ClientReply;
use crate::store::Result;

use super::turn::Turn;
use super::{ask, cards, client};

fn join(turn: &Turn<'_>, mut pending: Pending, written: Written) -> std::result::Result<Pending, Box<Trouble>> {
    let more = written.attachment.as_slice();
    if attachment::count(&pending.files) + attachment::count(more) > PENDING_FILES_MAX {
        return Err(Box::new(Trouble::PendingFull));
    }
    if !written.text.is_empty() {
        if !pending.text.is_empty() {
            pending.text.push('\n');
        }
        pending.text.push_str(&written.text);
    }
    let chars = pending.text.chars().count();
    if chars > crate::domain::question::QUESTION_MAX_CHARS {
        return Err(Box::new(Trouble::TooLong { chars }));
    }
    pending.files.extend(written.attachment);
    pending.message_refs.extend(turn.incoming.message_refs());
    Ok(pending)
}

/// May belong to an open ticket or be new: asks.
pub fn unsorted(turn: &mut Turn<'_>, pending: Pending, written: Written) -> Result<()> {
    let pending = match join(turn, pending, written) {
        Ok(pending) => pending,
        Err(trouble) => return turn.reply(*trouble),
    };
    let tickets = turn.tx.open_tickets_of_client(turn.person.id)?;
    // Who was asked something answers it.
    let mut asking = tickets.iter().filter(|ticket| ticket.stage == Stage::Asking);
    if let (Some(asked), None) = (asking.next(), asking.next()) {
        return sort_to(turn, pending, asked.id);
    }
    let tickets = cards::list_lines(turn, tickets)?;
    let text = pending.text.clone();
    turn.go(State::Sorting { pending });
    turn.reply(ClientReply::WhichTicket { text, tickets })
}

/// A file and no open ticket: kept until the words come.
pub fn file_first(turn: &mut Turn<'_>, pending: Pending, written: Written) -> Result<()> {
    match join(turn, pending, written) {
        Ok(pending) => {
            turn.go(State::Sorting { pending });
            turn.reply(ClientReply::FileKept)
        }
        Err(trouble) => turn.reply(*trouble),
    }
}

/// It belongs to this ticket.
pub fn sort_to(turn: &mut Turn<'_>, pending: Pending, id: TicketId) -> Result<()> {
    let Some(mut ticket) = turn.ticket_for(id, Act::AddMessage)? else { return Ok(()) };
    turn.go(State::Idle);
    // The words go with the first file; the other files follow by themselves.
    let mut sent = pending.message_refs;
    let mut files = pending.files.into_iter();
    let mut next = Some(Written { text: pending.text, attachment: files.next() });
    while let Some(written) = next {
        let Some(after) = client::write_on(turn, &ticket, &written, &sent)? else { return Ok(()) };
        ticket = after;
        sent.clear();
        next = files.next().map(|file| Written { text: String::new(), attachment: Some(file) });
    }
    turn.reply_on(id, ClientReply::Added { ticket })
}

/// It is a new question.
pub fn sort_new(turn: &mut Turn<'_>, pending: Pending) -> Result<()> {
    if pending.text.is_empty() {
        return turn.reply(ClientReply::FileKept);
    }
    ask::ask(turn, &pending.text, pending.files)
}
