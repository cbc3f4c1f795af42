//! Opening the file, its settings, and the migrations.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};
use rusqlite_migration::{M, Migrations, SchemaVersion};

use super::{READ_ONLY, Result, StoreError};

/// How long one process waits for another's write lock. Our transactions last milliseconds; a
/// longer wait means that something is wrong.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// How long emptying the log waits for readers and writers: meanwhile no other writer gets in.
const LOG_TIMEOUT: Duration = Duration::from_millis(500);
/// Prepared statements kept per connection: all that we have, with room.
const STATEMENTS_KEPT: usize = 256;

/// All migrations, oldest first. A released one is never edited.
const MIGRATIONS: &[M<'static>] = &[
    M::up(include_str!("../../migrations/0001_clinic.sql")),
    M::up(include_str!("../../migrations/0002_corrections.sql")),
    M::up(include_str!("../../migrations/0003_prescription_versions.sql")),
    M::up(include_str!("../../migrations/0004_secrecy.sql")),
    M::up(include_str!("../../migrations/0005_rounds.sql")),
    M::up(include_str!("../../migrations/0006_messages_that_survive.sql")),
    M::up(include_str!("../../migrations/0007_extension_and_decision.sql")),
    M::up(include_str!("../../migrations/0008_consultation.sql")),
    M::up(include_str!("../../migrations/0009_absence.sql")),
    M::up(include_str!("../../migrations/0010_drafts.sql")),
    M::up(include_str!("../../migrations/0011_merging.sql")),
    M::up(include_str!("../../migrations/0012_follow_up.sql")),
    M::up(include_str!("../../migrations/0013_complaint.sql")),
    M::up(include_str!("../../migrations/0014_roster.sql")),
    M::up(include_str!("../../migrations/0015_phrases.sql")),
    M::up(include_str!("../../migrations/0016_figures.sql")),
    M::up(include_str!("../../migrations/0017_added_questions.sql")),
    M::up(include_str!("../../migrations/0018_web.sql")),
    M::up(include_str!("../../migrations/0019_staff_group.sql")),
    M::up(include_str!("../../migrations/0020_demo.sql")),
    M::up(include_str!("../../migrations/0021_agenda.sql")),
    M::up(include_str!("../../migrations/0022_hint.sql")),
    M::up(include_str!("../../migrations/0023_erasure.sql")),
    M::up(include_str!("../../migrations/0024_indicators.sql")),
    M::up(include_str!("../../migrations/0025_retention.sql")),
];

/// Opens `clinic.db` in `folder` for writing, migrated.
pub fn open_for_writing(folder: &Path) -> Result<(PathBuf, Connection)> {
    let fault = |error| StoreError::Folder { path: folder.to_owned(), error };
    fs::create_dir_all(folder).map_err(fault)?;
    let path = folder.join("clinic.db");
    // One process migrates at a time; the lock goes with the process, however it ends.
    let lock = File::create(folder.join("clinic.lock")).map_err(fault)?;
    lock.lock().map_err(fault)?;
    let mut conn = Connection::open(&path)?;
    settings(&conn)?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    // What is erased is overwritten in the file too, not only given free.
    conn.pragma_update(None, "secure_delete", "ON")?;
    migrate(&path, &mut conn)?;
    drop(lock);
    Ok((path, conn))
}

/// Opens the file for reading.
pub fn open_for_reading(path: &Path) -> Result<Connection> {
    let conn = Connection::open_with_flags(path, READ_ONLY)?;
    settings(&conn)?;
    Ok(conn)
}

/// Brings the write-ahead log into the file and cuts it to nothing: what it held of overwritten rows is gone. `false`:
/// somebody reads or writes all the time; to be tried again.
pub fn empty_log(path: &Path) -> Result<bool> {
    let conn = Connection::open(path)?;
    settings(&conn)?;
    conn.busy_timeout(LOG_TIMEOUT)?;
    let busy: i64 = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(busy == 0)
}

/// Writes the whole file anew, so that nothing lies between its rows, and empties the log. Nobody else writes
/// meanwhile: seconds for some hundred megabytes. `false`: somebody reads or writes just now; to be tried again.
pub fn write_anew(path: &Path) -> Result<bool> {
    let conn = Connection::open(path)?;
    settings(&conn)?;
    conn.busy_timeout(LOG_TIMEOUT)?;
    match conn.execute_batch("VACUUM") {
        Ok(()) => {}
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => return Ok(false),
        Err(error) => return Err(error.into()),
    }
    drop(conn);
    empty_log(path)
}

fn settings(conn: &Connection) -> Result<()> {
    conn.busy_timeout(BUSY_TIMEOUT)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    // FULL: a committed message survives a power cut, not only a crash.
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", "ON")?;
    Ok(())
}

fn migrate(path: &Path, conn: &mut Connection) -> Result<()> {
    let migrations = Migrations::from_slice(MIGRATIONS);
    let found = match migrations.current_version(conn)? {
        SchemaVersion::NoneSet => 0,
        SchemaVersion::Inside(n) | SchemaVersion::Outside(n) => n.get(),
    };
    if found > MIGRATIONS.len() {
        return Err(StoreError::Newer { path: path.to_owned(), found, known: MIGRATIONS.len() });
    }
    migrations.to_latest(conn)?;
    Ok(())
}

/// Applies only the first `count` migrations to a connection: for the test that carries rows
/// through all later ones.
#[doc(hidden)]
pub fn migrate_to(conn: &mut Connection, count: usize) -> Result<()> {
    Migrations::from_slice(MIGRATIONS).to_version(conn, count)?;
    Ok(())
}

/// How many migrations there are.
#[doc(hidden)]
pub fn migrations_known() -> usize {
    MIGRATIONS.len()
}
