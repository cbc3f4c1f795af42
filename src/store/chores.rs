//! What the clinic has done by itself.

use rusqlite::params;

use super::{Result, Tx};
use crate::domain::chore::{Chore, ChoreKind};
use crate::domain::ids::TicketId;
use crate::domain::moment::Moment;

impl Tx<'_> {
    /// Writes down that a thing is done. `false`: it was done before, by this process or another.
    pub fn do_once(&self, chore: &Chore, now: Moment) -> Result<bool> {
        let written = self
            .conn
            .prepare_cached(
                "INSERT INTO chore (kind, ticket_id, person_id, turn, done_ms) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![chore.kind, chore.ticket, chore.person, chore.turn, now])?;
        Ok(written == 1)
    }

    /// Was it done?
    pub fn is_done(&self, chore: &Chore) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM chore WHERE kind = ?1 AND coalesce(ticket_id, 0) = coalesce(?2, 0)
                 AND coalesce(person_id, 0) = coalesce(?3, 0) AND turn = ?4)",
            )?
            .query_row(params![chore.kind, chore.ticket, chore.person, chore.turn], |row| row.get(0))?)
    }

    /// Open tickets after a row, in order, whose first answer is due and for which a kind of thing was
    /// not done.
    pub fn first_due_after(&self, kind: ChoreKind, after: TicketId, now: Moment, limit: u32) -> Result<Vec<TicketId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id FROM ticket
             WHERE stage IN ('queued', 'in_hand', 'asking', 'answered') AND id > ?2 AND first_answer_ms IS NULL
               AND due_first_ms < ?3
               AND NOT EXISTS (SELECT 1 FROM chore AS c WHERE c.ticket_id = ticket.id AND c.kind = ?1)
             ORDER BY id LIMIT ?4",
        )?;
        let rows = statement.query_map(params![kind, after, now, limit], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
