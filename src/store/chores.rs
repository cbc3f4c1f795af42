//! What the clinic has done by itself.

use rusqlite::params;

use super::{Result, Tx};
use crate::domain::chore::Chore;
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
}
