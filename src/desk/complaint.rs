//! A low grade (差评): the reason is asked, the office is told at once, speaks with the client, puts it
//! right, and the client grades once more. Every step is in the history.

use crate::conversation::complaint::{ComplaintButton, ComplaintIntent, ComplaintStep};
use crate::conversation::state::State;
use crate::domain::complaint::{Complaint, is_low};
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::person::{Act, can};
use crate::domain::rating::Rating;
use crate::domain::ticket::{REASON_MAX, Refusal, Stage, Ticket};
use crate::speech::reply::Trouble;
use crate::speech::reply_client::ClientReply;
use crate::speech::reply_complaint::{ComplaintNews, ComplaintReply};
use crate::speech::reply_house::{HolderNews, HouseReply};
use crate::speech::views::ComplaintLine;
use crate::store::Result;

use super::turn::Turn;
use super::{cards, client};

/// Low grades in one list.
const LIST_MAX: u32 = 20;

/// What was meant.
pub fn decide(turn: &mut Turn<'_>, intent: ComplaintIntent) -> Result<()> {
    match intent {
        ComplaintIntent::List => list(turn),
        ComplaintIntent::Pressed(ComplaintButton::Contacted(id)) => start(turn, id, ComplaintStep::Contacting),
        ComplaintIntent::Pressed(ComplaintButton::PutRight(id)) => start(turn, id, ComplaintStep::PuttingRight),
        ComplaintIntent::Pressed(ComplaintButton::Again(id, rating)) => again(turn, id, rating),
        ComplaintIntent::Said(ComplaintStep::Explaining, id, reason) => explained(turn, id, reason),
        ComplaintIntent::Said(step @ (ComplaintStep::Contacting | ComplaintStep::PuttingRight), id, None) => {
            start(turn, id, step)
        }
        ComplaintIntent::Said(ComplaintStep::Contacting, id, Some(text)) => contacted(turn, id, &text),
        ComplaintIntent::Said(ComplaintStep::PuttingRight, id, Some(text)) => put_right(turn, id, &text),
    }
}

/// A grade was given; a low one has consequences. `true`: it has, and the client was told.
pub fn opened(turn: &mut Turn<'_>, ticket: &Ticket, rating: Rating) -> Result<bool> {
    if !is_low(rating) {
        return Ok(false);
    }
    let complaint = Complaint::new(rating, turn.now, &turn.calendar);
    turn.tx.save_complaint(ticket.id, &complaint)?;
    tell_office(turn, ticket, &complaint, ComplaintNews::Given)?;
    turn.go(State::Complaint { ticket: ticket.id, step: ComplaintStep::Explaining });
    let (ticket, due) = (ticket.clone(), complaint.contact_due);
    turn.reply_on(ticket.id, ClientReply::RatedLow { ticket, rating, due })?;
    Ok(true)
}

/// Tells those of the office who may deal with it.
fn tell_office(turn: &mut Turn<'_>, ticket: &Ticket, complaint: &Complaint, news: ComplaintNews) -> Result<()> {
    let firm = match ticket.enterprise {
        Some(id) => turn.tx.enterprise(id)?.map(|firm| firm.name),
        None => None,
    };
    let phone = turn.tx.phone(ticket.client)?.map(|phone| phone.as_str().to_owned());
    for member in turn.tx.office_members()? {
        if can(&member, Act::HandleRating, Some(ticket)).is_err() || member.id == turn.person.id {
            if can(&member, Act::TakeConfidence, Some(ticket)).is_ok() && ticket.secrecy.is_confidential() {
                // A trade secret: one of the office has to take it first.
                cards::ensure(turn, ticket, member.id)?;
            }
            continue;
        }
        let reply = ComplaintReply::News {
            ticket: ticket.clone(),
            complaint: Box::new(complaint.clone()),
            news,
            firm: firm.clone(),
            phone: phone.clone(),
        };
        turn.tell(member.id, ticket.id, reply)?;
    }
    Ok(())
}

