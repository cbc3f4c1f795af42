//! What the channels delivered: stored before it is acknowledged, handled once.

use rusqlite::{OptionalExtension, params};

use super::{Result, StoreError, Tx};
use crate::conversation::incoming::{ChannelName, Incoming};
use crate::domain::attachment::ALBUM_MAX;
use crate::domain::ids::InboxId;
use crate::domain::moment::Moment;

/// Handled rows are kept so long (48 h: twice the time for which Telegram redelivers), then pruned.
pub const INBOX_KEPT_MILLIS: i64 = 48 * 3600 * 1000;
/// After so many failed tries an update is set aside and its sender told.
pub const HANDLING_TRIES_MAX: u32 = 3;

impl Tx<'_> {
    /// Stores an incoming; `None` if its key was seen before.
    pub fn inbox_put(&self, incoming: &Incoming) -> Result<Option<InboxId>> {
        let payload = serde_json::to_string(incoming)
            .map_err(|e| StoreError::Unreadable { what: "incoming", value: e.to_string() })?;
        let id = self
            .conn
            .prepare_cached(
                "INSERT INTO inbox (channel, key, place, payload, at_ms) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (channel, key) DO NOTHING RETURNING id",
            )?
            .query_row(params![incoming.from.channel, incoming.key, incoming.from.place, payload, incoming.at], |row| {
                row.get(0)
            })
            .optional()?;
        if id.is_some() {
            self.keep_said(incoming)?;
        }
        Ok(id)
    }

    /// Ids and places of rows that wait to be handled, oldest first, after `after`; of one place if
    /// given. Reads no payload: a row that cannot be read any more must not stop the others.
    pub fn inbox_waiting(
        &self,
        channel: ChannelName,
        place: Option<&str>,
        after: InboxId,
        limit: u32,
    ) -> Result<Vec<(InboxId, String)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, place FROM inbox
             WHERE channel = ?1 AND done_ms IS NULL AND set_aside IS NULL AND id > ?2
               AND (?3 IS NULL OR place = ?3) ORDER BY id LIMIT ?4",
        )?;
        let rows = statement.query_map(params![channel, after, place, limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What a row holds, if it is still to be handled. Asked in the transaction that handles it.
    pub fn inbox_row(&self, id: InboxId) -> Result<Option<Incoming>> {
        let payload: Option<String> = self
            .conn
            .prepare_cached("SELECT payload FROM inbox WHERE id = ?1 AND done_ms IS NULL AND set_aside IS NULL")?
            .query_row(params![id], |row| row.get(0))
            .optional()?;
        payload
            .map(|json| serde_json::from_str(&json))
            .transpose()
            .map_err(|e| StoreError::Unreadable { what: "incoming", value: e.to_string() })
    }

    /// The rows that wait and belong to the same album as this one, in order.
    pub fn inbox_album(&self, incoming: &Incoming) -> Result<Vec<(InboxId, Incoming)>> {
        let Some(album) = &incoming.album else { return Ok(vec![]) };
        let limit = i64::try_from(ALBUM_MAX).unwrap_or(i64::MAX);
        let mut statement = self.conn.prepare_cached(
            "SELECT id, payload FROM inbox
             WHERE channel = ?1 AND place = ?2 AND payload ->> 'album' IS NOT NULL AND payload ->> 'album' = ?3
               AND done_ms IS NULL AND set_aside IS NULL ORDER BY id LIMIT ?4",
        )?;
        let rows = statement
            .query_map(params![incoming.from.channel, incoming.from.place, album, limit], |row| {
                Ok((row.get(0)?, row.get::<_, String>(1)?))
            })?
            .collect::<rusqlite::Result<Vec<(InboxId, String)>>>()?;
        // A row that cannot be read is left for itself: it must not hold up the others.
        Ok(rows.into_iter().filter_map(|(id, json)| Some((id, serde_json::from_str(&json).ok()?))).collect())
    }

    /// Did anything come from the same place after this row that is no part of its album?
    pub fn inbox_goes_on(&self, row: InboxId, incoming: &Incoming) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM inbox WHERE channel = ?1 AND place = ?2 AND id > ?3
                 AND done_ms IS NULL AND set_aside IS NULL AND payload ->> 'album' IS NOT ?4)",
            )?
            .query_row(params![incoming.from.channel, incoming.from.place, row, incoming.album], |row| row.get(0))?)
    }

    /// The message with which an album began whose earlier parts are handled: a late part replies to it.
    pub fn inbox_album_begun(&self, incoming: &Incoming) -> Result<Option<String>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT payload ->> 'message_ref' FROM inbox
                 WHERE channel = ?1 AND place = ?2 AND payload ->> 'album' IS NOT NULL AND payload ->> 'album' = ?3
                   AND done_ms IS NOT NULL ORDER BY id LIMIT 1",
            )?
            .query_row(params![incoming.from.channel, incoming.from.place, incoming.album], |row| row.get(0))
            .optional()?
            .flatten())
    }

    /// Marks a row handled, in the transaction of its effects.
    pub fn inbox_done(&self, id: InboxId, at: Moment) -> Result<()> {
        self.conn.prepare_cached("UPDATE inbox SET done_ms = ?2 WHERE id = ?1")?.execute(params![id, at])?;
        Ok(())
    }

    /// Counts a failed try; returns how many there were, `None` if the row is not open any more.
    pub fn inbox_failed(&self, id: InboxId) -> Result<Option<u32>> {
        Ok(self
            .conn
            .prepare_cached(
                "UPDATE inbox SET tries = tries + 1
                 WHERE id = ?1 AND done_ms IS NULL AND set_aside IS NULL RETURNING tries",
            )?
            .query_row(params![id], |row| row.get(0))
            .optional()?)
    }

    /// Sets a row aside for good, with a reason for the office.
    pub fn inbox_set_aside(&self, id: InboxId, why: &str) -> Result<()> {
        self.conn.prepare_cached("UPDATE inbox SET set_aside = ?2 WHERE id = ?1")?.execute(params![id, why])?;
        Ok(())
    }

    /// Forgets handled rows that no channel can deliver again.
    pub fn inbox_prune(&self, now: Moment) -> Result<usize> {
        Ok(self
            .conn
            .prepare_cached("DELETE FROM inbox WHERE done_ms IS NOT NULL AND done_ms < ?1")?
            .execute(params![now.plus_millis(-INBOX_KEPT_MILLIS)])?)
    }

    /// Where polling goes on for this bot; `None` if it never polled.
    pub fn cursor(&self, channel: ChannelName, bot: &str) -> Result<Option<i64>> {
        Ok(self
            .conn
            .prepare_cached("SELECT next FROM cursor WHERE channel = ?1 AND bot = ?2")?
            .query_row(params![channel, bot], |row| row.get(0))
            .optional()?)
    }

    /// Moves the polling position, in the transaction that stores the updates before it.
    pub fn set_cursor(&self, channel: ChannelName, bot: &str, next: i64) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO cursor (channel, bot, next) VALUES (?1, ?2, ?3)
                 ON CONFLICT (channel, bot) DO UPDATE SET next = excluded.next",
            )?
            .execute(params![channel, bot, next])?;
        Ok(())
    }
}
