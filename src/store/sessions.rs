//! One-time links, the browsers in which the house is signed in, and the codes that bind two places.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};

use super::{Result, StoreError, Tx};
use crate::domain::binding::BINDING_MINUTES;
use crate::domain::department::Slug;
use crate::domain::ids::{PersonId, SessionId};
use crate::domain::moment::Moment;
use crate::domain::person::Roles;

/// For whom a link is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkFor {
    /// A person of the house.
    Person(PersonId),
    /// Somebody who is not there yet, with these roles.
    Newcomer(Roles),
}

/// A browser in which somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Row.
    pub id: SessionId,
    /// Who.
    pub person: PersonId,
    /// What the browser calls itself.
    pub agent: String,
    /// Since when.
    pub created: Moment,
    /// Last used.
    pub seen: Moment,
}

/// A row of `sign_in`: whom it is for, or the roles that a newcomer gets.
fn link_for((person, office, departments): (Option<PersonId>, bool, String)) -> Result<LinkFor> {
    let expert: BTreeSet<Slug> = serde_json::from_str(&departments)
        .map_err(|_| StoreError::Unreadable { what: "departments", value: departments })?;
    Ok(person.map_or(LinkFor::Newcomer(Roles { office, expert }), LinkFor::Person))
}

impl Tx<'_> {
    /// Keeps the hash of a link.
    pub fn sign_in_offer(&self, token_hash: &str, who: &LinkFor, now: Moment, expires: Moment) -> Result<()> {
        let (person, roles) = match who {
            LinkFor::Person(person) => (Some(*person), Roles::default()),
            LinkFor::Newcomer(roles) => (None, roles.clone()),
        };
        let departments = serde_json::to_string(&roles.expert)
            .map_err(|e| StoreError::Unreadable { what: "departments", value: e.to_string() })?;
        self.conn
            .prepare_cached(
                "INSERT INTO sign_in (token_hash, person_id, office, departments, created_ms, expires_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![token_hash, person, roles.office, departments, now, expires])?;
        Ok(())
    }

    /// For whom is this link still good? It is not used by asking.
    pub fn sign_in_waits(&self, token_hash: &str, now: Moment) -> Result<Option<LinkFor>> {
        self.conn
            .prepare_cached(
                "SELECT person_id, office, departments FROM sign_in
                 WHERE token_hash = ?1 AND used_ms IS NULL AND expires_ms >= ?2",
            )?
            .query_row(params![token_hash, now], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?
            .map(link_for)
            .transpose()
    }

    /// Uses a link, once. `None`: no such link, used before, or too late.
    pub fn sign_in_take(&self, token_hash: &str, now: Moment) -> Result<Option<LinkFor>> {
        self.conn
            .prepare_cached(
                "UPDATE sign_in SET used_ms = ?2 WHERE token_hash = ?1 AND used_ms IS NULL AND expires_ms >= ?2
                 RETURNING person_id, office, departments",
            )?
            .query_row(params![token_hash, now], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?
            .map(link_for)
            .transpose()
    }

    /// Makes somebody of the house who has no address yet.
    pub fn new_person(&self, name: &str, roles: &Roles, now: Moment) -> Result<PersonId> {
        let person: PersonId = self
            .conn
            .prepare_cached("INSERT INTO person (name, language, created_ms) VALUES (?1, 'zh-CN', ?2) RETURNING id")?
            .query_row(params![name, now], |row| row.get(0))?;
        self.grant(person, roles)?;
        Ok(person)
    }

    /// Begins a session: the browser's place becomes an address of the person.
    pub fn session_begin(
        &self,
        token_hash: &str,
        place: &str,
        person: PersonId,
        agent: &str,
        now: Moment,
    ) -> Result<SessionId> {
        self.conn
            .prepare_cached("INSERT INTO address (channel, place, person_id, seen_ms) VALUES ('web', ?1, ?2, ?3)")?
            .execute(params![place, person, now])?;
        Ok(self
            .conn
            .prepare_cached(
                "INSERT INTO web_session (token_hash, person_id, agent, created_ms, seen_ms)
                 VALUES (?1, ?2, ?3, ?4, ?4) RETURNING id",
            )?
            .query_row(params![token_hash, person, agent, now], |row| row.get(0))?)
    }

    /// The open session of a token that was used since `not_before`.
    pub fn session(&self, token_hash: &str, not_before: Moment) -> Result<Option<Session>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT id, person_id, agent, created_ms, seen_ms FROM web_session
                 WHERE token_hash = ?1 AND ended_ms IS NULL AND seen_ms >= ?2",
            )?
            .query_row(params![token_hash, not_before], session_of)
            .optional()?)
    }

    /// Notes that a session was used.
    pub fn session_seen(&self, id: SessionId, now: Moment) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE web_session SET seen_ms = MAX(seen_ms, ?2) WHERE id = ?1")?
            .execute(params![id, now])?;
        Ok(())
    }

    /// The open sessions of a person, newest first.
    pub fn sessions_of(&self, person: PersonId, not_before: Moment) -> Result<Vec<Session>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, person_id, agent, created_ms, seen_ms FROM web_session
             WHERE person_id = ?1 AND ended_ms IS NULL AND seen_ms >= ?2 ORDER BY id DESC",
        )?;
        let rows = statement.query_map(params![person, not_before], session_of)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Ends a session of this person; `false`: it is not theirs, or has ended. Its place stays an address for the
    /// record, but nothing goes there any more.
    pub fn session_end(&self, id: SessionId, person: PersonId, now: Moment) -> Result<bool> {
        let ended: Option<String> = self
            .conn
            .prepare_cached(
                "UPDATE web_session SET ended_ms = ?3 WHERE id = ?1 AND person_id = ?2 AND ended_ms IS NULL
                 RETURNING token_hash",
            )?
            .query_row(params![id, person, now], |row| row.get(0))
            .optional()?;
        let Some(hash) = ended else { return Ok(false) };
        self.conn
            .prepare_cached(
                "UPDATE address SET reachable = 0
                 WHERE channel = 'web' AND person_id = ?1 AND substr(?2, 1, length(place)) = place",
            )?
            .execute(params![person, hash])?;
        Ok(true)
    }

    /// Is there anybody of the office in good standing?
    pub fn has_office(&self) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM person WHERE office = 1 AND suspended = 0)")?
            .query_row([], |row| row.get(0))?)
    }

    /// Offers a code by which another place is bound to this person; an earlier one is void.
    pub fn binding_offer(&self, person: PersonId, code_hash: &str, now: Moment, expires: Moment) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO binding (person_id, code_hash, created_ms, expires_ms) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (person_id) DO UPDATE SET code_hash = excluded.code_hash,
                   created_ms = excluded.created_ms, expires_ms = excluded.expires_ms",
            )?
            .execute(params![person, code_hash, now, expires])?;
        Ok(())
    }

    /// Wrong codes since then, of everybody.
    pub fn binding_misses(&self, since: Moment) -> Result<u32> {
        Ok(self
            .conn
            .prepare_cached("SELECT COUNT(*) FROM binding_miss WHERE at_ms > ?1")?
            .query_row(params![since], |row| row.get(0))?)
    }

    /// Counts a wrong code; those that count no more go.
    pub fn binding_missed(&self, now: Moment) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM binding_miss WHERE at_ms <= ?1")?
            .execute(params![now.plus_minutes(-2 * BINDING_MINUTES)])?;
        self.conn.prepare_cached("INSERT INTO binding_miss (at_ms) VALUES (?1)")?.execute(params![now])?;
        Ok(())
    }

    /// What a person did as a client, and where they are reached, becomes another's: both were the same person. The
    /// history keeps who did what; the name stays behind as an empty husk.
    pub fn adopt(&self, from: PersonId, into: PersonId) -> Result<()> {
        for change in [
            "UPDATE address SET person_id = ?2 WHERE person_id = ?1",
            "UPDATE question SET person_id = ?2 WHERE person_id = ?1",
            "UPDATE ticket SET client_id = ?2 WHERE client_id = ?1",
            "UPDATE person SET enterprise_id = coalesce(enterprise_id, (SELECT enterprise_id FROM person WHERE id = ?1)),
               phone = coalesce(phone, (SELECT phone FROM person WHERE id = ?1)) WHERE id = ?2",
            "UPDATE person SET same_as = ?2 WHERE id = ?1",
        ] {
            self.conn.prepare_cached(change)?.execute(params![from, into])?;
        }
        Ok(())
    }

    /// Was the one found to be the same person as the other?
    pub fn is_same_person(&self, one: PersonId, other: PersonId) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1 AND same_as = ?2)")?
            .query_row(params![one, other], |row| row.get(0))?)
    }

    /// Takes a code, once. `None`: nobody offers it, or it is too late, or two offer the same by chance.
    pub fn binding_take(&self, code_hash: &str, now: Moment) -> Result<Option<PersonId>> {
        let mut statement = self
            .conn
            .prepare_cached("DELETE FROM binding WHERE code_hash = ?1 AND expires_ms >= ?2 RETURNING person_id")?;
        let rows = statement.query_map(params![code_hash, now], |row| row.get::<_, PersonId>(0))?;
        let found = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        match found.as_slice() {
            [person] => Ok(Some(*person)),
            _ => Ok(None),
        }
    }
}

fn session_of(row: &rusqlite::Row<'_>) -> rusqlite::Result<Session> {
    Ok(Session { id: row.get(0)?, person: row.get(1)?, agent: row.get(2)?, created: row.get(3)?, seen: row.get(4)? })
}