/// The client says why, or not.
fn explained(turn: &mut Turn<'_>, id: TicketId, reason: Option<String>) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Rate)? else { return Ok(()) };
    turn.leave(id);
    let Some(complaint) = turn.tx.complaint(id)? else {
        return turn.reply_on(id, ClientReply::NothingToRate);
    };
    let Some(reason) = reason else {
        return turn.reply_on(id, ClientReply::RatingNoted { ticket });
    };
    let complaint = Complaint { reason: Some(reason), ..complaint };
    let Some(after) = turn.take(&ticket, ticket.clone().explain_rating(turn.person.id, turn.now))? else {
        return Ok(());
    };
    turn.tx.save_complaint(id, &complaint)?;
    tell_office(turn, &after, &complaint, ComplaintNews::Explained)?;
    turn.reply_on(id, ClientReply::RatingNoted { ticket: after })
}

/// The low grade of a ticket that the person here may deal with; otherwise the refusal is said.
fn handled(turn: &mut Turn<'_>, id: TicketId) -> Result<Option<(Ticket, Complaint)>> {
    let Some(ticket) = turn.ticket_for(id, Act::HandleRating)? else { return Ok(None) };
    match turn.tx.complaint(id)? {
        Some(complaint) => Ok(Some((ticket, complaint))),
        None => {
            turn.leave(id);
            turn.reply_on(id, ComplaintReply::NoLowGrade { ticket })?;
            Ok(None)
        }
    }
}

/// Asks for the words of a step.
fn start(turn: &mut Turn<'_>, id: TicketId, step: ComplaintStep) -> Result<()> {
    let Some((ticket, complaint)) = handled(turn, id)? else { return Ok(()) };
    if complaint.put_right_at.is_some() {
        turn.leave(id);
        return turn.reply_on(id, ComplaintReply::Over { ticket });
    }
    turn.go(State::Complaint { ticket: id, step });
    turn.reply_on(id, ComplaintReply::Ask { ticket, step })
}

/// 已联系: what was said is a note.
fn contacted(turn: &mut Turn<'_>, id: TicketId, text: &str) -> Result<()> {
    let Some((ticket, complaint)) = handled(turn, id)? else { return Ok(()) };
    turn.leave(id);
    if complaint.put_right_at.is_some() {
        return turn.reply_on(id, ComplaintReply::Over { ticket });
    }
    let note = turn.tx.add_note(id, turn.person.id, text, None, turn.now)?;
    let Some(noted) = turn.take(&ticket, ticket.clone().note(turn.person.id, note, turn.now))? else { return Ok(()) };
    let step = noted.clone().contact_about_rating(turn.person.id, turn.now);
    let Some(after) = turn.take(&noted, step)? else { return Ok(()) };
    let contacted_at = Some(complaint.contacted_at.unwrap_or(turn.now));
    let complaint = Complaint { contacted_at, remind_at: complaint.put_right_due, ..complaint };
    turn.tx.save_complaint(id, &complaint)?;
    turn.reply_on(id, ComplaintReply::Contacted { ticket: after, due: complaint.put_right_due })
}

