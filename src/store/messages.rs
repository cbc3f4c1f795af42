//! What client and expert wrote to each other, notes, files, prescriptions.
//!
//! A message is for the client's eyes, a note is not: they have different types, tables and ids,
//! and nothing here turns one into the other.

use rusqlite::params;

use super::{Result, StoreError, Tx};
use crate::conversation::state::PrescriptionDraft;
use crate::domain::attachment::Attachment;
use crate::domain::ids::{AttachmentId, MessageId, NoteId, PersonId, TicketId};
use crate::domain::moment::Moment;

/// A message of a ticket's conversation between client and expert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketMessage {
    /// Row.
    pub id: MessageId,
    /// Who wrote.
    pub author: PersonId,
    /// By the client, or to the client?
    pub from_client: bool,
    /// Words, may be empty with a file.
    pub body: String,
    /// File.
    pub attachment: Option<Attachment>,
    /// When.
    pub at: Moment,
}

/// An internal note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InternalNote {
    /// Row.
    pub id: NoteId,
    /// Who wrote.
    pub author: PersonId,
    /// Words.
    pub body: String,
    /// File.
    pub attachment: Option<Attachment>,
    /// When.
    pub at: Moment,
}

/// A prescription as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentPrescription {
    /// The message that carried it.
    pub message: MessageId,
    /// Who signed.
    pub author: PersonId,
    /// When.
    pub at: Moment,
    /// Its parts; `corrects` names the one that it took the place of.
    pub parts: PrescriptionDraft,
}

