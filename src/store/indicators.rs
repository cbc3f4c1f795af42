//! Yearly values of the plan's indicators: rows are added and nothing else.

use rusqlite::params;

use super::{Result, Tx};
use crate::domain::ids::PersonId;
use crate::domain::indicator::{Amount, Entered, NewValue};
use crate::domain::moment::Moment;

/// Rows that are read at once: thirty indicators over ten years, each corrected a dozen times.
const ROWS_MAX: u32 = 4_000;

impl Tx<'_> {
    /// Enters a value; it holds from now on for its indicator and year.
    pub fn add_indicator_value(&self, new: &NewValue, by: PersonId, at: Moment) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO indicator_value (indicator, year, thousandths, note, person_id, at_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![new.indicator, new.year, new.value.thousandths, new.note, by, at])?;
        Ok(())
    }

    /// All values as they were entered, the newest first; of one indicator or of all.
    pub fn indicator_values(&self, of: Option<u16>) -> Result<Vec<Entered>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT indicator, year, thousandths, note, person_id, at_ms FROM indicator_value
             WHERE ?1 IS NULL OR indicator = ?1 ORDER BY id DESC LIMIT ?2",
        )?;
        let rows = statement.query_map(params![of, ROWS_MAX], |row| {
            Ok(Entered {
                new: NewValue {
                    indicator: row.get(0)?,
                    year: row.get(1)?,
                    value: Amount { thousandths: row.get(2)? },
                    note: row.get(3)?,
                },
                by: row.get(4)?,
                at: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
