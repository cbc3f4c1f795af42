//! The secret addresses of calendars, and what stands in them.

use rusqlite::{OptionalExtension, params};

use super::{Result, Tx};
use crate::domain::agenda::Appointment;
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::moment::Moment;

impl Tx<'_> {
    /// Puts an address in use; the one before ends.
    pub fn agenda_begin(&self, token_hash: &str, person: PersonId, now: Moment) -> Result<()> {
        self.agenda_end(person, now)?;
        self.conn
            .prepare_cached("INSERT INTO agenda (token_hash, person_id, created_ms) VALUES (?1, ?2, ?3)")?
            .execute(params![token_hash, person, now])?;
        Ok(())
    }

    /// Ends the address of a person; `false`: there was none.
    pub fn agenda_end(&self, person: PersonId, now: Moment) -> Result<bool> {
        let ended = self
            .conn
            .prepare_cached("UPDATE agenda SET ended_ms = ?2 WHERE person_id = ?1 AND ended_ms IS NULL")?
            .execute(params![person, now])?;
        Ok(ended > 0)
    }

    /// Since when a person's address is in use, if there is one.
    pub fn agenda_since(&self, person: PersonId) -> Result<Option<Moment>> {
        Ok(self
            .conn
            .prepare_cached("SELECT created_ms FROM agenda WHERE person_id = ?1 AND ended_ms IS NULL")?
            .query_row(params![person], |row| row.get(0))
            .optional()?)
    }

    /// Whose calendar is at an address that is in use.
    pub fn agenda_of(&self, token_hash: &str) -> Result<Option<PersonId>> {
        Ok(self
            .conn
            .prepare_cached("SELECT person_id FROM agenda WHERE token_hash = ?1 AND ended_ms IS NULL")?
            .query_row(params![token_hash], |row| row.get(0))
            .optional()?)
    }

    /// Follow-ups from a moment on of closed tickets that a person holds, what comes first at the top.
    pub fn appointments(&self, holder: PersonId, from: Moment, limit: u32) -> Result<Vec<Appointment>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT t.id, f.due_ms FROM ticket AS t JOIN follow_up AS f ON f.ticket_id = t.id
             WHERE t.holder_id = ?1 AND t.stage = 'closed' AND f.outcome = 'open' AND f.due_ms >= ?2
             ORDER BY f.due_ms, t.id LIMIT ?3",
        )?;
        let rows =
            statement.query_map(params![holder, from, limit], |row| Ok((row.get(0)?, row.get::<_, Moment>(1)?)))?;
        let mut found = vec![];
        for (id, due) in rows.collect::<rusqlite::Result<Vec<(TicketId, _)>>>()? {
            if let Some(ticket) = self.ticket(id)? {
                found.push(Appointment { ticket, day: due.day() });
            }
        }
        Ok(found)
    }
}