impl Tx<'_> {
    fn add_attachment(&self, attachment: Option<&Attachment>) -> Result<Option<AttachmentId>> {
        let Some(attachment) = attachment else { return Ok(None) };
        let body = serde_json::to_string(attachment)
            .map_err(|e| StoreError::Unreadable { what: "attachment", value: e.to_string() })?;
        let id = self
            .conn
            .prepare_cached("INSERT INTO attachment (body) VALUES (?1) RETURNING id")?
            .query_row(params![body], |row| row.get(0))?;
        Ok(Some(id))
    }

    /// Adds what the client wrote.
    pub fn add_client_message(
        &self,
        ticket: TicketId,
        author: PersonId,
        body: &str,
        attachment: Option<&Attachment>,
        at: Moment,
    ) -> Result<MessageId> {
        self.add_message(ticket, author, 1, body, attachment, at)
    }

    /// Adds what the house wrote to the client.
    pub fn add_house_message(
        &self,
        ticket: TicketId,
        author: PersonId,
        body: &str,
        attachment: Option<&Attachment>,
        at: Moment,
    ) -> Result<MessageId> {
        self.add_message(ticket, author, 0, body, attachment, at)
    }

    fn add_message(
        &self,
        ticket: TicketId,
        author: PersonId,
        from_client: i64,
        body: &str,
        attachment: Option<&Attachment>,
        at: Moment,
    ) -> Result<MessageId> {
        let attachment = self.add_attachment(attachment)?;
        Ok(self
            .conn
            .prepare_cached(
                "INSERT INTO message (ticket_id, author_id, from_client, body, attachment_id, at_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id",
            )?
            .query_row(params![ticket, author, from_client, body, attachment, at], |row| row.get(0))?)
    }

    /// Adds a note.
    pub fn add_note(
        &self,
        ticket: TicketId,
        author: PersonId,
        body: &str,
        attachment: Option<&Attachment>,
        at: Moment,
    ) -> Result<NoteId> {
        let attachment = self.add_attachment(attachment)?;
        Ok(self
            .conn
            .prepare_cached(
                "INSERT INTO note (ticket_id, author_id, body, attachment_id, at_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id",
            )?
            .query_row(params![ticket, author, body, attachment, at], |row| row.get(0))?)
    }

    /// Keeps the parts of a prescription beside the message that carried it, with the message of the
    /// one that it takes the place of.
    pub fn add_prescription(&self, message: MessageId, draft: &PrescriptionDraft) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO prescription (message_id, findings, cause, measures, basis, replaces_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![message, draft.findings, draft.cause, draft.measures, draft.basis, draft.corrects])?;
        Ok(())
    }

    /// The conversation of a ticket, oldest first: the newest `limit` messages, without the last
    /// prescription and those that were corrected, which are shown with their parts.
    pub fn messages(&self, ticket: TicketId, limit: u32) -> Result<Vec<TicketMessage>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT m.id, m.author_id, m.from_client, m.body, a.body, m.at_ms
             FROM (SELECT * FROM message WHERE ticket_id = ?1
                     AND id NOT IN (SELECT MAX(p.message_id) FROM prescription AS p
                                    JOIN message AS c ON c.id = p.message_id WHERE c.ticket_id = ?1
                                    HAVING MAX(p.message_id) IS NOT NULL)
                     AND id NOT IN (SELECT replaces_id FROM prescription WHERE replaces_id IS NOT NULL)
                   ORDER BY id DESC LIMIT ?2) AS m
             LEFT JOIN attachment AS a ON a.id = m.attachment_id ORDER BY m.id",
        )?;
        let rows = statement.query_map(params![ticket, limit], |row| {
            Ok(TicketMessage {
                id: row.get(0)?,
                author: row.get(1)?,
                from_client: row.get(2)?,
                body: row.get(3)?,
                attachment: attachment_of(row.get(4)?),
                at: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many messages the client has written on a ticket.
    pub fn client_messages(&self, ticket: TicketId) -> Result<u32> {
        Ok(self
            .conn
            .prepare_cached("SELECT COUNT(*) FROM message WHERE ticket_id = ?1 AND from_client = 1")?
            .query_row(params![ticket], |row| row.get(0))?)
    }

    /// The notes of a ticket, oldest first: the newest `limit` notes.
    pub fn notes(&self, ticket: TicketId, limit: u32) -> Result<Vec<InternalNote>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT n.id, n.author_id, n.body, a.body, n.at_ms
             FROM (SELECT * FROM note WHERE ticket_id = ?1 ORDER BY id DESC LIMIT ?2) AS n
             LEFT JOIN attachment AS a ON a.id = n.attachment_id ORDER BY n.id",
        )?;
        let rows = statement.query_map(params![ticket, limit], |row| {
            Ok(InternalNote {
                id: row.get(0)?,
                author: row.get(1)?,
                body: row.get(2)?,
                attachment: attachment_of(row.get(3)?),
                at: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The prescription of a ticket as it stands now, if there is one.
    pub fn prescription(&self, ticket: TicketId) -> Result<Option<PrescriptionDraft>> {
        Ok(self.prescriptions(ticket, 1)?.pop().map(|sent| sent.parts))
    }

    /// The prescriptions of a ticket, newest first: the newest `limit`.
    pub fn prescriptions(&self, ticket: TicketId, limit: u32) -> Result<Vec<SentPrescription>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT m.id, m.author_id, m.at_ms, p.findings, p.cause, p.measures, p.basis, p.replaces_id
             FROM prescription AS p JOIN message AS m ON m.id = p.message_id
             WHERE m.ticket_id = ?1 ORDER BY m.id DESC LIMIT ?2",
        )?;
        let rows = statement.query_map(params![ticket, limit], |row| {
            Ok(SentPrescription {
                message: row.get(0)?,
                author: row.get(1)?,
                at: row.get(2)?,
                parts: PrescriptionDraft {
                    findings: row.get(3)?,
                    cause: row.get(4)?,
                    measures: row.get(5)?,
                    basis: row.get(6)?,
                    corrects: row.get(7)?,
                },
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn attachment_of(json: Option<String>) -> Option<Attachment> {
    json.and_then(|json| serde_json::from_str(&json).ok())
}
