//! What became of messages to clients, for who wrote them.

use rusqlite::{OptionalExtension, params};

use super::{Result, Tx};
use crate::domain::delivery::Delivery;
use crate::domain::ids::{MessageId, OutboxId, PersonId, TicketId};
use crate::domain::moment::Moment;

/// A message that did not surely arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undelivered {
    /// Of this ticket.
    pub ticket: TicketId,
    /// Which.
    pub message: MessageId,
    /// Who wrote it.
    pub author: PersonId,
    /// What became of it.
    pub delivery: Delivery,
}

fn delivery_of(state: &str) -> Delivery {
    match state {
        "sent" => Delivery::Delivered,
        "possibly" => Delivery::Possibly,
        "unreachable" => Delivery::Unreachable,
        "refused" => Delivery::Refused,
        "dead" => Delivery::GivenUp,
        // `waiting` and `sending`; the schema admits nothing else.
        _ => Delivery::Waiting,
    }
}

impl Tx<'_> {
    /// A row of the outbox carries this message of a ticket to its client.
    pub fn carries(&self, row: OutboxId, message: MessageId) -> Result<()> {
        self.conn.prepare_cached("UPDATE outbox SET message_id = ?2 WHERE id = ?1")?.execute(params![row, message])?;
        Ok(())
    }

    /// What became of each message of a ticket that was sent to its client: the newest try of each, in
    /// the order of the messages.
    pub fn deliveries(&self, ticket: TicketId) -> Result<Vec<(MessageId, Delivery)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT o.message_id, o.state FROM outbox AS o JOIN message AS m ON m.id = o.message_id
             WHERE m.ticket_id = ?1
               AND o.id = (SELECT MAX(n.id) FROM outbox AS n WHERE n.message_id = o.message_id)
             ORDER BY o.message_id",
        )?;
        let rows =
            statement.query_map(params![ticket], |row| Ok((row.get(0)?, delivery_of(&row.get::<_, String>(1)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The newest row that carries a message.
    pub fn carrier_of(&self, message: MessageId) -> Result<Option<OutboxId>> {
        Ok(self
            .conn
            .prepare_cached("SELECT MAX(id) FROM outbox WHERE message_id = ?1")?
            .query_row(params![message], |row| row.get(0))?)
    }

    /// Rows after the given one that did not surely arrive and whose writer was not told, in order.
    pub fn untold_after(&self, after: OutboxId, limit: u32) -> Result<Vec<OutboxId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id FROM outbox WHERE message_id IS NOT NULL AND told_ms IS NULL
               AND state IN ('possibly', 'unreachable', 'refused', 'dead') AND id > ?1 ORDER BY id LIMIT ?2",
        )?;
        let rows = statement.query_map(params![after, limit], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Marks that the writer of what a row carries is told; gives what there is to tell, `None` if
    /// nothing, or if they were told before.
    pub fn tell_once(&self, row: OutboxId, now: Moment) -> Result<Option<Undelivered>> {
        Ok(self
            .conn
            .prepare_cached(
                "UPDATE outbox SET told_ms = ?2 FROM message AS m
                 WHERE outbox.id = ?1 AND m.id = outbox.message_id AND outbox.told_ms IS NULL
                   AND outbox.state IN ('possibly', 'unreachable', 'refused', 'dead')
                 RETURNING (SELECT n.ticket_id FROM message AS n WHERE n.id = message_id), message_id,
                           (SELECT n.author_id FROM message AS n WHERE n.id = message_id), state",
            )?
            .query_row(params![row, now], |row| {
                Ok(Undelivered {
                    ticket: row.get(0)?,
                    message: row.get(1)?,
                    author: row.get(2)?,
                    delivery: delivery_of(&row.get::<_, String>(3)?),
                })
            })
            .optional()?)
    }

    /// Keeps the channel's ids of the earlier parts of a message: a reply to any part finds the ticket.
    pub fn outbox_parts(&self, row: OutboxId, refs: &[String]) -> Result<()> {
        let mut statement =
            self.conn.prepare_cached("INSERT OR IGNORE INTO outbox_part (outbox_id, message_ref) VALUES (?1, ?2)")?;
        for message_ref in refs {
            statement.execute(params![row, message_ref])?;
        }
        Ok(())
    }
}
