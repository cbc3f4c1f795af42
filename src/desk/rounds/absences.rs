//! An absence begins: what falls due in it and lies in the hands of who is away is offered to their
//! stand-in, or put before the office.

use crate::domain::absence::{Absence, stand_in};
use crate::domain::chore::{Chore, ChoreKind};
use crate::domain::moment::Moment;
use crate::domain::person::{Act, can};
use crate::domain::ticket::Ticket;
use crate::speech::reply_duty::DutyReply;
use crate::store::Result;

use super::super::cards;
use super::super::turn::Turn;
use super::{Duty, Look};

/// Absences that begin.
pub const ABSENCES: Duty = Duty { name: "absences", look, act };

fn chore(absence: &Absence) -> Chore {
    Chore::of_person(ChoreKind::AbsenceBegins, absence.person).at_turn(absence.id.to_string())
}

fn look(look: &Look<'_>, after: i64, limit: u32) -> Result<Vec<i64>> {
    let mut found = vec![];
    for absence in look.tx.absences_on(look.now.day(), after, u32::MAX)? {
        if !look.tx.is_done(&chore(&absence))? {
            found.push(absence.id);
        }
    }
    found.truncate(limit as usize);
    Ok(found)
}

fn act(turn: &mut Turn<'_>, row: i64) -> Result<()> {
    let Some(absence) = turn.tx.absence(row)?.filter(|absence| absence.days.holds(turn.now.day())) else {
        return Ok(());
    };
    if !turn.tx.do_once(&chore(&absence), turn.now)? {
        return Ok(());
    }
    let name = turn.name_of(absence.person)?;
    let end = Moment::start_of(absence.days.to).plus_minutes(24 * 60);
    for ticket in turn.tx.held_by(absence.person)? {
        if falls_due_before(turn, &ticket, end)? {
            offer(turn, &absence, &ticket, &name)?;
        }
    }
    Ok(())
}

fn falls_due_before(turn: &Turn<'_>, ticket: &Ticket, end: Moment) -> Result<bool> {
    let solving = turn.solving(ticket)?;
    Ok(ticket.first_answer_at.is_none() && ticket.due_first < end || solving.due < end)
}

fn offer(turn: &mut Turn<'_>, absence: &Absence, ticket: &Ticket, name: &str) -> Result<()> {
    let offer = DutyReply::TakeOverOffer { ticket: ticket.clone(), holder: name.to_owned(), days: absence.days };
    let away = turn.tx.away_on(turn.now.day())?;
    let deputy = match stand_in(absence.person, &away) {
        Some(deputy) => turn.tx.person(deputy)?.filter(|deputy| can(deputy, Act::TakeOver, Some(ticket)).is_ok()),
        None => None,
    };
    if let Some(deputy) = deputy {
        return turn.tell(deputy.id, ticket.id, offer);
    }
    for member in turn.tx.office_members()? {
        if cards::card_is_for(&member, ticket) && member.id != absence.person {
            let ask = DutyReply::HolderAway { ticket: ticket.clone(), holder: name.to_owned(), days: absence.days };
            turn.tell(member.id, ticket.id, ask)?;
        }
    }
    Ok(())
}
