//! 拆分: a part of a ticket that is another matter becomes a ticket of its own, with the same clock and promise;
//! while nobody has taken it, it can be undone for three days.

use crate::conversation::state::State;
use crate::domain::department::Slug;
use crate::domain::ids::{MessageId, TicketId};
use crate::domain::person::Act;
use crate::domain::question::Question;
use crate::domain::ticket::Ticket;
use crate::domain::ticket::merging::{MergeProblem, MergeStep};
use crate::speech::reply::Trouble;
use crate::speech::reply_client::{ClientNews, ClientReply};
use crate::speech::reply_merging::MergeReply;
use crate::store::messages::TicketMessage;
use crate::store::tickets::NewTicket;
use crate::store::{Result, StoreError};

use super::turn::Turn;
use super::{cards, merging, treat};

/// The client's newest messages that are offered as buttons; another matter is noticed when it comes.
const OFFERED_MAX: usize = 4;
/// Messages of a ticket among which the client's are looked for.
const LOOKED_AT: u32 = 30;

/// The ticket, if the person here may take something out of it now.
fn divisible(turn: &mut Turn<'_>, id: TicketId) -> Result<Option<Ticket>> {
    let Some(ticket) = treat::treatable(turn, id, Act::Split)? else { return Ok(None) };
    if ticket.secrecy.is_confidential() {
        merging::refuse(turn, ticket, merging::problem(MergeProblem::Secret))?;
        return Ok(None);
    }
    Ok(Some(ticket))
}

fn from_client(turn: &Turn<'_>, id: TicketId) -> Result<Vec<TicketMessage>> {
    let mut messages = turn.tx.messages(id, LOOKED_AT)?;
    messages.retain(|message| message.from_client && !message.body.is_empty());
    Ok(messages)
}

/// Asks what is another matter: one of the client's messages, or words.
pub fn start(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let Some(ticket) = divisible(turn, id)? else { return Ok(()) };
    let messages = from_client(turn, id)?.into_iter().rev().take(OFFERED_MAX);
    let messages = messages.map(|message| (message.id, message.body)).collect();
    turn.go(State::Splitting { ticket: id, text: None, message: None });
    turn.reply_on(id, MergeReply::SplitWhat { ticket, messages })
}

/// One of the client's messages: asks for the department.
pub fn part(turn: &mut Turn<'_>, id: TicketId, message: MessageId) -> Result<()> {
    let Some(ticket) = divisible(turn, id)? else { return Ok(()) };
    let Some(found) = from_client(turn, id)?.into_iter().find(|one| one.id == message) else {
        return turn.reply(Trouble::StaleButton);
    };
    turn.go(State::Splitting { ticket: id, text: Some(found.body.clone()), message: Some(message) });
    turn.reply_on(id, MergeReply::SplitWhere { ticket, text: found.body })
}

/// Words: the department if the matter is known, else the matter, perhaps with a department before it.
pub fn words(turn: &mut Turn<'_>, state: &State, id: TicketId, words: &str) -> Result<()> {
    let named = |text: &str| turn.guide.departments().named(text).map(|line| line.slug.clone());
    if let State::Splitting { ticket, text: Some(_), .. } = state
        && *ticket == id
    {
        return match named(words) {
            Some(slug) => to(turn, state, id, &slug),
            None => turn.reply(Trouble::NoSuchDepartment),
        };
    }
    let head = words
        .find(|c: char| c.is_whitespace() || matches!(c, '\u{ff1a}' | ':' | '\u{ff0c}' | ','))
        .map(|end| words.split_at(end));
    let known = head.and_then(|(first, rest)| named(first).map(|slug| (slug, rest)));
    let Some(ticket) = divisible(turn, id)? else { return Ok(()) };
    match known {
        Some((slug, rest)) => {
            let text = rest.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned();
            let asked = State::Splitting { ticket: id, text: Some(text), message: None };
            to(turn, &asked, id, &slug)
        }
        None => {
            turn.go(State::Splitting { ticket: id, text: Some(words.to_owned()), message: None });
            turn.reply_on(id, MergeReply::SplitWhere { ticket, text: words.to_owned() })
        }
    }
}

