//! What is to be sent: rows first, sending later.

use rusqlite::{OptionalExtension, params};

use super::{Result, StoreError, Tx};
use crate::conversation::incoming::{Address, ChannelName};
use crate::domain::ids::{AddressId, OutboxId, TicketId};
use crate::domain::moment::Moment;
use crate::domain::thread::ThreadDeed;
use crate::speech::message::Message;

/// Tries before a row is given up and shown to the office: with back-off, about half a day.
pub const SENDING_TRIES_MAX: u32 = 20;

/// A row to be written.
#[derive(Debug, Clone)]
pub struct Outgoing<'a> {
    /// Where to.
    pub to: AddressId,
    /// What.
    pub message: &'a Message,
    /// The ticket it is about: replies to it belong there.
    pub ticket: Option<TicketId>,
    /// An earlier row whose message it takes the place of.
    pub edits: Option<OutboxId>,
}

/// What a row does with a thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InThread {
    /// The channel's name of the thread, once it was begun.
    pub name: Option<String>,
    /// What is done; the message is its new title, or what is written in it.
    pub deed: ThreadDeed,
}

/// A row on its way.
#[derive(Debug, Clone)]
pub struct OutboxRow {
    /// Row.
    pub id: OutboxId,
    /// Its address.
    pub address: AddressId,
    /// Where to.
    pub to: Address,
    /// What.
    pub message: Message,
    /// Channel's id of the message it takes the place of, once that was sent.
    pub edits: Option<String>,
    /// What it does with a thread of the place, if it is about one.
    pub thread: Option<InThread>,
    /// Failed tries so far.
    pub tries: u32,
    /// Not before.
    pub due: Moment,
}

/// How a row ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Delivered.
    Sent,
    /// Perhaps delivered.
    Possibly,
    /// The address is gone.
    Unreachable,
    /// The channel refuses it.
    Refused,
    /// Tries used up.
    Dead,
}

impl Ending {
    fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Possibly => "possibly",
            Self::Unreachable => "unreachable",
            Self::Refused => "refused",
            Self::Dead => "dead",
        }
    }
}

