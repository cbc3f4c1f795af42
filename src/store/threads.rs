//! The group of the house and its threads, one a ticket.

use rusqlite::{OptionalExtension, Row, params};

use super::outbox::{Ending, Outgoing};
use super::{Result, StoreError, Tx};
use crate::conversation::incoming::Address;
use crate::domain::ids::{AddressId, GroupId, OutboxId, PersonId, ThreadId, TicketId};
use crate::domain::moment::Moment;
use crate::domain::thread::{StaffGroup, Thread, ThreadDeed};
use crate::speech::message::Message;

impl Tx<'_> {
    /// The group in use, if there is one.
    pub fn staff_group(&self) -> Result<Option<StaffGroup>> {
        Ok(self
            .conn
            .prepare_cached("SELECT id, address_id, bound_by, halted_ms FROM staff_group WHERE ended_ms IS NULL")?
            .query_row([], group_of)
            .optional()?)
    }

    /// The address of a place that belongs to the house itself, not to a person.
    ///
    /// # Errors
    /// It is the address of a person.
    pub fn house_address(&self, at: &Address, now: Moment) -> Result<AddressId> {
        if let Some((address, person)) = self.address(at)? {
            return if person == PersonId::CLINIC { Ok(address) } else { Err(StoreError::Conflict("address")) };
        }
        Ok(self
            .conn
            .prepare_cached(
                "INSERT INTO address (channel, place, person_id, seen_ms) VALUES (?1, ?2, ?3, ?4) RETURNING id",
            )?
            .query_row(params![at.channel, at.place, PersonId::CLINIC, now], |row| row.get(0))?)
    }

    /// Makes an address the group of the house. Its threads are due for all open tickets.
    pub fn bind_group(&self, address: AddressId, by: PersonId, now: Moment) -> Result<StaffGroup> {
        let group = self
            .conn
            .prepare_cached(
                "INSERT INTO staff_group (address_id, bound_by, bound_ms) VALUES (?1, ?2, ?3)
                 RETURNING id, address_id, bound_by, halted_ms",
            )?
            .query_row(params![address, by, now], group_of)?;
        self.all_threads_due(&group)?;
        Ok(group)
    }

    /// The group is written to again: what was missed meanwhile is due.
    pub fn resume_group(&self, group: &StaffGroup) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE staff_group SET halted_ms = NULL WHERE id = ?1")?
            .execute(params![group.id])?;
        self.set_reachable(group.address, true)?;
        self.all_threads_due(group)
    }

    fn all_threads_due(&self, group: &StaffGroup) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT OR IGNORE INTO thread_due (ticket_id)
                 SELECT id FROM ticket WHERE stage NOT IN ('closed', 'withdrawn')
                 UNION SELECT ticket_id FROM thread WHERE group_id = ?1 AND gone_ms IS NULL",
            )?
            .execute(params![group.id])?;
        Ok(())
    }

    /// The house has no group any more: what waits for it is not sent.
    pub fn end_group(&self, group: &StaffGroup, now: Moment) -> Result<()> {
        self.drop_waiting_at(group.address, "the group was given up", now)?;
        self.conn
            .prepare_cached("UPDATE staff_group SET ended_ms = ?2 WHERE id = ?1")?
            .execute(params![group.id, now])?;
        self.conn.prepare_cached("DELETE FROM thread_due")?.execute([])?;
        Ok(())
    }

    /// If this is the address of the group: nothing is written to it any more until somebody of the office
    /// has put it right. What waited is made up for then.
    pub fn halt_group_at(&self, address: AddressId, now: Moment) -> Result<()> {
        let Some(group) = self.staff_group()?.filter(|group| group.address == address && group.halted.is_none()) else {
            return Ok(());
        };
        self.drop_waiting_at(address, "the group cannot be written to", now)?;
        self.conn
            .prepare_cached("UPDATE staff_group SET halted_ms = ?2 WHERE id = ?1")?
            .execute(params![group.id, now])?;
        // How threads stand there is not known any more; those that were never begun are not there.
        self.conn
            .prepare_cached("UPDATE thread SET title = '', closed = NULL WHERE group_id = ?1 AND gone_ms IS NULL")?
            .execute(params![group.id])?;
        self.conn
            .prepare_cached(
                "UPDATE thread SET gone_ms = ?2 WHERE group_id = ?1 AND gone_ms IS NULL
                   AND opening_id NOT IN (SELECT id FROM outbox WHERE address_id = ?3 AND state = 'sent')",
            )?
            .execute(params![group.id, now, address])?;
        Ok(())
    }

    fn drop_waiting_at(&self, address: AddressId, why: &str, now: Moment) -> Result<()> {
        self.conn
            .prepare_cached(
                "UPDATE outbox SET state = 'refused', error = ?2, done_ms = ?3
                 WHERE address_id = ?1 AND state = 'waiting'",
            )?
            .execute(params![address, why, now])?;
        Ok(())
    }

    /// Tickets after a row whose thread is to be looked at, in order.
    pub fn threads_due(&self, after: TicketId, limit: u32) -> Result<Vec<TicketId>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT ticket_id FROM thread_due WHERE ticket_id > ?1 ORDER BY ticket_id LIMIT ?2")?;
        let rows = statement.query_map(params![after, limit], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The thread of a ticket is in step with it.
    pub fn thread_in_step(&self, ticket: TicketId) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM thread_due WHERE ticket_id = ?1")?.execute(params![ticket])?;
        Ok(())
    }

    /// The thread of a ticket in a group.
    pub fn thread_of(&self, group: GroupId, ticket: TicketId) -> Result<Option<Thread>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT id, opening_id, card_id, title, closed FROM thread
                 WHERE group_id = ?1 AND ticket_id = ?2 AND gone_ms IS NULL AND opening_id IS NOT NULL",
            )?
            .query_row(params![group, ticket], |row| {
                Ok(Thread {
                    id: row.get(0)?,
                    opening: row.get(1)?,
                    card: row.get(2)?,
                    title: row.get(3)?,
                    closed: row.get(4)?,
                })
            })
            .optional()?)
    }

    /// The ticket of a thread, by the channel's name of the thread.
    pub fn ticket_of_thread(&self, group: &StaffGroup, name: &str) -> Result<Option<TicketId>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT t.ticket_id FROM outbox AS o JOIN thread AS t ON t.opening_id = o.id
                 WHERE o.address_id = ?1 AND o.message_ref = ?2 AND o.deed = 'open'
                   AND t.group_id = ?3 AND t.gone_ms IS NULL",
            )?
            .query_row(params![group.address, name, group.id], |row| row.get(0))
            .optional()?)
    }

    /// Begins the thread of a ticket; its rows of the outbox are written with it.
    pub fn open_thread(&self, group: &StaffGroup, ticket: TicketId, title: &Message, now: Moment) -> Result<Thread> {
        let id: ThreadId = self
            .conn
            .prepare_cached(
                "INSERT INTO thread (group_id, ticket_id, title, closed) VALUES (?1, ?2, ?3, 0) RETURNING id",
            )?
            .query_row(params![group.id, ticket, title.text], |row| row.get(0))?;
        let out = Outgoing { to: group.address, message: title, ticket: Some(ticket), edits: None };
        let opening = self.enqueue_in(id, ThreadDeed::Open, &out, now)?;
        self.conn.prepare_cached("UPDATE thread SET opening_id = ?2 WHERE id = ?1")?.execute(params![id, opening])?;
        Ok(Thread { id, opening, card: None, title: title.text.clone(), closed: Some(false) })
    }

    /// Keeps how a thread stands, or will stand when all is sent.
    pub fn keep_thread(&self, thread: &Thread) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE thread SET card_id = ?2, title = ?3, closed = ?4 WHERE id = ?1")?
            .execute(params![thread.id, thread.card, thread.title, thread.closed])?;
        Ok(())
    }

    /// The thread is not there any more, or will not be; nothing more is written in it.
    pub fn end_thread(&self, thread: ThreadId, now: Moment) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE thread SET gone_ms = ?2 WHERE id = ?1 AND gone_ms IS NULL")?
            .execute(params![thread, now])?;
        self.conn
            .prepare_cached(
                "UPDATE outbox SET state = 'refused', error = 'the thread is gone', done_ms = ?2
                 WHERE thread_id = ?1 AND state = 'waiting'",
            )?
            .execute(params![thread, now])?;
        Ok(())
    }

    /// The thread of a row was not found by its channel: it is ended, and its ticket's is due.
    pub fn thread_was_gone(&self, row: OutboxId, now: Moment) -> Result<()> {
        let found: Option<(ThreadId, TicketId)> = self
            .conn
            .prepare_cached(
                "SELECT t.id, t.ticket_id FROM outbox AS o JOIN thread AS t ON t.id = o.thread_id
                 WHERE o.id = ?1 AND t.gone_ms IS NULL",
            )?
            .query_row(params![row], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((thread, ticket)) = found else { return Ok(()) };
        self.end_thread(thread, now)?;
        self.conn
            .prepare_cached("INSERT OR IGNORE INTO thread_due (ticket_id) VALUES (?1)")?
            .execute(params![ticket])?;
        Ok(())
    }

    /// Writes a row of the outbox that does something with a thread.
    pub fn enqueue_in(&self, thread: ThreadId, deed: ThreadDeed, out: &Outgoing<'_>, now: Moment) -> Result<OutboxId> {
        let row = self.enqueue(out, now)?;
        self.conn
            .prepare_cached("UPDATE outbox SET thread_id = ?2, deed = ?3 WHERE id = ?1")?
            .execute(params![row, thread, deed])?;
        Ok(row)
    }

    /// The newest row of a thread that does this and still waits.
    pub fn waiting_in(&self, thread: ThreadId, deed: ThreadDeed) -> Result<Option<OutboxId>> {
        Ok(self
            .conn
            .prepare_cached("SELECT MAX(id) FROM outbox WHERE thread_id = ?1 AND deed = ?2 AND state = 'waiting'")?
            .query_row(params![thread, deed], |row| row.get(0))?)
    }

    /// A row that still waits says something newer instead: what it said is not worth a message any more.
    pub fn say_instead(&self, row: OutboxId, message: &Message) -> Result<()> {
        let payload = serde_json::to_string(message)
            .map_err(|e| StoreError::Unreadable { what: "message", value: e.to_string() })?;
        self.conn
            .prepare_cached("UPDATE outbox SET payload = ?2 WHERE id = ?1 AND state = 'waiting'")?
            .execute(params![row, payload])?;
        Ok(())
    }

    /// A row that still waits is overtaken by events.
    pub fn leave_unsaid(&self, row: OutboxId, now: Moment) -> Result<()> {
        self.outbox_end(row, Ending::Refused, None, Some("overtaken"), now)
    }

    /// The message that stands at a row of a thread, or will when all is sent; none if the row was not sent.
    pub fn stands_at(&self, row: OutboxId) -> Result<Option<Message>> {
        let payload: Option<String> = self
            .conn
            .prepare_cached(
                "SELECT payload FROM outbox WHERE (id = ?1 OR edits_id = ?1)
                   AND state IN ('waiting', 'sending', 'sent', 'possibly') ORDER BY id DESC LIMIT 1",
            )?
            .query_row(params![row], |row| row.get(0))
            .optional()?;
        Ok(payload.and_then(|json| serde_json::from_str(&json).ok()))
    }

    /// How many notes a ticket has.
    pub fn notes_count(&self, ticket: TicketId) -> Result<usize> {
        let count: i64 = self
            .conn
            .prepare_cached("SELECT COUNT(*) FROM note WHERE ticket_id = ?1")?
            .query_row(params![ticket], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }
}

fn group_of(row: &Row<'_>) -> rusqlite::Result<StaffGroup> {
    Ok(StaffGroup { id: row.get(0)?, address: row.get(1)?, bound_by: row.get(2)?, halted: row.get(3)? })
}