/// 已整改: the client is told how, and may grade once more.
fn put_right(turn: &mut Turn<'_>, id: TicketId, text: &str) -> Result<()> {
    let Some((ticket, complaint)) = handled(turn, id)? else { return Ok(()) };
    if complaint.put_right_at.is_some() {
        turn.leave(id);
        return turn.reply_on(id, ComplaintReply::Over { ticket });
    }
    if complaint.contacted_at.is_none() {
        turn.leave(id);
        return turn.reply_on(id, ComplaintReply::ContactFirst { ticket });
    }
    turn.leave(id);
    let message = turn.tx.add_house_message(id, turn.person.id, text, None, turn.now)?;
    let step = ticket.clone().put_right(turn.person.id, message, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    turn.tx.save_complaint(id, &Complaint { put_right_at: Some(turn.now), ..complaint })?;
    let reply = ClientReply::PutRight { ticket: after.clone(), body: text.chars().take(BODY_MAX).collect() };
    turn.deliver(&after, message, reply)?;
    turn.reply_on(id, ComplaintReply::PutRight { ticket: after })
}

/// What the client is told of it; a message of Telegram has room for it beside the grades.
const BODY_MAX: usize = 10 * REASON_MAX;

/// The client grades once more.
pub fn again(turn: &mut Turn<'_>, id: TicketId, rating: Rating) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Rate)? else { return Ok(()) };
    let Some(complaint) = turn.tx.complaint(id)?.filter(|complaint| complaint.put_right_at.is_some()) else {
        return turn.reply_on(id, Trouble::StaleButton);
    };
    let step = ticket.clone().rate_again(&complaint, turn.person.id, rating, turn.now);
    let Some(after) = turn.take(&ticket, step)? else { return Ok(()) };
    let complaint = Complaint { again: Some(rating), ..complaint };
    turn.tx.save_complaint(id, &complaint)?;
    tell_office(turn, &after, &complaint, ComplaintNews::GradedAgain)?;
    turn.tell_holder(
        &after,
        HouseReply::HolderNews { ticket: after.clone(), news: HolderNews::RatedAgain { rating } },
    )?;
    turn.reply_on(id, ClientReply::RatedAgain { ticket: after, rating })
}

/// The ticket of a client that waits for a second grade.
pub fn waits_for_second_grade(turn: &Turn<'_>, client: PersonId) -> Result<Option<TicketId>> {
    for ticket in turn.tx.tickets_of_client(client)? {
        let complaint = turn.tx.complaint(ticket.id)?;
        if complaint.is_some_and(|complaint| complaint.put_right_at.is_some() && complaint.again.is_none()) {
            return Ok(Some(ticket.id));
        }
    }
    Ok(None)
}

/// /ratings: what is not put right yet, as far as the person here may see it.
fn list(turn: &mut Turn<'_>) -> Result<()> {
    if !turn.allowed(Act::SeeFigures, None)? {
        return Ok(());
    }
    let mut lines = vec![];
    for id in turn.tx.complaints_open(LIST_MAX)? {
        let (Some(ticket), Some(complaint)) = (turn.tx.ticket(id)?, turn.tx.complaint(id)?) else { continue };
        if can(&turn.person, Act::HandleRating, Some(&ticket)).is_ok() {
            lines.push(ComplaintLine { ticket, complaint });
        }
    }
    turn.reply(ComplaintReply::List { lines })
}

/// Past what is due: the office is reminded each working morning until it is done.
pub fn remind(turn: &mut Turn<'_>, id: TicketId) -> Result<()> {
    let (Some(ticket), Some(complaint)) = (turn.tx.ticket(id)?, turn.tx.complaint(id)?) else { return Ok(()) };
    if complaint.put_right_at.is_some() || complaint.remind_at >= turn.now || !turn.calendar.is_open(turn.now) {
        return Ok(());
    }
    let Some(after) = turn.take(&ticket, ticket.clone().remind_of_rating(turn.now))? else { return Ok(()) };
    let remind_at = Complaint::next_morning(turn.now, &turn.calendar);
    let complaint = Complaint { remind_at, ..complaint };
    turn.tx.save_complaint(id, &complaint)?;
    tell_office(turn, &after, &complaint, ComplaintNews::Overdue)
}

/// Graded before it was closed, or graded before: what a refusal says then.
pub fn rate(turn: &mut Turn<'_>, id: TicketId, rating: Rating) -> Result<()> {
    let Some(ticket) = turn.ticket_for(id, Act::Rate)? else { return Ok(()) };
    let step = ticket.clone().rate(turn.person.id, rating, turn.now);
    if matches!(step, Err(Refusal::AlreadyRated { .. })) && ticket.stage == Stage::Closed {
        let complaint = turn.tx.complaint(id)?;
        if complaint.is_some_and(|complaint| complaint.put_right_at.is_some() && complaint.again.is_none()) {
            return again(turn, id, rating);
        }
    }
    client::rated(turn, &ticket, step, rating)
}
