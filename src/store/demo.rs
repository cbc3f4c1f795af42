//! Is this the database of a demonstration? Pages say so, and nothing invented is put beside real data.

use rusqlite::params;

use super::{Result, Tx};
use crate::domain::moment::Moment;

impl Tx<'_> {
    /// Nobody was ever here, and nothing was asked?
    pub fn is_new(&self) -> Result<bool> {
        let question = "SELECT NOT EXISTS (SELECT 1 FROM person WHERE id > 0) AND NOT EXISTS (SELECT 1 FROM inbox)
                        AND NOT EXISTS (SELECT 1 FROM sign_in) AND NOT EXISTS (SELECT 1 FROM invitation)";
        Ok(self.conn.prepare_cached(question)?.query_row([], |row| row.get(0))?)
    }

    /// Everything in this database is invented from here on.
    pub fn mark_as_demo(&self, seed: u64, from: Moment) -> Result<()> {
        self.conn
            .prepare_cached("INSERT INTO demo (only_row, seed, from_ms) VALUES (1, ?1, ?2)")?
            .execute(params![seed.cast_signed(), from])?;
        Ok(())
    }

    /// Is everything in it invented?
    pub fn is_demo(&self) -> Result<bool> {
        Ok(self.conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM demo)")?.query_row([], |row| row.get(0))?)
    }
}
