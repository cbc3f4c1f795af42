//! Low grades and what followed.

use rusqlite::{OptionalExtension, params};

use super::{Result, Tx};
use crate::domain::complaint::Complaint;
use crate::domain::ids::TicketId;
use crate::domain::moment::Moment;

impl Tx<'_> {
    /// Keeps how a low grade is dealt with.
    pub fn save_complaint(&self, ticket: TicketId, complaint: &Complaint) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO complaint (ticket_id, grade, rated_ms, reason, contact_due_ms, put_right_due_ms,
                                        contacted_ms, put_right_ms, again, remind_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                 ON CONFLICT (ticket_id) DO UPDATE SET reason = excluded.reason, contacted_ms = excluded.contacted_ms,
                   put_right_ms = excluded.put_right_ms, again = excluded.again, remind_ms = excluded.remind_ms",
            )?
            .execute(params![
                ticket,
                complaint.rating,
                complaint.rated_at,
                complaint.reason,
                complaint.contact_due,
                complaint.put_right_due,
                complaint.contacted_at,
                complaint.put_right_at,
                complaint.again,
                complaint.remind_at
            ])?;
        Ok(())
    }

    /// The low grade of a ticket, if it has one.
    pub fn complaint(&self, ticket: TicketId) -> Result<Option<Complaint>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT grade, rated_ms, reason, contact_due_ms, put_right_due_ms, contacted_ms, put_right_ms, again,
                        remind_ms
                 FROM complaint WHERE ticket_id = ?1",
            )?
            .query_row(params![ticket], |row| {
                Ok(Complaint {
                    rating: row.get(0)?,
                    rated_at: row.get(1)?,
                    reason: row.get(2)?,
                    contact_due: row.get(3)?,
                    put_right_due: row.get(4)?,
                    contacted_at: row.get(5)?,
                    put_right_at: row.get(6)?,
                    again: row.get(7)?,
                    remind_at: row.get(8)?,
                })
            })
            .optional()?)
    }

    /// Tickets with a low grade that is not put right, oldest first.
    pub fn complaints_open(&self, limit: u32) -> Result<Vec<TicketId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT ticket_id FROM complaint WHERE put_right_ms IS NULL ORDER BY rated_ms, ticket_id LIMIT ?1",
        )?;
        let rows = statement.query_map(params![limit], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Tickets after a row, in order, of whose low grade the office is to be reminded.
    pub fn complaints_due(&self, after: TicketId, now: Moment, limit: u32) -> Result<Vec<TicketId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT ticket_id FROM complaint WHERE put_right_ms IS NULL AND ticket_id > ?1 AND remind_ms < ?2
             ORDER BY ticket_id LIMIT ?3",
        )?;
        let rows = statement.query_map(params![after, now, limit], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
