//! Who is away.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

use super::{Result, Tx};
use crate::domain::absence::{Absence, Away};
use crate::domain::days::Stretch;
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;

const ABSENCE: &str = "SELECT id, person_id, from_day, to_day, deputy_id FROM absence";

impl Tx<'_> {
    /// Writes an absence down.
    pub fn add_absence(&self, person: PersonId, days: Stretch, deputy: Option<PersonId>, now: Moment) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO absence (person_id, from_day, to_day, deputy_id, said_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![person, days.from.to_string(), days.to.to_string(), deputy, now])?;
        Ok(())
    }

    /// Calls off what a person has said for today and later. Returns how many absences.
    pub fn end_absences(&self, person: PersonId, today: NaiveDate, now: Moment) -> Result<usize> {
        Ok(self
            .conn
            .prepare_cached(
                "UPDATE absence SET ended_ms = ?3 WHERE person_id = ?1 AND to_day >= ?2 AND ended_ms IS NULL",
            )?
            .execute(params![person, today.to_string(), now])?)
    }

    /// The absence of a person that is in force on a day or comes next.
    pub fn absence_of(&self, person: PersonId, today: NaiveDate) -> Result<Option<Absence>> {
        Ok(self
            .conn
            .prepare_cached(&format!(
                "{ABSENCE} WHERE person_id = ?1 AND to_day >= ?2 AND ended_ms IS NULL ORDER BY from_day, id LIMIT 1"
            ))?
            .query_row(params![person, today.to_string()], absence_of)
            .optional()?)
    }

    /// An absence, unless it was called off.
    pub fn absence(&self, id: i64) -> Result<Option<Absence>> {
        Ok(self
            .conn
            .prepare_cached(&format!("{ABSENCE} WHERE id = ?1 AND ended_ms IS NULL"))?
            .query_row(params![id], absence_of)
            .optional()?)
    }

    /// Absences in force on a day, after a row, in the order of their rows.
    pub fn absences_on(&self, day: NaiveDate, after: i64, limit: u32) -> Result<Vec<Absence>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "{ABSENCE} WHERE from_day <= ?1 AND to_day >= ?1 AND ended_ms IS NULL AND id > ?2 ORDER BY id LIMIT ?3"
        ))?;
        let rows = statement.query_map(params![day.to_string(), after, limit], absence_of)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Everybody who is away on a day, with their deputies.
    pub fn away_on(&self, day: NaiveDate) -> Result<Away> {
        let absences = self.absences_on(day, 0, u32::MAX)?;
        Ok(absences.into_iter().map(|absence| (absence.person, absence.deputy)).collect())
    }
}

fn absence_of(row: &Row<'_>) -> rusqlite::Result<Absence> {
    let day = |index| {
        let text: String = row.get(index)?;
        text.parse().map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(
                index,
                rusqlite::types::Type::Text,
                Box::<chrono::ParseError>::new(error),
            )
        })
    };
    Ok(Absence {
        id: row.get(0)?,
        person: row.get(1)?,
        days: Stretch { from: day(2)?, to: day(3)? },
        deputy: row.get(4)?,
    })
}
