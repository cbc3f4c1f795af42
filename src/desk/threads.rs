//! The threads of the house's group are kept in step with their tickets: begun, renamed, closed, opened again,
//! begun anew if they are gone. What nobody has seen yet is said in its newest form only, so that a busy hour
//! costs a few messages a ticket at most.

use crate::domain::ids::TicketId;
use crate::domain::thread::{StaffGroup, Thread, ThreadDeed};
use crate::domain::ticket::{Stage, Ticket};
use crate::speech::message::Message;
use crate::speech::reply_group::{GroupCard, GroupSays};
use crate::store::Result;
use crate::store::outbox::Outgoing;

use super::turn::Turn;
use super::{cards, learning};

/// Threads that one turn brings into step: what a person does must not wait for a whole group. The rounds do
/// the rest.
const AT_ONCE: u32 = 5;
/// Characters of the question on a card: the whole is in the record.
const QUESTION_CHARS: usize = 300;

/// Brings into step what this turn has changed.
pub fn keep(turn: &mut Turn<'_>) -> Result<()> {
    for ticket in due(turn, TicketId(0), AT_ONCE)? {
        keep_one(turn, ticket)?;
    }
    Ok(())
}

/// Tickets whose thread is to be looked at; none while nothing can be written to the group.
fn due(turn: &Turn<'_>, after: TicketId, limit: u32) -> Result<Vec<TicketId>> {
    match turn.tx.staff_group()?.filter(|group| group.halted.is_none()) {
        Some(_) => turn.tx.threads_due(after, limit),
        None => Ok(vec![]),
    }
}

/// Brings the thread of a ticket into step, if there is a group.
pub fn keep_one(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(group) = turn.tx.staff_group()?.filter(|group| group.halted.is_none()) else { return Ok(()) };
    turn.tx.thread_in_step(id)?;
    let ticket = turn.known(id)?;
    let thread = turn.tx.thread_of(group.id, id)?;
    match (thread, ticket.secrecy.is_confidential(), ticket.stage.is_open()) {
        (None, true, _) | (None, false, false) => Ok(()),
        (Some(thread), true, _) => remove(turn, &group, &ticket, &thread),
        (None, false, true) => {
            let title = words(turn, &group, &GroupSays::Title { ticket: ticket.clone() })?;
            let thread = turn.tx.open_thread(&group, id, &title, turn.now)?;
            follow(turn, &group, &ticket, thread)
        }
        (Some(thread), false, _) => follow(turn, &group, &ticket, thread),
    }
}

/// Title, card and state become what they should be.
fn follow(turn: &mut Turn<'_>, group: &StaffGroup, ticket: &Ticket, mut thread: Thread) -> Result<()> {
    let open = ticket.stage.is_open();
    if open && thread.closed != Some(false) {
        turn_to(turn, group, ticket, &thread, (ThreadDeed::Reopen, ThreadDeed::Close))?;
    }
    let title = words(turn, group, &GroupSays::Title { ticket: ticket.clone() })?;
    if title.text != thread.title {
        // A thread that is not begun yet begins under its newest title.
        match turn.tx.waiting_in(thread.id, ThreadDeed::Open)?.or(turn.tx.waiting_in(thread.id, ThreadDeed::Rename)?) {
            Some(row) => turn.tx.say_instead(row, &title)?,
            None => drop(enqueue(turn, group, ticket, &thread, ThreadDeed::Rename, &title)?),
        }
        thread.title = title.text;
    }
    let card = words(turn, group, &GroupSays::Card(card_of(turn, ticket)?))?;
    let stands = thread.card.map(|row| turn.tx.stands_at(row)).transpose()?.flatten();
    if stands.as_ref() != Some(&card) {
        match turn.tx.waiting_in(thread.id, ThreadDeed::Write)? {
            Some(row) => turn.tx.say_instead(row, &card)?,
            None => {
                let edits = stands.and(thread.card);
                let out = Outgoing { to: group.address, message: &card, ticket: Some(ticket.id), edits };
                let row = turn.tx.enqueue_in(thread.id, ThreadDeed::Write, &out, turn.now)?;
                thread.card = edits.or(Some(row));
            }
        }
    }
    if !open && thread.closed != Some(true) {
        turn_to(turn, group, ticket, &thread, (ThreadDeed::Close, ThreadDeed::Reopen))?;
    }
    thread.closed = Some(!open);
    turn.tx.keep_thread(&thread)
}

/// Closes or reopens, unless the contrary was not even sent yet.
fn turn_to(
    turn: &Turn<'_>,
    group: &StaffGroup,
    ticket: &Ticket,
    thread: &Thread,
    (deed, contrary): (ThreadDeed, ThreadDeed),
) -> Result<()> {
    match turn.tx.waiting_in(thread.id, contrary)? {
        Some(row) => turn.tx.leave_unsaid(row, turn.now),
        None => enqueue(turn, group, ticket, thread, deed, &Message::new().line(&thread.title)).map(drop),
    }
}

/// A trade secret has no thread: what stood in it is overwritten, and it is taken away with all that was
/// written there.
fn remove(turn: &mut Turn<'_>, group: &StaffGroup, ticket: &Ticket, thread: &Thread) -> Result<()> {
    let begun = turn.tx.waiting_in(thread.id, ThreadDeed::Open)?.is_none();
    turn.tx.end_thread(thread.id, turn.now)?;
    if !begun {
        return Ok(());
    }
    let stub = words(turn, group, &GroupSays::Secret { ticket: ticket.clone() })?;
    if let Some(card) = thread.card {
        let out = Outgoing { to: group.address, message: &stub, ticket: Some(ticket.id), edits: Some(card) };
        turn.tx.enqueue_in(thread.id, ThreadDeed::Write, &out, turn.now)?;
    }
    enqueue(turn, group, ticket, thread, ThreadDeed::Remove, &stub).map(drop)
}

fn enqueue(
    turn: &Turn<'_>,
    group: &StaffGroup,
    ticket: &Ticket,
    thread: &Thread,
    deed: ThreadDeed,
    message: &Message,
) -> Result<crate::domain::ids::OutboxId> {
    let out = Outgoing { to: group.address, message, ticket: Some(ticket.id), edits: None };
    turn.tx.enqueue_in(thread.id, deed, &out, turn.now)
}

/// What everybody in the group may read of a ticket: names and numbers are hidden in it.
fn card_of(turn: &Turn<'_>, ticket: &Ticket) -> Result<GroupCard> {
    let asked = cards::question_of(turn, ticket.id)?;
    let question = learning::masked(turn, ticket, &asked)?;
    let mut question: String = question.replace('\n', " ");
    if question.chars().count() > QUESTION_CHARS {
        question = question.chars().take(QUESTION_CHARS).chain(['…']).collect();
    }
    let solve_by = match ticket.stage {
        Stage::InHand | Stage::Answered if ticket.first_answer_at.is_some() => Some(turn.solving(ticket)?.due),
        Stage::Queued | Stage::InHand | Stage::Asking | Stage::Answered | Stage::Closed | Stage::Withdrawn => None,
    };
    Ok(GroupCard {
        solve_by,
        ticket: ticket.clone(),
        question,
        holder: ticket.holder.map(|holder| turn.name_of(holder)).transpose()?,
        notes: turn.tx.notes_count(ticket.id)?,
    })
}

/// What is said in the group, in the language of who bound it.
pub fn words(turn: &Turn<'_>, group: &StaffGroup, says: &GroupSays) -> Result<Message> {
    let language = turn.tx.person(group.bound_by)?.map(|person| person.language).unwrap_or_default();
    Ok(turn.say_to_group(language, says))
}
