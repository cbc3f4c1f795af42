//! The digest of each working morning: to every expert with open work, and to the office. Never on a day
//! off, never to who is away, once a day. It is the daily reminder of what is overdue.

use chrono::Datelike;

use crate::domain::chore::{Chore, ChoreKind};
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::moment::Moment;
use crate::domain::person::Person;
use crate::domain::ticket::{Stage, Ticket};
use crate::speech::reply_duty::{DigestLine, DutyReply, OfficeDigest, OwnDigest};
use crate::store::Result;

use super::super::cards;
use super::super::turn::Turn;
use super::{Duty, Look};

/// Tickets named in one digest, the first due first; the rest is counted.
pub const LINES_MAX: usize = 10;
/// Open tickets that a digest looks at: far more than the county has.
const OPEN_MAX: usize = 5_000;
/// From this month on the office is told that next year's notice is missing: it comes in November.
const NOTICE_MONTH: u32 = 12;

/// The digest.
pub const DIGEST: Duty = Duty { name: "digest", look, act };

fn chore(look: &Look<'_>, person: PersonId) -> Chore {
    Chore::of_person(ChoreKind::Digest, person).at_turn(look.now.day().to_string())
}

/// Within the first slot of a workday.
fn is_morning(look: &Look<'_>) -> bool {
    look.calendar.first_slot(look.now.day()).is_some_and(|(from, to)| (from..to).contains(&look.now))
}

fn look(look: &Look<'_>, after: i64, limit: u32) -> Result<Vec<i64>> {
    if !is_morning(look) {
        return Ok(vec![]);
    }
    let mut found = vec![];
    for person in look.tx.staff_after(PersonId(after), u32::MAX)? {
        if !look.tx.is_done(&chore(look, person.id))? {
            found.push(person.id.0);
        }
    }
    found.truncate(limit as usize);
    Ok(found)
}

fn act(turn: &mut Turn<'_>, row: i64) -> Result<()> {
    let Some(person) = turn.tx.person(PersonId(row))? else { return Ok(()) };
    let morning = is_morning(&Look::of(turn));
    let chore = chore(&Look::of(turn), person.id);
    // Who has nothing open this morning is not looked at again today.
    if !morning || !turn.tx.do_once(&chore, turn.now)? || person.suspended {
        return Ok(());
    }
    if turn.tx.away_on(turn.now.day())?.contains_key(&person.id) {
        return Ok(());
    }
    let open = open_tickets(turn)?;
    let own = if person.is_expert() { own(turn, &person, &open)? } else { None };
    let office = if person.is_office() { office(turn, &person, &open)? } else { None };
    if own.is_none() && office.is_none() {
        return Ok(());
    }
    turn.tell_person(person.id, DutyReply::Digest { day: turn.now.day(), own, office })
}

/// A ticket with what is due on it next; none while its clock stands still.
struct Open {
    ticket: Ticket,
    due: Option<Moment>,
}

impl Open {
    fn is_late(&self, now: Moment) -> bool {
        self.due.is_some_and(|due| now > due)
    }
}

/// All open tickets, the first due first.
fn open_tickets(turn: &Turn<'_>) -> Result<Vec<Open>> {
    let mut open: Vec<Open> = vec![];
    let mut after = TicketId(0);
    loop {
        let page = turn.tx.open_tickets_after(after, 500)?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for ticket in page {
            let solving = turn.solving(&ticket)?;
            let due = match ticket.first_answer_at {
                None => Some(ticket.due_first),
                Some(_) => (!solving.stopped).then_some(solving.due),
            };
            open.push(Open { ticket, due });
        }
        if open.len() >= OPEN_MAX {
            break;
        }
    }
    open.sort_by_key(|open| (open.due.is_none(), open.due, open.ticket.id));
    Ok(open)
}

fn lines<'o>(turn: &Turn<'_>, open: impl Iterator<Item = &'o Open>) -> Result<(Vec<DigestLine>, usize)> {
    let all: Vec<&Open> = open.collect();
    let more = all.len().saturating_sub(LINES_MAX);
    let lines = all.into_iter().take(LINES_MAX).map(|open| {
        let holder = open.ticket.holder.map(|holder| turn.name_of(holder)).transpose()?;
        Ok(DigestLine { ticket: open.ticket.clone(), due: open.due, holder })
    });
    Ok((lines.collect::<Result<_>>()?, more))
}

/// What an expert has open, and what waits in their departments.
fn own(turn: &Turn<'_>, person: &Person, open: &[Open]) -> Result<Option<OwnDigest>> {
    let held =
        || open.iter().filter(|open| open.ticket.holder == Some(person.id) && open.ticket.stage != Stage::Queued);
    let waiting = open
        .iter()
        .filter(|open| open.ticket.stage == Stage::Queued && open.ticket.client != person.id)
        .filter(|open| person.is_expert_of(&open.ticket.department))
        .count();
    let count = held().count();
    if count == 0 && waiting == 0 {
        return Ok(None);
    }
    let late = held().filter(|open| open.is_late(turn.now)).count();
    let (lines, more) = lines(turn, held())?;
    Ok(Some(OwnDigest { held: count, late, waiting, lines, more }))
}

/// What is late or waits anywhere, as far as this member of the office may know of it.
fn office(turn: &Turn<'_>, member: &Person, open: &[Open]) -> Result<Option<OfficeDigest>> {
    let known = || open.iter().filter(|open| cards::card_is_for(member, &open.ticket));
    let next_year = turn.now.year() + 1;
    let missing_notice =
        (turn.now.day().month() >= NOTICE_MONTH && !turn.calendar.has_notice(next_year)).then_some(next_year);
    let away = turn.tx.away_on(turn.now.day())?.into_keys().map(|person| turn.name_of(person));
    let away: Vec<String> = away.collect::<Result<_>>()?;
    // A missing notice alone is no news each day: where a date depends on it, the date says so.
    if known().next().is_none() && away.is_empty() {
        return Ok(None);
    }
    let waiting = known().filter(|open| open.ticket.stage == Stage::Queued).count();
    let late = known().filter(|open| open.is_late(turn.now)).count();
    let (lines, more) = lines(turn, known().filter(|open| open.is_late(turn.now)))?;
    Ok(Some(OfficeDigest { open: known().count(), waiting, late, lines, more, away, missing_notice }))
}
