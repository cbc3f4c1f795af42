//! What was written on a ticket, line by line: conversation and notes, each for its readers.

use crate::domain::delivery::Delivery;
use crate::domain::ids::MessageId;
use crate::domain::ticket::Ticket;
use crate::speech::views::{Line, Version};
use crate::store::Result;
use crate::store::edits::Edit;
use crate::store::messages::TicketMessage;

use super::cards::LINES_MAX;
use super::edits::EDITS_MAX;
use super::turn::Turn;

/// What a message, or the question, said later.
fn versions(edits: &[Edit], message: Option<MessageId>) -> Vec<Version> {
    let of_it = edits.iter().filter(|edit| edit.message == message);
    of_it.map(|edit| Version { body: edit.body.clone(), at: edit.at }).collect()
}

/// What the question of a ticket said later.
pub fn of_question(turn: &Turn<'_>, ticket: &Ticket) -> Result<Vec<Version>> {
    Ok(versions(&turn.tx.edits(ticket.id, EDITS_MAX)?, None))
}

fn line(turn: &Turn<'_>, message: TicketMessage, edits: &[Edit], delivery: Option<Delivery>) -> Result<Line> {
    let author = if message.from_client { None } else { Some(turn.name_of(message.author)?) };
    Ok(Line {
        author,
        edits: versions(edits, Some(message.id)),
        delivery,
        body: message.body,
        attachment: message.attachment,
        at: message.at,
    })
}

/// The conversation for the house, with what became of each message.
pub fn for_house(turn: &Turn<'_>, ticket: &Ticket) -> Result<Vec<Line>> {
    let edits = turn.tx.edits(ticket.id, EDITS_MAX)?;
    let deliveries = turn.tx.deliveries(ticket.id)?;
    let of = |id: MessageId| deliveries.iter().find(|(message, _)| *message == id).map(|(_, delivery)| *delivery);
    let messages = turn.tx.messages(ticket.id, LINES_MAX)?.into_iter();
    messages
        .map(|message| {
            let delivery = of(message.id);
            line(turn, message, &edits, delivery)
        })
        .collect()
}

/// The conversation for the client.
pub fn for_client(turn: &Turn<'_>, ticket: &Ticket) -> Result<Vec<Line>> {
    let edits = turn.tx.edits(ticket.id, EDITS_MAX)?;
    turn.tx.messages(ticket.id, LINES_MAX)?.into_iter().map(|message| line(turn, message, &edits, None)).collect()
}

/// The notes, for the house.
pub fn notes(turn: &Turn<'_>, ticket: &Ticket) -> Result<Vec<Line>> {
    let notes = turn.tx.notes(ticket.id, LINES_MAX)?.into_iter();
    notes
        .map(|note| {
            let author = Some(turn.name_of(note.author)?);
            let (body, attachment, at) = (note.body, note.attachment, note.at);
            Ok(Line { author, body, attachment, at, edits: vec![], delivery: None })
        })
        .collect()
}
