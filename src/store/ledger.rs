//! The ledger: one row a ticket that was opened in a period.

use rusqlite::params;

use super::{Result, Tx};
use crate::domain::follow_up::Answer;
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::ledger::{Inside, LEDGER_QUESTION_MAX, LastWord, LedgerRow};
use crate::domain::statistic::Period;
use crate::domain::ticket::solving::solving_millis;
use crate::domain::ticket::{Happening, TicketEvent};
use crate::domain::working_time::Calendar;

impl Tx<'_> {
    /// Tickets opened in a period, in the order in which they were, at most so many.
    pub fn ledger(&self, period: Period, calendar: &Calendar, limit: u32) -> Result<Vec<LedgerRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT ticket_id FROM event WHERE what ->> 'kind' = 'opened' AND at_ms >= ?1 AND at_ms < ?2
             ORDER BY at_ms, ticket_id LIMIT ?3",
        )?;
        let rows = statement.query_map(params![period.start(), period.end(), limit], |row| row.get(0))?;
        let tickets = rows.collect::<rusqlite::Result<Vec<TicketId>>>()?;
        tickets.into_iter().filter_map(|ticket| self.ledger_row(ticket, calendar).transpose()).collect()
    }

    fn ledger_row(&self, id: TicketId, calendar: &Calendar) -> Result<Option<LedgerRow>> {
        let Some(ticket) = self.ticket(id)? else { return Ok(None) };
        let events = self.events(id)?;
        let mut statement = self.conn.prepare_cached(
            "SELECT t.first_answer_work_min, f.name, nullif(f.town, ''), nullif(f.industry, ''), a.channel, q.text,
                    p.id, p.name
             FROM ticket AS t JOIN question AS q ON q.id = t.question_id
             LEFT JOIN enterprise AS f ON f.id = t.enterprise_id LEFT JOIN address AS a ON a.id = q.address_id
             LEFT JOIN person AS p ON p.id = t.holder_id WHERE t.id = ?1",
        )?;
        let row = statement.query_row(params![id], |row| {
            let question: String = row.get(5)?;
            let expert: Option<PersonId> = row.get(6)?;
            Ok(LedgerRow {
                opened_at: events.first().map_or(ticket.asked_at, |event| event.at),
                inside: Inside::Shown {
                    firm: row.get(1)?,
                    town: row.get(2)?,
                    industry: row.get(3)?,
                    question: question.chars().take(LEDGER_QUESTION_MAX).collect(),
                },
                channel: row.get(4)?,
                expert: expert.map(|id| Ok::<_, rusqlite::Error>((id, row.get(7)?))).transpose()?,
                first_minutes: row.get::<_, Option<i64>>(0)?.map(i64::unsigned_abs),
                solve_minutes: solve_minutes(&ticket, &events, calendar),
                word: events.iter().rev().find_map(word),
                ticket: ticket.clone(),
            })
        })?;
        Ok(Some(row))
    }
}

/// To the last closing, if it is closed.
fn solve_minutes(ticket: &crate::domain::ticket::Ticket, events: &[TicketEvent], calendar: &Calendar) -> Option<u64> {
    ticket.closed_at?;
    let is_closing = |event: &TicketEvent| matches!(event.what, Happening::Confirmed | Happening::Prescribed { .. });
    let last = events.iter().rposition(is_closing)?;
    let millis = solving_millis(ticket.asked_at, events[last].at, &events[..=last], calendar);
    Some((millis / 60_000).unsigned_abs())
}

/// What an event says as the client's word. Taking a ticket up again takes back what was said before.
fn word(event: &TicketEvent) -> Option<LastWord> {
    match &event.what {
        Happening::Confirmed | Happening::FollowUpAnswered { answer: Answer::Solved } => Some(LastWord::Solved),
        Happening::Reopened { .. } | Happening::FollowUpAnswered { answer: Answer::NotSolved } => {
            Some(LastWord::NotSolved)
        }
        Happening::FollowUpUnconfirmed => Some(LastWord::Unconfirmed),
        _ => None,
    }
}
