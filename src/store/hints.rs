//! By which department's link or code somebody came.

use rusqlite::{OptionalExtension, params};

use super::{Result, Tx};
use crate::domain::department::Slug;
use crate::domain::ids::AddressId;
use crate::domain::moment::Moment;

impl Tx<'_> {
    /// Keeps the department of the link or code by which somebody came; a later coming takes the place of an earlier
    /// one, and the same said again changes nothing.
    pub fn set_hint(&self, at: AddressId, department: &Slug, mark: &str, now: Moment) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO hint (address_id, department, mark, given_ms) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (address_id) DO UPDATE SET department = excluded.department, mark = excluded.mark,
                   given_ms = excluded.given_ms, used_ms = NULL
                 WHERE hint.mark <> excluded.mark",
            )?
            .execute(params![at, department, mark, now])?;
        Ok(())
    }

    /// The department that still holds for the first question, if it was named since then.
    pub fn hint(&self, at: AddressId, since: Moment) -> Result<Option<Slug>> {
        Ok(self
            .conn
            .prepare_cached("SELECT department FROM hint WHERE address_id = ?1 AND used_ms IS NULL AND given_ms >= ?2")?
            .query_row(params![at, since], |row| row.get(0))
            .optional()?)
    }

    /// The first question is answered: the department that was named holds no more.
    pub fn hint_used(&self, at: AddressId, now: Moment) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE hint SET used_ms = ?2 WHERE address_id = ?1 AND used_ms IS NULL")?
            .execute(params![at, now])?;
        Ok(())
    }
}
