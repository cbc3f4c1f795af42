//! What clients changed after sending it: every version is kept.

use rusqlite::{OptionalExtension, params};

use super::{Result, Tx};
use crate::domain::ids::{AddressId, MessageId, QuestionId, TicketId};
use crate::domain::moment::Moment;

/// What a question or a message says after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The message; `None`: the question of the ticket.
    pub message: Option<MessageId>,
    /// What it says now.
    pub body: String,
    /// Since when.
    pub at: Moment,
}

impl Tx<'_> {
    /// Remembers which message of a ticket a person's own message became.
    pub fn remember_message(
        &self,
        address: AddressId,
        message_ref: &str,
        ticket: TicketId,
        message: MessageId,
    ) -> Result<()> {
        self.remember_heard(address, message_ref, ticket)?;
        self.conn
            .prepare_cached("UPDATE heard SET message_id = ?3 WHERE address_id = ?1 AND message_ref = ?2")?
            .execute(params![address, message_ref, message])?;
        Ok(())
    }

    /// The message of a ticket that a person's own message became, with the ticket.
    pub fn message_of_ref(&self, address: AddressId, message_ref: &str) -> Result<Option<(TicketId, MessageId)>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT ticket_id, message_id FROM heard
                 WHERE address_id = ?1 AND message_ref = ?2 AND message_id IS NOT NULL",
            )?
            .query_row(params![address, message_ref], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    /// Remembers with which message a question was asked.
    pub fn remember_question(&self, address: AddressId, message_ref: &str, question: QuestionId) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE question SET address_id = ?1, message_ref = ?2 WHERE id = ?3")?
            .execute(params![address, message_ref, question])?;
        Ok(())
    }

    /// The question that was asked with a message.
    pub fn question_of_ref(&self, address: AddressId, message_ref: &str) -> Result<Option<QuestionId>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT id FROM question WHERE address_id = ?1 AND message_ref = ?2 ORDER BY id DESC LIMIT 1",
            )?
            .query_row(params![address, message_ref], |row| row.get(0))
            .optional()?)
    }

    /// Keeps a version.
    pub fn add_edit(&self, ticket: TicketId, message: Option<MessageId>, body: &str, at: Moment) -> Result<()> {
        self.conn
            .prepare_cached("INSERT INTO edit (ticket_id, message_id, body, at_ms) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![ticket, message, body, at])?;
        Ok(())
    }

    /// The versions of a ticket's question and messages, oldest first: the newest `limit`.
    pub fn edits(&self, ticket: TicketId, limit: u32) -> Result<Vec<Edit>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT message_id, body, at_ms FROM (SELECT * FROM edit WHERE ticket_id = ?1 ORDER BY id DESC LIMIT ?2)
             ORDER BY id",
        )?;
        let rows = statement.query_map(params![ticket, limit], |row| {
            Ok(Edit { message: row.get(0)?, body: row.get(1)?, at: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What a message of a client said at first, and whether it is one of a client's.
    pub fn first_words(&self, message: MessageId) -> Result<Option<(String, bool)>> {
        Ok(self
            .conn
            .prepare_cached("SELECT body, from_client FROM message WHERE id = ?1")?
            .query_row(params![message], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }
}
