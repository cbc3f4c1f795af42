//! Who looks at a ticket together with its holder.

use rusqlite::params;
use rusqlite::types::FromSqlError;

use super::tickets::LIST_MAX;
use super::{Result, Tx};
use crate::domain::ids::{OutboxId, PersonId};
use crate::domain::ticket::Ticket;
use crate::domain::ticket::panel::{Panel, Part};

fn code(part: Part) -> &'static str {
    match part {
        Part::Invited => "invited",
        Part::Joined => "joined",
    }
}

/// Reads the pairs of person and part that a query of tickets brings along.
pub(super) fn panel_of(json: &str) -> rusqlite::Result<Panel> {
    let unknown = |what: String| rusqlite::Error::from(FromSqlError::Other(what.into()));
    let rows: Vec<(i64, String)> = serde_json::from_str(json).map_err(|error| unknown(error.to_string()))?;
    rows.into_iter()
        .map(|(person, part)| {
            let part = [Part::Invited, Part::Joined].into_iter().find(|known| code(*known) == part);
            Ok((PersonId(person), part.ok_or_else(|| unknown("unknown part".to_owned()))?))
        })
        .collect()
}

impl Tx<'_> {
    /// Writes who takes part now; the history says who did.
    pub(super) fn save_panel(&self, ticket: &Ticket) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM consultant WHERE ticket_id = ?1")?.execute(params![ticket.id])?;
        for (person, part) in &ticket.panel {
            self.conn
                .prepare_cached("INSERT INTO consultant (ticket_id, person_id, part) VALUES (?1, ?2, ?3)")?
                .execute(params![ticket.id, person, code(*part)])?;
        }
        Ok(())
    }

    /// Tickets on which a person is asked to a consultation or takes part, by promise.
    pub fn consulted_by(&self, person: PersonId) -> Result<Vec<Ticket>> {
        self.tickets(
            "WHERE id IN (SELECT ticket_id FROM consultant WHERE person_id = ?1) ORDER BY due_first_ms, id LIMIT ?2",
            &[&person, &LIST_MAX],
        )
    }

    /// Marks a message as one of the house's own talk: words in reply to it are a note.
    pub fn mark_inside(&self, row: OutboxId) -> Result<()> {
        self.conn.prepare_cached("UPDATE outbox SET inside = 1 WHERE id = ?1")?.execute(params![row])?;
        Ok(())
    }

    /// Is a message at an address one of the house's own talk?
    pub fn is_inside(&self, address: crate::domain::ids::AddressId, message_ref: &str) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM outbox WHERE address_id = ?1 AND message_ref = ?2 AND inside = 1)",
            )?
            .query_row(params![address, message_ref], |row| row.get(0))?)
    }
}
