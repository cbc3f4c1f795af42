//! Single-use invitations. Only the hash of a code is stored.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params};

use super::{Result, StoreError, Tx};
use crate::domain::department::Slug;
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::person::Roles;

/// What became of an attempt to use a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Redeemed {
    /// These roles were granted.
    Granted(Roles),
    /// No such code.
    Unknown,
    /// Used before.
    Used,
    /// Too late.
    Expired,
}

impl Tx<'_> {
    /// Stores an invitation.
    pub fn invite(
        &self,
        code_hash: &str,
        roles: &Roles,
        invited_by: Option<PersonId>,
        now: Moment,
        expires: Moment,
    ) -> Result<()> {
        let departments = serde_json::to_string(&roles.expert)
            .map_err(|e| StoreError::Unreadable { what: "departments", value: e.to_string() })?;
        self.conn
            .prepare_cached(
                "INSERT INTO invitation (code_hash, office, departments, invited_by, created_ms, expires_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![code_hash, roles.office, departments, invited_by, now, expires])?;
        Ok(())
    }

    /// Uses an invitation: grants its roles once.
    pub fn redeem(&self, code_hash: &str, person: PersonId, now: Moment) -> Result<Redeemed> {
        let found: Option<(i64, bool, String, Moment, Option<Moment>)> = self
            .conn
            .prepare_cached("SELECT id, office, departments, expires_ms, used_ms FROM invitation WHERE code_hash = ?1")?
            .query_row(params![code_hash], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
            .optional()?;
        let Some((id, office, departments, expires, used)) = found else { return Ok(Redeemed::Unknown) };
        if used.is_some() {
            return Ok(Redeemed::Used);
        }
        if now > expires {
            return Ok(Redeemed::Expired);
        }
        let expert: BTreeSet<Slug> = serde_json::from_str(&departments)
            .map_err(|_| StoreError::Unreadable { what: "departments", value: departments.clone() })?;
        let roles = Roles { office, expert };
        self.conn
            .prepare_cached("UPDATE invitation SET used_by = ?2, used_ms = ?3 WHERE id = ?1")?
            .execute(params![id, person, now])?;
        self.grant(person, &roles)?;
        Ok(Redeemed::Granted(roles))
    }
}
