//! Deadlines: the holder is warned before one; at it the holder and the office are told; a ticket that
//! nobody takes climbs to its whole department and then to the office.

use crate::domain::chore::{Chore, ChoreKind};
use crate::domain::ids::TicketId;
use crate::domain::ticket::due::reminders;
use crate::domain::ticket::solving::solve_clock;
use crate::domain::ticket::{Reminder, Ticket};
use crate::speech::reply_house::{HouseReply, RoundsReader};
use crate::store::Result;

use super::super::turn::Turn;
use super::super::{away, cards};
use super::{Duty, Look};

/// All that falls due on an open ticket.
pub const DEADLINES: Duty = Duty { name: "deadlines", look, act };

fn look(look: &Look<'_>, after: i64, limit: u32) -> Result<Vec<i64>> {
    look.open_tickets(after, limit, |ticket| Ok(!due(look, ticket)?.is_empty()))
}

/// What is due and was not done.
fn due(look: &Look<'_>, ticket: &Ticket) -> Result<Vec<(Reminder, Chore)>> {
    let events = look.tx.events(ticket.id)?;
    let solving = solve_clock(ticket, &events, look.calendar, look.now);
    let found = reminders(ticket, &events, solving, look.calendar, look.house.rules, look.now);
    let chores = found.into_iter().map(|(of, turn)| {
        let chore = Chore::of_ticket(ChoreKind::Reminded(of), ticket.id).at_turn(turn);
        Ok((!look.tx.is_done(&chore)?).then_some((of, chore)))
    });
    Ok(chores.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

fn act(turn: &mut Turn<'_>, row: i64) -> Result<()> {
    let Some(ticket) = turn.tx.ticket(TicketId(row))? else { return Ok(()) };
    let found = due(&Look::of(turn), &ticket)?;
    let late = found.iter().any(|(of, _)| matches!(of, Reminder::FirstDue | Reminder::SolveDue));
    for (of, chore) in found {
        if of == Reminder::UnclaimedOffice && late {
            // The office was just told that it is late, and that nobody has it.
            turn.tx.do_once(&chore, turn.now)?;
            continue;
        }
        if turn.tx.do_once(&chore, turn.now)? {
            // What is late is not announced any more, even if the clock goes backwards.
            if let Some(earlier) = of.said_before() {
                turn.tx.do_once(&Chore { kind: ChoreKind::Reminded(earlier), ..chore }, turn.now)?;
            }
            let ticket = turn.known(ticket.id)?;
            remind(turn, &ticket, of)?;
        }
    }
    Ok(())
}

/// Writes the reminder into the history and tells those whom it concerns. The client of the ticket is told
/// nothing, whatever else they are.
fn remind(turn: &mut Turn<'_>, ticket: &Ticket, of: Reminder) -> Result<()> {
    let Some(ticket) = turn.take(ticket, ticket.clone().remind(of, turn.now))? else { return Ok(()) };
    match of {
        Reminder::FirstSoon | Reminder::SolveSoon => tell_holder(turn, &ticket, of),
        Reminder::FirstDue | Reminder::SolveDue => {
            tell_holder(turn, &ticket, of)?;
            tell_office(turn, &ticket, of)
        }
        Reminder::UnclaimedDepartment => {
            cards::deal_to_all(turn, &ticket)?;
            tell_department(turn, &ticket, of)
        }
        Reminder::UnclaimedOffice => tell_office(turn, &ticket, of),
    }
}

fn words(turn: &Turn<'_>, ticket: &Ticket, of: Reminder, reader: RoundsReader) -> Result<HouseReply> {
    let until = match of {
        Reminder::FirstSoon | Reminder::FirstDue => ticket.due_first,
        Reminder::SolveSoon | Reminder::SolveDue => turn.solving(ticket)?.due,
        Reminder::UnclaimedDepartment | Reminder::UnclaimedOffice => match ticket.first_answer_at {
            None => ticket.due_first,
            Some(_) => turn.solving(ticket)?.due,
        },
    };
    Ok(HouseReply::Reminder { ticket: ticket.clone(), of, until, reader })
}

fn tell_holder(turn: &mut Turn<'_>, ticket: &Ticket, of: Reminder) -> Result<()> {
    let news = words(turn, ticket, of, RoundsReader::Holder)?;
    turn.tell_holder(ticket, news)
}

fn tell_department(turn: &mut Turn<'_>, ticket: &Ticket, of: Reminder) -> Result<()> {
    let news = words(turn, ticket, of, RoundsReader::Department)?;
    for expert in away::present(turn, &ticket.department)? {
        if expert.id != ticket.client {
            turn.tell(expert.id, ticket.id, news.clone())?;
        }
    }
    Ok(())
}

fn tell_office(turn: &mut Turn<'_>, ticket: &Ticket, of: Reminder) -> Result<()> {
    let holder = ticket.holder.map(|holder| turn.name_of(holder)).transpose()?;
    let news = words(turn, ticket, of, RoundsReader::Office { holder })?;
    for member in turn.tx.office_members()? {
        if cards::card_is_for(&member, ticket) && Some(member.id) != ticket.holder {
            turn.tell(member.id, ticket.id, news.clone())?;
        }
    }
    Ok(())
}

impl Look<'_> {
    /// Open tickets after a row that a question says yes to.
    pub fn open_tickets(
        &self,
        after: i64,
        limit: u32,
        mut wanted: impl FnMut(&Ticket) -> Result<bool>,
    ) -> Result<Vec<i64>> {
        let mut after = TicketId(after);
        loop {
            let page = self.tx.open_tickets_after(after, limit)?;
            let Some(last) = page.last() else { return Ok(vec![]) };
            after = last.id;
            let mut found = vec![];
            for ticket in &page {
                if wanted(ticket)? {
                    found.push(ticket.id.0);
                }
            }
            if !found.is_empty() {
                return Ok(found);
            }
        }
    }
}
