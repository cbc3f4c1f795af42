//! Tickets that became part of others, or were taken out of them.

use rusqlite::Row;

use super::tickets::LIST_MAX;
use super::{Result, Tx};
use crate::domain::ids::{TicketId, TicketNumber};
use crate::domain::ticket::Ticket;
use crate::domain::ticket::merging::{Merged, Parted};

/// Reads from the columns of a query of tickets of what it is a part.
pub(super) fn merged_of(row: &Row<'_>) -> rusqlite::Result<Option<Merged>> {
    let Some(into) = row.get::<_, Option<TicketId>>(22)? else { return Ok(None) };
    let number = TicketNumber { year: row.get(26)?, serial: row.get(27)? };
    Ok(Some(Merged { into, number, was: row.get(23)?, by: row.get(24)?, at: row.get(25)? }))
}

/// Reads from the same columns out of what it was taken.
pub(super) fn parted_of(row: &Row<'_>) -> rusqlite::Result<Option<Parted>> {
    let Some(from) = row.get::<_, Option<TicketId>>(28)? else { return Ok(None) };
    Ok(Some(Parted { from, by: row.get(29)?, at: row.get(30)? }))
}

impl Tx<'_> {
    /// Tickets that are part of another.
    pub fn parts_of(&self, ticket: TicketId) -> Result<Vec<Ticket>> {
        self.tickets("WHERE merged_into = ?1 ORDER BY id LIMIT ?2", &[&ticket, &LIST_MAX])
    }

    /// Open tickets of the same client, or of an entry with the same firm's code or name: whether it is one
    /// firm is for `Enterprise::is_same_as`.
    pub fn open_beside(&self, ticket: &Ticket) -> Result<Vec<Ticket>> {
        self.tickets(
            "WHERE id <> ?1 AND stage NOT IN ('closed', 'withdrawn') AND (client_id = ?2 OR enterprise_id IN
                 (SELECT e.id FROM enterprise AS e JOIN enterprise AS o ON o.id = ?3
                  WHERE e.id = o.id OR e.credit_code = o.credit_code OR replace(e.name, ' ', '') = replace(o.name, ' ', '')))
             ORDER BY id LIMIT ?4",
            &[&ticket.id, &ticket.client, &ticket.enterprise, &LIST_MAX],
        )
    }
}