/// Into this department: a ticket of its own, with the same clock and promise.
pub fn to(turn: &mut Turn<'_>, state: &State, id: TicketId, department: &Slug) -> Result<()> {
    let Some(ticket) = divisible(turn, id)? else { return Ok(()) };
    let State::Splitting { ticket: of, text: Some(text), message } = state else {
        return turn.reply(Trouble::StaleButton);
    };
    let Ok(question) = Question::parse(text) else { return turn.reply(Trouble::Empty) };
    if *of != id {
        return turn.reply(Trouble::StaleButton);
    }
    if turn.guide.departments().get(department).is_none() {
        return turn.reply(Trouble::NoSuchDepartment);
    }
    let guidance = turn.guide.consult(&question, turn.now.day());
    // Asked by the house, as the figures see it: the firm's question was counted when it came.
    let row = turn.tx.add_question(&turn.person, question.as_str(), &guidance, ticket.asked_at)?;
    let new = NewTicket {
        question: row,
        client: ticket.client,
        enterprise: ticket.enterprise,
        department,
        urgency: ticket.urgency,
        asked_at: ticket.asked_at,
        due_first: ticket.due_first,
        due_solve: ticket.due_solve,
        intake: &[],
    };
    let opened = turn.tx.open_ticket(&new, turn.now)?;
    let step = opened.clone().part_from(turn.person.id, &ticket, turn.now);
    let Some(mut part) = turn.take(&opened, step)? else { return Ok(()) };
    if let Some(message) = message {
        part = with_file(turn, part, id, *message)?;
    }
    let step = ticket.clone().concerned(turn.person.id, MergeStep::SplitOff { other: part.number }, turn.now);
    let Some(whole) = turn.take(&ticket, step)? else { return Ok(()) };
    turn.leave(id);
    let news = ClientNews::Split { from: whole.number, text: question.as_str().to_owned() };
    turn.tell(part.client, part.id, ClientReply::ClientNews { ticket: part.clone(), news })?;
    cards::deal(turn, &part)?;
    cards::renew(turn, &whole)?;
    turn.reply_on(part.id, MergeReply::SplitDone { part, whole })
}

/// The file of the client's message goes along.
fn with_file(turn: &mut Turn<'_>, part: Ticket, whole: TicketId, message: MessageId) -> Result<Ticket> {
    let found = from_client(turn, whole)?.into_iter().find(|one| one.id == message);
    let Some(file) = found.and_then(|message| message.attachment) else { return Ok(part) };
    let row = turn.tx.add_client_message(part.id, part.client, "", Some(&file), turn.now)?;
    let step = part.clone().client_wrote(part.client, row, turn.now);
    turn.take(&part, step)?.ok_or(StoreError::Conflict("ticket"))
}

/// What was taken out goes back, if nobody has taken it in hand.
pub fn undo(turn: &mut Turn<'_>, part: Ticket) -> Result<()> {
    let from = match part.unsplittable(turn.now) {
        Ok(parted) => parted.from,
        Err(refusal) => return merging::refuse(turn, part, refusal),
    };
    let whole = merging::final_of(turn, &turn.known(from)?)?;
    if whole.id == part.id || !whole.stage.is_open() {
        return merging::refuse(turn, part, merging::problem(MergeProblem::Ended));
    }
    let Some((part, whole)) = merging::join(turn, &part, &whole)? else { return Ok(()) };
    let news = ClientNews::Unsplit { into: whole.number };
    turn.tell(part.client, part.id, ClientReply::ClientNews { ticket: part.clone(), news })?;
    turn.reply_on(whole.id, MergeReply::SplitUndone { part, whole })
}
