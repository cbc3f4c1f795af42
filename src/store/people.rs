//! People, addresses, dialogue states, firms.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, Row, params};

use super::{Result, StoreError, Tx};
use crate::conversation::incoming::Address;
use crate::conversation::state::State;
use crate::domain::department::Slug;
use crate::domain::enterprise::{CreditCode, Enterprise};
use crate::domain::ids::{AddressId, EnterpriseId, PersonId};
use crate::domain::moment::Moment;
use crate::domain::person::{Language, Person, Roles};
use crate::domain::phone::Phone;

/// A person at the address from which they just wrote.
#[derive(Debug, Clone)]
pub struct Here {
    /// Who.
    pub person: Person,
    /// Where.
    pub address: AddressId,
    /// State of the dialogue there; `None` if what was stored cannot be read any more.
    pub state: Option<State>,
    /// Never seen at this address before?
    pub first_contact: bool,
}

const PERSON: &str = "SELECT id, name, language, office, suspended, enterprise_id FROM person";

impl Tx<'_> {
    /// The person at an address; made on first contact.
    pub fn here(&self, at: &Address, name: &str, language: Option<Language>, now: Moment) -> Result<Here> {
        let known: Option<(AddressId, PersonId, Option<String>)> = self
            .conn
            .prepare_cached(
                "UPDATE address SET seen_ms = MAX(seen_ms, ?3), reachable = 1
                 WHERE channel = ?1 AND place = ?2 RETURNING id, person_id, state",
            )?
            .query_row(params![at.channel, at.place, now], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        if let Some((address, person, state)) = known {
            let person = self.person(person)?.ok_or(StoreError::Conflict("address"))?;
            return Ok(Here { person, address, state: State::read(state.as_deref()), first_contact: false });
        }
        let person: PersonId = self
            .conn
            .prepare_cached("INSERT INTO person (name, language, created_ms) VALUES (?1, ?2, ?3) RETURNING id")?
            .query_row(params![name, language.unwrap_or_default(), now], |row| row.get(0))?;
        let address = self
            .conn
            .prepare_cached(
                "INSERT INTO address (channel, place, person_id, seen_ms) VALUES (?1, ?2, ?3, ?4) RETURNING id",
            )?
            .query_row(params![at.channel, at.place, person, now], |row| row.get(0))?;
        let person = self.person(person)?.ok_or(StoreError::Conflict("person"))?;
        Ok(Here { person, address, state: Some(State::Idle), first_contact: true })
    }

    /// The state of the dialogue at a place; `None` if nobody is there or it cannot be read.
    pub fn state_at(&self, at: &Address) -> Result<Option<State>> {
        let state: Option<Option<String>> = self
            .conn
            .prepare_cached("SELECT state FROM address WHERE channel = ?1 AND place = ?2")?
            .query_row(params![at.channel, at.place], |row| row.get(0))
            .optional()?;
        Ok(state.and_then(|state| State::read(state.as_deref())))
    }

    /// Saves the state of the dialogue at an address.
    pub fn save_state(&self, address: AddressId, state: &State) -> Result<()> {
        let json = if *state == State::Idle { None } else { Some(state.write()) };
        self.conn.prepare_cached("UPDATE address SET state = ?2 WHERE id = ?1")?.execute(params![address, json])?;
        Ok(())
    }

    /// Marks an address as reachable or not.
    pub fn set_reachable(&self, address: AddressId, reachable: bool) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE address SET reachable = ?2 WHERE id = ?1")?
            .execute(params![address, reachable])?;
        Ok(())
    }

    /// The address where a person was last seen: notices go there. Unreachable ones stand back, and so does a
    /// page, which nobody may have open, behind a messenger, which calls. Who was erased is reached nowhere.
    pub fn home(&self, person: PersonId) -> Result<Option<AddressId>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT id FROM address WHERE person_id = ?1
                   AND NOT EXISTS (SELECT 1 FROM erasure AS e WHERE e.person_id = ?1)
                 ORDER BY reachable DESC, channel = 'web', seen_ms DESC, id DESC LIMIT 1",
            )?
            .query_row(params![person], |row| row.get(0))
            .optional()?)
    }

    /// The address row of a place, if it was ever seen.
    pub fn address(&self, at: &Address) -> Result<Option<(AddressId, PersonId)>> {
        Ok(self
            .conn
            .prepare_cached("SELECT id, person_id FROM address WHERE channel = ?1 AND place = ?2")?
            .query_row(params![at.channel, at.place], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    /// The person at an address.
    pub fn person_at(&self, address: AddressId) -> Result<Option<Person>> {
        let id: Option<PersonId> = self
            .conn
            .prepare_cached("SELECT person_id FROM address WHERE id = ?1")?
            .query_row(params![address], |row| row.get(0))
            .optional()?;
        match id {
            Some(id) => self.person(id),
            None => Ok(None),
        }
    }

    /// A person with their roles.
    pub fn person(&self, id: PersonId) -> Result<Option<Person>> {
        let person = self
            .conn
            .prepare_cached(&format!("{PERSON} WHERE id = ?1"))?
            .query_row(params![id], person_of)
            .optional()?;
        person.map(|p| self.with_expertise(p)).transpose()
    }

    fn with_expertise(&self, mut person: Person) -> Result<Person> {
        let mut statement =
            self.conn.prepare_cached("SELECT department FROM expertise WHERE person_id = ?1 ORDER BY department")?;
        let rows = statement.query_map(params![person.id], |row| row.get(0))?;
        person.roles.expert = rows.collect::<rusqlite::Result<BTreeSet<Slug>>>()?;
        Ok(person)
    }

    fn persons(&self, sql: &str, parameters: &[&dyn rusqlite::ToSql]) -> Result<Vec<Person>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map(parameters, person_of)?;
        let plain = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        plain.into_iter().map(|p| self.with_expertise(p)).collect()
    }

    /// Everybody with a role, suspended ones too, office first.
    pub fn staff(&self) -> Result<Vec<Person>> {
        self.persons(
            &format!("{PERSON} WHERE office = 1 OR id IN (SELECT person_id FROM expertise) ORDER BY office DESC, id"),
            &[],
        )
    }

    /// Experts of a department in good standing.
    pub fn experts_of(&self, department: &Slug) -> Result<Vec<Person>> {
        self.persons(
            &format!(
                "{PERSON} WHERE suspended = 0 AND id IN (SELECT person_id FROM expertise WHERE department = ?1)
                 ORDER BY id"
            ),
            &[department],
        )
    }

    /// Office members in good standing.
    pub fn office_members(&self) -> Result<Vec<Person>> {
        self.persons(&format!("{PERSON} WHERE office = 1 AND suspended = 0 ORDER BY id"), &[])
    }

    /// Sets the language.
    pub fn set_language(&self, person: PersonId, language: Language) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE person SET language = ?2 WHERE id = ?1")?
            .execute(params![person, language])?;
        Ok(())
    }

    /// Adds roles; never takes any away.
    pub fn grant(&self, person: PersonId, roles: &Roles) -> Result<()> {
        if roles.office {
            self.conn.prepare_cached("UPDATE person SET office = 1 WHERE id = ?1")?.execute(params![person])?;
        }
        for department in &roles.expert {
            self.conn
                .prepare_cached("INSERT OR IGNORE INTO expertise (person_id, department) VALUES (?1, ?2)")?
                .execute(params![person, department])?;
        }
        Ok(())
    }

    /// Suspends or reinstates.
    pub fn set_suspended(&self, person: PersonId, suspended: bool) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE person SET suspended = ?2 WHERE id = ?1")?
            .execute(params![person, suspended])?;
        Ok(())
    }

    /// Stores a firm and makes it the person's.
    pub fn register_firm(
        &self,
        person: PersonId,
        name: &str,
        credit_code: Option<&str>,
        industry: Option<&str>,
        town: Option<&str>,
        now: Moment,
    ) -> Result<EnterpriseId> {
        let id: EnterpriseId = self
            .conn
            .prepare_cached(
                "INSERT INTO enterprise (name, credit_code, industry, town, created_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id",
            )?
            .query_row(params![name, credit_code, industry, town, now], |row| row.get(0))?;
        self.conn.prepare_cached("UPDATE person SET enterprise_id = ?2 WHERE id = ?1")?.execute(params![person, id])?;
        Ok(id)
    }

    /// Under which number a person is reached, if they said so.
    pub fn phone(&self, person: PersonId) -> Result<Option<Phone>> {
        let phone: Option<String> = self
            .conn
            .prepare_cached("SELECT phone FROM person WHERE id = ?1")?
            .query_row(params![person], |row| row.get(0))
            .optional()?
            .flatten();
        Ok(phone.map(Phone::stored))
    }

    /// Keeps a person's number.
    pub fn set_phone(&self, person: PersonId, phone: &Phone) -> Result<()> {
        self.conn
            .prepare_cached("UPDATE person SET phone = ?2 WHERE id = ?1")?
            .execute(params![person, phone.as_str()])?;
        Ok(())
    }

    /// A firm.
    pub fn enterprise(&self, id: EnterpriseId) -> Result<Option<Enterprise>> {
        Ok(self
            .conn
            .prepare_cached("SELECT id, name, credit_code, industry, town FROM enterprise WHERE id = ?1")?
            .query_row(params![id], |row| {
                Ok(Enterprise {
                    id: row.get(0)?,
                    name: row.get(1)?,
                    credit_code: row.get::<_, Option<String>>(2)?.as_deref().and_then(CreditCode::parse),
                    industry: row.get(3)?,
                    town: row.get(4)?,
                })
            })
            .optional()?)
    }
}

fn person_of(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row.get(0)?,
        name: row.get(1)?,
        language: row.get(2)?,
        roles: Roles { office: row.get(3)?, expert: BTreeSet::new() },
        suspended: row.get(4)?,
        enterprise: row.get(5)?,
    })
}
