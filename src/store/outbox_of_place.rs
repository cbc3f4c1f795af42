//! What is to be shown at one place, for a channel that shows its own messages (the terminal).

use rusqlite::{OptionalExtension, params};

use super::outbox::OutboxRow;
use super::{Result, StoreError, Tx};
use crate::conversation::incoming::Address;
use crate::domain::moment::Moment;

impl Tx<'_> {
    /// The first row that waits for this place, if it is due.
    pub fn outbox_first_at(&self, at: &Address, now: Moment) -> Result<Option<OutboxRow>> {
        let found = self
            .conn
            .prepare_cached(
                "SELECT o.id, o.address_id, o.payload, e.message_ref, o.tries, o.due_ms
                 FROM address AS a
                 JOIN outbox AS o ON o.address_id = a.id AND o.state = 'waiting'
                 LEFT JOIN outbox AS e ON e.id = o.edits_id
                 WHERE a.channel = ?1 AND a.place = ?2 ORDER BY o.id LIMIT 1",
            )?
            .query_row(params![at.channel, at.place], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
            })
            .optional()?;
        let Some((id, address, payload, edits, tries, due)) = found else { return Ok(None) };
        if due > now {
            return Ok(None);
        }
        let message = serde_json::from_str(&payload)
            .map_err(|e| StoreError::Unreadable { what: "message", value: e.to_string() })?;
        Ok(Some(OutboxRow { id, address, to: at.clone(), message, edits, thread: None, tries, due }))
    }
}
