//! When clients are asked whether it helped, and what they said.

use rusqlite::{OptionalExtension, params};

use super::{Result, Tx};
use crate::domain::follow_up::{FollowUp, Outcome};
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::moment::Moment;

impl Tx<'_> {
    /// Keeps how the follow-up of a ticket stands.
    pub fn save_follow_up(&self, ticket: TicketId, follow_up: &FollowUp) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO follow_up (ticket_id, due_ms, asked, trying, outcome) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (ticket_id) DO UPDATE SET due_ms = excluded.due_ms, asked = excluded.asked,
                   trying = excluded.trying, outcome = excluded.outcome",
            )?
            .execute(params![ticket, follow_up.due, follow_up.asked, follow_up.trying, follow_up.outcome.code()])?;
        Ok(())
    }

    /// How the follow-up of a ticket stands, if it has one.
    pub fn follow_up(&self, ticket: TicketId) -> Result<Option<FollowUp>> {
        Ok(self
            .conn
            .prepare_cached("SELECT due_ms, asked, trying, outcome FROM follow_up WHERE ticket_id = ?1")?
            .query_row(params![ticket], |row| {
                Ok(FollowUp {
                    due: row.get(0)?,
                    asked: row.get(1)?,
                    trying: row.get(2)?,
                    // The schema admits no other code.
                    outcome: Outcome::from_code(&row.get::<_, String>(3)?).unwrap_or(Outcome::Dropped),
                })
            })
            .optional()?)
    }

    /// Tickets after a row, in order, for whose follow-up something is due.
    pub fn follow_ups_due(&self, after: TicketId, now: Moment, limit: u32) -> Result<Vec<TicketId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT ticket_id FROM follow_up WHERE outcome = 'open' AND ticket_id > ?1 AND due_ms <= ?2
             ORDER BY ticket_id LIMIT ?3",
        )?;
        let rows = statement.query_map(params![after, now, limit], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Tickets of a client that were asked about and not answered, oldest question first.
    pub fn follow_ups_asked(&self, client: PersonId) -> Result<Vec<TicketId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT f.ticket_id FROM follow_up AS f JOIN ticket AS t ON t.id = f.ticket_id
             WHERE f.outcome IN ('open', 'unconfirmed') AND f.asked > 0 AND t.client_id = ?1 AND t.stage = 'closed'
             ORDER BY f.due_ms, f.ticket_id",
        )?;
        let rows = statement.query_map(params![client], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
