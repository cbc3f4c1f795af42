//! What was said in a person's places, both ways, for a page that shows the whole talk.
//!
//! A page is a mailbox: a message for it has arrived when it is committed. Whether somebody looks is not known,
//! as little as with a letter.

use rusqlite::{OptionalExtension, params};

use super::{Result, StoreError, Tx};
use crate::conversation::incoming::{ChannelName, Content, Incoming};
use crate::domain::ids::{OutboxId, PersonId};
use crate::domain::moment::Moment;
use crate::speech::message::Message;

/// How far a page has read: the newest row of each side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadTo {
    /// Newest row of ours.
    pub told: i64,
    /// Newest row of theirs.
    pub said: i64,
}

/// One thing in a talk.
#[derive(Debug, Clone, PartialEq)]
pub enum Spoken {
    /// Theirs.
    Said {
        /// Row.
        id: i64,
        /// What.
        content: Content,
        /// The message that it is about: for a press, the one with the button.
        message_ref: Option<String>,
        /// When.
        at: Moment,
    },
    /// Ours.
    Told {
        /// Row.
        id: OutboxId,
        /// The row in whose place it stands: its own, or an earlier one.
        shown_at: OutboxId,
        /// What.
        message: Message,
        /// When.
        at: Moment,
    },
}

impl Spoken {
    /// When it was said.
    pub fn at(&self) -> Moment {
        match self {
            Self::Said { at, .. } | Self::Told { at, .. } => *at,
        }
    }

    /// In the order of a talk: what somebody said stands before what it led to in the same moment.
    fn order(&self) -> (Moment, u8, i64) {
        match self {
            Self::Said { id, at, .. } => (*at, 0, *id),
            Self::Told { id, at, .. } => (*at, 1, id.0),
        }
    }

    /// Moves the mark up to here.
    pub fn note(&self, read: &mut ReadTo) {
        match self {
            Self::Said { id, .. } => read.said = read.said.max(*id),
            Self::Told { id, .. } => read.told = read.told.max(id.0),
        }
    }
}

