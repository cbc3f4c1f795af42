//! Copies of the database for backups, and whether one can be trusted.

use std::path::Path;

use rusqlite::{Connection, ErrorCode};

use super::open::{self, migrations_known};
use super::{Result, Store, StoreError};
use crate::domain::holding::Holding;

impl Store {
    /// Writes a whole copy of the database, as it is at this moment, into a file that is not there yet. Nobody waits
    /// meanwhile: it reads from one snapshot (SQLite's `VACUUM INTO`).
    ///
    /// # Errors
    /// The file is there already, the disk is full, or the database cannot be read.
    pub fn copy_into(&self, target: &Path) -> Result<()> {
        let conn = open::open_for_reading(self.path())?;
        let name = target
            .to_str()
            .ok_or_else(|| StoreError::Unreadable { what: "name of a file", value: target.display().to_string() })?;
        conn.execute("VACUUM INTO ?1", [name])?;
        Ok(())
    }
}

/// Opens a database that nobody uses, checks it whole (`quick_check`) and counts what it holds.
///
/// # Errors
/// It is damaged, of a newer version, or no database.
pub fn examine(path: &Path) -> Result<Holding> {
    let conn = open::open_for_reading(path)?;
    let told: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if told != "ok" {
        return Err(StoreError::Unreadable { what: "database", value: told });
    }
    let schema: u32 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let (found, known) = (schema as usize, migrations_known());
    if found > known {
        return Err(StoreError::Newer { path: path.to_owned(), found, known });
    }
    let count = |table: &str| -> Result<i64> {
        Ok(conn.query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0))?)
    };
    Ok(Holding {
        schema,
        people: count("person")?,
        questions: count("question")?,
        tickets: count("ticket")?,
        events: count("event")?,
    })
}

/// Brings the log of a database into its file. `false`: another process has it open.
///
/// # Errors
/// It cannot be opened or written.
pub fn settle(path: &Path) -> Result<bool> {
    let conn = Connection::open(path)?;
    let alone = || -> rusqlite::Result<()> {
        conn.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        conn.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
        // Leaving the log for good takes the exclusive lock on the file: nobody else may have it open.
        conn.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))
    };
    match alone() {
        Ok(()) => Ok(true),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(false),
        // What is damaged is moved aside as it is.
        Err(error) if damaged(&error) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

fn damaged(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt))
}
