//! Canned phrases of the departments. What was removed is kept with who removed it.

use rusqlite::{OptionalExtension, Row, params};

use super::{Result, Tx};
use crate::domain::department::Slug;
use crate::domain::ids::{PersonId, PhraseId};
use crate::domain::moment::Moment;
use crate::domain::phrase::PHRASES_MAX;

/// Shortest name of a firm that is looked for in a phrase: shorter ones are words like any other.
const FIRM_NAME_MIN: i64 = 4;

/// A phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Row; people type it.
    pub id: PhraseId,
    /// Whose.
    pub department: Slug,
    /// Short name.
    pub name: String,
    /// Words with gaps.
    pub body: String,
}

impl Tx<'_> {
    /// Keeps a phrase.
    pub fn add_phrase(
        &self,
        department: &Slug,
        name: &str,
        body: &str,
        author: PersonId,
        at: Moment,
    ) -> Result<PhraseId> {
        Ok(self
            .conn
            .prepare_cached(
                "INSERT INTO phrase (department, name, body, author_id, at_ms) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id",
            )?
            .query_row(params![department, name, body, author, at], |row| row.get(0))?)
    }

    /// The phrases of a department, oldest first.
    pub fn phrases(&self, department: &Slug) -> Result<Vec<Phrase>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, department, name, body FROM phrase WHERE department = ?1 AND dropped_ms IS NULL ORDER BY id LIMIT ?2",
        )?;
        let rows = statement.query_map(params![department, PHRASES_MAX as i64], phrase_of)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A phrase that was not removed.
    pub fn phrase(&self, id: PhraseId) -> Result<Option<Phrase>> {
        Ok(self
            .conn
            .prepare_cached("SELECT id, department, name, body FROM phrase WHERE id = ?1 AND dropped_ms IS NULL")?
            .query_row(params![id], phrase_of)
            .optional()?)
    }

    /// Removes a phrase.
    pub fn drop_phrase(&self, id: PhraseId, by: PersonId, at: Moment) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE phrase SET dropped_ms = ?3, dropped_by = ?2 WHERE id = ?1 AND dropped_ms IS NULL")?
            .execute(params![id, by, at])?;
        Ok(())
    }

    /// Does a text hold the name of a firm that the clinic knows?
    pub fn firm_named_in(&self, text: &str) -> Result<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM enterprise WHERE length(name) >= ?2 AND instr(?1, name) > 0)",
            )?
            .query_row(params![text, FIRM_NAME_MIN], |row| row.get(0))?)
    }
}

fn phrase_of(row: &Row<'_>) -> rusqlite::Result<Phrase> {
    Ok(Phrase { id: row.get(0)?, department: row.get(1)?, name: row.get(2)?, body: row.get(3)? })
}