impl Tx<'_> {
    /// Since when the oldest message waits to be sent.
    pub fn oldest_waiting(&self) -> Result<Option<Moment>> {
        Ok(self
            .conn
            .prepare_cached("SELECT MIN(created_ms) FROM outbox WHERE state IN ('waiting', 'sending')")?
            .query_row([], |row| row.get(0))?)
    }

    /// Writes a row.
    pub fn enqueue(&self, out: &Outgoing<'_>, now: Moment) -> Result<OutboxId> {
        let payload = serde_json::to_string(out.message)
            .map_err(|e| StoreError::Unreadable { what: "message", value: e.to_string() })?;
        // A page is a mailbox: what is committed for it has arrived.
        let (id, state): (OutboxId, String) = self
            .conn
            .prepare_cached(
                "INSERT INTO outbox (address_id, ticket_id, payload, edits_id, due_ms, created_ms, state, done_ms)
                 SELECT ?1, ?2, ?3, ?4, ?5, ?5, iif(channel = 'web', 'sent', 'waiting'), iif(channel = 'web', ?5, NULL)
                 FROM address WHERE id = ?1 RETURNING id, state",
            )?
            .query_row(params![out.to, out.ticket, payload, out.edits, now], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if state == "sent" {
            self.conn
                .prepare_cached("UPDATE outbox SET message_ref = coalesce(edits_id, id) WHERE id = ?1")?
                .execute(params![id])?;
        }
        Ok(id)
    }

    /// The first waiting row of every address of a channel, if it is due and nothing of that
    /// address is under way: at most one row an address, so order is kept.
    pub fn outbox_due(&self, channel: ChannelName, now: Moment, limit: u32) -> Result<Vec<OutboxRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT o.id, o.address_id, a.place, o.payload, e.message_ref, o.tries, o.due_ms, o.deed, b.message_ref
             FROM (SELECT address_id, MIN(id) AS id FROM outbox
                   WHERE state IN ('waiting', 'sending') GROUP BY address_id) AS first
             JOIN outbox AS o ON o.id = first.id
             JOIN address AS a ON a.id = o.address_id
             LEFT JOIN outbox AS e ON e.id = o.edits_id
             LEFT JOIN thread AS t ON t.id = o.thread_id
             LEFT JOIN outbox AS b ON b.id = t.opening_id
             WHERE a.channel = ?1 AND o.state = 'waiting' AND o.due_ms <= ?2 ORDER BY o.id LIMIT ?3",
        )?;
        let rows = statement.query_map(params![channel, now, limit], |row| {
            Ok((
                row.get(0)?,
                row.get(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, String>(3)?,
                row.get(4)?,
                row.get(5)?,
                row.get(6)?,
                row.get::<_, Option<ThreadDeed>>(7)?.zip(Some(row.get::<_, Option<String>>(8)?)),
            ))
        })?;
        let mut due = vec![];
        for row in rows {
            let (id, address, place, payload, edits, tries, due_at, thread) = row?;
            let message = serde_json::from_str(&payload)
                .map_err(|e| StoreError::Unreadable { what: "message", value: e.to_string() })?;
            let (to, thread) = (Address { channel, place }, thread.map(|(deed, name)| InThread { name, deed }));
            due.push(OutboxRow { id, address, to, message, edits, thread, tries, due: due_at });
        }
        Ok(due)
    }

    /// Marks a row as under way, before the call to the channel, and gives what it says now: while it waited
    /// for the channel's pace it may have got newer words. `None` if it does not wait any more.
    pub fn outbox_sending(&self, id: OutboxId) -> Result<Option<Message>> {
        let payload: Option<String> = self
            .conn
            .prepare_cached(
                "UPDATE outbox SET state = 'sending', tries = tries + 1 WHERE id = ?1 AND state = 'waiting'
                 RETURNING payload",
            )?
            .query_row(params![id], |row| row.get(0))
            .optional()?;
        payload
            .map(|json| serde_json::from_str(&json))
            .transpose()
            .map_err(|e| StoreError::Unreadable { what: "message", value: e.to_string() })
    }

    /// Puts a row back to wait.
    pub fn outbox_wait(&self, id: OutboxId, until: Moment, why: &str) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE outbox SET state = 'waiting', due_ms = ?2, error = ?3 WHERE id = ?1 AND state = 'sending'",
            )?
            .execute(params![id, until, why])?;
        Ok(())
    }

    /// Puts a row back to wait because the channel asked for patience: no failed try.
    pub fn outbox_hold(&self, id: OutboxId, until: Moment, why: &str) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE outbox SET state = 'waiting', due_ms = ?2, error = ?3, tries = MAX(tries - 1, 0)
                 WHERE id = ?1 AND state = 'sending'",
            )?
            .execute(params![id, until, why])?;
        Ok(())
    }

    /// Sets aside waiting rows whose message cannot be read any more (written by another version):
    /// they would hold up all others. Returns how many.
    pub fn outbox_refuse_unreadable(&self, channel: ChannelName, now: Moment) -> Result<usize> {
        let mut statement = self.conn.prepare_cached(
            "SELECT o.id, o.payload FROM outbox AS o JOIN address AS a ON a.id = o.address_id
             WHERE o.state = 'waiting' AND a.channel = ?1",
        )?;
        let rows = statement.query_map(params![channel], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
        let rows = rows.collect::<rusqlite::Result<Vec<(OutboxId, String)>>>()?;
        let mut refused = 0;
        for (id, payload) in rows {
            if serde_json::from_str::<Message>(&payload).is_err() {
                self.outbox_end(id, Ending::Refused, None, Some("unreadable"), now)?;
                refused += 1;
            }
        }
        Ok(refused)
    }

    /// Ends a row.
    pub fn outbox_end(
        &self,
        id: OutboxId,
        ending: Ending,
        message_ref: Option<&str>,
        why: Option<&str>,
        now: Moment,
    ) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE outbox SET state = ?2, message_ref = ?3, error = ?4, done_ms = ?5 WHERE id = ?1")?
            .execute(params![id, ending.code(), message_ref, why, now])?;
        Ok(())
    }

    /// After a start: rows that were under way when the process ended may have been delivered.
    /// They are marked so and not sent again. Returns how many.
    pub fn outbox_recover(&self, channel: ChannelName, now: Moment) -> Result<usize> {
        Ok(self
            .conn
            .prepare_cached(
                "UPDATE outbox SET state = 'possibly', done_ms = ?2, error = 'stopped while sending'
                 WHERE state = 'sending' AND address_id IN (SELECT id FROM address WHERE channel = ?1)",
            )?
            .execute(params![channel, now])?)
    }

    /// The ticket to which a message at an address belongs: one of ours, or one the person sent.
    pub fn ticket_of_ref(&self, address: AddressId, message_ref: &str) -> Result<Option<TicketId>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT ticket_id FROM outbox WHERE address_id = ?1 AND message_ref = ?2 AND ticket_id IS NOT NULL
                 UNION ALL SELECT o.ticket_id FROM outbox_part AS p JOIN outbox AS o ON o.id = p.outbox_id
                 WHERE p.message_ref = ?2 AND o.address_id = ?1 AND o.ticket_id IS NOT NULL
                 UNION ALL SELECT ticket_id FROM heard WHERE address_id = ?1 AND message_ref = ?2 LIMIT 1",
            )?
            .query_row(params![address, message_ref], |row| row.get(0))
            .optional()?)
    }

    /// Remembers that a person's own message became part of a ticket.
    pub fn remember_heard(&self, address: AddressId, message_ref: &str, ticket: TicketId) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO heard (address_id, message_ref, ticket_id) VALUES (?1, ?2, ?3)
                 ON CONFLICT (address_id, message_ref) DO UPDATE SET ticket_id = excluded.ticket_id",
            )?
            .execute(params![address, message_ref, ticket])?;
        Ok(())
    }

    /// The row of ours that a message id at an address names.
    pub fn outbox_of_ref(&self, address: AddressId, message_ref: &str) -> Result<Option<OutboxId>> {
        Ok(self
            .conn
            .prepare_cached("SELECT id FROM outbox WHERE address_id = ?1 AND message_ref = ?2 ORDER BY id LIMIT 1")?
            .query_row(params![address, message_ref], |row| row.get(0))
            .optional()?)
    }

    /// Addresses that hold a card of a ticket, with the card's row.
    pub fn cards(&self, ticket: TicketId) -> Result<Vec<(AddressId, OutboxId)>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT address_id, outbox_id FROM card WHERE ticket_id = ?1 ORDER BY address_id")?;
        let rows = statement.query_map(params![ticket], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The message that stands, or will stand, at a row: its own, or the newest that takes its place; none if its words
    /// are not kept any more.
    pub fn newest_of(&self, row: OutboxId) -> Result<Option<Message>> {
        let payload: Option<String> = self
            .conn
            .prepare_cached(
                "SELECT payload FROM outbox WHERE (id = ?1 OR edits_id = ?1) AND wiped_ms IS NULL
                 ORDER BY id DESC LIMIT 1",
            )?
            .query_row(params![row], |row| row.get(0))
            .optional()?;
        Ok(payload.and_then(|json| serde_json::from_str(&json).ok()))
    }

    /// Makes a row the card of a ticket at an address.
    pub fn set_card(&self, ticket: TicketId, address: AddressId, row: OutboxId) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO card (ticket_id, address_id, outbox_id) VALUES (?1, ?2, ?3)
                 ON CONFLICT (ticket_id, address_id) DO UPDATE SET outbox_id = excluded.outbox_id",
            )?
            .execute(params![ticket, address, row])?;
        Ok(())
    }

    /// Moves an address to another place (a Telegram group became a supergroup).
    pub fn move_address(&self, address: AddressId, place: &str) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE OR IGNORE address SET place = ?2 WHERE id = ?1")?
            .execute(params![address, place])?;
        Ok(())
    }
}
