//! Every migration is applied over rows; a newer database is left alone.

use std::fs;
use std::path::PathBuf;

use quality_clinic::store::{Store, StoreError, migrate_to, migrations_known};
use rusqlite::Connection;

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Names of the files in a folder, in order.
fn files(name: &str) -> Vec<String> {
    let entries = fs::read_dir(folder(name)).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|n| n.ends_with(".sql"))
        .collect();
    names.sort();
    names
}

fn tables(conn: &Connection) -> Vec<String> {
    let mut statement = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        .unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

/// Rows that a migration itself adds to a table that was there before: the clinic as an actor.
const ADDED: &[(&str, &str, i64)] = &[("0005_rounds.sql", "person", 1)];

fn count(conn: &Connection, table: &str) -> i64 {
    conn.query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

#[test]
fn every_migration_has_a_file_and_sample_rows() {
    assert_eq!(files("migrations").len(), migrations_known());
    assert_eq!(files("migrations"), files("tests/migrations/rows"), "one file of rows for each migration");
}

#[test]
fn every_migration_is_applied_over_the_rows_of_those_before_it() {
    let mut conn = Connection::open_in_memory().unwrap();
    conn.pragma_update(None, "foreign_keys", "ON").unwrap();
    let mut filled: Vec<(String, i64)> = vec![];
    for (index, name) in files("migrations").iter().enumerate() {
        migrate_to(&mut conn, index + 1).unwrap();
        for (table, rows) in &filled {
            let added = ADDED.iter().find(|(by, to, _)| by == name && to == table).map_or(0, |(_, _, count)| *count);
            assert_eq!(count(&conn, table), *rows + added, "{name} keeps the rows of {table}");
        }
        let rows = fs::read_to_string(folder("tests/migrations/rows").join(name)).unwrap();
        conn.execute_batch(&rows).unwrap_or_else(|error| panic!("rows of {name}: {error}"));
        filled = tables(&conn).into_iter().map(|table| (table.clone(), count(&conn, &table))).collect();
    }
    let empty: Vec<_> = filled.iter().filter(|(_, rows)| *rows == 0).collect();
    assert!(empty.is_empty(), "every table has sample rows: {empty:?}");
    let broken: i64 = conn.query_row("SELECT COUNT(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).unwrap();
    assert_eq!(broken, 0, "every reference leads somewhere");
    let sound: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
}

#[test]
fn a_database_of_a_newer_version_is_refused_with_its_reason_and_left_alone() {
    let data = tempfile::tempdir().unwrap();
    drop(Store::open(data.path()).unwrap());
    let path = data.path().join("clinic.db");
    let newer = migrations_known() + 1;
    Connection::open(&path).unwrap().pragma_update(None, "user_version", newer as i64).unwrap();
    let Err(error) = Store::open(data.path()) else { panic!("it is newer") };
    assert!(matches!(&error, StoreError::Newer { found, known, .. } if (*found, *known) == (newer, newer - 1)));
    assert!(error.to_string().contains("start the newer quality-clinic"), "{error}");
    let version: i64 = Connection::open(&path).unwrap().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, newer as i64);
}

#[test]
fn what_is_not_a_database_is_refused() {
    let data = tempfile::tempdir().unwrap();
    fs::write(data.path().join("clinic.db"), "this is no database, but long enough to have a header ".repeat(10))
        .unwrap();
    assert!(matches!(Store::open(data.path()), Err(StoreError::Sqlite(_))));
}
