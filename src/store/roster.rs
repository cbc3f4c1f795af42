//! Who is on duty.

use chrono::NaiveDate;
use rusqlite::params;

use super::{Result, Tx};
use crate::domain::department::Slug;
use crate::domain::ids::PersonId;
use crate::domain::person::Person;

impl Tx<'_> {
    /// Puts these people on duty on a day, and nobody else of the department.
    pub fn set_roster(&self, department: &Slug, day: NaiveDate, people: &[PersonId]) -> Result<()> {
        let day = day.to_string();
        self.conn
            .prepare_cached("DELETE FROM roster WHERE department = ?1 AND day = ?2")?
            .execute(params![department, day])?;
        for person in people {
            self.conn
                .prepare_cached("INSERT OR IGNORE INTO roster (department, day, person_id) VALUES (?1, ?2, ?3)")?
                .execute(params![department, day, person])?;
        }
        Ok(())
    }

    /// Who of a department is on duty on a day, in the order of their rows.
    pub fn on_duty(&self, department: &Slug, day: NaiveDate) -> Result<Vec<PersonId>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT person_id FROM roster WHERE department = ?1 AND day = ?2 ORDER BY person_id")?;
        let rows = statement.query_map(params![department, day.to_string()], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// People with a role after a row, in the order of their rows; suspended ones too.
    pub fn staff_after(&self, after: PersonId, limit: u32) -> Result<Vec<Person>> {
        let mut staff = self.staff()?;
        staff.retain(|person| person.id > after);
        staff.sort_by_key(|person| person.id);
        staff.truncate(limit as usize);
        Ok(staff)
    }
}