impl Tx<'_> {
    /// Keeps what was said in a browser, beside its row in the inbox.
    pub(super) fn keep_said(&self, incoming: &Incoming) -> Result<()> {
        match incoming.from.channel {
            ChannelName::Web => {}
            ChannelName::Telegram | ChannelName::Terminal => return Ok(()),
        }
        let content = serde_json::to_string(&incoming.content)
            .map_err(|e| StoreError::Unreadable { what: "content", value: e.to_string() })?;
        self.conn
            .prepare_cached("INSERT INTO said (place, content, message_ref, at_ms) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![incoming.from.place, content, incoming.message_ref, incoming.at])?;
        Ok(())
    }

    /// The newest `limit` of each side of a person's talk, in the order in which it was said; a message that was
    /// changed stands in its first place with its newest words.
    pub fn talk_of(&self, person: PersonId, limit: u32) -> Result<Vec<Spoken>> {
        let mut told = self.conn.prepare_cached(
            "SELECT o.id, o.id, coalesce((SELECT n.payload FROM outbox AS n WHERE n.edits_id = o.id
                                          ORDER BY n.id DESC LIMIT 1), o.payload), o.created_ms
             FROM address AS a JOIN outbox AS o ON o.address_id = a.id
             WHERE a.person_id = ?1 AND o.edits_id IS NULL
               AND (o.wiped_ms IS NULL
                    OR EXISTS (SELECT 1 FROM outbox AS n WHERE n.edits_id = o.id AND n.wiped_ms IS NULL))
             ORDER BY o.id DESC LIMIT ?2",
        )?;
        let mut said = self.conn.prepare_cached(
            "SELECT s.id, s.content, s.message_ref, s.at_ms FROM address AS a JOIN said AS s ON s.place = a.place
             WHERE a.person_id = ?1 AND a.channel = 'web' ORDER BY s.id DESC LIMIT ?2",
        )?;
        let mut all = spoken_told(told.query(params![person, limit])?)?;
        all.extend(spoken_said(said.query(params![person, limit])?)?);
        all.sort_by_key(Spoken::order);
        Ok(all)
    }

    /// What was said since, in order; at most `limit` of each side.
    pub fn talk_since(&self, person: PersonId, read: ReadTo, limit: u32) -> Result<Vec<Spoken>> {
        let mut told = self.conn.prepare_cached(
            "SELECT o.id, coalesce(o.edits_id, o.id), o.payload, o.created_ms
             FROM address AS a JOIN outbox AS o ON o.address_id = a.id
             WHERE a.person_id = ?1 AND o.id > ?2 AND o.wiped_ms IS NULL ORDER BY o.id LIMIT ?3",
        )?;
        let mut said = self.conn.prepare_cached(
            "SELECT s.id, s.content, s.message_ref, s.at_ms FROM address AS a JOIN said AS s ON s.place = a.place
             WHERE a.person_id = ?1 AND a.channel = 'web' AND s.id > ?2 ORDER BY s.id LIMIT ?3",
        )?;
        let mut all = spoken_told(told.query(params![person, read.told, limit])?)?;
        all.extend(spoken_said(said.query(params![person, read.said, limit])?)?);
        all.sort_by_key(Spoken::order);
        Ok(all)
    }

    /// Whose talks went on after these marks, and the new marks: for who tells open pages.
    pub fn talks_gone_on(&self, read: ReadTo) -> Result<(Vec<PersonId>, ReadTo)> {
        let newest = ReadTo {
            told: self.newest("SELECT coalesce(MAX(id), 0) FROM outbox")?,
            said: self.newest("SELECT coalesce(MAX(id), 0) FROM said")?,
        };
        if newest == read {
            return Ok((vec![], newest));
        }
        let mut statement = self.conn.prepare_cached(
            "SELECT a.person_id FROM outbox AS o JOIN address AS a ON a.id = o.address_id WHERE o.id > ?1 AND o.id <= ?2
             UNION SELECT a.person_id FROM said AS s JOIN address AS a ON a.channel = 'web' AND a.place = s.place
             WHERE s.id > ?3 AND s.id <= ?4",
        )?;
        let rows = statement
            .query_map(params![read.told, newest.told, read.said, newest.said], |row| row.get::<_, PersonId>(0))?;
        Ok((rows.collect::<rusqlite::Result<_>>()?, newest))
    }

    /// How far a person's talk goes.
    pub fn talk_marks(&self, person: PersonId) -> Result<ReadTo> {
        let newest = |question| -> Result<i64> {
            Ok(self.conn.prepare_cached(question)?.query_row(params![person], |row| row.get(0))?)
        };
        Ok(ReadTo {
            told: newest(
                "SELECT coalesce(MAX((SELECT MAX(o.id) FROM outbox AS o WHERE o.address_id = a.id)), 0)
                 FROM address AS a WHERE a.person_id = ?1",
            )?,
            said: newest(
                "SELECT coalesce(MAX((SELECT MAX(s.id) FROM said AS s WHERE s.place = a.place)), 0)
                 FROM address AS a WHERE a.person_id = ?1 AND a.channel = 'web'",
            )?,
        })
    }

    /// A message of ours in a person's talk in all its versions, the newest first.
    pub fn versions_of(&self, person: PersonId, row: OutboxId) -> Result<Vec<Message>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT o.payload FROM outbox AS o JOIN address AS a ON a.id = o.address_id
             WHERE (o.id = ?1 OR o.edits_id = ?1) AND a.person_id = ?2 ORDER BY o.id DESC LIMIT 20",
        )?;
        let rows = statement.query_map(params![row, person], |row| row.get::<_, String>(0))?;
        let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(rows.iter().filter_map(|json| serde_json::from_str(json).ok()).collect())
    }

    /// A message of ours in a person's talk, as it stands now.
    pub fn told(&self, person: PersonId, row: OutboxId) -> Result<Option<Message>> {
        let own: Option<i64> = self
            .conn
            .prepare_cached(
                "SELECT 1 FROM outbox AS o JOIN address AS a ON a.id = o.address_id WHERE o.id = ?1 AND a.person_id = ?2",
            )?
            .query_row(params![row, person], |row| row.get(0))
            .optional()?;
        match own {
            Some(_) => self.newest_of(row),
            None => Ok(None),
        }
    }

    /// What a person said in a browser, by its row.
    pub fn said(&self, person: PersonId, row: i64) -> Result<Option<Content>> {
        let content: Option<String> = self
            .conn
            .prepare_cached(
                "SELECT s.content FROM said AS s JOIN address AS a ON a.channel = 'web' AND a.place = s.place
                 WHERE s.id = ?1 AND a.person_id = ?2",
            )?
            .query_row(params![row, person], |row| row.get(0))
            .optional()?;
        Ok(content.and_then(|json| serde_json::from_str(&json).ok()))
    }

    fn newest(&self, question: &'static str) -> Result<i64> {
        Ok(self.conn.prepare_cached(question)?.query_row([], |row| row.get(0))?)
    }
}

fn spoken_told(mut rows: rusqlite::Rows<'_>) -> Result<Vec<Spoken>> {
    let mut told = vec![];
    while let Some(row) = rows.next()? {
        let payload: String = row.get(2)?;
        // Written by another version: not shown, as it is not sent.
        let Ok(message) = serde_json::from_str(&payload) else { continue };
        told.push(Spoken::Told { id: row.get(0)?, shown_at: row.get(1)?, message, at: row.get(3)? });
    }
    Ok(told)
}

fn spoken_said(mut rows: rusqlite::Rows<'_>) -> Result<Vec<Spoken>> {
    let mut said = vec![];
    while let Some(row) = rows.next()? {
        let content: String = row.get(1)?;
        let Ok(content) = serde_json::from_str(&content) else { continue };
        said.push(Spoken::Said { id: row.get(0)?, content, message_ref: row.get(2)?, at: row.get(3)? });
    }
    Ok(said)
}
